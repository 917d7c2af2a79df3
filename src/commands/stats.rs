//! `stats`: counts records and sums amounts, grouped by a field.

use std::collections::BTreeMap;

use super::computed::Computing;
use super::list;
use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::error::{Fault, Result, codes};
use crate::messages::Both;
use crate::render::Head;
use crate::schema::filter::Query;
use crate::schema::kind::column;
use crate::schema::{Columns, Field, Style, Type, Value};

/// Count and sums of one group.
#[derive(Default)]
struct Group {
    /// What its records have in the field.
    value: Value,
    count: i64,
    sums: Vec<i64>,
}

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let mask = s.mask()?;
    let ledger = s.open_read()?;
    let by = by(s, kind)?;
    // Statistics cover the whole register; filters narrow it.
    let query = Query { closed: true, sort: Vec::new(), limit: None, ..list::query(s, ledger.read(), kind)? };
    let amounts: Vec<&'static Field> =
        kind.columns().iter().filter(|f| matches!(f.ty, Type::Money) && f.listed).collect();
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut key_of: std::collections::HashMap<Value, String> = std::collections::HashMap::new();
    let mut names = ledger.read().directory(&s.folder());
    let columns = Columns::all(kind, s.lang(), mask, Style::Screen);
    let mut computing = Computing::of(s, ledger.read(), &columns, &query)?;
    let all: Vec<usize> = (0..kind.columns().len()).collect();
    ledger.read().each_of(kind, &query, &all, &mut |row| {
        if !computing.as_mut().map_or(Ok(true), |computing| computing.fill(row))? {
            return Ok(());
        }
        let value = row.get(by.name);
        let key = match key_of.get(value) {
            Some(key) => key.clone(),
            None => {
                let shown = by.show(value, &mut columns.showing(row, &mut names));
                key_of.insert(value.clone(), shown.clone());
                shown
            }
        };
        let group = groups.entry(key).or_default();
        if group.count == 0 {
            group.value = value.clone();
        }
        group.count += 1;
        group.sums.resize(amounts.len(), 0);
        for (sum, field) in group.sums.iter_mut().zip(&amounts) {
            *sum = sum.saturating_add(row.int(field.name).unwrap_or(0));
        }
        Ok(())
    })?;
    if groups.is_empty() {
        s.ui.status(&both!("没有符合条件的记录", "no record fits"));
        return Ok(u8::from(s.args().flag("fail-empty")));
    }
    print(s, by, &amounts, groups)?;
    Ok(0)
}

fn by(s: &Session<'_>, kind: &'static crate::schema::Kind) -> Result<&'static Field> {
    let Some(word) = s.args().text("by") else {
        let first_code = kind.columns().iter().find(|f| matches!(f.ty, Type::Code(_)));
        let field = kind.field(column::STATE).or(first_code);
        return field.ok_or_else(|| anyhow::anyhow!("every kind has a code field").into());
    };
    kind.find_field(word).ok_or_else(|| {
        Fault::new(&codes::E1003, both!("没有字段\"{word}\"", "no field \"{word}\""))
            .hint(
                both!("看全部: chengxin 字段 {}", "see them all: chengxin fields {}", kind.label)
                    .with_en(format!("see them all: chengxin fields {}", kind.name.replace('_', "-"))),
            )
            .into()
    })
}

fn print(
    s: &mut Session<'_>,
    by: &'static Field,
    amounts: &[&'static Field],
    groups: BTreeMap<String, Group>,
) -> Result<()> {
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut heads = vec![Head::text(by.title(lang)).keep(), Head::number(word("条数", "records"))];
    let mut keys = vec![by.json_key(), "count".to_owned()];
    for field in amounts {
        heads.push(Head::number(field.header(lang)));
        keys.push(field.json_key());
    }
    let mut rows = Vec::new();
    let mut total = Group { sums: vec![0; amounts.len()], ..Group::default() };
    for (key, group) in groups {
        // Programs read codes and ids, which do not change with the language.
        let head = match (&by.ty, group.value) {
            (Type::Code(_) | Type::Ref(_), Value::Text(code)) => Cell::State(code, Both::same(key)),
            _ => Cell::Text(key),
        };
        let mut row = vec![head, Cell::Int(group.count)];
        total.count += group.count;
        for (i, sum) in group.sums.iter().enumerate() {
            total.sums[i] = total.sums[i].saturating_add(*sum);
            row.push(Cell::Fen(*sum));
        }
        rows.push(row);
    }
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    small(s, &keys, heads, rows)?;
    let count = total.count;
    let records = crate::messages::plural(usize::try_from(count).unwrap_or(usize::MAX), "record");
    s.ui.status(&both!("共 {count} 条", "{records} in all"));
    Ok(())
}
