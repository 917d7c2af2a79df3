//! The length of a period: a number and its unit.

use crate::both;
use crate::error::{Fault, codes};
use crate::messages::{Both, plural};
use crate::terms::text::{self, is_dash};

/// What a term is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Calendar days (日).
    Days,
    /// Working days (工作日).
    WorkingDays,
    /// Months (月).
    Months,
    /// Years (年).
    Years,
}

impl Unit {
    /// The short name that parameters and SQL use: `d`, `wd`, `mo`, `y`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Days => "d",
            Self::WorkingDays => "wd",
            Self::Months => "mo",
            Self::Years => "y",
        }
    }

    /// The unit that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word.to_ascii_lowercase().as_str() {
            "d" | "day" | "days" | "天" | "日" | "自然日" | "个自然日" => Self::Days,
            "wd" | "工作日" | "个工作日" => Self::WorkingDays,
            "mo" | "month" | "months" | "月" | "个月" => Self::Months,
            "y" | "year" | "years" | "年" => Self::Years,
            _ => return None,
        })
    }
}

/// The length of a period; negative when it is counted backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// How many.
    pub length: i64,
    /// Of what.
    pub unit: Unit,
}

impl Term {
    /// A term of so many units.
    pub const fn new(length: i64, unit: Unit) -> Self {
        Self { length, unit }
    }

    /// Reads `15wd`, `15工作日`, `15个工作日`, `30d`, `30天`, `30日`, `3mo`, `3个月`, `1y`, `1年`; a sign may lead.
    ///
    /// # Errors
    /// E3108 with the spellings.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let folded = text::fold(text);
        let body = folded.as_ref();
        let unsigned = body.strip_prefix(|c| c == '+' || is_dash(c));
        let (negative, rest) = match unsigned {
            Some(rest) => (!body.starts_with('+'), rest.trim_start()),
            None => (false, body),
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = rest.split_at(digits);
        let length = number.parse::<i64>().ok().filter(|n| *n <= 1_000_000);
        let unit = Unit::parse(unit.trim_start());
        length
            .zip(unit)
            .map(|(length, unit)| Self::new(if negative { -length } else { length }, unit))
            .ok_or_else(|| not_understood(body))
    }

    /// The term in words: 15 个工作日, 15 working days; a backward one by its absolute length.
    pub fn both(self) -> Both {
        let n = self.length.unsigned_abs();
        let (zh, en) = match self.unit {
            Unit::Days => ("天", "day"),
            Unit::WorkingDays => ("个工作日", "working day"),
            Unit::Months => ("个月", "month"),
            Unit::Years => ("年", "year"),
        };
        let en = plural(usize::try_from(n).unwrap_or(usize::MAX), en);
        both!("{n} {zh}", "{en}")
    }
}

impl std::fmt::Display for Term {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.length, self.unit.key())
    }
}

fn not_understood(body: &str) -> Fault {
    let value = text::quote(body);
    Fault::new(&codes::E3108, both!("期限\"{value}\"不认识", "term \"{value}\" not understood"))
        .hint(both!("写作 15工作日、30天、3个月 或 1年", "write 15wd, 30d, 3mo or 1y"))
}
