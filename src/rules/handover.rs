//! 移交: what a person leaving a post must hand over, and whether it was (kinds.md §5.4; programme 4(3)).

use serde::Deserialize;

use super::source::SUCCESSION;
use super::{Moment, hint, refusal, view};
use crate::both;
use crate::catalog::integrity::LITIGATION;
use crate::catalog::personnel::POST;
use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, PAYMENT, TENDER};
use crate::error::{Fault, Result};
use crate::schema::{Kind, Row};
use crate::store::Reader;
use crate::terms;

/// An unfinished matter in somebody's hands.
struct Obligation {
    id: String,
    /// The unit whose matter it is.
    unit: Option<String>,
    /// The records it is part of, itself included: what a post's scope may name.
    chain: Vec<String>,
    /// Where to write the successor: kind, field and record.
    held_by: (&'static Kind, &'static str, String),
}

#[derive(Deserialize)]
struct PostView<'a> {
    officer: &'a str,
    unit: &'a str,
    scope: Option<&'a str>,
    exceptions: Option<&'a str>,
}

impl PostView<'_> {
    fn holds(&self, obligation: &Obligation) -> bool {
        match self.scope {
            Some(scope) => obligation.chain.iter().any(|id| id == scope),
            None => obligation.unit.as_deref() == Some(self.unit),
        }
    }
}

