//! Small tables: answers that are no list of records, written as they come.

use std::collections::HashSet;
use std::hash::BuildHasher as _;
use std::io::Write;

use chrono::NaiveDate;
use foldhash::quality::FixedState;
use serde_json::{Map, Value as Json};

use super::output::{Output, csv_form, more_columns, streamed, text};
use super::session::Session;
use crate::both;
use crate::catalog;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::{Fit, Format, Head, Table, markdown};
use crate::sheet::write::csv::CsvForm;
use crate::sheet::write::{SmallBook, SmallCell, SmallCsv};
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
    let shape = Shape { keys, heads, silent: false };
    each(s, shape, |sink| rows.into_iter().try_for_each(sink))
}

/// What a small table looks like.
pub struct Shape<'k> {
    /// JSON names of the columns.
    pub keys: &'k [&'k str],
    /// What people read above them.
    pub heads: Vec<Head>,
    /// Nothing at all is written where there are no rows.
    pub silent: bool,
}

/// Takes a row of a small table.
pub type Sink<'s> = dyn FnMut(Vec<Cell>) -> Result<()> + 's;

/// As [`small`], with rows that come when a function finds them.
///
/// # Errors
/// When the output cannot be written, and what the function returns.
pub fn each(s: &mut Session<'_>, shape: Shape<'_>, rows: impl FnOnce(&mut Sink<'_>) -> Result<()>) -> Result<()> {
    let output = Output::of(s, None)?;
    let (lang, Shape { keys, heads, silent }) = (s.lang(), shape);
    match output.format {
        Format::Json => streamed(s, &output, |out| json(out, keys, silent, rows)),
        Format::JsonLines => streamed(s, &output, |out| rows(&mut |row| put(out, &format!("{}\n", object(keys, row))))),
        Format::Csv | Format::Tsv => {
            let form: CsvForm = csv_form(s, &output)?;
            let form = if output.format == Format::Tsv { form.tabs() } else { form };
            streamed(s, &output, |out| csv(out, form, (keys, silent, lang), rows))
        }
        Format::Id => {
            let at = id_column(keys).ok_or_else(no_ids)?;
            streamed(s, &output, |out| ids(out, at, rows))
        }
        Format::Markdown => {
            let titles = titles(keys, &heads);
            let number = |i: usize| heads.get(i).is_some_and(Head::is_number);
            let head = titles.iter().enumerate().map(|(i, title)| (title, number(i)));
            streamed(s, &output, |out| markdown(out, head, (silent, lang), rows))
        }
        Format::Xlsx => {
            let titles = titles(keys, &heads);
            let name = s.invocation.words(lang).trim_start_matches("chengxin ").to_owned();
            let folder = output.folder();
            streamed(s, &output, |out| {
                let mut book = SmallBook::new(&folder, &titles)?;
                rows(&mut |row| book.push(&row.into_iter().map(|cell| cell.in_book(lang)).collect::<Vec<_>>()))?;
                book.save(&name, out)
            })
        }
        Format::Table | Format::Wide => {
            let mut table = Table::new(heads);
            rows(&mut |row| {
                table.push(row.iter().map(|cell| cell.text(lang)).collect());
                Ok(())
            })?;
            let width = if output.format == Format::Table { s.ui.width } else { None };
            let rendered = table.render(Fit { width });
            text(s, &output, &rendered.text)?;
            more_columns(s, rendered.dropped);
            Ok(())
        }
    }
}

/// What a workbook has above the columns: what people read, else the keys.
fn titles(keys: &[&str], heads: &[Head]) -> Vec<String> {
    match heads {
        [] => keys.iter().map(|key| (*key).to_owned()).collect(),
        heads => heads.iter().map(|head| head.title().to_owned()).collect(),
    }
}

/// The column that holds ids: the one called so, else a first one by which a command names a thing (an operation, a draft, a
/// parameter) or which is named after a register, whose records it names.
fn id_column(keys: &[&str]) -> Option<usize> {
    let called = |name: &str| keys.iter().position(|key| *key == name);
    let names = |key: &&&str| matches!(**key, "seq" | "draft" | "name") || catalog::kind(key).is_some();
    let registered = || keys.first().filter(names).map(|_| 0);
    called("id").or_else(|| called("unit_id")).or_else(|| called("record")).or_else(registered)
}

/// The refusal of ids where a table has none.
pub(super) fn no_ids() -> Failure {
    Fault::new(&codes::E5022, both!("这张表没有编号列", "this table has no record ids"))
        .hint(both!("可用: -f csv、-f json", "use -f csv or -f json"))
        .into()
}

/// Ids, each once. Those written are remembered by sixteen bytes each, since there may be a million.
fn ids(out: &mut dyn Write, at: usize, rows: impl FnOnce(&mut Sink<'_>) -> Result<()>) -> Result<()> {
    let marks = [1, 2].map(FixedState::with_seed);
    let mut written: HashSet<[u64; 2]> = HashSet::new();
    rows(&mut |mut row| match row.get_mut(at).map(std::mem::take) {
        Some(Cell::Int(number)) => put(out, &format!("{number}\n")),
        Some(Cell::Text(id) | Cell::State(id, _)) if !id.is_empty() => {
            if written.insert([0, 1].map(|i: usize| marks[i].hash_one(&id))) {
                put(out, &format!("{id}\n"))
            } else {
                Ok(())
            }
        }
        _ => Ok(()),
    })
}

fn markdown(
    out: &mut dyn Write,
    titles: impl Iterator<Item = (impl AsRef<str>, bool)>,
    (silent, lang): (bool, Lang),
    rows: impl FnOnce(&mut Sink<'_>) -> Result<()>,
) -> Result<()> {
    let mut line = String::new();
    markdown::head(titles, &mut line);
    if !silent {
        put(out, &std::mem::take(&mut line))?;
    }
    rows(&mut |row| {
        row.iter().for_each(|cell| markdown::cell(&cell.text(lang), &mut line));
        markdown::end(&mut line);
        put(out, &line)?;
        line.clear();
        Ok(())
    })
}

fn csv(
    out: &mut dyn Write,
    form: CsvForm,
    (keys, silent, lang): (&[&str], bool, Lang),
    rows: impl FnOnce(&mut Sink<'_>) -> Result<()>,
) -> Result<()> {
    let mut out = Some(out);
    let mut begun: Option<SmallCsv<&mut dyn Write>> = None;
    if !silent && let Some(out) = out.take() {
        begun = Some(SmallCsv::new(out, keys, form)?);
    }
    rows(&mut |row| {
        if let Some(out) = out.take() {
            begun = Some(SmallCsv::new(out, keys, form)?);
        }
        let row: Vec<_> = row.iter().map(|cell| cell.bare(lang)).collect();
        begun.as_mut().map_or(Ok(()), |csv| csv.push(&row))
    })?;
    begun.map_or(Ok(()), SmallCsv::finish)
}

fn json(
    out: &mut dyn Write,
    keys: &[&str],
    silent: bool,
    rows: impl FnOnce(&mut Sink<'_>) -> Result<()>,
) -> Result<()> {
    let mut before = "[\n";
    rows(&mut |row| {
        put(out, &format!("{before}{}", object(keys, row)))?;
        before = ",\n";
        Ok(())
    })?;
    match before {
        ",\n" => put(out, "\n]\n"),
        _ if silent => Ok(()),
        _ => put(out, "[]\n"),
    }
}

fn object(keys: &[&str], row: Vec<Cell>) -> Json {
    let pairs = keys.iter().map(|k| (*k).to_owned()).zip(row.into_iter().map(Cell::into_json));
    Json::Object(pairs.collect::<Map<_, _>>())
}

fn put(out: &mut dyn Write, text: &str) -> Result<()> {
    out.write_all(text.as_bytes()).map_err(Failure::output)
}

/// A cell of a small table.
#[derive(Clone, Debug, Default)]
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
    /// A rate in percent ×10 000, as a number of percent.
    Rate(i64),
    /// A word in both languages; JSON gets the key.
    Word(&'static str, Both),
    /// A code in both languages; JSON gets the code.
    State(String, Both),
    /// Nothing.
    #[default]
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
            Self::Int(_) | Self::Real(..) | Self::Rate(_) => (self.text(lang), true),
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
            Self::Rate(rate) => crate::terms::rate::show(rate).parse().map_or(SmallCell::Blank, SmallCell::Real),
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
            Self::Rate(rate) => crate::terms::rate::show(*rate),
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
            Self::Rate(rate) => serde_json::from_str(&crate::terms::rate::show(rate)).unwrap_or(Json::Null),
            Self::Word(key, _) => Json::String(key.to_owned()),
            Self::State(key, _) => Json::String(key),
            Self::Blank => Json::Null,
        }
    }
}
