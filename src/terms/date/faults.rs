//! What is wrong with a date, with the right spelling of what was most likely meant.

use chrono::{Datelike, NaiveDate};

use super::{YEARS, day, days_in, from_serial};
use crate::both;
use crate::error::{Fault, codes};
use crate::messages::Both;
use crate::terms::text::quote;

fn spellings() -> Both {
    Both::fixed(
        "写作 2024-03-05、2024年3月5日、3月5日,或 今天、月底、+3天、+5工作日、周五",
        "write 2024-03-05, or today, eom, +3d, +5wd, friday",
    )
}

fn write_as(date: NaiveDate) -> Both {
    both!("写作 {date}", "write {date}")
}

/// No form of a day at all.
pub(super) fn not_understood(body: &str) -> Fault {
    let value = quote(body);
    let fault =
        Fault::new(&codes::E3101, both!("日期\"{value}\"不认识", "date \"{value}\" not understood")).hint(spellings());
    let serial = if body.len() == 5 { body.parse::<u32>().ok() } else { None };
    match serial.and_then(|n| from_serial(f64::from(n), false)) {
        Some(date) => fault.hint(both!(
            "这像是表格软件的日期序号,即 {date};请把该列设为日期格式",
            "this looks like a spreadsheet's serial number of {date}; format the column as dates"
        )),
        None => fault,
    }
}

/// A month, or a year, where a day is needed. Its first day is never assumed.
pub(super) fn month_only(body: &str, year: Option<&str>, month: &str, today: NaiveDate) -> Fault {
    let value = quote(body);
    let fault = Fault::new(&codes::E3101, both!("\"{value}\"没有写到日", "\"{value}\" does not name a day"));
    let year = year.map_or(Some(today.year()), |y| if y.len() == 4 { y.parse().ok() } else { None });
    match year.zip(month.parse().ok()).and_then(|(y, m)| day(y, m, 5)) {
        Some(date) => fault.hint(both!("写全年月日,例如 {date}", "write the whole date, e.g. {date}")),
        None => fault.hint(spellings()),
    }
}

/// Two numbers such as 3/5, which do not say which is the month.
pub(super) fn no_year(body: &str, first: &str, second: &str, today: NaiveDate) -> Fault {
    let value = quote(body);
    let fault = Fault::new(&codes::E3101, both!("\"{value}\"没有写年份", "\"{value}\" does not name the year"));
    let number = |text: &str| text.parse().ok();
    match number(first).zip(number(second)).and_then(|(m, d)| day(today.year(), m, d)) {
        Some(date) => fault.hint(write_as(date)),
        None => fault.hint(spellings()),
    }
}

/// A two-digit year, or the year at the end.
pub(super) fn wrong_order(body: &str, first: &str, second: &str, third: &str) -> Fault {
    let number = |text: &str| text.parse::<u32>().ok();
    let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third)) else {
        return not_understood(body);
    };
    if first.len() > 2 || second.len() > 2 || !matches!(third.len(), 1 | 2 | 4) {
        return not_understood(body);
    }
    let value = quote(body);
    if third.len() == 4 {
        let year = c as i32;
        let fault =
            Fault::new(&codes::E3101, both!("\"{value}\"的年份不在前面", "the year of \"{value}\" is not first"));
        return match (day(year, a, b), day(year, b, a)) {
            (Some(one), Some(other)) if one != other => {
                fault.hint(both!("写作 {one} 或 {other}", "write {one} or {other}"))
            }
            (Some(date), _) | (None, Some(date)) => fault.hint(write_as(date)),
            (None, None) => fault.hint(spellings()),
        };
    }
    let fault =
        Fault::new(&codes::E3101, both!("\"{value}\"的年份只有两位", "the year of \"{value}\" has only two digits"));
    match day(2000 + a as i32, b, c) {
        Some(date) if first.len() == 2 => fault.hint(write_as(date)),
        _ => fault.hint(spellings()),
    }
}

/// Text after the date that is no time of day.
pub(super) fn trailing(body: &str, date: NaiveDate) -> Fault {
    let value = quote(body);
    Fault::new(&codes::E3101, both!("\"{value}\"在日期后还有别的文字", "\"{value}\" has other text after the date"))
        .hint(write_as(date))
}

/// A day that is provisional where nobody would be told.
pub(super) fn provisional_day(date: NaiveDate) -> Fault {
    Fault::new(
        &codes::W3130,
        both!(
            "{date} 为暂估: 推算到了没有放假通知的年份,只按周末算",
            "{date} is provisional: no notice of days off is known for a year that was counted, only weekends"
        ),
    )
    .hint(both!("通知公布后: chengxin 日历 导入 文件", "once the notice is out: chengxin calendar import FILE"))
}

/// A day outside the years a register holds.
pub(super) fn out_of_range(body: &str) -> Fault {
    let value = quote(body);
    let (from, to) = (YEARS.start(), YEARS.end());
    Fault::new(
        &codes::E3102,
        both!("\"{value}\"不在 {from} 年至 {to} 年之间", "\"{value}\" is not between the years {from} and {to}"),
    )
    .hint(both!("请核对年份", "check the year"))
}

/// A month or a day of the month that does not exist.
pub(super) fn no_such_day(body: &str, year: i32, month: u32, day_number: u32) -> Fault {
    let value = quote(body);
    if !(1..=12).contains(&month) {
        return no_such_month(body, month);
    }
    if !YEARS.contains(&year) {
        return out_of_range(body);
    }
    let last = days_in(year, month);
    if day_number == 0 {
        return Fault::new(&codes::E3102, both!("\"{value}\"没有 0 日", "\"{value}\": there is no day 0"))
            .hint(both!("日为 1 到 {last}", "days run from 1 to {last}"));
    }
    Fault::new(
        &codes::E3102,
        both!(
            "\"{value}\"没有这一天: {year} 年 {month} 月只有 {last} 天",
            "\"{value}\" does not exist: {year}-{month:02} has only {last} days"
        ),
    )
    .hint(both!("最后一天是 {year}-{month:02}-{last}", "its last day is {year}-{month:02}-{last}"))
}

/// A month beyond 12 or 0.
pub(super) fn no_such_month(body: &str, month: u32) -> Fault {
    let value = quote(body);
    Fault::new(&codes::E3102, both!("\"{value}\"没有 {month} 月", "\"{value}\": there is no month {month}"))
        .hint(both!("月份为 1 到 12", "months run from 1 to 12"))
}

/// No form of a month.
pub(super) fn no_month(body: &str) -> Fault {
    let value = quote(body);
    Fault::new(&codes::E3106, both!("月份\"{value}\"不认识", "month \"{value}\" not understood"))
        .hint(both!("写作 2024-03、2024年3月、本月 或 上月", "write 2024-03, this month or last month"))
}

/// No form of a year, or one out of range.
pub(super) fn no_year_alone(body: &str) -> Fault {
    let value = quote(body);
    let (from, to) = (YEARS.start(), YEARS.end());
    Fault::new(&codes::E3106, both!("年份\"{value}\"不认识", "year \"{value}\" not understood"))
        .hint(both!("写作四位数,{from} 到 {to},例如 2024", "write four digits from {from} to {to}, e.g. 2024"))
}
