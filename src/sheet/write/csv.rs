//! CSV and TSV, to files for spreadsheets and to pipes for scripts.
//!
//! Text that a spreadsheet would take for a formula gets a leading `'`, which the import takes off again; so does text
//! that begins with `'` itself. Numbers and dates are never touched.

use std::io::Write;

use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::{Columns, Field, Names, RecordWriter, Row, Type, Value, Written};

/// Bytes gathered before the output is written to.
const BLOCK: usize = 64 * 1024;

/// Digits from which a spreadsheet no longer keeps a number as typed (IEEE 754 doubles shown with 15 digits).
const LONG: usize = 15;

/// The character encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// GB18030, for old software. Never GBK, which lacks rare characters of names.
    Gb18030,
}

impl Encoding {
    /// The encoding that a word names: `utf-8`, `gb18030`, `gbk` (written as its superset GB18030).
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().replace(['-', '_'], "").as_str() {
            "utf8" => Some(Self::Utf8),
            "gb18030" | "gbk" | "gb2312" | "ansi" => Some(Self::Gb18030),
            _ => None,
        }
    }
}

/// The form of a CSV or TSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvForm {
    /// Between cells: `,` or a tab.
    pub separator: char,
    /// Lines end with CRLF instead of LF.
    pub crlf: bool,
    /// Begins with a byte order mark; only with UTF-8.
    pub bom: bool,
    /// The character encoding.
    pub encoding: Encoding,
}

impl CsvForm {
    /// A file for a spreadsheet: BOM and CRLF.
    pub const FILE: Self = Self { separator: ',', crlf: true, bom: true, encoding: Encoding::Utf8 };
    /// A pipe for a script: neither.
    pub const PIPE: Self = Self { separator: ',', crlf: false, bom: false, encoding: Encoding::Utf8 };

    /// The same with tabs between cells.
    #[must_use]
    pub const fn tabs(mut self) -> Self {
        self.separator = '\t';
        self
    }

    /// The same without a byte order mark.
    #[must_use]
    pub const fn no_bom(mut self) -> Self {
        self.bom = false;
        self
    }

    /// The same in another encoding.
    #[must_use]
    pub const fn encoded(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }
}

/// Writes records as CSV; the header is written at once, so that no records still make a valid file.
pub struct CsvWriter<W: Write> {
    lines: Lines<W>,
    columns: Columns,
    /// One a column: whether it has shown a number of 15 digits and more.
    long: Vec<bool>,
    rows: u64,
}

impl<W: Write> CsvWriter<W> {
    /// A writer to an output.
    ///
    /// # Errors
    /// E3003 when the encoding lacks a character of a header.
    pub fn new(out: W, columns: Columns, form: CsvForm) -> Result<Self> {
        let mut lines = Lines::new(out, form);
        for field in &columns.fields {
            lines.text(&field.header(columns.lang));
        }
        lines.end()?;
        let long = vec![false; columns.fields.len()];
        Ok(Self { lines, columns, long, rows: 0 })
    }
}

impl<W: Write> RecordWriter for CsvWriter<W> {
    fn row(&mut self, row: &Row, names: &mut dyn Names) -> Result<()> {
        let mut showing = self.columns.showing(row, names);
        for (i, (field, value)) in self.columns.cells(row).enumerate() {
            let start = self.lines.begin();
            field.show_into(value, &mut showing, &mut self.lines.block);
            if matches!(value, Value::Text(_)) {
                if !self.long[i] && eats_digits(field, &self.lines.block[start..]) {
                    self.long[i] = true;
                }
                self.lines.seal(start);
            }
        }
        self.rows += 1;
        self.lines.end()
    }

    fn finish(mut self: Box<Self>) -> Result<Written> {
        self.lines.flush()?;
        let long = self.columns.fields.iter().zip(&self.long).filter(|(_, long)| **long);
        Ok(Written { rows: self.rows, long_codes: long.map(|(field, _)| field.name).collect() })
    }
}

/// True for text that a spreadsheet opening the CSV takes for a number and cuts to 15 digits.
fn eats_digits(field: &Field, text: &str) -> bool {
    text.len() >= LONG
        && !matches!(field.ty, Type::Code(_))
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'E' | b'e' | b'.'))
        && text.bytes().filter(|b| !b.is_ascii_digit()).count() <= 1
}

/// A small table as CSV or TSV, guarded and encoded like records.
pub struct SmallCsv<W: Write>(Lines<W>);

impl<W: Write> SmallCsv<W> {
    /// Begins the table with its header.
    ///
    /// # Errors
    /// E3003 when the encoding lacks a character.
    pub fn new(out: W, heads: &[&str], form: CsvForm) -> Result<Self> {
        let mut lines = Lines::new(out, form);
        for head in heads {
            lines.text(head);
        }
        lines.end()?;
        Ok(Self(lines))
    }

    /// Writes a row; each cell says whether it is a number.
    ///
    /// # Errors
    /// E3003 when the encoding lacks a character.
    pub fn push(&mut self, row: &[(String, bool)]) -> Result<()> {
        for (cell, number) in row {
            if *number { self.0.plain(cell) } else { self.0.text(cell) }
        }
        self.0.end()
    }

