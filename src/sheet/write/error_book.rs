//! The sheet of faults: the clerk's own rows, bad cells yellow with a note, and two columns that say what is wrong.
//!
//! It is corrected in place and imported again, so every original cell stays as it was and the two columns are ones
//! that the import leaves out.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, NaiveTime};
use rust_xlsxwriter::{Color, Format, Note, Workbook, Worksheet};

use super::book::{self, Rows, Style};
use super::cell::{self, failure};
use super::csv::{CsvForm, Lines};
use crate::error::{Fault, Result};
use crate::messages::{Label, Lang};

/// Header of the column that says what is wrong.
pub const FAULTS: Label = Label::new("错误", "error");
/// Header of the column that says what to do.
pub const HINTS: Label = Label::new("建议", "hint");

/// Notes on cells; each costs a drawing, so a sheet with more faults says the rest in its columns only.
const MAX_NOTES: usize = 5_000;

/// Columns of a sheet (ECMA-376).
const MAX_COLUMNS: u16 = 16_384;

/// A cell as it stood in the original sheet.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum OutCell {
    /// Nothing.
    #[default]
    Blank,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, or a date with a time of day.
    Date(NaiveDateTime),
    /// True or false.
    Bool(bool),
}

/// A row of the original sheet.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct OutRow {
    /// Absolute row number in the original, from 1.
    pub number: u32,
    /// Its cells from the first column of the sheet.
    pub cells: Vec<OutCell>,
}

/// A fault of a cell; without a column it is one of the whole row.
#[derive(Clone, Debug)]
pub struct CellFault {
    /// Absolute row number in the original, from 1.
    pub row: u32,
    /// Column from 0.
    pub column: Option<u16>,
    /// What is wrong; its value is already masked.
    pub fault: Fault,
}

/// How a sheet of faults is laid out.
#[derive(Clone, Debug)]
pub struct ErrorBook<'a> {
    /// Name of the sheet.
    pub sheet: &'a str,
    /// Absolute number of the header row, from 1.
    pub header_row: u32,
    /// Columns of the widest row; 错误 and 建议 stand to the right of them.
    pub columns: u16,
    /// Only bad rows are given: they close up under the header and name their original row. Otherwise every row keeps
    /// its number.
    pub partial: bool,
    /// Language of headers and sentences.
    pub lang: Lang,
}

/// Name of the file of faults beside a sheet: `台账.csv` → `台账.错误.xlsx`, and of a file of faults itself
/// `台账.错误.xlsx` → `台账.错误2.xlsx`, so that no run overwrites the sheet it reads.
pub fn path_beside(original: &Path, extension: &str) -> PathBuf {
    let stem = original.file_stem().map_or_else(|| "stdin".into(), |s| s.to_string_lossy());
    let (base, number) = match stem.rsplit_once(".错误") {
        Some((base, "")) if !base.is_empty() => (base, 2),
        Some((base, digits)) if !base.is_empty() => match digits.parse::<u32>() {
            Ok(number) => (base, number.saturating_add(1)),
            Err(_) => (&*stem, 1),
        },
        _ => (&*stem, 1),
    };
    let number = if number == 1 { String::new() } else { number.to_string() };
    original.with_file_name(format!("{base}.错误{number}.{extension}"))
}

/// What the two columns say of each row, and which cells are bad.
struct Sayings<'f> {
    rows: BTreeMap<u32, Vec<&'f CellFault>>,
    lang: Lang,
    partial: bool,
}

impl<'f> Sayings<'f> {
    fn new(book: &ErrorBook<'_>, faults: &'f [CellFault]) -> Self {
        let mut rows: BTreeMap<u32, Vec<&CellFault>> = BTreeMap::new();
        for fault in faults {
            rows.entry(fault.row).or_default().push(fault);
        }
        Self { rows, lang: book.lang, partial: book.partial }
    }

    fn of(&self, row: u32) -> &[&'f CellFault] {
        self.rows.get(&row).map_or(&[], Vec::as_slice)
    }

    /// Both columns of a row.
    fn columns(&self, row: u32) -> (String, String) {
        let faults = self.of(row);
        let mut said: Vec<String> = faults.iter().map(|f| self.sentence(&f.fault)).collect();
        if self.partial && !said.is_empty() {
            said[0].insert_str(0, crate::both!("原第 {row} 行: ", "row {row}: ").get(self.lang));
        }
        let mut hints: Vec<&str> = Vec::new();
        for hint in faults.iter().filter_map(|f| f.fault.hint.as_ref()).map(|h| h.get(self.lang)) {
            if !hints.contains(&hint) {
                hints.push(hint);
            }
        }
        (clip(said.join("; ")), clip(hints.join("; ")))
    }

