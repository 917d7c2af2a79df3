//! Rows of .xlsx, .xls and .ods workbooks, read by calamine in a thread of its own: the reading overlaps with the
//! validation, and a file that makes the reader panic is a damaged file (E5003) and no crash.

use std::fs::File;
use std::io::BufReader;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Once};
use std::thread::{Builder, JoinHandle};

use calamine::{Data, DataRef, Dimensions, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsx};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::decode::{Input, Shape};
use super::{Cell, RawRow, scan};
use crate::both;
use crate::error::{Failure, Result, codes};

/// Name of the reading thread; the panic hook keeps silent about it.
const THREAD: &str = "sheet-reader";

/// Rows and cells that are handed over at once.
const BATCH_ROWS: usize = 256;
const BATCH_CELLS: usize = 8192;

/// Limits of a worksheet (ECMA-376, Excel's own): what lies beyond is damage.
const MAX_ROWS: u32 = 1_048_576;
const MAX_COLUMNS: u32 = 16_384;

/// Sheets that are never data: the template's explanations and whatever begins with `_`.
fn is_aside(name: &str) -> bool {
    name.starts_with('_') || matches!(name.trim(), "填表说明" | "guide")
}

type Stream = BufReader<File>;

/// An open workbook.
pub(crate) enum Book {
    Xlsx(Box<Xlsx<Stream>>),
    Xls(Box<Xls<Stream>>),
    Ods(Box<Ods<Stream>>),
}

/// A worksheet's name and whether the workbook hides it.
#[derive(Clone, Debug)]
pub(crate) struct SheetName {
    pub(crate) name: String,
    pub(crate) hidden: bool,
}

/// Opens a workbook of a shape.
pub(crate) fn open(input: &Input, shape: Shape) -> Result<Book> {
    let file = BufReader::new(input.open()?);
    let again = BufReader::new(input.open()?);
    guarded(input.name(), move || {
        if shape == Shape::Compound {
            return Ok(Book::Xls(Box::new(Xls::new(file).map_err(|e| e.to_string())?)));
        }
        match Xlsx::new(file) {
            Ok(book) => Ok(Book::Xlsx(Box::new(book))),
            Err(first) => match Ods::new(again) {
                Ok(book) => Ok(Book::Ods(Box::new(book))),
                Err(_) => Err(first.to_string()),
            },
        }
    })
}

