//! Local government debt from registration to settlement, default and review, in both languages, exact to the fen.

use crate::office::{LEDGER, Office};

const DEBT_ZH: &str = "债务 债务 新增 --债务名称 学校建设一般债券 --债务编号 YT-2022-01 --债务类型 一般债券 --用款单位 云汀区财政局 --资金用途 学校建设 --责任人 顾清和 --本金 1000万元 --年利率 4 --利率类型 固定利率 --计息基准 30/360 --起息日期 2022-03-20 --到期日期 2027-03-20 --还款方式 等额本金 --每年付息次数 1";
const DEBT_EN: &str = "debt debt add --name Hospital --debt-no YT-2023-02 --kind special_bond --unit dw2 --use Hospital --officer gw3 --principal 300万元 --rate 3.65 --rate-type float --day-count act_365 --drawn-on 2023-02-28 --matures-on 2025-02-28 --repay-mode equal_principal --periods-year 2 --lang en";
const FISCAL: &str = "限额与财力 新增 --地区 云汀区 --年度 2024 --数据口径 预算数 --一般债务限额 2000万元 --专项债务限额 500万元 --一般债务年初余额 1000万元 --一般债务本年举借 0元 --一般债务本年还本 200万元 --一般债务年末余额 800万元 --专项债务年初余额 300万元 --专项债务本年举借 0元 --专项债务本年还本 150万元 --专项债务年末余额 150万元 --一般公共预算收入 600万元 --一般公共预算支出 300万元 --政府性基金收入 100万元 --政府性基金支出 100万元";
const CHECKS: &str = "--lawful-ok yes --scale-ok yes --risk-ok yes --open-ok yes --approval-no 云政〔2022〕3号 --approved-by 江予安 --attachments opinion.pdf";

/// The demonstration without its own debts, so that figures and numbers are those of the acts alone. Its log still knows
/// them, which only an audit would mind.
fn office() -> Office {
    let office = Office::demo();
    let conn = rusqlite::Connection::open(office.at(LEDGER)).unwrap();
    conn.execute_batch(
        "PRAGMA foreign_keys = OFF; DELETE FROM event; DELETE FROM assessment; DELETE FROM fiscal; \
         DELETE FROM installment; DELETE FROM debt; DELETE FROM counter WHERE prefix IN ('ZW', 'HB', 'XE', 'FX', 'SJ');",
    )
    .unwrap();
    drop(conn);
    office.write("opinion.pdf", "opinion");
    office.ok(FISCAL);
    office.ok("限额与财力 批准 xe1 --人大常委会批准日期 2024-01-20 --批准文号 云人常〔2024〕2号 --批准人 江予安");
    office
}

