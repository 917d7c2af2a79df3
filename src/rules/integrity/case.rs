//! 失信记录: confirmed on a document, sanctioned by a measure, archived when nothing hangs on it.

use chrono::NaiveDate;
use serde::Deserialize;

use super::rectification::Draft;
use super::{excuse_not_accepted, rectification};
use crate::both;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::case::{MEASURE, RECTIFICATION};
use crate::catalog::integrity::rights::REPAIR;
use crate::catalog::personnel::ENTRY;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::personnel::kept_long_enough;
use crate::rules::source::{GOVERNMENT_DEFAULT, PROTECTION, RECORDS, SANCTIONS};
use crate::rules::{Moment, hint, ids, refusal, require, view};
use crate::schema::{Kind, Row};
use crate::store::{Operation, Reader};

#[derive(Deserialize)]
struct Case<'a> {
    id: &'a str,
    title: &'a str,
    unit: &'a str,
    officer: Option<&'a str>,
    excuse: Option<&'a str>,
    basis_kind: Option<&'a str>,
    decided_on: Option<NaiveDate>,
}

/// Live records of a kind that name a record in a field.
pub(super) fn live(reader: Reader<'_>, kind: &'static Kind, field: &str, id: &str) -> Result<Vec<Row>> {
    let mut rows = reader.children(kind, field, id)?;
    rows.retain(|row| !row.is_void());
    Ok(rows)
}

/// case.rectify: an order to rectify it was issued (programme 3(4)).
pub(crate) fn rectification_issued(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let orders = live(moment.reader, &RECTIFICATION, "origin", id)?;
    if orders.iter().any(|order| order.state() != "draft") {
        return Ok(Vec::new());
    }
    let text = both!("还没有下达整改", "no order to rectify is issued");
    let next = match orders.first() {
        Some(draft) => first(&hint::act(&RECTIFICATION, "issue", draft.id())),
        None => hint::register(&RECTIFICATION, "origin", id),
    };
    Ok(vec![refusal(&text, SANCTIONS).hint(next)])
}

/// case.resolve: every order to rectify it is closed, and there was one.
pub(crate) fn rectifications_closed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let orders = live(moment.reader, &RECTIFICATION, "origin", id)?;
    let open: Vec<&Row> = orders.iter().filter(|order| order.state() != "closed").collect();
    let (text, next) = match open.first() {
        Some(order) => {
            let list = hint::list(&ids(open.iter().copied()));
            let (zh, en) = (list.zh, list.en);
            (both!("整改未销号: {zh}", "orders are not closed: {en}"), hint::show(order.id()))
        }
        None if orders.is_empty() => {
            let text = both!("没有整改可言到位", "nothing was ordered that could be done");
            (text, hint::register(&RECTIFICATION, "origin", id))
        }
        None => return Ok(Vec::new()),
    };
    Ok(vec![refusal(&text, SANCTIONS).hint(next)])
}

/// case.confirm and record: the document it rests on is attached (programme 3(3)).
pub(crate) fn basis_attached(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let what = Both::fixed("认定依据文书", "the document it rests on");
    Ok(require(moment.after, &["attachments"], &what, RECORDS))
}

/// case.confirm: default and arrears are confirmed only after an order to rectify was refused or not carried out
/// (发改财金〔2023〕1103号).
pub(crate) fn default_after_refusal(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let case: Case<'_> = view(moment.after)?;
    if !matches!(case.basis_kind, Some("confirmed_default" | "arrears")) {
        return Ok(Vec::new());
    }
    let orders = live(moment.reader, &RECTIFICATION, "origin", case.id)?;
    if orders.iter().any(|order| matches!(order.state(), "refused" | "failed")) {
        return Ok(Vec::new());
    }
    let text = both!(
        "确认违约失信、拖欠账款,须先责令整改而拒不整改或未到位",
        "default and arrears are confirmed after an order to rectify was refused or failed"
    );
    let next = match orders.iter().find(|order| order.state() == "issued") {
        Some(order) => hint::act(&RECTIFICATION, "refuse", order.id()),
        None => hint::register(&RECTIFICATION, "origin", case.id),
    };
    Ok(vec![refusal(&text, GOVERNMENT_DEFAULT).on("basis_kind").hint(next)])
}

