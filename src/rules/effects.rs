//! What a lifecycle verb does to other records, in the same operation.

use chrono::NaiveDate;
use serde::Deserialize;

use super::debt::{assessment, borrowing, installment, renewal};
use super::integrity::{case, complaint, measure, promise, revocation};
use super::ppp::{performance, stage, subsidy};
use super::procurement::payment;
use super::rights::{litigation, objection, repair};
use super::{item, unknown, view};
use crate::both;
use crate::catalog::personnel::{ENTRY, OFFICER};
use crate::error::{Fault, Result, codes};
use crate::schema::Row;
use crate::schema::parse::LIST_SEPARATOR;
use crate::store::{Operation, Reader};
use crate::terms;

/// An effect that a verb of the catalogue names.
pub struct Effect {
    /// Its name in the catalogue.
    pub name: &'static str,
    /// What it will leave undone, as warnings; told before anything is written.
    pub foresee: fn(Reader<'_>, &Row, NaiveDate) -> Result<Vec<Fault>>,
    /// Does it; returns the ids of the records it added or changed.
    pub apply: fn(&mut Operation<'_>, &Row, NaiveDate) -> Result<Vec<String>>,
}

/// Every effect.
pub static EFFECTS: &[Effect] = &[
    Effect { name: "training_entries", foresee: unknown_attendees, apply: add_training_entries },
    Effect { name: "lead_of_payment", foresee: payment::foresee_lead, apply: payment::draft_lead },
    // 权益
    Effect { name: "correction_due", foresee: objection::foresee_correction, apply: objection::nothing_added },
    Effect { name: "repair_carried_out", foresee: repair::nothing_undone, apply: repair::carry_out },
    Effect { name: "lead_of_litigation", foresee: litigation::foresee_lead, apply: litigation::draft_lead },
    Effect { name: "lead_of_promise", foresee: promise::foresee_lead, apply: promise::draft_lead },
    Effect { name: "lead_of_complaint", foresee: complaint::foresee_lead, apply: complaint::draft_lead },
    Effect { name: "orders_of_case", foresee: case::foresee_orders, apply: case::draft_orders },
    Effect {
        name: "revocation_of_case",
        foresee: revocation::foresee_revocation,
        apply: revocation::revoke_consequences,
    },
    Effect { name: "consequences_of_measure", foresee: measure::foresee_consequences, apply: measure::consequences },
    Effect { name: "lead_of_stage", foresee: stage::foresee_lead, apply: stage::draft_lead },
    Effect { name: "lead_of_subsidy", foresee: subsidy::foresee_lead, apply: subsidy::draft_lead },
    Effect { name: "performance_entry", foresee: performance::foresee_entry, apply: performance::draft_entry },
    Effect { name: "former_version_replaced", foresee: item::foresee, apply: item::replace_former },
    Effect { name: "debt_violation", foresee: borrowing::foresee_violation, apply: borrowing::draft_violation },
    Effect { name: "refinance_debt", foresee: renewal::nothing_undone, apply: renewal::refinance },
    Effect { name: "restructure_debt", foresee: renewal::nothing_undone, apply: renewal::restructure },
    Effect { name: "installment_default", foresee: installment::foresee_default, apply: installment::draft_default },
    Effect { name: "freeze_assessment", foresee: assessment::foresee_freeze, apply: assessment::freeze },
];

/// The effect of that name.
pub fn find(name: &str) -> Option<&'static Effect> {
    EFFECTS.iter().find(|e| e.name == name)
}

/// Applies a verb's effect inside the operation; returns the ids of the records it added or changed.
///
/// # Errors
/// When the ledger cannot be written, or there is no such effect.
pub fn apply_effect(name: &str, op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let effect = find(name).ok_or_else(|| unknown("effect", name))?;
    (effect.apply)(op, after, on)
}

#[derive(Deserialize)]
struct Training<'a> {
    id: &'a str,
    title: &'a str,
    organiser: &'a str,
    start_on: NaiveDate,
    hours: Option<i64>,
    attendee_list: Option<&'a str>,
}

impl<'a> Training<'a> {
    /// Attendees as written, each once: ids, and names that the ledger does not know.
    fn attendees(&self) -> Vec<&'a str> {
        let mut out: Vec<&str> = Vec::new();
        for part in self.attendee_list.unwrap_or("").split(LIST_SEPARATOR).map(str::trim) {
            if !part.is_empty() && !out.contains(&part) {
                out.push(part);
            }
        }
        out
    }
}

fn officer(reader: Reader<'_>, word: &str) -> Result<Option<Row>> {
    Ok(reader.get(&OFFICER, word)?.filter(|row| !row.is_void()))
}

