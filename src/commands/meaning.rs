//! `explain` of a field, a state or a verb of a register: what it holds, where it leads and which clocks hang on it.

use serde_json::{Map, Value as Json, json};

use super::output::{self, Output};
use super::session::Session;
use crate::analysis::standing::{self, Computed};
use crate::both;
use crate::catalog::{self, KINDS};
use crate::cli::suggest::nearest;
use crate::error::Result;
use crate::messages::{Both, Lang};
use crate::render::{self, Format};
use crate::schema::kind::column;
use crate::schema::{CodeItem, Deadline, Field, Kind, Lifecycle, Type, Verb};

/// What a word may mean within a register.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    /// One of its columns.
    Field(&'static Kind, &'static Field),
    /// What is computed of its records.
    Computed(&'static Kind, &'static Computed),
    /// A state of its lifecycle.
    State(&'static Kind, &'static Lifecycle, &'static CodeItem),
    /// A verb of its lifecycle.
    Verb(&'static Kind, &'static Lifecycle, &'static Verb),
}

/// Everything that a word means: `contract.signed_on`, `合同.待付款`, or without the register in any of them.
pub(super) fn find(word: &str) -> Vec<Meaning> {
    if let Some((kind, rest)) = word.split_once('.').and_then(|(k, rest)| Some((catalog::kind(k)?, rest))) {
        let field = kind.find_field(rest).map(|field| Meaning::Field(kind, field));
        let computed = standing::named(kind, rest).map(|value| Meaning::Computed(kind, value));
        return field.into_iter().chain(computed).chain(within_lifecycle(kind, rest)).collect();
    }
    let mut all = Vec::new();
    for kind in KINDS.iter().copied() {
        // What every register has is told once, by the first.
        let own = kind
            .find_field(word)
            .filter(|f| all.is_empty() || f.name == column::STATE || kind.fields.iter().any(|own| own.name == f.name));
        all.extend(own.map(|field| Meaning::Field(kind, field)));
        all.extend(standing::named(kind, word).map(|value| Meaning::Computed(kind, value)));
        all.extend(within_lifecycle(kind, word));
    }
    all
}

/// Names near a word: with the register where it names one, else of any register; at most five.
pub(super) fn near(word: &str) -> Vec<String> {
    let names = |kind: &'static Kind| -> Vec<&'static str> {
        let computed = standing::values(kind).iter().map(|value| &value.field);
        let fields = kind.columns().iter().chain(computed).flat_map(|f| [f.name, f.label]);
        let states = kind.lifecycle.iter().flat_map(|l| l.states.items).flat_map(|i| [i.code, i.zh]);
        let verbs = kind.lifecycle.iter().flat_map(|l| l.verbs).flat_map(|v| [v.name, v.label]);
        fields.chain(states).chain(verbs).collect()
    };
    if let Some((owner, kind, rest)) = word.split_once('.').and_then(|(k, rest)| Some((k, catalog::kind(k)?, rest))) {
        return nearest(rest, names(kind)).iter().take(5).map(|name| format!("{owner}.{name}")).collect();
    }
    let mut found: Vec<String> = Vec::new();
    for name in nearest(word, KINDS.iter().flat_map(|kind| names(kind))) {
        if found.len() < 5 && !found.iter().any(|f| f == name) {
            found.push(name.to_owned());
        }
    }
    found
}

fn within_lifecycle(kind: &'static Kind, word: &str) -> Vec<Meaning> {
    let Some(lifecycle) = kind.lifecycle else { return Vec::new() };
    let state = lifecycle.states.find(word).map(|item| Meaning::State(kind, lifecycle, item));
    let verb = lifecycle.verb(word).map(|verb| Meaning::Verb(kind, lifecycle, verb));
    state.into_iter().chain(verb).collect()
}

/// Prints them, one paragraph each.
pub(super) fn run(s: &mut Session<'_>, meanings: &[Meaning]) -> Result<u8> {
    let output = Output::of(s, Some(Format::Table))?;
    let lang = s.lang();
    let text = if matches!(output.format, Format::Json | Format::JsonLines) || s.ui.json_errors {
        let all: Vec<Json> = meanings.iter().map(|m| m.object(lang)).collect();
        format!("{}\n", Json::Array(all))
    } else {
        let width = if output.file.is_some() { None } else { s.ui.width };
        meanings.iter().map(|m| m.page(lang, width)).collect::<Vec<_>>().join("\n")
    };
    match &output.file {
        None => s.ui.page(&text)?,
        Some(_) => output::text(s, &output, &text)?,
    }
    Ok(0)
}

/// A line of the page: key of the JSON, title, text.
struct Line(&'static str, Both, Both);

impl Meaning {
    fn page(&self, lang: Lang, width: Option<usize>) -> String {
        let (what, name) = self.name();
        let (what, name) = (what.get(lang).to_owned(), name.get(lang).to_owned());
        let lines = self.lines();
        let pairs: Vec<_> =
            lines.iter().map(|Line(_, title, text)| (title.get(lang).to_owned(), text.get(lang).to_owned())).collect();
        format!("{name}  {what}\n{}", render::detail(&pairs, width))
    }

    fn object(&self, lang: Lang) -> Json {
        let (kind, what, key) = match self {
            Self::Field(kind, field) => (kind, "field", field.name),
            Self::Computed(kind, value) => (kind, "computed", value.field.name),
            Self::State(kind, _, item) => (kind, "state", item.code),
            Self::Verb(kind, _, verb) => (kind, "verb", verb.name),
        };
        let mut object = Map::new();
        for (name, value) in [("what", what), ("kind", kind.name), ("key", key), ("label", self.name().1.get(lang))] {
            object.insert(name.to_owned(), json!(value));
        }
        for Line(name, _, text) in self.lines() {
            let text = text.get(lang).to_owned();
            let mut all: Vec<Json> = match object.remove(name) {
                Some(Json::Array(all)) => all,
                _ => Vec::new(),
            };
            all.push(Json::String(text));
            object.insert(name.to_owned(), Json::Array(all));
        }
        Json::Object(object)
    }

    /// What it is, and its name with that of its register.
    fn name(&self) -> (Both, Both) {
        let named = |kind: &Kind, (zh, en): (&str, &str)| {
            let (kind_zh, kind_en) = (kind.label, kind.name);
            both!("{kind_zh}.{zh}", "{kind_en}.{en}")
        };
        match self {
            Self::Field(kind, field) => (Both::fixed("字段", "field"), named(kind, (field.label, field.name))),
            Self::Computed(kind, value) => {
                (Both::fixed("算出的值", "computed"), named(kind, (value.field.label, value.field.name)))
            }
            Self::State(kind, _, item) => (Both::fixed("状态", "state"), named(kind, (item.zh, item.code))),
            Self::Verb(kind, _, verb) => (Both::fixed("动作", "verb"), named(kind, (verb.label, verb.name))),
        }
    }

    fn lines(&self) -> Vec<Line> {
        match self {
            Self::Field(kind, field) => of_field(kind, field),
            Self::Computed(_, value) => of_computed(value),
            Self::State(kind, lifecycle, item) => of_state(kind, lifecycle, item),
            Self::Verb(kind, lifecycle, verb) => of_verb(kind, lifecycle, verb),
        }
    }
}

fn of_field(kind: &'static Kind, field: &'static Field) -> Vec<Line> {
    let mut lines = vec![Line("type", Both::fixed("类型", "type"), field.ty.word())];
    if let Type::Code(list) = field.ty {
        let zh = list.items.iter().map(|i| format!("{}={}", i.zh, i.code)).collect::<Vec<_>>().join("、");
        let en = list.items.iter().map(|i| i.code).collect::<Vec<_>>().join(", ");
        lines.push(Line("choices", Both::fixed("可选值", "choices"), Both { zh: zh.into(), en: en.into() }));
    }
    let marks = [
        (field.required, Both::fixed("登记时必填", "required to register")),
        (field.key, Both::fixed("认定同一记录的主键", "part of the natural key")),
        (field.private, Both::fixed("个人信息,输出时遮盖", "personal data, masked in output")),
        (field.system, Both::fixed("由程序填写", "kept by the program")),
    ];
    let marks = marks.into_iter().filter(|(on, _)| *on);
    lines.extend(marks.map(|(_, mark)| Line("marks", Both::fixed("性质", "is"), mark)));
    if !field.aliases.is_empty() {
        let list = field.aliases.join("、");
        lines.push(Line("aliases", Both::fixed("表头也可写", "also headed"), both!("{list}", "{list}")));
    }
    let verbs = kind.lifecycle.map(|l| l.verbs).unwrap_or_default();
    let needing = verbs.iter().filter(|v| v.needs.contains(&field.name)).map(Verb::both).collect::<Vec<_>>();
    if !needing.is_empty() {
        lines.push(Line("needed_by", Both::fixed("必填于动作", "needed by"), joined(&needing)));
    }
    let clocks = kind.deadlines.iter();
    lines.extend(
        clocks
            .clone()
            .filter(|d| d.start == field.name)
            .map(|d| Line("starts", Both::fixed("起算期限", "starts the clock of"), clock(d))),
    );
    lines.extend(
        clocks
            .filter(|d| d.satisfied_by == field.name)
            .map(|d| Line("ends", Both::fixed("了结期限", "ends the clock of"), clock(d))),
    );
    lines
}

fn of_computed(value: &Computed) -> Vec<Line> {
    let mut lines = vec![
        Line("type", Both::fixed("类型", "type"), value.field.ty.word()),
        Line("formula", Both::fixed("算法", "formula"), Both::fixed(value.formula.zh, value.formula.en)),
    ];
    // `explain` of the parameter tells the figure in force and its source.
    let named = value
        .parameters()
        .map(|name| Line("parameters", Both::fixed("参数", "parameter"), Both::same(name.to_owned())));
    lines.extend(named);
    lines
}

/// A deadline, with the parameter it counts by, which `explain` tells the source of.
fn clock(deadline: &Deadline) -> Both {
    let (zh, en, parameter) = (deadline.label, deadline.name, deadline.parameter);
    if parameter.is_empty() {
        deadline.both()
    } else {
        both!("{zh}(参数 {parameter})", "{en} (parameter {parameter})")
    }
}

fn of_state(kind: &'static Kind, lifecycle: &'static Lifecycle, item: &'static CodeItem) -> Vec<Line> {
    let mut lines = Vec::new();
    if lifecycle.initial().code == item.code {
        lines.push(Line("marks", Both::fixed("性质", "is"), Both::fixed("登记时的状态", "the state of a new record")));
    }
    if lifecycle.is_final(item.code) {
        lines.push(Line("marks", Both::fixed("性质", "is"), Both::fixed("已了结", "the end of the record's course")));
    }
    let to: Vec<Both> = lifecycle.verbs.iter().filter(|v| v.to == Some(item.code)).map(Verb::both).collect();
    if !to.is_empty() {
        lines.push(Line("reached_by", Both::fixed("经由动作", "reached by"), joined(&to)));
    }
    let from: Vec<Both> = lifecycle.allowed(item.code).map(Verb::both).collect();
    if !from.is_empty() {
        lines.push(Line("next", Both::fixed("可做", "next"), joined(&from)));
    }
    let day = format!("state {}", item.code);
    lines.extend(
        kind.deadlines
            .iter()
            .filter(|d| d.start == day)
            .map(|d| Line("starts", Both::fixed("起算期限", "starts the clock of"), clock(d))),
    );
    lines.extend(
        kind.deadlines
            .iter()
            .filter(|d| d.satisfied_by == day)
            .map(|d| Line("ends", Both::fixed("了结期限", "ends the clock of"), clock(d))),
    );
    lines
}

fn of_verb(kind: &'static Kind, lifecycle: &'static Lifecycle, verb: &'static Verb) -> Vec<Line> {
    let state = |code: &&str| lifecycle.states.get(code).map_or_else(|| Both::same((*code).to_owned()), label);
    let from: Vec<Both> = verb.from.iter().map(state).collect();
    let mut lines = vec![Line("from", Both::fixed("从状态", "from"), joined(&from))];
    let to = verb.to.as_ref().map_or(Both::fixed("不变", "unchanged"), state);
    lines.push(Line("to", Both::fixed("到状态", "to"), to));
    let needs: Vec<Both> = verb.needs.iter().filter_map(|name| kind.field(name)).map(Field::both).collect();
    if !needs.is_empty() {
        lines.push(Line("needs", Both::fixed("须填", "needs"), joined(&needs)));
    }
    if verb.countersigned {
        let second = Both::fixed("须另一人批准(--批准人)", "a second person approves (--approved-by)");
        lines.push(Line("approval", Both::fixed("批准", "approval"), second));
    }
    lines
}

fn label(item: &'static CodeItem) -> Both {
    Both { zh: item.label(Lang::Zh), en: item.label(Lang::En) }
}

fn joined(all: &[Both]) -> Both {
    let list = |lang, join: &str| all.iter().map(|b| b.get(lang)).collect::<Vec<_>>().join(join);
    Both { zh: list(Lang::Zh, "、").into(), en: list(Lang::En, ", ").into() }
}
