//! The guards that the catalogue names: each may refuse a lifecycle verb, or warn of it.

use super::debt::{assessment, borrowing, event, fiscal, installment, outcome, renewal};
use super::integrity::{case, complaint, measure, promise, rectification, revocation};
use super::ppp::{amendment, performance, project, stage, subsidy};
use super::procurement::{acceptance, bid, challenge, contract, credential, payment, tender};
use super::rights::{litigation, objection, publication, repair};
use super::township::{campaign, service};
use super::{Moment, decision, disclosure, handover, investment, item, personnel, registry, unit};
use crate::error::{Fault, Result};

/// A rule that a lifecycle verb must satisfy.
pub struct Guard {
    /// Its name in the catalogue.
    pub name: &'static str,
    /// What it finds: nothing when it is satisfied.
    pub check: fn(&Moment<'_>) -> Result<Vec<Fault>>,
}

/// The guard of that name.
pub fn find(name: &str) -> Option<&'static Guard> {
    GUARDS.iter().find(|g| g.name == name)
}

const fn guard(name: &'static str, check: fn(&Moment<'_>) -> Result<Vec<Fault>>) -> Guard {
    Guard { name, check }
}

/// Every guard, in the order of the catalogue.
pub static GUARDS: &[Guard] = &[
    // 主体
    guard("matters_of_unit_ended", unit::matters_of_unit_ended),
    guard("successor_in_place", unit::successor_in_place),
    guard("open_contracts_need_note", registry::open_contracts_need_note),
    guard("regime_needs_unit_and_topic", registry::regime_needs_unit_and_topic),
    guard("later_version_replaces", registry::later_version_replaces),
    // 人员
    guard("posts_handed_over", personnel::posts_handed_over),
    guard("officer_retention_passed", personnel::officer_retention_passed),
    guard("cases_of_officer_ended", personnel::cases_of_officer_ended),
    guard("obligations_handed_over", handover::obligations_handed_over),
    guard("violation_needs_decision", personnel::violation_needs_decision),
    guard("commendation_needs_kind", personnel::commendation_needs_kind),
    guard("assessment_needs_grade", personnel::assessment_needs_grade),
    guard("correction_needs_ground", personnel::correction_needs_ground),
    guard("entry_retention_passed", personnel::entry_retention_passed),
    guard("policy_activity_needs_ruling", personnel::policy_activity_needs_ruling),
    // 采购: 程序
    guard("intent_in_time", tender::intent_in_time),
    guard("method_needs_note", tender::method_needs_note),
    guard("bids_registered", tender::bids_registered),
    guard("winning_bid_won", tender::winning_bid_won),
    guard("winner_credit_clear", tender::winner_credit_clear),
    guard("over_budget_needs_note", tender::over_budget_needs_note),
    guard("contract_registered", tender::contract_registered),
    guard("contracts_of_tender_ended", tender::contracts_of_tender_ended),
    guard("challenges_ended", tender::challenges_ended),
    guard("late_bid_needs_note", bid::late_bid_needs_note),
    guard("credit_checks_clear", bid::credit_checks_clear),
    guard("credit_proof_or_note", bid::credit_proof_or_note),
    // 采购: 履约
    guard("acceptance_registered", contract::acceptance_registered),
    guard("acceptance_passed", contract::acceptance_passed),
    guard("last_acceptance_failed", contract::last_acceptance_failed),
    guard("nothing_owed", contract::nothing_owed),
    guard("bond_returned", contract::bond_returned),
    guard("termination_needs_ground", contract::termination_needs_ground),
    guard("late_acceptance_needs_reason", acceptance::late_acceptance_needs_reason),
    guard("public_service_needs_user", acceptance::public_service_needs_user),
    guard("part_below_amount", payment::part_below_amount),
    guard("payment_clock_known", payment::payment_clock_known),
    guard("paid_in_full", payment::paid_in_full),
    guard("not_paid_before_signing", payment::not_paid_before_signing),
    guard("payment_overdue", payment::payment_overdue),
    // 采购: 争议与信用
    guard("complaint_needs_prior", challenge::complaint_needs_prior),
    guard("complaint_accepted", challenge::complaint_accepted),
    guard("complaint_needs_doc_no", challenge::complaint_needs_doc_no),
    guard("adverse_information_needs_decision", credential::adverse_information_needs_decision),
    guard("ban_term_lawful", credential::ban_term_lawful),
    // 权益
    guard("result_upheld", objection::result_upheld),
    guard("result_dismissed", objection::result_dismissed),
    guard("upheld_is_corrected", objection::upheld_is_corrected),
    guard("repair_target_stands", repair::repair_target_stands),
    guard("repair_rule_fits", repair::repair_rule_fits),
    guard("repair_duty_fulfilled", repair::repair_duty_fulfilled),
    guard("repair_period_passed", repair::repair_period_passed),
    guard("no_open_objection", repair::no_open_objection),
    guard("target_rectifications_closed", repair::rectifications_closed),
    guard("repair_confirmed", repair::repair_confirmed),
    guard("repair_hours_done", repair::repair_hours_done),
    guard("court_result_fits", litigation::court_result_fits),
    guard("warning_in_writing", litigation::warning_in_writing),
    guard("published_case_confirmed", publication::published_case_confirmed),
    guard("persons_not_published", publication::persons_not_published),
    guard("minor_needs_note", publication::minor_needs_note),
    guard("publication_can_be_found", publication::publication_can_be_found),
    guard("ends_after_start", publication::ends_after_start),
    guard("withdrawal_explained", publication::withdrawal_explained),
    // 诚信: 承诺和投诉
    guard("paid_amount_reported", promise::paid_amount_reported),
    guard("reported_in_time", promise::reported_in_time),
    guard("promise_paid_in_full", promise::promise_paid_in_full),
    guard("reported_late", promise::reported_late),
    guard("government_owes", promise::government_owes),
    guard("promise_overdue", promise::promise_overdue),
    guard("excuse_is_no_ground", promise::excuse_is_no_ground),
    guard("change_approved", promise::change_approved),
    guard("ground_is_objective", promise::ground_is_objective),
    guard("handled_elsewhere", complaint::handled_elsewhere),
    guard("extension_within_longest", complaint::extension_within_longest),
    guard("complaint_founded", complaint::complaint_founded),
    // 诚信: 失信记录、整改、奖惩
    guard("case_excuse_is_no_ground", case::case_excuse_is_no_ground),
    guard("rectification_issued", case::rectification_issued),
    guard("rectifications_closed", case::rectifications_closed),
    guard("basis_attached", case::basis_attached),
    guard("default_after_refusal", case::default_after_refusal),
    guard("discipline_has_entry", case::discipline_has_entry),
    guard("recorded_on_decision", case::recorded_on_decision),
    guard("measure_imposed", case::measure_imposed),
    guard("repair_granted", case::repair_granted),
    guard("revocation_documented", revocation::revocation_documented),
    guard("case_may_be_archived", case::case_may_be_archived),
    guard("extended_once_in_time", rectification::extended_once_in_time),
    guard("rectification_overdue", rectification::rectification_overdue),
    guard("result_is_met", rectification::result_is_met),
    guard("verified_by_another_unit", rectification::verified_by_another_unit),
    guard("result_is_short", rectification::result_is_short),
    guard("result_is_refused", rectification::result_is_refused),
    guard("measure_is_complete", measure::measure_is_complete),
    guard("case_confirmed", measure::case_confirmed),
    guard("basis_in_force", measure::basis_in_force),
    guard("measure_is_lighter", measure::measure_is_lighter),
    guard("mitigation_is_waived", measure::mitigation_is_waived),
    // PPP
    guard("stage_duties_settled", project::stage_duties_settled),
    guard("subsidies_settled", project::subsidies_settled),
    guard("final_performance_confirmed", project::final_performance_confirmed),
    guard("signed_project_needs_amendment", project::signed_project_needs_amendment),
    guard("verifier_is_another", stage::verifier_is_another),
    guard("duty_overdue", stage::duty_overdue),
    guard("duty_handed_over", stage::duty_handed_over),
    guard("part_below_due", subsidy::part_below_due),
    guard("paid_as_due", subsidy::paid_as_due),
    guard("subsidy_overdue", subsidy::subsidy_overdue),
    guard("subsidy_change_approved", subsidy::subsidy_change_approved),
    guard("performance_entered", performance::performance_entered),
    guard("lawful_ground", amendment::lawful_ground),
    guard("no_loss_in_writing", amendment::no_loss_in_writing),
    guard("compensated_in_full", amendment::compensated_in_full),
    // 招商
    guard("fair_review_passed", investment::fair_review_passed),
    guard("reviewed_before_issue", investment::reviewed_before_issue),
    guard("forbidden_content_allowed", investment::forbidden_content_allowed),
    guard("promises_survive_the_policy", investment::promises_survive_the_policy),
    guard("doubtful_policy_needs_note", investment::doubtful_policy_needs_note),
    guard("government_clause_registered", investment::government_clause_registered),
    guard("clauses_ended", investment::clauses_ended),
    guard("agreement_ends_lawfully", investment::agreement_ends_lawfully),
    // 政务: 决策
    guard("steps_before_meeting_done", decision::steps_before_meeting_done),
    guard("decided_after_its_steps", decision::decided_after_its_steps),
    guard("dissent_recorded", decision::dissent_recorded),
    guard("alteration_has_ground", decision::alteration_has_ground),
    guard("step_shows_its_work", decision::step_shows_its_work),
    guard("step_may_be_skipped", decision::step_may_be_skipped),
    guard("decision_taken", decision::decision_taken),
    // 镇街
    guard("service_is_counted", service::service_is_counted),
    guard("sample_found_it_delivered", service::sample_found_it_delivered),
    guard("delivery_is_due_or_unmet", service::delivery_is_due_or_unmet),
    guard("unit_may_be_honoured", campaign::unit_may_be_honoured),
    guard("publicity_long_enough", campaign::publicity_long_enough),
    guard("publicity_is_over", campaign::publicity_is_over),
    guard("nobody_objects", campaign::nobody_objects),
    // 政务: 清单与公开
    guard("fee_needs_standard", item::fee_needs_standard),
    guard("versions_follow", item::versions_follow),
    guard("link_or_venue", disclosure::link_or_venue),
    guard("month_not_reported_yet", disclosure::month_not_reported_yet),
    guard("link_or_photo", disclosure::link_or_photo),
    guard("next_review_is_later", disclosure::next_review_is_later),
    guard("only_a_request_is_answered", disclosure::only_a_request_is_answered),
    guard("extension_within_limit", disclosure::extension_within_limit),
    // 债务
    guard("four_checks_pass", borrowing::four_checks_pass),
    guard("checks_need_evidence", borrowing::checks_need_evidence),
    guard("lawful_debt_only", borrowing::lawful_debt_only),
    guard("debt_terms_hold", borrowing::debt_terms_hold),
    guard("within_headroom", borrowing::within_headroom),
    guard("installments_add_up", borrowing::installments_add_up),
    guard("debt_repaid", borrowing::debt_repaid),
    guard("refinanced_in_full", renewal::refinanced_in_full),
    guard("restructuring_holds", renewal::restructuring_holds),
    guard("repayment_is_a_part", installment::repayment_is_a_part),
    guard("repaid_to_the_fen", installment::repaid_to_the_fen),
    guard("installment_overdue", installment::installment_overdue),
    guard("balances_add_up", fiscal::balances_add_up),
    guard("over_limit_needs_note", fiscal::over_limit_needs_note),
    guard("assessment_computable", assessment::assessment_computable),
    guard("warning_has_ground", outcome::warning_has_ground),
    guard("later_assessment_better", outcome::later_assessment_better),
    guard("responsibility_recorded", event::responsibility_recorded),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::GUARDS;
    use crate::catalog::KINDS;
    use crate::rules::effects::EFFECTS;

    #[test]
    fn catalogue_and_rules_name_the_same_guards_and_effects() {
        let verbs = || KINDS.iter().filter_map(|k| k.lifecycle).flat_map(|l| l.verbs);
        let named: BTreeSet<_> = verbs().flat_map(|v| v.guards.iter().copied()).collect();
        let known: BTreeSet<_> = GUARDS.iter().map(|g| g.name).collect();
        assert_eq!(named, known);
        assert_eq!(known.len(), GUARDS.len(), "a guard stands twice");
        let named: BTreeSet<_> = verbs().filter_map(|v| v.effect).collect();
        assert_eq!(named, EFFECTS.iter().map(|e| e.name).collect());
    }
}
