//! 责任回溯: who held which duty when, what was promised, decided and paid, and what followed (kinds.md §5.3).

use std::collections::HashSet;

use chrono::NaiveDate;

use super::dossier;
use super::gather::{self, Line, Section};
use crate::catalog::governance::DECISION;
use crate::catalog::personnel::POST;
use crate::catalog::ppp::{AMENDMENT, PERFORMANCE, STAGE, SUBSIDY};
use crate::catalog::procurement::{ACCEPTANCE, PAYMENT};
use crate::catalog::registry::{DOCUMENT, UNIT};
use crate::catalog::{by_prefix, debt::INSTALLMENT};
use crate::error::Result;
use crate::messages::Label;
use crate::rules::Parameters;
use crate::schema::{Kind, Row, Type};
use crate::store::Reader;
use crate::terms;

/// The days that are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// The first.
    pub from: Option<NaiveDate>,
    /// The last: people and documents are those of this day.
    pub to: NaiveDate,
}

impl Days {
    fn hold(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && day <= self.to
    }
}

/// Fields by which a record is part of another one, or came from it.
const UPWARDS: [&str; 9] =
    ["contract", "tender", "debt", "project", "decision", "agreement", "source", "origin", "target"];
/// How far up a chain is followed; no lawful chain is longer.
const DEEPEST: usize = 8;

