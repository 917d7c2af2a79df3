//! `ppp trace`: who answered for a project at each stage, what was promised, decided and paid, and what followed.

use super::output::Output;
use super::session::{self, Session};
use super::small::{Cell, small};
use crate::analysis::project_trace::{self, Line};
use crate::both;
use crate::catalog::codes::{DECISION_STEP, PPP_SPEND, PPP_STAGE};
use crate::catalog::governance::STEP;
use crate::catalog::personnel::OFFICER;
use crate::catalog::ppp::{PROJECT, SUBSIDY};
use crate::error::Result;
use crate::messages::{Both, Lang, plural};
use crate::render::Head;
use crate::schema::{Mask, Names as _};
use crate::store::Directory;

const KEYS: [&str; 10] = ["section", "stage", "from", "to", "id", "officer", "text", "amount_fen", "paid_fen", "state"];

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let output = Output::of(s, None)?;
    let mask = match s.mask()? {
        Mask::Nothing => Mask::Nothing,
        _ if output.leaves() => Mask::Names,
        mask => mask,
    };
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let today = s.today(reader)?;
    let on = match s.args().text("on") {
        Some(text) => Some(s.day(text, today, reader)?),
        None => None,
    };
    let named = s.args().positionals().first().copied().unwrap_or_default();
    let project = session::record(reader, &PROJECT, named, today)?;
    let lines = project_trace::trace(reader, &project, on)?;
    let lang = s.lang();
    let mut names = reader.directory(&s.folder());
    let rows: Vec<_> = lines.iter().map(|line| row(line, lang, mask, &mut names)).collect();
    small(s, &KEYS, heads(lang), rows)?;
    let (id, count, records) = (project.id(), lines.len(), plural(lines.len(), "record"));
    s.ui.status(&match on {
        Some(day) => both!("{id} 在 {day} 的责任链,{count} 条", "who answered for {id} on {day}: {records}"),
        None => both!("{id} 全周期责任链,{count} 条", "who answered for {id} over its life: {records}"),
    });
    Ok(0)
}

fn heads(lang: Lang) -> Vec<Head> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    vec![
        Head::text(word("项目", "section")).rigid().keep(),
        Head::text(word("阶段", "stage")).rigid(),
        Head::text(word("自", "from")).rigid().keep(),
        Head::text(word("至", "to")).rigid(),
        Head::text(word("编号", "id")).rigid().keep(),
        Head::text(word("责任人", "officer")).rigid().keep(),
        Head::text(word("内容", "text")).keep(),
        Head::number(word("金额(元)", "amount (元)")),
        Head::number(word("已付(元)", "paid (元)")),
        Head::text(word("状态", "state")).keep(),
    ]
}

fn row(line: &Line, lang: Lang, mask: Mask, names: &mut Directory<'_>) -> Vec<Cell> {
    let fen = |fen: Option<i64>| fen.map_or(Cell::Blank, Cell::Fen);
    let day = Cell::day;
    let section = line.section.word();
    let officer = line.officer.as_deref().map(|id| names.name(&OFFICER, id, mask).to_string());
    vec![
        Cell::Word(section.en, Both::fixed(section.zh, section.en)),
        line.stage.as_deref().map_or(Cell::Blank, |code| coded(&PPP_STAGE, code)),
        day(line.from),
        day(line.to),
        Cell::Text(line.row.id().to_owned()),
        Cell::maybe(officer),
        Cell::maybe(Some(text(line, lang)).filter(|text| !text.is_empty())),
        fen(line.amount),
        fen(line.paid),
        line.row.kind().lifecycle.map_or(Cell::Blank, |lifecycle| coded(lifecycle.states, &line.state)),
    ]
}

/// What it says: a step by its name, a yearly cost by year and kind, all else in its own words.
fn text(line: &Line, lang: Lang) -> String {
    if line.row.kind() == &STEP {
        let step = line.row.text("step").and_then(|code| DECISION_STEP.get(code));
        let step = step.map(|item| item.label(lang)).unwrap_or_default();
        return [step.as_ref(), &line.text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    }
    if line.row.kind() != &SUBSIDY {
        return line.text.clone();
    }
    let kind = PPP_SPEND.get(&line.text).map(|item| item.label(lang)).unwrap_or_default();
    let year = line.row.int("year").unwrap_or_default();
    format!("{year} {kind}")
}

fn coded(list: &'static crate::schema::CodeList, code: &str) -> Cell {
    match list.get(code) {
        Some(item) => {
            let (zh, en) = (item.label(Lang::Zh), item.label(Lang::En));
            Cell::State(code.to_owned(), both!("{zh}", "{en}"))
        }
        None => Cell::Text(code.to_owned()),
    }
}
