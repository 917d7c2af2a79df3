//! Reading records: by id, by natural key, by query; always streamed, never gathered.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension as _, Row as SqlRow, types::ValueRef};

use super::{Reader, ddl};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::filter::{Filter, Query, Test};
use crate::schema::{Field, Kind, Row, Type, Value};

impl Reader<'_> {
    /// The record with an id.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn get(&self, kind: &'static Kind, id: &str) -> Result<Option<Row>> {
        get(self.conn, kind, id)
    }

    /// The live record that holds the natural key of a row.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn by_key(&self, row: &Row) -> Result<Option<Row>> {
        by_key(self.conn, row)
    }

    /// The live record of a kind that was registered last.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn latest(&self, kind: &'static Kind) -> Result<Option<Row>> {
        let sql = format!(
            "SELECT {} FROM {} t WHERE void_on IS NULL ORDER BY rowid DESC LIMIT 1",
            columns(kind),
            ddl::quoted(kind.name)
        );
        one(self.conn, kind, &sql, &[])
    }

    /// Calls back with every record that a query selects. The row is reused from one call to the next.
    ///
    /// # Errors
    /// When the ledger cannot be read, and whatever the callback returns.
    pub fn each(&self, kind: &'static Kind, query: &Query, callback: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let all: Vec<usize> = (0..kind.columns().len()).collect();
        self.each_of(kind, query, &all, &mut |row| callback(row))
    }

    /// As [`Reader::each`], with the columns at some positions only: the rest is blank. The callback may keep the row
    /// and leave another one, whose other columns are blank too, in its place.
    ///
    /// # Errors
    /// As [`Reader::each`].
    pub fn each_of(
        &self,
        kind: &'static Kind,
        query: &Query,
        wanted: &[usize],
        callback: &mut dyn FnMut(&mut Row) -> Result<()>,
    ) -> Result<()> {
        let names: Vec<String> = wanted.iter().map(|&i| format!("t.{}", ddl::quoted(kind.columns()[i].name))).collect();
        let (sql, values) = select(kind, query, &format!("SELECT {}", names.join(", ")));
        let mut statement = self.conn.prepare(&sql).map_err(older)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let mut row = Row::blank(kind);
        while let Some(read) = rows.next()? {
            for (column, &i) in wanted.iter().enumerate() {
                decode_value(&kind.columns()[i], read, column, row.value_mut(i))?;
            }
            callback(&mut row)?;
        }
        Ok(())
    }

    /// All records that a query selects.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn all(&self, kind: &'static Kind, query: &Query) -> Result<Vec<Row>> {
        let mut out = Vec::new();
        self.each(kind, query, &mut |row| {
            out.push(row.clone());
            Ok(())
        })?;
        Ok(out)
    }

    /// How many records a query selects, its limit left out.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn count(&self, kind: &'static Kind, query: &Query) -> Result<i64> {
        let query = Query { limit: None, sort: Vec::new(), ..query.clone() };
        let (sql, values) = select(kind, &query, "SELECT count(*)");
        let mut statement = self.conn.prepare(&sql).map_err(older)?;
        Ok(statement.query_row(rusqlite::params_from_iter(values), |r| r.get(0))?)
    }

    /// True when a query without its limit would select more than the limit.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn has_more(&self, kind: &'static Kind, query: &Query) -> Result<bool> {
        let Some(limit) = query.limit else { return Ok(false) };
        let query = Query { limit: Some(limit.saturating_add(1)), sort: Vec::new(), ..query.clone() };
        let (sql, values) = select(kind, &query, "SELECT 1");
        let mut statement = self.conn.prepare(&format!("SELECT count(*) FROM ({sql})")).map_err(older)?;
        let found: i64 = statement.query_row(rusqlite::params_from_iter(values), |r| r.get(0))?;
        Ok(found > i64::try_from(limit).unwrap_or(i64::MAX))
    }

    /// How many live records a kind has: the open ones, and all.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn tally(&self, kind: &'static Kind) -> Result<(i64, i64)> {
        let open = open_states(kind).unwrap_or_else(|| "1".to_owned());
        let sql = format!(
            "SELECT coalesce(sum({open}), 0), count(*) FROM {} t WHERE t.void_on IS NULL",
            ddl::quoted(kind.name)
        );
        Ok(self.conn.prepare(&sql).map_err(older)?.query_row([], |r| Ok((r.get(0)?, r.get(1)?)))?)
    }

    /// Live records whose field of that name holds a value, in order of registration: the children of a record.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn children(&self, kind: &'static Kind, field: &str, value: &str) -> Result<Vec<Row>> {
        let Some(field) = kind.field(field) else { return Ok(Vec::new()) };
        let filter = Filter { field, test: Test::AnyOf(vec![value.into()]) };
        self.all(kind, &Query { filters: vec![filter], closed: true, ..Query::default() })
    }

    /// Up to `limit` ids of live records that refer to a record.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn referrers(&self, kind: &'static Kind, id: &str, limit: usize) -> Result<Vec<String>> {
        let mut out = Vec::new();
        for (other, field) in references(self.kinds, kind) {
            let sql = format!(
                "SELECT id FROM {} WHERE {} = ?1 AND void_on IS NULL AND id <> ?1 LIMIT ?2",
                ddl::quoted(other.name),
                ddl::quoted(field.name)
            );
            let mut statement = self.conn.prepare_cached(&sql)?;
            let rows = statement.query_map(rusqlite::params![id, limit], |r| r.get::<_, String>(0))?;
            for row in rows {
                out.push(row?);
            }
        }
        out.truncate(limit);
        Ok(out)
    }
}

