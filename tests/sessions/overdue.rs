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

#[test]
fn parts_count_by_their_own_days_and_a_published_year_stays() {
    let office = Office::demo();
    let contract = office.contract("HT-部分付款");
    // Due on 2024-04-09, 30 days after 2024-03-10; half of it is paid before.
    let line =
        format!("合同付款 新增 --合同 {contract} --期次 1 --款项类型 验收款 --起算日期 2024-03-10 --应付金额 1万元");
    let payment = office.ok(&format!("{line} -f id")).trim().to_owned();
    office.ok(&format!("合同付款 部分付款 {payment} --付款日期 2024-04-01 --已付金额 5000元 --as-of 2024-04-01"));
    let year = |today: &str| {
        let all = office.json(&format!("procurement overdue --year 2024 --as-of {today}"));
        all.as_array().unwrap().iter().find(|row| row["payment"] == *payment).cloned().unwrap()
    };
    // 5 000 元 open for 266 days at 0.05 %: 665.00 元.
    let published = year("2025-01-31");
    assert_eq!((&published["amount_fen"], &published["interest_fen"]), (&500_000.into(), &66_500.into()));
    office.ok(&format!(
        "payment pay {payment} --paid-on 2025-02-01 --paid-amount 1万元 --voucher-no P-8 --as-of 2025-02-01"
    ));
    assert_eq!(year("2025-03-31"), published, "a list that was published says the same afterwards");
    // 5 000 元 × 298 days, to the day of the last payment: 745.00 元.
    let found = |lang: &str| office.line(&format!("check --rule FK-04 --as-of 2025-03-31 -f csv --lang {lang}")).out;
    assert!(found("zh").contains("自 2024-04-09 至 2025-02-01 逾期利息 745.00 元"), "{}", found("zh"));
    assert!(found("en").contains("interest of 745.00 元 from 2024-04-09 to 2025-02-01"), "{}", found("en"));
    office.ok("undo --as-of 2025-03-31");
    // Half of it is open for 356 days.
    assert!(found("zh").contains("至 2025-03-31 逾期利息 890.00 元"), "{}", found("zh"));
}

#[test]
fn the_yearly_rule_says_what_the_list_says_and_what_came_before_the_law_is_counted_once() {
    let office = Office::demo();
    let contract = office.contract("HT-旧账");
    let add = |seq: u8, basis: &str| {
        let line = format!("合同付款 新增 --合同 {contract} --期次 {seq} --款项类型 验收款 --应付金额 1万元");
        office.ok(&format!("{line} --起算日期 {basis} -f id")).trim().to_owned()
    };
    let (covered, early) = (add(1, "2020-09-01"), add(2, "2020-08-31"));
    for year in [2023, 2025] {
        let today = format!("{}-03-28", year + 1);
        let ids = |line: &str, key: &str| {
            let run = office.line(&format!("{line} --as-of {today} -f json"));
            let rows = run.json();
            let mut ids: Vec<String> =
                rows.as_array().unwrap().iter().map(|row| row[key].as_str().unwrap().to_owned()).collect();
            ids.sort();
            ids
        };
        let listed = ids(&format!("procurement overdue --year {year}"), "payment");
        assert_eq!(ids("check --rule FK-07", "record"), listed);
        assert!(listed.contains(&covered) && !listed.contains(&early), "{listed:?}");
    }
    office.line("procurement overdue --lang en").ends(0).says(&format!("{early}: not computable: it began before"));
    let due = office.line("due --lang en").ends(0);
    assert!(!due.err.contains("payment.sme_days") && !due.err.contains("sme.publish"), "{}", due.err);
    assert!(!office.line("check --lang en").err.contains("before there was any law"));
    office.line("check --not-computable --lang en").says("1 record more began before there was any law to judge by");
    let zh = office.line("检查 --无法计算");
    let zh = zh.says("另有 1 条起算早于相应法规施行");
    assert!(!zh.out.contains(&early), "{}", zh.out);
    assert_eq!(office.line(&format!("explain {early}")).status, 0);
}
