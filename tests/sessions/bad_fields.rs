//! Bad input of PPP, investment promotion and townships: what one record shows is refused, what only several show is found by `check`
//! with its article, in both languages.

use crate::office::{Office, Run};

const ZJ: &str = "云汀区住房和城乡建设局";
const STREET: &str = "汀兰街道办事处";
const LANGS: [&str; 2] = ["zh", "en"];

/// What a rule of `check` says of a record, its article in the same line.
#[track_caller]
fn finding(office: &Office, lang: &str, rule: &str, id: &str) -> String {
    let run = office.line(&format!("check --rule {rule} -f csv --lang {lang}")).ends(1);
    let line = run.out.lines().find(|line| line.contains(id)).unwrap_or_else(|| panic!("{rule} {id}: {run:?}"));
    line.to_owned()
}

fn said<'a>(lang: &str, zh: &'a str, en: &'a str) -> &'a str {
    if lang == "zh" { zh } else { en }
}

#[test]
fn a_stage_without_an_officer_and_two_officers_at_once() {
    for lang in LANGS {
        let office = Office::demo();
        let stage = format!(
            "ppp stage add --project PP-2024-0001 --stage financing --unit {ZJ} --duty x --standard y --start-on 2024-03-01 \
             --due-on 2024-06-01 --lang {lang}"
        );
        office.line(&stage).fails(2, "E1004").says(said(lang, "--政府方责任人", "--officer"));
        let found = finding(&office, lang, "PP-01", "PP-2024-0002");
        assert!(
            found.contains(said(lang, "筹备", "prep"))
                && found.contains(said(lang, "实施方案 四(二)", "programme 4(2)"))
        );
        for officer in ["陆景行", "叶知秋"] {
            let post =
                "--title 项目负责人 --role project --scope PP-2024-0001 --start-on 2024-03-01 --end-on 2024-12-31";
            office.ok(&format!("personnel post add --officer {officer} --unit {ZJ} {post} --lang {lang}"));
        }
        let found = finding(&office, lang, "PP-02", "PP-2024-0001");
        assert!(found.contains(said(lang, "两人同时负责", "have the same role at the same time")), "{found}");
        assert!(found.contains(said(lang, "实施方案 四(二)", "programme 4(2)")), "{found}");
    }
}

#[test]
fn spending_above_the_ceiling() {
    for lang in LANGS {
        let office = Office::demo();
        let clean = office.line(&format!("check --rule PP-05 --lang {lang}"));
        assert_eq!(clean.status, 0, "{clean:?}");
        // 10% of the budget of 2024 is 12.9 million; 9.6 million stand already.
        let cost = |amount: &str| {
            format!(
                "ppp subsidy add --project PP-2024-0001 --year 2024 --kind operating --payer {ZJ} --handler 叶知秋 --amount {amount} \
                 --due-on 2024-12-20 --lang {lang}"
            )
        };
        office.ok(&cost("330万元"));
        assert_eq!(office.line("check --rule PP-05").status, 0, "exactly 10% is not above it");
        office.ok("undo --yes");
        office.ok(&cost("330.01万元"));
        let found = finding(&office, lang, "PP-05", "XE-2024-0002");
        assert!(found.contains("12,900,100.00") && found.contains("10%"), "{found}");
        assert!(found.contains(said(lang, "规范通知", "notice of the Ministry of Finance")), "{found}");
    }
}

#[test]
fn a_policy_before_its_review() {
    for lang in LANGS {
        let office = Office::demo();
        let issue =
            "policy issue ZC-2024-0002 --doc-no 云投〔2024〕9号 --effective-from 2024-03-20 --approved-by 江予安";
        office.line(&format!("{issue} --lang {lang}")).fails(3, "E4001").says(said(lang, "审查", "review"));
        office.write(
            "旧政策.csv",
            "政策名称,制定单位,上位依据,适用对象,公平竞争审查结论,公平竞争审查日期,禁止内容筛查,恶性竞争筛查,生效日期,状态\n\
             旧办法,云汀区投资促进局,保障中小企业款项支付条例,各类企业,通过,2024-03-20,未发现,未发现,2024-03-01,已出台\n",
        );
        office.ok(&format!("policy import 旧政策.csv --legacy --lang {lang}"));
        let found = finding(&office, lang, "ZS-02", "ZC-2024-0003");
        assert!(found.contains("2024-03-01") && found.contains("2024-03-20"), "{found}");
        assert!(found.contains(said(lang, "实施方案 四(三)", "programme 4(3)")), "{found}");
    }
}

#[test]
fn a_change_without_ground_or_compensation() {
    for lang in LANGS {
        let office = Office::demo();
        let change = format!(
            "ppp amendment add --target PP-2024-0001 --seq 8 --unit {ZJ} --domain ppp --party DR-2024-0001 --amended-to 改期 --lang {lang}"
        );
        office.line(&change).fails(2, "E1004").says(said(lang, "--法定事由", "--ground"));
        let row = |seq: u8, reason: &str, rest: &str| {
            format!(
                "PP-2024-0001,{seq},{ZJ},政府和社会资本合作,云汀澄明环保科技有限公司,公共利益,{reason},停付,2024-03-01,{rest}已告知\n"
            )
        };
        let head =
            "变更对象,变更序号,变更单位,所属领域,受影响当事人,法定事由,具体理由,变更内容,批准日期,告知日期,状态\n";
        office.write("旧变更.csv", format!("{head}{}{}", row(7, "政府换届", ","), row(8, "保护水源", "2024-03-05,")));
        office.ok(&format!("ppp amendment import 旧变更.csv --legacy --lang {lang}"));
        let article = said(lang, "优化营商环境条例 31", "Business Environment Regulation 31");
        let excuse = finding(&office, lang, "BG-01", "BG-2024-0002");
        assert!(excuse.contains(said(lang, "换届", "change of government")) && excuse.contains(article), "{excuse}");
        let bare = finding(&office, lang, "BG-01", "BG-2024-0003");
        assert!(bare.contains(said(lang, "决策记录", "decision")) && bare.contains(article), "{bare}");
        let unpaid = finding(&office, lang, "BG-02", "BG-2024-0003");
        assert!(unpaid.contains("2024-03-05") && unpaid.contains(article), "{unpaid}");
    }
}

#[test]
fn a_promise_in_no_service_area_and_a_month_reported_twice() {
    for lang in LANGS {
        let office = Office::demo();
        let promise = office.added(&format!(
            "township promise add --title 路灯 --unit {STREET} --standard 两日 --made-on 2024-03-01 --due-on 2024-12-31 --obligor gov --lang {lang}"
        ));
        let found = finding(&office, lang, "ZJ-05", &promise);
        assert!(found.contains(said(lang, "实施方案 四(五)", "programme 4(5)")), "{found}");

        let month = |title: &str| {
            format!(
                "township disclosure add --unit {STREET} --title {title} --kind finance --mode proactive --stage result --period 2024-02 \
                 --formed-on 2024-03-05 --lang {lang}"
            )
        };
        office.line(&month("2024年2月财务公开")).fails(5, "E6003").says("GK-2024-0007");
        let twin = office.added(&month("二月财务再公开"));
        assert!(finding(&office, lang, "GK-04", &twin).contains("GK-2024-0007"));
        let publish = |id: &str| -> Run {
            let how = "--published-on 2024-03-26 --channel web --url https://www.yunting.example/2";
            office.line(&format!("township disclosure publish {id} {how} --lang {lang}"))
        };
        publish(&twin).ends(0).says("W4001").says("GK-2024-0007");
    }
}
