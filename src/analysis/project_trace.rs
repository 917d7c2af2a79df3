//! 责任回溯: who answered for a PPP project at each stage, what was promised, decided and paid, and what followed
//! (kinds.md §5.3; programme 4(2)).

use chrono::NaiveDate;

use super::gather;
use crate::catalog::codes::PPP_STAGE;
use crate::catalog::governance::DECISION;
use crate::catalog::personnel::POST;
use crate::catalog::ppp::{AMENDMENT, PERFORMANCE, STAGE, SUBSIDY};
use crate::error::Result;
use crate::messages::Label;
use crate::schema::Row;
use crate::store::{Reader, image};

/// What a line is about, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Who answered.
    Responsible,
    /// What a stage asked of them.
    Duty,
    /// What was promised.
    Promised,
    /// What was decided, and lawfully changed.
    Decided,
    /// What was owed and paid.
    Paid,
    /// How it performed.
    Evaluated,
    /// What followed.
    Followed,
}

impl Section {
    /// The word in both languages.
    pub const fn word(self) -> Label {
        match self {
            Self::Responsible => Label::new("责任人", "responsible"),
            Self::Duty => Label::new("阶段职责", "duty"),
            Self::Promised => Label::new("约定", "promised"),
            Self::Decided => Label::new("决策与变更", "decided"),
            Self::Paid => Label::new("支付", "paid"),
            Self::Evaluated => Label::new("评价", "evaluated"),
            Self::Followed => Label::new("后果", "followed"),
        }
    }
}

/// A line of the trace.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is about.
    pub section: Section,
    /// Code of the stage.
    pub stage: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// The record as it stands.
    pub row: Row,
    /// Id of the officer.
    pub officer: Option<String>,
    /// Its words, as recorded; blank where a record is restricted.
    pub text: String,
    /// Fen.
    pub amount: Option<i64>,
    /// Fen paid.
    pub paid: Option<i64>,
    /// Code of the state, on the day asked for.
    pub state: String,
}

impl Line {
    fn order(&self) -> (Section, usize, Option<NaiveDate>, &str) {
        let stage = |code: &str| PPP_STAGE.items.iter().position(|item| item.code == code);
        let stage = self.stage.as_deref().and_then(stage).unwrap_or(usize::MAX);
        (self.section, stage, self.from, self.row.id())
    }

    /// What lasts must cover the day, what happened must not lie after it.
    fn holds_on(&self, day: NaiveDate) -> bool {
        let begun = self.from.is_none_or(|from| from <= day);
        begun && (self.section != Section::Responsible || self.to.is_none_or(|to| day <= to))
    }
}

/// The trace of a project, over its life or as it stood on a day.
///
/// # Errors
/// When the ledger cannot be read.
pub fn trace(reader: Reader<'_>, project: &Row, on: Option<NaiveDate>) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    responsible(reader, project, &mut lines)?;
    let mut set = vec![project.id().to_owned()];
    for row in reader.children(&STAGE, "project", project.id())? {
        let (from, to) = (row.date("start_on"), row.date("done_on").or_else(|| row.date("due_on")));
        push(&mut lines, Section::Duty, row, (from, to), "duty");
    }
    for row in gather::promised(reader, &[project.id()])? {
        let days = (row.date("made_on"), row.date("due_on"));
        push(&mut lines, Section::Promised, row, days, "title");
    }
    for row in reader.children(&SUBSIDY, "project", project.id())? {
        let days = (row.date("due_on"), row.date("paid_on"));
        push(&mut lines, Section::Paid, row, days, "kind");
    }
    for row in reader.children(&PERFORMANCE, "project", project.id())? {
        let days = (row.date("evaluated_on"), None);
        push(&mut lines, Section::Evaluated, row, days, "effect");
    }
    set.extend(lines.iter().skip(1).filter(|l| l.section != Section::Responsible).map(|l| l.row.id().to_owned()));
    decided(reader, project, &set, &mut lines)?;
    for row in gather::followed(reader, &set.iter().map(String::as_str).collect::<Vec<_>>())? {
        let from = ["decided_on", "received_on", "occurred_on", "issued_on", "start_on"];
        let from = from.iter().find_map(|name| row.date(name));
        push(&mut lines, Section::Followed, row, (from, None), "title");
    }
    if let Some(day) = on {
        lines.retain(|line| line.holds_on(day));
        for line in &mut lines {
            line.state = state_on(reader, &line.row, day)?;
        }
    }
    lines.sort_by(|a, b| a.order().cmp(&b.order()));
    Ok(lines)
}

fn push(
    lines: &mut Vec<Line>,
    section: Section,
    row: Row,
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
    text: &str,
) {
    let first = |names: &[&str]| names.iter().find_map(|name| row.text(name)).map(str::to_owned);
    let restricted = row.text("visibility") == Some("restricted");
    lines.push(Line {
        section,
        stage: row.text("stage").filter(|_| row.kind() == &STAGE).map(str::to_owned),
        from,
        to,
        officer: first(&["officer", "handler", "lead"]),
        text: if restricted { String::new() } else { row.text(text).unwrap_or_default().to_owned() },
        amount: ["adjusted", "amount", "agreed", "deduct"].iter().find_map(|name| row.int(name)),
        paid: row.int("paid_amount"),
        state: row.state().to_owned(),
        row,
    });
}

