//! 异议: an objection that is upheld has its result and its correction, and opens what corrects the target.

use chrono::NaiveDate;
use serde::Deserialize;

use super::kind_of;
use crate::both;
use crate::catalog::integrity::OBJECTION;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::PROTECTION;
use crate::rules::{Moment, hint, refusal, require, view, warning};
use crate::schema::Row;
use crate::store::{Operation, Reader};

/// States in which the target shows 异议中.
pub(super) const OPEN: [&str; 2] = ["marked", "checking"];

#[derive(Deserialize)]
struct Objection<'a> {
    id: &'a str,
    target: &'a str,
    result: Option<&'a str>,
}

/// The open objection to a record, if there is one (kinds.md, computed value `disputed`).
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn open(reader: Reader<'_>, target: &str) -> Result<Option<String>> {
    let all = reader.children(&OBJECTION, "target", target)?;
    Ok(all.iter().find(|o| OPEN.contains(&o.state())).map(|o| o.id().to_owned()))
}

/// True when an objection to a record was upheld, in whole or in part, whether or not it is closed by now.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn upheld(reader: Reader<'_>, target: &str) -> Result<bool> {
    let all = reader.children(&OBJECTION, "target", target)?;
    let won = |o: &Row| matches!(o.state(), "upheld" | "closed") && matches!(o.text("result"), Some("upheld" | "part"));
    Ok(all.iter().any(won))
}

/// objection.uphold: the result is that it was upheld, in whole or in part.
pub(crate) fn result_upheld(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let objection: Objection<'_> = view(moment.after)?;
    if matches!(objection.result, Some("upheld" | "part") | None) {
        return Ok(Vec::new());
    }
    Ok(contradicts(
        moment,
        &both!("认定成立的处理决定应为成立或部分成立", "an objection that is upheld has the result upheld or part"),
        "dismiss",
    ))
}

/// objection.dismiss: the result is that it was dismissed.
pub(crate) fn result_dismissed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let objection: Objection<'_> = view(moment.after)?;
    if matches!(objection.result, Some("dismissed") | None) {
        return Ok(Vec::new());
    }
    Ok(contradicts(
        moment,
        &both!("认定不成立的处理决定应为不成立", "an objection that is dismissed has the result dismissed"),
        "uphold",
    ))
}

fn contradicts(moment: &Moment<'_>, text: &Both, other: &str) -> Vec<Fault> {
    let (flag, act) =
        (hint::add(moment.after.kind(), &["result"]), hint::act(moment.after.kind(), other, moment.after.id()));
    let (zh, en, act_zh, act_en) = (flag.zh, flag.en, act.zh, act.en);
    let next = both!("{zh} 改正,或办 {act_zh}", "{en} to put it right, or: {act_en}");
    vec![refusal(text, PROTECTION).on("result").hint(next)]
}

/// objection.close: what was upheld is corrected, on a day that is on record (programme 3(5)).
pub(crate) fn upheld_is_corrected(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let objection: Objection<'_> = view(moment.after)?;
    if moment.before.state() != "upheld" {
        return Ok(Vec::new());
    }
    let what = Both::fixed("异议成立的答复办结", "closing an objection that was upheld");
    let mut faults = require(moment.after, &["corrected_on"], &what, PROTECTION);
    if let Some(act) = correcting_act(objection.target) {
        let flag = hint::add(moment.after.kind(), &["corrected_on"]);
        let (zh, en, act_zh, act_en) = (flag.zh, flag.en, act.zh, act.en);
        let next = both!("先更正对象: {act_zh};再{zh}", "correct the target first: {act_en}; then {en}");
        faults = faults.into_iter().map(|fault| fault.hint(next.clone())).collect();
    }
    Ok(faults)
}

/// What corrects, withdraws or revokes a target of that kind.
fn correcting_act(target: &str) -> Option<Both> {
    let kind = kind_of(target)?;
    let verb = match kind.name {
        "entry" | "publication" => "correct",
        "case" | "campaign" => "revoke",
        "credential" => "withdraw",
        "measure" => "lift",
        _ => return None,
    };
    Some(hint::act(kind, verb, target))
}

