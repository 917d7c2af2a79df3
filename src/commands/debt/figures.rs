//! `debt figures`: every figure of the debts on a day, each with its formula, its rows and what it leaves out.

use crate::analysis::debt::{Amount, Figure, figures};
use crate::both;
use crate::commands::debt::{for_people, word};
use crate::commands::output::Output;
use crate::commands::session::Session;
use crate::commands::small::{Cell, small};
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::Format;
use crate::render::Head;
use crate::terms::{self, rate};

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let on = s.today(ledger.read())?;
    let found = figures(ledger.read(), on)?;
    let asked = s.args().positionals().first().map(|w| terms::text::fold(w).to_lowercase());
    let named = |whole: bool| -> Vec<&Figure> {
        found.all.iter().filter(|f| asked.as_deref().is_none_or(|w| is_called(f, w, whole))).collect()
    };
    let of_chapter = |f: &&Figure| asked.as_deref().is_some_and(|w| f.chapter.zh == w || f.chapter.en == w);
    let chapter: Vec<&Figure> = found.all.iter().filter(of_chapter).collect();
    let whole_chapter = !chapter.is_empty();
    let exact = if whole_chapter { chapter } else { named(true) };
    let chosen = if exact.is_empty() { named(false) } else { exact };
    if let (true, Some(asked)) = (chosen.is_empty(), asked.as_deref()) {
        return Err(Fault::new(&codes::E1005, both!("没有指标\"{asked}\"", "there is no figure \"{asked}\""))
            .hint(both!("看全部: chengxin 债务 指标", "see all: chengxin debt figures"))
            .into());
    }
    let people = for_people(s)?;
    if people && asked.is_some() && !whole_chapter {
        let text: String = chosen.iter().map(|figure| explained(figure, s.lang())).collect();
        s.ui.out(&text)?;
        return Ok(0);
    }
    table(s, &chosen, people)?;
    let (count, missing) = (chosen.len(), chosen.iter().filter(|f| matches!(f.amount, Amount::Missing(_))).count());
    s.ui.status(&both!(
        "{on} 的 {count} 项指标,{missing} 项无法计算;看一项的算法: chengxin 债务 指标 债务率",
        "{count} figures on {on}, {missing} not computable; how one is computed: chengxin debt figures debt_ratio"
    ));
    Ok(0)
}

/// True when a figure is called so: by its key or its whole title, or by a part of the title.
fn is_called(figure: &Figure, asked: &str, whole: bool) -> bool {
    let titles = [&figure.title.zh, &figure.title.en].map(|title| title.to_lowercase());
    if whole {
        figure.key == asked || titles.iter().any(|t| t == asked)
    } else {
        titles.iter().any(|t| t.contains(asked))
    }
}

fn explained(figure: &Figure, lang: Lang) -> String {
    let line = |zh, en, said: &Both| format!("  {}: {}\n", word(lang, zh, en), said.get(lang));
    format!(
        "{}: {} [{}]\n{}{}{}",
        figure.title.get(lang),
        figure.amount.words().get(lang),
        figure.key,
        line("算法", "formula", &figure.formula),
        line("计入", "rows", &figure.rows),
        line("未计入", "left out", &figure.excluded),
    )
}

/// Value and unit for programs: fen as a whole number, percent and years as decimals. A workbook is read by people: 元, and
/// numbers that can be summed.
fn value(amount: &Amount, book: bool) -> (Cell, &'static str) {
    match amount {
        Amount::Fen(fen) if book => (Cell::Fen(*fen), "元"),
        Amount::Percent(number) if book => (Cell::Rate(*number), "percent"),
        Amount::Years(number) if book => (Cell::Rate(*number), "years"),
        Amount::Fen(fen) => (Cell::Int(*fen), "fen"),
        Amount::Percent(percent) => (Cell::Text(rate::show(*percent)), "percent"),
        Amount::Years(years) => (Cell::Text(rate::show(*years)), "years"),
        Amount::Number(number) => (Cell::Int(*number), "number"),
        Amount::Word(word) => (Cell::State(word.en.to_string(), word.clone()), "word"),
        Amount::Missing(_) => (Cell::Blank, "not_computable"),
    }
}

fn table(s: &mut Session<'_>, chosen: &[&Figure], people: bool) -> Result<()> {
    let lang = s.lang();
    let said = |both: &Both| Cell::Text(both.get(lang).to_owned());
    let chapter = |f: &Figure| Cell::Word(f.chapter.en, Both::fixed(f.chapter.zh, f.chapter.en));
    if people {
        let rows: Vec<Vec<Cell>> = chosen
            .iter()
            .map(|f| vec![chapter(f), said(&f.title), said(&f.amount.words()), said(&f.formula)])
            .collect();
        let heads = vec![
            Head::text(word(lang, "类", "chapter")).rigid(),
            Head::text(word(lang, "指标", "figure")).keep(),
            Head::number(word(lang, "值", "value")).keep(),
            Head::text(word(lang, "算法", "formula")),
        ];
        return small(s, &["chapter", "title", "value", "formula"], heads, rows);
    }
    let book = Output::of(s, None)?.format == Format::Xlsx;
    let rows: Vec<Vec<Cell>> = chosen
        .iter()
        .map(|f| {
            let (value, unit) = value(&f.amount, book);
            let reason = match &f.amount {
                Amount::Missing(why) => said(why),
                _ => Cell::Blank,
            };
            let key = Cell::Text(f.key.clone());
            let unit = Cell::Text(unit.to_owned());
            vec![
                key,
                chapter(f),
                said(&f.title),
                value,
                unit,
                said(&f.formula),
                said(&f.rows),
                said(&f.excluded),
                reason,
            ]
        })
        .collect();
    let keys = ["key", "chapter", "title", "value", "unit", "formula", "rows", "excluded", "reason"];
    let titles = [
        ("代码", "key"),
        ("类", "chapter"),
        ("指标", "figure"),
        ("值", "value"),
        ("单位", "unit"),
        ("算法", "formula"),
        ("计入", "rows"),
        ("未计入", "left out"),
        ("原因", "reason"),
    ];
    let heads = titles.map(|(zh, en)| Head::text(word(lang, zh, en))).to_vec();
    small(s, &keys, heads, rows)
}
