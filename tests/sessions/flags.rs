//! Red flags of the demonstration ledger, in both languages and every form.

use crate::office::Office;

#[test]
fn flags_are_listed_in_both_languages_with_the_records_behind_them() {
    let office = Office::demo();
    let zh = office.line("采购 预警 -f table").ends(0);
    let zh = zh.says("R063  合同未公开").says("HT-2024-0006").says("无法计算:").says("预警 12 条,涉及 5 项指标");
    assert!(!zh.out.contains("R001"), "what is never kept is only counted: {}", zh.out);
    let en = office.line("procurement flags -f table --lang en").ends(0);
    let en = en.says("Contract is not published").says("Not computable:").says("12 red flags of 5 kinds");
    assert!(en.out.contains("blank: tender notice on"), "{}", en.out);
    let all = office.json("采购 预警");
    let all = all.as_array().unwrap();
    let raised: Vec<_> = all.iter().filter(|o| o["status"] == "raised").collect();
    assert_eq!(raised.len(), 12);
    assert!(raised.iter().all(|o| !o["rows"].as_array().unwrap().is_empty() && o["value"].is_number()));
    assert_eq!(
        office.json("procurement flags --lang en").as_array(),
        Some(all),
        "programs read the same in both languages"
    );
    let lacking = all.iter().find(|o| o["flag"] == "R011").unwrap();
    assert_eq!((&lacking["field"], &lacking["count"]), (&"tender.notice_on".into(), &1.into()));
    assert_eq!(lacking["rows"][0], "CG-2024-0015");
    let csv = office.ok("采购 预警 --指标 R063 -f csv");
    assert_eq!(
        csv,
        "flag,title,group,id,name,value,threshold,rows\nR063,合同未公开,合同,HT-2024-0006,YTHT-2023-006,4,2,HT-2024-0006\n"
    );
}

#[test]
fn flags_are_chosen_by_code_and_by_what_they_are_raised_on() {
    let office = Office::demo();
    let count = |line: &str| {
        let all = office.json(&format!("采购 预警 {line}"));
        all.as_array().unwrap().iter().filter(|o| o["status"] == "raised").count()
    };
    for (line, expected) in [
        ("--指标 R038,r063", 3),
        ("--flag R038 --flag R063", 3),
        ("--指标 R038、R020 --对象 投标人", 2),
        ("--group bidder", 2),
        ("--对象 采购人", 0),
        ("--limit 4", 4),
    ] {
        assert_eq!(count(line), expected, "{line}");
    }
    office.line("采购 预警 --指标 R099").fails(2, "E1005").says("R001");
    office.line("procurement flags --group nobody --lang en").fails(2, "E1005").says("bidder");
    // For cron: the status says whether there is something to look at.
    office.line("采购 预警 --有则失败 -q").ends(1);
    office.line("采购 预警 --有则失败 --指标 R028 -q").ends(0);
    let absent = office.ok("采购 预警 --无法计算 -f csv");
    assert!(absent.contains("R033,投标人主要股东相同,股东没有登记"), "{absent}");
}

#[test]
fn a_flag_is_explained() {
    let office = Office::demo();
    office.line("说明 R003").ends(0).says("投标准备期过短").says("flag.short_days=15日").says("只是线索");
    let zh = office.line("说明 R031").ends(0);
    let zh =
        zh.says("不能判断: 缺采购招标项目 中标金额").says("例子:").says("采购招标项目 CG-2024-0001: 采购方式 公开招标");
    zh.says("=> 预警 项目 CG-2024-0001: 值 0.9900,界限 0.9900");
    let en = office.line("explain R031 --lang en").ends(0);
    let en = en.says("cannot judge: blank: tender award amount").says("example:").says("tender CG-2024-0001: ");
    en.says("=> raised on process CG-2024-0001: value 0.9900, threshold 0.9900");
    office.line("explain R002 --lang en").ends(0).says("parameter tender.open_threshold has no value on that day");
    assert_eq!(office.json("explain R031")["cannot_judge"][0]["field"], "tender.award_amount");
    office.line("explain r058 --lang en").ends(0).says("Q3 + 1.5 IQR").says("tender winner");
    office.line("说明 R033").ends(0).says("无法计算: 股东没有登记");
    let page = office.json("explain R018");
    assert_eq!((&page["flag"], &page["reads"][0]), (&"R018".into(), &"tender.method".into()));
}

