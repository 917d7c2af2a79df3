//! 单位: a unit ends only when nothing of it is open; what is open follows to the unit that takes it over. A reform of
//! institutions is no ground for breaking a promise (优化营商环境条例 31).

use super::integrity::succession;
use super::source::SUCCESSION;
use super::{Moment, hint, ids, referred, refusal, warning};
use crate::both;
use crate::catalog::debt::DEBT;
use crate::catalog::integrity::{CASE, PROMISE, RECTIFICATION};
use crate::catalog::investment::AGREEMENT;
use crate::catalog::personnel::POST;
use crate::catalog::procurement::CONTRACT;
use crate::catalog::registry::UNIT;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::schema::{Kind, Row};
use crate::store::Reader;

/// What a unit may leave behind: kind, field that names the unit, states in which it is open, verb that ends it.
static MATTERS: &[(&Kind, &str, &[&str], &str)] = &[
    (&PROMISE, "unit", &["open", "not_due", "reported", "partial", "breached"], "report"),
    (&CONTRACT, "buyer", &["performing", "accepting", "paying"], "close"),
    (&AGREEMENT, "unit", &["negotiating", "reviewed", "signed", "performing"], "complete"),
    (&DEBT, "unit", &["registered", "approved", "drawn", "irregular"], "settle"),
    (&CASE, "unit", &["lead", "transferred", "verifying", "rectifying", "confirmed", "sanctioned"], "transfer"),
    (&RECTIFICATION, "unit", &["draft", "issued", "reported", "failed"], "report"),
    (&POST, "unit", &["serving", "leaving"], "end"),
];

/// Records of one kind that are open, and the verb that ends them.
type Open = (&'static Kind, Vec<Row>, &'static str);

/// What is open of a unit.
fn open(reader: Reader<'_>, unit: &str) -> Result<Vec<Open>> {
    let mut out = Vec::new();
    for (kind, field, states, verb) in MATTERS {
        let mut rows = reader.children(kind, field, unit)?;
        rows.retain(|row| states.contains(&row.state()));
        if !rows.is_empty() {
            out.push((*kind, rows, *verb));
        }
    }
    Ok(out)
}

/// `承诺 CN-2024-0001; 合同 HT-2024-0002`.
fn named(open: &[Open]) -> Both {
    let said = |(kind, rows, _): &Open| {
        let (list, title) = (hint::list(&ids(rows)), kind.both());
        (format!("{} {}", title.zh, list.zh), format!("{} {}", title.en, list.en))
    };
    let (zh, en): (Vec<String>, Vec<String>) = open.iter().map(said).unzip();
    Both { zh: zh.join("; ").into(), en: en.join("; ").into() }
}

/// unit.close: no promise, contract, agreement, debt, record of dishonesty, order or post of it is open.
pub(super) fn matters_of_unit_ended(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let open = open(moment.reader, moment.after.id())?;
    let Some((kind, row, verb)) = open.first().and_then(|(kind, rows, verb)| Some((kind, rows.first()?, verb))) else {
        return Ok(Vec::new());
    };
    let list = named(&open);
    let (zh, en) = (&list.zh, &list.en);
    let text = both!("还有未了结的事项: {zh}", "matters of it are still open: {en}");
    let allowed = kind.lifecycle.is_some_and(|l| l.allowed(row.state()).any(|v| v.name == *verb));
    let id = row.id();
    let end = if allowed { hint::act(kind, verb, id) } else { both!("chengxin 查看 {id}", "chengxin show {id}") };
    let succeed = hint::act(&UNIT, "succeed", moment.after.id());
    let (end_zh, end_en, succeed_zh, succeed_en) = (end.zh, end.en, succeed.zh, succeed.en);
    Ok(vec![refusal(&text, SUCCESSION).hint(both!(
        "由承接单位继续: {succeed_zh};或先逐项了结: {end_zh}",
        "have a successor carry them on: {succeed_en}; or end them first: {end_en}"
    ))])
}

