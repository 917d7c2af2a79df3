//! The yearly list of overdue payments to small and medium enterprises, in both languages.

use calamine::{Data, Reader as _};

use crate::office::Office;

#[test]
fn a_year_is_listed_with_interest_and_totals() {
    let office = Office::demo();
    let zh = office.line("采购 逾期款清单 --年度 2023 -f table").ends(0);
    let zh = zh.says("HT-2024-0013").says("逾期天数").says("截至 2023-12-31 逾期未付 1 份合同");
    assert!(!zh.out.contains("HT-2024-0004"), "what was due in 2024 belongs to the next list: {}", zh.out);
    let en = office.line("procurement overdue --year 2023 -f table --lang en").ends(0);
    en.says("days overdue").says("on 2023-12-31: 1 contract overdue");
    let all = office.json("procurement overdue --year 2023");
    assert_eq!(all, office.json("采购 逾期款清单"), "without a year it is the last one");
    let first = &all[0];
    assert_eq!(first["contract_no"], "YTHT-2023-013");
    assert_eq!(first["amount_fen"], 26_800_000);
    assert!(first["interest_fen"].as_i64().unwrap() > 0 && first["overdue_days"].as_i64().unwrap() > 0);
    let totals = office.json("采购 逾期款清单 --合计");
    assert_eq!(totals[0]["contracts"], 1);
    assert_eq!((&totals[0]["unit"], &totals[0]["interest_fen"]), (&first["unit"], &first["interest_fen"]));
    let unit = first["unit"].as_str().unwrap();
    assert_eq!(office.json(&format!("procurement overdue --unit {unit}")), all);
    let other = if unit == "DW-2024-0001" { "DW-2024-0002" } else { "DW-2024-0001" };
    assert_eq!(office.json(&format!("procurement overdue --unit {other}")).as_array().unwrap().len(), 0);
}

#[test]
fn the_running_year_counts_to_today_and_a_workbook_has_amounts() {
    let office = Office::demo();
    let all = office.json("采购 逾期款清单 --年度 2024");
    assert!(all.as_array().unwrap().len() > 1, "{all}");
    assert_eq!(office.json("采购 逾期款清单 --年度 2024 --条数 1").as_array().unwrap().len(), 1);
    office.line("procurement overdue --year 2024 --limit 1 -f csv --lang en").ends(0).says("more: raise --limit");
    office.line("procurement overdue --year 2024 -o o.xlsx --lang en").ends(0);
    let mut book = calamine::open_workbook_auto(office.at("o.xlsx")).unwrap();
    let range = book.worksheet_range("procurement overdue").unwrap();
    let row = range.rows().nth(1).unwrap();
    assert!(
        matches!(row[6], Data::Float(_)) && matches!(row[7], Data::DateTime(_)) && matches!(row[8], Data::Float(_))
    );
    office.line("procurement overdue --year 2025 --lang en").fails(3, "E3105").says("--year 2023");
    office.line("采购 逾期款清单 --年度 明年").fails(3, "E3106");
}
