//! Releases to records of our kinds, which the import of sheets then judges. Everything that is read is taken out of
//! the release; what is left at the end cannot be stored and is named by its path.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde_json::{Map, Value as Json};

use super::strict::Strict;
use super::{How, OWN, SCHEME, amount, own_fields, places};
use crate::both;
use crate::catalog::procurement::{BID, CONTRACT, PAYMENT, TENDER};
use crate::catalog::registry::{PARTY, UNIT};
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::Kind;

type Object = Map<String, Json>;

/// The kinds that releases hold, each after those that it refers to.
pub static KINDS: [&Kind; 6] = [&UNIT, &PARTY, &TENDER, &BID, &CONTRACT, &PAYMENT];

/// A record as a release says it: keys and values as in our own JSON.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its kind.
    pub kind: &'static Kind,
    /// Where it stands: `releases[0].tender`.
    pub path: String,
    /// Keys of our JSON and their values.
    pub values: Object,
}

/// What a file says.
#[derive(Debug, Default)]
pub struct Reading {
    /// Releases read.
    pub releases: usize,
    /// Blank lines of a JSON Lines file.
    pub blank_lines: usize,
    /// Records in order of the file.
    pub records: Vec<Record>,
    /// Paths of what has no place in the registers.
    pub left: Vec<String>,
    /// What is wrong with the file, by path.
    pub faults: Vec<Fault>,
}

/// Reads a release, a release package, a record package, or lines of these.
///
/// # Errors
/// E5002 when it is not UTF-8, E5003 when it is not JSON or an object says a key twice, E5017 when it is no release.
pub fn read(bytes: &[u8], lines: bool) -> Result<Reading> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        Failure::new(&codes::E5002, both!("第 {line} 行不是 UTF-8", "line {line} is not UTF-8"))
            .hint(both!("OCDS 文件须为 UTF-8,请另存", "an OCDS file is UTF-8; save it as such"))
    })?;
    let mut reading = Reading::default();
    if lines {
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                reading.blank_lines += 1;
                continue;
            }
            let number = at + 1;
            let value = parse(line, number - 1)?;
            reading.document(value, &format!("line {number}: "))?;
        }
    } else {
        reading.document(parse(text, 0)?, "")?;
    }
    if reading.releases == 0 && reading.faults.is_empty() {
        return Err(not_ocds("$"));
    }
    Ok(reading)
}

fn parse(text: &str, before: usize) -> Result<Json> {
    serde_json::from_str::<Strict>(text).map(|strict| strict.0).map_err(|error| {
        let (line, column, said) = (error.line() + before, error.column(), error.to_string());
        let twice = said.strip_prefix("duplicate key ").and_then(|rest| rest.split(" at line").next());
        let text = match twice {
            Some(key) => both!(
                "第 {line} 行第 {column} 列: 同一对象里键 {key} 出现两次",
                "line {line}, column {column}: an object says the key {key} twice"
            ),
            None => both!("不是 JSON: 第 {line} 行第 {column} 列", "not JSON: line {line}, column {column}"),
        };
        Failure::new(&codes::E5003, text).caused_by(error)
    })
}

fn not_ocds(path: &str) -> Failure {
    Failure::new(&codes::E5017, both!("{path} 不是 OCDS: 没有 ocid", "{path} is not OCDS: it has no ocid")).hint(both!(
        "文件应是发布记录、发布包或记录包(compiledRelease)",
        "the file is a release, a release package, or a record package with compiledRelease"
    ))
}

/// Keys of a package or a release that say how it was published, not what was bought.
static ENVELOPE: &[&str] = &["ocid", "id", "date", "tag", "initiationType", "language"];

impl Reading {
    fn document(&mut self, value: Json, path: &str) -> Result<()> {
        let Json::Object(mut object) = value else { return Err(not_ocds(&format!("{path}$"))) };
        if object.contains_key("ocid") && !object.contains_key("compiledRelease") {
            return self.release(object, path);
        }
        let (list, inner) = if object.contains_key("records") { ("records", true) } else { ("releases", false) };
        let Some(Json::Array(all)) = object.remove(list) else { return Err(not_ocds(&format!("{path}$"))) };
        for (at, one) in all.into_iter().enumerate() {
            let here = format!("{path}{list}[{at}]");
            let Json::Object(mut one) = one else { return Err(not_ocds(&here)) };
            if !inner {
                self.release(one, &format!("{here}."))?;
                continue;
            }
            match one.remove("compiledRelease") {
                Some(Json::Object(release)) => self.release(release, &format!("{here}.compiledRelease."))?,
                _ => return Err(not_ocds(&format!("{here}.compiledRelease"))),
            }
        }
        Ok(())
    }

