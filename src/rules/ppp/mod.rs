//! PPP: who answers for each stage, what is owed and paid, how it performed, and what may lawfully be changed.

pub(crate) mod amendment;
pub mod burden;
pub(crate) mod excuse;
pub(crate) mod performance;
pub(crate) mod project;
pub(crate) mod stage;
pub(crate) mod subsidy;
