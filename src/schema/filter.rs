//! Filters as data: what a list, an export or a bulk write selects. Parsed by `cli`, turned into SQL by `store`.

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

/// What a query asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Conditions, joined by AND.
    pub filters: Vec<Filter>,
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
