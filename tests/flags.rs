//! Every red flag on small ledgers: one that raises it, one that does not, one that cannot tell.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

#[path = "flags/scenes.rs"]
#[allow(dead_code, reason = "the ids of a scene serve the pages")]
mod scenes;

use chengxin::analysis::flags::{self, Cause, Group, Outcome, Test};
use chengxin::catalog;

use scenes::Scene;

fn judged(code: &str, scene: &str) -> Outcome {
    let ledger = Scene::of(scene);
    let report = flags::run(ledger.reader(), &[flags::find(code).unwrap()], scenes::today()).unwrap();
    report.outcomes().next().unwrap().1
}

/// What is not as a case says.
fn faults(case: &scenes::Case) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |holds: bool, what: &str, outcome: &Outcome| {
        if !holds {
            faults.push(format!("{} {what}: {outcome:?}", case.code));
        }
    };
    let raised = judged(case.code, &case.raises);
    let near = |value: f64| (value - case.value).abs() < 1e-4;
    let groups = flags::find(case.code).unwrap().groups;
    expect(raised.raised.len() == case.times, "is not raised as often", &raised);
    expect(raised.raised.first().is_some_and(|r| near(r.value)), "has another value", &raised);
    expect(raised.raised.iter().all(|r| !r.rows.is_empty() && groups.contains(&r.group)), "stands on nothing", &raised);
    let quiet = judged(case.code, &case.quiet);
    expect(quiet.raised.is_empty() && quiet.judged > 0, "is not silent", &quiet);
    let lacking = judged(case.code, &case.lacks);
    let told = |l: &flags::NotComputable| case.always || l.cause != Cause::Nothing;
    expect(lacking.raised.is_empty() && lacking.lacking.iter().any(told), "tells what it cannot know", &lacking);
    let causes = flags::find(case.code).unwrap().causes();
    for lacking in &lacking.lacking {
        // A required field lacks only where a number that must be above zero is not.
        let foretold = match lacking.cause {
            Cause::Blank(kind, field) => {
                causes.contains(&lacking.cause) || catalog::kind(kind).unwrap().field(field).unwrap().required
            }
            Cause::NoBids | Cause::Parameter(_) => causes.contains(&lacking.cause),
            _ => true,
        };
        assert!(foretold, "{} does not tell that it may lack this: {lacking:?}", case.code);
        let said = lacking.cause.both();
        assert!(!said.zh.is_empty() && !said.en.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)));
    }
    faults
}

#[test]
fn every_computed_flag_is_raised_is_silent_and_says_what_it_lacks() {
    let cases = scenes::all();
    let faults: Vec<String> = cases.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let computed = flags::ALL.iter().filter(|f| matches!(f.test, Test::Computed(_))).map(|f| f.code);
    let tried: Vec<&str> = cases.iter().map(|c| c.code).collect();
    assert_eq!(computed.collect::<Vec<_>>(), tried);
}

#[test]
fn what_the_registers_do_not_keep_says_so() {
    for flag in flags::ALL.iter().filter(|f| matches!(f.test, Test::Absent(_))) {
        let outcome = judged(flag.code, "tender t method=open state=awarded winner=p1");
        assert!(outcome.raised.is_empty() && matches!(outcome.lacking[0].cause, Cause::Absent(_)), "{}", flag.code);
    }
}

#[test]
fn aborted_procedures_and_withdrawn_bids_are_left_out() {
    let aborted = "tender t method=open state=aborted notice_on=2024-03-01 bid_deadline=2024-03-02";
    assert!(judged("R003", aborted).raised.is_empty());
    let withdrawn = "tender t method=open state=evaluating\nbid a tender=t bidder=p1 state=received\n\
                     bid b tender=t bidder=p2 state=withdrawn";
    assert_eq!(judged("R018", withdrawn).raised.len(), 1);
}

#[test]
fn the_period_asked_for_follows_the_method() {
    for (method, days, raised) in [
        ("open", "2024-03-21", false),
        ("open", "2024-03-20", true),
        ("invited", "2024-03-20", true),
        ("consultation", "2024-03-11", false),
        ("consultation", "2024-03-10", true),
        ("inquiry", "2024-03-06", false),
        ("negotiation", "2024-03-05", true),
        ("framework", "2024-03-16", false),
        ("framework", "2024-03-15", true),
        ("single", "2024-03-02", false),
    ] {
        let scene = format!("tender t method={method} state=announced notice_on=2024-03-01 bid_deadline={days}");
        assert_eq!(judged("R003", &scene).raised.len(), usize::from(raised), "{method} {days}");
    }
}

/// Group, value and threshold of all that is raised, with the number of records behind each.
fn raised(outcome: &Outcome) -> Vec<(Group, f64, Option<f64>, usize)> {
    outcome.raised.iter().map(|r| (r.group, r.value, r.threshold, r.rows.len())).collect()
}

fn many(number: usize, part: impl Fn(usize) -> String) -> String {
    (0..number).map(part).collect()
}

