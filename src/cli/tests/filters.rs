use chrono::NaiveDate;
use proptest::prelude::*;

use crate::both;
use crate::catalog;
use crate::cli::filter::{Fields, fields, parse, presets, sort};
use crate::error::{Failure, Fault, codes};
use crate::schema::filter::{Filter, Test};
use crate::schema::{Kind, Reading, Value, World};

struct Fake;

impl World for Fake {
    fn find(&mut self, _: &'static Kind, text: &str) -> Result<String, Fault> {
        match text {
            "海棠街道办事处" | "DW-2024-0012" => Ok("DW-2024-0012".into()),
            _ => Err(Fault::new(&codes::E2004, both!("没有\"{text}\"", "no \"{text}\""))),
        }
    }

    fn find_any(&mut self, _: &[&'static Kind], text: &str) -> Result<String, Fault> {
        Ok(text.to_owned())
    }

    fn hash_file(&mut self, _: &str) -> Result<String, Fault> {
        Ok("0".repeat(64))
    }
}

fn day(text: &str) -> Value {
    Value::Date(text.parse::<NaiveDate>().unwrap())
}

fn of(kind: &'static Kind) -> Fields<'static> {
    Fields { kind, computed: &[] }
}

fn filters(kind: &str, words: &[&str]) -> Result<Vec<Filter>, Failure> {
    let mut world = Fake;
    let mut reading = Reading::new("2024-03-28".parse().unwrap(), &mut world);
    parse(of(catalog::kind(kind).unwrap()), words, &mut reading)
}

fn one(kind: &str, word: &str) -> (&'static str, Test) {
    let mut found = filters(kind, &[word]).unwrap_or_else(|f| panic!("{word}: {f}"));
    let filter = found.remove(0);
    (filter.field.name, filter.test)
}

#[test]
fn every_form_of_a_filter() {
    let text = |values: &[&str]| values.iter().map(|v| Value::from(*v)).collect::<Vec<_>>();
    for (word, field, test) in [
        ("状态=履约中", "state", Test::AnyOf(text(&["performing"]))),
        ("状态＝履约中、待验收", "state", Test::AnyOf(text(&["performing", "accepting"]))),
        ("state=performing，待验收", "state", Test::AnyOf(text(&["performing", "accepting"]))),
        ("状态!=已办结", "state", Test::NoneOf(text(&["closed"]))),
        ("状态！＝已办结", "state", Test::NoneOf(text(&["closed"]))),
        ("合同名称~海棠", "name", Test::Contains("海棠".into())),
        ("name～海棠", "name", Test::Contains("海棠".into())),
        ("甲方单位=海棠街道办事处", "buyer", Test::AnyOf(text(&["DW-2024-0012"]))),
        ("采购人~海棠", "buyer", Test::Contains("海棠".into())),
        ("履约截止=..月底", "deliver_due", Test::Between(None, Some(day("2024-03-31")))),
        ("履约截止=今天..", "deliver_due", Test::Between(Some(day("2024-03-28")), None)),
        ("deliver-due=+3d", "deliver_due", Test::AnyOf(vec![day("2024-03-31")])),
        ("签订日期=2024-02", "signed_on", Test::Between(Some(day("2024-02-01")), Some(day("2024-02-29")))),
        ("签订日期=2023", "signed_on", Test::Between(Some(day("2023-01-01")), Some(day("2023-12-31")))),
        ("签订日期=2024-01..2024-02", "signed_on", Test::Between(Some(day("2024-01-01")), Some(day("2024-02-29")))),
        ("办结日期=空", "ended_on", Test::AnyOf(vec![Value::Null])),
        ("ended_on!=empty", "ended_on", Test::NoneOf(vec![Value::Null])),
        ("合同金额=100万元..500万元", "amount", Test::Between(Some(100_000_000.into()), Some(500_000_000.into()))),
        ("合同金额=1.2万元", "amount", Test::AnyOf(vec![1_200_000.into()])),
        ("约定付款天数=30..60", "pay_days", Test::Between(Some(30.into()), Some(60.into()))),
        ("合同编号=HT..1", "ext_no", Test::AnyOf(text(&["HT..1"]))),
        ("备注=甲=乙", "note", Test::AnyOf(text(&["甲=乙"]))),
    ] {
        assert_eq!(one("contract", word), (field, test), "{word}");
    }
    assert_eq!(one("contract", "附件=空"), ("attachments", Test::AnyOf(vec![Value::Null])));
}

#[test]
fn what_is_no_filter_is_refused_with_the_right_form() {
    for (word, code, hint) in [
        ("状太=履约中", "E1003", "状态"),
        ("sate=closed", "E1003", "state"),
        ("状态=办理中", "E3002", "履约中"),
        ("合同金额=328.5", "E3103", ""),
        ("合同金额=100..500", "E3103", ""),
        ("履约截止=2024-13-05", "E3102", ""),
        ("甲方单位=海棠", "E2004", ""),
        ("状态", "E1007", "状态=值"),
        ("海棠", "E1007", "--搜索 海棠"),
        ("=履约中", "E1007", ""),
        ("状态!履约中", "E1007", ""),
        ("状态=", "E1007", "状态=空"),
        ("状态=-", "E1007", "状态=空"),
        ("履约截止=..", "E1007", "起..止"),
        ("履约截止!=..今天", "E1007", ""),
        ("履约截止=今天、2024-03", "E1007", ""),
        ("合同金额~3", "E1007", "合同金额=值"),
    ] {
        let failure = filters("contract", &[word]).expect_err(word);
        assert_eq!(failure.code.id, code, "{word}");
        let found = failure.hint.map(|h| h.zh.into_owned()).unwrap_or_default();
        assert!(found.contains(hint), "{word}: {found}");
    }
}

#[test]
fn all_bad_filters_are_reported_at_once() {
    let failure = filters("contract", &["状太=1", "合同金额=3", "状态=履约中", "海棠"]).unwrap_err();
    assert_eq!(failure.faults.len(), 3);
}

#[test]
fn a_mount_presets_its_filter() {
    let mount = catalog::MOUNTS.iter().find(|m| m.label == "制度建设").unwrap();
    let filters = presets(mount);
    assert_eq!((filters[0].field.name, &filters[0].test), ("role", &Test::AnyOf(vec!["regime".into()])));
    for mount in catalog::MOUNTS {
        assert_eq!(presets(mount).len(), mount.presets.len(), "{}", mount.label);
    }
}

#[test]
fn orders_and_columns() {
    let kind = catalog::kind("contract").unwrap();
    let names =
        |found: Vec<(&'static crate::schema::Field, bool)>| found.iter().map(|(f, d)| (f.name, *d)).collect::<Vec<_>>();
    assert_eq!(names(sort(of(kind), "履约截止:降").unwrap()), [("deliver_due", true)]);
    assert_eq!(
        names(sort(of(kind), "deliver-due:desc,name、amount：升").unwrap()),
        [("deliver_due", true), ("name", false), ("amount", false)]
    );
    assert_eq!(sort(of(kind), "履约截止:上").unwrap_err().code.id, "E1005");
    assert_eq!(sort(of(kind), "履约截至").unwrap_err().code.id, "E1003");
    assert_eq!(sort(of(kind), " ").unwrap_err().code.id, "E1005");
    let found = fields("id,amount_fen、履约截止", of(kind)).unwrap().unwrap();
    assert_eq!(found.iter().map(|f| f.name).collect::<Vec<_>>(), ["id", "amount", "deliver_due"]);
    assert!(fields("help", of(kind)).unwrap().is_none());
    assert_eq!(fields("id,x,y", of(kind)).unwrap_err().faults.len(), 2);
}

proptest! {
    #[test]
    fn no_filter_panics(word in "(状态|amount|履约截止|附件|name)?[=＝!！~～.、，空\\-0-9a万元月日年: ]{0,12}\\PC{0,4}") {
        let _outcome = filters("contract", &[&word]);
        let kind = catalog::kind("contract").unwrap();
        let _outcome = (sort(of(kind), &word).is_ok(), fields(&word, of(kind)).is_ok());
    }
}
