//! One decimal number at the front of a text, kept as digits: shared by amounts, rates and whole numbers.

use super::text::is_dash;

/// A number as written; `rest` is what follows it (a unit, a percent sign, or words).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decimal<'a> {
    /// Written with a minus sign.
    pub(super) negative: bool,
    /// Digits before the point, without grouping; None beyond 64 bits.
    pub(super) whole: Option<u64>,
    /// Digits after the point.
    pub(super) fraction: &'a str,
    /// The text after the number, untrimmed.
    pub(super) rest: &'a str,
}

/// Why a number does not fit a fixed-point scale.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// More than 64 bits or above the limit.
    TooBig,
    /// Decimals other than zero below the last place.
    TooFine,
}

impl Decimal<'_> {
    /// The number times 10^`places`, without its sign, at most `limit`.
    pub(super) fn scaled(&self, places: usize, limit: i64) -> Result<i64, Misfit> {
        let (kept, below) = self.fraction.split_at(places.min(self.fraction.len()));
        if below.bytes().any(|b| b != b'0') {
            return Err(Misfit::TooFine);
        }
        let mut value = self.whole;
        // One step per place; missing decimals count as zero.
        for place in 0..places {
            let digit = kept.as_bytes().get(place).map_or(0, |b| u64::from(b - b'0'));
            value = value.and_then(|v| v.checked_mul(10)?.checked_add(digit));
        }
        match value.and_then(|v| i64::try_from(v).ok()) {
            Some(v) if v <= limit => Ok(v),
            _ => Err(Misfit::TooBig),
        }
    }

    /// Negative and not zero.
    pub(super) fn below_zero(&self) -> bool {
        self.negative && (self.whole != Some(0) || self.fraction.bytes().any(|b| b != b'0'))
    }
}

/// Reads a number from the front of a folded text: an optional minus, digits (grouped in threes by `,` or space, or not
/// at all), an optional point with decimals. None when the text does not begin with a number or is grouped otherwise.
pub(super) fn scan(text: &str) -> Option<Decimal<'_>> {
    let unsigned = text.strip_prefix(is_dash).map(str::trim_start);
    let negative = unsigned.is_some();
    let text = unsigned.unwrap_or(text);
    let bytes = text.as_bytes();
    let mut at = run(bytes, 0);
    let mut whole = add(Some(0), &bytes[..at]);
    let groupable = (1..=3).contains(&at) && bytes[0] != b'0';
    if let Some(&mark @ (b',' | b' ')) = bytes.get(at) {
        while bytes.get(at) == Some(&mark) && groupable && run(bytes, at + 1) == at + 4 {
            whole = add(whole, &bytes[at + 1..at + 4]);
            at += 4;
        }
    }
    if bytes.get(at) == Some(&b',') {
        // 12,50 or 1,0000: a decimal comma or groups of four; guessing would be off by powers of ten.
        return None;
    }
    let mut end = at;
    if bytes.get(at) == Some(&b'.') {
        let stop = run(bytes, at + 1);
        if stop > at + 1 {
            end = stop;
        }
    }
    if end == 0 {
        return None;
    }
    let fraction = if end > at { &text[at + 1..end] } else { "" };
    Some(Decimal { negative, whole, fraction, rest: &text[end..] })
}

/// End of the digits that begin at `from`.
fn run(bytes: &[u8], from: usize) -> usize {
    bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count() + from
}

fn add(value: Option<u64>, digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(value?, |v, b| v.checked_mul(10)?.checked_add(u64::from(b - b'0')))
}

/// Appends the digits of a number, at least `width` of them.
pub(super) fn push_digits(mut value: u64, width: usize, out: &mut String) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while value > 0 || digits.len() - at < width.min(20) {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    // Digits are always text; pushing them at once is several times as fast as one by one.
    out.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Decimal, Misfit, push_digits, scan};

    #[test]
    fn numbers_and_what_follows() {
        let read = |t| scan(t).map(|d| (d.negative, d.whole, d.fraction.to_owned(), d.rest.to_owned()));
        let number =
            |whole, fraction: &str, rest: &str| Some((false, Some(whole), fraction.to_owned(), rest.to_owned()));
        assert_eq!(read("1234.56"), number(1234, "56", ""));
        assert_eq!(read("1,250.00元"), number(1250, "00", "元"));
        assert_eq!(read("1 250 元"), number(1250, "", " 元"));
        assert_eq!(read(".5万"), number(0, "5", "万"));
        assert_eq!(read("5."), number(5, "", "."));
        assert_eq!(read("12 5"), number(12, "", " 5"));
        assert_eq!(read("- 3"), Some((true, Some(3), String::new(), String::new())));
        for text in ["", "-", ".", "元", "12,50", "1,0000", "1250,000", "0,250", "1,250,00"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(scan("99999999999999999999999").map(|d| d.whole), Some(None));
    }

    #[test]
    fn scaling() {
        let scaled = |t, places| scan(t).unwrap().scaled(places, 1_000_000);
        assert_eq!(scaled("1.2", 2), Ok(120));
        assert_eq!(scaled("1.2000", 2), Ok(120));
        assert_eq!(scaled("1.234", 2), Err(Misfit::TooFine));
        assert_eq!(scaled("1000000.01", 2), Err(Misfit::TooBig));
    }

    proptest! {
        #[test]
        fn scanning_never_panics(text in any::<String>(), near in "[-0-9,. 元]{0,12}") {
            let _ = scan(&text).map(|d: Decimal<'_>| d.scaled(4, i64::MAX));
            let _ = scan(&near).map(|d| d.scaled(10, i64::MAX));
        }

        #[test]
        fn digits(value in any::<u64>(), width in 0usize..12) {
            let mut out = String::new();
            push_digits(value, width, &mut out);
            if value == 0 && width == 0 {
                prop_assert_eq!(out, "");
            } else {
                prop_assert_eq!(out, format!("{value:0width$}"));
            }
        }
    }
}
