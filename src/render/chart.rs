//! Charts: bars of `#` for terminals, bars as SVG for reports.

use std::fmt::Write as _;

/// One bar of two parts, with its label; values of any unit, none below 0.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// The lower part.
    pub first: i64,
    /// The upper part.
    pub second: i64,
}

impl Bar {
    const fn total(&self) -> i64 {
        self.first.saturating_add(self.second)
    }
}

/// Words of a chart.
#[derive(Clone, Debug)]
pub struct Words {
    /// The title.
    pub title: String,
    /// What the lower and upper part are called.
    pub parts: [String; 2],
    /// The highest value, in words.
    pub top: String,
}

/// A bar of `#` for a value, as long as `width` for the largest one; a value above 0 has at least one.
pub fn ascii(value: i64, largest: i64, width: usize) -> String {
    if value <= 0 || largest <= 0 {
        return String::new();
    }
    let width = i128::try_from(width).unwrap_or(0);
    let length = (i128::from(value) * width + i128::from(largest) / 2) / i128::from(largest);
    "#".repeat(usize::try_from(length.clamp(1, width.max(1))).unwrap_or(1))
}

const WIDTH: i64 = 960;
const HEIGHT: i64 = 360;
const LEFT: i64 = 20;
const TOP: i64 = 56;
const FLOOR: i64 = 310;
/// Labels below the bars at most; with more bars only some are labelled.
const LABELS: usize = 16;

/// A chart of bars as SVG, 960 by 360.
pub fn svg(words: &Words, bars: &[Bar]) -> String {
    let largest = i128::from(bars.iter().map(Bar::total).max().unwrap_or(0).max(1));
    let step = step_between(bars.len());
    let every = bars.len().div_ceil(LABELS).max(1);
    let title = escape(&words.title);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n<title>{title}</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
         <text x=\"{LEFT}\" y=\"22\" font-size=\"16\">{title}</text>\n"
    );
    for (at, (part, colour)) in words.parts.iter().zip(["#27588c", "#e08a2e"]).enumerate() {
        let x = LEFT + 140 * i64::try_from(at).unwrap_or(0);
        let (text, part) = (x + 16, escape(part));
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"32\" width=\"10\" height=\"10\" fill=\"{colour}\"/><text x=\"{text}\" y=\"42\">{part}</text>"
        );
    }
    let (right, top) = (WIDTH - LEFT, escape(&words.top));
    let _ = writeln!(out, "<text x=\"{right}\" y=\"42\" text-anchor=\"end\">{top}</text>");
    let _ = writeln!(out, "<line x1=\"{LEFT}\" y1=\"{FLOOR}\" x2=\"{right}\" y2=\"{FLOOR}\" stroke=\"#333\"/>");
    for (at, bar) in bars.iter().enumerate() {
        let x = LEFT * 100 + i64::try_from(at).unwrap_or(0) * step;
        let high =
            |value: i64| i64::try_from(i128::from(value.max(0)) * i128::from(FLOOR - TOP) * 100 / largest).unwrap_or(0);
        let (first, second) = (high(bar.first), high(bar.second));
        let wide = step * 8 / 10;
        let label = escape(&bar.label);
        for (y, height, colour) in
            [(FLOOR * 100 - first, first, "#27588c"), (FLOOR * 100 - first - second, second, "#e08a2e")]
        {
            if height > 0 {
                let (x, y, wide, height) = (hundredths(x), hundredths(y), hundredths(wide), hundredths(height));
                let _ = writeln!(
                    out,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{height}\" fill=\"{colour}\"><title>{label}</title></rect>"
                );
            }
        }
        if at % every == 0 {
            let (x, y) = (hundredths(x + wide / 2), FLOOR + 18);
            let _ = writeln!(out, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{label}</text>");
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Hundredths of a point from one bar to the next.
fn step_between(bars: usize) -> i64 {
    let room = (WIDTH - 2 * LEFT) * 100;
    (room / i64::try_from(bars.max(1)).unwrap_or(1)).min(12_000)
}

fn hundredths(value: i64) -> String {
    format!("{}.{:02}", value / 100, (value % 100).abs())
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Bar, Words, ascii, svg};

    #[test]
    fn bars_are_as_long_as_their_share() {
        assert_eq!((ascii(50, 100, 10).len(), ascii(100, 100, 10).len()), (5, 10));
        assert_eq!(
            (ascii(1, 1_000_000, 10).len(), ascii(0, 5, 10).len(), ascii(i64::MAX, i64::MAX, 30).len()),
            (1, 0, 30)
        );
    }

    #[test]
    fn an_svg_has_a_bar_for_each_part_and_escapes_text() {
        let words =
            Words { title: "到期<结构>".into(), parts: ["本金".into(), "利息".into()], top: "1 & 2".into() };
        let bars =
            [Bar { label: "2024".into(), first: 10, second: 5 }, Bar { label: "2025".into(), first: 0, second: 0 }];
        let text = svg(&words, &bars);
        assert!(text.contains("到期&lt;结构&gt;") && text.contains("1 &amp; 2"));
        assert_eq!(text.matches("<rect").count(), 5);
        assert!(svg(&words, &[]).ends_with("</svg>\n"));
        let many = vec![bars[0].clone(); 400];
        assert!(svg(&words, &many).matches("text-anchor=\"middle\"").count() <= 16);
    }
}
