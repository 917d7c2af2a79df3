//! Tests of the ledger file: what one program writes another cannot change unseen, and what was done can be undone.

use std::path::Path;
use std::time::Duration;

use chrono::NaiveDate;

use super::lock::Holder;
use super::write::{Act, Receipt};
use super::{Ledger, ddl};
use crate::catalog::{KINDS, procurement::contract::CONTRACT, registry};
use crate::error::Result;
use crate::schema::filter::Query;
use crate::schema::{Row, Value};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn act(action: &str) -> Act {
    Act {
        action: action.into(),
        command: format!("chengxin {action}"),
        operator: "测试员".into(),
        host: "here".into(),
        at: "2024-03-28T09:00:00+08:00".into(),
        as_of: day("2024-03-28"),
        reason: None,
        approved_by: None,
        undoes: None,
        always: false,
        dry_run: false,
    }
}

fn holder() -> Holder {
    Holder { pid: 4821, command: "test".into(), since: "now".into() }
}

pub(super) fn ledger(folder: &Path) -> Ledger {
    Ledger::create(&folder.join("t.db"), KINDS, &act("init"), &[("area", "测试区".into())], &holder()).unwrap()
}

fn unit(name: &str) -> Row {
    let mut row = Row::blank(&registry::UNIT);
    row.set("name", name);
    row.set("kind", "dept");
    row.set("valid_from", day("2020-01-01"));
    row
}

fn add(ledger: &mut Ledger, row: Row) -> Result<(Row, Receipt)> {
    ledger.write(&act("add"), |op| op.insert(row, "add", None))
}

fn outside(folder: &Path, sql: &str) {
    rusqlite::Connection::open(folder.join("t.db")).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn ids_count_by_kind_and_year_and_are_never_reused() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let (first, receipt) = add(&mut ledger, unit("甲局")).unwrap();
    assert_eq!(first.id(), "DW-2024-0001");
    assert_eq!(receipt.seq, Some(2), "init was the first operation");
    let changes = ledger.read().changes_of(&ledger.read().operation(2).unwrap().unwrap(), 10).unwrap();
    ledger
        .write(&Act { undoes: Some(2), ..act("undo") }, |op| {
            let logged = op.reader().operation(2)?.unwrap();
            op.take_back(&logged, &changes, "撤销 2")
        })
        .unwrap();
    assert!(ledger.read().get(&registry::UNIT, "DW-2024-0001").unwrap().unwrap().is_void());
    let (second, _) = add(&mut ledger, unit("甲局")).unwrap();
    assert_eq!(second.id(), "DW-2024-0002", "a void record frees its key, not its number");
}

#[test]
fn a_natural_key_is_taken_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    add(&mut ledger, unit("甲局")).unwrap();
    let failure = add(&mut ledger, unit("甲局")).unwrap_err();
    assert_eq!(failure.code.id, "E6003");
    assert!(failure.text.zh.contains("DW-2024-0001"), "{failure:?}");
    assert_eq!(ledger.read().operations(None).unwrap().len(), 2, "a refused write leaves no operation");
}

#[test]
fn an_update_of_an_older_revision_is_a_conflict() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let (row, _) = add(&mut ledger, unit("甲局")).unwrap();
    let mut changed = row.clone();
    changed.set("headcount", 12);
    ledger.write(&act("edit"), |op| op.update(&row, changed.clone(), "edit", None)).unwrap();
    changed.set("headcount", 13);
    let failure = ledger.write(&act("edit"), |op| op.update(&row, changed, "edit", None)).unwrap_err();
    assert_eq!(failure.code.id, "E6002");
}

#[test]
fn a_write_that_changes_nothing_is_no_operation() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let (row, _) = add(&mut ledger, unit("甲局")).unwrap();
    let (_, receipt) = ledger.write(&act("edit"), |op| op.update(&row, row.clone(), "edit", None)).unwrap();
    assert_eq!(receipt.seq, None);
    assert_eq!(ledger.read().head().unwrap().seq, 2);
}

