//! The guards that the catalogue names: each may refuse a lifecycle verb, or warn of it.

use super::debt::{assessment, borrowing, event, fiscal, installment};
use super::procurement::{acceptance, bid, challenge, contract, credential, payment, tender};
use super::{Moment, handover, personnel, registry};
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
    guard("contracts_of_unit_ended", registry::contracts_of_unit_ended),
    guard("open_contracts_need_note", registry::open_contracts_need_note),
    guard("regime_needs_unit_and_topic", registry::regime_needs_unit_and_topic),
    guard("later_version_replaces", registry::later_version_replaces),
    // 人员
    guard("posts_handed_over", personnel::posts_handed_over),
    guard("officer_retention_passed", personnel::officer_retention_passed),
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
    // 债务
    guard("four_checks_pass", borrowing::four_checks_pass),
    guard("checks_need_evidence", borrowing::checks_need_evidence),
    guard("lawful_debt_only", borrowing::lawful_debt_only),
    guard("debt_terms_hold", borrowing::debt_terms_hold),
    guard("within_headroom", borrowing::within_headroom),
    guard("installments_add_up", borrowing::installments_add_up),
    guard("debt_repaid", borrowing::debt_repaid),
    guard("repayment_is_a_part", installment::repayment_is_a_part),
    guard("repaid_to_the_fen", installment::repaid_to_the_fen),
    guard("installment_overdue", installment::installment_overdue),
    guard("balances_add_up", fiscal::balances_add_up),
    guard("over_limit_needs_note", fiscal::over_limit_needs_note),
    guard("assessment_computable", assessment::assessment_computable),
    guard("warning_has_ground", assessment::warning_has_ground),
    guard("later_assessment_better", assessment::later_assessment_better),
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
