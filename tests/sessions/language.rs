//! One screen, one language; both languages say the same.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::office::{Office, Run};

fn is_cjk(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
}

/// Chinese and English words of every command, from the program's own help: path in English to path in Chinese.
fn commands(office: &Office) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut next = vec![(String::new(), String::new())];
    while let Some((en, zh)) = next.pop() {
        let help = office.ok(&format!("{en} --help --lang zh"));
        for line in help.lines().take_while(|l| !l.starts_with("例子") && !l.starts_with("专题")) {
            let Some((word, rest)) = line.strip_prefix("  ").and_then(|l| l.split_once(" (")) else { continue };
            let Some((names, about)) = rest.split_once(')') else { continue };
            if word.starts_with(['-', '<', ' ']) || about.trim().is_empty() {
                continue;
            }
            // Two commands may share a line: 撤销、重做 (undo、redo).
            for (name, word) in names.split('、').zip(word.split('、')) {
                let name = name.split(", ").next().unwrap();
                let below = (format!("{en} {name}").trim().to_owned(), format!("{zh} {word}").trim().to_owned());
                if all.insert(below.0.clone(), below.1.clone()).is_none() && below.0.split(' ').count() < 3 {
                    next.push(below);
                }
            }
        }
    }
    all
}

#[test]
fn chinese_and_english_words_name_the_same_command_and_no_help_mixes_languages() {
    let office = Office::empty();
    let commands = commands(&office);
    assert!(commands.len() > 200, "{}", commands.len());
    assert_eq!(commands.get("procurement contract terminate").map(String::as_str), Some("采购 合同 解除"));
    for (en, zh) in &commands {
        let (by_en, by_zh) = (office.ok(&format!("{en} --help")), office.ok(&format!("{zh} --help")));
        assert_eq!(by_en, by_zh, "{en}");
        let help = by_zh;
        for foreign in ["Usage", "Options", "Print help", "alias", "error:", "Examples", "[default"] {
            assert!(!help.contains(foreign), "{zh}: {foreign}\n{help}");
        }
        let short = office.ok(&format!("{zh} -h"));
        assert!(short.lines().count() <= 25, "{zh}");
    }
    for en in commands.keys().filter(|en| en.split(' ').count() < 3 || en.contains("contract") || en.contains("party"))
    {
        let help = office.ok(&format!("{en} --help --lang en"));
        // Other names stand in brackets; amounts have Chinese units.
        let mut depth = 0;
        let plain: String = help
            .chars()
            .filter(|c| {
                depth += i32::from(*c == '(') - i32::from(*c == ')');
                depth == 0
            })
            .collect();
        let foreign: String =
            plain.replace("万元", "").replace("亿元", "").chars().filter(|c| is_cjk(*c) && *c != '元').collect();
        assert!(foreign.is_empty(), "{en}: {foreign}");
    }
}

#[test]
fn both_names_of_a_flag_and_a_field_do_the_same() {
    let office = Office::demo();
    for (zh, en) in [
        (
            "合同 列表 状态=履约中 --排序 履约截止:降 --条数 3 --列 合同名称,合同金额",
            "contract list state=performing --sort deliver_due:desc --limit 3 --fields name,amount",
        ),
        ("合同 查看 ht1", "contract show ht1"),
        ("采购 合同 统计 --分组 甲方单位 --含作废", "procurement contract stats --by buyer --void"),
        ("查找 云汀 --含作废", "find 云汀 --void"),
        ("操作 列表 --条数 1", "op list --limit 1"),
        ("查询 \"select 1\"", "sql \"select 1\""),
        ("字段 合同", "fields contract"),
        ("审计 封存", "audit seal"),
        ("说明 E3102", "explain E3102"),
    ] {
        for lang in ["zh", "en"] {
            let both = [zh, en].map(|line| office.line(&format!("{line} --lang {lang}")).ends(0));
            assert_eq!(both[0].out, both[1].out, "{zh}");
            assert_eq!(both[0].err, both[1].err, "{zh}");
        }
    }
}

