//! The small parts of a document: periods, days, labels of codes, entries of a budget.

use chrono::{Datelike as _, NaiveDate};
use serde_json::{Map, Value as Json};

use crate::messages::Lang;
use crate::schema::{CodeList, Row};

pub(super) type Object = Map<String, Json>;

pub(super) fn entry(id: String, words: String, (amount, source): (Json, Option<Json>), period: Option<Json>) -> Json {
    let mut out = Object::new();
    out.insert("id".into(), id.into());
    out.insert("description".into(), words.into());
    out.insert("amount".into(), amount);
    put(&mut out, "period", period);
    put(&mut out, "sourceParty", source);
    Json::Object(out)
}

pub(super) fn year(row: &Row) -> Option<Json> {
    let year = i32::try_from(row.int("year")?).ok()?;
    period(NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31))
}

pub(super) fn period(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<Json> {
    let mut out = Object::new();
    put(&mut out, "startDate", from.map(start));
    put(&mut out, "endDate", to.map(close));
    if let (Some(from), Some(to)) = (from, to) {
        out.insert("durationInDays".into(), (to - from).num_days().into());
    }
    Some(Json::Object(out)).filter(|_| from.or(to).is_some_and(|day| day.year() > 0))
}

/// The Chinese label of a code: the data is Chinese, whatever the language of the run.
pub(super) fn label(list: &CodeList, code: Option<&str>) -> Option<String> {
    let item = list.get(code?)?;
    Some(item.label(Lang::Zh).to_string())
}

pub(super) fn text(row: &Row, field: &str) -> Option<Json> {
    row.text(field).map(Json::from)
}

pub(super) fn put(object: &mut Object, key: &str, value: Option<Json>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value);
    }
}

/// A day as a time of China's one zone, at its first second.
pub(super) fn start(day: NaiveDate) -> Json {
    format!("{day}T00:00:00+08:00").into()
}

/// The same at its last second.
pub(super) fn close(day: NaiveDate) -> Json {
    format!("{day}T23:59:59+08:00").into()
}
