//! Parse, run, print the failure, exit.

use std::path::Path;
use std::process::ExitCode;

use chengxin::cli::{self, Globals};
use chengxin::commands::{self, AtHand};
use chengxin::context::{Context, Env, argv};
use chengxin::ui::Ui;

fn main() -> ExitCode {
    let argv = argv();
    let typed: Vec<String> = argv.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let parsed = cli::parse(argv);
    let globals = parsed.as_ref().map_or_else(|_| Globals::early(&typed), |invocation| invocation.globals.clone());
    let command = parsed.as_ref().map_or_else(|_| Vec::new(), |invocation| invocation.command.clone());
    let at_hand = AtHand::default();
    // The version is the same in every language, and must answer at once.
    let asks = !parsed.as_ref().is_ok_and(|invocation| invocation.path == ["version"]);
    let ledger_lang = |path: &Path| if asks { at_hand.lang(path) } else { None };
    let (context, trouble) = Context::gather(&Env::read(), &globals, command, ledger_lang);
    let mut ui = Ui::new(&context, &globals, cli::flag_label);
    let outcome = parsed.and_then(|invocation| match trouble {
        Some(failure) => Err(failure),
        None => {
            ui.about(invocation.target.kind());
            commands::go(&invocation, &context, &mut ui, &at_hand)
        }
    });
    ExitCode::from(ui.end(outcome))
}
