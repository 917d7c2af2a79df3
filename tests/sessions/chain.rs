//! From a promise to a complaint, a record of dishonesty, its rectification and the measures: whole courses, bad input, and
//! the law that undo and redo give the same rows.

use std::collections::BTreeMap;

use crate::office::{LEDGER, Office, Run};

/// Tables that an act of the chain may touch.
const TABLES: [&str; 8] =
    ["promise", "complaint", "\"case\"", "rectification", "measure", "entry", "publication", "document"];

/// The demonstration with a document to collect records by, a list of measures, and files to attach.
fn office() -> Office {
    let office = Office::demo();
    for name in ["函.txt", "笔录.txt", "判决书.txt", "再审判决书.txt"] {
        office.write(name, name);
    }
    issued(&office, "云汀区加强政务诚信建设实施方案(演示)", "政策依据", "云政〔2018〕27号", "2018-03-27");
    issued(&office, "云汀区失信惩戒措施清单(演示)", "惩戒措施清单", "云信用〔2024〕1号", "2024-01-01");
    office
}

fn issued(office: &Office, title: &str, role: &str, number: &str, from: &str) {
    let add = format!(
        "主体 文件 新增 --标题 {title} --文件作用 {role} --文号 {number} --制发机关 云汀区人民政府 --印发日期 {from} --施行日期 {from} -f id"
    );
    let id = office.ok(&add);
    office.ok(&format!("主体 文件 印发 {} --印发日期 {from} --施行日期 {from}", id.trim()));
}

/// Adds a record and gives its id.
fn add(office: &Office, line: &str) -> String {
    office.ok(&format!("{line} -f id")).trim().to_owned()
}

/// Every live record of the chain by id, without what only counts versions.
fn rows(office: &Office) -> BTreeMap<String, Vec<String>> {
    let ledger = rusqlite::Connection::open(office.at(LEDGER)).unwrap();
    let mut all = BTreeMap::new();
    for table in TABLES {
        let mut statement = ledger.prepare(&format!("SELECT * FROM {table} WHERE void_on IS NULL")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let value = |i: usize| format!("{}={:?}", columns[i], row.get_ref(i).unwrap());
            let record = (0..columns.len()).filter(|&i| columns[i] != "rev").map(value).collect();
            all.insert(row.get("id").unwrap(), record);
        }
    }
    all
}

/// Runs an act that must succeed, takes it back and does it again: the rows are those of before, then those of after.
#[track_caller]
fn act(office: &Office, line: &str) -> Run {
    let before = rows(office);
    let run = office.line(line).ends(0);
    let after = rows(office);
    assert_ne!(before, after, "{line} changes something");
    office.ok("撤销 --批准人 江予安 --确认");
    assert_eq!(rows(office), before, "undo of {line}");
    office.ok("重做 --批准人 江予安 --确认");
    assert_eq!(rows(office), after, "redo of {line}");
    run
}

/// A refused act leaves everything as it was; in English it is refused in English alone, but for what is quoted.
#[track_caller]
fn refused(office: &Office, line: &str, says: &str) {
    let before = (rows(office), office.operations());
    let run = office.line(line).ends(3);
    assert!(run.err.contains(says), "{line}\n{}", run.err);
    let english = office.line(&format!("{} --lang en", line.replace(" --lang en", ""))).ends(3);
    for said in english.err.lines().filter(|l| l.contains("E4004") || l.contains("source: ")) {
        let unquoted: String = said.split('"').step_by(2).collect();
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && c != '元';
        assert!(!unquoted.contains(chinese), "{line}\n{said}");
    }
    assert_eq!((rows(office), office.operations()), before);
}

#[track_caller]
fn is(office: &Office, id: &str, field: &str, value: &str) {
    assert_eq!(office.json(id)[field], value, "{field} of {id}");
}

