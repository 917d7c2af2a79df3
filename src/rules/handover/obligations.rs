//! What is unfinished in somebody's hands, or in the hands of a post (kinds.md §5.4).

use serde::Deserialize;

use crate::catalog::debt::{DEBT, EVENT, INSTALLMENT};
use crate::catalog::governance::{DECISION, DISCLOSURE};
use crate::catalog::integrity::{COMPLAINT, LITIGATION, PROMISE, RECTIFICATION};
use crate::catalog::investment::AGREEMENT;
use crate::catalog::personnel::POST;
use crate::catalog::ppp::{AMENDMENT, PROJECT, STAGE, SUBSIDY};
use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, PAYMENT, TENDER};
use crate::catalog::township::{DESK, SERVICE, VENUE};
use crate::error::Result;
use crate::rules::{self, referred, view};
use crate::schema::{Kind, Row, Type};
use crate::store::Reader;

/// An unfinished matter.
#[derive(Clone, Debug)]
pub struct Obligation {
    /// The record.
    pub row: Row,
    /// The unit whose matter it is.
    pub unit: Option<String>,
    /// The records it is part of, itself included: what a post's scope may name.
    pub(super) chain: Vec<String>,
    /// Where to write the successor: kind, field and record; `None` for a matter of the post, which passes with it.
    pub held_by: Option<(&'static Kind, &'static str, String)>,
}

/// Every kind that may have to be handed over.
pub static OBLIGATIONS: [&Kind; 21] = [
    &TENDER,
    &CONTRACT,
    &ACCEPTANCE,
    &PAYMENT,
    &PROJECT,
    &STAGE,
    &SUBSIDY,
    &AMENDMENT,
    &AGREEMENT,
    &DEBT,
    &INSTALLMENT,
    &EVENT,
    &DESK,
    &VENUE,
    &SERVICE,
    &PROMISE,
    &COMPLAINT,
    &RECTIFICATION,
    &LITIGATION,
    &DECISION,
    &DISCLOSURE,
];

/// Kinds whose record names the person who answers for it: kind, field, states in which it is open.
static HELD: &[(&Kind, &str, &[&str])] = &[
    (&PROJECT, "lead", &["prep", "bidding", "procurement", "financing", "implementation"]),
    (&STAGE, "officer", &["assigned", "reported"]),
    (&SUBSIDY, "handler", &["planned", "budgeted", "partial", "defaulted"]),
    (&AGREEMENT, "lead", &["negotiating", "reviewed", "signed", "performing"]),
    (&AGREEMENT, "handler", &["negotiating", "reviewed", "signed", "performing"]),
    (&DEBT, "officer", &["registered", "approved", "drawn", "irregular"]),
    (&INSTALLMENT, "handler", &["scheduled", "partial", "defaulted"]),
    (&EVENT, "commander", &["found", "reported", "responding"]),
    (&PROMISE, "officer", &["open", "not_due", "reported", "partial", "breached"]),
    (&RECTIFICATION, "officer", &["draft", "issued", "reported", "failed"]),
    (&LITIGATION, "officer", &["sued", "mediated", "lost", "enforcing", "warned", "listed"]),
    (&DECISION, "officer", &["opened", "ready"]),
    (&DESK, "head", &["active"]),
    (&VENUE, "keeper", &["active"]),
];

/// Kinds that belong to a unit and name nobody (or may not): kind, field of the unit, field of the person, open states.
/// They pass with the post that covers their domain.
static OF_UNIT: &[(&Kind, &str, &str, &[&str])] = &[
    (&PROMISE, "unit", "officer", &["open", "not_due", "reported", "partial", "breached"]),
    (&AMENDMENT, "unit", "", &["proposed", "approved", "notified", "agreed"]),
    (&RECTIFICATION, "unit", "officer", &["draft", "issued", "reported", "failed"]),
    (&COMPLAINT, "transfer_to", "", &["accepted", "transferred", "verified"]),
];

