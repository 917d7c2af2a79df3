//! One release: the tender and its bids.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::awards::Award;
use super::organisations::id_of;
use super::values::{leftovers, set};
use super::{Object, Reading};
use crate::catalog::codes::PROCUREMENT_METHOD;
use crate::catalog::procurement::{BID, TENDER};
use crate::catalog::registry::UNIT;
use crate::exchange::ocds::{self, ITEMS};
use crate::schema::Kind;

/// An organisation that references of the release may name.
#[derive(Clone)]
pub(super) struct Known {
    /// What the registers call it; `None` where the publisher withheld who it is.
    pub handle: Option<Json>,
    /// Its name as the release says it.
    pub name: Option<String>,
    /// Its kind.
    pub kind: &'static Kind,
}

/// The tender of the release as bids and contracts refer to it.
#[derive(Default)]
pub(super) struct Tendered {
    pub number: Option<Json>,
    pub object: Option<Json>,
    pub record: Option<usize>,
}

/// One release being read.
pub(super) struct Release<'r> {
    pub reading: &'r mut Reading,
    pub path: &'r str,
    /// Written by an export of ours: its records bear the ids of a ledger.
    pub is_ours: bool,
    /// The parties by their ids.
    pub known: HashMap<String, Known>,
    pub awards: Vec<Award>,
    /// Suppliers after the first: the first, the reference, its path.
    pub joint: Vec<(Option<Json>, Json, String)>,
    /// Who bid together with whom.
    pub consortia: HashSet<(Option<Json>, Option<Json>)>,
}

impl<'r> Release<'r> {
    /// Nothing taken yet.
    pub fn new(reading: &'r mut Reading, path: &'r str) -> Self {
        Self {
            reading,
            path,
            is_ours: false,
            known: HashMap::new(),
            awards: Vec::new(),
            joint: Vec::new(),
            consortia: HashSet::new(),
        }
    }

    pub fn at(&self, rest: &str) -> String {
        format!("{}{rest}", self.path)
    }

    pub fn tender(&mut self, release: &mut Object, buyer: Option<&Json>) -> Tendered {
        let above = self.path.to_owned();
        let Some(mut tender) = self.object(release, "tender", &above) else { return Tendered::default() };
        let path = self.at("tender");
        let mut values = self.record(&TENDER, &mut tender, &path);
        self.state_of(
            &mut values,
            &mut tender,
            &path,
            &[
                ("planning", "planned", true),
                ("planned", "planned", true),
                ("active", "announced", true),
                ("complete", "awarded", true),
                ("cancelled", "aborted", true),
                ("unsuccessful", "aborted", false),
                ("withdrawn", "aborted", false),
            ],
        );
        let method = take_method(&mut tender);
        set(&mut values, "method", method);
        set(&mut values, "buyer", buyer.cloned());
        self.agency(&mut values, &mut tender, buyer);
        self.item_code(&mut values, &mut tender, &path);
        let notice = self.published(&mut tender, "awardNotice", &path);
        set(&mut values, "result_on", notice);
        self.decide(&mut values);
        let (number, object) = (values.get("ext_no").cloned(), values.get("object").cloned());
        let record = self.reading.push(&TENDER, path.clone(), values);
        leftovers(&Json::Object(tender), &path, &mut self.reading.left);
        Tendered { number, object, record: Some(record) }
    }

    /// The procuring entity, where it is not the buyer itself. An agency is a party: another unit has no place.
    fn agency(&mut self, values: &mut Object, tender: &mut Object, buyer: Option<&Json>) {
        let Some(entity) = tender.remove("procuringEntity") else { return };
        let known = entity.get("id").and_then(id_of).and_then(|id| self.known.get(&id));
        let unit = known.is_some_and(|known| known.kind == &UNIT && known.handle.as_ref() != buyer);
        if unit {
            tender.insert("procuringEntity".into(), entity);
            return;
        }
        let path = self.at("tender.procuringEntity");
        let entity = self.resolve(entity, &path);
        set(values, "agency", entity.filter(|e| Some(e) != buyer));
    }

    /// The code of what is bought is that of the first item which has one.
    fn item_code(&mut self, values: &mut Object, tender: &mut Object, path: &str) {
        if tender.get("items").is_none_or(|items| items.as_array().is_none_or(|all| all.iter().any(|i| !i.is_object())))
        {
            return;
        }
        let mut items = self.objects(tender, "items", path);
        for item in &mut items {
            let Some(Json::Object(class)) = item.get_mut("classification") else { continue };
            let Some(code) = class.get("id").and_then(id_of) else { continue };
            class.remove("id");
            if class.get("scheme").is_some_and(|scheme| scheme == ITEMS) {
                class.remove("scheme");
            }
            item.remove("id");
            values.insert("item_code".into(), code.into());
            break;
        }
        tender.insert("items".into(), items.into());
    }

