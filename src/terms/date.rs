//! Days, months and years as clerks and sheets write them; Gregorian calendar, years 1900 to 2200.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::decimal::push_digits;
use super::text;
use super::workdays::Calendar;
use crate::error::{Fault, codes};
use crate::messages::Lang;

mod absolute;
mod faults;
mod month;
mod relative;
#[cfg(test)]
mod tests;

pub use month::{parse_month, parse_year};

/// Years a register can hold: from before the oldest land file to after the longest concession.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A day read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The day.
    pub date: NaiveDate,
    /// Whether a time of day other than midnight followed and was dropped (warning W3101).
    pub time_dropped: bool,
    /// Whether working days were counted through a year whose days off are not known (warning W3130).
    pub provisional: bool,
}

impl Parsed {
    /// A day without a time of day.
    const fn whole(date: NaiveDate) -> Self {
        Self { date, time_dropped: false, provisional: false }
    }

    /// The day, where everything else rests on it and no warning would be read.
    ///
    /// # Errors
    /// E3102 when it is provisional.
    pub fn certain(self) -> Result<NaiveDate, Fault> {
        let fault = || Fault { code: &codes::E3102, ..provisional(self.date) };
        if self.provisional { Err(fault()) } else { Ok(self.date) }
    }
}

/// Reads a day: 2024-03-05 and its spellings, 3月5日 of the year of `today`, or a day relative to `today`.
///
/// The forms are those of `help 日期`; two-digit years, day/month/year and a month without its day are refused with the
/// right spelling (E3101), days that do not exist with what is wrong (E3102). Working days (+5wd) are counted by the
/// built-in calendar; where there is a ledger, [`parse_in`] takes its own.
pub fn parse(text: &str, today: NaiveDate) -> Result<Parsed, Fault> {
    parse_in(text, today, || Ok(Calendar::built_in()))
}

/// As [`parse`], with working days counted by the calendar that is given when they are met.
///
/// # Errors
/// As [`parse`]; also whatever keeps the calendar from being read.
pub fn parse_in<'c>(
    text: &str,
    today: NaiveDate,
    calendar: impl FnOnce() -> Result<&'c Calendar, Fault>,
) -> Result<Parsed, Fault> {
    if let Some(date) = iso(text.as_bytes()) {
        return Ok(Parsed::whole(date));
    }
    let folded = text::fold(text);
    let body = folded.as_ref();
    if let Some(number) = relative::working_days(body) {
        return relative::after_working_days(body, today, number, calendar()?);
    }
    if let Some(found) = relative::resolve(body, today) {
        return Ok(Parsed::whole(found?));
    }
    absolute::read(body, today)
}

/// The warning that a day was counted through a year whose days off are not known.
pub fn provisional(date: NaiveDate) -> Fault {
    faults::provisional_day(date)
}

/// The common form `2024-03-05` of an existing day in range, without any other work.
fn iso(bytes: &[u8]) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = bytes else { return None };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2];
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits.map(|b| u32::from(b - b'0'));
    let year = (y1 * 1000 + y2 * 100 + y3 * 10 + y4) as i32;
    day(year, m1 * 10 + m2, d1 * 10 + d2)
}

/// A day in the form in which it is stored, 2024-03-05; None for everything else.
pub fn from_iso(text: &str) -> Option<NaiveDate> {
    iso(text.as_bytes())
}

/// A day in range that exists.
fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|d| YEARS.contains(&d.year()))
}

/// Days of a month; 0 for a month that does not exist.
fn days_in(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|&d| NaiveDate::from_ymd_opt(year, month, d).is_some()).unwrap_or(0)
}

/// The day of an Excel serial number, its time dropped; None outside 20000..=80000 (1954 to 2119), where a number is
/// more likely something else. `date1904` is the workbook's flag (ECMA-376 `workbookPr/@date1904`).
pub fn from_serial(serial: f64, date1904: bool) -> Option<NaiveDate> {
    if !(20_000.0..80_001.0).contains(&serial) {
        return None;
    }
    // The 1900 system counts a 29 February 1900 that never was, so all later serials begin from 1899-12-30.
    let start = if date1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    start?.checked_add_days(Days::new(serial as u64))
}

/// The day of the week: 星期二, Tuesday.
pub fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    const NAMES: [[&str; 2]; 7] = [
        ["星期一", "Monday"],
        ["星期二", "Tuesday"],
        ["星期三", "Wednesday"],
        ["星期四", "Thursday"],
        ["星期五", "Friday"],
        ["星期六", "Saturday"],
        ["星期日", "Sunday"],
    ];
    NAMES[date.weekday().num_days_from_monday() as usize][usize::from(lang == Lang::En)]
}

/// Appends a day as `2024-03-05` (ISO 8601).
pub fn push_iso(date: NaiveDate, out: &mut String) {
    if let Ok(year @ 0..=9999) = u32::try_from(date.year()) {
        let digit = |number: u32| b'0' + (number % 10) as u8;
        let (month, day) = (date.month(), date.day());
        let text = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        out.push_str(std::str::from_utf8(&text).unwrap_or_default());
        return;
    }
    if date.year() < 0 {
        out.push('-');
    }
    push_digits(u64::from(date.year().unsigned_abs()), 4, out);
    out.push('-');
    push_digits(u64::from(date.month()), 2, out);
    out.push('-');
    push_digits(u64::from(date.day()), 2, out);
}

/// Whether a text says that a term has no end (长期, 永久, 无固定期限, long-term, permanent); only fields that allow it
/// take it, and store it as blank.
pub fn is_open_end(text: &str) -> bool {
    let folded = text::fold(text);
    let body = folded.as_ref();
    matches!(body, "长期" | "长期有效" | "永久" | "无固定期限")
        || ["long-term", "permanent"].iter().any(|word| body.eq_ignore_ascii_case(word))
}

/// The weekday a Chinese numeral names after 周 or 星期.
fn han_weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "一" => Weekday::Mon,
        "二" => Weekday::Tue,
        "三" => Weekday::Wed,
        "四" => Weekday::Thu,
        "五" => Weekday::Fri,
        "六" => Weekday::Sat,
        "日" | "天" => Weekday::Sun,
        _ => return None,
    })
}

/// The weekday of a full English name, in any letter case.
fn english_weekday(text: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    NAMES.iter().find(|(name, _)| text.eq_ignore_ascii_case(name)).map(|&(_, day)| day)
}
