//! How long a record of dishonesty stands before the public, from when it may be repaired, how long it is kept, and what that
//! means for its publications (kinds.md §2.3, §2.8, §2.11).

use chrono::NaiveDate;

use super::Judge;
use super::value::{Computed, Said};
use crate::both;
use crate::catalog::integrity::REPAIR;
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::rules::parameters::NotComputable;
use crate::rules::rights::target_of;
use crate::rules::rights::window::{
    Bound, Class, Decided, Repairable, public_max, public_min, publication_end, repair_from, uncorrected,
};
use crate::schema::{Field, Row, Type};

const MIN: Field = Field::new("public_min", "最短公示至", Type::Date);
const MAX: Field = Field::new("public_max", "最长公示至", Type::Date);
const FROM: Field = Field::new("repair_from", "可申请修复日", Type::Date);

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "case",
        Field::new("public_from", "公示起", Type::Date),
        Label::new("认定日期,已认定或惩戒中的单位记录", "decided_on of a unit's case that is confirmed or sanctioned"),
        public_from,
    ),
    Computed::new(
        "case",
        MIN,
        Label::new(
            "认定日期 + {public.general.min}(一般)或 {public.serious.min}(严重);轻微的没有",
            "decided_on + {public.general.min} or {public.serious.min}; none where it is minor",
        ),
        min,
    ),
    Computed::new(
        "case",
        MAX,
        Label::new(
            "认定日期 + {public.minor.max}(轻微)、{public.general.max}(一般)或 {public.serious.max}(严重);整改未销号的不终止",
            "decided_on + {public.minor.max}, {public.general.max} or {public.serious.max} by severity; no end while an order on \
             it is not closed",
        ),
        max,
    ),
    Computed::new(
        "case",
        FROM,
        Label::new(
            "按办理中的修复申请;没有申请的: 单位按政府机构,履行义务之日,个人按认定日期",
            "as its open repair says; without one: a unit's from the day the duty is fulfilled, a person's from decided_on",
        ),
        case_repairable,
    ),
    Computed::new(
        "case",
        Field::new("retention_end", "保存至", Type::Date),
        Label::new(
            "认定日期 + {retention.negative},认定以后的",
            "decided_on + {retention.negative}, once it is decided",
        ),
        retention_end,
    ),
    Computed::new(
        "credential",
        MIN,
        Label::new(
            "认定日期 + {public.general.min},列入严重失信名单的 {public.serious.min}",
            "issued_on + {public.general.min}, {public.serious.min} on a list of serious dishonesty",
        ),
        min,
    ),
    Computed::new(
        "credential",
        MAX,
        Label::new(
            "认定日期 + {public.general.max},列入严重失信名单的 {public.serious.max};整改未销号的不终止",
            "issued_on + {public.general.max}, {public.serious.max} on a list of serious dishonesty; no end while an order on it \
             is not closed",
        ),
        max,
    ),
    Computed::new(
        "repair",
        FROM,
        Label::new(
            "市场主体: 认定日期 + {public.general.min} 或 {public.serious.min},轻微的取义务履行日期;政府机构: 义务履行日期;个人: 认定日期",
            "market: the decision + {public.general.min} or {public.serious.min}, where it is minor fulfilled_on; government: \
             fulfilled_on; person: the day of the decision",
        ),
        repairable,
    ),
    Computed::new(
        "publication",
        Field::new("min_end", "最短至", Type::Date),
        Label::new("公示对象的最短公示至", "public_min of the case or credential"),
        min_end,
    ),
    Computed::new(
        "publication",
        Field::new("max_end", "最长至", Type::Date),
        Label::new(
            "公示对象的最长公示至,与公示截止比较取早的",
            "public_max of the case or credential, or end_on where that is earlier or the only one",
        ),
        max_end,
    ),
    Computed::new(
        "publication",
        Field::new("overrun", "超期未撤", Type::Bool),
        Label::new("公示中,且当日已过最长至", "live, and max_end is past"),
        overrun,
    ),
    Computed::new(
        "publication",
        Field::new("live_days", "已公示天数", Type::Int),
        Label::new("(撤下日期或当日) − 公示开始", "(withdrawn_on or today) - start_on"),
        live_days,
    )
    .days(),
];

/// The day of the decision and the class that the window of a confirmed case, or of a credential that speaks against its party,
/// rests on; `None` for other records.
///
/// # Errors
/// Which field is blank.
fn stands(judge: &Judge<'_>) -> std::result::Result<Option<(NaiveDate, Class)>, Both> {
    let row = judge.row;
    let judged = match row.kind().name {
        "case" => is_confirmed(judge) && row.text("subject_kind") != Some("officer"),
        _ => row.state() == "valid" && matches!(row.text("info_kind"), Some("violation" | "credit")),
    };
    if !judged {
        return Ok(None);
    }
    match Decided::of(row) {
        Decided { on: Some(on), class: Some(class) } => Ok(Some((on, class))),
        Decided { on: None, .. } => {
            Err(both!("无法计算: 没有认定日期", "not computable: the day of the decision is blank"))
        }
        Decided { class: None, .. } => Err(both!("无法计算: 没有严重程度", "not computable: severity is blank")),
    }
}

fn is_confirmed(judge: &Judge<'_>) -> bool {
    judge.is_in(&["confirmed", "sanctioned"])
}

