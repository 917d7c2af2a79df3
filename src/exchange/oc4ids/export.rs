//! Registers to projects of the standard, one for each PPP project.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::form::{Object, close, entry, label, period, put, start, text, year};
use super::places;
use super::told::{description, payment_report, performance_report};
use crate::catalog::codes::{CHANGE_GROUND, PPP_MODE, PPP_PAYMENT, PPP_RULES, PPP_SPEND, PPP_STAGE_MOF};
use crate::error::Fault;
use crate::exchange::ocds::{SCHEME, amount, method};
use crate::schema::{CodeList, Field, Kind, Row};

/// Who publishes, and when.
pub struct Publisher<'p> {
    /// The district.
    pub name: &'p str,
    /// What every id of a project begins with; a publisher registers it with the Open Contracting Partnership.
    pub prefix: &'p str,
    /// What every ocid begins with, the same as in the export of procurement.
    pub ocid_prefix: &'p str,
    /// The day of the package.
    pub today: NaiveDate,
}

/// The live records that projects are made of, in order of registration, names of persons masked where they must be.
#[derive(Default)]
pub struct Registers {
    /// 单位.
    pub units: Vec<Row>,
    /// 当事人.
    pub parties: Vec<Row>,
    /// PPP项目.
    pub projects: Vec<Row>,
    /// 阶段履责.
    pub stages: Vec<Row>,
    /// 年度支出责任.
    pub subsidies: Vec<Row>,
    /// PPP绩效评价.
    pub performances: Vec<Row>,
    /// 依法变更与补偿.
    pub amendments: Vec<Row>,
    /// 重大决策.
    pub decisions: Vec<Row>,
    /// 采购招标项目.
    pub tenders: Vec<Row>,
    /// 投标.
    pub bids: Vec<Row>,
    /// 合同.
    pub contracts: Vec<Row>,
    /// 合同付款.
    pub payments: Vec<Row>,
}

/// The projects, and what of the registers has no place in them.
pub struct Export {
    /// One object a project.
    pub projects: Vec<Json>,
    /// Fields that held something and were left out, by register.
    pub left_out: Vec<(&'static Kind, Vec<&'static Field>)>,
    /// Amendments that were not approved: no modification of anything.
    pub not_approved: usize,
    /// Evaluations that are drafts: nobody has confirmed them.
    pub drafts: usize,
}

/// The project package around projects.
pub fn package(publisher: &Publisher<'_>, projects: &[Json]) -> Json {
    let (prefix, today) = (publisher.prefix, publisher.today);
    json!({
        "uri": format!("urn:chengxin:{prefix}:{today}"),
        "version": "0.9",
        "publisher": {"name": publisher.name},
        "publishedDate": start(today),
        "projects": projects,
    })
}

/// Every project, in order of registration.
///
/// # Errors
/// E3105 for each amount that a JSON number would not hold to the fen.
pub fn projects(registers: &Registers, publisher: &Publisher<'_>) -> Result<Export, Vec<Fault>> {
    let mut writer = Writer::new(registers, publisher);
    let projects = registers.projects.iter().map(|project| writer.project(project)).collect();
    if !writer.faults.is_empty() {
        return Err(writer.faults);
    }
    Ok(Export { projects, left_out: left_out(&writer.told), not_approved: writer.not_approved, drafts: writer.drafts })
}

/// What the told records hold that no place was found for, kind by kind, in the order of the catalogue.
fn left_out(told: &[&Row]) -> Vec<(&'static Kind, Vec<&'static Field>)> {
    let mut out: Vec<(&'static Kind, Vec<&'static Field>)> = Vec::new();
    for row in told {
        let kind: &'static Kind = row.kind();
        if !out.iter().any(|(k, _)| *k == kind) {
            out.push((kind, Vec::new()));
        }
    }
    for (kind, fields) in &mut out {
        let held = |f: &Field| told.iter().any(|row| row.kind() == *kind && !row.get(f.name).is_null());
        fields.extend(kind.fields.iter().filter(|f| f.is_live() && !places::is_placed(kind, f.name) && held(f)));
    }
    out.retain(|(_, fields)| !fields.is_empty());
    out
}

struct Writer<'r> {
    registers: &'r Registers,
    publisher: &'r Publisher<'r>,
    organisations: HashMap<&'r str, &'r Row>,
    told: Vec<&'r Row>,
    not_approved: usize,
    drafts: usize,
    faults: Vec<Fault>,
}

/// A tender and the contract that came of it, one of which may be missing.
type Bought<'r> = (Option<&'r Row>, Option<&'r Row>);

/// Ids of organisations and their roles in one project, in order of first mention.
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

