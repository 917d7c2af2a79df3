//! The undo law: whatever a command wrote can be taken back whole and put again, and nothing is erased.

use crate::office::Office;

/// Every kind of write, on several kinds; each of them ends with 0 on the demonstration.
const WRITES: &[&str] = &[
    "合同 新增 --合同名称 巡查合同 --合同编号 U1 --甲方单位 云汀区数据资源管理局 --供应商 云汀知行信息技术有限公司 --标的类别 服务 --合同金额 12.8万元 --签订日期 2024-03-05 --履约截止 2024.4.30 --结算方式 验收后结算 --供应商规模 微型 --经办人 梅子青",
    "单位 新增 --单位名称 新设办公室 --单位类别 政府部门 --启用日期 2024-01-01",
    "当事人 新增 --名称 某某 --主体类别 自然人 --身份证号 349901190005070019",
    "合同 修改 ht3 --备注 改过 --合同金额 150万元",
    "公务员 修改 gw1 --联系电话 13800009999",
    "单位 修改 dw5 --简称 数管局",
    "合同 作废 ht15 --原因 误登",
    "信用报告 作废 xb1 --原因 误登",
    "关联 ht3 dw1 cg3",
    "附件 ht4 单.txt",
    "合同 导入 3月.csv",
    "质疑投诉 撤回 {open challenge} --备注 自愿撤回",
    "投标 撤回 {open bid} --备注 书面撤回",
    "采购招标项目 终止 {open tender} --备注 资金调整",
    "人员 教育宣传活动 取消 {open activity} --备注 停办",
    "人员 任职 免任 {open post} --免职日期 2024-03-20",
    "履约验收 拒绝验收 {open acceptance} --拒绝验收原因 资料不全",
    "当事人信用信息 共享 {open credential} --共享单位 云汀区财政局 --共享日期 2024-03-20",
];

/// `{open KIND}` becomes the id of a record whose initial state is still open.
fn resolved(office: &Office, line: &str) -> Option<String> {
    let Some((head, rest)) = line.split_once("{open ") else { return Some(line.to_owned()) };
    let (kind, tail) = rest.split_once('}').unwrap();
    let group = if kind == "activity" || kind == "post" { "personnel" } else { "procurement" };
    let state = match kind {
        "challenge" => "received、accepted",
        "bid" => "received",
        "tender" | "activity" => "planned",
        "post" => "serving",
        "acceptance" => "requested",
        _ => "valid",
    };
    let ids = office.ok(&format!("{group} {kind} list state={state} -f id"));
    Some(format!("{head}{}{tail}", ids.lines().next()?))
}

fn prepared() -> Office {
    let office = Office::demo();
    office.write("单.txt", "x");
    office.write("3月.csv", office_sheet(2));
    office
}

fn office_sheet(rows: usize) -> String {
    let mut text =
        "合同名称,合同编号,甲方单位,供应商,标的类别,合同金额(万元),签订日期,履约截止,结算方式,供应商规模,经办人\n"
            .to_owned();
    for i in 0..rows {
        text.push_str(&format!("批量合同{i},PL-{i},云汀区数据资源管理局,云汀知行信息技术有限公司,服务,{}.5,2024-03-01,2024-12-31,验收后结算,微型,梅子青\n", i + 1));
    }
    text
}

#[test]
fn every_write_can_be_taken_back_and_put_again() {
    let office = prepared();
    let mut done = 0;
    for line in WRITES {
        let Some(line) = resolved(&office, line) else { panic!("no record for {line}") };
        let before = office.dump();
        let operations = office.operations();
        let run = office.line(&line);
        if run.status == 3 && run.err.contains("E4004") {
            // A rule of the register refused; then nothing may have changed.
            assert_eq!(office.dump(), before, "{line}");
            continue;
        }
        run.ends(0);
        done += 1;
        assert_eq!(office.operations(), operations + 1, "one command is one operation: {line}");
        let after = office.dump();
        assert_ne!(before, after, "{line}");
        office.line("撤销 -y").ends(0);
        assert_eq!(office.dump(), before, "undone: {line}");
        office.line("重做 -y").ends(0);
        assert_eq!(office.dump(), after, "redone: {line}");
        office.line("undo -y").ends(0);
        assert_eq!(office.dump(), before, "undone again: {line}");
        assert_eq!(office.operations(), operations + 4, "nothing is erased: {line}");
    }
    assert!(done + 3 >= WRITES.len(), "{done}");
    office.line("审计 核验").ends(0);
}

#[test]
fn undo_walks_back_and_redo_returns_until_something_new_is_written() {
    let office = Office::demo();
    office.line("撤销 -y").fails(3, "E4006");
    office.line("重做 -y").fails(3, "E4006");
    let notes = ["一", "二", "三"];
    for note in notes {
        office.ok(&format!("合同 修改 ht3 --备注 {note}"));
    }
    let note = || office.json("ht3")["note"].as_str().map(str::to_owned);
    office.ok("撤销 -y");
    assert_eq!(note().as_deref(), Some("二"));
    office.ok("撤销 -y");
    assert_eq!(note().as_deref(), Some("一"));
    office.ok("重做 -y");
    assert_eq!(note().as_deref(), Some("二"));
    office.ok("重做 -y");
    assert_eq!(note().as_deref(), Some("三"));
    office.line("重做 -y").fails(3, "E4006");
    office.ok("撤销 -y");
    office.ok("合同 修改 ht4 --备注 新");
    office.line("重做 -y").fails(3, "E4006");
    office.ok("撤销 -y");
    office.ok("撤销 -y");
    office.ok("撤销 -y");
    assert_eq!(note(), None);
    office.line("撤销 -y").fails(3, "E4006");
}

