//! Months (2024-03, 2024年3月, 本月) and years (2024, 2024年).

use chrono::{Datelike, NaiveDate};

use super::{YEARS, faults};
use crate::error::Fault;
use crate::terms::text::{self, is_dash};

/// Reads a month as year and month 1 to 12.
///
/// A first day of a month (2024-03-01, with or without midnight) is read as its month, because spreadsheets turn a
/// typed 2024-03 into that day; any other day is refused, since part of it would be lost.
pub fn parse_month(text: &str, today: NaiveDate) -> Result<(i32, u32), Fault> {
    if let &[y1, y2, y3, y4, b'-', m1, m2] = text.as_bytes()
        && let (Some(year), Some(month @ 1..=12)) = (value(&[y1, y2, y3, y4]), value(&[m1, m2]))
        && YEARS.contains(&(year as i32))
    {
        return Ok((year as i32, month));
    }
    let folded = text::fold(text);
    let body = folded.as_ref();
    if body == "本月" || body.eq_ignore_ascii_case("this month") {
        return Ok((today.year(), today.month()));
    }
    if body == "上月" || body.eq_ignore_ascii_case("last month") {
        return Ok(if today.month() == 1 { (today.year() - 1, 12) } else { (today.year(), today.month() - 1) });
    }
    let Some((year, month)) = written(body).or_else(|| first_day(body, today)) else {
        return Err(faults::no_month(body));
    };
    if !YEARS.contains(&year) {
        return Err(faults::no_month(body));
    }
    if !(1..=12).contains(&month) {
        return Err(faults::no_such_month(body, month));
    }
    Ok((year, month))
}

/// 2024-3, 2024/3, 2024.3, 2024年3月, 202403.
fn written(body: &str) -> Option<(i32, u32)> {
    let (year, rest) = body.split_at_checked(4)?;
    let year = value(year.as_bytes())? as i32;
    let rest = rest.trim_start();
    let month = if let Some(rest) = rest.strip_prefix('年') {
        rest.trim().strip_suffix('月')?.trim_end()
    } else if let Some(rest) = rest.strip_prefix(|c| matches!(c, '/' | '.') || is_dash(c)) {
        rest
    } else if rest.len() == 2 && body.len() == 6 {
        rest
    } else {
        return None;
    };
    if !(1..=2).contains(&month.len()) {
        return None;
    }
    Some((year, value(month.as_bytes())?))
}

fn first_day(body: &str, today: NaiveDate) -> Option<(i32, u32)> {
    if !body.starts_with(|c: char| c.is_ascii_digit()) || body.len() < 8 {
        return None;
    }
    let parsed = super::absolute::read(body, today).ok()?;
    (parsed.date.day() == 1 && !parsed.time_dropped).then(|| (parsed.date.year(), parsed.date.month()))
}

/// Reads a year from 1900 to 2200: 2024, 2024年, 2024年度.
pub fn parse_year(text: &str) -> Result<i32, Fault> {
    let folded = text::fold(text);
    let body = folded.as_ref();
    let digits = body.strip_suffix("年度").or_else(|| body.strip_suffix('年')).unwrap_or(body).trim_end();
    match value(digits.as_bytes()) {
        Some(year) if digits.len() == 4 && YEARS.contains(&(year as i32)) => Ok(year as i32),
        _ => Err(faults::no_year_alone(body)),
    }
}

/// The value of up to four ASCII digits.
fn value(digits: &[u8]) -> Option<u32> {
    if digits.len() > 4 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(digits.iter().fold(0, |v, b| v * 10 + u32::from(b - b'0')))
}
