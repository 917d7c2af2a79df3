//! Sessions of `config` and `explain` of parameters with the real program, in both languages.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::collections::BTreeSet;

use assert_cmd::Command;
use chengxin::catalog::PARAMETERS;
use chengxin::rules::parameters::Figure;
use serde_json::Value as Json;
use tempfile::TempDir;

/// A folder with a ledger of its own, where today is 2024-03-28.
struct Office(TempDir);

struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Office {
    fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        assert_eq!(office.run("init --area 测试区 --user 王敏").status, 0);
        office
    }

    fn run(&self, line: &str) -> Run {
        let mut command = Command::cargo_bin("chengxin").unwrap();
        command.current_dir(self.0.path()).env_clear().env("HOME", self.0.path());
        command.env("CHENGXIN_TODAY", "2024-03-28").args(line.split(' ').filter(|w| !w.is_empty()));
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// What a command that must succeed prints.
    #[track_caller]
    fn ok(&self, line: &str) -> Run {
        let run = self.run(line);
        assert_eq!(run.status, 0, "{line}: {}", run.err);
        run
    }

    /// The error of a command that must fail with a status and a code.
    #[track_caller]
    fn fails(&self, line: &str, status: i32, code: &str) -> String {
        let run = self.run(line);
        assert_eq!(run.status, status, "{line}: {}{}", run.out, run.err);
        assert!(run.err.contains(&format!("[{code}]")) && run.out.is_empty(), "{line}: {}", run.err);
        run.err
    }

    fn value(&self, on: &str) -> String {
        self.ok(&format!("config get acceptance.period --on {on} -q")).out.trim().to_owned()
    }
}

const SET: &str = "config set acceptance.period 20 --source 某区政[2024]1号 --from 2024-05-01";

#[test]
fn a_parameter_is_set_from_a_day_on_and_undone() {
    let office = Office::new();
    let said = office.ok(&format!("{SET} --dry-run --lang en")).err;
    assert!(
        said.contains("dry run: acceptance.period, clocks that start from 2024-05-01 on: 30 days -> 20 days"),
        "{said}"
    );
    assert_eq!(office.value("2024-05-01"), "30");
    let said = office.ok(SET).err;
    assert!(said.contains("acceptance.period 起算日 2024-05-01 起: 30日 -> 20日(操作 2)"), "{said}");
    assert_eq!((office.value("2024-04-30"), office.value("2024-05-01")), ("30".into(), "20".into()));
    let again = office.ok(SET).err;
    assert!(again.contains("未变") && !again.contains("操作"), "{again}");
    assert!(office.ok("undo --yes").err.contains("操作 3"));
    assert_eq!(office.value("2024-05-01"), "30");
    office.ok("redo --yes");
    assert_eq!(office.value("2024-05-01"), "20");
    office.ok("audit verify");
    assert_eq!(office.ok("config set acceptance.period 20 --source 依据 -q --from 2023-05-01 --to 2023-05-31").out, "");
}

#[test]
fn a_set_without_a_source_and_overlapping_days_are_refused() {
    let office = Office::new();
    let said = office.fails("配置 设置 acceptance.period 20", 3, "E4020");
    assert!(said.contains("--依据"), "{said}");
    assert!(office.fails("config set acceptance.period 20 --lang en", 3, "E4020").contains("--source"));
    office.ok(SET);
    let said = office.fails("配置 设置 acceptance.period 15 --依据 二号 --自 2024-06-01", 3, "E4021");
    assert!(said.contains("15日(2024-06-01 起)") && said.contains("20日(2024-05-01 起,某区政〔2024〕1号)"), "{said}");
    let said = office.fails("config set acceptance.period 15 --source x --from 2024-06-01 --lang en", 3, "E4021");
    assert!(said.contains("15 days") && said.contains("20 days") && said.contains("--replace"), "{said}");
    office.fails("config set acceptance.period 15 --source x --from 2024-06-01 --to 2024-05-01", 3, "E4021");
    office.ok("config set acceptance.period 15 --source x --from 2024-06-01 --replace");
    assert_eq!((office.value("2024-05-31"), office.value("2024-06-01")), ("20".into(), "15".into()));
    // All that is wrong at once.
    let said = office.fails("config set acceptance.period 20工作日 --from 2024-13-01", 3, "E3000");
    assert!(said.contains("E3105") && said.contains("E4020") && said.contains("--自  E3102"), "{said}");
}

