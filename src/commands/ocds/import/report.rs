//! What an import of releases says: faults and warnings by the path of the record, what is new, what has no place.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use crate::both;
use crate::commands::output::{self, Output};
use crate::commands::session::Session;
use crate::error::{Fault, Result, codes};
use crate::exchange::ocds::import::{Reading, Record};
use crate::messages::Lang;
use crate::render::Format;
use crate::schema::{Field, Kind, Type};
use crate::sheet::{Report, RowFault};

/// Warnings and numbers of processes shown on a screen; a file has them all.
const SHOWN: usize = 20;
/// Records named that lack a required field.
const LACKING: usize = 3;

/// What an import did.
pub(super) struct Done {
    pub reports: Vec<(&'static Kind, Report)>,
    /// What each process of another publisher is called here.
    pub numbers: Vec<String>,
}

/// The records of a kind in the order of the rows that they became.
struct Rows<'r>(Vec<&'r Record>);

impl<'r> Rows<'r> {
    fn of(reading: &'r Reading, kind: &'static Kind) -> Self {
        Self(reading.records.iter().filter(|r| r.kind == kind).collect())
    }

    fn get(&self, row: u32) -> Option<&'r Record> {
        usize::try_from(row).ok().and_then(|n| self.0.get(n.checked_sub(1)?)).copied()
    }
}

