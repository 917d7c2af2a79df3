//! Values of a record as a release has them: texts, amounts, days, documents, and what is left when all is taken.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime};
use serde_json::Value as Json;

use super::Object;
use super::release::Release;
use crate::both;
use crate::error::{Fault, codes};
use crate::exchange::ocds::{How, OWN, amount, own_fields, places};
use crate::schema::Kind;
use crate::schema::kind::column;

impl Release<'_> {
    /// Takes what the table of places and our own object say of a record.
    pub(super) fn record(&mut self, kind: &'static Kind, object: &mut Object, path: &str) -> Object {
        let mut values = Object::new();
        for place in places(kind) {
            let (key, value) = match place.how {
                How::Text => (place.field.to_owned(), text(object, place.path)),
                How::Money => (format!("{}_fen", place.field), self.money(object, place.path, path)),
                How::Start => (place.field.to_owned(), self.day(object, place.path, path)),
                How::End => (place.field.to_owned(), self.last_day(object, place.path, path)),
                How::Document => (place.field.to_owned(), self.published(object, place.path[0], path)),
            };
            set(&mut values, &key, value);
        }
        if let Some(own) = object.get_mut(OWN).and_then(Json::as_object_mut) {
            // Ids are given by each ledger; the natural key says which record it is.
            let ours = own.remove("id").is_some();
            self.is_ours |= ours;
            set(&mut values, "state", own.remove("state"));
            // Who may see a record travels with it; an export that does not say so is not taken to mean everybody.
            let open_to = own.remove(column::VISIBILITY).or_else(|| ours.then(|| "internal".into()));
            set(&mut values, column::VISIBILITY, open_to);
            for field in own_fields(kind) {
                let key = field.json_key();
                let value = own.remove(&key);
                set(&mut values, &key, value);
            }
        }
        values
    }

    /// The day that a document of this type was published: of several the first with a day, the others stay.
    pub(super) fn published(&mut self, object: &mut Object, kind: &str, path: &str) -> Option<Json> {
        let Some(Json::Array(documents)) = object.get_mut("documents") else { return None };
        let dated = |d: &Json| d.get("datePublished").is_some_and(|day| !day.is_null());
        let at = documents.iter().position(|d| d.get("documentType").is_some_and(|t| t == kind) && dated(d))?;
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

    /// Takes an object; another type of value is a fault.
    pub(super) fn object(&mut self, object: &mut Object, key: &str, above: &str) -> Option<Object> {
        match object.remove(key) {
            Some(Json::Object(below)) => Some(below),
            None | Some(Json::Null) => None,
            Some(_) => {
                self.wrong_type(&join(above, key), false);
                None
            }
        }
    }

    /// Takes the objects of a list; another type of value is a fault.
    pub(super) fn objects(&mut self, object: &mut Object, key: &str, above: &str) -> Vec<Object> {
        let all = match object.remove(key) {
            Some(Json::Array(all)) => all,
            None | Some(Json::Null) => return Vec::new(),
            Some(_) => {
                self.wrong_type(&join(above, key), true);
                return Vec::new();
            }
        };
        let mut objects = Vec::with_capacity(all.len());
        for (at, one) in all.into_iter().enumerate() {
            match one {
                Json::Object(one) => objects.push(one),
                _ => self.wrong_type(&format!("{}[{at}]", join(above, key)), false),
            }
        }
        objects
    }

    pub(super) fn wrong_type(&mut self, path: &str, list: bool) {
        let said = if list {
            both!("{path} 不合 OCDS: 应是对象的列表", "{path} is not OCDS: it must be a list of objects")
        } else {
            both!("{path} 不合 OCDS: 应是对象", "{path} is not OCDS: it must be an object")
        };
        self.reading.faults.push(Fault::new(&codes::E5017, said));
    }

    pub(super) fn money(&mut self, object: &mut Object, path: &[&str], above: &str) -> Option<Json> {
        let here = format!("{above}.{}", path.join("."));
        let value = take(object, path)?;
        let Json::Object(mut value) = value else {
            if !value.is_null() {
                self.bad(&here, &value);
            }
            return None;
        };
        let number = match value.remove("amount") {
            Some(Json::Number(number)) => number,
            None | Some(Json::Null) => {
                leftovers(&Json::Object(value), &here, &mut self.reading.left);
                return None;
            }
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
        let (here, date, clock) = self.moment(object, path, above)?;
        if let Some(clock) = clock.filter(|clock| *clock != NaiveTime::MIN && !is_last(*clock)) {
            self.reading.left.push(format!("{here} ({clock})"));
        }
        Some(date.to_string().into())
    }

    /// The last day of a period: one that ends at midnight ends with the day before, which is reported.
    fn last_day(&mut self, object: &mut Object, path: &[&str], above: &str) -> Option<Json> {
        let (here, date, clock) = self.moment(object, path, above)?;
        let Some(clock) = clock.filter(|clock| !is_last(*clock)) else { return Some(date.to_string().into()) };
        if clock != NaiveTime::MIN {
            self.reading.left.push(format!("{here} ({clock})"));
            return Some(date.to_string().into());
        }
        let date = date.checked_sub_days(Days::new(1))?;
        self.reading.left.push(format!("{here} (00:00 → {date})"));
        Some(date.to_string().into())
    }

    /// Path, day and time of day of a moment, in China.
    fn moment(
        &mut self,
        object: &mut Object,
        path: &[&str],
        above: &str,
    ) -> Option<(String, NaiveDate, Option<NaiveTime>)> {
        let value = take(object, path).filter(|v| !v.is_null())?;
        let here = format!("{above}.{}", path.join("."));
        let text = value.as_str().unwrap_or_default();
        if let Ok(date) = text.parse::<NaiveDate>() {
            return Some((here, date, None));
        }
        let zone = FixedOffset::east_opt(8 * 3600)?;
        let Ok(time) = DateTime::parse_from_rfc3339(text).map(|t| t.with_timezone(&zone)) else {
            self.reading.faults.push(
                Fault::new(&codes::E3101, both!("{here}: {value} 不是日期", "{here}: {value} is no date"))
                    .hint(both!("写 2024-03-05T00:00:00+08:00", "write 2024-03-05T00:00:00+08:00")),
            );
            return None;
        };
        Some((here, time.date_naive(), Some(time.time())))
    }
}

/// The last second of a day, which says no more than the day.
fn is_last(clock: NaiveTime) -> bool {
    NaiveTime::from_hms_opt(23, 59, 59).is_some_and(|last| clock >= last)
}

/// A text, or a whole number as the standard's ids may be; anything else stays.
fn text(object: &mut Object, path: &[&str]) -> Option<Json> {
    let mut found = object.get(*path.first()?)?;
    for key in path.get(1..)? {
        found = found.get(key)?;
    }
    let number = match found {
        Json::String(_) => None,
        other => Some(super::organisations::id_of(other)?),
    };
    let taken = take(object, path);
    number.map(Json::from).or(taken)
}

/// A key below a path, which may end with its separator.
pub(super) fn join(above: &str, key: &str) -> String {
    let dot = if above.is_empty() || above.ends_with(['.', ' ']) { "" } else { "." };
    format!("{above}{dot}{key}")
}

pub(super) fn set(values: &mut Object, key: &str, value: Option<Json>) {
    if let Some(value) = value.filter(|v| !v.is_null()) {
        values.insert(key.to_owned(), value);
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
