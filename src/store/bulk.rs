//! Writing many thousand records in one operation: journal and cache for it, and indexes built once at its end.

use rusqlite::Statement;

use super::{Ledger, Operation, ddl};
use crate::error::Result;
use crate::schema::Kind;

/// Inserts in one operation from which on indexes are dropped and built once at the end.
const BULK: i64 = 5_000;
/// Page cache of a bulk write.
const BULK_CACHE_KIB: i64 = 64 * 1024;
/// Page cache while indexes are built.
const SORT_CACHE_KIB: i64 = 2 * 1024;

/// What an operation writes of one kind.
pub(super) struct Table<'l> {
    pub(super) kind: &'static Kind,
    pub(super) insert: Statement<'l>,
    pub(super) before: i64,
    pub(super) inserted: i64,
    /// Indexes dropped for the bulk, to be built again.
    pub(super) dropped: Vec<String>,
    /// Its records are looked for during the operation, so that its indexes stay.
    pub(super) searched: bool,
}

impl Ledger {
    /// Prepares for a bulk write of many thousand rows: a large page cache, and the rollback journal, since WAL writes
    /// every page twice. Both return to normal with [`Ledger::end_bulk`].
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn begin_bulk(&self) -> Result<()> {
        self.conn.pragma_update(None, "cache_size", -BULK_CACHE_KIB)?;
        // Refused while another program reads: then WAL it stays, slower but right.
        let _ = self.conn.pragma_update_and_check(None, "journal_mode", "delete", |row| row.get::<_, String>(0));
        Ok(())
    }

    /// Returns to daily work after [`Ledger::begin_bulk`]. What was written stands whether or not this succeeds: where
    /// another program reads just now, the next write returns to WAL.
    pub fn end_bulk(&self) {
        if !super::outside::is_network(&self.path) {
            let _ = self.conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0));
        }
    }
}

impl Operation<'_> {
    /// Building an index over all rows at the end costs a fraction of keeping it up row by row.
    pub(super) fn drop_indexes_when_bulk(&mut self, index: usize) -> Result<()> {
        let table = &mut self.tables[index];
        if table.searched || !table.dropped.is_empty() || table.inserted < BULK || table.inserted < table.before / 2 {
            return Ok(());
        }
        for (name, sql, unique) in ddl::indexes(table.kind) {
            if !unique {
                self.conn.execute_batch(&format!("DROP INDEX {}", ddl::quoted(&name)))?;
                table.dropped.push(sql);
            }
        }
        Ok(())
    }

    /// The same for the log's index.
    pub(super) fn drop_log_index_when_bulk(&mut self) -> Result<()> {
        if !self.log_index_dropped && self.count > BULK && self.count > self.log_before / 2 {
            self.log_index_dropped = true;
            self.batch(&format!("DROP INDEX {}", ddl::CHANGE_INDEX.0))?;
        }
        Ok(())
    }

    /// Puts the dropped indexes of a kind back for good, before its records are looked for by anything but id and key.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn restore_indexes(&mut self, kind: &'static Kind) -> Result<()> {
        let Some(table) = self.tables.iter_mut().find(|t| std::ptr::eq(t.kind, kind)) else { return Ok(()) };
        table.searched = true;
        for sql in std::mem::take(&mut table.dropped) {
            self.conn.execute_batch(&sql)?;
        }
        Ok(())
    }

    /// Builds what was dropped. SQLite sorts the entries in lots of the cache's size, and small lots, which the
    /// processor's own cache holds, are done in less than half the time of large ones.
    pub(super) fn build_indexes(&mut self) -> Result<()> {
        let dropped: Vec<String> = self.tables.drain(..).flat_map(|table| table.dropped).collect();
        if dropped.is_empty() && !self.log_index_dropped {
            return Ok(());
        }
        self.conn.pragma_update(None, "cache_size", -SORT_CACHE_KIB)?;
        for sql in dropped {
            self.batch(&sql)?;
        }
        if self.log_index_dropped {
            self.batch(ddl::CHANGE_INDEX.1)?;
        }
        Ok(())
    }
}
