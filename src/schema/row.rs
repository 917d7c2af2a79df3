//! Values and rows: a record as the ledger keeps it, one value a column of its kind.

use chrono::NaiveDate;

use super::kind::{Kind, column};

/// One stored value. What it means is the field's [`Type`](super::Type).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Value {
    /// Blank: unknown or not filled in. Differs from 0.
    #[default]
    Null,
    /// Fen, years, whole numbers, percent ×10 000, yes (1) and no (0).
    Int(i64),
    /// A day.
    Date(NaiveDate),
    /// Text, codes, ids, months.
    Text(String),
}

impl Value {
    /// True when blank.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text of a text value.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number of a number value.
    pub const fn int(&self) -> Option<i64> {
        match self {
            Self::Int(int) => Some(*int),
            _ => None,
        }
    }

    /// The day of a date value.
    pub const fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Self {
        Self::Int(int)
    }
}

impl From<NaiveDate> for Value {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

/// A record: one value for each of `kind.columns()`, in that order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    kind: &'static Kind,
    values: Vec<Value>,
}

impl Row {
    /// A blank row of a kind.
    pub fn blank(kind: &'static Kind) -> Self {
        Self { kind, values: vec![Value::Null; kind.columns().len()] }
    }

    /// A row of values in column order.
    ///
    /// # Panics
    /// When the number of values is not the number of columns: the caller read another kind.
    pub fn new(kind: &'static Kind, values: Vec<Value>) -> Self {
        assert_eq!(values.len(), kind.columns().len(), "a row of {} has one value a column", kind.name);
        Self { kind, values }
    }

    /// The kind it is a record of.
    pub const fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// Its values in column order.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The value of a column; blank when the kind has no such column.
    pub fn get(&self, name: &str) -> &Value {
        static NULL: Value = Value::Null;
        self.kind.index(name).map_or(&NULL, |i| &self.values[i])
    }

    /// The text of a column, if it is filled with text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).text()
    }

    /// The day of a column.
    pub fn date(&self, name: &str) -> Option<NaiveDate> {
        self.get(name).date()
    }

    /// The number of a column.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.get(name).int()
    }

    /// Sets a column.
    ///
    /// # Panics
    /// When the kind has no such column; names come from the catalogue, whose tests check them.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        let index = self.kind.index(name).unwrap_or_else(|| panic!("{} has no column {name}", self.kind.name));
        self.values[index] = value.into();
    }

    /// Sets a column by position.
    pub fn set_at(&mut self, index: usize, value: Value) {
        self.values[index] = value;
    }

    /// A column by position, to be changed or taken.
    pub fn value_mut(&mut self, index: usize) -> &mut Value {
        &mut self.values[index]
    }

    /// Puts computed values behind those of the columns, in place of any that stood there.
    pub fn compute(&mut self, values: impl IntoIterator<Item = Value>) {
        self.values.truncate(self.kind.columns().len());
        self.values.extend(values);
    }

    /// The record's id; empty before it is registered.
    pub fn id(&self) -> &str {
        self.values[0].text().unwrap_or("")
    }

    /// The record's state; empty when the kind has no lifecycle.
    pub fn state(&self) -> &str {
        self.text(column::STATE).unwrap_or("")
    }

    /// True when the record is declared void.
    pub fn is_void(&self) -> bool {
        !self.get(column::VOID_ON).is_null()
    }

    /// True when the record is void or in a state that no verb leads out of.
    pub fn is_closed(&self) -> bool {
        self.is_void() || self.kind.lifecycle.is_some_and(|l| l.is_final(self.state()))
    }

    /// Positions of the columns in which two rows of one kind differ, the revision left out.
    pub fn differences(&self, other: &Self) -> Vec<usize> {
        let rev = self.values.len() - 1;
        (0..rev).filter(|&i| self.values[i] != other.values[i]).collect()
    }

    /// The first natural-key alternative whose fields are all filled, with its values.
    pub fn natural_key(&self) -> Option<(&'static [&'static str], Vec<&Value>)> {
        self.kind.live_keys().find_map(|key| {
            let values: Vec<&Value> = key.iter().map(|name| self.get(name)).collect();
            values.iter().all(|v| !v.is_null()).then_some((key, values))
        })
    }

    /// A typed view of the fields that a rule reads; see [`super::view`].
    ///
    /// # Errors
    /// When the view asks for a field that the kind lacks, or a required field of the view is blank.
    pub fn view<'a, V: serde::Deserialize<'a>>(&'a self) -> Result<V, super::view::ViewError> {
        super::view::of(self)
    }
}
