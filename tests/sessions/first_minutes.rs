//! The first five minutes: nothing there, `init`, `demo`, help.

use crate::office::{DIRTY, LEDGER, Office, PROGRAM, split};

#[test]
fn without_a_ledger_five_lines_say_how_to_begin_and_no_file_appears() {
    let office = Office::empty();
    let run = office.run(&[]).ends(0);
    assert_eq!(run.out.lines().count(), 5, "{}", run.out);
    for command in ["chengxin demo", "chengxin init", "chengxin 导入", "chengxin help"] {
        assert!(run.out.contains(command), "{command}: {}", run.out);
    }
    assert_eq!(office.run(&["--lang", "en"]).ends(0).out.lines().count(), 5);
    assert!(office.files().is_empty(), "{:?}", office.files());
}

#[test]
fn init_makes_a_private_ledger_once() {
    let office = Office::empty();
    office.line("init --区 测试区 --经办人 王敏").ends(0);
    assert!(office.files().contains(&LEDGER.to_owned()));
    let before = office.digest(LEDGER);
    office.line("init --area Other --user Li").fails(5, "E7007");
    office.line("初始化 --区 别处 --操作人 李强").fails(5, "E7007");
    assert_eq!(office.digest(LEDGER), before);
    let doctor = office.json("doctor");
    assert!(doctor.to_string().contains("测试区") && doctor.to_string().contains("王敏"), "{doctor}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(office.at(LEDGER)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn init_puts_the_ledger_where_db_says() {
    let office = Office::empty();
    office
        .line("init --area 测试区 --user 王敏 --db 台账/一.db --credit-code 91340103MA9900A13X --area-code 340103")
        .ends(0);
    assert!(office.at("台账/一.db").exists());
    office.line("init --area 测试区 --user 王敏 --credit-code 91340103MA9900A130").fails(3, "E3110");
    office.line("init --area 测试区 --user 王敏 --area-code 3401").fails(3, "E3003");
    assert!(!office.at(LEDGER).exists());
    assert!(office.ok("--db 台账/一.db").contains("测试区"));
}

#[test]
fn init_without_a_terminal_names_the_missing_flags_in_either_language() {
    let office = Office::empty();
    let run = office.line("init --lang en").fails(2, "E1004");
    assert!(run.err.contains("--area") && run.err.contains("--user"), "{}", run.err);
    let run = office.line("init").fails(2, "E1004");
    assert!(run.err.contains("--区") && run.err.contains("--经办人"), "{}", run.err);
    let run = office.line("init --区 测试区").fails(2, "E1004");
    assert!(!run.err.contains("缺少必填内容: --区") && run.err.contains("--经办人"), "{}", run.err);
    assert!(office.files().is_empty());
    // The hint can be pasted.
    let hint = run.err.lines().find_map(|l| l.split("chengxin ").nth(1)).unwrap();
    office.line(hint).ends(0);
}

#[test]
fn init_asks_what_is_missing_on_a_terminal() {
    use expectrl::Expect as _;
    let office = Office::empty();
    let mut session = office.terminal("init", 80);
    session.expect("区名").unwrap();
    session.send_line("测试区").unwrap();
    session.expect("经办人").unwrap();
    session.send_line("王敏").unwrap();
    session.expect("已新建台账").unwrap();
    session.expect(expectrl::Eof).unwrap();
    assert!(office.ok("").contains("测试区诚信台账"));
}

#[test]
fn the_demo_prints_five_commands_and_each_of_them_works() {
    for lang in ["zh", "en"] {
        let office = Office::empty().with("CHENGXIN_LANG", lang);
        let out = office.ok("demo 试用");
        let commands: Vec<&str> = out.lines().filter_map(|l| l.trim().strip_prefix("chengxin ")).collect();
        assert_eq!(commands.len(), 5, "{out}");
        for command in commands {
            // A preview that finds bad rows ends with 1; it is meant to.
            let expected = i32::from(command.contains("导入") || command.contains(" import "));
            office.line(command).ends(expected);
        }
        for (name, _) in DIRTY {
            assert!(office.at("试用").join(name).exists(), "{name}");
        }
    }
}

#[test]
fn the_demo_never_touches_a_ledger_that_exists() {
    let office = Office::demo();
    let before = office.digest(LEDGER);
    office.line("demo --db chengxin.db").fails(5, "E7007");
    office.line("demo .").ends(0);
    assert_eq!(office.digest(LEDGER), before);
    let demo = office.digest("chengxin-demo.db");
    office.write(DIRTY[0].0, "mine");
    office.line("demo .").fails(5, "E7007");
    assert_eq!(office.digest("chengxin-demo.db"), demo);
    std::fs::remove_file(office.at("chengxin-demo.db")).unwrap();
    office.line("demo .").ends(0);
    assert_eq!(office.read(DIRTY[0].0), b"mine", "a file of the clerk's stays");
}

#[test]
fn the_demo_has_every_kind_and_a_fixed_day() {
    let office = Office::demo();
    let home = office.json("");
    let kinds = home.as_array().unwrap();
    assert_eq!(kinds.len(), 44);
    assert!(kinds.iter().all(|k| k["all"].as_i64() > Some(0)), "{home}");
    assert!(office.ok("").starts_with("云汀区诚信台账  2024-03-28 星期四  经办人: 王敏\n"));
    // Numbers follow the fixed day and an open contract is due on it.
    assert!(office.ok("合同 列表 履约截止=今天").contains("HT-2024-0003"));
}

#[test]
fn help_begins_with_what_to_type_and_keeps_its_budget() {
    let office = Office::empty();
    assert!(office.ok("help").lines().count() <= 40);
    assert!(office.ok("-h").lines().count() <= 25);
    assert_eq!(office.ok("help"), office.ok("--help"));
    assert_eq!(office.ok("help 合同 新增"), office.ok("合同 新增 --help"));
    for topic in ["日期", "金额", "筛选", "编号", "退出码", "环境变量", "导入", "导出", "隐私"] {
        assert!(office.ok(&format!("help {topic}")).lines().count() >= 3, "{topic}");
        assert!(office.ok("help").contains(topic), "{topic}");
    }
    assert!(office.files().is_empty());
    for line in ["-V", "--version", "version", "版本"] {
        assert_eq!(office.ok(line), format!("chengxin {}\n", env!("CARGO_PKG_VERSION")));
    }
}

/// Every example of every command's help: two or more of them, and each is understood as written.
#[test]
fn examples_of_help_run_as_printed() {
    let office = Office::demo();
    office.write("扫描件.pdf", "x");
    office.write("scan.pdf", "x");
    let mut seen = 0;
    for (lang, head) in [("zh", "例子:"), ("en", "Examples:")] {
        for command in [
            "合同 新增",
            "合同 列表",
            "单位 修改",
            "合同 附件",
            "合同 关联",
            "合同 统计",
            "合同 导出",
            "op list",
            "audit verify",
            "投标 否决",
        ] {
            let help = office.ok(&format!("{command} --help --lang {lang}"));
            let examples: Vec<&str> =
                help.lines().skip_while(|l| *l != head).skip(1).take_while(|l| !l.is_empty()).map(str::trim).collect();
            assert!(examples.len() >= 2, "{command}: {help}");
            for example in examples {
                let mut words = split(example);
                assert_eq!(words.remove(0), "chengxin");
                let writes = ["新增", "修改", "附件", "关联", "否决"].iter().any(|v| command.contains(v));
                if writes && !words.iter().any(|w| w == "-n" || w == "--dry-run" || w == "--预览") {
                    words.push("-n".to_owned());
                }
                words.extend(["--force".to_owned(), "--lang".to_owned(), lang.to_owned()]);
                let run = office.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
                assert!(run.status == 0 || run.status == 3, "{example}: {} {}", run.status, run.err);
                seen += 1;
            }
        }
    }
    assert!(seen >= 40, "{seen}");
    assert!(std::path::Path::new(PROGRAM).exists());
}
