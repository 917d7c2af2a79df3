//! How long a promise has, and whether its report waits to be verified (kinds.md §2.8).

use super::Judge;
use super::value::{Computed, Said};
use crate::both;
use crate::catalog::exchange::PUBLICATION;
use crate::error::Result;
use crate::messages::Label;
use crate::schema::{Field, Type};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "promise",
        Field::new("days_left", "剩余天数", Type::Int),
        Label::new("截止日期 − 当日,尚未办结且未到期的", "due_on - today, while it is not ended and not past"),
        days_left,
    )
    .days(),
    Computed::new(
        "promise",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new("当日 − 截止日期,尚未办结且已过期的", "today - due_on, when it is past and not ended"),
        overdue,
    )
    .days(),
    Computed::new(
        "promise",
        Field::new("at_risk", "临期", Type::Bool),
        Label::new("剩余天数不多于 {promise.warn}", "days left at most {promise.warn}"),
        at_risk,
    ),
    Computed::new(
        "promise",
        Field::new("unproven", "未核实", Type::Bool),
        Label::new(
            "报办结后超过 {promise.verify} 未核实",
            "reported longer than {promise.verify} ago and not verified",
        ),
        unproven,
    ),
    Computed::new(
        "promise",
        Field::new("published", "已公开", Type::Bool),
        Label::new("有公示中的公示记录", "a publication of it is live"),
        published,
    ),
];

/// Days to the last day while the promise is not ended; negative when past.
fn left(judge: &Judge<'_>) -> Option<i64> {
    let due = judge.row.date("due_on").filter(|_| judge.is_in(&["open", "reported", "partial"]))?;
    Some(due.signed_duration_since(judge.as_of).num_days())
}

fn days_left(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::maybe(left(judge).filter(|left| *left >= 0)))
}

fn overdue(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::positive(left(judge).map_or(0, |left| -left)))
}

fn at_risk(judge: &Judge<'_>) -> Result<Said> {
    let soon = judge.parameters.in_force("promise.warn", judge.as_of);
    let soon = soon.ok().and_then(|figure| figure.value.parse::<i64>().ok());
    let near = left(judge).zip(soon).is_some_and(|(left, soon)| (0..=soon).contains(&left));
    Ok(Said::when(near))
}

fn unproven(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() != "reported" {
        return Ok(Said::Nothing);
    }
    Ok(match judge.term("promise.verify", judge.row.date("reported_on")) {
        Ok(Some(until)) if judge.as_of > until => {
            Said::Told(1.into(), both!("{until} 前应核实", "it was to be verified by {until}"))
        }
        Ok(_) => Said::Nothing,
        Err(missing) => Said::Cannot(missing.both()),
    })
}

fn published(judge: &Judge<'_>) -> Result<Said> {
    let all = judge.reader.children(&PUBLICATION, "target", judge.row.id())?;
    Ok(Said::when(all.iter().any(|publication| publication.state() == "live")))
}