    /// Writes what is still gathered.
    ///
    /// # Errors
    /// E5021 when the disk is full.
    pub fn finish(mut self) -> Result<()> {
        self.0.flush().map(drop)
    }
}

/// Lines of cells gathered into a block. Cells are appended in place and looked at afterwards, so that the usual cell
/// costs one copy and no allocation.
pub(super) struct Lines<W: Write> {
    out: W,
    form: CsvForm,
    block: String,
    /// Where the current line begins in the block.
    line: usize,
    cells: usize,
}

impl<W: Write> Lines<W> {
    pub(super) fn new(out: W, form: CsvForm) -> Self {
        let mut block = String::with_capacity(BLOCK + BLOCK / 4);
        if form.bom && form.encoding == Encoding::Utf8 {
            block.push('\u{feff}');
        }
        let line = block.len();
        Self { out, form, block, line, cells: 0 }
    }

    /// Begins a cell; the caller appends to the block and, for text, calls [`Lines::seal`].
    fn begin(&mut self) -> usize {
        if self.cells > 0 {
            self.block.push(self.form.separator);
        }
        self.cells += 1;
        self.block.len()
    }

    /// Guards and quotes the text that was appended from `start` on.
    fn seal(&mut self, start: usize) {
        if self.block[start..].starts_with(is_guarded) {
            self.block.insert(start, '\'');
        }
        let (comma, cell) = (self.form.separator as u8, &self.block.as_bytes()[start..]);
        if !cell.iter().any(|&b| b == comma || matches!(b, b'"' | b'\n' | b'\r')) {
            return;
        }
        let quoted = self.block[start..].replace('"', "\"\"");
        self.block.truncate(start);
        self.block.push('"');
        self.block.push_str(&quoted);
        self.block.push('"');
    }

    /// A cell of text.
    pub(super) fn text(&mut self, text: &str) {
        let start = self.begin();
        self.block.push_str(text);
        self.seal(start);
    }

    /// A cell that is a number or a date and stands as it is.
    pub(super) fn plain(&mut self, text: &str) {
        self.begin();
        self.block.push_str(text);
    }

    /// Ends the line.
    pub(super) fn end(&mut self) -> Result<()> {
        if self.cells == 1 && self.block.len() == self.line {
            self.block.push_str("\"\""); // a blank line would not be read back as a record
        }
        self.block.push_str(if self.form.crlf { "\r\n" } else { "\n" });
        self.cells = 0;
        if self.block.len() >= BLOCK {
            self.drain()?;
        }
        self.line = self.block.len();
        Ok(())
    }

    fn drain(&mut self) -> Result<()> {
        match self.form.encoding {
            Encoding::Utf8 => self.out.write_all(self.block.as_bytes()),
            Encoding::Gb18030 => {
                let (bytes, _, lossy) = encoding_rs::GB18030.encode(&self.block);
                if lossy {
                    return Err(Failure::new(
                        &codes::E3003,
                        both!("有 GB18030 编码没有的字符", "a character is missing in GB18030"),
                    )
                    .hint(both!("去掉 --编码,用默认的 UTF-8", "leave out --encoding and use UTF-8")));
                }
                self.out.write_all(&bytes)
            }
        }
        .map_err(Failure::output)?;
        self.block.clear();
        Ok(())
    }

    /// Writes what is gathered.
    pub(super) fn flush(&mut self) -> Result<()> {
        self.drain()?;
        self.out.flush().map_err(Failure::output)
    }
}

