//! The user's configuration file, `chengxin/config.toml`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use toml::de::{DeTable, DeValue};

use crate::both;
use crate::cli::When;
use crate::cli::args::{duration, lang, moment};
use crate::error::{Fault, codes};
use crate::messages::{Both, Lang};

/// The keys it may hold.
const KEYS: &str = "db user lang wait hints format color";

/// What the user's configuration says; every key may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The ledger used where none is named or near.
    pub db: Option<PathBuf>,
    /// The operator.
    pub user: Option<String>,
    /// The language.
    pub lang: Option<Lang>,
    /// How long to wait for a busy ledger.
    pub wait: Option<Duration>,
    /// Next-step hints are wanted.
    pub hints: Option<bool>,
    /// Output format.
    pub format: Option<String>,
    /// When to use colour.
    pub color: Option<When>,
}

impl Config {
    /// Reads the file; a missing file says nothing.
    ///
    /// # Errors
    /// E8001 naming file and line for what is no TOML, an unknown key or a value that does not fit.
    pub fn read(path: &Path) -> Result<Self, Box<Fault>> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, &path.display().to_string()),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {
                Ok(Self::default())
            }
            Err(error) => {
                let (path, error) = (path.display(), error.kind());
                let text = both!("{path}: 读不了用户配置", "{path}: the user's configuration cannot be read ({error})");
                Err(Box::new(Fault::new(&codes::E8001, text)))
            }
        }
    }

    fn parse(text: &str, file: &str) -> Result<Self, Box<Fault>> {
        let at = |offset: usize| {
            let line = text.get(..offset).map_or(1, |before| before.matches('\n').count() + 1);
            format!("{file}:{line}")
        };
        let table = DeTable::parse(text).map_err(|error| {
            let place = at(error.span().map_or(0, |span| span.start));
            wrong(both!("{place}: 不是 TOML 写法", "{place}: not written as TOML"))
        })?;
        let mut config = Self::default();
        for (key, value) in table.get_ref() {
            let place = at(key.span().start);
            let name: &str = key.get_ref();
            match config.set(name, value.get_ref()) {
                Some(true) => {}
                Some(false) => {
                    return Err(wrong(both!(
                        "{place}: {name} 的值不合用",
                        "{place}: the value of {name} is not usable"
                    )));
                }
                None => return Err(wrong(both!("{place}: 不认识的键 {name}", "{place}: unknown key {name}"))),
            }
        }
        Ok(config)
    }

    /// Sets one key: `None` for an unknown key, false for a value that does not fit.
    fn set(&mut self, key: &str, value: &DeValue<'_>) -> Option<bool> {
        let text = value.as_str();
        match key {
            "db" => self.db = text.map(PathBuf::from),
            "user" => self.user = text.map(str::to_owned),
            "lang" => self.lang = text.and_then(lang),
            "wait" => self.wait = text.and_then(duration),
            "hints" => self.hints = value.as_bool(),
            "format" => self.format = text.map(str::to_ascii_lowercase),
            "color" => self.color = text.and_then(moment),
            _ => return None,
        }
        Some(match key {
            "db" => self.db.is_some(),
            "user" => self.user.is_some(),
            "lang" => self.lang.is_some(),
            "wait" => self.wait.is_some(),
            "hints" => self.hints.is_some(),
            "format" => self.format.is_some(),
            _ => self.color.is_some(),
        })
    }
}

fn wrong(text: Both) -> Box<Fault> {
    Box::new(Fault::new(&codes::E8001, text).hint(both!("可用的键: {KEYS}", "its keys: {KEYS}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read() {
        let text = "db = \"/srv/cx.db\"\nuser = \"王敏\"\nlang = \"en\"\nwait = \"60s\"\nhints = false\nformat = \"CSV\"\ncolor = \"never\"\n";
        let config = Config::parse(text, "config.toml").unwrap();
        assert_eq!(
            config,
            Config {
                db: Some("/srv/cx.db".into()),
                user: Some("王敏".into()),
                lang: Some(Lang::En),
                wait: Some(Duration::from_secs(60)),
                hints: Some(false),
                format: Some("csv".into()),
                color: Some(When::Never),
            }
        );
    }

    #[test]
    fn faults_name_file_and_line() {
        for (text, place) in [
            ("user = \"a\"\ncolour = \"never\"\n", "config.toml:2"),
            ("\n\nhints = \"no\"\n", "config.toml:3"),
            ("lang = \"fr\"", "config.toml:1"),
            ("user = \n", "config.toml:1"),
            ("# 中文\nuser = [", "config.toml:2"),
        ] {
            let fault = Config::parse(text, "config.toml").unwrap_err();
            assert_eq!(fault.code.id, "E8001");
            assert!(fault.text.zh.starts_with(place), "{text:?}: {}", fault.text.zh);
        }
    }
}
