//! PPP: who answers for every stage, what a year costs, what is paid, and how a promise was changed (programme 4(2), 4(3)).

use chrono::{Datelike as _, NaiveDate};

use super::cases::case;
use super::law::{Law, Stop, found, given, need, noted, yuan};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::codes::PPP_STAGE;
use crate::catalog::debt::FISCAL;
use crate::catalog::ppp::{AMENDMENT, PROJECT};
use crate::messages::{Both, Label, Lang};
use crate::rules::ppp::excuse::{Excuse, only_excuses};

const PROGRAMME: Label = say("实施方案 四(二)", "programme 4(2)");
const CHANGES: Label = say("优化营商环境条例 31;实施方案 四(三)", "Business Environment Regulation 31; programme 4(3)");
const CEILING: Label = say(
    "财政部 2022年11月 PPP 规范通知(文号、日期待核)",
    "notice of the Ministry of Finance on PPP, November 2022 (number and day to be confirmed)",
);

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "PP-01",
        say("阶段责任人", "an officer for every stage"),
        say(
            "项目走过的每个阶段都登记政府方责任人及其诚信职责。",
            "Every stage that a project went through names the government's officer and the duty.",
        ),
        PROGRAMME,
        Judge::Project(officers_named),
    )
    .warns(),
    Rule::new(
        "PP-02",
        say("任期不重叠", "terms of office do not overlap"),
        say(
            "同一项目同一责任层次同时只有一人负责,责任才能回溯。",
            "One person at a time has one role in a project, so that it can be traced who answered.",
        ),
        PROGRAMME,
        Judge::Project(one_at_a_time),
    )
    .warns(),
    Rule::new(
        "PP-03",
        say("按期履责", "duty done in time"),
        say("阶段职责在应完成日期前完成。", "The duty of a stage is done by its day."),
        PROGRAMME,
        Judge::Stage(|law, c| {
            if matches!(c.state.as_str(), "moved" | "breached") {
                return Ok(Verdict::Clean);
            }
            Ok(law.by(c.due_on, c.done_on, say("履责", "duty done")))
        }),
    )
    .warns(),
    Rule::new(
        "PP-04",
        say("特许经营期限", "term of a concession"),
        say(
            "新机制项目的合作期限原则上不超过40年。",
            "The term of a project of the new mechanism is at most 40 years.",
        ),
        say("国办函〔2023〕115号(期限待核)", "State Council Office letter 115 of 2023 (term to be confirmed)"),
        Judge::Project(term_over),
    )
    .warns()
    .since("2023-11-03")
    .reads(&["ppp.term_max"]),
    Rule::new(
        "PP-05",
        say("支出责任上限", "ceiling of yearly cost"),
        say(
            "全部PPP项目的年度支出责任不超过一般公共预算支出的10%。",
            "The yearly cost of all PPP projects is at most 10% of general public budget expenditure.",
        ),
        CEILING,
        Judge::Burden(|law, c| {
            let spend = need(c.general_spend, &FISCAL, "general_spend")?;
            let cost = given((c.cost > 0).then_some(c.cost))?;
            law.at_most(
                "ppp.ceiling",
                year_end(c.year)?,
                (cost, spend),
                say("PPP 支出责任", "the cost of PPP projects"),
            )
        }),
    )
    .since("2022-11-01")
    .reads(&["ppp.ceiling"]),
    Rule::new(
        "PP-06",
        say("不得新增项目", "no new project above the line"),
        say(
            "占比超过10%的年份不得新增项目,超过5%的不得新增政府付费项目。",
            "Above 10% no project is added in that year, above 5% none that the government alone pays.",
        ),
        CEILING,
        Judge::Project(new_barred),
    )
    .since("2022-11-01")
    .reads(&["ppp.ceiling", "ppp.gov_pay"]),
    Rule::new(
        "PP-07",
        say("按期支付", "payment in time"),
        say("年度支出责任在应付日期前付清。", "The cost of a year is paid by its day."),
        say("实施方案 三(一)", "programme 3(1)"),
        Judge::Subsidy(paid_in_time),
    )
    .warns(),
    Rule::new(
        "PP-08",
        say("年度绩效评价", "yearly evaluation"),
        say("运营的项目每12个月评价一次绩效。", "A project in operation is evaluated every 12 months."),
        PROGRAMME,
        Judge::Project(|law, c| {
            if c.state != "implementation" {
                return Ok(Verdict::Clean);
            }
            let start = given(c.operate_on)?.max(c.evaluated_on.unwrap_or(NaiveDate::MIN));
            law.within("performance.every", start, None, say("绩效评价", "evaluation"))
        }),
    )
    .warns()
    .reads(&["performance.every"]),
    Rule::new(
        "BG-01",
        say("变更依据", "ground and procedure of a change"),
        say(
            "变更承诺须有法定事由,经合法性审查、决策和批准;换届、人员或机构变动不是事由。",
            "A promise changes on a lawful ground, after a legality review, a decision and an approval; an excuse is no ground.",
        ),
        CHANGES,
        Judge::Amendment(lawful),
    ),
    Rule::new(
        "BG-02",
        say("补偿决定", "decision on compensation"),
        say(
            "变更告知当事人后,商定补偿或书面确认无损失。",
            "After the party was told of a change, compensation is agreed or it is confirmed that nothing was lost.",
        ),
        CHANGES,
        Judge::Amendment(|_, c| {
            if c.state != "notified" {
                return Ok(Verdict::Clean);
            }
            let told = need(c.notice_on, &AMENDMENT, "notice_on")?;
            let text = both!(
                "{told} 已告知变更,补偿尚未商定,也未确认无损失",
                "the party was told on {told}; compensation is neither agreed nor is it confirmed that nothing was lost"
            );
            Ok(found(text, told))
        }),
    )
    .warns(),
    Rule::new(
        "BG-03",
        say("补偿支付", "compensation in time"),
        say("商定的补偿在应付日期前付清。", "Compensation agreed is paid by its day."),
        CHANGES,
        Judge::Amendment(|law, c| {
            if !matches!(c.state.as_str(), "agreed" | "paid") {
                return Ok(Verdict::Clean);
            }
            let due = need(c.due_on, &AMENDMENT, "due_on")?;
            Ok(law.by(due, c.paid_on, say("补偿", "compensation paid")))
        }),
    ),
];

