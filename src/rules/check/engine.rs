//! One pass a kind: the SELECT of its cases is streamed, and every chosen rule of the kind judges every row.

use chrono::NaiveDate;

use super::answers::{Answer, Answers, answers};
use super::cases::Case;
use super::law::{Base, Law};
use super::{Judge, Judged, Rule, Verdict, rules};
use crate::error::Result;
use crate::messages::Both;
use crate::schema::Kind;
use crate::store::Reader;

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
}

/// A verdict that somebody should see.
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The record.
    pub record: String,
    /// What is wrong, or what is missing.
    pub text: Both,
    /// The day from which it stands.
    pub on: Option<NaiveDate>,
    /// True for NOT COMPUTABLE.
    pub missing: bool,
    /// What somebody answered.
    pub answer: Option<Answer>,
}

impl Finding {
    /// What tells it apart from every other: rule and record.
    pub fn key(&self) -> String {
        format!("{} {}", self.rule.code, self.record)
    }
}

impl Rule {
    fn is_in(&self, scope: &Scope<'_>) -> bool {
        scope.rule.is_none_or(|code| self.code == code) && scope.kind.is_none_or(|kind| kind == self.kind())
    }
}

/// Judges everything in a scope and hands over each finding, and each verdict that cannot be computed.
///
/// # Errors
/// When the ledger cannot be read, and whatever the callback returns.
pub fn run<'f>(
    reader: Reader<'_>,
    today: NaiveDate,
    scope: &Scope<'f>,
    found: &'f mut dyn FnMut(Finding) -> Result<()>,
) -> Result<()> {
    let base = Base::read(reader, today)?;
    let mut report = Report { answers: answers(reader)?, record: scope.record, since: scope.since, found };
    let laws = |rule: &'static Rule| Law { base: &base, rule };
    let chosen = || rules().filter(|rule| rule.is_in(scope));
    /// The chosen rules of one kind, over all of its cases.
    macro_rules! pass {
        ($judge:ident) => {
            let of_kind = chosen().filter_map(|rule| match rule.judge {
                Judge::$judge(judge) => Some((laws(rule), judge)),
                _ => None,
            });
            pass(reader, &of_kind.collect::<Vec<_>>(), &mut report)?;
        };
    }
    pass!(Tender);
    pass!(Bid);
    pass!(Contract);
    pass!(Acceptance);
    pass!(Payment);
    pass!(Challenge);
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
    Ok(())
}

/// A rule with its law, and what it does to a case.
type Chosen<'b, C> = (Law<'b>, fn(&Law<'_>, &C) -> Judged);

fn pass<C: Case>(reader: Reader<'_>, laws: &[Chosen<'_, C>], report: &mut Report<'_>) -> Result<()> {
    if laws.is_empty() {
        return Ok(());
    }
    let sql = if report.record.is_some() { format!("{} AND x.id = ?1", C::SQL) } else { C::SQL.to_owned() };
    let values: Vec<&str> = report.record.into_iter().collect();
    reader.joined(&sql, &values, &mut |record| {
        let case = C::read(record)?;
        let mut kept = Vec::new();
        for (law, judge) in laws {
            let verdict = judge(law, &case).unwrap_or_else(Verdict::from);
            if verdict != Verdict::Clean {
                kept.push((law.rule, verdict));
            }
        }
        if kept.is_empty() {
            return Ok(());
        }
        let id = case.into_id();
        kept.into_iter().try_for_each(|(rule, verdict)| report.take(rule, &id, verdict))
    })
}

struct Report<'f> {
    answers: Answers,
    record: Option<&'f str>,
    since: Option<NaiveDate>,
    found: &'f mut dyn FnMut(Finding) -> Result<()>,
}

impl Report<'_> {
    fn take(&mut self, rule: &'static Rule, id: &str, verdict: Verdict) -> Result<()> {
        let (text, on, missing) = match verdict {
            Verdict::Clean => return Ok(()),
            Verdict::Finding { text, on } => (text, on, false),
            Verdict::NotComputable(text) => (text, None, true),
        };
        if self.since.is_some_and(|since| on.is_some_and(|on| on < since)) {
            return Ok(());
        }
        let answer = if missing { None } else { self.answers.of(rule.code, id).cloned() };
        (self.found)(Finding { rule, record: id.to_owned(), text, on, missing, answer })
    }
}
