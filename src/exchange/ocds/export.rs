//! Registers to releases: one for each tender, and one for each contract that came about without a tender.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::{How, OWN, SCHEME, amount, method, own_fields, places};
use crate::error::Fault;
use crate::schema::{Mask, Row, Type, Value};

type Object = Map<String, Json>;

/// Who publishes, and when.
pub struct Publisher<'p> {
    /// The district.
    pub name: &'p str,
    /// What every ocid begins with; a publisher registers it with the Open Contracting Partnership.
    pub prefix: &'p str,
    /// The day of the release.
    pub today: NaiveDate,
}

/// The live records that releases are made of, in order of registration.
#[derive(Default)]
pub struct Registers {
    /// 单位.
    pub units: Vec<Row>,
    /// 当事人; a person's name is masked already where it must be.
    pub parties: Vec<Row>,
    /// 采购招标项目.
    pub tenders: Vec<Row>,
    /// 投标.
    pub bids: Vec<Row>,
    /// 合同.
    pub contracts: Vec<Row>,
    /// 履约验收.
    pub acceptances: Vec<Row>,
    /// 合同付款.
    pub payments: Vec<Row>,
}

impl Registers {
    /// Keeps what one unit buys: its tenders and those under which it signed, with all that hangs on them, and its contracts
    /// without a tender.
    pub fn only(&mut self, unit: &str) {
        let signed = self.contracts.iter().filter(|contract| contract.text("buyer") == Some(unit));
        let signed: HashSet<String> =
            signed.filter_map(|contract| contract.text("tender")).map(str::to_owned).collect();
        self.tenders.retain(|tender| tender.text("buyer") == Some(unit) || signed.contains(tender.id()));
        let within = self.within();
        self.contracts.retain(|contract| match contract.text("tender") {
            Some(tender) => within.contains(tender),
            None => contract.text("buyer") == Some(unit),
        });
    }

    /// Keeps the contracts of its tenders alone.
    pub fn under_tenders(&mut self) {
        let within = self.within();
        self.contracts.retain(|contract| contract.text("tender").is_some_and(|tender| within.contains(tender)));
    }

    fn within(&self) -> HashSet<String> {
        self.tenders.iter().map(|tender| tender.id().to_owned()).collect()
    }
}

/// The release package around releases.
pub fn package(publisher: &Publisher<'_>, releases: Vec<Json>) -> Json {
    let (prefix, today) = (publisher.prefix, publisher.today);
    let mut package = json!({
        "uri": format!("urn:chengxin:{prefix}:{today}"),
        "version": "1.1",
        "extensions": [
            "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json"
        ],
        "publisher": {"name": publisher.name},
        "publishedDate": day(today, How::Start),
    });
    package["releases"] = Json::Array(releases);
    package
}

/// Every release, in order of registration.
///
/// # Errors
/// E3105 for each amount that a JSON number would not hold to the fen.
pub fn releases(registers: &Registers, publisher: &Publisher<'_>) -> Result<Vec<Json>, Vec<Fault>> {
    let mut writer = Writer::new(registers, publisher);
    let mut out: Vec<Json> = registers.tenders.iter().map(|tender| writer.of_tender(tender)).collect();
    for contract in &registers.contracts {
        if contract.text("tender").is_none_or(|t| !writer.tenders.contains_key(t)) {
            out.push(writer.of_contract(contract));
        }
    }
    if writer.faults.is_empty() { Ok(out) } else { Err(writer.faults) }
}

struct Writer<'r> {
    publisher: &'r Publisher<'r>,
    organisations: HashMap<&'r str, &'r Row>,
    tenders: HashMap<&'r str, &'r Row>,
    contracts: HashMap<&'r str, &'r Row>,
    bids: HashMap<&'r str, Vec<&'r Row>>,
    contracts_of: HashMap<&'r str, Vec<&'r Row>>,
    acceptances: HashMap<&'r str, Vec<&'r Row>>,
    payments: HashMap<&'r str, Vec<&'r Row>>,
    faults: Vec<Fault>,
}

