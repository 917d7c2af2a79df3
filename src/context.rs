//! The circumstances of a run: day, operator, language, ledger. The only file that reads clock, environment and
//! configuration; everything else is told.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;

use crate::both;
use crate::cli::Globals;
use crate::cli::args::{duration, lang};
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::terms;

mod config;

pub use config::Config;

/// Name of a ledger that is found without being named.
pub const LEDGER: &str = "chengxin.db";
/// How long a busy ledger is waited for, unless told otherwise.
const WAIT: Duration = Duration::from_secs(10);

/// The variables that are read.
const VARIABLES: &[&str] = &[
    "CHENGXIN_DB",
    "CHENGXIN_LANG",
    "CHENGXIN_USER",
    "CHENGXIN_TODAY",
    "CHENGXIN_WAIT",
    "CHENGXIN_HINTS",
    "CHENGXIN_FORMAT",
    "CHENGXIN_DEBUG",
    "NO_COLOR",
    "COLUMNS",
    "TERM",
    "CI",
    "PAGER",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
];

/// The arguments of the process, the program first.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads them")]
pub fn argv() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// What the process was given besides arguments.
#[derive(Clone, Debug, Default)]
pub struct Env {
    vars: BTreeMap<&'static str, OsString>,
    /// Where the user's configuration is, if there is such a place.
    pub config: Option<PathBuf>,
}

impl Env {
    /// The environment of this process.
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads it")]
    pub fn read() -> Self {
        let vars = VARIABLES.iter().filter_map(|name| Some((*name, std::env::var_os(name)?))).collect();
        Self { vars, config: dirs::config_dir().map(|dir| dir.join("chengxin").join("config.toml")) }
    }

