//! Spreadsheets in and out.

pub mod write;
