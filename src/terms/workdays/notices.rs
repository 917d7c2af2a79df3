//! The built-in notices, read from their table.

use chrono::NaiveDate;

use super::Entry;

/// The notice of one year.
pub(super) struct Notice {
    pub(super) year: i32,
    pub(super) days: Vec<Entry>,
}

const TABLE: &str = include_str!("notices.txt");

/// Every built-in notice.
pub(super) fn all() -> Vec<Notice> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| notice(line).expect("the built-in table is well formed, as a test reads all of it")).collect()
}

fn notice(line: &str) -> Option<Notice> {
    let mut parts = line.split('|').map(str::trim);
    let year: i32 = parts.next()?.parse().ok()?;
    let (off, on, source) = (parts.next()?, parts.next()?, parts.next()?);
    let entry = |date, off, name: &str| Entry { date, off, name: name.to_owned(), source: source.to_owned() };
    let mut days = Vec::new();
    for holiday in off.split(',') {
        let (name, range) = holiday.trim().split_once(' ')?;
        let (from, to) = range.split_once('~').unwrap_or((range, range));
        let first = day(year, from)?;
        // The month of the last day is that of the first unless it is written.
        let last = if to.contains('-') { day(year, to)? } else { day(year, &format!("{}{to}", &from[..3]))? };
        days.extend(first.iter_days().take_while(|d| *d <= last).map(|d| entry(d, true, name)));
    }
    for text in on.split(' ') {
        days.push(entry(day(year, text)?, false, ""));
    }
    Some(Notice { year, days })
}

fn day(year: i32, month_day: &str) -> Option<NaiveDate> {
    let (month, day) = month_day.split_once('-')?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}