/// Faults of rows with the path of the record instead of a row. What a record refers to that is itself refused is said
/// there alone.
pub(super) fn faults(reports: &[(&'static Kind, Report)], reading: &Reading) -> Vec<Fault> {
    let mut refused: HashSet<(&'static str, String)> = HashSet::new();
    let mut faults = Vec::new();
    for (kind, report) in reports {
        let rows = Rows::of(reading, kind);
        let twins = twins(report, &rows);
        for error in &report.errors {
            let record = rows.get(error.row);
            let code = error.fault.code;
            let follows = (code == &codes::E2004 || code == &codes::E5013)
                && record.is_some_and(|record| refers_to(record, error, &refused) || !is_first(record, error, &twins));
            if !follows {
                faults.push(placed(kind, (record, &rows), error, &twins));
            }
        }
        for record in report.bad_rows.iter().filter_map(|row| rows.get(*row)) {
            let handles = ["ext_no", "name", "uscc"].iter().filter_map(|key| record.values.get(*key)?.as_str());
            refused.extend(handles.map(|handle| (kind.name, handle.to_owned())));
        }
    }
    faults
}

/// True where what the fault is about, or anything that makes up a key borne twice, is itself refused.
fn refers_to(record: &Record, error: &RowFault, refused: &HashSet<(&'static str, String)>) -> bool {
    let about = |field: &&Field| error.fault.code == &codes::E5013 || error.fault.field == Some(field.name);
    !refused.is_empty()
        && record.kind.columns().iter().filter(about).any(|field| {
            let Type::Ref(target) = field.ty else { return false };
            let said = record.values.get(field.name).and_then(Json::as_str);
            said.is_some_and(|said| refused.contains(&(target.name, said.to_owned())))
        })
}

/// A key that several records bear is said of the first, which names the others.
fn is_first(record: &Record, error: &RowFault, twins: &HashMap<String, Vec<&str>>) -> bool {
    let all = twins.get(&key_of(record)).filter(|_| error.fault.code == &codes::E5013);
    all.is_none_or(|all| all.len() < 2 || all.first() == Some(&record.path.as_str()))
}

/// The values of the natural key of each record that shares it with another.
fn twins<'r>(report: &Report, rows: &Rows<'r>) -> HashMap<String, Vec<&'r str>> {
    let mut twins: HashMap<String, Vec<&str>> = HashMap::new();
    if report.errors.iter().any(|error| error.fault.code == &codes::E5013) {
        for record in &rows.0 {
            twins.entry(key_of(record)).or_default().push(&record.path);
        }
    }
    twins
}

fn key_of(record: &Record) -> String {
    let filled = |key: &&'static [&'static str]| key.iter().all(|field| record.values.contains_key(*field));
    let key = record.kind.live_keys().find(filled).unwrap_or_default();
    key.iter().map(|field| record.values.get(*field).map(Json::to_string).unwrap_or_default()).collect()
}

fn placed(
    kind: &'static Kind,
    (record, rows): (Option<&Record>, &Rows<'_>),
    error: &RowFault,
    twins: &HashMap<String, Vec<&str>>,
) -> Fault {
    let Fault { code, text, hint, field, .. } = error.fault.clone();
    let lacking = || lacking(kind, field, rows);
    let path = record.map_or_else(lacking, |record| record.path.clone());
    let column = if error.column.is_empty() { String::new() } else { format!(" {}", error.column) };
    let others = record.filter(|_| code == &codes::E5013).and_then(|record| twins.get(&key_of(record)));
    if let Some(others) = others {
        let others: Vec<&str> = others.iter().copied().filter(|other| *other != path.as_str()).collect();
        let others = others.join(", ");
        let said = both!("{path}: 与 {others} 的键相同", "{path}: bears the same key as {others}");
        return Fault::new(code, said).hint(both!("改正或删去其中一个", "correct one of them or remove it"));
    }
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
}

/// The records that lack a field which none has, where there are few.
fn lacking(kind: &'static Kind, field: Option<&str>, rows: &Rows<'_>) -> String {
    let key = field.and_then(|name| kind.field(name)).map(Field::json_key);
    let without = rows.0.iter().filter(|r| key.as_ref().is_some_and(|key| !r.values.contains_key(key.as_str())));
    let mut paths: Vec<&str> = without.map(|record| record.path.as_str()).take(LACKING + 1).collect();
    if paths.len() > LACKING {
        paths.pop();
        paths.push("…");
    }
    if paths.is_empty() { kind.name.to_owned() } else { paths.join(", ") }
}

pub(super) fn print(s: &mut Session<'_>, reading: &Reading, done: &Done, seq: Option<i64>) -> Result<()> {
    let lang = s.lang();
    let file = s.globals().output.clone().filter(|path| path.as_os_str() != "-");
    // A preview writes no file: it shows the report.
    let file = if s.globals().dry_run { None } else { file };
    let most = if file.is_some() { usize::MAX } else { SHOWN };
    let mut lines = Vec::new();
    counts(reading, done, lang, &mut lines);
    numbers(reading, done, (lang, most), &mut lines);
    left(reading, lang, &mut lines);
    warnings(reading, done, (lang, most), &mut lines);
    output::text(s, &Output { format: Format::Table, file }, &format!("{}\n", lines.join("\n")))?;
    s.done(&both!("导入完成", "imported"), seq);
    Ok(())
}

fn counts(reading: &Reading, done: &Done, lang: Lang, lines: &mut Vec<String>) {
    let (releases, blank) = (reading.releases, reading.blank_lines);
    let head = both!("发布记录 {releases} 份,跳过空行 {blank}", "releases {releases}, blank lines skipped {blank}");
    lines.push(head.get(lang).to_owned());
    for (kind, report) in &done.reports {
        let (new, updated, same) = (report.inserted, report.updated, report.unchanged);
        let title = kind.title(lang).replace('_', " ");
        let counts = both!(
            "  {title}: 新增 {new}  更新 {updated}  未变 {same}",
            "  {title}: new {new}  updated {updated}  unchanged {same}"
        );
        lines.push(counts.get(lang).to_owned());
    }
    if !reading.envelope.is_empty() {
        let said: Vec<String> = reading.envelope.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let (zh, en) = (said.join("、"), said.join(", "));
        let said = both!("发布信息,不登记: {zh}", "about the publication, not kept: {en}");
        lines.push(said.get(lang).to_owned());
    }
}

/// The registers have no place for the number that another publisher gave a process: which record it became is said.
fn numbers(reading: &Reading, done: &Done, (lang, most): (Lang, usize), lines: &mut Vec<String>) {
    let known = reading.processes.iter().zip(&done.numbers).filter(|(_, number)| !number.is_empty());
    let known: Vec<String> = known.map(|(process, number)| format!("  {} → {number}", process.ocid)).collect();
    if known.is_empty() {
        return;
    }
    lines.push(both!("ocid 对应的记录:", "records of the ocids:").get(lang).to_owned());
    lines.extend(known.iter().take(most).cloned());
    more(known.len(), most, lang, lines);
}

fn left(reading: &Reading, lang: Lang, lines: &mut Vec<String>) {
    let left = reading.left.len();
    if left > 0 {
        let said = both!("台账没有位置,未存入 {left} 处:", "no place in the registers, not stored: {left}");
        lines.push(said.get(lang).to_owned());
        lines.extend(reading.left.iter().map(|path| format!("  {path}")));
    }
    let differing = reading.differing.len();
    if differing > 0 {
        let said = both!(
            "同一主体前后不同,以先出现的为准,未存入 {differing} 处:",
            "one organisation described in two ways, the first kept, not stored: {differing}"
        );
        lines.push(said.get(lang).to_owned());
        lines.extend(reading.differing.iter().map(|one| format!("  {} ({})", one.path, one.first)));
    }
}

fn warnings(reading: &Reading, done: &Done, (lang, most): (Lang, usize), lines: &mut Vec<String>) {
    let (mut shown, mut total) = (Vec::new(), 0);
    for (kind, report) in &done.reports {
        let rows = Rows::of(reading, kind);
        total += report.warnings.len() + report.more_warnings;
        for warning in report.warnings.iter().take(most - shown.len().min(most)) {
            let path = rows.get(warning.row).map_or(kind.name, |record| record.path.as_str());
            let column = if warning.column.is_empty() { String::new() } else { format!(" {}", warning.column) };
            let (code, said) = (warning.fault.code.id, warning.fault.text.get(lang));
            shown.push(format!("  {path}{column}: {said} ({code})"));
        }
    }
    if total > 0 {
        lines.push(both!("请核对 {total} 处:", "please check: {total}").get(lang).to_owned());
        lines.append(&mut shown);
        more(total, most, lang, lines);
    }
}

fn more(total: usize, most: usize, lang: Lang, lines: &mut Vec<String>) {
    if total > most {
        let rest = total - most;
        let said = both!("  另有 {rest} 处: -o 报告.txt", "  and {rest} more: -o report.txt");
        lines.push(said.get(lang).to_owned());
    }
}
