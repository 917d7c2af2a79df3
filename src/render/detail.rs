//! One record, a label and its value a line, values aligned by display width.

use super::width;

/// Least columns left for values beside the labels; with less, values stand under their labels.
const LEAST: usize = 16;

/// Labels and values in two columns. With a width long values wrap and stay under their column; without one they keep
/// their own line breaks only. Pairs with a blank value show their label alone.
pub fn detail(pairs: &[(String, String)], width: Option<usize>) -> String {
    let label = pairs.iter().map(|(label, _)| width::of(label)).max().unwrap_or(0);
    let indent = label + 2;
    let stacked = width.is_some_and(|w| indent + LEAST > w);
    let mut out = String::new();
    for (name, value) in pairs {
        let name = width::one_line(name);
        if stacked {
            push_line(&mut out, &name);
            for line in lines(value, width.map(|w| w.saturating_sub(2))) {
                push_line(&mut out, &format!("  {line}"));
            }
            continue;
        }
        let mut lead = name;
        lead.extend(std::iter::repeat_n(' ', indent - width::of(&lead).min(indent)));
        let lines = lines(value, width.map(|w| w - indent));
        push_line(&mut out, &format!("{lead}{}", lines.first().map_or("", String::as_str)));
        for line in lines.iter().skip(1) {
            push_line(&mut out, &format!("{}{line}", " ".repeat(indent)));
        }
    }
    out
}

fn lines(value: &str, width: Option<usize>) -> Vec<String> {
    match width {
        Some(width) => width::wrap(value, width),
        None => value.lines().map(width::one_line).collect(),
    }
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn values_start_in_one_column() {
        let text = detail(&pairs(&[("采购人", "海棠街道办事处"), ("合同金额(元)", "12.00"), ("备注", "")]), None);
        assert_eq!(text, "采购人        海棠街道办事处\n合同金额(元)  12.00\n备注\n");
    }

    #[test]
    fn long_values_wrap_under_their_column() {
        let text = detail(&pairs(&[("备注", "一二三四五六七八九十一二三")]), Some(26));
        assert_eq!(text, "备注  一二三四五六七八九十\n      一二三\n");
        let narrow = detail(&pairs(&[("合同金额(元)", "海棠街道办事处")]), Some(20));
        assert_eq!(narrow, "合同金额(元)\n  海棠街道办事处\n");
    }

    #[test]
    fn own_line_breaks_stay_and_nothing_comes_of_nothing() {
        assert_eq!(detail(&pairs(&[("注", "一\n二")]), None), "注  一\n    二\n");
        assert_eq!(detail(&[], Some(80)), "");
    }
}
