//! Citizen identity numbers, GB 11643-1999: 6 region, 8 birth, 3 sequence, 1 check character.

use chrono::{Datelike, NaiveDate};

use super::{mask, text, uscc};
use crate::both;
use crate::error::{Fault, codes};

/// Weights of the first 17 digits (ISO 7064 MOD 11-2).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// Check characters by the weighted sum mod 11.
const CHECKS: &[u8; 11] = b"10X98765432";

/// Years of birth accepted; wide enough for the fictional numbers of examples.
const BIRTH_YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

/// Reads an identity number of 18 characters; `x` and `×` become `X`. Birth date and check character are verified
/// (E3111). A fault shows the number masked.
pub fn parse(text: &str) -> Result<String, Fault> {
    if verify(text).is_ok() {
        return Ok(text.to_owned());
    }
    let folded = text::fold(text);
    let upper = |c| if matches!(c, 'x' | '×') { 'X' } else { c };
    let number: String = folded.chars().filter(|&c| c != ' ').map(upper).collect();
    match verify(&number) {
        Ok(()) => Ok(number),
        Err(wrong) => Err(fault(&number, wrong)),
    }
}

/// What is wrong with a number: places count from 1, a check character is the expected one.
#[derive(Clone, Copy)]
enum Wrong {
    Length,
    Character(usize),
    Birth,
    Check(char),
}

fn verify(number: &str) -> Result<(), Wrong> {
    let Ok(digits) = <&[u8; 18]>::try_from(number.as_bytes()) else { return Err(Wrong::Length) };
    let mut sum = 0;
    for ((at, &byte), weight) in digits.iter().enumerate().zip(WEIGHTS) {
        if !byte.is_ascii_digit() {
            return Err(if number.is_ascii() { Wrong::Character(at + 1) } else { Wrong::Length });
        }
        sum += u32::from(byte - b'0') * weight;
    }
    let part = |from: usize, to: usize| digits[from..to].iter().fold(0, |v, b| v * 10 + u32::from(b - b'0'));
    let birth = NaiveDate::from_ymd_opt(part(6, 10) as i32, part(10, 12), part(12, 14));
    if !birth.is_some_and(|d| BIRTH_YEARS.contains(&d.year())) {
        return Err(Wrong::Birth);
    }
    let expected = CHECKS[(sum % 11) as usize];
    if digits[17] == expected { Ok(()) } else { Err(Wrong::Check(char::from(expected))) }
}

fn fault(number: &str, wrong: Wrong) -> Fault {
    let value = mask::idno(number);
    if mask::is_masked(number) {
        return masked(&value);
    }
    if uscc::looks_numeric(number) {
        return uscc::digits_lost(&value);
    }
    let count = number.chars().count();
    let sentence = match wrong {
        Wrong::Length if count == 15 && number.bytes().all(|b| b.is_ascii_digit()) => {
            both!("身份证号 {value} 是 15 位旧号,已停用", "identity number {value} is an obsolete one of 15 digits")
        }
        Wrong::Length if count != 18 => {
            both!("身份证号 {value} 有 {count} 位,应为 18 位", "identity number {value} has {count} characters, not 18")
        }
        Wrong::Length => both!("身份证号 {value} 含别的文字", "identity number {value} holds other text"),
        Wrong::Character(place) => both!(
            "身份证号 {value} 第 {place} 位不是数字",
            "character {place} of identity number {value} is not a digit"
        ),
        Wrong::Birth => both!(
            "身份证号 {value} 的出生日期不存在(第 7 至 14 位)",
            "the date of birth in identity number {value} does not exist (characters 7 to 14)"
        ),
        Wrong::Check(expected) => both!(
            "身份证号 {value} 校验不符: 末位应为 {expected}",
            "identity number {value} fails its check: the last character should be {expected}"
        ),
    };
    Fault::new(&codes::E3111, sentence)
        .hint(both!("对照证件重填 18 位号码", "enter the 18 characters again from the card"))
}

fn masked(value: &str) -> Fault {
    Fault::new(
        &codes::E3121,
        both!("身份证号 {value} 是遮盖值,不能写入", "identity number {value} is masked and cannot be stored"),
    )
    .hint(both!("填完整的号码,或留空", "enter the whole number or leave it blank"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{CHECKS, WEIGHTS, parse};

    fn with_check(body: &str) -> String {
        let sum: u32 = body.chars().zip(WEIGHTS).map(|(c, w)| c.to_digit(10).unwrap() * w).sum();
        format!("{body}{}", char::from(CHECKS[(sum % 11) as usize]))
    }

    #[test]
    fn valid_numbers() {
        let cases = [
            ("11010519491231002X", "11010519491231002X"),
            ("11010519491231002x", "11010519491231002X"),
            ("11010519491231002×", "11010519491231002X"),
            ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
            (" 110105 19491231 002X ", "11010519491231002X"),
            ("34010319000101001X", "34010319000101001X"),
            ("340103190001010028", "340103190001010028"),
        ];
        for (text, want) in cases {
            assert_eq!(parse(text).as_deref(), Ok(want), "{text}");
        }
    }

    #[test]
    fn faults_are_masked() {
        let cases = [
            ("110105194912310021", "E3111", "末位应为 X"),
            ("110105491231002", "E3111", "15 位旧号"),
            ("11010519491231002", "E3111", "17 位"),
            ("110105194902300028", "E3111", "出生日期"),
            ("110105179912310021", "E3111", "出生日期"),
            ("1101051949123100XX", "E3111", "第 17 位"),
            ("1101**********002X", "E3121", "遮盖值"),
            ("3.40103E+17", "E3120", "丢失"),
            ("", "E3111", "0 位"),
        ];
        for (text, code, said) in cases {
            let fault = parse(text).unwrap_err();
            assert_eq!(fault.code.id, code, "{text}");
            assert!(fault.text.zh.contains(said), "{fault:?}");
            assert!(text.is_empty() || !fault.text.zh.contains(text) || text.contains('*'), "{fault:?}");
        }
        assert!(parse("110105194912310021").unwrap_err().text.en.contains("1101**********0021"));
    }

    proptest! {
        #[test]
        fn every_changed_character_is_detected(
            region in "[1-8][0-9]{5}", year in 1800u32..=2200, month in 1u32..=12, day in 1u32..=28,
            sequence in "[0-9]{3}", at in 0usize..18, to in "[0-9X]",
        ) {
            let number = with_check(&format!("{region}{year}{month:02}{day:02}{sequence}"));
            prop_assert_eq!(parse(&number), Ok(number.clone()));
            let mut changed = number.clone();
            changed.replace_range(at..=at, &to);
            if changed != number {
                let fault = parse(&changed).unwrap_err();
                prop_assert!(!fault.text.zh.contains(&changed) && !fault.text.en.contains(&changed));
            }
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = parse(&text);
        }
    }
}
