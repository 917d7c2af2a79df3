//! Each value, where it is said and where it is not.

mod chain;
mod debt;
mod fiscal;
mod governance;
mod promise;
mod registry;
mod rights;
mod window;

use super::{Judge, Said, legacy, of};
use crate::catalog::debt::FISCAL;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::{COMPLAINT, MEASURE, PROMISE};
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::personnel::{OFFICER, POST};
use crate::catalog::ppp::{AMENDMENT, PERFORMANCE, PROJECT, STAGE, SUBSIDY};
use crate::catalog::registry::UNIT;
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
