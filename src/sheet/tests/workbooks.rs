//! Workbooks, written by the library that also writes the exports.

use std::io::{Cursor, Read, Write};

use proptest::prelude::{ProptestConfig, any, proptest};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::*;

fn header(sheet: &mut Worksheet, row: u32, names: &[&str]) {
    for (col, name) in (0..).zip(names) {
        sheet.write_string(row, col, *name).unwrap();
    }
}

const NAMES: [&str; 7] = ["合同名称", "合同编号", "采购人", "合同金额(万元)", "签订日期", "联系电话", "入账月份"];

fn date(day: &str) -> rust_xlsxwriter::ExcelDateTime {
    rust_xlsxwriter::ExcelDateTime::parse_from_str(day).unwrap()
}

fn filled(first: u32) -> Worksheet {
    let mut sheet = Worksheet::new();
    header(&mut sheet, first, &NAMES);
    for (row, name) in (first + 1..).zip(["甲", "乙", "丙"]) {
        sheet.write_string(row, 0, name).unwrap();
        sheet.write_string(row, 1, format!("A{name}")).unwrap();
        sheet.write_string(row, 2, "区财政局").unwrap();
        sheet.write_number(row, 3, 0.1 + 0.2).unwrap();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_datetime_with_format(row, 4, date("2024-03-05"), &day).unwrap();
    }
    sheet
}

fn bytes(sheets: Vec<Worksheet>) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}

fn import(ledger: &mut Ledger, sheets: Vec<Worksheet>, change: impl FnOnce(&mut Options)) -> Report {
    ledger.try_import("t.xlsx", &bytes(sheets), change).unwrap()
}

#[test]
fn numbers_dates_and_absolute_rows() {
    let mut ledger = Ledger::new();
    let report = import(&mut ledger, vec![filled(0)], |_| {});
    assert_eq!((errors(&report), counts(&report), report.encoding), (vec![], [3, 0, 0], "xlsx"));
    assert_eq!(ledger.rows[0].int("amount"), Some(300_000));
    assert_eq!(ledger.rows[0].date("signed_on"), NaiveDate::from_ymd_opt(2024, 3, 5));
    assert_eq!(counts(&import(&mut ledger, vec![filled(3)], |_| {})), [0, 0, 3]);
    for first in [0, 3] {
        let mut sheet = filled(first);
        sheet.write_string(first + 2, 3, "约5").unwrap();
        let report = import(&mut Ledger::new(), vec![sheet], |_| {});
        assert_eq!((errors(&report), report.header_row), (vec![("E3104", first + 3)], first + 1));
    }
}

#[test]
fn cells_that_a_workbook_spoils() {
    let mut sheet = filled(0);
    sheet.write_number(1, 1, 340_103_190_001_012_341.0).unwrap();
    sheet.write_number(2, 5, 13_812_341_234.0).unwrap();
    sheet.write_number(2, 1, 12.0).unwrap();
    sheet.write_number(3, 4, 45_356.0).unwrap();
    let month = Format::new().set_num_format("mmm-yy");
    sheet.write_datetime_with_format(3, 6, date("2024-02-01"), &month).unwrap();
    let mut ledger = Ledger::new();
    let report = import(&mut ledger, vec![sheet], |o| o.partial = true);
    assert_eq!(errors(&report), [("E3120", 2)]);
    assert_eq!((ledger.rows[0].text("ext_no"), ledger.rows[0].text("phone")), (Some("12"), Some("13812341234")));
    assert_eq!(ledger.rows[1].date("signed_on"), NaiveDate::from_ymd_opt(2024, 3, 5));
    assert_eq!((ledger.rows[1].text("phone"), ledger.rows[1].text("month")), (None, Some("2024-02")));
}

