//! Days of a record that cannot lie the other way round: of each pair the first is no later than the second.
//!
//! Only what cannot be otherwise stands here. A thing done late, or early where early is lawful (a bond given back before it
//! is due), is no pair. `kind.field` is a day of the record that this one refers to.

use crate::catalog::debt::{ASSESSMENT, DEBT, EVENT, FISCAL, INSTALLMENT};
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::governance::{DECISION, DISCLOSURE, ITEM, STEP};
use crate::catalog::integrity::{COMPLAINT, LITIGATION, MEASURE, OBJECTION, PROMISE, RECTIFICATION, REPAIR};
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::personnel::{ACTIVITY, ENTRY, OFFICER, POST};
use crate::catalog::ppp::{AMENDMENT, PROJECT, STAGE};
use crate::catalog::procurement::{ACCEPTANCE, BID, CHALLENGE, CONTRACT, CREDENTIAL, CREDIT_REPORT, PAYMENT, TENDER};
use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
use crate::catalog::township::{CAMPAIGN, DESK, VENUE};
use crate::schema::{Field, Kind, Type};

/// Pairs of days of a kind.
pub(super) struct Order {
    /// The kind.
    pub kind: &'static Kind,
    /// The earlier field, the later field.
    pub pairs: &'static [(&'static str, &'static str)],
}

impl Order {
    const fn new(kind: &'static Kind, pairs: &'static [(&'static str, &'static str)]) -> Self {
        Self { kind, pairs }
    }
}

/// A day of an order: whose it is, by which reference of the record it is reached, and its field.
pub(super) struct Place {
    /// The kind that has the field.
    pub owner: &'static Kind,
    /// The reference, unless the record has the field itself.
    pub by: Option<&'static str>,
    /// The field.
    pub field: &'static Field,
}

impl Place {
    /// Where a word of a pair points; `None` for a word that names no day, which a test rules out.
    pub(super) fn of(kind: &'static Kind, word: &'static str) -> Option<Self> {
        let (owner, by, name) = match word.split_once('.') {
            None => (kind, None, word),
            Some((by, name)) => match kind.field(by)?.ty {
                Type::Ref(owner) => (owner, Some(by), name),
                _ => return None,
            },
        };
        Some(Self { owner, by, field: owner.field(name).filter(|f| matches!(f.ty, Type::Date))? })
    }
}