/// The six answers, empty ones left out.
///
/// # Errors
/// When the ledger cannot be read.
pub fn find(reader: Reader<'_>, parameters: &Parameters, record: &Row, days: Days) -> Result<Vec<Section>> {
    let set = with_parents(reader, record)?;
    let ids: Vec<&str> = set.iter().map(Row::id).collect();
    let mut sections = Vec::new();
    let mut add = |title: Label, rows: Vec<Row>| -> Result<()> {
        let mut seen = HashSet::new();
        let mut lines: Vec<Line> = Vec::new();
        for row in rows {
            if seen.insert(row.id().to_owned()) {
                lines.push(gather::line(reader, parameters, row, days.to)?);
            }
        }
        lines.sort_by(|a, b| (a.on, a.row.id()).cmp(&(b.on, b.row.id())));
        if !lines.is_empty() {
            sections.push(Section { title, lines });
        }
        Ok(())
    };
    let consequences = gather::followed(reader, &ids)?;
    add(Label::new("一、记录及所属", "1 the record and what it is part of"), set.clone())?;
    add(Label::new("二、谁负责", "2 who answered"), answerable(reader, &set, days.to)?)?;
    let promised = gather::promised(reader, &ids)?;
    let made = |row: &Row| row.date("made_on").is_none_or(|made| made <= days.to);
    add(Label::new("三、承诺了什么", "3 what was promised"), promised.into_iter().filter(made).collect())?;
    add(Label::new("四、决定了什么", "4 what was decided"), decided(reader, &set, &ids, days.to)?)?;
    let parts: [(&'static Kind, &str); 6] = [
        (&ACCEPTANCE, "contract"),
        (&PAYMENT, "contract"),
        (&STAGE, "project"),
        (&SUBSIDY, "project"),
        (&PERFORMANCE, "project"),
        (&INSTALLMENT, "debt"),
    ];
    let happened = gather::related(reader, &parts, &ids)?;
    let within = |row: &Row| gather::day_of(row).is_none_or(|day| days.hold(day));
    add(Label::new("五、做了什么", "5 what was done"), happened.into_iter().filter(within).collect())?;
    add(Label::new("六、后果", "6 what followed"), consequences)?;
    Ok(sections)
}

/// The record and everything that it is part of or came from.
fn with_parents(reader: Reader<'_>, record: &Row) -> Result<Vec<Row>> {
    let mut set = vec![record.clone()];
    let mut next = 0;
    while next < set.len() && set.len() < DEEPEST * UPWARDS.len() {
        let row = set[next].clone();
        next += 1;
        for field in UPWARDS {
            if let Some(parent) = by_field(reader, &row, field)?
                && !set.iter().any(|r| r.id() == parent.id())
            {
                set.push(parent);
            }
        }
    }
    Ok(set)
}

/// The record that a field names, whatever its kind.
fn by_field(reader: Reader<'_>, row: &Row, field: &str) -> Result<Option<Row>> {
    let kind: &'static Kind = row.kind();
    let (Some(field), Some(id)) = (kind.field(field), row.text(field)) else { return Ok(None) };
    match field.ty {
        Type::Ref(kind) => reader.get(kind, id),
        Type::AnyRef(_) => match terms::id::parse(id, 0).and_then(std::result::Result::ok) {
            Some(id) => match by_prefix(id.prefix()) {
                Some(kind) => reader.get(kind, &id.to_string()),
                None => Ok(None),
            },
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// Posts for these matters on the day, the people that the records name, and the heads of the units on the day.
fn answerable(reader: Reader<'_>, set: &[Row], on: NaiveDate) -> Result<Vec<Row>> {
    let serving = |post: &Row| {
        post.date("start_on").is_some_and(|start| start <= on) && post.date("end_on").is_none_or(|end| on <= end)
    };
    let mut out = Vec::new();
    let mut units: Vec<String> = Vec::new();
    for row in set {
        out.extend(reader.children(&POST, "scope", row.id())?.into_iter().filter(&serving));
        for field in ["unit", "buyer", "payer", "issuer", "executor"] {
            units.extend(row.text(field).filter(|id| id.starts_with(UNIT.prefix)).map(str::to_owned));
        }
        for field in ["officer", "handler", "manager", "lead", "commander", "verifier", "head", "keeper"] {
            out.extend(by_field(reader, row, field)?);
        }
    }
    units.sort();
    units.dedup();
    for id in units {
        let Some(unit) = reader.get(&UNIT, &id)? else { continue };
        for id in dossier::chain(reader, &unit)? {
            let posts = reader.children(&POST, "unit", &id)?;
            out.extend(posts.into_iter().filter(|p| p.text("role") == Some("head") && serving(p)));
        }
    }
    Ok(out)
}

/// Decisions and their steps, amendments, and the documents and policies that the records rest on, of the day or before.
fn decided(reader: Reader<'_>, set: &[Row], ids: &[&str], on: NaiveDate) -> Result<Vec<Row>> {
    let mut out = gather::related(reader, &[(&AMENDMENT, "target")], ids)?;
    for row in set {
        for field in ["decision", "basis", "ruling", "legal_basis", "document", "policy", "change_doc", "plan_doc"] {
            if let Some(found) = by_field(reader, row, field)? {
                if found.kind() == &DECISION {
                    out.extend(gather::steps(reader, found.id())?);
                }
                out.push(found);
            }
        }
        if row.kind() == &DECISION {
            out.extend(gather::steps(reader, row.id())?);
        }
    }
    let later = |row: &Row| row.kind() == &DOCUMENT && row.date("effective_from").is_some_and(|from| from > on);
    out.retain(|row| !later(row));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Days, find};
    use crate::catalog::integrity::{CASE, MEASURE, PROMISE};
    use crate::catalog::personnel::POST;
    use crate::catalog::procurement::{CONTRACT, PAYMENT, TENDER};
    use crate::catalog::registry::UNIT;
    use crate::rules::Parameters;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn a_payment_leads_up_to_its_tender_and_down_to_the_measure() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let tender = fixture.add(&TENDER, &[("buyer", unit.id())]);
        let contract = fixture.add(&CONTRACT, &[("tender", tender.id()), ("buyer", unit.id())]);
        let payment = fixture.add(&PAYMENT, &[("contract", contract.id())]);
        let promise = fixture.add(&PROMISE, &[("source", contract.id()), ("made_on", "2024-01-01")]);
        let later = fixture.add(&PROMISE, &[("source", contract.id()), ("made_on", "2024-12-01")]);
        let term = [("unit", unit.id()), ("role", "head"), ("start_on", "2020-01-01"), ("end_on", "2024-02-01")];
        let before = fixture.add(&POST, &term);
        let head = fixture.add(&POST, &[("unit", unit.id()), ("role", "head"), ("start_on", "2024-02-02")]);
        let case = fixture.add(&CASE, &[("origin", payment.id())]);
        let measure = fixture.add(&MEASURE, &[("case", case.id())]);

        let parameters = Parameters::read(fixture.reader()).unwrap();
        let ids = |to: &str| -> Vec<(&'static str, Vec<String>)> {
            let days = Days { from: None, to: day(to) };
            let page = find(fixture.reader(), &parameters, &payment, days).unwrap();
            page.iter().map(|s| (s.title.en, s.lines.iter().map(|l| l.row.id().to_owned()).collect())).collect()
        };
        let page = ids("2024-03-28");
        let part = |title: &str| page.iter().find(|(t, _)| t.starts_with(title)).map(|(_, ids)| ids.clone()).unwrap();
        for id in [payment.id(), contract.id(), tender.id()] {
            assert!(part("1").iter().any(|i| i == id), "{id}: {page:?}");
        }
        assert!(part("2").contains(&head.id().to_owned()) && !part("2").contains(&before.id().to_owned()));
        assert_eq!(part("3"), [promise.id()]);
        assert!(!page.iter().any(|(_, ids)| ids.contains(&later.id().to_owned())));
        assert_eq!(part("6"), [measure.id(), case.id()]);
        // On an earlier day somebody else was the head.
        assert!(ids("2024-01-15").iter().any(|(_, ids)| ids.contains(&before.id().to_owned())));
    }
}
