//! `migrate`: brings an older ledger up to this version; every other write does so too.

use super::session::Session;
use crate::both;
use crate::error::Result;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    if s.globals().dry_run {
        let ledger = s.open_read()?;
        let current = ledger.is_current()?;
        s.ui.status(&if current {
            both!("台账已是最新", "the ledger is up to date")
        } else {
            both!("将升级台账,先自动备份", "the ledger will be brought up to date, after a backup")
        });
        return Ok(0);
    }
    let before = s.open_read()?.read().head()?.seq;
    let (ledger, _) = s.writing("migrate")?;
    let after = ledger.read().head()?.seq;
    s.ui.status(&if before == after {
        both!("台账已是最新", "the ledger is up to date")
    } else {
        both!("已升级台账(操作 {after})", "brought the ledger up to date (operation {after})")
    });
    Ok(0)
}
