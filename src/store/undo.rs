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
const FINAL: [&str; 6] = ["init", "demo", "migrate", "reveal", "eligibility", NIGHTLY];

/// The job of the night: no work of the person in whose name it runs, so undo and redo pass it over.
const NIGHTLY: &str = "nightly";

/// The name of the action that takes back; a redo is an undo of an undo.
pub const UNDO: &str = "undo";
/// The name of the action that takes back an undo.
pub const REDO: &str = "redo";

impl Reader<'_> {
    /// Numbers of the operations that are taken back at present: an undo that is itself undone counts no more.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn undone(&self) -> Result<HashSet<i64>> {
        let mut statement =
            self.conn.prepare_cached("SELECT seq, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY seq DESC")?;
        let mut out: HashSet<i64> = HashSet::new();
        let rows = statement.query_map([], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?)))?;
        // Newest first: whether an undo still stands is known before what it took back is judged.
        for row in rows {
            let (seq, target) = row?;
            if !out.contains(&seq) {
                out.insert(target);
            }
        }
        Ok(out)
    }

    /// The operation that the next undo of this person takes back.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn next_undo(&self, operator: &str) -> Result<Option<Logged>> {
        let undone = self.undone()?;
        self.latest_of(operator, |op| {
            let own = op.action != UNDO && op.action != REDO && !FINAL.contains(&op.action.as_str());
            if own && !undone.contains(&op.seq) { Search::Found } else { Search::GoOn }
        })
    }

    /// The undo that the next redo of this person takes back: the latest one, as long as nothing new was written since.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn next_redo(&self, operator: &str) -> Result<Option<Logged>> {
        let undone = self.undone()?;
        self.latest_of(operator, |op| match op.action.as_str() {
            UNDO if !undone.contains(&op.seq) => Search::Found,
            UNDO | REDO | NIGHTLY => Search::GoOn,
            _ => Search::End,
        })
    }

    /// Goes back through the operations of a person that changed something, newest first.
    fn latest_of(&self, operator: &str, judge: impl Fn(&Logged) -> Search) -> Result<Option<Logged>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "{} WHERE operator = ?1 AND (changes > 0 OR undoes IS NOT NULL) ORDER BY seq DESC",
            super::log::SELECT_OPERATION
        ))?;
        for op in statement.query_map([operator], Logged::read)? {
            let op = op?;
            match judge(&op) {
                Search::Found => return Ok(Some(op)),
                Search::GoOn => {}
                Search::End => break,
            }
        }
        Ok(None)
    }
}

enum Search {
    Found,
    GoOn,
    End,
}

/// Why an operation cannot be taken back, if so; `undone` is [`Reader::undone`].
pub fn barrier(op: &Logged, undone: &HashSet<i64>) -> Option<Failure> {
    let seq = op.seq;
    if FINAL.contains(&op.action.as_str()) || op.changes == 0 {
        return Some(Failure::new(
            &codes::E4006,
            both!(
                "操作 {seq} 不可撤销: 它没有改动,是建立台账的一步,或是夜间作业",
                "operation {seq} cannot be undone: it changed nothing, set up the ledger, or was the nightly job"
            ),
        ));
    }
    undone
        .contains(&seq)
        .then(|| Failure::new(&codes::E4006, both!("操作 {seq} 已经撤销过", "operation {seq} is undone already")))
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
                faults.extend(self.take_back_setting(change)?);
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

    /// Puts a setting back as it was before a change; a fault when it was set again since.
    fn take_back_setting(&mut self, change: &Change) -> Result<Option<Fault>> {
        let value = |image: &str| -> Result<Option<String>> {
            Ok(image::members(image)?.get("value").and_then(|v| v.as_str()).map(str::to_owned))
        };
        let key = &change.record;
        if self.reader().setting(key)? != value(&change.after)? {
            return Ok(Some(Fault::new(
                &codes::E4006,
                both!("设置 {key} 之后又改过", "setting {key} was set again since"),
            )));
        }
        match change.before.as_deref().map(value).transpose()?.flatten() {
            Some(old) => self.set_setting(key, &old)?,
            None => self.clear_setting(key)?,
        }
        Ok(None)
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
