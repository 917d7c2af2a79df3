//! `op`: the log of operations.

use std::collections::HashSet;

use super::output::Output;
use super::session::Session;
use super::small::{Cell, small};
use super::{config, history};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::{Format, Head, changes};
use crate::store::undo::barrier;
use crate::store::{Change, LoggedOperation, Reader, settings};
use crate::terms;

/// Operations listed when `--limit` does not say.
const LATEST: usize = 50;
/// Changes of one operation shown when `--limit` does not say.
const CHANGES: usize = 100;

pub(super) fn list(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let wanted = filters(s)?;
    let limit = s.globals().limit;
    let operations = ledger.read().operations(if wanted.is_empty() { Some(limit.unwrap_or(LATEST)) } else { None })?;
    let lang = s.lang();
    let mut rows = Vec::new();
    let undone = ledger.read().undone()?;
    let plain = !matches!(Output::of(s, None)?.format, Format::Table | Format::Wide | Format::Markdown);
    let mut fitting = operations.iter().filter(|op| wanted.iter().all(|w| w.holds(op)));
    for op in fitting.by_ref().take(limit.unwrap_or(LATEST)) {
        rows.push(line(ledger.read(), op, lang, plain, &undone)?);
    }
    let (shown, total) = (rows.len(), ledger.read().head()?.seq);
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::number(word("操作号", "operation")).keep(),
        Head::text(word("时间", "at")).rigid(),
        Head::text(word("经办人", "operator")),
        Head::text(word("动作", "action")).keep(),
        Head::text(word("对象", "records")),
        Head::text(word("可撤销", "undo")),
        Head::text(word("命令", "command")),
    ];
    small(s, &["seq", "at", "operator", "action", "records", "undo", "command"], heads, rows)?;
    let more = fitting.count();
    if wanted.is_empty() && (shown as i64) < total {
        s.ui.status(&both!("最近 {shown} 次,共 {total} 次", "the latest {shown} of {total} operations"));
    } else if more > 0 {
        s.ui.status(&both!("最近 {shown} 次,另有 {more} 次,加 --条数", "the latest {shown}, {more} more: --limit"));
    }
    Ok(0)
}

fn line(reader: Reader<'_>, op: &LoggedOperation, lang: Lang, plain: bool, undone: &HashSet<i64>) -> Result<Vec<Cell>> {
    let mut first = reader.changes_of(op, 3)?;
    let settings: Vec<String> =
        first.iter().filter(|c| c.kind == settings::LOG_KIND).map(|c| c.record.clone()).collect();
    first.retain(|c| c.kind != settings::LOG_KIND);
    let kind = first.first().map(|c| c.kind.clone());
    let mut records: Vec<String> = first.into_iter().map(|c| c.record).collect();
    records.dedup();
    let mut list = records.join(" ");
    if let ([only], "set") = (&settings[..], op.action.as_str()) {
        list.push_str(only.strip_prefix("parameter.").unwrap_or(only));
    } else if list.is_empty() && op.changes > 0 {
        list.push_str(both!("设置", "settings").get(lang));
    } else if op.changes > 3 {
        let n = op.changes;
        list.push_str(both!(" 等 {n} 条", " .. {n} in all").get(lang));
    }
    let undo = match barrier(op, undone) {
        None => Cell::Word("yes", Both::fixed("是", "yes")),
        Some(_) if undone.contains(&op.seq) => Cell::Word("undone", Both::fixed("已撤销", "undone")),
        Some(_) => Cell::Word("no", Both::fixed("否", "no")),
    };
    let mut action = history::action(&op.action, kind.as_deref(), lang);
    if let Some(n) = op.undoes {
        action.push_str(&format!(" {n}"));
    }
    Ok(vec![
        Cell::Int(op.seq),
        Cell::Text(if plain { op.at.clone() } else { history::when(&op.at) }),
        Cell::Text(op.operator.clone()),
        Cell::Text(action),
        Cell::Text(list),
        undo,
        Cell::Text(op.command.clone()),
    ])
}

/// A filter on the log: `action=import、undo`, `operator=王敏`, `at=2024-03`.
struct Wanted {
    key: &'static str,
    values: Vec<String>,
}

impl Wanted {
    fn holds(&self, op: &LoggedOperation) -> bool {
        self.values.iter().any(|v| match self.key {
            "action" => history::is_called(&op.action, v),
            "operator" => op.operator == *v,
            _ => op.at.starts_with(v.as_str()),
        })
    }
}

