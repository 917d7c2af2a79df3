//! Where a complaint stands, a case, the order to put it right, and the measure that follows (kinds.md §2.8).

use chrono::{Months, NaiveDate};

use super::value::{Computed, Said};
use super::{Judge, overdue_days};
use crate::analysis::eligibility::{PURPOSE, barred_by};
use crate::both;
use crate::catalog::codes::HARM;
use crate::catalog::integrity::COMPLAINT;
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::rules::computed::complaint;
use crate::rules::parameters::NotComputable;
use crate::schema::{Field, Type};

/// 重复反映 looks this many months back.
const REPEATED: Months = Months::new(12);

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "complaint",
        Field::new("due_on", "办结期限", Type::Date),
        Label::new(
            "延期至; 否则按办理程序: 受理日期 + {complaint.reply},信访 受理日期 + {petition.conclude},拖欠款项 收到日期 + {sme.result}",
            "extended_to, else by the track: accepted_on + {complaint.reply}, petition: accepted_on + {petition.conclude}, sme: \
             received_on + {sme.result}",
        ),
        complaint_due,
    ),
    Computed::new(
        "complaint",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new("(答复日期或当日) − 办结期限,为正的", "(replied_on or today) - due_on, if positive"),
        complaint_overdue,
    )
    .days(),
    Computed::new(
        "complaint",
        Field::new("repeat", "重复反映", Type::List(&Type::AnyRef(&[&COMPLAINT]))),
        Label::new(
            "收到日期前 12 个月内对同一单位、同一领域的其他投诉举报",
            "other complaints on the unit in the same domain, received within the 12 months before received_on",
        ),
        repeated,
    ),
    Computed::new(
        "case",
        Field::new("focus", "治理重点", Type::Code(&HARM)),
        Label::new("危害类型,是危害群众利益或损害市场公平交易的", "harm, where it is public or market"),
        focus,
    ),
    Computed::new(
        "case",
        Field::new("days_in_state", "本环节天数", Type::Int),
        Label::new("当日 − 最近一次办理的日期,尚未了结的", "today - day of the last transition, while it is not ended"),
        in_stage,
    )
    .days(),
    Computed::new(
        "rectification",
        Field::new("due_now", "现期限", Type::Date),
        Label::new(
            "延期至,没有的取整改期限;已下达、已回报或未到位的",
            "extended_to, else due_on; while it is issued, reported or failed",
        ),
        due_now,
    ),
    Computed::new(
        "rectification",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new(
            "(回报日期、核实日期或当日) − (延期至或整改期限),为正的",
            "(reported_on, verified_on or today) - (extended_to or due_on), if positive",
        ),
        order_overdue,
    )
    .days(),
    Computed::new(
        "rectification",
        Field::new("default_due", "建议期限", Type::Date),
        Label::new(
            "拟稿的: (下达日期或当日) + {rectify.explain}(书面说明原因)或 {rectify.fix}(限期整改)",
            "of a draft: (issued_on or today) + {rectify.explain} to explain, {rectify.fix} to put right",
        ),
        default_due,
    ),
    Computed::new(
        "measure",
        Field::new("in_force", "有效", Type::Bool),
        Label::new(
            "生效中,开始日期 ≤ 当日 ≤ 终止日期(空白为长期)",
            "imposed, start_on <= today <= end_on (blank: without an end)",
        ),
        in_force,
    ),
    Computed::new(
        "measure",
        Field::new("expired", "已期满", Type::Bool),
        Label::new("生效中而终止日期已过", "imposed, and end_on is past"),
        expired,
    ),
    Computed::new(
        "measure",
        Field::new("blocks", "限制用途", Type::List(&Type::Code(&PURPOSE))),
        Label::new("生效中的惩戒措施所限制的用途", "the purposes that its action bars, while it is imposed"),
        blocks,
    ),
    Computed::new(
        "measure",
        Field::new("unlisted", "无依据", Type::Bool),
        Label::new("措施依据在决定日期不是现行有效", "the basis was not in force on decided_on"),
        unlisted,
    ),
];

type Found = std::result::Result<Option<NaiveDate>, NotComputable>;

/// 办结期限 of a complaint that was not rejected or withdrawn.
fn due_of_complaint(judge: &Judge<'_>) -> Found {
    let days = judge.row.view::<complaint::Days<'_>>().ok().filter(|_| !judge.is_in(&["rejected", "withdrawn"]));
    let Some(days) = days else { return Ok(None) };
    Ok(complaint::due_on(judge.parameters, &days)?.map(|due| due.on))
}

fn complaint_due(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::day(due_of_complaint(judge)))
}

