//! What is computed from a contract, its acceptances and payments, never stored (kinds.md §2.3, "computed").
//!
//! Functions over small views; money is fen, rates are percent ×10 000. Days are counted by the
//! calendar of the ledger as 民法典 200 to 203 say: a last day of rest moves on.

pub mod complaint;
pub mod paid;
mod payment;

use chrono::NaiveDate;
use serde::Deserialize;

use super::parameters::{self, NotComputable, Parameters, Term};
use super::view;
use crate::catalog::procurement::{CONTRACT, PAYMENT};
use crate::error::Result;
use crate::schema::Row;
use crate::store::Reader;
use crate::terms::workdays;
pub use payment::{Owed, Owing};

/// Terms of a contract that clocks read.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct ContractTerms<'a> {
    /// Code of the settlement.
    pub settlement: &'a str,
    /// Days for acceptance as agreed.
    pub accept_days: Option<i64>,
    /// Days for payment as agreed.
    pub pay_days: Option<i64>,
    /// Size of the supplier when the contract was signed (保障中小企业款项支付条例 3).
    pub sme_size: &'a str,
}

impl ContractTerms<'_> {
    /// True for a medium, small or micro supplier.
    pub fn sme(&self) -> bool {
        is_sme(self.sme_size)
    }
}

/// True for the code of a medium, small or micro size.
pub fn is_sme(size: &str) -> bool {
    matches!(size, "medium" | "small" | "micro")
}

/// What clocks read of an acceptance.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AcceptanceDays<'a> {
    /// State.
    pub state: &'a str,
    /// Day of delivery.
    pub delivered_on: NaiveDate,
    /// Day on which acceptance was asked for.
    pub requested_on: Option<NaiveDate>,
    /// Day of acceptance, or of its refusal on the merits.
    pub accepted_on: Option<NaiveDate>,
}

/// What clocks and sums read of a payment.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct PaymentTerms<'a> {
    /// Code of what it is paid for.
    pub purpose: &'a str,
    /// Day the clock starts, where no acceptance decides.
    pub basis_on: Option<NaiveDate>,
    /// Day as agreed.
    pub agreed_on: Option<NaiveDate>,
    /// Fen owed.
    pub amount: i64,
    /// Fen in dispute.
    pub disputed: Option<i64>,
    /// Fen paid so far.
    pub paid_amount: Option<i64>,
    /// Day of the last payment.
    pub paid_on: Option<NaiveDate>,
}

impl PaymentTerms<'_> {
    /// True for what is due by a clock: interest is not, and a refund follows the bond.
    pub fn by_clock(&self) -> bool {
        !matches!(self.purpose, "interest" | "refund")
    }
}

/// A day that a clock ends on, and the parameter it was counted by where the contract is silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub on: NaiveDate,
    /// A day on the way is judged by its weekday alone, since the notice of its year is not known.
    pub provisional: bool,
    /// The day that the clock started and the length that was counted; `None` for an agreed day.
    pub start: Option<(NaiveDate, workdays::Term)>,
    /// The parameter that decided; `None` when an agreed day or number of days did.
    pub term: Option<Term>,
}

impl Due {
    fn by(parameters: &Parameters, start: NaiveDate, term: Term) -> Result<Self, NotComputable> {
        let workdays::Due { due, provisional, .. } = term.due(start, true, parameters.calendar())?;
        Ok(Self { on: due, provisional, start: Some((start, term.counted(true))), term: Some(term) })
    }
}

/// Days as agreed in a contract, counted like a parameter in calendar days; a negative number counts as none.
fn agreed(
    parameters: &Parameters,
    start: NaiveDate,
    days: i64,
    name: &'static str,
) -> Result<workdays::Due, NotComputable> {
    let out = NotComputable { parameter: name, cause: parameters::Cause::OutOfCalendar };
    parameters.calendar().due(start, workdays::Term::new(days.max(0), workdays::Unit::Days)).ok_or(out)
}

