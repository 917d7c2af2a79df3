//! One rule of one record, for whoever tells of that record alone.

use chrono::NaiveDate;

use super::cases::{Case, PaymentCase};
use super::engine::by_law;
use super::law::{Base, Law, Stop};
pub use super::payment::Interest;
use super::payment::{overdue, owed_by_clock, owed_interest, sme};
use super::{Judge, Judged, Rule, Verdict, find};
use crate::error::Result;
use crate::messages::Both;
use crate::rules::Parameters;
use crate::schema::Kind;
use crate::store::Reader;

/// What the rule of a code says of the record with an id, exactly as a check of the whole ledger does; `None` where the rule
/// does not apply, or the record is void or none. Asks for this record and those it hangs on alone.
///
/// # Errors
/// When the ledger cannot be read, and for a rule that reads more than that (bids, which know every ban, and what comes
/// after challenges).
pub fn of_record(
    reader: Reader<'_>,
    parameters: &Parameters,
    today: NaiveDate,
    (code, id): (&str, &str),
) -> Result<Option<Verdict>> {
    let rule = known(code)?;
    let base = Base::of_record(parameters, today);
    let law = Law { base: &base, rule };
    let judged = match rule.judge {
        Judge::Tender(judge) => judged(reader, law, judge, id)?,
        Judge::Contract(judge) => judged(reader, law, judge, id)?,
        Judge::Acceptance(judge) => judged(reader, law, judge, id)?,
        Judge::Payment(judge) => judged(reader, law, judge, id)?,
        Judge::Challenge(judge) => judged(reader, law, judge, id)?,
        _ => return Err(anyhow::anyhow!("rule {code} reads more than one record").into()),
    };
    Ok(match judged {
        None | Some(Err(Stop::DoesNotApply)) => None,
        Some(Ok(verdict)) => Some(verdict),
        Some(Err(stop)) => Some(Verdict::NotComputable(stop.both())),
    })
}

fn known(code: &str) -> Result<&'static Rule> {
    find(code).ok_or_else(|| anyhow::anyhow!("there is no rule {code}").into())
}

fn judged<C: Case>(
    reader: Reader<'_>,
    law: Law<'_>,
    judge: fn(&Law<'_>, &C) -> Judged,
    id: &str,
) -> Result<Option<Judged>> {
    Ok(case::<C>(reader, law.base, id)?.map(|case| judge(&law, &case)))
}

fn case<C: Case>(reader: Reader<'_>, base: &Base, id: &str) -> Result<Option<C>> {
    let mut found: Option<C> = None;
    reader.joined(&format!("{} AND x.id = ?1", by_law(C::SQL)), &[id], &mut |record| {
        found = Some(C::read(record)?);
        Ok(())
    })?;
    if let Some(case) = &mut found {
        case.complete(base, reader)?;
    }
    Ok(found)
}

/// 应计利息 of a payment, as rule FK-04 counts it: `Ok(None)` where it bears none, `Err` why it cannot be computed.
///
/// # Errors
/// When the ledger cannot be read.
pub fn interest_of(
    reader: Reader<'_>,
    parameters: &Parameters,
    today: NaiveDate,
    payment: &str,
) -> Result<std::result::Result<Option<Interest>, Both>> {
    let base = Base::of_record(parameters, today);
    let law = Law { base: &base, rule: known("FK-04")? };
    let Some(case) = case::<PaymentCase>(reader, &base, payment)? else { return Ok(Ok(None)) };
    Ok(match counted(&law, &case) {
        Ok(interest) => Ok(Some(interest).filter(|interest| interest.fen > 0)),
        Err(Stop::DoesNotApply) => Ok(None),
        Err(stop) => Err(stop.both()),
    })
}

fn counted(law: &Law<'_>, c: &PaymentCase) -> std::result::Result<Interest, Stop> {
    sme(c)?;
    owed_by_clock(c)?;
    let (due, days) = overdue(law, c)?;
    // What was paid in time, or is not due yet, bears none at any rate.
    if days == 0 && c.paid_on.is_none_or(|paid| paid <= due.on) {
        return Err(Stop::DoesNotApply);
    }
    owed_interest(law, c, due.on, law.base.today)
}

/// The sentence that a value cannot be computed since a field is blank.
pub fn blank(kind: &'static Kind, field: &'static str) -> Both {
    Stop::Blank(kind, field).both()
}
