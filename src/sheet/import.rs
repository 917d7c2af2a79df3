//! The engine of an import: one pass that reads, validates, looks up and hands over every row.
//!
//! The caller opens the transaction before and rolls it back when the report has errors; after the first bad row
//! nothing more is written (unless `partial`), but every row is still judged, so that all faults are reported at once.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cell::Manner;
use super::decode::Input;
use super::distinct::{Amounts, Keys};
use super::header::{self, Column, Header, Words, letters};
use super::report::{ColumnUse, Report, RowFault, Skipped};
use super::row::{Judge, Judged};
use super::skip::{Reason, Sieve};
use super::source::{HEAD_ROWS, Opening, Source};
use super::{Cell, RawRow, cell};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::{Field, Kind, Names, Row, Type, Value, World};
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

/// Imports a file, or previews it.
///
/// # Errors
/// What stops the whole file: it cannot be read (E5001–E5008), its header does not fit (E5006, E5010), it has unknown
/// columns and this is no preview (E5012), or the ledger fails. Faults of rows are in the report.
pub fn run(input: &Input, options: &Options, target: &mut dyn Target, progress: &mut dyn FnMut(u64)) -> Result<Report> {
    if !options.partial || options.dry_run {
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

/// Row → the other row that bears its key.
type Twins = HashMap<u32, u32>;

fn pass(
    input: &Input,
    options: &Options,
    target: &mut dyn Target,
    progress: &mut dyn FnMut(u64),
    twins: Option<Twins>,
) -> Result<(Report, Twins)> {
    let words = options.words()?;
    let (mut source, header, head) = open(input, options, &words)?;
    if !options.dry_run {
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

struct Engine<'o> {
    options: &'o Options,
    words: &'o Words,
    report: Report,
    sieve: Sieve,
    judge: Judge<'o>,
    keys: Keys,
    amounts: Vec<(usize, Amounts)>,
    headless: Vec<usize>,
    width: usize,
    /// Number of the last row that was no blank one.
    last: u32,
    is_json: bool,
    twins: Twins,
    twins_known: bool,
}

impl<'o> Engine<'o> {
    fn new(
        input: &Input,
        options: &'o Options,
        words: &'o Words,
        header: Header,
        source: &Source,
        twins: Option<Twins>,
    ) -> Self {
        let columns = resolve_units(&header, options);
        let mut uses: Vec<ColumnUse> = columns
            .iter()
            .map(|c| ColumnUse { at: c.at, header: c.header.clone(), field: Some(c.field), unit: c.unit })
            .chain(header.ignored.iter().map(|(at, name)| ColumnUse {
                at: *at,
                header: name.clone(),
                field: None,
                unit: None,
            }))
            .collect();
        uses.sort_by_key(|u| u.at);
        let sieve = Sieve::new(&header, options.kind.live_keys());
        let manner = |column: &Column| Manner {
            fen: column.fen,
            has_unit: column.unit.is_some(),
            counts_from_1904: source.counts_from_1904,
        };
        let manners = columns.iter().map(manner).collect();
        let amounts = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| matches!(c.field.ty, Type::Money))
            .map(|(i, _)| (i, Amounts::default()))
            .collect();
        Self {
            options,
            words,
            sieve,
            judge: Judge::new(options, columns, manners),
            keys: Keys::new(options.kind),
            amounts,
            headless: (0..header.headless.len()).filter(|&at| header.headless[at]).collect(),
            width: header.headless.len(),
            last: header.row,
            is_json: source.is_json,
            twins_known: twins.is_some(),
            twins: twins.unwrap_or_default(),
            report: Report {
                file: input.name().to_owned(),
                encoding: source.encoding,
                sheet: source.sheet.clone(),
                hidden_sheets: source.hidden_sheets.clone(),
                header_row: header.row,
                header_rows: header.rows,
                title: header.title,
                columns: uses,
                unknown: header.unknown,
                ..Report::default()
            },
        }
    }

    fn take(&mut self, raw: &RawRow, target: &mut dyn Target) -> Result<()> {
        match self.sieve.judge(raw) {
            // Runs of blank rows are listed once the row after them is known: those at the end are none.
            Some(Reason::Blank) => return Ok(()),
            Some(reason) => {
                self.note_blanks(raw.number);
                self.report.skip(Skipped { row: raw.number, last: raw.number, reason });
                return Ok(());
            }
            None => self.note_blanks(raw.number),
        }
        self.report.rows += 1;
        self.judge.start();
        if raw.torn {
            self.judge.fault(torn());
        }
        self.check_outside(raw);
        let judged = self.judge.row(raw, target)?;
        self.check_twins(&judged, raw);
        if self.judge.is_good() {
            self.hand_over(judged, raw, target)?;
        }
        self.note_faults(raw);
        Ok(())
    }

    fn note_blanks(&mut self, number: u32) {
        if !self.is_json && number > self.last.saturating_add(1) {
            self.report.skip(Skipped { row: self.last + 1, last: number - 1, reason: Reason::Blank });
        }
        self.last = number;
    }

    /// Content where no header stands: a wrong separator, an unpaired quotation mark, or a scribble.
    fn check_outside(&mut self, raw: &RawRow) {
        let outside = self.headless.iter().copied().chain(self.width..raw.cells.len());
        for at in outside {
            let Some(cell) = raw.cells.get(at).filter(|c| !c.is_blank()) else { continue };
            if self.words.is_ignored("", at) {
                continue;
            }
            let (column, place) = (letters(at), at + 1);
            let fault = Fault::new(
                &codes::E5016,
                both!("{column} 列没有表头,却有内容", "column {column} has content but no header"),
            )
            .hint(both!(
                "检查分隔符和引号;确实多余时加 --ignore 第{place}列",
                "check separators and quotation marks; if it is not needed add --ignore #{place}"
            ));
            self.judge.fault_at(at, column, fault, cell::quoted(cell, None));
        }
    }

    fn check_twins(&mut self, judged: &Judged, raw: &RawRow) {
        let number = raw.number;
        if self.twins_known {
            if let Some(&other) = self.twins.get(&number) {
                self.judge.fault(twin(other));
            }
            return;
        }
        let (row, before) = (&judged.row, judged.before.as_ref());
        // The key counts for known records too: the record may be one that an earlier row of this file made.
        let by_id = before.and_then(|before| self.keys.meet_id(before.id(), number));
        let by_key = row.natural_key().and_then(|(names, values)| self.keys.meet_key(names, &values, number));
        let met = by_id.or(by_key);
        if let Some(first) = met {
            self.judge.fault(twin(first));
            self.twins.insert(number, first);
            if self.twins.insert(first, number).is_none() {
                self.report.bad_rows.push(first);
                let fault = RowFault {
                    row: first,
                    at: None,
                    column: String::new(),
                    fault: Fault { row: Some(first), ..twin(number) },
                    value_masked: String::new(),
                };
                self.report.error(fault);
            }
        }
        if before.is_none()
            && met.is_none()
            && let Some(other) = self.keys.same_matter(row, number)
        {
            self.judge.warn(
                Fault::new(
                    &codes::W5030,
                    both!("与第 {other} 行名称、金额、日期都相同", "same name, amount and date as row {other}"),
                )
                .hint(both!(
                    "请核对是否重复登记;这一行没有跳过",
                    "check whether it is entered twice; the row was not skipped"
                )),
            );
        }
    }

    fn hand_over(&mut self, judged: Judged, raw: &RawRow, target: &mut dyn Target) -> Result<()> {
        for (column, amounts) in &mut self.amounts {
            if let Some(fen) = self.judge.columns()[*column].index_in(&judged.row) {
                amounts.add(fen, raw.number);
            }
        }
        let writing = !self.options.dry_run && (self.options.partial || self.report.bad_rows.is_empty());
        let count = match &judged.before {
            None => &mut self.report.inserted,
            Some(before) if before.differences(&judged.row).is_empty() => {
                self.report.unchanged += 1;
                return Ok(());
            }
            Some(_) => &mut self.report.updated,
        };
        if writing {
            let done = match &judged.before {
                None => target.insert(judged.row).map(drop),
                Some(before) => target.update(before, judged.row),
            };
            if let Err(failure) = done {
                return self.judge.faults_of(failure);
            }
            self.report.written = true;
        }
        *count += 1;
        Ok(())
    }

    fn note_faults(&mut self, raw: &RawRow) {
        if !self.judge.is_good() {
            self.report.bad_rows.push(raw.number);
        }
        let (faults, warnings) = self.judge.drain(raw);
        for fault in faults {
            self.report.error(fault);
        }
        for warning in warnings {
            self.report.warning(warning);
        }
    }

    fn finish(mut self) -> (Report, Twins) {
        let row = self.report.header_row;
        for (column, fault) in self.judge.column_faults() {
            let (at, column) = column.map_or((None, String::new()), |c| (Some(c.at), c.header.clone()));
            let fault = Fault { row: Some(row), ..fault };
            self.report.error(RowFault { row, at, column, fault, value_masked: String::new() });
        }
        for (column, amounts) in &self.amounts {
            let column = &self.judge.columns()[*column];
            for row in amounts.jumps() {
                let mut fault = Fault::new(
                    &codes::W3104,
                    both!("与本列中位数相差一千倍以上", "more than a thousand times off the column's median"),
                )
                .hint(both!("请核对单位是 元 还是 万元", "check whether the unit is 元 or 万元"))
                .on(column.field.name);
                fault.row = Some(row);
                let (at, column) = (Some(column.at), column.header.clone());
                self.report.warning(RowFault { row, at, column, fault, value_masked: String::new() });
            }
        }
        if self.report.has_errors() && !self.options.partial {
            self.report.written = false;
        }
        self.report.sort();
        (self.report, self.twins)
    }
}

impl Column {
    /// The amount that a row has in this column's field.
    fn index_in(&self, row: &Row) -> Option<i64> {
        row.values()[self.index].int()
    }
}

/// The unit of each column of amounts: its header's, the unit line's, `--unit`'s.
fn resolve_units(header: &Header, options: &Options) -> Vec<Column> {
    let mut columns = header.columns.clone();
    for column in columns.iter_mut().filter(|c| matches!(c.field.ty, Type::Money) && !c.fen) {
        column.unit = column.unit.or(header.unit).or(options.unit);
    }
    columns
}

fn torn() -> Fault {
    Fault::new(&codes::E5004, both!("有一个单元格里像是混进了别的行", "a cell seems to have swallowed other rows"))
        .hint(both!("检查这一行的引号是否成对", "check that the quotation marks of this row are paired"))
}

fn twin(other: u32) -> Fault {
    Fault::new(&codes::E5013, both!("与第 {other} 行的键相同", "bears the same key as row {other}"))
        .hint(both!("改正或删去其中一行", "correct one of them or remove it"))
}

/// A blank cell, for rows shorter than the header.
pub(super) static BLANK: Cell = Cell::Blank;
