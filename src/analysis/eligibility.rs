//! 资格: what bars a unit, an officer or a party from an honour, a post, funds, policies or procurement on a day, and by which
//! record (kinds.md §5.2; programme 3(4): 将信用记录作为考核、任用、奖惩的重要依据).
//!
//! Only a measure, a sanction or a ban bars: a confirmed case, a listing, an objection or an overdue order is told and bars
//! nothing by itself, since a sanction needs a basis of its own.

use chrono::NaiveDate;

use crate::both;
use crate::catalog::integrity::{CASE, LITIGATION, MEASURE, OBJECTION, RECTIFICATION};
use crate::catalog::personnel::ENTRY;
use crate::catalog::procurement::CREDENTIAL;
use crate::catalog::registry::{DOCUMENT, PARTY};
use crate::error::Result;
use crate::messages::Both;
use crate::rules::rights::sanction::{Sanction, period};
use crate::rules::{self, Parameters};
use crate::schema::{CodeItem, CodeList, Kind, Row};
use crate::store::Reader;

const fn item(code: &'static str, zh: &'static str) -> CodeItem {
    CodeItem { code, zh, aliases: &[] }
}

/// What somebody is looked up for.
pub static PURPOSE: CodeList = CodeList {
    name: "purpose",
    items: &[
        item("honour", "评优评先"),
        item("title", "诚信创建命名"),
        item("promote", "晋升任用"),
        item("reward", "奖励"),
        item("assess", "年度考核"),
        item("fund", "财政资金和项目"),
        item("policy", "扶持政策"),
        item("procure", "参加政府采购"),
        item("pilot", "试点示范"),
        item("bond", "专项债券"),
        item("audit", "监督检查"),
    ],
};

/// What a record does to the subject's eligibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It bars.
    Bar,
    /// It bars nothing by itself, but whoever decides should know.
    Warning,
    /// It speaks for the subject: an incentive in force.
    Plus,
}

/// One record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What it does.
    pub effect: Effect,
    /// Its kind.
    pub kind: &'static Kind,
    /// Its id.
    pub id: String,
    /// What it is, in words.
    pub what: Both,
    /// What it rests on: number and title of the document, as recorded.
    pub basis: String,
    /// The last day; `None` without an end.
    pub until: Option<NaiveDate>,
}

/// Who is looked up, and what for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The unit, officer or party.
    pub subject: &'a Row,
    /// Code of the purpose.
    pub purpose: &'a str,
    /// The day.
    pub on: NaiveDate,
}

/// Purposes that a measure bars by its action.
pub(super) fn barred_by(action: &str) -> &'static [&'static str] {
    match action {
        "bar_honours" => &["honour", "title"],
        "limit_award" => &["honour", "title", "reward"],
        "limit_funds" => &["fund"],
        "limit_policy" => &["policy"],
        "limit_proc" => &["procure"],
        "limit_bond" => &["bond"],
        "limit_pilot" => &["pilot", "title"],
        _ => &[],
    }
}

/// Everything that bars, is to be known, or speaks for the subject; bars first.
///
/// # Errors
/// When the ledger cannot be read.
pub fn grounds(reader: Reader<'_>, parameters: &Parameters, asked: &Asked<'_>) -> Result<Vec<Ground>> {
    let mut search = Search { reader, parameters, asked, found: Vec::new() };
    let id = asked.subject.id();
    match asked.subject.kind().name {
        "officer" => {
            search.measures("officer", id)?;
            search.sanctions()?;
            search.cases("officer", id)?;
            search.rectifications("officer", id)?;
            search.objections("officer", id)?;
        }
        "party" => search.credentials()?,
        _ => {
            // What was recorded of the units that this one succeeded follows it.
            for id in rules::predecessors(reader, id)? {
                search.measures("unit", &id)?;
                search.cases("unit", &id)?;
                search.litigation(&id)?;
                search.rectifications("unit", &id)?;
                search.objections("unit", &id)?;
            }
        }
    }
    let mut found = search.found;
    found.sort_by_key(|g| g.effect as u8);
    Ok(found)
}

struct Search<'a> {
    reader: Reader<'a>,
    parameters: &'a Parameters,
    asked: &'a Asked<'a>,
    found: Vec<Ground>,
}

