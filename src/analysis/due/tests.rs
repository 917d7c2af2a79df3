use super::{Due, Found, Scope, find};
use crate::catalog::KINDS;
use crate::catalog::debt::ASSESSMENT;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::governance::DISCLOSURE;
use crate::catalog::integrity::{CASE, MEASURE, OBJECTION, RECTIFICATION, REPAIR};
use crate::catalog::personnel::{ACTIVITY, ENTRY, OFFICER};
use crate::catalog::procurement::{ACCEPTANCE, BID, CHALLENGE, CONTRACT, PAYMENT, TENDER};
use crate::catalog::registry::PARTY;
use crate::catalog::township::{CAMPAIGN, DESK, VENUE};
use crate::rules::Parameters;
use crate::rules::fixture::{Fixture, day};
use crate::schema::{Kind, Type};

mod integrity;
mod ppp;
mod procurement;

const TODAY: &str = "2024-03-28";

fn seen(fixture: &Fixture, scope: &Scope<'_>) -> Found {
    let parameters = Parameters::read(fixture.reader()).unwrap();
    find(fixture.reader(), &parameters, scope).unwrap()
}

/// Label and due day of every open deadline of a record.
fn due(fixture: &Fixture, kind: &'static Kind, id: &str) -> Vec<(&'static str, String)> {
    let found = seen(fixture, &Scope::record(day(TODAY), kind, id));
    assert!(found.due.iter().all(|d| d.id == id && d.kind == kind));
    found.due.iter().map(|d| (d.line.label, d.clock.on.to_string())).collect()
}

fn row(label: &'static str, on: &str) -> (&'static str, String) {
    (label, on.to_owned())
}

#[test]
fn a_field_starts_a_clock_and_a_field_ends_it() {
    let mut fixture = Fixture::new();
    // 清明: 4 to 6 April are off, the 7th is worked.
    let tender = fixture.add(&TENDER, &[]);
    let open = [("tender", tender.id()), ("signed_on", "2024-04-03"), ("deliver_due", "2024-04-30")];
    let contract = fixture.add(&CONTRACT, &open);
    let all = [row("合同公开", "2024-04-08"), row("合同备案", "2024-04-15"), row("履约", "2024-04-30")];
    assert_eq!(due(&fixture, &CONTRACT, contract.id()), all);
    let contract = fixture.change(&contract, &[("published_on", "2024-04-08")]);
    assert_eq!(due(&fixture, &CONTRACT, contract.id()), all[1..]);
    let acceptance = fixture.add(&ACCEPTANCE, &[("contract", contract.id()), ("delivered_on", "2024-03-29")]);
    assert_eq!(due(&fixture, &CONTRACT, contract.id()), all[1..2]);
    assert_eq!(due(&fixture, &ACCEPTANCE, acceptance.id()), [row("验收", "2024-04-28")]);
    let ended = fixture.change(&contract, &[("state", "closed")]);
    assert_eq!(due(&fixture, &CONTRACT, ended.id()), []);
}

#[test]
fn brackets_limit_a_line() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[("domain", "bidding"), ("report_on", "2024-03-20")]);
    assert_eq!(due(&fixture, &TENDER, tender.id()).iter().map(|d| d.0).collect::<Vec<_>>(), ["候选人公示"]);
    let contract = fixture.add(&CONTRACT, &[("tender", tender.id()), ("signed_on", "2024-03-20")]);
    assert_eq!(due(&fixture, &CONTRACT, contract.id()).iter().map(|d| d.0).collect::<Vec<_>>(), ["履约"]);
    let public = fixture.add(&TENDER, &[("domain", "procurement"), ("report_on", "2024-03-20")]);
    assert_eq!(due(&fixture, &TENDER, public.id()), [row("确认结果", "2024-03-27")]);
    for (kind, wanted) in [("inquiry", "2024-03-25"), ("question", "2024-03-29"), ("objection", "2024-03-25")] {
        let columns = [("kind", kind), ("tender", public.id()), ("received_on", "2024-03-20")];
        let challenge = fixture.add(&CHALLENGE, &columns);
        let found = due(&fixture, &CHALLENGE, challenge.id());
        assert_eq!((found.len(), found[0].0), (1, "答复"), "{kind} {found:?}");
        if kind != "objection" {
            assert_eq!(found[0].1, wanted);
        }
    }
    let complaint = [("kind", "complaint"), ("tender", tender.id()), ("received_on", "2024-03-20")];
    let complaint = fixture.add(&CHALLENGE, &complaint);
    assert_eq!(due(&fixture, &CHALLENGE, complaint.id()), [row("投诉受理", "2024-03-25")]);
}