#[test]
fn undo_and_redo_restore_every_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let (row, _) = add(&mut ledger, unit("甲局")).unwrap();
    let mut changed = row.clone();
    changed.set("headcount", 12);
    changed.set("address", "甲路1号");
    ledger.write(&act("edit"), |op| op.update(&row, changed.clone(), "edit", None)).unwrap();
    let undo = ledger.read().next_undo("测试员").unwrap().unwrap();
    assert_eq!(undo.seq, 3);
    take_back(&mut ledger, 3, "undo");
    let back = ledger.read().get(&registry::UNIT, row.id()).unwrap().unwrap();
    assert!(back.differences(&row).is_empty());
    let redo = ledger.read().next_redo("测试员").unwrap().unwrap();
    take_back(&mut ledger, redo.seq, "redo");
    let again = ledger.read().get(&registry::UNIT, row.id()).unwrap().unwrap();
    assert!(again.differences(&changed).is_empty());
    assert_eq!(ledger.read().next_undo("测试员").unwrap().unwrap().seq, 3, "redone, it can be undone again");
    assert!(ledger.read().verify(None).unwrap().findings.is_empty());
}

fn take_back(ledger: &mut Ledger, seq: i64, action: &str) {
    ledger
        .write(&Act { undoes: Some(seq), ..act(action) }, |op| {
            let logged = op.reader().operation(seq)?.unwrap();
            let changes = op.reader().changes_of(&logged, usize::MAX)?;
            op.take_back(&logged, &changes, "撤销")
        })
        .unwrap();
}

#[test]
fn undo_refuses_what_later_work_rests_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let (parent, _) = add(&mut ledger, unit("甲局")).unwrap();
    let mut child = unit("甲局下属所");
    child.set("parent", parent.id());
    add(&mut ledger, child).unwrap();
    let failure = ledger
        .write(&Act { undoes: Some(2), ..act("undo") }, |op| {
            let logged = op.reader().operation(2)?.unwrap();
            let changes = op.reader().changes_of(&logged, usize::MAX)?;
            op.take_back(&logged, &changes, "撤销")
        })
        .unwrap_err();
    assert_eq!(failure.code.id, "E4006");
    assert!(failure.text.zh.contains("DW-2024-0002"), "{failure:?}");
}

#[test]
fn a_clean_ledger_verifies_and_each_tampering_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    add(&mut ledger, unit("甲局")).unwrap();
    add(&mut ledger, unit("乙局")).unwrap();
    let verification = ledger.read().verify(None).unwrap();
    assert!(verification.findings.is_empty(), "{:?}", verification.findings);
    assert_eq!(verification.records, 2);
    let head = ledger.read().head().unwrap();
    drop(ledger);
    std::fs::copy(folder.path().join("t.db"), folder.path().join("clean")).unwrap();
    let free = "DROP TRIGGER operation_no_update; DROP TRIGGER operation_no_delete; DROP TRIGGER change_no_update; DROP TRIGGER change_no_delete;";
    let restore: String = ddl::BASE.split_inclusive('\n').filter(|l| l.starts_with("CREATE TRIGGER")).collect();
    let tamperings = [
        "UPDATE unit SET name = '丙局' WHERE id = 'DW-2024-0001'".to_owned(),
        "DELETE FROM unit WHERE id = 'DW-2024-0002'".to_owned(),
        "UPDATE setting SET value = '别区' WHERE key = 'area'".to_owned(),
        "DELETE FROM setting WHERE key = 'area'".to_owned(),
        "UPDATE counter SET last = 1".to_owned(),
        "DELETE FROM counter".to_owned(),
        "INSERT INTO counter VALUES ('HT', 2024, 0)".to_owned(),
        "UPDATE code SET zh = '好' WHERE code = 'dept'".to_owned(),
        "DROP TRIGGER change_no_update".to_owned(),
        "DROP INDEX unit_parent".to_owned(),
        "CREATE TABLE extra (a)".to_owned(),
        "INSERT INTO unit SELECT 'DW-2024-0009', state, '丁局', short_name, kind, uscc, area_code, parent, member, monthly_source, basis_list, headcount, contact, phone, address, website, valid_from, valid_to, successor, change_doc, visibility, note, attachments, links, void_on, void_reason, rev FROM unit WHERE id = 'DW-2024-0001'".to_owned(),
        format!("{free} UPDATE operation SET operator = '别人' WHERE seq = 2; {restore}"),
        format!("{free} UPDATE change SET after = replace(after, '甲局', '丙局'); UPDATE unit SET name = '丙局' WHERE name = '甲局'; {restore}"),
        format!("{free} DELETE FROM change WHERE position = (SELECT max(position) FROM change); {restore}"),
        format!("{free} UPDATE operation SET digest = previous WHERE seq = 3; {restore}"),
    ];
    for sql in tamperings {
        std::fs::copy(folder.path().join("clean"), folder.path().join("t.db")).unwrap();
        outside(folder.path(), &sql);
        let found = Ledger::open_read(&folder.path().join("t.db"), KINDS, Duration::ZERO).unwrap();
        assert!(!found.read().verify(None).unwrap().findings.is_empty(), "not found: {sql}");
    }
    // A cut tail is consistent in itself; only a head kept outside exposes it.
    std::fs::copy(folder.path().join("clean"), folder.path().join("t.db")).unwrap();
    outside(
        folder.path(),
        &format!(
            "{free} DELETE FROM change WHERE op = 3; DELETE FROM operation WHERE seq = 3; DELETE FROM unit WHERE id = 'DW-2024-0002'; UPDATE counter SET last = 1; {restore}"
        ),
    );
    let cut = Ledger::open_read(&folder.path().join("t.db"), KINDS, Duration::ZERO).unwrap();
    assert!(cut.read().verify(None).unwrap().findings.is_empty());
    assert!(!cut.read().verify(Some((head.seq, &head.digest))).unwrap().findings.is_empty());
}

