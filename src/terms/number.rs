//! Whole numbers and yes or no.

use super::decimal::{Misfit, scan};
use super::text;
use crate::both;
use crate::error::{Fault, codes};

/// The largest whole number: 15 digits, which a spreadsheet and JSON still hold exactly.
pub const LIMIT: i64 = 999_999_999_999_999;

/// Reads a whole number, zero or more, with or without thousands marks; decimals only when they are zero.
pub fn parse_int(text: &str) -> Result<i64, Fault> {
    let folded = text::fold(text);
    let body = folded.as_ref();
    let fault = |zh: &str, en: &str| {
        let value = text::quote(body);
        Fault::new(&codes::E3105, both!("\"{value}\"{zh}", "\"{value}\" {en}"))
            .hint(both!("写 0 或正整数,例如 12 或 1,200", "write a whole number, zero or more, e.g. 12 or 1,200"))
    };
    let Some(number) = scan(body).filter(|n| n.rest.is_empty()) else {
        return Err(fault("不是一个数", "is not a number"));
    };
    if number.below_zero() {
        return Err(fault("为负数", "is negative"));
    }
    number.scaled(0, LIMIT).map_err(|misfit| match misfit {
        Misfit::TooBig => fault("太大", "is too large"),
        Misfit::TooFine => fault("不是整数", "is not a whole number"),
    })
}

/// Reads 是/否 in the spellings of ledgers: 是 √ ✓ Y yes true 1, and 否 × N no false 0, in any letter case.
pub fn parse_bool(text: &str) -> Result<bool, Fault> {
    let folded = text::fold(text);
    let body = folded.as_ref();
    let is = |words: &[&str]| words.iter().any(|word| body.eq_ignore_ascii_case(word));
    if is(&["是", "√", "✓", "1", "y", "yes", "true"]) {
        return Ok(true);
    }
    if is(&["否", "×", "0", "n", "no", "false"]) {
        return Ok(false);
    }
    let value = text::quote(body);
    Err(Fault::new(&codes::E3107, both!("\"{value}\"既不是 是 也不是 否", "\"{value}\" is neither yes nor no"))
        .hint(both!("写 是 或 否;未知则留空", "write yes or no; leave it blank when unknown")))
}

/// A numeric cell as plain decimal text with the 15 significant digits a spreadsheet shows, so that the residue of
/// binary arithmetic (0.30000000000000004) does not reach a parser. None from 10^15 on, where digits are lost (E3120),
/// and for what is not a number.
pub fn cell_text(value: f64) -> Option<String> {
    if !value.is_finite() || value.abs() >= 1e15 {
        return None;
    }
    // Rounding happens in the exponent form; the shortest plain form of that number then has the same 15 digits.
    let rounded: f64 = format!("{value:.14e}").parse().ok()?;
    let plain = rounded.to_string();
    Some(if plain == "-0" { "0".to_owned() } else { plain })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{LIMIT, cell_text, parse_bool, parse_int};

    #[test]
    fn whole_numbers() {
        for (text, value) in [("12", 12), ("1,200", 1200), ("１２", 12), ("12.0", 12), ("007", 7), (" 0 ", 0)] {
            assert_eq!(parse_int(text), Ok(value), "{text}");
        }
        for text in ["", "1.5", "-3", "12个", "1e3", "1000000000000000", "一"] {
            assert_eq!(parse_int(text).unwrap_err().code.id, "E3105", "{text}");
        }
    }

    #[test]
    fn yes_and_no() {
        for text in ["是", "√", "✓", "Y", "y", "YES", "true", "1", "１", " 是 "] {
            assert_eq!(parse_bool(text), Ok(true), "{text}");
        }
        for text in ["否", "×", "N", "no", "FALSE", "0"] {
            assert_eq!(parse_bool(text), Ok(false), "{text}");
        }
        for text in ["", "有", "无", "2", "对", "X"] {
            assert_eq!(parse_bool(text).unwrap_err().code.id, "E3107", "{text}");
        }
    }

    #[test]
    fn numeric_cells() {
        let cases = [
            (0.1 + 0.2, "0.3"),
            (328.5, "328.5"),
            (1_234.56, "1234.56"),
            (1.1 * 3.0, "3.3"),
            (2024.0, "2024"),
            (0.0, "0"),
            (-0.0, "0"),
            (-3.5, "-3.5"),
            (999_999_999_999_999.0, "999999999999999"),
            (0.000_001, "0.000001"),
        ];
        for (value, text) in cases {
            assert_eq!(cell_text(value).as_deref(), Some(text));
        }
        for value in [1e15, 3.40103e17, f64::NAN, f64::INFINITY] {
            assert_eq!(cell_text(value), None);
        }
    }

    proptest! {
        #[test]
        fn whole_numbers_read_back(value in 0..=LIMIT, text in any::<String>(), cell in any::<f64>()) {
            prop_assert_eq!(parse_int(&value.to_string()), Ok(value));
            prop_assert_eq!(cell_text(value as f64), Some(value.to_string()));
            let _ = (parse_int(&text), parse_bool(&text), cell_text(cell));
        }
    }
}
