//! What is computed over many records and never recorded: what falls due, and the red flags.

pub mod due;
pub mod flags;
