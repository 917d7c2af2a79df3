//! Interest on late payment, to the fen and by the day (保障中小企业款项支付条例 17).

/// The yearly or daily rate that interest runs at, percent times 10 000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// As agreed, a year of 365 days.
    Yearly(i64),
    /// As the statute says, a day.
    Daily(i64),
}

impl Rate {
    /// The rate in words.
    pub fn both(self) -> crate::messages::Both {
        let (Self::Yearly(rate) | Self::Daily(rate)) = self;
        let shown = crate::terms::rate::show(rate);
        match self {
            Self::Yearly(_) => crate::both!("约定年利率 {shown}%", "{shown}% a year as agreed"),
            Self::Daily(_) => crate::both!("每日 {shown}%", "{shown}% a day"),
        }
    }
}

/// Interest in fen, rounded half up: each part of the debt times the days it was late; `parts` are fen and days.
pub fn interest(parts: &[(i64, i64)], rate: Rate) -> i64 {
    let part = |(fen, days): &(i64, i64)| i128::from((*fen).max(0)) * i128::from((*days).max(0));
    let fen_days = parts.iter().map(part).fold(0_i128, i128::saturating_add);
    let (rate, days) = match rate {
        Rate::Yearly(rate) => (rate, 365),
        Rate::Daily(rate) => (rate, 1),
    };
    // A rate in percent times 10 000 is a share times 1 000 000.
    let whole = 1_000_000_i128 * days;
    let sum = fen_days.saturating_mul(i128::from(rate.max(0)));
    i64::try_from(sum.saturating_add(whole / 2) / whole).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Rate, interest};

    #[test]
    fn interest_is_right_to_the_fen() {
        // 100 000 元, 30 days at 0.05 % a day: 1 500 元.
        assert_eq!(interest(&[(10_000_000, 30)], Rate::Daily(500)), 150_000);
        // 3.65 % a year is 0.01 % a day.
        assert_eq!(interest(&[(10_000_000, 30)], Rate::Yearly(36_500)), 30_000);
        // 10 元, 1 day: half a fen goes up.
        assert_eq!(interest(&[(1_000, 1)], Rate::Daily(500)), 1);
        assert_eq!(interest(&[(999, 1)], Rate::Daily(500)), 0);
        assert_eq!(interest(&[(i64::MAX, i64::MAX)], Rate::Daily(i64::MAX)), i64::MAX);
        assert_eq!(interest(&[(-5, 3), (5, -3)], Rate::Daily(500)), 0);
    }
}
