//! Personal numbers are seen by nobody who did not say why.

use rusqlite::Connection;

use crate::office::{DIRTY, LEDGER, Office, Run, kinds};

/// Every identity and telephone number of the ledger, from the file itself.
fn numbers(office: &Office) -> Vec<String> {
    let conn = Connection::open(office.at(LEDGER)).unwrap();
    let mut all = Vec::new();
    for sql in [
        "SELECT idno FROM officer",
        "SELECT phone FROM officer",
        "SELECT idno FROM party",
        "SELECT phone FROM party",
        "SELECT phone FROM unit",
    ] {
        let mut statement = conn.prepare(sql).unwrap();
        let found = statement.query_map([], |r| r.get::<_, Option<String>>(0)).unwrap();
        all.extend(found.flat_map(Result::unwrap));
    }
    assert!(all.len() > 30, "{}", all.len());
    all
}

#[track_caller]
fn clean(numbers: &[String], text: &str, line: &str) {
    for number in numbers {
        assert!(!text.contains(number.as_str()), "{line} shows {number}");
    }
}

#[test]
fn no_output_shows_a_number_unasked() {
    let office = Office::demo();
    let numbers = numbers(&office);
    let (idno, phone) =
        (numbers.iter().find(|n| n.len() == 18).unwrap(), numbers.iter().find(|n| n.len() == 11).unwrap());
    let mut lines: Vec<String> = Vec::new();
    for kind in kinds() {
        for form in ["table", "wide", "csv", "tsv", "json", "jsonl", "md", "id"] {
            lines.push(format!("{kind} list --closed --void -f {form}"));
        }
        for verb in ["export", "stats", "stats --by id", "list --search 云汀"] {
            lines.push(format!("{kind} {verb}"));
        }
    }
    for line in [
        "gw1",
        "gw1 -f json",
        "履历 gw1",
        "履历 gw1 -f json",
        "dr1",
        "dr19 -f json",
        "dw1",
        "履历 dr19",
        "op list",
        "op list -f json",
        "op show 1",
        "op show 2",
        "op show 2 -f json",
        "op show 2 --limit 500",
        "查找 江予安",
        "查找 1380",
        "公务员 统计 --by 身份证号",
        "公务员 统计 --by phone -f json",
        "sql \"select * from officer\"",
        "sql \"select * from v_公务员\" -f json",
        "sql \"select idno as x, '电话' || phone from officer\"",
        "sql \"select after from change where kind = 'officer'\"",
        "doctor",
        "审计 核验",
        "合同 列表 -f wide",
        "公务员 修改 gw1 --身份证号 {idno}1",
        "公务员 修改 gw2 --身份证号 {idno}",
        "公务员 修改 gw1 --联系电话 {phone}x",
        "公务员 列表 身份证号={idno}",
        "公务员 列表 身份证号~{idno}",
        "公务员 列表 联系电话={phone} -f json",
        "{idno}",
        "查找 {idno}",
        "查看 {idno}",
        "公务员 查看 {idno}",
        "合同 修改 ht3 --经办人 {idno}",
        "当事人 新增 --名称 甲 --主体类别 自然人 --身份证号 {idno}",
        "合同 {phone}",
        "合同 列表 --{idno} x",
        "合同 列表 {idno}",
        "公务员 修改 gw1 --联系电话 {phone} --备注 甲",
        "op list",
        "op show 3 -f json",
        "撤销",
        "履历 gw1",
        "op list -f json",
        "explain {idno}",
        "help {idno}",
        "合同 列表 --limit {phone}",
    ] {
        lines.push(line.replace("{idno}", idno).replace("{phone}", phone));
    }
    for line in &lines {
        // Lists are the same in both languages but for labels.
        let langs = if kinds().iter().any(|kind| line.starts_with(kind)) { &["zh"][..] } else { &["zh", "en"] };
        for lang in langs {
            let run: Run = office.line(&format!("{line} --lang {lang}"));
            // What was typed on the command line stands there anyway; a message still does not repeat it whole.
            clean(&numbers, &run.both(), line);
        }
    }
    let log = office.ok("op list -f json --limit 500");
    clean(&numbers, &log, "the log");
}

#[test]
fn files_and_fault_sheets_show_no_number_either() {
    let office = Office::demo();
    let numbers = numbers(&office);
    office.ok("公务员 导出 -o a.csv");
    office.ok("公务员 导出 -o a.json");
    office.ok("当事人 导出 -o b.csv");
    for file in ["a.csv", "a.json", "b.csv"] {
        clean(&numbers, &String::from_utf8(office.read(file)).unwrap(), file);
    }
    for (sheet, kind) in DIRTY {
        for flags in ["-n", "-n -f json", ""] {
            let run = office.line(&format!("{kind} import {sheet} {flags}"));
            clean(&numbers, &run.both(), sheet);
        }
    }
    // A wrong number in a sheet is told masked.
    let idno = numbers.iter().find(|n| n.len() == 18).unwrap();
    let wrong = format!("{}{}", &idno[..17], if idno.ends_with('1') { '2' } else { '1' });
    office.write("人.csv", format!("名称,主体类别,身份证号\n某某,自然人,{wrong}\n"));
    let run = office.line("当事人 导入 人.csv -n -f json").ends(1);
    assert!(!run.both().contains(&wrong), "{}", run.both());
    let run = office.line("当事人 导入 人.csv").ends(3);
    assert!(!run.both().contains(&wrong), "{}", run.both());
}

#[test]
fn revealing_needs_a_purpose_and_is_recorded() {
    let office = Office::demo();
    let numbers = numbers(&office);
    let idno = office.line("gw1 -f json --reveal 年度核对").ends(0).json()["idno"].as_str().unwrap().to_owned();
    assert!(numbers.contains(&idno));
    let log = office.json("op list");
    assert_eq!((log[0]["action"].as_str(), log[0]["seq"].as_i64()), (Some("显示隐私"), Some(3)));
    assert_eq!(office.json("op show 3")["reason"], "年度核对");
    office.run(&["gw1", "--reveal", ""]).fails(2, "E1004");
    office.run(&["gw1", "--reveal", "  "]).fails(2, "E1004");
    office.run(&["gw1", "--reveal"]).ends(2);
    assert_eq!(office.operations(), 3);
    // Nothing to undo, and the look cannot be taken back.
    office.line("撤销 3").fails(3, "E4006");
    let all = office.ok("公务员 列表 --含办结 --显示隐私 核对");
    assert!(all.contains(&idno));
    let file = office.line("公务员 导出 -o a.csv --reveal 报送").ends(0);
    assert!(!file.both().contains(&idno));
    assert!(String::from_utf8(office.read("a.csv")).unwrap().contains(&idno));
    assert_eq!(office.operations(), 5);
}

#[test]
fn drafts_are_private_and_shown_masked() {
    let office = Office::demo();
    let line = "当事人 新增 --名称 某某 --主体类别 没有 --身份证号 349901190005070019 --联系电话 13800001234";
    office.line(line).fails(3, "E3002");
    for line in ["草稿 列表", "草稿 列表 -f json", "草稿 列表 -f table", "op list", "当事人 新增 --恢复 1"]
    {
        let out = office.line(line).both();
        assert!(!out.contains("349901190005070019") && !out.contains("13800001234"), "{line}: {out}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name: &str| std::fs::metadata(office.at(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("chengxin.db.drafts"), mode("chengxin.db.drafts/1.json")), (0o700, 0o600));
    }
    office.line("当事人 新增 --恢复 1 --主体类别 自然人").ends(0);
}
