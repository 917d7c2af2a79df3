//! 债务风险评估: a snapshot that can be computed, and what its registers no longer give of it.

use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;

use super::limit::{Class, Means};
use super::position::Position;
use super::tally::{percent, years};
use crate::both;
use crate::catalog::debt::{ASSESSMENT, FISCAL};
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::{DEBT_RISK, REGISTER};
use crate::rules::{Moment, Parameters, hint, referred, refusal, require, view};
use crate::schema::{Row, Value};
use crate::store::{FromRecord as _, Operation, Reader};
use crate::terms::rate;

/// Colours, the mildest first.
pub(super) const COLOURS: [&str; 4] = ["green", "yellow", "orange", "red"];
/// Parameters that bound a colour from above.
const BOUNDS: [&str; 3] = ["debt.yellow", "debt.orange", "debt.red"];

#[derive(Deserialize)]
struct Frame<'a> {
    region: &'a str,
    as_of_date: NaiveDate,
}

/// The colour of a debt ratio in percent ×10 000 by the parameters of a day: green below the first bound, then yellow, orange and
/// red; `None` when a bound has no value.
pub fn colour(parameters: &Parameters, debt_ratio: i64, on: NaiveDate) -> Option<&'static str> {
    let mut bounds = [0; 3];
    for (bound, name) in bounds.iter_mut().zip(BOUNDS) {
        *bound = rate::parse(&parameters.in_force(name, on).ok()?.value).ok()?;
    }
    Some(COLOURS[bounds.iter().filter(|bound| debt_ratio >= **bound).count()])
}

/// assessment.freeze: the day has come, the means are those of the region, and no ratio lacks what it is divided by.
pub(crate) fn assessment_computable(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let frame: Frame<'_> = view(moment.after)?;
    let Some(fiscal) = referred(moment.reader, moment.after, "fiscal")? else { return Ok(Vec::new()) };
    let means: Means<'_> = view(&fiscal)?;
    let mut faults = Vec::new();
    if frame.as_of_date > moment.today {
        let on = frame.as_of_date;
        let text = both!("评估基准日 {on} 还没有到", "the day of the assessment, {on}, is still to come");
        faults.push(refusal(&text, REGISTER).on("as_of_date").hint(hint::edit(
            &ASSESSMENT,
            "as_of_date",
            moment.after.id(),
        )));
    }
    if means.region != frame.region {
        let (id, region) = (means.id, means.region);
        let text = both!("财力数据 {id} 是\"{region}\"的", "the means {id} are those of \"{region}\"");
        faults.push(refusal(&text, REGISTER).on("fiscal").hint(hint::edit(&ASSESSMENT, "fiscal", moment.after.id())));
    }
    let what = Both::fixed("评估所用的财力数据", "the means of an assessment");
    if means.comp_power().is_none_or(|power| power <= 0) {
        let id = means.id;
        let text = both!("{id} 的综合财力为零或未填", "the comprehensive financial capacity of {id} is blank or zero");
        faults.push(refusal(&text, DEBT_RISK).on("fiscal").hint(hint::edit(&FISCAL, "general_revenue", id)));
    }
    let position = Position::read(moment.reader, frame.as_of_date, false)?;
    for (class, field) in [(Class::General, "general_spend"), (Class::Special, "fund_spend")] {
        if position.of(class).year.interest > 0 {
            let missing = require(&fiscal, &[field], &what, DEBT_RISK);
            faults.extend(missing.into_iter().map(|fault| {
                let id = fiscal.id();
                Fault { field: Some("fiscal"), ..fault }.hint(hint::edit(&FISCAL, field, id))
            }));
        }
    }
    if faults.is_empty()
        && percent(position.statutory().balance, means.comp_power().unwrap_or(0))
            .and_then(|ratio| colour(&Parameters::read(moment.reader).ok()?, ratio, frame.as_of_date))
            .is_none()
    {
        let text = both!("债务率或其分档无法计算", "the debt ratio or its colour is not computable");
        let next = both!("chengxin 配置 列表 debt", "chengxin config list debt");
        faults.push(refusal(&text, DEBT_RISK).hint(next));
    }
    Ok(faults)
}

/// assessment.freeze leaves nothing undone.
///
/// # Errors
/// None.
pub(crate) fn foresee_freeze(_reader: Reader<'_>, _after: &Row, _on: NaiveDate) -> Result<Vec<Fault>> {
    Ok(Vec::new())
}

