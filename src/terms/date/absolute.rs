//! Days written out: 2024-3-5, 20240305, 2024年3月5日, 3月5日, each with an optional time of day.

use chrono::{Datelike, NaiveDate};

use super::{Parsed, day, faults};
use crate::error::Fault;
use crate::terms::text::is_dash;

/// The digits of the parts of a date, as written, and the text after them.
struct Parts<'a> {
    /// None for 3月5日, which takes the year of today.
    year: Option<&'a str>,
    month: &'a str,
    /// None when only a month was written, or two numbers without a year.
    day: Option<&'a str>,
    /// What follows; the second number when there is neither year nor day.
    rest: &'a str,
}

/// Reads a folded text as a day.
pub(super) fn read(body: &str, today: NaiveDate) -> Result<Parsed, Fault> {
    let Some(parts) = han(body).or_else(|| separated(body)).or_else(|| compact(body)) else {
        return Err(faults::not_understood(body));
    };
    let Some(day_digits) = parts.day else {
        return Err(match parts.year {
            // 3/5 is 3 May to some and 5 March to others, so the year has to lead.
            None if !parts.rest.is_empty() => faults::no_year(body, parts.month, parts.rest, today),
            year => faults::month_only(body, year, parts.month, today),
        });
    };
    if parts.year.is_some_and(|y| y.len() != 4) || parts.month.len() > 2 || day_digits.len() > 2 {
        return Err(faults::wrong_order(body, parts.year.unwrap_or_default(), parts.month, day_digits));
    }
    let year = parts.year.map_or(today.year(), |y| number(y) as i32);
    let (month, day_number) = (number(parts.month), number(day_digits));
    let date = day(year, month, day_number).ok_or_else(|| faults::no_such_day(body, year, month, day_number))?;
    let time_dropped = time(parts.rest).ok_or_else(|| faults::trailing(body, date))?;
    Ok(Parsed { time_dropped, ..Parsed::whole(date) })
}

/// The value of up to four digits; longer runs never reach a date.
fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

/// Splits leading ASCII digits off; None when there are none.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    (end > 0).then(|| text.split_at(end))
}

/// Digits before a Chinese mark, blanks allowed around both.
fn marked(text: &str, mark: char) -> Option<(&str, &str)> {
    let (value, rest) = digits(text.trim_start())?;
    Some((value, rest.trim_start().strip_prefix(mark)?))
}

fn han(body: &str) -> Option<Parts<'_>> {
    let (year, rest) = match marked(body, '年') {
        Some((year, rest)) => (Some(year), rest),
        None => (None, body),
    };
    let (month, rest) = marked(rest, '月')?;
    match marked(rest, '日') {
        Some((day, rest)) => Some(Parts { year, month, day: Some(day), rest }),
        None if rest.trim().is_empty() => Some(Parts { year, month, day: None, rest: "" }),
        None => None,
    }
}

fn separated(body: &str) -> Option<Parts<'_>> {
    let (first, rest) = digits(body)?;
    let mark = rest.chars().next().filter(|&c| matches!(c, '/' | '.') || is_dash(c))?;
    let (second, rest) = digits(&rest[mark.len_utf8()..])?;
    // The same mark twice; any dash counts as a dash.
    let again = rest.strip_prefix(|c| c == mark || (is_dash(mark) && is_dash(c)));
    match again.and_then(digits) {
        Some((third, rest)) => Some(Parts { year: Some(first), month: second, day: Some(third), rest }),
        None if rest.is_empty() && first.len() <= 2 => {
            Some(Parts { year: None, month: first, day: None, rest: second })
        }
        None if rest.is_empty() => Some(Parts { year: Some(first), month: second, day: None, rest }),
        None => None,
    }
}

/// 20240305, or 202403 as a month without its day.
fn compact(body: &str) -> Option<Parts<'_>> {
    let (run, rest) = digits(body)?;
    let part = |from: usize, to: usize| run.get(from..to).unwrap_or_default();
    match run.len() {
        8 => Some(Parts { year: Some(part(0, 4)), month: part(4, 6), day: Some(part(6, 8)), rest }),
        6 if rest.is_empty() => Some(Parts { year: Some(part(0, 4)), month: part(4, 6), day: None, rest }),
        _ => None,
    }
}

/// Whether a time other than midnight follows; None when what follows is no time of day.
fn time(rest: &str) -> Option<bool> {
    if rest.is_empty() {
        return Some(false);
    }
    let body = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim();
    // A zone other than Beijing's would move the day, so only its own offset may stand.
    let body = ["+08:00", "+0800"].iter().find_map(|zone| body.strip_suffix(zone)).unwrap_or(body);
    let (half, body) = half_of_day(body);
    let (hour, rest) = digits(body)?;
    let (minute, rest) = digits(rest.strip_prefix([':', '时'])?)?;
    let rest = rest.strip_suffix(['分', '秒']).unwrap_or(rest);
    let (second, rest) = match rest.strip_prefix([':', '分']) {
        Some(rest) => digits(rest)?,
        None => ("0", rest),
    };
    let fraction = match rest.strip_prefix('.') {
        Some(rest) => rest,
        None if rest.is_empty() => "0",
        None => return None,
    };
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if [hour, minute, second].iter().any(|part| part.len() > 2) {
        return None;
    }
    let (hour, minute, second) = (number(hour), number(minute), number(second));
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let hour = if half == Some(Half::Morning) && hour == 12 { 0 } else { hour };
    let midnight = half != Some(Half::Afternoon) && hour == 0 && minute == 0 && second == 0;
    Some(!(midnight && fraction.bytes().all(|b| b == b'0')))
}

#[derive(PartialEq)]
enum Half {
    Morning,
    Afternoon,
}

/// 上午/下午 before, or AM/PM after a time, as spreadsheets print it.
fn half_of_day(body: &str) -> (Option<Half>, &str) {
    if let Some(rest) = body.strip_prefix("上午") {
        return (Some(Half::Morning), rest.trim_start());
    }
    if let Some(rest) = body.strip_prefix("下午") {
        return (Some(Half::Afternoon), rest.trim_start());
    }
    let cut = body.len().saturating_sub(2);
    match body.get(cut..) {
        Some(tail) if tail.eq_ignore_ascii_case("am") => (Some(Half::Morning), body[..cut].trim_end()),
        Some(tail) if tail.eq_ignore_ascii_case("pm") => (Some(Half::Afternoon), body[..cut].trim_end()),
        _ => (None, body),
    }
}
