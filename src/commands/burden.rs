//! `ppp burden`: what PPP projects cost each year, against the two lines of the Ministry of Finance.

use super::output::Output;
use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang, plural};
use crate::render::{Format, Head};
use crate::rules::Parameters;
use crate::rules::ppp::burden::Burden;
use crate::terms::{self, rate};

/// More years than any concession has.
const MOST_YEARS: i64 = 100;

/// The lines, as parameters.
const CEILING: &str = "ppp.ceiling";
const GOV_PAY: &str = "ppp.gov_pay";

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let (from, to) = years(s)?;
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let (parameters, burden) = (Parameters::read(reader)?, Burden::read(reader)?);
    let words = matches!(Output::of(s, None)?.format, Format::Table | Format::Wide | Format::Markdown);
    let known: Vec<i64> = burden.years.keys().copied().collect();
    // One bound alone reaches to the years on record, or stands for itself beyond them.
    let first = from.or_else(|| known.first().map(|year| to.map_or(*year, |to| to.min(*year))));
    let last = to.or_else(|| known.last().map(|year| from.map_or(*year, |from| from.max(*year))));
    let (Some(first), Some(last)) = (first, last) else {
        small(s, &KEYS, heads(s.lang()), Vec::new())?;
        s.ui.status(&both!("没有登记年度支出责任", "no yearly cost of a project is recorded"));
        return Ok(0);
    };
    if first > last || last - first >= MOST_YEARS {
        return Err(span(first, last));
    }
    let rows: Vec<_> = (first..=last).map(|year| row(&parameters, &burden, year, words)).collect();
    small(s, &KEYS, heads(s.lang()), rows)?;
    summary(s, &parameters, &burden, first..=last);
    Ok(0)
}

/// The years asked for.
fn years(s: &Session<'_>) -> Result<(Option<i64>, Option<i64>)> {
    let mut faults = Vec::new();
    let mut year = |flag: &'static str| match s.args().text(flag).map(terms::date::parse_year) {
        Some(Ok(year)) => Some(i64::from(year)),
        Some(Err(fault)) => {
            faults.push(fault.on(flag));
            None
        }
        None => None,
    };
    let span = (year("from"), year("to"));
    if faults.is_empty() { Ok(span) } else { Err(Failure::of(faults)) }
}

fn span(first: i64, last: i64) -> Failure {
    Fault::new(
        &codes::E1005,
        both!("{first} 至 {last} 不是可列的年份", "{first} to {last} is no span of years that can be listed"),
    )
    .on("to")
    .hint(both!("例: --自 2022 --至 2030", "e.g. --from 2022 --to 2030"))
    .into()
}

const KEYS: [&str; 13] = [
    "year",
    "amount_fen",
    "gov_paid_fen",
    "budgeted_fen",
    "paid_fen",
    "owed_fen",
    "spend_fen",
    "spend_year",
    "spend_basis",
    "projected",
    "share_percent",
    "ceiling",
    "gov_pay",
];

fn heads(lang: Lang) -> Vec<Head> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    vec![
        Head::text(word("年度", "year")).rigid().keep(),
        Head::number(word("支出责任(元)", "cost (元)")).keep(),
        Head::number(word("其中政府付费(元)", "gov pays (元)")),
        Head::number(word("已列预算(元)", "budgeted (元)")),
        Head::number(word("已付(元)", "paid (元)")),
        Head::number(word("未付(元)", "unpaid (元)")),
        Head::number(word("一般公共预算支出(元)", "budget (元)")),
        Head::text(word("预算年度", "of year")),
        Head::text(word("口径", "basis")),
        Head::text(word("推算", "projected")),
        Head::number(word("占比%", "share %")).keep(),
        Head::text(word("全部项目上限", "all projects")).keep(),
        Head::text(word("政府付费新增", "new, gov pays")).keep(),
    ]
}

fn row(parameters: &Parameters, burden: &Burden, year: i64, words: bool) -> Vec<Cell> {
    let cost = burden.years.get(&year).cloned().unwrap_or_default();
    let fen = Cell::Fen;
    let spend = burden.measure(year);
    let projected = spend.is_some_and(|spend| spend.year != year);
    let basis = spend.map_or(Cell::Blank, |spend| match spend.basis.as_str() {
        "actual" => Cell::Word("actual", both!("执行数", "actual")),
        _ => Cell::Word("budget", both!("预算数", "budget")),
    });
    vec![
        if words { Cell::Text(year.to_string()) } else { Cell::Int(year) },
        fen(cost.amount),
        fen(cost.gov_paid),
        fen(cost.budgeted),
        fen(cost.paid),
        fen(cost.owed),
        spend.map_or(Cell::Blank, |spend| fen(spend.fen)),
        spend.map_or(Cell::Blank, |spend| Cell::Text(spend.year.to_string())),
        basis,
        if projected { Cell::Word("yes", both!("是", "yes")) } else { Cell::Word("no", both!("否", "no")) },
        burden.share(year).map_or(Cell::Blank, Cell::Rate),
        tested(parameters, burden, CEILING, year),
        tested(parameters, burden, GOV_PAY, year),
    ]
}

fn tested(parameters: &Parameters, burden: &Burden, name: &'static str, year: i64) -> Cell {
    match burden.test(parameters, name, year) {
        Ok(Some(test)) => {
            let limit = rate::show(test.limit);
            if test.above {
                Cell::Word("above", both!("超过 {limit}%", "above {limit}%"))
            } else {
                Cell::Word("within", both!("未超 {limit}%", "within {limit}%"))
            }
        }
        Ok(None) => Cell::Word("no_budget", both!("无预算数", "no budget")),
        Err(_) => Cell::Word("no_line", both!("当年无规定", "no line then")),
    }
}

/// Years above a line, what is projected, and where the lines stand.
fn summary(s: &mut Session<'_>, parameters: &Parameters, burden: &Burden, years: std::ops::RangeInclusive<i64>) {
    let above = |name| {
        let tests = years.clone().filter_map(|year| burden.test(parameters, name, year).ok().flatten());
        tests.filter(|test| test.above).count()
    };
    let (all, gov) = (above(CEILING), above(GOV_PAY));
    let (all_en, gov_en) = (plural(all, "year"), plural(gov, "year"));
    s.ui.status(&both!(
        "超过上限 {all} 年,不得新增政府付费项目 {gov} 年",
        "above the ceiling in {all_en}; no new project that the government alone pays in {gov_en}"
    ));
    let blank = years.clone().filter(|year| burden.measure(*year).is_none()).count();
    if blank > 0 {
        let blank_en = plural(blank, "year");
        s.ui.status(&both!(
            "{blank} 年没有一般公共预算支出可比,登记: chengxin 限额与财力 新增",
            "no budget to measure {blank_en} by; register it: chengxin fiscal add"
        ));
    }
    if years.clone().any(|year| burden.measure(year).is_some_and(|spend| spend.year != year)) {
        s.ui.status(&both!(
            "没有登记预算的年份按最近一年的一般公共预算支出推算,不计增长",
            "a year without a budget on record is projected on the latest one, without growth"
        ));
    }
    let cited = [CEILING, GOV_PAY].map(|name| burden.test(parameters, name, *years.end()).ok().flatten());
    if let Some(test) = cited.into_iter().flatten().next() {
        let cite = test.figure.cite();
        let (zh, en) = (cite.zh, cite.en);
        s.ui.status(&both!("依据: {zh}", "source: {en}"));
    }
}
