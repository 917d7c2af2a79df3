//! Spreadsheets in and out. Reading: bytes are decoded ([`decode`]), become rows ([`source`]), the header names the
//! columns ([`header`]), rows that are not data are set aside ([`skip`]), cells become values ([`cell`]) and the engine
//! compares, validates and hands them to the ledger ([`import`]). One path serves the preview and the real run.

use chrono::NaiveDate;

pub mod cell;
pub mod decode;
mod distinct;
mod engine;
pub mod header;
pub mod import;
mod json;
pub mod report;
mod row;
mod scan;
pub mod skip;
pub mod source;
mod text;
mod words;
mod workbook;
pub mod write;

pub use decode::Input;
pub use import::{Options, Target, guess, reopen, run};
pub use report::{Report, RowFault};
pub use source::{Opening, Source, sheet_names};
pub use words::amount_unit;

/// One cell as the file holds it.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// Text; all cells of a text file are text.
    Text(String),
    /// A number of a workbook, as the double it is stored as.
    Number(f64),
    /// A day, and whether it bears a time of day besides midnight.
    Date(NaiveDate, bool),
    /// TRUE or FALSE.
    Bool(bool),
    /// A formula whose result is not stored (E5014).
    EmptyFormula,
    /// An error value such as `#REF!`.
    Error(String),
}

impl Cell {
    /// True for an empty cell and for text of blanks alone.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => is_blank(text),
            Self::Number(_) | Self::Date(..) | Self::Bool(_) | Self::EmptyFormula | Self::Error(_) => false,
        }
    }

    /// The text of a text cell; empty for the rest.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// Makes it a text cell, keeping the memory of the text it had.
    fn set_text(&mut self, text: &str) {
        if let Self::Text(old) = self {
            old.clear();
            old.push_str(text);
        } else {
            *self = Self::Text(text.to_owned());
        }
    }
}

/// Blanks that sheets are full of: spaces of any width, and the invisible ones that web pages leave.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// One row of a sheet.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RawRow {
    /// Its absolute number, 1-based, as a spreadsheet program shows it; the index of the object in JSON.
    pub number: u32,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
    /// A quotation mark in it is probably unpaired, so that a cell holds what should be rows.
    pub torn: bool,
}

impl RawRow {
    /// True when no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

#[cfg(test)]
mod tests;
