//! Records within an operation: registered, changed, moved by a verb; each with its line of the log.

use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Statement, types::ToSqlOutput};

use super::write::Operation;
use super::{ddl, image};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::kind::column;
use crate::schema::{Row, Value};
use crate::terms;

impl Operation<'_> {
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
        self.counters.push(super::write::Counter { prefix, year, last: last + 1 });
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
fn duplicate(row: &Row, holder: &str) -> Failure {
    let fields = row.natural_key().map(|(key, _)| key).unwrap_or_default();
    let named = |lang| -> String {
        let titles: Vec<_> = fields.iter().filter_map(|n| row.kind().field(n)).map(|f| f.title(lang)).collect();
        titles.join(" + ")
    };
    let (zh, en) = (named(crate::messages::Lang::Zh), named(crate::messages::Lang::En));
    Failure::new(&codes::E6003, both!("{holder} 的{zh}与之相同", "{holder} has the same {en}")).hint(both!(
        "同一件事只记一条,要补充就改它: chengxin 修改 {holder} …;查看: chengxin 查看 {holder}",
        "one record is enough; to add to it: chengxin edit {holder} …; look: chengxin show {holder}"
    ))
}

/// The failure of a write that rests on an older revision.
pub fn changed_meanwhile(id: &str) -> Failure {
    Failure::new(&codes::E6002, both!("{id} 已被别人改过,未保存", "{id} was changed meanwhile; nothing was saved"))
        .hint(both!("看改动: chengxin 履历 {id}", "see the changes: chengxin history {id}"))
}
