use super::said;
use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, PAYMENT};
use crate::rules::fixture::Fixture;

#[test]
fn a_contract_adds_up_what_was_paid_and_is_owed_with_its_supplements() {
    let mut fixture = Fixture::new();
    let contract = fixture.add(&CONTRACT, &[("amount", "1000000"), ("sme_size", "large")]);
    assert_eq!(said(&fixture, &contract, "2024-03-28"), ["paid=0.00", "owed=10,000.00"]);
    let pay = |fixture: &mut Fixture, contract: &str, purpose: &str, fen: &str| {
        fixture.add(&PAYMENT, &[("contract", contract), ("purpose", purpose), ("paid_amount", fen)]);
    };
    pay(&mut fixture, contract.id(), "advance", "300000");
    pay(&mut fixture, contract.id(), "final", "200000");
    // A bond returned and interest are no payment of the price.
    pay(&mut fixture, contract.id(), "refund", "50000");
    pay(&mut fixture, contract.id(), "interest", "1000");
    let supplement = [("supplement_of", contract.id()), ("amount", "125000"), ("sme_size", "large")];
    let supplement = fixture.add(&CONTRACT, &supplement);
    pay(&mut fixture, supplement.id(), "final", "25000");
    let terminated = [("supplement_of", contract.id()), ("amount", "900000"), ("state", "terminated")];
    fixture.add(&CONTRACT, &terminated);
    // 3 000 + 2 000 + 250 paid; 10 000 + 1 250 - 5 250 owed; 1 250 of 10 000.
    let sums = ["paid=5,250.00", "owed=6,000.00", "supplement rate=12.5%"];
    assert_eq!(said(&fixture, &contract, "2024-03-28"), sums);
    pay(&mut fixture, contract.id(), "final", "600100");
    assert_eq!(said(&fixture, &contract, "2024-03-28")[1], "owed=-1.00");
    let contract = fixture.change(&contract, &[("state", "terminated")]);
    assert!(said(&fixture, &contract, "2024-03-28").iter().all(|v| !v.starts_with("owed")));
}

#[test]
fn a_bond_is_a_share_of_its_contract_and_a_small_firm_is_named() {
    let mut fixture = Fixture::new();
    let contract = fixture.add(&CONTRACT, &[("amount", "300"), ("bond", "10"), ("sme_size", "micro")]);
    let values = said(&fixture, &contract, "2024-03-28");
    assert_eq!(values[2..], ["bond rate=3.3333%", "sme=yes"]);
    let contract = fixture.change(&contract, &[("bond", "0"), ("sme_size", "large")]);
    assert_eq!(said(&fixture, &contract, "2024-03-28").len(), 2);
}

#[test]
fn an_acceptance_is_due_then_late_and_starts_the_clock_of_payment() {
    let mut fixture = Fixture::new();
    let contract = fixture.add(&CONTRACT, &[("settlement", "acceptance"), ("accept_days", "10")]);
    let columns = [("contract", contract.id()), ("delivered_on", "2024-03-01"), ("state", "requested")];
    let acceptance = fixture.add(&ACCEPTANCE, &columns);
    assert_eq!(said(&fixture, &acceptance, "2024-03-11"), ["accept due=2024-03-11"]);
    let late = ["accept due=2024-03-11", "late days=3 days", "clock start=2024-03-11", "lead hint=yes"];
    assert_eq!(said(&fixture, &acceptance, "2024-03-14"), late);
    let passed = [("state", "passed"), ("accepted_on", "2024-03-13"), ("delay_reason", "等待检测报告")];
    let acceptance = fixture.change(&acceptance, &passed);
    let explained = ["accept due=2024-03-11", "late days=2 days", "clock start=2024-03-11"];
    assert_eq!(said(&fixture, &acceptance, "2024-06-01"), explained);
    let acceptance = fixture.change(&acceptance, &[("accepted_on", "2024-03-05"), ("delay_reason", "")]);
    assert_eq!(said(&fixture, &acceptance, "2024-06-01"), ["accept due=2024-03-11", "clock start=2024-03-05"]);
    let acceptance = fixture.change(&acceptance, &[("accepted_on", "")]);
    let lacks = r#"late days=not computable: "accepted on" of the acceptance is blank"#;
    assert_eq!(said(&fixture, &acceptance, "2024-06-01")[1], lacks);
    let acceptance = fixture.change(&acceptance, &[("state", "failed"), ("accepted_on", "2024-03-05")]);
    assert_eq!(said(&fixture, &acceptance, "2024-06-01"), ["accept due=2024-03-11"]);
    let acceptance = fixture.change(&acceptance, &[("state", "refused"), ("accepted_on", "")]);
    let refused = ["accept due=2024-03-11", "clock start=2024-03-11", "lead hint=yes"];
    assert_eq!(said(&fixture, &acceptance, "2024-06-01"), refused);
}

#[test]
fn a_silent_contract_leaves_acceptance_to_the_parameter_and_the_clock_to_delivery() {
    let mut fixture = Fixture::new();
    let contract = fixture.add(&CONTRACT, &[("settlement", "delivery")]);
    let columns = [("contract", contract.id()), ("requested_on", "2024-03-01"), ("state", "requested")];
    let acceptance = fixture.add(&ACCEPTANCE, &columns);
    // The thirtieth day is a Sunday.
    let values = said(&fixture, &acceptance, "2024-05-01");
    let local =
        "accept due=2024-04-01; where the contract is silent; parameter acceptance.period = 30 days, to be confirmed";
    assert_eq!(values, [local, "late days=30 days", "lead hint=yes"]);
    let absurd = fixture.add(&CONTRACT, &[("accept_days", "9000000000000")]);
    let columns = [("contract", absurd.id()), ("delivered_on", "2024-03-01"), ("state", "requested")];
    let acceptance = fixture.add(&ACCEPTANCE, &columns);
    let values = said(&fixture, &acceptance, "2024-05-01");
    assert!(values[0].starts_with("accept due=not computable: "), "{values:?}");
}
