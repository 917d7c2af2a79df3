//! 预警标准: sets of thresholds that run side by side, each with its measure, its levels and where they stand. Every bound is a
//! parameter, so that a set is in force on the days of its rows and a district may set its own.

use chrono::NaiveDate;

use crate::both;
use crate::messages::{Both, Label};
use crate::rules::Parameters;
use crate::rules::parameters::Figure;
use crate::terms::rate;

/// What the levels of a set measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Balance over comprehensive financial capacity.
    DebtRatio,
    /// Overdue principal over balance.
    OverdueRatio,
    /// What is overdue over the general public budget revenue of the year before.
    Gap,
    /// The greater of the two shares of interest.
    InterestShare,
    /// Overdue principal over the principal due so far.
    DefaultShare,
}

/// What holds below the lowest bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lowest {
    /// This level, whatever the measure.
    Always(Label),
    /// This level as soon as the measure is above zero.
    Positive(Label),
    /// No level.
    Nothing,
}

/// A level and the parameter from which on it holds.
#[derive(Clone, Copy, Debug)]
struct Bound {
    parameter: &'static str,
    level: Label,
    /// Above the bound alone, not at it.
    above: bool,
}

/// A set of thresholds.
#[derive(Debug)]
pub struct Set {
    /// Stable name for programs.
    pub key: &'static str,
    /// What it is called.
    pub title: Label,
    /// What it measures.
    pub measure: Measure,
    lowest: Lowest,
    /// The lowest first.
    bounds: &'static [Bound],
}

/// No level is reached.
const NONE: Label = Label::new("未达预警", "none");

const fn at(parameter: &'static str, zh: &'static str, en: &'static str) -> Bound {
    Bound { parameter, level: Label::new(zh, en), above: false }
}

const fn above(parameter: &'static str, zh: &'static str, en: &'static str) -> Bound {
    Bound { parameter, level: Label::new(zh, en), above: true }
}

/// Every set, in the order of the list.
pub static SETS: [Set; 5] = [
    Set {
        key: "colour",
        title: Label::new("债务率分档", "colours of the debt ratio"),
        measure: Measure::DebtRatio,
        lowest: Lowest::Always(Label::new("绿", "green")),
        bounds: &[at("debt.yellow", "黄", "yellow"), at("debt.orange", "橙", "orange"), at("debt.red", "红", "red")],
    },
    Set {
        key: "restructure",
        title: Label::new("应财政重整", "fiscal restructuring due"),
        measure: Measure::InterestShare,
        lowest: Lowest::Always(Label::new("否", "no")),
        bounds: &[above("debt.interest_line", "是", "yes")],
    },
    Set {
        key: "overdue_level",
        title: Label::new("逾期债务率预警", "warning by overdue ratio"),
        measure: Measure::OverdueRatio,
        lowest: Lowest::Nothing,
        bounds: &[
            at("debt.overdue_early", "初级", "early"),
            at("debt.overdue_medium", "中级", "medium"),
            above("debt.overdue_severe", "严重", "severe"),
        ],
    },
    Set {
        key: "gap_level",
        title: Label::new("偿债缺口预警", "warning by repayment gap"),
        measure: Measure::Gap,
        lowest: Lowest::Positive(Label::new("初级", "early")),
        bounds: &[at("debt.gap_medium", "中级", "medium"), at("debt.gap_severe", "严重", "severe")],
    },
    Set {
        key: "event_level",
        title: Label::new("事件级别建议", "suggested level of an event"),
        measure: Measure::DefaultShare,
        lowest: Lowest::Positive(Label::new("Ⅳ级一般", "IV")),
        bounds: &[
            at("event.share_iii", "Ⅲ级较大", "III"),
            at("event.share_ii", "Ⅱ级重大", "II"),
            at("event.share_i", "Ⅰ级特别重大", "I"),
        ],
    },
];

/// A share as it stands, so that no rounding decides a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Fen above the line, or percent ×10 000.
    pub part: i64,
    /// Fen below the line; above zero.
    pub whole: i64,
}

impl Share {
    /// A ratio in percent ×10 000 that is kept rounded.
    pub const fn percent(ratio: i64) -> Self {
        Self { part: ratio, whole: 1_000_000 }
    }

    /// True from a bound in percent ×10 000 on, or above it alone.
    fn reaches(self, bound: i64, above: bool) -> bool {
        let (part, line) = (i128::from(self.part) * 1_000_000, i128::from(self.whole) * i128::from(bound));
        if above { part > line } else { part >= line }
    }
}

/// A set as it is in force on a day.
#[derive(Debug)]
pub struct InForce {
    lowest: Lowest,
    bounds: Vec<(Bound, i64, Figure)>,
}

impl Set {
    /// Its bounds on a day.
    ///
    /// # Errors
    /// Why it says nothing: the first parameter without a value on that day.
    pub fn in_force(&self, parameters: &Parameters, on: NaiveDate) -> Result<InForce, Both> {
        let read = |bound: &Bound| {
            let name = bound.parameter;
            let figure = parameters
                .in_force(name, on)
                .map_err(|_| both!("参数 {name} 在 {on} 没有值", "parameter {name} has no value on {on}"))?;
            let value = rate::parse(&figure.value)
                .map_err(|_| both!("参数 {name} 的值不是百分比", "the value of parameter {name} is no percentage"))?;
            Ok((*bound, value, figure))
        };
        Ok(InForce { lowest: self.lowest, bounds: self.bounds.iter().map(read).collect::<Result<_, Both>>()? })
    }
}

