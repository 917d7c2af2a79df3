//! The form of an output, judged before anything is done, and flags that a command does not use.

use super::output::{Output, no_workbook};
use super::session::Session;
use super::small::no_ids;
use crate::analysis::standing;
use crate::both;
use crate::cli::filter::{self, Fields};
use crate::error::{Fault, Result, codes};
use crate::render::Format;

/// Judges the form of the output before anything is done: a command whose result cannot be shown does nothing.
///
/// # Errors
/// E5022 for a form that is unknown or that this command does not have, E1003 for an unknown field in `--fields`.
pub(super) fn run(s: &Session<'_>) -> Result<()> {
    if super::ocds::asked_for(s) || super::oc4ids::asked_for(s) || super::debt::profile::asked_for(s) {
        return Ok(());
    }
    let output = Output::of(s, None)?;
    if output.format == Format::Xlsx && !has_table(s) {
        return Err(no_workbook());
    }
    // It writes before it shows its table, which has no ids.
    if output.format == Format::Id && s.invocation.path.iter().map(String::as_str).eq(["debt", "generate"]) {
        return Err(no_ids());
    }
    if let (Some(text), Some(kind)) = (&s.globals().fields, s.invocation.target.kind()) {
        filter::fields(text, Fields { kind, computed: &standing::fields(kind) })?;
    }
    let path = s.invocation.path.last().map_or("", String::as_str);
    let lists = matches!(path, "list" | "export") && s.invocation.target.kind().is_some();
    let unused = [
        (
            "--列",
            "--fields",
            s.globals().fields.is_some(),
            lists || (path == "show" && s.invocation.target.kind().is_some()),
        ),
        ("--排序", "--sort", s.globals().sort.is_some(), lists),
        ("--条数", "--limit", s.globals().limit.is_some(), lists || takes_limit(s)),
        ("--编码", "--encoding", s.globals().encoding.is_some(), true),
    ];
    for (zh, en, given, used) in unused {
        if given && !used {
            return Err(Fault::new(&codes::E1006, both!("这个命令不用 {zh}", "this command does not use {en}"))
                .hint(both!("去掉 {zh}", "drop {en}"))
                .into());
        }
    }
    Ok(())
}

/// True for commands that are no list of records and stop at `--limit`.
fn takes_limit(s: &Session<'_>) -> bool {
    let words: Vec<&str> = s.invocation.path.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["check" | "due" | "find" | "sql"]
            | ["op", "list" | "show"]
            | ["lookup", "list"]
            | ["procurement", "flags" | "overdue"]
    )
}

/// True for commands whose answer is, or may be, a table; the others have no form of a workbook.
fn has_table(s: &Session<'_>) -> bool {
    if s.invocation.target.kind().is_some() {
        return matches!(s.invocation.verb.as_str(), "list" | "export" | "show" | "template" | "stats");
    }
    let words: Vec<&str> = s.invocation.path.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        [] | ["calendar" | "config" | "draft" | "finding" | "op", "list"]
            | ["calendar", "add"]
            | ["config", "history"]
            | ["audit", "seal"]
            | ["procurement", "flags" | "overdue"]
            | ["exchange", "due"]
            | ["governance", "lists"]
            | ["integrity" | "personnel", "rates"]
            | ["investment", "clearing"]
            | ["ppp", "burden" | "stages" | "trace"]
            | ["lookup", "list" | "stats"]
            | ["township", "matrix" | "scores"]
            | ["debt", "figures" | "opening" | "profile" | "reconcile" | "schedule" | "table"]
            | ["dossier" | "eligibility" | "handover" | "trace"]
            | ["check" | "due" | "explain" | "fields" | "find" | "nightly" | "sql"]
    )
}