/// unit.succeed: the successor is another unit and in place; what is open follows to it, and is named in a warning.
pub(super) fn successor_in_place(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let unit = moment.after.id();
    let Some(heir) = referred(moment.reader, moment.after, "successor")? else { return Ok(Vec::new()) };
    let id = heir.id();
    if id == unit || heir.is_void() || heir.state() != "active" {
        let last = succession::answers_for(moment.reader, id)?.filter(|last| last.id() != unit);
        let text = both!("承接单位 {id} 不在用,不能承接", "{id} is not in place and cannot succeed it");
        let next = match last {
            Some(last) if id != unit => {
                let (last, flags) = (last.id().to_owned(), hint::add(&UNIT, &["successor"]));
                let (zh, en) = (flags.zh, flags.en);
                both!("改{zh} {last}", "{en} {last} instead")
            }
            _ => hint::add(&UNIT, &["successor"]),
        };
        return Ok(vec![refusal(&text, SUCCESSION).on("successor").hint(next)]);
    }
    let open = open(moment.reader, unit)?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let list = named(&open);
    let (zh, en) = (&list.zh, &list.en);
    let text = both!("由 {id} 继续承担: {zh}", "{id} carries on: {en}");
    Ok(vec![warning(&text, SUCCESSION)])
}

#[cfg(test)]
mod tests {
    use super::MATTERS;
    use crate::catalog::procurement::CONTRACT;
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::Fixture;

    const CLOSE: &str = "matters_of_unit_ended";
    const SUCCEED: &str = "successor_in_place";

    #[test]
    fn a_unit_closes_with_nothing_open() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        fixture.add(&CONTRACT, &[]); // another unit's
        fixture.add(&CONTRACT, &[("buyer", unit.id()), ("state", "terminated")]);
        fixture.passes(CLOSE, &unit, &[]);
        let mut all = Vec::new();
        for (kind, field, states, verb) in MATTERS {
            assert!(kind.field(field).is_some() && kind.lifecycle.unwrap().verb(verb).is_some(), "{}", kind.name);
            for state in *states {
                assert!(kind.lifecycle.unwrap().states.get(state).is_some(), "{} {state}", kind.name);
            }
            let row = fixture.add(kind, &[(field, unit.id())]);
            let said = fixture.guard(CLOSE, &unit, &[]).remove(0);
            assert!(
                said.text.zh.contains(row.id()) && said.text.zh.contains("优化营商环境条例 31"),
                "{}",
                said.text.zh
            );
            assert!(said.text.en.contains(row.id()), "{}", said.text.en);
            all.push(row);
        }
        let said = fixture.guard(CLOSE, &unit, &[]).remove(0);
        assert_eq!(said.code.id, "E4004");
        let hint = said.hint.unwrap().zh;
        assert!(hint.contains(&format!("chengxin 单位 承接 {}", unit.id())), "{hint}");
        for row in &all {
            fixture.change(row, &[("void_on", "2024-03-02")]);
        }
        fixture.passes(CLOSE, &unit, &[]);
    }

    #[test]
    fn a_successor_is_another_unit_in_place_and_carries_on_what_is_open() {
        let mut fixture = Fixture::new();
        let (unit, heir) = (fixture.add(&UNIT, &[]), fixture.add(&UNIT, &[]));
        fixture.fires(SUCCEED, &unit, &[("successor", unit.id())]);
        fixture.passes(SUCCEED, &unit, &[("successor", heir.id())]);
        let contract = fixture.add(&CONTRACT, &[("buyer", unit.id())]);
        let said = fixture.guard(SUCCEED, &unit, &[("successor", heir.id())]).remove(0);
        assert!(said.code.id == "W4001" && said.text.en.contains(contract.id()), "{said:?}");
        let last = fixture.add(&UNIT, &[]);
        fixture.change(&heir, &[("state", "succeeded"), ("successor", last.id())]);
        let said = fixture.guard(SUCCEED, &unit, &[("successor", heir.id())]).remove(0);
        assert!(said.hint.unwrap().zh.contains(last.id()));
    }
}
