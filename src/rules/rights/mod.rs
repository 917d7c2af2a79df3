//! 权益: objections, repair, proceedings before the courts, and what is put before the public for how long.

pub(super) mod litigation;
pub(super) mod objection;
pub(super) mod publication;
pub(super) mod repair;
pub mod sanction;
pub mod window;

use std::collections::HashSet;

use crate::catalog;
use crate::catalog::integrity::OBJECTION;
use crate::error::Result;
use crate::schema::filter::{Filter, Query, Test};
use crate::schema::kind::column;
use crate::schema::{Kind, Row, Type, Value};
use crate::store::Reader;

/// Ids of the records of a kind that are objected to: an objection to them is marked or being checked (kinds.md, computed
/// value `disputed`). Empty at once for a kind that nobody can object to.
///
/// # Errors
/// When the ledger cannot be read.
pub fn disputed(reader: Reader<'_>, kind: &'static Kind) -> Result<HashSet<String>> {
    let (target, state) = (OBJECTION.field("target"), OBJECTION.field(column::STATE));
    let (Some(Type::AnyRef(kinds)), Some(state)) = (target.map(|f| f.ty), state) else { return Ok(HashSet::new()) };
    if !kinds.contains(&kind) {
        return Ok(HashSet::new());
    }
    let open = Filter { field: state, test: Test::AnyOf(objection::OPEN.map(Value::from).to_vec()) };
    let query = Query { filters: vec![open], closed: true, ..Query::default() };
    let all = reader.all(&OBJECTION, &query)?;
    let targets = all.iter().filter_map(|o| o.text("target")).filter(|id| id.starts_with(kind.prefix));
    Ok(targets.map(str::to_owned).collect())
}

/// The kind of the record that an id names.
fn kind_of(id: &str) -> Option<&'static Kind> {
    catalog::by_prefix(id.get(..2)?)
}

/// The record that the target of this one is.
///
/// # Errors
/// When the ledger cannot be read.
pub fn target_of(reader: Reader<'_>, row: &Row) -> Result<Option<Row>> {
    match row.text("target").and_then(|id| Some((kind_of(id)?, id))) {
        Some((kind, id)) => reader.get(kind, id),
        None => Ok(None),
    }
}
