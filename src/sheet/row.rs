//! One row: its cells become values, the record it means is looked up, and both become the record it shall be.

use std::mem;

use super::cell::{self, Manner, Said};
use super::engine::BLANK;
use super::header::Column;
use super::import::{Options, Target};
use super::report::RowFault;
use super::{Cell, RawRow};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::schema::kind::column;
use crate::schema::{Field, Kind, Reading, Row, Type, Value};
use crate::terms::date;

mod settle;

/// What a column says about a row.
#[derive(Debug)]
enum Mark {
    Blank,
    Clear,
    Set,
    /// Has its fault already.
    Bad,
    /// Stands for the record's own value, or is this fault.
    Shown(Fault),
}

/// A judged row.
pub(super) struct Judged {
    /// The record it means, if there is one.
    pub(super) before: Option<Row>,
    /// The record as it shall be.
    pub(super) row: Row,
}

/// Judges rows against a kind; keeps its buffers from row to row.
pub(super) struct Judge<'o> {
    options: &'o Options,
    kind: &'static Kind,
    columns: Vec<Column>,
    manners: Vec<Manner>,
    /// Required fields and the column that fills each.
    required: Vec<(usize, Option<usize>)>,
    presets: Vec<(usize, Value)>,
    marks: Vec<Mark>,
    scratch: String,
    faults: Vec<RowFault>,
    warnings: Vec<RowFault>,
    /// Columns of amounts without a unit, said once.
    unitless: Vec<bool>,
    /// Required fields without a column that a new row wanted.
    missing: Vec<usize>,
    /// Bad for a reason that is said once for the column.
    bad: bool,
}

impl<'o> Judge<'o> {
    pub(super) fn new(options: &'o Options, columns: Vec<Column>, manners: Vec<Manner>) -> Self {
        let kind = options.kind;
        let all = kind.columns();
        let column_of = |index: usize| columns.iter().position(|c| c.index == index);
        let required = (0..all.len())
            .filter(|&i| all[i].required && !all[i].system && !all[i].numbers_itself())
            .map(|i| (i, column_of(i)))
            .collect();
        let presets = options
            .presets
            .iter()
            .filter_map(|(field, value)| Some((kind.index(field.name)?, value.clone())))
            .collect();
        Self {
            options,
            kind,
            required,
            presets,
            unitless: vec![false; columns.len()],
            marks: Vec::with_capacity(columns.len()),
            columns,
            manners,
            scratch: String::new(),
            faults: Vec::new(),
            warnings: Vec::new(),
            missing: Vec::new(),
            bad: false,
        }
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Forgets the row before.
    pub(super) fn start(&mut self) {
        self.bad = false;
        self.marks.clear();
    }

    pub(super) fn is_good(&self) -> bool {
        !self.bad && self.faults.is_empty()
    }

    /// A fault of the whole row.
    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.push(RowFault { row: 0, at: None, column: String::new(), fault, value_masked: String::new() });
    }

    /// A fault of a cell outside the header.
    pub(super) fn fault_at(&mut self, at: usize, column: String, fault: Fault, value_masked: String) {
        self.faults.push(RowFault { row: 0, at: Some(at), column, fault, value_masked });
    }

    pub(super) fn warn(&mut self, fault: Fault) {
        self.warnings.push(RowFault { row: 0, at: None, column: String::new(), fault, value_masked: String::new() });
    }

    /// Takes a failure of the ledger as faults of the row, if it is about the input.
    pub(super) fn faults_of(&mut self, failure: Failure) -> Result<()> {
        let of_row = failure.code.exit == 3 || [&codes::E2001, &codes::E6002, &codes::E6003].contains(&failure.code);
        if !of_row {
            return Err(failure);
        }
        if failure.faults.is_empty() {
            self.fault(Fault { hint: failure.hint, ..Fault::new(failure.code, failure.text) });
        }
        for fault in failure.faults {
            match fault.field.and_then(|name| self.columns.iter().position(|c| c.field.name == name)) {
                Some(column) => self.fault_in(column, fault, &BLANK),
                None => self.fault(fault),
            }
        }
        Ok(())
    }

