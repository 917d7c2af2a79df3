//! How decisions are made and what is made public, from the first record to the last, by clerks of either language: the six steps of a
//! decision, duties without a basis, training, lists of powers and the five stages of disclosure.

use crate::clerk::Clerk;

const ZJ: &str = "云汀区住房和城乡建设局";

impl Clerk {
    fn decision(&self, title: &str) -> String {
        self.added(
            &format!(
                "重大决策 新增 --决策事项 {title} --决策类别 重大项目 --承办单位 {ZJ} --所属领域 综合 --承办责任人 陆景行 \
                 --决策依据 中华人民共和国政府采购法 --决策内容 同意 --启动日期 2024-01-08"
            ),
            &format!(
                "decision add --title {title} --kind project --unit {ZJ} --domain general --officer 陆景行 \
                 --basis 中华人民共和国政府采购法 --effect agreed --opened-on 2024-01-08"
            ),
        )
    }

    /// A step that began on 2024-02-01.
    fn step(&self, decision: &str, zh: &str, en: &str) -> String {
        let id = self.added(
            &format!("决策程序 新增 --决策 {decision} --程序 {zh} --承办单位 {ZJ}"),
            &format!("step add --decision {decision} --step {en} --executor {ZJ}"),
        );
        self.does(
            &format!("决策程序 启动 {id} --开始或送审日期 2024-02-01"),
            &format!("step start {id} --start-on 2024-02-01"),
        );
        id
    }

    fn publishes(&self, disclosure: &str, page: &str) {
        self.does(
            &format!(
                "政务 公开事项 公开 {disclosure} --公开日期 2024-03-26 --公开渠道 政府网站 --公开链接 https://www.yunting.example/{page}"
            ),
            &format!(
                "governance disclosure publish {disclosure} --published-on 2024-03-26 --channel web --url https://www.yunting.example/{page}"
            ),
        );
    }

    fn disclosure(&self, title: &str, kind: (&str, &str), stage: (&str, &str), rest: (&str, &str)) -> String {
        self.added(
            &format!(
                "政务 公开事项 新增 --公开事项 {title} --公开单位 {ZJ} --公开类型 {} --公开方式 主动公开 --五公开环节 {} --所属领域 综合 \
                 --形成或变更日期 2024-03-20 {}",
                kind.0, stage.0, rest.0
            ),
            &format!(
                "governance disclosure add --title {title} --unit {ZJ} --kind {} --mode proactive --stage {} --domain general \
                 --formed-on 2024-03-20 {}",
                kind.1, stage.1, rest.1
            ),
        )
    }
}