#[test]
fn language_comes_from_flag_environment_ledger_locale_in_that_order() {
    let zh = |run: Run| run.both().contains("台账");
    let none = |office: &Office, line: &str| zh(office.line(&format!("合同 列表 --db none.db {line}")).ends(4));
    let office = Office::demo();
    assert!(none(&office, "") && !none(&office, "--lang en") && !none(&office, "--语言 英文"));
    let office = Office::demo().with("CHENGXIN_LANG", "en");
    assert!(!none(&office, "") && none(&office, "--lang zh"));
    let office = Office::demo().with("LC_ALL", "en_US.UTF-8");
    assert!(!none(&office, ""));
    let office = Office::empty().with("LC_ALL", "en_US.UTF-8");
    office.line("init --area Testing --user Wang --lang zh").ends(0);
    assert!(zh(office.line("").ends(0)), "the ledger's own setting goes before the locale");
    let office = Office::empty();
    office.line("init --area Testing --user Wang --lang en").ends(0);
    assert!(!zh(office.line("").ends(0)));
    office.line("合同 列表 --lang fr").fails(2, "E1005");
    Office::empty().with("CHENGXIN_LANG", "fr").line("").fails(2, "E1005");
}

#[test]
fn english_messages_hold_no_chinese_and_chinese_ones_no_english() {
    let office = Office::demo();
    for line in [
        "合同 新增",
        "合同 新增 --金",
        "nonsense",
        "contract nonsense",
        "合同 列表 nothing=1",
        "合同 列表 state=nothing",
        "合同 列表 --sort nothing",
        "合同 列表 --fields nothing",
        "合同 列表 -f nothing",
        "合同 列表 -f xlsx",
        "合同 查看 ht99",
        "合同 查看 HT202431",
        "合同 查看 xx1",
        "合同 验收 ht3",
        "合同 作废 ht3",
        "合同 作废 ht1 ht3 --reason x",
        "acceptance pass ys1",
        "contract close ht4",
        "合同 修改 ht3 --amount 3",
        "合同 修改 ht3 --amount 3x万元",
        "合同 修改 ht3 --signed-on 2024-13-01",
        "合同 修改 ht3 --signed-on 3/5/2024",
        "合同 修改 ht3 --rev 9 --note x",
        "合同 修改 ht3 --accept-days many",
        "party edit dr1 --uscc 91340103MA9900A130",
        "officer edit gw1 --phone 1",
        "officer edit gw1 --idno 349901190005070011",
        "document",
        "undo",
        "redo",
        "undo 1",
        "undo 99",
        "op show x",
        "sql \"delete from contract\"",
        "sql \"select nothing\"",
        "import none.csv",
        "合同 导入 none.csv",
        "explain E0000",
        "backup chengxin.db",
        "doctor extra words",
        "demo --db chengxin.db",
        "audit verify --head 1:00",
        "audit verify --head x",
        "help nothing",
        "合同 列表 --limit x",
        "合同 列表 --wait x",
        "合同 列表 --as-of 2024-13-01",
        "合同 列表 --nonesuch",
        "合同 列表 状态=空..3",
        "合同 列表 签订日期=abc",
        "合同 列表 甲方单位=无此单位",
    ] {
        let run = office.line(&format!("{line} --lang en"));
        assert!(run.status != 0, "{line}: {}", run.both());
        assert!(run.err.contains("error[E"), "{line}: {}", run.err);
        // What was typed is quoted; it is data, as are choices with both names.
        let typed: Vec<char> = line.chars().chain("元万亿、云汀区数据共享平台运维服务合同王敏".chars()).collect();
        let foreign: String = run.err.chars().filter(|c| is_cjk(*c) && !typed.contains(c)).collect();
        assert!(foreign.is_empty(), "{line}: {foreign}\n{}", run.err);
        let run = office.line(&format!("{line} --lang zh"));
        if line == "sql \"select nothing\"" {
            continue; // SQLite says where the statement is wrong, in its own words.
        }
        assert!(run.err.contains("错误[E") && run.err.lines().count() <= 6, "{line}: {}", run.err);
        for foreign in ["error", "hint", "Usage", "unknown", "invalid", "required", " the ", " is "] {
            assert!(!run.err.contains(foreign), "{line}: {foreign}\n{}", run.err);
        }
    }
}

