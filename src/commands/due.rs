//! `due`: what is due and overdue, who answers for it, and by which parameter.

use chrono::NaiveDate;

use super::check::more;
use super::output::Output;
use super::session::{Session, named};
use super::small::{Cell, small};
use crate::analysis::due::{self, Due, Found, Last, Scope, Uncomputed};
use crate::both;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::UNIT;
use crate::catalog::{Confidence, kind};
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Lang, plural};
use crate::render::{Format, Head};
use crate::rules::Parameters;
use crate::rules::parameters::{Figure, Origin};
use crate::schema::{Kind, Mask, Names as _};
use crate::store::Directory;
use crate::terms::date;
use crate::terms::workdays::Term;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let mask = s.mask()?;
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let as_of = s.today(reader)?;
    let parameters = Parameters::read(reader)?;
    let unit = named(s, reader, "unit", &UNIT, as_of)?;
    let officer = named(s, reader, "person", &OFFICER, as_of)?;
    let scope = Scope {
        until: until(s, &parameters, as_of)?,
        kind: only(s)?,
        unit: unit.as_deref(),
        officer: officer.as_deref(),
        ..Scope::all(as_of)
    };
    let mut found = due::find(reader, &parameters, &scope)?;
    if s.args().flag("new") {
        match Last::read(reader)? {
            Some(last) => found.due.retain(|due| last.is_new(due, as_of)),
            None => {
                found.due.retain(|due| due.clock.on <= as_of);
                s.ui.status(&both!("还没有夜间作业的记录,列出全部", "no nightly run was recorded yet: all are listed"));
            }
        }
    }
    let overdue = found.due.iter().filter(|d| d.overdue_since(as_of).is_some()).count();
    table(s, &found, as_of, &mut reader.directory(&s.folder()), mask)?;
    let (all, items) = (found.due.len(), plural(found.due.len(), "deadline"));
    s.ui.status(&if all == 0 {
        both!("没有到期事项", "nothing is due")
    } else {
        both!("{all} 项,已逾期 {overdue} 项", "{items}, {overdue} overdue")
    });
    let shown = s.globals().limit.unwrap_or(usize::MAX);
    if all > shown {
        s.ui.status(&more(all - shown));
    }
    if let Some(day) = found.later {
        s.ui.status(&both!(
            "提醒只列到 {day},更远的: chengxin 到期 --期内 20年",
            "reminders are listed up to {day}; further: chengxin due --within 20y"
        ));
    }
    uncomputed(s, &found);
    Ok(u8::from(overdue > 0 && s.args().flag("fail")))
}

/// The last day that `--within` reaches.
pub(super) fn until(s: &Session<'_>, parameters: &Parameters, as_of: NaiveDate) -> Result<Option<NaiveDate>> {
    let Some(text) = s.args().text("within") else { return Ok(None) };
    let term = Term::parse(text)?;
    let reach = parameters.calendar().due(as_of, term).filter(|_| term.length >= 0);
    let reach = reach.ok_or_else(|| {
        Fault::new(&codes::E3108, both!("期限\"{text}\"用不上", "term \"{text}\" does not serve"))
            .hint(both!("写作 7天 或 5工作日", "write 7d or 5wd"))
    })?;
    // A look ahead is no period of the law: it ends on its own day.
    Ok(Some(reach.shifted_from.unwrap_or(reach.due)))
}

