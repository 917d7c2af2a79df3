//! Files that are no ledger, are damaged, newer, protected, or on a full disk: said in a sentence, and nothing changed.

use std::fs;

use rusqlite::Connection;

use crate::office::{CONTRACT, LEDGER, Office};

/// Reading, writing and looking at a ledger.
const TRIES: [&str; 5] = ["合同 列表", "合同 修改 ht3 --备注 甲", "查找 云汀", "审计 核验", "撤销 -y"];

#[track_caller]
fn refused(office: &Office, status: i32, code: &str) {
    let before = office.digest(LEDGER);
    for line in TRIES {
        office.line(line).fails(status, code);
        assert_eq!(office.digest(LEDGER), before, "{line}");
    }
    let doctor = office.line("doctor");
    assert!([0, 1, status].contains(&doctor.status), "{}", doctor.both());
    let files: Vec<String> = office.files().into_iter().filter(|f| f != LEDGER).collect();
    assert!(files.is_empty(), "nothing appears beside it: {files:?}");
}

#[test]
fn what_is_not_a_ledger_is_left_alone() {
    for bytes in ["这是一篇文字,不是台账\n".repeat(200).into_bytes(), vec![0; 8192], b"x".to_vec()] {
        let office = Office::empty();
        office.write(LEDGER, bytes);
        refused(&office, 7, "E7002");
    }
    let office = Office::empty();
    let conn = Connection::open(office.at(LEDGER)).unwrap();
    conn.execute_batch("CREATE TABLE note (text); INSERT INTO note VALUES ('x')").unwrap();
    conn.close().unwrap();
    refused(&office, 7, "E7002");
    let office = Office::empty();
    fs::create_dir(office.at(LEDGER)).unwrap();
    let run = office.line("合同 列表");
    assert!(run.status == 7 || run.status == 4, "{}", run.both());
}

#[test]
fn an_empty_file_is_no_ledger() {
    let office = Office::empty();
    office.write(LEDGER, b"");
    refused(&office, 7, "E7002");
    office.line("init --area 区 --user 王").fails(5, "E7007");
}

#[test]
fn a_newer_ledger_is_refused_unchanged() {
    let office = Office::small();
    fs::remove_file(office.at("chengxin.db.lock")).ok();
    let conn = Connection::open(office.at(LEDGER)).unwrap();
    conn.pragma_update(None, "user_version", 999).unwrap();
    conn.close().unwrap();
    refused(&office, 7, "E7003");
    office.line("升级").fails(7, "E7003");
}

#[test]
fn a_truncated_ledger_is_told_and_not_made_worse() {
    let whole = Office::demo();
    let bytes = whole.read(LEDGER);
    for part in [10, 30, 60, 90] {
        let office = Office::empty();
        office.write(LEDGER, &bytes[..bytes.len() * part / 100]);
        let before = office.digest(LEDGER);
        let run = office.line("审计 核验");
        assert!(run.status == 1 || run.status == 7, "{part}: {} {}", run.status, run.both());
        assert!(run.err.contains("[E7"), "{part}: {}", run.err);
        for line in
            ["合同 列表 --含办结", "查找 云汀", "op list", "doctor", "sql \"select * from payment\"", "合同 导出"]
        {
            let run = office.line(line);
            assert!([0, 1, 7].contains(&run.status), "{part} {line}: {} {}", run.status, run.both());
        }
        assert_eq!(office.digest(LEDGER), before, "{part}");
    }
}

#[test]
fn overwritten_pages_are_told_as_damage() {
    let office = Office::demo();
    let mut bytes = office.read(LEDGER);
    let page = 8192;
    let keep = page * 12;
    bytes[keep..].fill(0xa5);
    office.write(LEDGER, bytes);
    let before = office.digest(LEDGER);
    let statuses: Vec<i32> = ["合同 列表", "投标 列表", "付款 列表", "op list", "查找 云汀"]
        .iter()
        .map(|line| office.line(line).status)
        .collect();
    assert!(statuses.contains(&7), "{statuses:?}");
    office.line("查找 云汀").fails(7, "E7005");
    assert_eq!(office.digest(LEDGER), before);
}

