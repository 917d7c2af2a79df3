//! The chain of digests over the log, and the audit that recomputes it and compares every record with it.
//!
//! An operation's SM3 digest (GB/T 32905) covers the digest before it, every change and its own header, each field as a
//! length and its bytes. One changed byte in log or records is found; a cut tail is exposed by a head kept outside.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use sm3::{Digest as _, Sm3};

use super::{Reader, ddl, image, settings};
use crate::both;
use crate::error::Result;
use crate::messages::Both;
use crate::schema::{Kind, Row};

/// The digest before the first operation.
pub const ORIGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Bytes gathered before they are hashed.
const CHUNK: usize = 256 * 1024;
/// Chunks after which hashing moves to a thread of its own, so that it hides behind the writer.
const CHUNKS_INLINE: usize = 8;

/// A digest in the making.
pub(crate) struct Digest {
    state: State,
    buffer: Vec<u8>,
    chunks: usize,
}

enum State {
    Here(Box<Sm3>),
    Thread(SyncSender<Vec<u8>>, JoinHandle<Sm3>),
    /// Only while moving to a thread.
    Moving,
}

impl Digest {
    /// Begins with the digest of the operation before.
    pub(crate) fn after(previous: &str) -> Self {
        let mut digest = Self { state: State::Here(Box::new(Sm3::new())), buffer: Vec::new(), chunks: 0 };
        digest.field(Some(previous));
        digest
    }

    /// Adds a text field; a blank differs from an empty text.
    pub(crate) fn field(&mut self, text: Option<&str>) {
        match text {
            None => self.buffer.extend_from_slice(&u32::MAX.to_le_bytes()),
            Some(text) => {
                // A text of 4 GiB cannot be stored in SQLite, whose limit is 1 GB.
                let length = u32::try_from(text.len()).unwrap_or(u32::MAX - 1);
                self.buffer.extend_from_slice(&length.to_le_bytes());
                self.buffer.extend_from_slice(text.as_bytes());
            }
        }
        if self.buffer.len() >= CHUNK {
            self.flush();
        }
    }

    /// Adds a number field.
    pub(crate) fn number(&mut self, number: i64) {
        self.buffer.extend_from_slice(&number.to_le_bytes());
    }

    fn flush(&mut self) {
        self.chunks += 1;
        if self.chunks == CHUNKS_INLINE
            && let State::Here(hasher) = std::mem::replace(&mut self.state, State::Moving)
        {
            let (sender, receiver) = sync_channel::<Vec<u8>>(16);
            let mut hasher = *hasher;
            let thread = std::thread::spawn(move || {
                for chunk in receiver {
                    hasher.update(&chunk);
                }
                hasher
            });
            self.state = State::Thread(sender, thread);
        }
        match &mut self.state {
            State::Here(hasher) => {
                hasher.update(&self.buffer);
                self.buffer.clear();
            }
            State::Thread(sender, _) => {
                let full = std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK + 4096));
                sender.send(full).expect("the hashing thread lives until its sender is dropped");
            }
            State::Moving => unreachable!("set and replaced within one call"),
        }
    }

    /// The digest in lower-case hex.
    pub(crate) fn finish(mut self) -> String {
        self.flush();
        let hasher = match self.state {
            State::Here(hasher) => *hasher,
            State::Thread(sender, thread) => {
                drop(sender);
                thread.join().expect("hashing bytes cannot fail")
            }
            State::Moving => unreachable!("set and replaced within one call"),
        };
        hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// The head of the chain: what `audit seal` prints, to be kept outside the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the last operation.
    pub seq: i64,
    /// Its digest.
    pub digest: String,
    /// When it was made.
    pub at: String,
}

/// What an audit found; empty findings mean that nothing was changed by another program.
#[derive(Debug, Default)]
pub struct Verification {
    /// Operations recomputed.
    pub operations: i64,
    /// Changes recomputed.
    pub changes: i64,
    /// Records compared with their last image in the log.
    pub records: i64,
    /// Every difference (at most [`Verification::LIMIT`] are listed).
    pub findings: Vec<Both>,
    /// Differences beyond the limit.
    pub more: usize,
}

impl Verification {
    /// Differences listed.
    pub const LIMIT: usize = 50;

    fn find(&mut self, what: Both) {
        if self.findings.len() < Self::LIMIT {
            self.findings.push(what);
        } else {
            self.more += 1;
        }
    }
}

