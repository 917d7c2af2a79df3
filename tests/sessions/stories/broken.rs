//! A word that was broken: from the promise to its repair; what becomes of it when the unit is renamed or the person goes.

use super::stage::{Act, Stage, in_both};

pub const PLEDGE: &[Act] = &[
    ("promise", "break"),
    ("promise", "report"),
    ("promise", "verify_late"),
    ("complaint", "accept"),
    ("complaint", "transfer"),
    ("complaint", "extend"),
    ("complaint", "verify"),
    ("complaint", "escalate"),
    ("complaint", "reply"),
    ("case", "transfer"),
    ("case", "verify"),
    ("case", "rectify"),
    ("case", "confirm"),
    ("case", "sanction"),
    ("rectification", "issue"),
    ("rectification", "urge"),
    ("rectification", "refuse"),
    ("rectification", "report"),
    ("rectification", "close"),
    ("measure", "impose"),
    ("publication", "approve"),
    ("publication", "publish"),
    ("repair", "supplement"),
    ("repair", "accept"),
    ("repair", "grant"),
];

/// A promise of half a million, due at the end of January.
pub const PROMISE: &str = "integrity promise add --kind policy --domain investment --obligor gov --standard 年末前付清 --made-on 2023-03-01 --amount 50万元";
const COMPLAINT: &str = "integrity complaint add --channel bizenv --track credit --domain investment --harm market --content 换届后不再兑现租金补贴 --received-on 2024-02-05";

