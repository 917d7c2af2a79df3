//! Lifecycle verbs: a record moves from state to state when its fields, its guards and a second person allow it.

use chrono::NaiveDate;

use super::edit::{must_be_live, must_have_revision};
use super::session::{Session, record};
use super::wizard::Wizard;
use super::{input, show};
use crate::both;
use crate::catalog;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::rules::{self, Moment};
use crate::schema::kind::column;
use crate::schema::{Field, Row, Verb};
use crate::store::records::changed_meanwhile;
use crate::store::{Act, Ledger, Reader};

pub(super) fn run(s: &mut Session<'_>, verb: &'static Verb) -> Result<u8> {
    let (mut ledger, act) = s.writing(verb.name)?;
    let on = s.day_of_act(act.as_of, ledger.read())?;
    let mut moves = Vec::new();
    let mut faults = Vec::new();
    for operand in s.distinct_operands() {
        match prepare(s, &ledger, verb, operand, on, act.as_of) {
            Ok(one) => moves.push(one),
            Err(failure) if failure.faults.is_empty() => return Err(failure),
            Err(failure) => faults.extend(failure.faults),
        }
    }
    if !faults.is_empty() {
        return Err(Failure::of(faults));
    }
    for (before, _) in &moves {
        let reader = ledger.read();
        rules::check_operator(before, &act.operator, reader)?;
        rules::check_approval(verb, before, act.approved_by.as_deref(), &act.operator, reader, act.as_of)?;
    }
    if moves.len() > 1 {
        let (count, what) = (moves.len(), verb.both());
        s.confirm(
            &both!("将对 {count} 条记录执行 {},确认?", "{} for {count} records?", what.zh)
                .with_en(format!("{} for {count} records?", what.en)),
        )?;
    }
    let (done, receipt) = ledger.write(&act, |op| {
        let mut done = Vec::new();
        for (before, after) in moves {
            // Judged again under the writer's lock: minutes may have passed over a question.
            judge_again(op.reader(), verb, (&before, &after), &act, on)?;
            let after = op.transition(&before, after, verb.name, on)?;
            let touched = match verb.effect {
                Some(effect) => rules::apply_effect(effect, op, &after, on)?,
                None => Vec::new(),
            };
            done.push((after, Touched::by(op.reader(), touched)?));
        }
        Ok(done)
    })?;
    for (row, touched) in &done {
        say(s, verb, row, touched, receipt.seq);
    }
    show::results(s, &ledger, &done.into_iter().map(|(row, _)| row).collect::<Vec<_>>())?;
    Ok(0)
}

/// What an effect did to other records.
struct Touched {
    added: Vec<String>,
    changed: Vec<String>,
}

impl Touched {
    /// Tells new records from changed ones: a new one has its first revision.
    fn by(reader: Reader<'_>, ids: Vec<String>) -> Result<Self> {
        let mut touched = Self { added: Vec::new(), changed: Vec::new() };
        for id in ids {
            let kind = id.get(..2).and_then(catalog::by_prefix);
            let row = kind.map(|kind| reader.get(kind, &id)).transpose()?.flatten();
            let new = row.is_none_or(|row| row.int(column::REV) == Some(1));
            if new { &mut touched.added } else { &mut touched.changed }.push(id);
        }
        Ok(touched)
    }
}

/// The record is as it was judged, and its guards and its second person still let it pass.
fn judge_again(
    reader: Reader<'_>,
    verb: &'static Verb,
    (before, after): (&Row, &Row),
    act: &Act,
    on: NaiveDate,
) -> Result<()> {
    if reader.get(before.kind(), before.id())?.as_ref() != Some(before) {
        return Err(changed_meanwhile(before.id()));
    }
    rules::check_operator(before, &act.operator, reader)?;
    rules::check_approval(verb, before, act.approved_by.as_deref(), &act.operator, reader, act.as_of)?;
    let moment = Moment { reader, before, after, on, today: act.as_of };
    let refused: Vec<Fault> = rules::check(verb, &moment)?.into_iter().filter(|f| f.code.exit != 0).collect();
    if refused.is_empty() { Ok(()) } else { Err(Failure::of(refused)) }
}

