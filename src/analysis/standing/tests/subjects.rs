use super::said;
use crate::analysis::standing::registry::citing;
use crate::catalog::personnel::{ENTRY, OFFICER, POST};
use crate::catalog::procurement::{BID, CREDENTIAL, TENDER};
use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
use crate::rules::fixture::Fixture;

#[test]
fn a_unit_has_the_head_of_the_day() {
    let mut fixture = Fixture::new();
    let unit = fixture.add(&UNIT, &[]);
    let (old, new) = (fixture.add(&OFFICER, &[("name", "顾清和")]), fixture.add(&OFFICER, &[("name", "陆景行")]));
    let mut post = |officer: &str, role: &str, start: &str, end: &str| {
        let columns = [("unit", unit.id()), ("officer", officer), ("role", role), ("start_on", start), ("end_on", end)];
        fixture.add(&POST, &columns);
    };
    post(old.id(), "head", "2022-01-10", "2024-02-29");
    post(new.id(), "head", "2024-02-29", "");
    post(old.id(), "deputy", "2024-03-01", "");
    let head = |on: &str| said(&fixture, &unit, on);
    assert!(head("2022-01-09").is_empty());
    assert_eq!(head("2024-02-28"), ["head=顾清和"]);
    assert_eq!(head("2024-02-29"), ["head=陆景行"], "the later of the two on the day of the change");
    assert_eq!(head("2024-03-28"), ["head=陆景行"]);
}

#[test]
fn a_unit_knows_what_it_came_from_and_what_became_of_it() {
    let mut fixture = Fixture::new();
    let last = fixture.add(&UNIT, &[("name", "云汀区文体旅局")]);
    let middle = [("name", "云汀区文旅局"), ("state", "succeeded"), ("successor", last.id())];
    let middle = fixture.add(&UNIT, &middle);
    let first = [("name", "云汀区旅游局"), ("state", "succeeded"), ("successor", middle.id())];
    let first = fixture.add(&UNIT, &first);
    let all = format!("{} 云汀区旅游局 → {} 云汀区文旅局 → {} 云汀区文体旅局", first.id(), middle.id(), last.id());
    for unit in [&first, &middle, &last] {
        assert_eq!(said(&fixture, unit, "2024-03-28"), [format!("chain={all}")], "{}", unit.id());
    }
    let alone = fixture.add(&UNIT, &[]);
    assert!(said(&fixture, &alone, "2024-03-28").is_empty());
    let last = fixture.change(&last, &[("successor", first.id())]);
    assert_eq!(said(&fixture, &last, "2024-03-28")[0].matches(" → ").count(), 2, "a circle ends");
}

