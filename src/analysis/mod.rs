//! What is computed and never recorded: figures of the debts, what falls due, the red flags.

pub mod debt;
pub mod due;
pub mod flags;
