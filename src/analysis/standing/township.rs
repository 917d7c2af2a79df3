//! Where a desk, a venue, a service and a title of the townships stand (kinds.md §2.7). Which units lack a desk or a venue is
//! said of units, by `check` and the matrices.

use chrono::NaiveDate;

use super::shared::blank;
use super::value::{Computed, Said};
use super::{Judge, overdue_days, rate};
use crate::analysis::eligibility::{self, Asked, Effect};
use crate::both;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::COMPLAINT;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::UNIT;
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::schema::filter::{Filter, Query, Test};
use crate::schema::{Field, Type, Value};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "desk",
        Field::new("vacant", "缺人", Type::Bool),
        Label::new(
            "在用而负责人已离任,或专职人数 + 兼职人数 = 0",
            "active, and its head has left or full_time + part_time = 0",
        ),
        vacant,
    ),
    Computed::new(
        "venue",
        Field::new("stale", "长期未更新", Type::Bool),
        Label::new(
            "在用,最近更新(含在此载体的公示,没有的取启用日期)后超过 {venue.stale}",
            "active, and the last update or publication there, else the opening, lies further back than {venue.stale}",
        ),
        stale,
    ),
    Computed::new(
        "service",
        Field::new("reach", "落实率", Type::Rate),
        Label::new(
            "实际受益人数 ÷ 计划受益人数,没有的取实际金额 ÷ 计划金额",
            "actual_count / planned_count, else actual_amount / planned_amount",
        ),
        reach,
    ),
    Computed::new(
        "service",
        Field::new("complaints", "相关投诉数", Type::Int),
        Label::new(
            "该单位该服务领域年度内收到的投诉数",
            "complaints on the unit with service_area = area received in the year",
        ),
        complaints,
    ),
    Computed::new(
        "service",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new("当日 − 应落实日期,计划中的", "today - due_on, while it is planned"),
        overdue,
    )
    .days(),
    Computed::new(
        "campaign",
        Field::new("holding", "有效命名", Type::Bool),
        Label::new("已命名,命名日期 ≤ 当日 ≤ 有效期至", "titled, titled_on to valid_to covers today"),
        holding,
    ),
    Computed::new(
        "campaign",
        Field::new("barred_now", "应复核", Type::Bool),
        Label::new("已命名,而当日按资格查询该单位不得命名", "titled, and eligibility bars the unit from a title today"),
        barred_now,
    ),
];

fn vacant(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() != "active" {
        return Ok(Said::Nothing);
    }
    let head = judge.reader.get(&OFFICER, judge.row.text("head").unwrap_or_default())?;
    let gone = head.is_some_and(|head| {
        matches!(head.state(), "left" | "archived") || head.date("left_on").is_some_and(|on| on <= judge.as_of)
    });
    let people = [judge.row.int("full_time"), judge.row.int("part_time")];
    let nobody = people.iter().any(Option::is_some) && people.into_iter().flatten().sum::<i64>() == 0;
    Ok(if gone {
        Said::Told(1.into(), both!("负责人已离任", "its head has left"))
    } else if nobody {
        Said::Told(1.into(), both!("没有专职也没有兼职人员", "nobody works there, full time or part time"))
    } else {
        Said::Nothing
    })
}

/// The last update, or the last publication there, lies further back than {venue.stale}.
fn stale(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() != "active" {
        return Ok(Said::Nothing);
    }
    let published = judge.reader.children(&PUBLICATION, "venue", judge.row.id())?;
    let days = published.iter().map(|row| row.date("start_on")).chain([judge.row.date("updated_on")]);
    let last = days.flatten().filter(|on| *on <= judge.as_of).max().or_else(|| judge.row.date("opened_on"));
    let Some(last) = last else { return Ok(Said::Nothing) };
    Ok(match judge.term("venue.stale", Some(last)) {
        Ok(due) if due < Some(judge.as_of) => Said::Told(1.into(), both!("上次更新 {last}", "last updated {last}")),
        Ok(_) => Said::Nothing,
        Err(missing) => Said::Cannot(missing.both()),
    })
}

/// By people where both numbers are filled, else by amount where both are; what was planned alone is no share yet.
fn reach(judge: &Judge<'_>) -> Result<Said> {
    let row = judge.row;
    let ways = [
        ("actual_count", "planned_count", Both::fixed("按受益人数", "by people")),
        ("actual_amount", "planned_amount", Both::fixed("按金额", "by amount")),
    ];
    for (done, planned, by) in &ways {
        if let Said::Is(share) = judge.share_of(done, planned) {
            let (shown, zh, en) = (rate(share.int().unwrap_or(0)).zh, &by.zh, &by.en);
            return Ok(Said::Told(share, both!("{shown}({zh})", "{shown} ({en})")));
        }
    }
    // Nothing is done yet of what is planned.
    if row.state() == "planned" && ways.iter().all(|(done, ..)| row.int(done).is_none()) {
        return Ok(Said::Nothing);
    }
    let half = ways.iter().map(|(done, planned, _)| judge.share_of(done, planned)).find(|said| *said != Said::Nothing);
    Ok(half.unwrap_or_else(|| blank(row.kind(), "planned_count")))
}

fn complaints(judge: &Judge<'_>) -> Result<Said> {
    let row = judge.row;
    let year = row.int("year").and_then(|year| i32::try_from(year).ok());
    let ends = |year| Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?));
    let Some((first, last)) = year.and_then(ends) else { return Ok(Said::Nothing) };
    let mut filters = Vec::new();
    for (name, test) in [
        ("unit", Test::AnyOf(vec![row.get("unit").clone()])),
        ("service_area", Test::AnyOf(vec![row.get("area").clone()])),
        ("received_on", Test::Between(Some(Value::Date(first)), Some(Value::Date(last)))),
    ] {
        filters.extend(COMPLAINT.field(name).map(|field| Filter { field, test }));
    }
    let found = judge.reader.count(&COMPLAINT, &Query { filters, closed: true, ..Query::default() })?;
    Ok(Said::positive(found))
}

fn overdue(judge: &Judge<'_>) -> Result<Said> {
    let due = judge.row.date("due_on").filter(|_| judge.row.state() == "planned");
    Ok(overdue_days(due, None, judge.as_of))
}

fn holding(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(judge.row.state() == "titled" && judge.covers(judge.row, "titled_on", "valid_to")))
}

fn barred_now(judge: &Judge<'_>) -> Result<Said> {
    let unit = judge.row.text("unit").filter(|_| judge.row.state() == "titled").unwrap_or_default();
    let Some(unit) = judge.reader.get(&UNIT, unit)? else { return Ok(Said::Nothing) };
    let asked = Asked { subject: &unit, purpose: "title", on: judge.as_of };
    let mut bars = eligibility::grounds(judge.reader, judge.parameters, &asked)?;
    bars.retain(|ground| ground.effect == Effect::Bar);
    let ids = bars.iter().map(|bar| bar.id.as_str()).collect::<Vec<_>>().join(" ");
    Ok(if bars.is_empty() { Said::Nothing } else { Said::Told(1.into(), both!("受限于 {ids}", "barred by {ids}")) })
}
