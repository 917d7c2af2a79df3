//! `demo`: a fictional district, loaded through the real import, with three dirty sheets to try one's hand on.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::import;
use super::init;
use super::session::Session;
use crate::both;
use crate::catalog::KINDS;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Lang;
use crate::sheet::{Input, Options, sheet_names};
use crate::store::{Act, settings};

/// The demonstration's day: everything in it is dated around this Thursday.
pub const TODAY: &str = "2024-03-28";
/// The fictional district.
const AREA: &str = "云汀区";
/// The fictional clerk.
const OPERATOR: &str = "王敏";
/// Name of the demonstration ledger.
const LEDGER: &str = "chengxin-demo.db";
/// Folder that the demonstration is built in when none is named.
const FOLDER: &str = "chengxin-demo";

/// The sheets of sample-data/, part of the program so that the demonstration needs no file of its own.
static WORKBOOK: &[u8] = include_bytes!("../../sample-data/云汀区台账.xlsx");
static ATTACHMENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/sample-data/附件");
static FILES: &[(&str, &[u8])] = &[
    ("3月采购台账.csv", include_bytes!("../../sample-data/3月采购台账.csv")),
    ("采购项目台账(标题合计).xlsx", include_bytes!("../../sample-data/采购项目台账(标题合计).xlsx")),
    ("供应商名录(数字代码).xlsx", include_bytes!("../../sample-data/供应商名录(数字代码).xlsx")),
];

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let folder = PathBuf::from(s.args().positionals().first().copied().unwrap_or(FOLDER));
    let path = match &s.globals().db {
        Some(path) => path.clone(),
        None => folder.join(LEDGER),
    };
    refuse_existing(&path)?;
    if s.globals().dry_run {
        let shown = path.display();
        s.ui.status(&both!("预览: 将新建 {shown},未写入", "dry run: would create {shown}; nothing was written"));
        return Ok(0);
    }
    std::fs::create_dir_all(&folder).map_err(|e| Failure::unwritable(&folder, e))?;
    unpack(&folder)?;
    let count = build(s, &path, &folder).inspect_err(|_| {
        let _ = std::fs::remove_file(&path); // half a demonstration helps nobody
    })?;
    let mut written = Vec::new();
    for (name, bytes) in FILES {
        let target = folder.join(name);
        if !target.exists() {
            std::fs::write(&target, bytes).map_err(|e| Failure::unwritable(&target, e))?;
        }
        written.push(target.display().to_string());
    }
    tell(s, &path, count, &written)?;
    Ok(0)
}

/// Writes the files that records refer to; a file that is there already is left alone.
fn unpack(folder: &Path) -> Result<()> {
    let target = folder.join("附件");
    std::fs::create_dir_all(&target).map_err(|e| Failure::unwritable(&target, e))?;
    for file in ATTACHMENTS.files() {
        let path = target.join(file.path());
        if !path.exists() {
            std::fs::write(&path, file.contents()).map_err(|e| Failure::unwritable(&path, e))?;
        }
    }
    Ok(())
}

fn refuse_existing(path: &Path) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let shown = path.display();
    Err(Failure::new(&codes::E7007, both!("{shown} 已存在,未做改动", "{shown} exists; it was not touched")).hint(
        both!(
            "用它: chengxin --库 {shown};另建: chengxin 演示 新文件夹",
            "use it: chengxin --db {shown}; another: chengxin demo FOLDER"
        ),
    ))
}

/// Creates the ledger and imports every sheet of the workbook; returns how many records.
fn build(s: &mut Session<'_>, path: &Path, folder: &Path) -> Result<usize> {
    let values = [
        (settings::AREA, AREA.to_owned()),
        (settings::OPERATOR, OPERATOR.to_owned()),
        (settings::TODAY, TODAY.to_owned()),
    ];
    let mut ledger = init::create(s, path, OPERATOR, &values)?;
    let input = Input::from_bytes("云汀区台账.xlsx", WORKBOOK)?;
    let act = Act {
        action: "demo".into(),
        command: s.command_line(),
        operator: OPERATOR.into(),
        host: s.context.host.clone(),
        at: s.context.now.clone(),
        as_of: TODAY.parse().map_err(anyhow::Error::from)?,
        reason: None,
        approved_by: None,
        undoes: None,
        always: false,
        dry_run: false,
    };
    let sheets = sheet_names(&input)?;
    let (count, _) = ledger.write(&act, |op| {
        let mut count = 0;
        // In the order of the workbook, in which references resolve: a decision stands before what rests on it.
        for kind in sheets.iter().filter_map(|sheet| KINDS.iter().find(|k| sheet == k.label)) {
            let options = Options { sheet: Some(kind.label.to_owned()), legacy: true, ..Options::new(kind, act.as_of) };
            let report = import::load(op, &input, &options, folder)?;
            if report.has_errors() {
                let faults: Vec<Fault> =
                    report.errors.into_iter().map(|e| Fault { row: Some(e.row), ..e.fault }).collect();
                return Err(Failure::of(faults));
            }
            count += report.inserted;
        }
        Ok(count)
    })?;
    Ok(count)
}

fn tell(s: &mut Session<'_>, path: &Path, count: usize, files: &[String]) -> Result<()> {
    if s.globals().quiet {
        return Ok(());
    }
    let (db, kinds) = (path.display(), KINDS.len());
    let (csv, titled, codes) = (&files[0], &files[1], &files[2]);
    let records = crate::messages::plural(count, "record");
    let text = match s.lang() {
        Lang::Zh => format!(
            "已建演示台账 {db}: 虚构的{AREA},{kinds} 种台账 {count} 条记录,基准日 {TODAY}\n\
             脏表样例: {csv}、{titled}、{codes}\n\
             试试:\n\
             \x20 chengxin --库 {db}\n\
             \x20 chengxin --库 {db} 合同 列表\n\
             \x20 chengxin --库 {db} 合同 导入 {csv} --预览\n\
             \x20 chengxin --库 {db} 合同 导出 -o 合同.xlsx\n\
             \x20 chengxin --库 {db} 审计 核验\n"
        ),
        Lang::En => format!(
            "built demo ledger {db}: the fictional {AREA}, {kinds} registers, {records}, as of {TODAY}\n\
             dirty sheets to try: {csv}, {titled}, {codes}\n\
             try:\n\
             \x20 chengxin --db {db}\n\
             \x20 chengxin --db {db} contract list\n\
             \x20 chengxin --db {db} contract import {csv} --dry-run\n\
             \x20 chengxin --db {db} contract export -o contracts.xlsx\n\
             \x20 chengxin --db {db} audit verify\n"
        ),
    };
    s.ui.out(&text)
}
