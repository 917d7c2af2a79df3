//! Figures of the debts of a large region: debts with fifty due days each, most of them paid, one in fifty late.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use chengxin::rules::debt::schedule::{Loan, Method};
use chengxin::terms::day_count::DayCount;
use chrono::{Months, NaiveDate};
use rusqlite::{Connection, params};

use super::measure::{self, Cost, Rounds};
use super::scene::{Scene, sqlite};
use super::sheet::{Dice, OFFICERS, PARTIES, UNITS};

/// Due days of a debt.
const LINES: u32 = 50;
/// One line in so many is late.
const RARE: usize = 50;
/// The day of the figures; see [`Scene::ours`].
const TODAY: &str = "2024-06-30";

/// The sums behind the figures in plain SQL: balances by kind, what falls due by month, arrears.
const SUMS: &str = "
SELECT d.kind, count(*), sum(d.principal), sum(d.principal * d.rate / 1000000) FROM debt d WHERE d.void_on IS NULL GROUP BY 1;
SELECT d.kind, substr(i.due_on, 1, 7), sum(i.principal - coalesce(i.paid_principal, 0)),
  sum(i.interest - coalesce(i.paid_interest, 0)), sum((i.due_on < '2024-06-30') * i.penalty)
FROM installment i JOIN debt d ON d.id = i.debt WHERE i.void_on IS NULL GROUP BY 1, 2;";

/// Every figure of the debts, as people and as programs ask for them.
pub fn debt(scene: &Scene, rows: usize) -> Result<()> {
    let ledger = filled(scene, rows)?;
    for (words, sql) in [
        (&["debt", "figures"][..], Some(SUMS)),
        (&["debt", "profile", "--by", "month", "-f", "csv"], None),
        (&["debt", "profile", "-f", "svg"], None),
        (&["debt", "table", "2"], None),
        (&["debt", "generate", "ZW-2024-0001", "-n"], None),
        (&["debt", "reconcile", "ZW-2024-0001", "--on", TODAY, "--amount", "100万元"], None),
    ] {
        let ours = |_| measure::run(scene.ours(&ledger).args(words), None, true);
        let peer = sql.filter(|_| scene.sqlite()).map(|sql| {
            let ledger = ledger.clone();
            move |_| -> Result<Cost> { measure::run(sqlite(&ledger).arg(sql), None, true) }
        });
        let remark = if sql.is_some() { "sqlite3, the sums behind them" } else { "" };
        Rounds::of(3, ours, peer)?.print(&words[..2].join(" "), remark, None);
    }
    println!("  {rows} lines; target 3 s each, peak at most 500 MiB");
    Ok(())
}

/// A ledger with so many lines of plans. Debts and lines are written past the log, which no figure reads; their columns
/// are those that the program itself writes.
fn filled(scene: &Scene, rows: usize) -> Result<PathBuf> {
    let path = scene.path(&format!("debt-{rows}.db"));
    if !path.exists() {
        std::fs::copy(scene.base()?, &path)?;
        means(scene, &path)?;
        let mut conn = Connection::open(&path)?;
        let indexes: Vec<(String, String)> = conn
            .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'installment' AND sql IS NOT NULL")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;")?;
        let tx = conn.transaction()?;
        for (name, _) in &indexes {
            tx.execute_batch(&format!("DROP INDEX \"{name}\""))?;
        }
        fill(&tx, rows)?;
        let made = indexes.iter().fold(String::new(), |mut all, (_, sql)| {
            let _ = writeln!(all, "{sql};");
            all
        });
        tx.execute_batch(&made)?;
        tx.commit()?;
        conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
    }
    Ok(path)
}