/// Kinds that the head or a deputy of the unit answers for: kind, open states.
static OF_HEAD: &[(&Kind, &[&str])] = &[(&SERVICE, &["planned", "reported"]), (&DISCLOSURE, &["pending"])];

/// Everything open that names an officer.
///
/// # Errors
/// When the ledger cannot be read.
pub fn of_person(reader: Reader<'_>, officer: &str) -> Result<Vec<Obligation>> {
    let mut out = procurement(reader, officer)?;
    for (kind, field, states) in HELD {
        for row in reader.children(kind, field, officer)? {
            let held_already = out.iter().any(|o| o.row.id() == row.id());
            if states.contains(&row.state()) && !held_already {
                out.push(held(reader, row, field)?);
            }
        }
    }
    // An instalment without a handler is its debt's officer's.
    for debt in reader.children(&DEBT, "officer", officer)? {
        for row in reader.children(&INSTALLMENT, "debt", debt.id())? {
            if row.text("handler").is_none() && matches!(row.state(), "scheduled" | "partial" | "defaulted") {
                let mut own = held(reader, row, "handler")?;
                own.held_by = Some((&DEBT, "officer", debt.id().to_owned()));
                out.push(own);
            }
        }
    }
    Ok(out)
}

/// What passes with a post, since the record names a unit and no person.
///
/// # Errors
/// When the ledger cannot be read.
pub fn of_post(reader: Reader<'_>, post: &Row) -> Result<Vec<Obligation>> {
    #[derive(Deserialize)]
    struct Covers<'a> {
        unit: &'a str,
        role: &'a str,
        domain: Option<&'a str>,
        scope: Option<&'a str>,
    }
    let covers: Covers<'_> = view(post)?;
    let mut out = Vec::new();
    // A post for one matter covers that matter alone.
    if covers.scope.is_some() {
        return Ok(out);
    }
    let leads = matches!(covers.role, "head" | "deputy");
    let mine = |row: &Row| match (covers.domain, row.text("domain")) {
        (Some(domain), Some(of)) => domain == of,
        (Some(_), None) => false,
        (None, _) => leads,
    };
    // What a unit that was taken over left open follows to this one.
    for of in rules::predecessors(reader, covers.unit)? {
        for (kind, unit, person, states) in OF_UNIT {
            for row in reader.children(kind, unit, &of)? {
                let nobody = person.is_empty() || row.text(person).is_none();
                if nobody && states.contains(&row.state()) && mine(&row) {
                    out.push(passing(row, covers.unit));
                }
            }
        }
        for (kind, states) in OF_HEAD.iter().filter(|_| leads) {
            for row in reader.children(kind, "unit", &of)? {
                if states.contains(&row.state()) && mine(&row) {
                    out.push(passing(row, covers.unit));
                }
            }
        }
    }
    Ok(out)
}

fn passing(row: Row, unit: &str) -> Obligation {
    Obligation { chain: vec![row.id().to_owned()], row, unit: Some(unit.to_owned()), held_by: None }
}

/// An obligation that its own record gives to a person; the unit is its own or its parent's.
fn held(reader: Reader<'_>, row: Row, field: &'static str) -> Result<Obligation> {
    let mut chain = vec![row.id().to_owned()];
    let mut unit = row.text("unit").or_else(|| row.text("payer")).map(str::to_owned);
    for parent in row.kind().fields.iter().filter(|f| matches!(f.ty, Type::Ref(k) if POST_PARENTS.contains(&k.name))) {
        if let Some(parent) = referred(reader, &row, parent.name)? {
            chain.push(parent.id().to_owned());
            unit = unit.or_else(|| parent.text("unit").map(str::to_owned));
        }
    }
    for word in ["origin", "source"] {
        chain.extend(row.text(word).map(str::to_owned));
    }
    let held_by = Some((row.kind(), field, row.id().to_owned()));
    Ok(Obligation { row, unit, chain, held_by })
}

