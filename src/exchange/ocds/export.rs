//! Registers to releases: one for each tender, and one for each contract that came about without a tender.

mod parts;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::{How, ITEMS, OWN, kept_fields, method};
use crate::error::Fault;
use crate::schema::{Field, Kind, Row};
use parts::{Roles, day, put, put_document};

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
    /// Ids of the records of restricted visibility, which are in none of the others.
    pub held: HashSet<String>,
    /// Names of the parties among them.
    pub held_names: HashSet<String>,
}

/// What is published of the registers.
#[derive(Debug)]
pub struct Export {
    /// The releases.
    pub releases: Vec<Json>,
    /// Tenders and contracts that stay because their buyer may not be named.
    pub unnamed: usize,
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

/// The fields of each kind that some exported record has and that never leave the office this way.
pub fn left_out(registers: &Registers) -> Vec<(&'static Kind, Vec<&'static Field>)> {
    let mut out = Vec::new();
    for rows in [
        &registers.units,
        &registers.parties,
        &registers.tenders,
        &registers.bids,
        &registers.contracts,
        &registers.acceptances,
        &registers.payments,
    ] {
        let Some(kind) = rows.first().map(Row::kind) else { continue };
        let fields: Vec<&'static Field> =
            kept_fields(kind).filter(|field| rows.iter().any(|row| !row.get(field.name).is_null())).collect();
        if !fields.is_empty() {
            out.push((kind, fields));
        }
    }
    out
}

/// Every release, in order of registration. What a buyer of restricted visibility buys stays: a release names its buyer.
///
/// # Errors
/// E3105 for each amount that a JSON number would not hold to the fen.
pub fn releases(registers: &Registers, publisher: &Publisher<'_>) -> Result<Export, Vec<Fault>> {
    let mut writer = Writer::new(registers, publisher);
    let (mut releases, mut unnamed) = (Vec::new(), 0);
    for tender in &registers.tenders {
        if writer.is_held(tender, "buyer") {
            unnamed += 1;
        } else {
            releases.push(writer.of_tender(tender));
        }
    }
    for contract in &registers.contracts {
        let alone = contract.text("tender").is_none_or(|t| !writer.tenders.contains_key(t));
        if writer.is_held(contract, "buyer") {
            unnamed += 1;
        } else if alone {
            releases.push(writer.of_contract(contract));
        }
    }
    if writer.faults.is_empty() { Ok(Export { releases, unnamed }) } else { Err(writer.faults) }
}

struct Writer<'r> {
    publisher: &'r Publisher<'r>,
    held: &'r HashSet<String>,
    held_names: &'r HashSet<String>,
    organisations: HashMap<&'r str, &'r Row>,
    by_name: HashMap<&'r str, &'r str>,
    tenders: HashMap<&'r str, &'r Row>,
    contracts: HashMap<&'r str, &'r Row>,
    bids: HashMap<&'r str, Vec<&'r Row>>,
    contracts_of: HashMap<&'r str, Vec<&'r Row>>,
    acceptances: HashMap<&'r str, Vec<&'r Row>>,
    payments: HashMap<&'r str, Vec<&'r Row>>,
    faults: Vec<Fault>,
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
        let by_name = registers.parties.iter().filter_map(|party| Some((party.text("name")?, party.id()))).collect();
        Self {
            publisher,
            held: &registers.held,
            held_names: &registers.held_names,
            organisations,
            by_name,
            tenders: by_id(&registers.tenders),
            contracts: by_id(&registers.contracts),
            bids: by_parent(&registers.bids, "tender"),
            contracts_of: by_parent(&registers.contracts, "tender"),
            acceptances: by_parent(&registers.acceptances, "contract"),
            payments: by_parent(&registers.payments, "contract"),
            faults: Vec::new(),
        }
    }

    fn is_held(&self, row: &Row, field: &str) -> bool {
        row.text(field).is_some_and(|id| self.held.contains(id))
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
        if let Some(code) = row.text("item_code") {
            let items = json!([{"id": "1", "classification": {"scheme": ITEMS, "id": code}}]);
            tender.insert("items".into(), items);
        }
        let entity = if row.text("agency").is_some() { "agency" } else { "buyer" };
        let entity = self.reference(row, entity, "procuringEntity", &mut roles);
        put(&mut tender, "procuringEntity", entity);
        let (mut awards, mut contracts) = (Vec::new(), Vec::new());
        let bids: Vec<&Row> = self.bids.get(row.id()).cloned().unwrap_or_default();
        let award = self.award(row, &bids, &mut roles);
        if award.is_none()
            && let Some(date) = row.date("result_on")
        {
            // Nobody won: the notice of that is the tender's.
            put_document(&mut tender, row.id(), "awardNotice", date);
        }
        awards.extend(award);
        let details: Vec<Json> = bids.into_iter().map(|bid| self.bid(bid, &mut roles)).collect();
        let signed: Vec<&Row> = self.contracts_of.get(row.id()).cloned().unwrap_or_default();
        for contract in signed {
            if self.is_held(contract, "buyer") {
                continue;
            }
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

    fn award(&mut self, tender: &Row, bids: &[&Row], roles: &mut Roles) -> Option<Json> {
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
        let winner = self.reference(tender, "winner", "supplier", roles);
        let bid = bids.iter().find(|bid| bid.text("bidder").is_some() && bid.text("bidder") == tender.text("winner"));
        put(&mut out, "suppliers", self.references(winner, bid.copied(), "supplier", roles));
        if let Some(date) = tender.date("result_on") {
            put_document(&mut out, tender.id(), "awardNotice", date);
        }
        out.insert(OWN.into(), json!({"tender": tender.id()}));
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
        let bidder = self.reference(row, "bidder", "tenderer", roles);
        put(&mut out, "tenderers", self.references(bidder, Some(row), "tenderer", roles));
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
                let mut award = Object::new();
                award.insert("id".into(), id.clone().into());
                award.insert("status".into(), "active".into());
                put(&mut award, "suppliers", self.reference(row, "supplier", "supplier", roles).map(|s| json!([s])));
                award.insert(OWN.into(), json!({"contract": row.id()}));
                awards.push(Json::Object(award));
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
}
