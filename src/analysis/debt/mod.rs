//! Figures of the debts on a day: stock, limits, terms, service, arrears and warnings, each with its formula, the rows it counts and
//! those it leaves out (programme 四(四); domain.md §2.8; definitions of DMFAS and Meridian).

mod forecast;
pub mod profile;
pub mod publish;
mod service;
mod stock;
mod terms;
mod warning;

use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;

use crate::both;
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::rules::Parameters;
use crate::rules::debt::assessment::{Drifted, drift, ppp_duties};
use crate::rules::debt::limit::{Means, record_for};
use crate::rules::debt::outcome::latest;
use crate::rules::debt::position::Position;
use crate::schema::Row;
use crate::store::Reader;
use crate::terms::{money, rate};

/// What a figure comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Fen.
    Fen(i64),
    /// Percent ×10 000.
    Percent(i64),
    /// Years ×10 000.
    Years(i64),
    /// A plain number.
    Number(i64),
    /// A word: a colour, a name.
    Word(Both),
    /// It cannot be computed, and why.
    Missing(Both),
}

impl Amount {
    /// The amount with its unit, or why there is none.
    pub fn words(&self) -> Both {
        let plain = |text: String| Both::same(text);
        match self {
            Self::Fen(fen) => plain(format!("{} 元", money::show_grouped(*fen))),
            Self::Percent(percent) => plain(format!("{}%", rate::show(*percent))),
            Self::Years(years) => {
                let years = rate::show(*years);
                both!("{years} 年", "{years} years")
            }
            Self::Number(number) => plain(number.to_string()),
            Self::Word(word) => word.clone(),
            Self::Missing(why) => {
                let (zh, en) = (&why.zh, &why.en);
                both!("无法计算: {zh}", "not computable: {en}")
            }
        }
    }

    /// A figure, or the reason that there is none.
    fn or(value: Option<i64>, amount: fn(i64) -> Self, why: &Both) -> Self {
        value.map_or_else(|| Self::Missing(why.clone()), amount)
    }
}

/// One figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Stable name for programs.
    pub key: String,
    /// Chapter: stock, limits, terms, service, arrears, warning, forecast.
    pub chapter: Label,
    /// What it is called; data such as a creditor's id may stand in it.
    pub title: Both,
    /// What it comes to.
    pub amount: Amount,
    /// How it is computed.
    pub formula: Both,
    /// How many rows it counts, and which.
    pub rows: Both,
    /// What is left out.
    pub excluded: Both,
}

/// Figures, in order.
#[derive(Debug)]
pub struct Figures {
    /// The day.
    pub on: NaiveDate,
    /// The figures.
    pub all: Vec<Figure>,
}

/// Everything that figures are made of.
struct Sources {
    on: NaiveDate,
    position: Position,
    means: Option<Row>,
    parameters: Parameters,
    ppp: i64,
    last: Option<Row>,
    /// What the registers no longer give of it; `None` where its means are gone, or there is none.
    drift: Option<Vec<Drifted>>,
    /// General public budget revenue of the year before the day, in fen.
    revenue_before: Option<i64>,
}

/// What a chapter adds to the list.
struct Chapter<'f> {
    name: Label,
    rows: Both,
    excluded: Both,
    all: &'f mut Vec<Figure>,
}

impl Chapter<'_> {
    fn add(&mut self, key: impl Into<String>, title: Both, amount: Amount, formula: Both) {
        let (rows, excluded) = (self.rows.clone(), self.excluded.clone());
        self.all.push(Figure { key: key.into(), chapter: self.name, title, amount, formula, rows, excluded });
    }
}

/// A title or formula of fixed words.
const fn say(zh: &'static str, en: &'static str) -> Both {
    Both::fixed(zh, en)
}

/// Every figure on a day.
///
/// # Errors
/// When the ledger cannot be read.
pub fn figures(reader: Reader<'_>, on: NaiveDate) -> Result<Figures> {
    let last = latest(reader, on)?;
    let drift = match &last {
        Some(row) => drift(reader, row)?,
        None => None,
    };
    let sources = Sources {
        on,
        position: Position::read(reader, on, false)?,
        means: record_for(reader, on)?,
        parameters: Parameters::read(reader)?,
        ppp: ppp_duties(reader, on)?,
        last,
        drift,
        revenue_before: revenue_before(reader, on)?,
    };
    let mut all = Vec::new();
    stock::add(&sources, &mut all);
    terms::add(&sources, &mut all);
    service::add(&sources, &mut all);
    forecast::add(&sources, &mut all);
    Ok(Figures { on, all })
}

/// General public budget revenue of the year before a day.
fn revenue_before(reader: Reader<'_>, on: NaiveDate) -> Result<Option<i64>> {
    let Some(end) = NaiveDate::from_ymd_opt(on.year() - 1, 12, 31) else { return Ok(None) };
    let row = record_for(reader, end)?.filter(|row| row.int("year") == Some(i64::from(end.year())));
    Ok(row.and_then(|row| row.int("general_revenue")))
}

impl Sources {
    fn means(&self) -> Option<Means<'_>> {
        self.means.as_ref().and_then(|row| row.view().ok())
    }

    /// Rows that figures of statutory debt count, and what they leave out.
    fn statutory_rows(&self) -> (Both, Both) {
        let sum = self.position.statutory();
        let (debts, undrawn, unplanned) = (sum.debts, self.position.undrawn, sum.unplanned_debts);
        let rows = both!("一般和专项债务 {debts} 笔", "general and special debts: {debts}");
        let excluded = both!(
            "未起息的 {undrawn} 笔、或有债务、隐性债务标记;没有计划覆盖的 {unplanned} 笔余额按到期日计",
            "not drawn: {undrawn}, contingent debt, marks of hidden debt; balances that no plan covers count at maturity: {unplanned}"
        );
        (rows, excluded)
    }

    /// Where the means come from, for figures that divide by them.
    fn means_rows(&self) -> Both {
        match self.means() {
            Some(means) => {
                let (id, year) = (means.id, means.year);
                both!("{id}({year} 年)", "{id} (year {year})")
            }
            None => say("没有限额与财力记录", "no record of limits and means"),
        }
    }
}

/// The fields of an assessment that a later position is compared with.
#[derive(Deserialize)]
struct Frozen<'a> {
    id: &'a str,
    as_of_date: NaiveDate,
    debt_ratio: Option<i64>,
    service_ratio: Option<i64>,
    overdue_ratio: Option<i64>,
    interest_general: Option<i64>,
    interest_special: Option<i64>,
    avg_life: Option<i64>,
}

#[cfg(test)]
mod tests;
