//! `import`: a spreadsheet into the ledger: previewed, all or nothing, with a sheet of faults that imports again.

mod report;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::mapping;
use super::output;
use super::session::Session;
use crate::both;
use crate::catalog::{KINDS, kinds_in};
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::rules;
use crate::schema::{Group, Kind, Mask, Names, Row, Value, World};
use crate::sheet::write::{CellFault, CsvForm, ErrorBook, OutCell, OutRow, error_book};
use crate::sheet::{self, Cell, Input, Opening, Options, RawRow, Report, Target};
use crate::store::directory::as_fault;
use crate::store::{Directory, Operation};
use crate::terms::money::Unit;
use crate::terms::workdays::Calendar;

/// File size from which an import prepares the ledger for a bulk write.
const BULK_BYTES: u64 = 2 * 1024 * 1024;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let input = input(s)?;
    let kind = s.kind()?;
    import(s, &input, kind)
}

/// `import FILE` without a noun: the kind is told by the header.
pub(super) fn guessed(s: &mut Session<'_>) -> Result<u8> {
    let input = input(s)?;
    let group = s.invocation.path.first().and_then(|w| Group::ALL.into_iter().find(|g| g.label().en == w));
    let kinds: Vec<&'static Kind> = match group {
        Some(group) => kinds_in(group).collect(),
        None => KINDS.to_vec(),
    };
    let kind = sheet::guess(&input, &kinds, &opening(s)?)?;
    let (name, what) = (input.name().to_owned(), kind.both());
    s.ui.status(
        &both!("{name} 认作 {}", "{name} is taken as {}", what.zh).with_en(format!("{name} is taken as {}", what.en)),
    );
    if s.ui.can_ask() && !s.globals().dry_run {
        s.confirm(
            &both!("按 {} 导入,确认?", "import it as {}?", what.zh).with_en(format!("import it as {}?", what.en)),
        )?;
    }
    import(s, &input, kind)
}

fn path(s: &Session<'_>) -> Option<PathBuf> {
    s.args().positionals().first().filter(|p| **p != "-").map(PathBuf::from)
}

fn input(s: &Session<'_>) -> Result<Input> {
    Input::new(path(s).as_deref())
}

fn opening(s: &Session<'_>) -> Result<Opening> {
    Ok(Opening {
        encoding: s.globals().encoding.clone(),
        sheet: s.args().text("sheet").map(str::to_owned),
        header_row: header_row(s)?,
    })
}

fn header_row(s: &Session<'_>) -> Result<Option<u32>> {
    let Some(text) = s.args().text("header-row") else { return Ok(None) };
    let row = crate::terms::number::parse_int(text)?;
    match u32::try_from(row) {
        Ok(row) if row > 0 => Ok(Some(row)),
        _ => Err(Fault::new(&codes::E1005, both!("表头行号从 1 数起", "the header's row counts from 1")).into()),
    }
}

/// The options that the flags ask for; all faults at once.
fn options(s: &Session<'_>, kind: &'static Kind, today: chrono::NaiveDate) -> Result<Options> {
    let mut faults = Vec::new();
    let unit = s.args().text("unit").and_then(|word| {
        let unit = Unit::parse(word);
        if unit.is_none() {
            faults.push(
                Fault::new(&codes::E1005, both!("没有金额单位\"{word}\"", "no unit of amounts \"{word}\""))
                    .hint(both!("可选: 元、万元、亿元", "choices: 元, 万元, 亿元")),
            );
        }
        unit
    });
    let mut map = Vec::new();
    for text in s.args().all("map") {
        match text.split_once(['=', '=']) {
            Some((column, field)) if kind.find_field(field.trim()).is_some() => {
                map.push((column.trim().to_owned(), field.trim().to_owned()));
            }
            Some((_, field)) => faults.push(
                Fault::new(&codes::E1003, both!("没有字段\"{field}\"", "no field \"{field}\"")).hint(
                    both!("看全部: chengxin 字段 {}", "see them all: chengxin fields {}", kind.label)
                        .with_en(format!("see them all: chengxin fields {}", kind.name.replace('_', "-"))),
                ),
            ),
            None => faults
                .push(Fault::new(&codes::E1005, both!("\"{text}\" 不是 列名=字段", "\"{text}\" is not COLUMN=FIELD"))),
        }
    }
    if !faults.is_empty() {
        return Err(Failure::of(faults));
    }
    let presets = match s.invocation.target.mount() {
        Some(mount) => mount
            .presets
            .iter()
            .filter_map(|(name, codes)| Some((kind.field(name)?, Value::from(*codes.first()?))))
            .collect(),
        None => Vec::new(),
    };
    let Opening { encoding, sheet, header_row } = opening(s)?;
    Ok(Options {
        presets,
        encoding,
        sheet,
        header_row,
        unit,
        map,
        ignore: s.args().all("ignore").into_iter().map(str::to_owned).collect(),
        legacy: s.args().flag("legacy"),
        partial: s.args().flag("partial"),
        clear_blank: s.args().flag("clear-blank"),
        preview: s.globals().dry_run,
        ..Options::new(kind, today)
    })
}

