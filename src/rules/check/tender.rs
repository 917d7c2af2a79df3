//! Procedures: periods before the bids, the way to the award, and the order of days.

use chrono::NaiveDate;

use super::cases::TenderCase;
use super::law::{Law, Stop, found, given, need, yuan};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::procurement::TENDER;

const LOCAL: crate::messages::Label = say("台账规则,待核", "rule of this register, local, to be confirmed");

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "CG-01",
        say("招标文件提供期", "availability of tender documents"),
        say(
            "政府采购公开招标、邀请招标的招标文件自公告之日起提供不少于5个工作日。",
            "Tender documents of open and invited tenders in procurement are available for at least 5 working days.",
        ),
        say("政府采购法实施条例 31", "Government Procurement Regulation 31"),
        Judge::Tender(docs_available),
    )
    .reads(&["tender.docs"]),
    Rule::new(
        "CG-02",
        say("投标准备期(采购)", "time to prepare bids, procurement"),
        say(
            "招标采购自文件发出至投标截止不少于20日。",
            "From the issue of tender documents to the bid deadline there are at least 20 days.",
        ),
        say("政府采购法 35", "Government Procurement Law 35"),
        Judge::Tender(|law, c| if procurement(c) { time_to_bid(law, c) } else { Ok(Verdict::Clean) }),
    )
    .reads(&["tender.period"]),
    Rule::new(
        "CG-03",
        say("采购意向公开", "publication of the intent"),
        say("采购意向在公告30日前公开。", "The intent to procure is published 30 days before the notice."),
        say("财库〔2020〕10号,待核", "Ministry of Finance notice 10 of 2020, local, to be confirmed"),
        Judge::Tender(intent),
    )
    .warns()
    .reads(&["tender.intent"]),
    Rule::new(
        "CG-04",
        say("单一来源公示", "publicity of a single source"),
        say("单一来源采购公示不少于5个工作日。", "A single source is publicised for at least 5 working days."),
        say("政府采购法实施条例 38", "Government Procurement Regulation 38"),
        Judge::Tender(single_source),
    )
    .reads(&["tender.single_notice"]),
    Rule::new(
        "CG-05",
        say("确认中标供应商", "confirmation of the winner"),
        say(
            "采购人收到评审报告后5个工作日内确定供应商。",
            "The purchaser confirms the winner within 5 working days of the review report.",
        ),
        say("政府采购法实施条例 43", "Government Procurement Regulation 43"),
        Judge::Tender(|law, c| {
            of_procurement(c)?;
            let start = stage(c, c.report_on, AWARDED, "report_on")?;
            law.after("tender.confirm", start, reached(c, c.confirmed_on)?, say("确定结果", "confirmed"))
        }),
    )
    .reads(&["tender.confirm"]),
    Rule::new(
        "CG-06",
        say("结果公告", "notice of the result"),
        say("确定供应商后2个工作日内公告结果。", "The result is announced within 2 working days of its confirmation."),
        say("政府采购法实施条例 43", "Government Procurement Regulation 43"),
        Judge::Tender(|law, c| {
            of_procurement(c)?;
            let start = stage(c, c.confirmed_on, AWARDED, "confirmed_on")?;
            law.after("tender.result", start, reached(c, c.result_on)?, say("结果公告", "result announced"))
        }),
    )
    .reads(&["tender.result"]),
    Rule::new(
        "CG-07",
        say("发出中标、成交通知书", "letter of award"),
        say(
            "公告结果的同时、确定供应商后2个工作日内发出通知书。",
            "The letter of award goes out within 2 working days of the confirmation.",
        ),
        say("政府采购法实施条例 43", "Government Procurement Regulation 43"),
        Judge::Tender(|law, c| {
            of_procurement(c)?;
            let start = stage(c, c.confirmed_on, AWARDED, "confirmed_on")?;
            law.after("tender.result", start, reached(c, c.award_on)?, say("通知书发出", "letter sent"))
        }),
    )
    .reads(&["tender.result"]),
    Rule::new(
        "CG-08",
        say("签订合同", "signing of the contract"),
        say(
            "通知书发出后30日内签订合同,有几份的各份均是;框架协议只看第一份。",
            "The contract is signed within 30 days of the letter of award, and so is each where there are several; of a \
             framework agreement the first.",
        ),
        say("政府采购法 46;招标投标法 46", "Government Procurement Law 46; Bidding Law 46"),
        Judge::Tender(|law, c| {
            let start = stage(c, c.award_on, CONTRACTED, "award_on")?;
            all_signed(law, c, start)
        }),
    )
    .reads(&["tender.sign"]),
    Rule::new(
        "CG-09",
        say("采购日期顺序", "order of a procedure's days"),
        say(
            "公告、投标截止、评审报告、确定结果、通知书、合同的日期依次不倒置。",
            "Notice, bid deadline, review report, confirmation, letter of award and contract follow each other.",
        ),
        LOCAL,
        Judge::Tender(in_order),
    ),
    Rule::new(
        "CG-10",
        say("办结仍有未了事项", "closed with things open"),
        say(
            "项目办结时合同均已办结或解除,质疑投诉均已了结。",
            "A closed tender has no open contract and no open challenge.",
        ),
        LOCAL,
        Judge::Tender(closed_with_open),
    )
    .warns(),
    Rule::new(
        "CG-11",
        say("中标金额超预算", "award above the budget"),
        say("中标金额不超过预算。", "The award is not above the budget."),
        say("政府采购法 36(三)", "Government Procurement Law 36(3)"),
        Judge::Tender(above_budget),
    )
    .warns(),
    Rule::new(
        "ZB-01",
        say("投标准备期(招标投标)", "time to prepare bids, bidding"),
        say(
            "依法招标的项目自文件发出至投标截止不少于20日。",
            "From the issue of bidding documents to the bid deadline there are at least 20 days.",
        ),
        say("招标投标法 24", "Bidding Law 24"),
        Judge::Tender(|law, c| if procurement(c) { Ok(Verdict::Clean) } else { time_to_bid(law, c) }),
    )
    .reads(&["tender.period"]),
    Rule::new(
        "ZB-02",
        say("公示中标候选人", "publicity of candidates"),
        say("收到评标报告之日起3日内公示候选人。", "Candidates are publicised within 3 days of the evaluation report."),
        say("招标投标法实施条例 54", "Bidding Regulation 54"),
        Judge::Tender(|law, c| {
            of_bidding(c)?;
            let start = stage(c, c.report_on, AWARDED, "report_on")?;
            law.after("tender.candidate", start, reached(c, c.candidate_on)?, say("候选人公示", "publicised"))
        }),
    )
    .reads(&["tender.candidate"]),
    Rule::new(
        "ZB-03",
        say("候选人公示期", "length of the candidates' publicity"),
        say("候选人公示期不少于3日。", "Candidates are publicised for at least 3 days."),
        say("招标投标法实施条例 54", "Bidding Regulation 54"),
        Judge::Tender(|law, c| {
            of_bidding(c)?;
            let end = given(c.confirmed_on)?;
            let start = need(c.candidate_on, &TENDER, "candidate_on")?;
            if let Some(report) = c.report_on.filter(|report| start < *report) {
                return Err(Stop::Reversed(say("候选人公示", "publicised"), report, start));
            }
            law.at_least("tender.candidate_min", start, end, say("候选人公示", "the publicity"))
        }),
    )
    .reads(&["tender.candidate_min"]),
    Rule::new(
        "ZB-04",
        say("招标情况书面报告", "written report"),
        say(
            "确定中标人后15日内向监督部门提交书面报告,附在项目里。",
            "A written report goes to the supervisor within 15 days of fixing the winner, and is attached.",
        ),
        say("招标投标法 47", "Bidding Law 47"),
        Judge::Tender(written_report),
    )
    .reads(&["tender.supervisor"]),
];

