//! `export`: the records that filters select, written to a file that re-imports as unchanged.

use super::output::{self, Output};
use super::session::Session;
use super::{fields, list};
use crate::error::Result;
use crate::render::Format;
use crate::schema::filter::Query;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    if fields::asked_for(s) {
        return fields::of_kind(s, kind);
    }
    let mask = s.mask()?;
    let ledger = s.open_read()?;
    // An export is the whole register, also what is done with; filters narrow it.
    let query = Query { closed: true, ..list::query(s, ledger.read(), kind)? };
    let output = Output::of(s, Some(Format::Csv))?;
    let rows = output::records(s, &ledger, kind, &query, &output, mask)?;
    list::close(s, ledger.read(), kind, &query, rows)
}
