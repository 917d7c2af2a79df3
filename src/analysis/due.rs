//! What is due: every deadline that the catalogue declares, counted for the records whose satisfying field is blank.
//!
//! One mechanism for all kinds. A line becomes one SELECT that narrows on the state and the start day; what it gives is
//! judged here, each start day once. Nothing is dropped silently: what cannot be computed is counted with its reason.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::both;
use crate::catalog::KINDS;
use crate::catalog::procurement::PAYMENT;
use crate::error::Result;
use crate::messages::Both;
use crate::rules::Parameters;
use crate::rules::computed;
use crate::rules::parameters::Figure;
use crate::schema::{Deadline, Kind};
use crate::store::Reader;
use crate::store::sql::Answer;
use crate::terms::workdays;

mod last;
mod question;
mod start;
#[cfg(test)]
mod tests;
mod township;

pub use last::{KEY as LAST, Last};
use question::{Question, Window};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The day taken as today.
    pub as_of: NaiveDate,
    /// Only what is due on this day or before.
    pub until: Option<NaiveDate>,
    /// Only this kind.
    pub kind: Option<&'static Kind>,
    /// Only the record with this id.
    pub id: Option<&'a str>,
    /// Only what the unit with this id answers for.
    pub unit: Option<&'a str>,
    /// Only what the officer with this id answers for.
    pub officer: Option<&'a str>,
}

impl<'a> Scope<'a> {
    /// Everything, seen from a day.
    pub const fn all(as_of: NaiveDate) -> Self {
        Self { as_of, until: None, kind: None, id: None, unit: None, officer: None }
    }

    /// One record, seen from a day.
    pub const fn record(as_of: NaiveDate, kind: &'static Kind, id: &'a str) -> Self {
        Self { kind: Some(kind), id: Some(id), ..Self::all(as_of) }
    }
}

/// How a due day was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The last day.
    pub on: NaiveDate,
    /// A day on the way is judged by its weekday alone, since the notice of its year is not known.
    pub provisional: bool,
    /// The day that the clock started and what was counted from it; `None` for a day that stands as it is.
    pub counted: Option<(NaiveDate, workdays::Term)>,
    /// The row of the parameter that decided; `None` where a recorded day or an agreement did.
    pub figure: Option<Figure>,
}

impl From<computed::Due> for Clock {
    fn from(due: computed::Due) -> Self {
        Self { on: due.on, provisional: due.provisional, counted: due.start, figure: due.term.map(|t| t.row) }
    }
}

/// One open deadline of one record.
#[derive(Clone, Debug)]
pub struct Due {
    /// The kind of the record.
    pub kind: &'static Kind,
    /// The line of the catalogue.
    pub line: &'static Deadline,
    /// The record; blank for a day that comes every year and belongs to no record.
    pub id: String,
    /// The due day and how it was reached.
    pub clock: Rc<Clock>,
    /// Id of the unit that answers for it.
    pub unit: Option<String>,
    /// Id of the officer who answers for it.
    pub officer: Option<String>,
}

impl Due {
    /// Calendar days from a day to the due day; negative when it has passed.
    pub fn days_left(&self, as_of: NaiveDate) -> i64 {
        self.clock.on.signed_duration_since(as_of).num_days()
    }

    /// The first day on which it was overdue; `None` while it is in time.
    pub fn overdue_since(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        self.clock.on.succ_opt().filter(|day| *day <= as_of)
    }

    /// What it is, in words: kind and label.
    pub fn what(&self) -> Both {
        what(self.kind, self.line)
    }

    /// What tells it apart from every other: id and label.
    pub fn key(&self) -> String {
        format!("{} {}", self.id, self.line.label)
    }
}

/// A line in words: the kind and its label.
pub fn what(kind: &Kind, line: &Deadline) -> Both {
    let (zh, en, label, name) = (kind.label, kind.name.replace('_', " "), line.label, line.name);
    both!("{zh}: {label}", "{en}: {name}")
}

