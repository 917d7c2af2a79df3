//! Workbooks of faults read back.

use calamine::{Data, Reader as _};
use chrono::NaiveDate;

use super::super::xlsx::tests::{open, part};
use super::*;
use crate::both;
use crate::error::codes;

fn text(s: &str) -> OutCell {
    OutCell::Text(s.into())
}

fn row(number: u32, cells: &[OutCell]) -> OutRow {
    OutRow { number, cells: cells.to_vec() }
}

/// Title, blank row 2 (absent), header in row 3, rows 4 to 6.
fn sheet() -> Vec<OutRow> {
    let day = NaiveDate::from_ymd_opt(2024, 3, 5).unwrap();
    vec![
        row(1, &[text("3月采购台账")]),
        row(3, &[text("编号"), text("信用代码"), text("金额"), text("日期")]),
        row(4, &[text("0012"), text("91999900MA0000015N"), OutCell::Number(1250.5), OutCell::Date(day.into())]),
        row(5, &[text("=1+1"), OutCell::Number(3.401_03e17), OutCell::Blank, text("2024.13.5")]),
        row(6, &[text("'0014"), OutCell::Bool(true), OutCell::Date(day.and_hms_opt(10, 30, 0).unwrap())]),
    ]
}

fn faults() -> Vec<CellFault> {
    let damaged = Fault::new(&codes::E3120, both!("后几位已丢失", "its last digits are lost"))
        .hint(both!("设为文本重填", "type it again as text"));
    let day = Fault::new(&codes::E3102, both!("没有 13 月", "there is no month 13"))
        .hint(both!("设为文本重填", "type it again as text"));
    let key = Fault::new(&codes::E5013, both!("键重复", "key twice"));
    vec![
        CellFault { row: 5, column: Some(1), fault: damaged },
        CellFault { row: 5, column: Some(3), fault: day },
        CellFault { row: 6, column: None, fault: key.clone() },
        CellFault { row: 6, column: Some(3), fault: key },
    ]
}

fn book(partial: bool) -> ErrorBook<'static> {
    ErrorBook { sheet: "3月", header_row: 3, columns: 4, partial, lang: Lang::Zh }
}

fn xlsx(book: &ErrorBook<'_>, rows: Vec<OutRow>, faults: &[CellFault]) -> Vec<u8> {
    let (mut out, folder) = (Vec::new(), tempfile::tempdir().unwrap());
    book.xlsx(&mut out, folder.path(), rows, faults).unwrap();
    out
}

#[test]
fn original_cells_stay_where_and_what_they_were() {
    let bytes = xlsx(&book(false), sheet(), &faults());
    let range = open(&bytes).worksheet_range("3月").unwrap();
    let at = |row, col| range.get_value((row, col)).cloned().unwrap_or(Data::Empty);
    assert_eq!(at(0, 0), Data::String("3月采购台账".into()));
    assert_eq!(at(3, 0), Data::String("0012".into()));
    assert_eq!(at(3, 2), Data::Float(1250.5));
    assert!(matches!(&at(3, 3), Data::DateTime(d) if d.as_datetime().unwrap().to_string() == "2024-03-05 00:00:00"));
    assert_eq!(at(4, 0), Data::String("=1+1".into()));
    assert_eq!(at(4, 1), Data::Float(3.401_03e17));
    assert_eq!(at(5, 0), Data::String("'0014".into()));
    assert_eq!(at(5, 1), Data::Bool(true));
    assert!(matches!(&at(5, 2), Data::DateTime(d) if d.as_datetime().unwrap().to_string() == "2024-03-05 10:30:00"));
    assert_eq!((at(2, 4), at(2, 5)), (Data::String("错误".into()), Data::String("建议".into())));
    assert_eq!(at(4, 4), Data::String("E3120 后几位已丢失; E3102 没有 13 月".into()));
    assert_eq!(at(4, 5), Data::String("设为文本重填".into()), "one hint said once");
    assert_eq!(at(5, 4), Data::String("E5013 键重复; E5013 键重复".into()));
    assert_eq!(at(3, 4), Data::Empty);
}

