//! `edit`: changes fields of one record.

use super::session::{Session, record};
use super::{input, show};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::rules;
use crate::schema::kind::column;
use crate::schema::{Field, Row};
use crate::store::{Receipt, records};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let (mut ledger, act) = s.writing("edit")?;
    let operand = s.args().positionals().first().copied().unwrap_or_default().to_owned();
    let before = record(ledger.read(), kind, &operand, act.as_of)?;
    must_be_live(&before)?;
    must_have_revision(s, &before)?;
    rules::check_operator(&before, &act.operator, ledger.read())?;
    if s.args().fields().is_empty() {
        let id = before.id();
        return Err(Fault::new(&codes::E1004, both!("没有写要修改的字段", "no field to change was given"))
            .hint(both!("例: chengxin 修改 {id} --备注 说明", "e.g. chengxin edit {id} --note TEXT"))
            .into());
    }
    let mut after = before.clone();
    let mut faults = {
        let mut world = s.world(ledger.read(), act.as_of);
        input::fill(s, &s.args().fields(), &mut after, act.as_of, &mut world)
    };
    let blanked: Vec<&'static Field> =
        kind.inputs().filter(|f| f.required && after.get(f.name).is_null() && !before.get(f.name).is_null()).collect();
    faults.extend(blanked.into_iter().map(input::required));
    if faults.is_empty() {
        faults.extend(rules::days::in_order(Some(&before), &after));
    }
    if !faults.is_empty() {
        return Err(Failure::of(faults));
    }
    let id = before.id().to_owned();
    let changed = before.differences(&after).len();
    let (after, Receipt { seq, .. }) = ledger.write(&act, |op| {
        op.check_references(&after, Some(&before))?;
        op.update(&before, after, "edit", None)
    })?;
    if changed == 0 {
        s.ui.status(&both!("{id} 没有变化", "{id} is unchanged"));
    } else {
        let fields = crate::messages::plural(changed, "field");
        s.done(&both!("已修改 {id} 的 {changed} 个字段", "changed {fields} of {id}"), seq);
    }
    show::results(s, &ledger, std::slice::from_ref(&after))?;
    Ok(0)
}

/// A void record is changed no more.
pub(super) fn must_be_live(row: &Row) -> Result<()> {
    if !row.is_void() {
        return Ok(());
    }
    let id = row.id();
    Err(Fault::new(&codes::E4005, both!("{id} 已作废", "{id} is void"))
        .hint(both!("看履历: chengxin 履历 {id}", "see its history: chengxin history {id}"))
        .into())
}

/// `--rev` lets a script write only what it has read.
pub(super) fn must_have_revision(s: &Session<'_>, row: &Row) -> Result<()> {
    let Some(text) = s.args().text("rev") else { return Ok(()) };
    let wanted = crate::terms::number::parse_int(text)?;
    if row.int(column::REV) == Some(wanted) { Ok(()) } else { Err(records::changed_meanwhile(row.id())) }
}
