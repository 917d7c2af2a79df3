//! Amounts of money: integer fen from text with its unit, never through floating point.

use super::decimal::{Decimal, Misfit, push_digits, scan};
use super::text;
use crate::both;
use crate::error::{Fault, codes};
use crate::messages::Lang;

/// The largest amount accepted, in fen: 10^15 yuan, ten times what the sum of all budgets needs and far inside 64 bits.
pub const LIMIT: i64 = 100_000_000_000_000_000;

/// The unit an amount is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 元.
    Yuan,
    /// 万元, ten thousand yuan.
    WanYuan,
    /// 亿元, a hundred million yuan.
    YiYuan,
}

impl Unit {
    /// The unit of that name (元, 人民币元, 万元, 万, 亿元, 亿, yuan, wan, yi ..), bare or in brackets.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = text::fold(text);
        let name = folded.trim_matches(['(', ')', '[', ']', '〔', '〕', '【', '】', ' ']);
        let name = name.strip_prefix("人民币").filter(|rest| !rest.is_empty()).unwrap_or(name);
        match name {
            "元" | "圆" | "人民币" => return Some(Self::Yuan),
            "万元" | "万" | "万圆" => return Some(Self::WanYuan),
            "亿元" | "亿" | "亿圆" => return Some(Self::YiYuan),
            _ => {}
        }
        let is = |names: &[&str]| names.iter().any(|n| name.eq_ignore_ascii_case(n));
        if is(&["yuan", "rmb", "cny"]) {
            Some(Self::Yuan)
        } else if is(&["wan", "wanyuan", "wan yuan", "10,000 yuan"]) {
            Some(Self::WanYuan)
        } else if is(&["yi", "yiyuan", "yi yuan", "100 million yuan"]) {
            Some(Self::YiYuan)
        } else {
            None
        }
    }

    /// Fen in one of the unit.
    pub const fn factor(self) -> i64 {
        match self {
            Self::Yuan => 100,
            Self::WanYuan => 1_000_000,
            Self::YiYuan => 10_000_000_000,
        }
    }

    /// Decimal places of the unit that still are whole fen.
    const fn places(self) -> usize {
        match self {
            Self::Yuan => 2,
            Self::WanYuan => 6,
            Self::YiYuan => 10,
        }
    }

    /// The word for the unit; [`Unit::parse`] reads it back.
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Yuan, Lang::Zh) => "元",
            (Self::WanYuan, Lang::Zh) => "万元",
            (Self::YiYuan, Lang::Zh) => "亿元",
            (Self::Yuan, Lang::En) => "yuan",
            (Self::WanYuan, Lang::En) => "万元",
            (Self::YiYuan, Lang::En) => "亿元",
        }
    }
}

/// Reads an amount as integer fen.
///
/// A unit in the text beats `default_unit` (of the header, the unit line or the flag). Without either, only a number
/// with exactly two decimals is accepted, as yuan, since that is how exports print it. At most 10^15 yuan, not negative.
pub fn parse(text: &str, default_unit: Option<Unit>) -> Result<i64, Fault> {
    let folded = text::fold(text);
    let body = folded.as_ref();
    if body.starts_with('(') && body.ends_with(')') && scan(&body[1..body.len() - 1]).is_some() {
        return Err(negative(body));
    }
    let (minus, unsigned) = match body.strip_prefix(text::is_dash) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, body),
    };
    let Some(number) = scan(strip_currency(unsigned)) else { return Err(unreadable(body)) };
    let unit = match suffix(number.rest) {
        Suffix::Unit(unit) => unit,
        Suffix::None => match default_unit {
            Some(unit) => unit,
            None if number.fraction.len() == 2 => Unit::Yuan,
            None => return Err(unitless(body)),
        },
        Suffix::Other => return Err(unreadable(body)),
    };
    let number = Decimal { negative: minus || number.negative, ..number };
    if number.below_zero() {
        return Err(negative(body));
    }
    number.scaled(unit.places(), LIMIT).map_err(|misfit| match misfit {
        Misfit::TooBig => too_big(body),
        Misfit::TooFine => too_fine(body),
    })
}

/// What follows the number.
enum Suffix {
    None,
    Unit(Unit),
    Other,
}

fn suffix(rest: &str) -> Suffix {
    let rest = rest.trim();
    if rest.is_empty() {
        return Suffix::None;
    }
    // 元整 on invoices and contracts closes the amount and adds nothing.
    let rest = rest.strip_suffix(['整', '正']).unwrap_or(rest);
    Unit::parse(rest).map_or(Suffix::Other, Suffix::Unit)
}

fn strip_currency(text: &str) -> &str {
    let rest = text.strip_prefix(['¥', '￥']).or_else(|| text.strip_prefix("人民币"));
    if let Some(rest) = rest {
        return rest.trim_start().trim_start_matches('¥').trim_start();
    }
    match text.get(..3) {
        Some(head) if head.eq_ignore_ascii_case("rmb") || head.eq_ignore_ascii_case("cny") => text[3..].trim_start(),
        _ => text,
    }
}

