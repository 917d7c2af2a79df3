//! Joined reading for rules: a SELECT of the program's own, streamed row by row, its columns read by their type.

use chrono::NaiveDate;
use rusqlite::Row as SqlRow;
use rusqlite::types::ValueRef;

use super::Reader;
use crate::error::{Failure, Result, codes};
use crate::terms::date::from_iso;

/// One row of a SELECT.
pub struct Record<'r>(&'r SqlRow<'r>);

/// What a column of a record can be read as.
pub trait FromRecord: Sized {
    /// The value of a column.
    ///
    /// # Errors
    /// E7005 when another program stored what is none.
    fn from_record(record: &Record<'_>, column: usize) -> Result<Self>;
}

impl Record<'_> {
    fn value(&self, column: usize) -> Result<ValueRef<'_>> {
        Ok(self.0.get_ref(column)?)
    }

    /// The text of a column without a copy of it; blank where there is none.
    ///
    /// # Errors
    /// E7005 when another program stored what is no text.
    pub fn text(&self, column: usize) -> Result<&str> {
        match self.value(column)? {
            ValueRef::Null => Ok(""),
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).map_err(|_| self.damaged(column)),
            ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => Err(self.damaged(column)),
        }
    }

    fn damaged(&self, column: usize) -> Failure {
        let name = self.0.as_ref().column_name(column).unwrap_or("?").to_owned();
        Failure::new(
            &codes::E7005,
            crate::both!("\"{name}\" 列里有读不懂的值", "column \"{name}\" holds a value that cannot be read"),
        )
    }
}

impl FromRecord for Option<String> {
    fn from_record(record: &Record<'_>, column: usize) -> Result<Self> {
        match record.value(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Text(bytes) => {
                Ok(Some(std::str::from_utf8(bytes).map_err(|_| record.damaged(column))?.to_owned()))
            }
            ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => Err(record.damaged(column)),
        }
    }
}

impl FromRecord for Option<i64> {
    fn from_record(record: &Record<'_>, column: usize) -> Result<Self> {
        match record.value(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(int) => Ok(Some(int)),
            ValueRef::Text(_) | ValueRef::Real(_) | ValueRef::Blob(_) => Err(record.damaged(column)),
        }
    }
}

impl FromRecord for Option<bool> {
    fn from_record(record: &Record<'_>, column: usize) -> Result<Self> {
        Ok(Option::<i64>::from_record(record, column)?.map(|int| int != 0))
    }
}

impl FromRecord for Option<NaiveDate> {
    fn from_record(record: &Record<'_>, column: usize) -> Result<Self> {
        match record.value(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Text(bytes) => {
                let day = std::str::from_utf8(bytes).ok().and_then(from_iso);
                day.map(Some).ok_or_else(|| record.damaged(column))
            }
            ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => Err(record.damaged(column)),
        }
    }
}

/// A column that the schema keeps filled.
macro_rules! filled {
    ($($ty:ty),*) => {$(
        impl FromRecord for $ty {
            fn from_record(record: &Record<'_>, column: usize) -> Result<Self> {
                Option::<$ty>::from_record(record, column)?.ok_or_else(|| record.damaged(column))
            }
        }
    )*};
}

filled!(String, i64, NaiveDate);

impl Reader<'_> {
    /// Calls back with every row of a SELECT of the program's own; `values` stand for its question marks.
    ///
    /// # Errors
    /// When the ledger cannot be read, and whatever the callback returns.
    pub fn joined(
        &self,
        sql: &str,
        values: &[&str],
        callback: &mut dyn FnMut(&Record<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql).map_err(super::read::older)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            callback(&Record(row))?;
        }
        Ok(())
    }
}
