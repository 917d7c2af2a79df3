//! Values with rules of their own: dates, amounts, rates, identifiers, numbers of documents and telephones.
//!
//! Every parser takes what a clerk typed or a sheet holds and gives back the one normal form that is stored, or a
//! [`Fault`](crate::error::Fault) that names the right spelling. None of them reads the clock: today is an argument.
//! The common ASCII form of each value is read without allocating, since an import calls these once per cell.

pub mod date;
mod decimal;
pub mod mask;
pub mod money;
pub mod number;
pub mod rate;
pub mod text;
