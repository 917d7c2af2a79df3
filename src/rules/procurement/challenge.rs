//! 质疑投诉: a complaint follows a question, is accepted before it is decided, and its decision bears a number.

use serde::Deserialize;

use super::regime::bidding;
use crate::both;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::{BIDDING_COMPLAINT, COMPLAINT, COMPLAINT_DECISION};
use crate::rules::{Moment, hint, referred, refusal, require, view};

#[derive(Deserialize)]
struct Challenge<'a> {
    kind: &'a str,
    matter: &'a str,
}

fn is_complaint(moment: &Moment<'_>) -> Result<bool> {
    Ok(view::<Challenge<'_>>(moment.after)?.kind == "complaint")
}

/// challenge.accept: in public procurement a complaint follows the question that was asked first (政府采购法 55), in
/// bidding one about documents or candidates an objection (招标投标法实施条例 60).
pub(crate) fn complaint_needs_prior(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let challenge: Challenge<'_> = view(moment.after)?;
    let Some(tender) = referred(moment.reader, moment.after, "tender")?.filter(|_| challenge.kind == "complaint")
    else {
        return Ok(Vec::new());
    };
    let (what, source) = if !bidding(&tender) {
        (Both::fixed("政府采购投诉", "a complaint in procurement"), COMPLAINT)
    } else if matches!(challenge.matter, "docs" | "candidate") {
        let what = Both::fixed("对招标文件或中标候选人的投诉", "a complaint about documents or candidates");
        (what, BIDDING_COMPLAINT)
    } else {
        return Ok(Vec::new());
    };
    Ok(require(moment.after, &["prior"], &what, source))
}

/// challenge.reply: a complaint is accepted before it is decided (政府采购法 56; 招标投标法实施条例 61).
pub(crate) fn complaint_accepted(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if !is_complaint(moment)? || moment.before.state() == "accepted" {
        return Ok(Vec::new());
    }
    let text = both!("投诉尚未受理,不能答复", "the complaint is not accepted yet and cannot be decided");
    let act = hint::act(moment.after.kind(), "accept", moment.after.id());
    let (zh, en) = (act.zh, act.en);
    Ok(vec![refusal(&text, COMPLAINT_DECISION).hint(both!("先办: {zh}", "first: {en}"))])
}

/// challenge.reply: the decision on a complaint bears a number (政府采购法 56; 招标投标法实施条例 61).
pub(crate) fn complaint_needs_doc_no(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if !is_complaint(moment)? {
        return Ok(Vec::new());
    }
    Ok(require(moment.after, &["doc_no"], &Both::fixed("投诉处理", "a decision on a complaint"), COMPLAINT_DECISION))
}

#[cfg(test)]
mod tests {
    use crate::catalog::procurement::{CHALLENGE, TENDER};
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_complaint_follows_a_question_in_procurement() {
        let mut fixture = Fixture::new();
        let tender = fixture.add(&TENDER, &[("domain", "procurement")]);
        let question = fixture.add(&CHALLENGE, &[("tender", tender.id()), ("kind", "question")]);
        let complaint = fixture.add(&CHALLENGE, &[("tender", tender.id()), ("kind", "complaint")]);
        fixture.passes("complaint_needs_prior", &question, &[]);
        fixture.fires("complaint_needs_prior", &complaint, &[]);
        fixture.passes("complaint_needs_prior", &complaint, &[("prior", question.id())]);
        let general = fixture.add(&TENDER, &[("domain", "general")]);
        fixture.fires("complaint_needs_prior", &complaint, &[("tender", general.id())]);
        let bidding = fixture.add(&TENDER, &[("domain", "bidding")]);
        let works = fixture.add(&TENDER, &[("domain", "procurement"), ("object", "works"), ("method", "open")]);
        for tender in [bidding, works] {
            let of = ("tender", tender.id());
            fixture.passes("complaint_needs_prior", &complaint, &[of, ("matter", "result")]);
            fixture.fires("complaint_needs_prior", &complaint, &[of, ("matter", "docs")]);
            let said = fixture.guard("complaint_needs_prior", &complaint, &[of, ("matter", "candidate")]);
            assert!(said[0].text.zh.contains("招标投标法实施条例 60"), "{said:?}");
            fixture.passes("complaint_needs_prior", &complaint, &[of, ("matter", "docs"), ("prior", question.id())]);
        }
    }

    #[test]
    fn a_complaint_is_accepted_and_decided_under_a_number() {
        let mut fixture = Fixture::new();
        let question = fixture.add(&CHALLENGE, &[("kind", "question")]);
        let complaint = fixture.add(&CHALLENGE, &[("kind", "complaint")]);
        fixture.passes("complaint_accepted", &question, &[]);
        fixture.passes("complaint_needs_doc_no", &question, &[]);
        fixture.fires("complaint_accepted", &complaint, &[("state", "replied")]);
        fixture.fires("complaint_needs_doc_no", &complaint, &[]);
        let accepted = fixture.change(&complaint, &[("state", "accepted")]);
        fixture.passes("complaint_accepted", &accepted, &[("state", "replied")]);
        fixture.passes("complaint_needs_doc_no", &accepted, &[("doc_no", "庐财采〔2024〕3号")]);
    }
}
