//! 撤销: a record of dishonesty is revoked on a document or an objection, with everything that followed from it in one act.

use chrono::NaiveDate;
use serde::Deserialize;

use super::case::live;
use crate::both;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::case::MEASURE;
use crate::catalog::integrity::rights::OBJECTION;
use crate::error::{Fault, Result};
use crate::rules::source::RECORDS;
use crate::rules::{Moment, hint, refusal, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};

#[derive(Deserialize)]
struct Revoked<'a> {
    id: &'a str,
    doc_no: Option<&'a str>,
    attachments: Option<&'a str>,
}

/// case.revoke: an objection to it was upheld, or the document that takes the basis back is attached in this act; the basis
/// that was there already is none.
pub(crate) fn revocation_documented(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (before, after): (Revoked<'_>, Revoked<'_>) = (view(moment.before)?, view(moment.after)?);
    if after.attachments.is_some() && before.attachments != after.attachments {
        return Ok(Vec::new());
    }
    let objections = live(moment.reader, &OBJECTION, "target", after.id)?;
    let upheld =
        |o: &Row| matches!(o.state(), "upheld" | "closed") && matches!(o.text("result"), Some("upheld" | "part"));
    if objections.iter().any(upheld) {
        return Ok(Vec::new());
    }
    let text = both!(
        "撤销须附依据被撤销或变更的文书,或有成立的异议",
        "to revoke it, attach the document that takes its basis back, or have an objection upheld"
    );
    let flags = hint::add(moment.after.kind(), &["attachments"]);
    Ok(vec![refusal(&text, RECORDS).on("attachments").hint(flags)])
}

/// case.revoke: nothing is left undone.
#[expect(clippy::unnecessary_wraps, reason = "the signature of every effect")]
pub(crate) const fn foresee_revocation(_reader: Reader<'_>, _after: &Row, _on: NaiveDate) -> Result<Vec<Fault>> {
    Ok(Vec::new())
}

/// case.revoke: in the same act measures on it are lifted, and what is published of it and of them is withdrawn with the
/// reason (行政处罚法 48). Rows for the credit platform wait for the register of batches, which is not kept yet.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn revoke_consequences(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let case: Revoked<'_> = view(after)?;
    let basis = case.doc_no.map(|no| format!("({no})")).unwrap_or_default();
    let correction = format!("失信记录 {} 所据文书{basis}已撤销或变更,失信记录撤销", case.id);
    let mut published = live(op.reader(), &PUBLICATION, "target", case.id)?;
    for measure in live(op.reader(), &MEASURE, "case", case.id)? {
        published.extend(live(op.reader(), &PUBLICATION, "target", measure.id())?);
        if measure.state() == "imposed" {
            let mut lifted = measure.clone();
            lifted.set("state", "lifted");
            lifted.set("lifted_on", on);
            lifted.set("lift_reason", "revoked");
            op.update(&measure, lifted, "lift", Some(on))?;
        }
    }
    for publication in published.iter().filter(|p| p.state() == "live") {
        let mut withdrawn = publication.clone();
        withdrawn.set("state", "withdrawn");
        withdrawn.set("withdrawn_on", on);
        withdrawn.set("withdraw_reason", "revoked");
        withdrawn.set("correction", correction.as_str());
        op.update(publication, withdrawn, "withdraw", Some(on))?;
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use crate::catalog::exchange::PUBLICATION;
    use crate::catalog::integrity::case::{CASE, MEASURE};
    use crate::catalog::integrity::rights::OBJECTION;
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn a_record_is_revoked_on_a_document_or_an_objection() {
        let mut fixture = Fixture::new();
        let guard = "revocation_documented";
        let case = fixture.add(&CASE, &[("state", "confirmed"), ("attachments", "判决书.pdf")]);
        fixture.fires(guard, &case, &[]);
        fixture.fires(guard, &case, &[("attachments", "")]);
        fixture.passes(guard, &case, &[("attachments", "再审判决书.pdf")]);
        let objection = fixture.add(&OBJECTION, &[("target", case.id()), ("state", "upheld"), ("result", "dismissed")]);
        fixture.fires(guard, &case, &[]);
        fixture.change(&objection, &[("result", "part")]);
        fixture.passes(guard, &case, &[]);
    }

    #[test]
    fn what_followed_from_a_revoked_record_ends_in_the_same_act() {
        let mut fixture = Fixture::new();
        let on = day("2024-03-28");
        let case = fixture.add(&CASE, &[("state", "revoked"), ("doc_no", "(2023)云01民终1号")]);
        let measure = fixture.add(&MEASURE, &[("case", case.id()), ("state", "imposed")]);
        let proposed = fixture.add(&MEASURE, &[("case", case.id()), ("action", "talk")]);
        let shown = fixture.add(&PUBLICATION, &[("target", case.id()), ("state", "live")]);
        let circular = fixture.add(&PUBLICATION, &[("target", measure.id()), ("state", "live")]);
        let draft = fixture.add(&PUBLICATION, &[("target", case.id()), ("channel", "board")]);
        fixture.write("revoke", "甲", |op| apply_effect("revocation_of_case", op, &case, on));
        let now = |kind, id: &str| fixture.reader().get(kind, id).unwrap().unwrap();
        let lifted = now(&MEASURE, measure.id());
        assert_eq!(
            (lifted.state(), lifted.text("lift_reason"), lifted.date("lifted_on")),
            ("lifted", Some("revoked"), Some(on))
        );
        for publication in [&shown, &circular] {
            let gone = now(&PUBLICATION, publication.id());
            assert_eq!((gone.state(), gone.text("withdraw_reason")), ("withdrawn", Some("revoked")));
            assert!(gone.text("correction").unwrap().contains("民终1号"));
        }
        assert_eq!(now(&MEASURE, proposed.id()).state(), "proposed");
        assert_eq!(now(&PUBLICATION, draft.id()).state(), "draft");
        fixture.undo("甲");
        let back = fixture.reader().get(&MEASURE, measure.id()).unwrap().unwrap();
        assert_eq!((back.state(), back.date("lifted_on")), ("imposed", None));
    }
}
