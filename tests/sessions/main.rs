//! Sessions with the real program: what a clerk, a script or a night job sees, one topic a file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod audit;
mod check;
mod codes;
mod damage;
mod debt;
mod dry_run;
mod explain;
mod first_minutes;
mod flags;
mod kill;
mod language;
mod lists;
mod locks;
mod nightly;
mod ocds;
mod office;
mod privacy;
mod read_only;
mod records;
mod round_trip;
mod schedule;
mod sheets;
mod undo;
