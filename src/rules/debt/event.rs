//! 债务风险事件: the level that the registers suggest, and a review that records who answers.

use chrono::{Datelike as _, NaiveDate};

use crate::both;
use crate::catalog::debt::EVENT;
use crate::catalog::integrity::CASE;
use crate::catalog::personnel::ENTRY;
use crate::error::{Fault, Result};
use crate::rules::source::DEBT_RISK;
use crate::rules::{Moment, Parameters, hint, refusal};
use crate::store::{FromRecord as _, Reader};
use crate::terms::rate;

/// Levels by the share of overdue principal, the gravest first (国办函〔2016〕88号, to be confirmed).
const LEVELS: [(&str, &str); 3] = [("event.share_i", "i"), ("event.share_ii", "ii"), ("event.share_iii", "iii")];

/// 级别建议: I, II or III where overdue principal on a day is at least that share of the principal due in its year up to the
/// day or still overdue from before; else IV, a single debt in default. The other tests of a level are for people.
///
/// # Errors
/// When the ledger cannot be read.
pub fn level(reader: Reader<'_>, on: NaiveDate) -> Result<&'static str> {
    const SQL: &str = "SELECT coalesce(sum(max(i.principal - coalesce(i.paid_principal, 0), 0)), 0), \
                       coalesce(sum(CASE WHEN i.due_on >= ?2 OR i.principal > coalesce(i.paid_principal, 0) THEN i.principal END), 0) \
                       FROM installment i JOIN debt d ON d.id = i.debt WHERE i.void_on IS NULL AND i.due_on < ?1 \
                       AND d.void_on IS NULL AND d.state IN ('drawn', 'irregular')";
    let (day, year) = (on.to_string(), format!("{:04}-01-01", on.year()));
    let (mut overdue, mut due) = (0, 0);
    reader.joined(SQL, &[&day, &year], &mut |record| {
        (overdue, due) = (i64::from_record(record, 0)?, i64::from_record(record, 1)?);
        Ok(())
    })?;
    let parameters = Parameters::read(reader)?;
    for (name, level) in LEVELS {
        let Ok(figure) = parameters.in_force(name, on) else { continue };
        let Ok(share) = rate::parse(&figure.value) else { continue };
        if overdue > 0 && i128::from(overdue) * 1_000_000 >= i128::from(due) * i128::from(share) {
            return Ok(level);
        }
    }
    Ok("iv")
}

/// event.review: where somebody is responsible, a case and an entry with its form of accountability came of the event; else the
/// note says that nobody is.
pub(crate) fn responsibility_recorded(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let event = moment.after;
    if event.text("note").is_some() {
        return Ok(Vec::new());
    }
    let id = event.id();
    let live = |row: &crate::schema::Row| !row.is_void();
    let mut faults = Vec::new();
    if !moment.reader.children(&CASE, "origin", id)?.iter().any(live) {
        let text = both!("没有登记该事件的失信记录", "no case came of this event");
        faults.push(refusal(&text, DEBT_RISK).hint(hint::register(&CASE, "origin", id)));
    }
    let entries = moment.reader.children(&ENTRY, "origin", id)?;
    if !entries.iter().any(|row| live(row) && row.text("accountability_form").is_some()) {
        let text = both!("没有写明问责方式的档案条目", "no entry in a file names the form of accountability");
        faults.push(refusal(&text, DEBT_RISK).hint(hint::register(&ENTRY, "origin", id)));
    }
    if let Some(last) = faults.pop() {
        let flag = hint::add(&EVENT, &["note"]);
        let (zh, en) = (flag.zh, flag.en);
        let next = last.hint.clone().unwrap_or_default();
        let (next_zh, next_en) = (next.zh, next.en);
        faults.push(
            last.hint(both!("{next_zh};无人担责的,{zh} 写明", "{next_en}; if nobody is responsible, {en} says so")),
        );
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::level;
    use crate::catalog::debt::{DEBT, EVENT, INSTALLMENT};
    use crate::catalog::integrity::CASE;
    use crate::catalog::personnel::ENTRY;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn the_level_follows_the_share_of_overdue_principal() {
        let mut fixture = Fixture::new();
        let on = day("2024-03-28");
        let debt = fixture.add(&DEBT, &[("state", "drawn")]);
        let paid = [
            ("debt", debt.id()),
            ("seq", "1"),
            ("due_on", "2024-01-15"),
            ("principal", "9900"),
            ("paid_principal", "9900"),
        ];
        fixture.add(&INSTALLMENT, &paid);
        assert_eq!(level(fixture.reader(), on).unwrap(), "iv");
        let late = fixture
            .add(&INSTALLMENT, &[("debt", debt.id()), ("seq", "2"), ("due_on", "2024-03-27"), ("principal", "99")]);
        assert_eq!(level(fixture.reader(), on).unwrap(), "iv", "99 of 9999 is below 1 %");
        let late = fixture.change(&late, &[("principal", "100")]);
        assert_eq!(level(fixture.reader(), on).unwrap(), "iii");
        let late = fixture.change(&late, &[("principal", "1000")]);
        assert_eq!(level(fixture.reader(), on).unwrap(), "ii");
        fixture.change(&late, &[("principal", "1100")]);
        assert_eq!(level(fixture.reader(), on).unwrap(), "i");
    }

    #[test]
    fn a_review_records_who_answers_or_says_that_nobody_does() {
        let mut fixture = Fixture::new();
        let event = fixture.add(&EVENT, &[]);
        assert_eq!(fixture.guard("responsibility_recorded", &event, &[]).len(), 2);
        fixture.passes("responsibility_recorded", &event, &[("note", "经评估无人担责")]);
        fixture.add(&CASE, &[("origin", event.id())]);
        let entry = fixture.add(&ENTRY, &[("origin", event.id())]);
        assert_eq!(fixture.guard("responsibility_recorded", &event, &[]).len(), 1);
        fixture.change(&entry, &[("accountability_form", "admonish")]);
        fixture.passes("responsibility_recorded", &event, &[]);
    }
}
