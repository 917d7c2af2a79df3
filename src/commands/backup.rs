//! `backup`: the whole ledger copied to a file while it may be in use.

use std::path::Path;

use super::output;
use super::session::Session;
use crate::both;
use crate::error::{Failure, Result, codes};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    s.present_only()?;
    let ledger = s.open_read()?;
    let target = s.args().positionals().first().copied().unwrap_or_default().to_owned();
    let path = Path::new(&target);
    output::protect(s, path)?;
    if path.exists() && !s.globals().force {
        let shown = path.display();
        return Err(Failure::new(&codes::E5020, both!("{shown} 已存在", "{shown} exists"))
            .hint(both!("换个名字,或加 --覆盖", "choose another name or add --force")));
    }
    if s.globals().dry_run {
        s.not_written(path)?;
        return Ok(0);
    }
    // Copied beside its place first: an old copy goes only when the new one is whole, and half a copy leaves nothing.
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside =
        tempfile::Builder::new().prefix(".chengxin-").tempdir_in(folder).map_err(|e| Failure::unwritable(path, e))?;
    let copy = beside.path().join("copy");
    ledger.backup(&copy)?;
    std::fs::rename(&copy, path).map_err(|e| Failure::unwritable(path, e))?;
    let head = ledger.read().head()?;
    let (shown, seq) = (path.display(), head.seq);
    s.ui.status(&both!("已备份到 {shown}(至操作 {seq})", "backed up to {shown} (up to operation {seq})"));
    Ok(0)
}
