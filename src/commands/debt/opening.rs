//! `debt opening`: last year's published tables (附表2 and 附表3) as opening balances, in one operation.

use std::path::Path;

use crate::both;
use crate::commands::debt::word;
use crate::commands::session::Session;
use crate::commands::small::{Cell, small};
use crate::error::{Failure, Fault, Result, codes};
use crate::render::Head;
use crate::rules::debt::opening::{Published, Stated, Tables, write};
use crate::schema::Row;
use crate::sheet::{Cell as Read, Input, Opening, RawRow, Source, amount_unit};
use crate::store::settings;
use crate::terms::money::{self, Unit};
use crate::terms::{number, text};

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let files = [s.args().text("general").map(str::to_owned), s.args().text("special").map(str::to_owned)];
    if files.iter().all(Option::is_none) {
        return Err(Fault::new(&codes::E1004, both!("缺少 --一般 或 --专项", "--general or --special is missing"))
            .hint(both!(
                "chengxin 债务 年初 --一般 附表2.xlsx --专项 附表3.xlsx --预览",
                "chengxin debt opening --general table2.xlsx --special table3.xlsx --dry-run"
            ))
            .into());
    }
    let (mut ledger, act) = s.writing("import")?;
    let region = match s.args().text("region") {
        Some(region) => region.to_owned(),
        None => ledger.read().setting(settings::AREA)?.unwrap_or_default(),
    };
    let mut all: Vec<Tables> = Vec::new();
    let mut faults = Vec::new();
    for (file, general) in files.into_iter().zip([true, false]) {
        let Some(file) = file else { continue };
        match read(s, &file, &region) {
            Ok(found) => found.into_iter().for_each(|one| take(&mut all, one, general)),
            Err(failure) if failure.faults.is_empty() => return Err(failure),
            Err(failure) => faults.extend(failure.faults),
        }
    }
    if !faults.is_empty() {
        return Err(Failure::of(faults));
    }
    let (stored, receipt) = ledger.write(&act, |op| {
        let (mut writes, mut faults) = (Vec::new(), Vec::new());
        for tables in &all {
            match tables.writes(op.reader())? {
                Ok(more) => writes.extend(more),
                Err(wrong) => faults.extend(wrong),
            }
        }
        if faults.is_empty() { write(op, writes) } else { Err(Failure::of(faults)) }
    })?;
    if stored.is_empty() {
        s.ui.status(&both!("台账与公开表一致,没有改动", "the ledger says what the tables say; nothing was changed"));
        return Ok(0);
    }
    table(s, &stored)?;
    let count = stored.len();
    s.done(
        &both!("年初余额写入 {count} 条限额与财力", "opening balances in {count} records of limits and means"),
        receipt.seq,
    );
    Ok(0)
}

/// What one sheet says of one region.
struct Found {
    region: String,
    year: i64,
    published: Published,
}

fn take(all: &mut Vec<Tables>, found: Found, general: bool) {
    let Found { region, year, published } = found;
    let at = all.iter().position(|t| t.region == region && t.year == year).unwrap_or_else(|| {
        all.push(Tables { region, year, general: None, special: None });
        all.len() - 1
    });
    let place = if general { &mut all[at].general } else { &mut all[at].special };
    *place = Some(published);
}

/// Where the columns of a table stand.
#[derive(Default)]
struct Columns {
    region: Option<usize>,
    item: Option<usize>,
    budget: Option<usize>,
    actual: Option<usize>,
    /// Amounts are whole fen, as our own CSV has them.
    fen: bool,
    unit: Option<Unit>,
}

impl Columns {
    fn of(row: &RawRow) -> Self {
        let mut found = Self::default();
        for (at, cell) in row.cells.iter().enumerate() {
            let title = text::fold(cell.text()).to_lowercase();
            let place = match title.split(['(', '[', '_']).next().unwrap_or_default().trim() {
                "地区" | "region" => &mut found.region,
                "项目" | "item" => &mut found.item,
                "预算数" | "budget" => &mut found.budget,
                "执行数" | "决算数" | "预计执行数" | "outturn" | "actual" => &mut found.actual,
                _ => continue,
            };
            place.get_or_insert(at);
            found.fen |= title.ends_with("_fen");
            found.unit = found.unit.or_else(|| amount_unit(&title));
        }
        found
    }

