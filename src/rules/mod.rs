//! Law as functions: what a lifecycle verb must satisfy, what else it changes, who may approve it, what is computed.
//!
//! A rule reads a small typed view and returns faults; it never prints and never decides what a clerk sees. Each refusal
//! names its source (programme clause, statute, or local and to be confirmed) and what to do about it.

pub mod approval;
pub mod check;
pub mod computed;
pub mod days;
pub mod debt;
mod decision;
pub mod disclosure;
pub mod effects;
pub mod guards;
pub mod handover;
mod hint;
mod integrity;
pub(crate) mod investment;
mod item;
mod lead;
pub mod merge;
mod order;
pub mod parameters;
pub(crate) mod personnel;
pub mod ppp;
mod procurement;
mod registry;
pub mod rights;
pub mod source;
mod township;
mod unit;

#[cfg(test)]
pub(crate) mod fixture;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::schema::{Kind, Row, Type, Verb};
use crate::store::Reader;
pub use approval::{check_approval, check_operator, check_second_person};
pub use effects::apply_effect;
pub use guards::{GUARDS, Guard};
pub use integrity::{in_office, lineage, predecessors};
pub use parameters::Parameters;
pub use registry::first_state;
pub use source::Source;

/// A transition about to happen.
pub struct Moment<'a> {
    /// The ledger as it stands.
    pub reader: Reader<'a>,
    /// The record as it is.
    pub before: &'a Row,
    /// The record as it will be, new values and state included.
    pub after: &'a Row,
    /// The day of the transition.
    pub on: NaiveDate,
    /// The day taken as today.
    pub today: NaiveDate,
}

impl Moment<'_> {
    /// The parameters of the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    fn parameters(&self) -> Result<Parameters> {
        Parameters::read(self.reader)
    }
}

/// Faults of all guards of a verb, and what its effect will leave undone: refusals are E4004 (exit 3), warnings W4001 or
/// W2001 (exit 0). All of them at once.
///
/// # Errors
/// When the ledger cannot be read, or the catalogue names a guard that does not exist.
pub fn check(verb: &Verb, moment: &Moment<'_>) -> Result<Vec<Fault>> {
    // A verb that has a word of its own on its term says it itself.
    let mut faults = if verb.guards.contains(&"ends_after_start") {
        Vec::new()
    } else {
        days::in_order(Some(moment.before), moment.after)
    };
    for name in verb.guards {
        let guard = guards::find(name).ok_or_else(|| unknown("guard", name))?;
        faults.extend((guard.check)(moment)?);
    }
    if let Some(name) = verb.effect {
        let effect = effects::find(name).ok_or_else(|| unknown("effect", name))?;
        faults.extend((effect.foresee)(moment.reader, moment.after, moment.on)?);
    }
    Ok(faults)
}

fn unknown(what: &str, name: &str) -> Failure {
    anyhow::anyhow!("the catalogue names a {what} that the rules lack: {name}").into()
}

/// Faults of a record that is about to be registered, besides those of its fields: what a new record needs that an old
/// one may lack. Rows of an old ledger (`--legacy`) are not asked.
///
/// # Errors
/// When the ledger cannot be read.
pub fn added(reader: Reader<'_>, row: &Row) -> Result<Vec<Fault>> {
    let mut faults = days::in_order(None, row);
    faults.extend(match row.kind().name {
        "promise" => integrity::promise::added(row)?,
        "debt" => debt::borrowing::added(row)?,
        "case" | "rectification" => integrity::succession::names_the_heir(reader, row)?,
        "measure" => {
            let mut faults = integrity::measure::added(row)?;
            faults.extend(integrity::succession::names_the_heir(reader, row)?);
            faults
        }
        _ => Vec::new(),
    });
    Ok(faults)
}

/// The typed view of a row.
pub(crate) fn view<'a, V: Deserialize<'a>>(row: &'a Row) -> Result<V> {
    row.view().map_err(|e| anyhow::Error::new(e).into())
}

/// The record that a reference of this row names.
fn referred(reader: Reader<'_>, row: &Row, field: &str) -> Result<Option<Row>> {
    match (row.kind().field(field).map(|f| f.ty), row.text(field)) {
        (Some(Type::Ref(kind)), Some(id)) => reader.get(kind, id),
        _ => Ok(None),
    }
}

/// Ids of some records.
fn ids<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Vec<String> {
    rows.into_iter().map(|row| row.id().to_owned()).collect()
}

/// A refusal: nothing is written.
#[expect(clippy::needless_pass_by_value, reason = "a source is most often a constant, written where it is cited")]
fn refusal(text: &Both, source: Source) -> Fault {
    Fault::new(&codes::E4004, source.cite(text))
}

/// A warning: it is written all the same.
#[expect(clippy::needless_pass_by_value, reason = "a source is most often a constant, written where it is cited")]
fn warning(text: &Both, source: Source) -> Fault {
    Fault::new(&codes::W4001, source.cite(text))
}

/// One refusal for each of these fields that is blank; `what` says of what they are required.
#[expect(clippy::needless_pass_by_value, reason = "a source is most often a constant, written where it is cited")]
fn require(row: &Row, fields: &[&'static str], what: &Both, source: Source) -> Vec<Fault> {
    let kind: &'static Kind = row.kind();
    let blank = fields.iter().copied().filter_map(|name| kind.field(name)).filter(|f| row.get(f.name).is_null());
    blank
        .map(|field| {
            let (zh, en, title) = (&what.zh, &what.en, field.both());
            let (title_zh, title_en) = (title.zh, title.en);
            let text = crate::both!("{zh}须填{title_zh}", "{en} needs \"{title_en}\"");
            refusal(&text, source.clone()).on(field.name).hint(hint::add(kind, &[field.name]))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fixture::{Fixture, day};
    use super::{Moment, check};
    use crate::catalog::KINDS;

    #[test]
    fn every_guard_and_effect_runs_on_the_smallest_valid_row() {
        let mut fixture = Fixture::new();
        for kind in KINDS {
            let row = fixture.add(kind, &[]);
            for verb in kind.lifecycle.map(|l| l.verbs).unwrap_or_default() {
                let mut after = row.clone();
                if let Some(to) = verb.to {
                    after.set("state", to);
                }
                let on = day("2024-03-28");
                let moment = Moment { reader: fixture.reader(), before: &row, after: &after, on, today: on };
                let faults = check(verb, &moment);
                let faults = faults.unwrap_or_else(|e| panic!("{} {}: {e} {:?}", kind.name, verb.name, e.source));
                faults.iter().for_each(super::fixture::assert_well_said);
            }
        }
    }
}
