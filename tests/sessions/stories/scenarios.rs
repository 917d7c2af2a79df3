//! What goes wrong in a district in a usual year, outside of the integrity chain: an acceptance late, a promise changed by
//! law and made good, PPP above its line, a debt at yellow, a month of finance missing, a policy and its agreement.

use super::stage::{Stage, in_both};

const ZJ: &str = "云汀区住房和城乡建设局";
const TC: &str = "云汀区投资促进局";
const FIRM: &str = "云汀澄明环保科技有限公司";

/// Records that a rule finds.
fn found(stage: &Stage, rule: &str) -> String {
    stage.run(&format!("check --rule {rule} -f csv")).out
}

#[test]
fn an_acceptance_that_was_not_done_in_time_is_due_found_and_done_late() {
    in_both(|stage| {
        let due = stage.run("due --kind acceptance -f csv").out;
        assert!(due.contains("YS-2024-0005") && due.contains("2024-03-14"), "{due}");
        let late = found(&stage, "CG-50");
        assert!(late.contains(stage.says("14 天", "14 days ago")), "{late}");
        let pass = "procurement acceptance pass YS-2024-0005 --accepted-on 2024-03-28 --amount 1万元 --member-list 甲、乙、丙 \
                    --certificate list.pdf --signed-all yes --approved-by 卫长风";
        stage.refused(pass, "须写明逾期原因", "2024-03-14");
        stage.act(&format!("{pass} --delay-reason 验收人员出差"));
        let late = found(&stage, "CG-50");
        assert!(late.contains(stage.says("14 天", "14 days late")), "{late}");
        let due = stage.run("due --kind acceptance -f csv").out;
        assert!(!due.lines().any(|l| l.starts_with("YS-2024-0005") && l.contains("2024-03-14")), "{due}");
        stage.ends(&[("acceptance", "pass")]);
    });
}

#[test]
fn a_project_is_ended_by_law_and_its_loss_made_good() {
    in_both(|stage| {
        let change = |reason: &str| {
            stage.add(&format!(
                "ppp amendment add --target PP-2024-0001 --unit {ZJ} --domain ppp --party {FIRM} --ground public \
                 --amendment-reason {reason} --amended-to 终止项目"
            ))
        };
        let approve = |id: &str| {
            format!(
                "ppp amendment approve {id} --authority 云汀区人民政府 --approval-no 云政复〔2024〕9号 --approved-on 2024-03-21 \
                 --legality-on 2024-03-12 --decision JC-2024-0003 --approved-by 卫长风"
            )
        };
        let excuse = change("政府换届、责任人更替");
        stage.refused(&approve(&excuse), "优化营商环境条例 31", "Business Environment Regulation 31");
        stage.act(&format!("ppp amendment reject {excuse} --note 不是法定事由"));
        let lawful = change("划为饮用水水源地一级保护区");
        stage.act(&approve(&lawful));
        stage.act(&format!("ppp amendment notify {lawful} --notice-on 2024-03-22"));
        stage.act(&format!(
            "ppp amendment agree {lawful} --claim 300万元 --agreed 260万元 --agreed-on 2024-03-25 --due-on 2024-03-26 \
             --approved-by 卫长风"
        ));
        let page = stage.run(&format!("ppp amendment show {lawful}")).out;
        assert!(page.contains(stage.says("未付补偿(元)", "unpaid (元)")) && page.contains("2,600,000.00"), "{page}");
        assert!(found(&stage, "BG-03").contains(&lawful), "two days after it was due");
        let pay = format!("ppp amendment pay {lawful} --paid-on 2024-03-28 --paid-amount");
        stage.refused(&format!("{pay} 200万元"), "2,600,000.00", "2,600,000.00");
        stage.act(&format!("{pay} 260万元"));
        stage.act("ppp project terminate PP-2024-0001 --note 水源地保护 --approved-by 卫长风");
        let plays = [("amendment", "agree"), ("amendment", "approve"), ("amendment", "notify"), ("amendment", "pay")];
        stage.ends(&[&plays[..], &[("amendment", "reject"), ("project", "terminate")]].concat());
    });
}

#[test]
fn ppp_costs_more_than_five_percent_of_the_budget() {
    in_both(|stage| {
        let money = "--limit-general 1亿元 --limit-special 1亿元 --open-general 1亿元 --close-general 1亿元 \
                     --open-special 1亿元 --close-special 1亿元 --general-spend 1亿元";
        stage.add(&format!("fiscal add --region 云汀区 --year 2029 --basis actual {money}"));
        stage.add(&format!(
            "ppp subsidy add --project PP-2024-0001 --year 2029 --kind availability --payer {ZJ} --handler 叶知秋 \
             --amount 600万元 --due-on 2029-12-20"
        ));
        let shown = stage.run("ppp burden --from 2029 --to 2029 -f table").ends(0).out;
        assert!(shown.contains(stage.says("超过 5%", "above 5%")), "{shown}");
        assert!(!shown.contains(stage.says("超过 10%", "above 10%")), "{shown}");
        stage.ends(&[]);
    });
}

