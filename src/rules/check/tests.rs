//! Every rule fires, is silent and says what is missing, on small ledgers written as lines of text.
//!
//! A record is `kind alias field=value ..`, `@alias` stands for the id of an earlier one, `;` separates records; the one
//! called `x` is judged on 2026-01-15.

mod answers;
mod debt;
mod law;
mod order;
mod payment;
mod performance;
mod procedure;
mod promises;
mod township;

use std::collections::{BTreeSet, HashMap};

use super::answers::{Answer, Stand, key};
use super::engine::{Finding, Scope, run};
use super::{find, rules};
use crate::rules::fixture::{Fixture, assert_well_said, day};

const TODAY: &str = "2026-01-15";

/// What a rule says of a record.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Clean,
    Finding(String),
    NotComputable,
}

fn write(fixture: &mut Fixture, text: &str) -> String {
    let mut ids: HashMap<String, String> = HashMap::new();
    for line in text.split(';') {
        let mut words = line.split_whitespace();
        let kind = crate::catalog::kind(words.next().unwrap()).unwrap();
        let alias = words.next().unwrap().to_owned();
        let columns: Vec<(&'static str, String)> = words
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap();
                let value = value.strip_prefix('@').map_or_else(|| value.to_owned(), |alias| ids[alias].clone());
                (kind.field(name).unwrap_or_else(|| panic!("{} has no {name}", kind.name)).name, value)
            })
            .collect();
        let columns: Vec<(&'static str, &str)> = columns.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let row = fixture.add(kind, &columns);
        ids.insert(alias, row.id().to_owned());
    }
    ids.remove("x").unwrap()
}

fn findings(fixture: &Fixture, code: &str) -> Vec<Finding> {
    findings_on(TODAY, fixture, code)
}

fn findings_on(today: &str, fixture: &Fixture, code: &str) -> Vec<Finding> {
    let mut all = Vec::new();
    let scope = Scope { rule: Some(code), ..Scope::default() };
    run(fixture.reader(), day(today), &scope, &mut |finding| {
        all.push(finding);
        Ok(())
    })
    .unwrap();
    all
}

fn said(fixture: &Fixture, code: &str, id: &str) -> Said {
    let all = findings(fixture, code);
    let Some(finding) = all.iter().find(|f| f.record == id) else { return Said::Clean };
    assert_well_said(&crate::error::Fault::new(&crate::error::codes::W4001, finding.text().into_owned()));
    if finding.missing { Said::NotComputable } else { Said::Finding(finding.text().zh.to_string()) }
}

/// Rules that read nothing that could be blank: required fields and parameters that always have a value.
const ALWAYS_COMPUTABLE: &[&str] = &["CG-10", "CG-20", "CG-25", "CG-32", "CG-37", "DX-01", "RQ-01", "ZB-08", "ZY-12"];

/// Code; a ledger on which it fires, with words of the finding; one on which it is silent; one where it says what lacks.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The cases of every chapter.
fn cases() -> impl Iterator<Item = &'static Case> {
    let all = [order::CASES, procedure::CASES, performance::CASES, debt::CASES, promises::CASES, township::CASES];
    all.into_iter().flatten()
}

fn always_computable(code: &str) -> bool {
    let all = [ALWAYS_COMPUTABLE, debt::ALWAYS_COMPUTABLE, promises::ALWAYS_COMPUTABLE, township::ALWAYS_COMPUTABLE];
    all.iter().any(|all| all.contains(&code))
}

