//! Where an objection stands, a repair and a suit (kinds.md §2.8); from when a repair is open is said with the windows.

use chrono::NaiveDate;

use super::Judge;
use super::chain::in_stage;
use super::value::{Computed, Said};
use crate::catalog::integrity::CASE;
use crate::catalog::registry::UNIT;
use crate::error::Result;
use crate::messages::Label;
use crate::schema::{Field, Type};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "objection",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new(
            "(决定日期或当日) − (收到日期 + {objection.decide}),为正的",
            "(decided_on or today) - (received_on + {objection.decide}), if positive",
        ),
        objection_overdue,
    )
    .days(),
    Computed::new(
        "objection",
        Field::new("against", "责任单位", Type::Ref(&UNIT)),
        Label::new("异议成立或部分成立的,信息提供单位", "provider, where it was upheld in whole or in part"),
        against,
    ),
    Computed::new(
        "repair",
        Field::new("early", "发现前自纠", Type::Bool),
        Label::new(
            "主动自查,且义务履行日期早于失信记录的收到日期",
            "self_report, and fulfilled_on before received_on of the case",
        ),
        early,
    ),
    Computed::new(
        "litigation",
        Field::new("stage_days", "本环节天数", Type::Int),
        Label::new("当日 − 最近一次办理的日期,尚未了结的", "today - day of the last transition, while it is not ended"),
        in_stage,
    )
    .days(),
    Computed::new(
        "litigation",
        Field::new("listed_at", "在名单", Type::Bool),
        Label::new(
            "列入名单日期 ≤ 当日,且履行或退出日期空白或在当日之后",
            "listed_on <= today, and cleared_on blank or after today",
        ),
        listed,
    ),
];

fn objection_overdue(judge: &Judge<'_>) -> Result<Said> {
    let received = judge.row.date("received_on").filter(|_| judge.row.state() != "rejected");
    Ok(judge.overdue_since(judge.term("objection.decide", received), "decided_on"))
}

fn against(judge: &Judge<'_>) -> Result<Said> {
    let won = matches!(judge.row.text("result"), Some("upheld" | "part")) && judge.is_in(&["upheld", "closed"]);
    Ok(Said::maybe(judge.row.text("provider").filter(|_| won)))
}

/// 发现前自纠: reported by the applicant and put right before the case came in; it speaks for a lighter measure.
fn early(judge: &Judge<'_>) -> Result<Said> {
    let own = judge.row.int("self_report") == Some(1);
    let Some(target) = judge.row.text("target").filter(|id| own && id.starts_with(CASE.prefix)) else {
        return Ok(Said::Nothing);
    };
    let found: Option<NaiveDate> = judge.reader.get(&CASE, target)?.and_then(|case| case.date("received_on"));
    let early = judge.row.date("fulfilled_on").zip(found).is_some_and(|(done, found)| done < found);
    Ok(Said::when(early))
}

fn listed(judge: &Judge<'_>) -> Result<Said> {
    let listed = judge.row.date("listed_on").is_some_and(|on| on <= judge.as_of);
    Ok(Said::when(listed && judge.row.date("cleared_on").is_none_or(|on| on > judge.as_of)))
}