/// The workbook with a part of one of its files replaced.
fn patched(book: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        if name == part {
            let whole = String::from_utf8(text).unwrap();
            assert!(whole.contains(from), "{whole}");
            text = whole.replace(from, to).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&text).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn formulas_without_result_and_errors() {
    let mut sheet = filled(0);
    sheet.write_formula(1, 3, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write_formula(2, 3, Formula::new("=1+2").set_result("777")).unwrap();
    let book = patched(&bytes(vec![sheet]), "xl/worksheets/sheet1.xml", "<v>777</v>", "");
    let mut ledger = Ledger::new();
    let report = ledger.try_import("t.xlsx", &book, |o| o.partial = true).unwrap();
    assert_eq!((errors(&report), counts(&report)), (vec![("E5014", 3)], [2, 0, 0]));
    assert_eq!(ledger.rows[0].int("amount"), Some(2_000_000));
}

#[test]
fn a_number_needs_a_unit() {
    let mut sheet = filled(0);
    sheet.write_string(0, 3, "合同金额").unwrap();
    let book = bytes(vec![sheet]);
    let report = Ledger::new().try_import("t.xlsx", &book, |_| {}).unwrap();
    assert_eq!((errors(&report), report.bad_rows.len()), (vec![("E5015", 1)], 3));
    let unit = |o: &mut Options| o.unit = Some(crate::terms::money::Unit::Yuan);
    assert_eq!(counts(&Ledger::new().try_import("t.xlsx", &book, unit).unwrap()), [3, 0, 0]);
}

#[test]
fn the_sheet_that_fits_is_read() {
    let named = |mut sheet: Worksheet, name: &str| {
        sheet.set_name(name).unwrap();
        sheet
    };
    let sheets = || {
        let mut other = named(Worksheet::new(), "封面");
        other.write_string(0, 0, "2024年台账").unwrap();
        let mut guide = named(Worksheet::new(), "填表说明");
        header(&mut guide, 0, &NAMES);
        let mut hidden = named(filled(0), "旧");
        hidden.write_string(0, 6, "别的").unwrap();
        hidden.set_hidden(true);
        let mut meta = named(filled(0), "_meta");
        meta.set_hidden(true);
        vec![other, guide, hidden, named(filled(0), "采购"), meta]
    };
    let report = import(&mut Ledger::new(), sheets(), |_| {});
    assert_eq!((report.sheet.as_deref(), counts(&report)), (Some("采购"), [3, 0, 0]));
    assert_eq!(report.hidden_sheets, ["旧", "_meta"]);
    let failure = Ledger::new().try_import("t.xlsx", &bytes(sheets()), |o| o.sheet = Some("没有".into())).unwrap_err();
    assert_eq!(failure.code.id, "E5008");
    assert!(failure.hint.unwrap().zh.contains("封面、填表说明、旧、采购"));
    let report = import(&mut Ledger::new(), sheets(), |o| {
        o.sheet = Some("旧".into());
        o.ignore = vec!["别的".into()];
    });
    assert_eq!(counts(&report), [3, 0, 0]);
}

#[test]
fn merged_cells_fill_down_where_the_merge_covers() {
    let mut sheet = filled(0);
    let plain = Format::new();
    for row in 1..=3 {
        sheet.write_blank(row, 2, &plain).unwrap();
    }
    sheet.merge_range(1, 2, 2, 2, "海棠街道办事处", &plain).unwrap();
    let mut ledger = Ledger::new();
    let report = import(&mut ledger, vec![sheet], |o| o.partial = true);
    assert_eq!(errors(&report), [("E3001", 4)]);
    assert!(ledger.rows.iter().all(|r| r.text("buyer") == Some("DW-2024-0002")));
}

#[test]
fn two_merged_header_rows() {
    let mut sheet = Worksheet::new();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 4, "采购台账", &plain).unwrap();
    for (col, name) in [(0, "合同名称"), (1, "合同编号"), (2, "采购人")] {
        sheet.merge_range(1, col, 2, col, name, &plain).unwrap();
    }
    sheet.merge_range(1, 3, 1, 4, "金额（万元）", &plain).unwrap();
    header(&mut sheet, 3, &["甲", "A1", "区财政局"]);
    sheet.write_string(2, 3, "合同金额").unwrap();
    sheet.write_string(2, 4, "已付金额").unwrap();
    sheet.write_number(3, 3, 5.0).unwrap();
    sheet.write_number(3, 4, 2.0).unwrap();
    let mut ledger = Ledger::new();
    let report = import(&mut ledger, vec![sheet], |_| {});
    assert_eq!((errors(&report), counts(&report), report.header_row), (vec![], [1, 0, 0], 3));
    assert_eq!((ledger.rows[0].int("amount"), ledger.rows[0].int("paid")), (Some(5_000_000), Some(2_000_000)));
    assert_eq!(report.title.as_deref(), Some("采购台账"));
}

#[test]
fn hidden_rows_are_read_and_counted() {
    let mut sheet = filled(0);
    sheet.set_name("甲&乙").unwrap();
    sheet.set_row_hidden(2).unwrap();
    let report = import(&mut Ledger::new(), vec![Worksheet::new(), sheet], |_| {});
    assert_eq!((counts(&report), report.hidden_rows), ([3, 0, 0], 1));
}

#[test]
fn open_document_sheets() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let names: Vec<String> = ["合同名称", "合同编号", "采购人", "合同金额(元)", "签订日期"].map(cell).into();
    let number = "<table:table-cell office:value-type=\"float\" office:value=\"12.5\"/>";
    let day = "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-03-05\"/>";
    let data = [cell("甲"), cell("A1"), cell("区财政局"), number.to_owned(), day.to_owned()];
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"采购\">{}<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>\
         </table:table-row>{}</table:table></office:spreadsheet></office:body></office:document-content>",
        row(&names),
        row(&data)
    );
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ];
    for (name, text) in parts {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    let book = out.finish().unwrap().into_inner();
    let mut ledger = Ledger::new();
    let report = ledger.try_import("t.ods", &book, |_| {}).unwrap();
    assert_eq!((errors(&report), counts(&report), report.encoding), (vec![], [1, 0, 0], "ods"));
    assert_eq!(ledger.rows[0].int("amount"), Some(1250));
    assert_eq!(ledger.rows[0].date("signed_on"), NaiveDate::from_ymd_opt(2024, 3, 5));
    assert_eq!(report.skipped.iter().map(|s| (s.row, s.last)).collect::<Vec<_>>(), [(2, 3)]);
}

