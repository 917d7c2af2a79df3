use unicode_width::UnicodeWidthStr;

use super::{leaves, nodes, run};
use crate::cli::help::{page, render};
use crate::cli::node::Node;
use crate::cli::topics::TOPICS;
use crate::cli::{HelpLength, examples};
use crate::messages::Lang;

/// Latin words that are names in Chinese help: the program, formats, encodings, names of things.
const NAMES: &[&str] = &[
    "chengxin", "table", "wide", "json", "jsonl", "csv", "tsv", "xlsx", "xls", "ods", "txt", "md", "id", "auto",
    "always", "never", "utf", "gb", "le", "zh", "en", "sql", "select", "PPP", "help", "SQL", "ms", "db", "pdf", "toml",
    "config", "UTF", "GB", "user", "lang", "wait", "hints", "format", "color", "count", "from", "WPS",
];

/// The text without what may stand in the other language: brackets behind a name, examples, flags, upper-case names.
fn stripped(text: &str) -> String {
    let mut out = String::new();
    let mut in_examples = false;
    for line in text.lines() {
        if line == "例子:" || line == "Examples:" {
            in_examples = true;
        } else if line.is_empty() {
            in_examples = false;
        }
        if in_examples {
            continue;
        }
        let mut depth = 0;
        for c in line.chars() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                c if depth == 0 => out.push(c),
                _ => {}
            }
        }
        out.push('\n');
    }
    out
}

fn latin_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphabetic() || c == '_'));
    words.filter(|w| w.len() > 1 && !NAMES.contains(w)).map(str::to_owned).collect()
}

fn is_cjk(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
}

#[test]
fn help_speaks_one_language() {
    for node in nodes() {
        for length in [HelpLength::Short, HelpLength::Full] {
            let zh = stripped(&render(node, length, Lang::Zh));
            let foreign: Vec<String> = latin_words(&zh).into_iter().filter(|w| *w != *w.to_ascii_uppercase()).collect();
            assert!(foreign.is_empty(), "{}: {foreign:?}", node.command(Lang::En));
            let en = stripped(&render(node, length, Lang::En)).replace("元|万元|亿元", "");
            let foreign: String = en.chars().filter(|c| is_cjk(*c)).collect();
            assert!(foreign.is_empty(), "{}: {foreign}", node.command(Lang::En));
        }
    }
}

/// A number with its unit: amounts are typed so in both languages.
fn is_amount(word: &str) -> bool {
    word.strip_suffix('元').map(|n| n.strip_suffix('万').unwrap_or(n)).is_some_and(|n| n.parse::<f64>().is_ok())
}

#[test]
fn examples_in_english_hold_no_chinese_but_units() {
    for node in nodes() {
        for example in examples::of(node, Lang::En) {
            let words = example.split(' ').filter(|word| !is_amount(word));
            let foreign: String = words.flat_map(str::chars).filter(|c| is_cjk(*c)).collect();
            assert!(foreign.is_empty(), "{example}");
        }
    }
}

#[test]
fn topics_speak_one_language() {
    for topic in TOPICS {
        let allowed = |w: &String| {
            *w != *w.to_ascii_uppercase()
                && !topic.text.zh.contains(&format!("CHENGXIN_{w}"))
                && w != "today"
                && w != "COLUMNS"
        };
        let zh: Vec<String> = latin_words(topic.text.zh).into_iter().filter(allowed).collect();
        // Commands to type and the program they open in are names.
        let sql = ["workday_add", "workdays_between", "term_add", "term_known", "wd", "mo"];
        let typed = [&["ht", "chengxin", "export", "demo", "Excel"][..], &sql].concat();
        assert!(zh.iter().all(|w| typed.contains(&w.as_str())), "{}: {zh:?}", topic.title.zh);
        let files = topic.text.en.replace("3月采购台账.错误.xlsx", "").replace("3月采购台账.csv", "");
        let en = ["亿元", "万元", "元"].iter().fold(files, |text, unit| text.replace(unit, ""));
        let foreign: String = en.replace('亿', "").replace("¥", "").chars().filter(|c| is_cjk(*c)).collect();
        assert!(foreign.is_empty(), "{}: {foreign}", topic.title.en);
    }
}

#[test]
fn short_help_fits_a_screen() {
    for node in nodes() {
        for lang in [Lang::Zh, Lang::En] {
            let lines = render(node, HelpLength::Short, lang).lines().count();
            assert!(lines <= 25, "{}: {lines} lines", node.command(lang));
        }
    }
    for lang in [Lang::Zh, Lang::En] {
        assert!(render(Node::Root, HelpLength::Full, lang).lines().count() <= 40);
    }
}

#[test]
fn lines_without_examples_fit_their_width_and_no_ambiguous_width_is_used() {
    for node in nodes() {
        for lang in [Lang::Zh, Lang::En] {
            let text = render(node, HelpLength::Full, lang);
            for line in stripped(&text).lines() {
                assert!(line.width() <= 104, "{}: {line}", node.command(lang));
            }
            assert!(!text.contains(['→', '…', '·', '—', '✓']), "{}", node.command(lang));
        }
    }
}

#[test]
fn every_command_has_examples_and_each_of_them_parses() {
    for node in nodes() {
        for lang in [Lang::Zh, Lang::En] {
            let found = examples::of(node, lang);
            assert!((2..=4).contains(&found.len()), "{}: {found:?}", node.command(lang));
            for example in found {
                let line = example.strip_prefix("chengxin ").expect(&example);
                let invocation = run(line).unwrap_or_else(|f| panic!("{example}: {f}"));
                let leads_here = invocation.path.starts_with(&node.path()) || example.contains("-h");
                assert!(leads_here, "{example} under {}", node.command(lang));
            }
        }
    }
}

#[test]
fn help_of_a_path_is_help_of_the_command() {
    for leaf in leaves() {
        let path = leaf.path().join(" ");
        let asked = page(&run(&format!("help {path}")).unwrap(), Lang::Zh).unwrap().unwrap();
        let flagged = page(&run(&format!("{path} --help")).unwrap(), Lang::Zh).unwrap().unwrap();
        assert!(asked.starts_with(&flagged), "{path}");
    }
    for topic in TOPICS {
        for word in [topic.title.zh, topic.title.en] {
            let told = page(&run(&format!("help {word}")).unwrap(), Lang::En).unwrap().unwrap();
            assert!(told.contains(topic.text.en), "{word}");
        }
    }
    let failure = page(&run("帮助 日起").unwrap(), Lang::Zh).unwrap_err();
    assert_eq!((failure.code.id, failure.hint.unwrap().zh.as_ref()), ("E1001", "chengxin 帮助 日期"));
    assert!(page(&run("合同 列表").unwrap(), Lang::Zh).unwrap().is_none());
}