#[test]
fn related_records_start_clocks_and_end_them() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[("domain", "procurement"), ("award_on", "2024-03-01")]);
    assert!(due(&fixture, &TENDER, tender.id()).contains(&row("签订合同", "2024-04-01")));
    let bid = [("tender", tender.id()), ("bond", "100"), ("state", "lost")];
    let lost = fixture.add(&BID, &bid);
    let (other, third) = (fixture.add(&PARTY, &[]), fixture.add(&PARTY, &[]));
    let won = [("tender", tender.id()), ("bidder", other.id()), ("bond", "100"), ("state", "won")];
    let won = fixture.add(&BID, &won);
    let without = fixture.add(&BID, &[("tender", tender.id()), ("bidder", third.id()), ("state", "lost")]);
    assert_eq!(due(&fixture, &BID, lost.id()), [row("未中标退保证金", "2024-03-08")]);
    assert_eq!(due(&fixture, &BID, without.id()), []);
    assert_eq!(due(&fixture, &BID, won.id()), []);
    let contract = fixture.add(&CONTRACT, &[("tender", tender.id()), ("signed_on", "2024-03-11"), ("bond", "5")]);
    assert_eq!(due(&fixture, &BID, won.id()), [row("中标退保证金", "2024-03-18")]);
    assert!(!due(&fixture, &TENDER, tender.id()).iter().any(|d| d.0 == "签订合同"));
    let accepted = [("contract", contract.id()), ("state", "passed"), ("accepted_on", "2024-03-15")];
    let acceptance = fixture.add(&ACCEPTANCE, &accepted);
    assert_eq!(due(&fixture, &ACCEPTANCE, acceptance.id()), [row("验收结果公告", "2024-04-15")]);
    let contract = fixture.change(&contract, &[("state", "paying")]);
    assert!(due(&fixture, &CONTRACT, contract.id()).contains(&row("退履约保证金", "2024-04-15")));
}

#[test]
fn a_term_counted_back_ends_on_its_very_day() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[("domain", "procurement"), ("notice_on", "2024-03-31")]);
    assert_eq!(due(&fixture, &TENDER, tender.id()), [row("意向公开", "2024-03-01")]);
}

#[test]
fn a_state_starts_a_clock_on_the_day_of_its_verb() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[("domain", "bidding")]);
    let bid = fixture.add(&BID, &[("tender", tender.id()), ("bond", "100")]);
    assert_eq!(due(&fixture, &BID, bid.id()), []);
    let bid = fixture.change_by("甲", "withdraw", &bid, &[("state", "withdrawn")]);
    assert_eq!(due(&fixture, &BID, bid.id()), [row("撤回退保证金", "2024-04-02")]);
    // Registered as withdrawn: nobody knows when.
    let other = fixture.add(&PARTY, &[]);
    let silent = [("tender", tender.id()), ("bidder", other.id()), ("bond", "100"), ("state", "withdrawn")];
    let silent = fixture.add(&BID, &silent);
    let found = seen(&fixture, &Scope::record(day(TODAY), &BID, silent.id()));
    assert!(found.due.is_empty() && found.uncomputed[0].why.zh.contains("履历里没有起算日"), "{found:?}");
}

