//! Red flags: signs in the procurement registers that are worth a second look. They accuse nobody.
//!
//! The codes, titles and formulas R003 to R073 are those of the Open Contracting Partnership's catalogue as cardinal and
//! kingfisher-colab use them; where the catalogue gives none, the formula is our own and says so on its page. A flag is
//! one [`Flag`] in [`ALL`]: command, page and tests follow from it. What cannot be computed says why.

mod absent;
mod bids;
mod contracts;
pub mod data;
mod example;
pub mod ids;
pub mod limit;
mod market;
pub mod outcome;
mod period;
mod price;
pub mod quartile;
mod thresholds;

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::NaiveDate;
use foldhash::fast::FixedState;

use crate::catalog;
use crate::error::Result;
use crate::messages::Label;
use crate::store::Reader;
pub use data::{Class, Data};
pub use example::example;
pub use ids::Id;
use outcome::Side;
pub use outcome::{Cause, NotComputable, Outcome, Raised, Subject};

/// What a flag is raised on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// A procedure.
    Process,
    /// A unit that buys.
    Buyer,
    /// A party that carries procedures out for buyers: the procuring entity of OCDS.
    Agency,
    /// A party that bids.
    Bidder,
    /// A party that won or supplies.
    Winner,
    /// A contract.
    Contract,
    /// A class of goods, works or services.
    Class,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 7] =
        [Self::Process, Self::Buyer, Self::Agency, Self::Bidder, Self::Winner, Self::Contract, Self::Class];

    /// The word for people.
    pub const fn label(self) -> Label {
        match self {
            Self::Process => Label::new("项目", "process"),
            Self::Buyer => Label::new("采购人", "buyer"),
            Self::Agency => Label::new("代理机构", "agency"),
            Self::Bidder => Label::new("投标人", "bidder"),
            Self::Winner => Label::new("中标人", "winner"),
            Self::Contract => Label::new("合同", "contract"),
            Self::Class => Label::new("品目大类", "class"),
        }
    }
}

/// What the value of a flag counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Days, or working days where the parameter counts them.
    Days,
    /// A number of things.
    Count,
    /// A share or a ratio; 0.05 is 5 %.
    Ratio,
    /// Only that it is so: 1.
    Yes,
}

/// How a flag is found.
#[derive(Clone, Copy)]
pub enum Test {
    /// By this function.
    Computed(fn(&Data, &mut Outcome)),
    /// Not at all: the registers do not keep what it needs.
    Absent(Label),
}

/// A red flag.
pub struct Flag {
    /// Code of the catalogue: `R003`.
    pub code: &'static str,
    /// Its name.
    pub title: Label,
    /// Why it is a flag.
    pub why: Label,
    /// How it is computed.
    pub formula: Label,
    /// What it is raised on.
    pub groups: &'static [Group],
    /// Kinds and fields that it reads.
    pub reads: &'static [(&'static str, &'static [&'static str])],
    /// Fields of those that may be blank: that is an answer, too, or another field answers instead.
    pub optional: &'static [&'static str],
    /// A procedure without any bid cannot be judged.
    pub needs_bids: bool,
    /// Parameters that it reads.
    pub parameters: &'static [&'static str],
    /// What its value counts.
    pub measure: Measure,
    /// How it is found.
    pub test: Test,
}

impl Flag {
    const fn new(code: &'static str, title: Label, why: Label, formula: Label) -> Self {
        Self {
            code,
            title,
            why,
            formula,
            groups: &[Group::Process],
            reads: &[],
            optional: &[],
            needs_bids: false,
            parameters: &[],
            measure: Measure::Yes,
            test: Test::Absent(Label::new("", "")),
        }
    }

    const fn groups(mut self, groups: &'static [Group]) -> Self {
        self.groups = groups;
        self
    }

    const fn reads(mut self, reads: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.reads = reads;
        self
    }

    const fn but(mut self, optional: &'static [&'static str]) -> Self {
        self.optional = optional;
        self
    }

    const fn needs_bids(mut self) -> Self {
        self.needs_bids = true;
        self
    }

    const fn parameters(mut self, parameters: &'static [&'static str]) -> Self {
        self.parameters = parameters;
        self
    }

    const fn counts(mut self, measure: Measure) -> Self {
        self.measure = measure;
        self
    }

    const fn by(mut self, test: fn(&Data, &mut Outcome)) -> Self {
        self.test = Test::Computed(test);
        self
    }

    /// Why it may leave a record unjudged, by what it reads: a field that may be blank, no bids, a parameter without a value.
    pub fn causes(&self) -> Vec<Cause> {
        let mut causes = Vec::new();
        for (kind, fields) in self.reads {
            let filled =
                |name: &str| catalog::kind(kind).and_then(|k| k.field(name)).is_none_or(|f| f.required || f.system);
            let blank = fields.iter().filter(|f| !filled(f) && !self.optional.contains(f));
            causes.extend(blank.map(|field| Cause::Blank(kind, field)));
        }
        causes.extend(self.needs_bids.then_some(Cause::NoBids));
        causes.extend(self.parameters.iter().map(|name| Cause::Parameter(name)));
        causes
    }

    /// A value or a threshold as people read it.
    pub fn shown(&self, value: f64) -> String {
        match self.measure {
            Measure::Days | Measure::Count | Measure::Yes if value.fract() == 0.0 => format!("{value:.0}"),
            Measure::Days | Measure::Count | Measure::Yes => format!("{value:.2}"),
            Measure::Ratio => format!("{value:.4}"),
        }
    }
}

