//! What is computed over many records and never recorded.

pub mod due;
