//! Where a decision and its steps, an item of a list and a disclosure stand (kinds.md §2.9).

use chrono::NaiveDate;

use super::{Judge, dated, number, rate, value, yes};
use crate::both;
use crate::catalog::codes::DECISION_STEP;
use crate::catalog::governance::{DECISION, STEP};
use crate::catalog::integrity::PROMISE;
use crate::error::Result;
use crate::messages::{Both, Lang, plural};
use crate::rules::computed::share;
use crate::rules::disclosure::{DisclosureDays, disclosure_due};
use crate::rules::rights::window::Computed;

/// The six steps; fair-competition review is one only where a policy is decided.
const STEPS: [&str; 6] = ["participation", "expert", "risk", "legality", "compliance", "collective"];

/// Both words of a code.
fn word(list: &crate::schema::CodeList, code: &str) -> Both {
    let say = |lang| list.get(code).map_or_else(|| code.to_owned().into(), |item| item.label(lang));
    Both { zh: say(Lang::Zh), en: say(Lang::En) }
}

impl Judge<'_> {
    pub(super) fn decision(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        let steps = self.reader.children(&STEP, "decision", self.row.id())?;
        let ended = |step: &str| {
            steps.iter().any(|row| row.text("step") == Some(step) && matches!(row.state(), "done" | "skipped"))
        };
        let missing: Vec<Both> = STEPS.iter().filter(|s| !ended(s)).map(|s| word(&DECISION_STEP, s)).collect();
        if !missing.is_empty() && self.row.state() != "abandoned" {
            let zh = missing.iter().map(|m| m.zh.as_ref()).collect::<Vec<_>>().join("、");
            let en = missing.iter().map(|m| m.en.as_ref()).collect::<Vec<_>>().join(", ");
            out.push(value("缺项程序", "steps missing", both!("{zh}", "{en}")));
        }
        let done = STEPS.len() - missing.len();
        let shared = share(i64::try_from(done).unwrap_or(0), 6).unwrap_or(0);
        out.push(value("程序完成率", "steps done", rate(shared)));
        let discussed = steps.iter().any(|row| row.text("step") == Some("collective") && row.state() == "done");
        if self.row.date("decided_on").is_some() && !(discussed && self.row.date("meeting_on").is_some()) {
            out.push(value("未经集体讨论", "not discussed collectively", yes()));
        }
        if let Some(opened) = self.row.date("opened_on") {
            let said = if self.parameters.in_force("decision.comment", opened).is_ok() {
                Both::fixed("法定最短期限适用", "the shortest periods of the regulation apply")
            } else {
                Both::fixed("启动早于条例施行,最短期限供参考", "opened before the regulation: its periods are advice")
            };
            out.push(value("适用规则", "rules", said));
        }
        Ok(out)
    }

    pub(super) fn step(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        let (start, end) = (self.row.date("start_on"), self.row.date("end_on"));
        let rule = match (self.row.text("step"), self.row.text("method")) {
            (Some("participation"), Some("notice")) => Some("decision.comment"),
            (Some("participation"), Some("hearing")) => Some("decision.hearing"),
            (Some("legality"), _) => Some("decision.legality"),
            _ => None,
        };
        if let (Some(start), Some(end)) = (start, end) {
            out.extend(self.length(rule, start, end).map(|said| value("历时", "length", said)));
            let opened = self.reader.get(&DECISION, self.row.text("decision").unwrap_or_default())?;
            let opened = opened.and_then(|decision| decision.date("opened_on")).unwrap_or(start);
            // A decision that was opened before the regulation is not judged by it.
            let rule = rule.filter(|rule| self.parameters.in_force(rule, opened).is_ok());
            if let Some(term) = rule.and_then(|rule| self.parameters.term(rule, start).ok())
                && term.corresponding(start, self.parameters.calendar()).is_ok_and(|least| end < least)
            {
                let (least, source) = (term.row.amount(), term.row.cite());
                let (zh, en, source_zh, source_en) = (least.zh, least.en, source.zh, source.en);
                out.push(value("期限不足", "too short", both!("最短{zh},{source_zh}", "{en} at least, {source_en}")));
            }
        }
        let adopted = self.row.int("adopted").zip(self.row.int("received"));
        let adopted = adopted.and_then(|(adopted, received)| share(adopted, received));
        out.extend(adopted.map(|adopted| value("采纳率", "opinions adopted", rate(adopted))));
        Ok(out)
    }

    /// How long a step took, in working days where its rule counts those.
    fn length(&self, rule: Option<&str>, start: NaiveDate, end: NaiveDate) -> Option<Both> {
        if rule == Some("decision.legality") {
            let count = self.parameters.calendar().workdays_between(start, end)?;
            let english = plural(usize::try_from(count).ok()?, "working day");
            return Some(both!("{count} 个工作日", "{english}"));
        }
        let count = end.signed_duration_since(start).num_days();
        (count >= 0).then(|| super::days(count))
    }

    pub(super) fn item(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        if let Some(basis) = self.row.text("basis").filter(|_| !self.is_in(&["replaced", "cancelled"]))
            && !self.is_law(basis, self.as_of)?
        {
            let on = self.as_of;
            let said = both!("设定依据在 {on} 不是现行有效", "the basis is not in force on {on}");
            out.push(value("无依据", "without basis", said));
        }
        let promises = self.reader.children(&PROMISE, "source", self.row.id())?;
        if !promises.is_empty() {
            out.push(value("对应承诺", "promises", number(promises.len())));
        }
        Ok(out)
    }

    pub(super) fn disclosure(&self) -> Vec<Computed> {
        let mut out = Vec::new();
        let Ok(of) = self.row.view::<DisclosureDays<'_>>() else { return out };
        let due = disclosure_due(self.parameters, &of).map(|due| due.map(|due| due.on()));
        out.extend(dated(&due).map(|said| value("应公开日期", "due", said)));
        if self.row.state() != "withheld" {
            let done = if of.mode == "request" { "replied_on" } else { "published_on" };
            let late = due.ok().flatten().is_some_and(|due| self.row.date(done).unwrap_or(self.as_of) > due);
            if late {
                out.push(value("迟延", "late", yes()));
            }
        }
        out
    }
}