#[test]
fn computed_days_start_and_are_due() {
    let mut fixture = Fixture::new();
    let terms = [("settlement", "acceptance"), ("sme_size", "small"), ("accept_days", "10"), ("pay_days", "30")];
    let contract = fixture.add(&CONTRACT, &terms);
    let accepted = [("contract", contract.id()), ("delivered_on", "2024-03-01"), ("accepted_on", "2024-03-08")];
    let acceptance = fixture.add(&ACCEPTANCE, &accepted);
    let payment = [("contract", contract.id()), ("acceptance", acceptance.id())];
    let payment = fixture.add(&PAYMENT, &payment);
    // 7 April 2024 is a Sunday that was worked.
    assert_eq!(due(&fixture, &PAYMENT, payment.id()), [row("付款", "2024-04-07")]);
    let part = fixture.change(&payment, &[("state", "partial"), ("paid_on", "2024-03-20"), ("paid_amount", "1")]);
    assert_eq!(due(&fixture, &PAYMENT, part.id()).len(), 1, "a part paid leaves the rest due");
    let entry = [("polarity", "negative"), ("sanction", "warn"), ("decided_on", "2024-01-31")];
    let entry = fixture.add(&ENTRY, &entry);
    assert_eq!(due(&fixture, &ENTRY, entry.id()), [row("处分期满", "2024-07-31"), row("保存期满", "2029-01-31")]);
}

#[test]
fn reminders_pass_and_years_come_again() {
    let mut fixture = Fixture::new();
    let entry = fixture.add(&ENTRY, &[("sanction", "warn"), ("decided_on", "2023-01-31")]);
    assert_eq!(due(&fixture, &ENTRY, entry.id()), []);
    let yearly = |fixture: &Fixture, on: &str| -> Vec<String> {
        let found = seen(fixture, &Scope { kind: Some(&ACTIVITY), ..Scope::all(day(on)) });
        found.due.iter().map(|d| d.clock.on.to_string()).collect()
    };
    assert_eq!(yearly(&fixture, "2024-12-31"), [""; 0], "no activity is kept here");
    fixture.add(&ACTIVITY, &[]);
    assert_eq!(yearly(&fixture, "2024-12-31"), ["2024-12-31"]);
    assert_eq!(yearly(&fixture, "2025-01-01"), ["2025-12-31"]);
}

#[test]
fn what_cannot_be_computed_is_reported_and_not_dropped() {
    let mut fixture = Fixture::new();
    // No statute on payments to small suppliers was in force in 2019.
    let contract = fixture.add(&CONTRACT, &[("settlement", "delivery"), ("sme_size", "small")]);
    let payment = [("contract", contract.id()), ("basis_on", "2019-01-01")];
    let payment = fixture.add(&PAYMENT, &payment);
    let found = seen(&fixture, &Scope::record(day(TODAY), &PAYMENT, payment.id()));
    assert!(found.due.is_empty());
    let missing = &found.uncomputed[0];
    assert_eq!((missing.records, missing.first.as_str()), (1, payment.id()));
    assert!(missing.why.zh.contains("payment.sme_days") && missing.why.en.contains("not computable"));
    // The register of batches is not kept: whether the recipients deleted it nobody can tell.
    let columns = [("state", "upheld"), ("corrected_on", "2024-03-20")];
    let objection = fixture.add(&OBJECTION, &columns);
    let found = seen(&fixture, &Scope::record(day(TODAY), &OBJECTION, objection.id()));
    assert!(found.uncomputed.iter().any(|u| u.why.en.contains("batch")), "{found:?}");
    let all = seen(&fixture, &Scope::all(day(TODAY)));
    assert!(all.uncomputed.iter().any(|u| u.kind == &OBJECTION));
    // What began before any regulation is told of its record alone.
    assert!(!all.uncomputed.iter().any(|u| u.kind == &PAYMENT), "{all:?}");
}

