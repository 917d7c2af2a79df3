//! The position of the debts on a day: one pass over the debts, one over the lines of their plans (peers: DMFAS, Meridian).
//!
//! A debt counts from its first day of interest on, while it is drawn, settled or recognised as irregular. A payment counts
//! once its day has come; one without a day counts. What a plan leaves out of a debt's balance is put at its maturity and
//! counted, so that sums of lines and balances agree. All money is fen, rates are percent ×10 000, terms are days.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::limit::Class;
use super::pass::{DEBTS, LINES, Pass};
use super::tally::Tally;
use crate::error::Result;
use crate::store::Reader;

/// Balance by what a debt is, whom it is owed to, and what it was borrowed for: general and special debt together.
pub type Shares = HashMap<String, i64>;

/// The position on a day.
#[derive(Debug)]
pub struct Position {
    /// The day.
    pub on: NaiveDate,
    /// General, special, contingent and hidden debt.
    pub(super) tallies: [Tally; 4],
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

/// Where the tally of a class stands.
pub(super) const fn place(class: Class) -> usize {
    match class {
        Class::General => 0,
        Class::Special => 1,
        Class::Contingent => 2,
        Class::Hidden => 3,
    }
}

impl Position {
    /// A position before anything is read.
    pub(super) fn nothing(on: NaiveDate) -> Self {
        Self {
            on,
            tallies: Default::default(),
            by_kind: Shares::new(),
            by_creditor: Shares::new(),
            by_use: Shares::new(),
            undrawn: 0,
            undrawn_principal: 0,
            digest: String::new(),
        }
    }

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

    /// 限额空间 of a class whose limit is that much: less its balance and what is approved and not drawn; below zero above the limit.
    pub const fn headroom(&self, class: Class, limit: i64) -> i64 {
        let tally = self.of(class);
        limit.saturating_sub(tally.balance).saturating_sub(tally.approved)
    }

    /// True when principal or interest of any class is overdue.
    pub fn is_in_arrears(&self) -> bool {
        self.tallies.iter().any(|tally| tally.arrears().total() > 0)
    }

    /// Overdue principal of every class, and the principal that was due in the year before the day or is still overdue from earlier.
    pub fn default_share(&self) -> (i64, i64) {
        self.tallies.iter().fold((0, 0), |(overdue, due), tally| {
            (tally.arrears().principal.saturating_add(overdue), tally.due_so_far.saturating_add(due))
        })
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

    /// The position of one debt on a day, added up as those of all are; by its key and the index of its lines.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn of_debt(reader: Reader<'_>, on: NaiveDate, debt: &str) -> Result<Self> {
        let mut pass = Pass::new(on, false);
        reader.joined(&format!("{DEBTS} AND id = ?1"), &[debt], &mut |record| pass.debt(record))?;
        reader.joined(&format!("{LINES} AND debt = ?1"), &[debt], &mut |record| pass.line(record))?;
        Ok(pass.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::Position;
    use crate::catalog::debt::{DEBT, INSTALLMENT};
    use crate::rules::debt::limit::Class;
    use crate::rules::debt::tally::{Due, percent, years};
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
