//! Writing a plan: which stored lines stand, which are replaced, and what follows them.
//!
//! What was paid, paid in part or declared in default stands for good, and all lines before it. The rest is made anew from
//! what remains of the principal: at the first plan, after a reset of the rate, a prepayment, an extension (展期) or a new way of
//! repayment. A refinancing (借新还旧) is a debt of its own, linked to the old one, whose line it repays.

use chrono::NaiveDate;

use super::plan::{self, Stored, Terms};
use super::schedule::Line;
use crate::both;
use crate::catalog::debt::INSTALLMENT;
use crate::error::{Failure, Fault, Result, codes};
use crate::rules::source::{BORROWING, REGISTER};
use crate::rules::{hint, refusal};
use crate::schema::Row;
use crate::schema::kind::column;
use crate::store::{Operation, Reader};
use crate::terms::rate;

/// What changes with the new plan.
#[derive(Clone, Debug, Default)]
pub struct Change<'a> {
    /// The new yearly rate in percent ×10 000.
    pub rate: Option<i64>,
    /// The due day after which the new plan begins; lines due on it and before stand.
    pub from: Option<NaiveDate>,
    /// Code of the money that the lines are paid from.
    pub fund: Option<&'a str>,
    /// Why, as the log keeps it on lines that are no longer due.
    pub reason: &'a str,
}

/// A plan that is to be written.
#[derive(Debug)]
pub struct Plan {
    /// Lines that stand.
    pub kept: usize,
    /// Lines that get other figures: before and after.
    pub changed: Vec<(Row, Row)>,
    /// New lines.
    pub added: Vec<Row>,
    /// Lines that are no longer due.
    pub dropped: Vec<Row>,
    /// The debt with its new rate.
    pub debt: Option<(Row, Row)>,
    /// All lines after what stands, as generated.
    pub lines: Vec<Line>,
    /// Number of the first of them.
    pub first: i64,
}

impl Plan {
    /// True when the stored lines are what would be generated.
    pub const fn agrees(&self) -> bool {
        self.changed.is_empty() && self.added.is_empty() && self.dropped.is_empty() && self.debt.is_none()
    }
}

fn refuse(text: &crate::messages::Both, next: crate::messages::Both) -> Failure {
    refusal(text, REGISTER).hint(next).into()
}

/// The plan that follows from a debt, its stored lines and a change.
///
/// # Errors
/// E4004 where the terms, the state or the stored lines do not allow one; E3105 for a figure out of range.
pub fn plan(reader: Reader<'_>, debt: &Row, change: &Change<'_>) -> Result<Plan> {
    must_be_open(debt)?;
    let terms = Terms::of(debt)?.map_err(Failure::of)?;
    let terms = Terms { rate: change.rate.unwrap_or(terms.rate), ..terms };
    let id = debt.id();
    must_have_method(&terms)?;
    let rows = plan::stored_rows(reader, id)?;
    let stored = plan::stored(&rows)?;
    if change.rate.is_none() && change.from.is_none() && !stored.is_empty() && agrees(&terms, &stored)? {
        return Ok(Plan { kept: rows.len(), ..nothing() });
    }
    let kept = kept(&stored, change.from)?;
    if let Some(line) = stored[kept..].iter().find(|line| line.schedule != "generated") {
        let line = line.id;
        let text = both!("{line} 是导入或手工登记的,不改写", "{line} was imported or typed: it is not written over");
        let next = both!("先作废: chengxin 作废 {line} --原因 …", "void it first: chengxin void {line} --reason …");
        return Err(refuse(&text, next));
    }
    let after = stored[..kept].last().map_or(terms.drawn_on, |line| line.due_on);
    if let Some(from) = change.from {
        must_be_due_day(&terms, from, after)?;
    }
    let left = plan::remains(terms.principal, &stored[..kept]);
    let lines = if left > 0 { made(&terms, left, after)? } else { Vec::new() };
    let first = stored[..kept].last().map_or(1, |line| line.seq.saturating_add(1));
    let plan_no = stored.iter().filter_map(|line| line.plan_no).max().unwrap_or(0).saturating_add(1);
    let fund = change.fund.or_else(|| stored.last().map(|line| line.fund_source)).unwrap_or_else(|| usual_fund(debt));
    let maker = Maker { debt: id, rate: terms.rate, plan_no, fund };
    let mut out = Plan { kept, lines, first, ..nothing() };
    for (seq, line) in (first..).zip(&out.lines) {
        match rows.get(kept + out.changed.len()).filter(|_| out.added.is_empty()) {
            Some(row) => out.changed.push((row.clone(), maker.fill(row.clone(), seq, line))),
            None => out.added.push(maker.fill(Row::blank(&INSTALLMENT), seq, line)),
        }
    }
    out.dropped = rows.into_iter().skip(kept + out.changed.len()).collect();
    if debt.int("rate") != Some(terms.rate) {
        let mut new = debt.clone();
        new.set("rate", terms.rate);
        out.debt = Some((debt.clone(), new));
    }
    Ok(out)
}

