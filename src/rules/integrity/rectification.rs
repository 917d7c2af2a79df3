//! 整改: an order is extended once and in time, urged when overdue, closed by another unit, and refused only in so many
//! words.

use chrono::NaiveDate;
use serde::Deserialize;

use super::succession;
use crate::both;
use crate::catalog::integrity::case::RECTIFICATION;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::{SANCTIONS, Source};
use crate::rules::{Moment, Parameters, hint, refusal, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};

#[derive(Deserialize)]
struct Order<'a> {
    unit: &'a str,
    due_on: NaiveDate,
    extended_to: Option<NaiveDate>,
    verifier_unit: Option<&'a str>,
    result: Option<&'a str>,
}

impl Order<'_> {
    /// 现期限: extended_to or due_on.
    fn due_now(&self) -> NaiveDate {
        self.extended_to.unwrap_or(self.due_on)
    }
}

/// rectification.extend: asked before it was due, once, and by no more than {rectify.extend} (local).
pub(crate) fn extended_once_in_time(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (before, after): (Order<'_>, Order<'_>) = (view(moment.before)?, view(moment.after)?);
    let due = before.due_on;
    let show = || hint::show(moment.after.id());
    if let Some(on) = before.extended_to {
        let text = both!("已延期至 {on},只能延期一次", "it was extended to {on} already; once is all");
        return Ok(vec![refusal(&text, SANCTIONS).on("extended_to").hint(show())]);
    }
    if moment.on > due {
        let text = both!("整改期限 {due} 已过,不能再延期", "it was due on {due}; it is too late to extend it");
        let next = hint::act(moment.after.kind(), "urge", moment.after.id());
        return Ok(vec![refusal(&text, SANCTIONS).on("extended_to").hint(next)]);
    }
    let Some(to) = after.extended_to else { return Ok(Vec::new()) };
    let flags = || hint::add(moment.after.kind(), &["extended_to"]);
    if to <= due {
        let text = both!("延期至 {to} 不晚于整改期限 {due}", "{to} is no later than the day it is due, {due}");
        return Ok(vec![refusal(&text, SANCTIONS).on("extended_to").hint(flags())]);
    }
    let parameters = moment.parameters()?;
    let last = parameters.term("rectify.extend", due).and_then(|t| Ok((t.after(due, parameters.calendar())?, t)));
    Ok(match last {
        Ok((last, term)) if to > last => {
            let text = both!("延期至 {to} 超过上限 {last}", "{to} is past the limit, {last}");
            vec![refusal(&text, Source::Parameter(term.row)).on("extended_to").hint(flags())]
        }
        Ok(_) => Vec::new(),
        Err(missing) => vec![missing.fault().hint(flags())],
    })
}

/// rectification.urge and fail: the term has passed.
pub(crate) fn rectification_overdue(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let due = view::<Order<'_>>(moment.after)?.due_now();
    if moment.on > due {
        return Ok(Vec::new());
    }
    let text = both!("整改期限 {due} 还没有过", "it is due on {due}, which has not passed");
    Ok(vec![refusal(&text, SANCTIONS).on("due_on").hint(hint::show(moment.after.id()))])
}

/// The result that a verb stands for.
fn result_is(moment: &Moment<'_>, wanted: &[&str], words: &Both) -> Result<Vec<Fault>> {
    if view::<Order<'_>>(moment.after)?.result.is_none_or(|result| wanted.contains(&result)) {
        return Ok(Vec::new());
    }
    let (zh, en) = (&words.zh, &words.en);
    let text = both!("核实结果须是{zh}", "the result must be {en}");
    Ok(vec![refusal(&text, SANCTIONS).on("result").hint(hint::add(moment.after.kind(), &["result"]))])
}

/// rectification.close: what was ordered was done, or the explanation accepted.
pub(crate) fn result_is_met(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    result_is(moment, &["met"], &Both::fixed("\"到位\"", "met"))
}

/// rectification.fail: it was done in part or not.
pub(crate) fn result_is_short(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    result_is(moment, &["part", "unmet"], &Both::fixed("\"部分到位\"或\"未到位\"", "part or unmet"))
}

/// rectification.refuse: it was refused; then the record may be confirmed.
pub(crate) fn result_is_refused(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    result_is(moment, &["refused"], &Both::fixed("\"拒不整改\"", "refused"))
}

/// rectification.close: the unit does not verify itself.
pub(crate) fn verified_by_another_unit(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let order: Order<'_> = view(moment.after)?;
    if order.verifier_unit != Some(order.unit) {
        return Ok(Vec::new());
    }
    let text = both!("核实单位就是责任单位", "the unit would verify its own rectification");
    let next = hint::add(moment.after.kind(), &["verifier_unit"]);
    Ok(vec![refusal(&text, SANCTIONS).on("verifier_unit").hint(next)])
}

/// What an order to be drafted is about.
pub(super) struct Draft<'a> {
    /// Id of the record of dishonesty.
    pub origin: &'a str,
    /// Its title, in Chinese.
    pub title: &'a str,
    /// Id of the unit that is ordered.
    pub unit: &'a str,
    /// Id of the officer who answers.
    pub officer: Option<&'a str>,
    /// Code of the kind: `explain`, `fix`.
    pub kind: &'static str,
}

