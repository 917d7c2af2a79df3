//! Stands in until the commands are written.

use std::path::Path;

use crate::both;
use crate::cli::Invocation;
use crate::context::Context;
use crate::error::{Failure, Result, codes};
use crate::messages::Lang;
use crate::ui::Ui;

/// Runs a command.
///
/// # Errors
/// Always, until the commands are written.
pub fn run(invocation: Invocation, context: &Context, ui: &mut Ui) -> Result<u8> {
    if invocation.path == ["version"] {
        ui.out(concat!("chengxin ", env!("CARGO_PKG_VERSION"), "\n"))?;
        return Ok(0);
    }
    let command = invocation.words(context.lang);
    Err(Failure::new(&codes::E9000, both!("还没有这个命令: {command}", "not written yet: {command}")))
}

/// The language a ledger asks for, if it says.
pub fn ledger_lang(_ledger: &Path) -> Option<Lang> {
    None
}