    fn release(&mut self, mut release: Object, path: &str) -> Result<()> {
        if release.get("ocid").and_then(Json::as_str).is_none_or(|ocid| ocid.trim().is_empty()) {
            return Err(not_ocds(&format!("{path}ocid")));
        }
        self.releases += 1;
        for key in ENVELOPE {
            release.remove(*key);
        }
        let mut one = Release { reading: self, path, known: HashMap::new(), awards: Vec::new() };
        one.parties(&mut release);
        let buyer = release.remove("buyer").and_then(|b| one.handle(&b));
        one.take_awards(&mut release);
        let (number, object) = one.tender(&mut release, buyer.as_ref());
        one.bids(&mut release, number.as_ref());
        one.contracts(&mut release, (number.as_ref(), buyer.as_ref(), object.as_ref()));
        one.rest_of_awards();
        leftovers(&Json::Object(release), path.trim_end_matches('.'), &mut self.left);
        Ok(())
    }

    /// Notes a record; the same organisation in several releases counts once.
    fn push(&mut self, kind: &'static Kind, path: String, values: Object) {
        let same = |r: &Record| r.kind == kind && r.values == values;
        if (kind == &UNIT || kind == &PARTY) && self.records.iter().any(same) {
            return;
        }
        self.records.push(Record { kind, path, values });
    }
}

struct Award {
    id: Option<String>,
    path: String,
    rest: Object,
    supplier: Option<Json>,
    /// Made for one contract by our own export.
    of_contract: bool,
}

struct Release<'r> {
    reading: &'r mut Reading,
    path: &'r str,
    /// Id of a party → what a reference to it is called in the registers.
    known: HashMap<String, Json>,
    awards: Vec<Award>,
}

impl Release<'_> {
    fn at(&self, rest: &str) -> String {
        format!("{}{rest}", self.path)
    }

    fn parties(&mut self, release: &mut Object) {
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
    fn handle(&self, reference: &Json) -> Option<Json> {
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

    fn take_awards(&mut self, release: &mut Object) {
        for (at, mut rest) in objects(release, "awards").into_iter().enumerate() {
            let path = self.at(&format!("awards[{at}]"));
            let supplier = self.only(&mut rest, "suppliers", &path);
            let id = rest.remove("id").and_then(|id| id.as_str().map(str::to_owned));
            let of_contract = rest.remove(OWN).is_some();
            self.awards.push(Award { id, path, rest, supplier, of_contract });
        }
    }

    fn tender(&mut self, release: &mut Object, buyer: Option<&Json>) -> (Option<Json>, Option<Json>) {
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

    fn bids(&mut self, release: &mut Object, tender: Option<&Json>) {
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

    fn contracts(&mut self, release: &mut Object, of: (Option<&Json>, Option<&Json>, Option<&Json>)) {
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
                self.payments(&mut implementation, number.as_ref(), &path);
                leftovers(&Json::Object(implementation), &format!("{path}.implementation"), &mut self.reading.left);
            }
            leftovers(&Json::Object(contract), &path, &mut self.reading.left);
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

    fn rest_of_awards(&mut self) {
        for mut award in std::mem::take(&mut self.awards) {
            if award.of_contract {
                award.rest.remove("status");
            }
            leftovers(&Json::Object(award.rest), &award.path, &mut self.reading.left);
        }
    }

    /// Takes what the table of places and our own object say of a record.
    fn record(&mut self, kind: &'static Kind, object: &mut Object, path: &str) -> Object {
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

    fn money(&mut self, object: &mut Object, path: &[&str], above: &str) -> Option<Json> {
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
    fn day(&mut self, object: &mut Object, path: &[&str], above: &str) -> Option<Json> {
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
fn derived_state(values: &mut Object, status: Option<&Json>, table: &[(&str, &str)]) {
    let state = status.and_then(Json::as_str).and_then(|s| table.iter().find(|(theirs, _)| *theirs == s));
    if let (Some((_, ours)), false) = (state, values.contains_key("state")) {
        values.insert("state".into(), (*ours).into());
    }
}

fn set(values: &mut Object, key: &str, value: Option<Json>) {
    if let Some(value) = value.filter(|v| !v.is_null()) {
        values.insert(key.to_owned(), value);
    }
}

/// Takes the objects of a list; anything else in it stays.
fn objects(object: &mut Object, key: &str) -> Vec<Object> {
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

fn take(object: &mut Object, path: &[&str]) -> Option<Json> {
    match path {
        [] => None,
        [last] => object.remove(*last),
        [first, rest @ ..] => object.get_mut(*first).and_then(Json::as_object_mut).and_then(|below| take(below, rest)),
    }
}

/// The paths of everything that is left of a value.
fn leftovers(value: &Json, path: &str, out: &mut Vec<String>) {
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
