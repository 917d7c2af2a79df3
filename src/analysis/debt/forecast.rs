//! Five years ahead: balance and service of the debt as it stands, with no new borrowing, in three cases.

use chrono::Datelike as _;

use super::{Amount, Chapter, Figure, Sources, say};
use crate::both;
use crate::messages::{Both, Label};
use crate::rules::debt::tally::{Due, percent};

/// Years ahead.
const YEARS: usize = 5;

pub(super) fn add(sources: &Sources, all: &mut Vec<Figure>) {
    let (rows, _) = sources.statutory_rows();
    let excluded =
        say("新增举借、未起息债务;综合财力不变", "new borrowing and what is not drawn; means stay as they are");
    let mut chapter = Chapter { name: Label::new("五年推算", "forecast"), rows, excluded, all };
    let sum = sources.position.statutory();
    let power = sources.means().and_then(|means| means.comp_power()).unwrap_or(0);
    let missing = say("没有综合财力", "comprehensive financial capacity is not recorded");
    let years = by_year(&sum.months, sources.on.month0());
    // What is overdue is taken to be paid by the end of this year.
    let paid = years.first().map_or(0, |due| due.principal).saturating_add(sum.arrears().principal);
    let mut balance = sum.balance.saturating_sub(paid);
    let floating = percent(sum.floating, sum.balance).unwrap_or(0);
    for ahead in 1..=YEARS {
        let year = sources.on.year() + i32::try_from(ahead).unwrap_or(0);
        let due = years.get(ahead).copied().unwrap_or_default();
        // One point more on what floats at the beginning of the year.
        let more = i64::try_from(i128::from(balance) * i128::from(floating) / 1_000_000 / 100).unwrap_or(0);
        let less = i64::try_from(i128::from(power) * 9 / 10).unwrap_or(0);
        for (case, zh, en, service, power) in [
            ("base", "基准", "base", due.total(), power),
            ("revenue", "收入减一成", "revenue -10 %", due.total(), less),
            ("rate", "利率加一个百分点", "rate +1 point", due.total().saturating_add(more), power),
        ] {
            let title = both!("{year} 年偿债率({zh})", "debt service ratio of {year} ({en})");
            let formula = say("该年应还本息 ÷ 综合财力", "principal and interest due in the year ÷ means");
            let amount = Amount::or(percent(service, power), Amount::Percent, &missing);
            chapter.add(format!("service_{year}_{case}"), title, amount, formula);
        }
        balance = balance.saturating_sub(due.principal);
        let title = both!("{year} 年末余额", "balance at the end of {year}");
        chapter.add(format!("balance_{year}"), title, Amount::Fen(balance), formula_balance());
        for (case, zh, en, power) in [("base", "基准", "base", power), ("revenue", "收入减一成", "revenue -10 %", less)]
        {
            let title = both!("{year} 年末债务率({zh})", "debt ratio at the end of {year} ({en})");
            let amount = Amount::or(percent(balance, power), Amount::Percent, &missing);
            chapter.add(
                format!("debt_ratio_{year}_{case}"),
                title,
                amount,
                say("年末余额 ÷ 综合财力", "balance ÷ means"),
            );
        }
    }
}

fn formula_balance() -> Both {
    say("上年末余额 − 该年应还本金", "balance of the year before − principal due in the year")
}

/// Sums by calendar year, the year of the day first.
pub(super) fn by_year(months: &[Due], first_month: u32) -> Vec<Due> {
    let mut years: Vec<Due> = Vec::new();
    for (at, month) in months.iter().enumerate() {
        let year = (at + first_month as usize) / 12;
        if years.len() <= year {
            years.resize(year + 1, Due::default());
        }
        years[year].principal = years[year].principal.saturating_add(month.principal);
        years[year].interest = years[year].interest.saturating_add(month.interest);
    }
    years
}
