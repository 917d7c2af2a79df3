//! `find`: text anywhere in any register.

use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::error::Result;
use crate::messages::{Both, Lang};
use crate::render::Head;
use crate::rules::rights::disputed;
use crate::schema::filter::Query;
use crate::schema::{Columns, Style};
use crate::terms;

/// Records of one kind listed when `--limit` does not say.
const EACH: usize = 20;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let mask = s.mask()?;
    let ledger = s.open_read()?;
    let text = terms::text::clean(&s.args().positionals().join(" ")).into_owned();
    let lang = s.lang();
    let limit = s.globals().limit.unwrap_or(EACH);
    let mut rows = Vec::new();
    let mut more = false;
    for kind in ledger.kinds() {
        let query = Query {
            search: Some(text.clone()),
            closed: true,
            void: s.args().flag("void"),
            limit: Some(limit.saturating_add(1)),
            ..Query::default()
        };
        let mut names = ledger.read().directory(&s.folder());
        let columns = Columns::all(kind, lang, mask, Style::Screen).disputed(disputed(ledger.read(), kind)?);
        let mut found = 0;
        ledger.read().each(kind, &query, &mut |row| {
            found += 1;
            if found > limit {
                more = true;
                return Ok(());
            }
            let first = &kind.columns()[usize::from(kind.lifecycle.is_some()) + 1];
            let name = first.show(row.get(first.name), &mut columns.showing(row, &mut names));
            let mut state = super::show::state(row);
            if columns.is_disputed(row) {
                state = Both {
                    zh: format!("{}{}", state.zh, crate::schema::show::disputed(Lang::Zh)).into(),
                    en: format!("{}{}", state.en, crate::schema::show::disputed(Lang::En)).into(),
                };
            }
            rows.push(vec![
                Cell::Text(row.id().to_owned()),
                Cell::Word(kind.name, kind.both()),
                Cell::Text(name),
                Cell::State(row.state().to_owned(), state),
            ]);
            Ok(())
        })?;
    }
    if rows.is_empty() {
        s.ui.status(&both!("没有含\"{text}\"的记录", "no record holds \"{text}\""));
        small(s, &["id", "kind", "name", "state"], Vec::new(), rows)?;
        return Ok(u8::from(s.args().flag("fail-empty")));
    }
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::text(word("编号", "id")).keep().rigid(),
        Head::text(word("种类", "kind")),
        Head::text(word("名称", "name")).keep(),
        Head::text(word("状态", "state")),
    ];
    small(s, &["id", "kind", "name", "state"], heads, rows)?;
    if more {
        s.ui.status(&both!("每种最多列 {limit} 条,更多加 --条数", "at most {limit} of each kind; more: --limit"));
    }
    Ok(0)
}
