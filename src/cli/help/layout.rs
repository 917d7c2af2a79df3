//! How a page of help is laid out: lines, headings, two columns, by display width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::cli::node::Node;
use crate::messages::Lang;

/// Longest line that help writes, in columns.
pub(super) const WIDTH: usize = 80;
/// Column at which explanations begin.
pub(super) const INDENT: usize = 38;
/// A page as it is written.
pub(super) struct Page {
    /// Its one language.
    pub(super) lang: Lang,
    /// What is written so far.
    pub(super) text: String,
}

impl Page {
    pub(super) fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub(super) fn heading(&mut self, zh: &'static str, en: &'static str) {
        let word = self.say(zh, en);
        self.line("");
        self.line(&format!("{word}:"));
    }

    /// A name and what it is about, in two columns; long explanations go on below.
    pub(super) fn entry(&mut self, name: &str, about: &str) {
        let mut line = format!("  {name}");
        let used = line.width();
        let start = if used + 2 > INDENT { used + 2 } else { INDENT };
        if about.is_empty() {
            return self.line(&line);
        }
        line.push_str(&" ".repeat(start - used));
        let room = WIDTH.saturating_sub(start).max(24);
        for (i, part) in wrapped(about, room).into_iter().enumerate() {
            if i > 0 {
                self.line(&line);
                line = " ".repeat(start);
            }
            line.push_str(&part);
        }
        self.line(&line);
    }

    /// Words in lines, none of them broken.
    pub(super) fn words(&mut self, words: &[String]) {
        let mut line = String::new();
        for word in words {
            if !line.is_empty() && line.width() + 2 + word.width() > WIDTH - 2 {
                self.line(&format!("  {line}"));
                line.clear();
            }
            if !line.is_empty() {
                line.push_str("  ");
            }
            line.push_str(word);
        }
        self.line(&format!("  {line}"));
    }

    /// `采购 (procurement, cg)`.
    pub(super) fn titled(&self, node: Node) -> String {
        let twin = node.twin(self.lang);
        let word = node.word(self.lang);
        if twin.is_empty() { word.into_owned() } else { format!("{word} ({twin})") }
    }

    /// Two commands in one title.
    pub(super) fn titled_pair(&self, one: Node, other: Node) -> String {
        let joined = |words: [String; 2]| words.join(self.say("、", ", "));
        let words = joined([one, other].map(|n| n.word(self.lang).into_owned()));
        format!("{words} ({})", joined([one, other].map(|n| n.twin(self.lang))))
    }

    pub(super) fn usage(&mut self, lines: &[String]) {
        let head = format!("{}: ", self.say("用法", "Usage"));
        for (i, line) in lines.iter().enumerate() {
            let lead = if i == 0 { head.clone() } else { " ".repeat(head.width()) };
            self.line(&format!("{lead}{line}"));
        }
    }
}

/// A text cut to a display width, with `..` where something is missing.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + UnicodeWidthChar::width(c).unwrap_or(0) + 2 > width {
            break;
        }
        kept.push(c);
    }
    kept + ".."
}

/// A text in lines of a display width, broken at spaces and after `、`.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for part in text.split_inclusive([' ', '、']) {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && lines[last].width() + part.trim_end().width() > width {
            lines.push(String::new());
        }
        let last = lines.len() - 1;
        lines[last].push_str(part);
    }
    lines
}
