//! Clocks of the townships and of disclosure that start on a computed day.

use chrono::NaiveDate;

use super::Clock;
use super::start::{by, date, text};
use crate::rules::Parameters;
use crate::rules::disclosure::{DisclosureDays, DisclosureDue, disclosure_due};
use crate::rules::parameters::NotComputable;
use crate::store::sql::Answer;

type Judged = Result<Option<Clock>, NotComputable>;

/// venue: {venue.stale} after the last update or publication there; after the opening where there was none yet.
pub(super) fn venue_update(parameters: &Parameters, row: &[Answer], as_of: NaiveDate) -> Judged {
    let last = [date(row, 0), date(row, 2)].into_iter().flatten().filter(|day| *day <= as_of).max();
    last.or_else(|| date(row, 1)).map(|start| by(parameters, "venue.stale", start)).transpose()
}

/// campaign: {campaign.recheck} after the title was given or last rechecked, while the title lasts.
pub(super) fn campaign_recheck(parameters: &Parameters, row: &[Answer], _as_of: NaiveDate) -> Judged {
    let Some(start) = date(row, 0).max(date(row, 1)) else { return Ok(None) };
    let clock = by(parameters, "campaign.recheck", start)?;
    Ok(Some(clock).filter(|clock| date(row, 2).is_none_or(|end| clock.on <= end)))
}

/// disclosure: when it must be public or answered.
pub(super) fn disclosure_due_on(parameters: &Parameters, row: &[Answer], _as_of: NaiveDate) -> Judged {
    let Some(formed_on) = date(row, 1) else { return Ok(None) };
    let days = DisclosureDays {
        mode: text(row, 0),
        formed_on,
        period: Some(text(row, 2)).filter(|month| !month.is_empty()),
        requested_on: date(row, 3),
        extended_to: date(row, 4),
    };
    Ok(disclosure_due(parameters, &days)?.map(|due| match due {
        DisclosureDue::Counted(start, due, term) => Clock {
            on: due.due,
            provisional: due.provisional,
            counted: Some((start, term.counted(true))),
            figure: Some(term.row),
        },
        DisclosureDue::Monthly(on, figure) => Clock { on, provisional: false, counted: None, figure: Some(figure) },
        DisclosureDue::Extended(on) => Clock { on, provisional: false, counted: None, figure: None },
    }))
}
