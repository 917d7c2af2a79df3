//! 债务: what a debt, its lines, limits, assessments and risk events must satisfy, and what is computed from them.

pub mod accrual;
pub mod assessment;
pub mod borrowing;
pub mod event;
pub mod fiscal;
pub mod generate;
pub(super) mod installment;
pub mod limit;
pub mod opening;
pub mod outcome;
mod pass;
pub mod plan;
pub mod position;
pub(super) mod renewal;
pub mod schedule;
pub mod stored;
pub mod tally;
pub mod warning;