fn year_end(year: i64) -> std::result::Result<NaiveDate, Stop> {
    given(i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31)))
}

/// A project came through preparation and is in its own stage; before financing it was let by one of two ways.
fn officers_named(_: &Law<'_>, c: &ProjectCase) -> Judged {
    let passed: &[&str] = match c.state.as_str() {
        "prep" => &["prep"],
        "bidding" => &["prep", "bidding"],
        "procurement" => &["prep", "procurement"],
        "financing" => &["prep", "financing"],
        "implementation" | "transferred" => &["prep", "financing", "implementation"],
        _ => return Err(Stop::Unrecorded(say("在哪个阶段终止", "the stage in which it was terminated"))),
    };
    let named = |stage: &str| c.stages.as_deref().unwrap_or_default().split(' ').any(|s| s == stage);
    let mut missing: Vec<&str> = passed.iter().copied().filter(|stage| !named(stage)).collect();
    let let_out = matches!(c.state.as_str(), "financing" | "implementation" | "transferred");
    if let_out && !named("bidding") && !named("procurement") {
        missing.push("procurement");
    }
    if missing.is_empty() {
        return Ok(Verdict::Clean);
    }
    let names = |lang: Lang| -> Vec<String> {
        missing.iter().filter_map(|code| PPP_STAGE.get(code)).map(|item| item.label(lang).into_owned()).collect()
    };
    let (zh, en) = (names(Lang::Zh).join("、"), names(Lang::En).join(", "));
    let text = both!("没有登记政府方责任人的阶段: {zh}", "stages without an officer of the government: {en}");
    Ok(Verdict::Finding { text, on: None })
}

fn one_at_a_time(_: &Law<'_>, c: &ProjectCase) -> Judged {
    if let Some(post) = &c.undated {
        let text = both!("无法计算: 任职 {post} 没有免职日期", "not computable: post {post} has no last day");
        return Ok(Verdict::NotComputable(text));
    }
    let (first, second) = (given(c.overlap_of.as_ref())?, given(c.overlap_with.as_ref())?);
    let from = given(c.overlap_from)?;
    let text = both!(
        "{from} 起 {first} 与 {second} 两人同时负责同一层次",
        "from {from} on {first} and {second} have the same role at the same time"
    );
    Ok(found(text, from))
}