fn counted(
    parameters: &Parameters,
    start: NaiveDate,
    days: Option<i64>,
    name: &'static str,
) -> Result<Due, NotComputable> {
    match days {
        Some(days) => {
            let counted = agreed(parameters, start, days, name)?;
            let length = workdays::Term::new(days.max(0), workdays::Unit::Days);
            Ok(Due { on: counted.due, provisional: counted.provisional, start: Some((start, length)), term: None })
        }
        None => {
            let term = parameters.term(name, start)?;
            Due::by(parameters, start, term)
        }
    }
}

/// 应验收日期: (requested_on or delivered_on) + (contract.accept_days or {acceptance.period}, local).
///
/// # Errors
/// When the parameter gives no value on the day.
pub fn accept_due(
    parameters: &Parameters,
    acceptance: &AcceptanceDays<'_>,
    contract: &ContractTerms<'_>,
) -> Result<Due, NotComputable> {
    let start = acceptance.requested_on.unwrap_or(acceptance.delivered_on);
    counted(parameters, start, contract.accept_days, "acceptance.period")
}

/// 验收逾期天数: days from accept_due to accepted_on, or to `as_of` while there is none; 0 when in time.
///
/// # Errors
/// As [`accept_due`].
pub fn late_days(
    parameters: &Parameters,
    acceptance: &AcceptanceDays<'_>,
    contract: &ContractTerms<'_>,
    as_of: NaiveDate,
) -> Result<i64, NotComputable> {
    let due = accept_due(parameters, acceptance, contract)?;
    Ok(days_past(acceptance.accepted_on.unwrap_or(as_of), due.on))
}

/// 付款起算日: accepted_on when in time, else accept_due (保障中小企业款项支付条例 10); `None` while neither has come, and
/// for goods that failed.
///
/// # Errors
/// As [`accept_due`].
pub fn clock_start(
    parameters: &Parameters,
    acceptance: &AcceptanceDays<'_>,
    contract: &ContractTerms<'_>,
    as_of: NaiveDate,
) -> Result<Option<NaiveDate>, NotComputable> {
    if acceptance.state == "failed" {
        return Ok(None);
    }
    let due = accept_due(parameters, acceptance, contract)?.on;
    Ok(match acceptance.accepted_on {
        Some(accepted) => Some(accepted.min(due)),
        None => (as_of > due).then_some(due),
    })
}

/// 计时起点: the acceptance's clock_start when the contract settles by acceptance and one is named, else basis_on; `None`
/// is 待起算.
///
/// # Errors
/// As [`accept_due`].
pub fn clock_on(
    parameters: &Parameters,
    payment: &PaymentTerms<'_>,
    contract: &ContractTerms<'_>,
    acceptance: Option<&AcceptanceDays<'_>>,
    as_of: NaiveDate,
) -> Result<Option<NaiveDate>, NotComputable> {
    match acceptance {
        Some(acceptance) if contract.settlement == "acceptance" => clock_start(parameters, acceptance, contract, as_of),
        _ => Ok(payment.basis_on),
    }
}

/// 应付日期: agreed_on, else clock_on + (contract.pay_days, else {payment.sme_days} for an SME, {payment.days} for others);
/// for an SME never past clock_on + {payment.sme_max} (保障中小企业款项支付条例 9). `None` while the clock has not started.
/// A cap that was not in force on the day of the clock caps nothing.
///
/// # Errors
/// When a parameter gives no value on the day of the clock.
pub fn due_on(
    parameters: &Parameters,
    payment: &PaymentTerms<'_>,
    contract: &ContractTerms<'_>,
    clock: Option<NaiveDate>,
) -> Result<Option<Due>, NotComputable> {
    let agreed = payment.agreed_on.map(|on| Due { on, provisional: false, start: None, term: None });
    let Some(clock) = clock else { return Ok(agreed) };
    let silent = if contract.sme() { "payment.sme_days" } else { "payment.days" };
    let due = match agreed {
        Some(due) => due,
        None => counted(parameters, clock, contract.pay_days, silent)?,
    };
    if contract.sme()
        && let Ok(cap) = parameters.term("payment.sme_max", clock)
    {
        let last = Due::by(parameters, clock, cap)?;
        return Ok(Some(if due.on > last.on { last } else { due }));
    }
    Ok(Some(due))
}

