//! Which open deadlines a change of the calendar moves.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::analysis::due::{self, Due, Scope};
use crate::both;
use crate::commands::session::Session;
use crate::error::Result;
use crate::rules::Parameters;
use crate::store::Ledger;
use crate::terms::workdays::Calendar;

/// Deadlines named at most.
const SHOWN: usize = 20;

/// The open deadlines, by the calendar of the ledger or another one.
///
/// # Errors
/// When the ledger cannot be read.
pub(in super::super) fn open(ledger: &Ledger, as_of: NaiveDate, calendar: Option<Calendar>) -> Result<Vec<Due>> {
    let mut parameters = Parameters::read(ledger.read())?;
    if let Some(calendar) = calendar {
        parameters.set_calendar(calendar);
    }
    Ok(due::find(ledger.read(), &parameters, &Scope::all(as_of))?.due)
}

/// Says which open deadlines the new days moved.
pub(in super::super) fn tell(s: &mut Session<'_>, before: &[Due], after: &[Due]) {
    let known: HashMap<String, NaiveDate> = before.iter().map(|due| (due.key(), due.clock.on)).collect();
    let moves: Vec<(&Due, NaiveDate)> = after
        .iter()
        .filter_map(|due| Some((due, *known.get(&due.key()).filter(|was| **was != due.clock.on)?)))
        .collect();
    for (due, was) in moves.iter().take(SHOWN) {
        let (id, what, on) = (&due.id, due.what(), due.clock.on);
        let (zh, en) = (what.zh, what.en);
        s.ui.status(&both!("期限变动: {id} {zh} {was} → {on}", "deadline moved: {id} {en} {was} → {on}"));
    }
    if moves.len() > SHOWN {
        let more = moves.len() - SHOWN;
        s.ui.status(&both!("另有 {more} 项期限变动", "{more} more deadlines moved"));
    }
}