const ANNOUNCED: u8 = 1;
const AWARDED: u8 = 3;
const CONTRACTED: u8 = 4;

/// How far the procedure has come.
fn rank(c: &TenderCase) -> u8 {
    match c.state.as_str() {
        "announced" => ANNOUNCED,
        "evaluating" => 2,
        "awarded" => AWARDED,
        "contracted" => CONTRACTED,
        "closed" => 5,
        _ => 0, // planned, and aborted, which demands no more
    }
}

/// Government procurement: every procedure that the law of bidding does not govern.
fn procurement(c: &TenderCase) -> bool {
    c.bidding != Some(true)
}

fn of_procurement(c: &TenderCase) -> Result<(), Stop> {
    if procurement(c) { Ok(()) } else { Err(Stop::DoesNotApply) }
}

fn of_bidding(c: &TenderCase) -> Result<(), Stop> {
    if procurement(c) { Err(Stop::DoesNotApply) } else { Ok(()) }
}

/// The start of a clock: blank it is missing once the procedure has come so far, before that there is no clock.
fn stage(c: &TenderCase, start: Option<NaiveDate>, from: u8, field: &'static str) -> Result<NaiveDate, Stop> {
    if rank(c) >= from { need(start, &TENDER, field) } else { given(start) }
}

/// The end of a clock; a procedure that was aborted owes nothing that it had not done.
fn reached(c: &TenderCase, done: Option<NaiveDate>) -> Result<Option<NaiveDate>, Stop> {
    if done.is_none() && c.state == "aborted" { Err(Stop::DoesNotApply) } else { Ok(done) }
}

