//! What is computed and never recorded: what falls due, the red flags, the schedule of a loan, what was kept of agreements,
//! who answered for a project.

pub mod clearing;
pub mod due;
pub mod flags;
pub mod schedule;
pub mod trace;
