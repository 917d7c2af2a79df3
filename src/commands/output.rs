//! Where a result goes and in which form: formats, chosen columns, files written whole.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use super::computed::{self, Computing};
use super::session::Session;
use super::stream;
use crate::analysis::standing;
use crate::both;
use crate::cli::filter::{self, Fields};
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::render::{Fit, Format, Head, Table, records};
use crate::rules::rights::disputed;
use crate::schema::filter::Query;
use crate::schema::kind::column;
use crate::schema::show::DISPUTED;
use crate::schema::{Columns, Field, Kind, Mask, RecordWriter, Row, Style, Type, Written};
use crate::sheet::write::{AtomicFile, CsvForm, CsvWriter, Encoding, XlsxWriter};
use crate::store::{Directory, Ledger};

/// Version of the columns that a sheet was written with, for its `_meta` sheet.
pub const SHEET_SCHEMA: u32 = 1;

/// Names offered in a drop-down at most.
pub const DROP_DOWN: usize = 5_000;

/// Form and place of a command's result.
pub struct Output {
    /// The form.
    pub format: Format,
    /// The file; `None` is stdout.
    pub file: Option<PathBuf>,
}

impl Output {
    /// As the flags say, else by the file's extension, else by `default` (a table at a terminal, CSV in a pipe).
    ///
    /// # Errors
    /// E5022 for an unknown format, or XLSX without a file.
    pub fn of(s: &Session<'_>, default: Option<Format>) -> Result<Self> {
        let file = s.globals().output.clone().filter(|p| p.as_os_str() != "-");
        let named = s.globals().format.as_deref().map(Format::parse).transpose()?;
        let by_file = file.as_deref().and_then(Format::from_extension);
        if let (Some(path), None) = (&file, by_file) {
            foreign_extension(path)?;
        }
        if let (Some(named), Some(by_file), Some(path)) = (named, by_file, &file)
            && (named == Format::Xlsx) != (by_file == Format::Xlsx)
        {
            let (shown, name) = (path.display(), named.name());
            return Err(Fault::new(
                &codes::E5022,
                both!("{shown} 的扩展名与 -f {name} 不符", "{shown} and -f {name} differ"),
            )
            .hint(both!("去掉 -f,或换扩展名", "drop -f, or change the extension"))
            .into());
        }
        let from_environment = s.context.format.as_deref().map(Format::parse).transpose()?;
        let at_hand = default.unwrap_or(if s.ui.stdout_tty { Format::Table } else { Format::Csv });
        let format = named.or(by_file).or(from_environment).unwrap_or(at_hand);
        if format == Format::Xlsx && file.is_none() {
            return Err(Fault::new(&codes::E5022, both!("工作簿要写入文件", "a workbook is written to a file"))
                .hint(both!("加 -o 台账.xlsx", "add -o ledger.xlsx"))
                .into());
        }
        Ok(Self { format, file })
    }

    /// The folder of the file, where what is not yet written may wait.
    pub fn folder(&self) -> PathBuf {
        let parent = self.file.as_deref().and_then(Path::parent).filter(|p| !p.as_os_str().is_empty());
        parent.unwrap_or(Path::new(".")).to_owned()
    }

    /// True when the result leaves the office as a file: personal names are masked in its public rows.
    pub const fn leaves(&self) -> bool {
        self.file.is_some()
    }
}

/// Extensions that promise a format which is not written here.
const FOREIGN: [&str; 10] = ["xls", "ods", "et", "pdf", "doc", "docx", "wps", "html", "htm", "xml"];

/// Refuses a file whose extension promises another program's format.
///
/// # Errors
/// E5022.
fn foreign_extension(path: &Path) -> Result<()> {
    let Some(extension) = path.extension().and_then(|e| e.to_str()) else { return Ok(()) };
    if !FOREIGN.contains(&extension.to_ascii_lowercase().as_str()) {
        return Ok(());
    }
    Err(Fault::new(&codes::E5022, both!("不写 .{extension} 文件", "no .{extension} files are written"))
        .hint(both!("可用: .xlsx .csv .tsv .json .jsonl .md .txt", "use .xlsx .csv .tsv .json .jsonl .md .txt"))
        .into())
}