/// Both sides of a text.
const fn l(zh: &'static str, en: &'static str) -> Label {
    Label::new(zh, en)
}

/// Every flag of the catalogue in the order of its codes.
pub static ALL: LazyLock<Vec<&'static Flag>> = LazyLock::new(|| {
    let families =
        [period::FLAGS, price::FLAGS, bids::FLAGS, market::FLAGS, contracts::FLAGS, thresholds::FLAGS, absent::FLAGS];
    let mut all: Vec<&'static Flag> = families.into_iter().flatten().collect();
    all.sort_by_key(|flag| flag.code);
    all
});

/// The flag of a code, in any letter case.
pub fn find(code: &str) -> Option<&'static Flag> {
    ALL.iter().copied().find(|flag| flag.code.eq_ignore_ascii_case(code.trim()))
}

/// Some flags over the registers that they read. Each is judged when it is asked for, so that what one found is given back
/// before the next is judged: together they may be a million.
pub struct Report {
    flags: Vec<&'static Flag>,
    data: Data,
}

impl Report {
    /// Each flag and what it finds.
    pub fn outcomes(&self) -> impl Iterator<Item = (&'static Flag, Outcome)> {
        self.flags.iter().map(|flag| (*flag, judge(flag, &self.data)))
    }

    /// An id as text.
    pub fn id(&self, id: Id) -> String {
        self.data.ids.text(id)
    }

    /// The subject as text: an id, or a class.
    pub fn subject(&self, subject: Subject) -> String {
        match subject {
            Subject::Record(id) => self.id(id),
            Subject::Class(class) => class.text(),
        }
    }
}

/// Makes some flags ready over a ledger, as of a day. Each register is read once.
///
/// # Errors
/// When the ledger cannot be read.
pub fn run(reader: Reader<'_>, flags: &[&'static Flag], today: NaiveDate) -> Result<Report> {
    let needs = |kind: &str| flags.iter().any(|flag| flag.reads.iter().any(|(read, _)| *read == kind));
    let data = Data::read(reader, &needs, today)?;
    Ok(Report { flags: flags.to_vec(), data })
}

fn judge(flag: &Flag, data: &Data) -> Outcome {
    let mut outcome = Outcome::default();
    match flag.test {
        Test::Absent(reason) => outcome.cannot(Cause::Absent(reason)),
        Test::Computed(test) => {
            test(data, &mut outcome);
            if outcome.judged == 0 && outcome.lacking.is_empty() {
                outcome.cannot(Cause::Nothing);
            }
            merge(&mut outcome.raised);
        }
    }
    outcome
}

/// Brings what is raised several times on one subject together, with all the records behind it. The value furthest from its
/// threshold stays: the largest, or the smallest where low values are flagged.
fn merge(raised: &mut Vec<Raised>) {
    raised.sort_by_key(|raised| (raised.group, raised.subject));
    let far = |raised: &Raised| (raised.value - raised.threshold.unwrap_or(0.0)).abs();
    let mut several = false;
    raised.dedup_by(|next, first| {
        let same = (next.group, next.subject) == (first.group, first.subject);
        if same {
            if far(next) > far(first) {
                (first.value, first.threshold) = (next.value, next.threshold);
            }
            first.rows.append(&mut next.rows);
        } else if several {
            once(&mut first.rows);
        }
        several = same;
        same
    });
    if several && let Some(last) = raised.last_mut() {
        once(&mut last.rows);
    }
}

/// Leaves each id once, where it stands first.
fn once(rows: &mut Vec<Id>) {
    let mut seen = HashSet::with_capacity_and_hasher(rows.len(), FixedState::default());
    rows.retain(|id| seen.insert(*id));
}

#[cfg(test)]
mod tests {
    use super::{ALL, Test};
    use crate::catalog;
    use crate::rules::parameters;

    #[test]
    fn the_registry_is_whole() {
        let codes: Vec<&str> = ALL.iter().map(|f| f.code).collect();
        let expected: Vec<String> = (1..=73).map(|n| format!("R{n:03}")).collect();
        assert_eq!(codes, expected, "each code of the catalogue once");
        for flag in ALL.iter() {
            for text in [flag.title, flag.why, flag.formula] {
                assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", flag.code);
                assert!(!text.en.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{}", text.en);
                let words = text.zh.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.len() > 3);
                assert_eq!(words.collect::<Vec<_>>(), [""; 0], "{}", text.zh);
            }
            for (kind, fields) in flag.reads {
                let kind = catalog::kind(kind).unwrap_or_else(|| panic!("{}: {kind}", flag.code));
                for field in *fields {
                    assert!(kind.field(field).is_some(), "{}: {}.{field}", flag.code, kind.name);
                }
            }
            for name in flag.parameters {
                assert!(parameters::named(name).is_some(), "{}: {name}", flag.code);
            }
            match flag.test {
                Test::Computed(_) => assert!(!flag.reads.is_empty() && !flag.groups.is_empty(), "{}", flag.code),
                Test::Absent(reason) => assert!(!reason.zh.is_empty() && !reason.en.is_empty(), "{}", flag.code),
            }
        }
    }
}
