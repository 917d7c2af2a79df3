//! Answers to findings, kept as logged settings `finding.CODE.ID`; they survive later runs and can be undone.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Rule;
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::messages::{Label, Lang};
use crate::store::Reader;

/// The word before the full stop of every key.
const PREFIX: &str = "finding";

/// What somebody says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// There is a reason, and it stands.
    Explained,
    /// A case was opened on it.
    Opened,
    /// It is a breach, and is borne.
    Accepted,
}

impl Stand {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Explained, Self::Opened, Self::Accepted];

    /// The word in both languages.
    pub const fn word(self) -> Label {
        match self {
            Self::Explained => Label::new("已说明", "explained"),
            Self::Opened => Label::new("已立案", "opened"),
            Self::Accepted => Label::new("已接受", "accepted"),
        }
    }

    /// The one of a word, in either language.
    pub fn parse(word: &str) -> Option<Self> {
        let word = crate::terms::text::fold(word).trim().to_ascii_lowercase();
        let bare = |zh: &str| zh.trim_start_matches('已').to_owned();
        Self::ALL.into_iter().find(|s| s.word().en == word || s.word().zh == word || bare(s.word().zh) == word)
    }
}

/// An answer to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What is said.
    #[serde(rename = "as")]
    pub stand: Stand,
    /// Why.
    pub reason: String,
    /// Who said it.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
}

/// The setting that keeps the answer to a finding.
pub fn key(rule: &Rule, record: &str) -> String {
    format!("{PREFIX}.{}.{record}", rule.code)
}

/// An answer as the log keeps it, in words.
///
/// # Errors
/// E7005 when another program wrote what is no answer.
pub fn told(json: &str, lang: Lang) -> Result<String> {
    let answer = parsed("", json)?;
    Ok(format!("{}: {}", answer.stand.word().get(lang), answer.reason))
}

fn parsed(key: &str, json: &str) -> Result<Answer> {
    serde_json::from_str(json).map_err(|e| {
        Failure::new(&codes::E7005, both!("设置 {key} 读不懂", "setting {key} cannot be read")).caused_by(e)
    })
}

/// Every answer of a ledger, by rule and record.
#[derive(Debug, Default)]
pub struct Answers(HashMap<String, Answer>);

impl Answers {
    /// The answer to a finding.
    pub fn of(&self, code: &str, record: &str) -> Option<&Answer> {
        if self.0.is_empty() { None } else { self.0.get(&format!("{code}.{record}")) }
    }
}

/// The answers that a ledger keeps.
///
/// # Errors
/// When the ledger cannot be read; E7005 when another program wrote what is no answer.
pub fn answers(reader: Reader<'_>) -> Result<Answers> {
    let mut all = HashMap::new();
    for (key, json) in reader.settings_below(PREFIX)? {
        let answer = parsed(&key, &json)?;
        let name = key.strip_prefix(PREFIX).unwrap_or(&key).trim_start_matches('.').to_owned();
        all.insert(name, answer);
    }
    Ok(Answers(all))
}

#[cfg(test)]
mod tests {
    use super::Stand;

    #[test]
    fn words_of_both_languages_are_read() {
        for (word, stand) in [
            ("explained", Stand::Explained),
            ("已立案", Stand::Opened),
            ("立案", Stand::Opened),
            ("Accepted", Stand::Accepted),
        ] {
            assert_eq!(Stand::parse(word), Some(stand), "{word}");
        }
        assert_eq!(Stand::parse("ok"), None);
    }
}
