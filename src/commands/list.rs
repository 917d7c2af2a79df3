//! `list`: the records that filters select, as a table at a terminal and as CSV in a pipe.

use super::fields;
use super::output::{self, Output};
use super::session::Session;
use crate::analysis::standing;
use crate::both;
use crate::cli::filter::{self, Fields};
use crate::error::Result;
use crate::schema::filter::Query;
use crate::schema::{Kind, Reading};
use crate::store::Reader;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    if fields::asked_for(s) {
        return fields::of_kind(s, kind);
    }
    let mask = s.mask()?;
    let ledger = s.open_read()?;
    let query = query(s, ledger.read(), kind)?;
    let output = Output::of(s, None)?;
    let rows = output::records(s, &ledger, kind, &query, &output, mask)?;
    close(s, ledger.read(), kind, &query, rows)
}

/// Says that nothing was found, or what was left out; the exit status with `--fail-empty`.
pub(super) fn close(
    s: &mut Session<'_>,
    reader: Reader<'_>,
    kind: &'static Kind,
    query: &Query,
    rows: u64,
) -> Result<u8> {
    if rows == 0 {
        s.ui.status(&both!("没有符合条件的记录", "no record fits"));
        let hidden = !query.closed && reader.count(kind, &Query { closed: true, limit: None, ..query.clone() })? > 0;
        if hidden {
            s.ui.status(&both!("(只显示未办结,全部加 --含办结)", "(open records only; all of them: --closed)"));
        }
        return Ok(u8::from(s.args().flag("fail-empty")));
    }
    let cut = query.limit.is_some_and(|l| l as u64 == rows);
    if cut && (!query.computed.is_empty() || reader.has_more(kind, query)?) {
        s.ui.status(&both!("(按 --条数 只取前 {rows} 条)", "(the first {rows} only, by --limit)"));
    } else if !query.closed && kind.lifecycle.is_some() && s.ui.stdout_tty {
        s.ui.status(&both!("(只显示未办结,全部加 --含办结)", "(open records only; all of them: --closed)"));
    }
    Ok(0)
}

/// The query that filters, flags and the mount ask for; all faults at once.
pub(super) fn query(s: &mut Session<'_>, reader: Reader<'_>, kind: &'static Kind) -> Result<Query> {
    let today = s.today(reader)?;
    let mut world = s.world(reader, today);
    let mut reading = Reading::new(today, &mut world);
    let computed = standing::fields(kind);
    let known = Fields { kind, computed: &computed };
    let filters = filter::parse(known, &s.args().positionals(), &mut reading)?;
    for warning in &reading.warnings {
        s.ui.warn(warning);
    }
    let (mut filters, computed) = filters.into_iter().partition::<Vec<_>, _>(|f| kind.index(f.field.name).is_some());
    // A filter on the state says itself which records are wanted.
    let by_state = filters.iter().any(|f| f.field.name == crate::schema::kind::column::STATE);
    if let Some(mount) = s.invocation.target.mount() {
        for preset in filter::presets(mount) {
            if !filters.iter().any(|f| f.field.name == preset.field.name) {
                filters.push(preset);
            }
        }
    }
    let by_void = filters.iter().any(|f| f.field.name == crate::schema::kind::column::VOID_ON);
    Ok(Query {
        filters,
        computed,
        search: s.args().text("search").map(str::to_owned),
        closed: s.args().flag("closed") || by_state,
        void: s.args().flag("void") || by_void,
        sort: match &s.globals().sort {
            Some(text) => filter::sort(known, text)?,
            None => Vec::new(),
        },
        limit: s.globals().limit,
    })
}
