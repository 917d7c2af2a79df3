//! Tables of limits and balances that a district publishes with its budget (附表1 to 3; domain.md §5.6), and their arithmetic.

use crate::both;
use crate::catalog::debt::FISCAL;
use crate::error::Result;
use crate::messages::Both;
use crate::schema::Row;
use crate::schema::filter::Query;
use crate::store::{FromRecord as _, Reader};
use crate::terms::money;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 附表1: limits and balances of the year before.
    Limits,
    /// 附表2: general debt.
    General,
    /// 附表3: special debt.
    Special,
}

/// A line of 附表2 or 附表3.
#[derive(Clone, Debug)]
pub struct Item {
    /// Stable name.
    pub key: &'static str,
    /// What it is called.
    pub title: Both,
    /// By the budget, in fen.
    pub budget: Option<i64>,
    /// As carried out, in fen.
    pub actual: Option<i64>,
}

/// What a table says of a region.
#[derive(Clone, Debug)]
pub struct Line {
    /// The region.
    pub region: String,
    /// 附表1: A to F, in fen.
    pub amounts: [Option<i64>; 6],
    /// 附表2 and 附表3: their items.
    pub items: Vec<Item>,
}

/// A table with what does not add up in it.
#[derive(Debug, Default)]
pub struct Table {
    /// One a region, in order of their registration.
    pub lines: Vec<Line>,
    /// Sums that do not hold.
    pub gaps: Vec<Both>,
}

/// The records of a region: this year's limits, last year's budget and outturn.
#[derive(Default)]
struct Years {
    region: String,
    this: Option<Row>,
    budget: Option<Row>,
    actual: Option<Row>,
}

/// The table that is published in a year: balances of the year before, and the limit of the year.
///
/// # Errors
/// When the ledger cannot be read.
pub fn table(reader: Reader<'_>, kind: Kind, year: i64) -> Result<Table> {
    let mut out = Table::default();
    for years in regions(reader, year)? {
        let (Some(last), region) = (years.actual.as_ref().or(years.budget.as_ref()), &years.region) else { continue };
        for (class, zh, en) in [("general", "一般债务", "general debt"), ("special", "专项债务", "special debt")]
        {
            let wanted = kind == Kind::Limits || (kind == Kind::General) == (class == "general");
            if let (true, Some(gap)) = (wanted, gap(last, class).filter(|gap| *gap != 0)) {
                let (gap, id) = (money::show_grouped(gap), last.id());
                out.gaps.push(both!(
                    "{region} {zh}: 年初 + 发行 − 还本 − 年末 = {gap} 元,应为 0({id})",
                    "{en} of \"{region}\": opening + issued − repaid − closing = {gap} 元 instead of 0 ({id})"
                ));
            }
        }
        let amounts = limits(last);
        let items = match kind {
            Kind::Limits => Vec::new(),
            Kind::General => items(&years, "general", year, onlent(reader, year - 1)?),
            Kind::Special => items(&years, "special", year, None),
        };
        out.lines.push(Line { region: years.region, amounts, items });
    }
    Ok(out)
}

fn regions(reader: Reader<'_>, year: i64) -> Result<Vec<Years>> {
    let mut out: Vec<Years> = Vec::new();
    for row in reader.all(&FISCAL, &Query { closed: true, ..Query::default() })? {
        let Some(region) = row.text("region") else { continue };
        let at = out.iter().position(|years| years.region == region).unwrap_or_else(|| {
            out.push(Years { region: region.to_owned(), ..Years::default() });
            out.len() - 1
        });
        let of = row.int("year");
        let place = match row.text("basis") {
            _ if of == Some(year) => &mut out[at].this,
            Some("actual") if of == Some(year - 1) => &mut out[at].actual,
            _ if of == Some(year - 1) => &mut out[at].budget,
            _ => continue,
        };
        *place = Some(row);
    }
    Ok(out)
}

fn column(row: &Row, name: &str, class: &str) -> Option<i64> {
    row.int(&format!("{name}_{class}"))
}

/// open + issued − repaid − closing; nothing while one is blank.
fn gap(row: &Row, class: &str) -> Option<i64> {
    let of = |name| column(row, name, class);
    let end = of("open")?.saturating_add(of("issue")?).saturating_sub(of("repay")?);
    Some(end.saturating_sub(of("close")?))
}

/// A to F: A = B + C, D = E + F.
fn limits(row: &Row) -> [Option<i64>; 6] {
    let of = |name, class| column(row, name, class);
    let sum = |name| Some(of(name, "general")?.saturating_add(of(name, "special")?));
    [
        sum("limit"),
        of("limit", "general"),
        of("limit", "special"),
        sum("close"),
        of("close", "general"),
        of("close", "special"),
    ]
}

