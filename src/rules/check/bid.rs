//! Bids: bonds and their way back, credit checks, bans, and bids that came late.

use chrono::NaiveDate;

use super::cases::BidCase;
use super::law::{Law, Stop, found, given, need};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::procurement::{BID, TENDER};

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "CG-20",
        say("投标保证金比例", "share of the bid bond"),
        say("投标保证金不超过预算(估算价)的2%。", "A bid bond is at most 2% of the budget."),
        say(
            "政府采购法实施条例 33;招标投标法实施条例 26",
            "Government Procurement Regulation 33; Bidding Regulation 26",
        ),
        Judge::Bid(|law, c| {
            let bond = bond(c)?;
            let on = c.notice_on.unwrap_or(c.received_on);
            law.at_most("bid.bond_max", on, (bond, c.budget), say("投标保证金", "the bid bond"))
        }),
    )
    .reads(&["bid.bond_max"]),
    Rule::new(
        "CG-21",
        say("投标保证金形式", "form of the bid bond"),
        say("投标保证金不以现金提交。", "A bid bond is not given in cash."),
        say("政府采购法实施条例 33", "Government Procurement Regulation 33"),
        Judge::Bid(not_cash),
    ),
    Rule::new(
        "CG-22",
        say("退未中标保证金", "bond back to losers"),
        say(
            "未中标供应商的保证金在通知书发出后5个工作日内退还。",
            "Losers get their bond back within 5 working days of the letter of award.",
        ),
        say("政府采购法实施条例 33", "Government Procurement Regulation 33"),
        Judge::Bid(|law, c| {
            bond(c)?;
            if c.bidding == Some(true) || !matches!(c.state.as_str(), "lost" | "disqualified") {
                return Ok(Verdict::Clean);
            }
            let start = need(c.award_on, &TENDER, "award_on")?;
            law.within("bid.refund_lost", start, c.bond_refund_on, say("投标保证金退还", "bid bond refunded"))
        }),
    )
    .reads(&["bid.refund_lost"]),
    Rule::new(
        "CG-23",
        say("退中标保证金", "bond back to the winner"),
        say(
            "中标供应商的保证金在合同签订后5个工作日内退还。",
            "The winner gets the bond back within 5 working days of signing.",
        ),
        say("政府采购法实施条例 33", "Government Procurement Regulation 33"),
        Judge::Bid(|law, c| {
            bond(c)?;
            if c.bidding == Some(true) || c.state != "won" {
                return Ok(Verdict::Clean);
            }
            let start = signed(c)?;
            law.within("bid.refund_won", start, c.bond_refund_on, say("投标保证金退还", "bid bond refunded"))
        }),
    )
    .reads(&["bid.refund_won"]),
    Rule::new(
        "CG-24",
        say("定标前查询信用", "credit checks before the award"),
        say("定标前查询三个名单,均无记录。", "The three lists are checked before the award, and all are clear."),
        say("财库〔2016〕125号", "Ministry of Finance notice 125 of 2016"),
        Judge::Bid(credit_checked),
    ),
    Rule::new(
        "CG-25",
        say("投标时在禁止期内", "banned when bidding"),
        say(
            "投标之日不在禁止参加政府采购的期限内,也不在严重失信名单上。",
            "On the day of its bid a supplier is neither banned nor on a list of serious breaches.",
        ),
        say("政府采购法 77;政府采购法实施条例 73", "Government Procurement Law 77; Regulation 73"),
        Judge::Bid(|law, c| {
            given((c.bidding != Some(true)).then_some(()))?;
            if matches!(c.state.as_str(), "withdrawn" | "disqualified") {
                return Ok(Verdict::Clean);
            }
            banned(law, c, c.received_on, say("投标之日", "on the day of the bid"))
        }),
    ),
    Rule::new(
        "CG-26",
        say("定标时在禁止期内", "banned at the award"),
        say(
            "定标之日不在禁止参加政府采购的期限内,也不在严重失信名单上。",
            "On the day of the award the winner is neither banned nor on a list of serious breaches.",
        ),
        say("政府采购法 77;政府采购法实施条例 73", "Government Procurement Law 77; Regulation 73"),
        Judge::Bid(|law, c| {
            given((c.bidding != Some(true)).then_some(()))?;
            if c.state != "won" {
                return Ok(Verdict::Clean);
            }
            let on = need(c.confirmed_on.or(c.award_on), &TENDER, "confirmed_on")?;
            banned(law, c, on, say("定标之日", "on the day of the award"))
        }),
    ),
    Rule::new(
        "ZB-05",
        say("退投标保证金(招标投标)", "bid bond back, bidding"),
        say("合同签订后5日内退还中标人和未中标人的保证金。", "Within 5 days of signing all bid bonds go back."),
        say("招标投标法实施条例 57", "Bidding Regulation 57"),
        Judge::Bid(|law, c| {
            bond(c)?;
            if c.bidding != Some(true) || !matches!(c.state.as_str(), "won" | "lost" | "disqualified") {
                return Ok(Verdict::Clean);
            }
            let start = signed(c)?;
            law.within("bid.refund_bidding", start, c.bond_refund_on, say("投标保证金退还", "bid bond refunded"))
        }),
    )
    .reads(&["bid.refund_bidding"]),
    Rule::new(
        "ZB-06",
        say("退撤回投标的保证金", "bond back after withdrawal"),
        say("收到撤回通知之日起5日内退还保证金。", "A bond goes back within 5 days of the notice of withdrawal."),
        say("招标投标法实施条例 35", "Bidding Regulation 35"),
        Judge::Bid(withdrawn),
    )
    .reads(&["bid.refund_withdraw"]),
    Rule::new(
        "ZB-07",
        say("逾期投标应当拒收", "late bids are refused"),
        say("截止时间后送达的投标不进入评审。", "A bid that came after the deadline is not evaluated."),
        say("招标投标法 28", "Bidding Law 28"),
        Judge::Bid(late),
    ),
    Rule::new(
        "ZB-08",
        say("投标时在取消投标资格期限内", "disqualified when bidding"),
        say("投标之日不在取消投标资格的期限内。", "On the day of its bid a bidder is not disqualified from bidding."),
        say("招标投标法 53、54、60;招标投标法实施条例 67、68", "Bidding Law 53, 54, 60; Bidding Regulation 67, 68"),
        Judge::Bid(|law, c| {
            given((c.bidding == Some(true)).then_some(()))?;
            if matches!(c.state.as_str(), "withdrawn" | "disqualified") {
                return Ok(Verdict::Clean);
            }
            banned(law, c, c.received_on, say("投标之日", "on the day of the bid"))
        }),
    ),
];

