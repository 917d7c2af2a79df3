//! The repayment plan of a recorded debt: what its terms generate, and how far the stored lines are from it (计划差异).
//!
//! Lines of one version (`plan_no`) were generated at once. A reset of the rate, a prepayment, an extension or a refinancing
//! begins a new version after the lines that stand; those keep their figures, rate and version. So every line can be
//! judged for good: its interest by the balance before it, its own rate and its days; the principal of the last version
//! also by the way of repayment.

use chrono::{Months, NaiveDate};
use serde::Deserialize;

use super::schedule::{Line, Method, Stretch, interest};
pub use super::stored::{Stored, balance, remains, stored, stored_rows};
use crate::both;
use crate::catalog::debt::DEBT;
use crate::error::{Fault, Result};
use crate::rules::source::REGISTER;
use crate::rules::{hint, refusal, view};
use crate::schema::Row;
use crate::terms::day_count::DayCount;
use crate::terms::rate;

/// Numbers of payments a year that divide its months.
const PERIODS: [i64; 6] = [1, 2, 3, 4, 6, 12];
/// 100 percent, ×10 000.
const WHOLE: i64 = 1_000_000;
/// Years of the longest debt; more is a slip of the keyboard.
const MOST_YEARS: i32 = 100;

/// Terms of a debt that its plan follows from.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Principal in fen.
    pub principal: i64,
    /// Yearly rate in percent ×10 000, the one now agreed.
    pub rate: i64,
    /// First day of interest.
    pub drawn_on: NaiveDate,
    /// Last due day.
    pub matures_on: NaiveDate,
    /// How principal is repaid; `None` = by a plan that was agreed line by line.
    pub method: Option<Method>,
    /// Months between due days.
    pub months: u32,
    /// How days are counted.
    pub day_count: DayCount,
}

/// Columns of a debt that its terms stand in.
#[derive(Deserialize)]
pub(in crate::rules) struct Columns<'a> {
    pub id: &'a str,
    pub principal: i64,
    pub rate: i64,
    pub day_count: &'a str,
    pub drawn_on: NaiveDate,
    pub matures_on: NaiveDate,
    pub repay_mode: &'a str,
    pub periods_year: i64,
}

impl Terms {
    /// The terms of a debt, or everything that is wrong with them.
    ///
    /// # Errors
    /// When the row is no debt.
    pub fn of(debt: &Row) -> Result<std::result::Result<Self, Vec<Fault>>> {
        Ok(Self::from_columns(&view(debt)?))
    }

    /// The terms of these columns, or everything that is wrong with them.
    pub(in crate::rules) fn from_columns(columns: &Columns<'_>) -> std::result::Result<Self, Vec<Fault>> {
        let faults = faults(columns);
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            principal: columns.principal,
            rate: columns.rate,
            drawn_on: columns.drawn_on,
            matures_on: columns.matures_on,
            method: match columns.repay_mode {
                "bullet" => Some(Method::Bullet),
                "equal_principal" => Some(Method::EqualPrincipal),
                "annuity" => Some(Method::Annuity),
                _ => None,
            },
            // Judged above: a divisor of the months of a year.
            months: u32::try_from(12 / columns.periods_year.max(1)).unwrap_or(12),
            day_count: day_count(columns.day_count),
        })
    }

    /// Due days after a day: counted from the first day of interest, the last one is that of maturity; `None` outside the
    /// calendar.
    pub fn due_days(&self, after: NaiveDate) -> Option<Vec<NaiveDate>> {
        let mut days = Vec::new();
        for no in 1.. {
            let day = self.drawn_on.checked_add_months(Months::new(self.months.checked_mul(no)?))?;
            let last = day >= self.matures_on;
            let day = if last { self.matures_on } else { day };
            if day > after {
                days.push(day);
            }
            if last {
                break;
            }
        }
        Some(days)
    }

    /// Lines on what remains after a day; `None` when there is no plan by a formula, or a figure is out of range.
    pub fn lines(&self, principal: i64, after: NaiveDate) -> Option<Vec<Line>> {
        let due_days = self.due_days(after)?;
        let method = self.method?;
        let stretch = Stretch {
            principal,
            rate: self.rate,
            from: after,
            due_days: &due_days,
            grace: 0,
            method,
            day_count: self.day_count,
        };
        stretch.lines()
    }
}

/// The convention behind a code of the data dictionary.
pub(super) fn day_count(code: &str) -> DayCount {
    DayCount::parse(&code.replace('_', "/")).unwrap_or(DayCount::Act365)
}