/// The register that `--kind` names.
pub(super) fn only(s: &Session<'_>) -> Result<Option<&'static Kind>> {
    let Some(word) = s.args().text("kind") else { return Ok(None) };
    kind(word).map(Some).ok_or_else(|| {
        Fault::new(&codes::E3002, both!("没有\"{word}\"这种台账", "there is no register \"{word}\""))
            .hint(both!("例: --种类 合同", "e.g. --kind contract"))
            .into()
    })
}

/// Says what cannot be computed and why, a line a reason.
pub(super) fn uncomputed(s: &mut Session<'_>, found: &Found) {
    for miss in &found.uncomputed {
        let (what, why, records, first) = (due::what(miss.kind, miss.line), &miss.why, miss.records, &miss.first);
        let of = plural(records, "record");
        let (zh, en, why_zh, why_en) = (what.zh, what.en, &why.zh, &why.en);
        let text = if first.is_empty() {
            both!("{zh} {why_zh}", "{en}: {why_en}")
        } else {
            both!("{zh}({records} 条,如 {first}) {why_zh}", "{en} ({of}, such as {first}): {why_en}")
        };
        s.ui.warn(&Fault::new(&codes::W4001, text));
    }
}

/// Prints deadlines, for people or for programs; JSON has rows for what cannot be computed, too.
fn table(s: &mut Session<'_>, found: &Found, as_of: NaiveDate, names: &mut Directory<'_>, mask: Mask) -> Result<()> {
    let limit = s.globals().limit.unwrap_or(usize::MAX);
    let (all, format) = (&found.due[..found.due.len().min(limit)], Output::of(s, None)?.format);
    let read = matches!(format, Format::Table | Format::Wide | Format::Markdown);
    if format == Format::Id {
        let rows = all.iter().filter(|due| !due.id.is_empty()).map(|due| vec![Cell::Text(due.id.clone())]);
        return small(s, &["id"], Vec::new(), rows);
    }
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut name = |kind: &'static Kind, id: &Option<String>| match id {
        Some(id) => Cell::State(id.clone(), Both::same(names.name(kind, id, mask).to_string())),
        None => Cell::Blank,
    };
    if !read {
        let rows = all.iter().map(|due| {
            let answer = (name(&UNIT, &due.unit), name(&OFFICER, &due.officer));
            for_programs(due, as_of, lang, answer)
        });
        if !matches!(format, Format::Json | Format::JsonLines) {
            return small(s, &KEYS, titles(lang), rows);
        }
        let rows = rows.map(|mut row| {
            row.resize(KEYS.len() + MISSING.len(), Cell::Blank);
            row
        });
        let rows = rows.chain(found.uncomputed.iter().map(|miss| without_day(miss, lang)));
        return small(s, &[&KEYS[..], &MISSING[..]].concat(), Vec::new(), rows);
    }
    let rows = all.iter().map(|due| {
        vec![
            Cell::Text(due.id.clone()),
            Cell::Word(due.kind.name, due.kind.both()),
            Cell::Word(due.line.label, due.line.both()),
            Cell::Text(day(due, lang)),
            Cell::State(String::new(), left(due.days_left(as_of))),
            name(&UNIT, &due.unit),
            name(&OFFICER, &due.officer),
            due.clock.figure.as_ref().map_or(Cell::Blank, |f| Cell::State(String::new(), short(f))),
        ]
    });
    let heads = vec![
        Head::text(word("编号", "id")).rigid().keep(),
        Head::text(word("台账", "register")),
        Head::text(word("事项", "deadline")).keep(),
        Head::text(word("到期日", "due")).keep(),
        Head::text(word("剩余", "left")).keep(),
        Head::text(word("责任单位", "unit")).keep(),
        Head::text(word("责任人", "officer")),
        Head::text(word("依据", "parameter")),
    ];
    small(s, &["id", "kind", "label", "due_on", "days_left", "unit", "officer", "parameter"], heads, rows)
}

const KEYS: [&str; 15] = [
    "id",
    "kind",
    "label",
    "due_on",
    "days_left",
    "overdue_since",
    "provisional",
    "unit",
    "officer",
    "parameter",
    "value",
    "source",
    "confidence",
    "start_on",
    "term",
];

