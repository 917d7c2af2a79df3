//! The import as a whole: files in, report and ledger out.

use std::sync::Arc;

use chrono::NaiveDate;

use super::import::{Options, Target, guess, run};
use super::report::Report;
use super::{Input, Opening};
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::lifecycle::Verb;
use crate::schema::{CodeItem, CodeList, Field, Group, Kind, Lifecycle, Mask, Names, Row, Type, Value, World};

mod bytes;
mod headers;
mod records;
mod values;
mod workbooks;

static UNIT: Kind = Kind::new("unit", "单位", "DW", Group::Registry)
    .fields(&[Field::new("name", "名称", Type::Text).required().key(), Field::new("code", "信用代码", Type::Uscc)])
    .keys(&[&["name"]])
    .named_by(&["name"]);

static PERSON: Kind = Kind::new("person", "人员", "RY", Group::Personnel)
    .fields(&[
        Field::new("name", "姓名", Type::Text).required().private(),
        Field::new("id_no", "身份证号", Type::IdNo).required().private().key(),
        Field::new("phone", "电话", Type::Phone).private(),
    ])
    .keys(&[&["id_no"]])
    .named_by(&["name"]);

static STATES: CodeList = CodeList {
    name: "contract_state",
    items: &[
        CodeItem { code: "draft", zh: "草稿", aliases: &[] },
        CodeItem { code: "active", zh: "履约中", aliases: &[] },
        CodeItem { code: "done", zh: "已办结", aliases: &[] },
    ],
};

static METHODS: CodeList = CodeList {
    name: "method",
    items: &[
        CodeItem { code: "open", zh: "公开招标", aliases: &["公招"] },
        CodeItem { code: "inquiry", zh: "询价", aliases: &[] },
    ],
};

static CYCLE: Lifecycle = Lifecycle {
    states: &STATES,
    verbs: &[Verb::new("start", "开始", &["draft"], "active"), Verb::new("close", "办结", &["active"], "done")],
};

static CONTRACT: Kind = Kind::new("contract", "合同", "HT", Group::Procurement)
    .fields(&[
        Field::new("name", "合同名称", Type::Text).required().listed(),
        Field::new("ext_no", "合同编号", Type::Text).required().key().also(&["合同号", "外部编号"]),
        Field::new("buyer", "采购人", Type::Ref(&UNIT)).required().key().also(&["采购单位", "采购方"]),
        Field::new("amount", "合同金额", Type::Money).also(&["合同价", "中标金额"]),
        Field::new("paid", "已付金额", Type::Money),
        Field::new("signed_on", "签订日期", Type::Date),
        Field::new("end_on", "截止日期", Type::Date),
        Field::new("method", "采购方式", Type::Code(&METHODS)),
        Field::new("manager", "负责人", Type::Ref(&PERSON)),
        Field::new("team", "经办人", Type::List(&Type::Ref(&PERSON))),
        Field::new("phone", "联系电话", Type::Phone).private(),
        Field::new("sme", "中小企业", Type::Bool),
        Field::new("share", "比例", Type::Rate),
        Field::new("month", "入账月份", Type::Month),
        Field::new("seq", "序号", Type::Int),
    ])
    .keys(&[&["buyer", "ext_no"]])
    .named_by(&["name"])
    .lifecycle(&CYCLE);

/// A ledger in memory with two units and one person.
struct Ledger {
    rows: Vec<Row>,
    writes: usize,
}

const UNITS: [(&str, &str); 2] = [("DW-2024-0001", "区财政局"), ("DW-2024-0002", "海棠街道办事处")];
const PEOPLE: [(&str, &str); 1] = [("RY-2024-0001", "张三丰")];

impl World for Ledger {
    fn find(&mut self, kind: &'static Kind, text: &str) -> Result<String, Fault> {
        let all: &[(&str, &str)] = if kind.name == "unit" { &UNITS } else { &PEOPLE };
        let found = all.iter().find(|(id, name)| *id == text || *name == text);
        found
            .map(|(id, _)| (*id).to_owned())
            .ok_or_else(|| Fault::new(&codes::E2004, crate::both!("没有\"{text}\"", "no \"{text}\"")))
    }

