//! What makes a deadline still open, in SQL over the columns of its own kind. The partial indexes of a ledger and the
//! questions asked of it say it in the same words, since SQLite takes such an index only for a question that repeats it.

use super::ddl::quoted;
use crate::schema::kind::column;
use crate::schema::{Deadline, Kind, Type};

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
        if let Some(law) = Law::of(word) {
            if kind.field("domain").is_some() {
                all.push(law.governs(kind, prefix));
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

/// The law that a word in brackets limits a line to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// 招投标: the law of tendering and bidding.
    Bidding,
    /// 采购: that of procurement, which is every other.
    Procurement,
}

impl Law {
    /// The law that a word names.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "采购" => Some(Self::Procurement),
            "招投标" => Some(Self::Bidding),
            _ => None,
        }
    }

    /// The condition that it governs a record of a kind; columns stand behind `prefix`. Blank, and so not met, where the
    /// record itself is none.
    pub fn governs(self, kind: &'static Kind, prefix: &str) -> String {
        let bidding = match kind.field("method") {
            Some(_) => bidding(prefix),
            None => format!("{prefix}{} = 'bidding'", quoted("domain")),
        };
        format!("({bidding}) = {}", i32::from(self == Self::Bidding))
    }
}

/// Whether a procedure is governed by the law of tendering and bidding, in SQL over its columns: those entered so, and works
/// that are put out to tender, whatever domain they were entered under. `rules::procurement::regime` says the same of a row.
pub fn bidding(prefix: &str) -> String {
    let of = |name: &str| format!("{prefix}{}", quoted(name));
    format!(
        "CASE WHEN {} = 'bidding' THEN 1 ELSE {} = 'works' AND {} IN ('open', 'invited') END",
        of("domain"),
        of("object"),
        of("method")
    )
}

/// A text in SQL.
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
