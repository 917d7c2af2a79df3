//! How long the ledger takes, as a ratio to a peer that does the same work in the same run.
//!
//! `cargo bench` runs every case, `cargo bench -- import 100000` one of them at so many rows. Nothing is asserted:
//! machines are noisy, so rounds of both sides alternate and the median of their ratios is printed beside the target.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a program of its own: it prints and reads its arguments

mod bulk;
mod debt;
mod history;
mod law;
mod loan;
mod measure;
mod point;
mod scene;
mod sheet;

use anyhow::Result;
use scene::Scene;

/// One case: its name, what it compares, and the function that runs it.
type Case = (&'static str, &'static str, fn(&Scene, usize) -> Result<()>);

const CASES: &[Case] = &[
    ("version", "the start of a process", point::version),
    ("import", "CSV into the ledger: validated, logged, chained by SM3", bulk::import),
    ("csv", "the register as CSV", bulk::csv),
    ("xlsx", "the register as a workbook", bulk::xlsx),
    ("show", "one record by its id", point::show),
    ("list", "fifty records by due date", point::list),
    ("add", "one record registered", point::add),
    ("stats", "sums by purchaser", bulk::stats),
    ("audit", "the whole chain verified", bulk::audit),
    ("undo", "the import taken back", bulk::undo),
    ("due", "open deadlines of the procurement registers, three bids a contract", law::due),
    ("check", "every rule over the same", law::check),
    ("flags", "every red flag over the same", law::flags),
    ("debt", "figures over so many lines of repayment plans, fifty a debt", debt::debt),
    ("schedule", "lines of schedules of loans", loan::schedule),
];

/// Rows when no number is given: a district's procurement of many years.
const ROWS: usize = 1_000_000;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs this too, and is not asked to measure.
    if !words.iter().any(|w| w == "--bench") {
        return Ok(());
    }
    let rows = words.iter().find_map(|w| w.replace('_', "").parse().ok()).unwrap_or(ROWS);
    let wanted: Vec<&String> = words.iter().filter(|w| CASES.iter().any(|c| c.0 == w.as_str())).collect();
    let scene = Scene::new()?;
    println!("ratio = time of chengxin / time of the peer, round by round, and the median of that; CPU = the same of");
    println!("the processor time of all threads; peak = memory of chengxin\n");
    measure::heading();
    for (name, what, run) in CASES {
        if wanted.is_empty() || wanted.iter().any(|w| w == name) {
            println!("{name}: {what}");
            run(&scene, rows)?;
        }
    }
    Ok(())
}
