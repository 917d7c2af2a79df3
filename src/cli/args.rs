//! What was typed, by name: the operands, the flags, the fields, and the global flags with their types.

use std::path::PathBuf;
use std::time::Duration;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::flags;
use super::node::{Node, folded};
use super::spec::Flag;
use super::tree::OPERANDS;
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::schema::Field;
use crate::schema::parse::LIST_SEPARATOR;

/// Operands, flags and fields of one command.
#[derive(Clone, Debug)]
pub struct Args {
    matches: ArgMatches,
    fields: Vec<(&'static Field, String)>,
}

impl Args {
    /// Nothing at all.
    pub(super) fn none() -> Self {
        Self { matches: ArgMatches::default(), fields: Vec::new() }
    }

    /// What clap found for a command.
    pub(super) fn new(matches: ArgMatches, node: Node) -> Self {
        let mut found: Vec<(usize, &'static Field, String)> = node
            .fields()
            .into_iter()
            .filter_map(|field| {
                let first = matches.indices_of(field.name)?.next()?;
                let values: Vec<&str> = matches.get_many::<String>(field.name)?.map(String::as_str).collect();
                Some((first, field, values.join(&LIST_SEPARATOR.to_string())))
            })
            .collect();
        found.sort_by_key(|(first, ..)| *first);
        let fields = found.into_iter().map(|(_, field, text)| (field, text)).collect();
        Self { matches, fields }
    }

    /// The value of a flag of this command, by its English name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.matches.try_get_one::<String>(name).ok().flatten().map(String::as_str)
    }

    /// Every value of a flag that may be repeated.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let values = self.matches.try_get_many::<String>(name).ok().flatten();
        values.map_or_else(Vec::new, |v| v.map(String::as_str).collect())
    }

    /// True when a switch was given.
    pub fn flag(&self, name: &str) -> bool {
        self.matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
    }

    /// What was typed besides flags: ids, filters, files.
    pub fn positionals(&self) -> Vec<&str> {
        self.all(OPERANDS)
    }

    /// The fields given by flag, in the order typed; a repeated flag of a list is joined by `、`.
    pub fn fields(&self) -> Vec<(&'static Field, String)> {
        self.fields.clone()
    }

    /// The text given for one field.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(f, _)| f.name == name).map(|(_, text)| text.as_str())
    }
}

/// When to do something that depends on where the output goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum When {
    /// As the place of the output suggests.
    #[default]
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

/// The global flags, with their types; `None` and `false` where not given.
#[derive(Clone, Debug, Default)]
pub struct Globals {
    /// `--format`, lower case.
    pub format: Option<String>,
    /// `--output`; `-` is stdout.
    pub output: Option<PathBuf>,
    /// `--fields`, as typed.
    pub fields: Option<String>,
    /// `--sort`, as typed.
    pub sort: Option<String>,
    /// `--limit`.
    pub limit: Option<usize>,
    /// `--dry-run`.
    pub dry_run: bool,
    /// `--yes`.
    pub yes: bool,
    /// `--quiet`.
    pub quiet: bool,
    /// `--no-input`.
    pub no_input: bool,
    /// `--db`.
    pub db: Option<PathBuf>,
    /// `--as-of`, as typed; the context reads the day.
    pub as_of: Option<String>,
    /// `--as-recorded`, as typed.
    pub as_recorded: Option<String>,
    /// `--user`.
    pub user: Option<String>,
    /// `--lang`.
    pub lang: Option<Lang>,
    /// `--wait`.
    pub wait: Option<Duration>,
    /// `--color`.
    pub color: When,
    /// `--encoding`, as typed.
    pub encoding: Option<String>,
    /// `--bom`.
    pub bom: When,
    /// `--reveal`: the purpose.
    pub reveal: Option<String>,
    /// `--force`.
    pub force: bool,
    /// `--no-pager`.
    pub no_pager: bool,
}

impl Globals {
    /// The global flags as clap found them at each level of the command, the deepest last.
    ///
    /// # Errors
    /// E1005 for every value that is not usable.
    pub(super) fn of(levels: &[&ArgMatches]) -> Result<Self> {
        let mut globals = Self::default();
        let mut faults = Vec::new();
        for flag in flags::GLOBALS {
            let given = levels.iter().rev().find(|m| m.value_source(flag.name) == Some(ValueSource::CommandLine));
            let Some(matches) = given else { continue };
            let value = flag.value.and_then(|_| matches.get_one::<String>(flag.name)).map_or("", String::as_str);
            faults.extend(globals.set(flag, value).err());
        }
        if faults.is_empty() { Ok(globals) } else { Err(Failure::of(faults)) }
    }

    /// The global flags as far as they can be told from a command line that is not understood: what an error message
    /// needs to know of language, format and colour.
    pub fn early(tokens: &[String]) -> Self {
        let mut globals = Self::default();
        let mut rest = tokens.iter();
        while let Some(token) = rest.next() {
            for (flag, joined) in globals_in(token) {
                let value = match (flag.value, joined) {
                    (None, _) => String::new(),
                    (Some(_), Some(value)) => value.to_owned(),
                    (Some(_), None) => rest.next().cloned().unwrap_or_default(),
                };
                // A value that is not usable was or will be reported by `of`; here it only loses its effect.
                let _unusable = globals.set(flag, &value);
            }
        }
        globals
    }

