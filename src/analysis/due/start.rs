//! The day a clock starts on, and where its term ends.

use chrono::NaiveDate;

use super::Clock;
use crate::both;
use crate::messages::Both;
use crate::rules::Parameters;
use crate::rules::computed::complaint;
use crate::rules::computed::{AcceptanceDays, ContractTerms, PaymentTerms, accept_due, clock_on, due_on};
use crate::rules::parameters::NotComputable;
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

/// A start that no column holds.
pub(super) struct Computed {
    /// Kind of the record.
    pub kind: &'static str,
    /// What the catalogue calls it.
    pub name: &'static str,
    /// The columns it rests on.
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
            let clock = clock_on(parameters, &payment, &contract, acceptance(row).as_ref(), as_of)?;
            Ok(due_on(parameters, &payment, &contract, clock)?.map(Clock::from))
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
        columns: &["sanction", "decided_on", "term_months"],
        judge: |parameters, row, _| {
            let name = match text(row, 0) {
                "warn" => "sanction.warn",
                "demerit" => "sanction.demerit",
                "major" => "sanction.major",
                "demote" => "sanction.demote",
                "remove" => "sanction.remove",
                // Dismissal has no term.
                _ => return Ok(None),
            };
            let Some(start) = date(row, 1) else { return Ok(None) };
            let mut term = parameters.term(name, start)?;
            let decided = int(row, 2).and_then(|months| u32::try_from(months).ok());
            term.length = decided.unwrap_or(term.length);
            // What was decided is not the parameter's; a sanction ends on its very day, at work or at rest.
            let on = term.corresponding(start, parameters.calendar())?;
            let figure = decided.is_none().then(|| term.row.clone());
            Ok(Some(Clock { on, provisional: false, counted: Some((start, term.counted(true))), figure }))
        },
    },
];

fn by(parameters: &Parameters, name: &'static str, start: NaiveDate) -> Result<Clock, NotComputable> {
    let term = parameters.term(name, start)?;
    let due = term.due(start, true, parameters.calendar())?;
    let counted = Some((start, term.counted(true)));
    Ok(Clock { on: due.due, provisional: due.provisional, counted, figure: Some(term.row) })
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

fn text(row: &[Answer], at: usize) -> &str {
    super::text(row, at).unwrap_or_default()
}

fn date(row: &[Answer], at: usize) -> Option<NaiveDate> {
    super::text(row, at)?.parse().ok()
}

fn int(row: &[Answer], at: usize) -> Option<i64> {
    match row.get(at) {
        Some(Answer::Int(int)) => Some(*int),
        _ => None,
    }
}
