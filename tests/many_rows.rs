//! What only happens with thousands of rows: indexes dropped and built again, writing on a second thread.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helper too")]

use std::fmt::Write as _;
use std::path::Path;

use assert_cmd::Command;

fn chengxin(folder: &Path, words: &[&str]) -> String {
    let mut command = Command::cargo_bin("chengxin").unwrap();
    command.current_dir(folder).env_clear().env("HOME", folder).env("CHENGXIN_LANG", "zh").env("CHENGXIN_USER", "王敏");
    let output = command.args(words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Enough units for a bulk write, each below the one before it, which only this import has made.
const UNITS: usize = 6_000;

#[test]
fn a_register_that_refers_to_itself_comes_in_and_goes_out_whole() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut sheet = String::from("单位名称,单位类别,启用日期,上级单位\n");
    for n in 1..=UNITS {
        let above = if n == 1 { String::new() } else { format!("第{}街道", n - 1) };
        let _ = writeln!(sheet, "第{n}街道,街道,2010-01-01,{above}");
    }
    std::fs::write(folder.join("units.csv"), sheet).unwrap();
    chengxin(folder, &["init", "--area", "云汀区"]);
    let said = chengxin(folder, &["unit", "import", "units.csv"]);
    assert!(said.contains(&format!("新增 {UNITS}")), "{said}");

    let piped = chengxin(folder, &["unit", "export", "--fields", "name,parent"]);
    let lines: Vec<&str> = piped.lines().collect();
    assert_eq!(lines.len(), UNITS + 1);
    for n in [2, 512, 513, 1024, UNITS] {
        assert_eq!(lines[n], format!("第{n}街道,第{}街道", n - 1));
    }
    let ids = chengxin(folder, &["unit", "list", "-f", "id"]);
    assert_eq!(ids.lines().count(), UNITS);
    chengxin(folder, &["unit", "export", "-o", "units.xlsx"]);
    let again = chengxin(folder, &["unit", "import", "units.xlsx"]);
    assert!(again.contains(&format!("未变 {UNITS}")), "{again}");
    // The audit knows every index: one that was dropped and not built again would be missing.
    chengxin(folder, &["audit", "verify"]);
}
