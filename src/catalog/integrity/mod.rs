//! 诚信: from a promise to a case, its rectification and sanction, to objection and repair (programme 二(三) and 三).

pub mod case;
pub mod promise;
pub mod rights;

pub use case::{CASE, MEASURE, RECTIFICATION};
pub use promise::{COMPLAINT, PROMISE};
pub use rights::{LITIGATION, OBJECTION, REPAIR};
