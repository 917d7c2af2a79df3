use super::said;
use crate::catalog::procurement::{CREDENTIAL, CREDIT_REPORT};
use crate::rules::fixture::Fixture;

/// What is said of it but for the bounds of its publicity.
fn said_of(fixture: &Fixture, row: &crate::schema::Row, on: &str) -> Vec<String> {
    let mine = |text: &String| ["barred=", "expired=", "unverified="].iter().any(|name| text.starts_with(name));
    said(fixture, row, on).into_iter().filter(mine).collect()
}

#[test]
fn a_party_is_barred_while_its_ban_lasts() {
    let mut fixture = Fixture::new();
    let days = [("issued_on", "2024-01-01"), ("valid_from", "2024-02-01"), ("valid_to", "2025-01-31")];
    let ban = fixture.add(&CREDENTIAL, &[&days[..], &[("list", "procurement"), ("state", "valid")]].concat());
    for (on, values) in [
        ("2024-01-31", &[][..]),
        ("2024-02-01", &["barred=yes"]),
        ("2025-01-31", &["barred=yes"]),
        ("2025-02-01", &["expired=yes"]),
    ] {
        assert_eq!(said_of(&fixture, &ban, on), values, "{on}");
    }
    let scope = fixture.change(&ban, &[("list", ""), ("ban_scope", "工程"), ("valid_to", "")]);
    assert_eq!(said_of(&fixture, &scope, "2030-01-01"), ["barred=yes"]);
    let plain = fixture.change(&scope, &[("ban_scope", "")]);
    assert_eq!(said_of(&fixture, &plain, "2024-06-01"), [""; 0]);
    let withdrawn = fixture.change(&plain, &[("list", "tax"), ("valid_to", "2024-03-01"), ("state", "withdrawn")]);
    assert_eq!(said_of(&fixture, &withdrawn, "2024-06-01"), [""; 0]);
}

#[test]
fn a_report_runs_out_and_is_to_be_verified_once_adopted() {
    let mut fixture = Fixture::new();
    let report = fixture.add(&CREDIT_REPORT, &[("valid_to", "2024-03-28"), ("adopted", "1")]);
    assert_eq!(said_of(&fixture, &report, "2024-03-28"), ["unverified=yes"]);
    let report = fixture.change(&report, &[("verified_on", "2024-03-01")]);
    assert_eq!(said_of(&fixture, &report, "2024-03-29"), ["expired=yes"]);
    let report = fixture.change(&report, &[("verified_on", ""), ("adopted", "0"), ("valid_to", "")]);
    assert_eq!(said_of(&fixture, &report, "2024-03-29"), [""; 0]);
}
