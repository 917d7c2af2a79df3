//! The ledger's calendar: days off that were imported, kept as settings by year, and the SQL functions that count by it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _};

use super::{Ledger, Operation, Reader};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::terms::workdays::{Calendar, Entry, Term, Unit};

/// What the keys of these settings begin with; the year follows.
const PREFIX: &str = "calendar.";

impl Reader<'_> {
    /// The calendar of this ledger: the built-in notices and what was imported.
    ///
    /// # Errors
    /// E7005 when the imported days are not as this program wrote them.
    pub fn calendar(&self) -> Result<Calendar> {
        Ok(Calendar::with(imported(self.conn)?.into_values().flatten()))
    }
}

impl Operation<'_> {
    /// Adds days to the calendar, each to its own year; a day that was imported before is replaced. The years that
    /// changed are returned, each as one change in the log.
    ///
    /// # Errors
    /// When the ledger cannot be read or written.
    pub fn add_calendar_days(&mut self, entries: &[Entry]) -> Result<Vec<i32>> {
        let mut by_year: BTreeMap<i32, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            by_year.entry(entry.date.year()).or_default().push(entry);
        }
        let mut years = imported(self.conn())?;
        let mut changed = Vec::new();
        for (year, new) in by_year {
            let before = years.remove(&year).unwrap_or_default();
            let mut days: BTreeMap<NaiveDate, Entry> = before.iter().map(|e| (e.date, e.clone())).collect();
            days.extend(new.into_iter().map(|e| (e.date, e.clone())));
            let days: Vec<Entry> = days.into_values().collect();
            if days != before {
                let text = serde_json::to_string(&days).map_err(anyhow::Error::from)?;
                self.set_setting(&format!("{PREFIX}{year}"), &text)?;
                changed.push(year);
            }
        }
        Ok(changed)
    }
}

impl Ledger {
    /// Lets the SQL functions count by the calendar as it now is; needed only where days were imported and the same
    /// connection goes on.
    ///
    /// # Errors
    /// When SQLite cannot take the functions.
    pub fn refresh_calendar(&self) -> Result<()> {
        register(&self.conn)
    }
}

/// The imported days by year; an undone import leaves a blank.
fn imported(conn: &Connection) -> Result<BTreeMap<i32, Vec<Entry>>> {
    let mut statement =
        conn.prepare_cached("SELECT key, value FROM setting WHERE key GLOB 'calendar.*' AND value <> ''")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut years = BTreeMap::new();
    for row in rows {
        let (key, value) = row?;
        let year = key.strip_prefix(PREFIX).and_then(|y| y.parse().ok());
        let days = serde_json::from_str::<Vec<Entry>>(&value).ok();
        let damaged = || Failure::new(&codes::E7005, both!("设置 {key} 已损坏", "setting {key} is damaged"));
        let (year, days) = year.zip(days).ok_or_else(damaged)?;
        years.insert(year, days);
    }
    Ok(years)
}

/// A calendar for the functions of one connection. Damaged days fail the functions that need them, not the opening.
type Shared = Arc<std::result::Result<Calendar, String>>;

/// Registers `workday_add`, `workdays_between`, `term_add` and `term_known` on a connection, by its own calendar.
///
/// NULL gives NULL; so does a result outside 1900 to 2200. Anything that is not a day is an error.
pub(super) fn register(conn: &Connection) -> Result<()> {
    let has_settings: Option<i64> = conn
        .query_row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'setting'", [], |row| row.get(0))
        .optional()?;
    let own = match has_settings {
        Some(_) => imported(conn).map_err(|failure| failure.to_string()),
        None => Ok(BTreeMap::new()),
    };
    let calendar: Shared = Arc::new(own.map(|years| Calendar::with(years.into_values().flatten())));
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let shared = calendar.clone();
    conn.create_scalar_function("workday_add", 2, flags, move |ctx| {
        let (Some(start), Some(number)) = (day(ctx, 0)?, int(ctx, 1)?) else { return Ok(None) };
        Ok(known(&shared)?.workday_add(start, number).map(|d| d.to_string()))
    })?;
    let shared = calendar.clone();
    conn.create_scalar_function("workdays_between", 2, flags, move |ctx| {
        let (Some(from), Some(to)) = (day(ctx, 0)?, day(ctx, 1)?) else { return Ok(None) };
        Ok(known(&shared)?.workdays_between(from, to))
    })?;
    let shared = calendar.clone();
    conn.create_scalar_function("term_add", 3, flags, move |ctx| {
        let Some((start, term)) = term(ctx)? else { return Ok(None) };
        Ok(known(&shared)?.due(start, term).map(|d| d.due.to_string()))
    })?;
    conn.create_scalar_function("term_known", 3, flags, move |ctx| {
        let Some((start, term)) = term(ctx)? else { return Ok(None) };
        Ok(known(&calendar)?.due(start, term).map(|d| !d.provisional))
    })?;
    Ok(())
}

fn known(shared: &Shared) -> rusqlite::Result<&Calendar> {
    shared.as_ref().as_ref().map_err(|said| wrong(said.clone()))
}

fn wrong(said: String) -> rusqlite::Error {
    rusqlite::Error::UserFunctionError(said.into())
}