/// The project's own officer, the posts that have it in their scope, and the heads of the unit in charge.
fn responsible(reader: Reader<'_>, project: &Row, lines: &mut Vec<Line>) -> Result<()> {
    push(lines, Section::Responsible, project.clone(), (project.date("signed_on"), None), "name");
    let mut posts = reader.children(&POST, "scope", project.id())?;
    let heads = reader.children(&POST, "unit", project.text("unit").unwrap_or_default())?;
    posts.extend(heads.into_iter().filter(|post| post.text("role") == Some("head") && post.get("scope").is_null()));
    for post in posts {
        let days = (post.date("start_on"), post.date("end_on"));
        push(lines, Section::Responsible, post, days, "title");
    }
    Ok(())
}

fn decided(reader: Reader<'_>, project: &Row, set: &[String], lines: &mut Vec<Line>) -> Result<()> {
    let mut decisions: Vec<String> = project.text("decision").map(str::to_owned).into_iter().collect();
    decisions.extend(lines.iter().filter_map(|line| line.row.text("decision").map(str::to_owned)));
    for target in set {
        for row in reader.children(&AMENDMENT, "target", target)? {
            decisions.extend(row.text("decision").map(str::to_owned));
            let days = (row.date("approved_on"), row.date("paid_on").or_else(|| row.date("due_on")));
            let former = row.text("amended_from").map(str::to_owned);
            push(lines, Section::Decided, row, days, "amended_to");
            if let (Some(former), Some(line)) = (former, lines.last_mut().filter(|line| !line.text.is_empty())) {
                line.text = format!("{former} → {}", line.text);
            }
        }
    }
    decisions.sort();
    decisions.dedup();
    for id in decisions {
        let Some(decision) = reader.get(&DECISION, &id)? else { continue };
        let days = (decision.date("decided_on").or_else(|| decision.date("opened_on")), None);
        push(lines, Section::Decided, decision, days, "title");
        for step in gather::steps(reader, &id)? {
            let days = (step.date("start_on"), step.date("end_on"));
            push(lines, Section::Decided, step, days, "opinion");
        }
    }
    Ok(())
}

/// The state of a record on a day: by the last verb that took effect by then, else as it was first recorded, since what
/// an old ledger held before it was imported is not in the log.
fn state_on(reader: Reader<'_>, row: &Row, day: NaiveDate) -> Result<String> {
    let day = day.to_string();
    let mut state = None;
    for (op, change) in reader.history(row.id())? {
        let on = change.effective_on.as_deref().unwrap_or(&op.as_of);
        if state.is_none() || on <= day.as_str() {
            state = Some(image::row(row.kind(), row.id(), &change.after)?.state().to_owned());
        }
    }
    Ok(state.unwrap_or_else(|| row.state().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Section, trace};
    use crate::catalog::integrity::CASE;
    use crate::catalog::personnel::{OFFICER, POST};
    use crate::catalog::ppp::{PROJECT, STAGE, SUBSIDY};
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn a_trace_names_who_answered_on_a_day_and_what_followed() {
        let mut fixture = Fixture::new();
        let (first, second) = (fixture.add(&OFFICER, &[]), fixture.add(&OFFICER, &[]));
        let project = fixture.add(&PROJECT, &[("lead", second.id())]);
        for (officer, start, end) in [(&first, "2022-01-01", "2023-06-30"), (&second, "2023-07-01", "")] {
            let columns = [("officer", officer.id()), ("scope", project.id()), ("start_on", start), ("end_on", end)];
            fixture.add(&POST, &columns);
        }
        let columns = [("project", project.id()), ("start_on", "2022-02-01"), ("officer", first.id())];
        let duty = fixture.add(&STAGE, &columns);
        let duty = fixture.change(&duty, &[("state", "breached")]);
        fixture.add(&SUBSIDY, &[("project", project.id()), ("due_on", "2024-01-31")]);
        let case = fixture.add(&CASE, &[("origin", duty.id())]);

        let all = trace(fixture.reader(), &project, None).unwrap();
        let sections: Vec<Section> = all.iter().map(|line| line.section).collect();
        assert!(sections.is_sorted() && sections.contains(&Section::Paid));
        assert_eq!(all.last().map(|line| line.row.id().to_owned()), Some(case.id().to_owned()));
        assert_eq!(all.iter().filter(|l| l.row.kind() == &POST).count(), 2);

        let then = trace(fixture.reader(), &project, Some(day("2023-01-15"))).unwrap();
        let posts: Vec<_> = then.iter().filter(|l| l.row.kind() == &POST).map(|l| l.officer.as_deref()).collect();
        assert_eq!(posts, [Some(first.id())]);
        let line = then.iter().find(|l| l.row.id() == duty.id()).unwrap();
        assert_eq!(line.state, "assigned", "what was recorded later is not known then");
        assert!(!then.iter().any(|l| l.section == Section::Paid));
    }
}
