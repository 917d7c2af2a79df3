//! 采购招标项目: from the published intent to the last contract.

use chrono::NaiveDate;
use serde::Deserialize;

use super::bid::not_clear;
use super::regime::bidding;
use crate::both;
use crate::catalog::procurement::{BID, CHALLENGE, CONTRACT};
use crate::error::{Fault, Result};
use crate::rules::source::{BUDGET, CREDIT_CHECKS, METHODS, PROCUREMENT, PROMISES};
use crate::rules::{Moment, Source, hint, ids, refusal, view, warning};
use crate::schema::{Kind, Row};
use crate::terms::money;

#[derive(Deserialize)]
struct Announcement {
    intent_on: Option<NaiveDate>,
    notice_on: Option<NaiveDate>,
}

/// tender.announce, a warning: the intent was published {tender.intent} before the notice. Bidding outside public
/// procurement knows no published intent (kinds.md limits the deadline to 采购).
pub(crate) fn intent_in_time(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let tender: Announcement = view(moment.after)?;
    let Some(notice) = tender.notice_on.filter(|_| !bidding(moment.after)) else { return Ok(Vec::new()) };
    let parameters = moment.parameters()?;
    let latest = parameters
        .term("tender.intent", notice)
        .and_then(|term| Ok((term.before(notice, parameters.calendar())?, term)));
    let (latest, term) = match latest {
        Ok(found) => found,
        Err(missing) => return Ok(vec![Fault { code: &crate::error::codes::W4001, ..missing.fault() }]),
    };
    let text = match tender.intent_on {
        Some(intent) if intent <= latest => return Ok(Vec::new()),
        Some(intent) => {
            both!("意向公开日期 {intent} 晚于 {latest}", "the intent was published on {intent}, later than {latest}")
        }
        None => both!("未填意向公开日期,应不晚于 {latest}", "the intent is not published; it was due by {latest}"),
    };
    let flag = hint::add(moment.after.kind(), &["intent_on", "note"]);
    let (zh, en) = (flag.zh, flag.en);
    let fault = warning(&text, Source::Parameter(term.row)).on("intent_on");
    Ok(vec![fault.hint(both!("{zh} 补填或说明", "{en} to fill it in or explain it"))])
}

#[derive(Deserialize)]
struct Method<'a> {
    method: &'a str,
    note: Option<&'a str>,
}

/// tender.announce: a method other than open tender says why (政府采购法 26: open tender is the main one).
pub(crate) fn method_needs_note(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let tender: Method<'_> = view(moment.after)?;
    if tender.method == "open" || tender.note.is_some() {
        return Ok(Vec::new());
    }
    let text = both!("不用公开招标须写明理由", "a method other than open tender needs its reason");
    Ok(vec![refusal(&text, METHODS).on("note").hint(hint::add(moment.after.kind(), &["note"]))])
}

/// tender.open: the bids received are registered; withdrawn ones are none.
pub(crate) fn bids_registered(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    if moment.reader.children(&BID, "tender", id)?.iter().any(|bid| bid.state() != "withdrawn") {
        return Ok(Vec::new());
    }
    let text = both!("还没有登记投标", "no bid is registered");
    let (register, abort) = (hint::register(&BID, "tender", id), hint::act(moment.after.kind(), "abort", id));
    let (zh, en, abort_zh, abort_en) = (register.zh, register.en, abort.zh, abort.en);
    let next = both!("{zh};无人投标: {abort_zh}", "{en}; nobody bid: {abort_en}");
    Ok(vec![refusal(&text, PROCUREMENT).hint(next)])
}

#[derive(Deserialize)]
struct Award<'a> {
    winner: Option<&'a str>,
    budget: i64,
    award_amount: Option<i64>,
    note: Option<&'a str>,
}

/// The bid of the winner, where winner and bid are known.
fn winning_bid(moment: &Moment<'_>) -> Result<Option<Row>> {
    let Some(winner) = view::<Award<'_>>(moment.after)?.winner else { return Ok(None) };
    let bids = moment.reader.children(&BID, "tender", moment.after.id())?;
    Ok(bids.into_iter().find(|bid| bid.text("bidder") == Some(winner)))
}

