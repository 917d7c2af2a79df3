//! 涉诉: the result is that of the verb, a warning is in writing, and what was lost or listed becomes a lead.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::both;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::lead::{self, Basis, Lead};
use crate::rules::source::{LITIGATION, REGISTER};
use crate::rules::{Moment, hint, refusal, require, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};

#[derive(Deserialize)]
struct Litigation<'a> {
    id: &'a str,
    case_no: &'a str,
    court: &'a str,
    kind: &'a str,
    unit: &'a str,
    officer: Option<&'a str>,
    party: Option<&'a str>,
    domain: &'a str,
    cause: &'a str,
    judged_on: Option<NaiveDate>,
    effective_on: Option<NaiveDate>,
    result: Option<&'a str>,
    duty: Option<&'a str>,
    enforce_no: Option<&'a str>,
    listed_on: Option<NaiveDate>,
}

/// litigation.win, mediate, lose: the result is one that the verb can end with.
pub(crate) fn court_result_fits(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let litigation: Litigation<'_> = view(moment.after)?;
    let Some(result) = litigation.result else { return Ok(Vec::new()) };
    let fits = match moment.after.state() {
        "won" => matches!(result, "win" | "withdrawn"),
        "mediated" => result == "mediated",
        "lost" => matches!(result, "lose" | "part"),
        _ => true,
    };
    if fits {
        return Ok(Vec::new());
    }
    let text = both!("裁判结果与这个动作不符", "the result of the court is not one of this verb");
    let flag = hint::add(moment.after.kind(), &["result"]);
    let (zh, en, id) = (flag.zh, flag.en, litigation.id);
    Ok(vec![refusal(&text, REGISTER).on("result").hint(both!(
        "{zh} 改正,或另选动作: chengxin 查看 {id}",
        "{en} to put it right, or take another verb: chengxin show {id}"
    ))])
}

/// litigation.warn: the reminder letter is attached (《诚信履约提醒函》).
pub(crate) fn warning_in_writing(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let what = Both::fixed("失信预警(提醒函)", "a warning (the reminder letter)");
    Ok(require(moment.after, &["attachments"], &what, LITIGATION))
}

/// What the lead is about: after a judgment, the breach or the unlawful act that the court found; on the list, the
/// judgment that was not obeyed. `None` where the unit was not in the wrong.
fn basis<'a>(litigation: &Litigation<'a>, state: &str) -> Option<(Basis<'a>, &'static str)> {
    match state {
        "lost" if matches!(litigation.result, Some("lose" | "part")) => {
            let basis = Basis {
                kind: "judgment",
                doc_no: litigation.case_no,
                issuer: litigation.court,
                // Before it takes effect a judgment is no basis.
                decided_on: litigation.effective_on?,
            };
            let unlawful = matches!(litigation.kind, "admin" | "reconsideration");
            Some((basis, if unlawful { "unlawful" } else { "breach" }))
        }
        "listed" => {
            let basis = Basis {
                kind: "enforcement",
                doc_no: litigation.enforce_no.unwrap_or(litigation.case_no),
                issuer: litigation.court,
                decided_on: litigation.listed_on?,
            };
            Some((basis, "breach"))
        }
        _ => None,
    }
}

/// litigation.lose, enlist: what the lead will lack.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_lead(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    let litigation: Litigation<'_> = view(after)?;
    match basis(&litigation, after.state()) {
        Some((basis, _)) => lead::foresee_on(reader, litigation.id, &basis, on),
        None => Ok(Vec::new()),
    }
}