#[test]
fn what_is_seen_depends_on_the_day_given_and_on_nothing_else() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[]);
    let open = [("tender", tender.id()), ("signed_on", "2024-03-20"), ("deliver_due", "2024-04-30")];
    let contract = fixture.add(&CONTRACT, &open);
    let one = |on: &str| -> Vec<(i64, Option<String>)> {
        let found = seen(&fixture, &Scope::record(day(on), &CONTRACT, contract.id()));
        let left = |d: &Due| (d.days_left(day(on)), d.overdue_since(day(on)).map(|d| d.to_string()));
        found.due.iter().map(left).collect()
    };
    assert_eq!(one("2024-03-22")[0], (0, None));
    assert_eq!(one("2024-03-23")[0], (-1, Some("2024-03-23".to_owned())));
    assert_eq!(one("2024-03-22"), one("2024-03-22"));
}

#[test]
fn a_scope_narrows_and_people_answer() {
    let mut fixture = Fixture::new();
    let tender = fixture.add(&TENDER, &[]);
    let open = [("tender", tender.id()), ("signed_on", "2024-03-20"), ("deliver_due", "2024-04-30")];
    let contract = fixture.add(&CONTRACT, &open);
    let (unit, officer) = (contract.text("buyer").unwrap(), contract.text("handler").unwrap());
    let all = Scope { kind: Some(&CONTRACT), ..Scope::all(day(TODAY)) };
    let found = seen(&fixture, &all);
    assert_eq!(found.due.len(), 3);
    assert!(found.due.iter().all(|d| d.unit.as_deref() == Some(unit) && d.officer.as_deref() == Some(officer)));
    let count = |scope: Scope<'_>| seen(&fixture, &scope).due.len();
    assert_eq!(count(Scope { unit: Some(unit), ..all }), 3);
    assert_eq!(count(Scope { unit: Some("DW-2024-9999"), ..all }), 0);
    assert_eq!(count(Scope { officer: Some(officer), ..all }), 3);
    assert_eq!(count(Scope { officer: Some("'; DROP"), ..all }), 0);
    assert_eq!(count(Scope { until: Some(day("2024-03-29")), ..all }), 2);
    assert_eq!(count(Scope { kind: Some(&OFFICER), ..all }), 0);
}

#[test]
fn every_word_in_brackets_is_a_domain_or_a_code_and_every_state_exists() {
    for kind in KINDS {
        for line in kind.deadlines {
            for word in line.limits.iter().filter(|w| !matches!(**w, "采购" | "招投标")) {
                let is_code = kind.fields.iter().any(|f| match f.ty {
                    Type::Code(list) => list.items.iter().any(|i| i.zh == *word),
                    _ => false,
                });
                assert!(is_code, "{kind:?} {} {word}", line.label);
            }
            for state in line.states {
                assert!(kind.lifecycle.unwrap().states.get(state).is_some(), "{kind:?} {} {state}", line.label);
            }
            assert!(line.owed_for.is_empty() || kind.field(line.owed_for).is_some());
        }
    }
}

#[test]
fn sanctions_add_up_in_the_order_of_their_decisions() {
    let mut fixture = Fixture::new();
    let officer = fixture.add(&OFFICER, &[]);
    let mut entry = |title: &str, kind: &str, on: &str, state: &str| {
        let columns = [
            ("officer", officer.id()),
            ("title", title),
            ("section", "violation"),
            ("polarity", "negative"),
            ("sanction", kind),
            ("decided_on", on),
            ("state", state),
        ];
        fixture.add(&ENTRY, &columns)
    };
    let later = entry("警告", "warn", "2024-02-10", "filed");
    let first = entry("记过", "demerit", "2023-05-10", "filed");
    entry("误录", "remove", "2023-06-10", "removed");
    let end = |fixture: &Fixture, row: &crate::schema::Row| {
        due(fixture, &ENTRY, row.id()).into_iter().find(|(label, _)| *label == "处分期满").unwrap().1
    };
    assert_eq!(end(&fixture, &first), "2024-05-10");
    // Three months were left when the second was decided: six are added to them.
    assert_eq!(end(&fixture, &later), "2024-11-10");
    fixture.change(&first, &[("void_on", "2024-03-01")]);
    assert_eq!(end(&fixture, &later), "2024-08-10");
}

