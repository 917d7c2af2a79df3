//! The position of the debts on a day: one pass over the debts, one over the lines of their plans (peers: DMFAS, Meridian).
//!
//! A debt counts from its first day of interest on, while it is drawn, settled or recognised as irregular. A payment counts
//! once its day has come; one without a day counts. What a plan leaves out of a debt's balance is put at its maturity and
//! counted, so that sums of lines and balances agree. All money is fen, rates are percent ×10 000, terms are days.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};
use sha2::{Digest as _, Sha256};

use super::limit::Class;
use crate::error::Result;
use crate::store::{FromRecord as _, Reader, Record};

/// Last day of each class of arrears; the rest is older (账龄: 1–30, 31–90, 91–180, 181–365, above 365 days).
pub const AGES: [i64; 4] = [30, 90, 180, 365];

/// Principal and interest, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Principal.
    pub principal: i64,
    /// Interest.
    pub interest: i64,
}

impl Due {
    fn add(&mut self, principal: i64, interest: i64) {
        self.principal = self.principal.saturating_add(principal);
        self.interest = self.interest.saturating_add(interest);
    }

    /// Both together.
    pub const fn total(self) -> i64 {
        self.principal.saturating_add(self.interest)
    }
}

/// What the pass adds up of one class of debts.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Debts with a balance.
    pub debts: i64,
    /// 余额: principal less what was paid of it.
    pub balance: i64,
    /// Of the balance, at floating rates.
    pub floating: i64,
    /// Balance × rate.
    pub cost: i128,
    /// Principal drawn in the year of the day, up to it.
    pub issued: i64,
    /// Unpaid and overdue, by age of the arrears; see [`AGES`].
    pub overdue: [Due; 5],
    /// Lines in each age.
    pub overdue_lines: [i64; 5],
    /// Penalty interest that was recorded on lines.
    pub penalty: i64,
    /// Due in the calendar year of the day, paid or not.
    pub year: Due,
    /// Of the year's principal, paid from refinancing bonds (借新还旧).
    pub refinanced: i64,
    /// Unpaid and due within a year from the day on.
    pub next_year: Due,
    /// Unpaid principal due within one and within three years, overdue principal with it.
    pub due_within: [i64; 2],
    /// Unpaid principal whose rate is fixed anew, or that is due, within one and within three years.
    pub refixed_within: [i64; 2],
    /// Unpaid principal × days to its due day.
    pub life: i128,
    /// Unpaid principal × days to its next fixing of the rate, or its due day.
    pub refixing: i128,
    /// Unpaid and due after the day: by month, the month of the day first.
    pub months: Vec<Due>,
    /// Balance that no line of a plan covers, put at maturity.
    pub unplanned: i64,
    /// Debts of that.
    pub unplanned_debts: i64,
}

impl Tally {
    /// Overdue principal and interest of every age.
    pub fn arrears(&self) -> Due {
        let mut sum = Due::default();
        self.overdue.iter().for_each(|due| sum.add(due.principal, due.interest));
        sum
    }

    fn merge(&mut self, other: &Self) {
        self.debts += other.debts;
        self.cost += other.cost;
        self.life += other.life;
        self.refixing += other.refixing;
        for (sum, more) in [
            (&mut self.balance, other.balance),
            (&mut self.floating, other.floating),
            (&mut self.issued, other.issued),
            (&mut self.penalty, other.penalty),
            (&mut self.refinanced, other.refinanced),
            (&mut self.unplanned, other.unplanned),
            (&mut self.unplanned_debts, other.unplanned_debts),
        ] {
            *sum = sum.saturating_add(more);
        }
        for i in 0..self.overdue.len() {
            self.overdue[i].add(other.overdue[i].principal, other.overdue[i].interest);
            self.overdue_lines[i] += other.overdue_lines[i];
        }
        for i in 0..2 {
            self.due_within[i] = self.due_within[i].saturating_add(other.due_within[i]);
            self.refixed_within[i] = self.refixed_within[i].saturating_add(other.refixed_within[i]);
        }
        self.year.add(other.year.principal, other.year.interest);
        self.next_year.add(other.next_year.principal, other.next_year.interest);
        if self.months.len() < other.months.len() {
            self.months.resize(other.months.len(), Due::default());
        }
        for (sum, more) in self.months.iter_mut().zip(&other.months) {
            sum.add(more.principal, more.interest);
        }
    }
}

