//! The whole register at once: import, exports, sums, audit, undo.

use std::process::Command;

use anyhow::Result;

use super::measure::{self, Cost, Rounds};
use super::scene::{Scene, has, sqlite};

/// Rounds of a case, so that a run of all of them ends within the hour.
const fn rounds(rows: usize) -> usize {
    if rows > 200_000 { 3 } else { 5 }
}

/// `chengxin contract import` against `.import` into the same table with the same indexes at default pragmas.
pub fn import(scene: &Scene, rows: usize) -> Result<()> {
    let (base, sheet) = (scene.base()?, scene.sheet(rows)?);
    let ours = |_| {
        let ledger = scene.copy(&base, "import.db")?;
        measure::run(scene.ours(&ledger).args(["contract", "import"]).arg(&sheet), None, true)
    };
    let peer = if scene.sqlite() { Some((scene.peer_schema()?, scene.peer_sheet(rows)?)) } else { None };
    let peer = peer.map(|(schema, values)| {
        move |_| -> Result<Cost> {
            let file = scene.path("peer.db");
            if file.exists() {
                std::fs::remove_file(&file)?;
            }
            measure::run(sqlite(&file).arg(&schema), None, false)?;
            let command = format!(".import '{}' contract", values.display());
            measure::run(sqlite(&file).args([".mode csv", &command]), None, true)
        }
    });
    Rounds::of(rounds(rows), ours, peer)?.print(&format!("import {rows}"), "sqlite3 .import, same indexes", Some(0.75));
    Ok(())
}

/// `chengxin contract export` against `sqlite3 -csv`.
pub fn csv(scene: &Scene, rows: usize) -> Result<()> {
    let (ledger, out) = (scene.filled(rows)?, scene.path("out.csv"));
    let there = scene.sqlite();
    let peer = || {
        there.then_some(|_| measure::run(sqlite(&ledger).args(["-csv", "SELECT * FROM contract"]), Some(&out), true))
    };
    let piped = |_| measure::run(scene.ours(&ledger).args(["contract", "export"]), Some(&out), true);
    Rounds::of(rounds(rows), piped, peer())?.print(&format!("csv {rows}, stdout"), "sqlite3 -csv", Some(0.4));
    let filed = |_| export(scene, rows, "out.csv");
    Rounds::of(rounds(rows), filed, peer())?.print(
        &format!("csv {rows}, -o, synced"),
        "sqlite3 -csv, not synced",
        Some(0.4),
    );
    Ok(())
}

fn export(scene: &Scene, rows: usize, name: &str) -> Result<Cost> {
    let mut command = scene.ours(&scene.filled(rows)?);
    measure::run(command.args(["contract", "export", "--force", "-o"]).arg(scene.path(name)), None, true)
}

/// Writes the cells of a CSV as a workbook: dates as dates, amounts as numbers, the rest as text.
const SCRIPT: &str = r##"
import csv, sys, datetime, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True, "strings_to_urls": False})
sheet = book.add_worksheet()
text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
money = book.add_format({"num_format": "#,##0.00"})
rows = csv.reader(open(sys.argv[1], encoding="utf-8-sig"))
head = next(rows)
for at, name in enumerate(head):
    sheet.write_string(0, at, name)
days = [at for at, name in enumerate(head) if name.endswith(("日期", "截止"))]
numbers = [at for at, name in enumerate(head) if name.endswith(("(元)", "天数"))]
forms = ["day" if at in days else "number" if at in numbers else "text" for at in range(len(head))]
for n, row in enumerate(rows, 1):
    for at, value in enumerate(row):
        if not value:
            continue
        if forms[at] == "text":
            sheet.write_string(n, at, value, text)
        elif forms[at] == "day":
            sheet.write_datetime(n, at, datetime.datetime.strptime(value, "%Y-%m-%d"), day)
        else:
            sheet.write_number(n, at, float(value), money)
book.close()
"##;

/// `chengxin contract export -o x.xlsx` against Python's xlsxwriter with constant memory, at a tenth and at all rows.
pub fn xlsx(scene: &Scene, rows: usize) -> Result<()> {
    let peer_there = has("python3", &["-c", "import xlsxwriter"], "xlsxwriter of python3");
    let mut sizes = vec![rows.min(100_000), rows];
    sizes.dedup();
    for rows in sizes {
        let values = scene.path("cells.csv");
        export(scene, rows, "cells.csv")?;
        let book = scene.path("peer.xlsx");
        let peer = peer_there.then_some(|_| {
            let mut python = Command::new("python3");
            measure::run(python.args(["-c", SCRIPT]).arg(&values).arg(&book), None, true)
        });
        let ours = |_| export(scene, rows, "out.xlsx");
        let count = if rows > 200_000 { 1 } else { 3 };
        Rounds::of(count, ours, peer)?.print(&format!("xlsx {rows}"), "xlsxwriter, constant_memory", Some(0.2));
    }
    Ok(())
}

/// `chengxin contract stats` against a GROUP BY in the sqlite3 shell; for information.
pub fn stats(scene: &Scene, rows: usize) -> Result<()> {
    let ledger = scene.filled(rows)?;
    let ours = |_| measure::run(scene.ours(&ledger).args(["contract", "stats", "--by", "buyer"]), None, true);
    let sql = "SELECT buyer, count(*), sum(amount) FROM contract WHERE void_on IS NULL GROUP BY buyer";
    let peer = scene.sqlite().then_some(|_| measure::run(sqlite(&ledger).arg(sql), None, true));
    Rounds::of(rounds(rows), ours, peer)?.print(&format!("stats {rows}"), "sqlite3, GROUP BY", None);
    Ok(())
}

/// `chengxin audit verify`; for information.
pub fn audit(scene: &Scene, rows: usize) -> Result<()> {
    let ledger = scene.filled(rows)?;
    alone(&format!("audit verify {rows}"), rounds(rows), |_| {
        measure::run(scene.ours(&ledger).args(["audit", "verify"]), None, true)
    })
}

/// `chengxin undo` of the import; for information.
pub fn undo(scene: &Scene, rows: usize) -> Result<()> {
    let filled = scene.filled(rows)?;
    alone(&format!("undo {rows}"), 1, |_| {
        let ledger = scene.copy(&filled, "undo.db")?;
        measure::run(scene.ours(&ledger).args(["undo", "--yes"]), None, true)
    })
}

fn alone(what: &str, rounds: usize, ours: impl FnMut(usize) -> Result<Cost>) -> Result<()> {
    Rounds::of(rounds, ours, None::<fn(usize) -> Result<Cost>>)?.print(what, "", None);
    Ok(())
}
