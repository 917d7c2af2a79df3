//! 处分期: when the sanctions of an officer end. Several add up, and none lasts past its cap.
//!
//! 公务员法 64 and 政务处分法 8 give the period of each; 处分条例 10 adds what is left of a running period to a new one; 政务处分法 15 caps
//! the sum at 48 months. Whether the cap counts from the new decision or from the first is not said in so many words: it
//! counts from the new decision here, since 处分条例 10 speaks of the period that is then served.

use chrono::NaiveDate;

use crate::rules::parameters::{NotComputable, Parameters, Term};
use crate::schema::Row;

/// One sanction, as decided.
#[derive(Clone, Copy, Debug)]
pub struct Sanction<'a> {
    /// Code of its kind.
    pub kind: &'a str,
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// Months as decided, where the decision says them.
    pub months: Option<i64>,
}

/// The period of one sanction, what ran before it taken along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The last day.
    pub on: NaiveDate,
    /// The day that the term was counted from.
    pub from: NaiveDate,
    /// The term that decided: its own, or the cap.
    pub term: Term,
    /// True when the decision said the months, so that the figure is not the parameter's.
    pub decided: bool,
}

/// The parameter of a kind of sanction; dismissal (开除) has no period.
fn parameter(kind: &str) -> Option<&'static str> {
    match kind {
        "warn" => Some("sanction.warn"),
        "demerit" => Some("sanction.demerit"),
        "major" => Some("sanction.major"),
        "demote" => Some("sanction.demote"),
        "remove" => Some("sanction.remove"),
        _ => None,
    }
}

/// The period of the last of some sanctions of one officer, in the order of their decisions: min(max(end of the one before,
/// decided_on) + months, decided_on + {sanction.cap}). `None` for a dismissal, which has no end.
///
/// # Errors
/// When a parameter has no value on the day of a decision.
pub fn period(parameters: &Parameters, sanctions: &[Sanction<'_>]) -> Result<Option<Period>, NotComputable> {
    let mut running: Option<Period> = None;
    let mut last = None;
    for sanction in sanctions {
        last = match parameter(sanction.kind) {
            Some(name) => Some(after(parameters, name, sanction, running.as_ref().map(|p| p.on))?),
            None => None,
        };
        running = last.clone().or(running);
    }
    Ok(last)
}

/// What an entry of an officer's file imposes; `None` where it imposes no sanction, or does not say when.
fn imposed(entry: &Row) -> Option<Sanction<'_>> {
    let (kind, decided_on) = (entry.text("sanction")?, entry.date("decided_on")?);
    Some(Sanction { kind, decided_on, months: entry.int("term_months") })
}

/// The sanctions on file among the entries of one officer, each with its entry, in the order of the decisions.
pub fn on_file(entries: &[Row]) -> Vec<(Sanction<'_>, &Row)> {
    let filed = entries.iter().filter(|entry| matches!(entry.state(), "filed" | "archived"));
    let mut out: Vec<_> = filed.filter_map(|entry| Some((imposed(entry)?, entry))).collect();
    out.sort_by(|(one, a), (other, b)| one.decided_on.cmp(&other.decided_on).then_with(|| a.id().cmp(b.id())));
    out
}

/// The period of the sanction that an entry imposes, with what was left of those of the same officer that were on file
/// before it. `None` where it imposes none, does not say when, or dismisses.
///
/// # Errors
/// As [`period`].
pub fn of_entry(parameters: &Parameters, entry: &Row, entries: &[Row]) -> Result<Option<Period>, NotComputable> {
    let Some(own) = imposed(entry) else { return Ok(None) };
    let place = (own.decided_on, entry.id());
    let before = on_file(entries).into_iter().filter(|(earlier, row)| (earlier.decided_on, row.id()) < place);
    let all: Vec<Sanction<'_>> = before.map(|(earlier, _)| earlier).chain([own]).collect();
    period(parameters, &all)
}

