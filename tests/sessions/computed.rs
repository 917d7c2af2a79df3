//! Computed values as columns, conditions and JSON; what `explain` says of a record; outputs that promise another format.

use crate::office::Office;

#[test]
fn a_computed_value_is_a_column_a_condition_and_a_sum() {
    let office = Office::demo();
    let late = office.json("integrity promise list --fields id,overdue_days overdue_days=1..");
    let late = late.as_array().unwrap();
    assert!(!late.is_empty() && late.iter().all(|row| row["overdue_days"].as_i64().unwrap() >= 1), "{late:?}");
    let all = office.json("integrity promise list --fields id,overdue_days,days_left");
    let all = all.as_array().unwrap();
    let counted = all.iter().filter(|row| row["overdue_days"].as_i64().is_some_and(|days| days >= 1)).count();
    assert_eq!((late.len(), late.len() < all.len()), (counted, true), "{all:?}");
    // Blank lies in no range, and is asked for by its own word.
    let blank = office.json("诚信 承诺 列表 逾期天数=空 --列 编号,逾期天数");
    assert_eq!(blank.as_array().unwrap().len() + late.len(), all.len());
    let zh = office.line("诚信 承诺 列表 逾期天数=1.. --列 编号,逾期天数 -f csv").ends(0);
    assert!(zh.out.starts_with("编号,逾期天数\n"), "{}", zh.out);
    assert_eq!(zh.out.lines().count(), late.len() + 1);
    // The limit takes of what passes, not of what is read.
    let first = office.line("诚信 承诺 列表 逾期天数=1.. --条数 1 -f id").ends(0);
    assert_eq!(first.out.trim(), late[0]["id"].as_str().unwrap());
    let stats = office.line("诚信 承诺 统计 --分组 状态 逾期天数=1.. -f csv").ends(0);
    let counts = stats.out.lines().skip(1).filter_map(|line| line.split(',').nth(1)?.parse::<usize>().ok());
    assert_eq!(counts.sum::<usize>(), late.len(), "{}", stats.out);
}

#[test]
fn a_computed_value_is_explained_listed_and_sorts_nothing() {
    let office = Office::demo();
    office.line("诚信 承诺 列表 --排序 逾期天数").fails(2, "E1005").says("不能按算出的");
    office.line("integrity promise list --sort overdue_days --lang en").fails(2, "E1005").says("is computed");
    office.line("诚信 承诺 列表 逾期天=1..").fails(2, "E1003").says("逾期天数");
    office.line("诚信 承诺 列表 逾期天数=abc").fails(3, "E3105").says("逾期天数");
    let explained = office.line("explain promise.unproven --lang en").ends(0);
    assert!(explained.out.contains("formula") && explained.out.contains("promise.verify"), "{}", explained.out);
    office.line("explain 承诺.未核实").ends(0).says("算法");
    let fields = office.json("fields promise");
    let found = fields.as_array().unwrap().iter().find(|field| field["key"] == "days_left").unwrap();
    assert!(found["formula"].as_str().is_some_and(|formula| formula.contains("due_on")), "{found}");
    // What is shown in JSON comes in again as it was: computed keys are no columns.
    let id = office.json("integrity promise list --fields id,overdue_days overdue_days=1..")[0]["id"].clone();
    let shown = office.line(&format!("integrity promise show {} -f json", id.as_str().unwrap())).ends(0);
    assert!(shown.json()["computed"]["overdue_days"].is_number(), "{}", shown.out);
    office.write("one.json", format!("[{}]", shown.out.trim()));
    office.line("integrity promise import one.json -n --lang en").ends(0);
    // Chosen fields are all that is told.
    let chosen = office.line(&format!("诚信 承诺 查看 {} --列 编号,逾期天数", id.as_str().unwrap())).ends(0);
    assert!(chosen.out.contains("逾期天数") && !chosen.out.contains("剩余天数") && !chosen.out.contains("已公开"));
}

#[test]
fn an_id_is_explained_by_its_findings_and_by_what_it_is_kept_for() {
    let office = Office::demo();
    let zh = office.line("explain HT-2024-0006").ends(0);
    assert!(
        zh.out.contains("CG-30") && zh.out.contains("实施条例 50") && zh.out.contains("登记依据: 实施方案"),
        "{}",
        zh.out
    );
    let en = office.line("explain HT-2024-0006 --lang en").ends(0);
    assert!(
        en.out.contains("Government Procurement Regulation 50") && en.out.contains("kept for: programme 3(1), 4(1)")
    );
    let json = office.json("explain HT-2024-0006");
    assert_eq!(json["findings"][0]["rule"], "CG-30");
    // Every record of every register cites something, also where nothing is due and nothing is wrong.
    for kind in crate::office::kinds() {
        let ids = office.line(&format!("{kind} list --closed --limit 1 -f id")).ends(0);
        if let Some(id) = ids.out.lines().next() {
            office.line(&format!("explain {id}")).ends(0).says("依据: ");
        }
    }
}

