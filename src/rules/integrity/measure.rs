//! 奖惩措施: imposed on a confirmed record and a basis in force, lightened or waived on a ground with proof.

use chrono::NaiveDate;
use serde::Deserialize;

use super::rectification::{self, Draft};
use crate::both;
use crate::catalog::codes::{INCENTIVE, SANCTION_ACTION};
use crate::catalog::integrity::case::MEASURE;
use crate::catalog::personnel::{ENTRY, OFFICER};
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::{PROTECTION, SANCTION_LIST, SANCTIONS};
use crate::rules::{Moment, hint, referred, refusal, require, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};

#[derive(Deserialize)]
struct Measure<'a> {
    id: &'a str,
    direction: &'a str,
    unit: &'a str,
    officer: Option<&'a str>,
    case: Option<&'a str>,
    action: Option<&'a str>,
    award: Option<&'a str>,
    catalog_no: Option<&'a str>,
    content: &'a str,
    executor: &'a str,
    decider: &'a str,
    doc_no: Option<&'a str>,
    decided_on: Option<NaiveDate>,
    end_on: Option<NaiveDate>,
    mitigation: Option<&'a str>,
}

/// A sanction names its action and the record it follows from; an incentive names its award and no record (kinds.md §2.8).
pub(in crate::rules) fn added(row: &Row) -> Result<Vec<Fault>> {
    if row.text("direction") == Some("sanction") {
        return Ok(require(row, &["action", "case"], &Both::fixed("惩戒", "a sanction"), SANCTIONS));
    }
    let mut faults = require(row, &["award"], &Both::fixed("激励", "an incentive"), SANCTIONS);
    if row.text("case").is_some() {
        let text = both!("激励不写失信记录", "an incentive follows from no record of dishonesty");
        let add = hint::add(row.kind(), &["direction"]);
        faults.push(refusal(&text, SANCTIONS).on("case").hint(add));
    }
    Ok(faults)
}

/// measure.impose: a sanction has its action and its record, an incentive its award.
pub(crate) fn measure_is_complete(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    added(moment.after)
}

/// measure.impose: a sanction follows from a confirmed record (programme 3(4)).
pub(crate) fn case_confirmed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<Measure<'_>>(moment.after)?.direction != "sanction" {
        return Ok(Vec::new());
    }
    let Some(case) = referred(moment.reader, moment.after, "case")? else { return Ok(Vec::new()) };
    if !case.is_void() && matches!(case.state(), "confirmed" | "sanctioned") {
        return Ok(Vec::new());
    }
    let id = case.id();
    let text = both!("失信记录 {id} 没有认定,不能惩戒", "record {id} is not confirmed: nothing follows from it");
    Ok(vec![refusal(&text, SANCTIONS).on("case").hint(hint::show(id))])
}

/// measure.impose: the basis is in force on the day of the decision; of a list of measures the item is named, and so is what
/// the list of actions here does not know.
pub(crate) fn basis_in_force(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let measure: Measure<'_> = view(moment.after)?;
    let Some(basis) = referred(moment.reader, moment.after, "basis")? else { return Ok(Vec::new()) };
    let mut faults = Vec::new();
    if let Some(decided) = measure.decided_on {
        let in_force = !basis.is_void()
            && matches!(basis.state(), "issued" | "superseded" | "repealed")
            && basis.date("effective_from").or_else(|| basis.date("issued_on")).is_some_and(|from| from <= decided)
            && basis.date("effective_to").is_none_or(|to| decided <= to)
            // A later version took over on a day that the old one does not tell.
            && (basis.state() == "issued" || basis.date("effective_to").is_some());
        if !in_force {
            let id = basis.id();
            let text = both!("措施依据 {id} 在 {decided} 不是现行有效", "the basis {id} was not in force on {decided}");
            faults.push(refusal(&text, SANCTION_LIST).on("basis").hint(hint::show(id)));
        }
    }
    if measure.catalog_no.is_none() && (basis.text("role") == Some("catalog") || measure.action == Some("other")) {
        let what = Both::fixed("清单所列措施和其他措施", "a measure of a list, or another one,");
        faults.extend(require(moment.after, &["catalog_no"], &what, SANCTION_LIST));
    }
    Ok(faults)
}

