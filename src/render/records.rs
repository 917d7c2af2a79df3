//! Records written one after another as JSON, JSON lines, Markdown or ids. CSV, TSV and XLSX are the sheet room's.

use std::io::{self, BufWriter, Write};

use super::Format;
use super::markdown;
use crate::error::{Failure, Result};
use crate::schema::{Columns, Names, RecordWriter, Row, Type, Written};

/// Bytes gathered before the output is written to.
const BLOCK: usize = 64 * 1024;

/// The writer of a format to an output; `None` for the formats that other rooms write (tables, CSV, TSV, XLSX).
pub fn writer<'w, W: Write + Send + 'w>(
    format: Format,
    out: W,
    columns: Columns,
) -> Option<Box<dyn RecordWriter + Send + 'w>> {
    match format {
        Format::Json => Some(json(out, columns)),
        Format::JsonLines => Some(json_lines(out, columns)),
        Format::Markdown => Some(markdown(out, columns)),
        Format::Id => Some(ids(out)),
        Format::Table | Format::Wide | Format::Csv | Format::Tsv | Format::Xlsx => None,
    }
}

/// One JSON array, one record a line; `[]` when there is none. Keys are [`Field::json_key`](crate::schema::Field),
/// the same in every language; references are ids.
pub fn json<'w, W: Write + Send + 'w>(out: W, columns: Columns) -> Box<dyn RecordWriter + Send + 'w> {
    Box::new(JsonWriter::new(out, columns, true))
}

/// One JSON object a line.
pub fn json_lines<'w, W: Write + Send + 'w>(out: W, columns: Columns) -> Box<dyn RecordWriter + Send + 'w> {
    Box::new(JsonWriter::new(out, columns, false))
}

/// A Markdown table; header and rule stand even without records.
pub fn markdown<'w, W: Write + Send + 'w>(out: W, columns: Columns) -> Box<dyn RecordWriter + Send + 'w> {
    Box::new(MarkdownWriter { out: buffered(out), columns, rows: 0, line: String::new(), cell: String::new() })
}

/// One record id a line.
pub fn ids<'w, W: Write + Send + 'w>(out: W) -> Box<dyn RecordWriter + Send + 'w> {
    Box::new(IdWriter { out: buffered(out), rows: 0 })
}

fn buffered<W: Write>(out: W) -> BufWriter<W> {
    BufWriter::with_capacity(BLOCK, out)
}

fn done(rows: u64) -> Written {
    Written { rows, ..Written::default() }
}

struct JsonWriter<W: Write> {
    out: BufWriter<W>,
    columns: Columns,
    /// `"key":` of each column.
    keys: Vec<String>,
    array: bool,
    rows: u64,
    line: Vec<u8>,
}

impl<W: Write> JsonWriter<W> {
    fn new(out: W, columns: Columns, array: bool) -> Self {
        // Keys are snake_case names of the catalogue and need no escape.
        let keys = columns.fields.iter().map(|f| format!("\"{}\":", f.json_key())).collect();
        Self { out: buffered(out), columns, keys, array, rows: 0, line: Vec::new() }
    }

    fn write(&mut self, row: &Row) -> io::Result<()> {
        let line = &mut self.line;
        line.clear();
        if self.array {
            line.extend_from_slice(if self.rows == 0 { b"[\n" } else { b",\n" });
        }
        line.push(b'{');
        for (i, (field, value)) in self.columns.cells(row).enumerate() {
            if i > 0 {
                line.push(b',');
            }
            line.extend_from_slice(self.keys[i].as_bytes());
            serde_json::to_writer(&mut *line, &field.to_json(value, self.columns.mask))?;
        }
        if self.columns.is_disputed(row) {
            line.extend_from_slice(if self.columns.fields.is_empty() { b"" } else { b"," });
            line.extend_from_slice(b"\"disputed\":true");
        }
        line.push(b'}');
        if !self.array {
            line.push(b'\n');
        }
        self.out.write_all(line)
    }

