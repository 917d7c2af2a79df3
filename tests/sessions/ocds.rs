//! Open contracting data out and in: what is exported has the required structure, comes back the same in an empty
//! ledger, and whatever is wrong with a file is said with its place.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use crate::office::{LEDGER, Office};

const HANDLER: &str =
    "--default tender.handler=梅子青 --default contract.handler=梅子青 --default acceptance.lead=梅子青";

fn text(office: &Office, file: &str) -> String {
    String::from_utf8(office.read(file)).unwrap()
}

/// The text with the ids of records numbered as they appear: each ledger gives its own.
fn without_ids(text: &str) -> String {
    let mut seen: HashMap<&str, String> = HashMap::new();
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("-2024-") {
        let id = at.checked_sub(2).and_then(|start| rest.get(start..at + 10));
        let is_id = id.is_some_and(|id| {
            id.as_bytes()[..2].iter().all(u8::is_ascii_uppercase) && id.as_bytes()[8..].iter().all(u8::is_ascii_digit)
        });
        match id.filter(|_| is_id) {
            Some(id) => {
                let next = format!("{}#{}", &id[..2], seen.len());
                out.push_str(&rest[..at - 2]);
                out.push_str(seen.entry(id).or_insert(next));
                rest = &rest[at + 10..];
            }
            None => {
                out.push_str(&rest[..at + 6]);
                rest = &rest[at + 6..];
            }
        }
    }
    out + rest
}

/// An empty ledger with the one officer that new tenders and contracts need.
pub fn fresh() -> Office {
    let office = Office::empty();
    office.ok("init --area 云汀区 --user 王敏");
    office.ok("单位 新增 --单位名称 云汀区人民政府 --单位类别 区政府 --启用日期 2000-01-01 --as-of 2024-03-28");
    office.ok("主体 文件 新增 --标题 办法 --文件作用 制度 --制发机关 云汀区人民政府 --as-of 2024-03-28");
    office
        .ok("公务员 新增 --姓名 梅子青 --所在单位 云汀区人民政府 --人员类别 公务员 --采集依据 办法 --as-of 2024-03-28");
    office
}

fn strings<'j>(value: &'j Json, key: &str) -> Vec<&'j str> {
    value[key].as_array().map(|all| all.iter().filter_map(Json::as_str).collect()).unwrap_or_default()
}

#[test]
fn an_export_has_what_the_standard_requires() {
    let office = Office::demo();
    let package: Json = serde_json::from_str(&office.ok("采购 导出 -f ocds")).unwrap();
    assert_eq!(package["version"], "1.1");
    for key in ["uri", "publisher", "publishedDate", "releases"] {
        assert!(!package[key].is_null(), "{key}");
    }
    let releases = package["releases"].as_array().unwrap();
    let tenders = office.json("采购招标项目 列表 --含办结").as_array().unwrap().len();
    let contracts = office.json("合同 列表 --含办结").as_array().unwrap().clone();
    let alone = contracts.iter().filter(|c| c["tender"].is_null()).count();
    assert_eq!(releases.len(), tenders + alone);
    let mut ids = std::collections::BTreeSet::new();
    for release in releases {
        for key in ["ocid", "id", "date", "tag", "initiationType"] {
            assert!(!release[key].is_null(), "{key}: {release}");
        }
        assert!(ids.insert(release["ocid"].as_str().unwrap()), "ocids differ");
        assert!(!strings(release, "tag").is_empty());
        let known: Vec<&str> =
            release["parties"].as_array().unwrap().iter().map(|p| p["id"].as_str().unwrap()).collect();
        assert!(known.contains(&release["buyer"]["id"].as_str().unwrap()));
        if let Some(tender) = release["tender"].as_object() {
            let method = tender["procurementMethod"].as_str().unwrap();
            assert!(["open", "selective", "limited", "direct"].contains(&method));
            assert!(["goods", "works", "services"].contains(&tender["mainProcurementCategory"].as_str().unwrap()));
            assert_eq!(tender["value"]["currency"], "CNY");
            assert!(tender["value"]["amount"].is_number());
        }
        let list = |key: &str| release[key].as_array().cloned().unwrap_or_default();
        let awards = list("awards");
        for award in &awards {
            for supplier in award["suppliers"].as_array().into_iter().flatten() {
                assert!(known.contains(&supplier["id"].as_str().unwrap()));
            }
        }
        for contract in list("contracts") {
            assert!(contract["id"].is_string());
            assert!(awards.iter().any(|award| award["id"] == contract["awardID"]), "{contract}");
        }
    }
    let all = package.to_string();
    assert!(!all.contains("梅子青") && !all.contains("handler"), "who works on it stays in the office");
    let fen: i64 = contracts.iter().map(|c| c["amount_fen"].as_i64().unwrap()).sum();
    let every = releases.iter().flat_map(|r| r["contracts"].as_array().cloned().unwrap_or_default());
    let told: f64 = every.map(|c| (c["value"]["amount"].as_f64().unwrap() * 100.0).round()).sum();
    assert_eq!(format!("{told}"), format!("{fen}"));
}

