//! The header: which row it is, which field each column is, which unit its amounts bear.

pub use super::words::Words;
use super::words::{Score, bracketed_unit, is_aside, unit_line};
use super::{Cell, RawRow};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Lang;
use crate::schema::{Field, Type};
use crate::terms::money::Unit;
use crate::terms::text::fold;

/// A column that fills a field.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its place, counted from 0.
    pub at: usize,
    /// The header as the sheet has it; `上级-下级` where two rows make it.
    pub header: String,
    /// The field it fills.
    pub field: &'static Field,
    /// Place of the field in `kind.columns()`.
    pub index: usize,
    /// Unit in the header, of a column of amounts.
    pub unit: Option<Unit>,
    /// Amounts are whole fen, as the JSON key `…_fen` says.
    pub fen: bool,
}

/// A column that no field answers to.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// Its place, counted from 0.
    pub at: usize,
    /// The header as the sheet has it.
    pub header: String,
    /// The field whose name is one character off.
    pub suggestion: Option<&'static Field>,
}

/// The header of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// Number of its last row; 0 in JSON.
    pub row: u32,
    /// The rows down to the header's last: titles, unit lines, the header itself.
    pub rows: Vec<RawRow>,
    /// Text of the title row.
    pub title: Option<String>,
    /// Unit of a `单位:万元` line.
    pub unit: Option<Unit>,
    /// Columns that fill a field, by place.
    pub columns: Vec<Column>,
    /// Columns that nothing answers to.
    pub unknown: Vec<Unknown>,
    /// Columns left out: 序号, those of an error workbook, and `--ignore`.
    pub ignored: Vec<(usize, String)>,
    /// One entry a column: whether its header is blank.
    pub headless: Vec<bool>,
}

/// Unknown columns that get a suggestion, and columns compared with each other; more is no header of a clerk.
const MAX_SUGGESTED: usize = 200;

/// Where the header was found among the first rows.
struct Found {
    /// Places in the head of its last row.
    to: usize,
    names: Vec<String>,
    /// Names of the row above, filled to the right: a unit in its brackets holds for what stands below.
    upper: Vec<String>,
    /// The row above is part of the header.
    two_rows: bool,
    score: usize,
}

/// How well the first rows fit a kind: the number of fields their best header row names.
pub fn score(words: &Words, head: &[RawRow], forced: Option<u32>) -> usize {
    locate(words, head, forced).map_or(0, |f| f.score)
}

fn names(row: &RawRow) -> Vec<String> {
    row.cells
        .iter()
        .map(|cell| match cell {
            Cell::Text(text) => crate::terms::text::clean(text).into_owned(),
            Cell::Number(number) => crate::terms::number::cell_text(*number).unwrap_or_default(),
            Cell::Date(day, _) => day.to_string(),
            Cell::Blank | Cell::Bool(_) | Cell::EmptyFormula | Cell::Error(_) => String::new(),
        })
        .collect()
}

fn locate(words: &Words, head: &[RawRow], forced: Option<u32>) -> Option<Found> {
    let singles: Vec<(Vec<String>, Score)> = head
        .iter()
        .map(|row| {
            let names = names(row);
            let score = words.score(&names);
            (names, score)
        })
        .collect();
    let allowed = |to: usize| forced.is_none_or(|number| head[to].number == number);
    // Either row of two may be the one that is named.
    let allowed_pair = |to: usize| allowed(to) || allowed(to - 1);
    let mut best: Option<Found> = None;
    for (to, (names, score)) in singles.iter().enumerate() {
        if allowed(to) && (score.is_header() || forced.is_some()) && best.as_ref().is_none_or(|b| score.found > b.score)
        {
            let above = to.checked_sub(1).filter(|&above| head[above].number + 1 == head[to].number);
            let upper = above.map_or_else(Vec::new, |above| joined(words, &singles[above].0, names).1);
            best = Some(Found { to, names: names.clone(), upper, two_rows: false, score: score.found });
        }
    }
    for to in (1..head.len()).filter(|&to| allowed_pair(to) && head[to - 1].number + 1 == head[to].number) {
        let (names, upper) = joined(words, &singles[to - 1].0, &singles[to].0);
        let score = words.score(&names);
        let alone = singles[to].1.found.max(singles[to - 1].1.found);
        if score.is_header() && score.found > alone && best.as_ref().is_none_or(|b| score.found > b.score) {
            best = Some(Found { to, names, upper, two_rows: true, score: score.found });
        }
    }
    best
}

