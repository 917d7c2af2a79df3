//! What stands against a unit and falls again: an objection upheld, a complaint unfounded, a judgment reversed, a measure
//! waived, and what a court does.

use super::broken::published;
use super::stage::{Act, Stage, in_both};

/// A record of dishonesty of the education office, in state lead.
pub fn lead(stage: &Stage, title: &str) -> String {
    stage.add(&format!("integrity case add --title {title} --subject-kind unit --unit DW-2024-0004 --domain procurement --nature breach --harm market --facts {title} --source-unit DW-2024-0006 --received-on 2024-03-01 --legal-basis 云政〔2018〕27号"))
}

/// The act that records a lead on a document.
pub fn record(case: &str, basis: &str, number: &str) -> String {
    format!(
        "integrity case record {case} --basis-kind {basis} --doc-no {number} --issuer 云汀区人民法院 --decided-on 2024-03-04 --impact district --severity general --attachments judgment.txt --approved-by 卫长风"
    )
}

/// A proposed sanction of the education office.
pub fn propose(stage: &Stage, case: &str, action: &str) -> String {
    stage.add(&format!("integrity measure add --direction sanction --subject-kind unit --unit DW-2024-0004 --case {case} --action {action} --basis 云信用〔2024〕1号 --content 惩戒 --executor DW-2024-0001 --decider 云汀区信用办 --start-on 2024-03-20 --end-on 2025-03-19"))
}

/// The act that imposes a measure.
pub fn impose(measure: &str, number: &str) -> String {
    format!(
        "integrity measure impose {measure} --doc-no {number} --decided-on 2024-03-18 --start-on 2024-03-20 --catalog-no 5 --approved-by 卫长风"
    )
}

pub const OBJECTION: &[Act] = &[
    ("case", "record"),
    ("objection", "mark"),
    ("objection", "check"),
    ("objection", "uphold"),
    ("objection", "dismiss"),
    ("objection", "reject"),
    ("objection", "close"),
    ("case", "revoke"),
    ("publication", "approve"),
    ("publication", "publish"),
];

#[test]
fn an_objection_that_is_upheld_takes_the_record_back() {
    in_both(|stage| {
        let case = lead(&stage, "迟延支付");
        stage.act(&record(&case, "penalty", "云财罚〔2024〕7号"));
        let publication = published(&stage, &case);
        let object = |number: &str, on: &str| {
            stage.add(&format!("integrity objection add --target {case} --kind wrong --applicant-kind unit --unit DW-2024-0004 --letter-no 云教函〔2024〕{number}号 --received-on {on} --claim 款项早已付清"))
        };
        let early = object("1", "2024-03-20");
        stage.act(&format!(
            "integrity objection reject {early} --note 材料不全 --notified-on 2024-03-21 --approved-by 卫长风"
        ));
        let first = object("2", "2024-03-22");
        stage.act(&format!("integrity objection mark {first} --marked-on 2024-03-22"));
        let marked = stage.run(&case).ends(0);
        assert!(marked.out.contains(stage.says("异议中", "objected to")), "{}", marked.out);
        stage.act(&format!("integrity objection dismiss {first} --finding 凭证不符 --result dismissed --decided-on 2024-03-25 --approved-by 卫长风"));
        stage.act(&format!("integrity objection close {first} --notified-on 2024-03-26"));
        let second = object("3", "2024-03-26");
        stage.act(&format!("integrity objection mark {second} --marked-on 2024-03-26"));
        stage.act(&format!("integrity objection check {second} --provider DW-2024-0002 --forwarded-on 2024-03-27"));
        let uphold = format!(
            "integrity objection uphold {second} --finding 属实 --decided-on 2024-03-28 --approved-by 卫长风 --result"
        );
        stage.refused(&format!("{uphold} dismissed"), "处理决定", "result");
        let said = stage.act(&format!("{uphold} upheld"));
        assert!(
            said.err.contains(stage.says(&format!("失信记录 撤销 {case}"), &format!("case revoke {case}"))),
            "{}",
            said.err
        );
        stage.refused(
            &format!("integrity objection close {second} --notified-on 2024-03-28"),
            "更正日期",
            "corrected on",
        );
        stage.act(&format!(
            "integrity case revoke {case} --note 异议成立 --attachments letter.txt --approved-by 卫长风"
        ));
        stage.is(&case, "state", "revoked");
        stage.is(&publication, "state", "withdrawn");
        stage.act(&format!("integrity objection close {second} --notified-on 2024-03-28 --corrected-on 2024-03-28"));
        stage.ends(OBJECTION);
    });
}

