//! `template`: an empty sheet of a kind to hand out and fill in.

use std::path::PathBuf;

use super::output::{SHEET_SCHEMA, lists};
use super::session::Session;
use crate::both;
use crate::error::{Fault, Result, codes};
use crate::sheet::write;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let kind = s.kind()?;
    let path = s.globals().output.clone().unwrap_or_else(|| {
        PathBuf::from(match s.lang() {
            crate::messages::Lang::Zh => format!("{}.xlsx", kind.label),
            crate::messages::Lang::En => format!("{}.xlsx", kind.name),
        })
    });
    if path.extension().is_none_or(|e| !e.eq_ignore_ascii_case("xlsx")) {
        return Err(Fault::new(&codes::E5022, both!("模板是工作簿", "a template is a workbook"))
            .hint(both!("加 -o 模板.xlsx", "add -o template.xlsx"))
            .into());
    }
    super::output::protect(s, &path)?;
    if s.globals().dry_run {
        s.not_written(&path)?;
        return Ok(0);
    }
    // Without a ledger the template still serves; it only lacks the names of units.
    let names = match s.context.db.as_deref().filter(|p| p.exists()) {
        Some(_) => {
            let ledger = s.open_read()?;
            lists(&ledger.read().directory(&s.folder()), kind)?
        }
        None => Vec::new(),
    };
    write::template(&path, s.globals().force, kind, s.lang(), &names, SHEET_SCHEMA)?;
    let shown = path.display();
    s.ui.status(&both!("已写出模板 {shown}", "wrote template {shown}"));
    let noun = kind.both();
    let en = kind.name.replace('_', "-");
    s.ui.hint(
        &both!("chengxin {} 导入 {shown} --预览", "chengxin {} import {shown} --dry-run", noun.zh)
            .with_en(format!("chengxin {en} import {shown} --dry-run")),
    );
    Ok(0)
}
