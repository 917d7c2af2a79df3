//! What the domains ask for beside their lifecycles, as clerks of either language do it: clauses from the README alone, the official reading of
//! a policy and its second version, a complaint about investment promotion, a credit report.

use crate::office::Office;

const TC: &str = "云汀区投资促进局";
const FIRM: &str = "云汀绿野园林绿化有限公司";

#[test]
fn an_agreement_with_three_clauses_ends_in_a_workbook() {
    for (lang, clause, late, said) in [
        ("en", "investment promise add --title", "overdue", "the government kept 0% (0 of 1 due)"),
        ("zh", "招商 兑现条款 新增 --承诺事项", "逾期", "政府方兑现率 0%(0/1,已到期的)"),
    ] {
        let office = Office::demo();
        let agreement = office.added(&format!(
            "agreement add --name 数据中心 --ext-no YTZS-2024-95 --unit {TC} --party {FIRM} --invest 3亿元 --lead 霍东篱 --handler 梅子青"
        ));
        for (title, rest) in [
            ("第3条房租补贴", "--obligor gov --amount 50万元 --due-on 2024-03-25"),
            ("第4条人才公寓", "--obligor gov --due-on 2024-12-31"),
            ("第9条注册资本", "--obligor party --due-on 2024-06-30"),
        ] {
            office.ok(&format!(
                "{clause} {title} --kind contract --unit {TC} --party {FIRM} --source {agreement} --standard 按协议 \
                 --made-on 2024-03-01 {rest} --lang {lang}"
            ));
        }
        let due = office.ok(&format!("due --unit {TC} -f csv --lang {lang}"));
        assert!(due.contains("2024-03-25"), "the first clause has fallen due: {due}");
        let list = office.line(&format!("investment clearing --party {FIRM} -f table --lang {lang}")).ends(0);
        assert!(list.out.contains(late) && list.err.contains(said), "{list:?}");
        office.ok(&format!("investment clearing --party {FIRM} -o clearing.xlsx --lang {lang}"));
        assert!(office.read("clearing.xlsx").starts_with(b"PK"), "a workbook");
    }
}

#[test]
fn a_policy_is_explained_anew_and_made_known() {
    for lang in ["en", "zh"] {
        let office = Office::demo();
        let unruled = || office.line("check --rule ZS-05 -f csv").out.contains("ZC-2024-0001");
        assert!(unruled(), "it has no official reading yet");
        let ruling = |version: &str, rest: &str| {
            office.added(&format!(
                "investment document add --title 研发支持执行口径{version} --role ruling --issuer {TC} --unit {TC} \
                 --policy ZC-2024-0001 {rest} --lang {lang}"
            ))
        };
        let first = ruling("一", "");
        office.ok(&format!("policy edit ZC-2024-0001 --ruling {first} --reason 明确口径 --lang {lang}"));
        assert!(!unruled());
        let second = ruling("二", &format!("--replaces {first}"));
        office.ok(&format!("policy edit ZC-2024-0001 --ruling {second} --reason 新口径 --lang {lang}"));
        let history = office.ok(&format!("history ZC-2024-0001 --lang {lang}"));
        for version in ["研发支持执行口径一", "研发支持执行口径二"] {
            assert!(history.contains(version), "both versions are told: {history}");
        }
        office.added(&format!(
            "investment activity add --title 政策宣讲 --kind policy --topic policy --organiser {TC} --start-on 2024-03-20 --lang {lang}"
        ));
        assert!(office.ok(&format!("investment activity list -f csv --lang {lang}")).contains("政策宣讲"));
    }
}

#[test]
fn a_complaint_about_investment_is_kept_apart_and_its_answer_falls_due() {
    for lang in ["en", "zh"] {
        let office = Office::demo();
        let complaint = office.added(&format!(
            "investment complaint add --title 承诺补贴未付 --channel hotline --track credit --unit {TC} --party {FIRM} --content 催要无果 \
             --received-on 2024-03-11 --lang {lang}"
        ));
        office.line(&format!("investment complaint accept {complaint} --accepted-on 2024-03-12 --lang {lang}")).ends(0);
        assert!(office.ok(&format!("investment complaint list -f csv --lang {lang}")).contains(&complaint));
        assert!(!office.ok(&format!("township complaint list -f csv --lang {lang}")).contains(&complaint));
        assert!(office.ok(&format!("due --unit {TC} -f csv --lang {lang}")).contains(&complaint));
    }
}

#[test]
fn a_credit_report_is_filed_with_the_purpose_it_served() {
    for lang in ["en", "zh"] {
        let office = Office::demo();
        office.write("信用报告.txt", "【虚构】");
        let report = office.added(&format!(
            "credit_report add --report-no XB-2024-77 --party {FIRM} --issuer DR-2024-0001 --purpose investment --issued-on 2024-03-05 \
             --valid-to 2024-04-05 --grade A --agreement XY-2024-0001 --report-file 信用报告.txt --lang {lang}"
        ));
        let due = office.ok(&format!("explain {report} --lang {lang}"));
        assert!(due.contains("2024-04"), "{due}");
        assert!(office.ok(&format!("dossier {FIRM} -f csv --lang {lang}")).contains(&report));
    }
}