impl Search<'_> {
    fn tell(&mut self, effect: Effect, row: &Row, what: Both, basis: String, until: Option<NaiveDate>) {
        self.found.push(Ground { effect, kind: row.kind(), id: row.id().to_owned(), what, basis, until });
    }

    /// Measures in force on the day: sanctions whose action bars the purpose, and incentives.
    fn measures(&mut self, field: &str, id: &str) -> Result<()> {
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
    fn sanctions(&mut self) -> Result<()> {
        let all = self.reader.children(&ENTRY, "officer", self.asked.subject.id())?;
        let mut entries: Vec<(NaiveDate, &Row)> = all
            .iter()
            .filter(|e| matches!(e.state(), "filed" | "archived") && e.text("sanction").is_some())
            .filter_map(|e| Some((e.date("decided_on")?, e)))
            .collect();
        entries.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id().cmp(b.1.id())));
        let mut before: Vec<Sanction<'_>> = Vec::new();
        for (decided_on, entry) in &entries {
            let kind = entry.text("sanction").unwrap_or_default();
            before.push(Sanction { kind, decided_on: *decided_on, months: entry.int("term_months") });
            if *decided_on > self.asked.on {
                break;
            }
            let until = match period(self.parameters, &before) {
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
    fn credentials(&mut self) -> Result<()> {
        for credential in self.reader.children(&CREDENTIAL, "party", self.asked.subject.id())? {
            if barred(&credential, self.asked.on) {
                let until = credential.date("valid_to");
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
    fn cases(&mut self, field: &str, id: &str) -> Result<()> {
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
    fn objections(&mut self, field: &str, id: &str) -> Result<()> {
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

    fn litigation(&mut self, unit: &str) -> Result<()> {
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

    fn rectifications(&mut self, field: &str, id: &str) -> Result<()> {
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

/// True for a credential that bans its party on a day (kinds.md, credential.barred).
pub(super) fn barred(credential: &Row, on: NaiveDate) -> bool {
    let from = credential.date("valid_from").or_else(|| credential.date("issued_on"));
    credential.state() == "valid"
        && (credential.text("list").is_some() || credential.text("ban_scope").is_some())
        && from.is_some_and(|from| from <= on)
        && credential.date("valid_to").is_none_or(|until| on <= until)
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

/// True for a subject whose look-ups are recorded: an officer, and a party that is a natural person.
pub fn is_person(subject: &Row) -> bool {
    match subject.kind() {
        kind if kind == &PARTY => {
            kind.person_when.is_some_and(|(field, codes)| subject.text(field).is_some_and(|code| codes.contains(&code)))
        }
        kind => kind.name == "officer",
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Effect, Ground, PURPOSE, grounds, is_person};
    use crate::catalog::integrity::{CASE, LITIGATION, MEASURE, OBJECTION, RECTIFICATION};
    use crate::catalog::personnel::{ENTRY, OFFICER};
    use crate::catalog::procurement::CREDENTIAL;
    use crate::catalog::registry::{PARTY, UNIT};
    use crate::rules::Parameters;
    use crate::rules::fixture::{Fixture, day};
    use crate::schema::Row;

    fn on(fixture: &Fixture, subject: &Row, purpose: &str, date: &str) -> Vec<Ground> {
        let parameters = Parameters::read(fixture.reader()).unwrap();
        let asked = Asked { subject, purpose, on: day(date) };
        grounds(fixture.reader(), &parameters, &asked).unwrap()
    }

    fn bars(fixture: &Fixture, subject: &Row, purpose: &str, date: &str) -> Vec<String> {
        let all = on(fixture, subject, purpose, date);
        all.into_iter().filter(|g| g.effect == Effect::Bar).map(|g| g.id).collect()
    }

    #[test]
    fn each_action_bars_its_purposes_while_it_is_in_force() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        for (action, purposes) in [
            ("bar_honours", &["honour", "title"][..]),
            ("limit_award", &["honour", "title", "reward"]),
            ("limit_funds", &["fund"]),
            ("limit_policy", &["policy"]),
            ("limit_proc", &["procure"]),
            ("limit_bond", &["bond"]),
            ("limit_pilot", &["title", "pilot"]),
            ("talk", &[]),
        ] {
            let columns = [
                ("direction", "sanction"),
                ("subject_kind", "unit"),
                ("unit", unit.id()),
                ("action", action),
                ("state", "imposed"),
                ("start_on", "2024-01-01"),
                ("end_on", "2024-12-31"),
            ];
            let measure = fixture.add(&MEASURE, &columns);
            let barred: Vec<&str> = PURPOSE
                .items
                .iter()
                .map(|i| i.code)
                .filter(|p| bars(&fixture, &unit, p, "2024-12-31").contains(&measure.id().to_owned()))
                .collect();
            assert_eq!(barred, purposes, "{action}");
            assert!(PURPOSE.items.iter().all(|p| bars(&fixture, &unit, p.code, "2025-01-01").is_empty()));
            let lifted = fixture.change(&measure, &[("state", "lifted"), ("lifted_on", "2024-03-01")]);
            assert!(PURPOSE.items.iter().all(|p| bars(&fixture, &unit, p.code, "2024-03-01").is_empty()));
            fixture.change(&lifted, &[("void_on", "2024-03-02")]);
        }
    }

    #[test]
    fn a_successor_bears_what_its_predecessor_was_barred_from() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let old = fixture.add(&UNIT, &[("successor", unit.id()), ("state", "succeeded")]);
        let columns = [("unit", old.id()), ("action", "limit_funds"), ("state", "imposed"), ("direction", "sanction")];
        let measure = fixture.add(&MEASURE, &columns);
        assert_eq!(bars(&fixture, &unit, "fund", "2024-03-28"), [measure.id()]);
    }

    #[test]
    fn sanctions_bar_promotion_and_from_a_demerit_on_a_rise_of_pay() {
        let mut fixture = Fixture::new();
        let officer = fixture.add(&OFFICER, &[]);
        let mut entry = |title: &str, kind: &str, on: &str| {
            let columns = [
                ("officer", officer.id()),
                ("title", title),
                ("sanction", kind),
                ("decided_on", on),
                ("state", "filed"),
                ("section", "violation"),
            ];
            fixture.add(&ENTRY, &columns)
        };
        let (demerit, warn) = (entry("记过", "demerit", "2023-05-10"), entry("警告", "warn", "2024-02-10"));
        let barred = |purpose, date| bars(&fixture, &officer, purpose, date);
        assert_eq!(barred("promote", "2024-03-28"), [demerit.id(), warn.id()]);
        assert_eq!(barred("reward", "2024-03-28"), [demerit.id()]);
        assert!(barred("honour", "2024-03-28").is_empty());
        // The warning runs from the end of the demerit, 10 May, for six months.
        assert_eq!(barred("promote", "2024-11-10"), [warn.id()]);
        assert!(barred("promote", "2024-11-11").is_empty());
        assert_eq!(on(&fixture, &officer, "honour", "2024-03-28").len(), 2, "told as warnings");
        assert!(barred("promote", "2023-05-09").is_empty(), "not before it was decided");
        let dismissed = fixture.add(&OFFICER, &[]);
        let columns =
            [("officer", dismissed.id()), ("sanction", "expel"), ("decided_on", "2020-01-01"), ("state", "filed")];
        fixture.add(&ENTRY, &columns);
        let found = on(&fixture, &dismissed, "promote", "2030-01-01");
        assert_eq!((found.len(), found[0].effect, found[0].until), (1, Effect::Bar, None));
        assert!(is_person(&dismissed));
    }

    #[test]
    fn a_ban_bars_a_party_from_procurement() {
        let mut fixture = Fixture::new();
        let party = fixture.add(&PARTY, &[("kind", "firm")]);
        let columns = [
            ("party", party.id()),
            ("list", "procurement"),
            ("issued_on", "2024-01-10"),
            ("valid_to", "2025-01-10"),
            ("state", "valid"),
        ];
        let ban = fixture.add(&CREDENTIAL, &columns);
        assert_eq!(bars(&fixture, &party, "procure", "2025-01-10"), [ban.id()]);
        assert!(bars(&fixture, &party, "procure", "2025-01-11").is_empty());
        assert!(bars(&fixture, &party, "procure", "2024-01-09").is_empty());
        assert!(bars(&fixture, &party, "honour", "2024-06-01").is_empty());
        assert!(!is_person(&party));
        assert!(is_person(&fixture.add(&PARTY, &[("kind", "expert")])));
    }

    #[test]
    fn what_bars_nothing_is_told() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let case = fixture.add(&CASE, &[("unit", unit.id()), ("state", "confirmed"), ("subject_kind", "unit")]);
        fixture.add(&OBJECTION, &[("target", case.id()), ("state", "marked")]);
        fixture.add(&LITIGATION, &[("unit", unit.id()), ("listed_on", "2024-03-01"), ("state", "listed")]);
        fixture.add(&RECTIFICATION, &[("unit", unit.id()), ("due_on", "2024-03-27"), ("state", "issued")]);
        let reward = [("unit", unit.id()), ("direction", "incentive"), ("award", "commend"), ("state", "imposed")];
        fixture.add(&MEASURE, &[&reward[..], &[("subject_kind", "unit")]].concat());
        let found = on(&fixture, &unit, "honour", "2024-03-28");
        let kinds: Vec<_> = found.iter().map(|g| (g.effect, g.kind.name)).collect();
        assert_eq!(
            kinds,
            [
                (Effect::Warning, "case"),
                (Effect::Warning, "objection"),
                (Effect::Warning, "litigation"),
                (Effect::Warning, "rectification"),
                (Effect::Plus, "measure"),
            ]
        );
    }
}
