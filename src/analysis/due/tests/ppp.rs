//! Deadlines of PPP projects.

use super::{due, row};
use crate::catalog::ppp::{PERFORMANCE, PROJECT};
use crate::rules::fixture::Fixture;

#[test]
fn a_project_in_operation_is_evaluated_a_year_after_the_last_time() {
    let mut fixture = Fixture::new();
    let project = fixture.add(&PROJECT, &[("state", "implementation")]);
    assert_eq!(due(&fixture, &PROJECT, project.id()), [], "it does not operate yet");
    let project = fixture.change(&project, &[("operate_on", "2023-04-10")]);
    assert_eq!(due(&fixture, &PROJECT, project.id()), [row("年度绩效评价", "2024-04-10")]);
    let evaluation = [("project", project.id()), ("evaluated_on", "2024-03-20")];
    fixture.add(&PERFORMANCE, &evaluation);
    assert_eq!(due(&fixture, &PROJECT, project.id()), [row("年度绩效评价", "2025-03-20")]);
    fixture.change(&project, &[("state", "transferred")]);
    assert_eq!(due(&fixture, &PROJECT, project.id()), []);
}
