//! The law at work in one run: parameters, calendar and day, and the sentences that every clock needs.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use chrono::NaiveDate;

use super::{Judged, Rule, Verdict};
use crate::both;
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::rules::parameters::{Cause, Figure, NotComputable, Parameters};
use crate::rules::ppp::burden::Burden;
use crate::schema::Kind;
use crate::store::{FromRecord as _, Reader};

/// Why a rule stops before a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The rule was not in force when the clock started, or there is no clock yet.
    DoesNotApply,
    /// A field that is needed is blank.
    Blank(&'static Kind, &'static str),
    /// The clock started before there was any such law: counted, not told one by one.
    Uncovered,
    /// A parameter gives no value.
    Parameter(NotComputable),
    /// What is needed is not recorded at all.
    Unrecorded(Label),
    /// A day that the rule judges by lies before the day that it can only follow: RQ-01 and its like name both.
    Reversed(Label, NaiveDate, NaiveDate),
}

impl From<NotComputable> for Stop {
    fn from(missing: NotComputable) -> Self {
        Self::Parameter(missing)
    }
}

impl Stop {
    /// Why nothing can be judged, in a sentence; [`Stop::DoesNotApply`] is never said.
    pub(super) fn both(&self) -> Both {
        match self {
            Self::DoesNotApply => both!("不适用", "does not apply"),
            Self::Uncovered => {
                both!("无法计算: 起算早于法规施行", "not computable: it began before there was such law")
            }
            Self::Parameter(missing) => missing.both(),
            Self::Unrecorded(what) => {
                let (zh, en) = (what.zh, what.en);
                both!("无法计算: 没有记录{zh}", "not computable: {en} is not recorded")
            }
            Self::Reversed(what, first, second) => {
                let (zh, en) = (what.zh, what.en);
                both!(
                    "无法计算: {zh} {second} 早于 {first},日期有误",
                    "not computable: {en} on {second}, before {first}, a day is wrong"
                )
            }
            Self::Blank(kind, field) => {
                let title = kind.field(field).map_or_else(|| Both::same(*field), crate::schema::Field::both);
                let (owner, zh, en) = (kind.both(), title.zh, title.en);
                let (owner_zh, owner_en) = (owner.zh, owner.en);
                both!("无法计算: {owner_zh}未填{zh}", "not computable: \"{en}\" of the {owner_en} is blank")
            }
        }
    }
}

/// The value of a field, or the reason that it cannot be judged.
pub(super) fn need<T>(value: Option<T>, kind: &'static Kind, field: &'static str) -> std::result::Result<T, Stop> {
    value.ok_or(Stop::Blank(kind, field))
}

/// A value without which there is nothing to judge yet.
pub(super) fn given<T>(value: Option<T>) -> std::result::Result<T, Stop> {
    value.ok_or(Stop::DoesNotApply)
}

/// Where a clock ends, and by what.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    /// Its last day.
    pub due: NaiveDate,
    /// The last day as counted: a shortest period is over then, even if that is a rest day.
    pub nominal: NaiveDate,
    /// Counted past the known years.
    pub provisional: bool,
    /// The parameter.
    pub figure: Rc<Figure>,
}

/// A ban of a party: first day, last day and the credential.
#[derive(Clone, Debug)]
pub(super) struct Ban {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub id: String,
    /// On one of the three lists that bar from procurement (财库〔2016〕125号); bidding has no word of them.
    pub listed: bool,
}

type Clocks = foldhash::HashMap<(&'static str, NaiveDate, bool), std::result::Result<Clock, NotComputable>>;

/// What all rules of a run share. Clocks are remembered, since a ledger has few days and many records.
pub(super) struct Base {
    /// The parameters of the ledger, with its calendar.
    pub parameters: Parameters,
    /// The day taken as today.
    pub today: NaiveDate,
    /// Who is banned from procurement, by party.
    bans: Rc<HashMap<String, Vec<Ban>>>,
    /// What PPP projects cost each year.
    pub burden: Rc<Burden>,
    clocks: Rc<RefCell<Clocks>>,
    figures: Rc<RefCell<Vec<Rc<Figure>>>>,
    undone: OnceCell<HashSet<i64>>,
}

impl Base {
    /// Reads the law as the ledger has it.
    pub(super) fn read(reader: Reader<'_>, today: NaiveDate) -> Result<Self> {
        let parameters = Parameters::read(reader)?;
        Ok(Self {
            parameters,
            today,
            bans: Rc::new(bans(reader)?),
            burden: Rc::new(Burden::read(reader)?),
            clocks: Rc::default(),
            figures: Rc::default(),
            undone: OnceCell::new(),
        })
    }

    /// What the rules share that read nothing but a record and those it hangs on: no bans, no burden.
    pub(super) fn of_record(parameters: &Parameters, today: NaiveDate) -> Self {
        Self {
            parameters: parameters.clone(),
            today,
            bans: Rc::default(),
            burden: Rc::default(),
            clocks: Rc::default(),
            figures: Rc::default(),
            undone: OnceCell::new(),
        }
    }

    /// The same law seen from another day.
    pub(super) fn on(&self, today: NaiveDate) -> Self {
        Self {
            parameters: self.parameters.clone(),
            today,
            bans: Rc::clone(&self.bans),
            burden: Rc::clone(&self.burden),
            clocks: Rc::clone(&self.clocks),
            figures: Rc::clone(&self.figures),
            undone: OnceCell::new(),
        }
    }

    /// The operations that are taken back at present, read once and only where a case asks for its history.
    pub(super) fn undone(&self, reader: Reader<'_>) -> Result<&HashSet<i64>> {
        if let Some(known) = self.undone.get() {
            return Ok(known);
        }
        let read = reader.undone()?;
        Ok(self.undone.get_or_init(|| read))
    }
}

/// What one rule may ask.
#[derive(Clone, Copy)]
pub(super) struct Law<'b> {
    /// What all rules share.
    pub base: &'b Base,
    /// The rule at work.
    pub rule: &'static Rule,
}

