//! One pass a kind: the SELECT of its cases is streamed, and every chosen rule of the kind judges every row.

use std::borrow::Cow;
use std::sync::mpsc;

use chrono::NaiveDate;

use super::answers::{Answer, Answers, answers};
use super::cases::Case;
use super::law::{Base, Law, Stop};
use super::{Judge, Judged, Rule, Verdict, order, rules};
use crate::catalog::procurement::{ACCEPTANCE, BID, CONTRACT, PAYMENT, TENDER};
use crate::error::{Failure, Result};
use crate::messages::Both;
use crate::rules::order::Order;
use crate::schema::Kind;
use crate::store::{FromRecord as _, Reader, owed};

/// What is checked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    /// Only the rule of this code.
    pub rule: Option<&'a str>,
    /// Only rules that read this kind.
    pub kind: Option<&'static Kind>,
    /// Only this record.
    pub record: Option<&'a str>,
    /// Only findings that stand from this day on or later; those bound to no day always.
    pub since: Option<NaiveDate>,
    /// What cannot be computed is only counted, not handed over.
    pub breaches_only: bool,
}

/// A verdict that somebody should see.
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The kind of the record.
    pub kind: &'static Kind,
    /// The record.
    pub record: String,
    said: Said,
    /// The day from which it stands.
    pub on: Option<NaiveDate>,
    /// True for NOT COMPUTABLE.
    pub missing: bool,
    /// What somebody answered.
    pub answer: Option<Answer>,
}

/// What a finding says. A sentence on what is missing is written only for those who read it: a large ledger has millions.
enum Said {
    Text(Both),
    Stop(Stop),
}

impl Finding {
    /// What is wrong, or what is missing.
    pub fn text(&self) -> Cow<'_, Both> {
        match &self.said {
            Said::Text(text) => Cow::Borrowed(text),
            Said::Stop(stop) => Cow::Owned(stop.both()),
        }
    }

    /// What tells it apart from every other: rule and record.
    pub fn key(&self) -> String {
        format!("{} {}", self.rule.code, self.record)
    }
}

impl Rule {
    fn is_in(&self, scope: &Scope<'_>) -> bool {
        scope.rule.is_none_or(|code| self.code == code)
            && scope.kind.is_none_or(|kind| self.kind().is_none_or(|of| of == kind))
    }
}

/// Judges everything in a scope and hands over each finding, and each verdict that cannot be computed, kind by kind in the
/// order of the registry. Returns how many verdicts could not be computed and were not handed over.
///
/// # Errors
/// When the ledger cannot be read, and whatever the callback returns.
pub fn run<'f>(
    reader: Reader<'_>,
    today: NaiveDate,
    scope: &Scope<'f>,
    found: &'f mut dyn FnMut(Finding) -> Result<()>,
) -> Result<usize> {
    // One record, one kind or one rule is quickly read; of all rules the second half is judged beside the first.
    let whole = scope.record.is_none() && scope.kind.is_none() && scope.rule.is_none();
    let Some(other) = whole.then(|| reader.beside()).transpose()?.flatten() else {
        let mut report = Report::new(reader, scope, found)?;
        judge(reader, today, scope, &[Half::First, Half::Second], &mut report)?;
        return Ok(report.counted);
    };
    std::thread::scope(|threads| {
        // Made in here, so that the second half stops when the first fails.
        let (sender, receiver) = mpsc::sync_channel(AHEAD);
        let scope = *scope;
        let (since, breaches_only) = (scope.since, scope.breaches_only);
        let second = threads.spawn(move || {
            let reader = other.read();
            // Nobody listens any more when the first half failed: that failure is told.
            let mut send = |finding| sender.send(finding).map_err(|gone| anyhow::Error::msg(gone.to_string()).into());
            let scope = Scope { since, breaches_only, ..Scope::default() };
            let mut report = Report::new(reader, &scope, &mut send)?;
            judge(reader, today, &scope, &[Half::Second], &mut report)?;
            Ok::<usize, Failure>(report.counted)
        });
        let mut report = Report::new(reader, &scope, found)?;
        judge(reader, today, &scope, &[Half::First], &mut report)?;
        receiver.iter().try_for_each(|finding| (report.found)(finding))?;
        let beside = second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok(report.counted + beside)
    })
}

/// Findings of the second half that wait for the first to end.
const AHEAD: usize = 100_000;

/// Which kinds a pass over the registry judges: tenders with their bids are about half of a district's records.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    First,
    Second,
}

fn judge(
    reader: Reader<'_>,
    today: NaiveDate,
    scope: &Scope<'_>,
    halves: &[Half],
    report: &mut Report<'_>,
) -> Result<()> {
    let base = Base::read(reader, today)?;
    let laws = |rule: &'static Rule| Law { base: &base, rule };
    let chosen = || rules().filter(|rule| rule.is_in(scope));
    /// The chosen rules of one kind, over all of its cases, with its pairs of days where they are looked at here.
    macro_rules! pass {
        ($judge:ident) => {
            pass!($judge, None)
        };
        ($judge:ident, $days:expr) => {
            let of_kind = chosen().filter_map(|rule| match rule.judge {
                Judge::$judge(judge) => Some((laws(rule), judge)),
                _ => None,
            });
            pass(reader, &of_kind.collect::<Vec<_>>(), $days, report)?;
        };
    }
    // The pairs of days: where records are many they are looked at in the pass of their kind, else by a SELECT of their own.
    let ordered = chosen().find(|rule| matches!(rule.judge, Judge::Days));
    let days_of = |kind: &'static Kind| -> Option<Days> {
        let rule = ordered.filter(|_| scope.kind.is_none_or(|only| only == kind))?;
        Some((rule, order::ORDERS.iter().find(|order| order.kind == kind)?))
    };
    if halves.contains(&Half::First) {
        pass!(Tender, days_of(&TENDER));
        pass!(Bid, days_of(&BID));
    }
    if halves.contains(&Half::Second) {
        pass!(Contract, days_of(&CONTRACT));
        pass!(Acceptance, days_of(&ACCEPTANCE));
        pass!(Payment, days_of(&PAYMENT));
        pass!(Challenge);
        pass!(Credential);
        pass!(Project);
        pass!(Stage);
        pass!(Subsidy);
        pass!(Amendment);
        pass!(Burden);
        pass!(Policy);
        pass!(Agreement);
        pass!(Promise);
        pass!(Decision);
        pass!(Step);
        pass!(Town);
        pass!(Desk);
        pass!(Venue);
        pass!(TownPromise);
        pass!(Campaign);
        pass!(Item);
        pass!(Disclosure);
        pass!(Debt);
        pass!(Installment);
        pass!(Fiscal);
        let others = order::ORDERS.iter().filter(|order| !MANY.contains(&order.kind));
        others.filter_map(|order| days_of(order.kind)).try_for_each(|days| by_itself(reader, days, report))?;
    }
    Ok(())
}

