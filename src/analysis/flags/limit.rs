//! A parameter at work for many records: its rows are read once, the one in force on a day is looked up.

use chrono::{Days, Months, NaiveDate};

use crate::catalog::Unit;
use crate::rules::parameters::Parameters;
use crate::terms::workdays::Calendar;

/// A parameter and its rows, those of the district first.
pub struct Limit {
    /// Dotted name.
    pub name: &'static str,
    rows: Vec<Row>,
}

struct Row {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    unit: Unit,
    value: f64,
}

impl Limit {
    pub(super) fn new(name: &'static str, parameters: &Parameters) -> Self {
        let rows = parameters.rows(name).into_iter().filter_map(|figure| {
            let value = figure.value.parse().ok()?;
            Some(Row { from: figure.from, to: figure.to, unit: figure.unit, value })
        });
        Self { name, rows: rows.collect() }
    }

    fn on(&self, day: NaiveDate) -> Option<&Row> {
        self.rows.iter().find(|r| r.from.is_none_or(|from| from <= day) && r.to.is_none_or(|to| day <= to))
    }

    /// Its value as in force on a day, in its own unit.
    pub fn value(&self, day: NaiveDate) -> Option<f64> {
        self.on(day).map(|row| row.value)
    }

    /// How long a time was, in the unit of the parameter (days or working days), and how long it should be.
    pub fn measured(&self, from: NaiveDate, to: NaiveDate, calendar: &Calendar) -> Option<(f64, f64)> {
        let row = self.on(from)?;
        let length = match row.unit {
            Unit::WorkingDays => calendar.workdays_between(from, to)? as f64,
            _ => (to - from).num_days() as f64,
        };
        Some((length, row.value))
    }

    /// The last day of a term that begins on a day.
    pub fn end(&self, start: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        let row = self.on(start)?;
        let number = row.value as u32;
        match row.unit {
            Unit::WorkingDays => calendar.workday_add(start, i64::from(number)),
            Unit::Days => start.checked_add_days(Days::new(u64::from(number))),
            Unit::Months => start.checked_add_months(Months::new(number)),
            Unit::Years => start.checked_add_months(Months::new(number.checked_mul(12)?)),
            _ => None,
        }
    }
}