impl Reader<'_> {
    /// The head of the chain.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn head(&self) -> Result<Head> {
        Ok(self.conn.query_row("SELECT seq, digest, at FROM operation ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok(Head { seq: row.get(0)?, digest: row.get(1)?, at: row.get(2)? })
        })?)
    }

    /// Recomputes the whole chain, compares every record, setting, counter and object with the log, and lets SQLite
    /// check its own structure. `sealed` is a head kept outside: (operation, digest).
    ///
    /// # Errors
    /// When the ledger cannot be read at all; differences are findings, not errors.
    pub fn verify(&self, sealed: Option<(i64, &str)>) -> Result<Verification> {
        let mut out = Verification::default();
        self.verify_structure(&mut out)?;
        self.verify_schema(&mut out)?;
        self.verify_chain(sealed, &mut out)?;
        for kind in self.kinds {
            self.verify_records(kind, &mut out)?;
        }
        self.verify_settings(&mut out)?;
        self.verify_counters(&mut out)?;
        Ok(out)
    }

    fn verify_structure(&self, out: &mut Verification) -> Result<()> {
        for sql in ["PRAGMA integrity_check(20)", "PRAGMA foreign_key_check"] {
            let mut statement = self.conn.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let said: String = row.get(0)?;
                if said != "ok" {
                    out.find(both!("数据库结构: {said}", "database structure: {said}"));
                }
            }
        }
        Ok(())
    }

    /// Tables, indexes, triggers and views must be those of the program: a dropped trigger is a broken guard.
    fn verify_schema(&self, out: &mut Verification) -> Result<()> {
        let fresh = rusqlite::Connection::open_in_memory()?;
        fresh.execute_batch(ddl::BASE)?;
        for (_, sql) in ddl::objects(self.kinds) {
            fresh.execute_batch(&sql)?;
        }
        let list = |conn: &rusqlite::Connection| -> Result<Vec<(String, String)>> {
            let mut statement = conn.prepare(
                "SELECT name, iif(type = 'table', '', coalesce(sql, '')) FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
            )?;
            let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
            Ok(rows.collect::<Result<_, rusqlite::Error>>()?)
        };
        let (expected, found) = (list(&fresh)?, list(self.conn)?);
        for (name, sql) in &expected {
            match found.iter().find(|(n, _)| n == name) {
                None => out.find(both!("缺少数据库对象 {name}", "database object {name} is missing")),
                Some((_, there)) if there != sql => {
                    out.find(both!("数据库对象 {name} 被改动", "database object {name} was changed"));
                }
                Some(_) => {}
            }
        }
        for (name, _) in found.iter().filter(|(n, _)| !expected.iter().any(|(e, _)| e == n)) {
            out.find(both!("多出数据库对象 {name}", "database object {name} does not belong here"));
        }
        let mut statement = self.conn.prepare("SELECT list, code, zh, en FROM code")?;
        let rows = statement.query_map([], |r| {
            Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?, r.get::<_, String>(3)?))
        })?;
        let found: Vec<_> = rows.collect::<Result<_, rusqlite::Error>>()?;
        let expected = ddl::code_rows(self.kinds);
        let same = |e: &(&str, &str, &str, String), f: &(String, String, String, String)| {
            e.0 == f.0 && e.1 == f.1 && e.2 == f.2 && e.3 == f.3
        };
        if found.len() != expected.len() || !expected.iter().all(|e| found.iter().any(|f| same(e, f))) {
            out.find(both!("代码名称表被改动", "the table of code names was changed"));
        }
        Ok(())
    }

    fn verify_chain(&self, sealed: Option<(i64, &str)>, out: &mut Verification) -> Result<()> {
        let mut operations = self.conn.prepare(&format!("{} ORDER BY seq", super::log::SELECT_OPERATION))?;
        let mut changes = self.conn.prepare(
            "SELECT position, op, kind, record, action, effective_on, before, after FROM change WHERE position >= ?1 ORDER BY position LIMIT ?2",
        )?;
        let mut rows = operations.query([])?;
        let (mut previous, mut seq, mut position) = (ORIGIN.to_owned(), 0_i64, 1_i64);
        let mut seal_seen = sealed.is_none();
        while let Some(row) = rows.next()? {
            let op = super::log::Operation::read(row)?;
            seq += 1;
            let number = op.seq;
            if op.seq != seq || op.first_change != position || op.previous != previous {
                out.find(both!(
                    "操作 {number}: 与上一操作不相接",
                    "operation {number} does not follow the one before it"
                ));
                (seq, position) = (op.seq, op.first_change);
            }
            let mut digest = Digest::after(&op.previous);
            let mut counted = 0;
            let mut inner = changes.query([op.first_change, op.changes])?;
            while let Some(change) = inner.next()? {
                let at: i64 = change.get(0)?;
                let of: i64 = change.get(1)?;
                if at != position + counted || of != op.seq {
                    out.find(both!(
                        "操作 {number}: 变更 {at} 不在其位",
                        "operation {number}: change {at} is out of place"
                    ));
                }
                counted += 1;
                for i in 2..8 {
                    digest.field(change.get_ref(i)?.as_str_or_null().map_err(rusqlite::Error::from)?);
                }
            }
            position += op.changes;
            out.changes += counted;
            out.operations += 1;
            op.feed_header(&mut digest);
            if digest.finish() != op.digest || counted != op.changes {
                out.find(both!("操作 {number}: 内容与摘要不符", "operation {number}: content and digest differ"));
            }
            if sealed.is_some_and(|(s, d)| s == op.seq && d.eq_ignore_ascii_case(&op.digest)) {
                seal_seen = true;
            }
            previous = op.digest;
        }
        let total: i64 = self.conn.query_row("SELECT count(*) FROM change", [], |r| r.get(0))?;
        if total != out.changes {
            out.find(both!("有 {} 条变更不属于任何操作", "{} changes belong to no operation", total - out.changes));
        }
        if let (false, Some((s, _))) = (seal_seen, sealed) {
            out.find(both!(
                "封存的链头(操作 {s})不在链上:日志被截断或改写",
                "the sealed head (operation {s}) is not in the chain: the log was cut or rewritten"
            ));
        }
        Ok(())
    }

    fn verify_records(&self, kind: &'static Kind, out: &mut Verification) -> Result<()> {
        let mut last =
            self.conn.prepare("SELECT kind, after FROM change WHERE record = ?1 ORDER BY position DESC LIMIT 1")?;
        let mut now = String::new();
        self.each(
            kind,
            &crate::schema::filter::Query { closed: true, void: true, ..Default::default() },
            &mut |row| {
                out.records += 1;
                let id = row.id();
                let mut found = last.query([id])?;
                match found.next()? {
                    None => out.find(both!("{id}: 日志里没有这条记录", "{id}: the log does not know this record")),
                    Some(change) => {
                        let after = change.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                        now.clear();
                        image::push(row, &mut now);
                        if now != after && image::row(kind, id, after).ok().as_ref() != Some(row) {
                            let what = named_differences(kind, id, after, row);
                            out.find(
                                both!(
                                    "{id}: 与日志不符({})",
                                    "{id} differs from the log ({})",
                                    what.get(crate::messages::Lang::Zh)
                                )
                                .with_en(format!(
                                    "{id} differs from the log ({})",
                                    what.get(crate::messages::Lang::En)
                                )),
                            );
                        }
                    }
                }
                Ok(())
            },
        )?;
        let mut gone = self.conn.prepare(&format!(
            "SELECT DISTINCT c.record FROM change c WHERE c.kind = ?1 AND NOT EXISTS (SELECT 1 FROM {} t WHERE t.id = c.record)",
            ddl::quoted(kind.name)
        ))?;
        let ids = gone.query_map([kind.name], |r| r.get::<_, String>(0))?;
        for id in ids {
            let id = id?;
            out.find(both!("{id}: 记录被删除", "{id}: the record was removed"));
        }
        Ok(())
    }

    fn verify_settings(&self, out: &mut Verification) -> Result<()> {
        let mut statement = self.conn.prepare(
            "SELECT s.key, s.value, (SELECT c.after FROM change c WHERE c.record = s.key AND c.kind = ?1 ORDER BY c.position DESC LIMIT 1) FROM setting s",
        )?;
        let rows = statement.query_map([settings::LOG_KIND], |r| {
            Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get::<_, Option<String>>(2)?))
        })?;
        for row in rows {
            let (key, value, after) = row?;
            let logged = after.and_then(|a| image::members(&a).ok()).and_then(|m| m.get("value").cloned());
            if logged.as_ref().and_then(|v| v.as_str()) != Some(&value) {
                out.find(both!("设置 {key}: 与日志不符", "setting {key} differs from the log"));
            }
        }
        let mut gone = self.conn.prepare(
            "SELECT DISTINCT record FROM change WHERE kind = ?1 AND record NOT IN (SELECT key FROM setting)",
        )?;
        for key in gone.query_map([settings::LOG_KIND], |r| r.get::<_, String>(0))? {
            let key = key?;
            out.find(both!("设置 {key} 被删除", "setting {key} was removed"));
        }
        Ok(())
    }

    /// A counter set back would give a number out twice.
    fn verify_counters(&self, out: &mut Verification) -> Result<()> {
        let mut statement = self.conn.prepare("SELECT prefix, year, last FROM counter")?;
        let rows =
            statement.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?)))?;
        for row in rows {
            let (prefix, year, last) = row?;
            let Some(kind) = self.kind_of(&prefix) else {
                out.find(both!("编号计数 {prefix} 不属于任何种类", "counter {prefix} belongs to no kind"));
                continue;
            };
            let start = format!("{prefix}-{year}-");
            let highest: Option<i64> = self.conn.query_row(
                &format!(
                    "SELECT max(CAST(substr(id, ?2) AS INTEGER)) FROM {} WHERE id GLOB ?1",
                    ddl::quoted(kind.name)
                ),
                rusqlite::params![format!("{start}*"), start.len() + 1],
                |r| r.get(0),
            )?;
            if highest.unwrap_or(0) != last {
                out.find(both!("编号计数 {start} 与记录不符", "counter {start} differs from the records"));
            }
        }
        Ok(())
    }
}

fn named_differences(kind: &'static Kind, id: &str, after: &str, row: &Row) -> Both {
    let Ok(logged) = image::row(kind, id, after) else {
        return both!("日志内容损坏", "damaged log");
    };
    let fields: Vec<Both> = logged.differences(row).into_iter().map(|i| kind.columns()[i].both()).collect();
    if fields.is_empty() {
        return both!("修订号", "revision");
    }
    let zh = fields.iter().map(|f| f.zh.clone()).collect::<Vec<_>>().join("、");
    let en = fields.iter().map(|f| f.en.clone()).collect::<Vec<_>>().join(", ");
    both!("{zh}", "{en}")
}
