//! A stored line of a repayment plan: what was due, what was paid of it, what a plan's lines add up to.

use chrono::NaiveDate;
use serde::Deserialize;

use super::tally::Due;
use crate::catalog::debt::INSTALLMENT;
use crate::error::Result;
use crate::rules::view;
use crate::schema::Row;
use crate::store::Reader;

/// A stored line of a plan.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Stored<'a> {
    /// Its record.
    pub id: &'a str,
    /// Its state.
    pub state: &'a str,
    /// Its number.
    pub seq: i64,
    /// The day.
    pub due_on: NaiveDate,
    /// Principal due, in fen.
    pub principal: i64,
    /// Interest due, in fen.
    pub interest: i64,
    /// Code of where it comes from.
    pub schedule: &'a str,
    /// Yearly rate of the line in percent ×10 000.
    pub rate: Option<i64>,
    /// Version of the plan that it was generated with.
    pub plan_no: Option<i64>,
    /// Code of the money it is paid from.
    pub fund_source: &'a str,
    /// Principal paid so far, in fen.
    pub paid_principal: Option<i64>,
    /// Interest paid so far, in fen.
    pub paid_interest: Option<i64>,
    /// Day of the last payment.
    pub paid_on: Option<NaiveDate>,
}

impl Stored<'_> {
    /// Principal that this line takes off the balance: what is due, or more where more was paid.
    pub fn takes(&self) -> i64 {
        self.principal.max(self.paid_principal.unwrap_or(0))
    }

    /// True when more principal was paid than was due.
    pub fn is_prepaid(&self) -> bool {
        self.paid_principal.is_some_and(|paid| paid > self.principal)
    }

    /// True when nothing has happened to it yet, so that a new plan may replace it.
    pub fn is_open(&self) -> bool {
        self.state == "scheduled" && self.paid_principal.is_none() && self.paid_interest.is_none()
    }

    /// What is due by it.
    pub const fn due(&self) -> Due {
        Due { principal: self.principal, interest: self.interest }
    }

    /// What was paid of it up to a day; a payment without a day counts.
    pub fn paid_by(&self, on: NaiveDate) -> Due {
        if self.paid_on.is_none_or(|paid| paid <= on) {
            Due { principal: self.paid_principal.unwrap_or(0), interest: self.paid_interest.unwrap_or(0) }
        } else {
            Due::default()
        }
    }

    /// What is unpaid of it on a day.
    pub fn unpaid_on(&self, on: NaiveDate) -> Due {
        self.due().less(self.paid_by(on))
    }

    /// 逾期天数: days from the day due to a day while a part is unpaid, else to the day of payment; 0 when in time, `None`
    /// where it was paid on no day that is recorded and was due before.
    pub fn overdue_days(&self, on: NaiveDate) -> Option<i64> {
        let until = if self.unpaid_on(on).total() > 0 || on <= self.due_on { on } else { self.paid_on? };
        Some(until.signed_duration_since(self.due_on).num_days().max(0))
    }
}

/// The live lines of a debt, by their numbers.
///
/// # Errors
/// When the ledger cannot be read.
pub fn stored_rows(reader: Reader<'_>, debt: &str) -> Result<Vec<Row>> {
    let mut rows = reader.children(&INSTALLMENT, "debt", debt)?;
    rows.sort_by_key(|row| row.int("seq"));
    Ok(rows)
}

/// Typed views of stored lines.
///
/// # Errors
/// When a row is no line of a plan.
pub fn stored(rows: &[Row]) -> Result<Vec<Stored<'_>>> {
    rows.iter().map(view).collect()
}

/// What remains of a debt after some lines, in fen: principal less what each takes.
pub fn remains(principal: i64, lines: &[Stored<'_>]) -> i64 {
    lines.iter().fold(principal, |left, line| left.saturating_sub(line.takes()))
}

/// 余额: principal less all that was paid of it, in fen.
pub fn balance(principal: i64, lines: &[Stored<'_>]) -> i64 {
    lines.iter().fold(principal, |left, line| left.saturating_sub(line.paid_principal.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::Stored;
    use crate::rules::debt::tally::Due;
    use crate::rules::fixture::day;

    const LINE: Stored<'static> = Stored {
        id: "",
        state: "scheduled",
        seq: 1,
        due_on: chrono::NaiveDate::MIN,
        principal: 400,
        interest: 30,
        schedule: "generated",
        rate: None,
        plan_no: None,
        fund_source: "budget",
        paid_principal: None,
        paid_interest: None,
        paid_on: None,
    };

    #[test]
    fn a_line_is_unpaid_until_the_day_of_its_payment() {
        let paid = Stored {
            due_on: day("2024-03-01"),
            paid_principal: Some(400),
            paid_interest: Some(30),
            paid_on: Some(day("2024-03-11")),
            ..LINE
        };
        assert_eq!(paid.unpaid_on(day("2024-03-10")), Due { principal: 400, interest: 30 });
        assert_eq!(paid.unpaid_on(day("2024-03-11")), Due::default());
        let late = |on: &str| paid.overdue_days(day(on));
        assert_eq!((late("2024-03-01"), late("2024-03-05"), late("2024-03-28")), (Some(0), Some(4), Some(10)));
        let undated = Stored { paid_on: None, ..paid };
        assert_eq!((undated.overdue_days(day("2024-03-01")), undated.overdue_days(day("2024-03-28"))), (Some(0), None));
        // A part stops no clock, and what was paid too much of the one pays nothing of the other.
        let part = Stored { paid_principal: Some(430), paid_interest: None, ..paid };
        assert_eq!(part.unpaid_on(day("2024-03-28")), Due { principal: 0, interest: 30 });
        assert_eq!(part.overdue_days(day("2024-03-28")), Some(27));
    }
}