/// objection.uphold: says what is now due on the target; to put fields right, `edit` does as well.
///
/// # Errors
/// Never in practice.
pub(crate) fn foresee_correction(_reader: Reader<'_>, after: &Row, _on: NaiveDate) -> Result<Vec<Fault>> {
    let objection: Objection<'_> = view(after)?;
    let Some(act) = correcting_act(objection.target) else { return Ok(Vec::new()) };
    let (id, target, zh, en) = (objection.id, objection.target, act.zh, act.en);
    let text = both!("{target} 随后须更正,更正后才能办结 {id}", "{target} must be corrected before {id} can be closed");
    let next = both!(
        "整条: {zh};个别字段: chengxin 修改 {target}",
        "the whole record: {en}; single fields: chengxin edit {target}"
    );
    Ok(vec![warning(&text, PROTECTION).hint(next)])
}

/// objection.uphold adds no record: the target's own verb does the rest, under its own second person.
///
/// # Errors
/// Never.
pub(crate) fn nothing_added(_op: &mut Operation<'_>, _after: &Row, _on: NaiveDate) -> Result<Vec<String>> {
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::{foresee_correction, open, upheld};
    use crate::catalog::integrity::{CASE, OBJECTION};
    use crate::catalog::personnel::ENTRY;
    use crate::rules::fixture::{Fixture, assert_well_said, day};

    #[test]
    fn the_target_is_disputed_while_the_objection_is_marked_or_checked() {
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[]);
        let objection = fixture.add(&OBJECTION, &[("target", case.id())]);
        let is_open = |fixture: &Fixture| open(fixture.reader(), case.id()).unwrap();
        assert_eq!(is_open(&fixture), None, "received is not marked yet");
        let mut row = fixture.change(&objection, &[("state", "marked")]);
        assert_eq!(is_open(&fixture).as_deref(), Some(objection.id()));
        row = fixture.change(&row, &[("state", "checking")]);
        assert!(is_open(&fixture).is_some());
        row = fixture.change(&row, &[("state", "upheld"), ("result", "part")]);
        assert_eq!(is_open(&fixture), None);
        assert!(upheld(fixture.reader(), case.id()).unwrap());
        fixture.change(&row, &[("void_on", "2024-03-20")]);
        assert!(!upheld(fixture.reader(), case.id()).unwrap());
    }

    #[test]
    fn the_result_is_that_of_the_verb() {
        let mut fixture = Fixture::new();
        let row = fixture.add(&OBJECTION, &[]);
        fixture.passes("result_upheld", &row, &[("result", "part")]);
        fixture.fires("result_upheld", &row, &[("result", "dismissed")]);
        fixture.passes("result_dismissed", &row, &[("result", "dismissed")]);
        fixture.fires("result_dismissed", &row, &[("result", "part")]);
    }

    #[test]
    fn what_was_upheld_is_corrected_before_it_is_closed() {
        let mut fixture = Fixture::new();
        let entry = fixture.add(&ENTRY, &[]);
        let row = fixture.add(&OBJECTION, &[("target", entry.id()), ("state", "upheld"), ("result", "upheld")]);
        let said = fixture.guard("upheld_is_corrected", &row, &[]).remove(0);
        assert!(said.hint.unwrap().zh.contains(&format!("chengxin 人员 档案条目 更正 {}", entry.id())));
        fixture.passes("upheld_is_corrected", &row, &[("corrected_on", "2024-03-20")]);
        let dismissed = fixture.add(&OBJECTION, &[("target", entry.id()), ("state", "dismissed"), ("letter_no", "甲")]);
        fixture.passes("upheld_is_corrected", &dismissed, &[]);
        let told = foresee_correction(fixture.reader(), &row, day("2024-03-28")).unwrap();
        assert_eq!(told[0].code.id, "W4001");
        told.iter().for_each(assert_well_said);
    }

    #[test]
    fn an_upheld_objection_is_a_ground_to_correct_an_entry() {
        let mut fixture = Fixture::new();
        let entry = fixture.add(&ENTRY, &[]);
        fixture.fires("correction_needs_ground", &entry, &[]);
        let row = fixture.add(&OBJECTION, &[("target", entry.id()), ("state", "checking")]);
        fixture.fires("correction_needs_ground", &entry, &[]);
        fixture.change(&row, &[("state", "upheld"), ("result", "upheld")]);
        fixture.passes("correction_needs_ground", &entry, &[]);
    }
}