/// Names on the list that are no officer of the ledger: they get no entry, which the clerk is told (W2001).
fn unknown_attendees(reader: Reader<'_>, after: &Row, _on: NaiveDate) -> Result<Vec<Fault>> {
    let mut strangers = Vec::new();
    for word in view::<Training<'_>>(after)?.attendees() {
        if officer(reader, word)?.is_none() {
            strangers.push(terms::mask::name(word));
        }
    }
    if strangers.is_empty() {
        return Ok(Vec::new());
    }
    let list = super::hint::list(&strangers);
    let (zh, en, id) = (list.zh, list.en, after.id());
    let text =
        both!("参加人员不在台账,不生成档案条目: {zh}", "no entry for attendees who are not in the ledger: \"{en}\"");
    let next = both!(
        "登记: chengxin 公务员 新增;以后补记: chengxin 人员 档案条目 新增 --来源记录 {id}",
        "register them: chengxin officer add; then add entries: chengxin personnel entry add --origin {id}"
    );
    Ok(vec![Fault::new(&codes::W2001, text).on("attendee_list").hint(next)])
}

/// activity.hold: every attendee gets a pending entry of section training (kinds.md §2.2). It is neutral: to have been
/// taught is no merit. An attendee whose file has the same entry already gets no second one.
fn add_training_entries(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Basis<'a> {
        legal_basis: &'a str,
    }
    let training: Training<'_> = view(after)?;
    let mut added = Vec::new();
    for word in training.attendees() {
        let Some(person) = officer(op.reader(), word)? else { continue };
        let basis: Basis<'_> = view(&person)?;
        let mut entry = Row::blank(&ENTRY);
        for (name, value) in [
            ("officer", person.id()),
            ("section", "training"),
            ("title", training.title),
            ("polarity", "neutral"),
            ("source_unit", training.organiser),
            ("legal_basis", basis.legal_basis),
            ("origin", training.id),
        ] {
            entry.set(name, value);
        }
        // Data of the register, which is kept in Chinese whatever the language of the run.
        entry.set("content", format!("参加{}", training.title));
        entry.set("occurred_on", training.start_on);
        entry.set("received_on", on);
        if let Some(hours) = training.hours {
            entry.set("hours", hours);
        }
        if op.reader().by_key(&entry)?.is_none() {
            added.push(op.insert(entry, "add", None)?.id().to_owned());
        }
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use super::apply_effect;
    use crate::catalog::personnel::{ACTIVITY, ENTRY, OFFICER};
    use crate::rules::fixture::{Fixture, assert_well_said, day};
    use crate::rules::{Moment, check};

    #[test]
    fn attendees_get_a_pending_entry_and_strangers_are_told() {
        let mut fixture = Fixture::new();
        let (one, two) = (fixture.add(&OFFICER, &[]), fixture.add(&OFFICER, &[]));
        let attendees = format!("{}、王某某、{}、{}", one.id(), two.id(), one.id());
        let columns =
            [("title", "信用培训"), ("start_on", "2024-03-20"), ("hours", "6"), ("attendee_list", &attendees)];
        let activity = fixture.add(&ACTIVITY, &columns);

        let (hold, on) = (ACTIVITY.lifecycle.unwrap().verb("hold").unwrap(), day("2024-03-28"));
        let moment = Moment { reader: fixture.reader(), before: &activity, after: &activity, on, today: on };
        let faults = check(hold, &moment).unwrap();
        assert_eq!(faults.iter().map(|f| f.code.id).collect::<Vec<_>>(), ["W2001"]);
        assert!(!faults[0].text.zh.contains("王某某") && faults[0].text.zh.contains('王'));
        faults.iter().for_each(assert_well_said);

        let hold = |fixture: &mut Fixture| {
            fixture.write("hold", "甲", |op| apply_effect("training_entries", op, &activity, on))
        };
        let added = hold(&mut fixture);
        assert_eq!(added.len(), 2);
        let entry = fixture.reader().get(&ENTRY, &added[1]).unwrap().unwrap();
        for (name, text) in [
            ("officer", two.id()),
            ("section", "training"),
            ("state", "pending"),
            ("title", "信用培训"),
            ("polarity", "neutral"),
            ("origin", activity.id()),
            ("visibility", "restricted"),
        ] {
            assert_eq!(entry.text(name), Some(text), "{name}");
        }
        assert_eq!(entry.text("source_unit"), activity.text("organiser"));
        assert_eq!(entry.text("legal_basis"), two.text("legal_basis"));
        assert_eq!((entry.date("occurred_on"), entry.date("received_on")), (Some(day("2024-03-20")), Some(on)));
        assert_eq!(entry.int("hours"), Some(6));
        assert_eq!(hold(&mut fixture), [""; 0], "an entry is made once");
        assert!(fixture.write("hold", "甲", |op| Ok(apply_effect("no such", op, &activity, on).is_err())));
    }
}
