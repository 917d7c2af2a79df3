//! What is computed and never recorded: what falls due, the red flags, how many promises were kept, figures of the debts,
//! pages gathered from many registers.

pub mod clearing;
pub mod debt;
pub mod dossier;
pub mod due;
pub mod eligibility;
pub mod files;
pub mod flags;
pub mod gather;
pub mod project_trace;
pub mod rates;
pub mod standing;
pub mod township;
pub mod trace;