const PROMISE: &str = "诚信 承诺 新增 --承诺事项 \"第3条 租金补贴\" --承诺类型 政策承诺 --所属领域 招商引资 --承诺单位 云汀区投资促进局 --义务方 政府方 --承诺标准 年末前付清 --承诺日期 2023-03-01 --承诺金额 50万元";
const COMPLAINT: &str = "诚信 投诉举报 新增 --来源渠道 营商环境投诉 --办理程序 政务失信投诉 --所属领域 招商引资 --危害类型 损害市场公平交易 --被反映单位 云汀区投资促进局 --反映内容 换届后不再兑现租金补贴 --收到日期 2024-02-05";

#[test]
fn a_promise_broken_after_an_election_ends_in_a_measure_and_its_rectification() {
    let office = office();
    office.ok("人员 任职 新增 --人员 霍东篱 --任职单位 云汀区投资促进局 --职务 局长 --责任层次 主要负责人 --任职日期 2023-09-01");
    let promise = add(&office, &format!("{PROMISE} --兑现期限 2024-01-31"));
    let said = act(
        &office,
        &format!("诚信 承诺 认定未履行 {promise} --核实日期 2024-03-28 --未履行理由 政府换届 --批准人 卫长风"),
    );
    assert!(said.err.contains("不是不履行的理由") && said.err.contains("优化营商环境条例 31"), "{}", said.err);
    assert!(said.err.contains("已生成 SX-2024-"), "{}", said.err);

    let complaint = add(&office, &format!("{COMPLAINT} --事项摘要 租金补贴没有兑现"));
    act(&office, &format!("诚信 投诉举报 受理 {complaint} --受理日期 2024-02-07"));
    let transfer = format!("诚信 投诉举报 转办 {complaint} --转办日期 2024-02-08 --承办单位");
    refused(&office, &format!("{transfer} 云汀区投资促进局"), "承办单位就是被反映单位");
    act(&office, &format!("{transfer} 云汀区司法局"));
    let due = office.json("到期 --种类 投诉举报");
    assert!(
        due.as_array().unwrap().iter().any(|d| d["id"] == complaint.as_str() && d["due_on"] == "2024-03-08"),
        "{due}"
    );
    let extend = format!("诚信 投诉举报 延期 {complaint} --备注 调取合同 --批准人 卫长风 --延期至");
    refused(&office, &format!("{extend} 2024-03-08"), "不晚于现期限 2024-03-08");
    act(&office, &format!("{extend} 2024-04-07"));
    let escalate = format!("诚信 投诉举报 转失信线索 {complaint}");
    act(&office, &format!("诚信 投诉举报 核实 {complaint} --核实结论 属实 --附件 笔录.txt"));
    let before = rows(&office);
    let said = office.line(&escalate).ends(0);
    let case = said.err.split("已生成 ").nth(1).unwrap()[..12].to_owned();
    office.ok("撤销 --确认");
    assert_eq!(rows(&office), before);
    office.ok("重做 --确认");
    is(&office, &case, "origin", &complaint);
    is(&office, &case, "officer", "GW-2024-0009");
    act(&office, &format!("诚信 投诉举报 答复 {complaint} --答复日期 2024-03-20 --答复内容 已列失信线索"));

    act(&office, &format!("诚信 失信记录 核实 {case} --核实单位 云汀区司法局"));
    let order = format!("诚信 失信记录 责令整改 {case} --批准人 卫长风");
    refused(&office, &order, "还没有下达整改");
    let fix = add(
        &office,
        &format!(
            "诚信 整改 新增 --来源记录 {case} --整改类型 限期整改 --责任单位 云汀区投资促进局 --整改要求 付清租金补贴 --整改期限 2024-03-15"
        ),
    );
    act(
        &office,
        &format!(
            "诚信 整改 下达 {fix} --通知书文号 云信用改〔2024〕13号 --下达日期 2024-02-20 --整改期限 2024-03-15 --批准人 卫长风"
        ),
    );
    act(&office, &order);
    let confirm = format!(
        "诚信 失信记录 认定 {case} --依据类型 确认违约失信 --依据文号 云信用认〔2024〕2号 --认定机关 云汀区信用办 --认定日期 2024-03-26 --影响程度 全区 --严重程度 一般 --损失金额 50万元"
    );
    refused(&office, &format!("{confirm} --批准人 卫长风"), "认定依据文书须填附件");
    let confirm = format!("{confirm} --附件 函.txt");
    refused(&office, &format!("{confirm} --批准人 卫长风"), "1103号");
    refused(&office, &format!("诚信 整改 延期 {fix} --延期至 2024-04-01 --延期理由 资金未到 --批准人 卫长风"), "已过");
    act(&office, &format!("诚信 整改 督办 {fix} --督办日期 2024-03-20 --督办文号 云信用督〔2024〕11号"));
    let refuse = format!(
        "诚信 整改 认定拒不整改 {fix} --核实日期 2024-03-25 --备注 书面表示不再兑现 --批准人 卫长风 --核实结果"
    );
    refused(&office, &format!("{refuse} 到位"), "核实结果须是");
    act(&office, &format!("{refuse} 拒不整改"));
    // The head of the office accused and the person accused approve nothing; neither does who operates.
    let run = office.line(&format!("{confirm} --批准人 霍东篱")).fails(3, "E4003");
    assert!(run.err.contains("当事人本人"), "{}", run.err);
    act(&office, &format!("{confirm} --批准人 卫长风"));
    is(&office, &case, "state", "confirmed");
    refused(&office, &format!("诚信 失信记录 列惩戒 {case}"), "还没有实施惩戒措施");

    let measure = add(
        &office,
        &format!(
            "诚信 奖惩措施 新增 --奖惩方向 惩戒 --对象性质 公务员 --对象单位 云汀区投资促进局 --对象人员 霍东篱 --失信记录 {case} --惩戒措施 书面说明原因 --措施依据 云信用〔2024〕1号 --内容 说明不兑现的原因 --实施单位 云汀区人民政府 --决定机关 云汀区信用办 --开始日期 2024-03-28"
        ),
    );
    let impose =
        format!("诚信 奖惩措施 实施 {measure} --决定文号 云信用惩〔2024〕1号 --开始日期 2024-03-28 --批准人 卫长风");
    refused(&office, &format!("{impose} --决定日期 2023-12-29 --清单条目 第3项"), "不是现行有效");
    refused(&office, &format!("{impose} --决定日期 2024-03-27"), "须填清单条目");
    let said = act(&office, &format!("{impose} --决定日期 2024-03-27 --清单条目 第3项"));
    assert!(said.err.contains("DA-2024-") && said.err.contains("ZG-2024-"), "{}", said.err);
    let entry = &said.err.split("已生成 ").nth(1).unwrap()[..12];
    is(&office, entry, "state", "pending");
    act(&office, &format!("诚信 失信记录 列惩戒 {case}"));
    let explain = said.err.split('、').nth(1).unwrap()[..12].to_owned();
    act(
        &office,
        &format!(
            "诚信 整改 下达 {explain} --通知书文号 云信用改〔2024〕14号 --下达日期 2024-03-28 --整改期限 2024-04-12 --批准人 卫长风"
        ),
    );
    act(&office, &format!("诚信 整改 延期 {explain} --延期至 2024-04-19 --延期理由 补充材料 --批准人 卫长风"));
    let due = office.json("到期 --种类 整改");
    assert!(
        due.as_array().unwrap().iter().any(|d| d["id"] == explain.as_str() && d["due_on"] == "2024-04-19"),
        "{due}"
    );
    act(
        &office,
        &format!("诚信 整改 回报 {explain} --回报日期 2024-03-28 --说明或整改情况 换届交接不清 --附件 函.txt"),
    );
    let close = format!("诚信 整改 销号 {explain} --核实日期 2024-03-28 --核实结果 到位 --批准人 卫长风 --核实单位");
    refused(&office, &format!("{close} 云汀区投资促进局"), "核实单位就是责任单位");
    act(&office, &format!("{close} 云汀区司法局"));
    is(&office, &explain, "state", "closed");
    office.ok("审计 核验");
}

