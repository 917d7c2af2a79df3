//! Each value, where it is said and where it is not.

mod contract;
mod credential;
mod payment;
mod promise;
mod registry;
mod tender;

use super::{Judge, Said, legacy, of};
use crate::catalog::debt::FISCAL;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::governance::{DECISION, DISCLOSURE, ITEM, STEP};
use crate::catalog::integrity::{CASE, COMPLAINT, LITIGATION, MEASURE, OBJECTION, PROMISE, RECTIFICATION, REPAIR};
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::personnel::{OFFICER, POST};
use crate::catalog::ppp::{AMENDMENT, PERFORMANCE, PROJECT, STAGE, SUBSIDY};
use crate::catalog::registry::{DOCUMENT, UNIT};
use crate::catalog::township::{CAMPAIGN, DESK, SERVICE, VENUE};
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
fn a_project_adds_up_what_it_owes_and_its_duty_and_cost_are_late() {
    let mut fixture = Fixture::new();
    let project = fixture
        .add(&PROJECT, &[("rule_set", "new"), ("term_years", "45"), ("signed_on", "2024-02-01"), ("payment", "user")]);
    let post = [("scope", project.id()), ("start_on", "2024-01-01"), ("title", "主管")];
    let post = fixture.add(&POST, &post);
    let cost = [("project", project.id()), ("year", "2024"), ("due_on", "2024-03-01"), ("state", "partial")];
    let money = [("amount", "90000"), ("adjusted", "80000"), ("paid_amount", "20000"), ("paid_on", "2024-02-20")];
    let cost = fixture.add(&SUBSIDY, &[&cost[..], &money].concat());
    let values = said(&fixture, &project, "2024-03-28");
    assert_eq!(values[0], format!("responsible={} 主管", post.id()));
    assert_eq!(values[1..], ["cost unpaid=600.00 元", "term too long=45 years of 40"]);
    assert_eq!(said(&fixture, &cost, "2024-03-28"), ["unpaid=600.00 元", "overdue=27 days"]);
    fixture.add(&FISCAL, &[("year", "2024"), ("basis", "budget"), ("general_spend", "1000000"), ("region", "云汀区")]);
    assert_eq!(said(&fixture, &cost, "2024-03-28")[2], "burden of the year=9%");
    let duty = [("project", project.id()), ("due_on", "2024-03-20"), ("state", "assigned")];
    let duty = fixture.add(&STAGE, &duty);
    assert_eq!(said(&fixture, &duty, "2024-03-28"), ["overdue=8 days"]);
    let duty = fixture.change(&duty, &[("state", "reported"), ("done_on", "2024-03-21")]);
    assert_eq!(said(&fixture, &duty, "2024-03-28"), ["done late=yes"]);
}

#[test]
fn an_evaluation_counts_the_promises_of_its_year_and_a_change_what_it_owes() {
    let mut fixture = Fixture::new();
    let project = fixture.add(&PROJECT, &[]);
    for (due, state) in [("2023-05-01", "fulfilled"), ("2023-06-01", "breached"), ("2024-02-01", "breached")] {
        let columns = [("source", project.id()), ("due_on", due), ("state", state), ("obligor", "gov")];
        fixture.add(&PROMISE, &columns);
    }
    let columns = [("project", project.id()), ("year", "2023"), ("kpi_total", "4"), ("kpi_met", "3")];
    let performance = fixture.add(&PERFORMANCE, &columns);
    assert_eq!(said(&fixture, &performance, "2024-03-28"), ["targets met=75%", "promises kept=50%"]);
    let change = fixture.add(&AMENDMENT, &[("target", project.id()), ("agreed", "50000"), ("agreed_on", "2024-01-05")]);
    let values = said(&fixture, &change, "2024-03-28");
    assert_eq!(values[0], "compensation unpaid=500.00 元");
    assert!(values[1].starts_with("due if nothing is agreed=2024-03-05"), "{values:?}");
    let change =
        fixture.change(&change, &[("due_on", "2024-03-20"), ("paid_amount", "50000"), ("paid_on", "2024-03-22")]);
    assert_eq!(said(&fixture, &change, "2024-03-28"), ["overdue=2 days"]);
}