/// The decision on a mitigating ground that a verb stands for (programme 3(5)).
fn mitigated(moment: &Moment<'_>, wanted: &str, words: &Both) -> Result<Vec<Fault>> {
    if view::<Measure<'_>>(moment.after)?.mitigation.is_none_or(|m| m == wanted) {
        return Ok(Vec::new());
    }
    let (zh, en) = (&words.zh, &words.en);
    let text = both!("从轻或免于须填\"{zh}\"", "the mitigation must be {en}");
    Ok(vec![refusal(&text, PROTECTION).on("mitigation").hint(hint::add(moment.after.kind(), &["mitigation"]))])
}

/// measure.waive: waived is what was decided.
pub(crate) fn mitigation_is_waived(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    mitigated(moment, "waived", &Both::fixed("免于", "waived"))
}

/// measure.lighten: lighter is what was decided, and it is: it ends earlier, or the action is another one.
pub(crate) fn measure_is_lighter(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let mut faults = mitigated(moment, "lighter", &Both::fixed("从轻", "lighter"))?;
    let (before, after): (Measure<'_>, Measure<'_>) = (view(moment.before)?, view(moment.after)?);
    let sooner = match (before.end_on, after.end_on) {
        (Some(was), Some(is)) => is < was,
        (None, Some(_)) => true,
        _ => false,
    };
    if !sooner && before.action == after.action {
        let text = both!("从轻须提前终止日期或改换措施", "to be lighter it must end earlier, or be another action");
        let flags = hint::add(moment.after.kind(), &["end_on", "action"]);
        let (zh, en) = (flags.zh, flags.en);
        faults.push(refusal(&text, PROTECTION).on("end_on").hint(both!("{zh} 之一", "{en} (one of them)")));
    }
    Ok(faults)
}

/// measure.impose: orders that cannot be drafted, since no day can be counted.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_consequences(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    match order(&view(after)?) {
        Some(kind) => rectification::foresee(reader, &[kind], on),
        None => Ok(Vec::new()),
    }
}

/// The kind of order that an action is carried out by.
fn order(measure: &Measure<'_>) -> Option<&'static str> {
    match measure.action {
        Some("explain") => Some("explain"),
        Some("rectify") => Some("fix"),
        _ => None,
    }
}

/// measure.impose: an officer's measure is drafted as an entry of the file, waiting to be accepted; an explanation or a
/// rectification is drafted as an order on the record.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn consequences(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let measure: Measure<'_> = view(after)?;
    let mut added = Vec::new();
    if let Some(officer) = measure.officer
        && let Some(officer) = op.reader().get(&OFFICER, officer)?
    {
        added.extend(entry(op, &measure, &officer, on)?);
    }
    if let (Some(kind), Some(case)) = (order(&measure), measure.case) {
        let draft = Draft { origin: case, title: measure.content, unit: measure.unit, officer: measure.officer, kind };
        added.extend(rectification::draft(op, &draft, on)?);
    }
    Ok(added)
}

