//! `doctor`: which ledger is used and why, and whether it is well.

use super::output::Output;
use super::session::Session;
use super::small::Cell;
use crate::both;
use crate::error::{Fault, Result, codes};
use crate::messages::Both;
use crate::render::{Format, detail};
use crate::store::{outside, settings};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let path = s.path()?.to_owned();
    s.present_only()?;
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let head = reader.head()?;
    let checked = reader.verify(None)?;
    let network = outside::is_network(&path);
    let permissions = outside::permissions(&path);
    let journal = ledger.journal_mode()?;
    let size = std::fs::metadata(&path).map(|m| m.len()).unwrap_or(0);
    let mut facts: Vec<(&str, Both, Cell)> = vec![
        ("ledger", Both::fixed("台账", "ledger"), Cell::Text(full(&path))),
        ("why", Both::fixed("为什么是它", "why this one"), Cell::Text(s.context.db_why.get(s.lang()).to_owned())),
        ("area", Both::fixed("区", "district"), Cell::maybe(reader.setting(settings::AREA)?)),
        ("operator", Both::fixed("经办人", "operator"), Cell::maybe(reader.setting(settings::OPERATOR)?)),
        (
            "office_uscc",
            Both::fixed("本单位信用代码", "office credit code"),
            Cell::maybe(reader.setting(settings::OFFICE_USCC)?),
        ),
        ("area_code", Both::fixed("区划代码", "area code"), Cell::maybe(reader.setting(settings::AREA_CODE)?)),
        ("today", Both::fixed("基准日", "as of"), Cell::Text(s.today(reader)?.to_string())),
        ("size", Both::fixed("大小(字节)", "size (bytes)"), Cell::Int(i64::try_from(size).unwrap_or(i64::MAX))),
        ("journal", Both::fixed("日志方式", "journal"), Cell::Text(journal)),
        ("permissions", Both::fixed("权限", "permissions"), Cell::maybe(permissions.map(|p| format!("{p:04o}")))),
        ("network", Both::fixed("网络盘", "network drive"), yes_no(network)),
        ("current", Both::fixed("已是最新格式", "up to date"), yes_no(ledger.is_current()?)),
        ("records", Both::fixed("记录", "records"), Cell::Int(checked.records)),
        ("operations", Both::fixed("操作", "operations"), Cell::Int(checked.operations)),
        ("head", Both::fixed("链头", "head of the chain"), Cell::Text(format!("{}:{}", head.seq, head.digest))),
    ];
    let good = checked.findings.is_empty();
    let chain = if good { Both::fixed("[通过]", "[ok]") } else { Both::fixed("[错误]", "[error]") };
    facts.push(("chain", Both::fixed("日志链", "chain"), Cell::Word(if good { "ok" } else { "broken" }, chain)));
    print(s, &facts)?;
    if network {
        s.ui.warn(&Fault::new(
            &codes::W7001,
            both!(
                "台账在网络盘上,已改用稳妥但较慢的方式",
                "the ledger lies on a network drive; it uses the safe, slower way"
            ),
        ));
    }
    if let Some(mode) = permissions.filter(|p| p & 0o077 != 0) {
        let shown = path.display();
        s.ui.warn(&Fault::new(
            &codes::W4001,
            both!(
                "别人也能读写台账({mode:04o}): chmod 600 {shown}",
                "others can reach the ledger ({mode:04o}): chmod 600 {shown}"
            ),
        ));
    }
    for finding in checked.findings.iter().take(5) {
        s.ui.warn(&Fault::new(&codes::E7008, finding.clone()));
    }
    Ok(u8::from(!good))
}

fn yes_no(yes: bool) -> Cell {
    if yes { Cell::Word("yes", Both::fixed("是", "yes")) } else { Cell::Word("no", Both::fixed("否", "no")) }
}

fn full(path: &std::path::Path) -> String {
    path.canonicalize().unwrap_or_else(|_| path.to_owned()).display().to_string()
}

fn print(s: &mut Session<'_>, facts: &[(&str, Both, Cell)]) -> Result<()> {
    let output = Output::of(s, Some(Format::Table))?;
    let lang = s.lang();
    let text = if matches!(output.format, Format::Json | Format::JsonLines) {
        let object: serde_json::Map<_, _> =
            facts.iter().map(|(key, _, cell)| ((*key).to_owned(), cell.clone().into_json())).collect();
        format!("{}\n", serde_json::Value::Object(object))
    } else {
        let pairs: Vec<_> =
            facts.iter().map(|(_, label, cell)| (label.get(lang).to_owned(), cell.text(lang))).collect();
        detail(&pairs, s.ui.width)
    };
    super::output::text(s, &output, &text)
}