/// Two rows as one header: `上级-下级`, else the lower name alone; the upper name where nothing stands below.
fn joined(words: &Words, upper: &[String], lower: &[String]) -> (Vec<String>, Vec<String>) {
    let width = upper.len().max(lower.len());
    let mut spread: Vec<String> = Vec::with_capacity(width);
    let mut names = Vec::with_capacity(width);
    for at in 0..width {
        let own = upper.get(at).map_or("", String::as_str);
        let below = lower.get(at).map_or("", String::as_str);
        // A merged upper cell has its name in its first column only.
        let over = match (own, spread.last()) {
            ("", Some(before)) if !below.is_empty() => before.clone(),
            _ => own.to_owned(),
        };
        names.push(match (over.as_str(), below) {
            (_, "") => own.to_owned(),
            ("", below) => below.to_owned(),
            (over, below) if over == below => below.to_owned(),
            (over, below) => {
                let both = format!("{over}-{below}");
                if words.find(&both).is_some() || words.find(below).is_none() { both } else { below.to_owned() }
            }
        });
        spread.push(over);
    }
    (names, spread)
}

impl Header {
    /// Finds the header among the first rows, which `head` holds without the blank ones.
    ///
    /// # Errors
    /// E5006 when no row fits, E5010 when two columns fill one field; E5005 when the rows hold a NUL.
    pub fn find(words: &Words, head: &[RawRow], forced: Option<u32>, is_json: bool) -> Result<Self> {
        let forced = if is_json { Some(0) } else { forced };
        let Some(found) = locate(words, head, forced).filter(|f| f.score > 0 || forced.is_some()) else {
            check_nul(head)?;
            return Err(missing(words, head, forced));
        };
        if found.score == 0 && !found.names.is_empty() {
            return Err(missing(words, head, forced));
        }
        let first = found.to - usize::from(found.two_rows);
        check_nul(&head[..=found.to])?;
        let mut header = Self { row: head[found.to].number, rows: head[..=found.to].to_vec(), ..Self::default() };
        header.read_above(&head[..first]);
        for (at, name) in found.names.iter().enumerate() {
            header.headless.push(name.is_empty());
            header.place(words, at, name, found.upper.get(at));
        }
        header.check_twice()?;
        Ok(header)
    }

    fn read_above(&mut self, rows: &[RawRow]) {
        for row in rows {
            for cell in row.cells.iter().filter(|c| !c.is_blank()) {
                if let Some(unit) = unit_line(cell.text()) {
                    self.unit = Some(unit);
                } else if self.title.is_none()
                    && !cell.text().starts_with("sep=")
                    && row.cells.iter().filter(|c| !c.is_blank()).count() <= 2
                {
                    self.title = Some(crate::terms::text::clean(cell.text()).into_owned());
                }
            }
        }
    }

    fn place(&mut self, words: &Words, at: usize, name: &str, upper: Option<&String>) {
        if words.is_ignored(name, at) {
            self.ignored.push((at, name.to_owned()));
        } else if name.is_empty() {
            // Contents below it are faults of their rows.
        } else if let Some((meaning, unit)) = words.find(name) {
            let field = &words.kind().columns()[meaning.index];
            let unit = unit.or_else(|| upper.and_then(|u| bracketed_unit(&fold(u))));
            self.columns.push(Column {
                at,
                header: name.to_owned(),
                field,
                index: meaning.index,
                unit: unit.filter(|_| matches!(field.ty, Type::Money)),
                fen: meaning.fen,
            });
        } else if is_aside(name) {
            self.ignored.push((at, name.to_owned()));
        } else {
            let suggestion = if self.unknown.len() < MAX_SUGGESTED { words.suggest(name) } else { None };
            self.unknown.push(Unknown { at, header: name.to_owned(), suggestion });
        }
    }

