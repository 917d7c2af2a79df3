//! Contracting processes of a project: the concession itself, and what was bought for it beside.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::export::{Roles, Writer};
use super::form::{Object, period, put, text};
use crate::exchange::ocds::method;
use crate::schema::Row;

/// A tender and the contract that came of it, one of which may be missing.
type Bought<'r> = (Option<&'r Row>, Option<&'r Row>);

impl<'r> Writer<'r> {
    /// The concession itself from the call for bids on, and what was bought for it beside.
    pub(super) fn processes(&mut self, row: &'r Row, subsidies: &[&Row], roles: &mut Roles) -> Vec<Json> {
        let modifications = self.modifications(row, subsidies);
        let (own, others) = self.bought(row);
        let mut out = Vec::new();
        if own.is_some() || row.state() != "prep" {
            let mut process = match own {
                Some((tender, contract)) => self.procured(tender, contract, roles),
                None => (format!("{}-{}", self.publisher.ocid_prefix, row.id()), Object::new()),
            };
            self.concession(row, &mut process.1, roles);
            if !modifications.is_empty() {
                process.1.insert("modifications".into(), modifications.into());
            }
            out.push(json!({"id": process.0, "summary": process.1}));
        }
        for (tender, contract) in others {
            let (id, summary) = self.procured(tender, contract, roles);
            out.push(json!({"id": id, "summary": summary}));
        }
        out
    }

    fn concession(&self, row: &Row, summary: &mut Object, roles: &mut Roles) {
        let mut set = |key: &str, value: Option<Json>| {
            if let Some(value) = value {
                summary.entry(key).or_insert(value);
            }
        };
        set("externalReference", text(row, "contract_no"));
        set("title", text(row, "name"));
        let status = match row.state() {
            "transferred" | "terminated" => "closed",
            _ if row.date("signed_on").is_some() => "active",
            _ => "pre-award",
        };
        set("status", Some(status.into()));
        let entity = self.reference(row, "unit", "procuringEntity", roles);
        set("tender", entity.map(|entity| json!({"procuringEntity": entity})));
        let field = if row.text("spv").is_some() { "spv" } else { "partner" };
        set("suppliers", self.reference(row, field, "supplier", roles).map(|supplier| json!([supplier])));
        set("contractPeriod", row.date("signed_on").and_then(|from| period(Some(from), row.date("end_on"))));
    }

    /// Tenders and contracts that belong to the project: by the number of its contract, and by a link. The first of the two is that
    /// of the concession.
    fn bought(&self, row: &Row) -> (Option<Bought<'r>>, Vec<Bought<'r>>) {
        let links: HashSet<&str> = row.text("links").map(|l| l.split('、').collect()).unwrap_or_default();
        let registers = self.registers;
        let tender_of = |contract: &Row| {
            let id = contract.text("tender")?;
            registers.tenders.iter().find(|tender| tender.id() == id)
        };
        let number = row.text("contract_no");
        let is_own = |contract: &Row| number.is_some() && contract.text("ext_no") == number;
        let own = registers.contracts.iter().find(|contract| is_own(contract));
        let mut known: HashSet<&str> = HashSet::new();
        let own = own.map(|contract| {
            known.extend([Some(contract.id()), contract.text("tender")].into_iter().flatten());
            (tender_of(contract), Some(contract))
        });
        let mut others = Vec::new();
        for contract in registers.contracts.iter().filter(|c| links.contains(c.id())) {
            if known.insert(contract.id()) {
                known.extend(contract.text("tender"));
                others.push((tender_of(contract), Some(contract)));
            }
        }
        for tender in registers.tenders.iter().filter(|t| links.contains(t.id())) {
            if known.insert(tender.id()) {
                let contract = registers.contracts.iter().find(|c| c.text("tender") == Some(tender.id()));
                others.push((Some(tender), contract));
            }
        }
        (own, others)
    }

    /// What was bought, under the ocid that the export of procurement gives it.
    fn procured(&mut self, tender: Option<&Row>, contract: Option<&Row>, roles: &mut Roles) -> (String, Object) {
        let of = tender.or(contract).map(Row::id).unwrap_or_default();
        let ocid = format!("{}-{of}", self.publisher.ocid_prefix);
        let mut out = Object::new();
        out.insert("ocid".into(), ocid.clone().into());
        let named = contract.or(tender);
        put(&mut out, "externalReference", named.and_then(|row| text(row, "ext_no")));
        put(&mut out, "title", named.and_then(|row| text(row, "name")));
        let works = named.is_some_and(|row| row.text("object") == Some("works"));
        put(&mut out, "nature", works.then(|| json!(["construction"])));
        if let Some(tender) = tender {
            let value = self.tender(tender, roles);
            out.insert("tender".into(), value);
        }
        let status = contract.map_or_else(|| tender_status(tender), |row| contract_status(row));
        out.insert("status".into(), status.into());
        if let Some(contract) = contract {
            self.reference(contract, "buyer", "buyer", roles);
            let supplier = self.reference(contract, "supplier", "supplier", roles);
            put(&mut out, "suppliers", supplier.map(|supplier| json!([supplier])));
            let value = self.money(contract, "amount");
            put(&mut out, "contractValue", value);
            put(&mut out, "contractPeriod", period(contract.date("signed_on"), contract.date("deliver_due")));
            if status == "closed" {
                let paid = |p: &&Row| p.text("contract") == Some(contract.id());
                let paid = self.registers.payments.iter().filter(paid).filter_map(|p| p.int("paid_amount"));
                let sum = paid.fold(0_i64, i64::saturating_add);
                let value = self.value(contract, "amount", sum).filter(|_| sum > 0);
                put(&mut out, "finalValue", value);
            }
        }
        (ocid, out)
    }

    fn tender(&mut self, row: &Row, roles: &mut Roles) -> Json {
        let mut out = Object::new();
        if let Some(code) = row.text("method") {
            out.insert("procurementMethod".into(), method(code).into());
            out.insert("procurementMethodDetails".into(), code.into());
        }
        let estimate = self.money(row, "budget");
        put(&mut out, "costEstimate", estimate);
        let bids = self.registers.bids.iter().filter(|bid| bid.text("tender") == Some(row.id())).count();
        put(&mut out, "numberOfTenderers", Some(Json::from(bids)).filter(|_| bids > 0));
        let entity = if row.text("agency").is_some() { "agency" } else { "buyer" };
        put(&mut out, "procuringEntity", self.reference(row, entity, "procuringEntity", roles));
        Json::Object(out)
    }
}

fn tender_status(tender: Option<&Row>) -> &'static str {
    if tender.is_some_and(|t| t.state() == "aborted") { "closed" } else { "pre-award" }
}

fn contract_status(contract: &Row) -> &'static str {
    if matches!(contract.state(), "performing" | "accepting" | "paying") { "active" } else { "closed" }
}
