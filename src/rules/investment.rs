//! 招商: a policy is issued after its fair-competition review, an agreement rests on its clauses and ends by law alone
//! (programme 4(3); 公平竞争审查条例; 优化营商环境条例 31).

use chrono::NaiveDate;
use serde::Deserialize;

use super::ppp::amendment;
use super::source::{
    FAIR_COMPETITION, FAIR_EXCEPTION, FORBIDDEN_CONTENT, POLICY_WORDING, PROMISES, SUCCESSION, Source,
};
use super::{Moment, hint, ids, referred, refusal, require, view, warning};
use crate::both;
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::investment::POLICY;
use crate::catalog::ppp::AMENDMENT;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::schema::Row;
use crate::store::Reader;

/// 公平竞争审查条例 is in force from this day on; before it the programme alone asks for lawful policies.
const REVIEW_SINCE: &str = "2024-08-01";

/// What asks for a review on a day.
fn review_source(on: NaiveDate) -> Source {
    if on.to_string().as_str() >= REVIEW_SINCE { FAIR_COMPETITION } else { POLICY_WORDING }
}

#[derive(Deserialize)]
struct Policy<'a> {
    fair_result: &'a str,
    fair_on: Option<NaiveDate>,
    exception_end: Option<NaiveDate>,
    forbidden: &'a str,
    rivalry: &'a str,
    effective_from: Option<NaiveDate>,
}

impl Policy<'_> {
    /// 存疑: not reviewed, failed, or with forbidden content or rivalry.
    fn flagged(&self) -> bool {
        matches!(self.fair_result, "none" | "fail") || self.forbidden != "none" || self.rivalry != "none"
    }
}

/// 存疑: a policy of which an agreement says why it still rests on it; an old one that does not say what became of its
/// review is one of them.
pub(crate) fn is_doubtful(policy: &Row) -> bool {
    view::<Policy<'_>>(policy).map_or(true, |policy| policy.flagged())
}

/// policy.review and policy.issue: the review for fair competition took place and was passed (公平竞争审查条例 18).
pub(super) fn fair_review_passed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let policy: Policy<'_> = view(moment.after)?;
    let text = match policy.fair_result {
        "none" => both!("未经公平竞争审查,不得出台", "not reviewed for fair competition: it must not be issued"),
        "fail" => {
            both!("公平竞争审查不通过,不得出台", "it failed the review for fair competition and must not be issued")
        }
        _ => return Ok(Vec::new()),
    };
    let next = hint::add(&POLICY, &["fair_result", "fair_on", "fair_unit", "fair_file"]);
    Ok(vec![refusal(&text, review_source(moment.on)).on("fair_result").hint(next)])
}

/// policy.issue: the review is older than the policy.
pub(super) fn reviewed_before_issue(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let policy: Policy<'_> = view(moment.after)?;
    let issued = policy.effective_from.map_or(moment.on, |from| from.min(moment.on));
    let Some(reviewed) = policy.fair_on.filter(|reviewed| *reviewed > issued) else { return Ok(Vec::new()) };
    let text = both!(
        "公平竞争审查日期 {reviewed} 晚于出台或生效日期 {issued}",
        "reviewed for fair competition on {reviewed}, after it was issued or in force on {issued}"
    );
    let flags = hint::add(&POLICY, &["fair_on", "effective_from"]);
    Ok(vec![refusal(&text, review_source(moment.on)).on("fair_on").hint(flags)])
}

/// policy.issue: content that the statute forbids rests on a law or a decision of the State Council, which the note names
/// (公平竞争审查条例 10); an exception has its end (12).
pub(super) fn forbidden_content_allowed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (policy, mut faults): (Policy<'_>, _) = (view(moment.after)?, Vec::new());
    if policy.forbidden != "none" {
        let what = Both::fixed("含禁止内容的政策", "a policy with forbidden content");
        faults.extend(require(moment.after, &["note"], &what, FORBIDDEN_CONTENT));
        let basis = referred(moment.reader, moment.after, "basis")?;
        if basis.is_none_or(|basis| basis.text("level") != Some("national")) {
            let text = both!(
                "含禁止内容的政策须以法律、行政法规或国务院决定为依据",
                "forbidden content must rest on a law, a regulation or a decision of the State Council"
            );
            let id = moment.after.text("basis").unwrap_or_default();
            let level = hint::edit(&crate::catalog::registry::DOCUMENT, "level", id);
            let flags = hint::add(&POLICY, &["basis", "forbidden"]);
            let (zh, en, level_zh, level_en) = (flags.zh, flags.en, level.zh, level.en);
            faults.push(refusal(&text, FORBIDDEN_CONTENT).on("basis").hint(both!(
                "{zh} 改正;依据确为国家层级的: {level_zh}",
                "{en} to put it right; if the basis is national: {level_en}"
            )));
        }
    }
    if policy.fair_result == "exception" && policy.exception_end.is_none() {
        let what = Both::fixed("适用例外规定的政策", "an exception");
        faults.extend(require(moment.after, &["exception_end"], &what, FAIR_EXCEPTION));
    }
    Ok(faults)
}

