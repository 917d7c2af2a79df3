//! Where a record stands today: the values that kinds.md computes and never stores. The families stand
//! below; here is what they share.

mod chain;
mod contract;
mod credential;
mod debt;
mod fiscal;
mod governance;
mod investment;
mod payment;
mod personnel;
mod ppp;
mod promise;
mod registry;
mod rights;
mod shared;
mod tender;
mod township;
pub mod value;
mod window;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::both;
use crate::catalog::registry::DOCUMENT;
use crate::error::Result;
use crate::messages::Both;
use crate::rules::debt::position::Position;
use crate::rules::parameters::{NotComputable, Parameters};
use crate::schema::{Field, Kind, Row};
use crate::store::Reader;

use super::eligibility;
pub use shared::Shared;
pub use value::{Computed, Said, Unit};

/// Every computed value, by families.
static FAMILIES: &[&[Computed]] = &[
    registry::VALUES,
    personnel::VALUES,
    tender::VALUES,
    contract::VALUES,
    payment::VALUES,
    tender::CHALLENGES,
    credential::VALUES,
    ppp::VALUES,
    investment::VALUES,
    debt::VALUES,
    fiscal::VALUES,
    township::VALUES,
    promise::VALUES,
    chain::VALUES,
    window::VALUES,
    rights::VALUES,
    governance::VALUES,
];

static BY_KIND: LazyLock<BTreeMap<&'static str, Vec<&'static Computed>>> = LazyLock::new(|| {
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for value in FAMILIES.iter().copied().flatten() {
        all.entry(value.kind).or_default().push(value);
    }
    all
});

/// The values that are computed of the records of a kind, in the order of the data dictionary.
pub fn values(kind: &Kind) -> &'static [&'static Computed] {
    BY_KIND.get(kind.name).map_or(&[], Vec::as_slice)
}

/// Their fields.
pub fn fields(kind: &Kind) -> Vec<&'static Field> {
    values(kind).iter().map(|value| &value.field).collect()
}

/// The value of a kind that a word names: its key, its label, or the key that an amount has in JSON.
pub fn named(kind: &Kind, word: &str) -> Option<&'static Computed> {
    let word = word.trim();
    let fits = |v: &&&Computed| {
        let key = word.replace(['-', ' '], "_");
        v.field.label == word || v.field.name.eq_ignore_ascii_case(&key) || v.field.json_key() == key
    };
    values(kind).iter().find(fits).copied()
}

type Found = std::result::Result<Option<NaiveDate>, NotComputable>;

/// What is computed of a record, in the order of the data dictionary.
///
/// # Errors
/// When the ledger cannot be read.
pub fn of(judge: &Judge<'_>) -> Result<Vec<(&'static Computed, Said)>> {
    values(judge.row.kind()).iter().map(|value| Ok((*value, judge.find(value)?))).collect()
}

/// A record, and what its values are computed from.
pub struct Judge<'a> {
    reader: Reader<'a>,
    parameters: &'a Parameters,
    row: &'a Row,
    as_of: NaiveDate,
    /// The debts that the record is judged by, once they are read: all on a day, or itself alone.
    debts: OnceCell<Position>,
    shared: Option<&'a Shared>,
}

/// A day, as a sentence.
fn day(on: NaiveDate) -> Both {
    both!("{on}", "{on}")
}

/// A share of percent ×10 000, as a sentence.
fn rate(share: i64) -> Both {
    let share = crate::terms::rate::show(share);
    both!("{share}%", "{share}%")
}

/// Days from the day something was due to the day it was done, or to a day; nothing when in time.
fn overdue_days(due: Option<NaiveDate>, done: Option<NaiveDate>, as_of: NaiveDate) -> Said {
    due.map_or(Said::Nothing, |due| Said::positive(done.unwrap_or(as_of).signed_duration_since(due).num_days()))
}

impl<'a> Judge<'a> {
    /// A record of a ledger, judged on a day.
    pub const fn new(reader: Reader<'a>, parameters: &'a Parameters, row: &'a Row, as_of: NaiveDate) -> Self {
        Self { reader, parameters, row, as_of, debts: OnceCell::new(), shared: None }
    }

    /// Figures of whole registers are read once for all records that share them.
    #[must_use]
    pub fn sharing(self, shared: &'a Shared) -> Self {
        Self { shared: Some(shared), ..self }
    }

    /// One of its values.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn find(&self, value: &Computed) -> Result<Said> {
        (value.find)(self)
    }
}

impl Judge<'_> {
    /// The position of every debt on a day, read once a record.
    fn position_on(&self, on: NaiveDate) -> Result<&Position> {
        self.debts(|reader| Position::read(reader, on, false))
    }

    /// The position of the debt that the record is, read once.
    fn position(&self) -> Result<&Position> {
        self.debts(|reader| Position::of_debt(reader, self.as_of, self.row.id()))
    }

    fn debts(&self, read: impl FnOnce(Reader<'_>) -> Result<Position>) -> Result<&Position> {
        if let Some(read) = self.debts.get() {
            return Ok(read);
        }
        let position = read(self.reader)?;
        Ok(self.debts.get_or_init(|| position))
    }

    fn is_in(&self, states: &[&str]) -> bool {
        states.contains(&self.row.state())
    }

    /// True when a record of something that lasts covers the day.
    fn covers(&self, row: &Row, from: &str, to: &str) -> bool {
        row.date(from).is_some_and(|from| from <= self.as_of) && row.date(to).is_none_or(|to| self.as_of <= to)
    }

    /// True when a document of the register was in force on a day.
    fn is_law(&self, id: &str, on: NaiveDate) -> Result<bool> {
        Ok(self.reader.get(&DOCUMENT, id)?.is_some_and(|basis| registry::effective(&basis, on)))
    }

    /// The last day of a term of the parameter that begins on a day of the record.
    fn term(&self, parameter: &'static str, start: Option<NaiveDate>) -> Found {
        let Some(start) = start else { return Ok(None) };
        self.parameters.term(parameter, start)?.after(start, self.parameters.calendar()).map(Some)
    }

    /// Days from the day it was due to the day of a field, or to today; nothing when in time.
    fn overdue_since(&self, due: Found, done: &str) -> Said {
        match due {
            Ok(due) => overdue_days(due, self.row.date(done), self.as_of),
            Err(missing) => Said::Cannot(missing.both()),
        }
    }
}

#[cfg(test)]
mod tests;
