//! `chengxin` (诚信): registers of government integrity over one local SQLite file.

pub mod error;
pub mod messages;
pub mod schema;
pub mod sheet;
pub mod terms;
