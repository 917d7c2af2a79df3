//! A ledger on disk for the tests of this room: rows are written as (column, text), all the rest is filled as smallest.

use chrono::NaiveDate;
use tempfile::TempDir;

use super::parameters::{self, Figure, Origin, Parameters};
use super::{Moment, guards};
use crate::catalog::KINDS;
use crate::error::Fault;
use crate::schema::{Kind, Row, Type, Value};
use crate::store::lock::Holder;
use crate::store::{Act, Ledger, Operation, Reader};

/// A day written as ISO text.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A ledger in a folder of its own.
pub(crate) struct Fixture {
    ledger: Ledger,
    /// Records that required references point to, one a kind.
    defaults: Vec<Row>,
    counter: u32,
    _folder: TempDir,
}

impl Fixture {
    /// An empty ledger of the whole catalogue.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { pid: 1, command: String::new(), since: String::new() };
        let ledger = Ledger::create(&folder.path().join("t.db"), KINDS, &act("init", "甲"), &[], &holder).unwrap();
        Self { ledger, defaults: Vec::new(), counter: 0, _folder: folder }
    }

    /// The reading side.
    pub(crate) fn reader(&self) -> Reader<'_> {
        self.ledger.read()
    }

    /// Registers the smallest valid record of a kind with these columns besides.
    pub(crate) fn add(&mut self, kind: &'static Kind, columns: &[(&'static str, &str)]) -> Row {
        self.add_by("甲", kind, columns)
    }

    /// As [`Fixture::add`], by somebody.
    pub(crate) fn add_by(&mut self, operator: &str, kind: &'static Kind, columns: &[(&'static str, &str)]) -> Row {
        let mut row = filled(Row::blank(kind), columns);
        for field in kind.columns().iter().filter(|f| f.required && !f.numbers_itself()) {
            if row.get(field.name).is_null() {
                let value = self.smallest(&field.ty);
                row.set(field.name, value);
            }
        }
        self.write("add", operator, |op| op.insert(row, "add", None))
    }

    /// Changes a record.
    pub(crate) fn change(&mut self, row: &Row, columns: &[(&'static str, &str)]) -> Row {
        self.change_by("甲", "edit", row, columns)
    }

    /// Changes a record by a verb of somebody.
    pub(crate) fn change_by(&mut self, operator: &str, verb: &str, row: &Row, columns: &[(&'static str, &str)]) -> Row {
        let after = filled(row.clone(), columns);
        self.write(verb, operator, |op| op.update(row, after, verb, Some(day("2024-03-28"))))
    }

    /// Sets a parameter of the district from a day on.
    pub(crate) fn set_parameter(&mut self, name: &str, value: &str, from: &str) {
        let built_in = parameters::named(name).unwrap();
        let mut parameters = Parameters::read(self.reader()).unwrap();
        let figure = Figure {
            value: parameters::parse_value(built_in.unit, value).unwrap().into(),
            from: Some(day(from)),
            to: None,
            source: "某区政〔2024〕1号".into(),
            origin: Origin::District { on: day("2024-03-28"), by: "甲".into() },
            ..Figure::from(built_in)
        };
        parameters.add(figure, false).unwrap();
        let json = parameters.setting(built_in.name).unwrap();
        self.write("set", "甲", |op| op.set_setting(&parameters::key(built_in.name), &json));
    }

    /// Takes back the latest operation of somebody.
    pub(crate) fn undo(&mut self, operator: &str) {
        let logged = self.reader().next_undo(operator).unwrap().unwrap();
        let changes = self.reader().changes_of(&logged, usize::MAX).unwrap();
        let act = Act { undoes: Some(logged.seq), ..act("undo", operator) };
        self.ledger.write(&act, |op| op.take_back(&logged, &changes, "测试")).unwrap();
    }

    /// Runs an operation.
    pub(crate) fn write<T>(
        &mut self,
        action: &str,
        operator: &str,
        body: impl FnOnce(&mut Operation<'_>) -> crate::error::Result<T>,
    ) -> T {
        self.ledger.write(&act(action, operator), body).unwrap().0
    }

    /// What a guard says on 2024-03-28 of a record that gets these columns.
    pub(crate) fn guard(&self, name: &str, row: &Row, columns: &[(&'static str, &str)]) -> Vec<Fault> {
        self.guard_on("2024-03-28", name, row, columns)
    }

    /// What a guard says on a day of a record that gets these columns.
    pub(crate) fn guard_on(&self, on: &str, name: &str, row: &Row, columns: &[(&'static str, &str)]) -> Vec<Fault> {
        let after = filled(row.clone(), columns);
        let moment = Moment { reader: self.reader(), before: row, after: &after, on: day(on), today: day(on) };
        let faults = (guards::find(name).unwrap().check)(&moment).unwrap();
        faults.iter().for_each(assert_well_said);
        faults
    }

    /// Asserts that a guard refuses (code E4004) or warns.
    #[track_caller]
    pub(crate) fn fires(&self, name: &str, row: &Row, columns: &[(&'static str, &str)]) {
        assert!(!self.guard(name, row, columns).is_empty(), "{name} must fire on {columns:?}");
    }

    /// Asserts that a guard is silent.
    #[track_caller]
    pub(crate) fn passes(&self, name: &str, row: &Row, columns: &[(&'static str, &str)]) {
        assert_eq!(self.guard(name, row, columns), [], "{name} must not fire on {columns:?}");
    }

    fn smallest(&mut self, ty: &Type) -> Value {
        self.counter += 1;
        match ty {
            Type::Ref(kind) => self.default(kind).into(),
            Type::Code(list) => list.items[0].code.into(),
            Type::Date => day("2024-03-01").into(),
            Type::Month => "2024-03".into(),
            Type::Year => 2024.into(),
            Type::Bool => 1.into(),
            Type::Rate | Type::Score => 30_000.into(),
            Type::Money | Type::Int => 100.into(),
            Type::AnyRef(kinds) => {
                let kind = kinds.iter().find(|k| !k.reserved).copied().unwrap();
                self.default(kind).into()
            }
            Type::File => format!("a.pdf sha256:{}", "0".repeat(64)).into(),
            _ => format!("名{}", self.counter).into(),
        }
    }

    fn default(&mut self, kind: &'static Kind) -> String {
        if let Some(row) = self.defaults.iter().find(|r| r.kind() == kind) {
            return row.id().to_owned();
        }
        let row = self.add(kind, &[]);
        let id = row.id().to_owned();
        self.defaults.push(row);
        id
    }
}

fn filled(mut row: Row, columns: &[(&'static str, &str)]) -> Row {
    for (name, text) in columns {
        let field = row.kind().field(name).unwrap_or_else(|| panic!("{} has no {name}", row.kind().name));
        let value = match field.ty {
            _ if text.is_empty() => Value::Null,
            Type::Date => day(text).into(),
            Type::Money | Type::Int | Type::Year | Type::Bool | Type::Rate | Type::Score => {
                text.parse::<i64>().unwrap().into()
            }
            _ => (*text).into(),
        };
        row.set(name, value);
    }
    row
}

fn act(action: &str, operator: &str) -> Act {
    Act {
        action: action.into(),
        command: String::new(),
        operator: operator.into(),
        host: "h".into(),
        at: "2024-03-28T10:00:00+08:00".into(),
        as_of: day("2024-03-28"),
        reason: None,
        approved_by: None,
        undoes: None,
        always: false,
        dry_run: false,
    }
}

/// Sentence and hint hold no word of the other language, and a refusal names its source or what it lacks.
pub(crate) fn assert_well_said(fault: &Fault) {
    for said in std::iter::once(&fault.text).chain(&fault.hint) {
        let zh: Vec<&str> = said
            .zh
            .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')))
            .filter(|w| w.len() > 2 && w.chars().all(|c| c.is_ascii_lowercase()) && *w != "chengxin")
            .collect();
        assert_eq!(zh, [""; 0], "{}", said.zh);
        let unquoted: String = said.en.split('"').step_by(2).collect();
        let unquoted = unquoted.replace('元', "");
        assert!(!unquoted.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{}", said.en);
    }
    if fault.code.id == "E4004" {
        let cited = fault.text.en.contains("source: ") || fault.text.en.contains("not computable");
        assert!(cited && fault.hint.is_some(), "{:?}", fault.text);
    }
}
