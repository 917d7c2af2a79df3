//! 资格: what bars a unit, an officer or a party from an honour, a post, funds, policies or procurement on a day, and by which
//! record (kinds.md §5.2; programme 3(4): 将信用记录作为考核、任用、奖惩的重要依据).
//!
//! Only a measure, a sanction or a ban bars: a confirmed case, a listing, an objection or an overdue order is told and bars
//! nothing by itself, since a sanction needs a basis of its own.

mod purpose;
mod search;

use chrono::NaiveDate;

use crate::catalog::registry::PARTY;
use crate::error::Result;
use crate::messages::Both;
use crate::rules::{self, Parameters};
use crate::schema::{Kind, Row};
use crate::store::Reader;

pub use purpose::PURPOSE;
pub(super) use purpose::barred_by;
use search::Search;
pub(super) use search::{barred, holds};

/// What a record does to the subject's eligibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It bars.
    Bar,
    /// It bars nothing by itself, but whoever decides should know.
    Warning,
    /// It speaks for the subject: an incentive in force.
    Plus,
}

/// One record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What it does.
    pub effect: Effect,
    /// Its kind.
    pub kind: &'static Kind,
    /// Its id.
    pub id: String,
    /// What it is, in words.
    pub what: Both,
    /// What it rests on: number and title of the document, as recorded.
    pub basis: String,
    /// The last day; `None` without an end.
    pub until: Option<NaiveDate>,
}

/// Who is looked up, and what for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The unit, officer or party.
    pub subject: &'a Row,
    /// Code of the purpose.
    pub purpose: &'a str,
    /// The day.
    pub on: NaiveDate,
}

/// Everything that bars, is to be known, or speaks for the subject; bars first.
///
/// # Errors
/// When the ledger cannot be read.
pub fn grounds(reader: Reader<'_>, parameters: &Parameters, asked: &Asked<'_>) -> Result<Vec<Ground>> {
    let mut search = Search::new(reader, parameters, asked);
    let id = asked.subject.id();
    match asked.subject.kind().name {
        "officer" => {
            search.measures("officer", id)?;
            search.sanctions()?;
            search.cases("officer", id)?;
            search.rectifications("officer", id)?;
            search.objections("officer", id)?;
        }
        "party" => search.credentials()?,
        _ => {
            // What was recorded of the units that this one succeeded follows it.
            for id in rules::predecessors(reader, id)? {
                search.measures("unit", &id)?;
                search.cases("unit", &id)?;
                search.litigation(&id)?;
                search.rectifications("unit", &id)?;
                search.objections("unit", &id)?;
            }
        }
    }
    let mut found = search.found;
    found.sort_by_key(|g| g.effect as u8);
    Ok(found)
}

