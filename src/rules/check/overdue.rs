//! What a year left unpaid: the list of overdue payments to small and medium enterprises that is published every year
//! (保障中小企业款项支付条例 18).

use chrono::{Datelike as _, NaiveDate};

use super::cases::{Case as _, PaymentCase};
use super::find;
use super::law::{Base, Law, Stop};
use super::payment::{due, owed_by_clock, owed_interest, sme, unpaid_on};
use crate::error::Result;
use crate::messages::Both;
use crate::store::Reader;

/// One payment that was due in or before a year and unpaid at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// Id of the payment.
    pub payment: String,
    /// Id of the contract.
    pub contract: String,
    /// Number of the contract as the unit has it.
    pub contract_no: String,
    /// Id of the unit that owes.
    pub unit: String,
    /// Id of the supplier.
    pub supplier: String,
    /// Code of the supplier's size when the contract was signed.
    pub size: String,
    /// Fen unpaid and undisputed.
    pub amount: i64,
    /// Last day for payment.
    pub due_on: NaiveDate,
    /// Calendar days past it.
    pub days: i64,
    /// Fen of interest from that day, at the agreed or the statutory rate; what was paid of it is not taken off.
    pub interest: Option<i64>,
    /// Code of the excuse, where one is recorded.
    pub excuse: Option<String>,
}

/// What is overdue, and what cannot be told.
#[derive(Debug, Default)]
pub struct List {
    /// The last day of the year, or today where the year is not over: everything is counted to it.
    pub until: NaiveDate,
    /// Overdue payments by unit, contract and payment.
    pub overdue: Vec<Overdue>,
    /// Payments whose due day cannot be computed, with the reason.
    pub missing: Vec<(String, Both)>,
}

/// The list of a year. A year that has not begun by `today` has none.
///
/// # Errors
/// When the ledger cannot be read.
pub fn overdue(reader: Reader<'_>, today: NaiveDate, year: i32) -> Result<List> {
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today);
    let mut list = List { until: last.min(today), ..List::default() };
    // The clock runs to the end of the year, however much later the question is asked.
    let base = Base::read(reader, list.until)?;
    let Some(rule) = find("FK-01").filter(|_| year <= today.year()) else { return Ok(list) };
    let law = Law { base: &base, rule };
    reader.joined(PaymentCase::SQL, &[], &mut |record| {
        let mut case = PaymentCase::read(record)?;
        case.complete(&base, reader)?;
        match judged(&law, &case, list.until) {
            Ok(Some(found)) => list.overdue.push(found),
            Ok(None) | Err(Stop::DoesNotApply) => {}
            Err(stop) => list.missing.push((case.id, stop.both())),
        }
        Ok(())
    })?;
    list.overdue.sort_by(|a, b| (&a.unit, &a.contract, &a.payment).cmp(&(&b.unit, &b.contract, &b.payment)));
    Ok(list)
}

fn judged(law: &Law<'_>, c: &PaymentCase, until: NaiveDate) -> std::result::Result<Option<Overdue>, Stop> {
    sme(c)?;
    owed_by_clock(c)?;
    let amount = unpaid_on(c, until)?;
    if amount <= 0 {
        return Ok(None);
    }
    let due_on = due(law, c)?.on;
    if due_on >= until {
        return Ok(None);
    }
    Ok(Some(Overdue {
        payment: c.id.clone(),
        contract: c.contract.clone(),
        contract_no: c.contract_no.clone(),
        unit: c.buyer.clone(),
        supplier: c.supplier.clone(),
        size: c.sme_size.clone(),
        amount,
        due_on,
        days: (until - due_on).num_days(),
        interest: owed_interest(law, c, due_on, until).ok().map(|owed| owed.fen),
        excuse: c.delay_excuse.clone(),
    }))
}