    fn set(&mut self, flag: &'static Flag, value: &str) -> Result<(), Fault> {
        let text = || Some(value.to_owned());
        match flag.name {
            "format" => self.format = Some(value.to_ascii_lowercase()),
            "output" => self.output = Some(value.into()),
            "fields" => self.fields = text(),
            "sort" => self.sort = text(),
            "limit" => self.limit = Some(count(flag, value)?),
            "dry-run" => self.dry_run = true,
            "yes" => self.yes = true,
            "quiet" => self.quiet = true,
            "no-input" => self.no_input = true,
            "db" => self.db = Some(value.into()),
            "as-of" => self.as_of = text(),
            "as-recorded" => self.as_recorded = text(),
            "user" => self.user = text(),
            "lang" => self.lang = Some(lang(value).ok_or_else(|| unusable(flag, value, "zh、en", "zh, en"))?),
            "wait" => {
                let wait = duration(value).ok_or_else(|| unusable(flag, value, "10s、500ms、2m", "10s, 500ms, 2m"))?;
                self.wait = Some(wait);
            }
            "color" => self.color = when(flag, value)?,
            "encoding" => self.encoding = text(),
            "bom" => self.bom = when(flag, value)?,
            "reveal" => self.reveal = text(),
            "force" => self.force = true,
            "no-pager" => self.no_pager = true,
            // The table and this match are compared by a test.
            _ => {}
        }
        Ok(())
    }
}

/// The global flags that a token names, in either language or by their letters, each with the value joined to it.
pub(super) fn globals_in(token: &str) -> Vec<(&'static Flag, Option<&str>)> {
    if let Some(long) = token.strip_prefix("--") {
        let (name, value) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (long, None),
        };
        let name = name.replace('_', "-");
        let flag = flags::GLOBALS.iter().find(|f| f.name == name || f.label == name);
        return flag.map(|f| (f, value)).into_iter().collect();
    }
    let mut found = Vec::new();
    let Some(mut letters) = token.strip_prefix('-').map(str::chars) else { return found };
    while let Some(letter) = letters.next() {
        let Some(flag) = flags::GLOBALS.iter().find(|f| f.short == Some(letter)) else { continue };
        if flag.value.is_some() {
            let joined = letters.as_str();
            let joined = joined.strip_prefix('=').unwrap_or(joined);
            found.push((flag, (!joined.is_empty()).then_some(joined)));
            break;
        }
        found.push((flag, None));
    }
    found
}

/// True when the token is a global flag whose value is the next token.
pub(super) fn takes_next(token: &str) -> bool {
    globals_in(token).last().is_some_and(|(flag, value)| flag.value.is_some() && value.is_none())
}

/// The language that a word names.
pub fn lang(word: &str) -> Option<Lang> {
    let word = folded(word);
    match word.as_str() {
        "zh" | "中文" | "汉语" | "chinese" => Some(Lang::Zh),
        "en" | "英文" | "英语" | "english" => Some(Lang::En),
        _ if word.starts_with("zh-") => Some(Lang::Zh),
        _ if word.starts_with("en-") => Some(Lang::En),
        _ => None,
    }
}

/// A time to wait: `10s`, `500ms`, `2m`, or a number of seconds; at most a day.
pub fn duration(text: &str) -> Option<Duration> {
    let text = folded(text.trim());
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: u64 = text[..split].parse().ok()?;
    let millis = match &text[split..] {
        "ms" | "毫秒" => 1,
        "" | "s" | "秒" => 1_000,
        "m" | "min" | "分" | "分钟" => 60_000,
        _ => return None,
    };
    let wait = Duration::from_millis(number.checked_mul(millis)?);
    (wait <= Duration::from_secs(86_400)).then_some(wait)
}

fn count(flag: &Flag, value: &str) -> Result<usize, Fault> {
    let number: Option<i64> = folded(value).parse().ok().filter(|n| *n > 0);
    let number = number.and_then(|n| usize::try_from(n).ok());
    number.ok_or_else(|| unusable(flag, value, "从 1 起的整数,如 20", "a whole number from 1 on, such as 20"))
}

/// The moment that a word of `--color` or `--bom` names.
pub fn moment(word: &str) -> Option<When> {
    match folded(word).as_str() {
        "auto" | "自动" => Some(When::Auto),
        "always" | "总是" => Some(When::Always),
        "never" | "从不" => Some(When::Never),
        _ => None,
    }
}

fn when(flag: &Flag, value: &str) -> Result<When, Fault> {
    moment(value).ok_or_else(|| unusable(flag, value, "auto、always、never", "auto, always, never"))
}

fn unusable(flag: &Flag, value: &str, zh: &'static str, en: &'static str) -> Fault {
    let (label, name) = (flag.label, flag.name);
    Fault::new(&codes::E1005, both!("--{label} 不能是\"{value}\"", "--{name} cannot be \"{value}\""))
        .hint(both!("可写: {zh}", "may be: {en}"))
}

/// What a flag is called in a sentence of each language.
pub(super) fn dashed(zh: &str, en: &str) -> Both {
    both!("--{zh}", "--{en}")
}