/// litigation.lose, enlist: a lead of the unit is drafted with its basis (kinds.md §2.8; 发改财金〔2023〕1103号 counts judgments not
/// obeyed among its three inputs). Whether the ground was a breach follows from the kind of the proceedings, and is for
/// whoever verifies the lead to correct.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_lead(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let litigation: Litigation<'_> = view(after)?;
    let Some((basis, nature)) = basis(&litigation, after.state()) else { return Ok(Vec::new()) };
    let (case_no, cause, court) = (litigation.case_no, litigation.cause, litigation.court);
    let duty = litigation.duty.unwrap_or_default();
    // Data of the register, kept in Chinese whatever the language of the run.
    let (title, facts) = if basis.kind == "judgment" {
        let judged = litigation.judged_on.unwrap_or(basis.decided_on);
        let facts = format!("{court} {judged} 裁判,{} 生效。裁判义务: {duty}", basis.decided_on);
        (format!("{cause}: 败诉 {case_no}"), facts)
    } else {
        let facts = format!("{court} {} 列入失信被执行人名单。裁判义务: {duty}", basis.decided_on);
        (format!("{cause}: 列入失信被执行人 {}", basis.doc_no), facts)
    };
    let lead = Lead {
        origin: litigation.id,
        title,
        facts,
        unit: litigation.unit,
        officer: litigation.officer,
        domain: litigation.domain,
        nature,
        harm: if litigation.party.is_some() { "market" } else { "other" },
        excuse: None,
    };
    lead::draft_on(op, &lead, &basis, on)
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::{CASE, LITIGATION};
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::fixture::{Fixture, assert_well_said, day};
    use crate::rules::{apply_effect, effects};

    #[test]
    fn the_result_is_one_of_the_verb() {
        const GUARD: &str = "court_result_fits";
        let mut fixture = Fixture::new();
        let row = fixture.add(&LITIGATION, &[]);
        for (state, result, fits) in [
            ("won", "win", true),
            ("won", "withdrawn", true),
            ("won", "lose", false),
            ("mediated", "mediated", true),
            ("mediated", "win", false),
            ("lost", "part", true),
            ("lost", "win", false),
        ] {
            let faults = fixture.guard(GUARD, &row, &[("state", state), ("result", result)]);
            assert_eq!(faults.is_empty(), fits, "{state} {result}");
        }
    }

    #[test]
    fn a_warning_has_its_letter() {
        let mut fixture = Fixture::new();
        let row = fixture.add(&LITIGATION, &[]);
        fixture.fires("warning_in_writing", &row, &[]);
        fixture.passes("warning_in_writing", &row, &[("attachments", "诚信履约提醒函.pdf")]);
    }

    #[test]
    fn a_judgment_lost_and_a_listing_are_two_leads_of_one_origin() {
        let mut fixture = Fixture::new();
        let on = day("2024-03-28");
        let columns = [
            ("case_no", "（2024）皖9901民初7号"),
            ("court", "云汀区人民法院"),
            ("kind", "civil"),
            ("cause", "合同纠纷"),
            ("state", "lost"),
            ("result", "lose"),
            ("judged_on", "2024-02-20"),
            ("effective_on", "2024-03-08"),
            ("duty", "支付货款"),
        ];
        let lost = fixture.add(&LITIGATION, &columns);
        let foresee = effects::find("lead_of_litigation").unwrap().foresee;
        let told = foresee(fixture.reader(), &lost, on).unwrap();
        assert_eq!(told.len(), 1, "no document allows to collect it");
        told.iter().for_each(assert_well_said);
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued"), ("title", "政务诚信实施方案")]);
        let draft = |fixture: &mut Fixture, row: &crate::schema::Row| {
            fixture.write("lose", "甲", |op| apply_effect("lead_of_litigation", op, row, on))
        };
        let added = draft(&mut fixture, &lost);
        let case = fixture.reader().get(&CASE, &added[0]).unwrap().unwrap();
        for (name, text) in [
            ("state", "lead"),
            ("origin", lost.id()),
            ("basis_kind", "judgment"),
            ("doc_no", "（2024）皖9901民初7号"),
            ("issuer", "云汀区人民法院"),
            ("nature", "breach"),
        ] {
            assert_eq!(case.text(name), Some(text), "{name}");
        }
        assert_eq!(case.date("decided_on"), Some(day("2024-03-08")));
        assert!(draft(&mut fixture, &lost).is_empty(), "once");
        let listed = [("state", "listed"), ("enforce_no", "（2024）皖9901执9号"), ("listed_on", "2024-03-27")];
        let listed = fixture.change(&lost, &listed);
        let added = draft(&mut fixture, &listed);
        let case = fixture.reader().get(&CASE, &added[0]).unwrap().unwrap();
        assert_eq!((case.text("basis_kind"), case.text("doc_no")), (Some("enforcement"), Some("（2024）皖9901执9号")));
        assert!(draft(&mut fixture, &listed).is_empty(), "once");
        let won = fixture.add(&LITIGATION, &[("state", "won"), ("result", "win")]);
        assert!(draft(&mut fixture, &won).is_empty());
    }
}
