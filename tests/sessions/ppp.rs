//! PPP from preparation to its consequences: decisions with their steps, a project through five stages, a handover, a
//! breach that becomes a lead, what a year costs, and a change with compensation.

use crate::office::Office;

const ZJ: &str = "云汀区住房和城乡建设局";
const FIRM: &str = "云汀澄明环保科技有限公司";

impl Office {
    /// Registers something and gives its id.
    #[track_caller]
    pub fn added(&self, line: &str) -> String {
        self.ok(&format!("{line} -f id")).trim().to_owned()
    }

    /// A verb of legal effect, which a second person approves.
    #[track_caller]
    pub fn acts(&self, line: &str) {
        self.line(&format!("{line} --批准人 江予安")).ends(0);
    }

    /// A decision that was taken by all of its steps on 2024-03-20.
    #[track_caller]
    pub fn decided(&self, title: &str, unit: &str) -> String {
        let decision = self.added(&format!(
            "重大决策 新增 --决策事项 {title} --决策类别 重大项目 --承办单位 {unit} --所属领域 政府和社会资本合作 \
             --承办责任人 陆景行 --决策依据 中华人民共和国政府采购法 --决策内容 同意 --启动日期 2024-01-08"
        ));
        self.line(&format!("重大决策 程序齐备 {decision}")).fails(3, "E4004").says("公众参与、专家论证");
        let finish = "--结束或退回日期 2024-03-12 --结论 通过 --意见内容 无异议";
        for (step, shown) in [
            ("公众参与", "--方式 公开征求意见 --征求渠道 政府网站 --收到意见数 3 --采纳意见数 2"),
            ("专家论证", "--专家名单 卓其正 --已核查利害关系 是 --意见已签字 是"),
            ("风险评估", "--风险等级 低风险 --风险可控 是"),
            ("合法性审查", "--评估或审查机构 云汀区司法局 --意见书文号 云司审〔2024〕3号"),
        ] {
            let id = self.added(&format!("决策程序 新增 --决策 {decision} --程序 {step} --承办单位 {unit}"));
            self.ok(&format!("决策程序 启动 {id} --开始或送审日期 2024-02-01"));
            self.line(&format!("决策程序 完成 {id} {finish}")).fails(3, "E4004").says("实施方案 二(一)");
            self.ok(&format!("决策程序 完成 {id} {finish} {shown}"));
        }
        let skipped = self.added(&format!("决策程序 新增 --决策 {decision} --程序 合规性审核 --承办单位 {unit}"));
        self.acts(&format!("决策程序 列不适用 {skipped} --不适用理由 已并入合法性审查"));
        self.ok(&format!("重大决策 程序齐备 {decision}"));
        let meeting = "--会议类型 政府常务会议 --会议期次 第5次 --会议日期 2024-03-20 --出席人员 江予安、陆景行 \
                       --同意人数 5 --不同意人数 1 --主要负责人末位表态 是";
        let decide = format!("重大决策 决定 {decision} {meeting} --决定日期 2024-03-20 --决定文号 云政纪〔2024〕5号");
        self.line(&format!("{decide} --批准人 江予安")).fails(3, "E3000").says("集体讨论").says("不同意见");
        let together = self.added(&format!("决策程序 新增 --决策 {decision} --程序 集体讨论决定 --承办单位 {unit}"));
        self.line(&format!("决策程序 列不适用 {together} --不适用理由 急 --批准人 江予安")).fails(3, "E4004");
        self.ok(&format!("决策程序 启动 {together} --开始或送审日期 2024-03-20"));
        let finish = "--结束或退回日期 2024-03-20 --结论 通过 --意见内容 同意";
        self.line(&format!("决策程序 完成 {together} {finish}")).fails(3, "E4004").says("会议类型");
        self.ok(&format!("修改 {decision} {meeting}"));
        self.ok(&format!("决策程序 完成 {together} {finish}"));
        self.acts(&format!("{decide} --不同意见 建议缓行"));
        decision
    }

    /// A project in preparation.
    #[track_caller]
    fn project(&self, rest: &str) -> String {
        self.added(&format!(
            "PPP项目 新增 --项目名称 汀洲污水处理厂 --项目编号 YTPPP-01 --实施机构 {ZJ} --政府方责任人 陆景行 --适用规则 存量项目规则 \
             --运作方式 BOT --回报机制 政府付费 --总投资 2亿元 --合作期限 20 {rest}"
        ))
    }

