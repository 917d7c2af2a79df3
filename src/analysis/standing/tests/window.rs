use super::said;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::{CASE, PROMISE, RECTIFICATION, REPAIR};
use crate::catalog::procurement::CREDENTIAL;
use crate::rules::fixture::Fixture;
use crate::schema::Row;

/// The values of a record whose names are these.
fn of(fixture: &Fixture, row: &Row, on: &str, names: &[&str]) -> Vec<String> {
    let mut values = said(fixture, row, on);
    values.retain(|value| names.iter().any(|name| value.starts_with(&format!("{name}="))));
    values
}

const CASE_WINDOW: [&str; 5] = ["public from", "public min", "public max", "repair from", "retention end"];

#[test]
fn a_confirmed_case_says_how_long_it_stands() {
    let mut fixture = Fixture::new();
    let columns =
        [("subject_kind", "unit"), ("state", "confirmed"), ("decided_on", "2024-01-10"), ("severity", "general")];
    let case = fixture.add(&CASE, &columns);
    let window = |fixture: &Fixture, case: &Row| of(fixture, case, "2024-03-28", &CASE_WINDOW);
    let values = window(&fixture, &case);
    // Three months and three years from the decision; the duty is not fulfilled yet.
    assert_eq!(values[..3], ["public from=2024-01-10", "public min=2024-04-10", "public max=2027-01-10"]);
    assert_eq!(values[3], "repair from=the day the duty is fulfilled");
    assert!(values[4].starts_with("retention end=2029-01-10"), "{values:?}");
    // Its conduct is not corrected: no end.
    let order = fixture.add(&RECTIFICATION, &[("origin", case.id()), ("state", "issued"), ("kind", "fix")]);
    let open = format!("public max=no end: rectification {} is not closed", order.id());
    assert_eq!(window(&fixture, &case)[2], open);
    // What was refused is made good by a later order of its kind.
    fixture.change(&order, &[("state", "refused")]);
    assert_eq!(window(&fixture, &case)[2], open);
    let later = [("origin", case.id()), ("state", "closed"), ("kind", "fix"), ("issued_on", "2024-02-01")];
    fixture.add(&RECTIFICATION, &later);
    assert_eq!(window(&fixture, &case)[2], "public max=2027-01-10");
    // The repair that is asked for says by which rule.
    let repair = [("target", case.id()), ("state", "applied"), ("fulfilled_on", "2024-02-01")];
    let repair = fixture.add(&REPAIR, &[&repair[..], &[("rule", "government")]].concat());
    assert_eq!(window(&fixture, &case)[3], "repair from=2024-02-01");
    let repair = fixture.change(&repair, &[("rule", "market")]);
    assert_eq!(window(&fixture, &case)[3], "repair from=2024-04-10");
    fixture.change(&repair, &[("state", "denied")]);
    assert_eq!(window(&fixture, &case)[3], "repair from=the day the duty is fulfilled");
    let minor = fixture.change(&case, &[("severity", "minor")]);
    assert_eq!(window(&fixture, &minor)[..2], ["public from=2024-01-10", "public max=2024-01-10"]);
}

#[test]
fn a_case_that_is_a_persons_or_not_confirmed_has_no_window_and_a_blank_field_is_named() {
    let mut fixture = Fixture::new();
    let columns = [("subject_kind", "unit"), ("state", "confirmed"), ("decided_on", "2024-01-10")];
    let case = fixture.add(&CASE, &columns);
    let window = |fixture: &Fixture, case: &Row| of(fixture, case, "2024-03-28", &CASE_WINDOW[..4]);
    let values = window(&fixture, &case);
    assert_eq!(values.len(), 4, "{values:?}");
    assert!(values[..3].iter().all(|v| v.ends_with("=not computable: severity is blank")), "{values:?}");
    let undated = fixture.change(&case, &[("decided_on", ""), ("severity", "general")]);
    assert!(window(&fixture, &undated)[0].ends_with("the day of the decision is blank"));
    let early = fixture.change(&undated, &[("decided_on", "2023-04-30"), ("severity", "general")]);
    let values = window(&fixture, &early);
    assert_eq!(values[0], "public from=2023-04-30");
    assert!(values[1].contains("parameter public.general.min has no value on 2023-04-30"), "{values:?}");
    let person = fixture.change(&early, &[("subject_kind", "officer"), ("decided_on", "2024-01-10")]);
    assert_eq!(window(&fixture, &person), ["repair from=2024-01-10"]);
    let lead = fixture.change(&person, &[("state", "lead"), ("subject_kind", "unit")]);
    assert!(of(&fixture, &lead, "2024-03-28", &CASE_WINDOW).is_empty());
}