#[test]
fn a_cell_far_outside_is_damage() {
    let book = patched(&bytes(vec![filled(0)]), "xl/worksheets/sheet1.xml", "r=\"A2\"", "r=\"ZZZZZ2\"");
    assert_eq!(Ledger::new().try_import("t.xlsx", &book, |_| {}).unwrap_err().code.id, "E5003");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn damaged_workbooks_never_panic(at in any::<proptest::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut book = bytes(vec![filled(0)]);
        let at = at.index(book.len());
        if cut {
            book.truncate(at);
        } else {
            book[at] = byte;
        }
        for name in ["t.xlsx", "t.csv"] {
            let _ = Ledger::new().try_import(name, &book, |o| o.dry_run = true);
        }
    }
}

/// Both hold a title, three contracts under merged cells, a number for a telephone and a hidden sheet; they were saved
/// by LibreOffice 7.4.
#[test]
fn sheets_of_other_programs() {
    let xls: &[u8] = include_bytes!("contracts.xls");
    let ods: &[u8] = include_bytes!("contracts.ods");
    for (book, format) in [(xls, "xls"), (ods, "ods")] {
        let mut ledger = Ledger::new();
        let report = ledger.try_import(&format!("t.{format}"), book, |_| {}).unwrap();
        assert_eq!((errors(&report), counts(&report), report.encoding), (vec![], [3, 0, 0], format));
        assert_eq!((report.header_row, report.title.as_deref()), (3, Some("采购台账")));
        assert_eq!((report.sheet.as_deref(), report.hidden_sheets.as_slice()), (Some("采购"), &["旧".to_owned()][..]));
        assert_eq!(ledger.rows[1].text("phone"), Some("13812341234"));
        assert!(ledger.rows.iter().all(|r| r.date("signed_on") == NaiveDate::from_ymd_opt(2024, 3, 5)));
        assert!(ledger.rows.iter().all(|r| r.int("amount") == Some(300_000)));
    }
}