/// The frozen fields of an assessment on its day, in the order of the catalogue (kinds.md §2.6, "frozen").
///
/// # Errors
/// When the ledger cannot be read.
pub fn frozen(reader: Reader<'_>, assessment: &Row) -> Result<Vec<(&'static str, Value)>> {
    let position = Position::read(reader, view::<Frame<'_>>(assessment)?.as_of_date, true)?;
    let mut values = computed(reader, assessment, &position)?;
    if !values.is_empty() {
        values.push(("digest", position.digest.as_str().into()));
    }
    Ok(values)
}

/// A frozen field whose value is another when it is computed anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Drifted {
    /// The field of the assessment.
    pub field: &'static str,
    /// As frozen.
    pub frozen: Value,
    /// As computed now from the registers, on the day of the assessment.
    pub now: Value,
}

/// 定稿后变动: the fields of a frozen assessment that its registers no longer give; `None` where its means are gone. A payment that
/// came later changes nothing on the day of the assessment; a record or a parameter that was corrected or added late does.
///
/// # Errors
/// When the ledger cannot be read.
pub fn drift(reader: Reader<'_>, assessment: &Row) -> Result<Option<Vec<Drifted>>> {
    let position = Position::read(reader, view::<Frame<'_>>(assessment)?.as_of_date, false)?;
    let values = computed(reader, assessment, &position)?;
    if values.is_empty() {
        return Ok(None);
    }
    let changed = values.into_iter().filter_map(|(field, now)| {
        let frozen = assessment.get(field).clone();
        (frozen != now).then_some(Drifted { field, frozen, now })
    });
    Ok(Some(changed.collect()))
}

/// The ratios of an assessment by a position on its day; nothing where its means are gone.
fn computed(reader: Reader<'_>, assessment: &Row, position: &Position) -> Result<Vec<(&'static str, Value)>> {
    let frame: Frame<'_> = view(assessment)?;
    let Some(fiscal) = referred(reader, assessment, "fiscal")?.filter(|row| !row.is_void()) else {
        return Ok(Vec::new());
    };
    let means: Means<'_> = view(&fiscal)?;
    let sum = position.statutory();
    let power = means.comp_power().unwrap_or(0);
    let interest = |class, spend: Option<i64>| percent(position.of(class).year.interest, spend.unwrap_or(0));
    let ratio = percent(sum.balance, power);
    let parameters = Parameters::read(reader)?;
    let number = |n: Option<i64>| n.map_or(Value::Null, Value::from);
    Ok(vec![
        ("balance", sum.balance.into()),
        ("comp_power", power.into()),
        ("debt_ratio", number(ratio)),
        ("new_ratio", number(percent(sum.issued, power))),
        ("service_ratio", number(percent(sum.year.total(), power))),
        ("overdue_ratio", number(percent(sum.arrears().principal, sum.balance).or(Some(0)))),
        ("interest_general", number(interest(Class::General, means.general_spend))),
        ("interest_special", number(interest(Class::Special, means.fund_spend))),
        ("ppp_ratio", number(percent(ppp_duties(reader, frame.as_of_date)?, means.general_spend.unwrap_or(0)))),
        ("avg_life", number(years(sum.life, sum.balance))),
        ("due_next", sum.next_year.total().into()),
        ("colour", ratio.and_then(|r| colour(&parameters, r, frame.as_of_date)).map_or(Value::Null, Value::from)),
    ])
}

/// PPP duties of the year of a day, in fen: what is due by the projects' yearly spending duties, changed ones left out.
///
/// # Errors
/// When the ledger cannot be read.
pub fn ppp_duties(reader: Reader<'_>, on: NaiveDate) -> Result<i64> {
    const SQL: &str = "SELECT coalesce(sum(coalesce(adjusted, amount)), 0) FROM subsidy WHERE void_on IS NULL \
                       AND state <> 'changed' AND year = CAST(?1 AS INTEGER)";
    let mut sum = 0;
    reader.joined(SQL, &[&on.year().to_string()], &mut |record| {
        sum = i64::from_record(record, 0)?;
        Ok(())
    })?;
    Ok(sum)
}

/// assessment.freeze: the ratios on the day of the assessment are stored, with a digest of the rows they came from.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn freeze(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let mut row = after.clone();
    for (name, value) in frozen(op.reader(), after)? {
        row.set(name, value);
    }
    op.update(after, row, "freeze", Some(on))?;
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use crate::catalog::debt::{ASSESSMENT, DEBT, FISCAL, INSTALLMENT};
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    fn means(fixture: &mut Fixture) -> crate::schema::Row {
        let columns = [
            ("region", "云汀区"),
            ("general_revenue", "600000"),
            ("general_spend", "400000"),
            ("fund_revenue", "400000"),
            ("fund_spend", "100000"),
        ];
        fixture.add(&FISCAL, &columns)
    }

    fn debt(fixture: &mut Fixture) {
        let columns = [
            ("kind", "general_bond"),
            ("state", "drawn"),
            ("principal", "1500000"),
            ("drawn_on", "2024-01-10"),
            ("matures_on", "2026-03-28"),
        ];
        let debt = fixture.add(&DEBT, &columns);
        let line = [("debt", debt.id()), ("due_on", "2024-12-31"), ("principal", "1500000"), ("interest", "48000")];
        fixture.add(&INSTALLMENT, &line);
    }

    #[test]
    fn a_snapshot_needs_what_its_ratios_are_divided_by() {
        let mut fixture = Fixture::new();
        let fiscal = means(&mut fixture);
        debt(&mut fixture);
        let columns = [("region", "云汀区"), ("as_of_date", "2024-03-28"), ("fiscal", fiscal.id())];
        let assessment = fixture.add(&ASSESSMENT, &columns);
        fixture.passes("assessment_computable", &assessment, &[]);
        fixture.fires("assessment_computable", &assessment, &[("as_of_date", "2024-03-29")]);
        fixture.fires("assessment_computable", &assessment, &[("region", "别区")]);
        let fiscal = fixture.change(&fiscal, &[("general_spend", "")]);
        fixture.fires("assessment_computable", &assessment, &[]);
        fixture.change(&fiscal, &[("general_spend", "1"), ("general_revenue", ""), ("fund_revenue", "")]);
        fixture.fires("assessment_computable", &assessment, &[]);
    }

    #[test]
    fn freezing_stores_the_ratios_of_the_day() {
        let mut fixture = Fixture::new();
        let fiscal = means(&mut fixture);
        debt(&mut fixture);
        let columns =
            [("region", "云汀区"), ("as_of_date", "2024-03-28"), ("fiscal", fiscal.id()), ("state", "frozen")];
        let row = fixture.add(&ASSESSMENT, &columns);
        let on = day("2024-03-28");
        fixture.write("freeze", "甲", |op| apply_effect("freeze_assessment", op, &row, on));
        let row = fixture.reader().get(&ASSESSMENT, row.id()).unwrap().unwrap();
        for (name, number) in [
            ("balance", 1_500_000),
            ("comp_power", 1_000_000),
            ("debt_ratio", 1_500_000),
            ("new_ratio", 1_500_000),
            ("service_ratio", 1_548_000),
            ("overdue_ratio", 0),
            ("interest_general", 120_000),
            ("interest_special", 0),
            ("avg_life", 7_616),
            ("due_next", 1_548_000),
        ] {
            assert_eq!(row.int(name), Some(number), "{name}");
        }
        assert_eq!((row.text("colour"), row.text("digest").map(str::len)), (Some("yellow"), Some(64)));
    }

    #[test]
    fn what_a_snapshot_rests_on_is_told_when_it_was_changed() {
        let mut fixture = Fixture::new();
        let fiscal = means(&mut fixture);
        debt(&mut fixture);
        let columns =
            [("region", "云汀区"), ("as_of_date", "2024-03-28"), ("fiscal", fiscal.id()), ("state", "frozen")];
        let row = fixture.add(&ASSESSMENT, &columns);
        let on = day("2024-03-28");
        fixture.write("freeze", "甲", |op| apply_effect("freeze_assessment", op, &row, on));
        let row = fixture.reader().get(&ASSESSMENT, row.id()).unwrap().unwrap();
        let changed = |fixture: &Fixture| -> Option<Vec<&'static str>> {
            let drift = super::drift(fixture.reader(), &row).unwrap();
            drift.map(|all| all.iter().map(|d| d.field).collect())
        };
        assert_eq!(changed(&fixture), Some(Vec::new()));
        // A debt of a later day changes nothing on the day of the assessment.
        let later = [("kind", "general_bond"), ("state", "drawn"), ("principal", "5"), ("drawn_on", "2024-03-29")];
        let later = fixture.add(&DEBT, &later);
        assert_eq!(changed(&fixture), Some(Vec::new()));
        // The same debt, now said to bear interest since the year before.
        let later = fixture
            .change(&later, &[("drawn_on", "2023-03-29"), ("matures_on", "2026-03-28"), ("principal", "500000")]);
        assert_eq!(changed(&fixture), Some(vec!["balance", "debt_ratio", "avg_life", "colour"]));
        fixture.change(&later, &[("state", "approved")]);
        fixture.change(&fiscal, &[("general_spend", "800000")]);
        let drift = super::drift(fixture.reader(), &row).unwrap().unwrap();
        assert_eq!(drift.len(), 1);
        assert_eq!(
            (drift[0].field, &drift[0].frozen, &drift[0].now),
            ("interest_general", &120_000_i64.into(), &60_000_i64.into())
        );
    }
}
