//! What is computed and never recorded: what falls due, the red flags, the schedule of a loan.

pub mod due;
pub mod flags;
pub mod schedule;
pub mod township;
