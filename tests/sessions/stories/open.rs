//! Power in the open: a decision with all its steps, a regime and the list of powers, what is published of them, a briefing
//! on a policy, and what becomes of who acts without authority.

use super::rights::record;
use super::stage::{Act, in_both};

const DECIDED: &[Act] = &[
    ("step", "start"),
    ("step", "finish"),
    ("step", "skip"),
    ("decision", "ready"),
    ("decision", "decide"),
    ("decision", "publish"),
    ("decision", "archive"),
    ("disclosure", "publish"),
    ("disclosure", "verify"),
];

#[test]
fn a_decision_goes_through_every_step_before_it_is_taken() {
    in_both(|stage| {
        let decision = stage.add("governance decision add --title 停车场收费调整 --kind policy --unit DW-2024-0003 --domain general --officer GW-2024-0004 --basis 云政〔2018〕27号 --effect 调整收费 --opened-on 2024-01-02");
        let step = |name: &str| {
            stage.add(&format!("governance step add --decision {decision} --step {name} --executor DW-2024-0003"))
        };
        let ready = format!("governance decision ready {decision}");
        stage.refused(&ready, "程序未完成", "steps are not done");
        let expert = stage.add("registry party add --name 明律之 --kind expert");
        let shown = [
            ("participation", "--method notice --channel web --received 12 --adopted 5".to_owned()),
            ("expert", format!("--expert-list {expert} --conflict-checked yes --signed yes")),
            ("risk", "--risk-level low --controllable yes".to_owned()),
            ("legality", "--reviewer 区司法局 --doc-no 云司审〔2024〕1号".to_owned()),
        ];
        for (name, shows) in &shown {
            let id = step(name);
            stage.act(&format!("governance step start {id} --start-on 2024-01-05"));
            let finish = format!("governance step finish {id} --end-on 2024-02-20 --conclusion pass --opinion 可行");
            stage.refused(&finish, "须填", "needs");
            stage.act(&format!("{finish} {shows}"));
        }
        let compliance = step("compliance");
        stage.refused(&ready, "合规性审核", "compliance");
        stage.act(&format!("governance step skip {compliance} --skip-reason 不涉及资金 --approved-by 卫长风"));
        stage.act(&ready);
        let decide = format!(
            "governance decision decide {decision} --meeting-kind standing --meeting-no 2024年第5次 --meeting-on 2024-03-01 --attendee-list 江予安、沈墨言 --votes-for 6 --votes-against 1 --head-last yes --decided-on 2024-03-01 --doc-no 云政〔2024〕9号 --approved-by 卫长风"
        );
        stage.refused(&decide, "还没有集体讨论决定", "not discussed and decided collectively");
        let collective = step("collective");
        stage.run(&format!("governance decision edit {decision} --meeting-kind standing --meeting-no 2024年第5次 --meeting-on 2024-03-01 --attendee-list 江予安、沈墨言 --votes-for 6 --votes-against 1 --head-last yes")).ends(0);
        stage.refused(
            &format!("governance step skip {collective} --skip-reason 从简 --approved-by 卫长风"),
            "不得列不适用",
            "always applies",
        );
        stage.act(&format!("governance step start {collective} --start-on 2024-03-01"));
        stage.act(&format!("governance step finish {collective} --end-on 2024-03-01 --conclusion pass --opinion 同意"));
        stage.refused(&decide, "有不同意人数的决策", "votes against");
        stage.act(&format!("{decide} --dissent 收费偏高"));
        stage.act(&format!("governance decision publish {decision} --published-on 2024-03-05"));
        stage.act(&format!("governance decision archive {decision} --archived-on 2024-03-20"));
        // From the decision to the result, each part of it is published.
        for (part, month) in [("decision", "2024-01"), ("execution", "2024-02"), ("result", "2024-03")] {
            let open = stage.add(&format!("governance disclosure add --title 停车收费-{month} --unit DW-2024-0003 --kind gov --mode proactive --stage {part} --domain general --formed-on 2024-03-05 --origin {decision}"));
            let publish = format!("governance disclosure publish {open} --published-on 2024-03-06 --channel web");
            stage.refused(&publish, "链接", "url");
            stage.act(&format!("{publish} --url https://www.example.com/{month}"));
            stage.act(&format!("governance disclosure verify {open}"));
        }
        let counted = stage.run("governance disclosure stats --by stage --closed -f csv").ends(0).out;
        assert!(counted.contains(stage.says("执行", "execution")), "{counted}");
        stage.ends(DECIDED);
    });
}

const POWERS: &[Act] = &[
    ("document", "circulate"),
    ("document", "issue"),
    ("document", "revise"),
    ("item", "enact"),
    ("disclosure", "publish"),
    ("case", "record"),
];

