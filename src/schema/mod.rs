//! What a field, a value, a row, a kind, a code list and a lifecycle are. Knows no kind.
//!
//! Everything that is the same for all kinds (table, command, sheet, list, log) follows from these descriptors, so a
//! kind is one static in `catalog/` and a field is one line of it.

pub mod codes;
pub mod columns;
pub mod example;
pub mod field;
pub mod filter;
pub mod group;
pub mod kind;
pub mod lifecycle;
pub mod parse;
pub mod row;
#[cfg(test)]
pub(crate) mod samples;
pub mod show;
pub mod view;

pub use codes::{CodeItem, CodeList};
pub use columns::{Columns, RecordWriter, Written};
pub use field::{Field, Type};
pub use group::Group;
pub use kind::{Kind, Mount};
pub use lifecycle::{Deadline, Lifecycle, Verb};
pub use parse::{Reading, World};
pub use row::{Row, Value};
pub use show::{Mask, Names, Showing, Style};
