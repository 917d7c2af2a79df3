//! What a flag found: where it is raised, and what could not be judged and why.

use super::{Class, Group, Id, quartile};
use crate::both;
use crate::catalog;
use crate::messages::{Both, Label, Lang};

/// What a flag is raised on: a record, or a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A record.
    Record(Id),
    /// A class of goods, works or services.
    Class(Class),
}

/// A flag raised.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    /// What kind of thing it is raised on.
    pub group: Group,
    /// Which one.
    pub subject: Subject,
    /// What was measured.
    pub value: f64,
    /// What it was measured against; `None` where the fact alone counts.
    pub threshold: Option<f64>,
    /// The records behind it.
    pub rows: Vec<Id>,
}

/// Why something could not be judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cause {
    /// A field of a kind is blank.
    Blank(&'static str, &'static str),
    /// No bid of the procedure is recorded.
    NoBids,
    /// Too few for quartiles: found, and the least.
    Few(usize, usize),
    /// The fence is not above zero and cannot judge.
    Fence,
    /// A parameter has no value on the day.
    Parameter(&'static str),
    /// The registers do not keep it.
    Absent(Label),
    /// There is nothing that it applies to.
    Nothing,
}

/// What could not be judged.
#[derive(Clone, Debug, PartialEq)]
pub struct NotComputable {
    /// Why.
    pub cause: Cause,
    /// How many records it concerns; 0 for the whole flag.
    pub count: u64,
    /// The first of them.
    pub rows: Vec<Id>,
}

/// What a flag found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Where it is raised.
    pub raised: Vec<Raised>,
    /// What could not be judged.
    pub lacking: Vec<NotComputable>,
    /// How many things were judged.
    pub judged: u64,
}

/// Records named behind what could not be judged, at most.
const NAMED: usize = 5;

impl Outcome {
    pub(super) fn raise(&mut self, group: Group, id: Id, value: f64, threshold: Option<f64>, rows: Vec<Id>) {
        self.raised.push(Raised { group, subject: Subject::Record(id), value, threshold, rows });
    }

    pub(super) fn lacks(&mut self, cause: Cause, id: Id) {
        let at = self.lacking.iter().position(|l| l.cause == cause).unwrap_or_else(|| {
            self.lacking.push(NotComputable { cause, count: 0, rows: Vec::new() });
            self.lacking.len() - 1
        });
        let lacking = &mut self.lacking[at];
        lacking.count += 1;
        if lacking.rows.len() < NAMED {
            lacking.rows.push(id);
        }
    }

    pub(super) fn cannot(&mut self, cause: Cause) {
        self.lacking.push(NotComputable { cause, count: 0, rows: Vec::new() });
    }

    /// A value that must be there, or is noted as blank.
    pub(super) fn need<T>(&mut self, value: Option<T>, kind: &'static str, field: &'static str, id: Id) -> Option<T> {
        if value.is_none() {
            self.lacks(Cause::Blank(kind, field), id);
        }
        value
    }

    /// A fence that can judge, or a note why there is none.
    pub(super) fn fence(&mut self, values: &mut [f64], least: usize, side: Side) -> Option<f64> {
        let Some(fences) = quartile::Fences::of(values, least) else {
            if !values.is_empty() {
                self.cannot(Cause::Few(values.len(), least));
            }
            return None;
        };
        let fence = match side {
            Side::Low => fences.low(),
            Side::High => fences.high(),
        };
        if fence.is_none() {
            self.cannot(Cause::Fence);
        }
        fence
    }
}

/// Which fence.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Low,
    High,
}

impl Cause {
    /// The word for programs.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Blank(..) => "blank",
            Self::NoBids => "no_bids",
            Self::Few(..) => "few",
            Self::Fence => "fence",
            Self::Parameter(_) => "parameter",
            Self::Absent(_) => "absent",
            Self::Nothing => "nothing",
        }
    }

    /// The field that is blank, for programs: `tender.notice_on`.
    pub fn field(&self) -> Option<String> {
        match self {
            Self::Blank(kind, field) => Some(format!("{kind}.{field}")),
            _ => None,
        }
    }

    /// The reason in words.
    pub fn both(&self) -> Both {
        match self {
            Self::Blank(kind, field) => {
                let found = catalog::kind(kind).and_then(|k| Some((k, k.field(field)?)));
                let said = |lang| {
                    found.map_or_else(
                        || (*field).to_owned(),
                        |(kind, field)| format!("{} {}", kind.title(lang).replace('_', " "), field.title(lang)),
                    )
                };
                let (zh, en) = (said(Lang::Zh), said(Lang::En));
                both!("缺{zh}", "blank: {en}")
            }
            Self::NoBids => Both::fixed("没有登记投标", "no bids are recorded"),
            Self::Few(found, least) => {
                both!("只有 {found} 个可比,至少要 {least} 个", "only {found} to compare, at least {least} are needed")
            }
            Self::Fence => Both::fixed("四分位界限不大于零,不能判断", "the fence is not above zero and cannot judge"),
            Self::Parameter(name) => both!("参数 {name} 当日没有值", "parameter {name} has no value on that day"),
            Self::Absent(reason) => Both::fixed(reason.zh, reason.en),
            Self::Nothing => Both::fixed("没有适用的记录", "no record that it applies to"),
        }
    }
}
