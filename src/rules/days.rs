//! A term ends on the day it begins or later, whatever it is the term of.

use super::source::REGISTER;
use super::{hint, refusal};
use crate::both;
use crate::error::Fault;
use crate::schema::Row;

/// Fields that hold the first and the last day of one term.
const TERMS: [(&str, &str); 3] =
    [("start_on", "end_on"), ("valid_from", "valid_to"), ("effective_from", "effective_to")];

/// Refuses terms that end before they begin; what was so before is let be, so that an old record can be put right step by
/// step.
pub fn in_order(before: Option<&Row>, row: &Row) -> Vec<Fault> {
    let kind = row.kind();
    let mut faults = Vec::new();
    for (first, last) in TERMS {
        let (Some(from), Some(to)) = (kind.field(first), kind.field(last)) else { continue };
        let (Some(start), Some(end)) = (row.date(first), row.date(last)) else { continue };
        let untouched = before.is_some_and(|b| b.date(first) == Some(start) && b.date(last) == Some(end));
        if start <= end || untouched {
            continue;
        }
        let (from, to) = (from.both(), to.both());
        let (from_zh, from_en, to_zh, to_en) = (from.zh, from.en, to.zh, to.en);
        let text = both!("{to_zh} {end} 早于{from_zh} {start}", "{to_en} {end} is before {from_en} {start}");
        faults.push(refusal(&text, REGISTER).on(last).hint(hint::add(kind, &[first, last])));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use crate::catalog::integrity::MEASURE;
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::{Fixture, assert_well_said};

    #[test]
    fn a_term_ends_no_earlier_than_it_begins() {
        let mut fixture = Fixture::new();
        let measure = fixture.add(&MEASURE, &[("start_on", "2024-03-10"), ("end_on", "2024-03-09")]);
        let said = in_order(None, &measure);
        assert!(said.len() == 1 && said[0].field == Some("end_on"), "{said:?}");
        said.iter().for_each(assert_well_said);
        assert_eq!(in_order(Some(&measure), &measure), [], "an old record is let be");
        let mended = fixture.change(&measure, &[("end_on", "2024-03-10")]);
        assert_eq!(in_order(None, &mended), []);
        assert_eq!(in_order(Some(&mended), &measure).len(), 1);
        let unit = fixture.add(&UNIT, &[("valid_from", "2024-03-10"), ("valid_to", "2024-01-01")]);
        assert_eq!(in_order(None, &unit).len(), 1);
    }
}
