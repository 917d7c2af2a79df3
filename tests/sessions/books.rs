//! Small tables as workbooks: what a clerk opens in a spreadsheet has dates that are dates and numbers that are numbers.

use calamine::{Data, Range, Reader as _};

use crate::office::Office;

/// Writes the answer of a command as a workbook and opens it: name of its sheet and cells.
fn book(office: &Office, line: &str, status: i32) -> (String, Range<Data>) {
    let run = office.line(&format!("{line} -o t.xlsx --force"));
    assert_eq!(run.status, status, "{line}: {}", run.err);
    let mut book = calamine::open_workbook_auto(office.at("t.xlsx")).unwrap();
    assert_eq!(book.sheet_names().len(), 1, "{line}");
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    (name, range)
}

fn heads(range: &Range<Data>) -> Vec<String> {
    range.rows().next().unwrap().iter().map(Data::to_string).collect()
}

/// The column under a head, without the head.
fn column<'r>(range: &'r Range<Data>, head: &str) -> Vec<&'r Data> {
    let at = heads(range).iter().position(|h| h == head).unwrap_or_else(|| panic!("{head}: {:?}", heads(range)));
    range.rows().skip(1).map(|row| &row[at]).filter(|cell| **cell != Data::Empty).collect()
}

fn dates(range: &Range<Data>, head: &str) -> bool {
    let cells = column(range, head);
    !cells.is_empty() && cells.iter().all(|cell| matches!(cell, Data::DateTime(_)))
}

fn numbers(range: &Range<Data>, head: &str) -> bool {
    let cells = column(range, head);
    !cells.is_empty() && cells.iter().all(|cell| matches!(cell, Data::Float(_)))
}

fn texts(range: &Range<Data>, head: &str) -> bool {
    let cells = column(range, head);
    !cells.is_empty() && cells.iter().all(|cell| matches!(cell, Data::String(_)))
}

const LOAN_ZH: &str = "债务 还款计划 --本金 100万元 --利率 4.05 --自 2020-01-15 --年数 10";
const LOAN_EN: &str = "debt schedule --principal 100万元 --rate 4.05 --from 2020-01-15 --years 10 --lang en";

#[test]
fn what_is_due_has_days_and_counts() {
    let office = Office::demo();
    let (name, range) = book(&office, "到期", 0);
    assert_eq!(name, "到期");
    assert!(dates(&range, "到期日") && dates(&range, "起算日") && numbers(&range, "剩余天数"));
    assert!(texts(&range, "编号") && texts(&range, "责任单位"));
    let listed = office.json("到期").as_array().unwrap().iter().filter(|due| !due["due_on"].is_null()).count();
    assert_eq!(range.height(), listed + 1);
    let (name, range) = book(&office, "due --lang en", 0);
    assert_eq!(name, "due");
    assert!(dates(&range, "due on") && dates(&range, "start") && numbers(&range, "days left"));
}

#[test]
fn findings_have_their_day() {
    let office = Office::demo();
    let (name, range) = book(&office, "检查", 1);
    assert_eq!((name.as_str(), &heads(&range)[0][..]), ("检查", "规则"));
    assert!(dates(&range, "起于") && texts(&range, "发现"));
    let (name, range) = book(&office, "check --lang en", 1);
    assert_eq!((name.as_str(), &heads(&range)[0][..]), ("check", "rule"));
    assert!(dates(&range, "since") && texts(&range, "finding"));
    let (name, range) = book(&office, "发现 列表", 0);
    assert_eq!(name, "发现 列表");
    assert!(dates(&range, "起于") && heads(&range).contains(&"答复".to_owned()));
    let (name, range) = book(&office, "finding list --lang en", 0);
    assert_eq!(name, "finding list");
    assert!(dates(&range, "since"));
}

#[test]
fn red_flags_have_what_was_measured() {
    let office = Office::demo();
    let (name, range) = book(&office, "采购 预警", 0);
    assert_eq!(name, "采购 预警");
    assert!(numbers(&range, "值") && numbers(&range, "界限") && texts(&range, "依据的记录"));
    let (name, range) = book(&office, "procurement flags --lang en", 0);
    assert_eq!(name, "procurement flags");
    assert!(numbers(&range, "value") && texts(&range, "rows"));
}