#[test]
fn a_confirmed_case_goes_before_the_public_unless_it_is_minor_or_a_persons() {
    let mut fixture = Fixture::new();
    let base = [("state", "confirmed"), ("decided_on", "2024-03-20"), ("severity", "general")];
    let case = fixture.add(&CASE, &base);
    let published = |fixture: &Fixture, case: &crate::schema::Row| {
        due(fixture, &CASE, case.id()).contains(&row("公开决定", "2024-03-29"))
    };
    assert!(published(&fixture, &case));
    let minor = fixture.change(&case, &[("severity", "minor")]);
    assert!(!published(&fixture, &minor));
    let person = fixture.change(&minor, &[("severity", "general"), ("subject_kind", "officer")]);
    assert!(!published(&fixture, &person));
    let case = fixture.change(&person, &[("subject_kind", "unit")]);
    fixture.add(&PUBLICATION, &[("target", case.id()), ("start_on", "2024-03-25"), ("state", "live")]);
    assert!(!published(&fixture, &case));
}

#[test]
fn a_publication_comes_down_at_its_end_and_after_repair_or_revocation() {
    let mut fixture = Fixture::new();
    let base = [("state", "confirmed"), ("decided_on", "2024-01-10"), ("severity", "general")];
    let case = fixture.add(&CASE, &base);
    let up = [("target", case.id()), ("start_on", "2024-01-15"), ("state", "live")];
    let publication = fixture.add(&PUBLICATION, &up);
    let lines = |fixture: &Fixture| due(fixture, &PUBLICATION, publication.id());
    assert_eq!(lines(&fixture), [row("期满撤下", "2027-01-10")]);
    let announced = fixture.change(&publication, &[("end_on", "2024-04-15")]);
    assert_eq!(lines(&fixture), [row("期满撤下", "2024-04-15")]);
    fixture.change(&announced, &[("end_on", "")]);
    // What is not corrected has no end.
    let order = fixture.add(&RECTIFICATION, &[("origin", case.id()), ("state", "issued"), ("kind", "fix")]);
    assert_eq!(lines(&fixture), []);
    // Nor has what was refused, until a later order of its kind is closed.
    fixture.change(&order, &[("state", "refused")]);
    assert_eq!(lines(&fixture), []);
    let later = [("origin", case.id()), ("state", "closed"), ("issued_on", "2024-02-01")];
    let other = fixture.add(&RECTIFICATION, &[&later[..], &[("kind", "explain")]].concat());
    assert_eq!(lines(&fixture), []);
    fixture.change(&other, &[("kind", "fix")]);
    assert_eq!(lines(&fixture), [row("期满撤下", "2027-01-10")]);
    let measure = fixture.add(&MEASURE, &[("case", case.id()), ("state", "imposed")]);
    let repair = [("target", case.id()), ("decided_on", "2024-03-20"), ("state", "denied")];
    let repair = fixture.add(&REPAIR, &repair);
    assert_eq!(lines(&fixture).len(), 1, "a repair that was denied ends nothing");
    fixture.change(&repair, &[("state", "granted")]);
    assert!(lines(&fixture).contains(&row("修复后撤下", "2024-03-25")));
    assert!(due(&fixture, &MEASURE, measure.id()).contains(&row("修复后解除", "2024-03-25")));
    fixture.change_by("甲", "revoke", &case, &[("state", "revoked")]);
    assert!(lines(&fixture).contains(&row("撤销后撤下", "2024-04-02")));
}

