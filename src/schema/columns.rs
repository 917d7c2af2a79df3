//! Which columns of a kind are written out and under which circumstances, and what takes the records one by one.
//!
//! Stands here because both `render` (JSON, lists of ids) and `sheet` (CSV, XLSX) write records and know each other not.

use std::collections::HashSet;
use std::sync::Arc;

use super::field::Field;
use super::kind::{Kind, column};
use super::row::{Row, Value};
use super::show::{Mask, Names, Showing, Style};
use crate::error::Result;
use crate::messages::Lang;

/// The columns of an output with its language, mask and style.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The kind of the records.
    pub kind: &'static Kind,
    /// The fields in the order of the output.
    pub fields: Vec<&'static Field>,
    /// Language of headers, codes and yes/no.
    pub lang: Lang,
    /// What is masked.
    pub mask: Mask,
    /// For whose eyes.
    pub style: Style,
    leaving: bool,
    positions: Vec<usize>,
    disputed: Arc<HashSet<String>>,
}

impl Columns {
    /// Chosen columns of a kind. A field that the kind does not have is computed: its values stand behind those of the
    /// columns ([`Row::compute`]), in the order of [`Columns::computed`].
    pub fn new(kind: &'static Kind, fields: &[&'static Field], lang: Lang, mask: Mask, style: Style) -> Self {
        let computed = computed(kind, fields);
        let place = |f: &Field| computed.iter().position(|c| c.name == f.name).map(|at| kind.columns().len() + at);
        let (fields, positions) =
            fields.iter().filter_map(|f| kind.index(f.name).or_else(|| place(f)).map(|i| (*f, i))).unzip();
        Self { kind, fields, lang, mask, style, leaving: false, positions, disputed: Arc::default() }
    }

    /// The fields that no column keeps, each once.
    pub fn computed(&self) -> Vec<&'static Field> {
        computed(self.kind, &self.fields)
    }

    /// Every column of a kind.
    pub fn all(kind: &'static Kind, lang: Lang, mask: Mask, style: Style) -> Self {
        let fields: Vec<&'static Field> = kind.columns().iter().collect();
        Self::new(kind, &fields, lang, mask, style)
    }

    /// The columns shown in lists.
    pub fn listed(kind: &'static Kind, lang: Lang, mask: Mask, style: Style) -> Self {
        let fields: Vec<&'static Field> = kind.columns().iter().filter(|f| f.listed).collect();
        Self::new(kind, &fields, lang, mask, style)
    }

    /// The fields with their values in a row of this kind.
    pub fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'static Field, &'a Value)> {
        self.fields.iter().copied().zip(self.positions.iter().map(|&i| &row.values()[i]))
    }

    /// The positions of the columns that a writer of these looks at: them, the id, and who may see the record.
    /// Where something is computed, all: it may need any.
    pub fn positions(&self, computes: bool) -> Vec<usize> {
        let columns = self.kind.columns().len();
        let mut positions = self.positions.clone();
        if computes || positions.iter().any(|&i| i >= columns) {
            return (0..columns).collect();
        }
        positions.extend([column::ID, column::VISIBILITY].iter().filter_map(|name| self.kind.index(name)));
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    /// The same for an output that leaves the office: personal names are masked in rows that are public or open on
    /// request (kinds.md §0, Masking).
    #[must_use]
    pub const fn leaving(mut self) -> Self {
        self.leaving = true;
        self
    }

    /// The same with the ids of the records that are objected to: their state says so wherever it is written.
    #[must_use]
    pub fn disputed(mut self, ids: HashSet<String>) -> Self {
        self.disputed = Arc::new(ids);
        self
    }

    /// Ids of the records that are objected to, in order.
    pub fn all_disputed(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.disputed.iter().cloned().collect();
        ids.sort_unstable();
        ids
    }

    /// True for a record that is objected to.
    pub fn is_disputed(&self, row: &Row) -> bool {
        !self.disputed.is_empty() && self.disputed.contains(row.id())
    }

    /// The circumstances in which [`Field::show_into`] writes these columns of a row.
    pub fn showing<'n>(&self, row: &Row, names: &'n mut dyn Names) -> Showing<'n> {
        let open = self.leaving && matches!(row.text(column::VISIBILITY), Some("public" | "on_request"));
        let mask = if open { Mask::Names } else { self.mask };
        Showing { lang: self.lang, style: self.style, mask, disputed: self.is_disputed(row), names }
    }
}

fn computed(kind: &'static Kind, fields: &[&'static Field]) -> Vec<&'static Field> {
    let mut found: Vec<&'static Field> = Vec::new();
    for field in fields.iter().filter(|f| kind.index(f.name).is_none()) {
        if !found.iter().any(|f| f.name == field.name) {
            found.push(field);
        }
    }
    found
}

/// What an output has to say once it is finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Records written.
    pub rows: u64,
    /// Names of the fields that hold numbers of 15 digits and more in a form that a spreadsheet damages on opening.
    pub long_codes: Vec<&'static str>,
}

/// Takes records one by one; holds at most a block of them in memory.
pub trait RecordWriter {
    /// Writes one record of the kind that the writer was made for.
    ///
    /// # Errors
    /// E5021 when the output cannot be written, with the `io::Error` as its source; E3003 when the format cannot hold
    /// a value.
    fn row(&mut self, row: &Row, names: &mut dyn Names) -> Result<()>;

    /// Writes what is still due. Without it the output is incomplete.
    ///
    /// # Errors
    /// As [`RecordWriter::row`].
    fn finish(self: Box<Self>) -> Result<Written>;
}
