//! Rights and consequences, from start to end: objections, repair, judgments, sanctions, publication; in both languages.

use calamine::{Reader as _, open_workbook_auto};

use crate::office::Office;

const TODAY: &str = "2024-03-28";

/// An office with two units, two officers, two documents in force and, from an old ledger, two confirmed cases: one of a
/// unit, of general severity, under a measure and before the public; one of an officer.
fn office() -> Office {
    let office = Office::small().with("CHENGXIN_TODAY", TODAY);
    for (name, text, command) in [
        (
            "单位.csv",
            "单位名称,单位类别,启用日期\n测试区财政局,政府部门,2010-01-01\n测试街道办事处,街道,2010-01-01\n",
            "单位",
        ),
        (
            "文件.csv",
            "标题,文件作用,文号,制发机关,层级,印发日期,施行日期,状态\n\
             政务诚信建设实施方案,政策依据,测政〔2018〕1号,测试区人民政府,区,2018-05-01,2018-05-01,已印发\n",
            "主体 文件",
        ),
        (
            "人员.csv",
            "姓名,所在单位,人员类别,采集依据\n钱一,测试街道办事处,公务员,测政〔2018〕1号\n孙二,测试区财政局,公务员,测政〔2018〕1号\n",
            "公务员",
        ),
        (
            "失信.csv",
            "失信事项,主体性质,失信单位,责任人,所属领域,行为性质,危害类型,失信事实,依据类型,依据文号,认定机关,认定日期,影响程度,\
             严重程度,提供单位,收到日期,采集依据,状态\n\
             拖欠工程款,单位,测试街道办事处,,政府采购,失信违约,损害市场公平交易,逾期未付,确认违约失信,测发改〔2024〕1号,测试区发改局,\
             2024-01-10,全区,一般,测试区财政局,2024-01-11,测政〔2018〕1号,惩戒中\n\
             违规承诺,公务员,测试街道办事处,钱一,综合,违法违规,其他,违规承诺,问责处理,测纪〔2024〕2号,测试区纪委,2024-01-20,\
             单位内,一般,测试区财政局,2024-01-21,测政〔2018〕1号,已认定\n",
            "诚信 失信记录",
        ),
        (
            "措施.csv",
            "奖惩方向,对象性质,对象单位,失信记录,惩戒措施,措施依据,内容,实施单位,决定机关,决定文号,决定日期,开始日期,状态\n\
             惩戒,单位,测试街道办事处,SX-2024-0001,限制评优评先,测政〔2018〕1号,限制评优,测试区财政局,测试区发改局,测发改〔2024〕2号,\
             2024-01-15,2024-01-15,生效中\n",
            "诚信 奖惩措施",
        ),
        (
            "公示.csv",
            "公示标题,公示对象,公示渠道,主体性质,公开依据,已脱敏,公示开始,公示链接,状态\n\
             拖欠工程款,SX-2024-0001,政府网站,单位,测政〔2018〕1号,是,2024-01-16,https://www.example.com/1,公示中\n",
            "公示",
        ),
    ] {
        office.write(name, text);
        let run = office.line(&format!("{command} 导入 {name} --旧数据"));
        assert_eq!(run.status, 0, "{name}: {}\n{}", run.out, run.err);
    }
    for name in ["承诺书.pdf", "证明.pdf", "确认函.pdf", "截图.png"] {
        office.write(name, name);
    }
    office
}

fn state(office: &Office, id: &str) -> String {
    office.json(id)["state"].as_str().unwrap().to_owned()
}

/// The state column of a workbook.
fn states(office: &Office, file: &str) -> Vec<String> {
    let mut book = open_workbook_auto(office.at(file)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row[1].to_string()).collect()
}