#[test]
fn the_log_refuses_update_and_delete() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger(folder.path());
    for sql in [
        "UPDATE change SET record = 'x'",
        "DELETE FROM change",
        "UPDATE operation SET at = ''",
        "DELETE FROM operation",
    ] {
        let error = ledger.conn.execute(sql, []).unwrap_err();
        assert!(error.to_string().contains("never changed"), "{sql}: {error}");
    }
}

#[test]
fn a_dry_run_and_a_failed_run_leave_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let (_, receipt) =
        ledger.write(&Act { dry_run: true, ..act("add") }, |op| op.insert(unit("甲局"), "add", None)).unwrap();
    assert_eq!((receipt.seq, receipt.changes), (None, 1));
    let failed: Result<((), Receipt)> = ledger.write(&act("add"), |op| {
        op.insert(unit("乙局"), "add", None)?;
        Err(anyhow::anyhow!("stop").into())
    });
    assert!(failed.is_err());
    assert_eq!(ledger.read().count(&registry::UNIT, &Query::default()).unwrap(), 0);
    assert_eq!(ledger.read().head().unwrap().seq, 1);
}

#[test]
fn a_second_writer_waits_and_then_names_the_holder() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = ledger(folder.path());
    let path = first.path().to_owned();
    let mut second = Ledger::open_write(&path, KINDS, Duration::from_millis(30), &holder()).unwrap();
    let (failure, _) = first
        .write(&act("add"), |op| {
            op.insert(unit("甲局"), "add", None)?;
            Ok(add(&mut second, unit("乙局")).err())
        })
        .unwrap();
    let failure = failure.expect("the first writer is at work");
    assert_eq!(failure.code.id, "E6001");
    assert!(failure.text.zh.contains("4821"), "{}", failure.text.zh);
    assert!(add(&mut second, unit("乙局")).is_ok(), "free again");
}

