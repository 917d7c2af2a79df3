//! What is computed and never recorded: what falls due, the red flags.

pub mod due;
pub mod flags;
