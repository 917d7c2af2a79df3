//! 支出责任占比: what the projects of a year cost, against the general public budget of that year, and the two lines of
//! the Ministry of Finance: above {ppp.ceiling} no new project, above {ppp.gov_pay} none that the government alone pays.
//!
//! Shares are compared in integers and shown in percent ×10 000. A year whose budget is not on record is measured by the
//! latest one that is, without any growth, and says so: a projection, no finding.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::error::Result;
use crate::rules::parameters::{Cause, Figure, NotComputable, Parameters};
use crate::store::{FromRecord as _, Reader};

/// The general public budget expenditure of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spend {
    /// The year it is of.
    pub year: i64,
    /// Code of its basis: `budget` or `actual`.
    pub basis: String,
    /// Fen.
    pub fen: i64,
}

/// What all projects cost in one year, in fen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// Sum of the amounts agreed.
    pub amount: i64,
    /// Of it, projects that the government alone pays.
    pub gov_paid: i64,
    /// What is budgeted of it.
    pub budgeted: i64,
    /// What is paid of it.
    pub paid: i64,
    /// 未付: as evaluated or agreed, less what was paid.
    pub owed: i64,
}

/// Every year's cost and budget.
#[derive(Clone, Debug, Default)]
pub struct Burden {
    /// Cost by year.
    pub years: BTreeMap<i64, Year>,
    spend: BTreeMap<i64, Spend>,
}

/// A share measured by a line.
#[derive(Clone, Debug)]
pub struct Test {
    /// The line, and where it stands.
    pub figure: Figure,
    /// Percent ×10 000.
    pub limit: i64,
    /// True when the share is above it.
    pub above: bool,
}

impl Burden {
    /// Reads the costs of all projects and the budgets of all years. The actual figure of a year goes before the budgeted
    /// one; of several regions the largest is the district.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn read(reader: Reader<'_>) -> Result<Self> {
        const COSTS: &str = "SELECT s.year, s.amount, p.payment, coalesce(s.budgeted, 0), coalesce(s.paid_amount, 0), \
                             coalesce(s.adjusted, s.amount) FROM subsidy s JOIN project p ON p.id = s.project \
                             WHERE s.void_on IS NULL AND p.void_on IS NULL";
        const BUDGETS: &str = "SELECT year, basis, general_spend FROM fiscal WHERE void_on IS NULL \
                               AND general_spend IS NOT NULL ORDER BY year, basis = 'actual', general_spend";
        let mut burden = Self::default();
        reader.joined(COSTS, &[], &mut |r| {
            let year = burden.years.entry(i64::from_record(r, 0)?).or_default();
            let (amount, paid) = (i64::from_record(r, 1)?, i64::from_record(r, 4)?);
            year.amount = year.amount.saturating_add(amount);
            if String::from_record(r, 2)? == "gov" {
                year.gov_paid = year.gov_paid.saturating_add(amount);
            }
            year.budgeted = year.budgeted.saturating_add(i64::from_record(r, 3)?);
            year.paid = year.paid.saturating_add(paid);
            year.owed = year.owed.saturating_add(i64::from_record(r, 5)?.saturating_sub(paid).max(0));
            Ok(())
        })?;
        reader.joined(BUDGETS, &[], &mut |r| {
            let (year, basis, fen) = (i64::from_record(r, 0)?, String::from_record(r, 1)?, i64::from_record(r, 2)?);
            burden.spend.insert(year, Spend { year, basis, fen });
            Ok(())
        })?;
        Ok(burden)
    }

    /// The budget of that very year.
    pub fn spend(&self, year: i64) -> Option<&Spend> {
        self.spend.get(&year).filter(|spend| spend.fen > 0)
    }

    /// The budget that a year is measured by: its own, else the latest before it.
    pub fn measure(&self, year: i64) -> Option<&Spend> {
        self.spend.range(..=year).rev().map(|(_, spend)| spend).find(|spend| spend.fen > 0)
    }

    /// The share of a year in percent ×10 000, rounded down; `None` without a budget.
    pub fn share(&self, year: i64) -> Option<i64> {
        let spend = self.measure(year)?;
        let amount = self.years.get(&year).map_or(0, |y| y.amount);
        i64::try_from(i128::from(amount) * 1_000_000 / i128::from(spend.fen)).ok()
    }

    /// The cost of a year by one of the two lines, as in force at the end of that year.
    ///
    /// # Errors
    /// When the line was not in force, or its value is no percentage.
    pub fn test(
        &self,
        parameters: &Parameters,
        name: &'static str,
        year: i64,
    ) -> std::result::Result<Option<Test>, NotComputable> {
        let Some(spend) = self.measure(year) else { return Ok(None) };
        let last = i32::try_from(year).ok().and_then(|y| NaiveDate::from_ymd_opt(y, 12, 31));
        let last = last.unwrap_or(NaiveDate::MAX);
        let figure = parameters.in_force(name, last)?;
        let limit = crate::terms::rate::parse(&figure.value)
            .map_err(|_| NotComputable { parameter: name, cause: Cause::NotATerm })?;
        let amount = self.years.get(&year).map_or(0, |y| y.amount);
        let above = i128::from(amount) * 1_000_000 > i128::from(spend.fen) * i128::from(limit);
        Ok(Some(Test { figure, limit, above }))
    }
}

