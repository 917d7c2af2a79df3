//! 合同付款: paid in full or openly in part, never before signing, and a default only when it is overdue.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::both;
use crate::error::{Fault, Result};
use crate::rules::computed::{Owing, PaymentTerms, overdue_days};
use crate::rules::lead::{self, Lead};
use crate::rules::source::{PROMISES, SME_DISPUTE, SME_PAYMENT, Source};
use crate::rules::{Moment, hint, referred, refusal, view};
use crate::schema::Row;
use crate::store::{Operation, Reader};
use crate::terms::money;

#[derive(Deserialize)]
struct Paid<'a> {
    amount: i64,
    disputed: Option<i64>,
    paid_amount: Option<i64>,
    note: Option<&'a str>,
}

/// payment.pay_part: what is paid so far is less than the amount.
pub(crate) fn part_below_amount(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let payment: Paid<'_> = view(moment.after)?;
    let Some(paid) = payment.paid_amount.filter(|paid| *paid >= payment.amount) else { return Ok(Vec::new()) };
    let (paid, amount) = (money::show_grouped(paid), money::show_grouped(payment.amount));
    let text = both!(
        "累计已付 {paid} 元不少于应付 {amount} 元,不是部分付款",
        "{paid} 元 paid so far is no less than the {amount} 元 due: no part"
    );
    Ok(vec![refusal(&text, PROMISES).on("paid_amount").hint(hint::act(moment.after.kind(), "pay", moment.after.id()))])
}

/// payment.pay: it is known from which day the payment was due (保障中小企业款项支付条例 9).
pub(crate) fn payment_clock_known(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    const CLOCKS: [&str; 3] = ["basis_on", "acceptance", "agreed_on"];
    #[derive(Deserialize)]
    struct Clocks<'a> {
        basis_on: Option<NaiveDate>,
        acceptance: Option<&'a str>,
        agreed_on: Option<NaiveDate>,
    }
    let clocks: Clocks<'_> = view(moment.after)?;
    if clocks.basis_on.is_some() || clocks.acceptance.is_some() || clocks.agreed_on.is_some() {
        return Ok(Vec::new());
    }
    let flags = hint::add(moment.after.kind(), &CLOCKS);
    let (zh, en) = (flags.zh, flags.en);
    let text = both!("付款期限的起算不明", "it is not known from which day the payment was due");
    let next = both!("{zh} 之一", "{en} (one of them)");
    Ok(vec![refusal(&text, SME_PAYMENT).on("basis_on").hint(next)])
}

/// payment.pay: all of it is paid, or all that nobody disputes with a note on the dispute (保障中小企业款项支付条例 15).
pub(crate) fn paid_in_full(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let payment: Paid<'_> = view(moment.after)?;
    let Some(paid) = payment.paid_amount.filter(|paid| *paid != payment.amount) else { return Ok(Vec::new()) };
    let disputed = payment.disputed.unwrap_or(0);
    let (kind, id) = (moment.after.kind(), moment.after.id());
    if disputed > 0 && paid == payment.amount.saturating_sub(disputed) {
        if payment.note.is_some() {
            return Ok(Vec::new());
        }
        let disputed = money::show_grouped(disputed);
        let text = both!("扣下争议金额 {disputed} 元须写明理由", "say why the disputed {disputed} 元 is held back");
        return Ok(vec![refusal(&text, SME_DISPUTE).on("note").hint(hint::add(kind, &["note"]))]);
    }
    let (shown, amount) = (money::show_grouped(paid), money::show_grouped(payment.amount));
    let text = both!(
        "累计已付 {shown} 元,应付 {amount} 元,两者不符",
        "{shown} 元 paid so far differs from the {amount} 元 due"
    );
    let (part, flags) = (hint::act(kind, "pay_part", id), hint::add(kind, &["disputed", "note"]));
    let (part_zh, part_en, flags_zh, flags_en) = (part.zh, part.en, flags.zh, flags.en);
    Ok(vec![refusal(&text, SME_DISPUTE).on("paid_amount").hint(both!(
        "付了一部分: {part_zh};有争议则{flags_zh}",
        "a part was paid: {part_en}; if a part is disputed, {flags_en}"
    ))])
}

#[derive(Deserialize)]
struct Signed {
    signed_on: NaiveDate,
}