const fn nothing() -> Plan {
    Plan {
        kept: 0,
        changed: Vec::new(),
        added: Vec::new(),
        dropped: Vec::new(),
        debt: None,
        lines: Vec::new(),
        first: 1,
    }
}

fn must_be_open(debt: &Row) -> Result<()> {
    if matches!(debt.state(), "registered" | "approved" | "drawn") {
        return Ok(());
    }
    let id = debt.id();
    let text = both!("{id} 已结清或认定违规,不再生成计划", "{id} is settled or irregular: no plan is generated");
    Err(refuse(&text, hint::show(id)))
}

fn must_have_method(terms: &Terms) -> Result<()> {
    if terms.method.is_some() {
        return Ok(());
    }
    let text =
        both!("还款方式是按约定计划,不能推算", "it is repaid by a plan agreed line by line: nothing to generate");
    let next = both!("导入: chengxin 还本付息 导入 计划.xlsx", "import it: chengxin installment import plan.xlsx");
    Err(refuse(&text, next))
}

fn agrees(terms: &Terms, stored: &[Stored<'_>]) -> Result<bool> {
    Ok(stored.iter().all(|line| line.schedule == "generated")
        && plan::drift(terms, stored).ok_or_else(out_of_range)?.is_empty())
}

/// The refusal of terms that lead out of the calendar or of 64 bits.
pub(super) fn out_of_range() -> Failure {
    Fault::new(&codes::E3105, both!("算出的数或日期超出范围", "a day or a figure is out of range"))
        .hint(both!("核对本金、利率和日期", "check principal, rate and days"))
        .into()
}

/// The lines that repay what is left of a debt after a day, where its way of repayment gives any.
pub(super) fn lines_after(debt: &Row, terms: &Terms, left: i64, after: NaiveDate) -> Result<Vec<Line>> {
    must_be_open(debt)?;
    must_have_method(terms)?;
    if left > 0 { made(terms, left, after) } else { Ok(Vec::new()) }
}

fn made(terms: &Terms, left: i64, after: NaiveDate) -> Result<Vec<Line>> {
    let lines = terms.lines(left, after).ok_or_else(out_of_range)?;
    if lines.is_empty() {
        let (matures_on, left) = (terms.matures_on, crate::terms::money::show_grouped(left));
        let text = both!(
            "{matures_on} 到期,还有本金 {left} 元没有列入计划",
            "it matures on {matures_on}, and principal of {left} 元 is in no line"
        );
        let next = both!("展期的,先改到期日期", "if it was extended, change the day of maturity first");
        return Err(refuse(&text, next));
    }
    Ok(lines)
}

/// How many lines stand: all up to the last that something has happened to, and those due up to the day of the change.
fn kept(stored: &[Stored<'_>], from: Option<NaiveDate>) -> Result<usize> {
    let touched = stored.iter().rposition(|line| !line.is_open()).map_or(0, |last| last + 1);
    let Some(from) = from else { return Ok(touched) };
    if let Some(line) = stored[..touched].iter().find(|line| line.due_on > from && !line.is_open()) {
        let (line, due_on) = (line.id, line.due_on);
        let text = both!(
            "{line}(应还 {due_on})已有还款或违约,不能从 {from} 起改",
            "{line}, due on {due_on}, has payments or is in default: nothing changes from {from} on"
        );
        return Err(refuse(&text, hint::show(line)));
    }
    Ok(stored.iter().take_while(|line| line.due_on <= from).count().max(touched))
}

/// A reset begins on a due day or the first day of interest, so that every line bears one rate.
fn must_be_due_day(terms: &Terms, from: NaiveDate, after: NaiveDate) -> Result<()> {
    if from == after {
        return Ok(());
    }
    let days = terms.due_days(terms.drawn_on).ok_or_else(out_of_range)?;
    let before = days.iter().rev().find(|day| **day < from).copied().unwrap_or(terms.drawn_on);
    let next = days.iter().find(|day| **day > from).copied().unwrap_or(terms.matures_on);
    let text = both!("{from} 不是付息日", "{from} is no due day");
    let next = both!("一期只有一个利率: 写 {before} 或 {next}", "a line bears one rate: write {before} or {next}");
    Err(refusal(&text, BORROWING).on("from").hint(next).into())
}

/// 预算法: special debt is repaid from its own fund and project revenue, the rest from the budget.
fn usual_fund(debt: &Row) -> &'static str {
    if debt.text("kind") == Some("special_bond") { "project" } else { "budget" }
}

/// What all lines of one plan have in common.
pub(super) struct Maker<'a> {
    pub debt: &'a str,
    pub rate: i64,
    pub plan_no: i64,
    pub fund: &'a str,
}

