//! Which row is the header, which field each column is, which rows are no data.

use super::*;
use crate::sheet::skip::Reason;

#[test]
fn rows_above_shift_numbers_and_nothing_else() {
    let body = format!("{HEAD}\n{FIRST}\n乙,HT-02,区财政局,x,,,\n\n合计,,,5,,,\n丙,HT-03,没有,1,,,\n");
    let report = |text: &str| Ledger::new().import(text);
    let (plain, shifted) = (report(&body), report(&format!("\n\n\n{body}")));
    assert_eq!(errors(&plain), [("E3104", 3), ("E2004", 6)]);
    assert_eq!(errors(&shifted), [("E3104", 6), ("E2004", 9)]);
    assert_eq!((plain.header_row, shifted.header_row), (1, 4));
    assert_eq!(shifted.skipped.iter().map(|s| s.row - 3).collect::<Vec<_>>(), [4, 5]);
    assert_eq!(plain.skipped.iter().map(|s| s.row).collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn rows_that_are_no_data() {
    let text = format!(
        "2024年采购台账,,,,,,\n{HEAD}\n示例: 道路养护,HT-01,区财政局,1,,,\n{FIRST}\n小 计,,,328.5,,,\n,,,,,,\n{HEAD}\n\
         乙,HT-02,区财政局,1,,,\n,总计：,,329.5,,,\n备注：以上金额含税,,,,,,\n填表说明,,,,,,\n\n\n"
    );
    let report = Ledger::new().import(&text);
    let skipped: Vec<_> = report.skipped.iter().map(|s| (s.row, s.reason)).collect();
    assert_eq!(
        skipped,
        [
            (3, Reason::Example),
            (5, Reason::Total),
            (6, Reason::Blank),
            (7, Reason::RepeatedHeader),
            (9, Reason::Total),
            (10, Reason::Footer),
            (11, Reason::Footer),
        ]
    );
    assert_eq!((errors(&report), counts(&report)), (vec![], [2, 0, 0]));
    assert_eq!((report.title.as_deref(), report.rows), (Some("2024年采购台账"), 2));
    // A total is data when it bears a key.
    let report = Ledger::new().import(&format!("{HEAD}\n合计,HT-9,区财政局,1,,,\n"));
    assert_eq!(counts(&report), [1, 0, 0]);
}

#[test]
fn two_rows_make_a_header() {
    let text = "编号,合同名称,合同编号,采购人,金额(万元),,日期\n,,,,合同金额,已付金额,签订日期\n\
                ,甲,A1,区财政局,5,2,2024-3-5\n";
    let mut ledger = Ledger::new();
    let report = ledger.import(text);
    assert_eq!((errors(&report), counts(&report), report.header_row), (vec![], [1, 0, 0], 2));
    assert_eq!((ledger.rows[0].int("amount"), ledger.rows[0].int("paid")), (Some(5_000_000), Some(2_000_000)));
}

#[test]
fn header_only_and_empty_files() {
    let report = Ledger::new().import(HEAD);
    assert_eq!((report.rows, counts(&report), report.has_errors()), (0, [0, 0, 0], false));
    for text in ["", "\n\n", "甲,乙\n丙,丁\n"] {
        let failure = Ledger::new().try_import("t.csv", text.as_bytes(), |_| {}).unwrap_err();
        assert_eq!(failure.code.id, "E5006", "{text:?}");
    }
}

#[test]
fn a_named_header_row() {
    let text = format!("{HEAD}\n名称甲,合同编号,采购人,x\n合同名称,合同编号,采购人,合同金额(元)\n甲,A1,区财政局,5\n");
    let report = Ledger::new().import_with(&text, |o| o.header_row = Some(3));
    assert_eq!((counts(&report), report.header_row), ([1, 0, 0], 3));
    let failure = Ledger::new().try_import("t.csv", text.as_bytes(), |o| o.header_row = Some(40)).unwrap_err();
    assert_eq!(failure.code.id, "E5006");
}

#[test]
fn unknown_columns() {
    let text = "合同名称,合同编号,采购人,合同金颔(元),经手\n甲,A1,区财政局,5,李四\n";
    let failure = Ledger::new().try_import("t.csv", text.as_bytes(), |_| {}).unwrap_err();
    assert_eq!((failure.code.id, failure.faults.len()), ("E3000", 2));
    assert!(failure.faults.iter().all(|f| f.code.id == "E5012"));
    assert!(failure.faults[0].hint.as_ref().unwrap().zh.contains("--映射列 合同金颔(元)=合同金额"));
    let report = Ledger::new().import_with(text, |o| o.dry_run = true);
    assert_eq!((report.unknown.len(), counts(&report)), (2, [1, 0, 0]));
    assert_eq!(report.unknown[0].suggestion.map(|f| f.name), Some("amount"));
    let mut ledger = Ledger::new();
    let report = ledger.import_with(text, |o| {
        o.map = vec![("合同金颔(元)".into(), "合同金额".into())];
        o.ignore = vec!["经手".into()];
    });
    assert_eq!((counts(&report), ledger.rows[0].int("amount")), ([1, 0, 0], Some(500)));
    let failure = Ledger::new()
        .try_import("t.csv", text.as_bytes(), |o| o.map = vec![("经手".into(), "没有".into())])
        .unwrap_err();
    assert_eq!(failure.code.id, "E1003");
}

#[test]
fn two_columns_for_one_field() {
    let text = "合同名称,合同编号,采购人,采购单位\n甲,A1,区财政局,区财政局\n";
    let failure = Ledger::new().try_import("t.csv", text.as_bytes(), |_| {}).unwrap_err();
    assert_eq!(failure.code.id, "E5010");
    let report = Ledger::new().import_with(text, |o| o.ignore = vec!["采购单位".into()]);
    assert_eq!(counts(&report), [1, 0, 0]);
}

#[test]
fn the_columns_of_an_error_workbook_are_left_out() {
    let text = "行号,合同名称,合同编号,采购人,错误,建议\n7,甲,A1,区财政局,E3104 x,改\n";
    let report = Ledger::new().import(text);
    assert_eq!((counts(&report), report.columns.iter().filter(|c| c.field.is_none()).count()), ([1, 0, 0], 3));
}

#[test]
fn ragged_rows() {
    let text = "合同名称,合同编号,采购人,联系电话\n甲,A1,区财政局\n乙,A2,区财政局,,,\n丙,A3,区财政局,,,多出\n";
    let report = Ledger::new().import(text);
    assert_eq!((errors(&report), counts(&report)), (vec![("E5016", 4)], [2, 0, 0]));
    assert_eq!(report.errors[0].column, "F");
    let report = Ledger::new().import_with(text, |o| o.ignore = vec!["第6列".into()]);
    assert_eq!(counts(&report), [3, 0, 0]);
}

#[test]
fn separators_are_found_by_the_header() {
    let text = format!("{HEAD}\n{FIRST}\n");
    let want = Ledger::new().import(&text);
    for separator in ["\t", ";", "，"] {
        let report = Ledger::new().import(&text.replace(',', separator));
        assert_eq!(report.to_json(crate::messages::Lang::Zh), want.to_json(crate::messages::Lang::Zh), "{separator:?}");
    }
}

#[test]
fn the_kind_is_guessed_by_the_header() {
    let kinds: [&'static Kind; 3] = [&UNIT, &PERSON, &CONTRACT];
    let guess = |text: &str| guess(&Input::from_bytes("t.csv", text.as_bytes()).unwrap(), &kinds, &Opening::default());
    assert_eq!(guess(&format!("台账\n{HEAD}\n")).unwrap().name, "contract");
    assert_eq!(guess("姓名,身份证号,电话\n").unwrap().name, "person");
    assert_eq!(guess("甲,乙\n").unwrap_err().code.id, "E5007");
    assert_eq!(guess("编号,备注\n").unwrap_err().code.id, "E5007");
}