/// Words that make an amount inexact; the first one found is named.
const INEXACT: [&str; 22] = [
    "约",
    "左右",
    "上下",
    "以上",
    "以下",
    "以内",
    "不超过",
    "不低于",
    "不少于",
    "最高",
    "最低",
    "另计",
    "另算",
    "暂估",
    "待定",
    "余",
    "多",
    "近",
    "起",
    "about",
    "over",
    "up to",
];

fn unreadable(body: &str) -> Fault {
    let value = text::quote(body);
    let sentence = match INEXACT.iter().find(|word| body.contains(*word)) {
        Some(word) => {
            both!("金额\"{value}\"含\"{word}\",不是确定的数", "amount \"{value}\" says \"{word}\" and is not exact")
        }
        None => both!("金额\"{value}\"不认识", "amount \"{value}\" not understood"),
    };
    Fault::new(&codes::E3104, sentence).hint(both!(
        "写一个数和一个单位,例如 328.5万元 或 1,250.00元;说明写在备注里",
        "write one number and one unit, e.g. 328.5万元 or 1,250.00元; put remarks into the note"
    ))
}

fn unitless(body: &str) -> Fault {
    let value = text::quote(body);
    Fault::new(&codes::E3103, both!("金额\"{value}\"没有单位", "amount \"{value}\" has no unit"))
        .hint(both!("请写明单位,例如 {value}万元 或 {value}元", "name the unit, e.g. {value}万元 or {value}元"))
}

fn too_fine(body: &str) -> Fault {
    let value = text::quote(body);
    Fault::new(
        &codes::E3104,
        both!("金额\"{value}\"算到元有两位以上小数", "amount \"{value}\" has more than two decimals of 元"),
    )
    .hint(both!("最小到分,例如 1.23元 或 0.000123万元", "the smallest step is 0.01元, e.g. 1.23元 or 0.000123万元"))
}

fn negative(body: &str) -> Fault {
    let value = text::quote(body);
    Fault::new(&codes::E3105, both!("金额\"{value}\"为负数", "amount \"{value}\" is negative"))
        .hint(both!("金额不写负数,退款或核减另行登记", "amounts are not negative; register refunds on their own"))
}

fn too_big(body: &str) -> Fault {
    let value = text::quote(body);
    Fault::new(&codes::E3105, both!("金额\"{value}\"太大", "amount \"{value}\" is too large"))
        .hint(both!("最大 1000万亿元;请核对单位", "at most 10,000,000亿元; check the unit"))
}

/// The amount in yuan with two decimals and no grouping, as exports and stored text have it: `1234.56`.
pub fn show(fen: i64) -> String {
    let mut out = String::with_capacity(20);
    push(fen, &mut out);
    out
}

/// Appends what [`show`] returns.
pub fn push(fen: i64, out: &mut String) {
    if fen < 0 {
        out.push('-');
    }
    let fen = fen.unsigned_abs();
    push_digits(fen / 100, 1, out);
    out.push('.');
    push_digits(fen % 100, 2, out);
}

/// The amount in a unit, exact to the fen, with at least two decimals: 5,197 fen are `0.005197` 万元.
pub fn show_in(fen: i64, unit: Unit) -> String {
    let (factor, whole) = (unit.factor().unsigned_abs(), fen.unsigned_abs());
    let mut out = format!("{}{}.", if fen < 0 { "-" } else { "" }, whole / factor);
    let places = unit.places();
    let decimals = format!("{:0places$}", whole % factor);
    let shown = decimals.trim_end_matches('0').len().max(2);
    out.push_str(&decimals[..shown]);
    out
}

