//! The day a clock starts on, and where its term ends.

use chrono::NaiveDate;

use super::Clock;
use super::township::{campaign_recheck, disclosure_due_on, venue_update};
use crate::both;
use crate::messages::Both;
use crate::rules::Parameters;
use crate::rules::computed::complaint;
use crate::rules::computed::{AcceptanceDays, ContractTerms, Owed, PaymentTerms, accept_due};
use crate::rules::parameters::NotComputable;
use crate::rules::rights::sanction::{Sanction, period};
use crate::rules::rights::window::{Class, Decided, End, publication_end};
use crate::schema::Deadline;
use crate::store::sql::Answer;

/// The due day of a line whose clock starts on a recorded day.
///
/// # Errors
/// Why not: no day, no parameter in force, beyond the calendar.
pub(super) fn counted(parameters: &Parameters, line: &Deadline, start: &str) -> Result<Clock, Both> {
    let day: NaiveDate = match start.parse() {
        Ok(day) => day,
        Err(_) if start.is_empty() => {
            return Err(both!(
                "无法计算: 履历里没有起算日",
                "not computable: the log has no day that the clock started"
            ));
        }
        Err(_) => return Err(both!("无法计算: \"{start}\" 不是日期", "not computable: \"{start}\" is no date")),
    };
    if line.parameter.is_empty() {
        return Ok(Clock { on: day, provisional: false, counted: None, figure: None });
    }
    let term = parameters.term(line.parameter, day).map_err(|missing| missing.both())?;
    let due = term.due(day, line.forward, parameters.calendar()).map_err(|missing| missing.both())?;
    Ok(Clock {
        on: due.due,
        provisional: due.provisional,
        counted: Some((day, term.counted(line.forward))),
        figure: Some(term.row),
    })
}

/// The sanctions on file of the same officer that were decided before this one, in order: what is left of them is added.
const EARLIER_SANCTIONS: &str = "(SELECT group_concat(e.word, ';') FROM (SELECT e.decided_on || ' ' || e.sanction || ' ' || \
    coalesce(e.term_months, '') AS word FROM entry e WHERE e.officer = t.officer AND e.void_on IS NULL \
    AND e.state IN ('filed', 'archived') AND e.sanction IS NOT NULL AND (e.decided_on, e.id) < (t.decided_on, t.id) \
    ORDER BY e.decided_on, e.id) e)";

/// A start that no column holds.
pub(super) struct Computed {
    /// Kind of the record.
    pub kind: &'static str,
    /// What the catalogue calls it.
    pub name: &'static str,
    /// The columns it rests on; in brackets, a SELECT over other records of what stands in `t`.
    pub columns: &'static [&'static str],
    /// The due day from these columns, seen from a day; `None` while the clock does not run.
    pub judge: Judge,
}

/// Parameters, the columns, and the day taken as today.
type Judge = fn(&Parameters, &[Answer], NaiveDate) -> Result<Option<Clock>, NotComputable>;

