//! 承诺: verified as it was reported, broken only once it was due, and never excused by a change of government or persons.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{excuse_not_accepted, excuse_word, is_no_ground, succession};
use crate::both;
use crate::catalog::ppp::AMENDMENT;
use crate::error::{Fault, Result};
use crate::messages::{Both, Lang};
use crate::rules::lead::{self, Lead};
use crate::rules::source::{PROMISES, SUCCESSION};
use crate::rules::{Moment, hint, refusal, require, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};
use crate::terms::money;

#[derive(Deserialize)]
struct Promise<'a> {
    id: &'a str,
    title: &'a str,
    unit: &'a str,
    officer: Option<&'a str>,
    domain: &'a str,
    obligor: &'a str,
    amount: Option<i64>,
    due_on: Option<NaiveDate>,
    reported_on: Option<NaiveDate>,
    paid_amount: Option<i64>,
    excuse: Option<&'a str>,
}

/// A new promise is due on a day, or waits for a condition (kinds.md §2.8).
pub(in crate::rules) fn added(row: &Row) -> Result<Vec<Fault>> {
    if row.date("due_on").is_some() || row.text("condition").is_some() {
        return Ok(Vec::new());
    }
    let text = both!("承诺须有兑现期限或兑现条件", "a promise has a day on which it is due, or a condition");
    let flags = hint::add(row.kind(), &["due_on", "condition"]);
    let (zh, en) = (flags.zh, flags.en);
    Ok(vec![refusal(&text, PROMISES).on("due_on").hint(both!("{zh} 之一", "{en} (one of them)"))])
}

/// promise.report: of a promised amount it is said how much was paid.
pub(crate) fn paid_amount_reported(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<Promise<'_>>(moment.after)?.amount.is_none() {
        return Ok(Vec::new());
    }
    let what = Both::fixed("有承诺金额的承诺", "a promise of an amount");
    Ok(require(moment.after, &["paid_amount"], &what, PROMISES))
}

/// promise.verify and verify_late: all of a promised amount was paid; a part is verified as a part.
pub(crate) fn promise_paid_in_full(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let promise: Promise<'_> = view(moment.after)?;
    let (Some(amount), paid) = (promise.amount, promise.paid_amount.unwrap_or(0)) else { return Ok(Vec::new()) };
    if paid >= amount {
        return Ok(Vec::new());
    }
    let (paid, amount) = (money::show_grouped(paid), money::show_grouped(amount));
    let text = both!("已兑现 {paid} 元,少于承诺的 {amount} 元", "{paid} 元 paid is less than the {amount} 元 promised");
    Ok(vec![refusal(&text, PROMISES).on("paid_amount").hint(hint::act(moment.after.kind(), "verify_part", promise.id))])
}

/// The days that decide whether a promise was kept in time; or the faults of those that are blank.
fn in_time(moment: &Moment<'_>) -> Result<std::result::Result<(bool, NaiveDate, NaiveDate), Vec<Fault>>> {
    let promise: Promise<'_> = view(moment.after)?;
    Ok(match (promise.reported_on, promise.due_on) {
        (Some(reported), Some(due)) => Ok((reported <= due, reported, due)),
        _ => Err(require(moment.after, &["reported_on", "due_on"], &Both::fixed("核实", "verification"), PROMISES)),
    })
}

/// promise.verify: reported on the day it was due or before.
pub(crate) fn reported_in_time(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (reported, due) = match in_time(moment)? {
        Ok((true, ..)) => return Ok(Vec::new()),
        Ok((_, reported, due)) => (reported, due),
        Err(blank) => return Ok(blank),
    };
    let text = both!(
        "自报日期 {reported} 晚于兑现期限 {due},是逾期履行",
        "reported on {reported}, after it was due on {due}: it was kept late"
    );
    let next = hint::act(moment.after.kind(), "verify_late", moment.after.id());
    Ok(vec![refusal(&text, PROMISES).on("reported_on").hint(next)])
}

/// promise.verify_late: reported after the day it was due.
pub(crate) fn reported_late(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (reported, due) = match in_time(moment)? {
        Ok((false, ..)) => return Ok(Vec::new()),
        Ok((_, reported, due)) => (reported, due),
        Err(blank) => return Ok(blank),
    };
    let text = both!(
        "自报日期 {reported} 不晚于兑现期限 {due},没有逾期",
        "reported on {reported} and due on {due}: it was not late"
    );
    let next = hint::act(moment.after.kind(), "verify", moment.after.id());
    Ok(vec![refusal(&text, PROMISES).on("reported_on").hint(next)])
}

/// promise.break: only a promise of the government's side can be broken by it (programme 4(3); kinds.md §7, 14).
pub(crate) fn government_owes(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<Promise<'_>>(moment.after)?.obligor != "party" {
        return Ok(Vec::new());
    }
    let text = both!("企业方的义务不作政府失信认定", "a duty of the enterprise is no broken word of the government");
    Ok(vec![refusal(&text, PROMISES).on("obligor").hint(hint::show(moment.after.id()))])
}

