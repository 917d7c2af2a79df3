//! The second person: who may approve an act with legal effect.
//!
//! kinds.md §0 (‡) says that a second person is needed, and that whoever registered the record or made the last report on
//! it does not decide alone; design.md §3 says that the second person is never the operator, never the person or the head
//! of the unit concerned. Together: operator and approver are two people, and the approver is neither registrar nor last
//! reporter. The operator may be the registrar, so an office of two can work: one keeps the book, the other approves.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::integrity::succession;
use super::referred;
use super::source::{PROTECTION, REGISTER, SUPERVISION};
use crate::both;
use crate::catalog::integrity::COMPLAINT;
use crate::catalog::personnel::{OFFICER, POST};
use crate::error::{Failure, Result, codes};
use crate::messages::Both;
use crate::schema::{Row, Verb};
use crate::store::Reader;
use crate::terms;

/// Where the units that a record concerns stand, for kinds without a field `unit` (kinds.md §5.5). An entry concerns the
/// officer's own unit too, and a challenge the buyer who is challenged.
const UNITS: [(&str, &[&str]); 9] = [
    ("tender", &["buyer"]),
    ("bid", &["tender.buyer"]),
    ("contract", &["buyer"]),
    ("acceptance", &["contract.buyer"]),
    ("payment", &["contract.buyer"]),
    ("challenge", &["handler_unit", "tender.buyer"]),
    ("credential", &["source_unit"]),
    ("entry", &["source_unit", "officer.unit"]),
    ("activity", &["organiser"]),
];

/// Refuses a countersigned verb that nobody, or the wrong person, approves.
///
/// # Errors
/// E4003 with the reason; when the ledger cannot be read.
pub fn check_approval(
    verb: &Verb,
    record: &Row,
    approved_by: Option<&str>,
    operator: &str,
    reader: Reader<'_>,
    today: NaiveDate,
) -> Result<()> {
    if !verb.countersigned {
        return Ok(());
    }
    let title = verb.both();
    let (zh, en) = (title.zh, title.en);
    let approver = Person::named(reader, approved_by.unwrap_or(""))?;
    if approver.name.is_empty() {
        let text =
            both!("{zh}有法律效力,须第二人批准", "{en} has legal effect and needs the approval of a second person");
        return Err(Failure::new(&codes::E4003, text).hint(both!("加 --批准人 姓名", "add --approved-by NAME")));
    }
    if approver.id.is_none() && officer_id(&approver.name).is_some() {
        let id = &approver.name;
        let text = both!("没有公务员 {id}", "there is no officer {id}");
        return Err(Failure::new(&codes::E4003, text).hint(both!("写明姓名或编号", "write the name or the id")));
    }
    match objection(&approver, record, operator, reader, today)? {
        None => Ok(()),
        Some(reason) => {
            let next = both!(
                "换一人批准: --批准人 姓名(同名的写编号)",
                "let somebody else approve: --approved-by NAME (write the id where names are the same)"
            );
            Err(Failure::new(&codes::E4003, reason).hint(next))
        }
    }
}

/// Refuses any act on a complaint by whom it is about (kinds.md §2.8). Who may read the ledger's file is not decided here.
///
/// # Errors
/// E4003 when the operator is the person complained of; when the ledger cannot be read.
pub fn check_operator(record: &Row, operator: &str, reader: Reader<'_>) -> Result<()> {
    if record.kind() != &COMPLAINT {
        return Ok(());
    }
    match referred(reader, record, "officer")? {
        Some(officer) if Person::named(reader, operator)?.is(&Person::of(&officer)) => {
            let text = both!("被反映人不能办理这件投诉举报", "the person complained of cannot handle the complaint");
            let next = both!("换一人办理: --操作人 姓名", "let somebody else handle it: --user NAME");
            Err(Failure::new(&codes::E4003, SUPERVISION.cite(&text)).hint(next))
        }
        _ => Ok(()),
    }
}

