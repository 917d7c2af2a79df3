//! Record ids: CG-2024-0031, the prefix of a kind, the year of registration and a number within both.

use std::fmt;

use super::date::YEARS;
use super::decimal::push_digits;
use super::text::{self, is_dash};
use crate::both;
use crate::error::{Fault, codes};

/// Largest number of a record within its kind and year.
pub const MAX_NUMBER: u32 = 9_999_999;

/// The id of one record, 8 bytes. Ids order by prefix, year, number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    prefix: [u8; 2],
    year: u16,
    number: u32,
}

impl RecordId {
    /// An id of its parts. Letters of the prefix become upper case; a year outside 0..=9999 becomes 0.
    pub const fn new(prefix: [u8; 2], year: i32, number: u32) -> Self {
        let year = if year >= 0 && year <= 9999 { year as u16 } else { 0 };
        Self { prefix: [prefix[0].to_ascii_uppercase(), prefix[1].to_ascii_uppercase()], year, number }
    }

    /// The two letters that name the kind.
    pub fn prefix(&self) -> &str {
        std::str::from_utf8(&self.prefix).unwrap_or("??")
    }

    /// The year of registration.
    pub const fn year(&self) -> i32 {
        self.year as i32
    }

    /// The number within kind and year, from 1.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Appends the id as `CG-2024-0031`.
    pub fn push(&self, out: &mut String) {
        out.push_str(self.prefix());
        out.push('-');
        push_digits(u64::from(self.year), 4, out);
        out.push('-');
        push_digits(u64::from(self.number), 4, out);
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::with_capacity(14);
        self.push(&mut out);
        f.pad(&out)
    }
}

/// Reads an id as people type it: CG-2024-0031, cg-2024-31, cg31 or cg-31 (of `this_year`), in any width.
///
/// None when the text is no id at all: not two letters followed by digits and dashes alone. E2002 when it looks like one
/// but can be read in more than one way, such as CG202431. Whether the prefix exists is for the caller to say.
pub fn parse(text: &str, this_year: i32) -> Option<Result<RecordId, Fault>> {
    let folded = text::fold(text);
    let body = folded.as_ref();
    let &[first, second, ..] = body.as_bytes() else { return None };
    if !first.is_ascii_alphabetic() || !second.is_ascii_alphabetic() {
        return None;
    }
    let rest = &body[2..];
    if !rest.chars().all(|c| c.is_ascii_digit() || is_dash(c)) || !rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut groups = rest.split(is_dash).filter(|group| !group.is_empty());
    let (one, two) = (groups.next()?, groups.next());
    if groups.next().is_some() {
        // CG-2024-01-003 is somebody else's numbering.
        return None;
    }
    let prefix = [first, second];
    let id = match two {
        Some(number) => year_of(one).and_then(|year| numbered(prefix, year, number)),
        None if one.len() <= 4 && year_of(one).is_none() => numbered(prefix, this_year, one),
        None => None,
    };
    Some(id.ok_or_else(|| unclear(body, prefix, one, two)))
}

fn year_of(digits: &str) -> Option<i32> {
    if digits.len() != 4 { None } else { digits.parse().ok().filter(|year| YEARS.contains(year)) }
}

fn numbered(prefix: [u8; 2], year: i32, digits: &str) -> Option<RecordId> {
    let number = digits.parse().ok().filter(|number| (1..=MAX_NUMBER).contains(number))?;
    Some(RecordId::new(prefix, year, number))
}

/// Names the reading that is most likely meant.
fn unclear(body: &str, prefix: [u8; 2], one: &str, two: Option<&str>) -> Fault {
    let meant = match two {
        // CG202431
        None => one.split_at_checked(4).and_then(|(year, number)| numbered(prefix, year_of(year)?, number)),
        // CG-24-31
        Some(number) if one.len() == 2 => year_of(&format!("20{one}")).and_then(|year| numbered(prefix, year, number)),
        Some(_) => None,
    };
    let value = text::quote(body);
    let fault = Fault::new(&codes::E2002, both!("编号\"{value}\"写法不明", "record id \"{value}\" is unclear"));
    match meant {
        Some(id) => fault.hint(both!("若指 {id},请这样写", "if {id} is meant, write it so")),
        None => {
            let letters = RecordId::new(prefix, 2024, 31);
            fault.hint(both!("编号写作 前缀-年份-序号,如 {letters}", "write PREFIX-YEAR-NUMBER, e.g. {letters}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, prop_oneof, proptest};

    use super::{MAX_NUMBER, RecordId, parse};

    #[test]
    fn spellings_of_one_id() {
        let id = RecordId::new(*b"CG", 2024, 29);
        for text in [
            "CG-2024-0029",
            "cg29",
            "CG-2024-29",
            "cg-2024-0029",
            "CG-2024-００29",
            "ＣＧ－２０２４－００２９",
            "cg-29",
            " cg0029 ",
            "CG—2024—29",
            "CG2024-29",
        ] {
            assert_eq!(parse(text, 2024), Some(Ok(id)), "{text}");
        }
        assert_eq!(id.to_string(), "CG-2024-0029");
        assert_eq!((id.prefix(), id.year(), id.number()), ("CG", 2024, 29));
        assert_eq!(parse("CG-2024-12345", 2024).unwrap().unwrap().to_string(), "CG-2024-12345");
        assert_eq!(std::mem::size_of::<RecordId>(), 8);
    }

    #[test]
    fn unclear_ids() {
        for text in ["CG202431", "CG2024", "CG-2024", "CG-24-31", "CG-2024-0", "CG0", "CG12345", "CG-2024-99999999999"]
        {
            assert_eq!(parse(text, 2024).unwrap().unwrap_err().code.id, "E2002", "{text}");
        }
        let hint = |t| parse(t, 2024).unwrap().unwrap_err().hint.unwrap().zh.into_owned();
        assert!(hint("CG202431").contains("CG-2024-0031"));
        assert!(hint("cg-24-31").contains("CG-2024-0031"));
    }

    #[test]
    fn no_ids() {
        for text in ["", "CG", "C1", "合同", "ISO9001", "HT-2024-017A", "31", "CG-", "CG-2024-01-003", "cg 31", "海棠1"]
        {
            assert_eq!(parse(text, 2024), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn shown_ids_read_back(prefix in "[A-Z]{2}", year in 1900i32..=2200, number in 1..=MAX_NUMBER) {
            let bytes = prefix.as_bytes();
            let id = RecordId::new([bytes[0], bytes[1]], year, number);
            let shown = id.to_string();
            prop_assert_eq!(parse(&shown, 1999), Some(Ok(id)));
            prop_assert_eq!(parse(&shown.to_lowercase(), 1999), Some(Ok(id)));
            prop_assert!(shown.len() >= 12);
        }

        #[test]
        fn never_panics(text in prop_oneof![any::<String>(), "[a-zA-Z]{2}[-—0-9]{0,12}"], year in any::<i32>()) {
            let _ = parse(&text, year);
        }
    }
}
