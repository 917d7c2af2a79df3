//! The eleven groups that kinds live in: five domains of the programme and what ties them together.

use crate::messages::{Label, Lang};

/// A group of kinds, and the first word of their commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the names are the programme's own domains; `label` gives the words
pub enum Group {
    Registry,
    Personnel,
    Procurement,
    Ppp,
    Investment,
    Debt,
    Township,
    Integrity,
    Governance,
    Supervision,
    Exchange,
}

impl Group {
    /// All groups, domains of the programme in the order of its text.
    pub const ALL: [Self; 11] = [
        Self::Registry,
        Self::Personnel,
        Self::Procurement,
        Self::Ppp,
        Self::Investment,
        Self::Debt,
        Self::Township,
        Self::Integrity,
        Self::Governance,
        Self::Supervision,
        Self::Exchange,
    ];

    /// Both names: the command word and its Chinese twin.
    pub const fn label(self) -> Label {
        match self {
            Self::Registry => Label::new("主体", "registry"),
            Self::Personnel => Label::new("人员", "personnel"),
            Self::Procurement => Label::new("采购", "procurement"),
            Self::Ppp => Label::new("PPP", "ppp"),
            Self::Investment => Label::new("招商", "investment"),
            Self::Debt => Label::new("债务", "debt"),
            Self::Township => Label::new("镇街", "township"),
            Self::Integrity => Label::new("诚信", "integrity"),
            Self::Governance => Label::new("政务", "governance"),
            Self::Supervision => Label::new("监督", "supervision"),
            Self::Exchange => Label::new("报送", "exchange"),
        }
    }

    /// Short alias for typing, e.g. `cg` for 采购.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Registry => "zt",
            Self::Personnel => "ry",
            Self::Procurement => "cg",
            Self::Ppp => "p3",
            Self::Investment => "zs",
            Self::Debt => "zw",
            Self::Township => "zj",
            Self::Integrity => "cx",
            Self::Governance => "gov",
            Self::Supervision => "jd",
            Self::Exchange => "bs",
        }
    }

    /// The group's name in one language.
    pub const fn name(self, lang: Lang) -> &'static str {
        self.label().get(lang)
    }
}
