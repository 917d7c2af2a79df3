//! Pages over all registers: the dossier of a subject, who answered for a record, what a leaving person hands over.

use serde_json::Value as Json;

use crate::office::Office;

fn rows(office: &Office, line: &str) -> Vec<Json> {
    serde_json::from_str(&office.ok(&format!("{line} -f json"))).unwrap()
}

fn ids(rows: &[Json]) -> Vec<&str> {
    rows.iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn a_dossier_of_a_person_needs_a_purpose_and_leaves_a_trace() {
    let office = Office::demo();
    let before = office.operations();
    office.line("卷宗 许南乔").fails(2, "E1004").says("--用途");
    office.line("dossier GW-2024-0012 --lang en").fails(2, "E1004").says("--purpose");
    assert_eq!(office.operations(), before, "a refused look is none");
    let page = rows(&office, "卷宗 许南乔 --用途 年度考核");
    assert!(ids(&page).contains(&"RZ-2024-0012") && page.iter().all(|row| row["section"].is_string()), "{page:?}");
    assert_eq!(office.operations(), before + 1);
    let log = office.json("op list --limit 1");
    assert_eq!(log[0]["action"], "卷宗");
    office.line("操作 列表 --条数 1 -f csv").ends(0).says("卷宗");
    let looks = office.json("lookup list --person 许南乔");
    assert!(looks[0]["command"].as_str().unwrap().contains("dossier GW-2024-0012"), "{looks}");
    // It is a look, not a change: undo passes over it.
    assert!(!office.line("撤销 --预览").both().contains("卷宗"));
    assert_eq!(ids(&page), ids(&rows(&office, "dossier GW-2024-0012 --purpose assess --lang en")));
}

#[test]
fn a_dossier_of_a_unit_or_a_party_reads_every_register() {
    let office = Office::demo();
    let party = office.json("当事人 列表");
    let name = party[0]["name"].as_str().unwrap().to_owned();
    let page = rows(&office, &format!("dossier {name}"));
    let kinds: Vec<&str> = page.iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"bid") || kinds.contains(&"contract"), "{kinds:?}");
    let owing = rows(&office, "dossier DW-2024-0005");
    let owed: Vec<&Json> = owing.iter().filter(|row| row["section"] == "owed").collect();
    assert!(owed.iter().all(|row| row["amount_fen"].as_i64().unwrap() > 0), "{owed:?}");
    // A day before everything: nothing is dated so early.
    assert_eq!(rows(&office, "dossier DW-2024-0005 --as-of 1999-01-01").len(), 0);
    office.line("dossier 无此单位").fails(3, "E2004");
    office.line("dossier HT-2024-0001 --lang en").fails(3, "E2005");
}

#[test]
fn a_trace_says_who_answered_on_the_day() {
    let office = Office::demo();
    let page = rows(&office, "责任回溯 FK-2024-0009");
    let of = |part: &str| -> Vec<&str> {
        let part = |row: &&Json| row["section"].as_str().unwrap().starts_with(part);
        page.iter().filter(part).map(|row| row["id"].as_str().unwrap()).collect()
    };
    assert_eq!(of("1"), ["HT-2024-0012", "FK-2024-0009"]);
    assert!(of("2").contains(&"GW-2024-0009"), "{page:?}");
    assert!(of("5").contains(&"YS-2024-0008"), "{page:?}");
    assert_eq!(ids(&page), ids(&rows(&office, "trace fk9 --lang en")));
    let shown = office.ok("trace FK-2024-0009 -f table --lang en");
    assert!(shown.contains("1 the record and what it is part of") && shown.contains("2 who answered"), "{shown}");
    // Work done before the first day is left out.
    assert!(!ids(&rows(&office, "trace FK-2024-0009 --from 2024-02-01")).contains(&"YS-2024-0008"));
    office.line("trace FK-2024-0009 --from 2024-03-01 --on 2024-02-01").fails(3, "E3105");
    office.line("trace 无此编号").fails(3, "E2002");
    office.line("trace FK-2024-9999 --lang en").fails(4, "E2001");
}

#[test]
fn what_a_leaving_person_hands_over_is_listed_with_its_days() {
    let office = Office::demo();
    let page = rows(&office, "未了事项 梅子青");
    assert_eq!(ids(&page)[..2], ["HT-2024-0003", "HT-2024-0015"], "the nearest day comes first");
    office.line("handover GW-2024-0001 --lang en").ends(0).says("obligation");
    let post = office.json("人员 任职 列表");
    let id = post[0]["id"].as_str().unwrap();
    office.line(&format!("handover {id}")).ends(0).says("项未了事项");
    office.line("handover 无此人").fails(3, "E2004");
}
