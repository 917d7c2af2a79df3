//! The schedule of a loan: printed without a ledger, exact to the fen, every fault at once.

use serde_json::Value as Json;

use crate::office::Office;

const LOAN: &str =
    "debt schedule --principal 15000元 --rate 8 --from 2024-01-31 --years 5 --every month --day-count 30/360";

fn lines(office: &Office, line: &str) -> Vec<Json> {
    serde_json::from_str(&office.ok(&format!("{line} -f json"))).unwrap()
}

fn sum(lines: &[Json], key: &str) -> i64 {
    lines.iter().map(|line| line[key].as_i64().unwrap()).sum()
}

#[test]
fn a_schedule_needs_no_ledger_and_adds_up_to_the_fen() {
    let office = Office::empty();
    for method in ["bullet", "interest_only", "equal", "annuity"] {
        let lines = lines(&office, &format!("{LOAN} --method {method}"));
        assert_eq!((lines.len(), sum(&lines, "principal_fen")), (60, 1_500_000), "{method}");
        assert_eq!((&lines[0]["due_on"], &lines[59]["due_on"]), (&"2024-02-29".into(), &"2029-01-31".into()));
        assert_eq!((lines[59]["no"].as_i64(), lines[59]["balance_fen"].as_i64()), (Some(60), Some(0)), "{method}");
    }
    let annuity = lines(&office, &format!("{LOAN} --method annuity"));
    let pays = |line: &Json| line["principal_fen"].as_i64().unwrap() + line["interest_fen"].as_i64().unwrap();
    assert!(annuity[..59].iter().all(|line| pays(line) == 30_415));
    let grace = lines(&office, &format!("{LOAN} --method equal --grace 12"));
    assert!(grace[..12].iter().all(|line| line["principal_fen"] == 0 && line["interest_fen"] == 10_000));
}

#[test]
fn both_languages_say_the_same_schedule() {
    let office = Office::empty();
    let zh =
        "债务 还款计划 --本金 15000元 --利率 8% --自 2024年1月31日 --年数 5 --每 月 --计息 30/360 --还款方式 等额本息";
    let en = format!("{LOAN} --method annuity");
    assert_eq!(office.ok(&format!("{zh} -f csv")), office.ok(&format!("{en} -f csv --lang en")));
    let table = office.ok(&format!("{zh} -f table"));
    assert!(
        table.starts_with("期次  应还日期") && table.contains("   1  2024-02-29        204.15        100.00"),
        "{table}"
    );
    let (said, english) = (office.line(&en).err, office.line(&format!("{en} --lang en")).err);
    assert!(said.contains("60 期,本金合计 15,000.00 元") && said.contains("未登记"), "{said}");
    assert!(english.contains("60 due days") && english.contains("not recorded"), "{english}");
}

#[test]
fn every_fault_of_the_terms_is_told_at_once() {
    let office = Office::empty();
    let bad = office.line("debt schedule --principal -5元 --rate 101 --from 2024.13.5 --years 0 --every week --day-count 365 --method x --grace -1 --lang en");
    assert_eq!((bad.status, bad.out.as_str()), (2, ""), "{}", bad.err);
    for flag in ["--principal", "--rate", "--from", "--years", "--every", "--day-count", "--method", "--grace"] {
        assert!(bad.err.lines().any(|line| line.trim_start().starts_with(flag)), "{flag}: {}", bad.err);
    }
    let missing = office.line("debt schedule --rate 4.05 --lang en");
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("[E1004]: missing required: --principal, --from, --years"), "{}", missing.err);
    let grace = office.line("debt schedule --principal 1万元 --rate 4 --from 2024-01-01 --years 1 --grace 1 --lang en");
    assert_eq!(grace.status, 2);
    assert!(grace.err.contains("--grace"), "{}", grace.err);
    let huge = office.line("debt schedule --principal 90000000000亿元 --rate 100 --from 9990-01-01 --years 100");
    assert!(matches!(huge.status, 2 | 3), "{} {}", huge.status, huge.err);
}
