//! 投标: late bids are refused, and nobody wins without three clear credit checks.

use chrono::NaiveDate;
use serde::Deserialize;

use super::CREDIT_CHECKS;
use crate::both;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::{CREDIT_CHECKS as CREDIT_SOURCE, LATE_BIDS};
use crate::rules::{Moment, hint, referred, refusal, view};
use crate::schema::Row;

#[derive(Deserialize)]
struct Receipt<'a> {
    late: Option<bool>,
    received_on: NaiveDate,
    note: Option<&'a str>,
}

/// bid.qualify: a late bid is refused unless a note says why it counts (招标投标法 28). Late is what is marked so, and what
/// came on a later day than the deadline; within the day only the mark tells.
pub(crate) fn late_bid_needs_note(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let bid: Receipt<'_> = view(moment.after)?;
    if bid.note.is_some() {
        return Ok(Vec::new());
    }
    let deadline = referred(moment.reader, moment.after, "tender")?.and_then(|tender| tender.date("bid_deadline"));
    let late = bid.late == Some(true) || deadline.is_some_and(|deadline| bid.received_on > deadline);
    if !late {
        return Ok(Vec::new());
    }
    let (received, id) = (bid.received_on, moment.after.id());
    let text = match deadline {
        Some(deadline) => both!(
            "投标于 {received} 送达,逾期(截止 {deadline}),应当拒收",
            "the bid of {received} is late (deadline {deadline}) and is to be refused"
        ),
        None => both!("投标逾期送达,应当拒收", "the bid came late and is to be refused"),
    };
    let kind = moment.after.kind();
    let (refuse, note) = (hint::act(kind, "disqualify", id), hint::add(kind, &["note"]));
    let (refuse_zh, refuse_en, note_zh, note_en) = (refuse.zh, refuse.en, note.zh, note.en);
    Ok(vec![refusal(&text, LATE_BIDS).on("late").hint(both!(
        "否决: {refuse_zh};确可接收则{note_zh} 说明",
        "refuse it: {refuse_en}; if it counts all the same, {note_en} to say why"
    ))])
}

#[derive(Deserialize)]
struct Checks<'a> {
    credit_executed: Option<&'a str>,
    credit_tax: Option<&'a str>,
    credit_procurement: Option<&'a str>,
    credit_proof: Option<&'a str>,
    note: Option<&'a str>,
}

/// Titles of the checks of a bid that are not clear; `None` when all are.
pub(super) fn not_clear(bid: &Row) -> Result<Option<Both>> {
    let checks: Checks<'_> = view(bid)?;
    let results = [checks.credit_executed, checks.credit_tax, checks.credit_procurement];
    let bad = CREDIT_CHECKS.iter().zip(results).filter(|(_, result)| *result != Some("clear"));
    let titles: Vec<Both> =
        bad.filter_map(|(name, _)| bid.kind().field(name)).map(crate::schema::Field::both).collect();
    if titles.is_empty() {
        return Ok(None);
    }
    let zh: Vec<&str> = titles.iter().map(|t| t.zh.as_ref()).collect();
    let en: Vec<&str> = titles.iter().map(|t| t.en.as_ref()).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    Ok(Some(both!("{zh}", "{en}")))
}

/// bid.win: the three list checks are clear; a listed supplier is refused (财库〔2016〕125号).
pub(crate) fn credit_checks_clear(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(checks) = not_clear(moment.after)? else { return Ok(Vec::new()) };
    let (zh, en, id) = (checks.zh, checks.en, moment.after.id());
    let text = both!("信用查询未全部为无记录: {zh}", "credit checks are not all clear: {en}");
    let refuse = hint::act(moment.after.kind(), "disqualify", id);
    let (act_zh, act_en) = (refuse.zh, refuse.en);
    Ok(vec![refusal(&text, CREDIT_SOURCE).on("credit_executed").hint(both!(
        "查询后填写;有记录的否决: {act_zh}",
        "query and fill them in; refuse a listed supplier: {act_en}"
    ))])
}

/// bid.win: the proof of the query is kept, or a note says why there is none (财库〔2016〕125号).
pub(crate) fn credit_proof_or_note(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let checks: Checks<'_> = view(moment.after)?;
    if checks.credit_proof.is_some() || checks.note.is_some() {
        return Ok(Vec::new());
    }
    let text =
        both!("须附信用查询截图,或写明没有的原因", "attach the proof of the credit query, or say why there is none");
    let flags = hint::add(moment.after.kind(), &["credit_proof", "note"]);
    let (zh, en) = (flags.zh, flags.en);
    let next = both!("{zh} 之一", "{en} (one of them)");
    Ok(vec![refusal(&text, CREDIT_SOURCE).on("credit_proof").hint(next)])
}

#[cfg(test)]
mod tests {
    use crate::catalog::procurement::{BID, TENDER};
    use crate::rules::fixture::Fixture;

    #[test]
    fn late_bids_are_refused() {
        let mut fixture = Fixture::new();
        let tender = fixture.add(&TENDER, &[("bid_deadline", "2024-03-20")]);
        let bid = fixture.add(&BID, &[("tender", tender.id()), ("received_on", "2024-03-20")]);
        fixture.passes("late_bid_needs_note", &bid, &[]);
        fixture.passes("late_bid_needs_note", &bid, &[("late", "0")]);
        fixture.fires("late_bid_needs_note", &bid, &[("late", "1")]);
        fixture.fires("late_bid_needs_note", &bid, &[("received_on", "2024-03-21")]);
        fixture.passes("late_bid_needs_note", &bid, &[("late", "1"), ("note", "系统故障,截止时间已顺延")]);
        let undated = fixture.add(&BID, &[]);
        fixture.fires("late_bid_needs_note", &undated, &[("late", "1")]);
    }

    #[test]
    fn nobody_wins_without_three_clear_checks_and_their_proof() {
        let mut fixture = Fixture::new();
        let bid = fixture.add(&BID, &[]);
        fixture.fires("credit_checks_clear", &bid, &[]);
        let clear = [("credit_executed", "clear"), ("credit_tax", "clear"), ("credit_procurement", "clear")];
        fixture.passes("credit_checks_clear", &bid, &clear);
        for bad in ["hit", "unchecked"] {
            fixture.fires("credit_checks_clear", &bid, &[clear[0], clear[1], ("credit_procurement", bad)]);
        }
        fixture.fires("credit_proof_or_note", &bid, &[]);
        fixture.passes("credit_proof_or_note", &bid, &[("credit_proof", "查询.png")]);
        fixture.passes("credit_proof_or_note", &bid, &[("note", "窗口查询,见纸质件")]);
    }
}
