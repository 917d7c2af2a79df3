//! One file a command: what is typed becomes reads and writes of the ledger. This file only dispatches.

use crate::cli::{Invocation, help};
use crate::context::Context;
use crate::error::{Failure, Result, codes};
use crate::ui::Ui;

mod add;
mod attach;
mod audit;
mod backup;
mod burden;
mod calendar;
mod check;
mod clearing;
mod computed;
mod config;
mod deadlines;
mod debt;
mod demo;
mod doctor;
mod dossier;
mod draft;
mod due;
mod edit;
mod eligibility;
mod explain;
mod export;
mod fields;
mod file_rates;
mod find;
mod finding;
mod flags;
mod history;
mod home;
mod import;
mod init;
mod input;
mod list;
mod list_matrix;
mod lookup;
mod mapping;
mod meaning;
mod merge;
mod migrate;
mod nightly;
mod oc4ids;
mod ocds;
mod op;
mod output;
mod overdue;
mod page;
mod precheck;
mod project_trace;
mod publicity;
mod rates;
mod schedule;
mod session;
mod show;
mod small;
mod sql;
mod stage_matrix;
mod stats;
mod stream;
mod template;
mod township;
mod transition;
mod undo;
mod versions;
mod void;
mod wizard;

pub use session::AtHand;

/// Prints the help that was asked for, or runs the command.
///
/// # Errors
/// Whatever the command fails with; E1001 for help on something unknown.
pub fn go(invocation: &Invocation, context: &Context, ui: &mut Ui, at_hand: &AtHand) -> Result<u8> {
    if let Some(page) = help::page(invocation, context.lang)? {
        ui.page(&page)?;
        return Ok(0);
    }
    run(invocation, context, ui, at_hand)
}

/// Runs one command; the result is the exit status of a success (0), of findings (1) or of a part done (8).
///
/// # Errors
/// Whatever the command cannot do, with its own exit status.
fn run(invocation: &Invocation, context: &Context, ui: &mut Ui, at_hand: &AtHand) -> Result<u8> {
    if context.as_of_given && ui.stderr_tty {
        let today = context.today;
        ui.status(&crate::both!("基准日 {today}", "as of {today}"));
    }
    let mut session = session::Session::new(invocation, context, ui, at_hand);
    let s = &mut session;
    precheck::run(s)?;
    if let Some(verb) = invocation.lifecycle_verb() {
        return transition::run(s, verb);
    }
    if invocation.target.kind().is_some() {
        return match invocation.verb.as_str() {
            "add" => add::run(s),
            "list" => list::run(s),
            "show" => show::run(s),
            "edit" => edit::run(s),
            "void" => void::run(s),
            "history" => history::run(s),
            "link" => attach::link(s),
            "attach" => attach::attach(s),
            "import" => import::run(s),
            "export" => export::run(s),
            "template" => template::run(s),
            "stats" => stats::run(s),
            other => Err(unknown(other)),
        };
    }
    let words: Vec<&str> = invocation.path.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => home::run(s),
        ["calendar", "list"] => calendar::list(s),
        ["calendar", "add"] => calendar::add(s),
        ["calendar", "import"] => calendar::import(s),
        ["procurement", "export"] => ocds::export(s),
        ["procurement", "import"] => ocds::import(s),
        ["ppp", "export"] => oc4ids::export(s),
        ["import"] | [_, "import"] => import::guessed(s),
        ["check"] => check::run(s),
        ["finding", "list"] => finding::list(s),
        ["finding", "answer"] => finding::answer(s),
        ["procurement", "flags"] => flags::run(s),
        ["procurement", "overdue"] => overdue::run(s),
        ["debt", "schedule"] => schedule::run(s),
        ["debt", "generate"] => debt::generate::run(s),
        ["exchange", "due"] => publicity::run(s),
        ["eligibility"] => eligibility::run(s),
        ["lookup", "list"] => lookup::list(s),
        ["lookup", "stats"] => lookup::stats(s),
        ["integrity", "rates"] => rates::run(s),
        ["personnel", "rates"] => file_rates::run(s),
        ["township", "matrix"] => township::matrix(s),
        ["township", "scores"] => township::run_scores(s),
        ["governance", "lists"] => list_matrix::run(s),
        ["ppp", "burden"] => burden::run(s),
        ["ppp", "stages"] => stage_matrix::run(s),
        ["ppp", "trace"] => project_trace::run(s),
        ["investment", "clearing"] => clearing::run(s),
        ["debt", "figures"] => debt::figures::run(s),
        ["debt", "opening"] => debt::opening::run(s),
        ["debt", "profile"] => debt::profile::run(s),
        ["debt", "reconcile"] => debt::reconcile::run(s),
        ["debt", "table"] => debt::table::run(s),
        ["find"] => find::run(s),
        ["dossier"] => dossier::dossier(s),
        ["trace"] => dossier::trace(s),
        ["handover"] => dossier::handover(s),
        ["due"] => due::run(s),
        ["nightly"] => nightly::run(s),
        ["undo"] => undo::undo(s),
        ["redo"] => undo::redo(s),
        ["op", "list"] => op::list(s),
        ["op", "show"] => op::show(s),
        ["draft", "list"] => draft::list(s),
        ["draft", "drop"] => draft::discard(s),
        ["fields"] => fields::run(s),
        ["sql"] => sql::run(s),
        ["explain"] => explain::run(s),
        ["init"] => init::run(s),
        ["demo"] => demo::run(s),
        ["config", "list"] => config::list::run(s),
        ["config", "get"] => config::get::run(s),
        ["config", "set"] => config::set::run(s),
        ["config", "history"] => config::history::run(s),
        ["doctor"] => doctor::run(s),
        ["audit", "verify"] => audit::verify(s),
        ["audit", "seal"] => audit::seal(s),
        ["backup"] => backup::run(s),
        ["migrate"] => migrate::run(s),
        ["version"] => home::version(s),
        other => Err(unknown(&other.join(" "))),
    }
}

/// The tree offers only what is dispatched here; a test walks all of it.
fn unknown(command: &str) -> Failure {
    Failure::new(&codes::E9000, crate::both!("命令 {command} 没有接上", "command {command} is not connected"))
}
