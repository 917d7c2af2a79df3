//! The sessions of the two READMEs are real: each `$ …` line of a `console` block runs at a terminal of 80 columns, in
//! a fresh folder, and must print what stands below it, byte for byte.
//!
//! In what stands there, `…` within a line is any text, and a line of `…` alone is any lines. `UPDATE_DOCS=1 cargo test
//! --test readme` writes what was printed where it differs.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use expectrl::{Eof, Expect as _, Session};

const PROGRAM: &str = env!("CARGO_BIN_EXE_chengxin");

#[test]
fn english() {
    replay("README.md", "en_US.UTF-8");
}

#[test]
fn chinese() {
    replay("README.zh-CN.md", "zh_CN.UTF-8");
}

/// One command of a session and what the README says it prints.
struct Step {
    line: usize,
    command: String,
    shown: Vec<String>,
}

#[expect(clippy::disallowed_methods, reason = "a test is told by the environment to write instead of to compare")]
fn replay(file: &str, locale: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap();
    let steps = steps(&text);
    assert!(steps.len() > 10, "{file} has {} commands", steps.len());
    let folder = tempfile::tempdir().unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut wrong = Vec::new();
    for step in steps.iter().rev().zip(run_all(&steps, folder.path(), locale).iter().rev()) {
        let (Step { line, command, shown }, printed) = step;
        if !fits(&shown.iter().map(String::as_str).collect::<Vec<_>>(), &printed.lines().collect::<Vec<_>>()) {
            lines.splice(line + 1..line + 1 + shown.len(), printed.lines().map(str::to_owned));
            wrong.push(format!("line {}: $ {command}\nprinted:\n{printed}", line + 1));
        }
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, lines.join("\n") + "\n").unwrap();
        return;
    }
    wrong.reverse();
    assert!(wrong.is_empty(), "{file} is not what the program prints; see {}", wrong.join("\n"));
}

/// The commands of all `console` blocks, in order.
fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if inside && let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step { line: at, command: command.to_owned(), shown: Vec::new() });
        } else if inside && let Some(step) = steps.last_mut() {
            step.shown.push(line.to_owned());
        }
    }
    steps
}

fn run_all(steps: &[Step], folder: &Path, locale: &str) -> Vec<String> {
    steps.iter().map(|step| run(&step.command, folder, locale)).collect()
}

/// What a command prints at a terminal.
fn run(command: &str, folder: &Path, locale: &str) -> String {
    let script = command.replace("cargo run --release -- ", "chengxin ");
    let programs = Path::new(PROGRAM).parent().unwrap().display();
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("PATH={programs}:/usr/local/bin:/usr/bin:/bin; {script}"));
    shell.current_dir(folder).env_clear().env("HOME", folder).env("LANG", locale);
    shell.env("TERM", "xterm").env("COLUMNS", "80").env("NO_COLOR", "1").env("PAGER", "cat");
    shell.env("CI", "1"); // nobody is there to answer
    if !script.starts_with("chengxin demo") {
        shell.env("CHENGXIN_DB", "chengxin-demo/chengxin-demo.db");
    }
    let mut session = Session::spawn(shell).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(60)));
    let printed = session.expect(Eof).unwrap_or_else(|e| panic!("$ {command}: {e}"));
    String::from_utf8(printed.as_bytes().to_vec()).unwrap().replace("\r\n", "\n")
}

/// Whether what was printed is what is shown.
fn fits(shown: &[&str], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|from| fits(rest, &printed[from..])),
        Some((line, rest)) => printed.first().is_some_and(|p| line_fits(line, p)) && fits(rest, &printed[1..]),
    }
}

fn line_fits(shown: &str, printed: &str) -> bool {
    let mut parts = shown.split('…');
    let Some(mut left) = parts.next().and_then(|first| printed.strip_prefix(first)) else { return false };
    let mut open = false;
    for part in parts {
        open = true;
        match left.find(part) {
            Some(at) => left = &left[at + part.len()..],
            None => return false,
        }
    }
    left.is_empty() || (open && shown.ends_with('…'))
}

#[test]
fn elisions_stand_for_text_within_a_line_and_for_whole_lines() {
    assert!(fits(&["a…c", "…", "z"], &["abc", "1", "2", "z"]));
    assert!(fits(&["a…"], &["abc"]) && fits(&["…"], &[]));
    assert!(!fits(&["a…c"], &["abd"]) && !fits(&["a"], &["ab"]) && !fits(&["a"], &["a", "b"]));
}

/// The commands in backquotes of a README's tables and sentences, without those that leave something out.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let outside = text.split("```").step_by(2);
    let spans = outside.flat_map(|part| part.split('`').skip(1).step_by(2));
    spans.filter(|span| span.starts_with("chengxin ") && !span.contains('…'))
}

#[test]
fn every_command_that_the_readmes_name_is_understood() {
    for file in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let mut count = 0;
        for command in quoted(&text) {
            count += 1;
            let (plain, sql) = command.split_once('"').unwrap_or((command, ""));
            let sql = Some(sql.trim_end_matches('"')).filter(|sql| !sql.is_empty());
            let words = plain.split_whitespace().chain(sql).map(Into::into).collect();
            let parsed = chengxin::cli::parse(words);
            assert!(parsed.is_ok(), "{file}: {command}: {:?}", parsed.err());
        }
        assert!(count > 20, "{file}: {count}");
    }
}
