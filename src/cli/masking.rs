//! The command line as the operation log keeps it: values of private fields are masked.

use super::node::folded;
use crate::schema::{Field, Kind};
use crate::terms;

/// The words behind the program's name as typed, with private values masked.
pub fn masked(typed: &[String], kind: Option<&'static Kind>) -> Vec<String> {
    let mut out = Vec::with_capacity(typed.len());
    let mut pending: Option<&'static Field> = None;
    for token in typed {
        if let Some(field) = pending.take() {
            out.push(hide(field, token));
            continue;
        }
        let (name, joined) = split(token);
        let field = kind.and_then(|k| k.find_field(&folded_name(name))).filter(|f| !f.system);
        out.push(match (field, joined) {
            (Some(field), Some((mark, value))) => format!("{name}{mark}{}", hide(field, value)),
            (Some(field), None) if token.starts_with("--") => {
                pending = Some(field);
                token.clone()
            }
            _ => terms::mask::numbers_in(token),
        });
    }
    out
}

/// Name, sign and value of `--name=value` or of a filter; the sign keeps its width.
fn split(token: &str) -> (&str, Option<(&str, &str)>) {
    match token.find(['=', '＝', '~', '～', '!', '！']) {
        Some(at) if at > 0 => {
            let rest = &token[at..];
            let value = rest.trim_start_matches(['=', '＝', '~', '～', '!', '！']);
            let mark = &rest[..rest.len() - value.len()];
            (&token[..at], Some((mark, value)))
        }
        _ => (token, None),
    }
}

fn folded_name(name: &str) -> String {
    let name = name.trim_start_matches("--");
    if name.is_ascii() { folded(name).replace('-', "_") } else { name.to_owned() }
}

fn hide(field: &Field, value: &str) -> String {
    if field.private { field.show_masked(value) } else { terms::mask::numbers_in(value) }
}