/// Promises of either side that have this source.
fn clauses(reader: Reader<'_>, source: &str) -> Result<Vec<Row>> {
    reader.children(&PROMISE, "source", source)
}

fn open(rows: &[Row]) -> Vec<String> {
    ids(rows.iter().filter(|row| !row.is_closed()))
}

/// policy.stop: warns of what was promised by it and is not kept yet.
pub(super) fn promises_survive_the_policy(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let open = open(&clauses(moment.reader, moment.after.id())?);
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let list = hint::list(&open);
    let (zh, en) = (list.zh, list.en);
    let text = both!("政策停止后仍应兑现的承诺: {zh}", "promises of the policy stay due after it is stopped: {en}");
    let (change, show) = (hint::register(&AMENDMENT, "target", first), hint::show(first));
    let (change_zh, change_en, show_zh, show_en) = (change.zh, change.en, show.zh, show.en);
    Ok(vec![warning(&text, SUCCESSION).hint(both!(
        "照旧兑现({show_zh}),或依法变更({change_zh})",
        "keep them ({show_en}) or change them by law ({change_en})"
    ))])
}

/// agreement.sign: a policy that is stopped or in doubt needs a note on why the agreement rests on it.
pub(super) fn doubtful_policy_needs_note(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(row) = referred(moment.reader, moment.after, "policy")? else { return Ok(Vec::new()) };
    let stopped = row.state() == "stopped";
    if !moment.after.get("note").is_null() || !(stopped || is_doubtful(&row)) {
        return Ok(Vec::new());
    }
    let id = row.id();
    let text = if stopped {
        both!("依据的政策 {id} 已停止,须写明理由", "policy {id} is stopped; say why the agreement rests on it")
    } else {
        both!(
            "依据的政策 {id} 未通过公平竞争审查或含禁止内容,须写明理由",
            "policy {id} did not pass its review or holds forbidden content; say why the agreement rests on it"
        )
    };
    Ok(vec![refusal(&text, POLICY_WORDING).on("note").hint(hint::add(moment.after.kind(), &["note"]))])
}

/// agreement.perform: the duties of the government stand as clauses, one promise each.
pub(super) fn government_clause_registered(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    if clauses(moment.reader, id)?.iter().any(|clause| clause.text("obligor") == Some("gov")) {
        return Ok(Vec::new());
    }
    let text = both!("还没有逐条登记政府方义务", "no clause that the government owes is registered");
    Ok(vec![refusal(&text, PROMISES).hint(hint::register(&PROMISE, "source", id))])
}

/// agreement.complete: no clause of either side is open.
pub(super) fn clauses_ended(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let open = open(&clauses(moment.reader, moment.after.id())?);
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let list = hint::list(&open);
    let (zh, en) = (list.zh, list.en);
    let text = both!("还有未了的条款: {zh}", "clauses are still open: {en}");
    Ok(vec![refusal(&text, PROMISES).hint(hint::show(first))])
}