impl Book {
    /// The format's name in the report.
    pub(crate) const fn format(&self) -> &'static str {
        match self {
            Self::Xlsx(_) => "xlsx",
            Self::Xls(_) => "xls",
            Self::Ods(_) => "ods",
        }
    }

    /// True when serial numbers count from 1904.
    pub(crate) fn counts_from_1904(&self) -> bool {
        match self {
            Self::Xlsx(book) => book.has_1904_epoch(),
            Self::Xls(book) => book.has_1904_epoch(),
            Self::Ods(_) => false,
        }
    }

    /// All worksheets, in the workbook's order.
    pub(crate) fn sheets(&self) -> Vec<SheetName> {
        let sheets = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        sheets
            .iter()
            .filter(|s| s.typ == SheetType::WorkSheet)
            .map(|s| SheetName { name: s.name.clone(), hidden: s.visible != SheetVisible::Visible })
            .collect()
    }

    /// The worksheets that may hold data, in the workbook's order.
    pub(crate) fn candidates(&self) -> Vec<SheetName> {
        self.sheets().into_iter().filter(|s| !is_aside(&s.name)).collect()
    }

    /// The first filled rows of a sheet.
    pub(crate) fn head(mut self, file: &str, sheet: &str, count: usize) -> Result<(Self, Vec<RawRow>)> {
        let sheet = sheet.to_owned();
        guarded(file, move || {
            let mut rows = Vec::new();
            self.walk(&sheet, &[], &mut |row| {
                if !row.is_blank() {
                    rows.push(row);
                }
                rows.len() < count
            })?;
            Ok((self, rows))
        })
    }

    /// Starts reading a sheet.
    pub(crate) fn rows(mut self, input: &Input, sheet: &str) -> Result<WorkbookRows> {
        quiet();
        let (sender, batches) = sync_channel(4);
        let (name, sheet) = (input.name().to_owned(), sheet.to_owned());
        let file = input.open()?;
        let hidden = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&hidden);
        let worker = Builder::new()
            .name(THREAD.to_owned())
            .spawn(move || {
                let mut batch = Batch { sender, rows: Vec::new(), cells: 0 };
                let merges = self.merges(file, &sheet, &count);
                let read = merges.and_then(|merges| self.walk(&sheet, &merges, &mut |row| batch.push(row)));
                // A closed channel means that nobody wants the rest.
                let _ = match read {
                    Ok(()) => batch.sender.send(Ok(batch.rows)),
                    Err(detail) => batch.sender.send(Err(damaged(&name, &detail))),
                };
            })
            .map_err(|e| Failure::from(anyhow::Error::from(e)))?;
        let file = input.name().to_owned();
        Ok(WorkbookRows { file, batches, batch: Vec::new().into_iter(), worker: Some(worker), hidden })
    }

    /// Merges of more than one row: only their first cell holds the value. Counts hidden rows along the way.
    fn merges(&mut self, file: File, sheet: &str, hidden: &AtomicU32) -> Result<Vec<Dimensions>, String> {
        let mut merges = match self {
            Self::Xlsx(book) => {
                let scan = scan::scan(file, sheet);
                hidden.store(scan.map_or(0, |s| s.hidden_rows), Ordering::Relaxed);
                if scan.is_some_and(|s| !s.has_merges) {
                    return Ok(Vec::new());
                }
                book.merge_cells_by_sheet_name(sheet).map_err(|e| e.to_string())?
            }
            Self::Xls(book) => book.merge_cells_by_sheet_name(sheet).map_err(|e| e.to_string())?,
            Self::Ods(_) => scan::merges_of_ods(file, sheet).unwrap_or_default(),
        };
        merges.retain(|m| m.end.0 > m.start.0);
        merges.sort_by_key(|m| m.start);
        Ok(merges)
    }

    /// Calls `each` for every row that the sheet has, until it returns false.
    fn walk(&mut self, sheet: &str, merges: &[Dimensions], each: &mut dyn FnMut(RawRow) -> bool) -> Result<(), String> {
        let mut fill = FillDown { merges, next: 0, open: Vec::new() };
        let mut each = |mut row: RawRow| {
            fill.apply(&mut row);
            each(row)
        };
        match self {
            Self::Xlsx(book) => walk_xlsx(book, sheet, &mut each),
            Self::Xls(book) => {
                let values = book.worksheet_range(sheet).map_err(|e| e.to_string())?;
                let formulas = book.worksheet_formula(sheet).map_err(|e| e.to_string())?;
                walk_range(&values, &formulas, &mut each);
                Ok(())
            }
            Self::Ods(book) => {
                let values = book.worksheet_range(sheet).map_err(|e| e.to_string())?;
                let formulas = book.worksheet_formula(sheet).map_err(|e| e.to_string())?;
                walk_range(&values, &formulas, &mut each);
                Ok(())
            }
        }
    }
}

fn walk_xlsx(book: &mut Xlsx<Stream>, sheet: &str, each: &mut dyn FnMut(RawRow) -> bool) -> Result<(), String> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|e| e.to_string())?;
    let mut row = RawRow::default();
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|e| e.to_string())? {
        let (at, column) = cell.pos;
        if at >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(format!("cell at row {} column {}", u64::from(at) + 1, u64::from(column) + 1));
        }
        if at + 1 != row.number {
            if row.number > 0 && !each(std::mem::take(&mut row)) {
                return Ok(());
            }
            row.number = at + 1;
        }
        let value = match cell.value {
            DataRef::Empty if cell.formula.is_some() => Cell::EmptyFormula,
            DataRef::Empty => continue,
            value => from_data(value.into()),
        };
        let column = column as usize;
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::Blank);
        }
        row.cells[column] = value;
    }
    if row.number > 0 {
        each(row);
    }
    Ok(())
}

fn walk_range(values: &Range<Data>, formulas: &Range<String>, each: &mut dyn FnMut(RawRow) -> bool) {
    let Some((first_row, first_column)) = values.start() else { return };
    for (at, cells) in (first_row..).zip(values.rows()) {
        let cells_before = vec![Cell::Blank; first_column as usize];
        let mut row = RawRow { number: at + 1, cells: cells_before, torn: false };
        for (column, value) in (first_column..).zip(cells) {
            let formula = formulas.get_value((at, column)).is_some_and(|f| !f.is_empty());
            row.cells.push(match value {
                Data::Empty if formula => Cell::EmptyFormula,
                value => from_data(value.clone()),
            });
        }
        if !each(row) {
            return;
        }
    }
}

/// Gives the rows under a merge the value of its first cell, in its first column.
struct FillDown<'m> {
    merges: &'m [Dimensions],
    next: usize,
    /// Merges that reach the current row: column, last row, value.
    open: Vec<(usize, u32, Cell)>,
}

