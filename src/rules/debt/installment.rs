//! 还本付息: repaid to the fen, a prepayment only by name, and a default only when it is overdue.

use chrono::NaiveDate;
use serde::Deserialize;

use super::event;
use super::plan;
use super::tally::Due;
use crate::both;
use crate::catalog::debt::{EVENT, INSTALLMENT};
use crate::error::{Fault, Result};
use crate::rules::lead::{self, Lead};
use crate::rules::source::{BORROWING, DEBT_RISK};
use crate::rules::{Moment, hint, referred, refusal, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};
use crate::terms::money;

/// Words of a note that register a prepayment.
const PREPAYMENT: [&str; 3] = ["提前", "预付", "prepay"];

#[derive(Deserialize)]
struct Line<'a> {
    id: &'a str,
    debt: &'a str,
    due_on: NaiveDate,
    principal: i64,
    interest: i64,
    paid_principal: Option<i64>,
    paid_interest: Option<i64>,
    paid_on: Option<NaiveDate>,
    note: Option<&'a str>,
}

impl Line<'_> {
    fn unpaid(&self) -> i64 {
        let paid = Due { principal: self.paid_principal.unwrap_or(0), interest: self.paid_interest.unwrap_or(0) };
        Due { principal: self.principal, interest: self.interest }.less(paid).total()
    }

    fn names_prepayment(&self) -> bool {
        self.note.is_some_and(|note| PREPAYMENT.iter().any(|word| note.to_lowercase().contains(word)))
    }
}

/// What is wrong with what was paid of a line: principal or interest beyond what is due, unless the note registers a prepayment of
/// principal, which may take no more than the debt has left.
fn beyond(moment: &Moment<'_>, line: &Line<'_>) -> Result<Vec<Fault>> {
    let (paid, interest) = (line.paid_principal.unwrap_or(0), line.paid_interest.unwrap_or(0));
    let mut faults = Vec::new();
    if interest > line.interest {
        let (paid, due) = (money::show_grouped(interest), money::show_grouped(line.interest));
        let text = both!("已还利息 {paid} 元多于应还 {due} 元", "{paid} 元 of interest is more than the {due} 元 due");
        let next = both!("罚息另填 --罚息", "penalty interest goes to --penalty");
        faults.push(refusal(&text, BORROWING).on("paid_interest").hint(next));
    }
    if paid <= line.principal {
        return Ok(faults);
    }
    let (shown, due) = (money::show_grouped(paid), money::show_grouped(line.principal));
    if !line.names_prepayment() {
        let text =
            both!("已还本金 {shown} 元多于应还 {due} 元", "{shown} 元 of principal is more than the {due} 元 due");
        let next = both!("确属提前还款的,加 --备注 提前还款", "if it is a prepayment, add --note prepayment");
        faults.push(refusal(&text, BORROWING).on("paid_principal").hint(next));
        return Ok(faults);
    }
    let Some(debt) = referred(moment.reader, moment.after, "debt")? else { return Ok(faults) };
    let rows = plan::stored_rows(moment.reader, line.debt)?;
    let others: Vec<Row> = rows.into_iter().filter(|row| row.id() != line.id).collect();
    let left = plan::balance(debt.int("principal").unwrap_or(0), &plan::stored(&others)?);
    if paid > left {
        let left = money::show_grouped(left);
        let text = both!(
            "已还本金 {shown} 元多于债务余额 {left} 元",
            "{shown} 元 of principal is more than the balance of {left} 元"
        );
        faults.push(refusal(&text, BORROWING).on("paid_principal").hint(hint::show(line.debt)));
    }
    Ok(faults)
}

/// installment.repay_part: less than what is due, and nothing beyond it.
pub(crate) fn repayment_is_a_part(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let line: Line<'_> = view(moment.after)?;
    let mut faults = beyond(moment, &line)?;
    if faults.is_empty() && line.unpaid() <= 0 {
        let text = both!("本息已还清,不是部分偿还", "all of it is paid: no part");
        faults.push(refusal(&text, BORROWING).on("paid_principal").hint(hint::act(&INSTALLMENT, "repay", line.id)));
    }
    Ok(faults)
}