#[test]
fn every_rule_fires_is_silent_and_says_what_is_missing() {
    let mut failed = Vec::new();
    for (code, fires, words, clean, missing) in cases() {
        let say = |text: &str| {
            let mut fixture = Fixture::new();
            let id = write(&mut fixture, text);
            said(&fixture, code, &id)
        };
        if !fires.is_empty() {
            match say(fires) {
                Said::Finding(text) if text.contains(words) => {}
                other => failed.push(format!("{code} must fire with {words}: {other:?}")),
            }
        }
        let silent = say(clean);
        if silent != Said::Clean {
            failed.push(format!("{code} must be silent: {silent:?}"));
        }
        if missing.is_empty() != always_computable(code) {
            failed.push(format!("{code} needs a case that cannot be computed"));
        } else if !missing.is_empty() && say(missing) != Said::NotComputable {
            failed.push(format!("{code} must say what is missing: {:?}", say(missing)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_rule_has_a_case_and_codes_are_unique() {
    let codes: BTreeSet<&str> = rules().map(|r| r.code).collect();
    assert_eq!(codes.len(), rules().count());
    assert_eq!(codes, cases().map(|c| c.0).collect());
}

#[test]
fn registry_says_where_each_rule_stands() {
    for rule in rules() {
        let code = rule.code;
        for label in [rule.title, rule.demands, rule.source] {
            assert!(!label.zh.is_empty() && !label.en.is_empty(), "{code}");
            assert!(!label.en.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{code}: {}", label.en);
        }
        for name in rule.parameters {
            assert!(crate::catalog::parameters::find(name).next().is_some(), "{code} reads {name}");
        }
        for bound in [rule.from, rule.to].into_iter().flatten() {
            assert!(bound.parse::<chrono::NaiveDate>().is_ok(), "{code}: {bound}");
        }
        assert!(find(&code.to_ascii_lowercase()).is_some_and(|found| found.code == code));
    }
}

#[test]
fn a_parameter_counts_for_the_clocks_that_start_in_its_days() {
    let mut fixture = Fixture::new();
    let lines = "tender t; contract a tender=@t signed_on=2024-03-29 published_on=2024-04-03; \
                 contract x tender=@t signed_on=2024-04-01 published_on=2024-04-08";
    let after = write(&mut fixture, lines);
    let late = |fixture: &Fixture| findings(fixture, "CG-30").into_iter().map(|f| f.record).collect::<Vec<_>>();
    assert_eq!(late(&fixture).len(), 2);
    fixture.set_parameter("contract.publish", "5", "2024-04-01");
    let still = late(&fixture);
    assert!(still.len() == 1 && still[0] != after, "only the clock that starts later counts anew: {still:?}");
}

#[test]
fn a_rule_holds_for_clocks_that_start_in_its_own_days() {
    let mut fixture = Fixture::new();
    let before = "contract c sme_size=small pay_days=30; \
                  payment x contract=@c basis_on=2020-08-31 delay_excuse=internal_process";
    let id = write(&mut fixture, before);
    assert_eq!(said(&fixture, "FK-06", &id), Said::Clean);
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, &before.replace("08-31", "09-01"));
    assert!(
        matches!(said(&fixture, "FK-06", &id), Said::Finding(text) if text.contains("728") && text.contains("待核"))
    );
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, &before.replace("2020-08-31", "2025-06-01"));
    assert!(matches!(said(&fixture, "FK-06", &id), Said::Finding(text) if !text.contains("728")));
}

#[test]
fn the_prime_rate_that_the_district_enters_bounds_the_agreed_one() {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, "contract x sme_size=small signed_on=2025-06-03 interest_rate=29999");
    fixture.set_parameter("payment.lpr", "3", "2025-06-01");
    assert!(matches!(said(&fixture, "FK-05", &id), Said::Finding(text) if text.contains("2.9999%")));
    let mut fixture = Fixture::new();
    fixture.set_parameter("payment.lpr", "3", "2025-06-01");
    let id = write(&mut fixture, "contract x sme_size=small signed_on=2025-06-03 interest_rate=30000");
    assert_eq!(said(&fixture, "FK-05", &id), Said::Clean);
}

#[test]
fn an_unconfirmed_figure_says_so_in_the_finding() {
    let mut fixture = Fixture::new();
    let text = "contract c sme_size=small signed_on=2024-01-01; payment x contract=@c basis_on=2024-03-01";
    let id = write(&mut fixture, text);
    assert!(
        matches!(said(&fixture, "FK-01", &id), Said::Finding(text) if text.contains("728") && text.contains("待核"))
    );
}

/// Writes an answer to what a rule finds on a record, on a day; without facts as older programs did.
fn answer(fixture: &mut Fixture, (code, id): (&str, &str), today: &str, with_facts: bool) -> Answer {
    let found = findings_on(today, fixture, code).into_iter().find(|f| f.record == id).unwrap();
    let facts = with_facts.then(|| found.facts());
    let answer =
        Answer { stand: Stand::Explained, reason: "系统故障".into(), by: "甲".into(), on: day(today), facts };
    let json = serde_json::to_string(&answer).unwrap();
    assert_eq!(json.contains("facts"), with_facts);
    let on = found.on.filter(|_| with_facts);
    fixture.write("answer", "甲", |op| op.set_setting(&key(found.rule, id, on), &json));
    answer
}

#[test]
fn an_answer_survives_and_a_day_narrows() {
    let mut fixture = Fixture::new();
    let id = write(&mut fixture, "tender t; contract x tender=@t signed_on=2024-04-03 published_on=2024-04-09");
    let answer = answer(&mut fixture, ("CG-30", &id), "2024-05-01", true);
    let found = findings(&fixture, "CG-30");
    assert_eq!((found.len(), found[0].answer.as_ref()), (1, Some(&answer)));
    let since = |text| {
        let mut count = 0;
        let scope = Scope { since: Some(day(text)), rule: Some("CG-30"), ..Scope::default() };
        run(fixture.reader(), day(TODAY), &scope, &mut |_| {
            count += 1;
            Ok(())
        })
        .unwrap();
        count
    };
    assert_eq!((since("2024-04-08"), since("2024-04-09")), (1, 0));
    fixture.write("answer", "甲", |op| op.set_setting("finding.CG-30.x", "{"));
    let failed = run(fixture.reader(), day(TODAY), &Scope::default(), &mut |_| Ok(()));
    assert_eq!(failed.unwrap_err().code.id, "E7005");
}

#[test]
fn a_void_record_is_judged_no_more() {
    let mut fixture = Fixture::new();
    let lines = "tender t; contract x tender=@t signed_on=2024-03-01 void_on=2024-03-02";
    let id = write(&mut fixture, lines);
    assert_eq!(said(&fixture, "CG-31", &id), Said::Clean);
}

#[test]
fn a_year_lists_what_it_left_unpaid_to_small_firms() {
    use super::overdue::overdue;
    let mut fixture = Fixture::new();
    // Due on 2025-08-01 by the 30 days of the statute: 152 days and 0.05 % a day to the end of the year.
    let open = "contract c sme_size=small signed_on=2025-06-03 settlement=delivery; \
                payment x contract=@c basis_on=2025-07-02 amount=10000000 delay_excuse=fund";
    let id = write(&mut fixture, open);
    let large = "contract c sme_size=large signed_on=2025-06-03 settlement=delivery; \
                 payment x contract=@c basis_on=2025-07-02 amount=10000000";
    write(&mut fixture, large);
    let list = |year| overdue(fixture.reader(), day(TODAY), year).unwrap();
    let found = list(2025).overdue;
    assert_eq!(found.len(), 1, "a large firm is not in the list");
    let due = &found[0];
    assert_eq!((&due.payment, due.due_on, due.days), (&id, day("2025-08-01"), 152));
    assert_eq!((due.amount, due.interest, due.excuse.as_deref()), (10_000_000, Some(760_000), Some("fund")));
    assert_eq!((list(2024).overdue.len(), list(2027).overdue.len()), (0, 0));
    assert_eq!(list(2026).until, day(TODAY));
}

#[test]
fn what_was_paid_in_the_year_is_not_in_its_list() {
    use super::overdue::overdue;
    let lines = |paid: &str| {
        format!(
            "contract c sme_size=small signed_on=2025-06-03 settlement=delivery; \
             payment x contract=@c basis_on=2025-07-02 amount=10000000 {paid}"
        )
    };
    for (paid, amount) in [
        ("paid_on=2025-12-31 paid_amount=10000000", None),
        ("paid_on=2025-12-31 paid_amount=4000000", Some(6_000_000)),
        ("paid_on=2026-01-05 paid_amount=10000000", Some(10_000_000)),
        ("disputed=10000000", None),
    ] {
        let mut fixture = Fixture::new();
        write(&mut fixture, &lines(paid));
        let found = overdue(fixture.reader(), day(TODAY), 2025).unwrap().overdue;
        assert_eq!(found.first().map(|o| o.amount), amount, "{paid}");
    }
}
