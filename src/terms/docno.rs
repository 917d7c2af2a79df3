//! Numbers of official documents and court cases: 皖政〔2017〕109号, （2018）皖0103民初1234号.
//!
//! GB/T 9704-2012 writes the year of a document in 〔〕; the Supreme People's Court's rules on case numbers (法〔2015〕137号)
//! begin a case number with the year in full-width parentheses.

use super::text;
use crate::both;
use crate::error::{Fault, codes};

/// Longest number accepted, in characters.
const MAX_CHARS: usize = 100;

/// Reads a document or case number. Brackets of any shape around a year become 〔〕, or （） at the very beginning (a case
/// number); other parentheses become full-width, digits half-width, and blanks are dropped. E3112 when it does not hold
/// Chinese characters and a digit, or does not end in 号 (or 号之一 and the like, for rulings that follow one another).
pub fn parse(text: &str) -> Result<String, Fault> {
    let folded = text::fold(text);
    let number = normalise(folded.as_ref());
    let body = strip_sequel(&number);
    let Some(stem) = body.strip_suffix('号') else {
        return Err(no_ending(&folded, &number));
    };
    let sound = stem.chars().any(is_han)
        && stem.contains(|c: char| c.is_ascii_digit())
        && number.chars().count() <= MAX_CHARS
        && !number.contains(char::is_control);
    if sound { Ok(number) } else { Err(fault(&folded)) }
}

fn normalise(folded: &str) -> String {
    let mut number = String::with_capacity(folded.len() + 4);
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match year_after(c, after) {
            Some((year, tail)) => {
                let (open, close) = if number.is_empty() { ('（', '）') } else { ('〔', '〕') };
                number.push(open);
                number.push_str(year);
                number.push(close);
                rest = tail;
            }
            None => {
                match c {
                    '(' => number.push('（'),
                    ')' => number.push('）'),
                    ' ' => {}
                    c => number.push(c),
                }
                rest = after;
            }
        }
    }
    number
}

/// A bracketed year that begins with the bracket `open`: its four digits and the text after the closing bracket.
fn year_after(open: char, after: &str) -> Option<(&str, &str)> {
    if !matches!(open, '(' | '[' | '{' | '<' | '〔' | '【' | '〖' | '〈' | '《') {
        return None;
    }
    let after = after.trim_start();
    let (year, rest) = after.split_at_checked(4)?;
    let rest = rest.trim_start();
    let tail = rest.strip_prefix([')', ']', '}', '>', '〕', '】', '〗', '〉', '》'])?;
    (year.bytes().all(|b| b.is_ascii_digit()) && matches!(&year[..2], "19" | "20" | "21")).then_some((year, tail))
}

/// Without 之一, 之二 .. at the end.
fn strip_sequel(number: &str) -> &str {
    let stem = number.trim_end_matches(|c| "一二三四五六七八九十".contains(c));
    match stem.strip_suffix('之') {
        Some(before) if stem.len() < number.len() => before,
        _ => number,
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Only 号 is missing from a number that is otherwise whole.
fn no_ending(folded: &str, number: &str) -> Fault {
    let with_ending = format!("{number}号");
    let whole = number.contains(['〔', '（']) && number.ends_with(|c: char| c.is_ascii_digit());
    if whole && number.chars().any(is_han) {
        let value = text::quote(folded);
        return Fault::new(
            &codes::E3112,
            both!("文号\"{value}\"末尾缺\"号\"", "document number \"{value}\" lacks \"号\" at its end"),
        )
        .hint(both!("写作 {with_ending}", "write {with_ending}"));
    }
    fault(folded)
}

fn fault(folded: &str) -> Fault {
    let value = text::quote(folded);
    Fault::new(&codes::E3112, both!("文号\"{value}\"不认识", "document number \"{value}\" not understood")).hint(both!(
        "文号写作 皖政〔2017〕109号,案号写作 （2018）皖0103民初1234号",
        "write 皖政〔2017〕109号, or a case number as （2018）皖0103民初1234号"
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, prop_oneof, proptest};

    use super::parse;

    #[test]
    fn numbers() {
        let cases = [
            ("皖政〔2017〕109号", "皖政〔2017〕109号"),
            ("皖政[2017]109号", "皖政〔2017〕109号"),
            ("皖政(2017)109号", "皖政〔2017〕109号"),
            ("皖政（２０１７）１０９号", "皖政〔2017〕109号"),
            ("皖政【2017】109号", "皖政〔2017〕109号"),
            ("皖政﹝2017﹞109号", "皖政〔2017〕109号"),
            (" 皖政 〔 2017 〕 109 号", "皖政〔2017〕109号"),
            ("皖政〔2017〕第109号", "皖政〔2017〕第109号"),
            ("庐市监罚[2024]15号", "庐市监罚〔2024〕15号"),
            ("国办函(督)[2020]5号", "国办函（督）〔2020〕5号"),
            ("国务院令第728号", "国务院令第728号"),
            ("财库〔2020〕10号", "财库〔2020〕10号"),
            ("第109号", "第109号"),
            ("(2018)皖0103民初1234号", "（2018）皖0103民初1234号"),
            ("（2018）皖0103民初1234号", "（2018）皖0103民初1234号"),
            ("〔2018〕皖0103民初1234号", "（2018）皖0103民初1234号"),
            ("(2018)皖0103执恢12号之一", "（2018）皖0103执恢12号之一"),
        ];
        for (text, want) in cases {
            assert_eq!(parse(text).as_deref(), Ok(want), "{text}");
        }
    }

    #[test]
    fn refusals() {
        for text in ["", "109号", "皖政", "皖政号", "GB 32100-2015", "号", "之一", "另行通知", "a\u{7}皖1号"]
        {
            assert_eq!(parse(text).unwrap_err().code.id, "E3112", "{text}");
        }
        assert!(parse(&format!("皖{}号", "1".repeat(200))).is_err());
        let fault = parse("皖政[2017]109").unwrap_err();
        assert!(fault.hint.unwrap().zh.contains("皖政〔2017〕109号"));
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(
            text in prop_oneof![any::<String>(), "[皖政()（）\\[\\]〔〕【】 ]{0,6}(2017)?[)\\]〕 ]{0,2}第?[0-9]{0,4}[号之一]{0,3}"],
        ) {
            if let Ok(number) = parse(&text) {
                prop_assert_eq!(parse(&number), Ok(number.clone()));
            }
        }
    }
}