pub const UNFOUNDED: &[Act] = &[
    ("complaint", "accept"),
    ("complaint", "verify"),
    ("complaint", "reply"),
    ("complaint", "reject"),
    ("complaint", "withdraw"),
    ("case", "transfer"),
    ("case", "verify"),
    ("case", "dismiss"),
    ("case", "archive"),
];

#[test]
fn an_unfounded_complaint_is_answered_and_leads_nowhere() {
    in_both(|stage| {
        let complain = |title: &str| {
            stage.add(&format!("integrity complaint add --channel hotline --track credit --domain investment --harm public --unit DW-2024-0007 --content 索要好处 --received-on 2024-02-05 --title {title}"))
        };
        let cases = stage.office.json("integrity case list --closed").as_array().unwrap().len();
        let complaint = complain("索要好处");
        stage.act(&format!("integrity complaint accept {complaint} --accepted-on 2024-02-07"));
        stage.act(&format!("integrity complaint verify {complaint} --finding false --attachments notes.txt"));
        stage.refused(&format!("integrity complaint escalate {complaint}"), "不是属实", "was not found true");
        stage.act(&format!("integrity complaint reply {complaint} --replied-on 2024-03-01 --reply 不属实"));
        stage.act(&format!("integrity complaint reject {} --note 不属受理范围", complain("越界")));
        stage.act(&format!("integrity complaint withdraw {} --note 已和解", complain("撤诉")));
        assert_eq!(stage.office.json("integrity case list --closed").as_array().unwrap().len(), cases);
        let case = lead(&stage, "传言违约");
        stage.act(&format!("integrity case transfer {case} --handler-unit DW-2024-0006"));
        stage.act(&format!("integrity case verify {case} --handler-unit DW-2024-0006"));
        stage.act(&format!(
            "integrity case dismiss {case} --note 查无此事 --attachments notes.txt --approved-by 卫长风"
        ));
        stage.act(&format!("integrity case archive {case}"));
        stage.ends(UNFOUNDED);
    });
}

pub const REVERSED: &[Act] = &[
    ("litigation", "remind"),
    ("litigation", "lose"),
    ("case", "record"),
    ("case", "sanction"),
    ("case", "revoke"),
    ("measure", "impose"),
    ("publication", "approve"),
    ("publication", "publish"),
];

#[test]
fn a_judgment_that_is_reversed_takes_everything_with_it() {
    in_both(|stage| {
        let suit = stage.add("integrity litigation add --case-no （2024）云01民初12号 --court 云汀区人民法院 --kind civil --unit DW-2024-0004 --domain procurement --cause 合同纠纷 --filed-on 2024-01-05");
        stage.act(&format!("integrity litigation remind {suit} --notified-on 2024-01-08"));
        let lose = format!(
            "integrity litigation lose {suit} --judged-on 2024-02-20 --effective-on 2024-03-04 --duty 支付货款 --duty-due 2024-03-31 --result"
        );
        stage.refused(&format!("{lose} win"), "裁判结果与这个动作不符", "is not one of this verb");
        stage.act(&format!("{lose} lose"));
        let case = stage.only("integrity case", "origin", &suit);
        let record = record(&case, "judgment", "（2024）云01民初12号");
        stage.refused(&record.replace("--attachments judgment.txt", ""), "附件", "attachments");
        stage.refused(
            &record.replace("judgment --doc", "arrears --doc"),
            "发改财金〔2023〕1103号",
            "NDRC notice 1103 of 2023",
        );
        stage.act(&record);
        let measure = propose(&stage, &case, "circular");
        stage.act(&impose(&measure, "云信用惩〔2024〕5号"));
        stage.act(&format!("integrity case sanction {case}"));
        let of_case = published(&stage, &case);
        let of_measure = published(&stage, &measure);
        let revoke = format!("integrity case revoke {case} --note 再审改判 --approved-by 卫长风");
        stage.refused(&revoke, "撤销须附", "takes its basis back");
        stage.act(&format!("{revoke} --attachments retrial.txt"));
        stage.is(&case, "state", "revoked");
        stage.is(&measure, "lift_reason", "revoked");
        for publication in [of_case, of_measure] {
            stage.is(&publication, "withdraw_reason", "revoked");
        }
        stage.ends(REVERSED);
    });
}

pub const WAIVED: &[Act] =
    &[("case", "record"), ("measure", "waive"), ("measure", "lighten"), ("measure", "impose"), ("measure", "lift")];

