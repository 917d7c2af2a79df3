//! Reading the operation log: operations, their changes, the history of a record.

use rusqlite::{OptionalExtension as _, Row as SqlRow};

use super::{Reader, chain};
use crate::error::Result;

/// One logged operation: a command that wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its number.
    pub seq: i64,
    /// When, local time with offset.
    pub at: String,
    /// Who.
    pub operator: String,
    /// On which machine.
    pub host: String,
    /// English verb: add, edit, import, award, undo …
    pub action: String,
    /// The command line, private values masked.
    pub command: String,
    /// Why, when a reason was given.
    pub reason: Option<String>,
    /// The second person, for acts with legal effect.
    pub approved_by: Option<String>,
    /// The day taken as today.
    pub as_of: String,
    /// The operation that it takes back, for undo and redo.
    pub undoes: Option<i64>,
    /// Position of its first change.
    pub first_change: i64,
    /// How many changes.
    pub changes: i64,
    /// Digest of the operation before.
    pub previous: String,
    /// Its own digest.
    pub digest: String,
}

pub(crate) const SELECT_OPERATION: &str = "SELECT seq, at, operator, host, action, command, reason, approved_by, as_of, undoes, first_change, changes, previous, digest FROM operation";

impl Operation {
    pub(crate) fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            at: row.get(1)?,
            operator: row.get(2)?,
            host: row.get(3)?,
            action: row.get(4)?,
            command: row.get(5)?,
            reason: row.get(6)?,
            approved_by: row.get(7)?,
            as_of: row.get(8)?,
            undoes: row.get(9)?,
            first_change: row.get(10)?,
            changes: row.get(11)?,
            previous: row.get(12)?,
            digest: row.get(13)?,
        })
    }

    /// Feeds everything but the digest itself, in fixed order.
    pub(crate) fn feed_header(&self, digest: &mut chain::Digest) {
        digest.number(self.seq);
        for text in [&self.at, &self.operator, &self.host, &self.action, &self.command] {
            digest.field(Some(text));
        }
        digest.field(self.reason.as_deref());
        digest.field(self.approved_by.as_deref());
        digest.field(Some(&self.as_of));
        digest.number(self.undoes.unwrap_or(0));
        digest.number(self.first_change);
        digest.number(self.changes);
    }
}

/// One logged change of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its place in the whole log.
    pub position: i64,
    /// The operation it belongs to.
    pub op: i64,
    /// Kind of the record, or `setting`.
    pub kind: String,
    /// The record's id.
    pub record: String,
    /// English verb.
    pub action: String,
    /// The day it takes effect, for lifecycle verbs.
    pub effective_on: Option<String>,
    /// Old values of the changed columns; `None` for a new record.
    pub before: Option<String>,
    /// The whole record afterwards.
    pub after: String,
}

const SELECT_CHANGE: &str = "SELECT position, op, kind, record, action, effective_on, before, after FROM change";

impl Change {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            position: row.get(0)?,
            op: row.get(1)?,
            kind: row.get(2)?,
            record: row.get(3)?,
            action: row.get(4)?,
            effective_on: row.get(5)?,
            before: row.get(6)?,
            after: row.get(7)?,
        })
    }
}

impl Reader<'_> {
    /// One operation.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn operation(&self, seq: i64) -> Result<Option<Operation>> {
        let sql = format!("{SELECT_OPERATION} WHERE seq = ?1");
        Ok(self.conn.query_row(&sql, [seq], Operation::read).optional()?)
    }

    /// Operations of these actions, newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn operations_called(&self, actions: &[&str]) -> Result<Vec<Operation>> {
        let marks = vec!["?"; actions.len()].join(", ");
        let sql = format!("{SELECT_OPERATION} WHERE action IN ({marks}) ORDER BY seq DESC");
        let mut statement = self.conn.prepare(&sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(actions), Operation::read)?;
        Ok(rows.collect::<Result<_, rusqlite::Error>>()?)
    }

    /// The latest operations, newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn operations(&self, limit: Option<usize>) -> Result<Vec<Operation>> {
        let limit = limit.map_or(-1, |l| i64::try_from(l).unwrap_or(i64::MAX));
        let mut statement = self.conn.prepare(&format!("{SELECT_OPERATION} ORDER BY seq DESC LIMIT ?1"))?;
        let rows = statement.query_map([limit], Operation::read)?;
        Ok(rows.collect::<Result<_, rusqlite::Error>>()?)
    }

    /// The changes of an operation, in order, at most `limit`.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn changes_of(&self, op: &Operation, limit: usize) -> Result<Vec<Change>> {
        let limit = op.changes.min(i64::try_from(limit).unwrap_or(i64::MAX));
        let mut statement =
            self.conn.prepare_cached(&format!("{SELECT_CHANGE} WHERE position >= ?1 ORDER BY position LIMIT ?2"))?;
        let rows = statement.query_map([op.first_change, limit], Change::read)?;
        Ok(rows.collect::<Result<_, rusqlite::Error>>()?)
    }

    /// Every change of a record, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn changes_to(&self, record: &str) -> Result<Vec<Change>> {
        let mut statement =
            self.conn.prepare_cached(&format!("{SELECT_CHANGE} WHERE record = ?1 ORDER BY position"))?;
        Ok(statement.query_map([record], Change::read)?.collect::<Result<_, rusqlite::Error>>()?)
    }

    /// Everything that ever happened to a record, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn history(&self, record: &str) -> Result<Vec<(Operation, Change)>> {
        self.changes_to(record)?
            .into_iter()
            .map(|change| {
                let op = self.operation(change.op)?;
                op.map(|op| (op, change)).ok_or_else(|| {
                    crate::error::Failure::new(
                        &crate::error::codes::E7005,
                        crate::both!("日志不完整", "the log is not whole"),
                    )
                })
            })
            .collect()
    }
}
