//! Small tables: answers that are no list of records, written as they come.

use std::io::Write;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::output::{Output, csv_form, streamed, text};
use super::session::Session;
use crate::error::{Failure, Result};
use crate::messages::{Both, Lang};
use crate::render::{Fit, Format, Head, Table};
use crate::sheet::write::csv::CsvForm;
use crate::sheet::write::{SmallCell, small_book};
use crate::terms::money;

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
            let rows = rows.map(|row| row.iter().map(|c| c.bare(lang)).collect());
            streamed(s, &output, |out| crate::sheet::write::csv::small(out, keys, rows, form))
        }
        Format::Id => streamed(s, &output, |out| {
            for cell in rows.filter_map(|row| row.into_iter().next()) {
                put(out, &format!("{}\n", cell.text(lang)))?;
            }
            Ok(())
        }),
        Format::Xlsx => {
            let titles: Vec<String> = match heads.as_slice() {
                [] => keys.iter().map(|key| (*key).to_owned()).collect(),
                heads => heads.iter().map(|head| head.title().to_owned()).collect(),
            };
            let name = s.invocation.words(lang).trim_start_matches("chengxin ").to_owned();
            let folder = output.folder();
            let rows = rows.map(|row| row.into_iter().map(|c| c.in_book(lang)).collect());
            streamed(s, &output, |out| small_book(out, &folder, &name, &titles, rows))
        }
        Format::Table | Format::Wide | Format::Markdown => {
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
    /// An amount in fen: people read 元, programs fen.
    Fen(i64),
    /// A measured number, and how it is shown.
    Real(f64, String),
    /// A day.
    Date(NaiveDate),
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

    /// A day, or nothing.
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Blank, Self::Date)
    }

    /// The cell as CSV has it, and whether it is a number.
    fn bare(&self, lang: Lang) -> (String, bool) {
        match self {
            Self::Fen(fen) => (fen.to_string(), true),
            Self::Int(_) | Self::Real(..) => (self.text(lang), true),
            _ => (self.text(lang), false),
        }
    }

    /// The cell as a workbook has it.
    fn in_book(self, lang: Lang) -> SmallCell {
        match self {
            Self::Text(text) => SmallCell::Text(text),
            Self::Int(int) => SmallCell::Int(int),
            Self::Fen(fen) => SmallCell::Fen(fen),
            Self::Real(real, _) => SmallCell::Real(real),
            Self::Date(day) => SmallCell::Date(day),
            Self::Word(_, both) | Self::State(_, both) => SmallCell::Text(both.get(lang).to_owned()),
            Self::Blank => SmallCell::Blank,
        }
    }

    /// The cell as text in one language.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Int(int) => int.to_string(),
            Self::Fen(fen) => money::show_grouped(*fen),
            Self::Real(_, shown) => shown.clone(),
            Self::Date(day) => day.to_string(),
            Self::Word(_, both) | Self::State(_, both) => both.get(lang).to_owned(),
            Self::Blank => String::new(),
        }
    }

    /// The cell as JSON: words by their key.
    pub fn into_json(self) -> Json {
        match self {
            Self::Text(text) => Json::String(text),
            Self::Int(int) | Self::Fen(int) => Json::from(int),
            Self::Real(real, _) => Json::from(real),
            Self::Date(day) => Json::String(day.to_string()),
            Self::Word(key, _) => Json::String(key.to_owned()),
            Self::State(key, _) => Json::String(key),
            Self::Blank => Json::Null,
        }
    }
}
