//! `sql`: one read-only SELECT over the tables and their views.

use super::output::{Cell, Output, small};
use super::session::Session;
use crate::error::Result;
use crate::render::Head;
use crate::schema::Mask;
use crate::store::sql::Answer;
use crate::terms;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let mask = s.mask()?;
    let ledger = s.open_read()?;
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
