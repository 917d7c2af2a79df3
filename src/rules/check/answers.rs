//! Answers to findings, kept as logged settings `finding.CODE.ID`, and `finding.CODE.ID.YEAR` where a rule judges every year
//! anew; they survive later runs and can be undone. An answer holds for the facts that it was given on.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Rule;
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::messages::{Both, Label, Lang};
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
    /// What the finding said on that day, see [`facts`]; `None` of an answer that is older than this field and holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<String>,
}

/// The setting that keeps the answer to a finding that stands from a day on.
pub fn key(rule: &Rule, record: &str, on: Option<NaiveDate>) -> String {
    format!("{PREFIX}.{}", name(rule, record, on))
}

/// What tells a finding apart from every other: rule, record, and the year where a rule judges every year anew.
pub(super) fn name(rule: &Rule, record: &str, on: Option<NaiveDate>) -> String {
    let code = rule.code;
    match on.filter(|_| rule.yearly) {
        Some(on) => format!("{code}.{record}.{}", on.year()),
        None => format!("{code}.{record}"),
    }
}

/// A digest of what a sentence states: its numbers, days and quoted words. The words around them may be put better some day.
pub fn facts(text: &Both) -> String {
    let mut hasher = Sha256::new();
    for (i, part) in text.zh.split('"').enumerate() {
        if i % 2 == 1 {
            hasher.update(part.as_bytes());
            hasher.update([0]);
            continue;
        }
        let ascii = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '%'));
        for word in part.split(ascii).filter(|word| word.contains(|c: char| c.is_ascii_digit())) {
            hasher.update(word.as_bytes());
            hasher.update([0]);
        }
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
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
    /// The answer to a finding that stands from a day on.
    pub(super) fn of(&self, rule: &Rule, record: &str, on: Option<NaiveDate>) -> Option<&Answer> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&name(rule, record, on)).or_else(|| {
            // Older answers name no year: they were given on the year before their own.
            let year = on.filter(|_| rule.yearly)?.year();
            self.0.get(&name(rule, record, None)).filter(|old| old.on.year() - 1 == year)
        })
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
    use super::{Stand, facts};
    use crate::both;

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

    #[test]
    fn facts_are_numbers_days_and_quoted_words() {
        let of = |zh: &'static str| facts(&both!("{zh}", "-"));
        let said = of("未付理由\"政府换届\",应于 2025-09-01 付款,尚欠 1,000.00 元");
        assert_eq!(said, of("尚未付的理由\"政府换届\": 应付日 2025-09-01,还欠 1,000.00 元"));
        for other in [
            "未付理由\"审计\",应于 2025-09-01 付款,尚欠 1,000.00 元",
            "未付理由\"政府换届\",应于 2025-09-02 付款,尚欠 1,000.00 元",
            "未付理由\"政府换届\",应于 2025-09-01 付款,尚欠 1,000.01 元",
            "",
        ] {
            assert_ne!(said, of(other), "{other}");
        }
    }
}