/// Ids of organisations and their roles, in order of first mention.
#[derive(Default)]
struct Roles(Vec<(String, Vec<&'static str>)>);

impl Roles {
    fn add(&mut self, id: &str, role: &'static str) {
        match self.0.iter_mut().find(|(known, _)| known == id) {
            Some((_, roles)) if roles.contains(&role) => {}
            Some((_, roles)) => roles.push(role),
            None => self.0.push((id.to_owned(), vec![role])),
        }
    }
}

fn by_id(rows: &[Row]) -> HashMap<&str, &Row> {
    rows.iter().map(|row| (row.id(), row)).collect()
}

fn by_parent<'r>(rows: &'r [Row], field: &str) -> HashMap<&'r str, Vec<&'r Row>> {
    let mut out: HashMap<&str, Vec<&Row>> = HashMap::new();
    for row in rows {
        if let Some(parent) = row.text(field) {
            out.entry(parent).or_default().push(row);
        }
    }
    out
}

impl<'r> Writer<'r> {
    fn new(registers: &'r Registers, publisher: &'r Publisher<'r>) -> Self {
        let mut organisations = by_id(&registers.units);
        organisations.extend(by_id(&registers.parties));
        Self {
            publisher,
            organisations,
            tenders: by_id(&registers.tenders),
            contracts: by_id(&registers.contracts),
            bids: by_parent(&registers.bids, "tender"),
            contracts_of: by_parent(&registers.contracts, "tender"),
            acceptances: by_parent(&registers.acceptances, "contract"),
            payments: by_parent(&registers.payments, "contract"),
            faults: Vec::new(),
        }
    }

    fn of_tender(&mut self, row: &Row) -> Json {
        let mut roles = Roles::default();
        let buyer = self.reference(row, "buyer", "buyer", &mut roles);
        let mut tender = self.placed(row);
        let status = match row.state() {
            "planned" => "planned",
            "announced" | "evaluating" => "active",
            "aborted" => "cancelled",
            _ => "complete",
        };
        tender.insert("status".into(), status.into());
        if let Some(code) = row.text("method") {
            tender.insert("procurementMethod".into(), method(code).into());
            tender.insert("procurementMethodDetails".into(), code.into());
        }
        let entity = if row.text("agency").is_some() { "agency" } else { "buyer" };
        let entity = self.reference(row, entity, "procuringEntity", &mut roles);
        put(&mut tender, "procuringEntity", entity);
        let (mut awards, mut contracts) = (Vec::new(), Vec::new());
        let award = self.award(row, &mut roles);
        awards.extend(award);
        let bids: Vec<&Row> = self.bids.get(row.id()).cloned().unwrap_or_default();
        let details: Vec<Json> = bids.into_iter().map(|bid| self.bid(bid, &mut roles)).collect();
        let signed: Vec<&Row> = self.contracts_of.get(row.id()).cloned().unwrap_or_default();
        for contract in signed {
            let of = Some(row).filter(|t| t.text("winner").is_some() && t.text("winner") == contract.text("supplier"));
            contracts.push(self.contract(contract, of, row.text("buyer"), (&mut awards, &mut roles)));
        }
        let mut parts = Object::new();
        put(&mut parts, "buyer", buyer);
        parts.insert("tender".into(), Json::Object(tender));
        if !details.is_empty() {
            parts.insert("bids".into(), json!({"details": details}));
        }
        self.release(row.id(), parts, (awards, contracts), &roles)
    }

    fn of_contract(&mut self, row: &Row) -> Json {
        let mut roles = Roles::default();
        let mut parts = Object::new();
        let buyer = self.reference(row, "buyer", "buyer", &mut roles);
        put(&mut parts, "buyer", buyer);
        let mut awards = Vec::new();
        let contract = self.contract(row, None, row.text("buyer"), (&mut awards, &mut roles));
        self.release(row.id(), parts, (awards, vec![contract]), &roles)
    }

    fn release(&mut self, id: &str, parts: Object, lists: (Vec<Json>, Vec<Json>), roles: &Roles) -> Json {
        let (awards, contracts) = lists;
        let ocid = format!("{}-{id}", self.publisher.prefix);
        let today = self.publisher.today;
        let paid = contracts.iter().any(|c| c.get("implementation").is_some());
        let tags = [
            ("tender", parts.contains_key("tender")),
            ("award", !awards.is_empty()),
            ("contract", !contracts.is_empty()),
            ("implementation", paid),
        ];
        let tags: Vec<&str> = tags.iter().filter(|t| t.1).map(|t| t.0).collect();
        let mut out = Object::new();
        out.insert("ocid".into(), ocid.clone().into());
        out.insert("id".into(), format!("{ocid}-{today}").into());
        out.insert("date".into(), day(today, How::Start));
        out.insert("tag".into(), tags.into());
        out.insert("initiationType".into(), "tender".into());
        out.insert("language".into(), "zh".into());
        let parties: Vec<Json> = roles.0.iter().filter_map(|(id, roles)| self.party(id, roles)).collect();
        out.insert("parties".into(), parties.into());
        out.extend(parts);
        for (key, list) in [("awards", awards), ("contracts", contracts)] {
            if !list.is_empty() {
                out.insert(key.into(), list.into());
            }
        }
        Json::Object(out)
    }

    fn party(&mut self, id: &str, roles: &[&'static str]) -> Option<Json> {
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

    /// Names an organisation and notes its role.
    fn reference(&self, row: &Row, field: &str, role: &'static str, roles: &mut Roles) -> Option<Json> {
        let id = row.text(field)?;
        let organisation = self.organisations.get(id)?;
        roles.add(id, role);
        Some(json!({"id": id, "name": organisation.text("name")}))
    }

    fn award(&mut self, tender: &Row, roles: &mut Roles) -> Option<Json> {
        let fields = ["winner", "award_on", "award_amount"];
        if fields.iter().all(|f| tender.get(f).is_null()) {
            return None;
        }
        let mut out = Object::new();
        out.insert("id".into(), format!("{}-award", tender.id()).into());
        out.insert("status".into(), if tender.state() == "aborted" { "cancelled" } else { "active" }.into());
        put(&mut out, "date", tender.date("award_on").map(|d| day(d, How::Start)));
        let value = tender.int("award_amount").and_then(|fen| self.money(tender, "award_amount", fen));
        put(&mut out, "value", value);
        put(&mut out, "suppliers", self.reference(tender, "winner", "supplier", roles).map(|s| json!([s])));
        Some(Json::Object(out))
    }

    fn bid(&mut self, row: &Row, roles: &mut Roles) -> Json {
        let mut out = self.placed(row);
        let status = match row.state() {
            "received" => "pending",
            "disqualified" => "disqualified",
            "withdrawn" => "withdrawn",
            _ => "valid",
        };
        out.insert("id".into(), row.id().into());
        out.insert("status".into(), status.into());
        put(&mut out, "tenderers", self.reference(row, "bidder", "tenderer", roles).map(|t| json!([t])));
        Json::Object(out)
    }

    fn contract(
        &mut self,
        row: &Row,
        of: Option<&Row>,
        buyer: Option<&str>,
        (awards, roles): (&mut Vec<Json>, &mut Roles),
    ) -> Json {
        let mut out = self.placed(row);
        let award = match of {
            Some(tender) => format!("{}-award", tender.id()),
            None => {
                // The standard names the supplier of a contract by its award alone.
                let id = format!("{}-award", row.id());
                let supplier = self.reference(row, "supplier", "supplier", roles).map(|s| json!([s]));
                awards.push(json!({"id": id, "status": "active", "suppliers": supplier, OWN: {"contract": row.id()}}));
                id
            }
        };
        out.insert("awardID".into(), award.into());
        let active = matches!(row.state(), "performing" | "accepting" | "paying");
        out.insert("status".into(), if active { "active" } else { "terminated" }.into());
        if row.text("buyer") != buyer {
            let own_buyer = self.reference(row, "buyer", "buyer", roles);
            if let (Some(own), Some(buyer)) = (out.get_mut(OWN).and_then(Json::as_object_mut), own_buyer) {
                own.insert("buyer".into(), buyer);
            }
        }
        let mut implementation = Object::new();
        let acceptances: Vec<&Row> = self.acceptances.get(row.id()).cloned().unwrap_or_default();
        let milestones: Vec<Json> = acceptances.into_iter().map(|acceptance| self.milestone(acceptance)).collect();
        if !milestones.is_empty() {
            implementation.insert("milestones".into(), milestones.into());
        }
        let payments: Vec<&Row> = self.payments.get(row.id()).cloned().unwrap_or_default();
        let transactions: Vec<Json> = payments
            .into_iter()
            .map(|payment| {
                let mut transaction = self.placed(payment);
                transaction.insert("id".into(), payment.id().into());
                Json::Object(transaction)
            })
            .collect();
        if !transactions.is_empty() {
            implementation.insert("transactions".into(), transactions.into());
        }
        if !implementation.is_empty() {
            out.insert("implementation".into(), Json::Object(implementation));
        }
        Json::Object(out)
    }

    /// An acceptance as a milestone; the standard has no place for what was accepted.
    fn milestone(&mut self, row: &Row) -> Json {
        let mut out = self.placed(row);
        let status = match row.state() {
            "passed" => "met",
            "partial" => "partiallyMet",
            "failed" | "refused" => "notMet",
            _ => "scheduled",
        };
        let batch = row.int("batch_no").unwrap_or(1);
        out.insert("id".into(), row.id().into());
        out.insert("title".into(), format!("履约验收 {batch}").into());
        out.insert("type".into(), "delivery".into());
        out.insert("status".into(), status.into());
        Json::Object(out)
    }

    /// The fields that have a place of their own, and the others in our own object.
    fn placed(&mut self, row: &Row) -> Object {
        let kind = row.kind();
        let mut out = Object::new();
        for place in places(kind) {
            let value = match (row.get(place.field), place.how) {
                (Value::Text(text), _) => Some(Json::from(text.as_str())),
                (Value::Int(fen), How::Money) => self.money(row, place.field, *fen),
                (Value::Date(date), How::Document) => {
                    let kind_of = place.path[0];
                    let document = json!({
                        "id": format!("{}-{kind_of}", row.id()), "documentType": kind_of, "datePublished": day(*date, How::Start),
                    });
                    if let Json::Array(all) = out.entry("documents").or_insert_with(|| json!([])) {
                        all.push(document);
                    }
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
        for field in own_fields(kind) {
            let value = row.get(field.name);
            let json = match (&field.ty, value.text()) {
                (Type::Ref(_), Some(id)) => self.number_of(id),
                _ => field.to_json(value, Mask::Names),
            };
            put(&mut own, &field.json_key(), Some(json).filter(|j| !j.is_null()));
        }
        out.insert(OWN.into(), Json::Object(own));
        out
    }

    /// A tender or contract by its own number, which stays the same in every ledger.
    fn number_of(&self, id: &str) -> Json {
        let row = self.tenders.get(id).or_else(|| self.contracts.get(id));
        row.and_then(|r| r.text("ext_no")).unwrap_or(id).into()
    }

    fn money(&mut self, row: &Row, field: &'static str, fen: i64) -> Option<Json> {
        match amount::value(row.id(), field, fen) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        }
    }
}

fn put(object: &mut Object, key: &str, value: Option<Json>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value);
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
fn day(date: NaiveDate, how: How) -> Json {
    let time = if how == How::End { "23:59:59" } else { "00:00:00" };
    format!("{date}T{time}+08:00").into()
}