#[test]
fn a_disclosure_is_due_as_its_mode_and_its_month_say() {
    let mut fixture = Fixture::new();
    let open = fixture.add(&DISCLOSURE, &[("formed_on", "2024-03-01")]);
    assert_eq!(due(&fixture, &DISCLOSURE, open.id()), [row("公开", "2024-03-29")]);
    let month = fixture.add(&DISCLOSURE, &[("period", "2024-02")]);
    assert_eq!(due(&fixture, &DISCLOSURE, month.id()), [row("公开", "2024-03-10")]);
    let month = fixture.change(&month, &[("state", "published"), ("published_on", "2024-03-08")]);
    assert_eq!(due(&fixture, &DISCLOSURE, month.id()), []);
    let request = fixture.add(&DISCLOSURE, &[("mode", "request"), ("requested_on", "2024-03-04")]);
    let both = [row("补正告知", "2024-03-13"), row("答复申请", "2024-04-01")];
    assert_eq!(due(&fixture, &DISCLOSURE, request.id()), both);
    let request = fixture.change(&request, &[("note", "申请内容明确,不需补正"), ("extended_to", "2024-04-20")]);
    assert_eq!(due(&fixture, &DISCLOSURE, request.id()), [row("答复申请", "2024-04-20")]);
    let withheld = fixture.change(&open, &[("state", "withheld"), ("review_on", "2024-09-30")]);
    assert_eq!(due(&fixture, &DISCLOSURE, withheld.id()), [row("复审", "2024-09-30")]);
}

#[test]
fn what_recurs_is_due_again_after_it_was_done() {
    let mut fixture = Fixture::new();
    let desk = fixture.add(&DESK, &[("checked_on", "2023-03-01")]);
    assert_eq!(due(&fixture, &DESK, desk.id()), [row("定期核实", "2024-03-01")]);
    // 1 March 2025 is a Saturday.
    let desk = fixture.change(&desk, &[("checked_on", "2024-03-01")]);
    assert_eq!(due(&fixture, &DESK, desk.id()), [row("定期核实", "2025-03-03")]);
    let venue = fixture.add(&VENUE, &[("opened_on", "2024-01-02")]);
    assert_eq!(due(&fixture, &VENUE, venue.id()), [row("更新", "2024-02-01")]);
    let venue = fixture.change(&venue, &[("updated_on", "2024-03-01")]);
    assert_eq!(due(&fixture, &VENUE, venue.id()), [row("更新", "2024-04-01")]);
    let shown = [("venue", venue.id()), ("start_on", "2024-03-11"), ("state", "draft")];
    let shown = fixture.add(&PUBLICATION, &shown);
    assert_eq!(due(&fixture, &VENUE, venue.id()), [row("更新", "2024-04-01")]);
    fixture.change(&shown, &[("state", "live")]);
    assert_eq!(due(&fixture, &VENUE, venue.id()), [row("更新", "2024-04-10")]);
    let campaign = fixture.add(&CAMPAIGN, &[("titled_on", "2023-03-01"), ("state", "titled")]);
    assert_eq!(due(&fixture, &CAMPAIGN, campaign.id()), [row("复核", "2024-03-01")]);
    let campaign = fixture.change(&campaign, &[("recheck_on", "2024-02-27"), ("valid_to", "2025-12-31")]);
    assert_eq!(due(&fixture, &CAMPAIGN, campaign.id()), [row("复核", "2025-02-27"), row("命名期满", "2025-12-31")]);
    let campaign = fixture.change(&campaign, &[("valid_to", "2025-01-31")]);
    assert_eq!(due(&fixture, &CAMPAIGN, campaign.id()), [row("命名期满", "2025-01-31")]);
}

