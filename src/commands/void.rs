//! `void`: declares records void. Their numbers stay; nothing is deleted.

use super::edit::{must_be_live, must_have_revision};
use super::merge;
use super::session::{Session, record};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::rules;
use crate::schema::Row;
use crate::schema::kind::column;
use crate::store::Reader;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let (mut ledger, act) = s.writing("void")?;
    let Some(reason) = act.reason.clone().filter(|r| !r.trim().is_empty()) else {
        return Err(Fault::new(&codes::E4007, both!("作废须写明原因", "voiding needs a reason"))
            .hint(both!("加 --原因 说明", "add --reason TEXT"))
            .into());
    };
    if let Some(into) = s.args().text("into").map(str::to_owned) {
        drop(ledger);
        return merge::run(s, &into, &reason);
    }
    let rows = rows(s, ledger.read(), act.as_of)?;
    for row in &rows {
        rules::check_operator(row, &act.operator, ledger.read())?;
    }
    if rows.len() > 1 {
        let count = rows.len();
        s.confirm(&both!("将作废 {count} 条记录,确认?", "declare {count} records void?"))?;
    }
    let date = s.day_of_act(act.as_of, ledger.read())?;
    let ids: Vec<String> = rows.iter().map(|r| r.id().to_owned()).collect();
    let (_, receipt) = ledger.write(&act, |op| {
        // Looked at again under the writer's lock: somebody may have come to rest on them meanwhile.
        let faults = referred_to(op.reader(), &rows)?;
        if !faults.is_empty() {
            return Err(Failure::of(faults));
        }
        for row in &rows {
            let mut after = row.clone();
            after.set(column::VOID_ON, date);
            after.set(column::VOID_REASON, reason.as_str());
            op.update(row, after, "void", Some(date))?;
        }
        Ok(())
    })?;
    let list = ids.join("、");
    let english = ids.join(", ");
    s.done(&both!("已作废 {list},编号保留", "{english} declared void; the numbers stay"), receipt.seq);
    s.ui.hint(&both!("撤销: chengxin 撤销", "undo: chengxin undo"));
    Ok(0)
}

/// The records to void; all faults at once.
fn rows(s: &Session<'_>, reader: Reader<'_>, today: chrono::NaiveDate) -> Result<Vec<Row>> {
    let kind = s.kind()?;
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for operand in s.distinct_operands() {
        let checked = record(reader, kind, operand, today).and_then(|row| {
            must_be_live(&row)?;
            must_have_revision(s, &row)?;
            Ok(row)
        });
        match checked {
            Ok(row) => rows.push(row),
            Err(failure) if failure.faults.is_empty() => return Err(failure),
            Err(failure) => faults.extend(failure.faults),
        }
    }
    faults.extend(referred_to(reader, &rows)?);
    if faults.is_empty() { Ok(rows) } else { Err(Failure::of(faults)) }
}

/// A fault for each record that a live one, itself not among them, refers to.
fn referred_to(reader: Reader<'_>, rows: &[Row]) -> Result<Vec<Fault>> {
    let mut faults = Vec::new();
    for row in rows {
        let mut users = reader.referrers(row.kind(), row.id(), rows.len() + 8)?;
        users.extend(rules::merge::resting_on(reader, row)?);
        users.retain(|u| !rows.iter().any(|r| r.id() == u));
        if !users.is_empty() {
            let (id, list) = (row.id(), users.join("、"));
            faults.push(
                Fault::new(&codes::E4004, both!("{id} 正被引用: {list}", "{id} is referred to by {list}"))
                    .hint(both!(
                        "先作废或改正这些记录;重复登记的: chengxin 作废 {id} --并入 编号 --原因 重复登记",
                        "void or correct those records first; of a duplicate: chengxin void {id} --into ID --reason duplicate"
                    )),
            );
        }
    }
    Ok(faults)
}
