//! Sessions with the calendar: counting, importing, undoing, without and with a ledger.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::path::Path;

use assert_cmd::Command;

/// Stdout, stderr and exit status of one command in a folder.
fn run(folder: &Path, args: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chengxin"));
    command.env_clear().env("HOME", folder).env("CHENGXIN_TODAY", "2024-03-28").current_dir(folder).args(args);
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr), output.status.code().unwrap())
}

fn good(folder: &Path, args: &[&str]) -> String {
    let (out, err, status) = run(folder, args);
    assert_eq!(status, 0, "{args:?}: {err}");
    out
}

const NOTICE: &str = "国务院办公厅关于2027年部分节假日安排的通知
日期,至,类型,名称,来源
2027-01-01,2027-01-03,放假,元旦,测试〔2026〕1号
2027年2月5日,2027-02-11,放假,春节,测试〔2026〕1号
2027/1/30,,上班,,测试〔2026〕1号
2027-10-01,2027-10-07,放假,国庆,测试〔2026〕1号
2026-12-31,,放假,元旦,测试〔2026〕1号
";

#[test]
fn a_count_is_shown_day_by_day_or_as_the_day_alone() {
    let folder = tempfile::tempdir().unwrap();
    let shown = good(folder.path(), &["日历", "推算", "今天", "15个工作日"]);
    let want = "\
2024-04-19 星期五 = 2024-03-28 起 15 个工作日
  放假通知: 国办发明电〔2023〕7号
日期           星期    计数  说明
-------------  -----  -----  -------------
2024-03-28     四         -  起算日,不计入
2024-03-29     五         1
2024-03-30~31  六~日      -  周末
2024-04-01~03  一~三    2~4
2024-04-04~06  四~六      -  清明放假
2024-04-07     日         5  调休上班
2024-04-08~12  一~五   6~10
2024-04-13~14  六~日      -  周末
2024-04-15~18  一~四  11~14
2024-04-19     五        15  到期日
";
    assert_eq!(shown, want);
    for (args, want) in [
        (["2024-03-28", "15wd"], "2024-04-19\n"),
        (["2024-04-19", "-15wd"], "2024-03-28\n"),
        (["2024-01-31", "1mo"], "2024-02-29\n"),
        (["2024-03-05", "30d"], "2024-04-07\n"),
        (["+5wd", "0d"], "2024-04-07\n"),
    ] {
        let (out, err, status) = run(folder.path(), &["calendar", "add", args[0], args[1], "-q"]);
        assert_eq!((out.as_str(), err.as_str(), status), (want, "", 0), "{args:?}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&good(folder.path(), &["calendar", "add", "2024-03-05", "30d", "-f", "json"])).unwrap();
    assert_eq!((&json["due"], &json["moved_from"]), (&"2024-04-07".into(), &"2024-04-04".into()));
}

#[test]
fn a_provisional_day_is_never_silent() {
    let folder = tempfile::tempdir().unwrap();
    let (out, err, status) = run(folder.path(), &["calendar", "add", "2026-12-28", "10wd", "-q"]);
    assert_eq!((out.as_str(), status), ("2027-01-11\n", 0));
    assert!(err.contains("W3130"), "{err}");
    let (out, err, _) = run(folder.path(), &["日历", "推算", "2026-12-28", "10工作日"]);
    assert!(out.starts_with("2027-01-11 星期一 = 2026-12-28 起 10 个工作日(暂估)\n") && err.contains("W3130"), "{out}");
    let (_, err, status) = run(folder.path(), &["calendar", "add", "今", "3q", "--lang", "en"]);
    assert!(status == 3 && err.contains("E3101") && err.contains("E3108"), "{err}");
}

#[test]
fn a_notice_is_imported_undone_and_exported_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("n.csv"), NOTICE).unwrap();
    good(folder, &["init", "--area", "测试区", "--user", "王敏"]);
    let count = |term: &str| good(folder, &["calendar", "add", "2026-12-28", term, "-q"]);
    let (_, err, status) = run(folder, &["calendar", "import", "n.csv", "--dry-run"]);
    assert!(status == 0 && err.starts_with("预览: 将导入 2026、2027 年放假安排: 放假 18 天、上班 1 天"), "{err}");
    assert_eq!(count("10wd"), "2027-01-11\n");
    good(folder, &["calendar", "import", "n.csv"]);
    assert_eq!(count("10wd"), "2027-01-13\n");
    let sql = "select workday_add('2026-12-28', 10), term_known('2026-12-28', 10, 'wd')";
    assert!(good(folder, &["sql", sql]).ends_with("2027-01-13,1\n"));
    good(folder, &["undo", "-y"]);
    assert_eq!(count("10wd"), "2027-01-11\n");
    good(folder, &["redo", "-y"]);
    assert_eq!(count("10wd"), "2027-01-13\n");
    good(folder, &["calendar", "list", "2027", "-o", "again.csv"]);
    let (_, err, status) = run(folder, &["calendar", "import", "again.csv"]);
    assert!(status == 0 && err.contains("没有变化"), "{err}");
    assert!(good(folder, &["calendar", "list"]).contains("2027,导入,17,1,251,测试〔2026〕1号\n"));
    good(folder, &["audit", "verify"]);
    // The day is counted by the ledger's calendar wherever a date is typed.
    let unit = ["unit", "add", "--as-of", "2026-12-28", "--name", "测试局", "--kind", "dept", "--valid-from", "+10wd"];
    good(folder, &unit);
    let row = ["启用日期=2027-01-13", "启用日期=..+10工作日"];
    for filter in row {
        assert!(
            good(folder, &["单位", "列表", "--基准日", "2026-12-28", filter, "-f", "id"]).starts_with("DW-"),
            "{filter}"
        );
    }
}

#[test]
fn all_faults_of_a_notice_are_told_at_once_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    good(folder, &["init", "--area", "测试区", "--user", "王敏"]);
    let bad = "日期,至,类型,名称\n2027-13-01,,放假,\n2027-01-04,,上班,\n2027-01-05,,假,\n,,放假,\n2027-02-01,,放假,\n\
               2027-02-01,,放假,\n2027-05-05,2027-05-01,放假,\n";
    std::fs::write(folder.join("bad.csv"), bad).unwrap();
    let (_, err, status) = run(folder, &["calendar", "import", "bad.csv", "--source", "测试"]);
    assert_eq!(status, 3);
    for said in
        ["第 2 行  E3102", "第 3 行  E3109", "第 4 行  E3002", "第 5 行  E3001", "第 7 行  E5013", "第 8 行  E3109"]
    {
        assert!(err.contains(said), "{said}: {err}");
    }
    let (_, err, _) = run(folder, &["calendar", "import", "bad.csv"]);
    assert!(err.contains("来源 未填") && err.contains("第 3 行  E3109"), "{err}");
    assert_eq!(run(folder, &["calendar", "list", "2027"]).2, 4);
    std::fs::write(folder.join("no.csv"), "甲,乙\n1,2\n").unwrap();
    assert!(run(folder, &["calendar", "import", "no.csv"]).1.contains("E5006"));
    let json = r#"[{"date":"2027-12-31","type":"off","name":"元旦","source":"测试〔2027〕1号"}]"#;
    std::fs::write(folder.join("part.json"), json).unwrap();
    let (_, err, status) = run(folder, &["calendar", "import", "part.json"]);
    assert!(status == 0 && err.contains("W4001"), "{err}");
    assert!(good(folder, &["calendar", "list"]).contains("2027,不全,1,0,,"));
}