/// post.handover: every open obligation of the post names somebody else by now, or is named in the exceptions.
///
/// What the person holds and no other post of theirs covers belongs to this one, so that nothing is left behind.
pub(super) fn obligations_handed_over(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let post: PostView<'_> = view(moment.after)?;
    let rows = moment.reader.children(&POST, "officer", post.officer)?;
    let mut others = Vec::new();
    for row in rows.iter().filter(|r| r.id() != moment.after.id() && r.state() != "handed") {
        others.push(view::<PostView<'_>>(row)?);
    }
    let excepted = named_ids(post.exceptions.unwrap_or(""));
    let mut kept = open_obligations(moment.reader, post.officer)?;
    kept.retain(|o| !excepted.contains(&o.id) && (post.holds(o) || !others.iter().any(|other| other.holds(o))));
    let Some(first) = kept.first() else { return Ok(Vec::new()) };
    let ids: Vec<String> = kept.iter().map(|o| o.id.clone()).collect();
    let (kind, field, id) = &first.held_by;
    let (list, edit, flag) = (hint::list(&ids), hint::edit(kind, field, id), hint::add(&POST, &["exceptions"]));
    let (list_zh, list_en, edit_zh, edit_en) = (list.zh, list.en, edit.zh, edit.en);
    let (flag_zh, flag_en, id) = (flag.zh, flag.en, &first.id);
    let text = both!("未了事项尚未移交: {list_zh}", "obligations are not handed over: {list_en}");
    Ok(vec![refusal(&text, SUCCESSION).on("exceptions").hint(both!(
        "改由接任人负责: {edit_zh};或{flag_zh} \"{id} 原因\"",
        "give it to the successor: {edit_en}; or {flag_en} \"{id} why\""
    ))])
}

/// Everything open that names an officer: tenders, contracts, acceptances, payments, proceedings.
fn open_obligations(reader: Reader<'_>, officer: &str) -> Result<Vec<Obligation>> {
    let mut out = Vec::new();
    for row in open(reader, &TENDER, "handler", officer)? {
        out.push(obligation(&row, &row, "handler", &[]));
    }
    for row in open(reader, &CONTRACT, "manager", officer)? {
        out.push(obligation(&row, &row, "manager", &tender_of(&row)));
    }
    for contract in reader.children(&CONTRACT, "handler", officer)? {
        if !contract.is_closed() && contract.text("manager") != Some(officer) {
            out.push(obligation(&contract, &contract, "handler", &tender_of(&contract)));
        }
        // A contract that was terminated may still owe.
        for payment in reader.children(&PAYMENT, "contract", contract.id())?.iter().filter(|p| !p.is_closed()) {
            out.push(obligation(payment, &contract, "handler", &tender_of(&contract)));
        }
    }
    for row in reader.children(&ACCEPTANCE, "lead", officer)? {
        if !matches!(row.state(), "requested" | "failed" | "refused") {
            continue;
        }
        if let Some(contract) = super::referred(reader, &row, "contract")? {
            let mut lead = obligation(&row, &contract, "lead", &tender_of(&contract));
            lead.held_by = (&ACCEPTANCE, "lead", row.id().to_owned());
            out.push(lead);
        }
    }
    for row in open(reader, &LITIGATION, "officer", officer)? {
        out.push(obligation(&row, &row, "officer", &[]));
    }
    Ok(out)
}

fn open(reader: Reader<'_>, kind: &'static Kind, field: &str, officer: &str) -> Result<Vec<Row>> {
    let mut rows = reader.children(kind, field, officer)?;
    rows.retain(|row| !row.is_closed());
    Ok(rows)
}

fn tender_of(contract: &Row) -> Vec<String> {
    contract.text("tender").map(str::to_owned).into_iter().collect()
}

/// An obligation that stands on a tender or contract, where unit and person are written.
fn obligation(row: &Row, stands_on: &Row, field: &'static str, above: &[String]) -> Obligation {
    let mut chain = vec![row.id().to_owned(), stands_on.id().to_owned()];
    chain.extend_from_slice(above);
    let held_by = (stands_on.kind(), field, stands_on.id().to_owned());
    Obligation {
        id: row.id().to_owned(),
        unit: stands_on.text("buyer").or_else(|| stands_on.text("unit")).map(str::to_owned),
        chain,
        held_by,
    }
}

/// Ids named in a free text, in any of their spellings.
fn named_ids(text: &str) -> Vec<String> {
    terms::text::fold(text)
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        // A year that no id bears: ids without a year mean nothing here.
        .filter_map(|word| terms::id::parse(word, 0)?.ok())
        .map(|id| id.to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::named_ids;
    use crate::catalog::integrity::LITIGATION;
    use crate::catalog::personnel::{OFFICER, POST};
    use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, PAYMENT, TENDER};
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::Fixture;

    const GUARD: &str = "obligations_handed_over";

    #[test]
    fn ids_are_found_in_free_text() {
        let found = named_ids("HT-2024-0031未接收(资料不全);cg-2024-7、ＦＫ－２０２４－０００２，ht31");
        assert_eq!(found[..3], ["HT-2024-0031", "CG-2024-0007", "FK-2024-0002"]);
        assert!(!found.contains(&"HT-2024-0003".to_owned()));
    }

    #[test]
    fn every_open_obligation_goes_to_somebody_or_is_an_exception() {
        let mut fixture = Fixture::new();
        let (leaver, heir) = (fixture.add(&OFFICER, &[]), fixture.add(&OFFICER, &[]));
        let post = fixture.add(&POST, &[("officer", leaver.id()), ("state", "leaving"), ("end_on", "2024-03-20")]);
        fixture.passes(GUARD, &post, &[]);
        let tender = fixture.add(&TENDER, &[("handler", leaver.id())]);
        fixture.add(&TENDER, &[("handler", leaver.id()), ("state", "aborted")]);
        let managed = fixture.add(&CONTRACT, &[("manager", leaver.id())]);
        let ended = fixture.add(&CONTRACT, &[("handler", leaver.id()), ("state", "terminated")]);
        let owed = fixture.add(&PAYMENT, &[("contract", ended.id())]);
        fixture.add(&PAYMENT, &[("contract", ended.id()), ("state", "paid")]);
        let lead = fixture.add(&ACCEPTANCE, &[("lead", leaver.id()), ("state", "failed")]);
        fixture.add(&ACCEPTANCE, &[("lead", leaver.id()), ("state", "passed")]);

        let said = fixture.guard(GUARD, &post, &[]).remove(0);
        let expected = [tender.id(), managed.id(), owed.id(), lead.id()];
        assert!(said.text.zh.contains(&expected.join("、")), "{}", said.text.zh);
        assert!(!said.text.zh.contains(ended.id()));
        let hint = said.hint.unwrap().zh;
        assert!(hint.contains(&format!("chengxin 修改 {} --采购责任人 …", tender.id())), "{hint}");

        let rest = format!("{} 争议中;{};{}", managed.id(), owed.id(), lead.id());
        fixture.fires(GUARD, &post, &[("exceptions", &rest)]);
        fixture.change(&tender, &[("handler", heir.id())]);
        fixture.passes(GUARD, &post, &[("exceptions", &rest)]);
    }

    #[test]
    fn proceedings_are_handed_over_until_they_end() {
        let mut fixture = Fixture::new();
        let leaver = fixture.add(&OFFICER, &[]);
        let post = fixture.add(&POST, &[("officer", leaver.id()), ("state", "leaving")]);
        let sued = fixture.add(&LITIGATION, &[("officer", leaver.id()), ("state", "enforcing")]);
        let said = fixture.guard(GUARD, &post, &[]).remove(0);
        assert!(said.hint.unwrap().zh.contains(&format!("chengxin 修改 {} --应诉负责人 …", sued.id())));
        fixture.change(&sued, &[("state", "settled")]);
        fixture.passes(GUARD, &post, &[]);
    }

    #[test]
    fn what_another_post_of_the_person_covers_stays_there() {
        let mut fixture = Fixture::new();
        let (here, there) = (fixture.add(&UNIT, &[]), fixture.add(&UNIT, &[]));
        let leaver = fixture.add(&OFFICER, &[]);
        let post = fixture.add(&POST, &[("officer", leaver.id()), ("unit", here.id()), ("state", "leaving")]);
        let tender = fixture.add(&TENDER, &[("handler", leaver.id()), ("buyer", there.id())]);
        // Nobody's post but this one could answer for it.
        fixture.fires(GUARD, &post, &[]);
        let other = fixture.add(&POST, &[("officer", leaver.id()), ("unit", there.id())]);
        fixture.passes(GUARD, &post, &[]);
        fixture.fires(GUARD, &other, &[]);
        fixture.fires(GUARD, &post, &[("scope", tender.id())]);
        let contract = fixture.add(&CONTRACT, &[("handler", leaver.id()), ("tender", tender.id())]);
        let said = fixture.guard(GUARD, &post, &[("scope", tender.id())]).remove(0);
        assert!(said.text.en.contains(contract.id()), "{}", said.text.en);
    }
}
