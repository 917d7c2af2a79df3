//! `exchange due`: what must go before the public and what must come down, by which term.

use super::due::{self as deadlines, left};
use super::output::Output;
use super::session::Session;
use super::small::{Cell, small};
use crate::analysis::due::{self, Due, Found, Scope};
use crate::both;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::CASE;
use crate::catalog::procurement::CREDENTIAL;
use crate::error::Result;
use crate::messages::{Both, plural};
use crate::render::{Format, Head};
use crate::rules::Parameters;
use crate::schema::Kind;
use crate::store::Reader;

/// Kinds with the deadlines that put something up: a confirmed case (neither minor nor a person's), information on a party.
const UP: [(&Kind, &str); 2] = [(&CASE, "公开决定"), (&CREDENTIAL, "公开")];
const KEYS: [&str; 9] = ["act", "id", "target", "kind", "label", "due_on", "days_left", "parameter", "source"];

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let as_of = s.today(reader)?;
    let parameters = Parameters::read(reader)?;
    let until = deadlines::until(s, &parameters, as_of)?;
    let mut all = Found::default();
    for kind in [&CASE, &CREDENTIAL, &PUBLICATION] {
        let found = due::find(reader, &parameters, &Scope { until, kind: Some(kind), ..Scope::all(as_of) })?;
        all.due.extend(found.due.into_iter().filter(|due| wanted(due, until.unwrap_or(as_of))));
        all.uncomputed
            .extend(found.uncomputed.into_iter().filter(|miss| is_up(miss.kind, miss.line.label) || down(miss.kind)));
    }
    all.due.sort_by(|a, b| a.clock.on.cmp(&b.clock.on).then_with(|| a.id.cmp(&b.id)));
    let (up, overdue) = (
        all.due.iter().filter(|d| !down(d.kind)).count(),
        all.due.iter().filter(|d| d.overdue_since(as_of).is_some()).count(),
    );
    let take_down = all.due.len() - up;
    table(s, reader, &all.due, as_of)?;
    let (records, publications) = (plural(up, "record"), plural(take_down, "publication"));
    s.ui.status(&if all.due.is_empty() {
        both!("没有应公示或应撤下的", "nothing is to go up or to come down")
    } else {
        both!(
            "应公示 {up} 项,应撤下 {take_down} 项,已逾期 {overdue} 项",
            "{records} to go up, {publications} to come down, {overdue} overdue"
        )
    });
    deadlines::uncomputed(s, &all);
    Ok(u8::from(overdue > 0 && s.args().flag("fail")))
}

fn is_up(kind: &Kind, label: &str) -> bool {
    UP.iter().any(|(k, l)| *k == kind && *l == label)
}

fn down(kind: &Kind) -> bool {
    kind == &PUBLICATION
}

/// What goes up is listed before its day, since it takes an approval; what comes down once its day has come.
fn wanted(due: &Due, until: chrono::NaiveDate) -> bool {
    if down(due.kind) { due.clock.on <= until } else { is_up(due.kind, due.line.label) }
}

fn table(s: &mut Session<'_>, reader: Reader<'_>, all: &[Due], as_of: chrono::NaiveDate) -> Result<()> {
    let lang = s.lang();
    let read = matches!(Output::of(s, None)?.format, Format::Table | Format::Wide | Format::Markdown);
    let said = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut rows = Vec::new();
    for due in all {
        let (act, target) = if down(due.kind) {
            let row = reader.get(&PUBLICATION, &due.id)?;
            let target = row.as_ref().and_then(|r| r.text("target")).map(str::to_owned);
            (Cell::Word("down", Both::fixed("应撤下", "take down")), target)
        } else {
            (Cell::Word("up", Both::fixed("应公示", "publish")), None)
        };
        let figure = due.clock.figure.as_ref();
        let mut row = vec![
            act,
            Cell::Text(due.id.clone()),
            Cell::maybe(target),
            Cell::Word(due.kind.name, due.kind.both()),
            Cell::Word(due.line.label, due.line.both()),
            Cell::Text(if read { deadlines::day(due, lang) } else { due.clock.on.to_string() }),
        ];
        if read {
            row.push(Cell::State(String::new(), left(due.days_left(as_of))));
            row.push(figure.map_or(Cell::Blank, |f| Cell::State(String::new(), deadlines::short(f))));
        } else {
            row.push(Cell::Int(due.days_left(as_of)));
            row.push(Cell::maybe(figure.map(|f| f.name)));
            row.push(Cell::maybe(figure.map(|f| f.source_words().get(lang).to_owned())));
        }
        rows.push(row);
    }
    if read && rows.is_empty() {
        return Ok(());
    }
    let heads = vec![
        Head::text(said("动作", "act")).keep(),
        Head::text(said("编号", "id")).keep().rigid(),
        Head::text(said("公示对象", "target")),
        Head::text(said("台账", "register")),
        Head::text(said("事项", "deadline")).keep(),
        Head::text(said("到期日", "due")).keep(),
        Head::text(said("剩余", "left")).keep(),
        Head::text(said("依据", "parameter")),
    ];
    small(s, &KEYS, heads, rows)
}
