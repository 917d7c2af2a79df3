//! 重大决策: its steps come before the decision, and each says what it found (重大行政决策程序暂行条例; programme 2(1)).

use serde::Deserialize;

use super::source::{DECISION_DISSENT, DECISION_LEGALITY, DECISION_MEETING, DECISION_UNCHANGED, DECISIONS};
use super::{Moment, hint, referred, refusal, require, view};
use crate::both;
use crate::catalog::codes;
use crate::catalog::governance::{DECISION, STEP};
use crate::catalog::ppp::AMENDMENT;
use crate::error::{Fault, Result};
use crate::messages::{Both, Lang};
use crate::schema::Row;
use crate::store::Reader;

/// The steps that come before the collective discussion; the programme adds 合规性审核 to those of the regulation.
const BEFORE_MEETING: [&str; 5] = ["participation", "expert", "risk", "legality", "compliance"];

/// Fields of a decision that its meeting fills.
const MEETING: [&str; 7] =
    ["meeting_kind", "meeting_no", "meeting_on", "attendee_list", "votes_for", "votes_against", "head_last"];

fn steps(reader: Reader<'_>, decision: &str) -> Result<Vec<Row>> {
    reader.children(&STEP, "decision", decision)
}

fn step_name(code: &str) -> Both {
    match codes::DECISION_STEP.get(code) {
        Some(item) => {
            let (zh, en) = (item.label(Lang::Zh), item.label(Lang::En));
            both!("{zh}", "{en}")
        }
        None => Both::same(code),
    }
}

/// What to do so that a step is done.
fn next_step(rows: &[Row], code: &str, decision: &str) -> Both {
    match rows.iter().find(|row| row.text("step") == Some(code)) {
        Some(row) if row.state() == "running" => hint::act(&STEP, "finish", row.id()),
        Some(row) => hint::act(&STEP, "start", row.id()),
        None => hint::register(&STEP, "decision", decision),
    }
}

/// decision.ready: participation, expert opinion, risk, legality and compliance are each done, or do not apply.
pub(super) fn steps_before_meeting_done(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let rows = steps(moment.reader, id)?;
    let ended =
        |code: &str| rows.iter().any(|r| r.text("step") == Some(code) && matches!(r.state(), "done" | "skipped"));
    let missing: Vec<&str> = BEFORE_MEETING.into_iter().filter(|code| !ended(code)).collect();
    let Some(first) = missing.first() else { return Ok(Vec::new()) };
    let names: Vec<Both> = missing.iter().map(|code| step_name(code)).collect();
    let join = |side: fn(&Both) -> &str, by: &str| names.iter().map(side).collect::<Vec<_>>().join(by);
    let (zh, en) = (join(|b| &b.zh, "、"), join(|b| &b.en, ", "));
    let text = both!("程序未完成: {zh}", "steps are not done: {en}");
    Ok(vec![refusal(&text, DECISIONS).hint(next_step(&rows, first, id))])
}

/// decision.decide: discussed collectively, after a legality review that it passed, with its risks under control.
pub(super) fn decided_after_its_steps(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (id, mut faults) = (moment.after.id(), Vec::new());
    let rows = steps(moment.reader, id)?;
    if !rows.iter().any(|row| row.text("step") == Some("collective") && row.state() == "done") {
        let text = both!("还没有集体讨论决定", "it was not discussed and decided collectively");
        faults.push(refusal(&text, DECISION_MEETING).hint(next_step(&rows, "collective", id)));
    }
    for row in &rows {
        let (name, step) = (step_name(row.text("step").unwrap_or_default()), row.id());
        let (zh, en) = (&name.zh, &name.en);
        if row.text("conclusion") == Some("fail") {
            let text = both!("{zh} {step} 的结论是不通过", "{en} {step} concludes: fail");
            faults.push(refusal(&text, DECISION_LEGALITY).hint(hint::show(step)));
        }
        if row.int("controllable") == Some(0) {
            let text = both!("{zh} {step}: 风险不可控", "{en} {step}: the risk is not under control");
            faults.push(refusal(&text, DECISIONS).hint(hint::show(step)));
        }
    }
    Ok(faults)
}

/// decision.decide: what speaks against it is recorded (重大行政决策程序暂行条例 30).
pub(super) fn dissent_recorded(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if moment.after.int("votes_against").unwrap_or(0) <= 0 {
        return Ok(Vec::new());
    }
    let what = Both::fixed("有不同意人数的决策", "a decision with votes against it");
    Ok(require(moment.after, &["dissent"], &what, DECISION_DISSENT))
}

/// decision.alter: a decision is not changed at will: a later one, or an approved change, names it.
pub(super) fn alteration_has_ground(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let changes = moment.reader.children(&AMENDMENT, "decision", id)?;
    let approved = changes.iter().any(|row| !matches!(row.state(), "proposed" | "rejected"));
    if approved || named_by_later(moment)? {
        return Ok(Vec::new());
    }
    let text =
        both!("没有后来的决策或已批准的依法变更写明 {id}", "no later decision and no approved change names {id}");
    Ok(vec![refusal(&text, DECISION_UNCHANGED).hint(hint::register(&AMENDMENT, "decision", id))])
}

