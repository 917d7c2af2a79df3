//! 清单事项: a list of fees says the fee, and a new version replaces the former one in the same act.

use chrono::NaiveDate;
use serde::Deserialize;

use super::source::LISTS;
use super::{Moment, hint, ids, refusal, require, view};
use crate::both;
use crate::catalog::governance::ITEM;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::schema::Row;
use crate::schema::kind::column;
use crate::store::{Operation, Reader};

#[derive(Deserialize)]
struct Item<'a> {
    id: &'a str,
    list_kind: &'a str,
    item_code: &'a str,
    version: i64,
    valid_from: NaiveDate,
}

/// Current versions of the same item, this one left out.
fn current(reader: Reader<'_>, item: &Item<'_>) -> Result<Vec<Row>> {
    let mut found = reader.children(&ITEM, "item_code", item.item_code)?;
    found
        .retain(|row| row.id() != item.id && row.state() == "current" && row.text("list_kind") == Some(item.list_kind));
    Ok(found)
}

/// item.enact: an item of the list of fees names its standard (programme 2(1): 涉企收费清单).
pub(super) fn fee_needs_standard(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<Item<'_>>(moment.after)?.list_kind != "fee" {
        return Ok(Vec::new());
    }
    Ok(require(moment.after, &["fee_standard"], &Both::fixed("涉企收费清单", "an item of the list of fees"), LISTS))
}

/// item.enact: what is in force has a lower version and began no later, so that the versions follow one another.
pub(super) fn versions_follow(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let item: Item<'_> = view(moment.after)?;
    let (version, from) = (item.version, item.valid_from);
    let mut later = current(moment.reader, &item)?;
    later.retain(|row| {
        row.int("version").is_some_and(|v| v > version) || row.date("valid_from").is_some_and(|day| day > from)
    });
    let Some(first) = later.first() else { return Ok(Vec::new()) };
    let (list, look) = (hint::list(&ids(&later)), hint::show(first.id()));
    let (zh, en) = (list.zh, list.en);
    let text = both!(
        "第 {version} 版自 {from} 生效,早于现行的 {zh}",
        "version {version} from {from} comes before what is in force: {en}"
    );
    Ok(vec![refusal(&text, LISTS).on("valid_from").hint(look)])
}

/// Nothing is left undone.
#[expect(clippy::unnecessary_wraps, reason = "the form of every effect")]
pub(super) const fn foresee(_reader: Reader<'_>, _after: &Row, _on: NaiveDate) -> Result<Vec<Fault>> {
    Ok(Vec::new())
}

/// item.enact: the former current version is replaced; its last day is the one before the new version begins, or its own
/// first day where both begin on one.
pub(super) fn replace_former(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let item: Item<'_> = view(after)?;
    for former in current(op.reader(), &item)? {
        let mut replaced = former.clone();
        let last = item.valid_from.pred_opt().unwrap_or(item.valid_from);
        let last = former.date("valid_from").map_or(last, |first| first.max(last));
        replaced.set(column::STATE, "replaced");
        replaced.set("valid_to", last);
        op.update(&former, replaced, "replace", Some(on))?;
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use crate::catalog::governance::ITEM;
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn a_fee_has_a_standard() {
        let mut fixture = Fixture::new();
        let item = fixture.add(&ITEM, &[("list_kind", "fee")]);
        fixture.fires("fee_needs_standard", &item, &[]);
        fixture.passes("fee_needs_standard", &item, &[("fee_standard", "每件 10 元")]);
        fixture.passes("fee_needs_standard", &item, &[("list_kind", "power")]);
    }

    #[test]
    fn versions_follow_one_another() {
        let mut fixture = Fixture::new();
        let same = |version, from, state| {
            [
                ("list_kind", "power"),
                ("item_code", "QL-1"),
                ("version", version),
                ("valid_from", from),
                ("state", state),
            ]
        };
        let current = fixture.add(&ITEM, &same("2", "2024-01-01", "current"));
        let old = fixture.add(&ITEM, &same("1", "2024-02-01", "draft"));
        let new = fixture.add(&ITEM, &same("3", "2024-01-01", "draft"));
        assert!(fixture.guard("versions_follow", &old, &[])[0].text.zh.contains(current.id()));
        fixture.fires("versions_follow", &new, &[("valid_from", "2023-12-31")]);
        fixture.passes("versions_follow", &new, &[]);
        fixture.passes("versions_follow", &old, &[("list_kind", "duty")]);
    }

    #[test]
    fn a_new_version_replaces_the_former_one_and_no_other() {
        let mut fixture = Fixture::new();
        let item = |code, version, from, state| {
            [("list_kind", "power"), ("item_code", code), ("version", version), ("valid_from", from), ("state", state)]
        };
        let former = fixture.add(&ITEM, &item("QL-1", "1", "2023-01-01", "current"));
        let other = fixture.add(&ITEM, &item("QL-2", "1", "2023-01-01", "current"));
        let duty = [("list_kind", "duty"), ("item_code", "QL-1"), ("version", "1"), ("state", "current")];
        let duty = fixture.add(&ITEM, &duty);
        let new = fixture.add(&ITEM, &item("QL-1", "2", "2024-04-01", "draft"));
        let new = fixture.change(&new, &[("state", "current")]);
        fixture.write("enact", "甲", |op| apply_effect("former_version_replaced", op, &new, day("2024-03-28")));
        let state = |id: &str| {
            let row = fixture.reader().get(&ITEM, id).unwrap().unwrap();
            (row.state().to_owned(), row.date("valid_to").map(|d| d.to_string()))
        };
        assert_eq!(state(former.id()), ("replaced".to_owned(), Some("2024-03-31".to_owned())));
        assert_eq!(state(other.id()), ("current".to_owned(), None));
        assert_eq!(state(duty.id()), ("current".to_owned(), None));
        assert_eq!(state(new.id()), ("current".to_owned(), None));
    }
}