#[test]
fn a_decision_passes_its_six_steps_in_their_order() {
    for clerk in Clerk::both() {
        let d = clerk.decision("公租房配租办法");
        let ready = (format!("重大决策 程序齐备 {d}"), format!("decision ready {d}"));
        let ready = (ready.0.as_str(), ready.1.as_str());
        clerk.refused(
            ready,
            (
                "公众参与、专家论证、风险评估、合法性审查、合规性审核",
                "participation, expert, risk, legality, compliance",
            ),
        );
        let steps = [
            (
                ("公众参与", "participation"),
                (
                    "--方式 公开征求意见 --征求渠道 政府网站 --收到意见数 3",
                    "--method notice --channel web --received 3",
                ),
                ("--采纳意见数 4", "--adopted 4"),
                ("--采纳意见数 2", "--adopted 2"),
            ),
            (
                ("专家论证", "expert"),
                ("--专家名单 卓其正 --意见已签字 是", "--expert-list 卓其正 --signed yes"),
                ("", ""),
                ("--已核查利害关系 是", "--conflict-checked yes"),
            ),
            (
                ("风险评估", "risk"),
                ("--风险等级 中风险", "--risk-level middle"),
                ("", ""),
                ("--风险可控 否", "--controllable no"),
            ),
            (
                ("合法性审查", "legality"),
                ("--评估或审查机构 云汀区司法局", "--reviewer 云汀区司法局"),
                ("", ""),
                ("--意见书文号 云司审〔2024〕3号", "--doc-no 云司审〔2024〕3号"),
            ),
            (
                ("合规性审核", "compliance"),
                ("--评估或审查机构 云汀区财政局", "--reviewer 云汀区财政局"),
                ("", ""),
                ("--意见书文号 云财审〔2024〕3号", "--doc-no 云财审〔2024〕3号"),
            ),
        ];
        let mut ids = Vec::new();
        for (step, shown, wrong, right) in steps {
            // What still lacks is named, and no more.
            clerk.refused(ready, step);
            let id = clerk.step(&d, step.0, step.1);
            let finish = |last: (&str, &str)| {
                (
                    format!(
                        "决策程序 完成 {id} --结束或退回日期 2024-03-12 --结论 通过 --意见内容 无异议 {} {}",
                        shown.0, last.0
                    ),
                    format!(
                        "step finish {id} --end-on 2024-03-12 --conclusion pass --opinion none {} {}",
                        shown.1, last.1
                    ),
                )
            };
            let (zh, en) = finish(wrong);
            clerk.refused((&zh, &en), ("实施方案 二(一)", "programme 2(1)"));
            let (zh, en) = finish(right);
            clerk.does(&zh, &en);
            ids.push(id);
        }
        clerk.does(ready.0, ready.1);

        // The meeting: its fields, what it must have before it, and what is said against it.
        let meeting = clerk.step(&d, "集体讨论决定", "collective");
        let decide = (
            format!("重大决策 决定 {d} --决定日期 2024-03-20 --决定文号 云政〔2024〕8号 --批准人 江予安"),
            format!("decision decide {d} --decided-on 2024-03-20 --doc-no 云政〔2024〕8号 --approved-by 江予安"),
        );
        let held = (
            format!("决策程序 完成 {meeting} --结束或退回日期 2024-03-20 --结论 通过 --意见内容 同意"),
            format!("step finish {meeting} --end-on 2024-03-20 --conclusion pass --opinion agreed"),
        );
        clerk.refused((&held.0, &held.1), ("会议", "meeting"));
        clerk.does(
            &format!(
                "修改 {d} --会议类型 政府常务会议 --会议期次 第5次 --会议日期 2024-03-20 --出席人员 江予安、陆景行 --同意人数 5 \
                 --不同意人数 1 --主要负责人末位表态 是"
            ),
            &format!(
                "edit {d} --meeting-kind standing --meeting-no 5 --meeting-on 2024-03-20 --attendee-list 江予安、陆景行 --votes-for 5 \
                 --votes-against 1 --head-last yes"
            ),
        );
        clerk.refused((&decide.0, &decide.1), ("还没有集体讨论决定", "discussed and decided collectively"));
        clerk.does(&held.0, &held.1);
        clerk.refused((&decide.0, &decide.1), ("风险不可控", "the risk is not under control"));
        clerk.does(
            &format!("修改 {} --风险可控 是 --原因 已落实防范措施", ids[2]),
            &format!("edit {} --controllable yes --reason mitigated", ids[2]),
        );
        clerk.refused((&decide.0, &decide.1), ("不同意见", "--dissent"));
        let opposed = (format!("{} --不同意见 建议缓行", decide.0), format!("{} --dissent later", decide.1));
        clerk.does(&opposed.0, &opposed.1);

        // What was decided is published, archived and evaluated; no rule of decisions speaks of it.
        clerk.does(
            &format!("重大决策 公布 {d} --公布日期 2024-03-22"),
            &format!("decision publish {d} --published-on 2024-03-22"),
        );
        clerk.does(
            &format!("重大决策 归档 {d} --归档日期 2024-03-25"),
            &format!("decision archive {d} --archived-on 2024-03-25"),
        );
        let told = clerk.does(&format!("说明 {d}"), &format!("explain {d}")).out;
        assert!(told.contains(clerk.says("后评估 2025-03", "evaluation afterwards 2025-03")), "{told}");
        for rule in ["JC-01", "JC-02", "JC-03", "JC-04", "JC-05", "JC-06"] {
            assert!(!clerk.finds(rule, &d) && ids.iter().all(|id| !clerk.finds(rule, id)), "{rule}");
        }
    }
}