/// The columns of an output: `--fields`, else what suits the form.
///
/// # Errors
/// E1003 for a field that the kind does not have.
pub fn columns(s: &Session<'_>, kind: &'static Kind, output: &Output, query: &Query, mask: Mask) -> Result<Columns> {
    let style = match output.format {
        Format::Table | Format::Wide | Format::Markdown => Style::Screen,
        Format::Json | Format::JsonLines | Format::Csv | Format::Tsv | Format::Xlsx | Format::Id => Style::Data,
    };
    let chosen = match &s.globals().fields {
        Some(text) => filter::fields(text, Fields { kind, computed: &standing::fields(kind) })?.unwrap_or_default(),
        None => suited(kind, output.format, query),
    };
    let columns = Columns::new(kind, &chosen, s.lang(), mask, style);
    // What leaves the office as a file masks personal names too, in rows that are open to the public.
    Ok(if output.leaves() && mask != Mask::Nothing { columns.leaving() } else { columns })
}

/// The mark of an objection goes with the state. Where that was left out it is said beside the list.
fn tell_disputed(s: &mut Session<'_>, columns: &Columns, output: &Output) {
    let shown = columns.fields.iter().any(|f| f.name == column::STATE);
    let ids = columns.all_disputed();
    if ids.is_empty() || (shown && output.format != Format::Id) {
        return;
    }
    let (zh, en) = (ids.join("、"), ids.join(", "));
    s.ui.warn(&Fault::new(&codes::W4001, both!("异议中: {zh}", "objected to: {en}")));
}

fn suited(kind: &'static Kind, format: Format, query: &Query) -> Vec<&'static Field> {
    let voided = |f: &Field| matches!(f.name, column::VOID_ON | column::VOID_REASON);
    kind.columns()
        .iter()
        .filter(|f| match format {
            Format::Table | Format::Markdown => f.listed || (query.void && f.name == column::VOID_ON),
            Format::Wide => f.name != column::REV && (query.void || !voided(f)),
            Format::Csv | Format::Tsv | Format::Xlsx => f.name != column::REV && (query.void || !voided(f)),
            Format::Json | Format::JsonLines | Format::Id => true,
        })
        .collect()
}

/// Writes every record that a query selects; returns how many.
///
/// # Errors
/// When the ledger cannot be read or the output cannot be written.
pub fn records(
    s: &mut Session<'_>,
    ledger: &Ledger,
    kind: &'static Kind,
    query: &Query,
    output: &Output,
    mask: Mask,
) -> Result<u64> {
    let columns = columns(s, kind, output, query, mask)?.disputed(disputed(ledger.read(), kind)?);
    tell_disputed(s, &columns, output);
    let mut names = ledger.read().directory(&s.folder());
    let mut computing = Computing::of(s, ledger.read(), &columns, query)?;
    let query = &computed::stored(query);
    let mut fill = |row: &mut Row| computing.as_mut().map_or(Ok(true), |computing| computing.fill(row));
    if matches!(output.format, Format::Table | Format::Wide) {
        return table(s, (ledger, query, &mut fill), output, &columns, &mut names);
    }
    let wanted = columns.positions(!query.computed.is_empty());
    let written = match &output.file {
        None => {
            let stdout = s.ui.writer();
            let writer = writer(s, stdout, columns, output, &mut names, None)?;
            stream::records(s, ledger, (kind, &wanted, &mut fill), query, writer, &mut names)?
        }
        Some(path) if s.globals().dry_run => {
            s.not_written(path)?;
            let mut rows = 0;
            if query.computed.is_empty() {
                return Ok(u64::try_from(ledger.read().count(kind, query)?).unwrap_or(0));
            }
            ledger.read().each_of(kind, query, &wanted, &mut |row| {
                rows += u64::from(fill(row)?);
                Ok(())
            })?;
            return Ok(rows);
        }
        Some(path) => {
            let mut file = create(s, path, s.globals().force)?;
            let folder = file.folder().to_owned();
            let writer = writer(s, &mut file, columns, output, &mut names, Some(&folder))?;
            let written = stream::records(s, ledger, (kind, &wanted, &mut fill), query, writer, &mut names)?;
            file.commit()?;
            report(s, path, &written, output);
            written
        }
    };
    Ok(written.rows)
}

/// The writer of records in the form asked for.
///
/// # Errors
/// When the output cannot be written.
pub fn writer<'w, W: std::io::Write + Send + 'w>(
    s: &Session<'_>,
    out: W,
    columns: Columns,
    output: &Output,
    names: &mut Directory<'_>,
    folder: Option<&std::path::Path>,
) -> Result<Box<dyn RecordWriter + Send + 'w>> {
    Ok(match output.format {
        Format::Csv | Format::Tsv => {
            let form = csv_form(s, output)?;
            let form = if output.format == Format::Tsv { form.tabs() } else { form };
            Box::new(CsvWriter::new(out, columns, form)?)
        }
        Format::Xlsx => {
            let lists = lists(names, columns.kind)?;
            // XLSX without a file was refused when the output was chosen.
            let folder = folder.unwrap_or(std::path::Path::new("."));
            Box::new(XlsxWriter::new(out, folder, columns, &lists, SHEET_SCHEMA)?)
        }
        format => records::writer(format, out, columns)
            .ok_or_else(|| Failure::from(anyhow::anyhow!("no writer for {}", format.name())))?,
    })
}