#[test]
fn a_measure_is_waived_or_lightened_with_proof() {
    in_both(|stage| {
        let case = lead(&stage, "迟延付款");
        let waived = propose(&stage, &case, "bar_honours");
        let outside = format!("integrity measure edit {waived} --action fine");
        stage.refused(&outside, "没有\"fine\"这个选项", "is not one of the choices");
        let backwards = format!("integrity measure edit {waived} --end-on 2024-03-19");
        stage.refused(
            &backwards,
            "终止日期 2024-03-19 早于开始日期 2024-03-20",
            "end on 2024-03-19 is before start on",
        );
        stage.refused(&impose(&waived, "云信用惩〔2024〕6号"), "没有认定", "is not confirmed");
        stage.act(&record(&case, "penalty", "云财罚〔2024〕8号"));
        let waive = format!("integrity measure waive {waived} --approved-by 卫长风");
        stage.refused(&waive, "从轻情形", "ground");
        let waive = format!(
            "{waive} --ground recovered --recovered 3万元 --note 货款已付清 --attachments letter.txt --mitigation"
        );
        stage.refused(&format!("{waive} lighter"), "须填\"免于\"", "must be waived");
        stage.act(&format!("{waive} waived"));
        let lighter = propose(&stage, &case, "limit_award");
        let lighten = format!(
            "integrity measure lighten {lighter} --ground eliminated --mitigation lighter --note 影响已消除 --attachments letter.txt --approved-by 卫长风"
        );
        stage.refused(&lighten, "从轻须提前终止日期", "must end earlier");
        stage.act(&format!("{lighten} --end-on 2024-09-19"));
        let elsewhere = impose(&lighter, "云信用惩〔2024〕9号").replace("2024-03-18", "2023-12-29");
        stage.refused(&elsewhere, "不是现行有效", "was not in force");
        stage.refused(
            &impose(&lighter, "云信用惩〔2024〕9号").replace(" --catalog-no 5", ""),
            "清单条目",
            "catalog no",
        );
        stage.act(&impose(&lighter, "云信用惩〔2024〕9号"));
        let barred = stage.run("eligibility DW-2024-0004 --purpose honour").ends(1);
        assert!(barred.both().contains(&lighter), "{}", barred.both());
        stage.act(&format!(
            "integrity measure lift {lighter} --lifted-on 2024-03-28 --lift-reason mitigated --approved-by 卫长风"
        ));
        stage.run("eligibility DW-2024-0004 --purpose honour").ends(0);
        stage.ends(WAIVED);
    });
}

pub const COURTS: &[Act] = &[
    ("litigation", "win"),
    ("litigation", "mediate"),
    ("litigation", "settle"),
    ("litigation", "lose"),
    ("litigation", "enforce"),
    ("litigation", "warn"),
    ("litigation", "enlist"),
    ("litigation", "clear"),
];

#[test]
fn a_suit_is_won_settled_or_ends_on_the_list() {
    in_both(|stage| {
        let sue = |number: u8| {
            stage.add(&format!("integrity litigation add --case-no （2024）云01民初{number}号 --court 云汀区人民法院 --kind civil --unit DW-2024-0011 --domain procurement --cause 合同纠纷 --filed-on 2024-01-05"))
        };
        stage.act(&format!("integrity litigation win {} --judged-on 2024-02-20 --result win", sue(21)));
        let second = sue(22);
        stage.act(&format!("integrity litigation mediate {second} --judged-on 2024-02-20 --result mediated --duty 分期支付 --duty-due 2024-03-20"));
        stage.act(&format!("integrity litigation settle {second} --cleared-on 2024-03-19 --attachments letter.txt"));
        let third = sue(23);
        stage.act(&format!("integrity litigation lose {third} --judged-on 2024-02-20 --effective-on 2024-03-04 --result lose --duty 支付货款 --duty-due 2024-03-10"));
        stage.act(&format!(
            "integrity litigation enforce {third} --enforce-no （2024）云01执3号 --enforced-on 2024-03-12"
        ));
        let warn = format!("integrity litigation warn {third} --warned-on 2024-03-14");
        stage.refused(&warn, "附件", "attachments");
        stage.act(&format!("{warn} --attachments letter.txt"));
        stage.act(&format!("integrity litigation enlist {third} --listed-on 2024-03-27 --approved-by 卫长风"));
        stage.act(&format!("integrity litigation clear {third} --cleared-on 2024-03-28 --attachments letter.txt"));
        stage.is(&third, "state", "cleared");
        stage.ends(COURTS);
    });
}
