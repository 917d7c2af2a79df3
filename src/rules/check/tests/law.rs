//! Which law governs a procedure, and what its rules say of cases that a clerk meets.

use super::{Said, said, write};
use crate::rules::fixture::Fixture;

/// What a rule says of the record `x` of these lines.
fn judged(code: &str, lines: &str) -> Said {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, lines);
    said(&fixture, code, &id)
}

#[track_caller]
fn fires(code: &str, lines: &str, words: &str) {
    let found = judged(code, lines);
    assert!(matches!(&found, Said::Finding(text) if text.contains(words)), "{code}: {found:?}");
}

#[test]
fn works_put_out_to_tender_follow_the_law_of_bidding() {
    let works = "tender x domain=procurement object=works method=open state=awarded report_on=2024-03-01 \
                 candidate_on=2024-03-14 confirmed_on=2024-03-15";
    assert_eq!(judged("CG-05", works), Said::Clean);
    fires("ZB-02", works, "晚");
    fires("ZB-03", works, "不足");
    // Not put out to tender, or entered as 综合: government procurement.
    for other in ["domain=procurement object=works method=negotiation", "domain=general object=goods method=open"] {
        let lines = works.replace("domain=procurement object=works method=open", other);
        fires("CG-05", &lines, "2024-03-08");
        assert_eq!(judged("ZB-02", &lines), Said::Clean);
    }
}

#[test]
fn a_ban_from_procurement_is_none_from_bidding() {
    let lines = "tender t domain=bidding; party p; credential c party=@p state=valid list=procurement \
                 valid_from=2024-01-01 valid_to=2025-12-31; bid x tender=@t bidder=@p state=won received_on=2024-06-03";
    for code in ["CG-25", "CG-26"] {
        assert_eq!(judged(code, lines), Said::Clean, "{code}");
    }
    let lines = lines.replace("domain=bidding", "domain=general confirmed_on=2024-06-10");
    fires("CG-25", &lines, "2024-06-03");
    fires("CG-26", &lines, "2024-06-10");
}

#[test]
fn documents_of_a_negotiation_have_no_term_of_tender_documents() {
    for method in ["negotiation", "inquiry", "consultation"] {
        let lines = format!("tender x method={method} state=announced notice_on=2024-03-01 docs_to=2024-03-04");
        assert_eq!(judged("CG-01", &lines), Said::Clean, "{method}");
    }
}

#[test]
fn each_contract_of_a_tender_is_signed_in_time() {
    let lines = "tender x state=contracted award_on=2025-09-08; contract a tender=@x signed_on=2025-09-10; \
                 contract b tender=@x signed_on=2025-12-10";
    fires("CG-08", lines, "2025-12-10");
    fires("CG-08", lines, "HT-2024-0002: ");
    assert_eq!(judged("CG-08", &lines.replace("2025-12-10", "2025-10-08")), Said::Clean);
    let framework = lines.replace("tender x", "tender x method=framework");
    assert_eq!(judged("CG-08", &framework), Said::Clean, "what is called off a framework agreement comes later");
}

#[test]
fn supplements_of_supplements_count() {
    let lines = "tender t; contract x tender=@t amount=10000000; contract a supplement_of=@x amount=600000; \
                 contract b supplement_of=@a amount=600000";
    fires("CG-34", lines, "12,000.00");
    assert_eq!(
        judged("CG-34", &lines.replace("supplement_of=@a amount=600000", "supplement_of=@a amount=400000")),
        Said::Clean
    );
    let ended = lines.replace("supplement_of=@a", "supplement_of=@a state=terminated");
    assert_eq!(judged("CG-34", &ended), Said::Clean, "what was ended is not supplied");
    let of_supplement = lines.replace("contract x", "contract o").replace("contract a", "contract x");
    let of_supplement = of_supplement.replace("@x amount=600000", "@o amount=600000").replace("=@a", "=@x");
    assert_eq!(judged("CG-34", &of_supplement), Said::Clean, "the contract at the head of the chain is judged");
    let paid = format!("{lines}; payment p contract=@b paid_amount=11200001");
    fires("CG-37", &paid, "0.01");
    assert_eq!(judged("CG-37", &paid.replace("11200001", "11200000")), Said::Clean);
}