/// Encoding, mark and line ends of a CSV: for spreadsheets in files, for scripts in pipes, as flags say otherwise.
pub(super) fn csv_form(s: &Session<'_>, output: &Output) -> Result<CsvForm> {
    let mut form = if output.file.is_some() { CsvForm::FILE } else { CsvForm::PIPE };
    if let Some(word) = &s.globals().encoding {
        let encoding = Encoding::parse(word).ok_or_else(|| {
            Fault::new(&codes::E1005, both!("输出不支持编码 {word}", "{word} is not an encoding for output"))
                .hint(both!("可选: utf-8、gb18030", "choices: utf-8, gb18030"))
        })?;
        form = form.encoded(encoding);
        form.bom = form.bom && encoding == Encoding::Utf8;
    }
    match s.globals().bom {
        crate::cli::When::Always => form.bom = true,
        crate::cli::When::Never => form.bom = false,
        crate::cli::When::Auto => {}
    }
    Ok(form)
}

/// Names offered in drop-downs: units, for every field that refers to one.
///
/// # Errors
/// When the ledger cannot be read.
pub fn lists(names: &Directory<'_>, kind: &'static Kind) -> Result<Vec<(&'static str, Vec<String>)>> {
    let mut out = Vec::new();
    for field in kind.columns() {
        if let Type::Ref(target) = field.ty
            && target.name == "unit"
        {
            out.push((field.name, names.list(target, DROP_DOWN)?));
        }
    }
    Ok(out)
}

fn report(s: &mut Session<'_>, path: &std::path::Path, written: &Written, output: &Output) {
    let (shown, rows) = (path.display(), written.rows);
    let records = crate::messages::plural(usize::try_from(rows).unwrap_or(usize::MAX), "record");
    s.ui.status(&both!("已写出 {shown}: {rows} 条", "wrote {shown}: {records}"));
    if output.format == Format::Csv && !written.long_codes.is_empty() {
        let better = path.with_extension("xlsx");
        let better = better.display();
        s.ui.status(&both!(
            "注意: 含 15 位以上数字列,用表格软件打开会丢位,建议 -o {better}",
            "note: it holds numbers of 15 digits and more, which spreadsheets damage on opening; better -o {better}"
        ));
    }
}

fn table(
    s: &mut Session<'_>,
    (ledger, query, fill): (&Ledger, &Query, &mut stream::Fill<'_>),
    output: &Output,
    columns: &Columns,
    names: &mut Directory<'_>,
) -> Result<u64> {
    // What a record is called and the amount that is summed below stay on the narrowest screen; the catalogue lists the
    // other fields by importance.
    let called = columns.fields.iter().position(|f| !f.system);
    let summed = columns.fields.iter().position(|f| matches!(f.ty, Type::Money));
    let heads = columns.fields.iter().enumerate().map(|(i, f)| {
        let head = Head::of(f, s.lang());
        if Some(i) == called || Some(i) == summed { head.keep() } else { head }
    });
    let mut table = Table::new(heads.collect());
    let mut sums: Vec<(&'static Field, i64)> =
        columns.fields.iter().filter(|f| matches!(f.ty, Type::Money)).map(|f| (*f, 0)).collect();
    let all: Vec<usize> = (0..columns.kind.columns().len()).collect();
    ledger.read().each_of(columns.kind, query, &all, &mut |row| {
        if !fill(row)? {
            return Ok(());
        }
        let mut showing = columns.showing(row, names);
        table.push(columns.cells(row).map(|(field, value)| field.show(value, &mut showing)).collect());
        for (field, sum) in &mut sums {
            // Of the cells, since a computed amount is no column of the row.
            let cell = columns.cells(row).find(|(of, _)| of.name == field.name);
            *sum = sum.saturating_add(cell.and_then(|(_, value)| value.int()).unwrap_or(0));
        }
        Ok(())
    })?;
    let rows = table.len();
    let width = if output.file.is_some() || output.format == Format::Wide { None } else { s.ui.width };
    let rendered = table.render(Fit { width });
    text(s, output, &rendered.text)?;
    if rows > 0 {
        summary(s, rows, &sums);
    }
    more_columns(s, rendered.dropped);
    Ok(rows as u64)
}

/// Says that columns were left out of a table, if any were.
pub(super) fn more_columns(s: &mut Session<'_>, n: usize) {
    if n > 0 {
        let columns = crate::messages::plural(n, "more column");
        s.ui.status(&both!("另有 {n} 列,用 -f wide", "{columns}: -f wide"));
    }
}

/// `3 条,合同金额合计 1,591.30 万元` for the first amount shown.
fn summary(s: &mut Session<'_>, rows: usize, sums: &[(&'static Field, i64)]) {
    let records = crate::messages::plural(rows, "record");
    match sums.first() {
        Some((field, sum)) => {
            let (label, shown) = (field.both(), crate::terms::money::show_grouped(*sum));
            s.ui.status(&Both {
                zh: format!("{rows} 条,{}合计 {shown} 元", label.zh).into(),
                en: format!("{records}, {} in total {shown} 元", label.en).into(),
            });
        }
        None => s.ui.status(&both!("{rows} 条", "{records}")),
    }
}