#[test]
fn a_review_is_neither_skipped_nor_hurried_and_its_no_bars_the_decision() {
    for clerk in Clerk::both() {
        let d = clerk.decision("老旧小区停车办法");
        for (zh, en) in [("合法性审查", "legality"), ("集体讨论决定", "collective")] {
            let id = clerk.added(
                &format!("决策程序 新增 --决策 {d} --程序 {zh} --承办单位 {ZJ}"),
                &format!("step add --decision {d} --step {en} --executor {ZJ}"),
            );
            clerk.refused(
                (
                    &format!("决策程序 列不适用 {id} --不适用理由 无必要 --批准人 江予安"),
                    &format!("step skip {id} --skip-reason none --approved-by 江予安"),
                ),
                ("重大行政决策程序暂行条例", "Major Administrative Decisions Regulation"),
            );
            clerk.does(
                &format!("决策程序 启动 {id} --开始或送审日期 2024-03-18"),
                &format!("step start {id} --start-on 2024-03-18"),
            );
            if en == "legality" {
                // Four working days: too short as a rule, and the answer is no.
                clerk.does(
                    &format!(
                        "决策程序 完成 {id} --结束或退回日期 2024-03-22 --结论 不通过 --意见内容 超越权限 --评估或审查机构 云汀区司法局 \
                         --意见书文号 云司审〔2024〕4号"
                    ),
                    &format!(
                        "step finish {id} --end-on 2024-03-22 --conclusion fail --opinion ultra-vires --reviewer 云汀区司法局 \
                         --doc-no 云司审〔2024〕4号"
                    ),
                );
                assert!(clerk.finds("JC-03", &id));
            }
        }
        for (zh, en) in
            [("公众参与", "participation"), ("专家论证", "expert"), ("风险评估", "risk"), ("合规性审核", "compliance")]
        {
            let id = clerk.added(
                &format!("决策程序 新增 --决策 {d} --程序 {zh} --承办单位 {ZJ}"),
                &format!("step add --decision {d} --step {en} --executor {ZJ}"),
            );
            clerk.acts(
                &format!("决策程序 列不适用 {id} --不适用理由 重复事项"),
                &format!("step skip {id} --skip-reason repeated"),
            );
        }
        clerk.does(&format!("重大决策 程序齐备 {d}"), &format!("decision ready {d}"));
        clerk.refused(
            (
                &format!(
                    "重大决策 决定 {d} --会议类型 办公会议 --会议期次 6 --会议日期 2024-03-25 --出席人员 江予安 --同意人数 3 --不同意人数 0 \
                     --主要负责人末位表态 是 --决定日期 2024-03-25 --决定文号 云政〔2024〕9号 --批准人 江予安"
                ),
                &format!(
                    "decision decide {d} --meeting-kind office --meeting-no 6 --meeting-on 2024-03-25 --attendee-list 江予安 --votes-for 3 \
                     --votes-against 0 --head-last yes --decided-on 2024-03-25 --doc-no 云政〔2024〕9号 --approved-by 江予安"
                ),
            ),
            ("的结论是不通过", "concludes: fail"),
        );
        // A comment of twelve days is told too.
        let short = clerk.step(&clerk.decision("物业费指导价"), "公众参与", "participation");
        clerk.does(
            &format!(
                "决策程序 完成 {short} --结束或退回日期 2024-02-13 --结论 通过 --意见内容 无异议 --方式 公开征求意见 --征求渠道 政府网站 \
                 --收到意见数 0 --采纳意见数 0"
            ),
            &format!(
                "step finish {short} --end-on 2024-02-13 --conclusion pass --opinion none --method notice --channel web --received 0 \
                 --adopted 0"
            ),
        );
        assert!(clerk.finds("JC-01", &short));
    }
}

