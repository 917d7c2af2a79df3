//! What the last recorded run of the night saw, so that the next one can tell what is new.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Due;
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::rules::check::engine::Finding;
use crate::store::Reader;

/// The setting that holds it.
pub const KEY: &str = "due.last";

/// So many overdue deadlines, and so many findings, are remembered one by one; of more the days alone decide what is new.
const REMEMBERED: usize = 10_000;

/// The last recorded run.
#[derive(Debug, Serialize, Deserialize)]
pub struct Last {
    /// The day it took as today.
    pub day: NaiveDate,
    /// What was overdue then; `None` when it was too much to remember.
    overdue: Option<HashSet<String>>,
    /// What checks had found then and nobody had answered; `None` when it was too much to remember.
    #[serde(default)]
    findings: Option<HashSet<String>>,
}

impl Last {
    /// The last recorded run of a ledger.
    ///
    /// # Errors
    /// E7005 when another program wrote something else there.
    pub fn read(reader: Reader<'_>) -> Result<Option<Self>> {
        let Some(text) = reader.setting(KEY)?.filter(|t| !t.is_empty()) else { return Ok(None) };
        let damaged = |_| Failure::new(&codes::E7005, both!("设置 {KEY} 已损坏", "setting {KEY} is damaged"));
        serde_json::from_str(&text).map(Some).map_err(damaged)
    }

    /// The text of the setting for a run on a day that found this overdue and these breaches.
    ///
    /// # Errors
    /// Never in practice: it holds nothing that JSON has not.
    pub fn setting(day: NaiveDate, overdue: &[Due], findings: &[Finding]) -> Result<String> {
        let overdue = remembered(overdue.iter().map(Due::key));
        let findings = remembered(findings.iter().map(Finding::key));
        serde_json::to_string(&serde_json::json!({"day": day, "overdue": overdue, "findings": findings}))
            .map_err(|e| anyhow::Error::from(e).into())
    }

    /// True when a deadline has become due or overdue since this run.
    pub fn is_new(&self, due: &Due, as_of: NaiveDate) -> bool {
        match due.overdue_since(as_of) {
            Some(since) => match &self.overdue {
                Some(known) => !known.contains(&due.key()),
                None => since > self.day,
            },
            None => due.clock.on == as_of && self.day < as_of,
        }
    }

    /// True when a breach was not among those that this run found.
    pub fn is_new_finding(&self, finding: &Finding) -> bool {
        match &self.findings {
            Some(known) => !known.contains(&finding.key()),
            None => finding.on.is_none_or(|on| on > self.day),
        }
    }
}

/// Keys in order, so that the same run writes the same text.
fn remembered(keys: impl ExactSizeIterator<Item = String>) -> Option<Vec<String>> {
    if keys.len() > REMEMBERED {
        return None;
    }
    let mut keys: Vec<String> = keys.collect();
    keys.sort_unstable();
    Some(keys)
}
