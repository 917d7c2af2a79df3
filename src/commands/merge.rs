//! `void --into`: a record that was entered twice is merged into the one that stays, in one operation.

use super::edit::{must_be_live, must_have_revision};
use super::session::{Session, record};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::plural;
use crate::rules::{self, merge};
use crate::schema::kind::column;

/// Merges the one operand into the record that the flag names.
///
/// # Errors
/// E1004 for more than one operand, E4004 for what is no duplicate, E6003 where a record that names the duplicate would
/// become the same as another; when the ledger cannot be written.
pub(super) fn run(s: &mut Session<'_>, into: &str, reason: &str) -> Result<u8> {
    let kind = s.kind()?;
    let (mut ledger, act) = s.writing("void")?;
    let reader = ledger.read();
    let operands = s.distinct_operands();
    let [operand] = operands.as_slice() else {
        return Err(Fault::new(&codes::E1004, both!("一次只能并入一条记录", "merge one record at a time"))
            .hint(both!("逐条写: 作废 编号 --并入 编号", "one by one: void ID --into ID"))
            .into());
    };
    let duplicate = record(reader, kind, operand, act.as_of)?;
    let stays = record(reader, kind, into, act.as_of).map_err(|failure| super::check::on(failure, "into"))?;
    must_be_live(&duplicate)?;
    must_be_live(&stays)?;
    must_have_revision(s, &duplicate)?;
    for row in [&duplicate, &stays] {
        rules::check_operator(row, &act.operator, reader)?;
    }
    let on = s.day_of_act(act.as_of, reader)?;
    let (id, kept) = (duplicate.id().to_owned(), stays.id().to_owned());
    let (count, receipt) = ledger.write(&act, |op| {
        // Judged under the writer's lock: somebody may have come to rest on it meanwhile.
        if let Some(fault) = merge::refused(&duplicate, &stays) {
            return Err(Failure::of(vec![fault]));
        }
        let changes = merge::renamed(op.reader(), &duplicate, &stays)?;
        let count = changes.len();
        let mut after = duplicate.clone();
        after.set(column::VOID_ON, on);
        after.set(column::VOID_REASON, reason);
        after.set(column::LINKS, merge::linked(&duplicate, &kept));
        op.update(&duplicate, after, "void", Some(on))?;
        let mut after = stays.clone();
        after.set(column::LINKS, merge::linked(&stays, &id));
        op.update(&stays, after, "link", None)?;
        for (before, after) in changes {
            op.update(&before, after, "edit", None)?;
        }
        Ok(count)
    })?;
    let records = plural(count, "record");
    s.done(
        &both!(
            "{id} 已并入 {kept} 并作废,{count} 条记录改写为 {kept}",
            "{id} merged into {kept} and declared void; {records} name {kept} now"
        ),
        receipt.seq,
    );
    s.ui.hint(&both!("撤销: chengxin 撤销", "undo: chengxin undo"));
    Ok(0)
}
