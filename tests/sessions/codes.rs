//! Codes: every exit status has its case, every code is explained, and every error can be met.

use std::collections::BTreeSet;

use chengxin::error::codes;

use crate::office::{CONTRACT, LEDGER, Office};

/// Error codes that no session meets, with the reason.
const INTERNAL: &[(&str, &str)] = &[
    ("E7004", "only a ledger of an older format needs migrating, and this is the first"),
    ("E8130", "a person must leave a prompt; tested beside the prompt"),
    ("E9000", "a defect"),
];

/// Commands on the demonstration, with the exit status and the code that each ends with.
const CASES: &[(&str, i32, &str)] = &[
    ("nonsense", 2, "E1001"),
    ("合同 列表 --nonsense", 2, "E1002"),
    ("合同 列表 没有=1", 2, "E1003"),
    ("合同 新增", 2, "E1004"),
    ("合同 列表 --limit x", 2, "E1005"),
    ("合同 列表 履约中", 2, "E1007"),
    ("导入批 撤销", 2, "E1001"),
    ("ht99", 4, "E2001"),
    ("HT202431", 3, "E2002"),
    ("合同 列表 甲方单位=没有", 3, "E2004"),
    ("关联 ht3 ht3", 3, "E2005"),
    ("合同 列表 状态=没有", 3, "E3002"),
    ("init --db new.db --area-code 1 --area 区 --user 王", 3, "E3003"),
    ("合同 修改 ht3 --合同名称 [清空]", 3, "E3001"),
    ("合同 修改 ht3 --签订日期 3/5/2024", 3, "E3101"),
    ("合同 修改 ht3 --签订日期 2024-02-30", 3, "E3102"),
    ("合同 修改 ht3 --合同金额 3", 3, "E3103"),
    ("合同 修改 ht3 --合同金额 约3元", 3, "E3104"),
    ("合同 修改 ht3 --验收天数 x", 2, "E1002"),
    ("合同 修改 ht3 --约定验收天数 -1", 3, "E3105"),
    ("ppp burden --from x", 3, "E3106"),
    ("履约验收 修改 ys1 --公共服务项目 大概", 3, "E3107"),
    ("单位 修改 dw5 --统一社会信用代码 91340103MA9900A130", 3, "E3110"),
    ("公务员 修改 gw1 --身份证号 349901190005070011", 3, "E3111"),
    ("主体 文件 修改 wj1 --文号 某号", 3, "E3112"),
    ("公务员 修改 gw1 --联系电话 1", 3, "E3113"),
    ("单位 修改 dw5 --网站 ftp:/x", 3, "E3114"),
    ("附件 ht3 没有.pdf", 3, "E3115"),
    ("合同 修改 ht3 --合同金额 3 --签订日期 x", 3, "E3000"),
    ("日历 推算 2024-03-28 15", 3, "E3108"),
    ("配置 设置 acceptance.period 20", 3, "E4020"),
    ("配置 设置 acceptance.period 20 --依据 某号 --自 2024-05-01 --至 2024-04-01", 3, "E4021"),
    ("合同 验收 ht3", 3, "E4001"),
    ("合同 办结 ht4", 3, "E4002"),
    ("单位 作废 dw5 --原因 x", 3, "E4004"),
    ("撤销", 3, "E4006"),
    ("合同 作废 ht3", 3, "E4007"),
    ("合同 导入 没有.csv", 7, "E5001"),
    ("合同 列表 -o chengxin.db", 5, "E5020"),
    ("合同 列表 -o 没有/x.csv", 7, "E5021"),
    ("合同 列表 -f nothing", 2, "E5022"),
    ("合同 修改 ht3 --备注 x --rev 9", 5, "E6002"),
    ("合同 修改 ht3 --合同编号 YTHT-2023-004 --甲方单位 鹤汀镇人民政府", 5, "E6003"),
    ("合同 列表 --db 没有.db", 4, "E7001"),
    ("合同 列表 --db 3月采购台账.csv", 7, "E7002"),
    ("calendar add 2024-03-28 十五", 3, "E3108"),
    ("config set acceptance.period 20", 3, "E4020"),
    ("init --area 区 --user 王", 5, "E7007"),
    ("sql \"delete from contract\"", 2, "E7010"),
    ("sql \"select nope from contract\"", 3, "E7011"),
];

/// The sources of the sessions themselves: a code that a test there expects is met there.
const SESSIONS: &[&str] = &[
    include_str!("codes.rs"),
    include_str!("audit.rs"),
    include_str!("check.rs"),
    include_str!("damage.rs"),
    include_str!("first_minutes.rs"),
    include_str!("locks.rs"),
    include_str!("ocds.rs"),
    include_str!("records.rs"),
    include_str!("round_trip.rs"),
    include_str!("sheets.rs"),
    include_str!("undo.rs"),
    include_str!("../calendar.rs"),
    include_str!("../config.rs"),
];