#[test]
fn an_unfounded_complaint_is_no_lead_in_either_language() {
    let office = office();
    let cases = |office: &Office| rows(office).into_keys().filter(|id| id.starts_with("SX")).collect::<Vec<_>>();
    let before = cases(&office);
    for (title, lang) in [("索要好处", "zh"), ("slow answer", "en")] {
        let complaint = add(&office, &format!("{COMPLAINT} --事项摘要 \"{title}\""));
        let lang = format!("--lang {lang}");
        act(&office, &format!("integrity complaint accept {complaint} --accepted-on 2024-02-07 {lang}"));
        act(&office, &format!("integrity complaint verify {complaint} --finding false --attachments 笔录.txt {lang}"));
        let run = office.line(&format!("integrity complaint escalate {complaint} {lang}")).fails(3, "E4004");
        let said = if lang.ends_with("en") { "was not found true" } else { "不是属实" };
        assert!(run.err.contains(said), "{}", run.err);
        act(&office, &format!("integrity complaint reply {complaint} --replied-on 2024-03-01 --reply 不属实 {lang}"));
    }
    assert_eq!(cases(&office), before, "nothing was found, and nothing follows");
    // A lead of its own that turns out wrong.
    let case = add(&office, &case_line("传言违约", "DW-2024-0007"));
    act(&office, &format!("integrity case transfer {case} --handler-unit 云汀区司法局 --lang en"));
    act(&office, &format!("integrity case verify {case} --handler-unit 云汀区司法局 --lang en"));
    act(
        &office,
        &format!("integrity case dismiss {case} --note 查无此事 --attachments 笔录.txt --approved-by 卫长风 --lang en"),
    );
    is(&office, &case, "state", "unfounded");
    act(&office, &format!("integrity case archive {case} --lang en"));
}

