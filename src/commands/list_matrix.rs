//! `governance lists`: how many current items each unit has in each of the five lists, and who has none (programme 2(1)).

use std::collections::BTreeMap;

use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::catalog::codes::LIST_KIND;
use crate::catalog::governance::ITEM;
use crate::catalog::registry::UNIT;
use crate::error::Result;
use crate::messages::{Both, plural};
use crate::render::Head;
use crate::schema::filter::Query;

/// Units that answer for lists of their own (kinds.md §2.9, 缺清单单位).
const UNITS: [&str; 4] = ["dept", "town", "street", "zone"];

/// Prints the matrix; 0 marks a list without a current item, and their sum is told below it.
///
/// # Errors
/// When the ledger cannot be read or the output cannot be written.
pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let (lang, ledger) = (s.lang(), s.open_read()?);
    let reader = ledger.read();
    let mut current: BTreeMap<(String, String), i64> = BTreeMap::new();
    reader.each(&ITEM, &Query::default(), &mut |item| {
        if let (Some(unit), Some(list), "current") = (item.text("unit"), item.text("list_kind"), item.state()) {
            *current.entry((unit.to_owned(), list.to_owned())).or_default() += 1;
        }
        Ok(())
    })?;
    let (mut rows, mut lacking) = (Vec::new(), 0);
    for unit in reader.all(&UNIT, &Query::default())? {
        if unit.state() != "active" || !unit.text("kind").is_some_and(|kind| UNITS.contains(&kind)) {
            continue;
        }
        let mut row = vec![Cell::Text(unit.id().to_owned()), Cell::maybe(unit.text("name").map(str::to_owned))];
        for list in LIST_KIND.items {
            let count = current.get(&(unit.id().to_owned(), list.code.to_owned())).copied().unwrap_or(0);
            lacking += usize::from(count == 0);
            row.push(Cell::Int(count));
        }
        rows.push(row);
    }
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut keys = vec!["unit_id", "unit"];
    keys.extend(LIST_KIND.items.iter().map(|list| list.code));
    let mut heads = vec![Head::text(word("编号", "id")).rigid().keep(), Head::text(word("单位", "unit")).keep()];
    heads.extend(LIST_KIND.items.iter().map(|list| Head::number(list.label(lang))));
    let count = rows.len();
    small(s, &keys, heads, rows)?;
    let (units, lists) = (plural(count, "unit"), plural(lacking, "list"));
    s.ui.status(&both!("{count} 个单位,缺 {lacking} 项清单(没有现行事项)", "{units}; {lists} without a current item"));
    Ok(0)
}