impl<'r> Writer<'r> {
    fn new(registers: &'r Registers, publisher: &'r Publisher<'r>) -> Self {
        let organisations = registers.units.iter().chain(&registers.parties).map(|row| (row.id(), row)).collect();
        Self { registers, publisher, organisations, told: Vec::new(), not_approved: 0, drafts: 0, faults: Vec::new() }
    }

    fn project(&mut self, row: &'r Row) -> Json {
        self.told.push(row);
        let mut roles = Roles::default();
        for role in ["publicAuthority", "procuringEntity"] {
            self.reference(row, "unit", role, &mut roles);
        }
        for field in ["partner", "spv"] {
            self.reference(row, field, "supplier", &mut roles);
        }
        let mut out = Object::new();
        out.insert("id".into(), format!("{}-{}", self.publisher.prefix, row.id()).into());
        put(&mut out, "title", text(row, "name"));
        out.insert("description".into(), description(row).into());
        out.insert("status".into(), places::status(row.state(), row.text("mof_stage")).into());
        let from = row.date("start_on").or_else(|| row.date("signed_on"));
        put(&mut out, "period", period(from, row.date("end_on")));
        let sectors = row.text("sector").map(places::sectors).unwrap_or_default();
        put(&mut out, "sector", Some(Json::from(sectors)).filter(|_| !sectors.is_empty()));
        out.insert("additionalClassifications".into(), classifications(row).into());
        let mine = |field: &'static str| move |r: &&Row| r.text(field) == Some(row.id());
        let subsidies: Vec<&Row> = self.registers.subsidies.iter().filter(mine("project")).collect();
        let mut performances: Vec<&Row> = self.registers.performances.iter().filter(mine("project")).collect();
        let all = performances.len();
        performances.retain(|performance| performance.state() != "draft");
        self.drafts += all - performances.len();
        for stage in self.registers.stages.iter().filter(mine("project")) {
            self.told.push(stage);
            self.reference(stage, "unit", "administrativeEntity", &mut roles);
        }
        self.told.extend(subsidies.iter().chain(&performances).copied());
        let budget = self.budget(row, &subsidies, &mut roles);
        out.insert("budget".into(), budget);
        let documents = self.documents(row, &subsidies, &performances);
        let processes = self.processes(row, &subsidies, &mut roles);
        let parties: Vec<Json> = roles.0.iter().filter_map(|(id, roles)| self.party(id, roles)).collect();
        for (key, list) in [("parties", parties), ("documents", documents), ("contractingProcesses", processes)] {
            if !list.is_empty() {
                out.insert(key.into(), list.into());
            }
        }
        if let Some(end) = row.date("end_on").filter(|_| row.state() == "transferred") {
            out.insert("completion".into(), json!({"endDate": close(end)}));
        }
        Json::Object(out)
    }

    fn budget(&mut self, row: &Row, subsidies: &[&Row], roles: &mut Roles) -> Json {
        let mut out = Object::new();
        let amount = self.money(row, "invest");
        put(&mut out, "amount", amount);
        let approved = self.decision(row).and_then(|decision| decision.date("decided_on"));
        put(&mut out, "approvalDate", approved.map(start));
        let mut parts = Vec::new();
        if let Some(amount) = self.money(row, "gov_equity") {
            let source = self.reference(row, "unit", "funder", roles);
            let id = format!("{}-equity", row.id());
            parts.push(entry(id, "政府方出资".into(), (amount, source), None));
        }
        for subsidy in subsidies {
            let Some(amount) = self.money(subsidy, "budgeted") else { continue };
            let source = self.reference(subsidy, "payer", "payer", roles);
            let words = [label(&PPP_SPEND, subsidy.text("kind")), subsidy.text("budget_doc").map(str::to_owned)];
            let words: Vec<String> = words.into_iter().flatten().collect();
            parts.push(entry(subsidy.id().to_owned(), words.join(" "), (amount, source), year(subsidy)));
        }
        if !parts.is_empty() {
            out.insert("budgetBreakdown".into(), parts.into());
        }
        Json::Object(out)
    }

    /// What the standard wants told in words: the decision, what was owed and paid each year, how it performed.
    fn documents(&self, row: &Row, subsidies: &[&Row], performances: &[&Row]) -> Vec<Json> {
        let mut out = Vec::new();
        if let Some(decision) = self.decision(row) {
            let mut document = Object::new();
            document.insert("id".into(), decision.id().into());
            put(&mut document, "title", text(decision, "title"));
            put(&mut document, "datePublished", decision.date("published_on").map(start));
            out.push(Json::Object(document));
        }
        out.extend(subsidies.iter().map(|subsidy| payment_report(subsidy)));
        for performance in performances {
            let mut document = performance_report(performance);
            let author = performance.text("evaluator").and_then(|id| self.organisations.get(id));
            put(&mut document, "author", author.and_then(|row| text(row, "name")));
            out.push(Json::Object(document));
        }
        out
    }