fn case_line(title: &str, unit: &str) -> String {
    format!(
        "诚信 失信记录 新增 --失信事项 {title} --主体性质 单位 --失信单位 {unit} --所属领域 政府采购 --行为性质 失信违约 --危害类型 损害市场公平交易 --失信事实 {title} --提供单位 云汀区司法局 --收到日期 2024-03-01 --采集依据 云政〔2018〕27号"
    )
}

#[test]
fn a_judgment_is_recorded_at_once_and_reversed_with_all_that_followed() {
    let office = office();
    let case = add(&office, &case_line("拖欠货款判决", "DW-2024-0004"));
    let record = format!(
        "integrity case record {case} --doc-no （2024）云01民终12号 --issuer 云汀区人民法院 --decided-on 2024-03-04 --impact district --severity general --approved-by 卫长风 --lang en"
    );
    refused(&office, &format!("{record} --basis-kind judgment"), "needs \"attachments\"");
    refused(&office, &format!("{record} --basis-kind arrears --attachments 判决书.txt"), "notice 1103 of 2023");
    refused(&office, &format!("{record} --basis-kind discipline --attachments 判决书.txt"), "need an entry");
    let said = act(&office, &format!("{record} --basis-kind judgment --attachments 判决书.txt"));
    let orders: Vec<&str> = said.err.split("added ").nth(1).unwrap().split(" (").next().unwrap().split(", ").collect();
    assert_eq!(orders.len(), 2, "{}", said.err);
    is(&office, orders[0], "kind", "explain");
    is(&office, orders[1], "kind", "fix");
    let due = office.json("due --kind case");
    assert!(due.as_array().unwrap().iter().any(|d| d["id"] == case.as_str() && d["due_on"] == "2024-03-13"), "{due}");

    let measure = add(
        &office,
        &format!(
            "integrity measure add --direction sanction --subject-kind unit --unit DW-2024-0004 --case {case} --action circular --basis 云信用〔2024〕1号 --content 通报批评 --executor DW-2024-0001 --decider 云汀区信用办 --start-on 2024-03-20"
        ),
    );
    act(
        &office,
        &format!(
            "integrity measure impose {measure} --doc-no 云信用惩〔2024〕2号 --decided-on 2024-03-18 --start-on 2024-03-20 --catalog-no 5 --approved-by 卫长风 --lang en"
        ),
    );
    act(&office, &format!("integrity case sanction {case} --lang en"));
    // Published in an old ledger: the row comes in live.
    office.write("公示.csv", format!("公示标题,公示对象,公示渠道,公开依据,已脱敏,公示开始,状态\n判决公示,{case},信用中国,云政〔2018〕27号,是,2024-03-12,公示中\n通报公示,{measure},政府网站,云政〔2018〕27号,是,2024-03-21,公示中\n"));
    office.ok("报送 公示 导入 公示.csv --旧数据");
    assert!(
        !office
            .json("due --kind case")
            .as_array()
            .unwrap()
            .iter()
            .any(|d| d["id"] == case.as_str() && d["label"] == "公开决定")
    );

    let revoke = format!("integrity case revoke {case} --note 再审改判 --approved-by 卫长风 --lang en");
    refused(&office, &revoke, "takes its basis back");
    act(&office, &format!("{revoke} --attachments 再审判决书.txt"));
    is(&office, &case, "state", "revoked");
    is(&office, &measure, "state", "lifted");
    is(&office, &measure, "lift_reason", "revoked");
    let publications = office.json("报送 公示 列表 --含办结");
    for publication in publications
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["target"] == case.as_str() || p["target"] == measure.as_str())
    {
        assert_eq!(
            (publication["state"].as_str(), publication["withdraw_reason"].as_str()),
            (Some("withdrawn"), Some("revoked"))
        );
        assert!(publication["correction"].as_str().unwrap().contains("民终12号"), "{publication}");
    }
    // What was lifted by the act is not imposed again.
    let line = format!(
        "integrity measure lighten {measure} --ground recovered --mitigation lighter --note x --attachments 函.txt --approved-by 卫长风"
    );
    office.line(&line).fails(3, "E4001");
}