#[test]
fn json_keys_never_change_with_the_language() {
    fn keys(json: &Json, at: &str, out: &mut Vec<String>) {
        match json {
            Json::Object(map) => {
                for (key, value) in map {
                    assert!(key.is_ascii(), "{at}.{key}");
                    out.push(format!("{at}.{key}"));
                    keys(value, &format!("{at}.{key}"), out);
                }
            }
            Json::Array(list) => list.iter().take(1).for_each(|value| keys(value, at, out)),
            _ => {}
        }
    }
    let office = Office::demo();
    for line in [
        "",
        "合同 列表",
        "合同 查看 ht1",
        "合同 履历 ht1",
        "合同 统计",
        "查找 云汀",
        "操作 列表",
        "操作 查看 1",
        "字段 合同",
        "字段 --all",
        "合同 列表 --fields help",
        "doctor",
        "审计 核验",
        "审计 封存",
        "explain E3102",
        "version",
        "sql \"select id, amount from contract\"",
        "合同 导入 3月采购台账.csv -n",
    ] {
        let [zh, en] = ["zh", "en"].map(|lang| {
            let run = office.line(&format!("{line} -f json --lang {lang}"));
            assert!(run.status <= 1, "{line}: {}", run.err);
            let mut found = Vec::new();
            keys(&run.json(), "", &mut found);
            assert!(!found.is_empty(), "{line}");
            found
        });
        assert_eq!(zh, en, "{line}");
    }
    // A failure is one JSON object on stderr.
    let run = office.line("合同 修改 ht3 --signed-on 2024-13-01 -f json").ends(3);
    let failure: Json = serde_json::from_str(&run.err).unwrap();
    assert_eq!((failure["code"].as_str(), failure["field"].as_str()), (Some("E3102"), Some("signed_on")));
}

/// One character left out or replaced in a word of a command: the right word is in the answer.
#[test]
fn a_misspelt_word_is_recognised() {
    let office = Office::empty();
    let commands = commands(&office);
    let (mut tried, mut found, mut lost) = (0, 0, Vec::new());
    for (en, zh) in commands
        .iter()
        .filter(|(en, _)| en.split(' ').count() < 3)
        .chain(commands.iter().filter(|(en, _)| en.starts_with("procurement contract ")))
    {
        for path in [en, zh] {
            let (head, word) = path.rsplit_once(' ').map_or(("", path.as_str()), |(head, word)| (head, word));
            let letters: Vec<char> = word.chars().collect();
            // A word of two characters (of three letters) that loses one is no misspelling but another word.
            if letters.len() < 3 || (word.is_ascii() && letters.len() < 4) {
                continue;
            }
            let at = letters.len() / 2;
            let mut dropped = letters.clone();
            dropped.remove(at);
            let mut replaced = letters.clone();
            replaced[at] = if word.is_ascii() { 'q' } else { '某' };
            for wrong in [dropped, replaced] {
                let wrong: String = wrong.into_iter().collect();
                if commands.keys().chain(commands.values()).any(|path| path.split(' ').any(|w| w == wrong)) {
                    continue;
                }
                tried += 1;
                let lang = if word.is_ascii() { "en" } else { "zh" };
                let run = office.line(&format!("{head} {wrong} --lang {lang}"));
                assert_eq!(run.status, 2, "{head} {wrong}: {}", run.both());
                if run.err.contains(word) {
                    found += 1;
                } else {
                    lost.push(format!("{head} {wrong}"));
                }
            }
        }
    }
    assert!(tried > 100, "{tried}");
    assert!(found * 100 >= tried * 95, "{found} of {tried}: {lost:?}");
}

/// Every command that needs something says so at once when it is not given and nobody can be asked.
#[test]
fn no_command_waits_for_an_answer() {
    let office = Office::demo();
    for (en, _) in commands(&office).iter().filter(|(en, _)| en.split(' ').count() == 3) {
        let verb = en.rsplit(' ').next().unwrap();
        let id = if ["add", "list", "import", "export", "template", "stats"].contains(&verb) {
            ""
        } else {
            // The first record of the kind, whatever its state.
            let kind = en.rsplit_once(' ').unwrap().0;
            &office.ok(&format!("{kind} list --closed --limit 1 -f id"))
        };
        if id.is_empty() && !["add", "list", "import", "export", "template", "stats"].contains(&verb) {
            continue;
        }
        let start = std::time::Instant::now();
        let run = office.line(&format!("{en} {} -n --lang en", id.trim()));
        assert!(start.elapsed().as_secs() < 5, "{en}");
        match verb {
            "add" => {
                assert_eq!(run.status, 2, "{en}: {}", run.both());
                assert!(run.err.contains("[E1004]") && run.err.contains("--"), "{en}: {}", run.err);
            }
            "import" | "edit" | "link" | "attach" => assert_eq!(run.status, 2, "{en}: {}", run.both()),
            _ => assert!(run.status == 0 || run.status == 3, "{en}: {} {}", run.status, run.both()),
        }
    }
}
