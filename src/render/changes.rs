//! What an operation changes: each field before and after.

use super::detail::detail;
use super::table::{Fit, Head, Table};
use super::width;
use crate::messages::{Both, Lang};

/// A table of label, before and after. Values are never cut: where the table does not fit, each change stands in lines
/// of its own.
pub fn changes(rows: &[(String, String, String)], lang: Lang, width: Option<usize>) -> String {
    let shown = |value: &str| {
        if value.is_empty() { Both::fixed("(空)", "(blank)").get(lang).to_owned() } else { value.to_owned() }
    };
    let [field, before, after] =
        [Both::fixed("字段", "field"), Both::fixed("改前", "before"), Both::fixed("改后", "after")]
            .map(|word| word.get(lang).to_owned());
    let mut table = Table::new(vec![Head::text(field), Head::text(before.clone()), Head::text(after.clone())]);
    for (label, old, new) in rows {
        table.push(vec![label.clone(), shown(old), shown(new)]);
    }
    let one_line_each = rows.iter().all(|(_, old, new)| !old.contains('\n') && !new.contains('\n'));
    if one_line_each && width.is_none_or(|w| table.width() <= w) {
        return table.render(Fit { width: None }).text;
    }
    let mut out = String::new();
    for (label, old, new) in rows {
        out.push_str(width::one_line(label).trim_end());
        out.push('\n');
        let pairs = [(format!("  {before}"), shown(old)), (format!("  {after}"), shown(new))];
        out.push_str(&detail(&pairs, width));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, old: &str, new: &str) -> (String, String, String) {
        (label.into(), old.into(), new.into())
    }

    #[test]
    fn before_and_after_stand_side_by_side() {
        let text = changes(&[row("状态", "在办", "办结"), row("备注", "", "已核")], Lang::Zh, Some(80));
        assert_eq!(text, "字段  改前  改后\n----  ----  ----\n状态  在办  办结\n备注  (空)  已核\n");
        assert!(changes(&[row("note", "", "x")], Lang::En, None).is_ascii());
        assert_eq!(changes(&[], Lang::Zh, None), "");
    }

    #[test]
    fn what_does_not_fit_is_stacked_not_cut() {
        let long = "一".repeat(50);
        let text = changes(&[row("备注", "旧", &long)], Lang::Zh, Some(60));
        assert!(!text.contains(".."));
        assert_eq!(text.matches('一').count(), 50);
        assert!(text.lines().all(|l| width::of(l) <= 60), "{text}");
    }
}