impl FillDown<'_> {
    fn apply(&mut self, row: &mut RawRow) {
        if self.merges.is_empty() {
            return;
        }
        let at = row.number - 1;
        self.open.retain(|(_, last, _)| *last >= at);
        for (column, _, value) in &self.open {
            if row.cells.len() <= *column {
                row.cells.resize(column + 1, Cell::Blank);
            }
            if row.cells[*column].is_blank() {
                row.cells[*column] = value.clone();
            }
        }
        while let Some(merge) = self.merges.get(self.next).filter(|m| m.start.0 <= at) {
            let column = merge.start.1 as usize;
            if merge.start.0 == at
                && let Some(value) = row.cells.get(column).filter(|c| !c.is_blank())
            {
                self.open.push((column, merge.end.0, value.clone()));
            }
            self.next += 1;
        }
    }
}

fn from_data(value: Data) -> Cell {
    match value {
        Data::Empty => Cell::Blank,
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text),
        #[allow(clippy::cast_precision_loss)] // whole numbers of .xls have 30 bits
        Data::Int(int) => Cell::Number(int as f64),
        Data::Float(float) => Cell::Number(float),
        Data::Bool(bool) => Cell::Bool(bool),
        Data::Error(error) => Cell::Error(error.to_string()),
        Data::DateTimeIso(text) => iso(&text).map_or(Cell::Text(text), from_moment),
        // A time without a day, or a span of time, is not a date.
        Data::DateTime(serial) if serial.is_duration() || serial.as_f64() < 1.0 => Cell::Number(serial.as_f64()),
        Data::DateTime(serial) => serial.as_datetime().map_or(Cell::Number(serial.as_f64()), from_moment),
    }
}

fn from_moment(moment: NaiveDateTime) -> Cell {
    Cell::Date(moment.date(), moment.time() != NaiveTime::MIN)
}

fn iso(text: &str) -> Option<NaiveDateTime> {
    let day = |t: &str| NaiveDate::parse_from_str(t, "%Y-%m-%d").ok().map(|d| d.and_time(NaiveTime::MIN));
    day(text).or_else(|| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok())
}

/// Collects rows until they are worth handing over.
struct Batch {
    sender: SyncSender<Result<Vec<RawRow>>>,
    rows: Vec<RawRow>,
    cells: usize,
}

impl Batch {
    fn push(&mut self, row: RawRow) -> bool {
        self.cells += row.cells.len();
        self.rows.push(row);
        if self.rows.len() < BATCH_ROWS && self.cells < BATCH_CELLS {
            return true;
        }
        self.cells = 0;
        self.sender.send(Ok(std::mem::take(&mut self.rows))).is_ok()
    }
}

/// The rows of a worksheet as the reading thread hands them over.
pub(crate) struct WorkbookRows {
    file: String,
    batches: Receiver<Result<Vec<RawRow>>>,
    batch: std::vec::IntoIter<RawRow>,
    worker: Option<JoinHandle<()>>,
    hidden: Arc<AtomicU32>,
}

impl WorkbookRows {
    /// Hidden rows of the sheet, known once the first row is read; counted in .xlsx only.
    pub(crate) fn hidden_rows(&self) -> u32 {
        self.hidden.load(Ordering::Relaxed)
    }

    /// Reads the next row; false at the end.
    pub(crate) fn next(&mut self, row: &mut RawRow) -> Result<bool> {
        loop {
            if let Some(next) = self.batch.next() {
                *row = next;
                return Ok(true);
            }
            match self.batches.recv() {
                Ok(batch) => self.batch = batch?.into_iter(),
                Err(_) => {
                    return match self.worker.take().map(JoinHandle::join) {
                        Some(Err(_)) => Err(damaged(&self.file, "the reader stopped")),
                        Some(Ok(())) | None => Ok(false),
                    };
                }
            }
        }
    }
}

/// Runs a piece of reading where a panic is only a damaged file.
fn guarded<T: Send + 'static>(file: &str, work: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T> {
    quiet();
    let thread =
        Builder::new().name(THREAD.to_owned()).spawn(work).map_err(|e| Failure::from(anyhow::Error::from(e)))?;
    match thread.join() {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(detail)) => Err(damaged(file, &detail)),
        Err(_) => Err(damaged(file, "the reader stopped")),
    }
}

/// Keeps the panic message of the reading thread off the terminal; all other threads panic as before.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(THREAD) {
                before(info);
            }
        }));
    });
}

fn damaged(file: &str, detail: &str) -> Failure {
    Failure::new(&codes::E5003, both!("{file} 已损坏或加了密码", "{file} is damaged or has a password"))
        .hint(both!(
            "在表格软件里打开、去掉密码,再另存为 xlsx",
            "open it in a spreadsheet program, remove the password and save it as xlsx again"
        ))
        .caused_by(anyhow::anyhow!("{detail}"))
}
