//! A workbook of records: dates are dates, amounts numbers in 元, codes text; codes and names have drop-downs.
//!
//! Rows go to disk as they come, so memory does not grow with their number. Past the last row of a sheet the records go
//! on in a second one.

use std::io::Write;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DataValidation, Format, IgnoreError, Workbook, Worksheet};

use super::book::{self, Rows, Style};
use super::cell::{self, Form, failure};
use super::choices::Choices;
use crate::error::Result;
use crate::schema::{Columns, Field, Kind, Mask, Names, RecordWriter, Row, Value, Written};

/// Records of one sheet: its rows (1,048,576 in ECMA-376) without the header.
pub(super) const SHEET_ROWS: u32 = 1_048_575;

/// Rows below the records that have drop-downs too, for what a clerk adds.
const SPARE_ROWS: u32 = 1_000;

/// Names offered for fields that refer to other records: field name and names.
pub type Lists = [(&'static str, Vec<String>)];

/// Writes records as a workbook.
pub struct XlsxWriter<W: Write> {
    out: W,
    folder: PathBuf,
    columns: Columns,
    forms: Vec<Form>,
    formats: Vec<Format>,
    styles: Vec<Style>,
    lists: Vec<(&'static str, Vec<String>)>,
    schema: u32,
    /// Sheets that are full, and the one being filled.
    full: Vec<Rows>,
    sheet: Rows,
    /// Records in the sheet being filled.
    in_sheet: u32,
    per_sheet: u32,
    rows: u64,
    text: String,
}

impl<W: Write> XlsxWriter<W> {
    /// A workbook to an output. Rows are kept in `folder` until the end, since the system's own folder for such files
    /// may be memory; `schema` is the version of the ledger's structure.
    ///
    /// # Errors
    /// E5021 when the folder cannot be written to.
    pub fn new(out: W, folder: &Path, columns: Columns, lists: &Lists, schema: u32) -> Result<Self> {
        let forms: Vec<Form> = columns.fields.iter().map(|f| Form::of(f)).collect();
        // One format a column, then those of headers: optional and required.
        let mut formats: Vec<Format> = forms.iter().map(|f| f.format()).collect();
        formats.extend([false, true].map(cell::header_format));
        let styles = book::styles(&formats)?;
        let sheet = begin(folder, &columns, &styles)?;
        Ok(Self {
            out,
            folder: folder.to_owned(),
            columns,
            forms,
            formats,
            styles,
            lists: lists.to_vec(),
            schema,
            full: Vec::new(),
            sheet,
            in_sheet: 0,
            per_sheet: SHEET_ROWS,
            rows: 0,
            text: String::new(),
        })
    }

    #[cfg(test)]
    fn with_sheet_rows(mut self, rows: u32) -> Self {
        self.per_sheet = rows;
        self
    }

    fn write(&mut self, row: &Row, names: &mut dyn Names) -> Result<()> {
        let mut showing = self.columns.showing(row, names);
        self.sheet.begin(self.in_sheet + 1);
        for (i, (field, value)) in self.columns.cells(row).enumerate() {
            let (col, style) = (u16::try_from(i).unwrap_or(u16::MAX), self.styles[i]);
            let number = match value {
                Value::Null => continue,
                Value::Int(int) => self.forms[i].number(*int),
                Value::Date(date) => cell::serial(*date),
                Value::Text(_) => None,
            };
            if let Some(number) = number {
                self.sheet.number(col, style, number);
                continue;
            }
            self.text.clear();
            field.show_into(value, &mut showing, &mut self.text);
            if self.text.starts_with('\'') {
                self.text.insert(0, '\''); // the import takes one off
            }
            if let Some(units) = cell::too_long(&self.text) {
                let (id, zh, en) = (row.id(), field.label, field.name);
                return Err(cell::too_long_failure(&format!("{id} 的{zh}"), &format!("{en} of {id}"), units));
            }
            if !self.text.is_empty() {
                self.sheet.text(col, style, &self.text);
            }
        }
        self.sheet.end()
    }

    /// Closes the sheet being filled and begins another.
    fn spill(&mut self) -> Result<()> {
        let next = begin(&self.folder, &self.columns, &self.styles)?;
        self.full.push(std::mem::replace(&mut self.sheet, next));
        self.in_sheet = 0;
        Ok(())
    }

    /// Everything but the rows of one sheet of records.
    fn frame(&self, number: u32, rows: u32, drops: &[Option<DataValidation>]) -> Result<Worksheet> {
        let mut sheet = Worksheet::new();
        book::probe(&mut sheet, &self.formats)?;
        sheet.set_name(sheet_name(self.columns.kind.title(self.columns.lang), number)).map_err(failure)?;
        sheet.set_freeze_panes(1, 0).map_err(failure)?;
        sheet.set_repeat_rows(0, 0).map_err(failure)?.set_landscape();
        for ((col, form), field) in (0..).zip(&self.forms).zip(&self.columns.fields) {
            let header = field.header(self.columns.lang);
            sheet.set_column_width(col, cell::width(field, &header)).map_err(failure)?;
            sheet.set_column_format(col, &form.format()).map_err(failure)?;
        }
        let last = rows.saturating_add(SPARE_ROWS).min(SHEET_ROWS);
        for (col, drop) in (0..).zip(drops) {
            if let Some(validation) = drop {
                sheet.add_data_validation(1, col, last, col, validation).map_err(failure)?;
            }
        }
        let last_col = u16::try_from(self.columns.fields.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, rows, last_col).map_err(failure)?;
        let ignored = sheet.ignore_error_range(1, 0, rows.max(1), last_col, IgnoreError::NumberStoredAsText);
        ignored.map_err(failure)?;
        Ok(sheet)
    }

    /// The workbook without the rows of records.
    fn frames(&self) -> Result<Workbook> {
        let mut book = Workbook::new();
        let mut choices = Choices::default();
        let mut drops = Vec::new();
        for field in &self.columns.fields {
            let names = self.lists.iter().find(|(name, _)| *name == field.name).map(|(_, names)| names.as_slice());
            // State and id are not the clerk's to choose.
            drops.push(if field.system { None } else { choices.validation(field, self.columns.lang, names)? });
        }
        let full = u32::try_from(self.full.len()).unwrap_or(u32::MAX);
        for number in 0..full {
            book.push_worksheet(self.frame(number, self.per_sheet, &drops)?);
        }
        book.push_worksheet(self.frame(full, self.in_sheet, &drops)?);
        if let Some(lists) = choices.sheet()? {
            book.push_worksheet(lists);
        }
        book.push_worksheet(meta(self.columns.kind, self.schema, self.columns.mask)?);
        Ok(book)
    }
}

impl<W: Write> RecordWriter for XlsxWriter<W> {
    fn row(&mut self, row: &Row, names: &mut dyn Names) -> Result<()> {
        if self.in_sheet == self.per_sheet {
            self.spill()?;
        }
        self.write(row, names)?;
        self.in_sheet += 1;
        self.rows += 1;
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Written> {
        let mut book = self.frames()?;
        let Self { out, full: mut sheets, sheet, formats, rows, .. } = *self;
        sheets.push(sheet);
        book::save(&mut book, sheets, &formats, out)?;
        Ok(Written { rows, ..Written::default() })
    }
}

/// The rows of a sheet, begun with the header.
fn begin(folder: &Path, columns: &Columns, styles: &[Style]) -> Result<Rows> {
    let count = columns.fields.len();
    let mut rows = Rows::new(folder, u16::try_from(count).unwrap_or(u16::MAX))?;
    rows.begin(0);
    for (col, field) in (0..).zip(&columns.fields) {
        rows.text(col, styles[count + usize::from(field.required)], &field.header(columns.lang));
    }
    rows.end()?;
    Ok(rows)
}

/// Writes a header cell into the first row.
pub(super) fn write_header(sheet: &mut Worksheet, col: u16, field: &Field, header: &str) -> Result<()> {
    let format = cell::header_format(field.required);
    sheet.write_string_with_format(0, col, header, &format).map(drop).map_err(failure)
}

/// A name that a sheet may bear: at most 31 characters and none of `[]:*?/\`.
pub(super) fn sheet_name(title: &str, number: u32) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(26).collect();
    if number == 0 { name } else { format!("{name}({})", number + 1) }
}

/// The hidden sheet by which an import knows the kind; it is found by its name, since other programs change its state.
pub(super) fn meta(kind: &Kind, schema: u32, mask: Mask) -> Result<Worksheet> {
    let mask = match mask {
        Mask::Nothing => "nothing",
        Mask::Numbers => "numbers",
        Mask::Names => "names",
    };
    let schema = schema.to_string();
    let mut sheet = Worksheet::new();
    sheet.set_name("_meta").map_err(failure)?.set_very_hidden(true);
    for (row, (key, value)) in (0..).zip([("kind", kind.name), ("schema", &schema), ("masked", mask)]) {
        sheet.write_string(row, 0, key).map_err(failure)?;
        sheet.write_string(row, 1, value).map_err(failure)?;
    }
    Ok(sheet)
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::{Cursor, Read as _};

    use calamine::{Data, Reader as _, Xlsx};
    use chrono::NaiveDate;

    use super::*;
    use crate::messages::Lang;
    use crate::schema::samples::{CONTRACT, Units, contract};

    fn columns(lang: Lang) -> Columns {
        Columns::all(&CONTRACT, lang, Mask::Numbers, crate::schema::Style::Data)
    }

    fn written(rows: &[Row], per_sheet: u32, lists: &Lists) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        let folder = tempfile::tempdir().unwrap();
        let writer = XlsxWriter::new(&mut out, folder.path(), columns(Lang::Zh), lists, 7)?;
        let mut writer = Box::new(writer.with_sheet_rows(per_sheet));
        for row in rows {
            writer.row(row, &mut Units)?;
        }
        assert_eq!(writer.finish()?.rows, rows.len() as u64);
        Ok(out)
    }

    pub(in crate::sheet::write) fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
    }

    /// A part of the workbook as text. calamine reads the cells; freeze, drop-downs and notes are in the XML only.
    pub(in crate::sheet::write) fn part(bytes: &[u8], name: &str) -> String {
        let mut text = String::new();
        zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn cell(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, row: u32, field: &str) -> Data {
        let col = u32::try_from(CONTRACT.index(field).unwrap()).unwrap();
        book.worksheet_range(sheet).unwrap().get_value((row, col)).cloned().unwrap_or(Data::Empty)
    }

    #[test]
    fn dates_are_dates_amounts_numbers_and_codes_text() {
        let mut book = open(&written(&[contract(1)], SHEET_ROWS, &[]).unwrap());
        let mut at = |field| cell(&mut book, "合同", 1, field);
        let text = |s: &str| Data::String(s.to_owned());
        assert_eq!(at("id"), text("HT-2024-0001"));
        assert_eq!(at("ext_no"), text("000001"));
        assert_eq!(at("uscc"), text("91999900MA0000015N"));
        assert_eq!(at("idno"), text(&crate::terms::mask::idno("999999199001010016")));
        assert_eq!(at("buyer"), text("海棠街道办事处"));
        assert_eq!(at("method"), text("单一来源"));
        assert_eq!(at("month"), text("2024-03"));
        assert_eq!(at("summary"), text("第一行\n第二行"));
        assert_eq!(at("amount"), Data::Float(12_500_000.5));
        assert_eq!(at("ratio"), Data::Float(12.5));
        assert_eq!(at("score"), Data::Float(85.5));
        assert_eq!(at("plan_year"), Data::Float(2024.0));
        assert_eq!(at("void_on"), Data::Empty);
        let Data::DateTime(day) = at("due_on") else { panic!("{:?}", at("due_on")) };
        assert_eq!(day.as_datetime().unwrap().date(), NaiveDate::from_ymd_opt(2024, 4, 30).unwrap());
    }

    #[test]
    fn the_header_is_frozen_and_says_the_unit() {
        let bytes = written(&[contract(1)], SHEET_ROWS, &[]).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""));
        assert!(sheet.contains("<autoFilter"));
        let mut book = open(&bytes);
        assert_eq!(cell(&mut book, "合同", 0, "amount"), Data::String("合同金额(元)".into()));
        assert!(
            part(&bytes, "xl/styles.xml").contains("formatCode=\"yyyy\\-mm\\-dd\"")
                || part(&bytes, "xl/styles.xml").contains("formatCode=\"yyyy-mm-dd\"")
        );
    }

    #[test]
    fn codes_and_units_have_drop_downs() {
        let units: Vec<String> = (0..300).map(|n| format!("第{n}街道办事处")).collect();
        let bytes = written(&[contract(1)], SHEET_ROWS, &[("buyer", units)]).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<formula1>\"公开招标,单一来源\"</formula1>"), "a short list stands in the sheet");
        assert!(sheet.contains("$1:$A$300</formula1>"), "a long list stands on the hidden sheet");
        assert!(sheet.contains("$1:$B$2</formula1>"), "so does one with a comma");
        assert!(sheet.contains("<formula1>\"是,否\"</formula1>"));
        let mut book = open(&bytes);
        assert_eq!(book.worksheet_range("_lists").unwrap().get_value((0, 1)), Some(&Data::String("甲,乙".into())));
        let meta = book.worksheet_range("_meta").unwrap();
        let meta: Vec<String> = meta.rows().map(|r| format!("{}={}", r[0], r[1])).collect();
        assert_eq!(meta, ["kind=contract", "schema=7", "masked=numbers"]);
        assert_eq!(part(&bytes, "xl/workbook.xml").matches("veryHidden").count(), 2);
    }

    #[test]
    fn what_numbers_cannot_hold_is_text() {
        let mut row = contract(1);
        row.set("amount", MAX_FEN + 1);
        row.set("due_on", NaiveDate::from_ymd_opt(1899, 5, 1).unwrap());
        let mut most = contract(2);
        most.set("amount", cell::MAX_NUMBER - 1);
        let mut book = open(&written(&[row, most], SHEET_ROWS, &[]).unwrap());
        assert_eq!(cell(&mut book, "合同", 1, "amount"), Data::String("90071992547409.93".into()));
        assert_eq!(cell(&mut book, "合同", 1, "due_on"), Data::String("1899-05-01".into()));
        assert_eq!(cell(&mut book, "合同", 2, "amount"), Data::Float(9_999_999_999_999.99));
    }

    /// Above it, f64 does not hold every integer.
    const MAX_FEN: i64 = 1 << 53;

    #[test]
    fn text_survives_whatever_it_holds() {
        let all = ["=1+1", "'甲", "_x0041_", "<a>&\"b\"", " 甲 ", "a\u{1}b", "http://x", "0012", "𠮷🙂"];
        let rows: Vec<Row> = (1..)
            .zip(all)
            .map(|(n, name)| {
                let mut row = contract(n);
                row.set("name", name);
                row
            })
            .collect();
        let mut book = open(&written(&rows, SHEET_ROWS, &[]).unwrap());
        for (row, want) in (1..).zip(all) {
            let Data::String(got) = cell(&mut book, "合同", row, "name") else { panic!("{want} is no text") };
            assert_eq!(crate::terms::text::strip_guard(&got), if want == "'甲" { "'甲" } else { want });
        }
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_refused_by_name() {
        let mut row = contract(3);
        row.set("summary", "字".repeat(cell::MAX_TEXT));
        assert!(written(&[row.clone()], SHEET_ROWS, &[]).is_ok(), "the limit itself fits");
        for text in ["字".repeat(cell::MAX_TEXT + 1), "𠮷".repeat(cell::MAX_TEXT / 2 + 1), "a".repeat(1 << 20)] {
            row.set("summary", text);
            let failure = written(&[row.clone()], SHEET_ROWS, &[]).unwrap_err();
            assert_eq!(failure.code.id, "E3003");
            assert!(failure.text.zh.starts_with("HT-2024-0003 的摘要 "), "{}", failure.text.zh);
        }
    }

    #[test]
    fn records_past_the_last_row_go_on_in_a_second_sheet() {
        let rows: Vec<Row> = (1..=5).map(contract).collect();
        let bytes = written(&rows, 2, &[]).unwrap();
        let mut book = open(&bytes);
        assert_eq!(book.sheet_names(), ["合同", "合同(2)", "合同(3)", "_lists", "_meta"]);
        assert_eq!(cell(&mut book, "合同(2)", 2, "id"), Data::String("HT-2024-0004".into()));
        assert_eq!(cell(&mut book, "合同(3)", 1, "id"), Data::String("HT-2024-0005".into()));
        assert_eq!(cell(&mut book, "合同(3)", 0, "id"), Data::String("编号".into()));
        assert!(part(&bytes, "xl/worksheets/sheet3.xml").contains("<dataValidation "));
        let two = written(&rows[..2], 2, &[]).unwrap();
        assert_eq!(open(&two).sheet_names(), ["合同", "_lists", "_meta"], "a full sheet begins no second one");
    }

    #[test]
    fn no_records_leave_the_header() {
        let bytes = written(&[], SHEET_ROWS, &[]).unwrap();
        let mut book = open(&bytes);
        assert_eq!(book.worksheet_range("合同").unwrap().height(), 1);
        assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("<dataValidation "));
    }

    #[test]
    fn sheet_names_are_ones_that_a_workbook_takes() {
        assert_eq!(sheet_name("a/b:c[1]*?\\'", 0), "abc1");
        assert_eq!(sheet_name(&"长".repeat(40), 99).chars().count(), 31);
    }

    #[test]
    fn a_full_disk_is_said_so() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let writer = Box::new(XlsxWriter::new(Full, folder.path(), columns(Lang::Zh), &[], 1).unwrap());
        let failure = writer.finish().unwrap_err();
        assert_eq!((failure.code.id, failure.text.zh.as_ref()), ("E5021", "写不出去: 磁盘已满"));
    }
}
