//! `history`: everything that ever happened to a record, change by change, who and why.

use serde_json::{Map, Value as Json};

use super::output::{self, Output};
use super::session::{Session, record};
use crate::error::Result;
use crate::messages::{Both, Lang};
use crate::render::{Format, changes};
use crate::schema::{Columns, Kind, Mask, Names, Row, Style};
use crate::store::{Change, LoggedOperation, image};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let mask = s.mask()?;
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let today = s.today(reader)?;
    let output = Output::of(s, Some(Format::Table))?;
    let mut names = reader.directory(&s.folder());
    let mut text = String::new();
    let mut objects = Vec::new();
    for operand in s.args().positionals() {
        let row = record(reader, kind, operand, today)?;
        for (op, change) in reader.history(row.id())? {
            let lines = lines(kind, &change, s.lang(), mask, &mut names)?;
            if matches!(output.format, Format::Json | Format::JsonLines) {
                objects.push(json(&op, &change, kind, mask)?);
            } else {
                text.push_str(&head(&op, &change, s.lang()));
                text.push_str(&changes(&lines, s.lang(), s.ui.width));
                text.push('\n');
            }
        }
    }
    if matches!(output.format, Format::Json | Format::JsonLines) {
        let lines: Vec<String> = objects.iter().map(Json::to_string).collect();
        text = match output.format {
            Format::JsonLines => lines.iter().map(|l| format!("{l}\n")).collect(),
            _ => format!("[\n{}\n]\n", lines.join(",\n")),
        };
    }
    output::text(s, &output, &text)?;
    Ok(0)
}

fn head(op: &LoggedOperation, change: &Change, lang: Lang) -> String {
    let mut out = format!(
        "{}  {}  {}  {}  {}",
        op.seq,
        when(&op.at),
        op.operator,
        action(&change.action, Some(&change.kind), lang),
        change.record
    );
    let mut add = |zh: &str, en: &str, text: &str| {
        let word = if lang == Lang::Zh { zh } else { en };
        out.push_str(&format!("  {word}: {text}"));
    };
    if let Some(date) = &change.effective_on {
        add("日期", "date", date);
    }
    if let Some(name) = &op.approved_by {
        add("批准人", "approved by", name);
    }
    if let Some(reason) = &op.reason {
        add("原因", "reason", reason);
    }
    out.push('\n');
    out
}

/// The minute of a logged time as a clerk reads it; JSON keeps the seconds and the offset.
pub(super) fn when(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}

/// The word for an action on a record of a kind (by its name): a common verb, a verb of that kind, or what the program
/// did by itself. Kinds may have different words for verbs of one English name.
pub(super) fn action(name: &str, kind: Option<&str>, lang: Lang) -> String {
    if lang == Lang::En {
        return name.replace('_', "-");
    }
    let own = [
        ("undo", "撤销"),
        ("redo", "重做"),
        ("reveal", "显示隐私"),
        ("look_up", "查阅"),
        ("set", "设置"),
        ("answer", "答复发现"),
        ("clear", "清除"),
        ("effect", "联动"),
    ];
    if let Some((_, zh)) = own.iter().find(|(en, _)| *en == name) {
        return (*zh).to_owned();
    }
    if let Some(label) = crate::cli::verb_label(name) {
        return label.zh.to_owned();
    }
    let kind = crate::catalog::KINDS.iter().find(|k| Some(k.name) == kind);
    let verb = kind.and_then(|k| k.lifecycle).and_then(|l| l.verbs.iter().find(|v| v.name == name));
    verb.map_or_else(|| name.to_owned(), |v| v.label.to_owned())
}

/// True when a person may call an action by that word, on whatever kind.
pub(super) fn is_called(name: &str, word: &str) -> bool {
    let kinds = crate::catalog::KINDS.iter().map(|k| Some(k.name));
    name == word || std::iter::once(None).chain(kinds).any(|kind| action(name, kind, Lang::Zh) == word)
}

/// Label, before and after of every field that a change touched.
pub(super) fn lines(
    kind: &'static Kind,
    change: &Change,
    lang: Lang,
    mask: Mask,
    names: &mut dyn Names,
) -> Result<Vec<(String, String, String)>> {
    let after = image::row(kind, &change.record, &change.after)?;
    let columns = Columns::all(kind, lang, mask, Style::Screen);
    let before = before(kind, change, &after)?;
    let touched = match &before {
        Some(before) => before.differences(&after),
        None => (1..after.values().len() - 1).filter(|&i| !after.values()[i].is_null()).collect(),
    };
    let mut out = Vec::new();
    for i in touched {
        let field = &kind.columns()[i];
        let old = before.as_ref().map(|b| field.show(&b.values()[i], &mut columns.showing(b, names)));
        let new = field.show(&after.values()[i], &mut columns.showing(&after, names));
        out.push((field.title(lang).into_owned(), old.unwrap_or_default(), new));
    }
    Ok(out)
}

fn before(kind: &'static Kind, change: &Change, after: &Row) -> Result<Option<Row>> {
    let Some(image) = &change.before else { return Ok(None) };
    let mut before = after.clone();
    for (name, json) in image::members(image)? {
        if let Some(index) = kind.index(&name)
            && let Some(value) = image::value(&kind.columns()[index].ty, &json)
        {
            before.set_at(index, value);
        }
    }
    Ok(Some(before))
}

/// One change as JSON: the operation's header and the touched fields with both values.
pub(super) fn json(op: &LoggedOperation, change: &Change, kind: &'static Kind, mask: Mask) -> Result<Json> {
    let after = image::row(kind, &change.record, &change.after)?;
    let before = before(kind, change, &after)?;
    let mut fields = Map::new();
    for (i, field) in kind.columns().iter().enumerate().skip(1) {
        let (old, new) = (before.as_ref().map(|b| &b.values()[i]), &after.values()[i]);
        if old.is_some_and(|o| o != new) || (old.is_none() && !new.is_null()) {
            let mut pair = Map::new();
            pair.insert("before".into(), old.map_or(Json::Null, |o| field.to_json(o, mask)));
            pair.insert("after".into(), field.to_json(new, mask));
            fields.insert(field.json_key(), Json::Object(pair));
        }
    }
    Ok(serde_json::json!({
        "operation": op.seq, "at": op.at, "operator": op.operator, "host": op.host, "action": change.action,
        "record": change.record, "effective_on": change.effective_on, "approved_by": op.approved_by,
        "reason": op.reason, "fields": fields,
    }))
}

/// Nothing to say in either language: an operation that only looked.
pub(super) fn nothing() -> Both {
    Both::fixed("没有改动", "no change")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_called_as_its_own_kind_calls_it() {
        for (kind, zh) in [("contract", "验收"), ("entry", "入档")] {
            assert_eq!(action("accept", Some(kind), Lang::Zh), zh);
            assert!(is_called("accept", zh));
        }
        assert_eq!(action("accept", None, Lang::Zh), "accept");
        assert!(is_called("accept", "accept") && !is_called("accept", "办结"));
    }
}
