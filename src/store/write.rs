//! The one way to write: an operation, whose changes and log lines stand in one transaction.

use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Connection, Statement, types::ToSqlOutput};

use super::bulk::Table;
use super::chain::{self, Digest};
use super::{Ledger, ddl, image, lock, log};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::kind::column;
use crate::schema::{Kind, Row, Value};
use crate::terms;

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
    act: &'l Act,
    seq: i64,
    first: i64,
    pub(super) count: i64,
    previous: String,
    digest: Option<Digest>,
    counters: Vec<Counter>,
    pub(super) tables: Vec<Table<'l>>,
    log_insert: Option<Statement<'l>>,
    pub(super) log_index_dropped: bool,
    pub(super) log_before: i64,
    abandoned: bool,
    buffer: String,
}

struct Counter {
    prefix: &'static str,
    year: i32,
    last: i64,
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

    /// Registers a record: gives it its id, number, state and visibility where they are blank.
    ///
    /// # Errors
    /// E6003 when a record with its natural key exists.
    pub fn insert(&mut self, mut row: Row, action: &str, effective_on: Option<NaiveDate>) -> Result<Row> {
        let kind = row.kind();
        if row.id().is_empty() {
            let year = self.act.as_of.year();
            let number = self.next_number(kind.prefix, year)?;
            row.set_at(0, Value::Text(format!("{}-{year}-{number:04}", kind.prefix)));
        }
        if let Some(lifecycle) = kind.lifecycle
            && row.get(column::STATE).is_null()
        {
            row.set(column::STATE, lifecycle.initial().code);
        }
        if row.get(column::VISIBILITY).is_null() {
            row.set(column::VISIBILITY, kind.visibility);
        }
        row.set(column::REV, 1);
        self.number_itself(&mut row)?;
        let index = self.table(kind)?;
        if let Err(error) = bind_and_run(&mut self.tables[index].insert, row.values()) {
            return Err(self.explain(error, &row));
        }
        self.tables[index].inserted += 1;
        let mut after = std::mem::take(&mut self.buffer);
        after.clear();
        image::push(&row, &mut after);
        let logged = self.log(kind.name, row.id(), action, effective_on, None, &after);
        self.buffer = after;
        logged?;
        self.drop_indexes_when_bulk(index)?;
        Ok(row)
    }

    /// Writes a changed record. Nothing happens when nothing differs.
    ///
    /// # Errors
    /// E6002 when the record was changed meanwhile, E6003 when its new natural key is taken.
    pub fn update(
        &mut self,
        before: &Row,
        mut after: Row,
        action: &str,
        effective_on: Option<NaiveDate>,
    ) -> Result<Row> {
        let kind = before.kind();
        let changed = before.differences(&after);
        if changed.is_empty() {
            return Ok(after);
        }
        let rev = before.int(column::REV).unwrap_or(0);
        after.set(column::REV, rev + 1);
        let columns = kind.columns();
        let sets: Vec<String> = changed
            .iter()
            .enumerate()
            .map(|(n, &i)| format!("{} = ?{}", ddl::quoted(columns[i].name), n + 4))
            .collect();
        let sql =
            format!("UPDATE {} SET rev = ?3, {} WHERE id = ?1 AND rev = ?2", ddl::quoted(kind.name), sets.join(", "));
        let mut statement = self.conn.prepare_cached(&sql)?;
        statement.raw_bind_parameter(1, before.id())?;
        statement.raw_bind_parameter(2, rev)?;
        statement.raw_bind_parameter(3, rev + 1)?;
        for (n, &i) in changed.iter().enumerate() {
            statement.raw_bind_parameter(n + 4, &after.values()[i])?;
        }
        match statement.raw_execute() {
            Ok(1) => {}
            Ok(_) => return Err(changed_meanwhile(before.id())),
            Err(error) => return Err(self.explain(error, &after)),
        }
        drop(statement);
        let old = image::of_columns(before, &changed);
        let mut new = String::new();
        image::push(&after, &mut new);
        self.log(kind.name, before.id(), action, effective_on, Some(&old), &new)?;
        Ok(after)
    }

    /// Refuses references to records that are void: of a new row all, of a changed one those that differ.
    ///
    /// # Errors
    /// E2004 naming each.
    pub fn check_references(&self, row: &Row, before: Option<&Row>) -> Result<()> {
        let mut faults = Vec::new();
        for (i, field) in row.kind().columns().iter().enumerate() {
            let (crate::schema::Type::Ref(target), Some(id)) = (&field.ty, row.values()[i].text()) else { continue };
            if before.is_some_and(|b| b.values()[i] == row.values()[i]) {
                continue;
            }
            let sql = format!("SELECT 1 FROM {} WHERE id = ?1 AND void_on IS NULL", ddl::quoted(target.name));
            if !self.conn.prepare_cached(&sql)?.exists([id])? {
                faults.push(Fault::new(&codes::E2004, both!("{id} 已作废", "{id} is void")).on(field.name));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Failure::of(faults)) }
    }

