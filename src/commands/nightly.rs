//! `nightly`: the job of the night. Records once a day what is overdue; silent when there is nothing.

use chrono::NaiveDate;

use super::due::{table, uncomputed};
use super::session::Session;
use crate::analysis::due::{self, Due, LAST, Last, Scope};
use crate::both;
use crate::catalog::registry::UNIT;
use crate::error::Result;
use crate::messages::{Both, plural};
use crate::rules::Parameters;
use crate::schema::{Mask, Names as _};
use crate::store::{Ledger, Reader};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let (mut ledger, act) = s.writing("nightly")?;
    let as_of = act.as_of;
    let parameters = Parameters::read(ledger.read())?;
    let mut found = due::find(ledger.read(), &parameters, &Scope { until: as_of.pred_opt(), ..Scope::all(as_of) })?;
    found.due.retain(|due| due.overdue_since(as_of).is_some());
    let status = u8::from(!found.due.is_empty());
    if let Some(last) = Last::read(ledger.read())?.filter(|last| last.day >= as_of) {
        s.ui.status(&already(ledger.read(), last.day, found.due.len())?);
        return Ok(status);
    }
    let setting = Last::setting(as_of, &found.due)?;
    let ((), receipt) = ledger.write(&act, |op| op.set_setting(LAST, &setting))?;
    print(s, &ledger, &found.due, as_of)?;
    let (n, items) = (found.due.len(), plural(found.due.len(), "deadline"));
    s.done(&both!("{as_of} 的夜间作业: {n} 项逾期", "nightly run of {as_of}: {items} overdue"), receipt.seq);
    uncomputed(s, &found);
    Ok(status)
}

/// What was done already, when and by which operation.
fn already(reader: Reader<'_>, day: NaiveDate, overdue: usize) -> Result<Both> {
    let done = reader.history(LAST)?.pop().map(|(op, _)| op);
    let at = done.as_ref().and_then(|op| op.at.get(11..16)).unwrap_or("-");
    let seq = done.as_ref().map_or(0, |op| op.seq);
    let items = plural(overdue, "deadline");
    Ok(if overdue == 0 {
        both!(
            "{day} 的夜间作业已完成({at},操作 {seq}),本次未改动",
            "the nightly run of {day} is done ({at}, operation {seq}); nothing was changed"
        )
    } else {
        both!(
            "{day} 的夜间作业已完成({at},操作 {seq}),本次未改动;{overdue} 项逾期仍未处理",
            "the nightly run of {day} is done ({at}, operation {seq}); nothing was changed; {items} still overdue"
        )
    })
}

fn print(s: &mut Session<'_>, ledger: &Ledger, overdue: &[Due], as_of: NaiveDate) -> Result<()> {
    let mut names = ledger.read().directory(&s.folder());
    if s.globals().format.is_some() || s.globals().output.is_some() {
        return table(s, overdue, as_of, &mut names, Mask::Numbers);
    }
    let lang = s.lang();
    for due in overdue {
        let (id, what, on) = (&due.id, due.what(), due.clock.on);
        let unit = due.unit.as_ref().map_or("-".into(), |unit| names.name(&UNIT, unit, Mask::Numbers));
        let (zh, en) = (what.zh, what.en);
        let line = both!(
            "[逾期] {id} {zh} 应于 {on} 完成,责任单位 {unit}\n",
            "[overdue] {id} {en}: due by {on}, unit \"{unit}\"\n"
        );
        s.ui.out(line.get(lang))?;
    }
    Ok(())
}
