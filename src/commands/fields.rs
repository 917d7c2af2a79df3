//! `fields`: the data dictionary of a kind: keys, labels, types, what is required, what is chosen from.

use super::session::Session;
use super::small::{Cell, small};
use crate::analysis::standing;
use crate::both;
use crate::catalog::{self, KINDS};
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Label, Lang};
use crate::render::Head;
use crate::schema::{Field, Kind, Type};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    if s.args().flag("all") {
        return print(s, KINDS);
    }
    let words: Vec<&str> = s.args().positionals();
    let Some(word) = words.last() else { return kinds(s) };
    match catalog::kind(word) {
        Some(kind) => of_kind(s, kind),
        None => {
            let near = crate::cli::suggest::nearest(word, KINDS.iter().flat_map(|k| [k.label, k.name]));
            let fault = Fault::new(&codes::E1001, both!("没有\"{word}\"这个名词", "no noun \"{word}\""));
            let near = near.join("、");
            Err(if near.is_empty() {
                fault.hint(both!("看全部: chengxin 字段", "see them all: chengxin fields"))
            } else {
                fault.hint(both!("相近: {near}", "nearest: {near}"))
            }
            .into())
        }
    }
}

/// True for `--fields help`: the fields themselves are asked for.
pub(super) fn asked_for(s: &Session<'_>) -> bool {
    s.globals().fields.as_deref().is_some_and(crate::cli::filter::is_help)
}

/// The fields of one kind.
pub(super) fn of_kind(s: &mut Session<'_>, kind: &'static Kind) -> Result<u8> {
    print(s, &[kind])
}

/// Every kind with its prefix, group and size.
fn kinds(s: &mut Session<'_>) -> Result<u8> {
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::text(word("名词", "noun")).keep(),
        Head::text(word("键", "key")).keep(),
        Head::text(word("前缀", "prefix")),
        Head::text(word("组", "group")),
        Head::number(word("字段数", "fields")),
        Head::text(word("视图", "views")),
    ];
    let rows = KINDS
        .iter()
        .map(|k| {
            vec![
                Cell::Word(k.name, k.both()),
                Cell::Text(k.name.to_owned()),
                Cell::Text(k.prefix.to_owned()),
                Cell::Word(k.group.label().en, Both::fixed(k.group.label().zh, k.group.label().en)),
                Cell::Int(k.inputs().count() as i64),
                Cell::Text(format!("v_{} v_{}", k.label, k.name)),
            ]
        })
        .collect::<Vec<_>>();
    small(s, &["noun", "key", "prefix", "group", "fields", "views"], heads, rows)?;
    Ok(0)
}

fn print(s: &mut Session<'_>, kinds: &[&'static Kind]) -> Result<u8> {
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut heads = vec![
        Head::text(word("键", "key")).keep(),
        Head::text(word("名称", "label")).keep(),
        Head::text(word("类型", "type")),
        Head::text(word("必填", "required")),
        Head::text(word("主键", "natural key")),
        Head::text(word("隐私", "private")),
        Head::text(word("别名", "aliases")),
        Head::text(word("可选值", "choices")),
        Head::text(word("算法", "computed as")),
    ];
    let mut keys = vec!["key", "label", "type", "required", "natural_key", "private", "aliases", "choices", "formula"];
    let several = kinds.len() > 1;
    if several {
        heads.insert(0, Head::text(word("名词", "noun")).keep());
        keys.insert(0, "kind");
    }
    let mut rows = Vec::new();
    for kind in kinds {
        let stored = kind.columns().iter().map(|field| line(field, None, lang));
        let computed = standing::values(kind).iter().map(|v| line(&v.field, Some(v.formula), lang));
        for mut row in stored.chain(computed) {
            if several {
                row.insert(0, Cell::Word(kind.name, kind.both()));
            }
            rows.push(row);
        }
    }
    small(s, &keys, heads, rows)?;
    Ok(0)
}

fn line(field: &'static Field, formula: Option<Label>, lang: Lang) -> Vec<Cell> {
    let mark = |on: bool| if on { Cell::Word("yes", Both::fixed("是", "yes")) } else { Cell::Blank };
    let label = Both { zh: field.label.into(), en: field.title(Lang::En) };
    let choices = match field.ty {
        Type::Code(list) => list
            .items
            .iter()
            .map(|i| if lang == Lang::Zh { format!("{}={}", i.zh, i.code) } else { i.code.to_owned() })
            .collect::<Vec<_>>()
            .join("、"),
        Type::Ref(kind) => kind.both().get(lang).to_owned(),
        _ => String::new(),
    };
    vec![
        Cell::Text(field.name.to_owned()),
        Cell::Word(field.label, label),
        Cell::Word(type_key(&field.ty), field.ty.word()),
        mark(field.required),
        mark(field.key),
        mark(field.private),
        Cell::Text(field.aliases.join("、")),
        Cell::Text(choices),
        formula.map_or(Cell::Blank, |formula| Cell::Word(formula.en, Both::fixed(formula.zh, formula.en))),
    ]
}

/// The type's name in JSON, which does not change with the language.
fn type_key(ty: &Type) -> &'static str {
    match ty {
        Type::Text => "text",
        Type::Note => "note",
        Type::Date => "date",
        Type::Month => "month",
        Type::Year => "year",
        Type::Money => "money",
        Type::Rate => "rate",
        Type::Score => "score",
        Type::Int => "int",
        Type::Bool => "bool",
        Type::Code(_) => "code",
        Type::Uscc => "uscc",
        Type::IdNo => "idno",
        Type::Phone => "phone",
        Type::Url => "url",
        Type::DocNo => "docno",
        Type::File => "file",
        Type::Ref(_) => "ref",
        Type::AnyRef(_) => "anyref",
        Type::List(_) => "list",
    }
}