    /// Moves a record by a lifecycle verb: logged even where neither state nor field differs, since it took place.
    ///
    /// # Errors
    /// As [`Operation::update`].
    pub fn transition(&mut self, before: &Row, after: Row, verb: &str, on: NaiveDate) -> Result<Row> {
        if !before.differences(&after).is_empty() {
            return self.update(before, after, verb, Some(on));
        }
        let rev = before.int(column::REV).unwrap_or(0);
        let mut after = after;
        after.set(column::REV, rev + 1);
        let sql = format!("UPDATE {} SET rev = ?3 WHERE id = ?1 AND rev = ?2", ddl::quoted(before.kind().name));
        if self.conn.prepare_cached(&sql)?.execute(rusqlite::params![before.id(), rev, rev + 1])? != 1 {
            return Err(changed_meanwhile(before.id()));
        }
        let mut image = String::new();
        image::push(&after, &mut image);
        self.log(before.kind().name, before.id(), verb, Some(on), Some("{}"), &image)?;
        Ok(after)
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

    fn table(&mut self, kind: &'static Kind) -> Result<usize> {
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

    fn next_number(&mut self, prefix: &'static str, year: i32) -> Result<i64> {
        if let Some(counter) = self.counters.iter_mut().find(|c| c.prefix == prefix && c.year == year) {
            counter.last += 1;
            return Ok(counter.last);
        }
        let last: i64 = self.conn.query_row(
            "SELECT coalesce((SELECT last FROM counter WHERE prefix = ?1 AND year = ?2), 0)",
            rusqlite::params![prefix, year],
            |row| row.get(0),
        )?;
        self.counters.push(Counter { prefix, year, last: last + 1 });
        Ok(last + 1)
    }

    /// Fields such as 期次 count on from the last of their parent.
    fn number_itself(&mut self, row: &mut Row) -> Result<()> {
        let kind = row.kind();
        let Some(field) = kind.columns().iter().find(|f| f.numbers_itself() && row.get(f.name).is_null()) else {
            return Ok(());
        };
        let Some(key) = kind.live_keys().find(|key| key.contains(&field.name)) else { return Ok(()) };
        let parents: Vec<&str> = key.iter().copied().filter(|n| *n != field.name).collect();
        if parents.iter().any(|n| row.get(n).is_null()) {
            return Ok(());
        }
        self.restore_indexes(kind)?;
        let conditions: Vec<String> =
            parents.iter().enumerate().map(|(i, n)| format!("{} = ?{}", ddl::quoted(n), i + 1)).collect();
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT coalesce(max({}), 0) + 1 FROM {} WHERE {}",
            ddl::quoted(field.name),
            ddl::quoted(kind.name),
            conditions.join(" AND ")
        ))?;
        let values: Vec<&Value> = parents.iter().map(|n| row.get(n)).collect();
        let next: i64 = statement.query_row(rusqlite::params_from_iter(values), |r| r.get(0))?;
        row.set(field.name, next);
        Ok(())
    }

    /// Says which record holds the key that SQLite found taken.
    fn explain(&self, error: rusqlite::Error, row: &Row) -> Failure {
        let is_unique =
            matches!(error.sqlite_error(), Some(e) if e.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE);
        if !is_unique {
            return error.into();
        }
        let holder = super::read::by_key(self.conn, row).ok().flatten();
        match holder {
            Some(other) => duplicate(row, other.id()),
            None => error.into(),
        }
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

fn bind_and_run(statement: &mut Statement<'_>, values: &[Value]) -> rusqlite::Result<()> {
    for (i, value) in values.iter().enumerate() {
        statement.raw_bind_parameter(i + 1, value)?;
    }
    statement.raw_execute().map(|_| ())
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(rusqlite::types::Value::Null),
            Self::Int(int) => (*int).into(),
            Self::Date(date) => {
                let mut text = String::with_capacity(10);
                terms::date::push_iso(*date, &mut text);
                text.into()
            }
            Self::Text(text) => text.as_str().into(),
        })
    }
}

/// The failure of a record whose natural key another one holds.
pub fn duplicate(row: &Row, holder: &str) -> Failure {
    let fields = row.natural_key().map(|(key, _)| key).unwrap_or_default();
    let named = |lang| -> String {
        let titles: Vec<_> = fields.iter().filter_map(|n| row.kind().field(n)).map(|f| f.title(lang)).collect();
        titles.join(" + ")
    };
    let (zh, en) = (named(crate::messages::Lang::Zh), named(crate::messages::Lang::En));
    Failure::new(&codes::E6003, both!("{holder} 的{zh}与之相同", "{holder} has the same {en}"))
        .hint(both!("查看: chengxin 查看 {holder}", "look: chengxin show {holder}"))
}

/// The failure of a write that rests on an older revision.
pub fn changed_meanwhile(id: &str) -> Failure {
    Failure::new(&codes::E6002, both!("{id} 已被别人改过,未保存", "{id} was changed meanwhile; nothing was saved"))
        .hint(both!("看改动: chengxin 履历 {id}", "see the changes: chengxin history {id}"))
}