#[test]
fn an_export_comes_back_the_same_in_an_empty_ledger() {
    let demo = Office::demo();
    for (file, lang) in [("采购.json", "zh"), ("采购.jsonl", "en")] {
        demo.ok(&format!("procurement export -f ocds -o {file} --reveal 测试 --lang {lang}"));
        let office = fresh();
        office.write(file, demo.read(file));
        let import = format!("procurement import {file} -f ocds --legacy {HANDLER} --as-of 2024-03-28 --lang {lang}");
        let before = office.digest(LEDGER);
        office.ok(&format!("{import} -n"));
        assert_eq!(office.digest(LEDGER), before, "a preview writes nothing");
        let said = office.line(&import).ends(0);
        let said = if lang == "zh" { said.says("合同: 新增 16") } else { said.says("contract: new 16") };
        assert!(!said.out.contains("未存入") && !said.out.contains("not stored"), "{}", said.out);
        office.ok(&format!("procurement export -f ocds -o again-{file} --reveal 测试 --as-of 2024-03-28"));
        let (sent, back) = (text(&demo, file), text(&office, &format!("again-{file}")));
        assert!(sent.lines().count() > 20);
        assert_eq!(without_ids(&sent), without_ids(&back));
        let operations = office.operations();
        let said = office.ok(&import);
        assert!(!said.contains("新增 1") && !said.contains("new 1"), "{said}");
        assert_eq!(office.operations(), operations, "nothing changed, nothing logged");
        // One operation: undone as a whole.
        office.ok("undo --yes");
        assert_eq!(office.json("合同 列表 --含办结"), json!([]));
    }
}

#[test]
fn an_export_imports_into_its_own_ledger_as_unchanged() {
    let office = Office::demo();
    let before = office.digest(LEDGER);
    office.ok("采购 导出 -f ocds -o 采购.json");
    for (lang, same) in [("zh", "未变 16"), ("en", "unchanged 16")] {
        let said = office.line(&format!("procurement import 采购.json -f ocds --lang {lang}")).ends(0).says(same);
        assert!(!said.out.contains("新增 1") && !said.out.contains("updated 1"), "{}", said.out);
    }
    assert_eq!(office.digest(LEDGER), before);
}

fn release() -> Json {
    json!({
        "ocid": "ocds-213czf-1", "id": "1", "date": "2024-03-01T00:00:00Z", "tag": ["tender"],
        "initiationType": "tender",
        "parties": [
            {"id": "b", "name": "汀兰街道办事处", "roles": ["buyer"]},
            {"id": "s", "name": "云汀知行信息技术有限公司", "roles": ["supplier"]},
        ],
        "buyer": {"id": "b", "name": "汀兰街道办事处"},
        "tender": {
            "id": "外来-1", "title": "外来项目", "procurementMethod": "open", "mainProcurementCategory": "goods",
            "value": {"amount": 1234.5, "currency": "CNY"}, "status": "planned",
            "tenderPeriod": {"endDate": "2024-03-20T17:30:00Z"}, "numberOfTenderers": 3,
            "items": [{"id": "1", "description": "桌"}],
        },
    })
}

