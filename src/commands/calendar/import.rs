//! `calendar import`: the days of a notice from a sheet: date, type, name, source.

use std::collections::HashMap;
use std::path::Path;

use chrono::{Datelike as _, NaiveDate};

use super::super::session::Session;
use super::moved;
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Both;
use crate::sheet::{Cell, Input, Opening, RawRow, Source};
use crate::terms;
use crate::terms::workdays::{Calendar, DayKind, Entry};

/// Days that one row may cover: no holiday is longer.
const LONGEST: i64 = 31;

/// A column of such a sheet.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Column {
    Date,
    To,
    Type,
    Name,
    Source,
}

/// Words that name each column.
const HEADERS: [(Column, &[&str]); 5] = [
    (Column::Date, &["日期", "开始", "起", "date", "from"]),
    (Column::To, &["至", "截止", "止", "to"]),
    (Column::Type, &["类型", "安排", "type"]),
    (Column::Name, &["名称", "节日", "name"]),
    (Column::Source, &["来源", "文号", "通知", "source"]),
];

pub(in super::super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let path = s.args().positionals().first().copied().unwrap_or("-");
    let input = Input::new(Some(Path::new(path)))?;
    let (mut ledger, act) = s.writing("import")?;
    let calendar = ledger.read().calendar()?;
    let mut entries = read(s, &input, &calendar, act.as_of)?;
    // What the calendar says already changes nothing, whether it was built in or imported.
    entries.retain(|new| !calendar.entries(new.date.year()).iter().any(|(old, _)| old == new));
    let before = moved::open(&ledger, act.as_of, None)?;
    let (years, receipt) = ledger.write(&act, |op| op.add_calendar_days(&entries))?;
    ledger.refresh_calendar()?;
    if years.is_empty() {
        s.ui.status(&both!("没有变化", "nothing changed"));
        return Ok(0);
    }
    let count = |off: bool| entries.iter().filter(|e| e.off == off).count();
    let (off, on) = (count(true), count(false));
    let all = years.iter().map(i32::to_string).collect::<Vec<_>>();
    let (zh, en) = (all.join("、"), all.join(", "));
    let done = if s.globals().dry_run {
        both!(
            "将导入 {zh} 年放假安排: 放假 {off} 天、上班 {on} 天",
            "would import days of {en}: {off} off, {on} worked"
        )
    } else {
        both!("已导入 {zh} 年放假安排: 放假 {off} 天、上班 {on} 天", "imported days of {en}: {off} off, {on} worked")
    };
    s.done(&done, receipt.seq);
    let after = Calendar::with(entries.iter().cloned().chain(known_before(&calendar)));
    for year in years.into_iter().filter(|year| !after.is_known(*year)) {
        s.ui.warn(&incomplete(year));
    }
    moved::tell(s, &before, &moved::open(&ledger, act.as_of, Some(after))?);
    Ok(0)
}

fn known_before(calendar: &Calendar) -> impl Iterator<Item = Entry> + '_ {
    let years = calendar.years_with_days().into_iter();
    years.flat_map(|year| calendar.entries(year)).filter(|(_, imported)| *imported).map(|(entry, _)| entry)
}

/// A year whose days do not make a whole notice.
pub(super) fn incomplete(year: i32) -> Fault {
    Fault::new(
        &codes::W4001,
        both!(
            "{year} 年的放假安排不全: 没有元旦(01-01)或国庆(10-01),推算仍为暂估",
            "the days off of {year} are incomplete: New Year (01-01) or National Day (10-01) is missing, so counts stay provisional"
        ),
    )
    .hint(both!("补上全年的通知后再导入", "import the notice of the whole year"))
}

/// The days that a sheet holds; all faults at once.
fn read(s: &Session<'_>, input: &Input, calendar: &Calendar, today: NaiveDate) -> Result<Vec<Entry>> {
    let opening = Opening {
        encoding: s.globals().encoding.clone(),
        sheet: s.args().text("sheet").map(str::to_owned),
        header_row: None,
    };
    let mut judge = |rows: &[RawRow]| rows.iter().map(|row| columns(row).len()).max().unwrap_or(0);
    let mut source = Source::open(input, &opening, &mut judge)?;
    let given = s.args().text("source").map(|t| terms::text::clean(t).into_owned()).filter(|t| !t.is_empty());
    let mut days = Days {
        calendar,
        today,
        from_1904: source.counts_from_1904,
        given,
        columns: HashMap::new(),
        at: HashMap::new(),
        entries: Vec::new(),
    };
    let mut faults = Vec::new();
    let mut row = RawRow::default();
    while source.next(&mut row)? {
        if days.columns.is_empty() {
            let found = columns(&row);
            if found.contains_key(&Column::Date) && found.contains_key(&Column::Type) {
                days.columns = found;
            }
        } else if !row.is_blank() {
            days.take(&row, &mut faults);
        }
    }
    if days.columns.is_empty() {
        return Err(Failure::new(
            &codes::E5006,
            both!("没有找到表头: 要有 日期 和 类型 两列", "no header row: it needs the columns date and type"),
        )
        .hint(both!(
            "列: 日期、至、类型(放假 或 上班)、名称、来源",
            "columns: date, to, type (off or on), name, source"
        )));
    }
    if faults.is_empty() && days.entries.is_empty() {
        faults.push(Fault::new(&codes::E3109, both!("表里没有日子", "the sheet holds no days")));
    }
    if faults.is_empty() { Ok(days.entries) } else { Err(Failure::of(faults)) }
}

/// Which column of a row is which, where it looks like the header.
fn columns(row: &RawRow) -> HashMap<Column, usize> {
    let mut found = HashMap::new();
    for (at, cell) in row.cells.iter().enumerate() {
        let word = terms::text::fold(cell.text()).to_lowercase();
        if let Some((column, _)) = HEADERS.iter().find(|(_, words)| words.contains(&word.as_str())) {
            found.entry(*column).or_insert(at);
        }
    }
    found
}