#[test]
fn an_objection_marks_its_target_everywhere_until_it_is_decided() {
    let office = office();
    let add = "诚信 异议 新增 --异议记录 SX-2024-0001 --异议类型 信息错误 --申请人性质 单位 --申请单位 测试街道办事处 --来文号 测街〔2024〕3号 --收到日期 2024-03-25 --异议内容 款项已付";
    office.ok(add);
    assert!(!office.ok("SX-2024-0001").contains("异议中"), "received is not marked");
    office.ok("诚信 异议 受理标注 YY-2024-0001 --标注日期 2024-03-26");
    assert!(office.ok("SX-2024-0001").contains("[惩戒中(异议中)]"));
    assert!(office.ok("SX-2024-0001 --lang en").contains("[sanctioned (objected to)]"));
    assert_eq!(office.json("SX-2024-0001")["disputed"], true);
    assert!(office.json("SX-2024-0002")["disputed"].is_null());
    let list = office.ok("诚信 失信记录 列表 -f table");
    assert!(list.contains("惩戒中(异议中)") && list.matches("异议中").count() == 1, "{list}");
    assert!(office.ok("integrity case list -f table --lang en").contains("sanctioned (objected to)"));
    assert!(office.ok("查找 拖欠工程款 -f table").contains("异议中"));
    // A list without the state says it beside the list.
    office.line("integrity case list --fields id,title --lang en").ends(0).says("objected to: SX-2024-0001");
    for lang in ["zh", "en"] {
        for form in ["csv", "xlsx", "json", "tsv"] {
            office.ok(&format!("integrity case export -o 导出{lang}.{form} --lang {lang}"));
            let preview = office.line(&format!("integrity case import 导出{lang}.{form} -n --lang {lang}")).ends(0);
            assert!(preview.both().contains(if lang == "zh" { "未变" } else { "unchanged" }), "{}", preview.both());
        }
    }
    let csv = String::from_utf8(office.read("导出zh.csv")).unwrap();
    assert!(csv.contains("SX-2024-0001,惩戒中(异议中),"), "{csv}");
    assert_eq!(states(&office, "导出zh.xlsx")[1..], ["惩戒中(异议中)", "已认定"]);
    assert_eq!(states(&office, "导出en.xlsx")[1], "sanctioned (objected to)");

    let uphold = "诚信 异议 认定成立 YY-2024-0001 --核查情况 属实 --决定日期 2024-03-27 --批准人 周三";
    office.line(&format!("{uphold} --处理决定 不成立")).fails(3, "E4004").says("依据: 实施方案 三(五)");
    office.line(&format!("{uphold} --处理决定 成立")).ends(0).says("chengxin 诚信 失信记录 撤销 SX-2024-0001");
    assert!(!office.ok("SX-2024-0001").contains("异议中"));
    office
        .line("integrity objection close YY-2024-0001 --notified-on 2024-03-28 --lang en")
        .fails(3, "E4004")
        .says("chengxin integrity case revoke SX-2024-0001");
    office.ok("诚信 异议 答复办结 YY-2024-0001 --答复日期 2024-03-28 --更正日期 2024-03-28");
    assert_eq!(state(&office, "YY-2024-0001"), "closed");
}

const ACCEPT: &str =
    "诚信 信用修复 受理 XF-2024-0001 --审核单位 测试区财政局 --信用承诺书 承诺书.pdf --证明材料 证明.pdf";

