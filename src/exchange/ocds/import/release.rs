//! One release: its parties, the tender with its bids, the contracts with their payments.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::values::{derived_state, leftovers, objects, set, take};
use super::{Object, Reading};
use crate::both;
use crate::catalog::procurement::{ACCEPTANCE, BID, CONTRACT, PAYMENT, TENDER};
use crate::catalog::registry::{PARTY, UNIT};
use crate::error::{Fault, codes};
use crate::exchange::ocds::{OWN, SCHEME};

struct Award {
    id: Option<String>,
    path: String,
    rest: Object,
    supplier: Option<Json>,
    /// Made for one contract by our own export.
    of_contract: bool,
}

/// One release being read.
pub(super) struct Release<'r> {
    pub reading: &'r mut Reading,
    pub path: &'r str,
    /// Id of a party → what a reference to it is called in the registers.
    known: HashMap<String, Json>,
    awards: Vec<Award>,
}

impl<'r> Release<'r> {
    /// Nothing taken yet.
    pub fn new(reading: &'r mut Reading, path: &'r str) -> Self {
        Self { reading, path, known: HashMap::new(), awards: Vec::new() }
    }

    fn at(&self, rest: &str) -> String {
        format!("{}{rest}", self.path)
    }

    pub fn parties(&mut self, release: &mut Object) {
        for (at, mut party) in objects(release, "parties").into_iter().enumerate() {
            let path = self.at(&format!("parties[{at}]"));
            let register = party.get(OWN).and_then(|o| o.get("register")).cloned();
            let roles = party.remove("roles");
            let buys = roles.as_ref().and_then(Json::as_array).is_some_and(|r| r.iter().any(|r| r == "buyer"));
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
            let id = party.remove("id").and_then(|id| id.as_str().map(str::to_owned));
            let mut values = self.record(kind, &mut party, &path);
            self.unmask(&mut values, &path);
            if let (Some(id), Some(name)) = (id, values.get("uscc").or_else(|| values.get("name"))) {
                self.known.insert(id, name.clone());
            }
            self.reading.push(kind, path.clone(), values);
            leftovers(&Json::Object(party), &path, &mut self.reading.left);
        }
    }