#[test]
fn a_complaint_that_nobody_admits_has_a_clock() {
    let lines = "challenge x kind=complaint received_on=2024-03-01";
    fires("ZY-05", lines, "2024-04-15");
    for state in ["refused", "withdrawn"] {
        assert_eq!(judged("ZY-05", &format!("{lines} state={state}")), Said::Clean, "{state}");
    }
    let bidding = format!("tender t domain=bidding; {} ", lines.replace("challenge x", "challenge x tender=@t"));
    assert_eq!(judged("ZY-05", &bidding), Said::Clean);
    fires("ZY-04", &bidding, "2024-03-06");
}

#[test]
fn the_answer_to_an_objection_does_not_count() {
    let with = |answered: &str, received: &str| {
        format!(
            "tender t domain=bidding; challenge p tender=@t kind=objection received_on=2024-03-04 {answered}; \
             challenge x tender=@t kind=complaint prior=@p known_on=2024-03-01 received_on={received}"
        )
    };
    // Ten days from 1 March and the three days of the answer.
    assert_eq!(judged("ZY-08", &with("decided_on=2024-03-07", "2024-03-14")), Said::Clean);
    fires("ZY-08", &with("decided_on=2024-03-07", "2024-03-15"), "晚 1 天");
    assert_eq!(judged("ZY-08", &with("", "2024-04-15")), Said::Clean, "not answered yet");
}

#[test]
fn an_objection_that_was_answered_at_once_suspends_nothing() {
    let lines = "tender t domain=bidding; challenge x tender=@t kind=objection matter=docs suspends=0 state=replied \
                 received_on=2024-03-04 decided_on=2024-03-05";
    fires("ZY-10", lines, "2024-03-05");
    assert_eq!(judged("ZY-10", &lines.replace("2024-03-05", "2024-03-04")), Said::Clean);
    assert_eq!(judged("ZY-10", &lines.replace("domain=bidding", "domain=procurement")), Said::Clean);
}

#[test]
fn a_question_is_no_objection_before_a_complaint() {
    let lines = "tender t domain=bidding; challenge p tender=@t kind=question; \
                 challenge x tender=@t kind=complaint matter=docs state=accepted prior=@p";
    fires("ZY-12", lines, "不是异议");
    assert_eq!(judged("ZY-12", &lines.replace("matter=docs", "matter=result")), Said::Clean);
    assert_eq!(judged("ZY-12", &lines.replace("state=accepted", "state=received")), Said::Clean);
    // Entered with the day of its admission alone.
    fires("ZY-12", &lines.replace("state=accepted", "state=received accepted_on=2024-03-05"), "不是异议");
}

#[test]
fn a_ban_without_an_end_or_too_short_is_found() {
    let lines = "credential x list=procurement state=valid issued_on=2022-01-05";
    fires("DX-01", lines, "没有截止");
    fires("DX-01", &format!("{lines} valid_to=2022-12-31"), "2023-01-04");
    assert_eq!(judged("DX-01", &format!("{lines} valid_to=2023-01-04")), Said::Clean);
    assert_eq!(judged("DX-01", &lines.replace("list=procurement", "list=tax")), Said::Clean);
    assert_eq!(judged("DX-01", &lines.replace("state=valid", "state=draft")), Said::Clean);
}

#[test]
fn an_attachment_does_not_show_that_the_report_was_in_time() {
    let lines = "tender x domain=bidding state=awarded confirmed_on=2024-03-05 attachments=照片.jpg";
    assert_eq!(judged("ZB-04", lines), Said::NotComputable);
    assert_eq!(judged("ZB-04", &lines.replace("2024-03-05", "2026-01-10")), Said::Clean);
}