    /// An environment of these variables, for tests.
    pub fn of(vars: &[(&'static str, &str)]) -> Self {
        Self { vars: vars.iter().map(|(name, value)| (*name, OsString::from(value))).collect(), config: None }
    }

    /// A variable that is set and not empty; bytes that are no text are replaced.
    fn text(&self, name: &str) -> Option<String> {
        self.vars.get(name).filter(|v| !v.is_empty()).map(|v| v.to_string_lossy().into_owned())
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.vars.get(name).filter(|v| !v.is_empty()).map(PathBuf::from)
    }
}

/// The circumstances of a run.
#[derive(Clone, Debug)]
pub struct Context {
    /// The day that counts as today: `--as-of`, `CHENGXIN_TODAY`, or the clock.
    pub today: NaiveDate,
    /// True when today was given and not read from the clock.
    pub as_of_given: bool,
    /// The clock, local time with offset, to the second: `2024-03-28T10:21:00+08:00`.
    pub now: String,
    /// Who works: `--user`, `CHENGXIN_USER`, or the user's configuration.
    pub operator: Option<String>,
    /// True when the operator was given for this run; otherwise the ledger's own setting goes before it.
    pub operator_given: bool,
    /// Language of the run.
    pub lang: Lang,
    /// The ledger: `--db`, `CHENGXIN_DB`, `chengxin.db` here, or the user's configuration.
    pub db: Option<PathBuf>,
    /// Why it is this ledger.
    pub db_why: Both,
    /// How long to wait for a busy ledger.
    pub wait: Duration,
    /// Name of this machine.
    pub host: String,
    /// The words behind the program's name for the operation log, private values masked.
    pub command: Vec<String>,
    /// Next-step hints are wanted.
    pub hints: bool,
    /// Output format by its name, lower case; the command knows what it means.
    pub format: Option<String>,
    /// Screen width from `COLUMNS`.
    pub width: Option<usize>,
    /// Causes of internal failures are printed.
    pub debug: bool,
    /// `NO_COLOR` is set or the terminal is dumb.
    pub plain: bool,
    /// Running in a build system: nothing is ever asked.
    pub ci: bool,
    /// The user's pager.
    pub pager: Option<String>,
    /// The user's configuration file, read.
    pub config: Config,
}

impl Context {
    /// Gathers the circumstances: flags before environment, ledger, configuration, defaults. What is wrong with them
    /// comes second, since even an error message needs a language.
    ///
    /// `ledger_lang` is asked only when neither flag nor environment names a language and the ledger's file exists.
    pub fn gather(
        env: &Env,
        globals: &Globals,
        command: Vec<String>,
        ledger_lang: impl Fn(&Path) -> Option<Lang>,
    ) -> (Self, Option<Failure>) {
        let mut faults: Vec<Fault> = Vec::new();
        let config =
            env.config.as_deref().map_or_else(|| Ok(Config::default()), Config::read).unwrap_or_else(|fault| {
                faults.push(*fault);
                Config::default()
            });
        let (db, db_why) = ledger(env, globals, &config);
        let lang = globals.lang.or_else(|| checked(env, "CHENGXIN_LANG", "zh、en", "zh, en", lang, &mut faults));
        let lang = lang
            .or_else(|| db.as_deref().filter(|p| p.is_file()).and_then(ledger_lang))
            .or(config.lang)
            .unwrap_or_else(|| locale(env));
        let wait = globals.wait.or_else(|| checked(env, "CHENGXIN_WAIT", "10s", "10s", duration, &mut faults));
        let hints = checked(env, "CHENGXIN_HINTS", "0、1", "0, 1", switch, &mut faults);
        let (clock_day, now) = clock();
        let given = given_today(env, globals, clock_day).unwrap_or_else(|fault| {
            faults.push(*fault);
            None
        });
        let user = globals.user.clone().or_else(|| env.text("CHENGXIN_USER"));
        let context = Self {
            today: given.unwrap_or(clock_day),
            as_of_given: given.is_some(),
            now,
            operator_given: user.is_some(),
            operator: user.or_else(|| config.user.clone()),
            lang,
            db,
            db_why,
            wait: wait.or(config.wait).unwrap_or(WAIT),
            host: gethostname::gethostname().to_string_lossy().into_owned(),
            command,
            hints: hints.or(config.hints).unwrap_or(true),
            format: globals.format.clone().or_else(|| env.text("CHENGXIN_FORMAT")).or_else(|| config.format.clone()),
            width: env.text("COLUMNS").and_then(|c| c.trim().parse().ok()).filter(|c| (20..=1000).contains(c)),
            debug: env.text("CHENGXIN_DEBUG").is_some_and(|d| d != "0"),
            plain: env.text("NO_COLOR").is_some() || env.text("TERM").is_some_and(|t| t == "dumb"),
            ci: env.text("CI").is_some(),
            pager: env.text("PAGER"),
            config,
        };
        let failure = (!faults.is_empty()).then(|| Failure::of(faults));
        (context, failure)
    }

    /// The operator, with the ledger's own setting in its place between environment and configuration.
    pub fn operator_or(&self, ledger: Option<&str>) -> Option<String> {
        let own = self.operator.clone();
        if self.operator_given { own } else { ledger.map(str::to_owned).or(own) }
    }

    /// The path of the ledger.
    ///
    /// # Errors
    /// E7001 when none was named and none is here.
    pub fn ledger(&self) -> Result<&Path> {
        self.db.as_deref().ok_or_else(|| {
            Failure::new(&codes::E7001, both!("这里没有台账", "there is no ledger here")).hint(both!(
                "新建: chengxin 初始化;试用: chengxin 演示",
                "create one: chengxin init; try: chengxin demo"
            ))
        })
    }
}

/// Day and time of the clock.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads it")]
fn clock() -> (NaiveDate, String) {
    let now = chrono::Local::now();
    (now.date_naive(), now.format("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

fn given_today(env: &Env, globals: &Globals, clock_day: NaiveDate) -> Result<Option<NaiveDate>, Box<Fault>> {
    let (text, source) = match (&globals.as_of, env.text("CHENGXIN_TODAY")) {
        (Some(text), _) => (text.clone(), Both::fixed("--基准日", "--as-of")),
        (None, Some(text)) => (text, Both::fixed("CHENGXIN_TODAY", "CHENGXIN_TODAY")),
        (None, None) => return Ok(None),
    };
    match terms::date::parse(&text, clock_day).and_then(terms::date::Parsed::certain) {
        Ok(date) => Ok(Some(date)),
        Err(mut fault) => {
            fault.text.zh = format!("{}: {}", source.zh, fault.text.zh).into();
            fault.text.en = format!("{}: {}", source.en, fault.text.en).into();
            Err(Box::new(fault))
        }
    }
}

/// The ledger, and why it is this one.
fn ledger(env: &Env, globals: &Globals, config: &Config) -> (Option<PathBuf>, Both) {
    if let Some(path) = &globals.db {
        return (Some(path.clone()), both!("由 --库 指明", "named by --db"));
    }
    if let Some(path) = env.path("CHENGXIN_DB") {
        return (Some(path), both!("由环境变量 CHENGXIN_DB 指明", "named by the variable CHENGXIN_DB"));
    }
    let here = PathBuf::from(LEDGER);
    if here.exists() {
        return (Some(here), both!("当前文件夹里的 {LEDGER}", "{LEDGER} in this folder"));
    }
    match &config.db {
        Some(path) => (Some(path.clone()), both!("由用户配置指明", "named by the user's configuration")),
        None => (None, both!("没有指明,当前文件夹里也没有 {LEDGER}", "none named, and no {LEDGER} in this folder")),
    }
}

/// A variable read by a function; a value that it does not take is a fault.
fn checked<T>(
    env: &Env,
    name: &str,
    zh: &'static str,
    en: &'static str,
    read: impl Fn(&str) -> Option<T>,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let text = env.text(name)?;
    let value = read(&text);
    if value.is_none() {
        faults.push(
            Fault::new(
                &codes::E1005,
                both!("环境变量 {name} 不能是\"{text}\"", "the variable {name} cannot be \"{text}\""),
            )
            .hint(both!("可写: {zh}", "may be: {en}")),
        );
    }
    value
}

/// On or off, as a variable says it.
fn switch(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "on" | "yes" => Some(true),
        "0" | "false" | "off" | "no" => Some(false),
        _ => None,
    }
}

/// English where the locale says so, Chinese everywhere else: cron runs in the locale C.
fn locale(env: &Env) -> Lang {
    let first = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env.text(name));
    if first.is_some_and(|l| l.to_ascii_lowercase().starts_with("en")) { Lang::En } else { Lang::Zh }
}

#[cfg(test)]
mod tests;
