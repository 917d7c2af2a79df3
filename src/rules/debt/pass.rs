//! The pass that a position is read by: debts first, then every line of their plans, in the order in which they are stored.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};
use sha2::{Digest as _, Sha256};

use super::limit::Class;
use super::plan::day_count;
use super::position::{Position, Shares, place};
use super::schedule::interest as interest_on;
use super::tally::{AGES, Due};
use crate::error::Result;
use crate::store::{FromRecord as _, Record};
use crate::terms::day_count::DayCount;

/// What the pass reads of a debt, in the order of [`Pass::debt`].
pub(super) const DEBTS: &str = "SELECT id, kind, state, principal, rate, rate_type, drawn_on, matures_on, creditor, use, \
                                day_count, penalty_rate FROM debt WHERE void_on IS NULL";
/// What it reads of a line, in the order of [`Pass::line`].
pub(super) const LINES: &str = "SELECT debt, due_on, principal, interest, paid_on, paid_principal, paid_interest, fund_source, \
                                penalty, rate FROM installment WHERE void_on IS NULL";
/// How what is owed of a debt counts.
#[derive(Clone, Copy)]
struct Bearing {
    class: usize,
    floats: bool,
    day_count: DayCount,
    /// Yearly rate on arrears in percent ×10 000.
    penalty_rate: Option<i64>,
}

struct Debt {
    bearing: Bearing,
    kind: String,
    creditor: String,
    purpose: String,
    principal: i64,
    rate: i64,
    matures_on: NaiveDate,
    paid: i64,
    /// Unpaid principal of its lines.
    unpaid: i64,
    /// Of that, due after the day.
    ahead: i64,
    /// The first due day after the day, and the rate of that line.
    next: Option<(NaiveDate, Option<i64>)>,
}

/// What has been read so far.
pub(super) struct Pass {
    on: NaiveDate,
    day: i32,
    one_year: NaiveDate,
    three_years: NaiveDate,
    debts: Vec<Debt>,
    places: HashMap<String, usize>,
    /// Id and place of the debt of the line before: lines of a debt mostly stand together.
    last: (String, Option<usize>),
    hash: Option<Sha256>,
    out: Position,
}

impl Pass {
    pub(super) fn new(on: NaiveDate, digest: bool) -> Self {
        let years = |n: u32| on.checked_add_months(chrono::Months::new(12 * n)).unwrap_or(NaiveDate::MAX);
        Self {
            on,
            day: on.num_days_from_ce(),
            one_year: years(1),
            three_years: years(3),
            debts: Vec::new(),
            places: HashMap::new(),
            last: (String::new(), None),
            hash: digest.then(Sha256::new),
            out: Position::nothing(on),
        }
    }

    /// Puts columns of a row into the digest, each with its end.
    fn digest(&mut self, record: &Record<'_>, texts: &[usize], numbers: &[usize]) -> Result<()> {
        let Some(hash) = &mut self.hash else { return Ok(()) };
        for &column in texts {
            hash.update(record.text(column)?);
            hash.update([0]);
        }
        for &column in numbers {
            let number = Option::<i64>::from_record(record, column)?;
            hash.update(number.map_or([0xff; 9], |n| {
                let mut bytes = [0; 9];
                bytes[1..].copy_from_slice(&n.to_be_bytes());
                bytes
            }));
        }
        Ok(())
    }