/// payment.pay: nothing but an advance is paid before the contract is signed.
pub(crate) fn not_paid_before_signing(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let payment: PaymentTerms<'_> = view(moment.after)?;
    let (Some(paid), Some(contract)) = (payment.paid_on, referred(moment.reader, moment.after, "contract")?) else {
        return Ok(Vec::new());
    };
    let signed = view::<Signed>(&contract)?.signed_on;
    if paid >= signed || payment.purpose == "advance" {
        return Ok(Vec::new());
    }
    let text = both!(
        "付款日期 {paid} 早于合同签订日期 {signed}",
        "paid on {paid}, before the contract was signed on {signed}"
    );
    let flags = hint::add(moment.after.kind(), &["paid_on", "purpose"]);
    let (zh, en) = (flags.zh, flags.en);
    let next = both!("核对日期;确属预付款的,{zh} 改正", "check the days; if it is an advance, {en} to say so");
    Ok(vec![refusal(&text, PROMISES).on("paid_on").hint(next)])
}

/// payment.default: overdue on the day of the transition. A due day that cannot be computed is no overdue one.
pub(crate) fn payment_overdue(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(owing) = Owing::read(moment.reader, moment.after)? else { return Ok(Vec::new()) };
    let owed = owing.terms(moment.after)?;
    let due = owed.due(&moment.parameters()?, moment.on);
    let flag = |names: &[&str]| hint::add(moment.after.kind(), names);
    let due = match due {
        Ok(Some(due)) => due,
        Ok(None) => {
            let text = both!("待起算: 付款期限还没有开始", "the term of payment has not begun");
            return Ok(vec![refusal(&text, SME_PAYMENT).hint(flag(&["basis_on", "agreed_on"]))]);
        }
        Err(missing) => return Ok(vec![missing.fault().hint(flag(&["agreed_on"]))]),
    };
    if overdue_days(&owed.payment, due.on, moment.on) > 0 {
        return Ok(Vec::new());
    }
    let on = due.on;
    let text = both!("应付日期 {on},尚未逾期", "due on {on}: not overdue yet");
    let source = due.term.map_or(PROMISES, |term| Source::Parameter(term.row));
    Ok(vec![refusal(&text, source).hint(hint::show(moment.after.id()))])
}

/// payment.default: what the lead will lack.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_lead(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    lead::foresee(reader, after.id(), on)
}

