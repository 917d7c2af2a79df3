//! `debt table`: the tables of limits and balances that a district publishes (附表1 to 3), with their sums checked.

use crate::analysis::debt::publish::{Item, Kind, Line, table};
use crate::both;
use crate::commands::debt::word;
use crate::commands::session::Session;
use crate::commands::small::{Cell, small};
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::render::Head;
use crate::terms::money::{self, Unit};
use crate::terms::number;

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let (kind, unit) = (kind(s)?, unit(s)?);
    let ledger = s.open_read()?;
    let today = s.today(ledger.read())?;
    let year = match s.args().text("year") {
        None => i64::from(chrono::Datelike::year(&today)),
        Some(text) => number::parse_int(text).map_err(|fault| Failure::from(fault.on("year")))?,
    };
    let found = table(ledger.read(), kind, year)?;
    if found.lines.is_empty() {
        let before = year - 1;
        return Err(Fault::new(
            &codes::E2001,
            both!("没有 {before} 年的限额与财力", "no limits and means of {before} are recorded"),
        )
        .hint(both!("登记: chengxin 限额与财力 新增", "register them: chengxin fiscal add"))
        .into());
    }
    match kind {
        Kind::Limits => limits(s, &found.lines, unit)?,
        Kind::General | Kind::Special => items(s, &found.lines, unit)?,
    }
    for fault in &found.gaps {
        s.ui.status(fault);
    }
    let note = both!(
        "本级人民代表大会批准预算后二十日内公开(预算法 14)",
        "to be published within twenty days after the congress has approved the budget (Budget Law 14)"
    );
    s.ui.status(&note);
    Ok(u8::from(!found.gaps.is_empty()))
}

fn kind(s: &Session<'_>) -> Result<Kind> {
    match s.args().positionals().first().copied().unwrap_or_default() {
        "1" => Ok(Kind::Limits),
        "2" => Ok(Kind::General),
        "3" => Ok(Kind::Special),
        other => Err(Fault::new(&codes::E1005, both!("没有附表\"{other}\"", "there is no table \"{other}\""))
            .hint(both!(
                "写 1(限额及余额)、2(一般债务)或 3(专项债务)",
                "1 (limits and balances), 2 (general debt) or 3 (special debt)"
            ))
            .into()),
    }
}

/// The unit that was asked for; nothing where amounts stay as every table has them, 元 for people and fen for programs.
fn unit(s: &Session<'_>) -> Result<Option<Unit>> {
    let Some(word) = s.args().text("unit") else { return Ok(None) };
    match Unit::parse(word) {
        Some(unit) => Ok(Some(unit)),
        None => Err(Fault::new(&codes::E1005, both!("没有单位\"{word}\"", "there is no unit \"{word}\""))
            .hint(both!("写 元、万元 或 亿元", "yuan, wan (10,000 yuan) or yi (100 million yuan)"))
            .into()),
    }
}

/// An amount in fen in the unit, exact to the fen.
fn amount(value: Option<i64>, unit: Option<Unit>) -> Cell {
    match (value, unit) {
        (None, _) => Cell::Blank,
        (Some(fen), None) => Cell::Fen(fen),
        (Some(fen), Some(unit)) => {
            let shown = money::show_in(fen, unit);
            // A workbook keeps numbers as doubles; what is read back is the shortest decimal, which is this one.
            match shown.parse() {
                Ok(real) => Cell::Real(real, shown),
                Err(_) => Cell::Text(shown),
            }
        }
    }
}

/// A title with the unit in its brackets.
fn titled(s: &Session<'_>, (zh, en): (&'static str, &'static str), unit: Option<Unit>) -> String {
    let title = word(s.lang(), zh, en);
    unit.map_or_else(|| title.to_owned(), |unit| title.replace("(元)", &format!("({})", unit.label(s.lang()))))
}

/// Prints the table; with a unit the titles are the keys, so that every file states it.
fn told(s: &mut Session<'_>, keys: &[&str], heads: Vec<Head>, unit: Option<Unit>, rows: Vec<Vec<Cell>>) -> Result<()> {
    let titles: Vec<String> = heads.iter().map(|head| head.title().to_owned()).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    small(s, if unit.is_some() { &titles } else { keys }, heads, rows)
}

fn limits(s: &mut Session<'_>, lines: &[Line], unit: Option<Unit>) -> Result<()> {
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| {
            let mut cells = vec![Cell::Text(line.region.clone())];
            cells.extend(line.amounts.iter().map(|value| amount(*value, unit)));
            cells
        })
        .collect();
    let heads = vec![
        Head::text(titled(s, ("地区", "region"), unit)).keep(),
        Head::number(titled(s, ("限额 A=B+C (元)", "limit A=B+C (元)"), unit)).keep(),
        Head::number(titled(s, ("一般债务限额 B (元)", "general limit B (元)"), unit)),
        Head::number(titled(s, ("专项债务限额 C (元)", "special limit C (元)"), unit)),
        Head::number(titled(s, ("余额预计执行数 D=E+F (元)", "balance D=E+F (元)"), unit)).keep(),
        Head::number(titled(s, ("一般债务余额 E (元)", "general balance E (元)"), unit)),
        Head::number(titled(s, ("专项债务余额 F (元)", "special balance F (元)"), unit)),
    ];
    let keys = [
        "region",
        "limit_fen",
        "limit_general_fen",
        "limit_special_fen",
        "balance_fen",
        "balance_general_fen",
        "balance_special_fen",
    ];
    told(s, &keys, heads, unit, rows)
}

fn items(s: &mut Session<'_>, lines: &[Line], unit: Option<Unit>) -> Result<()> {
    let mut rows = Vec::new();
    for line in lines {
        for Item { key, title, budget, actual } in &line.items {
            let title: &Both = title;
            rows.push(vec![
                Cell::Text(line.region.clone()),
                Cell::State((*key).to_owned(), title.clone()),
                amount(*budget, unit),
                amount(*actual, unit),
            ]);
        }
    }
    let heads = vec![
        Head::text(titled(s, ("地区", "region"), unit)),
        Head::text(titled(s, ("项目", "item"), unit)).keep(),
        Head::number(titled(s, ("预算数(元)", "budget (元)"), unit)).keep(),
        Head::number(titled(s, ("执行数(元)", "outturn (元)"), unit)).keep(),
    ];
    told(s, &["region", "item", "budget_fen", "actual_fen"], heads, unit, rows)
}