/// Every kind with its pairs. What CG-09, CG-38, CG-54 and FK-09 name is theirs.
pub(super) static ORDERS: &[Order] = &[
    Order::new(&UNIT, &[("valid_from", "valid_to")]),
    Order::new(&PARTY, &[("founded_on", "closed_on")]),
    Order::new(&DOCUMENT, &[("effective_from", "effective_to"), ("issued_on", "effective_to")]),
    Order::new(&OFFICER, &[("joined_on", "left_on")]),
    Order::new(&POST, &[("start_on", "end_on"), ("start_on", "handover_on")]),
    Order::new(&ENTRY, &[("occurred_on", "decided_on"), ("occurred_on", "received_on")]),
    Order::new(&ACTIVITY, &[("start_on", "end_on")]),
    Order::new(
        &TENDER,
        &[
            ("notice_on", "docs_to"),
            ("docs_to", "bid_deadline"),
            ("bid_deadline", "candidate_on"),
            ("report_on", "candidate_on"),
            ("candidate_on", "confirmed_on"),
            ("bid_deadline", "result_on"),
            ("confirmed_on", "result_on"),
        ],
    ),
    Order::new(&BID, &[("received_on", "bond_refund_on")]),
    Order::new(
        &CONTRACT,
        &[
            ("signed_on", "published_on"),
            ("signed_on", "filed_on"),
            ("signed_on", "deliver_due"),
            ("signed_on", "bond_refund_on"),
        ],
    ),
    Order::new(&ACCEPTANCE, &[("requested_on", "accepted_on"), ("accepted_on", "published_on")]),
    Order::new(&PAYMENT, &[("contract.signed_on", "agreed_on"), ("claim_on", "claim_done_on")]),
    Order::new(
        &CHALLENGE,
        &[
            ("known_on", "received_on"),
            ("prior.received_on", "received_on"),
            ("received_on", "accepted_on"),
            ("received_on", "decided_on"),
            ("accepted_on", "decided_on"),
            ("decided_on", "published_on"),
        ],
    ),
    Order::new(
        &CREDENTIAL,
        &[
            ("valid_from", "valid_to"),
            ("issued_on", "valid_to"),
            ("issued_on", "checked_on"),
            ("issued_on", "shared_on"),
        ],
    ),
    Order::new(&CREDIT_REPORT, &[("issued_on", "valid_to"), ("issued_on", "verified_on")]),
    Order::new(&PROJECT, &[("signed_on", "end_on"), ("start_on", "operate_on"), ("operate_on", "end_on")]),
    Order::new(&STAGE, &[("start_on", "due_on"), ("start_on", "done_on"), ("done_on", "verified_on")]),
    Order::new(&AMENDMENT, &[("agreed_on", "due_on"), ("agreed_on", "paid_on")]),
    Order::new(&POLICY, &[("effective_from", "effective_to")]),
    Order::new(&AGREEMENT, &[("signed_on", "end_on"), ("start_on", "finish_on")]),
    Order::new(&DEBT, &[("drawn_on", "matures_on")]),
    Order::new(&INSTALLMENT, &[("debt.drawn_on", "due_on"), ("debt.drawn_on", "paid_on")]),
    Order::new(&FISCAL, &[("approved_on", "published_on")]),
    Order::new(&ASSESSMENT, &[("as_of_date", "warned_on"), ("warned_on", "cleared_on")]),
    Order::new(&EVENT, &[("found_on", "reported_on"), ("found_on", "started_on"), ("started_on", "stopped_on")]),
    Order::new(&DESK, &[("setup_on", "checked_on")]),
    Order::new(&VENUE, &[("opened_on", "updated_on")]),
    Order::new(
        &CAMPAIGN,
        &[
            ("applied_on", "reviewed_on"),
            ("applied_on", "titled_on"),
            ("publicity_from", "publicity_to"),
            ("titled_on", "valid_to"),
            ("titled_on", "recheck_on"),
        ],
    ),
    Order::new(&PROMISE, &[("made_on", "due_on"), ("made_on", "verified_on"), ("reported_on", "verified_on")]),
    Order::new(
        &COMPLAINT,
        &[
            ("received_on", "accepted_on"),
            ("received_on", "transferred_on"),
            ("received_on", "replied_on"),
            ("accepted_on", "replied_on"),
        ],
    ),
    Order::new(
        &RECTIFICATION,
        &[
            ("issued_on", "due_on"),
            ("issued_on", "reported_on"),
            ("issued_on", "urged_on"),
            ("due_on", "extended_to"),
            ("reported_on", "verified_on"),
        ],
    ),
    Order::new(&MEASURE, &[("start_on", "end_on"), ("decided_on", "lifted_on")]),
    Order::new(
        &OBJECTION,
        &[
            ("received_on", "marked_on"),
            ("received_on", "forwarded_on"),
            ("received_on", "decided_on"),
            ("received_on", "notified_on"),
            ("decided_on", "corrected_on"),
        ],
    ),
    Order::new(
        &REPAIR,
        &[
            ("applied_on", "accepted_on"),
            ("applied_on", "decided_on"),
            ("accepted_on", "decided_on"),
            ("decided_on", "notified_on"),
            ("decided_on", "synced_on"),
        ],
    ),
    Order::new(
        &LITIGATION,
        &[
            ("filed_on", "judged_on"),
            ("judged_on", "effective_on"),
            ("judged_on", "enforced_on"),
            ("filed_on", "listed_on"),
        ],
    ),
    Order::new(
        &DECISION,
        &[
            ("opened_on", "meeting_on"),
            ("opened_on", "decided_on"),
            ("meeting_on", "decided_on"),
            ("decided_on", "published_on"),
            ("decided_on", "evaluated_on"),
        ],
    ),
    Order::new(&STEP, &[("start_on", "end_on")]),
    Order::new(&ITEM, &[("valid_from", "valid_to")]),
    Order::new(&DISCLOSURE, &[("formed_on", "published_on"), ("requested_on", "replied_on")]),
    Order::new(&PUBLICATION, &[("start_on", "end_on"), ("start_on", "withdrawn_on")]),
];

#[cfg(test)]
mod tests {
    use super::{ORDERS, Place};

    #[test]
    fn every_pair_names_two_days() {
        for order in ORDERS {
            for (before, after) in order.pairs {
                for word in [before, after] {
                    assert!(Place::of(order.kind, word).is_some(), "{}.{word}", order.kind.name);
                }
                assert_ne!(before, after, "{}", order.kind.name);
            }
            let of_kind = ORDERS.iter().filter(|other| other.kind == order.kind);
            assert_eq!(of_kind.count(), 1, "{}", order.kind.name);
        }
    }
}
