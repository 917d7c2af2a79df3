//! Each value, where it is said and where it is not.

mod investment;
mod personnel;
mod ppp;
mod promise;
mod registry;
mod subjects;
mod township;

use super::{Judge, Said, legacy, of};
use crate::catalog::governance::{DECISION, DISCLOSURE, ITEM, STEP};
use crate::catalog::integrity::{CASE, COMPLAINT, LITIGATION, MEASURE, OBJECTION, PROMISE, RECTIFICATION, REPAIR};
use crate::catalog::registry::{DOCUMENT, UNIT};
use crate::messages::Lang;
use crate::rules::Parameters;
use crate::rules::fixture::{Fixture, day};
use crate::schema::{Columns, Mask, Row, Style};

/// `name=value` in English, as a page says it.
pub fn said(fixture: &Fixture, row: &Row, on: &str) -> Vec<String> {
    let reader = fixture.reader();
    let parameters = Parameters::read(reader).unwrap();
    let judge = Judge::new(reader, &parameters, row, day(on));
    let mut names = reader.directory(std::path::Path::new("."));
    let columns = Columns::all(row.kind(), Lang::En, Mask::Numbers, Style::Screen);
    let mut out = Vec::new();
    for (value, found) in of(&judge).unwrap() {
        let text = match found {
            Said::Nothing => continue,
            Said::Is(found) => {
                value.with_unit(&value.field.show(&found, &mut columns.showing(row, &mut names)), &found)
            }
            Said::Told(_, text) | Said::Cannot(text) => text,
        };
        out.push(format!("{}={}", value.field.title(Lang::En), text.en));
    }
    out.extend(legacy(&judge).unwrap().iter().map(|v| format!("{}={}", v.label.en, v.said.en)));
    out
}

/// One value of a record on a day.
pub fn judged(fixture: &Fixture, row: &Row, name: &str, on: &str) -> Said {
    let parameters = Parameters::read(fixture.reader()).unwrap();
    let value = super::named(row.kind(), name).unwrap();
    Judge::new(fixture.reader(), &parameters, row, day(on)).find(value).unwrap()
}

#[test]
fn a_complaint_is_late_and_repeated() {
    let mut fixture = Fixture::new();
    let unit = fixture.add(&UNIT, &[]);
    let mut complaint = |on: &str, accepted: &str| {
        fixture.add(
            &COMPLAINT,
            &[("unit", unit.id()), ("track", "credit"), ("received_on", on), ("accepted_on", accepted)],
        )
    };
    complaint("2023-02-27", "");
    let before = complaint("2023-03-01", "");
    let this = complaint("2024-03-01", "2024-03-01");
    let values = said(&fixture, &this, "2024-04-03");
    assert_eq!(
        values,
        ["due=2024-04-01".to_owned(), "overdue=2 days".into(), format!("complained of before={}", before.id())]
    );
}

#[test]
fn a_case_counts_its_days_and_an_order_its_delay() {
    let mut fixture = Fixture::new();
    let case = fixture.add(
        &CASE,
        &[
            ("harm", "market"),
            ("decided_on", "2024-03-01"),
            ("state", "confirmed"),
            ("severity", "minor"),
            ("subject_kind", "officer"),
        ],
    );
    let case = fixture.change_by("甲", "confirm", &case, &[("impact", "local")]);
    let values = said(&fixture, &case, "2024-03-30");
    assert_eq!(values[..2], ["focus=market", "days in this stage=2 days"]);
    assert!(values[2].starts_with("kept until=2029-03-01"), "{values:?}");
    let order = fixture.add(&RECTIFICATION, &[("due_on", "2024-03-10"), ("state", "issued")]);
    assert_eq!(said(&fixture, &order, "2024-03-12"), ["due now=2024-03-10", "overdue=2 days"]);
    let order = fixture.change(&order, &[("extended_to", "2024-03-20")]);
    assert_eq!(said(&fixture, &order, "2024-03-12"), ["due now=2024-03-20"]);
    let draft = fixture.add(&RECTIFICATION, &[]);
    assert!(said(&fixture, &draft, "2024-03-12")[0].starts_with("suggested term=2024-0"));
}

