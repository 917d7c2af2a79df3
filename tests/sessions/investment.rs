//! Investment promotion: a policy refused for want of its review, an agreement with three clauses, and what became of them.

use crate::office::Office;

const TC: &str = "云汀区投资促进局";
const FIRM: &str = "云汀绿野园林绿化有限公司";

impl Office {
    /// A policy that is drafted.
    #[track_caller]
    fn policy(&self, title: &str, result: &str) -> String {
        self.added(&format!(
            "优惠政策 新增 --政策名称 {title} --制定单位 {TC} --上位依据 云汀区政府采购诚信责任制暂行规定 --适用对象 各类企业 \
             --公平竞争审查结论 {result} --禁止内容筛查 未发现 --恶性竞争筛查 未发现"
        ))
    }

    /// An agreement that is signed, with its decision.
    #[track_caller]
    fn agreement(&self, policy: &str) -> String {
        let decision = self.decided("引进数融研发中心", TC);
        let id = self.added(&format!(
            "招商协议 新增 --项目名称 数融研发中心 --协议编号 YTZS-2024-91 --签约单位 {TC} --投资方 {FIRM} --依据政策 {policy} \
             --协议投资额 3亿元 --到位资金 6000万元 --责任人 霍东篱 --经办人 梅子青"
        ));
        self.acts(&format!(
            "招商协议 审查 {id} --项目评估日期 2024-03-01 --合法性审查日期 2024-03-12 --公平竞争审查日期 2024-03-12"
        ));
        self.write("协议.txt", "【虚构】");
        let sign = format!("招商协议 签约 {id} --签订日期 2024-03-21 --协议文本 协议.txt");
        self.line(&format!("{sign} --批准人 江予安")).fails(3, "E4002");
        self.acts(&format!("{sign} --集体决策记录 {decision}"));
        id
    }

    #[track_caller]
    fn clause(&self, agreement: &str, rest: &str) -> String {
        self.added(&format!(
            "诚信 承诺 新增 --承诺类型 合同义务 --所属领域 招商引资 --承诺单位 {TC} --承诺来源 {agreement} --受益当事人 {FIRM} \
             --承诺标准 按协议 --承诺日期 2024-03-21 {rest}"
        ))
    }
}

#[test]
fn a_policy_is_issued_after_its_review_alone() {
    let office = Office::demo();
    let policy = office.policy("研发投入奖励办法", "未审查");
    office.write("审查书.txt", "【虚构】");
    let review = |id: &str, result: &str| {
        format!(
            "优惠政策 审查 {id} --公平竞争审查结论 {result} --公平竞争审查日期 2024-03-12 --审查单位 云汀区司法局 --审查书 审查书.txt \
             --合法性审查日期 2024-03-12 --批准人 江予安"
        )
    };
    let issue = format!("优惠政策 出台 {policy} --文号 云投〔2024〕2号 --生效日期 2024-03-22 --批准人 江予安");
    office.line(&issue).fails(3, "E4001");
    office.line(&review(&policy, "未审查")).fails(3, "E4004").says("未经公平竞争审查").says("实施方案 四(三)");
    let later = office.line(&format!("{} --基准日 2024-08-01", review(&policy, "未审查"))).fails(3, "E4004");
    assert!(later.err.contains("公平竞争审查条例 18"), "{later:?}");
    let english = office.line(&format!("{} --lang en", review(&policy, "不通过"))).fails(3, "E4004");
    assert!(english.err.contains("must not be issued"), "{english:?}");
    office.line(&review(&policy, "通过")).ends(0);
    office.line(&issue).fails(3, "E4002").says("决策记录");
    let decision = office.decided("研发投入奖励", TC);
    let early = issue.replace("2024-03-22", "2024-03-11");
    office.line(&format!("{early} --决策记录 {decision}")).fails(3, "E4004").says("晚于");
    office.line(&format!("{issue} --决策记录 {decision}")).ends(0);
    assert!(office.line("check --rule ZS-05 --lang en").out.contains(&policy), "it has no ruling");
    assert_eq!(office.line("check --rule ZS-02 -q").status, 0);
    let promise =
        office.clause(&policy, "--承诺事项 第2条研发奖励 --义务方 政府方 --承诺金额 10万元 --兑现期限 2024-06-30");
    let stop = format!("优惠政策 停止 {policy} --失效日期 2024-03-28 --备注 到期 --批准人 江予安");
    let stopped = office.line(&stop).ends(0);
    assert!(stopped.err.contains("W4001") && stopped.err.contains(&promise), "{stopped:?}");
    office.line("undo --approved-by 江予安 --yes").ends(0);
    assert!(office.ok(&format!("show {policy} -f json")).contains("issued"));
}