/// The bond, where there is one.
fn bond(c: &BidCase) -> Result<i64, Stop> {
    given(c.bond.filter(|bond| *bond > 0))
}

/// The day the contract was signed; before the tender is contracted there is no clock.
fn signed(c: &BidCase) -> Result<NaiveDate, Stop> {
    match c.tender_state.as_str() {
        "contracted" | "closed" => c.signed_on.ok_or(Stop::Unrecorded(say("项目的合同", "a contract of the tender"))),
        _ => given(c.signed_on),
    }
}

fn not_cash(law: &Law<'_>, c: &BidCase) -> Judged {
    bond(c)?;
    if c.bidding == Some(true) {
        return Ok(Verdict::Clean);
    }
    let on = law.starts(c.received_on)?;
    if need(c.bond_form.as_deref(), &BID, "bond_form")? != "cash" {
        return Ok(Verdict::Clean);
    }
    Ok(found(both!("投标保证金以现金提交", "the bid bond was given in cash"), on))
}

fn credit_checked(_: &Law<'_>, c: &BidCase) -> Judged {
    if c.state != "won" || c.bidding == Some(true) {
        return Ok(Verdict::Clean);
    }
    let checks = [
        ("credit_executed", &c.credit_executed),
        ("credit_tax", &c.credit_tax),
        ("credit_procurement", &c.credit_procurement),
    ];
    for (field, result) in checks {
        let Some(title) = BID.field(field).map(crate::schema::Field::both) else { continue };
        let (zh, en) = (title.zh, title.en);
        let text = match need(result.as_deref(), &BID, field)? {
            "clear" => continue,
            "hit" => both!("中标供应商{zh}有记录", "the winner is on a list: \"{en}\""),
            _ => both!("中标供应商{zh}没有查询", "the winner was not checked: \"{en}\""),
        };
        return Ok(Verdict::Finding { text, on: c.confirmed_on });
    }
    let checked = need(c.credit_checked_on, &BID, "credit_checked_on")?;
    let confirmed = need(c.confirmed_on, &TENDER, "confirmed_on")?;
    if checked <= confirmed {
        return Ok(Verdict::Clean);
    }
    let text = both!(
        "信用查询日期 {checked} 晚于确定结果日期 {confirmed}",
        "credit was checked on {checked}, after the award of {confirmed}"
    );
    Ok(found(text, checked))
}

