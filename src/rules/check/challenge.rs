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
        say("受理投诉之日起30个工作日内作出决定。", "A complaint is decided within 30 working days of admission."),
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
            brought(law, c, "challenge.file", need(c.known_on, &CHALLENGE, "known_on")?)
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
            given((c.domain != "bidding").then_some(()))?;
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
        say("知道之日起10日内投诉。", "A complaint is made within 10 days of knowing."),
        say("招标投标法实施条例 60", "Bidding Regulation 60"),
        Judge::Challenge(|law, c| {
            of(c, "complaint")?;
            given((c.domain == "bidding").then_some(()))?;
            brought(law, c, "challenge.bid_file", need(c.known_on, &CHALLENGE, "known_on")?)
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
    law.within(parameter, c.received_on, answer(c)?, say("答复", "answered"))
}

fn admitted(law: &Law<'_>, c: &ChallengeCase) -> Judged {
    of(c, "complaint")?;
    given((c.domain == "bidding").then_some(()))?;
    match (c.state.as_str(), c.accepted_on) {
        ("withdrawn", None) => return Ok(Verdict::Clean),
        ("refused", None) => return Err(Stop::Unrecorded(say("不予受理的日期", "the day of the refusal"))),
        ("accepted" | "replied", None) => return Err(Stop::Blank(&CHALLENGE, "accepted_on")),
        _ => {}
    }
    law.within("challenge.bid_accept", c.received_on, c.accepted_on, say("受理", "admitted"))
}

fn decided(law: &Law<'_>, c: &ChallengeCase) -> Judged {
    of(c, "complaint")?;
    let start = match c.state.as_str() {
        "accepted" | "replied" => need(c.accepted_on, &CHALLENGE, "accepted_on")?,
        _ => given(c.accepted_on)?,
    };
    law.within("challenge.complaint", start, answer(c)?, say("处理决定", "decided"))
}

fn brought(law: &Law<'_>, c: &ChallengeCase, parameter: &'static str, start: NaiveDate) -> Judged {
    law.within(parameter, start, Some(c.received_on), say("提出", "brought"))
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
