//! What is computed and never recorded: what falls due, the red flags, the schedule of a loan, how many promises were kept.

pub mod due;
pub mod flags;
pub mod rates;
pub mod schedule;