/// Begins a file for an output. Never over the ledger or one of its side files, whatever `--force` says.
///
/// # Errors
/// E5020 when it exists (and `force` is not set) or is the ledger's, E5021 when it cannot be written.
pub fn create(s: &Session<'_>, path: &Path, force: bool) -> Result<AtomicFile> {
    protect(s, path)?;
    AtomicFile::create(path, force)
}

/// Refuses a path that is the ledger or lies in its way.
///
/// # Errors
/// E5020 naming it.
pub fn protect(s: &Session<'_>, path: &Path) -> Result<()> {
    let Some(ledger) = &s.context.db else { return Ok(()) };
    let place = |path: &Path| {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    let whole = |path: &Path| path.canonicalize().ok().or_else(|| place(path));
    let (Some(wanted), Some(own)) = (whole(path), whole(ledger)) else { return Ok(()) };
    let in_the_way = ["", "-wal", "-shm", "-journal", ".lock", ".drafts"].iter().any(|suffix| {
        let mut name = own.clone().into_os_string();
        name.push(suffix);
        wanted.starts_with(std::path::PathBuf::from(name))
    });
    if !in_the_way {
        return Ok(());
    }
    let shown = path.display();
    Err(Failure::new(&codes::E5020, both!("{shown} 是台账自己的文件,不能覆盖", "{shown} belongs to the ledger itself"))
        .hint(both!("换个名字", "choose another name")))
}

/// Puts a finished text where the output goes.
///
/// # Errors
/// E5020 when the file exists, E5021 when it cannot be written, E5022 when a workbook was asked for: text is none.
pub fn text(s: &mut Session<'_>, output: &Output, text: &str) -> Result<()> {
    if output.format == Format::Xlsx {
        return Err(no_workbook());
    }
    bytes(s, output, text.as_bytes())
}

/// Puts finished bytes where the output goes.
///
/// # Errors
/// As [`text`].
pub fn bytes(s: &mut Session<'_>, output: &Output, bytes: &[u8]) -> Result<()> {
    streamed(s, output, |out| out.write_all(bytes).map_err(Failure::output))
}

/// Lets a function write where the output goes; a file appears whole or not at all.
///
/// # Errors
/// As [`text`], and what the function returns.
pub fn streamed(
    s: &mut Session<'_>,
    output: &Output,
    write: impl FnOnce(&mut dyn std::io::Write) -> Result<()>,
) -> Result<()> {
    use std::io::Write as _;
    let Some(path) = &output.file else {
        let mut stdout = std::io::BufWriter::with_capacity(BLOCK, s.ui.writer());
        write(&mut stdout)?;
        return stdout.flush().map_err(Failure::output);
    };
    if s.globals().dry_run {
        return s.not_written(path);
    }
    let mut file = std::io::BufWriter::with_capacity(BLOCK, create(s, path, s.globals().force)?);
    write(&mut file)?;
    file.into_inner().map_err(|e| Failure::output(e.into_error()))?.commit()?;
    let shown = path.display();
    s.ui.status(&both!("已写出 {shown}", "wrote {shown}"));
    Ok(())
}

/// Bytes gathered before they are written.
const BLOCK: usize = 64 * 1024;

/// The refusal of a workbook where there is no table.
pub fn no_workbook() -> Failure {
    Fault::new(&codes::E5022, both!("这个命令不写工作簿", "this command writes no workbook"))
        .hint(both!("可用: -f csv、-f json", "use -f csv or -f json"))
        .into()
}

/// A record as a JSON object with all its fields; one that is objected to says so.
pub fn object(row: &Row, mask: Mask, disputed: bool) -> Map<String, Json> {
    let columns = row.kind().columns();
    let fields = columns.iter().zip(row.values()).map(|(f, v)| (f.json_key(), f.to_json(v, mask)));
    fields.chain(disputed.then(|| (DISPUTED.to_owned(), Json::Bool(true)))).collect()
}