fn day(ctx: &Context<'_>, at: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let said = || wrong(format!("argument {} is no day, such as '2024-03-05'", at + 1));
    match ctx.get_raw(at) {
        ValueRef::Null => Ok(None),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|_| said())?;
            crate::terms::date::from_iso(text).map(Some).ok_or_else(said)
        }
        ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => Err(said()),
    }
}

fn int(ctx: &Context<'_>, at: usize) -> rusqlite::Result<Option<i64>> {
    match ctx.get_raw(at) {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(number) => Ok(Some(number)),
        _ => Err(wrong(format!("argument {} is no whole number", at + 1))),
    }
}

fn term(ctx: &Context<'_>) -> rusqlite::Result<Option<(NaiveDate, Term)>> {
    let (start, length) = (day(ctx, 0)?, int(ctx, 1)?);
    let unit = match ctx.get_raw(2) {
        ValueRef::Null => return Ok(None),
        ValueRef::Text(text) => std::str::from_utf8(text).ok().and_then(Unit::parse),
        _ => None,
    };
    let unit = unit.ok_or_else(|| wrong("argument 3 is no unit: d, wd, mo or y".to_owned()))?;
    Ok(start.zip(length).map(|(start, length)| (start, Term::new(length, unit))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};
    use rusqlite::types::Value;

    use super::*;

    fn connection() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)").unwrap();
        register(&conn).unwrap();
        conn
    }

    fn ask(conn: &Connection, sql: &str) -> rusqlite::Result<Value> {
        conn.query_row(&format!("SELECT {sql}"), [], |row| row.get(0))
    }

    #[test]
    fn blanks_give_blanks_and_what_is_no_day_is_an_error() {
        let conn = connection();
        for sql in [
            "workday_add(NULL, 1)",
            "workday_add('2024-03-28', NULL)",
            "workdays_between(NULL, '2024-03-28')",
            "term_add(NULL, 1, 'd')",
            "term_add('2024-03-28', 1, NULL)",
            "term_known('2024-03-28', NULL, 'd')",
            "workday_add('2200-12-31', 1)",
            "term_add('2024-03-28', 9223372036854775807, 'y')",
            "workday_add('2024-03-28', -9223372036854775807 - 1)",
        ] {
            assert_eq!(ask(&conn, sql).unwrap(), Value::Null, "{sql}");
        }
        for sql in [
            "workday_add('2024-02-30', 1)",
            "workday_add(20240328, 1)",
            "workday_add('2024-03-28', 'x')",
            "workday_add('2024-03-28', 1.5)",
            "term_add('2024-03-28', 1, 'week')",
            "term_add('2024-03-28', 1, 1)",
            "workdays_between('', '2024-03-28')",
        ] {
            assert!(ask(&conn, sql).is_err(), "{sql}");
        }
    }

    #[test]
    fn imported_days_count_once_the_functions_are_refreshed() {
        let conn = connection();
        let sql = "workday_add('2024-04-03', 1)";
        assert_eq!(ask(&conn, sql).unwrap(), Value::Text("2024-04-07".into()));
        let days = r#"[{"date":"2024-04-07","off":true,"source":"x"}]"#;
        conn.execute("INSERT INTO setting VALUES ('calendar.2024', ?1), ('calendar.2027', '')", [days]).unwrap();
        register(&conn).unwrap();
        assert_eq!(ask(&conn, sql).unwrap(), Value::Text("2024-04-08".into()));
    }

    #[test]
    fn damaged_days_fail_the_functions_and_not_the_opening() {
        let conn = connection();
        conn.execute("INSERT INTO setting VALUES ('calendar.2024', '[{]')", []).unwrap();
        register(&conn).unwrap();
        assert!(ask(&conn, "workday_add('2024-04-03', 1)").unwrap_err().to_string().contains("E7005"));
        assert_eq!(ask(&conn, "1").unwrap(), Value::Integer(1));
    }

    fn asked(sql: &str) -> rusqlite::Result<Value> {
        SHARED.with(|conn| ask(conn, sql))
    }

    thread_local! {
        static SHARED: Connection = connection();
    }

    proptest! {
        #[test]
        fn functions_equal_the_code_they_stand_for(offset in 0i64..6_000, length in -400i64..400, unit in 0usize..4) {
            let unit = [Unit::Days, Unit::WorkingDays, Unit::Months, Unit::Years][unit];
            let start = NaiveDate::from_ymd_opt(2014, 1, 1).unwrap() + chrono::Duration::days(offset);
            let calendar = Calendar::built_in();
            let text = |date: Option<NaiveDate>| date.map_or(Value::Null, |d| Value::Text(d.to_string()));
            let due = calendar.due(start, Term::new(length, unit));
            let sql = format!("term_add('{start}', {length}, '{}')", unit.key());
            prop_assert_eq!(asked(&sql).unwrap(), text(due.map(|d| d.due)));
            let sql = format!("term_known('{start}', {length}, '{}')", unit.key());
            let known = due.map_or(Value::Null, |d| Value::Integer(i64::from(!d.provisional)));
            prop_assert_eq!(asked(&sql).unwrap(), known);
            let end = calendar.workday_add(start, length);
            prop_assert_eq!(asked(&format!("workday_add('{start}', {length})")).unwrap(), text(end));
            let sql = format!("workdays_between('{start}', '{}')", end.unwrap());
            let between = calendar.workdays_between(start, end.unwrap()).unwrap();
            prop_assert_eq!(asked(&sql).unwrap(), Value::Integer(between));
        }
    }
}
