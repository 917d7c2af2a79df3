//! What is computed from a complaint: the day it is due by its track, and the longest it may take (kinds.md §2.8).

use chrono::NaiveDate;
use serde::Deserialize;

use super::Due;
use crate::rules::parameters::{NotComputable, Parameters};

/// What the clocks of a complaint read.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Days<'a> {
    /// Code of the track: `credit`, `sme`, `petition`.
    pub track: &'a str,
    /// Day it was received.
    pub received_on: NaiveDate,
    /// Day it was accepted.
    pub accepted_on: Option<NaiveDate>,
    /// Day it was extended to.
    pub extended_to: Option<NaiveDate>,
}

/// 办结期限: extended_to, else by the track: {complaint.reply} (local) or {petition.conclude} (信访工作条例 34) from acceptance,
/// {sme.result} from receipt (保障中小企业款项支付条例 25). `None` while the clock does not run.
///
/// # Errors
/// When the parameter gives no value on the day the clock starts.
pub fn due_on(parameters: &Parameters, days: &Days<'_>) -> Result<Option<Due>, NotComputable> {
    if let Some(on) = days.extended_to {
        return Ok(Some(Due { on, provisional: false, start: None, term: None }));
    }
    let (name, start) = match days.track {
        "sme" => ("sme.result", Some(days.received_on)),
        "petition" => ("petition.conclude", days.accepted_on),
        _ => ("complaint.reply", days.accepted_on),
    };
    let Some(start) = start else { return Ok(None) };
    Due::by(parameters, start, parameters.term(name, start)?).map(Some)
}

/// The last day to which it may be extended: {sme.result_max} from receipt (保障中小企业款项支付条例 25), or {petition.extend} more
/// than {petition.conclude} (信访工作条例 34). `None` for a track without one, or while the clock does not run.
///
/// # Errors
/// When a parameter gives no value on the day the clock starts.
pub fn longest(parameters: &Parameters, days: &Days<'_>) -> Result<Option<Due>, NotComputable> {
    match (days.track, days.accepted_on) {
        ("sme", _) => {
            let start = days.received_on;
            Due::by(parameters, start, parameters.term("sme.result_max", start)?).map(Some)
        }
        ("petition", Some(accepted)) => {
            // The extension runs on from the last day of the term as counted, moved for a rest day or not.
            let concluded = parameters.term("petition.conclude", accepted)?;
            let end = concluded.corresponding(accepted, parameters.calendar())?;
            let term = parameters.term("petition.extend", accepted)?;
            Due::by(parameters, end, term).map(Some)
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Days, due_on, longest};
    use crate::rules::Parameters;
    use crate::rules::fixture::day;

    const LAW: Parameters = Parameters::built_in();

    fn days(track: &'static str, accepted: Option<&str>) -> Days<'static> {
        Days { track, received_on: day("2025-07-01"), accepted_on: accepted.map(day), extended_to: None }
    }

    #[test]
    fn each_track_has_its_own_clock() {
        let due = |d: &Days<'_>| due_on(&LAW, d).unwrap().map(|due| due.on);
        assert_eq!(due(&days("credit", Some("2025-07-02"))), Some(day("2025-08-01")));
        assert_eq!(due(&days("credit", None)), None);
        assert_eq!(due(&days("sme", None)), Some(day("2025-07-31")));
        assert_eq!(due(&days("petition", Some("2025-07-01"))), Some(day("2025-09-01")));
        let extended = Days { extended_to: Some(day("2025-09-29")), ..days("petition", None) };
        assert_eq!(due(&extended), Some(day("2025-09-29")));
        let early = Days { received_on: day("2020-01-01"), ..days("sme", None) };
        assert!(due_on(&LAW, &early).is_err(), "no statute was in force yet");
    }

    #[test]
    fn the_longest_period_is_that_of_the_statute() {
        let last = |d: &Days<'_>| longest(&LAW, d).unwrap().map(|due| due.on);
        assert_eq!(last(&days("sme", None)), Some(day("2025-09-29")));
        assert_eq!(last(&days("petition", Some("2025-07-01"))), Some(day("2025-09-29")));
        assert_eq!(last(&days("petition", None)), None);
        assert_eq!(last(&days("credit", Some("2025-07-02"))), None);
    }
}