#[test]
fn only_the_last_assessment_of_a_region_calls_for_the_next() {
    let mut fixture = Fixture::new();
    let first = fixture.add(&ASSESSMENT, &[("region", "云汀区"), ("as_of_date", "2023-06-30")]);
    let due_of = |fixture: &Fixture, row: &crate::schema::Row| -> Vec<&'static str> {
        due(fixture, &ASSESSMENT, row.id()).into_iter().map(|(label, _)| label).collect()
    };
    assert_eq!(due_of(&fixture, &first), ["定期评估"]);
    let other = fixture.add(&ASSESSMENT, &[("region", "另一区"), ("as_of_date", "2023-12-31")]);
    assert_eq!(due_of(&fixture, &first), ["定期评估"]);
    let next = fixture.add(&ASSESSMENT, &[("region", "云汀区"), ("as_of_date", "2023-12-31"), ("state", "cleared")]);
    assert_eq!((due_of(&fixture, &first).len(), due_of(&fixture, &next).len()), (0, 1));
    assert_eq!(due_of(&fixture, &other), ["定期评估"]);
}

#[test]
fn a_look_ahead_finds_what_the_whole_list_has_by_then() {
    let mut fixture = Fixture::new();
    for (signed, ended) in [("2009-03-27", "2010-01-04"), ("2009-05-04", "2010-11-08"), ("2023-05-04", "2024-02-05")] {
        let tender = fixture.add(&TENDER, &[("state", "contracted"), ("notice_on", signed), ("award_on", signed)]);
        let of = [("tender", tender.id()), ("signed_on", signed), ("ended_on", ended), ("state", "closed")];
        fixture.add(&CONTRACT, &of);
        fixture.add(&CONTRACT, &[("signed_on", "2024-03-27"), ("deliver_due", ended)]);
    }
    let all = |found: &Found| found.due.iter().map(|d| (d.clock.on, d.key())).collect::<Vec<_>>();
    let until = |on: &str| Scope { until: Some(day(on)), ..Scope::all(day(TODAY)) };
    let whole = all(&seen(&fixture, &until("2060-01-01")));
    assert_eq!(whole.iter().filter(|(_, key)| key.contains("档案保存期满")).count(), 3, "{whole:?}");
    let on_days =
        [TODAY, "2024-03-29", "2024-04-03", "2025-01-04", "2025-01-06", "2025-11-08", "2025-11-10", "2039-02-07"];
    for on in on_days {
        let near: Vec<_> = whole.iter().filter(|(due, _)| *due <= day(on)).cloned().collect();
        assert_eq!(all(&seen(&fixture, &until(on))), near, "{on}");
    }
}

#[test]
fn reminders_are_listed_a_year_ahead_and_it_is_said_when_there_are_more() {
    let mut fixture = Fixture::new();
    let closed = |fixture: &mut Fixture, ended: &str| {
        let tender = fixture.add(&TENDER, &[("state", "contracted")]);
        fixture.add(&CONTRACT, &[("tender", tender.id()), ("ended_on", ended), ("state", "closed")]);
        tender
    };
    closed(&mut fixture, "2009-06-01");
    let kept = |found: &Found| {
        let reminders = found.due.iter().filter(|d| d.line.label == "档案保存期满");
        reminders.map(|d| d.clock.on.to_string()).collect::<Vec<_>>()
    };
    let found = seen(&fixture, &Scope::all(day(TODAY)));
    assert_eq!((kept(&found), found.later), (vec!["2024-06-03".to_owned()], None));
    let late = closed(&mut fixture, "2010-06-01");
    let found = seen(&fixture, &Scope::all(day(TODAY)));
    assert_eq!((kept(&found), found.later), (vec!["2024-06-03".to_owned()], Some(day("2025-03-28"))));
    // Of one record everything is told, and who asks for more gets it without the remark.
    assert_eq!(due(&fixture, &TENDER, late.id()), [row("档案保存期满", "2025-06-03")]);
    let found = seen(&fixture, &Scope { until: Some(day("2025-06-03")), ..Scope::all(day(TODAY)) });
    assert_eq!((kept(&found), found.later), (vec!["2024-06-03".to_owned(), "2025-06-03".to_owned()], None));
}