pub(super) static COMPUTED: &[Computed] = &[
    Computed {
        kind: "acceptance",
        name: "accept_due",
        columns: &[
            "state",
            "delivered_on",
            "requested_on",
            "accepted_on",
            "contract.settlement",
            "contract.accept_days",
            "contract.pay_days",
            "contract.sme_size",
        ],
        judge: |parameters, row, _| {
            let Some(acceptance) = acceptance(row) else { return Ok(None) };
            accept_due(parameters, &acceptance, &contract(&row[4..])).map(|due| Some(due.into()))
        },
    },
    Computed {
        kind: "payment",
        name: "due_on",
        columns: &[
            "acceptance.state",
            "acceptance.delivered_on",
            "acceptance.requested_on",
            "acceptance.accepted_on",
            "contract.settlement",
            "contract.accept_days",
            "contract.pay_days",
            "contract.sme_size",
            "purpose",
            "basis_on",
            "agreed_on",
            "amount",
            "disputed",
            "paid_amount",
            "paid_on",
        ],
        judge: |parameters, row, as_of| {
            let (contract, of) = (contract(&row[4..]), &row[8..]);
            let payment = PaymentTerms {
                purpose: text(of, 0),
                basis_on: date(of, 1),
                agreed_on: date(of, 2),
                amount: int(of, 3).unwrap_or(0),
                disputed: int(of, 4),
                paid_amount: int(of, 5),
                paid_on: date(of, 6),
            };
            let owed = Owed { payment, contract, acceptance: acceptance(row) };
            Ok(owed.due(parameters, as_of)?.map(Clock::from))
        },
    },
    Computed {
        kind: "complaint",
        name: "due_on",
        columns: &["track", "received_on", "accepted_on", "extended_to"],
        judge: |parameters, row, _| {
            let Some(received_on) = date(row, 1) else { return Ok(None) };
            let days = complaint::Days {
                track: text(row, 0),
                received_on,
                accepted_on: date(row, 2),
                extended_to: date(row, 3),
            };
            Ok(complaint::due_on(parameters, &days)?.map(Clock::from))
        },
    },
    Computed {
        kind: "rectification",
        name: "due_now",
        columns: &["extended_to", "due_on"],
        judge: |_, row, _| {
            let on = date(row, 0).or_else(|| date(row, 1));
            Ok(on.map(|on| Clock { on, provisional: false, counted: None, figure: None }))
        },
    },
    Computed {
        kind: "entry",
        name: "retention_end",
        columns: &["polarity", "decided_on", "occurred_on"],
        judge: |parameters, row, _| {
            let start = date(row, 1).or_else(|| date(row, 2)).filter(|_| text(row, 0) == "negative");
            start.map(|start| by(parameters, "retention.negative", start)).transpose()
        },
    },
    Computed {
        kind: "entry",
        name: "sanction_end",
        columns: &["sanction", "decided_on", "term_months", EARLIER_SANCTIONS],
        judge: |parameters, row, _| {
            let Some(decided_on) = date(row, 1) else { return Ok(None) };
            let mut all: Vec<Sanction<'_>> = text(row, 3).split(';').filter_map(sanction).collect();
            all.push(Sanction { kind: text(row, 0), decided_on, months: int(row, 2) });
            Ok(period(parameters, &all)?.map(|period| Clock {
                on: period.on,
                provisional: false,
                counted: Some((period.from, period.term.counted(true))),
                // What was decided is not the parameter's.
                figure: (!period.decided).then_some(period.term.row),
            }))
        },
    },
    Computed {
        kind: "measure",
        name: "repaired_on",
        columns: &["(SELECT max(r.decided_on) FROM repair r WHERE r.target = t.\"case\" AND r.state = 'granted' \
            AND r.void_on IS NULL)"],
        judge: |parameters, row, _| date(row, 0).map(|day| by(parameters, "measure.lift", day)).transpose(),
    },
    Computed {
        kind: "publication",
        name: "max_end",
        columns: &[
            "end_on",
            "case.decided_on",
            "case.severity",
            "credential.issued_on",
            "credential.list",
            // The orders of `rules::rights::window::uncorrected`.
            "(SELECT count(*) FROM rectification r WHERE r.origin = t.target AND r.state <> 'closed' AND r.void_on IS NULL \
             AND NOT (r.state = 'refused' AND EXISTS (SELECT 1 FROM rectification c WHERE c.origin = r.origin \
             AND c.kind = r.kind AND c.state = 'closed' AND c.void_on IS NULL)))",
        ],
        judge: |parameters, row, _| max_end(parameters, row),
    },
    Computed {
        kind: "publication",
        name: "repaired_on",
        columns: &["(SELECT max(r.decided_on) FROM repair r WHERE r.target = t.target AND r.state = 'granted' \
            AND r.void_on IS NULL)"],
        judge: |parameters, row, _| date(row, 0).map(|day| by(parameters, "repair.sync", day)).transpose(),
    },
    Computed {
        kind: "publication",
        name: "revoked_on",
        columns: &[
            "case.state",
            "campaign.state",
            "(SELECT max(c.effective_on) FROM change c WHERE c.record = t.target AND c.action = 'revoke')",
        ],
        judge: |parameters, row, as_of| {
            if text(row, 0) != "revoked" && text(row, 1) != "revoked" {
                return Ok(None);
            }
            match date(row, 2) {
                Some(day) => by(parameters, "publication.withdraw", day).map(Some),
                // Taken over from an old ledger as revoked: it should be down already.
                None => Ok(Some(standing(as_of))),
            }
        },
    },
    Computed {
        kind: "venue",
        name: "last_update",
        columns: &[
            "updated_on",
            "opened_on",
            "(SELECT max(p.start_on) FROM publication p WHERE p.venue = t.id AND p.void_on IS NULL \
             AND p.state IN ('live', 'withdrawn'))",
        ],
        judge: venue_update,
    },
    Computed {
        kind: "assessment",
        name: "next_assessment",
        columns: &[
            "as_of_date",
            "(SELECT max(a.as_of_date) FROM assessment a WHERE a.region = t.region AND a.void_on IS NULL)",
        ],
        judge: |parameters, row, _| {
            // The region's last assessment alone calls for the next one.
            let last = date(row, 0).filter(|day| date(row, 1) == Some(*day));
            last.map(|day| by(parameters, "assessment.every", day)).transpose()
        },
    },
    Computed {
        kind: "project",
        name: "next_evaluation",
        columns: &[
            "operate_on",
            "(SELECT max(p.evaluated_on) FROM performance p WHERE p.project = t.id AND p.void_on IS NULL)",
        ],
        judge: |parameters, row, _| {
            // From the last evaluation, or from the first day of operation where there is none since.
            let Some(operate_on) = date(row, 0) else { return Ok(None) };
            let start = date(row, 1).map_or(operate_on, |last| last.max(operate_on));
            by(parameters, "performance.every", start).map(Some)
        },
    },
    Computed {
        kind: "campaign",
        name: "recheck_due",
        columns: &["titled_on", "recheck_on", "valid_to"],
        judge: campaign_recheck,
    },
    Computed {
        kind: "disclosure",
        name: "due_on",
        columns: &["mode", "formed_on", "period", "requested_on", "extended_to"],
        judge: disclosure_due_on,
    },
];

