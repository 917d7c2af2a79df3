//! The dossier of a unit, an officer or a party: what every register holds of it on a day (kinds.md §5.1).

use std::collections::HashSet;

use chrono::NaiveDate;

use super::gather::{self, Section};
use crate::catalog::debt::{DEBT, INSTALLMENT};
use crate::catalog::governance::{DECISION, DISCLOSURE};
use crate::catalog::integrity::{CASE, COMPLAINT, LITIGATION, MEASURE, OBJECTION, PROMISE, RECTIFICATION, REPAIR};
use crate::catalog::personnel::{ENTRY, OFFICER, POST};
use crate::catalog::ppp::{AMENDMENT, PERFORMANCE, PROJECT, STAGE, SUBSIDY};
use crate::catalog::procurement::{BID, CHALLENGE, CONTRACT, CREDENTIAL, CREDIT_REPORT, PAYMENT};
use crate::catalog::registry::{PARTY, UNIT};
use crate::catalog::township::{CAMPAIGN, DESK, SERVICE, VENUE};
use crate::error::Result;
use crate::messages::Label;
use crate::rules::Parameters;
use crate::schema::{Kind, Row};
use crate::store::Reader;

/// Which records of a kind belong into a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    /// Every one.
    All,
    /// Those that owe money still.
    Owing,
}

/// One part: heading, kind, field that names the subject (`kind.field` = of the record that it stands on), which ones.
type Part = (Label, &'static Kind, &'static str, Only);

const fn part(zh: &'static str, en: &'static str, kind: &'static Kind, by: &'static str, only: Only) -> Part {
    (Label::new(zh, en), kind, by, only)
}

static OF_UNIT: &[Part] = &[
    part("承诺", "promises", &PROMISE, "unit", Only::All),
    part("欠付", "owed", &PAYMENT, "contract.buyer", Only::Owing),
    part("欠付", "owed", &SUBSIDY, "payer", Only::Owing),
    part("欠付", "owed", &INSTALLMENT, "debt.unit", Only::Owing),
    part("欠付", "owed", &AMENDMENT, "unit", Only::Owing),
    part("失信与整改", "dishonesty and rectification", &CASE, "unit", Only::All),
    part("失信与整改", "dishonesty and rectification", &RECTIFICATION, "unit", Only::All),
    part("奖惩", "measures", &MEASURE, "unit", Only::All),
    part("异议与修复", "objections and repair", &OBJECTION, "unit", Only::All),
    part("异议与修复", "objections and repair", &REPAIR, "unit", Only::All),
    part("涉诉", "proceedings", &LITIGATION, "unit", Only::All),
    part("投诉", "complaints", &COMPLAINT, "unit", Only::All),
    part("决策", "decisions", &DECISION, "unit", Only::All),
    part("公开", "disclosure", &DISCLOSURE, "unit", Only::All),
    part("镇街", "township", &DESK, "unit", Only::All),
    part("镇街", "township", &VENUE, "unit", Only::All),
    part("镇街", "township", &SERVICE, "unit", Only::All),
    part("镇街", "township", &CAMPAIGN, "unit", Only::All),
];

static OF_OFFICER: &[Part] = &[
    part("任职", "posts", &POST, "officer", Only::All),
    part("档案条目", "entries of the file", &ENTRY, "officer", Only::All),
    part("失信与奖惩", "dishonesty and measures", &CASE, "officer", Only::All),
    part("失信与奖惩", "dishonesty and measures", &MEASURE, "officer", Only::All),
    part("异议与修复", "objections and repair", &OBJECTION, "officer", Only::All),
    part("异议与修复", "objections and repair", &REPAIR, "officer", Only::All),
    part("PPP履责", "duties in PPP", &STAGE, "officer", Only::All),
    part("PPP履责", "duties in PPP", &PERFORMANCE, "officer", Only::All),
    part("承诺", "promises", &PROMISE, "officer", Only::All),
];

static OF_PARTY: &[Part] = &[
    part("信用信息", "credit", &CREDENTIAL, "party", Only::All),
    part("信用信息", "credit", &CREDIT_REPORT, "party", Only::All),
    part("投标", "bids", &BID, "bidder", Only::All),
    part("合同与付款", "contracts and payments", &CONTRACT, "supplier", Only::All),
    part("合同与付款", "contracts and payments", &PAYMENT, "contract.supplier", Only::All),
    part("承诺与变更", "promises and amendments", &PROMISE, "party", Only::All),
    part("承诺与变更", "promises and amendments", &AMENDMENT, "party", Only::All),
    part("投诉与质疑", "complaints and challenges", &COMPLAINT, "party", Only::All),
    part("投诉与质疑", "complaints and challenges", &CHALLENGE, "party", Only::All),
];

/// Kinds that have a dossier.
pub fn subjects() -> [&'static Kind; 3] {
    [&UNIT, &OFFICER, &PARTY]
}