/// Checks one record and makes the row it would become.
fn prepare(
    s: &mut Session<'_>,
    ledger: &Ledger,
    verb: &'static Verb,
    operand: &str,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<(Row, Row)> {
    let kind = s.kind()?;
    let reader = ledger.read();
    let before = record(reader, kind, operand, today)?;
    must_be_live(&before)?;
    must_have_revision(s, &before)?;
    must_start_from(verb, &before)?;
    let mut after = before.clone();
    let mut world = s.world(reader, today);
    let mut faults = input::fill(s, &s.args().fields(), &mut after, today, &mut world);
    if let Some(to) = verb.to {
        after.set(column::STATE, to);
    }
    let missing: Vec<&'static Field> = verb
        .needs
        .iter()
        .filter_map(|name| kind.field(name))
        .filter(|f| after.get(f.name).is_null() && !faults.iter().any(|x| x.field == Some(f.name)))
        .collect();
    if faults.is_empty() && !missing.is_empty() && s.ui.can_ask() {
        Wizard::new(missing).ask(s, &mut after, None, today, &mut world)?;
    } else {
        faults.extend(missing.into_iter().map(|f| lacking(verb, f)));
    }
    if faults.is_empty() {
        let moment = Moment { reader, before: &before, after: &after, on, today };
        for fault in rules::check(verb, &moment)? {
            if fault.code.exit == 0 {
                s.ui.warn(&fault);
            } else {
                faults.push(fault);
            }
        }
    }
    if faults.is_empty() { Ok((before, after)) } else { Err(Failure::of(faults)) }
}

fn lacking(verb: &Verb, field: &'static Field) -> Fault {
    let (what, label) = (verb.both(), field.both());
    let text = Both {
        zh: format!("{} 须填写 {}", what.zh, label.zh).into(),
        en: format!("{} requires {}", what.en, label.en).into(),
    };
    let (zh, en) = (field.flag(Lang::Zh), field.flag(Lang::En));
    Fault::new(&codes::E4002, text).on(field.name).hint(both!("加 {zh} 值", "add {en} VALUE"))
}

/// E4001 with the verbs that the state allows.
fn must_start_from(verb: &'static Verb, row: &Row) -> Result<()> {
    if verb.from.contains(&row.state()) {
        return Ok(());
    }
    let (id, state) = (row.id(), show::state(row));
    let what = verb.both();
    let text = Both {
        zh: format!("{id} 的状态是\"{}\",不能做\"{}\"", state.zh, what.zh).into(),
        en: format!("{id} is {}; it cannot {}", state.en, what.en).into(),
    };
    let next = show::next_verbs(row);
    let hint = if next.zh.is_empty() {
        both!("已办结,没有可做的动作;看履历: chengxin 履历 {id}", "it is done with; its history: chengxin history {id}")
    } else {
        let (zh, en) = (next.zh, next.en);
        both!("现在可做: {zh}", "it can now: {en}")
    };
    Err(Fault::new(&codes::E4001, text).hint(hint).into())
}

fn say(s: &mut Session<'_>, verb: &'static Verb, row: &Row, touched: &Touched, seq: Option<i64>) {
    let (id, what, state) = (row.id().to_owned(), verb.both(), show::state(row));
    let mut text = Both {
        zh: format!("{id} 已{},现为 {}", what.zh, state.zh).into(),
        en: format!("{id}: {} done, now {}", what.en, state.en).into(),
    };
    for (ids, zh, en) in [(&touched.added, "已生成", "added"), (&touched.changed, "一并更改", "changed with it")]
    {
        if !ids.is_empty() {
            text = Both {
                zh: format!("{};{zh} {}", text.zh, ids.join("、")).into(),
                en: format!("{}; {en} {}", text.en, ids.join(", ")).into(),
            };
        }
    }
    s.done(&text, seq);
    let next = show::next_verbs(row);
    if !next.zh.is_empty() {
        s.ui.hint(&both!("可做 {}", "it can now {}", next.zh).with_en(format!("it can now {}", next.en)));
    }
}