    fn close(&mut self) -> io::Result<()> {
        if self.array {
            self.out.write_all(if self.rows == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()
    }
}

impl<W: Write> RecordWriter for JsonWriter<W> {
    fn row(&mut self, row: &Row, _names: &mut dyn Names) -> Result<()> {
        self.write(row).map_err(Failure::output)?;
        self.rows += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Written> {
        self.close().map_err(Failure::output)?;
        Ok(done(self.rows))
    }
}

struct MarkdownWriter<W: Write> {
    out: BufWriter<W>,
    columns: Columns,
    rows: u64,
    line: String,
    cell: String,
}

impl<W: Write> MarkdownWriter<W> {
    fn head(&mut self) -> io::Result<()> {
        self.line.clear();
        let number = |ty: &Type| matches!(ty, Type::Money | Type::Rate | Type::Score | Type::Int | Type::Year);
        let fields = self.columns.fields.iter();
        markdown::head(fields.map(|f| (f.header(self.columns.lang), number(&f.ty))), &mut self.line);
        self.out.write_all(self.line.as_bytes())
    }
}

impl<W: Write> RecordWriter for MarkdownWriter<W> {
    fn row(&mut self, row: &Row, names: &mut dyn Names) -> Result<()> {
        if self.rows == 0 {
            self.head().map_err(Failure::output)?;
        }
        self.line.clear();
        let mut showing = self.columns.showing(row, names);
        for (field, value) in self.columns.cells(row) {
            self.cell.clear();
            field.show_into(value, &mut showing, &mut self.cell);
            markdown::cell(&self.cell, &mut self.line);
        }
        markdown::end(&mut self.line);
        self.rows += 1;
        self.out.write_all(self.line.as_bytes()).map_err(Failure::output)
    }

    fn finish(mut self: Box<Self>) -> Result<Written> {
        if self.rows == 0 {
            self.head().map_err(Failure::output)?;
        }
        self.out.flush().map_err(Failure::output)?;
        Ok(done(self.rows))
    }
}

struct IdWriter<W: Write> {
    out: BufWriter<W>,
    rows: u64,
}

impl<W: Write> RecordWriter for IdWriter<W> {
    fn row(&mut self, row: &Row, _names: &mut dyn Names) -> Result<()> {
        self.rows += 1;
        writeln!(self.out, "{}", row.id()).map_err(Failure::output)
    }

    fn finish(mut self: Box<Self>) -> Result<Written> {
        self.out.flush().map_err(Failure::output)?;
        Ok(done(self.rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;
    use crate::schema::samples::{CONTRACT, Units, contract};
    use crate::schema::{Mask, Style};

    fn columns(lang: Lang) -> Columns {
        Columns::all(&CONTRACT, lang, Mask::Numbers, Style::Data)
    }

    fn written(format: Format, columns: Columns, rows: u32) -> String {
        let mut out = Vec::new();
        let mut writer = writer(format, &mut out, columns).unwrap();
        for number in 1..=rows {
            writer.row(&contract(number), &mut Units).unwrap();
        }
        assert_eq!(writer.finish().unwrap().rows, u64::from(rows));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_has_every_field_under_the_same_keys_in_both_languages() {
        let zh = written(Format::Json, columns(Lang::Zh), 2);
        assert_eq!(zh, written(Format::Json, columns(Lang::En), 2));
        let all: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&zh).unwrap();
        let keys: Vec<String> = CONTRACT.columns().iter().map(crate::schema::Field::json_key).collect();
        assert_eq!(all.len(), 2);
        assert_eq!(all[1].keys().cloned().collect::<Vec<_>>(), keys);
        assert_eq!(all[1]["id"], "HT-2024-0002");
        assert_eq!(all[0]["amount_fen"], 1_250_000_050);
        assert_eq!(all[0]["due_on"], "2024-04-30");
        assert_eq!(all[0]["buyer"], "DW-2024-0001");
        assert_eq!(all[0]["ratio"], 12.5);
        assert_eq!(all[0]["public"], true);
        assert_eq!(all[0]["summary"], "第一行\n第二行");
        assert!(all[0]["void_on"].is_null());
        assert_eq!(zh.lines().count(), 4, "one record a line between the brackets");
    }

    #[test]
    fn json_lines_hold_the_same_records() {
        let lines = written(Format::JsonLines, columns(Lang::Zh), 3);
        let array: Vec<serde_json::Value> = serde_json::from_str(&written(Format::Json, columns(Lang::Zh), 3)).unwrap();
        let each: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(each, array);
    }

    #[test]
    fn nothing_private_is_written() {
        for format in [Format::Json, Format::JsonLines, Format::Markdown] {
            let text = written(format, columns(Lang::Zh), 1);
            assert!(!text.contains("199001010016") && !text.contains("13812341234"), "{text}");
            let mut outside = columns(Lang::Zh);
            outside.mask = Mask::Names;
            assert!(!written(format, outside, 1).contains("小敏"));
            let mut open = columns(Lang::Zh);
            open.mask = Mask::Nothing;
            assert!(written(format, open, 1).contains("13812341234"));
        }
    }

    #[test]
    fn no_records_make_valid_outputs() {
        assert_eq!(written(Format::Json, columns(Lang::Zh), 0), "[]\n");
        assert_eq!(written(Format::JsonLines, columns(Lang::Zh), 0), "");
        assert_eq!(written(Format::Id, columns(Lang::Zh), 0), "");
        assert_eq!(written(Format::Markdown, columns(Lang::Zh), 0).lines().count(), 2);
    }

    #[test]
    fn markdown_shows_text_as_it_is() {
        let amount = CONTRACT.field("amount").unwrap();
        let name = CONTRACT.field("name").unwrap();
        let columns = Columns::new(&CONTRACT, &[name, amount], Lang::En, Mask::Numbers, Style::Screen);
        let mut row = contract(1);
        row.set("name", "a|b<i>*[x](y)_\nc");
        let mut out = Vec::new();
        let mut writer = markdown(&mut out, columns);
        writer.row(&row, &mut Units).unwrap();
        writer.finish().unwrap();
        let want = "| name | amount (元) |\n|---|---:|\n| a\\|b&lt;i>\\*\\[x\\](y)\\_<br>c | 12,500,000.50 |\n";
        assert_eq!(String::from_utf8(out).unwrap(), want);
    }

    #[test]
    fn ids_stand_one_a_line() {
        assert_eq!(written(Format::Id, columns(Lang::Zh), 2), "HT-2024-0001\nHT-2024-0002\n");
    }

    #[test]
    fn a_closed_pipe_reaches_the_caller_as_such() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for format in [Format::Json, Format::JsonLines, Format::Markdown, Format::Id] {
            let mut writer = writer(format, Closed, columns(Lang::Zh)).unwrap();
            let failure = writer.row(&contract(1), &mut Units).and_then(|()| writer.finish()).unwrap_err();
            assert!(failure.is_broken_pipe() && failure.code.id == "E5021", "{failure}");
        }
    }
}
