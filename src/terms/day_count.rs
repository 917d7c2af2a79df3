//! Day counts: which share of a year lies between two days, as an exact fraction (ISDA 2006 Definitions, 4.16).

use chrono::{Datelike, NaiveDate};

/// A day-count convention of a loan or bond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayCount {
    /// 实际/365: days over 365, in leap years too (ISDA 4.16(d), Actual/365 Fixed).
    Act365,
    /// 实际/360: days over 360 (ISDA 4.16(e)).
    Act360,
    /// 实际/实际: days in leap years over 366, the other days over 365 (ISDA 4.16(b)).
    ActAct,
    /// 30/360: every month counts 30 days, the 31st counts as the 30th, and the last of February as the 30th (ISDA 4.16(h), without
    /// its exception for the last day of the loan), so that a month is a twelfth of a year wherever it begins.
    Thirty360,
}

impl DayCount {
    /// Every convention, in the order of the data dictionary.
    pub const ALL: [Self; 4] = [Self::Act365, Self::Act360, Self::ActAct, Self::Thirty360];

    /// How it is written in contracts and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Act365 => "act/365",
            Self::Act360 => "act/360",
            Self::ActAct => "act/act",
            Self::Thirty360 => "30/360",
        }
    }

    /// The convention that a person means: `act/365`, `ACT-365`, `act_365`, `实际/365`, `d30_360`.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_ascii_lowercase().replace(['-', '_', '／'], "/").replace("实际", "act");
        let word = word.strip_prefix('d').unwrap_or(&word);
        Self::ALL.into_iter().find(|c| c.word() == word)
    }

    /// The share of a year from one day (not counted) to a later one, as numerator and denominator.
    pub fn fraction(self, from: NaiveDate, to: NaiveDate) -> (i64, i64) {
        let days = || to.signed_duration_since(from).num_days();
        match self {
            Self::Act365 => (days(), 365),
            Self::Act360 => (days(), 360),
            Self::ActAct => (actual(from, to), 365 * 366),
            Self::Thirty360 => {
                let thirtieth = |d: NaiveDate| if is_last_of_month(d) { 30 } else { i64::from(d.day()) };
                let day = |d: NaiveDate| i64::from(d.year()) * 360 + i64::from(d.month()) * 30 + thirtieth(d);
                (day(to) - day(from), 360)
            }
        }
    }
}

fn is_last_of_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.month() != day.month())
}

/// Days in leap years times 365 plus the others times 366: a year of either length comes to 365 × 366.
fn actual(from: NaiveDate, to: NaiveDate) -> i64 {
    let mut sum = 0;
    let mut at = from;
    while at < to {
        let end = NaiveDate::from_ymd_opt(at.year() + 1, 1, 1).map_or(to, |new_year| new_year.min(to));
        let weight = if at.leap_year() { 365 } else { 366 };
        sum += end.signed_duration_since(at).num_days() * weight;
        at = end;
    }
    sum
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::DayCount::{self, Act360, Act365, ActAct, Thirty360};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn conventions_count_as_published() {
        // From the second half of a common year into a leap year: the ISDA memorandum on EMU and market conventions (1998)
        // gives 61/365 + 121/366 for 1 November 2003 to 1 May 2004.
        let (from, to) = (day("2003-11-01"), day("2004-05-01"));
        assert_eq!(Act365.fraction(from, to), (182, 365));
        assert_eq!(Act360.fraction(from, to), (182, 360));
        assert_eq!(ActAct.fraction(from, to), (61 * 366 + 121 * 365, 365 * 366));
        assert_eq!(Thirty360.fraction(from, to), (180, 360));
    }

    #[test]
    fn a_whole_year_is_one_wherever_it_begins() {
        for from in ["2019-03-01", "2020-02-29", "2020-12-31", "2021-02-28"] {
            let from = day(from);
            let (num, den) = Thirty360.fraction(from, from.checked_add_months(chrono::Months::new(12)).unwrap());
            assert_eq!(num, den, "{from}");
        }
        assert_eq!(ActAct.fraction(day("2020-01-01"), day("2021-01-01")), (366 * 365, 365 * 366));
        assert_eq!(ActAct.fraction(day("2021-01-01"), day("2022-01-01")), (365 * 366, 365 * 366));
    }

    #[test]
    fn the_ends_of_months_count_as_the_thirtieth() {
        for (from, to, days) in [
            ("2020-01-31", "2020-02-29", 30),
            ("2020-02-29", "2020-03-31", 30),
            ("2021-01-30", "2021-02-28", 30),
            ("2021-02-27", "2021-02-28", 3),
            ("2020-01-15", "2020-01-31", 15),
        ] {
            assert_eq!(Thirty360.fraction(day(from), day(to)), (days, 360), "{from} {to}");
        }
    }

    #[test]
    fn words_are_read_as_people_write_them() {
        for convention in DayCount::ALL {
            assert_eq!(DayCount::parse(convention.word()), Some(convention));
        }
        for (word, convention) in [
            ("ACT-365", Act365),
            ("act_act", ActAct),
            ("实际/360", Act360),
            ("d30_360", Thirty360),
            ("实际/实际", ActAct),
        ] {
            assert_eq!(DayCount::parse(word), Some(convention), "{word}");
        }
        assert_eq!(DayCount::parse("365"), None);
    }
}
