//! Masks for personal data: what a screen, a log or a fault may show of a number or a name.

/// An identity number with its first 4 and last 4 characters: `3401**********2341`.
///
/// Shorter texts show at most a quarter at either end, and characters outside ASCII never show, since a wrong cell may
/// hold the name as well.
pub fn idno(text: &str) -> String {
    let count = text.chars().count();
    let kept = if count >= 15 { 4 } else { count / 4 };
    middle(text, count, kept, kept)
}

/// A telephone number with its first 3 and last 4 characters: `138****1234`. Hyphens stay.
///
/// Below 11 characters fewer are shown.
pub fn phone(text: &str) -> String {
    let count = text.chars().count();
    let (head, tail) = if count >= 11 { (3, 4) } else { (count / 4, count / 3) };
    middle(text, count, head, tail)
}

/// A personal name with its first character: 张三 → 张*, 欧阳锋 → 欧**. One character gets a `*` all the same.
pub fn name(text: &str) -> String {
    let mut masked = String::with_capacity(text.len() + 1);
    let mut chars = text.chars();
    if let Some(first) = chars.next() {
        masked.push(first);
        masked.extend(std::iter::repeat_n('*', chars.count().max(1)));
    }
    masked
}

/// A text with every identity and mobile number in it masked: for log lines, messages and answers whose columns are not
/// known.
///
/// What counts is a whole run of digits: 18 of them (or 17 and an X) whose 7th to 14th are a day of birth, whatever the
/// check character says, and 11 that begin like a mobile number. A credit code is broken by its letters or has no day
/// there, and stays.
pub fn numbers_in(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..start]);
        let run = rest[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - start);
        let with_x = run == 17 && rest[start + run..].starts_with(['X', 'x']);
        let number = &rest[start..start + run + usize::from(with_x)];
        if number.len() == 18 && has_birthday(number) {
            out.push_str(&idno(number));
        } else if number.len() == 11 && matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..]) {
            out.push_str(&phone(number));
        } else {
            out.push_str(number);
        }
        rest = &rest[start + number.len()..];
    }
    out.push_str(rest);
    out
}

fn has_birthday(number: &str) -> bool {
    let part = |range: std::ops::Range<usize>| number.get(range).and_then(|d| d.parse::<u32>().ok());
    match (part(6..10), part(10..12), part(12..14)) {
        (Some(year), Some(month), Some(day)) => {
            let year = i32::try_from(year).unwrap_or(0);
            (1800..=2200).contains(&year) && chrono::NaiveDate::from_ymd_opt(year, month, day).is_some()
        }
        _ => false,
    }
}

/// Whether a value has been masked, so that it can only stand for the value it masks.
pub fn is_masked(text: &str) -> bool {
    text.as_bytes().contains(&b'*')
}

/// Whether a text is a name under our mask: its first character and stars alone. A name may hold a star of its own.
pub fn is_masked_name(text: &str) -> bool {
    let rest: &str = text.char_indices().nth(1).map_or("", |(at, _)| text.get(at..).unwrap_or_default());
    !rest.is_empty() && rest.bytes().all(|b| b == b'*')
}

fn middle(text: &str, count: usize, head: usize, tail: usize) -> String {
    let shown = |at: usize, c: char| c == '-' || (c.is_ascii() && (at < head || at + tail >= count));
    text.chars().enumerate().map(|(at, c)| if shown(at, c) { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_of_people_are_masked_wherever_they_stand() {
        for (text, masked) in [
            ("王敏 13800001234,11010519491231002X。", "王敏 138****1234,1101**********002X。"),
            ("91340103MA9900A13X 合同 HT-2024-0001", "91340103MA9900A13X 合同 HT-2024-0001"),
            ("10000000000", "10000000000"),
            ("x11010519491231002X|11010519491231002", "x1101**********002X|11010519491231002"),
            ("113401030029876543", "113401030029876543"),
        ] {
            assert_eq!(super::numbers_in(text), masked);
        }
    }

    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{idno, is_masked, is_masked_name, name, phone};

    #[test]
    fn masks() {
        assert_eq!(idno("340103190001012341"), "3401**********2341");
        assert_eq!(idno("340103900101234"), "3401*******1234");
        assert_eq!(idno("12345"), "1***5");
        assert_eq!(idno("张三"), "**");
        assert_eq!(idno(""), "");
        assert_eq!(phone("13812341234"), "138****1234");
        assert_eq!(phone("0551-62345678"), "055*-****5678");
        assert_eq!(phone("62345678"), "62****78");
        assert_eq!(phone("110"), "**0");
        assert_eq!(name("张三"), "张*");
        assert_eq!(name("欧阳锋"), "欧**");
        assert_eq!(name("张"), "张*");
        assert_eq!(name(""), "");
        assert!(is_masked("张*") && !is_masked("张三"));
        assert!(["张*", "欧**", "A**"].into_iter().all(is_masked_name));
        assert!(!["A*STAR 公司", "张", "", "*", "张三*"].into_iter().any(is_masked_name));
    }

    proptest! {
        #[test]
        fn masking_hides_and_is_stable(text in any::<String>(), digits in "[0-9]{1,20}") {
            let _ = (idno(&text), phone(&text), name(&text));
            for mask in [idno, phone] {
                let masked = mask(&digits);
                prop_assert!(is_masked(&masked));
                prop_assert_eq!(masked.len(), digits.len());
                prop_assert_eq!(&mask(&masked), &masked);
            }
        }
    }
}