/// tender.award: the winner's bid is won.
pub(crate) fn winning_bid_won(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<Award<'_>>(moment.after)?.winner.is_none() {
        return Ok(Vec::new()); // the verb itself asks for the winner
    }
    let id = moment.after.id();
    let (text, next) = match winning_bid(moment)? {
        Some(bid) if bid.state() == "won" => return Ok(Vec::new()),
        Some(bid) => {
            let bid = bid.id();
            let act = hint::act(&BID, "win", bid);
            let (zh, en) = (act.zh, act.en);
            (
                both!("中标供应商的投标 {bid} 还不是中标状态", "the winner's bid {bid} is not won"),
                both!("先办: {zh}", "first: {en}"),
            )
        }
        None => {
            (both!("没有中标供应商的投标", "the winner has no bid on this tender"), hint::register(&BID, "tender", id))
        }
    };
    Ok(vec![refusal(&text, PROCUREMENT).on("winner").hint(next)])
}

/// tender.award: the winner's three list checks are clear (财库〔2016〕125号). Without a bid the other guard speaks.
pub(crate) fn winner_credit_clear(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(bid) = winning_bid(moment)? else { return Ok(Vec::new()) };
    let Some(checks) = not_clear(&bid)? else { return Ok(Vec::new()) };
    let (zh, en, id) = (checks.zh, checks.en, bid.id());
    let text = both!("中标供应商信用查询未全部为无记录: {zh}", "credit checks of the winner are not all clear: {en}");
    let next = both!(
        "核对查询结果: chengxin 查看 {id};有记录的不得中标",
        "look at the results: chengxin show {id}; a listed supplier cannot win"
    );
    Ok(vec![refusal(&text, CREDIT_CHECKS).on("winner").hint(next)])
}

/// tender.award: an award above the budget is explained (政府采购法 36: bids above a budget that cannot be paid void it).
pub(crate) fn over_budget_needs_note(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let tender: Award<'_> = view(moment.after)?;
    let Some(amount) = tender.award_amount.filter(|a| *a > tender.budget && tender.note.is_none()) else {
        return Ok(Vec::new());
    };
    let (amount, budget) = (money::show_grouped(amount), money::show_grouped(tender.budget));
    let text = both!(
        "中标金额 {amount} 元超过预算 {budget} 元,须写明理由",
        "the award of {amount} 元 is above the budget of {budget} 元; say why"
    );
    Ok(vec![refusal(&text, BUDGET).on("note").hint(hint::add(moment.after.kind(), &["note"]))])
}

/// tender.sign: a contract of this tender is registered.
pub(crate) fn contract_registered(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    if !moment.reader.children(&CONTRACT, "tender", id)?.is_empty() {
        return Ok(Vec::new());
    }
    let text = both!("还没有登记合同", "no contract is registered");
    Ok(vec![refusal(&text, PROCUREMENT).hint(hint::register(&CONTRACT, "tender", id))])
}

/// Children of the tender that are not done with, each with the verb that ends it.
fn open_children(moment: &Moment<'_>, kind: &'static Kind) -> Result<Vec<String>> {
    let rows = moment.reader.children(kind, "tender", moment.after.id())?;
    Ok(ids(rows.iter().filter(|row| !row.is_closed())))
}

/// tender.close: every contract is closed or terminated.
pub(crate) fn contracts_of_tender_ended(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let open = open_children(moment, &CONTRACT)?;
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let list = hint::list(&open);
    let (zh, en) = (list.zh, list.en);
    let text = both!("还有未办结的合同: {zh}", "contracts are still open: {en}");
    Ok(vec![refusal(&text, PROMISES).hint(hint::act(&CONTRACT, "close", first))])
}

/// tender.close: every challenge is ended.
pub(crate) fn challenges_ended(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let open = open_children(moment, &CHALLENGE)?;
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let list = hint::list(&open);
    let (zh, en) = (list.zh, list.en);
    let text = both!("还有未办结的质疑投诉: {zh}", "challenges are still open: {en}");
    Ok(vec![refusal(&text, PROCUREMENT).hint(hint::act(&CHALLENGE, "reply", first))])
}

