//! 年度支出责任: paid as adjusted, a default only when overdue, a change only by law (programme 4(2)).

use chrono::NaiveDate;
use serde::Deserialize;

use crate::both;
use crate::catalog::ppp::SUBSIDY;
use crate::error::{Fault, Result};
use crate::rules::lead::{self, Lead};
use crate::rules::source::PROMISES;
use crate::rules::{Moment, hint, referred, refusal, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};
use crate::terms::money;

/// What is owed for one year, in fen.
#[derive(Debug, Deserialize)]
pub(crate) struct Owed {
    amount: i64,
    adjusted: Option<i64>,
    paid_amount: Option<i64>,
}

impl Owed {
    /// Amount due: as evaluated, else as agreed.
    pub(crate) fn due(&self) -> i64 {
        self.adjusted.unwrap_or(self.amount)
    }

    /// 未付金额 = (adjusted or amount) − paid_amount.
    pub(crate) fn left(&self) -> i64 {
        self.due().saturating_sub(self.paid_amount.unwrap_or(0))
    }
}

/// subsidy.pay_part: less than what is due.
pub(crate) fn part_below_due(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let owed: Owed = view(moment.after)?;
    if owed.left() > 0 || owed.paid_amount.is_none() {
        return Ok(Vec::new());
    }
    let (paid, due) = (money::show_grouped(owed.paid_amount.unwrap_or(0)), money::show_grouped(owed.due()));
    let text = both!(
        "累计已付 {paid} 元不少于应付 {due} 元,不是部分付款",
        "{paid} 元 paid so far is no less than the {due} 元 due: no part"
    );
    Ok(vec![refusal(&text, PROMISES).on("paid_amount").hint(hint::act(&SUBSIDY, "pay", moment.after.id()))])
}

/// subsidy.pay: the amount as adjusted by the evaluation, else as agreed.
pub(crate) fn paid_as_due(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let owed: Owed = view(moment.after)?;
    if owed.left() == 0 || owed.paid_amount.is_none() {
        return Ok(Vec::new());
    }
    let (paid, due) = (money::show_grouped(owed.paid_amount.unwrap_or(0)), money::show_grouped(owed.due()));
    let text =
        both!("累计已付 {paid} 元,应付 {due} 元,两者不符", "{paid} 元 paid so far differs from the {due} 元 due");
    let (part, flags) = (hint::act(&SUBSIDY, "pay_part", moment.after.id()), hint::add(&SUBSIDY, &["adjusted"]));
    let (part_zh, part_en, flags_zh, flags_en) = (part.zh, part.en, flags.zh, flags.en);
    Ok(vec![refusal(&text, PROMISES).on("paid_amount").hint(both!(
        "付了一部分: {part_zh};按绩效核减的,{flags_zh}",
        "a part was paid: {part_en}; if the evaluation adjusted it, {flags_en}"
    ))])
}

/// subsidy.default: overdue on the day of the transition.
pub(crate) fn subsidy_overdue(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(due) = moment.after.date("due_on").filter(|due| moment.on <= *due) else { return Ok(Vec::new()) };
    let text = both!("应付日期 {due},尚未逾期", "due on {due}: not overdue yet");
    Ok(vec![refusal(&text, PROMISES).on("due_on").hint(hint::show(moment.after.id()))])
}

/// subsidy.change: a change of the project, or of this record, is approved.
pub(crate) fn subsidy_change_approved(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let project = moment.after.text("project").unwrap_or_default();
    super::amendment::required(moment, &[moment.after.id(), project])
}

/// subsidy.default: what the lead will lack.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_lead(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    lead::foresee(reader, after.id(), on)
}

/// subsidy.default: what was not paid becomes a lead of the payer (kinds.md §2.4).
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_lead(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let project = referred(op.reader(), after, "project")?;
    let project = project.as_ref().and_then(|p| p.text("name")).unwrap_or_default();
    let year = after.int("year").unwrap_or_default();
    let left = money::show_grouped(view::<Owed>(after)?.left());
    let lead = Lead {
        origin: after.id(),
        title: format!("{project}: 拖欠{year}年度支出责任"),
        facts: format!("逾期未付 {left} 元。{}", after.text("delay_note").unwrap_or_default()),
        unit: after.text("payer").unwrap_or_default(),
        officer: after.text("handler"),
        domain: "ppp",
        nature: "breach",
        harm: "market",
        excuse: after.text("delay_excuse"),
    };
    lead::draft(op, &lead, on)
}

#[cfg(test)]
mod tests {
    use super::SUBSIDY;
    use crate::catalog::integrity::CASE;
    use crate::catalog::ppp::{AMENDMENT, PROJECT};
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn the_whole_is_paid_as_adjusted() {
        let mut fixture = Fixture::new();
        let owed = fixture.add(&SUBSIDY, &[("amount", "100")]);
        fixture.passes("paid_as_due", &owed, &[("paid_amount", "100")]);
        fixture.fires("paid_as_due", &owed, &[("paid_amount", "99")]);
        fixture.passes("paid_as_due", &owed, &[("paid_amount", "90"), ("adjusted", "90")]);
        fixture.fires("paid_as_due", &owed, &[("paid_amount", "100"), ("adjusted", "90")]);
        fixture.passes("part_below_due", &owed, &[("paid_amount", "99")]);
        fixture.fires("part_below_due", &owed, &[("paid_amount", "100")]);
        fixture.fires("part_below_due", &owed, &[("paid_amount", "90"), ("adjusted", "90")]);
    }

    #[test]
    fn a_default_is_overdue_and_becomes_a_lead() {
        let mut fixture = Fixture::new();
        let columns = [("due_on", "2024-03-20"), ("amount", "1000000"), ("delay_excuse", "fund")];
        let owed = fixture.add(&SUBSIDY, &columns);
        assert_eq!(fixture.guard_on("2024-03-20", "subsidy_overdue", &owed, &[]).len(), 1);
        assert_eq!(fixture.guard_on("2024-03-21", "subsidy_overdue", &owed, &[]), []);
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued")]);
        let on = day("2024-03-28");
        let added = fixture.write("default", "甲", |op| apply_effect("lead_of_subsidy", op, &owed, on));
        let case = fixture.reader().get(&CASE, &added[0]).unwrap().unwrap();
        assert_eq!((case.text("unit"), case.text("excuse")), (owed.text("payer"), Some("fund")));
        assert!(case.text("facts").unwrap().contains("10,000.00 元"));
    }

    #[test]
    fn a_change_is_approved_on_the_project_or_the_year() {
        let mut fixture = Fixture::new();
        let project = fixture.add(&PROJECT, &[]);
        let owed = fixture.add(&SUBSIDY, &[("project", project.id())]);
        fixture.fires("subsidy_change_approved", &owed, &[]);
        let change = fixture.add(&AMENDMENT, &[("target", project.id()), ("state", "rejected")]);
        fixture.fires("subsidy_change_approved", &owed, &[]);
        fixture.change(&change, &[("state", "no_loss")]);
        fixture.passes("subsidy_change_approved", &owed, &[]);
    }
}
