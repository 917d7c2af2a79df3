//! Deadlines of procedures and contracts: which law counts them.

use super::{Scope, TODAY, due, row, seen};
use crate::catalog::procurement::{CHALLENGE, CONTRACT, TENDER};
use crate::rules::fixture::{Fixture, day};

#[test]
fn works_put_out_to_tender_have_the_deadlines_of_bidding() {
    let mut fixture = Fixture::new();
    let works = [("domain", "procurement"), ("object", "works"), ("method", "open"), ("report_on", "2024-03-20")];
    let tender = fixture.add(&TENDER, &works);
    assert_eq!(due(&fixture, &TENDER, tender.id()).iter().map(|d| d.0).collect::<Vec<_>>(), ["候选人公示"]);
    let contract = fixture.add(&CONTRACT, &[("tender", tender.id()), ("signed_on", "2024-03-20")]);
    assert_eq!(due(&fixture, &CONTRACT, contract.id()).iter().map(|d| d.0).collect::<Vec<_>>(), ["履约"]);
}

#[test]
fn without_its_tender_nobody_knows_whether_a_contract_is_published() {
    let mut fixture = Fixture::new();
    let contract = fixture.add(&CONTRACT, &[("signed_on", "2024-03-20")]);
    let found = seen(&fixture, &Scope::record(day(TODAY), &CONTRACT, contract.id()));
    assert_eq!(found.due.iter().map(|d| d.line.label).collect::<Vec<_>>(), ["履约"]);
    let missing: Vec<_> = found.uncomputed.iter().map(|u| (u.line.label, u.records, u.why.zh.as_ref())).collect();
    let why = "无法计算: 合同未填采购招标项目";
    assert_eq!(missing, [("合同公开", 1, why), ("合同备案", 1, why)]);
    // A supplement follows its contract, as in the rules.
    let supplement = fixture.add(&CONTRACT, &[("signed_on", "2024-03-20"), ("supplement_of", contract.id())]);
    let found = seen(&fixture, &Scope::record(day(TODAY), &CONTRACT, supplement.id()));
    assert_eq!(found.due.iter().map(|d| d.line.label).collect::<Vec<_>>(), ["履约"]);
    assert_eq!(found.uncomputed.len(), 0);
    let published = fixture.change(&contract, &[("published_on", "2024-03-21"), ("filed_on", "2024-03-21")]);
    assert_eq!(seen(&fixture, &Scope::record(day(TODAY), &CONTRACT, published.id())).uncomputed.len(), 0);
}

#[test]
fn a_complaint_that_lies_is_decided_all_the_same() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[]);
    let columns = [("tender", tender.id()), ("kind", "complaint"), ("received_on", "2024-03-01")];
    let complaint = fixture.add(&CHALLENGE, &columns);
    assert_eq!(due(&fixture, &CHALLENGE, complaint.id()), [row("投诉处理", "2024-04-15")]);
    let accepted = fixture.change(&complaint, &[("state", "accepted"), ("accepted_on", "2024-03-04")]);
    assert_eq!(due(&fixture, &CHALLENGE, accepted.id()), [row("投诉处理", "2024-04-16")]);
}
