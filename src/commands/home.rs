//! Nothing typed: what there is, or how to begin.

use super::output::{Cell, small};
use super::session::Session;
use crate::both;
use crate::error::Result;
use crate::messages::Both;
use crate::render::{Format, Head};
use crate::store::settings;
use crate::terms;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let Some(path) = s.context.db.as_deref().filter(|p| p.exists()) else { return begin(s) };
    let _ = path;
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let today = s.today(reader)?;
    let lang = s.lang();
    let area = reader.setting(settings::AREA)?.unwrap_or_default();
    let operator = s.context.operator.clone().or(reader.setting(settings::OPERATOR)?).unwrap_or_default();
    let weekday = terms::date::weekday(today, lang);
    let head = both!(
        "{area}诚信台账  {today} {weekday}  经办人: {operator}\n",
        "{area} integrity ledger  {today} {weekday}  operator: {operator}\n"
    );
    let mut rows = Vec::new();
    for kind in ledger.kinds() {
        let (open, all) = reader.tally(kind)?;
        if all > 0 {
            let group = kind.group.label();
            rows.push(vec![
                Cell::Word(group.en, Both::fixed(group.zh, group.en)),
                Cell::Word(kind.name, kind.both()),
                Cell::Int(open),
                Cell::Int(all),
            ]);
        }
    }
    let machine = s.globals().format.is_some() || s.globals().output.is_some();
    if !machine {
        s.ui.out(head.get(lang))?;
    }
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::text(word("组", "group")),
        Head::text(word("台账", "register")).keep(),
        Head::number(word("未办结", "open")),
        Head::number(word("全部", "all")),
    ];
    if rows.is_empty() && !machine {
        s.ui.out(both!("台账还是空的。\n", "The ledger is still empty.\n").get(lang))?;
    } else if machine {
        small(s, &["group", "kind", "open", "all"], heads, rows)?;
    } else {
        let mut table = crate::render::Table::new(heads);
        for row in rows {
            table.push(row.iter().map(|c| c.text(lang)).collect());
        }
        let text = table.render(crate::render::Fit { width: s.ui.width }).text;
        s.ui.out(&text)?;
    }
    s.ui.hint(&both!("chengxin 合同 列表    帮助: chengxin help", "chengxin contract list    help: chengxin help"));
    Ok(0)
}

/// The five lines of a newcomer (ux.md §5).
fn begin(s: &mut Session<'_>) -> Result<u8> {
    let text = both!(
        "还没有台账。\n试用:       chengxin demo\n新建:       chengxin init\n导入旧表:   chengxin init,然后 chengxin 导入 旧台账.xlsx\n帮助:       chengxin help\n",
        "There is no ledger yet.\ntry it:           chengxin demo\ncreate one:       chengxin init\nimport a sheet:   chengxin init, then chengxin import old.xlsx\nhelp:             chengxin help\n"
    );
    s.ui.out(text.get(s.context.lang))?;
    Ok(0)
}

pub(super) fn version(s: &mut Session<'_>) -> Result<u8> {
    let version = env!("CARGO_PKG_VERSION");
    let named = s.globals().format.as_deref().map(Format::parse).transpose()?;
    if matches!(named, Some(Format::Json | Format::JsonLines)) {
        s.ui.out(&format!("{}\n", serde_json::json!({"name": "chengxin", "version": version})))?;
    } else {
        s.ui.out(&format!("chengxin {version}\n"))?;
    }
    Ok(0)
}
