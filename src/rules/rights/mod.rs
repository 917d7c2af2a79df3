//! 权益: objections, repair, proceedings before the courts, and what is put before the public for how long.

pub(super) mod litigation;
pub(super) mod objection;
pub(super) mod publication;
pub(super) mod repair;
pub mod sanction;
pub mod window;

use crate::catalog;
use crate::error::Result;
use crate::schema::{Kind, Row};
use crate::store::Reader;

/// The kind of the record that an id names.
fn kind_of(id: &str) -> Option<&'static Kind> {
    catalog::by_prefix(id.get(..2)?)
}

/// The record that the target of this one is.
///
/// # Errors
/// When the ledger cannot be read.
fn target_of(reader: Reader<'_>, row: &Row) -> Result<Option<Row>> {
    match row.text("target").and_then(|id| Some((kind_of(id)?, id))) {
        Some((kind, id)) => reader.get(kind, id),
        None => Ok(None),
    }
}
