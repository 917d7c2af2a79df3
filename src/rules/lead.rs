//! A lead (线索): the record of dishonesty that an act drafts, with what it came from.
//!
//! A broken promise, an overdue payment or a finding is no judgment by itself: the lead is verified, rectified and
//! confirmed by verbs of its own (programme 三(三) and 三(四)).

use chrono::NaiveDate;

use super::integrity::succession;
use super::source::RECORDS;
use super::warning;
use crate::both;
use crate::catalog::integrity::CASE;
use crate::catalog::registry::DOCUMENT;
use crate::error::{Fault, Result};
use crate::schema::Row;
use crate::store::{Operation, Reader};

/// What the record that gives rise to a lead says of it; codes are those of the catalogue.
#[derive(Clone, Debug)]
pub(super) struct Lead<'a> {
    /// Id of the record that it came from.
    pub origin: &'a str,
    /// What it is about, in Chinese: data of the register.
    pub title: String,
    /// What happened, in Chinese.
    pub facts: String,
    /// Id of the unit that answers for it.
    pub unit: &'a str,
    /// Id of the officer who answers for it.
    pub officer: Option<&'a str>,
    /// Code of the domain.
    pub domain: &'a str,
    /// Code of the nature: `breach`, `unlawful`, `omission`, `ultra_vires`.
    pub nature: &'static str,
    /// Code of the harm: `public`, `market`, `other`.
    pub harm: &'static str,
    /// Code of the excuse that was given.
    pub excuse: Option<&'a str>,
}

/// The document by which records of dishonesty are collected: of the policy bases and regimes in force, the last one that
/// names 政务诚信 in its title, else the last policy basis.
pub(super) fn collected_by(reader: Reader<'_>, on: NaiveDate) -> Result<Option<String>> {
    let in_force = |d: &Row| {
        d.state() == "issued"
            && d.date("effective_from").is_none_or(|from| from <= on)
            && d.date("effective_to").is_none_or(|to| on <= to)
    };
    let mut all = reader.children(&DOCUMENT, "role", "regime")?;
    all.extend(reader.children(&DOCUMENT, "role", "basis")?);
    all.retain(in_force);
    let named = all.iter().rev().find(|d| d.text("title").is_some_and(|t| t.contains("政务诚信")));
    let basis = || all.iter().rev().find(|d| d.text("role") == Some("basis"));
    Ok(named.or_else(basis).map(|d| d.id().to_owned()))
}

/// The document that a lead rests on, where what gives rise to it is one: a judgment, a listing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Basis<'a> {
    /// Code of the kind of basis.
    pub kind: &'static str,
    /// Number of the document.
    pub doc_no: &'a str,
    /// Who issued it.
    pub issuer: &'a str,
    /// The day it holds from.
    pub decided_on: NaiveDate,
}

/// True when a lead of that origin and basis stands, or its document is another case's already.
fn stands(reader: Reader<'_>, origin: &str, basis: &Basis<'_>) -> Result<bool> {
    let known = |c: &Row| c.text("basis_kind") == Some(basis.kind) || c.text("doc_no") == Some(basis.doc_no);
    Ok(reader.children(&CASE, "origin", origin)?.iter().any(known))
}

/// As [`foresee`], of a lead that rests on a document: one origin may have one a kind of basis.
///
/// # Errors
/// When the ledger cannot be read.
pub(super) fn foresee_on(reader: Reader<'_>, origin: &str, basis: &Basis<'_>, on: NaiveDate) -> Result<Vec<Fault>> {
    if stands(reader, origin, basis)? { Ok(Vec::new()) } else { uncollected(reader, origin, on) }
}