fn complaint_overdue(judge: &Judge<'_>) -> Result<Said> {
    Ok(judge.overdue_since(due_of_complaint(judge), "replied_on"))
}

fn repeated(judge: &Judge<'_>) -> Result<Said> {
    let row = judge.row;
    let Some(received) = row.date("received_on") else { return Ok(Said::Nothing) };
    let from = received.checked_sub_months(REPEATED).unwrap_or(received);
    let mut others = judge.reader.children(&COMPLAINT, "unit", row.text("unit").unwrap_or_default())?;
    others.retain(|other| {
        other.id() != row.id()
            && other.text("domain") == row.text("domain")
            && other.date("received_on").is_some_and(|on| from <= on && on <= received)
    });
    let ids: Vec<String> = others.iter().map(|other| other.id().to_owned()).collect();
    Ok(Said::list(&ids))
}

fn focus(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::maybe(judge.row.text("harm").filter(|harm| matches!(*harm, "public" | "market"))))
}

/// 本环节天数: since the last transition that stands, or since the record was registered.
pub(super) fn in_stage(judge: &Judge<'_>) -> Result<Said> {
    let row = judge.row;
    if row.is_closed() {
        return Ok(Said::Nothing);
    }
    let verbs = row.kind().lifecycle.map(|l| l.verbs).unwrap_or_default();
    let mut since = None;
    let history = judge.reader.history(row.id())?;
    let mut taken_back = Vec::new();
    for (op, change) in history.iter().rev() {
        if taken_back.contains(&op.seq) {
            continue;
        }
        taken_back.extend(op.undoes);
        let moved = verbs.iter().any(|verb| verb.name == change.action && verb.to.is_some());
        if moved || change.before.is_none() {
            let on = change.effective_on.as_deref().or(op.at.get(..10));
            since = on.and_then(|on| on.parse::<NaiveDate>().ok());
            break;
        }
    }
    let passed = since.map(|since| judge.as_of.signed_duration_since(since).num_days());
    Ok(Said::maybe(passed.filter(|passed| *passed >= 0)))
}

/// The day an order is due, with its extension.
fn order_due(judge: &Judge<'_>) -> Option<NaiveDate> {
    judge.row.date("extended_to").or_else(|| judge.row.date("due_on"))
}

fn due_now(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::maybe(order_due(judge).filter(|_| judge.is_in(&["issued", "reported", "failed"]))))
}

fn order_overdue(judge: &Judge<'_>) -> Result<Said> {
    let due = order_due(judge).filter(|_| judge.row.state() != "draft");
    // A record that was refused or closed is late by the day of its report, if it has one.
    let done = judge.row.date("reported_on").or_else(|| judge.row.date("verified_on"));
    Ok(overdue_days(due, done, judge.as_of))
}

fn default_due(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() != "draft" {
        return Ok(Said::Nothing);
    }
    let name = if judge.row.text("kind") == Some("explain") { "rectify.explain" } else { "rectify.fix" };
    Ok(Said::day(judge.term(name, judge.row.date("issued_on").or(Some(judge.as_of)))))
}

fn is_imposed(judge: &Judge<'_>) -> bool {
    judge.row.state() == "imposed"
}

fn is_past(judge: &Judge<'_>) -> bool {
    judge.row.date("end_on").is_some_and(|end| end < judge.as_of)
}

fn in_force(judge: &Judge<'_>) -> Result<Said> {
    if !is_imposed(judge) || is_past(judge) {
        return Ok(Said::Nothing);
    }
    let begun = judge.row.date("start_on").is_some_and(|start| start <= judge.as_of);
    Ok(if begun { Said::when(true) } else { Said::Told(0.into(), Both::fixed("尚未开始", "not begun")) })
}

fn expired(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(is_imposed(judge) && is_past(judge)))
}

fn blocks(judge: &Judge<'_>) -> Result<Said> {
    let barred = if is_imposed(judge) { barred_by(judge.row.text("action").unwrap_or_default()) } else { &[] };
    let barred: Vec<String> = barred.iter().map(|purpose| (*purpose).to_owned()).collect();
    Ok(Said::list(&barred))
}

fn unlisted(judge: &Judge<'_>) -> Result<Said> {
    let (Some(decided), Some(basis)) = (judge.row.date("decided_on"), judge.row.text("basis")) else {
        return Ok(Said::Nothing);
    };
    Ok(if judge.is_law(basis, decided)? {
        Said::Nothing
    } else {
        Said::Told(1.into(), both!("依据在 {decided} 不是现行有效", "the basis was not in force on {decided}"))
    })
}
