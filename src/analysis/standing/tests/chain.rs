use super::said;
use crate::catalog::integrity::{CASE, COMPLAINT, MEASURE, RECTIFICATION};
use crate::catalog::registry::{DOCUMENT, UNIT};
use crate::rules::fixture::Fixture;

#[test]
fn a_complaint_is_late_and_repeated() {
    let mut fixture = Fixture::new();
    let unit = fixture.add(&UNIT, &[]);
    let mut complaint = |on: &str, accepted: &str, domain: &str| {
        let columns = [("unit", unit.id()), ("track", "credit"), ("received_on", on), ("accepted_on", accepted)];
        fixture.add(&COMPLAINT, &[&columns[..], &[("domain", domain)]].concat())
    };
    complaint("2023-02-27", "", "debt");
    let before = complaint("2023-03-01", "", "debt");
    complaint("2023-06-01", "", "ppp");
    let this = complaint("2024-03-01", "2024-03-01", "debt");
    // Thirty days from 2024-03-01 end on Sunday 2024-03-31, so it is due on the Monday.
    assert_eq!(
        said(&fixture, &this, "2024-04-03"),
        ["due on=2024-04-01".to_owned(), "overdue days=2 days".into(), format!("repeat={}", before.id())]
    );
    let this = fixture.change(&this, &[("replied_on", "2024-04-01")]);
    assert_eq!(said(&fixture, &this, "2024-04-03")[1..], [format!("repeat={}", before.id())]);
    let this = fixture.change(&this, &[("state", "withdrawn")]);
    assert_eq!(said(&fixture, &this, "2024-04-03"), [format!("repeat={}", before.id())]);
}

#[test]
fn a_complaint_before_the_statute_has_no_day_that_can_be_counted() {
    let mut fixture = Fixture::new();
    let early = fixture.add(&COMPLAINT, &[("track", "sme"), ("received_on", "2020-01-01")]);
    let values = said(&fixture, &early, "2024-04-03");
    for (value, name) in values.iter().zip(["due on=", "overdue days="]) {
        assert!(value.starts_with(&format!("{name}not computable: parameter sme.result")), "{values:?}");
    }
    assert_eq!(values.len(), 2, "{values:?}");
}

#[test]
fn a_case_counts_its_days_since_the_last_transition_that_stands() {
    let mut fixture = Fixture::new();
    let case = fixture.add(&CASE, &[("harm", "market"), ("state", "verifying")]);
    let case = fixture.change_by("甲", "confirm", &case, &[("state", "rectifying")]);
    assert_eq!(said(&fixture, &case, "2024-03-30"), ["focus=market", "days in state=2 days"]);
    // Before its last transition it says nothing.
    assert_eq!(said(&fixture, &case, "2024-03-27"), ["focus=market"]);
    let case = fixture.change(&case, &[("harm", "other"), ("state", "archived")]);
    assert!(said(&fixture, &case, "2024-03-30").is_empty());
}

#[test]
fn an_order_counts_its_delay_from_its_extension() {
    let mut fixture = Fixture::new();
    let order = fixture.add(&RECTIFICATION, &[("due_on", "2024-03-10"), ("state", "issued")]);
    assert_eq!(said(&fixture, &order, "2024-03-12"), ["due now=2024-03-10", "overdue days=2 days"]);
    let order = fixture.change(&order, &[("extended_to", "2024-03-20")]);
    assert_eq!(said(&fixture, &order, "2024-03-12"), ["due now=2024-03-20"]);
    let order = fixture.change(&order, &[("reported_on", "2024-03-21"), ("state", "closed")]);
    assert_eq!(said(&fixture, &order, "2024-05-01"), ["overdue days=1 day"]);
    let draft = fixture.add(&RECTIFICATION, &[("kind", "explain"), ("issued_on", "2024-03-01")]);
    let values = said(&fixture, &draft, "2024-03-12");
    assert!(values.len() == 1 && values[0].starts_with("default due=2024-03-"), "{values:?}");
    let fix = fixture.change(&draft, &[("kind", "fix")]);
    assert!(said(&fixture, &fix, "2024-03-12")[0] > values[0], "to put right takes longer than to explain");
}

#[test]
fn a_measure_is_in_force_or_over_and_bars_what_its_action_bars() {
    let mut fixture = Fixture::new();
    let basis = fixture.add(&DOCUMENT, &[("effective_from", "2024-03-10"), ("state", "issued")]);
    let columns = [("state", "imposed"), ("action", "limit_pilot"), ("basis", basis.id()), ("end_on", "2024-06-30")];
    let measure = fixture.add(&MEASURE, &columns);
    assert_eq!(said(&fixture, &measure, "2024-02-29")[0], "in force=not begun");
    assert_eq!(said(&fixture, &measure, "2024-03-28"), ["in force=yes", "blocks=pilot、title"]);
    assert_eq!(said(&fixture, &measure, "2024-06-30")[0], "in force=yes");
    assert_eq!(said(&fixture, &measure, "2024-07-01"), ["expired=yes", "blocks=pilot、title"]);
    let measure = fixture.change(&measure, &[("decided_on", "2024-03-09")]);
    assert_eq!(said(&fixture, &measure, "2024-03-28")[2], "unlisted=the basis was not in force on 2024-03-09");
    let measure = fixture.change(&measure, &[("decided_on", "2024-03-10"), ("state", "lifted")]);
    assert!(said(&fixture, &measure, "2024-03-28").is_empty());
}
