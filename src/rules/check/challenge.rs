//! Inquiries, questions, objections and complaints: brought in time, and answered in time.

use chrono::NaiveDate;

use super::cases::ChallengeCase;
use super::law::{Law, Stop, found, given, need};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::procurement::{CHALLENGE, TENDER};

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "ZY-01",
        say("答复询问", "answer to an inquiry"),
        say("3个工作日内答复询问。", "An inquiry is answered within 3 working days."),
        say("政府采购法实施条例 52", "Government Procurement Regulation 52"),
        Judge::Challenge(|law, c| answered(law, c, "inquiry", "challenge.inquiry")),
    )
    .reads(&["challenge.inquiry"]),
    Rule::new(
        "ZY-02",
        say("答复质疑", "answer to a question"),
        say("收到质疑后7个工作日内答复。", "A question is answered within 7 working days."),
        say("政府采购法 53", "Government Procurement Law 53"),
        Judge::Challenge(|law, c| answered(law, c, "question", "challenge.question")),
    )
    .reads(&["challenge.question"]),
    Rule::new(
        "ZY-03",
        say("答复异议", "answer to an objection"),
        say("收到异议之日起3日内答复。", "An objection is answered within 3 days."),
        say("招标投标法实施条例 22", "Bidding Regulation 22"),
        Judge::Challenge(|law, c| answered(law, c, "objection", "challenge.objection")),
    )
    .reads(&["challenge.objection"]),
    Rule::new(
        "ZY-04",
        say("受理投诉(招标投标)", "admission of a complaint, bidding"),
        say("收到投诉之日起3个工作日内决定是否受理。", "Admission is decided within 3 working days."),
        say("招标投标法实施条例 61", "Bidding Regulation 61"),
        Judge::Challenge(admitted),
    )
    .reads(&["challenge.bid_accept"]),
    Rule::new(
        "ZY-05",
        say("处理投诉", "decision on a complaint"),
        say(
            "受理投诉之日起30个工作日内作出决定;采购投诉既未受理也未退回的,自收到之日起算。",
            "A complaint is decided within 30 working days of admission, in procurement of receipt where it was neither \
             admitted nor refused.",
        ),
        say("政府采购法 56;招标投标法实施条例 61", "Government Procurement Law 56; Bidding Regulation 61"),
        Judge::Challenge(decided),
    )
    .reads(&["challenge.complaint"]),
    Rule::new(
        "ZY-06",
        say("质疑提出及时", "question in time"),
        say("知道权益受损之日起7个工作日内提出质疑。", "A question is put within 7 working days of knowing."),
        say("政府采购法 52", "Government Procurement Law 52"),
        Judge::Challenge(|law, c| {
            of(c, "question")?;
            known(law, c, "challenge.file", need(c.known_on, &CHALLENGE, "known_on")?)
        }),
    )
    .informs()
    .reads(&["challenge.file"]),
    Rule::new(
        "ZY-07",
        say("投诉提出及时(采购)", "complaint in time, procurement"),
        say(
            "质疑答复期满后15个工作日内投诉。",
            "A complaint is made within 15 working days of the end of the time to answer.",
        ),
        say("政府采购法 55", "Government Procurement Law 55"),
        Judge::Challenge(|law, c| {
            of(c, "complaint")?;
            given((c.bidding != Some(true)).then_some(()))?;
            need(c.prior.as_ref(), &CHALLENGE, "prior")?;
            let asked = need(c.prior_received_on, &CHALLENGE, "prior")?;
            let end = law.clock("challenge.question", asked)?.due;
            brought(law, c, "challenge.complaint_file", end)
        }),
    )
    .informs()
    .reads(&["challenge.question", "challenge.complaint_file"]),
    Rule::new(
        "ZY-08",
        say("投诉提出及时(招标投标)", "complaint in time, bidding"),
        say(
            "知道之日起10日内投诉,异议答复期间不计算在内。",
            "A complaint is made within 10 days of knowing, not counting the time that an objection took to be answered.",
        ),
        say("招标投标法实施条例 60", "Bidding Regulation 60"),
        Judge::Challenge(|law, c| {
            of(c, "complaint")?;
            bidding(c)?;
            let start = need(c.known_on, &CHALLENGE, "known_on")?;
            known(law, c, "challenge.bid_file", without_answer(c, start))
        }),
    )
    .informs()
    .reads(&["challenge.bid_file"]),
    Rule::new(
        "ZY-09",
        say("对招标文件的异议提出及时", "objection to documents in time"),
        say("投标截止10日前提出对招标文件的异议。", "An objection to documents comes 10 days before the deadline."),
        say("招标投标法实施条例 22", "Bidding Regulation 22"),
        Judge::Challenge(before_deadline),
    )
    .informs()
    .reads(&["challenge.objection_before"]),
    Rule::new(
        "ZY-10",
        say("异议答复前暂停活动", "suspended until an objection is answered"),
        say(
            "对招标文件的异议作出答复前,暂停招标投标活动。",
            "Until an objection to the documents is answered the procedure is suspended.",
        ),
        say("招标投标法实施条例 22", "Bidding Regulation 22"),
        Judge::Challenge(suspended),
    ),
    Rule::new(
        "ZY-11",
        say("对中标候选人的异议提出及时", "objection to candidates in time"),
        say(
            "对评标结果的异议在中标候选人公示期间提出。",
            "An objection to the evaluation is made while the candidates are publicised.",
        ),
        say("招标投标法实施条例 54", "Bidding Regulation 54"),
        Judge::Challenge(while_publicised),
    )
    .informs()
    .reads(&["tender.candidate_min"]),
    Rule::new(
        "ZY-12",
        say("投诉前先提异议(招标投标)", "objection before a complaint, bidding"),
        say(
            "对招标文件或中标候选人的投诉,受理的先有向招标人提出的异议。",
            "A complaint about documents or candidates that is admitted follows an objection to the tenderer.",
        ),
        say("招标投标法实施条例 60", "Bidding Regulation 60"),
        Judge::Challenge(objected_first),
    ),
];