#[test]
fn each_code_is_met_or_listed_as_internal() {
    let office = Office::demo();
    let before = office.digest(LEDGER);
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (line, status, code) in CASES {
        office.line(line).fails(*status, code);
        met.insert(code);
    }
    assert_eq!(office.digest(LEDGER), before);
    let mut unmet = Vec::new();
    for code in codes::ALL.iter().filter(|c| c.id.starts_with('E')) {
        let elsewhere = SESSIONS.iter().any(|text| {
            text.contains(&format!(", \"{}\")", code.id))
                || text.contains(&format!(", 3, \"{}\", ", code.id))
                || text.contains(&format!("(\"{}\")", code.id))
                || text.contains(&format!("[{}]", code.id))
                || text.contains(&format!("  {}\"", code.id))
        });
        let internal = INTERNAL.iter().any(|(id, why)| *id == code.id && !why.is_empty());
        let known = usize::from(met.contains(code.id)) + usize::from(elsewhere);
        if (known > 0) == internal {
            unmet.push(code.id);
        }
    }
    assert!(unmet.is_empty(), "met by no test, or met and listed as internal: {unmet:?}");
}

#[test]
fn the_rest_of_the_codes_have_their_own_ledgers() {
    // Two records of one name.
    let office = Office::demo();
    let line =
        "公务员 新增 --姓名 梅子青 --所在单位 云汀区财政局 --人员类别 公务员 --采集依据 云汀区公务员诚信档案管理办法";
    let id = office.ok(&format!("{line} -f id"));
    let run = office.line("合同 修改 ht3 --分管负责人 梅子青").fails(3, "E2006");
    assert!(run.err.contains(id.trim()) && run.err.contains("GW-2024-0007"), "{}", run.err);
    office.line("合同 修改 ht3 --分管负责人 gw7").ends(0);
    // A configuration with an unknown key names the file and the line.
    let office = Office::demo();
    std::fs::create_dir_all(office.at(".config/chengxin")).unwrap();
    office.write(".config/chengxin/config.toml", "user = \"王敏\"\nnonsense = 1\n");
    let run = office.line("合同 列表").fails(3, "E8001");
    assert!(run.err.contains("config.toml"), "{}", run.err);
    // A sheet of days off without a day.
    let office = Office::demo();
    office.write("空.csv", "日期,类型,来源\n");
    office.line("日历 导入 空.csv").fails(3, "E3109");
    // A month, a year.
    let office = Office::demo();
    office.line("合同 列表 签订日期=2024-13").ends(3);
}

#[test]
fn every_exit_status_has_its_case() {
    let office = Office::demo();
    office.write("部分.csv", "名称,主体类别\n好公司,企业\n坏公司,没有这种\n");
    let holder = rusqlite::Connection::open(office.at(LEDGER)).unwrap();
    for (line, status) in [
        ("合同 列表", 0),
        ("合同 列表 合同名称~没有", 0),
        ("合同 列表 合同名称~没有 --fail-empty", 1),
        ("合同 导入 3月采购台账.csv -n", 1),
        ("合同 新增", 2),
        ("合同 修改 ht3 --合同金额 3", 3),
        ("ht99", 4),
        ("合同 修改 ht3 --备注 x --rev 9", 5),
        ("合同 列表 --db 3月采购台账.csv", 7),
        ("当事人 导入 部分.csv --partial", 8),
    ] {
        office.line(line).ends(status);
    }
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    office.line("合同 修改 ht3 --备注 x --wait 0s").ends(6);
    holder.execute_batch("ROLLBACK").unwrap();
    // The help topic lists exactly these and what a signal leaves.
    let topic = office.ok("help 退出码");
    let listed: Vec<u8> = topic.lines().filter_map(|l| l.split_whitespace().next()?.parse().ok()).collect();
    assert_eq!(listed, [0, 1, 2, 3, 4, 5, 6, 7, 8, 101, 130]);
    assert!(topic.contains("143"));
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let office = Office::empty();
    for code in codes::ALL {
        for lang in ["zh", "en"] {
            let text = office.ok(&format!("explain {} --lang {lang}", code.id));
            assert!(text.starts_with(code.id) && text.lines().count() >= 3, "{text}");
        }
    }
    office.ok(&format!("explain {}", codes::ALL[0].id.to_lowercase()));
    office.line("explain E0000").ends(4);
    assert!(office.files().is_empty());
}

#[test]
fn a_refusal_leaves_the_operation_count() {
    let office = Office::demo();
    for line in [
        format!("{} --nonsense x", CONTRACT.replace("{no}", "N1")),
        CONTRACT.replace("{no}", "N1").replace("12.8万元", "12"),
        CONTRACT.replace("{no}", "N1").replace("服务", "服物"),
        "合同 列表 没有=1".to_owned(),
    ] {
        let run = office.line(&line);
        assert!(run.status == 2 || run.status == 3, "{}", run.both());
    }
    assert_eq!(office.operations(), 2);
}
