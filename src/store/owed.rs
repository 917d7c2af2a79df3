//! What makes a deadline still open, in SQL over the columns of its own kind. The partial indexes of a ledger and the
//! questions asked of it say it in the same words, since SQLite takes such an index only for a question that repeats it.

use super::ddl::quoted;
use crate::schema::kind::column;
use crate::schema::{Deadline, Group, Kind, Type};

/// The conditions that a record still owes what a line asks for; columns stand behind `prefix` (`t.`, or nothing in an index).
/// What stands in other registers is not among them, nor are the states.
pub fn conditions(kind: &'static Kind, line: &Deadline, prefix: &str) -> Vec<String> {
    let of = |name: &str| format!("{prefix}{}", quoted(name));
    let mut all = vec![format!("{} IS NULL", of(column::VOID_ON))];
    all.extend(limits(kind, line, prefix));
    if !line.owed_for.is_empty() {
        all.push(format!("{} IS NOT NULL", of(line.owed_for)));
    }
    // A line that ends in its own start recurs: a newer day moves it on.
    if line.satisfied_by != line.start
        && let Some(field) = kind.field(line.satisfied_by)
    {
        let blank = if matches!(field.ty, Type::Bool) { "IS NOT 1" } else { "IS NULL" };
        all.push(format!("{} {blank}", of(field.name)));
    }
    all
}

/// Each line that a field of its own kind satisfies, with the name and the conditions of the index that finds what is
/// owed without reading all that is done.
pub fn indexed(kind: &'static Kind) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    let asked = |d: &&Deadline| !d.minimum && !d.yearly && d.satisfied_by != d.start;
    for line in kind.deadlines.iter().filter(asked).filter(|d| kind.field(d.satisfied_by).is_some()) {
        let all = conditions(kind, line, "");
        if out.iter().any(|(_, known)| *known == all) {
            continue;
        }
        let plain = format!("{}_open_{}", kind.name, line.satisfied_by);
        let taken = |name: &String| out.iter().any(|(known, _)| known == name);
        let name = (2..).map(|n| format!("{plain}_{n}")).find(|name| !taken(name));
        let name = if taken(&plain) { name.unwrap_or(plain) } else { plain };
        out.push((name, all));
    }
    out
}

/// The words in brackets that a column of the kind itself answers: its domain, or codes of its fields; of one field any,
/// of several fields all.
fn limits(kind: &'static Kind, line: &Deadline, prefix: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut codes: Vec<(&'static str, Vec<String>)> = Vec::new();
    for word in line.limits {
        if let Some(sign) = domain_sign(word) {
            if kind.field("domain").is_some() {
                let domain = format!("{prefix}{}", quoted("domain"));
                all.push(format!("coalesce({domain}, {}) {sign} 'bidding'", domain_of(kind)));
            }
            continue;
        }
        let found = kind.fields.iter().find_map(|f| match f.ty {
            Type::Code(list) => list.items.iter().find(|i| i.zh == *word).map(|i| (f.name, i.code)),
            _ => None,
        });
        // A test of the catalogue finds every word.
        let Some((field, code)) = found else { continue };
        match codes.iter_mut().find(|(name, _)| *name == field) {
            Some((_, all)) => all.push(literal(code)),
            None => codes.push((field, vec![literal(code)])),
        }
    }
    all.extend(codes.into_iter().map(|(field, all)| format!("{prefix}{} IN ({})", quoted(field), all.join(", "))));
    all
}

/// How a word in brackets that names a domain compares it with that of tendering by law: 采购 is every other.
pub fn domain_sign(word: &str) -> Option<&'static str> {
    match word {
        "采购" => Some("<>"),
        "招投标" => Some("="),
        _ => None,
    }
}

/// The domain of records of a kind that do not say it themselves, as an SQL text.
pub fn domain_of(kind: &Kind) -> &'static str {
    if kind.group == Group::Procurement { "'procurement'" } else { "'general'" }
}

/// A text in SQL.
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
