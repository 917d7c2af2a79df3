//! What the values of several kinds need: figures of a whole register, read once for a list, and the words for a blank.

use std::cell::OnceCell;

use super::Judge;
use super::value::Said;
use crate::both;
use crate::error::Result;
use crate::messages::Both;
use crate::rules::check;
use crate::rules::computed::share;
use crate::rules::ppp::burden::Burden;
use crate::schema::{Field, Kind};

/// Figures of whole registers, read when the first record of a list asks for them.
#[derive(Default)]
pub struct Shared {
    burden: OnceCell<Burden>,
}

impl Judge<'_> {
    /// Asks the yearly costs and budgets of all PPP projects.
    pub(super) fn burden<T>(&self, ask: impl FnOnce(&Burden) -> T) -> Result<T> {
        let Some(shared) = self.shared else { return Ok(ask(&Burden::read(self.reader)?)) };
        if let Some(burden) = shared.burden.get() {
            return Ok(ask(burden));
        }
        let burden = Burden::read(self.reader)?;
        Ok(ask(shared.burden.get_or_init(|| burden)))
    }

    /// One number of the record as a share of another, percent ×10 000: told where both are filled, and nothing where
    /// neither is.
    pub(super) fn share_of(&self, part: &'static str, whole: &'static str) -> Said {
        match (self.row.int(part), self.row.int(whole)) {
            (None, None) => Said::Nothing,
            (None, Some(_)) => blank(self.row.kind(), part),
            (Some(_), None) => blank(self.row.kind(), whole),
            (Some(of), Some(all)) => {
                share(of, all).map_or_else(|| zero(self.row.kind(), whole), |of| Said::Is(of.into()))
            }
        }
    }
}

/// Title of a field in both languages.
fn title(kind: &'static Kind, field: &str) -> Both {
    kind.field(field).map_or_else(|| Both::same(field), Field::both)
}

/// It cannot be computed, since a field is blank: said as rules say it.
pub(super) fn blank(kind: &'static Kind, field: &'static str) -> Said {
    Said::Cannot(check::blank(kind, field))
}

/// It cannot be computed, since nothing can be divided by a field that is zero.
fn zero(kind: &'static Kind, field: &str) -> Said {
    let Both { zh, en } = title(kind, field);
    Said::Cannot(both!("无法计算: {zh}为零", "not computable: {en} is zero"))
}
