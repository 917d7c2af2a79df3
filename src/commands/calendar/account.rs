//! `calendar add`: the last day of a period, and the account of how each day was counted.

use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value as Json, json};

use super::super::output::{self, Output};
use super::super::session::Session;
use super::super::small::{Cell, small};
use super::said;
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::{Fit, Format, Head, Table};
use crate::terms::date;
use crate::terms::workdays::{Calendar, Counted, Counting, DayKind, Role, Term, Unit};

/// The day that a term from a day leads to: alone when quiet, else with the account of every day.
pub(in super::super) fn add(s: &mut Session<'_>) -> Result<u8> {
    let (calendar, today) = super::at_hand(s)?;
    let (start, term) = operands(s, &calendar, today)?;
    let out_of_range = || {
        Fault::new(
            &codes::E3102,
            both!("{start} 起 {term} 超出 1900 年至 2200 年", "{term} from {start} is outside 1900 to 2200"),
        )
        .hint(both!("请核对年份和期限", "check the year and the term"))
    };
    let counted = calendar.count(start, term).ok_or_else(out_of_range)?;
    let output = Output::of(s, Some(Format::Table))?;
    let due = counted.due;
    match output.format {
        Format::Json | Format::JsonLines => put(s, &output, &format!("{}\n", object(start, term, &counted)))?,
        Format::Id => put(s, &output, &format!("{due}\n"))?,
        Format::Table if s.globals().quiet => put(s, &output, &format!("{due}\n"))?,
        Format::Table => {
            let text = sentence(s.lang(), &calendar, start, term, &counted);
            let width = if output.file.is_some() { None } else { s.ui.width };
            put(s, &output, &format!("{text}{}", table(&counted, term, s.lang(), width)))?;
        }
        Format::Wide | Format::Csv | Format::Tsv | Format::Xlsx | Format::Markdown => {
            let rows = rows(&counted, term, s.lang());
            small(s, &["date", "weekday", "count", "remark"], heads(s.lang()), rows)?;
        }
    }
    if counted.provisional {
        // Even when quiet: a script that takes the day alone must not take it for certain.
        let quiet = std::mem::replace(&mut s.ui.quiet, false);
        s.ui.warn(&date::provisional(due));
        s.ui.quiet = quiet;
    }
    Ok(0)
}

fn operands(s: &mut Session<'_>, calendar: &Calendar, today: NaiveDate) -> Result<(NaiveDate, Term)> {
    let words = s.args().positionals();
    let (first, second) = (words.first().copied().unwrap_or_default(), words.get(1).copied().unwrap_or_default());
    match (date::parse_in(first, today, || Ok(calendar)), Term::parse(second)) {
        (Ok(start), Ok(term)) => {
            if start.provisional {
                s.ui.warn(&date::provisional(start.date));
            }
            Ok((start.date, term))
        }
        (start, term) => Err(Failure::of([start.err(), term.err()].into_iter().flatten().collect())),
    }
}

fn put(s: &mut Session<'_>, output: &Output, text: &str) -> Result<()> {
    output::text(s, output, text)
}

/// What the term leads to, why it moved, and the notices that it was counted by.
fn sentence(lang: Lang, calendar: &Calendar, start: NaiveDate, term: Term, counted: &Counted) -> String {
    let due = counted.due;
    let length = term.both();
    let (zh, en) = (&length.zh, &length.en);
    let (day_zh, day_en) = (date::weekday(due, Lang::Zh), date::weekday(due, Lang::En));
    let (back_zh, back_en) = if term.length < 0 { ("前", "before") } else { ("起", "from") };
    let (mark_zh, mark_en) = if counted.provisional { ("(暂估)", " (provisional)") } else { ("", "") };
    let mut lines = vec![both!(
        "{due} {day_zh} = {start} {back_zh} {zh}{mark_zh}",
        "{due} {day_en} = {en} {back_en} {start}{mark_en}"
    )];
    if let Some(nominal) = counted.shifted_from {
        lines.push(both!(
            "  期满日 {nominal} 是休假日,顺延至休假日结束的次日(民法典 203)",
            "  the last day, {nominal}, is a rest day; the period ends on the day after the rest (Civil Code 203)"
        ));
    }
    let entries: Vec<_> = (start.year().min(due.year())..=start.year().max(due.year()))
        .flat_map(|year| calendar.entries(year))
        .map(|(entry, _)| entry)
        .filter(|e| (start.min(due)..=start.max(due)).contains(&e.date))
        .collect();
    let decides = term.unit == Unit::WorkingDays || counted.shifted_from.is_some();
    let notices = super::sources(entries.iter()).join("、");
    if decides && !notices.is_empty() {
        lines.push(both!("  放假通知: {notices}", "  notice of days off: {notices}"));
    }
    lines.iter().map(|line| format!("{}\n", line.get(lang))).collect()
}

/// The account of every day of a term as a table.
pub(in super::super) fn table(counted: &Counted, term: Term, lang: Lang, width: Option<usize>) -> String {
    let mut table = Table::new(heads(lang));
    for row in rows(counted, term, lang) {
        table.push(row.iter().map(|c| c.text(lang)).collect());
    }
    table.render(Fit { width }).text
}

fn heads(lang: Lang) -> Vec<Head> {
    vec![
        Head::text(said(lang, "日期", "date")).rigid().keep(),
        Head::text(said(lang, "星期", "weekday")).keep(),
        Head::number(said(lang, "计数", "count")).keep(),
        Head::text(said(lang, "说明", "remark")).keep(),
    ]
}

