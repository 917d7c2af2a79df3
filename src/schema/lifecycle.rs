//! States of a kind and the verbs that move a record between them; deadlines as declared.

use super::codes::{CodeItem, CodeList};
use crate::messages::{Both, Lang};

/// One verb of a lifecycle.
#[derive(Debug)]
pub struct Verb {
    /// English verb, snake_case: the command.
    pub name: &'static str,
    /// Chinese verb: the command in Chinese.
    pub label: &'static str,
    /// States it may start from.
    pub from: &'static [&'static str],
    /// State it leads to; `None` leaves the state as it is.
    pub to: Option<&'static str>,
    /// Fields that must be filled once it is done.
    pub needs: &'static [&'static str],
    /// Names of guards in `rules::guards` that may refuse it.
    pub guards: &'static [&'static str],
    /// Name of an effect in `rules::effects` that adds more changes to the same operation.
    pub effect: Option<&'static str>,
    /// Has legal effect: a second person must approve (‡ in the data dictionary).
    pub countersigned: bool,
}

impl Verb {
    /// A verb from some states to another.
    pub const fn new(name: &'static str, label: &'static str, from: &'static [&'static str], to: &'static str) -> Self {
        Self { name, label, from, to: Some(to), needs: &[], guards: &[], effect: None, countersigned: false }
    }

    /// A verb that leaves the state as it is.
    pub const fn staying(name: &'static str, label: &'static str, from: &'static [&'static str]) -> Self {
        Self { name, label, from, to: None, needs: &[], guards: &[], effect: None, countersigned: false }
    }

    /// Fields that must be filled once it is done.
    #[must_use]
    pub const fn needs(mut self, needs: &'static [&'static str]) -> Self {
        self.needs = needs;
        self
    }

    /// Guards that may refuse it.
    #[must_use]
    pub const fn guards(mut self, guards: &'static [&'static str]) -> Self {
        self.guards = guards;
        self
    }

    /// The effect it has on other records.
    #[must_use]
    pub const fn effect(mut self, effect: &'static str) -> Self {
        self.effect = Some(effect);
        self
    }

    /// A second person must approve.
    #[must_use]
    pub const fn countersigned(mut self) -> Self {
        self.countersigned = true;
        self
    }

    /// The verb's name in one language.
    pub const fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.label,
            Lang::En => self.name,
        }
    }

    /// Both names at once.
    pub const fn both(&self) -> Both {
        Both::fixed(self.label, self.name)
    }
}

/// The states of a kind and the verbs between them.
#[derive(Debug)]
pub struct Lifecycle {
    /// States; the first is the initial one.
    pub states: &'static CodeList,
    /// Verbs.
    pub verbs: &'static [Verb],
}

impl Lifecycle {
    /// The state of a new record.
    pub const fn initial(&self) -> &'static CodeItem {
        &self.states.items[0]
    }

    /// A verb by its English or Chinese name.
    pub fn verb(&self, word: &str) -> Option<&'static Verb> {
        let key = word.replace('-', "_").to_ascii_lowercase();
        self.verbs.iter().find(|v| v.name == key || v.label == word)
    }

    /// Verbs that may start from a state.
    pub fn allowed(&self, state: &str) -> impl Iterator<Item = &'static Verb> {
        self.verbs.iter().filter(move |v| v.from.contains(&state))
    }

    /// True when no verb leads out of the state: the record is done with.
    pub fn is_final(&self, state: &str) -> bool {
        !self.verbs.iter().any(|v| v.from.contains(&state) && v.to.is_some_and(|to| to != state))
    }
}

/// A deadline as declared in the data dictionary; it is computed from dates, never stored.
#[derive(Debug)]
pub struct Deadline {
    /// What is due, in Chinese, without the bracketed limits.
    pub label: &'static str,
    /// What is due, in English.
    pub name: &'static str,
    /// Words in brackets that limit the line to a domain, method, kind or track; empty = all.
    pub limits: &'static [&'static str],
    /// Field (or `state NAME`, or `kind.field`) whose day starts the clock; empty for a fixed yearly date.
    pub start: &'static str,
    /// False when the term is counted back from the start.
    pub forward: bool,
    /// Parameter that gives length and unit; empty = due on the start day itself.
    pub parameter: &'static str,
    /// Field, `kind.field` or state that satisfies it; empty = a reminder only.
    pub satisfied_by: &'static str,
    /// A shortest period: the satisfying field must not be earlier than the result.
    pub minimum: bool,
    /// Falls due every year.
    pub yearly: bool,
    /// States in which it is open; empty = every state that a verb leads out of.
    pub states: &'static [&'static str],
    /// Field without which nothing is owed (no bond, no refund); empty = none.
    pub owed_for: &'static str,
}

impl Deadline {
    /// `label: start + {parameter} → satisfied_by`.
    pub const fn new(
        label: &'static str,
        name: &'static str,
        start: &'static str,
        parameter: &'static str,
        satisfied_by: &'static str,
    ) -> Self {
        Self {
            label,
            name,
            limits: &[],
            start,
            forward: true,
            parameter,
            satisfied_by,
            minimum: false,
            yearly: false,
            states: &[],
            owed_for: "",
        }
    }

    /// What is due, in both languages.
    pub const fn both(&self) -> Both {
        Both::fixed(self.label, self.name)
    }

    /// The states in which it is open, where they are not those that a verb leads out of.
    #[must_use]
    pub const fn in_states(mut self, states: &'static [&'static str]) -> Self {
        self.states = states;
        self
    }

    /// Nothing is owed while this field is blank.
    #[must_use]
    pub const fn owed_for(mut self, field: &'static str) -> Self {
        self.owed_for = field;
        self
    }

    /// Limits it to a domain, method, kind or track.
    #[must_use]
    pub const fn only(mut self, limits: &'static [&'static str]) -> Self {
        self.limits = limits;
        self
    }

    /// Counts the term back from the start.
    #[must_use]
    pub const fn before(mut self) -> Self {
        self.forward = false;
        self
    }

    /// Makes it a shortest period.
    #[must_use]
    pub const fn at_least(mut self) -> Self {
        self.minimum = true;
        self
    }

    /// Makes it fall due every year.
    #[must_use]
    pub const fn each_year(mut self) -> Self {
        self.yearly = true;
        self
    }
}
