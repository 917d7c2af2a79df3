//! Rules that look at what is recorded and find breaches of law: each with its code, article, dates and severity.
//!
//! A rule reads one case (a record joined with those it hangs on) and gives a [`Verdict`]; where a field or a parameter
//! is missing it says so instead of guessing. What it finds has an identity, rule code and record id, so that an answer
//! to it survives later runs.

mod acceptance;
pub mod answers;
mod bid;
mod cases;
mod challenge;
mod contract;
mod credential;
mod debt;
mod decision;
mod disclosure;
pub mod engine;
pub mod interest;
mod investment;
mod law;
mod one;
mod order;
pub mod overdue;
mod payment;
mod ppp;
mod tender;
mod township;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::catalog::debt::{DEBT, FISCAL, INSTALLMENT};
use crate::catalog::governance::{DECISION, STEP};
use crate::catalog::governance::{DISCLOSURE, ITEM};
use crate::catalog::integrity::PROMISE;
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::ppp::{AMENDMENT, PROJECT, STAGE, SUBSIDY};
use crate::catalog::procurement::{ACCEPTANCE, BID, CHALLENGE, CONTRACT, CREDENTIAL, PAYMENT, TENDER};
use crate::catalog::registry::UNIT;
use crate::catalog::township::{CAMPAIGN, DESK, VENUE};
use crate::messages::{Both, Label};
use crate::schema::Kind;
use cases::{
    AcceptanceCase, BidCase, ChallengeCase, ContractCase, CredentialCase, DebtCase, FiscalCase, InstallmentCase,
    PaymentCase, TenderCase,
};
use cases::{CampaignCase, DeskCase, DisclosureCase, ItemCase, TownCase, TownPromiseCase, VenueCase};
use decision::{DecisionCase, StepCase};
use investment::{AgreementCase, PolicyCase, PromiseCase};
use law::{Law, Stop};
pub use law::{noted, unsure};
pub use one::{blank, interest_of, of_record};
use ppp::{AmendmentCase, BurdenCase, ProjectCase, StageCase, SubsidyCase};

/// How grave a breach is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nobody here has broken a duty.
    Info,
    /// Against a local or unconfirmed rule, or a sign of an error in the records.
    Warning,
    /// Against a statute, or days that cannot both be true.
    Error,
}

impl Severity {
    /// The word in both languages.
    pub const fn word(self) -> Label {
        match self {
            Self::Info => Label::new("提示", "info"),
            Self::Warning => Label::new("警告", "warning"),
            Self::Error => Label::new("违规", "error"),
        }
    }

    /// The word for programs.
    pub const fn key(self) -> &'static str {
        self.word().en
    }
}

/// What a rule says of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// In order, or the rule does not apply.
    Clean,
    /// A breach.
    Finding {
        /// The sentence, with its numbers.
        text: Both,
        /// The day from which it stands; `None` where it is bound to no day.
        on: Option<NaiveDate>,
    },
    /// It cannot be judged.
    NotComputable(Both),
}

