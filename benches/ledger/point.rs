//! One command, one record: what a clerk waits for at a terminal, against a process of the sqlite3 shell.

use std::process::Command;

use anyhow::Result;

use super::measure::{self, Rounds};
use super::scene::{Scene, sqlite};

/// Repetitions of each side; a run takes a few milliseconds.
const ROUNDS: usize = 60;

/// The sizes at which growth shows.
fn sizes(rows: usize) -> Vec<usize> {
    let mut sizes = vec![rows.min(10_000), rows];
    sizes.dedup();
    sizes
}

/// `--version` against `sqlite3 --version`.
pub fn version(scene: &Scene, _: usize) -> Result<()> {
    let ledger = scene.base()?;
    let ours = |_| measure::run(scene.ours(&ledger).arg("--version"), None, false);
    let peer = scene.sqlite().then_some(|_| measure::run(Command::new("sqlite3").arg("--version"), None, false));
    Rounds::of(ROUNDS, ours, peer)?.print("--version", "sqlite3 --version", Some(1.2));
    Ok(())
}

/// `show ID` against a SELECT by primary key.
pub fn show(scene: &Scene, rows: usize) -> Result<()> {
    let mut times = Vec::new();
    for rows in sizes(rows) {
        let ledger = scene.filled(rows)?;
        let id = |round: usize| format!("HT-2024-{:04}", 1 + round * 7919 % rows);
        let ours = |round| measure::run(scene.ours(&ledger).args(["contract", "show", &id(round)]), None, false);
        let peer = scene.sqlite().then_some(|round| {
            let sql = format!("SELECT * FROM contract WHERE id = '{}'", id(round));
            measure::run(sqlite(&ledger).arg(sql), None, false)
        });
        let costs = Rounds::of(ROUNDS, ours, peer)?;
        costs.print(&format!("show, of {rows}"), "sqlite3, by primary key", Some(1.2));
        times.push(costs.ours());
    }
    growth(&times);
    Ok(())
}

/// `list --limit 50 --sort deliver_due` against the same SELECT: with ids as JSON has them, and with the names of unit,
/// supplier and officer as CSV and tables have them.
pub fn list(scene: &Scene, rows: usize) -> Result<()> {
    let from =
        "FROM contract c WHERE void_on IS NULL AND state NOT IN ('closed', 'terminated') ORDER BY deliver_due LIMIT 50";
    let names = "(SELECT name FROM unit WHERE id = c.buyer), (SELECT name FROM party WHERE id = c.supplier), (SELECT name FROM officer WHERE id = c.handler)";
    for (what, format, select) in [("ids", "jsonl", "c.*".to_owned()), ("names", "csv", format!("c.*, {names}"))] {
        let sql = format!("SELECT {select} {from}");
        let mut times = Vec::new();
        for rows in sizes(rows) {
            let ledger = scene.filled(rows)?;
            let words = ["contract", "list", "--limit", "50", "--sort", "deliver_due", "-f", format];
            let ours = |_| measure::run(scene.ours(&ledger).args(words), None, false);
            let peer = scene.sqlite().then_some(|_| measure::run(sqlite(&ledger).arg(&sql), None, false));
            let costs = Rounds::of(ROUNDS, ours, peer)?;
            costs.print(&format!("list {what}, of {rows}"), "sqlite3, same query", Some(1.2));
            times.push(costs.ours());
        }
        growth(&times);
    }
    Ok(())
}

/// `add` (logged and chained) against an INSERT into a copy of the same ledger.
pub fn add(scene: &Scene, rows: usize) -> Result<()> {
    let mut times = Vec::new();
    for rows in sizes(rows) {
        let filled = scene.filled(rows)?;
        let (ours_file, peer_file) = (scene.copy(&filled, "add.db")?, scene.copy(&filled, "add-peer.db")?);
        let ours = |round: usize| {
            let number = format!("BC-{round:06}");
            let mut command = scene.ours(&ours_file);
            command.args(["contract", "add", "--name", "补充采购项目", "--ext-no", &number]);
            command.args(["--buyer", "DW-2024-0007", "--supplier", "DR-2024-0099", "--object", "货物"]);
            command.args(["--amount", "12.5万元", "--signed-on", "2024-03-05", "--deliver-due", "2024-09-30"]);
            command.args(["--settlement", "验收后结算", "--sme-size", "小型", "--handler", "GW-2024-0042"]);
            measure::run(&mut command, None, false)
        };
        let peer = scene.sqlite().then_some(|round: usize| {
            let sql = format!(
                "INSERT INTO contract (id, state, name, ext_no, buyer, supplier, object, amount, signed_on, deliver_due, settlement, sme_size, handler, visibility, rev) VALUES ('HT-2023-{round:04}', 'performing', '补充采购项目', 'BC-{round:06}', 'DW-2024-0007', 'DR-2024-0099', 'goods', 12500000, '2024-03-05', '2024-09-30', 'acceptance', 'small', 'GW-2024-0042', 'public', 1)"
            );
            measure::run(sqlite(&peer_file).arg(sql), None, false)
        });
        let costs = Rounds::of(ROUNDS, ours, peer)?;
        costs.print(&format!("add, to {rows}"), "sqlite3, INSERT", Some(1.2));
        times.push(costs.ours());
    }
    growth(&times);
    Ok(())
}

fn growth(times: &[f64]) {
    if let [small, large] = times {
        println!("  from few rows to many: {:.2} times", large / small);
    }
}
