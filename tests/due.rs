//! Sessions with what is due: the list, the day screen, the explanation of a record, and the job of the night.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value as Json;
use tempfile::TempDir;

/// A folder with the demonstration ledger, which takes 2024-03-28 as today.
fn demo() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    good(folder.path(), "demo .");
    std::fs::rename(folder.path().join("chengxin-demo.db"), folder.path().join("chengxin.db")).unwrap();
    folder
}

/// Stdout, stderr and exit status of one command in a folder.
fn run(folder: &Path, line: &str) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chengxin"));
    command.env_clear().env("HOME", folder).env("CHENGXIN_TODAY", "2024-03-28").current_dir(folder);
    let output = command.args(line.split(' ')).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr), output.status.code().unwrap())
}

#[track_caller]
fn good(folder: &Path, line: &str) -> String {
    let (out, err, status) = run(folder, line);
    assert_eq!(status, 0, "{line}: {err}");
    out
}

#[track_caller]
fn json(folder: &Path, line: &str) -> Vec<Json> {
    let mut rows: Vec<Json> = serde_json::from_str(&good(folder, &format!("{line} -f json"))).unwrap();
    // Rows without a due day have a test of their own.
    rows.retain(|row| row["not_computable"].is_null());
    rows
}

/// Ids; blank for a day that comes every year and belongs to no record.
fn ids(rows: &[Json]) -> Vec<&str> {
    rows.iter().map(|row| row["id"].as_str().unwrap_or_default()).collect()
}

fn operations(folder: &Path) -> i64 {
    json(folder, "op list --limit 1")[0]["seq"].as_i64().unwrap()
}

#[test]
fn the_longest_overdue_stands_first_with_its_reason() {
    let folder = demo();
    let folder = folder.path();
    let rows = json(folder, "due");
    let days: Vec<&str> = rows.iter().map(|row| row["due_on"].as_str().unwrap()).collect();
    assert!(days.is_sorted() && days.len() > 10, "{days:?}");
    let post = rows.iter().find(|row| row["id"] == "RZ-2024-0012").unwrap();
    assert_eq!((post["days_left"].as_i64(), post["overdue_since"].as_str()), (Some(-59), Some("2024-01-30")));
    assert_eq!((post["parameter"].as_str(), post["confidence"].as_str()), (Some("post.handover"), Some("local")));
    assert_eq!((post["start_on"].as_str(), post["term"].as_str()), (Some("2024-01-15"), Some("10wd")));
    let (shown, said, _) = run(folder, "到期 -f table");
    let line = shown.lines().find(|line| line.starts_with("RZ-2024-0012")).unwrap();
    for part in ["任职", "移交", "2024-01-29 星期一", "逾期 59 天", "望舒街道办事处", "许南乔", "10个工作日 待核"]
    {
        assert!(line.contains(part), "{part}: {line}");
    }
    assert!(said.contains("撤回退保证金(1 条,如 TB-2024-0021) 无法计算: 履历里没有起算日"), "{said}");
}

#[test]
fn the_list_narrows_by_time_register_unit_and_person() {
    let folder = demo();
    let folder = folder.path();
    let week = json(folder, "due --within 7d");
    assert!(week.iter().all(|row| row["days_left"].as_i64().unwrap() <= 7));
    // The list of overdue payments of 2023 is published by 31 March, by a decree that is to be confirmed.
    let yearly = week.iter().find(|row| row["id"].is_null()).unwrap();
    let word = |key: &str| yearly[key].as_str();
    assert_eq!((word("due_on"), word("parameter")), (Some("2024-03-31"), Some("sme.publish")));
    assert_eq!(word("confidence"), Some("local"));
    assert_eq!(ids(&week), ids(&json(folder, "到期 --期内 7天")));
    assert!(ids(&json(folder, "due --within 5wd")).len() >= ids(&week).len() - 1);
    assert_eq!(ids(&json(folder, "due --kind contract --within 0d")), ["HT-2024-0016", "HT-2024-0003"]);
    let unit = json(folder, "到期 --单位 望舒街道办事处 --期内 0天");
    assert_eq!(ids(&unit), ["RZ-2024-0012", "ZT-2024-0004", "FW-2024-0006"]);
    assert_eq!(ids(&json(folder, "due --person 许南乔 --within 0d")), ["RZ-2024-0012", "ZT-2024-0004"]);
    for (line, code) in [
        ("due --within 7", "E3108"),
        ("due --within -7d", "E3108"),
        ("due --kind 无", "E3002"),
        ("due --unit 无此单位", "E2004"),
    ] {
        let (out, err, status) = run(folder, line);
        assert!(status > 1 && out.is_empty() && err.contains(code), "{line} {status} {err}");
    }
}

