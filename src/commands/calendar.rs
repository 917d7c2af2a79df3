//! `calendar`: the working-day calendar: which years are known, days counted from a day, notices imported.

mod account;
mod import;
pub(super) mod moved;

use chrono::NaiveDate;

use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::Head;
use crate::terms;
use crate::terms::workdays::{Calendar, Entry};

pub(super) use account::{add, object, table as day_by_day};
pub(super) use import::run as import;

/// The calendar at hand, and the day taken as today: those of the ledger, or the built-in one where there is no ledger.
fn at_hand(s: &Session<'_>) -> Result<(Calendar, NaiveDate)> {
    if s.path().is_err() {
        return Ok((Calendar::with([]), s.context.today));
    }
    let ledger = s.open_read()?;
    Ok((ledger.read().calendar()?, s.today(ledger.read())?))
}

/// The days of a year as the log keeps them, in a few words.
///
/// # Errors
/// E7005 when the log is damaged.
pub(super) fn told(json: &str, lang: Lang) -> Result<String> {
    if json.is_empty() {
        return Ok("-".to_owned());
    }
    let days: Vec<Entry> = serde_json::from_str(json)
        .map_err(|_| Fault::new(&codes::E7005, both!("日志里的放假安排已损坏", "days off in the log are damaged")))?;
    let (off, on) = (days.iter().filter(|d| d.off).count(), days.iter().filter(|d| !d.off).count());
    let off_en = crate::messages::plural(off, "day");
    Ok(both!("放假 {off} 天、上班 {on} 天", "{off_en} off, {on} worked").get(lang).to_owned())
}

/// Every known year, or the days of one.
pub(super) fn list(s: &mut Session<'_>) -> Result<u8> {
    let (calendar, _) = at_hand(s)?;
    match s.args().positionals().first() {
        Some(text) => of_year(s, &calendar, terms::date::parse_year(text)?),
        None => years(s, &calendar),
    }
}

fn years(s: &mut Session<'_>, calendar: &Calendar) -> Result<u8> {
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let built_in: Vec<i32> = calendar.years().filter(|(_, built_in)| *built_in).map(|(year, _)| year).collect();
    let rows = calendar.years_with_days().into_iter().map(|year| {
        let entries = calendar.entries(year);
        let known = calendar.is_known(year);
        let imported = entries.iter().any(|(_, imported)| *imported);
        let count = |off: bool| entries.iter().filter(|(e, _)| e.off == off).count() as i64;
        vec![
            Cell::Int(i64::from(year)),
            match (known, built_in.contains(&year), imported) {
                (false, ..) => Cell::Word("incomplete", Both::fixed("不全", "incomplete")),
                (_, true, false) => Cell::Word("built_in", Both::fixed("内置", "built in")),
                (_, true, true) => Cell::Word("changed", Both::fixed("内置,有更正", "built in, changed")),
                (_, false, _) => Cell::Word("imported", Both::fixed("导入", "imported")),
            },
            Cell::Int(count(true)),
            Cell::Int(count(false)),
            working_days(calendar, year).filter(|_| known).map_or(Cell::Blank, Cell::Int),
            Cell::Text(sources(entries.iter().map(|(e, _)| e)).join("、")),
        ]
    });
    let rows = rows.collect::<Vec<_>>();
    let heads = vec![
        Head::text(word("年份", "year")).keep(),
        Head::text(word("来处", "origin")).keep(),
        Head::number(word("放假天数", "days off")),
        Head::number(word("上班天数", "days worked")),
        Head::number(word("全年工作日", "working days")),
        Head::text(word("通知", "notice")),
    ];
    small(s, &["year", "origin", "off", "on", "working_days", "source"], heads, rows)?;
    Ok(0)
}

fn working_days(calendar: &Calendar, year: i32) -> Option<i64> {
    let last = |year| NaiveDate::from_ymd_opt(year, 12, 31);
    calendar.workdays_between(last(year.checked_sub(1)?)?, last(year)?)
}

fn of_year(s: &mut Session<'_>, calendar: &Calendar, year: i32) -> Result<u8> {
    let entries = calendar.entries(year);
    if entries.is_empty() {
        return Err(Fault::new(&codes::E2001, both!("没有 {year} 年的放假安排", "no days off of {year} are known"))
            .hint(both!("通知公布后: chengxin 日历 导入 文件", "once the notice is out: chengxin calendar import FILE"))
            .into());
    }
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut runs: Vec<(Entry, NaiveDate)> = Vec::new();
    for (entry, _) in entries {
        match runs.last_mut() {
            Some((first, last))
                if (first.off, &first.name, &first.source) == (entry.off, &entry.name, &entry.source)
                    && last.succ_opt() == Some(entry.date) =>
            {
                *last = entry.date;
            }
            _ => runs.push((entry.clone(), entry.date)),
        }
    }
    let rows = runs.into_iter().map(|(first, last)| {
        vec![
            Cell::Date(first.date),
            Cell::Date(last),
            Cell::Text(account::weekdays(first.date, last, lang)),
            if first.off {
                Cell::Word("off", Both::fixed("放假", "off"))
            } else {
                Cell::Word("on", Both::fixed("上班", "on"))
            },
            Cell::Text(account::holiday(&first.name).get(lang).to_owned()),
            Cell::Text(first.source),
        ]
    });
    let rows = rows.collect::<Vec<_>>();
    let heads = vec![
        Head::text(word("日期", "date")).rigid().keep(),
        Head::text(word("至", "to")).rigid().keep(),
        Head::text(word("星期", "weekday")),
        Head::text(word("类型", "type")).keep(),
        Head::text(word("名称", "name")),
        Head::text(word("来源", "source")),
    ];
    small(s, &["date", "to", "weekday", "type", "name", "source"], heads, rows)?;
    if !calendar.is_known(year) {
        s.ui.warn(&import::incomplete(year));
    }
    Ok(0)
}

/// The notices that some days rest on, each once.
fn sources<'e>(entries: impl Iterator<Item = &'e Entry>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for source in entries.flat_map(|e| e.source.split('、')) {
        if !all.iter().any(|s| s == source) {
            all.push(source.to_owned());
        }
    }
    all
}

/// A word of a table in one language.
fn said(lang: Lang, zh: &'static str, en: &'static str) -> String {
    Both::fixed(zh, en).get(lang).to_owned()
}