/// 建议期限: the day + {rectify.explain} for an explanation, {rectify.fix} for the rest (both local). The day of issue is
/// later, so whoever issues the order sets its own.
fn default_due(
    parameters: &Parameters,
    kind: &str,
    on: NaiveDate,
) -> std::result::Result<NaiveDate, crate::rules::parameters::NotComputable> {
    let name = if kind == "explain" { "rectify.explain" } else { "rectify.fix" };
    parameters.term(name, on)?.after(on, parameters.calendar())
}

/// Says which orders cannot be drafted, since their term cannot be counted (W4001).
///
/// # Errors
/// When the ledger cannot be read.
pub(super) fn foresee(reader: Reader<'_>, kinds: &[&str], on: NaiveDate) -> Result<Vec<Fault>> {
    let parameters = Parameters::read(reader)?;
    let missing = kinds.iter().filter_map(|kind| default_due(&parameters, kind, on).err());
    Ok(missing
        .map(|missing| {
            let why = missing.both();
            let (zh, en) = (why.zh, why.en);
            let text = both!("{zh};不生成整改", "{en}; no order is drafted");
            Fault::new(&crate::error::codes::W4001, text)
        })
        .collect())
}

/// Drafts an order; nothing where the record has one of that kind that was not refused, or no term can be counted.
///
/// # Errors
/// When the ledger cannot be written.
pub(super) fn draft(op: &mut Operation<'_>, draft: &Draft<'_>, on: NaiveDate) -> Result<Vec<String>> {
    let orders = op.reader().children(&RECTIFICATION, "origin", draft.origin)?;
    if orders.iter().any(|order| order.text("kind") == Some(draft.kind) && order.state() != "refused") {
        return Ok(Vec::new());
    }
    let Ok(due) = default_due(&Parameters::read(op.reader())?, draft.kind, on) else { return Ok(Vec::new()) };
    // An order binds whoever answers today, also where the record keeps the name of a dissolved unit.
    let heir = succession::answers_for(op.reader(), draft.unit)?;
    let unit = heir.as_ref().map_or(draft.unit, Row::id);
    let mut order = Row::blank(&RECTIFICATION);
    // Data of the register, which is kept in Chinese whatever the language of the run.
    let requirement = match draft.kind {
        "explain" => format!("就\"{}\"书面说明原因", draft.title),
        _ => format!("就\"{}\"限期整改", draft.title),
    };
    for (name, value) in
        [("origin", draft.origin), ("kind", draft.kind), ("unit", unit), ("requirement", requirement.as_str())]
    {
        order.set(name, value);
    }
    if let Some(officer) = draft.officer {
        order.set("officer", officer);
    }
    order.set("due_on", due);
    Ok(vec![op.insert(order, "add", None)?.id().to_owned()])
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::case::RECTIFICATION;
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::Fixture;

    #[test]
    fn an_order_is_extended_once_before_it_was_due_and_not_for_long() {
        let mut fixture = Fixture::new();
        let guard = "extended_once_in_time";
        let order = fixture.add(&RECTIFICATION, &[("due_on", "2024-03-28")]);
        // 30 days end on 04-27, a Saturday: the 29th, since 04-28 was a day of work in exchange.
        fixture.passes(guard, &order, &[("extended_to", "2024-04-12")]);
        fixture.fires(guard, &order, &[("extended_to", "2024-03-28")]);
        let said = fixture.guard(guard, &order, &[("extended_to", "2024-05-31")]).remove(0);
        assert!(said.text.zh.contains("整改延期上限"), "{}", said.text.zh);
        assert_eq!(fixture.guard_on("2024-03-29", guard, &order, &[("extended_to", "2024-04-12")]).len(), 1);
        let order = fixture.change(&order, &[("extended_to", "2024-04-12")]);
        fixture.fires(guard, &order, &[("extended_to", "2024-04-15")]);
    }

    #[test]
    fn an_order_is_urged_and_fails_once_its_term_has_passed() {
        let mut fixture = Fixture::new();
        let order = fixture.add(&RECTIFICATION, &[("due_on", "2024-03-27")]);
        fixture.passes("rectification_overdue", &order, &[]);
        fixture.fires("rectification_overdue", &order, &[("due_on", "2024-03-28")]);
        fixture.fires("rectification_overdue", &order, &[("extended_to", "2024-04-01")]);
    }

    #[test]
    fn a_verb_has_its_result_and_another_unit_verifies() {
        let mut fixture = Fixture::new();
        let (unit, other) = (fixture.add(&UNIT, &[]), fixture.add(&UNIT, &[]));
        let order = fixture.add(&RECTIFICATION, &[("unit", unit.id())]);
        for (guard, good) in [
            ("result_is_met", &["met"][..]),
            ("result_is_short", &["part", "unmet"]),
            ("result_is_refused", &["refused"]),
        ] {
            for result in ["met", "part", "unmet", "refused"] {
                let found = fixture.guard(guard, &order, &[("result", result)]);
                assert_eq!(found.is_empty(), good.contains(&result), "{guard} {result}");
            }
        }
        fixture.fires("verified_by_another_unit", &order, &[("verifier_unit", unit.id())]);
        fixture.passes("verified_by_another_unit", &order, &[("verifier_unit", other.id())]);
    }
}
