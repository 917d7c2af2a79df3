//! Payments over time: parts paid on their own days, the yearly list, the text in force, and what nothing covers.

use super::{Said, findings, said, write};
use crate::catalog::procurement::PAYMENT;
use crate::rules::check::overdue::{Overdue, overdue};
use crate::rules::fixture::{Fixture, day};
use crate::schema::Row;

/// 10 000 元 due on 2025-09-01, a Monday: the 30 days from 2025-08-01 end on a Sunday.
const DUE_IN_SEPTEMBER: &str = "contract c sme_size=small signed_on=2025-07-01 settlement=delivery; \
                                payment x contract=@c basis_on=2025-08-01 amount=1000000";

fn ledger() -> (Fixture, Row) {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, DUE_IN_SEPTEMBER);
    let payment = fixture.reader().get(&PAYMENT, &id).unwrap().unwrap();
    (fixture, payment)
}

fn pay(fixture: &mut Fixture, verb: &str, payment: &Row, fen: &str, on: &str) -> Row {
    fixture.change_by("甲", verb, payment, &[("paid_amount", fen), ("paid_on", on)])
}

fn list(fixture: &Fixture, today: &str, year: i32) -> Vec<Overdue> {
    overdue(fixture.reader(), day(today), year).unwrap().overdue
}

#[test]
fn a_part_paid_in_time_bears_no_interest() {
    let (mut fixture, payment) = ledger();
    let part = pay(&mut fixture, "pay_part", &payment, "500000", "2025-08-20");
    pay(&mut fixture, "pay", &part, "1000000", "2025-10-01");
    // 5 000 元 × 30 days × 0.05 % = 75.00 元, and the last day that counted is the day of payment.
    let Said::Finding(text) = said(&fixture, "FK-04", payment.id()) else { panic!("FK-04 must fire") };
    assert!(text.contains("自 2025-09-01 至 2025-10-01 逾期利息 75.00 元"), "{text}");
    // Undone, 5 000 元 are open for the 136 days to 2026-01-15: 340.00 元.
    fixture.undo("甲");
    let Said::Finding(text) = said(&fixture, "FK-04", payment.id()) else { panic!("FK-04 must fire") };
    assert!(text.contains("至 2026-01-15 逾期利息 340.00 元"), "{text}");
}

#[test]
fn every_late_part_counts_to_its_own_day() {
    let (mut fixture, payment) = ledger();
    let first = pay(&mut fixture, "pay_part", &payment, "200000", "2025-09-11");
    let second = pay(&mut fixture, "pay_part", &first, "500000", "2025-10-01");
    pay(&mut fixture, "pay", &second, "1000000", "2025-12-10");
    // 2 000 × 10 + 3 000 × 30 + 5 000 × 100 = 610 000 元-days, at 0.05 % a day 305.00 元.
    let Said::Finding(text) = said(&fixture, "FK-04", payment.id()) else { panic!("FK-04 must fire") };
    assert!(text.contains("至 2025-12-10 逾期利息 305.00 元"), "{text}");
}

#[test]
fn a_year_that_was_published_does_not_change_by_what_is_paid_later() {
    let (mut fixture, payment) = ledger();
    let part = pay(&mut fixture, "pay_part", &payment, "500000", "2025-09-21");
    // Paid late 5 000 × 20 days, open 5 000 × 121 days to the end of the year: 705 000 × 0.05 % = 352.50 元.
    let told = |fixture: &Fixture, today| {
        let found = list(fixture, today, 2025);
        (found.len(), found[0].amount, found[0].days, found[0].interest)
    };
    let published = (1, 500_000, 121, Some(35_250));
    assert_eq!(told(&fixture, "2026-01-15"), published);
    pay(&mut fixture, "pay", &part, "1000000", "2026-02-01");
    assert_eq!(told(&fixture, "2026-02-02"), published);
    assert_eq!(list(&fixture, "2027-02-02", 2026), []);
}

#[test]
fn a_sum_without_its_day_is_not_computed() {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, &format!("{DUE_IN_SEPTEMBER} purpose=final paid_amount=1"));
    for code in ["FK-04", "FK-07"] {
        assert_eq!(said(&fixture, code, &id), Said::NotComputable, "{code}");
    }
    let all = overdue(fixture.reader(), day("2026-01-15"), 2025).unwrap();
    assert_eq!((all.overdue.len(), all.missing.len()), (0, 1));
    assert_eq!(findings(&fixture, "FK-09").len(), 1);
}