#[test]
fn clauses_are_cleared_one_by_one() {
    let office = Office::demo();
    let policy = office.policy("研发投入奖励办法", "通过");
    let agreement = office.agreement(&policy);
    office.line(&format!("招商协议 启动履行 {agreement}")).fails(3, "E4004").says("政府方义务");
    let ramp =
        office.clause(&agreement, "--承诺事项 第3条装修补贴 --义务方 政府方 --承诺金额 200万元 --兑现期限 2024-03-25");
    let land = office.clause(&agreement, "--承诺事项 第4条人才公寓 --义务方 政府方 --兑现期限 2024-12-31");
    let jobs = office.clause(
        &agreement,
        "--承诺事项 第7条研发投入奖励 --义务方 政府方 --承诺金额 500万元 --兑现条件 研发投入达1亿元",
    );
    office.clause(&agreement, "--承诺事项 第9条到位注册资本 --义务方 企业方 --兑现期限 2024-03-20");
    office.ok(&format!("诚信 承诺 列未达条件 {jobs}"));
    office.ok(&format!("招商协议 启动履行 {agreement}"));
    office.line(&format!("招商协议 完结 {agreement} --协议期满日期 2034-03-20")).fails(3, "E4004").says(&land);

    let list = office.json(&format!("investment clearing --party {FIRM}"));
    let outcome = |id: &str| {
        let row = list.as_array().unwrap().iter().find(|row| row["id"] == id).unwrap();
        (row["outcome"].as_str().unwrap().to_owned(), row["counts_as_due"].as_str().unwrap().to_owned())
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(outcome(&ramp), pair("overdue", "yes"));
    assert_eq!(outcome(&land), pair("pending", "no"));
    assert_eq!(outcome(&jobs), pair("unmet", "no"));
    let shown = office.line(&format!("招商 兑现清单 --企业 {FIRM}")).ends(0);
    assert!(shown.out.contains("未达条件") && shown.err.contains("政府方兑现率 0%(0/1,已到期的)"), "{shown:?}");
    let found = office.line("check --rule ZS-07");
    assert!(found.status == 1 && found.out.contains(&ramp) && !found.out.contains(&jobs), "{found:?}");

    let figures = office.json(&format!("investment clearing --by party --party {FIRM}"));
    let firm = &figures[0];
    assert_eq!((firm["signed"].as_i64(), firm["due"].as_i64(), firm["kept"].as_i64()), (Some(1), Some(1), Some(0)));
    assert_eq!((firm["arrived_percent"].as_str(), firm["performing_percent"].as_str()), (Some("20"), Some("100")));
    assert_eq!((firm["investor_due"].as_i64(), firm["unmet"].as_i64()), (Some(1), Some(1)));
    let before = office.line(&format!("investment clearing --party {FIRM} --as-of 2024-03-25 --lang en")).ends(0);
    assert!(before.err.contains("no clause of the government is due"), "{before:?}");
    let english =
        office.line(&format!("investment clearing --unit {TC} --party {FIRM} --by unit -f table --lang en")).ends(0);
    assert!(english.out.contains("kept %") && english.err.contains("0 of 1 due"), "{english:?}");
    office.line("investment clearing --by x").fails(2, "E1005");
    office.line("investment clearing --unit 没有这个单位").fails(3, "E2004");

    let end = |note: &str| office.line(&format!("招商协议 解除 {agreement} --备注 {note} --批准人 江予安"));
    end("因政府换届").fails(3, "E3000").says("优化营商环境条例 31");
    end("企业请求解除").fails(3, "E4004").says("没有已批准的依法变更");
}
