//! Rows of a text file: comma, tab, semicolon or full-width comma between the cells, one row a record.

use std::cell::Cell as Shared;
use std::io::{self, Read};
use std::rc::Rc;

use super::{Cell, RawRow};
use crate::both;
use crate::error::{Failure, Result, codes};

/// Longest record, in bytes; more is an unpaired quotation mark and not a row (E5004).
pub(crate) const MAX_RECORD: u64 = 1024 * 1024;

/// What separates the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// Tab.
    Tab,
    /// `;`
    Semicolon,
    /// `，`
    FullWidthComma,
}

/// Stands for the full-width comma, which is three bytes, where the reader wants one; no text holds it.
const UNIT_SEPARATOR: u8 = 0x1f;

impl Separator {
    /// All of them, in the order in which a tie is decided.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Tab, Self::Semicolon, Self::FullWidthComma];

    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::FullWidthComma => UNIT_SEPARATOR,
        }
    }
}

/// Counts what was delivered since the last record ended, and stops delivering when that is too much.
pub(crate) struct Bounded<R> {
    inner: R,
    since: Rc<Shared<u64>>,
    limit: u64,
}

impl<R: Read> Bounded<R> {
    pub(crate) fn new(inner: R, limit: u64) -> (Self, Rc<Shared<u64>>) {
        let since = Rc::new(Shared::new(0));
        (Self { inner, since: Rc::clone(&since), limit }, since)
    }
}

/// Marks the error by which [`Bounded`] stops.
#[derive(Debug)]
pub(crate) struct TooLarge;

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("record too large")
    }
}

impl std::error::Error for TooLarge {}

/// True when reading stopped because of [`Bounded`].
pub(crate) fn is_too_large(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<TooLarge>)
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > self.limit {
            return Err(io::Error::other(TooLarge));
        }
        let count = self.inner.read(out)?;
        self.since.set(self.since.get() + count as u64);
        Ok(count)
    }
}

/// Replaces each full-width comma by one byte that is no text.
struct FullWidthCommas<R> {
    inner: R,
    /// Bytes of a comma that a chunk cut off.
    held: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
}

const FULL_WIDTH_COMMA: [u8; 3] = [0xef, 0xbc, 0x8c];

