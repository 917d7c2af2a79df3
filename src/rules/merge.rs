//! 并入: what is recorded twice becomes one record. What names the duplicate names the record that stays; the duplicate is
//! declared void, keeps its number and is linked with it.

use super::source::{REGISTER, SUCCESSION};
use super::{hint, refusal};
use crate::both;
use crate::catalog::KINDS;
use crate::catalog::registry::UNIT;
use crate::error::{Fault, Result};
use crate::schema::filter::Query;
use crate::schema::kind::column;
use crate::schema::parse::LIST_SEPARATOR;
use crate::schema::{Field, Kind, Row, Type};
use crate::store::Reader;

/// Why one record cannot be merged into another: it is the same one, or a unit, whose duties a successor takes over by
/// decision (优化营商环境条例 31), or the record that stays itself rests on the duplicate.
pub fn refused(duplicate: &Row, stays: &Row) -> Option<Fault> {
    let (id, into) = (duplicate.id(), stays.id());
    if id == into {
        let text = both!("{id} 不能并入自己", "{id} cannot be merged into itself");
        return Some(refusal(&text, REGISTER).hint(hint::show(id)));
    }
    if duplicate.kind() == &UNIT && duplicate.state() != "active" {
        let text = both!("{id} 是已调整的单位,不是重复登记", "{id} is a unit that was dissolved, not a duplicate");
        return Some(refusal(&text, SUCCESSION).hint(hint::show(id)));
    }
    if let Some((_, field)) =
        naming(stays.kind()).find(|(kind, f)| *kind == stays.kind() && stays.text(f.name) == Some(id))
    {
        let title = field.both();
        let (zh, en) = (title.zh, title.en);
        let text = both!("{into} 的{zh}就是 {id}", "{id} is the {en} of {into}");
        return Some(refusal(&text, REGISTER).hint(hint::edit(stays.kind(), field.name, into)));
    }
    None
}

/// Fields that may name a record of a kind.
fn naming(target: &'static Kind) -> impl Iterator<Item = (&'static Kind, &'static Field)> {
    let names = move |field: &Field| match field.ty {
        Type::Ref(kind) => kind == target,
        Type::List(Type::Ref(kind)) => *kind == target,
        Type::AnyRef(kinds) => kinds.contains(&target),
        _ => false,
    };
    KINDS.iter().flat_map(move |kind| kind.columns().iter().filter(move |f| names(f)).map(move |f| (*kind, f)))
}

/// Ids of live records that rest on a record by a reference to any kind: what the ledger's own references do not see.
///
/// # Errors
/// When the ledger cannot be read.
pub fn resting_on(reader: Reader<'_>, row: &Row) -> Result<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    for (kind, field) in naming(row.kind()).filter(|(_, field)| matches!(field.ty, Type::AnyRef(_))) {
        let more = reader.children(kind, field.name, row.id())?.into_iter().map(|other| other.id().to_owned());
        out.extend(more.filter(|id| id != row.id()));
    }
    Ok(out)
}

/// Every live record that names the duplicate, as it is and as it will be.
///
/// # Errors
/// When the ledger cannot be read.
pub fn renamed(reader: Reader<'_>, duplicate: &Row, stays: &Row) -> Result<Vec<(Row, Row)>> {
    let (id, into) = (duplicate.id(), stays.id());
    let mut out: Vec<(Row, Row)> = Vec::new();
    for (kind, field) in naming(duplicate.kind()) {
        let rows = match field.ty {
            Type::List(_) => reader.all(kind, &Query { closed: true, ..Query::default() })?,
            _ => reader.children(kind, field.name, id)?,
        };
        for row in rows {
            let named = row.text(field.name).unwrap_or_default();
            let Some(value) = replaced(named, id, into).filter(|_| row.id() != id) else { continue };
            match out.iter_mut().find(|(before, _)| before.id() == row.id()) {
                Some((_, after)) => after.set(field.name, value),
                None => {
                    let mut after = row.clone();
                    after.set(field.name, value);
                    out.push((row, after));
                }
            }
        }
    }
    Ok(out)
}

/// A list of ids with one in place of another, each once; `None` where it does not hold that one.
fn replaced(list: &str, id: &str, into: &str) -> Option<String> {
    let mut found = false;
    let mut out: Vec<&str> = Vec::new();
    for part in list.split(LIST_SEPARATOR).map(str::trim) {
        found |= part == id;
        let part = if part == id { into } else { part };
        if !out.contains(&part) {
            out.push(part);
        }
    }
    found.then(|| out.join("、"))
}

/// Both records linked with each other; the values of their links.
pub fn linked(row: &Row, other: &str) -> String {
    let mut links: Vec<&str> =
        row.text(column::LINKS).unwrap_or_default().split('、').filter(|l| !l.is_empty()).collect();
    if !links.contains(&other) {
        links.push(other);
    }
    links.join("、")
}

#[cfg(test)]
mod tests {
    use super::{linked, refused, renamed, replaced};
    use crate::catalog::integrity::COMPLAINT;
    use crate::catalog::personnel::{ACTIVITY, OFFICER};
    use crate::catalog::procurement::CONTRACT;
    use crate::catalog::registry::{DOCUMENT, UNIT};
    use crate::rules::fixture::{Fixture, assert_well_said};

    #[test]
    fn everything_that_names_the_duplicate_names_the_one_that_stays() {
        let mut fixture = Fixture::new();
        let (stays, twice) = (fixture.add(&OFFICER, &[]), fixture.add(&OFFICER, &[]));
        let contract = fixture.add(&CONTRACT, &[("handler", twice.id()), ("manager", twice.id())]);
        let list = format!("{}、{}、李四", stays.id(), twice.id());
        let activity = fixture.add(&ACTIVITY, &[("attendee_list", &list)]);
        fixture.add(&CONTRACT, &[("handler", stays.id())]);
        fixture.add(&COMPLAINT, &[("officer", twice.id()), ("void_on", "2024-03-02")]);
        let changes = renamed(fixture.reader(), &twice, &stays).unwrap();
        let ids: Vec<&str> = changes.iter().map(|(before, _)| before.id()).collect();
        assert!(ids.len() == 2 && ids.contains(&contract.id()) && ids.contains(&activity.id()), "{ids:?}");
        let after = |id: &str| changes.iter().find(|(before, _)| before.id() == id).unwrap().1.clone();
        let of_contract = after(contract.id());
        assert_eq!((of_contract.text("handler"), of_contract.text("manager")), (Some(stays.id()), Some(stays.id())));
        assert_eq!(after(activity.id()).text("attendee_list"), Some(format!("{}、李四", stays.id()).as_str()));
        assert_eq!(replaced("a、b", "c", "d"), None);
        assert_eq!(linked(&stays, "GW-2024-0009"), "GW-2024-0009");
    }

    #[test]
    fn itself_a_dissolved_unit_and_what_it_rests_on_are_no_duplicates() {
        let mut fixture = Fixture::new();
        let (unit, heir) = (fixture.add(&UNIT, &[]), fixture.add(&UNIT, &[]));
        let old = fixture.add(&UNIT, &[("state", "succeeded"), ("successor", heir.id())]);
        assert!(refused(&unit, &heir).is_none());
        for (one, into) in [(&unit, &unit), (&old, &heir)] {
            assert_well_said(&refused(one, into).unwrap());
        }
        let first = fixture.add(&DOCUMENT, &[]);
        let later = fixture.add(&DOCUMENT, &[("replaces", first.id())]);
        let said = refused(&first, &later).unwrap();
        assert!(said.text.en.contains("replaces"), "{}", said.text.en);
    }
}
