//! One row: its cells become values, the record it means is looked up, and both become the record it shall be.

use std::mem;

use super::cell::{self, Manner, Said};
use super::header::Column;
use super::import::{BLANK, Options, Target};
use super::report::RowFault;
use super::{Cell, RawRow};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::schema::kind::column;
use crate::schema::{Field, Kind, Lifecycle, Mask, Reading, Row, Showing, Style, Type, Value};
use crate::terms::{date, text};

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
                    "在表头写 (万元),或加一行 单位:万元,或用 --unit 万元",
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
                            "加上这一列,或用 --map 列名={zh} 指明",
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
            Said::Unitless => {
                self.unitless[column] = true;
                self.bad = true;
                Mark::Bad
            }
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
                    Err(fault) if fault.code == &codes::E3103 => {
                        self.unitless[column] = true;
                        self.bad = true;
                        Mark::Bad
                    }
                    Err(fault) if may_be_shown(field) => Mark::Shown(fault),
                    Err(fault) => {
                        self.fault_in(column, fault, cell);
                        Mark::Bad
                    }
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

    /// A new record: presets, first state, visibility; everything required must be there.
    fn complete(&mut self, row: &mut Row, raw: &RawRow) {
        for column in 0..self.columns.len() {
            self.complete_column(column, row, raw);
        }
        for (index, value) in &self.presets {
            if row.values()[*index].is_null() {
                row.set_at(*index, value.clone());
            }
        }
        if let Some(lifecycle) = self.kind.lifecycle
            && row.state().is_empty()
        {
            row.set(column::STATE, lifecycle.initial().code);
        }
        if row.get(column::VISIBILITY).is_null() {
            row.set(column::VISIBILITY, self.kind.visibility);
        }
        for i in 0..self.required.len() {
            let (index, column) = self.required[i];
            if !row.values()[index].is_null() {
                continue;
            }
            match column {
                None => {
                    self.bad = true;
                    if !self.missing.contains(&index) {
                        self.missing.push(index);
                    }
                }
                Some(column) if matches!(self.marks[column], Mark::Blank | Mark::Clear) => {
                    self.fault_in(column, blank(&self.kind.columns()[index]), &BLANK);
                }
                Some(_) => {}
            }
        }
    }

    fn complete_column(&mut self, column: usize, row: &mut Row, raw: &RawRow) {
        let Column { field, index, at, .. } = self.columns[column];
        let cell = raw.cells.get(at).unwrap_or(&BLANK);
        if let Mark::Shown(fault) = &self.marks[column] {
            let fault = fault.clone();
            self.marks[column] = Mark::Bad;
            self.fault_in(column, fault, cell);
        }
        if !field.system || row.values()[index].is_null() || field.name == column::ID {
            return;
        }
        if field.name == column::STATE {
            let initial = self.kind.lifecycle.map(Lifecycle::initial);
            if let Some(initial) = initial
                && !self.options.legacy
                && row.state() != initial.code
            {
                let (zh, en) = (initial.zh, initial.label(Lang::En));
                let fault = Fault::new(
                    &codes::E4001,
                    both!("新记录的状态只能是\"{zh}\"", "a new record can only be in the state \"{en}\""),
                )
                .hint(both!(
                    "把状态留空,登记后用动作推进;补录旧台账加 --legacy",
                    "leave the state blank and move the record by its verbs; add --legacy for an old register"
                ));
                self.fault_in(column, fault.on(field.name), cell);
            }
            return;
        }
        row.set_at(index, Value::Null);
        let Both { zh, en } = field.both();
        let fault = Fault::new(
            &codes::W4001,
            both!("\"{zh}\"由程序维护,新记录不采用", "\"{en}\" is kept by the program and not taken for a new record"),
        );
        self.warnings.push(RowFault {
            row: 0,
            at: Some(at),
            column: self.columns[column].header.clone(),
            value_masked: cell::quoted(cell, Some(field)),
            fault: fault.on(field.name),
        });
    }

    /// The row means a record that cannot be found: what could stand for its values cannot be judged, the rest is.
    fn settle_without_record(&mut self, raw: &RawRow) {
        for column in 0..self.columns.len() {
            if let Mark::Shown(fault) = mem::replace(&mut self.marks[column], Mark::Bad) {
                let cell = raw.cells.get(self.columns[column].at).unwrap_or(&BLANK);
                self.fault_in(column, fault, cell);
            }
        }
        // Never good, even if the ledger's own words were lost.
        self.bad = true;
    }

    /// An existing record: filled cells replace, blank ones keep, `[清空]` clears.
    fn change(&mut self, before: &Row, row: &mut Row, after: &mut Row, raw: &RawRow, target: &mut dyn Target) {
        for column in 0..self.columns.len() {
            let Column { field, index, at, .. } = self.columns[column];
            let cell = raw.cells.get(at).unwrap_or(&BLANK);
            let mark = mem::replace(&mut self.marks[column], Mark::Bad);
            if field.system {
                self.keep_system(column, &mark, before, row, cell, target);
                continue;
            }
            match mark {
                Mark::Set => after.set_at(index, mem::take(row.value_mut(index))),
                Mark::Clear => self.clear(column, after, cell),
                Mark::Blank if self.options.clear_blank => self.clear(column, after, cell),
                Mark::Blank | Mark::Bad => {}
                Mark::Shown(fault) => {
                    if !shows(field, &before.values()[index], cell, target) {
                        self.fault_in(column, fault, cell);
                    }
                }
            }
        }
        if before.is_closed() && !before.differences(after).is_empty() && self.faults.is_empty() {
            let id = before.id();
            self.fault(
                Fault::new(
                    &codes::E4090,
                    both!("{id} 已办结或作废,导入不更新", "{id} is closed or void and not updated by import"),
                )
                .hint(both!("看 chengxin {id} 列出的动作", "see the verbs that chengxin {id} lists")),
            );
        }
    }

    fn clear(&mut self, column: usize, after: &mut Row, cell: &Cell) {
        let Column { field, index, .. } = self.columns[column];
        if field.required && !after.values()[index].is_null() {
            self.fault_in(column, blank(field), cell);
        } else {
            after.set_at(index, Value::Null);
        }
    }

    /// Columns that the program keeps: they may say what the record says, and nothing else.
    fn keep_system(
        &mut self,
        column: usize,
        mark: &Mark,
        before: &Row,
        row: &Row,
        cell: &Cell,
        target: &mut dyn Target,
    ) {
        let Column { field, index, .. } = self.columns[column];
        let (old, new) = (&before.values()[index], &row.values()[index]);
        let same = match mark {
            Mark::Blank | Mark::Bad => true,
            Mark::Set => field.name == column::ID || old == new || shows(field, old, cell, target),
            Mark::Shown(_) => shows(field, old, cell, target),
            Mark::Clear => old.is_null(),
        };
        if same {
            return;
        }
        let fault = match field.name {
            column::STATE => state_fault(self.kind, before, new.text().unwrap_or("")),
            column::REV => match (old.int(), new.int()) {
                (Some(old), Some(new)) if new < old => Fault::new(
                    &codes::E6002,
                    both!(
                        "记录已是第 {old} 版,表里是第 {new} 版",
                        "the record is at revision {old}, the sheet at {new}"
                    ),
                )
                .hint(both!("重新导出,在新表里修改", "export again and change the new sheet")),
                _ => return,
            },
            _ => {
                let Both { zh, en } = field.both();
                Fault::new(
                    &codes::E4004,
                    both!(
                        "\"{zh}\"由程序维护,不能靠导入修改",
                        "\"{en}\" is kept by the program and not changed by import"
                    ),
                )
                .hint(both!(
                    "恢复原值或留空,用对应的动作修改",
                    "restore the value or leave it blank, and use the verb for it"
                ))
            }
        };
        self.fault_in(column, fault.on(field.name), cell);
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

fn blank(field: &Field) -> Fault {
    let Both { zh, en } = field.both();
    Fault::new(&codes::E3001, both!("必填项\"{zh}\"为空", "the required field \"{en}\" is blank"))
        .hint(both!("填写\"{zh}\"", "fill in \"{en}\""))
        .on(field.name)
}

/// True when a cell says what an export shows of a value, masked or not, in either language.
fn shows(field: &Field, value: &Value, cell: &Cell, target: &mut dyn Target) -> bool {
    let Cell::Text(said) = cell else { return false };
    let said = text::clean(text::strip_guard(said));
    let mut shown = String::new();
    for mask in [Mask::Numbers, Mask::Names, Mask::Nothing] {
        for lang in [Lang::Zh, Lang::En] {
            shown.clear();
            let mut showing = Showing { lang, style: Style::Data, mask, names: target };
            field.show_into(value, &mut showing, &mut shown);
            if text::clean(&shown) == said {
                return true;
            }
        }
    }
    false
}

/// States move by verbs only: names the verb that leads to the state the sheet wants.
fn state_fault(kind: &'static Kind, before: &Row, wanted: &str) -> Fault {
    let name = |code: &str| -> Both {
        match kind.lifecycle.and_then(|l| l.states.get(code)) {
            Some(item) => Both { zh: item.zh.into(), en: item.label(Lang::En) },
            None => Both::same(code),
        }
    };
    let (from, to, id) = (name(before.state()), name(wanted), before.id());
    let fault = Fault::new(
        &codes::E4001,
        both!(
            "状态是\"{}\",导入不能改成\"{}\"",
            "the state is \"{}\" and import cannot make it \"{}\"",
            from.zh,
            to.zh
        )
        .with_en(format!("the state is \"{}\" and import cannot make it \"{}\"", from.en, to.en)),
    );
    let verb = kind.lifecycle.and_then(|l| l.allowed(before.state()).find(|v| v.to == Some(wanted)));
    fault.hint(match verb {
        Some(verb) => both!("用动作: chengxin {id} {}", "use the verb: chengxin {id} {}", verb.label)
            .with_en(format!("use the verb: chengxin {id} {}", verb.name)),
        None => both!("看 chengxin {id} 列出的动作", "see the verbs that chengxin {id} lists"),
    })
}