#[test]
fn what_cannot_be_computed_is_told_to_programs_with_its_reason() {
    let folder = demo();
    let folder = folder.path();
    for (lang, why) in [("zh", "无法计算: 履历里没有起算日"), ("en", "not computable")] {
        let rows: Vec<Json> =
            serde_json::from_str(&good(folder, &format!("due --kind bid -f json --lang {lang}"))).unwrap();
        let row = rows.iter().find(|row| row["id"] == "TB-2024-0021").unwrap();
        assert!(row["not_computable"].as_str().unwrap().contains(why), "{row}");
        assert_eq!((row["due_on"].is_null(), row["records"].as_i64(), &row["kind"]), (true, Some(1), &"bid".into()));
        let keys = |row: &Json| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert!(rows.iter().all(|other| keys(other) == keys(row)), "every row has the same keys");
    }
    let lines = good(folder, "due --kind bid -f jsonl");
    assert!(lines.lines().any(|line| line.contains("\"records\":1")), "{lines}");
    assert!(!good(folder, "due --kind bid -f csv").contains("TB-2024-0021"));
}

#[test]
fn a_script_can_fail_on_what_is_overdue() {
    let folder = demo();
    let folder = folder.path();
    assert_eq!(run(folder, "due -q").2, 0);
    let (_, said, status) = run(folder, "due -q --fail");
    assert_eq!((said.as_str(), status), ("", 1));
    let (shown, said, status) = run(folder, "due --fail --kind challenge -f csv -q");
    assert_eq!((status, said.as_str(), shown.lines().count()), (0, "", 2), "{shown}");
    assert_eq!(good(folder, "due --as-of 2024-03-28 -f csv"), good(folder, "due -f csv"));
}

#[test]
fn the_day_screen_counts_what_is_due() {
    let folder = demo();
    let shown = run(folder.path(), "--lang zh").0;
    let row = |what: &str| {
        let line = shown.lines().find(|line| line.starts_with(what)).unwrap();
        line[what.len()..].split_whitespace().map(|n| n.parse().unwrap()).collect::<Vec<u32>>()
    };
    assert!(shown.lines().nth(1).unwrap().starts_with("事项"), "{shown}");
    assert_eq!((row("合同: 履约"), row("合同付款: 付款")), (vec![1, 1, 1], vec![1, 1, 2]));
}

#[test]
fn a_record_explains_its_deadlines_day_by_day() {
    let folder = demo();
    let folder = folder.path();
    let shown = good(folder, "explain ZY-2024-0008");
    let want = "\
质疑投诉: 答复 2024-04-08 星期一 = 收到日期 2024-03-27 起 7 个工作日  11 天
  依据: 政府采购法 53;参数 challenge.question=7个工作日
";
    assert!(shown.starts_with(want), "{shown}");
    assert!(shown.contains("清明放假") && shown.contains("调休上班") && shown.contains("到期日"), "{shown}");
    let local = good(folder, "explain RZ-2024-0014 --lang en");
    assert!(local.contains("to be confirmed") && local.contains("10 working days from"), "{local}");
    let object: Json = serde_json::from_str(&good(folder, "explain FK-2024-0005 -f json")).unwrap();
    assert_eq!(object["deadlines"][0]["count"]["due"], "2024-02-18");
    let (out, err, status) = run(folder, "explain HT-2024-9999");
    assert!(out.is_empty() && status == 4 && err.contains("E2001"), "{status} {err}");
    assert!(run(folder, "explain DW-2024-0001").1.contains("没有未了结的期限"));
}

