//! Parameters at work: the value in force on a day, and terms counted from it. What cannot be computed says why.
//!
//! [`Parameters`] joins the rows that the program knows by itself with those that the district set in its ledger; a row
//! of the district goes before a built-in one on the days on which it is in force.

use chrono::NaiveDate;

use crate::both;
use crate::catalog::parameters::{Parameter, Unit, find};
use crate::error::{Fault, codes};
use crate::messages::Both;
use crate::terms::workdays::{self, Calendar};

mod district;
mod figure;
mod shift;
mod uses;
mod value;

pub use district::{Parameters, key, named, unbounded};
pub use figure::{Figure, Origin};
pub use shift::{Shift, shifts};
pub use uses::{day as named_day, unused, uses};
pub use value::parse as parse_value;

/// Why a value cannot be computed, and on which parameter it hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotComputable {
    /// The parameter.
    pub parameter: &'static str,
    /// Why.
    pub cause: Cause,
}

/// Why a parameter gives no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No row is in force on that day, or its value is still to be entered.
    NotInForce(NaiveDate),
    /// Is no length of time, or its value is not a number.
    NotATerm,
    /// The result lies beyond the days that a calendar has.
    OutOfCalendar,
}

impl NotComputable {
    /// The sentence.
    pub fn both(&self) -> Both {
        let name = self.parameter;
        match self.cause {
            Cause::NotInForce(day) => {
                both!("无法计算: 参数 {name} 在 {day} 没有值", "not computable: parameter {name} has no value on {day}")
            }
            Cause::NotATerm => both!("无法计算: 参数 {name} 不是期限", "not computable: parameter {name} is no term"),
            Cause::OutOfCalendar => both!(
                "无法计算: 按参数 {name} 推算的日期超出日历",
                "not computable: the day counted by parameter {name} lies outside the calendar"
            ),
        }
    }

    /// A refusal of a rule that rests on it, since what the rule asks for is then not shown.
    pub fn fault(&self) -> Fault {
        Fault::new(&codes::E4004, self.both())
    }
}

/// The row of a parameter in force on a day (kinds.md §4: read at the day its start field falls on).
///
/// # Errors
/// When no row is in force or its value is blank.
pub fn in_force(name: &'static str, on: NaiveDate) -> Result<&'static Parameter, NotComputable> {
    let day = on.to_string();
    find(name)
        .find(|p| p.holds_on(&day) && !p.value.is_empty())
        .ok_or(NotComputable { parameter: name, cause: Cause::NotInForce(on) })
}

/// A length of time by a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The row it comes from.
    pub row: Figure,
    /// How many of the row's unit.
    pub length: u32,
}

/// The term of a parameter as in force on a day, by what the program knows by itself.
///
/// # Errors
/// When no row is in force, or it is no whole number of days, months or years.
pub fn term(name: &'static str, on: NaiveDate) -> Result<Term, NotComputable> {
    Term::of(in_force(name, on)?.into())
}

impl Parameters {
    /// The row of a parameter in force on a day: the district's own, else the built-in one.
    ///
    /// # Errors
    /// When no row is in force or its value is blank.
    pub fn in_force(&self, name: &'static str, on: NaiveDate) -> Result<Figure, NotComputable> {
        match self.own_on(name, on) {
            Some(own) => Ok(own.clone()),
            None => in_force(name, on).map(Figure::from),
        }
    }

    /// The term of a parameter as in force on the day its clock starts.
    ///
    /// # Errors
    /// As [`term`].
    pub fn term(&self, name: &'static str, on: NaiveDate) -> Result<Term, NotComputable> {
        Term::of(self.in_force(name, on)?)
    }

    /// True when a day has no value since it comes before every row: there was no such law yet.
    pub fn precedes_all(&self, missing: &NotComputable) -> bool {
        let Cause::NotInForce(day) = missing.cause else { return false };
        let rows = self.rows(missing.parameter);
        !rows.is_empty() && rows.iter().all(|row| row.from.is_some_and(|from| day < from))
    }

    /// Calendar days that a term of the parameter takes at least, whichever row is in force: what starts later than so many
    /// days before a day cannot end by it. 0 where a row gives no term.
    pub fn least_days(&self, name: &str) -> u64 {
        self.rows(name).into_iter().map(|row| Term::of(row).map_or(0, |term| term.least_days())).min().unwrap_or(0)
    }
}

impl Term {
    fn of(row: Figure) -> Result<Self, NotComputable> {
        let name = row.name;
        let not = |cause| NotComputable { parameter: name, cause };
        counting(row.unit).ok_or_else(|| not(Cause::NotATerm))?;
        let length = row.value.parse().map_err(|_| not(Cause::NotATerm))?;
        Ok(Self { row, length })
    }

    /// The term as a calendar counts it, forward or back.
    pub fn counted(&self, forward: bool) -> workdays::Term {
        let length = i64::from(self.length);
        // What has another unit is no term and was refused when it was read.
        let unit = counting(self.row.unit).unwrap_or(workdays::Unit::Days);
        workdays::Term::new(if forward { length } else { -length }, unit)
    }

    /// Calendar days that it takes at least: days of rest only move its end on.
    fn least_days(&self) -> u64 {
        let each = match counting(self.row.unit) {
            Some(workdays::Unit::Months) => 28,
            Some(workdays::Unit::Years) => 365,
            _ => 1,
        };
        u64::from(self.length) * each
    }

