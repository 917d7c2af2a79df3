use super::said;
use crate::catalog::integrity::PROMISE;
use crate::rules::fixture::Fixture;

#[test]
fn a_promise_is_at_risk_then_overdue_then_unverified() {
    let mut fixture = Fixture::new();
    let promise = fixture.add(&PROMISE, &[("due_on", "2024-03-28")]);
    assert_eq!(said(&fixture, &promise, "2024-03-01"), ["days left=27 days"]);
    assert_eq!(said(&fixture, &promise, "2024-03-13"), ["days left=15 days", "at risk=yes"]);
    assert_eq!(said(&fixture, &promise, "2024-03-29"), ["overdue days=1 day"]);
    let reported = [("state", "reported"), ("reported_on", "2024-03-01")];
    let promise = fixture.change(&promise, &reported);
    assert!(said(&fixture, &promise, "2024-03-15").iter().all(|v| !v.starts_with("not verified")));
    assert!(said(&fixture, &promise, "2024-03-18").contains(&"unproven=it was to be verified by 2024-03-15".into()));
    let promise = fixture.change(&promise, &[("state", "fulfilled")]);
    assert!(said(&fixture, &promise, "2024-06-01").is_empty());
}
