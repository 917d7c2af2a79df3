//! Checks: breaches are found with their article, answered, and undone; a clean check is silent.

use crate::office::Office;

#[test]
fn a_check_finds_answers_and_falls_silent() {
    let office = Office::demo();
    let found = office.line("check --rule CG-30 --lang en");
    assert_eq!(found.status, 1, "{found:?}");
    assert!(found.out.contains("HT-2024-0006") && found.out.contains("Government Procurement Regulation 50"));
    assert!(found.out.contains("2023-11-10") && found.err.contains("1 open finding"));

    let answer = "发现 答复 cg-30 ht-2024-0006 --作为 已说明 --原因 平台故障";
    let preview = office.line(&format!("{answer} --预览"));
    assert_eq!((preview.status, office.line("check --rule CG-30").status), (0, 1));
    assert_eq!(office.line(answer).status, 0);
    let clean = office.line("check --rule CG-30 -q");
    assert_eq!((clean.status, clean.out.as_str(), clean.err.as_str()), (0, "", ""), "a clean check is silent");
    assert!(office.line("check --rule CG-30 --answered").out.contains("平台故障"));
    assert!(office.line("发现 列表 --已答复").out.contains("已说明"));
    assert!(!office.line("finding list --open --rule CG-30").out.contains("HT-2024-0006"));
    assert!(office.line("op list --limit 1").out.contains("答复发现"));

    assert_eq!(office.line("undo").status, 0);
    assert_eq!(office.line("check --rule CG-30").status, 1);
}

#[test]
fn an_answer_holds_for_the_facts_it_was_given_on() {
    let office = Office::demo();
    office.ok("finding answer CG-30 HT-2024-0006 --as explained --reason 平台故障");
    // Days pass and nothing of the facts changes.
    office.line("check --rule CG-30 -q --as-of 2024-09-30").ends(0);
    office.ok("edit HT-2024-0006 --published-on 2024-03-01");
    let found = office.line("finding list --rule CG-30 --open --lang en -f json").ends(0).json();
    let open = &found[0];
    assert_eq!((&open["record"], &open["answer"]), (&"HT-2024-0006".into(), &"facts changed".into()), "{found}");
    assert!(open["reason"].as_str().unwrap().contains("平台故障"), "{found}");
    let zh = office.line("检查 --规则 CG-30").ends(1);
    zh.says("2024-03-01").says("答复后事实已变");
    office.line("check --rule CG-30 --lang en").ends(1).says("facts changed since");
    assert_eq!(office.json("发现 列表 --已答复 --规则 CG-30").as_array().unwrap().len(), 0);
    // What is answered anew stands again; taken back, the facts are those of the first answer no more.
    office.ok("发现 答复 CG-30 HT-2024-0006 --作为 已接受 --原因 整改中");
    office.line("check --rule CG-30 -q").ends(0);
    office.ok("undo");
    office.line("check --rule CG-30 -q").ends(1);
    office.ok("undo");
    office.line("check --rule CG-30 -q").ends(0);
}

#[test]
fn days_the_wrong_way_round_are_found_in_any_register_and_answered() {
    let office = Office::demo();
    office.line("check --rule RQ-01 -q").ends(0);
    office.ok("合同 修改 ht1 --合同公开日期 2020-01-01");
    office.ok("decision edit jc1 --opened-on 2021-06-01");
    let found = office.line("check --rule RQ-01 --lang en").ends(1);
    assert!(found.out.contains("2020-01-01 is before") && found.out.contains("signed on"), "{found:?}");
    let rows = office.line("检查 --规则 rq-01 -f json").json();
    let records: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["record"].as_str().unwrap()).collect();
    assert!(records.contains(&"HT-2024-0001") && records.contains(&"JC-2024-0001"), "{records:?}");
    let of_kind = office.line("check --kind contract --rule RQ-01 -f json").json();
    assert_eq!(of_kind.as_array().unwrap().len(), 1, "{of_kind}");
    office.ok("发现 答复 RQ-01 ht1 --作为 已说明 --原因 录入有误");
    office.line("check --kind contract --rule RQ-01 -q").ends(0);
    office.line("finding answer RQ-01 ht2 --as explained --reason x").fails(4, "E2001");
    office.line("finding answer RQ-01 某合同 --as explained --reason x --lang en").fails(4, "E2001").says("is no id");
    office.line("explain RQ-01 --lang en").ends(0).says("every register");
}

