//! Rows that are no data: blank ones, the header repeated, totals, footers, the template's example.

use super::RawRow;
use super::header::Header;
use crate::messages::Both;
use crate::terms::text::fold;

/// The mark of the template's example row, in its first cell.
pub const EXAMPLE: &str = "示例";

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing in it.
    Blank,
    /// The header again, as on every printed page.
    RepeatedHeader,
    /// 合计, 小计, 总计.
    Total,
    /// 填表说明, 备注, signatures.
    Footer,
    /// The template's example.
    Example,
}

impl Reason {
    /// Stable word for JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::RepeatedHeader => "repeated_header",
            Self::Total => "total",
            Self::Footer => "footer",
            Self::Example => "example",
        }
    }

    /// The reason in words.
    pub const fn both(self) -> Both {
        match self {
            Self::Blank => Both::fixed("空行", "blank"),
            Self::RepeatedHeader => Both::fixed("重复的表头", "header repeated"),
            Self::Total => Both::fixed("合计行", "total"),
            Self::Footer => Both::fixed("表尾说明", "footer"),
            Self::Example => Both::fixed("示例行", "example"),
        }
    }
}

const TOTALS: [&str; 10] = ["合计", "小计", "总计", "共计", "累计", "总额", "total", "subtotal", "grandtotal", "sum"];
const TOTAL_ENDS: [&str; 3] = ["合计", "小计", "总计"];
/// Footers that need no colon after them.
const NOTES: [&str; 2] = ["填表说明", "填写说明"];
/// Footers that a colon, a digit or nothing follows.
const FOOTERS: [&str; 12] =
    ["备注", "注", "说明", "填表人", "填报人", "制表人", "制表", "审核人", "审核", "负责人", "note", "notes"];

/// Decides whether rows are data; knows the places of the key.
pub(crate) struct Sieve {
    /// Places of the columns of each natural key.
    keys: Vec<Vec<usize>>,
    /// Places and texts of the columns that fill a field.
    headers: Vec<(usize, String)>,
    /// One entry a column: has it a field?
    mapped: Vec<bool>,
}

impl Sieve {
    pub(crate) fn new(header: &Header, keys: impl Iterator<Item = &'static [&'static str]>) -> Self {
        let place = |name: &&str| header.column(name).map(|c| c.at);
        let keys = keys.filter_map(|key| key.iter().map(place).collect::<Option<Vec<_>>>()).collect();
        let mut mapped = vec![false; header.headless.len()];
        for column in &header.columns {
            mapped[column.at] = true;
        }
        let last = header.rows.last();
        let text = |at: usize| last.and_then(|r| r.cells.get(at)).map(|c| c.text().trim().to_owned());
        let headers =
            header.columns.iter().filter_map(|c| Some((c.at, text(c.at).filter(|t| !t.is_empty())?))).collect();
        Self { keys, headers, mapped }
    }

    /// Why a row is no data, if it is none.
    pub(crate) fn judge(&self, row: &RawRow) -> Option<Reason> {
        let filled = |at: usize| row.cells.get(at).is_some_and(|c| !c.is_blank());
        let Some(first) = row.cells.iter().position(|c| !c.is_blank()) else { return Some(Reason::Blank) };
        if self.repeats_header(row) {
            return Some(Reason::RepeatedHeader);
        }
        let text = row.cells[first].text();
        if first == 0 && is_example(text) || row.cells.iter().any(|c| c.text().trim() == EXAMPLE) {
            return Some(Reason::Example);
        }
        let keyed_without =
            |word_at: usize| self.keys.iter().any(|key| key.iter().all(|&at| at != word_at && filled(at)));
        let second = first + 1 + row.cells[first + 1..].iter().position(|c| !c.is_blank()).unwrap_or(0);
        for at in [first, second] {
            if at < first + 4 && row.cells.get(at).is_some_and(|c| is_total(c.text())) && !keyed_without(at) {
                return Some(Reason::Total);
            }
        }
        if is_footer(text) && !keyed_without(first) && row.cells.iter().filter(|c| !c.is_blank()).count() <= 4 {
            return Some(Reason::Footer);
        }
        let empty = (0..row.cells.len()).all(|at| !filled(at) || self.mapped.get(at) == Some(&false));
        // A running number alone is a form not filled in.
        (empty && row.cells.iter().filter(|c| !c.is_blank()).count() == 1 && first == 0).then_some(Reason::Blank)
    }

    fn repeats_header(&self, row: &RawRow) -> bool {
        let same = |(at, text): &(usize, String)| row.cells.get(*at).is_some_and(|c| c.text().trim() == text);
        self.headers.len() >= 2
            && self.headers.iter().take(2).any(same)
            && self.headers.iter().filter(|h| same(h)).count() * 2 > self.headers.len()
    }
}

fn squeezed(text: &str) -> Option<String> {
    // Longer texts are data; the word itself is short.
    (text.len() <= 64)
        .then(|| fold(text).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase())
}

fn is_total(text: &str) -> bool {
    if !text.contains(['计', '额', 't', 'T', 's', 'S']) {
        return false;
    }
    let Some(word) = squeezed(text) else { return false };
    let word = word.split(['(', '[']).next().unwrap_or("").trim_end_matches([':', '。']);
    TOTALS.contains(&word) || (word.chars().count() <= 8 && TOTAL_ENDS.iter().any(|end| word.ends_with(end)))
}

fn is_footer(text: &str) -> bool {
    let folded = fold(text.get(..text.len().min(64)).unwrap_or(text));
    let word = folded.trim_start().to_ascii_lowercase();
    NOTES.iter().any(|note| word.starts_with(note))
        || FOOTERS.iter().any(|footer| {
            word.strip_prefix(footer).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.is_empty() || rest.starts_with(|c: char| c == ':' || c == '.' || c.is_ascii_digit())
            })
        })
}

fn is_example(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(EXAMPLE)
        || text.contains("(示例)")
        || text.contains("（示例）")
        || text.get(..7).is_some_and(|t| t.eq_ignore_ascii_case("example"))
}
