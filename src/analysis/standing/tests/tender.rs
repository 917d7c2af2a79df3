use super::said;
use crate::catalog::procurement::{ACCEPTANCE, BID, CHALLENGE, CONTRACT, CREDENTIAL, TENDER};
use crate::catalog::registry::PARTY;
use crate::rules::fixture::Fixture;

#[test]
fn a_procedure_counts_its_bidders_and_what_it_saved() {
    let mut fixture = Fixture::new();
    let columns = [("domain", "bidding"), ("method", "open"), ("budget", "1000000"), ("state", "evaluating")];
    let tender = fixture.add(&TENDER, &[&columns[..], &[("notice_on", "2024-01-02")]].concat());
    assert_eq!(said(&fixture, &tender, "2024-03-28"), [""; 0]);
    for state in ["valid", "disqualified", "withdrawn"] {
        let bidder = fixture.add(&PARTY, &[]);
        fixture.add(&BID, &[("tender", tender.id()), ("bidder", bidder.id()), ("state", state)]);
    }
    assert_eq!(said(&fixture, &tender, "2024-03-28"), ["bidders=2"]);
    let tender = fixture.change(&tender, &[("state", "awarded")]);
    let lacks = r#"not computable: "award amount" of the tender is blank"#;
    let values = said(&fixture, &tender, "2024-03-28");
    assert_eq!(values[1..], [format!("saving={lacks}"), format!("saving rate={lacks}")]);
    let tender = fixture.change(&tender, &[("award_amount", "876500")]);
    assert_eq!(said(&fixture, &tender, "2024-03-28")[1..], ["saving=1,235.00", "saving rate=12.35%"]);
    let tender = fixture.change(&tender, &[("award_amount", "1010000")]);
    assert_eq!(said(&fixture, &tender, "2024-03-28")[1..], ["saving=-100.00", "saving rate=-1%"]);
    let tender = fixture.change(&tender, &[("state", "aborted")]);
    assert_eq!(said(&fixture, &tender, "2024-03-28"), ["bidders=2"]);
}

#[test]
fn an_open_challenge_may_suspend_a_procedure() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[("domain", "procurement")]);
    fixture.add(&CHALLENGE, &[("tender", tender.id()), ("suspends", "0")]);
    assert_eq!(said(&fixture, &tender, "2024-03-28"), [""; 0]);
    let challenge = fixture.add(&CHALLENGE, &[("tender", tender.id()), ("suspends", "1"), ("kind", "complaint")]);
    assert_eq!(said(&fixture, &tender, "2024-03-28"), ["suspended=yes"]);
    fixture.change(&challenge, &[("state", "withdrawn")]);
    assert_eq!(said(&fixture, &tender, "2024-03-28"), [""; 0]);
}

#[test]
fn what_was_published_late_or_not_at_all_is_listed() {
    let mut fixture = Fixture::new();
    let open = [("domain", "procurement"), ("method", "open")];
    let tender = fixture.add(&TENDER, &[&open[..], &[("state", "announced"), ("notice_on", "2024-03-31")]].concat());
    assert_eq!(said(&fixture, &tender, "2024-04-01"), ["late open=intent"]);
    let tender = fixture.change(&tender, &[("intent_on", "2024-03-01")]);
    assert_eq!(said(&fixture, &tender, "2024-04-01"), [""; 0]);
    // Announced without a notice: the intent cannot be judged, the notice is missing.
    let tender = fixture.change(&tender, &[("notice_on", "")]);
    assert_eq!(said(&fixture, &tender, "2024-04-01"), ["late open=notice"]);

    let days = [("notice_on", "2024-03-31"), ("state", "contracted"), ("award_amount", "1")];
    let tender = fixture.change(&tender, &[&days[..], &[("confirmed_on", "2024-05-06")]].concat());
    let late = |fixture: &Fixture, on: &str| said(fixture, &tender, on).pop().unwrap();
    // Two working days after Monday 6 May.
    assert!(!late(&fixture, "2024-05-08").starts_with("late open"));
    assert_eq!(late(&fixture, "2024-05-09"), "late open=result");
    let contract = fixture.add(&CONTRACT, &[("tender", tender.id()), ("signed_on", "2024-05-08")]);
    assert_eq!(late(&fixture, "2024-05-10"), "late open=result");
    assert_eq!(late(&fixture, "2024-05-13"), "late open=result、contract");
    let accepted = [("contract", contract.id()), ("state", "passed"), ("accepted_on", "2024-05-20")];
    fixture.add(&ACCEPTANCE, &[&accepted[..], &[("public_service", "1")]].concat());
    assert_eq!(late(&fixture, "2024-06-03"), "late open=result、contract");
    assert_eq!(late(&fixture, "2024-07-01"), "late open=result、contract、acceptance");
    let blank = [("domain", "procurement"), ("method", "open"), ("state", "awarded"), ("award_amount", "1")];
    let blank =
        fixture.add(&TENDER, &[&blank[..], &[("notice_on", "2024-03-31"), ("intent_on", "2024-01-02")]].concat());
    let lacks = r#"late open=not computable: "confirmed on" of the tender is blank"#;
    assert_eq!(said(&fixture, &blank, "2024-07-01").pop().unwrap(), lacks);
}

