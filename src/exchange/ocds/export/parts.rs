//! Objects of a release: organisations and how they are referred to, and the fields of a record in their places.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::{Object, Writer};
use crate::exchange::ocds::{How, OWN, SCHEME, WITHHELD, amount, own_fields, places};
use crate::schema::kind::column;
use crate::schema::{Mask, Row, Type, Value};

/// Id of whoever may not be named; several of them are told apart no more than that.
const NOBODY: &str = "withheld";
/// What may stand between the members of a consortium.
const MEMBERS: [char; 5] = ['、', ',', '\u{ff0c}', ';', '\u{ff1b}'];
/// What stands for such a name.
const NOBODY_NAME: &str = "限知悉范围";

/// Ids of organisations and their roles, in order of first mention.
#[derive(Default)]
pub(super) struct Roles(pub(super) Vec<(String, Vec<&'static str>)>);

impl Roles {
    pub(super) fn add(&mut self, id: &str, role: &'static str) {
        match self.0.iter_mut().find(|(known, _)| known == id) {
            Some((_, roles)) if roles.contains(&role) => {}
            Some((_, roles)) => roles.push(role),
            None => self.0.push((id.to_owned(), vec![role])),
        }
    }
}

impl Writer<'_> {
    pub(super) fn party(&mut self, id: &str, roles: &[&'static str]) -> Option<Json> {
        if id == NOBODY {
            return Some(json!({"id": NOBODY, "name": NOBODY_NAME, "roles": roles, OWN: {WITHHELD: true}}));
        }
        let row = *self.organisations.get(id)?;
        let mut out = self.placed(row);
        if let Some(identifier) = out.get_mut("identifier").and_then(Json::as_object_mut) {
            identifier.insert("scheme".into(), SCHEME.into());
        }
        out.insert("id".into(), id.into());
        out.insert("roles".into(), roles.into());
        if let Some(own) = out.get_mut(OWN).and_then(Json::as_object_mut) {
            own.insert("register".into(), row.kind().name.into());
        }
        Some(Json::Object(out))
    }

    /// Names an organisation and notes its role. One of restricted visibility is there, but nothing tells who it is.
    pub(super) fn reference(&self, row: &Row, field: &str, role: &'static str, roles: &mut Roles) -> Option<Json> {
        self.named(row.text(field)?, role, roles)
    }

    fn named(&self, id: &str, role: &'static str, roles: &mut Roles) -> Option<Json> {
        if self.held.contains(id) {
            return Some(nobody(role, roles));
        }
        let organisation = self.organisations.get(id)?;
        roles.add(id, role);
        Some(json!({"id": id, "name": organisation.text("name")}))
    }

    /// An organisation and, after it, the members of the consortium whom the registers know, each once.
    pub(super) fn references(
        &self,
        first: Option<Json>,
        bid: Option<&Row>,
        role: &'static str,
        roles: &mut Roles,
    ) -> Option<Json> {
        let mut all = vec![first?];
        let members = bid.and_then(|bid| bid.text("consortium")).unwrap_or_default();
        for name in members.split(MEMBERS).map(str::trim).filter(|name| !name.is_empty()) {
            let member = if self.held_names.contains(name) {
                Some(nobody(role, roles))
            } else {
                self.by_name.get(name).and_then(|id| self.named(id, role, roles))
            };
            all.extend(member.filter(|member| !all.contains(member)));
        }
        Some(Json::Array(all))
    }

    /// The fields that have a place of their own, and the others in our own object.
    pub(super) fn placed(&mut self, row: &Row) -> Object {
        let kind = row.kind();
        let mut out = Object::new();
        for place in places(kind) {
            let value = match (row.get(place.field), place.how) {
                (Value::Text(text), _) => Some(Json::from(text.as_str())),
                (Value::Int(fen), How::Money) => self.money(row, place.field, *fen),
                (Value::Date(date), How::Document) => {
                    put_document(&mut out, row.id(), place.path[0], *date);
                    None
                }
                (Value::Date(date), how) => Some(day(*date, how)),
                _ => None,
            };
            if let Some(value) = value {
                put_at(&mut out, place.path, value);
            }
        }
        let mut own = Object::new();
        own.insert("id".into(), row.id().into());
        put(&mut own, "state", row.text("state").map(Json::from));
        put(&mut own, column::VISIBILITY, row.text(column::VISIBILITY).map(Json::from));
        for field in own_fields(kind) {
            let value = row.get(field.name);
            if field.name == "consortium" && value.text().is_some_and(|all| self.names_held(all)) {
                continue;
            }
            let json = match (&field.ty, value.text()) {
                (Type::Ref(_), Some(id)) => self.number_of(id),
                _ => field.to_json(value, Mask::Names),
            };
            put(&mut own, &field.json_key(), Some(json).filter(|j| !j.is_null()));
        }
        out.insert(OWN.into(), Json::Object(own));
        out
    }

    fn names_held(&self, members: &str) -> bool {
        members.split(MEMBERS).any(|name| self.held_names.contains(name.trim()))
    }

    /// A tender or contract by its own number, which stays the same in every ledger; nothing of one that is restricted.
    fn number_of(&self, id: &str) -> Json {
        if self.held.contains(id) {
            return Json::Null;
        }
        let row = self.tenders.get(id).or_else(|| self.contracts.get(id));
        row.and_then(|r| r.text("ext_no")).unwrap_or(id).into()
    }

    pub(super) fn money(&mut self, row: &Row, field: &'static str, fen: i64) -> Option<Json> {
        match amount::value(row.id(), field, fen) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        }
    }
}

fn nobody(role: &'static str, roles: &mut Roles) -> Json {
    roles.add(NOBODY, role);
    json!({"id": NOBODY, "name": NOBODY_NAME})
}

pub(super) fn put(object: &mut Object, key: &str, value: Option<Json>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value);
    }
}

/// Adds the document of a type that was published on a day.
pub(super) fn put_document(object: &mut Object, id: &str, kind: &str, date: NaiveDate) {
    let document = json!({"id": format!("{id}-{kind}"), "documentType": kind, "datePublished": day(date, How::Start)});
    if let Json::Array(all) = object.entry("documents").or_insert_with(|| json!([])) {
        all.push(document);
    }
}

fn put_at(object: &mut Object, path: &[&str], value: Json) {
    match path {
        [] => {}
        [last] => {
            object.insert((*last).to_owned(), value);
        }
        [first, rest @ ..] => {
            let below = object.entry(*first).or_insert_with(|| Json::Object(Object::new()));
            if let Json::Object(below) = below {
                put_at(below, rest, value);
            }
        }
    }
}

/// A day as a time of China's one zone.
pub(super) fn day(date: NaiveDate, how: How) -> Json {
    let time = if how == How::End { "23:59:59" } else { "00:00:00" };
    format!("{date}T{time}+08:00").into()
}
