//! A clerk who types one of the two languages, so that one course of acts is played in both.

use crate::office::{Office, Run};

/// An office whose clerk types one language.
pub struct Clerk {
    pub office: Office,
    pub english: bool,
}

impl Clerk {
    pub fn both() -> [Self; 2] {
        [false, true].map(|english| Self { office: Office::demo(), english })
    }

    pub fn says<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        if self.english { en } else { zh }
    }

    pub fn line(&self, zh: &str, en: &str) -> Run {
        if self.english { self.office.line(&format!("{en} --lang en")) } else { self.office.line(zh) }
    }

    #[track_caller]
    pub fn does(&self, zh: &str, en: &str) -> Run {
        self.line(zh, en).ends(0)
    }

    /// An act of legal effect, approved by a second person.
    #[track_caller]
    pub fn acts(&self, zh: &str, en: &str) -> Run {
        self.does(&format!("{zh} --批准人 江予安"), &format!("{en} --approved-by 江予安"))
    }

    /// A refusal, which says this.
    #[track_caller]
    pub fn refused(&self, (zh, en): (&str, &str), said: (&str, &str)) {
        self.line(zh, en).fails(3, "E4004").says(self.says(said.0, said.1));
    }

    #[track_caller]
    pub fn added(&self, zh: &str, en: &str) -> String {
        self.does(&format!("{zh} -f id"), &format!("{en} -f id")).out.trim().to_owned()
    }

    /// True when the rule of `check` finds the record.
    pub fn finds(&self, rule: &str, id: &str) -> bool {
        let run = self.line(&format!("检查 --规则 {rule} -f csv"), &format!("check --rule {rule} -f csv"));
        assert!(run.status <= 1, "{run:?}");
        run.out.contains(id)
    }
}