    fn sentence(&self, fault: &Fault) -> String {
        format!("{} {}", fault.code.id, fault.text.get(self.lang))
    }

    /// What is wrong with one cell.
    fn note(&self, row: u32, column: u16) -> Option<String> {
        let faults = self.of(row).iter().filter(|f| f.column == Some(column));
        let said: Vec<String> = faults.map(|f| self.sentence(&f.fault)).collect();
        (!said.is_empty()).then(|| clip(said.join("\n")))
    }
}

/// Our own sentences about a row with hundreds of faults, shortened to what a note or cell surely holds.
fn clip(mut text: String) -> String {
    const MOST: usize = 8_000;
    if text.len() > MOST {
        let end = (0..=MOST).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        text.truncate(end);
        text.push_str("..");
    }
    text
}

/// Where the two columns stand: those that an earlier sheet of faults has, or right of all others.
fn places_in(book: &ErrorBook<'_>, header: &OutRow) -> (u16, u16) {
    let find = |label: Label| {
        (0..).zip(&header.cells).find_map(|(col, cell)| match cell {
            OutCell::Text(text) if text.trim() == label.zh || text.trim() == label.en => Some(col),
            _ => None,
        })
    };
    let mut free = book.columns;
    let mut place = |label| {
        find(label).unwrap_or_else(|| {
            free += 1;
            free - 1
        })
    };
    (place(FAULTS), place(HINTS))
}

impl ErrorBook<'_> {
    /// Position in the new sheet, from 0: rows up to the header keep theirs, bad rows alone close up.
    fn place(&self, number: u32, last: Option<u32>) -> u32 {
        if self.partial && number > self.header_row {
            last.map_or(self.header_row, |last| (last + 1).max(self.header_row))
        } else {
            number.saturating_sub(1)
        }
    }

    /// Writes the workbook. Rows come in ascending order of their numbers, those above the header and the header first.
    ///
    /// # Errors
    /// E5021 when the output cannot be written; E3003 when a text is longer than a cell of a workbook holds.
    pub fn xlsx<W: Write>(
        &self,
        out: W,
        folder: &Path,
        rows: impl IntoIterator<Item = OutRow>,
        faults: &[CellFault],
    ) -> Result<()> {
        let sayings = Sayings::new(self, faults);
        let formats = formats();
        let styles = book::styles(&formats)?;
        let mut sheet = Worksheet::new();
        book::probe(&mut sheet, &formats)?;
        let name = super::xlsx::sheet_name(self.sheet, 0);
        sheet.set_name(if name.is_empty() { "Sheet1" } else { &name }).map_err(failure)?;
        sheet.set_freeze_panes(self.header_row, 0).map_err(failure)?;
        let places = (self.columns, self.columns.saturating_add(1));
        let cells = Rows::new(folder, MAX_COLUMNS)?;
        let mut page = Page { sheet, cells, styles, notes: 0, sayings, places, lang: self.lang };
        let mut last = None;
        for row in rows {
            let at = self.place(row.number, last);
            last = Some(at);
            if row.number == self.header_row {
                page.places = places_in(self, &row);
            }
            page.row(at, &row, row.number == self.header_row)?;
        }
        for (col, width) in [(page.places.0, 48), (page.places.1, 40)] {
            page.sheet.set_column_width(col, width).map_err(failure)?;
        }
        let mut workbook = Workbook::new();
        workbook.push_worksheet(page.sheet);
        book::save(&mut workbook, vec![page.cells], &formats, out)
    }

    /// Writes the same as CSV for those who asked for it; text keeps its digits only until a spreadsheet opens it.
    ///
    /// # Errors
    /// E5021 when the output cannot be written.
    pub fn csv<W: Write>(
        &self,
        out: W,
        rows: impl IntoIterator<Item = OutRow>,
        faults: &[CellFault],
        form: CsvForm,
    ) -> Result<()> {
        let sayings = Sayings::new(self, faults);
        let mut lines = Lines::new(out, form);
        let mut places_of = (self.columns, self.columns.saturating_add(1));
        let mut next: u32 = 0;
        for row in rows {
            let at = self.place(row.number, next.checked_sub(1));
            while next < at {
                lines.text("");
                lines.end()?; // a row that the original lacks, so that the numbers stay
                next += 1;
            }
            let said = if row.number == self.header_row {
                places_of = places_in(self, &row);
                (FAULTS.get(self.lang).to_owned(), HINTS.get(self.lang).to_owned())
            } else {
                sayings.columns(row.number)
            };
            let width = self.columns.max(places_of.0 + 1).max(places_of.1 + 1);
            for col in 0..width {
                match col {
                    col if col == places_of.0 => lines.text(&said.0),
                    col if col == places_of.1 => lines.text(&said.1),
                    col => push_cell(&mut lines, row.cells.get(usize::from(col)).unwrap_or(&OutCell::Blank)),
                }
            }
            lines.end()?;
            next = at + 1;
        }
        lines.flush()
    }
}

