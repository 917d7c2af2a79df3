//! The one way to write: an operation, whose changes and log lines stand in one transaction.

use chrono::NaiveDate;
use rusqlite::{Connection, Statement};

use super::bulk::Table;
use super::chain::{self, Digest};
use super::{Ledger, ddl, lock, log};
use crate::error::Result;
use crate::schema::Kind;

/// Who does what, when and why: the header of an operation.
#[derive(Clone, Debug)]
pub struct Act {
    /// English verb.
    pub action: String,
    /// The command line, private values masked.
    pub command: String,
    /// Who.
    pub operator: String,
    /// On which machine.
    pub host: String,
    /// When, local time with offset.
    pub at: String,
    /// The day taken as today; ids get its year.
    pub as_of: NaiveDate,
    /// Why.
    pub reason: Option<String>,
    /// The second person.
    pub approved_by: Option<String>,
    /// The operation it takes back.
    pub undoes: Option<i64>,
    /// Recorded even when it changes nothing: a look at private data.
    pub always: bool,
    /// Rolled back at the end, so that nothing is written.
    pub dry_run: bool,
}

/// What became of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its number; `None` when nothing changed or it was a dry run.
    pub seq: Option<i64>,
    /// Records changed.
    pub changes: i64,
}

/// An operation under way. Dropped without a finish, its transaction is rolled back.
pub struct Operation<'l> {
    pub(super) conn: &'l Connection,
    kinds: &'static [&'static Kind],
    pub(super) act: &'l Act,
    seq: i64,
    first: i64,
    pub(super) count: i64,
    previous: String,
    digest: Option<Digest>,
    pub(super) counters: Vec<Counter>,
    pub(super) tables: Vec<Table<'l>>,
    log_insert: Option<Statement<'l>>,
    pub(super) log_index_dropped: bool,
    pub(super) log_before: i64,
    abandoned: bool,
    pub(super) buffer: String,
}

/// The last number taken of a prefix and year.
pub(super) struct Counter {
    pub(super) prefix: &'static str,
    pub(super) year: i32,
    pub(super) last: i64,
}

impl Ledger {
    /// Runs one operation: all of it is written, or nothing.
    ///
    /// # Errors
    /// Whatever the body returns; E6001 when another program holds the file; E7006 when it cannot be written.
    pub fn write<T>(&mut self, act: &Act, body: impl FnOnce(&mut Operation<'_>) -> Result<T>) -> Result<(T, Receipt)> {
        let writer = self.writer.as_ref().ok_or_else(|| anyhow::anyhow!("the ledger is open for reading only"))?;
        let _lock = lock::acquire(&self.path, &writer.holder, writer.wait)?;
        let begun = self.conn.execute_batch("BEGIN IMMEDIATE");
        begun.map_err(|e| lock::named(&self.path, writer.wait, e.into()))?;
        let done = self.run(act, body);
        match done {
            Ok((value, receipt, true)) => {
                if let Err(error) = self.conn.execute_batch("COMMIT") {
                    self.roll_back();
                    return Err(error.into());
                }
                Ok((value, receipt))
            }
            Ok((value, receipt, false)) => {
                self.roll_back();
                Ok((value, Receipt { seq: None, ..receipt }))
            }
            Err(failure) => {
                self.roll_back();
                Err(failure)
            }
        }
    }

    /// Runs the body; the last part of the result says whether to commit.
    fn run<T>(&self, act: &Act, body: impl FnOnce(&mut Operation<'_>) -> Result<T>) -> Result<(T, Receipt, bool)> {
        let mut op = Operation {
            conn: &self.conn,
            kinds: self.kinds,
            act,
            seq: 0,
            first: 0,
            count: 0,
            previous: String::new(),
            digest: None,
            counters: Vec::new(),
            tables: Vec::new(),
            log_insert: None,
            log_index_dropped: false,
            log_before: 0,
            abandoned: false,
            buffer: String::new(),
        };
        let value = body(&mut op)?;
        let keep = !act.dry_run && !op.abandoned;
        let receipt = if keep { op.finish()? } else { Receipt { seq: None, changes: op.count } };
        Ok((value, receipt, keep))
    }

    fn roll_back(&self) {
        // SQLite may have rolled back by itself (disk full); then there is nothing left to do.
        if !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
    }
}

impl<'l> Operation<'l> {
    /// The connection, for queries of this room.
    pub(crate) fn conn(&self) -> &'l Connection {
        self.conn
    }

    /// The ledger as it stands in this operation.
    pub const fn reader(&self) -> super::Reader<'l> {
        super::Reader { conn: self.conn, kinds: self.kinds }
    }