/// The days read so far.
struct Days<'c> {
    calendar: &'c Calendar,
    today: NaiveDate,
    /// The workbook's serial numbers of days count from 1904.
    from_1904: bool,
    /// `--source`.
    given: Option<String>,
    columns: HashMap<Column, usize>,
    /// The row that each day stands in.
    at: HashMap<NaiveDate, u32>,
    entries: Vec<Entry>,
}

impl Days<'_> {
    fn take(&mut self, row: &RawRow, faults: &mut Vec<Fault>) {
        let before = faults.len();
        let from = self.day(row, Column::Date).unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        let to = self.day(row, Column::To).unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        let off = kind(&self.text(row, Column::Type)).map_err(|fault| faults.push(fault)).ok();
        let source = Some(self.text(row, Column::Source)).filter(|t| !t.is_empty()).or_else(|| self.given.clone());
        if source.is_none() {
            faults.push(Fault::new(&codes::E3001, both!("来源 未填", "source is blank")).hint(both!(
                "填通知的文号,或加 --来源 文号",
                "fill in the number of the notice, or add --source TEXT"
            )));
        }
        if from.is_none() && faults.len() == before {
            faults.push(Fault::new(&codes::E3001, both!("日期 未填", "date is blank")));
        }
        // A row without a source is judged on, so that everything wrong with it is said at once.
        if let (Some(from), Some(off)) = (from, off) {
            let source = source.unwrap_or_default();
            let entry = Entry { date: from, off, name: self.text(row, Column::Name), source };
            self.add(&entry, to.unwrap_or(from), row.number, faults);
        }
        for fault in &mut faults[before..] {
            fault.row = Some(row.number);
        }
    }

    /// Adds the days of one row, or says what is wrong with them.
    fn add(&mut self, entry: &Entry, to: NaiveDate, row: u32, faults: &mut Vec<Fault>) {
        let from = entry.date;
        let length = to.signed_duration_since(from).num_days();
        if !(0..LONGEST).contains(&length) {
            faults.push(Fault::new(
                &codes::E3109,
                both!("{from} 至 {to} 不是一段假期", "{from} to {to} is no range of days off"),
            ));
            return;
        }
        for date in from.iter_days().take_while(|d| *d <= to) {
            if let Some(other) = self.at.insert(date, row) {
                faults.push(Fault::new(
                    &codes::E5013,
                    both!("{date} 出现两次,另一处在第 {other} 行", "{date} stands twice, also in row {other}"),
                ));
            } else if !entry.off && self.calendar.status(date).kind == DayKind::Workday {
                let (zh, en) = weekday(date);
                faults.push(
                    Fault::new(&codes::E3109, both!("{date} 是{zh},本来就上班", "{date} is a {en} and worked anyway"))
                        .hint(both!("核对日期;上班只用于周末", "check the date; only weekends are marked as worked")),
                );
            }
            self.entries.push(Entry { date, ..entry.clone() });
        }
    }

    fn text(&self, row: &RawRow, column: Column) -> String {
        let cell = self.columns.get(&column).and_then(|at| row.cells.get(*at));
        cell.map(|c| terms::text::clean(c.text()).into_owned()).unwrap_or_default()
    }

    fn day(&self, row: &RawRow, column: Column) -> std::result::Result<Option<NaiveDate>, Fault> {
        let cell = self.columns.get(&column).and_then(|at| row.cells.get(*at)).unwrap_or(&Cell::Blank);
        match cell {
            _ if cell.is_blank() => Ok(None),
            Cell::Date(date, _) => Ok(Some(*date)),
            Cell::Number(number) => terms::date::from_serial(*number, self.from_1904)
                .map(Some)
                .ok_or_else(|| no_day(&Both::same(number.to_string()))),
            Cell::Text(text) => {
                let range = text.contains(['~', '～', '至']).then(|| no_day(&Both::same(text.clone())));
                let read = terms::date::parse(text, self.today).and_then(terms::date::Parsed::certain);
                read.map(Some).map_err(|fault| range.unwrap_or(fault))
            }
            Cell::Blank | Cell::Bool(_) | Cell::EmptyFormula | Cell::Error(_) => {
                Err(no_day(&Both::fixed("单元格", "the cell")))
            }
        }
    }
}

fn no_day(what: &Both) -> Fault {
    let (zh, en) = (&what.zh, &what.en);
    Fault::new(&codes::E3101, both!("{zh} 不是日期", "{en} is no date")).hint(both!(
        "写作 2027-01-01;一段日子再填 至 列",
        "write it as 2027-01-01; a range has its end in the column to"
    ))
}

fn weekday(date: NaiveDate) -> (&'static str, &'static str) {
    use crate::messages::Lang;
    (terms::date::weekday(date, Lang::Zh), terms::date::weekday(date, Lang::En))
}

/// Off or on.
fn kind(text: &str) -> std::result::Result<bool, Fault> {
    match terms::text::fold(text).to_lowercase().as_str() {
        "放假" | "休" | "休息" | "off" | "holiday" => Ok(true),
        "上班" | "调休上班" | "班" | "on" | "worked" => Ok(false),
        "" => Err(Fault::new(&codes::E3001, both!("类型 未填", "type is blank"))
            .hint(both!("填 放假 或 上班", "write off or on"))),
        other => Err(Fault::new(
            &codes::E3002,
            both!("类型\"{other}\"不是可选值", "type \"{other}\" is not one of the choices"),
        )
        .hint(both!("可选: 放假、上班", "choices: off, on"))),
    }
}
