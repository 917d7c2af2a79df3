//! Deadlines of complaints, orders and decisions.

use super::{due, row};
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::{CASE, COMPLAINT, RECTIFICATION};
use crate::rules::fixture::Fixture;

#[test]
fn a_complaint_is_due_by_its_track_or_as_extended() {
    let mut fixture = Fixture::new();
    let mut complaint = |track: &str, columns: &[(&'static str, &str)]| {
        let mut all = vec![("track", track), ("received_on", "2024-03-01"), ("state", "transferred")];
        all.extend_from_slice(&[("transferred_on", "2024-03-08"), ("accepted_on", "2024-03-06")]);
        all.extend_from_slice(columns);
        fixture.add(&COMPLAINT, &all).id().to_owned()
    };
    let credit = complaint("credit", &[]);
    let extended = complaint("credit", &[("extended_to", "2024-05-10"), ("title", "延期的")]);
    let petition = complaint("petition", &[("title", "信访的")]);
    let replied = complaint("credit", &[("replied_on", "2024-03-20"), ("title", "答复的")]);
    let arrears = complaint("sme", &[("title", "拖欠的")]);
    // Thirty days end on 5 April, Qingming: the 7th was worked. Sixty days end on 5 May, a holiday.
    assert_eq!(due(&fixture, &COMPLAINT, &credit), [row("答复", "2024-04-07")]);
    assert_eq!(due(&fixture, &COMPLAINT, &extended), [row("答复", "2024-05-10")]);
    assert_eq!(due(&fixture, &COMPLAINT, &petition), [row("办结", "2024-05-06")]);
    assert_eq!(due(&fixture, &COMPLAINT, &replied), []);
    // No statute gave a term for complaints of arrears in March 2024.
    assert_eq!(due(&fixture, &COMPLAINT, &arrears), []);
}

#[test]
fn an_order_is_due_as_extended_once_it_is_issued() {
    let mut fixture = Fixture::new();
    let order = [("kind", "fix"), ("due_on", "2024-04-10")];
    let order = fixture.add(&RECTIFICATION, &order);
    assert_eq!(due(&fixture, &RECTIFICATION, order.id()), [], "a draft binds nobody");
    let order = fixture.change(&order, &[("state", "issued")]);
    assert_eq!(due(&fixture, &RECTIFICATION, order.id()), [row("整改", "2024-04-10")]);
    let order = fixture.change(&order, &[("extended_to", "2024-04-20"), ("kind", "explain")]);
    assert_eq!(due(&fixture, &RECTIFICATION, order.id()), [row("书面说明", "2024-04-20")]);
    fixture.change(&order, &[("state", "reported"), ("reported_on", "2024-04-02")]);
    assert_eq!(due(&fixture, &RECTIFICATION, order.id()), [row("核实销号", "2024-04-17")]);
}

#[test]
fn a_decision_on_a_unit_is_published_unless_it_is_minor() {
    let mut fixture = Fixture::new();
    let decided = [("decided_on", "2024-03-20"), ("severity", "general"), ("state", "confirmed")];
    let case = fixture.add(&CASE, &decided);
    let publish = [row("公开决定", "2024-03-29")];
    assert_eq!(due(&fixture, &CASE, case.id()), publish);
    let case = fixture.change(&case, &[("severity", "minor")]);
    assert_eq!(due(&fixture, &CASE, case.id()), []);
    let case = fixture.change(&case, &[("severity", "serious"), ("subject_kind", "officer")]);
    assert_eq!(due(&fixture, &CASE, case.id()), []);
    let case = fixture.change(&case, &[("subject_kind", "unit")]);
    assert_eq!(due(&fixture, &CASE, case.id()), publish);
    fixture.add(&PUBLICATION, &[("target", case.id()), ("start_on", "2024-03-25")]);
    assert_eq!(due(&fixture, &CASE, case.id()), []);
}