#[test]
fn a_power_rests_on_its_basis_and_is_published_with_how_it_was_used() {
    for clerk in Clerk::both() {
        let basis = clerk.added(
            &format!(
                "主体 文件 新增 --标题 配租规定 --文件作用 政策依据 --制发机关 {ZJ} --牵头单位 {ZJ} --要点 依法配租"
            ),
            &format!("registry document add --title 配租规定 --role basis --issuer {ZJ} --unit {ZJ} --summary lawful"),
        );
        clerk.does(
            &format!("主体 文件 印发 {basis} --印发日期 2024-02-01 --施行日期 2024-02-01"),
            &format!("registry document issue {basis} --issued-on 2024-02-01 --effective-from 2024-02-01"),
        );
        let item = clerk.added(
            &format!(
                "清单事项 新增 --清单类型 权力清单 --事项编码 QL-900 --版本 1 --事项名称 公租房配租 --实施单位 {ZJ} --环节 依法执行 \
                 --设定依据 {basis} --生效日期 2024-03-01 --变动类型 新增"
            ),
            &format!(
                "item add --list-kind power --item-code QL-900 --version 1 --name 公租房配租 --unit {ZJ} --phase execution --basis {basis} \
                 --valid-from 2024-03-01 --change-kind new"
            ),
        );
        clerk.acts(
            &format!("清单事项 生效 {item} --调整文号 云编办〔2024〕9号"),
            &format!("item enact {item} --change-no 云编办〔2024〕9号"),
        );
        let told = clerk.does(&format!("说明 {item}"), &format!("explain {item}")).out;
        assert!(told.contains("2024-03-29"), "twenty working days from 2024-03-01: {told}");
        let origin = (format!("--来源记录 {item}"), format!("--origin {item}"));
        let origin = (origin.0.as_str(), origin.1.as_str());
        let list = clerk.disclosure("权力清单", ("权责清单公开", "power_list"), ("管理", "management"), origin);
        let run = clerk.disclosure("配租结果", ("权力运行公开", "power_run"), ("结果", "result"), origin);
        clerk.refused(
            (
                &format!("政务 公开事项 公开 {list} --公开日期 2024-03-26 --公开渠道 政府网站"),
                &format!("governance disclosure publish {list} --published-on 2024-03-26 --channel web"),
            ),
            ("公开链接", "link"),
        );
        for (id, page) in [(&list, "ql"), (&run, "yx")] {
            clerk.publishes(id, page);
            clerk.does(&format!("政务 公开事项 核验 {id}"), &format!("governance disclosure verify {id}"));
        }
        let shown = clerk.does(
            &format!("政务 公开事项 列表 来源记录={item} 状态=已核验 --含办结 -f csv"),
            &format!("governance disclosure list origin={item} state=verified --closed -f csv"),
        );
        assert!(shown.out.contains(&list) && shown.out.contains(&run), "{shown:?}");

        // Without its basis it is a power that nobody gave; who used it anyway stands in the record of dishonesty.
        assert!(!clerk.finds("QD-01", &item));
        clerk.does(
            &format!("主体 文件 废止 {basis} --废止日期 2024-03-20"),
            &format!("registry document repeal {basis} --effective-to 2024-03-20"),
        );
        assert!(clerk.finds("QD-01", &item));
        let case = clerk.added(
            &format!(
                "诚信 失信记录 新增 --失信事项 无依据配租 --主体性质 单位 --失信单位 {ZJ} --所属领域 综合 --行为性质 越权(无授权) \
                 --危害类型 危害群众利益 --失信事实 依据废止后仍配租 --提供单位 云汀区司法局 --收到日期 2024-03-26 --采集依据 WJ-2024-0001"
            ),
            &format!(
                "integrity case add --title 无依据配租 --subject-kind unit --unit {ZJ} --domain general --nature ultra_vires --harm public \
                 --facts 依据废止后仍配租 --source-unit 云汀区司法局 --received-on 2024-03-26 --legal-basis WJ-2024-0001"
            ),
        );
        let found = clerk
            .does("诚信 失信记录 列表 行为性质=越权(无授权) -f csv", "integrity case list nature=ultra_vires -f csv")
            .out;
        assert!(found.contains(&case), "{found}");
    }
}