fn lacks(outcome: &Outcome, cause: Cause) -> u64 {
    outcome.lacking.iter().filter(|l| l.cause == cause).map(|l| l.count).sum()
}

#[test]
fn a_late_mark_without_late_days_is_one_and_has_no_threshold() {
    let late = |n: u32, on: &str| {
        format!(
            "tender t{n} method=open winner=p1 state=awarded bid_deadline=2024-03-01\n\
             bid b{n} tender=t{n} bidder=p1 state=won late=1 received_on={on}\n"
        )
    };
    let marked = judged("R030", &late(1, "2024-03-01"));
    assert_eq!(raised(&marked), [(Group::Process, 1.0, None, 2), (Group::Winner, 1.0, None, 2)]);
    let both = judged("R030", &(late(1, "2024-02-28") + &late(2, "2024-03-04")));
    assert_eq!(raised(&both)[2..], [(Group::Winner, 3.0, Some(0.0), 4)], "the winner once, with the days");
    let unknown = "tender t method=open state=awarded\nbid b tender=t bidder=p1 state=valid\n\
                   tender u method=open state=awarded winner=p1\ntender v method=single state=awarded winner=p1";
    let unknown = judged("R030", unknown);
    assert_eq!((lacks(&unknown, Cause::Blank("tender", "winner")), lacks(&unknown, Cause::NoBids)), (1, 1));
}

#[test]
fn shares_of_disqualified_bids_are_compared_among_agencies_and_two_bids_are_enough() {
    // Of two bids in one procedure each disqualifies one; the first disqualifies both.
    for (field, group) in [("agency", Group::Agency), ("buyer", Group::Buyer)] {
        let scene = many(8, |n| {
            let other = if n == 0 { "disqualified" } else { "valid" };
            format!(
                "tender t{n} method=open state=evaluating {field}=w{n}\n\
                 bid a{n} tender=t{n} bidder=p{n} state=disqualified\nbid b{n} tender=t{n} bidder=q{n} state={other}\n"
            )
        });
        let outcome = judged("R038", &scene);
        let found: Vec<_> = raised(&outcome).into_iter().filter(|(of, ..)| *of == group).collect();
        assert_eq!(found.len(), 1, "{field}: {outcome:?}");
        assert_eq!((found[0].1, found[0].3), (1.0, 2));
        let other = if group == Group::Agency { Group::Buyer } else { Group::Agency };
        assert!(outcome.raised.iter().all(|r| r.group != other), "one buyer or no agency stands out from none");
    }
}

#[test]
fn single_source_is_no_reason_to_look_away_from_prices() {
    let won = |n: usize, second: u64| {
        format!(
            "tender t{n} method=single state=awarded winner=p1\nbid a{n} tender=t{n} bidder=p1 price=1000 state=won\n\
             bid b{n} tender=t{n} bidder=p2 price={second} state=lost\n"
        )
    };
    let scene =
        |odd: u64| -> String { (0..8).map(|n| won(n, [odd, 1200, 1205, 1210, 1215, 1220, 1225, 1222][n])).collect() };
    assert_eq!(raised(&judged("R024", &scene(1001))).len(), 3);
    assert_eq!(raised(&judged("R058", &scene(2000))).len(), 2);
    assert_eq!(raised(&judged("R028", &won(1, 1000))).len(), 3);
    let alone = judged("R024", "tender t method=single state=awarded winner=p1");
    assert_eq!(lacks(&alone, Cause::NoBids), 0, "one source may have no bids");
}

#[test]
fn a_subject_is_raised_once_with_everything_behind_it() {
    let equal = |n: usize, bidders: usize| {
        let bids = many(bidders, |b| format!("bid b{n}_{b} tender=t{n} bidder=p{b} price=1000 state=valid\n"));
        format!("tender t{n} method=open state=evaluating\n{bids}")
    };
    let found = raised(&judged("R028", &(equal(1, 2) + &equal(2, 3) + &equal(3, 2))));
    let bidder = |value, rows| (Group::Bidder, value, None, rows);
    assert_eq!(found[3..], [bidder(3.0, 10), bidder(3.0, 10), bidder(3.0, 4)]);
    // Two pairs of equal prices in one procedure name it once.
    let pairs = equal(1, 2)
        + "bid c tender=t1 bidder=p3 price=900 state=valid\nbid d tender=t1 bidder=p4 price=900 state=valid";
    assert_eq!(raised(&judged("R028", &pairs))[0], (Group::Process, 2.0, None, 5));
    let few = |class: &'static str, bids: usize| {
        many(3, |n| {
            let bids = many(bids, |b| format!("bid {class}{n}_{b} tender={class}{n} bidder=p{b} state=valid\n"));
            format!("tender {class}{n} method=open state=evaluating buyer=u item_code={class}\n{bids}")
        })
    };
    let found = raised(&judged("R019", &(few("A01", 2) + &few("A02", 1))));
    assert_eq!(found, [(Group::Buyer, 1.0, Some(3.0), 6)], "low values are flagged, so the lowest stays");
}
