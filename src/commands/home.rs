//! Nothing typed: what there is, or how to begin.

use super::session::Session;
use super::small::{Cell, small};
use crate::analysis::due::{self, Scope};
use crate::both;
use crate::error::Result;
use crate::messages::Both;
use crate::render::{Format, Head};
use crate::rules::Parameters;
use crate::store::{Reader, settings};
use crate::terms;
use chrono::NaiveDate;

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
    if !machine {
        pending(s, reader, today)?;
    }
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
    s.ui.hint(&both!(
        "chengxin 到期 --期内 7天    帮助: chengxin help",
        "chengxin due --within 7d    help: chengxin help"
    ));
    Ok(0)
}

/// What is due today, within a week, and overdue: a line a matter; nothing where nothing is.
fn pending(s: &mut Session<'_>, reader: Reader<'_>, today: NaiveDate) -> Result<()> {
    let until = today.checked_add_days(chrono::Days::new(7));
    let found = due::find(reader, &Parameters::read(reader)?, &Scope { until, ..Scope::all(today) })?;
    let mut counts: Vec<(Both, [i64; 3])> = Vec::new();
    for due in &found.due {
        let what = due.what();
        let at = counts.iter().position(|(known, _)| known.zh == what.zh).unwrap_or_else(|| {
            counts.push((what, [0; 3]));
            counts.len() - 1
        });
        let days = due.days_left(today);
        for (count, counts_here) in counts[at].1.iter_mut().zip([days == 0, days >= 0, days < 0]) {
            *count += i64::from(counts_here);
        }
    }
    if counts.is_empty() {
        return Ok(());
    }
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut table = crate::render::Table::new(vec![
        Head::text(word("事项", "deadline")).keep(),
        Head::number(word("今天", "today")).keep(),
        Head::number(word("7天内", "in 7 days")).keep(),
        Head::number(word("已逾期", "overdue")).keep(),
    ]);
    for (what, counts) in counts {
        let numbers = counts.iter().map(i64::to_string);
        table.push(std::iter::once(what.get(lang).to_owned()).chain(numbers).collect());
    }
    let text = table.render(crate::render::Fit { width: s.ui.width }).text;
    s.ui.out(&format!("{text}\n"))
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