#[test]
fn a_measure_an_objection_a_repair_and_a_suit_say_where_they_stand() {
    let mut fixture = Fixture::new();
    let basis = fixture.add(&DOCUMENT, &[("effective_from", "2024-03-10"), ("state", "issued")]);
    let columns = [("state", "imposed"), ("action", "limit_pilot"), ("basis", basis.id()), ("end_on", "2024-06-30")];
    let measure = fixture.add(&MEASURE, &columns);
    assert_eq!(said(&fixture, &measure, "2024-03-28"), ["effect=in force", "bars=pilot, title"]);
    assert_eq!(said(&fixture, &measure, "2024-07-01")[0], "effect=expired");
    let measure = fixture.change(&measure, &[("decided_on", "2024-03-09")]);
    assert!(said(&fixture, &measure, "2024-03-28")[2].starts_with("without basis"));
    let objection = fixture.add(&OBJECTION, &[("received_on", "2024-03-01"), ("state", "marked")]);
    assert_eq!(said(&fixture, &objection, "2024-03-12"), ["overdue=0 days"; 0]);
    assert_eq!(said(&fixture, &objection, "2024-03-15"), ["overdue=3 days"]);
    let provider = fixture.add(&UNIT, &[]);
    let upheld = [("state", "upheld"), ("result", "part"), ("provider", provider.id()), ("decided_on", "2024-03-08")];
    let objection = fixture.change(&objection, &upheld);
    assert_eq!(said(&fixture, &objection, "2024-03-28"), [format!("unit answerable={}", provider.id())]);
    let case = fixture.add(&CASE, &[("received_on", "2024-03-05")]);
    let repair = [("target", case.id()), ("self_report", "1"), ("fulfilled_on", "2024-03-04"), ("state", "denied")];
    let repair = fixture.add(&REPAIR, &repair);
    assert_eq!(said(&fixture, &repair, "2024-03-28"), ["corrected before it was found=yes"]);
    let suit = fixture.add(&LITIGATION, &[("state", "listed"), ("listed_on", "2024-03-20")]);
    assert!(said(&fixture, &suit, "2024-03-28").contains(&"on the list=yes".to_owned()));
}

#[test]
fn a_decision_names_its_missing_steps_and_a_step_its_length() {
    let mut fixture = Fixture::new();
    let decision =
        fixture.add(&DECISION, &[("opened_on", "2024-01-02"), ("decided_on", "2024-03-01"), ("state", "final")]);
    let step = [("decision", decision.id()), ("step", "participation"), ("method", "notice"), ("state", "done")];
    let more = [("start_on", "2024-01-10"), ("end_on", "2024-01-30"), ("received", "8"), ("adopted", "2")];
    let step = fixture.add(&STEP, &[&step[..], &more].concat());
    let values = said(&fixture, &decision, "2024-03-28");
    assert_eq!(values[0], "steps missing=expert, risk, legality, compliance, collective");
    assert_eq!(values[1..3], ["steps done=16.6667%", "not discussed collectively=yes"]);
    let values = said(&fixture, &step, "2024-03-28");
    assert_eq!((&*values[0], &*values[2]), ("length=20 days", "opinions adopted=25%"));
    assert!(values[1].starts_with("too short=30 days at least"), "{values:?}");
    // Before the regulation there was no shortest period.
    fixture.change(&decision, &[("opened_on", "2019-08-01")]);
    assert_eq!(said(&fixture, &step, "2024-03-28").len(), 2);
    let review =
        [("decision", decision.id()), ("step", "legality"), ("start_on", "2024-03-04"), ("end_on", "2024-03-08")];
    let review = fixture.add(&STEP, &review);
    assert_eq!(said(&fixture, &review, "2024-03-28"), ["length=4 working days"]);
}

#[test]
fn an_item_rests_on_its_basis_and_a_disclosure_is_late() {
    let mut fixture = Fixture::new();
    let columns = |version: &'static str| [("list_kind", "power"), ("item_code", "甲-1"), ("version", version)];
    let basis = fixture.add(&DOCUMENT, &[("effective_from", "2024-04-01")]);
    let item = [("promised_days", "20"), ("basis", basis.id())];
    let item = fixture.add(&ITEM, &[&columns("2")[..], &item].concat());
    let promise = fixture.add(&PROMISE, &[("source", item.id())]);
    let values = said(&fixture, &item, "2024-03-28");
    assert_eq!(values, ["without basis=the basis is not in force on 2024-03-28", "promises=1"]);
    assert_eq!(said(&fixture, &item, "2024-04-01"), ["promises=1"], "{}", promise.id());
    let month = [("mode", "proactive"), ("formed_on", "2024-02-29"), ("period", "2024-02"), ("state", "pending")];
    let disclosure = fixture.add(&DISCLOSURE, &month);
    assert_eq!(said(&fixture, &disclosure, "2024-03-10"), ["due=2024-03-10"]);
    assert_eq!(said(&fixture, &disclosure, "2024-03-11"), ["due=2024-03-10", "late=yes"]);
}
