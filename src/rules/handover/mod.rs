//! 移交: what a person leaving a post must hand over, and whether it was (kinds.md §5.4; programme 4(3)).

mod obligations;

pub use obligations::{OBLIGATIONS, Obligation, of, of_person, of_post, posts_in_hand};

use super::source::SUCCESSION;
use super::{Moment, hint, refusal};
use crate::both;
use crate::catalog::personnel::POST;
use crate::error::{Fault, Result};
use crate::terms;

/// post.handover: every open obligation of the post names somebody else by now, or is named in the exceptions. What names
/// no person passes with the post.
pub(super) fn obligations_handed_over(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let excepted = named_ids(moment.after.text("exceptions").unwrap_or(""));
    let mut kept = of(moment.reader, moment.after)?;
    kept.retain(|o| o.held_by.is_some() && !excepted.iter().any(|id| id == o.row.id()));
    let Some((first, (kind, field, id))) = kept.first().and_then(|o| Some((o, o.held_by.as_ref()?))) else {
        return Ok(Vec::new());
    };
    let ids: Vec<String> = kept.iter().map(|o| o.row.id().to_owned()).collect();
    let (list, edit, flag) = (hint::list(&ids), hint::edit(kind, field, id), hint::add(&POST, &["exceptions"]));
    let (list_zh, list_en, edit_zh, edit_en) = (list.zh, list.en, edit.zh, edit.en);
    let (flag_zh, flag_en, id) = (flag.zh, flag.en, first.row.id());
    let text = both!("未了事项尚未移交: {list_zh}", "obligations are not handed over: {list_en}");
    Ok(vec![refusal(&text, SUCCESSION).on("exceptions").hint(both!(
        "改由接任人负责: {edit_zh};或{flag_zh} \"{id} 原因\"",
        "give it to the successor: {edit_en}; or {flag_en} \"{id} why\""
    ))])
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
    use crate::catalog::debt::{DEBT, INSTALLMENT};
    use crate::catalog::integrity::PROMISE;
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

    #[test]
    fn debts_promises_and_their_parts_are_handed_over_too() {
        let mut fixture = Fixture::new();
        let (leaver, heir, unit) = (fixture.add(&OFFICER, &[]), fixture.add(&OFFICER, &[]), fixture.add(&UNIT, &[]));
        let columns = [("officer", leaver.id()), ("unit", unit.id()), ("state", "leaving"), ("role", "head")];
        let post = fixture.add(&POST, &columns);
        let debt = fixture.add(&DEBT, &[("officer", leaver.id()), ("unit", unit.id())]);
        let line = fixture.add(&INSTALLMENT, &[("debt", debt.id())]);
        let promise = fixture.add(&PROMISE, &[("officer", leaver.id()), ("unit", unit.id())]);
        let of_unit = fixture.add(&PROMISE, &[("unit", unit.id())]);
        fixture.add(&PROMISE, &[("unit", unit.id()), ("state", "fulfilled")]);
        let said = fixture.guard(GUARD, &post, &[]).remove(0);
        for id in [debt.id(), line.id(), promise.id()] {
            assert!(said.text.zh.contains(id), "{id}: {}", said.text.zh);
        }
        let passing = super::of(fixture.reader(), &post).unwrap();
        let of_unit = passing.iter().find(|o| o.row.id() == of_unit.id()).unwrap();
        assert!(of_unit.held_by.is_none(), "what names nobody passes with the post");
        fixture.change(&debt, &[("officer", heir.id())]);
        fixture.change(&promise, &[("officer", heir.id())]);
        fixture.passes(GUARD, &post, &[]);
    }
    #[test]
    fn what_a_unit_that_was_taken_over_left_open_passes_with_the_post_of_its_successor() {
        let mut fixture = Fixture::new();
        let heir = fixture.add(&UNIT, &[]);
        let old = fixture.add(&UNIT, &[("state", "succeeded"), ("successor", heir.id())]);
        let promise = fixture.add(&PROMISE, &[("unit", old.id())]);
        let post = fixture.add(&POST, &[("unit", heir.id()), ("role", "head")]);
        let passing = super::of(fixture.reader(), &post).unwrap();
        assert!(passing.iter().any(|o| o.row.id() == promise.id()));
    }
}
