//! Releases of other publishers: the standard's ids, statuses and lists are read as it defines them, and whatever is not
//! stored is named with its path.

use serde_json::{Value as Json, json};

use crate::ocds::fresh;
use crate::office::{Office, Run};

const DEFAULTS: &str = "--default tender.handler=梅子青 --default contract.handler=梅子青 \
    --default tender.domain=政府采购 --default contract.settlement=验收后结算 --default contract.sme_size=小型 \
    --default party.kind=企业 --default unit.kind=政府部门 --default unit.valid_from=2000-01-01 \
    --default payment.purpose=进度款 --as-of 2024-03-28";

/// One process from the tender to the contract.
fn release() -> Json {
    json!({
        "ocid": "ocds-213czf-1", "id": "r1", "date": "2024-03-01T00:00:00Z", "tag": ["compiled"],
        "initiationType": "tender", "language": "zh",
        "parties": [
            {"id": "B", "name": "测试采购局", "roles": ["buyer"]},
            {"id": "S1", "name": "甲公司", "roles": ["supplier", "tenderer"]},
            {"id": "S2", "name": "乙公司", "roles": ["supplier", "tenderer"]},
        ],
        "buyer": {"id": "B", "name": "测试采购局"},
        "tender": {
            "id": "T-1", "title": "办公桌采购", "status": "complete", "procurementMethod": "open",
            "mainProcurementCategory": "goods", "value": {"amount": 1000.5, "currency": "CNY"},
            "tenderPeriod": {"startDate": "2024-01-01T00:00:00+08:00", "endDate": "2024-01-25T23:59:59+08:00"},
        },
        "bids": {"details": [
            {"id": "b1", "status": "valid", "date": "2024-01-20T00:00:00+08:00", "tenderers": [{"id": "S1"}],
                "value": {"amount": 900, "currency": "CNY"}},
            {"id": "b2", "status": "valid", "date": "2024-01-20T00:00:00+08:00", "tenderers": [{"id": "S2"}],
                "value": {"amount": 950, "currency": "CNY"}},
        ]},
        "awards": [{"id": "a1", "status": "active", "date": "2024-02-01T00:00:00+08:00",
            "value": {"amount": 900, "currency": "CNY"}, "suppliers": [{"id": "S1"}]}],
        "contracts": [{"id": "C-1", "awardID": "a1", "title": "办公桌合同", "status": "active",
            "dateSigned": "2024-02-10T00:00:00+08:00", "value": {"amount": 900, "currency": "CNY"},
            "period": {"endDate": "2024-06-30T23:59:59+08:00"}}],
    })
}

/// The release with other values in some places.
fn with(changes: &[(&str, Json)]) -> Json {
    let mut release = release();
    for (pointer, value) in changes {
        let (above, key) = pointer.rsplit_once('/').unwrap();
        let above = release.pointer_mut(above).unwrap();
        match above {
            Json::Object(object) => {
                object.insert(key.to_owned(), value.clone());
            }
            Json::Array(all) if key == "-" => all.push(value.clone()),
            Json::Array(all) => all[key.parse::<usize>().unwrap()] = value.clone(),
            _ => panic!("{pointer}"),
        }
    }
    release
}

fn line(file: &str, lang: &str) -> String {
    format!("procurement import {file} -f ocds --legacy {DEFAULTS} --lang {lang}")
}

/// Imports a release into the office.
fn import(office: &Office, release: &Json, lang: &str) -> Run {
    office.write("r.json", release.to_string());
    office.line(&line("r.json", lang))
}

/// Imports a release into a new office, which must succeed.
fn imported(release: &Json) -> (Office, Run) {
    let office = fresh();
    let run = import(&office, release, "en").ends(0);
    (office, run)
}

fn name(office: &Office, id: &Json) -> Json {
    let parties = office.json("当事人 列表");
    let found = parties.as_array().unwrap().iter().find(|party| party["id"] == *id);
    found.map_or(Json::Null, |party| party["name"].clone())
}

#[track_caller]
fn says(run: &Run, paths: &[&str]) {
    for path in paths {
        assert!(run.out.lines().any(|line| line.trim() == *path), "{path}\n{}", run.out);
    }
}

