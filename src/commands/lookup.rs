//! `lookup`: who looked a person up, when and what for.

use super::output::Output;
use super::session::{self, Session};
use super::small::{Cell, small};
use super::{check, history};
use crate::analysis::eligibility::PURPOSE;
use crate::both;
use crate::catalog::personnel::OFFICER;
use crate::error::Result;
use crate::messages::{Both, Lang, plural};
use crate::render::{Format, Head};
use crate::store::LoggedOperation;
use crate::terms;

/// Actions of the log that are look-ups of persons.
const ACTIONS: [&str; 3] = ["reveal", "eligibility", "dossier"];

/// The look-ups that the flags select, newest first.
fn selected(s: &mut Session<'_>) -> Result<Vec<LoggedOperation>> {
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let today = s.today(reader)?;
    let since = match s.args().text("since") {
        Some(text) => Some(s.day(text, today, reader).map_err(|failure| check::on(failure, "since"))?.to_string()),
        None => None,
    };
    let person = match s.args().text("person") {
        Some(word) => Some(session::record(reader, &OFFICER, word, today)?.id().to_owned()),
        None => None,
    };
    let mut found = reader.operations_called(&ACTIONS)?;
    found.retain(|op| {
        since.as_ref().is_none_or(|since| op.at.get(..10).is_some_and(|day| day >= since.as_str()))
            && person.as_ref().is_none_or(|id| subjects(op).contains(id))
    });
    Ok(found)
}

pub(super) fn stats(s: &mut Session<'_>) -> Result<u8> {
    let found = selected(s)?;
    // Newest first, so the first of a person is the last look-up.
    let mut counted: Vec<(String, i64, String)> = Vec::new();
    for op in &found {
        for id in subjects(op) {
            match counted.iter_mut().find(|(known, ..)| *known == id) {
                Some((_, count, _)) => *count += 1,
                None => counted.push((id, 1, op.at.clone())),
            }
        }
    }
    counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let lang = s.lang();
    let said = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::text(said("对象", "person")).keep().rigid(),
        Head::number(said("次数", "times")).keep(),
        Head::text(said("最近", "last")).keep(),
    ];
    let rows: Vec<Vec<Cell>> =
        counted.into_iter().map(|(id, count, at)| vec![Cell::Text(id), Cell::Int(count), Cell::Text(at)]).collect();
    let (people, english) = (rows.len(), plural(rows.len(), "person"));
    let english = english.replace("persons", "people");
    small(s, &["person", "times", "last"], heads, rows)?;
    s.ui.status(&both!("{people} 人被查阅过", "{english} looked up"));
    Ok(0)
}

pub(super) fn list(s: &mut Session<'_>) -> Result<u8> {
    let mut found = selected(s)?;
    if let Some(limit) = s.globals().limit {
        found.truncate(limit);
    }
    let lang = s.lang();
    let plain = !matches!(Output::of(s, None)?.format, Format::Table | Format::Wide | Format::Markdown);
    let rows: Vec<Vec<Cell>> = found
        .iter()
        .map(|op| {
            vec![
                Cell::Int(op.seq),
                Cell::Text(if plain { op.at.clone() } else { history::when(&op.at) }),
                Cell::Text(op.operator.clone()),
                Cell::Text(subjects(op).join(" ")),
                purpose(op),
                Cell::Text(history::action(&op.action, None, lang)),
                Cell::Text(op.command.clone()),
            ]
        })
        .collect();
    let said = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::number(said("操作号", "operation")),
        Head::text(said("时间", "at")).rigid().keep(),
        Head::text(said("经办人", "operator")).keep(),
        Head::text(said("对象", "person")).keep(),
        Head::text(said("用途", "purpose")).keep(),
        Head::text(said("动作", "action")),
        Head::text(said("命令", "command")),
    ];
    let (count, english) = (rows.len(), plural(rows.len(), "look-up"));
    small(s, &["seq", "at", "operator", "person", "purpose", "action", "command"], heads, rows)?;
    s.ui.status(&both!("查阅 {count} 次", "{english}"));
    Ok(0)
}

/// What it was for: a purpose of the list in the language of the run, or what somebody wrote.
fn purpose(op: &LoggedOperation) -> Cell {
    let listed = op.reason.as_deref().filter(|_| op.action != "reveal").and_then(|code| PURPOSE.get(code));
    match listed {
        Some(item) => Cell::State(item.code.to_owned(), Both { zh: item.zh.into(), en: item.label(Lang::En) }),
        None => Cell::maybe(op.reason.clone()),
    }
}

/// Ids of records in the command of a look-up. What was typed without a year or as a name stays in the command alone.
fn subjects(op: &LoggedOperation) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for word in op.command.split(' ') {
        if let Some(Ok(id)) = terms::id::parse(word, 0)
            && id.year() != 0
            && !ids.contains(&id.to_string())
        {
            ids.push(id.to_string());
        }
    }
    ids
}