fn import(s: &mut Session<'_>, input: &Input, kind: &'static Kind) -> Result<u8> {
    let (mut ledger, mut act) = s.writing("import")?;
    let mut options = options(s, kind, act.as_of)?;
    if options.legacy && act.reason.is_none() {
        // Records of an old register stand in states that no verb led to and nobody approved here: the log says so.
        let why = both!("旧台账导入,状态未经动作", "import of an old register; no verb led to the states");
        act.reason = Some(why.get(s.lang()).to_owned());
    }
    mapping::apply(s, ledger.read(), kind, &mut options)?;
    let bulk = !act.dry_run && input.size() >= BULK_BYTES;
    if bulk {
        ledger.begin_bulk()?;
    }
    let folder = path(s).and_then(|p| p.parent().map(Path::to_owned)).unwrap_or_default();
    let mut progress = s.ui.progress(&Both::fixed("已读", "read"), None);
    let run = ledger.write(&act, |op| {
        let directory = op.reader().directory(&folder);
        let mut office = Office { op, directory, legacy: options.legacy };
        let report = sheet::run(input, &options, &mut office, &mut |rows| progress.set(rows))?;
        if report.has_errors() && !options.partial {
            office.op.abandon();
        } else {
            mapping::save(s, op, &options)?;
        }
        Ok(report)
    });
    progress.finish();
    if bulk {
        ledger.end_bulk();
    }
    let (report, receipt) = run?;
    drop(ledger);
    // Whatever becomes of the sheet of faults, what was written is told first.
    let sheet = if report.has_errors() { write_error_sheet(s, input, &options, &report) } else { Ok(None) };
    let (error_sheet, missed) = match sheet {
        Ok(path) => (path, None),
        Err(failure) => (None, Some(failure)),
    };
    report::print(s, &report, receipt.seq, error_sheet.as_deref(), kind)?;
    if let Some(failure) = missed {
        s.ui.warn(&Fault { hint: failure.hint, ..Fault::new(failure.code, failure.text) });
    }
    let faulty = report.has_errors() || !report.unknown.is_empty();
    Ok(match (faulty, options.preview, options.partial) {
        (false, ..) => 0,
        (true, true, _) => 1,
        (true, false, true) => 8,
        (true, false, false) => 3,
    })
}

/// Loads a sheet into the ledger within the demonstration; faults are failures.
pub(in crate::commands) fn load(
    op: &mut Operation<'_>,
    input: &Input,
    options: &Options,
    folder: &Path,
) -> Result<Report> {
    let directory = op.reader().directory(folder);
    let mut office = Office { op, directory, legacy: options.legacy };
    sheet::run(input, options, &mut office, &mut |_| {})
}

/// The ledger as the importer sees it.
struct Office<'o, 'l> {
    op: &'o mut Operation<'l>,
    directory: Directory<'l>,
    /// Old data is not asked for what only new records need.
    legacy: bool,
}

impl World for Office<'_, '_> {
    fn find(&mut self, kind: &'static Kind, text: &str) -> Result<String, Fault> {
        self.op.restore_indexes(kind).map_err(as_fault)?;
        self.directory.find(kind, text)
    }

