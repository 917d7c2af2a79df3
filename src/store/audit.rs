//! The audit: recomputes the chain and compares every record, setting, counter and object with the log.
//!
//! One changed byte in log or records is found; a cut tail is exposed by a head kept outside. Bytes that no record, no
//! log line and no description of the database's structure occupies say nothing, and are written as zeros.

use super::chain::{Digest, ORIGIN, schema_digest};
use super::{Reader, ddl, image, settings};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::messages::Both;
use crate::schema::{Kind, Row};

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
    /// Recomputes the whole chain, compares every record, setting, counter and object with the log, and lets SQLite
    /// check its own structure. `sealed` is a head kept outside: (operation, digest).
    ///
    /// # Errors
    /// When the ledger cannot be read at all; differences are findings, not errors.
    pub fn verify(&self, sealed: Option<(i64, &str)>) -> Result<Verification> {
        self.verify_all(sealed).map_err(|failure| {
            // A query that SQLite cannot answer here means that the structure it rests on was tampered with.
            let broken = std::ptr::eq(failure.code, &codes::E9000);
            if broken { Failure { code: &codes::E7005, ..failure } } else { failure }
        })
    }

    fn verify_all(&self, sealed: Option<(i64, &str)>) -> Result<Verification> {
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
            let mut statement = conn.prepare(OBJECTS)?;
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
        if self.setting(settings::SCHEMA)?.as_deref() != Some(schema_digest(self.conn)?.as_str()) {
            out.find(both!("数据库结构的文字被改动", "the text of the database's structure was changed"));
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
            "SELECT record FROM change c WHERE kind = ?1 AND record NOT IN (SELECT key FROM setting) AND after <> '{}' AND position = (SELECT max(position) FROM change l WHERE l.record = c.record AND l.kind = c.kind)",
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

/// Every object and what it is: indexes, triggers and views by their SQL; tables by columns, references and strictness,
/// since a column that a later version added stands elsewhere in the text.
const OBJECTS: &str = "
    SELECT name, type || ' ' || tbl_name || ' ' || CASE type WHEN 'table' THEN
        (SELECT group_concat(c, ';') FROM (
            SELECT 'strict ' || strict || ' rowid ' || wr AS c FROM pragma_table_list(m.name) WHERE schema = 'main'
            UNION ALL
            SELECT * FROM (SELECT name || ' ' || type || ' ' || \"notnull\" || ' ' || pk FROM pragma_table_info(m.name) ORDER BY name)
            UNION ALL
            SELECT * FROM (SELECT \"from\" || ' -> ' || \"table\" || '.' || \"to\" FROM pragma_foreign_key_list(m.name) ORDER BY \"from\")
        ))
        ELSE coalesce(sql, '') END
    FROM sqlite_master m ORDER BY name";