pub(super) fn by(parameters: &Parameters, name: &'static str, start: NaiveDate) -> Result<Clock, NotComputable> {
    let term = parameters.term(name, start)?;
    let due = term.due(start, true, parameters.calendar())?;
    let counted = Some((start, term.counted(true)));
    Ok(Clock { on: due.due, provisional: due.provisional, counted, figure: Some(term.row) })
}

/// A day that stands as it is.
fn standing(on: NaiveDate) -> Clock {
    Clock { on, provisional: false, counted: None, figure: None }
}

/// 最长至 of a publication, from the columns of its line.
fn max_end(parameters: &Parameters, row: &[Answer]) -> Result<Option<Clock>, NotComputable> {
    let target = match date(row, 3) {
        Some(issued) if text(row, 4).is_empty() => Decided { on: Some(issued), class: Some(Class::General) },
        Some(issued) => Decided { on: Some(issued), class: Some(Class::Serious) },
        None => Decided { on: date(row, 1), class: Class::of(text(row, 2)) },
    };
    let corrected = int(row, 5).unwrap_or(0) == 0;
    Ok(publication_end(parameters, date(row, 0), target, corrected)?.map(|end| match end {
        End::Announced(on) => standing(on),
        End::Longest(bound) => {
            let counted = Some((bound.from, bound.term.counted(true)));
            Clock { on: bound.on, provisional: false, counted, figure: Some(bound.term.row) }
        }
    }))
}

/// `2023-03-10 demerit 12` of an earlier sanction; the months are blank where the decision says none.
fn sanction(text: &str) -> Option<Sanction<'_>> {
    let mut words = text.splitn(3, ' ');
    let (decided_on, kind) = (words.next()?.parse().ok()?, words.next()?);
    Some(Sanction { kind, decided_on, months: words.next().and_then(|months| months.parse().ok()) })
}

fn acceptance(row: &[Answer]) -> Option<AcceptanceDays<'_>> {
    Some(AcceptanceDays {
        state: text(row, 0),
        delivered_on: date(row, 1)?,
        requested_on: date(row, 2),
        accepted_on: date(row, 3),
    })
}

fn contract(row: &[Answer]) -> ContractTerms<'_> {
    ContractTerms { settlement: text(row, 0), accept_days: int(row, 1), pay_days: int(row, 2), sme_size: text(row, 3) }
}

pub(super) fn text(row: &[Answer], at: usize) -> &str {
    super::text(row, at).unwrap_or_default()
}

pub(super) fn date(row: &[Answer], at: usize) -> Option<NaiveDate> {
    super::text(row, at)?.parse().ok()
}

fn int(row: &[Answer], at: usize) -> Option<i64> {
    match row.get(at) {
        Some(Answer::Int(int)) => Some(*int),
        _ => None,
    }
}