#[test]
fn a_debt_is_approved_within_its_limit_and_a_default_becomes_an_event_and_a_lead() {
    let office = office();
    office.ok(DEBT_ZH);
    let refused = office.line("债务 债务 核定 zw1 --依法依规 是 --规模适度 是 --风险可控 否 --程序透明 是 --批准文号 云政〔2022〕3号 --批准人 江予安").fails(3, "E4004");
    assert!(refused.err.contains("债务 债务 认定违规") && refused.err.contains("--附件"), "{}", refused.err);
    office.line("债务 债务 新增 --本金 -1元").ends(3);
    office.ok(&format!("debt debt approve zw1 {CHECKS}"));
    let no_plan = office.line("债务 债务 起息 zw1").fails(3, "E4004");
    assert!(no_plan.err.contains("生成计划 ZW-2024-0001"), "{}", no_plan.err);

    let before = office.operations();
    office.line("债务 生成计划 zw1 --预览").ends(0).says("未写入");
    assert_eq!(office.operations(), before);
    let lines = office.json("债务 生成计划 zw1");
    assert_eq!(
        (lines[0]["principal_fen"].as_i64(), lines[1]["interest_fen"].as_i64()),
        (Some(200_000_000), Some(32_000_000))
    );
    office.line("债务 生成计划 zw1").ends(0).says("没有改动");
    office.ok("债务 债务 起息 zw1");

    let pay = "还本付息 偿还 hb1 --还款日期 2023-03-20 --已还本金 200万元 --凭证号 P1 --已还利息";
    office.line(&format!("{pay} 39.99万元")).fails(3, "E4004").says("部分偿还");
    office.line(&format!("{pay} 40.01万元")).fails(3, "E4004").says("罚息");
    office.ok(&format!("{pay} 40万元"));
    office
        .line("还本付息 认定违约 hb3 --未还理由 资金不足 --未还说明 紧张 --批准人 江予安")
        .fails(3, "E4004")
        .says("尚未逾期");
    let run = office.line("还本付息 认定违约 hb2 --未还理由 资金不足 --未还说明 紧张 --批准人 江予安").ends(0);
    assert!(run.err.contains("SJ-2024-0001") && run.err.contains("SX-"), "{}", run.err);
    let event = office.json("sj1");
    assert_eq!((event["amount_fen"].as_i64(), event["level"].as_str()), (Some(232_000_000), Some("i")));
    let check = office.line("检查 --规则 HB-01").ends(1);
    assert!(check.out.contains("HB-2024-0002") && check.out.contains("2,320,000.00"), "{}", check.out);

    office.ok("债务风险事件 上报 sj1 --上报日期 2024-03-28 --报告对象 市政府");
    office.ok("债务风险事件 启动应急 sj1 --启动应急日期 2024-03-28 --应急措施 统筹资金 --批准人 江予安");
    office.ok("债务风险事件 终止应急 sj1 --终止应急日期 2024-03-28 --处置结果 已筹足 --批准人 江予安");
    let review = office.line("债务风险事件 评估追责 sj1 --评估与追责意见 已评估 --批准人 江予安").fails(3, "E4004");
    assert!(review.err.contains("问责方式"), "{}", review.err);
    office.ok("债务风险事件 评估追责 sj1 --评估与追责意见 已评估 --备注 无人担责 --批准人 江予安");
}

#[test]
fn an_assessment_freezes_its_ratios_and_warns_only_on_a_ground() {
    let office = office();
    office.ok(DEBT_ZH);
    office.ok(&format!("debt debt approve zw1 {CHECKS}"));
    office.ok("debt generate zw1");
    office.ok("debt debt draw zw1");
    office.ok("assessment add --region 云汀区 --as-of-date 2024-03-28 --fiscal xe1 --assessor gw3");
    office.ok("assessment freeze fx1 --conclusion 可控 --approved-by 江予安");
    let frozen = office.json("fx1");
    // 10,000,000 over 7,000,000; interest of 2024, 320,000, over 3,000,000.
    assert_eq!(
        (frozen["debt_ratio"].as_f64(), frozen["colour"].as_str()),
        (Some(142.8571), Some("yellow")),
        "{frozen}"
    );
    assert_eq!(frozen["interest_general"].as_f64(), Some(10.6667));
    assert_eq!(frozen["digest"].as_str().map(str::len), Some(64));
    drift_is_told(&office);
    office.line("assessment warn fx1 --warned-on 2024-03-28 --approved-by 江予安").fails(3, "E4002");
    office.ok("assessment warn fx1 --warned-on 2024-03-28 --response 压减支出 --approved-by 江予安");
    let clear = "assessment clear fx1 --cleared-on 2024-03-28 --note 好转 --approved-by 江予安 --lang en";
    office.line(clear).fails(3, "E4004").says("no frozen assessment after 2024-03-28 is better");
    office.ok("undo --yes --approved-by 江予安");
    assert!(office.json("fx1")["debt_ratio"].is_number(), "the warning is taken back, the snapshot stands");
    office.ok("undo --yes --approved-by 江予安");
    let draft = office.json("fx1");
    assert!(draft["state"] == "draft" && draft["debt_ratio"].is_null() && draft["digest"].is_null(), "{draft}");
}

