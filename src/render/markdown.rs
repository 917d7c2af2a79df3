//! Lines of a Markdown table.

use super::width;

/// The header and the rule below it: what stands above each column, and whether it is one of numbers.
pub fn head<'h>(titles: impl Iterator<Item = (impl AsRef<str> + 'h, bool)>, out: &mut String) {
    let mut rule = String::new();
    for (title, number) in titles {
        cell(title.as_ref(), out);
        rule.push_str(if number { "|---:" } else { "|---" });
    }
    end(out);
    out.push_str(&rule);
    end(out);
}

/// One more cell of a line.
pub fn cell(text: &str, out: &mut String) {
    out.push_str("| ");
    push_escaped(text, out);
    out.push(' ');
}

/// The end of a line.
pub fn end(out: &mut String) {
    out.push_str("|\n");
}

/// Appends a cell's text so that Markdown shows it as it is: no emphasis from masked digits, no link, no HTML.
fn push_escaped(text: &str, out: &mut String) {
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push_str("<br>");
        }
        for c in width::one_line(line).chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '&' => out.push_str("&amp;"),
                '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '~' => {
                    out.push('\\');
                    out.push(c);
                }
                c => out.push(c),
            }
        }
    }
}
