//! The redemption profile: principal and interest that fall due by month, quarter or year (到期结构).

use chrono::{Datelike as _, NaiveDate};

use crate::error::Result;
use crate::rules::debt::position::Position;
use crate::rules::debt::tally::Due;
use crate::store::Reader;

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A month, `2024-03`.
    Month,
    /// A quarter, `2024Q1`.
    Quarter,
    /// A year, `2024`.
    Year,
}

impl Period {
    const fn months(self) -> usize {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The period that a day lies in, `ahead` periods on.
    fn label(self, on: NaiveDate, ahead: usize) -> String {
        let from = usize::try_from(on.year()).unwrap_or(0) * 12 + on.month0() as usize;
        let month = (from / self.months() + ahead) * self.months();
        let year = month / 12;
        match self {
            Self::Month => format!("{year:04}-{:02}", month % 12 + 1),
            Self::Quarter => format!("{year:04}Q{}", month % 12 / 3 + 1),
            Self::Year => format!("{year:04}"),
        }
    }
}

/// What falls due in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The period.
    pub label: String,
    /// What is due.
    pub due: Due,
}

/// The profile on a day: general and special debt, unpaid.
#[derive(Debug)]
pub struct Profile {
    /// Overdue.
    pub overdue: Due,
    /// Every period from that of the day to the last due day, empty ones with it.
    pub bars: Vec<Bar>,
    /// The balance.
    pub balance: i64,
}

/// The profile on a day.
///
/// # Errors
/// When the ledger cannot be read.
pub fn profile(reader: Reader<'_>, on: NaiveDate, period: Period) -> Result<Profile> {
    let sum = Position::read(reader, on, false)?.statutory();
    let skip = on.month0() as usize % period.months();
    let mut bars: Vec<Bar> = Vec::new();
    for (at, month) in sum.months.iter().enumerate() {
        let place = (at + skip) / period.months();
        while bars.len() <= place {
            bars.push(Bar { label: period.label(on, bars.len()), due: Due::default() });
        }
        let due = &mut bars[place].due;
        due.principal = due.principal.saturating_add(month.principal);
        due.interest = due.interest.saturating_add(month.interest);
    }
    Ok(Profile { overdue: sum.arrears(), bars, balance: sum.balance })
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn periods_are_named_by_the_calendar() {
        let on = "2024-11-30".parse().unwrap();
        assert_eq!(Period::Month.label(on, 0), "2024-11");
        assert_eq!(Period::Month.label(on, 2), "2025-01");
        assert_eq!(Period::Quarter.label(on, 0), "2024Q4");
        assert_eq!(Period::Quarter.label(on, 1), "2025Q1");
        assert_eq!(Period::Year.label(on, 7), "2031");
    }
}