/// Records whose due day cannot be computed, for one reason.
#[derive(Clone, Debug)]
pub struct Uncomputed {
    /// The kind.
    pub kind: &'static Kind,
    /// The line of the catalogue.
    pub line: &'static Deadline,
    /// Why not.
    pub why: Both,
    /// How many records.
    pub records: usize,
    /// The first of them.
    pub first: String,
}

/// What is due, by day, and what cannot be told.
#[derive(Debug, Default)]
pub struct Found {
    /// Open deadlines, the longest overdue first.
    pub due: Vec<Due>,
    /// What cannot be computed.
    pub uncomputed: Vec<Uncomputed>,
    /// There are reminders beyond the day up to which they are listed when nobody says how far to look.
    pub later: Option<NaiveDate>,
}

impl Found {
    fn miss(&mut self, kind: &'static Kind, line: &'static Deadline, why: &Both, id: &str) {
        let known = |u: &&mut Uncomputed| std::ptr::eq(u.line, line) && u.why.zh == why.zh;
        match self.uncomputed.iter_mut().rev().find(known) {
            Some(same) => same.records += 1,
            None => {
                self.uncomputed.push(Uncomputed { kind, line, why: why.clone(), records: 1, first: id.to_owned() });
            }
        }
    }
}

/// The open deadlines within a scope.
///
/// # Errors
/// When the ledger cannot be read.
pub fn find(reader: Reader<'_>, parameters: &Parameters, scope: &Scope<'_>) -> Result<Found> {
    let mut found = Found::default();
    for kind in KINDS.iter().copied().filter(|k| scope.kind.is_none_or(|only| only == *k)) {
        for line in kind.deadlines.iter().filter(|line| !line.minimum) {
            if line.yearly {
                yearly(reader, parameters, scope, (kind, line), &mut found)?;
            } else {
                of_line(reader, parameters, scope, (kind, line), &mut found)?;
            }
        }
    }
    found.due.sort_by(|a, b| a.clock.on.cmp(&b.clock.on).then_with(|| a.id.cmp(&b.id)));
    Ok(found)
}

type Line = (&'static Kind, &'static Deadline);

fn of_line(
    reader: Reader<'_>,
    parameters: &Parameters,
    scope: &Scope<'_>,
    (kind, line): Line,
    found: &mut Found,
) -> Result<()> {
    let reach = reach(line, scope);
    let window = reach.and_then(|reach| latest_start(parameters, line, reach)).map_or(Window::Any, Window::UpTo);
    if let Some(question) = Question::lawless(kind, line, scope, window) {
        let why = question.unknowable.clone().unwrap_or_else(|| both!("无法计算", "not computable"));
        reader.select(&question.sql, &mut |_| Ok(()), &mut |row| {
            found.miss(kind, line, &why, text(row, 0).unwrap_or_default());
            Ok(())
        })?;
    }
    let question = Question::of(kind, line, scope, window);
    // A start day is judged once, however many records share it.
    let mut known: HashMap<String, std::result::Result<Rc<Clock>, Both>> = HashMap::new();
    reader.select(&question.sql, &mut |_| Ok(()), &mut |row| {
        let id = text(row, 0).unwrap_or_default();
        if let Some(why) = &question.unknowable {
            found.miss(kind, line, why, id);
            return Ok(());
        }
        let judged = match question.computed {
            Some(computed) => match (computed.judge)(parameters, &row[3..], scope.as_of) {
                Ok(None) => return Ok(()),
                Ok(Some(clock)) => Ok(Rc::new(clock)),
                // Nothing set a day for it then: `check --not-computable` counts these, nobody is told of them daily.
                Err(missing) if kind == &PAYMENT && scope.id.is_none() && parameters.precedes_all(&missing) => {
                    return Ok(());
                }
                Err(missing) => Err(missing.both()),
            },
            None => {
                let start = text(row, 3).unwrap_or_default();
                match known.get(start) {
                    Some(judged) => judged.clone(),
                    None => {
                        let judged = start::counted(parameters, line, start).map(Rc::new);
                        known.insert(start.to_owned(), judged.clone());
                        judged
                    }
                }
            }
        };
        match judged {
            Ok(clock) if reach.is_some_and(|reach| clock.on > reach) => {
                if scope.until.is_none() {
                    found.later = reach;
                }
            }
            Ok(clock) if wanted(line, scope, clock.on) => found.due.push(Due {
                kind,
                line,
                id: id.to_owned(),
                clock,
                unit: text(row, 1).map(str::to_owned),
                officer: text(row, 2).map(str::to_owned),
            }),
            Ok(_) => {}
            Err(why) => found.miss(kind, line, &why, id),
        }
        Ok(())
    })?;
    if let (Window::UpTo(day), None, None) = (window, scope.until, found.later) {
        let beyond = Question::of(kind, line, scope, Window::Beyond(day));
        reader.select(&beyond.sql, &mut |_| Ok(()), &mut |_| {
            found.later = reach;
            Ok(())
        })?;
    }
    Ok(())
}

