//! What is computed from the records and never kept: the red flags of the procurement registers.

pub mod flags;