    /// A masked name is no name: the credit code says who it is, and where there is none nothing does.
    fn unmask(&mut self, values: &mut Object, path: &str) {
        let masked = |values: &Object| values.get("name").and_then(Json::as_str).is_some_and(|n| n.contains('*'));
        if !masked(values) {
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

    /// What the registers call an organisation that a reference names.
    pub fn handle(&self, reference: &Json) -> Option<Json> {
        let by_id = reference.get("id").and_then(Json::as_str).and_then(|id| self.known.get(id));
        by_id.cloned().or_else(|| reference.get("name").filter(|n| n.is_string()).cloned())
    }

    /// The only organisation of a list; the others have no place.
    fn only(&mut self, object: &mut Object, key: &str, path: &str) -> Option<Json> {
        let Some(Json::Array(all)) = object.remove(key) else { return None };
        for (at, other) in all.iter().enumerate().skip(1) {
            leftovers(other, &format!("{path}.{key}[{at}]"), &mut self.reading.left);
        }
        self.handle(all.first()?)
    }

    pub fn take_awards(&mut self, release: &mut Object) {
        for (at, mut rest) in objects(release, "awards").into_iter().enumerate() {
            let path = self.at(&format!("awards[{at}]"));
            let supplier = self.only(&mut rest, "suppliers", &path);
            let id = rest.remove("id").and_then(|id| id.as_str().map(str::to_owned));
            let of_contract = rest.remove(OWN).is_some();
            self.awards.push(Award { id, path, rest, supplier, of_contract });
        }
    }

    pub fn tender(&mut self, release: &mut Object, buyer: Option<&Json>) -> (Option<Json>, Option<Json>) {
        let Some(Json::Object(mut tender)) = release.remove("tender") else { return (None, None) };
        let path = self.at("tender");
        let mut values = self.record(&TENDER, &mut tender, &path);
        let status = tender.remove("status");
        derived_state(
            &mut values,
            status.as_ref(),
            &[
                ("planned", "planned"),
                ("active", "announced"),
                ("complete", "awarded"),
                ("cancelled", "aborted"),
                ("unsuccessful", "aborted"),
            ],
        );
        let (method, details) = (tender.remove("procurementMethod"), tender.remove("procurementMethodDetails"));
        let grouped = match method.as_ref().and_then(Json::as_str) {
            Some("open") => Some(Json::from("open")),
            Some("selective") => Some("invited".into()),
            Some("direct") => Some("single".into()),
            _ => None,
        };
        let ours =
            |word: &str| crate::catalog::codes::PROCUREMENT_METHOD.items.iter().any(|i| i.code == word || i.zh == word);
        let named = details.clone().filter(|d| d.as_str().is_some_and(ours));
        for (key, value) in [("procurementMethod", method), ("procurementMethodDetails", details)] {
            let used = key == "procurementMethod" && (grouped.is_some() || named.is_some()) || named.is_some();
            if !used && let Some(value) = value {
                tender.insert(key.into(), value);
            }
        }
        set(&mut values, "method", named.or(grouped));
        set(&mut values, "buyer", buyer.cloned());
        let entity = tender.remove("procuringEntity").and_then(|e| self.handle(&e));
        set(&mut values, "agency", entity.filter(|e| Some(e) != buyer));
        let chosen = self.awards.iter().position(|a| !a.of_contract);
        if let Some(at) = chosen {
            let mut award = std::mem::take(&mut self.awards[at].rest);
            let path = self.awards[at].path.clone();
            award.remove("status");
            set(&mut values, "winner", self.awards[at].supplier.clone());
            let (date, value) = (self.day(&mut award, &["date"], &path), self.money(&mut award, &["value"], &path));
            set(&mut values, "award_on", date);
            set(&mut values, "award_amount_fen", value);
            self.awards[at].rest = award;
        }
        let (number, object) = (values.get("ext_no").cloned(), values.get("object").cloned());
        self.reading.push(&TENDER, path.clone(), values);
        leftovers(&Json::Object(tender), &path, &mut self.reading.left);
        (number, object)
    }

    pub fn bids(&mut self, release: &mut Object, tender: Option<&Json>) {
        let Some(Json::Object(mut bids)) = release.remove("bids") else { return };
        for (at, mut bid) in objects(&mut bids, "details").into_iter().enumerate() {
            let path = self.at(&format!("bids.details[{at}]"));
            bid.remove("id");
            let bidder = self.only(&mut bid, "tenderers", &path);
            let mut values = self.record(&BID, &mut bid, &path);
            let status = bid.remove("status");
            derived_state(
                &mut values,
                status.as_ref(),
                &[
                    ("pending", "received"),
                    ("valid", "valid"),
                    ("disqualified", "disqualified"),
                    ("withdrawn", "withdrawn"),
                ],
            );
            set(&mut values, "tender", tender.cloned());
            set(&mut values, "bidder", bidder);
            self.reading.push(&BID, path.clone(), values);
            leftovers(&Json::Object(bid), &path, &mut self.reading.left);
        }
        leftovers(&Json::Object(bids), &self.at("bids"), &mut self.reading.left);
    }

    pub fn contracts(&mut self, release: &mut Object, of: (Option<&Json>, Option<&Json>, Option<&Json>)) {
        let (tender, buyer, object) = of;
        for (at, mut contract) in objects(release, "contracts").into_iter().enumerate() {
            let path = self.at(&format!("contracts[{at}]"));
            let own_buyer = contract.get_mut(OWN).and_then(Json::as_object_mut).and_then(|own| own.remove("buyer"));
            let mut values = self.record(&CONTRACT, &mut contract, &path);
            let status = contract.remove("status");
            derived_state(
                &mut values,
                status.as_ref(),
                &[("active", "performing"), ("terminated", "closed"), ("cancelled", "terminated")],
            );
            set(&mut values, "buyer", own_buyer.and_then(|b| self.handle(&b)).or_else(|| buyer.cloned()));
            set(&mut values, "tender", tender.cloned());
            if !values.contains_key("object") {
                set(&mut values, "object", object.cloned());
            }
            let award = contract.remove("awardID");
            let award = award.as_ref().and_then(Json::as_str);
            let supplier = self.awards.iter().find(|a| a.id.as_deref() == award).and_then(|a| a.supplier.clone());
            set(&mut values, "supplier", supplier);
            let number = values.get("ext_no").cloned();
            self.reading.push(&CONTRACT, path.clone(), values);
            if let Some(Json::Object(mut implementation)) = contract.remove("implementation") {
                self.acceptances(&mut implementation, number.as_ref(), &path);
                self.payments(&mut implementation, number.as_ref(), &path);
                leftovers(&Json::Object(implementation), &format!("{path}.implementation"), &mut self.reading.left);
            }
            leftovers(&Json::Object(contract), &path, &mut self.reading.left);
        }
    }

    /// Milestones that our own export wrote; others say too little to be an acceptance and stay in their place.
    fn acceptances(&mut self, implementation: &mut Object, contract: Option<&Json>, above: &str) {
        let Some(Json::Array(all)) = implementation.get_mut("milestones") else { return };
        let mut taken = Vec::new();
        for (at, milestone) in all.iter_mut().enumerate() {
            if milestone.get(OWN).is_some_and(|own| own.get("batch_no").is_some())
                && let Json::Object(own) = std::mem::take(milestone)
            {
                taken.push((at, own));
            }
        }
        for (at, mut milestone) in taken {
            let path = format!("{above}.implementation.milestones[{at}]");
            for key in ["id", "title", "type", "status"] {
                milestone.remove(key);
            }
            let mut values = self.record(&ACCEPTANCE, &mut milestone, &path);
            set(&mut values, "contract", contract.cloned());
            self.reading.push(&ACCEPTANCE, path.clone(), values);
            leftovers(&Json::Object(milestone), &path, &mut self.reading.left);
        }
    }

    fn payments(&mut self, implementation: &mut Object, contract: Option<&Json>, above: &str) {
        for (at, mut payment) in objects(implementation, "transactions").into_iter().enumerate() {
            let path = format!("{above}.implementation.transactions[{at}]");
            payment.remove("id");
            let mut values = self.record(&PAYMENT, &mut payment, &path);
            set(&mut values, "contract", contract.cloned());
            if !values.contains_key("seq") {
                values.insert("seq".into(), (at + 1).into());
            }
            if !values.contains_key("amount_fen") {
                let paid = values.get("paid_amount_fen").cloned();
                set(&mut values, "amount_fen", paid);
            }
            self.reading.push(&PAYMENT, path.clone(), values);
            leftovers(&Json::Object(payment), &path, &mut self.reading.left);
        }
    }

    pub fn rest_of_awards(&mut self) {
        for mut award in std::mem::take(&mut self.awards) {
            if award.of_contract {
                award.rest.remove("status");
            }
            leftovers(&Json::Object(award.rest), &award.path, &mut self.reading.left);
        }
    }
}
