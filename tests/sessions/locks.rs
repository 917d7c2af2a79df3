//! One writer at a time: waiting, giving up in time with the holder's name, and many writers at once.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::office::{CONTRACT, LEDGER, Office};

#[test]
fn a_busy_ledger_is_waited_for_and_then_given_up_unchanged() {
    let office = Office::demo();
    let holder = Connection::open(office.at(LEDGER)).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    office.line("合同 修改 ht3 --备注 甲 --wait 1s").fails(6, "E6001").says("占用,等待 1 秒");
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    // Reading needs no lock.
    office.line("合同 列表 --wait 0s").ends(0);
    let waiting = std::thread::scope(|scope| {
        let run = scope.spawn(|| office.line("合同 修改 ht3 --备注 乙 --wait 10s"));
        std::thread::sleep(Duration::from_millis(700));
        holder.execute_batch("COMMIT").unwrap();
        run.join().unwrap()
    });
    waiting.ends(0);
    drop(holder);
    assert_eq!(office.json("ht3")["note"], "乙");
    assert_eq!(office.operations(), 3);
}

/// A writer that waits on its standard input with the lock held: an import from a pipe that stays open.
fn slow_writer(office: &Office) -> Child {
    let mut command = office.command("合同 导入 - --user 李强");
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

#[test]
fn the_holder_is_named_by_process_and_command() {
    let office = Office::demo();
    let holder = Connection::open(office.at(LEDGER)).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    // Another program of ours holds the writer's lock while it waits for the database.
    let mut first = office.command("合同 修改 ht3 --备注 甲 --wait 30s");
    let mut first = first.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let lock = office.at("chengxin.db.lock");
    let start = Instant::now();
    while std::fs::metadata(&lock).map_or(0, |m| m.len()) == 0 {
        assert!(start.elapsed() < Duration::from_secs(10), "the lock names no holder");
        std::thread::sleep(Duration::from_millis(10));
    }
    let run = office.line("合同 修改 ht4 --备注 乙 --wait 300ms").fails(6, "E6001");
    assert!(run.err.contains(&first.id().to_string()) && run.err.contains("合同 修改 ht3"), "{}", run.err);
    let run = office.line("void ht15 --reason x --wait 0s --lang en").fails(6, "E6001");
    assert!(run.err.contains(&format!("process {}", first.id())), "{}", run.err);
    holder.execute_batch("COMMIT").unwrap();
    assert!(first.wait().unwrap().success());
    office.line("合同 修改 ht4 --备注 乙 --wait 300ms").ends(0);
    // A killed holder leaves no lock behind.
    let mut slow = slow_writer(&office);
    std::thread::sleep(Duration::from_millis(200));
    slow.kill().unwrap();
    slow.wait().unwrap();
    office.line("合同 修改 ht4 --备注 丙 --wait 300ms").ends(0);
}

#[test]
fn twenty_writers_at_once_get_twenty_numbers() {
    let office = Office::demo();
    let mut ids: Vec<String> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..20)
            .map(|i| {
                let line = format!("{} -f id --wait 60s", CONTRACT.replace("{no}", &format!("P{i}")));
                let office = &office;
                scope.spawn(move || office.ok(&line).trim().to_owned())
            })
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    ids.sort();
    let expected: Vec<String> = (17..37).map(|n| format!("HT-2024-{n:04}")).collect();
    assert_eq!(ids, expected);
    assert_eq!(office.operations(), 22);
    office.line("audit verify").ends(0);
}

#[test]
fn readers_are_not_in_the_way_of_a_writer() {
    let office = Office::demo();
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| (0..5).for_each(|_| drop(office.line("合同 列表 -f json").ends(0).json())));
        }
        for i in 0..5 {
            office.ok(&format!("合同 修改 ht3 --备注 第{i}次"));
        }
    });
    assert_eq!(office.operations(), 7);
}
