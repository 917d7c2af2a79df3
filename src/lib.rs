//! `chengxin` (诚信): registers of government integrity over one local SQLite file.

pub mod catalog;
pub mod error;
pub mod messages;
pub mod rules;
pub mod schema;
pub mod store;
pub mod terms;