#[test]
fn a_measure_is_lightened_or_waived_on_a_ground_with_proof() {
    let office = office();
    let case = add(&office, &case_line("迟延支付", "DW-2024-0011"));
    office.ok(&format!("诚信 失信记录 依文书入库 {case} --依据类型 行政处罚 --依据文号 云财罚〔2024〕1号 --认定机关 云汀区财政局 --认定日期 2024-03-04 --影响程度 单位内 --严重程度 轻微 --附件 函.txt --批准人 卫长风"));
    let propose = |action: &str| {
        add(
            &office,
            &format!(
                "诚信 奖惩措施 新增 --奖惩方向 惩戒 --对象性质 单位 --对象单位 DW-2024-0011 --失信记录 {case} --惩戒措施 {action} --措施依据 云信用〔2024〕1号 --内容 {action} --实施单位 DW-2024-0001 --决定机关 云汀区信用办 --开始日期 2024-03-20 --终止日期 2025-03-19"
            ),
        )
    };
    let waived = propose("取消荣誉评选资格");
    let waive = format!("诚信 奖惩措施 免于 {waived} --批准人 卫长风");
    let run = office.line(&waive).fails(3, "E3000");
    assert!(run.err.contains("--从轻情形") && run.err.contains("--附件"), "{}", run.err);
    let waive = format!("{waive} --从轻情形 主动挽回损失 --备注 货款已付清 --附件 函.txt --从轻或免于");
    refused(&office, &format!("{waive} 从轻"), "须填\"免于\"");
    act(&office, &format!("{waive} 免于 --挽回金额 3万元"));
    is(&office, &waived, "state", "waived");

    let lighter = propose("限制评优评先");
    let lighten = format!(
        "integrity measure lighten {lighter} --ground eliminated --mitigation lighter --note 影响已消除 --attachments 函.txt --approved-by 卫长风 --lang en"
    );
    refused(&office, &lighten, "it must end earlier, or be another action");
    act(&office, &format!("{lighten} --end-on 2024-09-19"));
    act(
        &office,
        &format!(
            "integrity measure impose {lighter} --doc-no 云信用惩〔2024〕3号 --decided-on 2024-03-18 --start-on 2024-03-20 --catalog-no 7 --approved-by 卫长风 --lang en"
        ),
    );
    act(
        &office,
        &format!(
            "integrity measure lift {lighter} --lifted-on 2024-03-28 --lift-reason mitigated --approved-by 卫长风 --lang en"
        ),
    );
    // An incentive names an award and no record.
    let reward = "诚信 奖惩措施 新增 --奖惩方向 激励 --对象性质 单位 --对象单位 DW-2024-0011 --措施依据 云信用〔2024〕1号 --内容 表扬 --实施单位 DW-2024-0001 --决定机关 云汀区信用办 --开始日期 2024-03-20";
    refused(&office, reward, "激励须填激励措施");
    refused(&office, &format!("{reward} --激励措施 通报表扬 --失信记录 {case}"), "激励不写失信记录");
    add(&office, &format!("{reward} --激励措施 通报表扬"));
}

