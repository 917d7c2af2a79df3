//! 年初余额: what a published table (附表2, 附表3) says of a region becomes its record of limits and means, and the year after opens with
//! its closing balance (domain.md §5.6).

use crate::both;
use crate::catalog::debt::FISCAL;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::DEBT_LIMITS;
use crate::rules::{hint, refusal};
use crate::schema::Row;
use crate::store::{Operation, Reader};
use crate::terms::money;

/// A figure of a table and the row of the sheet that it stands in; fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The row, counted from 1.
    pub row: u32,
    /// The amount.
    pub fen: i64,
}

/// What one table says of a region; a blank is `None`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Published {
    /// Balance at the end of the year before.
    pub open: Option<Stated>,
    /// Issued in the year.
    pub issue: Option<Stated>,
    /// Of it on-lent foreign loans.
    pub onlent: Option<Stated>,
    /// Of it bonds.
    pub bonds: Option<Stated>,
    /// Principal repaid.
    pub repay: Option<Stated>,
    /// Balance at the end of the year.
    pub close: Option<Stated>,
    /// Limit of the year.
    pub limit: Option<Stated>,
    /// Limit of the year of publication.
    pub limit_next: Option<Stated>,
}

/// The tables of one region.
#[derive(Clone, Debug)]
pub struct Tables {
    /// The region.
    pub region: String,
    /// The year that they account for, the one before publication.
    pub year: i64,
    /// 附表2.
    pub general: Option<Published>,
    /// 附表3.
    pub special: Option<Published>,
}

/// A record that is to be written.
#[derive(Clone, Debug)]
pub struct Write {
    /// As it stands; `None` for a new one.
    pub before: Option<Row>,
    /// As it will be.
    pub after: Row,
}

fn class(general: bool) -> Both {
    if general { both!("一般债务", "general debt") } else { both!("专项债务", "special debt") }
}

fn column(name: &str, general: bool) -> String {
    format!("{name}_{}", if general { "general" } else { "special" })
}

impl Tables {
    fn given(&self) -> impl Iterator<Item = (bool, &Published)> {
        let general = self.general.as_ref().map(|table| (true, table));
        general.into_iter().chain(self.special.as_ref().map(|table| (false, table)))
    }