#[test]
fn a_reset_a_prepayment_and_a_statement_agree_to_the_fen() {
    let office = office();
    let english = |line: &str| office.line(&format!("{line} --lang en"));
    office.ok(DEBT_EN);
    let approve = format!("debt debt approve zw1 {CHECKS}");
    english(&approve).ends(0);
    english("debt generate zw1 --rate 101").fails(3, "E3105");
    let lines = office.json("debt generate zw1 --lang en");
    // 3,000,000 × 3.65 % × 181/365 and then 2,250,000 × 184/365.
    assert_eq!(
        (lines[0]["interest_fen"].as_i64(), lines[1]["interest_fen"].as_i64()),
        (Some(5_430_000), Some(4_140_000))
    );
    english("debt debt draw zw1").ends(0);
    english(
        "installment repay hb1 --paid-on 2023-08-28 --paid-principal 75万元 --paid-interest 5.43万元 --voucher-no P1",
    )
    .ends(0);
    let repay =
        "installment repay hb2 --paid-on 2024-02-28 --paid-principal 125万元 --paid-interest 4.14万元 --voucher-no P2";
    english(repay).fails(3, "E4004").says("--note prepayment");
    english(&format!("{repay} --note prepayment")).ends(0);
    english("check --rule ZW-01").ends(1).says("ZW-2024-0001");
    english("debt generate zw1 --rate 3 --from 2024-03-01").fails(3, "E4004").says("2024-02-28");
    let new = office.json("debt generate zw1 --rate 3 --from 2024-02-28 --lang en");
    assert_eq!((new[0]["no"].as_i64(), new[0]["principal_fen"].as_i64()), (Some(3), Some(50_000_000)));
    assert_eq!(new[0]["interest_fen"].as_i64(), Some(1_495_890), "1,000,000 × 3 % × 182/365");
    english("check --rule ZW-01").ends(0);
    assert_eq!(office.json("zw1")["rate"].as_f64(), Some(3.0));

    english("debt reconcile zw1 --on 2024-02-28 --amount 100万元").ends(0).says("as stated");
    let off = english("debt reconcile zw1 --on 2024-02-27 --amount 100万元").ends(1);
    assert!(off.err.contains("difference -1,250,000.00"), "{}", off.err);
    english("debt reconcile zw1 --on 2024-02-28 --amount 12美元").fails(3, "E3104");
    let lacking = english("debt reconcile zw1").ends(2);
    assert!(lacking.err.contains("--on") && lacking.err.contains("--amount"), "{}", lacking.err);

    english("undo --yes").ends(0);
    assert_eq!(office.json("zw1")["rate"].as_f64(), Some(3.65));
    english("redo --yes").ends(0);
    for (no, principal, interest) in [(3, "50万元", "14958.90元"), (4, "50万元", "7561.64元")] {
        english(&format!("installment repay hb{no} --paid-on 2024-03-28 --paid-principal {principal} --paid-interest {interest} --voucher-no P{no}")).ends(0);
        if no == 3 {
            english("debt debt settle zw1").fails(3, "E4004").says("500,000.00");
        }
    }
    english("debt debt settle zw1").ends(0).says("settled");
}