/// Every field of these kinds that refers to a kind.
pub(crate) fn references(
    kinds: &'static [&'static Kind],
    target: &'static Kind,
) -> impl Iterator<Item = (&'static Kind, &'static Field)> {
    kinds.iter().flat_map(move |other| {
        other.columns().iter().filter(move |f| matches!(f.ty, Type::Ref(k) if k == target)).map(move |f| (*other, f))
    })
}

pub(crate) fn get(conn: &Connection, kind: &'static Kind, id: &str) -> Result<Option<Row>> {
    let sql = format!("SELECT {} FROM {} t WHERE id = ?1", columns(kind), ddl::quoted(kind.name));
    one(conn, kind, &sql, &[&Value::from(id)])
}

pub(crate) fn by_key(conn: &Connection, row: &Row) -> Result<Option<Row>> {
    let kind = row.kind();
    let Some((key, values)) = row.natural_key() else { return Ok(None) };
    let mut sql = format!("SELECT {} FROM {} t WHERE void_on IS NULL", columns(kind), ddl::quoted(kind.name));
    for (i, name) in key.iter().enumerate() {
        let _ = write!(sql, " AND {} = ?{}", ddl::quoted(name), i + 1);
    }
    // The same conditions as the unique index, so that it serves: an earlier alternative must not decide there.
    for earlier in kind.live_keys().take_while(|k| *k != key) {
        let filled: Vec<String> = earlier.iter().map(|n| format!("{} IS NOT NULL", ddl::quoted(n))).collect();
        let _ = write!(sql, " AND NOT ({})", filled.join(" AND "));
    }
    one(conn, kind, &sql, &values)
}

fn one(conn: &Connection, kind: &'static Kind, sql: &str, values: &[&Value]) -> Result<Option<Row>> {
    let mut statement = conn.prepare_cached(sql).map_err(older)?;
    let found = statement
        .query_row(rusqlite::params_from_iter(values), |read| {
            let mut row = Row::blank(kind);
            decode(kind, read, &mut row)?;
            Ok(row)
        })
        .optional()?;
    Ok(found)
}

/// All columns of a kind, for a table called `t`.
pub(crate) fn columns(kind: &'static Kind) -> String {
    let names: Vec<String> = kind.columns().iter().map(|f| format!("t.{}", ddl::quoted(f.name))).collect();
    names.join(", ")
}

/// Fills a row from SQL, reusing the texts it already holds.
pub(crate) fn decode(kind: &'static Kind, read: &SqlRow<'_>, row: &mut Row) -> rusqlite::Result<()> {
    for (i, field) in kind.columns().iter().enumerate() {
        decode_value(field, read, i, row.value_mut(i))?;
    }
    Ok(())
}

fn decode_value(field: &Field, read: &SqlRow<'_>, column: usize, slot: &mut Value) -> rusqlite::Result<()> {
    match read.get_ref(column)? {
        ValueRef::Null => *slot = Value::Null,
        ValueRef::Integer(int) => *slot = Value::Int(int),
        ValueRef::Text(bytes) => {
            let text = std::str::from_utf8(bytes)?;
            match (&field.ty, slot) {
                (Type::Date, slot) => *slot = iso(text).map_or_else(|| Value::Text(text.to_owned()), Value::Date),
                (_, Value::Text(old)) => {
                    old.clear();
                    old.push_str(text);
                }
                (_, slot) => *slot = Value::Text(text.to_owned()),
            }
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => {
            let found = read.get_ref(column)?.data_type();
            return Err(rusqlite::Error::InvalidColumnType(column, field.name.into(), found));
        }
    }
    Ok(())
}

/// A day in exactly the stored form; faster than chrono's general parser.
fn iso(text: &str) -> Option<chrono::NaiveDate> {
    let b = text.as_bytes();
    if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        b[range].iter().try_fold(0_u32, |n, d| d.is_ascii_digit().then(|| n * 10 + u32::from(d - b'0')))
    };
    chrono::NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)
}