fn docs_available(law: &Law<'_>, c: &TenderCase) -> Judged {
    of_procurement(c)?;
    // The article is about tender documents; other methods have terms of their own.
    given(tendered(c).then_some(()))?;
    let start = stage(c, c.notice_on, ANNOUNCED, "notice_on")?;
    let end = stage(c, c.docs_to, ANNOUNCED, "docs_to")?;
    // Documents that could be had after the bids were in are a wrong day, not a long availability.
    if let Some(deadline) = c.bid_deadline.filter(|deadline| end > *deadline) {
        return Err(Stop::Reversed(say("投标截止", "the bid deadline"), end, deadline));
    }
    law.at_least("tender.docs", start, end, say("招标文件提供期", "availability of the documents"))
}

/// Put out to tender, open or by invitation.
fn tendered(c: &TenderCase) -> bool {
    matches!(c.method.as_str(), "open" | "invited")
}

fn time_to_bid(law: &Law<'_>, c: &TenderCase) -> Judged {
    if !tendered(c) {
        return Ok(Verdict::Clean);
    }
    let start = stage(c, c.notice_on, ANNOUNCED, "notice_on")?;
    let end = stage(c, c.bid_deadline, ANNOUNCED, "bid_deadline")?;
    law.at_least("tender.period", start, end, say("投标准备期", "the time to bid"))
}

fn intent(law: &Law<'_>, c: &TenderCase) -> Judged {
    of_procurement(c)?;
    let notice = law.starts(stage(c, c.notice_on, ANNOUNCED, "notice_on")?)?;
    let clock = law.clock_back("tender.intent", notice)?;
    let latest = clock.due;
    Ok(match c.intent_on {
        Some(on) if on <= latest => Verdict::Clean,
        Some(on) => found(
            both!(
                "意向公开日期 {on} 晚于 {latest}(公告 {notice})",
                "the intent was published on {on}, later than {latest} (notice {notice})"
            ),
            latest,
        ),
        None => found(
            both!(
                "意向应不晚于 {latest} 公开,没有日期(公告 {notice})",
                "the intent was due by {latest}: late or not at all (notice {notice})"
            ),
            latest,
        ),
    })
}

/// The last contract decides: when it is in time, all are. What is called off a framework agreement is signed over years.
fn all_signed(law: &Law<'_>, c: &TenderCase, start: NaiveDate) -> Judged {
    let signed = c.signed();
    let last = signed.as_ref().map(|signed| if c.method == "framework" { signed.first } else { signed.last });
    let mut verdict = law.after("tender.sign", start, reached(c, last)?, say("合同签订", "contract signed"))?;
    if let (Verdict::Finding { text, .. }, Some(signed)) = (&mut verdict, signed.filter(|s| s.first < s.last)) {
        let (zh, en, id) = (&text.zh, &text.en, signed.contract);
        *text = both!("{id}: {zh}", "{id}: {en}");
    }
    Ok(verdict)
}

