//! Investment promotion: policies reviewed before they are issued, agreements before they are signed, clauses kept
//! (公平竞争审查条例; programme 4(3)).

use chrono::NaiveDate;

use super::cases::case;
use super::law::{Law, Stop, found, given, need};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::messages::{Both, Label};

const PROGRAMME: Label = say("实施方案 四(三)", "programme 4(3)");
const REVIEWED: Label = say(
    "优惠政策出台前通过公平竞争审查。",
    "A preferential policy passes its review for fair competition before it is issued.",
);

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "ZS-01",
        say("出台前公平竞争审查", "fair-competition review before issue"),
        REVIEWED,
        say("公平竞争审查条例 18", "Fair Competition Review Regulation 18"),
        Judge::Policy(reviewed_first),
    )
    .since("2024-08-01"),
    Rule::new(
        "ZS-02",
        say("出台前公平竞争审查(条例施行前)", "fair-competition review before issue, before the regulation"),
        REVIEWED,
        PROGRAMME,
        Judge::Policy(reviewed_first),
    )
    .warns()
    .until("2024-07-31"),
    Rule::new(
        "ZS-03",
        say("禁止内容", "forbidden content"),
        say(
            "没有法律、行政法规依据或者未经国务院批准,政策不得含税收优惠、选择性奖补等内容。",
            "Without a law or a decision of the State Council a policy holds no tax benefit or selective subsidy.",
        ),
        say("公平竞争审查条例 10", "Fair Competition Review Regulation 10"),
        Judge::Policy(forbidden),
    )
    .since("2024-08-01"),
    Rule::new(
        "ZS-04",
        say("例外期限", "end of an exception"),
        say("适用例外规定的政策有期限,期满停止。", "A policy under an exception has an end, and stops then."),
        say("公平竞争审查条例 12", "Fair Competition Review Regulation 12"),
        Judge::Policy(exception_over),
    )
    .since("2024-08-01"),
    Rule::new(
        "ZS-05",
        say("执行口径", "ruling on how it is applied"),
        say("出台的政策有统一的执行口径。", "A policy that is issued has a ruling on how it is applied."),
        PROGRAMME,
        Judge::Policy(|_, c| {
            if c.state != "issued" || c.ruling.is_some() {
                return Ok(Verdict::Clean);
            }
            let on = need(c.effective_from, &POLICY, "effective_from")?;
            Ok(found(both!("没有执行口径", "there is no ruling on how it is applied"), on))
        }),
    )
    .informs(),
    Rule::new(
        "ZS-06",
        say("签约前审查", "review before signing"),
        say(
            "招商协议经合法性审查、公平竞争审查和集体决策后签订。",
            "An agreement is signed after its legality review, its fair-competition review and a collective decision.",
        ),
        PROGRAMME,
        Judge::Agreement(reviewed_agreement),
    )
    .warns(),
    Rule::new(
        "ZS-07",
        say("政府方按期兑现", "clauses of the government in time"),
        say(
            "协议、政策和项目里政府方的义务按期兑现;未达条件的不计。",
            "What the government owes by agreements, policies and projects is kept in time; unmet conditions do not count.",
        ),
        say("优化营商环境条例 31;实施方案 四(三)", "Business Environment Regulation 31; programme 4(3)"),
        Judge::Promise(kept_in_time),
    ),
];

/// Stops unless the policy was issued; its clock starts on the day it came into force.
fn issued(law: &Law<'_>, c: &PolicyCase) -> std::result::Result<NaiveDate, Stop> {
    if !matches!(c.state.as_str(), "issued" | "stopped") {
        return Err(Stop::DoesNotApply);
    }
    law.starts(need(c.effective_from, &POLICY, "effective_from")?)
}

fn reviewed_first(law: &Law<'_>, c: &PolicyCase) -> Judged {
    let from = issued(law, c)?;
    let text = match (c.fair_result.as_str(), c.fair_on) {
        ("none", _) => both!("未经公平竞争审查即出台", "issued without a review for fair competition"),
        ("fail", _) => both!("公平竞争审查不通过而出台", "issued though it failed its review for fair competition"),
        (_, None) => return Err(Stop::Blank(&POLICY, "fair_on")),
        (_, Some(reviewed)) if reviewed > from => both!(
            "生效日期 {from} 早于公平竞争审查日期 {reviewed}",
            "in force on {from}, before its review for fair competition on {reviewed}"
        ),
        _ => return Ok(Verdict::Clean),
    };
    Ok(found(text, from))
}

