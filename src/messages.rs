//! The language of a run and the pair type that every sentence is: Chinese and English side by side.
//!
//! A sentence stands where it is said, as a pair made by [`both!`](crate::both), so that a missing language or a
//! missing placeholder does not compile. Labels of kinds, fields and codes stand in the catalogue.

use std::borrow::Cow;

/// The language a run speaks; JSON keys, error codes and exit codes never change with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Both {
    /// The Chinese sentence.
    pub zh: Cow<'static, str>,
    /// The English sentence.
    pub en: Cow<'static, str>,
}

impl Both {
    /// A sentence without placeholders.
    pub const fn fixed(zh: &'static str, en: &'static str) -> Self {
        Self { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    /// The same text in both languages: data (a name, a command to paste), never a sentence.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { zh: Cow::Owned(text.clone()), en: Cow::Owned(text) }
    }

    /// The sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A fixed word or phrase in both languages, for the catalogue's statics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The Chinese word.
    pub zh: &'static str,
    /// The English word.
    pub en: &'static str,
}

impl Label {
    /// A label of its two words.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The word in one language.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Builds a [`Both`] from a Chinese and an English format string; captured names must exist in both.
///
/// `both!("没有单位\"{name}\"", "no unit \"{name}\"")`
#[macro_export]
macro_rules! both {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::messages::Both {
            zh: std::borrow::Cow::Owned(format!($zh)),
            en: std::borrow::Cow::Owned(format!($en)),
        }
    };
    ($zh:literal, $en:literal, $($arg:tt)+) => {
        $crate::messages::Both {
            zh: std::borrow::Cow::Owned(format!($zh, $($arg)+)),
            en: std::borrow::Cow::Owned(format!($en, $($arg)+)),
        }
    };
}

/// A count of things in English: `plural(1, "row")` is "1 row", `plural(2, "row")` is "2 rows".
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

impl Both {
    /// Replaces the English side, where the two languages need different arguments.
    #[must_use]
    pub fn with_en(mut self, en: impl Into<Cow<'static, str>>) -> Self {
        self.en = en.into();
        self
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// A Chinese sentence that names a flag names it in Chinese, so that it can be typed as read.
    #[test]
    fn flags_are_named_in_the_language_of_the_sentence() {
        fn walk(folder: &Path, out: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, out);
                } else if path.extension().is_some_and(|e| e == "rs") && !path.to_string_lossy().contains("test") {
                    out.push(std::fs::read_to_string(&path).unwrap());
                }
            }
        }
        let mut sources = Vec::new();
        walk(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &mut sources);
        let mut seen = 0;
        for source in &sources {
            for (at, _) in source.match_indices("both!(") {
                let Some(open) = source[at..].find('"').map(|i| at + i + 1) else { continue };
                let Some(close) = source[open..].find("\",").map(|i| open + i) else { continue };
                let chinese = &source[open..close];
                seen += 1;
                for (dash, _) in chinese.match_indices("--") {
                    let next = chinese[dash + 2..].chars().next().unwrap_or(' ');
                    assert!(!next.is_ascii_lowercase(), "English flag in a Chinese sentence: {chinese}");
                }
            }
        }
        assert!(seen > 300, "the sentences were found: {seen}");
    }
}
