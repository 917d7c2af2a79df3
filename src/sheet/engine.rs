//! The engine that takes the rows of a sheet: sets aside what is no data, has each row judged, compares rows with each
//! other, and hands the good ones to the ledger.

use std::collections::HashMap;

use super::cell::Manner;
use super::decode::Input;
use super::distinct::{Amounts, Keys};
use super::header::{Column, Header, Words, letters};
use super::import::{Options, Target};
use super::report::{ColumnUse, Report, RowFault, Skipped};
use super::row::{Judge, Judged};
use super::skip::{Reason, Sieve};
use super::source::Source;
use super::{Cell, RawRow, cell};
use crate::both;
use crate::error::{Fault, Result, codes};
use crate::schema::{Row, Type};

/// Row → the other row that bears its key.
pub(super) type Twins = HashMap<u32, u32>;

/// Takes rows one after the other and makes the report.
pub(super) struct Engine<'o> {
    options: &'o Options,
    words: &'o Words,
    pub(super) report: Report,
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
    /// By row number, what became of each good row: a byte a row.
    outcomes: Vec<Option<Outcome>>,
}

impl<'o> Engine<'o> {
    pub(super) fn new(
        input: &Input,
        options: &'o Options,
        words: &'o Words,
        header: Header,
        source: &Source,
        twins: Option<Twins>,
    ) -> Self {
        let columns = resolve_units(&header, options);
        let uses = uses(&columns, &header);
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
            outcomes: Vec::new(),
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

    pub(super) fn take(&mut self, raw: &RawRow, target: &mut dyn Target) -> Result<()> {
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
                "检查分隔符和引号;确实多余时加 --忽略 第{place}列",
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
                if let Some(outcome) = self.outcomes.get_mut(first as usize).and_then(Option::take) {
                    *self.count(outcome) -= 1;
                }
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
        let outcome = match &judged.before {
            None => Outcome::Inserted,
            Some(before) if before.differences(&judged.row).is_empty() => Outcome::Unchanged,
            Some(_) => Outcome::Updated,
        };
        // Good rows are handed over even after a bad one, although the caller will take all of it back: a later row
        // may refer to an earlier one, and must not be blamed for it.
        if !self.options.dry_run && outcome != Outcome::Unchanged {
            let done = match &judged.before {
                None => target.insert(judged.row).map(drop),
                Some(before) => target.update(before, judged.row),
            };
            if let Err(failure) = done {
                return self.judge.faults_of(failure);
            }
            self.report.written = true;
        }
        *self.count(outcome) += 1;
        let place = raw.number as usize;
        if self.outcomes.len() <= place {
            self.outcomes.resize(place + 1, None);
        }
        self.outcomes[place] = Some(outcome);
        Ok(())
    }

    fn count(&mut self, outcome: Outcome) -> &mut usize {
        match outcome {
            Outcome::Inserted => &mut self.report.inserted,
            Outcome::Updated => &mut self.report.updated,
            Outcome::Unchanged => &mut self.report.unchanged,
        }
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

    pub(super) fn finish(mut self) -> (Report, Twins) {
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

/// What becomes of each column that is known or left out.
fn uses(columns: &[Column], header: &Header) -> Vec<ColumnUse> {
    let used = |c: &Column| ColumnUse { at: c.at, header: c.header.clone(), field: Some(c.field), unit: c.unit };
    let left = |(at, name): &(usize, String)| ColumnUse { at: *at, header: name.clone(), field: None, unit: None };
    let mut uses: Vec<ColumnUse> = columns.iter().map(used).chain(header.ignored.iter().map(left)).collect();
    uses.sort_by_key(|u| u.at);
    uses
}

/// The unit of each column of amounts: its header's, the unit line's, `--unit`'s.
fn resolve_units(header: &Header, options: &Options) -> Vec<Column> {
    let mut columns = header.columns.clone();
    for column in columns.iter_mut().filter(|c| matches!(c.field.ty, Type::Money) && !c.fen) {
        column.unit = column.unit.or(header.unit).or(options.unit);
    }
    columns
}

/// What became of a good row; a later row with its key takes that back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Inserted,
    Updated,
    Unchanged,
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
