//! Releases into the registers: one operation of all kinds, through the import of sheets.

use std::path::Path;

use serde_json::{Map, Value as Json};

use crate::both;
use crate::catalog::registry::PARTY;
use crate::commands::import::load;
use crate::commands::session::Session;
use crate::error::{Failure, Fault, Result, codes};
use crate::exchange::ocds::import::{KINDS, Reading, Record, read};
use crate::schema::{Field, Kind, Reading as Parsing, Value, World as _};
use crate::sheet::{Input, Options, Report};
use crate::store::Operation;

pub(crate) fn run(s: &mut Session<'_>) -> Result<u8> {
    super::only_ocds(s)?;
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
        let faults: Vec<Fault> = reports.iter().flat_map(|(kind, report)| faults(kind, report, &reading)).collect();
        if faults.is_empty() { Ok(reports) } else { Err(Failure::of(faults)) }
    });
    let (reports, receipt) = run?;
    drop(ledger);
    print(s, &reading, &reports, receipt.seq)?;
    Ok(0)
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
        let found = text.split_once('=').and_then(|(place, value)| {
            let (kind, field) = place.trim().split_once('.')?;
            let kind = KINDS.into_iter().find(|k| k.name == kind || k.label == kind)?;
            let field = kind.inputs().find(|f| f.name == field || f.label == field)?;
            Some((kind, field, value.trim().to_owned()))
        });
        match found {
            Some(found) => out.push(found),
            None => faults.push(
                Fault::new(&codes::E1005, both!("\"{text}\" 不是 种类.字段=值", "\"{text}\" is not KIND.FIELD=VALUE"))
                    .hint(both!(
                        "例如 --缺省 合同.结算方式=验收后结算",
                        "e.g. --default contract.settlement=acceptance"
                    )),
            ),
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(Failure::of(faults)) }
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

/// Faults of rows with the path of the record instead of a row.
fn faults(kind: &'static Kind, report: &Report, reading: &Reading) -> Vec<Fault> {
    let paths: Vec<&str> = reading.records.iter().filter(|r| r.kind == kind).map(|r| r.path.as_str()).collect();
    let of = |row: u32| usize::try_from(row).ok().and_then(|n| paths.get(n.checked_sub(1)?)).copied();
    let placed = report.errors.iter().map(|error| {
        let Fault { code, text, hint, field, .. } = error.fault.clone();
        let path = of(error.row).unwrap_or(kind.name).to_owned();
        let column = if error.column.is_empty() { String::new() } else { format!(" {}", error.column) };
        let said =
            both!("{path}{column}: {}", "{path}{column}: {}", text.zh).with_en(format!("{path}{column}: {}", text.en));
        let missing = code == &codes::E5011 || code == &codes::E3001;
        let name = kind.name;
        let hint = match field.filter(|_| missing) {
            Some("name") if kind.person_when.is_some() => {
                Some(both!("名称遮盖了: 导出时加 --显示隐私 目的", "the name is masked: export with --reveal PURPOSE"))
            }
            Some(field) => Some(both!("加 --缺省 {name}.{field}=值", "add --default {name}.{field}=VALUE")),
            None => hint,
        };
        let mut fault = Fault::new(code, said);
        fault.hint = hint;
        fault
    });
    placed.collect()
}

fn print(s: &mut Session<'_>, reading: &Reading, reports: &[(&'static Kind, Report)], seq: Option<i64>) -> Result<()> {
    let lang = s.lang();
    let mut lines = Vec::new();
    let (releases, blank) = (reading.releases, reading.blank_lines);
    let head = both!("发布记录 {releases} 份,跳过空行 {blank}", "releases {releases}, blank lines skipped {blank}");
    lines.push(head.get(lang).to_owned());
    for (kind, report) in reports {
        let (new, updated, same) = (report.inserted, report.updated, report.unchanged);
        let title = kind.title(lang).replace('_', " ");
        let counts = both!(
            "  {title}: 新增 {new}  更新 {updated}  未变 {same}",
            "  {title}: new {new}  updated {updated}  unchanged {same}"
        );
        lines.push(counts.get(lang).to_owned());
    }
    let left = reading.left.len();
    if left > 0 {
        let said = both!("台账没有位置,未存入 {left} 处:", "no place in the registers, not stored: {left}");
        lines.push(said.get(lang).to_owned());
        lines.extend(reading.left.iter().map(|path| format!("  {path}")));
    }
    s.ui.out(&format!("{}\n", lines.join("\n")))?;
    s.done(&both!("导入完成", "imported"), seq);
    Ok(())
}