fn forbidden(law: &Law<'_>, c: &PolicyCase) -> Judged {
    let from = issued(law, c)?;
    if c.forbidden == "none" || (c.basis_level.as_deref() == Some("national") && c.note.is_some()) {
        return Ok(Verdict::Clean);
    }
    let label = crate::catalog::codes::FORBIDDEN_CONTENT.get(&c.forbidden);
    let (zh, en) = label.map_or((c.forbidden.clone(), c.forbidden.clone()), |item| {
        (item.zh.to_owned(), item.label(crate::messages::Lang::En).into_owned())
    });
    let text = both!(
        "含禁止内容({zh}),没有法律、行政法规或国务院决定为依据",
        "forbidden content ({en}) without a law or a decision of the State Council"
    );
    Ok(found(text, from))
}

fn exception_over(law: &Law<'_>, c: &PolicyCase) -> Judged {
    if c.fair_result != "exception" || c.state != "issued" {
        return Ok(Verdict::Clean);
    }
    issued(law, c)?;
    let end = need(c.exception_end, &POLICY, "exception_end")?;
    if law.base.today <= end {
        return Ok(Verdict::Clean);
    }
    Ok(found(both!("例外期限 {end} 已过,政策仍在执行", "the exception ended on {end}; the policy still runs"), end))
}

fn reviewed_agreement(law: &Law<'_>, c: &AgreementCase) -> Judged {
    if !matches!(c.state.as_str(), "signed" | "performing" | "completed" | "terminated") {
        return Ok(Verdict::Clean);
    }
    let signed = law.starts(need(c.signed_on, &AGREEMENT, "signed_on")?)?;
    let late = |on: Option<NaiveDate>| on.is_none_or(|on| on > signed);
    let lacking = [
        (late(c.legality_on), "legality_on"),
        (late(c.fair_on), "fair_on"),
        (c.decision.is_none() || c.decided_on.is_some_and(|on| on > signed), "decision"),
    ];
    let names: Vec<Both> = lacking
        .into_iter()
        .filter(|(lacks, _)| *lacks)
        .filter_map(|(_, field)| AGREEMENT.field(field))
        .map(crate::schema::Field::both)
        .collect();
    if names.is_empty() {
        return Ok(Verdict::Clean);
    }
    let join = |side: fn(&Both) -> &str, by: &str| names.iter().map(side).collect::<Vec<_>>().join(by);
    let (zh, en) = (join(|b| &b.zh, "、"), join(|b| &b.en, ", "));
    Ok(found(both!("签订日期 {signed} 之前没有: {zh}", "not there when it was signed on {signed}: {en}"), signed))
}

fn kept_in_time(law: &Law<'_>, c: &PromiseCase) -> Judged {
    if c.obligor != "gov" || matches!(c.state.as_str(), "not_due" | "changed" | "impossible" | "cancelled") {
        return Ok(Verdict::Clean);
    }
    given(c.of_agreement.filter(|of| *of))?;
    let due = match c.due_on {
        Some(due) => due,
        None if c.condition.is_some() => return Ok(Verdict::Clean),
        None => return Err(Stop::Blank(&PROMISE, "due_on")),
    };
    // A breach that was found stays one, though somebody reported it in time.
    let reported = c.reported_on.filter(|_| !matches!(c.state.as_str(), "partial" | "breached"));
    Ok(law.by(due, reported, say("兑现", "kept")))
}

case! {
    /// A policy with the level of its basis.
    PolicyCase, "policy x LEFT JOIN document d ON d.id = x.basis" {
        id: String = "x.id",
        state: String = "x.state",
        fair_result: String = "x.fair_result",
        fair_on: Option<NaiveDate> = "x.fair_on",
        exception_end: Option<NaiveDate> = "x.exception_end",
        forbidden: String = "x.forbidden",
        ruling: Option<String> = "x.ruling",
        effective_from: Option<NaiveDate> = "x.effective_from",
        note: Option<String> = "x.note",
        basis_level: Option<String> = "d.level",
    }
}

case! {
    /// An agreement with its decision.
    AgreementCase, "agreement x LEFT JOIN decision d ON d.id = x.decision" {
        id: String = "x.id",
        state: String = "x.state",
        legality_on: Option<NaiveDate> = "x.legality_on",
        fair_on: Option<NaiveDate> = "x.fair_on",
        decision: Option<String> = "x.decision",
        signed_on: Option<NaiveDate> = "x.signed_on",
        decided_on: Option<NaiveDate> = "d.decided_on",
    }
}

case! {
    /// A promise, and whether it is a clause of an agreement, a policy or a project.
    PromiseCase, "promise x" {
        id: String = "x.id",
        state: String = "x.state",
        obligor: String = "x.obligor",
        condition: Option<String> = "x.condition",
        due_on: Option<NaiveDate> = "x.due_on",
        reported_on: Option<NaiveDate> = "x.reported_on",
        of_agreement: Option<bool> = "substr(x.source, 1, 3) IN ('XY-', 'ZC-', 'PP-')",
    }
}
