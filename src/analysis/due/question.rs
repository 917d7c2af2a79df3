//! A declared deadline as one SELECT: which records it is open for, from which day, and who answers for it.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::Scope;
use super::start::{COMPUTED, Computed};
use crate::both;
use crate::catalog::{KINDS, RESERVED};
use crate::messages::Both;
use crate::schema::{Deadline, Field, Kind, Type};
use crate::store::ddl::quoted;
use crate::store::owed::{self, literal};

/// One SELECT of id, unit, officer, then the start day or what a computed one rests on.
pub(super) struct Question {
    /// The SELECT.
    pub sql: String,
    /// How the due day follows, where no column holds the start.
    pub computed: Option<&'static Computed>,
    /// Why nobody can tell whether it is done: what would show it is in no register kept so far.
    pub unknowable: Option<Both>,
}

/// On which days the clocks start that a question asks for.
#[derive(Clone, Copy)]
pub(super) enum Window {
    /// On any.
    Any,
    /// On this day or before: later ones end too late, whatever the calendar.
    UpTo(NaiveDate),
    /// After this day; one record is enough to know that there are any.
    Beyond(NaiveDate),
}

/// How records of another kind belong to those of this one.
enum Way {
    /// This kind refers to it by a field.
    Parent(&'static str),
    /// It refers to this kind by a field.
    Child(&'static str),
    /// Both refer to a third: the field here, the field there.
    Sibling(&'static str, &'static str),
}

/// The records a line is open for, as it grows.
struct Building {
    kind: &'static Kind,
    joins: Vec<(&'static Kind, &'static str)>,
    conditions: Vec<String>,
}

impl Question {
    /// The question of a line over the clocks of a window.
    pub(super) fn of(kind: &'static Kind, line: &'static Deadline, scope: &Scope<'_>, window: Window) -> Self {
        let mut of = Building { kind, joins: Vec::new(), conditions: owed::conditions(kind, line, "t.") };
        of.domain(line);
        Self::ask(of, line, scope, window)
    }

    /// Of a line that one law limits: the records of which nobody can tell whether it governs them, since the record that
    /// says it is not given. Supplements are left out, as rules leave them out: they follow their contract.
    pub(super) fn lawless(
        kind: &'static Kind,
        line: &'static Deadline,
        scope: &Scope<'_>,
        window: Window,
    ) -> Option<Self> {
        let mut of = Building { kind, joins: Vec::new(), conditions: owed::conditions(kind, line, "t.") };
        let (_, parent, field) = of.by_law(line).filter(|(.., field)| !field.required)?;
        // The plus keeps SQLite from the index of these columns: nearly every record is blank there, few still owe something.
        of.conditions.push(format!("+t.{} IS NULL", quoted(field.name)));
        let parts = kind.fields.iter().filter(|f| matches!(f.ty, Type::Ref(whole) if whole == kind));
        of.conditions.extend(parts.map(|part| format!("+t.{} IS NULL", quoted(part.name))));
        let mut question = Self::ask(of, line, scope, window);
        let (owner, title) = (kind.both(), parent.both());
        let (owner_zh, owner_en, zh, en) = (owner.zh, owner.en, title.zh, title.en);
        question.unknowable =
            Some(both!("无法计算: {owner_zh}未填{zh}", "not computable: \"{en}\" of the {owner_en} is blank"));
        Some(question)
    }

    fn ask(mut of: Building, line: &'static Deadline, scope: &Scope<'_>, window: Window) -> Self {
        let kind = of.kind;
        of.states(line);
        let unknowable = of.open(line);
        let computed = COMPUTED.iter().find(|c| (c.kind, c.name) == (kind.name, line.start));
        let columns: Vec<String> = match computed {
            Some(computed) => {
                computed.columns.iter().map(|c| if c.starts_with('(') { (*c).to_owned() } else { of.path(c) }).collect()
            }
            None => vec![of.start(line, window)],
        };
        let (unit, officer) = who(kind);
        let (unit, officer) = (of.path(unit), of.path(officer));
        let named = [("t.id", scope.id), (unit.as_str(), scope.unit), (officer.as_str(), scope.officer)];
        for (expression, wanted) in named.into_iter().filter_map(|(e, w)| Some((e, w?))) {
            of.conditions.push(format!("{expression} = {}", literal(wanted)));
        }
        let mut sql = format!("SELECT t.id, {unit}, {officer}, {} FROM {} t", columns.join(", "), quoted(kind.name));
        for (parent, field) in &of.joins {
            let _ = write!(
                sql,
                " LEFT JOIN {0} p_{1} ON p_{1}.id = t.{2}",
                quoted(parent.name),
                parent.name,
                quoted(field)
            );
        }
        let _ = write!(sql, " WHERE {}", of.conditions.join(" AND "));
        if matches!(window, Window::Beyond(_)) {
            sql.push_str(" LIMIT 1");
        }
        Self { sql, computed, unknowable }
    }
}

impl Building {
    fn states(&mut self, line: &Deadline) {
        let Some(lifecycle) = self.kind.lifecycle else { return };
        let open: Vec<String> = if line.states.is_empty() {
            let states = lifecycle.states.items.iter().map(|s| s.code);
            states.filter(|s| !lifecycle.is_final(s)).map(literal).collect()
        } else {
            line.states.iter().map(|s| literal(s)).collect()
        };
        self.conditions.push(format!("t.state IN ({})", open.join(", ")));
    }

    /// The law that a line is limited to, with the record that says whether it governs, where that is another.
    fn by_law(&self, line: &Deadline) -> Option<(owed::Law, &'static Kind, &'static Field)> {
        let law = line.limits.iter().find_map(|word| owed::Law::of(word))?;
        if self.kind.field("domain").is_some() {
            return None;
        }
        self.kind.fields.iter().find_map(|f| match f.ty {
            Type::Ref(parent) if parent.field("domain").is_some() => Some((law, parent, f)),
            _ => None,
        })
    }

    /// The condition that the law governs the record, where the record hangs on another that says it.
    fn domain(&mut self, line: &Deadline) {
        if let Some((law, parent, field)) = self.by_law(line) {
            self.join(parent, field.name);
            self.conditions.push(law.governs(parent, &format!("p_{}.", parent.name)));
        }
    }

    /// The condition that it is not done yet, or why nobody can tell.
    fn open(&mut self, line: &Deadline) -> Option<Both> {
        let word = line.satisfied_by;
        // A line that ends in its own start recurs: a newer day moves it on.
        if word.is_empty() || word == line.start {
            return None;
        }
        if let Some(state) = word.strip_prefix("state ") {
            self.conditions.push(format!("t.state <> {}", literal(state)));
            return None;
        }
        // A column of the record itself stands among the conditions already.
        let (owner, field) = word.split_once('.')?;
        let other = KINDS.iter().copied().find(|k| k.name == owner).filter(|k| k.field(field).is_some());
        match other.and_then(|other| Some((other, way(self.kind, other)?))) {
            Some((other, way)) => {
                let rows = related(other, &way);
                self.conditions.push(format!("NOT EXISTS (SELECT 1 {rows} AND s.{} IS NOT NULL)", quoted(field)));
                None
            }
            None => {
                let later = RESERVED.iter().find(|k| k.name == owner);
                let (zh, en) = later.map_or((owner, owner), |k| (k.label, k.name));
                Some(both!(
                    "无法计算: 是否已办要看{zh}台账,尚未启用",
                    "not computable: register {en}, which shows whether it was done, is not kept yet"
                ))
            }
        }
    }

    /// The day that the clock starts on; records without one are left out, since their clock does not run.
    fn start(&mut self, line: &Deadline, window: Window) -> String {
        if let Some(state) = line.start.strip_prefix("state ") {
            let verbs = self.kind.lifecycle.into_iter().flat_map(|l| l.verbs).filter(|v| v.to == Some(state));
            let verbs: Vec<String> = verbs.map(|v| literal(v.name)).collect();
            return format!(
                "(SELECT max(c.effective_on) FROM change c WHERE c.record = t.id AND c.action IN ({}))",
                verbs.join(", ")
            );
        }
        let expression = match line.start.split_once('.') {
            None => format!("t.{}", quoted(line.start)),
            Some((owner, field)) => {
                let other = KINDS.iter().copied().find(|k| k.name == owner);
                match other.and_then(|other| Some((other, way(self.kind, other)?))) {
                    Some((_, Way::Parent(_))) => self.path(line.start),
                    // The last of its own parts decides; of records beside it the first.
                    Some((other, way)) => {
                        let which = if matches!(way, Way::Child(_)) { "max" } else { "min" };
                        self.conditions.extend(among(other, &way, field, window));
                        format!("(SELECT {which}(s.{}) {})", quoted(field), related(other, &way))
                    }
                    None => "NULL".to_owned(),
                }
            }
        };
        self.conditions.push(match window {
            Window::Any => format!("{expression} IS NOT NULL"),
            Window::UpTo(day) => format!("{expression} <= '{day}'"),
            Window::Beyond(day) => format!("{expression} > '{day}'"),
        });
        expression
    }

    /// A column by its path: `field`, or `kind.field` of a record that this one refers to; blank where there is none.
    fn path(&mut self, word: &str) -> String {
        if word.starts_with('(') {
            return word.to_owned();
        }
        let Some((owner, field)) = word.split_once('.') else {
            return if self.kind.field(word).is_some() { format!("t.{}", quoted(word)) } else { "NULL".to_owned() };
        };
        let other = KINDS.iter().copied().find(|k| k.name == owner).filter(|k| k.field(field).is_some());
        match other.and_then(|other| Some((other, way(self.kind, other)?))) {
            Some((other, Way::Parent(by))) => {
                self.join(other, by);
                format!("p_{}.{}", other.name, quoted(field))
            }
            _ => "NULL".to_owned(),
        }
    }

    fn join(&mut self, parent: &'static Kind, field: &'static str) {
        if !self.joins.iter().any(|(kind, _)| *kind == parent) {
            self.joins.push((parent, field));
        }
    }
}

fn way(kind: &'static Kind, other: &'static Kind) -> Option<Way> {
    // What a record is about (its origin or target) comes before what it merely mentions.
    let to = |from: &'static Kind, target: &'static Kind| {
        let about = |f: &&Field| {
            matches!(f.name, "origin" | "target") && matches!(f.ty, Type::AnyRef(kinds) if kinds.contains(&target))
        };
        let named = |f: &&Field| matches!(f.ty, Type::Ref(k) if k == target);
        from.fields.iter().find(about).or_else(|| from.fields.iter().find(named)).map(|f| f.name)
    };
    if let Some(field) = to(kind, other) {
        return Some(Way::Parent(field));
    }
    if let Some(field) = to(other, kind) {
        return Some(Way::Child(field));
    }
    kind.fields.iter().find_map(|f| match f.ty {
        Type::Ref(third) if kind.keys.iter().any(|key| key.contains(&f.name)) => {
            to(other, third).map(|there| Way::Sibling(f.name, there))
        }
        _ => None,
    })
}

/// What narrows a question first where other records start the clock: the few of them whose day lies in the window stand in
/// an index, while asking record by record would read them all.
fn among(other: &Kind, way: &Way, field: &str, window: Window) -> Option<String> {
    let (here, there) = match way {
        Way::Parent(_) => return None,
        Way::Child(there) => ("id", *there),
        Way::Sibling(here, there) => (*here, *there),
    };
    let (table, field) = (quoted(other.name), quoted(field));
    match window {
        Window::Any => None,
        Window::UpTo(day) => Some(format!(
            "t.{} IN (SELECT s.{} FROM {table} s WHERE s.{field} <= '{day}' AND s.void_on IS NULL)",
            quoted(here),
            quoted(there)
        )),
        Window::Beyond(day) => {
            Some(format!("EXISTS (SELECT 1 FROM {table} s WHERE s.{field} > '{day}' AND s.void_on IS NULL)"))
        }
    }
}

/// `FROM … WHERE …` of the live records that belong to one.
fn related(other: &Kind, way: &Way) -> String {
    let table = quoted(other.name);
    let joined = match way {
        Way::Parent(field) => format!("s.id = t.{}", quoted(field)),
        Way::Child(field) => format!("s.{} = t.id", quoted(field)),
        Way::Sibling(here, there) => format!("s.{} = t.{}", quoted(there), quoted(here)),
    };
    format!("FROM {table} s WHERE {joined} AND s.void_on IS NULL")
}

/// Unit and officer who answer for the deadlines of a kind (kinds.md 5.4 and 5.5).
fn who(kind: &Kind) -> (&'static str, &'static str) {
    match kind.name {
        "tender" | "contract" => ("buyer", "handler"),
        "bid" => ("tender.buyer", "tender.handler"),
        "acceptance" => ("contract.buyer", "lead"),
        "payment" => ("contract.buyer", "contract.handler"),
        "challenge" => ("handler_unit", ""),
        "credential" => ("source_unit", ""),
        "entry" => ("source_unit", "officer"),
        "credit_report" => ("tender.buyer", ""),
        "activity" => ("organiser", ""),
        "officer" => ("unit", "id"),
        "project" | "agreement" => ("unit", "lead"),
        "subsidy" => ("payer", "handler"),
        "performance" => ("project.unit", "officer"),
        "policy" => ("issuer", ""),
        "installment" => ("debt.unit", "handler"),
        "event" => ("unit", "commander"),
        "desk" => ("unit", "head"),
        "venue" => ("unit", "keeper"),
        "measure" => ("executor", "officer"),
        "objection" => ("provider", ""),
        "repair" => ("reviewer_unit", ""),
        "step" => ("executor", ""),
        "post" | "stage" | "debt" | "promise" | "case" | "rectification" | "litigation" | "decision" => {
            ("unit", "officer")
        }
        // The region's own books and what is published answer to the programme's office, which is no unit of the register.
        "fiscal" | "assessment" | "publication" => ("", ""),
        _ => ("unit", ""),
    }
}
