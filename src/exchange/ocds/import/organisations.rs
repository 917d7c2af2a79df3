//! Organisations: the parties of a release, what other objects refer to them by, and each of them once for the file.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::release::{Known, Release};
use super::values::{join, leftovers, take};
use super::{Differing, Object, Reading, Record};
use crate::both;
use crate::catalog::registry::{PARTY, UNIT};
use crate::error::{Fault, codes};
use crate::exchange::ocds::{OWN, SCHEME, WITHHELD, places};
use crate::schema::Kind;
use crate::terms::{mask, text};

/// Roles that the references of a release say by themselves.
static ROLES: &[&str] = &["buyer", "procuringEntity", "supplier", "tenderer"];

/// Where each organisation stands among the records.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_code: HashMap<(&'static str, String), usize>,
    by_name: HashMap<(&'static str, String), Vec<usize>>,
}

/// An id of the standard, which is a text or a whole number.
pub(super) fn id_of(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Json::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        _ => None,
    }
}

fn said(values: &Object, key: &str) -> Option<String> {
    values.get(key).and_then(Json::as_str).map(|t| text::clean(t).into_owned()).filter(|t| !t.is_empty())
}

impl Reading {
    /// Notes an organisation once. A later description of it adds what the first lacks; where they differ the first is
    /// kept and the other named.
    pub(super) fn organisation(&mut self, kind: &'static Kind, path: String, values: Object) -> usize {
        let (code, name) = (said(&values, "uscc"), said(&values, "name"));
        let at = match self.find(kind, code.as_deref(), name.as_deref()) {
            Some(at) => {
                self.merge(at, &path, values);
                at
            }
            None => {
                self.records.push(Record { kind, path, values });
                self.records.len() - 1
            }
        };
        if let Some(code) = code {
            self.organisations.by_code.entry((kind.name, code)).or_insert(at);
        }
        if let Some(name) = name {
            let all = self.organisations.by_name.entry((kind.name, name)).or_default();
            if !all.contains(&at) {
                all.push(at);
            }
        }
        at
    }

    fn find(&self, kind: &'static Kind, code: Option<&str>, name: Option<&str>) -> Option<usize> {
        let coded = code.and_then(|code| self.organisations.by_code.get(&(kind.name, code.to_owned())));
        if let Some(at) = coded {
            return Some(*at);
        }
        let named = self.organisations.by_name.get(&(kind.name, name?.to_owned()))?;
        // Parties may bear one name and differ by their codes; a unit is known by its name.
        let same = |at: &usize| {
            let other = self.records.get(*at).and_then(|record| said(&record.values, "uscc"));
            kind == &UNIT || code.is_none() || other.is_none()
        };
        match named.iter().filter(|at| same(at)).collect::<Vec<_>>().as_slice() {
            [one] => Some(**one),
            _ => None,
        }
    }

    fn merge(&mut self, at: usize, path: &str, values: Object) {
        let Some(record) = self.records.get_mut(at) else { return };
        for (key, value) in values {
            match record.values.get(&key) {
                None => {
                    record.values.insert(key, value);
                }
                Some(first) if same_value(first, &value) => {}
                Some(_) => {
                    let place = places(record.kind).iter().find(|place| place.field == key);
                    let place = place.map_or_else(|| format!("{OWN}.{key}"), |place| place.path.join("."));
                    let differing = Differing { path: format!("{path}.{place}"), first: record.path.clone() };
                    self.differing.push(differing);
                }
            }
        }
    }
}

fn same_value(one: &Json, other: &Json) -> bool {
    match (one.as_str(), other.as_str()) {
        (Some(one), Some(other)) => text::clean(one) == text::clean(other),
        _ => one == other,
    }
}