impl<'b> Law<'b> {
    /// Goes on when the rule is in force for a clock that starts on this day.
    pub(super) fn starts(&self, start: NaiveDate) -> std::result::Result<NaiveDate, Stop> {
        if self.rule.holds_on(start) { Ok(start) } else { Err(Stop::DoesNotApply) }
    }

    /// The end of a parameter's term from a day, as in force on that day.
    pub(super) fn clock(&self, name: &'static str, start: NaiveDate) -> std::result::Result<Clock, NotComputable> {
        self.counted(name, start, false)
    }

    /// The latest day that leaves a parameter's term before a day.
    pub(super) fn clock_back(&self, name: &'static str, end: NaiveDate) -> std::result::Result<Clock, NotComputable> {
        self.counted(name, end, true)
    }

    fn counted(&self, name: &'static str, day: NaiveDate, back: bool) -> std::result::Result<Clock, NotComputable> {
        if let Some(known) = self.base.clocks.borrow().get(&(name, day, back)) {
            return known.clone();
        }
        let made = self.count(name, day, back);
        self.base.clocks.borrow_mut().insert((name, day, back), made.clone());
        made
    }

    fn count(&self, name: &'static str, day: NaiveDate, back: bool) -> std::result::Result<Clock, NotComputable> {
        let term = self.base.parameters.term(name, day)?;
        let end = term.due(day, !back, self.base.parameters.calendar())?;
        let nominal = end.shifted_from.unwrap_or(end.due);
        // One row of a parameter stands behind thousands of clocks.
        let mut figures = self.base.figures.borrow_mut();
        let figure = figures.iter().find(|known| ***known == term.row).cloned().unwrap_or_else(|| {
            figures.push(Rc::new(term.row));
            Rc::clone(&figures[figures.len() - 1])
        });
        Ok(Clock { due: end.due, nominal, provisional: end.provisional, figure })
    }

    /// A percentage of a parameter, times 10 000.
    pub(super) fn percent(
        &self,
        name: &'static str,
        on: NaiveDate,
    ) -> std::result::Result<(i64, Figure), NotComputable> {
        let figure = self.base.parameters.in_force(name, on)?;
        let rate = crate::terms::rate::parse(&figure.value);
        match rate {
            Ok(rate) => Ok((rate, figure)),
            Err(_) => Err(NotComputable { parameter: name, cause: Cause::NotATerm }),
        }
    }

    /// A thing to be done within a term: late, or not done though the term is over.
    pub(super) fn within(&self, name: &'static str, start: NaiveDate, done: Option<NaiveDate>, what: Label) -> Judged {
        let start = self.starts(start)?;
        let clock = self.clock(name, start)?;
        let mut verdict = self.by(clock.due, done, what);
        if let Verdict::Finding { text, .. } = &mut verdict {
            let (term, zh, en) = (clock.figure.amount(), &text.zh, &text.en);
            let (term_zh, term_en) = (term.zh, term.en);
            *text = both!("{zh}(自 {start} 起{term_zh})", "{en} ({term_en} from {start})");
            *text = clock.noted(text);
        }
        Ok(verdict)
    }

    /// As [`Law::within`], for a thing that cannot be done before its clock starts: such a day is an error, not in time.
    pub(super) fn after(&self, name: &'static str, start: NaiveDate, done: Option<NaiveDate>, what: Label) -> Judged {
        match done {
            Some(done) if done < self.starts(start)? => Err(Stop::Reversed(what, start, done)),
            _ => self.within(name, start, done, what),
        }
    }

