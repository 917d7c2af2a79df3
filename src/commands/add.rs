//! `add`: registers one record from flags; at a terminal it asks for what is missing.

use super::output;
use super::session::Session;
use super::{input, show};
use crate::both;
use crate::error::{Failure, Result};
use crate::schema::{Field, Row};
use crate::store::Receipt;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let (mut ledger, act) = s.writing("add")?;
    let mut row = Row::blank(kind);
    {
        let reader = ledger.read();
        let mut world = reader.directory(&s.folder());
        let mut faults = input::fill(s, &mut row, act.as_of, &mut world);
        preset(s, &mut row);
        let given: Vec<&str> = s.args().fields().iter().map(|(f, _)| f.name).collect();
        let missing: Vec<&'static Field> = kind
            .inputs()
            .filter(|f| {
                f.required
                    && !f.numbers_itself()
                    && row.get(f.name).is_null()
                    && !faults.iter().any(|x| x.field == Some(f.name))
            })
            .collect();
        let can_ask = s.ui.can_ask();
        if faults.is_empty() && (can_ask || missing.is_empty()) {
            input::complete(s, &mut row, &missing, act.as_of, &mut world)?;
        } else if faults.is_empty() && !missing.iter().any(|f| given.contains(&f.name)) {
            return Err(input::missing_flags(&missing));
        } else {
            faults.extend(missing.into_iter().map(input::required));
            return Err(Failure::of(faults));
        }
    }
    let (row, Receipt { seq, .. }) = ledger.write(&act, |op| op.insert(row, "add", None))?;
    let title = show::title(&row);
    let id = row.id().to_owned();
    s.done(&both!("已登记 {id}{title}", "registered {id}{title}"), seq);
    if seq.is_some() {
        s.ui.hint(&both!("chengxin {id}    撤销: chengxin 撤销", "chengxin {id}    undo: chengxin undo"));
    }
    output::result(s, &ledger, &row)?;
    Ok(0)
}

/// A mount gives its first preset code where the flag is not given.
fn preset(s: &Session<'_>, row: &mut Row) {
    let Some(mount) = s.invocation.target.mount() else { return };
    for (name, codes) in mount.presets {
        if let (true, Some(code)) = (row.get(name).is_null(), codes.first()) {
            row.set(name, *code);
        }
    }
}
