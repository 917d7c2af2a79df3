//! Filters as data: what a list, an export or a bulk write selects. Parsed by `cli`, turned into SQL by `store`.

use std::cmp::Ordering;

use super::field::Field;
use super::row::Value;

/// One condition on one field; conditions are joined by AND.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The field.
    pub field: &'static Field,
    /// What must hold of it.
    pub test: Test,
}

/// What must hold of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Equal to one of these (`状态=在办、逾期`); a blank among them means empty.
    AnyOf(Vec<Value>),
    /// Equal to none of these (`状态!=办结`).
    NoneOf(Vec<Value>),
    /// Contains the text (`名称~海棠`); on a reference, the name of the referenced record.
    Contains(String),
    /// Between both ends, ends included (`履约截止=..月底`).
    Between(Option<Value>, Option<Value>),
}

impl Test {
    /// True when a computed value passes, by the rules that the store has for columns: a blank lies in no range.
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Self::AnyOf(wanted) => wanted.contains(value),
            Self::NoneOf(refused) => !refused.contains(value),
            Self::Contains(text) => value.text().is_some_and(|own| own.contains(text.as_str())),
            Self::Between(from, to) => {
                let after = |end: &Value| compare(value, end).is_some_and(Ordering::is_ge);
                let before = |end: &Value| compare(value, end).is_some_and(Ordering::is_le);
                !value.is_null() && from.as_ref().is_none_or(after) && to.as_ref().is_none_or(before)
            }
        }
    }
}

fn compare(one: &Value, other: &Value) -> Option<Ordering> {
    match (one, other) {
        (Value::Int(one), Value::Int(other)) => Some(one.cmp(other)),
        (Value::Date(one), Value::Date(other)) => Some(one.cmp(other)),
        (Value::Text(one), Value::Text(other)) => Some(one.cmp(other)),
        _ => None,
    }
}

/// What a query asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Conditions, joined by AND.
    pub filters: Vec<Filter>,
    /// Conditions on computed values, which the store does not know: who reads the records tests them.
    pub computed: Vec<Filter>,
    /// Free text that any text field must contain.
    pub search: Option<String>,
    /// Also records in a final state.
    pub closed: bool,
    /// Also void records.
    pub void: bool,
    /// Order: field and whether descending; then order of registration.
    pub sort: Vec<(&'static Field, bool)>,
    /// At most so many; `None` is all.
    pub limit: Option<usize>,
}