#[test]
fn whole_numbers_are_ids() {
    let mut release = with(&[
        (
            "/awards",
            json!([
                {"id": 1, "status": "active", "value": {"amount": 950, "currency": "CNY"}, "suppliers": [{"id": 3}]},
                {"id": 2, "status": "active", "value": {"amount": 900, "currency": "CNY"}, "suppliers": [{"id": 2}]},
            ]),
        ),
        ("/contracts/0/awardID", json!(2)),
        ("/contracts/0/id", json!(7)),
        ("/buyer", json!({"id": 1})),
        ("/bids/details/0/tenderers", json!([{"id": 2}])),
        ("/bids/details/1/tenderers", json!([{"id": 3}])),
    ]);
    for (at, party) in release["parties"].as_array_mut().unwrap().iter_mut().enumerate() {
        party["id"] = json!(at + 1);
    }
    let (office, run) = imported(&release);
    let contract = &office.json("合同 列表")[0];
    assert_eq!((name(&office, &contract["supplier"]), &contract["ext_no"]), (json!("甲公司"), &json!("7")));
    assert_eq!(name(&office, &office.json("采购招标项目 列表")[0]["winner"]), "乙公司");
    says(&run, &["awards[1].value.amount"]);
    assert!(!run.out.contains("awards[1].suppliers"), "{}", run.out);
    // An award that is not named, or not there, is nobody's.
    for award in [Json::Null, json!("zzz")] {
        let mut release = with(&[("/contracts/0/awardID", award), ("/awards/-", json!({"status": "active"}))]);
        release["awards"][1]["suppliers"] = json!([{"id": "S2"}]);
        for lang in ["zh", "en"] {
            let run = import(&fresh(), &release, lang).fails(3, "E5011");
            assert!(run.err.contains("contracts[0]") && run.err.contains("contract.supplier"), "{}", run.err);
        }
    }
}

#[test]
fn the_award_in_force_decides_and_the_others_are_named() {
    let other = |status: &str| {
        json!({"id": "a0", "status": status, "date": "2024-01-28", "title": "一包",
            "value": {"amount": 950, "currency": "CNY"}, "suppliers": [{"id": "S2"}]})
    };
    for status in ["cancelled", "pending", "unsuccessful"] {
        let mut release = release();
        release["awards"].as_array_mut().unwrap().insert(0, other(status));
        let (office, run) = imported(&release);
        let tender = &office.json("采购招标项目 列表")[0];
        assert_eq!(name(&office, &tender["winner"]), "甲公司", "{status}");
        assert_eq!((&tender["award_on"], &tender["award_amount_fen"]), (&json!("2024-02-01"), &json!(90_000)));
        says(&run, &["awards[0].status", "awards[0].suppliers[0].id", "awards[0].title", "awards[0].date"]);
    }
    let (office, run) = imported(&with(&[("/awards/-", other("active"))]));
    assert_eq!(name(&office, &office.json("采购招标项目 列表")[0]["winner"]), "甲公司");
    says(&run, &["awards[1].suppliers[0].id", "awards[1].status", "awards[1].value.amount"]);
    // Without a tender there is nobody who was awarded it.
    let mut release = release();
    for key in ["tender", "bids", "contracts"] {
        release.as_object_mut().unwrap().remove(key);
    }
    says(&imported(&release).1, &["awards[0].suppliers[0].id", "awards[0].status"]);
}

#[test]
fn statuses_without_a_state_of_their_own_are_named() {
    let (office, run) = imported(&with(&[
        ("/tender/status", json!("withdrawn")),
        ("/bids/details/0/status", json!("invited")),
        ("/awards/0/status", json!("pending")),
        ("/contracts/0/status", json!("pending")),
    ]));
    says(
        &run,
        &[
            "tender.status (withdrawn → aborted)",
            "bids.details[0].status",
            "awards[0].status",
            "contracts[0].status (pending → performing)",
        ],
    );
    let tender = &office.json("采购招标项目 列表 --含办结")[0];
    assert_eq!((&tender["state"], &tender["winner"]), (&json!("aborted"), &Json::Null));
    let bids = office.json("投标 列表 --含办结");
    assert_eq!(bids.as_array().unwrap().len(), 1, "who was invited has not bid");
    let (_, run) = imported(&with(&[("/tender/status", json!("odd")), ("/contracts/0/status", json!("cancelled"))]));
    says(&run, &["tender.status", "contracts[0].status (cancelled → terminated)"]);
}