/// True for a subject whose look-ups are recorded: an officer, and a party that is a natural person.
pub fn is_person(subject: &Row) -> bool {
    match subject.kind() {
        kind if kind == &PARTY => {
            kind.person_when.is_some_and(|(field, codes)| subject.text(field).is_some_and(|code| codes.contains(&code)))
        }
        kind => kind.name == "officer",
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Effect, Ground, PURPOSE, grounds, is_person};
    use crate::catalog::integrity::{CASE, LITIGATION, MEASURE, OBJECTION, RECTIFICATION};
    use crate::catalog::personnel::{ENTRY, OFFICER};
    use crate::catalog::procurement::CREDENTIAL;
    use crate::catalog::registry::{PARTY, UNIT};
    use crate::rules::Parameters;
    use crate::rules::fixture::{Fixture, day};
    use crate::schema::Row;

    fn on(fixture: &Fixture, subject: &Row, purpose: &str, date: &str) -> Vec<Ground> {
        let parameters = Parameters::read(fixture.reader()).unwrap();
        let asked = Asked { subject, purpose, on: day(date) };
        grounds(fixture.reader(), &parameters, &asked).unwrap()
    }

    fn bars(fixture: &Fixture, subject: &Row, purpose: &str, date: &str) -> Vec<String> {
        let all = on(fixture, subject, purpose, date);
        all.into_iter().filter(|g| g.effect == Effect::Bar).map(|g| g.id).collect()
    }

    #[test]
    fn each_action_bars_its_purposes_while_it_is_in_force() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        for (action, purposes) in [
            ("bar_honours", &["honour", "title"][..]),
            ("limit_award", &["honour", "title", "reward"]),
            ("limit_funds", &["fund"]),
            ("limit_policy", &["policy"]),
            ("limit_proc", &["procure"]),
            ("limit_bond", &["bond"]),
            ("limit_pilot", &["title", "pilot"]),
            ("talk", &[]),
        ] {
            let columns = [
                ("direction", "sanction"),
                ("subject_kind", "unit"),
                ("unit", unit.id()),
                ("action", action),
                ("state", "imposed"),
                ("start_on", "2024-01-01"),
                ("end_on", "2024-12-31"),
            ];
            let measure = fixture.add(&MEASURE, &columns);
            let barred: Vec<&str> = PURPOSE
                .items
                .iter()
                .map(|i| i.code)
                .filter(|p| bars(&fixture, &unit, p, "2024-12-31").contains(&measure.id().to_owned()))
                .collect();
            assert_eq!(barred, purposes, "{action}");
            assert!(PURPOSE.items.iter().all(|p| bars(&fixture, &unit, p.code, "2025-01-01").is_empty()));
            let lifted = fixture.change(&measure, &[("state", "lifted"), ("lifted_on", "2024-03-01")]);
            assert!(PURPOSE.items.iter().all(|p| bars(&fixture, &unit, p.code, "2024-03-01").is_empty()));
            fixture.change(&lifted, &[("void_on", "2024-03-02")]);
        }
    }

    #[test]
    fn a_successor_bears_what_its_predecessor_was_barred_from() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let old = fixture.add(&UNIT, &[("successor", unit.id()), ("state", "succeeded")]);
        let columns = [("unit", old.id()), ("action", "limit_funds"), ("state", "imposed"), ("direction", "sanction")];
        let measure = fixture.add(&MEASURE, &columns);
        assert_eq!(bars(&fixture, &unit, "fund", "2024-03-28"), [measure.id()]);
    }

    #[test]
    fn sanctions_bar_promotion_and_from_a_demerit_on_a_rise_of_pay() {
        let mut fixture = Fixture::new();
        let officer = fixture.add(&OFFICER, &[]);
        let mut entry = |title: &str, kind: &str, on: &str| {
            let columns = [
                ("officer", officer.id()),
                ("title", title),
                ("sanction", kind),
                ("decided_on", on),
                ("state", "filed"),
                ("section", "violation"),
            ];
            fixture.add(&ENTRY, &columns)
        };
        let (demerit, warn) = (entry("记过", "demerit", "2023-05-10"), entry("警告", "warn", "2024-02-10"));
        let barred = |purpose, date| bars(&fixture, &officer, purpose, date);
        assert_eq!(barred("promote", "2024-03-28"), [demerit.id(), warn.id()]);
        assert_eq!(barred("reward", "2024-03-28"), [demerit.id()]);
        assert!(barred("honour", "2024-03-28").is_empty());
        // The warning runs from the end of the demerit, 10 May, for six months.
        assert_eq!(barred("promote", "2024-11-10"), [warn.id()]);
        assert!(barred("promote", "2024-11-11").is_empty());
        assert_eq!(on(&fixture, &officer, "honour", "2024-03-28").len(), 2, "told as warnings");
        assert!(barred("promote", "2023-05-09").is_empty(), "not before it was decided");
        let dismissed = fixture.add(&OFFICER, &[]);
        let columns =
            [("officer", dismissed.id()), ("sanction", "expel"), ("decided_on", "2020-01-01"), ("state", "filed")];
        fixture.add(&ENTRY, &columns);
        let found = on(&fixture, &dismissed, "promote", "2030-01-01");
        assert_eq!((found.len(), found[0].effect, found[0].until), (1, Effect::Bar, None));
        assert!(is_person(&dismissed));
    }

    #[test]
    fn a_ban_bars_a_party_from_procurement() {
        let mut fixture = Fixture::new();
        let party = fixture.add(&PARTY, &[("kind", "firm")]);
        let columns = [
            ("party", party.id()),
            ("list", "procurement"),
            ("issued_on", "2024-01-10"),
            ("valid_to", "2025-01-10"),
            ("state", "valid"),
        ];
        let ban = fixture.add(&CREDENTIAL, &columns);
        assert_eq!(bars(&fixture, &party, "procure", "2025-01-10"), [ban.id()]);
        assert!(bars(&fixture, &party, "procure", "2025-01-11").is_empty());
        assert!(bars(&fixture, &party, "procure", "2024-01-09").is_empty());
        assert!(bars(&fixture, &party, "honour", "2024-06-01").is_empty());
        assert!(!is_person(&party));
        assert!(is_person(&fixture.add(&PARTY, &[("kind", "expert")])));
    }

    #[test]
    fn what_bars_nothing_is_told() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let case = fixture.add(&CASE, &[("unit", unit.id()), ("state", "confirmed"), ("subject_kind", "unit")]);
        fixture.add(&OBJECTION, &[("target", case.id()), ("state", "marked")]);
        fixture.add(&LITIGATION, &[("unit", unit.id()), ("listed_on", "2024-03-01"), ("state", "listed")]);
        fixture.add(&RECTIFICATION, &[("unit", unit.id()), ("due_on", "2024-03-27"), ("state", "issued")]);
        let reward = [("unit", unit.id()), ("direction", "incentive"), ("award", "commend"), ("state", "imposed")];
        fixture.add(&MEASURE, &[&reward[..], &[("subject_kind", "unit")]].concat());
        let found = on(&fixture, &unit, "honour", "2024-03-28");
        let kinds: Vec<_> = found.iter().map(|g| (g.effect, g.kind.name)).collect();
        assert_eq!(
            kinds,
            [
                (Effect::Warning, "case"),
                (Effect::Warning, "objection"),
                (Effect::Warning, "litigation"),
                (Effect::Warning, "rectification"),
                (Effect::Plus, "measure"),
            ]
        );
    }
}
