//! The other ways a promise, an order and a repair may go.

use super::broken::{PROMISE, published};
use super::rights::{impose, lead, propose, record};
use super::stage::{Act, in_both};

pub const PROMISES: &[Act] = &[
    ("promise", "defer"),
    ("promise", "meet"),
    ("promise", "report"),
    ("promise", "return"),
    ("promise", "verify"),
    ("promise", "verify_part"),
    ("promise", "change"),
    ("promise", "excuse"),
    ("promise", "cancel"),
];

#[test]
fn a_promise_is_kept_in_part_changed_excused_or_cancelled() {
    in_both(|stage| {
        let promise =
            |title: &str, rest: &str| stage.add(&format!("{PROMISE} --unit DW-2024-0007 --title {title} {rest}"));
        stage.refused(&format!("{PROMISE} --unit DW-2024-0007 --title 无期限"), "兑现期限或兑现条件", "due");
        let kept = promise("第3条", "--condition 项目投产");
        stage.act(&format!("integrity promise defer {kept} --condition 项目投产"));
        stage.act(&format!("integrity promise meet {kept} --condition-met-on 2024-01-05 --due-on 2024-03-30"));
        let report =
            format!("integrity promise report {kept} --reported-on 2024-03-22 --attachments letter.txt --paid-amount");
        stage.act(&format!("{report} 20万元 --reported-result part"));
        stage.act(&format!(
            "integrity promise verify-part {kept} --verified-on 2024-03-23 --note 尚欠三成 --approved-by 卫长风"
        ));
        stage.act(&format!("{report} 50万元 --reported-result full"));
        stage.act(&format!("integrity promise return {kept} --note 凭证不全"));
        stage.act(&format!("{report} 50万元 --reported-result full"));
        stage.act(&format!("integrity promise verify {kept} --verified-on 2024-03-24 --approved-by 卫长风"));

        let changed = promise("第4条", "--due-on 2024-01-31");
        let change = format!("integrity promise change {changed} --approved-by 卫长风");
        stage.refused(&change, "没有已批准的变更", "no change of it is approved");
        stage.office.write("变更.csv", format!("变更对象,变更序号,变更单位,所属领域,受影响当事人,法定事由,具体理由,变更内容,状态\n{changed},1,云汀区投资促进局,招商引资,云汀知行信息技术有限公司,公共利益,规划调整,改为分期,已批准\n"));
        stage.office.ok("ppp amendment import 变更.csv --legacy");
        stage.act(&change);

        let excused = promise("第5条", "--due-on 2024-04-30");
        let excuse = format!(
            "integrity promise excuse {excused} --note 洪水 --attachments letter.txt --approved-by 卫长风 --excuse"
        );
        for ground in ["term_change", "person_change", "org_change", "zoning"] {
            stage.refused(&format!("{excuse} {ground}"), "不得以此毁约", "Business Environment Regulation 31");
        }
        stage.act(&format!("{excuse} force"));
        let cancelled = promise("第6条", "--due-on 2024-04-30");
        stage.act(&format!("integrity promise cancel {cancelled} --note 重复登记 --approved-by 卫长风"));
        stage.ends(PROMISES);
    });
}

pub const ORDERS: &[Act] = &[
    ("case", "verify"),
    ("case", "rectify"),
    ("case", "resolve"),
    ("case", "archive"),
    ("rectification", "issue"),
    ("rectification", "extend"),
    ("rectification", "fail"),
    ("rectification", "report"),
    ("rectification", "return"),
    ("rectification", "close"),
];

