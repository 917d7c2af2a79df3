//! What `show` says of a list item: what changed since the version before.

use crate::both;
use crate::catalog::governance::ITEM;
use crate::error::Result;
use crate::messages::{Both, Lang};
use crate::schema::kind::column;
use crate::schema::{Columns, Names, Row};
use crate::store::Reader;

/// Fields that differ between any two versions, or only say that there are two.
const OWN: [&str; 9] = [
    column::ID,
    column::STATE,
    column::REV,
    "version",
    "valid_from",
    "valid_to",
    "change_kind",
    "change_no",
    "published_on",
];

/// 版本差异: an item field by field against the version before it (kinds.md §2.9); `None` for other kinds and where that version
/// is not on record.
///
/// # Errors
/// When the ledger cannot be read.
pub(super) fn difference(
    reader: Reader<'_>,
    row: &Row,
    columns: &Columns,
    names: &mut dyn Names,
) -> Result<Option<(String, String)>> {
    let Some(former) = former(reader, row)? else { return Ok(None) };
    let shown = |row: &Row, names: &mut dyn Names| -> Vec<_> {
        let mut showing = columns.showing(row, names);
        columns.cells(row).map(|(field, value)| (field, field.show(value, &mut showing))).collect()
    };
    let (now, then) = (shown(row, names), shown(&former, names));
    let lang = columns.lang;
    let blank = Both::fixed("未填", "blank");
    let filled = |text: &str| if text.is_empty() { blank.get(lang).to_owned() } else { text.to_owned() };
    let changed: Vec<String> = now
        .iter()
        .zip(&then)
        .filter(|((field, now), (_, then))| now != then && !OWN.contains(&field.name))
        .map(|((field, now), (_, then))| format!("{}: {} -> {}", field.header(lang), filled(then), filled(now)))
        .collect();
    let id = former.id();
    let told = match (changed.is_empty(), lang) {
        (true, _) => Both::fixed("没有变动", "nothing changed").get(lang).to_owned(),
        (false, Lang::Zh) => changed.join(";"),
        (false, Lang::En) => changed.join("; "),
    };
    let said = both!("对比 {id}: {told}", "against {id}: {told}");
    Ok(Some((Both::fixed("版本差异", "difference").get(lang).to_owned(), said.get(lang).to_owned())))
}

/// The version before an item: the same code in the same list, one number lower.
fn former(reader: Reader<'_>, row: &Row) -> Result<Option<Row>> {
    let (Some(code), Some(version)) = (row.text("item_code"), row.int("version")) else { return Ok(None) };
    if row.kind().name != ITEM.name {
        return Ok(None);
    }
    let found = reader.children(&ITEM, "item_code", code)?.into_iter().find(|other| {
        other.text("list_kind") == row.text("list_kind") && other.int("version") == version.checked_sub(1)
    });
    Ok(found)
}
