//! `nightly`: the job of the night. Records once a day what is overdue and what checks find; silent when there is nothing.

use chrono::NaiveDate;

use super::due::uncomputed;
use super::session::Session;
use super::small::{Cell, small};
use crate::analysis::due::{self, Due, Found, LAST, Last, Scope};
use crate::both;
use crate::catalog::registry::UNIT;
use crate::error::Result;
use crate::messages::{Both, plural};
use crate::render::Head;
use crate::rules::Parameters;
use crate::rules::check::engine::{self, Finding};
use crate::schema::{Mask, Names as _};
use crate::store::{Ledger, Reader};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let (mut ledger, act) = s.writing("nightly")?;
    let as_of = act.as_of;
    let found = overdue(ledger.read(), as_of)?;
    let last = Last::read(ledger.read())?;
    if let Some(day) = last.as_ref().map(|last| last.day).filter(|day| *day >= as_of) {
        s.ui.status(&already(ledger.read(), day, found.due.len())?);
        return Ok(u8::from(!found.due.is_empty()));
    }
    let mut open = findings(ledger.read(), as_of)?;
    let setting = Last::setting(as_of, &found.due, &open)?;
    // What was reported once is not reported again; `check` lists everything that stands.
    open.retain(|finding| last.as_ref().is_none_or(|last| last.is_new_finding(finding)));
    let ((), receipt) = ledger.write(&act, |op| op.set_setting(LAST, &setting))?;
    print(s, &ledger, &found.due, &open)?;
    let (n, items) = (found.due.len(), plural(found.due.len(), "deadline"));
    let (new, findings) = (open.len(), plural(open.len(), "new finding"));
    let done =
        both!("{as_of} 的夜间作业: {n} 项逾期,新发现 {new} 项", "nightly run of {as_of}: {items} overdue, {findings}");
    s.done(&done, receipt.seq);
    uncomputed(s, &found);
    Ok(u8::from(n > 0 || new > 0))
}

/// What is overdue on a day, and what cannot be told.
fn overdue(reader: Reader<'_>, as_of: NaiveDate) -> Result<Found> {
    let parameters = Parameters::read(reader)?;
    let mut found = due::find(reader, &parameters, &Scope { until: as_of.pred_opt(), ..Scope::all(as_of) })?;
    found.due.retain(|due| due.overdue_since(as_of).is_some());
    Ok(found)
}

/// Every breach that nobody has answered.
fn findings(reader: Reader<'_>, as_of: NaiveDate) -> Result<Vec<Finding>> {
    let mut open = Vec::new();
    let scope = engine::Scope { breaches_only: true, ..engine::Scope::default() };
    engine::run(reader, as_of, &scope, &mut |finding| {
        if finding.answer.is_none() {
            open.push(finding);
        }
        Ok(())
    })?;
    Ok(open)
}

/// What was done already, when and by which operation.
fn already(reader: Reader<'_>, day: NaiveDate, overdue: usize) -> Result<Both> {
    let done = reader.history(LAST)?.pop().map(|(op, _)| op);
    let at = done.as_ref().and_then(|op| op.at.get(11..16)).unwrap_or("-");
    let seq = done.as_ref().map_or(0, |op| op.seq);
    let items = plural(overdue, "deadline");
    Ok(if overdue == 0 {
        both!(
            "{day} 的夜间作业已完成({at},操作 {seq}),本次未改动",
            "the nightly run of {day} is done ({at}, operation {seq}); nothing was changed"
        )
    } else {
        both!(
            "{day} 的夜间作业已完成({at},操作 {seq}),本次未改动;{overdue} 项逾期仍未处理",
            "the nightly run of {day} is done ({at}, operation {seq}); nothing was changed; {items} still overdue"
        )
    })
}

fn print(s: &mut Session<'_>, ledger: &Ledger, overdue: &[Due], findings: &[Finding]) -> Result<()> {
    if s.globals().format.is_some() || s.globals().output.is_some() {
        return table(s, ledger, overdue, findings);
    }
    let mut names = ledger.read().directory(&s.folder());
    let lang = s.lang();
    for due in overdue {
        let (id, what, on) = (&due.id, due.what(), due.clock.on);
        let unit = due.unit.as_ref().map_or("-".into(), |unit| names.name(&UNIT, unit, Mask::Numbers));
        let (zh, en) = (what.zh, what.en);
        let line = both!(
            "[逾期] {id} {zh} 应于 {on} 完成,责任单位 {unit}\n",
            "[overdue] {id} {en}: due by {on}, unit \"{unit}\"\n"
        );
        s.ui.out(line.get(lang))?;
    }
    for finding in findings {
        let (code, record, text) = (finding.rule.code, &finding.record, finding.text());
        let (zh, en) = (&text.zh, &text.en);
        let line = both!("[发现] {record} {code} {zh}\n", "[finding] {record} {code} {en}\n");
        s.ui.out(line.get(lang))?;
    }
    Ok(())
}

/// Both in one table, told apart by their status.
fn table(s: &mut Session<'_>, ledger: &Ledger, overdue: &[Due], findings: &[Finding]) -> Result<()> {
    let mut names = ledger.read().directory(&s.folder());
    let lang = s.lang();
    let late = overdue.iter().map(|due| {
        let unit = due.unit.as_ref().map(|id| {
            let name = names.name(&UNIT, id, Mask::Numbers).to_string();
            Cell::State(id.clone(), Both::same(name))
        });
        vec![
            Cell::Text(due.id.clone()),
            Cell::Word("overdue", Both::fixed("逾期", "overdue")),
            Cell::Word(due.kind.name, due.kind.both()),
            Cell::Blank,
            Cell::Word(due.line.label, due.line.both()),
            Cell::Date(due.clock.on),
            unit.unwrap_or(Cell::Blank),
        ]
    });
    let late: Vec<Vec<Cell>> = late.collect();
    let new = findings.iter().map(|finding| {
        vec![
            Cell::Text(finding.record.clone()),
            Cell::Word("finding", Both::fixed("发现", "finding")),
            Cell::Word(finding.kind.name, finding.kind.both()),
            Cell::Text(finding.rule.code.to_owned()),
            Cell::Text(finding.text().get(lang).to_owned()),
            Cell::day(finding.on),
            Cell::Blank,
        ]
    });
    let heads = heads(s);
    small(s, &["id", "status", "kind", "rule", "label", "on", "unit"], heads, late.into_iter().chain(new))
}

fn heads(s: &Session<'_>) -> Vec<Head> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(s.lang()).to_owned();
    vec![
        Head::text(word("编号", "id")).rigid().keep(),
        Head::text(word("状态", "status")).rigid().keep(),
        Head::text(word("台账", "register")),
        Head::text(word("规则", "rule")).rigid(),
        Head::text(word("事项", "what")).keep(),
        Head::text(word("日期", "day")).rigid(),
        Head::text(word("责任单位", "unit")),
    ]
}
