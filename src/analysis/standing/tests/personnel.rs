use super::{judged, said};
use crate::analysis::standing::Said;
use crate::catalog::personnel::{ACTIVITY, ENTRY, OFFICER, POST};
use crate::catalog::procurement::{CONTRACT, TENDER};
use crate::catalog::registry::UNIT;
use crate::rules::fixture::Fixture;
use crate::rules::handover::{self, OBLIGATIONS};

#[test]
fn an_officer_has_the_posts_of_the_day() {
    let mut fixture = Fixture::new();
    let officer = fixture.add(&OFFICER, &[]);
    let mut post = |title: &str, start: &str, end: &str| {
        let columns = [("officer", officer.id()), ("title", title), ("start_on", start), ("end_on", end)];
        fixture.add(&POST, &columns);
    };
    post("局长", "2024-01-02", "");
    post("项目责任人", "2024-02-01", "2024-03-28");
    assert!(said(&fixture, &officer, "2024-01-01").is_empty());
    assert_eq!(said(&fixture, &officer, "2024-03-28"), ["current post=局长、项目责任人"]);
    assert_eq!(said(&fixture, &officer, "2024-03-29"), ["current post=局长"]);
}

#[test]
fn sanctions_of_an_officer_add_up() {
    let mut fixture = Fixture::new();
    let officer = fixture.add(&OFFICER, &[]);
    let mut entry = |kind: &str, on: &str, state: &str| {
        let columns = [("officer", officer.id()), ("sanction", kind), ("decided_on", on), ("state", state)];
        fixture.add(&ENTRY, &[&columns[..], &[("polarity", "neutral")]].concat())
    };
    // Twelve months from 10 March 2023; decided with two left, a warning adds its six.
    let demerit = entry("demerit", "2023-03-10", "filed");
    let warning = entry("warn", "2024-01-10", "filed");
    let pending = entry("warn", "2024-03-01", "pending");
    assert_eq!(said(&fixture, &demerit, "2024-03-28"), ["sanction end=2024-03-10"]);
    assert_eq!(said(&fixture, &warning, "2024-03-28"), ["sanction end=2024-09-10"]);
    assert_eq!(said(&fixture, &pending, "2024-03-28"), ["sanction end=2025-03-10"], "as it would end");
    assert_eq!(said(&fixture, &officer, "2024-03-28"), ["sanction end=2024-09-10"], "what is on file");
    assert_eq!(said(&fixture, &officer, "2024-01-09"), ["sanction end=2024-03-10"]);
    assert!(said(&fixture, &officer, "2023-03-09").is_empty(), "before it was decided");
    let pending = fixture.change(&pending, &[("decided_on", "")]);
    assert_eq!(
        said(&fixture, &pending, "2024-03-28"),
        ["sanction end=not computable: \"decided on\" of the entry is blank"]
    );
    fixture.change(&warning, &[("state", "removed")]);
    assert_eq!(said(&fixture, &officer, "2024-03-28"), ["sanction end=2024-03-10"]);
    let early = [("officer", officer.id()), ("sanction", "expel"), ("decided_on", "2024-02-01"), ("state", "filed")];
    let dismissal = fixture.add(&ENTRY, &[&early[..], &[("polarity", "neutral")]].concat());
    assert!(said(&fixture, &dismissal, "2024-03-28").is_empty(), "no end");
}

#[test]
fn a_negative_entry_is_kept_for_its_term() {
    let mut fixture = Fixture::new();
    let entry = [("polarity", "negative"), ("occurred_on", "2023-06-01"), ("decided_on", "2024-02-29")];
    let entry = fixture.add(&ENTRY, &entry);
    assert_eq!(said(&fixture, &entry, "2024-03-28"), ["retention end=2029-02-28"]);
    let entry = fixture.change(&entry, &[("decided_on", "")]);
    assert_eq!(said(&fixture, &entry, "2024-03-28"), ["retention end=2028-06-01"]);
    let positive = fixture.change(&entry, &[("polarity", "positive")]);
    assert!(said(&fixture, &positive, "2024-03-28").is_empty());
    let removed = fixture.change(&positive, &[("polarity", "negative"), ("state", "removed")]);
    assert!(said(&fixture, &removed, "2024-03-28").is_empty());
}