fn faults(debt: &Columns<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut refuse = |field: &'static str, text| {
        faults.push(refusal(&text, REGISTER).on(field).hint(hint::edit(&DEBT, field, debt.id)));
    };
    if debt.principal <= 0 {
        refuse("principal", both!("本金须大于 0", "principal must be above 0"));
    }
    if debt.rate > WHOLE {
        let shown = rate::show(debt.rate);
        refuse("rate", both!("年利率 {shown}% 超过 100%", "a yearly rate of {shown} % is above 100 %"));
    }
    let (from, to) = (debt.drawn_on, debt.matures_on);
    if to <= from {
        refuse(
            "matures_on",
            both!("到期日期 {to} 不晚于起息日期 {from}", "it matures on {to}, not after it is drawn on {from}"),
        );
    } else if from.checked_add_months(Months::new(12 * MOST_YEARS.unsigned_abs())).is_none_or(|most| most < to) {
        refuse("matures_on", both!("期限超过 {MOST_YEARS} 年", "the term is longer than {MOST_YEARS} years"));
    }
    if !PERIODS.contains(&debt.periods_year) {
        let times = debt.periods_year;
        refuse(
            "periods_year",
            both!(
                "每年付息 {times} 次,须为 1、2、3、4、6 或 12",
                "{times} payments a year; it must be 1, 2, 3, 4, 6 or 12"
            ),
        );
    }
    faults
}

/// How far a stored line is from what its terms generate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// Number of the line.
    pub seq: i64,
    /// The day due by the terms; `None` where the terms have no such line.
    pub due_on: Option<NaiveDate>,
    /// The day stored; `None` where the line is missing.
    pub stored_on: Option<NaiveDate>,
    /// Stored principal less generated, in fen.
    pub principal: i64,
    /// Stored interest less generated, in fen.
    pub interest: i64,
}