/// Foreign loans on-lent in a year, in fen (其中: 转贷).
fn onlent(reader: Reader<'_>, year: i64) -> Result<Option<i64>> {
    const SQL: &str = "SELECT coalesce(sum(principal), 0) FROM debt WHERE void_on IS NULL AND kind = 'onlending' \
                       AND state IN ('drawn', 'settled') AND substr(drawn_on, 1, 4) = ?1";
    let mut sum = 0;
    reader.joined(SQL, &[&format!("{year:04}")], &mut |record| {
        sum = i64::from_record(record, 0)?;
        Ok(())
    })?;
    Ok(Some(sum))
}

fn items(years: &Years, class: &str, year: i64, onlent: Option<i64>) -> Vec<Item> {
    let (last, before) = (year - 1, year - 2);
    let of = |row: &Option<Row>, name: &str| row.as_ref().and_then(|row| column(row, name, class));
    let line =
        |key, title, name: &str| Item { key, title, budget: of(&years.budget, name), actual: of(&years.actual, name) };
    let limit = of(&years.actual, "limit").or_else(|| of(&years.budget, "limit"));
    let mut out = vec![
        Item {
            key: "open",
            title: both!("一、{before} 年末余额实际数", "1. balance at the end of {before}"),
            budget: None,
            actual: of(&years.actual, "open").or_else(|| of(&years.budget, "open")),
        },
        Item {
            key: "limit_last",
            title: both!("二、{last} 年末余额限额", "2. limit at the end of {last}"),
            budget: limit,
            actual: None,
        },
        line("issue", both!("三、{last} 年发行额", "3. issued in {last}"), "issue"),
    ];
    if let Some(onlent) = onlent {
        let issued = of(&years.actual, "issue");
        let title = both!("    其中: 外贷转贷", "    of it on-lent foreign loans");
        out.push(Item { key: "issue_onlent", title, budget: None, actual: issued.map(|_| onlent) });
        let title = both!("    其中: 债券", "    of it bonds");
        let bonds = issued.map(|issued| issued.saturating_sub(onlent));
        out.push(Item { key: "issue_bonds", title, budget: None, actual: bonds });
    }
    out.push(line("repay", both!("四、{last} 年还本支出", "4. principal repaid in {last}"), "repay"));
    out.push(line(
        "close",
        both!("五、{last} 年末余额预计执行数", "5. balance at the end of {last}, expected"),
        "close",
    ));
    if class == "general" {
        // The registers keep no deficit; the line stands as the table demands.
        let title = both!("六、{year} 年财政赤字", "6. deficit of {year}");
        out.push(Item { key: "deficit", title, budget: None, actual: None });
    }
    let title = if class == "general" {
        both!("七、{year} 年债务限额", "7. limit of {year}")
    } else {
        both!("六、{year} 年债务限额", "6. limit of {year}")
    };
    out.push(Item { key: "limit", title, budget: of(&years.this, "limit"), actual: None });
    out
}

#[cfg(test)]
mod tests {
    use super::{Kind, table};
    use crate::catalog::debt::FISCAL;
    use crate::rules::fixture::Fixture;

    #[test]
    fn tables_say_what_the_registers_hold_and_what_does_not_add_up() {
        let mut fixture = Fixture::new();
        let last = [
            ("region", "云汀区"),
            ("year", "2023"),
            ("basis", "actual"),
            ("limit_general", "5500"),
            ("limit_special", "700"),
            ("open_general", "4899"),
            ("issue_general", "1439"),
            ("repay_general", "1141"),
            ("close_general", "5197"),
            ("open_special", "600"),
            ("issue_special", "50"),
            ("repay_special", "0"),
            ("close_special", "651"),
        ];
        fixture.add(&FISCAL, &last);
        fixture.add(&FISCAL, &[("region", "云汀区"), ("year", "2024"), ("basis", "budget"), ("limit_general", "6000")]);
        let limits = table(fixture.reader(), Kind::Limits, 2024).unwrap();
        assert_eq!(limits.lines[0].amounts, [6_200, 5_500, 700, 5_848, 5_197, 651].map(Some));
        assert!(
            limits.gaps.len() == 1 && limits.gaps[0].zh.contains("专项债务") && limits.gaps[0].zh.contains("-0.01")
        );
        let general = table(fixture.reader(), Kind::General, 2024).unwrap();
        assert!(general.gaps.is_empty());
        let of = |key: &str| general.lines[0].items.iter().find(|i| i.key == key).map(|i| (i.budget, i.actual));
        assert_eq!(of("close"), Some((None, Some(5_197))));
        assert_eq!(of("limit"), Some((Some(6_000), None)));
        assert_eq!(of("issue_bonds"), Some((None, Some(1_439))));
        assert!(table(fixture.reader(), Kind::General, 2030).unwrap().lines.is_empty());
    }
}
