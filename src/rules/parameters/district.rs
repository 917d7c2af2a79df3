//! The district's own rows: settings of the ledger, one a parameter, so that each change is logged and can be undone.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::figure::{Figure, Origin};
use crate::both;
use crate::catalog::parameters::{PARAMETERS, Parameter, find};
use crate::error::{Failure, Fault, Result, codes};
use crate::store::Reader;
use crate::terms;
use crate::terms::workdays::Calendar;

/// What the keys of these settings begin with.
const PREFIX: &str = "parameter";

/// The setting that holds the district's rows of a parameter.
pub fn key(name: &str) -> String {
    format!("{PREFIX}.{name}")
}

/// The parameter that a word or the key of a setting names, in any letter case and width.
pub fn named(word: &str) -> Option<&'static Parameter> {
    let word = terms::text::fold(word).to_ascii_lowercase();
    let word = word.strip_prefix("parameter.").unwrap_or(&word);
    find(word).next()
}

/// True for a word that says that a range has no bound.
pub fn unbounded(word: &str) -> bool {
    matches!(terms::text::fold(word).to_ascii_lowercase().as_str(), "不限" | "长期" | "none")
}

/// A row as it stands in the setting's JSON list.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    value: Cow<'a, str>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    source: Cow<'a, str>,
    set_on: NaiveDate,
    set_by: Cow<'a, str>,
}

/// The parameters as the rules read them: the district's own rows before the built-in ones.
#[derive(Clone, Debug, Default)]
pub struct Parameters {
    /// Rows of the district, by name, those of one name in order of time.
    own: Vec<Figure>,
    /// The calendar of the ledger; `None` = the built-in one.
    calendar: Option<Arc<Calendar>>,
}

impl PartialEq for Parameters {
    fn eq(&self, other: &Self) -> bool {
        self.own == other.own
    }
}

impl Eq for Parameters {}

impl Parameters {
    /// What the program knows by itself, for callers without a ledger.
    pub const fn built_in() -> Self {
        Self { own: Vec::new(), calendar: None }
    }

    /// The parameters of a ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read; E7005 when another program wrote what is no list of rows.
    pub fn read(reader: Reader<'_>) -> Result<Self> {
        let mut own = Vec::new();
        for (key, json) in reader.settings_below(PREFIX)? {
            // A parameter that the catalogue gave up stays in the ledger and says nothing.
            let Some(parameter) = named(&key) else { continue };
            own.extend(rows(parameter, &json)?);
        }
        Ok(Self { own, calendar: Some(Arc::new(reader.calendar()?)) })
    }

    /// Only the rows of one parameter, from the text of its setting; none where it is not set.
    ///
    /// # Errors
    /// E7005 when it is no list of rows.
    pub fn of_setting(parameter: &'static Parameter, json: Option<&str>) -> Result<Self> {
        Ok(Self { own: json.map_or(Ok(Vec::new()), |json| rows(parameter, json))?, calendar: None })
    }

    /// The calendar that terms are counted by: the ledger's, or the built-in one where there is no ledger.
    pub fn calendar(&self) -> &Calendar {
        self.calendar.as_deref().unwrap_or_else(|| Calendar::built_in())
    }

    /// Takes another calendar, to see what a change of it moves.
    pub fn set_calendar(&mut self, calendar: Calendar) {
        self.calendar = Some(Arc::new(calendar));
    }

    /// The district's rows of a parameter, in order of time.
    pub fn own<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Figure> {
        self.own.iter().filter(move |row| row.name == name)
    }

    /// The district's row that holds a day.
    pub(super) fn own_on(&self, name: &str, on: NaiveDate) -> Option<&Figure> {
        self.own.iter().find(|row| row.name == name && row.holds_on(on))
    }

    /// Every row of a parameter: the district's, then the built-in ones.
    pub fn rows(&self, name: &str) -> Vec<Figure> {
        self.own(name).cloned().chain(find(name).map(Figure::from)).collect()
    }