#[test]
fn a_file_of_another_programs_format_is_refused() {
    let office = Office::demo();
    for name in ["a.pdf", "a.XLS", "a.ods", "a.docx", "a.html"] {
        office.line(&format!("contract export -o {name} --lang en")).fails(2, "E5022").says("files are written");
        assert!(!office.at(name).exists(), "{name}");
    }
    office.line("合同 导出 -f csv -o a.xlsx").fails(2, "E5022").says("不符");
    office.line("合同 导出 -f xlsx -o a.csv").fails(2, "E5022").says("不符");
    office.line("合同 导出 -o a.txt").ends(0);
}

#[test]
fn operations_and_parameters_are_listed_by_what_commands_call_them() {
    let office = Office::demo();
    office.ok("edit HT-2024-0003 --note 一");
    assert_eq!(office.ok("op list -f id"), "3\n2\n1\n");
    assert!(office.ok("config list -f id").lines().any(|name| name == "acceptance.period"));
    office.line("calendar list -f id --lang en").fails(2, "E5022").says("no record ids");
}

#[test]
fn numbers_of_persons_in_remarks_are_masked_on_screens_and_kept_in_sheets() {
    let office = Office::demo();
    let remark = "身份证11010519491231002X 手机13900139000 标段20240328000123";
    office.ok(&format!("edit HT-2024-0003 --note \"{remark}\""));
    let shown = office.line("HT-2024-0003").ends(0);
    assert!(!shown.out.contains("11010519491231002X") && !shown.out.contains("13900139000"), "{}", shown.out);
    assert!(shown.out.contains("20240328000123"), "{}", shown.out);
    let log = office.line("history HT-2024-0003").ends(0);
    assert!(!log.out.contains("13900139000"), "{}", log.out);
    // A sheet that is read back keeps what was written.
    assert!(office.ok("contract export ext_no~YTHT -f csv").contains("13900139000"));
}

#[test]
fn hints_can_be_pasted_and_the_buyer_has_the_name_that_sheets_use() {
    let office = Office::demo();
    // 甲方 is what sheets call the buyer.
    office.line("合同 列表 甲方=云汀区财政局 --含办结").ends(0);
    let missing = office.line("contract add --buyer 无此单位 --lang en").both();
    assert!(missing.contains("chengxin registry unit add"), "{missing}");
    let missing = office.line("诚信 承诺 新增 --承诺单位 无此单位").both();
    assert!(missing.contains("chengxin 主体 单位 新增"), "{missing}");
    office.line("contract import none.xlsx").fails(7, "E5001").says("没有这个文件");
}

#[test]
fn a_calendar_that_is_taken_back_moves_its_deadlines_back() {
    let office = Office::demo();
    office.write("days.csv", "日期,类型,名称,来源\n2024-03-29,放假,测试假,区政〔2024〕9号\n");
    let there = office.line("calendar import days.csv --lang en").ends(0).both();
    let moved: Vec<String> =
        there.lines().filter_map(|l| l.strip_prefix("deadline moved: ")).map(str::to_owned).collect();
    assert!(!moved.is_empty(), "{there}");
    let back = office.line("undo -y --lang en").ends(0).both();
    for line in &moved {
        let (what, days) = line.rsplit_once(' ').unwrap();
        let (what, from) = what.trim_end_matches(" →").rsplit_once(' ').unwrap();
        assert!(back.contains(&format!("deadline moved: {what} {days} → {from}")), "{line}\n{back}");
    }
    assert!(back.contains("1 day off, 0 worked") && !back.contains('{'), "{back}");
    office.ok("calendar list 2024 -o known.csv");
    office.line("calendar import known.csv").ends(0).says("没有变化");
}

#[test]
fn open_data_of_some_procedures_has_those_alone() {
    let office = Office::demo();
    let chosen = office.json("采购招标项目 列表 公告日期=2024-01.. --含办结");
    let ids: Vec<String> =
        chosen.as_array().unwrap().iter().map(|t| format!("ocds-chengxin-{}", t["id"].as_str().unwrap())).collect();
    let package = office.line("采购 导出 公告日期=2024-01.. -f ocds").ends(0).json();
    let found: Vec<&str> =
        package["releases"].as_array().unwrap().iter().map(|r| r["ocid"].as_str().unwrap()).collect();
    assert_eq!(found, ids);
    office.line("procurement export buyr=x -f ocds --lang en").fails(2, "E1003").says("buyer");
}
