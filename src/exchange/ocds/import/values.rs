//! Values of a record as a release has them: amounts, days, documents, and what is left when all is taken.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde_json::Value as Json;

use super::Object;
use super::release::Release;
use crate::both;
use crate::error::{Fault, codes};
use crate::exchange::ocds::{How, OWN, amount, own_fields, places};
use crate::schema::Kind;

impl Release<'_> {
    /// Takes what the table of places and our own object say of a record.
    pub(super) fn record(&mut self, kind: &'static Kind, object: &mut Object, path: &str) -> Object {
        let mut values = Object::new();
        for place in places(kind) {
            let (key, value) = match place.how {
                How::Text => (place.field.to_owned(), take(object, place.path)),
                How::Money => (format!("{}_fen", place.field), self.money(object, place.path, path)),
                How::Start | How::End => (place.field.to_owned(), self.day(object, place.path, path)),
                How::Document => (place.field.to_owned(), self.published(object, place.path[0], path)),
            };
            set(&mut values, &key, value);
        }
        if let Some(own) = object.get_mut(OWN).and_then(Json::as_object_mut) {
            own.remove("id"); // ids are given by each ledger; the natural key says which record it is
            set(&mut values, "state", own.remove("state"));
            for field in own_fields(kind) {
                let key = field.json_key();
                let value = own.remove(&key);
                set(&mut values, &key, value);
            }
        }
        values
    }

    fn published(&mut self, object: &mut Object, kind: &str, path: &str) -> Option<Json> {
        let Some(Json::Array(documents)) = object.get_mut("documents") else { return None };
        let at = documents.iter().position(|d| d.get("documentType").is_some_and(|t| t == kind))?;
        let mut document = documents[at].as_object()?.clone();
        for key in ["id", "documentType"] {
            document.remove(key);
        }
        let here = format!("{path}.documents[{at}]");
        let day = self.day(&mut document, &["datePublished"], &here);
        documents[at] = Json::Null;
        leftovers(&Json::Object(document), &here, &mut self.reading.left);
        day
    }

    pub(super) fn money(&mut self, object: &mut Object, path: &[&str], above: &str) -> Option<Json> {
        let here = format!("{above}.{}", path.join("."));
        let value = take(object, path)?;
        let Json::Object(mut value) = value else {
            self.bad(&here, &value);
            return None;
        };
        let number = match value.remove("amount") {
            Some(Json::Number(number)) => number,
            None | Some(Json::Null) => return None,
            Some(other) => {
                self.bad(&format!("{here}.amount"), &other);
                return None;
            }
        };
        let currency = value.remove("currency").unwrap_or(Json::Null);
        if currency != "CNY" {
            let said = currency.as_str().unwrap_or("-").to_owned();
            self.reading.faults.push(
                Fault::new(
                    &codes::E5018,
                    both!("{here}.currency 是 {said},只登记人民币 CNY", "{here}.currency is {said}; only CNY is kept"),
                )
                .hint(both!("按记账汇率折算成 CNY 后再导入", "convert it to CNY at the booked rate and import again")),
            );
        }
        leftovers(&Json::Object(value), &here, &mut self.reading.left);
        let fen = amount::to_fen(&number);
        if fen.is_none() {
            self.bad(&format!("{here}.amount"), &Json::Number(number));
        }
        fen.map(Json::from)
    }

    fn bad(&mut self, here: &str, value: &Json) {
        self.reading.faults.push(Fault::new(
            &codes::E3104,
            both!("{here}: {value} 不是精确到分的金额", "{here}: {value} is no amount to the fen"),
        ));
    }

    /// A day of China; a time of day that says more is reported.
    pub(super) fn day(&mut self, object: &mut Object, path: &[&str], above: &str) -> Option<Json> {
        let value = take(object, path).filter(|v| !v.is_null())?;
        let here = format!("{above}.{}", path.join("."));
        let text = value.as_str().unwrap_or_default();
        if let Ok(date) = text.parse::<NaiveDate>() {
            return Some(date.to_string().into());
        }
        let zone = FixedOffset::east_opt(8 * 3600)?;
        let Ok(time) = DateTime::parse_from_rfc3339(text).map(|t| t.with_timezone(&zone)) else {
            self.reading.faults.push(
                Fault::new(&codes::E3101, both!("{here}: {value} 不是日期", "{here}: {value} is no date"))
                    .hint(both!("写 2024-03-05T00:00:00+08:00", "write 2024-03-05T00:00:00+08:00")),
            );
            return None;
        };
        let last = NaiveTime::from_hms_opt(23, 59, 59);
        if time.time() != NaiveTime::MIN && Some(time.time()) != last {
            let clock = time.time();
            self.reading.left.push(format!("{here} ({clock})"));
        }
        Some(time.date_naive().to_string().into())
    }
}

/// The state that a status of the standard means, where our own object does not say it.
pub(super) fn derived_state(values: &mut Object, status: Option<&Json>, table: &[(&str, &str)]) {
    let state = status.and_then(Json::as_str).and_then(|s| table.iter().find(|(theirs, _)| *theirs == s));
    if let (Some((_, ours)), false) = (state, values.contains_key("state")) {
        values.insert("state".into(), (*ours).into());
    }
}

pub(super) fn set(values: &mut Object, key: &str, value: Option<Json>) {
    if let Some(value) = value.filter(|v| !v.is_null()) {
        values.insert(key.to_owned(), value);
    }
}

/// Takes the objects of a list; anything else in it stays.
pub(super) fn objects(object: &mut Object, key: &str) -> Vec<Object> {
    match object.remove(key) {
        Some(Json::Array(all)) if all.iter().all(Json::is_object) => {
            all.into_iter().filter_map(|one| if let Json::Object(one) = one { Some(one) } else { None }).collect()
        }
        Some(other) => {
            object.insert(key.to_owned(), other);
            Vec::new()
        }
        None => Vec::new(),
    }
}

pub(super) fn take(object: &mut Object, path: &[&str]) -> Option<Json> {
    match path {
        [] => None,
        [last] => object.remove(*last),
        [first, rest @ ..] => object.get_mut(*first).and_then(Json::as_object_mut).and_then(|below| take(below, rest)),
    }
}

/// The paths of everything that is left of a value.
pub(super) fn leftovers(value: &Json, path: &str, out: &mut Vec<String>) {
    match value {
        Json::Null => {}
        Json::Object(object) => {
            for (key, value) in object {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leftovers(value, &path, out);
            }
        }
        Json::Array(all) => {
            for (at, value) in all.iter().enumerate() {
                leftovers(value, &format!("{path}[{at}]"), out);
            }
        }
        Json::Bool(_) | Json::Number(_) | Json::String(_) => out.push(path.to_owned()),
    }
}