#[test]
fn a_contract_without_a_tender_is_overdue_nowhere() {
    let office = Office::demo();
    office.ok(
        "合同 新增 --合同名称 零星采购 --合同编号 LX-1 --甲方单位 dw2 --供应商 dr1 --标的类别 货物 --合同金额 1万元 \
         --签订日期 2024-03-01 --履约截止 2024-12-31 --结算方式 交付后结算 --供应商规模 小型 --经办人 gw1",
    );
    let rows = office.line("check --rule CG-30 --not-computable -f json").ends(1).json();
    let id = rows.as_array().unwrap().last().unwrap()["record"].as_str().unwrap().to_owned();
    let explained = office.line(&format!("explain {id} -f json")).json();
    let labels = |list: &str, key: &str| -> Vec<String> {
        explained[list].as_array().unwrap().iter().map(|line| line[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(labels("deadlines", "label"), ["履约"], "{explained}");
    assert!(labels("not_computable", "label").contains(&"合同公开".to_owned()), "{explained}");
}

#[test]
fn what_cannot_be_computed_is_counted_or_listed() {
    let office = Office::demo();
    let counted = office.line("check --rule CG-31 --lang en");
    assert!(counted.err.contains("not computable") && !counted.out.contains("blank"), "{counted:?}");
    let listed = office.line("check --rule CG-31 --not-computable -f json");
    let rows: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    let lacking = |row: &serde_json::Value| row["severity"] == "not_computable" && row["rule"] == "CG-31";
    assert!(rows.as_array().unwrap().iter().any(lacking), "{rows}");
    assert_eq!(office.line("check --rule CG-10 -f json").out, "[]\n");
}

#[test]
fn a_check_is_narrowed_and_wrong_words_are_refused() {
    let office = Office::demo();
    let payments = office.line("检查 --种类 合同付款 -f csv");
    assert!(payments.out.contains("FK-") && !payments.out.contains("HT-"), "{payments:?}");
    assert!(!office.line("check --since 2024-03-01 -f csv").out.contains("HT-2024-0006"));
    for (line, status, code) in [
        ("check --rule CG-99", 3, "E3002"),
        ("check --kind 没有", 3, "E3002"),
        ("check --since x", 3, "E3101"),
        ("finding list --open --answered", 2, "E1006"),
        ("finding answer CG-30 ht6 --as 不管 --reason x", 3, "E3002"),
        ("finding answer CG-30 ht6 --as explained", 2, "E1004"),
        ("finding answer CG-30 ht1 --as explained --reason x", 4, "E2001"),
        ("finding answer CG-30 cg1 --as explained --reason x", 3, "E2005"),
    ] {
        let run = office.line(line);
        assert_eq!(run.status, status, "{line}: {}", run.err);
        assert!(run.err.contains(code), "{line}: {}", run.err);
    }
}

#[test]
fn a_rule_is_explained_with_its_article_and_parameters() {
    let office = Office::demo();
    let page = office.line("explain cg-03 --lang en");
    assert!(page.out.contains("tender.intent = 30 days (local, to be confirmed)"), "{page:?}");
    assert!(page.out.contains("chengxin check --rule CG-03"));
    let page = office.line("说明 FK-06");
    // Both decrees: 728 from 2020-09-01, 802 from 2025-06-01.
    assert!(page.out.contains("保障中小企业款项支付条例(令802) 14") && page.out.contains("2020-09-01"), "{page:?}");
    assert!(page.out.contains("优化营商环境条例 31") && page.out.contains("2025-06-01 前令728,待核"), "{page:?}");
}

#[test]
fn a_source_that_is_a_phrase_is_said_in_english() {
    let office = Office::demo();
    for line in ["check", "explain CG-32", "config get acceptance.period", "config list -f csv", "due -f csv"] {
        let run = office.line(&format!("{line} --lang en"));
        assert!(!run.out.is_empty() && !run.out.contains("未约定") && !run.out.contains("待核"), "{line}: {}", run.out);
    }
    let page = office.line("config get acceptance.period --lang en -f json").json();
    assert_eq!(page["source"], "where the contract is silent");
    assert_eq!(office.line("config get acceptance.period -f json").json()["source"], "合同未约定时");
}

#[test]
fn an_unknown_rule_is_answered_in_two_lines() {
    let office = Office::demo();
    let far = office.line("检查 --规则 没有这一条").fails(3, "E3002");
    let families = "BG-01、CG-01、CJ-01、DX-01、FK-01、GK-01、HB-01、JC-01、PP-01、QD-01、RQ-01、XE-01、ZB-01、ZJ-01、ZS-01、ZW-01、ZY-01";
    assert_eq!(far.err.lines().nth(1), Some(&format!("  提示: 例如 {families}")[..]));
    let near = office.line("check --rule zb-1 --lang en").fails(3, "E3002");
    assert!(near.err.contains("ZB-01") && !near.err.contains("CG-"), "{}", near.err);
}

#[test]
fn a_limit_counts_the_rest_of_findings_and_deadlines() {
    let office = Office::demo();
    let (all, due) = (
        office.line("check -f json").ends(1).json().as_array().unwrap().len(),
        office.json("到期").as_array().unwrap().len(),
    );
    let dated = office.json("到期").as_array().unwrap().iter().filter(|d| !d["due_on"].is_null()).count();
    assert!(all > 2 && dated > 2);
    let zh = office.line("检查 --条数 2 -f csv").ends(1).says(&format!("其余 {} 项", all - 2));
    assert_eq!(zh.out.lines().count(), 3);
    let en = office.line("check --limit 2 -f csv --lang en").ends(1).says(&format!("{} more", all - 2));
    assert_eq!(en.out.lines().count(), 3);
    let en = office.line("due --limit 2 -f csv --lang en").ends(0).says(&format!("{} more", dated - 2));
    assert_eq!(en.out.lines().count(), 3);
    office.line("到期 --条数 2 -f csv").ends(0).says(&format!("其余 {} 项", dated - 2));
    let json = office.json("到期 --条数 2");
    assert_eq!(json.as_array().unwrap().len(), due - dated + 2, "what cannot be computed is always told");
    office.line("check --limit two --lang en").fails(2, "E1005");
}

#[test]
fn a_whole_check_finds_what_each_rule_finds_alone() {
    // All rules are judged in two halves side by side, one rule in a row.
    let office = Office::demo();
    let of = |line: &str| -> Vec<String> {
        let run = office.line(line);
        let rows: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let key = |row: &serde_json::Value| format!("{} {} {}", row["rule"], row["record"], row["finding"]);
        rows.as_array().unwrap().iter().map(key).collect()
    };
    let whole = of("check --not-computable -f json");
    let kinds = ["tender", "bid", "contract", "payment", "debt", "disclosure", "promise"];
    for kind in kinds {
        let alone = of(&format!("check --kind {kind} --not-computable -f json"));
        let places: Vec<usize> = alone.iter().map(|row| whole.iter().position(|w| w == row).expect(row)).collect();
        assert!(places.is_sorted(), "{kind}: {places:?}");
    }
    let breaches = of("check -f json");
    let counted = office.line("check --lang en").err;
    let missing = whole.len() - breaches.len();
    assert!(missing > 0 && counted.contains(&format!("{missing} not computable")), "{missing}: {counted}");
}