/// True when a decision of the same unit, taken later, names this one in its content or note.
fn named_by_later(moment: &Moment<'_>) -> Result<bool> {
    let (id, unit) = (moment.after.id(), moment.after.text("unit").unwrap_or_default());
    let names = |row: &Row| ["title", "effect", "note"].iter().any(|f| row.text(f).is_some_and(|t| t.contains(id)));
    let later = moment.reader.children(&DECISION, "unit", unit)?;
    Ok(later.iter().any(|row| row.id() != id && matches!(row.state(), "final" | "published" | "altered") && names(row)))
}

/// step.finish: what each step has to show.
pub(super) fn step_shows_its_work(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    #[derive(Deserialize)]
    struct Finished<'a> {
        step: &'a str,
    }
    let step = view::<Finished<'_>>(moment.after)?.step;
    let fields: &[&'static str] = match step {
        "participation" => &["method", "channel", "received", "adopted"],
        "expert" => &["expert_list", "conflict_checked", "signed"],
        "risk" => &["risk_level", "controllable"],
        "legality" | "compliance" => &["reviewer", "doc_no"],
        "collective" => return meeting_held(moment),
        _ => &[],
    };
    let mut faults = require(moment.after, fields, &step_name(step), DECISIONS);
    let (received, adopted) = (moment.after.int("received"), moment.after.int("adopted"));
    if let (Some(received), Some(adopted)) = (received, adopted)
        && adopted > received
    {
        let text = both!(
            "采纳意见数 {adopted} 多于收到意见数 {received}",
            "{adopted} opinions adopted of {received} received"
        );
        faults.push(refusal(&text, DECISIONS).on("adopted").hint(hint::add(&STEP, &["received", "adopted"])));
    }
    Ok(faults)
}

/// The collective discussion shows itself in the decision: which meeting, who came, how they voted.
fn meeting_held(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(decision) = referred(moment.reader, moment.after, "decision")? else { return Ok(Vec::new()) };
    let Some(blank) = MEETING.into_iter().find(|field| decision.get(field).is_null()) else { return Ok(Vec::new()) };
    let title = DECISION.field(blank).map_or_else(|| Both::same(blank), crate::schema::Field::both);
    let (id, zh, en) = (decision.id(), title.zh, title.en);
    let text = both!("决策 {id} 的{zh}还没有填", "\"{en}\" of decision {id} is blank");
    Ok(vec![refusal(&text, DECISION_MEETING).hint(hint::edit(&DECISION, blank, id))])
}

/// step.skip: legality review and collective discussion always apply (重大行政决策程序暂行条例 25, 30).
pub(super) fn step_may_be_skipped(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let step = moment.after.text("step").unwrap_or_default();
    let source = match step {
        "legality" => DECISION_LEGALITY,
        "collective" => DECISION_MEETING,
        _ => return Ok(Vec::new()),
    };
    let name = step_name(step);
    let (zh, en) = (name.zh, name.en);
    let text = both!("{zh}不得列不适用", "{en} always applies");
    Ok(vec![refusal(&text, source).on("step").hint(hint::act(&STEP, "start", moment.after.id()))])
}

/// What rests on a decision: that decision has been taken.
pub(super) fn decision_taken(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(decision) = referred(moment.reader, moment.after, "decision")? else { return Ok(Vec::new()) };
    if matches!(decision.state(), "final" | "published" | "altered") {
        return Ok(Vec::new());
    }
    let id = decision.id();
    let text = both!("依据的决策 {id} 还没有作出", "decision {id}, on which it rests, is not taken");
    Ok(vec![refusal(&text, DECISION_MEETING).on("decision").hint(hint::act(&DECISION, "decide", id))])
}

#[cfg(test)]
mod tests {
    use super::{AMENDMENT, DECISION, MEETING, STEP};
    use crate::rules::fixture::Fixture;
    use crate::schema::Row;

    fn step(fixture: &mut Fixture, decision: &Row, step: &str, state: &str) -> Row {
        fixture.add(&STEP, &[("decision", decision.id()), ("step", step), ("state", state)])
    }

    #[test]
    fn a_decision_is_ready_after_five_steps() {
        let mut fixture = Fixture::new();
        let decision = fixture.add(&DECISION, &[]);
        let guard = "steps_before_meeting_done";
        for (code, state) in [("participation", "done"), ("expert", "skipped"), ("risk", "done"), ("legality", "done")]
        {
            fixture.fires(guard, &decision, &[]);
            step(&mut fixture, &decision, code, state);
        }
        let last = step(&mut fixture, &decision, "compliance", "running");
        let said = fixture.guard(guard, &decision, &[]).remove(0);
        assert!(said.text.zh.contains("合规性审核") && !said.text.zh.contains("风险"), "{}", said.text.zh);
        assert!(said.hint.unwrap().zh.contains(&format!("完成 {}", last.id())));
        fixture.change(&last, &[("state", "done")]);
        fixture.passes(guard, &decision, &[]);
    }