fn term_over(law: &Law<'_>, c: &ProjectCase) -> Judged {
    if c.rule_set != "new" {
        return Ok(Verdict::Clean);
    }
    let signed = need(c.signed_on, &PROJECT, "signed_on")?;
    let signed = law.starts(signed)?;
    let term = law.base.parameters.term("ppp.term_max", signed)?;
    let (years, most) = (c.term_years, i64::from(term.length));
    if years <= most {
        return Ok(Verdict::Clean);
    }
    let text = both!("合作期限 {years} 年,超过 {most} 年", "a term of {years} years is above {most} years");
    Ok(found(noted(&term.row, &text), signed))
}

/// A project counts as new in the year it is signed, and while it is not, today.
fn new_barred(law: &Law<'_>, c: &ProjectCase) -> Judged {
    if c.state == "terminated" {
        return Ok(Verdict::Clean);
    }
    let start = law.starts(c.signed_on.unwrap_or(law.base.today))?;
    let year = i64::from(start.year());
    let burden = &law.base.burden;
    if burden.spend(year).is_none() {
        let text = both!(
            "无法计算: 没有登记 {year} 年度一般公共预算支出",
            "not computable: the general public budget expenditure of {year} is not recorded"
        );
        return Ok(Verdict::NotComputable(text));
    }
    for (name, applies) in [("ppp.ceiling", c.rule_set == "old"), ("ppp.gov_pay", c.payment == "gov")] {
        let Some(test) = burden.test(&law.base.parameters, name, year)?.filter(|test| applies && test.above) else {
            continue;
        };
        let (share, limit) = (burden.share(year).unwrap_or(0), crate::terms::rate::show(test.limit));
        let share = crate::terms::rate::show(share);
        let text = both!(
            "{year} 年度支出责任占 {share}%,超过 {limit}%,不得新增",
            "PPP projects cost {share}% in {year}, above {limit}%: none may be added"
        );
        return Ok(found(noted(&test.figure, &text), start));
    }
    Ok(Verdict::Clean)
}

fn paid_in_time(law: &Law<'_>, c: &SubsidyCase) -> Judged {
    if c.state == "changed" {
        return Ok(Verdict::Clean);
    }
    let left = c.adjusted.unwrap_or(c.amount).saturating_sub(c.paid_amount.unwrap_or(0));
    let paid = match (left <= 0, c.paid_on) {
        (true, None) => return Err(Stop::Blank(&crate::catalog::ppp::SUBSIDY, "paid_on")),
        (true, paid) => paid,
        (false, _) => None,
    };
    let mut verdict = law.by(c.due_on, paid, say("付款", "paid"));
    if let Verdict::Finding { text, .. } = &mut verdict
        && left > 0
    {
        let (zh, en, left) = (&text.zh, &text.en, yuan(left));
        *text = both!("{zh};未付 {left} 元", "{en}; {left} 元 unpaid");
    }
    Ok(verdict)
}

fn lawful(_: &Law<'_>, c: &AmendmentCase) -> Judged {
    if matches!(c.state.as_str(), "proposed" | "rejected") {
        return Ok(Verdict::Clean);
    }
    let approved = need(c.approved_on, &AMENDMENT, "approved_on")?;
    if only_excuses(&c.reason) == Excuse::Only {
        let text = both!(
            "变更理由只是换届、人员或机构变动",
            "its reason is a change of government, persons or institutions alone"
        );
        return Ok(found(text, approved));
    }
    let blanks = [
        (c.legality_on.is_none(), "legality_on"),
        (c.decision.is_none(), "decision"),
        (c.authority.is_none(), "authority"),
        (c.approval_no.is_none(), "approval_no"),
    ];
    let blank: Vec<Both> = blanks
        .into_iter()
        .filter(|(blank, _)| *blank)
        .filter_map(|(_, field)| AMENDMENT.field(field))
        .map(crate::schema::Field::both)
        .collect();
    if blank.is_empty() {
        return Ok(Verdict::Clean);
    }
    let join = |side: fn(&Both) -> &str, by: &str| blank.iter().map(side).collect::<Vec<_>>().join(by);
    let (zh, en) = (join(|b| &b.zh, "、"), join(|b| &b.en, ", "));
    Ok(found(both!("变更已批准,但缺少 {zh}", "the change is approved without: {en}"), approved))
}