/// installment.repay: principal and interest as due, to the fen; more principal only as a prepayment by its note.
pub(crate) fn repaid_to_the_fen(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let line: Line<'_> = view(moment.after)?;
    let mut faults = beyond(moment, &line)?;
    let checks = [
        ("paid_principal", line.paid_principal, line.principal, both!("本金", "principal")),
        ("paid_interest", line.paid_interest, line.interest, both!("利息", "interest")),
    ];
    for (field, paid, due, what) in checks {
        let Some(paid) = paid.filter(|paid| *paid < due) else { continue };
        let (paid, due, zh, en) = (money::show_grouped(paid), money::show_grouped(due), what.zh, what.en);
        let text = both!("已还{zh} {paid} 元少于应还 {due} 元", "{paid} 元 of {en} is less than the {due} 元 due");
        let part = hint::act(&INSTALLMENT, "repay_part", line.id);
        let (part_zh, part_en) = (part.zh, part.en);
        faults.push(
            refusal(&text, BORROWING).on(field).hint(both!("还了一部分: {part_zh}", "a part was repaid: {part_en}")),
        );
    }
    if let Some(paid) = line.paid_on.filter(|paid| *paid > moment.today) {
        let text = both!("还款日期 {paid} 还没有到", "the day of repayment, {paid}, is still to come");
        faults.push(refusal(&text, BORROWING).on("paid_on").hint(hint::add(&INSTALLMENT, &["paid_on"])));
    }
    Ok(faults)
}

/// installment.default: overdue on the day of the transition, and something is unpaid.
pub(crate) fn installment_overdue(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let line: Line<'_> = view(moment.after)?;
    let due = line.due_on;
    let text = if line.unpaid() <= 0 {
        both!("本息已还清,没有违约", "all of it is paid: no default")
    } else if moment.on <= due {
        both!("应还日期 {due},尚未逾期", "due on {due}: not overdue yet")
    } else {
        return Ok(Vec::new());
    };
    Ok(vec![refusal(&text, DEBT_RISK).hint(hint::show(line.id))])
}

/// installment.default: what the lead will lack.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_default(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    lead::foresee(reader, after.id(), on)
}

/// installment.default: a risk event and a lead are drafted (kinds.md §2.6).
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_default(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Missed<'a> {
        seq: i64,
        handler: Option<&'a str>,
        delay_excuse: Option<&'a str>,
        delay_note: Option<&'a str>,
    }
    #[derive(Deserialize)]
    struct Owed<'a> {
        name: &'a str,
        unit: &'a str,
        officer: &'a str,
    }
    let (line, missed): (Line<'_>, Missed<'_>) = (view(after)?, view(after)?);
    let Some(debt) = referred(op.reader(), after, "debt")? else { return Ok(Vec::new()) };
    let owed: Owed<'_> = view(&debt)?;
    let left = money::show_grouped(line.unpaid());
    let said = missed.delay_note.unwrap_or_default();
    let title = format!("{} 第{}期违约", owed.name, missed.seq);
    let mut row = Row::blank(&EVENT);
    for (name, value) in [
        ("title", title.as_str()),
        ("unit", owed.unit),
        ("debt", line.debt),
        ("level", event::level(op.reader(), on)?),
        ("commander", owed.officer),
    ] {
        row.set(name, value);
    }
    row.set("amount", line.unpaid());
    row.set("cause", format!("应还日期 {},未还本息 {left} 元。{said}", line.due_on));
    row.set("found_on", on);
    let mut added = Vec::new();
    if op.reader().by_key(&row)?.is_none() {
        added.push(op.insert(row, "add", None)?.id().to_owned());
    }
    let lead = Lead {
        origin: line.id,
        title: format!("{}: 债务违约", owed.name),
        facts: format!("第{}期应还本息逾期未还 {left} 元。{said}", missed.seq),
        unit: owed.unit,
        officer: missed.handler.or(Some(owed.officer)),
        domain: "debt",
        nature: "breach",
        harm: "market",
        excuse: missed.delay_excuse,
    };
    added.extend(lead::draft(op, &lead, on)?);
    Ok(added)
}

