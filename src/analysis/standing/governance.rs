//! Where a decision and its steps, an item of a list and a disclosure stand (kinds.md §2.9). What changed in an item since its
//! former version is said field by field on its page.

use chrono::NaiveDate;

use super::value::{Computed, Said};
use super::{Judge, overdue_days};
use crate::both;
use crate::catalog::codes::DECISION_STEP;
use crate::catalog::governance::{DECISION, STEP};
use crate::catalog::integrity::PROMISE;
use crate::error::Result;
use crate::messages::{Label, plural};
use crate::rules::computed::share;
use crate::rules::disclosure::{DisclosureDays, disclosure_due};
use crate::rules::parameters::NotComputable;
use crate::schema::{CodeItem, CodeList, Field, Type};

/// The six steps; fair-competition review is one only where a policy is decided.
const STEPS: [&str; 6] = ["participation", "expert", "risk", "legality", "compliance", "collective"];

/// Whether the shortest periods of the regulation bind a decision.
static DOC_RULE: CodeList = CodeList {
    name: "doc_rule",
    items: &[
        CodeItem { code: "statutory", zh: "法定最短期限适用", aliases: &[] },
        CodeItem { code: "advisory", zh: "最短期限供参考", aliases: &[] },
    ],
};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "decision",
        Field::new("missing", "缺项程序", Type::List(&Type::Code(&DECISION_STEP))),
        Label::new(
            "六项程序中没有记录、未办或进行中的,未终止的",
            "those of the six steps that have no record or are pending or running, unless it was abandoned",
        ),
        missing,
    ),
    Computed::new(
        "decision",
        Field::new("done_share", "程序完成率", Type::Rate),
        Label::new("已完成或不适用的程序数 ÷ 6", "steps done or skipped / 6"),
        done_share,
    ),
    Computed::new(
        "decision",
        Field::new("no_meeting", "未经集体讨论", Type::Bool),
        Label::new(
            "有决定日期,而集体讨论决定没有完成或会议日期空白",
            "decided_on is filled, and the collective step is not done or meeting_on is blank",
        ),
        no_meeting,
    ),
    Computed::new(
        "decision",
        Field::new("doc_rule", "适用规则", Type::Code(&DOC_RULE)),
        Label::new(
            "启动日期时 {decision.comment} 已施行的,法定最短期限适用;更早的供参考",
            "the shortest periods bind where {decision.comment} was in force on opened_on; to earlier ones they are advice",
        ),
        doc_rule,
    ),
    Computed::new(
        "step",
        Field::new("length", "历时", Type::Int),
        Label::new(
            "结束日期 − 开始日期,日历天数;合法性审查计工作日",
            "end_on - start_on in calendar days; working days for the legality review",
        ),
        length,
    ),
    Computed::new(
        "step",
        Field::new("too_short", "期限不足", Type::Bool),
        Label::new(
            "历时短于 {decision.comment}(公开征求意见)、{decision.hearing}(听证会)或 {decision.legality}(合法性审查);决策启动早于条例施行的不论",
            "shorter than {decision.comment} (notice), {decision.hearing} (hearing) or {decision.legality} (legality review), \
             unless the decision was opened before the regulation",
        ),
        too_short,
    ),
    Computed::new(
        "step",
        Field::new("adopt_rate", "采纳率", Type::Rate),
        Label::new("采纳意见数 ÷ 收到意见数", "adopted / received"),
        adopt_rate,
    ),
    Computed::new(
        "item",
        Field::new("no_basis", "无依据", Type::Bool),
        Label::new(
            "设定依据当日不是现行有效,未调整未取消的",
            "the basis is not in force today, while it is not replaced or cancelled",
        ),
        no_basis,
    ),
    Computed::new(
        "item",
        Field::new("promises", "对应承诺", Type::Int),
        Label::new("承诺来源为本事项的承诺数", "number of promises whose source it is"),
        promises,
    ),
    Computed::new(
        "disclosure",
        Field::new("due_on", "应公开日期", Type::Date),
        Label::new(
            "形成或变更日期 + {open.publish};有所属月份的,次月 {disclosure.month_day} 日;依申请的,延期至或申请日期 + {open.reply}",
            "formed_on + {open.publish}; with a period the {disclosure.month_day} of the following month; on request extended_to or \
             requested_on + {open.reply}",
        ),
        disclosure_due_on,
    ),
    Computed::new(
        "disclosure",
        Field::new("late", "迟延", Type::Bool),
        Label::new(
            "(公开日期、依申请的答复日期或当日) 在应公开日期之后,不予公开的除外",
            "(published_on, replied_on of a request, or today) is after due_on, unless it is withheld",
        ),
        late,
    ),
];

