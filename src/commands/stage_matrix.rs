//! `ppp stages`: who answers for each of the five stages of each project, and how far they got.

use super::output::Output;
use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::catalog::codes::PPP_STAGE;
use crate::catalog::personnel::OFFICER;
use crate::catalog::ppp::{PROJECT, STAGE};
use crate::error::Result;
use crate::messages::{Both, Lang, plural};
use crate::render::Head;
use crate::schema::filter::Query;
use crate::schema::{Mask, Names as _, Row};

/// Prints the matrix; a stage that a project is in or past and nobody answers for says so.
///
/// # Errors
/// When the ledger cannot be read or the output cannot be written.
pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let output = Output::of(s, None)?;
    let mask = match s.mask()? {
        Mask::Nothing => Mask::Nothing,
        _ if output.leaves() => Mask::Names,
        mask => mask,
    };
    let (lang, ledger) = (s.lang(), s.open_read()?);
    let reader = ledger.read();
    let mut names = reader.directory(&s.folder());
    let between = if lang == Lang::Zh { "、" } else { ", " };
    let mut vacant = 0;
    let mut rows = Vec::new();
    for project in reader.all(&PROJECT, &Query { closed: true, ..Query::default() })? {
        let duties = reader.children(&STAGE, "project", project.id())?;
        let mut row = vec![Cell::Text(project.id().to_owned()), Cell::maybe(project.text("name").map(str::to_owned))];
        for (at, stage) in PPP_STAGE.items.iter().enumerate() {
            let mut told: Vec<Both> = Vec::new();
            for duty in duties.iter().filter(|d| d.text("stage") == Some(stage.code)) {
                let Some(id) = duty.text("officer") else { continue };
                let name = names.name(&OFFICER, id, mask).to_string();
                let (zh, en) = (state(duty, Lang::Zh), state(duty, Lang::En));
                let one = both!("{name}({zh})", "{name} ({en})");
                if !told.contains(&one) {
                    told.push(one);
                }
            }
            let reached = at <= reached(&project) && !passed_over(&project, stage.code, &duties);
            vacant += usize::from(told.is_empty() && reached);
            row.push(match told.is_empty() {
                false => Cell::Text(told.iter().map(|t| t.get(lang)).collect::<Vec<_>>().join(between)),
                true if reached => Cell::Word("none", Both::fixed("无责任人", "nobody")),
                true => Cell::Blank,
            });
        }
        rows.push(row);
    }
    let count = rows.len();
    let mut keys = vec!["id", "name"];
    keys.extend(PPP_STAGE.items.iter().map(|stage| stage.code));
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut heads = vec![Head::text(word("编号", "id")).rigid().keep(), Head::text(word("项目", "project")).keep()];
    heads.extend(PPP_STAGE.items.iter().map(|stage| Head::text(stage.label(lang).to_string())));
    small(s, &keys, heads, rows)?;
    let projects = plural(count, "project");
    s.ui.status(&both!(
        "{count} 个项目,{vacant} 个已进入的阶段没有责任人",
        "{projects}; stages reached that nobody answers for: {vacant}"
    ));
    Ok(0)
}

/// The last stage that a project has come to, by its place in the list; one that was ended came to its first at least.
fn reached(project: &Row) -> usize {
    let stages = PPP_STAGE.items;
    match project.state() {
        "transferred" => stages.len(),
        "terminated" => 0,
        state => stages.iter().position(|stage| stage.code == state).unwrap_or(0),
    }
}

/// True for the one of bidding and procurement that a project left out: the law lets it take either way, or both.
fn passed_over(project: &Row, stage: &str, duties: &[Row]) -> bool {
    let other = match stage {
        "bidding" => "procurement",
        "procurement" => "bidding",
        _ => return false,
    };
    project.state() != stage && duties.iter().any(|duty| duty.text("stage") == Some(other))
}

fn state(duty: &Row, lang: Lang) -> String {
    let list = STAGE.lifecycle.map(|lifecycle| lifecycle.states);
    list.and_then(|list| list.get(duty.state())).map(|item| item.label(lang).to_string()).unwrap_or_default()
}