#[test]
fn a_schedule_has_amounts_in_yuan() {
    let office = Office::demo();
    for (line, due, balance) in [(LOAN_ZH, "应还日期", "剩余本金(元)"), (LOAN_EN, "due on", "balance (元)")] {
        let (_, range) = book(&office, line, 0);
        assert!(dates(&range, due), "{line}");
        assert_eq!(column(&range, balance).first(), Some(&&Data::Float(1_000_000.0)), "{line}");
        assert_eq!(range.height(), 11, "{line}");
    }
    // Programs still read fen.
    let fen = office.json(LOAN_EN);
    assert_eq!(fen[0]["balance_fen"], 100_000_000);
    let (_, range) = book(&office, "合同 统计", 0);
    assert!(numbers(&range, "合同金额(元)") && numbers(&range, "条数"));
}

#[test]
fn settings_have_their_days() {
    let office = Office::demo();
    let (name, range) = book(&office, "配置 列表", 0);
    assert_eq!(name, "配置 列表");
    assert!(dates(&range, "自") && texts(&range, "依据"));
    let (name, range) = book(&office, "config list --lang en", 0);
    assert_eq!(name, "config list");
    assert!(dates(&range, "from") && texts(&range, "parameter or setting"));
    let (_, range) = book(&office, "说明 acceptance.period", 0);
    assert_eq!(column(&range, "参数或设置")[0], &Data::String("acceptance.period".into()));
    let (_, range) = book(&office, "日历 列表 2024", 0);
    assert!(dates(&range, "日期") && dates(&range, "至"));
}

#[test]
fn an_answer_without_rows_has_its_header() {
    let office = Office::empty();
    office.line("初始化 --区 云汀区 --经办人 王敏").ends(0);
    let (_, range) = book(&office, "检查", 0);
    assert_eq!(range.height(), 1);
}

#[test]
fn what_is_no_table_is_never_written_as_a_workbook_that_is_none() {
    let office = Office::demo();
    for line in [
        "doctor",
        "explain E3103",
        "explain CG-03",
        "explain R003",
        "audit verify",
        "op show 1",
        "explain HT-2024-0003",
    ] {
        let run = office.line(&format!("{line} -o x.xlsx --lang en"));
        run.fails(2, "E5022").says("-f csv");
        assert!(!office.files().iter().any(|name| name == "x.xlsx"), "{line}");
    }
    office.line("说明 CG-03 -o x.xlsx").fails(2, "E5022").says("-f csv");
    office.line("contract list -o x.xlsx").ends(0);
    assert!(office.read("x.xlsx").starts_with(b"PK"));
}

/// The largest number of a column.
fn largest(range: &Range<Data>, head: &str) -> f64 {
    let numbers = column(range, head).into_iter().map(|cell| if let Data::Float(n) = cell { *n } else { f64::NAN });
    numbers.fold(f64::MIN, f64::max)
}

/// A head that says 元 stands over 元, not over the fen that programs get.
#[test]
fn lists_of_the_domains_have_amounts_in_yuan_and_days() {
    let office = Office::demo();
    let (name, range) = book(&office, "招商 兑现清单", 0);
    assert_eq!(name, "招商 兑现清单");
    assert!(dates(&range, "兑现期限"));
    let clauses = office.json("招商 兑现清单");
    let most = clauses.as_array().unwrap().iter().filter_map(|c| c["amount_fen"].as_i64()).max().unwrap();
    assert!((largest(&range, "承诺金额(元)") * 100.0 - most as f64).abs() < 0.5, "{most}");
    let (_, range) = book(&office, "debt table 1 --year 2024 --lang en", 0);
    assert!((largest(&range, "general limit B (元)") - 25_000_000.0).abs() < 0.005);
    let (_, range) = book(&office, "debt profile --lang en", 0);
    assert!((largest(&range, "principal (元)") - 30_000_000.0).abs() < 0.005, "{:?}", heads(&range));
    let (_, range) = book(&office, "ppp burden --lang en", 0);
    let burden = office.json("ppp burden");
    let most = burden.as_array().unwrap().iter().filter_map(|y| y["amount_fen"].as_i64()).max().unwrap();
    let head = heads(&range).into_iter().find(|h| h.contains('元')).unwrap();
    assert!((largest(&range, &head) * 100.0 - most as f64).abs() < 0.5, "{head}");
    let (_, range) = book(&office, "卷宗 DW-2024-0007", 0);
    assert!(dates(&range, "日期") && numbers(&range, "金额(元)"));
}