/// The steps that have neither been done nor skipped.
fn open_steps(judge: &Judge<'_>) -> Result<Vec<&'static str>> {
    let steps = judge.reader.children(&STEP, "decision", judge.row.id())?;
    let ended = |step: &str| {
        steps.iter().any(|row| row.text("step") == Some(step) && matches!(row.state(), "done" | "skipped"))
    };
    Ok(STEPS.into_iter().filter(|step| !ended(step)).collect())
}

fn missing(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() == "abandoned" {
        return Ok(Said::Nothing);
    }
    let missing: Vec<String> = open_steps(judge)?.into_iter().map(str::to_owned).collect();
    Ok(Said::list(&missing))
}

fn done_share(judge: &Judge<'_>) -> Result<Said> {
    let done = STEPS.len() - open_steps(judge)?.len();
    let count = |steps: usize| i64::try_from(steps).unwrap_or(0);
    Ok(Said::maybe(share(count(done), count(STEPS.len()))))
}

fn no_meeting(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.date("decided_on").is_none() {
        return Ok(Said::Nothing);
    }
    let steps = judge.reader.children(&STEP, "decision", judge.row.id())?;
    let discussed = steps.iter().any(|row| row.text("step") == Some("collective") && row.state() == "done");
    Ok(Said::when(!discussed || judge.row.date("meeting_on").is_none()))
}

fn doc_rule(judge: &Judge<'_>) -> Result<Said> {
    let Some(opened) = judge.row.date("opened_on") else { return Ok(Said::Nothing) };
    Ok(if judge.parameters.in_force("decision.comment", opened).is_ok() {
        Said::Told("statutory".into(), both!("法定最短期限适用", "the shortest periods of the regulation apply"))
    } else {
        Said::Told(
            "advisory".into(),
            both!("启动早于条例施行,最短期限供参考", "opened before the regulation: its periods are advice"),
        )
    })
}

/// The parameter that sets the shortest length of a step.
fn shortest(judge: &Judge<'_>) -> Option<&'static str> {
    match (judge.row.text("step"), judge.row.text("method")) {
        (Some("participation"), Some("notice")) => Some("decision.comment"),
        (Some("participation"), Some("hearing")) => Some("decision.hearing"),
        (Some("legality"), _) => Some("decision.legality"),
        _ => None,
    }
}

fn both_ends(judge: &Judge<'_>) -> Option<(NaiveDate, NaiveDate)> {
    judge.row.date("start_on").zip(judge.row.date("end_on"))
}

/// How long a step took, in working days where its rule counts those.
fn length(judge: &Judge<'_>) -> Result<Said> {
    let Some((start, end)) = both_ends(judge).filter(|(start, end)| start <= end) else { return Ok(Said::Nothing) };
    if shortest(judge) != Some("decision.legality") {
        let count = end.signed_duration_since(start).num_days();
        let english = plural(usize::try_from(count).unwrap_or(0), "day");
        return Ok(Said::Told(count.into(), both!("{count} 天", "{english}")));
    }
    let Some(count) = judge.parameters.calendar().workdays_between(start, end) else {
        let out = both!("无法计算: 日期超出日历", "not computable: a day lies outside the calendar");
        return Ok(Said::Cannot(out));
    };
    let english = plural(usize::try_from(count).unwrap_or(0), "working day");
    Ok(Said::Told(count.into(), both!("{count} 个工作日", "{english}")))
}

fn too_short(judge: &Judge<'_>) -> Result<Said> {
    let (Some((start, end)), Some(rule)) = (both_ends(judge), shortest(judge)) else { return Ok(Said::Nothing) };
    let decision = judge.reader.get(&DECISION, judge.row.text("decision").unwrap_or_default())?;
    let opened = decision.and_then(|decision| decision.date("opened_on")).unwrap_or(start);
    // A decision that was opened before the regulation is not judged by it.
    if judge.parameters.in_force(rule, opened).is_err() {
        return Ok(Said::Nothing);
    }
    let least = judge.parameters.term(rule, start).and_then(|term| {
        let least = term.corresponding(start, judge.parameters.calendar())?;
        Ok((least, term))
    });
    Ok(match least {
        Ok((least, term)) if end < least => {
            let (least, source) = (term.row.amount(), term.row.cite());
            let (zh, en, source_zh, source_en) = (least.zh, least.en, source.zh, source.en);
            Said::Told(1.into(), both!("最短{zh},{source_zh}", "{en} at least, {source_en}"))
        }
        Ok(_) => Said::Nothing,
        Err(missing) => Said::Cannot(missing.both()),
    })
}

fn adopt_rate(judge: &Judge<'_>) -> Result<Said> {
    let adopted = judge.row.int("adopted").zip(judge.row.int("received"));
    Ok(Said::maybe(adopted.and_then(|(adopted, received)| share(adopted, received))))
}

fn no_basis(judge: &Judge<'_>) -> Result<Said> {
    let on = judge.as_of;
    let Some(basis) = judge.row.text("basis").filter(|_| !judge.is_in(&["replaced", "cancelled"])) else {
        return Ok(Said::Nothing);
    };
    Ok(if judge.is_law(basis, on)? {
        Said::Nothing
    } else {
        Said::Told(1.into(), both!("设定依据在 {on} 不是现行有效", "the basis is not in force on {on}"))
    })
}

fn promises(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::count(judge.reader.children(&PROMISE, "source", judge.row.id())?.len()))
}

type Found = std::result::Result<Option<NaiveDate>, NotComputable>;

fn disclosure_days<'a>(judge: &Judge<'a>) -> Option<DisclosureDays<'a>> {
    judge.row.view::<DisclosureDays<'_>>().ok()
}

fn due_of_disclosure(judge: &Judge<'_>, of: &DisclosureDays<'_>) -> Found {
    Ok(disclosure_due(judge.parameters, of)?.map(|due| due.on()))
}

fn disclosure_due_on(judge: &Judge<'_>) -> Result<Said> {
    let Some(of) = disclosure_days(judge) else { return Ok(Said::Nothing) };
    if of.mode == "request" && of.requested_on.is_none() && of.extended_to.is_none() {
        return Ok(Said::Cannot(both!("无法计算: 没有申请日期", "not computable: the day of the request is blank")));
    }
    Ok(Said::day(due_of_disclosure(judge, &of)))
}

fn late(judge: &Judge<'_>) -> Result<Said> {
    let Some(of) = disclosure_days(judge).filter(|_| judge.row.state() != "withheld") else { return Ok(Said::Nothing) };
    let done = judge.row.date(if of.mode == "request" { "replied_on" } else { "published_on" });
    Ok(match due_of_disclosure(judge, &of) {
        Ok(due) => Said::when(overdue_days(due, done, judge.as_of) != Said::Nothing),
        Err(missing) => Said::Cannot(missing.both()),
    })
}