fn of(c: &ChallengeCase, kind: &str) -> Result<(), Stop> {
    if c.kind == kind { Ok(()) } else { Err(Stop::DoesNotApply) }
}

/// The day of the answer; what was withdrawn or refused needs none, and an answer without a day cannot be judged.
fn answer(c: &ChallengeCase) -> Result<Option<NaiveDate>, Stop> {
    match (c.state.as_str(), c.decided_on) {
        ("withdrawn" | "refused", None) => Err(Stop::DoesNotApply),
        ("replied", None) => Err(Stop::Blank(&CHALLENGE, "decided_on")),
        (_, on) => Ok(on),
    }
}

fn answered(law: &Law<'_>, c: &ChallengeCase, kind: &str, parameter: &'static str) -> Judged {
    of(c, kind)?;
    law.after(parameter, c.received_on, answer(c)?, say("答复", "answered"))
}

fn admitted(law: &Law<'_>, c: &ChallengeCase) -> Judged {
    of(c, "complaint")?;
    bidding(c)?;
    match (c.state.as_str(), c.accepted_on) {
        ("withdrawn", None) => return Ok(Verdict::Clean),
        ("refused", None) => return Err(Stop::Unrecorded(say("不予受理的日期", "the day of the refusal"))),
        ("accepted" | "replied", None) => return Err(Stop::Blank(&CHALLENGE, "accepted_on")),
        _ => {}
    }
    law.after("challenge.bid_accept", c.received_on, c.accepted_on, say("受理", "admitted"))
}

fn decided(law: &Law<'_>, c: &ChallengeCase) -> Judged {
    of(c, "complaint")?;
    let start = match c.state.as_str() {
        "accepted" | "replied" => need(c.accepted_on, &CHALLENGE, "accepted_on")?,
        // Bidding has a term of its own to admit it (ZY-04); procurement may not leave it lying.
        "received" if c.bidding != Some(true) => c.accepted_on.unwrap_or(c.received_on),
        _ => given(c.accepted_on)?,
    };
    law.after("challenge.complaint", start, answer(c)?, say("处理决定", "decided"))
}

fn brought(law: &Law<'_>, c: &ChallengeCase, parameter: &'static str, start: NaiveDate) -> Judged {
    law.within(parameter, start, Some(c.received_on), say("提出", "brought"))
}

/// As [`brought`], of a clock that starts when the challenger knew, which is before the challenge.
fn known(law: &Law<'_>, c: &ChallengeCase, parameter: &'static str, start: NaiveDate) -> Judged {
    law.after(parameter, start, Some(c.received_on), say("提出", "brought"))
}

