//! What the registers hold for or against a subject on a day: measures, sanctions, bans, cases, listings, orders, objections.

use chrono::NaiveDate;

use super::purpose::barred_by;
use super::{Asked, Effect, Ground};
use crate::both;
use crate::catalog::integrity::{CASE, LITIGATION, MEASURE, OBJECTION, RECTIFICATION};
use crate::catalog::personnel::ENTRY;
use crate::catalog::procurement::CREDENTIAL;
use crate::catalog::registry::DOCUMENT;
use crate::error::Result;
use crate::messages::Both;
use crate::rules::Parameters;
use crate::rules::rights::sanction::{self, Sanction};
use crate::schema::Row;
use crate::store::Reader;

/// The registers, read for one subject; what was found so far.
pub(super) struct Search<'a> {
    reader: Reader<'a>,
    parameters: &'a Parameters,
    asked: &'a Asked<'a>,
    pub(super) found: Vec<Ground>,
}

impl<'a> Search<'a> {
    /// Nothing found yet.
    pub(super) const fn new(reader: Reader<'a>, parameters: &'a Parameters, asked: &'a Asked<'a>) -> Self {
        Self { reader, parameters, asked, found: Vec::new() }
    }
}

impl Search<'_> {
    fn tell(&mut self, effect: Effect, row: &Row, what: Both, basis: String, until: Option<NaiveDate>) {
        self.found.push(Ground { effect, kind: row.kind(), id: row.id().to_owned(), what, basis, until });
    }

    /// Measures in force on the day: sanctions whose action bars the purpose, and incentives.
    pub(super) fn measures(&mut self, field: &str, id: &str) -> Result<()> {
        for measure in self.reader.children(&MEASURE, field, id)? {
            let of_person = measure.text("subject_kind") == Some("officer");
            if of_person != (field == "officer") || !in_force(&measure, self.asked.on) {
                continue;
            }
            let until = measure.date("end_on");
            let basis = self.basis(&measure)?;
            if measure.text("direction") == Some("incentive") {
                let what = named(&measure, "award", &both!("激励措施", "incentive"));
                self.tell(Effect::Plus, &measure, what, basis, until);
            } else if measure.text("action").is_some_and(|a| barred_by(a).contains(&self.asked.purpose)) {
                let what = named(&measure, "action", &both!("惩戒措施", "measure"));
                self.tell(Effect::Bar, &measure, what, basis, until);
            }
        }
        Ok(())
    }

    /// Number and title of what a measure rests on, and its own number.
    fn basis(&self, measure: &Row) -> Result<String> {
        let document = measure.text("basis").map(|id| self.reader.get(&DOCUMENT, id)).transpose()?.flatten();
        let parts = document.iter().flat_map(|d| [d.text("title"), d.text("doc_no")]).chain([measure.text("doc_no")]);
        let mut words: Vec<&str> = parts.flatten().collect();
        words.dedup();
        Ok(words.join(" "))
    }

    /// Sanctions on file whose period runs on the day (公务员法 64 and 65; 政务处分法 26): none of them is promoted, and from
    /// 记过 on no grade of pay rises. Several add up.
    pub(super) fn sanctions(&mut self) -> Result<()> {
        let all = self.reader.children(&ENTRY, "officer", self.asked.subject.id())?;
        for (Sanction { kind, decided_on, .. }, entry) in sanction::on_file(&all) {
            if decided_on > self.asked.on {
                break;
            }
            let until = match sanction::of_entry(self.parameters, entry, &all) {
                Ok(period) => period.map(|p| p.on),
                // Without a figure nobody can tell that it is over: it stands, and says why.
                Err(missing) => {
                    self.tell(Effect::Warning, entry, missing.both(), decision(entry), None);
                    continue;
                }
            };
            if until.is_some_and(|until| until < self.asked.on) {
                continue;
            }
            let effect = match self.asked.purpose {
                "promote" => Effect::Bar,
                "reward" if kind != "warn" => Effect::Bar,
                _ => Effect::Warning,
            };
            let what = named(entry, "sanction", &both!("处分期内", "period of a sanction"));
            self.tell(effect, entry, what, decision(entry), until);
        }
        Ok(())
    }

    /// Bans of a party on the day (kinds.md, credential.barred).
    pub(super) fn credentials(&mut self) -> Result<()> {
        for credential in self.reader.children(&CREDENTIAL, "party", self.asked.subject.id())? {
            let until = credential.date("valid_to");
            if barred(&credential, self.asked.on) {
                let effect = if self.asked.purpose == "procure" { Effect::Bar } else { Effect::Warning };
                let ban = both!("禁止期内", "banned");
                let what = if credential.text("list").is_some() { named(&credential, "list", &ban) } else { ban };
                self.tell(effect, &credential, what, decision(&credential), until);
            }
            self.disputed(&credential)?;
        }
        Ok(())
    }

    /// Confirmed cases without a measure, and what is said against them.
    pub(super) fn cases(&mut self, field: &str, id: &str) -> Result<()> {
        for case in self.reader.children(&CASE, field, id)? {
            let of_person = case.text("subject_kind") == Some("officer");
            if of_person != (field == "officer") || !matches!(case.state(), "confirmed" | "sanctioned") {
                continue;
            }
            if case.state() == "confirmed" {
                let what = both!("失信记录已认定,未列惩戒措施", "case confirmed, no measure imposed");
                self.tell(Effect::Warning, &case, what, decision(&case), None);
            }
            self.disputed(&case)?;
        }
        Ok(())
    }

    /// An open objection to a record that was read.
    fn disputed(&mut self, row: &Row) -> Result<()> {
        let all = self.reader.children(&OBJECTION, "target", row.id())?;
        for objection in all.iter().filter(|o| matches!(o.state(), "marked" | "checking")) {
            let id = row.id();
            let what = both!("{id} 异议中", "{id} is objected to");
            self.tell(Effect::Warning, objection, what, text(objection, "letter_no"), None);
        }
        Ok(())
    }

    /// Objections that the subject itself has raised and that are not decided.
    pub(super) fn objections(&mut self, field: &str, id: &str) -> Result<()> {
        for objection in self.reader.children(&OBJECTION, field, id)? {
            let known = self.found.iter().any(|g| g.id == objection.id());
            if known || !matches!(objection.state(), "received" | "marked" | "checking") {
                continue;
            }
            let target = text(&objection, "target");
            let what = both!("对 {target} 的异议未办结", "the objection to {target} is not decided");
            self.tell(Effect::Warning, &objection, what, text(&objection, "letter_no"), None);
        }
        Ok(())
    }

    pub(super) fn litigation(&mut self, unit: &str) -> Result<()> {
        for row in self.reader.children(&LITIGATION, "unit", unit)? {
            let listed = row.date("listed_on").is_some_and(|on| on <= self.asked.on);
            if listed && row.date("cleared_on").is_none_or(|on| self.asked.on < on) {
                let what = both!("在失信被执行人名单", "on the list of judgment debtors");
                let number = text(&row, if row.text("enforce_no").is_some() { "enforce_no" } else { "case_no" });
                self.tell(Effect::Warning, &row, what, format!("{} {number}", text(&row, "court")), None);
            }
        }
        Ok(())
    }

    pub(super) fn rectifications(&mut self, field: &str, id: &str) -> Result<()> {
        for row in self.reader.children(&RECTIFICATION, field, id)? {
            let due = row.date("extended_to").or_else(|| row.date("due_on"));
            let open = matches!(row.state(), "issued" | "failed" | "refused");
            if open && due.is_some_and(|due| due < self.asked.on) {
                let what = both!("整改逾期", "rectification overdue");
                self.tell(Effect::Warning, &row, what, text(&row, "notice_no"), None);
            }
        }
        Ok(())
    }
}

