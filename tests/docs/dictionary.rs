//! The data dictionary: fields, states and verbs of every kind, as the catalogue has them.

use std::fmt::Write as _;

use chengxin::analysis::standing;
use chengxin::catalog::{self, KINDS};
use chengxin::messages::Lang;
use chengxin::schema::{CodeList, Field, Kind, Lifecycle, Type};

use crate::pages::cell;

fn pick<'t>(lang: Lang, zh: &'t str, en: &'t str) -> &'t str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Adds the dictionary to a manual.
pub fn write(out: &mut String, lang: Lang) {
    let _ = write!(out, "\n## {}\n", pick(lang, "数据字典", "Data dictionary"));
    for kind in KINDS {
        head(out, kind, lang);
        fields(out, kind, lang);
        if let Some(lifecycle) = kind.lifecycle {
            states(out, lifecycle, lang);
            verbs(out, kind, lifecycle, lang);
        }
    }
}

fn head(out: &mut String, kind: &'static Kind, lang: Lang) {
    let (label, name, prefix, group) = (kind.label, kind.name, kind.prefix, kind.group.label());
    let _ = match lang {
        Lang::Zh => {
            write!(out, "\n### {label} ({name})\n\n组: {}。编号前缀: {prefix}。视图: v_{label}、v_{name}。", group.zh)
        }
        Lang::En => {
            write!(
                out,
                "\n### {name} ({label})\n\nGroup: {}. Id prefix: {prefix}. Views: v_{name}, v_{label}.",
                group.en
            )
        }
    };
    let keys: Vec<String> = kind.live_keys().map(|key| names(kind, key, lang).join(" + ")).collect();
    if !keys.is_empty() {
        let keys = keys.join(pick(lang, ";或 ", "; or "));
        let _ = write!(out, "{}{keys}{}", pick(lang, "主键: ", " Natural key: "), pick(lang, "。", "."));
    }
    let mounts: Vec<String> =
        catalog::mounts_of(kind).map(|m| format!("{} {}", m.group.name(lang), pick(lang, m.label, m.name))).collect();
    if !mounts.is_empty() {
        let mounts = mounts.join(pick(lang, "、", ", "));
        let _ = write!(out, "{}{mounts}{}", pick(lang, "也见于: ", " Also under: "), pick(lang, "。", "."));
    }
    out.push_str("\n\n");
}

fn fields(out: &mut String, kind: &'static Kind, lang: Lang) {
    out.push_str(match lang {
        Lang::Zh => "| 字段 | 键 | 类型 | 必填 | 主键 | 隐私 | 别名 | 可选值 |\n|-|-|-|-|-|-|-|-|\n",
        Lang::En => {
            "| key | label | type | required | natural key | private | aliases | choices |\n|-|-|-|-|-|-|-|-|\n"
        }
    });
    for field in kind.columns() {
        let mark = |on: bool| if on { pick(lang, "是", "yes") } else { "" };
        let (first, second) = match lang {
            Lang::Zh => (field.label.to_owned(), format!("`{}`", field.name)),
            Lang::En => (format!("`{}`", field.name), field.label.to_owned()),
        };
        let _ = writeln!(
            out,
            "| {first} | {second} | {} | {} | {} | {} | {} | {} |",
            kind_of(field, lang),
            mark(field.required),
            mark(field.key),
            mark(field.private),
            cell(&field.aliases.join("、")),
            cell(&choices(field, lang))
        );
    }
    computed(out, kind, lang);
}

/// What is computed of the records of a kind and never stored.
fn computed(out: &mut String, kind: &'static Kind, lang: Lang) {
    if standing::values(kind).is_empty() {
        return;
    }
    out.push_str(pick(
        lang,
        "\n| 算出的值 | 键 | 类型 | 算法 |\n|-|-|-|-|\n",
        "\n| computed | label | type | computed as |\n|-|-|-|-|\n",
    ));
    for value in standing::values(kind) {
        let field = &value.field;
        let (first, second) = match lang {
            Lang::Zh => (field.label.to_owned(), format!("`{}`", field.name)),
            Lang::En => (format!("`{}`", field.name), field.label.to_owned()),
        };
        let _ = writeln!(out, "| {first} | {second} | {} | {} |", kind_of(field, lang), cell(value.formula.get(lang)));
    }
}

/// The type; what the program keeps by itself is marked.
fn kind_of(field: &Field, lang: Lang) -> String {
    let word = cell(&field.ty.word().get(lang).replace('_', " "));
    if field.system { format!("{word}{}", pick(lang, "(程序填)", " (by the program)")) } else { word }
}

fn choices(field: &Field, lang: Lang) -> String {
    match field.ty {
        Type::Code(list) | Type::List(&Type::Code(list)) => codes(list, lang),
        _ => String::new(),
    }
}

fn codes(list: &CodeList, lang: Lang) -> String {
    let item = |i: &chengxin::schema::CodeItem| match lang {
        Lang::Zh => format!("{} {}", i.zh, i.code),
        Lang::En => format!("{} {}", i.code, i.zh),
    };
    list.items.iter().map(item).collect::<Vec<_>>().join(pick(lang, "、", ", "))
}

fn states(out: &mut String, lifecycle: &Lifecycle, lang: Lang) {
    let _ = writeln!(
        out,
        "\n{}: {}\n",
        pick(lang, "状态(首个是初始)", "States, the first is the initial one"),
        codes(lifecycle.states, lang)
    );
}

fn verbs(out: &mut String, kind: &'static Kind, lifecycle: &Lifecycle, lang: Lang) {
    if lifecycle.verbs.is_empty() {
        return;
    }
    out.push_str(match lang {
        Lang::Zh => "| 动作 | 英文 | 从 | 到 | 须填 | 须第二人批准 |\n|-|-|-|-|-|-|\n",
        Lang::En => "| verb | Chinese | from | to | must be filled | second person approves |\n|-|-|-|-|-|-|\n",
    });
    let state =
        |code: &str| lifecycle.states.get(code).map_or_else(|| code.to_owned(), |item| item.label(lang).into_owned());
    for verb in lifecycle.verbs {
        let from: Vec<String> = verb.from.iter().map(|s| state(s)).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            pick(lang, verb.label, verb.name),
            pick(lang, verb.name, verb.label),
            from.join(pick(lang, "、", ", ")),
            verb.to.map_or_else(|| pick(lang, "不变", "unchanged").to_owned(), state),
            names(kind, verb.needs, lang).join(pick(lang, "、", ", ")),
            if verb.countersigned { pick(lang, "是", "yes") } else { "" }
        );
    }
}

/// Fields as people name them; one that has no column yet is left out.
fn names(kind: &'static Kind, fields: &[&str], lang: Lang) -> Vec<String> {
    fields.iter().filter_map(|name| kind.field(name)).map(|field| field.title(lang).into_owned()).collect()
}
