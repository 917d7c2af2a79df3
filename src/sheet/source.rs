//! A file as a source of rows, whatever its format: which sheet, which separator, which encoding.

use super::decode::{self, Encoding, Input, Shape, Survey, unreadable};
use super::json::{self, JsonRows};
use super::text::{Separator, TextRows};
use super::workbook::{self, WorkbookRows};
use super::{Cell, RawRow};
use crate::both;
use crate::error::{Failure, Result, codes};

/// Filled rows among which the header is looked for.
pub const HEAD_ROWS: usize = 20;

/// Bytes of text among which the separator is looked for.
const SAMPLE: u64 = 256 * 1024;

/// How a file is to be opened.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// `--encoding`.
    pub encoding: Option<String>,
    /// `--sheet`.
    pub sheet: Option<String>,
    /// `--header-row`, absolute and 1-based.
    pub header_row: Option<u32>,
}

/// Judges the first rows of a sheet or of a reading of a text file: the more, the better they fit.
pub type Judge<'j> = dyn FnMut(&[RawRow]) -> usize + 'j;

/// A source of rows.
pub struct Source {
    /// `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `gb18030`; for workbooks `xlsx`, `xls`, `ods`.
    pub encoding: &'static str,
    /// The sheet that is read, in a workbook.
    pub sheet: Option<String>,
    /// Names of the workbook's hidden sheets.
    pub hidden_sheets: Vec<String>,
    /// Serial numbers of days count from 1904.
    pub counts_from_1904: bool,
    /// True for JSON, whose keys are the header.
    pub is_json: bool,
    rows: Rows,
}

enum Rows {
    Text(Box<TextRows>),
    Workbook(WorkbookRows),
    Json(JsonRows),
}

/// Names of the sheets of a workbook, hidden ones included; none for text and JSON.
///
/// # Errors
/// E5001, E5002.
pub fn sheet_names(input: &Input) -> Result<Vec<String>> {
    match shape_of(input)? {
        shape @ (Shape::Zip | Shape::Compound) => {
            Ok(workbook::open(input, shape)?.sheets().into_iter().map(|s| s.name).collect())
        }
        Shape::Text => Ok(Vec::new()),
    }
}

fn shape_of(input: &Input) -> Result<Shape> {
    decode::shape(&mut input.open()?).map_err(|e| unreadable(input.name(), e))
}

impl Source {
    /// Opens a file; `judge` decides between several sheets and between separators.
    ///
    /// # Errors
    /// E5001, E5002, E5003, E5008, E1005.
    pub fn open(input: &Input, opening: &Opening, judge: &mut Judge<'_>) -> Result<Self> {
        let shape = shape_of(input)?;
        match shape {
            Shape::Zip | Shape::Compound => Self::open_workbook(input, shape, opening, judge),
            Shape::Text => Self::open_text(input, opening, judge),
        }
    }

    /// Reads the next row into `row`, whose memory is used again; false at the end. Empty rows may be left out.
    ///
    /// # Errors
    /// E5001, E5003, E5004.
    pub fn next(&mut self, row: &mut RawRow) -> Result<bool> {
        match &mut self.rows {
            Rows::Text(rows) => rows.next(row),
            Rows::Workbook(rows) => rows.next(row),
            Rows::Json(rows) => rows.next(row),
        }
    }

    /// Rows that the worksheet hides, known once rows are read; they are read like all others.
    pub fn hidden_rows(&self) -> u32 {
        match &self.rows {
            Rows::Workbook(rows) => rows.hidden_rows(),
            Rows::Text(_) | Rows::Json(_) => 0,
        }
    }

    fn open_workbook(input: &Input, shape: Shape, opening: &Opening, judge: &mut Judge<'_>) -> Result<Self> {
        let mut book = workbook::open(input, shape)?;
        let all = book.sheets();
        let sheet = match &opening.sheet {
            Some(name) => named(&all, name)?,
            None => {
                let candidates = book.candidates();
                let mut best: Option<(usize, String)> = None;
                for sheet in &candidates {
                    if candidates.len() == 1 {
                        best = Some((0, sheet.name.clone()));
                        break;
                    }
                    let (back, head) = book.head(input.name(), &sheet.name, HEAD_ROWS)?;
                    book = back;
                    let score = judge(&head);
                    if best.as_ref().is_none_or(|(top, _)| score > *top) {
                        best = Some((score, sheet.name.clone()));
                    }
                }
                let none =
                    || Failure::new(&codes::E5008, both!("工作簿里没有数据表", "the workbook has no data sheet"));
                best.ok_or_else(none)?.1
            }
        };
        Ok(Self {
            encoding: book.format(),
            hidden_sheets: all.into_iter().filter(|s| s.hidden).map(|s| s.name).collect(),
            counts_from_1904: book.counts_from_1904(),
            is_json: false,
            rows: Rows::Workbook(book.rows(input, &sheet)?),
            sheet: Some(sheet),
        })
    }