/// case.confirm and record: discipline and accountability are an entry of the officer's file on this record, with what was
/// imposed (kinds.md §2.8).
pub(crate) fn discipline_has_entry(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let case: Case<'_> = view(moment.after)?;
    let imposed = match case.basis_kind {
        Some("discipline") => "sanction",
        Some("accountability") => "accountability_form",
        _ => return Ok(Vec::new()),
    };
    let entries = live(moment.reader, &ENTRY, "case", case.id)?;
    let rests_on = |entry: &&Row| entry.state() != "removed" && !entry.get(imposed).is_null();
    if entries.iter().any(|entry| rests_on(&entry) && case.officer.is_none_or(|o| entry.text("officer") == Some(o))) {
        return Ok(Vec::new());
    }
    let text = both!(
        "纪律处分、问责处理须有责任人的档案条目,写明处分种类或问责方式",
        "discipline and accountability need an entry of the officer's file that says what was imposed"
    );
    Ok(vec![refusal(&text, RECORDS).on("basis_kind").hint(hint::register(&ENTRY, "case", case.id))])
}

/// case.record: only what a court or an organ has decided is recorded at once (programme 3(3)).
pub(crate) fn recorded_on_decision(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let case: Case<'_> = view(moment.after)?;
    match case.basis_kind {
        Some("confirmed_default" | "arrears") => {
            let text = both!(
                "确认违约失信、拖欠账款须核实、责令整改后认定,不能依文书直接入库",
                "default and arrears are verified and rectified first; they are not recorded at once"
            );
            let act = hint::act(moment.after.kind(), "verify", case.id);
            Ok(vec![refusal(&text, GOVERNMENT_DEFAULT).on("basis_kind").hint(first(&act))])
        }
        _ => Ok(Vec::new()),
    }
}

/// case.confirm, record and dismiss: a change of government or persons is recorded and excuses nothing.
pub(crate) fn case_excuse_is_no_ground(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    Ok(excuse_not_accepted(view::<Case<'_>>(moment.after)?.excuse))
}

/// case.sanction: a measure on it is imposed.
pub(crate) fn measure_imposed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let measures = live(moment.reader, &MEASURE, "case", id)?;
    if measures.iter().any(|measure| measure.state() == "imposed") {
        return Ok(Vec::new());
    }
    let text = both!("还没有实施惩戒措施", "no measure is imposed");
    let next = match measures.iter().find(|measure| measure.state() == "proposed") {
        Some(proposed) => first(&hint::act(&MEASURE, "impose", proposed.id())),
        None => hint::register(&MEASURE, "case", id),
    };
    Ok(vec![refusal(&text, SANCTIONS).hint(next)])
}

/// case.repair: a repair of it was granted (programme 3(5)).
pub(crate) fn repair_granted(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let id = moment.after.id();
    let repairs = live(moment.reader, &REPAIR, "target", id)?;
    if repairs.iter().any(|repair| repair.state() == "granted") {
        return Ok(Vec::new());
    }
    let text = both!("没有已准予的信用修复", "no repair of it is granted");
    let next = match repairs.iter().find(|repair| repair.state() == "accepted") {
        Some(accepted) => first(&hint::act(&REPAIR, "grant", accepted.id())),
        None => hint::register(&REPAIR, "target", id),
    };
    Ok(vec![refusal(&text, PROTECTION).hint(next)])
}

/// case.archive: kept long enough since the decision, no measure in force, nothing of it published.
pub(crate) fn case_may_be_archived(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let case: Case<'_> = view(moment.after)?;
    let mut faults = match case.decided_on {
        Some(decided) => kept_long_enough(&moment.parameters()?, "retention.negative", decided, moment.on),
        None => Vec::new(),
    };
    let measures = live(moment.reader, &MEASURE, "case", case.id)?;
    if let Some(measure) = measures.iter().find(|m| m.state() == "imposed") {
        let id = measure.id();
        let text = both!("惩戒措施 {id} 仍在生效", "measure {id} is in force");
        faults.push(refusal(&text, SANCTIONS).hint(first(&hint::act(&MEASURE, "lift", id))));
    }
    let publications = live(moment.reader, &PUBLICATION, "target", case.id)?;
    if let Some(publication) = publications.iter().find(|p| p.state() == "live") {
        let id = publication.id();
        let text = both!("公示 {id} 还没有撤下", "publication {id} is live");
        faults.push(refusal(&text, PROTECTION).hint(first(&hint::act(&PUBLICATION, "withdraw", id))));
    }
    Ok(faults)
}

fn first(act: &Both) -> Both {
    let (zh, en) = (&act.zh, &act.en);
    both!("先办: {zh}", "first: {en}")
}

/// case.record: orders that cannot be drafted, since no day can be counted.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_orders(reader: Reader<'_>, _after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    rectification::foresee(reader, &["explain", "fix"], on)
}

