//! docs/coverage.md: every clause of the programme, the registers that serve it, and the session that proves it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use chengxin::catalog::{KINDS, RESERVED};

/// A clause: number, its words, the registers that serve it, and the tests that play it (`file::test` in tests/sessions or
/// tests, `stories::file::test` in tests/sessions/stories); blank while none does.
struct Clause {
    id: &'static str,
    words: &'static str,
    kinds: &'static str,
    proof: &'static str,
}

const fn clause(id: &'static str, words: &'static str, kinds: &'static str, proof: &'static str) -> Clause {
    Clause { id, words, kinds, proof }
}

static CLAUSES: &[Clause] = &[
    clause(
        "0-a",
        "各乡镇…街道…庐阳经开区管委会…部门、直属单位",
        "unit",
        "first_minutes::the_demo_has_every_kind_and_a_fixed_day",
    ),
    clause(
        "0-b",
        "国发〔2016〕76号…合政秘〔2017〕144号",
        "document",
        "explain::every_parameter_cites_its_source_or_is_to_be_confirmed",
    ),
    clause("1-a", "严格依法行政、推进阳光行政、加强诚信监督", "task", ""),
    clause("1-b", "践行信用承诺、加强失信记录…诚信教育", "task", ""),
    clause(
        "1-c",
        "政府采购、政府与社会资本合作…为重点领域",
        "tender project amendment agreement debt promise complaint case",
        "procurement::a_purchase_goes_from_the_intent_to_the_last_payment debt::a_debt_is_approved_within_its_limit_and_a_default_becomes_an_event_and_a_lead investment::clauses_are_cleared_one_by_one ppp::a_project_goes_through_five_stages_and_can_be_traced",
    ),
    clause(
        "1-d",
        "危害群众利益、损害市场公平交易",
        "complaint case",
        "chain::a_promise_broken_after_an_election_ends_in_a_measure_and_its_rectification stories::broken::a_payment_promise_broken_after_an_election_is_repaired_in_the_end",
    ),
    clause("1-e", "提升公务员诚信履职意识和政府诚信行政水平", "evaluation indicator", ""),
    clause(
        "2.1-a",
        "法治意识、制度规则意识、信用意识、权责对等意识…",
        "activity",
        "governance::training_in_law_and_credit_goes_into_the_files_of_those_who_came",
    ),
    clause(
        "2.1-b",
        "法定职责必须为、法无授权不可为",
        "case item",
        "governance::a_power_rests_on_its_basis_and_is_published_with_how_it_was_used",
    ),
    clause("2.1-c", "坚持重大事项集体决策", "decision", "ppp::a_project_goes_through_five_stages_and_can_be_traced"),
    clause(
        "2.1-d",
        "公众参与",
        "step",
        "governance::a_decision_passes_its_six_steps_in_their_order governance::a_review_is_neither_skipped_nor_hurried_and_its_no_bars_the_decision",
    ),
    clause("2.1-e", "专家论证", "step", "governance::a_decision_passes_its_six_steps_in_their_order"),
    clause("2.1-f", "风险评估", "step", "governance::a_decision_passes_its_six_steps_in_their_order"),
    clause(
        "2.1-g",
        "合法性审查",
        "step",
        "governance::a_decision_passes_its_six_steps_in_their_order governance::a_review_is_neither_skipped_nor_hurried_and_its_no_bars_the_decision",
    ),
    clause("2.1-h", "合规性审核", "step", "governance::a_decision_passes_its_six_steps_in_their_order"),
    clause(
        "2.1-i",
        "集体讨论决定等,作为…法定程序",
        "decision step",
        "governance::a_decision_passes_its_six_steps_in_their_order governance::a_review_is_neither_skipped_nor_hurried_and_its_no_bars_the_decision",
    ),
    clause(
        "2.1-j",
        "权力清单、责任清单、涉企收费清单",
        "item",
        "township::a_new_version_replaces_the_old_one_in_one_operation",
    ),
    clause(
        "2.1-k",
        "公共服务清单、中介服务清单",
        "item",
        "township::a_new_version_replaces_the_old_one_in_one_operation",
    ),
    clause("2.1-l", "依法决策、依法执行和依法监督", "item inspection", ""),
    clause("2.1-m", "各乡镇…街道办事处以下均为责任单位", "unit task", ""),
    clause(
        "2.2-a",
        "以公开为常态,不公开为例外",
        "disclosure",
        "township::what_is_withheld_is_reviewed_and_published_after_all",
    ),
    clause(
        "2.2-b",
        "政府网站、政务微博微信、政务客户端",
        "venue disclosure publication",
        "township::a_desk_and_a_venue_from_opening_to_closing rights::a_person_is_not_published_by_default_and_what_is_up_comes_down",
    ),
    clause(
        "2.2-c",
        "决策、执行、管理、服务和结果全过程公开",
        "disclosure",
        "governance::every_stage_of_a_matter_is_made_public",
    ),
    clause(
        "2.2-d",
        "完善并落实政府权力运行监管细则",
        "document",
        "governance::detailed_rules_of_supervision_are_issued_and_made_public",
    ),
    clause(
        "2.2-e",
        "公开发布权力清单和责任清单以及权力运行信息",
        "item disclosure",
        "governance::a_power_rests_on_its_basis_and_is_published_with_how_it_was_used",
    ),
    clause("2.3-a", "常态化诚信监督检查机制,明确内容、程序和保障", "rectification inspection", ""),
    clause("2.3-b", "政府内部层级监督和专门监督", "inspection", ""),
    clause("2.3-c", "政务诚信作为…目标管理绩效考核的重要内容", "evaluation indicator", ""),
    clause("2.3-d", "接受区人大及其常委会的监督…政协民主监督", "inspection", ""),
    clause("2.3-e", "建议和提案办理落实情况…重要考量因素", "proposal evaluation indicator", ""),
    clause(
        "2.3-f",
        "建立失信行为投诉举报机制",
        "complaint",
        "chain::an_unfounded_complaint_is_no_lead_in_either_language stories::rights::an_unfounded_complaint_is_answered_and_leads_nowhere",
    ),
    clause("2.3-g", "畅通民意诉求渠道", "complaint", "chain::an_unfounded_complaint_is_no_lead_in_either_language"),
    clause("2.3-h", "信用服务机构、高校及科研院所等第三方机构", "party rating", ""),
    clause("2.3-i", "政务诚信评价评级,并及时公布结果", "rating publication", ""),
    clause(
        "3.1-a",
        "健全政府守信践诺机制",
        "promise",
        "chain::a_promise_is_verified_as_it_was_reported chain::rates_state_their_denominator_and_what_they_leave_out",
    ),
    clause(
        "3.1-b",
        "各类政务行为主体",
        "unit officer promise",
        "stories::open::a_policy_is_explained_one_way_and_the_word_that_was_kept_is_published stories::broken::a_renamed_unit_keeps_its_old_records_and_its_successor_answers",
    ),
    clause(
        "3.1-c",
        "债务融资、政府采购、招标投标等市场交易领域",
        "contract payment installment promise",
        "procurement::an_unpaid_bill_becomes_a_lead_whoever_governs_now due::the_longest_overdue_stands_first_with_its_reason",
    ),
    clause("3.1-d", "依托市公共信用信息共享服务平台", "batch", ""),
    clause(
        "3.1-e",
        "行政服务质量承诺、期限承诺和保障承诺",
        "promise",
        "chain::a_promise_is_verified_as_it_was_reported",
    ),
    clause(
        "3.1-f",
        "准确记录并公开…履行情况",
        "promise publication",
        "stories::open::a_policy_is_explained_one_way_and_the_word_that_was_kept_is_published",
    ),
    clause(
        "3.1-g",
        "区政府和公务员对职权范围内行政事项",
        "promise item",
        "chain::a_dissolved_unit_and_the_accused_are_told_apart",
    ),
    clause(
        "3.2-a",
        "分步、分级建立公务员诚信档案",
        "officer",
        "stories::files::a_file_is_opened_and_everybody_is_trained",
    ),
    clause(
        "3.2-b",
        "个人有关事项报告、廉政记录、各类表彰、年度考核、违法违纪违约行为",
        "entry",
        "pages::a_dossier_of_a_person_needs_a_purpose_and_leaves_a_trace",
    ),
    clause(
        "3.2-c",
        "公务员诚信、守法和道德教育",
        "activity",
        "stories::files::a_file_is_opened_and_everybody_is_trained",
    ),
    clause(
        "3.2-d",
        "公务员职业信用全员培训计划",
        "entry activity",
        "stories::files::a_file_is_opened_and_everybody_is_trained",
    ),
    clause(
        "3.2-e",
        "信用建设纳入公务员培训和领导干部进修课程",
        "activity",
        "stories::files::a_file_is_opened_and_everybody_is_trained",
    ),
    clause(
        "3.2-f",
        "先进人物宣讲和典型事迹报告等专题活动",
        "activity",
        "stories::files::a_file_is_opened_and_everybody_is_trained",
    ),
    clause(
        "3.3-a",
        "司法判决、行政处罚、纪律处分、问责处理",
        "entry case litigation",
        "chain::a_judgment_is_recorded_at_once_and_reversed_with_all_that_followed rights::a_judgment_lost_and_a_listing_become_leads_and_the_list_is_left",
    ),
    clause(
        "3.3-b",
        "因违法违规、失信违约",
        "case litigation",
        "rights::a_judgment_lost_and_a_listing_become_leads_and_the_list_is_left",
    ),
    clause("3.3-c", "区发改局…负责政务失信记录的采集和公开", "case batch", ""),
    clause("3.3-d", "逐级归集至市公共信用信息共享服务平台", "batch", ""),
    clause(
        "3.3-e",
        "依托“信用合肥”网站等,依法依规逐步公开",
        "case publication",
        "rights::a_person_is_not_published_by_default_and_what_is_up_comes_down chain::a_judgment_is_recorded_at_once_and_reversed_with_all_that_followed",
    ),
    clause("3.3-f", "责任单位:…区法院、区检察院、区委组织部…", "unit batch", ""),
    clause(
        "3.4-a",
        "经济社会发展造成的损失情况和社会影响程度",
        "case",
        "chain::a_promise_broken_after_an_election_ends_in_a_measure_and_its_rectification",
    ),
    clause(
        "3.4-b",
        "对具体失信情况书面说明原因",
        "rectification",
        "chain::a_promise_broken_after_an_election_ends_in_a_measure_and_its_rectification",
    ),
    clause(
        "3.4-c",
        "限期整改",
        "rectification",
        "chain::a_promise_broken_after_an_election_ends_in_a_measure_and_its_rectification",
    ),
    clause("3.4-d", "取消…参加各类荣誉评选资格", "measure", "township::a_campaign_from_application_to_revocation"),
    clause(
        "3.4-e",
        "予以公开通报批评",
        "measure publication",
        "stories::rights::a_judgment_that_is_reversed_takes_everything_with_it",
    ),
    clause(
        "3.4-f",
        "对…主要负责人依法依规追究责任",
        "entry measure",
        "stories::files::a_person_is_sanctioned_praised_and_repairs_by_service_or_self_correction",
    ),
    clause("3.4-g", "联席会议成员单位联合开展政务诚信状况评价", "rating evaluation", ""),
    clause("3.4-h", "在目标管理绩效考核中,应用政务诚信评价结果", "evaluation", ""),
    clause(
        "3.4-i",
        "健全守信激励",
        "entry measure",
        "stories::files::a_person_is_sanctioned_praised_and_repairs_by_service_or_self_correction",
    ),
    clause(
        "3.4-j",
        "建立公务员信用奖惩制度",
        "measure",
        "stories::files::a_person_is_sanctioned_praised_and_repairs_by_service_or_self_correction",
    ),
    clause(
        "3.4-k",
        "信用记录作为考核、任用、奖惩的重要依据",
        "officer entry",
        "rights::sanctions_add_up_bar_promotion_and_every_look_is_recorded",
    ),
    clause(
        "3.4-l",
        "限制评优评先等处理措施",
        "measure",
        "stories::files::a_person_is_sanctioned_praised_and_repairs_by_service_or_self_correction stories::rights::a_measure_is_waived_or_lightened_with_proof",
    ),
    clause(
        "3.5-a",
        "信用信息异议、投诉办理等制度",
        "document complaint objection",
        "rights::an_objection_marks_its_target_everywhere_until_it_is_decided",
    ),
    clause(
        "3.5-b",
        "政务信用信息保护…按照法律法规规定采集",
        "officer entry case",
        "rights::sanctions_add_up_bar_promotion_and_every_look_is_recorded privacy::revealing_needs_a_purpose_and_is_recorded",
    ),
    clause(
        "3.5-c",
        "利用教育培训、强化指导等手段",
        "activity repair",
        "rights::a_repair_waits_for_its_period_and_is_carried_out_and_undone_as_one",
    ),
    clause(
        "3.5-d",
        "通过社会公益服务等方式修复个人信用",
        "activity repair",
        "stories::files::a_person_is_sanctioned_praised_and_repairs_by_service_or_self_correction",
    ),
    clause(
        "3.5-e",
        "自我纠错、主动自新的关爱机制",
        "entry repair",
        "stories::files::a_person_is_sanctioned_praised_and_repairs_by_service_or_self_correction",
    ),
    clause(
        "3.5-f",
        "主动挽回损失、消除不良影响或者有效阻止…",
        "measure",
        "chain::a_measure_is_lightened_or_waived_on_a_ground_with_proof",
    ),
    clause(
        "3.5-g",
        "可从轻或免于实施失信惩戒措施",
        "measure",
        "chain::a_measure_is_lightened_or_waived_on_a_ground_with_proof",
    ),
    clause(
        "4.1-a",
        "完善政府采购管理交易系统,提高…透明度",
        "tender contract acceptance challenge",
        "procurement::a_purchase_goes_from_the_intent_to_the_last_payment ocds::an_export_has_what_the_standard_requires",
    ),
    clause(
        "4.1-b",
        "建立政府采购方面的政务诚信责任制",
        "post document tender",
        "procurement::a_purchase_goes_from_the_intent_to_the_last_payment pages::what_a_leaving_person_hands_over_is_listed_with_its_days",
    ),
    clause(
        "4.1-c",
        "加强对采购人在项目履约验收环节信用情况的监督",
        "acceptance",
        "procurement::a_purchase_goes_from_the_intent_to_the_last_payment check::a_check_finds_answers_and_falls_silent",
    ),
    clause(
        "4.1-d",
        "规范政府采购项目合同履约验收工作",
        "contract acceptance payment",
        "procurement::a_purchase_goes_from_the_intent_to_the_last_payment procurement::an_unpaid_bill_becomes_a_lead_whoever_governs_now",
    ),
    clause(
        "4.1-e",
        "依法处理采购人及有关责任人…失信行为",
        "challenge case",
        "procurement::a_question_comes_before_a_complaint_and_both_are_decided_under_a_number",
    ),
    clause("4.1-f", "依法依规归集至市信用信息共享平台", "batch", ""),
    clause(
        "4.1-g",
        "推广和应用第三方信用报告制度",
        "credit_report",
        "domains::a_credit_report_is_filed_with_the_purpose_it_served",
    ),
    clause(
        "4.1-h",
        "健全招投标信用信息公开和共享机制",
        "credential publication",
        "procurement::what_speaks_against_a_bidder_is_verified_shared_and_found_before_an_award",
    ),
    clause(
        "4.1-i",
        "投标人、投标代理机构、招标专家等…当事人",
        "party bid credential",
        "procurement::what_speaks_against_a_bidder_is_verified_shared_and_found_before_an_award pages::a_dossier_of_a_unit_or_a_party_reads_every_register",
    ),
    clause(
        "4.1-j",
        "资质资格、信用奖惩、违法违规处罚及动态监管",
        "bid credential",
        "procurement::what_speaks_against_a_bidder_is_verified_shared_and_found_before_an_award",
    ),
    clause(
        "4.2-a",
        "建立健全失信问责和惩戒机制",
        "entry stage case measure",
        "ppp::a_project_goes_through_five_stages_and_can_be_traced",
    ),
    clause("4.2-b", "及时记录…失信违约行为", "subsidy stage case", "ppp::the_cost_of_a_year_is_paid_or_becomes_a_lead"),
    clause(
        "4.2-c",
        "明确…项目政府方责任人",
        "post project stage",
        "ppp::a_project_goes_through_five_stages_and_can_be_traced",
    ),
    clause(
        "4.2-d",
        "筹备、招标投标、政府采购、融资、实施等阶段的诚信职责",
        "stage",
        "ppp::a_project_goes_through_five_stages_and_can_be_traced",
    ),
    clause(
        "4.2-e",
        "建立项目责任回溯机制",
        "post project stage",
        "ppp::a_project_goes_through_five_stages_and_can_be_traced pages::a_trace_says_who_answered_on_the_day",
    ),
    clause(
        "4.2-f",
        "守信履约情况与实施成效纳入…信用记录",
        "entry performance",
        "ppp::an_evaluation_goes_into_the_file_of_the_officer",
    ),
    clause("4.2-g", "归集至市公共信用信息共享服务平台", "batch", ""),
    clause("4.3-a", "严格依法依规出台优惠政策", "policy", "investment::a_policy_is_issued_after_its_review_alone"),
    clause(
        "4.3-b",
        "统一开展政策宣传,明确政策执行口径",
        "document activity policy",
        "domains::a_policy_is_explained_anew_and_made_known",
    ),
    clause(
        "4.3-c",
        "避免恶性竞争,规范招商引资行为",
        "policy agreement",
        "investment::a_policy_is_issued_after_its_review_alone",
    ),
    clause(
        "4.3-d",
        "履行…政策承诺和签订的各类合同、协议",
        "agreement promise",
        "investment::clauses_are_cleared_one_by_one domains::an_agreement_with_three_clauses_ends_in_a_workbook",
    ),
    clause(
        "4.3-e",
        "不得以政府换届、相关责任人更替等理由毁约",
        "post promise case",
        "chain::a_promise_broken_after_an_election_ends_in_a_measure_and_its_rectification pages::what_a_leaving_person_hands_over_is_listed_with_its_days",
    ),
    clause(
        "4.3-f",
        "畅通政府部门招商引资失信行为举报渠道",
        "complaint",
        "domains::a_complaint_about_investment_is_kept_apart_and_its_answer_falls_due",
    ),
    clause("4.3-g", "加强日常监管…纳入政府部门和相关责任人信用记录", "entry case inspection", ""),
    clause(
        "4.3-h",
        "国家利益、公共利益…改变…法定权限和程序",
        "amendment decision",
        "ppp::a_promise_is_changed_by_law_and_its_loss_made_good",
    ),
    clause("4.3-i", "对…财产损失依法予以补偿", "amendment", "ppp::a_promise_is_changed_by_law_and_its_loss_made_good"),
    clause(
        "4.4-a",
        "举债依法依规、规模适度、风险可控和程序透明",
        "debt",
        "debt::a_debt_is_approved_within_its_limit_and_a_default_becomes_an_event_and_a_lead",
    ),
    clause(
        "4.4-b",
        "强化地方政府债务预算约束",
        "fiscal",
        "debt::figures_profile_and_tables_are_said_in_both_languages",
    ),
    clause(
        "4.4-c",
        "健全地方政府债务监管体系",
        "debt installment",
        "debt::a_reset_a_prepayment_and_a_statement_agree_to_the_fen",
    ),
    clause(
        "4.4-d",
        "债务风险评估和预警机制",
        "installment assessment",
        "debt::an_assessment_freezes_its_ratios_and_warns_only_on_a_ground",
    ),
    clause(
        "4.4-e",
        "应急处置机制",
        "event",
        "debt::a_debt_is_approved_within_its_limit_and_a_default_becomes_an_event_and_a_lead",
    ),
    clause(
        "4.4-f",
        "责任追究机制",
        "entry event case",
        "debt::a_debt_is_approved_within_its_limit_and_a_default_becomes_an_event_and_a_lead",
    ),
    clause(
        "4.5-a",
        "街道和乡镇公开承诺制度",
        "document promise",
        "township::a_public_promise_is_reported_and_verified_for_its_area",
    ),
    clause("4.5-b", "基层政务公开工作机构、人员和职责", "desk", "township::a_desk_and_a_venue_from_opening_to_closing"),
    clause("4.5-c", "信息发布载体和信息查阅场所建设", "venue", "township::a_desk_and_a_venue_from_opening_to_closing"),
    clause(
        "4.5-d",
        "加大政务、财务等公开力度",
        "disclosure",
        "township::a_missing_month_stands_in_the_matrix_until_it_is_published township::a_request_is_answered_in_time_and_late",
    ),
    clause(
        "4.5-e",
        "就业、物业、就学…便民服务",
        "service promise",
        "township::a_service_is_reported_failed_mended_and_verified township::a_public_promise_is_reported_and_verified_for_its_area",
    ),
    clause(
        "4.5-f",
        "公共服务和优惠政策有效落实到社会公众",
        "service",
        "township::a_service_is_reported_failed_mended_and_verified",
    ),
    clause("4.5-g", "守信践诺情况纳入街道和乡镇绩效考核体系", "evaluation indicator", ""),
    clause(
        "4.5-h",
        "开展诚信街道和诚信乡镇创建活动",
        "campaign",
        "township::a_campaign_from_application_to_revocation",
    ),
    clause("5.1-a", "加强组织领导,按照职责分工", "task", ""),
    clause("5.1-b", "发挥…联席会议作用,协调解决…重大问题", "task meeting", ""),
    clause(
        "5.1-c",
        "研究制定…各项措施,加强各部门协作配合",
        "document",
        "stories::open::powers_are_listed_published_and_not_exceeded",
    ),
    clause("5.1-d", "跟踪了解和督促检查", "task", ""),
    clause("5.2-a", "守信践诺、政务诚信评价、公务员诚信档案管理等制度", "document task", ""),
    clause("5.2-b", "制订全面推进政务公开工作实施细则", "document task", ""),
    clause("5.2-c", "重大行政决策公众参与规程等制度", "document task", ""),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Names of the tests of a file, by `file::test`.
fn tests_of(path: &Path, into: &mut BTreeSet<String>) {
    let text = std::fs::read_to_string(path).unwrap();
    let file = path.file_stem().unwrap().to_string_lossy().into_owned();
    let stories = path.parent().is_some_and(|folder| folder.ends_with("stories"));
    let file = if stories { format!("stories::{file}") } else { file };
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        if line == "#[test]" {
            is_test = true;
        } else if let Some(rest) = line.strip_prefix("fn ")
            && std::mem::take(&mut is_test)
            && let Some((name, _)) = rest.split_once('(')
        {
            into.insert(format!("{file}::{name}"));
        }
    }
}