#[test]
fn every_stage_of_a_matter_is_made_public() {
    for clerk in Clerk::both() {
        let stages = [
            ("决策", "decision"),
            ("执行", "execution"),
            ("管理", "management"),
            ("服务", "service"),
            ("结果", "result"),
        ];
        for (zh, en) in stages {
            let id = clerk.disclosure(&format!("公租房{zh}"), ("政务公开", "gov"), (zh, en), ("", ""));
            let told = clerk.does(&format!("说明 {id}"), &format!("explain {id}")).out;
            assert!(told.contains("2024-04-18"), "twenty working days from 2024-03-20: {told}");
            clerk.publishes(&id, en);
            let list = |state: &str, in_english: &str| {
                let line = format!("政务 公开事项 列表 五公开环节={zh} 公开单位={ZJ} 状态={state} -f csv");
                clerk
                    .does(&line, &format!("governance disclosure list stage={en} unit={ZJ} state={in_english} -f csv"))
                    .out
            };
            assert!(list("已公开", "published").contains(&id));
            assert!(!list("待公开", "pending").contains(&id));
        }
    }
}

#[test]
fn detailed_rules_of_supervision_are_issued_and_made_public() {
    for clerk in Clerk::both() {
        let id = clerk.added(
            &format!("政务 制度建设 新增 --标题 权力运行监管细则 --制发机关 {ZJ} --应出台日期 2024-03-25"),
            &format!("governance document add --title 权力运行监管细则 --issuer {ZJ} --due-on 2024-03-25"),
        );
        let due = || clerk.does("到期 -f csv", "due -f csv").out;
        assert!(due().contains(&id), "it should have been issued");
        let issue = (
            format!("政务 制度建设 印发 {id} --印发日期 2024-03-27 --施行日期 2024-04-01"),
            format!("governance document issue {id} --issued-on 2024-03-27 --effective-from 2024-04-01"),
        );
        clerk.refused((&issue.0, &issue.1), ("制度主题", "topic"));
        clerk.does(
            &format!("{} --牵头单位 {ZJ} --制度主题 政府权力运行监管细则", issue.0),
            &format!("{} --unit {ZJ} --topic power_run", issue.1),
        );
        let origin = (format!("--来源记录 {id}"), format!("--origin {id}"));
        let told = || clerk.does(&format!("说明 {id}"), &format!("explain {id}")).out;
        assert!(told().contains("2024-04-25"), "twenty working days from 2024-03-27: {}", told());
        let public = clerk.disclosure(
            "监管细则",
            ("权力运行公开", "power_run"),
            ("管理", "management"),
            (origin.0.as_str(), origin.1.as_str()),
        );
        clerk.publishes(&public, "xz");
        assert!(!due().contains(&id));
    }
}