#[test]
fn figures_profile_and_tables_are_said_in_both_languages() {
    let office = office();
    office.ok(DEBT_ZH);
    office.ok(&format!("debt debt approve zw1 {CHECKS}"));
    office.ok("debt generate zw1");
    office.ok("debt debt draw zw1");
    let figures = office.json("债务 指标");
    let of = |key: &str| figures.as_array().unwrap().iter().find(|f| f["key"] == key).unwrap()["value"].clone();
    assert_eq!(of("balance"), 1_000_000_000);
    assert_eq!((of("debt_ratio"), of("overdue_ratio")), ("142.8571".into(), "40".into()));
    let one = office.ok("债务 指标 债务率 -f table");
    assert!(one.starts_with("债务率: 142.8571% [debt_ratio]") && one.contains("算法: 债务余额 ÷ 综合财力"), "{one}");
    let english = office.ok("debt figures debt_ratio -f table --lang en");
    assert!(english.contains("left out: ") && !english.contains("债务"), "{english}");
    assert_eq!(office.json("debt figures balance --as-of 2022-03-19")[0]["value"], 0);
    office.line("debt figures nonsense").fails(2, "E1005");
    // The line of 2025-03-20 asks for its money two months ahead, and is late the day after.
    let reminded = |on: &str| {
        let due = office.json(&format!("due --kind installment --within 1d --as-of {on}"));
        let reminder = due.as_array().unwrap().iter().find(|d| d["due_on"] == "2025-01-20").cloned();
        reminder.map(|d| d["days_left"].as_i64())
    };
    assert_eq!(reminded("2025-01-18"), None);
    assert_eq!((reminded("2025-01-20"), reminded("2025-01-21")), (Some(Some(0)), Some(Some(-1))));
    warning_sets(&office);

    let profile = office.json("debt profile --by year");
    assert_eq!(
        (profile[0]["period"].as_str(), profile[0]["principal_fen"].as_i64()),
        (Some("overdue"), Some(400_000_000))
    );
    let bars = office.ok("债务 到期结构 --分组 季 -f table");
    assert!(bars.contains("2025Q1") && bars.contains("####"), "{bars}");
    office.ok("debt profile -o profile.svg --lang en");
    let svg = String::from_utf8(office.read("profile.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("Redemption profile") && svg.matches("<rect").count() > 5);
    office.line("debt profile --by week").fails(2, "E1005");

    let table = office.json("债务 附表 1 --年度 2025");
    assert_eq!(
        (table[0]["limit_fen"].as_i64(), table[0]["balance_fen"].as_i64()),
        (Some(2_500_000_000), Some(950_000_000))
    );
    let general = office.ok("debt table 2 --year 2025 -f table --lang en");
    assert!(general.contains("4. principal repaid in 2024") && general.contains("2,000,000.00"), "{general}");
    office.line("debt table 4").fails(2, "E1005");
    office.line("debt table 3 --year 2010").fails(4, "E2001");
}

#[test]
fn last_years_tables_open_the_next_year_and_go_round() {
    let office = office();
    let last = FISCAL.replace("--年度 2024 --数据口径 预算数", "--年度 2023 --数据口径 执行数");
    office.ok("限额与财力 作废 xe1 --原因 重来 --确认");
    office.ok(&last);
    office.ok(&FISCAL
        .replace("1000万元", "800万元")
        .replace("年末余额 800万元", "年末余额 600万元")
        .replace("300万元 --专项债务本年举借", "150万元 --专项债务本年举借")
        .replace("150万元 --专项债务年末余额 150万元", "0元 --专项债务年末余额 150万元"));
    for form in ["xlsx", "csv"] {
        office.ok(&format!("debt table 2 --year 2024 -o general.{form} --lang en"));
        office.ok(&format!("债务 附表 3 --年度 2024 -o 专项.{form}"));
        let said = office.line(&format!("债务 年初 --一般 general.{form} --专项 专项.{form}")).ends(0);
        assert!(said.err.contains("没有改动"), "{form}: {}", said.err);
    }
    // Published in 万元 or 亿元, the tables state their unit, are exact and read back to the fen.
    for (unit, word, form) in
        [("万元", "万元", "xlsx"), ("亿元", "yi", "csv"), ("元", "yuan", "csv"), ("万元", "wan", "csv")]
    {
        office.ok(&format!("债务 附表 2 --年度 2024 --单位 {unit} -o 一般{word}.{form}"));
        office.ok(&format!("debt table 3 --year 2024 --unit {word} -o special_{word}.{form} --lang en"));
        let said = office.line(&format!("债务 年初 --一般 一般{word}.{form} --专项 special_{word}.{form}")).ends(0);
        assert!(said.err.contains("没有改动"), "{unit} {form}: {}", said.err);
    }
    let limits = office.ok("debt table 1 --year 2024 --unit yi -f csv --lang en");
    assert!(limits.contains("general limit B (亿元)") && !limits.contains("_fen"), "{limits}");
    office.line("debt table 1 --year 2024 --unit 千元 --lang en").fails(2, "E1005").says("yuan, wan");
    // The same tables in a ledger that holds neither year.
    office.ok("限额与财力 作废 xe2 --原因 重来 --确认");
    office.ok("限额与财力 作废 xe3 --原因 重来 --确认");
    let before = office.operations();
    office.line("debt opening --general general.csv --lang en").fails(3, "E4004").says("--special");
    let both = "debt opening --general general.xlsx --special 专项.csv";
    office.line(&format!("{both} --dry-run --lang en")).ends(0).says("nothing was written");
    assert_eq!(office.operations(), before);
    let rows = office.json(both);
    assert_eq!((rows[0]["year"].as_i64(), rows[1]["year"].as_i64()), (Some(2023), Some(2024)));
    assert_eq!(
        (rows[1]["open_general_fen"].as_i64(), rows[1]["open_special_fen"].as_i64()),
        (Some(800_000_000), Some(150_000_000))
    );
    assert_eq!(office.operations(), before + 1, "one operation");
    let next = office.ok("debt table 2 --year 2025 -f csv --lang en");
    assert!(next.contains("balance at the end of 2023,,800000000"), "{next}");
    office.ok("debt table 2 --year 2024 -o again.csv --lang en");
    assert_eq!(office.read("again.csv"), office.read("general.csv"));
    office.ok("undo --yes");
    office.line("debt table 2 --year 2024").fails(4, "E2001");

    office.write("bad.csv", "云汀区 2023 年一般债务\n单位:亿元\n项目,预算数,执行数\n一、2022年末一般债务余额实际数,,48.99\n二、2023年末一般债务余额限额,60,\n三、2023年一般债务发行额,,14.39\n四、2023年一般债务还本支出,,11.41\n五、2023年末一般债务余额预计执行数,,51.98\n");
    let bad = office.line("债务 年初 --一般 bad.csv --专项 专项.csv").fails(3, "E4004");
    assert!(bad.err.contains("第 8 行") || bad.err.contains("8"), "{}", bad.err);
    office.line("债务 年初").fails(2, "E1004");
    office.write("none.csv", "a,b\n1,2\n");
    office.line("debt opening --general none.csv --lang en").fails(3, "E5006").says("header");
}

#[test]
fn refinancing_and_restructuring_keep_what_was() {
    let office = office();
    let english = |line: &str| office.line(&format!("{line} --lang en"));
    office.ok(DEBT_ZH);
    office.ok(&format!("debt debt approve zw1 {CHECKS}"));
    office.ok("debt generate zw1");
    office.ok("debt debt draw zw1");
    for (no, interest) in [(1, "40万元"), (2, "32万元")] {
        office.ok(&format!(
            "还本付息 偿还 hb{no} --还款日期 2024-03-20 --已还本金 200万元 --已还利息 {interest} --凭证号 P{no}"
        ));
    }
    let act = "债务 债务 展期重组 zw1 --备注 债权人同意展期 --附件 opinion.pdf --批准人 江予安";
    office.line(act).fails(3, "E4004").says("没有改变任何条件");
    office.ok(&format!("{act} --到期日期 2029-03-20 --年利率 3"));
    let lines = office.json("installment list debt=zw1 --sort seq");
    let fen = |at: usize, key: &str| lines[at][key].as_i64().unwrap();
    // Paid lines are no longer listed: the accrued interest of eight days at 4 % first, then 6,000,000 in five.
    assert_eq!((fen(0, "principal_fen"), fen(0, "interest_fen"), fen(1, "principal_fen")), (0, 533_333, 120_000_000));
    office.line("检查 --规则 ZW-01").ends(0);
    let voided = office.json("hb3");
    assert_eq!((voided["void_on"].as_str(), voided["principal_fen"].as_i64()), (Some("2024-03-28"), Some(200_000_000)));
    english("undo --yes --approved-by 江予安").ends(0);
    assert_eq!(office.json("zw1")["rate"].as_f64(), Some(4.0));
    assert!(office.json("hb3")["void_on"].is_null());

    let new = DEBT_EN
        .replace("special_bond", "general_bond")
        .replace("300万元", "600万元")
        .replace("2023-02-28", "2024-03-20");
    office.ok(&new.replace("2025-02-28", "2029-03-20"));
    english(&format!("debt debt approve zw2 {CHECKS}")).ends(0);
    english("debt generate zw2").ends(0);
    let refinance = "debt debt refinance zw1 --refinanced-by zw2 --approved-by 江予安";
    english(refinance).fails(3, "E4004").says("is not another debt that is drawn");
    english("debt debt draw zw2").ends(0);
    english(refinance).ends(0).says("settled");
    let figures = office.json("debt figures");
    let of = |key: &str| figures.as_array().unwrap().iter().find(|f| f["key"] == key).unwrap()["value"].clone();
    // 6,000,000 refinanced of 8,600,000 due this year; the balance is that of the new debt alone.
    assert_eq!((of("refinancing"), of("balance")), ("69.7674".into(), 600_000_000.into()));
    assert_eq!(office.json("zw1")["refinanced_by"], "ZW-2024-0002");
    english("undo --yes --approved-by 江予安").ends(0);
    assert_eq!(office.json("zw1")["state"], "drawn");
}

/// A record that the snapshot rests on is corrected later: the figures say which values changed and what they were.
fn drift_is_told(office: &Office) {
    assert_eq!(office.json("debt figures drift")[0]["value"], 0);
    office.ok("fiscal edit xe1 --general-spend 6400000元");
    let table = office.ok("debt figures warning -f table --lang en");
    assert!(table.contains("changed since frozen: ") && !table.contains("定稿"), "{table}");
    let one = office.ok("债务 指标 drift_interest_general -f table");
    assert!(one.contains("定稿后变动: 一般债务付息占比: 5%") && one.contains("定稿时为 10.6667%"), "{one}");
    office.ok("undo --yes");
    assert_eq!(office.json("debt figures drift")[0]["value"], 0);
}

/// Every set of thresholds says its level, what it measures, its bounds, and where they stand; the district may set its own.
fn warning_sets(office: &Office) {
    let warnings = office.json("debt figures warning");
    let of = |key: &str| warnings.as_array().unwrap().iter().find(|f| f["key"] == key).unwrap().clone();
    assert_eq!(
        (of("colour")["value"].as_str(), of("overdue_level")["value"].as_str()),
        (Some("yellow"), Some("medium"))
    );
    assert_eq!(of("overdue_level_measure")["value"], "40");
    assert!(of("gap_level")["reason"].as_str().unwrap().contains("上年一般公共预算收入"), "{}", of("gap_level"));
    let table = office.ok("债务 指标 overdue_level -f table");
    assert!(table.contains("中级 ≥20%、严重 >50%;广东省 2016 年预案(外省做法)[待核]"), "{table}");
    let table = office.ok("debt figures overdue_level -f table --lang en");
    assert!(table.contains("medium ≥20%, severe >50%") && table.contains("[local, to be confirmed]"), "{table}");
    office.ok("config set debt.overdue_severe 40 --source 区办法 --from 2024-01-01");
    office.ok("config set debt.overdue_medium 30 --source 区办法 --from 2024-01-01");
    let own = office.json("debt figures overdue_level");
    assert_eq!(own[0]["value"], "medium", "{own}");
    assert!(own[0]["formula"].as_str().unwrap().contains("区办法[本区设定]"), "{own}");
    let early = office.json("debt figures warning --as-of 2016-12-31 --lang en");
    let early = early.as_array().unwrap().iter().find(|f| f["key"] == "overdue_level").unwrap().clone();
    assert_eq!(early["unit"], "not_computable");
}

/// The three commands of the README, in both languages: the sheet of instruments, the redemption profile, the warnings.
#[test]
fn a_sheet_of_instruments_becomes_a_profile_and_warnings_in_three_commands() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let sheet = std::fs::read(root.join("sample-data/政府债务台账.csv")).unwrap();
    for (readme, goal, lang) in [
        ("README.md", "| go from a sheet of debts to profile and warnings |", "en"),
        ("README.zh-CN.md", "| 从一张债务表到到期结构和预警 |", "zh"),
    ] {
        let readme = std::fs::read_to_string(root.join(readme)).unwrap();
        let row = readme.lines().find(|line| line.starts_with(goal)).unwrap();
        let commands: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        assert_eq!(commands.len(), 3, "{row}");
        let office = office();
        std::fs::create_dir(office.at("sample-data")).unwrap();
        office.write("sample-data/政府债务台账.csv", &sheet);
        let run = |at: usize| {
            let line = commands[at].strip_prefix("chengxin ").unwrap();
            office.line(&format!("{line} --lang {lang}")).ends(0)
        };
        assert!(run(0).both().contains(if lang == "en" { "new 4" } else { "新增 4" }));
        let profile = run(1).out;
        assert!(profile.contains("2033,4200000000,"), "{profile}");
        // 67,005,000 over 7,000,000 of means.
        let warnings = run(2).out;
        assert!(warnings.contains(if lang == "en" { "red" } else { "红" }), "{warnings}");
        assert!(!warnings.contains("debt_ratio,"), "the chapter alone: {warnings}");
    }
}

#[test]
fn terms_that_no_plan_follows_from_are_refused_with_their_row() {
    let office = office();
    let bad = DEBT_EN
        .replace("--rate 3.65", "--rate 101")
        .replace("2025-02-28", "2023-02-28")
        .replace("--periods-year 2", "--periods-year 0");
    let run = office.line(&bad).ends(3);
    for flag in ["--rate", "--matures-on", "--periods-year"] {
        assert!(run.err.contains(&format!("{flag} ")) && run.err.contains("E4004"), "{flag}: {}", run.err);
    }
    let sheet =
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/政府债务台账.csv"))
            .unwrap();
    office.write("bad.csv", sheet.replace(",存续", ",").replace("2033-02-20", "2023-02-20").replace("4.35", "435"));
    let rows = office.line("债务 债务 导入 bad.csv --预览").ends(1);
    let said = rows.both();
    for text in ["第 5 行", "不晚于起息日期", "第 6 行", "超过 100%"] {
        assert!(said.contains(text), "{text}: {said}");
    }
}

#[test]
fn pages_lists_figures_statement_and_check_say_the_same_numbers() {
    let office = office();
    let english = |line: &str| office.line(&format!("{line} --lang en"));
    office.ok(DEBT_ZH);
    office.line("zw1").ends(0).says("未过检查项");
    office.ok(&format!("debt debt approve zw1 {CHECKS}"));
    office.ok("debt generate zw1");
    office.ok("debt debt draw zw1");
    office.ok("还本付息 偿还 hb1 --还款日期 2023-03-20 --已还本金 200万元 --已还利息 40万元 --凭证号 P1");
    let figures = office.json("debt figures");
    let figure = |key: &str| figures.as_array().unwrap().iter().find(|f| f["key"] == key).unwrap()["value"].clone();
    let said = |id: &str, key: &str| office.json(id)["computed"][key].clone();

    assert_eq!(said("zw1", "balance_fen"), figure("balance"));
    assert_eq!(figure("balance").as_i64(), Some(800_000_000));
    assert_eq!(Some(said("zw1", "avg_life").to_string().as_str()), figure("avg_life").as_str());
    office.line("债务 对账 zw1 --日期 2024-03-28 --金额 800万元").ends(0);
    // What a restructuring of this day would write down: eight days at 4 % on 6,000,000.
    assert_eq!(
        (said("zw1", "accrued_fen").as_i64(), said("zw1", "next_due").as_str()),
        (Some(533_333), Some("2024-03-20"))
    );
    assert_eq!(
        (said("xe1", "headroom_general_fen"), figure("headroom_general")),
        (1_200_000_000.into(), 1_200_000_000.into())
    );
    assert_eq!((said("xe1", "comp_power_fen"), said("xe1", "balance_gap_fen")), (figure("comp_power"), 0.into()));
    let page = office.line("zw1").ends(0);
    assert!(page.out.contains("8,000,000.00") && !page.out.contains("未过检查项"), "{}", page.out);

    let check = office.line("检查 --规则 HB-01").ends(1);
    assert!(check.out.contains("逾期 8 天,未还 2,320,000.00 元"), "{}", check.out);
    let late = office.ok("还本付息 列表 --列 编号,未还本息,逾期天数 逾期天数=1.. --含办结");
    assert_eq!(late.lines().skip(1).collect::<Vec<_>>(), ["HB-2024-0002,2320000.00,8"]);
    english("hb2").ends(0).says("8 days");

    office.ok("installment edit hb3 --interest 24.01万元");
    let page = english("hb3").ends(0);
    assert!(page.out.contains("0.00 元 of principal and 100.00 元 of interest off"), "{}", page.out);
    let check = english("check --rule ZW-01").ends(1);
    assert!(check.out.contains("0.00 元 of principal and 100.00 元 of interest off"), "{}", check.out);
    let off = office.ok("installment list --fields id,drift drift=0.01.. --closed --lang en");
    assert_eq!(off.lines().skip(1).collect::<Vec<_>>(), ["HB-2024-0003,100.00"]);
    english("explain assessment.warn_hint").ends(0).says("debt.interest_line");
}
