//! `attach` and `link`: files and other records that belong to a record.

use super::edit::must_be_live;
use super::session::{Session, record};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::kind::column;
use crate::schema::parse::LIST_SEPARATOR;
use crate::schema::{Field, Reading, Row, Type, Value, World as _};

pub(super) fn attach(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let (mut ledger, act) = s.writing("attach")?;
    let operands: Vec<String> = s.args().positionals().into_iter().map(str::to_owned).collect();
    let (id, files) = operands.split_first().ok_or_else(|| Failure::from(anyhow::anyhow!("attach without an id")))?;
    let before = record(ledger.read(), kind, id, act.as_of)?;
    must_be_live(&before)?;
    // One operand is one file, whatever its name holds; only the sign that joins several cannot stand in it.
    let field = Field::new(column::ATTACHMENTS, "附件", Type::File);
    let mut faults = Vec::new();
    let mut list: Vec<String> = split(before.text(column::ATTACHMENTS));
    for file in files {
        if file.contains(LIST_SEPARATOR) {
            let fault =
                Fault::new(&codes::E3115, both!("文件名 {file} 含有顿号", "file name {file} holds the sign 、"));
            faults.push(fault.hint(both!("先给文件改名", "rename the file first")));
            continue;
        }
        let mut world = ledger.read().directory(&s.folder());
        match field.parse(file, &mut Reading::new(act.as_of, &mut world)) {
            Ok(Value::Text(value)) if !list.contains(&value) => list.push(value),
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(Failure::of(faults));
    }
    let mut after = before.clone();
    after.set(column::ATTACHMENTS, list.join("、"));
    let (row, receipt) = ledger.write(&act, |op| op.update(&before, after, "attach", None))?;
    let (id, count) = (row.id(), list.len());
    let files = crate::messages::plural(count, "attachment");
    s.done(&both!("{id} 现有 {count} 个附件", "{id} now has {files}"), receipt.seq);
    Ok(0)
}

pub(super) fn link(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let (mut ledger, act) = s.writing("link")?;
    let operands: Vec<String> = s.args().positionals().into_iter().map(str::to_owned).collect();
    let reader = ledger.read();
    let (first, others) = operands.split_first().ok_or_else(|| Failure::from(anyhow::anyhow!("link without an id")))?;
    let one = record(reader, kind, first, act.as_of)?;
    must_be_live(&one)?;
    let mut rows: Vec<(Row, Row)> = vec![(one.clone(), one)];
    let mut others: Vec<&String> = others.iter().collect();
    others.dedup();
    for text in others {
        let id = s.world(reader, act.as_of).find_any(&[], text)?;
        if id == rows[0].0.id() {
            return Err(
                Fault::new(&codes::E2005, both!("{id} 不能关联自己", "{id} cannot be linked with itself")).into()
            );
        }
        let prefix = id.split('-').next().unwrap_or_default();
        let other = match reader.kind_of(prefix) {
            Some(kind) => reader.get(kind, &id)?,
            None => None,
        };
        let other =
            other.ok_or_else(|| Failure::from(Fault::new(&codes::E2001, both!("没有 {id}", "there is no {id}"))))?;
        must_be_live(&other)?;
        add(&mut rows[0].1, other.id());
        let mut changed = other.clone();
        add(&mut changed, rows[0].0.id());
        rows.push((other, changed));
    }
    let ids: Vec<String> = rows.iter().map(|(r, _)| r.id().to_owned()).collect();
    let (_, receipt) = ledger.write(&act, |op| {
        for (before, after) in rows {
            op.update(&before, after, "link", None)?;
        }
        Ok(())
    })?;
    let list = ids.join(" - ");
    s.done(&both!("已关联 {list}", "linked {list}"), receipt.seq);
    Ok(0)
}

fn add(row: &mut Row, id: &str) {
    let mut list = split(row.text(column::LINKS));
    if !list.iter().any(|l| l == id) {
        list.push(id.to_owned());
        row.set(column::LINKS, list.join("、"));
    }
}

fn split(text: Option<&str>) -> Vec<String> {
    text.map(|t| t.split('、').map(str::to_owned).collect()).unwrap_or_default()
}