#[test]
fn a_payment_promise_broken_after_an_election_is_repaired_in_the_end() {
    in_both(|stage| {
        let unit = "DW-2024-0007";
        stage.add(&format!(
            "personnel post add --officer GW-2024-0009 --unit {unit} --title 局长 --role head --start-on 2023-09-01"
        ));
        let promise = stage.add(&format!("{PROMISE} --title \"第3条 租金补贴\" --unit {unit} --due-on 2024-01-31"));

        // The complaint comes first, is transferred away from whom it is about, and becomes the lead.
        let complaint = stage.add(&format!("{COMPLAINT} --title 租金补贴没有兑现 --unit {unit}"));
        stage.act(&format!("integrity complaint accept {complaint} --accepted-on 2024-02-07"));
        let transfer = format!("integrity complaint transfer {complaint} --transferred-on 2024-02-08 --transfer-to");
        stage.refused(&format!("{transfer} {unit}"), "承办单位就是被反映单位", "would handle the complaint itself");
        stage.act(&format!("{transfer} DW-2024-0006"));
        stage.act(&format!(
            "integrity complaint extend {complaint} --extended-to 2024-04-07 --note 调取合同 --approved-by 卫长风"
        ));
        stage.act(&format!("integrity complaint verify {complaint} --finding true --attachments notes.txt"));
        stage.act(&format!("integrity complaint escalate {complaint}"));
        let case = stage.only("integrity case", "origin", &complaint);
        stage.is(&case, "officer", "GW-2024-0009");
        stage.act(&format!("integrity complaint reply {complaint} --replied-on 2024-03-20 --reply 已列失信线索"));
        let said = stage.act(&format!(
            "integrity promise break {promise} --verified-on 2024-03-28 --excuse term_change --approved-by 卫长风"
        ));
        assert!(
            said.err.contains(stage.says("优化营商环境条例 31", "Business Environment Regulation 31")),
            "{}",
            said.err
        );

        stage.act(&format!("integrity case transfer {case} --handler-unit DW-2024-0006"));
        stage.act(&format!("integrity case verify {case} --handler-unit DW-2024-0006"));
        let fix = stage.add(&format!("integrity rectification add --origin {case} --kind fix --unit {unit} --requirement 付清租金补贴 --due-on 2024-03-15"));
        stage.act(&format!("integrity rectification issue {fix} --notice-no 云信用改〔2024〕13号 --issued-on 2024-02-20 --due-on 2024-03-15 --approved-by 卫长风"));
        stage.act(&format!("integrity case rectify {case} --approved-by 卫长风"));
        let confirm = format!(
            "integrity case confirm {case} --basis-kind confirmed_default --doc-no 云信用认〔2024〕2号 --issuer 云汀区信用办 --decided-on 2024-03-26 --impact district --severity general --loss 50万元 --approved-by"
        );
        stage.refused(&format!("{confirm} 卫长风"), "认定依据文书须填", "the document it rests on needs");
        let confirm = confirm.replace("--approved-by", "--attachments letter.txt --approved-by");
        stage.refused(&format!("{confirm} 卫长风"), "发改财金〔2023〕1103号", "NDRC notice 1103 of 2023");
        stage.act(&format!("integrity rectification urge {fix} --urged-on 2024-03-20 --urge-no 云信用督〔2024〕11号"));
        stage.act(&format!("integrity rectification refuse {fix} --verified-on 2024-03-25 --result refused --note 书面表示不再兑现 --approved-by 卫长风"));
        stage.refused(
            &format!("{confirm} 霍东篱"),
            "批准人是当事人本人(依据: 实施方案 三(五))",
            "the approver is the person concerned (source: programme 3(5))",
        );
        stage.act(&format!("{confirm} 卫长风"));

        let measure = stage.add(&format!("integrity measure add --direction sanction --subject-kind unit --unit {unit} --case {case} --action rectify --basis 云信用〔2024〕1号 --content 付清租金补贴 --executor DW-2024-0001 --decider 云汀区信用办 --start-on 2024-03-27"));
        stage.act(&format!("integrity measure impose {measure} --doc-no 云信用惩〔2024〕1号 --decided-on 2024-03-27 --start-on 2024-03-27 --catalog-no 3 --approved-by 卫长风"));
        stage.act(&format!("integrity case sanction {case}"));
        let publication = published(&stage, &case);
        // What was refused is ordered anew, and this time done.
        let orders = stage.office.json(&format!("integrity rectification list origin={case} --closed"));
        let again = orders.as_array().unwrap().iter().find(|o| o["state"] == "draft").unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned();
        stage.act(&format!("integrity promise report {promise} --reported-on 2024-03-28 --reported-result full --paid-amount 50万元 --attachments letter.txt"));
        stage.act(&format!("integrity promise verify-late {promise} --verified-on 2024-03-28 --approved-by 卫长风"));
        stage.is(&promise, "state", "late");

        let repair = stage.add(&format!("integrity repair add --target {case} --rule government --unit {unit} --applied-on 2024-03-28 --channel fulfil"));
        let accept = format!(
            "integrity repair accept {repair} --accepted-on 2024-03-28 --reviewer-unit DW-2024-0006 --pledge pledge.txt --proof letter.txt"
        );
        stage.refused(&accept, "义务履行日期", "fulfilled on");
        stage.act(&format!("integrity repair supplement {repair} --note 补交付款凭证"));
        stage.act(&format!("{accept} --fulfilled-on 2024-03-28"));
        let grant = format!(
            "integrity repair grant {repair} --decided-on 2024-03-28 --decision-no 云信用修〔2024〕1号 --decision-reason 已付清 --attachments letter.txt --approved-by 卫长风"
        );
        stage.refused(&grant, "整改尚未销号", "rectifications are not closed");
        stage.act(&format!("integrity rectification issue {again} --notice-no 云信用改〔2024〕14号 --issued-on 2024-03-27 --due-on 2024-04-12 --approved-by 卫长风"));
        stage.act(&format!(
            "integrity rectification report {again} --reported-on 2024-03-28 --report 已付清 --attachments letter.txt"
        ));
        stage.act(&format!("integrity rectification close {again} --verifier-unit DW-2024-0006 --verified-on 2024-03-28 --result met --approved-by 卫长风"));
        stage.act(&grant);
        for (id, state) in
            [(&case, "repaired"), (&measure, "lifted"), (&publication, "withdrawn"), (&repair, "granted")]
        {
            stage.is(id, "state", state);
        }
        stage.ends(PLEDGE);
    });
}

/// Puts a record before the public and gives the publication.
pub fn published(stage: &Stage, target: &str) -> String {
    let publication = stage.add(&format!("exchange publication add --title 失信公示 --target {target} --channel web --basis 云政〔2018〕27号 --masked yes"));
    stage.act(&format!("exchange publication approve {publication} --approver GW-2024-0001 --approved-by 卫长风"));
    stage.act(&format!("exchange publication publish {publication} --start-on 2024-03-28 --capture page.png --url https://www.example.com/1"));
    publication
}

pub const RENAMED: &[Act] = &[("unit", "succeed"), ("promise", "break"), ("unit", "close")];

