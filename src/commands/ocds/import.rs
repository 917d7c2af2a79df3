//! Releases into the registers: one operation of all kinds, through the import of sheets.

mod report;

use std::path::Path;

use serde_json::{Map, Value as Json};

use crate::both;
use crate::catalog::registry::PARTY;
use crate::commands::import::load;
use crate::commands::session::Session;
use crate::error::{Failure, Fault, Result, codes};
use crate::exchange::ocds::import::{KINDS, Reading, Record, read};
use crate::schema::{Field, Kind, Reading as Parsing, Value, World as _};
use crate::sheet::{Input, Options};
use crate::store::Operation;

pub(crate) fn run(s: &mut Session<'_>) -> Result<u8> {
    super::only_ocds(s)?;
    super::only_used(s, super::FORMAT, &["txt"])?;
    let path = s.args().positionals().first().copied().unwrap_or("-").to_owned();
    let bytes = bytes(&path)?;
    let reading = read(&bytes, super::is_lines(Path::new(&path)))?;
    if !reading.faults.is_empty() {
        return Err(Failure::of(reading.faults));
    }
    let defaults = defaults(s)?;
    let (mut ledger, mut act) = s.writing("import")?;
    let legacy = s.args().flag("legacy");
    if legacy && act.reason.is_none() {
        let why = both!("开放采购数据导入,状态未经动作", "import of open contracting data; no verb led to the states");
        act.reason = Some(why.get(s.lang()).to_owned());
    }
    let preview = s.globals().dry_run;
    let run = ledger.write(&act, |op| {
        let mut reports = Vec::new();
        for kind in KINDS {
            let records: Vec<&Record> = reading.records.iter().filter(|r| r.kind == kind).collect();
            if records.is_empty() {
                continue;
            }
            let options = Options {
                legacy,
                preview,
                presets: presets(op, kind, &defaults, act.as_of)?,
                ..Options::new(kind, act.as_of)
            };
            let rows: Vec<Json> = records.iter().map(|r| Json::Object(identified(op, r))).collect();
            let bytes = serde_json::to_vec(&rows).map_err(anyhow::Error::from)?;
            let report = load(op, &Input::from_bytes("ocds.json", &bytes)?, &options, Path::new("."))?;
            reports.push((kind, report));
        }
        let faults = report::faults(&reports, &reading);
        if !faults.is_empty() {
            return Err(Failure::of(faults));
        }
        let numbers = numbers(op, &reading);
        Ok(report::Done { reports, numbers })
    });
    let (done, receipt) = run?;
    drop(ledger);
    report::print(s, &reading, &done, receipt.seq)?;
    Ok(0)
}

/// What each process of another publisher is called here; empty where the registers do not tell.
fn numbers(op: &Operation<'_>, reading: &Reading) -> Vec<String> {
    let mut directory = op.reader().directory(Path::new("."));
    let processes = reading.processes.iter().map(|process| {
        let record = reading.records.get(process.record)?;
        directory.find(record.kind, record.values.get("ext_no")?.as_str()?).ok()
    });
    processes.map(Option::unwrap_or_default).collect()
}

fn bytes(path: &str) -> Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let read = if path == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(path).map(|all| bytes = all)
    };
    read.map_err(|e| Failure::new(&codes::E5001, both!("读不了文件 {path}", "cannot read {path}")).caused_by(e))?;
    Ok(bytes)
}

type Defaults = Vec<(&'static Kind, &'static Field, String)>;

/// `--default 种类.字段=值`; all faults at once.
fn defaults(s: &Session<'_>) -> Result<Defaults> {
    let (mut out, mut faults) = (Vec::new(), Vec::new());
    for text in s.args().all("default") {
        match default(text) {
            Ok(found) => out.push(found),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(Failure::of(faults)) }
}

fn default(text: &str) -> Result<(&'static Kind, &'static Field, String), Fault> {
    let written = text.split_once('=').and_then(|(place, value)| {
        let (kind, field) = place.trim().split_once('.')?;
        Some((kind.trim(), field.trim(), value.trim()))
    });
    let Some((word, field, value)) = written else {
        let said = both!("\"{text}\" 不是 种类.字段=值", "\"{text}\" is not KIND.FIELD=VALUE");
        let hint = both!("例如 --缺省 合同.结算方式=验收后结算", "e.g. --default contract.settlement=acceptance");
        return Err(Fault::new(&codes::E1005, said).hint(hint));
    };
    let Some(kind) = KINDS.into_iter().find(|k| k.name == word || k.label == word) else {
        let (zh, en) = (KINDS.map(|k| k.label).join("、"), KINDS.map(|k| k.name).join(", "));
        let said = both!("开放采购数据里没有种类\"{word}\"", "open contracting data has no kind \"{word}\"");
        return Err(Fault::new(&codes::E1005, said).hint(both!("可选: {zh}", "choices: {en}")));
    };
    let Some(found) = kind.inputs().find(|f| f.name == field || f.label == field) else {
        let (label, name) = (kind.label, kind.name.replace('_', "-"));
        let said = both!("{label} 没有字段\"{field}\"", "{name} has no field \"{field}\"");
        let hint = both!("看全部: chengxin 字段 {label}", "see them all: chengxin fields {name}");
        return Err(Fault::new(&codes::E1003, said).hint(hint));
    };
    Ok((kind, found, value.to_owned()))
}

fn presets(
    op: &mut Operation<'_>,
    kind: &'static Kind,
    defaults: &Defaults,
    today: chrono::NaiveDate,
) -> Result<Vec<(&'static Field, Value)>> {
    let mut directory = op.reader().directory(Path::new("."));
    let (mut out, mut faults) = (Vec::new(), Vec::new());
    for (_, field, text) in defaults.iter().filter(|(of, ..)| *of == kind) {
        match field.parse(text, &mut Parsing::new(today, &mut directory)) {
            Ok(value) => out.push((*field, value)),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(Failure::of(faults)) }
}

/// The values of a record. A party without a credit code is the one that bears its name, if there is just one: the
/// natural key of a party with a code is the code alone.
fn identified(op: &Operation<'_>, record: &Record) -> Map<String, Json> {
    let mut values = record.values.clone();
    if record.kind == &PARTY && !values.contains_key("uscc") {
        let name = values.get("name").and_then(Json::as_str).map(|n| crate::terms::text::clean(n).into_owned());
        let found = name.and_then(|name| op.reader().directory(Path::new(".")).find(&PARTY, &name).ok());
        if let Some(id) = found {
            values.insert("id".to_owned(), id.into());
        }
    }
    values
}