#[test]
fn a_debt_ratio_turns_yellow_and_is_answered() {
    in_both(|stage| {
        let fiscal = stage.add(
            "fiscal add --region 云汀区 --year 2023 --basis budget --limit-general 1亿元 --limit-special 1亿元 \
             --open-general 1亿元 --close-general 1亿元 --open-special 1亿元 --close-special 1亿元 --general-spend 1亿元 \
             --general-revenue 1700万元 --fund-revenue 1000万元 --fund-spend 1000万元 --transfer 200万元",
        );
        let assessed = stage.add(&format!(
            "assessment add --region 云汀区 --as-of-date 2024-03-28 --fiscal {fiscal} --assessor 顾清和"
        ));
        stage.act(&format!("assessment freeze {assessed} --conclusion 可控 --approved-by 卫长风"));
        stage.is(&assessed, "colour", "yellow");
        let page = stage.run(&format!("assessment show {assessed}")).out;
        assert!(page.contains("131.0345%"), "{page}");
        stage.act(&format!(
            "assessment warn {assessed} --warned-on 2024-03-28 --response 压减支出 --approved-by 卫长风"
        ));
        stage.refused(
            &format!("assessment clear {assessed} --cleared-on 2024-03-28 --note 好转 --approved-by 卫长风"),
            "2024-03-28",
            "no frozen assessment after 2024-03-28 is better",
        );
        stage.ends(&[("assessment", "freeze"), ("assessment", "warn")]);
    });
}

#[test]
fn a_month_of_finance_is_missing_until_it_is_published() {
    in_both(|stage| {
        let month = || {
            let towns = stage.office.json("township matrix months --year 2024");
            let town = towns.as_array().unwrap().iter().find(|town| town["unit_id"] == "DW-2024-0010").unwrap();
            town["2024-02"].as_str().unwrap().to_owned()
        };
        assert!(month() == "missing" && found(&stage, "GK-05").contains("DW-2024-0010"));
        let add = stage.add(
            "township disclosure add --unit 望舒街道办事处 --kind finance --mode proactive --stage result --domain township \
             --period 2024-02 --formed-on 2024-03-05 --title 2024年2月财务公开",
        );
        let page = stage.run(&format!("township disclosure show {add}")).out;
        assert!(page.contains(stage.says("应公开日期", "due on  ")) && page.contains("2024-03-10"), "{page}");
        assert!(page.contains(stage.says("迟延", "late")), "{page}");
        let publish = format!("township disclosure publish {add} --published-on 2024-03-27 --channel board");
        stage.refused(&publish, "发布载体", "venue");
        stage.act(&format!("{publish} --note 张贴于望月路公示栏"));
        assert_eq!(month(), "late");
        assert!(found(&stage, "GK-02").contains(&add));
        assert!(!found(&stage, "GK-05").contains("DW-2024-0010"));
        stage.ends(&[("disclosure", "publish")]);
    });
}

#[test]
fn a_policy_is_reviewed_and_issued_and_an_agreement_under_it_ends() {
    in_both(|stage| {
        let policy = stage.add(&format!(
            "investment policy add --title 研发投入奖励办法 --issuer {TC} --basis 云汀区政府采购诚信责任制实施细则 --scope 企业 \
             --fair-result pass --forbidden none --rivalry none"
        ));
        let issue = format!(
            "investment policy issue {policy} --doc-no 云政办〔2024〕7号 --effective-from 2024-03-22 --decision JC-2024-0002 \
             --approved-by 卫长风"
        );
        stage.refused(&issue, "起草", "draft");
        let review = format!(
            "investment policy review {policy} --fair-on 2024-03-12 --fair-unit 云汀区司法局 --fair-file letter.txt --forbidden none \
             --rivalry none --legality-on 2024-03-12 --approved-by 卫长风 --fair-result"
        );
        stage.refused(&format!("{review} fail"), "公平竞争审查", "must not be issued");
        stage.act(&format!("{review} pass"));
        stage.act(&issue);
        let page = stage.run(&format!("investment policy show {policy}")).out;
        assert!(page.contains(stage.says("缺执行口径", "no ruling")), "{page}");

        let agreement = stage.add(&format!(
            "investment agreement add --name 再生水装备项目 --ext-no YTZS-2024-96 --unit {TC} --party {FIRM} --policy {policy} \
             --invest 2亿元 --lead 霍东篱 --handler 梅子青"
        ));
        stage.act(&format!(
            "investment agreement review {agreement} --appraised-on 2024-03-18 --legality-on 2024-03-18 --fair-on 2024-03-18 \
             --approved-by 卫长风"
        ));
        stage.act(&format!(
            "investment agreement sign {agreement} --decision JC-2024-0002 --signed-on 2024-03-20 --contract-file letter.txt \
             --approved-by 卫长风"
        ));
        let perform = format!("investment agreement perform {agreement}");
        stage.refused(&perform, "政府方义务", "government");
        let clause = stage.add(&format!(
            "integrity promise add --title 第3条 --kind contract --unit {TC} --party {FIRM} --source {agreement} --obligor gov \
             --domain investment --amount 50万元 --due-on 2024-03-25 --made-on 2024-03-20 --standard 按协议"
        ));
        stage.act(&perform);
        let page = stage.run(&format!("investment agreement show {agreement}")).out;
        assert!(page.lines().any(|l| l.starts_with(stage.says("兑现率", "honour rate")) && l.ends_with("0%")));
        let end = format!("investment agreement complete {agreement} --end-on 2024-03-28");
        stage.refused(&end, &clause, &clause);
        let leave = format!("investment agreement terminate {agreement} --approved-by 卫长风 --note");
        stage.refused(&format!("{leave} 因政府换届"), "优化营商环境条例 31", "Business Environment Regulation 31");
        stage.act(&format!("{leave} 企业请求解除 --attachments letter.txt"));
        let agreed =
            [("agreement", "perform"), ("agreement", "review"), ("agreement", "sign"), ("agreement", "terminate")];
        stage.ends(&[&agreed[..], &[("policy", "issue"), ("policy", "review")]].concat());
    });
}
