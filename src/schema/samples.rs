//! A kind with a field of every type, for the tests of the rooms that write records.

use std::sync::Arc;

use chrono::NaiveDate;

use super::lifecycle::{Lifecycle, Verb};
use super::{CodeItem, CodeList, Field, Group, Kind, Mask, Names, Row, Type, Value};

/// A kind to refer to.
pub(crate) static UNIT: Kind = Kind::new("unit", "单位", "DW", Group::Registry)
    .fields(&[Field::new("name", "单位名称", Type::Text).required().listed().key()])
    .keys(&[&["name"]])
    .named_by(&["name"]);

static METHOD: CodeList = CodeList {
    name: "method",
    items: &[
        CodeItem { code: "open", zh: "公开招标", aliases: &[] },
        CodeItem { code: "single_source", zh: "单一来源", aliases: &[] },
    ],
};

static LONG: CodeList = CodeList {
    name: "long",
    items: &[
        CodeItem { code: "with_comma", zh: "甲,乙", aliases: &[] },
        CodeItem { code: "plain", zh: "丙", aliases: &[] },
    ],
};

static STATES: CodeList = CodeList {
    name: "contract_state",
    items: &[
        CodeItem { code: "active", zh: "履约中", aliases: &[] },
        CodeItem { code: "closed", zh: "已终止", aliases: &[] },
    ],
};

static LIFECYCLE: Lifecycle =
    Lifecycle { states: &STATES, verbs: &[Verb::new("close", "终止", &["active"], "closed")] };

static UNIT_REF: Type = Type::Ref(&UNIT);

/// A contract with one field of every type.
pub(crate) static CONTRACT: Kind = Kind::new("contract", "合同", "HT", Group::Procurement)
    .fields(&[
        Field::new("name", "合同名称", Type::Text).required().listed(),
        Field::new("ext_no", "合同编号", Type::Text).required().listed().key(),
        Field::new("buyer", "采购人", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("amount", "合同金额", Type::Money).required().listed(),
        Field::new("due_on", "履约截止", Type::Date).listed(),
        Field::new("method", "采购方式", Type::Code(&METHOD)).listed(),
        Field::new("topic", "事由", Type::Code(&LONG)),
        Field::new("uscc", "统一社会信用代码", Type::Uscc),
        Field::new("idno", "身份证号", Type::IdNo).private(),
        Field::new("contact", "联系人", Type::Text).private(),
        Field::new("phone", "联系电话", Type::Phone).private(),
        Field::new("ratio", "预付比例", Type::Rate),
        Field::new("score", "评分", Type::Score),
        Field::new("lots", "标段数", Type::Int),
        Field::new("plan_year", "计划年度", Type::Year),
        Field::new("month", "所属月份", Type::Month),
        Field::new("public", "已公开", Type::Bool),
        Field::new("doc_no", "文号", Type::DocNo),
        Field::new("website", "链接", Type::Url),
        Field::new("scan", "扫描件", Type::File),
        Field::new("target", "关联对象", Type::AnyRef(&[&UNIT])),
        Field::new("member_list", "成员单位", Type::List(&UNIT_REF)),
        Field::new("summary", "摘要", Type::Note),
    ])
    .keys(&[&["ext_no", "buyer"]])
    .named_by(&["name"])
    .lifecycle(&LIFECYCLE);

/// Units 1 and 2 have names, others show their ids.
pub(crate) struct Units;

impl Names for Units {
    fn name(&mut self, _kind: &'static Kind, id: &str, _mask: Mask) -> Arc<str> {
        match id {
            "DW-2024-0001" => "海棠街道办事处".into(),
            "DW-2024-0002" => "大杨镇人民政府".into(),
            other => other.into(),
        }
    }
}

/// A contract with every field filled.
pub(crate) fn contract(number: u32) -> Row {
    let mut row = Row::blank(&CONTRACT);
    row.set("id", format!("HT-2024-{number:04}"));
    row.set("state", "active");
    row.set("name", "智慧社区建设");
    row.set("ext_no", format!("00{number:04}"));
    row.set("buyer", "DW-2024-0001");
    row.set("amount", 1_250_000_050_i64);
    row.set("due_on", NaiveDate::from_ymd_opt(2024, 4, 30).unwrap());
    row.set("method", "single_source");
    row.set("topic", "with_comma");
    row.set("uscc", "91999900MA0000015N");
    row.set("idno", "999999199001010016");
    row.set("contact", "王小敏");
    row.set("phone", "13812341234");
    row.set("ratio", 125_000_i64);
    row.set("score", 855_000_i64);
    row.set("lots", 3_i64);
    row.set("plan_year", 2024_i64);
    row.set("month", "2024-03");
    row.set("public", 1_i64);
    row.set("doc_no", "测政〔2024〕15号");
    row.set("website", "https://www.example.com/");
    row.set("scan", format!("a.pdf sha256:{}", "0".repeat(64)));
    row.set("target", "DW-2024-0002");
    row.set("member_list", "DW-2024-0001、DW-2024-0002");
    row.set("summary", "第一行\n第二行");
    row.set("visibility", "internal");
    row.set("rev", Value::Int(1));
    row
}
