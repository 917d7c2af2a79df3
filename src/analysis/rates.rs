//! 履约率: how many of the promises that had to be kept were kept, by unit, domain and kind (programme 三(一); kinds.md §2.8).
//!
//! The denominator is stated, since a rate without one says nothing: kept, kept late, kept in part, broken, and those still
//! open or only reported although the day they were due has passed. Kept and kept late are the numerator. Whatever is in
//! neither is counted by its reason.

use chrono::NaiveDate;

use crate::catalog::integrity::PROMISE;
use crate::error::Result;
use crate::messages::Label;
use crate::rules::computed::share;
use crate::schema::Row;
use crate::store::{FromRecord as _, Reader};

/// Which promises are counted.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The day taken as today: what is due after it is left out.
    pub as_of: NaiveDate,
    /// Only promises of the unit with this id.
    pub unit: Option<&'a str>,
    /// Only this domain, by code.
    pub domain: Option<&'a str>,
    /// Only this kind of promise, by code.
    pub kind: Option<&'a str>,
    /// Only those due on this day or later.
    pub from: Option<NaiveDate>,
    /// Only those due on this day or before.
    pub to: Option<NaiveDate>,
}

/// Why a promise is in no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Open or reported, and the day it is due has not passed, or it has none.
    NotYetDue,
    /// Its condition is not met.
    Conditional,
    /// Changed by lawful procedure.
    Changed,
    /// Impossible for objective reasons.
    Impossible,
    /// Taken back.
    Cancelled,
    /// A duty of the enterprise, which says nothing of the government's word.
    Party,
    /// A period was asked for, and it has no day on which it was due.
    Undated,
}

impl Left {
    /// Every reason, in the order of the columns.
    pub const ALL: [Self; 7] = [
        Self::NotYetDue,
        Self::Conditional,
        Self::Changed,
        Self::Impossible,
        Self::Cancelled,
        Self::Party,
        Self::Undated,
    ];

    /// The reason in words.
    pub const fn word(self) -> Label {
        match self {
            Self::NotYetDue => Label::new("未到期", "not yet due"),
            Self::Conditional => Label::new("未达条件", "condition not met"),
            Self::Changed => Label::new("依法变更", "changed lawfully"),
            Self::Impossible => Label::new("客观不能", "impossible"),
            Self::Cancelled => Label::new("已撤销", "cancelled"),
            Self::Party => Label::new("企业方义务", "duty of the enterprise"),
            Self::Undated => Label::new("无兑现期限", "no day due"),
        }
    }

    /// Key for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotYetDue => "not_yet_due",
            Self::Conditional => "conditional",
            Self::Changed => "changed",
            Self::Impossible => "impossible",
            Self::Cancelled => "cancelled",
            Self::Party => "party",
            Self::Undated => "undated",
        }
    }

    const fn index(self) -> usize {
        self as usize
    }
}

/// What a rate says of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Kept,
    NotKept,
    Left(Left),
}

/// Counts of promises, and amounts of those that promise one, in fen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Promises that had to be kept: the denominator.
    pub owed: i64,
    /// Those that were kept, in time or late: the numerator.
    pub kept: i64,
    /// Promises of the denominator that promise an amount.
    pub with_amount: i64,
    /// Sum of what these promise.
    pub amount: i64,
    /// Sum of what was paid on these.
    pub paid: i64,
    left: [i64; Left::ALL.len()],
}

impl Sums {
    /// 履约率, percent ×10 000, rounded half up; `None` where nothing had to be kept.
    pub fn rate(&self) -> Option<i64> {
        share(self.kept, self.owed)
    }

    /// 金额兑现率, percent ×10 000, rounded half up; `None` where no amount was promised.
    pub fn amount_rate(&self) -> Option<i64> {
        share(self.paid, self.amount)
    }

    /// How many were left out for a reason.
    pub const fn left(&self, why: Left) -> i64 {
        self.left[why.index()]
    }

    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        self.owed += other.owed;
        self.kept += other.kept;
        self.with_amount += other.with_amount;
        self.amount = self.amount.saturating_add(other.amount);
        self.paid = self.paid.saturating_add(other.paid);
        for (mine, theirs) in self.left.iter_mut().zip(other.left) {
            *mine += theirs;
        }
    }

    fn take(&mut self, standing: Standing, amount: Option<i64>, paid: Option<i64>) {
        match standing {
            Standing::Left(why) => {
                self.left[why.index()] += 1;
                return;
            }
            Standing::Kept => self.kept += 1,
            Standing::NotKept => {}
        }
        self.owed += 1;
        if let Some(amount) = amount {
            self.with_amount += 1;
            self.amount = self.amount.saturating_add(amount);
            self.paid = self.paid.saturating_add(paid.unwrap_or(0));
        }
    }
}

