//! Fen to a JSON number of yuan and back, exactly or not at all.

use serde_json::{Number, Value as Json, json};

use crate::both;
use crate::error::{Fault, codes};

/// Yuan from which a double no longer tells neighbouring fen apart for certain: 15 significant digits.
const MOST: f64 = 1e13;

/// Fen as a number of yuan; `None` where a double would not say them exactly.
pub(super) fn to_json(fen: i64) -> Option<Json> {
    if fen % 100 == 0 {
        return Some(Json::from(fen / 100));
    }
    let sign = if fen < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
    let double: f64 = text.parse().ok()?;
    let exact = double.abs() < MOST && format!("{double:.2}") == text;
    exact.then(|| Number::from_f64(double).map(Json::Number)).flatten()
}

/// Fen of a record as the standard's amount with its currency.
///
/// # Errors
/// E3105 where a JSON number would not hold it to the fen.
pub(in crate::exchange) fn value(id: &str, field: &'static str, fen: i64) -> Result<Json, Fault> {
    let Some(yuan) = to_json(fen) else {
        let fault = Fault::new(
            &codes::E3105,
            both!(
                "{id} 的金额太大,写成 JSON 数会丢分",
                "an amount of {id} is too large for a JSON number to keep its fen"
            ),
        );
        return Err(fault.hint(both!("核对金额: chengxin {id}", "check the amount: chengxin {id}")).on(field));
    };
    Ok(json!({"amount": yuan, "currency": "CNY"}))
}

/// Yuan as fen; `None` where it has parts of a fen or more digits than a double holds.
pub(super) fn to_fen(number: &Number) -> Option<i64> {
    if let Some(yuan) = number.as_i64() {
        return yuan.checked_mul(100);
    }
    if number.as_f64()?.abs() >= MOST {
        return None;
    }
    let text = number.to_string();
    let (negative, digits) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
    let (yuan, part) = digits.split_once('.')?;
    let part = if part.len() == 1 { format!("{part}0") } else { part.to_owned() };
    if part.len() != 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let fen = yuan.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part.parse().ok()?)?;
    Some(if negative { -fen } else { fen })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{to_fen, to_json};

    fn back(fen: i64) -> Option<i64> {
        let text = to_json(fen)?.to_string();
        match serde_json::from_str(&text) {
            Ok(serde_json::Value::Number(number)) => to_fen(&number),
            _ => None,
        }
    }

    proptest! {
        #[test]
        fn every_fen_comes_back(fen in -900_000_000_000_000_i64..900_000_000_000_000) {
            prop_assert_eq!(back(fen), Some(fen));
        }
    }

    #[test]
    fn what_a_double_cannot_hold_is_refused() {
        assert_eq!(to_json(i64::MAX), None);
        assert_eq!(back(9_007_199_254_740_900), Some(9_007_199_254_740_900));
        for text in ["1.234", "1e-7", "90071992547409.93", "1e300", "0.001"] {
            let number: serde_json::Number = serde_json::from_str(text).unwrap();
            assert_eq!(to_fen(&number), None, "{text}");
        }
    }
}
