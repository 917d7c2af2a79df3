//! The words by which a kind's columns are known: names, labels and aliases, without what people decorate them with.

use std::collections::HashMap;

use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::{Field, Kind, Type};
use crate::terms::money::Unit;
use crate::terms::text::fold;

/// Header names that carry nothing: running numbers and the columns of an error workbook.
const ASIDE: [&str; 8] = ["序号", "行号", "错误", "建议", "no.", "#", "error", "hint"];

/// What a header word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) index: usize,
    pub(super) fen: bool,
}

/// Every word by which a kind's columns are known, and what the user says about columns.
pub struct Words {
    kind: &'static Kind,
    words: HashMap<String, Meaning>,
    map: Vec<(String, usize)>,
    ignore: Vec<String>,
}

impl Words {
    /// The words of a kind: names, then labels, then aliases; an earlier one wins.
    pub fn new(kind: &'static Kind) -> Self {
        let mut words = HashMap::new();
        let mut add = |word: &str, index, fen| {
            let whole = plain(&fold(word));
            let bare = plain(&without_brackets(&fold(word)));
            for word in [whole, bare] {
                if !word.is_empty() {
                    words.entry(word).or_insert(Meaning { index, fen });
                }
            }
        };
        let columns = kind.columns();
        for (index, field) in columns.iter().enumerate() {
            add(field.name, index, false);
            if matches!(field.ty, Type::Money) {
                add(&field.json_key(), index, true);
            }
        }
        for (index, field) in columns.iter().enumerate() {
            add(field.label, index, false);
        }
        for (index, field) in columns.iter().enumerate() {
            for alias in field.aliases {
                add(alias, index, false);
            }
        }
        Self { kind, words, map: Vec::new(), ignore: Vec::new() }
    }

    /// The kind whose words they are.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// Adds `--map 列名=字段` and `--ignore 列名`.
    ///
    /// # Errors
    /// E1003 for a field that the kind lacks.
    pub fn place(&mut self, map: &[(String, String)], ignore: &[String]) -> Result<()> {
        for (column, word) in map {
            let Some(index) = self.kind.find_field(word).and_then(|f| self.kind.index(f.name)) else {
                let kind = self.kind.both();
                let (zh, en) = (kind.zh, kind.en);
                return Err(Failure::new(
                    &codes::E1003,
                    both!("{zh}没有字段\"{word}\"", "{en} has no field \"{word}\""),
                )
                .hint(
                    both!("运行 chengxin fields {zh} 看全部字段", "run chengxin fields {en} for all of them")
                        .with_en(format!("run chengxin fields {} for all of them", self.kind.name)),
                ));
            };
            self.map.push((plain(&fold(column)), index));
        }
        self.ignore.extend(ignore.iter().map(|column| plain(&fold(column))));
        Ok(())
    }

    pub(super) fn find(&self, header: &str) -> Option<(Meaning, Option<Unit>)> {
        let folded = fold(header);
        let whole = plain(&folded);
        if whole.is_empty() {
            return None;
        }
        if let Some((_, index)) = self.map.iter().find(|(column, _)| *column == whole) {
            return Some((Meaning { index: *index, fen: false }, bracketed_unit(&folded)));
        }
        let bare = plain(&without_brackets(&folded));
        if let Some(&meaning) = self.words.get(&whole).or_else(|| self.words.get(&bare)) {
            return Some((meaning, bracketed_unit(&folded)));
        }
        // 合同金额万元, 合同金额/万元
        for (word, unit) in [("万元", Unit::WanYuan), ("亿元", Unit::YiYuan), ("元", Unit::Yuan)] {
            if let Some(&meaning) = bare.strip_suffix(word).and_then(|w| self.words.get(w.trim_end_matches(['/', ','])))
                && matches!(self.kind.columns()[meaning.index].ty, Type::Money)
            {
                return Some((meaning, Some(unit)));
            }
        }
        None
    }

    /// True when `--ignore` names the column, by its header or as `第8列` or `#8`.
    pub(super) fn is_ignored(&self, header: &str, at: usize) -> bool {
        if self.ignore.is_empty() {
            return false;
        }
        let (whole, place) = (plain(&fold(header)), at + 1);
        let is = |i: &String| {
            (!whole.is_empty() && *i == whole) || *i == format!("第{place}列") || *i == format!("#{place}")
        };
        self.ignore.iter().any(is)
    }

    pub(super) fn suggest(&self, header: &str) -> Option<&'static Field> {
        let bare = plain(&without_brackets(&fold(header)));
        let near = |word: &&String| strsim::levenshtein(word, &bare) == 1;
        let word = self.words.keys().filter(near).min()?;
        Some(&self.kind.columns()[self.words[word].index])
    }

    /// How well a row of names fits: fields found, filled names that are not set aside.
    pub(super) fn score(&self, names: &[String]) -> Score {
        let mut seen = Vec::new();
        let mut filled = 0;
        for (at, name) in names.iter().enumerate() {
            if name.is_empty() || self.is_ignored(name, at) {
                continue;
            }
            match self.find(name) {
                Some((meaning, _)) => {
                    filled += 1;
                    if !seen.contains(&meaning.index) {
                        seen.push(meaning.index);
                    }
                }
                None => filled += usize::from(!is_aside(name)),
            }
        }
        Score { found: seen.len(), filled }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Score {
    pub(super) found: usize,
    filled: usize,
}

impl Score {
    pub(super) const fn is_header(self) -> bool {
        self.found >= 2 && self.found * 2 >= self.filled
    }
}

pub(super) fn is_aside(name: &str) -> bool {
    let whole = plain_aside(name);
    ASIDE.contains(&whole.as_str())
}

fn plain_aside(name: &str) -> String {
    plain(&without_brackets(&fold(name)))
}

/// A name without what people decorate it with: blanks, `*`, `:`, `_`, `-`, and letter case.
fn plain(folded: &str) -> String {
    folded
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '★' | ':' | '_' | '-' | '\u{200b}' | '\u{feff}'))
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

const OPENING: [char; 4] = ['(', '[', '〔', '【'];
const CLOSING: [char; 4] = [')', ']', '〕', '】'];

fn without_brackets(folded: &str) -> String {
    let (mut depth, mut out) = (0usize, String::with_capacity(folded.len()));
    for c in folded.chars() {
        if OPENING.contains(&c) {
            depth += 1;
        } else if CLOSING.contains(&c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            out.push(c);
        }
    }
    out
}

/// The unit in a header's brackets: `(万元)`, `[单位:万元]`.
pub(super) fn bracketed_unit(folded: &str) -> Option<Unit> {
    folded.split(OPENING).skip(1).find_map(|part| {
        let note = part.split(CLOSING).next()?.trim();
        Unit::parse(note.strip_prefix("单位").map_or(note, |n| n.trim_start_matches([':', ' '])))
    })
}

/// The unit of a `单位:万元` line.
pub(super) fn unit_line(text: &str) -> Option<Unit> {
    let folded = fold(text);
    let (_, after) = folded.split_once("单位")?;
    let after = after.trim_start_matches([':', ' ']);
    let end = after.find(|c: char| c.is_whitespace() || matches!(c, ')' | ',' | ';' | '。')).unwrap_or(after.len());
    Unit::parse(&after[..end])
}

/// The unit that a header cell or a line above the header names: `执行数(万元)`, `单位:亿元`.
pub fn amount_unit(text: &str) -> Option<Unit> {
    bracketed_unit(&fold(text)).or_else(|| unit_line(text))
}
