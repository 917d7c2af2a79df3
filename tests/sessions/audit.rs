//! The audit: one changed byte is found, and a head kept outside exposes a cut tail.

use rusqlite::Connection;

use crate::office::{LEDGER, Office};

fn tamper(office: &Office, sql: &str) {
    let conn = Connection::open(office.at(LEDGER)).unwrap();
    conn.execute_batch(sql).unwrap();
    conn.close().unwrap();
}

/// Replaces bytes of the file in place; true when they stood there.
fn patch(office: &Office, old: &str, new: &str) -> bool {
    assert_eq!(old.len(), new.len());
    let mut bytes = office.read(LEDGER);
    let Some(at) = bytes.windows(old.len()).position(|w| w == old.as_bytes()) else { return false };
    bytes[at..at + old.len()].copy_from_slice(new.as_bytes());
    office.write(LEDGER, bytes);
    true
}

#[test]
fn an_untouched_ledger_passes() {
    let office = Office::demo();
    assert!(office.ok("审计 核验").contains("核验通过"));
    assert_eq!(office.json("audit verify")["ok"], true);
    for line in ["合同 修改 ht3 --备注 甲", "撤销", "重做", "合同 作废 ht15 --原因 误", "关联 ht3 dw1"]
    {
        office.ok(line);
        office.line("audit verify").ends(0);
    }
}

#[test]
fn a_record_changed_by_another_program_is_named() {
    let office = Office::demo();
    tamper(&office, "UPDATE contract SET amount = amount + 1 WHERE id = 'HT-2024-0003'");
    let run = office.line("审计 核验").fails(1, "E7008");
    assert!(run.out.contains("HT-2024-0003") && run.out.contains("合同金额"), "{}", run.out);
    let json = office.line("audit verify -f json").ends(1).json();
    assert_eq!((json["ok"].as_bool(), json["finding_count"].as_i64()), (Some(false), Some(1)));
}

#[test]
fn one_changed_byte_of_the_file_is_found() {
    // In the record or in the log, whichever stands first in the file: both are covered.
    for (old, new) in [("YTHT-2023-003", "YTHT-2023-009"), ("王敏", "王毓"), ("区数据共享平台", "区数据共亨平台")]
    {
        let office = Office::demo();
        let mut places = 0;
        while patch(&office, old, new) {
            places += 1;
            let run = office.line("审计 核验");
            assert!(run.status == 1 || run.status == 7, "{old}: {}", run.both());
            let named = ["HT-2024-0003", "CG-2024-0003", "操作 ", "设置 ", "index", "数据库"];
            assert!(named.iter().any(|what| run.both().contains(what)), "{old}: {}", run.both());
            if places == 3 {
                break;
            }
        }
        assert!(places > 0, "{old}");
    }
}

#[test]
fn the_log_refuses_changes_and_deletions() {
    let office = Office::demo();
    let conn = Connection::open(office.at(LEDGER)).unwrap();
    for sql in [
        "UPDATE operation SET operator = 'x'",
        "DELETE FROM operation",
        "UPDATE change SET record = 'x'",
        "DELETE FROM change",
    ] {
        assert!(conn.execute_batch(sql).is_err(), "{sql}");
    }
    drop(conn);
    office.line("audit verify").ends(0);
}

#[test]
fn removed_and_smuggled_records_guards_and_settings_are_found() {
    for (sql, named) in [
        ("DELETE FROM payment WHERE id = 'FK-2024-0001'", "FK-2024-0001"),
        ("INSERT INTO contract SELECT * FROM contract WHERE id = 'HT-2024-0003'", ""),
        ("UPDATE setting SET value = '2030-01-01' WHERE key = 'today'", "today"),
        ("UPDATE counter SET last = 1 WHERE prefix = 'HT'", "HT-2024"),
        ("CREATE TABLE extra (x)", "extra"),
    ] {
        let office = Office::demo();
        let conn = Connection::open(office.at(LEDGER)).unwrap();
        let changed = conn.execute_batch(sql);
        drop(conn);
        if changed.is_err() {
            continue; // The tables themselves refused.
        }
        let run = office.line("审计 核验").fails(1, "E7008");
        assert!(run.out.contains(named), "{sql}: {}", run.out);
    }
}

#[test]
fn a_cut_tail_shows_against_a_sealed_head() {
    let office = Office::demo();
    std::fs::copy(office.at(LEDGER), office.at("early.db")).unwrap();
    office.ok("合同 修改 ht3 --备注 甲");
    let head = office.ok("审计 封存").trim().to_owned();
    let (number, digest) = head.split_once(':').unwrap();
    assert_eq!((number, digest.len()), ("3", 64));
    office.line(&format!("审计 核验 --链头 {head}")).ends(0);
    office.ok("合同 修改 ht3 --备注 乙");
    office.line(&format!("audit verify --head {head}")).ends(0);
    // The earlier file is whole in itself; only the head tells that it is not the latest.
    office.line("audit verify --db early.db").ends(0);
    office.line(&format!("audit verify --db early.db --head {head}")).fails(1, "E7008");
    office.line("audit verify --head 3:abc").fails(2, "E1005");
    let wrong = format!("3:{}", "0".repeat(64));
    office.line(&format!("audit verify --head {wrong}")).fails(1, "E7008");
}