#[cfg(test)]
mod tests {
    use super::Burden;
    use crate::catalog::debt::FISCAL;
    use crate::catalog::ppp::{PROJECT, SUBSIDY};
    use crate::rules::fixture::Fixture;
    use crate::rules::parameters::Parameters;

    #[test]
    fn costs_of_a_year_are_measured_by_its_budget() {
        let mut fixture = Fixture::new();
        let fiscal = |fixture: &mut Fixture, year: &str, basis: &str, spend: &str| {
            let columns = [("year", year), ("basis", basis), ("general_spend", spend), ("region", "云汀区")];
            fixture.add(&FISCAL, &columns);
        };
        fiscal(&mut fixture, "2023", "budget", "900");
        fiscal(&mut fixture, "2023", "actual", "1000");
        let (user, gov) = (fixture.add(&PROJECT, &[("payment", "gap")]), fixture.add(&PROJECT, &[("payment", "gov")]));
        let owe = |fixture: &mut Fixture, project: &str, year: &str, amount: &str| {
            fixture.add(&SUBSIDY, &[("project", project), ("year", year), ("amount", amount), ("paid_amount", "20")]);
        };
        owe(&mut fixture, user.id(), "2023", "60");
        owe(&mut fixture, gov.id(), "2023", "40");
        owe(&mut fixture, gov.id(), "2025", "51");
        let burden = Burden::read(fixture.reader()).unwrap();
        let year = &burden.years[&2023];
        assert_eq!((year.amount, year.gov_paid, year.paid, year.owed), (100, 40, 40, 60));
        assert_eq!((burden.share(2023), burden.share(2025), burden.share(2022)), (Some(100_000), Some(51_000), None));
        assert!(burden.spend(2025).is_none() && burden.measure(2025).is_some_and(|s| s.year == 2023));

        let parameters = Parameters::built_in();
        let above = |name, year| burden.test(&parameters, name, year).unwrap().map(|t| t.above);
        assert_eq!(above("ppp.ceiling", 2023), Some(false), "10 % is not above 10 %");
        assert_eq!((above("ppp.gov_pay", 2023), above("ppp.gov_pay", 2025)), (Some(true), Some(true)));
        assert_eq!(above("ppp.ceiling", 2022), None);
        fiscal(&mut fixture, "2021", "actual", "1000");
        let burden = Burden::read(fixture.reader()).unwrap();
        assert!(burden.test(&parameters, "ppp.ceiling", 2021).is_err(), "no line was in force");
    }
}