#[cfg(test)]
mod tests {
    use crate::catalog::debt::{DEBT, EVENT, INSTALLMENT};
    use crate::catalog::integrity::CASE;
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn a_line_is_repaid_to_the_fen() {
        let mut fixture = Fixture::new();
        let debt = fixture.add(&DEBT, &[("principal", "1000")]);
        let columns = [("debt", debt.id()), ("principal", "400"), ("interest", "30")];
        let line = fixture.add(&INSTALLMENT, &columns);
        let paid = |principal, interest| {
            vec![("paid_principal", principal), ("paid_interest", interest), ("paid_on", "2024-03-28")]
        };
        fixture.passes("repaid_to_the_fen", &line, &paid("400", "30"));
        assert_eq!(fixture.guard("repaid_to_the_fen", &line, &paid("399", "29")).len(), 2);
        fixture.fires("repaid_to_the_fen", &line, &paid("400", "31"));
        fixture.fires("repaid_to_the_fen", &line, &paid("401", "30"));
        let noted = |principal, note| [paid(principal, "30"), vec![("note", note)]].concat();
        fixture.fires("repaid_to_the_fen", &line, &noted("401", "多还"));
        fixture.passes("repaid_to_the_fen", &line, &noted("1000", "提前还款"));
        fixture.fires("repaid_to_the_fen", &line, &noted("1001", "提前还款"));
        let late = [("paid_principal", "400"), ("paid_interest", "30"), ("paid_on", "2024-03-29")];
        fixture.fires("repaid_to_the_fen", &line, &late);
        fixture.passes("repayment_is_a_part", &line, &paid("399", "30"));
        fixture.fires("repayment_is_a_part", &line, &paid("400", "30"));
        fixture.fires("repayment_is_a_part", &line, &paid("0", "31"));
    }

    #[test]
    fn a_default_is_overdue_and_unpaid() {
        let mut fixture = Fixture::new();
        let line = fixture.add(&INSTALLMENT, &[("due_on", "2024-03-27"), ("principal", "1"), ("interest", "0")]);
        fixture.passes("installment_overdue", &line, &[]);
        fixture.fires("installment_overdue", &line, &[("due_on", "2024-03-28")]);
        fixture.fires("installment_overdue", &line, &[("paid_principal", "1")]);
    }

    #[test]
    fn a_default_drafts_an_event_and_a_lead() {
        let mut fixture = Fixture::new();
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued"), ("title", "政务诚信实施方案")]);
        let debt = fixture.add(&DEBT, &[("name", "道路贷款"), ("principal", "10000"), ("state", "drawn")]);
        let columns = [
            ("debt", debt.id()),
            ("seq", "3"),
            ("principal", "9000"),
            ("interest", "1000"),
            ("paid_principal", "500"),
            ("paid_interest", "500"),
            ("due_on", "2024-03-01"),
            ("state", "partial"),
            ("delay_excuse", "fund"),
            ("delay_note", "资金紧张"),
        ];
        let line = fixture.add(&INSTALLMENT, &columns);
        let on = day("2024-03-28");
        let draft = |fixture: &mut Fixture| {
            fixture.write("default", "甲", |op| apply_effect("installment_default", op, &line, on))
        };
        let added = draft(&mut fixture);
        let event = fixture.reader().get(&EVENT, &added[0]).unwrap().unwrap();
        assert_eq!((event.int("amount"), event.text("title")), (Some(9_000), Some("道路贷款 第3期违约")));
        assert_eq!((event.state(), event.text("level"), event.text("debt")), ("found", Some("i"), Some(debt.id())));
        let case = fixture.reader().get(&CASE, &added[1]).unwrap().unwrap();
        assert_eq!((case.text("origin"), case.text("excuse")), (Some(line.id()), Some("fund")));
        assert!(draft(&mut fixture).is_empty(), "nothing is drafted twice");
    }
}
