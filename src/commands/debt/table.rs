//! `debt table`: the tables of limits and balances that a district publishes (附表1 to 3), with their sums checked.

use crate::analysis::debt::publish::{Item, Kind, Line, table};
use crate::both;
use crate::commands::debt::word;
use crate::commands::session::Session;
use crate::commands::small::{Cell, small};
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::render::Head;
use crate::terms::number;

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = kind(s)?;
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
        Kind::Limits => limits(s, &found.lines)?,
        Kind::General | Kind::Special => items(s, &found.lines)?,
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

fn amount(value: Option<i64>) -> Cell {
    value.map_or(Cell::Blank, Cell::Fen)
}

fn limits(s: &mut Session<'_>, lines: &[Line]) -> Result<()> {
    let lang = s.lang();
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| {
            let mut cells = vec![Cell::Text(line.region.clone())];
            cells.extend(line.amounts.iter().map(|value| amount(*value)));
            cells
        })
        .collect();
    let heads = vec![
        Head::text(word(lang, "地区", "region")).keep(),
        Head::number(word(lang, "限额 A=B+C (元)", "limit A=B+C (元)")).keep(),
        Head::number(word(lang, "一般债务限额 B (元)", "general limit B (元)")),
        Head::number(word(lang, "专项债务限额 C (元)", "special limit C (元)")),
        Head::number(word(lang, "余额预计执行数 D=E+F (元)", "balance D=E+F (元)")).keep(),
        Head::number(word(lang, "一般债务余额 E (元)", "general balance E (元)")),
        Head::number(word(lang, "专项债务余额 F (元)", "special balance F (元)")),
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
    small(s, &keys, heads, rows)
}

fn items(s: &mut Session<'_>, lines: &[Line]) -> Result<()> {
    let lang = s.lang();
    let mut rows = Vec::new();
    for line in lines {
        for Item { key, title, budget, actual } in &line.items {
            let title: &Both = title;
            rows.push(vec![
                Cell::Text(line.region.clone()),
                Cell::State((*key).to_owned(), title.clone()),
                amount(*budget),
                amount(*actual),
            ]);
        }
    }
    let heads = vec![
        Head::text(word(lang, "地区", "region")),
        Head::text(word(lang, "项目", "item")).keep(),
        Head::number(word(lang, "预算数(元)", "budget (元)")).keep(),
        Head::number(word(lang, "执行数(元)", "outturn (元)")).keep(),
    ];
    small(s, &["region", "item", "budget_fen", "actual_fen"], heads, rows)
}
