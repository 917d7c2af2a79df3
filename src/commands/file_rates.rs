//! `personnel rates`: how many officers in post have a file, were trained within the year and promised, unit by unit.

use chrono::{Datelike as _, NaiveDate};

use super::output::Output;
use super::session::{self, Session};
use super::small::{Cell, small};
use crate::analysis::files::{Line, Sums, rates};
use crate::both;
use crate::catalog::registry::UNIT;
use crate::error::{Fault, Result, codes};
use crate::messages::Both;
use crate::render::{Format, Head};
use crate::terms::{date, rate};

/// Columns for programs.
const KEYS: [&str; 13] = [
    "unit",
    "unit_name",
    "headcount",
    "officers",
    "filed",
    "file_rate",
    "file_rate_of_headcount",
    "trained",
    "training_rate",
    "training_rate_of_headcount",
    "promised",
    "promise_rate",
    "year",
];

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let today = s.today(reader)?;
    let year = match s.args().text("year") {
        Some(text) => date::parse_year(text).map_err(|fault| fault.on("year"))?,
        None => today.year(),
    };
    if year > today.year() {
        return Err(Fault::new(&codes::E3105, both!("{year} 年还没有到", "{year} has not begun"))
            .on("year")
            .hint(both!(
                "写今年或以前的年度,如 --年度 {}",
                "this year or an earlier one, such as --year {}",
                today.year()
            ))
            .into());
    }
    // Of a year that is over, the last day counts.
    let on = NaiveDate::from_ymd_opt(year, 12, 31).filter(|end| *end < today).unwrap_or(today);
    let unit = match s.args().text("unit") {
        Some(text) => Some(session::record(reader, &UNIT, text, today)?.id().to_owned()),
        None => None,
    };
    let lines = rates(reader, unit.as_deref(), year, on)?;
    table(s, &lines, year)?;
    summary(s, &lines, year, on);
    Ok(0)
}

fn table(s: &mut Session<'_>, lines: &[Line], year: i32) -> Result<()> {
    let format = Output::of(s, None)?.format;
    let screen = matches!(format, Format::Table | Format::Wide | Format::Markdown);
    let read = screen || format == Format::Xlsx;
    let (keys, heads) = if read { (&KEYS[1..12], heads(s)) } else { (&KEYS[..], Vec::new()) };
    let rows = lines.iter().map(|line| {
        let mut cells = cells(line, year, screen);
        if read {
            cells.remove(0);
            cells.pop();
        }
        cells
    });
    small(s, keys, heads, rows.collect::<Vec<_>>())
}

fn cells(line: &Line, year: i32, screen: bool) -> Vec<Cell> {
    let sums = &line.sums;
    let percent = |rate: Option<i64>| match rate {
        Some(rate) if screen => Cell::Text(format!("{}%", rounded(rate))),
        Some(rate) => Cell::Rate(rate),
        None => Cell::Blank,
    };
    vec![
        Cell::Text(line.unit.clone()),
        Cell::Text(line.name.clone()),
        sums.headcount.map_or(Cell::Blank, Cell::Int),
        Cell::Int(sums.officers),
        Cell::Int(sums.filed),
        percent(sums.of_officers(sums.filed)),
        percent(sums.of_headcount(sums.filed)),
        Cell::Int(sums.trained),
        percent(sums.of_officers(sums.trained)),
        percent(sums.of_headcount(sums.trained)),
        Cell::Int(sums.promised),
        percent(sums.of_officers(sums.promised)),
        Cell::Int(i64::from(year)),
    ]
}

/// A rate with two decimals, half up, as it is read out.
fn rounded(share: i64) -> String {
    rate::show(share.saturating_add(50).div_euclid(100).saturating_mul(100))
}

fn heads(s: &Session<'_>) -> Vec<Head> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(s.lang()).to_owned();
    vec![
        Head::text(word("单位", "unit")).keep(),
        Head::number(word("公务员人数", "head count")),
        Head::number(word("在册", "officers")).keep(),
        Head::number(word("已建档", "on file")).keep(),
        Head::number(word("建档率", "file rate")).keep(),
        Head::number(word("建档占人数", "file/head count")),
        Head::number(word("已参训", "trained")).keep(),
        Head::number(word("参训率", "training rate")).keep(),
        Head::number(word("参训占人数", "training/head count")),
        Head::number(word("已承诺", "promised")),
        Head::number(word("承诺率", "promise rate")),
    ]
}

/// The rates of all, and what they are rates of.
fn summary(s: &mut Session<'_>, lines: &[Line], year: i32, on: NaiveDate) {
    let mut sums = Sums { headcount: Some(0), ..Sums::default() };
    lines.iter().for_each(|line| sums.add(&line.sums));
    let Sums { officers, filed, trained, promised, .. } = sums;
    let of = |part| sums.of_officers(part).map(rounded).unwrap_or_default();
    let (file_rate, training_rate, promise_rate) = (of(filed), of(trained), of(promised));
    if officers == 0 {
        s.ui.status(&both!("{on} 没有在职的公务员,不算比率", "no officer was in post on {on}: there is no rate"));
        return;
    }
    s.ui.status(&both!(
        "{on} 在册公务员 {officers} 人: 已建档 {filed} 人({file_rate}%),{year} 年已参训 {trained} 人({training_rate}%),已承诺 {promised} 人({promise_rate}%)",
        "{officers} officers in post on {on}: {filed} on file ({file_rate}%), {trained} trained in {year} ({training_rate}%), {promised} with a promise ({promise_rate}%)"
    ));
    s.ui.hint(&both!(
        "分母: 在册且在职的公务员;\"占人数\"两列的分母是单位填报的公务员人数",
        "denominator: officers on the register and in post; \"head count\": the number of officers that the unit states"
    ));
}