/// Refuses an act that needs a second person but has none: taking back what a second person approved.
///
/// # Errors
/// E4003 when nobody is named or the operator is; when the ledger cannot be read.
pub fn check_second_person(approved_by: Option<&str>, operator: &str, reader: Reader<'_>) -> Result<()> {
    let approver = Person::named(reader, approved_by.unwrap_or(""))?;
    if !approver.name.is_empty() && !approver.is(&Person::named(reader, operator)?) {
        return Ok(());
    }
    Err(Failure::new(
        &codes::E4003,
        both!(
            "经第二人批准的操作,撤销也须另一人批准",
            "what a second person approved is taken back with a second person's approval"
        ),
    )
    .hint(both!("加 --批准人 姓名", "add --approved-by NAME")))
}

/// Why this person may not approve.
fn objection(
    approver: &Person,
    record: &Row,
    operator: &str,
    reader: Reader<'_>,
    today: NaiveDate,
) -> Result<Option<Both>> {
    if approver.is(&Person::named(reader, operator)?) {
        return Ok(Some(REGISTER.cite(&both!("批准人不能是操作人本人", "the operator cannot approve"))));
    }
    let (registrar, reporter) = authors(reader, record)?;
    let is_author = |author: Option<String>| match author {
        Some(name) => Ok::<_, Failure>(approver.is(&Person::named(reader, &name)?)),
        None => Ok(false),
    };
    if is_author(registrar)? {
        return Ok(Some(REGISTER.cite(&both!("批准人是登记这条记录的人", "the approver registered this record"))));
    }
    if is_author(reporter)? {
        return Ok(Some(
            REGISTER.cite(&both!("批准人是上一次上报这条记录的人", "the approver made the last report on this record")),
        ));
    }
    if let Some(officer) = referred(reader, record, "officer")?
        && approver.is(&Person::of(&officer))
    {
        return Ok(Some(PROTECTION.cite(&both!("批准人是当事人本人", "the approver is the person concerned"))));
    }
    let mut concerned = units(reader, record)?;
    for unit in concerned.clone() {
        // Of a unit that was taken over, the head of its successor is concerned.
        concerned.extend(succession::answers_for(reader, &unit)?.map(|heir| heir.id().to_owned()));
    }
    for unit in concerned {
        if is_head(approver, &unit, reader, today)? {
            let text =
                both!("批准人是所涉单位 {unit} 的主要负责人", "the approver is the head of the unit concerned, {unit}");
            return Ok(Some(PROTECTION.cite(&text)));
        }
    }
    Ok(None)
}

/// Who registered a record, and who ran the latest lifecycle verb on it that still stands.
fn authors(reader: Reader<'_>, record: &Row) -> Result<(Option<String>, Option<String>)> {
    let history = reader.history(record.id())?;
    let registrar = history.first().filter(|(_, change)| change.before.is_none()).map(|(op, _)| op.operator.clone());
    let verbs = record.kind().lifecycle.map(|l| l.verbs).unwrap_or_default();
    let mut taken_back = HashSet::new();
    for (op, change) in history.iter().rev() {
        if taken_back.contains(&op.seq) {
            continue;
        }
        taken_back.extend(op.undoes);
        if verbs.iter().any(|verb| verb.name == change.action) {
            return Ok((registrar, Some(op.operator.clone())));
        }
    }
    Ok((registrar, None))
}

/// Ids of the units that a record concerns.
fn units(reader: Reader<'_>, record: &Row) -> Result<Vec<String>> {
    let mut out: Vec<String> = record.text("unit").map(str::to_owned).into_iter().collect();
    let paths = UNITS.iter().find(|(kind, _)| *kind == record.kind().name).map_or(&[][..], |(_, paths)| paths);
    for path in paths {
        let unit = match path.split_once('.') {
            Some((parent, field)) => referred(reader, record, parent)?.and_then(|p| p.text(field).map(str::to_owned)),
            None => record.text(path).map(str::to_owned),
        };
        out.extend(unit.filter(|u| !out.contains(u)));
    }
    Ok(out)
}