#[test]
fn a_repair_waits_for_its_period_and_is_carried_out_and_undone_as_one() {
    let office = office();
    office.ok("诚信 信用修复 新增 --修复对象 SX-2024-0001 --修复类别 市场主体 --申请单位 测试街道办事处 --申请日期 2024-03-26 --修复方式 履行义务");
    let shown = office.ok("XF-2024-0001");
    assert!(shown.lines().any(|l| l.starts_with("可申请修复日") && l.ends_with("2024-04-10")), "{shown}");
    let case = office.ok("SX-2024-0001 --lang en");
    for (label, day) in [("public min", "2024-04-10"), ("public max", "2027-01-10")] {
        let line = case.lines().find(|line| line.starts_with(label)).unwrap_or_else(|| panic!("{case}"));
        assert!(line.ends_with(day), "{line}");
    }
    // All reasons at once: the duty is not fulfilled, the three months are not over.
    let refused = office.line(&format!("{ACCEPT} --受理日期 2024-03-28")).fails(3, "E3000");
    assert!(refused.err.contains("义务履行日期") && refused.err.contains("2024-04-10 起才可修复"), "{}", refused.err);
    let refused = office.line(&format!("{ACCEPT} --受理日期 2024-03-28 --义务履行日期 2024-03-20")).fails(3, "E4004");
    assert!(refused.err.contains("public.general.min=3个月"), "{}", refused.err);
    let english = "integrity repair accept XF-2024-0001 --reviewer-unit DW-2024-0001 --pledge 承诺书.pdf --proof 证明.pdf --fulfilled-on 2024-03-20 --lang en";
    office.line(&format!("{english} --accepted-on 2024-03-28")).fails(3, "E4004").says("from 2024-04-10 on");
    office.ok(&format!("{english} --accepted-on 2024-04-10 --as-of 2024-04-10"));

    let grant = "诚信 信用修复 准予修复 XF-2024-0001 --决定日期 2024-04-11 --决定文号 测发改〔2024〕9号 --决定理由 已履行 --批准人 周三 --基准日 2024-04-11";
    office.line(grant).fails(3, "E4004").says("附件");
    let done = office.line(&format!("{grant} --附件 确认函.pdf")).ends(0);
    assert!(done.err.contains("一并更改 SX-2024-0001、CS-2024-0001、GS-2024-0001"), "{}", done.err);
    let all = |office: &Office| {
        ["XF-2024-0001", "SX-2024-0001", "CS-2024-0001", "GS-2024-0001"].map(|id| state(office, id)).join(" ")
    };
    assert_eq!(all(&office), "granted repaired lifted withdrawn");
    let down = office.json("GS-2024-0001");
    assert_eq!(
        (down["withdraw_reason"].as_str(), down["withdrawn_on"].as_str()),
        (Some("repaired"), Some("2024-04-11"))
    );
    office.ok("撤销 --批准人 周三 --基准日 2024-04-11 --确认");
    assert_eq!(all(&office), "accepted sanctioned imposed live");
}

#[test]
fn an_objection_and_the_wrong_rule_keep_a_repair_from_being_accepted() {
    let office = office();
    office.ok("integrity repair add --target SX-2024-0002 --rule government --unit DW-2024-0002 --applied-on 2024-03-26 --channel training --lang en");
    office.ok("integrity objection add --target SX-2024-0002 --kind wrong --applicant-kind officer --officer GW-2024-0001 --received-on 2024-03-25 --claim x --lang en");
    office.ok("integrity objection mark YY-2024-0001 --marked-on 2024-03-26 --lang en");
    let accept = "integrity repair accept XF-2024-0001 --accepted-on 2024-03-28 --reviewer-unit DW-2024-0001 --pledge 承诺书.pdf --proof 证明.pdf --fulfilled-on 2024-03-20 --lang en";
    let refused = office.line(accept).fails(3, "E3000");
    assert!(refused.err.contains("the rule does not fit") && refused.err.contains("is objected to"), "{}", refused.err);
    office.ok("edit XF-2024-0001 --rule person --lang en");
    office.ok("integrity objection dismiss YY-2024-0001 --finding x --result dismissed --decided-on 2024-03-27 --approved-by Zhou --lang en");
    office.ok(accept);
    let grant = "integrity repair grant XF-2024-0001 --decided-on 2024-03-28 --decision-no 测发改〔2024〕8号 --decision-reason x --approved-by Zhou --lang en";
    office
        .line(&format!("{grant} --hours 7"))
        .fails(3, "E4004")
        .says("7 hours of training or service are fewer than 8");
    office.ok(&format!("{grant} --hours 8"));
    assert_eq!(state(&office, "SX-2024-0002"), "repaired");
}