#[test]
fn a_promise_is_verified_as_it_was_reported() {
    let office = office();
    refused(&office, PROMISE, "兑现期限或兑现条件");
    let promise = add(&office, &format!("{PROMISE} --兑现条件 项目投产"));
    act(&office, &format!("integrity promise defer {promise} --condition 项目投产 --lang en"));
    act(
        &office,
        &format!("integrity promise meet {promise} --condition-met-on 2024-01-05 --due-on 2024-03-20 --lang en"),
    );
    let report = format!(
        "integrity promise report {promise} --reported-result full --attachments 函.txt --lang en --reported-on"
    );
    refused(&office, &format!("{report} 2024-03-22"), "needs \"paid amount\"");
    act(&office, &format!("{report} 2024-03-22 --paid-amount 20万元"));
    let verify = |verb: &str| {
        format!("integrity promise {verb} {promise} --verified-on 2024-03-27 --approved-by 卫长风 --lang en")
    };
    refused(&office, &verify("verify"), "it was kept late");
    refused(&office, &verify("verify-late"), "is less than the 500,000.00 元 promised");
    act(&office, &format!("{} --note 尚欠三成", verify("verify-part")));
    act(&office, &format!("{report} 2024-03-28 --paid-amount 50万元"));
    act(&office, &format!("integrity promise return {promise} --note 凭证不全 --lang en"));
    act(&office, &format!("{report} 2024-03-28 --paid-amount 50万元"));
    act(&office, &verify("verify-late"));
    is(&office, &promise, "state", "late");

    let other = add(&office, &format!("{} --兑现期限 2024-04-30", PROMISE.replace("第3条", "第4条")));
    let broken = format!("integrity promise break {other} --verified-on 2024-03-28 --approved-by 卫长风 --excuse");
    refused(&office, &format!("{broken} fund"), "还没有过");
    let excuse = format!("诚信 承诺 认定客观不能 {other} --备注 x --附件 函.txt --批准人 卫长风 --未履行理由");
    for ground in ["政府换届", "责任人更替", "机构或职能调整", "行政区划调整"] {
        refused(&office, &format!("{excuse} {ground}"), "不得以此毁约");
    }
    refused(&office, &format!("诚信 承诺 依法变更 {other} --批准人 卫长风"), "没有已批准的变更");
    act(&office, &format!("{excuse} 不可抗力"));
    let party = add(
        &office,
        &format!("{} --兑现期限 2024-01-31", PROMISE.replace("政府方", "企业方").replace("第3条", "第5条")),
    );
    refused(
        &office,
        &format!("诚信 承诺 认定未履行 {party} --核实日期 2024-03-28 --未履行理由 资金不足 --批准人 卫长风"),
        "不作政府失信认定",
    );
    act(&office, &format!("诚信 承诺 撤销 {party} --备注 重复登记 --批准人 卫长风"));
}

