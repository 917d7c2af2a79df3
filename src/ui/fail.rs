//! How failures and warnings look: a code, a sentence, where, and what to do; or one JSON object.

use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

use super::Ui;
use crate::error::{Failure, Fault};
use crate::messages::{Both, Lang};

const RED: &str = "31;1";
const YELLOW: &str = "33;1";

impl Ui {
    /// The text of a failure, in the form of the help topic: sentence, place, hint.
    pub(super) fn failure(&self, failure: &Failure) -> String {
        if self.json_errors {
            return self.failure_json(failure).to_string();
        }
        let label = self.pick("错误", "error");
        let mut text = self.headline(label, RED, failure.code.id, &failure.text);
        match &failure.faults[..] {
            [] => {}
            [fault] => {
                if let Some(place) = self.place(fault) {
                    text.push_str(&format!("  {}: {place}\n", self.pick("位置", "where")));
                }
            }
            faults => text.push_str(&self.lines(faults)),
        }
        if let Some(hint) = &failure.hint {
            text.push_str(&format!("  {}: {}\n", self.pick("提示", "hint"), hint.get(self.lang)));
        }
        text
    }

    /// One line for each fault, sentences aligned behind the places.
    fn lines(&self, faults: &[Fault]) -> String {
        let places: Vec<String> = faults.iter().map(|f| self.place(f).unwrap_or_default()).collect();
        let widest = places.iter().map(|p| p.width()).max().unwrap_or(0);
        let mut text = String::new();
        for (fault, place) in faults.iter().zip(&places) {
            let gap = if widest == 0 { String::new() } else { " ".repeat(widest - place.width() + 2) };
            text.push_str(&format!("  {place}{gap}{} {}", fault.code.id, fault.text.get(self.lang)));
            if let Some(hint) = &fault.hint {
                text.push_str(self.pick(",", "; "));
                text.push_str(hint.get(self.lang));
            }
            text.push('\n');
        }
        text
    }

    /// The text of a warning.
    pub(super) fn warning(&self, fault: &Fault) -> String {
        if self.json_errors {
            return self.fault_json(fault).to_string();
        }
        let label = self.pick("警告", "warning");
        let mut text = self.headline(label, YELLOW, fault.code.id, &fault.text);
        let place = self.place(fault).map(|p| format!("{}: {p}", self.pick("位置", "where")));
        let hint = fault.hint.as_ref().map(|h| format!("{}: {}", self.pick("提示", "hint"), h.get(self.lang)));
        for line in place.into_iter().chain(hint) {
            text.push_str(&format!("  {line}\n"));
        }
        text.truncate(text.trim_end().len());
        text
    }

    fn headline(&self, label: &str, color: &str, code: &str, text: &Both) -> String {
        let head = format!("{label}[{code}]");
        let head = if self.color_err { format!("\u{1b}[{color}m{head}\u{1b}[0m") } else { head };
        format!("{head}: {}\n", text.get(self.lang))
    }

    /// Sheet row and flag or column that a fault concerns.
    fn place(&self, fault: &Fault) -> Option<String> {
        let name = fault.field.map(|key| self.name_of(key, fault.row.is_some()));
        let row = fault.row.map(|row| match self.lang {
            Lang::Zh => format!("第 {row} 行"),
            Lang::En => format!("row {row}"),
        });
        match (row, name) {
            (Some(row), Some(name)) => Some(format!("{row} {name}")),
            (row, name) => row.or(name),
        }
    }

    /// A field as its column is headed in a sheet, or as the flag that would be typed.
    fn name_of(&self, key: &str, in_sheet: bool) -> String {
        if let Some(field) = self.kind.and_then(|kind| kind.field(key)) {
            return if in_sheet { field.title(self.lang).into_owned() } else { field.flag(self.lang) };
        }
        match (self.labels)(key) {
            Some(label) => format!("--{}", label.get(self.lang)),
            None => key.to_owned(),
        }
    }

    fn failure_json(&self, failure: &Failure) -> Json {
        let faults: Vec<Json> = failure.faults.iter().map(|f| self.fault_json(f)).collect();
        let only = match &failure.faults[..] {
            [fault] => Some(fault),
            _ => None,
        };
        json!({
            "code": failure.code.id,
            "field": only.and_then(|f| f.field),
            "row": only.and_then(|f| f.row),
            "message": failure.text.get(self.lang),
            "hint": failure.hint.as_ref().map(|h| h.get(self.lang)),
            "faults": faults,
        })
    }

    fn fault_json(&self, fault: &Fault) -> Json {
        json!({
            "code": fault.code.id,
            "field": fault.field,
            "row": fault.row,
            "message": fault.text.get(self.lang),
            "hint": fault.hint.as_ref().map(|h| h.get(self.lang)),
        })
    }

    /// One of two words by language.
    pub(super) const fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}
