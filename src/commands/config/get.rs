//! `config get`: the value in force on a day, and why it is this one.

use chrono::NaiveDate;

use super::{Plain, Subject, for_programs, ledger, parameters_of, subject};
use crate::both;
use crate::catalog::Parameter;
use crate::commands::output::{self, Output};
use crate::commands::session::Session;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::{Format, detail};
use crate::rules::parameters::{Figure, Origin, Parameters};
use crate::terms;

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    match subject(s)? {
        Subject::Parameter(parameter) => of_parameter(s, parameter),
        Subject::Plain(plain) => of_setting(s, plain),
    }
}

fn of_parameter(s: &mut Session<'_>, parameter: &'static Parameter) -> Result<u8> {
    let ledger = ledger(s)?;
    let today = ledger.as_ref().map_or(Ok(s.context.today), |l| s.today(l.read()))?;
    let on = match s.args().text("on") {
        Some(text) => terms::date::parse(text, today).map_err(|fault| fault.on("on"))?.date,
        None => today,
    };
    let parameters = parameters_of(ledger.as_ref())?;
    let name = parameter.name;
    let figure = parameters.in_force(name, on).map_err(|_| {
        Failure::from(
            Fault::new(&codes::E2001, both!("参数 {name} 在 {on} 没有值", "parameter {name} has no value on {on}"))
                .hint(both!("看各段: chengxin 配置 列表 {name}", "see its rows: chengxin config list {name}")),
        )
    })?;
    let output = Output::of(s, Some(Format::Table))?;
    let lang = s.lang();
    let text = if for_programs(output.format) {
        format!("{}\n", object(&figure, on, lang))
    } else if s.globals().quiet {
        format!("{}\n", figure.value)
    } else {
        let pairs = pairs(&figure, &parameters, on);
        let pairs: Vec<_> =
            pairs.iter().map(|(label, value)| (label.get(lang).to_owned(), value.get(lang).to_owned())).collect();
        detail(&pairs, s.ui.width)
    };
    give(s, &output, &text)
}

fn pairs(figure: &Figure, parameters: &Parameters, on: NaiveDate) -> Vec<(Both, Both)> {
    let word = figure.origin.word();
    vec![
        (Both::fixed("参数", "parameter"), Both::same(figure.name)),
        (Both::fixed("值", "value"), figure.amount()),
        (Both::fixed("起算日", "for clocks from"), Both::same(on.to_string())),
        (Both::fixed("生效", "in force"), figure.days()),
        (Both::fixed("依据", "source"), figure.source_words()),
        (Both::fixed("把握", "confidence"), Both::fixed(word.zh, word.en)),
        (Both::fixed("理由", "why"), why(figure, parameters)),
    ]
}

/// Why it is this row and no other.
fn why(figure: &Figure, parameters: &Parameters) -> Both {
    match &figure.origin {
        Origin::District { on, by } => {
            both!("本区的值先于内置的值;{by} 于 {on} 设定", "the district's value goes first; set by {by} on {on}")
        }
        Origin::BuiltIn(_) if parameters.own(figure.name).next().is_some() => {
            both!("本区设定的值不含这一天,用内置的值", "no value of the district holds this day; built in")
        }
        Origin::BuiltIn(_) => both!("内置的值,本区没有设定", "built in; the district has set none"),
    }
}

fn object(figure: &Figure, on: NaiveDate, lang: Lang) -> serde_json::Value {
    let (set_on, set_by) = match &figure.origin {
        Origin::District { on, by } => (Some(on.to_string()), Some(by.as_str())),
        Origin::BuiltIn(_) => (None, None),
    };
    serde_json::json!({
        "name": figure.name, "on": on.to_string(), "value": figure.value, "unit": figure.unit_key(),
        "from": figure.from.map(|d| d.to_string()), "to": figure.to.map(|d| d.to_string()),
        "source": figure.source_words().get(lang), "confidence": figure.origin.key(), "set_on": set_on, "set_by": set_by,
    })
}

fn of_setting(s: &mut Session<'_>, plain: &Plain) -> Result<u8> {
    let ledger = s.open_read()?;
    let (key, label) = (plain.key, plain.label);
    let (zh, en) = (label.zh, label.en);
    let value = ledger.read().setting(key)?.ok_or_else(|| {
        Failure::from(
            Fault::new(&codes::E2001, both!("台账没有设置{zh}", "the ledger has no setting {en}"))
                .hint(both!("设置: chengxin 配置 设置 {zh} 值", "set it: chengxin config set {en} VALUE")),
        )
    })?;
    let output = Output::of(s, Some(Format::Table))?;
    let text = if for_programs(output.format) {
        format!("{}\n", serde_json::json!({"name": key, "value": value}))
    } else if s.globals().quiet {
        format!("{value}\n")
    } else {
        detail(&[(label.get(s.lang()).to_owned(), value)], s.ui.width)
    };
    give(s, &output, &text)
}

fn give(s: &mut Session<'_>, output: &Output, text: &str) -> Result<u8> {
    output::text(s, output, text)?;
    Ok(0)
}
