//! One rule of one record, for whoever tells of that record alone.

use chrono::NaiveDate;

use super::cases::Case;
use super::law::{Base, Law, Stop};
use super::{Judge, Judged, Verdict, find};
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
    let Some(rule) = find(code) else { return Err(anyhow::anyhow!("there is no rule {code}").into()) };
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

fn judged<C: Case>(
    reader: Reader<'_>,
    law: Law<'_>,
    judge: fn(&Law<'_>, &C) -> Judged,
    id: &str,
) -> Result<Option<Judged>> {
    let mut said = None;
    reader.joined(&format!("{} AND x.id = ?1", C::SQL), &[id], &mut |record| {
        said = Some(judge(&law, &C::read(record)?));
        Ok(())
    })?;
    Ok(said)
}

/// The sentence that a value cannot be computed since a field is blank.
pub fn blank(kind: &'static Kind, field: &'static str) -> Both {
    Stop::Blank(kind, field).both()
}