fn rows(counted: &Counted, term: Term, lang: Lang) -> Vec<Vec<Cell>> {
    let lines = counted.days.iter().map(|run| {
        vec![
            if run.from == run.to { Cell::Date(run.from) } else { Cell::Text(range(run.from, run.to)) },
            Cell::Text(weekdays(run.from, run.to, lang)),
            match run.number {
                Some((first, last)) if first == last => Cell::Int(first),
                Some((first, last)) => Cell::Text(format!("{first}~{last}")),
                None => Cell::Text("-".to_owned()),
            },
            Cell::Text(remark(run, term).get(lang).to_owned()),
        ]
    });
    lines.collect()
}

/// A run of days as short as it can be told: 2024-04-04~06.
fn range(from: NaiveDate, to: NaiveDate) -> String {
    let last = to.to_string();
    match last {
        _ if from == to => last,
        _ if (from.year(), from.month()) == (to.year(), to.month()) => format!("{from}~{}", to.format("%d")),
        _ if from.year() == to.year() => format!("{from}~{}", to.format("%m-%d")),
        _ => format!("{from}~{last}"),
    }
}

/// 四 or 四~六, Thu or Thu~Sat; blank for a run of more than a week.
pub(super) fn weekdays(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    let one = |day: NaiveDate| match lang {
        Lang::Zh => date::weekday(day, lang).trim_start_matches("星期").to_owned(),
        Lang::En => date::weekday(day, lang).chars().take(3).collect(),
    };
    match to.signed_duration_since(from).num_days().abs() {
        0 => one(from),
        1..=6 => format!("{}~{}", one(from), one(to)),
        _ => String::new(),
    }
}

/// What a run of days is to the period, in words.
fn remark(run: &Counting, term: Term) -> Both {
    let matters = term.unit == Unit::WorkingDays || matches!(run.role, Role::Skipped | Role::Nominal | Role::Due);
    let day = if matters { sort(run) } else { None };
    let role = match run.role {
        Role::Start => return Both::fixed("起算日,不计入", "start, not counted"),
        Role::Counted if run.number.is_none() => Some(Both::fixed("期间内", "within the period")),
        Role::Counted | Role::Skipped => None,
        Role::Nominal => Some(Both::fixed("期满日,顺延", "last day, moves on")),
        Role::Due => Some(Both::fixed("到期日", "due")),
    };
    let unknown = (matters && !run.known).then(|| Both::fixed("暂估", "provisional"));
    let parts: Vec<Both> = [role, day, unknown].into_iter().flatten().collect();
    let list = |lang, separator: &str| parts.iter().map(|p| p.get(lang)).collect::<Vec<_>>().join(separator);
    Both { zh: list(Lang::Zh, ",").into(), en: list(Lang::En, ", ").into() }
}

fn sort(run: &Counting) -> Option<Both> {
    Some(match (run.kind, run.name.as_deref()) {
        (DayKind::Workday, _) => return None,
        (DayKind::Weekend, _) => Both::fixed("周末", "weekend"),
        (DayKind::Holiday, None) => Both::fixed("放假", "day off"),
        (DayKind::Holiday, Some(name)) => {
            let name = holiday(name);
            both!("{}放假", "day off: {}", name.zh).with_en(format!("day off: {}", name.en))
        }
        (DayKind::MakeUp, _) => Both::fixed("调休上班", "make-up working day"),
    })
}

/// A holiday in both languages; a name that is not one of the seven stays as it was imported.
pub(super) fn holiday(name: &str) -> Both {
    const NAMES: [(&str, &str); 9] = [
        ("元旦", "New Year"),
        ("春节", "Spring Festival"),
        ("清明", "Qingming"),
        ("劳动节", "Labour Day"),
        ("端午", "Dragon Boat"),
        ("中秋", "Mid-Autumn"),
        ("国庆", "National Day"),
        ("国庆中秋", "National Day and Mid-Autumn"),
        ("中秋国庆", "Mid-Autumn and National Day"),
    ];
    NAMES.iter().find(|(zh, _)| *zh == name).map_or_else(|| Both::same(name), |&(zh, en)| Both::fixed(zh, en))
}

/// The whole account for programs; keys never change with the language.
pub(in super::super) fn object(start: NaiveDate, term: Term, counted: &Counted) -> Json {
    let days: Vec<Json> = counted
        .days
        .iter()
        .map(|run| {
            let role = match run.role {
                Role::Start => "start",
                Role::Counted => "counted",
                Role::Skipped => "skipped",
                Role::Nominal => "last_day_moved",
                Role::Due => "due",
            };
            let kind = match run.kind {
                DayKind::Workday => "workday",
                DayKind::Weekend => "weekend",
                DayKind::Holiday => "holiday",
                DayKind::MakeUp => "make_up",
            };
            json!({
                "from": run.from.to_string(), "to": run.to.to_string(), "count_from": run.number.map(|n| n.0),
                "count_to": run.number.map(|n| n.1), "role": role, "day": kind, "name": run.name, "known": run.known,
            })
        })
        .collect();
    json!({
        "start": start.to_string(), "term": term.to_string(), "due": counted.due.to_string(),
        "provisional": counted.provisional, "moved_from": counted.shifted_from.map(|d| d.to_string()), "days": days,
    })
}
