//! Every red flag on small ledgers: one that raises it, one that does not, one that cannot tell.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

#[path = "flags/scenes.rs"]
mod scenes;

use chengxin::analysis::flags::{self, Cause, Outcome, Test};

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
    for lacking in &lacking.lacking {
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