    fn check_twice(&self) -> Result<()> {
        let mut faults = Vec::new();
        for (i, column) in self.columns.iter().enumerate().take(MAX_SUGGESTED) {
            if let Some(first) = self.columns[..i].iter().find(|c| c.index == column.index) {
                let (one, two, label) = (&first.header, &column.header, column.field.both());
                let (from, to) = (letters(first.at), letters(column.at));
                let (zh, en) = (label.zh, label.en);
                let mut fault = Fault::new(
                    &codes::E5010,
                    both!(
                        "{from} 列\"{one}\"和 {to} 列\"{two}\"都对应字段\"{zh}\"",
                        "columns {from} \"{one}\" and {to} \"{two}\" both fill the field \"{en}\""
                    ),
                )
                .hint(both!(
                    "加 --忽略 {two},或用 --映射列 列名=字段 指明",
                    "add --ignore {two}, or place it with --map COLUMN=FIELD"
                ))
                .on(column.field.name);
                fault.row = Some(self.row);
                faults.push(fault);
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Failure::of(faults)) }
    }

    /// Faults for the unknown columns, which end a real run (E5012).
    pub fn unknown_faults(&self) -> Vec<Fault> {
        self.unknown
            .iter()
            .map(|unknown| {
                let (name, at) = (&unknown.header, letters(unknown.at));
                let mut fault = Fault::new(
                    &codes::E5012,
                    both!("{at} 列\"{name}\"没有对应的字段", "column {at} \"{name}\" fills no field"),
                );
                fault.row = Some(self.row);
                fault.hint(match unknown.suggestion {
                    Some(field) => {
                        let (zh, en) = (field.label, field.name);
                        both!(
                            "是不是\"{zh}\"?加 --映射列 {name}={zh},或 --忽略 {name}",
                            "perhaps \"{en}\"? add --map {name}={en}, or --ignore {name}"
                        )
                    }
                    None => both!(
                        "加 --忽略 {name} 忽略,或 --映射列 {name}=字段 对应",
                        "add --ignore {name} to leave it out, or --map {name}=FIELD to place it"
                    ),
                })
            })
            .collect()
    }

    /// The column that fills a field.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.field.name == name)
    }
}

fn check_nul(head: &[RawRow]) -> Result<()> {
    match head.iter().find(|r| r.cells.iter().any(|c| c.text().contains('\0'))) {
        Some(row) => Err(nul(row.number).into()),
        None => Ok(()),
    }
}

/// E5005 for a row.
pub(super) fn nul(row: u32) -> Fault {
    Fault::new(&codes::E5005, both!("第 {row} 行含 NUL 字节", "row {row} holds a NUL byte")).hint(both!(
        "这不是正常的表格;如果是 UTF-16,加 --编码 utf-16le",
        "this is no proper sheet; if it is UTF-16, add --encoding utf-16le"
    ))
}

fn missing(words: &Words, head: &[RawRow], forced: Option<u32>) -> Failure {
    let kind = words.kind().both();
    let (zh, en) = (kind.zh, kind.en);
    let failure = match forced {
        Some(row) if head.iter().all(|r| r.number != row) => {
            Failure::new(&codes::E5006, both!("文件里没有第 {row} 行", "the file has no row {row}"))
        }
        Some(row) => {
            Failure::new(&codes::E5006, both!("第 {row} 行里没有{zh}的列名", "row {row} names no column of {en}"))
        }
        None => {
            Failure::new(&codes::E5006, both!("前 20 行里找不到{zh}的表头", "the first 20 rows hold no header of {en}"))
        }
    };
    let (zh, en) = (words.kind().command(Lang::Zh), words.kind().command(Lang::En));
    failure.hint(both!(
        "用 --表头 指明行号,或看 chengxin {zh} 模板",
        "name the row with --header-row, or see chengxin {en} template"
    ))
}

/// A column's letters as a spreadsheet program shows them: 0 is A, 26 is AA.
pub fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)));
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.iter().rev().collect()
}
