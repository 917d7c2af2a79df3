//! 限额: which limits and means hold for a year, and what is left of a limit (预算法实施条例 43 to 45).

use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;

use crate::catalog::debt::FISCAL;
use crate::error::Result;
use crate::rules::view;
use crate::schema::Row;
use crate::store::{FromRecord as _, Reader, settings};

/// 一般 or 专项: which limit a debt counts against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// 一般债务: general bonds, on-lent foreign loans and stock debt.
    General,
    /// 专项债务: special bonds.
    Special,
    /// 或有债务: guarantees and duties to rescue; no limit.
    Contingent,
    /// 隐性债务, a mark only; no limit, and lawful in no case.
    Hidden,
}

impl Class {
    /// The class of a kind of debt.
    pub fn of(kind: &str) -> Self {
        match kind {
            "special_bond" => Self::Special,
            "contingent_guarantee" | "contingent_rescue" => Self::Contingent,
            "hidden" => Self::Hidden,
            _ => Self::General,
        }
    }

    /// True for what counts as debt of the government: general and special.
    pub const fn is_statutory(self) -> bool {
        matches!(self, Self::General | Self::Special)
    }
}

/// What the rules read of a record of limits and means; fen.
#[derive(Clone, Debug, Deserialize)]
pub struct Means<'a> {
    /// Its record.
    pub id: &'a str,
    /// The region.
    pub region: &'a str,
    /// The year.
    pub year: i64,
    /// Limit of general debt.
    pub limit_general: i64,
    /// Limit of special debt.
    pub limit_special: i64,
    /// General public budget revenue.
    pub general_revenue: Option<i64>,
    /// General public budget spending.
    pub general_spend: Option<i64>,
    /// Government fund revenue.
    pub fund_revenue: Option<i64>,
    /// Government fund spending.
    pub fund_spend: Option<i64>,
    /// Transfers received.
    pub transfer: Option<i64>,
    /// Other means.
    pub other_power: Option<i64>,
}

impl Means<'_> {
    /// 综合财力 = general_revenue + fund_revenue + transfer + other_power; `None` where all four are blank.
    pub fn comp_power(&self) -> Option<i64> {
        let parts = [self.general_revenue, self.fund_revenue, self.transfer, self.other_power];
        let filled: Vec<i64> = parts.into_iter().flatten().collect();
        (!filled.is_empty()).then(|| filled.iter().fold(0_i64, |sum, part| sum.saturating_add(*part)))
    }

    /// The limit of a class, where it has one.
    pub const fn limit(&self, class: Class) -> Option<i64> {
        match class {
            Class::General => Some(self.limit_general),
            Class::Special => Some(self.limit_special),
            Class::Contingent | Class::Hidden => None,
        }
    }
}

/// The record of limits and means for a day: of the year of that day, else of the latest year before it; of the region of
/// the ledger where several are kept; what is published before what is approved before a draft, the outturn before the budget.
///
/// # Errors
/// When the ledger cannot be read.
pub fn record_for(reader: Reader<'_>, on: NaiveDate) -> Result<Option<Row>> {
    let query = crate::schema::filter::Query { closed: true, ..Default::default() };
    let mut rows = reader.all(&FISCAL, &query)?;
    rows.retain(|row| row.int("year").is_some_and(|year| year <= i64::from(on.year())));
    if let Some(area) = reader.setting(settings::AREA)?
        && rows.iter().any(|row| row.text("region") == Some(area.as_str()))
    {
        rows.retain(|row| row.text("region") == Some(area.as_str()));
    }
    let rank = |row: &Row| {
        let state = ["draft", "approved", "published"].iter().position(|s| *s == row.state());
        (row.int("year"), state, row.text("basis") == Some("actual"))
    };
    Ok(rows.into_iter().max_by_key(rank))
}

/// The approved limits of the year of a day, or nothing where none are approved.
///
/// # Errors
/// When the ledger cannot be read.
pub fn approved_for(reader: Reader<'_>, on: NaiveDate) -> Result<Option<Row>> {
    let row = record_for(reader, on)?;
    Ok(row.filter(|row| row.state() != "draft" && row.int("year") == Some(i64::from(on.year()))))
}

/// What counts against a limit, in fen: balances of the debts of that class that are approved, drawn or irregular, `except` left out.
///
/// # Errors
/// When the ledger cannot be read.
pub fn used(reader: Reader<'_>, class: Class, except: &str) -> Result<i64> {
    unpaid(reader, class, "d.state IN ('approved', 'drawn', 'irregular') AND d.id <> ?1", except)
}

/// Principal of a class that a new debt is recorded to refinance, in fen: it leaves the limit when the new one enters it.
///
/// # Errors
/// When the ledger cannot be read.
pub fn to_be_refinanced(reader: Reader<'_>, class: Class, new: &str) -> Result<i64> {
    unpaid(reader, class, "d.state IN ('drawn', 'irregular') AND d.refinanced_by = ?1", new)
}

/// Unpaid principal in fen of the debts of a class that a condition picks; `?1` in it is a debt.
fn unpaid(reader: Reader<'_>, class: Class, picked: &str, debt: &str) -> Result<i64> {
    let sql = format!(
        "SELECT d.kind, d.principal, coalesce((SELECT sum(i.paid_principal) FROM installment i \
         WHERE i.debt = d.id AND i.void_on IS NULL), 0) FROM debt d WHERE d.void_on IS NULL AND {picked}"
    );
    let mut sum = 0_i64;
    reader.joined(&sql, &[debt], &mut |record| {
        if Class::of(&String::from_record(record, 0)?) == class {
            let balance = i64::from_record(record, 1)?.saturating_sub(i64::from_record(record, 2)?);
            sum = sum.saturating_add(balance.max(0));
        }
        Ok(())
    })?;
    Ok(sum)
}

/// 限额空间: what is left of a limit for one more debt; `None` without an approved limit of the year, or for a class without limit.
///
/// # Errors
/// When the ledger cannot be read.
pub fn headroom(reader: Reader<'_>, class: Class, on: NaiveDate, except: &str) -> Result<Option<i64>> {
    let Some(row) = approved_for(reader, on)? else { return Ok(None) };
    let Some(limit) = view::<Means<'_>>(&row)?.limit(class) else { return Ok(None) };
    let used = used(reader, class, except)?.saturating_sub(to_be_refinanced(reader, class, except)?);
    Ok(Some(limit.saturating_sub(used)))
}
