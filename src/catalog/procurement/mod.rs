//! 采购: public procurement and bidding, from the published intent to the last payment (programme 四(一)).

pub mod challenge;
pub mod contract;
pub mod credential;
pub mod tender;

pub use challenge::CHALLENGE;
pub use contract::{ACCEPTANCE, CONTRACT, PAYMENT};
pub use credential::{CREDENTIAL, CREDIT_REPORT};
pub use tender::{BID, TENDER};
