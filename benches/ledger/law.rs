//! Deadlines, rules and red flags over the history of contracts, against the same question asked in the sqlite3 shell.

use anyhow::Result;

use super::measure::{self, Cost, Rounds};
use super::scene::{Scene, sqlite};

/// The open deadlines of contracts in plain SQL, with calendar days for working days.
const DUE: &str = "
SELECT id, 'publish', date(signed_on, '+2 days') FROM contract WHERE void_on IS NULL AND published_on IS NULL
UNION ALL SELECT id, 'file', date(signed_on, '+7 days') FROM contract WHERE void_on IS NULL AND filed_on IS NULL
UNION ALL SELECT id, 'deliver', deliver_due FROM contract WHERE void_on IS NULL AND state = 'performing'
UNION ALL SELECT id, 'bond', date(ended_on, '+30 days') FROM contract
  WHERE void_on IS NULL AND bond IS NOT NULL AND bond_refund_on IS NULL AND ended_on IS NOT NULL
ORDER BY 3";

/// One rule in plain SQL: contracts made public late or not at all.
const RULE: &str = "
SELECT x.id, x.signed_on, x.published_on FROM contract x LEFT JOIN tender t ON t.id = x.tender
WHERE x.void_on IS NULL AND t.domain = 'procurement'
  AND coalesce(x.published_on, '2024-06-30') > date(x.signed_on, '+4 days')";

/// `chengxin due`, whole and of contracts alone.
pub fn due(scene: &Scene, rows: usize) -> Result<()> {
    against(scene, rows, &["due"], None, "target 1 s")?;
    against(scene, rows, &["due", "--kind", "contract"], Some(DUE), "sqlite3, four deadlines")
}

/// `chengxin check`, whole and of one rule.
pub fn check(scene: &Scene, rows: usize) -> Result<()> {
    against(scene, rows, &["check"], None, "target 10 s")?;
    against(scene, rows, &["check", "--rule", "CG-30"], Some(RULE), "sqlite3, one rule")
}

/// `chengxin procurement flags`.
pub fn flags(scene: &Scene, rows: usize) -> Result<()> {
    against(scene, rows, &["procurement", "flags"], None, "target 15 s")
}

fn against(scene: &Scene, rows: usize, words: &[&str], sql: Option<&str>, remark: &str) -> Result<()> {
    let ledger = scene.history(rows)?;
    let ours = |_| measure::run(scene.ours(&ledger).args(words), None, true);
    let there = sql.is_some() && scene.sqlite();
    let peer = sql.filter(|_| there).map(|sql| {
        let ledger = ledger.clone();
        move |_| -> Result<Cost> { measure::run(sqlite(&ledger).arg(sql), None, true) }
    });
    let count = if rows > 200_000 { 2 } else { 3 };
    Rounds::of(count, ours, peer)?.print(&format!("{} {rows}", words.join(" ")), remark, None);
    if sql.is_none() {
        println!("  {remark}; peak at most 500 MiB");
    }
    Ok(())
}
