//! Where a unit, a party and a document stand (kinds.md §2.1). 本月未报 waits for the register of monthly batches.

use chrono::NaiveDate;

use super::Judge;
use super::shared::blank;
use super::value::{Computed, Said};
use crate::analysis::eligibility;
use crate::analysis::files;
use crate::both;
use crate::catalog::KINDS;
use crate::catalog::personnel::{OFFICER, POST};
use crate::catalog::procurement::CREDENTIAL;
use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
use crate::error::Result;
use crate::messages::{Both, Label, Lang};
use crate::rules;
use crate::rules::computed::share;
use crate::schema::filter::{Filter, Query, Test};
use crate::schema::{Field, Row, Type};
use crate::store::Reader;

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "unit",
        Field::new("head", "主要负责人", Type::Ref(&OFFICER)),
        Label::new(
            "当日在任、责任层次为主要负责人、任职单位为本单位的人员",
            "officer of the post with role head and unit = this record that covers today",
        ),
        head,
    ),
    Computed::new(
        "unit",
        Field::new("chain", "沿革", Type::List(&Type::AnyRef(&[&UNIT]))),
        Label::new("按承接单位前后相连的单位,由先到后", "units joined by successor in both directions, earliest first"),
        chain,
    ),
    Computed::new(
        "unit",
        Field::new("file_rate", "建档率", Type::Rate),
        Label::new("本单位在职已建档公务员 ÷ 公务员人数", "officers of the unit in post with an open file / headcount"),
        file_rate,
    ),
    Computed::new(
        "party",
        Field::new("listed", "在列名单", Type::List(&Type::AnyRef(&[&CREDENTIAL]))),
        Label::new(
            "当日有效、列有严重失信名单的当事人信用信息",
            "credit records of the party that name a list and hold today",
        ),
        listed,
    ),
    Computed::new(
        "party",
        Field::new("shared_marks", "关联标记", Type::List(&Type::AnyRef(&[&PARTY]))),
        Label::new(
            "同一项目其他投标人中,联系电话、住所、实际控制人或法定代表人相同的当事人",
            "other bidders of one tender with the same phone, address, controller or legal_rep",
        ),
        shared_marks,
    ),
    Computed::new(
        "document",
        Field::new("in_force", "现行有效", Type::Bool),
        Label::new(
            "已印发,施行日期(没有的取印发日期)≤ 当日,废止日期空白或不早于当日",
            "issued, effective_from (else issued_on) on or before today, effective_to blank or today or later",
        ),
        in_force,
    ),
    Computed::new(
        "document",
        Field::new("cited_by", "被引用", Type::Int),
        Label::new(
            "以本文件为依据、采集依据或依据文件的记录数",
            "records whose basis, legal_basis or document is this one",
        ),
        cited_by,
    ),
];

/// The latest of several heads.
fn head(judge: &Judge<'_>) -> Result<Said> {
    let posts = judge.reader.children(&POST, "unit", judge.row.id())?;
    let heads = posts.iter().filter(|post| post.text("role") == Some("head") && rules::in_office(post, judge.as_of));
    Ok(Said::maybe(heads.max_by_key(|post| post.date("start_on")).and_then(|post| post.text("officer"))))
}

fn chain(judge: &Judge<'_>) -> Result<Said> {
    let ids = rules::lineage(judge.reader, judge.row.id())?;
    if ids.len() < 2 {
        return Ok(Said::Nothing);
    }
    let mut named = Vec::new();
    for id in &ids {
        let unit = judge.reader.get(&UNIT, id)?;
        let name = unit.as_ref().and_then(|unit| unit.text("name")).unwrap_or_default();
        named.push(format!("{id} {name}"));
    }
    let named = named.join(" → ");
    Ok(told(Said::list(&ids), both!("{named}", "{named}")))
}

/// A value with what a page says of it instead.
fn told(said: Said, text: Both) -> Said {
    match said {
        Said::Is(value) => Said::Told(value, text),
        other => other,
    }
}

fn file_rate(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() != "active" {
        return Ok(Said::Nothing);
    }
    let mut officers = judge.reader.children(&OFFICER, "unit", judge.row.id())?;
    officers.retain(|officer| files::in_post(officer, judge.as_of));
    let filed = officers.iter().filter(|officer| files::filed(officer, judge.as_of)).count();
    let rate = share(i64::try_from(filed).unwrap_or(i64::MAX), judge.row.int("headcount").unwrap_or(0));
    Ok(match rate {
        None if officers.is_empty() => Said::Nothing,
        None => blank(judge.row.kind(), "headcount"),
        rate => Said::maybe(rate),
    })
}

fn listed(judge: &Judge<'_>) -> Result<Said> {
    let mut rows = judge.reader.children(&CREDENTIAL, "party", judge.row.id())?;
    rows.retain(|row| row.text("list").is_some() && eligibility::holds(row, judge.as_of));
    let ids: Vec<String> = rows.iter().map(|row| row.id().to_owned()).collect();
    let say =
        |lang| rows.iter().map(|row| format!("{} {}", row.id(), list_word(row, lang))).collect::<Vec<_>>().join("; ");
    let text = Both { zh: say(Lang::Zh).into(), en: say(Lang::En).into() };
    Ok(told(Said::list(&ids), text))
}

