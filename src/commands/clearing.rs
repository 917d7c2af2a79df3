//! `investment clearing`: every clause of agreements and policies and what became of it, or figures by unit or enterprise.

use chrono::NaiveDate;

use super::output::Output;
use super::session::{Session, named};
use super::small::{Cell, small};
use crate::analysis::clearing::{self, By, Clause, Rate, Scope, Summary, share};
use crate::both;
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::registry::{PARTY, UNIT};
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Lang, plural};
use crate::render::Head;
use crate::schema::{Mask, Names as _};
use crate::store::Directory;
use crate::terms::rate;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let by = by(s)?;
    let output = Output::of(s, None)?;
    let mask = match s.mask()? {
        Mask::Nothing => Mask::Nothing,
        _ if output.leaves() => Mask::Names,
        mask => mask,
    };
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let as_of = s.today(reader)?;
    let unit = named(s, reader, "unit", &UNIT, as_of)?;
    let party = named(s, reader, "party", &PARTY, as_of)?;
    let scope = Scope { unit: unit.as_deref(), party: party.as_deref() };
    let clauses = clearing::clauses(reader, scope, as_of)?;
    let lang = s.lang();
    let mut names = reader.directory(&s.folder());
    match by {
        None => {
            let rows: Vec<_> = clauses.iter().map(|c| clause_row(c, mask, &mut names)).collect();
            small(s, &CLAUSE_KEYS, clause_heads(lang), rows)?;
        }
        Some(by) => {
            let all = clearing::summaries(reader, &clauses, scope, by, as_of)?;
            let kind = if by == By::Unit { &UNIT } else { &PARTY };
            let rows: Vec<_> = all.iter().map(|(id, of)| summary_row(id, &names.name(kind, id, mask), of)).collect();
            small(s, &SUMMARY_KEYS, summary_heads(lang, by), rows)?;
        }
    }
    told(s, &clauses, as_of);
    Ok(0)
}

fn by(s: &Session<'_>) -> Result<Option<By>> {
    let Some(word) = s.args().text("by") else { return Ok(None) };
    match crate::terms::text::fold(word).to_ascii_lowercase().as_str() {
        "单位" | "unit" => Ok(Some(By::Unit)),
        "企业" | "当事人" | "party" => Ok(Some(By::Party)),
        _ => Err(Fault::new(&codes::E1005, both!("不认识\"{word}\"", "\"{word}\" is not a choice"))
            .on("by")
            .hint(both!("可选: 单位、企业", "choices: unit, party"))
            .into()),
    }
}

const CLAUSE_KEYS: [&str; 14] = [
    "id",
    "source",
    "title",
    "obligor",
    "unit",
    "party",
    "condition",
    "due_on",
    "amount_fen",
    "paid_fen",
    "outcome",
    "days_left",
    "counts_as_due",
    "state",
];

fn word(lang: Lang, zh: &'static str, en: &'static str) -> String {
    Both::fixed(zh, en).get(lang).to_owned()
}

fn clause_heads(lang: Lang) -> Vec<Head> {
    let word = |zh, en| word(lang, zh, en);
    vec![
        Head::text(word("编号", "id")).rigid().keep(),
        Head::text(word("来源", "source")).rigid().keep(),
        Head::text(word("条款", "clause")).keep(),
        Head::text(word("义务方", "owed by")).rigid(),
        Head::text(word("单位", "unit")),
        Head::text(word("企业", "enterprise")),
        Head::text(word("兑现条件", "condition")),
        Head::text(word("兑现期限", "due on")).rigid().keep(),
        Head::number(word("承诺金额(元)", "promised (元)")).keep(),
        Head::number(word("已兑现金额(元)", "paid (元)")),
        Head::text(word("兑现情况", "outcome")).rigid().keep(),
        Head::number(word("剩余天数", "days left")),
        Head::text(word("计入分母", "counts")),
        Head::text(word("状态", "state")),
    ]
}