/// Balance by what a debt is, whom it is owed to, and what it was borrowed for: general and special debt together.
pub type Shares = HashMap<String, i64>;

/// The position on a day.
#[derive(Debug)]
pub struct Position {
    /// The day.
    pub on: NaiveDate,
    /// General, special, contingent and hidden debt.
    tallies: [Tally; 4],
    /// Balance by code of the kind, every class.
    pub by_kind: Shares,
    /// Balance by id of the creditor, blank where none is recorded; statutory debt.
    pub by_creditor: Shares,
    /// Balance by use; statutory debt.
    pub by_use: Shares,
    /// Debts that do not count on the day: not drawn yet.
    pub undrawn: i64,
    /// Principal of those.
    pub undrawn_principal: i64,
    /// SHA-256 of every row that was read, in hex; blank where none was asked for.
    pub digest: String,
}

const fn place(class: Class) -> usize {
    match class {
        Class::General => 0,
        Class::Special => 1,
        Class::Contingent => 2,
        Class::Hidden => 3,
    }
}

impl Position {
    /// What was added up of a class.
    pub const fn of(&self, class: Class) -> &Tally {
        &self.tallies[place(class)]
    }

    /// General and special debt together.
    pub fn statutory(&self) -> Tally {
        let mut sum = self.of(Class::General).clone();
        sum.merge(self.of(Class::Special));
        sum
    }

    /// The position on a day; `digest` hashes every row that is read, for a snapshot.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn read(reader: Reader<'_>, on: NaiveDate, digest: bool) -> Result<Self> {
        let mut pass = Pass::new(on, digest);
        reader.joined(DEBTS, &[], &mut |record| pass.debt(record))?;
        reader.joined(LINES, &[], &mut |record| pass.line(record))?;
        Ok(pass.finish())
    }
}

const DEBTS: &str = "SELECT id, kind, state, principal, rate, rate_type, drawn_on, matures_on, creditor, use \
                     FROM debt WHERE void_on IS NULL";
const LINES: &str = "SELECT debt, due_on, principal, interest, paid_on, paid_principal, paid_interest, fund_source, penalty, rate \
                     FROM installment WHERE void_on IS NULL";

struct Debt {
    class: usize,
    kind: String,
    creditor: String,
    purpose: String,
    principal: i64,
    rate: i64,
    floats: bool,
    matures_on: NaiveDate,
    paid: i64,
    /// Unpaid principal of its lines.
    unpaid: i64,
    /// Of that, due after the day.
    ahead: i64,
    /// The first due day after the day, and the rate of that line.
    next: Option<(NaiveDate, Option<i64>)>,
}

