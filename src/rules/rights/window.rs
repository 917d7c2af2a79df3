//! How long a record of dishonesty stands before the public at least and at most, and from when it may be repaired.
//!
//! The rule set is the one in force on the day of the decision (发改委令58 from 2023-05-01, 国办发〔2025〕22号 with 发改委令36 from
//! 2026-04-01); what was decided earlier has no figure, and nothing is guessed.

use chrono::NaiveDate;

use crate::catalog::integrity::RECTIFICATION;
use crate::error::Failure;
use crate::rules::parameters::{NotComputable, Parameters, Term};
use crate::schema::Row;
use crate::store::Reader;

/// 严重程度: the class of a record, which decides its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// 轻微: not published in principle, repaired as soon as the duty is fulfilled.
    Minor,
    /// 一般.
    General,
    /// 严重.
    Serious,
}

impl Class {
    /// The class that a code of `severity` names; `None` where it is blank.
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "minor" => Some(Self::Minor),
            "general" => Some(Self::General),
            "serious" => Some(Self::Serious),
            _ => None,
        }
    }
}

/// What the window of a record rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The day of the decision document; `None` where the record has none.
    pub on: Option<NaiveDate>,
    /// Its class.
    pub class: Option<Class>,
}

impl Decided {
    /// What a case, a credential or an entry of a file says. A party on a list of serious dishonesty is serious, other
    /// information on a party is general: credentials have no field of their own for it.
    pub fn of(row: &Row) -> Self {
        match row.kind().name {
            "credential" => Self {
                on: row.date("issued_on"),
                class: Some(if row.text("list").is_some() { Class::Serious } else { Class::General }),
            },
            "entry" => Self { on: row.date("decided_on").or_else(|| row.date("occurred_on")), class: None },
            _ => Self { on: row.date("decided_on"), class: row.text("severity").and_then(Class::of) },
        }
    }
}

/// A day that a window ends on, with the term it was counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The day.
    pub on: NaiveDate,
    /// The day it was counted from.
    pub from: NaiveDate,
    /// The term, with its parameter.
    pub term: Term,
}

fn bound(parameters: &Parameters, name: &'static str, from: NaiveDate) -> Result<Bound, NotComputable> {
    let term = parameters.term(name, from)?;
    let on = term.corresponding(from, parameters.calendar())?;
    Ok(Bound { on, from, term })
}

/// 最短公示至: decided_on + {public.general.min} or {public.serious.min}; none for a minor record.
///
/// # Errors
/// When no figure is in force on the day of the decision.
pub fn public_min(
    parameters: &Parameters,
    class: Class,
    decided_on: NaiveDate,
) -> Result<Option<Bound>, NotComputable> {
    match class {
        Class::Minor => Ok(None),
        Class::General => bound(parameters, "public.general.min", decided_on).map(Some),
        Class::Serious => bound(parameters, "public.serious.min", decided_on).map(Some),
    }
}

/// 最长公示至: decided_on + {public.minor.max}, {public.general.max} or {public.serious.max}. Conduct that was not corrected has
/// no end; that is for the caller to know.
///
/// # Errors
/// When no figure is in force on the day of the decision.
pub fn public_max(parameters: &Parameters, class: Class, decided_on: NaiveDate) -> Result<Bound, NotComputable> {
    let name = match class {
        Class::Minor => "public.minor.max",
        Class::General => "public.general.max",
        Class::Serious => "public.serious.max",
    };
    bound(parameters, name, decided_on)
}

/// From when a record may be repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repairable {
    /// From this day on; the bound where a shortest period of publicity decides.
    From(NaiveDate, Option<Bound>),
    /// Unknown until the duty is fulfilled: `fulfilled_on` of the repair is blank.
    OnceFulfilled,
    /// Unknown: this field of the target is blank.
    Lacks(&'static str),
}

/// 可申请修复日. Rule market: the shortest publicity of the target, of a minor one the day the duty was fulfilled; rule
/// government: the day the duty was fulfilled; rule person: the day of the decision.
///
/// # Errors
/// When no figure is in force on the day of the decision.
pub fn repair_from(
    parameters: &Parameters,
    rule: &str,
    target: Decided,
    fulfilled_on: Option<NaiveDate>,
) -> Result<Repairable, NotComputable> {
    let fulfilled = fulfilled_on.map_or(Repairable::OnceFulfilled, |on| Repairable::From(on, None));
    Ok(match (rule, target.on, target.class) {
        ("government", ..) => fulfilled,
        ("person", Some(on), _) => Repairable::From(on, None),
        (_, None, _) => Repairable::Lacks("decided_on"),
        (_, _, None) => Repairable::Lacks("severity"),
        (_, Some(on), Some(class)) => match public_min(parameters, class, on)? {
            Some(bound) => Repairable::From(bound.on, Some(bound)),
            None => fulfilled,
        },
    })
}

/// Where a publication ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// On the day that was announced.
    Announced(NaiveDate),
    /// With the longest publicity.
    Longest(Bound),
}

impl End {
    /// The last day.
    pub const fn on(&self) -> NaiveDate {
        match self {
            Self::Announced(on) => *on,
            Self::Longest(bound) => bound.on,
        }
    }
}

/// 最长至: the longest publicity of the case or credential, or the end that was announced where it comes first (kinds.md takes
/// the announced end only where there is no other). Conduct that is not corrected has no longest publicity.
///
/// # Errors
/// When no figure is in force on the day of the decision and no end was announced.
pub fn publication_end(
    parameters: &Parameters,
    announced: Option<NaiveDate>,
    target: Decided,
    corrected: bool,
) -> Result<Option<End>, NotComputable> {
    let announced = announced.map(End::Announced);
    let (Some(decided), Some(class), true) = (target.on, target.class, corrected) else { return Ok(announced) };
    let longest = match public_max(parameters, class, decided) {
        Ok(bound) => End::Longest(bound),
        Err(missing) => return announced.map(Some).ok_or(missing),
    };
    Ok(Some(announced.filter(|end| end.on() < longest.on()).unwrap_or(longest)))
}

