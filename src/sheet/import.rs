//! An import: one pass that reads, validates, looks up and hands over every row.
//!
//! The caller opens the transaction before and rolls it back when the report has errors (unless `partial`); every row is
//! judged and every good one handed over, so that all faults are reported at once and none that is only a consequence.

use chrono::NaiveDate;

use super::RawRow;
use super::decode::Input;
use super::engine::{Engine, Twins};
use super::header::{self, Header, Words};
use super::report::Report;
use super::source::{HEAD_ROWS, Opening, Source};
use crate::both;
use crate::error::{Failure, Result, codes};
use crate::schema::{Field, Kind, Names, Row, Value, World};
use crate::terms::money::Unit;

/// How an import is to be done.
#[derive(Clone, Debug)]
pub struct Options {
    /// The kind of the records.
    pub kind: &'static Kind,
    /// The day that relative dates count from.
    pub today: NaiveDate,
    /// Values of the mount, for new rows whose cell is blank or missing.
    pub presets: Vec<(&'static Field, Value)>,
    /// `--encoding`.
    pub encoding: Option<String>,
    /// `--sheet`.
    pub sheet: Option<String>,
    /// `--header-row`.
    pub header_row: Option<u32>,
    /// `--unit`, for columns of amounts without one.
    pub unit: Option<Unit>,
    /// `--map 列名=字段`.
    pub map: Vec<(String, String)>,
    /// `--ignore 列名`.
    pub ignore: Vec<String>,
    /// `--legacy`: old data that fails a check is kept with a warning, and any state may be recorded.
    pub legacy: bool,
    /// `--partial`: write the good rows although others are bad.
    pub partial: bool,
    /// `--clear-blank`: a blank cell blanks the field.
    pub clear_blank: bool,
    /// Judge only; unknown columns are listed and do not stop.
    pub dry_run: bool,
    /// Unknown columns are listed in the report instead of stopping the import: a preview.
    pub preview: bool,
}

impl Options {
    /// The plain import of a kind.
    pub fn new(kind: &'static Kind, today: NaiveDate) -> Self {
        Self {
            kind,
            today,
            presets: Vec::new(),
            encoding: None,
            sheet: None,
            header_row: None,
            unit: None,
            map: Vec::new(),
            ignore: Vec::new(),
            legacy: false,
            partial: false,
            clear_blank: false,
            dry_run: false,
            preview: false,
        }
    }

    fn opening(&self) -> Opening {
        Opening { encoding: self.encoding.clone(), sheet: self.sheet.clone(), header_row: self.header_row }
    }

    fn words(&self) -> Result<Words> {
        let mut words = Words::new(self.kind);
        words.place(&self.map, &self.ignore)?;
        Ok(words)
    }
}

/// What the importer needs of the ledger.
pub trait Target: World + Names {
    /// The record that a row means: by its id when filled, otherwise by its natural key.
    ///
    /// # Errors
    /// Whatever the ledger says; a failure about the input (exit 3, E2001) becomes a fault of the row.
    fn existing(&mut self, row: &Row) -> Result<Option<Row>>;

    /// Registers a new record and returns its id; not called in a preview.
    ///
    /// # Errors
    /// As [`Target::existing`]; E6003 too becomes a fault of the row, so nothing of the row may be left behind.
    fn insert(&mut self, row: Row) -> Result<String>;

