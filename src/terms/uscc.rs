//! Unified social credit codes, GB 32100-2015, with the organisation code of GB 11714-1997 inside.

use super::text;
use crate::both;
use crate::error::{Fault, codes};

/// The 31 characters of GB 32100-2015, each worth its index; I, O, S, V and Z are left out.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Weights of the first 17 characters: 3^(i-1) mod 31.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Weights of the 8 characters of an organisation code, GB 11714-1997.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Worth of every ASCII character, 255 for those outside the alphabet: one look per character in an import.
const WORTH: [u8; 128] = {
    let mut table = [255; 128];
    let mut at = 0;
    while at < ALPHABET.len() {
        table[ALPHABET[at] as usize] = at as u8;
        at += 1;
    }
    table
};

/// Reads a unified social credit code: 18 characters in upper case, with their check character verified (E3110).
///
/// The second value is a warning (W3110) when the organisation code in positions 9 to 17 fails its own check, which some
/// codes in circulation do.
pub fn parse(text: &str) -> Result<(String, Option<Fault>), Fault> {
    if text.len() == 18 && check_digit(text).is_some_and(|check| text.ends_with(check)) {
        return Ok((text.to_owned(), organisation_warning(text)));
    }
    let folded = text::fold(text);
    let code: String = folded.chars().filter(|&c| c != ' ').map(|c| c.to_ascii_uppercase()).collect();
    let count = code.chars().count();
    if looks_numeric(&code) {
        return Err(digits_lost(&code));
    }
    if count != 18 {
        let value = text::quote(&code);
        return Err(Fault::new(
            &codes::E3110,
            both!(
                "信用代码\"{value}\"有 {count} 位,应为 18 位",
                "credit code \"{value}\" has {count} characters, not 18"
            ),
        )
        .hint(both!("对照营业执照或法人证书重填", "enter it again from the licence or certificate")));
    }
    if let Some((at, c)) = code.chars().enumerate().find(|&(_, c)| worth(c).is_none()) {
        return Err(outside(&code, at + 1, c));
    }
    match check_digit(&code) {
        Some(expected) if code.ends_with(expected) => {
            let warning = organisation_warning(&code);
            Ok((code, warning))
        }
        Some(expected) => Err(mismatch(&code, expected)),
        None => Err(outside(&code, 18, ' ')),
    }
}

/// The check character that belongs to the first 17 characters of a code; None when there are fewer or one is outside
/// the alphabet. Lower case is not accepted here.
pub fn check_digit(code: &str) -> Option<char> {
    let mut sum = 0;
    let mut chars = code.chars();
    for weight in WEIGHTS {
        sum += worth(chars.next()?)? * weight;
    }
    Some(char::from(ALPHABET[((31 - sum % 31) % 31) as usize]))
}

fn worth(c: char) -> Option<u32> {
    let worth = *WORTH.get(c as usize)?;
    (worth < 31).then_some(u32::from(worth))
}

/// The ninth character of an organisation code, from its first eight; A to Z are worth 10 to 35.
fn organisation_check(eight: &str) -> Option<char> {
    let mut sum = 0;
    for (c, weight) in eight.chars().zip(ORGANISATION_WEIGHTS) {
        sum += c.to_digit(36)? * weight;
    }
    Some(match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        n => char::from_digit(n, 10)?,
    })
}

fn organisation_warning(code: &str) -> Option<Fault> {
    let part = code.get(8..17)?;
    let expected = organisation_check(&part[..8])?;
    if part.ends_with(expected) {
        return None;
    }
    Some(
        Fault::new(
            &codes::W3110,
            both!(
                "信用代码主体部分\"{part}\"末位应为 {expected}",
                "the organisation part \"{part}\" of the credit code should end in {expected}"
            ),
        )
        .hint(both!("整码校验通过;如与证书一致可不改", "the whole code passes; leave it if the certificate says so")),
    )
}

/// `3.40103E+17`: what a spreadsheet makes of a long number.
pub(super) fn looks_numeric(code: &str) -> bool {
    let Some((digits, exponent)) = code.split_once(['E', 'e']) else { return false };
    digits.contains('.')
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && exponent.strip_prefix('+').is_some_and(|e| !e.is_empty() && e.bytes().all(|b| b.is_ascii_digit()))
}

/// The digits are gone and no reading brings them back (E3120).
pub(super) fn digits_lost(code: &str) -> Fault {
    let value = text::quote(code);
    Fault::new(
        &codes::E3120,
        both!(
            "\"{value}\"已被表格软件改成数值,后几位丢失",
            "\"{value}\" was turned into a number and lost its last digits"
        ),
    )
    .hint(both!("请把该列设为文本重填", "format the column as text and enter it again"))
}