/// The amount in yuan with thousands marks, for people: `3,285,000.00`.
pub fn show_grouped(fen: i64) -> String {
    let plain = show(fen);
    let (sign, digits) = plain.split_at(usize::from(fen < 0));
    let whole = digits.len().saturating_sub(3);
    let mut out = String::with_capacity(plain.len() + whole / 3);
    out.push_str(sign);
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && at < whole && (whole - at) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, prop_oneof, proptest};

    use super::{LIMIT, Unit, parse, show, show_grouped, show_in};
    use crate::messages::Lang;

    #[test]
    fn amounts_in_a_unit_are_exact() {
        for (fen, unit, shown) in [
            (5_197, Unit::Yuan, "51.97"),
            (5_197, Unit::WanYuan, "0.005197"),
            (519_700_000_000, Unit::YiYuan, "51.97"),
            (1, Unit::YiYuan, "0.0000000001"),
            (-1_000_000, Unit::WanYuan, "-1.00"),
            (0, Unit::WanYuan, "0.00"),
        ] {
            assert_eq!(show_in(fen, unit), shown);
        }
    }

    proptest! {
        #[test]
        fn amounts_in_a_unit_read_back(fen in 0..=LIMIT) {
            for unit in [Unit::Yuan, Unit::WanYuan, Unit::YiYuan] {
                prop_assert_eq!(parse(&show_in(fen, unit), Some(unit)).unwrap(), fen);
            }
        }
    }

    #[test]
    fn amounts_with_their_unit() {
        let cases = [
            ("328.5万元", 328_500_000),
            ("0.1万元", 100_000),
            ("１２．８万元", 12_800_000),
            ("45.6万元", 45_600_000),
            ("456,000元", 45_600_000),
            ("1.2亿", 12_000_000_000),
            ("1,250.00", 125_000),
            ("1250.00", 125_000),
            ("1 250元", 125_000),
            ("1\u{a0}250 元", 125_000),
            ("¥1,250.00", 125_000),
            ("￥1250元", 125_000),
            ("人民币 12万元", 12_000_000),
            ("RMB 12.00", 1_200),
            ("1250元整", 125_000),
            ("328.5(万元)", 328_500_000),
            ("12 wan", 12_000_000),
            ("3 yuan", 300),
            ("0元", 0),
            ("1.2300元", 123),
            ("0.000001万元", 1),
            ("-0.00", 0),
        ];
        for (text, fen) in cases {
            assert_eq!(parse(text, None), Ok(fen), "{text}");
        }
    }

    #[test]
    fn the_unit_of_the_text_beats_the_default() {
        assert_eq!(parse("328.5", Some(Unit::WanYuan)), Ok(328_500_000));
        assert_eq!(parse("328.50", Some(Unit::WanYuan)), Ok(328_500_000));
        assert_eq!(parse("328元", Some(Unit::WanYuan)), Ok(32_800));
        assert_eq!(parse("2", Some(Unit::YiYuan)), Ok(20_000_000_000));
        assert_eq!(parse("0.1万元", None).unwrap() + parse("0.2万元", None).unwrap(), 300_000);
    }

    #[test]
    fn refusals() {
        let cases = [
            ("328.5", "E3103"),
            ("328", "E3103"),
            ("328.500", "E3103"),
            ("1.234元", "E3104"),
            ("0.0000001万元", "E3104"),
            ("约12万元", "E3104"),
            ("12万元以上", "E3104"),
            ("12万元,税费另计", "E3104"),
            ("不超过12万", "E3104"),
            ("1亿2000万", "E3104"),
            ("10-20万元", "E3104"),
            ("12美元", "E3104"),
            ("壹拾万元整", "E3104"),
            ("1,25元", "E3104"),
            ("1.2E+5", "E3104"),
            ("", "E3104"),
            ("万元", "E3104"),
            ("-5元", "E3105"),
            ("¥-5.00", "E3105"),
            ("(1,250.00)", "E3105"),
            ("10000001亿元", "E3105"),
            ("99999999999999999999999元", "E3105"),
        ];
        for (text, code) in cases {
            assert_eq!(parse(text, None).unwrap_err().code.id, code, "{text}");
        }
        let fault = parse("328.5", None).unwrap_err();
        assert!(fault.hint.unwrap().zh.contains("328.5万元"));
        assert!(parse("约12万元", None).unwrap_err().text.zh.contains("\"约\""));
        assert_eq!(parse("10000000亿元", None), Ok(LIMIT));
    }

    #[test]
    fn showing() {
        assert_eq!(show(123_456), "1234.56");
        assert_eq!(show(5), "0.05");
        assert_eq!(show(-5), "-0.05");
        assert_eq!(show(i64::MIN), "-92233720368547758.08");
        assert_eq!(show_grouped(328_500_000), "3,285,000.00");
        assert_eq!(show_grouped(-12_345), "-123.45");
        assert_eq!(show_grouped(-123_456_789), "-1,234,567.89");
        for unit in [Unit::Yuan, Unit::WanYuan, Unit::YiYuan] {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(Unit::parse(unit.label(lang)), Some(unit));
            }
            assert_eq!(10i64.pow(unit.places() as u32), unit.factor());
        }
        assert_eq!(Unit::parse("千元"), None);
    }

    proptest! {
        #[test]
        fn shown_amounts_read_back(fen in 0..=LIMIT) {
            prop_assert_eq!(parse(&show(fen), None), Ok(fen));
            prop_assert_eq!(parse(&show_grouped(fen), None), Ok(fen));
        }

        #[test]
        fn parsing_never_panics(text in prop_oneof![any::<String>(), "[-0-9.,万亿元¥ ()约]{0,14}"]) {
            let _ = (parse(&text, None), parse(&text, Some(Unit::WanYuan)), Unit::parse(&text));
        }

        #[test]
        fn showing_never_panics(fen in any::<i64>()) {
            let _ = show_grouped(fen);
        }
    }
}
