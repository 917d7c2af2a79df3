//! What an assessment came to: the grounds of a warning, the one before it, a better one after it.

use chrono::NaiveDate;
use serde::Deserialize;

use super::assessment::COLOURS;
use crate::both;
use crate::catalog::debt::ASSESSMENT;
use crate::error::{Fault, Result};
use crate::rules::parameters::{Figure, NotComputable};
use crate::rules::source::{BORROWING, Source};
use crate::rules::{Moment, Parameters, refusal, view};
use crate::schema::Row;
use crate::schema::filter::Query;
use crate::store::Reader;
use crate::terms::rate;

#[derive(Deserialize)]
struct Outcome<'a> {
    region: &'a str,
    as_of_date: NaiveDate,
    debt_ratio: Option<i64>,
    interest_general: Option<i64>,
    interest_special: Option<i64>,
    colour: Option<&'a str>,
    told_colour: Option<&'a str>,
}

impl Outcome<'_> {
    fn worst(&self) -> usize {
        let rank = |colour: Option<&str>| COLOURS.iter().position(|c| Some(*c) == colour).unwrap_or(0);
        rank(self.colour).max(rank(self.told_colour))
    }
}

/// What speaks for a warning.
#[derive(Clone, Debug)]
pub struct Grounds {
    /// The colour, or the one that the superior office told, is not green.
    pub colour: bool,
    /// A share of interest is above the line.
    pub interest: bool,
    /// {debt.interest_line} on the day of the assessment.
    pub line: Figure,
}

impl Grounds {
    /// What speaks for a warning by an assessment, or why its line has no value.
    ///
    /// # Errors
    /// When the row is no assessment.
    pub fn of(parameters: &Parameters, assessment: &Row) -> Result<std::result::Result<Self, NotComputable>> {
        let result: Outcome<'_> = view(assessment)?;
        let line = match parameters.in_force("debt.interest_line", result.as_of_date) {
            Ok(line) => line,
            Err(missing) => return Ok(Err(missing)),
        };
        let limit = rate::parse(&line.value).unwrap_or(i64::MAX);
        let interest =
            [result.interest_general, result.interest_special].into_iter().flatten().any(|share| share > limit);
        Ok(Ok(Self { colour: result.worst() > 0, interest, line }))
    }

    /// True when one of them does.
    pub const fn any(&self) -> bool {
        self.colour || self.interest
    }
}

/// assessment.warn: a colour that is not green, or a share of interest above {debt.interest_line}.
pub(crate) fn warning_has_ground(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let grounds = match Grounds::of(&moment.parameters()?, moment.after)? {
        Ok(grounds) => grounds,
        Err(missing) => {
            return Ok(vec![missing.fault().hint(both!("chengxin 配置 列表 debt", "chengxin config list debt"))]);
        }
    };
    if grounds.any() {
        return Ok(Vec::new());
    }
    let text = both!(
        "等级为绿,付息占比未超线,不须预警",
        "the colour is green and no share of interest is above the line: no warning"
    );
    let next =
        both!("上级通报等级不同的,加 --上级通报等级", "if the superior office told another colour, add --told-colour");
    Ok(vec![refusal(&text, Source::Parameter(grounds.line)).hint(next)])
}

/// The latest assessment that is frozen, warned or cleared, on a day or before it.
///
/// # Errors
/// When the ledger cannot be read.
pub fn latest(reader: Reader<'_>, on: NaiveDate) -> Result<Option<Row>> {
    let rows = reader.all(&ASSESSMENT, &Query { closed: true, ..Query::default() })?;
    let frozen =
        rows.into_iter().filter(|row| row.state() != "draft" && row.date("as_of_date").is_some_and(|d| d <= on));
    Ok(frozen.max_by_key(|row| row.date("as_of_date")))
}

/// The frozen assessment of its region before an assessment.
///
/// # Errors
/// When the ledger cannot be read.
pub fn before(reader: Reader<'_>, assessment: &Row) -> Result<Option<Row>> {
    let now: Outcome<'_> = view(assessment)?;
    let rows = reader.children(&ASSESSMENT, "region", now.region)?;
    let earlier = rows
        .into_iter()
        .filter(|row| row.state() != "draft" && row.date("as_of_date").is_some_and(|on| on < now.as_of_date));
    Ok(earlier.max_by_key(|row| row.date("as_of_date")))
}

/// assessment.clear: a later frozen assessment of the region has a lower debt ratio and no worse a colour.
pub(crate) fn later_assessment_better(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let now: Outcome<'_> = view(moment.after)?;
    let rows = moment.reader.children(&ASSESSMENT, "region", now.region)?;
    for row in rows.iter().filter(|row| row.state() != "draft") {
        let later: Outcome<'_> = view(row)?;
        if later.as_of_date > now.as_of_date && later.debt_ratio < now.debt_ratio && later.worst() <= now.worst() {
            return Ok(Vec::new());
        }
    }
    let on = now.as_of_date;
    let text = both!("{on} 之后没有更好的已定稿评估", "no frozen assessment after {on} is better");
    let (zh, en) = (ASSESSMENT.label, ASSESSMENT.name);
    let next = both!("先定稿新的评估: chengxin {zh} 新增", "freeze a new one first: chengxin {en} add");
    Ok(vec![refusal(&text, BORROWING).hint(next)])
}

#[cfg(test)]
mod tests {
    use crate::catalog::debt::ASSESSMENT;
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_warning_has_a_ground() {
        let mut fixture = Fixture::new();
        let row = fixture.add(&ASSESSMENT, &[("colour", "green"), ("interest_general", "100000")]);
        fixture.fires("warning_has_ground", &row, &[]);
        fixture.passes("warning_has_ground", &row, &[("colour", "yellow")]);
        fixture.passes("warning_has_ground", &row, &[("told_colour", "orange")]);
        fixture.passes("warning_has_ground", &row, &[("interest_special", "100001")]);
    }

    #[test]
    fn a_warning_ends_by_a_later_and_better_snapshot() {
        let mut fixture = Fixture::new();
        let first =
            [("region", "云汀区"), ("as_of_date", "2023-12-31"), ("debt_ratio", "1500000"), ("colour", "yellow")];
        let row = fixture.add(&ASSESSMENT, &first);
        fixture.fires("later_assessment_better", &row, &[]);
        let second = [
            ("region", "云汀区"),
            ("as_of_date", "2024-03-01"),
            ("debt_ratio", "1400000"),
            ("colour", "yellow"),
            ("state", "frozen"),
        ];
        let second = fixture.add(&ASSESSMENT, &second);
        fixture.passes("later_assessment_better", &row, &[]);
        let second = fixture.change(&second, &[("colour", "orange")]);
        fixture.fires("later_assessment_better", &row, &[]);
        fixture.change(&second, &[("colour", "green"), ("debt_ratio", "1500000")]);
        fixture.fires("later_assessment_better", &row, &[]);
    }
}
