//! The catalogue: every record kind as data, one file a group or one step of it.
//!
//! Table, command, sheet, list and log follow from these descriptors, so a kind is one static and a field is one line.
//! What a kind means (a term that ran out, a price out of line) is law and stands in `rules`; here a verb only names the
//! guards that may refuse it and the effect it has on other records.

pub mod codes;
pub mod debt;
pub mod exchange;
pub mod governance;
pub mod integrity;
pub mod investment;
pub mod mounts;
pub mod parameters;
pub mod personnel;
pub mod ppp;
pub mod procurement;
pub mod registry;
pub mod reserved;
pub mod sources;
pub mod township;

use crate::schema::kind::VISIBILITY;
use crate::schema::{CodeList, Group, Kind, Mount};

pub use mounts::MOUNTS;
pub use parameters::{Confidence, PARAMETERS, Parameter, Unit};
pub use reserved::RESERVED;

/// Every kind that this version keeps, in the order of the programme's groups.
pub static KINDS: &[&Kind] = &[
    &registry::UNIT,
    &registry::PARTY,
    &registry::DOCUMENT,
    &personnel::OFFICER,
    &personnel::POST,
    &personnel::ENTRY,
    &personnel::ACTIVITY,
    &procurement::TENDER,
    &procurement::BID,
    &procurement::CONTRACT,
    &procurement::ACCEPTANCE,
    &procurement::PAYMENT,
    &procurement::CHALLENGE,
    &procurement::CREDENTIAL,
    &procurement::CREDIT_REPORT,
    &ppp::PROJECT,
    &ppp::STAGE,
    &ppp::SUBSIDY,
    &ppp::PERFORMANCE,
    &ppp::AMENDMENT,
    &investment::POLICY,
    &investment::AGREEMENT,
    &debt::DEBT,
    &debt::INSTALLMENT,
    &debt::FISCAL,
    &debt::ASSESSMENT,
    &debt::EVENT,
    &township::DESK,
    &township::VENUE,
    &township::SERVICE,
    &township::CAMPAIGN,
    &integrity::PROMISE,
    &integrity::COMPLAINT,
    &integrity::CASE,
    &integrity::RECTIFICATION,
    &integrity::MEASURE,
    &integrity::OBJECTION,
    &integrity::REPAIR,
    &integrity::LITIGATION,
    &governance::DECISION,
    &governance::STEP,
    &governance::ITEM,
    &governance::DISCLOSURE,
    &exchange::PUBLICATION,
];

/// The kind that a person means by its English name (with `-`, `_` or a space, any case) or its Chinese label.
pub fn kind(word: &str) -> Option<&'static Kind> {
    let word = word.trim();
    let name = word.replace(['-', ' '], "_").to_ascii_lowercase();
    KINDS.iter().copied().find(|k| k.name == name || k.label == word)
}

/// The kind whose ids begin with these two letters, in either case.
pub fn by_prefix(prefix: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|k| k.prefix.eq_ignore_ascii_case(prefix))
}

/// The kind not kept yet whose ids begin with these two letters, in either case.
pub fn reserved_by_prefix(prefix: &str) -> Option<&'static Kind> {
    RESERVED.iter().copied().find(|k| k.prefix.eq_ignore_ascii_case(prefix))
}

/// The kinds at home in a group.
pub fn kinds_in(group: Group) -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().copied().filter(move |k| k.group == group)
}

/// The mounts shown in a group.
pub fn mounts_in(group: Group) -> impl Iterator<Item = &'static Mount> {
    MOUNTS.iter().filter(move |m| m.group == group)
}

/// The mounts of a kind.
pub fn mounts_of(kind: &Kind) -> impl Iterator<Item = &'static Mount> {
    MOUNTS.iter().filter(move |m| m.kind == kind)
}

/// True when a mount or the group shares the name of the kind: then its bare name is no top-level command.
pub fn shared_name(kind: &Kind) -> bool {
    mounts_of(kind).next().is_some() || kind.name == kind.group.name(crate::messages::Lang::En)
}

/// Every code list: visibility, those that fields take, then the states of each kind.
pub fn code_lists() -> impl Iterator<Item = &'static CodeList> {
    let states = KINDS.iter().filter_map(|k| k.lifecycle).map(|l| l.states);
    std::iter::once(&VISIBILITY).chain(codes::ALL.iter().copied()).chain(states)
}