    #[track_caller]
    fn duty(&self, project: &str, stage: &str, officer: &str, duty: &str, due: &str) -> String {
        self.added(&format!(
            "阶段履责 新增 --PPP项目 {project} --阶段 {stage} --责任单位 {ZJ} --政府方责任人 {officer} --诚信职责 {duty} \
             --履责标准 按方案 --开始日期 2024-01-08 --应完成日期 {due}"
        ))
    }

    #[track_caller]
    fn done(&self, duty: &str) {
        self.write("凭证.txt", "【虚构】");
        self.ok(&format!("阶段履责 报完成 {duty} --完成日期 2024-03-20 --履责凭证 凭证.txt"));
        let verify = format!("阶段履责 核实 {duty} --核实日期 2024-03-21 --批准人 江予安");
        self.line(&format!("{verify} --核实人 陆景行")).fails(3, "E4004").says("实施方案 四(二)");
        self.line(&format!("{verify} --核实人 叶知秋")).ends(0);
    }
}

#[test]
fn a_project_goes_through_five_stages_and_can_be_traced() {
    let office = Office::demo();
    let decision = office.decided("污水处理厂实施方案", ZJ);
    let project = office.project("");
    let bid = format!("PPP项目 进入招标投标 {project} --决策记录 {decision}");
    let prepared = office.duty(&project, "筹备", "陆景行", "公开实施方案", "2024-03-25");
    office.line(&bid).fails(3, "E4004").says("筹备").says(&prepared);
    office.done(&prepared);
    office.ok(&bid);
    let told = office.line(&format!("PPP项目 进入政府采购 {project}")).ends(0);
    assert!(told.err.contains("W4001") && told.err.contains("招标投标阶段没有登记"), "{}", told.err);
    office.line("撤销").ends(0);
    assert!(office.ok(&format!("查看 {project} -f json")).contains("bidding"));
    let bidding = office.duty(&project, "招标投标", "陆景行", "依法组织招标", "2024-03-25");
    office.done(&bidding);
    office.ok(&format!("PPP项目 进入政府采购 {project}"));

    // The officer changes: the duty goes to a successor and is not lost.
    let first = office.duty(&project, "政府采购", "陆景行", "按约签订协议", "2024-03-26");
    office.line(&format!("阶段履责 移交 {first}")).fails(3, "E4004").says("接任人").says("优化营商环境条例 31");
    let second = office.duty(&project, "政府采购", "叶知秋", "按约签订协议", "2024-03-26");
    office.ok(&format!("阶段履责 移交 {first}"));
    let finance =
        format!("PPP项目 进入融资 {project} --社会资本方 {FIRM} --协议编号 YTPPP-01-X --协议签订日期 2024-03-25");
    office.line(&finance).fails(3, "E4004").says(&second);

    // What was not done in time is a breach, and a lead of the one who answered.
    let breach = format!("阶段履责 认定未履责 {second} --未履责说明 未按约签订 --批准人 江予安");
    office.line(&format!("{breach} --日期 2024-03-26")).fails(3, "E4004").says("尚未到期");
    let found = office.line(&breach).ends(0);
    assert!(found.both().contains("SX-2024-"), "{found:?}");
    assert!(office.ok("诚信 失信记录 列表 -f csv").contains("未履行阶段职责"));
    office.ok(&finance);
    let trace = office.ok(&format!("PPP 责任回溯 {project} -f csv"));
    for text in [&first, &second, &decision, "SX-2024-", "已移交", "未履责", "陆景行", "叶知秋"] {
        assert!(trace.contains(text), "{text}: {trace}");
    }
    let then = office.json(&format!("ppp trace {project} --on 2024-01-31"));
    assert!(then.as_array().unwrap().iter().all(|line| line["from"].as_str().is_none_or(|day| day <= "2024-01-31")));
    let english = office.line(&format!("ppp trace {project} --lang en")).ends(0);
    assert!(english.out.contains("responsible") && english.err.contains("over its life"), "{english:?}");
    office.line("ppp trace PP-2024-0099 --lang en").fails(4, "E2001");
    office.line("ppp trace ht3").fails(3, "E2005");

    // Undone, the breach and its lead are gone together.
    office.line("撤销").ends(0);
    office.line("撤销 --批准人 江予安 --确认").ends(0);
    assert!(!office.ok("诚信 失信记录 列表 -f csv").contains("未履行阶段职责"));
}

