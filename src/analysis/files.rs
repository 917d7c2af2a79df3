//! 建档率和参训率: of the officers in post, how many have an integrity file, were trained within the year and promised in
//! their own name, unit by unit (programme 三(二): 分步、分级建立公务员诚信档案, 职业信用全员培训).
//!
//! Two denominators are stated: the officers of the unit on the register, and the unit's own head count (公务员人数), since a
//! register that is not complete yet would otherwise look complete.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use crate::catalog::integrity::PROMISE;
use crate::catalog::personnel::{ENTRY, OFFICER};
use crate::catalog::registry::UNIT;
use crate::error::Result;
use crate::rules::computed::share;
use crate::schema::Row;
use crate::schema::filter::Query;
use crate::store::Reader;

/// Counts of officers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// 公务员人数 that the unit states; `None` where it states none.
    pub headcount: Option<i64>,
    /// Officers on the register who are in post.
    pub officers: i64,
    /// Those of them whose file is open (已建档).
    pub filed: i64,
    /// Those with an entry on training in the year.
    pub trained: i64,
    /// Those with a promise in their own name, or an entry on one.
    pub promised: i64,
}

impl Sums {
    /// A count as a share of the officers on the register, percent ×10 000; `None` where there are none.
    pub fn of_officers(&self, part: i64) -> Option<i64> {
        share(part, self.officers)
    }

    /// A count as a share of the head count, percent ×10 000; `None` where the unit states none.
    pub fn of_headcount(&self, part: i64) -> Option<i64> {
        share(part, self.headcount?)
    }

    /// Adds the sums of another unit; the head count of all is known where that of each is.
    pub fn add(&mut self, other: &Self) {
        self.headcount = self.headcount.zip(other.headcount).map(|(a, b)| a.saturating_add(b));
        self.officers += other.officers;
        self.filed += other.filed;
        self.trained += other.trained;
        self.promised += other.promised;
    }
}

/// The officers of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// What they add up to.
    pub sums: Sums,
}

/// True for an officer in post on a day: joined by then, and not left yet.
pub(super) fn in_post(officer: &Row, on: NaiveDate) -> bool {
    officer.date("joined_on").is_none_or(|joined| joined <= on)
        && match officer.date("left_on") {
            Some(left) => left > on,
            None => matches!(officer.state(), "registered" | "filed"),
        }
}

/// True for an officer whose file is open on a day. An old ledger may not say since when.
pub(super) fn filed(officer: &Row, on: NaiveDate) -> bool {
    match officer.date("file_opened_on") {
        Some(opened) => opened <= on && officer.state() != "registered",
        None => officer.state() == "filed",
    }
}

/// The day of an entry that counts up to a day: what was taken back counts for nothing.
fn counted(entry: &Row, on: NaiveDate) -> Option<NaiveDate> {
    entry.date("occurred_on").filter(|day| *day <= on && entry.state() != "removed")
}

/// True for an entry on training in a year, up to a day.
pub(super) fn is_training(entry: &Row, year: i32, on: NaiveDate) -> bool {
    entry.text("section") == Some("training") && counted(entry, on).is_some_and(|day| day.year() == year)
}

/// Trained in the year up to a day, and promised up to it.
fn trained_and_promised(reader: Reader<'_>, officer: &str, year: i32, on: NaiveDate) -> Result<(bool, bool)> {
    let entries = reader.children(&ENTRY, "officer", officer)?;
    let trained = entries.iter().any(|entry| is_training(entry, year, on));
    let of_promise = |entry: &Row| entry.text("section") == Some("promise") && counted(entry, on).is_some();
    let mut promised = entries.iter().any(of_promise);
    if !promised {
        let own = reader.children(&PROMISE, "officer", officer)?;
        promised = own.iter().any(|p| p.state() != "cancelled" && p.date("made_on").is_some_and(|made| made <= on));
    }
    Ok((trained, promised))
}

/// Every unit in place with officers or a head count on a day, or one unit alone.
///
/// # Errors
/// When the ledger cannot be read.
pub fn rates(reader: Reader<'_>, unit: Option<&str>, year: i32, on: NaiveDate) -> Result<Vec<Line>> {
    let mut counted: BTreeMap<String, Sums> = BTreeMap::new();
    for officer in reader.all(&OFFICER, &Query { closed: true, ..Query::default() })? {
        let Some(of) = officer.text("unit").filter(|of| unit.is_none_or(|unit| unit == *of)) else { continue };
        if !in_post(&officer, on) {
            continue;
        }
        let (trained, promised) = trained_and_promised(reader, officer.id(), year, on)?;
        let sums = counted.entry(of.to_owned()).or_default();
        sums.officers += 1;
        sums.filed += i64::from(filed(&officer, on));
        sums.trained += i64::from(trained);
        sums.promised += i64::from(promised);
    }
    let mut out = Vec::new();
    for row in reader.all(&UNIT, &Query { closed: true, ..Query::default() })? {
        if unit.is_some_and(|unit| unit != row.id()) {
            continue;
        }
        let mut sums = counted.remove(row.id()).unwrap_or_default();
        sums.headcount = row.int("headcount");
        let in_place = row.state() == "active" && row.date("valid_from").is_none_or(|from| from <= on);
        if sums.officers > 0 || (in_place && sums.headcount.is_some()) {
            out.push(Line { unit: row.id().to_owned(), name: row.text("name").unwrap_or_default().to_owned(), sums });
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Sums, rates};
    use crate::catalog::integrity::PROMISE;
    use crate::catalog::personnel::{ENTRY, OFFICER};
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn officers_in_post_are_counted_by_both_denominators() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[("headcount", "4")]);
        let mut officer = |columns: &[(&'static str, &str)]| {
            let columns = [&[("unit", unit.id())], columns].concat();
            fixture.add(&OFFICER, &columns).id().to_owned()
        };
        let filed = officer(&[("state", "filed"), ("file_opened_on", "2024-02-01")]);
        let bare = officer(&[]);
        officer(&[("state", "left"), ("left_on", "2024-03-01"), ("file_opened_on", "2023-01-01")]);
        officer(&[("joined_on", "2024-06-01")]);
        let training = [("section", "training"), ("occurred_on", "2024-01-15")];
        fixture.add(&ENTRY, &[("officer", &filed), training[0], training[1]]);
        fixture.add(&ENTRY, &[("officer", &bare), training[0], training[1], ("state", "removed")]);
        fixture.add(&PROMISE, &[("officer", &bare), ("made_on", "2024-03-01")]);
        let on = |year, on| rates(fixture.reader(), Some(unit.id()), year, day(on)).unwrap().remove(0).sums;
        let sums = on(2024, "2024-03-28");
        assert_eq!(sums, Sums { headcount: Some(4), officers: 2, filed: 1, trained: 1, promised: 1 });
        assert_eq!((sums.of_officers(sums.filed), sums.of_headcount(sums.filed)), (Some(500_000), Some(250_000)));
        // In January one more was in post; nobody had promised, and nothing was filed but the file of who left.
        let january = on(2024, "2024-01-20");
        assert_eq!((january.officers, january.filed, january.trained, january.promised), (3, 1, 1, 0));
        assert_eq!(on(2023, "2023-12-31").trained, 0);
        assert_eq!(Sums::default().of_officers(0), None);
    }
}