fn push_cell<W: Write>(lines: &mut Lines<W>, cell: &OutCell) {
    match cell {
        OutCell::Blank => lines.plain(""),
        OutCell::Text(text) => lines.text(text),
        OutCell::Number(number) => lines.plain(&number.to_string()),
        OutCell::Date(at) if at.time() == NaiveTime::MIN => lines.plain(&at.date().to_string()),
        OutCell::Date(at) => lines.plain(&at.to_string()),
        OutCell::Bool(yes) => lines.plain(if *yes { "TRUE" } else { "FALSE" }),
    }
}

/// Formats of original cells, each as it was and then in yellow; at the end those of our own columns.
fn formats() -> Vec<Format> {
    let mut formats = Vec::new();
    for code in ["", "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"] {
        let plain = if code.is_empty() { Format::new() } else { Format::new().set_num_format(code) };
        formats.push(plain.clone());
        formats.push(plain.set_background_color(Color::RGB(0xFF_FF_00)));
    }
    formats.push(Format::new().set_num_format("@").set_font_color(0xC0_00_00));
    formats.push(cell::header_format(false));
    formats
}

/// Positions in [`formats`]; one more is the same in yellow.
const NUMBER: usize = 0;
const TEXT: usize = 2;
const DATE: usize = 4;
const TIME: usize = 6;
const SAID: usize = 8;
const HEAD: usize = 9;

struct Page<'f> {
    sheet: Worksheet,
    cells: Rows,
    styles: Vec<Style>,
    notes: usize,
    sayings: Sayings<'f>,
    places: (u16, u16),
    lang: Lang,
}

impl Page<'_> {
    fn row(&mut self, at: u32, row: &OutRow, header: bool) -> Result<()> {
        let (faults, hints) = self.places;
        let (said, hint) = if header {
            (FAULTS.get(self.lang).to_owned(), HINTS.get(self.lang).to_owned())
        } else {
            self.sayings.columns(row.number)
        };
        let ours = self.styles[if header { HEAD } else { SAID }];
        let width = u16::try_from(row.cells.len()).unwrap_or(u16::MAX).max(faults + 1).max(hints + 1);
        self.cells.begin(at);
        for col in 0..width.min(MAX_COLUMNS) {
            let own = if col == faults { Some(&said) } else { (col == hints).then_some(&hint) };
            match own {
                Some(text) if text.is_empty() => {}
                Some(text) => self.cells.text(col, ours, text),
                None => self.original(at, col, row)?,
            }
        }
        self.cells.end()
    }

    /// One cell as it was, yellow and with a note when it is bad.
    fn original(&mut self, at: u32, col: u16, row: &OutRow) -> Result<()> {
        let note = self.sayings.note(row.number, col);
        let cell = row.cells.get(usize::from(col)).unwrap_or(&OutCell::Blank);
        self.cell(col, cell, usize::from(note.is_some()), row.number)?;
        if let Some(note) = note
            && self.notes < MAX_NOTES
        {
            self.notes += 1;
            let note = Note::new(note).add_author_prefix(false).set_width(280);
            self.sheet.insert_note(at, col, &note).map_err(failure)?;
        }
        Ok(())
    }

    fn cell(&mut self, col: u16, cell: &OutCell, bad: usize, number: u32) -> Result<()> {
        let (cells, styles) = (&mut self.cells, &self.styles);
        match cell {
            OutCell::Blank if bad == 0 => {}
            OutCell::Blank => cells.blank(col, styles[TEXT + bad]),
            OutCell::Text(text) => {
                if let Some(units) = cell::too_long(text) {
                    let column = col + 1;
                    let (zh, en) = (format!("第 {number} 行第 {column} 列"), format!("row {number}, column {column}"));
                    return Err(cell::too_long_failure(&zh, &en, units));
                }
                cells.text(col, styles[TEXT + bad], text);
            }
            OutCell::Number(n) if n.is_finite() => cells.number(col, styles[NUMBER + bad], *n),
            OutCell::Number(n) => cells.text(col, styles[TEXT + bad], &n.to_string()),
            OutCell::Date(day) => match cell::serial(day.date()) {
                Some(serial) => {
                    let seconds = i32::try_from((day.time() - NaiveTime::MIN).num_seconds()).unwrap_or(0);
                    let style = if seconds == 0 { DATE } else { TIME };
                    cells.number(col, styles[style + bad], serial + f64::from(seconds) / 86_400.0);
                }
                None => cells.text(col, styles[TEXT + bad], &day.date().to_string()),
            },
            OutCell::Bool(yes) => cells.boolean(col, styles[NUMBER + bad], *yes),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