/// The orders on a record that are not carried out: while there is one, its conduct is not corrected. An order that was
/// refused is never closed itself: a later one of its kind that is closed takes its place.
///
/// # Errors
/// When the ledger cannot be read.
pub fn uncorrected(reader: Reader<'_>, record: &str) -> Result<Vec<Row>, Failure> {
    let all = reader.children(&RECTIFICATION, "origin", record)?;
    let made_good = |order: &Row| {
        order.state() == "refused" && all.iter().any(|r| r.state() == "closed" && r.text("kind") == order.text("kind"))
    };
    Ok(all.iter().filter(|order| order.state() != "closed" && !made_good(order)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::{Class, Decided, End, Repairable, public_max, public_min, publication_end, repair_from};
    use crate::catalog::integrity::CASE;
    use crate::catalog::procurement::CREDENTIAL;
    use crate::rules::Parameters;
    use crate::rules::fixture::{Fixture, day};

    const LAW: Parameters = Parameters::built_in();

    #[test]
    fn the_day_of_the_decision_chooses_the_rule_set() {
        let min = |class, on| public_min(&LAW, class, day(on)).map(|b| b.map(|b| b.on.to_string()));
        let max = |class, on| public_max(&LAW, class, day(on)).map(|b| b.on.to_string());
        assert_eq!(min(Class::General, "2026-03-31"), Ok(Some("2026-06-30".to_owned())));
        assert_eq!(min(Class::Serious, "2026-04-01"), Ok(Some("2027-04-01".to_owned())));
        assert_eq!(min(Class::Minor, "2026-04-01"), Ok(None));
        // Three years before, one year after; a minor record not at all before, three months after.
        assert_eq!(max(Class::General, "2026-03-31"), Ok("2029-03-31".to_owned()));
        assert_eq!(max(Class::General, "2026-04-01"), Ok("2027-04-01".to_owned()));
        assert_eq!(max(Class::Minor, "2026-03-31"), Ok("2026-03-31".to_owned()));
        assert_eq!(max(Class::Minor, "2026-04-01"), Ok("2026-07-01".to_owned()));
        // A Saturday is no reason to publish longer: a window ends on the very day.
        assert_eq!(min(Class::General, "2024-03-01"), Ok(Some("2024-06-01".to_owned())));
        assert!(min(Class::General, "2023-04-30").is_err() && max(Class::Serious, "2023-04-30").is_err());
    }

    #[test]
    fn each_rule_of_repair_has_its_own_day() {
        let general = Decided { on: Some(day("2024-01-10")), class: Some(Class::General) };
        let from = |rule, target, done: &str| match repair_from(&LAW, rule, target, done.parse().ok()).unwrap() {
            Repairable::From(on, _) => on.to_string(),
            Repairable::OnceFulfilled => "fulfilled".to_owned(),
            Repairable::Lacks(field) => field.to_owned(),
        };
        assert_eq!(from("market", general, ""), "2024-04-10");
        assert_eq!(from("government", general, "2024-02-01"), "2024-02-01");
        assert_eq!(from("government", general, ""), "fulfilled");
        assert_eq!(from("person", general, ""), "2024-01-10");
        let minor = Decided { class: Some(Class::Minor), ..general };
        assert_eq!(from("market", minor, "2024-01-20"), "2024-01-20");
        assert_eq!(from("market", minor, ""), "fulfilled");
        assert_eq!(from("market", Decided { class: None, ..general }, ""), "severity");
        assert_eq!(from("person", Decided { on: None, ..general }, ""), "decided_on");
    }

    #[test]
    fn a_publication_ends_with_the_first_of_its_ends() {
        let general = Decided { on: Some(day("2024-01-10")), class: Some(Class::General) };
        let end = |announced: &str, target, corrected| publication_end(&LAW, announced.parse().ok(), target, corrected);
        // Three years from the decision.
        assert_eq!(end("", general, true).unwrap().map(|end| end.on()), Some(day("2027-01-10")));
        assert_eq!(end("2024-06-30", general, true), Ok(Some(End::Announced(day("2024-06-30")))));
        assert_eq!(end("2028-01-01", general, true).unwrap().map(|end| end.on()), Some(day("2027-01-10")));
        assert_eq!(end("", general, false), Ok(None));
        assert_eq!(end("2028-01-01", general, false), Ok(Some(End::Announced(day("2028-01-01")))));
        let early = Decided { on: Some(day("2023-04-30")), ..general };
        assert!(end("", early, true).is_err());
        assert_eq!(end("2024-06-30", early, true), Ok(Some(End::Announced(day("2024-06-30")))));
        assert_eq!(end("", Decided { class: None, ..general }, true), Ok(None));
    }

    #[test]
    fn what_is_decided_is_read_from_each_kind() {
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[("decided_on", "2024-01-10"), ("severity", "serious")]);
        assert_eq!(Decided::of(&case), Decided { on: Some(day("2024-01-10")), class: Some(Class::Serious) });
        let credential = fixture.add(&CREDENTIAL, &[("issued_on", "2024-02-01")]);
        assert_eq!(Decided::of(&credential).class, Some(Class::General));
        let listed = fixture.add(&CREDENTIAL, &[("list", "tax")]);
        assert_eq!(Decided::of(&listed).class, Some(Class::Serious));
    }
}
