//! The file of an officer: opened, filled by training, praise and sanctions, and what a person does to put things right.

use super::rights::record;
use super::stage::{Act, Stage, in_both};

const FILES: &[Act] = &[
    ("officer", "open_file"),
    ("activity", "hold"),
    ("activity", "cancel"),
    ("entry", "accept"),
    ("entry", "correct"),
    ("entry", "remove"),
];

/// An entry of a file; its section and what the section needs follow.
fn entry(stage: &Stage, officer: &str, title: &str, on: &str, rest: &str) -> String {
    stage.add(&format!("personnel entry add --officer {officer} --title {title} --occurred-on {on} --content {title} --source-unit DW-2024-0002 --received-on {on} --legal-basis 云政〔2018〕27号 {rest}"))
}

#[test]
fn a_file_is_opened_and_everybody_is_trained() {
    in_both(|stage| {
        let unit = "DW-2024-0011";
        let rates = |stage: &Stage| stage.office.json(&format!("personnel rates --unit {unit}"))[0].clone();
        let before = rates(&stage);
        assert_eq!(
            (before["officers"].as_i64(), before["filed"].as_i64(), before["trained"].as_i64()),
            (Some(2), Some(1), Some(0))
        );
        stage.act(&format!("personnel officer open-file GW-2024-0015 --file-opened-on 2024-03-20 --rollout 2024年第一批 --file-unit {unit}"));
        let planned = |kind: &str, topic: &str, title: &str, rest: &str| {
            stage.add(&format!("personnel activity add --title {title} --kind {kind} --topic {topic} --organiser DW-2024-0002 --start-on 2024-03-20 {rest}"))
        };
        // Each attendee gets an entry that waits to be accepted; the officer may name the law that allows it.
        let class = planned("class", "rule_of_law", "法治培训", "--credit-course yes --attendee-list 柳闻莺、秦怀瑾");
        let held = "--end-on 2024-03-21 --attended 2 --hours 8";
        stage.act(&format!("personnel activity hold {class} {held}"));
        let entries = stage.office.json(&format!("personnel entry list origin={class}"));
        assert_eq!(entries.as_array().unwrap().len(), 2, "{entries}");
        for entry in entries.as_array().unwrap() {
            stage.act(&format!("personnel entry accept {} --approved-by 卫长风", entry["id"].as_str().unwrap()));
        }
        let after = rates(&stage);
        assert_eq!((after["file_rate"].as_i64(), after["training_rate"].as_i64()), (Some(100), Some(100)), "{after}");
        assert_eq!(after["file_rate_of_headcount"], 5, "2 of 40");
        let said = stage.run(&format!("personnel rates --unit {unit} -f table")).ends(0);
        assert!(
            said.err.contains(
                stage.says("在册公务员 2 人: 已建档 2 人(100%)", "2 officers in post on 2024-03-28: 2 on file (100%)")
            ),
            "{}",
            said.err
        );
        assert!(said.out.contains(stage.says("参训占人数", "training/head count")), "{}", said.out);
        for format in ["csv", "md", "jsonl", "id"] {
            assert!(!stage.run(&format!("personnel rates -f {format}")).ends(0).out.is_empty(), "{format}");
        }
        stage.run("personnel rates -o 建档率.xlsx").ends(0);
        assert_eq!(stage.office.json(&format!("personnel rates --unit {unit} --year 2023"))[0]["trained"], 0);
        stage.run("personnel rates --year 2025").fails(3, "E3105");

        // Courses of cadres, talks, reports and warnings, told apart by kind and topic.
        for (kind, topic, title) in [
            ("course", "credit", "领导干部进修"),
            ("talk", "ethics", "先进人物宣讲"),
            ("report", "credit", "典型事迹报告"),
            ("warning", "law_abiding", "警示教育"),
            ("guidance", "balance", "强化指导"),
        ] {
            stage
                .act(&format!("personnel activity hold {} {held}", planned(kind, topic, title, "--credit-course yes")));
        }
        let charity = planned("charity", "credit", "志愿服务", "");
        stage.act(&format!("personnel activity cancel {charity} --note 雨天"));
        let counted = stage.run("personnel activity stats --by kind --closed -f csv").ends(0).out;
        assert!(counted.contains(stage.says("先进人物宣讲", "talk")), "{counted}");

        let praise = entry(&stage, "GW-2024-0015", "嘉奖", "2024-03-01", "--section commendation --polarity positive");
        stage.refused(&format!("personnel entry accept {praise} --approved-by 卫长风"), "表彰种类", "commendation");
        stage.act(&format!("personnel entry accept {praise} --commendation praise --approved-by 卫长风"));
        let grade = entry(&stage, "GW-2024-0015", "年度考核", "2024-01-05", "--section assessment --polarity neutral");
        stage.refused(
            &format!("personnel entry accept {grade} --approved-by 卫长风"),
            "公务员法 38",
            "Civil Servant Law 38",
        );
        stage.act(&format!("personnel entry accept {grade} --grade competent --approved-by 卫长风"));
        stage.refused(
            &format!("personnel entry correct {grade} --note 等次有误 --approved-by 卫长风"),
            "更正依据",
            "its ground",
        );
        stage.act(&format!(
            "personnel entry correct {grade} --note 等次有误 --attachments letter.txt --approved-by 卫长风"
        ));
        stage.act(&format!(
            "personnel entry remove {praise} --note 决定撤销 --attachments letter.txt --approved-by 卫长风"
        ));
        let page = stage.run("dossier GW-2024-0015 --purpose assess -f csv").ends(0);
        assert!(
            page.out.contains(&grade) && page.err.contains(stage.says("不是人事档案", "not the personnel file")),
            "{}",
            page.err
        );
        assert_eq!(stage.office.json("lookup list --person GW-2024-0015").as_array().unwrap().len(), 1);
        stage.ends(FILES);
    });
}