#[test]
fn an_order_is_extended_failed_and_met_after_all() {
    in_both(|stage| {
        let case = lead(&stage, "物业费未付");
        stage.act(&format!("integrity case verify {case} --handler-unit DW-2024-0006"));
        let rectify = format!("integrity case rectify {case} --approved-by 卫长风");
        stage.refused(&rectify, "还没有下达整改", "no order to rectify is issued");
        let order = |requirement: &str, due: &str| {
            stage.add(&format!("integrity rectification add --origin {case} --kind fix --unit DW-2024-0004 --requirement {requirement} --due-on {due}"))
        };
        let issue = |order: &str, number: &str, due: &str| {
            stage.act(&format!("integrity rectification issue {order} --notice-no 云信用改〔2024〕{number}号 --issued-on 2024-03-01 --due-on {due} --approved-by 卫长风"));
        };
        let longer = order("说明", "2024-04-10");
        issue(&longer, "20", "2024-04-10");
        let extend = format!(
            "integrity rectification extend {longer} --extend-reason 资金未到 --approved-by 卫长风 --extended-to"
        );
        stage.refused(&format!("{extend} 2024-08-10"), "延期", "extension");
        stage.act(&format!("{extend} 2024-04-20"));
        stage.act(&format!(
            "integrity rectification report {longer} --reported-on 2024-03-20 --report 已说明 --attachments letter.txt"
        ));
        let fix = order("付清", "2024-03-15");
        issue(&fix, "21", "2024-03-15");
        stage.act(&rectify);
        let fail = format!(
            "integrity rectification fail {fix} --verified-on 2024-03-18 --note 只付一半 --approved-by 卫长风 --result"
        );
        stage.refused(&format!("{fail} refused"), "核实结果须是", "the result must be");
        stage.act(&format!("{fail} part"));
        let report = format!(
            "integrity rectification report {fix} --reported-on 2024-03-20 --report 已付清 --attachments letter.txt"
        );
        stage.act(&report);
        stage.act(&format!("integrity rectification return {fix} --note 缺凭证"));
        stage.act(&report);
        let resolve = format!("integrity case resolve {case} --approved-by 卫长风");
        stage.refused(&resolve, "整改未销号", "orders are not closed");
        for order in [&longer, &fix] {
            let close = format!(
                "integrity rectification close {order} --verified-on 2024-03-25 --result met --approved-by 卫长风 --verifier-unit"
            );
            stage.refused(&format!("{close} DW-2024-0004"), "核实单位就是责任单位", "verif");
            stage.act(&format!("{close} DW-2024-0006"));
        }
        stage.act(&resolve);
        stage.act(&format!("integrity case archive {case}"));
        stage.ends(ORDERS);
    });
}

pub const REPAIRS: &[Act] = &[
    ("case", "record"),
    ("case", "repair"),
    ("repair", "refuse"),
    ("repair", "withdraw"),
    ("repair", "accept"),
    ("repair", "deny"),
    ("measure", "impose"),
    ("publication", "approve"),
    ("publication", "publish"),
    ("publication", "correct"),
    ("publication", "withdraw"),
];

#[test]
fn a_repair_is_refused_withdrawn_or_denied_and_a_publication_corrected() {
    in_both(|stage| {
        let case = lead(&stage, "验收迟延");
        stage.act(&record(&case, "penalty", "云财罚〔2024〕9号"));
        let measure = propose(&stage, &case, "limit_award");
        stage.act(&impose(&measure, "云信用惩〔2024〕8号"));
        let apply = |rule: &str, on: &str| {
            stage.add(&format!("integrity repair add --target {case} --rule {rule} --unit DW-2024-0004 --applied-on {on} --channel fulfil"))
        };
        let accept = |repair: &str| {
            format!(
                "integrity repair accept {repair} --accepted-on 2024-03-28 --reviewer-unit DW-2024-0006 --pledge pledge.txt --proof letter.txt --fulfilled-on 2024-03-20"
            )
        };
        let early = apply("market", "2024-03-21");
        stage.refused(&accept(&early), "起才可修复", "from 2024-06-04 on");
        stage.act(&format!("integrity repair refuse {early} --note 未满三个月 --notified-on 2024-03-22"));
        let second = apply("government", "2024-03-22");
        stage.act(&format!("integrity repair withdraw {second} --note 撤回"));
        let third = apply("government", "2024-03-25");
        stage.act(&accept(&third));
        stage.act(&format!("integrity repair deny {third} --decided-on 2024-03-28 --decision-no 云信用修〔2024〕2号 --decision-reason 影响未消除 --approved-by 卫长风"));

        let publication = published(&stage, &case);
        stage.act(&format!("exchange publication correct {publication} --correction 更正一字 --approved-by 卫长风"));
        stage.refused(
            &format!("exchange publication edit {publication} --end-on 2024-03-27"),
            "公示截止 2024-03-27 早于公示开始 2024-03-28",
            "end on 2024-03-27 is before start on 2024-03-28",
        );
        let withdraw = format!(
            "exchange publication withdraw {publication} --withdrawn-on 2024-03-28 --withdraw-reason error --approved-by 卫长风"
        );
        stage.act(&withdraw);

        let repair = format!("integrity case repair {case} --approved-by 卫长风");
        stage.refused(&repair, "没有已准予的信用修复", "no repair of it is granted");
        // A repair that an old ledger had granted.
        stage.office.write("修复.csv", format!("修复对象,修复类别,申请单位,申请日期,修复方式,决定日期,决定文号,状态\n{case},政府机构,云汀区教育体育局,2024-03-05,履行义务,2024-03-20,云信用修〔2024〕3号,已修复\n"));
        stage.office.ok("integrity repair import 修复.csv --legacy");
        stage.act(&repair);
        stage.is(&case, "state", "repaired");
        stage.ends(REPAIRS);
    });
}
