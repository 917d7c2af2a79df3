//! What goes wrong or is changed by law in each domain, as a clerk of either language types it from the first record on: a bill paid late
//! after a late acceptance, a project above 5%, a lawful change with compensation, a clause broken after an election, debt at yellow, a
//! month not published.

use crate::clerk::Clerk;

const ZJ: &str = "云汀区住房和城乡建设局";
const TC: &str = "云汀区投资促进局";
const FIRM: &str = "云汀澄明环保科技有限公司";

#[test]
fn a_late_acceptance_and_a_late_payment_cost_interest() {
    for clerk in Clerk::both() {
        clerk.office.write("验收书.txt", "【虚构】");
        let contract = clerk.added(
            "合同 新增 --合同名称 巡查服务 --合同编号 YT-77 --甲方单位 云汀区教育体育局 --供应商 DR-2024-0001 --标的类别 服务 --合同金额 10万元 \
             --签订日期 2024-01-02 --履约截止 2024-01-10 --结算方式 验收后结算 --供应商规模 小型 --经办人 梅子青 --约定验收天数 10 \
             --约定付款天数 10",
            "contract add --name 巡查服务 --ext-no YT-77 --buyer 云汀区教育体育局 --supplier DR-2024-0001 --object services --amount 10万元 \
             --signed-on 2024-01-02 --deliver-due 2024-01-10 --settlement acceptance --sme-size small --handler 梅子青 --accept-days 10 \
             --pay-days 10",
        );
        let acceptance = clerk.added(
            &format!("履约验收 新增 --合同 {contract} --验收批次 1 --验收负责人 梅子青 --交付日期 2024-01-10 --申请验收日期 2024-01-10"),
            &format!("acceptance add --contract {contract} --batch-no 1 --lead 梅子青 --delivered-on 2024-01-10 --requested-on 2024-01-10"),
        );
        clerk.does(&format!("合同 交付 {contract}"), &format!("contract deliver {contract}"));
        let pass = (
            format!(
                "履约验收 合格 {acceptance} --验收日期 2024-02-20 --验收金额 10万元 --验收小组成员 甲、乙、丙 --验收书 验收书.txt \
                 --成员均签字 是 --批准人 江予安"
            ),
            format!(
                "acceptance pass {acceptance} --accepted-on 2024-02-20 --amount 10万元 --member-list 甲、乙、丙 --certificate 验收书.txt \
                 --signed-all yes --approved-by 江予安"
            ),
        );
        clerk.refused((&pass.0, &pass.1), ("--逾期原因", "--delay-reason"));
        clerk.does(&format!("{} --逾期原因 人手不足", pass.0), &format!("{} --delay-reason staff", pass.1));
        assert!(clerk.finds("CG-50", &acceptance), "it was accepted late");
        clerk.does(&format!("合同 验收 {contract}"), &format!("contract accept {contract}"));
        let payment = clerk.added(
            &format!(
                "合同付款 新增 --合同 {contract} --期次 1 --款项类型 验收款 --验收记录 {acceptance} --应付金额 10万元"
            ),
            &format!(
                "payment add --contract {contract} --seq 1 --purpose final --acceptance {acceptance} --amount 10万元"
            ),
        );
        assert!(clerk.finds("FK-01", &payment), "it was not paid in time");
        // 56 days from 2024-02-01, 0.05% a day of 100,000.
        let owed = clerk.line("检查 --规则 FK-04 -f csv", "check --rule FK-04 -f csv").ends(1);
        let line = owed.out.lines().find(|line| line.contains(&payment)).unwrap().to_owned();
        assert!(line.contains("2,800.00"), "{line}");
        clerk.does(
            &format!("合同付款 付款 {payment} --付款日期 2024-03-28 --已付金额 10万元 --凭证号 P-7 --已付逾期利息 2800元"),
            &format!("payment pay {payment} --paid-on 2024-03-28 --paid-amount 10万元 --voucher-no P-7 --interest-paid 2800元"),
        );
        assert!(!clerk.finds("FK-04", &payment), "the interest is paid");
    }
}