/// The first lines of stretches: after a version of the plan ends, and after a prepayment.
fn stretch_starts(lines: &[Stored<'_>]) -> Vec<usize> {
    let new = |i: usize| i == 0 || lines[i].plan_no != lines[i - 1].plan_no || lines[i - 1].is_prepaid();
    (0..lines.len()).filter(|&i| new(i)).collect()
}

/// 计划差异: every line that was generated and is not as its terms generate it, and every line that is missing or too many.
/// Nothing for a plan that was agreed or imported line by line. `None` when a figure is out of range.
pub fn drift(terms: &Terms, lines: &[Stored<'_>]) -> Option<Vec<Drift>> {
    let mut out = Vec::new();
    if terms.method.is_none() || lines.iter().all(|line| line.schedule != "generated") {
        return Some(out);
    }
    let last = stretch_starts(lines).last().copied().unwrap_or(0);
    let (mut balance, mut before) = (terms.principal, terms.drawn_on);
    for line in &lines[..last] {
        let rate = line.rate.unwrap_or(terms.rate);
        let expected = interest(balance, rate, terms.day_count, (before, line.due_on))?;
        if line.schedule == "generated" && line.interest != expected {
            let interest = line.interest - expected;
            let on = Some(line.due_on);
            out.push(Drift { seq: line.seq, due_on: on, stored_on: on, principal: 0, interest });
        }
        balance -= line.takes();
        before = line.due_on;
    }
    let rest = &lines[last..];
    let rate = rest.first().and_then(|line| line.rate).unwrap_or(terms.rate);
    let made = if balance > 0 { Terms { rate, ..*terms }.lines(balance, before)? } else { Vec::new() };
    compare(rest, &made, &mut out);
    Some(out)
}

fn compare(stored: &[Stored<'_>], made: &[Line], out: &mut Vec<Drift>) {
    let first = stored.first().map_or(1, |line| line.seq);
    for (no, i) in (first..).zip(0..stored.len().max(made.len())) {
        match (stored.get(i), made.get(i)) {
            (Some(line), Some(made)) => {
                let (principal, interest) = (line.principal - made.principal, line.interest - made.interest);
                if principal != 0 || interest != 0 || line.due_on != made.due_on {
                    let (due_on, stored_on) = (Some(made.due_on), Some(line.due_on));
                    out.push(Drift { seq: line.seq, due_on, stored_on, principal, interest });
                }
            }
            (Some(line), None) => {
                let (seq, principal, interest) = (line.seq, line.principal, line.interest);
                out.push(Drift { seq, due_on: None, stored_on: Some(line.due_on), principal, interest });
            }
            (None, Some(made)) => {
                let (principal, interest) = (-made.principal, -made.interest);
                out.push(Drift { seq: no, due_on: Some(made.due_on), stored_on: None, principal, interest });
            }
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Stored, Terms, drift};
    use crate::rules::debt::schedule::Method;
    use crate::rules::fixture::day;
    use crate::terms::day_count::DayCount;

    fn terms(method: Method) -> Terms {
        Terms {
            principal: 100_000_001,
            rate: 40_500,
            drawn_on: day("2020-02-29"),
            matures_on: day("2025-02-28"),
            method: Some(method),
            months: 6,
            day_count: DayCount::Act365,
        }
    }

    fn kept(terms: &Terms, plan_no: i64, principal: i64, after: &str, first: i64) -> Vec<Stored<'static>> {
        let lines = terms.lines(principal, day(after)).unwrap();
        let stored = |(no, line): (i64, super::Line)| Stored {
            id: "",
            state: "scheduled",
            seq: no,
            due_on: line.due_on,
            principal: line.principal,
            interest: line.interest,
            schedule: "generated",
            rate: Some(terms.rate),
            plan_no: Some(plan_no),
            fund_source: "budget",
            paid_principal: None,
            paid_interest: None,
            paid_on: None,
        };
        (first..).zip(lines).map(stored).collect()
    }

    #[test]
    fn a_leap_day_start_counts_every_due_day_from_itself() {
        let days = terms(Method::Bullet).due_days(day("2020-02-29")).unwrap();
        assert_eq!(days.len(), 10);
        assert_eq!((days[0], days[1]), (day("2020-08-29"), day("2021-02-28")));
        assert_eq!((days[7], days[9]), (day("2024-02-29"), day("2025-02-28")));
        let odd = Terms { matures_on: day("2024-12-31"), ..terms(Method::Bullet) };
        let days = odd.due_days(day("2024-02-29")).unwrap();
        assert_eq!(days, [day("2024-08-29"), day("2024-12-31")], "the last period may be shorter");
    }

    #[test]
    fn a_stored_fen_more_or_less_is_drift() {
        for method in [Method::Bullet, Method::EqualPrincipal, Method::Annuity] {
            let terms = terms(method);
            let mut lines = kept(&terms, 1, terms.principal, "2020-02-29", 1);
            assert_eq!(drift(&terms, &lines).unwrap(), []);
            lines[3].interest += 1;
            let found = drift(&terms, &lines).unwrap();
            assert_eq!((found.len(), found[0].seq, found[0].interest, found[0].principal), (1, 4, 1, 0));
            lines[3].interest -= 1;
            lines.pop();
            let found = drift(&terms, &lines).unwrap();
            assert_eq!((found.len(), found[0].seq, found[0].stored_on), (1, 10, None));
        }
    }

    #[test]
    fn a_reset_keeps_the_segment_before_it() {
        let old = terms(Method::EqualPrincipal);
        let mut lines = kept(&old, 1, old.principal, "2020-02-29", 1);
        lines.truncate(4);
        let left = super::remains(old.principal, &lines);
        let new = Terms { rate: 30_000, ..old };
        lines.extend(kept(&new, 2, left, "2022-02-28", 5));
        assert_eq!(drift(&new, &lines).unwrap(), []);
        assert_eq!(lines.iter().map(|l| l.principal).sum::<i64>(), old.principal);
        lines[1].interest -= 7;
        assert_eq!(drift(&new, &lines).unwrap()[0].interest, -7, "the old segment is judged at its own rate");
    }

    #[test]
    fn a_prepayment_asks_for_a_new_plan() {
        let terms = terms(Method::EqualPrincipal);
        let mut lines = kept(&terms, 1, terms.principal, "2020-02-29", 1);
        lines[1].paid_principal = Some(lines[1].principal + 5_000_000);
        lines[1].state = "paid";
        assert_eq!(drift(&terms, &lines).unwrap().len(), 8);
        let left = super::remains(terms.principal, &lines[..2]);
        lines.truncate(2);
        lines.extend(kept(&terms, 2, left, "2021-02-28", 3));
        assert_eq!(drift(&terms, &lines).unwrap(), []);
    }

    proptest! {
        #[test]
        fn what_is_generated_has_no_drift(
            principal in 1i64..=10_000_000_000_000, rate in 0i64..=1_000_000, start in 0i32..=20_000, days in 1i32..=12_000,
            months in prop::sample::select(vec![1u32, 2, 3, 4, 6, 12]),
            method in prop::sample::select(vec![Method::Bullet, Method::EqualPrincipal, Method::Annuity]),
        ) {
            let from = chrono::NaiveDate::from_num_days_from_ce_opt(719_000 + start).unwrap();
            let matures_on = from + chrono::Days::new(u64::from(days.unsigned_abs()));
            let terms = Terms {
                principal, rate, drawn_on: from, matures_on, method: Some(method), months, day_count: DayCount::ActAct,
            };
            let lines = kept(&terms, 1, principal, &from.to_string(), 1);
            prop_assert_eq!(lines.iter().map(|l| l.principal).sum::<i64>(), principal);
            prop_assert_eq!(lines.last().unwrap().due_on, matures_on);
            prop_assert_eq!(drift(&terms, &lines).unwrap(), vec![]);
        }
    }
}
