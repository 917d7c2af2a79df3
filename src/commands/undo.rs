//! `undo` and `redo`: shows what will be taken back, then does it as a new operation.

use super::op::numbered;
use super::session::Session;
use super::{calendar, config, history};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::render::changes;
use crate::rules;
use crate::schema::Mask;
use crate::store;
use crate::store::settings::LOG_KIND;
use crate::store::undo::{REDO, UNDO};
use crate::store::{Act, Change, Ledger, LoggedOperation, Reader};

/// Changes shown before the question.
const SHOWN: usize = 5;

pub(super) fn undo(s: &mut Session<'_>) -> Result<u8> {
    let (ledger, act) = s.writing(UNDO)?;
    let reader = ledger.read();
    let op = if s.args().positionals().is_empty() {
        reader.next_undo(&act.operator)?.ok_or_else(|| none_left(&act.operator))?
    } else {
        numbered(s, reader)?
    };
    if let Some(failure) = store::undo::barrier(&op, &reader.undone()?) {
        return Err(failure);
    }
    take_back(s, ledger, act, &op)
}

pub(super) fn redo(s: &mut Session<'_>) -> Result<u8> {
    let (ledger, act) = s.writing(REDO)?;
    let op = ledger.read().next_redo(&act.operator)?.ok_or_else(|| {
        Failure::from(Fault::new(&codes::E4006, both!("没有可重做的撤销", "there is no undo to redo")))
    })?;
    take_back(s, ledger, act, &op)
}

fn none_left(operator: &str) -> Failure {
    Fault::new(&codes::E4006, both!("{operator} 没有可撤销的操作", "{operator} has no operation to undo"))
        .hint(both!(
            "看日志: chengxin 操作 列表;撤销别人的: chengxin 撤销 操作号",
            "see the log: chengxin op list; another's: chengxin undo NUMBER"
        ))
        .into()
}

fn take_back(s: &mut Session<'_>, mut ledger: Ledger, act: Act, op: &LoggedOperation) -> Result<u8> {
    if op.approved_by.is_some() {
        rules::check_second_person(act.approved_by.as_deref(), &act.operator, ledger.read())?;
    }
    // Undoing an undo is a redo, whichever way it was asked for.
    let act = Act { action: if op.action == UNDO { REDO } else { UNDO }.to_owned(), always: true, ..act };
    let list = ledger.read().changes_of(op, usize::MAX)?;
    preview(s, ledger.read(), op, &list)?;
    let (seq, count) = (op.seq, list.len());
    let records = crate::messages::plural(count, "record");
    if s.ui.can_ask() || count > 1 {
        let question = if act.action == REDO {
            both!("将重做 {count} 条记录的改动,确认?", "redo the changes of {records}?")
        } else {
            both!(
                "将撤销操作 {seq},涉及 {count} 条记录(编号保留),确认?",
                "undo operation {seq}, {records} (numbers stay)?"
            )
        };
        s.confirm(&question)?;
    }
    let calendar = list.iter().any(|change| change.kind == LOG_KIND && change.record.starts_with("calendar."));
    let before = if calendar { calendar::moved::open(&ledger, act.as_of, None)? } else { Vec::new() };
    let act = Act { undoes: Some(seq), ..act };
    let reason = match s.lang() {
        crate::messages::Lang::Zh => format!("撤销操作 {seq}"),
        crate::messages::Lang::En => format!("undo of operation {seq}"),
    };
    let (_, receipt) = ledger.write(&act, |o| o.take_back(op, &list, &reason))?;
    if act.action == REDO {
        s.done(&both!("已重做,{count} 条记录", "redone, {records}"), receipt.seq);
    } else {
        s.done(&both!("已撤销操作 {seq},{count} 条记录", "undid operation {seq}, {records}"), receipt.seq);
        s.ui.hint(&both!("反悔: chengxin 重做", "changed your mind: chengxin redo"));
    }
    if calendar {
        ledger.refresh_calendar()?;
        calendar::moved::tell(s, &before, &calendar::moved::open(&ledger, act.as_of, None)?);
    }
    Ok(0)
}

/// Before and after of the first records, in field labels.
fn preview(s: &mut Session<'_>, reader: Reader<'_>, op: &LoggedOperation, list: &[Change]) -> Result<()> {
    if s.globals().quiet {
        return Ok(());
    }
    let lang = s.lang();
    let mut names = reader.directory(&s.folder());
    let mut text = String::new();
    for change in list.iter().take(SHOWN) {
        let Some(kind) = reader.kinds().iter().find(|k| k.name == change.kind) else {
            text.push_str(&format!("{}\n{}", change.record, config::told_of(change, true, lang)?));
            continue;
        };
        if change.before.is_none() {
            let id = &change.record;
            text.push_str(both!("{id}: 将作废\n", "{id}: becomes void\n").get(lang));
            continue;
        }
        let lines = history::lines(kind, change, lang, Mask::Numbers, &mut names)?;
        let back: Vec<_> = lines.into_iter().map(|(label, old, new)| (label, new, old)).collect();
        text.push_str(&format!("{}\n", change.record));
        text.push_str(&changes(&back, lang, s.ui.width));
    }
    if list.len() > SHOWN {
        let more = list.len() - SHOWN;
        text.push_str(both!("另有 {more} 条\n", "and {more} more\n").get(lang));
    }
    let text = text.trim_end().to_owned();
    let seq = op.seq;
    let head = history::action(&op.action, list.first().map(|c| c.kind.as_str()), lang);
    s.ui.status(&Both::same(format!("#{seq} {head}\n{text}")));
    Ok(())
}
