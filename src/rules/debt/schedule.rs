//! The schedule of a loan: what falls due when, in principal and interest, exact to the fen (programme 四(四)).
//!
//! Rules that a creditor's statement is compared with, since each changes figures:
//! - A due day is the day of the first one so many months on, or the month's last where that day is missing: 31 January, 29
//!   February, 31 March. It does not move for a holiday; interest does not either.
//! - Interest of a line is balance × rate × share of the year, rounded half up to the fen.
//! - Equal principal is rounded down to the fen; the level payment of an annuity is rounded half up. The last line takes what
//!   is left, so that principal adds up to the loan.
//! - The level payment is the one whose present value at the loan's own rate and day count is the loan.

use chrono::{Months, NaiveDate};

use crate::terms::day_count::DayCount;

/// How principal is repaid (还款方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// 到期一次还本: interest on every due day, principal on the last.
    Bullet,
    /// 等额本金: the same principal on every due day.
    EqualPrincipal,
    /// 等额本息: the same payment on every due day.
    Annuity,
    /// 先息后本: creditors' name for a loan that bears interest only until its last day; its figures are those of a bullet loan.
    InterestOnly,
}

/// Terms of a loan at a fixed rate.
#[derive(Clone, Copy, Debug)]
pub struct Loan {
    /// Principal in fen, above 0.
    pub principal: i64,
    /// Yearly rate in percent ×10 000: 4.05 % = 40 500.
    pub rate: i64,
    /// First day that bears interest (起息日期).
    pub from: NaiveDate,
    /// Months between due days.
    pub months: u32,
    /// Number of due days.
    pub periods: u32,
    /// Due days at the start on which only interest is paid (宽限期); fewer than `periods`.
    pub grace: u32,
    /// How principal is repaid.
    pub method: Method,
    /// How days are counted.
    pub day_count: DayCount,
}

/// One due day of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Number, the first is 1.
    pub no: u32,
    /// The day.
    pub due_on: NaiveDate,
    /// Principal due, in fen.
    pub principal: i64,
    /// Interest due, in fen.
    pub interest: i64,
    /// Principal that remains after it, in fen.
    pub balance: i64,
}

/// Percent ×10 000 that make one.
const WHOLE: i128 = 1_000_000;
/// Fixed point of discount factors: eighteen decimals.
const ONE: i128 = 1_000_000_000_000_000_000;

impl Loan {
    /// Its schedule; `None` when a day lies outside the calendar or a figure outside 64 bits.
    pub fn schedule(&self) -> Option<Vec<Line>> {
        let due_days = (1..=self.periods).map(|no| self.due_day(no)).collect::<Option<Vec<_>>>()?;
        self.stretch(&due_days).lines()
    }

    /// The due day of that number; 0 is the first day of interest.
    fn due_day(&self, no: u32) -> Option<NaiveDate> {
        self.from.checked_add_months(Months::new(self.months.checked_mul(no)?))
    }

    const fn stretch<'d>(&self, due_days: &'d [NaiveDate]) -> Stretch<'d> {
        Stretch {
            principal: self.principal,
            rate: self.rate,
            from: self.from,
            due_days,
            grace: self.grace,
            method: self.method,
            day_count: self.day_count,
        }
    }

    /// The level payment in fen after the days of grace.
    #[cfg(test)]
    fn level_payment(&self) -> Option<i64> {
        let due_days = (1..=self.periods).map(|no| self.due_day(no)).collect::<Option<Vec<_>>>()?;
        self.stretch(&due_days).level_payment()
    }
}

/// A stretch of a loan at one rate: what remains of it, and the due days to come.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'d> {
    /// What remains, in fen.
    pub principal: i64,
    /// Yearly rate in percent ×10 000.
    pub rate: i64,
    /// The day from which interest runs.
    pub from: NaiveDate,
    /// Due days in order; principal is repaid by the last of them.
    pub due_days: &'d [NaiveDate],
    /// Due days at the start on which only interest is paid; fewer than there are.
    pub grace: u32,
    /// How principal is repaid.
    pub method: Method,
    /// How days are counted.
    pub day_count: DayCount,
}

