//! Where a record stands today: the values that kinds.md computes and never stores. Here those of the integrity chain (§2.8),
//! below those of PPP, investment promotion, townships and governance.

mod contract;
mod credential;
mod governance;
mod investment;
mod payment;
mod ppp;
mod promise;
mod tender;
mod township;
pub mod value;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Months, NaiveDate};

use crate::both;
use crate::catalog::codes::HARM;
use crate::catalog::integrity::COMPLAINT;
use crate::catalog::registry::DOCUMENT;
use crate::error::Result;
use crate::messages::{Both, Label, Lang, plural};
use crate::rules::computed::complaint;
use crate::rules::parameters::{NotComputable, Parameters};
use crate::rules::rights::window::{self, Computed as Line};
use crate::schema::{Field, Group, Kind, Row};
use crate::store::Reader;

use super::eligibility;
pub use value::{Computed, Said, Unit};

/// Every computed value, by families.
static FAMILIES: &[&[Computed]] =
    &[tender::VALUES, contract::VALUES, payment::VALUES, tender::CHALLENGES, credential::VALUES, promise::VALUES];

static BY_KIND: LazyLock<BTreeMap<&'static str, Vec<&'static Computed>>> = LazyLock::new(|| {
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for value in FAMILIES.iter().copied().flatten() {
        all.entry(value.kind).or_default().push(value);
    }
    all
});

/// The values that are computed of the records of a kind, in the order of the data dictionary.
pub fn values(kind: &Kind) -> &'static [&'static Computed] {
    BY_KIND.get(kind.name).map_or(&[], Vec::as_slice)
}

/// Their fields.
pub fn fields(kind: &Kind) -> Vec<&'static Field> {
    values(kind).iter().map(|value| &value.field).collect()
}

/// The value of a kind that a word names: its key, its label, or the key that an amount has in JSON.
pub fn named(kind: &Kind, word: &str) -> Option<&'static Computed> {
    let word = word.trim();
    let fits = |v: &&&Computed| {
        let key = word.replace(['-', ' '], "_");
        v.field.label == word || v.field.name.eq_ignore_ascii_case(&key) || v.field.json_key() == key
    };
    values(kind).iter().find(fits).copied()
}

type Found = std::result::Result<Option<NaiveDate>, NotComputable>;

/// What is computed of a record, in the order of the data dictionary.
///
/// # Errors
/// When the ledger cannot be read.
pub fn of(judge: &Judge<'_>) -> Result<Vec<(&'static Computed, Said)>> {
    values(judge.row.kind()).iter().map(|value| Ok((*value, judge.find(value)?))).collect()
}

/// LEGACY: the values that are not yet of [`FAMILIES`].
///
/// # Errors
/// When the ledger cannot be read.
pub fn legacy(judge: &Judge<'_>) -> Result<Vec<Line>> {
    let &Judge { reader, parameters, row, .. } = judge;
    let mut out = match row.kind().name {
        "complaint" => judge.complaint()?,
        "case" => judge.case()?,
        "rectification" => judge.rectification(),
        "measure" => judge.measure()?,
        "objection" => judge.objection(),
        "repair" => judge.repair()?,
        "litigation" => judge.litigation()?,
        "project" => judge.project()?,
        "stage" => judge.stage(),
        "subsidy" => judge.subsidy()?,
        "performance" => judge.performance()?,
        "amendment" => judge.amendment(),
        "policy" => judge.policy()?,
        "agreement" => judge.agreement()?,
        "desk" => judge.desk()?,
        "venue" => judge.venue()?,
        "service" => judge.service()?,
        "campaign" => judge.campaign()?,
        "decision" => judge.decision()?,
        "step" => judge.step()?,
        "item" => judge.item()?,
        "disclosure" => judge.disclosure(),
        _ => Vec::new(),
    };
    if window::computes(row.kind()) {
        out.extend(window::computed(reader, parameters, row)?);
    }
    Ok(out)
}

/// A record, and what its values are computed from.
pub struct Judge<'a> {
    reader: Reader<'a>,
    parameters: &'a Parameters,
    row: &'a Row,
    as_of: NaiveDate,
}

fn value(zh: &'static str, en: &'static str, said: Both) -> Line {
    Line { label: Label::new(zh, en), said }
}

fn yes() -> Both {
    Both::fixed("是", "yes")
}

fn day(on: NaiveDate) -> Both {
    both!("{on}", "{on}")
}

/// A number of days, as a sentence.
fn days(count: i64) -> Both {
    let english = plural(usize::try_from(count).unwrap_or(0), "day");
    both!("{count} 天", "{english}")
}

/// A count.
fn number(count: usize) -> Both {
    both!("{count}", "{count}")
}

/// A share of percent ×10 000.
fn rate(share: i64) -> Both {
    let share = crate::terms::rate::show(share);
    both!("{share}%", "{share}%")
}

/// An amount in fen, said in 元.
fn yuan(fen: i64) -> Both {
    let amount = crate::terms::money::show_grouped(fen);
    both!("{amount} 元", "{amount} 元")
}

