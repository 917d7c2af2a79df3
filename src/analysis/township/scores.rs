//! 考核取数: the numbers that the yearly assessment of a street, township or zone starts from, with the records behind
//! each. They are inputs: how many points each costs is for the office that assesses (programme 4(5)).

use chrono::{Datelike as _, NaiveDate};

use super::months::{self, Mark};
use super::{Town, place, towns};
use crate::error::Result;
use crate::messages::Label;
use crate::rules::Parameters;
use crate::rules::disclosure::{DisclosureDays, disclosure_due};
use crate::rules::parameters::NotComputable;
use crate::store::{FromRecord as _, Reader};

/// A figure from what was counted and of how many.
type Figure = fn(i64, i64) -> Option<i64>;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// 服务落实率: services of the year that a sample verified, of those due by the day or done: percent ×10 000.
    ServiceRate,
    /// 迟延公开: disclosures and requests due in the year that were late, or are late now.
    DisclosureLate,
    /// 不公开比例: disclosures formed in the year that are withheld, of all (kinds.md): percent ×10 000.
    WithheldShare,
    /// 财务缺月: months of the year whose day has passed without a disclosure of finance; streets and townships.
    MissingMonths,
    /// 投诉: complaints about the unit received in the year, those withdrawn or not accepted left out.
    Complaints,
    /// 逾期承诺: promises of the unit that fell due in the year and are not kept on the day.
    PromisesOverdue,
}

impl Measure {
    /// Every measure, in order.
    pub const ALL: [Self; 6] = [
        Self::ServiceRate,
        Self::DisclosureLate,
        Self::WithheldShare,
        Self::MissingMonths,
        Self::Complaints,
        Self::PromisesOverdue,
    ];

    /// What it is called.
    pub const fn word(self) -> Label {
        match self {
            Self::ServiceRate => Label::new("服务落实率(%)", "services verified (%)"),
            Self::DisclosureLate => Label::new("迟延公开", "disclosures late"),
            Self::WithheldShare => Label::new("不公开比例(%)", "disclosures withheld (%)"),
            Self::MissingMonths => Label::new("财务缺月", "months of finance missing"),
            Self::Complaints => Label::new("投诉", "complaints"),
            Self::PromisesOverdue => Label::new("逾期承诺", "promises overdue"),
        }
    }

    /// The word for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ServiceRate => "service_rate",
            Self::DisclosureLate => "disclosure_late",
            Self::WithheldShare => "withheld_share",
            Self::MissingMonths => "missing_months",
            Self::Complaints => "complaints",
            Self::PromisesOverdue => "promises_overdue",
        }
    }
}

/// One number of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Place of the unit.
    pub town: usize,
    /// What is measured.
    pub measure: Measure,
    /// The number: a count, or percent ×10 000; `None` where there is nothing to divide by or no such duty.
    pub value: Option<i64>,
    /// Of how many records.
    pub of: i64,
    /// What the number rests on: ids of records, of a rate those that fell short; months where one is missing.
    pub rows: Vec<String>,
}

/// The numbers of all units.
#[derive(Clone, Debug)]
pub struct Scores {
    /// Units.
    pub towns: Vec<Town>,
    /// Their numbers, unit by unit, in the order of [`Measure::ALL`].
    pub all: Vec<Score>,
}

/// What a day of a ledger says of a year.
struct Asked<'a> {
    reader: Reader<'a>,
    parameters: &'a Parameters,
    year: i32,
    as_of: NaiveDate,
}

/// For each unit the records that count and those of them that fell short.
type Counts = Vec<(i64, Vec<String>)>;

/// The numbers of a year, seen from a day.
///
/// # Errors
/// When the ledger cannot be read. The inner result is why a due day cannot be computed.
pub fn scores(
    reader: Reader<'_>,
    parameters: &Parameters,
    year: i32,
    as_of: NaiveDate,
) -> Result<std::result::Result<Scores, NotComputable>> {
    let towns = towns(reader, &["town", "street", "zone"], year)?;
    let asked = Asked { reader, parameters, year, as_of };
    let services = asked.services(&towns)?;
    let late = match asked.late(&towns)? {
        Ok(late) => late,
        Err(missing) => return Ok(Err(missing)),
    };
    let missing = match asked.missing(&towns)? {
        Ok(missing) => missing,
        Err(missing) => return Ok(Err(missing)),
    };
    let withheld = asked.counted(&towns, WITHHELD, &[])?;
    let complaints = asked.counted(&towns, COMPLAINTS, &[])?;
    let promises = asked.counted(&towns, PROMISES, &[&as_of.to_string()])?;
    let mut all = Vec::new();
    for town in 0..towns.len() {
        for measure in Measure::ALL {
            let (counts, value): (&Counts, Figure) = match measure {
                Measure::ServiceRate => (&services, rate),
                Measure::DisclosureLate => (&late, |_, short| Some(short)),
                Measure::WithheldShare => (&withheld, |of, withheld| rate(of, of.saturating_sub(withheld))),
                Measure::MissingMonths => (&missing, |of, short| (of > 0).then_some(short)),
                Measure::Complaints => (&complaints, |_, short| Some(short)),
                Measure::PromisesOverdue => (&promises, |_, short| Some(short)),
            };
            let (of, rows) = counts[town].clone();
            let short = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            all.push(Score { town, measure, value: value(of, short), of, rows });
        }
    }
    Ok(Ok(Scores { towns, all }))
}

