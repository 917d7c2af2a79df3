//! Payment: due day, interest, excuses that do not count, and the yearly list (保障中小企业款项支付条例).
//!
//! The text in force on the day of the clock decides: decree 728 before 2025-06-01, whose terms are to be confirmed, and
//! decree 802 since. What began before decree 728 no regulation covers.

use chrono::{Datelike as _, NaiveDate};

use super::cases::PaymentCase;
use super::contract::is_sme;
use super::interest::{Rate, interest};
use super::law::{Base, Law, Stop, found, given, noted, yuan};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::procurement::PAYMENT;
use crate::messages::Both;
use crate::rules::computed::paid::Paid;
use crate::rules::computed::{
    AcceptanceDays, ContractTerms, Due, PaymentTerms, clock_on, due_on, overdue_days, undisputed,
};
use crate::rules::parameters::Figure;
use crate::store::Reader;

/// First day of decree 728, to be confirmed.
pub(super) const DECREE_728: &str = "2020-09-01";
/// First day of decree 802.
const DECREE_802: &str = "2025-06-01";

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "FK-01",
        say("按期付款(中小企业)", "payment in time, SME"),
        say(
            "向中小企业付款不迟于约定日或交付(验收)后30日,约定的也不超过60日;验收拖延的从约定验收期满起算。",
            "A small or medium enterprise is paid as agreed or within 30 days, never later than 60; a delayed acceptance \
             does not stop the clock.",
        ),
        say(
            "保障中小企业款项支付条例(令802) 9、10;2025-06-01 前令728,待核",
            "SME Payment Regulation (decree 802) 9, 10; before 2025-06-01 decree 728, to be confirmed",
        ),
        Judge::Payment(|law, c| {
            sme(c)?;
            in_time(law, c)
        }),
    )
    .reads(&["payment.sme_days", "payment.sme_max", "acceptance.period"]),
    Rule::new(
        "FK-02",
        say("按期付款(其他)", "payment in time, others"),
        say("向其他供应商按约定付款;未约定的按参数。", "Others are paid as agreed, or by the parameter."),
        say("实施方案 三(一)", "programme 3(1)"),
        Judge::Payment(|law, c| {
            if is_sme(&c.sme_size) {
                return Ok(Verdict::Clean);
            }
            in_time(law, c)
        }),
    )
    .warns()
    .reads(&["payment.days", "acceptance.period"]),
    Rule::new(
        "FK-04",
        say("逾期利息", "interest on late payment"),
        say(
            "逾期向中小企业付款的,按约定利率付利息;未约定的每日万分之五。",
            "Late payment to a small or medium enterprise bears interest as agreed, or 0.05% a day.",
        ),
        say(
            "保障中小企业款项支付条例(令802) 17;2025-06-01 前令728,待核",
            "SME Payment Regulation (decree 802) 17; before 2025-06-01 decree 728, to be confirmed",
        ),
        Judge::Payment(interest_owed),
    )
    .reads(&["payment.sme_interest"]),
    Rule::new(
        "FK-06",
        say("不得作为拖欠理由", "excuses that do not count"),
        say(
            "不得以负责人变更、内部付款流程、未约定的竣工备案或审计,或者换届、机构职能或行政区划调整为由拒付、迟付。",
            "A change of persons, the internal process, an audit or filing not agreed, a change of government, of bodies or of \
             districts are no reason to pay late.",
        ),
        say(
            "保障中小企业款项支付条例(令802) 14;优化营商环境条例 31;2025-06-01 前令728,待核",
            "SME Payment Regulation (decree 802) 14; Business Environment Regulation 31; before 2025-06-01 decree 728, to be \
             confirmed",
        ),
        Judge::Payment(excuse),
    )
    .since(DECREE_728),
    Rule::new(
        "FK-07",
        say("年度逾期公示名单", "yearly list of late payments"),
        say(
            "上一年度逾期未付中小企业的合同数量、金额在3月31日前公示。",
            "Contracts with small or medium enterprises unpaid at the end of a year are published by 31 March.",
        ),
        say(
            "保障中小企业款项支付条例(令802) 18;2024 年及以前令728,待核",
            "SME Payment Regulation (decree 802) 18; up to 2024 decree 728, to be confirmed",
        ),
        Judge::Payment(yearly),
    )
    .since(DECREE_728)
    .every_year()
    .informs()
    .reads(&["sme.publish"]),
    Rule::new(
        "FK-08",
        say("应收账款确权", "confirmation of receivables"),
        say("收到确权请求之日起30日内确认。", "A receivable is confirmed within 30 days of the request."),
        say(
            "保障中小企业款项支付条例(令802) 16;2025-06-01 前令728,待核",
            "SME Payment Regulation (decree 802) 16; before 2025-06-01 decree 728, to be confirmed",
        ),
        Judge::Payment(|law, c| {
            sme(c)?;
            let start = match (c.claim_on, c.claim_done_on) {
                (None, Some(_)) => return Err(Stop::Blank(&PAYMENT, "claim_on")),
                (start, _) => given(start)?,
            };
            law.within("payment.claim", start, c.claim_done_on, say("应收账款确权", "receivable confirmed"))
        }),
    )
    .since(DECREE_728)
    .reads(&["payment.claim"]),
    Rule::new(
        "FK-09",
        say("付款日期顺序", "order of a payment's days"),
        say(
            "预付款之外的付款不早于合同签订,验收后结算的不早于验收。",
            "But for advances nothing is paid before signing, nor before acceptance where it settles.",
        ),
        say("台账规则,待核", "rule of this register, local, to be confirmed"),
        Judge::Payment(in_order),
    )
    .warns(),
];