fn all_tests() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for folder in ["tests", "tests/sessions", "tests/sessions/stories"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "rs") {
                tests_of(&path, &mut out);
            }
        }
    }
    out
}

fn kept(kind: &str) -> bool {
    KINDS.iter().any(|k| k.name == kind)
}

/// The page. Fails where a proof is no test, a served clause has no register, or the catalogue says otherwise.
pub fn coverage() -> String {
    let tests = all_tests();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    let (mut served, mut open) = (String::new(), String::new());
    let mut counted = 0;
    for Clause { id, words, kinds, proof } in CLAUSES {
        assert!(seen.insert(*id), "{id} stands twice");
        for kind in kinds.split(' ') {
            let known = kept(kind) || RESERVED.iter().any(|k| k.name == kind);
            if !known {
                faults.push(format!("{id}: there is no register {kind}"));
            }
            if kept(kind) && !KINDS.iter().any(|k| k.name == kind && k.serves.contains(id)) {
                faults.push(format!("{id}: the catalogue does not say that {kind} serves it"));
            }
        }
        let names = |live: bool| kinds.split(' ').filter(|k| kept(k) == live).collect::<Vec<_>>().join(", ");
        for name in proof.split(' ').filter(|p| !p.is_empty()) {
            if !tests.contains(name) {
                faults.push(format!("{id}: there is no test {name}"));
            }
        }
        if proof.is_empty() {
            let missing = names(false);
            let why =
                if missing.is_empty() { "no session plays it yet".into() } else { format!("not kept yet: {missing}") };
            let _ = writeln!(open, "| {id} | {words} | {why} |");
        } else {
            if names(true).is_empty() {
                faults.push(format!("{id}: proven without a register"));
            }
            counted += 1;
            let proofs = proof.split(' ').map(|p| format!("`{p}`")).collect::<Vec<_>>().join(", ");
            let _ = writeln!(served, "| {id} | {words} | {} | {proofs} |", names(true));
        }
    }
    for kind in KINDS {
        for clause in kind.serves.iter().filter(|c| !seen.contains(*c)) {
            faults.push(format!("{} serves an unknown clause {clause}", kind.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    format!(
        "# Coverage of the programme\n\n\
         Clauses of 《加强政务诚信建设实施方案》 that a register serves and a session proves: {counted} of {}. Made by\n\
         `UPDATE_DOCS=1 cargo test --test docs` from tests/docs/coverage.rs; a proof that is no test, or a register that does\n\
         not say it serves the clause, fails.\n\n\
         | clause | words | registers | proven by |\n|---|---|---|---|\n{served}\n\
         ## Not yet\n\n| clause | words | why |\n|---|---|---|\n{open}",
        CLAUSES.len()
    )
}
