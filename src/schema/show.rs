//! The one door by which a value becomes text: tables, sheets and JSON all go through [`Field::show`].

use std::sync::Arc;

use serde_json::Value as Json;

use super::field::{Field, Type};
use super::kind::{Kind, column};
use super::row::Value;
use crate::messages::Lang;
use crate::terms;

/// The names of other records, as a list shows them.
pub trait Names {
    /// What people call a record: its first handle when that is unique, otherwise its id. Already masked where the
    /// record is a person and `mask` asks for it.
    fn name(&mut self, kind: &'static Kind, id: &str, mask: Mask) -> Arc<str>;
}

/// How much of personal data is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    /// Everything, after `--reveal` with a purpose.
    Nothing,
    /// Inside the office: identity and telephone numbers are masked, names are not.
    Numbers,
    /// Leaving the office: personal names too.
    Names,
}

/// For whose eyes a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A person at a terminal: thousands marks, names.
    Screen,
    /// A spreadsheet or a script: plain numbers, and the same text reads back as the same value.
    Data,
}

/// The circumstances of a showing.
pub struct Showing<'n> {
    /// Language of codes and yes/no.
    pub lang: Lang,
    /// For whose eyes.
    pub style: Style,
    /// What is masked.
    pub mask: Mask,
    /// The record is objected to: its state says so.
    pub disputed: bool,
    /// Names of referenced records.
    pub names: &'n mut dyn Names,
}

/// The key that JSON has besides, of a record that is objected to.
pub const DISPUTED: &str = "disputed";

/// The keys that JSON has besides, of a record shown alone: what is computed of it, and what cannot be and why.
pub const COMPUTED: [&str; 2] = ["computed", "not_computable"];

/// What the state of a record says while it is objected to (异议中).
pub const fn disputed(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "(异议中)",
        Lang::En => " (objected to)",
    }
}

/// A state without that mark, as an import or a filter reads it back.
pub fn undisputed(word: &str) -> &str {
    let marks = [disputed(Lang::Zh), disputed(Lang::En).trim_start(), "（异议中）"];
    let bare = marks.into_iter().find_map(|mark| word.strip_suffix(mark));
    bare.unwrap_or(word).trim_end()
}

impl Field {
    /// The value as text.
    pub fn show(&self, value: &Value, showing: &mut Showing<'_>) -> String {
        let mut out = String::new();
        self.show_into(value, showing, &mut out);
        out
    }

    /// Appends the value as text; nothing for a blank.
    pub fn show_into(&self, value: &Value, showing: &mut Showing<'_>, out: &mut String) {
        match value {
            Value::Null => {}
            Value::Int(int) => show_int(&self.ty, *int, showing, out),
            Value::Date(date) => terms::date::push_iso(*date, out),
            Value::Text(text) => {
                show_text(&self.ty, self, text, showing, out);
                if showing.disputed && self.name == column::STATE {
                    out.push_str(disputed(showing.lang));
                }
            }
        }
    }

    /// The value as JSON: amounts as integer fen, dates as ISO text, codes as codes, references as ids.
    pub fn to_json(&self, value: &Value, mask: Mask) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Int(int) if matches!(self.ty, Type::Bool) => Json::Bool(*int != 0),
            Value::Int(int) if matches!(self.ty, Type::Rate | Type::Score) => {
                serde_json::from_str(&terms::rate::show(*int)).unwrap_or(Json::Null)
            }
            Value::Int(int) => Json::from(*int),
            Value::Date(date) => Json::String(date.to_string()),
            Value::Text(text) => Json::String(masked(&self.ty, self, text, mask).unwrap_or_else(|| text.clone())),
        }
    }

    /// Key of this field in JSON; an amount says its unit.
    pub fn json_key(&self) -> String {
        if matches!(self.ty, Type::Money) { format!("{}_fen", self.name) } else { self.name.to_owned() }
    }

    /// The value as it may stand in a log line or an error message: private values masked.
    pub fn show_masked(&self, text: &str) -> String {
        masked(&self.ty, self, text, Mask::Names).unwrap_or_else(|| text.to_owned())
    }
}

fn show_int(ty: &Type, int: i64, showing: &Showing<'_>, out: &mut String) {
    match ty {
        Type::Money => match showing.style {
            Style::Screen => out.push_str(&terms::money::show_grouped(int)),
            Style::Data => terms::money::push(int, out),
        },
        Type::Rate => {
            out.push_str(&terms::rate::show(int));
            out.push('%');
        }
        Type::Score => out.push_str(&terms::rate::show(int)),
        Type::Bool => out.push_str(match (int != 0, showing.lang) {
            (true, Lang::Zh) => "是",
            (false, Lang::Zh) => "否",
            (true, Lang::En) => "yes",
            (false, Lang::En) => "no",
        }),
        Type::Text
        | Type::Note
        | Type::Date
        | Type::Month
        | Type::Year
        | Type::Int
        | Type::Code(_)
        | Type::Uscc
        | Type::IdNo
        | Type::Phone
        | Type::Url
        | Type::DocNo
        | Type::File
        | Type::Ref(_)
        | Type::AnyRef(_)
        | Type::List(_) => {
            use std::fmt::Write as _;
            let _ = write!(out, "{int}"); // writing to a String cannot fail
        }
    }
}

fn show_text(ty: &Type, field: &Field, text: &str, showing: &mut Showing<'_>, out: &mut String) {
    if let Some(hidden) = masked(ty, field, text, showing.mask) {
        out.push_str(&hidden);
        return;
    }
    match ty {
        Type::Code(list) => match list.get(text) {
            Some(item) => out.push_str(&item.label(showing.lang)),
            None => out.push_str(text),
        },
        Type::Ref(kind) => out.push_str(&showing.names.name(kind, text, showing.mask)),
        Type::List(inner) => {
            for (i, part) in text.split(super::parse::LIST_SEPARATOR).enumerate() {
                if i > 0 {
                    out.push(super::parse::LIST_SEPARATOR);
                }
                show_text(inner, field, part, showing, out);
            }
        }
        Type::Note | Type::Text if hides_numbers(field, text, showing) => out.push_str(&terms::mask::numbers_in(text)),
        Type::Text
        | Type::Note
        | Type::Date
        | Type::Month
        | Type::Year
        | Type::Money
        | Type::Rate
        | Type::Score
        | Type::Int
        | Type::Bool
        | Type::Uscc
        | Type::IdNo
        | Type::Phone
        | Type::Url
        | Type::DocNo
        | Type::File
        | Type::AnyRef(_) => out.push_str(text),
    }
}

/// True where free text goes before eyes that may not read an identity or telephone number in it: a screen, and a file that
/// leaves the office. A sheet that is read back keeps its text; a field of the natural key is a number of another kind.
fn hides_numbers(field: &Field, text: &str, showing: &Showing<'_>) -> bool {
    let seen = showing.style == Style::Screen || showing.mask == Mask::Names;
    seen && showing.mask != Mask::Nothing && !field.key && text.bytes().filter(u8::is_ascii_digit).nth(10).is_some()
}

/// The masked text of a private value, or `None` where nothing is to be masked.
fn masked(ty: &Type, field: &Field, text: &str, mask: Mask) -> Option<String> {
    match (ty, mask) {
        (_, Mask::Nothing) => None,
        (Type::IdNo, _) if field.private => Some(terms::mask::idno(text)),
        (Type::Phone, _) if field.private => Some(terms::mask::phone(text)),
        (Type::Ref(_) | Type::List(_), _) => None,
        (_, Mask::Names) if field.private => Some(terms::mask::name(text)),
        _ => None,
    }
}