impl Maker<'_> {
    /// A line of the plan in a row.
    pub(super) fn fill(&self, mut row: Row, seq: i64, line: &Line) -> Row {
        row.set("debt", self.debt);
        row.set("seq", seq);
        row.set("due_on", line.due_on);
        row.set("principal", line.principal);
        row.set("interest", line.interest);
        row.set("rate", self.rate);
        row.set("plan_no", self.plan_no);
        row.set("schedule", "generated");
        row.set("fund_source", self.fund);
        row
    }
}

/// Writes a plan inside an operation; returns the ids of the lines that were added.
///
/// # Errors
/// When the ledger cannot be written.
pub fn write(op: &mut Operation<'_>, plan: &Plan, on: NaiveDate, reason: &str) -> Result<Vec<String>> {
    if let Some((before, after)) = &plan.debt {
        op.update(before, after.clone(), "edit", Some(on))?;
    }
    for row in &plan.dropped {
        let mut after = row.clone();
        after.set(column::VOID_ON, on);
        after.set(column::VOID_REASON, reason);
        op.update(row, after, "void", Some(on))?;
    }
    for (before, after) in &plan.changed {
        op.update(before, after.clone(), "edit", Some(on))?;
    }
    let added = plan.added.iter().map(|row| Ok(op.insert(row.clone(), "add", None)?.id().to_owned()));
    added.collect()
}

/// The rate of a new plan: not above 100 %.
///
/// # Errors
/// E3105.
pub fn check_rate(new: i64) -> std::result::Result<i64, Fault> {
    if new <= 1_000_000 {
        return Ok(new);
    }
    let shown = rate::show(new);
    Err(Fault::new(&codes::E3105, both!("年利率 {shown}% 超过 100%", "a yearly rate of {shown} % is above 100 %"))
        .hint(both!("按百分数写,4.05 即 4.05%", "write percent: 4.05 is 4.05 %")))
}

#[cfg(test)]
mod tests {
    use super::{Change, Plan, plan, write};
    use crate::catalog::debt::{DEBT, INSTALLMENT};
    use crate::rules::debt::plan::{Terms, drift, stored, stored_rows};
    use crate::rules::fixture::{Fixture, day};
    use crate::schema::Row;

    fn debt(fixture: &mut Fixture) -> Row {
        let columns = [
            ("principal", "100000000"),
            ("rate", "40000"),
            ("day_count", "d30_360"),
            ("drawn_on", "2022-01-15"),
            ("matures_on", "2027-01-15"),
            ("repay_mode", "equal_principal"),
            ("periods_year", "1"),
            ("kind", "special_bond"),
        ];
        fixture.add(&DEBT, &columns)
    }

    fn generate(fixture: &mut Fixture, debt: &Row, change: &Change<'_>) -> Plan {
        let debt = fixture.reader().get(&DEBT, debt.id()).unwrap().unwrap();
        let made = plan(fixture.reader(), &debt, change).unwrap();
        fixture.write("generate", "甲", |op| write(op, &made, day("2024-03-28"), "改计划"));
        made
    }

    fn figures(fixture: &Fixture, debt: &Row) -> Vec<(String, i64, i64, i64)> {
        let rows = stored_rows(fixture.reader(), debt.id()).unwrap();
        let fen = |row: &Row, name| row.int(name).unwrap();
        rows.iter()
            .map(|r| {
                (r.date("due_on").unwrap().to_string(), fen(r, "principal"), fen(r, "interest"), fen(r, "plan_no"))
            })
            .collect()
    }

    fn has_drift(fixture: &Fixture, debt: &Row) -> bool {
        let debt = fixture.reader().get(&DEBT, debt.id()).unwrap().unwrap();
        let rows = stored_rows(fixture.reader(), debt.id()).unwrap();
        !drift(&Terms::of(&debt).unwrap().unwrap(), &stored(&rows).unwrap()).unwrap().is_empty()
    }

