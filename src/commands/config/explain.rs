//! `explain NAME` of a parameter: what it is for, its rows with their days, and how to change it.

use super::{for_programs, ledger, list, parameters_of};
use crate::analysis::flags;
use crate::both;
use crate::catalog::Parameter;
use crate::commands::output::{self, Output};
use crate::commands::session::Session;
use crate::error::Result;
use crate::messages::{Both, Label, Lang};
use crate::render::{Fit, Format};
use crate::rules::check;
use crate::rules::parameters::{Figure, unused, uses};

/// Explains one parameter.
///
/// # Errors
/// When the ledger cannot be read or the output cannot be written.
pub(in crate::commands) fn run(s: &mut Session<'_>, parameter: &'static Parameter) -> Result<u8> {
    let ledger = ledger(s)?;
    let rows = parameters_of(ledger.as_ref())?.rows(parameter.name);
    let output = Output::of(s, Some(Format::Table))?;
    if output.format == Format::Xlsx {
        list::book(s, &rows)?;
        return Ok(0);
    }
    let text = if for_programs(output.format) { object(parameter, &rows, s.lang()) } else { page(s, parameter, &rows) };
    match &output.file {
        None => s.ui.page(&text)?,
        Some(_) => output::text(s, &output, &text)?,
    }
    Ok(0)
}

/// The rules of `check` that read a parameter: code and title.
fn rules_of(name: &str) -> Vec<(&'static str, Label)> {
    let reading = check::rules().filter(|rule| rule.parameters.contains(&name));
    reading.map(|rule| (rule.code, rule.title)).collect()
}

/// The red flags that read a parameter: code and title.
fn flags_of(name: &str) -> Vec<(&'static str, Label)> {
    let reading = flags::ALL.iter().filter(|flag| flag.parameters.contains(&name));
    reading.map(|flag| (flag.code, flag.title)).collect()
}

/// What a parameter is for, a line a use: deadlines and computed values, then rules, then red flags.
fn used(name: &str) -> Vec<Both> {
    let mut lines = uses(name);
    lines.extend(rules_of(name).into_iter().map(|(code, title)| {
        let (zh, en) = (title.zh, title.en);
        both!("检查规则 {code} {zh}", "rule {code}: {en}")
    }));
    lines.extend(flags_of(name).into_iter().map(|(code, title)| {
        let (zh, en) = (title.zh, title.en);
        both!("预警指标 {code} {zh}", "red flag {code}: {en}")
    }));
    if lines.is_empty() {
        lines.push(unused(name));
    }
    lines
}

fn codes(all: Vec<(&'static str, Label)>) -> Vec<&'static str> {
    all.into_iter().map(|(code, _)| code).collect()
}

fn page(s: &Session<'_>, parameter: &'static Parameter, rows: &[Figure]) -> String {
    let (lang, name) = (s.lang(), parameter.name);
    let unit = Figure::from(parameter).unit_word();
    let (unit_zh, unit_en) = (unit.zh, unit.en);
    let mut out = both!("{name}  参数,单位: {unit_zh}\n", "{name}  parameter, counts {unit_en}\n").get(lang).to_owned();
    out.push_str(both!("用于:\n", "Used for:\n").get(lang));
    for line in used(name) {
        out.push_str(&format!("  {}\n", line.get(lang)));
    }
    out.push_str(both!("取起算日那天有效的值:\n", "The value in force on the day the clock starts:\n").get(lang));
    let width = s.ui.width.map(|w| w.saturating_sub(2));
    for line in list::rows(rows, lang).render(Fit { width }).text.lines() {
        out.push_str(&format!("  {line}\n"));
    }
    let example = example(parameter);
    out.push_str(
        both!("例子: {}\n", "Example: {}\n", example.get(Lang::Zh))
            .with_en(format!("Example: {}\n", example.get(Lang::En)))
            .get(lang),
    );
    out
}

/// A command that can be pasted, with a value that the unit takes.
fn example(parameter: &Parameter) -> Both {
    let (name, value) = (parameter.name, if parameter.value.is_empty() { "3.45" } else { parameter.value });
    both!(
        "chengxin 配置 设置 {name} {value} --依据 文号 --自 月底",
        "chengxin config set {name} {value} --source TEXT --from eom"
    )
}

fn object(parameter: &'static Parameter, rows: &[Figure], lang: Lang) -> String {
    let uses: Vec<String> = used(parameter.name).iter().map(|line| line.get(lang).to_owned()).collect();
    let rows: Vec<serde_json::Value> = rows
        .iter()
        .map(|row| {
            serde_json::json!({
                "value": row.value, "from": row.from.map(|d| d.to_string()), "to": row.to.map(|d| d.to_string()),
                "source": row.source_words().get(lang), "confidence": row.origin.key(),
            })
        })
        .collect();
    format!(
        "{}\n",
        serde_json::json!({"name": parameter.name, "unit": Figure::from(parameter).unit_key(), "uses": uses, "rules": codes(rules_of(parameter.name)), "flags": codes(flags_of(parameter.name)), "rows": rows})
    )
}
