//! A page gathered from many registers: for people a table a section, for programs one row a record.

use chrono::NaiveDate;

use super::output::Output;
use super::session::Session;
use super::show;
use super::small::{Cell, small};
use crate::analysis::gather::{Line, Section};
use crate::error::Result;
use crate::messages::{Both, Lang};
use crate::render::{Format, Head};
use crate::schema::{Columns, Kind, Mask, Names, Style};

const KEYS: [&str; 9] = ["section", "id", "kind", "on", "name", "amount_fen", "state", "due_on", "disputed"];

/// Prints the sections, in whatever form was asked for.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn print(
    s: &mut Session<'_>,
    sections: &[Section],
    as_of: NaiveDate,
    names: &mut dyn Names,
    mask: Mask,
) -> Result<()> {
    let format = Output::of(s, None)?.format;
    let lang = s.lang();
    let lines = sections.iter().flat_map(|section| section.lines.iter().map(move |line| (section, line)));
    if format == Format::Id {
        return small(s, &["id"], Vec::new(), lines.map(|(_, line)| vec![Cell::Text(line.row.id().to_owned())]));
    }
    let read = matches!(format, Format::Table | Format::Wide | Format::Markdown);
    let mut last = "";
    let rows: Vec<Vec<Cell>> = lines
        .map(|(section, line)| {
            let repeated = read && last == section.title.zh;
            last = section.title.zh;
            let title = Both::fixed(section.title.zh, section.title.en);
            let title = if repeated { Cell::Blank } else { Cell::Word(section.title.en, title) };
            row(title, line, (as_of, lang, read), names, mask)
        })
        .collect();
    small(s, &KEYS, heads(lang), rows)
}

fn row(
    title: Cell,
    line: &Line,
    (as_of, lang, read): (NaiveDate, Lang, bool),
    names: &mut dyn Names,
    mask: Mask,
) -> Vec<Cell> {
    let kind: &'static Kind = line.row.kind();
    let due = |day: NaiveDate| {
        let late = read && line.overdue(as_of);
        if late { Cell::Text(overdue(day, lang)) } else { Cell::Date(day) }
    };
    let disputed = Both::fixed("异议中", "objected to");
    vec![
        title,
        Cell::Text(line.row.id().to_owned()),
        Cell::Word(kind.name, kind.both()),
        Cell::day(line.on),
        Cell::Text(name(line, lang, names, mask)),
        line.amount.map_or(Cell::Blank, Cell::Fen),
        Cell::State(line.row.state().to_owned(), show::state(&line.row)),
        line.due.map_or(Cell::Blank, due),
        if line.disputed { Cell::Word("yes", disputed) } else { Cell::Blank },
    ]
}

fn overdue(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{day} 逾期"),
        Lang::En => format!("{day} overdue"),
    }
}

/// What a record is called: its first column, or where that is another record, what that one is called.
pub(super) fn name(line: &Line, lang: Lang, names: &mut dyn Names, mask: Mask) -> String {
    let kind: &'static Kind = line.row.kind();
    let columns = Columns::all(kind, lang, mask, Style::Screen);
    kind.fields
        .first()
        .map_or_else(String::new, |field| field.show(line.row.get(field.name), &mut columns.showing(&line.row, names)))
}

fn heads(lang: Lang) -> Vec<Head> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    vec![
        Head::text(word("部分", "section")).keep(),
        Head::text(word("编号", "id")).rigid().keep(),
        Head::text(word("台账", "register")),
        Head::text(word("日期", "date")).rigid(),
        Head::text(word("名称", "name")).keep(),
        Head::number(word("金额(元)", "amount (元)")),
        Head::text(word("状态", "state")).keep(),
        Head::text(word("到期", "due")),
        Head::text(word("异议", "objection")),
    ]
}
