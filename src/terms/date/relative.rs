//! Days named from today: 今天, +3天, 月底, 周五, 下周一.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Parsed, YEARS, days_in, english_weekday, faults, han_weekday};
use crate::error::Fault;
use crate::terms::text::is_dash;
use crate::terms::workdays::{Calendar, Term, Unit};

/// A day relative to `today`; None when the text is no relative form at all.
pub(super) fn resolve(body: &str, today: NaiveDate) -> Option<Result<NaiveDate, Fault>> {
    let first = body.chars().next()?;
    if first.is_ascii_digit() {
        return None;
    }
    if first == '+' || is_dash(first) {
        return offset(body, first, today);
    }
    let date = named(body, today).or_else(|| weekday(body, today))?;
    Some(in_range(Some(date), body))
}

fn named(body: &str, today: NaiveDate) -> Option<NaiveDate> {
    let is = |zh: &[&str], en: &str| zh.contains(&body) || body.eq_ignore_ascii_case(en);
    let (year, month) = (today.year(), today.month());
    if is(&["今天"], "today") {
        Some(today)
    } else if is(&["明天"], "tomorrow") {
        today.succ_opt()
    } else if is(&["昨天"], "yesterday") {
        today.pred_opt()
    } else if body == "后天" {
        today.checked_add_days(Days::new(2))
    } else if body == "前天" {
        today.checked_sub_days(Days::new(2))
    } else if is(&["月底"], "eom") {
        month_end(year, month)
    } else if body == "下月底" {
        if month == 12 { month_end(year + 1, 1) } else { month_end(year, month + 1) }
    } else if is(&["季末"], "eoq") {
        month_end(year, month.div_ceil(3) * 3)
    } else if is(&["年底"], "eoy") {
        month_end(year, 12)
    } else {
        None
    }
}

fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, days_in(year, month))
}

/// 周五: the next one on or after tomorrow. 下周一: that day of the next calendar week, which begins on Monday.
fn weekday(body: &str, today: NaiveDate) -> Option<NaiveDate> {
    let han = |text: &str| text.strip_prefix("星期").or_else(|| text.strip_prefix('周')).and_then(han_weekday);
    if let Some(day) = han(body).or_else(|| english_weekday(body)) {
        let ahead = (7 + from_monday(day) - from_monday(today.weekday())) % 7;
        return today.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead }));
    }
    let next = body.strip_prefix('下').and_then(han).or_else(|| match body.split_once(' ') {
        Some((word, day)) if word.eq_ignore_ascii_case("next") => english_weekday(day.trim_start()),
        _ => None,
    })?;
    today.checked_add_days(Days::new(7 - from_monday(today.weekday()) + from_monday(next)))
}

fn from_monday(day: Weekday) -> u64 {
    u64::from(day.num_days_from_monday())
}

/// The number of working days in +5wd, +5工作日 or -3个工作日.
pub(super) fn working_days(body: &str) -> Option<i64> {
    body.strip_prefix(|c| c == '+' || is_dash(c))?;
    Term::parse(body).ok().filter(|term| term.unit == Unit::WorkingDays).map(|term| term.length)
}

/// The working day so many working days after today, or before it.
pub(super) fn after_working_days(
    body: &str,
    today: NaiveDate,
    number: i64,
    calendar: &Calendar,
) -> Result<Parsed, Fault> {
    let due = calendar.due(today, Term::new(number, Unit::WorkingDays)).ok_or_else(|| faults::out_of_range(body))?;
    Ok(Parsed { provisional: due.provisional, ..Parsed::whole(due.due) })
}

/// +3d +3天 -2w -2周.
fn offset(body: &str, sign: char, today: NaiveDate) -> Option<Result<NaiveDate, Fault>> {
    let rest = body[sign.len_utf8()..].trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 {
        return None;
    }
    let (count, unit) = rest.split_at(digits);
    let unit = unit.trim_start();
    let days_each = match unit {
        "d" | "D" | "天" => 1,
        "w" | "W" | "周" => 7,
        _ => return None,
    };
    let days = count.parse::<u64>().ok().and_then(|n| n.checked_mul(days_each)).map(Days::new);
    let date = days.and_then(|d| if sign == '+' { today.checked_add_days(d) } else { today.checked_sub_days(d) });
    Some(in_range(date, body))
}

fn in_range(date: Option<NaiveDate>, body: &str) -> Result<NaiveDate, Fault> {
    date.filter(|d| YEARS.contains(&d.year())).ok_or_else(|| faults::out_of_range(body))
}