/// Characters that begin a formula in a spreadsheet, in both widths, and the guard itself, of which the import takes
/// one off.
fn is_guarded(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\'' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::*;
    use crate::messages::Lang;
    use crate::schema::samples::{CONTRACT, Units, contract};
    use crate::schema::{Mask, Style};
    use crate::terms::text::strip_guard;

    fn columns(names: &[&str]) -> Columns {
        let fields: Vec<&'static Field> = names.iter().map(|n| CONTRACT.field(n).unwrap()).collect();
        Columns::new(&CONTRACT, &fields, Lang::Zh, Mask::Numbers, Style::Data)
    }

    fn written(rows: &[Row], columns: Columns, form: CsvForm) -> (Vec<u8>, Written) {
        let mut out = Vec::new();
        let mut writer = Box::new(CsvWriter::new(&mut out, columns, form).unwrap());
        for row in rows {
            writer.row(row, &mut Units).unwrap();
        }
        let said = writer.finish().unwrap();
        (out, said)
    }

    fn text(rows: &[Row], columns: Columns, form: CsvForm) -> String {
        String::from_utf8(written(rows, columns, form).0).unwrap()
    }

    #[test]
    fn a_file_has_bom_and_crlf_and_a_pipe_neither() {
        let names = ["id", "amount", "due_on", "buyer", "method", "ratio", "public"];
        let line = "HT-2024-0001,12500000.50,2024-04-30,海棠街道办事处,单一来源,12.5%,是";
        let head = "编号,合同金额(元),履约截止,采购人,采购方式,预付比例,已公开";
        let rows = [contract(1)];
        assert_eq!(text(&rows, columns(&names), CsvForm::FILE), format!("\u{feff}{head}\r\n{line}\r\n"));
        assert_eq!(text(&rows, columns(&names), CsvForm::FILE.no_bom()), format!("{head}\r\n{line}\r\n"));
        assert_eq!(text(&rows, columns(&names), CsvForm::PIPE), format!("{head}\n{line}\n"));
        let tabs = format!("{head}\n{line}\n").replace(',', "\t");
        assert_eq!(text(&rows, columns(&names), CsvForm::PIPE.tabs()), tabs);
    }

    #[test]
    fn gb18030_keeps_rare_characters_and_bears_no_bom() {
        let mut row = contract(1);
        row.set("name", "㐂𠮷野家㐀䶮");
        let form = CsvForm::FILE.encoded(Encoding::Gb18030);
        let (bytes, _) = written(&[row], columns(&["name"]), form);
        let (back, _, lossy) = encoding_rs::GB18030.decode(&bytes);
        assert!(!lossy);
        assert_eq!(back, "合同名称\r\n㐂𠮷野家㐀䶮\r\n");
        assert_eq!(Encoding::parse("GBK"), Some(Encoding::Gb18030));
        assert_eq!(Encoding::parse("latin-1"), None);
    }

    #[test]
    fn what_the_encoding_lacks_is_refused_not_replaced() {
        let mut row = contract(1);
        row.set("name", "\u{e5e5}");
        let form = CsvForm::FILE.encoded(Encoding::Gb18030);
        let mut writer = Box::new(CsvWriter::new(Vec::new(), columns(&["name"]), form).unwrap());
        writer.row(&row, &mut Units).unwrap();
        assert_eq!(writer.finish().unwrap_err().code.id, "E3003");
    }

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (name, want) in [
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-甲", "'-甲"),
            ("@甲", "'@甲"),
            ("\t甲", "'\t甲"),
            ("\r甲", "\"'\r甲\""),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠1", "'＠1"),
            ("'甲", "''甲"),
            ("甲=1", "甲=1"),
            ("=\"a\",1", "\"'=\"\"a\"\",1\""),
        ] {
            let mut row = contract(1);
            row.set("name", name);
            row.set("amount", -5_i64);
            let text = text(&[row], columns(&["name", "amount"]), CsvForm::PIPE);
            assert_eq!(text, format!("合同名称,合同金额(元)\n{want},-0.05\n"), "{name}");
        }
    }

    #[test]
    fn long_numbers_are_reported_by_field() {
        let mut row = contract(1);
        row.set("uscc", "119999000000000198");
        row.set("ext_no", "00012");
        row.set("doc_no", "91340100000000E5");
        let (bytes, said) = written(&[contract(2), row], columns(&["uscc", "ext_no", "doc_no", "idno"]), CsvForm::FILE);
        assert_eq!(said, Written { rows: 2, long_codes: vec!["uscc", "doc_no"] });
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("119999000000000198,00012,"), "codes keep their zeros: {text}");
        assert!(!text.contains("199001010016"), "the identity number is masked: {text}");
    }

    #[test]
    fn no_records_leave_the_header_and_a_blank_cell_is_no_blank_line() {
        assert_eq!(text(&[], columns(&["id", "name"]), CsvForm::PIPE), "编号,合同名称\n");
        let mut row = contract(1);
        row.set("name", Value::Null);
        assert_eq!(text(&[row], columns(&["name"]), CsvForm::PIPE), "合同名称\n\"\"\n");
    }

    #[test]
    fn many_rows_come_out_in_blocks_and_whole() {
        let rows: Vec<Row> = (1..=3_000).map(contract).collect();
        let all = Columns::all(&CONTRACT, Lang::En, Mask::Nothing, Style::Data);
        let (bytes, said) = written(&rows, all, CsvForm::FILE);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(&reader.headers().unwrap()[5], "amount (元)");
        let ids: Vec<String> = reader.records().map(|r| r.unwrap()[0].to_owned()).collect();
        assert_eq!(ids, rows.iter().map(|r| r.id().to_owned()).collect::<Vec<_>>());
        assert_eq!(said.rows, 3_000);
    }

    #[test]
    fn a_huge_cell_is_written_whole() {
        let mut row = contract(1);
        row.set("summary", "\"".repeat(1 << 20));
        let (bytes, _) = written(&[row], columns(&["summary"]), CsvForm::PIPE);
        assert_eq!(bytes.len(), "摘要\n".len() + 2 * (1 << 20) + 3);
    }

    proptest! {
        #[test]
        fn any_text_reads_back(cells in proptest::collection::vec("[a-z中,\"'=+@＝\\n\\r\\t -]{0,12}", 3)) {
            let mut lines = Lines::new(Vec::new(), CsvForm::PIPE);
            for cell in &cells {
                lines.text(cell);
            }
            lines.end().unwrap();
            lines.flush().unwrap();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(lines.out.as_slice());
            let record = reader.records().next().unwrap().unwrap();
            let back: Vec<&str> = record.iter().map(strip_guard).collect();
            prop_assert_eq!(back, cells);
        }
    }
}
