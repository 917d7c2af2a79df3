//! Workbooks whose rows go to disk as they come: the rows are written here, everything else by rust_xlsxwriter.
//!
//! The library's own constant-memory mode panics when its disk is full, and the zip library prints when its output
//! fails. So the library makes a small workbook in memory, with one row of blank cells that shows the number it gives
//! to each format; the finished workbook is that one with the rows put in the place of that row.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Cursor, Read, Seek, Write};
use std::path::Path;

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::cell::failure;
use crate::error::{Failure, Result};

/// Level of compression: a third of the time of the usual 6 for a tenth more bytes.
const LEVEL: i64 = 3;

/// Parts of an archive longer than this need 64-bit sizes (limit of zip is 4 GiB).
const LARGE: u64 = 3 << 30;

/// A format as a cell refers to it; `None` is the plain one.
pub(super) type Style = Option<u32>;

/// Writes the row of blank cells by which [`styles`] and [`save`] know the formats. The first thing in every sheet, so
/// that the library numbers the formats alike each time.
pub(super) fn probe(sheet: &mut Worksheet, formats: &[Format]) -> Result<()> {
    for (col, format) in (0..).zip(formats) {
        sheet.write_blank(0, col, format).map_err(failure)?;
    }
    Ok(())
}

/// The number of each format in a workbook whose sheets begin with [`probe`] of the same formats.
pub(super) fn styles(formats: &[Format]) -> Result<Vec<Style>> {
    let mut book = Workbook::new();
    let mut sheet = Worksheet::new();
    probe(&mut sheet, formats)?;
    book.push_worksheet(sheet);
    let bytes = book.save_to_buffer().map_err(failure)?;
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(defect)?;
    Ok(probed(&read_part(&mut parts, "xl/worksheets/sheet1.xml")?, formats.len()))
}

/// The style numbers of the probe row.
fn probed(xml: &str, count: usize) -> Vec<Style> {
    let style = |col: u16| {
        let cell = format!("<c r=\"{}1\" s=\"", column_number_to_name(col));
        let rest = &xml[xml.find(&cell)? + cell.len()..];
        rest[..rest.find('"')?].parse().ok()
    };
    (0..).take(count).map(style).collect()
}

/// The rows of one sheet on their way to disk.
pub(super) struct Rows {
    out: BufWriter<File>,
    letters: Vec<String>,
    line: String,
    /// The row being written, from 0.
    row: u32,
    last_col: usize,
    bytes: u64,
}

impl Rows {
    /// Rows of at most `columns` cells, kept in a nameless file in a folder.
    ///
    /// # Errors
    /// E5021 when the folder cannot be written to.
    pub(super) fn new(folder: &Path, columns: u16) -> Result<Self> {
        let file = tempfile::tempfile_in(folder).map_err(|e| Failure::unwritable(folder, e))?;
        let letters = (0..columns.max(1)).map(column_number_to_name).collect();
        let out = BufWriter::with_capacity(64 * 1024, file);
        Ok(Self { out, letters, line: String::new(), row: 0, last_col: 0, bytes: 0 })
    }

    /// Begins a row, from 0; rows and the cells in them come in ascending order.
    pub(super) fn begin(&mut self, row: u32) {
        self.row = row;
        self.line.clear();
        let _ = write!(self.line, "<row r=\"{}\">", row + 1); // writing to a String cannot fail
    }

    /// Ends a row.
    ///
    /// # Errors
    /// E5021 when the disk is full.
    pub(super) fn end(&mut self) -> Result<()> {
        self.line.push_str("</row>");
        self.bytes += self.line.len() as u64;
        self.out.write_all(self.line.as_bytes()).map_err(Failure::output)
    }

    fn cell(&mut self, col: u16, style: Style, kind: &str) {
        let col = usize::from(col).min(self.letters.len() - 1);
        self.last_col = self.last_col.max(col);
        let _ = write!(self.line, "<c r=\"{}{}\"", self.letters[col], self.row + 1);
        if let Some(style) = style {
            let _ = write!(self.line, " s=\"{style}\"");
        }
        self.line.push_str(kind);
    }

    /// A cell of text.
    pub(super) fn text(&mut self, col: u16, style: Style, text: &str) {
        self.cell(col, style, " t=\"inlineStr\"><is><t");
        let edge = |c: Option<char>| c.is_some_and(char::is_whitespace);
        if edge(text.chars().next()) || edge(text.chars().next_back()) || text.contains(['\n', '\t']) {
            self.line.push_str(" xml:space=\"preserve\"");
        }
        self.line.push('>');
        push_escaped(text, &mut self.line);
        self.line.push_str("</t></is></c>");
    }

    /// A cell with a number.
    pub(super) fn number(&mut self, col: u16, style: Style, number: f64) {
        self.cell(col, style, "><v>");
        let _ = write!(self.line, "{number}</v></c>");
    }

    /// A cell that is true or false.
    pub(super) fn boolean(&mut self, col: u16, style: Style, yes: bool) {
        self.cell(col, style, " t=\"b\"><v>");
        self.line.push_str(if yes { "1</v></c>" } else { "0</v></c>" });
    }

    /// A blank cell that has a format.
    pub(super) fn blank(&mut self, col: u16, style: Style) {
        self.cell(col, style, "/>");
    }

