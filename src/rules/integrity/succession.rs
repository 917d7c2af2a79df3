//! 承接: who answers for a unit that was dissolved, and who held office on a day. A reform of institutions or a change of
//! persons ends no duty (优化营商环境条例 31).

use chrono::NaiveDate;

use crate::both;
use crate::catalog::personnel::POST;
use crate::catalog::registry::UNIT;
use crate::error::{Fault, Result};
use crate::messages::Lang;
use crate::rules::refusal;
use crate::rules::source::SUCCESSION;
use crate::schema::Row;
use crate::store::Reader;

/// More successions than any unit has had; a circle of successors ends here.
const LONGEST_CHAIN: usize = 16;

/// The unit that answers for this one: the last successor in place; `None` where the unit itself is in place, or nobody
/// is named.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn answers_for(reader: Reader<'_>, unit: &str) -> Result<Option<Row>> {
    let mut last = None;
    let mut id = unit.to_owned();
    for _ in 0..LONGEST_CHAIN {
        let Some(row) = reader.get(&UNIT, &id)? else { break };
        match row.text("successor").filter(|_| row.state() == "succeeded") {
            Some(next) => id = next.to_owned(),
            None => return Ok(Some(row).filter(|row| row.id() != unit)),
        }
        last = reader.get(&UNIT, &id)?;
    }
    Ok(last.filter(|row| row.id() != unit))
}

/// A new record of dishonesty, order or measure names the unit that answers today: of a dissolved one its successor (优化营商环境条例 31). Records that are
/// there keep the old name.
///
/// # Errors
/// When the ledger cannot be read.
pub(in crate::rules) fn names_the_heir(reader: Reader<'_>, row: &Row) -> Result<Vec<Fault>> {
    let Some(unit) = row.text("unit") else { return Ok(Vec::new()) };
    let Some(heir) = answers_for(reader, unit)? else { return Ok(Vec::new()) };
    let (id, zh) = (heir.id(), heir.text("name").unwrap_or_default());
    let flag = |lang| row.kind().field("unit").map(|f| f.flag(lang)).unwrap_or_default();
    let (flag_zh, flag_en) = (flag(Lang::Zh), flag(Lang::En));
    let text =
        both!("单位 {unit} 已调整,由 {id} {zh} 承接", "unit {unit} was dissolved; its successor {id} answers for it");
    Ok(vec![refusal(&text, SUCCESSION).on("unit").hint(both!("改写 {flag_zh} {id}", "write {flag_en} {id}"))])
}

/// A unit with all that it took over, itself first.
///
/// # Errors
/// When the ledger cannot be read.
pub fn predecessors(reader: Reader<'_>, id: &str) -> Result<Vec<String>> {
    let mut chain = vec![id.to_owned()];
    let mut at = 0;
    while let Some(unit) = chain.get(at).cloned() {
        for before in reader.children(&UNIT, "successor", &unit)? {
            if !chain.iter().any(|known| known == before.id()) {
                chain.push(before.id().to_owned());
            }
        }
        at += 1;
    }
    Ok(chain)
}

/// The units that came before this one, the earliest first, then the unit itself, then those that took over from it.
///
/// # Errors
/// When the ledger cannot be read.
pub fn lineage(reader: Reader<'_>, id: &str) -> Result<Vec<String>> {
    let mut chain = predecessors(reader, id)?;
    chain.reverse();
    let mut next = reader.get(&UNIT, id)?;
    for _ in 0..LONGEST_CHAIN {
        let Some(heir) = next.as_ref().and_then(|unit| unit.text("successor")).map(str::to_owned) else { break };
        if chain.contains(&heir) {
            break;
        }
        next = reader.get(&UNIT, &heir)?;
        chain.push(heir);
    }
    Ok(chain)
}

/// 在任期间: true on every day of a post from the first to the last, both included.
pub fn in_office(post: &Row, on: NaiveDate) -> bool {
    !post.is_void()
        && post.date("start_on").is_some_and(|start| start <= on)
        && post.date("end_on").is_none_or(|end| on <= end)
}

/// The officer who answers for a unit, or for the one that took it over, on a day: the deputy in charge of the domain, else the head, else a deputy.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn holder(reader: Reader<'_>, unit: &str, domain: &str, on: NaiveDate) -> Result<Option<String>> {
    let heir = answers_for(reader, unit)?;
    let unit = heir.as_ref().map_or(unit, Row::id);
    let mut posts = reader.children(&POST, "unit", unit)?;
    posts.retain(|post| in_office(post, on));
    let role = |post: &Row, role: &str| post.text("role") == Some(role);
    let found = posts.iter().find(|p| role(p, "deputy") && p.text("domain") == Some(domain));
    let found = found.or_else(|| posts.iter().find(|p| role(p, "head")));
    let found = found.or_else(|| posts.iter().find(|p| role(p, "deputy") && p.text("domain").is_none()));
    Ok(found.and_then(|post| post.text("officer")).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::{answers_for, holder};
    use crate::catalog::personnel::POST;
    use crate::catalog::registry::UNIT;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn the_last_successor_answers_and_a_circle_ends() {
        let mut fixture = Fixture::new();
        let last = fixture.add(&UNIT, &[]);
        let middle = fixture.add(&UNIT, &[("state", "succeeded"), ("successor", last.id())]);
        let first = fixture.add(&UNIT, &[("state", "succeeded"), ("successor", middle.id())]);
        let who = |fixture: &Fixture, id: &str| answers_for(fixture.reader(), id).unwrap().map(|u| u.id().to_owned());
        assert_eq!(who(&fixture, first.id()).as_deref(), Some(last.id()));
        assert_eq!(who(&fixture, last.id()), None);
        fixture.change(&last, &[("state", "succeeded"), ("successor", first.id())]);
        assert!(who(&fixture, middle.id()).is_some(), "a circle ends");
    }

    #[test]
    fn the_post_of_the_day_answers() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let mut post = |role: &str, domain: &str, end: &str| {
            let officer = fixture.add(&crate::catalog::personnel::OFFICER, &[]);
            let columns =
                [("officer", officer.id()), ("unit", unit.id()), ("role", role), ("domain", domain), ("end_on", end)];
            fixture.add(&POST, &columns);
            officer.id().to_owned()
        };
        let (_, head) = (post("head", "", "2024-03-27"), post("head", "", ""));
        let deputy = post("deputy", "debt", "");
        post("handler", "", "");
        let who = |domain, on| holder(fixture.reader(), unit.id(), domain, day(on)).unwrap();
        assert_eq!(who("general", "2024-03-28").as_deref(), Some(head.as_str()));
        assert_eq!(who("debt", "2024-03-28").as_deref(), Some(deputy.as_str()));
        assert_eq!(who("debt", "2020-01-01"), None);
    }
}
