//! How a row stands in the change log: a JSON object of its filled columns, in column order, ids and codes as stored.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use crate::error::{Failure, codes};
use crate::schema::{Kind, Row, Type, Value};
use crate::terms;

/// Appends the image of a row (all filled columns but the id) to a buffer.
pub fn push(row: &Row, out: &mut String) {
    let columns = row.kind().columns();
    out.push('{');
    let mut first = true;
    for (field, value) in columns.iter().zip(row.values()).skip(1) {
        if !value.is_null() {
            push_member(field.name, value, &mut first, out);
        }
    }
    out.push('}');
}

/// The old values of some columns, blanks as null: what an undo puts back.
pub fn of_columns(row: &Row, columns: &[usize]) -> String {
    let mut out = String::from("{");
    let mut first = true;
    for &i in columns {
        push_member(row.kind().columns()[i].name, &row.values()[i], &mut first, &mut out);
    }
    out.push('}');
    out
}

fn push_member(name: &str, value: &Value, first: &mut bool, out: &mut String) {
    if !*first {
        out.push(',');
    }
    *first = false;
    out.push('"');
    out.push_str(name);
    out.push_str("\":");
    match value {
        Value::Null => out.push_str("null"),
        Value::Int(int) => {
            let _ = write!(out, "{int}"); // writing to a String cannot fail
        }
        Value::Date(date) => {
            out.push('"');
            terms::date::push_iso(*date, out);
            out.push('"');
        }
        Value::Text(text) => push_string(text, out),
    }
}

/// Appends a JSON string; most values need no escape and are copied whole.
pub fn push_string(text: &str, out: &mut String) {
    out.push('"');
    if text.bytes().all(|b| b >= 0x20 && b != b'"' && b != b'\\') {
        out.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c if c < ' ' => {
                    let _ = write!(out, "\\u{:04x}", c as u32);
                }
                c => out.push(c),
            }
        }
    }
    out.push('"');
}

/// The members of an image.
pub fn members(image: &str) -> Result<Map<String, Json>, Failure> {
    serde_json::from_str(image)
        .map_err(|e| Failure::new(&codes::E7005, crate::both!("日志内容损坏", "the log is damaged")).caused_by(e))
}

/// One member of an image as a value of a column; `None` when it cannot be one.
pub fn value(ty: &Type, json: &Json) -> Option<Value> {
    Some(match json {
        Json::Null => Value::Null,
        Json::Number(number) => Value::Int(number.as_i64()?),
        Json::String(text) if matches!(ty, Type::Date) => {
            Value::Date(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?)
        }
        Json::String(text) => Value::Text(text.clone()),
        _ => return None,
    })
}

/// The row that an image describes.
pub fn row(kind: &'static Kind, id: &str, image: &str) -> Result<Row, Failure> {
    let mut row = Row::blank(kind);
    row.set_at(0, id.into());
    for (name, json) in members(image)? {
        // A column that an older catalogue had and this one has not stays in the log alone.
        let Some(index) = kind.index(&name) else { continue };
        let value = value(&kind.columns()[index].ty, &json).ok_or_else(|| {
            Failure::new(&codes::E7005, crate::both!("日志内容损坏: {id}", "the log is damaged: {id}"))
        })?;
        row.set_at(index, value);
    }
    Ok(row)
}