    fn open_text(input: &Input, opening: &Opening, judge: &mut Judge<'_>) -> Result<Self> {
        let extension = input.extension();
        let mut file = input.open()?;
        // A workbook's name on something else; systems that write text as .xls are read all the same.
        if matches!(extension.as_str(), "xlsx" | "xlsm" | "ods") {
            let name = input.name();
            return Err(Failure::new(&codes::E5003, both!("{name} 不是工作簿", "{name} is not a workbook"))
                .hint(both!("在表格软件里重新另存为 xlsx", "save it as xlsx again in a spreadsheet program")));
        }
        let forced = opening.encoding.as_deref().map(Encoding::parse).transpose()?;
        let survey = decode::survey(&mut file, input.name(), forced)?;
        let is_json = matches!(extension.as_str(), "json" | "jsonl" | "ndjson");
        let rows = if is_json {
            let keys = json::keys(text(input, survey)?)?;
            Rows::Json(JsonRows::new(text(input, survey)?, keys)?)
        } else {
            let separator = separator(input, survey, &extension, judge)?;
            Rows::Text(Box::new(TextRows::new(text(input, survey)?, separator)))
        };
        Ok(Self {
            encoding: survey.encoding.name(),
            sheet: None,
            hidden_sheets: Vec::new(),
            counts_from_1904: false,
            is_json,
            rows,
        })
    }
}

fn text(input: &Input, survey: Survey) -> Result<Box<dyn std::io::Read + Send>> {
    decode::transcode(input.open()?, survey).map_err(|e| unreadable(input.name(), e))
}

fn named(sheets: &[workbook::SheetName], name: &str) -> Result<String> {
    let wanted = name.trim();
    if let Some(sheet) = sheets
        .iter()
        .find(|s| s.name == name)
        .or_else(|| sheets.iter().find(|s| s.name.trim().eq_ignore_ascii_case(wanted)))
    {
        return Ok(sheet.name.clone());
    }
    let all = sheets.iter().map(|s| s.name.as_str()).collect::<Vec<_>>();
    let (zh, en) = (all.join("、"), all.join(", "));
    Err(Failure::new(&codes::E5008, both!("没有名为\"{name}\"的表", "there is no sheet \"{name}\""))
        .hint(both!("表名: {zh}", "sheets: {en}")))
}

/// The separator whose reading of the first rows fits best; on a tie the one that makes more columns.
fn separator(input: &Input, survey: Survey, extension: &str, judge: &mut Judge<'_>) -> Result<Separator> {
    use std::io::Read;
    let mut sample = Vec::new();
    let mut reader = text(input, survey)?.take(SAMPLE);
    reader.read_to_end(&mut sample).map_err(|e| unreadable(input.name(), e))?;
    let valid = match std::str::from_utf8(&sample) {
        Ok(_) => sample.len(),
        Err(e) => e.valid_up_to(),
    };
    sample.truncate(valid);
    let mut best: Option<((usize, usize), Separator)> = None;
    for separator in Separator::ALL {
        let head = head(TextRows::new(Box::new(std::io::Cursor::new(sample.clone())), separator));
        let columns = head.iter().map(|r| r.cells.len()).max().unwrap_or(0);
        let expected = usize::from(extension == "tsv" && separator == Separator::Tab);
        let score = (judge(&head), columns.min(1 << 16) * 2 + expected);
        if best.as_ref().is_none_or(|(top, _)| score > *top) {
            best = Some((score, separator));
        }
    }
    Ok(best.map_or(Separator::Comma, |(_, separator)| separator))
}

fn head(mut rows: TextRows) -> Vec<RawRow> {
    let mut head = Vec::new();
    let mut row = RawRow::default();
    // A record that is too large or cut off ends the sample; the real reading will say so.
    while head.len() < HEAD_ROWS && rows.next(&mut row).unwrap_or(false) {
        if !row.is_blank() {
            head.push(RawRow {
                number: row.number,
                cells: row.cells.iter().map(|c| if c.is_blank() { Cell::Blank } else { c.clone() }).collect(),
                torn: row.torn,
            });
        }
    }
    head
}