fn clause_row(clause: &Clause, mask: Mask, names: &mut Directory<'_>) -> Vec<Cell> {
    let fen = |fen: Option<i64>| fen.map_or(Cell::Blank, Cell::Fen);
    let outcome = clause.outcome.word();
    let state = PROMISE.lifecycle.and_then(|l| l.states.get(&clause.state));
    let state = state.map_or_else(
        || Cell::Text(clause.state.clone()),
        |item| {
            let (zh, en) = (item.label(Lang::Zh), item.label(Lang::En));
            Cell::State(clause.state.clone(), both!("{zh}", "{en}"))
        },
    );
    let (yes, no) = (both!("是", "yes"), both!("否", "no"));
    vec![
        Cell::Text(clause.id.clone()),
        Cell::Text(clause.source.clone()),
        Cell::Text(clause.title.clone()),
        if clause.government {
            Cell::Word("gov", both!("政府方", "government"))
        } else {
            Cell::Word("party", both!("企业方", "enterprise"))
        },
        Cell::Text(names.name(&UNIT, &clause.unit, mask).to_string()),
        Cell::maybe(clause.party.as_deref().map(|id| names.name(&PARTY, id, mask).to_string())),
        Cell::maybe(clause.condition.clone()),
        Cell::day(clause.due_on),
        fen(clause.amount),
        fen(clause.paid),
        Cell::Word(clause.outcome.key(), Both::fixed(outcome.zh, outcome.en)),
        clause.days.map_or(Cell::Blank, Cell::Int),
        if clause.due { Cell::Word("yes", yes) } else { Cell::Word("no", no) },
        state,
    ]
}

const SUMMARY_KEYS: [&str; 21] = [
    "id",
    "name",
    "signed",
    "performing",
    "performing_percent",
    "started",
    "finished",
    "arrived_fen",
    "invest_fen",
    "arrived_percent",
    "clauses",
    "due",
    "kept",
    "honour_percent",
    "failing",
    "unmet",
    "amount_fen",
    "paid_fen",
    "paid_percent",
    "investor_due",
    "investor_percent",
];

fn summary_heads(lang: Lang, by: By) -> Vec<Head> {
    let word = |zh, en| word(lang, zh, en);
    let who = if by == By::Unit { word("单位", "unit") } else { word("企业", "enterprise") };
    vec![
        Head::text(word("编号", "id")).rigid(),
        Head::text(who).keep(),
        Head::number(word("签约项目数", "signed")).keep(),
        Head::number(word("履约项目数", "performing")),
        Head::number(word("履约率%", "performing %")),
        Head::number(word("开工数", "started")),
        Head::number(word("竣工数", "finished")),
        Head::number(word("到位资金(元)", "arrived (元)")),
        Head::number(word("合同投资总额(元)", "agreed (元)")),
        Head::number(word("资金到位率%", "arrived %")),
        Head::number(word("政府条款数", "clauses")),
        Head::number(word("已到期", "due")).keep(),
        Head::number(word("已兑现", "kept")).keep(),
        Head::number(word("兑现率%", "kept %")).keep(),
        Head::number(word("逾期未兑现", "failing")).keep(),
        Head::number(word("未达条件", "not met")),
        Head::number(word("到期金额(元)", "due (元)")),
        Head::number(word("兑现金额(元)", "paid (元)")),
        Head::number(word("金额兑现率%", "paid %")),
        Head::number(word("企业到期条款", "investor due")),
        Head::number(word("企业履约率%", "investor %")),
    ]
}

fn summary_row(id: &str, name: &str, of: &Summary) -> Vec<Cell> {
    let percent = |part: Option<i64>| Cell::maybe(part.map(rate::show));
    vec![
        Cell::Text(id.to_owned()),
        Cell::Text(name.to_owned()),
        Cell::Int(of.signed),
        Cell::Int(of.performing),
        percent(share(of.performing, of.signed)),
        Cell::Int(of.started),
        Cell::Int(of.finished),
        Cell::Fen(of.arrived),
        Cell::Fen(of.invest),
        percent(share(of.arrived, of.invest)),
        Cell::Int(of.clauses),
        Cell::Int(of.government.due),
        Cell::Int(of.government.kept),
        percent(of.government.percent()),
        Cell::Int(of.failing),
        Cell::Int(of.unmet),
        Cell::Fen(of.amount),
        Cell::Fen(of.paid),
        percent(share(of.paid, of.amount)),
        Cell::Int(of.investors.due),
        percent(of.investors.percent()),
    ]
}

/// The rate of the government with its denominator.
fn told(s: &mut Session<'_>, clauses: &[Clause], as_of: NaiveDate) {
    let mut rate_of = Rate::default();
    for clause in clauses.iter().filter(|clause| clause.government) {
        rate_of.due += i64::from(clause.due);
        rate_of.kept += i64::from(clause.kept());
    }
    let (all, all_en, kept, due) = (clauses.len(), plural(clauses.len(), "clause"), rate_of.kept, rate_of.due);
    s.ui.status(&match rate_of.percent().map(rate::show) {
        Some(percent) => both!(
            "截至 {as_of} 共 {all} 条;政府方兑现率 {percent}%({kept}/{due},已到期的)",
            "{all_en} as of {as_of}; the government kept {percent}% ({kept} of {due} due)"
        ),
        None => both!(
            "截至 {as_of} 共 {all} 条;政府方没有到期条款",
            "{all_en} as of {as_of}; no clause of the government is due"
        ),
    });
}