    /// Takes a row of [`DEBTS`].
    pub(super) fn debt(&mut self, record: &Record<'_>) -> Result<()> {
        self.digest(record, &[0, 1, 2, 5, 6, 7, 8, 9, 10], &[3, 4, 11])?;
        let (state, principal) = (record.text(2)?, i64::from_record(record, 3)?);
        let drawn_on = NaiveDate::from_record(record, 6)?;
        if !matches!(state, "drawn" | "settled" | "irregular") || drawn_on > self.on {
            self.out.undrawn += 1;
            self.out.undrawn_principal = self.out.undrawn_principal.saturating_add(principal);
            if state == "approved" {
                let approved = &mut self.out.tallies[place(Class::of(record.text(1)?))].approved;
                *approved = approved.saturating_add(principal);
            }
            return Ok(());
        }
        let kind = record.text(1)?.to_owned();
        let class = place(Class::of(&kind));
        if drawn_on.year() == self.on.year() {
            let issued = &mut self.out.tallies[class].issued;
            *issued = issued.saturating_add(principal);
        }
        self.places.insert(record.text(0)?.to_owned(), self.debts.len());
        let bearing = Bearing {
            class,
            floats: record.text(5)? == "float",
            day_count: day_count(record.text(10)?),
            penalty_rate: Option::<i64>::from_record(record, 11)?,
        };
        self.debts.push(Debt {
            bearing,
            kind,
            creditor: record.text(8)?.to_owned(),
            purpose: record.text(9)?.to_owned(),
            principal,
            rate: i64::from_record(record, 4)?,
            matures_on: NaiveDate::from_record(record, 7)?,
            paid: 0,
            unpaid: 0,
            ahead: 0,
            next: None,
        });
        Ok(())
    }

    fn place_of(&mut self, id: &str) -> Option<usize> {
        if self.last.0 != id {
            self.last.1 = self.places.get(id).copied();
            id.clone_into(&mut self.last.0);
        }
        self.last.1
    }

    /// Takes a row of [`LINES`].
    pub(super) fn line(&mut self, record: &Record<'_>) -> Result<()> {
        self.digest(record, &[0, 1, 4, 7], &[2, 3, 5, 6, 8, 9])?;
        let Some(at) = self.place_of(record.text(0)?) else { return Ok(()) };
        let due_on = NaiveDate::from_record(record, 1)?;
        let (principal, interest) = (i64::from_record(record, 2)?, i64::from_record(record, 3)?);
        let counts = Option::<NaiveDate>::from_record(record, 4)?.is_none_or(|paid| paid <= self.on);
        let paid = |column| -> Result<i64> {
            let paid = if counts { Option::<i64>::from_record(record, column)? } else { None };
            Ok(paid.unwrap_or(0))
        };
        let (paid_principal, paid_interest) = (paid(5)?, paid(6)?);
        let unpaid = Due { principal, interest }.less(Due { principal: paid_principal, interest: paid_interest });
        let debt = &mut self.debts[at];
        debt.paid = debt.paid.saturating_add(paid_principal);
        debt.unpaid = debt.unpaid.saturating_add(unpaid.principal);
        if due_on > self.on && debt.next.is_none_or(|(next, _)| due_on < next) {
            debt.next = Some((due_on, Option::<i64>::from_record(record, 9)?));
        }
        let bearing = debt.bearing;
        let tally = &mut self.out.tallies[bearing.class];
        if due_on.year() == self.on.year() {
            tally.year.add(principal, interest);
            if record.text(7)? == "refinance" {
                tally.refinanced = tally.refinanced.saturating_add(principal);
            }
        }
        if due_on < self.on && (due_on.year() == self.on.year() || unpaid.principal > 0) {
            tally.due_so_far = tally.due_so_far.saturating_add(principal);
        }
        tally.penalty = tally.penalty.saturating_add(Option::<i64>::from_record(record, 8)?.unwrap_or(0));
        if unpaid.total() > 0 {
            if due_on > self.on {
                self.debts[at].ahead = self.debts[at].ahead.saturating_add(unpaid.principal);
            }
            self.owed(bearing, due_on, unpaid);
        }
        Ok(())
    }

