//! Registers to projects of the standard, one for each PPP project.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::form::{Object, close, entry, label, period, put, start, text, year};
use super::places;
use super::told::{description, payment_report, performance_report};
use crate::catalog::codes::{CHANGE_GROUND, PPP_MODE, PPP_PAYMENT, PPP_RULES, PPP_SPEND, PPP_STAGE_MOF};
use crate::error::Fault;
use crate::exchange::ocds::{SCHEME, amount};
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

pub(super) struct Writer<'r> {
    pub(super) registers: &'r Registers,
    pub(super) publisher: &'r Publisher<'r>,
    organisations: HashMap<&'r str, &'r Row>,
    told: Vec<&'r Row>,
    not_approved: usize,
    drafts: usize,
    faults: Vec<Fault>,
}

/// Ids of organisations and their roles in one project, in order of first mention.
#[derive(Default)]
pub(super) struct Roles(Vec<(String, Vec<&'static str>)>);

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

    /// Approved amendments of the project and of its yearly costs.
    pub(super) fn modifications(&mut self, row: &Row, subsidies: &[&Row]) -> Vec<Json> {
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
    pub(super) fn reference(&self, row: &Row, field: &str, role: &'static str, roles: &mut Roles) -> Option<Json> {
        let id = row.text(field)?;
        let organisation = self.organisations.get(id)?;
        roles.add(id, role);
        Some(json!({"id": id, "name": organisation.text("name")}))
    }

    pub(super) fn money(&mut self, row: &Row, field: &'static str) -> Option<Json> {
        let fen = row.int(field)?;
        self.value(row, field, fen)
    }

    pub(super) fn value(&mut self, row: &Row, field: &'static str, fen: i64) -> Option<Json> {
        match amount::value(row.id(), field, fen) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        }
    }
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