/// What the list of a credit record is called.
fn list_word(row: &Row, lang: Lang) -> String {
    let item = row.text("list").and_then(|code| crate::catalog::codes::CREDIT_LIST.get(code));
    item.map(|item| item.label(lang).into_owned()).unwrap_or_default()
}

/// Fields of a party that two bidders of one tender should not share.
const MARKS: [&str; 4] = ["phone", "address", "controller", "legal_rep"];

/// Every party that bid for the same thing, each once, with its marks.
const RIVALS: &str = "SELECT DISTINCT p.id, coalesce(p.phone, ''), coalesce(p.address, ''), coalesce(p.controller, ''), \
                      coalesce(p.legal_rep, '') FROM bid mine JOIN bid other ON other.tender = mine.tender \
                      JOIN party p ON p.id = other.bidder WHERE mine.bidder = ?1 AND other.bidder <> ?1 \
                      AND mine.void_on IS NULL AND other.void_on IS NULL AND p.void_on IS NULL \
                      AND mine.state <> 'withdrawn' AND other.state <> 'withdrawn' ORDER BY p.id";

fn shared_marks(judge: &Judge<'_>) -> Result<Said> {
    let own = MARKS.map(|mark| judge.row.text(mark).map(str::trim).filter(|text| !text.is_empty()));
    if own.iter().all(Option::is_none) {
        return Ok(Said::Nothing);
    }
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    judge.reader.joined(RIVALS, &[judge.row.id()], &mut |rival| {
        let mut same = Vec::new();
        for (at, (mark, own)) in MARKS.into_iter().zip(own).enumerate() {
            if own.is_some() && own == Some(rival.text(at + 1)?.trim()) {
                same.push(mark);
            }
        }
        if !same.is_empty() {
            found.push((rival.text(0)?.to_owned(), same));
        }
        Ok(())
    })?;
    let ids: Vec<String> = found.iter().map(|(id, _)| id.clone()).collect();
    let text = Both { zh: marked(&found, Lang::Zh).into(), en: marked(&found, Lang::En).into() };
    Ok(told(Said::list(&ids), text))
}

/// `DR-2024-0003 (phone, legal rep); …`: which marks each rival shares, never what they are.
fn marked(found: &[(String, Vec<&str>)], lang: Lang) -> String {
    let title = |mark: &str| PARTY.field(mark).map(|field| field.title(lang).into_owned()).unwrap_or_default();
    let said = found.iter().map(|(id, marks)| {
        let marks: Vec<String> = marks.iter().map(|mark| title(mark)).collect();
        match lang {
            Lang::Zh => format!("{id}({})", marks.join("、")),
            Lang::En => format!("{id} ({})", marks.join(", ")),
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

/// True for a document that had taken effect on a day and was not repealed by then, whatever became of it since.
pub(super) fn effective(document: &Row, on: NaiveDate) -> bool {
    document.date("effective_from").or_else(|| document.date("issued_on")).is_some_and(|from| from <= on)
        && document.date("effective_to").is_none_or(|to| on <= to)
}

fn in_force(judge: &Judge<'_>) -> Result<Said> {
    let row = judge.row;
    if row.state() != "issued" {
        return Ok(Said::Nothing);
    }
    if row.date("effective_from").or_else(|| row.date("issued_on")).is_none() {
        return Ok(blank(row.kind(), "effective_from"));
    }
    Ok(Said::when(effective(row, judge.as_of)))
}

/// Fields by which a record rests on a document.
const CITING: [&str; 3] = ["basis", "legal_basis", "document"];

fn cited_by(judge: &Judge<'_>) -> Result<Said> {
    let (mut all, mut zh, mut en) = (0_i64, Vec::new(), Vec::new());
    for (kind, field) in citing() {
        let found = citations(judge.reader, kind, field, judge.row.id())?;
        if found > 0 {
            let name = kind.both();
            all += found;
            zh.push(format!("{} {found}", name.zh));
            en.push(format!("{} {found}", name.en));
        }
    }
    let (zh, en) = (zh.join("、"), en.join(", "));
    Ok(told(Said::positive(all), both!("{all} 条({zh})", "{all} ({en})")))
}

/// Every field that cites a document, with its kind.
pub(super) fn citing() -> impl Iterator<Item = (&'static crate::schema::Kind, &'static Field)> {
    let cites = |field: &&'static Field| {
        CITING.contains(&field.name) && matches!(field.ty, Type::Ref(kind) if kind.name == DOCUMENT.name)
    };
    KINDS.iter().copied().flat_map(move |kind| kind.columns().iter().filter(cites).map(move |field| (kind, field)))
}

fn citations(reader: Reader<'_>, kind: &'static crate::schema::Kind, field: &'static Field, id: &str) -> Result<i64> {
    let filter = Filter { field, test: Test::AnyOf(vec![id.into()]) };
    reader.count(kind, &Query { filters: vec![filter], closed: true, ..Query::default() })
}