/// The dossier of a unit (with its chain of succession), an officer or a party, as of a day: a record dated later is left
/// out. Sections without a record are left out too.
///
/// # Errors
/// When the ledger cannot be read.
pub fn find(reader: Reader<'_>, parameters: &Parameters, subject: &Row, as_of: NaiveDate) -> Result<Vec<Section>> {
    let ids = if subject.kind() == &UNIT { chain(reader, subject)? } else { vec![subject.id().to_owned()] };
    let parts = match subject.kind().name {
        "unit" => OF_UNIT,
        "officer" => OF_OFFICER,
        _ => OF_PARTY,
    };
    let mut sections: Vec<Section> = Vec::new();
    for (title, kind, by, only) in parts {
        let mut lines = Vec::new();
        for id in &ids {
            for row in naming(reader, kind, by, id)? {
                let dated_later = gather::day_of(&row).is_some_and(|day| day > as_of);
                if dated_later || (*only == Only::Owing && owed(&row).is_none_or(|fen| fen <= 0)) {
                    continue;
                }
                let mut line = gather::line(reader, parameters, row, as_of)?;
                if *only == Only::Owing {
                    line.amount = owed(&line.row);
                }
                lines.push(line);
            }
        }
        if lines.is_empty() {
            continue;
        }
        match sections.iter_mut().find(|s| s.title == *title) {
            Some(section) => section.lines.extend(lines),
            None => sections.push(Section { title: *title, lines }),
        }
    }
    for section in &mut sections {
        section.lines.sort_by(|a, b| (a.on, a.row.id()).cmp(&(b.on, b.row.id())));
    }
    Ok(sections)
}

/// The unit, those it took over from and those that took over from it: a reform of institutions ends no record.
///
/// # Errors
/// When the ledger cannot be read.
pub fn chain(reader: Reader<'_>, unit: &Row) -> Result<Vec<String>> {
    let mut seen = HashSet::from([unit.id().to_owned()]);
    let mut out = vec![unit.id().to_owned()];
    let mut next = 0;
    while let Some(id) = out.get(next).cloned() {
        next += 1;
        let before = reader.children(&UNIT, "successor", &id)?.into_iter().map(|u| u.id().to_owned());
        let after = reader.get(&UNIT, &id)?.and_then(|u| u.text("successor").map(str::to_owned));
        for other in before.chain(after) {
            if seen.insert(other.clone()) {
                out.push(other);
            }
        }
    }
    Ok(out)
}

/// Live records that name the subject by a field, their own or that of the record they stand on.
fn naming(reader: Reader<'_>, kind: &'static Kind, by: &str, id: &str) -> Result<Vec<Row>> {
    let Some((parent, field)) = by.split_once('.') else { return reader.children(kind, by, id) };
    let parents: &'static Kind = match parent {
        "contract" => &CONTRACT,
        "debt" => &DEBT,
        _ => &PROJECT,
    };
    let mut out = Vec::new();
    for row in reader.children(parents, field, id)? {
        out.extend(reader.children(kind, parent, row.id())?);
    }
    Ok(out)
}

/// Fen still owed on a payment, a yearly duty, an instalment or a compensation; `None` where nothing was agreed.
fn owed(row: &Row) -> Option<i64> {
    let paid = |name: &str| row.int(name).unwrap_or(0);
    match row.kind().name {
        "payment" if !matches!(row.state(), "paid") => Some(row.int("amount")?.saturating_sub(paid("paid_amount"))),
        "subsidy" if !matches!(row.state(), "paid" | "changed") => {
            Some(row.int("adjusted").or_else(|| row.int("amount"))?.saturating_sub(paid("paid_amount")))
        }
        "installment" if row.state() != "paid" => {
            let due = row.int("principal")?.saturating_add(row.int("interest")?);
            Some(due.saturating_sub(paid("paid_principal")).saturating_sub(paid("paid_interest")))
        }
        "amendment" if row.state() == "agreed" => Some(row.int("agreed")?.saturating_sub(paid("paid_amount"))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::catalog::integrity::{CASE, OBJECTION, PROMISE};
    use crate::catalog::procurement::{CONTRACT, PAYMENT};
    use crate::catalog::registry::UNIT;
    use crate::rules::Parameters;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn a_unit_answers_for_those_it_took_over_and_nothing_dated_later_is_shown() {
        let mut fixture = Fixture::new();
        let heir = fixture.add(&UNIT, &[]);
        let old = fixture.add(&UNIT, &[("successor", heir.id()), ("state", "succeeded")]);
        let other = fixture.add(&UNIT, &[]);
        let promise = fixture.add(&PROMISE, &[("unit", old.id()), ("made_on", "2024-01-10")]);
        fixture.add(&PROMISE, &[("unit", other.id())]);
        fixture.add(&PROMISE, &[("unit", heir.id()), ("made_on", "2024-06-01")]);
        let case = fixture.add(&CASE, &[("unit", heir.id())]);
        fixture.add(&OBJECTION, &[("target", case.id()), ("state", "checking")]);
        let contract = fixture.add(&CONTRACT, &[("buyer", heir.id())]);
        let owing = [("contract", contract.id()), ("amount", "1000"), ("paid_amount", "400"), ("state", "partial")];
        let payment = fixture.add(&PAYMENT, &owing);
        fixture.add(&PAYMENT, &[("contract", contract.id()), ("state", "paid")]);

        let parameters = Parameters::read(fixture.reader()).unwrap();
        let page = find(fixture.reader(), &parameters, &heir, day("2024-03-28")).unwrap();
        let lines: Vec<(&str, &str)> =
            page.iter().flat_map(|s| s.lines.iter().map(|l| (s.title.en, l.row.id()))).collect();
        assert_eq!(
            lines,
            [("promises", promise.id()), ("owed", payment.id()), ("dishonesty and rectification", case.id())]
        );
        assert_eq!(page[1].lines[0].amount, Some(600));
        assert!(page[2].lines[0].disputed && !page[0].lines[0].disputed);
    }
}
