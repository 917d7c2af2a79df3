//! 应计利息: what has accrued on a debt since its last due day.

use chrono::NaiveDate;

use super::plan::{self, Stored, Terms};
use super::schedule::interest;

/// Interest that runs on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accrual {
    /// Lines that were due by the day; those behind them are still to come.
    pub past: usize,
    /// Principal that no past line takes, in fen.
    pub left: i64,
    /// The day from which interest runs: the last due day, else the first day of interest.
    pub since: NaiveDate,
    /// Yearly rate in percent ×10 000: that of the next line.
    pub rate: i64,
    /// Interest from that day to the day, in fen.
    pub interest: i64,
}

impl Accrual {
    /// What runs on a day, by lines in order; a line due on the day itself is past only `with_the_day`. `None` when a figure is out
    /// of range.
    pub fn on(terms: &Terms, lines: &[Stored<'_>], on: NaiveDate, with_the_day: bool) -> Option<Self> {
        let is_past = |line: &&Stored<'_>| line.due_on < on || (with_the_day && line.due_on == on);
        let past = lines.iter().take_while(is_past).count();
        let last = lines[..past].last();
        let since = last.map_or(terms.drawn_on, |line| line.due_on);
        let left = plan::remains(terms.principal, &lines[..past]);
        let rate = lines.get(past).or(last).and_then(|line| line.rate).unwrap_or(terms.rate);
        let interest = if on > since { interest(left, rate, terms.day_count, (since, on))? } else { 0 };
        Some(Self { past, left, since, rate, interest })
    }
}
