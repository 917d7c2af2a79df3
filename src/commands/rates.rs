//! `integrity rates`: how many promises were kept, by unit, domain and kind, with the denominator and what it leaves out.

use chrono::NaiveDate;

use super::output::Output;
use super::session::{self, Session};
use super::small::{Cell, small};
use crate::analysis::rates::{Left, Line, Scope, Sums, rates};
use crate::both;
use crate::catalog::integrity::PROMISE;
use crate::catalog::registry::UNIT;
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::{Format, Head};
use crate::schema::{CodeItem, Type};
use crate::terms::{self, money, rate};

/// Columns for programs; what was left out follows, a column a reason.
const KEYS: [&str; 11] = [
    "unit",
    "unit_name",
    "domain",
    "kind",
    "owed",
    "kept",
    "honour_rate",
    "with_amount",
    "amount_fen",
    "paid_amount_fen",
    "honour_amount_rate",
];

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let as_of = s.today(reader)?;
    let (domain, kind) = (code(s, "domain")?, code(s, "kind")?);
    let (from, to) = (day(s, "from")?, day(s, "to")?);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        return Err(Fault::new(&codes::E1005, both!("{to} 早于 {from}", "{to} is before {from}"))
            .on("to")
            .hint(both!("核对 --自 和 --至", "check --from and --to"))
            .into());
    }
    let unit = match s.args().text("unit") {
        Some(text) => Some(session::record(reader, &UNIT, text, as_of)?.id().to_owned()),
        None => None,
    };
    let scope = Scope {
        as_of,
        unit: unit.as_deref(),
        domain: domain.map(|item| item.code),
        kind: kind.map(|item| item.code),
        from,
        to,
    };
    let lines = rates(reader, &scope)?;
    table(s, &lines)?;
    summary(s, &lines);
    Ok(0)
}

/// The code of a field of promises that a flag names, in any of its words.
fn code(s: &Session<'_>, flag: &'static str) -> Result<Option<&'static CodeItem>> {
    let Some(word) = s.args().text(flag) else { return Ok(None) };
    let Some(Type::Code(list)) = PROMISE.field(flag).map(|f| f.ty) else { return Ok(None) };
    if let Some(item) = list.find(&terms::text::clean(word)) {
        return Ok(Some(item));
    }
    let zh = list.items.iter().map(|i| i.zh).collect::<Vec<_>>().join("、");
    let en = list.items.iter().map(|i| i.code).collect::<Vec<_>>().join(", ");
    Err(Fault::new(&codes::E3002, both!("没有\"{word}\"这一项", "\"{word}\" is not a choice"))
        .on(flag)
        .hint(both!("可选: {zh}", "choices: {en}"))
        .into())
}

fn day(s: &Session<'_>, flag: &'static str) -> Result<Option<NaiveDate>> {
    let Some(text) = s.args().text(flag) else { return Ok(None) };
    let read = terms::date::parse(text, s.context.today).and_then(terms::date::Parsed::certain);
    Ok(Some(read.map_err(|fault| fault.on(flag))?))
}

fn table(s: &mut Session<'_>, lines: &[Line]) -> Result<()> {
    let format = Output::of(s, None)?.format;
    if matches!(format, Format::Table | Format::Wide | Format::Markdown | Format::Xlsx) {
        let rows = lines.iter().map(|line| words(line, format == Format::Xlsx)).collect::<Vec<_>>();
        let keys = [&KEYS[1..7], &KEYS[8..], &["left_out"]].concat();
        return small(s, &keys, heads(s.lang()), rows);
    }
    let keys: Vec<&str> = KEYS.into_iter().chain(Left::ALL.map(Left::key)).collect();
    small(s, &keys, Vec::new(), lines.iter().map(figures).collect::<Vec<_>>())
}

/// A line for programs.
fn figures(line: &Line) -> Vec<Cell> {
    let sums = &line.sums;
    let percent = |rate: Option<i64>| rate.map_or(Cell::Blank, Cell::Rate);
    let mut row = vec![
        Cell::Text(line.unit.clone()),
        Cell::Text(line.name.clone()),
        coded("domain", &line.domain),
        coded("kind", &line.kind),
        Cell::Int(sums.owed),
        Cell::Int(sums.kept),
        percent(sums.rate()),
        Cell::Int(sums.with_amount),
        Cell::Fen(sums.amount),
        Cell::Fen(sums.paid),
        percent(sums.amount_rate()),
    ];
    row.extend(Left::ALL.map(|why| Cell::Int(sums.left(why))));
    row
}

