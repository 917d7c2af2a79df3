use super::{judged, said};
use crate::analysis::standing::{Judge, Said, Shared, named};
use crate::catalog::debt::FISCAL;
use crate::catalog::integrity::PROMISE;
use crate::catalog::personnel::POST;
use crate::catalog::ppp::{AMENDMENT, PERFORMANCE, PROJECT, STAGE, SUBSIDY};
use crate::rules::Parameters;
use crate::rules::fixture::{Fixture, day};

fn budget(fixture: &mut Fixture, year: &str, spend: &str) {
    fixture.add(&FISCAL, &[("year", year), ("basis", "budget"), ("general_spend", spend), ("region", "云汀区")]);
}

#[test]
fn a_project_adds_up_what_it_owes_and_names_who_answers() {
    let mut fixture = Fixture::new();
    let project = [("rule_set", "new"), ("term_years", "45"), ("signed_on", "2024-02-01"), ("payment", "user")];
    let project = fixture.add(&PROJECT, &project);
    let post = [("scope", project.id()), ("start_on", "2024-01-01"), ("title", "主管")];
    let post = fixture.add(&POST, &post);
    let gone = [("scope", project.id()), ("start_on", "2023-01-01"), ("end_on", "2024-03-27")];
    fixture.add(&POST, &gone);
    let of = ("project", project.id());
    let money = [("amount", "90000"), ("adjusted", "80000"), ("paid_amount", "20000"), ("state", "partial")];
    fixture.add(&SUBSIDY, &[&[of, ("year", "2023")], &money[..]].concat());
    fixture.add(&SUBSIDY, &[of, ("year", "2024"), ("amount", "70000"), ("state", "changed")]);
    let values = said(&fixture, &project, "2024-03-28");
    assert_eq!(values[0], format!("responsible={} 主管", post.id()));
    assert_eq!(values[1..], ["subsidy owed=600.00", "term over=45 years of 40"]);
    assert_eq!(said(&fixture, &project, "2024-03-27")[0].matches(';').count(), 1, "the last day of a post counts");
    let project = fixture.change(&project, &[("term_years", "40"), ("end_on", "2064-02-01")]);
    assert!(!said(&fixture, &project, "2024-03-28").iter().any(|value| value.starts_with("term")));
    // Before the new mechanism there was no longest term of it.
    let early = [("rule_set", "new"), ("term_years", "45"), ("signed_on", "2023-11-02"), ("payment", "user")];
    let early = fixture.add(&PROJECT, &early);
    assert!(said(&fixture, &early, "2024-03-28")[0].starts_with("term over=not computable: parameter ppp.term_max"));
}

#[test]
fn no_project_is_added_in_a_year_that_costs_more_than_its_line() {
    let mut fixture = Fixture::new();
    let project = [("rule_set", "new"), ("payment", "gov"), ("signed_on", "2024-02-01"), ("term_years", "10")];
    let project = fixture.add(&PROJECT, &project);
    assert!(said(&fixture, &project, "2024-03-28").is_empty(), "the year costs nothing");
    let cost = [("project", project.id()), ("year", "2024"), ("amount", "6000"), ("state", "paid")];
    let cost = fixture.add(&SUBSIDY, &cost);
    let lacks = "not computable: no general spend of 2024 or before is on record";
    assert_eq!(said(&fixture, &project, "2024-03-28"), [format!("new barred={lacks}")]);
    assert!(said(&fixture, &cost, "2024-03-28").contains(&format!("burden={lacks}")));
    // 6 % lies above the 5 % of government payment and below the 10 % of the old rules.
    budget(&mut fixture, "2023", "100000");
    assert_eq!(said(&fixture, &project, "2024-03-28"), ["new barred=2024 costs 6%, the limit is 5%"]);
    assert!(said(&fixture, &cost, "2024-03-28").contains(&"burden=6% (by the spending of 2023)".to_owned()));
    budget(&mut fixture, "2024", "150000");
    assert!(said(&fixture, &project, "2024-03-28").is_empty(), "4 %");
    assert!(said(&fixture, &cost, "2024-03-28").contains(&"burden=4%".to_owned()));
    let old = fixture.add(&PROJECT, &[("rule_set", "old"), ("payment", "gap"), ("signed_on", "2024-02-01")]);
    fixture.add(&SUBSIDY, &[("project", old.id()), ("year", "2024"), ("amount", "12000")]);
    assert!(said(&fixture, &old, "2024-03-28").contains(&"new barred=2024 costs 12%, the limit is 10%".to_owned()));
    let old = fixture.change(&old, &[("state", "terminated")]);
    assert!(!said(&fixture, &old, "2024-03-28").iter().any(|value| value.starts_with("new barred")));
}

#[test]
fn a_list_reads_the_costs_of_all_projects_once() {
    let mut fixture = Fixture::new();
    let cost = fixture.add(&SUBSIDY, &[("year", "2024"), ("amount", "100")]);
    budget(&mut fixture, "2024", "1000");
    let (parameters, shared) = (Parameters::built_in(), Shared::default());
    let burden = named(&SUBSIDY, "支出责任占比").unwrap();
    let ask = |fixture: &Fixture, row| {
        Judge::new(fixture.reader(), &parameters, row, day("2024-03-28")).sharing(&shared).find(burden).unwrap()
    };
    assert_eq!(ask(&fixture, &cost), Said::Is(100_000.into()));
    let project = fixture.add(&PROJECT, &[]);
    let other = fixture.add(&SUBSIDY, &[("project", project.id()), ("year", "2024"), ("amount", "100")]);
    assert_eq!(ask(&fixture, &other), Said::Is(100_000.into()), "as it was read");
    assert_eq!(judged(&fixture, &other, "burden", "2024-03-28"), Said::Is(200_000.into()));
}

