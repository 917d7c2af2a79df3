//! One record at a time: registering, finding, changing, moving, voiding.

use crate::office::{CONTRACT, Office};

#[test]
fn a_contract_is_registered_in_chinese_and_in_english() {
    let office = Office::demo();
    let run = office.line(&CONTRACT.replace("{no}", "YTHT-2024-901")).ends(0);
    assert!(run.err.contains("已登记 HT-2024-0017"), "{}", run.err);
    assert!(run.err.contains("= 128,000.00 元") && run.err.contains("= 2024-04-30 星期二"), "{}", run.err);
    let run = office
        .line(
            "procurement contract add --name Patrol --ext-no YTHT-2024-902 --buyer dw5 --supplier dr4 --object services --amount 456,000元 --signed-on 5/3 --deliver-due eoy --settlement acceptance --sme-size micro --handler gw7 --lang en",
        )
        .fails(3, "E3101");
    assert!(run.err.contains("--signed-on"), "{}", run.err);
    let run = office
        .line(
            "procurement contract add --name Patrol --ext-no YTHT-2024-902 --buyer dw5 --supplier dr4 --object services --amount 456,000元 --signed-on yesterday --deliver-due eoy --settlement acceptance --sme-size micro --handler gw7 --lang en -f json",
        )
        .ends(0);
    let json = run.json();
    assert_eq!(json["id"], "HT-2024-0018");
    assert_eq!(json["amount_fen"], 45_600_000);
    assert_eq!((json["signed_on"].as_str(), json["deliver_due"].as_str()), (Some("2024-03-27"), Some("2024-12-31")));
    assert_eq!(office.json("ht18")["handler"], "GW-2024-0007");
}

