//! Parameters at work: the value in force on a day, and terms counted from it. What cannot be computed says why.

use chrono::{Days, Months, NaiveDate};

use crate::both;
use crate::catalog::parameters::{Confidence, Parameter, Unit, find};
use crate::error::{Fault, codes};
use crate::messages::{Both, Label};

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
    /// Counts working days, which need the holiday calendar.
    WorkingDays,
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
            Cause::WorkingDays => both!(
                "无法计算: 参数 {name} 按工作日计,尚无工作日历",
                "not computable: parameter {name} counts working days and there is no calendar of them yet"
            ),
            Cause::NotATerm => both!("无法计算: 参数 {name} 不是期限", "not computable: parameter {name} is no term"),
            Cause::OutOfCalendar => both!(
                "无法计算: 按参数 {name} 推算的日期超出日历",
                "not computable: the day counted by parameter {name} lies outside the calendar"
            ),
        }
    }

    /// A fault of a rule that rests on it: without the calendar only a warning, otherwise a refusal, since what a rule
    /// asks for is then not shown.
    pub fn fault(&self) -> Fault {
        let code = if self.cause == Cause::WorkingDays { &codes::W4001 } else { &codes::E4004 };
        Fault::new(code, self.both())
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The row it comes from.
    pub row: &'static Parameter,
    /// How many of the row's unit.
    pub length: u32,
}

/// The term of a parameter as in force on a day.
///
/// # Errors
/// When no row is in force, or it is no whole number of days, months or years.
pub fn term(name: &'static str, on: NaiveDate) -> Result<Term, NotComputable> {
    let row = in_force(name, on)?;
    let not = |cause| NotComputable { parameter: name, cause };
    match row.unit {
        Unit::Days | Unit::Months | Unit::Years => {}
        Unit::WorkingDays => return Err(not(Cause::WorkingDays)),
        Unit::DayOfMonth | Unit::MonthDay | Unit::Percent | Unit::PercentPerDay | Unit::Points | Unit::Hours => {
            return Err(not(Cause::NotATerm));
        }
    }
    let length = row.value.parse().map_err(|_| not(Cause::NotATerm))?;
    Ok(Term { row, length })
}

impl Term {
    /// The last day of the term: the start day is not counted; months and years end on the corresponding day or the
    /// month's last (民法典 200 to 203). The move past a public holiday comes with the calendar.
    ///
    /// # Errors
    /// When the result lies beyond the calendar.
    pub fn after(&self, start: NaiveDate) -> Result<NaiveDate, NotComputable> {
        self.counted(start.checked_add_days(self.days()).and_then(|d| d.checked_add_months(self.months())))
    }

    /// The day from which the term runs to `end`, counted back likewise.
    ///
    /// # Errors
    /// When the result lies beyond the calendar.
    pub fn before(&self, end: NaiveDate) -> Result<NaiveDate, NotComputable> {
        self.counted(end.checked_sub_days(self.days()).and_then(|d| d.checked_sub_months(self.months())))
    }

    const fn days(&self) -> Days {
        Days::new(match self.row.unit {
            Unit::Days => self.length as u64,
            _ => 0,
        })
    }

    const fn months(&self) -> Months {
        Months::new(match self.row.unit {
            Unit::Months => self.length,
            Unit::Years => self.length.saturating_mul(12),
            _ => 0,
        })
    }

    fn counted(&self, day: Option<NaiveDate>) -> Result<NaiveDate, NotComputable> {
        day.ok_or(NotComputable { parameter: self.row.name, cause: Cause::OutOfCalendar })
    }
}

/// A parameter as a source: where it stands, what it says, and that it is to be confirmed where it is local.
pub fn cite(row: &Parameter) -> Both {
    let Parameter { name, value, source, .. } = row;
    let unit = unit(row.unit);
    let (mark_zh, mark_en) = match row.confidence {
        Confidence::Local => (",待核", ", to be confirmed"),
        Confidence::Statute | Confidence::Public => ("", ""),
    };
    let unit_zh = unit.zh;
    let unit_en = if *value == "1" { unit.en.trim_end_matches('s') } else { unit.en };
    both!(
        "{source};参数 {name}={value}{unit_zh}{mark_zh}",
        "\"{source}\"; parameter {name} = {value} {unit_en}{mark_en}"
    )
}

/// The word for a unit.
const fn unit(unit: Unit) -> Label {
    match unit {
        Unit::Days => Label::new("日", "days"),
        Unit::WorkingDays => Label::new("个工作日", "working days"),
        Unit::Months => Label::new("个月", "months"),
        Unit::Years => Label::new("年", "years"),
        Unit::DayOfMonth => Label::new("日(每月)", "(day of the month)"),
        Unit::MonthDay => Label::new("(月-日)", "(month and day)"),
        Unit::Percent => Label::new("%", "%"),
        Unit::PercentPerDay => Label::new("%/日", "% a day"),
        Unit::Points => Label::new("分", "points"),
        Unit::Hours => Label::new("学时", "hours"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, NotComputable, cite, in_force, term};
    use crate::rules::fixture::day;

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
        let cases = [
            ("acceptance.period", "2024-01-31", "2024-03-01"),
            ("debt.warn", "2023-12-31", "2024-02-29"),
            ("debt.warn", "2022-12-31", "2023-02-28"),
            ("retention.person", "2020-02-29", "2025-02-28"),
            ("retention.person", "2019-03-01", "2024-03-01"),
        ];
        for (name, start, end) in cases {
            assert_eq!(term(name, day(start)).unwrap().after(day(start)), Ok(day(end)), "{name} {start}");
        }
        let intent = term("tender.intent", day("2024-03-31")).unwrap();
        assert_eq!(intent.before(day("2024-03-31")), Ok(day("2024-03-01")));
        assert_eq!(term("debt.warn", day("2024-04-30")).unwrap().before(day("2024-04-30")), Ok(day("2024-02-29")));
        let last = chrono::NaiveDate::MAX;
        assert_eq!(term("tender.intent", last).unwrap().after(last).unwrap_err().cause, Cause::OutOfCalendar);
    }

    #[test]
    fn working_days_and_percentages_are_no_terms() {
        let cause = |name| term(name, day("2024-03-01")).unwrap_err();
        assert_eq!(cause("tender.docs").cause, Cause::WorkingDays);
        assert_eq!(cause("tender.docs").fault().code.id, "W4001");
        assert_eq!(cause("bid.bond_max").cause, Cause::NotATerm);
    }

    #[test]
    fn a_local_figure_says_that_it_is_to_be_confirmed() {
        let local = cite(in_force("acceptance.period", day("2024-03-01")).unwrap());
        assert_eq!(local.zh, "合同未约定时;参数 acceptance.period=30日,待核");
        assert_eq!(local.en, "\"合同未约定时\"; parameter acceptance.period = 30 days, to be confirmed");
        let statute = cite(in_force("credential.ban_max", day("2024-03-01")).unwrap());
        assert!(statute.zh.ends_with("credential.ban_max=3年") && !statute.en.contains("confirmed"));
    }
}
