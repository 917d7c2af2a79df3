//! Spreadsheets out: CSV and XLSX exports, templates, the workbook of faults, and files that appear whole or not at all.

pub mod atomic;
mod book;
mod cell;
mod choices;
pub mod csv;
pub mod error_book;
#[cfg(test)]
mod round_trip;
pub mod small;
pub mod template;
pub mod xlsx;

pub use atomic::AtomicFile;
pub use csv::{CsvForm, CsvWriter, Encoding, SmallCsv};
pub use error_book::{CellFault, ErrorBook, OutCell, OutRow};
pub use small::{SmallBook, SmallCell};
pub use template::template;
pub use xlsx::{Lists, XlsxWriter};