#[test]
fn rates_state_their_denominator_and_what_they_leave_out() {
    let office = office();
    let mut ids = Vec::new();
    for (clause, due) in [("第1条", "2024-01-31"), ("第2条", "2024-02-29"), ("第6条", "2024-06-30")] {
        ids.push(add(
            &office,
            &format!(
                "{} --兑现期限 {due}",
                PROMISE.replace("第3条", clause).replace("云汀区投资促进局", "DW-2024-0003")
            ),
        ));
    }
    office.ok(&format!(
        "诚信 承诺 自报 {} --自报日期 2024-01-30 --自报结果 全部兑现 --已兑现金额 50万元 --附件 函.txt",
        ids[0]
    ));
    office.ok(&format!("诚信 承诺 核实履行 {} --核实日期 2024-02-02 --批准人 卫长风", ids[0]));
    let run = office.line("诚信 履约率 --单位 云汀区住房和城乡建设局 --领域 招商引资 --类型 政策承诺 -f table").ends(0);
    assert!(run.out.contains("50%") && run.out.contains("未到期 1"), "{}", run.out);
    assert!(run.err.contains("应履行 2 项,已履行 1 项,履约率 50%"), "{}", run.err);
    assert!(run.err.contains("1,000,000.00 元,已兑现 500,000.00 元"), "{}", run.err);
    let run = office.line("integrity rates --unit DW-2024-0003 --domain investment --lang en -f table").ends(0);
    assert!(run.err.contains("2 promises had to be kept, 1 were: 50%"), "{}", run.err);
    assert!(run.err.contains("left out: not yet due 1"), "{}", run.err);
    let rows = office.json("integrity rates --unit DW-2024-0003 --domain investment --kind policy");
    assert_eq!(
        (rows[0]["owed"].as_i64(), rows[0]["kept"].as_i64(), rows[0]["honour_rate"].as_i64()),
        (Some(2), Some(1), Some(50))
    );
    assert_eq!((rows[0]["amount_fen"].as_i64(), rows[0]["not_yet_due"].as_i64()), (Some(100_000_000), Some(1)));
    let later = office.json("integrity rates --unit DW-2024-0003 --domain investment --as-of 2024-07-01");
    assert_eq!(later[0]["owed"], 3);
    let january =
        office.json("integrity rates --unit DW-2024-0003 --domain investment --from 2024-01-01 --to 2024-01-31");
    assert_eq!((january[0]["owed"].as_i64(), january[0]["honour_rate"].as_i64()), (Some(1), Some(100)));
    for format in ["csv", "tsv", "jsonl", "md", "id", "wide"] {
        let run = office.line(&format!("integrity rates --unit DW-2024-0003 -f {format}")).ends(0);
        assert!(!run.out.is_empty(), "{format}");
    }
    office.line("诚信 履约率 --领域 没有").fails(3, "E3002");
    office.line("诚信 履约率 --自 2024-02-01 --至 2024-01-01").fails(2, "E1005");
    office.line("诚信 履约率 --自 昨日月").fails(3, "E3101");
    office.line("诚信 履约率 --单位 没有这个单位").fails(3, "E2004");
}

#[test]
fn a_dissolved_unit_and_the_accused_are_told_apart() {
    let office = office();
    // 招商局 was dissolved in 2019; 投资促进局 answers for it.
    refused(&office, &case_line("旧约", "DW-2024-0008"), "DW-2024-0007");
    let run = office.line(&format!("{} --lang en", case_line("旧约", "DW-2024-0008"))).fails(3, "E4004");
    assert!(run.err.contains("its successor DW-2024-0007 answers for it"), "{}", run.err);
    // A promise of the dissolved unit leads to its successor.
    let promise =
        add(&office, &format!("{} --兑现期限 2024-01-31", PROMISE.replace("云汀区投资促进局", "DW-2024-0008")));
    let said = office
        .line(&format!(
            "诚信 承诺 认定未履行 {promise} --核实日期 2024-03-28 --未履行理由 机构或职能调整 --批准人 卫长风"
        ))
        .ends(0);
    let case = &said.err.split("已生成 ").nth(1).unwrap()[..12];
    is(&office, case, "unit", "DW-2024-0007");
    assert!(office.json(case)["facts"].as_str().unwrap().contains("原单位 DW-2024-0008"));
    // Nobody handles a complaint about himself.
    let complaint = add(&office, &format!("{COMPLAINT} --事项摘要 吃拿卡要 --被反映人 霍东篱"));
    let accept = format!("诚信 投诉举报 受理 {complaint} --受理日期 2024-02-07");
    for line in [
        accept.clone(),
        format!("诚信 投诉举报 修改 {complaint} --备注 x"),
        format!("诚信 投诉举报 作废 {complaint} --原因 x"),
    ] {
        let run = office.line(&format!("{line} --操作人 霍东篱")).fails(3, "E4003");
        assert!(run.err.contains("被反映人不能办理"), "{}", run.err);
    }
    let run = office.line(&format!("{accept} --user 霍东篱 --lang en")).fails(3, "E4003");
    assert!(run.err.contains("cannot handle the complaint"), "{}", run.err);
    office.ok(&accept);
}

