//! 债务: what a debt, its lines, limits, assessments and risk events must satisfy, and what is computed from them.

pub mod assessment;
pub(super) mod borrowing;
pub mod event;
pub(super) mod fiscal;
pub mod generate;
pub(super) mod installment;
pub mod limit;
pub mod opening;
mod pass;
pub mod plan;
pub mod position;
pub(super) mod renewal;
pub mod schedule;
pub mod tally;
pub mod warning;
