//! Telephone numbers of mainland China in one spelling: 13812341234, 0551-62345678-801, 400-123-4567, 12345.

use super::mask;
use super::text::{self, is_dash};
use crate::both;
use crate::error::{Fault, codes};

/// Reads one telephone number. Blanks, brackets and the prefix 86 are dropped, the area code and the extension set off
/// with `-`. E3113 otherwise, with the number masked.
pub fn parse(text: &str) -> Result<String, Fault> {
    let bytes = text.as_bytes();
    if bytes.len() == 11 && is_mobile(text) {
        return Ok(text.to_owned());
    }
    let folded = text::fold(text);
    let body = folded.as_ref();
    if mask::is_masked(body) {
        return Err(masked(body));
    }
    read(body).ok_or_else(|| fault(body))
}

fn read(body: &str) -> Option<String> {
    let (main, extension) = split_extension(body)?;
    let groups: Vec<&str> = main
        .split(|c: char| is_dash(c) || matches!(c, ' ' | '(' | ')' | '+'))
        .filter(|group| !group.is_empty())
        .collect();
    if groups.iter().any(|g| !g.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let (groups, extension) = trailing_extension(&groups, extension);
    let digits = groups.concat();
    if body.starts_with('+') && !digits.starts_with("86") {
        return None;
    }
    let international = body.starts_with('+') || digits.starts_with("0086") || digits.len() == 13;
    let digits = if international { strip_country(&digits) } else { &digits };
    let number = if international && !is_mobile(digits) && !digits.starts_with('0') {
        // Abroad the 0 of the area code is left out.
        normal(&format!("0{digits}"))?
    } else {
        normal(digits)?
    };
    match extension {
        None => Some(number),
        Some(_) if is_mobile(&number) || number.len() < 7 => None,
        Some(extension) => Some(format!("{number}-{extension}")),
    }
}

/// The number and what follows 转, ext, x or #, if anything does.
fn split_extension(body: &str) -> Option<(&str, Option<&str>)> {
    let marker = body.find(|c: char| matches!(c, '转' | '#') || c.is_ascii_alphabetic());
    let Some(at) = marker else { return Some((body, None)) };
    let tail = body[at..].trim_start_matches("转").trim_start_matches('#');
    let word = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
    if word > 0 && !["ext", "x"].iter().any(|w| tail[..word].eq_ignore_ascii_case(w)) {
        return None;
    }
    let extension = tail[word..].trim_start_matches(['.', ':', ' ']);
    is_extension(extension).then_some((body[..at].trim_end(), Some(extension)))
}

/// A last group of 1 to 5 digits after a whole fixed number is its extension: 0551-62345678-801.
fn trailing_extension<'a>(groups: &'a [&'a str], marked: Option<&'a str>) -> (&'a [&'a str], Option<&'a str>) {
    if let (None, Some((last, head))) = (marked, groups.split_last()) {
        let before = head.concat();
        let whole = match head.last() {
            Some(_) if before.starts_with("400") || before.starts_with("800") => before.len() == 10,
            Some(local) => {
                (7..=8).contains(&local.len())
                    || (before.starts_with('0') && before.len() >= 10 && normal(&before).is_some())
            }
            None => false,
        };
        if whole && is_extension(last) {
            return (head, Some(last));
        }
    }
    (groups, marked)
}

fn is_extension(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn strip_country(digits: &str) -> &str {
    digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).unwrap_or(digits)
}

fn is_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1]) && bytes.iter().all(u8::is_ascii_digit)
}

/// The number of its digits alone, spelt the normal way.
fn normal(digits: &str) -> Option<String> {
    let local = |text: &str| (7..=8).contains(&text.len()) && !text.starts_with(['0', '1']);
    if is_mobile(digits) {
        return Some(digits.to_owned());
    }
    if digits.starts_with('0') {
        // 010 and 02x have three digits, all other area codes four (numbering plan of 工信部).
        let code = if digits.starts_with("010") || digits.starts_with("02") { 3 } else { 4 };
        let (area, number) = digits.split_at_checked(code)?;
        return (local(number) && !area.starts_with("00")).then(|| format!("{area}-{number}"));
    }
    if digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800")) {
        return Some(format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]));
    }
    (local(digits) || (3..=5).contains(&digits.len())).then(|| digits.to_owned())
}

fn fault(body: &str) -> Fault {
    let value = mask::phone(body);
    Fault::new(&codes::E3113, both!("电话 {value} 不认识", "telephone number {value} not understood")).hint(both!(
        "只填一个号码: 手机 11 位,座机写作 0551-62345678 或 0551-62345678-801",
        "enter one number: a mobile of 11 digits, or a fixed line as 0551-62345678 or 0551-62345678-801"
    ))
}

fn masked(body: &str) -> Fault {
    let value = mask::phone(body);
    Fault::new(
        &codes::E3121,
        both!("电话 {value} 是遮盖值,不能写入", "telephone number {value} is masked and cannot be stored"),
    )
    .hint(both!("填完整的号码,或留空", "enter the whole number or leave it blank"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, prop_oneof, proptest};

    use super::parse;

    #[test]
    fn numbers() {
        let cases = [
            ("13812341234", "13812341234"),
            ("138 1234 1234", "13812341234"),
            ("138-1234-1234", "13812341234"),
            ("+86 13812341234", "13812341234"),
            ("86-13812341234", "13812341234"),
            ("１３８１２３４１２３４", "13812341234"),
            ("0551-62345678", "0551-62345678"),
            ("(0551)62345678", "0551-62345678"),
            ("（0551）6234 5678", "0551-62345678"),
            ("0551—62345678", "0551-62345678"),
            ("055162345678", "0551-62345678"),
            ("010-62345678", "010-62345678"),
            ("0564-3345678", "0564-3345678"),
            ("+86-551-62345678", "0551-62345678"),
            ("0551-62345678-801", "0551-62345678-801"),
            ("055162345678-801", "0551-62345678-801"),
            ("0551-62345678转801", "0551-62345678-801"),
            ("0551-62345678 ext. 801", "0551-62345678-801"),
            ("62345678", "62345678"),
            ("6234567", "6234567"),
            ("6234-5678", "62345678"),
            ("12345", "12345"),
            ("110", "110"),
            ("4001234567", "400-123-4567"),
            ("400-123-4567", "400-123-4567"),
            ("400-123-4567-2", "400-123-4567-2"),
        ];
        for (text, want) in cases {
            assert_eq!(parse(text).as_deref(), Ok(want), "{text}");
        }
    }

    #[test]
    fn refusals_are_masked() {
        let cases = [
            "12812341234",
            "1381234123",
            "138123412345",
            "13812341234、13912341234",
            "张三13812341234",
            "+12025550100",
            "0551-1234567",
            "13812341234转2",
            "99999999999999",
            "",
            "1",
        ];
        for text in cases {
            let fault = parse(text).unwrap_err();
            assert_eq!(fault.code.id, "E3113", "{text}");
            assert!(text.is_empty() || !fault.text.zh.contains(text), "{fault:?}");
        }
        assert_eq!(parse("138****1234").unwrap_err().code.id, "E3121");
        assert!(!parse("张三13812341234").unwrap_err().text.zh.contains("138123"));
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(text in prop_oneof![any::<String>(), "[-+0-9 ()转]{0,18}", "0[0-9]{9,15}"]) {
            if let Ok(number) = parse(&text) {
                prop_assert!(number.is_ascii());
                prop_assert_eq!(parse(&number), Ok(number.clone()));
            }
        }
    }
}