impl Stretch<'_> {
    /// Its lines, numbered from 1; `None` when a figure lies outside 64 bits or no day is left to repay on.
    pub fn lines(&self) -> Option<Vec<Line>> {
        let level = if self.method == Method::Annuity { self.level_payment()? } else { 0 };
        let periods = u32::try_from(self.due_days.len()).ok()?;
        let repaying = periods.checked_sub(self.grace).filter(|n| *n > 0)?;
        let share = self.principal / i64::from(repaying);
        let mut lines = Vec::with_capacity(self.due_days.len());
        let (mut before, mut balance) = (self.from, self.principal);
        for (no, &due_on) in (1..).zip(self.due_days) {
            let interest = interest(balance, self.rate, self.day_count, (before, due_on))?;
            let principal = match self.method {
                _ if no == periods => balance,
                _ if no <= self.grace => 0,
                Method::Bullet | Method::InterestOnly => 0,
                Method::EqualPrincipal => share,
                Method::Annuity => (level - interest).clamp(0, balance),
            };
            balance -= principal;
            lines.push(Line { no, due_on, principal, interest, balance });
            before = due_on;
        }
        Some(lines)
    }

    /// The level payment in fen after the days of grace: principal over the sum of their discount factors.
    fn level_payment(&self) -> Option<i64> {
        let (mut discount, mut sum) = (ONE, 0i128);
        let starts = std::iter::once(&self.from).chain(self.due_days);
        for (&from, &to) in starts.zip(self.due_days).skip(self.grace as usize) {
            let (num, den) = self.day_count.fraction(from, to);
            let growth = ONE + i128::from(self.rate) * i128::from(num) * (ONE / WHOLE) / i128::from(den);
            discount = (discount * ONE + growth / 2) / growth;
            sum += discount;
        }
        let exact = i128::from(self.principal).checked_mul(ONE)?;
        i64::try_from((exact + sum / 2).checked_div(sum)?).ok()
    }
}

