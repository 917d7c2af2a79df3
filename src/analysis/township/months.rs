//! 逐月公开: the months of a year by unit, which are published, late or missing (kinds.md §2.9, disclosure.missing_months).

use chrono::{Months as Step, NaiveDate};

use super::{Town, place, towns};
use crate::error::Result;
use crate::messages::Label;
use crate::rules::Parameters;
use crate::rules::disclosure::month_day;
use crate::rules::parameters::NotComputable;
use crate::store::{FromRecord as _, Reader};

/// What is recorded of a month; of several records the best counts, and the better one is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The unit did not exist in that month.
    Outside,
    /// Nothing is recorded, and the day has not passed.
    NotDue,
    /// Nothing is recorded, though the day has passed.
    Missing,
    /// It was decided not to publish it.
    Withheld,
    /// Registered, not published.
    Pending,
    /// Published after the day.
    Late,
    /// Published in time.
    Published,
}

impl Mark {
    /// Every mark, the best first.
    pub const ALL: [Self; 7] =
        [Self::Published, Self::Late, Self::Pending, Self::Withheld, Self::Missing, Self::NotDue, Self::Outside];

    /// The word in both languages.
    pub const fn word(self) -> Label {
        match self {
            Self::Outside => Label::new("不适用", "outside"),
            Self::NotDue => Label::new("未到期", "not due"),
            Self::Missing => Label::new("缺", "missing"),
            Self::Withheld => Label::new("不公开", "withheld"),
            Self::Pending => Label::new("待公开", "pending"),
            Self::Late => Label::new("迟公开", "late"),
            Self::Published => Label::new("已公开", "published"),
        }
    }
}

/// The matrix: a unit a row, and in each row the twelve months.
#[derive(Clone, Debug)]
pub struct Months {
    /// Units with their months.
    pub rows: Vec<(Town, [Mark; 12])>,
}

/// The matrix of a year and a kind of disclosure (`finance`, `gov`, `village`), seen from a day: streets and townships.
///
/// # Errors
/// When the ledger cannot be read. The inner result is why the day of publication cannot be computed.
pub fn months(
    reader: Reader<'_>,
    parameters: &Parameters,
    (year, kind): (i32, &str),
    as_of: NaiveDate,
) -> Result<std::result::Result<Months, NotComputable>> {
    const SQL: &str = "SELECT d.unit, d.period, d.state, d.published_on FROM disclosure d WHERE d.void_on IS NULL \
                       AND d.kind = ?2 AND d.period >= ?1 || '-01' AND d.period <= ?1 || '-12'";
    let towns = towns(reader, &["town", "street"], year)?;
    let due = match days(parameters, year) {
        Ok(due) => due,
        Err(missing) => return Ok(Err(missing)),
    };
    let blank = |town: &Town| {
        due.map(|(first, last, due)| match town.lives(first, last) {
            false => Mark::Outside,
            true if due < as_of => Mark::Missing,
            true => Mark::NotDue,
        })
    };
    let mut cells: Vec<[Mark; 12]> = towns.iter().map(blank).collect();
    reader.joined(SQL, &[&format!("{year:04}"), kind], &mut |r| {
        let (unit, period) = (String::from_record(r, 0)?, String::from_record(r, 1)?);
        let month = period.get(5..7).and_then(|m| m.parse::<usize>().ok()).filter(|m| (1..=12).contains(m));
        let (Some(row), Some(month)) = (place(&towns, &unit), month) else { return Ok(()) };
        let published: Option<NaiveDate> = Option::from_record(r, 3)?;
        let mark = match String::from_record(r, 2)?.as_str() {
            "pending" => Mark::Pending,
            "withheld" => Mark::Withheld,
            _ if published.is_some_and(|on| on > due[month - 1].2) => Mark::Late,
            _ => Mark::Published,
        };
        let cell = &mut cells[row][month - 1];
        *cell = mark.max(*cell);
        Ok(())
    })?;
    Ok(Ok(Months { rows: towns.into_iter().zip(cells).collect() }))
}

/// First day, last day and day of publication of each month of a year.
fn days(
    parameters: &Parameters,
    year: i32,
) -> std::result::Result<[(NaiveDate, NaiveDate, NaiveDate); 12], NotComputable> {
    let mut days = [(NaiveDate::MIN, NaiveDate::MIN, NaiveDate::MAX); 12];
    for (month, day) in (1..).zip(&mut days) {
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        let next = first.and_then(|first| first.checked_add_months(Step::new(1)));
        if let (Some(first), Some(next)) = (first, next) {
            *day = (first, next.pred_opt().unwrap_or(first), month_day(parameters, next)?.0);
        }
    }
    Ok(days)
}