    /// A thing to be done by a day.
    pub(super) fn by(&self, due: NaiveDate, done: Option<NaiveDate>, what: Label) -> Verdict {
        let (zh, en, today) = (what.zh, what.en, self.base.today);
        match done {
            Some(done) if done <= due => Verdict::Clean,
            Some(done) => {
                let late = (done - due).num_days();
                found(
                    both!(
                        "{zh}于 {done},应不晚于 {due},晚 {late} 天",
                        "{en} on {done}, due by {due}: {late} days late"
                    ),
                    due,
                )
            }
            None if today > due => {
                let late = (today - due).num_days();
                found(
                    both!(
                        "{zh}应不晚于 {due},至今没有日期,已过 {late} 天",
                        "{en} due by {due}: late or not at all, {late} days ago"
                    ),
                    due,
                )
            }
            None => Verdict::Clean,
        }
    }

    /// A shortest period between two days.
    pub(super) fn at_least(&self, name: &'static str, start: NaiveDate, end: NaiveDate, what: Label) -> Judged {
        let start = self.starts(start)?;
        let clock = self.clock(name, start)?;
        if end >= clock.nominal {
            return Ok(Verdict::Clean);
        }
        let (zh, en, least, term) = (what.zh, what.en, clock.nominal, clock.figure.amount());
        let (term_zh, term_en) = (term.zh, term.en);
        let text = both!(
            "{zh}自 {start} 至 {end},不足{term_zh},最早应至 {least}",
            "{en} ran from {start} to {end}, less than {term_en}; {least} is the earliest end"
        );
        Ok(found(clock.noted(&text), end))
    }

    /// A share of an amount that a parameter limits, all in fen.
    pub(super) fn at_most(&self, name: &'static str, on: NaiveDate, (part, whole): (i64, i64), what: Label) -> Judged {
        let on = self.starts(on)?;
        let (limit, figure) = self.percent(name, on)?;
        if i128::from(part) * 1_000_000 <= i128::from(whole) * i128::from(limit) {
            return Ok(Verdict::Clean);
        }
        let (zh, en) = (what.zh, what.en);
        let (part, whole, limit) = (yuan(part), yuan(whole), crate::terms::rate::show(limit));
        let text =
            both!("{zh} {part} 元超过 {whole} 元的 {limit}%", "{en} of {part} 元 is above {limit}% of {whole} 元");
        Ok(found(noted(&figure, &text), on))
    }

    /// The ban of a party on a day: from procurement, or from bidding, which knows only the bans of its own law.
    pub(super) fn ban(&self, party: &str, on: NaiveDate, bidding: bool) -> Option<&'b Ban> {
        let mut bans = self.base.bans.get(party)?.iter().filter(|ban| !bidding || !ban.listed);
        bans.find(|ban| ban.from <= on && ban.to.is_none_or(|to| on <= to))
    }
}

impl Clock {
    /// A sentence with what is unsure about the clock behind it.
    fn noted(&self, text: &Both) -> Both {
        unsure(noted(&self.figure, text), self.provisional)
    }
}

/// A sentence that says so when its term was counted past the known years.
pub fn unsure(text: Both, provisional: bool) -> Both {
    if !provisional {
        return text;
    }
    let (zh, en) = (text.zh, text.en);
    both!("{zh};期限为暂估", "{en}; the term is provisional")
}

/// A sentence with the parameter behind it where that is no statute's own.
pub fn noted(figure: &Figure, text: &Both) -> Both {
    if matches!(figure.origin.key(), "statute" | "public") {
        return text.clone();
    }
    let (cite, zh, en) = (figure.cite(), &text.zh, &text.en);
    let (cite_zh, cite_en) = (cite.zh, cite.en);
    both!("{zh};{cite_zh}", "{en}; {cite_en}")
}

/// A finding that stands from a day on.
pub(super) const fn found(text: Both, on: NaiveDate) -> Verdict {
    Verdict::Finding { text, on: Some(on) }
}

/// An amount as sentences show it.
pub(super) fn yuan(fen: i64) -> String {
    crate::terms::money::show_grouped(fen)
}

fn bans(reader: Reader<'_>) -> Result<HashMap<String, Vec<Ban>>> {
    const SQL: &str = "SELECT c.party, coalesce(c.valid_from, c.issued_on), c.valid_to, c.id, \
                       c.list IN ('executed', 'tax', 'procurement') FROM credential c \
                       WHERE c.void_on IS NULL AND c.state = 'valid' AND (c.list IS NOT NULL OR c.ban_scope IS NOT NULL)";
    let mut bans: HashMap<String, Vec<Ban>> = HashMap::new();
    reader.joined(SQL, &[], &mut |r| {
        let ban = Ban {
            from: NaiveDate::from_record(r, 1)?,
            to: Option::from_record(r, 2)?,
            id: String::from_record(r, 3)?,
            listed: Option::from_record(r, 4)? == Some(true),
        };
        bans.entry(String::from_record(r, 0)?).or_default().push(ban);
        Ok(())
    })?;
    Ok(bans)
}
