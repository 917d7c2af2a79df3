//! 诚信: what a promise, a complaint, a record of dishonesty, an order to rectify or a measure must satisfy before it moves
//! on, and what follows from it.

pub(super) mod case;
pub(super) mod complaint;
pub(super) mod measure;
pub(super) mod promise;
pub(super) mod rectification;
pub(super) mod revocation;
pub(super) mod succession;

use super::source::SUCCESSION;
use super::warning;
use crate::both;
use crate::catalog::codes::EXCUSE;
use crate::error::Fault;
use crate::messages::Lang;
pub use succession::{in_office, lineage, predecessors};

/// Excuses that no authority may break its word by: zoning, a change of government, of institutions or of persons
/// (优化营商环境条例 31; programme 4(3)).
const NO_GROUND: [&str; 4] = ["term_change", "person_change", "org_change", "zoning"];

/// True for an excuse that the law does not accept.
fn is_no_ground(excuse: Option<&str>) -> bool {
    excuse.is_some_and(|code| NO_GROUND.contains(&code))
}

/// The word for an excuse in one language.
fn excuse_word(code: &str, lang: Lang) -> String {
    EXCUSE.get(code).map_or_else(|| code.to_owned(), |item| item.label(lang).into_owned())
}

/// Says that an excuse is written down but excuses nothing (W4001); nothing where it may be one.
fn excuse_not_accepted(excuse: Option<&str>) -> Vec<Fault> {
    let Some(code) = excuse.filter(|_| is_no_ground(excuse)) else { return Vec::new() };
    let (zh, en) = (excuse_word(code, Lang::Zh), excuse_word(code, Lang::En));
    let text =
        both!("\"{zh}\"照实记下,但不是不履行的理由", "\"{en}\" is recorded, but it is no ground for not performing");
    vec![warning(&text, SUCCESSION).on("excuse")]
}