#[test]
fn dates_are_read_in_every_office_spelling_and_refused_when_unclear() {
    let office = Office::demo();
    let base = CONTRACT.replace("--签订日期 2024-03-05", "--签订日期 \"{day}\"");
    for (day, iso) in [
        ("2024-3-5", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024.3.5", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("3月5日", "2024-03-05"),
        ("２０２４－０３－０５", "2024-03-05"),
        ("今天", "2024-03-28"),
        ("昨天", "2024-03-27"),
        ("-2w", "2024-03-14"),
        ("+3天", "2024-03-31"),
        ("月底", "2024-03-31"),
        ("周五", "2024-03-29"),
        ("下周一", "2024-04-01"),
        ("2024-02-29", "2024-02-29"),
        ("today", "2024-03-28"),
        ("eom", "2024-03-31"),
    ] {
        let line = base.replace("{day}", day).replace("{no}", "N1");
        assert_eq!(office.json(&format!("{line} -n"))["signed_on"], iso, "{day}");
    }
    let february = base.replace("{day}", "月底").replace("{no}", "N1");
    assert_eq!(office.json(&format!("{february} -n --as-of 2023-02-10"))["signed_on"], "2023-02-28");
    for (day, code) in [
        ("2023-02-29", "E3102"),
        ("2024.13.5", "E3102"),
        ("24.3.5", "E3101"),
        ("3/5/2024", "E3101"),
        ("2024.3", "E3101"),
        ("fr", "E3101"),
    ] {
        office.line(&base.replace("{day}", day).replace("{no}", "N1")).fails(3, code);
    }
}

#[test]
fn money_needs_its_unit_and_keeps_every_fen() {
    let office = Office::demo();
    let base = CONTRACT.replace("12.8万元", "{money}").replace("{no}", "N1");
    for (money, fen) in [
        ("0.1万元", 100_000_i64),
        ("１２．８万元", 12_800_000),
        ("328.50", 32_850),
        ("456,000元", 45_600_000),
        ("1.2亿", 12_000_000_000),
        ("¥1,250.01元", 125_001),
    ] {
        assert_eq!(office.json(&format!("{} -n", base.replace("{money}", money)))["amount_fen"], fen, "{money}");
    }
    for (money, code) in
        [("328.5", "E3103"), ("3000", "E3103"), ("1.234元", "E3104"), ("约3万元", "E3104"), ("3万元以上", "E3104")]
    {
        office.line(&base.replace("{money}", money)).fails(3, code);
    }
    for (no, money) in [("A", "0.1元"), ("B", "0.2元"), ("C", "0.07元")] {
        office.ok(&CONTRACT.replace("{no}", &format!("SUM-{no}")).replace("12.8万元", money));
    }
    assert!(office.line("合同 列表 合同编号~SUM- -f table").ends(0).err.contains("合计 0.37 元"));
}

#[test]
fn two_mistakes_are_told_at_once_and_nothing_is_saved() {
    let office = Office::demo();
    let operations = office.operations();
    let line = CONTRACT.replace("{no}", "N1").replace("12.8万元", "12").replace("2024.4.30", "2024.13.5");
    let run = office.line(&line).fails(3, "E3000");
    assert!(run.err.contains("--合同金额") && run.err.contains("E3103"), "{}", run.err);
    assert!(run.err.contains("--履约截止") && run.err.contains("E3102"), "{}", run.err);
    let run = office.line(&format!("{line} --lang en")).fails(3, "E3000");
    assert!(run.err.contains("--amount") && run.err.contains("--deliver-due"), "{}", run.err);
    // A name that is nearly right is told its neighbour.
    let run = office
        .line(&CONTRACT.replace("{no}", "N1").replace("云汀区数据资源管理局", "云汀区数据资源局"))
        .fails(3, "E2004");
    assert!(run.err.contains("云汀区数据资源管理局"), "{}", run.err);
    assert_eq!(office.operations(), operations);
}

#[test]
fn unknown_flags_fields_and_values_are_errors() {
    let office = Office::demo();
    let operations = office.operations();
    let base = CONTRACT.replace("{no}", "N1");
    let run = office.line(&format!("{base} --合同金而 3万元")).fails(2, "E1002");
    assert!(run.err.contains("合同金额"), "{}", run.err);
    office.line(&format!("{base} --nothing x")).fails(2, "E1002");
    let run = office.line(&base.replace("--标的类别 服务", "--标的类别 服物")).fails(3, "E3002");
    assert!(run.err.contains("服务"), "{}", run.err);
    office.line("合同 修改 ht3 --状态 已办结").fails(2, "E1002");
    let run = office.line("合通 列表").fails(2, "E1001");
    assert!(run.err.contains("chengxin 合同 列表"), "{}", run.err);
    let run = office.line("contarct list --lang en").fails(2, "E1001");
    assert!(run.err.contains("chengxin contract list"), "{}", run.err);
    assert_eq!(office.operations(), operations);
}

/// No command waits for an answer that nobody can give.
#[test]
fn nothing_blocks_without_a_terminal() {
    let office = Office::demo();
    let run = office.line("合同 新增 --合同名称 甲").fails(2, "E1004");
    for flag in ["--合同编号", "--甲方单位", "--供应商", "--合同金额", "--经办人"] {
        assert!(run.err.contains(flag), "{flag}: {}", run.err);
    }
    let run = office.line("contract add --name A --lang en").fails(2, "E1004");
    assert!(run.err.contains("--buyer") && run.err.contains("--amount"), "{}", run.err);
    for (line, status) in [
        ("合同 查看", 2),
        ("合同 修改", 2),
        ("合同 修改 ht3", 2),
        ("合同 作废", 2),
        ("合同 履历", 2),
        ("合同 关联 ht3", 2),
        ("合同 附件 ht3", 2),
        ("合同 导入", 2),
        ("合同 作废 ht3", 3),
        ("合同 办结 ht4", 3),
        ("查找", 2),
        ("操作 查看", 2),
        ("查询", 2),
        ("说明", 2),
        ("备份", 2),
        ("导入", 2),
    ] {
        let run = office.line(line);
        assert_eq!(run.status, status, "{line}: {}", run.both());
        assert!(run.err.contains("--") || run.err.contains('<') || run.err.contains("chengxin"), "{line}: {}", run.err);
    }
    // Several records at once need a yes.
    let both = [office.contract("N1"), office.contract("N2")].join(" ");
    office.line(&format!("合同 作废 {both} --原因 重复")).fails(2, "E1008").says("--确认");
    office.line(&format!("合同 作废 {both} --reason again --lang en")).fails(2, "E1008").says("--yes");
}

#[test]
fn a_record_is_shown_by_every_spelling_of_its_id() {
    let office = Office::demo();
    let shown = office.ok("合同 查看 HT-2024-0003");
    assert!(shown.starts_with("HT-2024-0003 区数据共享平台运维服务合同  [履约中]\n"), "{shown}");
    assert!(shown.contains("可做  交付、解除"), "{shown}");
    for id in [
        "ht3",
        "HT3",
        "HT-2024-3",
        "ht-2024-0003",
        "HT-2024-００03",
        "ＨＴ－２０２４－０００３",
        "查看 ht3",
        "show ht-2024-3",
    ] {
        assert_eq!(office.ok(id), shown, "{id}");
    }
    office.line("HT202403").fails(3, "E2002");
    office.line("ht999").fails(4, "E2001");
    office.line("合同 查看 dw1").fails(3, "E2005");
    assert_eq!(office.ok("合同 查看 ht3 ht4 -f id"), "HT-2024-0003\nHT-2024-0004\n");
    // An external number is found, not guessed.
    assert!(office.ok("查找 YTHT-2023-003").contains("HT-2024-0003"));
}

#[test]
fn an_edit_with_an_old_revision_changes_nothing() {
    let office = Office::demo();
    assert_eq!(office.json("合同 查看 ht3")["rev"], 1);
    office.line("合同 修改 ht3 --备注 一 --rev 1").ends(0);
    let operations = office.operations();
    office.line("合同 修改 ht3 --备注 二 --rev 1").fails(5, "E6002");
    office.line("合同 作废 ht3 --原因 重复 --修订号 1").fails(5, "E6002");
    assert_eq!(office.operations(), operations);
    let json = office.json("合同 查看 ht3");
    assert_eq!((json["note"].as_str(), json["rev"].as_i64()), (Some("一"), Some(2)));
    // The same content again is no operation.
    office.line("合同 修改 ht3 --备注 一").ends(0).says("没有变化");
    assert_eq!(office.operations(), operations);
    // A key that another record has.
    office.line("合同 修改 ht3 --合同编号 YTHT-2023-004 --甲方单位 鹤汀镇人民政府").fails(5, "E6003");
    office.line("合同 修改 ht3 --备注 [清空]").ends(0);
    assert!(office.json("ht3")["note"].is_null());
    office.line("合同 修改 ht3 --合同名称 [清空]").fails(3, "E3001");
}

#[test]
fn voiding_needs_a_reason_and_its_number_is_never_used_again() {
    let office = Office::demo();
    let first = office.contract("N1");
    office.line(&format!("合同 作废 {first}")).fails(3, "E4007");
    office.line(&format!("作废 {first} --原因 重复登记")).ends(0).says("编号保留");
    let second = office.contract("N1");
    assert_ne!(first, second);
    assert!(!office.ok("合同 列表 -f id").contains(&first));
    assert!(office.ok("合同 列表 --含作废 -f id").contains(&first));
    office.line(&format!("作废 {first} --原因 再次")).fails(3, "E4005");
    office.line(&format!("合同 修改 {first} --备注 x")).fails(3, "E4005");
    assert_eq!(office.json(&first)["void_reason"], "重复登记");
    // What others rest on stays.
    office.line("单位 作废 dw5 --原因 x").fails(3, "E4004");
    let both = [office.contract("N2"), office.contract("N3")];
    office.line(&format!("合同 作废 {} {} --原因 误登 -y", both[0], both[1])).ends(0);
    assert!(!office.ok("合同 列表 -f id").contains(&both[0]));
}

#[test]
fn records_are_linked_and_get_files() {
    let office = Office::demo();
    office.line("关联 ht3 dw1 cg3").ends(0);
    assert!(office.ok("ht3").contains("DW-2024-0001") || office.ok("ht3").contains("关联"));
    assert_eq!(office.json("ht3")["links"], "DW-2024-0001、CG-2024-0003");
    assert_eq!(office.json("dw1")["links"], "HT-2024-0003");
    office.line("关联 ht3 ht3").fails(3, "E2005");
    office.line("关联 ht3 ht99").ends(3);
    office.write("验收单.pdf", "signed");
    office.line("附件 ht3 验收单.pdf").ends(0).says("1 个附件");
    office.line("附件 ht3 没有.pdf").fails(3, "E3115");
    let digest = office.digest("验收单.pdf");
    assert_eq!(office.json("ht3")["attachments"], format!("验收单.pdf sha256:{digest}"));
    let history = office.ok("履历 ht3");
    assert!(history.contains("关联") && history.contains("附件") && history.contains("王敏"), "{history}");
}

#[test]
fn a_verb_on_the_wrong_state_lists_the_verbs_there_are() {
    let office = Office::demo();
    let run = office.line("合同 验收 ht3").fails(3, "E4001");
    assert!(run.err.contains("交付、解除"), "{}", run.err);
    let run = office.line("accept ht3 --lang en").fails(3, "E4001");
    assert!(run.err.contains("deliver, terminate"), "{}", run.err);
    // What the verb requires is named by its flag.
    let run = office.line("合同 办结 ht4").fails(3, "E4002");
    assert!(run.err.contains("--办结日期"), "{}", run.err);
    // A verb of another kind.
    office.line("承接 ht3").fails(2, "E1001");
}

#[test]
fn the_operator_is_known_or_asked_for() {
    let office = Office::demo();
    office.line("合同 修改 ht3 --备注 甲").ends(0);
    office.line("合同 修改 ht3 --备注 乙 --操作人 李强").ends(0);
    let office = office.with("CHENGXIN_USER", "赵六");
    office.line("合同 修改 ht3 --备注 丙").ends(0);
    let history = office.json("合同 履历 ht3");
    let names: Vec<&str> = history.as_array().unwrap().iter().map(|h| h["operator"].as_str().unwrap()).collect();
    assert_eq!(names, ["王敏", "王敏", "李强", "赵六"]);
}

#[test]
fn as_of_sets_the_day_of_numbers_and_relative_dates() {
    let office = Office::small();
    let add = "单位 新增 --单位名称 {name} --单位类别 政府部门 --启用日期 今天 -f json";
    let json = office.line(&format!("{} --as-of 2023-12-31", add.replace("{name}", "甲局"))).ends(0).json();
    assert_eq!((json["id"].as_str(), json["valid_from"].as_str()), (Some("DW-2023-0001"), Some("2023-12-31")));
    let office = office.with("CHENGXIN_TODAY", "2024-01-01");
    let json = office.line(&add.replace("{name}", "乙局")).ends(0).json();
    assert_eq!((json["id"].as_str(), json["valid_from"].as_str()), (Some("DW-2024-0001"), Some("2024-01-01")));
    assert_eq!(office.ok("单位 列表 启用日期=昨天 -f id"), "DW-2023-0001\n");
}

#[test]
fn a_refused_entry_is_kept_as_a_draft_and_taken_up_again() {
    let office = Office::demo();
    let line = CONTRACT.replace("{no}", "N1").replace("12.8万元", "12").replace("2024.4.30", "2024.13.5");
    office.line(&line).fails(3, "E3000").says("草稿 1");
    let drafts = office.json("草稿 列表");
    assert_eq!((drafts[0]["draft"].as_i64(), drafts[0]["kind"].as_str()), (Some(1), Some("contract")));
    office.line("合同 新增 --恢复 1 --合同金额 12万元").fails(3, "E3102");
    let run = office.line("合同 新增 --恢复 1 --合同金额 12万元 --履约截止 2024-12-05 -f json").ends(0);
    assert_eq!((run.json()["amount_fen"].as_i64(), run.json()["ext_no"].as_str()), (Some(12_000_000), Some("N1")));
    office.line("合同 新增 --恢复 99").fails(4, "E2001");
    // A preview keeps none.
    let count = office.json("草稿 列表").as_array().unwrap().len();
    office.line(&format!("{line} -n")).fails(3, "E3000");
    assert_eq!(office.json("草稿 列表").as_array().unwrap().len(), count);
}

#[test]
fn a_terminal_is_asked_field_by_field() {
    use expectrl::Expect as _;
    let office = Office::demo();
    let mut session = office.terminal("单位 新增 --单位类别 政府部门", 100);
    session.expect("单位名称").unwrap();
    session.send_line("新设办公室").unwrap();
    session.expect("启用日期").unwrap();
    session.send_line("2024.13.1").unwrap();
    session.expect("没有 13 月").unwrap();
    session.send_line("今天").unwrap();
    session.expect("2024-03-28").unwrap();
    session.send_line("y").unwrap();
    session.expect("已登记 DW-2024-0013").unwrap();
    assert_eq!(office.json("dw13")["name"], "新设办公室");
}
