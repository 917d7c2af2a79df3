//! Where an officer, a post, an entry of a file and an activity stand (kinds.md §2.2).

use chrono::{Datelike as _, NaiveDate};

use super::Judge;
use super::shared::blank;
use super::value::{Computed, Said};
use crate::analysis::files;
use crate::both;
use crate::catalog::personnel::{ENTRY, OFFICER, POST};
use crate::catalog::registry::UNIT;
use crate::error::Result;
use crate::messages::{Label, plural};
use crate::rules::computed::share;
use crate::rules::handover::{self, OBLIGATIONS};
use crate::rules::rights::sanction;
use crate::rules::{self, personnel};
use crate::schema::parse::LIST_SEPARATOR;
use crate::schema::{Field, Row, Type};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "officer",
        Field::new("current_post", "现任职务", Type::List(&Type::Text)),
        Label::new("当日在任的任职的职务", "titles of the posts that cover today"),
        current_post,
    ),
    Computed::new(
        "officer",
        Field::new("sanction_end", "处分期至", Type::Date),
        Label::new(
            "已入档处分中最晚的处分期至,开除无期限",
            "the latest sanction_end of the entries on file; a dismissal has none",
        ),
        sanction_of_officer,
    ),
    Computed::new(
        "officer",
        Field::new("trained_hours", "年度学时", Type::Int),
        Label::new("本年度培训条目的学时之和", "sum of the hours of the entries on training of this year"),
        trained_hours,
    ),
    Computed::new(
        "officer",
        Field::new("trained", "已参训", Type::Bool),
        Label::new("本年度有培训条目", "there is an entry on training of this year"),
        trained,
    ),
    Computed::new(
        "post",
        Field::new("open_items", "未了事项", Type::List(&Type::AnyRef(&OBLIGATIONS))),
        Label::new(
            "尚未移交的任职应移交的事项,同移交清单",
            "what the post must hand over, while it is not handed over: as handover lists it",
        ),
        open_items,
    ),
    Computed::new(
        "post",
        Field::new("covers", "在任期间", Type::Bool),
        Label::new(
            "任职日期 ≤ 当日,免职日期空白或不早于当日",
            "start_on on or before today, end_on blank or today or later",
        ),
        covers,
    ),
    Computed::new(
        "entry",
        Field::new("sanction_end", "处分期至", Type::Date),
        Label::new(
            "决定日期 + 处分期月数(未写的: 警告 {sanction.warn}、记过 {sanction.demerit}、记大过 {sanction.major}、降级 \
             {sanction.demote}、撤职 {sanction.remove});在处分期内又受处分的,加上未满的期限;不超过决定日期 + {sanction.cap}",
            "decided_on + term_months (where blank: warning {sanction.warn}, demerit {sanction.demerit}, major demerit \
             {sanction.major}, demotion {sanction.demote}, removal {sanction.remove}); what is left of a running period is \
             added; never past decided_on + {sanction.cap}",
        ),
        sanction_of_entry,
    ),
    Computed::new(
        "entry",
        Field::new("retention_end", "保存至", Type::Date),
        Label::new(
            "决定日期(没有的取发生日期)+ {retention.negative},性质为负面的",
            "decided_on, else occurred_on, + {retention.negative}, where polarity is negative",
        ),
        retention_end,
    ),
    Computed::new(
        "activity",
        Field::new("coverage", "培训覆盖率", Type::Rate),
        Label::new(
            "参加单位(没有的取主办单位)在职公务员中当年有培训条目的 ÷ 这些单位的公务员人数",
            "officers in post of the units in unit_list (else of the organiser) with an entry on training in the year / headcount \
             of these units",
        ),
        coverage,
    ),
    Computed::new(
        "activity",
        Field::new("untrained", "未参训", Type::List(&Type::Ref(&OFFICER))).private(),
        Label::new(
            "同上单位在职公务员中当年没有培训条目的",
            "officers in post of the same units without an entry on training in the year",
        ),
        untrained,
    ),
];

fn current_post(judge: &Judge<'_>) -> Result<Said> {
    let mut posts = judge.reader.children(&POST, "officer", judge.row.id())?;
    posts.retain(|post| rules::in_office(post, judge.as_of));
    let titles: Vec<String> = posts.iter().filter_map(|post| post.text("title")).map(str::to_owned).collect();
    Ok(Said::list(&titles))
}

/// A sanction that was decided after the day says nothing yet.
fn sanction_of_officer(judge: &Judge<'_>) -> Result<Said> {
    let entries = judge.reader.children(&ENTRY, "officer", judge.row.id())?;
    let mut latest: Option<NaiveDate> = None;
    for (decided, entry) in sanction::on_file(&entries) {
        if decided.decided_on > judge.as_of {
            break;
        }
        match sanction::of_entry(judge.parameters, entry, &entries) {
            Ok(period) => latest = latest.max(period.map(|period| period.on)),
            Err(missing) => return Ok(Said::Cannot(missing.both())),
        }
    }
    Ok(Said::maybe(latest))
}