#[test]
fn a_policy_and_an_agreement_say_how_much_was_kept() {
    let mut fixture = Fixture::new();
    let screened = [("fair_result", "pass"), ("forbidden", "none"), ("rivalry", "none")];
    let policy = [("state", "issued"), ("effective_from", "2024-01-01"), ("effective_to", "2024-12-31")];
    let policy = fixture.add(&POLICY, &[&screened[..], &policy].concat());
    let clause = |fixture: &mut Fixture, source: &str, obligor: &str, state: &str, paid: &str| {
        let columns = [("source", source), ("obligor", obligor), ("state", state), ("paid_amount", paid)];
        fixture.add(&PROMISE, &[&columns[..], &[("due_on", "2024-03-01")]].concat());
    };
    clause(&mut fixture, policy.id(), "gov", "fulfilled", "");
    clause(&mut fixture, policy.id(), "gov", "open", "");
    let values = said(&fixture, &policy, "2024-03-28");
    assert_eq!(values, ["in force=yes", "clauses open=1", "kept=50%", "no official reading=yes"]);
    assert!(!said(&fixture, &policy, "2025-01-01").contains(&"in force=yes".to_owned()));
    let policy = fixture.change(&policy, &[("rivalry", "over")]);
    assert_eq!(said(&fixture, &policy, "2025-01-01")[0], "doubtful=yes");
    let agreement = fixture.add(&AGREEMENT, &[("invest", "90000"), ("arrived", "30000")]);
    clause(&mut fixture, agreement.id(), "gov", "breached", "1000");
    clause(&mut fixture, agreement.id(), "gov", "not_due", "");
    clause(&mut fixture, agreement.id(), "party", "late", "");
    let values = said(&fixture, &agreement, "2024-03-28");
    assert_eq!(values[..3], ["kept by the government=0%", "amount paid=10.00 元", "conditions not met=1"]);
    assert_eq!(values[3..], ["investment arrived=33.3333%", "kept by the firm=100%"]);
}

#[test]
fn desks_venues_services_and_titles_of_townships_say_what_they_lack() {
    let mut fixture = Fixture::new();
    let (unit, head) = (fixture.add(&UNIT, &[]), fixture.add(&OFFICER, &[("state", "filed")]));
    let desk = [("head", head.id()), ("state", "active"), ("full_time", "0"), ("part_time", "0")];
    let desk = fixture.add(&DESK, &desk);
    assert_eq!(said(&fixture, &desk, "2024-03-28"), ["vacant=nobody works there, full time or part time"]);
    let desk = fixture.change(&desk, &[("part_time", "1")]);
    assert!(said(&fixture, &desk, "2024-03-28").is_empty());
    fixture.change(&head, &[("left_on", "2024-03-28")]);
    assert_eq!(said(&fixture, &desk, "2024-03-28"), ["vacant=its head has left"]);

    let venue = fixture.add(&VENUE, &[("opened_on", "2020-01-01"), ("updated_on", "2024-01-08"), ("state", "active")]);
    assert_eq!(said(&fixture, &venue, "2024-03-28"), ["stale=last updated 2024-01-08"]);
    fixture.add(&PUBLICATION, &[("venue", venue.id()), ("start_on", "2024-03-11")]);
    assert!(said(&fixture, &venue, "2024-03-28").is_empty());

    let columns =
        [("unit", unit.id()), ("area", "schooling"), ("received_on", "2024-02-01"), ("service_area", "schooling")];
    fixture.add(&COMPLAINT, &[columns[0], columns[2], columns[3]]);
    let more = [("year", "2024"), ("planned_amount", "400"), ("actual_amount", "100"), ("due_on", "2024-03-20")];
    let service = fixture.add(&SERVICE, &[&columns[..2], &more, &[("state", "planned")]].concat());
    assert_eq!(said(&fixture, &service, "2024-03-28"), ["reach=25% (by amount)", "complaints=1", "overdue=8 days"]);

    let columns = [("unit", unit.id()), ("state", "titled"), ("titled_on", "2024-01-01"), ("valid_to", "2025-01-01")];
    let campaign = fixture.add(&CAMPAIGN, &columns);
    assert_eq!(said(&fixture, &campaign, "2024-03-28"), ["title in force=yes"]);
    let bar = [("unit", unit.id()), ("state", "imposed"), ("direction", "sanction"), ("action", "bar_honours")];
    let bar = fixture.add(&MEASURE, &[&bar[..], &[("subject_kind", "unit"), ("start_on", "2024-02-01")]].concat());
    assert_eq!(said(&fixture, &campaign, "2024-03-28")[1], format!("recheck it=barred by {}", bar.id()));
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