#[test]
fn transactions_are_payments_made() {
    let transactions = json!({"transactions": [
        {"id": "t1", "date": "2024-03-01T00:00:00+08:00", "value": {"amount": 100, "currency": "CNY"},
            "payer": {"id": "B"}, "payee": {"id": "S1", "name": "别名"}},
        {"id": "t2", "value": {"amount": 50.5, "currency": "CNY"}, "payee": {"id": "S2"}},
    ]});
    let (office, run) = imported(&with(&[("/contracts/0/implementation", transactions)]));
    let payments = office.json("合同付款 列表 --含办结");
    let told: Vec<(&Json, &Json, &Json, &Json)> = payments
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (&p["state"], &p["amount_fen"], &p["paid_amount_fen"], &p["paid_on"]))
        .collect();
    let (paid, day) = (json!("paid"), json!("2024-03-01"));
    assert!(told.contains(&(&paid, &json!(10_000), &json!(10_000), &day)), "{payments}");
    assert!(told.contains(&(&paid, &json!(5_050), &json!(5_050), &Json::Null)), "{payments}");
    let above = "contracts[0].implementation.transactions";
    says(&run, &[&format!("{above}[0].payee.name"), &format!("{above}[1].payee.id")]);
    assert!(!run.out.contains("payer"), "{}", run.out);
}

#[test]
fn what_stands_inside_values_and_references_is_named() {
    let (_, run) = imported(&with(&[
        ("/bids/details/0/value", json!({"amount": null, "currency": "USD", "x_note": "x"})),
        ("/awards/0/value", json!({"currency": "USD", "amountGross": 99})),
        ("/buyer", json!({"id": "B", "name": "别的局", "x_code": 7, "contactPoint": {"email": "a@b"}})),
        ("/tender/procuringEntity", json!({"id": "NOWHERE", "x": 1})),
        ("/bids/details/1/tenderers", json!([{"id": "S2", "x_share": "40%"}])),
        ("/awards/0/suppliers", json!([{"id": "S1", "contactPoint": {"telephone": "1"}}])),
        ("/parties/-", json!({"id": "F", "name": "出资方", "roles": ["funder", "supplier"]})),
        ("/relatedProcesses", json!([{"id": "1"}])),
    ]));
    says(
        &run,
        &[
            "bids.details[0].value.currency",
            "bids.details[0].value.x_note",
            "awards[0].value.currency",
            "awards[0].value.amountGross",
            "buyer.name",
            "buyer.x_code",
            "buyer.contactPoint.email",
            "tender.procuringEntity.id",
            "tender.procuringEntity.x",
            "bids.details[1].tenderers[0].x_share",
            "awards[0].suppliers[0].contactPoint.telephone",
            "parties[3].roles[0]",
            "relatedProcesses[0].id",
        ],
    );
    // A list that is none is a fault, not nothing.
    let wrong = with(&[("/awards/0/suppliers", json!({"id": "S1"})), ("/bids/details/1/tenderers", json!("S2"))]);
    for (lang, said) in [("zh", "awards[0].suppliers 不合 OCDS"), ("en", "awards[0].suppliers is not OCDS")] {
        let run = import(&fresh(), &wrong, lang).fails(3, "E5017");
        assert!(run.err.contains(said) && run.err.contains("bids.details[1].tenderers"), "{}", run.err);
    }
}

#[test]
fn what_is_said_about_the_publication_is_summed_up() {
    let package = |tag: &str| {
        json!({
            "uri": "u", "version": "1.1", "publisher": {"name": "x"}, "license": "CC", "x_other": 1,
            "records": [{"ocid": "ocds-213czf-1", "releases": [{"url": "http://x"}], "versionedRelease": {"a": 1},
                "compiledRelease": with(&[("/tag", json!(["tender", tag]))])}],
        })
    };
    for (lang, kept, head) in [
        ("zh", "发布信息,不登记: ", "ocid 对应的记录:"),
        ("en", "about the publication, not kept: ", "records of the ocids:"),
    ] {
        let run = import(&fresh(), &package("tenderCancellation"), lang).ends(0);
        let kept = run.out.lines().find(|line| line.starts_with(kept)).unwrap();
        for word in
            ["ocid 1", "publisher 1", "license 1", "releases 1", "versionedRelease 1", "parties.id 3", "awards.id 1"]
        {
            assert!(kept.contains(word), "{word}: {kept}");
        }
        says(
            &run,
            &[
                "x_other",
                "records[0].compiledRelease.tag[1] (tenderCancellation)",
                head,
                "ocds-213czf-1 → CG-2024-0001",
            ],
        );
    }
}

