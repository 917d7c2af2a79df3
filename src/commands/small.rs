//! Small tables: answers that are no list of records, written as they come.

use std::io::Write;

use serde_json::{Map, Value as Json};

use super::output::{Output, csv_form, streamed, text};
use super::session::Session;
use crate::error::{Failure, Result};
use crate::messages::{Both, Lang};
use crate::render::{Fit, Format, Head, Table};
use crate::sheet::write::csv::CsvForm;

/// A small table or its JSON, for commands whose answer is no list of records. Keys are the JSON names of the columns. Rows for
/// programs are written one by one: there may be a million of them.
///
/// # Errors
/// When the output cannot be written.
pub fn small(
    s: &mut Session<'_>,
    keys: &[&str],
    heads: Vec<Head>,
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<()> {
    let output = Output::of(s, None)?;
    let lang = s.lang();
    let rows = rows.into_iter();
    match output.format {
        Format::Json => streamed(s, &output, |out| json(out, keys, rows)),
        Format::JsonLines => streamed(s, &output, |out| {
            for row in rows {
                put(out, &format!("{}\n", object(keys, row)))?;
            }
            Ok(())
        }),
        Format::Csv | Format::Tsv => {
            let form: CsvForm = csv_form(s, &output)?;
            let form = if output.format == Format::Tsv { form.tabs() } else { form };
            let rows =
                rows.map(|row| row.iter().map(|c| (c.text(lang), matches!(c, Cell::Int(_) | Cell::Rate(_)))).collect());
            streamed(s, &output, |out| crate::sheet::write::csv::small(out, keys, rows, form))
        }
        Format::Id => streamed(s, &output, |out| {
            for cell in rows.filter_map(|row| row.into_iter().next()) {
                put(out, &format!("{}\n", cell.text(lang)))?;
            }
            Ok(())
        }),
        Format::Table | Format::Wide | Format::Markdown | Format::Xlsx => {
            let mut table = Table::new(heads);
            for row in rows {
                table.push(row.iter().map(|c| c.text(lang)).collect());
            }
            let width = if output.format == Format::Table { s.ui.width } else { None };
            text(s, &output, &table.render(Fit { width }).text)
        }
    }
}

fn json(out: &mut dyn Write, keys: &[&str], rows: impl Iterator<Item = Vec<Cell>>) -> Result<()> {
    let mut before = "[\n";
    for row in rows {
        put(out, &format!("{before}{}", object(keys, row)))?;
        before = ",\n";
    }
    put(out, if before == "[\n" { "[]\n" } else { "\n]\n" })
}

fn object(keys: &[&str], row: Vec<Cell>) -> Json {
    let pairs = keys.iter().map(|k| (*k).to_owned()).zip(row.into_iter().map(Cell::into_json));
    Json::Object(pairs.collect::<Map<_, _>>())
}

fn put(out: &mut dyn Write, text: &str) -> Result<()> {
    out.write_all(text.as_bytes()).map_err(Failure::output)
}

/// A cell of a small table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Text that is the same in both languages: data.
    Text(String),
    /// A number.
    Int(i64),
    /// A rate in percent ×10 000, as a number of percent.
    Rate(i64),
    /// A word in both languages; JSON gets the key.
    Word(&'static str, Both),
    /// A code in both languages; JSON gets the code.
    State(String, Both),
    /// Nothing.
    Blank,
}

impl Cell {
    /// Text, or nothing.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Blank, |t| Self::Text(t.into()))
    }

    /// The cell as text in one language.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Int(int) => int.to_string(),
            Self::Rate(rate) => crate::terms::rate::show(*rate),
            Self::Word(_, both) | Self::State(_, both) => both.get(lang).to_owned(),
            Self::Blank => String::new(),
        }
    }

    /// The cell as JSON: words by their key.
    pub fn into_json(self) -> Json {
        match self {
            Self::Text(text) => Json::String(text),
            Self::Int(int) => Json::from(int),
            Self::Rate(rate) => serde_json::from_str(&crate::terms::rate::show(rate)).unwrap_or(Json::Null),
            Self::Word(key, _) => Json::String(key.to_owned()),
            Self::State(key, _) => Json::String(key),
            Self::Blank => Json::Null,
        }
    }
}
