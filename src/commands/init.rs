//! `init`: creates a ledger; at a terminal it asks what is missing.

use std::path::PathBuf;

use super::session::Session;
use crate::both;
use crate::catalog::KINDS;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::store::{Act, Ledger, settings};
use crate::terms;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let mut faults = Vec::new();
    let mut values: Vec<(&str, String)> = Vec::new();
    match s.args().text("credit-code").map(terms::uscc::parse) {
        Some(Ok((code, warning))) => {
            if let Some(warning) = warning {
                s.ui.warn(&warning);
            }
            values.push((settings::OFFICE_USCC, code));
        }
        Some(Err(fault)) => faults.push(fault),
        None => {}
    }
    match s.args().text("area-code").map(area_code) {
        Some(Ok(code)) => values.push((settings::AREA_CODE, code)),
        Some(Err(fault)) => faults.push(fault),
        None => {}
    }
    if !faults.is_empty() {
        return Err(Failure::of(faults));
    }
    let path = s.context.db.clone().unwrap_or_else(|| PathBuf::from("chengxin.db"));
    if path.exists() {
        let shown = path.display();
        return Err(Failure::new(
            &codes::E7007,
            both!("{shown} 已存在,未做改动", "{shown} exists; it was not touched"),
        )
        .hint(both!("另建一个: --库 新台账.db", "create another: --db new.db")));
    }
    let (area, operator) = asked(s)?;
    values.push((settings::AREA, area.clone()));
    values.push((settings::OPERATOR, operator.clone()));
    if let Some(lang) = s.globals().lang {
        values.push((settings::LANG, if lang == Lang::En { "en" } else { "zh" }.to_owned()));
    }
    if s.globals().dry_run {
        let shown = path.display();
        s.ui.status(&both!("预览: 将新建 {shown},未写入", "dry run: would create {shown}; nothing was written"));
        return Ok(0);
    }
    create(s, &path, &operator, &values)?;
    let shown = path.display();
    s.ui.status(&both!(
        "已新建台账 {shown}({area},经办人 {operator})",
        "created ledger {shown} ({area}, operator {operator})"
    ));
    s.ui.hint(&both!(
        "chengxin 单位 新增    导入旧表: chengxin 导入 旧台账.xlsx --预览",
        "chengxin unit add    import a sheet: chengxin import old.xlsx --dry-run"
    ));
    Ok(0)
}

/// Creates the file with its settings as the first operation.
pub(super) fn create(
    s: &Session<'_>,
    path: &std::path::Path,
    operator: &str,
    values: &[(&str, String)],
) -> Result<Ledger> {
    let act = Act {
        action: "init".into(),
        command: s.command_line(),
        operator: operator.to_owned(),
        host: s.context.host.clone(),
        at: s.context.now.clone(),
        as_of: s.context.today,
        reason: None,
        approved_by: None,
        undoes: None,
        always: true,
        dry_run: false,
    };
    Ledger::create(path, KINDS, &act, values, &s.holder())
}

/// District and person, from flags or from the terminal; without either, the missing flags are named together.
fn asked(s: &mut Session<'_>) -> Result<(String, String)> {
    let given = |text: Option<&str>| text.map(|t| terms::text::clean(t).into_owned()).filter(|t| !t.is_empty());
    let area = given(s.args().text("area"));
    let operator = given(s.context.operator.as_deref());
    if let (Some(area), Some(operator)) = (&area, &operator) {
        return Ok((area.clone(), operator.clone()));
    }
    if !s.ui.can_ask() {
        let mut zh = Vec::new();
        let mut en = Vec::new();
        if area.is_none() {
            zh.push("--区");
            en.push("--area");
        }
        if operator.is_none() {
            zh.push("--经办人");
            en.push("--user");
        }
        let (zh, en) = (zh.join("、"), en.join(", "));
        return Err(Fault::new(
            &codes::E1004,
            both!("缺少必填内容: {zh}(没有终端,不作询问)", "missing required: {en} (no terminal, so not asked)"),
        )
        .hint(both!("例: chengxin init --区 测试区 --经办人 王敏", "e.g. chengxin init --area Testing --user Wang"))
        .into());
    }
    let area = match area {
        Some(area) => area,
        None => ask(s, &Both::fixed("区名", "district"), &Both::fixed("--区", "--area"))?,
    };
    let operator = match operator {
        Some(operator) => operator,
        None => ask(s, &Both::fixed("经办人", "your name"), &Both::fixed("--经办人", "--user"))?,
    };
    Ok((area, operator))
}

fn ask(s: &mut Session<'_>, question: &Both, flag: &Both) -> Result<String> {
    loop {
        let answer = s.ui.ask(question, flag, None)?;
        let answer = terms::text::clean(&answer).into_owned();
        if !answer.is_empty() {
            return Ok(answer);
        }
    }
}

/// Administrative division code: six digits (GB/T 2260), nine or twelve with the township (GB/T 10114).
fn area_code(text: &str) -> Result<String, Fault> {
    let code = terms::text::fold(text).into_owned();
    if code.bytes().all(|b| b.is_ascii_digit()) && matches!(code.len(), 6 | 9 | 12) {
        return Ok(code);
    }
    Err(Fault::new(
        &codes::E3003,
        both!("区划代码 \"{code}\" 不是 6、9 或 12 位数字", "area code \"{code}\" is not 6, 9 or 12 digits"),
    ))
}