#[test]
fn consortia_item_codes_and_award_notices_have_their_places() {
    let notice = json!([
        {"id": "1", "documentType": "awardNotice"},
        {"id": "2", "documentType": "awardNotice", "datePublished": "2024-02-03T00:00:00+08:00"},
    ]);
    let both = json!([{"id": "S1"}, {"id": "S2"}]);
    let items = json!([
        {"id": "1", "classification": {"scheme": "CPV", "id": "39121000"}},
        {"id": "2", "classification": {"scheme": "CPV", "id": "39121001"}},
    ]);
    let mut release = with(&[
        ("/bids/details/0/tenderers", both.clone()),
        ("/awards/0/suppliers", both),
        ("/awards/0/documents", notice),
        ("/tender/items", items),
        ("/tender/tenderPeriod/endDate", json!("2024-01-25T00:00:00+08:00")),
    ]);
    release["bids"]["details"].as_array_mut().unwrap().truncate(1);
    let (office, run) = imported(&release);
    // An undated document does not hide the dated one, and a period that ends at midnight ends the day before.
    says(
        &run,
        &[
            "awards[0].documents[0].documentType",
            "tender.items[0].classification.scheme",
            "tender.items[1].classification.id",
            "tender.tenderPeriod.endDate (00:00 → 2024-01-24)",
        ],
    );
    assert!(!run.out.contains("suppliers") && !run.out.contains("tenderers"), "{}", run.out);
    let told = |office: &Office| {
        let tender = &office.json("采购招标项目 列表 --含办结")[0];
        let bid = &office.json("投标 列表 --含办结")[0];
        let told = ["item_code", "result_on", "bid_deadline"].map(|field| tender[field].clone());
        (told, bid["consortium"].clone())
    };
    let expected = (["39121000", "2024-02-03", "2024-01-24"].map(Json::from), json!("乙公司"));
    assert_eq!(told(&office), expected);
    // The export has them where the standard has them, and they come back.
    let package: Json = serde_json::from_str(&office.ok("procurement export -f ocds --as-of 2024-03-28")).unwrap();
    let out = &package["releases"][0];
    for list in [&out["bids"]["details"][0]["tenderers"], &out["awards"][0]["suppliers"]] {
        assert_eq!((&list[0]["name"], &list[1]["name"]), (&json!("甲公司"), &json!("乙公司")));
    }
    assert_eq!(out["awards"][0]["documents"][0]["documentType"], "awardNotice");
    assert_eq!(out["tender"]["items"][0]["classification"]["id"], "39121000");
    let back = fresh();
    let run = import(&back, &package, "en").ends(0);
    assert!(!run.out.contains("not stored"), "{}", run.out);
    assert_eq!(told(&back), expected);
}

#[test]
fn placeholders_and_differing_descriptions_are_told() {
    let mut second = with(&[
        ("/ocid", json!("ocds-213czf-2")),
        ("/tender/id", json!("T-2")),
        ("/parties/1/address", json!({"streetAddress": "甲路1号A座"})),
    ]);
    second["contracts"] = json!([]);
    let first = with(&[
        ("/parties/1/address", json!({"streetAddress": "甲路1号"})),
        ("/parties/2/address", json!({"streetAddress": "N/A"})),
        ("/bids/details/0/chengxin", json!({"reject_reason": "无"})),
    ]);
    let package = json!({"releases": [first, second]});
    for (lang, differing, blank) in [
        ("zh", "同一主体前后不同,以先出现的为准,未存入 1 处:", "按未填处理 (W5020)"),
        ("en", "one organisation described in two ways, the first kept, not stored: 1", "is read as blank (W5020)"),
    ] {
        let office = fresh();
        let run = import(&office, &package, lang).ends(0);
        says(&run, &[differing, "releases[1].parties[1].address.streetAddress (releases[0].parties[1])"]);
        let blank: Vec<&str> = run.out.lines().filter(|line| line.ends_with(blank)).collect();
        assert!(blank.len() == 2 && blank[0].contains("releases[0].parties[2] address"), "{}", run.out);
        assert!(blank[1].contains("releases[0].bids.details[0] reject_reason"), "{}", run.out);
        let parties = office.json("当事人 列表");
        let kept = parties.as_array().unwrap().iter().find(|party| party["name"] == "甲公司").unwrap();
        assert_eq!(kept["address"], "甲路1号");
    }
}

