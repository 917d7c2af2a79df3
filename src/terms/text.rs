//! Plain text: trimming, folding of width, placeholders and what a stored text may hold.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::mask;
use crate::both;
use crate::error::{Fault, codes};

/// Longest text of a field, in characters: what one spreadsheet cell can hold (ECMA-376 limit of Excel).
pub const MAX_CHARS: usize = 32_767;

/// Longest value quoted in a fault, in characters; a terminal line holds it.
const QUOTED_CHARS: usize = 40;

/// Characters without a glyph that web pages and input methods leave behind: zero width, direction marks, BOM.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}')
}

/// Whatever may be trimmed from the ends of a value.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Characters that would break or misalign one line of output.
fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Hyphens and dashes an input method may put where `-` is meant (after NFKC).
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Cheap test on bytes whether a text can hold a break at all; false for nearly every cell.
fn may_break(text: &str) -> bool {
    // 0xC2 and 0xE2 lead U+0085 and U+2028; neither leads a Chinese character.
    text.bytes().any(|b| b < 0x20 || b == 0xc2 || b == 0xe2) && text.contains(is_break)
}

/// One line of text: blanks and invisible characters trimmed from the ends; an inner line break or tab, with the
/// blanks around it, becomes one space. Chinese punctuation and width are kept as they were written.
pub fn clean(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(is_blank);
    if !may_break(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    let mut line = String::with_capacity(trimmed.len());
    let mut rest = trimmed;
    while let Some(at) = rest.find(is_break) {
        line.push_str(rest[..at].trim_end_matches(is_blank));
        line.push(' ');
        rest = rest[at..].trim_start_matches(is_blank);
    }
    line.push_str(rest);
    Cow::Owned(line)
}

/// A long text: trimmed like [`clean`], with CRLF and lone CR turned into LF; its line breaks stay.
pub fn clean_note(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(is_blank);
    if trimmed.contains('\r') {
        Cow::Owned(trimmed.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(trimmed)
    }
}

/// A coded value, number, date or header name: [`clean`], invisible characters dropped, NFKC (Unicode UAX 15), so that
/// full-width digits, letters and punctuation become ASCII.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return clean(text);
    }
    if !text.contains(is_invisible) && is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        return clean(text);
    }
    let folded: String = text.chars().filter(|&c| !is_invisible(c)).nfkc().collect();
    Cow::Owned(clean(&folded).into_owned())
}

/// The text without the one leading `'` that spreadsheets use to force text and our export uses as a guard.
pub fn strip_guard(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}

/// Whether a cell says "nothing here" (`-`, `—`, `/`, 无, N/A); such a cell is read as blank.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    matches!(text, "-" | "—" | "——" | "－" | "无" | "/" | "／") || text.eq_ignore_ascii_case("n/a")
}

/// Refuses one line of text that holds a control character or line break, or is longer than [`MAX_CHARS`] (E3003).
pub fn check_line(text: &str) -> Result<(), Fault> {
    if text.len() <= MAX_CHARS && text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Ok(());
    }
    check(text, |c| c.is_control() || is_break(c))
}

/// Refuses a long text that holds a control character other than line feed and tab, or is too long (E3003).
pub fn check_note(text: &str) -> Result<(), Fault> {
    check(text, |c| c.is_control() && c != '\n' && c != '\t')
}

fn check(text: &str, refused: impl Fn(char) -> bool) -> Result<(), Fault> {
    if let Some((at, c)) = text.chars().enumerate().find(|&(_, c)| refused(c)) {
        let (place, code) = (at + 1, u32::from(c));
        return Err(Fault::new(
            &codes::E3003,
            both!(
                "第 {place} 个字符是控制字符 U+{code:04X}",
                "character {place} is the control character U+{code:04X}"
            ),
        )
        .hint(both!("删去这个字符后重填", "remove that character and enter the text again")));
    }
    // Bytes bound characters from above, so most texts need no count.
    let count = if text.len() <= MAX_CHARS { 0 } else { text.chars().count() };
    if count > MAX_CHARS {
        return Err(Fault::new(
            &codes::E3003,
            both!(
                "文字有 {count} 个字符,最多 {MAX_CHARS} 个",
                "the text has {count} characters, at most {MAX_CHARS} fit"
            ),
        )
        .hint(both!("缩短文字,或作为附件保存", "shorten it, or attach it as a file")));
    }
    Ok(())
}

/// A value as a fault quotes it: one line, cut after 40 characters with `..`, and with anything that looks like an
/// identity or mobile number masked, since a shifted column puts such numbers into any field.
pub fn quote(text: &str) -> String {
    let mut line = String::new();
    let mut run = String::new();
    for (count, c) in text.trim_matches(is_blank).chars().enumerate() {
        if count == QUOTED_CHARS {
            push_run(&mut line, &mut run);
            line.push_str("..");
            return line;
        }
        let joins = matches!(c, ' ' | '-') && !run.is_empty();
        if c.is_numeric() || matches!(c, 'x' | 'X' | '×') || joins {
            run.push(c);
        } else {
            push_run(&mut line, &mut run);
            line.push(if c.is_control() || is_break(c) { ' ' } else { c });
        }
    }
    push_run(&mut line, &mut run);
    line
}

