//! One pass a kind: the SELECT of its cases is streamed, and every chosen rule of the kind judges every row.

use std::borrow::Cow;
use std::sync::mpsc;

use chrono::{Datelike as _, NaiveDate};

use super::answers::{Answer, Answers, answers, facts};
use super::cases::Case;
use super::law::{Base, Law, Stop};
use super::{Judge, Judged, Rule, Verdict, order, rules};
use crate::both;
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
    /// What somebody answered, as long as the facts are those that were answered.
    pub answer: Option<Answer>,
    /// What somebody answered before the facts changed.
    pub lapsed: Option<Answer>,
}

/// What a finding says. A sentence on what is missing is written only for those who read it: a large ledger has millions.
enum Said {
    Text(Both),
    Stop(Stop),
}

impl Finding {
    /// What is wrong, or what is missing; and that it was answered on other facts.
    pub fn text(&self) -> Cow<'_, Both> {
        let text = self.said();
        let Some(Answer { on, stand, .. }) = &self.lapsed else { return text };
        let (stand, zh, en) = (stand.word(), &text.zh, &text.en);
        let (stand_zh, stand_en) = (stand.zh, stand.en);
        Cow::Owned(both!("{zh};{on} {stand_zh},答复后事实已变", "{en}; {stand_en} on {on}, facts changed since"))
    }

    fn said(&self) -> Cow<'_, Both> {
        match &self.said {
            Said::Text(text) => Cow::Borrowed(text),
            Said::Stop(stop) => Cow::Owned(stop.both()),
        }
    }

    /// A digest of what it states today: an answer holds as long as it says the same of that day.
    pub fn facts(&self) -> String {
        facts(&self.said())
    }

    /// What tells it apart from every other: rule, record, and the year where the rule judges every year anew.
    pub fn key(&self) -> String {
        match self.on.filter(|_| self.rule.yearly) {
            Some(on) => format!("{} {} {}", self.rule.code, self.record, on.year()),
            None => format!("{} {}", self.rule.code, self.record),
        }
    }
}

impl Rule {
    fn is_in(&self, scope: &Scope<'_>) -> bool {
        scope.rule.is_none_or(|code| self.code == code)
            && scope.kind.is_none_or(|kind| self.kind().is_none_or(|of| of == kind))
    }
}

/// What a run judged and did not hand over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Verdicts that could not be computed, where only breaches were asked for.
    pub uncomputed: usize,
    /// Records that began before there was any law to judge them by.
    pub uncovered: usize,
}

/// Judges everything in a scope and hands over each finding, and each verdict that cannot be computed, kind by kind in the
/// order of the registry. Returns what was counted in place of being handed over.
///
/// # Errors
/// When the ledger cannot be read, and whatever the callback returns.
pub fn run<'f>(
    reader: Reader<'_>,
    today: NaiveDate,
    scope: &Scope<'f>,
    found: &'f mut dyn FnMut(Finding) -> Result<()>,
) -> Result<Counted> {
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
            Ok::<Counted, Failure>(report.counted)
        });
        let mut report = Report::new(reader, &scope, found)?;
        judge(reader, today, &scope, &[Half::First], &mut report)?;
        receiver.iter().try_for_each(|finding| (report.found)(finding))?;
        let beside = second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        let here = report.counted;
        Ok(Counted { uncomputed: here.uncomputed + beside.uncomputed, uncovered: here.uncovered + beside.uncovered })
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
pub(super) fn by_law(sql: &str) -> String {
    ["x", "t"].iter().fold(sql.to_owned(), |sql, tender| {
        sql.replace(&format!("BIDDING({tender})"), &owed::bidding(&format!("{tender}.")))
    })
}

/// A rule with its law, and what it does to a case.
type Chosen<'b, C> = (Law<'b>, fn(&Law<'_>, &C) -> Judged);
/// The same, of one rule.
type Ruled<'b, C> = (&'b Law<'b>, fn(&Law<'_>, &C) -> Judged);

/// An answer that holds, or one that does no more.
#[derive(Default)]
struct Answered {
    answer: Option<Answer>,
    lapsed: Option<Answer>,
}