    fn find_any(&mut self, _: &[&'static Kind], text: &str) -> Result<String, Fault> {
        Ok(text.to_owned())
    }

    fn hash_file(&mut self, _: &str) -> Result<String, Fault> {
        Ok("0".repeat(64))
    }
}

impl Names for Ledger {
    fn name(&mut self, kind: &'static Kind, id: &str, mask: Mask) -> Arc<str> {
        let all: &[(&str, &str)] = if kind.name == "unit" { &UNITS } else { &PEOPLE };
        let name = all.iter().find(|(i, _)| *i == id).map_or(id, |(_, name)| *name);
        match (kind.name, mask) {
            ("person", Mask::Names) => crate::terms::mask::name(name).into(),
            _ => name.into(),
        }
    }
}

impl Target for Ledger {
    fn existing(&mut self, row: &Row) -> Result<Option<Row>> {
        if !row.id().is_empty() {
            return Ok(self.rows.iter().find(|r| r.id() == row.id()).cloned());
        }
        let Some(key) = row.natural_key() else { return Ok(None) };
        Ok(self.rows.iter().find(|r| r.natural_key().as_ref() == Some(&key)).cloned())
    }

    fn insert(&mut self, mut row: Row) -> Result<String> {
        if row.text("name") == Some("被规则拒绝") {
            return Err(Failure::new(&codes::E4004, crate::both!("规则不允许", "refused")));
        }
        self.writes += 1;
        let id = format!("{}-2024-{:04}", row.kind().prefix, self.rows.len() + 1);
        row.set("id", id.clone());
        row.set("rev", 1);
        // What the ledger fills of a new record.
        if let (Some(lifecycle), true) = (row.kind().lifecycle, row.state().is_empty()) {
            row.set("state", lifecycle.initial().code);
        }
        if row.get("visibility").is_null() {
            row.set("visibility", row.kind().visibility);
        }
        self.rows.push(row);
        Ok(id)
    }

    fn update(&mut self, before: &Row, mut after: Row) -> Result<()> {
        self.writes += 1;
        after.set("rev", before.int("rev").unwrap_or(0) + 1);
        let at = self.rows.iter().position(|r| r.id() == before.id()).expect("it was found before");
        self.rows[at] = after;
        Ok(())
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 3, 28).unwrap()
}

impl Ledger {
    fn new() -> Self {
        Self { rows: Vec::new(), writes: 0 }
    }

    /// A ledger with one contract in progress.
    fn with_contract() -> Self {
        let mut ledger = Self::new();
        let report = ledger.import(&format!("{HEAD}\n{FIRST}\n"));
        assert_eq!((report.inserted, report.has_errors()), (1, false), "{:?}", report.errors);
        ledger.writes = 0;
        ledger
    }

    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.rows[0].set(name, value);
    }

    fn import(&mut self, text: &str) -> Report {
        self.import_with(text, |_| {})
    }

    fn import_with(&mut self, text: &str, change: impl FnOnce(&mut Options)) -> Report {
        self.try_import("t.csv", text.as_bytes(), change).unwrap()
    }

    fn try_import(&mut self, name: &str, bytes: &[u8], change: impl FnOnce(&mut Options)) -> Result<Report> {
        let mut options = Options::new(&CONTRACT, today());
        change(&mut options);
        run(&Input::from_bytes(name, bytes)?, &options, self, &mut |_| {})
    }
}

const HEAD: &str = "合同名称,合同编号,采购人,合同金额(万元),签订日期,采购方式,联系电话";
const FIRST: &str = "道路养护,HT-01,区财政局,328.5,2024-03-05,公开招标,13812341234";

/// Code and absolute row of every error.
fn errors(report: &Report) -> Vec<(&'static str, u32)> {
    report.errors.iter().map(|e| (e.fault.code.id, e.row)).collect()
}

fn warnings(report: &Report) -> Vec<(&'static str, u32)> {
    report.warnings.iter().map(|e| (e.fault.code.id, e.row)).collect()
}

fn counts(report: &Report) -> [usize; 3] {
    [report.inserted, report.updated, report.unchanged]
}