    /// The concession itself from the call for bids on, and what was bought for it beside.
    fn processes(&mut self, row: &'r Row, subsidies: &[&Row], roles: &mut Roles) -> Vec<Json> {
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

    /// Approved amendments of the project and of its yearly costs.
    fn modifications(&mut self, row: &Row, subsidies: &[&Row]) -> Vec<Json> {
        let mut out = Vec::new();
        for amendment in &self.registers.amendments {
            let target = amendment.text("target");
            if target != Some(row.id()) && !subsidies.iter().any(|s| target == Some(s.id())) {
                continue;
            }
            self.told.push(amendment);
            if matches!(amendment.state(), "proposed" | "rejected") {
                self.not_approved += 1;
                continue;
            }
            let mut modification = Object::new();
            modification.insert("id".into(), amendment.id().into());
            put(&mut modification, "date", amendment.date("approved_on").map(start));
            let content = amendment.text("amended_to").map(|to| match amendment.text("amended_from") {
                Some(from) => format!("{from} → {to}"),
                None => to.to_owned(),
            });
            put(&mut modification, "description", content.map(Json::from));
            let approval: Vec<&str> = ["authority", "approval_no"].iter().filter_map(|f| amendment.text(f)).collect();
            let approval = Some(approval.join(" ")).filter(|words| !words.is_empty());
            let reason = amendment.text("amendment_reason").map(str::to_owned);
            let words = [label(&CHANGE_GROUND, amendment.text("ground")), reason, approval];
            let words: Vec<String> = words.into_iter().flatten().collect();
            modification.insert("rationale".into(), words.join(";").into());
            out.push(Json::Object(modification));
        }
        out
    }

    fn decision(&self, row: &Row) -> Option<&'r Row> {
        let id = row.text("decision")?;
        self.registers.decisions.iter().find(|decision| decision.id() == id)
    }

    fn party(&self, id: &str, roles: &[&'static str]) -> Option<Json> {
        let row = *self.organisations.get(id)?;
        let mut out = Object::new();
        out.insert("id".into(), id.into());
        put(&mut out, "name", text(row, "name"));
        put(&mut out, "identifier", row.text("uscc").map(|code| json!({"scheme": SCHEME, "id": code})));
        put(&mut out, "address", row.text("address").map(|line| json!({"streetAddress": line})));
        out.insert("roles".into(), roles.into());
        Some(Json::Object(out))
    }

    /// Names an organisation and notes its role.
    fn reference(&self, row: &Row, field: &str, role: &'static str, roles: &mut Roles) -> Option<Json> {
        let id = row.text(field)?;
        let organisation = self.organisations.get(id)?;
        roles.add(id, role);
        Some(json!({"id": id, "name": organisation.text("name")}))
    }

    fn money(&mut self, row: &Row, field: &'static str) -> Option<Json> {
        let fen = row.int(field)?;
        self.value(row, field, fen)
    }

    fn value(&mut self, row: &Row, field: &'static str, fen: i64) -> Option<Json> {
        match amount::value(row.id(), field, fen) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        }
    }
}

fn tender_status(tender: Option<&Row>) -> &'static str {
    if tender.is_some_and(|t| t.state() == "aborted") { "closed" } else { "pre-award" }
}

fn contract_status(contract: &Row) -> &'static str {
    if matches!(contract.state(), "performing" | "accepting" | "paying") { "active" } else { "closed" }
}

fn classifications(row: &Row) -> Vec<Json> {
    let lists: [(&str, &CodeList, &str); 4] = [
        ("chengxin-ppp-mode", &PPP_MODE, "mode"),
        ("chengxin-ppp-payment", &PPP_PAYMENT, "payment"),
        ("chengxin-ppp-rules", &PPP_RULES, "rule_set"),
        ("chengxin-ppp-stage-mof", &PPP_STAGE_MOF, "mof_stage"),
    ];
    let mut out = Vec::new();
    if let Some(number) = row.text("ext_no") {
        out.push(json!({"scheme": "chengxin-project-library", "id": number}));
    }
    for (scheme, list, field) in lists {
        if let Some(code) = row.text(field) {
            out.push(json!({"scheme": scheme, "id": code, "description": label(list, Some(code))}));
        }
    }
    if let Some(sector) = row.text("sector") {
        out.push(json!({"scheme": "chengxin-sector", "id": sector, "description": sector}));
    }
    out
}