impl Release<'_> {
    pub fn parties(&mut self, release: &mut Object) {
        let above = self.path.to_owned();
        for (at, mut party) in self.objects(release, "parties", &above).into_iter().enumerate() {
            let path = self.at(&format!("parties[{at}]"));
            let id = party.get("id").and_then(id_of);
            if id.is_some() {
                party.remove("id");
                self.reading.enveloped("parties.id", 1);
            }
            let own = party.get(OWN);
            if own.is_some_and(|own| own.get(WITHHELD) == Some(&Json::Bool(true))) {
                let name = party.get("name").and_then(Json::as_str).map(str::to_owned);
                id.map(|id| self.known.insert(id, Known { handle: None, name, kind: &PARTY }));
                continue;
            }
            let register = own.and_then(|o| o.get("register")).cloned();
            let buys = take_roles(&mut party);
            let kind = if register.map_or(buys, |r| r.as_str() == Some(UNIT.name)) { &UNIT } else { &PARTY };
            if let Some(own) = party.get_mut(OWN).and_then(Json::as_object_mut) {
                own.remove("register");
            }
            let scheme = party.get("identifier").and_then(|i| i.get("scheme"));
            if scheme.is_some_and(|s| s == SCHEME) {
                take(&mut party, &["identifier", "scheme"]);
            } else if let Some(identifier) = party.remove("identifier") {
                // A number of another register is no credit code.
                leftovers(&identifier, &format!("{path}.identifier"), &mut self.reading.left);
            }
            let name = party.get("name").and_then(Json::as_str).map(str::to_owned);
            let mut values = self.record(kind, &mut party, &path);
            self.unmask(&mut values, &path);
            let handle = values.get("uscc").or_else(|| values.get("name")).cloned();
            if let (Some(id), Some(_)) = (id, &handle) {
                self.known.insert(id, Known { handle, name, kind });
            }
            self.reading.push(kind, path.clone(), values);
            leftovers(&Json::Object(party), &path, &mut self.reading.left);
        }
    }

    /// A masked name is no name: the credit code says who it is, and where there is none nothing does.
    fn unmask(&mut self, values: &mut Object, path: &str) {
        if !values.get("name").and_then(Json::as_str).is_some_and(mask::is_masked_name) {
            return;
        }
        values.remove("name");
        if !values.contains_key("uscc") {
            self.reading.faults.push(
                Fault::new(&codes::E3121, both!("{path}.name 是遮盖的名称", "{path}.name is a masked name"))
                    .hint(both!("导出时加 --显示隐私 目的", "export with --reveal PURPOSE")),
            );
        }
    }

    /// What the registers call the organisation that a reference names; what else the reference says is reported.
    pub fn resolve(&mut self, reference: Json, path: &str) -> Option<Json> {
        self.resolved(reference, path).and_then(|found| found.handle)
    }

    /// The organisation that a reference names.
    pub fn resolved(&mut self, reference: Json, path: &str) -> Option<Known> {
        let mut object = match reference {
            Json::Object(object) => object,
            Json::Null => return None,
            _ => {
                self.wrong_type(path, false);
                return None;
            }
        };
        let known = object.get("id").and_then(id_of).and_then(|id| self.known.get(&id)).cloned();
        if known.is_some() {
            object.remove("id");
        }
        let name = object.get("name").and_then(Json::as_str).map(str::to_owned);
        let told = known.as_ref().is_none_or(|known| {
            let same = |name: &String| known.name.as_ref().is_some_and(|known| text::clean(known) == text::clean(name));
            name.as_ref().is_some_and(same)
        });
        if told && name.is_some() {
            object.remove("name");
        }
        leftovers(&Json::Object(object), path, &mut self.reading.left);
        known.or_else(|| {
            let handle = name.clone().filter(|name| !name.trim().is_empty()).map(Json::from)?;
            Some(Known { handle: Some(handle), name, kind: &PARTY })
        })
    }

    /// The references of a list, with their paths.
    pub fn references(&mut self, object: &mut Object, key: &str, above: &str) -> Vec<(Json, String)> {
        let all = self.objects(object, key, above).into_iter().enumerate();
        all.map(|(at, one)| (Json::Object(one), format!("{}[{at}]", join(above, key)))).collect()
    }
}

/// Takes the roles that references say too; the others stay. True for a buyer.
fn take_roles(party: &mut Object) -> bool {
    let Some(Json::Array(roles)) = party.get_mut("roles") else { return false };
    let buys = roles.iter().any(|role| role == "buyer");
    for role in roles.iter_mut() {
        if role.as_str().is_some_and(|role| ROLES.contains(&role)) {
            *role = Json::Null;
        }
    }
    buys
}