/// The limits and means that ratios divide by.
fn means(scene: &Scene, ledger: &Path) -> Result<()> {
    let mut sheet = String::from(
        "地区,年度,数据口径,一般债务限额(元),专项债务限额(元),一般债务年初余额(元),一般债务本年举借(元),一般债务本年还本(元),一般债务年末余额(元),专项债务年初余额(元),专项债务本年举借(元),专项债务本年还本(元),专项债务年末余额(元),一般公共预算收入(元),一般公共预算支出(元),政府性基金收入(元),政府性基金支出(元)\n",
    );
    for year in [2023, 2024] {
        let _ = writeln!(sheet, "望江区,{year},预算数,9e12,9e12,5,3,2,6,5,3,2,6,8e12,8e12,5e12,5e12");
    }
    let path = scene.path("fiscal.csv");
    std::fs::write(
        &path,
        sheet.replace("9e12", "9000000000000").replace("8e12", "8000000000000").replace("5e12", "5000000000000"),
    )?;
    measure::run(scene.ours(ledger).args(["fiscal", "import"]).arg(&path), None, false)?;
    Ok(())
}

fn fill(tx: &Connection, rows: usize) -> Result<()> {
    let mut debt = tx.prepare(
        "INSERT INTO debt (id, state, name, debt_no, kind, unit, creditor, use, officer, principal, rate, rate_type, day_count, \
         drawn_on, matures_on, repay_mode, periods_year, visibility, rev) \
         VALUES (?1, 'drawn', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'd30_360', ?12, ?13, ?14, ?15, 'internal', 1)",
    )?;
    let mut line = tx.prepare(
        "INSERT INTO installment (id, state, debt, seq, due_on, principal, interest, rate, plan_no, schedule, fund_source, \
         paid_principal, paid_interest, paid_on, visibility, rev) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, 'generated', ?9, ?10, ?11, ?12, 'internal', 1)",
    )?;
    let mut dice = Dice(20_240_630);
    let first = NaiveDate::from_ymd_opt(2012, 1, 31).context("a day")?;
    let today: NaiveDate = TODAY.parse()?;
    let mut number = 0_usize;
    for n in 1..=rows.div_ceil(LINES as usize) {
        let months = [3, 6, 12][dice.roll(3)];
        let (from, principal) =
            (first + Months::new(u32::try_from(dice.roll(144))?), 1_000_000_000 + i64::try_from(n)?);
        let method = [Method::Bullet, Method::EqualPrincipal, Method::Annuity][dice.roll(3)];
        let rate = 20_000 + i64::try_from(dice.roll(30))? * 1_000;
        let day_count = DayCount::Thirty360;
        let loan = Loan { principal, rate, from, months, periods: LINES, grace: 0, method, day_count };
        let lines = loan.schedule().context("a schedule")?;
        let matures_on = lines.last().context("a line")?.due_on;
        let kind = ["general_bond", "special_bond", "special_bond", "onlending", "stock", "contingent_guarantee"]
            [dice.roll(6)];
        let mode = match method {
            Method::EqualPrincipal => "equal_principal",
            Method::Annuity => "annuity",
            Method::Bullet | Method::InterestOnly => "bullet",
        };
        let id = format!("ZW-2024-{n:04}");
        debt.execute(params![
            id,
            format!("债务{n}"),
            format!("ZQ-{n:06}"),
            kind,
            format!("DW-2024-{:04}", 1 + dice.roll(UNITS)),
            format!("DR-2024-{:04}", 1 + dice.roll(PARTIES)),
            ["学校", "医院", "道路", "管网", "住房"][dice.roll(5)],
            format!("GW-2024-{:04}", 1 + dice.roll(OFFICERS)),
            principal,
            rate,
            if dice.roll(4) == 0 { "float" } else { "fixed" },
            from.to_string(),
            matures_on.to_string(),
            mode,
            12 / months,
        ])?;
        for (seq, made) in (1_i64..).zip(&lines) {
            number += 1;
            let paid = made.due_on <= today && dice.roll(RARE) > 0;
            let fund = if dice.roll(10) == 0 { "refinance" } else { "budget" };
            line.execute(params![
                format!("HB-2024-{number:04}"),
                if paid { "paid" } else { "scheduled" },
                id,
                seq,
                made.due_on.to_string(),
                made.principal,
                made.interest,
                rate,
                fund,
                paid.then_some(made.principal),
                paid.then_some(made.interest),
                paid.then(|| made.due_on.to_string()),
            ])?;
        }
    }
    Ok(())
}