    /// The range that the rows fill.
    fn dimension(&self) -> String {
        format!("A1:{}{}", self.letters[self.last_col], self.row + 1)
    }
}

/// Appends text as XML: characters that XML cannot hold, and text that looks like their escape, as `_xHHHH_`
/// (ECMA-376 part 1, 22.9.2.19).
fn push_escaped(text: &str, out: &mut String) {
    let plain = |b: u8| b >= 0x20 && !matches!(b, b'&' | b'<' | b'>' | b'_' | 0xef);
    if text.bytes().all(plain) {
        out.push_str(text);
        return;
    }
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if is_escape(&text.as_bytes()[at..]) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(c),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(out, "_x{:04X}_", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|h| h.is_ascii_hexdigit()))
}

/// Writes a workbook whose first sheets have these rows; each of those sheets begins with [`probe`] of `formats`.
///
/// # Errors
/// E5021 when the output cannot be written.
pub(super) fn save<W: Write>(book: &mut Workbook, rows: Vec<Rows>, formats: &[Format], out: W) -> Result<()> {
    let expected = styles(formats)?;
    let bytes = book.save_to_buffer().map_err(failure)?;
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(defect)?;
    let mut sheets: Vec<Option<Rows>> = rows.into_iter().map(Some).collect();
    let mut zip = ZipWriter::new_stream(Patient { out, failed: None });
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).map_err(defect)?;
        let (name, mut text) = (part.name().map_err(defect)?.into_owned(), String::new());
        part.read_to_string(&mut text).map_err(Failure::output)?;
        let number = name.strip_prefix("xl/worksheets/sheet").and_then(|n| n.strip_suffix(".xml")?.parse().ok());
        let sheet = number.and_then(|n: usize| sheets.get_mut(n.checked_sub(1)?)?.take());
        let large = sheet.as_ref().is_some_and(|s| s.bytes > LARGE);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(zip::DateTime::default())
            .large_file(large);
        zip.start_file(name, options).map_err(defect)?;
        match sheet {
            Some(sheet) if probed(&text, formats.len()) == expected => splice(&text, sheet, &mut zip)?,
            Some(_) => return Err(anyhow::anyhow!("the formats of a sheet are numbered otherwise").into()),
            None => zip.write_all(text.as_bytes()).map_err(Failure::output)?,
        }
    }
    let mut patient = zip.finish().map_err(defect)?.into_inner();
    match patient.failed.take() {
        Some(error) => Err(Failure::output(error)),
        None => patient.out.flush().map_err(Failure::output),
    }
}

/// Writes the XML of a sheet with the rows in the place of its one row.
fn splice<W: Write>(xml: &str, rows: Rows, zip: &mut W) -> Result<()> {
    const START: &str = "<sheetData>";
    let lost = || anyhow::anyhow!("a sheet without its row");
    let start = xml.find(START).ok_or_else(lost)? + START.len();
    let end = xml.find("</sheetData>").ok_or_else(lost)?;
    let (mut head, tail) = (xml[..start].to_owned(), &xml[end..]);
    if let Some(at) = head.find("<dimension ref=\"") {
        let from = at + "<dimension ref=\"".len();
        let to = from + head[from..].find('"').ok_or_else(lost)?;
        head.replace_range(from..to, &rows.dimension());
    }
    let write = || -> io::Result<()> {
        zip.write_all(head.as_bytes())?;
        let mut file = rows.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        io::copy(&mut file, zip)?;
        zip.write_all(tail.as_bytes())
    };
    write().map_err(Failure::output)
}

fn read_part(parts: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Result<String> {
    let mut text = String::new();
    parts.by_name(name).map_err(defect)?.read_to_string(&mut text).map_err(Failure::output)?;
    Ok(text)
}

/// A failure of the archive in memory: a defect, since the disk is [`Patient`]'s.
fn defect(error: zip::result::ZipError) -> Failure {
    anyhow::Error::new(error).into()
}

/// Keeps the first failure of an output and takes the rest as written, since the zip library prints what fails.
struct Patient<W> {
    out: W,
    failed: Option<io::Error>,
}

impl<W: Write> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none()
            && let Err(error) = self.out.write_all(bytes)
        {
            self.failed = Some(error);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_so_that_it_reads_back() {
        for (text, want) in [
            ("海棠街道", "海棠街道"),
            ("a<b>&c", "a&lt;b&gt;&amp;c"),
            ("_x0041_ _x004 _", "_x005F_x0041_ _x004 _"),
            ("_x00_x0041_", "_x00_x005F_x0041_"),
            ("a\u{1}\r\n\u{ffff}\u{fffd}", "a_x0001__x000D_\n_xFFFF_\u{fffd}"),
        ] {
            let mut out = String::new();
            push_escaped(text, &mut out);
            assert_eq!(out, want);
        }
    }

    #[test]
    fn formats_have_one_number_each_and_the_plain_one_none() {
        let formats = [Format::new(), Format::new().set_num_format("@"), Format::new().set_bold()];
        let styles = styles(&formats).unwrap();
        assert_eq!(styles[0], None);
        assert!(styles[1].is_some() && styles[2].is_some() && styles[1] != styles[2]);
    }
}
