//! `explain`: what an error code, a record kind, its fields, states and verbs, a rule or a parameter means, and how the deadlines of a record were counted.

use chrono::Datelike as _;

use super::output::{self, Output};
use super::session::Session;
use super::{config, fields, flags, meaning};
use crate::analysis;
use crate::both;
use crate::catalog;
use crate::error::{Fault, Result, codes};
use crate::render::Format;
use crate::rules::parameters;
use crate::terms;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let word = s.args().positionals().first().copied().unwrap_or_default().to_owned();
    if let Some(code) = codes::find(&word) {
        let output = Output::of(s, Some(Format::Table))?;
        let lang = s.lang();
        let (title, text, exit) = (code.title.get(lang), code.explain.get(lang), code.exit);
        let id = code.id;
        if s.ui.json_errors {
            let json = serde_json::json!({"code": id, "title": title, "text": text, "exit": exit});
            output::text(s, &output, &format!("{json}\n"))?;
            return Ok(0);
        }
        let status = if exit == 0 {
            both!("只提醒,不影响退出码", "a warning; the exit code is unaffected")
        } else {
            both!("退出码 {exit}", "exit code {exit}")
        };
        let out = format!("{id} {title}\n{text}\n{}\n", status.get(lang));
        output::text(s, &output, &out)?;
        return Ok(0);
    }
    if let Some(flag) = analysis::flags::find(&word) {
        return flags::explain(s, flag);
    }
    if let Some(kind) = catalog::kind(&word) {
        return fields::of_kind(s, kind);
    }
    // CG-03 is a rule: a record of that number is written cg3 or in full.
    if let Some(rule) = crate::rules::check::find(&word) {
        return super::check::explain(s, rule);
    }
    if let Some(Ok(id)) = terms::id::parse(&word, s.context.today.year()) {
        return super::deadlines::run(s, &id);
    }
    if let Some(parameter) = parameters::named(&word) {
        return config::explain::run(s, parameter);
    }
    let meanings = meaning::find(&word);
    if !meanings.is_empty() {
        return meaning::run(s, &meanings);
    }
    let near: Vec<String> = match config::near(&word) {
        near if near.is_empty() => meaning::near(&word),
        near => near.into_iter().map(str::to_owned).collect(),
    };
    if !near.is_empty() {
        let (zh, en) = (near.join("、"), near.join(", "));
        let text = both!("没有可解释的\"{word}\"", "there is nothing to explain called \"{word}\"");
        return Err(Fault::new(&codes::E2001, text).hint(both!("相近: {zh}", "nearest: {en}")).into());
    }
    Err(Fault::new(&codes::E2001, both!("没有可解释的\"{word}\"", "there is nothing to explain called \"{word}\""))
        .hint(both!(
            "写错误码(如 E3103)、名词(如 合同)、字段或状态(如 合同.待付款)、参数(如 acceptance.period)或编号",
            "give an error code (such as E3103), a noun (contract), a field or state (contract.paying), a parameter (acceptance.period) or an id"
        ))
        .into())
}
