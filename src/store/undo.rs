//! Undo and redo: new operations that apply the inverse of an earlier one. Nothing is erased.

use std::collections::HashSet;

use super::log::{Change, Operation as Logged};
use super::settings;
use super::write::Operation;
use super::{Reader, image, read};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::kind::column;
use crate::schema::{Kind, Row, Value};

/// Actions that no undo takes back.
const FINAL: [&str; 4] = ["init", "demo", "migrate", "reveal"];

/// The name of the action that takes back; a redo is an undo of an undo.
pub const UNDO: &str = "undo";
/// The name of the action that takes back an undo.
pub const REDO: &str = "redo";

impl Reader<'_> {
    /// The operation that the next undo of this person takes back.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn next_undo(&self, operator: &str) -> Result<Option<Logged>> {
        let operations = self.operations(None)?;
        let undone = undone(&operations);
        Ok(operations.into_iter().find(|op| {
            op.operator == operator
                && op.action != UNDO
                && op.action != REDO
                && !FINAL.contains(&op.action.as_str())
                && op.changes > 0
                && !undone.contains(&op.seq)
        }))
    }

    /// The undo that the next redo of this person takes back: the latest one, as long as nothing new was written since.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn next_redo(&self, operator: &str) -> Result<Option<Logged>> {
        let operations = self.operations(None)?;
        let undone = undone(&operations);
        Ok(operations
            .into_iter()
            .filter(|op| op.operator == operator && op.changes > 0)
            .take_while(|op| op.action == UNDO || op.action == REDO)
            .find(|op| op.action == UNDO && !undone.contains(&op.seq)))
    }

    /// True when an operation has been taken back (and not put again).
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn is_undone(&self, seq: i64) -> Result<bool> {
        Ok(undone(&self.operations(None)?).contains(&seq))
    }

    /// Why an operation cannot be taken back, if so.
    pub fn undo_barrier(&self, op: &Logged) -> Result<Option<Failure>> {
        let seq = op.seq;
        if FINAL.contains(&op.action.as_str()) || op.changes == 0 {
            let action = &op.action;
            return Ok(Some(Failure::new(
                &codes::E4006,
                both!("操作 {seq}({action})不可撤销", "operation {seq} ({action}) cannot be undone"),
            )));
        }
        if self.is_undone(seq)? {
            return Ok(Some(Failure::new(
                &codes::E4006,
                both!("操作 {seq} 已经撤销过", "operation {seq} is undone already"),
            )));
        }
        Ok(None)
    }
}

/// Numbers of the operations that are taken back at present: an undo that is itself undone counts no more.
fn undone(operations: &[Logged]) -> HashSet<i64> {
    let mut out: HashSet<i64> = HashSet::new();
    // Newest first: whether an undo still stands is known before what it took back is judged.
    for op in operations {
        if let Some(target) = op.undoes
            && !out.contains(&op.seq)
        {
            out.insert(target);
        }
    }
    out
}

impl Operation<'_> {
    /// Applies the inverse of an operation: what it added becomes void, what it changed goes back.
    ///
    /// # Errors
    /// E4006 with the later operations that touched the same fields, or the live records that rest on an added one.
    pub fn take_back(&mut self, op: &Logged, changes: &[Change], reason: &str) -> Result<()> {
        let mut faults = Vec::new();
        for change in changes.iter().rev() {
            if change.kind == settings::LOG_KIND {
                let old = change.before.as_deref().map(image::members).transpose()?;
                if let Some(value) = old.as_ref().and_then(|m| m.get("value")).and_then(|v| v.as_str()) {
                    self.set_setting(&change.record, value)?;
                }
                continue;
            }
            let Some(kind) = self.kinds().iter().copied().find(|k| k.name == change.kind) else {
                return Err(lost(&change.record));
            };
            let now = read::get(self.conn(), kind, &change.record)?.ok_or_else(|| lost(&change.record))?;
            match self.inverse(op, change, kind, &now, reason)? {
                Ok(after) => {
                    self.update(&now, after, if op.action == UNDO { REDO } else { UNDO }, None)?;
                }
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() {
            return Ok(());
        }
        faults.truncate(20);
        Err(Failure::of(faults))
    }

    fn inverse(
        &self,
        op: &Logged,
        change: &Change,
        kind: &'static Kind,
        now: &Row,
        reason: &str,
    ) -> Result<std::result::Result<Row, Fault>> {
        let logged = image::row(kind, &change.record, &change.after)?;
        let mut after = now.clone();
        let touched: Vec<usize> = match &change.before {
            None => logged.differences(now),
            Some(before) => {
                let old = image::members(before)?;
                let mut touched = Vec::new();
                for (name, json) in &old {
                    let Some(index) = kind.index(name) else { continue };
                    if now.values()[index] != logged.values()[index] {
                        touched.push(index);
                    }
                    let value = image::value(&kind.columns()[index].ty, json).ok_or_else(|| lost(&change.record))?;
                    after.set_at(index, value);
                }
                touched
            }
        };
        let id = &change.record;
        if !touched.is_empty() {
            let fields: Vec<_> = touched.iter().map(|&i| kind.columns()[i].both()).collect();
            let zh = fields.iter().map(|f| f.zh.as_ref()).collect::<Vec<_>>().join("、");
            let en = fields.iter().map(|f| f.en.as_ref()).collect::<Vec<_>>().join(", ");
            return Ok(Err(Fault::new(
                &codes::E4006,
                both!("{id} 之后又改过: {zh}", "{id} was changed again since: {en}"),
            )
            .hint(both!("看改动: chengxin 履历 {id}", "see the changes: chengxin history {id}"))));
        }
        if change.before.is_none() {
            if let Some(user) = self.live_referrer(kind, id, op)? {
                return Ok(Err(Fault::new(
                    &codes::E4006,
                    both!("{id} 正被 {user} 引用", "{id} is referred to by {user}"),
                )
                .hint(both!("先作废 {user}", "void {user} first"))));
            }
            after.set(column::VOID_ON, Value::Date(self.act().as_of));
            after.set(column::VOID_REASON, reason);
        }
        Ok(Ok(after))
    }

    /// A live record, not one of this operation's own, that refers to a record.
    fn live_referrer(&self, kind: &'static Kind, id: &str, op: &Logged) -> Result<Option<String>> {
        for (other, field) in super::read::references(self.kinds(), kind) {
            let sql = format!(
                "SELECT t.id FROM {} t WHERE t.{} = ?1 AND t.void_on IS NULL AND t.id <> ?1 AND NOT EXISTS (SELECT 1 FROM change c WHERE c.record = t.id AND c.op = ?2 AND c.before IS NULL) LIMIT 1",
                super::ddl::quoted(other.name),
                super::ddl::quoted(field.name)
            );
            let mut statement = self.conn().prepare_cached(&sql)?;
            let mut rows = statement.query(rusqlite::params![id, op.seq])?;
            if let Some(row) = rows.next()? {
                return Ok(Some(row.get(0)?));
            }
        }
        Ok(None)
    }
}

fn lost(id: &str) -> Failure {
    Failure::new(&codes::E7005, both!("台账与日志不符: {id}", "ledger and log differ: {id}"))
        .hint(both!("核验: chengxin 审计 核验", "check it: chengxin audit verify"))
}