#[test]
fn a_judgment_lost_and_a_listing_become_leads_and_the_list_is_left() {
    let office = office();
    office.ok("诚信 涉诉 新增 --案号 （2024）皖9901民初7号 --审理机关 测试区人民法院 --案件类型 民事 --涉诉单位 测试街道办事处 --所属领域 政府采购 --案由 合同纠纷 --立案日期 2024-01-05");
    let lose = "诚信 涉诉 败诉生效 SS-2024-0001 --裁判日期 2024-02-20 --生效日期 2024-03-08 --裁判义务 支付货款 --义务履行期限 2024-03-20";
    office.line(&format!("{lose} --裁判结果 胜诉")).fails(3, "E4004").says("裁判结果与这个动作不符");
    office.line(&format!("{lose} --裁判结果 败诉")).ends(0).says("已生成 SX-2024-0003");
    let lead = office.json("SX-2024-0003");
    assert_eq!((lead["basis_kind"].as_str(), lead["state"].as_str()), (Some("judgment"), Some("lead")));
    office.ok("诚信 涉诉 强制执行 SS-2024-0001 --执行案号 （2024）皖9901执9号 --执行立案日期 2024-03-21");
    office.line("诚信 涉诉 失信预警 SS-2024-0001 --失信预警日期 2024-03-22").fails(3, "E4004").says("附件");
    let listed = "integrity litigation enlist SS-2024-0001 --listed-on 2024-03-27 --approved-by Zhou --lang en";
    office.line(listed).ends(0).says("added SX-2024-0004");
    assert_eq!(office.json("SX-2024-0004")["doc_no"], "（2024）皖9901执9号");
    let found = office.line("资格 测试街道办事处 --用途 财政资金和项目 -f json").ends(0).json();
    assert!(found.as_array().unwrap().iter().any(|g| g["id"] == "SS-2024-0001" && g["effect"] == "warning"), "{found}");
    office.ok("integrity litigation clear SS-2024-0001 --cleared-on 2024-03-28 --attachments 证明.pdf --lang en");
    assert_eq!(state(&office, "SS-2024-0001"), "cleared");
}

