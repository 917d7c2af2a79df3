use super::said;
use crate::catalog::governance::{DECISION, DISCLOSURE, ITEM, STEP};
use crate::catalog::integrity::PROMISE;
use crate::catalog::registry::DOCUMENT;
use crate::rules::fixture::Fixture;

#[test]
fn a_decision_names_its_missing_steps() {
    let mut fixture = Fixture::new();
    let decision =
        fixture.add(&DECISION, &[("opened_on", "2024-01-02"), ("decided_on", "2024-03-01"), ("state", "final")]);
    let step = |fixture: &mut Fixture, step: &str, state: &str| {
        fixture.add(&STEP, &[("decision", decision.id()), ("step", step), ("state", state)])
    };
    step(&mut fixture, "participation", "done");
    step(&mut fixture, "fair_competition", "done");
    let values = said(&fixture, &decision, "2024-03-28");
    assert_eq!(values[0], "missing=expert、risk、legality、compliance、collective");
    assert_eq!(values[1..3], ["done share=16.6667%", "no meeting=yes"]);
    assert_eq!(values[3], "doc rule=the shortest periods of the regulation apply");
    let abandoned = fixture.change(&decision, &[("state", "abandoned"), ("opened_on", "2019-08-01")]);
    let values = said(&fixture, &abandoned, "2024-03-28");
    assert_eq!(values[0], "done share=16.6667%");
    assert_eq!(values[2], "doc rule=opened before the regulation: its periods are advice");
    for name in ["expert", "risk", "compliance"] {
        step(&mut fixture, name, "skipped");
    }
    step(&mut fixture, "legality", "done");
    step(&mut fixture, "collective", "done");
    let held = fixture.change(&abandoned, &[("state", "final"), ("meeting_on", "2024-02-28")]);
    assert_eq!(said(&fixture, &held, "2024-03-28")[..1], ["done share=100%"]);
    assert_eq!(said(&fixture, &held, "2024-03-28").len(), 2, "all steps are there and it was discussed");
}

#[test]
fn a_step_says_its_length_and_whether_it_was_too_short() {
    let mut fixture = Fixture::new();
    let decision = fixture.add(&DECISION, &[("opened_on", "2024-01-02")]);
    let step = [("decision", decision.id()), ("step", "participation"), ("method", "notice"), ("state", "done")];
    let more = [("start_on", "2024-01-10"), ("end_on", "2024-01-30"), ("received", "8"), ("adopted", "2")];
    let step = fixture.add(&STEP, &[&step[..], &more].concat());
    let values = said(&fixture, &step, "2024-03-28");
    assert_eq!((&*values[0], &*values[2]), ("length=20 days", "adopt rate=25%"));
    assert!(values[1].starts_with("too short=30 days at least"), "{values:?}");
    let long = fixture.change(&step, &[("end_on", "2024-02-09"), ("received", "0"), ("adopted", "0")]);
    assert_eq!(said(&fixture, &long, "2024-03-28"), ["length=30 days"]);
    // Before the regulation there was no shortest period.
    fixture.change(&decision, &[("opened_on", "2019-08-01")]);
    assert_eq!(said(&fixture, &step, "2024-03-28").len(), 2);
    let review =
        [("decision", decision.id()), ("step", "legality"), ("start_on", "2024-03-04"), ("end_on", "2024-03-08")];
    let review = fixture.add(&STEP, &review);
    assert_eq!(said(&fixture, &review, "2024-03-28"), ["length=4 working days"]);
    let backwards = fixture.change(&review, &[("end_on", "2024-03-01")]);
    assert!(said(&fixture, &backwards, "2024-03-28").is_empty());
}

#[test]
fn an_item_rests_on_its_basis() {
    let mut fixture = Fixture::new();
    let columns = |version: &'static str| [("list_kind", "power"), ("item_code", "甲-1"), ("version", version)];
    let basis = fixture.add(&DOCUMENT, &[("effective_from", "2024-04-01")]);
    let item = [("promised_days", "20"), ("basis", basis.id())];
    let item = fixture.add(&ITEM, &[&columns("2")[..], &item].concat());
    assert_eq!(said(&fixture, &item, "2024-03-28"), ["no basis=the basis is not in force on 2024-03-28"]);
    fixture.add(&PROMISE, &[("source", item.id())]);
    assert_eq!(said(&fixture, &item, "2024-03-28")[1], "promises=1");
    assert_eq!(said(&fixture, &item, "2024-04-01"), ["promises=1"]);
    let former = fixture.change(&item, &[("state", "replaced")]);
    assert_eq!(said(&fixture, &former, "2024-03-28"), ["promises=1"]);
}

#[test]
fn a_disclosure_is_late_after_the_day_it_was_due() {
    let mut fixture = Fixture::new();
    let month = [("mode", "proactive"), ("formed_on", "2024-02-29"), ("period", "2024-02"), ("state", "pending")];
    let disclosure = fixture.add(&DISCLOSURE, &month);
    assert_eq!(said(&fixture, &disclosure, "2024-03-10"), ["due on=2024-03-10"]);
    assert_eq!(said(&fixture, &disclosure, "2024-03-11"), ["due on=2024-03-10", "late=yes"]);
    let published = fixture.change(&disclosure, &[("state", "published"), ("published_on", "2024-03-10")]);
    assert_eq!(said(&fixture, &published, "2024-04-11"), ["due on=2024-03-10"]);
    let withheld = fixture.change(&published, &[("state", "withheld"), ("published_on", "")]);
    assert_eq!(said(&fixture, &withheld, "2024-03-11"), ["due on=2024-03-10"]);
    let asked = fixture.change(&withheld, &[("state", "pending"), ("mode", "request"), ("requested_on", "2024-03-04")]);
    // Twenty working days from Monday 2024-03-04.
    assert_eq!(said(&fixture, &asked, "2024-04-02"), ["due on=2024-04-01", "late=yes"]);
    let undated = fixture.change(&asked, &[("requested_on", "")]);
    assert_eq!(said(&fixture, &undated, "2024-04-02"), ["due on=not computable: the day of the request is blank"]);
}
