//! Commands of the debts as a whole and of one debt's plan; records are kept by the commands of every kind.

pub(super) mod generate;
