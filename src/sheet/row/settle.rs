//! What a row does to the record it means, or to the new one it makes.

use std::mem;

use super::{Judge, Mark};
use crate::both;
use crate::error::{Fault, codes};
use crate::messages::{Both, Lang};
use crate::schema::kind::column;
use crate::schema::{Field, Kind, Lifecycle, Mask, Row, Showing, Style, Value};
use crate::sheet::engine::BLANK;
use crate::sheet::header::Column;
use crate::sheet::import::Target;
use crate::sheet::report::RowFault;
use crate::sheet::{Cell, RawRow, cell};
use crate::terms::text;

impl Judge<'_> {
    /// A new record: presets, first state, visibility; everything required must be there.
    pub(super) fn complete(&mut self, row: &mut Row, raw: &RawRow) {
        for column in 0..self.columns.len() {
            self.complete_column(column, row, raw);
        }
        for (index, value) in &self.presets {
            if row.values()[*index].is_null() {
                row.set_at(*index, value.clone());
            }
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
                    "把状态留空,登记后用动作推进;补录旧台账加 --旧数据",
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
    pub(super) fn settle_without_record(&mut self, raw: &RawRow) {
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
    pub(super) fn change(
        &mut self,
        before: &Row,
        row: &mut Row,
        after: &mut Row,
        raw: &RawRow,
        target: &mut dyn Target,
    ) {
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
            let mut showing = Showing { lang, style: Style::Data, mask, disputed: false, names: target };
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