    /// Changes a record; not called in a preview, nor when nothing differs.
    ///
    /// # Errors
    /// As [`Target::insert`].
    fn update(&mut self, before: &Row, after: Row) -> Result<()>;
}

/// Rows between two reports of progress.
const PROGRESS: u64 = 1000;

/// Imports a file, or previews it. A preview that should see what a real run sees is a real run whose caller rolls back
/// ([`Options::preview`]); with [`Options::dry_run`] the ledger is only looked at.
///
/// # Errors
/// What stops the whole file: it cannot be read (E5001–E5008), its header does not fit (E5006, E5010), it has unknown
/// columns and this is no preview (E5012), or the ledger fails. Faults of rows are in the report.
pub fn run(input: &Input, options: &Options, target: &mut dyn Target, progress: &mut dyn FnMut(u64)) -> Result<Report> {
    if !options.partial || options.dry_run || options.preview {
        return pass(input, options, target, progress, None).map(|(report, _)| report);
    }
    // Of two rows with one key neither may be written, so the twins must be known before the first row is.
    let judged = Options { dry_run: true, ..options.clone() };
    let words = options.words()?;
    let (_, header, _) = open(input, options, &words)?;
    stop_at_unknown(&header)?;
    let (_, twins) = pass(input, &judged, target, &mut |_| {}, None)?;
    pass(input, options, target, progress, Some(twins)).map(|(report, _)| report)
}

/// The kind whose header matches a file best.
///
/// # Errors
/// E5007 when no kind fits or several fit equally well; what [`Source::open`] fails with.
pub fn guess(input: &Input, kinds: &[&'static Kind], opening: &Opening) -> Result<&'static Kind> {
    let words: Vec<Words> = kinds.iter().map(|kind| Words::new(kind)).collect();
    let mut head: Vec<RawRow> = Vec::new();
    {
        let mut judge =
            |rows: &[RawRow]| words.iter().map(|w| header::score(w, rows, opening.header_row)).max().unwrap_or(0);
        let mut source = Source::open(input, opening, &mut judge)?;
        read_head(&mut source, opening.header_row, &mut head)?;
    }
    let forced = head.first().filter(|r| r.number == 0).map(|_| 0).or(opening.header_row);
    let scores: Vec<usize> = words.iter().map(|w| header::score(w, &head, forced)).collect();
    let best = scores.iter().copied().max().unwrap_or(0);
    let fitting: Vec<&'static Kind> =
        words.iter().zip(&scores).filter(|(_, score)| **score == best && best > 0).map(|(w, _)| w.kind()).collect();
    match fitting.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::new(&codes::E5007, both!("表头不像任何一种台账", "the header fits no kind of record"))
            .hint(both!("写明名词,例如 chengxin 合同 导入 文件", "name the noun, e.g. chengxin contract import FILE"))),
        several => {
            let zh: Vec<&str> = several.iter().map(|k| k.label).collect();
            let en: Vec<&str> = several.iter().map(|k| k.name).collect();
            let (zh, en) = (zh.join("、"), en.join(", "));
            Err(Failure::new(&codes::E5007, both!("表头与 {zh} 同样相配", "the header fits {en} equally well")).hint(
                both!("写明名词,例如 chengxin 合同 导入 文件", "name the noun, e.g. chengxin contract import FILE"),
            ))
        }
    }
}

/// The source again from its first row, for the sheet of faults.
///
/// # Errors
/// As [`run`].
pub fn reopen(input: &Input, options: &Options) -> Result<Source> {
    let words = options.words()?;
    Source::open(input, &options.opening(), &mut |rows| header::score(&words, rows, options.header_row))
}

/// Reads rows until enough are filled, or the forced header row is among them.
fn read_head(source: &mut Source, forced: Option<u32>, head: &mut Vec<RawRow>) -> Result<()> {
    let mut row = RawRow::default();
    while head.len() < HEAD_ROWS || forced.is_some_and(|n| head.last().is_some_and(|r| r.number < n)) {
        if !source.next(&mut row)? {
            break;
        }
        if !row.is_blank() {
            head.push(row.clone());
        }
    }
    Ok(())
}

fn open(input: &Input, options: &Options, words: &Words) -> Result<(Source, Header, Vec<RawRow>)> {
    let mut source =
        Source::open(input, &options.opening(), &mut |rows| header::score(words, rows, options.header_row))?;
    let mut head = Vec::new();
    read_head(&mut source, options.header_row, &mut head)?;
    if source.is_json && head.is_empty() {
        return Ok((source, Header::default(), Vec::new()));
    }
    let header = Header::find(words, &head, options.header_row, source.is_json)?;
    let rest = head.split_off(header.rows.len());
    Ok((source, header, rest))
}

fn stop_at_unknown(header: &Header) -> Result<()> {
    let faults = header.unknown_faults();
    if faults.is_empty() { Ok(()) } else { Err(Failure::of(faults)) }
}

fn pass(
    input: &Input,
    options: &Options,
    target: &mut dyn Target,
    progress: &mut dyn FnMut(u64),
    twins: Option<Twins>,
) -> Result<(Report, Twins)> {
    let words = options.words()?;
    let (mut source, header, head) = open(input, options, &words)?;
    if !options.dry_run && !options.preview {
        stop_at_unknown(&header)?;
    }
    let mut engine = Engine::new(input, options, &words, header, &source, twins);
    for row in &head {
        engine.take(row, target)?;
    }
    drop(head);
    let mut row = RawRow::default();
    while source.next(&mut row)? {
        engine.take(&row, target)?;
        if engine.report.rows.is_multiple_of(PROGRESS) {
            progress(engine.report.rows);
        }
    }
    engine.report.hidden_rows = source.hidden_rows();
    progress(engine.report.rows);
    Ok(engine.finish())
}