#[test]
fn training_in_law_and_credit_goes_into_the_files_of_those_who_came() {
    for clerk in Clerk::both() {
        for (zh, en) in [
            ("法治意识", "rule_of_law"),
            ("制度规则意识", "rules"),
            ("信用意识", "credit"),
            ("权责对等意识", "balance"),
        ] {
            let id = clerk.added(
                &format!(
                    "人员 教育宣传活动 新增 --活动名称 {zh}讲座 --活动类型 培训班 --主题 {zh} --主办单位 {ZJ} --开始日期 2024-03-20 \
                     --参加人员 陆景行、叶知秋"
                ),
                &format!(
                    "personnel activity add --title {zh}讲座 --kind class --topic {en} --organiser {ZJ} --start-on 2024-03-20 \
                     --attendee-list 陆景行、叶知秋"
                ),
            );
            let entries = || {
                clerk
                    .line("人员 档案条目 列表 -f json --含办结", "personnel entry list -f json --closed")
                    .json()
                    .as_array()
                    .unwrap()
                    .len()
            };
            let before = entries();
            clerk.does(
                &format!("人员 教育宣传活动 举办 {id} --结束日期 2024-03-21 --实到人数 2 --学时 8"),
                &format!("personnel activity hold {id} --end-on 2024-03-21 --attended 2 --hours 8"),
            );
            assert_eq!(entries(), before + 2, "one entry for each who came");
        }
    }
}

#[test]
fn versions_are_compared_services_measured_and_missing_lists_counted() {
    for clerk in Clerk::both() {
        let shown = clerk.does("查看 QD-2024-0005", "show QD-2024-0005").out;
        let told = clerk.says("对比 QD-2024-0004", "against QD-2024-0004");
        let line = shown.lines().find(|line| line.contains(told)).unwrap_or_else(|| panic!("{shown}"));
        assert!(line.contains(clerk.says("承诺时限天数: 10 -> 5", "promised days: 10 -> 5")), "{line}");
        assert!(!line.contains("2024-05-01"), "versions have days of their own: {line}");
        let first = clerk.does("查看 QD-2024-0004", "show QD-2024-0004").out;
        assert!(!first.contains(clerk.says("版本差异", "difference")), "{first}");
        // The same again: nothing changed but the version.
        let same = clerk.added(
            "清单事项 新增 --清单类型 公共服务清单 --事项编码 YT-TL-0003 --版本 3 --事项名称 高龄津贴受理(免申即享) --实施单位 汀兰街道办事处 \
             --事项类别 公共服务 --环节 依法执行 --设定依据 WJ-2024-0005 --法定时限天数 20 --承诺时限天数 5 --监督电话 0551-65500001 \
             --生效日期 2024-06-01 --变动类型 沿用",
            "item add --list-kind service --item-code YT-TL-0003 --version 3 --name 高龄津贴受理(免申即享) --unit 汀兰街道办事处 \
             --category 公共服务 --phase execution --basis WJ-2024-0005 --legal-days 20 --promised-days 5 --phone 0551-65500001 \
             --valid-from 2024-06-01 --change-kind same",
        );
        let shown = clerk.does(&format!("查看 {same}"), &format!("show {same}")).out;
        assert!(shown.contains(clerk.says("对比 QD-2024-0005", "against QD-2024-0005")), "{shown}");
        assert!(!shown.contains("5 -> 5") && !shown.contains("65500001"), "{shown}");

        let reach = clerk.does("查看 FW-2024-0001", "show FW-2024-0001").out;
        assert!(reach.contains(clerk.says("99.375%(按受益人数)", "99.375% (by people)")), "318 of 320: {reach}");

        let lists = clerk.does("政务 清单覆盖 -f csv", "governance lists -f csv").out;
        assert!(lists.contains("unit_id,unit,power"), "{lists}");
        assert!(lists.contains("DW-2024-0002,云汀区财政局,1,1,0,0,0"), "{lists}");
        let table = clerk.does("政务 清单覆盖 -f table", "governance lists -f table");
        assert!(table.out.contains(clerk.says("中介服务清单", "intermediary")), "{table:?}");
        assert!(table.err.contains(clerk.says("缺 47 项清单", "47 lists without a current item")), "{table:?}");
        clerk.does("政务 清单覆盖 -o 清单.xlsx", "governance lists -o 清单.xlsx");
        assert!(clerk.office.read("清单.xlsx").starts_with(b"PK"));
    }
}