#[test]
fn powers_are_listed_published_and_not_exceeded() {
    in_both(|stage| {
        let regime = |number: &str, rest: &str| {
            stage.add(&format!("registry document add --title 权力运行监管细则 --role regime --doc-no 云政规〔2024〕{number}号 --issuer 云汀区人民政府 {rest}"))
        };
        let first = regime("1", "--due-on 2024-04-30");
        stage.act(&format!("registry document circulate {first} --unit DW-2024-0006 --cosign-list 云汀区财政局"));
        let issue = format!("registry document issue {first} --issued-on 2024-03-01 --effective-from 2024-03-01");
        stage.refused(&issue, "制度须填", "a regime needs");
        stage.act(&format!("{issue} --topic power_run"));
        let revise = format!("registry document revise {first}");
        stage.refused(&revise, "没有取代", "no later document replaces");
        regime("2", &format!("--version 2 --replaces {first}"));
        stage.act(&revise);

        let item = stage.add("governance item add --list-kind power --item-code XK-001 --version 1 --name 占道许可 --unit DW-2024-0003 --phase execution --basis 云政〔2018〕27号 --valid-from 2024-03-10 --change-kind new");
        stage.act(&format!("governance item enact {item} --change-no 云政办〔2024〕3号 --approved-by 卫长风"));
        for kind in ["power_list", "power_run"] {
            let open = stage.add(&format!("governance disclosure add --title 权责清单-{kind} --unit DW-2024-0003 --kind {kind} --mode proactive --stage execution --domain general --formed-on 2024-03-10 --origin {item}"));
            stage.act(&format!("governance disclosure publish {open} --published-on 2024-03-12 --channel web --url https://www.example.com/{kind}"));
        }
        // Who acts beyond the list, or does not act, is recorded by what was done.
        for (nature, title, number) in
            [("ultra_vires", "越权许可", "云政罚〔2024〕1号"), ("omission", "应办不办", "云政罚〔2024〕2号")]
        {
            let case = stage.add(&format!("integrity case add --title {title} --subject-kind unit --unit DW-2024-0003 --domain general --nature {nature} --harm public --origin {item} --facts {title} --source-unit DW-2024-0006 --received-on 2024-03-20 --legal-basis 云政〔2018〕27号"));
            stage.act(&record(&case, "penalty", number));
            let page = stage.run(&format!("trace {case} -f csv")).ends(0);
            assert!(page.out.contains(&item), "{}", page.out);
        }
        stage.ends(POWERS);
    });
}

const BRIEFED: &[Act] = &[
    ("document", "issue"),
    ("activity", "hold"),
    ("promise", "report"),
    ("promise", "verify"),
    ("publication", "approve"),
    ("publication", "publish"),
];

#[test]
fn a_policy_is_explained_one_way_and_the_word_that_was_kept_is_published() {
    in_both(|stage| {
        let ruling = stage.add("registry document add --title 租金补贴执行口径 --role ruling --doc-no 云投〔2024〕3号 --issuer 云汀区投资促进局 --unit DW-2024-0007 --domain investment");
        stage.act(&format!("registry document issue {ruling} --issued-on 2024-03-01 --effective-from 2024-03-01"));
        let briefing = stage.add("personnel activity add --title 招商政策宣讲 --kind policy --topic policy --organiser DW-2024-0007 --start-on 2024-03-08");
        let hold = format!("personnel activity hold {briefing} --end-on 2024-03-08 --attended 60 --hours 2");
        stage.refused(&hold, "政策宣传须填", "a policy briefing needs");
        stage.act(&format!("{hold} --ruling {ruling}"));

        // Of a unit and of an officer: what was promised, kept, and shown to the public.
        let promise = stage.add("integrity promise add --title 三日办结 --kind deadline --domain general --unit DW-2024-0006 --officer GW-2024-0008 --obligor gov --standard 三个工作日办结 --made-on 2024-01-02 --due-on 2024-03-29");
        stage.act(&format!("integrity promise report {promise} --reported-on 2024-03-20 --reported-result full --attachments letter.txt"));
        stage.act(&format!("integrity promise verify {promise} --verified-on 2024-03-22 --approved-by 江予安"));
        super::broken::published(&stage, &promise);
        let shown = stage.run(&promise).ends(0);
        assert!(shown.out.contains(stage.says("已公开", "published")), "{}", shown.out);
        let rates = stage.office.json("integrity rates --unit DW-2024-0006");
        assert!(rates.as_array().unwrap().iter().any(|line| line["kept"] == 2), "{rates}");
        let page = stage.run("dossier GW-2024-0008 --purpose assess -f csv").ends(0);
        assert!(page.out.contains(&promise), "{}", page.out);
        stage.ends(BRIEFED);
    });
}

const MARKET: &[Act] =
    &[("credential", "verify"), ("credential", "share"), ("publication", "approve"), ("publication", "publish")];

#[test]
fn what_is_known_of_a_bidder_is_shared_published_and_reported_on() {
    in_both(|stage| {
        let bidder = "云汀知行信息技术有限公司";
        let known = stage.add(&format!("procurement credential add --party {bidder} --role bidder --info-kind violation --title 虚假材料 --doc-no 云财罚〔2024〕21号 --issuer 云汀区财政局 --issued-on 2024-03-04 --facts 提供虚假材料 --source-unit DW-2024-0002"));
        stage.act(&format!("procurement credential verify {known} --approved-by 卫长风"));
        stage.act(&format!(
            "procurement credential share {known} --share-list 云汀区住房和城乡建设局 --shared-on 2024-03-10"
        ));
        super::broken::published(&stage, &known);
        let due = stage.office.json("exchange due");
        assert!(due.is_array(), "{due}");
        // A report of a third party, in time and out of it.
        let issuer = stage.add("registry party add --name 云汀信用评估有限公司 --kind credit_agency");
        let report = stage.add(&format!("procurement credit-report add --report-no XB2024-09 --party {bidder} --issuer {issuer} --purpose award --issued-on 2024-03-01 --valid-to 2024-04-30 --grade AA --report-file letter.txt"));
        let due = stage.office.json("due --kind credit-report");
        assert!(
            due.as_array().unwrap().iter().any(|d| d["id"] == report.as_str() && d["due_on"] == "2024-04-30"),
            "{due}"
        );
        let backwards = format!(
            "procurement credit-report add --report-no XB2024-09 --party {bidder} --issuer {issuer} --purpose award --issued-on 2024-03-01 --report-file letter.txt"
        );
        assert!(stage.run(&backwards).ends(5).err.contains(&report));
        let page = stage.run(&format!("dossier {bidder} -f csv")).ends(0);
        assert!(page.out.contains(&report) && page.out.contains(&known), "{}", page.out);
        stage.ends(MARKET);
    });
}
