//! 债务风险事件: the level that the registers suggest, and a review that records who answers.

use chrono::NaiveDate;

use super::position::Position;
use crate::both;
use crate::catalog::debt::EVENT;
use crate::catalog::integrity::CASE;
use crate::catalog::personnel::ENTRY;
use crate::error::{Fault, Result};
use crate::rules::parameters::NotComputable;
use crate::rules::source::DEBT_RISK;
use crate::rules::{Moment, Parameters, hint, refusal};
use crate::store::Reader;
use crate::terms::rate;

/// Levels by the share of overdue principal, the gravest first (国办函〔2016〕88号, to be confirmed).
const LEVELS: [(&str, &str); 3] = [("event.share_i", "i"), ("event.share_ii", "ii"), ("event.share_iii", "iii")];

/// 级别建议: I, II or III where overdue principal on a day is at least that share of the principal due in its year up to the
/// day or still overdue from before; IV where any is overdue; `None` where none is. The other tests of a level are for people.
///
/// # Errors
/// When a bound has no value on the day.
pub fn suggested(
    parameters: &Parameters,
    position: &Position,
) -> std::result::Result<Option<&'static str>, NotComputable> {
    let (overdue, due) = position.default_share();
    let mut found = (overdue > 0).then_some("iv");
    for (name, level) in LEVELS.into_iter().rev() {
        let figure = parameters.in_force(name, position.on)?;
        let share = rate::parse(&figure.value).unwrap_or(i64::MAX);
        if overdue > 0 && i128::from(overdue) * 1_000_000 >= i128::from(due) * i128::from(share) {
            found = Some(level);
        }
    }
    Ok(found)
}

/// The level of a default that is declared on a day: as suggested, IV at least, since a single debt is in default.
///
/// # Errors
/// When the ledger cannot be read.
pub fn level(reader: Reader<'_>, on: NaiveDate) -> Result<&'static str> {
    let position = Position::read(reader, on, false)?;
    Ok(suggested(&Parameters::read(reader)?, &position).ok().flatten().unwrap_or("iv"))
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
