//! `eligibility`: whether something bars a unit, an officer or a party from what they are looked up for, and which record.

use super::output::Output;
use super::session::{self, Session};
use super::small::{Cell, small};
use crate::analysis::eligibility::{Asked, Effect, Ground, PURPOSE, grounds, is_person};
use crate::both;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::{PARTY, UNIT};
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::{Format, Head};
use crate::rules::Parameters;
use crate::schema::{CodeItem, Kind, Row};
use crate::store::Reader;
use crate::terms;

const KEYS: [&str; 8] = ["effect", "id", "kind", "what", "basis", "until", "subject", "purpose"];

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let purpose = purpose(s)?;
    let (subject, on) = {
        let ledger = s.open_read()?;
        let today = s.today(ledger.read())?;
        let on = match s.args().text("on") {
            Some(text) => s.day(text, today, ledger.read())?,
            None => today,
        };
        (subject(s, ledger.read())?, on)
    };
    if is_person(&subject) {
        let (id, code) = (subject.id(), purpose.code);
        s.look_up("eligibility", format!("chengxin eligibility {id} --purpose {code} --on {on}"), purpose.code)?;
    }
    let ledger = s.open_read()?;
    let parameters = Parameters::read(ledger.read())?;
    let found = grounds(ledger.read(), &parameters, &Asked { subject: &subject, purpose: purpose.code, on })?;
    table(s, &subject, purpose, &found)?;
    let bars = found.iter().filter(|g| g.effect == Effect::Bar).count();
    let (id, zh, en) = (subject.id(), purpose.zh, purpose.label(Lang::En));
    s.ui.status(&if bars == 0 {
        both!("{id} 用于\"{zh}\": {on} 未见限制", "{id} for {en}: nothing bars it on {on}")
    } else {
        let records = crate::messages::plural(bars, "record");
        both!("{id} 用于\"{zh}\": {on} 受限 {bars} 项", "{id} for {en}: barred on {on} by {records}")
    });
    Ok(u8::from(bars > 0))
}

/// The purpose of the look-up.
pub(super) fn purpose(s: &Session<'_>) -> Result<&'static CodeItem> {
    let list = |lang| PURPOSE.items.iter().map(|i| i.label(lang).into_owned()).collect::<Vec<_>>();
    let (zh, en) = (list(Lang::Zh).join("、"), list(Lang::En).join(", "));
    let choices = both!("可选: {zh}", "choices: {en}");
    let Some(word) = s.args().text("purpose") else {
        return Err(Fault::new(&codes::E1004, both!("须写明用途: --用途", "say what for: --purpose"))
            .hint(choices)
            .into());
    };
    let word = terms::text::clean(word);
    PURPOSE.find(&word).ok_or_else(|| {
        let word = terms::text::quote(&word);
        Fault::new(&codes::E3002, both!("没有\"{word}\"这种用途", "there is no purpose \"{word}\""))
            .hint(choices)
            .into()
    })
}

/// The unit, officer or party that the operand names: by id, or by a name that only one of them bears.
pub(super) fn subject(s: &Session<'_>, reader: Reader<'_>) -> Result<Row> {
    const KINDS: [&Kind; 3] = [&UNIT, &OFFICER, &PARTY];
    let word = s.args().positionals().first().copied().unwrap_or_default();
    let today = s.today(reader)?;
    if let Some(Ok(id)) = terms::id::parse(word, chrono::Datelike::year(&today)) {
        let kind = KINDS.into_iter().find(|k| k.prefix == id.prefix());
        return match kind {
            Some(kind) => session::record(reader, kind, word, today),
            None => Err(Fault::new(
                &codes::E2005,
                both!("{id} 不是单位、公务员或当事人", "{id} is no unit, officer or party"),
            )
            .hint(both!("写 DW、GW 或 DR 开头的编号", "give an id that begins with DW, GW or DR"))
            .into()),
        };
    }
    let mut found = Vec::new();
    let mut failure = None;
    for kind in KINDS {
        match session::record(reader, kind, word, today) {
            Ok(row) => found.push(row),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    match (found.len(), failure) {
        (1, _) => Ok(found.remove(0)),
        (0, Some(failure)) => Err(failure),
        _ => {
            let ids: Vec<&str> = found.iter().map(Row::id).collect();
            let (zh, en) = (ids.join("、"), ids.join(", "));
            Err(Fault::new(&codes::E2002, both!("这个名称有几条: {zh}", "several bear that name: {en}"))
                .hint(both!("写编号", "write the id"))
                .into())
        }
    }
}

fn word(effect: Effect) -> (&'static str, Both) {
    match effect {
        Effect::Bar => ("bar", both!("限制", "barred")),
        Effect::Warning => ("warning", both!("提示", "to note")),
        Effect::Plus => ("plus", both!("加分", "in favour")),
    }
}

fn table(s: &mut Session<'_>, subject: &Row, purpose: &'static CodeItem, found: &[Ground]) -> Result<()> {
    let lang = s.lang();
    let said = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let read = matches!(Output::of(s, None)?.format, Format::Table | Format::Wide | Format::Markdown);
    let rows = found.iter().map(|ground| {
        let (key, effect) = word(ground.effect);
        let until = match (ground.until, ground.effect) {
            (Some(day), _) => Cell::Date(day),
            // A bar without an end says so; a blank would look like one that is unknown.
            (None, Effect::Bar) if read => Cell::Word("", Both::fixed("无期限", "without end")),
            (None, _) => Cell::Blank,
        };
        vec![
            Cell::Word(key, effect),
            Cell::Text(ground.id.clone()),
            Cell::Word(ground.kind.name, ground.kind.both()),
            Cell::Text(ground.what.get(lang).to_owned()),
            Cell::maybe(Some(ground.basis.as_str()).filter(|b| !b.is_empty())),
            until,
            Cell::Text(subject.id().to_owned()),
            Cell::State(purpose.code.to_owned(), Both { zh: purpose.zh.into(), en: purpose.label(Lang::En) }),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows
        .map(|mut row| {
            row.truncate(if read { 6 } else { KEYS.len() });
            row
        })
        .collect();
    let heads = vec![
        Head::text(said("结果", "effect")).keep(),
        Head::text(said("记录", "record")).keep().rigid(),
        Head::text(said("台账", "register")),
        Head::text(said("事项", "what")).keep(),
        Head::text(said("依据", "basis")),
        Head::text(said("止期", "until")).keep(),
    ];
    if read && rows.is_empty() {
        return Ok(());
    }
    small(s, &KEYS, heads, rows)
}