#[test]
fn sanctions_add_up_bar_promotion_and_every_look_is_recorded() {
    let office = office();
    office.write(
        "处分.csv",
        "人员,档案栏目,条目名称,发生日期,内容,性质,处分种类,文号,决定机关,决定日期,提供单位,收到日期,采集依据,状态\n\
         钱一,违法违纪违约,记过,2023-05-01,记过处分,负面,记过,测纪〔2023〕5号,测试区纪委,2023-05-10,测试区财政局,2023-05-12,测政〔2018〕1号,已入档\n\
         钱一,违法违纪违约,警告,2024-02-01,警告处分,负面,警告,测纪〔2024〕3号,测试区纪委,2024-02-10,测试区财政局,2024-02-12,测政〔2018〕1号,已入档\n",
    );
    office.ok("人员 档案条目 导入 处分.csv --旧数据");
    let due = office.json("due --kind entry");
    let end = |id: &str| {
        let line = |d: &&serde_json::Value| d["id"] == id && d["label"] == "处分期满";
        due.as_array().unwrap().iter().find(line).unwrap_or_else(|| panic!("{due}"))["due_on"].clone()
    };
    assert_eq!((end("DA-2024-0001"), end("DA-2024-0002")), ("2024-05-10".into(), "2024-11-10".into()));

    let before = office.operations();
    let barred = office.line("资格 钱一 --用途 晋升任用 -f json").ends(1);
    let found = barred.json();
    assert_eq!(
        (&found[0]["effect"], &found[0]["id"], &found[0]["until"]),
        (&"bar".into(), &"DA-2024-0001".into(), &"2024-05-10".into())
    );
    assert_eq!((&found[1]["id"], &found[1]["until"]), (&"DA-2024-0002".into(), &"2024-11-10".into()));
    assert!(found[0]["basis"].as_str().unwrap().contains("测纪〔2023〕5号"));
    let english = office.line("eligibility GW-2024-0001 --purpose promote --on 2024-11-10 --lang en -f table").ends(1);
    assert!(english.out.contains("barred") && english.out.contains("2024-11-10"), "{}", english.out);
    assert!(english.err.contains("barred on 2024-11-10 by 1 record"), "{}", english.err);
    office.line("eligibility GW-2024-0001 --purpose promote --on 2024-11-11 --lang en").ends(0).says("nothing bars it");
    office.line("资格 GW-2024-0001 --用途 评优评先").ends(0).says("未见限制");
    // A measure bars the unit; a firm or a unit is no person, so those looks are not recorded.
    let unit = office.line("资格 测试街道办事处 --用途 评优评先 -f json").ends(1).json();
    assert_eq!((&unit[0]["id"], &unit[0]["until"]), (&"CS-2024-0001".into(), &serde_json::Value::Null));
    office.line("eligibility DW-2024-0002 --purpose bond --lang en").ends(0);
    assert_eq!(office.operations(), before + 4);

    office.ok("公务员 列表 --显示隐私 核对名册");
    let looks = office.json("查阅 列表");
    let purposes: Vec<_> = looks.as_array().unwrap().iter().map(|l| l["purpose"].as_str().unwrap()).collect();
    assert_eq!(purposes, ["核对名册", "honour", "promote", "promote", "promote"]);
    assert_eq!(looks[1]["person"], "GW-2024-0001");
    assert!(office.ok("查阅 列表 -f table").contains("晋升任用"));
    assert_eq!(office.json("lookup list --person GW-2024-0001").as_array().unwrap().len(), 4);
    assert_eq!(office.json("lookup list --person 孙二").as_array().unwrap().len(), 0);
    assert_eq!(office.json("lookup stats")[0]["times"], 4);
    assert!(office.line("lookup list --since 2199-01-01 --lang en").ends(0).err.contains("0 look-ups"));
    // A look is not undone: the latest undo takes the import back.
    office.line(&format!("undo {} --lang en", before + 1)).fails(3, "E4006");

    office.line("资格 钱一").fails(2, "E1004").says("晋升任用");
    office.line("eligibility GW-2024-0001 --purpose fun --lang en").fails(3, "E3002").says("honour");
    office.line("资格 SX-2024-0001 --用途 奖励").fails(3, "E2005");
    office.line("资格 没有这人 --用途 奖励").fails(3, "E2004");
    office.line("资格 GW-2024-0099 --用途 奖励").fails(4, "E2001");
}

