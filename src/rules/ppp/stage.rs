//! 阶段履责: proved to somebody else, never broken before it is due, and handed on to a named successor (programme 4(2)).

use chrono::NaiveDate;

use crate::both;
use crate::catalog::personnel::POST;
use crate::catalog::ppp::STAGE;
use crate::error::{Fault, Result};
use crate::rules::lead::{self, Lead};
use crate::rules::source::{PPP, SUCCESSION};
use crate::rules::{Moment, hint, referred, refusal};
use crate::schema::Row;
use crate::store::{Operation, Reader};

/// stage.verify: not by the officer whose duty it is.
pub(crate) fn verifier_is_another(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let verifier = moment.after.text("verifier");
    if verifier.is_none() || verifier != moment.after.text("officer") {
        return Ok(Vec::new());
    }
    let text = both!("核实人就是责任人本人", "the officer whose duty it is cannot verify it");
    Ok(vec![refusal(&text, PPP).on("verifier").hint(hint::add(&STAGE, &["verifier"]))])
}

/// stage.breach: the day by which it was due has passed.
pub(crate) fn duty_overdue(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(due) = moment.after.date("due_on").filter(|due| moment.on <= *due) else { return Ok(Vec::new()) };
    let text = both!("应完成日期 {due},尚未到期", "due on {due}: not overdue yet");
    Ok(vec![refusal(&text, PPP).on("due_on").hint(hint::show(moment.after.id()))])
}

/// stage.move: a stage record names the successor, and the post of the one who leaves is handed over.
pub(crate) fn duty_handed_over(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (row, mut faults) = (moment.after, Vec::new());
    let (officer, project) = (row.text("officer"), row.text("project").unwrap_or_default());
    let same = |other: &&Row| {
        other.id() != row.id()
            && other.text("stage") == row.text("stage")
            && other.text("officer") != officer
            && other.state() != "moved"
    };
    if moment.reader.children(&STAGE, "project", project)?.iter().find(same).is_none() {
        let text = both!("还没有登记接任人的同一阶段职责", "no record of the same stage names a successor");
        faults.push(refusal(&text, SUCCESSION).hint(hint::register(&STAGE, "project", project)));
    }
    if let Some(post) = post_of(moment)?.filter(|post| post.state() != "handed") {
        let id = post.id();
        let text = both!("任职 {id} 还没有移交", "post {id} is not handed over");
        faults.push(refusal(&text, SUCCESSION).on("post").hint(hint::act(&POST, "handover", id)));
    }
    Ok(faults)
}

/// The post by which the officer had the duty: the one named, else the one whose scope is the project.
fn post_of(moment: &Moment<'_>) -> Result<Option<Row>> {
    if let Some(post) = referred(moment.reader, moment.after, "post")? {
        return Ok(Some(post));
    }
    let officer = moment.after.text("officer").unwrap_or_default();
    let posts = moment.reader.children(&POST, "officer", officer)?;
    Ok(posts.into_iter().find(|post| post.text("scope") == moment.after.text("project")))
}

/// stage.breach: what the lead will lack.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_lead(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    lead::foresee(reader, after.id(), on)
}

/// stage.breach: a duty that was not done becomes a lead of the unit and its officer (programme 4(2)).
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_lead(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let project = referred(op.reader(), after, "project")?;
    let project = project.as_ref().and_then(|p| p.text("name")).unwrap_or_default();
    let said = |name| after.text(name).unwrap_or_default();
    let due = after.date("due_on").map(|day| day.to_string()).unwrap_or_default();
    let lead = Lead {
        origin: after.id(),
        title: format!("{project}: 未履行阶段职责"),
        facts: format!("{},应于 {due} 前完成。{}", said("duty"), said("shortfall")),
        unit: said("unit"),
        officer: after.text("officer"),
        domain: "ppp",
        nature: "omission",
        harm: "market",
        excuse: None,
    };
    lead::draft(op, &lead, on)
}

#[cfg(test)]
mod tests {
    use super::{POST, STAGE};
    use crate::catalog::integrity::CASE;
    use crate::catalog::personnel::OFFICER;
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn nobody_verifies_a_duty_of_his_own() {
        let mut fixture = Fixture::new();
        let (one, two) = (fixture.add(&OFFICER, &[]), fixture.add(&OFFICER, &[]));
        let duty = fixture.add(&STAGE, &[("officer", one.id()), ("state", "reported")]);
        fixture.fires("verifier_is_another", &duty, &[("verifier", one.id())]);
        fixture.passes("verifier_is_another", &duty, &[("verifier", two.id())]);
    }

    #[test]
    fn a_breach_is_overdue_and_becomes_one_lead() {
        let mut fixture = Fixture::new();
        let duty =
            fixture.add(&STAGE, &[("due_on", "2024-03-20"), ("duty", "公开实施方案"), ("shortfall", "没有公开")]);
        assert_eq!(fixture.guard_on("2024-03-20", "duty_overdue", &duty, &[]).len(), 1);
        assert_eq!(fixture.guard_on("2024-03-21", "duty_overdue", &duty, &[]), []);
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued"), ("title", "政务诚信实施方案")]);
        let draft = |fixture: &mut Fixture| {
            fixture.write("breach", "甲", |op| apply_effect("lead_of_stage", op, &duty, day("2024-03-28")))
        };
        let added = draft(&mut fixture);
        let case = fixture.reader().get(&CASE, &added[0]).unwrap().unwrap();
        assert_eq!((case.text("officer"), case.text("domain")), (duty.text("officer"), Some("ppp")));
        assert!(case.text("facts").unwrap().contains("公开实施方案,应于 2024-03-20 前完成。没有公开"));
        assert!(draft(&mut fixture).is_empty(), "one origin, one lead");
    }

    #[test]
    fn a_duty_moves_to_a_successor_after_the_handover() {
        let mut fixture = Fixture::new();
        let (leaver, heir) = (fixture.add(&OFFICER, &[]), fixture.add(&OFFICER, &[]));
        let duty = fixture.add(&STAGE, &[("officer", leaver.id())]);
        assert_eq!(fixture.guard("duty_handed_over", &duty, &[]).len(), 1, "no successor");
        fixture.add(&STAGE, &[("officer", heir.id()), ("project", duty.text("project").unwrap())]);
        fixture.passes("duty_handed_over", &duty, &[]);
        let scope = [("officer", leaver.id()), ("scope", duty.text("project").unwrap()), ("state", "leaving")];
        let post = fixture.add(&POST, &scope);
        let said = fixture.guard("duty_handed_over", &duty, &[]).remove(0);
        assert!(said.text.zh.contains(post.id()));
        fixture.change(&post, &[("state", "handed")]);
        fixture.passes("duty_handed_over", &duty, &[]);
    }
}
