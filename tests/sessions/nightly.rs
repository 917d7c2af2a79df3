//! The job of the night: silent when clean, what is new reported once, nothing written twice, and no waiting for ever.

use std::process::Stdio;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::office::{LEDGER, Office};

fn findings(shown: &str) -> Vec<&str> {
    shown.lines().filter(|line| line.starts_with("[发现]")).collect()
}

#[test]
fn a_clean_ledger_is_silent() {
    let office = Office::small();
    let run = office.line("nightly -q --no-input");
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", ""), "{run:?}");
}

#[test]
fn a_finding_is_reported_in_the_night_after_it_arose_and_only_then() {
    let office = Office::demo();
    let first = office.line("nightly -q").ends(1);
    let open = office.line("检查 -f json").json().as_array().unwrap().len();
    assert_eq!(findings(&first.out).len(), open, "the first night reports all: {}", first.out);
    assert!(first.out.contains("[发现] HT-2024-0006 CG-30 "), "{}", first.out);
    let before = office.operations();
    // The same night again writes nothing and reports nothing new.
    let again = office.line("nightly -q");
    assert_eq!((again.out.as_str(), again.err.as_str(), office.operations()), ("", "", before));
    // A night on which nothing arose.
    let quiet = office.line("nightly -q --as-of 2024-03-29");
    let known: Vec<&str> = findings(&first.out);
    assert!(findings(&quiet.out).iter().all(|line| !known.contains(line)), "{}", quiet.out);
    // A contract published too late is a breach from then on.
    office.ok("合同 修改 ht3 --合同公开日期 2023-09-12 --as-of 2024-03-29");
    let before = office.operations();
    let new = office.line("nightly -q --as-of 2024-03-30").ends(1);
    assert!(findings(&new.out).iter().any(|line| line.starts_with("[发现] HT-2024-0003 CG-30 ")), "{}", new.out);
    assert_eq!(office.operations(), before + 1, "one night is one operation");
    let after = office.line("nightly -q --as-of 2024-03-31");
    assert!(!after.out.contains("HT-2024-0003 CG-30"), "{}", after.out);
    // The night reports; it is no answer: the check still lists it.
    assert!(office.line("check --rule CG-30 -f csv --as-of 2024-03-31").out.contains("HT-2024-0003"));
}

#[test]
fn a_finding_alone_makes_the_night_end_with_one() {
    let office = Office::demo();
    office.line("nightly -q").ends(1);
    let english = office.line("nightly -f json --lang en --as-of 2024-03-28 -q");
    assert_eq!(english.out, "", "the night was recorded");
    let rows = Office::demo().line("nightly -f json --lang en -q").ends(1).json();
    let row = rows.as_array().unwrap().iter().find(|row| row["rule"] == "CG-30").unwrap();
    assert_eq!((row["status"].as_str(), row["id"].as_str()), (Some("finding"), Some("HT-2024-0006")));
    assert!(rows.as_array().unwrap().iter().any(|row| row["status"] == "overdue" && row["rule"].is_null()));
}

#[test]
fn a_night_that_meets_a_writer_names_it_and_writes_nothing() {
    let office = Office::demo();
    let before = office.operations();
    let holder = Connection::open(office.at(LEDGER)).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    // Another program of ours holds the writer's lock while it waits for the database.
    let mut first = office.command("合同 修改 ht3 --备注 甲 --wait 30s");
    let mut first = first.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let (lock, start) = (office.at("chengxin.db.lock"), Instant::now());
    while std::fs::metadata(&lock).map_or(0, |m| m.len()) == 0 {
        assert!(start.elapsed() < Duration::from_secs(10), "the lock names no holder");
        std::thread::sleep(Duration::from_millis(10));
    }
    let run = office.line("nightly -q --wait 300ms").fails(6, "E6001");
    assert!(run.out.is_empty() && run.err.contains(&first.id().to_string()), "{}", run.err);
    assert!(run.err.contains("合同 修改 ht3"), "{}", run.err);
    holder.execute_batch("COMMIT").unwrap();
    assert!(first.wait().unwrap().success());
    assert_eq!(office.operations(), before + 1);
    office.line("nightly -q --wait 300ms").ends(1);
}

#[test]
fn the_table_of_the_night_speaks_one_language() {
    let office = Office::demo();
    let table = office.line("nightly -n -f csv --lang en").out;
    assert!(table.lines().any(|line| line.contains(",overdue,tender,,written report,")), "{table}");
    assert!(office.line("nightly -n -f csv").out.contains("书面报告"));
}