/// The SELECT of a query and its values.
fn select(kind: &'static Kind, query: &Query, head: &str) -> (String, Vec<Value>) {
    let mut sql = format!("{head} FROM {} t WHERE 1", ddl::quoted(kind.name));
    let mut values = Vec::new();
    if !query.void {
        sql.push_str(" AND t.void_on IS NULL");
    }
    if let (false, Some(open)) = (query.closed, open_states(kind)) {
        let _ = write!(sql, " AND {open}");
    }
    for filter in &query.filters {
        condition(filter, &mut sql, &mut values);
    }
    if let Some(text) = &query.search {
        search(kind, text, &mut sql, &mut values);
    }
    order(query, &mut sql);
    if let Some(limit) = query.limit {
        let _ = write!(sql, " LIMIT {limit}");
    }
    (sql, values)
}

/// The condition that a record is in a state that some verb leads out of; `None` when all are.
fn open_states(kind: &'static Kind) -> Option<String> {
    let lifecycle = kind.lifecycle?;
    let states = lifecycle.states.items.iter().filter(|s| lifecycle.is_final(s.code));
    let ended: Vec<String> = states.map(|s| format!("'{}'", s.code)).collect();
    (!ended.is_empty()).then(|| format!("t.state NOT IN ({})", ended.join(", ")))
}

fn order(query: &Query, sql: &mut String) {
    if query.sort.is_empty() {
        return;
    }
    sql.push_str(" ORDER BY ");
    for (field, descending) in &query.sort {
        let direction = if *descending { "DESC" } else { "ASC" };
        let _ = write!(sql, "t.{} {direction} NULLS LAST, ", ddl::quoted(field.name));
    }
    sql.push_str("t.rowid");
}

fn condition(filter: &Filter, sql: &mut String, values: &mut Vec<Value>) {
    let name = format!("t.{}", ddl::quoted(filter.field.name));
    match &filter.test {
        Test::AnyOf(wanted) | Test::NoneOf(wanted) => {
            let negate = matches!(filter.test, Test::NoneOf(_));
            let filled: Vec<&Value> = wanted.iter().filter(|v| !v.is_null()).collect();
            let blank = filled.len() < wanted.len();
            let marks = vec!["?"; filled.len()].join(", ");
            values.extend(filled.into_iter().cloned());
            let _ = match (negate, blank, marks.is_empty()) {
                (false, false, _) => write!(sql, " AND {name} IN ({marks})"),
                (false, true, true) => write!(sql, " AND {name} IS NULL"),
                (false, true, false) => write!(sql, " AND ({name} IS NULL OR {name} IN ({marks}))"),
                (true, false, _) => write!(sql, " AND ({name} IS NULL OR {name} NOT IN ({marks}))"),
                (true, true, true) => write!(sql, " AND {name} IS NOT NULL"),
                (true, true, false) => write!(sql, " AND ({name} IS NOT NULL AND {name} NOT IN ({marks}))"),
            };
        }
        Test::Contains(text) => {
            let _ = write!(sql, " AND {}", contains(filter.field, &name));
            values.extend(vec![Value::Text(text.clone()); places(filter.field)]);
        }
        Test::Between(from, to) => {
            for (end, sign) in [(from, ">="), (to, "<=")] {
                if let Some(end) = end {
                    let _ = write!(sql, " AND {name} {sign} ?");
                    values.push(end.clone());
                }
            }
        }
    }
}

/// Tests whether a field, or the handles of the record it refers to, contain a text.
fn contains(field: &Field, name: &str) -> String {
    match field.ty {
        Type::Ref(target) if !target.handles.is_empty() => {
            let handles: Vec<String> =
                target.handles.iter().map(|h| format!("instr(r.{}, ?) > 0", ddl::quoted(h))).collect();
            format!(
                "EXISTS (SELECT 1 FROM {} r WHERE r.id = {name} AND ({}))",
                ddl::quoted(target.name),
                handles.join(" OR ")
            )
        }
        _ => format!("instr({name}, ?) > 0"),
    }
}

fn places(field: &Field) -> usize {
    match field.ty {
        Type::Ref(target) if !target.handles.is_empty() => target.handles.len(),
        _ => 1,
    }
}

/// Free text is looked for in every text column that is not private, and in the names of referenced records.
fn search(kind: &'static Kind, text: &str, sql: &mut String, values: &mut Vec<Value>) {
    let mut parts = Vec::new();
    for field in kind.columns().iter().filter(|f| !f.private && ddl::sql_type(&f.ty) == "TEXT") {
        if matches!(field.ty, Type::Date | Type::Code(_)) {
            continue;
        }
        parts.push(contains(field, &format!("t.{}", ddl::quoted(field.name))));
        values.extend(vec![Value::Text(text.to_owned()); places(field)]);
    }
    let _ = write!(sql, " AND ({})", parts.join(" OR "));
}

/// A column that the file lacks means that an older program made it.
pub(super) fn older(error: rusqlite::Error) -> Failure {
    let said = error.to_string();
    if said.contains("no such column") || said.contains("no such table") {
        return Failure::new(&codes::E7004, both!("台账是较早版本建的", "an earlier version made this ledger"))
            .hint(both!("升级: chengxin migrate", "bring it up to date: chengxin migrate"))
            .caused_by(error);
    }
    error.into()
}