    #[test]
    fn a_plan_is_written_once() {
        let mut fixture = Fixture::new();
        let debt = debt(&mut fixture);
        assert_eq!(generate(&mut fixture, &debt, &Change::default()).added.len(), 5);
        let lines = figures(&fixture, &debt);
        assert_eq!(lines[0], ("2023-01-15".to_owned(), 20_000_000, 4_000_000, 1));
        assert_eq!(lines[4], ("2027-01-15".to_owned(), 20_000_000, 800_000, 1));
        assert!(generate(&mut fixture, &debt, &Change::default()).agrees());
        assert_eq!(stored_rows(fixture.reader(), debt.id()).unwrap()[0].text("fund_source"), Some("project"));
    }

    #[test]
    fn a_reset_keeps_what_was_due_before_it() {
        let mut fixture = Fixture::new();
        let debt = debt(&mut fixture);
        generate(&mut fixture, &debt, &Change::default());
        let reset = Change { rate: Some(30_000), from: Some(day("2024-01-15")), ..Change::default() };
        let made = generate(&mut fixture, &debt, &reset);
        assert_eq!((made.kept, made.changed.len(), made.added.len()), (2, 3, 0));
        let lines = figures(&fixture, &debt);
        assert_eq!(lines[1], ("2024-01-15".to_owned(), 20_000_000, 3_200_000, 1));
        assert_eq!(lines[2], ("2025-01-15".to_owned(), 20_000_000, 1_800_000, 2));
        assert!(!has_drift(&fixture, &debt));
        let between = Change { rate: Some(20_000), from: Some(day("2025-02-01")), ..Change::default() };
        let row = fixture.reader().get(&DEBT, debt.id()).unwrap().unwrap();
        assert_eq!(row.int("rate"), Some(30_000));
        let refused = plan(fixture.reader(), &row, &between).unwrap_err();
        assert!(refused.faults[0].hint.as_ref().unwrap().zh.contains("2025-01-15 或 2026-01-15"));
    }

    #[test]
    fn a_prepayment_and_an_extension_go_on_from_what_remains() {
        let mut fixture = Fixture::new();
        let debt = debt(&mut fixture);
        generate(&mut fixture, &debt, &Change::default());
        let rows = stored_rows(fixture.reader(), debt.id()).unwrap();
        fixture.change(&rows[0], &[("state", "paid"), ("paid_principal", "60000000"), ("paid_interest", "4000000")]);
        assert!(has_drift(&fixture, &debt));
        let made = generate(&mut fixture, &debt, &Change::default());
        assert_eq!((made.kept, made.changed.len(), made.dropped.len()), (1, 4, 0));
        assert_eq!(figures(&fixture, &debt)[1], ("2024-01-15".to_owned(), 10_000_000, 1_600_000, 2));
        assert!(!has_drift(&fixture, &debt));

        let row = fixture.reader().get(&DEBT, debt.id()).unwrap().unwrap();
        fixture.change(&row, &[("matures_on", "2025-01-15")]);
        let made = generate(&mut fixture, &debt, &Change::default());
        assert_eq!((made.changed.len(), made.dropped.len()), (2, 2));
        let row = fixture.reader().get(&DEBT, debt.id()).unwrap().unwrap();
        fixture.change(&row, &[("matures_on", "2032-01-15")]);
        let made = generate(&mut fixture, &debt, &Change::default());
        assert_eq!((made.kept, made.changed.len(), made.added.len()), (1, 2, 7));
        let lines = figures(&fixture, &debt);
        assert_eq!(lines.len(), 10);
        assert_eq!(lines[1..].iter().map(|l| l.1).sum::<i64>(), 40_000_000);
        assert!(!has_drift(&fixture, &debt));
    }

    #[test]
    fn what_cannot_be_generated_is_refused() {
        let mut fixture = Fixture::new();
        let debt = debt(&mut fixture);
        let refused = |fixture: &Fixture, debt: &Row| {
            plan(fixture.reader(), debt, &Change::default()).unwrap_err().faults[0].clone()
        };
        let bad: [(&str, crate::schema::Value); 4] = [
            ("repay_mode", "custom".into()),
            ("state", "settled".into()),
            ("periods_year", 0.into()),
            ("matures_on", day("2022-01-15").into()),
        ];
        for (field, value) in bad {
            let mut debt = debt.clone();
            debt.set(field, value);
            let fault = refused(&fixture, &debt);
            crate::rules::fixture::assert_well_said(&fault);
            assert_eq!(fault.code.id, "E4004");
        }
        fixture.add(&INSTALLMENT, &[("debt", debt.id()), ("schedule", "imported")]);
        assert!(refused(&fixture, &debt).text.zh.contains("不改写"));
    }
}