/// case.record: the unit is to explain in writing and to put right (programme 3(4)); both orders are drafted.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_orders(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let case: Case<'_> = view(after)?;
    let mut added = Vec::new();
    for kind in ["explain", "fix"] {
        let draft = Draft { origin: case.id, title: case.title, unit: case.unit, officer: case.officer, kind };
        added.extend(rectification::draft(op, &draft, on)?);
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use crate::catalog::exchange::PUBLICATION;
    use crate::catalog::integrity::case::{CASE, MEASURE, RECTIFICATION};
    use crate::catalog::integrity::rights::REPAIR;
    use crate::catalog::personnel::{ENTRY, OFFICER};
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::{Fixture, assert_well_said, day};
    use crate::rules::{added, apply_effect};
    use crate::schema::Value;

    #[test]
    fn a_new_record_names_the_successor_of_a_dissolved_unit() {
        let mut fixture = Fixture::new();
        let heir = fixture.add(&UNIT, &[]);
        let unit = fixture.add(&UNIT, &[("state", "succeeded"), ("successor", heir.id())]);
        for kind in [&CASE, &RECTIFICATION] {
            let mut new = fixture.add(kind, &[("unit", unit.id())]);
            new.set("id", Value::Null); // it has no number yet
            let said = added(fixture.reader(), &new).unwrap();
            assert!(said[0].text.zh.contains(heir.id()) && said[0].code.id == "E4004");
            said.iter().for_each(assert_well_said);
            let new = fixture.add(kind, &[("unit", heir.id())]);
            assert_eq!(added(fixture.reader(), &new).unwrap(), []);
        }
    }

    #[test]
    fn rectification_is_ordered_and_closed() {
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[("state", "verifying")]);
        fixture.fires("rectification_issued", &case, &[]);
        fixture.fires("rectifications_closed", &case, &[]);
        let order = fixture.add(&RECTIFICATION, &[("origin", case.id())]);
        fixture.fires("rectification_issued", &case, &[]);
        let order = fixture.change(&order, &[("state", "issued")]);
        fixture.passes("rectification_issued", &case, &[]);
        let said = fixture.guard("rectifications_closed", &case, &[]).remove(0);
        assert!(said.text.zh.contains(order.id()));
        fixture.change(&order, &[("state", "closed")]);
        fixture.passes("rectifications_closed", &case, &[]);
        fixture.add(&RECTIFICATION, &[("origin", case.id()), ("state", "reported")]);
        fixture.fires("rectifications_closed", &case, &[]);
    }

    #[test]
    fn default_is_confirmed_after_a_refusal_and_on_a_document() {
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[]);
        fixture.fires("basis_attached", &case, &[]);
        fixture.passes("basis_attached", &case, &[("attachments", "认定函.pdf")]);
        let guard = "default_after_refusal";
        fixture.passes(guard, &case, &[("basis_kind", "judgment")]);
        let order = fixture.add(&RECTIFICATION, &[("origin", case.id()), ("state", "issued")]);
        for kind in ["confirmed_default", "arrears"] {
            fixture.fires(guard, &case, &[("basis_kind", kind)]);
            fixture.fires("recorded_on_decision", &case, &[("basis_kind", kind)]);
        }
        for kind in ["judgment", "penalty", "discipline", "accountability", "enforcement"] {
            fixture.passes("recorded_on_decision", &case, &[("basis_kind", kind)]);
        }
        for state in ["refused", "failed"] {
            fixture.change(&fixture.reader().get(&RECTIFICATION, order.id()).unwrap().unwrap(), &[("state", state)]);
            fixture.passes(guard, &case, &[("basis_kind", "arrears")]);
        }
    }

    #[test]
    fn discipline_stands_in_the_file_of_the_officer() {
        let mut fixture = Fixture::new();
        let (officer, other) = (fixture.add(&OFFICER, &[]), fixture.add(&OFFICER, &[]));
        let case = fixture.add(&CASE, &[("officer", officer.id())]);
        let guard = "discipline_has_entry";
        fixture.passes(guard, &case, &[("basis_kind", "judgment")]);
        fixture.add(&ENTRY, &[("case", case.id()), ("officer", other.id()), ("sanction", "warn")]);
        fixture.fires(guard, &case, &[("basis_kind", "discipline")]);
        fixture.add(&ENTRY, &[("case", case.id()), ("officer", officer.id()), ("sanction", "warn")]);
        fixture.passes(guard, &case, &[("basis_kind", "discipline")]);
        fixture.fires(guard, &case, &[("basis_kind", "accountability")]);
    }

    #[test]
    fn a_case_is_sanctioned_by_a_measure_and_repaired_by_a_repair() {
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[]);
        fixture.fires("measure_imposed", &case, &[]);
        let measure = fixture.add(&MEASURE, &[("case", case.id())]);
        fixture.fires("measure_imposed", &case, &[]);
        fixture.change(&measure, &[("state", "imposed")]);
        fixture.passes("measure_imposed", &case, &[]);
        fixture.fires("repair_granted", &case, &[]);
        let repair = fixture.add(&REPAIR, &[("target", case.id()), ("state", "accepted")]);
        fixture.fires("repair_granted", &case, &[]);
        fixture.change(&repair, &[("state", "granted")]);
        fixture.passes("repair_granted", &case, &[]);
    }

    #[test]
    fn an_excuse_is_recorded_and_not_accepted() {
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[]);
        assert_eq!(fixture.guard("case_excuse_is_no_ground", &case, &[("excuse", "zoning")])[0].code.id, "W4001");
        fixture.passes("case_excuse_is_no_ground", &case, &[("excuse", "dispute")]);
    }

    #[test]
    fn a_record_is_archived_when_nothing_hangs_on_it() {
        let mut fixture = Fixture::new();
        let guard = "case_may_be_archived";
        let case = fixture.add(&CASE, &[("decided_on", "2018-03-01")]);
        fixture.passes(guard, &case, &[]);
        fixture.passes(guard, &case, &[("decided_on", "")]);
        fixture.fires(guard, &case, &[("decided_on", "2019-04-01")]);
        let measure = fixture.add(&MEASURE, &[("case", case.id()), ("state", "imposed")]);
        let publication = fixture.add(&PUBLICATION, &[("target", case.id()), ("state", "live")]);
        assert_eq!(fixture.guard(guard, &case, &[]).len(), 2);
        fixture.change(&measure, &[("state", "lifted")]);
        fixture.fires(guard, &case, &[]);
        fixture.change(&publication, &[("state", "withdrawn")]);
        fixture.passes(guard, &case, &[]);
    }

    #[test]
    fn a_recorded_judgment_drafts_both_orders_once() {
        let mut fixture = Fixture::new();
        let on = day("2024-03-28");
        let case = fixture.add(&CASE, &[("title", "拖欠工程款"), ("state", "confirmed")]);
        let added = fixture.write("record", "甲", |op| apply_effect("orders_of_case", op, &case, on));
        let orders: Vec<_> =
            added.iter().map(|id| fixture.reader().get(&RECTIFICATION, id).unwrap().unwrap()).collect();
        let said: Vec<_> =
            orders.iter().map(|o| (o.text("kind").unwrap(), o.state(), o.date("due_on").unwrap())).collect();
        // Ten working days across Qingming; thirty days end on a Saturday, the 28th was worked.
        assert_eq!(said, [("explain", "draft", day("2024-04-12")), ("fix", "draft", day("2024-04-28"))]);
        assert!(orders[0].text("requirement").unwrap().contains("拖欠工程款"));
        let again = fixture.write("record", "甲", |op| apply_effect("orders_of_case", op, &case, on));
        assert!(again.is_empty());
    }
}
