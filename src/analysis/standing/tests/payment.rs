use super::said;
use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, PAYMENT};
use crate::rules::check::engine::{Scope, run};
use crate::rules::fixture::{Fixture, day};
use crate::schema::Row;

/// A contract with a small firm, and a payment of 10 000 元 under it.
fn owed(fixture: &mut Fixture, contract: &[(&'static str, &str)], payment: &[(&'static str, &str)]) -> Row {
    let small = [("settlement", "delivery"), ("sme_size", "small"), ("signed_on", "2025-06-10")];
    let contract = fixture.add(&CONTRACT, &[&small[..], contract].concat());
    let of = [("contract", contract.id()), ("amount", "1000000"), ("purpose", "final")];
    fixture.add(&PAYMENT, &[&of[..], payment].concat())
}

#[test]
fn a_payment_is_due_then_late_and_bears_interest_to_the_fen() {
    let mut fixture = Fixture::new();
    let payment = owed(&mut fixture, &[], &[("basis_on", "2025-07-01")]);
    // The thirtieth day after 1 July 2025 is Thursday 31 July.
    let due = ["clock on=2025-07-01", "due on=2025-07-31"];
    assert_eq!(said(&fixture, &payment, "2025-07-31"), due);
    // 10 000 元 x 10 days x 0.05 % = 50 元.
    let late = said(&fixture, &payment, "2025-08-10");
    assert_eq!(late[..2], due);
    assert_eq!(late[2..], ["overdue days=10 days", "interest due=50.00 (0.05% a day)"]);
    // 4 000 元 paid 5 days late, 1 000 元 in dispute, 5 000 元 open: (4 000 x 5 + 5 000 x 10) x 0.05 % = 35 元.
    let part = [("paid_amount", "400000"), ("paid_on", "2025-08-05"), ("disputed", "100000"), ("state", "partial")];
    let payment = fixture.change(&payment, &part);
    assert_eq!(
        said(&fixture, &payment, "2025-08-10")[2..],
        ["overdue days=10 days", "interest due=35.00 (0.05% a day)"]
    );
    // All of it paid 5 days late: 10 000 x 5 x 0.05 % = 25 元, whatever the day.
    let whole = [("paid_amount", "1000000"), ("disputed", ""), ("state", "paid")];
    let payment = fixture.change(&payment, &whole);
    let after = ["overdue days=5 days", "interest due=25.00 (0.05% a day)"];
    assert_eq!(said(&fixture, &payment, "2026-01-01")[2..], after);
    let payment = fixture.change(&payment, &[("paid_on", "2025-07-31")]);
    assert_eq!(said(&fixture, &payment, "2026-01-01"), due);
}

#[test]
fn interest_runs_at_the_rate_agreed_and_only_for_small_firms() {
    let mut fixture = Fixture::new();
    let agreed = [("interest_rate", "36500"), ("pay_days", "90")];
    let payment = owed(&mut fixture, &agreed, &[("basis_on", "2025-07-01")]);
    fixture.set_parameter("payment.lpr", "3", "2025-01-01");
    // Ninety days were agreed, sixty are the most: Saturday 30 August moves to Monday 1 September.
    // 10 000 元 x 10 days x 3.65 % / 365 = 10 元.
    assert_eq!(
        said(&fixture, &payment, "2025-09-11"),
        [
            "clock on=2025-07-01",
            "due on=2025-09-01",
            "overdue days=10 days",
            "interest due=10.00 (3.65% a year as agreed)",
        ]
    );
    let large = owed(&mut fixture, &[("sme_size", "large"), ("pay_days", "10")], &[("basis_on", "2025-07-01")]);
    assert_eq!(
        said(&fixture, &large, "2025-07-21"),
        ["clock on=2025-07-01", "due on=2025-07-11", "overdue days=10 days"]
    );
    let refund = owed(&mut fixture, &[], &[("agreed_on", "2025-07-11"), ("purpose", "refund")]);
    assert_eq!(said(&fixture, &refund, "2025-07-21"), ["due on=2025-07-11", "overdue days=10 days"]);
}

#[test]
fn an_acceptance_starts_the_clock_where_the_contract_settles_by_it() {
    let mut fixture = Fixture::new();
    let terms = [("settlement", "acceptance"), ("accept_days", "10"), ("sme_size", "small")];
    let contract = fixture.add(&CONTRACT, &[&terms[..], &[("signed_on", "2025-06-10")]].concat());
    let delivered = [("contract", contract.id()), ("delivered_on", "2025-07-01"), ("state", "requested")];
    let acceptance = fixture.add(&ACCEPTANCE, &delivered);
    let columns = [("contract", contract.id()), ("acceptance", acceptance.id()), ("amount", "1000000")];
    let payment = fixture.add(&PAYMENT, &columns);
    let waits = ["clock on=not started: not accepted yet, and acceptance is not overdue"];
    assert_eq!(said(&fixture, &payment, "2025-07-11"), waits);
    // Acceptance is overdue: the clock starts on its last day, and thirty days later is Sunday 10 August.
    assert_eq!(said(&fixture, &payment, "2025-07-12"), ["clock on=2025-07-11", "due on=2025-08-11"]);
    let accepted = [("state", "passed"), ("accepted_on", "2025-07-05")];
    let acceptance = fixture.change(&acceptance, &accepted);
    assert_eq!(said(&fixture, &payment, "2025-07-12"), ["clock on=2025-07-05", "due on=2025-08-04"]);
    fixture.change(&acceptance, &[("state", "failed")]);
    assert_eq!(said(&fixture, &payment, "2025-07-12"), ["clock on=not started: the acceptance failed"]);
}

