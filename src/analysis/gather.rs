//! Records gathered from many registers into one page: what they are called, when they are of, what they are about.

use chrono::NaiveDate;

use super::due::{self, Scope};
use crate::catalog::governance::STEP;
use crate::catalog::integrity::{CASE, LITIGATION, MEASURE, OBJECTION, PROMISE, RECTIFICATION};
use crate::catalog::personnel::ENTRY;
use crate::error::Result;
use crate::messages::Label;
use crate::rules::Parameters;
use crate::schema::{Kind, Row, Type};
use crate::store::Reader;

/// A part of the page.
#[derive(Debug)]
pub struct Section {
    /// Its heading.
    pub title: Label,
    /// Its records, the oldest first.
    pub lines: Vec<Line>,
}

/// One record on the page.
#[derive(Debug)]
pub struct Line {
    /// The record.
    pub row: Row,
    /// The day that it is of: see [`day_of`].
    pub on: Option<NaiveDate>,
    /// Fen that it is about: see [`amount_of`].
    pub amount: Option<i64>,
    /// The first day on which something of it is due, while anything is.
    pub due: Option<NaiveDate>,
    /// An objection to it is open: 异议中 wherever it is shown (kinds.md §2.8, objection.mark).
    pub disputed: bool,
}

impl Line {
    /// True when its first due day has passed.
    pub fn overdue(&self, as_of: NaiveDate) -> bool {
        self.due.is_some_and(|due| due < as_of)
    }
}

/// The line of a record, as it stands on a day.
///
/// # Errors
/// When the ledger cannot be read.
pub fn line(reader: Reader<'_>, parameters: &Parameters, row: Row, as_of: NaiveDate) -> Result<Line> {
    let kind: &'static Kind = row.kind();
    let found = due::find(reader, parameters, &Scope::record(as_of, kind, row.id()))?;
    let due = found.due.iter().map(|d| d.clock.on).min();
    let disputed =
        reader.children(&OBJECTION, "target", row.id())?.iter().any(|o| matches!(o.state(), "marked" | "checking"));
    Ok(Line { on: day_of(&row), amount: amount_of(&row), due, disputed, row })
}

/// The day that a record is of: its first day that is listed or required and filled; `None` where it has none.
pub fn day_of(row: &Row) -> Option<NaiveDate> {
    let kind: &'static Kind = row.kind();
    let days = |wanted: fn(&crate::schema::Field) -> bool| {
        kind.fields
            .iter()
            .filter(|f| matches!(f.ty, Type::Date) && f.is_live() && wanted(f))
            .find_map(|f| row.date(f.name))
    };
    days(|f| f.required).or_else(|| days(|f| f.listed)).or_else(|| days(|_| true))
}

/// The amount that a record is about: its first amount of money that is listed; `None` where it has none.
pub fn amount_of(row: &Row) -> Option<i64> {
    let kind: &'static Kind = row.kind();
    kind.fields.iter().filter(|f| matches!(f.ty, Type::Money) && f.listed).find_map(|f| row.int(f.name))
}

/// Records of these kinds whose field names one of these ids.
///
/// # Errors
/// When the ledger cannot be read.
pub fn related(reader: Reader<'_>, kinds: &[(&'static Kind, &str)], ids: &[&str]) -> Result<Vec<Row>> {
    let mut out = Vec::new();
    for (kind, field) in kinds {
        for id in ids {
            out.extend(reader.children(kind, field, id)?);
        }
    }
    Ok(out)
}

/// What was promised in one of these records.
///
/// # Errors
/// When the ledger cannot be read.
pub fn promised(reader: Reader<'_>, ids: &[&str]) -> Result<Vec<Row>> {
    related(reader, &[(&PROMISE, "source")], ids)
}

/// The steps of a decision.
///
/// # Errors
/// When the ledger cannot be read.
pub fn steps(reader: Reader<'_>, decision: &str) -> Result<Vec<Row>> {
    reader.children(&STEP, "decision", decision)
}

/// Cases, entries, rectifications and proceedings that came from one of these records, and what came of those in turn;
/// each once.
///
/// # Errors
/// When the ledger cannot be read.
pub fn followed(reader: Reader<'_>, ids: &[&str]) -> Result<Vec<Row>> {
    // Cases first, since what follows them is looked up by them.
    const FOLLOWING: [(&Kind, &[&str]); 5] = [
        (&CASE, &["origin"]),
        (&ENTRY, &["origin", "case"]),
        (&RECTIFICATION, &["origin"]),
        (&MEASURE, &["case"]),
        (&LITIGATION, &["origin", "case"]),
    ];
    let mut out: Vec<Row> = Vec::new();
    let mut set: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    for (kind, fields) in FOLLOWING {
        for at in 0..set.len() {
            for field in fields {
                for row in reader.children(kind, field, &set[at])? {
                    if out.iter().any(|found| found.id() == row.id()) {
                        continue;
                    }
                    set.push(row.id().to_owned());
                    out.push(row);
                }
            }
        }
    }
    Ok(out)
}