    const fn is_header(&self) -> bool {
        self.item.is_some() && (self.budget.is_some() || self.actual.is_some())
    }

    fn amount(&self, cell: Option<&Read>) -> std::result::Result<Option<i64>, Fault> {
        let shown = match cell {
            None | Some(Read::Blank) => return Ok(None),
            // The shortest decimal of the double is what the sheet shows; no float is counted with.
            Some(Read::Number(number)) => number.to_string(),
            Some(cell) => text::clean(cell.text()).into_owned(),
        };
        if shown.is_empty() || text::fold(&shown).chars().all(|c| matches!(c, '-' | '—' | '–')) {
            return Ok(None);
        }
        if self.fen {
            return number::parse_int(&shown)
                .and_then(|fen| if fen < 0 { money::parse(&shown, Some(Unit::Yuan)) } else { Ok(fen) })
                .map(Some);
        }
        money::parse(&shown, self.unit).map(Some)
    }
}

/// The tables of a sheet, one a region; all faults at once.
fn read(s: &Session<'_>, file: &str, region: &str) -> Result<Vec<Found>> {
    let input = Input::new(Some(Path::new(file)))?;
    let opening = Opening { encoding: s.globals().encoding.clone(), ..Opening::default() };
    let mut judge = |rows: &[RawRow]| rows.iter().filter(|row| Columns::of(row).is_header()).count();
    let mut source = Source::open(&input, &opening, &mut judge)?;
    let (mut columns, mut unit) = (Columns::default(), None);
    let (mut found, mut faults): (Vec<Found>, Vec<Fault>) = (Vec::new(), Vec::new());
    let mut row = RawRow::default();
    while source.next(&mut row)? {
        if !columns.is_header() {
            unit = unit.or_else(|| row.cells.iter().find_map(|cell| amount_unit(cell.text())));
            columns = Columns::of(&row);
            columns.unit = columns.unit.or(unit);
        } else if let Err(fault) = line(&row, &columns, region, &mut found) {
            faults.push(Fault { row: Some(row.number), ..fault });
        }
    }
    if !columns.is_header() {
        let name = input.name();
        return Err(Fault::new(
            &codes::E5006,
            both!(
                "{name} 没有找到表头: 要有 项目 和 执行数 两列",
                "{name} has no header row: it needs the columns item and outturn"
            ),
        )
        .hint(both!("样式: chengxin 债务 附表 2 -o 附表2.xlsx", "its form: chengxin debt table 2 -o table2.xlsx"))
        .into());
    }
    if faults.is_empty() && found.iter().any(|one| one.year == 0) {
        faults.push(no_year());
    }
    if faults.is_empty() { Ok(found) } else { Err(Failure::of(faults)) }
}

fn no_year() -> Fault {
    Fault::new(&codes::E3003, both!("看不出是哪一年的表", "the table does not say of which year it is")).hint(both!(
        "还本支出一行写明年份,如 四、2023 年还本支出",
        "name the year in the line of principal repaid, e.g. 4. principal repaid in 2023"
    ))
}

/// Takes one line; what is no item of the table is passed over.
fn line(row: &RawRow, columns: &Columns, region: &str, found: &mut Vec<Found>) -> std::result::Result<(), Fault> {
    let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at));
    let title = text::fold(cell(columns.item).map_or("", |c| c.text())).to_lowercase();
    let Some(item) = Item::of(&title) else { return Ok(()) };
    let own = cell(columns.region).map(|c| text::clean(c.text()).into_owned()).filter(|r| !r.is_empty());
    let region = own.unwrap_or_else(|| region.to_owned());
    let at = found.iter().position(|one| one.region == region).unwrap_or_else(|| {
        found.push(Found { region, year: 0, published: Published::default() });
        found.len() - 1
    });
    let one = &mut found[at];
    if matches!(item, Item::Repay | Item::Issue)
        && let Some(year) = year_of(&title)
    {
        one.year = year;
    }
    let actual = columns.amount(cell(columns.actual))?;
    let Some(fen) = actual.map_or_else(|| columns.amount(cell(columns.budget)), |fen| Ok(Some(fen)))? else {
        return Ok(());
    };
    *item.place(&mut one.published) = Some(Stated { row: row.number, fen });
    Ok(())
}

