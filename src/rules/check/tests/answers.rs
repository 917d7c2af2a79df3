//! Answers hold for the facts that they were given on, however many days pass.

use super::{answer, findings_on, write};
use crate::catalog::procurement::{CONTRACT, PAYMENT};
use crate::rules::fixture::{Fixture, day};

/// Whether what a rule finds on a day is answered, or was answered on other facts; `None` where it finds nothing.
fn stands(fixture: &Fixture, code: &str, today: &str) -> Option<(bool, bool)> {
    let found = findings_on(today, fixture, code);
    assert!(found.len() < 2);
    found.first().map(|f| (f.answer.is_some(), f.lapsed.is_some()))
}

#[test]
fn days_that_pass_change_no_facts_and_a_new_date_does() {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, "tender t; contract x tender=@t signed_on=2024-03-01");
    answer(&mut fixture, ("CG-30", &id), "2024-03-08", true);
    for today in ["2024-03-08", "2024-03-09", "2027-01-01"] {
        assert_eq!(stands(&fixture, "CG-30", today), Some((true, false)), "{today}");
    }
    let contract = fixture.reader().get(&CONTRACT, &id).unwrap().unwrap();
    let other = fixture.change(&contract, &[("note", "与发现无关")]);
    assert_eq!(stands(&fixture, "CG-30", "2024-06-01"), Some((true, false)));
    fixture.change(&other, &[("published_on", "2024-05-06")]);
    assert_eq!(stands(&fixture, "CG-30", "2024-06-01"), Some((false, true)));
    let found = findings_on("2024-06-01", &fixture, "CG-30").remove(0);
    assert!(found.text().zh.contains("2024-03-08 已说明,答复后事实已变"), "{:?}", found.text());
    fixture.undo("甲");
    assert_eq!(stands(&fixture, "CG-30", "2024-06-01"), Some((true, false)));
}

#[test]
fn interest_that_runs_on_is_the_same_fact_and_a_payment_is_another() {
    let mut fixture = Fixture::new();
    let line = "contract c sme_size=small signed_on=2025-07-01 settlement=delivery; \
                payment x contract=@c basis_on=2025-08-01 amount=1000000";
    let id = write(&mut fixture, line);
    answer(&mut fixture, ("FK-04", &id), "2025-10-01", true);
    assert_eq!(stands(&fixture, "FK-04", "2026-10-01"), Some((true, false)));
    let payment = fixture.reader().get(&PAYMENT, &id).unwrap().unwrap();
    fixture.change_by("甲", "pay_part", &payment, &[("paid_amount", "400000"), ("paid_on", "2025-09-20")]);
    assert_eq!(stands(&fixture, "FK-04", "2026-10-01"), Some((false, true)));
}

#[test]
fn an_answer_to_one_year_hides_no_other() {
    for with_facts in [true, false] {
        let mut fixture = Fixture::new();
        let line = "contract c sme_size=small signed_on=2025-07-01 settlement=delivery; \
                    payment x contract=@c basis_on=2025-08-01 amount=1000000";
        let id = write(&mut fixture, line);
        answer(&mut fixture, ("FK-07", &id), "2026-03-01", with_facts);
        assert_eq!(stands(&fixture, "FK-07", "2026-12-31"), Some((true, false)));
        assert_eq!(stands(&fixture, "FK-07", "2027-03-01"), Some((false, false)));
        let keys = ["2026-03-01", "2027-03-01"].map(|today| findings_on(today, &fixture, "FK-07").remove(0).key());
        assert_eq!(keys, [format!("FK-07 {id} 2025"), format!("FK-07 {id} 2026")]);
        // The answer to the next year leaves the one before as it is.
        answer(&mut fixture, ("FK-07", &id), "2027-03-01", true);
        assert_eq!(stands(&fixture, "FK-07", "2027-03-01"), Some((true, false)));
        assert_eq!(stands(&fixture, "FK-07", "2026-03-01"), Some((true, false)));
    }
}

#[test]
fn an_answer_of_an_older_program_holds_as_it_is() {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, "tender t; contract x tender=@t signed_on=2024-03-01");
    let old = answer(&mut fixture, ("CG-30", &id), "2024-03-08", false);
    assert_eq!((old.on, old.facts), (day("2024-03-08"), None));
    let contract = fixture.reader().get(&CONTRACT, &id).unwrap().unwrap();
    fixture.change(&contract, &[("published_on", "2024-05-06")]);
    assert_eq!(stands(&fixture, "CG-30", "2024-06-01"), Some((true, false)));
}
