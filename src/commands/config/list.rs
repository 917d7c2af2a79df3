//! `config list`: every setting and every row of every parameter, those of the district marked.

use super::{PLAIN, for_programs, ledger, near, parameters_of};
use crate::both;
use crate::commands::output::{self, Output};
use crate::commands::session::Session;
use crate::commands::small::{Cell, small};
use crate::error::Result;
use crate::messages::{Both, Lang};
use crate::render::{Fit, Format, Head, Table};
use crate::rules::parameters::{Figure, Origin, Parameters};
use crate::store::Ledger;
use crate::terms::text;

const KEYS: [&str; 9] = ["name", "value", "unit", "from", "to", "source", "confidence", "set_on", "set_by"];

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let word = s.args().positionals().first().copied().unwrap_or_default().to_owned();
    let part = text::fold(&word).to_ascii_lowercase();
    let ledger = ledger(s)?;
    let parameters = parameters_of(ledger.as_ref())?;
    let names = Parameters::names().filter(|name| name.contains(&part));
    let figures: Vec<Figure> = names.flat_map(|name| parameters.rows(name)).collect();
    let plain = plain(ledger.as_ref(), &part)?;
    let (output, lang) = (Output::of(s, None)?, s.lang());
    if figures.is_empty() && plain.is_empty() {
        let near = near(&word).join("、");
        s.ui.status(&both!("没有符合条件的参数或设置", "no parameter or setting matches"));
        if !near.is_empty() {
            s.ui.status(&Both::same(near));
        }
    }
    if for_programs(output.format) {
        let bare = |(key, _, value): (&'static str, Both, Option<String>)| {
            let mut row = vec![Cell::Text(key.to_owned()), Cell::maybe(value)];
            row.resize(KEYS.len(), Cell::Blank);
            row
        };
        let rows = plain.into_iter().map(bare).chain(figures.iter().map(|f| cells(f, lang))).collect::<Vec<_>>();
        small(s, &KEYS, heads(lang), rows)?;
        return Ok(0);
    }
    screen(s, &output, plain, &figures)?;
    Ok(0)
}

/// The plain settings: key, name and value.
fn plain(ledger: Option<&Ledger>, part: &str) -> Result<Vec<(&'static str, Both, Option<String>)>> {
    let Some(ledger) = ledger else { return Ok(Vec::new()) };
    let named = PLAIN.iter().filter(|p| p.key.contains(part) || p.label.zh.contains(part));
    named.map(|p| Ok((p.key, Both::fixed(p.label.zh, p.label.en), ledger.read().setting(p.key)?))).collect()
}

/// The rows of one parameter as a workbook.
pub(super) fn book(s: &mut Session<'_>, figures: &[Figure]) -> Result<()> {
    let lang = s.lang();
    small(s, &KEYS, heads(lang), figures.iter().map(|f| cells(f, lang)))
}

/// What a workbook calls the columns.
fn heads(lang: Lang) -> Vec<Head> {
    let words = [
        ("参数或设置", "parameter or setting"),
        ("值", "value"),
        ("单位", "unit"),
        ("自", "from"),
        ("至", "to"),
        ("依据", "source"),
        ("把握", "confidence"),
        ("设定日期", "set on"),
        ("设定人", "set by"),
    ];
    words.map(|(zh, en)| Head::text(Both::fixed(zh, en).get(lang))).into()
}

/// A row for programs.
fn cells(figure: &Figure, lang: Lang) -> Vec<Cell> {
    let (on, by) = match &figure.origin {
        Origin::District { on, by } => (Cell::Date(*on), Cell::Text(by.clone())),
        Origin::BuiltIn(_) => (Cell::Blank, Cell::Blank),
    };
    vec![
        Cell::Text(figure.name.to_owned()),
        Cell::maybe(Some(figure.value.clone().into_owned()).filter(|v| !v.is_empty())),
        Cell::Text(figure.unit_key().to_owned()),
        Cell::day(figure.from),
        Cell::day(figure.to),
        Cell::Text(figure.source_words().get(lang).to_owned()),
        Cell::Text(figure.origin.key().to_owned()),
        on,
        by,
    ]
}

/// Two tables with a heading each.
fn screen(
    s: &mut Session<'_>,
    output: &Output,
    plain: Vec<(&'static str, Both, Option<String>)>,
    figures: &[Figure],
) -> Result<()> {
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let width = if output.file.is_none() && output.format == Format::Table { s.ui.width } else { None };
    let mut parts = Vec::new();
    let mut dropped = 0;
    if !plain.is_empty() {
        let mut table =
            Table::new(vec![Head::text(word("设置", "setting")).keep(), Head::text(word("值", "value")).keep()]);
        for (_, name, value) in plain {
            table.push(vec![name.get(lang).to_owned(), value.unwrap_or_else(|| "-".to_owned())]);
        }
        parts.push(format!("{}\n{}", word("台账设置", "Settings of the ledger"), table.render(Fit { width }).text));
    }
    if !figures.is_empty() {
        let rendered = rows(figures, lang).render(Fit { width });
        dropped = rendered.dropped;
        parts.push(format!("{}\n{}", word("参数", "Parameters"), rendered.text));
    }
    let out = parts.join("\n");
    output::text(s, output, &out)?;
    if dropped > 0 {
        let columns = crate::messages::plural(dropped, "more column");
        s.ui.status(&both!("另有 {dropped} 列,用 -f wide", "{columns}: -f wide"));
    }
    Ok(())
}

/// Values with their units in words.
pub(super) fn rows(figures: &[Figure], lang: Lang) -> Table {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut table = Table::new(vec![
        Head::text(word("参数", "parameter")).keep(),
        Head::text(word("值", "value")).keep(),
        Head::text(word("把握", "confidence")).keep(),
        Head::text(word("自", "from")),
        Head::text(word("至", "to")),
        Head::text(word("依据", "source")),
    ]);
    for figure in figures {
        let bound = |day: Option<chrono::NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
        table.push(vec![
            figure.name.to_owned(),
            figure.amount().get(lang).to_owned(),
            figure.origin.word().get(lang).to_owned(),
            bound(figure.from),
            bound(figure.to),
            figure.source_words().get(lang).to_owned(),
        ]);
    }
    table
}