/// True when the person heads the unit on the day: start_on ≤ day, end_on blank or ≥ day (kinds.md, post.covers).
fn is_head(person: &Person, unit: &str, reader: Reader<'_>, day: NaiveDate) -> Result<bool> {
    for post in reader.children(&POST, "unit", unit)? {
        let serves =
            post.date("start_on").is_some_and(|start| start <= day) && post.date("end_on").is_none_or(|end| day <= end);
        if serves
            && post.text("role") == Some("head")
            && let Some(officer) = referred(reader, &post, "officer")?
            && person.is(&Person::of(&officer))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Somebody, by name, and by id where that is known: names that differ in spaces, width or case only are the same.
struct Person {
    id: Option<String>,
    name: String,
}

impl Person {
    /// As somebody wrote them: an officer's id or a name.
    fn named(reader: Reader<'_>, word: &str) -> Result<Self> {
        if let Some(id) = officer_id(word)
            && let Some(officer) = reader.get(&OFFICER, &id)?
        {
            return Ok(Self::of(&officer));
        }
        Ok(Self { id: None, name: plain(word) })
    }

    fn of(officer: &Row) -> Self {
        Self { id: Some(officer.id().to_owned()), name: plain(officer.text("name").unwrap_or("")) }
    }

    /// True when they may be one person: by id where both have one, else by name.
    fn is(&self, other: &Self) -> bool {
        match (&self.id, &other.id) {
            (Some(one), Some(two)) => one == two,
            _ => !self.name.is_empty() && self.name == other.name,
        }
    }
}

/// The officer's id that a word is. An id is written with its year here: `gw31` may be a user's name.
fn officer_id(word: &str) -> Option<String> {
    let id = terms::id::parse(word, 0)?.ok().filter(|id| id.prefix() == OFFICER.prefix && id.year() != 0)?;
    Some(id.to_string())
}

fn plain(name: &str) -> String {
    terms::text::fold(name).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{check_approval, check_operator};
    use crate::catalog::integrity::COMPLAINT;
    use crate::catalog::personnel::{ENTRY, OFFICER, POST};
    use crate::catalog::procurement::{ACCEPTANCE, CHALLENGE, CONTRACT, TENDER};
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::{Fixture, day};
    use crate::schema::Row;

    /// What is said when 甲 runs the record's first countersigned verb and somebody approves.
    fn said(fixture: &Fixture, record: &Row, approver: &str) -> String {
        let verb = record.kind().lifecycle.unwrap().verbs.iter().find(|v| v.countersigned).unwrap();
        match check_approval(verb, record, Some(approver), "甲", fixture.reader(), day("2024-03-28")) {
            Ok(()) => String::new(),
            Err(failure) => {
                assert_eq!(failure.code.id, "E4003");
                assert!(failure.hint.is_some());
                failure.text.zh.into_owned()
            }
        }
    }

    #[test]
    fn two_people_are_needed() {
        let mut fixture = Fixture::new();
        let tender = fixture.add(&TENDER, &[]);
        for nobody in ["", "  "] {
            assert!(said(&fixture, &tender, nobody).contains("须第二人批准"));
        }
        for operator in ["甲", " 甲 "] {
            assert!(said(&fixture, &tender, operator).contains("操作人"), "{operator}");
        }
        // 甲 registered it and operates: 乙 approves, and an office of two can work.
        assert_eq!(said(&fixture, &tender, "乙"), "");
        let verb = TENDER.lifecycle.unwrap().verb("announce").unwrap();
        assert!(check_approval(verb, &tender, None, "甲", fixture.reader(), day("2024-03-28")).is_ok());
    }

    #[test]
    fn registrar_and_last_reporter_do_not_approve() {
        let mut fixture = Fixture::new();
        let tender = fixture.add_by("乙", &TENDER, &[]);
        assert!(said(&fixture, &tender, "乙").contains("登记"));
        let tender = fixture.change_by("丙", "announce", &tender, &[("state", "announced")]);
        assert!(said(&fixture, &tender, "丙").contains("上报"));
        let tender = fixture.change_by("丁", "edit", &tender, &[("note", "更正错字")]);
        assert_eq!(said(&fixture, &tender, "丁"), "", "an edit is no report");
        let tender = fixture.change_by("戊", "open", &tender, &[("state", "evaluating")]);
        assert_eq!(said(&fixture, &tender, "丙"), "", "only the last report counts");
        assert!(said(&fixture, &tender, "戊").contains("上报"));
        fixture.undo("戊");
        assert_eq!(said(&fixture, &tender, "戊"), "", "what was taken back is no report");
        assert!(said(&fixture, &tender, "丙").contains("上报"));
    }

    #[test]
    fn the_person_concerned_does_not_approve() {
        let mut fixture = Fixture::new();
        let officer = fixture.add(&OFFICER, &[("name", "李强")]);
        let namesake = fixture.add(&OFFICER, &[("name", "李强"), ("idno", "11010519491231002X")]);
        let entry = fixture.add(&ENTRY, &[("officer", officer.id())]);
        assert!(said(&fixture, &entry, "李强").contains("当事人"));
        assert!(said(&fixture, &entry, officer.id()).contains("当事人"));
        assert_eq!(said(&fixture, &entry, namesake.id()), "");
        assert_eq!(said(&fixture, &entry, "王敏"), "");
        assert!(said(&fixture, &entry, "GW-2024-9999").contains("没有公务员"));
    }

    #[test]
    fn the_person_complained_of_does_not_handle_the_complaint() {
        let mut fixture = Fixture::new();
        let officer = fixture.add(&OFFICER, &[("name", "李强")]);
        let complaint = fixture.add(&COMPLAINT, &[("officer", officer.id())]);
        let entry = fixture.add(&ENTRY, &[("officer", officer.id())]);
        for operator in ["李强", officer.id()] {
            let failure = check_operator(&complaint, operator, fixture.reader()).unwrap_err();
            assert_eq!(failure.code.id, "E4003");
            assert!(failure.text.zh.contains("被反映人"));
        }
        assert!(check_operator(&complaint, "王敏", fixture.reader()).is_ok());
        assert!(check_operator(&entry, "李强", fixture.reader()).is_ok());
    }

    #[test]
    fn the_head_of_the_unit_concerned_does_not_approve() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let mut head = |name: &str, columns: &[(&'static str, &str)]| {
            let officer = fixture.add(&OFFICER, &[("name", name)]);
            let mut all = vec![("officer", officer.id()), ("unit", unit.id()), ("role", "head")];
            all.extend_from_slice(columns);
            fixture.add(&POST, &all);
            officer
        };
        head("今任", &[("end_on", "2024-03-28")]);
        head("前任", &[("end_on", "2024-03-27")]);
        head("后任", &[("start_on", "2024-03-29")]);
        head("副职", &[("role", "deputy")]);
        let contract = fixture.add(&CONTRACT, &[("buyer", unit.id())]);
        let acceptance = fixture.add(&ACCEPTANCE, &[("contract", contract.id())]);
        let tender = fixture.add(&TENDER, &[("buyer", unit.id())]);
        let challenge = fixture.add(&CHALLENGE, &[("tender", tender.id())]);
        let officer = fixture.add(&OFFICER, &[("unit", unit.id())]);
        let entry = fixture.add(&ENTRY, &[("officer", officer.id())]);
        let post = fixture.add(&POST, &[("unit", unit.id())]);
        for record in [&contract, &acceptance, &tender, &challenge, &entry, &post] {
            assert!(said(&fixture, record, "今任").contains("主要负责人"), "{}", record.kind().name);
        }
        for other in ["前任", "后任", "副职"] {
            assert_eq!(said(&fixture, &contract, other), "", "{other}");
        }
        let elsewhere = fixture.add(&CONTRACT, &[]);
        assert_eq!(said(&fixture, &elsewhere, "今任"), "");
    }
}