#[test]
fn a_foreign_release_is_read_and_what_has_no_place_is_named() {
    let office = Office::demo();
    let record = json!({"version": "1.1", "records": [{"ocid": "ocds-213czf-1", "compiledRelease": release()}]});
    office.write("r.json", record.to_string());
    // What our registers require and the file lacks is asked for.
    office.line("procurement import r.json -f ocds").fails(3, "E3000").says("--缺省 tender.domain=值");
    office.line("procurement import r.json -f ocds --lang en").ends(3).says("--default tender.handler=VALUE");
    let full =
        "procurement import r.json -f ocds --default tender.domain=政府采购 --default 采购招标项目.采购责任人=梅子青";
    let said = office.line(&format!("{full} --lang en")).ends(0).says("tender: new 1");
    for path in ["tender.numberOfTenderers", "tender.items[0].description", "tender.tenderPeriod.endDate (01:30:00)"] {
        assert!(said.out.contains(&format!("records[0].compiledRelease.{path}")), "{path}: {}", said.out);
    }
    let row = &office.json("采购招标项目 列表 项目编号=外来-1")[0];
    assert_eq!(row["budget_fen"], 123_450);
    assert_eq!(row["bid_deadline"], "2024-03-21", "half past one in the night in China");
    assert_eq!(row["method"], "open");
    office.line("procurement import r.json -f ocds --default x=1").fails(2, "E1005");
    office.line("procurement import r.json").fails(2, "E5022");
    office.line("procurement export -o r2.json --lang en").fails(2, "E5022").says("-f ocds");
    office.line("procurement import none.json -f ocds").fails(7, "E5001");
}