#[test]
fn a_person_is_not_published_by_default_and_what_is_up_comes_down() {
    let office = office();
    office.ok("公示 新增 --公示标题 违规承诺 --公示对象 SX-2024-0002 --公示渠道 政府网站 --公开依据 测政〔2018〕1号 --已脱敏 否");
    let approve = "公示 批准 GS-2024-0002 --审批负责人 孙二 --批准人 周三";
    let refused = office.line(approve).fails(3, "E3000");
    assert!(refused.err.contains("个人的失信记录默认不公示") && refused.err.contains("须先脱敏"), "{}", refused.err);
    let english = "publication approve GS-2024-0002 --approver 孙二 --approved-by Zhou --masked yes --lang en";
    office.line(&format!("{english} --note x")).fails(3, "E4004").says("records of a person are not published");
    office.ok(&format!("{english} --note \"Article 12\""));
    let publish = "公示 公示 GS-2024-0002 --页面截图 截图.png --公示开始 2024-03-28";
    office.line(&format!("{publish} --公示截止 2024-03-27")).fails(3, "E3000").says("早于公示开始");
    office.ok(&format!("{publish} --公示截止 2024-06-28 --公示链接 https://www.example.com/2"));
    let withdraw = "publication withdraw GS-2024-0002 --withdrawn-on 2024-03-28 --withdraw-reason error --approved-by Zhou --lang en";
    office.line(withdraw).fails(3, "E4004").says("--correction");
    office.ok(&format!("{withdraw} --correction typo"));

    // A case of a unit that is confirmed but not up is to go up; one whose announced end has come is to come down.
    office.write(
        "新案.csv",
        "失信事项,主体性质,失信单位,所属领域,行为性质,危害类型,失信事实,认定日期,严重程度,提供单位,收到日期,采集依据,状态\n\
         未按期兑现,单位,测试区财政局,招商引资,失信违约,损害市场公平交易,未兑现,2024-03-20,一般,测试街道办事处,2024-03-21,测政〔2018〕1号,已认定\n\
         轻微延期,单位,测试区财政局,招商引资,失信违约,其他,延期,2024-03-20,轻微,测试街道办事处,2024-03-21,测政〔2018〕1号,已认定\n",
    );
    office.ok("诚信 失信记录 导入 新案.csv --旧数据");
    office.ok("修改 GS-2024-0001 --公示截止 2024-03-27");
    let due = office.json("报送 到期");
    let seen: Vec<_> =
        due.as_array().unwrap().iter().map(|d| (d["act"].as_str().unwrap(), d["id"].as_str().unwrap())).collect();
    assert_eq!(seen, [("down", "GS-2024-0001"), ("up", "SX-2024-0003")], "neither minor nor a person's: {due}");
    assert_eq!((&due[0]["target"], &due[1]["due_on"]), (&"SX-2024-0001".into(), &"2024-03-29".into()));
    office.line("报送 到期 --逾期则失败").ends(1).says("应公示 1 项,应撤下 1 项,已逾期 1 项");
    let english = office.line("exchange due --lang en -f table").ends(0);
    assert!(english.out.contains("take down") && english.out.contains("credit.publish"), "{}", english.out);
}

#[test]
fn the_windows_are_columns_and_conditions_in_both_languages() {
    let office = office();
    for (lang, list) in [("zh", "诚信 失信记录 列表 --列"), ("en", "integrity case list --fields")] {
        let found =
            office.ok(&format!("{list} id,public_max,repair_from public_max=..2027-12-31 -f csv --lang {lang}"));
        let header =
            if lang == "zh" { "编号,最长公示至,可申请修复日" } else { "id,public max,repair from" };
        assert_eq!(
            found.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(),
            [header, "SX-2024-0001,2027-01-10,"]
        );
    }
    let of_the_person = office.json("SX-2024-0002");
    assert_eq!(of_the_person["computed"]["repair_from"], "2024-01-20");
    assert!(of_the_person["computed"]["public_max"].is_null(), "{of_the_person}");
    let of_the_unit = office.json("SX-2024-0001");
    assert_eq!(of_the_unit["not_computable"]["repair_from"]["en"], "the day the duty is fulfilled");
    assert_eq!(office.json("integrity measure show CS-2024-0001")["computed"]["blocks"], "honour、title、reward");
    let live = office.json("exchange publication list --fields id,min_end,max_end,live_days,overrun");
    let expected = serde_json::json!({"id": "GS-2024-0001", "min_end": "2024-04-10", "max_end": "2027-01-10", "live_days": 72, "overrun": null});
    assert_eq!(live[0], expected);
    let late = office.json("exchange publication list --fields id overrun=yes --as-of 2027-01-11");
    assert_eq!(late[0]["id"], "GS-2024-0001");
    assert_eq!(
        office.json("exchange publication list --fields id overrun=yes --as-of 2027-01-10"),
        serde_json::json!([])
    );
    office.line("explain case.repair_from --lang en").ends(0).says("formula");
    office.line("说明 最长公示至").ends(0).says("public.serious.max");
}