    /// What is wrong with the tables themselves, each with its row: a figure that is missing, opening + issued − repaid that is
    /// not the closing balance, parts that are not the sum issued.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (general, table) in self.given() {
            let (name, region) = (class(general), &self.region);
            let (zh, en) = (&name.zh, &name.en);
            for (figure, what_zh, what_en) in [
                (table.open, "年初余额", "opening balance"),
                (table.issue, "发行额", "sum issued"),
                (table.repay, "还本支出", "principal repaid"),
                (table.close, "年末余额", "closing balance"),
                (table.limit, "余额限额", "limit"),
            ] {
                if figure.is_none() {
                    let text = both!("{region} {zh}没有填{what_zh}", "\"{region}\", {en}: the table has no {what_en}");
                    faults.push(refusal(&text, DEBT_LIMITS).hint(both!(
                        "在表里补上这一行,没有发生的写 0",
                        "fill in that line of the table; 0 where there was none"
                    )));
                }
            }
            let (Some(open), Some(issue), Some(repay), Some(close)) =
                (table.open, table.issue, table.repay, table.close)
            else {
                continue;
            };
            let end = open.fen.saturating_add(issue.fen).saturating_sub(repay.fen);
            if end != close.fen {
                let (end, close_shown) = (money::show_grouped(end), money::show_grouped(close.fen));
                let text = both!(
                    "{region} {zh}不平: 年初 + 发行 − 还本 = {end} 元,表上年末余额 {close_shown} 元",
                    "\"{region}\", {en} does not add up: opening + issued − repaid = {end} 元, the table closes at {close_shown} 元"
                );
                faults.push(at(refusal(&text, DEBT_LIMITS), close));
            }
            if let (Some(onlent), Some(bonds)) = (table.onlent, table.bonds)
                && onlent.fen.saturating_add(bonds.fen) != issue.fen
            {
                let text = both!(
                    "{region} {zh}发行额不等于转贷与债券之和",
                    "\"{region}\", {en}: the sum issued is not that of its two parts"
                );
                faults.push(at(refusal(&text, DEBT_LIMITS), issue));
            }
        }
        faults
    }

    /// The records that follow, those that would not change left out: the outturn of the year, and the year after as a draft
    /// that opens with its closing balance.
    ///
    /// # Errors
    /// When the ledger cannot be read; E4004 with every fault where a record that is approved says something else, or a
    /// new record lacks the other table.
    pub fn writes(&self, reader: Reader<'_>) -> Result<std::result::Result<Vec<Write>, Vec<Fault>>> {
        let mut faults = self.faults();
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        let mut writes = Vec::new();
        let last = self.record(reader, self.year, "actual")?;
        self.check_complete(last.as_ref(), &mut faults);
        let mut after = last.clone().unwrap_or_else(|| self.blank(self.year, "actual"));
        for (general, table) in self.given() {
            for (name, figure) in [
                ("limit", table.limit),
                ("open", table.open),
                ("issue", table.issue),
                ("repay", table.repay),
                ("close", table.close),
            ] {
                set(&mut after, last.as_ref(), &column(name, general), figure, &mut faults);
            }
        }
        if last.as_ref() != Some(&after) {
            writes.push(Write { before: last, after });
        }
        self.next_year(reader, &mut writes, &mut faults)?;
        Ok(if faults.is_empty() { Ok(writes) } else { Err(faults) })
    }

    fn blank(&self, year: i64, basis: &str) -> Row {
        let mut row = Row::blank(&FISCAL);
        row.set("region", self.region.as_str());
        row.set("year", year);
        row.set("basis", basis);
        row
    }

    fn record(&self, reader: Reader<'_>, year: i64, basis: &str) -> Result<Option<Row>> {
        reader.by_key(&self.blank(year, basis))
    }

    /// A new record needs both tables.
    fn check_complete(&self, record: Option<&Row>, faults: &mut Vec<Fault>) {
        if record.is_some() {
            return;
        }
        for (general, table, zh, en) in [
            (true, &self.general, "--一般 附表2.xlsx", "--general table2.xlsx"),
            (false, &self.special, "--专项 附表3.xlsx", "--special table3.xlsx"),
        ] {
            if table.is_none() {
                let (region, year, name) = (&self.region, self.year, class(general));
                let (name_zh, name_en) = (&name.zh, &name.en);
                let text = both!(
                    "{region} {year} 年没有记录,表里也没有{name_zh}",
                    "\"{region}\" has no record of {year}, and no table of {name_en} was given"
                );
                faults.push(refusal(&text, DEBT_LIMITS).hint(both!("加 {zh}", "add {en}")));
            }
        }
    }

    /// The year after: records that stand open with the closing balance; where there is none, a draft is made if both tables
    /// state its limit. Its balance stays the opening one until something is issued or repaid.
    fn next_year(&self, reader: Reader<'_>, writes: &mut Vec<Write>, faults: &mut Vec<Fault>) -> Result<()> {
        let mut stands = false;
        for basis in ["actual", "budget"] {
            let Some(before) = self.record(reader, self.year + 1, basis)? else { continue };
            stands = true;
            let mut after = before.clone();
            for (general, table) in self.given() {
                set(&mut after, Some(&before), &column("open", general), table.close, faults);
            }
            if after != before {
                writes.push(Write { before: Some(before), after });
            }
        }
        let limits = || Some((self.general?.limit_next?, self.special?.limit_next?));
        if let (false, Some(_)) = (stands, limits()) {
            let mut after = self.blank(self.year + 1, "budget");
            for (general, table) in self.given() {
                for (name, figure) in [("limit", table.limit_next), ("open", table.close), ("close", table.close)] {
                    if let Some(figure) = figure {
                        after.set(&column(name, general), figure.fen);
                    }
                }
            }
            writes.push(Write { before: None, after });
        }
        Ok(())
    }
}

fn at(fault: Fault, stated: Stated) -> Fault {
    let hinted = fault.hint(both!("改正表里的这一行再导入", "correct that line of the table and import it again"));
    Fault { row: Some(stated.row), ..hinted }
}