/// A day, the reason why it cannot be counted, or nothing.
fn dated(found: &Found) -> Option<Both> {
    match found {
        Ok(on) => on.map(day),
        Err(missing) => Some(missing.both()),
    }
}

/// Days from the day something was due to the day it was done, or to a day; nothing when in time.
fn overdue_days(due: Option<NaiveDate>, done: Option<NaiveDate>, as_of: NaiveDate) -> Said {
    due.map_or(Said::Nothing, |due| Said::positive(done.unwrap_or(as_of).signed_duration_since(due).num_days()))
}

impl<'a> Judge<'a> {
    /// A record of a ledger, judged on a day.
    pub const fn new(reader: Reader<'a>, parameters: &'a Parameters, row: &'a Row, as_of: NaiveDate) -> Self {
        Self { reader, parameters, row, as_of }
    }

    /// One of its values.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn find(&self, value: &Computed) -> Result<Said> {
        (value.find)(self)
    }
}

impl Judge<'_> {
    fn is_in(&self, states: &[&str]) -> bool {
        states.contains(&self.row.state())
    }

    /// True when a record of something that lasts covers the day.
    fn covers(&self, row: &Row, from: &str, to: &str) -> bool {
        row.date(from).is_some_and(|from| from <= self.as_of) && row.date(to).is_none_or(|to| self.as_of <= to)
    }

    /// True when a document of the register was in force on a day.
    fn is_law(&self, id: &str, on: NaiveDate) -> Result<bool> {
        Ok(self.reader.get(&DOCUMENT, id)?.is_some_and(|basis| {
            basis.date("effective_from").or_else(|| basis.date("issued_on")).is_some_and(|from| from <= on)
                && basis.date("effective_to").is_none_or(|to| on <= to)
        }))
    }

    /// The last day of a term of the parameter that begins on a day of the record.
    fn term(&self, parameter: &'static str, start: Option<NaiveDate>) -> Found {
        let Some(start) = start else { return Ok(None) };
        self.parameters.term(parameter, start)?.after(start, self.parameters.calendar()).map(Some)
    }

    /// 逾期天数: from the day it was due to the day it was done, or to today; nothing when in time.
    fn overdue(&self, due: Option<NaiveDate>, done: Option<NaiveDate>) -> Option<Line> {
        let late = done.unwrap_or(self.as_of).signed_duration_since(due?).num_days();
        (late > 0).then(|| value("逾期天数", "overdue", days(late)))
    }

    /// 本环节天数: since the last transition that stands, or since the record was registered.
    fn in_stage(&self) -> Result<Option<Line>> {
        let verbs = self.row.kind().lifecycle.map(|l| l.verbs).unwrap_or_default();
        let mut since = None;
        let history = self.reader.history(self.row.id())?;
        let mut taken_back = Vec::new();
        for (op, change) in history.iter().rev() {
            if taken_back.contains(&op.seq) {
                continue;
            }
            taken_back.extend(op.undoes);
            let moved = verbs.iter().any(|verb| verb.name == change.action && verb.to.is_some());
            if moved || change.before.is_none() {
                let on = change.effective_on.as_deref().or(op.at.get(..10));
                since = on.and_then(|on| on.parse::<NaiveDate>().ok());
                break;
            }
        }
        let passed = since.map(|since| self.as_of.signed_duration_since(since).num_days());
        Ok(passed.filter(|passed| *passed >= 0).map(|passed| value("本环节天数", "days in this stage", days(passed))))
    }

    fn complaint(&self) -> Result<Vec<Line>> {
        let mut out = Vec::new();
        let ended = self.is_in(&["rejected", "withdrawn"]);
        if let Some(days) = self.row.view::<complaint::Days<'_>>().ok().filter(|_| !ended) {
            let due: Found = complaint::due_on(self.parameters, &days).map(|due| due.map(|due| due.on));
            out.extend(dated(&due).map(|said| value("办结期限", "due", said)));
            out.extend(self.overdue(due.ok().flatten(), self.row.date("replied_on")));
        }
        let repeated = self.repeated()?;
        if !repeated.is_empty() {
            let (zh, en) = (repeated.join("、"), repeated.join(", "));
            out.push(value("重复反映", "complained of before", both!("{zh}", "{en}")));
        }
        Ok(out)
    }

    /// 重复反映: other complaints on the unit in the same domain, received within the twelve months before this one.
    fn repeated(&self) -> Result<Vec<String>> {
        let Some(received) = self.row.date("received_on") else { return Ok(Vec::new()) };
        let from = received.checked_sub_months(Months::new(12)).unwrap_or(received);
        let mut others = self.reader.children(&COMPLAINT, "unit", self.row.text("unit").unwrap_or_default())?;
        others.retain(|other| {
            other.id() != self.row.id()
                && other.text("domain") == self.row.text("domain")
                && other.date("received_on").is_some_and(|on| from <= on && on <= received)
        });
        Ok(others.iter().map(|other| other.id().to_owned()).collect())
    }

    fn case(&self) -> Result<Vec<Line>> {
        let mut out = Vec::new();
        if let Some(harm) = self.row.text("harm").filter(|harm| matches!(*harm, "public" | "market")) {
            let word = |lang| HARM.get(harm).map_or_else(|| harm.to_owned(), |item| item.label(lang).into_owned());
            let (zh, en) = (word(Lang::Zh), word(Lang::En));
            out.push(value("治理重点", "focus", both!("{zh}", "{en}")));
        }
        if !self.row.is_closed() {
            out.extend(self.in_stage()?);
        }
        let decided = self.row.date("decided_on").filter(|_| !self.is_in(&["lead", "transferred", "verifying"]));
        out.extend(dated(&self.term("retention.negative", decided)).map(|said| value("保存至", "kept until", said)));
        Ok(out)
    }

    fn rectification(&self) -> Vec<Line> {
        let mut out = Vec::new();
        let due = self.row.date("extended_to").or_else(|| self.row.date("due_on"));
        if self.is_in(&["issued", "reported", "failed"]) {
            out.extend(due.map(|due| value("现期限", "due now", day(due))));
        }
        if self.row.state() == "draft" {
            let name = if self.row.text("kind") == Some("explain") { "rectify.explain" } else { "rectify.fix" };
            let from = self.row.date("issued_on").or(Some(self.as_of));
            out.extend(dated(&self.term(name, from)).map(|said| value("建议期限", "suggested term", said)));
        } else {
            // A record that was refused or closed is late by the day of its report, if it has one.
            let done = self.row.date("reported_on").or_else(|| self.row.date("verified_on"));
            out.extend(self.overdue(due, done));
        }
        out
    }

    fn measure(&self) -> Result<Vec<Line>> {
        let mut out = Vec::new();
        let (start, end) = (self.row.date("start_on"), self.row.date("end_on"));
        if self.row.state() == "imposed" {
            let begun = start.is_some_and(|start| start <= self.as_of);
            let over = end.is_some_and(|end| end < self.as_of);
            let said = match (begun, over) {
                (_, true) => Both::fixed("已期满", "expired"),
                (true, false) => Both::fixed("有效", "in force"),
                (false, false) => Both::fixed("尚未开始", "not begun"),
            };
            out.push(value("效力", "effect", said));
            let barred = eligibility::barred_by(self.row.text("action").unwrap_or_default());
            let words = |lang, join: &str| {
                let items = barred.iter().filter_map(|code| eligibility::PURPOSE.get(code));
                items.map(|item| item.label(lang).into_owned()).collect::<Vec<_>>().join(join)
            };
            if !barred.is_empty() {
                out.push(value(
                    "限制用途",
                    "bars",
                    Both { zh: words(Lang::Zh, "、").into(), en: words(Lang::En, ", ").into() },
                ));
            }
        }
        let decided = self.row.date("decided_on");
        if let (Some(decided), Some(basis)) = (decided, self.row.text("basis"))
            && !self.is_law(basis, decided)?
        {
            out.push(value(
                "无依据",
                "without basis",
                both!("依据在 {decided} 不是现行有效", "the basis was not in force on {decided}"),
            ));
        }
        Ok(out)
    }

    fn objection(&self) -> Vec<Line> {
        let mut out = Vec::new();
        if self.row.state() != "rejected" {
            let due = self.term("objection.decide", self.row.date("received_on"));
            out.extend(self.overdue(due.ok().flatten(), self.row.date("decided_on")));
        }
        let upheld = matches!(self.row.text("result"), Some("upheld" | "part")) && self.is_in(&["upheld", "closed"]);
        if let Some(provider) = self.row.text("provider").filter(|_| upheld) {
            out.push(value("责任单位", "unit answerable", both!("{provider}", "{provider}")));
        }
        out
    }

    /// 发现前自纠: reported by the applicant and put right before the case came in; it speaks for a lighter measure.
    fn repair(&self) -> Result<Vec<Line>> {
        let own = self.row.int("self_report") == Some(1);
        let Some(target) = self.row.text("target").filter(|id| own && id.starts_with("SX")) else {
            return Ok(Vec::new());
        };
        let found =
            self.reader.get(&crate::catalog::integrity::CASE, target)?.and_then(|case| case.date("received_on"));
        let early = self.row.date("fulfilled_on").zip(found).is_some_and(|(done, found)| done < found);
        Ok(early.then(|| value("发现前自纠", "corrected before it was found", yes())).into_iter().collect())
    }

    fn litigation(&self) -> Result<Vec<Line>> {
        let mut out = Vec::new();
        if !self.row.is_closed() {
            out.extend(self.in_stage()?);
        }
        let listed = self.row.date("listed_on").is_some_and(|on| on <= self.as_of);
        if listed && self.row.date("cleared_on").is_none_or(|on| on > self.as_of) {
            out.push(value("在名单", "on the list", yes()));
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests;