#[cfg(test)]
mod tests {
    use crate::catalog::procurement::{BID, CHALLENGE, CONTRACT, TENDER};
    use crate::catalog::registry::PARTY;
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_late_or_missing_intent_only_warns() {
        let mut fixture = Fixture::new();
        let tender = fixture.add(&TENDER, &[("domain", "procurement"), ("notice_on", "2024-03-31")]);
        let codes = |columns: &[(&'static str, &str)]| -> Vec<&str> {
            fixture.guard("intent_in_time", &tender, columns).iter().map(|f| f.code.id).collect()
        };
        assert_eq!(codes(&[]), ["W4001"]);
        assert_eq!(codes(&[("intent_on", "2024-03-02")]), ["W4001"]);
        assert_eq!(codes(&[("intent_on", "2024-03-01")]), [""; 0]);
        assert_eq!(codes(&[("domain", "bidding")]), [""; 0]);
        assert_eq!(codes(&[("notice_on", "")]), [""; 0]);
        let said = fixture.guard("intent_in_time", &tender, &[]).remove(0);
        assert!(said.text.zh.contains("待核") && said.text.en.contains("to be confirmed"));
    }

    #[test]
    fn other_methods_and_awards_above_the_budget_say_why() {
        let mut fixture = Fixture::new();
        let tender = fixture.add(&TENDER, &[("method", "single"), ("budget", "100")]);
        fixture.fires("method_needs_note", &tender, &[]);
        fixture.passes("method_needs_note", &tender, &[("note", "只能从唯一供应商处采购")]);
        fixture.passes("method_needs_note", &tender, &[("method", "open")]);
        fixture.fires("over_budget_needs_note", &tender, &[("award_amount", "101")]);
        fixture.passes("over_budget_needs_note", &tender, &[("award_amount", "100")]);
        fixture.passes("over_budget_needs_note", &tender, &[("award_amount", "101"), ("note", "追加预算")]);
    }

    #[test]
    fn bids_are_registered_before_they_are_opened() {
        let mut fixture = Fixture::new();
        let tender = fixture.add(&TENDER, &[]);
        let said = fixture.guard("bids_registered", &tender, &[]).remove(0);
        assert!(said.hint.unwrap().en.contains(&format!("chengxin bid add --tender {}", tender.id())));
        let bid = fixture.add(&BID, &[("tender", tender.id())]);
        fixture.passes("bids_registered", &tender, &[]);
        fixture.change(&bid, &[("state", "withdrawn")]);
        fixture.fires("bids_registered", &tender, &[]);
    }

    #[test]
    fn the_winner_has_won_and_is_on_no_list() {
        let mut fixture = Fixture::new();
        let (tender, winner) = (fixture.add(&TENDER, &[]), fixture.add(&PARTY, &[]));
        let award = [("winner", winner.id())];
        fixture.passes("winning_bid_won", &tender, &[]);
        fixture.fires("winning_bid_won", &tender, &award);
        fixture.passes("winner_credit_clear", &tender, &award);
        let clear = [("credit_executed", "clear"), ("credit_tax", "clear"), ("credit_procurement", "clear")];
        let bid = fixture.add(&BID, &[("tender", tender.id()), ("bidder", winner.id()), clear[0], clear[1], clear[2]]);
        fixture.fires("winning_bid_won", &tender, &award);
        let bid = fixture.change(&bid, &[("state", "won")]);
        fixture.passes("winning_bid_won", &tender, &award);
        fixture.passes("winner_credit_clear", &tender, &award);
        fixture.change(&bid, &[("credit_tax", "hit")]);
        let said = fixture.guard("winner_credit_clear", &tender, &award).remove(0);
        assert!(said.text.zh.contains("重大税收违法查询") && !said.text.zh.contains("失信被执行人"));
    }

    #[test]
    fn a_tender_ends_after_its_contracts_and_challenges() {
        let mut fixture = Fixture::new();
        let tender = fixture.add(&TENDER, &[]);
        fixture.fires("contract_registered", &tender, &[]);
        let contract = fixture.add(&CONTRACT, &[("tender", tender.id()), ("state", "paying")]);
        fixture.passes("contract_registered", &tender, &[]);
        fixture.fires("contracts_of_tender_ended", &tender, &[]);
        fixture.change(&contract, &[("state", "terminated")]);
        fixture.passes("contracts_of_tender_ended", &tender, &[]);
        let challenge = fixture.add(&CHALLENGE, &[("tender", tender.id())]);
        fixture.fires("challenges_ended", &tender, &[]);
        fixture.change(&challenge, &[("state", "replied")]);
        fixture.passes("challenges_ended", &tender, &[]);
    }
}
