//! The ledger as it stood: rebuilt from the log into memory, so that every query works on it unchanged.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{Ledger, ddl, image, settings};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::Kind;

impl Ledger {
    /// The ledger as it was recorded at the end of a day: every record as its last change up to then left it.
    ///
    /// # Errors
    /// E2001 when the ledger did not exist yet; when it cannot be read.
    pub fn as_recorded(&self, day: NaiveDate) -> Result<Self> {
        let last: Option<i64> = self.conn.query_row(
            "SELECT max(seq) FROM operation WHERE substr(at, 1, 10) <= ?1",
            [day.to_string()],
            |row| row.get(0),
        )?;
        let Some(last) = last else {
            return Err(Failure::new(
                &codes::E2001,
                both!("{day} 还没有这个台账", "this ledger did not exist on {day}"),
            )
            .hint(both!("看日志: chengxin 操作 列表", "see the log: chengxin op list")));
        };
        let memory = Connection::open_in_memory()?;
        memory.pragma_update(None, "foreign_keys", false)?;
        memory.execute_batch(ddl::BASE)?;
        for (_, sql) in ddl::objects(self.kinds) {
            memory.execute_batch(&sql)?;
        }
        memory.execute_batch("BEGIN")?;
        for kind in self.kinds {
            self.rebuild(&memory, kind, last)?;
        }
        self.rebuild_settings(&memory, last)?;
        self.copy_log(&memory, last)?;
        let mut codes = memory.prepare("INSERT INTO code (list, code, zh, en) VALUES (?1, ?2, ?3, ?4)")?;
        for row in ddl::code_rows(self.kinds) {
            codes.execute(row)?;
        }
        drop(codes);
        memory.execute_batch("COMMIT")?;
        memory.pragma_update(None, "query_only", true)?;
        super::calendar::register(&memory)?;
        Ok(Self { conn: memory, path: self.path.clone(), kinds: self.kinds, writer: None })
    }

    fn rebuild(&self, memory: &Connection, kind: &'static Kind, last: i64) -> Result<()> {
        let columns = kind.columns();
        let names: Vec<String> = columns.iter().map(|f| ddl::quoted(f.name)).collect();
        let marks = vec!["?"; columns.len()].join(", ");
        let mut insert = memory.prepare(&format!(
            "INSERT INTO {} ({}) VALUES ({marks})",
            ddl::quoted(kind.name),
            names.join(", ")
        ))?;
        let mut images = self.conn.prepare(LAST_IMAGES)?;
        let mut rows = images.query(rusqlite::params![kind.name, last])?;
        while let Some(read) = rows.next()? {
            let id: String = read.get(0)?;
            let row = image::row(kind, &id, read.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
            insert.execute(rusqlite::params_from_iter(row.values()))?;
        }
        Ok(())
    }

    fn rebuild_settings(&self, memory: &Connection, last: i64) -> Result<()> {
        let mut images = self.conn.prepare(LAST_IMAGES)?;
        let mut rows = images.query(rusqlite::params![settings::LOG_KIND, last])?;
        while let Some(read) = rows.next()? {
            let members = image::members(read.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
            // A setting that was taken away again has no value in its last image.
            let Some(value) = members.get("value").and_then(|v| v.as_str()) else { continue };
            let key: String = read.get(0)?;
            memory.execute("INSERT INTO setting (key, value) VALUES (?1, ?2)", [key.as_str(), value])?;
        }
        Ok(())
    }

    /// The log up to then, so that history and op show the past as well.
    fn copy_log(&self, memory: &Connection, last: i64) -> Result<()> {
        for (table, key) in [("operation", "seq"), ("change", "op")] {
            let mut read = self.conn.prepare(&format!("SELECT * FROM {table} WHERE {key} <= ?1"))?;
            let marks = vec!["?"; read.column_count()].join(", ");
            let width = read.column_count();
            let mut insert = memory.prepare(&format!("INSERT INTO {table} VALUES ({marks})"))?;
            let mut rows = read.query([last])?;
            while let Some(row) = rows.next()? {
                for i in 0..width {
                    insert.raw_bind_parameter(i + 1, row.get::<_, rusqlite::types::Value>(i)?)?;
                }
                insert.raw_execute()?;
            }
        }
        Ok(())
    }
}

/// The last image of every record of a kind up to an operation. References may point forward, so rows come in the order
/// of registration and the memory ledger does not enforce them.
const LAST_IMAGES: &str = "SELECT c.record, c.after FROM change c JOIN (SELECT max(position) AS position, min(position) AS first FROM change WHERE kind = ?1 AND op <= ?2 GROUP BY record) m ON m.position = c.position ORDER BY m.first";