#[test]
fn training_of_the_year_is_added_up() {
    let mut fixture = Fixture::new();
    let officer = fixture.add(&OFFICER, &[]);
    let mut entry = |on: &str, hours: &str| {
        let columns = [("officer", officer.id()), ("section", "training"), ("occurred_on", on), ("hours", hours)];
        fixture.add(&ENTRY, &columns)
    };
    entry("2023-12-31", "8");
    let first = entry("2024-01-15", "");
    entry("2024-02-15", "4");
    entry("2024-03-20", "2");
    entry("2024-05-20", "16");
    assert!(said(&fixture, &officer, "2024-01-14").is_empty());
    let silent = ["trained hours=not computable: \"hours\" of the entry is blank", "trained=yes"];
    assert_eq!(said(&fixture, &officer, "2024-01-15"), silent);
    assert_eq!(said(&fixture, &officer, "2024-03-28"), ["trained hours=6 (and 1 entry without hours)", "trained=yes"]);
    assert_eq!(said(&fixture, &officer, "2023-12-31"), ["trained hours=8", "trained=yes"]);
    fixture.change(&first, &[("state", "removed")]);
    assert_eq!(said(&fixture, &officer, "2024-03-28"), ["trained hours=6", "trained=yes"]);
}

#[test]
fn a_post_lists_what_it_must_hand_over() {
    let mut fixture = Fixture::new();
    let officer = fixture.add(&OFFICER, &[]);
    let post = [("officer", officer.id()), ("start_on", "2024-01-01"), ("end_on", "2024-03-27"), ("state", "leaving")];
    let post = fixture.add(&POST, &post);
    assert!(said(&fixture, &post, "2024-03-28").is_empty());
    assert_eq!(said(&fixture, &post, "2024-03-27"), ["covers=yes"]);
    assert!(said(&fixture, &post, "2023-12-31").is_empty());
    let tender = fixture.add(&TENDER, &[("handler", officer.id())]);
    let contract = fixture.add(&CONTRACT, &[("handler", officer.id()), ("manager", officer.id())]);
    let items = format!("open items={}、{}", tender.id(), contract.id());
    assert_eq!(said(&fixture, &post, "2024-03-28"), [items]);
    for obligation in handover::of(fixture.reader(), &post).unwrap() {
        assert!(OBLIGATIONS.contains(&obligation.row.kind()));
    }
    let post = fixture.change(&post, &[("state", "handed")]);
    assert!(said(&fixture, &post, "2024-03-28").is_empty());
}

#[test]
fn an_activity_says_who_of_its_units_was_trained_in_the_year() {
    let mut fixture = Fixture::new();
    let (one, two) = (fixture.add(&UNIT, &[("headcount", "3")]), fixture.add(&UNIT, &[("headcount", "2")]));
    let mut officer = |unit: &str, name: &str| fixture.add(&OFFICER, &[("unit", unit), ("name", name)]);
    let (taught, missed, away) = (officer(one.id(), "甲一"), officer(one.id(), "乙二"), officer(two.id(), "丙三"));
    let training = [("officer", taught.id()), ("section", "training"), ("occurred_on", "2024-03-12")];
    fixture.add(&ENTRY, &training);
    let both = format!("{}、{}、没有登记的单位", one.id(), two.id());
    let activity = [("organiser", two.id()), ("unit_list", &both), ("start_on", "2024-03-12"), ("state", "held")];
    let activity = fixture.add(&ACTIVITY, &activity);
    assert_eq!(said(&fixture, &activity, "2024-03-28"), ["coverage=20%", "untrained=乙二、丙三"]);
    assert_eq!(said(&fixture, &activity, "2024-03-11")[0], "coverage=0%");
    // Seen from the next year the year is over, whoever left since.
    fixture.change(&missed, &[("left_on", "2025-01-01")]);
    assert_eq!(said(&fixture, &activity, "2025-03-01"), ["coverage=20%", "untrained=乙二、丙三"]);
    assert!(said(&fixture, &activity, "2023-12-31").is_empty(), "its year has not begun");
    let own = fixture.change(&activity, &[("unit_list", "")]);
    assert_eq!(said(&fixture, &own, "2024-03-28"), ["coverage=0%", "untrained=丙三"]);
    fixture.change(&two, &[("headcount", "")]);
    assert_eq!(said(&fixture, &own, "2024-03-28")[0], "coverage=not computable: \"headcount\" of the unit is blank");
    assert_eq!(judged(&fixture, &own, "untrained", "2024-03-28"), Said::Is(away.id().into()));
    let cancelled = fixture.change(&own, &[("state", "cancelled")]);
    assert!(said(&fixture, &cancelled, "2024-03-28").is_empty());
}