/// What a workbook calls [`KEYS`].
fn titles(lang: Lang) -> Vec<Head> {
    let words = [
        ("编号", "id"),
        ("台账", "register"),
        ("事项", "deadline"),
        ("到期日", "due on"),
        ("剩余天数", "days left"),
        ("逾期自", "overdue since"),
        ("暂估", "provisional"),
        ("责任单位", "unit"),
        ("责任人", "officer"),
        ("参数", "parameter"),
        ("值", "value"),
        ("依据", "source"),
        ("把握", "confidence"),
        ("起算日", "start"),
        ("期限", "term"),
    ];
    words.map(|(zh, en)| Head::text(Both::fixed(zh, en).get(lang))).into()
}

/// What JSON says besides: why a due day is null, and of how many records; `id` is the first of them.
const MISSING: [&str; 2] = ["not_computable", "records"];

fn without_day(miss: &Uncomputed, lang: Lang) -> Vec<Cell> {
    let mut row = vec![
        Cell::maybe(Some(miss.first.as_str()).filter(|id| !id.is_empty())),
        Cell::Word(miss.kind.name, miss.kind.both()),
        Cell::Text(miss.line.label.to_owned()),
    ];
    row.resize(KEYS.len(), Cell::Blank);
    row.push(Cell::Text(miss.why.get(lang).to_owned()));
    row.push(Cell::Int(i64::try_from(miss.records).unwrap_or(i64::MAX)));
    row
}

fn for_programs(due: &Due, as_of: NaiveDate, lang: Lang, (unit, officer): (Cell, Cell)) -> Vec<Cell> {
    let (clock, figure) = (&due.clock, due.clock.figure.as_ref());
    let yes = if clock.provisional { ("yes", "是") } else { ("no", "否") };
    vec![
        Cell::maybe(Some(due.id.as_str()).filter(|id| !id.is_empty())),
        Cell::Word(due.kind.name, due.kind.both()),
        Cell::Word(due.line.label, due.line.both()),
        Cell::Date(clock.on),
        Cell::Int(due.days_left(as_of)),
        Cell::day(due.overdue_since(as_of)),
        Cell::Word(yes.0, Both::fixed(yes.1, yes.0)),
        unit,
        officer,
        Cell::maybe(figure.map(|f| f.name)),
        Cell::maybe(figure.map(|f| f.value.to_string())),
        Cell::maybe(figure.map(|f| f.source_words().get(lang).to_owned())),
        figure.map_or(Cell::Blank, |f| {
            let word = f.origin.word();
            Cell::State(f.origin.key().to_owned(), Both::fixed(word.zh, word.en))
        }),
        Cell::day(clock.counted.map(|(start, _)| start)),
        Cell::maybe(clock.counted.map(|(_, term)| term.to_string())),
    ]
}

/// The due day with its weekday, marked where it is provisional.
pub(super) fn day(due: &Due, lang: Lang) -> String {
    let on = due.clock.on;
    let mark = if due.clock.provisional { Both::fixed("(暂估)", " (provisional)") } else { Both::fixed("", "") };
    format!("{on} {}{}", date::weekday(on, lang), mark.get(lang))
}

/// 还有 3 天, 今天, 逾期 2 天.
pub(super) fn left(days: i64) -> Both {
    let n = days.unsigned_abs();
    let en = plural(usize::try_from(n).unwrap_or(usize::MAX), "day");
    match days {
        0 => both!("今天", "today"),
        1.. => both!("{n} 天", "{en}"),
        _ => both!("逾期 {n} 天", "overdue {en}"),
    }
}

/// The parameter as briefly as it can be told, with its mark: 待核 for what is local and to be confirmed.
pub(super) fn short(figure: &Figure) -> Both {
    let (name, amount) = (figure.name, figure.amount());
    let (zh, en) = (amount.zh, amount.en);
    match figure.origin {
        Origin::BuiltIn(Confidence::Local) => both!("{name}={zh} 待核", "{name} = {en}, to be confirmed"),
        Origin::District { .. } => both!("{name}={zh} 本区设定", "{name} = {en}, set by the district"),
        Origin::BuiltIn(_) => both!("{name}={zh}", "{name} = {en}"),
    }
}