#[test]
fn a_new_project_that_the_government_pays_is_barred_above_five_percent() {
    for clerk in Clerk::both() {
        let project = clerk.added(
            &format!(
                "PPP项目 新增 --项目名称 云汀停车楼 --实施机构 {ZJ} --政府方责任人 陆景行 --适用规则 存量项目规则 --运作方式 BOT \
                 --回报机制 政府付费 --总投资 2亿元 --合作期限 20"
            ),
            &format!(
                "project add --name 云汀停车楼 --unit {ZJ} --lead 陆景行 --rule-set old --mode bot --payment gov --invest 2亿元 --term-years 20"
            ),
        );
        assert!(clerk.finds("PP-06", &project), "7.4418% of 2024");
        let burden = clerk.does("PPP 支出责任占比 --自 2024 -f table", "ppp burden --from 2024 -f table");
        assert!(burden.out.contains(clerk.says("超过 5%", "above 5%")) && burden.out.contains("7.4418"), "{burden:?}");
        clerk.does(
            &format!("修改 {project} --回报机制 使用者付费 --原因 调整"),
            &format!("edit {project} --payment user --reason changed"),
        );
        assert!(!clerk.finds("PP-06", &project), "users pay");
    }
}

#[test]
fn a_promise_is_changed_for_the_public_good_and_compensated() {
    for clerk in Clerk::both() {
        let decision = clerk.office.decided("水源地保护", ZJ);
        let change = |seq: u8, zh: &str, en: &str| {
            clerk.added(
                &format!(
                    "PPP 依法变更与补偿 新增 --变更对象 PP-2024-0001 --变更序号 {seq} --变更单位 {ZJ} --所属领域 政府和社会资本合作 \
                     --受影响当事人 {FIRM} --法定事由 公共利益 --具体理由 {zh} --变更前内容 合作20年 --变更内容 合作15年"
                ),
                &format!(
                    "ppp amendment add --target PP-2024-0001 --seq {seq} --unit {ZJ} --domain ppp --party {FIRM} --ground public \
                     --amendment-reason {en} --amended-from 合作20年 --amended-to 合作15年"
                ),
            )
        };
        let approve = |id: &str| {
            (
                format!(
                    "PPP 依法变更与补偿 批准 {id} --批准机关 云汀区人民政府 --批准文号 云政复〔2024〕9号 --批准日期 2024-03-21 \
                     --合法性审查日期 2024-03-12 --决策记录 {decision} --批准人 江予安"
                ),
                format!(
                    "ppp amendment approve {id} --authority 云汀区人民政府 --approval-no 云政复〔2024〕9号 --approved-on 2024-03-21 \
                     --legality-on 2024-03-12 --decision {decision} --approved-by 江予安"
                ),
            )
        };
        let (zh, en) = approve(&change(8, "政府换届", "政府换届"));
        clerk.refused((&zh, &en), ("优化营商环境条例 31", "Business Environment Regulation 31"));
        let lawful = change(9, "划为饮用水水源地一级保护区", "划为饮用水水源地一级保护区");
        let (zh, en) = approve(&lawful);
        clerk.does(&zh, &en);
        clerk.does(
            &format!("PPP 依法变更与补偿 告知 {lawful} --告知日期 2024-03-22"),
            &format!("ppp amendment notify {lawful} --notice-on 2024-03-22"),
        );
        assert!(clerk.finds("BG-02", &lawful), "compensation is open");
        for line in ["PPP 责任回溯 PP-2024-0001 -f csv", "ppp trace PP-2024-0001 -f csv --lang en"] {
            assert!(clerk.office.ok(line).contains("合作20年 → 合作15年"), "the old value and the new one: {line}");
        }
        clerk.acts(
            &format!(
                "PPP 依法变更与补偿 商定 {lawful} --申请补偿金额 300万元 --商定补偿金额 260万元 --补偿协议日期 2024-03-25 \
                 --补偿应付日期 2024-05-24"
            ),
            &format!("ppp amendment agree {lawful} --claim 300万元 --agreed 260万元 --agreed-on 2024-03-25 --due-on 2024-05-24"),
        );
        clerk.refused(
            (
                &format!("PPP 依法变更与补偿 支付 {lawful} --补偿付款日期 2024-03-28 --已付补偿金额 200万元"),
                &format!("ppp amendment pay {lawful} --paid-on 2024-03-28 --paid-amount 200万元"),
            ),
            ("2,600,000.00", "2,600,000.00"),
        );
        clerk.does(
            &format!("PPP 依法变更与补偿 支付 {lawful} --补偿付款日期 2024-03-28 --已付补偿金额 260万元"),
            &format!("ppp amendment pay {lawful} --paid-on 2024-03-28 --paid-amount 260万元"),
        );
        for rule in ["BG-01", "BG-02", "BG-03"] {
            assert!(!clerk.finds(rule, &lawful), "{rule}");
        }
    }
}

