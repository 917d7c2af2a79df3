//! One row of a parameter at work: built in, or set by the district.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::both;
use crate::catalog::parameters::{Confidence, Parameter, Unit};
use crate::catalog::sources;
use crate::messages::{Both, Label};

/// Where a row comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program knows it, so surely.
    BuiltIn(Confidence),
    /// The district set it in its ledger.
    District {
        /// On this day.
        on: NaiveDate,
        /// By this person.
        by: String,
    },
}

impl Origin {
    /// True for a row of the district.
    pub const fn is_district(&self) -> bool {
        matches!(self, Self::District { .. })
    }

    /// How sure it is: statute, public document, local and to be confirmed, or set by the district.
    pub const fn word(&self) -> Label {
        match self {
            Self::BuiltIn(Confidence::Statute) => Label::new("法定", "statute"),
            Self::BuiltIn(Confidence::Public) => Label::new("公开文件", "public document"),
            Self::BuiltIn(Confidence::Local) => Label::new("待核", "local, to be confirmed"),
            Self::District { .. } => Label::new("本区设定", "set by the district"),
        }
    }

    /// The word for programs, the same in every language.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::BuiltIn(Confidence::Statute) => "statute",
            Self::BuiltIn(Confidence::Public) => "public",
            Self::BuiltIn(Confidence::Local) => "local",
            Self::District { .. } => "district",
        }
    }
}

/// A row of a parameter at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Dotted name, e.g. `tender.docs`.
    pub name: &'static str,
    /// The value as written; empty = to be entered by the district.
    pub value: Cow<'static, str>,
    /// What it counts.
    pub unit: Unit,
    /// First day in force; `None` = no bound known.
    pub from: Option<NaiveDate>,
    /// Last day in force; `None` = no bound known.
    pub to: Option<NaiveDate>,
    /// Where it stands.
    pub source: Cow<'static, str>,
    /// Built in, or the district's.
    pub origin: Origin,
}

impl From<&'static Parameter> for Figure {
    fn from(row: &'static Parameter) -> Self {
        // A test of the catalogue reads every bound as a day.
        let day = |text: Option<&str>| text.and_then(|t| t.parse().ok());
        Self {
            name: row.name,
            value: Cow::Borrowed(row.value),
            unit: row.unit,
            from: day(row.from),
            to: day(row.to),
            source: Cow::Borrowed(row.source),
            origin: Origin::BuiltIn(row.confidence),
        }
    }
}

impl Figure {
    /// True on the days it is in force.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// True when some day is in the ranges of both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.to.zip(b.from).is_some_and(|(to, from)| to < from);
        !before(self, other) && !before(other, self)
    }

    /// The value with its unit in words: `30日`, `30 days`.
    pub fn amount(&self) -> Both {
        if self.value.is_empty() {
            return Both::fixed("待填", "to be entered");
        }
        amount(self.unit, &self.value)
    }

    /// The word for its unit.
    pub const fn unit_word(&self) -> Label {
        word(self.unit)
    }

    /// The unit for programs, the same in every language.
    pub const fn unit_key(&self) -> &'static str {
        match self.unit {
            Unit::Days => "d",
            Unit::WorkingDays => "wd",
            Unit::Months => "mo",
            Unit::Years => "y",
            Unit::DayOfMonth => "day",
            Unit::MonthDay => "mm-dd",
            Unit::Percent => "pct",
            Unit::PercentPerDay => "pct/d",
            Unit::Points => "pt",
            Unit::Hours => "h",
            Unit::WanYuan => "wan_yuan",
        }
    }

    /// The days on which it is in force, in words.
    pub fn days(&self) -> Both {
        span(self.from, self.to)
    }

    /// Where it stands, in words; what the district wrote stays as it is.
    pub fn source_words(&self) -> Both {
        let en = if self.origin.is_district() { None } else { sources::english(&self.source) };
        let zh = self.source.clone();
        Both { en: en.unwrap_or_else(|| zh.clone()), zh }
    }

    /// As a phrase within an English sentence: what stays Chinese there is quoted.
    pub fn source_quoted(&self) -> Both {
        let words = self.source_words();
        if words.zh == words.en { words.with_en(format!("\"{}\"", self.source)) } else { words }
    }

    /// The row as a source: where it stands, what it says, and that it is to be confirmed or the district's own.
    pub fn cite(&self) -> Both {
        let (name, source) = (self.name, self.source_quoted());
        let (source_zh, source_en) = (source.zh, source.en);
        let amount = self.amount();
        let (zh, en) = (amount.zh, amount.en);
        let (mark_zh, mark_en) = match self.origin {
            Origin::BuiltIn(Confidence::Local) => (",待核", ", to be confirmed"),
            Origin::BuiltIn(Confidence::Statute | Confidence::Public) => ("", ""),
            Origin::District { .. } => (",本区设定", ", set by the district"),
        };
        both!("{source_zh};参数 {name}={zh}{mark_zh}", "{source_en}; parameter {name} = {en}{mark_en}")
    }
}

/// A range of days in words.
pub fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Both {
    match (from, to) {
        (None, None) => Both::fixed("不限", "any day"),
        (Some(from), None) => both!("{from} 起", "from {from} on"),
        (None, Some(to)) => both!("至 {to}", "until {to}"),
        (Some(from), Some(to)) => both!("{from} 至 {to}", "{from} to {to}"),
    }
}

/// A value of a unit in words.
fn amount(unit: Unit, value: &str) -> Both {
    let label = word(unit);
    match unit {
        Unit::MonthDay => {
            let (month, day) = value.split_once('-').unwrap_or((value, ""));
            let (month, day) = (month.trim_start_matches('0'), day.trim_start_matches('0'));
            both!("{month}月{day}日", "{value} (month-day)")
        }
        Unit::DayOfMonth => both!("每月{value}日", "day {value} of the month"),
        Unit::Percent | Unit::PercentPerDay => {
            let (zh, en) = (label.zh, label.en);
            both!("{value}{zh}", "{value}{en}")
        }
        Unit::Days | Unit::WorkingDays | Unit::Months | Unit::Years | Unit::Points | Unit::Hours | Unit::WanYuan => {
            let zh = label.zh;
            let en = if value == "1" { label.en.trim_end_matches('s') } else { label.en };
            both!("{value}{zh}", "{value} {en}")
        }
    }
}

/// The word for a unit.
pub(super) const fn word(unit: Unit) -> Label {
    match unit {
        Unit::Days => Label::new("日", "days"),
        Unit::WorkingDays => Label::new("个工作日", "working days"),
        Unit::Months => Label::new("个月", "months"),
        Unit::Years => Label::new("年", "years"),
        Unit::DayOfMonth => Label::new("日(每月)", "day of the month"),
        Unit::MonthDay => Label::new("月-日", "month-day"),
        Unit::Percent => Label::new("%", "%"),
        Unit::PercentPerDay => Label::new("%/日", "% a day"),
        Unit::Points => Label::new("分", "points"),
        Unit::Hours => Label::new("学时", "hours"),
        Unit::WanYuan => Label::new("万元", "x 10 000 yuan"),
    }
}