#[test]
fn a_change_of_government_or_of_bodies_is_no_excuse() {
    for (code, article) in [
        ("term_change", "优化营商环境条例 31"),
        ("org_change", "优化营商环境条例 31"),
        ("zoning", "优化营商环境条例 31"),
        ("person_change", "不得作为拖欠的理由"),
        ("internal_process", "不得作为拖欠的理由"),
        ("audit", "不得作为拖欠的理由"),
    ] {
        let mut fixture = Fixture::new();
        let id = write(&mut fixture, &format!("{DUE_IN_SEPTEMBER} delay_excuse={code}"));
        // From 2025-09-01 to 2026-01-15.
        let said = said(&fixture, "FK-06", &id);
        assert!(
            matches!(&said, Said::Finding(text) if text.contains(article) && text.contains("逾期 136 天")),
            "{code}: {said:?}"
        );
    }
    for code in ["fund", "dispute", "force", "other"] {
        let mut fixture = Fixture::new();
        let id = write(&mut fixture, &format!("{DUE_IN_SEPTEMBER} delay_excuse={code}"));
        assert_eq!(said(&fixture, "FK-06", &id), Said::Clean, "{code}");
    }
}

#[test]
fn the_yearly_rule_names_what_the_yearly_list_holds() {
    // Clocks of both decrees, unpaid, paid before the end of 2025 and paid after it; disputed in part and as a whole.
    const LINES: [&str; 6] = [
        "basis_on=2024-03-01",
        "basis_on=2020-12-01",
        "basis_on=2025-08-01 paid_on=2026-01-05 paid_amount=1000000",
        "basis_on=2025-08-01 paid_on=2025-12-31 paid_amount=1000000",
        "basis_on=2025-08-01 disputed=400000",
        "basis_on=2025-08-01 disputed=1000000",
    ];
    let mut fixture = Fixture::new();
    for line in LINES {
        let contract = "contract c sme_size=small signed_on=2020-11-02 settlement=delivery";
        write(&mut fixture, &format!("{contract}; payment x contract=@c amount=1000000 {line}"));
    }
    for (today, year, count) in [("2026-01-15", 2025, 4), ("2025-01-15", 2024, 2), ("2021-01-15", 2020, 0)] {
        let rule = super::findings_on(today, &fixture, "FK-07").into_iter().map(|f| f.record);
        let listed = list(&fixture, today, year).into_iter().map(|o| o.payment);
        let (mut rule, mut listed): (Vec<String>, Vec<String>) = (rule.collect(), listed.collect());
        rule.sort();
        listed.sort();
        assert_eq!((&rule, rule.len()), (&listed, count), "{year}");
    }
    let of_2024 = super::findings_on("2025-01-15", &fixture, "FK-07").remove(0).text().into_owned();
    assert!(of_2024.zh.contains("728") && of_2024.en.contains("to be confirmed"), "{of_2024:?}");
    let of_2025 = super::findings_on("2026-01-15", &fixture, "FK-07").remove(0).text().into_owned();
    assert!(!of_2025.zh.contains("待核"), "{of_2025:?}");
}

#[test]
fn the_decree_before_holds_with_a_note_and_what_came_earlier_is_only_counted() {
    let mut fixture = Fixture::new();
    fixture.set_parameter("payment.lpr", "3", "2019-01-01");
    let claim = "contract c sme_size=small signed_on=2024-01-02 interest_rate=29999; \
                 payment x contract=@c basis_on=2024-03-01 claim_on=2024-03-01 claim_done_on=2024-04-02";
    let id = write(&mut fixture, claim);
    // 30 days from 2024-03-01 end on Sunday 2024-03-31, so on Monday 2024-04-01.
    let Said::Finding(text) = said(&fixture, "FK-08", &id) else { panic!("FK-08 must fire") };
    assert!(text.contains("晚 1 天") && text.contains("728") && text.contains("待核"), "{text}");
    let rate = findings(&fixture, "FK-05").remove(0).text().into_owned();
    assert!(rate.zh.contains("低于 3%") && rate.zh.contains("728"), "{rate:?}");

    let mut fixture = Fixture::new();
    let early = "contract c sme_size=small signed_on=2020-07-01; payment x contract=@c basis_on=2020-08-01 \
                 delay_excuse=term_change claim_on=2020-08-01";
    let id = write(&mut fixture, early);
    let mut told = Vec::new();
    let counted = crate::rules::check::engine::run(
        fixture.reader(),
        day("2026-01-15"),
        &crate::rules::check::engine::Scope::default(),
        &mut |finding| {
            told.extend((finding.record == id).then_some(finding.rule.code));
            Ok(())
        },
    );
    assert_eq!((told, counted.unwrap().uncovered), (Vec::<&str>::new(), 1), "six rules, one record");
}
