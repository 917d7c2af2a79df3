//! Schedules of loans: lines a second, without a peer.

use std::time::Instant;

use anyhow::{Context as _, Result};
use chengxin::rules::debt::schedule::{Loan, Method};
use chengxin::terms::day_count::DayCount;
use chrono::NaiveDate;

use crate::scene::Scene;

/// Due days of a loan: ten years of months.
const PERIODS: u32 = 120;

/// Computes so many lines by each method and day count.
pub fn schedule(_: &Scene, rows: usize) -> Result<()> {
    let loans = rows.div_ceil(PERIODS as usize);
    let from = NaiveDate::from_ymd_opt(2020, 1, 31).context("a day")?;
    for method in [Method::Bullet, Method::EqualPrincipal, Method::Annuity] {
        for day_count in DayCount::ALL {
            let start = Instant::now();
            let mut interest = 0;
            for n in 0..loans {
                let principal = 100_000_000 + i64::try_from(n)?;
                let loan =
                    Loan { principal, rate: 40_500, from, months: 1, periods: PERIODS, grace: 0, method, day_count };
                let lines = loan.schedule().context("a schedule")?;
                interest += lines.iter().map(|line| line.interest).sum::<i64>();
            }
            let each = (loans * PERIODS as usize) as f64 / start.elapsed().as_secs_f64();
            println!("  {method:?} {}: {each:.0} lines/s (target 500,000; interest {interest})", day_count.word());
        }
    }
    Ok(())
}