    /// The last day of the term: the start day is not counted; months and years end on the corresponding day or the
    /// month's last; a last day of rest moves on to the day after the rest (民法典 200 to 203).
    ///
    /// # Errors
    /// When the result lies beyond the calendar.
    pub fn after(&self, start: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, NotComputable> {
        self.due(start, true, calendar).map(|due| due.due)
    }

    /// The corresponding last day, whether or not it is a day of rest: what a shortest or a longest period is measured
    /// by.
    ///
    /// # Errors
    /// When the result lies beyond the calendar.
    pub fn corresponding(&self, start: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, NotComputable> {
        self.due(start, true, calendar).map(|due| due.shifted_from.unwrap_or(due.due))
    }

    /// The day from which the term runs to `end`, counted back.
    ///
    /// # Errors
    /// When the result lies beyond the calendar.
    pub fn before(&self, end: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, NotComputable> {
        self.due(end, false, calendar).map(|due| due.due)
    }

    /// Where the term leads from a day, and whether the calendar knows every day on the way.
    ///
    /// # Errors
    /// When the result lies beyond the calendar.
    pub fn due(&self, start: NaiveDate, forward: bool, calendar: &Calendar) -> Result<workdays::Due, NotComputable> {
        let out = NotComputable { parameter: self.row.name, cause: Cause::OutOfCalendar };
        calendar.due(start, self.counted(forward)).ok_or(out)
    }
}

/// The unit that a calendar counts in; `None` for what is no length of time.
const fn counting(unit: Unit) -> Option<workdays::Unit> {
    match unit {
        Unit::Days => Some(workdays::Unit::Days),
        Unit::WorkingDays => Some(workdays::Unit::WorkingDays),
        Unit::Months => Some(workdays::Unit::Months),
        Unit::Years => Some(workdays::Unit::Years),
        Unit::DayOfMonth
        | Unit::MonthDay
        | Unit::Percent
        | Unit::PercentPerDay
        | Unit::Points
        | Unit::Hours
        | Unit::WanYuan => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, Figure, NotComputable, in_force, term};
    use crate::rules::fixture::day;
    use crate::terms::workdays::Calendar;

    #[test]
    fn the_row_in_force_decides() {
        let source = |on| in_force("payment.sme_days", day(on)).map(|p| p.source.contains("802"));
        assert_eq!(source("2025-06-01"), Ok(true));
        assert_eq!(source("2025-05-31"), Ok(false));
        assert_eq!(source("2020-09-01"), Ok(false));
        let early = day("2020-08-31");
        let missing = NotComputable { parameter: "payment.sme_days", cause: Cause::NotInForce(early) };
        assert_eq!(in_force("payment.sme_days", early), Err(missing));
        assert_eq!(missing.fault().code.id, "E4004");
        assert!(missing.both().zh.contains("payment.sme_days"));
        assert!(matches!(in_force("payment.lpr", early), Err(NotComputable { cause: Cause::NotInForce(_), .. })));
        assert!(in_force("no.such", early).is_err());
    }

    #[test]
    fn terms_end_as_the_civil_code_says() {
        let calendar = Calendar::built_in();
        let cases = [
            ("acceptance.period", "2024-01-31", "2024-03-01"),
            ("acceptance.period", "2024-09-01", "2024-10-08"),
            ("contract.publish", "2024-04-03", "2024-04-08"),
            ("debt.warn", "2023-12-31", "2024-02-29"),
            ("debt.warn", "2022-12-31", "2023-02-28"),
            ("retention.person", "2020-02-29", "2025-02-28"),
            ("retention.person", "2019-03-01", "2024-03-01"),
        ];
        for (name, start, end) in cases {
            assert_eq!(term(name, day(start)).unwrap().after(day(start), calendar), Ok(day(end)), "{name} {start}");
        }
        let intent = term("tender.intent", day("2024-03-31")).unwrap();
        assert_eq!(intent.before(day("2024-03-31"), calendar), Ok(day("2024-03-01")));
        assert_eq!(
            term("debt.warn", day("2024-04-30")).unwrap().before(day("2024-04-30"), calendar),
            Ok(day("2024-02-29"))
        );
        let last = chrono::NaiveDate::MAX;
        assert_eq!(term("tender.intent", last).unwrap().after(last, calendar).unwrap_err().cause, Cause::OutOfCalendar);
    }

    #[test]
    fn working_days_are_counted_and_percentages_are_no_terms() {
        let term = term("tender.docs", day("2024-03-01")).unwrap();
        let due = term.due(day("2024-04-03"), true, Calendar::built_in()).unwrap();
        assert_eq!((due.due, due.provisional), (day("2024-04-11"), false));
        assert!(term.due(day("2031-04-03"), true, Calendar::built_in()).unwrap().provisional);
        let percent = super::term("bid.bond_max", day("2024-03-01")).unwrap_err();
        assert_eq!((percent.cause, percent.fault().code.id), (Cause::NotATerm, "E4004"));
    }

    #[test]
    fn a_last_day_of_rest_moves_and_the_corresponding_day_does_not() {
        let (term, calendar) = (term("credential.ban_min", day("2024-03-01")).unwrap(), Calendar::built_in());
        assert_eq!(term.after(day("2024-03-01"), calendar), Ok(day("2025-03-03")));
        assert_eq!(term.corresponding(day("2024-03-01"), calendar), Ok(day("2025-03-01")));
    }

    #[test]
    fn a_local_figure_says_that_it_is_to_be_confirmed() {
        let cite = |name| Figure::from(in_force(name, day("2024-03-01")).unwrap()).cite();
        let local = cite("acceptance.period");
        assert_eq!(local.zh, "合同未约定时;参数 acceptance.period=30日,待核");
        assert_eq!(local.en, "where the contract is silent; parameter acceptance.period = 30 days, to be confirmed");
        let statute = cite("credential.ban_max");
        assert!(statute.zh.ends_with("credential.ban_max=3年") && !statute.en.contains("confirmed"));
    }
}
