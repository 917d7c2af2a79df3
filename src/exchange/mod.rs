//! Exchange with other programs' formats: records become foreign documents and foreign documents become records. This
//! room knows the catalogue and no store; the ledger is read and written by the commands.

pub mod oc4ids;
pub mod ocds;