#[test]
fn foreign_newer_and_missing_files_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let open = |name: &str| Ledger::open_read(&folder.path().join(name), KINDS, Duration::ZERO).err().unwrap().code.id;
    let write = |name: &str| {
        Ledger::open_write(&folder.path().join(name), KINDS, Duration::ZERO, &holder()).err().unwrap().code.id
    };
    assert_eq!(open("none.db"), "E7001");
    std::fs::write(folder.path().join("text.db"), "不是数据库,只是一段文字").unwrap();
    assert_eq!((open("text.db"), write("text.db")), ("E7002", "E7002"));
    rusqlite::Connection::open(folder.path().join("other.db")).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    assert_eq!((open("other.db"), write("other.db")), ("E7002", "E7002"));
    drop(ledger(folder.path()));
    outside(folder.path(), "PRAGMA user_version = 99");
    assert_eq!((open("t.db"), write("t.db")), ("E7003", "E7003"));
    assert!(!folder.path().join("none.db").exists());
}

#[test]
fn an_older_ledger_gets_its_missing_columns_and_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    add(&mut ledger, unit("甲局")).unwrap();
    let path = ledger.path().to_owned();
    drop(ledger);
    outside(
        folder.path(),
        "DROP VIEW v_unit; DROP VIEW \"v_单位\"; ALTER TABLE unit DROP COLUMN website; UPDATE setting SET value = 'older' WHERE key = 'catalogue'",
    );
    let read = Ledger::open_read(&path, KINDS, Duration::ZERO).unwrap();
    assert_eq!(read.read().all(&registry::UNIT, &Query::default()).unwrap_err().code.id, "E7004");
    drop(read);
    let mut ledger = Ledger::open_write(&path, KINDS, Duration::ZERO, &holder()).unwrap();
    let dry = ledger.migrate_if_older(&Act { dry_run: true, ..act("add") }).unwrap_err();
    assert_eq!(dry.code.id, "E7004");
    ledger.migrate_if_older(&act("migrate")).unwrap();
    assert!(ledger.read().verify(None).unwrap().findings.is_empty(), "{:?}", ledger.read().verify(None));
    assert_eq!(ledger.read().all(&registry::UNIT, &Query::default()).unwrap().len(), 1);
    let backups = std::fs::read_dir(folder.path())
        .unwrap()
        .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().contains(".before-"));
    assert_eq!(backups.count(), 1);
}

#[test]
fn batches_number_themselves_within_their_parent() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let mut document = |issuer: &str| {
        let mut row = Row::blank(&registry::DOCUMENT);
        row.set("title", "守信践诺办法");
        row.set("role", "regime");
        row.set("issuer", issuer);
        add(&mut ledger, row).unwrap().0.int("version")
    };
    assert_eq!((document("甲局"), document("甲局"), document("乙局")), (Some(1), Some(2), Some(1)));
}

#[test]
fn an_image_reads_back_as_the_same_row() {
    let mut row = unit("引号\"反斜\\换行\n制表\t");
    row.set_at(0, Value::from("DW-2024-0001"));
    row.set("headcount", 0);
    row.set("rev", 3);
    let mut image = String::new();
    super::image::push(&row, &mut image);
    assert_eq!(super::image::row(&registry::UNIT, "DW-2024-0001", &image).unwrap(), row);
    assert!(serde_json::from_str::<serde_json::Value>(&image).is_ok());
}

#[test]
fn every_kind_has_a_table_that_sqlite_accepts() {
    let conn = rusqlite::Connection::open_in_memory().unwrap();
    conn.execute_batch(ddl::BASE).unwrap();
    for (name, sql) in ddl::objects(KINDS) {
        conn.execute_batch(&sql).unwrap_or_else(|e| panic!("{name}: {e}\n{sql}"));
    }
    for kind in KINDS {
        for view in ddl::views(kind) {
            conn.execute_batch(&format!("SELECT * FROM {}", ddl::quoted(&view.0))).unwrap();
        }
    }
    assert!(CONTRACT.columns().len() > 25);
}