#[test]
fn undo_says_what_it_takes_back_and_keeps_the_number() {
    let office = Office::demo();
    let id = office.contract("N1");
    let run = office.line("撤销").ends(0);
    assert!(run.err.contains(&id) && run.err.contains("作废"), "{}", run.err);
    assert!(!office.ok("合同 列表 --含办结 -f id").contains(&id));
    assert!(office.json(&id)["void_reason"].as_str().unwrap().contains("撤销操作 3"));
    assert_ne!(office.contract("N1"), id);
    office.ok("合同 修改 ht3 --合同金额 150万元");
    let run = office.line("撤销 -n").ends(0);
    assert!(run.err.contains("1,500,000.00") && run.err.contains("1,456,000.00"), "{}", run.err);
    assert_eq!(office.json("ht3")["amount_fen"], 150_000_000);
}

#[test]
fn an_import_of_many_rows_is_one_step_and_needs_a_yes_to_take_back() {
    let office = Office::demo();
    office.write("批量.csv", office_sheet(500));
    let before = office.dump();
    let operations = office.operations();
    office.ok("合同 导入 批量.csv");
    assert_eq!(office.operations(), operations + 1);
    assert_eq!(office.dump().len(), before.len() + 500);
    office.line("撤销").fails(2, "E1008");
    office.ok("撤销 -y");
    assert_eq!(office.dump(), before);
    office.ok("重做 -y");
    assert_eq!(office.dump().len(), before.len() + 500);
}

#[test]
fn anothers_operation_is_taken_back_by_its_number_only() {
    let office = Office::demo();
    office.ok("合同 修改 ht3 --备注 甲 --user 李强");
    let number = office.operations();
    office.line("撤销 -y").fails(3, "E4006").says("王敏 没有可撤销的操作");
    office.ok(&format!("撤销 {number} -y"));
    assert!(office.json("ht3")["note"].is_null());
    office.line(&format!("撤销 {number} -y")).fails(3, "E4006");
    office.line("撤销 999 -y").fails(4, "E2001");
    office.line("撤销 1 -y").fails(3, "E4006");
    // What was changed again since is not overwritten.
    office.ok("合同 修改 ht3 --备注 乙");
    let number = office.operations();
    office.ok("合同 修改 ht3 --备注 丙");
    let run = office.line(&format!("撤销 {number} -y")).fails(3, "E4006");
    assert!(run.err.contains("HT-2024-0003"), "{}", run.err);
    // What others rest on is not taken away.
    let unit = office.ok("单位 新增 --单位名称 新设办公室 --单位类别 政府部门 --启用日期 2024-01-01 -f id");
    let number = office.operations();
    office.ok("合同 修改 ht3 --甲方单位 新设办公室");
    office.line(&format!("撤销 {number} -y")).fails(3, "E4006").says("HT-2024-0003");
    assert!(unit.starts_with("DW-"));
}

#[test]
fn the_log_tells_who_did_what_with_which_command() {
    let office = Office::demo();
    office.ok("合同 修改 ht3 --备注 甲 --user 李强 --reason 核对");
    let log = office.json("操作 列表");
    assert_eq!(log[0]["operator"], "李强");
    assert_eq!(log[0]["records"], "HT-2024-0003");
    assert_eq!(log[0]["undo"], "yes");
    assert!(log[0]["command"].as_str().unwrap().contains("合同 修改 ht3"));
    let op = office.json("操作 查看 3");
    assert_eq!((op["reason"].as_str(), op["change_count"].as_i64()), (Some("核对"), Some(1)));
    assert_eq!(op["changes"][0]["fields"]["note"]["after"], "甲");
    let text = office.ok("op show 3");
    assert!(text.contains("李强") && text.contains("HT-2024-0003"), "{text}");
    office.ok("撤销 3");
    let log = office.json("操作 列表");
    assert_eq!((log[1]["undo"].as_str(), log[0]["operator"].as_str()), (Some("undone"), Some("王敏")));
    assert_eq!(office.json("操作 列表 经办人=李强").as_array().unwrap().len(), 1);
    assert_eq!(office.json("操作 列表 动作=撤销、修改").as_array().unwrap().len(), 2);
    office.line("操作 列表 没有=x").fails(2, "E1007");
    office.line("操作 查看 99").fails(4, "E2001");
}

#[test]
fn what_a_second_person_approved_needs_one_to_be_taken_back() {
    let office = Office::demo();
    let reject = "投标 否决 tb29 --否决原因 未按要求签章";
    office.line(reject).fails(3, "E4003");
    office.line(&format!("{reject} --批准人 王敏")).fails(3, "E4003");
    office.line(&format!("{reject} --批准人 李强")).ends(0);
    let after = office.dump();
    assert_eq!(office.json("履历 tb29")[1]["approved_by"], "李强");
    office.line("撤销").fails(3, "E4003").says("--批准人");
    office.line("undo --approved-by 王敏").fails(3, "E4003");
    office.line("undo --approved-by 李强").ends(0);
    assert_eq!(office.json("tb29")["state"], "received");
    office.line("重做").fails(3, "E4003");
    office.line("重做 --批准人 李强").ends(0);
    assert_eq!(office.dump(), after);
}
