//! 兑现清单: every clause of agreements and policies, what became of it, and the rates that follow (kinds.md §2.5, §2.8).
//!
//! A rate is kept over due: fulfilled, in time or late, over those and what was kept in part, broken, or is past its day
//! without a verdict. A condition not met yet, a lawful change, an impossibility and what is not due count on neither side.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::error::Result;
use crate::messages::Label;
use crate::rules::Parameters;
use crate::store::{FromRecord as _, Reader};

/// What became of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Kept in time.
    Kept,
    /// Kept, but late.
    KeptLate,
    /// Kept in part.
    Part,
    /// Found to be broken.
    Broken,
    /// Past its day, and nobody reported it.
    Overdue,
    /// Reported, not verified yet.
    Unverified,
    /// Due within {promise.warn}.
    Soon,
    /// Not due yet.
    Pending,
    /// Its condition is not met.
    Unmet,
    /// Changed by law.
    Changed,
    /// Impossible for reasons beyond the obligor.
    Impossible,
    /// Cancelled.
    Cancelled,
}

impl Outcome {
    /// The word in both languages.
    pub const fn word(self) -> Label {
        match self {
            Self::Kept => Label::new("已兑现", "kept"),
            Self::KeptLate => Label::new("逾期兑现", "kept late"),
            Self::Part => Label::new("部分兑现", "kept in part"),
            Self::Broken => Label::new("未兑现", "broken"),
            Self::Overdue => Label::new("逾期", "overdue"),
            Self::Unverified => Label::new("待核实", "to be verified"),
            Self::Soon => Label::new("临期", "due soon"),
            Self::Pending => Label::new("未到期", "not due"),
            Self::Unmet => Label::new("未达条件", "condition not met"),
            Self::Changed => Label::new("已依法变更", "changed by law"),
            Self::Impossible => Label::new("客观不能", "impossible"),
            Self::Cancelled => Label::new("已撤销", "cancelled"),
        }
    }

    /// The word for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::KeptLate => "kept_late",
            Self::Part => "part",
            Self::Broken => "broken",
            Self::Overdue => "overdue",
            Self::Unverified => "unverified",
            Self::Soon => "soon",
            Self::Pending => "pending",
            Self::Unmet => "unmet",
            Self::Changed => "changed",
            Self::Impossible => "impossible",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A clause of an agreement or a policy.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Id of the promise.
    pub id: String,
    /// Its number and words.
    pub title: String,
    /// Id of the agreement or policy.
    pub source: String,
    /// Id of the unit.
    pub unit: String,
    /// Id of the party it is owed to, or that owes it.
    pub party: Option<String>,
    /// True when the government owes it.
    pub government: bool,
    /// Code of its state.
    pub state: String,
    /// What must be the case first.
    pub condition: Option<String>,
    /// Last day.
    pub due_on: Option<NaiveDate>,
    /// Fen promised.
    pub amount: Option<i64>,
    /// Fen paid.
    pub paid: Option<i64>,
    /// What became of it.
    pub outcome: Outcome,
    /// Days left; below zero when it is overdue; `None` when it has ended or has no day.
    pub days: Option<i64>,
    /// True when it belongs to the denominator of the rate.
    pub due: bool,
}

impl Clause {
    /// True when it belongs to the numerator.
    pub const fn kept(&self) -> bool {
        matches!(self.outcome, Outcome::Kept | Outcome::KeptLate)
    }
}

/// Kept over due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// How many were kept.
    pub kept: i64,
    /// How many were due.
    pub due: i64,
}

impl Rate {
    /// Percent ×10 000, rounded down; `None` when nothing was due.
    pub fn percent(self) -> Option<i64> {
        share(self.kept, self.due)
    }
}

/// A share in percent ×10 000, rounded down; `None` of nothing.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    if whole <= 0 {
        return None;
    }
    i64::try_from(i128::from(part) * 1_000_000 / i128::from(whole)).ok()
}

/// Figures of one unit or enterprise; the first ones are those of the self-evaluation tables of cities (domain.md §5.8).
/// A yearly target is not recorded, so that its score is not computed.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Agreements signed.
    pub signed: i64,
    /// Of them performing or completed.
    pub performing: i64,
    /// Of them with a day of start.
    pub started: i64,
    /// Of them with a day of completion.
    pub finished: i64,
    /// Fen agreed.
    pub invest: i64,
    /// Fen that arrived.
    pub arrived: i64,
    /// Clauses of the government.
    pub clauses: i64,
    /// Its rate.
    pub government: Rate,
    /// Rate of the investors' clauses.
    pub investors: Rate,
    /// Clauses of the government whose condition is not met.
    pub unmet: i64,
    /// Clauses of the government that are overdue or broken.
    pub failing: i64,
    /// Fen promised by clauses of the government that are due.
    pub amount: i64,
    /// Fen paid on them.
    pub paid: i64,
}