    /// Names of all parameters, in the order of the catalogue.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let first = |i: usize| i == 0 || PARAMETERS[i - 1].name != PARAMETERS[i].name;
        (0..PARAMETERS.len()).filter(move |&i| first(i)).map(|i| PARAMETERS[i].name)
    }

    /// Adds a row of the district. Where rows of the same name hold some of its days, it takes those days from them if
    /// it may `replace` them.
    ///
    /// # Errors
    /// E4021 naming both when the ranges overlap and it may not, or when the row ends before it begins.
    pub fn add(&mut self, row: Figure, replace: bool) -> std::result::Result<(), Fault> {
        if let Some((from, to)) = row.from.zip(row.to).filter(|(from, to)| to < from) {
            return Err(Fault::new(
                &codes::E4021,
                both!("截至 {to} 早于生效日 {from}", "it ends on {to}, before it begins on {from}"),
            )
            .on("to"));
        }
        if self.own.contains(&row) {
            return Ok(());
        }
        let same = |old: &Figure| old.name == row.name && old.overlaps(&row);
        if !replace && let Some(old) = self.own.iter().find(|old| same(old)) {
            return Err(overlap(old, &row));
        }
        let (overlapped, mut kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.own).into_iter().partition(same);
        kept.extend(overlapped.iter().flat_map(|old| remainders(old, &row)));
        kept.push(row);
        kept.sort_by(|a, b| (a.name, a.from).cmp(&(b.name, b.from)));
        self.own = kept;
        Ok(())
    }

    /// The text of the setting that holds the rows of a parameter.
    ///
    /// # Errors
    /// Never in practice: the rows hold nothing that JSON has not.
    pub fn setting(&self, name: &str) -> Result<String> {
        let stored: Vec<Stored<'_>> = self.own(name).filter_map(stored).collect();
        serde_json::to_string(&stored).map_err(|e| anyhow::Error::from(e).into())
    }
}

/// What is left of a row beside another's days: at most a part before and a part after.
fn remainders(old: &Figure, new: &Figure) -> Vec<Figure> {
    let mut left = Vec::new();
    if let Some(end) = new.from.and_then(|from| from.pred_opt())
        && old.from.is_none_or(|from| from <= end)
    {
        left.push(Figure { to: Some(end), ..old.clone() });
    }
    if let Some(start) = new.to.and_then(|to| to.succ_opt())
        && old.to.is_none_or(|to| start <= to)
    {
        left.push(Figure { from: Some(start), ..old.clone() });
    }
    left
}

fn overlap(old: &Figure, new: &Figure) -> Fault {
    let (old_days, new_days, old_amount, new_amount) = (old.days(), new.days(), old.amount(), new.amount());
    let (old_zh, new_zh, was_zh, is_zh) = (old_days.zh, new_days.zh, old_amount.zh, new_amount.zh);
    let (old_en, new_en, was_en, is_en) = (old_days.en, new_days.en, old_amount.en, new_amount.en);
    let (name, source) = (new.name, terms::text::quote(&old.source));
    Fault::new(
        &codes::E4021,
        both!(
            "{name}: {is_zh}({new_zh})与本区已设的 {was_zh}({old_zh},{source})生效日期重叠",
            "{name}: {is_en} ({new_en}) overlaps {was_en} ({old_en}, \"{source}\") that the district has set"
        ),
    )
    .on("from")
    .hint(both!(
        "改日期;或加 --取代,重叠的日子改按新值",
        "change the dates; or add --replace to give the days of both to the new value"
    ))
}

fn stored(row: &Figure) -> Option<Stored<'_>> {
    let Origin::District { on, by } = &row.origin else { return None };
    Some(Stored {
        value: Cow::Borrowed(&row.value),
        from: row.from,
        to: row.to,
        source: Cow::Borrowed(&row.source),
        set_on: *on,
        set_by: Cow::Borrowed(by),
    })
}