struct Pass {
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
    fn new(on: NaiveDate, digest: bool) -> Self {
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
            out: Position {
                on,
                tallies: Default::default(),
                by_kind: Shares::new(),
                by_creditor: Shares::new(),
                by_use: Shares::new(),
                undrawn: 0,
                undrawn_principal: 0,
                digest: String::new(),
            },
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

    fn debt(&mut self, record: &Record<'_>) -> Result<()> {
        self.digest(record, &[0, 1, 2, 5, 6, 7, 8, 9], &[3, 4])?;
        let (state, principal) = (record.text(2)?, i64::from_record(record, 3)?);
        let drawn_on = NaiveDate::from_record(record, 6)?;
        if !matches!(state, "drawn" | "settled" | "irregular") || drawn_on > self.on {
            self.out.undrawn += 1;
            self.out.undrawn_principal = self.out.undrawn_principal.saturating_add(principal);
            return Ok(());
        }
        let kind = record.text(1)?.to_owned();
        let class = place(Class::of(&kind));
        if drawn_on.year() == self.on.year() {
            let issued = &mut self.out.tallies[class].issued;
            *issued = issued.saturating_add(principal);
        }
        self.places.insert(record.text(0)?.to_owned(), self.debts.len());
        self.debts.push(Debt {
            class,
            kind,
            creditor: record.text(8)?.to_owned(),
            purpose: record.text(9)?.to_owned(),
            principal,
            rate: i64::from_record(record, 4)?,
            floats: record.text(5)? == "float",
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

    fn line(&mut self, record: &Record<'_>) -> Result<()> {
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
        let unpaid =
            Due { principal: (principal - paid_principal).max(0), interest: (interest - paid_interest).max(0) };
        let debt = &mut self.debts[at];
        debt.paid = debt.paid.saturating_add(paid_principal);
        debt.unpaid = debt.unpaid.saturating_add(unpaid.principal);
        if due_on > self.on && debt.next.is_none_or(|(next, _)| due_on < next) {
            debt.next = Some((due_on, Option::<i64>::from_record(record, 9)?));
        }
        let (class, floats) = (debt.class, debt.floats);
        let tally = &mut self.out.tallies[class];
        if due_on.year() == self.on.year() {
            tally.year.add(principal, interest);
            if record.text(7)? == "refinance" {
                tally.refinanced = tally.refinanced.saturating_add(principal);
            }
        }
        tally.penalty = tally.penalty.saturating_add(Option::<i64>::from_record(record, 8)?.unwrap_or(0));
        if unpaid.total() > 0 {
            if due_on > self.on {
                self.debts[at].ahead = self.debts[at].ahead.saturating_add(unpaid.principal);
            }
            self.owed(class, floats, due_on, unpaid);
        }
        Ok(())
    }

    /// Counts what is owed on a day.
    fn owed(&mut self, class: usize, floats: bool, due_on: NaiveDate, unpaid: Due) {
        let tally = &mut self.out.tallies[class];
        let days = i64::from(due_on.num_days_from_ce() - self.day);
        let Due { principal, interest } = unpaid;
        if days < 0 {
            let age = AGES.iter().position(|last| -days <= *last).unwrap_or(AGES.len());
            tally.overdue[age].add(principal, interest);
            tally.overdue_lines[age] += 1;
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
        let fixed = !floats || days <= 0;
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

    fn finish(mut self) -> Position {
        let mut debts = std::mem::take(&mut self.debts);
        for debt in &mut debts {
            let balance = debt.principal.saturating_sub(debt.paid);
            let left = balance.saturating_sub(debt.unpaid);
            if left > 0 {
                let tally = &mut self.out.tallies[debt.class];
                tally.unplanned = tally.unplanned.saturating_add(left);
                tally.unplanned_debts += 1;
                if debt.matures_on > self.on {
                    debt.ahead = debt.ahead.saturating_add(left);
                    debt.next = debt.next.or(Some((debt.matures_on, None)));
                }
                self.owed(debt.class, debt.floats, debt.matures_on, Due { principal: left, interest: 0 });
            }
            self.close(debt, balance);
        }
        let Self { mut out, hash, .. } = self;
        out.digest = hash.map_or_else(String::new, |hash| hash.finalize().iter().map(|b| format!("{b:02x}")).collect());
        out
    }

    fn close(&mut self, debt: &Debt, balance: i64) {
        let (one_year, three_years) = (self.one_year, self.three_years);
        let tally = &mut self.out.tallies[debt.class];
        if balance != 0 {
            tally.debts += 1;
        }
        tally.balance = tally.balance.saturating_add(balance);
        let rate = debt.next.and_then(|(_, rate)| rate).unwrap_or(debt.rate);
        tally.cost += i128::from(balance) * i128::from(rate);
        if debt.floats {
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
        if debt.class <= place(Class::Special) {
            share(|p| &mut p.by_creditor, &debt.creditor);
            share(|p| &mut p.by_use, &debt.purpose);
        }
    }
}

/// A share in percent ×10 000, rounded half up; `None` of nothing.
pub fn percent(part: i64, whole: i64) -> Option<i64> {
    let (part, whole) = (i128::from(part), i128::from(whole));
    (whole > 0).then(|| i64::try_from((part * 1_000_000 + whole / 2) / whole).ok()).flatten()
}

/// Years ×10 000 of a sum of principal × days over principal, a year of 365 days; `None` of nothing.
pub fn years(weighted: i128, principal: i64) -> Option<i64> {
    let whole = i128::from(principal) * 365;
    (whole > 0).then(|| i64::try_from((weighted * 10_000 + whole / 2) / whole).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Due, Position, percent, years};
    use crate::catalog::debt::{DEBT, INSTALLMENT};
    use crate::rules::debt::limit::Class;
    use crate::rules::fixture::{Fixture, day};

    fn fixture() -> Fixture {
        let mut fixture = Fixture::new();
        let general = [
            ("kind", "general_bond"),
            ("state", "drawn"),
            ("principal", "1000000"),
            ("rate", "30000"),
            ("drawn_on", "2022-03-28"),
            ("matures_on", "2026-03-28"),
            ("rate_type", "fixed"),
            ("use", "学校"),
        ];
        let debt = fixture.add(&DEBT, &general);
        for (seq, due, principal, interest, paid) in [
            ("1", "2023-03-28", "250000", "30000", Some("2023-03-28")),
            ("2", "2024-03-27", "250000", "22500", None),
            ("3", "2025-03-28", "250000", "15000", None),
            ("4", "2026-03-28", "250000", "7500", None),
        ] {
            let mut columns = vec![
                ("debt", debt.id()),
                ("seq", seq),
                ("due_on", due),
                ("principal", principal),
                ("interest", interest),
            ];
            if let Some(on) = paid {
                columns.extend([
                    ("paid_principal", principal),
                    ("paid_interest", interest),
                    ("paid_on", on),
                    ("state", "paid"),
                ]);
            }
            fixture.add(&INSTALLMENT, &columns);
        }
        let special = [
            ("kind", "special_bond"),
            ("state", "drawn"),
            ("principal", "500000"),
            ("rate", "40000"),
            ("drawn_on", "2024-01-10"),
            ("matures_on", "2029-01-10"),
            ("rate_type", "float"),
            ("use", "医院"),
        ];
        fixture.add(&DEBT, &special);
        fixture
            .add(&DEBT, &[("kind", "hidden"), ("state", "irregular"), ("principal", "70"), ("drawn_on", "2020-01-01")]);
        fixture.add(&DEBT, &[("state", "approved"), ("principal", "900")]);
        fixture
    }

    #[test]
    fn balances_arrears_and_terms_on_a_day() {
        let fixture = fixture();
        let position = Position::read(fixture.reader(), day("2024-03-28"), true).unwrap();
        let general = position.of(Class::General);
        assert_eq!((general.balance, general.debts), (750_000, 1));
        assert_eq!(general.arrears(), Due { principal: 250_000, interest: 22_500 });
        assert_eq!(general.overdue_lines, [1, 0, 0, 0, 0]);
        assert_eq!(general.year, Due { principal: 250_000, interest: 22_500 });
        assert_eq!(general.next_year, Due { principal: 250_000, interest: 15_000 });
        assert_eq!(general.due_within, [500_000, 750_000]);
        assert_eq!(general.life, 250_000 * 365 + 250_000 * 730);
        assert_eq!(years(general.life, general.balance), Some(10_000));
        assert_eq!(
            (general.months.len(), general.months[12].principal, general.months[24].interest),
            (25, 250_000, 7_500)
        );
        let special = position.of(Class::Special);
        assert_eq!(
            (special.balance, special.unplanned, special.unplanned_debts, special.issued),
            (500_000, 500_000, 1, 500_000)
        );
        assert_eq!((special.due_within, special.refixed_within), ([0, 0], [0, 0]));
        assert_eq!(position.of(Class::Hidden).balance, 70);
        assert_eq!((position.undrawn, position.undrawn_principal), (1, 900));
        let both = position.statutory();
        assert_eq!((both.balance, both.cost, both.floating), (1_250_000, 750_000 * 30_000 + 500_000 * 40_000, 500_000));
        assert_eq!(position.by_use["学校"], 750_000);
        assert_eq!(position.digest.len(), 64);
    }

    #[test]
    fn a_payment_counts_from_its_day_on() {
        let fixture = fixture();
        let before = Position::read(fixture.reader(), day("2023-03-27"), false).unwrap();
        assert_eq!((before.of(Class::General).balance, before.of(Class::Special).balance), (1_000_000, 0));
        let after = Position::read(fixture.reader(), day("2023-03-28"), false).unwrap();
        assert_eq!((after.of(Class::General).balance, after.digest.as_str()), (750_000, ""));
        assert_eq!(after.of(Class::General).arrears(), Due::default());
    }

    #[test]
    fn the_digest_tells_a_changed_fen() {
        let mut fixture = fixture();
        let digest = |f: &Fixture| Position::read(f.reader(), day("2024-03-28"), true).unwrap().digest;
        let before = digest(&fixture);
        assert_eq!(before, digest(&fixture));
        fixture.add(&INSTALLMENT, &[]);
        assert_ne!(before, digest(&fixture));
    }

    #[test]
    fn shares_round_half_up() {
        assert_eq!(percent(1, 3), Some(333_333));
        assert_eq!(percent(2, 3), Some(666_667));
        assert_eq!((percent(1, 0), years(1, 0)), (None, None));
        assert_eq!(years(365, 1), Some(10_000));
    }
}