impl<R: Read> Read for FullWidthCommas<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() {
            let mut raw = [0u8; 8192];
            let count = self.inner.read(&mut raw)?;
            self.ready.clear();
            self.at = 0;
            if count == 0 {
                if self.held.is_empty() {
                    return Ok(0);
                }
                self.ready.append(&mut self.held);
                break;
            }
            for &byte in &raw[..count] {
                self.held.push(byte);
                if self.held == FULL_WIDTH_COMMA {
                    self.held.clear();
                    self.ready.push(UNIT_SEPARATOR);
                } else if !FULL_WIDTH_COMMA.starts_with(&self.held) {
                    self.held.pop();
                    self.ready.append(&mut self.held);
                    // The byte that does not go on may itself begin a comma.
                    if byte == FULL_WIDTH_COMMA[0] {
                        self.held.push(byte);
                    } else {
                        self.ready.push(byte);
                    }
                }
            }
        }
        let count = out.len().min(self.ready.len() - self.at);
        out[..count].copy_from_slice(&self.ready[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// Put behind the last row: with it every record ends in exactly one line end, and a quotation mark that is still open
/// at the end of the file shows.
const END: &str = "\n\u{1e}chengxin\u{1e}";

/// The rows of a text file, read one after the other.
pub(crate) struct TextRows {
    reader: csv::Reader<Bounded<Box<dyn Read>>>,
    since: Rc<Shared<u64>>,
    separator: Separator,
    record: csv::StringRecord,
    /// Cells of the longest row so far.
    width: usize,
    /// Number of the last row, blank ones counted.
    number: u32,
}

impl TextRows {
    pub(crate) fn new(text: Box<dyn Read>, separator: Separator) -> Self {
        let text: Box<dyn Read> = match separator {
            Separator::FullWidthComma => {
                Box::new(FullWidthCommas { inner: text, held: Vec::new(), ready: Vec::new(), at: 0 })
            }
            Separator::Comma | Separator::Tab | Separator::Semicolon => text,
        };
        let text: Box<dyn Read> = Box::new(text.chain(io::Cursor::new(END.as_bytes())));
        let (bounded, since) = Bounded::new(text, MAX_RECORD);
        // Rows end with LF alone: a CR before it is cut off below, any other CR is a stray one and stays in its cell.
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator.byte())
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(bounded);
        Self { reader, since, separator, record: csv::StringRecord::new(), width: 0, number: 0 }
    }

    /// Reads the next row; false at the end.
    pub(crate) fn next(&mut self, row: &mut RawRow) -> Result<bool> {
        let before = self.reader.position().line();
        let more = match self.reader.read_record(&mut self.record) {
            Ok(more) => more,
            Err(error) => return Err(self.failure(error)),
        };
        self.since.set(0);
        if !more || self.record.as_slice() == &END[1..] {
            return Ok(false);
        }
        let lines = self.reader.position().line() - before;
        // The reader passes over empty lines; each is a row of its own in a spreadsheet program, while the line breaks
        // within quoted cells are not.
        let within = if lines > 1 { breaks(self.record.as_slice()) } else { 0 };
        let empty = lines.saturating_sub(within).saturating_sub(1);
        self.number = self.number.saturating_add(u32::try_from(empty).unwrap_or(u32::MAX)).saturating_add(1);
        row.number = self.number;
        row.torn = self.record.as_slice().ends_with(END) || (within > 0 && self.is_torn());
        self.width = self.width.max(self.record.len());
        self.fill(row);
        Ok(true)
    }

    fn fill(&self, row: &mut RawRow) {
        let count = self.record.len();
        row.cells.truncate(count);
        for (i, text) in self.record.iter().enumerate() {
            let text = text.strip_suffix(END).unwrap_or(text);
            let text = if i + 1 == count { text.strip_suffix('\r').unwrap_or(text) } else { text };
            match row.cells.get_mut(i) {
                Some(cell) => cell.set_text(text),
                None => row.cells.push(Cell::Text(text.to_owned())),
            }
        }
        if self.separator == Separator::FullWidthComma {
            for cell in &mut row.cells {
                if let Cell::Text(text) = cell
                    && text.contains(char::from(UNIT_SEPARATOR))
                {
                    *text = text.replace(char::from(UNIT_SEPARATOR), "，");
                }
            }
        }
    }

    /// True when a line within a cell has as many separators as a row and a quotation mark stands in the text: the
    /// cell's own mark is unpaired and met the next row's.
    fn is_torn(&self) -> bool {
        let separators = self.width.max(2) - 1;
        let byte = self.separator.byte();
        let is_row = |line: &str| line.bytes().filter(|&b| b == byte).count() >= separators;
        self.record.as_slice().contains('"') && self.record.iter().any(|cell| cell.split('\n').skip(1).any(is_row))
    }

    fn failure(&self, error: csv::Error) -> Failure {
        let row = self.number.saturating_add(1);
        if let csv::ErrorKind::Io(io) = error.kind()
            && is_too_large(io)
        {
            return too_large(row);
        }
        Failure::new(&codes::E5001, both!("读到第 {row} 行时出错", "reading failed at row {row}")).caused_by(error)
    }
}

/// E5004 for the row that does not end.
pub(crate) fn too_large(row: u32) -> Failure {
    Failure::new(
        &codes::E5004,
        both!("第 {row} 行起有一个单元格超过 1 MiB", "a cell from row {row} on holds more than 1 MiB"),
    )
    .hint(both!("检查第 {row} 行及之前的引号是否成对", "check that the quotation marks up to row {row} are paired"))
}

fn breaks(text: &str) -> u64 {
    text.bytes().filter(|&b| b == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{Cell, RawRow, Separator, TextRows};

    fn read(text: &str, separator: Separator) -> Vec<(u32, Vec<String>)> {
        let mut rows = TextRows::new(Box::new(Cursor::new(text.as_bytes().to_vec())), separator);
        let (mut row, mut all) = (RawRow::default(), Vec::new());
        while rows.next(&mut row).unwrap() {
            all.push((row.number, row.cells.iter().map(|c| c.text().to_owned()).collect()));
        }
        all
    }

    #[test]
    fn row_numbers_are_those_of_a_spreadsheet() {
        let cases: &[(&str, &[u32])] = &[
            ("a,b\nc,d\n", &[1, 2]),
            ("a,b\nc,d", &[1, 2]),
            ("\n\n\na,b\nc,d\n", &[4, 5]),
            ("a,b\n\n\nc,d", &[1, 4]),
            ("\"a\nx\",b\nc,d\n\ne,f", &[1, 2, 4]),
            ("\n\"a\nx\n\ny\",b\n\n\"c\n\",d", &[2, 4]),
            ("a,b\r\n\r\nc,\"d\"\r\n", &[1, 2, 3]),
            ("\"a\r\nx\",b\r\nc,d\r\n", &[1, 2]),
            ("a\n\n\n", &[1]),
            ("", &[]),
        ];
        for (text, want) in cases {
            let got: Vec<u32> = read(text, Separator::Comma).iter().map(|r| r.0).collect();
            assert_eq!(&got, want, "{text:?}");
        }
    }

    #[test]
    fn separators() {
        for (text, separator) in [
            ("甲,乙\n", Separator::Comma),
            ("甲\t乙\r\n", Separator::Tab),
            ("甲;乙", Separator::Semicolon),
            ("甲，乙\n", Separator::FullWidthComma),
        ] {
            assert_eq!(read(text, separator), [(1, vec!["甲".to_owned(), "乙".to_owned()])], "{text}");
        }
        assert_eq!(read("\"甲，乙\"，丙，", Separator::FullWidthComma)[0].1, ["甲，乙", "丙", ""]);
        assert_eq!(read("Ｆ，～，中", Separator::FullWidthComma)[0].1, ["Ｆ", "～", "中"]);
    }

    #[test]
    fn a_cell_without_end_stops_early() {
        struct Endless(bool);
        impl std::io::Read for Endless {
            fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
                out.fill(b'x');
                if !self.0 {
                    out[..5].copy_from_slice(b"a,b\n\"");
                    self.0 = true;
                }
                Ok(out.len())
            }
        }
        let mut rows = TextRows::new(Box::new(Endless(false)), Separator::Comma);
        let mut row = RawRow::default();
        assert!(rows.next(&mut row).unwrap());
        let failure = rows.next(&mut row).unwrap_err();
        assert_eq!(failure.code.id, "E5004");
        assert!(failure.text.zh.contains("第 2 行"));
    }

    #[test]
    fn cells_are_reused() {
        let mut rows = TextRows::new(Box::new(Cursor::new(b"a,b,c\nd\n".to_vec())), Separator::Comma);
        let mut row = RawRow::default();
        assert!(rows.next(&mut row).unwrap() && rows.next(&mut row).unwrap());
        assert_eq!(row.cells, [Cell::Text("d".into())]);
    }
}