fn after(
    parameters: &Parameters,
    name: &'static str,
    sanction: &Sanction<'_>,
    running: Option<NaiveDate>,
) -> Result<Period, NotComputable> {
    let calendar = parameters.calendar();
    let mut term = parameters.term(name, sanction.decided_on)?;
    let months = sanction.months.and_then(|months| u32::try_from(months).ok());
    term.length = months.unwrap_or(term.length);
    let from = running.filter(|end| *end > sanction.decided_on).unwrap_or(sanction.decided_on);
    // A sanction ends on its very day, at work or at rest.
    let on = term.corresponding(from, calendar)?;
    let cap = parameters.term("sanction.cap", sanction.decided_on)?;
    let last = cap.corresponding(sanction.decided_on, calendar)?;
    Ok(if on > last {
        Period { on: last, from: sanction.decided_on, term: cap, decided: false }
    } else {
        Period { on, from, term, decided: months.is_some() }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, prop_assert, proptest};

    use super::{Sanction, period};
    use crate::rules::Parameters;
    use crate::rules::fixture::day;

    const LAW: Parameters = Parameters::built_in();

    fn end(of: &[(&str, &str, Option<i64>)]) -> Option<String> {
        let all: Vec<Sanction<'_>> =
            of.iter().map(|(kind, on, months)| Sanction { kind, decided_on: day(on), months: *months }).collect();
        period(&LAW, &all).unwrap().map(|p| p.on.to_string())
    }

    #[test]
    fn one_sanction_lasts_its_own_period() {
        for (kind, on) in [
            ("warn", "2024-09-10"),
            ("demerit", "2025-03-10"),
            ("major", "2025-09-10"),
            ("demote", "2026-03-10"),
            ("remove", "2026-03-10"),
        ] {
            assert_eq!(end(&[(kind, "2024-03-10", None)]).as_deref(), Some(on), "{kind}");
        }
        assert_eq!(end(&[("expel", "2024-03-10", None)]), None);
        assert_eq!(end(&[("demerit", "2024-03-10", Some(15))]).as_deref(), Some("2025-06-10"));
    }

    #[test]
    fn what_is_left_of_a_running_period_is_added() {
        // 12 months from 10 March 2023, then 6 months decided with two left: until September 2024.
        let two = [("demerit", "2023-03-10", None), ("warn", "2024-01-10", None)];
        assert_eq!(end(&two).as_deref(), Some("2024-09-10"));
        // A period that is over adds nothing.
        let apart = [("warn", "2023-03-10", None), ("warn", "2023-09-10", None)];
        assert_eq!(end(&apart).as_deref(), Some("2024-03-10"));
        let dismissed = [("demerit", "2023-03-10", None), ("expel", "2023-05-10", None)];
        assert_eq!(end(&dismissed), None);
    }

    #[test]
    fn no_period_lasts_past_forty_eight_months_from_its_decision() {
        let many = [("remove", "2023-03-10", None), ("demote", "2023-04-10", None), ("major", "2023-05-10", None)];
        assert_eq!(end(&many[..2]).as_deref(), Some("2027-03-10"));
        assert_eq!(end(&many).as_deref(), Some("2027-05-10"));
    }

    proptest! {
        #[test]
        fn a_period_ends_within_its_bounds(days in prop::collection::vec((0i64..3000, 0usize..5), 1..6)) {
            let kinds = ["warn", "demerit", "major", "demote", "remove"];
            let mut days = days;
            days.sort_unstable();
            let all: Vec<Sanction<'_>> = days
                .iter()
                .map(|(n, kind)| Sanction {
                    kind: kinds[*kind],
                    decided_on: day("2015-01-01") + chrono::Days::new((*n).unsigned_abs()),
                    months: None,
                })
                .collect();
            let found = period(&LAW, &all).unwrap().unwrap();
            let alone = period(&LAW, &all[all.len() - 1..]).unwrap().unwrap();
            let cap = all[all.len() - 1].decided_on + chrono::Months::new(48);
            prop_assert!(alone.on <= found.on && found.on <= cap);
        }
    }
}