/// The promises of one unit, domain and kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Code of the domain.
    pub domain: String,
    /// Code of the kind.
    pub kind: String,
    /// What they add up to.
    pub sums: Sums,
}

fn standing(state: &str, obligor: &str, due: Option<NaiveDate>, scope: &Scope<'_>) -> Option<Standing> {
    let period = scope.from.is_some() || scope.to.is_some();
    if let Some(due) = due
        && (scope.from.is_some_and(|from| due < from) || scope.to.is_some_and(|to| to < due))
    {
        return None;
    }
    let left = |why| Some(Standing::Left(why));
    if obligor == "party" {
        return left(Left::Party);
    }
    match state {
        "not_due" => return left(Left::Conditional),
        "changed" => return left(Left::Changed),
        "impossible" => return left(Left::Impossible),
        "cancelled" => return left(Left::Cancelled),
        _ => {}
    }
    if period && due.is_none() {
        return left(Left::Undated);
    }
    Some(match state {
        "fulfilled" | "late" => Standing::Kept,
        "partial" | "breached" => Standing::NotKept,
        _ if due.is_some_and(|due| due < scope.as_of) => Standing::NotKept,
        _ => Standing::Left(Left::NotYetDue),
    })
}

/// What the promises of one side among these add up to: the government's, or with `party` those of the enterprise.
pub fn of(promises: &[Row], obligor: &str, as_of: NaiveDate) -> Sums {
    let scope = Scope { as_of, unit: None, domain: None, kind: None, from: None, to: None };
    let mut sums = Sums::default();
    for row in promises.iter().filter(|row| (row.text("obligor") == Some("party")) == (obligor == "party")) {
        if let Some(standing) = standing(row.state(), "gov", row.date("due_on"), &scope) {
            sums.take(standing, row.int("amount"), row.int("paid_amount"));
        }
    }
    sums
}