    /// The kinds of the ledger.
    pub const fn kinds(&self) -> &'static [&'static Kind] {
        self.kinds
    }

    /// The header.
    pub const fn act(&self) -> &'l Act {
        self.act
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<()> {
        Ok(self.conn.execute_batch(sql)?)
    }

    /// Takes the next number in the chain; later calls do nothing.
    pub(crate) fn start(&mut self) -> Result<()> {
        if self.digest.is_some() {
            return Ok(());
        }
        let last = self.conn.query_row(
            "SELECT seq, digest, first_change + changes FROM operation ORDER BY seq DESC LIMIT 1",
            [],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)),
        );
        let (seq, previous, next) = match last {
            Ok(last) => last,
            Err(rusqlite::Error::QueryReturnedNoRows) => (0, chain::ORIGIN.to_owned(), 1),
            Err(error) => return Err(error.into()),
        };
        self.seq = seq + 1;
        self.first = next;
        self.log_before = next - 1;
        self.digest = Some(Digest::after(&previous));
        self.previous = previous;
        self.log_insert = Some(self.conn.prepare(
            "INSERT INTO change (position, op, kind, record, action, effective_on, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?);
        Ok(())
    }

    /// Writes one line of the log.
    pub(crate) fn log(
        &mut self,
        kind: &str,
        record: &str,
        action: &str,
        effective_on: Option<NaiveDate>,
        before: Option<&str>,
        after: &str,
    ) -> Result<()> {
        self.start()?;
        let date = effective_on.map(|d| d.to_string());
        let digest = self.digest.as_mut().expect("start() made it");
        for text in [Some(kind), Some(record), Some(action), date.as_deref(), before, Some(after)] {
            digest.field(text);
        }
        let position = self.first + self.count;
        let insert = self.log_insert.as_mut().expect("start() made it");
        insert.execute(rusqlite::params![position, self.seq, kind, record, action, date, before, after])?;
        self.count += 1;
        self.drop_log_index_when_bulk()
    }

    /// Has the operation rolled back at its end although its body succeeds: an import with faults still reports.
    pub const fn abandon(&mut self) {
        self.abandoned = true;
    }

    /// True when no record of the kind existed before this operation, so that no row of it needs looking up.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn was_empty(&mut self, kind: &'static Kind) -> Result<bool> {
        let index = self.table(kind)?;
        Ok(self.tables[index].before == 0)
    }

    /// How many records this operation has changed so far.
    pub const fn count(&self) -> i64 {
        self.count
    }

    pub(super) fn table(&mut self, kind: &'static Kind) -> Result<usize> {
        if let Some(index) = self.tables.iter().position(|t| std::ptr::eq(t.kind, kind)) {
            return Ok(index);
        }
        let columns = kind.columns();
        let names: Vec<String> = columns.iter().map(|f| ddl::quoted(f.name)).collect();
        let marks: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
        let table = ddl::quoted(kind.name);
        let insert =
            self.conn.prepare(&format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), marks.join(", ")))?;
        let before = self.conn.query_row(&format!("SELECT coalesce(max(rowid), 0) FROM {table}"), [], |r| r.get(0))?;
        self.tables.push(Table { kind, insert, before, inserted: 0, dropped: Vec::new(), searched: false });
        Ok(self.tables.len() - 1)
    }

    fn finish(mut self) -> Result<Receipt> {
        if self.count == 0 && !self.act.always {
            return Ok(Receipt { seq: None, changes: 0 });
        }
        self.start()?;
        self.build_indexes()?;
        for counter in &self.counters {
            self.conn.execute(
                "INSERT INTO counter (prefix, year, last) VALUES (?1, ?2, ?3) ON CONFLICT (prefix, year) DO UPDATE SET last = ?3",
                rusqlite::params![counter.prefix, counter.year, counter.last],
            )?;
        }
        let mut header = log::Operation {
            seq: self.seq,
            at: self.act.at.clone(),
            operator: self.act.operator.clone(),
            host: self.act.host.clone(),
            action: self.act.action.clone(),
            command: self.act.command.clone(),
            reason: self.act.reason.clone(),
            approved_by: self.act.approved_by.clone(),
            as_of: self.act.as_of.to_string(),
            undoes: self.act.undoes,
            first_change: self.first,
            changes: self.count,
            previous: std::mem::take(&mut self.previous),
            digest: String::new(),
        };
        let mut digest = self.digest.take().expect("start() made it");
        header.feed_header(&mut digest);
        header.digest = digest.finish();
        self.conn.execute(
            "INSERT INTO operation (seq, at, operator, host, action, command, reason, approved_by, as_of, undoes, first_change, changes, previous, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            rusqlite::params![
                header.seq, header.at, header.operator, header.host, header.action, header.command, header.reason,
                header.approved_by, header.as_of, header.undoes, header.first_change, header.changes, header.previous,
                header.digest
            ],
        )?;
        Ok(Receipt { seq: Some(self.seq), changes: self.count })
    }
}
