//! Commands of the debts as a whole and of one debt's plan; records are kept by the commands of every kind.

pub(super) mod figures;
pub(super) mod generate;
pub(super) mod opening;
pub(super) mod profile;
pub(super) mod reconcile;
pub(super) mod table;

use super::output::Output;
use super::session::Session;
use crate::error::Result;
use crate::messages::{Both, Lang};
use crate::render::Format;

/// A word of a column.
fn word(lang: Lang, zh: &'static str, en: &'static str) -> String {
    Both::fixed(zh, en).get(lang).to_owned()
}

/// True where people read the result: amounts are grouped there, and plain fen for programs.
fn for_people(s: &Session<'_>) -> Result<bool> {
    Ok(matches!(Output::of(s, None)?.format, Format::Table | Format::Wide | Format::Markdown))
}
