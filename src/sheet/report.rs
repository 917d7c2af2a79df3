//! What an import did or would do: counts, what was skipped, every fault with its absolute row.

use serde_json::{Value as Json, json};

use super::RawRow;
use super::header::Unknown;
use super::skip::Reason;
use crate::error::Fault;
use crate::messages::Lang;
use crate::schema::Field;
use crate::terms::money::Unit;

/// Faults, warnings and skipped rows kept one by one; the rest are counted.
pub const MAX_KEPT: usize = 10_000;

/// What became of a column.
#[derive(Clone, Debug)]
pub struct ColumnUse {
    /// Its place, counted from 0.
    pub at: usize,
    /// Its header.
    pub header: String,
    /// The field it fills; `None` when it is left out.
    pub field: Option<&'static Field>,
    /// The unit its amounts are read in.
    pub unit: Option<Unit>,
}

/// Rows that were no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The first row.
    pub row: u32,
    /// The last row of a run of blank ones; otherwise the same.
    pub last: u32,
    /// Why.
    pub reason: Reason,
}

/// A fault or a warning of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// Absolute row, 1-based.
    pub row: u32,
    /// Place of the column, counted from 0; `None` when it concerns the whole row.
    pub at: Option<usize>,
    /// Header of the column; empty when it concerns the whole row.
    pub column: String,
    /// What is wrong.
    pub fault: Fault,
    /// The cell's content, masked where it is private.
    pub value_masked: String,
}

/// The report of an import.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Name of the file; `-` for standard input.
    pub file: String,
    /// Encoding, or format of the workbook.
    pub encoding: &'static str,
    /// The sheet read, in a workbook.
    pub sheet: Option<String>,
    /// The workbook's hidden sheets.
    pub hidden_sheets: Vec<String>,
    /// Hidden rows of the sheet; they are read like all others (.xlsx only).
    pub hidden_rows: u32,
    /// Absolute number of the header's last row; 0 in JSON.
    pub header_row: u32,
    /// The rows down to the header.
    pub header_rows: Vec<RawRow>,
    /// Text of the title row.
    pub title: Option<String>,
    /// What became of the columns, by place.
    pub columns: Vec<ColumnUse>,
    /// Columns that no field answers to (a preview only; a real run stops).
    pub unknown: Vec<Unknown>,
    /// Rows of data.
    pub rows: u64,
    /// New records; in a preview or with errors: those that would be.
    pub inserted: usize,
    /// Changed records.
    pub updated: usize,
    /// Records that are already so.
    pub unchanged: usize,
    /// Rows that were no data, at most [`MAX_KEPT`].
    pub skipped: Vec<Skipped>,
    /// Skipped rows beyond those.
    pub more_skipped: usize,
    /// Faults by row, at most [`MAX_KEPT`].
    pub errors: Vec<RowFault>,
    /// Faults beyond those.
    pub more_errors: usize,
    /// Warnings by row, at most [`MAX_KEPT`].
    pub warnings: Vec<RowFault>,
    /// Warnings beyond those.
    pub more_warnings: usize,
    /// Numbers of all rows that were refused, ascending.
    pub bad_rows: Vec<u32>,
    /// False in a preview, and when errors kept everything out.
    pub written: bool,
}

impl Report {
    /// True when something keeps the file from being imported whole.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.more_errors > 0 || !self.bad_rows.is_empty()
    }

    /// Whether a row was refused.
    pub fn is_bad(&self, row: u32) -> bool {
        self.bad_rows.binary_search(&row).is_ok()
    }

    pub(super) fn error(&mut self, fault: RowFault) {
        if self.errors.len() < MAX_KEPT {
            self.errors.push(fault);
        } else {
            self.more_errors += 1;
        }
    }

    pub(super) fn warning(&mut self, fault: RowFault) {
        if self.warnings.len() < MAX_KEPT {
            self.warnings.push(fault);
        } else {
            self.more_warnings += 1;
        }
    }

    pub(super) fn skip(&mut self, skipped: Skipped) {
        if self.skipped.len() < MAX_KEPT {
            self.skipped.push(skipped);
        } else {
            self.more_skipped += 1;
        }
    }

    /// Puts everything in the order of the sheet.
    pub(super) fn sort(&mut self) {
        self.bad_rows.sort_unstable();
        self.bad_rows.dedup();
        self.errors.sort_by_key(|e| (e.row, e.at));
        self.warnings.sort_by_key(|e| (e.row, e.at));
        self.skipped.sort_by_key(|s| s.row);
    }

    /// The report as JSON; keys never change with the language, sentences do.
    pub fn to_json(&self, lang: Lang) -> Json {
        json!({
            "file": self.file,
            "encoding": self.encoding,
            "sheet": self.sheet,
            "hidden_sheets": self.hidden_sheets,
            "hidden_rows": self.hidden_rows,
            "header_row": self.header_row,
            "title": self.title,
            "rows": self.rows,
            "inserted": self.inserted,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "written": self.written,
            "skipped": self.skipped.iter().map(|s| json!({
                "row": s.row, "last": s.last, "reason": s.reason.code(),
            })).collect::<Vec<_>>(),
            "more_skipped": self.more_skipped,
            "errors": self.errors.iter().map(|e| fault_json(e, lang)).collect::<Vec<_>>(),
            "more_errors": self.more_errors,
            "warnings": self.warnings.iter().map(|e| fault_json(e, lang)).collect::<Vec<_>>(),
            "more_warnings": self.more_warnings,
            "columns": self.columns.iter().map(|c| json!({
                "column": c.header,
                "field": c.field.map(|f| f.name),
                "unit": c.unit.map(|u| u.label(lang)),
            })).collect::<Vec<_>>(),
            "unknown": self.unknown.iter().map(|u| json!({
                "column": u.header,
                "suggestion": u.suggestion.map(|f| f.name),
            })).collect::<Vec<_>>(),
            "bad_rows": self.bad_rows.len(),
        })
    }
}

fn fault_json(fault: &RowFault, lang: Lang) -> Json {
    json!({
        "row": fault.row,
        "column": fault.column,
        "field": fault.fault.field,
        "code": fault.fault.code.id,
        "value_masked": fault.value_masked,
        "text": fault.fault.text.get(lang),
        "hint": fault.fault.hint.as_ref().map(|h| h.get(lang)),
    })
}
