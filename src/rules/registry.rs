//! 主体: a party closes with a word on its contracts, regimes have an owner, and an old version names its successor.

use serde::Deserialize;

use super::source::{PROMISES, REGIMES, REGISTER};
use super::{Moment, hint, ids, refusal, require, view};
use crate::both;
use crate::catalog::procurement::CONTRACT;
use crate::catalog::registry::DOCUMENT;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::schema::Row;
use crate::schema::kind::column;

/// The state that an imported record enters when its sheet does not say: a document with a day of issue is issued
/// (kinds.md, document.issue); all other records begin where their lifecycle does.
pub fn first_state(row: &mut Row) {
    if row.kind() == &DOCUMENT && row.state().is_empty() && row.date("issued_on").is_some() {
        row.set(column::STATE, "issued");
    }
}

/// Ids of the contracts that name this record in a field and are neither closed nor terminated.
fn open_contracts(moment: &Moment<'_>, field: &str) -> Result<Vec<String>> {
    let contracts = moment.reader.children(&CONTRACT, field, moment.after.id())?;
    Ok(ids(contracts.iter().filter(|c| !c.is_closed())))
}

#[derive(Deserialize)]
struct Note<'a> {
    note: Option<&'a str>,
}

/// party.close: a note says what becomes of open contracts.
pub(super) fn open_contracts_need_note(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<Note<'_>>(moment.after)?.note.is_some() {
        return Ok(Vec::new());
    }
    let open = open_contracts(moment, "supplier")?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let list = hint::list(&open);
    let (zh, en) = (&list.zh, &list.en);
    let text =
        both!("还有未办结的合同 {zh},注销须写明如何处理", "contracts are still open ({en}); say what becomes of them");
    Ok(vec![refusal(&text, PROMISES).on("note").hint(hint::add(moment.after.kind(), &["note"]))])
}

#[derive(Deserialize)]
struct Regime<'a> {
    role: &'a str,
}

/// document.issue: a regime (制度) has a leading unit and a topic (programme 5(2)).
pub(super) fn regime_needs_unit_and_topic(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<Regime<'_>>(moment.after)?.role != "regime" {
        return Ok(Vec::new());
    }
    Ok(require(moment.after, &["unit", "topic"], &Both::fixed("制度", "a regime"), REGIMES))
}

/// document.revise: a later version names it in `replaces`.
pub(super) fn later_version_replaces(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    if moment.reader.children(&DOCUMENT, "replaces", id)?.iter().any(|later| later.id() != id) {
        return Ok(Vec::new());
    }
    let text = both!("没有取代 {id} 的新文件", "no later document replaces {id}");
    Ok(vec![refusal(&text, REGISTER).hint(hint::register(&DOCUMENT, "replaces", id))])
}

#[cfg(test)]
mod tests {
    use crate::catalog::procurement::CONTRACT;
    use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_party_with_open_contracts_ends_with_a_note() {
        let mut fixture = Fixture::new();
        let party = fixture.add(&PARTY, &[]);
        fixture.passes("open_contracts_need_note", &party, &[]);
        let contract = fixture.add(&CONTRACT, &[("supplier", party.id())]);
        fixture.fires("open_contracts_need_note", &party, &[]);
        fixture.passes("open_contracts_need_note", &party, &[("note", "债权由清算组承接")]);
        fixture.change(&contract, &[("void_on", "2024-03-02")]);
        fixture.passes("open_contracts_need_note", &party, &[]);
    }

    #[test]
    fn a_regime_has_an_owner_and_a_topic() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let regime = fixture.add(&DOCUMENT, &[("role", "regime")]);
        let faults = fixture.guard("regime_needs_unit_and_topic", &regime, &[]);
        assert_eq!(faults.iter().map(|f| f.field).collect::<Vec<_>>(), [Some("unit"), Some("topic")]);
        assert_eq!(faults[0].hint.as_ref().unwrap().en, "add --unit");
        fixture.passes("regime_needs_unit_and_topic", &regime, &[("unit", unit.id()), ("topic", "promise")]);
        fixture.passes("regime_needs_unit_and_topic", &regime, &[("role", "letter")]);
    }

    #[test]
    fn an_old_version_is_replaced_by_a_later_one() {
        let mut fixture = Fixture::new();
        let old = fixture.add(&DOCUMENT, &[]);
        fixture.fires("later_version_replaces", &old, &[]);
        fixture.add(&DOCUMENT, &[("replaces", old.id())]);
        fixture.passes("later_version_replaces", &old, &[]);
    }
}
