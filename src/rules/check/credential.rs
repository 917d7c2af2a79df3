//! Bans from procurement: as long as the law lets them be.

use super::cases::CredentialCase;
use super::law::{Law, found, given};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::rules::procurement::credential::bounds;

pub(super) static RULES: &[Rule] = &[Rule::new(
    "DX-01",
    say("禁止参加政府采购的期限", "length of a ban from procurement"),
    say("禁止参加政府采购的期限为1至3年。", "A ban from procurement lasts 1 to 3 years."),
    say("政府采购法 77", "Government Procurement Law 77"),
    Judge::Credential(lawful_term),
)
.reads(&["credential.ban_min", "credential.ban_max"])];

fn lawful_term(law: &Law<'_>, c: &CredentialCase) -> Judged {
    given((c.state == "valid" && c.list.as_deref() == Some("procurement")).then_some(()))?;
    let from = law.starts(c.valid_from.unwrap_or(c.issued_on))?;
    let (_, first, _, last) = bounds(&law.base.parameters, from)?;
    let text = match c.valid_to {
        Some(to) if first <= to && to <= last => return Ok(Verdict::Clean),
        Some(to) => both!(
            "禁止期自 {from} 至 {to},应止于 {first} 至 {last} 之间",
            "the ban from {from} ends on {to}; it ends between {first} and {last}"
        ),
        None => both!(
            "禁止期自 {from} 起没有截止,应止于 {first} 至 {last} 之间",
            "the ban from {from} has no end; it ends between {first} and {last}"
        ),
    };
    Ok(found(text, from))
}
