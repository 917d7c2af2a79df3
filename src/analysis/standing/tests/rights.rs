use super::said;
use crate::catalog::integrity::{CASE, LITIGATION, OBJECTION, REPAIR};
use crate::catalog::registry::UNIT;
use crate::rules::fixture::Fixture;

#[test]
fn an_objection_is_late_and_names_who_answers_for_the_record() {
    let mut fixture = Fixture::new();
    let provider = fixture.add(&UNIT, &[]);
    let columns = [("received_on", "2024-03-01"), ("state", "checking"), ("provider", provider.id())];
    let objection = fixture.add(&OBJECTION, &columns);
    assert!(said(&fixture, &objection, "2024-03-12").is_empty());
    assert_eq!(said(&fixture, &objection, "2024-03-15"), ["overdue days=3 days"]);
    let upheld = [("state", "upheld"), ("result", "part"), ("decided_on", "2024-03-08")];
    let objection = fixture.change(&objection, &upheld);
    let name = provider.text("name").unwrap();
    assert_eq!(said(&fixture, &objection, "2024-03-28"), [format!("against={name}")]);
    let objection = fixture.change(&objection, &[("state", "dismissed"), ("result", "dismissed")]);
    assert!(said(&fixture, &objection, "2024-03-28").is_empty());
    let objection = fixture.change(&objection, &[("state", "rejected"), ("decided_on", "")]);
    assert!(said(&fixture, &objection, "2024-06-01").is_empty());
}

#[test]
fn a_repair_was_early_when_the_duty_was_done_before_the_case_came_in() {
    let mut fixture = Fixture::new();
    let case = fixture.add(&CASE, &[("received_on", "2024-03-05")]);
    let repair = [("target", case.id()), ("self_report", "1"), ("fulfilled_on", "2024-03-04"), ("state", "denied")];
    let mut repair = fixture.add(&REPAIR, &repair);
    assert_eq!(said(&fixture, &repair, "2024-03-28"), ["early=yes"]);
    for late in [[("fulfilled_on", "2024-03-05")], [("fulfilled_on", "")]] {
        repair = fixture.change(&repair, &late);
        assert!(said(&fixture, &repair, "2024-03-28").is_empty());
    }
    let own = fixture.change(&repair, &[("self_report", "0"), ("fulfilled_on", "2024-03-04")]);
    assert!(said(&fixture, &own, "2024-03-28").is_empty());
}

#[test]
fn a_suit_counts_its_days_and_is_on_the_list_until_it_is_cleared() {
    let mut fixture = Fixture::new();
    let suit = fixture.add(&LITIGATION, &[("state", "warned"), ("listed_on", "2024-03-20")]);
    let suit = fixture.change_by("甲", "enlist", &suit, &[("state", "listed")]);
    assert_eq!(said(&fixture, &suit, "2024-03-31"), ["stage days=3 days", "listed at=yes"]);
    assert!(said(&fixture, &suit, "2024-03-19").is_empty());
    let suit = fixture.change(&suit, &[("state", "cleared"), ("cleared_on", "2024-04-02")]);
    assert_eq!(said(&fixture, &suit, "2024-04-01"), ["listed at=yes"]);
    assert!(said(&fixture, &suit, "2024-04-02").is_empty());
}
