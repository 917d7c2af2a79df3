//! What a computed value is: a field that no column keeps, and the function that finds it.

use chrono::NaiveDate;

use super::Judge;
use crate::both;
use crate::error::Result;
use crate::messages::{Both, Label, plural};
use crate::rules::parameters::NotComputable;
use crate::schema::parse::LIST_SEPARATOR;
use crate::schema::{Field, Value};

/// A value that kinds.md computes of a record and that is never stored.
pub struct Computed {
    /// Name of the kind.
    pub kind: &'static str,
    /// Its name, label and type, as a stored field has them; of no column.
    pub field: Field,
    /// What a whole number counts.
    pub unit: Unit,
    /// How it is computed; parameters stand in braces.
    pub formula: Label,
    pub(super) find: fn(&Judge<'_>) -> Result<Said>,
}

/// What a whole number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What the label says, or the value is no whole number.
    Plain,
    /// Calendar days.
    Days,
}

/// What was found of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing: it does not apply, or a fact that would be told is not so.
    Nothing,
    /// The value.
    Is(Value),
    /// The value, and what a page says of it instead.
    Told(Value, Both),
    /// It applies and cannot be computed, for this reason.
    Cannot(Both),
}

impl Computed {
    /// A value of a kind.
    pub(super) const fn new(
        kind: &'static str,
        field: Field,
        formula: Label,
        find: fn(&Judge<'_>) -> Result<Said>,
    ) -> Self {
        Self { kind, field, unit: Unit::Plain, formula, find }
    }

    /// It counts calendar days.
    pub(super) const fn days(mut self) -> Self {
        self.unit = Unit::Days;
        self
    }

    /// The parameters that its formula names.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> {
        self.formula.en.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
    }

    /// The value as a page shows it, once the field has put it into words.
    pub fn with_unit(&self, shown: &str, value: &Value) -> Both {
        match (self.unit, value.int()) {
            (Unit::Days, Some(count)) => {
                let english = plural(usize::try_from(count).unwrap_or(0), "day");
                both!("{count} 天", "{english}")
            }
            _ => both!("{shown}", "{shown}"),
        }
    }
}

impl Said {
    /// A value, or nothing.
    pub(super) fn maybe(value: Option<impl Into<Value>>) -> Self {
        value.map_or(Self::Nothing, |value| Self::Is(value.into()))
    }

    /// A fact, told when it is so.
    pub(super) fn when(holds: bool) -> Self {
        if holds { Self::Is(1.into()) } else { Self::Nothing }
    }

    /// A count, told when there is something.
    pub(super) fn count(count: usize) -> Self {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        if count > 0 { Self::Is(count.into()) } else { Self::Nothing }
    }

    /// A number or an amount, told when it is above zero.
    pub(super) fn positive(number: i64) -> Self {
        if number > 0 { Self::Is(number.into()) } else { Self::Nothing }
    }

    /// Several ids or codes, told when there is one.
    pub(super) fn list(items: &[String]) -> Self {
        if items.is_empty() { Self::Nothing } else { Self::Is(items.join(&LIST_SEPARATOR.to_string()).into()) }
    }

    /// A day, nothing, or the reason why it cannot be counted.
    pub(super) fn day(found: std::result::Result<Option<NaiveDate>, NotComputable>) -> Self {
        match found {
            Ok(day) => Self::maybe(day),
            Err(missing) => Self::Cannot(missing.both()),
        }
    }

    /// The value, where there is one.
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::Is(value) | Self::Told(value, _) => Some(value),
            Self::Nothing | Self::Cannot(_) => None,
        }
    }
}
