//! Values to text: tables, single records, changes, JSON. Fills strings and writers; never prints, never queries.

use std::path::Path;

use crate::both;
use crate::error::{Fault, codes};

pub mod changes;
pub mod chart;
pub mod detail;
pub mod heat;
pub mod markdown;
pub mod records;
pub mod table;
mod width;

pub use changes::changes;
pub use detail::detail;
pub use table::{Fit, Head, Rendered, Table};

/// How a command gives out its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Listed columns, aligned, for people.
    Table,
    /// All columns, aligned, for people.
    Wide,
    /// One JSON array, one record a line.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// A workbook.
    Xlsx,
    /// A Markdown table.
    Markdown,
    /// One record id a line.
    Id,
}

/// Each format with its English name first and everything else it may be called.
const WORDS: [(Format, &[&str]); 9] = [
    (Format::Table, &["table", "表格", "表"]),
    (Format::Wide, &["wide", "宽表"]),
    (Format::Json, &["json"]),
    (Format::JsonLines, &["jsonl", "ndjson", "逐行json"]),
    (Format::Csv, &["csv", "逗号分隔"]),
    (Format::Tsv, &["tsv", "制表符分隔"]),
    (Format::Xlsx, &["xlsx", "excel", "工作簿"]),
    (Format::Markdown, &["md", "markdown"]),
    (Format::Id, &["id", "编号"]),
];

impl Format {
    /// The format that a word names, in either language and any letter case.
    ///
    /// # Errors
    /// E5022 with all the choices.
    pub fn parse(word: &str) -> Result<Self, Fault> {
        let key = word.trim().to_lowercase();
        WORDS.iter().find(|(_, words)| words.contains(&key.as_str())).map(|(format, _)| *format).ok_or_else(|| {
            let all: Vec<&str> = WORDS.iter().map(|(format, _)| format.name()).collect();
            let (zh, en) = (all.join("、"), all.join(", "));
            Fault::new(&codes::E5022, both!("没有\"{word}\"这种输出格式", "no output format \"{word}\""))
                .hint(both!("可选: {zh}", "choices: {en}"))
        })
    }

    /// The format that a file's extension asks for, if it is one of ours.
    pub fn from_extension(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Table),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "xlsx" => Some(Self::Xlsx),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// The standard name of the format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Wide => "wide",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
            Self::Id => "id",
        }
    }

    /// Everything each format may be called, for help and completion.
    pub fn words() -> impl Iterator<Item = (Self, &'static [&'static str])> {
        WORDS.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_names_its_format() {
        for (format, words) in Format::words() {
            assert_eq!(words[0], format.name());
            for word in words {
                assert_eq!(Format::parse(&word.to_uppercase()).unwrap(), format);
            }
        }
        let fault = Format::parse("yaml").unwrap_err();
        assert_eq!(fault.code.id, "E5022");
        assert!(fault.hint.unwrap().en.contains("jsonl"));
    }

    #[test]
    fn extensions_choose_formats() {
        for (file, format) in [
            ("3月.XLSX", Some(Format::Xlsx)),
            ("a.b.csv", Some(Format::Csv)),
            ("a.ndjson", Some(Format::JsonLines)),
            ("a.doc", None),
            ("csv", None),
        ] {
            assert_eq!(Format::from_extension(Path::new(file)), format, "{file}");
        }
    }
}
