//! PPP项目: no stage is left before its duties are settled, and none ends with money owed (programme 4(2)).

use crate::both;
use crate::catalog::codes;
use crate::catalog::ppp::{PERFORMANCE, STAGE, STAGE_STATE, SUBSIDY};
use crate::error::{Fault, Result};
use crate::messages::Lang;
use crate::rules::source::{PPP, PROMISES};
use crate::rules::{Moment, hint, ids, refusal, warning};

/// Verbs that leave a stage: every duty of that stage is done, found breached or handed over. A stage without any duty on
/// record is left with a warning, since nobody can be asked for it later.
pub(crate) fn stage_duties_settled(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (id, left) = (moment.after.id(), moment.before.state());
    let label = |lang| codes::PPP_STAGE.get(left).map(|item| item.label(lang)).unwrap_or_default();
    let (stage_zh, stage_en) = (label(Lang::Zh), label(Lang::En));
    let mut duties = moment.reader.children(&STAGE, "project", id)?;
    duties.retain(|duty| duty.text("stage") == Some(left));
    if duties.is_empty() {
        let text = both!(
            "{stage_zh}阶段没有登记政府方责任人的诚信职责",
            "no duty of the government's officer is on record for the stage \"{stage_en}\""
        );
        return Ok(vec![warning(&text, PPP).hint(hint::register(&STAGE, "project", id))]);
    }
    let open = ids(duties.iter().filter(|duty| !duty.is_closed()));
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let list = hint::list(&open);
    let (zh, en) = (list.zh, list.en);
    let text = both!("{stage_zh}阶段还有未了的职责: {zh}", "duties of the stage \"{stage_en}\" are not settled: {en}");
    let state = |duty: &str| duties.iter().find(|d| d.id() == duty).is_some_and(|d| d.state() == "reported");
    let next = if state(first) { hint::act(&STAGE, "verify", first) } else { hint::act(&STAGE, "report", first) };
    let ends = |lang| -> Vec<String> {
        let named = ["done", "breached", "moved"].into_iter().filter_map(|code| STAGE_STATE.get(code));
        named.map(|item| item.label(lang).into_owned()).collect()
    };
    let (zh, en) = (ends(Lang::Zh).join("、"), ends(Lang::En).join(", "));
    let (next_zh, next_en) = (next.zh, next.en);
    Ok(vec![refusal(&text, PPP).hint(both!("每项须为 {zh}: {next_zh}", "each must be {en}: {next_en}"))])
}

/// project.transfer: every year's duty to pay is paid or lawfully changed.
pub(crate) fn subsidies_settled(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let rows = moment.reader.children(&SUBSIDY, "project", id)?;
    let open = ids(rows.iter().filter(|row| !matches!(row.state(), "paid" | "changed")));
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let list = hint::list(&open);
    let (zh, en) = (list.zh, list.en);
    let text = both!("还有未付清的支出责任: {zh}", "the government still owes the project: {en}");
    Ok(vec![refusal(&text, PROMISES).hint(hint::act(&SUBSIDY, "pay", first))])
}

/// project.transfer: the evaluation at the end is confirmed.
pub(crate) fn final_performance_confirmed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let rows = moment.reader.children(&PERFORMANCE, "project", id)?;
    let mut last = rows.iter().filter(|row| row.text("phase") == Some("final"));
    if last.clone().any(|row| matches!(row.state(), "confirmed" | "filed")) {
        return Ok(Vec::new());
    }
    let text = both!("后评价还没有确认", "the evaluation at the end is not confirmed");
    let next = match last.next() {
        Some(row) => hint::act(&PERFORMANCE, "confirm", row.id()),
        None => hint::register(&PERFORMANCE, "project", id),
    };
    Ok(vec![refusal(&text, PPP).hint(next)])
}

/// project.terminate: once signed, only by an approved change of this project.
pub(crate) fn signed_project_needs_amendment(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if moment.after.date("signed_on").is_none() {
        return Ok(Vec::new());
    }
    super::amendment::required(moment, &[moment.after.id()])
}

#[cfg(test)]
mod tests {
    use super::{PERFORMANCE, STAGE, SUBSIDY};
    use crate::catalog::ppp::{AMENDMENT, PROJECT};
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_stage_is_left_once_its_duties_are_settled() {
        let mut fixture = Fixture::new();
        let project = fixture.add(&PROJECT, &[]);
        let guard = "stage_duties_settled";
        let told = fixture.guard(guard, &project, &[]).remove(0);
        assert_eq!((told.code.id, told.text.zh.contains("筹备阶段没有登记")), ("W4001", true), "{}", told.text.zh);
        let duty = fixture.add(&STAGE, &[("project", project.id()), ("stage", "prep")]);
        fixture.add(&STAGE, &[("project", project.id()), ("stage", "bidding"), ("duty", "组织评标")]);
        let said = fixture.guard(guard, &project, &[]).remove(0);
        assert_eq!(said.code.id, "E4004");
        assert!(said.text.zh.contains(duty.id()) && said.hint.unwrap().zh.contains("报完成"));
        let mut duty = duty;
        for state in ["done", "breached", "moved"] {
            duty = fixture.change(&duty, &[("state", state)]);
            fixture.passes(guard, &project, &[]);
        }
        let moved = fixture.guard(guard, &project, &[("state", "bidding")]);
        assert_eq!(moved, [], "what counts is the stage that is left");
    }

    #[test]
    fn a_project_is_handed_over_with_nothing_owed_and_evaluated() {
        let mut fixture = Fixture::new();
        let project = fixture.add(&PROJECT, &[]);
        fixture.passes("subsidies_settled", &project, &[]);
        let owed = fixture.add(&SUBSIDY, &[("project", project.id())]);
        fixture.fires("subsidies_settled", &project, &[]);
        fixture.change(&owed, &[("state", "changed")]);
        fixture.passes("subsidies_settled", &project, &[]);

        fixture.fires("final_performance_confirmed", &project, &[]);
        let last = fixture.add(&PERFORMANCE, &[("project", project.id()), ("phase", "final")]);
        fixture.add(&PERFORMANCE, &[("project", project.id()), ("phase", "operate"), ("state", "filed")]);
        let said = fixture.guard("final_performance_confirmed", &project, &[]).remove(0);
        assert!(said.hint.unwrap().en.contains(last.id()));
        fixture.change(&last, &[("state", "confirmed")]);
        fixture.passes("final_performance_confirmed", &project, &[]);
    }

    #[test]
    fn a_signed_project_ends_by_a_lawful_change() {
        let mut fixture = Fixture::new();
        let project = fixture.add(&PROJECT, &[]);
        let guard = "signed_project_needs_amendment";
        fixture.passes(guard, &project, &[]);
        let signed = [("signed_on", "2023-01-05")];
        fixture.fires(guard, &project, &signed);
        let change = fixture.add(&AMENDMENT, &[("target", project.id())]);
        fixture.fires(guard, &project, &signed);
        fixture.change(&change, &[("state", "approved")]);
        fixture.passes(guard, &project, &signed);
    }
}