/// Interest in fen on a balance between two days, rounded half up; `None` outside 64 bits.
pub fn interest(balance: i64, rate: i64, day_count: DayCount, (from, to): (NaiveDate, NaiveDate)) -> Option<i64> {
    let (num, den) = day_count.fraction(from, to);
    let over = WHOLE * i128::from(den);
    let exact = i128::from(balance).checked_mul(i128::from(rate))?.checked_mul(i128::from(num))?;
    i64::try_from((exact + over / 2) / over).ok()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::{Line, Loan, Method};
    use crate::terms::day_count::DayCount;

    fn loan(method: Method) -> Loan {
        Loan {
            principal: 1_500_000,
            rate: 80_000,
            from: NaiveDate::from_ymd_opt(2020, 1, 15).unwrap(),
            months: 1,
            periods: 60,
            grace: 0,
            method,
            day_count: DayCount::Thirty360,
        }
    }

    fn sums(lines: &[Line]) -> (i64, i64) {
        (lines.iter().map(|l| l.principal).sum(), lines.iter().map(|l| l.interest).sum())
    }

    #[test]
    fn an_annuity_pays_the_published_instalment() {
        // numpy-financial's documentation: pmt(0.08/12, 60, 15000) = -304.1459...
        let lines = loan(Method::Annuity).schedule().unwrap();
        assert_eq!(lines.len(), 60);
        assert!(lines[..59].iter().all(|l| l.principal + l.interest == 30_415));
        assert_eq!((lines[0].interest, lines[0].principal, lines[0].balance), (10_000, 20_415, 1_479_585));
        let last = lines[59];
        assert!((last.principal + last.interest - 30_415).abs() < 60, "{last:?}");
        assert_eq!((sums(&lines).0, last.balance), (1_500_000, 0));
        // numpy-financial: pmt(0.075/12, 180, 200000) = -1854.0247...
        let mortgage = Loan { principal: 20_000_000, rate: 75_000, periods: 180, ..loan(Method::Annuity) };
        let first = mortgage.schedule().unwrap()[0];
        assert_eq!(first.principal + first.interest, 185_402);
    }

    #[test]
    fn equal_principal_and_bullet_by_hand() {
        let lines = Loan { periods: 4, months: 3, ..loan(Method::EqualPrincipal) }.schedule().unwrap();
        let seen: Vec<_> = lines.iter().map(|l| (l.principal, l.interest, l.balance)).collect();
        // 15000 × 8 % / 4 = 300, falling by 75 with every quarter of the loan.
        assert_eq!(
            seen,
            [(375_000, 30_000, 1_125_000), (375_000, 22_500, 750_000), (375_000, 15_000, 375_000), (375_000, 7_500, 0)]
        );
        for method in [Method::Bullet, Method::InterestOnly] {
            let lines = Loan { periods: 2, months: 6, ..loan(method) }.schedule().unwrap();
            let seen: Vec<_> = lines.iter().map(|l| (l.principal, l.interest, l.balance)).collect();
            assert_eq!(seen, [(0, 60_000, 1_500_000), (1_500_000, 60_000, 0)]);
        }
    }

    #[test]
    fn a_remainder_goes_to_the_last_line() {
        let lines = Loan { principal: 100, periods: 3, rate: 0, ..loan(Method::EqualPrincipal) }.schedule().unwrap();
        assert_eq!(lines.iter().map(|l| l.principal).collect::<Vec<_>>(), [33, 33, 34]);
        assert_eq!(sums(&lines).1, 0);
        let free = Loan { periods: 3, rate: 0, principal: 100, ..loan(Method::Annuity) }.schedule().unwrap();
        assert_eq!(free.iter().map(|l| l.principal).collect::<Vec<_>>(), [33, 33, 34]);
    }

    #[test]
    fn days_of_grace_bear_interest_only() {
        let lines = Loan { grace: 12, ..loan(Method::Annuity) }.schedule().unwrap();
        assert!(lines[..12].iter().all(|l| l.principal == 0 && l.interest == 10_000));
        assert!(lines[12].principal > 0 && sums(&lines).0 == 1_500_000);
        assert!(Loan { grace: 60, ..loan(Method::Annuity) }.schedule().is_none());
    }

    #[test]
    fn a_leap_day_and_the_end_of_a_month_keep_their_day() {
        let days = |from: &str, months, periods| -> Vec<String> {
            let loan = Loan { from: from.parse().unwrap(), months, periods, ..loan(Method::Bullet) };
            loan.schedule().unwrap().iter().map(|l| l.due_on.to_string()).collect()
        };
        assert_eq!(days("2020-01-31", 1, 3), ["2020-02-29", "2020-03-31", "2020-04-30"]);
        assert_eq!(days("2020-02-29", 12, 4), ["2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"]);
    }

    #[test]
    fn actual_days_of_a_leap_year_count() {
        let interest = |day_count| {
            let loan = Loan { principal: 36_600, rate: 1_000_000, months: 12, periods: 1, ..loan(Method::Bullet) };
            let from = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
            Loan { from, day_count, ..loan }.schedule().unwrap()[0].interest
        };
        // 366 yuan at 100 % over the 366 days of 2020.
        assert_eq!(interest(DayCount::Act365), 36_700);
        assert_eq!(interest(DayCount::Act360), 37_210);
        assert_eq!(interest(DayCount::ActAct), 36_600);
        assert_eq!(interest(DayCount::Thirty360), 36_600);
    }

    #[test]
    fn what_does_not_fit_is_no_schedule() {
        let far = NaiveDate::MAX;
        assert!(Loan { from: far, ..loan(Method::Bullet) }.schedule().is_none());
        assert!(
            Loan { principal: i64::MAX, rate: 1_000_000, months: 1200, ..loan(Method::Bullet) }.schedule().is_none()
        );
    }

    fn any_loan() -> impl Strategy<Value = Loan> {
        let method =
            prop::sample::select(vec![Method::Bullet, Method::EqualPrincipal, Method::Annuity, Method::InterestOnly]);
        let terms =
            (1i64..=10_000_000_000_000, 0i64..=1_000_000, 0i32..=36_000, prop::sample::select(vec![1u32, 3, 6, 12]));
        (terms, 1u32..=120, 0u32..=119, method, prop::sample::select(DayCount::ALL.to_vec())).prop_map(
            |((principal, rate, day, months), periods, grace, method, day_count)| {
                let from = NaiveDate::from_num_days_from_ce_opt(719_000 + day).unwrap();
                Loan { principal, rate, from, months, periods, grace: grace % periods, method, day_count }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn principal_adds_up_to_the_loan(loan in any_loan()) {
            let lines = loan.schedule().unwrap();
            prop_assert_eq!(lines.len(), loan.periods as usize);
            prop_assert_eq!(sums(&lines).0, loan.principal);
            let mut balance = loan.principal;
            for line in &lines {
                prop_assert!(line.principal >= 0 && line.interest >= 0);
                balance -= line.principal;
                prop_assert_eq!(line.balance, balance);
            }
            prop_assert!(lines.is_sorted_by(|a, b| a.due_on < b.due_on));
        }

        #[test]
        fn level_payments_are_level(loan in any_loan()) {
            let loan = Loan { method: Method::Annuity, ..loan };
            let lines = loan.schedule().unwrap();
            let level = loan.level_payment().unwrap();
            let (last, rest) = lines[loan.grace as usize..].split_last().unwrap();
            for line in rest {
                // Of a few fen, interest alone may be more than the rounded payment, or the payment more than what is left.
                let level = level.max(line.interest).min(line.principal + line.balance + line.interest);
                prop_assert_eq!(line.principal + line.interest, level, "{:?}", line);
            }
            prop_assert_eq!(last.balance, 0);
        }
    }
}
