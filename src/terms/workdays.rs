//! Working days and statutory periods: the State Council's notices, what a ledger adds to them, and the counting of
//! terms by articles 200 to 203 of the Civil Code (民法典).
//!
//! A day is a working day when it is Monday to Friday and no day off of a notice, or when a notice makes it one (调休上班).
//! The notices of 2017 to 2026 are built in. In a year without a notice only weekends are known, and whatever was
//! counted there says that it is provisional.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::date::YEARS;

mod count;
mod notices;
mod term;
#[cfg(test)]
mod tests;

pub use count::{Counted, Counting, Due, Role};
pub use term::{Term, Unit};

/// One day that a notice takes out of the ordinary week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The day.
    pub date: NaiveDate,
    /// A day off (放假) or a day worked (上班).
    pub off: bool,
    /// The holiday it belongs to; blank when the notice's list does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Number of the notice (文号) or whatever else it rests on.
    pub source: String,
}

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// An ordinary working day.
    Workday,
    /// Saturday or Sunday.
    Weekend,
    /// A day off of a notice (放假).
    Holiday,
    /// A day of the weekend that a notice makes a working day (调休上班).
    MakeUp,
}

impl DayKind {
    /// True when offices are open.
    pub const fn is_worked(self) -> bool {
        matches!(self, Self::Workday | Self::MakeUp)
    }
}

/// What is known of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<'c> {
    /// What it is.
    pub kind: DayKind,
    /// The notice of its year is known; otherwise it was told by the weekday alone.
    pub known: bool,
    /// The holiday it belongs to, where one is named.
    pub name: Option<&'c str>,
}

/// The calendar of working days: the built-in notices and what a ledger adds to them.
#[derive(Debug, Default)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, Special>,
    /// Each known year, and whether it is built in.
    years: BTreeMap<i32, bool>,
    table: OnceLock<Table>,
}

#[derive(Debug)]
struct Special {
    off: bool,
    imported: bool,
    name: String,
    source: String,
}

/// Every day from 1900 to 2200 by its number, so that a term of any length is counted in two look-ups.
#[derive(Debug)]
struct Table {
    /// Working days before each day; one element more than there are days.
    before: Vec<u32>,
    /// The number of each working day.
    worked: Vec<u32>,
}

static BUILT_IN: LazyLock<Calendar> = LazyLock::new(|| {
    let mut calendar = Calendar::default();
    for notice in notices::all() {
        calendar.years.insert(notice.year, true);
        calendar.days.extend(notice.days.into_iter().map(|e| (e.date, special(e, false))));
    }
    calendar
});

fn special(entry: Entry, imported: bool) -> Special {
    Special { off: entry.off, imported, name: entry.name, source: entry.source }
}

impl Calendar {
    /// The notices of 2017 to 2026, with nothing added.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The built-in notices with days added to them; an added day takes the place of a built-in one.
    ///
    /// A later year becomes known when both New Year and National Day are among its days, which every notice has: the
    /// last days of a year alone, which the next year's notice may name, do not make it known.
    pub fn with(entries: impl IntoIterator<Item = Entry>) -> Self {
        let own = |s: &Special| Special { name: s.name.clone(), source: s.source.clone(), ..*s };
        let mut calendar = Self {
            days: BUILT_IN.days.iter().map(|(date, s)| (*date, own(s))).collect(),
            years: BUILT_IN.years.clone(),
            table: OnceLock::new(),
        };
        let mut touched = Vec::new();
        for entry in entries {
            touched.push(entry.date.year());
            calendar.days.insert(entry.date, special(entry, true));
        }
        for year in touched {
            let off = |month| NaiveDate::from_ymd_opt(year, month, 1).and_then(|d| calendar.days.get(&d));
            if [1, 10].into_iter().all(|month| off(month).is_some_and(|s| s.off)) {
                calendar.years.entry(year).or_insert(false);
            }
        }
        calendar
    }