impl Answered {
    fn new(answer: &Answer, holds: bool) -> Self {
        let answer = Some(answer.clone());
        if holds { Self { answer, lapsed: None } } else { Self { answer: None, lapsed: answer } }
    }
}

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
    order::pass(reader, order, record, &mut |id, verdict| {
        let answered = report.answered_of_days(rule, id, &verdict);
        report.take((rule, order.kind), id, Ok(verdict), answered)
    })
}

fn pass<C: Case>(
    reader: Reader<'_>,
    laws: &[Chosen<'_, C>],
    days: Option<Days>,
    report: &mut Report<'_>,
) -> Result<()> {
    let Some((Law { base, .. }, _)) = laws.first() else {
        return days.map_or(Ok(()), |days| by_itself(reader, days, report));
    };
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
        let mut case = C::read(record)?;
        case.complete(base, reader)?;
        let (mut kept, mut uncovered) = (Vec::new(), false);
        for (law, judge) in laws {
            match judge(law, &case) {
                Ok(Verdict::Clean) | Err(Stop::DoesNotApply) => {}
                Err(Stop::Uncovered) => uncovered = true,
                judged => {
                    let answered = report.answered((law, *judge), &case, &judged);
                    kept.push((law.rule, judged, answered));
                }
            }
        }
        report.counted.uncovered += usize::from(uncovered);
        let reversed = days.is_some() && Option::<bool>::from_record(record, 0)? == Some(true);
        if kept.is_empty() && !reversed {
            return Ok(());
        }
        let id = case.into_id();
        kept.into_iter().try_for_each(|(rule, judged, answered)| report.take_of(rule, &id, judged, answered))?;
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
    /// What cannot be computed is counted in place of being handed over.
    breaches_only: bool,
    counted: Counted,
    found: &'f mut dyn FnMut(Finding) -> Result<()>,
}

impl<'f> Report<'f> {
    fn new(reader: Reader<'_>, scope: &Scope<'f>, found: &'f mut dyn FnMut(Finding) -> Result<()>) -> Result<Self> {
        let Scope { record, since, breaches_only, .. } = *scope;
        Ok(Self { answers: answers(reader)?, record, since, breaches_only, counted: Counted::default(), found })
    }

    /// What was answered to a finding, and whether it holds. Facts are compared as of the day of the answer: on that day the
    /// record, as it is now, must be found to be what it was. That days pass changes nothing.
    fn answered<C: Case>(&self, (law, judge): Ruled<'_, C>, case: &C, judged: &Judged) -> Answered {
        let Ok(Verdict::Finding { on, .. }) = judged else { return Answered::default() };
        let Some(answer) = self.answers.of(law.rule, case.id(), *on) else { return Answered::default() };
        let holds = answer.facts.as_ref().is_none_or(|known| {
            let base = law.base.on(answer.on);
            let then = judge(&Law { base: &base, rule: law.rule }, case);
            matches!(then, Ok(Verdict::Finding { text, .. }) if facts(&text) == *known)
        });
        Answered::new(answer, holds)
    }

    /// The same of a pair of days: what is said of it does not depend on today.
    fn answered_of_days(&self, rule: &'static Rule, id: &str, verdict: &Verdict) -> Answered {
        let Verdict::Finding { text, on } = verdict else { return Answered::default() };
        let Some(answer) = self.answers.of(rule, id, *on) else { return Answered::default() };
        Answered::new(answer, answer.facts.as_ref().is_none_or(|known| facts(text) == *known))
    }

    /// What a rule of one kind says.
    fn take_of(&mut self, rule: &'static Rule, id: &str, judged: Judged, answered: Answered) -> Result<()> {
        rule.kind().map_or(Ok(()), |kind| self.take((rule, kind), id, judged, answered))
    }

    fn take(
        &mut self,
        (rule, kind): (&'static Rule, &'static Kind),
        id: &str,
        judged: Judged,
        answered: Answered,
    ) -> Result<()> {
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
            self.counted.uncomputed += 1;
            return Ok(());
        }
        let Answered { answer, lapsed } = answered;
        (self.found)(Finding { rule, kind, record: id.to_owned(), said, on, missing, answer, lapsed })
    }
}