/// Goes on where the supplier is a small or medium enterprise.
pub(super) fn sme(c: &PaymentCase) -> Result<(), Stop> {
    if is_sme(&c.sme_size) { Ok(()) } else { Err(Stop::DoesNotApply) }
}

fn contract(c: &PaymentCase) -> ContractTerms<'_> {
    ContractTerms { settlement: &c.settlement, accept_days: c.accept_days, pay_days: c.pay_days, sme_size: &c.sme_size }
}

fn payment(c: &PaymentCase) -> PaymentTerms<'_> {
    PaymentTerms {
        purpose: &c.purpose,
        basis_on: c.basis_on,
        agreed_on: c.agreed_on,
        amount: c.amount,
        disputed: c.disputed,
        paid_amount: c.paid_amount,
        paid_on: c.paid_on,
    }
}

/// The parts in which a payment was paid. The log is asked only where they matter: a small firm was paid something after the
/// day due, and the record was changed since it was registered.
pub(super) fn paid(c: &PaymentCase, base: &Base, reader: Reader<'_>) -> crate::error::Result<Paid> {
    let last = (c.paid_amount, c.paid_on);
    let once = Paid::once(c.paid_amount, c.paid_on);
    if c.rev < 2 || once == Paid::default() || sme(c).is_err() || owed_by_clock(c).is_err() {
        return Ok(once);
    }
    let late = due_from(base, c).is_ok_and(|(_, due)| c.paid_on.is_some_and(|paid| paid > due.on));
    if late { Paid::read(reader, base.undone(reader)?, &c.id, last) } else { Ok(once) }
}

/// The day due, where the rule at work is in force on the day its clock started.
pub(super) fn due(law: &Law<'_>, c: &PaymentCase) -> Result<Due, Stop> {
    let (start, due) = due_from(law.base, c)?;
    law.starts(start)?;
    Ok(due)
}

/// The day that decides which text is in force, and the day due. A clock that has not started yet is none where an
/// acceptance decides and has not come, and a blank field otherwise.
fn due_from(base: &Base, c: &PaymentCase) -> Result<(NaiveDate, Due), Stop> {
    let acceptance = match (&c.acceptance_state, c.delivered_on) {
        (Some(state), Some(delivered_on)) => {
            Some(AcceptanceDays { state, delivered_on, requested_on: c.requested_on, accepted_on: c.accepted_on })
        }
        _ => None,
    };
    let (payment, contract) = (payment(c), contract(c));
    let clock = clock_on(&base.parameters, &payment, &contract, acceptance.as_ref(), base.today)?;
    match due_on(&base.parameters, &payment, &contract, clock) {
        Ok(Some(due)) => Ok((clock.unwrap_or(due.on), due)),
        Ok(None) if acceptance.is_some() && contract.settlement == "acceptance" => Err(Stop::DoesNotApply),
        Ok(None) => Err(Stop::Blank(&PAYMENT, "basis_on")),
        Err(missing) if base.parameters.precedes_all(&missing) => Err(Stop::Uncovered),
        Err(missing) => Err(missing.into()),
    }
}

