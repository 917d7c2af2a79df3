//! 采购: what a tender, a contract, a payment or a dispute must satisfy before it moves on.

pub(super) mod acceptance;
pub(super) mod bid;
pub(super) mod challenge;
pub(super) mod contract;
pub(super) mod credential;
pub(super) mod payment;
pub(crate) mod regime;
pub(super) mod tender;

/// The three lists that are checked before an award (财库〔2016〕125号).
const CREDIT_CHECKS: [&str; 3] = ["credit_executed", "credit_tax", "credit_procurement"];