/// promise.break: the day on which it was due has passed.
pub(crate) fn promise_overdue(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(due) = view::<Promise<'_>>(moment.after)?.due_on else {
        return Ok(require(moment.after, &["due_on"], &Both::fixed("认定未履行", "to find it broken"), PROMISES));
    };
    if moment.on > due {
        return Ok(Vec::new());
    }
    let text = both!("兑现期限 {due} 还没有过", "it is due on {due}, which has not passed");
    Ok(vec![refusal(&text, PROMISES).on("due_on").hint(hint::show(moment.after.id()))])
}

/// promise.break: a change of government, persons, institutions or zoning is recorded and excuses nothing.
pub(crate) fn excuse_is_no_ground(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    Ok(excuse_not_accepted(view::<Promise<'_>>(moment.after)?.excuse))
}

/// promise.excuse: what made it impossible is not a change of government, persons, institutions or zoning.
pub(crate) fn ground_is_objective(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let promise: Promise<'_> = view(moment.after)?;
    let Some(code) = promise.excuse.filter(|_| is_no_ground(promise.excuse)) else { return Ok(Vec::new()) };
    let (zh, en) = (excuse_word(code, Lang::Zh), excuse_word(code, Lang::En));
    let text = both!("\"{zh}\"不是客观不能,不得以此毁约", "\"{en}\" makes nothing impossible and breaks no promise");
    let act = hint::act(moment.after.kind(), "break", promise.id);
    let (act_zh, act_en) = (act.zh, act.en);
    Ok(vec![refusal(&text, SUCCESSION).on("excuse").hint(both!("如实认定: {act_zh}", "say what it is: {act_en}"))])
}

/// promise.change: a change of it was approved by lawful authority and procedure (优化营商环境条例 31).
pub(crate) fn change_approved(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let changes = moment.reader.children(&AMENDMENT, "target", id)?;
    let mut live = changes.iter().filter(|change| !change.is_void());
    if live.clone().any(|change| !matches!(change.state(), "proposed" | "rejected")) {
        return Ok(Vec::new());
    }
    let text = both!("没有已批准的变更", "no change of it is approved");
    let next = match live.find(|change| change.state() == "proposed") {
        Some(proposed) => {
            let act = hint::act(&AMENDMENT, "approve", proposed.id());
            let (zh, en) = (act.zh, act.en);
            both!("先办: {zh}", "first: {en}")
        }
        None => hint::register(&AMENDMENT, "target", id),
    };
    Ok(vec![refusal(&text, SUCCESSION).hint(next)])
}

/// promise.break: what the lead will lack.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_lead(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    lead::foresee(reader, after.id(), on)
}

/// promise.break: a broken promise becomes a lead of the unit, and of whoever held the post on the day where the promise
/// names nobody (kinds.md §2.8).
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_lead(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let promise: Promise<'_> = view(after)?;
    let holder = match promise.officer {
        Some(_) => None,
        None => succession::holder(op.reader(), promise.unit, promise.domain, on)?,
    };
    let due = promise.due_on.map(|day| format!("应于 {day} 兑现。")).unwrap_or_default();
    let left = promise.amount.map(|amount| amount.saturating_sub(promise.paid_amount.unwrap_or(0)));
    let left = left.map(|fen| format!("未兑现 {} 元。", money::show_grouped(fen))).unwrap_or_default();
    let lead = Lead {
        origin: promise.id,
        title: format!("{}: 承诺未履行", promise.title),
        facts: format!("承诺\"{}\"未履行。{due}{left}", promise.title),
        unit: promise.unit,
        officer: promise.officer.or(holder.as_deref()),
        domain: promise.domain,
        nature: "breach",
        harm: if promise_to_market(promise.domain) { "market" } else { "public" },
        excuse: promise.excuse,
    };
    lead::draft(op, &lead, on)
}

/// Promises to townspeople harm the public, all others the market; whoever verifies the lead may say otherwise.
fn promise_to_market(domain: &str) -> bool {
    !matches!(domain, "township" | "general")
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::{CASE, PROMISE};
    use crate::catalog::personnel::{OFFICER, POST};
    use crate::catalog::ppp::AMENDMENT;
    use crate::catalog::registry::{DOCUMENT, UNIT};
    use crate::rules::fixture::{Fixture, assert_well_said, day};
    use crate::rules::{added, apply_effect, effects};
    use crate::schema::Value;

    #[test]
    fn a_new_promise_has_a_day_or_a_condition() {
        let mut fixture = Fixture::new();
        let mut promise = fixture.add(&PROMISE, &[]);
        promise.set("id", Value::Null); // it has no number yet
        let said = added(fixture.reader(), &promise).unwrap();
        assert_eq!(said.iter().map(|f| f.code.id).collect::<Vec<_>>(), ["E4004"]);
        said.iter().for_each(assert_well_said);
        for column in [("due_on", "2024-03-31"), ("condition", "项目投产")] {
            let promise = fixture.add(&PROMISE, &[column]);
            assert_eq!(added(fixture.reader(), &promise).unwrap(), []);
        }
    }

    #[test]
    fn what_was_paid_is_reported_and_verified() {
        let mut fixture = Fixture::new();
        let deed = fixture.add(&PROMISE, &[]);
        fixture.passes("paid_amount_reported", &deed, &[]);
        fixture.passes("promise_paid_in_full", &deed, &[]);
        let promise = fixture.add(&PROMISE, &[("amount", "500")]);
        fixture.fires("paid_amount_reported", &promise, &[]);
        fixture.passes("paid_amount_reported", &promise, &[("paid_amount", "0")]);
        for paid in ["", "0", "499"] {
            fixture.fires("promise_paid_in_full", &promise, &[("paid_amount", paid)]);
        }
        fixture.passes("promise_paid_in_full", &promise, &[("paid_amount", "500")]);
    }

    #[test]
    fn in_time_and_late_exclude_each_other() {
        let mut fixture = Fixture::new();
        let promise = fixture.add(&PROMISE, &[("due_on", "2024-03-20")]);
        for guard in ["reported_in_time", "reported_late"] {
            fixture.fires(guard, &promise, &[]);
        }
        fixture.passes("reported_in_time", &promise, &[("reported_on", "2024-03-20")]);
        fixture.fires("reported_late", &promise, &[("reported_on", "2024-03-20")]);
        fixture.fires("reported_in_time", &promise, &[("reported_on", "2024-03-21")]);
        fixture.passes("reported_late", &promise, &[("reported_on", "2024-03-21")]);
    }

    #[test]
    fn only_the_government_breaks_its_word_and_only_when_it_was_due() {
        let mut fixture = Fixture::new();
        let promise = fixture.add(&PROMISE, &[("obligor", "gov"), ("due_on", "2024-03-27")]);
        fixture.passes("government_owes", &promise, &[]);
        fixture.fires("government_owes", &promise, &[("obligor", "party")]);
        fixture.passes("promise_overdue", &promise, &[]);
        fixture.fires("promise_overdue", &promise, &[("due_on", "2024-03-28")]);
        fixture.fires("promise_overdue", &promise, &[("due_on", "")]);
    }

    #[test]
    fn a_change_of_government_is_recorded_and_excuses_nothing() {
        let mut fixture = Fixture::new();
        let promise = fixture.add(&PROMISE, &[]);
        for excuse in ["term_change", "person_change", "org_change", "zoning"] {
            let said = fixture.guard("excuse_is_no_ground", &promise, &[("excuse", excuse)]);
            assert_eq!(said[0].code.id, "W4001");
            assert!(said[0].text.zh.contains("优化营商环境条例 31"), "{}", said[0].text.zh);
            let said = fixture.guard("ground_is_objective", &promise, &[("excuse", excuse)]);
            assert_eq!(said[0].code.id, "E4004");
        }
        for guard in ["excuse_is_no_ground", "ground_is_objective"] {
            fixture.passes(guard, &promise, &[("excuse", "force")]);
            fixture.passes(guard, &promise, &[]);
        }
    }

    #[test]
    fn a_change_is_approved_first() {
        let mut fixture = Fixture::new();
        let promise = fixture.add(&PROMISE, &[]);
        fixture.fires("change_approved", &promise, &[]);
        let change = fixture.add(&AMENDMENT, &[("target", promise.id())]);
        let said = fixture.guard("change_approved", &promise, &[]).remove(0);
        assert!(said.hint.unwrap().zh.contains(change.id()));
        fixture.change(&change, &[("state", "approved")]);
        fixture.passes("change_approved", &promise, &[]);
    }

    #[test]
    fn a_broken_promise_becomes_a_lead_of_the_successor_and_the_holder_of_the_post() {
        let mut fixture = Fixture::new();
        let on = day("2024-03-28");
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued"), ("title", "政务诚信实施方案")]);
        let heir = fixture.add(&UNIT, &[("name", "投资促进局")]);
        let unit = fixture.add(&UNIT, &[("state", "succeeded"), ("successor", heir.id())]);
        let officer = fixture.add(&OFFICER, &[]);
        fixture.add(&POST, &[("officer", officer.id()), ("unit", heir.id()), ("role", "head")]);
        let columns = [
            ("unit", unit.id()),
            ("amount", "500"),
            ("paid_amount", "200"),
            ("due_on", "2024-03-20"),
            ("excuse", "term_change"),
        ];
        let promise = fixture.add(&PROMISE, &columns);
        let foresee = effects::find("lead_of_promise").unwrap().foresee;
        assert_eq!(foresee(fixture.reader(), &promise, on).unwrap(), []);
        let added = fixture.write("break", "甲", |op| apply_effect("lead_of_promise", op, &promise, on));
        let case = fixture.reader().get(&CASE, &added[0]).unwrap().unwrap();
        for (name, text) in [
            ("state", "lead"),
            ("origin", promise.id()),
            ("unit", heir.id()),
            ("officer", officer.id()),
            ("excuse", "term_change"),
            ("source_unit", heir.id()),
        ] {
            assert_eq!(case.text(name), Some(text), "{name}");
        }
        let facts = case.text("facts").unwrap();
        assert!(facts.contains("未兑现 3.00 元") && facts.contains("投资促进局"), "{facts}");
    }
}