fn rows(parameter: &'static Parameter, json: &str) -> Result<Vec<Figure>> {
    let name = parameter.name;
    let damaged = || {
        Failure::new(&codes::E7005, both!("参数 {name} 的设置已损坏", "the setting of parameter {name} is damaged"))
            .hint(both!("核验: chengxin 审计 核验", "check it: chengxin audit verify"))
    };
    let stored: Vec<Stored<'_>> = serde_json::from_str(json).map_err(|e| damaged().caused_by(e))?;
    let figure = |row: Stored<'_>| Figure {
        name,
        value: Cow::Owned(row.value.into_owned()),
        unit: parameter.unit,
        from: row.from,
        to: row.to,
        source: Cow::Owned(row.source.into_owned()),
        origin: Origin::District { on: row.set_on, by: row.set_by.into_owned() },
    };
    Ok(stored.into_iter().map(figure).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{Fixture, day};

    fn row(value: &str, from: &str, to: &str) -> Figure {
        let bound = |text: &str| (!text.is_empty()).then(|| day(text));
        Figure {
            name: "acceptance.period",
            value: value.to_owned().into(),
            unit: find("acceptance.period").next().unwrap().unit,
            from: bound(from),
            to: bound(to),
            source: Cow::Borrowed("某区政〔2024〕1号"),
            origin: Origin::District { on: day("2024-03-28"), by: "甲".into() },
        }
    }

    fn of(rows: &[(&str, &str, &str)]) -> Parameters {
        Parameters { own: rows.iter().map(|(v, f, t)| row(v, f, t)).collect(), calendar: None }
    }

    #[test]
    fn the_districts_row_goes_before_the_built_in_one_on_its_days() {
        let parameters = of(&[("20", "2024-05-01", "2024-06-30")]);
        for (on, value) in [("2024-04-30", "30"), ("2024-05-01", "20"), ("2024-06-30", "20"), ("2024-07-01", "30")] {
            assert_eq!(parameters.in_force("acceptance.period", day(on)).unwrap().value, value, "{on}");
        }
        assert_eq!(parameters.term("acceptance.period", day("2024-05-01")).unwrap().length, 20);
        let cited = parameters.in_force("acceptance.period", day("2024-05-01")).unwrap().cite();
        assert_eq!(cited.zh, "某区政〔2024〕1号;参数 acceptance.period=20日,本区设定");
        assert_eq!(cited.en, "\"某区政〔2024〕1号\"; parameter acceptance.period = 20 days, set by the district");
        assert_eq!(Parameters::names().count(), 153);
    }

    #[test]
    fn overlapping_ranges_are_refused_naming_both() {
        for (old, new, apart) in [
            (("2024-01-01", "2024-06-30"), ("2024-07-01", ""), true),
            (("2024-01-01", "2024-06-30"), ("2024-06-30", ""), false),
            (("2024-01-01", ""), ("2024-07-01", ""), false),
            (("", ""), ("2024-07-01", "2024-07-01"), false),
            (("2024-07-01", ""), ("", "2024-06-30"), true),
            (("2024-07-01", ""), ("", ""), false),
        ] {
            let mut parameters = of(&[("20", old.0, old.1)]);
            let said = parameters.add(row("15", new.0, new.1), false);
            assert_eq!(said.is_ok(), apart, "{old:?} {new:?}");
            if let Err(fault) = said {
                assert_eq!(fault.code.id, "E4021");
                assert!(fault.text.zh.contains("15日") && fault.text.zh.contains("20日"), "{}", fault.text.zh);
                assert_eq!(parameters, of(&[("20", old.0, old.1)]), "nothing changed");
            }
        }
        let reversed = of(&[]).add(row("15", "2024-07-01", "2024-06-30"), true).unwrap_err();
        assert_eq!((reversed.code.id, reversed.field), ("E4021", Some("to")));
    }

    #[test]
    fn a_replacing_row_takes_only_its_own_days() {
        for (old, new, left) in [
            (
                ("2024-01-01", ""),
                ("2024-07-01", ""),
                vec![("20", "2024-01-01", "2024-06-30"), ("15", "2024-07-01", "")],
            ),
            (
                ("", ""),
                ("2024-07-01", "2024-07-31"),
                vec![("20", "", "2024-06-30"), ("15", "2024-07-01", "2024-07-31"), ("20", "2024-08-01", "")],
            ),
            (("2024-07-02", "2024-07-30"), ("2024-07-01", ""), vec![("15", "2024-07-01", "")]),
        ] {
            let mut parameters = of(&[("20", old.0, old.1)]);
            parameters.add(row("15", new.0, new.1), true).unwrap();
            assert_eq!(parameters, of(&left), "{old:?} {new:?}");
        }
    }

    #[test]
    fn what_is_written_reads_back_and_rubbish_is_damage() {
        let mut fixture = Fixture::new();
        let parameters = of(&[("20", "2024-05-01", ""), ("25", "", "2024-04-30")]);
        let json = parameters.setting("acceptance.period").unwrap();
        fixture.write("set", "甲", |op| op.set_setting(&key("acceptance.period"), &json));
        let mut read = Parameters::read(fixture.reader()).unwrap();
        assert_eq!(read, parameters);
        read.add(row("25", "", "2024-04-30"), false).unwrap();
        assert_eq!(read, parameters, "the same once more changes nothing");
        fixture.write("set", "甲", |op| op.set_setting("parameter.no.such", "x"));
        assert_eq!(Parameters::read(fixture.reader()).unwrap(), parameters, "a name that is no more says nothing");
        fixture.write("set", "甲", |op| op.set_setting(&key("acceptance.period"), "[{}]"));
        assert_eq!(Parameters::read(fixture.reader()).unwrap_err().code.id, "E7005");
    }
}