/// Puts a figure into a record; one that is past its draft is not changed but must say the same.
fn set(after: &mut Row, before: Option<&Row>, field: &str, figure: Option<Stated>, faults: &mut Vec<Fault>) {
    let Some(figure) = figure else { return };
    let said = before.and_then(|row| row.int(field));
    if said == Some(figure.fen) {
        return;
    }
    if let Some(row) = before.filter(|row| row.state() != "draft") {
        let (id, ours, theirs) = (row.id(), money::show_grouped(said.unwrap_or(0)), money::show_grouped(figure.fen));
        let title = FISCAL.field(field).map(crate::schema::Field::both).unwrap_or_default();
        let (zh, en) = (title.zh, title.en);
        let text = both!(
            "{id} 已批准,{zh} {ours} 元,表上是 {theirs} 元",
            "{id} is approved with {en} of {ours} 元; the table says {theirs} 元"
        );
        let fault = refusal(&text, DEBT_LIMITS).hint(hint::edit(&FISCAL, field, id));
        faults.push(Fault { row: Some(figure.row), ..fault });
        return;
    }
    after.set(field, figure.fen);
}

/// Writes the records inside an operation; returns them as stored.
///
/// # Errors
/// When the ledger cannot be written.
pub fn write(op: &mut Operation<'_>, writes: Vec<Write>) -> Result<Vec<Row>> {
    let mut stored = Vec::new();
    for Write { before, after } in writes {
        stored.push(match before {
            Some(before) => {
                op.update(&before, after.clone(), "edit", None)?;
                after
            }
            None => op.insert(after, "add", None)?,
        });
    }
    Ok(stored)
}

#[cfg(test)]
mod tests {
    use super::{Published, Stated, Tables, write};
    use crate::rules::fixture::{Fixture, assert_well_said};

    fn stated(row: u32, fen: i64) -> Option<Stated> {
        Some(Stated { row, fen })
    }

    fn published(close: i64) -> Published {
        Published {
            open: stated(2, 4899),
            issue: stated(4, 1439),
            repay: stated(7, 1141),
            close: stated(8, close),
            limit: stated(3, 6000),
            limit_next: stated(10, 7000),
            ..Published::default()
        }
    }

    fn tables(close: i64) -> Tables {
        let table = Some(published(close));
        Tables { region: "云汀区".to_owned(), year: 2023, general: table, special: table }
    }

    #[test]
    fn the_next_year_opens_with_the_closing_balance() {
        let mut fixture = Fixture::new();
        let writes = tables(5197).writes(fixture.reader()).unwrap().unwrap();
        let stored = fixture.write("import", "甲", |op| write(op, writes));
        assert_eq!((stored.len(), stored[0].int("year"), stored[1].int("year")), (2, Some(2023), Some(2024)));
        assert_eq!((stored[0].int("close_special"), stored[1].int("open_special")), (Some(5197), Some(5197)));
        assert_eq!((stored[1].int("limit_general"), stored[1].state()), (Some(7000), "draft"));
        assert!(tables(5197).writes(fixture.reader()).unwrap().unwrap().is_empty(), "once more changes nothing");
        fixture.change(&stored[1], &[("state", "approved"), ("open_general", "5000")]);
        let refused = tables(5197).writes(fixture.reader()).unwrap().unwrap_err();
        assert_eq!((refused.len(), refused[0].row), (1, Some(8)));
        assert_well_said(&refused[0]);
    }

    #[test]
    fn a_table_that_does_not_add_up_names_its_row() {
        let fixture = Fixture::new();
        let refused = tables(5198).writes(fixture.reader()).unwrap().unwrap_err();
        assert_eq!((refused.len(), refused[0].row), (2, Some(8)));
        refused.iter().for_each(assert_well_said);
        let blank = Published { issue: None, ..published(5197) };
        let lacking = Tables { general: Some(blank), special: None, ..tables(5197) };
        assert_eq!(lacking.writes(fixture.reader()).unwrap().unwrap_err().len(), 1);
        let parts = Published { onlent: stated(5, 39), bonds: stated(6, 1399), ..published(5197) };
        let wrong = Tables { general: Some(parts), ..tables(5197) };
        assert_eq!(wrong.faults()[0].row, Some(4));
    }

    #[test]
    fn one_table_alone_needs_a_record_that_holds_the_other() {
        let mut fixture = Fixture::new();
        let alone = Tables { special: None, ..tables(5197) };
        let refused = alone.writes(fixture.reader()).unwrap().unwrap_err();
        assert!(refused.len() == 1 && refused[0].hint.as_ref().unwrap().zh.contains("--专项"));
        let writes = tables(5197).writes(fixture.reader()).unwrap().unwrap();
        fixture.write("import", "甲", |op| write(op, writes));
        assert!(alone.writes(fixture.reader()).unwrap().unwrap().is_empty());
    }
}