fn banned(law: &Law<'_>, c: &BidCase, on: NaiveDate, when: crate::messages::Label) -> Judged {
    let on = law.starts(on)?;
    let Some(ban) = law.ban(&c.bidder, on, c.bidding == Some(true)) else { return Ok(Verdict::Clean) };
    let (zh, en, party, id, from) = (when.zh, when.en, &c.bidder, &ban.id, ban.from);
    let to_zh = ban.to.map_or_else(|| "长期".to_owned(), |to| to.to_string());
    let to_en = ban.to.map_or_else(|| "no end".to_owned(), |to| to.to_string());
    let text = both!(
        "{zh} {on} 供应商 {party} 在禁止期内: {id}({from} 至 {to_zh})",
        "{en}, {on}, supplier {party} was barred: {id} ({from} to {to_en})"
    );
    Ok(found(text, on))
}

fn withdrawn(law: &Law<'_>, c: &BidCase) -> Judged {
    bond(c)?;
    if c.bidding != Some(true) || c.state != "withdrawn" {
        return Ok(Verdict::Clean);
    }
    law.starts(c.received_on)?;
    // The day of the notice is no field. What was refunded this soon after the bid came was refunded in time in any case.
    let clock = law.clock("bid.refund_withdraw", c.received_on)?;
    if c.bond_refund_on.is_some_and(|refund| refund <= clock.due) {
        return Ok(Verdict::Clean);
    }
    // A withdrawal comes before the deadline; later than the term from the deadline is late in any case.
    let deadline = need(c.bid_deadline, &TENDER, "bid_deadline")?;
    let latest = law.clock("bid.refund_withdraw", deadline.max(c.received_on))?.due;
    let verdict = law.by(latest, c.bond_refund_on, say("撤回投标的保证金退还", "bond of a withdrawn bid refunded"));
    if verdict == Verdict::Clean {
        return Err(Stop::Unrecorded(say("撤回通知日期", "the day of the withdrawal")));
    }
    Ok(verdict)
}

fn late(_: &Law<'_>, c: &BidCase) -> Judged {
    if !matches!(c.state.as_str(), "valid" | "candidate" | "won" | "lost") {
        return Ok(Verdict::Clean);
    }
    let received = c.received_on;
    let text = match (c.late, c.bid_deadline) {
        (_, Some(deadline)) if received > deadline => {
            both!(
                "投标于 {received} 送达,截止 {deadline},仍进入评审",
                "a bid of {received} was admitted after {deadline}"
            )
        }
        (Some(true), _) => both!("投标逾期送达,仍进入评审", "a bid that came late was admitted"),
        (_, None) => return Err(Stop::Blank(&TENDER, "bid_deadline")),
        _ => return Ok(Verdict::Clean),
    };
    Ok(found(text, received))
}
