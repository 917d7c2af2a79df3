//! Spreadsheets out: whatever was exported imports again as unchanged, and opens in an office program as it should.

use std::io::Read as _;

use calamine::{Data, Reader as _};
use serde_json::json;

use crate::office::{CONTRACT, LEDGER, Office, kinds};

#[test]
fn every_kind_comes_back_unchanged_in_every_form() {
    let office = Office::demo();
    let before = office.digest(LEDGER);
    for kind in kinds() {
        let count = office.json(&format!("{kind} list --closed")).as_array().unwrap().len();
        assert!(count > 0, "{kind}");
        for form in ["xlsx", "csv", "json", "tsv"] {
            for lang in ["zh", "en"] {
                let file = format!("out.{form}");
                office.ok(&format!("{kind} export -o {file} --force --lang {lang}"));
                let report = office.line(&format!("{kind} import {file} -f json --lang {lang}")).ends(0).json();
                let counts = json!([report["inserted"], report["updated"], report["unchanged"]]);
                assert_eq!(counts, json!([0, 0, count]), "{kind} {form} {lang}");
            }
        }
    }
    assert_eq!(office.digest(LEDGER), before);
    assert_eq!(office.operations(), 2);
}

#[test]
fn revealed_and_masked_numbers_come_back_unchanged() {
    let office = Office::demo();
    for flags in ["", "--reveal 年度核对"] {
        for form in ["xlsx", "csv"] {
            let mut command = office.command(&format!("公务员 导出 -o 人.{form} --force"));
            if !flags.is_empty() {
                command.args(["--reveal", "年度核对"]);
            }
            assert!(command.output().unwrap().status.success());
            let report = office.line(&format!("公务员 导入 人.{form} -f json")).ends(0).json();
            assert_eq!(json!([report["inserted"], report["updated"]]), json!([0, 0]), "{flags} {form}");
        }
    }
    // A mask that stands for nothing is not stored.
    office.ok("公务员 导出 -o 人.csv --force");
    let text = String::from_utf8(office.read("人.csv")).unwrap();
    let masked = text.lines().nth(1).unwrap().split(',').find(|c| c.contains("**********")).unwrap().to_owned();
    office.write("人.csv", text.replacen(&masked, "1234**********5678", 1));
    let report = office.line("公务员 导入 人.csv -n -f json").ends(1).json();
    assert_eq!(report["errors"][0]["code"], "E3121");
}

#[test]
fn the_example_row_of_a_template_is_no_record() {
    let office = Office::demo();
    let empty = Office::empty();
    for kind in kinds() {
        for lang in ["zh", "en"] {
            office.ok(&format!("{kind} template -o t.xlsx --force --lang {lang}"));
            let report = office.line(&format!("{kind} import t.xlsx -f json --lang {lang}")).ends(0).json();
            assert_eq!((report["rows"].as_i64(), report["inserted"].as_i64()), (Some(0), Some(0)), "{kind}: {report}");
        }
        // A template can be made before there is a ledger.
        empty.ok(&format!("{kind} template -o t.xlsx --force"));
    }
    office.line("合同 模板 -o t.csv").fails(2, "E5022");
    assert_eq!(office.operations(), 2);
}