#[test]
fn a_yearly_cost_is_owed_and_late_until_it_is_paid_in_full() {
    let mut fixture = Fixture::new();
    let due = [("year", "2024"), ("due_on", "2024-03-01"), ("state", "partial"), ("paid_on", "2024-02-20")];
    let money = [("amount", "90000"), ("adjusted", "80000"), ("paid_amount", "20000")];
    let cost = fixture.add(&SUBSIDY, &[&due[..], &money].concat());
    assert_eq!(said(&fixture, &cost, "2024-03-28")[..2], ["owed=600.00", "overdue days=27 days"]);
    assert_eq!(said(&fixture, &cost, "2024-03-01")[..1], ["owed=600.00"]);
    assert_eq!(said(&fixture, &cost, "2024-03-01").len(), 2, "not late on the day it is due");
    let paid = [("paid_amount", "80000"), ("paid_on", "2024-03-04"), ("state", "paid")];
    let paid = fixture.change(&cost, &paid);
    assert_eq!(said(&fixture, &paid, "2024-03-28")[0], "overdue days=3 days");
    let changed = fixture.change(&paid, &[("state", "changed")]);
    assert!(said(&fixture, &changed, "2024-03-28")[0].starts_with("burden="));
}

#[test]
fn a_duty_is_overdue_while_assigned_and_late_once_reported() {
    let mut fixture = Fixture::new();
    let duty = fixture.add(&STAGE, &[("due_on", "2024-03-20"), ("state", "assigned")]);
    assert!(said(&fixture, &duty, "2024-03-20").is_empty());
    assert_eq!(said(&fixture, &duty, "2024-03-28"), ["overdue days=8 days"]);
    let duty = fixture.change(&duty, &[("state", "reported"), ("done_on", "2024-03-21")]);
    assert_eq!(said(&fixture, &duty, "2024-03-28"), ["late=yes"]);
    let duty = fixture.change(&duty, &[("done_on", "2024-03-20")]);
    assert!(said(&fixture, &duty, "2024-03-28").is_empty());
}

#[test]
fn an_evaluation_counts_the_promises_of_its_year() {
    let mut fixture = Fixture::new();
    let project = fixture.add(&PROJECT, &[]);
    for (due, state) in [("2023-05-01", "fulfilled"), ("2023-06-01", "breached"), ("2024-02-01", "breached")] {
        let columns = [("source", project.id()), ("due_on", due), ("state", state), ("obligor", "gov")];
        fixture.add(&PROMISE, &columns);
    }
    let columns = [("project", project.id()), ("year", "2023"), ("kpi_total", "4"), ("kpi_met", "3")];
    let performance = fixture.add(&PERFORMANCE, &columns);
    assert_eq!(said(&fixture, &performance, "2024-03-28"), ["kpi rate=75%", "honour rate=50%"]);
    let performance = fixture.change(&performance, &[("kpi_met", ""), ("year", "2022")]);
    assert_eq!(
        said(&fixture, &performance, "2024-03-28"),
        ["kpi rate=not computable: \"kpi met\" of the performance is blank"]
    );
    let performance = fixture.change(&performance, &[("kpi_met", "0"), ("kpi_total", "0")]);
    assert_eq!(said(&fixture, &performance, "2024-03-28"), ["kpi rate=not computable: kpi total is zero"]);
    let performance = fixture.change(&performance, &[("kpi_met", ""), ("kpi_total", "")]);
    assert!(said(&fixture, &performance, "2024-03-28").is_empty());
}

#[test]
fn compensation_is_owed_late_and_due_by_the_usual_term() {
    let mut fixture = Fixture::new();
    let change = fixture.add(&AMENDMENT, &[]);
    assert!(said(&fixture, &change, "2024-03-28").is_empty(), "nothing is agreed");
    let change = fixture.change(&change, &[("agreed", "50000"), ("agreed_on", "2024-01-05")]);
    let values = said(&fixture, &change, "2024-03-28");
    assert_eq!(values[..2], ["unpaid=500.00", "overdue days=not computable: \"due on\" of the amendment is blank"]);
    // 60 days from 5 January 2024: 26 left in January, 29 in February, 5 in March.
    assert_eq!(values[2..], ["pay default=2024-03-05"]);
    let due = [("due_on", "2024-03-20"), ("paid_amount", "10000"), ("paid_on", "2024-03-18")];
    let change = fixture.change(&change, &due);
    assert_eq!(said(&fixture, &change, "2024-03-28"), ["unpaid=400.00", "overdue days=8 days"]);
    let change = fixture.change(&change, &[("paid_amount", "50000"), ("paid_on", "2024-03-22")]);
    assert_eq!(said(&fixture, &change, "2024-03-28"), ["overdue days=2 days"]);
}