/// payment.default: an overdue payment becomes a lead of the buyer, in the domain of its contract's tender (kinds.md §2.3).
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_lead(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Owed<'a> {
        id: &'a str,
        amount: i64,
        paid_amount: Option<i64>,
        delay_excuse: Option<&'a str>,
        delay_note: Option<&'a str>,
    }
    #[derive(Deserialize)]
    struct Buyer<'a> {
        name: &'a str,
        buyer: &'a str,
        handler: Option<&'a str>,
    }
    let owed: Owed<'_> = view(after)?;
    let Some(contract) = referred(op.reader(), after, "contract")? else { return Ok(Vec::new()) };
    let buyer: Buyer<'_> = view(&contract)?;
    let tender = referred(op.reader(), &contract, "tender")?;
    let domain = tender.as_ref().and_then(|t| t.text("domain")).unwrap_or("procurement");
    let left = money::show_grouped(owed.amount.saturating_sub(owed.paid_amount.unwrap_or(0)));
    let lead = Lead {
        origin: owed.id,
        title: format!("{}: 拖欠合同款", buyer.name),
        facts: format!("应付款逾期未付 {left} 元。{}", owed.delay_note.unwrap_or_default()),
        unit: buyer.buyer,
        officer: buyer.handler,
        domain,
        nature: "breach",
        harm: "market",
        excuse: owed.delay_excuse,
    };
    lead::draft(op, &lead, on)
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::CASE;
    use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, PAYMENT};
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::fixture::{Fixture, assert_well_said, day};
    use crate::rules::{apply_effect, effects};

    #[test]
    fn a_default_becomes_one_lead_where_a_document_allows_to_collect_it() {
        let mut fixture = Fixture::new();
        let on = day("2024-03-28");
        let contract = fixture.add(&CONTRACT, &[("name", "课桌采购")]);
        let columns = [("contract", contract.id()), ("amount", "1000000"), ("delay_excuse", "term_change")];
        let payment = fixture.add(&PAYMENT, &columns);
        let foresee = effects::find("lead_of_payment").unwrap().foresee;
        let draft = |fixture: &mut Fixture| {
            fixture.write("default", "甲", |op| apply_effect("lead_of_payment", op, &payment, on))
        };
        // Nothing in force yet: it is told, and nothing is drafted.
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued"), ("effective_to", "2020-01-01")]);
        let told = foresee(fixture.reader(), &payment, on).unwrap();
        assert_eq!(told[0].code.id, "W4001");
        told.iter().for_each(assert_well_said);
        assert!(draft(&mut fixture).is_empty());

        let basis = fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued"), ("title", "政务诚信实施方案")]);
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued")]);
        assert!(foresee(fixture.reader(), &payment, on).unwrap().is_empty());
        let added = draft(&mut fixture);
        let case = fixture.reader().get(&CASE, &added[0]).unwrap().unwrap();
        for (name, text) in [
            ("state", "lead"),
            ("origin", payment.id()),
            ("unit", contract.text("buyer").unwrap()),
            ("legal_basis", basis.id()),
            ("excuse", "term_change"),
            ("title", "课桌采购: 拖欠合同款"),
        ] {
            assert_eq!(case.text(name), Some(text), "{name}");
        }
        assert!(case.text("facts").unwrap().contains("10,000.00 元"));
        assert!(draft(&mut fixture).is_empty(), "one origin, one lead");
    }

    #[test]
    fn a_part_is_less_than_the_whole() {
        let mut fixture = Fixture::new();
        let payment = fixture.add(&PAYMENT, &[("amount", "100")]);
        fixture.passes("part_below_amount", &payment, &[("paid_amount", "99")]);
        fixture.fires("part_below_amount", &payment, &[("paid_amount", "100")]);
    }

    #[test]
    fn the_whole_is_paid_but_for_what_is_disputed() {
        let mut fixture = Fixture::new();
        let payment = fixture.add(&PAYMENT, &[("amount", "100")]);
        fixture.passes("paid_in_full", &payment, &[("paid_amount", "100")]);
        fixture.fires("paid_in_full", &payment, &[("paid_amount", "99")]);
        fixture.fires("paid_in_full", &payment, &[("paid_amount", "101")]);
        fixture.fires("paid_in_full", &payment, &[("paid_amount", "60"), ("disputed", "40")]);
        fixture.passes("paid_in_full", &payment, &[("paid_amount", "60"), ("disputed", "40"), ("note", "质量争议")]);
        fixture.fires("paid_in_full", &payment, &[("paid_amount", "61"), ("disputed", "40"), ("note", "质量争议")]);
    }

    #[test]
    fn a_payment_has_a_clock() {
        let mut fixture = Fixture::new();
        let accepted = fixture.add(&ACCEPTANCE, &[]);
        let payment = fixture.add(&PAYMENT, &[]);
        fixture.fires("payment_clock_known", &payment, &[]);
        for clock in [("basis_on", "2024-03-01"), ("acceptance", accepted.id()), ("agreed_on", "2024-04-01")] {
            fixture.passes("payment_clock_known", &payment, &[clock]);
        }
    }

    #[test]
    fn only_an_advance_is_paid_before_signing() {
        let mut fixture = Fixture::new();
        let contract = fixture.add(&CONTRACT, &[("signed_on", "2024-03-05")]);
        let payment = fixture.add(&PAYMENT, &[("contract", contract.id()), ("purpose", "final")]);
        fixture.passes("not_paid_before_signing", &payment, &[("paid_on", "2024-03-05")]);
        fixture.fires("not_paid_before_signing", &payment, &[("paid_on", "2024-03-04")]);
        fixture.passes("not_paid_before_signing", &payment, &[("paid_on", "2024-03-04"), ("purpose", "advance")]);
    }

    #[test]
    fn a_default_is_overdue() {
        let mut fixture = Fixture::new();
        let sme = [("settlement", "delivery"), ("sme_size", "small"), ("signed_on", "2025-06-01")];
        let contract = fixture.add(&CONTRACT, &sme);
        let payment = fixture.add(&PAYMENT, &[("contract", contract.id()), ("basis_on", "2025-07-01")]);
        let on = |day, columns: &[(&'static str, &str)]| fixture.guard_on(day, "payment_overdue", &payment, columns);
        let said = on("2025-07-31", &[]).remove(0);
        assert!(said.text.zh.contains("2025-07-31") && said.text.zh.contains("令802"), "{}", said.text.zh);
        assert_eq!(on("2025-08-01", &[]), []);
        assert_eq!(on("2025-08-01", &[("agreed_on", "2025-08-01")]).len(), 1);
        assert_eq!(on("2025-08-02", &[("agreed_on", "2025-08-01")]), []);
        assert!(on("2025-08-01", &[("basis_on", "")])[0].text.zh.contains("待起算"));
        let early = on("2025-08-01", &[("basis_on", "2019-01-01")]).remove(0);
        assert!(early.text.zh.contains("无法计算: 参数 payment.sme_days"), "{}", early.text.zh);
        assert_eq!(on("2025-08-01", &[("paid_amount", "100"), ("paid_on", "2025-07-31")]).len(), 1);
    }
}