/// Appends digits with the blanks and hyphens between them, masked when they can be a mobile number (11, or 13 with 86)
/// or an identity number (15 or more; parted by blanks, exactly 18, since two dates have 16).
fn push_run(line: &mut String, run: &mut String) {
    let mut digits = run.chars().filter(|&c| c != ' ' && c != '-');
    let mobile = digits.clone().next() == Some('1') && matches!(digits.clone().nth(1), Some('3'..='9'));
    let whole = !run.trim_end_matches([' ', '-']).contains([' ', '-']);
    match digits.by_ref().count() {
        11 if whole || mobile => line.push_str(&mask::phone(run)),
        13 => line.push_str(&mask::phone(run)),
        18 => line.push_str(&mask::idno(run)),
        15.. if whole => line.push_str(&mask::idno(run)),
        _ => line.push_str(run),
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{MAX_CHARS, check_line, check_note, clean, clean_note, fold, is_placeholder, quote, strip_guard};
    use std::borrow::Cow;

    #[test]
    fn clean_text_is_borrowed_and_dirty_text_trimmed() {
        for text in ["", "ab", "张三", "合肥市庐阳区(试点)", "，。、（）"] {
            assert!(matches!(clean(text), Cow::Borrowed(t) if t == text), "{text}");
        }
        let dirty = [
            ("\u{3000} 张三\u{a0}\u{200b}", "张三"),
            ("\u{feff}编号", "编号"),
            ("海棠街道\r\n办事处", "海棠街道 办事处"),
            ("a \r\n\r\n b\tc", "a b c"),
            ("\r\n", ""),
            ("名称（全称）：甲，乙", "名称（全称）：甲，乙"),
        ];
        for (text, want) in dirty {
            assert_eq!(clean(text), want, "{text:?}");
        }
    }

    #[test]
    fn notes_keep_their_lines() {
        assert_eq!(clean_note(" 一\r\n二\r三\n "), "一\n二\n三");
        assert!(matches!(clean_note("一\n二"), Cow::Borrowed(_)));
    }

    #[test]
    fn fold_turns_full_width_into_ascii() {
        let cases = [
            ("２０２４／０３／０５", "2024/03/05"),
            ("ＣＧ－２０２４", "CG-2024"),
            ("\u{200e}12\u{200b}34", "1234"),
            ("3⽉5⽇", "3月5日"),
            ("合同金额（万元）", "合同金额(万元)"),
            ("　12.5％ ", "12.5%"),
        ];
        for (text, want) in cases {
            assert_eq!(fold(text), want, "{text:?}");
        }
        assert!(matches!(fold(" 皖政〔2017〕109号 "), Cow::Borrowed("皖政〔2017〕109号")));
    }

    #[test]
    fn guards_and_placeholders() {
        assert_eq!(strip_guard("'0012"), "0012");
        assert_eq!(strip_guard("''0012"), "'0012");
        assert_eq!(strip_guard("0012"), "0012");
        for text in ["-", " — ", "——", "－", "无", "/", "N/A", "n/a", "\u{3000}无"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["", "0", "无锡", "--5", "否"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn control_characters_and_length_are_refused() {
        assert!(check_line("张三 a").is_ok());
        for text in ["a\nb", "张\u{7}", "a\tb", "a\u{2028}b", "a\0"] {
            assert_eq!(check_line(text).unwrap_err().code.id, "E3003", "{text:?}");
        }
        assert!(check_note("一\n\t二").is_ok());
        assert!(check_note("一\r二").is_err());
        assert!(check_line(&"字".repeat(MAX_CHARS)).is_ok());
        assert!(check_line(&"字".repeat(MAX_CHARS + 1)).is_err());
        assert!(check_note(&"a".repeat(MAX_CHARS + 1)).is_err());
    }

    #[test]
    fn quoting_masks_and_cuts() {
        assert_eq!(quote("2024.13.5"), "2024.13.5");
        assert_eq!(quote("13812341234"), "138****1234");
        assert_eq!(quote("138-1234-1234"), "138-****-1234");
        assert_eq!(quote("2024-03-05 2024-03-06"), "2024-03-05 2024-03-06");
        assert_eq!(quote("110105 19491231 0021"), "1101************0021");
        assert_eq!(quote("号 34010319000101001X."), "号 3401**********001X.");
        assert_eq!(quote("8613812341234").matches('*').count(), 6);
        assert_eq!(quote(&"长".repeat(50)), format!("{}..", "长".repeat(40)));
        assert_eq!(quote("a\nb"), "a b");
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent(text in any::<String>()) {
            for f in [clean, fold, clean_note] {
                let once = f(&text).into_owned();
                let twice = f(&once).into_owned();
                prop_assert_eq!(&once, &twice);
            }
            prop_assert!(!clean(&text).contains(['\n', '\r', '\t']));
            let _ = (check_line(&text), check_note(&text), is_placeholder(&text), quote(&text));
        }

        #[test]
        fn folding_blanks_and_breaks_is_idempotent(text in "[ \t\r\n\u{3000}\u{a0}\u{200b}\u{300}\u{301}ea中１（]{0,20}") {
            let once = fold(&text).into_owned();
            prop_assert_eq!(fold(&once), once.as_str());
        }
    }
}