#[test]
fn the_job_of_the_night_runs_once_a_day() {
    let folder = demo();
    let folder = folder.path();
    let before = operations(folder);
    assert_eq!(run(folder, "nightly --dry-run").2, 1);
    assert_eq!(operations(folder), before);
    let (shown, said, status) = run(folder, "nightly -q");
    assert_eq!((said.as_str(), status), ("", 1));
    // A new overdue item in the demonstration is meant, or it is a mistake.
    let late = 28;
    let overdue = "[逾期] RZ-2024-0012 任职: 移交 应于 2024-01-29 完成,责任单位 望舒街道办事处";
    assert!(
        shown.lines().any(|line| line == overdue) && shown.lines().filter(|l| l.starts_with("[逾期]")).count() == late,
        "{shown}"
    );
    assert_eq!(operations(folder), before + 1);
    let digest = || std::fs::read(folder.join("chengxin.db")).unwrap();
    let file = digest();
    let (shown, said, status) = run(folder, "nightly --as-of 2024-03-28");
    assert!(said.contains("2024-03-28 的夜间作业已完成("), "{said}");
    assert!(said.contains(&format!("操作 {}),本次未改动;{late} 项逾期仍未处理", before + 1)), "{said}");
    assert_eq!((shown.as_str(), status), ("", 1));
    assert!(file == digest() && operations(folder) == before + 1);

    assert_eq!(json(folder, "due --new"), Vec::<Json>::new());
    let new = json(folder, "due --new --as-of 2024-03-29");
    assert_eq!(ids(&new), ["DX-2024-0006", "FK-2024-0009", "HT-2024-0003", "WJ-2024-0009"]);
    run(folder, "nightly -q --as-of 2024-03-29");
    assert_eq!(operations(folder), before + 2);
    // It is nobody's work: undo passes it over.
    assert!(run(folder, "undo --yes").1.contains("E4006"));
    assert_eq!(operations(folder), before + 2);
}

#[test]
fn the_job_of_the_night_is_silent_when_nothing_is_overdue() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    good(folder, "init --area 测试区 --user 王敏");
    assert_eq!(run(folder, "nightly -q --no-input"), (String::new(), String::new(), 0));
    assert_eq!(run(folder, "nightly -q"), (String::new(), String::new(), 0));
}

#[test]
fn a_notice_of_days_off_says_which_deadlines_moved() {
    let folder = demo();
    let folder = folder.path();
    std::fs::write(folder.join("n.csv"), "日期,类型,来源\n2024-04-03,放假,测试1号\n").unwrap();
    let moved = "期限变动: CG-2024-0011 采购招标项目: 确认结果 2024-04-03 → 2024-04-07";
    let (_, said, _) = run(folder, "calendar import n.csv --dry-run --lang zh");
    assert!(said.contains(moved), "{said}");
    let (_, said, status) = run(folder, "calendar import n.csv --lang zh");
    assert!(status == 0 && said.contains(moved) && !said.contains("HT-2024-0003"), "{said}");
    let row = json(folder, "due --kind tender").into_iter().find(|row| row["id"] == "CG-2024-0011").unwrap();
    assert_eq!(row["due_on"], "2024-04-07");
}

#[test]
fn deadlines_have_english_names_and_json_keeps_one_label() {
    let folder = demo();
    let folder = folder.path();
    let (shown, said, _) = run(folder, "--lang en due -f csv");
    let labels: Vec<&str> = shown.lines().filter_map(|line| line.split(',').nth(2)).collect();
    assert!(labels.len() > 10 && labels.contains(&"written report"), "{shown}");
    assert!(labels.iter().all(|label| label.is_ascii()), "{labels:?}");
    assert!(said.contains("bid: bond refund after withdrawal"), "{said}");
    let label = |line: &str| json(folder, line)[0]["label"].clone();
    assert_eq!(label("--lang en due"), label("due"), "scripts read the same in both languages");
}