#[test]
fn the_cost_of_a_year_is_paid_or_becomes_a_lead() {
    let office = Office::demo();
    let project = office.project("--备注 示例");
    let owe = |year: i32, amount: &str, due: &str| {
        office.added(&format!(
            "年度支出责任 新增 --PPP项目 {project} --年度 {year} --支出类型 可用性付费 --支付单位 {ZJ} --经办人 叶知秋 \
             --应付金额 {amount} --应付日期 {due}"
        ))
    };
    let (late, next) = (owe(2029, "600万元", "2024-01-31"), owe(2030, "1200万元", "2024-12-31"));
    owe(2031, "1200万元", "2025-12-31");
    office.ok("限额与财力 新增 --地区 云汀区 --年度 2029 --数据口径 执行数 --一般债务限额 1亿元 --专项债务限额 1亿元 \
         --一般债务年初余额 1亿元 --一般债务年末余额 1亿元 --专项债务年初余额 1亿元 --专项债务年末余额 1亿元 \
         --一般公共预算支出 1亿元");
    let pay = format!("年度支出责任 付款 {next} --付款日期 2024-03-28 --凭证号 P-1");
    office.line(&format!("{pay} --已付金额 1000万元")).fails(3, "E4004").says("12,000,000.00");
    office.ok(&format!("年度支出责任 部分付款 {next} --付款日期 2024-03-28 --已付金额 1000万元"));
    let default = "--未付理由 资金不足 --未付说明 年底补足 --批准人 江予安";
    office.line(&format!("年度支出责任 转失信 {next} {default}")).fails(3, "E4004").says("尚未逾期");
    office.line(&format!("年度支出责任 转失信 {late} {default}")).ends(0);
    assert!(office.ok("诚信 失信记录 列表 -f csv").contains("拖欠2029年度支出责任"));
    office.line(&format!("年度支出责任 依法变更 {next} --批准人 江予安")).fails(3, "E4004").says("依法变更");

    let years = office.json("ppp burden --from 2029 --to 2032");
    let year = |at: usize, key: &str| years[at][key].clone();
    assert_eq!(
        (year(0, "share_percent"), year(0, "ceiling"), year(0, "gov_pay")),
        (6.into(), "within".into(), "above".into())
    );
    assert_eq!(
        (year(1, "share_percent"), year(1, "ceiling"), year(1, "projected")),
        (12.into(), "above".into(), "yes".into())
    );
    assert_eq!((year(1, "paid_fen"), year(1, "owed_fen")), (1_000_000_000.into(), 200_000_000.into()));
    assert_eq!((year(3, "amount_fen"), year(3, "ceiling")), (0.into(), "within".into()));
    let shown = office.line("PPP 支出责任占比").ends(0);
    assert!(shown.out.contains("超过 10%") && shown.err.contains("推算"), "{shown:?}");
    let english = office.line("ppp burden --from 2029 --lang en").ends(0);
    assert!(english.out.contains("above 5%") && english.err.contains("projected"), "{english:?}");
    assert_eq!(office.json("ppp burden --from 2040").as_array().unwrap().len(), 1);
    for (line, status, code) in [
        ("ppp burden --from x --to y", 3, "E3000"),
        ("ppp burden --from x", 3, "E3106"),
        ("ppp burden --from 2030 --to 2020", 2, "E1005"),
    ] {
        office.line(line).fails(status, code);
    }
    let found = office.line("check --rule PP-07 --lang en");
    assert!(found.status == 1 && found.out.contains(&late), "{found:?}");
    assert!(office.ok("check --rule PP-05 -q").is_empty(), "6 % is not above 10 %");
}

#[test]
fn an_evaluation_goes_into_the_file_of_the_officer() {
    let office = Office::demo();
    let project = office.project("");
    office.write("评价.txt", "【虚构】");
    let seen = office.added(&format!(
        "PPP绩效评价 新增 --PPP项目 {project} --评价年度 2023 --评价阶段 运营期 --政府方责任人 陆景行 --机构类型 高校 --评价日期 2024-03-01"
    ));
    let confirm = format!(
        "PPP绩效评价 确认 {seen} --评价得分 88 --评价等次 良 --守信履约情况 按约付费 --实施成效 运行平稳 --评价报告 评价.txt"
    );
    office.line(&format!("{confirm} --批准人 江予安")).ends(0).says("DA-2024-");
    office.ok(&format!("PPP绩效评价 入档 {seen}"));
    assert!(office.ok("人员 档案条目 列表 -f csv").contains("2023年度PPP绩效评价"));
}