#[test]
fn a_bid_is_measured_by_the_winning_one() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[("budget", "1000000")]);
    let mut bid = |columns: &[(&'static str, &str)]| {
        let bidder = fixture.add(&PARTY, &[]);
        fixture.add(&BID, &[&[("tender", tender.id()), ("bidder", bidder.id())], columns].concat())
    };
    let own = bid(&[("price", "990000"), ("bond", "20000")]);
    let silent = bid(&[("bond", "0")]);
    assert_eq!(said(&fixture, &own, "2024-03-28"), ["bond rate=2%"]);
    let winner = fixture.add(&PARTY, &[]);
    let won = [("tender", tender.id()), ("bidder", winner.id()), ("state", "won")];
    let won = fixture.add(&BID, &[&won[..], &[("price", "980000"), ("final_price", "950000")]].concat());
    assert_eq!(said(&fixture, &own, "2024-03-28"), ["bond rate=2%", "gap=400.00"]);
    assert_eq!(said(&fixture, &won, "2024-03-28"), [""; 0]);
    assert_eq!(said(&fixture, &silent, "2024-03-28"), [r#"gap=not computable: "price" of the bid is blank"#]);
    let gone = fixture.change(&silent, &[("state", "withdrawn")]);
    assert_eq!(said(&fixture, &gone, "2024-03-28"), [""; 0]);
}

#[test]
fn a_bidder_on_a_list_of_ours_is_hit_on_the_day_of_its_bid() {
    let mut fixture = Fixture::new();
    let bidder = fixture.add(&PARTY, &[]);
    let bid = fixture.add(&BID, &[("bidder", bidder.id()), ("received_on", "2024-03-01")]);
    let listed = [("party", bidder.id()), ("list", "procurement"), ("valid_to", "2024-03-01"), ("state", "valid")];
    let listed = fixture.add(&CREDENTIAL, &[&listed[..], &[("issued_on", "2023-03-01")]].concat());
    assert_eq!(said(&fixture, &bid, "2024-06-01"), [format!("own hit=yes: {}", listed.id())]);
    let listed = fixture.change(&listed, &[("valid_to", "2024-02-29")]);
    assert_eq!(said(&fixture, &bid, "2024-06-01"), [""; 0]);
    let listed = fixture.change(&listed, &[("valid_to", ""), ("valid_from", "2024-03-02")]);
    assert_eq!(said(&fixture, &bid, "2024-06-01"), [""; 0]);
    // A ban that names a scope is no list.
    fixture.change(&listed, &[("valid_from", ""), ("list", ""), ("ban_scope", "禁止参加政府采购")]);
    assert_eq!(said(&fixture, &bid, "2024-06-01"), [""; 0]);
}

#[test]
fn a_challenge_came_in_time_or_not() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[("domain", "procurement"), ("bid_deadline", "2024-03-20")]);
    let challenge = |fixture: &mut Fixture, columns: &[(&'static str, &str)]| {
        let of = [("tender", tender.id()), ("known_on", "2024-03-01"), ("matter", "result")];
        fixture.add(&CHALLENGE, &[&of[..], columns].concat())
    };
    // Seven working days after Friday 1 March 2024: Tuesday 12 March.
    let question = challenge(&mut fixture, &[("kind", "question"), ("received_on", "2024-03-12")]);
    assert_eq!(said(&fixture, &question, "2024-03-28"), ["in time=yes"]);
    let late = challenge(&mut fixture, &[("kind", "question"), ("received_on", "2024-03-13")]);
    let text = said(&fixture, &late, "2024-03-28").remove(0);
    assert!(text.starts_with("in time=no: brought on 2024-03-13, due by 2024-03-12"), "{text}");
    let unknown = fixture.change(&late, &[("known_on", "")]);
    let lacks = r#"in time=not computable: "known on" of the challenge is blank"#;
    assert_eq!(said(&fixture, &unknown, "2024-03-28"), [lacks]);
    // The question came on 12 March; its answer was due on 21 March; fifteen working days later is 12 April.
    let after = [("kind", "complaint"), ("prior", question.id()), ("received_on", "2024-04-12")];
    let complaint = challenge(&mut fixture, &after);
    assert_eq!(said(&fixture, &complaint, "2024-05-28"), ["in time=yes"]);
    let complaint = fixture.change(&complaint, &[("received_on", "2024-04-15"), ("result", "false")]);
    let values = said(&fixture, &complaint, "2024-05-28");
    assert!(values[0].starts_with("in time=no: ") && values[1] == "false hint=yes", "{values:?}");
    // Ten days before the deadline of 20 March.
    let documents = [("kind", "objection"), ("matter", "docs"), ("received_on", "2024-03-11")];
    let objection = challenge(&mut fixture, &documents);
    assert!(said(&fixture, &objection, "2024-05-28")[0].starts_with("in time=no: "));
    let inquiry = challenge(&mut fixture, &[("kind", "inquiry"), ("received_on", "2024-03-11")]);
    assert_eq!(said(&fixture, &inquiry, "2024-05-28"), [""; 0]);
}