/// agreement.terminate: by an approved change of it or by a judgment that is attached, never for an excuse.
pub(super) fn agreement_ends_lawfully(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let mut faults = amendment::judge_reason(moment, "note");
    if moment.after.get("attachments").is_null() {
        faults.extend(amendment::required(moment, &[moment.after.id()])?);
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::promise::PROMISE;
    use crate::catalog::investment::{AGREEMENT, POLICY};
    use crate::catalog::ppp::AMENDMENT;
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_policy_passes_its_review_before_it_is_issued() {
        let mut fixture = Fixture::new();
        let policy = fixture.add(&POLICY, &[("fair_result", "pass")]);
        fixture.passes("fair_review_passed", &policy, &[]);
        fixture.passes("fair_review_passed", &policy, &[("fair_result", "exception")]);
        fixture.fires("fair_review_passed", &policy, &[("fair_result", "fail")]);
        let none = [("fair_result", "none")];
        let said = |on| fixture.guard_on(on, "fair_review_passed", &policy, &none).remove(0).text.zh.into_owned();
        assert!(said("2024-07-31").contains("实施方案 四(三)"));
        assert!(said("2024-08-01").contains("公平竞争审查条例 18"));
        let days = [("fair_on", "2024-03-20"), ("effective_from", "2024-03-20")];
        fixture.passes("reviewed_before_issue", &policy, &days);
        fixture.fires("reviewed_before_issue", &policy, &[days[0], ("effective_from", "2024-03-19")]);
        fixture.fires("reviewed_before_issue", &policy, &[("fair_on", "2024-03-29")]);
    }

    #[test]
    fn forbidden_content_rests_on_national_law_and_an_exception_ends() {
        let mut fixture = Fixture::new();
        let law = fixture.add(&DOCUMENT, &[("level", "national")]);
        let policy = fixture.add(&POLICY, &[]);
        let guard = "forbidden_content_allowed";
        fixture.passes(guard, &policy, &[]);
        assert_eq!(fixture.guard(guard, &policy, &[("forbidden", "tax")]).len(), 2);
        let lawful = [("forbidden", "tax"), ("basis", law.id()), ("note", "国务院某决定第三条")];
        fixture.passes(guard, &policy, &lawful);
        fixture.fires(guard, &policy, &lawful[..2]);
        fixture.fires(guard, &policy, &[("fair_result", "exception")]);
        fixture.passes(guard, &policy, &[("fair_result", "exception"), ("exception_end", "2026-01-01")]);
    }

    #[test]
    fn promises_of_a_stopped_policy_are_told() {
        let mut fixture = Fixture::new();
        let policy = fixture.add(&POLICY, &[]);
        let guard = "promises_survive_the_policy";
        fixture.passes(guard, &policy, &[]);
        let promise = fixture.add(&PROMISE, &[("source", policy.id()), ("due_on", "2024-06-30")]);
        let told = fixture.guard(guard, &policy, &[]).remove(0);
        assert_eq!(told.code.id, "W4001");
        fixture.change(&promise, &[("state", "fulfilled")]);
        fixture.passes(guard, &policy, &[]);
    }

    #[test]
    fn an_agreement_on_a_doubtful_policy_says_why() {
        let mut fixture = Fixture::new();
        let policy = fixture.add(&POLICY, &[("fair_result", "pass"), ("state", "issued")]);
        let agreement = fixture.add(&AGREEMENT, &[]);
        let guard = "doubtful_policy_needs_note";
        fixture.passes(guard, &agreement, &[]);
        let on = [("policy", policy.id())];
        fixture.passes(guard, &agreement, &on);
        let policy = fixture.change(&policy, &[("state", "stopped")]);
        fixture.fires(guard, &agreement, &on);
        fixture.passes(guard, &agreement, &[on[0], ("note", "协议在停止前谈定")]);
        fixture.change(&policy, &[("state", "issued"), ("rivalry", "over")]);
        fixture.fires(guard, &agreement, &on);
    }

    #[test]
    fn an_agreement_has_clauses_and_ends_with_them() {
        let mut fixture = Fixture::new();
        let agreement = fixture.add(&AGREEMENT, &[]);
        fixture.fires("government_clause_registered", &agreement, &[]);
        fixture.passes("clauses_ended", &agreement, &[]);
        let columns = [("source", agreement.id()), ("obligor", "party"), ("due_on", "2024-06-30")];
        let clause = fixture.add(&PROMISE, &columns);
        fixture.fires("government_clause_registered", &agreement, &[]);
        fixture.fires("clauses_ended", &agreement, &[]);
        let clause = fixture.change(&clause, &[("obligor", "gov"), ("state", "not_due")]);
        fixture.passes("government_clause_registered", &agreement, &[]);
        fixture.fires("clauses_ended", &agreement, &[]);
        fixture.change(&clause, &[("state", "changed")]);
        fixture.passes("clauses_ended", &agreement, &[]);
    }

    #[test]
    fn an_agreement_ends_by_law_alone() {
        let mut fixture = Fixture::new();
        let agreement = fixture.add(&AGREEMENT, &[]);
        let guard = "agreement_ends_lawfully";
        let note = ("note", "法院判决解除");
        fixture.fires(guard, &agreement, &[note]);
        fixture.passes(guard, &agreement, &[note, ("attachments", "判决书.txt sha256:00")]);
        fixture.add(&AMENDMENT, &[("target", agreement.id()), ("state", "approved")]);
        fixture.passes(guard, &agreement, &[note]);
        let said = fixture.guard(guard, &agreement, &[("note", "因政府换届")]).remove(0);
        assert!(said.text.zh.contains("优化营商环境条例 31"));
    }
}