/// Whose clauses.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    /// Only this unit's.
    pub unit: Option<&'a str>,
    /// Only this party's.
    pub party: Option<&'a str>,
}

impl Scope<'_> {
    fn holds(&self, unit: &str, party: Option<&str>) -> bool {
        self.unit.is_none_or(|u| u == unit) && self.party.is_none_or(|p| Some(p) == party)
    }
}

/// Every clause in a scope, by agreement and policy.
///
/// # Errors
/// When the ledger cannot be read.
pub fn clauses(reader: Reader<'_>, scope: Scope<'_>, as_of: NaiveDate) -> Result<Vec<Clause>> {
    const SQL: &str = "SELECT x.id, x.title, x.source, x.unit, coalesce(x.party, a.party), x.obligor, x.state, x.condition, \
                       x.due_on, x.amount, x.paid_amount FROM promise x LEFT JOIN agreement a ON a.id = x.source \
                       WHERE x.void_on IS NULL AND substr(x.source, 1, 3) IN ('XY-', 'ZC-') ORDER BY x.source, x.id";
    let warn = Parameters::read(reader)?.term("promise.warn", as_of).map_or(0, |term| i64::from(term.length));
    let mut all = Vec::new();
    reader.joined(SQL, &[], &mut |r| {
        let (unit, party) = (String::from_record(r, 3)?, Option::<String>::from_record(r, 4)?);
        if !scope.holds(&unit, party.as_deref()) {
            return Ok(());
        }
        let (state, due_on) = (String::from_record(r, 6)?, Option::<NaiveDate>::from_record(r, 8)?);
        let left = due_on.map(|due| (due - as_of).num_days());
        let outcome = outcome(&state, left, warn);
        let running = matches!(state.as_str(), "open" | "reported");
        let due = match state.as_str() {
            "fulfilled" | "late" | "partial" | "breached" => true,
            _ => running && left.is_some_and(|left| left < 0),
        };
        all.push(Clause {
            id: String::from_record(r, 0)?,
            title: String::from_record(r, 1)?,
            source: String::from_record(r, 2)?,
            unit,
            party,
            government: String::from_record(r, 5)? == "gov",
            condition: Option::from_record(r, 7)?,
            due_on,
            amount: Option::from_record(r, 9)?,
            paid: Option::from_record(r, 10)?,
            outcome,
            days: left.filter(|_| running || state == "partial"),
            due,
            state,
        });
        Ok(())
    })?;
    Ok(all)
}

fn outcome(state: &str, left: Option<i64>, warn: i64) -> Outcome {
    match (state, left) {
        ("fulfilled", _) => Outcome::Kept,
        ("late", _) => Outcome::KeptLate,
        ("partial", _) => Outcome::Part,
        ("breached", _) => Outcome::Broken,
        ("not_due", _) => Outcome::Unmet,
        ("changed", _) => Outcome::Changed,
        ("impossible", _) => Outcome::Impossible,
        ("cancelled", _) => Outcome::Cancelled,
        ("reported", _) => Outcome::Unverified,
        (_, Some(left)) if left < 0 => Outcome::Overdue,
        (_, Some(left)) if left <= warn => Outcome::Soon,
        _ => Outcome::Pending,
    }
}

/// What figures are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The unit that signed or issued.
    Unit,
    /// The enterprise.
    Party,
}