#[test]
fn releases_of_one_process_must_be_compiled_first() {
    let package = json!({"releases": [release(), with(&[("/id", json!("r2")), ("/tender/title", json!("旧"))])]});
    for (lang, said, hint) in [
        ("zh", "1 个 ocid 各有多份发布记录: ocds-213czf-1 (releases[0], releases[1])", "ocdskit compile"),
        ("en", "1 ocid with several releases: ocds-213czf-1 (releases[0], releases[1])", "compile them into one"),
    ] {
        let run = import(&fresh(), &package, lang).fails(3, "E5013");
        assert!(run.err.contains(said) && run.err.contains(hint) && run.err.lines().count() == 2, "{}", run.err);
    }
    // Two tenders under one number are named by their paths, not by rows.
    let package = json!({"releases": [release(), with(&[("/ocid", json!("ocds-213czf-2"))])]});
    let run = import(&fresh(), &package, "en").fails(3, "E5013");
    assert!(run.err.contains("releases[0].tender: bears the same key as releases[1].tender"), "{}", run.err);
    assert!(!run.err.contains(" row ") && run.err.lines().count() == 2, "{}", run.err);
}

#[test]
fn lines_and_lists_of_releases_are_read_wherever_they_stand() {
    let second = with(&[("/ocid", json!("ocds-213czf-2")), ("/tender/id", json!("T-2")), ("/contracts", json!([]))]);
    let record = json!({"ocid": "ocds-213czf-1", "releases": [], "compiledRelease": release()});
    let lines = format!("{record}\n\n{second}\n");
    let list = json!([release(), second]).to_string();
    for (file, bytes) in [("r.ndjson", lines.as_bytes()), ("r.json", lines.as_bytes()), ("l.json", list.as_bytes())] {
        let office = fresh();
        office.write(file, bytes);
        office.line(&line(file, "en")).ends(0).says("releases 2");
        let office = fresh();
        office.fed(&line("-", "zh"), bytes).ends(0).says("发布记录 2 份");
    }
    let office = fresh();
    for (file, bytes) in [("e.jsonl", "\n\n"), ("e.json", " "), ("p.json", r#"{"version": "1.1", "releases": []}"#)] {
        office.write(file, bytes);
        for (lang, said) in [("zh", "没有可导入的"), ("en", "nothing to import")] {
            let run = office.line(&line(file, lang)).fails(3, "E5017");
            assert!(run.err.contains(said), "{}", run.err);
        }
    }
}

#[test]
fn a_star_of_its_own_masks_no_name() {
    let (office, _) = imported(&with(&[("/parties/1/name", json!("A*STAR 公司"))]));
    assert_eq!(name(&office, &office.json("合同 列表")[0]["supplier"]), "A*STAR 公司");
    import(&fresh(), &with(&[("/parties/1/name", json!("张*"))]), "en").fails(3, "E3121");
}

#[test]
fn one_cause_is_said_once() {
    let negative = with(&[("/tender/value/amount", json!(-5))]);
    for lang in ["zh", "en"] {
        let run = import(&fresh(), &negative, lang).fails(3, "E3105");
        assert!(run.err.contains("tender budget_fen") && !run.err.contains("E2004"), "{}", run.err);
    }
    for (flag, code, zh, en) in [
        ("tender.nosuch=2", "E1003", "采购招标项目 没有字段", "tender has no field"),
        ("tnder.name=2", "E1005", "没有种类", "has no kind"),
        ("tender=2", "E1005", "不是 种类.字段=值", "is not KIND.FIELD=VALUE"),
    ] {
        for (lang, said) in [("zh", zh), ("en", en)] {
            let office = fresh();
            office.write("r.json", release().to_string());
            let run = office.line(&format!("{} --default {flag}", line("r.json", lang))).fails(2, code);
            assert!(run.err.contains(said), "{}", run.err);
        }
    }
}

#[test]
fn options_of_no_use_are_refused() {
    let office = Office::demo();
    office.write("r.json", release().to_string());
    for (rest, code) in [
        ("--limit 1", "E1006"),
        ("--fields name", "E1006"),
        ("--sort name", "E1006"),
        ("--encoding gb18030", "E1006"),
        ("--bom always", "E1006"),
        ("-o z.xlsx", "E5022"),
        ("-o l.csv", "E5022"),
    ] {
        for lang in ["zh", "en"] {
            for command in ["procurement export -f ocds", "ppp export -f oc4ids", "procurement import r.json -f ocds"] {
                office.line(&format!("{command} {rest} --lang {lang}")).fails(2, code);
            }
        }
    }
    for prefix in ["", "中", "a b"] {
        for line in ["procurement export -f ocds --ocid-prefix", "ppp export -f oc4ids --project-prefix"] {
            let words: Vec<&str> = line.split(' ').chain([prefix]).collect();
            office.run(&words).fails(2, "E1005");
        }
    }
    assert!(!office.files().iter().any(|file| file.ends_with("xlsx") && file.starts_with('z')));
    // The report of an import goes to a file where one is named.
    let office = fresh();
    office.write("r.json", release().to_string());
    let run = office.line(&format!("{} -o 报告.txt", line("r.json", "zh"))).ends(0);
    assert!(!run.out.contains("发布记录"), "{}", run.out);
    assert!(String::from_utf8(office.read("报告.txt")).unwrap().contains("发布记录 1 份"));
}

#[test]
fn who_may_not_be_named_is_there_without_a_name() {
    let office = Office::demo();
    let contract = office.json("contract list --closed")[0].clone();
    let (supplier, buyer) = (contract["supplier"].as_str().unwrap(), contract["buyer"].as_str().unwrap());
    let of = |party: &Json| party["name"] == "限知悉范围";
    office.line(&format!("edit {supplier} --visibility restricted -q")).ends(0);
    let package: Json = serde_json::from_str(&office.ok("procurement export -f ocds -q")).unwrap();
    let releases = package["releases"].as_array().unwrap();
    let mut told = 0;
    for release in releases {
        let parties = release["parties"].as_array().unwrap();
        let ids: Vec<&Json> = parties.iter().map(|party| &party["id"]).collect();
        for award in release["awards"].as_array().into_iter().flatten() {
            let suppliers = award["suppliers"].as_array().unwrap();
            assert!(suppliers.iter().all(|supplier| ids.contains(&&supplier["id"])), "{award}");
            told += suppliers.iter().filter(|supplier| of(supplier)).count();
        }
        assert!(parties.iter().filter(|party| of(party)).count() <= 1);
    }
    assert!(told > 0 && !package.to_string().contains("null"));
    // What is bought by a unit that may not be named stays as a whole.
    let count = releases.len();
    office.line(&format!("edit {buyer} --visibility restricted -q")).ends(0);
    for (lang, said) in [("zh", "采购人限知悉范围,未导出"), ("en", "buyer of restricted visibility left out: ")]
    {
        let run = office.line(&format!("procurement export -f ocds --lang {lang}")).ends(0);
        assert!(run.err.contains(said) && !run.out.contains(buyer), "{}", run.err);
        let package: Json = serde_json::from_str(&run.out).unwrap();
        let releases = package["releases"].as_array().unwrap();
        assert!(releases.len() < count && releases.iter().all(|release| release["buyer"]["id"].is_string()));
    }
}

#[test]
fn who_may_see_a_record_travels_with_it() {
    let office = Office::demo();
    let tender = office.json("采购招标项目 列表 --含办结")[0].clone();
    let number = tender["ext_no"].as_str().unwrap();
    office.line(&format!("edit {} --visibility internal --note 内情 -q", tender["id"].as_str().unwrap())).ends(0);
    for (lang, said) in [
        ("zh", "不外传,未导出: 采购招标项目 采购责任人、备注"),
        ("en", "kept in the office, left out: tender handler, note"),
    ] {
        let run =
            office.line(&format!("procurement export -f ocds -o {lang}.json --reveal 测试 --lang {lang}")).ends(0);
        assert!(run.err.contains(said), "{}", run.err);
    }
    let sent = String::from_utf8(office.read("zh.json")).unwrap();
    assert!(!sent.contains("内情"));
    let handlers = "--default tender.handler=梅子青 --default contract.handler=梅子青 --default acceptance.lead=梅子青";
    // An export that does not say who may see a record is not taken to mean everybody.
    let mut silent: Json = serde_json::from_str(&sent).unwrap();
    for release in silent["releases"].as_array_mut().unwrap() {
        if let Some(own) = release.pointer_mut("/tender/chengxin").and_then(Json::as_object_mut) {
            own.remove("visibility");
        }
    }
    let told = |text: &str| {
        let office = fresh();
        office.write("r.json", text);
        office.ok(&format!("procurement import r.json -f ocds --legacy {handlers} --as-of 2024-03-28"));
        let tenders = office.json("采购招标项目 列表 --含办结");
        let all = tenders.as_array().unwrap();
        let internal = all.iter().filter(|tender| tender["visibility"] == "internal").count();
        let ours = all.iter().find(|tender| tender["ext_no"] == number).unwrap();
        (ours["visibility"].clone(), internal, all.len())
    };
    let (ours, internal, all) = told(&sent);
    assert!(ours == "internal" && internal < all, "{ours} {internal} {all}");
    let (_, internal, all) = told(&silent.to_string());
    assert_eq!(internal, all);
}