#[test]
fn a_renamed_unit_keeps_its_old_records_and_its_successor_answers() {
    in_both(|stage| {
        let unit =
            |name: &str| stage.add(&format!("registry unit add --name {name} --kind dept --valid-from 2020-01-01"));
        let (old, new) = (unit("云汀区文旅中心"), unit("云汀区文旅局"));
        stage.add(&format!(
            "personnel post add --officer GW-2024-0009 --unit {new} --title 局长 --role head --start-on 2023-09-01"
        ));
        let promise = stage.add(&format!("{PROMISE} --title \"第1条 奖补\" --unit {old} --due-on 2024-01-31"));
        let ends = "--valid-to 2024-03-01 --change-doc 云政〔2018〕27号";
        let run = stage.refused(
            &format!("registry unit close {old} {ends}"),
            "还有未了结的事项",
            "matters of it are still open",
        );
        assert!(run.err.contains(&promise), "{}", run.err);
        assert!(
            run.err.contains(stage.says(&format!("chengxin 单位 承接 {old}"), &format!("chengxin unit succeed {old}"))),
            "{}",
            run.err
        );
        stage.refused(
            &format!("registry unit succeed {old} {ends} --successor DW-2024-0008"),
            "不在用",
            "is not in place",
        );
        let said = stage.act(&format!("registry unit succeed {old} {ends} --successor {new}"));
        assert!(said.err.contains(&promise) && said.err.contains(stage.says("继续承担", "carries on")), "{}", said.err);
        // The record keeps the old name; who answers is the new unit, and its head hands it over.
        stage.is(&promise, "unit", &old);
        stage.refused(&format!("integrity rectification add --origin {promise} --kind fix --unit {old} --requirement 付清 --due-on 2024-04-15"), "承接", "its successor");
        assert!(stage.office.ok("handover GW-2024-0009 -f csv").contains(&promise));
        stage.act(&format!(
            "integrity promise break {promise} --verified-on 2024-03-28 --excuse org_change --approved-by 卫长风"
        ));
        let case = stage.only("integrity case", "origin", &promise);
        stage.is(&case, "unit", &new);
        stage.is(&case, "officer", "GW-2024-0009");
        assert!(stage.office.ok(&format!("dossier {new} -f csv")).contains(&promise));
        let empty = unit("云汀区临时专班");
        stage.act(&format!("registry unit close {empty} {ends}"));
        stage.ends(RENAMED);
    });
}

pub const HANDOVER: &[Act] = &[("post", "end"), ("post", "handover"), ("officer", "leave")];

#[test]
fn nobody_leaves_before_everything_is_handed_over() {
    in_both(|stage| {
        let (leaver, heir) = ("GW-2024-0009", "GW-2024-0016");
        let promise = stage.add(&format!(
            "{PROMISE} --title \"第2条 配套\" --unit DW-2024-0007 --officer {leaver} --due-on 2024-06-30"
        ));
        let posts = stage.office.json(&format!("personnel post list officer={leaver}"));
        let mut posts: Vec<String> =
            posts.as_array().unwrap().iter().map(|p| p["id"].as_str().unwrap().to_owned()).collect();
        posts.push(stage.add(&format!(
            "personnel post add --officer {leaver} --unit DW-2024-0007 --title 局长 --role head --start-on 2023-09-01"
        )));
        let page = stage.run(&format!("handover {leaver} -f csv")).ends(0);
        assert!(page.out.contains(&promise), "{}", page.out);
        let leave = format!("personnel officer leave {leaver} --left-on 2024-03-28 --left-reason transfer");
        stage.refused(&leave, "还有未移交的任职", "posts are not handed over yet");
        for post in &posts {
            stage.act(&format!("personnel post end {post} --end-on 2024-03-28"));
        }
        let handover = |post: &str, exceptions: &str| {
            format!(
                "personnel post handover {post} --successor {heir} --witness GW-2024-0001 --handover-on 2024-03-28 --handover-file list.pdf --approved-by 卫长风{exceptions}"
            )
        };
        let run = stage.refused(&handover(&posts[0], ""), "未了事项尚未移交", "obligations are not handed over");
        assert!(run.err.contains("--exceptions") || run.err.contains("--未接收事项"), "{}", run.err);
        // Everything in the person's own name goes to the successor, or is named.
        let open = stage.office.json(&format!("handover {leaver}"));
        let ids: Vec<&str> = open.as_array().unwrap().iter().filter_map(|o| o["id"].as_str()).collect();
        stage.run(&format!("integrity promise edit {promise} --officer {heir}")).ends(0);
        let exceptions =
            format!(" --exceptions {}", ids.iter().filter(|id| **id != promise).copied().collect::<Vec<_>>().join(";"));
        for post in &posts {
            stage.act(&handover(post, if ids.len() > 1 { &exceptions } else { "" }));
        }
        stage.act(&leave);
        stage.is(leaver, "state", "left");
        stage.is(&promise, "officer", heir);
        stage.ends(HANDOVER);
    });
}