#[test]
fn bad_input_is_refused_with_its_place_and_nothing_is_written() {
    let office = Office::demo();
    let before = office.digest(LEDGER);
    let with = |path: &str, value: Json| {
        let mut release = release();
        *release.pointer_mut(path).unwrap() = value;
        release.to_string().into_bytes()
    };
    let good = release().to_string();
    let mut bad_utf8 = good.clone().into_bytes();
    bad_utf8.extend([b'\n', 0xff, b'\n']);
    let cases: Vec<(&str, Vec<u8>, i32, &str, &str)> = vec![
        ("a.json", bad_utf8, 7, "E5002", "2"),
        ("b.json", good.replacen("\"id\":\"1\"", "\"id\":\"1\",\"id\":\"2\"", 1).into_bytes(), 7, "E5003", "id"),
        ("c.jsonl", format!("{good}\n\n{{\"ocid\"").into_bytes(), 7, "E5003", "3"),
        ("d.json", b"<html>".to_vec(), 7, "E5003", "1"),
        ("e.json", b"[]".to_vec(), 3, "E5017", "0"),
        ("f.json", with("/ocid", Json::Null), 3, "E5017", "ocid"),
        ("g.json", br#"{"releases": [{"id": 1}]}"#.to_vec(), 3, "E5017", "releases[0].ocid"),
        ("h.json", br#"{"releases": []}"#.to_vec(), 3, "E5017", "0"),
        ("i.json", with("/tender/value/currency", json!("USD")), 3, "E5018", "tender.value.currency"),
        ("j.json", with("/tender/value/amount", json!(1.234)), 3, "E3104", "tender.value.amount"),
        ("k.json", with("/tender/tenderPeriod/endDate", json!("soon")), 3, "E3101", "tender.tenderPeriod.endDate"),
        ("l.json", with("/parties/1/name", json!("云***")), 3, "E3121", "parties[1].name"),
    ];
    for (file, bytes, status, code, place) in cases {
        office.write(file, bytes);
        for lang in ["zh", "en"] {
            let run = office.line(&format!("procurement import {file} -f ocds --lang {lang}")).fails(status, code);
            assert!(run.err.contains(place), "{file}: {}", run.err);
        }
    }
    assert_eq!(office.digest(LEDGER), before);
    // Blank lines are no fault, and counted.
    office.ok("采购 导出 -f ocds -o 采购.jsonl");
    let spaced = text(&office, "采购.jsonl").replace('\n', "\n\n");
    office.write("空行.jsonl", spaced);
    office.line("procurement import 空行.jsonl -f ocds").ends(0).says("跳过空行 23");
}

#[test]
fn restricted_records_stay_in_the_office() {
    let office = Office::demo();
    let tender = office.json("tender list --closed")[0]["id"].as_str().unwrap().to_owned();
    let before = office.ok("procurement export -f ocds -q");
    assert!(before.contains(&tender));
    office.line(&format!("edit {tender} --visibility restricted -q")).ends(0);
    let run = office.line("procurement export -f ocds --lang en");
    assert!(!run.out.contains(&format!("\"{tender}\"")), "{tender}");
    assert!(run.err.contains("1 record of restricted visibility left out"), "{}", run.err);
}

#[test]
fn bids_stay_sealed_until_they_are_opened() {
    let office = Office::demo();
    let announced = office.json("tender list state=announced");
    let bids = office.json("bid list state=received");
    let of = |bid: &Json| announced.as_array().unwrap().iter().any(|tender| tender["id"] == bid["tender"]);
    let sealed = bids.as_array().unwrap().iter().find(|bid| of(bid)).unwrap();
    let (tender, bid) = (sealed["tender"].as_str().unwrap(), sealed["id"].as_str().unwrap());
    for (line, said) in [
        ("采购 导出 -f ocds", "尚未开标的 1 份投标未导出"),
        ("procurement export -f ocds --lang en", "1 bid not opened yet left out"),
    ] {
        let run = office.line(line);
        assert!(run.err.contains(said), "{}", run.err);
        assert!(run.out.contains(&format!("ocds-chengxin-{tender}")) && !run.out.contains(bid), "{tender} {bid}");
    }
}

#[test]
fn what_refers_to_a_restricted_record_is_exported_without_it() {
    let office = Office::demo();
    let contract = office.json("contract list --closed")[0].clone();
    let supplier = contract["supplier"].as_str().unwrap();
    let name = office.json(&format!("party list --closed id={supplier}"))[0]["name"].as_str().unwrap().to_owned();
    assert!(office.ok("procurement export -f ocds -q").contains(&name));
    office.line(&format!("edit {supplier} --visibility restricted -q")).ends(0);
    let run = office.line("procurement export -f ocds -q");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!run.out.contains(&name) && !run.out.contains(supplier), "{name} {supplier}");
}

#[test]
fn acceptances_are_milestones_and_name_nobody() {
    let office = Office::demo();
    let text = office.ok("procurement export -f ocds");
    let package: Json = serde_json::from_str(&text).unwrap();
    let releases = package["releases"].as_array().unwrap();
    let contracts = releases.iter().flat_map(|r| r["contracts"].as_array().into_iter().flatten());
    let milestones: Vec<&Json> =
        contracts.flat_map(|c| c["implementation"]["milestones"].as_array().into_iter().flatten()).collect();
    assert_eq!(milestones.len(), office.json("履约验收 列表 --含办结").as_array().unwrap().len());
    let met = milestones.iter().filter(|m| m["status"] == "met").count();
    assert!(met > 0 && milestones.iter().all(|m| m["type"] == "delivery" && m["id"].is_string()));
    assert!(milestones.iter().any(|m| m["status"] == "scheduled" && m["dateMet"].is_null()));
    assert!(!text.contains("居民代表甲"), "members of an acceptance are not published");
}

#[test]
fn an_export_of_one_unit_has_its_processes_alone() {
    let office = Office::demo();
    let all: Json = serde_json::from_str(&office.ok("采购 导出 -f ocds")).unwrap();
    for line in
        ["采购 导出 -f ocds --单位 望舒街道办事处", "procurement export -f ocds --unit 望舒街道办事处 --lang en"]
    {
        let one: Json = serde_json::from_str(&office.ok(line)).unwrap();
        let releases = one["releases"].as_array().unwrap();
        assert!(!releases.is_empty() && releases.len() < all["releases"].as_array().unwrap().len(), "{line}");
        assert!(releases.iter().all(|r| r["buyer"]["name"] == "望舒街道办事处"), "{line}");
    }
    office.line("procurement export -f ocds --unit nobody --lang en").fails(3, "E2004");
}