/// The entries on training of an officer in a year, up to a day.
fn training(judge: &Judge<'_>, officer: &str, year: i32, on: NaiveDate) -> Result<Vec<Row>> {
    let mut entries = judge.reader.children(&ENTRY, "officer", officer)?;
    entries.retain(|entry| files::is_training(entry, year, on));
    Ok(entries)
}

fn of_this_year(judge: &Judge<'_>) -> Result<Vec<Row>> {
    training(judge, judge.row.id(), judge.as_of.year(), judge.as_of)
}

fn trained_hours(judge: &Judge<'_>) -> Result<Said> {
    let entries = of_this_year(judge)?;
    let (mut hours, mut silent) = (0_i64, 0_usize);
    for entry in &entries {
        match entry.int("hours") {
            Some(own) => hours = hours.saturating_add(own),
            None => silent += 1,
        }
    }
    if silent == 0 {
        return Ok(Said::positive(hours));
    }
    if silent == entries.len() {
        return Ok(blank(&ENTRY, "hours"));
    }
    let english = plural(silent, "entry");
    Ok(Said::Told(hours.into(), both!("{hours}(另有 {silent} 条未填学时)", "{hours} (and {english} without hours)")))
}

fn trained(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(!of_this_year(judge)?.is_empty()))
}

fn open_items(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() == "handed" {
        return Ok(Said::Nothing);
    }
    let mut ids: Vec<String> = Vec::new();
    for obligation in handover::of(judge.reader, judge.row)? {
        if !ids.iter().any(|id| id == obligation.row.id()) {
            ids.push(obligation.row.id().to_owned());
        }
    }
    Ok(Said::list(&ids))
}

fn covers(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(rules::in_office(judge.row, judge.as_of)))
}

fn sanction_of_entry(judge: &Judge<'_>) -> Result<Said> {
    let row = judge.row;
    if row.state() == "removed" || row.text("sanction").is_none() {
        return Ok(Said::Nothing);
    }
    if row.date("decided_on").is_none() {
        return Ok(blank(row.kind(), "decided_on"));
    }
    let entries = judge.reader.children(&ENTRY, "officer", row.text("officer").unwrap_or_default())?;
    Ok(Said::day(sanction::of_entry(judge.parameters, row, &entries).map(|period| period.map(|period| period.on))))
}

fn retention_end(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() == "removed" {
        return Ok(Said::Nothing);
    }
    Ok(Said::day(judge.term("retention.negative", personnel::kept_from(judge.row))))
}

/// Who of the units of an activity is in post, and who of them was trained in its year.
struct Trained {
    /// Ids of those who were.
    yes: Vec<String>,
    /// Ids of those who were not.
    no: Vec<String>,
    /// Head count of the units; `None` where one states none.
    headcount: Option<i64>,
}

/// The year of an activity is looked at up to its end, or up to today while it lasts. `None` for a year that has not begun
/// and for an activity that was cancelled.
fn of_units(judge: &Judge<'_>) -> Result<Option<Trained>> {
    let row = judge.row;
    let Some(year) = row.date("start_on").map(|start| start.year()) else { return Ok(None) };
    if row.state() == "cancelled" || year > judge.as_of.year() {
        return Ok(None);
    }
    let on = NaiveDate::from_ymd_opt(year, 12, 31).map_or(judge.as_of, |last| last.min(judge.as_of));
    let mut found = Trained { yes: Vec::new(), no: Vec::new(), headcount: Some(0) };
    for unit in units(judge)? {
        found.headcount = found.headcount.zip(unit.int("headcount")).map(|(all, own)| all.saturating_add(own));
        for officer in judge.reader.children(&OFFICER, "unit", unit.id())? {
            if !files::in_post(&officer, on) {
                continue;
            }
            let entries = training(judge, officer.id(), year, on)?;
            let side = if entries.is_empty() { &mut found.no } else { &mut found.yes };
            side.push(officer.id().to_owned());
        }
    }
    Ok(Some(found))
}

/// The units that take part, each once; names that the register does not know are no units.
fn units(judge: &Judge<'_>) -> Result<Vec<Row>> {
    let list = judge.row.text("unit_list").or_else(|| judge.row.text("organiser")).unwrap_or_default();
    let mut units: Vec<Row> = Vec::new();
    for id in list.split(LIST_SEPARATOR).map(str::trim) {
        let unit = judge.reader.get(&UNIT, id)?.filter(|unit| !unit.is_void());
        units.extend(unit.filter(|unit| units.iter().all(|known| known.id() != unit.id())));
    }
    Ok(units)
}

fn coverage(judge: &Judge<'_>) -> Result<Said> {
    let Some(found) = of_units(judge)? else { return Ok(Said::Nothing) };
    let count = i64::try_from(found.yes.len()).unwrap_or(i64::MAX);
    Ok(match found.headcount {
        Some(headcount) => Said::maybe(share(count, headcount)),
        None if found.yes.is_empty() && found.no.is_empty() => Said::Nothing,
        None => blank(&UNIT, "headcount"),
    })
}

fn untrained(judge: &Judge<'_>) -> Result<Said> {
    Ok(of_units(judge)?.map_or(Said::Nothing, |found| Said::list(&found.no)))
}
