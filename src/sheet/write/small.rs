//! A small table as a workbook: an answer that is no list of records, such as deadlines or findings.
//!
//! Days are dates, amounts numbers in 元 with two decimals, counts numbers; everything else is text, so that no zero and
//! no digit is lost. Rows go to disk as they come: there may be a million findings.

use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, IgnoreError, Workbook, Worksheet};
use unicode_width::UnicodeWidthStr;

use super::book::{self, Rows, Style};
use super::cell::{self, Form, failure};
use super::xlsx::{SHEET_ROWS, sheet_name};
use crate::error::Result;

/// Widest column in characters; longer text is cut by the next cell, not lost.
const WIDEST: usize = 60;

/// Forms of cells in the order of their formats; the header's format follows them.
const FORMS: [Form; 5] = [Form::Text, Form::Date, Form::Money, Form::Whole, Form::Decimal];

/// A cell of a small table.
#[derive(Clone, Debug, PartialEq)]
pub enum SmallCell {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A count.
    Int(i64),
    /// An amount in fen, shown in 元.
    Fen(i64),
    /// A measured number.
    Real(f64),
    /// A day.
    Date(NaiveDate),
}

/// Writes a small table as a workbook of one sheet; a table longer than a sheet goes on in the next.
pub struct SmallBook<'a> {
    folder: &'a Path,
    heads: &'a [String],
    formats: Vec<Format>,
    styles: Vec<Style>,
    /// Sheets that are full, and the one being filled.
    full: Vec<Rows>,
    sheet: Rows,
    /// Rows below the header of the sheet being filled.
    in_sheet: u32,
    widths: Vec<usize>,
}

impl<'a> SmallBook<'a> {
    /// Begins the table with its header; `folder` holds the rows until the end.
    ///
    /// # Errors
    /// E5021 when the folder cannot be written to.
    pub fn new(folder: &'a Path, heads: &'a [String]) -> Result<Self> {
        let mut formats: Vec<Format> = FORMS.map(Form::format).into();
        formats.push(cell::header_format(false));
        let styles = book::styles(&formats)?;
        let sheet = begin(folder, heads, &styles)?;
        let widths = heads.iter().map(|head| head.width()).collect();
        Ok(Self { folder, heads, formats, styles, full: Vec::new(), sheet, in_sheet: 0, widths })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// E3003 when a text is longer than a cell holds, E5021 when the disk is full.
    pub fn push(&mut self, row: &[SmallCell]) -> Result<()> {
        if self.in_sheet == SHEET_ROWS {
            let next = begin(self.folder, self.heads, &self.styles)?;
            self.full.push(std::mem::replace(&mut self.sheet, next));
            self.in_sheet = 0;
        }
        self.in_sheet += 1;
        self.sheet.begin(self.in_sheet);
        for (col, cell) in row.iter().enumerate().take(self.heads.len()) {
            self.cell(col, cell)?;
        }
        self.sheet.end()
    }

    fn cell(&mut self, at: usize, cell: &SmallCell) -> Result<()> {
        let (form, number, text) = match cell {
            SmallCell::Blank => return Ok(()),
            SmallCell::Text(text) => (Form::Text, None, text.clone()),
            SmallCell::Int(int) => (Form::Whole, Form::Whole.number(*int), int.to_string()),
            SmallCell::Fen(fen) => (Form::Money, Form::Money.number(*fen), crate::terms::money::show_grouped(*fen)),
            SmallCell::Real(real) => (Form::Decimal, Some(*real).filter(|r| r.is_finite()), real.to_string()),
            SmallCell::Date(day) => (Form::Date, cell::serial(*day), day.to_string()),
        };
        let col = u16::try_from(at).unwrap_or(u16::MAX);
        if let Some(width) = self.widths.get_mut(at) {
            *width = text.lines().map(UnicodeWidthStr::width).fold(*width, usize::max);
        }
        let style = |form| FORMS.iter().position(|f| *f == form).and_then(|i| self.styles[i]);
        if let Some(number) = number {
            self.sheet.number(col, style(form), number);
        } else if let Some(units) = cell::too_long(&text) {
            let (row, head) = (self.in_sheet + 1, &self.heads[at]);
            let (zh, en) = (format!("第 {row} 行的{head}"), format!("\"{head}\" in row {row}"));
            return Err(cell::too_long_failure(&zh, &en, units));
        } else if !text.is_empty() {
            self.sheet.text(col, style(Form::Text), &text);
        }
        Ok(())
    }

    /// Writes the workbook; its sheet bears the name.
    ///
    /// # Errors
    /// E5021 when the output cannot be written.
    pub fn save<W: Write>(self, name: &str, out: W) -> Result<()> {
        let mut workbook = Workbook::new();
        let full = u32::try_from(self.full.len()).unwrap_or(u32::MAX);
        for number in 0..full {
            workbook.push_worksheet(self.frame(name, number, SHEET_ROWS)?);
        }
        workbook.push_worksheet(self.frame(name, full, self.in_sheet)?);
        let mut sheets = self.full;
        sheets.push(self.sheet);
        book::save(&mut workbook, sheets, &self.formats, out)
    }

    /// Everything but the rows of one sheet.
    fn frame(&self, name: &str, number: u32, rows: u32) -> Result<Worksheet> {
        let mut sheet = Worksheet::new();
        book::probe(&mut sheet, &self.formats)?;
        sheet.set_name(sheet_name(name, number)).map_err(failure)?;
        sheet.set_freeze_panes(1, 0).map_err(failure)?;
        sheet.set_repeat_rows(0, 0).map_err(failure)?.set_landscape();
        for (col, width) in (0..).zip(&self.widths) {
            let width = u8::try_from((width + 3).clamp(8, WIDEST)).unwrap_or(u8::MAX);
            sheet.set_column_width(col, f64::from(width)).map_err(failure)?;
        }
        let last = u16::try_from(self.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, rows, last).map_err(failure)?;
        sheet.ignore_error_range(1, 0, rows.max(1), last, IgnoreError::NumberStoredAsText).map_err(failure)?;
        Ok(sheet)
    }
}

/// The rows of a sheet, begun with the header.
fn begin(folder: &Path, heads: &[String], styles: &[Style]) -> Result<Rows> {
    let mut rows = Rows::new(folder, u16::try_from(heads.len()).unwrap_or(u16::MAX))?;
    rows.begin(0);
    for (col, head) in (0..).zip(heads) {
        rows.text(col, styles.last().copied().flatten(), head);
    }
    rows.end()?;
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader as _};

