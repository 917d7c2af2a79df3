//! `sql`: one read-only SELECT over the tables and their views.

use super::output::Output;
use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::error::Result;
use crate::render::Head;
use crate::schema::Mask;
use crate::store::sql::Answer;
use crate::terms;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let mask = s.mask()?;
    let mut ledger = s.open_read()?;
    let hidden = if mask == Mask::Nothing { None } else { Some(ledger.hide_private()?) };
    let text = s.args().positionals().join(" ");
    let _ = Output::of(s, None)?;
    let mut names: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let limit = s.globals().limit.unwrap_or(usize::MAX);
    ledger.read().select(
        &text,
        &mut |head| {
            names = head.to_vec();
            Ok(())
        },
        &mut |answers| {
            if rows.len() < limit {
                rows.push(answers.iter().map(|a| cell(a, mask)).collect());
            }
            Ok(())
        },
    )?;
    let heads = names.iter().map(Head::text).collect();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    small(s, &keys, heads, rows)?;
    if hidden.is_some_and(|asked| asked.load(std::sync::atomic::Ordering::Relaxed)) {
        s.ui.status(&both!(
            "身份证号、电话和日志内容按空值给出;要看加 --显示隐私 目的",
            "identity and telephone numbers and the log's content are given as blank; to see them: --reveal PURPOSE"
        ));
    }
    Ok(0)
}

fn cell(answer: &Answer, mask: Mask) -> Cell {
    match answer {
        Answer::Null => Cell::Blank,
        // A number that a query made of a text column is as telling as the text.
        Answer::Int(int) => {
            let text = int.to_string();
            let shown = if mask == Mask::Nothing { text.clone() } else { terms::mask::numbers_in(&text) };
            if shown == text { Cell::Int(*int) } else { Cell::Text(shown) }
        }
        Answer::Real(real) => Cell::Text(format!("{real}")),
        Answer::Text(text) if mask == Mask::Nothing => Cell::Text(text.clone()),
        // A query can rename any column, so what looks like a person's number is masked wherever it stands.
        Answer::Text(text) => Cell::Text(terms::mask::numbers_in(text)),
    }
}
