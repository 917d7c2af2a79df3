use super::said;
use crate::catalog::integrity::PROMISE;
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::registry::DOCUMENT;
use crate::rules::fixture::Fixture;

fn clause(fixture: &mut Fixture, source: &str, obligor: &str, state: &str, paid: &str) {
    let columns = [("source", source), ("obligor", obligor), ("state", state), ("paid_amount", paid)];
    fixture.add(&PROMISE, &[&columns[..], &[("due_on", "2024-03-01")]].concat());
}

#[test]
fn a_policy_says_whether_it_holds_and_how_much_of_it_was_kept() {
    let mut fixture = Fixture::new();
    let screened = [("fair_result", "pass"), ("forbidden", "none"), ("rivalry", "none")];
    let policy = [("state", "issued"), ("effective_from", "2024-01-01"), ("effective_to", "2024-12-31")];
    let policy = fixture.add(&POLICY, &[&screened[..], &policy].concat());
    clause(&mut fixture, policy.id(), "gov", "fulfilled", "");
    clause(&mut fixture, policy.id(), "gov", "open", "");
    let values = said(&fixture, &policy, "2024-03-28");
    assert_eq!(values, ["in force=yes", "open promises=1", "honour rate=50%", "no ruling=yes"]);
    for (on, holds) in [("2023-12-31", false), ("2024-01-01", true), ("2024-12-31", true), ("2025-01-01", false)] {
        assert_eq!(said(&fixture, &policy, on).contains(&"in force=yes".to_owned()), holds, "{on}");
    }
    let ruling = fixture.add(&DOCUMENT, &[]);
    let policy = fixture.change(&policy, &[("rivalry", "over"), ("ruling", ruling.id())]);
    assert_eq!(said(&fixture, &policy, "2025-01-01"), ["flagged=yes", "open promises=1", "honour rate=50%"]);
    let draft = fixture.add(&POLICY, &[&screened[..], &[("effective_from", "2024-01-01")]].concat());
    assert!(said(&fixture, &draft, "2024-03-28").is_empty());
}

#[test]
fn an_agreement_says_what_each_side_kept() {
    let mut fixture = Fixture::new();
    let agreement = fixture.add(&AGREEMENT, &[("invest", "90000"), ("arrived", "30000")]);
    clause(&mut fixture, agreement.id(), "gov", "breached", "1000");
    clause(&mut fixture, agreement.id(), "gov", "not_due", "");
    clause(&mut fixture, agreement.id(), "party", "late", "");
    let values = said(&fixture, &agreement, "2024-03-28");
    assert_eq!(values[..3], ["honour rate=0%", "honour amount=10.00", "unmet=1"]);
    assert_eq!(values[3..], ["arrive rate=33.3333%", "investor rate=100%"]);
}

#[test]
fn money_is_expected_once_an_agreement_is_signed() {
    let mut fixture = Fixture::new();
    let agreement = fixture.add(&AGREEMENT, &[("invest", "90000")]);
    assert!(said(&fixture, &agreement, "2024-03-28").is_empty());
    let agreement = fixture.change(&agreement, &[("state", "performing")]);
    assert_eq!(
        said(&fixture, &agreement, "2024-03-28"),
        ["arrive rate=not computable: \"arrived\" of the agreement is blank"]
    );
    let agreement = fixture.change(&agreement, &[("arrived", "0")]);
    assert_eq!(said(&fixture, &agreement, "2024-03-28"), ["arrive rate=0%"]);
}