/// The day due and how late it is, where it is late.
pub(super) fn overdue(law: &Law<'_>, c: &PaymentCase) -> Result<(Due, i64), Stop> {
    let due = due(law, c)?;
    let days = overdue_days(&payment(c), due.on, law.base.today);
    Ok((due, days))
}

/// Interest is nothing that is due by a clock, and a refund follows the bond.
pub(super) fn owed_by_clock(c: &PaymentCase) -> Result<(), Stop> {
    if payment(c).by_clock() { Ok(()) } else { Err(Stop::DoesNotApply) }
}

fn in_time(law: &Law<'_>, c: &PaymentCase) -> Judged {
    owed_by_clock(c)?;
    let (due, days) = overdue(law, c)?;
    if days == 0 {
        return Ok(Verdict::Clean);
    }
    let open = undisputed(&payment(c)).saturating_sub(c.paid_amount.unwrap_or(0)).max(0);
    let (on, open) = (due.on, yuan(open));
    let text = match c.paid_on.filter(|_| open == "0.00") {
        Some(paid) => {
            both!("应于 {on} 付款,{paid} 付清,逾期 {days} 天", "due on {on}, paid on {paid}: {days} days late")
        }
        None => {
            both!("应于 {on} 付款,尚欠 {open} 元,逾期 {days} 天", "due on {on}, {open} 元 unpaid: {days} days late")
        }
    };
    let text = due.term.as_ref().map_or_else(|| text.clone(), |term| noted(&term.row, &text));
    Ok(found(super::law::unsure(text, due.provisional), on))
}

fn interest_owed(law: &Law<'_>, c: &PaymentCase) -> Judged {
    sme(c)?;
    owed_by_clock(c)?;
    let (due, days) = overdue(law, c)?;
    let late = c.paid_on.is_some_and(|paid| paid > due.on);
    if days == 0 && !late {
        return Ok(Verdict::Clean);
    }
    let Interest { fen: owed, rate, figure, until } = owed_interest(law, c, due.on, law.base.today)?;
    let paid = c.interest_paid.unwrap_or(0);
    if owed <= paid {
        return Ok(Verdict::Clean);
    }
    let (on, owed, paid) = (due.on, yuan(owed), yuan(paid));
    let shown = match rate {
        Rate::Yearly(rate) | Rate::Daily(rate) => crate::terms::rate::show(rate),
    };
    let text = match rate {
        Rate::Yearly(_) => both!(
            "自 {on} 至 {until} 逾期利息 {owed} 元(约定年利率 {shown}%),已付 {paid} 元",
            "interest of {owed} 元 from {on} to {until} ({shown}% a year as agreed), {paid} 元 paid"
        ),
        Rate::Daily(_) => both!(
            "自 {on} 至 {until} 逾期利息 {owed} 元(每日 {shown}%),已付 {paid} 元",
            "interest of {owed} 元 from {on} to {until} ({shown}% a day), {paid} 元 paid"
        ),
    };
    Ok(found(figure.map_or_else(|| text.clone(), |figure| noted(&figure, &text)), on))
}

/// Interest on a late payment.
pub struct Interest {
    /// Fen; what was paid of it is not taken off.
    pub fen: i64,
    /// The rate it runs at.
    pub rate: Rate,
    /// The parameter where that gives the rate.
    pub figure: Option<Figure>,
    /// The last day that counted.
    pub until: NaiveDate,
}

/// Interest from the day due until another: every part by its own days.
pub(super) fn owed_interest(
    law: &Law<'_>,
    c: &PaymentCase,
    due: NaiveDate,
    until: NaiveDate,
) -> Result<Interest, Stop> {
    let (rate, figure) = match c.interest_rate {
        Some(rate) => (Rate::Yearly(rate), None),
        None => {
            let (rate, figure) = law.percent("payment.sme_interest", due)?;
            (Rate::Daily(rate), Some(figure))
        }
    };
    dated(c)?;
    let late = c.paid.late(undisputed(&payment(c)), due, until);
    Ok(Interest { fen: interest(&late.parts, rate), rate, figure, until: late.until })
}