case! {
    /// A project with the stages that have an officer, and the posts that answer for it.
    ProjectCase, "project x" {
        id: String = "x.id",
        state: String = "x.state",
        rule_set: String = "x.rule_set",
        payment: String = "x.payment",
        term_years: i64 = "x.term_years",
        signed_on: Option<NaiveDate> = "x.signed_on",
        operate_on: Option<NaiveDate> = "x.operate_on",
        evaluated_on: Option<NaiveDate> = "(SELECT max(p.evaluated_on) FROM performance p WHERE p.project = x.id AND p.void_on IS NULL)",
        stages: Option<String> = "(SELECT group_concat(s.stage, ' ') FROM stage s WHERE s.project = x.id AND s.void_on IS NULL)",
        undated: Option<String> = "(SELECT min(a.id) FROM post a WHERE a.scope = x.id AND a.void_on IS NULL \
                                   AND a.state <> 'serving' AND a.end_on IS NULL)",
        overlap_of: Option<String> = "(SELECT a.id FROM post a JOIN post b ON b.scope = a.scope AND b.role = a.role \
                                      AND b.id > a.id AND b.officer <> a.officer WHERE a.scope = x.id AND a.void_on IS NULL \
                                      AND b.void_on IS NULL AND a.start_on < coalesce(b.end_on, '9999') \
                                      AND b.start_on < coalesce(a.end_on, '9999') ORDER BY a.id, b.id LIMIT 1)",
        overlap_with: Option<String> = "(SELECT b.id FROM post a JOIN post b ON b.scope = a.scope AND b.role = a.role \
                                        AND b.id > a.id AND b.officer <> a.officer WHERE a.scope = x.id AND a.void_on IS NULL \
                                        AND b.void_on IS NULL AND a.start_on < coalesce(b.end_on, '9999') \
                                        AND b.start_on < coalesce(a.end_on, '9999') ORDER BY a.id, b.id LIMIT 1)",
        overlap_from: Option<NaiveDate> = "(SELECT max(a.start_on, b.start_on) FROM post a JOIN post b ON b.scope = a.scope \
                                           AND b.role = a.role AND b.id > a.id AND b.officer <> a.officer \
                                           WHERE a.scope = x.id AND a.void_on IS NULL AND b.void_on IS NULL \
                                           AND a.start_on < coalesce(b.end_on, '9999') \
                                           AND b.start_on < coalesce(a.end_on, '9999') ORDER BY a.id, b.id LIMIT 1)",
    }
}

case! {
    /// The duty of an officer in a stage.
    StageCase, "stage x" {
        id: String = "x.id",
        state: String = "x.state",
        due_on: NaiveDate = "x.due_on",
        done_on: Option<NaiveDate> = "x.done_on",
    }
}

case! {
    /// What a project costs in a year.
    SubsidyCase, "subsidy x" {
        id: String = "x.id",
        state: String = "x.state",
        amount: i64 = "x.amount",
        adjusted: Option<i64> = "x.adjusted",
        due_on: NaiveDate = "x.due_on",
        paid_amount: Option<i64> = "x.paid_amount",
        paid_on: Option<NaiveDate> = "x.paid_on",
    }
}

case! {
    /// The finances of a year with what PPP projects cost in it.
    BurdenCase, "fiscal x" {
        id: String = "x.id",
        year: i64 = "x.year",
        general_spend: Option<i64> = "x.general_spend",
        cost: i64 = "(SELECT coalesce(sum(s.amount), 0) FROM subsidy s JOIN project p ON p.id = s.project \
                     WHERE s.year = x.year AND s.void_on IS NULL AND p.void_on IS NULL)",
    }
}

case! {
    /// A lawful change.
    AmendmentCase, "amendment x" {
        id: String = "x.id",
        state: String = "x.state",
        reason: String = "x.amendment_reason",
        legality_on: Option<NaiveDate> = "x.legality_on",
        decision: Option<String> = "x.decision",
        authority: Option<String> = "x.authority",
        approval_no: Option<String> = "x.approval_no",
        approved_on: Option<NaiveDate> = "x.approved_on",
        notice_on: Option<NaiveDate> = "x.notice_on",
        due_on: Option<NaiveDate> = "x.due_on",
        paid_on: Option<NaiveDate> = "x.paid_on",
    }
}