    /// Counts what is owed on a day.
    fn owed(&mut self, bearing: Bearing, due_on: NaiveDate, unpaid: Due) {
        let tally = &mut self.out.tallies[bearing.class];
        let days = i64::from(due_on.num_days_from_ce() - self.day);
        let Due { principal, interest } = unpaid;
        if days < 0 {
            let age = AGES.iter().position(|last| -days <= *last).unwrap_or(AGES.len());
            tally.overdue[age].add(principal, interest);
            tally.overdue_lines[age] += 1;
            match bearing.penalty_rate {
                Some(rate) => {
                    let days = (due_on, self.on);
                    let penalty = interest_on(unpaid.total(), rate, bearing.day_count, days).unwrap_or(0);
                    tally.accrued[age] = tally.accrued[age].saturating_add(penalty);
                }
                None => tally.unpriced_lines += 1,
            }
        } else {
            tally.life += i128::from(principal) * i128::from(days);
            let month = (due_on.year() - self.on.year()) * 12 + due_on.month0() as i32 - self.on.month0() as i32;
            let month = usize::try_from(month).unwrap_or(0);
            if tally.months.len() <= month {
                tally.months.resize(month + 1, Due::default());
            }
            tally.months[month].add(principal, interest);
            if due_on <= self.one_year {
                tally.next_year.add(principal, interest);
            }
        }
        // Floating debt is counted by its next due day, once all lines are known; overdue principal is due at once.
        let fixed = !bearing.floats || days <= 0;
        if fixed {
            tally.refixing += i128::from(principal) * i128::from(days.max(0));
        }
        for (i, end) in [self.one_year, self.three_years].into_iter().enumerate() {
            if due_on <= end {
                tally.due_within[i] = tally.due_within[i].saturating_add(principal);
                if fixed {
                    tally.refixed_within[i] = tally.refixed_within[i].saturating_add(principal);
                }
            }
        }
    }

    /// The position, once every row is in.
    pub(super) fn finish(mut self) -> Position {
        let mut debts = std::mem::take(&mut self.debts);
        for debt in &mut debts {
            let balance = debt.principal.saturating_sub(debt.paid);
            let left = balance.saturating_sub(debt.unpaid);
            if left > 0 {
                let tally = &mut self.out.tallies[debt.bearing.class];
                tally.unplanned = tally.unplanned.saturating_add(left);
                tally.unplanned_debts += 1;
                if debt.matures_on < self.on {
                    tally.due_so_far = tally.due_so_far.saturating_add(left);
                }
                if debt.matures_on > self.on {
                    debt.ahead = debt.ahead.saturating_add(left);
                    debt.next = debt.next.or(Some((debt.matures_on, None)));
                }
                self.owed(debt.bearing, debt.matures_on, Due { principal: left, interest: 0 });
            }
            self.close(debt, balance);
        }
        let Self { mut out, hash, .. } = self;
        out.digest = hash.map_or_else(String::new, |hash| hash.finalize().iter().map(|b| format!("{b:02x}")).collect());
        out
    }

    fn close(&mut self, debt: &Debt, balance: i64) {
        let (one_year, three_years) = (self.one_year, self.three_years);
        let tally = &mut self.out.tallies[debt.bearing.class];
        if balance != 0 {
            tally.debts += 1;
        }
        tally.balance = tally.balance.saturating_add(balance);
        let rate = debt.next.and_then(|(_, rate)| rate).unwrap_or(debt.rate);
        tally.cost += i128::from(balance) * i128::from(rate);
        if debt.bearing.floats {
            tally.floating = tally.floating.saturating_add(balance);
            if let Some((next, _)) = debt.next {
                tally.refixing += i128::from(debt.ahead) * i128::from(next.num_days_from_ce() - self.day);
                for (i, end) in [one_year, three_years].into_iter().enumerate() {
                    if next <= end {
                        tally.refixed_within[i] = tally.refixed_within[i].saturating_add(debt.ahead);
                    }
                }
            }
        }
        let mut share = |shares: fn(&mut Position) -> &mut Shares, key: &str| {
            if balance != 0 {
                let sum = shares(&mut self.out).entry(key.to_owned()).or_default();
                *sum = sum.saturating_add(balance);
            }
        };
        share(|p| &mut p.by_kind, &debt.kind);
        if debt.bearing.class <= place(Class::Special) {
            share(|p| &mut p.by_creditor, &debt.creditor);
            share(|p| &mut p.by_use, &debt.purpose);
        }
    }
}