const SANCTIONED: &[Act] = &[("entry", "accept")];

#[test]
fn a_demerit_followed_by_a_second_sanction_runs_on_and_bars_promotion() {
    in_both(|stage| {
        let officer = "GW-2024-0015";
        let violation = |title: &str, on: &str, rest: &str| {
            entry(&stage, officer, title, on, &format!("--section violation --polarity negative {rest}"))
        };
        let first = violation("违规决策", "2023-05-01", "");
        stage.refused(&format!("personnel entry accept {first} --approved-by 卫长风"), "文号", "doc no");
        let accept = |id: &str, number: u8, on: &str, sanction: &str| {
            format!(
                "personnel entry accept {id} --doc-no 云纪〔2024〕{number}号 --issuer 云汀区纪委 --decided-on {on} --sanction {sanction} --approved-by 卫长风"
            )
        };
        let end = |id: &str| {
            let due = stage.office.json("due --kind entry --within 10y");
            let line = due.as_array().unwrap().iter().find(|d| d["id"] == id && d["label"] == "处分期满");
            line.unwrap_or_else(|| panic!("{id}: {due}"))["due_on"].as_str().unwrap().to_owned()
        };
        stage.act(&accept(&first, 1, "2023-05-10", "demerit"));
        assert_eq!(end(&first), "2024-05-10", "twelve months");
        // While the first runs, what is left of it is added to the second.
        let second = violation("再次违规", "2024-02-01", "");
        stage.act(&accept(&second, 2, "2024-02-10", "warn"));
        assert_eq!(end(&second), "2024-11-10");
        // However many there are, the cap is 48 months.
        let third = violation("三次违规", "2024-03-01", "");
        stage.act(&accept(&third, 3, "2024-03-10", "remove"));
        assert_eq!(end(&third), "2026-11-10");
        let fourth = violation("四次违规", "2024-03-02", "");
        stage.act(&accept(&fourth, 4, "2024-03-20", "remove"));
        assert_eq!(end(&fourth), "2028-03-20");
        for (line, status) in [
            ("eligibility GW-2024-0015 --purpose promote", 1),
            ("eligibility GW-2024-0015 --purpose promote --on 2028-03-20", 1),
            ("eligibility GW-2024-0015 --purpose promote --on 2028-03-21", 0),
        ] {
            stage.run(line).ends(status);
        }
        let looks = stage.office.json("lookup list --person GW-2024-0015");
        assert_eq!(looks.as_array().unwrap().len(), 3, "every look is recorded: {looks}");
        stage.ends(SANCTIONED);
    });
}

const PERSON: &[Act] = &[
    ("case", "record"),
    ("case", "sanction"),
    ("measure", "impose"),
    ("entry", "accept"),
    ("activity", "hold"),
    ("repair", "accept"),
    ("repair", "grant"),
];

