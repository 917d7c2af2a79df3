//! Days the wrong way round: every pair of every register is found, and no rule that judges by such a day is silent.

use super::super::engine::{Scope, run};
use super::{Case, Said, said, write};
use crate::rules::fixture::{Fixture, day};
use crate::rules::order::{ORDERS, Place};
use crate::schema::Row;

pub(super) const CASES: &[Case] = &[(
    "RQ-01",
    "tender x notice_on=2024-03-04 docs_to=2024-03-01",
    "文件获取截止 2024-03-01 早于公告日期 2024-03-04",
    "tender x notice_on=2024-03-04 docs_to=2024-03-04 bid_deadline=2024-03-04",
    "",
)];

/// What RQ-01 says of a record.
fn told(fixture: &Fixture, row: &Row) -> String {
    let mut all = String::new();
    let scope = Scope { rule: Some("RQ-01"), kind: Some(row.kind()), record: Some(row.id()), ..Scope::default() };
    run(fixture.reader(), day(super::TODAY), &scope, &mut |finding| {
        assert!(finding.kind == row.kind() && !finding.missing);
        all.push_str(&finding.text().zh);
        Ok(())
    })
    .unwrap();
    all
}

#[test]
fn every_pair_of_days_is_found_the_wrong_way_round_and_only_then() {
    let mut fixture = Fixture::new();
    let mut failed = Vec::new();
    for order in ORDERS {
        let mut row = fixture.add(order.kind, &[]);
        for (before, after) in order.pairs {
            let (first, last) = (Place::of(order.kind, before).unwrap(), Place::of(order.kind, after).unwrap());
            if let Some(by) = first.by {
                let kind = if first.owner == order.kind { ("kind", "question") } else { ("note", "x") };
                let owner = fixture.add(first.owner, &[kind, (first.field.name, "2024-02-29")]);
                row = fixture.change(&row, &[(by, owner.id())]);
            } else {
                row = fixture.change(&row, &[(first.field.name, "2024-02-29")]);
            }
            for (second, expected) in [("2024-02-28", true), ("2024-02-29", false)] {
                row = fixture.change(&row, &[(last.field.name, second)]);
                let owner = first.by.map_or(String::new(), |_| format!("{}的", first.owner.label));
                let words = format!("{} {second} 早于{owner}{}", last.field.label, first.field.label);
                let said = told(&fixture, &row).contains(&words);
                if said != expected {
                    failed.push(format!("{} {before} {after} {second}: {}", order.kind.name, told(&fixture, &row)));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn all_reversed_days_of_a_record_are_named_at_once() {
    let mut fixture = Fixture::new();
    let id = write(
        &mut fixture,
        "contract x signed_on=2024-03-04 published_on=2024-03-01 filed_on=2024-02-01 deliver_due=2024-03-04",
    );
    let Said::Finding(text) = said(&fixture, "RQ-01", &id) else { panic!("must fire") };
    assert!(text.contains("合同公开日期 2024-03-01") && text.contains("合同备案日期 2024-02-01"), "{text}");
    assert!(!text.contains("履约截止"), "{text}");
}

#[test]
fn a_rule_that_judges_by_an_impossible_day_cannot_be_computed() {
    for (code, lines) in [
        ("CG-01", "tender x notice_on=2024-03-01 docs_to=2024-03-29 bid_deadline=2024-03-20"),
        ("CG-05", "tender x report_on=2024-03-05 confirmed_on=2024-03-04"),
        ("CG-06", "tender x confirmed_on=2024-03-05 result_on=2024-03-04"),
        ("CG-07", "tender x confirmed_on=2024-03-05 award_on=2024-03-04"),
        ("CG-08", "tender x award_on=2024-03-05; contract c tender=@x signed_on=2024-03-04"),
        ("CG-30", "tender t; contract x tender=@t signed_on=2024-03-05 published_on=2024-03-04"),
        ("CG-31", "tender t; contract x tender=@t signed_on=2024-03-05 filed_on=2024-03-04"),
        ("ZB-02", "tender x domain=bidding report_on=2024-03-05 candidate_on=2024-03-04"),
        ("ZB-03", "tender x domain=bidding report_on=2024-03-05 candidate_on=2024-03-04 confirmed_on=2024-03-20"),
        ("ZY-02", "challenge x kind=question received_on=2024-03-05 decided_on=2024-03-04"),
        ("ZY-05", "challenge x kind=complaint state=replied accepted_on=2024-03-05 decided_on=2024-03-04"),
        ("ZY-06", "challenge x kind=question known_on=2024-03-05 received_on=2024-03-04"),
    ] {
        let mut fixture = Fixture::new();
        let id = write(&mut fixture, lines);
        assert_eq!(said(&fixture, code, &id), Said::NotComputable, "{code}");
    }
}