#[test]
fn random_damage_never_panics() {
    let whole = Office::demo();
    let bytes = whole.read(LEDGER);
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..8 {
        let mut damaged = bytes.clone();
        let mut hits = 0;
        while hits < 40 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = 100 + usize::try_from(seed >> 20).unwrap() % (damaged.len() - 100);
            // Space that holds nothing is zeros, and most of a young ledger is: what changes there says nothing.
            if bytes[at] != 0 {
                damaged[at] ^= u8::try_from(seed >> 56).unwrap() | 1;
                hits += 1;
            }
        }
        let office = Office::empty();
        office.write(LEDGER, damaged);
        let run = office.line("审计 核验");
        assert!([1, 7].contains(&run.status), "{} {}", run.status, run.both());
        for line in ["", "合同 列表 -f json", "ht3", "查找 云汀", "合同 修改 ht3 --备注 甲", "合同 统计"]
        {
            let run = office.line(line);
            assert!([0, 1, 3, 4, 7].contains(&run.status), "{line}: {} {}", run.status, run.both());
        }
    }
}

/// True when this user may write even where nobody may.
#[cfg(unix)]
fn almighty(office: &Office) -> bool {
    office.write("probe", "");
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(office.at("probe"), fs::Permissions::from_mode(0o444)).unwrap();
    let may = fs::OpenOptions::new().append(true).open(office.at("probe")).is_ok();
    fs::remove_file(office.at("probe")).unwrap();
    may
}

#[cfg(unix)]
#[test]
fn where_nothing_may_be_written_writing_is_refused_with_the_reason() {
    use std::os::unix::fs::PermissionsExt as _;
    let office = Office::demo();
    if almighty(&office) {
        eprintln!("skipped: this user may write anywhere");
        return;
    }
    let before = office.digest(LEDGER);
    fs::set_permissions(office.at(LEDGER), fs::Permissions::from_mode(0o444)).unwrap();
    office.line("合同 修改 ht3 --备注 甲").fails(7, "E7006");
    fs::set_permissions(office.at(LEDGER), fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(office.path(), fs::Permissions::from_mode(0o555)).unwrap();
    office.line("合同 修改 ht3 --备注 甲").fails(7, "E7006");
    office.line("合同 导出 -o a.csv").fails(7, "E5021");
    office.line("init --area 区 --user 王 --db new.db").fails(7, "E7006");
    office.line("合同 列表").ends(0);
    fs::set_permissions(office.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(office.digest(LEDGER), before);
}

/// A disk that is full: no file may grow past this many blocks of 512 bytes.
#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_leaves_the_ledger_whole() {
    let office = Office::demo();
    let blocks = office.read(LEDGER).len() / 512 + 8;
    let mut text =
        "合同名称,合同编号,甲方单位,供应商,标的类别,合同金额(万元),签订日期,履约截止,结算方式,供应商规模,经办人\n"
            .to_owned();
    for i in 0..9000 {
        text.push_str(&format!("批量合同{i},PL-{i},云汀区数据资源管理局,云汀知行信息技术有限公司,服务,{i}.5,2024-03-01,2024-12-31,验收后结算,微型,梅子青\n"));
    }
    office.write("批量.csv", text);
    let run = office.shell(&format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$CX\" 合同 导入 批量.csv"));
    assert!(run.status == 7 && run.err.contains("[E7006]"), "{} {}", run.status, run.both());
    assert_eq!(office.operations(), 2);
    office.line("审计 核验").ends(0);
    // An export that does not fit leaves no half file.
    let run = office.shell("ulimit -f 1; trap '' XFSZ; exec \"$CX\" 投标 导出 -o 投标.csv");
    assert!(run.status == 7 && run.err.contains("[E5021]"), "{} {}", run.status, run.both());
    let run = office.shell("ulimit -f 1; trap '' XFSZ; exec \"$CX\" 投标 导出 -o 投标.xlsx");
    assert!(run.status == 7 && run.err.contains("[E5021]"), "{} {}", run.status, run.both());
    let run = office.shell("ulimit -f 1; trap '' XFSZ; exec \"$CX\" 备份 备份.db");
    assert_eq!(run.status, 7, "{}", run.both());
    let run = office.shell("ulimit -f 1; trap '' XFSZ; exec \"$CX\" init --area 区 --user 王 --db new.db");
    assert_eq!(run.status, 7, "{}", run.both());
    for file in ["投标.csv", "投标.xlsx", "备份.db", "new.db"] {
        assert!(!office.at(file).exists(), "{file}");
    }
    office.line("合同 导入 批量.csv").ends(0);
    office.ok(&CONTRACT.replace("{no}", "N1"));
    office.line("审计 核验").ends(0);
}