#[test]
fn a_parameter_of_the_district_moves_the_threshold() {
    let office = Office::demo();
    let raised = |office: &Office| office.ok("采购 预警 --指标 R063 -f id").lines().count();
    assert_eq!(raised(&office), 1);
    office.ok("配置 设置 contract.publish 10 --依据 某区政〔2024〕1号 --自 2020-01-01");
    assert_eq!(raised(&office), 0);
}

#[test]
fn a_pipe_and_a_file_say_how_many_flags_could_not_be_computed() {
    let office = Office::demo();
    let zh = office.line("采购 预警 --指标 R024").ends(0);
    assert!(zh.err.contains("1 项指标全部或部分无法计算") && zh.err.contains("--无法计算"), "{}", zh.err);
    let en = office.line("procurement flags --flag R024,R033 --lang en").ends(0);
    assert!(en.err.contains("2 red flags could not be computed in whole or in part"), "{}", en.err);
    assert!(en.err.contains("--not-computable") && en.out.lines().count() == 1, "{} {}", en.out, en.err);
    let file = office.line("采购 预警 --指标 R024 -o 预警.xlsx").ends(0);
    assert!(file.err.contains("1 项指标全部或部分无法计算"), "{}", file.err);
    let file = office.line("procurement flags --flag R024 -f table -o flags.txt --lang en").ends(0);
    assert!(file.err.contains("1 red flag could not be computed"), "{}", file.err);
    // A table is followed by the reasons, JSON holds them.
    for form in ["table", "json"] {
        let told = office.line(&format!("采购 预警 --指标 R024 -f {form}")).ends(0);
        assert!(!told.err.contains("全部或部分"), "{form}: {}", told.err);
    }
    let known = office.line("procurement flags --flag R063 --lang en").ends(0);
    assert!(!known.err.contains("could not be computed"), "{}", known.err);
}

#[test]
fn flags_as_markdown_are_a_table_and_as_ids_the_records_each_once() {
    let office = Office::demo();
    let zh = office.ok("采购 预警 --指标 R063 -f md");
    let lines: Vec<&str> = zh.lines().collect();
    assert_eq!(
        lines[..3],
        [
            "| 指标 | 名称 | 对象 | 编号 | 叫什么 | 值 | 界限 | 依据的记录 |",
            "|---|---|---|---|---|---:|---:|---|",
            "| R063 | 合同未公开 | 合同 | HT-2024-0006 | YTHT-2023-006 | 4 | 2 | HT-2024-0006 |",
        ]
    );
    let en = office.ok("procurement flags --flag R063,R011 -f md --lang en");
    assert!(en.starts_with("| flag | title | group | id | name | value | threshold | rows |\n|---|"), "{en}");
    assert!(en.contains("\n\nNot computable:\n\n| flag | title | reason |"), "{en}");
    let all = office.ok("采购 预警 -f id");
    let mut ids: Vec<&str> = all.lines().collect();
    let written = ids.len();
    assert!(ids.iter().all(|id| id.as_bytes()[2] == b'-' && id.len() >= 12), "{all}");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), all.contains("HT-2024-0006")), (written, true), "{all}");
    assert_eq!(office.ok("procurement flags -f id --lang en"), all);
}

#[test]
fn a_table_without_ids_refuses_to_give_them() {
    let office = Office::demo();
    office.line("日历 列表 -f id").fails(2, "E5022").says("没有编号列").says("-f csv");
    office.line("calendar list -f id --lang en").fails(2, "E5022").says("no record ids").says("-f json");
    // What writes before it shows does nothing then.
    let before = office.json("op list").as_array().unwrap().len();
    office.line("债务 生成计划 zw1 -f id").fails(2, "E5022");
    assert_eq!(office.json("op list").as_array().unwrap().len(), before);
    // Records may be named by another column: the first, called after their register.
    let overdue = office.ok("procurement overdue -f id --lang en");
    assert!(overdue.lines().all(|id| id.starts_with("HT-")), "{overdue}");
    let found = office.ok("查找 云汀 -f id");
    assert!(found.lines().count() > 3 && found.lines().all(|id| id.contains("-2")), "{found}");
}

#[test]
fn no_flag_named_is_not_all_of_them() {
    let office = Office::demo();
    for none in [",", "、", ",,"] {
        office.line(&format!("采购 预警 --指标 {none}")).fails(2, "E1005").says("没有写预警指标").says("R003,R018");
        office
            .line(&format!("procurement flags --flag {none} --lang en"))
            .fails(2, "E1005")
            .says("no red flag is named");
    }
}
