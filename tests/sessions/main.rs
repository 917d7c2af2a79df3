//! Sessions with the real program: what a clerk, a script or a night job sees, one topic a file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod audit;
mod bad_fields;
mod books;
mod buying;
mod chain;
mod check;
mod clerk;
mod codes;
mod computed;
mod damage;
mod debt;
mod domains;
mod dry_run;
mod explain;
mod first_minutes;
mod flags;
mod governance;
mod investment;
mod kill;
mod language;
mod lists;
mod locks;
mod nightly;
mod oc4ids;
mod ocds;
mod ocds_foreign;
mod office;
mod overdue;
mod pages;
mod ppp;
mod privacy;
mod procurement;
mod read_only;
mod records;
mod rights;
mod round_trip;
mod scenarios;
mod schedule;
mod sheets;
mod standing;
mod stories;
mod township;
mod undo;