#[test]
fn what_a_second_person_approved_needs_one_to_be_undone() {
    let office = Office::new();
    office.fails(&format!("{SET} --approved-by 王敏"), 3, "E4003");
    office.ok(&format!("{SET} --approved-by 李强 --reason 会议纪要"));
    office.fails("undo --yes", 3, "E4003");
    let told = office.ok("undo --yes --approved-by 李强").err;
    assert!(told.contains("parameter.acceptance.period") && told.contains("20日 -> 30日"), "{told}");
    let rows: Json = serde_json::from_str(&office.ok("config history acceptance.period -f json").out).unwrap();
    let of = |i: usize, key: &str| rows[i][key].as_str().unwrap_or_default().to_owned();
    assert_eq!(rows.as_array().unwrap().len(), 2);
    let first = ["operator", "action", "approved_by", "reason", "from", "old", "new", "source"].map(|key| of(0, key));
    assert_eq!(first, ["王敏", "set", "李强", "会议纪要", "2024-05-01", "30", "20", "某区政〔2024〕1号"]);
    assert_eq!([of(1, "action"), of(1, "old"), of(1, "new")], ["undo", "20", "30"]);
    let table = office.ok("配置 履历 acceptance.period -f table").out;
    assert!(table.contains("30日") && table.contains("撤销") && table.contains("原值"), "{table}");
    let table = office.ok("config history acceptance.period -f table --lang en").out;
    assert!(table.contains("30 days") && table.contains("undo") && table.contains("approved by"), "{table}");
    let shown = office.ok("op show 2").out;
    assert!(shown.contains("起算日 2024-05-01 起: 30日 -> 20日"), "{shown}");
}

#[test]
fn the_value_in_force_says_why() {
    let office = Office::new();
    office.ok(SET);
    let told = office.ok("配置 取值 acceptance.period --日期 2024-06-01").out;
    assert!(told.contains("20日") && told.contains("本区设定") && told.contains("王敏 于 2024-03-28 设定"), "{told}");
    let told = office.ok("config get acceptance.period --lang en").out;
    assert!(told.contains("30 days") && told.contains("local, to be confirmed"), "{told}");
    assert!(told.contains("no value of the district holds this day"), "{told}");
    let json: Json =
        serde_json::from_str(&office.ok("config get acceptance.period --on 2024-05-01 -f json").out).unwrap();
    assert_eq!((&json["value"], &json["unit"], &json["set_by"]), (&"20".into(), &"d".into(), &"王敏".into()));
    office.fails("config get payment.sme_days --on 2019-01-01 -q", 4, "E2001");
    let near = office.fails("config get acceptance.perod", 4, "E2001");
    assert!(near.contains("acceptance.period"), "{near}");
}

#[test]
fn plain_settings_go_the_same_way() {
    let office = Office::new();
    office.ok("config set lang en");
    let told = office.ok("config list -f table").out;
    assert!(told.starts_with("Settings of the ledger\n") && told.contains("\nParameters\n"), "{told}");
    assert_eq!(office.ok("config get area -q").out, "测试区\n");
    assert!(office.ok("配置 设置 区 新区").err.contains("area: 测试区 -> 新区"));
    office.ok("config set 操作人 李强");
    office.fails("config set lang fr", 3, "E3002");
    office.fails("config set lang zh --source x", 2, "E1006");
    assert!(office.ok("配置 履历 区 -f csv").out.contains(",测试区,新区,"));
    office.ok("undo --user 王敏 --yes");
    office.ok("audit verify");
}

#[test]
fn every_parameter_is_listed_and_explained() {
    let office = Office::new();
    office.ok(SET);
    let rows: Json = serde_json::from_str(&office.ok("config list -f json").out).unwrap();
    let listed: BTreeSet<(String, String)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["name"].as_str().unwrap().to_owned(), row["source"].as_str().unwrap_or_default().to_owned()))
        .collect();
    for (i, row) in PARAMETERS.iter().enumerate() {
        assert!(listed.contains(&(row.name.to_owned(), row.source.to_owned())), "{}", row.name);
        let (lang, example) = if i % 2 == 0 { ("zh", "chengxin 配置 设置") } else { ("en", "chengxin config set") };
        let page = office.ok(&format!("explain {} --lang {lang}", row.name)).out;
        let source = Figure::from(row).source_words();
        let source = if lang == "en" { source.en } else { source.zh };
        assert!(page.contains(&*source) && page.contains(&format!("{example} {} ", row.name)), "{page}");
    }
    assert!(listed.contains(&("acceptance.period".to_owned(), "某区政〔2024〕1号".to_owned())));
    let page = office.ok("说明 acceptance.period").out;
    assert!(page.contains("履约验收: 应验收日期") && page.contains("本区设定") && page.contains("待核"), "{page}");
    assert!(office.fails("explain acceptance.perod", 4, "E2001").contains("acceptance.period"));
    let narrowed = office.ok("config list 没有这个 -f json");
    assert_eq!(narrowed.out, "[]\n");
}

#[test]
fn without_a_ledger_the_built_in_values_are_told() {
    let empty = Office(tempfile::tempdir().unwrap());
    assert_eq!(empty.ok("config get tender.period -q").out, "20\n");
    assert!(empty.ok("explain tender.period").out.contains("投标准备期"));
    assert!(empty.ok("config list tender -f table").out.starts_with("参数\n"));
    assert_eq!(empty.run("config set tender.period 25 --source x").status, 4);
    assert_eq!(empty.run("config get tender.period --db none.db").status, 4);
}
