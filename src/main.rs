//! Parse, run, print the failure, exit.

use std::process::ExitCode;

use chengxin::cli::{self, Globals};
use chengxin::commands;
use chengxin::context::{Context, Env, argv};
use chengxin::ui::Ui;

fn main() -> ExitCode {
    let argv = argv();
    let typed: Vec<String> = argv.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let parsed = cli::parse(argv);
    let globals = parsed.as_ref().map_or_else(|_| Globals::early(&typed), |invocation| invocation.globals.clone());
    let command = parsed.as_ref().map_or_else(|_| Vec::new(), |invocation| invocation.command.clone());
    let (context, trouble) = Context::gather(&Env::read(), &globals, command, commands::ledger_lang);
    let mut ui = Ui::new(&context, &globals, cli::flag_label);
    let outcome = parsed.and_then(|invocation| match trouble {
        Some(failure) => Err(failure),
        None => {
            ui.about(invocation.target.kind());
            commands::go(&invocation, &context, &mut ui)
        }
    });
    ExitCode::from(ui.end(outcome))
}
