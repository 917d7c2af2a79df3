//! `backup`: the whole ledger copied to a file while it may be in use.

use std::path::Path;

use super::session::Session;
use crate::both;
use crate::error::Result;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let target = s.args().positionals().first().copied().unwrap_or_default().to_owned();
    let path = Path::new(&target);
    if s.globals().force && path.exists() && !same(ledger.path(), path) {
        // Copied beside it first: the old copy goes only when the new one is whole.
        let beside = path.with_extension("tmp-copy");
        ledger.backup(&beside)?;
        std::fs::rename(&beside, path).map_err(|e| crate::error::Failure::unwritable(path, e))?;
    } else {
        ledger.backup(path)?;
    }
    let head = ledger.read().head()?;
    let (shown, seq) = (path.display(), head.seq);
    s.ui.status(&both!("已备份到 {shown}(至操作 {seq})", "backed up to {shown} (up to operation {seq})"));
    Ok(0)
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