fn on(found: std::result::Result<Option<Bound>, NotComputable>) -> Said {
    Said::day(found.map(|bound| bound.map(|bound| bound.on)))
}

fn public_from(judge: &Judge<'_>) -> Result<Said> {
    Ok(match stands(judge) {
        Ok(found) => Said::maybe(found.map(|(on, _)| on)),
        Err(lacking) => Said::Cannot(lacking),
    })
}

fn min(judge: &Judge<'_>) -> Result<Said> {
    Ok(match stands(judge) {
        Ok(None) => Said::Nothing,
        Ok(Some((decided, class))) => on(public_min(judge.parameters, class, decided)),
        Err(lacking) => Said::Cannot(lacking),
    })
}

fn max(judge: &Judge<'_>) -> Result<Said> {
    let (decided, class) = match stands(judge) {
        Ok(None) => return Ok(Said::Nothing),
        Ok(Some(found)) => found,
        Err(lacking) => return Ok(Said::Cannot(lacking)),
    };
    if let Some(order) = uncorrected(judge.reader, judge.row.id())?.first() {
        let id = order.id();
        return Ok(Said::Cannot(both!("不终止: 整改 {id} 未销号", "no end: rectification {id} is not closed")));
    }
    Ok(on(public_max(judge.parameters, class, decided).map(Some)))
}

/// From when a record can be repaired by a rule.
fn from(judge: &Judge<'_>, rule: &str, target: Decided, fulfilled_on: Option<NaiveDate>) -> Said {
    match repair_from(judge.parameters, rule, target, fulfilled_on) {
        Ok(Repairable::From(on, _)) => Said::Is(on.into()),
        Ok(Repairable::OnceFulfilled) => Said::Cannot(both!("履行义务之日", "the day the duty is fulfilled")),
        Ok(Repairable::Lacks(_)) => Said::Cannot(both!(
            "无法计算: 修复对象缺认定日期或严重程度",
            "not computable: the target lacks day or severity"
        )),
        Err(missing) => Said::Cannot(missing.both()),
    }
}

fn is_open(repair: &Row) -> bool {
    matches!(repair.state(), "applied" | "accepted")
}

fn repairable(judge: &Judge<'_>) -> Result<Said> {
    let row = judge.row;
    let Some(target) = target_of(judge.reader, row)?.filter(|_| is_open(row)) else { return Ok(Said::Nothing) };
    Ok(from(judge, row.text("rule").unwrap_or_default(), Decided::of(&target), row.date("fulfilled_on")))
}

fn case_repairable(judge: &Judge<'_>) -> Result<Said> {
    let case = judge.row;
    if !is_confirmed(judge) {
        return Ok(Said::Nothing);
    }
    let asked = judge.reader.children(&REPAIR, "target", case.id())?.into_iter().rfind(is_open);
    let usual = if case.text("subject_kind") == Some("officer") { "person" } else { "government" };
    let rule = asked.as_ref().and_then(|repair| repair.text("rule")).unwrap_or(usual);
    let fulfilled_on = asked.as_ref().and_then(|repair| repair.date("fulfilled_on"));
    Ok(from(judge, rule, Decided::of(case), fulfilled_on))
}

fn retention_end(judge: &Judge<'_>) -> Result<Said> {
    let decided = judge.row.date("decided_on").filter(|_| !judge.is_in(&["lead", "transferred", "verifying"]));
    Ok(Said::day(judge.term("retention.negative", decided)))
}

/// The case or credential that a publication is of.
fn published(judge: &Judge<'_>) -> Result<Option<Row>> {
    Ok(target_of(judge.reader, judge.row)?.filter(|target| matches!(target.kind().name, "case" | "credential")))
}

fn min_end(judge: &Judge<'_>) -> Result<Said> {
    let decided = published(judge)?.map(|target| Decided::of(&target));
    let Some(Decided { on: Some(decided), class: Some(class) }) = decided else { return Ok(Said::Nothing) };
    Ok(on(public_min(judge.parameters, class, decided)))
}

/// The last day of a publication.
fn end(judge: &Judge<'_>) -> Result<std::result::Result<Option<NaiveDate>, NotComputable>> {
    let (target, corrected) = match published(judge)? {
        Some(target) => (Decided::of(&target), uncorrected(judge.reader, target.id())?.is_empty()),
        None => (Decided { on: None, class: None }, true),
    };
    let end = publication_end(judge.parameters, judge.row.date("end_on"), target, corrected);
    Ok(end.map(|end| end.map(|end| end.on())))
}

fn max_end(judge: &Judge<'_>) -> Result<Said> {
    end(judge).map(Said::day)
}

fn overrun(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() != "live" {
        return Ok(Said::Nothing);
    }
    Ok(match end(judge)? {
        Ok(end) => Said::when(end.is_some_and(|end| judge.as_of > end)),
        Err(missing) => Said::Cannot(missing.both()),
    })
}

fn live_days(judge: &Judge<'_>) -> Result<Said> {
    let row = judge.row;
    let Some(start) = row.date("start_on").filter(|_| judge.is_in(&["live", "withdrawn"])) else {
        return Ok(Said::Nothing);
    };
    let until = row.date("withdrawn_on").unwrap_or(judge.as_of);
    let days = until.signed_duration_since(start).num_days();
    Ok(Said::maybe((days >= 0).then_some(days)))
}