/// The day of knowing, moved by the days that the objection before the complaint took to be answered.
fn without_answer(c: &ChallengeCase, known: NaiveDate) -> NaiveDate {
    let Some(asked) = c.prior_received_on.filter(|_| c.prior_kind.as_deref() == Some("objection")) else {
        return known;
    };
    let answered = c.prior_decided_on.map_or(c.received_on, |on| on.min(c.received_on));
    // An objection that is not in the order of days (RQ-01) gives no time.
    let days = answered.signed_duration_since(asked);
    if days.num_days() < 0 { known } else { known.checked_add_signed(days).unwrap_or(known) }
}

fn bidding(c: &ChallengeCase) -> Result<(), Stop> {
    if c.bidding == Some(true) { Ok(()) } else { Err(Stop::DoesNotApply) }
}

fn suspended(_: &Law<'_>, c: &ChallengeCase) -> Judged {
    of(c, "objection")?;
    bidding(c)?;
    given((c.matter == "docs").then_some(()))?;
    // Answered on the day it came, or withdrawn or refused, it suspended nothing.
    let open = matches!(c.state.as_str(), "received" | "accepted" | "replied");
    given((open && c.decided_on.is_none_or(|on| on > c.received_on)).then_some(()))?;
    if need(c.suspends, &CHALLENGE, "suspends")? {
        return Ok(Verdict::Clean);
    }
    let received = c.received_on;
    let text = match c.decided_on {
        Some(answered) => both!(
            "对招标文件的异议于 {received} 收到、{answered} 答复,其间没有暂停招标投标活动",
            "an objection to the documents came on {received} and was answered on {answered}: nothing was suspended"
        ),
        None => both!(
            "对招标文件的异议于 {received} 收到,尚未答复,没有暂停招标投标活动",
            "an objection to the documents of {received} is not answered: nothing is suspended"
        ),
    };
    Ok(found(text, received))
}

fn while_publicised(law: &Law<'_>, c: &ChallengeCase) -> Judged {
    of(c, "objection")?;
    bidding(c)?;
    given((c.matter == "candidate").then_some(()))?;
    let start = law.starts(need(c.candidate_on, &TENDER, "candidate_on")?)?;
    let received = c.received_on;
    if received < start {
        return Err(Stop::Reversed(say("对中标候选人的异议", "an objection to the candidates"), start, received));
    }
    if received <= law.clock("tender.candidate_min", start)?.due {
        return Ok(Verdict::Clean);
    }
    // The last day of the publicity is no field. It was over when the winner was fixed.
    let Some(fixed) = c.confirmed_on.filter(|fixed| received > *fixed) else {
        return Err(Stop::Unrecorded(say("候选人公示截止日期", "the last day of the candidates' publicity")));
    };
    let text = both!(
        "异议于 {received} 提出,候选人自 {start} 公示,{fixed} 已确定结果",
        "the objection came on {received}; the candidates were publicised from {start}, the winner was fixed on {fixed}"
    );
    Ok(found(text, received))
}

fn objected_first(_: &Law<'_>, c: &ChallengeCase) -> Judged {
    of(c, "complaint")?;
    bidding(c)?;
    // What is not admitted yet may still be refused for it.
    let admitted = match c.state.as_str() {
        "accepted" | "replied" => true,
        "received" => c.accepted_on.is_some(),
        _ => false,
    };
    given((admitted && matches!(c.matter.as_str(), "docs" | "candidate")).then_some(()))?;
    let text = match (&c.prior, c.prior_kind.as_deref()) {
        (Some(_), Some("objection")) => return Ok(Verdict::Clean),
        (Some(prior), _) => {
            both!("投诉已受理,前置的 {prior} 不是异议", "the complaint is admitted; {prior} before it is no objection")
        }
        (None, _) => both!("投诉已受理,没有先提异议", "the complaint is admitted without an objection before it"),
    };
    Ok(found(text, c.accepted_on.unwrap_or(c.received_on)))
}

fn before_deadline(law: &Law<'_>, c: &ChallengeCase) -> Judged {
    of(c, "objection")?;
    given((c.matter == "docs").then_some(()))?;
    let deadline = law.starts(need(c.bid_deadline, &TENDER, "bid_deadline")?)?;
    let (latest, received) = (law.clock_back("challenge.objection_before", deadline)?.due, c.received_on);
    if received <= latest {
        return Ok(Verdict::Clean);
    }
    let text = both!(
        "异议于 {received} 提出,应不晚于 {latest}(投标截止 {deadline})",
        "the objection came on {received}, due by {latest} (bid deadline {deadline})"
    );
    Ok(found(text, received))
}
