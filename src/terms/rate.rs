//! Rates, shares and scores: fixed point with four decimals in 64 bits, 12.5 = 125000.

use super::decimal::{Misfit, push_digits, scan};
use super::text;
use crate::both;
use crate::error::{Fault, codes};

/// One unit of the fixed point: 1 (percent or point) = 10000.
pub const ONE: i64 = 10_000;

/// The largest rate, as stored: 10^12 percent.
pub const LIMIT: i64 = 10_000_000_000_000_000;

/// Reads a rate with at most four decimals; a trailing percent sign, half or full width, may stand or be left out.
pub fn parse(text: &str) -> Result<i64, Fault> {
    let folded = text::fold(text);
    let body = folded.as_ref();
    let Some(number) = scan(body) else { return Err(unreadable(body)) };
    if !matches!(number.rest.trim(), "" | "%") {
        return Err(unreadable(body));
    }
    if number.below_zero() {
        let value = text::quote(body);
        return Err(Fault::new(&codes::E3105, both!("\"{value}\"为负数", "\"{value}\" is negative"))
            .hint(both!("写 0 或正数,例如 12.5", "write zero or more, e.g. 12.5")));
    }
    number.scaled(4, LIMIT).map_err(|misfit| misfitting(body, &misfit))
}

fn misfitting(body: &str, misfit: &Misfit) -> Fault {
    let value = text::quote(body);
    match misfit {
        Misfit::TooBig => Fault::new(&codes::E3105, both!("\"{value}\"太大", "\"{value}\" is too large"))
            .hint(both!("请核对小数点", "check the decimal point")),
        Misfit::TooFine => {
            Fault::new(&codes::E3105, both!("\"{value}\"有四位以上小数", "\"{value}\" has more than four decimals"))
                .hint(both!("四舍五入到四位小数,例如 33.3333", "round to four decimals, e.g. 33.3333"))
        }
    }
}

fn unreadable(body: &str) -> Fault {
    let value = text::quote(body);
    Fault::new(&codes::E3105, both!("\"{value}\"不是一个数", "\"{value}\" is not a number"))
        .hint(both!("写一个数,例如 12.5 或 12.5%", "write one number, e.g. 12.5 or 12.5%"))
}

/// The rate without trailing zeros and without a percent sign: `12.5`.
pub fn show(rate: i64) -> String {
    let mut out = String::with_capacity(12);
    if rate < 0 {
        out.push('-');
    }
    let one = ONE.unsigned_abs();
    let rate = rate.unsigned_abs();
    push_digits(rate / one, 1, &mut out);
    if !rate.is_multiple_of(one) {
        out.push('.');
        push_digits(rate % one, 4, &mut out);
        out.truncate(out.trim_end_matches('0').len());
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{LIMIT, parse, show};

    #[test]
    fn rates() {
        let cases = [
            ("12.5%", 125_000),
            ("12.5", 125_000),
            ("１２．５％", 125_000),
            ("12.5 %", 125_000),
            ("100%", 1_000_000),
            ("0", 0),
            ("33.3333", 333_333),
            ("33.33330", 333_333),
            ("1,200.5", 12_005_000),
        ];
        for (text, rate) in cases {
            assert_eq!(parse(text), Ok(rate), "{text}");
        }
        for text in ["", "%", "12.5%%", "12‰", "-3", "33.33333", "约5%", "1e3", "99999999999999999999"] {
            assert_eq!(parse(text).unwrap_err().code.id, "E3105", "{text}");
        }
        assert_eq!(show(125_000), "12.5");
        assert_eq!(show(1_000_000), "100");
        assert_eq!(show(1), "0.0001");
        assert_eq!(show(-125_000), "-12.5");
    }

    proptest! {
        #[test]
        fn shown_rates_read_back(rate in 0..=LIMIT) {
            prop_assert_eq!(parse(&show(rate)), Ok(rate));
        }

        #[test]
        fn never_panics(text in any::<String>(), rate in any::<i64>()) {
            let _ = (parse(&text), show(rate));
        }
    }
}
