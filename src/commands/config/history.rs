//! `config history`: who changed a parameter or a setting, when, from what to what, and by what source.

use super::{Subject, for_programs, shifts, subject, told};
use crate::both;
use crate::catalog::Parameter;
use crate::commands::history::{action, when};
use crate::commands::output::Output;
use crate::commands::session::Session;
use crate::commands::small::{Cell, small};
use crate::error::Result;
use crate::messages::Both;
use crate::render::Head;
use crate::rules::parameters::{self, Figure};
use crate::store::settings::{self, LOG_KIND};
use crate::store::{Change, LoggedOperation};

const KEYS: [&str; 11] =
    ["operation", "at", "operator", "action", "approved_by", "reason", "from", "to", "old", "new", "source"];

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let subject = subject(s)?;
    let ledger = s.open_read()?;
    let output = Output::of(s, None)?;
    let bare = for_programs(output.format);
    let key = match subject {
        Subject::Parameter(parameter) => parameters::key(parameter.name),
        Subject::Plain(plain) => plain.key.to_owned(),
    };
    let mut rows = Vec::new();
    for (op, change) in ledger.read().history(&key)?.iter().filter(|(_, change)| change.kind == LOG_KIND) {
        match subject {
            Subject::Parameter(parameter) => rows.extend(of_parameter(s, op, change, parameter, bare)?),
            Subject::Plain(_) => rows.push(of_plain(s, op, change, bare)?),
        }
    }
    if rows.is_empty() {
        s.ui.status(&both!("没有改动,一直用内置的值", "never changed; the built-in value applies"));
    }
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::number(word("操作号", "operation")).keep(),
        Head::text(word("时间", "at")).rigid(),
        Head::text(word("操作人", "operator")),
        Head::text(word("动作", "action")),
        Head::text(word("批准人", "approved by")),
        Head::text(word("原因", "reason")),
        Head::text(word("起算日自", "from")),
        Head::text(word("至", "to")),
        Head::text(word("原值", "old")).keep(),
        Head::text(word("新值", "new")).keep(),
        Head::text(word("依据", "source")),
    ];
    small(s, &KEYS, heads, rows)?;
    Ok(0)
}

/// What every row begins with: who did it, when and why.
fn header(s: &Session<'_>, op: &LoggedOperation, bare: bool) -> Vec<Cell> {
    let action = if bare { op.action.clone() } else { action(&op.action, None, s.lang()) };
    vec![
        Cell::Int(op.seq),
        Cell::Text(if bare { op.at.clone() } else { when(&op.at) }),
        Cell::Text(op.operator.clone()),
        Cell::Text(action),
        Cell::maybe(op.approved_by.clone()),
        Cell::maybe(op.reason.clone()),
    ]
}

fn of_parameter(
    s: &Session<'_>,
    op: &LoggedOperation,
    change: &Change,
    parameter: &'static Parameter,
    bare: bool,
) -> Result<Vec<Vec<Cell>>> {
    let old = change.before.as_deref().map(settings::logged).transpose()?.flatten();
    let new = settings::logged(&change.after)?;
    let value = |figure: Option<&Figure>| match figure {
        Some(figure) if bare => Cell::Text(figure.value.clone().into_owned()),
        None if bare => Cell::Blank,
        figure => Cell::Word("", told(figure)),
    };
    let mut rows = Vec::new();
    for shift in shifts(parameter, old.as_deref(), new.as_deref())? {
        let mut row = header(s, op, bare);
        row.extend([
            Cell::day(shift.from),
            Cell::day(shift.to),
            value(shift.old.as_ref()),
            value(shift.new.as_ref()),
            Cell::maybe(shift.new.map(|row| row.source_words().get(s.lang()).to_owned())),
        ]);
        rows.push(row);
    }
    Ok(rows)
}

fn of_plain(s: &Session<'_>, op: &LoggedOperation, change: &Change, bare: bool) -> Result<Vec<Cell>> {
    let mut row = header(s, op, bare);
    let old = change.before.as_deref().map(settings::logged).transpose()?.flatten();
    row.extend([
        Cell::Blank,
        Cell::Blank,
        Cell::maybe(old),
        Cell::maybe(settings::logged(&change.after)?),
        Cell::Blank,
    ]);
    Ok(row)
}