    /// What a day is, and whether the notice of its year is known.
    pub fn status(&self, date: NaiveDate) -> Day<'_> {
        let known = self.is_known(date.year());
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let special = self.days.get(&date);
        let kind = match special {
            Some(special) if special.off => DayKind::Holiday,
            Some(_) if weekend => DayKind::MakeUp,
            // A weekday worked is a built-in day off that was taken back.
            Some(_) => DayKind::Workday,
            None if weekend => DayKind::Weekend,
            None => DayKind::Workday,
        };
        Day { kind, known, name: special.map(|s| s.name.as_str()).filter(|n| !n.is_empty()) }
    }

    /// True when offices are open on a day.
    pub fn is_workday(&self, date: NaiveDate) -> bool {
        self.status(date).kind.is_worked()
    }

    /// True when the notice of a year is known.
    pub fn is_known(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// The known years in order, each with whether it is built in.
    pub fn years(&self) -> impl Iterator<Item = (i32, bool)> + '_ {
        self.years.iter().map(|(year, built_in)| (*year, *built_in))
    }

    /// The days of a year that stand out of the ordinary week, in order, each with whether it was imported.
    pub fn entries(&self, year: i32) -> Vec<(Entry, bool)> {
        let of_year = self.days.iter().filter(|(date, _)| date.year() == year);
        of_year
            .map(|(&date, s)| (Entry { date, off: s.off, name: s.name.clone(), source: s.source.clone() }, s.imported))
            .collect()
    }

    /// Every year that has days standing out of the ordinary week, known or not.
    pub fn years_with_days(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.days.keys().map(Datelike::year).chain(self.years.keys().copied()).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The working day `number` working days after a day (before it when negative); the day itself is not counted. With
    /// 0 the day itself, or the next working day when it is a rest day. `None` outside 1900 to 2200.
    pub fn workday_add(&self, start: NaiveDate, number: i64) -> Option<NaiveDate> {
        let table = self.table();
        let at = index(start)?;
        let before = i64::from(*table.before.get(at)?);
        let through = i64::from(*table.before.get(at + 1)?);
        let nth = match number {
            0 => before,
            1.. => through.checked_add(number)?.checked_sub(1)?,
            _ => before.checked_add(number)?,
        };
        let worked = table.worked.get(usize::try_from(nth).ok()?)?;
        first_day().checked_add_days(chrono::Days::new(u64::from(*worked)))
    }

    /// Working days after `from` up to and including `to`; negative when `to` is the earlier one. `None` outside 1900 to
    /// 2200.
    pub fn workdays_between(&self, from: NaiveDate, to: NaiveDate) -> Option<i64> {
        let through = |date| Some(i64::from(*self.table().before.get(index(date)? + 1)?));
        Some(through(to)? - through(from)?)
    }

    /// True when every day from one to another (in either order) is in a known year.
    pub fn knows_all(&self, one: NaiveDate, other: NaiveDate) -> bool {
        let (from, to) = if one <= other { (one, other) } else { (other, one) };
        (from.year()..=to.year()).all(|year| self.is_known(year))
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(|| {
            let days = first_day().iter_days().take_while(|d| YEARS.contains(&d.year())).count();
            let monday = first_day().weekday().num_days_from_monday() as usize;
            let mut is_worked: Vec<bool> = (0..days).map(|at| (at + monday) % 7 < 5).collect();
            for (date, special) in &self.days {
                if let Some(day) = index(*date).and_then(|at| is_worked.get_mut(at)) {
                    *day = !special.off;
                }
            }
            let (mut before, mut worked) = (vec![0], Vec::new());
            let mut through = 0;
            for (at, is_worked) in (0..).zip(is_worked) {
                if is_worked {
                    worked.push(at);
                    through += 1;
                }
                before.push(through);
            }
            Table { before, worked }
        })
    }
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).unwrap_or(NaiveDate::MIN)
}

/// The number of a day, counted from the first of 1900.
fn index(date: NaiveDate) -> Option<usize> {
    if !YEARS.contains(&date.year()) {
        return None;
    }
    usize::try_from(date.signed_duration_since(first_day()).num_days()).ok()
}
