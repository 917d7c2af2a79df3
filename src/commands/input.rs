//! Values from flags: read by `Field::parse`, all faults at once, what is missing asked for at a terminal.

use chrono::NaiveDate;

use super::session::Session;
use crate::both;
use crate::error::{Failure, Fault, codes};
use crate::messages::{Both, Lang};
use crate::schema::parse::is_clearing;
use crate::schema::{Field, Reading, Row, Type, Value, World};
use crate::terms;

/// Puts texts into the fields of a row; the faults of all of them are returned for the caller to add its own.
pub fn fill(
    session: &mut Session<'_>,
    fields: &[(&'static Field, String)],
    row: &mut Row,
    today: NaiveDate,
    world: &mut dyn World,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (field, text) in fields {
        match parse(session, field, text, today, world) {
            Ok(value) => row.set(field.name, value),
            Err(fault) => faults.push(fault),
        }
    }
    faults
}

/// Reads one value, warns of what deserves a look, and echoes what a relative or scaled spelling became.
pub fn parse(
    session: &mut Session<'_>,
    field: &'static Field,
    text: &str,
    today: NaiveDate,
    world: &mut dyn World,
) -> Result<Value, Fault> {
    if is_clearing(text) {
        return Ok(Value::Null);
    }
    let mut reading = Reading::new(today, world);
    let value = field.parse(text, &mut reading)?;
    for warning in &reading.warnings {
        session.ui.warn(warning);
    }
    if let Some(echo) = echo(field, &value, text) {
        session.ui.status(&echo);
    }
    Ok(value)
}

/// `签订日期 = 2024-04-02 星期二`, where the typed text was not already that.
fn echo(field: &Field, value: &Value, text: &str) -> Option<Both> {
    let label = field.both();
    match (&field.ty, value) {
        (Type::Date, Value::Date(date)) => {
            let (zh, en) = (terms::date::weekday(*date, Lang::Zh), terms::date::weekday(*date, Lang::En));
            Some(Both {
                zh: format!("  {} = {date} {zh}", label.zh).into(),
                en: format!("  {} = {date} {en}", label.en).into(),
            })
        }
        (Type::Money, Value::Int(fen)) => {
            let shown = terms::money::show_grouped(*fen);
            Some(Both {
                zh: format!("  {} = {shown} 元", label.zh).into(),
                en: format!("  {} = {shown} 元", label.en).into(),
            })
        }
        (Type::Ref(_), Value::Text(id)) if id != text => {
            Some(Both { zh: format!("  {} = {id}", label.zh).into(), en: format!("  {} = {id}", label.en).into() })
        }
        _ => None,
    }
}

/// The fault of a required field that is blank.
pub fn required(field: &'static Field) -> Fault {
    let label = field.both();
    Fault::new(&codes::E3001, both!("{} 未填", "{} is blank", label.zh).with_en(format!("{} is blank", label.en)))
        .on(field.name)
}

/// E1004 with the flags of all missing fields.
pub fn missing_flags(missing: &[&'static Field]) -> Failure {
    let list = |lang, separator: &str| missing.iter().map(|f| f.flag(lang)).collect::<Vec<_>>().join(separator);
    let (zh, en) = (list(Lang::Zh, "、"), list(Lang::En, ", "));
    let mut failure = Failure::new(
        &codes::E1004,
        both!("缺少必填内容: {zh}(没有终端,不作询问)", "missing required: {en} (no terminal, so not asked)"),
    );
    let first = |lang| missing.first().map(|f| f.flag(lang)).unwrap_or_default();
    let (zh, en) = (first(Lang::Zh), first(Lang::En));
    failure.hint = Some(both!("补上: {zh} 值", "add: {en} VALUE"));
    failure
}