fn entry(op: &mut Operation<'_>, measure: &Measure<'_>, officer: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let sanction = measure.direction == "sanction";
    let word = match (measure.action, measure.award) {
        (Some(code), _) if sanction => SANCTION_ACTION.get(code).map_or(code, |item| item.zh),
        (_, Some(code)) => INCENTIVE.get(code).map_or(code, |item| item.zh),
        _ => MEASURE.label,
    };
    let Some(basis) = officer.text("legal_basis") else { return Ok(Vec::new()) };
    let mut entry = Row::blank(&ENTRY);
    for (name, value) in [
        ("officer", Some(officer.id())),
        ("section", Some(if sanction { "violation" } else { "commendation" })),
        ("title", Some(word)),
        ("content", Some(measure.content)),
        ("polarity", Some(if sanction { "negative" } else { "positive" })),
        ("doc_no", measure.doc_no),
        ("issuer", Some(measure.decider)),
        ("source_unit", Some(measure.executor)),
        ("legal_basis", Some(basis)),
        ("case", measure.case),
        ("origin", Some(measure.id)),
    ] {
        if let Some(value) = value {
            entry.set(name, value);
        }
    }
    entry.set("occurred_on", measure.decided_on.unwrap_or(on));
    entry.set("received_on", on);
    if let Some(decided) = measure.decided_on {
        entry.set("decided_on", decided);
    }
    if op.reader().by_key(&entry)?.is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![op.insert(entry, "add", None)?.id().to_owned()])
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::case::{CASE, MEASURE, RECTIFICATION};
    use crate::catalog::personnel::{ENTRY, OFFICER};
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::fixture::{Fixture, assert_well_said, day};
    use crate::rules::{added, apply_effect};
    use crate::schema::Value;

    #[test]
    fn a_sanction_has_a_record_and_an_incentive_an_award() {
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[]);
        let mut count = |columns: &[(&'static str, &str)]| {
            let mut measure = fixture.add(&MEASURE, columns);
            measure.set("id", Value::Null); // it has no number yet
            let said = added(fixture.reader(), &measure).unwrap();
            said.iter().for_each(assert_well_said);
            said.len()
        };
        assert_eq!(count(&[("direction", "sanction")]), 2);
        assert_eq!(count(&[("direction", "sanction"), ("action", "talk"), ("case", case.id())]), 0);
        assert_eq!(count(&[("direction", "incentive"), ("award", "pilot")]), 0);
        assert_eq!(count(&[("direction", "incentive"), ("award", "commend"), ("case", case.id())]), 1);
        let bare = fixture.add(&MEASURE, &[("direction", "sanction"), ("start_on", "2024-03-02")]);
        fixture.fires("measure_is_complete", &bare, &[]);
        fixture.passes("measure_is_complete", &bare, &[("action", "talk"), ("case", case.id())]);
    }

    #[test]
    fn a_sanction_follows_from_a_confirmed_record() {
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[]);
        let measure = fixture.add(&MEASURE, &[("direction", "sanction"), ("case", case.id())]);
        fixture.fires("case_confirmed", &measure, &[]);
        fixture.passes("case_confirmed", &measure, &[("direction", "incentive")]);
        for state in ["confirmed", "sanctioned"] {
            let case = fixture.reader().get(&CASE, case.id()).unwrap().unwrap();
            fixture.change(&case, &[("state", state)]);
            fixture.passes("case_confirmed", &measure, &[]);
        }
        let case = fixture.reader().get(&CASE, case.id()).unwrap().unwrap();
        fixture.change(&case, &[("state", "revoked")]);
        fixture.fires("case_confirmed", &measure, &[]);
    }

    #[test]
    fn the_basis_is_in_force_when_it_is_decided() {
        let mut fixture = Fixture::new();
        let columns = [("state", "issued"), ("role", "regime"), ("effective_from", "2020-01-01")];
        let regime = fixture.add(&DOCUMENT, &columns);
        let measure = fixture.add(&MEASURE, &[("basis", regime.id()), ("action", "talk")]);
        let on = |day| [("decided_on", day)];
        let guard = "basis_in_force";
        fixture.passes(guard, &measure, &on("2020-01-01"));
        fixture.fires(guard, &measure, &on("2019-12-31"));
        let regime = fixture.change(&regime, &[("state", "repealed"), ("effective_to", "2023-12-31")]);
        fixture.passes(guard, &measure, &on("2023-12-31"));
        fixture.fires(guard, &measure, &on("2024-01-01"));
        fixture.change(&regime, &[("state", "superseded"), ("effective_to", "")]);
        fixture.fires(guard, &measure, &on("2023-01-01"));
        let draft = fixture.add(&DOCUMENT, &[]);
        fixture.fires(guard, &measure, &[("basis", draft.id()), ("decided_on", "2024-01-01")]);
    }

    #[test]
    fn of_a_list_the_item_is_named() {
        let mut fixture = Fixture::new();
        let columns = [("state", "issued"), ("role", "catalog"), ("effective_from", "2024-01-01")];
        let list = fixture.add(&DOCUMENT, &columns);
        let measure = fixture.add(&MEASURE, &[("basis", list.id()), ("action", "talk"), ("decided_on", "2024-03-01")]);
        fixture.fires("basis_in_force", &measure, &[]);
        fixture.passes("basis_in_force", &measure, &[("catalog_no", "十二")]);
        let regime =
            fixture.add(&DOCUMENT, &[("state", "issued"), ("role", "regime"), ("effective_from", "2024-01-01")]);
        fixture.passes("basis_in_force", &measure, &[("basis", regime.id())]);
        fixture.fires("basis_in_force", &measure, &[("basis", regime.id()), ("action", "other")]);
    }

    #[test]
    fn lighter_is_sooner_or_another_action() {
        let mut fixture = Fixture::new();
        let measure = fixture.add(&MEASURE, &[("action", "circular"), ("end_on", "2024-12-31")]);
        let lighter = ("mitigation", "lighter");
        let guard = "measure_is_lighter";
        fixture.fires(guard, &measure, &[lighter]);
        fixture.fires(guard, &measure, &[lighter, ("end_on", "2025-01-01")]);
        fixture.passes(guard, &measure, &[lighter, ("end_on", "2024-06-30")]);
        fixture.passes(guard, &measure, &[lighter, ("action", "talk")]);
        fixture.fires(guard, &measure, &[("mitigation", "waived"), ("action", "talk")]);
        fixture.fires("mitigation_is_waived", &measure, &[lighter]);
        fixture.passes("mitigation_is_waived", &measure, &[("mitigation", "waived")]);
    }

    #[test]
    fn an_officers_measure_becomes_a_pending_entry_and_an_explanation_an_order() {
        let mut fixture = Fixture::new();
        let on = day("2024-03-28");
        let (officer, case) = (fixture.add(&OFFICER, &[]), fixture.add(&CASE, &[("state", "confirmed")]));
        let columns = [
            ("direction", "sanction"),
            ("officer", officer.id()),
            ("case", case.id()),
            ("action", "explain"),
            ("decided_on", "2024-03-20"),
            ("content", "说明违约原因"),
        ];
        let measure = fixture.add(&MEASURE, &columns);
        let impose = |fixture: &mut Fixture| {
            fixture.write("impose", "甲", |op| apply_effect("consequences_of_measure", op, &measure, on))
        };
        let added = impose(&mut fixture);
        let entry = fixture.reader().get(&ENTRY, &added[0]).unwrap().unwrap();
        for (name, text) in [
            ("officer", officer.id()),
            ("section", "violation"),
            ("state", "pending"),
            ("title", "书面说明原因"),
            ("polarity", "negative"),
            ("case", case.id()),
            ("origin", measure.id()),
        ] {
            assert_eq!(entry.text(name), Some(text), "{name}");
        }
        assert_eq!(entry.date("occurred_on"), Some(day("2024-03-20")));
        let order = fixture.reader().get(&RECTIFICATION, &added[1]).unwrap().unwrap();
        assert_eq!(
            (order.text("kind"), order.text("origin"), order.state()),
            (Some("explain"), Some(case.id()), "draft")
        );
        assert!(impose(&mut fixture).is_empty(), "each is made once");
    }
}