    fn find_any(&mut self, kinds: &[&'static Kind], text: &str) -> Result<String, Fault> {
        self.directory.find_any(kinds, text)
    }

    fn hash_file(&mut self, path: &str) -> Result<String, Fault> {
        self.directory.hash_file(path)
    }

    fn calendar(&self) -> Result<&Calendar, Fault> {
        self.directory.calendar()
    }
}

impl Names for Office<'_, '_> {
    fn name(&mut self, kind: &'static Kind, id: &str, mask: Mask) -> Arc<str> {
        // A failure shows at the next write; the name only takes longer.
        let _ = self.op.restore_indexes(kind);
        self.directory.name(kind, id, mask)
    }
}

impl Target for Office<'_, '_> {
    fn existing(&mut self, row: &Row) -> Result<Option<Row>> {
        if row.id().is_empty() {
            if self.op.was_empty(row.kind())? {
                return Ok(None);
            }
            return self.op.reader().by_key(row);
        }
        self.op.reader().get(row.kind(), row.id())
    }

    fn insert(&mut self, mut row: Row) -> Result<String> {
        rules::first_state(&mut row);
        if !self.legacy {
            let refused = rules::added(self.op.reader(), &row)?;
            if !refused.is_empty() {
                return Err(Failure::of(refused));
            }
        }
        Ok(self.op.insert(row, "import", None)?.id().to_owned())
    }

    fn update(&mut self, before: &Row, after: Row) -> Result<()> {
        if !self.legacy {
            let refused = rules::days::in_order(Some(before), &after);
            if !refused.is_empty() {
                return Err(Failure::of(refused));
            }
        }
        self.op.update(before, after, "import", None).map(|_| ())
    }
}

/// The clerk's own sheet with what is wrong, beside the original or where `--error-sheet` says. Never in the way of an
/// existing file: a fault sheet of an earlier run is replaced, nothing else is.
fn write_error_sheet(s: &Session<'_>, input: &Input, options: &Options, report: &Report) -> Result<Option<PathBuf>> {
    let named = s.args().text("error-sheet").map(PathBuf::from);
    let derived = named.is_none();
    let path = match (named, path(s)) {
        (Some(path), original) => {
            let same = |o: &Path| matches!((o.canonicalize(), path.canonicalize()), (Ok(a), Ok(b)) if a == b);
            if original.as_deref().is_some_and(same) {
                let shown = path.display();
                return Err(Failure::new(
                    &codes::E5020,
                    both!("{shown} 是正在导入的原表,不能覆盖", "{shown} is the sheet being imported"),
                ));
            }
            path
        }
        (None, Some(original)) => error_book::path_beside(&original, "xlsx"),
        // Standard input has no place beside it.
        (None, None) => return Ok(None),
    };
    let faults: Vec<CellFault> = report
        .errors
        .iter()
        .map(|e| CellFault { row: e.row, column: e.at.and_then(|at| u16::try_from(at).ok()), fault: e.fault.clone() })
        .collect();
    let width = report.columns.iter().map(|c| c.at + 1).max().unwrap_or(1);
    let book = ErrorBook {
        sheet: report.sheet.as_deref().unwrap_or("Sheet1"),
        header_row: report.header_row,
        columns: u16::try_from(width).unwrap_or(u16::MAX),
        partial: options.partial,
        lang: s.lang(),
    };
    let mut source = sheet::reopen(input, options)?;
    let mut failed: Option<Failure> = None;
    let rows = std::iter::from_fn(|| {
        let mut row = RawRow::default();
        match source.next(&mut row) {
            Ok(true) => Some(row),
            Ok(false) => None,
            Err(failure) => {
                failed = Some(failure);
                None
            }
        }
    })
    .filter(|row| !options.partial || row.number <= report.header_row || report.is_bad(row.number))
    .map(|row| OutRow { number: row.number, cells: row.cells.into_iter().map(out_cell).collect() });
    // The sheet of an earlier run is replaced; a file that the clerk named is not, unless --force says so.
    let mut file = output::create(s, &path, derived || s.globals().force)?;
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
        book.csv(&mut file, rows, &faults, CsvForm::FILE)?;
    } else {
        let folder = file.folder().to_owned();
        book.xlsx(&mut file, &folder, rows, &faults)?;
    }
    if let Some(failure) = failed {
        return Err(failure);
    }
    file.commit()?;
    Ok(Some(path))
}

fn out_cell(cell: Cell) -> OutCell {
    match cell {
        Cell::Blank | Cell::EmptyFormula => OutCell::Blank,
        Cell::Text(text) | Cell::Error(text) => OutCell::Text(text),
        Cell::Number(number) => OutCell::Number(number),
        Cell::Date(date, _) => OutCell::Date(date.and_time(chrono::NaiveTime::MIN)),
        Cell::Bool(yes) => OutCell::Bool(yes),
    }
}
