//! The law of reading: whatever only looks changes no byte, leaves no file, and works where nothing may be written.

use std::fs;
use std::time::SystemTime;

use crate::office::{LEDGER, Office, kinds};

/// Every command that only looks.
fn reads() -> Vec<String> {
    let mut all: Vec<String> = [
        "",
        "-f json",
        "查找 云汀",
        "op list",
        "op show 2",
        "fields",
        "fields --all",
        "fields contract",
        "sql \"select count(*) from contract\"",
        "sql \"select 编号, 合同名称 from v_合同 limit 2\"",
        "sql \"select id, name from v_contract limit 2\"",
        "explain E3102",
        "explain 合同",
        "doctor",
        "doctor -f json",
        "audit verify",
        "audit seal",
        "help",
        "version",
        "ht3",
        "合同 列表 状态=履约中 --排序 合同金额",
    ]
    .map(str::to_owned)
    .into();
    for kind in kinds() {
        for verb in ["list", "list --closed --void -f json", "stats", "export", "-h", "list --fields help"] {
            all.push(format!("{kind} {verb}"));
        }
    }
    for id in ["ht3", "dw1", "gw1", "xb1"] {
        all.push(format!("show {id}"));
        all.push(format!("history {id} -f json"));
    }
    all
}

fn touched(office: &Office) -> (String, SystemTime, Vec<String>) {
    let time = fs::metadata(office.at(LEDGER)).unwrap().modified().unwrap();
    (office.digest(LEDGER), time, office.files())
}

#[test]
fn reading_changes_nothing_and_leaves_nothing() {
    let office = Office::demo();
    let before = touched(&office);
    for line in reads() {
        office.line(&line).ends(0);
        assert_eq!(touched(&office), before, "{line}");
    }
    // What fails changes nothing either.
    for line in [
        "合同 列表 没有=1",
        "ht99",
        "op show 99",
        "sql \"delete from contract\"",
        "sql \"select nope\"",
        "audit verify --head 1:00",
    ] {
        assert_ne!(office.line(line).status, 0, "{line}");
        assert_eq!(touched(&office), before, "{line}");
    }
}

#[test]
fn an_export_leaves_only_its_file() {
    let office = Office::demo();
    let (digest, time, mut files) = touched(&office);
    office.ok("合同 导出 -o a.xlsx");
    office.ok("合同 模板 -o b.xlsx");
    office.ok("backup c.db");
    files.extend(["a.xlsx", "b.xlsx", "c.db"].map(str::to_owned));
    files.sort();
    assert_eq!(touched(&office), (digest, time, files));
    assert_eq!(office.ok("合同 列表 --db c.db"), office.ok("合同 列表"));
    office.line("audit verify --db c.db").ends(0);
}

#[test]
fn a_missing_ledger_is_said_and_never_made() {
    let office = Office::empty();
    for line in reads() {
        let words = line.split(' ').next().unwrap();
        if ["", "-f", "fields", "explain", "help", "version", "doctor"].contains(&words)
            || line.contains("-h")
            || line.contains("help")
        {
            continue;
        }
        let run = office.line(&format!("{line} --db 没有.db"));
        assert_eq!(run.status, 4, "{line}: {}", run.both());
        assert!(
            run.err.contains("E7001") && (run.err.contains("init") || run.err.contains("初始化")),
            "{line}: {}",
            run.err
        );
        office.line(&line).fails(4, "E7001");
    }
    for line in ["合同 修改 ht3 --备注 x", "合同 作废 ht3 --原因 x", "撤销", "重做", "升级"] {
        office.line(&format!("{line} --db 没有.db")).fails(4, "E7001");
        office.line(line).fails(4, "E7001");
    }
    assert!(office.files().is_empty(), "{:?}", office.files());
}

#[cfg(unix)]
#[test]
fn a_write_protected_ledger_can_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let office = Office::demo();
    let expected = office.ok("合同 列表");
    fs::set_permissions(office.at(LEDGER), fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(office.ok("合同 列表"), expected);
    fs::set_permissions(office.path(), fs::Permissions::from_mode(0o555)).unwrap();
    assert_eq!(office.ok("合同 列表"), expected);
    office.line("audit verify").ends(0);
    fs::set_permissions(office.path(), fs::Permissions::from_mode(0o755)).unwrap();
}