#[test]
fn bad_cells_are_yellow_and_have_notes() {
    let bytes = xlsx(&book(false), sheet(), &faults());
    let notes = part(&bytes, "xl/comments1.xml");
    assert_eq!(notes.matches("<comment ").count(), 3);
    assert!(notes.contains("ref=\"B5\"") && notes.contains("E3120 后几位已丢失"), "{notes}");
    assert!(notes.contains("ref=\"D6\""), "a blank cell can be bad: {notes}");
    assert!(part(&bytes, "xl/styles.xml").contains("FFFFFF00"));
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("ySplit=\"3\""));
}

#[test]
fn bad_rows_alone_close_up_and_name_their_rows() {
    let mut rows = sheet();
    rows.remove(2);
    let range = open(&xlsx(&book(true), rows, &faults())).worksheet_range("3月").unwrap();
    assert_eq!(range.get_value((3, 0)), Some(&Data::String("=1+1".into())));
    assert_eq!(range.get_value((3, 4)), Some(&Data::String("原第 5 行: E3120 后几位已丢失; E3102 没有 13 月".into())));
    assert_eq!(range.get_value((4, 0)), Some(&Data::String("'0014".into())));
}

#[test]
fn the_columns_of_an_earlier_sheet_of_faults_are_used_again() {
    let rows = vec![
        row(1, &[text("编号"), text("错误"), text("建议"), text("日期")]),
        row(2, &[text("1"), text("E3102 没有 13 月"), text("旧建议"), text("2024-03-05")]),
        row(3, &[text("2"), OutCell::Blank, OutCell::Blank, text("x")]),
    ];
    let fault = Fault::new(&codes::E3101, both!("日期写法不认识", "date not understood"));
    let book = ErrorBook { header_row: 1, ..book(false) };
    let bytes = xlsx(&book, rows, &[CellFault { row: 3, column: Some(3), fault }]);
    let range = open(&bytes).worksheet_range("3月").unwrap();
    let lines: Vec<String> =
        range.rows().map(|r| r.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(lines, ["编号|错误|建议|日期", "1|||2024-03-05", "2|E3101 日期写法不认识||x"]);
}

#[test]
fn csv_says_the_same() {
    let mut out = Vec::new();
    book(false).csv(&mut out, sheet(), &faults(), CsvForm::FILE).unwrap();
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
    assert_eq!(lines[0], "3月采购台账,,,,,");
    assert_eq!(lines[1], "\"\"");
    assert_eq!(lines[2], "编号,信用代码,金额,日期,错误,建议");
    assert_eq!(lines[3], "0012,91999900MA0000015N,1250.5,2024-03-05,,");
    assert_eq!(lines[4], "'=1+1,340103000000000000,,2024.13.5,E3120 后几位已丢失; E3102 没有 13 月,设为文本重填");
    assert!(lines[5].starts_with("''0014,TRUE,2024-03-05 10:30:00,,E5013"));
}

#[test]
fn the_file_never_takes_the_name_of_the_one_read() {
    for (original, want) in [
        ("台账/3月.csv", "台账/3月.错误.xlsx"),
        ("3月.错误.xlsx", "3月.错误2.xlsx"),
        ("3月.错误9.xlsx", "3月.错误10.xlsx"),
        ("3月.错误x.xlsx", "3月.错误x.错误.xlsx"),
        (".错误.xlsx", ".错误.错误.xlsx"),
        ("-", "-.错误.xlsx"),
    ] {
        assert_eq!(path_beside(Path::new(original), "xlsx"), Path::new(want), "{original}");
    }
}

#[test]
fn a_text_too_long_is_refused_and_no_rows_are_no_fault() {
    let long = vec![row(7, &[OutCell::Blank, text(&"字".repeat(40_000))])];
    let folder = tempfile::tempdir().unwrap();
    let failure = book(false).xlsx(&mut Vec::new(), folder.path(), long, &[]).unwrap_err();
    assert_eq!(failure.code.id, "E3003");
    assert!(failure.text.zh.starts_with("第 7 行第 2 列"), "{}", failure.text.zh);
    xlsx(&book(false), Vec::new(), &[]);
}

#[test]
fn any_number_of_faults_of_one_row_fits_a_cell() {
    let fault = Fault::new(&codes::E3003, both!("{}", "{}", "字".repeat(500)));
    let faults = vec![CellFault { row: 4, column: Some(0), fault }; 500];
    let range = open(&xlsx(&book(false), sheet(), &faults)).worksheet_range("3月").unwrap();
    assert!(range.get_value((3, 4)).unwrap().to_string().ends_with(".."));
}