/// Stops where something was paid and nobody knows when.
fn dated(c: &PaymentCase) -> Result<(), Stop> {
    let undated = c.paid_on.is_none() && c.paid_amount.unwrap_or(0) > 0;
    if undated { Err(Stop::Blank(&PAYMENT, "paid_on")) } else { Ok(()) }
}

/// Fen undisputed and unpaid at the end of a day.
pub(super) fn unpaid_on(c: &PaymentCase, day: NaiveDate) -> Result<i64, Stop> {
    dated(c)?;
    Ok(undisputed(&payment(c)).saturating_sub(c.paid.by(day)))
}

/// A sentence that says so when its text of law is decree 728, which was not read word for word.
pub(super) fn by_728(text: Both, start: NaiveDate) -> Both {
    if start.to_string().as_str() >= DECREE_802 {
        return text;
    }
    let (zh, en) = (text.zh, text.en);
    both!("{zh};{DECREE_802} 前依国务院令第728号,待核", "{en}; before {DECREE_802} by decree 728, to be confirmed")
}

/// What no contract is broken for (优化营商环境条例 31).
fn is_succession(excuse: &str) -> bool {
    matches!(excuse, "term_change" | "person_change" | "org_change" | "zoning")
}

fn excuse(law: &Law<'_>, c: &PaymentCase) -> Judged {
    sme(c)?;
    let code = given(c.delay_excuse.as_deref())?;
    if !is_succession(code) && !matches!(code, "internal_process" | "audit") {
        return Ok(Verdict::Clean);
    }
    let (start, due) = due_from(law.base, c)?;
    law.starts(start)?;
    let days = overdue_days(&payment(c), due.on, law.base.today);
    if days == 0 {
        return Ok(Verdict::Clean);
    }
    let label = crate::catalog::codes::EXCUSE.get(code);
    let (zh, en) = label.map_or((code.into(), code.into()), |item| {
        (item.label(crate::messages::Lang::Zh), item.label(crate::messages::Lang::En))
    });
    let text =
        both!("未付理由\"{zh}\"不得作为拖欠的理由,已逾期 {days} 天", "\"{en}\" is no reason to pay {days} days late");
    let text = if is_succession(code) {
        let (zh, en) = (text.zh, text.en);
        both!("{zh}(优化营商环境条例 31)", "{en} (Business Environment Regulation 31)")
    } else {
        by_728(text, start)
    };
    Ok(found(text, due.on))
}

/// What the year before this one left unpaid is published in this one, whenever its clock started.
fn yearly(law: &Law<'_>, c: &PaymentCase) -> Judged {
    sme(c)?;
    owed_by_clock(c)?;
    let this = law.base.today.year();
    let Some(end) = NaiveDate::from_ymd_opt(this - 1, 12, 31) else { return Ok(Verdict::Clean) };
    law.starts(end)?;
    let unpaid = unpaid_on(c, end)?;
    if unpaid <= 0 || due_from(law.base, c)?.1.on >= end {
        return Ok(Verdict::Clean);
    }
    let figure = law.base.parameters.in_force("sme.publish", end)?;
    let (by, unpaid) = (format!("{this}-{}", figure.value), yuan(unpaid));
    let text = both!(
        "{end} 逾期未付 {unpaid} 元,应列入 {by} 前的公示",
        "{unpaid} 元 were overdue on {end}; it belongs in the list to be published by {by}"
    );
    Ok(found(noted(&figure, &text), end))
}

fn in_order(_: &Law<'_>, c: &PaymentCase) -> Judged {
    if matches!(c.purpose.as_str(), "advance" | "refund") {
        return Ok(Verdict::Clean);
    }
    dated(c)?;
    let paid = given(c.paid_on)?;
    let signed = c.signed_on;
    if paid < signed {
        let text = both!("付款日期 {paid} 早于合同签订日期 {signed}", "paid on {paid}, before signing on {signed}");
        return Ok(found(text, paid));
    }
    if let Some(accepted) = c.accepted_on.filter(|on| c.settlement == "acceptance" && paid < *on) {
        let text = both!("付款日期 {paid} 早于验收日期 {accepted}", "paid on {paid}, before acceptance on {accepted}");
        return Ok(found(text, paid));
    }
    Ok(Verdict::Clean)
}