/// A line of 附表2 or 附表3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Open,
    Issue,
    Onlent,
    Bonds,
    Repay,
    Close,
    Limit,
    LimitNext,
}

impl Item {
    /// The item that a folded title means, in our words or those that districts use.
    fn of(title: &str) -> Option<Self> {
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        Some(match title {
            _ if has(&["赤字", "deficit"]) => return None,
            _ if has(&["转贷", "on-lent"]) && has(&["其中", "of it"]) => Self::Onlent,
            _ if has(&["债券", "bonds"]) && has(&["其中", "of it"]) => Self::Bonds,
            _ if has(&["还本", "repaid"]) => Self::Repay,
            _ if has(&["发行", "举借", "issued"]) => Self::Issue,
            _ if has(&["余额限额", "limit at the end"]) => Self::Limit,
            _ if has(&["限额", "limit"]) => Self::LimitNext,
            _ if has(&["预计执行", "决算数", "expected"]) => Self::Close,
            _ if has(&["余额", "balance"]) => Self::Open,
            _ => return None,
        })
    }

    const fn place(self, published: &mut Published) -> &mut Option<Stated> {
        match self {
            Self::Open => &mut published.open,
            Self::Issue => &mut published.issue,
            Self::Onlent => &mut published.onlent,
            Self::Bonds => &mut published.bonds,
            Self::Repay => &mut published.repay,
            Self::Close => &mut published.close,
            Self::Limit => &mut published.limit,
            Self::LimitNext => &mut published.limit_next,
        }
    }
}

/// The year of four digits that a title names.
fn year_of(title: &str) -> Option<i64> {
    title.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4)?.parse().ok()
}

fn table(s: &mut Session<'_>, stored: &[Row]) -> Result<()> {
    let lang = s.lang();
    let fen = |row: &Row, name: &str| row.int(name).map_or(Cell::Blank, Cell::Fen);
    let rows: Vec<Vec<Cell>> = stored
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::Text(row.id().to_owned()), Cell::maybe(row.text("region"))];
            cells.push(row.int("year").map_or(Cell::Blank, Cell::Int));
            cells.extend(["open_general", "close_general", "open_special", "close_special"].map(|name| fen(row, name)));
            cells
        })
        .collect();
    let heads = vec![
        Head::text(word(lang, "编号", "id")).rigid().keep(),
        Head::text(word(lang, "地区", "region")),
        Head::number(word(lang, "年度", "year")).keep(),
        Head::number(word(lang, "一般年初(元)", "general opening (元)")).keep(),
        Head::number(word(lang, "一般年末(元)", "general closing (元)")),
        Head::number(word(lang, "专项年初(元)", "special opening (元)")).keep(),
        Head::number(word(lang, "专项年末(元)", "special closing (元)")),
    ];
    let keys =
        ["id", "region", "year", "open_general_fen", "close_general_fen", "open_special_fen", "close_special_fen"];
    small(s, &keys, heads, rows)
}

#[cfg(test)]
mod tests {
    use super::{Item, year_of};

    #[test]
    fn items_are_known_by_our_words_and_those_of_districts() {
        for (title, item) in [
            ("一、2022年末地方政府一般债务余额实际数", Some(Item::Open)),
            ("二、2023年末地方政府一般债务余额限额", Some(Item::Limit)),
            ("三、2023年地方政府一般债务发行额", Some(Item::Issue)),
            ("其中: 中央转贷地方的国际金融组织和外国政府贷款", Some(Item::Onlent)),
            ("2023年地方政府一般债券发行额", Some(Item::Issue)),
            ("四、2023年地方政府一般债务还本支出", Some(Item::Repay)),
            ("五、2023年末地方政府一般债务余额预计执行数", Some(Item::Close)),
            ("六、2024年地方财政赤字", None),
            ("七、2024年地方政府一般债务限额", Some(Item::LimitNext)),
            ("5. balance at the end of 2023, expected", Some(Item::Close)),
            ("7. limit of 2024", Some(Item::LimitNext)),
            ("注", None),
        ] {
            assert_eq!(Item::of(title), item, "{title}");
        }
        assert_eq!((year_of("四、2023 年还本支出"), year_of("还本")), (Some(2023), None));
    }
}