    pub fn bids(&mut self, release: &mut Object, tender: &Tendered) {
        let above = self.path.to_owned();
        let Some(mut bids) = self.object(release, "bids", &above) else { return };
        let above = self.at("bids");
        for (at, bid) in self.objects(&mut bids, "details", &above).into_iter().enumerate() {
            let path = self.at(&format!("bids.details[{at}]"));
            if bid.get("status").is_some_and(|status| status == "invited") {
                // Who was asked to bid has not bid.
                leftovers(&Json::Object(bid), &path, &mut self.reading.left);
                continue;
            }
            self.bid(bid, &path, tender);
        }
        leftovers(&Json::Object(bids), &above, &mut self.reading.left);
    }

    fn bid(&mut self, mut bid: Object, path: &str, tender: &Tendered) {
        if bid.remove("id").is_some() {
            self.reading.enveloped("bids.id", 1);
        }
        let mut tenderers = self.references(&mut bid, "tenderers", path).into_iter();
        let lead = tenderers.next().and_then(|(first, at)| self.resolved(first, &at));
        if lead.as_ref().is_some_and(|lead| lead.handle.is_none()) {
            // A bid is known by its bidder, whom the publisher withheld.
            self.reading.left.push(format!("{path} (withheld)"));
            return;
        }
        let bidder = lead.and_then(|lead| lead.handle);
        let mut values = self.record(&BID, &mut bid, path);
        self.state_of(
            &mut values,
            &mut bid,
            path,
            &[
                ("pending", "received", true),
                ("valid", "valid", true),
                ("disqualified", "disqualified", true),
                ("withdrawn", "withdrawn", true),
            ],
        );
        let mut members = Vec::new();
        for (member, at) in tenderers {
            let Some(member) = self.resolved(member, &at) else { continue };
            self.consortia.insert((bidder.clone(), member.handle.clone()));
            members.extend(member.name.filter(|_| member.handle.is_some()));
        }
        if !values.contains_key("consortium") && !members.is_empty() {
            values.insert("consortium".into(), members.join("、").into());
        }
        set(&mut values, "tender", tender.number.clone());
        set(&mut values, "bidder", bidder);
        self.reading.push(&BID, path.to_owned(), values);
        leftovers(&Json::Object(bid), path, &mut self.reading.left);
    }

    /// The state that a status of the standard means, where our own object does not say it: status, our state, and
    /// whether they mean the same. Where they do not, and where the status is unknown, it is reported.
    pub fn state_of(&mut self, values: &mut Object, object: &mut Object, path: &str, table: &[(&str, &str, bool)]) {
        let Some(word) = object.get("status").and_then(Json::as_str) else { return };
        let Some((_, state, exact)) = table.iter().find(|(theirs, ..)| *theirs == word) else { return };
        if !values.contains_key("state") {
            values.insert("state".into(), (*state).into());
            if !exact {
                self.reading.left.push(format!("{path}.status ({word} → {state})"));
            }
        }
        object.remove("status");
    }
}

/// Our method: its code in the details, else what the standard groups; what is not used stays.
fn take_method(tender: &mut Object) -> Option<Json> {
    let (method, details) = (tender.remove("procurementMethod"), tender.remove("procurementMethodDetails"));
    let grouped = match method.as_ref().and_then(Json::as_str) {
        Some("open") => Some(Json::from("open")),
        Some("selective") => Some("invited".into()),
        Some("direct") => Some("single".into()),
        _ => None,
    };
    let ours = details.as_ref().and_then(Json::as_str).and_then(|word| {
        let ours = PROCUREMENT_METHOD.items.iter().find(|i| i.code == word || i.zh == word);
        ours.map(|item| item.code)
    });
    let agrees = |code: &str| method.as_ref().is_none_or(|said| said == ocds::method(code));
    let used = match ours {
        Some(code) => (agrees(code), true),
        None => (grouped.is_some(), false),
    };
    for (key, value, used) in [("procurementMethod", method, used.0), ("procurementMethodDetails", details, used.1)] {
        if !used && let Some(value) = value {
            tender.insert(key.into(), value);
        }
    }
    ours.map(Json::from).or(grouped)
}