#[test]
fn a_clause_broken_after_an_election_becomes_a_lead() {
    for clerk in Clerk::both() {
        let clause = clerk.added(
            &format!(
                "招商 兑现条款 新增 --承诺事项 租金补贴 --承诺类型 合同义务 --义务方 政府方 --承诺金额 50万元 --兑现期限 2024-01-31 \
                 --承诺单位 {TC} --受益当事人 {FIRM} --承诺标准 按协议 --承诺日期 2023-03-01 --承诺来源 XY-2024-0001"
            ),
            &format!(
                "investment promise add --title 租金补贴 --kind contract --obligor gov --amount 50万元 --due-on 2024-01-31 --unit {TC} \
                 --party {FIRM} --standard 按协议 --made-on 2023-03-01 --source XY-2024-0001"
            ),
        );
        let list = clerk.does(
            &format!("招商 兑现清单 --企业 {FIRM} -f table"),
            &format!("investment clearing --party {FIRM} -f table"),
        );
        assert!(list.out.contains(&clause) && list.out.contains(clerk.says("逾期", "overdue")), "{list:?}");
        let broken = clerk.acts(
            &format!("诚信 承诺 认定未履行 {clause} --核实日期 2024-03-28 --未履行理由 政府换届"),
            &format!("integrity promise break {clause} --verified-on 2024-03-28 --excuse term_change"),
        );
        assert!(
            broken.err.contains(clerk.says("优化营商环境条例 31", "Business Environment Regulation 31")),
            "{broken:?}"
        );
        let leads = clerk.does(
            &format!("招商 招商失信 列表 来源记录={clause} -f csv"),
            &format!("investment case list origin={clause} -f csv"),
        );
        assert!(leads.out.contains(clerk.says("政府换届", "term change")), "{leads:?}");
    }
}

#[test]
fn debt_turns_yellow_and_the_warning_waits_for_its_response() {
    for clerk in Clerk::both() {
        let fiscal = "XE-2024-0002";
        clerk.does(
            &format!(
                "修改 {fiscal} --一般公共预算收入 2700万元 --政府性基金收入 0元 --转移支付收入 0元 --原因 调整预算"
            ),
            &format!("edit {fiscal} --general-revenue 2700万元 --fund-revenue 0元 --transfer 0元 --reason adjusted"),
        );
        let seen = clerk.added(
            &format!("债务风险评估 新增 --地区 云汀区 --评估基准日 2024-03-27 --财力数据 {fiscal} --评估人 顾清和"),
            &format!("assessment add --region 云汀区 --as-of-date 2024-03-27 --fiscal {fiscal} --assessor 顾清和"),
        );
        clerk.acts(
            &format!("债务风险评估 定稿 {seen} --评估结论 关注"),
            &format!("assessment freeze {seen} --conclusion watch"),
        );
        // 38 million owed, 27 million to pay it from.
        let frozen = clerk.office.json(&seen);
        assert_eq!(
            (frozen["debt_ratio"].as_f64(), frozen["colour"].as_str()),
            (Some(140.7407), Some("yellow")),
            "{frozen}"
        );
        let warn = (
            format!("债务风险评估 预警 {seen} --预警日期 2024-03-28 --批准人 江予安"),
            format!("assessment warn {seen} --warned-on 2024-03-28 --approved-by 江予安"),
        );
        clerk.line(&warn.0, &warn.1).fails(3, "E4002");
        clerk.does(&format!("{} --应对措施 压减支出", warn.0), &format!("{} --response cuts", warn.1));
    }
}

#[test]
fn a_month_that_was_not_published_is_named_until_it_is() {
    for clerk in Clerk::both() {
        let street = "DW-2024-0010";
        assert!(clerk.finds("GK-05", street));
        let matrix = || clerk.does("镇街 矩阵 月份 -f table", "township matrix months -f table").out;
        let row = || matrix().lines().find(|line| line.starts_with("望舒街道")).unwrap().to_owned();
        assert!(row().contains("!!"), "{}", matrix());
        let id = clerk.added(
            "镇街 基层公开 新增 --公开单位 望舒街道办事处 --公开事项 2024年2月财务公开 --公开类型 财务公开 --公开方式 主动公开 --五公开环节 结果 \
             --所属月份 2024-02 --形成或变更日期 2024-03-05",
            "township disclosure add --unit 望舒街道办事处 --title 2024年2月财务公开 --kind finance --mode proactive --stage result \
             --period 2024-02 --formed-on 2024-03-05",
        );
        clerk.does(
            &format!("镇街 基层公开 公开 {id} --公开日期 2024-03-27 --公开渠道 公示栏 --备注 张贴于望月路公示栏"),
            &format!("township disclosure publish {id} --published-on 2024-03-27 --channel board --note 望月路公示栏"),
        );
        assert!(!row().contains("!!") && !clerk.finds("GK-05", street));
        assert!(clerk.finds("GK-02", &id), "published, but late");
    }
}