#[test]
fn a_promise_is_changed_by_law_and_its_loss_made_good() {
    let office = Office::demo();
    let decision = office.decided("水源地保护区划定", ZJ);
    let project = office.project("--协议签订日期 2023-05-08");
    let terminate = format!("ppp project terminate {project} --note moved --approved-by 江予安 --lang en");
    office.line(&terminate).fails(3, "E4004").says("Business Environment Regulation 31");
    let change = |reason: &str| {
        office.added(&format!(
            "PPP 依法变更与补偿 新增 --变更对象 {project} --变更单位 {ZJ} --所属领域 政府和社会资本合作 --受影响当事人 {FIRM} \
             --法定事由 公共利益 --具体理由 {reason} --变更内容 终止项目"
        ))
    };
    let approve =
        "--批准机关 云汀区人民政府 --批准文号 云政复〔2024〕9号 --批准日期 2024-03-21 --合法性审查日期 2024-03-12";
    let excuse = change("政府换届、责任人更替");
    office
        .line(&format!("PPP 依法变更与补偿 批准 {excuse} {approve} --决策记录 {decision} --批准人 江予安"))
        .fails(3, "E4004")
        .says("优化营商环境条例 31");
    office.line(&format!("PPP 依法变更与补偿 批准 {excuse} {approve} --批准人 江予安")).fails(3, "E4002");
    office.ok(&format!("PPP 依法变更与补偿 不批准 {excuse} --备注 不是法定事由"));
    office.line("PPP 依法变更与补偿 新增 --变更单位 区住建局 --具体理由 x").fails(2, "E1004").says("--法定事由");

    let lawful = change("划为饮用水水源地一级保护区");
    office.acts(&format!("PPP 依法变更与补偿 批准 {lawful} {approve} --决策记录 {decision}"));
    office.line(&terminate).ends(0);
    office.ok(&format!("PPP 依法变更与补偿 告知 {lawful} --告知日期 2024-03-22"));
    office
        .line(&format!("PPP 依法变更与补偿 确认无损失 {lawful} --备注 没有损失 --批准人 江予安"))
        .fails(3, "E4004")
        .says("书面");
    let unsettled = office.line("check --rule BG-02 --lang en");
    assert!(unsettled.status == 1 && unsettled.out.contains(&lawful), "{unsettled:?}");
    office.acts(&format!(
        "PPP 依法变更与补偿 商定 {lawful} --申请补偿金额 300万元 --商定补偿金额 260万元 --补偿协议日期 2024-03-25 --补偿应付日期 2024-05-24"
    ));
    let pay = format!("PPP 依法变更与补偿 支付 {lawful} --补偿付款日期 2024-03-28");
    office.line(&format!("{pay} --已付补偿金额 200万元")).fails(3, "E4004").says("2,600,000.00");
    office.ok(&format!("{pay} --已付补偿金额 260万元"));
    for rule in ["BG-01", "BG-02", "BG-03"] {
        assert_eq!(office.line(&format!("check --rule {rule} -q")).status, 0, "{rule}");
    }
}

#[test]
fn the_officers_of_the_five_stages_stand_in_one_matrix() {
    let office = Office::demo();
    let project = office.project("");
    for (command, name, word) in [
        ("PPP 阶段矩阵 -f table --lang zh", "陆景行(已明确)", "无责任人"),
        ("ppp stages -f table --lang en", "陆景行 (assigned)", "nobody"),
    ] {
        let before = office.line(command).ends(0);
        assert!(before.out.contains(word) && !before.out.contains(name), "{before:?}");
        let duty = office.duty(&project, "筹备", "陆景行", "公开实施方案", "2024-03-25");
        let after = office.line(command).ends(0);
        assert!(after.out.contains(name), "{after:?}");
        office.ok(&format!("阶段履责 作废 {duty} --原因 重来"));
    }
    office.duty(&project, "筹备", "陆景行", "公开实施方案", "2024-03-25");
    let rows = office.json("ppp stages --lang en");
    let row = rows.as_array().unwrap().iter().find(|row| row["id"] == project.as_str()).unwrap();
    assert!(row["prep"].as_str().unwrap().contains("assigned") && row["bidding"].is_null(), "{row}");
    office.ok("PPP 阶段矩阵 -o 责任人.xlsx");
    assert!(!String::from_utf8(office.read("责任人.xlsx")).is_ok_and(|text| text.contains("陆景行")));
    office.ok("ppp stages -o officers.csv --lang en");
    let csv = String::from_utf8(office.read("officers.csv")).unwrap();
    assert!(csv.contains("陆*") && !csv.contains("陆景行"), "names are masked in files: {csv}");
}
