//! What is computed and never recorded: what falls due, the red flags, how many promises were kept, pages gathered from
//! many registers.

pub mod dossier;
pub mod due;
pub mod eligibility;
pub mod flags;
pub mod gather;
pub mod rates;
pub mod trace;