impl InForce {
    /// The level of a share: the gravest bound that it reaches.
    pub fn level(&self, share: Share) -> Label {
        let reached = self.bounds.iter().rev().find(|(bound, value, _)| share.reaches(*value, bound.above));
        match (reached, self.lowest) {
            (Some((bound, ..)), _) => bound.level,
            (None, Lowest::Always(level)) => level,
            (None, Lowest::Positive(level)) if share.part > 0 => level,
            (None, _) => NONE,
        }
    }

    /// The thresholds in words, the lowest first.
    pub fn thresholds(&self) -> Both {
        let mut said: Vec<Both> = Vec::new();
        if let Lowest::Positive(level) = self.lowest {
            let (zh, en) = (level.zh, level.en);
            said.push(both!("{zh} >0%", "{en} >0%"));
        }
        for (bound, value, _) in &self.bounds {
            let (sign, value) = (if bound.above { ">" } else { "≥" }, rate::show(*value));
            let (zh, en) = (bound.level.zh, bound.level.en);
            said.push(both!("{zh} {sign}{value}%", "{en} {sign}{value}%"));
        }
        let join = |pick: fn(&Both) -> &str, with: &str| said.iter().map(pick).collect::<Vec<_>>().join(with);
        Both { zh: join(|b| &b.zh, "、").into(), en: join(|b| &b.en, ", ").into() }
    }

    /// Where its bounds stand and how sure they are, each source once.
    pub fn source(&self) -> Both {
        let mut said: Vec<Both> = Vec::new();
        for (.., figure) in &self.bounds {
            let (source, sure) = (figure.source_quoted(), figure.origin.word());
            let (zh, en) = (source.zh, source.en);
            let (sure_zh, sure_en) = (sure.zh, sure.en);
            let words = both!("{zh}[{sure_zh}]", "{en} [{sure_en}]");
            if !said.contains(&words) {
                said.push(words);
            }
        }
        let join = |pick: fn(&Both) -> &str, with: &str| said.iter().map(pick).collect::<Vec<_>>().join(with);
        Both { zh: join(|b| &b.zh, ";").into(), en: join(|b| &b.en, "; ").into() }
    }
}

#[cfg(test)]
mod tests {
    use super::{NONE, SETS, Set, Share};
    use crate::catalog::codes::{DEBT_COLOUR, RISK_LEVEL};
    use crate::messages::Lang;
    use crate::rules::Parameters;
    use crate::rules::fixture::day;

    fn set(key: &str) -> &'static Set {
        SETS.iter().find(|set| set.key == key).unwrap()
    }

    fn level(key: &str, part: i64, whole: i64) -> &'static str {
        let set = set(key).in_force(&Parameters::built_in(), day("2024-03-28")).unwrap();
        set.level(Share { part, whole }).en
    }

    #[test]
    fn a_level_begins_at_its_bound() {
        for (key, part, whole, expected) in [
            ("colour", 0, 100, "green"),
            ("colour", 119_999, 100_000, "green"),
            ("colour", 120, 100, "yellow"),
            ("colour", 200, 100, "orange"),
            ("colour", 300, 100, "red"),
            ("restructure", 10, 100, "no"),
            ("restructure", 1_001, 10_000, "yes"),
            ("overdue_level", 999, 10_000, "none"),
            ("overdue_level", 10, 100, "early"),
            ("overdue_level", 20, 100, "medium"),
            ("overdue_level", 50, 100, "medium"),
            ("overdue_level", 5_001, 10_000, "severe"),
            ("gap_level", 0, 12, "none"),
            ("gap_level", 1, 1_200, "early"),
            ("gap_level", 1, 12, "medium"),
            ("gap_level", 166_666, 1_000_000, "medium"),
            ("gap_level", 166_667, 1_000_000, "severe"),
            ("event_level", 0, 100, "none"),
            ("event_level", 99, 9_999, "IV"),
            ("event_level", 1, 100, "III"),
            ("event_level", 5, 100, "II"),
            ("event_level", 10, 100, "I"),
        ] {
            assert_eq!(level(key, part, whole), expected, "{key} {part}/{whole}");
        }
    }

    #[test]
    fn a_set_says_thresholds_and_sources_or_why_it_says_nothing() {
        let parameters = Parameters::built_in();
        let now = set("overdue_level").in_force(&parameters, day("2024-03-28")).unwrap();
        assert_eq!(now.thresholds().en, "early ≥10%, medium ≥20%, severe >50%");
        assert_eq!(
            set("gap_level").in_force(&parameters, day("2024-03-28")).unwrap().thresholds().zh.matches('、').count(),
            2
        );
        assert!(now.source().en.ends_with("[local, to be confirmed]") && now.source().zh.ends_with("[待核]"));
        assert_eq!(now.source().zh.matches("广东").count(), 1, "each source once: {:?}", now.source());
        let missing = set("overdue_level").in_force(&parameters, day("2016-12-31")).unwrap_err();
        assert_eq!(missing.en, "parameter debt.overdue_early has no value on 2016-12-31");
    }

    #[test]
    fn levels_are_called_as_the_registers_call_them() {
        let called = |key: &str| set(key).bounds.iter().map(|b| b.level.zh).collect::<Vec<_>>();
        let labels = |list: &'static crate::schema::CodeList, codes: &[&str]| -> Vec<String> {
            codes.iter().map(|code| list.get(code).unwrap().label(Lang::Zh).into_owned()).collect()
        };
        assert_eq!(called("colour"), labels(&DEBT_COLOUR, &["yellow", "orange", "red"]));
        assert_eq!(called("event_level"), labels(&RISK_LEVEL, &["iii", "ii", "i"]));
        assert_eq!(NONE.en, "none");
    }
}