    fn fault_in(&mut self, column: usize, fault: Fault, cell: &Cell) {
        let column = &self.columns[column];
        self.faults.push(RowFault {
            row: 0,
            at: Some(column.at),
            column: column.header.clone(),
            value_masked: cell::quoted(cell, Some(column.field)),
            fault,
        });
    }

    /// The faults and warnings of the row, with its number.
    pub(super) fn drain(&mut self, raw: &RawRow) -> (Vec<RowFault>, Vec<RowFault>) {
        for fault in self.faults.iter_mut().chain(&mut self.warnings) {
            fault.row = raw.number;
            fault.fault.row = Some(raw.number);
        }
        (mem::take(&mut self.faults), mem::take(&mut self.warnings))
    }

    /// What is wrong with whole columns: no unit, or none at all for a required field.
    pub(super) fn column_faults(&self) -> Vec<(Option<&Column>, Fault)> {
        let mut faults = Vec::new();
        for (column, _) in self.columns.iter().zip(&self.unitless).filter(|(_, unitless)| **unitless) {
            let header = &column.header;
            faults.push((
                Some(column),
                Fault::new(
                    &codes::E5015,
                    both!("\"{header}\"列的金额没有单位", "the amounts of column \"{header}\" have no unit"),
                )
                .hint(both!(
                    "在表头写 (万元),或加一行 单位:万元,或用 --单位 万元",
                    "write (万元) in the header, add a line 单位:万元, or use --unit 万元"
                ))
                .on(column.field.name),
            ));
        }
        for &index in &self.missing {
            let field = &self.kind.columns()[index];
            let Both { zh, en } = field.both();
            faults.push((
                None,
                Fault::new(&codes::E5011, both!("缺少必填列\"{zh}\"", "the required column \"{en}\" is missing"))
                    .hint(
                        both!(
                            "加上这一列,或用 --映射列 列名={zh} 指明",
                            "add the column, or place it with --map COLUMN={en}"
                        )
                        .with_en(format!("add the column, or place it with --map COLUMN={}", field.name)),
                    )
                    .on(field.name),
            ));
        }
        faults
    }

    /// Judges a row.
    pub(super) fn row(&mut self, raw: &RawRow, target: &mut dyn Target) -> Result<Judged> {
        let mut row = Row::blank(self.kind);
        for column in 0..self.columns.len() {
            let cell = raw.cells.get(self.columns[column].at).unwrap_or(&BLANK);
            let mark = self.cell(column, cell, &mut row, target);
            self.marks.push(mark);
        }
        let (before, sure) = self.look_up(&mut row, target)?;
        match &before {
            Some(before) => {
                let mut after = before.clone();
                self.change(before, &mut row, &mut after, raw, target);
                row = after;
            }
            None if sure => self.complete(&mut row, raw),
            None => self.settle_without_record(raw),
        }
        Ok(Judged { before, row })
    }

    /// Reads one cell into the row.
    fn cell(&mut self, column: usize, cell: &Cell, row: &mut Row, target: &mut dyn Target) -> Mark {
        let Column { field, index, unit, .. } = self.columns[column];
        let mut warnings = Vec::new();
        let mut scratch = mem::take(&mut self.scratch);
        let said = cell::read(cell, field, self.manners[column], &mut scratch, &mut warnings);
        let mark = match said {
            Said::Blank => Mark::Blank,
            Said::Clear => Mark::Clear,
            Said::Value(value) => {
                row.set_at(index, value);
                Mark::Set
            }
            Said::Bad(fault) => {
                self.fault_in(column, fault, cell);
                Mark::Bad
            }
            Said::Unitless => self.without_unit(column),
            Said::Masked => Mark::Shown(masked(field)),
            Said::Text(text) => {
                let mut reading = Reading {
                    today: self.options.today,
                    unit,
                    legacy: self.options.legacy,
                    world: target,
                    warnings: mem::take(&mut warnings),
                };
                let parsed = field.parse(text, &mut reading);
                warnings = reading.warnings;
                match parsed {
                    Ok(Value::Null) if field.open_ended() && date::is_open_end(text) => Mark::Clear,
                    Ok(Value::Null) => Mark::Blank,
                    Ok(value) => {
                        row.set_at(index, value);
                        Mark::Set
                    }
                    Err(fault) => self.refused(column, fault, cell),
                }
            }
        };
        self.scratch = scratch;
        for warning in warnings {
            let column = &self.columns[column];
            self.warnings.push(RowFault {
                row: 0,
                at: Some(column.at),
                column: column.header.clone(),
                value_masked: cell::quoted(cell, Some(column.field)),
                fault: warning,
            });
        }
        mark
    }