/// Kinds that a post's scope may name and that others are part of.
const POST_PARENTS: [&str; 5] = ["project", "agreement", "debt", "contract", "tender"];

/// Tenders, contracts, acceptances, payments: a contract has two people, and its payments stand on it.
fn procurement(reader: Reader<'_>, officer: &str) -> Result<Vec<Obligation>> {
    let mut out = Vec::new();
    for row in open(reader, &TENDER, "handler", officer)? {
        out.push(standing(&row, &row, "handler", &[]));
    }
    for row in open(reader, &CONTRACT, "manager", officer)? {
        out.push(standing(&row, &row, "manager", &tender_of(&row)));
    }
    for contract in reader.children(&CONTRACT, "handler", officer)? {
        if !contract.is_closed() && contract.text("manager") != Some(officer) {
            out.push(standing(&contract, &contract, "handler", &tender_of(&contract)));
        }
        // A contract that was terminated may still owe.
        for payment in reader.children(&PAYMENT, "contract", contract.id())?.iter().filter(|p| !p.is_closed()) {
            out.push(standing(payment, &contract, "handler", &tender_of(&contract)));
        }
    }
    for row in reader.children(&ACCEPTANCE, "lead", officer)? {
        if !matches!(row.state(), "requested" | "failed" | "refused") {
            continue;
        }
        if let Some(contract) = referred(reader, &row, "contract")? {
            let mut lead = standing(&row, &contract, "lead", &tender_of(&contract));
            lead.held_by = Some((&ACCEPTANCE, "lead", row.id().to_owned()));
            out.push(lead);
        }
    }
    Ok(out)
}

fn open(reader: Reader<'_>, kind: &'static Kind, field: &str, officer: &str) -> Result<Vec<Row>> {
    let mut rows = reader.children(kind, field, officer)?;
    rows.retain(|row| !row.is_closed());
    Ok(rows)
}

fn tender_of(contract: &Row) -> Vec<String> {
    contract.text("tender").map(str::to_owned).into_iter().collect()
}

/// An obligation that stands on a tender or contract, where unit and person are written.
fn standing(row: &Row, stands_on: &Row, field: &'static str, above: &[String]) -> Obligation {
    let mut chain = vec![row.id().to_owned(), stands_on.id().to_owned()];
    chain.extend_from_slice(above);
    let held_by = Some((stands_on.kind(), field, stands_on.id().to_owned()));
    Obligation { row: row.clone(), unit: stands_on.text("buyer").map(str::to_owned), chain, held_by }
}

/// True when a post covers an obligation by its scope, or by its unit where it has none.
pub fn covered_by(obligation: &Obligation, post: &Row) -> bool {
    match post.text("scope") {
        Some(scope) => obligation.chain.iter().any(|id| id == scope),
        None => obligation.unit.as_deref() == post.text("unit"),
    }
}

/// The posts of an officer that are not handed over yet.
///
/// # Errors
/// When the ledger cannot be read.
pub fn posts_in_hand(reader: Reader<'_>, officer: &str) -> Result<Vec<Row>> {
    let mut posts = reader.children(&POST, "officer", officer)?;
    posts.retain(|post| post.state() != "handed");
    Ok(posts)
}

/// What of a person's open matters belongs to one post: what it covers, and what no other post of theirs does, so that
/// nothing is left behind; then what passes with the post.
///
/// # Errors
/// When the ledger cannot be read.
pub fn of(reader: Reader<'_>, post: &Row) -> Result<Vec<Obligation>> {
    let officer = post.text("officer").unwrap_or_default();
    let others: Vec<Row> =
        posts_in_hand(reader, officer)?.into_iter().filter(|other| other.id() != post.id()).collect();
    let mut all = of_person(reader, officer)?;
    all.retain(|o| covered_by(o, post) || !others.iter().any(|other| covered_by(o, other)));
    all.extend(of_post(reader, post)?);
    Ok(all)
}
