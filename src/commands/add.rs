//! `add`: registers one record from flags; at a terminal the wizard asks for what is missing.

use super::session::Session;
use super::wizard::Wizard;
use super::{draft, input, show};
use crate::both;
use crate::error::{Failure, Result};
use crate::rules;
use crate::schema::{Field, Row};
use crate::store::{Act, Ledger, Receipt};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let (mut ledger, act) = s.writing("add")?;
    let resumed = s.args().text("resume").map(str::to_owned);
    let mut fields = match &resumed {
        Some(number) => draft::load(s, kind, number)?,
        None => Vec::new(),
    };
    let given = s.args().fields();
    fields.retain(|(f, _)| !given.iter().any(|(g, _)| g.name == f.name));
    fields.extend(given);
    let row = gather(s, &ledger, &act, &mut fields).map_err(|failure| draft::keep(s, kind, &fields, failure))?;
    let (row, Receipt { seq, .. }) = ledger
        .write(&act, |op| {
            op.check_references(&row, None)?;
            op.insert(row, "add", None)
        })
        .map_err(|f| draft::keep(s, kind, &fields, f))?;
    if let (Some(number), Some(_)) = (&resumed, seq) {
        draft::drop_used(s, number)?;
    }
    let title = show::title(&row);
    let id = row.id().to_owned();
    s.done(&both!("已登记 {id}{title}", "registered {id}{title}"), seq);
    if seq.is_some() {
        s.ui.hint(&both!("chengxin {id}    撤销: chengxin 撤销", "chengxin {id}    undo: chengxin undo"));
    }
    show::results(s, &ledger, std::slice::from_ref(&row))?;
    Ok(0)
}

/// Reads all fields and asks for the missing ones; what was answered joins `fields`, so that a draft has it too.
fn gather(s: &mut Session<'_>, ledger: &Ledger, act: &Act, fields: &mut Vec<(&'static Field, String)>) -> Result<Row> {
    let kind = s.kind()?;
    let reader = ledger.read();
    let mut world = s.world(reader, act.as_of);
    let mut row = Row::blank(kind);
    let mut faults = input::fill(s, fields, &mut row, act.as_of, &mut world);
    preset(s, &mut row);
    let missing: Vec<&'static Field> = kind
        .inputs()
        .filter(|f| f.required && !f.numbers_itself() && row.get(f.name).is_null())
        .filter(|f| !faults.iter().any(|x| x.field == Some(f.name)))
        .collect();
    let blanked = missing.iter().any(|f| fields.iter().any(|(g, _)| g.name == f.name));
    if !faults.is_empty() || (blanked && !s.ui.can_ask()) {
        faults.extend(missing.into_iter().map(input::required));
        return Err(Failure::of(faults));
    }
    let previous = if missing.is_empty() { None } else { reader.latest(kind)? };
    let mut wizard = Wizard::new(missing);
    let asked = wizard.ask(s, &mut row, previous.as_ref(), act.as_of, &mut world);
    fields.extend(wizard.answers());
    asked?;
    match rules::added(reader, &row)? {
        refused if refused.is_empty() => Ok(row),
        refused => Err(Failure::of(refused)),
    }
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