/// What did not fall short, percent ×10 000, rounded half up.
fn rate(of: i64, short: i64) -> Option<i64> {
    let met = i128::from(of.saturating_sub(short));
    let of = i128::from(of);
    if of <= 0 { None } else { i64::try_from((met * 1_000_000 + of / 2) / of).ok() }
}

/// Unit, id, and whether it falls short; `?1` is the year.
const COMPLAINTS: &str = "SELECT c.unit, c.id, 1 FROM complaint c WHERE c.void_on IS NULL AND substr(c.received_on, 1, 4) = ?1 \
                          AND c.state NOT IN ('rejected', 'withdrawn') ORDER BY c.id";
const WITHHELD: &str = "SELECT d.unit, d.id, d.state = 'withheld' FROM disclosure d WHERE d.void_on IS NULL \
                        AND substr(d.formed_on, 1, 4) = ?1 ORDER BY d.id";
const PROMISES: &str = "SELECT p.unit, p.id, p.due_on < ?2 AND p.state IN ('open', 'partial', 'breached') FROM promise p \
                        WHERE p.void_on IS NULL AND p.obligor = 'gov' AND substr(p.due_on, 1, 4) = ?1 ORDER BY p.id";

impl Asked<'_> {
    fn counted(&self, towns: &[Town], sql: &str, more: &[&str]) -> Result<Counts> {
        let mut counts: Counts = vec![(0, Vec::new()); towns.len()];
        let year = format!("{:04}", self.year);
        let values: Vec<&str> = std::iter::once(year.as_str()).chain(more.iter().copied()).collect();
        self.reader.joined(sql, &values, &mut |r| {
            let Some(town) = place(towns, &String::from_record(r, 0)?) else { return Ok(()) };
            counts[town].0 += 1;
            if i64::from_record(r, 2)? != 0 {
                counts[town].1.push(String::from_record(r, 1)?);
            }
            Ok(())
        })?;
        Ok(counts)
    }

    /// Services due by the day, or done before it; short are those that no sample verified.
    fn services(&self, towns: &[Town]) -> Result<Counts> {
        const SQL: &str = "SELECT s.unit, s.id, s.state <> 'verified' FROM service s WHERE s.void_on IS NULL \
                           AND s.year = CAST(?1 AS INTEGER) AND (s.due_on <= ?2 OR s.state <> 'planned') ORDER BY s.id";
        self.counted(towns, SQL, &[&self.as_of.to_string()])
    }

    /// Disclosures due in the year, and those published or answered late, or late on the day.
    fn late(&self, towns: &[Town]) -> Result<std::result::Result<Counts, NotComputable>> {
        const SQL: &str = "SELECT d.unit, d.id, d.mode, d.formed_on, d.period, d.requested_on, d.extended_to, \
                           coalesce(d.published_on, d.replied_on), d.state FROM disclosure d WHERE d.void_on IS NULL \
                           AND d.state <> 'withheld' ORDER BY d.id";
        let mut counts: Counts = vec![(0, Vec::new()); towns.len()];
        let mut failed = None;
        self.reader.joined(SQL, &[], &mut |r| {
            let Some(town) = place(towns, &String::from_record(r, 0)?) else { return Ok(()) };
            let (mode, period): (String, Option<String>) = (String::from_record(r, 2)?, Option::from_record(r, 4)?);
            let days = DisclosureDays {
                mode: &mode,
                formed_on: NaiveDate::from_record(r, 3)?,
                period: period.as_deref(),
                requested_on: Option::from_record(r, 5)?,
                extended_to: Option::from_record(r, 6)?,
            };
            let due = match disclosure_due(self.parameters, &days) {
                Ok(due) => due.map(|due| due.on()).filter(|due| due.year() == self.year),
                Err(missing) => {
                    failed.get_or_insert(missing);
                    return Ok(());
                }
            };
            let Some(due) = due else { return Ok(()) };
            counts[town].0 += 1;
            let done: Option<NaiveDate> = Option::from_record(r, 7)?;
            let open = String::from_record(r, 8)? == "pending";
            // Published without a day nobody can call late.
            if done.map_or(open && self.as_of > due, |done| done > due) {
                counts[town].1.push(String::from_record(r, 1)?);
            }
            Ok(())
        })?;
        Ok(failed.map_or(Ok(counts), Err))
    }

    /// Months of finance due by the day, and those that are missing.
    fn missing(&self, towns: &[Town]) -> Result<std::result::Result<Counts, NotComputable>> {
        let mut counts: Counts = vec![(0, Vec::new()); towns.len()];
        let months = match months::months(self.reader, self.parameters, (self.year, "finance"), self.as_of)? {
            Ok(months) => months,
            Err(missing) => return Ok(Err(missing)),
        };
        for (town, marks) in months.rows {
            let Some(place) = place(towns, &town.id) else { continue };
            let due = marks.iter().filter(|mark| !matches!(mark, Mark::Outside | Mark::NotDue)).count();
            counts[place].0 = i64::try_from(due).unwrap_or(i64::MAX);
            let missing = (1..).zip(marks).filter(|(_, mark)| *mark == Mark::Missing);
            counts[place].1 = missing.map(|(month, _): (i32, Mark)| format!("{:04}-{month:02}", self.year)).collect();
        }
        Ok(Ok(counts))
    }
}
