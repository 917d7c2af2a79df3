//! Counting a term from a day, and how each day was counted.
//!
//! Civil Code 201: the day on which a period begins is not counted. 202: a period of months or years ends on the
//! corresponding day of the last month, or on the last day of that month when it has none. 203: when the last day is a
//! 法定休假日, the period ends on the day after the holiday. 204: other law or an agreement may say otherwise, which is
//! why the unit stands with each parameter.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::{Calendar, DayKind, Term, Unit};
use crate::terms::date::YEARS;

/// Whether a last day that is an ordinary Saturday or Sunday moves, as a day off of a notice does.
///
/// Article 203 says 法定休假日, not 法定节假日. The provision it continues (民法通则 154) read 星期日或者其他法定休假日, so the
/// weekly day of rest is one of them; State Council decree 174, article 7, makes Saturday and Sunday that day for
/// state organs; and the notices themselves join weekends to holidays (与周末连休) without naming their days, so that a
/// Saturday beside a holiday cannot be told from one within it. A Saturday that a notice makes a working day does not
/// move. With `false` only days off of the notices move, and deadlines fall on weekends up to two days earlier.
pub(super) const WEEKLY_REST_MOVES_LAST_DAY: bool = true;

/// Where a period ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its last day.
    pub due: NaiveDate,
    /// A day was judged by its weekday alone, since the notice of its year is not known.
    pub provisional: bool,
    /// The last day as counted, when that was a rest day and the period ends later. A shortest period (不得少于) is
    /// fulfilled on this day.
    pub shifted_from: Option<NaiveDate>,
}

/// Where a period ends, and how it was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its last day.
    pub due: NaiveDate,
    /// See [`Due::provisional`].
    pub provisional: bool,
    /// See [`Due::shifted_from`].
    pub shifted_from: Option<NaiveDate>,
    /// Every day from the start to the last one, in the order of counting, days of one sort together.
    pub days: Vec<Counting>,
}

/// Days that follow each other and count alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counting {
    /// The first of them in the order of counting.
    pub from: NaiveDate,
    /// The last of them in the order of counting.
    pub to: NaiveDate,
    /// Numbers of the first and the last one; `None` for days that are not numbered.
    pub number: Option<(i64, i64)>,
    /// What they are to the period.
    pub role: Role,
    /// What sort of day the first of them is; those of working-day terms are all of this sort.
    pub kind: DayKind,
    /// The holiday they belong to.
    pub name: Option<String>,
    /// The notice of their year is known.
    pub known: bool,
}

/// What a day is to a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The day on which it begins, which is not counted.
    Start,
    /// Counted, or within a term of months.
    Counted,
    /// Passed over.
    Skipped,
    /// The last day as counted, from which the end moves on.
    Nominal,
    /// The last day.
    Due,
}

impl Calendar {
    /// The last day of a period that begins on a day; `None` when it lies outside 1900 to 2200.
    ///
    /// A backward term (a reminder, or the latest day to do something before another) ends on the very day: article 203
    /// lengthens periods and says nothing of these. A backward term of working days ends on a working day.
    pub fn due(&self, start: NaiveDate, term: Term) -> Option<Due> {
        if !YEARS.contains(&start.year()) {
            return None;
        }
        if term.unit == Unit::WorkingDays {
            let due = self.workday_add(start, term.length)?;
            let first = if term.length > 0 { start.succ_opt()? } else { start };
            return Some(Due { due, provisional: !self.knows_all(first, due), shifted_from: None });
        }
        let nominal = nominal(start, term).filter(|d| YEARS.contains(&d.year()))?;
        if term.length <= 0 {
            return Some(Due { due: nominal, provisional: false, shifted_from: None });
        }
        let due = if self.moves(nominal) { self.workday_add(nominal, 0)? } else { nominal };
        let provisional = !self.knows_all(nominal, due);
        Some(Due { due, provisional, shifted_from: (due != nominal).then_some(nominal) })
    }

    /// As [`Calendar::due`], with the account of every day.
    pub fn count(&self, start: NaiveDate, term: Term) -> Option<Counted> {
        let Due { due, provisional, shifted_from } = self.due(start, term)?;
        let mut days: Vec<Counting> = Vec::new();
        let mut number = 0;
        let mut date = start;
        loop {
            let one = self.counting(date, start, term, (due, shifted_from), &mut number);
            match days.last_mut() {
                Some(last) if joins(last, &one, term.unit) => {
                    last.to = one.to;
                    last.number = last.number.zip(one.number).map(|((first, _), (_, to))| (first, to));
                }
                _ => days.push(one),
            }
            if date == due {
                return Some(Counted { due, provisional, shifted_from, days });
            }
            date = if due > start { date.succ_opt()? } else { date.pred_opt()? };
        }
    }

    /// How one day counts; `number` is that of the last one counted.
    fn counting(
        &self,
        date: NaiveDate,
        start: NaiveDate,
        term: Term,
        (due, shifted_from): (NaiveDate, Option<NaiveDate>),
        number: &mut i64,
    ) -> Counting {
        let day = self.status(date);
        let past = shifted_from.is_some_and(|nominal| date > nominal);
        let counts = date != start
            && !past
            && match term.unit {
                Unit::WorkingDays => day.kind.is_worked(),
                Unit::Days => true,
                Unit::Months | Unit::Years => false,
            };
        *number += i64::from(counts);
        let role = match date {
            _ if date == due && (date != start || term.length == 0) => Role::Due,
            _ if date == start => Role::Start,
            _ if Some(date) == shifted_from => Role::Nominal,
            _ if counts || (!past && matches!(term.unit, Unit::Months | Unit::Years)) => Role::Counted,
            _ => Role::Skipped,
        };
        Counting {
            from: date,
            to: date,
            number: counts.then_some((*number, *number)),
            role,
            kind: day.kind,
            name: day.name.map(str::to_owned),
            known: day.known,
        }
    }

    fn moves(&self, last: NaiveDate) -> bool {
        match self.status(last).kind {
            DayKind::Holiday => true,
            DayKind::Weekend => WEEKLY_REST_MOVES_LAST_DAY,
            DayKind::Workday | DayKind::MakeUp => false,
        }
    }
}

/// The last day by the calendar alone.
fn nominal(start: NaiveDate, term: Term) -> Option<NaiveDate> {
    let size = term.length.unsigned_abs();
    let months = |each: u64| u32::try_from(size.checked_mul(each)?).ok().map(Months::new);
    let forward = term.length >= 0;
    match term.unit {
        Unit::Days | Unit::WorkingDays if forward => start.checked_add_days(Days::new(size)),
        Unit::Days | Unit::WorkingDays => start.checked_sub_days(Days::new(size)),
        Unit::Months | Unit::Years => {
            let months = months(if term.unit == Unit::Years { 12 } else { 1 })?;
            if forward { start.checked_add_months(months) } else { start.checked_sub_months(months) }
        }
    }
}

/// Whether a day stands in one line with those before it. What sort of day it is matters only where it decides.
fn joins(last: &Counting, next: &Counting, unit: Unit) -> bool {
    let decided = last.role == Role::Skipped || unit == Unit::WorkingDays;
    let alike = last.kind == next.kind && last.name == next.name && last.known == next.known;
    last.role == next.role && matches!(next.role, Role::Counted | Role::Skipped) && (alike || !decided)
}
