//! `dossier`, `trace` and `handover`: pages over all registers about a subject, a record, or a post.

use super::session::{Session, record};
use super::{eligibility, page};
use crate::analysis::eligibility::is_person;
use crate::analysis::gather::{self, Section};
use crate::analysis::{dossier, trace};
use crate::both;
use crate::catalog::by_prefix;
use crate::catalog::personnel::{OFFICER, POST};
use crate::error::{Fault, Result, codes};
use crate::messages::{Label, plural};
use crate::rules::Parameters;
use crate::rules::handover::{self, Obligation};
use crate::schema::{Mask, Row};
use crate::store::Reader;
use crate::terms;
use crate::terms::money;

pub(super) fn dossier(s: &mut Session<'_>) -> Result<u8> {
    let mask = s.mask()?;
    let subject = {
        let ledger = s.open_read()?;
        eligibility::subject(s, ledger.read())?
    };
    if is_person(&subject) {
        let (id, purpose) = (subject.id(), eligibility::purpose(s)?);
        s.look_up("dossier", format!("chengxin dossier {id} --purpose {}", purpose.code), purpose.zh)?;
    }
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let as_of = s.today(reader)?;
    let sections = dossier::find(reader, &Parameters::read(reader)?, &subject, as_of)?;
    let mut names = reader.directory(&s.folder());
    page::print(s, &sections, as_of, &mut names, mask)?;
    tell(s, &subject, &sections, &mut names, mask);
    if subject.kind() == &OFFICER {
        s.ui.status(&both!(
            "这是公务员诚信档案(实施方案 三(二)),只记与诚信有关的信息;不是人事档案,人事档案另按其规定管理",
            "this is the officer's integrity file (programme 3(2)); it is not the personnel file, which is kept apart by its own rules"
        ));
    }
    Ok(0)
}

fn tell(s: &mut Session<'_>, subject: &Row, sections: &[Section], names: &mut dyn crate::schema::Names, mask: Mask) {
    let name = names.name(subject.kind(), subject.id(), mask);
    let id = subject.id();
    let count: usize = sections.iter().map(|section| section.lines.len()).sum();
    let disputed = sections.iter().flat_map(|section| &section.lines).filter(|line| line.disputed).count();
    let records = plural(count, "record");
    s.ui.status(&both!(
        "{id} {name}: {count} 条记录,{disputed} 条异议中",
        "{id} {name}: {records}, {disputed} objected to"
    ));
}

pub(super) fn trace(s: &mut Session<'_>) -> Result<u8> {
    let mask = s.mask()?;
    let word = s.args().positionals().first().copied().unwrap_or_default().to_owned();
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let today = s.today(reader)?;
    let row = any_record(reader, &word, today)?;
    let to = match s.args().text("on") {
        Some(text) => s.day(text, today, reader)?,
        None => today,
    };
    let from = s.args().text("from").map(|text| s.day(text, today, reader)).transpose()?;
    if from.is_some_and(|from| from > to) {
        return Err(Fault::new(&codes::E3105, both!("起始日在截止日之后", "the first day is after the last"))
            .hint(both!("--自 在前,--日期 在后", "--from first, --on last"))
            .into());
    }
    let sections = trace::find(reader, &Parameters::read(reader)?, &row, trace::Days { from, to })?;
    let mut names = reader.directory(&s.folder());
    page::print(s, &sections, to, &mut names, mask)?;
    s.ui.status(&both!("{} 截至 {to}", "{} as of {to}", row.id()));
    Ok(0)
}

/// The record with an id, whatever its kind.
fn any_record(reader: Reader<'_>, word: &str, today: chrono::NaiveDate) -> Result<Row> {
    use chrono::Datelike as _;
    let unknown = || {
        Fault::new(&codes::E2002, both!("\"{word}\"不是编号", "\"{word}\" is no id"))
            .hint(both!("例: chengxin 责任回溯 FK-2024-0001", "e.g. chengxin trace FK-2024-0001"))
    };
    match terms::id::parse(word, today.year()) {
        Some(Ok(id)) => match by_prefix(id.prefix()) {
            Some(kind) => record(reader, kind, word, today),
            None => Err(unknown().into()),
        },
        Some(Err(fault)) => Err(fault.into()),
        None => Err(unknown().into()),
    }
}

pub(super) fn handover(s: &mut Session<'_>) -> Result<u8> {
    let mask = s.mask()?;
    let word = s.args().positionals().first().copied().unwrap_or_default().to_owned();
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let as_of = s.today(reader)?;
    let obligations = match terms::id::parse(&word, 0) {
        Some(Ok(id)) if id.prefix() == POST.prefix => handover::of(reader, &record(reader, &POST, &word, as_of)?)?,
        _ => of_officer(reader, &record(reader, &OFFICER, &word, as_of)?)?,
    };
    let parameters = Parameters::read(reader)?;
    let mut sections = vec![
        Section {
            title: Label::new("由本人负责,须移交", "in the person's name, to be handed over"),
            lines: Vec::new(),
        },
        Section { title: Label::new("随职务移交", "passes with the post"), lines: Vec::new() },
    ];
    for Obligation { row, held_by, .. } in obligations {
        let line = gather::line(reader, &parameters, row, as_of)?;
        sections[usize::from(held_by.is_none())].lines.push(line);
    }
    for section in &mut sections {
        // Overdue ones first, then by the day they are due; what has no day comes last.
        section.lines.sort_by_key(|l| (l.due.is_none(), l.due, l.row.id().to_owned()));
    }
    let mut names = reader.directory(&s.folder());
    page::print(s, &sections, as_of, &mut names, mask)?;
    totals(s, &sections, as_of);
    Ok(0)
}

/// Everything in an officer's name, and what passes with any of the posts that are not handed over yet.
fn of_officer(reader: Reader<'_>, officer: &Row) -> Result<Vec<Obligation>> {
    let mut all = handover::of_person(reader, officer.id())?;
    for post in handover::posts_in_hand(reader, officer.id())? {
        for passing in handover::of_post(reader, &post)? {
            if !all.iter().any(|o| o.row.id() == passing.row.id()) {
                all.push(passing);
            }
        }
    }
    Ok(all)
}

fn totals(s: &mut Session<'_>, sections: &[Section], as_of: chrono::NaiveDate) {
    let lines = || sections.iter().flat_map(|section| &section.lines);
    let (count, late) = (lines().count(), lines().filter(|line| line.overdue(as_of)).count());
    let sum = lines().filter_map(|line| line.amount).map(i128::from).sum::<i128>();
    let sum = i64::try_from(sum).map_or_else(|_| sum.to_string(), money::show_grouped);
    let items = plural(count, "obligation");
    s.ui.status(&both!(
        "{count} 项未了事项,已逾期 {late} 项,金额合计 {sum} 元",
        "{items}, {late} overdue, {sum} 元 in all"
    ));
}
