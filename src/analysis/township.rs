//! Streets, townships and zones at a glance: which area is served, which month is published, and what counts in the
//! yearly assessment (programme 4(5)).

use chrono::NaiveDate;

use crate::error::Result;
use crate::store::{FromRecord as _, Reader};

pub mod areas;
pub mod months;
pub mod scores;
#[cfg(test)]
mod tests;

/// A unit of the lowest level of government.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    /// Id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name, or the full one where there is none.
    pub short: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, where it was merged or closed.
    pub valid_to: Option<NaiveDate>,
}

impl Town {
    /// True when it existed on some day from `first` to `last`.
    fn lives(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.valid_from <= last && self.valid_to.is_none_or(|end| first <= end)
    }
}

/// The units of some kinds that existed in a year, in order of registration.
///
/// # Errors
/// When the ledger cannot be read.
pub fn towns(reader: Reader<'_>, kinds: &[&str], year: i32) -> Result<Vec<Town>> {
    const SQL: &str = "SELECT u.id, u.name, coalesce(u.short_name, u.name), u.valid_from, u.valid_to, u.kind FROM unit u \
                       WHERE u.void_on IS NULL ORDER BY u.id";
    let (Some(first), Some(last)) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    reader.joined(SQL, &[], &mut |r| {
        let town = Town {
            id: String::from_record(r, 0)?,
            name: String::from_record(r, 1)?,
            short: String::from_record(r, 2)?,
            valid_from: NaiveDate::from_record(r, 3)?,
            valid_to: Option::from_record(r, 4)?,
        };
        if kinds.contains(&String::from_record(r, 5)?.as_str()) && town.lives(first, last) {
            found.push(town);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Place of a unit among some.
fn place(towns: &[Town], id: &str) -> Option<usize> {
    towns.iter().position(|town| town.id == id)
}
