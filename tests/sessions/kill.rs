//! A killed import leaves everything or nothing, and no lock.

use std::fmt::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::office::Office;

const ROWS: usize = 20_000;

fn big_sheet() -> String {
    let mut text =
        "合同名称,合同编号,甲方单位,供应商,标的类别,合同金额(万元),签订日期,履约截止,结算方式,供应商规模,经办人\n"
            .to_owned();
    for i in 0..ROWS {
        writeln!(text, "批量合同{i},PL-{i},云汀区数据资源管理局,云汀知行信息技术有限公司,服务,{}.5,2024-03-01,2024-12-31,验收后结算,微型,梅子青", i % 900 + 1).unwrap();
    }
    text
}

/// Moments of the kill spread over the time that a whole import takes, measured first.
#[test]
fn a_killed_import_leaves_all_or_nothing() {
    let sheet = big_sheet();
    let office = Office::demo();
    office.write("批量.csv", &sheet);
    let start = Instant::now();
    office.ok("合同 导入 批量.csv");
    let whole = start.elapsed();
    office.ok("撤销 -y");
    assert_eq!(office.operations(), 4);

    let mut killed = 0;
    for part in [3_u32, 15, 35, 55, 70, 85, 95, 100] {
        let office = Office::demo();
        office.write("批量.csv", &sheet);
        let mut command = office.command("合同 导入 批量.csv");
        let mut import = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * part / 100 + Duration::from_millis(u64::from(part % 7)));
        import.kill().unwrap();
        let finished = import.wait().unwrap().success();
        killed += usize::from(!finished);
        let found = office.ok("sql \"select count(*) from contract where ext_no like 'PL-%'\"");
        let found: usize = found.lines().nth(1).unwrap().parse().unwrap();
        assert!(found == 0 || found == ROWS, "{found} rows after {part} %");
        assert_eq!(office.operations(), if found == 0 { 2 } else { 3 });
        assert!(!finished || found == ROWS);
        // The next writer finds no lock, and the ledger is whole.
        office.line("合同 修改 ht3 --备注 其后 --wait 1s").ends(0);
        if part == 55 || part == 95 {
            office.line("audit verify").ends(0);
        }
        let rest: Vec<String> =
            office.files().into_iter().filter(|f| f.ends_with("-wal") || f.ends_with("-journal")).collect();
        assert!(rest.is_empty(), "{rest:?}");
    }
    assert!(killed >= 3, "only {killed} of 8 were killed in time");
}

#[cfg(unix)]
#[test]
fn an_interrupted_import_writes_nothing() {
    let office = Office::demo();
    office.write("批量.csv", big_sheet());
    // A shell that runs this in the background has its children ignore SIGINT; then only SIGTERM can be tried.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status
        .lines()
        .find_map(|l| l.strip_prefix("SigIgn:"))
        .map_or(0, |mask| u64::from_str_radix(mask.trim(), 16).unwrap_or(0));
    let signals: &[&str] = if ignored & 0b10 == 0 { &["INT", "TERM"] } else { &["TERM"] };
    for signal in signals {
        let mut command = office.command("合同 导入 批量.csv");
        let mut import = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(150));
        office.shell(&format!("kill -{signal} {}", import.id()));
        assert!(!import.wait().unwrap().success(), "{signal}");
        assert_eq!(office.operations(), 2);
    }
    office.line("合同 修改 ht3 --备注 其后 --wait 1s").ends(0);
}