/// A code of the right length is public and shown whole, unless it reads as somebody's identity number: 17 digits with a
/// date of birth inside.
fn shown(code: &str) -> String {
    let bytes = code.as_bytes();
    let digits = bytes.len() == 18 && bytes[..17].iter().all(u8::is_ascii_digit);
    let born = digits && matches!(&code[6..8], "18" | "19" | "20") && ("01"..="12").contains(&&code[10..12]);
    if code.chars().count() == 18 && !born { code.to_owned() } else { text::quote(code) }
}

fn outside(code: &str, place: usize, c: char) -> Fault {
    let value = shown(code);
    let fault = Fault::new(
        &codes::E3110,
        both!(
            "信用代码\"{value}\"第 {place} 位\"{c}\"不是可用字符",
            "character {place} \"{c}\" of credit code \"{value}\" is not in use"
        ),
    );
    match c {
        'I' => fault.hint(both!("信用代码不用字母 I,是否为 1", "the letter I is not used; was 1 meant?")),
        'O' => fault.hint(both!("信用代码不用字母 O,是否为 0", "the letter O is not used; was 0 meant?")),
        'Z' => fault.hint(both!("信用代码不用字母 Z,是否为 2", "the letter Z is not used; was 2 meant?")),
        'S' => fault.hint(both!("信用代码不用字母 S,是否为 5", "the letter S is not used; was 5 meant?")),
        'V' => fault.hint(both!("信用代码不用字母 V,是否为 U", "the letter V is not used; was U meant?")),
        _ => fault.hint(both!(
            "只用数字和除 I、O、S、V、Z 外的大写字母",
            "only digits and letters other than I, O, S, V, Z are used"
        )),
    }
}

fn mismatch(code: &str, expected: char) -> Fault {
    let value = shown(code);
    Fault::new(
        &codes::E3110,
        both!(
            "信用代码\"{value}\"校验不符: 末位应为 {expected}",
            "credit code \"{value}\" fails its check: the last character should be {expected}"
        ),
    )
    .hint(both!(
        "前 17 位也可能有误,对照证书重填",
        "one of the first 17 may be wrong too; enter it from the certificate"
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{ALPHABET, check_digit, parse};

    const VALID: [&str; 11] = [
        "91350100M000100Y43",
        "1134160073302996XP",
        "11340103MB9900013F",
        "11340103MB9900021A",
        "12340103MB990003XY",
        "91340103MA9900A13X",
        "91340103MA9900B284",
        "92340103MA9900C325",
        "52340103MJ9900012K",
        "N2340103MF9900018E",
        "９１３４０１０３ｍａ９９００Ａ１３ｘ",
    ];

    #[test]
    fn valid_codes() {
        for text in VALID {
            let (code, warning) = parse(text).unwrap();
            assert_eq!(code.len(), 18);
            assert_eq!(warning, None, "{text}");
        }
        assert_eq!(parse(" 91340103 MA9900A13x").unwrap().0, "91340103MA9900A13X");
    }

    #[test]
    fn faults_name_the_place_and_the_expected_character() {
        let text = |t| {
            let fault = parse(t).unwrap_err();
            assert_eq!(fault.code.id, "E3110", "{t}");
            fault.text.zh.into_owned()
        };
        assert!(text("91350100M000100Y4Z").contains("第 18 位\"Z\""));
        assert!(text("91350100M000100Y44").contains("应为 3"));
        assert!(text("9135O100M000100Y43").contains("第 5 位\"O\""));
        assert!(text("91350100M000100Y4").contains("17 位"));
        assert!(text("1134160073302996XA").contains("1134160073302996XA"));
        assert!(!text("110105194912310021").contains("110105194912310021"));
        assert!(text("").contains("0 位"));
        assert!(text("合肥市庐阳区某某有限公司一二三四五六").contains("第 1 位"));
        assert_eq!(parse("9.1340103E+17").unwrap_err().code.id, "E3120");
    }

    #[test]
    fn a_wrong_organisation_part_only_warns() {
        let mut code = "91340103MA9900A14".to_owned();
        code.push(check_digit(&code).unwrap());
        let (_, warning) = parse(&code).unwrap();
        assert_eq!(warning.unwrap().code.id, "W3110");
    }

    proptest! {
        #[test]
        fn every_changed_character_is_detected(body in "[0-9A-HJ-NPQRTUWXY]{17}", at in 0usize..18, to in 0usize..31) {
            let mut code = body.clone();
            code.push(check_digit(&body).unwrap());
            prop_assert_eq!(parse(&code).map(|(c, _)| c), Ok(code.clone()));
            let mut bytes = code.clone().into_bytes();
            bytes[at] = ALPHABET[to];
            let changed = String::from_utf8(bytes).unwrap();
            prop_assert!(changed == code || parse(&changed).is_err());
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = (parse(&text), check_digit(&text));
        }
    }
}
