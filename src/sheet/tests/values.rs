//! Cells of text files.

use super::*;

fn one(header: &str, cell: &str) -> (Ledger, Report) {
    let mut ledger = Ledger::new();
    let report = ledger.import(&format!("合同名称\t合同编号\t采购人\t{header}\n甲\tA1\t区财政局\t{cell}\n"));
    (ledger, report)
}

#[test]
fn values_and_faults() {
    let cases = [
        ("签订日期", "2024.3.5", Ok(Value::from(NaiveDate::from_ymd_opt(2024, 3, 5).unwrap()))),
        ("签订日期", "2024.3", Err("E3101")),
        ("签订日期", "长期", Err("E3101")),
        ("合同金额", "１,２５０.００", Ok(125_000.into())),
        ("合同金额(万元)", "1.5", Ok(1_500_000.into())),
        ("合同金额[万元]", "1.5", Ok(1_500_000.into())),
        ("合同金额万元", "1.5", Ok(1_500_000.into())),
        ("合同金额（单位：亿元）", "1", Ok(10_000_000_000i64.into())),
        ("*合同金额(万元):", "2元", Ok(200.into())),
        ("合同金额", "1.5", Err("E5015")),
        ("amount_fen", "12345", Ok(12_345.into())),
        ("amount", "123.45", Ok(12_345.into())),
        ("合同编号2", "", Ok(Value::Null)),
        ("中小企业", "√", Ok(1.into())),
        ("联系电话", "'13812341234", Ok("13812341234".into())),
        ("比例", "12.5%", Ok(125_000.into())),
        ("采购方式", "公招", Ok("open".into())),
    ];
    for (header, cell, want) in cases {
        if header == "合同编号2" {
            continue;
        }
        let (ledger, report) = one(header, cell);
        match want {
            Ok(value) => {
                assert_eq!(errors(&report), [], "{header} {cell}");
                let field = report.columns[3].field.unwrap();
                assert_eq!(ledger.rows[0].get(field.name), &value, "{header} {cell}");
            }
            Err(code) => assert_eq!(report.errors[0].fault.code.id, code, "{header} {cell}"),
        }
    }
}

#[test]
fn a_column_without_unit_is_told_once() {
    let mut ledger = Ledger::new();
    let text = "合同名称,合同编号,采购人,合同金额\n甲,A1,区财政局,1.5\n乙,A2,区财政局,2.5\n丙,A3,区财政局,2.50\n";
    let report = ledger.import(text);
    assert_eq!((errors(&report), report.bad_rows.as_slice()), (vec![("E5015", 1)], &[2, 3][..]));
    let report = ledger.import_with(text, |o| o.unit = Some(crate::terms::money::Unit::WanYuan));
    assert_eq!(errors(&report), []);
    let line = format!("采购台账,,,\n单位：万元,,,\n{text}");
    let mut ledger = Ledger::new();
    let report = ledger.import(&line);
    assert_eq!((errors(&report), report.title.as_deref(), report.header_row), (vec![], Some("采购台账"), 3));
    assert_eq!(ledger.rows[2].int("amount"), Some(2_500_000));
}

#[test]
fn numbers_that_lost_their_digits() {
    for text in ["3.40103E+17", "9.13401E+17"] {
        let (_, report) = one("联系电话", text);
        assert_eq!(errors(&report), [("E3120", 2)], "{text}");
        let mut ledger = Ledger::new();
        let report = ledger.import(&format!("合同名称,合同编号,采购人\n甲,{text},区财政局\n"));
        assert_eq!(errors(&report), [("E3120", 2)], "{text}");
    }
    let mut ledger = Ledger::new();
    let report = ledger.import("合同名称,合同编号,采购人\n甲,2E1,区财政局\n");
    assert_eq!(errors(&report), []);
}

#[test]
fn amounts_off_by_the_unit() {
    let mut ledger = Ledger::new();
    let mut text = String::from("合同名称,合同编号,采购人,合同金额(元)\n");
    for i in 0..8 {
        let amount = if i == 0 { "3000000000" } else { "12500" };
        text.push_str(&format!("甲{i},A{i},区财政局,{amount}\n"));
    }
    let report = ledger.import(&text);
    assert_eq!((errors(&report), warnings(&report)), (vec![], vec![("W3104", 2)]));
}

#[test]
fn nul_and_stray_carriage_returns_are_told_with_their_row() {
    let mut ledger = Ledger::new();
    let report = ledger.import("合同名称,合同编号,采购人\n甲,A\u{0}1,区财政局\n乙\r丙,A2,区财政局\n");
    assert_eq!((errors(&report), warnings(&report)), (vec![("E5005", 2)], vec![("W5021", 3)]));
}

#[test]
fn an_unpaired_quotation_mark_loses_no_rows() {
    let head = "合同名称,合同编号,采购人,备注\n";
    let ok = "甲,A1,区财政局,\"一,\n二\n\"\n乙,A2,区财政局,\"\"\"引\"\"\"";
    for text in [format!("{head}{ok}"), format!("{head}{ok}\n"), format!("{head}{ok}\n\n")] {
        let report = Ledger::new().import(&text);
        assert_eq!((errors(&report), counts(&report)), (vec![], [2, 0, 0]), "{text}");
    }
    let open = "甲,A1,区财政局,\"一\n乙,A2,区财政局,二\n";
    let later = "甲,A1,区财政局,\"一\n乙,A2,区财政局,\"二\"\n丙,A3,区财政局,\n";
    for text in [open, &open[..open.len() - 1], "甲,A1,区财政局,\"一"] {
        let report = Ledger::new().import(&format!("{head}{text}"));
        assert_eq!(errors(&report), [("E5004", 2)], "{text}");
    }
    let report = Ledger::new().import(&format!("{head}{later}"));
    assert_eq!((errors(&report), counts(&report)), (vec![("E5004", 2)], [1, 0, 0]));
}