#[test]
fn what_a_payment_lacks_is_named() {
    let mut fixture = Fixture::new();
    let payment = owed(&mut fixture, &[], &[]);
    let blank = r#"not computable: "basis on" of the payment is blank"#;
    assert_eq!(
        said(&fixture, &payment, "2025-08-10"),
        [
            "clock on=not started: no day for it is recorded".to_owned(),
            format!("due on={blank}"),
            format!("overdue days={blank}"),
            format!("interest due={blank}"),
        ]
    );
    // Nothing was in force before 2020-09-01.
    let early = owed(&mut fixture, &[("signed_on", "2019-01-01")], &[("basis_on", "2019-01-01")]);
    let missing = "not computable: parameter payment.sme_days has no value on 2019-01-01";
    assert_eq!(said(&fixture, &early, "2025-08-10")[1], format!("due on={missing}"));
    // A figure to be confirmed stands behind the day that it gave.
    let large = owed(&mut fixture, &[("sme_size", "large")], &[("basis_on", "2025-07-01")]);
    let due = &said(&fixture, &large, "2025-07-01")[1];
    assert!(due.starts_with("due on=2025-07-31; ") && due.contains("payment.days"), "{due}");
    // A day of 2031 counts weekends alone as rest.
    let far = owed(&mut fixture, &[], &[("basis_on", "2031-04-01")]);
    assert_eq!(said(&fixture, &far, "2031-04-01")[1], "due on=2031-05-01; the term is provisional");
}

#[test]
fn a_low_rate_and_an_excuse_that_does_not_count_are_marked() {
    let mut fixture = Fixture::new();
    let payment = owed(
        &mut fixture,
        &[("interest_rate", "30000")],
        &[("basis_on", "2025-07-01"), ("delay_excuse", "internal_process")],
    );
    let marks = |fixture: &Fixture, on: &str| -> Vec<String> {
        let all = said(fixture, &payment, on).into_iter();
        all.filter(|v| v.starts_with("rate low") || v.starts_with("bad excuse")).collect()
    };
    let unknown = "rate low=not computable: parameter payment.lpr has no value on 2025-06-10";
    assert_eq!(marks(&fixture, "2025-07-31"), [unknown]);
    assert_eq!(marks(&fixture, "2025-08-01"), [unknown, "bad excuse=yes"]);
    fixture.set_parameter("payment.lpr", "3.1", "2025-01-01");
    assert_eq!(marks(&fixture, "2025-07-31"), ["rate low=yes"]);
    fixture.undo("甲");
    fixture.set_parameter("payment.lpr", "3", "2025-06-10");
    assert_eq!(marks(&fixture, "2025-07-31"), [""; 0]);
    fixture.change(&payment, &[("delay_excuse", "fund")]);
    let payment = fixture.reader().get(&PAYMENT, payment.id()).unwrap().unwrap();
    assert!(said(&fixture, &payment, "2025-08-01").iter().all(|v| !v.starts_with("bad excuse")));
}

/// What a check of the ledger says of a payment, in English.
fn found(fixture: &Fixture, on: &str, code: &str, payment: &Row) -> String {
    let mut text = String::new();
    let scope = Scope { rule: Some(code), record: Some(payment.id()), ..Scope::default() };
    let keep = &mut |finding: crate::rules::check::engine::Finding| {
        text = finding.text().en.to_string();
        Ok(())
    };
    run(fixture.reader(), day(on), &scope, keep).unwrap();
    text
}

/// Checks that the page and the check say the same, and gives the interest.
fn agreed(fixture: &Fixture, payment: &Row, on: &str) -> String {
    let page = said(fixture, payment, on);
    let value = |name: &str| page.iter().find_map(|v| v.strip_prefix(name)).unwrap().to_owned();
    let late = found(fixture, on, "FK-01", payment);
    let (due, days) = (value("due on="), value("overdue days="));
    assert!(late.contains(&due) && late.contains(&format!("{days} late")), "{late} {page:?}");
    let interest = value("interest due=").replace(" (0.05% a day)", "");
    let said = found(fixture, on, "FK-04", payment);
    assert!(said.starts_with(&format!("interest of {interest} 元 from {due} ")), "{said} {page:?}");
    interest
}

#[test]
fn a_page_says_the_numbers_of_the_check_whatever_was_paid_and_when() {
    let mut fixture = Fixture::new();
    let mut payment = owed(&mut fixture, &[], &[("basis_on", "2025-08-01")]);
    // Due on Monday 1 September 2025: 10 000 x 10 days x 0.05 % = 50 元.
    assert_eq!(agreed(&fixture, &payment, "2025-09-11"), "50.00");
    // A part in time, a part late and the rest, each by an operation of its own.
    for (verb, fen, on) in
        [("pay_part", "500000", "2025-08-20"), ("pay_part", "600000", "2025-09-11"), ("pay", "1000000", "2025-10-01")]
    {
        payment = fixture.change_by("甲", verb, &payment, &[("paid_amount", fen), ("paid_on", on)]);
        agreed(&fixture, &payment, "2025-10-11");
    }
}
