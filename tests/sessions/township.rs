//! Townships and disclosure: desks and venues, services, promises, months, requests, titles and versions of lists, from
//! the first record to the last, in both languages.

use crate::office::{LEDGER, Office};

/// Runs a line that registers a record, and gives its id.
#[track_caller]
fn new(office: &Office, line: &str) -> String {
    office.ok(&format!("{line} -f id")).trim().to_owned()
}

/// Ids of the records that a rule of `check` finds.
#[track_caller]
fn found(office: &Office, rule: &str) -> Vec<String> {
    let rows = office.json(&format!("finding list --rule {rule}"));
    rows.as_array().unwrap().iter().map(|row| row["record"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn value(office: &Office, id: &str, field: &str) -> String {
    let shown = office.json(&format!("show {id}"));
    let record = shown.as_array().and_then(|all| all.first()).unwrap_or(&shown);
    record[field].as_str().unwrap_or_else(|| panic!("{field}: {shown}")).to_owned()
}

#[track_caller]
fn state(office: &Office, id: &str) -> String {
    value(office, id, "state")
}

/// A cell of a matrix.
#[track_caller]
fn cell(office: &Office, line: &str, unit: &str, column: &str) -> String {
    let rows = office.json(line);
    let row = rows.as_array().unwrap().iter().find(|row| row["unit_id"] == unit).unwrap();
    row[column].as_str().unwrap().to_owned()
}

#[test]
fn a_desk_and_a_venue_from_opening_to_closing() {
    let office = Office::demo();
    assert_eq!(found(&office, "ZJ-01"), ["DW-2024-0012"]);
    let desk = new(
        &office,
        "公开机构 新增 --所属单位 云汀经济开发区管理委员会 --机构名称 经开区政务公开办公室 --负责人 韩听雨 --专职人数 1 --工作职责 依申请公开",
    );
    assert!(found(&office, "ZJ-01").is_empty());
    office.line(&format!("公开机构 核实 {desk}")).fails(3, "E4002");
    office.ok(&format!("公开机构 核实 {desk} --最近核实日期 2024-03-28"));
    assert!(office.ok(&format!("explain {desk} --lang zh")).contains("定期核实 2025-03-28"));

    assert_eq!(found(&office, "ZJ-02"), ["DW-2024-0011"]);
    let venue = new(
        &office,
        "venue add --unit 鹤汀镇人民政府 --name 鹤鸣广场公示栏 --kind board --keeper 柳闻莺 --opened-on 2024-02-20 --lang en",
    );
    assert!(found(&office, "ZJ-02").is_empty());
    assert!(found(&office, "ZJ-04").contains(&venue), "not updated for 37 days");
    office.ok(&format!("venue update {venue} --updated-on 2024-03-27 --lang en"));
    assert!(!found(&office, "ZJ-04").contains(&venue));
    office.line(&format!("venue suspend {venue} --lang en")).fails(3, "E4002");
    office.ok(&format!("venue suspend {venue} --note repaired --lang en"));
    assert_eq!(found(&office, "ZJ-02"), ["DW-2024-0011"], "a suspended board publishes nothing");
    office.ok(&format!("发布载体 恢复 {venue}"));
    office.ok(&format!("发布载体 撤销 {venue} --备注 拆除"));
    assert_eq!(state(&office, &venue), "closed");
    office.ok("undo --yes");
    assert_eq!(state(&office, &venue), "active");
    office.ok(&format!("公开机构 撤销 {desk} --备注 并入党政办"));
    assert_eq!(found(&office, "ZJ-01"), ["DW-2024-0012"]);
    // The head of 望舒 left in January.
    assert_eq!(found(&office, "ZJ-03"), ["JG-2024-0003"]);
    office.ok("修改 JG-2024-0003 --负责人 许南乔");
    assert!(found(&office, "ZJ-03").is_empty());
}

#[test]
fn a_public_promise_is_reported_and_verified_for_its_area() {
    let office = Office::demo();
    office.write("证明.txt", "x");
    let areas = |unit: &str, area: &str| cell(&office, "township matrix areas", unit, area);
    assert_eq!(areas("DW-2024-0009", "schooling"), "none");
    let add =
        "镇街 公开承诺 新增 --承诺单位 汀兰街道办事处 --义务方 政府方 --承诺标准 报名当日办结 --承诺日期 2024-01-02";
    let promise = new(&office, &format!("{add} --承诺事项 入学报名当日办结 --服务领域 就学 --兑现期限 2024-03-20"));
    assert_eq!(areas("DW-2024-0009", "schooling"), "promised");
    let overdue = |office: &Office| {
        let rows = office.json("township scores");
        let of = |row: &&serde_json::Value| row["unit_id"] == "DW-2024-0009" && row["measure"] == "promises_overdue";
        let row = rows.as_array().unwrap().iter().find(of).unwrap().clone();
        (row["value"].as_i64(), row["rows"].as_str().unwrap().to_owned())
    };
    assert_eq!(overdue(&office), (Some(1), promise.clone()));
    office.ok(&format!("附件 {promise} 证明.txt"));
    office.ok(&format!("镇街 公开承诺 自报 {promise} --自报日期 2024-03-20 --自报结果 全部兑现"));
    office.line(&format!("镇街 公开承诺 核实履行 {promise} --核实日期 2024-03-27")).fails(3, "E4003");
    office.ok(&format!("镇街 公开承诺 核实履行 {promise} --核实日期 2024-03-27 --批准人 李强"));
    assert_eq!(state(&office, &promise), "fulfilled");
    assert_eq!(overdue(&office), (Some(0), String::new()));
    // One that belongs to no area is taken and found by the check; a word that is no area is refused with the choices.
    let homeless = new(&office, &format!("{add} --承诺事项 热情服务 --兑现期限 2024-04-10"));
    assert!(found(&office, "ZJ-05").contains(&homeless) && !found(&office, "ZJ-05").contains(&promise));
    let before = office.operations();
    office.line(&format!("{add} --承诺事项 景区免票 --服务领域 旅游")).fails(3, "E3002");
    assert_eq!(office.operations(), before);
    office.ok(&format!("edit {homeless} --service-area convenience --lang en"));
    assert!(!found(&office, "ZJ-05").contains(&homeless));
}

#[test]
fn a_missing_month_stands_in_the_matrix_until_it_is_published() {
    let office = Office::demo();
    let month = |unit: &str, month: &str| cell(&office, "township matrix months --year 2024", unit, month);
    let (street, town) = ("DW-2024-0010", "DW-2024-0011");
    assert_eq!((month(street, "2024-01"), month(street, "2024-02")), ("late".into(), "missing".into()));
    assert_eq!((month(town, "2024-02"), month(town, "2024-03")), ("pending".into(), "not due".into()));
    assert_eq!(found(&office, "GK-05"), [street]);
    let shown = office.ok("镇街 矩阵 月份 -f table");
    let line = |name: &str| shown.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(line("望舒街道").contains("#>  !!  -") && line("汀兰街道").contains("##  ##  -"), "{shown}");
    assert!(shown.contains("!! 缺") && !shown.contains('\u{1b}'), "{shown}");
    let painted = office.ok("镇街 矩阵 月份 -f table --color always");
    assert!(painted.contains("\u{1b}[37;41m!!\u{1b}[0m"), "{painted}");

    let add = "镇街 基层公开 新增 --公开单位 望舒街道办事处 --公开类型 财务公开 --公开方式 主动公开 --五公开环节 结果 --所属月份 2024-02 --形成或变更日期 2024-03-05";
    let first = new(&office, &format!("{add} --公开事项 2024年2月财务公开"));
    assert_eq!(month(street, "2024-02"), "pending");
    assert!(found(&office, "GK-05").is_empty());
    let publish = format!("镇街 基层公开 公开 {first} --公开日期 2024-03-27 --公开渠道 公示栏");
    office.line(&publish).fails(3, "E4004").says("发布载体");
    office.ok(&format!("{publish} --备注 张贴于望月路公示栏"));
    assert_eq!(month(street, "2024-02"), "late");
    assert!(found(&office, "GK-02").contains(&first));
    // The same month twice: refused under the same title, told and found under another.
    office.line(&format!("{add} --公开事项 2024年2月财务公开")).fails(5, "E6003");
    let second = new(&office, &format!("{add} --公开事项 2024年2月收支明细"));
    let run = office.line(&format!(
        "township disclosure publish {second} --published-on 2024-03-27 --channel web --url https://www.yunting.example/2 --lang en"
    ));
    assert!(run.ends(0).err.contains(&format!("finance of 2024-02 is published already: {first}")));
    assert_eq!(found(&office, "GK-04"), [second.as_str()]);
    office.ok(&format!("镇街 基层公开 核验 {second}"));
    office.ok(&format!("void {second} --reason twice --lang en"));
    assert!(found(&office, "GK-04").is_empty());
}

#[test]
fn what_is_withheld_is_reviewed_and_published_after_all() {
    let office = Office::demo();
    let id = new(
        &office,
        "township disclosure add --unit 汀兰街道办事处 --title 安置方案 --kind gov --mode proactive --stage decision --formed-on 2024-03-01 --lang en",
    );
    let withhold = format!(
        "township disclosure withhold {id} --withhold-ground process --withhold-basis 云汀区异议与投诉办理规程 --approver 程亦凡 --approved-by 李强 --lang en"
    );
    office.line(&withhold).fails(3, "E4002");
    office.line(&format!("{withhold} --review-on 2024-03-28")).fails(3, "E4004").says("next");
    office.ok(&format!("{withhold} --review-on 2024-06-28"));
    assert!(office.ok(&format!("explain {id} --lang en")).contains("review 2024-06-28"));
    office.ok(&format!(
        "镇街 基层公开 复审 {id} --复审日期 2024-12-30 --备注 方案尚未定稿 --批准人 李强 --基准日 2024-06-28 --日期 2024-06-28"
    ));
    assert!(office.ok(&format!("说明 {id}")).contains("复审 2024-12-30"));
    office.ok(&format!(
        "镇街 基层公开 公开 {id} --公开日期 2024-07-05 --公开渠道 政府网站 --公开链接 https://www.yunting.example/3 --基准日 2024-07-05"
    ));
    assert_eq!(state(&office, &id), "published");
}

#[test]
fn a_request_is_answered_in_time_and_late() {
    let office = Office::demo();
    let ask = |title: &str, day: &str| {
        new(
            &office,
            &format!(
                "镇街 基层公开 新增 --公开单位 汀兰街道办事处 --公开事项 {title} --公开类型 政务公开 --公开方式 依申请公开 --五公开环节 执行 --形成或变更日期 {day} --申请日期 {day}"
            ),
        )
    };
    let (good, late) = (ask("低保名册", "2024-03-18"), ask("征收补偿标准", "2024-02-19"));
    assert!(office.ok(&format!("说明 {good}")).contains("补正告知 2024-03-27"));
    assert_eq!(found(&office, "GK-03"), [late.as_str()], "due on 2024-03-18");
    let reply = |id: &str, day: &str| {
        format!("township disclosure reply {id} --applicant 纪明川 --replied-on {day} --approved-by 李强 --lang en")
    };
    // Within 20 working days from the 18th: 2024-04-16; extended by 20 more at most.
    office.line(&format!("镇街 基层公开 延期 {good} --延期至 2024-05-30")).fails(3, "E4004").says("2024-05-15");
    office.ok(&format!("镇街 基层公开 延期 {good} --延期至 2024-04-30"));
    assert!(office.ok(&format!("说明 {good}")).contains("答复申请 2024-04-30"));
    office.line(&reply(&good, "2024-03-28").replace(" --approved-by 李强", "")).fails(3, "E4003");
    office.ok(&reply(&good, "2024-03-28"));
    office.ok(&reply(&late, "2024-03-28"));
    assert_eq!((state(&office, &good).as_str(), found(&office, "GK-03")), ("replied", vec![late.clone()]));
    let finding = office.json("finding list --rule GK-03 --lang en")[0]["finding"].to_string();
    assert!(finding.contains("10 days late"), "{finding}");
    // What is published without being asked is not answered.
    let own = "GK-2024-0011";
    office
        .line(&format!("{} --requested-on 2024-03-07", reply(own, "2024-03-28")))
        .fails(3, "E4004")
        .says("publish it");
    office.line(&format!("镇街 基层公开 延期 {own} --延期至 2024-04-30")).fails(3, "E4004").says("条例 33");
}

#[test]
fn a_service_is_reported_failed_mended_and_verified() {
    let office = Office::demo();
    office.write("proof.txt", "x");
    let service = new(
        &office,
        "service add --unit 望舒街道办事处 --area poverty --name 临时救助 --year 2024 --planned-count 40 --due-on 2024-04-30 --lang en",
    );
    let mark = || cell(&office, "township matrix areas", "DW-2024-0010", "poverty");
    assert_eq!(mark(), "planned");
    let report = format!("service report {service} --done-on 2024-03-20 --evidence proof.txt --lang en");
    office.line(&report).fails(3, "E4004").says("--actual-count");
    office.ok(&format!("{report} --actual-count 38"));
    assert_eq!(mark(), "reported");
    let fail = format!("公共服务落实 认定未落实 {service} --存在问题 抽查未见发放 --批准人 李强");
    office.line(&fail).fails(3, "E4004").says("2024-04-30");
    let verify =
        format!("公共服务落实 核实 {service} --抽查人 江予安 --抽查日期 2024-03-25 --抽查人数 10 --批准人 李强");
    office.line(&format!("{verify} --抽查结果 未落实")).fails(3, "E4004").says("认定未落实");
    office.ok(&format!("{fail} --抽查结果 未落实"));
    assert_eq!(mark(), "failed");
    office.ok(&format!("公共服务落实 自报落实 {service} --落实日期 2024-03-26"));
    let nobody = verify.replace("--抽查人数 10", "--抽查人数 0");
    office.line(&format!("{nobody} --抽查结果 落实到位")).fails(3, "E4004").says("抽查人数为 0");
    office.ok(&format!("{verify} --抽查结果 落实到位"));
    assert_eq!(mark(), "verified");
    office.ok("undo --yes --approved-by 李强");
    assert_eq!(mark(), "reported");
}

#[test]
fn a_campaign_from_application_to_revocation() {
    let office = Office::demo();
    office.write("自查.txt", "x");
    let id = new(
        &office,
        "诚信创建 新增 --创建单位 云汀区财政局 --创建年度 2024 --创建类型 诚信示范单位 --申报日期 2024-01-08",
    );
    office.ok(&format!("诚信创建 自查 {id} --自查得分 95 --自查报告 自查.txt"));
    // An old measure comes in by a sheet, in force as it was.
    office.write(
        "措施.csv",
        "奖惩方向,对象性质,对象单位,惩戒措施,措施依据,内容,实施单位,决定机关,开始日期,状态\n\
         惩戒,单位,云汀区财政局,取消荣誉评选资格,云汀区异议与投诉办理规程,一年内不得参评,云汀区人民政府,云汀区人民政府,2024-01-02,生效中\n",
    );
    office.ok("诚信 奖惩措施 导入 措施.csv --旧数据");
    let review = format!("诚信创建 考评 {id} --考评单位 云汀区司法局 --考评日期 2024-01-15 --考评得分 93");
    office.line(&review).fails(3, "E4004").says("CS-2024-");
    office.ok(&review.replace("2024-01-15", "2024-01-01")); // the day before it began
    let publicise = format!("campaign publicise {id} --publicity-from 2024-03-11 --lang en");
    office.line(&format!("{publicise} --publicity-to 2024-03-15")).fails(3, "E4004").says("2024-03-18");
    office.ok(&format!("{publicise} --publicity-to 2024-03-18"));
    let title = format!("诚信创建 命名 {id} --命名文号 云政〔2024〕9号 --有效期至 2026-03-24 --批准人 李强");
    office.line(&format!("{title} --命名日期 2024-03-18")).fails(3, "E4004").says("2024-03-18 之后");
    let objection = new(
        &office,
        &format!(
            "诚信 异议 新增 --异议记录 {id} --异议类型 信息错误 --申请人性质 单位 --收到日期 2024-03-14 --异议内容 得分有误"
        ),
    );
    office.line(&format!("{title} --命名日期 2024-03-25")).fails(3, "E4004").says(&objection);
    office.ok(&format!("诚信 异议 不予受理 {objection} --备注 与创建无关 --答复日期 2024-03-20 --批准人 李强"));
    office.ok(&format!("{title} --命名日期 2024-03-25"));
    assert_eq!(state(&office, &id), "titled");
    assert_eq!(found(&office, "CJ-01"), [id.as_str()], "the measure still bars it");
    assert!(office.ok(&format!("说明 {id}")).contains("复核 2025-03-25"));
    office.ok(&format!("campaign recheck {id} --recheck-on 2024-03-28 --recheck-result revoke --lang en"));
    assert!(office.ok(&format!("explain {id} --lang en")).contains("recheck 2025-03-28"));
    office.ok(&format!("campaign revoke {id} --revoke-reason barred --approved-by 李强 --lang en"));
    assert_eq!(state(&office, &id), "revoked");
    office.ok("undo --yes --approved-by 李强");
    assert_eq!(state(&office, &id), "titled");
}

#[test]
fn a_new_version_replaces_the_old_one_in_one_operation() {
    let office = Office::demo();
    let (old, draft) = ("QD-2024-0004", "QD-2024-0005");
    assert_eq!((state(&office, old), state(&office, draft)), ("current".into(), "draft".into()));
    let enact = format!("清单事项 生效 {draft} --调整文号 云编办〔2024〕3号 --批准人 李强");
    let before = office.operations();
    office.line(&format!("{enact} --预览")).ends(0).says(old);
    assert_eq!(state(&office, old), "current");
    office.ok(&enact);
    assert_eq!(office.operations(), before + 1);
    assert_eq!((state(&office, old).as_str(), value(&office, old, "valid_to").as_str()), ("replaced", "2024-04-30"));
    assert_eq!(state(&office, draft), "current");
    office.ok("undo --yes --approved-by 李强");
    assert_eq!((state(&office, old), state(&office, draft)), ("current".into(), "draft".into()));
    // A list of fees names the fee; an older version does not come back over a newer one.
    let fee = new(
        &office,
        "item add --list-kind fee --item-code SF-1 --version 1 --name 档案查询 --unit 云汀区财政局 --phase execution --basis 云汀区异议与投诉办理规程 --valid-from 2024-04-01 --change-kind new --lang en",
    );
    let enact = format!("item enact {fee} --change-no 云编办〔2024〕4号 --approved-by 李强 --lang en");
    office.line(&enact).fails(3, "E4004").says("--fee-standard");
    office.ok(&format!("{enact} --fee-standard 每件10元"));
    let older = new(
        &office,
        "item add --list-kind fee --item-code SF-1 --version 0 --name 档案查询 --unit 云汀区财政局 --phase execution --basis 云汀区异议与投诉办理规程 --valid-from 2024-03-01 --change-kind new --fee-standard 每件20元 --lang en",
    );
    let enact = format!("item enact {older} --change-no 云编办〔2024〕5号 --approved-by 李强 --lang en");
    office.line(&enact).fails(3, "E4004").says(&fee);
    // A basis that is repealed leaves its items without one.
    assert!(found(&office, "QD-01").is_empty());
    office.ok("主体 文件 废止 WJ-2024-0005 --废止日期 2024-03-20");
    assert_eq!(found(&office, "QD-01"), ["QD-2024-0003", "QD-2024-0004"]);
}

#[test]
fn numbers_of_the_assessment_name_their_records_and_bad_words_are_refused() {
    let office = Office::demo();
    let digest = office.digest(LEDGER);
    let rows = office.json("township scores --year 2024");
    let row =
        rows.as_array().unwrap().iter().find(|r| r["unit_id"] == "DW-2024-0010" && r["measure"] == "service_rate");
    let row = row.unwrap();
    assert_eq!((row["value"].as_str(), row["of"].as_i64()), (Some("33.3333"), Some(3)));
    assert_eq!(row["rows"], "FW-2024-0006、FW-2024-0007");
    for (line, status, code) in [
        ("镇街 矩阵", 2, "E1004"),
        ("镇街 矩阵 街道", 2, "E1005"),
        ("township matrix areas --year x", 3, "E3106"),
        ("township matrix months --kind annual", 2, "E1005"),
        ("镇街 考核取数 --年度 12月", 3, "E3106"),
    ] {
        let run = office.line(line).fails(status, code);
        assert!(run.out.is_empty(), "{line}");
    }
    let english = office.ok("township matrix areas -f table --lang en");
    let labels = english.lines().filter(|line| !line.contains("汀") && !line.contains("望"));
    assert!(labels.clone().count() > 14 && labels.flat_map(str::chars).all(|c| c.is_ascii()), "{english}");
    for column in ["unit_id", "2024-01", "missing"] {
        assert!(office.ok("镇街 矩阵 月份").lines().next().unwrap().split(',').any(|head| head == column));
    }
    assert_eq!(office.digest(LEDGER), digest);
}