/// Rates by unit, domain and kind, in the order of ids and codes. Promises that are due outside of the period are not there
/// at all; those left out for another reason are counted.
///
/// # Errors
/// When the ledger cannot be read.
pub fn rates(reader: Reader<'_>, scope: &Scope<'_>) -> Result<Vec<Line>> {
    let mut sql = format!(
        "SELECT p.unit, u.name, p.domain, p.kind, p.state, p.obligor, p.due_on, p.amount, p.paid_amount FROM {} p \
         JOIN unit u ON u.id = p.unit WHERE p.void_on IS NULL",
        PROMISE.name
    );
    let mut values = Vec::new();
    for (column, value) in [("unit", scope.unit), ("domain", scope.domain), ("kind", scope.kind)] {
        if let Some(value) = value {
            values.push(value);
            sql.push_str(&format!(" AND p.{column} = ?{}", values.len()));
        }
    }
    sql.push_str(" ORDER BY p.unit, p.domain, p.kind");
    let mut lines: Vec<Line> = Vec::new();
    reader.joined(&sql, &values, &mut |record| {
        let text = |column| String::from_record(record, column);
        let (unit, domain, kind) = (text(0)?, text(2)?, text(3)?);
        let due = Option::<NaiveDate>::from_record(record, 6)?;
        let Some(standing) = standing(&text(4)?, &text(5)?, due, scope) else { return Ok(()) };
        let (amount, paid) = (Option::<i64>::from_record(record, 7)?, Option::<i64>::from_record(record, 8)?);
        let same = |line: &Line| line.unit == unit && line.domain == domain && line.kind == kind;
        if !lines.last().is_some_and(same) {
            lines.push(Line { unit, name: text(1)?, domain, kind, sums: Sums::default() });
        }
        if let Some(line) = lines.last_mut() {
            line.sums.take(standing, amount, paid);
        }
        Ok(())
    })?;
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
    use proptest::sample::select;

    use super::{Left, Scope, Standing, Sums, rates, standing};
    use crate::catalog::integrity::PROMISE;
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::{Fixture, day};

    fn all() -> Scope<'static> {
        Scope { as_of: day("2024-03-28"), unit: None, domain: None, kind: None, from: None, to: None }
    }

    const STATES: [&str; 10] = [
        "open",
        "not_due",
        "reported",
        "fulfilled",
        "late",
        "partial",
        "breached",
        "changed",
        "impossible",
        "cancelled",
    ];

    #[test]
    fn every_state_stands_somewhere() {
        let of = |state, due: Option<&str>| standing(state, "gov", due.map(day), &all()).unwrap();
        let past = Some("2024-03-27");
        for state in ["fulfilled", "late"] {
            assert_eq!(of(state, past), Standing::Kept);
            assert_eq!(of(state, None), Standing::Kept);
        }
        for state in ["partial", "breached", "open", "reported"] {
            assert_eq!(of(state, past), Standing::NotKept, "{state}");
        }
        for state in ["open", "reported"] {
            assert_eq!(of(state, Some("2024-03-28")), Standing::Left(Left::NotYetDue));
            assert_eq!(of(state, None), Standing::Left(Left::NotYetDue));
        }
        for (state, why) in [
            ("not_due", Left::Conditional),
            ("changed", Left::Changed),
            ("impossible", Left::Impossible),
            ("cancelled", Left::Cancelled),
        ] {
            assert_eq!(of(state, past), Standing::Left(why));
        }
        assert_eq!(standing("breached", "party", None, &all()), Some(Standing::Left(Left::Party)));
        let year = Scope { from: Some(day("2024-01-01")), to: Some(day("2024-12-31")), ..all() };
        assert_eq!(standing("breached", "gov", Some(day("2023-12-31")), &year), None);
        assert_eq!(standing("breached", "gov", Some(day("2025-01-01")), &year), None);
        assert_eq!(standing("breached", "gov", Some(day("2024-01-01")), &year), Some(Standing::NotKept));
        assert_eq!(standing("breached", "gov", None, &year), Some(Standing::Left(Left::Undated)));
    }

    #[test]
    fn promises_are_counted_by_unit_domain_and_kind() {
        let mut fixture = Fixture::new();
        let (one, two) = (fixture.add(&UNIT, &[]), fixture.add(&UNIT, &[]));
        let mut promise = |unit: &str, kind: &str, state: &str, amount: &str, paid: &str| {
            let columns = [("unit", unit), ("kind", kind), ("state", state), ("amount", amount), ("paid_amount", paid)];
            let more = [("domain", "investment"), ("obligor", "gov"), ("due_on", "2024-03-01")];
            fixture.add(&PROMISE, &[&columns[..], &more].concat());
        };
        promise(one.id(), "policy", "fulfilled", "300", "300");
        promise(one.id(), "policy", "breached", "600", "100");
        promise(one.id(), "policy", "late", "", "");
        promise(one.id(), "policy", "changed", "900", "");
        promise(one.id(), "quality", "partial", "", "");
        promise(two.id(), "policy", "cancelled", "", "");
        let lines = rates(fixture.reader(), &all()).unwrap();
        let said: Vec<_> = lines.iter().map(|l| (l.unit.as_str(), l.kind.as_str(), l.sums.owed, l.sums.kept)).collect();
        assert_eq!(said, [(one.id(), "policy", 3, 2), (one.id(), "quality", 1, 0), (two.id(), "policy", 0, 0)]);
        let first = &lines[0].sums;
        assert_eq!((first.with_amount, first.amount, first.paid, first.left(Left::Changed)), (2, 900, 400, 1));
        assert_eq!((first.rate(), first.amount_rate()), (Some(666_667), Some(444_444)));
        assert_eq!((lines[2].sums.rate(), lines[2].sums.amount_rate()), (None, None));
        let unit = Some(two.id());
        assert_eq!(rates(fixture.reader(), &Scope { unit, ..all() }).unwrap().len(), 1);
        assert_eq!(rates(fixture.reader(), &Scope { kind: Some("quality"), ..all() }).unwrap().len(), 1);
        assert_eq!(rates(fixture.reader(), &Scope { domain: Some("debt"), ..all() }).unwrap(), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn nothing_is_lost_and_no_rate_passes_the_whole(
            rows in proptest::collection::vec((select(&STATES[..]), 0..60_i64, 0..1_000_i64, 0..1_000_i64), 0..40)
        ) {
            let mut sums = Sums::default();
            for (state, days, amount, paid) in &rows {
                let due = day("2024-03-01") + chrono::Days::new(days.unsigned_abs());
                let standing = standing(state, "gov", Some(due), &all()).unwrap();
                sums.take(standing, Some(*amount), Some(*paid.min(amount)));
            }
            let left: i64 = Left::ALL.into_iter().map(|why| sums.left(why)).sum();
            prop_assert_eq!(sums.owed + left, i64::try_from(rows.len()).unwrap());
            prop_assert!(sums.kept <= sums.owed);
            prop_assert!(sums.rate().is_none_or(|rate| (0..=1_000_000).contains(&rate)));
            prop_assert!(sums.amount_rate().is_none_or(|rate| (0..=1_000_000).contains(&rate)));
            let mut twice = sums.clone();
            twice.add(&sums);
            prop_assert_eq!((twice.rate(), twice.amount_rate()), (sums.rate(), sums.amount_rate()));
        }
    }
}