    use super::super::xlsx::tests::{open, part};
    use super::*;

    fn written(rows: &[Vec<SmallCell>]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let heads = ["事项", "到期日", "金额(元)", "天数", "值"].map(str::to_owned);
        let mut out = Vec::new();
        let mut book = SmallBook::new(folder.path(), &heads).unwrap();
        rows.iter().for_each(|row| book.push(row).unwrap());
        book.save("到期", &mut out).unwrap();
        out
    }

    #[test]
    fn each_cell_keeps_its_type() {
        let day = NaiveDate::from_ymd_opt(2024, 4, 30).unwrap();
        let row = vec![
            SmallCell::Text("007".into()),
            SmallCell::Date(day),
            SmallCell::Fen(1_250_000_050),
            SmallCell::Int(-3),
            SmallCell::Real(0.25),
        ];
        let bytes = written(&[row, vec![SmallCell::Blank, SmallCell::Blank, SmallCell::Fen(i64::MAX)]]);
        let mut book = open(&bytes);
        assert_eq!(book.sheet_names(), ["到期"]);
        let range = book.worksheet_range("到期").unwrap();
        let at = |row, col| range.get_value((row, col)).cloned().unwrap_or(Data::Empty);
        assert_eq!(at(0, 2), Data::String("金额(元)".into()));
        assert_eq!(at(1, 0), Data::String("007".into()));
        let Data::DateTime(found) = at(1, 1) else { panic!("{:?}", at(1, 1)) };
        assert_eq!(found.as_datetime().unwrap().date(), day);
        assert_eq!((at(1, 2), at(1, 3), at(1, 4)), (Data::Float(12_500_000.5), Data::Float(-3.0), Data::Float(0.25)));
        assert!(matches!(at(2, 2), Data::String(_)), "an amount that a double cannot hold is text");
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\"") && sheet.contains("<cols>"));
        assert!(part(&bytes, "xl/styles.xml").contains("<b/>"));
    }

    #[test]
    fn a_table_without_rows_has_its_header() {
        let mut book = open(&written(&[]));
        assert_eq!(book.worksheet_range("到期").unwrap().height(), 1);
    }

    #[test]
    fn a_text_longer_than_a_cell_is_refused_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let heads = ["注".to_owned()];
        let mut book = SmallBook::new(folder.path(), &heads).unwrap();
        let failure = book.push(&[SmallCell::Text("甲".repeat(40_000))]).unwrap_err();
        assert_eq!(failure.code.id, "E3003");
        assert!(failure.text.zh.contains("第 2 行的注"), "{}", failure.text.zh);
    }
}