/// Figures by unit or enterprise, over its agreements and these clauses.
///
/// # Errors
/// When the ledger cannot be read.
pub fn summaries(
    reader: Reader<'_>,
    clauses: &[Clause],
    scope: Scope<'_>,
    by: By,
    as_of: NaiveDate,
) -> Result<BTreeMap<String, Summary>> {
    const SQL: &str = "SELECT unit, party, state, signed_on, start_on, finish_on, invest, coalesce(arrived, 0) \
                       FROM agreement WHERE void_on IS NULL AND signed_on IS NOT NULL";
    let mut all: BTreeMap<String, Summary> = BTreeMap::new();
    reader.joined(SQL, &[], &mut |r| {
        let (unit, party) = (String::from_record(r, 0)?, String::from_record(r, 1)?);
        if !scope.holds(&unit, Some(&party)) || NaiveDate::from_record(r, 3)? > as_of {
            return Ok(());
        }
        let past = |day: Option<NaiveDate>| i64::from(day.is_some_and(|day| day <= as_of));
        let of = all.entry(if by == By::Unit { unit } else { party }).or_default();
        of.signed += 1;
        of.performing += i64::from(matches!(String::from_record(r, 2)?.as_str(), "performing" | "completed"));
        of.started += past(Option::from_record(r, 4)?);
        of.finished += past(Option::from_record(r, 5)?);
        of.invest = of.invest.saturating_add(i64::from_record(r, 6)?);
        of.arrived = of.arrived.saturating_add(i64::from_record(r, 7)?);
        Ok(())
    })?;
    for clause in clauses {
        let key = if by == By::Unit { Some(&clause.unit) } else { clause.party.as_ref() };
        if let Some(key) = key {
            add(all.entry(key.clone()).or_default(), clause);
        }
    }
    Ok(all)
}

fn add(of: &mut Summary, clause: &Clause) {
    let (due, kept) = (i64::from(clause.due), i64::from(clause.kept()));
    let rate = if clause.government { &mut of.government } else { &mut of.investors };
    rate.due += due;
    rate.kept += kept;
    if !clause.government {
        return;
    }
    of.clauses += 1;
    of.unmet += i64::from(clause.outcome == Outcome::Unmet);
    of.failing += i64::from(matches!(clause.outcome, Outcome::Overdue | Outcome::Broken));
    if clause.due {
        of.amount = of.amount.saturating_add(clause.amount.unwrap_or(0));
        of.paid = of.paid.saturating_add(clause.paid.unwrap_or(0));
    }
}

#[cfg(test)]
mod tests {
    use super::{By, Outcome, Scope, clauses, share, summaries};
    use crate::catalog::integrity::promise::PROMISE;
    use crate::catalog::investment::AGREEMENT;
    use crate::catalog::registry::PARTY;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn a_clause_that_is_not_due_counts_on_neither_side() {
        let mut fixture = Fixture::new();
        let party = fixture.add(&PARTY, &[]);
        let agreement = fixture.add(
            &AGREEMENT,
            &[("party", party.id()), ("signed_on", "2023-01-05"), ("state", "performing"), ("start_on", "2024-05-01")],
        );
        let mut clause = |obligor, state, due| {
            let columns = [("source", agreement.id()), ("obligor", obligor), ("state", state), ("due_on", due)];
            fixture.add(&PROMISE, &[&columns[..], &[("amount", "100"), ("paid_amount", "50")]].concat());
        };
        for (state, due) in [
            ("fulfilled", "2024-01-01"),
            ("late", "2024-01-01"),
            ("partial", "2024-01-01"),
            ("breached", "2024-01-01"),
            ("open", "2024-03-27"),
            ("reported", "2024-03-27"),
            ("reported", "2024-03-28"),
            ("open", "2024-03-28"),
            ("open", "2024-04-12"),
            ("open", "2024-04-13"),
            ("not_due", "2024-01-01"),
            ("changed", "2024-01-01"),
        ] {
            clause("gov", state, due);
        }
        clause("party", "open", "2024-01-01");
        let (scope, as_of) = (Scope { party: Some(party.id()), ..Scope::default() }, day("2024-03-28"));
        let all = clauses(fixture.reader(), scope, as_of).unwrap();
        let outcomes: Vec<Outcome> = all.iter().map(|c| c.outcome).collect();
        assert_eq!(
            outcomes[4..10],
            [
                Outcome::Overdue,
                Outcome::Unverified,
                Outcome::Unverified,
                Outcome::Soon,
                Outcome::Soon,
                Outcome::Pending
            ]
        );
        assert_eq!((all[4].days, all[7].days, all[0].days), (Some(-1), Some(0), None));
        let by = summaries(fixture.reader(), &all, scope, By::Party, as_of).unwrap();
        let of = &by[party.id()];
        assert_eq!((of.government.kept, of.government.due, of.government.percent()), (2, 6, Some(333_333)));
        assert_eq!((of.investors.kept, of.investors.due, of.clauses, of.unmet, of.failing), (0, 1, 12, 1, 2));
        assert_eq!((of.amount, of.paid, of.signed, of.performing, of.started), (600, 300, 1, 1, 0));
        let other = Scope { party: Some("DR-2020-0001"), ..Scope::default() };
        assert!(clauses(fixture.reader(), other, as_of).unwrap().is_empty());
        assert_eq!((share(1, 3), share(1, 0)), (Some(333_333), None));
    }
}
