//! Open Contracting for Infrastructure Data Standard 0.9: a PPP project, who takes part in it, its budget, its contracting
//! processes and their lawful changes. What the standard has no place for is named, so that nobody takes the file for the
//! whole register.

pub mod export;
mod form;
mod places;
mod process;
mod told;

pub use export::{Export, Publisher, Registers};
