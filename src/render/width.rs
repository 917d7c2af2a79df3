//! Text measured, cut and wrapped by display width: a Chinese character fills two columns of a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a terminal that a text fills; wide characters count two, ambiguous ones one.
pub(super) fn of(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { UnicodeWidthStr::width(text) }
}

/// One line that a terminal shows as it is: control characters and direction marks, which could move the cursor or
/// reorder the line, become spaces or vanish.
pub(super) fn one_line(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect()
}

/// The text cut to a width, the cut marked by `..`.
pub(super) fn cut(text: &str, width: usize) -> String {
    if of(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(2);
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        // A flood of zero-width characters would make this quadratic.
        if of(&text[..next]) > room || next > 16 * width {
            break;
        }
        end = next;
    }
    let mut cut = text[..end].to_owned();
    cut.push_str(if width >= 2 { ".." } else { "." });
    cut
}

/// Punctuation that no line may begin with (the usual rule of Chinese typesetting).
fn stays_with_previous(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '%'
            | '，'
            | '。'
            | '；'
            | '：'
            | '！'
            | '？'
            | '、'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '〕'
            | '”'
            | '’'
            | '％'
    )
}

/// The text in lines of at most a width; its own line breaks stay, words of letters and digits are kept whole where
/// they fit.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(4);
    text.lines().flat_map(|line| wrap_line(&one_line(line), width)).collect()
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = line;
    while of(rest) > width {
        let at = break_at(rest, width);
        lines.push(rest[..at].trim_end().to_owned());
        rest = rest[at..].trim_start();
    }
    lines.push(rest.to_owned());
    lines
}

/// Byte position of the best break within a width; never 0.
fn break_at(text: &str, width: usize) -> usize {
    let (mut used, mut fits) = (0, 0);
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        fits = at + c.len_utf8();
    }
    if fits == 0 {
        return text.chars().next().map_or(1, char::len_utf8);
    }
    let mut best = None;
    for (at, c) in text[..fits].char_indices().rev().take(24) {
        let next = text[at + c.len_utf8()..].chars().next();
        if may_break(c, next) {
            best = Some(at + c.len_utf8());
            break;
        }
    }
    best.unwrap_or(fits)
}

fn may_break(before: char, after: Option<char>) -> bool {
    let Some(after) = after else { return true };
    let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | ',' | '*' | '%');
    !(stays_with_previous(after) || in_word(before) && in_word(after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::*;

    #[test]
    fn cutting_keeps_whole_characters() {
        for (text, width, want) in [
            ("海棠街道办事处", 14, "海棠街道办事处"),
            ("海棠街道办事处", 13, "海棠街道办.."),
            ("海棠街道办事处", 12, "海棠街道办.."),
            ("a海棠", 4, "a.."),
            ("𠮷野家", 5, "𠮷.."),
            ("abc", 1, "."),
        ] {
            assert_eq!(cut(text, width), want, "{text} {width}");
        }
    }

    #[test]
    fn wrapping_keeps_words_and_punctuation() {
        assert_eq!(wrap("合同金额合同,金额", 8), ["合同金额", "合同,金", "额"]);
        assert_eq!(wrap("合同金额,合同", 8), ["合同金", "额,合同"]);
        assert_eq!(wrap("编号 HT-2024-0031", 12), ["编号", "HT-2024-0031"]);
        assert_eq!(wrap("一\n\n二", 8), ["一", "", "二"]);
        assert_eq!(wrap("", 8), [""; 0]);
    }

    #[test]
    fn one_line_has_no_control_characters() {
        assert_eq!(one_line("a\u{1b}[31m\nb\u{202e}c"), "a [31m bc");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in any::<String>(), width in 4usize..40) {
            prop_assert!(of(&cut(&one_line(&text), width)) <= width);
            for line in wrap(&text, width) {
                // A terminal and this count differ on joined emoji; sums of single characters are the bound.
                prop_assert!(line.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>() <= width.max(4) || of(&line) <= width);
            }
        }
    }
}