/// What a rule judges: the kind it reads and its function.
#[derive(Clone, Copy)]
enum Judge {
    Tender(fn(&Law<'_>, &TenderCase) -> Judged),
    Bid(fn(&Law<'_>, &BidCase) -> Judged),
    Contract(fn(&Law<'_>, &ContractCase) -> Judged),
    Acceptance(fn(&Law<'_>, &AcceptanceCase) -> Judged),
    Payment(fn(&Law<'_>, &PaymentCase) -> Judged),
    Challenge(fn(&Law<'_>, &ChallengeCase) -> Judged),
    Credential(fn(&Law<'_>, &CredentialCase) -> Judged),
    Project(fn(&Law<'_>, &ProjectCase) -> Judged),
    Stage(fn(&Law<'_>, &StageCase) -> Judged),
    Subsidy(fn(&Law<'_>, &SubsidyCase) -> Judged),
    Amendment(fn(&Law<'_>, &AmendmentCase) -> Judged),
    Burden(fn(&Law<'_>, &BurdenCase) -> Judged),
    Policy(fn(&Law<'_>, &PolicyCase) -> Judged),
    Agreement(fn(&Law<'_>, &AgreementCase) -> Judged),
    Promise(fn(&Law<'_>, &PromiseCase) -> Judged),
    Decision(fn(&Law<'_>, &DecisionCase) -> Judged),
    Step(fn(&Law<'_>, &StepCase) -> Judged),
    Town(fn(&Law<'_>, &TownCase) -> Judged),
    Desk(fn(&Law<'_>, &DeskCase) -> Judged),
    Venue(fn(&Law<'_>, &VenueCase) -> Judged),
    TownPromise(fn(&Law<'_>, &TownPromiseCase) -> Judged),
    Campaign(fn(&Law<'_>, &CampaignCase) -> Judged),
    Item(fn(&Law<'_>, &ItemCase) -> Judged),
    Disclosure(fn(&Law<'_>, &DisclosureCase) -> Judged),
    Debt(fn(&Law<'_>, &DebtCase) -> Judged),
    Installment(fn(&Law<'_>, &InstallmentCase) -> Judged),
    Fiscal(fn(&Law<'_>, &FiscalCase) -> Judged),
    /// The pairs of days of every kind, by the table of [`crate::rules::order`].
    Days,
}

/// A verdict, or the reason to stop before one.
type Judged = std::result::Result<Verdict, Stop>;

/// A rule.
pub struct Rule {
    /// Stable code: CG government procurement, ZB bidding law, FK payment, ZY challenges, DX credit information, PP projects of PPP, BG lawful
    /// changes, ZS investment promotion, JC decisions, ZJ townships, CJ titles, GK disclosure, QD list items, ZW debt,
    /// HB repayment, XE limits, RQ days of any register.
    pub code: &'static str,
    /// What it is called.
    pub title: Label,
    /// What it demands, in one sentence.
    pub demands: Label,
    /// The article it rests on.
    pub source: Label,
    /// First day on which a clock may start for it to apply, ISO; `None` = no bound known.
    pub from: Option<&'static str>,
    /// Last such day.
    pub to: Option<&'static str>,
    /// How grave a breach is.
    pub severity: Severity,
    /// Parameters it reads, at the start of the clock.
    pub parameters: &'static [&'static str],
    /// It judges every year anew: a finding is one of its year.
    pub yearly: bool,
    judge: Judge,
}

impl Rule {
    const fn new(code: &'static str, title: Label, demands: Label, source: Label, judge: Judge) -> Self {
        let (severity, parameters) = (Severity::Error, &[] as &[_]);
        Self { code, title, demands, source, from: None, to: None, severity, parameters, yearly: false, judge }
    }

    const fn every_year(mut self) -> Self {
        self.yearly = true;
        self
    }

    const fn warns(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    const fn informs(mut self) -> Self {
        self.severity = Severity::Info;
        self
    }

    const fn since(mut self, from: &'static str) -> Self {
        self.from = Some(from);
        self
    }

    const fn until(mut self, to: &'static str) -> Self {
        self.to = Some(to);
        self
    }

    const fn reads(mut self, parameters: &'static [&'static str]) -> Self {
        self.parameters = parameters;
        self
    }

    /// The kind whose records it judges; `None` = every kind that has pairs of days.
    pub fn kind(&self) -> Option<&'static Kind> {
        Some(match self.judge {
            Judge::Days => return None,
            Judge::Tender(_) => &TENDER,
            Judge::Bid(_) => &BID,
            Judge::Contract(_) => &CONTRACT,
            Judge::Acceptance(_) => &ACCEPTANCE,
            Judge::Payment(_) => &PAYMENT,
            Judge::Challenge(_) => &CHALLENGE,
            Judge::Credential(_) => &CREDENTIAL,
            Judge::Project(_) => &PROJECT,
            Judge::Stage(_) => &STAGE,
            Judge::Subsidy(_) => &SUBSIDY,
            Judge::Amendment(_) => &AMENDMENT,
            Judge::Burden(_) => &FISCAL,
            Judge::Policy(_) => &POLICY,
            Judge::Agreement(_) => &AGREEMENT,
            Judge::Promise(_) => &PROMISE,
            Judge::Decision(_) => &DECISION,
            Judge::Step(_) => &STEP,
            Judge::Town(_) => &UNIT,
            Judge::Desk(_) => &DESK,
            Judge::Venue(_) => &VENUE,
            Judge::TownPromise(_) => &PROMISE,
            Judge::Campaign(_) => &CAMPAIGN,
            Judge::Item(_) => &ITEM,
            Judge::Disclosure(_) => &DISCLOSURE,
            Judge::Debt(_) => &DEBT,
            Judge::Installment(_) => &INSTALLMENT,
            Judge::Fiscal(_) => &FISCAL,
        })
    }

    /// The register that it judges, in words.
    pub fn register(&self) -> Both {
        self.kind().map_or_else(|| Both::fixed("各台账", "every register"), Kind::both)
    }

    /// True when it applies to a clock that starts on a day; ISO text compares as days do.
    pub fn holds_on(&self, start: NaiveDate) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let day = start.to_string();
        self.from.is_none_or(|from| from <= day.as_str()) && self.to.is_none_or(|to| day.as_str() <= to)
    }
}

/// The rules of one file.
type Chapter = &'static [Rule];

/// Every rule, in chapters; codes are unique over all of them.
static CHAPTERS: [Chapter; 14] = [
    tender::RULES,
    bid::RULES,
    contract::RULES,
    acceptance::RULES,
    payment::RULES,
    challenge::RULES,
    credential::RULES,
    ppp::RULES,
    investment::RULES,
    decision::RULES,
    township::RULES,
    disclosure::RULES,
    debt::RULES,
    order::RULES,
];

/// Every rule, in order.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    CHAPTERS.into_iter().flatten()
}

/// The rule of a code, in any letter case.
pub fn find(code: &str) -> Option<&'static Rule> {
    let code = crate::terms::text::fold(code).trim().to_ascii_uppercase();
    rules().find(|rule| rule.code == code)
}

/// A label in both languages.
const fn say(zh: &'static str, en: &'static str) -> Label {
    Label::new(zh, en)
}