/// The last day on which a line of the list may fall due: as far as somebody asked to look; else a reminder, which nobody
/// has to act on before its day, is listed a year ahead. Of one record everything is told.
fn reach(line: &Deadline, scope: &Scope<'_>) -> Option<NaiveDate> {
    let reminder = line.satisfied_by.is_empty() && scope.id.is_none();
    scope.until.or_else(|| scope.as_of.checked_add_months(AHEAD).filter(|_| reminder))
}

/// How far ahead reminders are listed when nobody says how far.
const AHEAD: Months = Months::new(12);

/// The last day on which a clock may start that ends on a day or before, by the shortest term that its parameter ever had;
/// `None` where the term runs back and ends before it starts.
fn latest_start(parameters: &Parameters, line: &Deadline, until: NaiveDate) -> Option<NaiveDate> {
    if !line.forward {
        return None;
    }
    let days = if line.parameter.is_empty() { 0 } else { parameters.least_days(line.parameter) };
    until.checked_sub_days(Days::new(days))
}

/// A reminder is nothing that can be late: once its day has passed there is nothing to do.
fn wanted(line: &Deadline, scope: &Scope<'_>, on: NaiveDate) -> bool {
    !(line.satisfied_by.is_empty() && on < scope.as_of)
}

/// A day that comes every year is a reminder of the office: whether it was kept stands in no record.
fn yearly(
    reader: Reader<'_>,
    parameters: &Parameters,
    scope: &Scope<'_>,
    (kind, line): Line,
    found: &mut Found,
) -> Result<()> {
    if scope.id.is_some() || scope.unit.is_some() || scope.officer.is_some() || reader.tally(kind)?.1 == 0 {
        return Ok(());
    }
    let figure = match parameters.in_force(line.parameter, scope.as_of) {
        Ok(figure) => figure,
        Err(missing) => {
            found.miss(kind, line, &missing.both(), "");
            return Ok(());
        }
    };
    let next = |year: i32| format!("{year:04}-{}", figure.value).parse::<NaiveDate>().ok();
    let year = scope.as_of.year();
    let Some(on) = next(year).filter(|day| *day >= scope.as_of).or_else(|| next(year + 1)) else {
        let name = line.parameter;
        found.miss(kind, line, &both!("参数 {name} 不是日子", "parameter {name} is no day"), "");
        return Ok(());
    };
    if scope.until.is_none_or(|until| on <= until) {
        let clock = Clock { on, provisional: false, counted: None, figure: Some(figure) };
        found.due.push(Due { kind, line, id: String::new(), clock: Rc::new(clock), unit: None, officer: None });
    }
    Ok(())
}

fn text(row: &[Answer], at: usize) -> Option<&str> {
    match row.get(at) {
        Some(Answer::Text(text)) => Some(text),
        _ => None,
    }
}