#[test]
fn officers_with_a_file_are_counted_against_the_head_count() {
    let mut fixture = Fixture::new();
    let unit = fixture.add(&UNIT, &[("state", "active")]);
    assert!(said(&fixture, &unit, "2024-03-28").is_empty());
    let mut officer = |columns: &[(&'static str, &str)]| {
        fixture.add(&OFFICER, &[&[("unit", unit.id())], columns].concat());
    };
    officer(&[("state", "filed"), ("file_opened_on", "2024-02-01")]);
    officer(&[("state", "registered")]);
    officer(&[("state", "left"), ("left_on", "2024-03-01"), ("file_opened_on", "2023-01-01")]);
    assert_eq!(said(&fixture, &unit, "2024-03-28"), ["file rate=not computable: \"headcount\" of the unit is blank"]);
    let unit = fixture.change(&unit, &[("headcount", "3")]);
    assert_eq!(said(&fixture, &unit, "2024-03-28"), ["file rate=33.3333%"]);
    assert_eq!(said(&fixture, &unit, "2024-02-15"), ["file rate=66.6667%"], "one more was in post");
    let unit = fixture.change(&unit, &[("state", "closed")]);
    assert!(said(&fixture, &unit, "2024-03-28").is_empty());
}

#[test]
fn a_party_stands_on_a_list_while_the_record_holds() {
    let mut fixture = Fixture::new();
    let party = fixture.add(&PARTY, &[]);
    let columns = [("party", party.id()), ("issued_on", "2024-01-10"), ("valid_to", "2025-01-10"), ("state", "valid")];
    fixture.add(&CREDENTIAL, &columns);
    let listed = fixture.add(&CREDENTIAL, &[&columns[..], &[("list", "procurement")]].concat());
    for (on, told) in [("2024-01-09", 0), ("2024-01-10", 1), ("2025-01-10", 1), ("2025-01-11", 0)] {
        assert_eq!(said(&fixture, &party, on).len(), told, "{on}");
    }
    assert!(said(&fixture, &party, "2024-03-28")[0].starts_with(&format!("listed={} ", listed.id())));
    fixture.change(&listed, &[("state", "draft")]);
    assert!(said(&fixture, &party, "2024-03-28").is_empty());
}

#[test]
fn rivals_in_one_tender_that_share_a_mark_are_named() {
    let mut fixture = Fixture::new();
    let marks = [("phone", "0510-1"), ("legal_rep", "王一")];
    let party = fixture.add(&PARTY, &[&marks[..], &[("address", " ")]].concat());
    let twin = fixture.add(&PARTY, &[marks[0], ("legal_rep", " 王一 ")]);
    let other = fixture.add(&PARTY, &[("phone", "0510-2"), ("address", " ")]);
    let elsewhere = fixture.add(&PARTY, &marks);
    let (tender, far) = (fixture.add(&TENDER, &[]), fixture.add(&TENDER, &[]));
    let mut bid = |tender: &str, party: &str| fixture.add(&BID, &[("tender", tender), ("bidder", party)]);
    let twins = bid(tender.id(), twin.id());
    bid(tender.id(), party.id());
    bid(tender.id(), other.id());
    bid(far.id(), elsewhere.id());
    assert_eq!(said(&fixture, &party, "2024-03-28"), [format!("shared marks={} (phone, legal rep)", twin.id())]);
    assert_eq!(said(&fixture, &twin, "2024-03-28"), [format!("shared marks={} (phone, legal rep)", party.id())]);
    assert!(said(&fixture, &other, "2024-03-28").is_empty(), "a blank is no mark");
    assert!(said(&fixture, &elsewhere, "2024-03-28").is_empty(), "it met none of them");
    fixture.change(&twins, &[("state", "withdrawn")]);
    assert!(said(&fixture, &party, "2024-03-28").is_empty());
}

#[test]
fn a_document_is_in_force_and_cited() {
    let mut fixture = Fixture::new();
    let document = [("state", "issued"), ("effective_from", "2024-01-01"), ("effective_to", "2024-12-31")];
    let document = fixture.add(&DOCUMENT, &document);
    for (on, told) in [("2023-12-31", 0), ("2024-01-01", 1), ("2024-12-31", 1), ("2025-01-01", 0)] {
        assert_eq!(said(&fixture, &document, on).len(), told, "{on}");
    }
    let undated = fixture.change(&document, &[("effective_from", "")]);
    assert_eq!(
        said(&fixture, &undated, "2024-03-28"),
        ["in force=not computable: \"effective from\" of the document is blank"]
    );
    let issued = fixture.change(&undated, &[("issued_on", "2024-02-01")]);
    assert_eq!(said(&fixture, &issued, "2024-03-28"), ["in force=yes"]);
    let old = fixture.change(&issued, &[("state", "superseded")]);
    assert!(said(&fixture, &old, "2024-03-28").is_empty());
    let officer = fixture.add(&OFFICER, &[("legal_basis", old.id())]);
    for _ in 0..2 {
        fixture.add(&ENTRY, &[("legal_basis", old.id()), ("officer", officer.id())]);
    }
    assert_eq!(said(&fixture, &old, "2024-03-28"), ["cited by=3 (officer 1, entry 2)"]);
}

#[test]
fn no_kind_cites_a_document_twice() {
    let kinds: Vec<&str> = citing().map(|(kind, _)| kind.name).collect();
    let mut once = kinds.clone();
    once.dedup();
    assert_eq!(kinds, once, "its records would be counted twice");
    assert!(["officer", "entry", "stage", "measure", "policy"].iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
}
