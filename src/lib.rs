//! `chengxin` (诚信): registers of government integrity over one local SQLite file.

pub mod analysis;
pub mod catalog;
pub mod cli;
pub mod commands;
pub mod context;
pub mod error;
pub mod exchange;
pub mod messages;
pub mod render;
pub mod rules;
pub mod schema;
pub mod sheet;
pub mod store;
pub mod terms;
pub mod ui;
