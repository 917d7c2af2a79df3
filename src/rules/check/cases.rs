//! What rules read: a record joined with those it hangs on, one SELECT a kind.

use chrono::NaiveDate;

use super::law::Base;
use super::payment;
use crate::error::Result;
use crate::rules::computed::paid::Paid;
use crate::store::{Reader, Record};
use crate::terms::date::from_iso;

/// What a rule reads.
pub(super) trait Case: Sized {
    /// The SELECT of all live records.
    const SQL: &str;

    /// Reads a row of that SELECT.
    ///
    /// # Errors
    /// E7005 when another program stored what is no value of its field.
    fn read(record: &Record<'_>) -> Result<Self>;

    /// Reads what the row does not hold, where the case needs it.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    fn complete(&mut self, base: &Base, reader: Reader<'_>) -> Result<()>;

    /// The record.
    fn id(&self) -> &str;

    /// The record, when all is judged.
    fn into_id(self) -> String;
}

/// A case of a kind: its fields, the SQL of each, and where the rows come from; and what is read besides.
macro_rules! case {
    (
        $(#[$about:meta])* $name:ident, $from:literal { $($field:ident: $ty:ty = $sql:literal,)* }
        $(and $more:ident: $kept:ty = $read:path)?
    ) => {
        $(#[$about])*
        pub(in crate::rules::check) struct $name {
            $(pub $field: $ty,)*
            $(pub $more: $kept,)?
        }

        impl $crate::rules::check::cases::Case for $name {
            const SQL: &str = concat!("SELECT 0", $(", ", $sql,)* " FROM ", $from, " WHERE x.void_on IS NULL");

            fn read(record: &$crate::store::Record<'_>) -> $crate::error::Result<Self> {
                let mut column = 0;
                let mut next = || { column += 1; column };
                Ok(Self {
                    $($field: <$ty as $crate::store::FromRecord>::from_record(record, next())?,)*
                    $($more: <$kept>::default(),)?
                })
            }

            fn complete(
                &mut self,
                _base: &$crate::rules::check::law::Base,
                _reader: $crate::store::Reader<'_>,
            ) -> $crate::error::Result<()> {
                $(self.$more = $read(self, _base, _reader)?;)?
                Ok(())
            }

            fn id(&self) -> &str {
                &self.id
            }

            fn into_id(self) -> String {
                self.id
            }
        }
    };
}

pub(super) use case;
mod township;

pub(super) use township::{CampaignCase, DeskCase, DisclosureCase, ItemCase, TownCase, TownPromiseCase, VenueCase};

type Day = Option<NaiveDate>;
type Text = Option<String>;
type Fen = Option<i64>;
type YesNo = Option<bool>;

/// The contracts of a tender as they were signed.
pub(super) struct Signed<'c> {
    /// The day of the first.
    pub first: NaiveDate,
    /// The day of the last.
    pub last: NaiveDate,
    /// The last.
    pub contract: &'c str,
}

impl TenderCase {
    /// When its contracts were signed; `None` without one. Supplements are none.
    pub(super) fn signed(&self) -> Option<Signed<'_>> {
        let mut words = self.signed.as_deref()?.splitn(3, ' ');
        let mut day = || from_iso(words.next()?);
        let (first, last) = (day()?, day()?);
        Some(Signed { first, last, contract: words.next()? })
    }
}

case! {
    /// A tender with its contracts and challenges.
    TenderCase, "tender x" {
        id: String = "x.id",
        state: String = "x.state",
        bidding: YesNo = "BIDDING(x)",
        method: String = "x.method",
        intent_on: Day = "x.intent_on",
        notice_on: Day = "x.notice_on",
        docs_to: Day = "x.docs_to",
        bid_deadline: Day = "x.bid_deadline",
        report_on: Day = "x.report_on",
        candidate_on: Day = "x.candidate_on",
        confirmed_on: Day = "x.confirmed_on",
        result_on: Day = "x.result_on",
        award_on: Day = "x.award_on",
        budget: i64 = "x.budget",
        award_amount: Fen = "x.award_amount",
        attachments: Text = "x.attachments",
        signed: Text = "(SELECT min(c.signed_on) || ' ' || max(c.signed_on || ' ' || c.id) FROM contract c \
                        WHERE c.tender = x.id AND c.void_on IS NULL AND c.supplement_of IS NULL)",
        open_contract: Text = "CASE WHEN x.state = 'closed' THEN (SELECT min(c.id) FROM contract c WHERE c.tender = x.id \
                              AND c.void_on IS NULL AND c.state NOT IN ('closed', 'terminated')) END",
        open_challenge: Text = "CASE WHEN x.state = 'closed' THEN (SELECT min(z.id) FROM challenge z WHERE z.tender = x.id \
                               AND z.void_on IS NULL AND z.state NOT IN ('replied', 'refused', 'withdrawn')) END",
    }
}

case! {
    /// A bid with its tender and that tender's contract.
    BidCase, "bid x JOIN tender t ON t.id = x.tender" {
        id: String = "x.id",
        state: String = "x.state",
        bidder: String = "x.bidder",
        received_on: NaiveDate = "x.received_on",
        late: YesNo = "x.late",
        bond: Fen = "x.bond",
        bond_form: Text = "x.bond_form",
        bond_refund_on: Day = "x.bond_refund_on",
        credit_checked_on: Day = "x.credit_checked_on",
        credit_executed: Text = "x.credit_executed",
        credit_tax: Text = "x.credit_tax",
        credit_procurement: Text = "x.credit_procurement",
        tender_state: String = "t.state",
        bidding: YesNo = "BIDDING(t)",
        budget: i64 = "t.budget",
        notice_on: Day = "t.notice_on",
        bid_deadline: Day = "t.bid_deadline",
        confirmed_on: Day = "t.confirmed_on",
        award_on: Day = "t.award_on",
        signed_on: Day = "CASE WHEN x.bond IS NOT NULL THEN (SELECT min(c.signed_on) FROM contract c \
                          WHERE c.tender = x.tender AND c.void_on IS NULL AND c.supplement_of IS NULL) END",
    }
}

case! {
    /// A contract with its tender, supplements, acceptances and payments.
    ContractCase, "contract x LEFT JOIN tender t ON t.id = x.tender" {
        id: String = "x.id",
        state: String = "x.state",
        supplier: String = "x.supplier",
        amount: i64 = "x.amount",
        signed_on: NaiveDate = "x.signed_on",
        pay_days: Option<i64> = "x.pay_days",
        sme_size: String = "x.sme_size",
        interest_rate: Option<i64> = "x.interest_rate",
        bond: Fen = "x.bond",
        bond_refund_on: Day = "x.bond_refund_on",
        published_on: Day = "x.published_on",
        filed_on: Day = "x.filed_on",
        supplement_of: Text = "x.supplement_of",
        ended_on: Day = "x.ended_on",
        bidding: YesNo = "BIDDING(t)",
        winner: Text = "t.winner",
        award_amount: Fen = "t.award_amount",
        siblings: i64 = "CASE WHEN t.id IS NULL THEN 0 ELSE (SELECT count(*) FROM contract c WHERE c.tender = t.id \
                         AND c.void_on IS NULL AND c.supplement_of IS NULL) END",
        supplements: i64 = "CASE WHEN x.supplement_of IS NULL AND EXISTS (SELECT 1 FROM contract c \
                            WHERE c.supplement_of = x.id) THEN (WITH RECURSIVE chain(id) AS (\
                            SELECT c.id FROM contract c WHERE c.supplement_of = x.id AND c.void_on IS NULL UNION \
                            SELECT c.id FROM chain JOIN contract c ON c.supplement_of = chain.id AND c.void_on IS NULL) \
                            SELECT coalesce(sum(c.amount), 0) FROM chain JOIN contract c ON c.id = chain.id \
                            WHERE c.state <> 'terminated') ELSE 0 END",
        paid: i64 = "(SELECT coalesce(sum(p.paid_amount), 0) FROM payment p WHERE p.contract = x.id \
                     AND p.void_on IS NULL AND p.purpose NOT IN ('refund', 'interest'))",
        paid_supplements: i64 = "CASE WHEN x.supplement_of IS NULL AND EXISTS (SELECT 1 FROM contract c \
                                 WHERE c.supplement_of = x.id) THEN (WITH RECURSIVE chain(id) AS (\
                                 SELECT c.id FROM contract c WHERE c.supplement_of = x.id AND c.void_on IS NULL UNION \
                                 SELECT c.id FROM chain JOIN contract c ON c.supplement_of = chain.id \
                                 AND c.void_on IS NULL) SELECT coalesce(sum(p.paid_amount), 0) FROM chain \
                                 JOIN contract c ON c.id = chain.id JOIN payment p ON p.contract = c.id \
                                 WHERE c.state <> 'terminated' AND p.void_on IS NULL \
                                 AND p.purpose NOT IN ('refund', 'interest')) ELSE 0 END",
        accepted_on: Day = "(SELECT max(a.accepted_on) FROM acceptance a WHERE a.contract = x.id AND a.void_on IS NULL \
                            AND a.state IN ('passed', 'partial'))",
        delivered_on: Day = "(SELECT min(a.delivered_on) FROM acceptance a WHERE a.contract = x.id AND a.void_on IS NULL)",
    }
}

case! {
    /// An acceptance with its contract.
    AcceptanceCase, "acceptance x JOIN contract c ON c.id = x.contract" {
        id: String = "x.id",
        state: String = "x.state",
        delivered_on: NaiveDate = "x.delivered_on",
        requested_on: Day = "x.requested_on",
        accepted_on: Day = "x.accepted_on",
        public_service: YesNo = "x.public_service",
        user_invited: YesNo = "x.user_invited",
        certificate: Text = "x.certificate",
        signed_all: YesNo = "x.signed_all",
        published_on: Day = "x.published_on",
        signed_on: NaiveDate = "c.signed_on",
        settlement: String = "c.settlement",
        accept_days: Option<i64> = "c.accept_days",
        pay_days: Option<i64> = "c.pay_days",
        sme_size: String = "c.sme_size",
    }
}

case! {
    /// A payment with its contract and acceptance, and the parts it was paid in.
    PaymentCase, "payment x JOIN contract c ON c.id = x.contract LEFT JOIN acceptance a ON a.id = x.acceptance" {
        id: String = "x.id",
        contract: String = "x.contract",
        contract_no: String = "c.ext_no",
        buyer: String = "c.buyer",
        supplier: String = "c.supplier",
        purpose: String = "x.purpose",
        basis_on: Day = "x.basis_on",
        agreed_on: Day = "x.agreed_on",
        amount: i64 = "x.amount",
        disputed: Fen = "x.disputed",
        paid_amount: Fen = "x.paid_amount",
        paid_on: Day = "x.paid_on",
        interest_paid: Fen = "x.interest_paid",
        delay_excuse: Text = "x.delay_excuse",
        claim_on: Day = "x.claim_on",
        claim_done_on: Day = "x.claim_done_on",
        signed_on: NaiveDate = "c.signed_on",
        settlement: String = "c.settlement",
        accept_days: Option<i64> = "c.accept_days",
        pay_days: Option<i64> = "c.pay_days",
        sme_size: String = "c.sme_size",
        interest_rate: Option<i64> = "c.interest_rate",
        acceptance_state: Text = "a.state",
        delivered_on: Day = "a.delivered_on",
        requested_on: Day = "a.requested_on",
        accepted_on: Day = "a.accepted_on",
        rev: i64 = "x.rev",
    } and paid: Paid = payment::paid
}

case! {
    /// A challenge with its tender and the question before it.
    ChallengeCase, "challenge x JOIN tender t ON t.id = x.tender LEFT JOIN challenge p ON p.id = x.prior" {
        id: String = "x.id",
        state: String = "x.state",
        kind: String = "x.kind",
        matter: String = "x.matter",
        known_on: Day = "x.known_on",
        received_on: NaiveDate = "x.received_on",
        accepted_on: Day = "x.accepted_on",
        decided_on: Day = "x.decided_on",
        suspends: YesNo = "x.suspends",
        bidding: YesNo = "BIDDING(t)",
        bid_deadline: Day = "t.bid_deadline",
        candidate_on: Day = "t.candidate_on",
        confirmed_on: Day = "t.confirmed_on",
        prior: Text = "p.id",
        prior_kind: Text = "p.kind",
        prior_decided_on: Day = "p.decided_on",
        prior_received_on: Day = "p.received_on",
    }
}

case! {
    /// A ban, or other information on a party.
    CredentialCase, "credential x" {
        id: String = "x.id",
        state: String = "x.state",
        list: Text = "x.list",
        issued_on: NaiveDate = "x.issued_on",
        valid_from: Day = "x.valid_from",
        valid_to: Day = "x.valid_to",
    }
}

case! {
    /// A debt with the lines of its plan, one a `;`: number, day, principal, interest, origin, state, then rate, version and what
    /// was paid of the principal, each empty where blank.
    DebtCase, "debt x" {
        id: String = "x.id",
        state: String = "x.state",
        kind: String = "x.kind",
        principal: i64 = "x.principal",
        rate: i64 = "x.rate",
        day_count: String = "x.day_count",
        drawn_on: NaiveDate = "x.drawn_on",
        matures_on: NaiveDate = "x.matures_on",
        repay_mode: String = "x.repay_mode",
        periods_year: i64 = "x.periods_year",
        lawful_ok: YesNo = "x.lawful_ok",
        scale_ok: YesNo = "x.scale_ok",
        risk_ok: YesNo = "x.risk_ok",
        open_ok: YesNo = "x.open_ok",
        lines: Text = "(SELECT group_concat(i.seq || ' ' || i.due_on || ' ' || i.principal || ' ' || i.interest || ' ' || \
                       i.schedule || ' ' || i.state || ' ' || coalesce(i.rate, '') || ' ' || coalesce(i.plan_no, '') || ' ' || \
                       coalesce(i.paid_principal, ''), ';') FROM installment i WHERE i.debt = x.id AND i.void_on IS NULL)",
    }
}

case! {
    /// A line of a plan with its debt.
    InstallmentCase, "installment x JOIN debt d ON d.id = x.debt" {
        id: String = "x.id",
        due_on: NaiveDate = "x.due_on",
        principal: i64 = "x.principal",
        interest: i64 = "x.interest",
        paid_principal: Fen = "x.paid_principal",
        paid_interest: Fen = "x.paid_interest",
        debt_state: String = "d.state",
    }
}

case! {
    /// Limits and balances of a year.
    FiscalCase, "fiscal x" {
        id: String = "x.id",
        year: i64 = "x.year",
        limit_general: i64 = "x.limit_general",
        limit_special: i64 = "x.limit_special",
        open_general: i64 = "x.open_general",
        issue_general: Fen = "x.issue_general",
        repay_general: Fen = "x.repay_general",
        close_general: i64 = "x.close_general",
        open_special: i64 = "x.open_special",
        issue_special: Fen = "x.issue_special",
        repay_special: Fen = "x.repay_special",
        close_special: i64 = "x.close_special",
    }
}