#[test]
fn a_credential_against_its_party_has_a_window() {
    let mut fixture = Fixture::new();
    let columns = [("state", "valid"), ("info_kind", "violation"), ("issued_on", "2024-01-10")];
    let credential = fixture.add(&CREDENTIAL, &columns);
    let window = |fixture: &Fixture, row: &Row| of(fixture, row, "2024-03-28", &CASE_WINDOW);
    assert_eq!(window(&fixture, &credential), ["public min=2024-04-10", "public max=2027-01-10"]);
    let listed = fixture.change(&credential, &[("list", "tax")]);
    // A year at least where it is serious.
    assert_eq!(window(&fixture, &listed)[0], "public min=2025-01-10");
    let draft = fixture.change(&listed, &[("state", "draft")]);
    assert!(window(&fixture, &draft).is_empty());
}

#[test]
fn a_repair_that_is_open_says_from_when() {
    let mut fixture = Fixture::new();
    let case = fixture.add(&CASE, &[("decided_on", "2024-01-10"), ("severity", "general"), ("state", "confirmed")]);
    let repair = fixture.add(&REPAIR, &[("target", case.id()), ("rule", "market"), ("state", "accepted")]);
    assert_eq!(said(&fixture, &repair, "2024-03-28"), ["repair from=2024-04-10"]);
    let duty = fixture.change(&repair, &[("rule", "government")]);
    assert_eq!(said(&fixture, &duty, "2024-03-28"), ["repair from=the day the duty is fulfilled"]);
    let case = fixture.change(&case, &[("severity", "")]);
    let lacking = "repair from=not computable: the target lacks day or severity";
    let market = fixture.change(&duty, &[("rule", "market")]);
    assert_eq!(said(&fixture, &market, "2024-03-28"), [lacking]);
    fixture.change(&case, &[("severity", "general"), ("decided_on", "2023-04-30")]);
    assert!(said(&fixture, &market, "2024-03-28")[0].contains("public.general.min has no value"));
    let denied = fixture.change(&market, &[("state", "denied")]);
    assert!(said(&fixture, &denied, "2024-03-28").is_empty());
}

#[test]
fn a_publication_ends_with_what_it_publishes() {
    let mut fixture = Fixture::new();
    let case = fixture.add(&CASE, &[("decided_on", "2024-01-10"), ("severity", "general"), ("state", "confirmed")]);
    let columns = [("target", case.id()), ("state", "live"), ("start_on", "2024-01-20")];
    let live = fixture.add(&PUBLICATION, &columns);
    let ends = ["min end=2024-04-10", "max end=2027-01-10"];
    let values = said(&fixture, &live, "2024-01-30");
    assert_eq!((&values[..2], &*values[2]), (&ends.map(str::to_owned)[..], "live days=10 days"));
    assert_eq!(said(&fixture, &live, "2027-01-10").len(), 3, "the last day is in time");
    assert_eq!(said(&fixture, &live, "2027-01-11")[2..3], ["overrun=yes"]);
    let announced = fixture.change(&live, &[("end_on", "2024-06-30")]);
    assert_eq!(said(&fixture, &announced, "2024-07-01")[1..3], ["max end=2024-06-30", "overrun=yes"]);
    let order = fixture.add(&RECTIFICATION, &[("origin", case.id()), ("state", "issued")]);
    let open = fixture.change(&announced, &[("end_on", "")]);
    assert_eq!(said(&fixture, &open, "2028-01-01")[..1], ["min end=2024-04-10"]);
    assert!(said(&fixture, &open, "2028-01-01")[1].starts_with("live days="), "no end while it is not corrected");
    fixture.change(&order, &[("state", "closed")]);
    let down = fixture.change(&open, &[("state", "withdrawn"), ("withdrawn_on", "2024-02-01")]);
    assert_eq!(said(&fixture, &down, "2028-01-01")[2..], ["live days=12 days"]);
    fixture.change(&case, &[("decided_on", "2023-04-30")]);
    let values = said(&fixture, &live, "2024-01-30");
    assert_eq!(values.len(), 4, "{values:?}");
    assert!(values[..3].iter().all(|value| value.contains("not computable: parameter public.general.")), "{values:?}");
}

#[test]
fn a_publication_of_something_else_ends_when_it_was_said() {
    let mut fixture = Fixture::new();
    let promise = fixture.add(&PROMISE, &[]);
    let draft = fixture.add(&PUBLICATION, &[("target", promise.id()), ("state", "draft"), ("end_on", "2024-06-30")]);
    assert_eq!(said(&fixture, &draft, "2024-07-01"), ["max end=2024-06-30"]);
    let open = fixture.change(&draft, &[("end_on", ""), ("state", "live"), ("start_on", "2024-03-01")]);
    assert_eq!(said(&fixture, &open, "2024-03-01"), ["live days=0 days"]);
}
