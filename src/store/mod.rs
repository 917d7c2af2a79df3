//! The ledger file: the only room that knows SQLite. Opens, migrates, reads, writes, logs, undoes, verifies.
//!
//! One STRICT table a kind with real columns; every write is one [`write::Operation`] whose changes stand in the same
//! transaction; the operations form a chain of SM3 digests that [`audit`] recomputes.

pub mod audit;
mod bulk;
pub mod calendar;
pub mod chain;
pub mod ddl;
pub mod directory;
mod fingerprint;
pub mod image;
pub mod joined;
pub mod lock;
pub mod log;
pub mod names;
pub mod open;
pub mod outside;
pub mod owed;
pub mod read;
pub mod recorded;
pub mod records;
pub mod settings;
pub mod sql;
pub mod undo;
pub mod write;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::{Failure, codes};
use crate::schema::Kind;
pub use audit::Verification;
pub use directory::Directory;
pub use joined::{FromRecord, Record};
pub use log::{Change, Operation as LoggedOperation};
pub use names::{BatchNames, TakenNames};
pub use write::{Act, Operation, Receipt};

/// An open ledger.
pub struct Ledger {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    pub(crate) kinds: &'static [&'static Kind],
    /// Who writes, when the ledger is open for writing. The writer's lock itself is held only while an operation runs,
    /// so that a clerk who thinks about a question keeps nobody waiting.
    pub(crate) writer: Option<lock::Writer>,
}

/// The reading side of a ledger, also of one in the middle of an operation.
#[derive(Clone, Copy)]
pub struct Reader<'l> {
    pub(crate) conn: &'l Connection,
    pub(crate) kinds: &'static [&'static Kind],
}

impl<'l> Reader<'l> {
    /// The kinds it keeps.
    pub const fn kinds(&self) -> &'static [&'static Kind] {
        self.kinds
    }

    /// The kind with an id prefix.
    pub fn kind_of(&self, prefix: &str) -> Option<&'static Kind> {
        self.kinds.iter().copied().find(|k| k.prefix == prefix)
    }
}

impl Ledger {
    /// The reading side.
    pub const fn read(&self) -> Reader<'_> {
        Reader { conn: &self.conn, kinds: self.kinds }
    }

    /// The kinds it keeps.
    pub const fn kinds(&self) -> &'static [&'static Kind] {
        self.kinds
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Turns what SQLite says into what a clerk can act on.
impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as E;
        // Text that is not UTF-8 or a column of another type was never written by this program.
        let foreign = matches!(
            error,
            rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
        );
        let code = match error.sqlite_error_code() {
            _ if foreign => &codes::E7005,
            Some(E::DatabaseBusy | E::DatabaseLocked) => &codes::E6001,
            Some(E::ReadOnly | E::DiskFull | E::SystemIoFailure | E::PermissionDenied | E::CannotOpen) => &codes::E7006,
            Some(E::DatabaseCorrupt) => &codes::E7005,
            Some(E::NotADatabase) => &codes::E7002,
            Some(E::ConstraintViolation) => &codes::E6003,
            _ => &codes::E9000,
        };
        let (full, readonly) = match error.sqlite_error_code() {
            Some(E::DiskFull) => (true, false),
            Some(E::ReadOnly | E::PermissionDenied) => (false, true),
            _ => (false, false),
        };
        let detail = error.to_string();
        let text = match code.id {
            "E6001" => crate::both!("台账正被另一个程序占用", "another program holds the ledger"),
            "E7006" if full => crate::both!("台账写不了: 磁盘已满", "the ledger cannot be written: the disk is full"),
            "E7006" if readonly => {
                crate::both!("台账写不了: 文件只读", "the ledger cannot be written: it is read-only")
            }
            "E7006" => crate::both!("台账读写失败", "the ledger cannot be read or written ({detail})"),
            "E7005" => crate::both!("台账文件已损坏", "the ledger file is damaged ({detail})"),
            "E7002" => crate::both!("不是台账文件", "not a ledger file"),
            "E6003" => crate::both!("与已有记录冲突", "conflicts with a record ({detail})"),
            _ => crate::both!("数据库错误: {detail}", "database error: {detail}"),
        };
        Self::new(code, text).caused_by(error)
    }
}