#[test]
fn a_sheet_of_new_promises_is_held_to_the_same_rule_and_an_old_ledger_is_not() {
    let office = office();
    let head = "承诺事项,承诺类型,所属领域,承诺单位,义务方,承诺标准,承诺日期,兑现期限,兑现条件\n";
    let bad = "开门办公,公开承诺,街道乡镇,汀兰街道办事处,政府方,周六开门,2024-01-02,,\n";
    let good = "修好路灯,公开承诺,街道乡镇,汀兰街道办事处,政府方,七日修复,2024-01-02,2024-02-01,\n";
    office.write("承诺.csv", format!("{head}{bad}{good}"));
    let run = office.line("诚信 承诺 导入 承诺.csv").ends(3);
    assert!(run.both().contains("兑现期限或兑现条件"), "{}", run.both());
    office.ok("诚信 承诺 导入 承诺.csv --旧数据");
}

#[test]
fn the_other_ways_out_are_taken_back_and_done_again_too() {
    let office = office();
    let complaint = |title: &str| add(&office, &format!("{COMPLAINT} --事项摘要 {title}"));
    act(&office, &format!("integrity complaint reject {} --note 不属受理范围 --lang en", complaint("越界")));
    act(&office, &format!("integrity complaint withdraw {} --note 已和解 --lang en", complaint("撤回")));

    // A change that was approved in an old ledger.
    let promise = add(&office, &format!("{PROMISE} --兑现期限 2024-01-31"));
    office.write("变更.csv", format!("变更对象,变更序号,变更单位,所属领域,受影响当事人,法定事由,具体理由,变更内容,状态\n{promise},1,云汀区投资促进局,招商引资,云汀知行信息技术有限公司,公共利益,规划调整,改为分期,已批准\n"));
    office.ok("ppp amendment import 变更.csv --legacy");
    act(&office, &format!("integrity promise change {promise} --approved-by 卫长风 --lang en"));
    is(&office, &promise, "state", "changed");

    let case = add(&office, &case_line("物业费未付", "DW-2024-0004"));
    act(&office, &format!("integrity case verify {case} --handler-unit 云汀区司法局 --lang en"));
    let order = add(
        &office,
        &format!(
            "integrity rectification add --origin {case} --kind fix --unit DW-2024-0004 --requirement 付清 --due-on 2024-03-15"
        ),
    );
    act(
        &office,
        &format!(
            "integrity rectification issue {order} --notice-no 云信用改〔2024〕21号 --issued-on 2024-03-01 --due-on 2024-03-15 --approved-by 卫长风 --lang en"
        ),
    );
    act(&office, &format!("integrity case rectify {case} --approved-by 卫长风 --lang en"));
    let fail = format!(
        "integrity rectification fail {order} --verified-on 2024-03-18 --note 只付一半 --approved-by 卫长风 --lang en --result"
    );
    refused(&office, &format!("{fail} refused"), "the result must be part or unmet");
    act(&office, &format!("{fail} part"));
    let report = format!(
        "integrity rectification report {order} --reported-on 2024-03-20 --report 已付清 --attachments 函.txt --lang en"
    );
    act(&office, &report);
    act(&office, &format!("integrity rectification return {order} --note 缺凭证 --lang en"));
    act(&office, &report);
    let resolve = format!("integrity case resolve {case} --approved-by 卫长风 --lang en");
    refused(&office, &resolve, "orders are not closed");
    act(
        &office,
        &format!(
            "integrity rectification close {order} --verifier-unit 云汀区司法局 --verified-on 2024-03-25 --result met --approved-by 卫长风 --lang en"
        ),
    );
    act(&office, &resolve);
    is(&office, &case, "state", "rectified");
    act(&office, &format!("integrity case archive {case} --lang en"));
}