    /// A cell that its field refuses.
    fn refused(&mut self, column: usize, fault: Fault, cell: &Cell) -> Mark {
        if fault.code == &codes::E3103 {
            return self.without_unit(column);
        }
        if may_be_shown(self.columns[column].field) {
            return Mark::Shown(fault);
        }
        self.fault_in(column, fault, cell);
        Mark::Bad
    }

    /// An amount without a unit is said once, of its column.
    fn without_unit(&mut self, column: usize) -> Mark {
        self.unitless[column] = true;
        self.bad = true;
        Mark::Bad
    }

    /// The record a row means, and whether that is sure: a key that could not be read means no record yet.
    fn look_up(&mut self, row: &mut Row, target: &mut dyn Target) -> Result<(Option<Row>, bool)> {
        let preset = self.preset(row);
        let named = !row.id().is_empty();
        let keyed = named || row.natural_key().is_some();
        let found = if keyed { target.existing(row) } else { Ok(None) };
        for index in preset {
            row.set_at(index, Value::Null);
        }
        match found {
            Ok(None) if named => {
                let id = row.id().to_owned();
                self.fault_of(
                    column::ID,
                    Fault::new(&codes::E2001, both!("没有编号为 {id} 的记录", "there is no record {id}")).hint(both!(
                        "新登记的行把编号留空;编号由程序给出",
                        "leave the id of a new row blank; the program gives it"
                    )),
                    row,
                );
                Ok((None, false))
            }
            Ok(found) => {
                let sure = found.is_some() || !self.key_is_unread(row);
                Ok((found, sure))
            }
            Err(failure) => {
                self.faults_of(failure)?;
                Ok((None, false))
            }
        }
    }

    /// Fills blank fields of the mount for the look-up; returns their places.
    fn preset(&self, row: &mut Row) -> Vec<usize> {
        let mut filled = Vec::new();
        for (index, value) in &self.presets {
            if row.values()[*index].is_null() {
                row.set_at(*index, value.clone());
                filled.push(*index);
            }
        }
        filled
    }

    /// True when the id or a key would be complete if its cells could be read.
    fn key_is_unread(&self, row: &Row) -> bool {
        let unread = |name: &str| {
            let column = self.columns.iter().position(|c| c.field.name == name);
            column.is_some_and(|c| matches!(self.marks[c], Mark::Bad | Mark::Shown(_)))
        };
        let complete = |key: &[&str]| key.iter().all(|name| unread(name) || !row.get(name).is_null());
        unread(column::ID) || self.kind.live_keys().any(|key| key.iter().any(|name| unread(name)) && complete(key))
    }

    fn fault_of(&mut self, name: &str, fault: Fault, row: &Row) {
        match self.columns.iter().position(|c| c.field.name == name) {
            Some(column) => {
                let field = self.columns[column].field;
                let shown = row.text(name).map_or(Cell::Blank, |t| Cell::Text(t.to_owned()));
                self.fault_in(column, fault.on(field.name), &shown);
            }
            None => self.fault(fault),
        }
    }
}

fn may_be_shown(field: &Field) -> bool {
    matches!(field.ty, Type::Ref(_) | Type::AnyRef(_) | Type::List(_) | Type::File)
}

fn masked(field: &Field) -> Fault {
    Fault::new(&codes::E3121, both!("遮盖值与原值不符,不能写入", "a masked value that stands for no stored value"))
        .hint(both!("留空不改,或填写完整内容", "leave it blank to keep the value, or write it in full"))
        .on(field.name)
}