/// As [`draft`], of a lead that rests on a document.
///
/// # Errors
/// When the ledger cannot be written.
pub(super) fn draft_on(
    op: &mut Operation<'_>,
    lead: &Lead<'_>,
    basis: &Basis<'_>,
    on: NaiveDate,
) -> Result<Vec<String>> {
    if stands(op.reader(), lead.origin, basis)? {
        return Ok(Vec::new());
    }
    let Some(collected) = collected_by(op.reader(), on)? else { return Ok(Vec::new()) };
    let mut case = drafted(op.reader(), lead, &collected, on)?;
    for (name, value) in [("basis_kind", basis.kind), ("doc_no", basis.doc_no), ("issuer", basis.issuer)] {
        case.set(name, value);
    }
    case.set("decided_on", basis.decided_on);
    if op.reader().by_key(&case)?.is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![op.insert(case, "add", None)?.id().to_owned()])
}

/// The live lead or case that came from a record.
fn of_origin(reader: Reader<'_>, origin: &str) -> Result<Option<Row>> {
    Ok(reader.children(&CASE, "origin", origin)?.into_iter().find(|case| !case.is_void()))
}

/// Says that no lead will be drafted, and why: no document allows to collect it (W4001).
///
/// # Errors
/// When the ledger cannot be read.
pub(super) fn foresee(reader: Reader<'_>, origin: &str, on: NaiveDate) -> Result<Vec<Fault>> {
    if of_origin(reader, origin)?.is_some() { Ok(Vec::new()) } else { uncollected(reader, origin, on) }
}

fn uncollected(reader: Reader<'_>, origin: &str, on: NaiveDate) -> Result<Vec<Fault>> {
    if collected_by(reader, on)?.is_some() {
        return Ok(Vec::new());
    }
    let text = both!(
        "台账里没有现行有效的采集依据文件,不生成失信线索",
        "no document in force allows to collect records: no lead is drafted"
    );
    let next = both!(
        "登记依据后补记: chengxin 主体 文件 新增 --文件作用 政策依据;chengxin 诚信 失信记录 新增 --来源记录 {origin}",
        "register one, then add the lead: chengxin registry document add --role basis; chengxin integrity case add --origin {origin}"
    );
    Ok(vec![warning(&text, RECORDS).hint(next)])
}

/// Drafts the lead, in state lead (线索), of the unit or of whoever took it over; nothing where the origin has one already,
/// or no document allows it. Returns the id that was added.
///
/// # Errors
/// When the ledger cannot be written.
pub(super) fn draft(op: &mut Operation<'_>, lead: &Lead<'_>, on: NaiveDate) -> Result<Vec<String>> {
    if of_origin(op.reader(), lead.origin)?.is_some() {
        return Ok(Vec::new());
    }
    let Some(basis) = collected_by(op.reader(), on)? else { return Ok(Vec::new()) };
    let case = drafted(op.reader(), lead, &basis, on)?;
    Ok(vec![op.insert(case, "add", None)?.id().to_owned()])
}

/// The lead as a record of the unit, or of whoever took it over; `collected` is the id of the document that allows to
/// collect it.
fn drafted(reader: Reader<'_>, lead: &Lead<'_>, collected: &str, on: NaiveDate) -> Result<Row> {
    let heir = succession::answers_for(reader, lead.unit)?;
    let unit = heir.as_ref().map_or(lead.unit, Row::id);
    let facts = match &heir {
        Some(heir) => {
            let name = heir.text("name").unwrap_or_default();
            format!("{}原单位 {} 已调整,由{name}承接。", lead.facts, lead.unit)
        }
        None => lead.facts.clone(),
    };
    let mut case = Row::blank(&CASE);
    for (name, value) in [
        ("title", lead.title.as_str()),
        ("subject_kind", "unit"),
        ("unit", unit),
        ("domain", lead.domain),
        ("nature", lead.nature),
        ("harm", lead.harm),
        ("origin", lead.origin),
        ("facts", facts.as_str()),
        ("source_unit", unit),
        ("legal_basis", collected),
    ] {
        case.set(name, value);
    }
    case.set("received_on", on);
    for (name, value) in [("officer", lead.officer), ("excuse", lead.excuse)] {
        if let Some(value) = value {
            case.set(name, value);
        }
    }
    Ok(case)
}