/// True for what is on record of a party, verified and within its period on a day.
pub(in crate::analysis) fn holds(credential: &Row, on: NaiveDate) -> bool {
    let from = credential.date("valid_from").or_else(|| credential.date("issued_on"));
    credential.state() == "valid"
        && from.is_some_and(|from| from <= on)
        && credential.date("valid_to").is_none_or(|until| on <= until)
}

/// True for a credential that bans its party on a day (kinds.md, credential.barred).
pub(in crate::analysis) fn barred(credential: &Row, on: NaiveDate) -> bool {
    (credential.text("list").is_some() || credential.text("ban_scope").is_some()) && holds(credential, on)
}

/// True for a measure in force on a day: imposed, begun and not ended; one lifted later was in force before.
fn in_force(measure: &Row, on: NaiveDate) -> bool {
    let stands = match measure.state() {
        "imposed" => true,
        "lifted" => measure.date("lifted_on").is_some_and(|lifted| on < lifted),
        _ => false,
    };
    stands
        && measure.date("start_on").is_some_and(|start| start <= on)
        && measure.date("end_on").is_none_or(|end| on <= end)
}

/// `what: code` of a field in both languages.
fn named(row: &Row, field: &str, what: &Both) -> Both {
    use crate::messages::Lang;
    use crate::schema::Type;
    let item = match row.kind().field(field).map(|f| f.ty) {
        Some(Type::Code(list)) => row.text(field).and_then(|code| list.get(code)),
        _ => None,
    };
    let Some(item) = item else { return what.clone() };
    let (zh, en, code_zh, code_en) = (&what.zh, &what.en, item.label(Lang::Zh), item.label(Lang::En));
    both!("{zh}: {code_zh}", "{en}: {code_en}")
}

/// Who decided it and under which number.
fn decision(row: &Row) -> String {
    [row.text("issuer"), row.text("doc_no")].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn text(row: &Row, field: &str) -> String {
    row.text(field).unwrap_or_default().to_owned()
}