#[test]
fn the_ledger_as_it_was_recorded_shows_the_past() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let (row, _) = add(&mut ledger, unit("甲局")).unwrap();
    let mut changed = row.clone();
    changed.set("name", "甲乙局");
    let later = Act { at: "2024-04-02T08:00:00+08:00".into(), ..act("edit") };
    ledger.write(&later, |op| op.update(&row, changed, "edit", None)).unwrap();
    ledger.write(&later, |op| op.insert(unit("丙局"), "add", None)).unwrap();
    let past = ledger.as_recorded(day("2024-04-01")).unwrap();
    let units = past.read().all(&registry::UNIT, &Query::default()).unwrap();
    assert_eq!(units.iter().map(|u| u.text("name").unwrap()).collect::<Vec<_>>(), ["甲局"]);
    assert_eq!(past.read().head().unwrap().seq, 2);
    assert_eq!(past.read().setting("area").unwrap().as_deref(), Some("测试区"));
    assert_eq!(
        ledger.as_recorded(day("2024-04-02")).unwrap().read().count(&registry::UNIT, &Query::default()).unwrap(),
        2
    );
    assert_eq!(ledger.as_recorded(day("2024-03-01")).err().unwrap().code.id, "E2001");
}

#[test]
fn each_flipped_byte_of_a_stored_text_is_found_wherever_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    for name in ["甲区行政审批局", "乙区住房保障局"] {
        let (row, _) = add(&mut ledger, unit(name)).unwrap();
        let mut changed = row.clone();
        changed.set("address", format!("{name}大院"));
        ledger.write(&act("edit"), |op| op.update(&row, changed, "edit", None)).unwrap();
    }
    let path = ledger.path().to_owned();
    drop(ledger);
    let clean = std::fs::read(&path).unwrap();
    let mut tried = 0;
    for text in
        ["甲区行政审批局", "乙区住房保障局大院", "测试员", "chengxin add", "CREATE TRIGGER", "REFERENCES \"document\""]
    {
        let places = clean.windows(text.len()).enumerate().filter(|(_, w)| *w == text.as_bytes());
        for place in places.map(|(place, _)| place + text.len() / 2) {
            let mut bytes = clean.clone();
            bytes[place] ^= 0x04;
            std::fs::write(&path, bytes).unwrap();
            let found = Ledger::open_read(&path, KINDS, Duration::ZERO)
                .and_then(|l| l.read().verify(None))
                .map_or(true, |v| !v.findings.is_empty());
            assert!(found, "byte {place} in {text}");
            tried += 1;
        }
    }
    assert!(tried > 12, "each text stands in the table, the log or the structure: {tried}");
}

#[test]
fn a_setting_taken_back_is_gone_and_nothing_is_missed() {
    use super::undo::UNDO;
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = ledger(folder.path());
    let set = |ledger: &mut Ledger, value: &str| {
        ledger.write(&act("set"), |op| op.set_setting("parameter.a", value)).unwrap().1.seq.unwrap()
    };
    let take_back = |ledger: &mut Ledger, seq: i64| {
        let logged = ledger.read().operation(seq).unwrap().unwrap();
        let changes = ledger.read().changes_of(&logged, usize::MAX).unwrap();
        let act = Act { undoes: Some(seq), ..act(UNDO) };
        ledger.write(&act, |op| op.take_back(&logged, &changes, "测试")).map(|(_, receipt)| receipt.seq.unwrap())
    };
    let (first, second) = (set(&mut ledger, "1"), set(&mut ledger, "2"));
    let failure = take_back(&mut ledger, first).unwrap_err();
    assert!(failure.code.id == "E4006" && failure.text.zh.contains("parameter.a"), "{}", failure.text.zh);
    take_back(&mut ledger, second).unwrap();
    let undo = take_back(&mut ledger, first).unwrap();
    assert_eq!(ledger.read().settings_below("parameter").unwrap(), []);
    assert_eq!(ledger.read().verify(None).unwrap().findings, []);
    assert_eq!(ledger.as_recorded(day("2024-03-28")).unwrap().read().setting("parameter.a").unwrap(), None);
    take_back(&mut ledger, undo).unwrap();
    assert_eq!(ledger.read().settings_below("parameter").unwrap(), [("parameter.a".to_owned(), "1".to_owned())]);
    assert_eq!(ledger.read().verify(None).unwrap().findings, []);
    outside(folder.path(), "DELETE FROM setting WHERE key = 'parameter.a'");
    assert_eq!(ledger.read().verify(None).unwrap().findings.len(), 1);
}