fn filters(s: &Session<'_>) -> Result<Vec<Wanted>> {
    const KEYS: [(&str, &str); 3] = [("action", "动作"), ("operator", "经办人"), ("at", "时间")];
    let mut out = Vec::new();
    for text in s.args().positionals() {
        let folded = terms::text::fold(text);
        let found = folded.split_once('=').and_then(|(key, value)| {
            let key = KEYS.iter().find(|(en, zh)| *en == key || *zh == key)?.0;
            Some(Wanted { key, values: value.split(['、', ',']).map(str::to_owned).collect() })
        });
        out.push(found.ok_or_else(|| {
            Failure::from(
                Fault::new(&codes::E1007, both!("筛选写法不对: {text}", "filter not understood: {text}"))
                    .hint(both!("可用: 动作= 经办人= 时间=", "use action=, operator= or at=")),
            )
        })?);
    }
    Ok(out)
}

pub(super) fn show(s: &mut Session<'_>) -> Result<u8> {
    let mask = s.mask()?;
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let op = numbered(s, reader)?;
    let changes_shown = s.globals().limit.unwrap_or(CHANGES);
    let list = reader.changes_of(&op, changes_shown)?;
    let output = Output::of(s, Some(Format::Table))?;
    let lang = s.lang();
    let mut names = reader.directory(&s.folder());
    if matches!(output.format, Format::Json | Format::JsonLines) {
        let mut objects = Vec::new();
        for change in &list {
            match reader.kinds().iter().find(|k| k.name == change.kind) {
                Some(kind) => objects.push(history::json(&op, change, kind, mask)?),
                None => objects.push(setting(&op, change)?),
            }
        }
        let text = serde_json::json!({
            "seq": op.seq, "at": op.at, "operator": op.operator, "host": op.host, "action": op.action,
            "command": op.command, "reason": op.reason, "approved_by": op.approved_by, "as_of": op.as_of,
            "undoes": op.undoes, "change_count": op.changes, "digest": op.digest, "changes": objects,
        });
        super::output::text(s, &output, &format!("{text}\n"))?;
        return Ok(0);
    }
    let mut text = header(&op, list.first().map(|c| c.kind.as_str()), lang);
    for change in &list {
        let verb = history::action(&change.action, Some(&change.kind), lang);
        text.push_str(&format!("\n{}  {verb}\n", change.record));
        match reader.kinds().iter().find(|k| k.name == change.kind) {
            Some(kind) => {
                text.push_str(&changes(&history::lines(kind, change, lang, mask, &mut names)?, lang, s.ui.width));
            }
            None => text.push_str(&config::told_of(change, false, lang)?),
        }
    }
    if (list.len() as i64) < op.changes {
        let more = op.changes - list.len() as i64;
        text.push_str(both!("\n另有 {more} 条改动,加 --条数\n", "\n{more} more changes: --limit\n").get(lang));
    }
    super::output::text(s, &output, &text)?;
    Ok(0)
}

/// A change of a setting as JSON; `null` where it was not set.
fn setting(op: &LoggedOperation, change: &Change) -> Result<serde_json::Value> {
    let before = change.before.as_deref().map(settings::logged).transpose()?.flatten();
    let after = settings::logged(&change.after)?;
    Ok(serde_json::json!({
        "operation": op.seq, "action": change.action, "setting": change.record, "before": before, "after": after,
    }))
}

fn header(op: &LoggedOperation, kind: Option<&str>, lang: Lang) -> String {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut pairs = vec![
        (word("操作号", "operation"), op.seq.to_string()),
        (word("时间", "at"), op.at.clone()),
        (word("经办人", "operator"), format!("{} @ {}", op.operator, op.host)),
        (word("动作", "action"), history::action(&op.action, kind, lang)),
        (word("命令", "command"), op.command.clone()),
        (word("基准日", "as of"), op.as_of.clone()),
    ];
    if let Some(reason) = &op.reason {
        pairs.push((word("原因", "reason"), reason.clone()));
    }
    if let Some(name) = &op.approved_by {
        pairs.push((word("批准人", "approved by"), name.clone()));
    }
    if let Some(n) = op.undoes {
        pairs.push((word("撤销的操作", "takes back"), n.to_string()));
    }
    pairs.push((word("改动", "changes"), op.changes.to_string()));
    pairs.push((word("摘要", "digest"), op.digest.clone()));
    if op.changes == 0 {
        pairs.push((String::new(), history::nothing().get(lang).to_owned()));
    }
    crate::render::detail(&pairs, None)
}

/// The operation that the operand numbers.
pub(super) fn numbered(s: &Session<'_>, reader: Reader<'_>) -> Result<LoggedOperation> {
    let text = s.args().positionals().first().copied().unwrap_or_default();
    let seq = terms::number::parse_int(text)?;
    reader.operation(seq)?.ok_or_else(|| {
        Fault::new(&codes::E2001, both!("没有操作 {seq}", "there is no operation {seq}"))
            .hint(both!("看日志: chengxin 操作 列表", "see the log: chengxin op list"))
            .into()
    })
}
