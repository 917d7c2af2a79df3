//! PPP projects as infrastructure data (OC4IDS 0.9): the file has the standard's structure, says what it leaves out, and is the same
//! in both languages and at every run.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::office::Office;

fn list<'j>(value: &'j Json, key: &str) -> &'j [Json] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Every object in a document, with the key that it stands under.
fn walk<'j>(value: &'j Json, key: &'j str, see: &mut dyn FnMut(&'j str, &'j Json)) {
    match value {
        Json::Object(object) => {
            see(key, value);
            object.iter().for_each(|(key, value)| walk(value, key, see));
        }
        Json::Array(all) => all.iter().for_each(|value| walk(value, key, see)),
        _ => {}
    }
}

/// What may stand in each object of the standard that is written, by the key that it stands under.
fn known() -> BTreeMap<&'static str, &'static [&'static str]> {
    let value: &[&str] = &["amount", "currency"];
    let period: &[&str] = &["startDate", "endDate", "durationInDays"];
    let reference: &[&str] = &["id", "name"];
    BTreeMap::from([
        (
            "projects",
            &[
                "id",
                "title",
                "description",
                "status",
                "period",
                "sector",
                "additionalClassifications",
                "budget",
                "parties",
                "documents",
                "contractingProcesses",
                "completion",
            ] as &[&str],
        ),
        ("additionalClassifications", &["scheme", "id", "description"]),
        ("budget", &["amount", "approvalDate", "budgetBreakdown"]),
        ("budgetBreakdown", &["id", "description", "amount", "period", "sourceParty"]),
        ("parties", &["id", "name", "identifier", "address", "roles"]),
        ("identifier", &["scheme", "id"]),
        ("address", &["streetAddress"]),
        ("documents", &["id", "documentType", "title", "description", "datePublished", "language", "author"]),
        ("contractingProcesses", &["id", "summary"]),
        (
            "summary",
            &[
                "ocid",
                "externalReference",
                "nature",
                "title",
                "status",
                "tender",
                "suppliers",
                "contractValue",
                "contractPeriod",
                "finalValue",
                "modifications",
            ],
        ),
        (
            "tender",
            &["procurementMethod", "procurementMethodDetails", "costEstimate", "numberOfTenderers", "procuringEntity"],
        ),
        ("modifications", &["id", "date", "description", "rationale"]),
        ("completion", &["endDate"]),
        ("amount", value),
        ("costEstimate", value),
        ("contractValue", value),
        ("finalValue", value),
        ("period", period),
        ("contractPeriod", period),
        ("sourceParty", reference),
        ("suppliers", reference),
        ("procuringEntity", reference),
    ])
}

fn must_fit(package: &Json) {
    for key in ["uri", "version", "publisher", "publishedDate", "projects"] {
        assert!(!package[key].is_null(), "{key}");
    }
    assert_eq!(package["version"], "0.9");
    let known = known();
    for project in list(package, "projects") {
        let status = project["status"].as_str().unwrap();
        let all = ["identification", "preparation", "implementation", "completion", "completed", "cancelled"];
        assert!(all.contains(&status), "{status}");
        let parties: Vec<(&Json, &Json)> = list(project, "parties").iter().map(|p| (&p["id"], &p["name"])).collect();
        for process in list(project, "contractingProcesses") {
            assert!(["pre-award", "active", "closed"].contains(&process["summary"]["status"].as_str().unwrap()));
        }
        walk(project, "projects", &mut |key, object| {
            let fields = known.get(key).unwrap_or_else(|| panic!("{key} is no object of the standard: {object}"));
            for name in object.as_object().unwrap().keys() {
                assert!(fields.contains(&name.as_str()), "{key}.{name}");
            }
            if ["sourceParty", "suppliers", "procuringEntity"].contains(&key) {
                assert!(parties.contains(&(&object["id"], &object["name"])), "{object} is no party");
            }
            if fields == &["amount", "currency"] {
                assert!(object["amount"].is_number() && object["currency"] == "CNY");
            }
        });
    }
}

#[test]
fn projects_are_exported_as_the_standard_has_them() {
    let office = Office::demo();
    for (file, command) in
        [("项目.json", "PPP 导出 -f oc4ids -o 项目.json"), ("p.json", "ppp export -f oc4ids -o p.json --lang en")]
    {
        let said = office.line(command).ends(0);
        if file == "p.json" {
            said.says("no place in the standard, left out: stage stage, officer, duty").says("2 projects");
        } else {
            said.says("标准没有位置,未导出: 阶段履责 阶段、政府方责任人、诚信职责").says("项目 2 个");
        }
        must_fit(&serde_json::from_slice(&office.read(file)).unwrap());
    }
    assert_eq!(office.read("项目.json"), office.read("p.json"), "the data is the same in both languages");
    let package: Json = serde_json::from_slice(&office.read("p.json")).unwrap();
    let plant = &list(&package, "projects")[0];
    assert_eq!(plant["id"], "oc4ids-chengxin-PP-2024-0001");
    assert_eq!(plant["budget"]["amount"], json!({"amount": 180_000_000, "currency": "CNY"}));
    assert_eq!(plant["sector"], json!(["economy"]), "the code list counts the environment there");
    let concession = &list(plant, "contractingProcesses")[0];
    let changes = list(&concession["summary"], "modifications");
    assert!(!changes.is_empty() && changes.iter().all(|c| c["rationale"].is_string() && c["date"].is_string()));
    let text = plant.to_string();
    assert!(text.contains("financialProgressReport") && text.contains("performanceReport"));
    assert!(!text.contains("叶知秋"), "the officer's name stays in the office");
}

#[test]
fn what_was_bought_for_a_project_is_linked_under_its_ocid() {
    let office = Office::demo();
    let contract = office.json("合同 列表 --含办结")[0].clone();
    let id = contract["id"].as_str().unwrap();
    office.ok(&format!("project link PP-2024-0002 {id} --lang en"));
    office.ok("ppp export -f oc4ids --ocid-prefix ocds-abc --project-prefix oc4ids-abc -o p.jsonl --lang en");
    let text = String::from_utf8(office.read("p.jsonl")).unwrap();
    let projects: Vec<Json> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(projects[1]["id"], "oc4ids-abc-PP-2024-0002");
    let process = &list(&projects[1], "contractingProcesses")[0];
    let of = contract["tender"].as_str().unwrap_or(id);
    assert_eq!(process["id"], json!(format!("ocds-abc-{of}")));
    assert_eq!(process["summary"]["externalReference"], contract["ext_no"]);
    let fen = contract["amount_fen"].as_i64().unwrap();
    let value = process["summary"]["contractValue"]["amount"].as_f64().unwrap();
    assert_eq!(format!("{:.0}", value * 100.0), fen.to_string());
    let ocds = office.ok("procurement export -f ocds --ocid-prefix ocds-abc --lang en");
    assert!(ocds.contains(&format!("\"ocds-abc-{of}\"")), "both exports name it alike");
}

#[test]
fn another_format_and_an_empty_register_are_refused() {
    let office = Office::empty();
    office.ok("init --area 云汀区 --user 王敏");
    office.line("ppp export --lang en").ends(2).says("E5022").says("oc4ids");
    office.line("PPP 导出 -f oc4ids").ends(4).says("E2001").says("没有可导出的PPP项目");
    office.line("ppp export -f oc4ids --lang en").ends(4).says("there is no PPP project to export");
    office.line("project export -f oc4ids --lang en").ends(2).says("E5022");
}