/// A line for people; in a workbook its rates are numbers of percent.
fn words(line: &Line, book: bool) -> Vec<Cell> {
    let sums = &line.sums;
    let shown = |rate| if book { Cell::Rate(rate) } else { Cell::Text(format!("{}%", rounded(rate))) };
    let percent = |rate: Option<i64>| rate.map_or(Cell::Blank, shown);
    let fen = |fen| if sums.with_amount == 0 { Cell::Blank } else { Cell::Fen(fen) };
    vec![
        Cell::Text(line.name.clone()),
        coded("domain", &line.domain),
        coded("kind", &line.kind),
        Cell::Int(sums.owed),
        Cell::Int(sums.kept),
        percent(sums.rate()),
        fen(sums.amount),
        fen(sums.paid),
        percent(sums.amount_rate()),
        Cell::Word("", left_out(sums)),
    ]
}

/// A rate with two decimals, half up, as it is read out.
fn rounded(share: i64) -> String {
    rate::show(share.saturating_add(50).div_euclid(100).saturating_mul(100))
}

fn coded(field: &str, code: &str) -> Cell {
    let item = match PROMISE.field(field).map(|f| f.ty) {
        Some(Type::Code(list)) => list.get(code),
        _ => None,
    };
    let word = |lang| item.map_or_else(|| code.to_owned(), |item| item.label(lang).into_owned());
    Cell::State(code.to_owned(), Both { zh: word(Lang::Zh).into(), en: word(Lang::En).into() })
}

/// What was left out and why, reason by reason.
fn left_out(sums: &Sums) -> Both {
    let said = |lang: Lang, join: &str| -> String {
        let some = Left::ALL.into_iter().filter(|why| sums.left(*why) > 0);
        some.map(|why| format!("{} {}", why.word().get(lang), sums.left(why))).collect::<Vec<_>>().join(join)
    };
    Both { zh: said(Lang::Zh, "、").into(), en: said(Lang::En, ", ").into() }
}

fn heads(lang: Lang) -> Vec<Head> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    vec![
        Head::text(word("承诺单位", "unit")).keep(),
        Head::text(word("所属领域", "domain")),
        Head::text(word("承诺类型", "kind")),
        Head::number(word("应履行", "owed")).keep(),
        Head::number(word("已履行", "kept")).keep(),
        Head::number(word("履约率", "rate")).keep(),
        Head::number(word("承诺金额(元)", "amount (元)")),
        Head::number(word("已兑现(元)", "paid (元)")),
        Head::number(word("金额兑现率", "amount rate")),
        Head::text(word("不计", "left out")),
    ]
}

/// The rate of all, and what it is a rate of.
fn summary(s: &mut Session<'_>, lines: &[Line]) {
    let mut sums = Sums::default();
    lines.iter().for_each(|line| sums.add(&line.sums));
    let (owed, kept, amount, paid) =
        (sums.owed, sums.kept, money::show_grouped(sums.amount), money::show_grouped(sums.paid));
    s.ui.status(&match sums.rate().map(rounded) {
        Some(percent) => both!(
            "应履行 {owed} 项,已履行 {kept} 项,履约率 {percent}%",
            "{owed} promises had to be kept, {kept} were: {percent}%"
        ),
        None => both!("没有应履行的承诺,不算履约率", "no promise had to be kept: there is no rate"),
    });
    if let Some(percent) = sums.amount_rate().map(rounded) {
        s.ui.status(&both!(
            "承诺金额 {amount} 元,已兑现 {paid} 元,金额兑现率 {percent}%",
            "{amount} 元 promised, {paid} 元 paid: {percent}%"
        ));
    }
    let left = left_out(&sums);
    if !left.zh.is_empty() {
        let (zh, en) = (left.zh, left.en);
        s.ui.status(&both!("不计: {zh}", "left out: {en}"));
    }
    s.ui.hint(&both!(
        "分母: 已履行、逾期履行、部分履行、未履行,及已过期限尚未核实的;分子: 前两项",
        "denominator: kept, kept late, kept in part, broken, and past due but not verified; numerator: the first two"
    ));
}