/// 逾期天数: days from due_on to the day it was paid in full, or to `as_of` while a part is open; 0 when in time.
///
/// A part paid in time does not stop the clock of the rest (interest_due of kinds.md counts them apart).
pub fn overdue_days(payment: &PaymentTerms<'_>, due: NaiveDate, as_of: NaiveDate) -> i64 {
    let open = undisputed(payment).saturating_sub(payment.paid_amount.unwrap_or(0)) > 0;
    let until = payment.paid_on.filter(|_| !open).unwrap_or(as_of);
    days_past(until, due)
}

/// Fen owed that nobody disputes (保障中小企业款项支付条例 15).
pub fn undisputed(payment: &PaymentTerms<'_>) -> i64 {
    payment.amount.saturating_sub(payment.disputed.unwrap_or(0))
}

fn days_past(day: NaiveDate, due: NaiveDate) -> i64 {
    day.signed_duration_since(due).num_days().max(0)
}

/// The sums of a contract, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The contract's own amount.
    pub amount: i64,
    /// Amounts of its live supplements.
    pub supplements: i64,
    /// 累计已付: paid on the contract and its supplements, refunds of bonds and interest left out.
    pub paid: i64,
}

#[derive(Deserialize)]
struct Amount {
    amount: i64,
}

impl Sums {
    /// Reads the sums of a contract. A supplement is a contract of its own and is paid on its own record, so what is
    /// paid there counts here too; a terminated supplement counts in neither.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn read(reader: Reader<'_>, contract: &Row) -> Result<Self> {
        let mut sums = Self { amount: view::<Amount>(contract)?.amount, ..Self::default() };
        sums.pay(reader, contract)?;
        for supplement in reader.children(&CONTRACT, "supplement_of", contract.id())? {
            if supplement.state() != "terminated" {
                sums.supplements = sums.supplements.saturating_add(view::<Amount>(&supplement)?.amount);
                sums.pay(reader, &supplement)?;
            }
        }
        Ok(sums)
    }

    fn pay(&mut self, reader: Reader<'_>, contract: &Row) -> Result<()> {
        for row in reader.children(&PAYMENT, "contract", contract.id())? {
            let payment: PaymentTerms<'_> = view(&row)?;
            if !matches!(payment.purpose, "refund" | "interest") {
                self.paid = self.paid.saturating_add(payment.paid_amount.unwrap_or(0));
            }
        }
        Ok(())
    }

    /// 未付金额: amount + supplements − paid, in fen; below zero when too much was paid.
    pub const fn owed(&self) -> i64 {
        self.amount.saturating_add(self.supplements).saturating_sub(self.paid)
    }

    /// 追加比例: supplements / amount, percent ×10 000 (limit {contract.supplement_max}, 政府采购法 49).
    pub fn supplement_rate(&self) -> Option<i64> {
        share(self.supplements, self.amount)
    }
}

/// 保证金比例: bond / amount, percent ×10 000 (limit {contract.bond_max}, 政府采购法实施条例 48).
pub fn bond_rate(bond: Option<i64>, amount: i64) -> Option<i64> {
    share(bond?, amount)
}

/// A share in percent ×10 000, rounded half up; `None` of nothing.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    if whole <= 0 {
        return None;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    i64::try_from((part * 1_000_000 + whole / 2).div_euclid(whole)).ok()
}