fn part(office: &Office, file: &str, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(office.at(file)).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_workbook_has_types_a_frozen_header_and_choices() {
    let office = Office::demo();
    office.ok("合同 导出 -o 合同.xlsx");
    let mut book = calamine::open_workbook_auto(office.at("合同.xlsx")).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let head: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let at = |name: &str| head.iter().position(|h| h.contains(name)).unwrap();
    for row in range.rows().skip(1) {
        assert!(matches!(&row[at("编号")], Data::String(_)), "{row:?}");
        assert!(matches!(&row[at("合同编号")], Data::String(_)), "{row:?}");
        assert!(matches!(&row[at("签订日期")], Data::DateTime(_)), "{row:?}");
        assert!(matches!(&row[at("合同金额")], Data::Float(_) | Data::Int(_)), "{row:?}");
    }
    let sheet = part(&office, "合同.xlsx", "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane ") && sheet.contains("state=\"frozen\""));
    assert!(sheet.contains("<dataValidation ") && sheet.contains("<cols>") && !sheet.contains("<f>"));
    assert!(part(&office, "合同.xlsx", "xl/styles.xml").contains("formatCode=\"@\""), "text columns are @");
    office.ok("当事人 导出 -o 当事人.xlsx");
    let mut book = calamine::open_workbook_auto(office.at("当事人.xlsx")).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert!(range.rows().flatten().any(|c| matches!(c, Data::String(s) if s == "91349901MA990001XH")));
}

#[test]
fn a_csv_file_opens_in_a_spreadsheet_and_warns_of_long_codes() {
    let office = Office::demo();
    office.line("当事人 导出 -o 当事人.csv").ends(0);
    // Masked numbers lose nothing; bare ones do.
    let run = office.line("公务员 导出 -o 人.csv --reveal 核对").ends(0);
    assert!(run.err.contains("人.xlsx"), "{}", run.err);
    let bytes = office.read("当事人.csv");
    assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.lines().count() > 10 && text.matches('\n').count() == text.matches("\r\n").count());
    office.ok("当事人 导出 -o 无标记.csv --bom never");
    assert!(!office.read("无标记.csv").starts_with(&[0xef, 0xbb, 0xbf]));
    let pipe = office.ok("当事人 导出");
    assert!(!pipe.starts_with('\u{feff}') && !pipe.contains('\r'));
    // GB18030, as an office program would save it, comes back unchanged too.
    office.ok("合同 导出 -o gb.csv --encoding gb18030");
    let report = office.line("合同 导入 gb.csv -f json").ends(0).json();
    assert_eq!(json!([report["inserted"], report["updated"], report["encoding"]]), json!([0, 0, "gb18030"]));
}

#[test]
fn no_text_becomes_a_formula() {
    let office = Office::demo();
    for (i, name) in ["=1+1", "+cmd", "-2+3", "@sum"].iter().enumerate() {
        let line = CONTRACT
            .replace("{no}", &format!("F-{i}"))
            .replace("--合同名称 巡查服务合同", &format!("--合同名称={name}"));
        office.ok(&line);
    }
    office.ok("合同 导出 合同编号~F- -o f.csv");
    let text = String::from_utf8(office.read("f.csv")).unwrap();
    for name in ["'=1+1", "'+cmd", "'-2+3", "'@sum"] {
        assert!(text.contains(&format!(",{name},")), "{name}: {text}");
    }
    office.ok("合同 导出 合同编号~F- -o f.xlsx");
    assert!(!part(&office, "f.xlsx", "xl/worksheets/sheet1.xml").contains("<f>"));
    for file in ["f.csv", "f.xlsx"] {
        let report = office.line(&format!("合同 导入 {file} -f json")).ends(0).json();
        assert_eq!(json!([report["inserted"], report["updated"], report["unchanged"]]), json!([0, 0, 4]), "{file}");
    }
    assert_eq!(office.json("合同 列表 合同编号=F-0")[0]["name"], "=1+1");
}

#[test]
fn an_export_is_narrowed_by_filters() {
    let office = Office::demo();
    office.ok("合同 导出 状态=履约中 -o 履约.json");
    let list: serde_json::Value = serde_json::from_slice(&office.read("履约.json")).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 6);
    assert_eq!(office.ok("合同 导出 --列 编号,合同金额 --条数 1"), "编号,合同金额(元)\nHT-2024-0001,1128000.00\n");
    office.ok("合同 导出 合同名称~没有 -o 空.csv");
    assert_eq!(office.read("空.csv").iter().filter(|b| **b == b'\n').count(), 1);
}