fn single_source(law: &Law<'_>, c: &TenderCase) -> Judged {
    of_procurement(c)?;
    if c.method != "single" {
        return Ok(Verdict::Clean);
    }
    let start = stage(c, c.notice_on, ANNOUNCED, "notice_on")?;
    let end = stage(c, c.docs_to, ANNOUNCED, "docs_to")?;
    law.at_least("tender.single_notice", start, end, say("单一来源公示", "the publicity"))
}

fn in_order(_: &Law<'_>, c: &TenderCase) -> Judged {
    let days = [
        ("notice_on", c.notice_on),
        ("bid_deadline", c.bid_deadline),
        ("report_on", c.report_on),
        ("confirmed_on", c.confirmed_on),
        ("award_on", c.award_on),
    ];
    let known: Vec<_> = days.iter().filter_map(|(name, day)| day.map(|day| (*name, day))).collect();
    for pair in known.windows(2) {
        let [(before, first), (after, second)] = pair else { continue };
        if second < first {
            let title = |name: &str| TENDER.field(name).map(crate::schema::Field::both);
            let (Some(before), Some(after)) = (title(before), title(after)) else { continue };
            let (before_zh, after_zh, before_en, after_en) = (before.zh, after.zh, before.en, after.en);
            let text = both!(
                "{after_zh} {second} 早于{before_zh} {first}",
                "\"{after_en}\" {second} is before \"{before_en}\" {first}"
            );
            return Ok(found(text, *second));
        }
    }
    if let (Some(award), Some(signed)) = (c.award_on, c.signed().map(|signed| signed.first))
        && signed < award
    {
        let text = both!(
            "合同签订日期 {signed} 早于通知书日期 {award}",
            "the contract was signed on {signed}, before the letter of award of {award}"
        );
        return Ok(found(text, signed));
    }
    if known.is_empty() && rank(c) >= ANNOUNCED {
        return Err(Stop::Blank(&TENDER, "notice_on"));
    }
    Ok(Verdict::Clean)
}

fn closed_with_open(_: &Law<'_>, c: &TenderCase) -> Judged {
    let text = match (&c.open_contract, &c.open_challenge) {
        (Some(id), _) => both!("项目已办结,合同 {id} 未办结", "the tender is closed, contract {id} is open"),
        (None, Some(id)) => both!("项目已办结,质疑投诉 {id} 未了结", "the tender is closed, challenge {id} is open"),
        (None, None) => return Ok(Verdict::Clean),
    };
    Ok(Verdict::Finding { text, on: None })
}

fn above_budget(_: &Law<'_>, c: &TenderCase) -> Judged {
    let amount =
        if rank(c) >= AWARDED { need(c.award_amount, &TENDER, "award_amount")? } else { given(c.award_amount)? };
    if amount <= c.budget {
        return Ok(Verdict::Clean);
    }
    let (amount, budget) = (yuan(amount), yuan(c.budget));
    let text = both!("中标金额 {amount} 元超过预算 {budget} 元", "the award of {amount} 元 is above {budget} 元");
    Ok(Verdict::Finding { text, on: c.confirmed_on })
}

fn written_report(law: &Law<'_>, c: &TenderCase) -> Judged {
    of_bidding(c)?;
    let start = law.starts(stage(c, c.confirmed_on, AWARDED, "confirmed_on")?)?;
    reached(c, c.attachments.as_ref().map(|_| start))?;
    let clock = law.clock("tender.supervisor", start)?;
    let (due, today) = (clock.due, law.base.today);
    if today <= due {
        return Ok(Verdict::Clean);
    }
    // Any file may be attached, on any day: that one is there does not show that the report is, or was in time.
    if c.attachments.is_some() {
        return Err(Stop::Unrecorded(say("书面报告的提交日期", "the day that the written report was submitted")));
    }
    let text = both!(
        "书面报告应不晚于 {due} 提交,项目没有附件(自 {start} 起)",
        "the written report was due by {due}, late or not at all: nothing is attached (from {start})"
    );
    Ok(found(text, due))
}
