//! Spreadsheets in: dirty sheets, the sheet of faults, encodings, and everything that stops an import.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use calamine::{Data, Reader as _};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value as Json, json};

use crate::office::{LEDGER, Office, Run};

fn expected() -> Json {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/expected.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Row and column of every cell of the first sheet, from 0.
fn cells(path: &Path) -> Vec<(usize, usize, Data)> {
    let mut book = calamine::open_workbook_auto(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let (top, left) = range.start().unwrap();
    let used = range.used_cells();
    used.map(|(r, c, data)| (r + top as usize, c + left as usize, data.clone())).collect()
}

/// Writes the first sheet of a workbook again, as a person saves it after some corrections `(row from 1, column, text)`.
fn corrected(from: &Path, to: &Path, fixes: &[(usize, usize, String)]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (row, column, data) in cells(from) {
        let (r, c) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
        match data {
            Data::String(text) => drop(sheet.write_string(r, c, text).unwrap()),
            Data::Float(number) => drop(sheet.write_number(r, c, number).unwrap()),
            Data::Int(number) => drop(sheet.write_number(r, c, number as f64).unwrap()),
            Data::Bool(yes) => drop(sheet.write_boolean(r, c, yes).unwrap()),
            Data::DateTime(at) => {
                let at = ExcelDateTime::from_serial_datetime(at.as_f64()).unwrap();
                sheet.write_datetime_with_format(r, c, &at, &day).unwrap();
            }
            _ => {}
        }
    }
    for (row, column, text) in fixes {
        sheet.write_string(u32::try_from(row - 1).unwrap(), u16::try_from(*column).unwrap(), text).unwrap();
    }
    book.save(to).unwrap();
}

fn counts(json: &Json) -> Json {
    json!({"inserted": json["inserted"], "updated": json["updated"], "unchanged": json["unchanged"]})
}

#[test]
fn each_dirty_sheet_is_reported_exactly_then_mended_by_its_fault_sheet() {
    for sheet in expected()["dirty"].as_array().unwrap() {
        let office = Office::demo();
        let (file, kind) = (sheet["file"].as_str().unwrap(), sheet["kind"].as_str().unwrap());
        let report = office.line(&format!("{kind} import {file} -n -f json")).ends(1).json();
        for key in ["encoding", "header_row", "inserted", "updated", "unchanged"] {
            assert_eq!(report[key], sheet[key], "{file}: {key}");
        }
        assert_eq!(report["rows"], sheet["data_rows"], "{file}");
        assert_eq!(report["hidden_rows"], sheet["hidden_rows"].as_array().unwrap().len(), "{file}");
        let skipped: Vec<Json> = (report["skipped"].as_array().unwrap().iter())
            .flat_map(|s| {
                (s["row"].as_i64().unwrap()..=s["last"].as_i64().unwrap())
                    .map(|row| json!({"row": row, "reason": s["reason"]}))
            })
            .collect();
        let header = sheet["header_row"].as_i64().unwrap();
        let skipped: Vec<Json> = skipped.into_iter().filter(|s| s["row"].as_i64() > Some(header)).collect();
        assert_eq!(json!(skipped), sheet["skipped"], "{file}");
        let errors: Vec<Json> = (report["errors"].as_array().unwrap().iter())
            .map(|e| json!({"row": e["row"], "column": e["column"], "field": e["field"], "code": e["code"]}))
            .collect();
        assert_eq!(json!(errors), sheet["errors"], "{file}");
        let mut bad: Vec<&Json> = report["errors"].as_array().unwrap().iter().map(|e| &e["row"]).collect();
        bad.dedup();
        assert_eq!(json!(bad), sheet["bad_rows"], "{file}");

        // All or nothing.
        let before = office.digest(LEDGER);
        let stem = file.rsplit_once('.').unwrap().0;
        let run = office.line(&format!("{kind} import {file}")).ends(3);
        let faults = format!("{stem}.错误.xlsx");
        assert!(run.err.contains(&faults), "{}", run.err);
        assert_eq!(office.digest(LEDGER), before);

        let texts = cells(&office.at(&faults));
        let headers: Vec<(usize, String)> = (texts.iter())
            .filter_map(|(r, c, d)| Some((*c, d.to_string())).filter(|_| *r + 1 == usize::try_from(header).unwrap()))
            .collect();
        assert!(headers.iter().any(|(_, h)| h == "错误") && headers.iter().any(|(_, h)| h == "建议"), "{headers:?}");
        // The sheet of faults as it is has the same faults in the same rows.
        let again = office.line(&format!("{kind} import {faults} -n -f json")).ends(1).json();
        let rows = |json: &Json| {
            json["errors"].as_array().unwrap().iter().map(|e| (e["row"].clone(), e["code"].clone())).collect::<Vec<_>>()
        };
        assert_eq!(rows(&again), rows(&report), "{file}");

        let fixes: Vec<(usize, usize, String)> = (sheet["fixes"].as_array().unwrap().iter())
            .map(|fix| {
                let column = headers.iter().find(|(_, h)| h == fix["column"].as_str().unwrap()).unwrap().0;
                (fix["row"].as_u64().unwrap() as usize, column, fix["value"].as_str().unwrap().to_owned())
            })
            .collect();
        corrected(&office.at(&faults), &office.at("改好.xlsx"), &fixes);
        let done = office.line(&format!("{kind} import 改好.xlsx -f json")).ends(0).json();
        assert_eq!(counts(&done), sheet["after_fix"], "{file}: {done}");
        let operations = office.operations();
        let done = office.line(&format!("{kind} import 改好.xlsx -f json")).ends(0).json();
        assert_eq!(counts(&done), sheet["again"], "{file}: {done}");
        assert_eq!(office.operations(), operations, "nothing to do is no operation");
    }
}

#[test]
fn rows_are_counted_from_the_top_of_the_sheet() {
    let office = Office::demo();
    let text = encoding_rs::GB18030.decode(&office.read("3月采购台账.csv")).0.into_owned();
    let before = office.line("合同 导入 3月采购台账.csv -n -f json").ends(1).json();
    office.write("低.csv", format!("\n\n\n{text}"));
    let after = office.line("合同 导入 低.csv -n -f json").ends(1).json();
    let rows =
        |json: &Json| json["errors"].as_array().unwrap().iter().map(|e| e["row"].as_i64().unwrap()).collect::<Vec<_>>();
    assert_eq!(rows(&after), rows(&before).iter().map(|r| r + 3).collect::<Vec<_>>());
    assert_eq!(after["header_row"].as_i64().unwrap(), before["header_row"].as_i64().unwrap() + 3);
}

#[test]
fn every_encoding_gives_the_same_report() {
    let office = Office::demo();
    let text = encoding_rs::GB18030.decode(&office.read("3月采购台账.csv")).0.replace("台账", "㐂𠮷台账");
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    let mut reports = Vec::new();
    for (encoding, bytes) in [
        ("utf-8", text.clone().into_bytes()),
        ("utf-8-bom", format!("\u{feff}{text}").into_bytes()),
        ("utf-16le", utf16(u16::to_le_bytes)),
        ("utf-16be", utf16(u16::to_be_bytes)),
        ("gb18030", encoding_rs::GB18030.encode(&text).0.into_owned()),
    ] {
        office.write("表.csv", bytes);
        let mut report = office.line("合同 导入 表.csv -n -f json").ends(1).json();
        assert_eq!(report["encoding"], encoding);
        report.as_object_mut().unwrap().remove("encoding");
        reports.push(report);
    }
    assert!(reports.windows(2).all(|pair| pair[0] == pair[1]), "{reports:?}");
    // What was sniffed wrong can be forced, and what is forced wrong is refused.
    office.line("合同 导入 3月采购台账.csv -n --encoding gb18030").ends(1);
    office.line("合同 导入 3月采购台账.csv -n --encoding utf-8").fails(7, "E5002");
    office.line("合同 导入 3月采购台账.csv -n --encoding nonsense").fails(2, "E1005");
}

const HEAD: &str =
    "合同名称,合同编号,甲方单位,供应商,标的类别,合同金额(万元),签订日期,履约截止,结算方式,供应商规模,经办人";
const ROW: &str =
    "甲合同,S-1,云汀区数据资源管理局,云汀知行信息技术有限公司,服务,12.5,2024年3月1日,2024-12-31,验收后结算,微型,梅子青";

fn import(office: &Office, text: &str, flags: &str) -> Run {
    office.write("表.csv", text);
    office.line(&format!("合同 导入 表.csv {flags}"))
}

#[test]
fn what_is_no_sheet_is_refused_with_its_reason() {
    let office = Office::demo();
    let before = office.digest(LEDGER);
    for (bytes, status, code) in [
        (vec![0x81, 0xff, 0x00, 0x9c, 0xff, 0xfd, 0x0a, 0xff, 0x80], 7, "E5002"),
        (format!("{HEAD}\n甲\0合同{ROW}\n").into_bytes(), 3, "E5005"),
        (b"one,two\nthree,four\n".to_vec(), 3, "E5006"),
        (Vec::new(), 3, "E5006"),
    ] {
        office.write("表.csv", &bytes);
        let run = office.line("合同 导入 表.csv");
        assert!(run.both().contains(code), "{code}: {}", run.both());
        assert_eq!(run.status, status, "{code}: {}", run.both());
    }
    office.line("合同 导入 没有.csv").fails(7, "E5001");
    office.line("合同 导入 .").fails(7, "E5001");
    office.write("坏.xlsx", b"PK\x03\x04 no workbook");
    office.line("合同 导入 坏.xlsx").fails(7, "E5003");
    office.line("采购招标项目 导入 采购项目台账(标题合计).xlsx --表 没有").fails(3, "E5008").says("采购项目");
    let huge = format!("{HEAD}\n\"{}\",S-1\n", "长".repeat(600_000));
    assert!(import(&office, &huge, "").both().contains("E5004"));
    assert_eq!(office.digest(LEDGER), before);
}

#[test]
fn a_header_alone_is_an_empty_import() {
    let office = Office::demo();
    let report = import(&office, &format!("{HEAD}\n"), "-f json").ends(0).json();
    assert_eq!((report["rows"].as_i64(), report["inserted"].as_i64()), (Some(0), Some(0)));
    import(&office, &format!("{HEAD}\n\n\n"), "").ends(0);
    assert_eq!(office.operations(), 2);
}

#[test]
fn columns_that_do_not_fit_stop_the_import() {
    let office = Office::demo();
    let with = |head: &str, cell: &str| format!("{HEAD},{head}\n{ROW},{cell}\n");
    // Unknown: a preview lists it, a real run wants to be told.
    let preview = import(&office, &with("进度情况", "三成"), "-n -f json");
    assert_eq!(preview.json()["unknown"][0]["column"], "进度情况");
    import(&office, &with("进度情况", "三成"), "").fails(3, "E5012").says("--忽略 进度情况");
    import(&office, &with("进度情况", "三成"), "--ignore 进度情况 -n").ends(0);
    import(&office, &with("进度情况", "三成"), "--map 进度情况=备注 -n").ends(0);
    import(&office, &with("进度情况", "三成"), "--map 进度情况=没有").fails(2, "E1003");
    import(&office, &with("采购人", "云汀区财政局"), "").fails(3, "E5010");
    let run = import(&office, &HEAD.replace("合同编号,", ""), "-n");
    assert!(run.status == 0, "no row misses it: {}", run.both());
    let without = format!("{}\n{}\n", HEAD.replace(",供应商规模", ""), ROW.replace(",微型", ""));
    assert!(import(&office, &without, "").both().contains("E5011"));
    let unitless = format!("{HEAD}\n{ROW}\n").replace("(万元)", "");
    let run = import(&office, &unitless, "");
    assert!(run.status == 3 && run.both().contains("E5015"), "{}", run.both());
    let report = import(&office, &unitless, "--unit 万元 -n -f json").ends(0).json();
    assert_eq!(report["inserted"], 1);
    let stray = format!("{HEAD}\n{ROW},多出来的\n");
    assert!(import(&office, &stray, "").both().contains("E5016"));
    assert_eq!(office.operations(), 2);
}

#[test]
fn bad_cells_are_told_by_row_column_and_code() {
    let office = Office::demo();
    for (from, to, column, code) in [
        ("2024年3月1日", "2024.13.1", "签订日期", "E3102"),
        ("2024年3月1日", "2024.3", "签订日期", "E3101"),
        ("2024年3月1日", "24.3.1", "签订日期", "E3101"),
        ("12.5", "约12", "合同金额(万元)", "E3104"),
        ("服务", "服物", "标的类别", "E3002"),
        ("云汀区数据资源管理局", "云汀区数据局", "甲方单位", "E2004"),
        ("甲合同", "", "合同名称", "E3001"),
    ] {
        let report = import(&office, &format!("{HEAD}\n{}\n", ROW.replace(from, to)), "-n -f json").ends(1).json();
        let error = &report["errors"][0];
        assert_eq!(
            (error["row"].as_i64(), error["column"].as_str(), error["code"].as_str()),
            (Some(2), Some(column), Some(code)),
            "{to}"
        );
        assert!(error["hint"].is_string() || code == "E3102", "{to}: {error}");
    }
    // The nearest names are told.
    let run = import(&office, &format!("{HEAD}\n{}\n", ROW.replace("云汀区数据资源管理局", "云汀区数据资源局")), "-n")
        .ends(1);
    assert!(run.out.contains("云汀区数据资源管理局"), "{}", run.out);
    // One key on two rows: both are bad.
    let report =
        import(&office, &format!("{HEAD}\n{ROW}\n{}\n", ROW.replace("甲合同", "乙合同")), "-n -f json").ends(1).json();
    let codes: Vec<_> = report["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["row"].as_i64().unwrap(), e["code"].as_str().unwrap()))
        .collect();
    assert_eq!(codes, [(2, "E5013"), (3, "E5013")]);
    // A number that a spreadsheet has damaged.
    office.write("人.csv", "名称,主体类别,身份证号\n某某,自然人,3.40103E+17\n");
    let report = office.line("当事人 导入 人.csv -n -f json").ends(1).json();
    assert_eq!(report["errors"][0]["code"], "E3120");
    // Check characters: an error, and with --legacy a warning.
    office.write("人.csv", "名称,主体类别,身份证号\n某某,自然人,349901190005070011\n");
    let run = office.line("当事人 导入 人.csv -n -f json").ends(1);
    assert_eq!(run.json()["errors"][0]["code"], "E3111");
    assert!(!run.both().contains("349901190005070011"));
    let report = office.line("当事人 导入 人.csv -n -f json --旧数据").ends(0).json();
    assert_eq!(report["warnings"][0]["code"], "W5031");
}

#[test]
fn a_partial_import_writes_the_good_rows_and_hands_back_the_rest() {
    let office = Office::demo();
    let text = format!(
        "{HEAD}\n{ROW}\n{}\n{}\n",
        ROW.replace("S-1", "S-2").replace("2024年3月1日", "2024.13.1"),
        ROW.replace("S-1", "S-3")
    );
    let report = import(&office, &text, "--部分 -f json").ends(8).json();
    assert_eq!((report["inserted"].as_i64(), report["written"].as_bool()), (Some(2), Some(true)));
    assert_eq!(office.json("合同 列表 合同编号~S-").as_array().unwrap().len(), 2);
    let rest = cells(&office.at("表.错误.xlsx"));
    let texts: Vec<String> = rest.iter().map(|(_, _, d)| d.to_string()).collect();
    assert!(texts.iter().any(|t| t == "S-2") && !texts.iter().any(|t| t == "S-1"), "{texts:?}");
    office.ok("撤销 -y");
    assert!(office.json("合同 列表 合同编号~S-").as_array().unwrap().is_empty());
    import(&office, &text, "--partial --error-sheet 剩下.csv").ends(8);
    let rest = String::from_utf8(office.read("剩下.csv")).unwrap();
    assert!(rest.starts_with('\u{feff}') && rest.contains("S-2") && !rest.contains("S-3"), "{rest}");
}

#[test]
fn the_same_rows_in_any_order_are_the_same_import() {
    let office = Office::demo();
    let other = ROW.replace("S-1", "S-2").replace("甲合同", "乙合同");
    import(&office, &format!("{HEAD}\n{ROW}\n{other}\n"), "").ends(0);
    let operations = office.operations();
    let reversed = |line: &str| line.split(',').rev().collect::<Vec<_>>().join(",");
    let shuffled = [HEAD, &other, ROW].map(reversed).join("\n");
    let report = import(&office, &shuffled, "-f json").ends(0).json();
    assert_eq!(counts(&report), json!({"inserted": 0, "updated": 0, "unchanged": 2}));
    assert_eq!(office.operations(), operations);
    // A blank cell keeps, [清空] and --clear-blank erase.
    office.ok("合同 修改 ht17 --备注 旧");
    let noted = |cell: &str| format!("{HEAD},备注\n{ROW},{cell}\n");
    import(&office, &noted(""), "").ends(0);
    assert_eq!(office.json("ht17")["note"], "旧");
    let report = import(&office, &noted("[清空]"), "-f json").ends(0).json();
    assert_eq!(report["updated"], 1);
    assert!(office.json("ht17")["note"].is_null());
    import(&office, &noted("新"), "").ends(0);
    import(&office, &noted(""), "--clear-blank").ends(0);
    assert!(office.json("ht17")["note"].is_null());
}

#[test]
fn an_import_updates_no_closed_record_and_moves_no_state() {
    let office = Office::demo();
    let head = "编号,合同名称,状态";
    let closed = office.ok("合同 列表 状态=已办结 --条数 1 -f id").trim().to_owned();
    let row = office.json(&closed);
    let report = import(&office, &format!("{head}\n{closed},改名,已办结\n"), "-n -f json").ends(1).json();
    assert_eq!(report["errors"][0]["code"], "E4090");
    import(&office, &format!("{head}\n{closed},{},已办结\n", row["name"].as_str().unwrap()), "-n").ends(0);
    let report = import(&office, &format!("{head}\nHT-2024-0003,区数据共享平台运维服务合同,已办结\n"), "-n -f json")
        .ends(1)
        .json();
    assert_eq!(report["errors"][0]["code"], "E4001");
    let report = import(&office, &format!("{head}\nHT-2024-0999,某合同,履约中\n"), "-n -f json").ends(1).json();
    assert_eq!(report["errors"][0]["code"], "E2001");
}

#[test]
fn standard_input_and_the_guessed_kind_work_too() {
    let office = Office::demo();
    let bytes = office.read("3月采购台账.csv");
    let run = office.fed("合同 导入 - -n -f json", &bytes).ends(1);
    assert_eq!(counts(&run.json()), json!({"inserted": 8, "updated": 1, "unchanged": 1}));
    let run = office.fed("合同 导入 -", format!("{HEAD}\n{ROW}\n").as_bytes()).ends(0);
    assert!(run.out.contains("新增 1"), "{}", run.out);
    office.write("表.csv", format!("{HEAD}\n{}\n", ROW.replace("S-1", "S-9")));
    office.line("导入 表.csv").ends(0).says("认作 合同");
    office.line("import 供应商名录(数字代码).xlsx -n --lang en").ends(1).says("taken as party");
    office.write("表.csv", "备注,附件\na,b\n");
    let run = office.line("导入 表.csv -n");
    assert!(run.status == 3 && (run.err.contains("E5007") || run.err.contains("E5006")), "{}", run.err);
}

#[test]
fn an_import_with_a_mount_fills_in_what_the_mount_means() {
    let office = Office::demo();
    office.write("口径.csv", "标题,制发机关\n补贴兑现口径,云汀区投资促进局\n");
    office.line("招商 执行口径 导入 口径.csv").ends(0);
    assert_eq!(office.json("招商 执行口径 列表 标题=补贴兑现口径")[0]["role"], "ruling");
}

/// The workbook with a piece of its first sheet's XML left out.
fn without(book: &[u8], piece: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut copy = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(piece));
            bytes = text.replace(piece, "").into_bytes();
        }
        copy.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        copy.write_all(&bytes).unwrap();
    }
    copy.finish().unwrap().into_inner()
}

#[test]
fn formulas_count_by_their_result_and_without_one_not_at_all() {
    let office = Office::demo();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (c, (head, cell)) in HEAD.split(',').zip(ROW.split(',')).enumerate() {
        let c = u16::try_from(c).unwrap();
        sheet.write_string(0, c, head).unwrap();
        if head.starts_with("合同金额") {
            sheet.write_formula(1, c, rust_xlsxwriter::Formula::new("=5*2.5").set_result("12.5")).unwrap();
            sheet.write_formula(2, c, rust_xlsxwriter::Formula::new("=5*2.5").set_result("77")).unwrap();
        } else {
            sheet.write_string(1, c, cell).unwrap();
            sheet.write_string(2, c, cell.replace("S-1", "S-2")).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    office.write("算.xlsx", without(&bytes, "<v>77</v>"));
    let report = office.line("合同 导入 算.xlsx -n -f json").ends(1).json();
    assert_eq!(report["inserted"], 1);
    assert_eq!((report["errors"][0]["row"].as_i64(), report["errors"][0]["code"].as_str()), (Some(3), Some("E5014")));
}
