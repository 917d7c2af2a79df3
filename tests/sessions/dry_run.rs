//! The law of the dry run: the same judgement and exit status as the real run, and not one byte changed.

use crate::office::{CONTRACT, DIRTY, LEDGER, Office};

/// Writing commands with the exit status that both runs must have.
fn writes() -> Vec<(String, i32)> {
    let add = CONTRACT.replace("{no}", "D1");
    let mut all: Vec<(String, i32)> = [
        ("合同 修改 ht3 --备注 改", 0),
        ("合同 修改 ht3 --备注 改 --rev 9", 5),
        ("合同 修改 ht3 --合同金额 3", 3),
        ("合同 修改 ht99 --备注 改", 4),
        ("合同 修改 ht3 --合同编号 YTHT-2023-004 --甲方单位 鹤汀镇人民政府", 5),
        ("合同 作废 ht15 --原因 误登", 0),
        ("合同 作废 ht15", 3),
        ("单位 作废 dw5 --原因 x", 3),
        ("关联 ht3 dw1", 0),
        ("关联 ht3 ht3", 3),
        ("附件 ht3 单.txt", 0),
        ("附件 ht3 没有.txt", 3),
        ("合同 验收 ht3", 3),
        ("采购招标项目 终止 cg15 --备注 x", 0),
        ("质疑投诉 不予受理 zy1 --备注 x", 3),
        ("合同 导入 好.csv", 0),
        ("合同 导入 乱.csv", 7),
        ("合同 导入 没有.csv", 7),
        ("导入 好.csv", 0),
        ("撤销 2", 3),
        ("升级", 0),
        ("init --area 区 --user 王 --db new.db", 0),
        ("init --area 区 --user 王", 5),
        ("demo 新文件夹", 0),
        ("demo --db chengxin.db", 5),
    ]
    .map(|(line, status)| (line.to_owned(), status))
    .into();
    all.push((add.clone(), 0));
    all.push((add.replace("2024-03-05", "2024-13-05"), 3));
    all.push((add.replace("--合同金额 12.8万元", ""), 2));
    all.push((add.replace("D1", "YTHT-2023-003"), 5));
    all
}

fn prepared() -> Office {
    let office = Office::demo();
    office.write("单.txt", "x");
    office.write("乱.csv", [0xff, 0xfe, 0x00, 0xd8, 0x80, 0xff, 0xff, 0x81]);
    office.write("好.csv", "合同名称,合同编号,甲方单位,供应商,标的类别,合同金额(元),签订日期,履约截止,结算方式,供应商规模,经办人\n甲,D2,云汀区数据资源管理局,云汀知行信息技术有限公司,服务,100.00,2024-03-01,2024-12-31,验收后结算,微型,梅子青\n");
    office
}

#[test]
fn a_dry_run_judges_like_the_real_run_and_writes_nothing() {
    let dry = prepared();
    let real = prepared();
    let (before, files) = (dry.digest(LEDGER), dry.files());
    for (line, status) in writes() {
        for flag in ["-n", "--预览"] {
            dry.line(&format!("{line} {flag}")).ends(status);
            assert_eq!(dry.digest(LEDGER), before, "{line}");
            let mut now = dry.files();
            now.retain(|f| !f.ends_with(".lock"));
            assert_eq!(now, files, "{line}");
        }
        real.line(&format!("{line} -y")).ends(status);
        real.line("撤销 -y");
    }
}

#[test]
fn a_preview_of_a_dirty_sheet_leaves_the_ledger_alone() {
    for (sheet, kind) in DIRTY {
        let office = Office::demo();
        let before = office.digest(LEDGER);
        office.line(&format!("{kind} import {sheet} -n")).ends(1);
        office.line(&format!("{kind} import {sheet} -n --partial")).ends(1);
        office.line(&format!("{kind} import {sheet}")).ends(3);
        assert_eq!(office.digest(LEDGER), before, "{sheet}");
    }
}

#[test]
fn an_undo_is_previewed_as_well() {
    let office = Office::demo();
    office.ok("合同 修改 ht3 --备注 改");
    let before = office.digest(LEDGER);
    office.line("撤销 -n").ends(0).says("未写入");
    assert_eq!(office.digest(LEDGER), before);
    office.ok("撤销");
    let before = office.digest(LEDGER);
    office.line("重做 -n").ends(0).says("未写入");
    assert_eq!(office.digest(LEDGER), before);
}

#[test]
fn a_dry_run_names_what_it_would_add() {
    let office = Office::demo();
    let json = office.line(&format!("{} -n -f json", CONTRACT.replace("{no}", "D1"))).ends(0).json();
    assert_eq!(json["amount_fen"], 12_800_000);
    assert_eq!(json["id"], "HT-2024-0017");
    assert_eq!(office.contract("D1"), "HT-2024-0017", "no number was used up");
}