/// A SELECT with the question which law governs a tender, `BIDDING(x)`, written out.
fn by_law(sql: &str) -> String {
    ["x", "t"].iter().fold(sql.to_owned(), |sql, tender| {
        sql.replace(&format!("BIDDING({tender})"), &owed::bidding(&format!("{tender}.")))
    })
}

/// A rule with its law, and what it does to a case.
type Chosen<'b, C> = (Law<'b>, fn(&Law<'_>, &C) -> Judged);

/// The rule of days with the pairs of a kind.
type Days = (&'static Rule, &'static Order);

/// Kinds of which a district has so many records that their days are looked at in the pass of their other rules.
const MANY: [&Kind; 5] = [&TENDER, &BID, &CONTRACT, &ACCEPTANCE, &PAYMENT];

/// The pairs of days of a kind, or of the one record asked for, by a SELECT of their own.
fn by_itself(reader: Reader<'_>, days: Days, report: &mut Report<'_>) -> Result<()> {
    let record = report.record;
    of_record(reader, days, record, report)
}

fn of_record(reader: Reader<'_>, (rule, order): Days, record: Option<&str>, report: &mut Report<'_>) -> Result<()> {
    order::pass(reader, order, record, &mut |id, verdict| report.take(rule, order.kind, id, Ok(verdict)))
}

fn pass<C: Case>(
    reader: Reader<'_>,
    laws: &[Chosen<'_, C>],
    days: Option<Days>,
    report: &mut Report<'_>,
) -> Result<()> {
    if laws.is_empty() {
        return days.map_or(Ok(()), |days| by_itself(reader, days, report));
    }
    let mut sql = by_law(C::SQL);
    if let Some((_, order)) = days {
        // The first column of a case is nobody's: it says whether a pair of days is reversed.
        sql = sql.replacen("SELECT 0", &format!("SELECT {}", order::reversed(order)), 1);
    }
    if report.record.is_some() {
        sql.push_str(" AND x.id = ?1");
    }
    let values: Vec<&str> = report.record.into_iter().collect();
    reader.joined(&sql, &values, &mut |record| {
        let case = C::read(record)?;
        let mut kept = Vec::new();
        for (law, judge) in laws {
            match judge(law, &case) {
                Ok(Verdict::Clean) | Err(Stop::DoesNotApply) => {}
                judged => kept.push((law.rule, judged)),
            }
        }
        let reversed = days.is_some() && Option::<bool>::from_record(record, 0)? == Some(true);
        if kept.is_empty() && !reversed {
            return Ok(());
        }
        let id = case.into_id();
        kept.into_iter().try_for_each(|(rule, judged)| report.take_of(rule, &id, judged))?;
        match days {
            Some(days) if reversed => of_record(reader, days, Some(&id), report),
            _ => Ok(()),
        }
    })
}

struct Report<'f> {
    answers: Answers,
    record: Option<&'f str>,
    since: Option<NaiveDate>,
    /// What cannot be computed is counted here in place of being handed over.
    breaches_only: bool,
    counted: usize,
    found: &'f mut dyn FnMut(Finding) -> Result<()>,
}

impl<'f> Report<'f> {
    fn new(reader: Reader<'_>, scope: &Scope<'f>, found: &'f mut dyn FnMut(Finding) -> Result<()>) -> Result<Self> {
        let Scope { record, since, breaches_only, .. } = *scope;
        Ok(Self { answers: answers(reader)?, record, since, breaches_only, counted: 0, found })
    }

    /// What a rule of one kind says.
    fn take_of(&mut self, rule: &'static Rule, id: &str, judged: Judged) -> Result<()> {
        rule.kind().map_or(Ok(()), |kind| self.take(rule, kind, id, judged))
    }

    fn take(&mut self, rule: &'static Rule, kind: &'static Kind, id: &str, judged: Judged) -> Result<()> {
        let (said, on, missing) = match judged {
            Ok(Verdict::Clean) | Err(Stop::DoesNotApply) => return Ok(()),
            Ok(Verdict::Finding { text, on }) => (Said::Text(text), on, false),
            Ok(Verdict::NotComputable(text)) => (Said::Text(text), None, true),
            Err(stop) => (Said::Stop(stop), None, true),
        };
        if self.since.is_some_and(|since| on.is_some_and(|on| on < since)) {
            return Ok(());
        }
        if missing && self.breaches_only {
            self.counted += 1;
            return Ok(());
        }
        let answer = if missing { None } else { self.answers.of(rule.code, id).cloned() };
        (self.found)(Finding { rule, kind, record: id.to_owned(), said, on, missing, answer })
    }
}
