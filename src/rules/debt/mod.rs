//! 债务: what a debt, its lines, limits, assessments and risk events must satisfy, and what is computed from them.

pub(super) mod assessment;
pub(super) mod borrowing;
pub(super) mod event;
pub(super) mod fiscal;
pub mod generate;
pub(super) mod installment;
pub mod limit;
pub mod plan;
pub mod position;
pub mod schedule;
