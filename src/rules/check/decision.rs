//! Decisions: shortest periods of their steps, and nothing decided before its review and its discussion
//! (重大行政决策程序暂行条例). Earlier decisions than the regulation are not judged by it.

use chrono::NaiveDate;

use super::cases::case;
use super::law::{Law, Stop, found, given, need};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::governance::{DECISION, STEP};
use crate::messages::Label;

/// The regulation is in force from this day on.
const SINCE: &str = "2019-09-01";

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "JC-01",
        say("公众参与期限", "time for public comment"),
        say(
            "决策草案公开征求意见一般不少于30日;缩短的须说明。",
            "A draft decision is open for comment for at least 30 days as a rule; a shorter time is explained.",
        ),
        say("重大行政决策程序暂行条例 15", "Major Administrative Decisions Regulation 15"),
        Judge::Step(|law, c| {
            of(c, "participation")?;
            if need(c.method.as_deref(), &STEP, "method")? != "notice" {
                return Ok(Verdict::Clean);
            }
            least(law, c, "decision.comment", say("征求意见", "comment"))
        }),
    )
    .warns()
    .since(SINCE)
    .reads(&["decision.comment"]),
    Rule::new(
        "JC-02",
        say("听证材料送达", "papers for a hearing"),
        say("听证会召开7日前送达材料。", "Papers are served 7 days before a hearing."),
        say("重大行政决策程序暂行条例 16", "Major Administrative Decisions Regulation 16"),
        Judge::Step(|law, c| {
            of(c, "participation")?;
            if need(c.method.as_deref(), &STEP, "method")? != "hearing" {
                return Ok(Verdict::Clean);
            }
            least(law, c, "decision.hearing", say("送达至听证", "papers to hearing"))
        }),
    )
    .since(SINCE)
    .reads(&["decision.hearing"]),
    Rule::new(
        "JC-03",
        say("合法性审查期限", "time for the legality review"),
        say("合法性审查的时间一般不少于7个工作日。", "A legality review has at least 7 working days as a rule."),
        say("重大行政决策程序暂行条例 25", "Major Administrative Decisions Regulation 25"),
        Judge::Step(|law, c| {
            of(c, "legality")?;
            least(law, c, "decision.legality", say("合法性审查", "the legality review"))
        }),
    )
    .warns()
    .since(SINCE)
    .reads(&["decision.legality"]),
    Rule::new(
        "JC-04",
        say("集体讨论决定", "collective discussion"),
        say("重大决策经集体讨论决定。", "A major decision is discussed and decided collectively."),
        say("重大行政决策程序暂行条例 30", "Major Administrative Decisions Regulation 30"),
        Judge::Decision(|law, c| {
            let on = decided(law, c)?;
            if c.collective.is_some_and(|done| done) && c.meeting_on.is_some() {
                return Ok(Verdict::Clean);
            }
            Ok(found(both!("没有集体讨论记录", "no collective discussion is on record"), on))
        }),
    )
    .since(SINCE),
    Rule::new(
        "JC-05",
        say("审查先于决定", "legality review before the decision"),
        say(
            "未经合法性审查或者审查不合法的,不得提交讨论。",
            "What has not passed its legality review is not put to discussion.",
        ),
        say("重大行政决策程序暂行条例 25、26", "Major Administrative Decisions Regulation 25, 26"),
        Judge::Decision(review_first),
    )
    .since(SINCE),
    Rule::new(
        "JC-06",
        say("程序完整", "no step is missing"),
        say(
            "公众参与、专家论证、风险评估、合法性审查、合规性审核各有记录,不适用的写明理由。",
            "Participation, expert opinion, risk, legality and compliance are on record, or say why they do not apply.",
        ),
        say("实施方案 二(一)", "programme 2(1)"),
        Judge::Decision(|law, c| {
            let on = decided(law, c)?;
            let missing = 5 - c.steps;
            if missing <= 0 {
                return Ok(Verdict::Clean);
            }
            Ok(found(both!("缺 {missing} 项程序", "{missing} of five steps are missing"), on))
        }),
    )
    .warns(),
];

/// Stops unless it is that step, and done.
fn of(c: &StepCase, step: &str) -> std::result::Result<(), Stop> {
    if c.step == step && c.state == "done" { Ok(()) } else { Err(Stop::DoesNotApply) }
}

fn least(law: &Law<'_>, c: &StepCase, parameter: &'static str, what: Label) -> Judged {
    law.starts(c.opened_on)?;
    let (start, end) = (need(c.start_on, &STEP, "start_on")?, need(c.end_on, &STEP, "end_on")?);
    law.at_least(parameter, start, end, what)
}

/// The day of a decision that was taken under the regulation.
fn decided(law: &Law<'_>, c: &DecisionCase) -> std::result::Result<NaiveDate, Stop> {
    law.starts(c.opened_on)?;
    if !matches!(c.state.as_str(), "final" | "published" | "altered") {
        return Err(Stop::DoesNotApply);
    }
    need(c.decided_on, &DECISION, "decided_on")
}

fn review_first(law: &Law<'_>, c: &DecisionCase) -> Judged {
    let on = decided(law, c)?;
    if c.conclusion.as_deref() == Some("fail") {
        return Ok(found(both!("合法性审查不通过", "it failed its legality review"), on));
    }
    let Some(reviewed) = c.reviewed_on else {
        return Ok(found(both!("没有合法性审查记录", "no legality review is on record"), on));
    };
    let discussed = given(c.meeting_on.or(Some(on)))?.min(on);
    if reviewed <= discussed {
        return Ok(Verdict::Clean);
    }
    Ok(found(
        both!(
            "{discussed} 讨论决定,合法性审查 {reviewed} 才结束",
            "discussed on {discussed}, before its legality review ended on {reviewed}"
        ),
        discussed,
    ))
}

case! {
    /// A step with the day that its decision was opened.
    StepCase, "step x JOIN decision d ON d.id = x.decision" {
        id: String = "x.id",
        state: String = "x.state",
        step: String = "x.step",
        method: Option<String> = "x.method",
        start_on: Option<NaiveDate> = "x.start_on",
        end_on: Option<NaiveDate> = "x.end_on",
        opened_on: NaiveDate = "d.opened_on",
    }
}

case! {
    /// A decision with its steps.
    DecisionCase, "decision x" {
        id: String = "x.id",
        state: String = "x.state",
        opened_on: NaiveDate = "x.opened_on",
        meeting_on: Option<NaiveDate> = "x.meeting_on",
        decided_on: Option<NaiveDate> = "x.decided_on",
        steps: i64 = "(SELECT count(DISTINCT s.step) FROM step s WHERE s.decision = x.id AND s.void_on IS NULL \
                      AND s.state IN ('done', 'skipped') AND s.step IN ('participation', 'expert', 'risk', 'legality', 'compliance'))",
        collective: Option<bool> = "EXISTS (SELECT 1 FROM step s WHERE s.decision = x.id AND s.void_on IS NULL \
                                    AND s.step = 'collective' AND s.state = 'done')",
        reviewed_on: Option<NaiveDate> = "(SELECT max(s.end_on) FROM step s WHERE s.decision = x.id AND s.void_on IS NULL \
                                          AND s.step = 'legality' AND s.state = 'done')",
        conclusion: Option<String> = "(SELECT max(s.conclusion) FROM step s WHERE s.decision = x.id AND s.void_on IS NULL \
                                      AND s.step = 'legality' AND s.state = 'done' AND s.conclusion = 'fail')",
    }
}