#[test]
fn a_person_is_sanctioned_praised_and_repairs_by_service_or_self_correction() {
    in_both(|stage| {
        let officer = "GW-2024-0006";
        let lead = |title: &str, number: &str| {
            let case = stage.add(&format!("integrity case add --title {title} --subject-kind officer --unit DW-2024-0004 --officer {officer} --domain procurement --nature breach --harm market --facts {title} --source-unit DW-2024-0006 --received-on 2024-03-01 --legal-basis 云政〔2018〕27号"));
            let record = record(&case, "accountability", number);
            stage.refused(&record, "档案条目", "an entry of the officer's file");
            // Who led the office answers for it: the entry is what the record rests on.
            let entry = entry(
                &stage,
                officer,
                title,
                "2024-03-02",
                &format!(
                    "--section violation --polarity negative --case {case} --accountability-form talk --doc-no {number} --issuer 云汀区纪委 --decided-on 2024-03-04"
                ),
            );
            stage.act(&format!("personnel entry accept {entry} --approved-by 卫长风"));
            stage.act(&record);
            for (kind, order) in orders(&stage, &case) {
                // Both orders are carried out before anything is repaired.
                let day = if kind == "explain" { "2024-03-10" } else { "2024-03-12" };
                stage.run(&format!("integrity rectification issue {order} --notice-no 云信用改〔2024〕{}号 --issued-on 2024-03-05 --due-on {day} --approved-by 卫长风", &order[8..])).ends(0);
                stage.run(&format!("integrity rectification report {order} --reported-on 2024-03-10 --report 已办 --attachments letter.txt")).ends(0);
                stage.run(&format!("integrity rectification close {order} --verifier-unit DW-2024-0006 --verified-on 2024-03-11 --result met --approved-by 卫长风")).ends(0);
            }
            case
        };
        let measure = |direction: &str, rest: &str| {
            stage.add(&format!("integrity measure add --direction {direction} --subject-kind officer --unit DW-2024-0004 --officer {officer} --basis 云信用〔2024〕1号 --content 奖惩 --executor DW-2024-0001 --decider 云汀区信用办 --start-on 2024-03-20 {rest}"))
        };
        let impose = |id: &str, number: u8| {
            stage.act(&format!("integrity measure impose {id} --doc-no 云信用奖〔2024〕{number}号 --decided-on 2024-03-18 --start-on 2024-03-20 --catalog-no 2 --approved-by 卫长风"))
        };

        let case = lead("拖延验收", "云纪〔2024〕11号");
        let limit = measure("sanction", &format!("--case {case} --action limit_award"));
        impose(&limit, 1);
        stage.act(&format!("integrity case sanction {case}"));
        let barred = stage.run(&format!("eligibility {officer} --purpose reward")).ends(1);
        assert!(barred.both().contains(&limit), "{}", barred.both());
        // What was done well is a measure too, and goes into the file.
        let praise = measure("incentive", "--award commend");
        let said = impose(&praise, 2);
        assert!(said.err.contains("DA-2024-"), "{}", said.err);
        // The same measure twice is the same record.
        let twice = stage.run(&format!("integrity measure add --direction sanction --subject-kind officer --unit DW-2024-0004 --officer {officer} --basis 云信用〔2024〕1号 --content 奖惩 --executor DW-2024-0001 --decider 云汀区信用办 --case {case} --action limit_award --doc-no 云信用奖〔2024〕1号 --start-on 2024-03-21")).ends(5);
        assert!(twice.err.contains("E6003") && twice.err.contains(&limit), "{}", twice.err);

        let charity = stage.add("personnel activity add --title 社区志愿服务 --kind charity --topic credit --organiser DW-2024-0002 --start-on 2024-03-20");
        stage.act(&format!("personnel activity hold {charity} --end-on 2024-03-21 --attended 1 --hours 8"));
        let repair = |case: &str, rest: &str| {
            stage.add(&format!("integrity repair add --target {case} --rule person --unit DW-2024-0004 --officer {officer} --applied-on 2024-03-25 {rest}"))
        };
        let accept = |id: &str| {
            stage.act(&format!("integrity repair accept {id} --accepted-on 2024-03-26 --reviewer-unit DW-2024-0006 --pledge pledge.txt --proof letter.txt"));
        };
        let grant = |id: &str, number: u8| {
            format!(
                "integrity repair grant {id} --decided-on 2024-03-28 --decision-no 云信用修〔2024〕{number}号 --decision-reason 已完成 --approved-by 卫长风"
            )
        };
        let service =
            repair(&case, &format!("--channel charity --activity {charity} --organiser 社区 --served-on 2024-03-21"));
        accept(&service);
        stage.refused(&format!("{} --hours 4", grant(&service, 5)), "不足 8 学时", "fewer than 8");
        stage.act(&format!("{} --hours 8", grant(&service, 5)));
        stage.is(&case, "state", "repaired");
        stage.is(&limit, "state", "lifted");
        stage.run(&format!("eligibility {officer} --purpose reward")).ends(0);

        // Who finds and mends it alone repairs by self-correction, without hours.
        let own = lead("自查少付", "云纪〔2024〕12号");
        let corrected =
            repair(&own, "--channel self_correct --self-report yes --fulfilled-on 2024-02-20 --recovered 3万元");
        let shown = stage.run(&corrected).ends(0);
        assert!(shown.out.contains(stage.says("发现前自纠", "early  ")), "{}", shown.out);
        accept(&corrected);
        stage.act(&grant(&corrected, 6));
        stage.is(&own, "state", "repaired");
        stage.ends(PERSON);
    });
}

/// The orders that a record drafted: kind and id.
fn orders(stage: &Stage, case: &str) -> Vec<(String, String)> {
    let orders = stage.office.json(&format!("integrity rectification list origin={case}"));
    let text = |order: &serde_json::Value, key: &str| order[key].as_str().unwrap().to_owned();
    orders.as_array().unwrap().iter().map(|order| (text(order, "kind"), text(order, "id"))).collect()
}