#[cfg(test)]
mod tests {
    use super::{AcceptanceDays, ContractTerms, Due, PaymentTerms, Sums, accept_due, bond_rate, clock_on, clock_start};
    use super::{Parameters, due_on, late_days, overdue_days};
    use crate::catalog::procurement::{CONTRACT, PAYMENT};
    use crate::rules::fixture::{Fixture, day};

    const LAW: Parameters = Parameters::built_in();
    const TERMS: ContractTerms<'static> =
        ContractTerms { settlement: "acceptance", accept_days: Some(10), pay_days: None, sme_size: "small" };
    const PAYMENT_OF_100: PaymentTerms<'static> = PaymentTerms {
        purpose: "final",
        basis_on: None,
        agreed_on: None,
        amount: 100,
        disputed: None,
        paid_amount: None,
        paid_on: None,
    };

    fn acceptance(accepted: Option<&str>) -> AcceptanceDays<'static> {
        let state = if accepted.is_some() { "passed" } else { "requested" };
        AcceptanceDays { state, delivered_on: day("2025-07-01"), requested_on: None, accepted_on: accepted.map(day) }
    }

    #[test]
    fn acceptance_is_due_as_agreed_or_by_the_local_term() {
        let due = accept_due(&LAW, &acceptance(None), &TERMS).unwrap();
        assert_eq!((due.on, due.term), (day("2025-07-11"), None));
        let silent = ContractTerms { accept_days: None, ..TERMS };
        let due = accept_due(&LAW, &acceptance(None), &silent).unwrap();
        assert_eq!((due.on, due.term.map(|t| t.row.name)), (day("2025-07-31"), Some("acceptance.period")));
        let asked = AcceptanceDays { requested_on: Some(day("2025-07-05")), ..acceptance(None) };
        assert_eq!(accept_due(&LAW, &asked, &TERMS).unwrap().on, day("2025-07-15"));
        let absurd = ContractTerms { accept_days: Some(i64::MAX), ..TERMS };
        assert!(accept_due(&LAW, &acceptance(None), &absurd).is_err());
    }

    #[test]
    fn the_clock_of_payment_does_not_wait_for_a_late_acceptance() {
        let start = |accepted, as_of| clock_start(&LAW, &acceptance(accepted), &TERMS, day(as_of)).unwrap();
        assert_eq!(start(Some("2025-07-09"), "2025-08-01"), Some(day("2025-07-09")));
        assert_eq!(start(Some("2025-07-20"), "2025-08-01"), Some(day("2025-07-11")));
        assert_eq!(start(None, "2025-07-11"), None);
        assert_eq!(start(None, "2025-07-12"), Some(day("2025-07-11")));
        let failed = AcceptanceDays { state: "failed", ..acceptance(Some("2025-07-09")) };
        assert_eq!(clock_start(&LAW, &failed, &TERMS, day("2025-08-01")).unwrap(), None);
        let late = |accepted| late_days(&LAW, &acceptance(accepted), &TERMS, day("2025-07-14")).unwrap();
        assert_eq!((late(Some("2025-07-11")), late(Some("2025-07-12")), late(None)), (0, 1, 3));
    }

    #[test]
    fn payment_is_due_by_agreement_statute_and_cap() {
        let clock = Some(day("2025-07-11"));
        let due =
            |payment: &PaymentTerms<'_>, contract: &ContractTerms<'_>| due_on(&LAW, payment, contract, clock).unwrap();
        let on = |due: Option<Due>| due.unwrap().on;
        assert_eq!(on(due(&PAYMENT_OF_100, &TERMS)), day("2025-08-11"));
        assert_eq!(on(due(&PAYMENT_OF_100, &ContractTerms { pay_days: Some(45), ..TERMS })), day("2025-08-25"));
        let capped = due(&PAYMENT_OF_100, &ContractTerms { pay_days: Some(90), ..TERMS }).unwrap();
        assert_eq!((capped.on, capped.term.map(|t| t.row.name)), (day("2025-09-09"), Some("payment.sme_max")));
        let large = ContractTerms { pay_days: Some(90), sme_size: "large", ..TERMS };
        assert_eq!(on(due(&PAYMENT_OF_100, &large)), day("2025-10-09"));
        let agreed = PaymentTerms { agreed_on: Some(day("2026-01-01")), ..PAYMENT_OF_100 };
        assert_eq!(on(due(&agreed, &large)), day("2026-01-01"));
        assert_eq!(on(due(&agreed, &TERMS)), day("2025-09-09"));
        assert_eq!(due_on(&LAW, &PAYMENT_OF_100, &TERMS, None).unwrap(), None);
        assert_eq!(due_on(&LAW, &agreed, &TERMS, None).unwrap().unwrap().on, day("2026-01-01"));
        // No statute on payments to SMEs was in force yet: nothing is guessed.
        assert!(due_on(&LAW, &PAYMENT_OF_100, &TERMS, Some(day("2019-01-01"))).is_err());
    }

    #[test]
    fn the_acceptance_starts_the_clock_only_where_the_contract_settles_by_it() {
        let payment = PaymentTerms { basis_on: Some(day("2025-06-30")), ..PAYMENT_OF_100 };
        let accepted = acceptance(Some("2025-07-09"));
        let clock = |contract: &ContractTerms<'_>, a| clock_on(&LAW, &payment, contract, a, day("2025-08-01")).unwrap();
        assert_eq!(clock(&TERMS, Some(&accepted)), Some(day("2025-07-09")));
        assert_eq!(clock(&TERMS, None), Some(day("2025-06-30")));
        let delivery = ContractTerms { settlement: "delivery", ..TERMS };
        assert_eq!(clock(&delivery, Some(&accepted)), Some(day("2025-06-30")));
    }

    #[test]
    fn a_part_paid_in_time_does_not_stop_the_clock_of_the_rest() {
        let due = day("2025-08-10");
        let days = |payment: PaymentTerms<'_>| overdue_days(&payment, due, day("2025-08-13"));
        assert_eq!(days(PAYMENT_OF_100), 3);
        let paid =
            |amount| PaymentTerms { paid_amount: Some(amount), paid_on: Some(day("2025-08-10")), ..PAYMENT_OF_100 };
        assert_eq!((days(paid(100)), days(paid(60))), (0, 3));
        assert_eq!(days(PaymentTerms { disputed: Some(40), ..paid(60) }), 0);
    }

    #[test]
    fn sums_of_a_contract_take_its_supplements_along() {
        let mut fixture = Fixture::new();
        let contract = fixture.add(&CONTRACT, &[("amount", "1000")]);
        let supplement = fixture.add(&CONTRACT, &[("amount", "100"), ("supplement_of", contract.id())]);
        fixture.add(&CONTRACT, &[("amount", "70"), ("supplement_of", contract.id()), ("state", "terminated")]);
        for (id, purpose, paid) in [
            (contract.id(), "progress", "600"),
            (contract.id(), "interest", "5"),
            (contract.id(), "refund", "50"),
            (supplement.id(), "final", "90"),
        ] {
            fixture.add(&PAYMENT, &[("contract", id), ("purpose", purpose), ("paid_amount", paid)]);
        }
        let sums = Sums::read(fixture.reader(), &contract).unwrap();
        assert_eq!(sums, Sums { amount: 1000, supplements: 100, paid: 690 });
        assert_eq!((sums.owed(), sums.supplement_rate()), (410, Some(100_000)));
        assert_eq!(bond_rate(Some(1), 3), Some(333_333));
        assert_eq!((bond_rate(None, 3), bond_rate(Some(1), 0)), (None, None));
        assert_eq!(Sums { amount: i64::MAX, supplements: i64::MAX, paid: 0 }.owed(), i64::MAX);
    }
}