    #[test]
    fn a_decision_is_taken_together_and_passes_its_reviews() {
        let mut fixture = Fixture::new();
        let decision = fixture.add(&DECISION, &[]);
        let guard = "decided_after_its_steps";
        fixture.fires(guard, &decision, &[]);
        step(&mut fixture, &decision, "collective", "done");
        fixture.passes(guard, &decision, &[]);
        let review = step(&mut fixture, &decision, "legality", "done");
        let review = fixture.change(&review, &[("conclusion", "fail")]);
        fixture.fires(guard, &decision, &[]);
        fixture.change(&review, &[("conclusion", "revised")]);
        fixture.passes(guard, &decision, &[]);
        let risk = step(&mut fixture, &decision, "risk", "done");
        let risk = fixture.change(&risk, &[("controllable", "0")]);
        fixture.fires(guard, &decision, &[]);
        fixture.change(&risk, &[("controllable", "1")]);
        fixture.passes(guard, &decision, &[]);

        fixture.passes("dissent_recorded", &decision, &[("votes_against", "0")]);
        fixture.fires("dissent_recorded", &decision, &[("votes_against", "1")]);
        fixture.passes("dissent_recorded", &decision, &[("votes_against", "1"), ("dissent", "建议缓行")]);
    }

    #[test]
    fn a_decision_is_altered_on_a_ground() {
        let mut fixture = Fixture::new();
        let decision = fixture.add(&DECISION, &[("state", "final")]);
        let guard = "alteration_has_ground";
        fixture.fires(guard, &decision, &[]);
        let later = fixture.add(&DECISION, &[("effect", &format!("停止执行 {}", decision.id()))]);
        fixture.fires(guard, &decision, &[]);
        let later = fixture.change(&later, &[("state", "final")]);
        fixture.passes(guard, &decision, &[]);
        fixture.change(&later, &[("effect", "另一事项")]);
        fixture.fires(guard, &decision, &[]);
        fixture.add(&AMENDMENT, &[("decision", decision.id()), ("state", "notified")]);
        fixture.passes(guard, &decision, &[]);
    }

    #[test]
    fn a_step_shows_its_work() {
        let mut fixture = Fixture::new();
        let decision = fixture.add(&DECISION, &[]);
        let guard = "step_shows_its_work";
        for (code, blank) in [("participation", 4), ("expert", 3), ("risk", 2), ("legality", 2), ("compliance", 2)] {
            let row = step(&mut fixture, &decision, code, "running");
            assert_eq!(fixture.guard(guard, &row, &[]).len(), blank, "{code}");
        }
        let row = step(&mut fixture, &decision, "fair_competition", "running");
        fixture.passes(guard, &row, &[]);
        let heard = [("step", "participation"), ("method", "notice"), ("channel", "a"), ("received", "3")];
        let heard = |adopted| [heard[0], heard[1], heard[2], heard[3], ("adopted", adopted)];
        fixture.passes(guard, &row, &heard("3"));
        fixture.fires(guard, &row, &heard("4"));

        let meeting = step(&mut fixture, &decision, "collective", "running");
        let said = fixture.guard(guard, &meeting, &[]).remove(0);
        assert!(said.hint.unwrap().zh.contains(&format!("chengxin 修改 {} --会议类型", decision.id())));
        let filled = ["standing", "第5次", "2024-03-20", "某某、某某", "5", "0", "1"];
        let columns: Vec<_> = MEETING.into_iter().zip(filled).collect();
        fixture.change(&decision, &columns);
        fixture.passes(guard, &meeting, &[]);
    }

    #[test]
    fn legality_and_discussion_always_apply() {
        let mut fixture = Fixture::new();
        let row = fixture.add(&STEP, &[("step", "expert")]);
        fixture.passes("step_may_be_skipped", &row, &[]);
        fixture.fires("step_may_be_skipped", &row, &[("step", "legality")]);
        fixture.fires("step_may_be_skipped", &row, &[("step", "collective")]);
    }

    #[test]
    fn what_rests_on_a_decision_waits_for_it() {
        let mut fixture = Fixture::new();
        let decision = fixture.add(&DECISION, &[("state", "ready")]);
        let change = fixture.add(&AMENDMENT, &[]);
        fixture.passes("decision_taken", &change, &[]);
        let on = [("decision", decision.id())];
        fixture.fires("decision_taken", &change, &on);
        fixture.change(&decision, &[("state", "final")]);
        fixture.passes("decision_taken", &change, &on);
    }
}
