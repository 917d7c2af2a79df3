//! Contracts, what was accepted of them and what was paid.

use serde_json::Value as Json;

use super::Object;
use super::organisations::id_of;
use super::release::{Release, Tendered};
use super::values::{leftovers, set};
use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, PAYMENT};
use crate::exchange::ocds::OWN;

/// What a payment must be told about its contract.
struct Under<'c> {
    number: Option<&'c Json>,
    buyer: Option<&'c Json>,
    supplier: Option<&'c Json>,
    path: &'c str,
}

impl Release<'_> {
    /// The place of the first contract among the records.
    pub fn contracts(&mut self, release: &mut Object, tender: &Tendered, buyer: Option<&Json>) -> Option<usize> {
        let (above, mut first) = (self.path.to_owned(), None);
        for (at, contract) in self.objects(release, "contracts", &above).into_iter().enumerate() {
            let path = self.at(&format!("contracts[{at}]"));
            let record = self.contract(contract, &path, tender, buyer);
            first = first.or(Some(record));
        }
        first
    }

    fn contract(&mut self, mut contract: Object, path: &str, tender: &Tendered, buyer: Option<&Json>) -> usize {
        let own_buyer = contract.get_mut(OWN).and_then(Json::as_object_mut).and_then(|own| own.remove("buyer"));
        let mut values = self.record(&CONTRACT, &mut contract, path);
        self.state_of(
            &mut values,
            &mut contract,
            path,
            &[
                ("active", "performing", true),
                ("terminated", "closed", true),
                ("pending", "performing", false),
                ("cancelled", "terminated", false),
            ],
        );
        let own_buyer = own_buyer.and_then(|b| self.resolve(b, &format!("{path}.{OWN}.buyer")));
        let buyer = own_buyer.or_else(|| buyer.cloned());
        set(&mut values, "buyer", buyer.clone());
        set(&mut values, "tender", tender.number.clone());
        if !values.contains_key("object") {
            set(&mut values, "object", tender.object.clone());
        }
        let supplier = self.awarded(&mut contract);
        set(&mut values, "supplier", supplier.clone());
        let number = values.get("ext_no").cloned();
        let record = self.reading.push(&CONTRACT, path.to_owned(), values);
        if let Some(mut implementation) = self.object(&mut contract, "implementation", path) {
            let above = format!("{path}.implementation");
            let under =
                Under { number: number.as_ref(), buyer: buyer.as_ref(), supplier: supplier.as_ref(), path: &above };
            self.acceptances(&mut implementation, &under);
            self.payments(&mut implementation, &under);
            leftovers(&Json::Object(implementation), &above, &mut self.reading.left);
        }
        leftovers(&Json::Object(contract), path, &mut self.reading.left);
        record
    }

    /// The supplier, whom the standard names by the award alone. An award that is not there stays and is reported.
    fn awarded(&mut self, contract: &mut Object) -> Option<Json> {
        let award = contract.get("awardID").and_then(id_of)?;
        let supplier = self.supplier_of(&award)?;
        contract.remove("awardID");
        supplier
    }

    /// Milestones that our own export wrote; others say too little to be an acceptance and stay in their place.
    fn acceptances(&mut self, implementation: &mut Object, under: &Under<'_>) {
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
            let path = format!("{}.milestones[{at}]", under.path);
            for key in ["id", "title", "type", "status"] {
                milestone.remove(key);
            }
            self.reading.enveloped("milestones.id", 1);
            let mut values = self.record(&ACCEPTANCE, &mut milestone, &path);
            set(&mut values, "contract", under.number.cloned());
            self.reading.push(&ACCEPTANCE, path.clone(), values);
            leftovers(&Json::Object(milestone), &path, &mut self.reading.left);
        }
    }

    /// Transactions are payments made; only our own export writes what is still owed too, with the state that says so.
    fn payments(&mut self, implementation: &mut Object, under: &Under<'_>) {
        for (at, mut payment) in self.objects(implementation, "transactions", under.path).into_iter().enumerate() {
            let path = format!("{}.transactions[{at}]", under.path);
            if payment.remove("id").is_some() {
                self.reading.enveloped("transactions.id", 1);
            }
            let mut values = self.record(&PAYMENT, &mut payment, &path);
            set(&mut values, "contract", under.number.cloned());
            for (key, party) in [("payer", under.buyer), ("payee", under.supplier)] {
                let Some(reference) = payment.remove(key) else { continue };
                let id = reference.get("id").and_then(id_of).and_then(|id| self.known.get(&id));
                let same = party.is_some() && id.is_some_and(|known| known.handle.as_ref() == party);
                if same {
                    self.resolve(reference, &format!("{path}.{key}"));
                } else {
                    payment.insert(key.into(), reference);
                }
            }
            if !values.contains_key("state") {
                values.insert("state".into(), "paid".into());
            }
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
}
