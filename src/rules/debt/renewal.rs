//! 借新还旧 and 展期重组: a debt that another one repays, or that goes on under new terms. Lines that are no longer due end on the
//! day and stay as void records; interest up to the day is accrued at the old rate, so that old and new agree to the fen.

use chrono::NaiveDate;

use super::accrual::Accrual;
use super::generate::{Maker, out_of_range};
use super::plan::{self, Terms};
use super::schedule::Line;
use crate::both;
use crate::catalog::debt::{DEBT, INSTALLMENT};
use crate::error::{Failure, Fault, Result};
use crate::rules::source::{BORROWING, REGISTER};
use crate::rules::{Moment, hint, referred, refusal};
use crate::schema::Row;
use crate::schema::kind::column;
use crate::store::{FromRecord as _, Operation, Reader};
use crate::terms::money;

/// Terms that a restructuring may change; what was lent, when, and how days are counted stays.
const CHANGEABLE: [&str; 4] = ["rate", "matures_on", "repay_mode", "periods_year"];
const FIXED: [&str; 3] = ["principal", "drawn_on", "day_count"];

/// Where a debt stands on a day.
struct Standing {
    rows: Vec<Row>,
    /// Lines that stand, what is left behind them and what has accrued.
    run: Accrual,
    /// Number of the next line.
    next: i64,
    /// Version of the plan that ends.
    plan_no: i64,
}

impl Standing {
    /// Lines due up to the day stand, or only those due before it; a later line that something has happened to is refused.
    fn on(reader: Reader<'_>, debt: &Row, terms: &Terms, on: NaiveDate, with_the_day: bool) -> Result<Self> {
        let rows = plan::stored_rows(reader, debt.id())?;
        let stored = plan::stored(&rows)?;
        let run = Accrual::on(terms, &stored, on, with_the_day).ok_or_else(out_of_range)?;
        if let Some(line) = stored[run.past..].iter().find(|line| !line.is_open()) {
            let (id, due_on) = (line.id, line.due_on);
            let text = both!(
                "{id}(应还 {due_on})已有还款或违约,{on} 之后的计划不能终止",
                "{id}, due on {due_on}, has payments or is in default: the plan after {on} cannot end"
            );
            return Err(refusal(&text, BORROWING).hint(hint::show(id)).into());
        }
        let next = stored[..run.past].last().map_or(1, |line| line.seq.saturating_add(1));
        let plan_no = stored.iter().filter_map(|line| line.plan_no).max().unwrap_or(0);
        Ok(Self { run, next, plan_no, rows })
    }
}

fn terms(debt: &Row) -> Result<Terms> {
    Terms::of(debt)?.map_err(Failure::of)
}

/// The refusals of a function, for a guard; what is no refusal goes on as an error.
fn refusals(done: Result<()>) -> Result<Vec<Fault>> {
    match done {
        Ok(()) => Ok(Vec::new()),
        Err(failure) if failure.faults.is_empty() => Err(failure),
        Err(failure) => Ok(failure.faults),
    }
}

/// debt.refinance: another debt that is drawn and large enough repays all that is left, and nothing is in arrears.
pub(crate) fn refinanced_in_full(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (old, on) = (moment.after, moment.on);
    let Some(new) = referred(moment.reader, old, "refinanced_by")? else { return Ok(Vec::new()) };
    let (id, state) = (new.id(), new.state());
    if id == old.id() || state != "drawn" || new.date("drawn_on").is_some_and(|day| day > on) {
        let text = both!("{id} 在 {on} 不是存续的另一笔债务", "{id} is not another debt that is drawn on {on}");
        return Ok(vec![refusal(&text, BORROWING).on("refinanced_by").hint(hint::act(&DEBT, "draw", id))]);
    }
    refusals(may_be_refinanced(moment.reader, old, &new, on))
}

fn may_be_refinanced(reader: Reader<'_>, old: &Row, new: &Row, on: NaiveDate) -> Result<()> {
    let standing = Standing::on(reader, old, &terms(old)?, on, false)?;
    if let Some(line) = standing.rows[..standing.run.past].iter().find(|row| row.state() != "paid") {
        let line = line.id();
        let text = both!("{line} 到期未还清", "{line} was due and is not paid");
        return Err(refusal(&text, BORROWING).hint(hint::act(&INSTALLMENT, "repay", line)).into());
    }
    if standing.run.left <= 0 {
        let text = both!("没有剩余本金可以借新还旧", "no principal is left to refinance");
        return Err(refusal(&text, BORROWING).hint(hint::act(&DEBT, "settle", old.id())).into());
    }
    let free = new.int("principal").unwrap_or(0).saturating_sub(refinanced(reader, new.id(), old.id())?);
    if standing.run.left > free {
        let (left, free, id) = (money::show_grouped(standing.run.left), money::show_grouped(free), new.id());
        let text = both!(
            "剩余本金 {left} 元,{id} 只剩 {free} 元可用",
            "principal of {left} 元 is left; {id} has {free} 元 for it"
        );
        let part = both!(
            "只还一期的,在那一期写: chengxin 还本付息 偿还 … --偿债资金来源 再融资债券",
            "if it repays one line only, say so there: chengxin installment repay … --fund-source refinance"
        );
        return Err(refusal(&text, BORROWING).on("refinanced_by").hint(part).into());
    }
    Ok(())
}

/// Principal that a debt has refinanced so far, one debt left out, in fen.
fn refinanced(reader: Reader<'_>, new: &str, except: &str) -> Result<i64> {
    const SQL: &str = "SELECT coalesce(sum(i.paid_principal), 0) FROM debt d JOIN installment i ON i.debt = d.id \
                       WHERE d.refinanced_by = ?1 AND d.id <> ?2 AND d.state = 'settled' AND d.void_on IS NULL \
                       AND i.void_on IS NULL AND i.fund_source = 'refinance'";
    let mut sum = 0;
    reader.joined(SQL, &[new, except], &mut |record| {
        sum = i64::from_record(record, 0)?;
        Ok(())
    })?;
    Ok(sum)
}

/// debt.restructure: some term changes, none of those that are fixed, and a plan follows from the new ones.
pub(crate) fn restructuring_holds(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let (before, after) = (moment.before, moment.after);
    let mut faults = Vec::new();
    for field in FIXED.into_iter().filter(|field| before.get(field) != after.get(field)) {
        let title = DEBT.field(field).map(crate::schema::Field::both).unwrap_or_default();
        let (zh, en) = (title.zh, title.en);
        let text = both!("展期重组不改{zh}", "a restructuring does not change {en}");
        faults.push(refusal(&text, REGISTER).on(field).hint(hint::edit(&DEBT, field, after.id())));
    }
    if CHANGEABLE.iter().all(|field| before.get(field) == after.get(field)) {
        let text = both!("没有改变任何条件", "no term changes");
        faults.push(refusal(&text, BORROWING).hint(hint::add(&DEBT, &CHANGEABLE)));
    }
    if faults.is_empty() {
        faults = refusals(Restructured::of(moment.reader, after, moment.on).map(drop))?;
    }
    Ok(faults)
}

/// The plan of a restructured debt.
struct Restructured {
    standing: Standing,
    terms: Terms,
    lines: Vec<Line>,
}

impl Restructured {
    fn of(reader: Reader<'_>, debt: &Row, on: NaiveDate) -> Result<Self> {
        let terms = terms(debt)?;
        let standing = Standing::on(reader, debt, &terms, on, true)?;
        let lines = super::generate::lines_after(debt, &terms, standing.run.left, on.max(standing.run.since))?;
        Ok(Self { standing, terms, lines })
    }
}

/// Nothing is left undone by either.
///
/// # Errors
/// None.
pub(crate) fn nothing_undone(_reader: Reader<'_>, _after: &Row, _on: NaiveDate) -> Result<Vec<Fault>> {
    Ok(Vec::new())
}

/// Ends the lines that do not stand; returns their ids.
fn end(op: &mut Operation<'_>, standing: &Standing, on: NaiveDate, reason: &str) -> Result<Vec<String>> {
    let mut ended = Vec::new();
    for row in &standing.rows[standing.run.past..] {
        let mut after = row.clone();
        after.set(column::VOID_ON, on);
        after.set(column::VOID_REASON, reason);
        op.update(row, after, "void", Some(on))?;
        ended.push(row.id().to_owned());
    }
    Ok(ended)
}

/// debt.refinance: the remaining lines end, and one line of the day, paid from the new debt, closes the old one.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn refinance(op: &mut Operation<'_>, old: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let standing = Standing::on(op.reader(), old, &terms(old)?, on, false)?;
    let new = old.text("refinanced_by").unwrap_or_default();
    let mut touched = end(op, &standing, on, &format!("借新还旧 {new}"))?;
    let plan_no = standing.plan_no.saturating_add(1);
    let maker = Maker { debt: old.id(), rate: standing.run.rate, plan_no, fund: "refinance" };
    let line = Line { no: 1, due_on: on, principal: standing.run.left, interest: standing.run.interest, balance: 0 };
    let mut row = maker.fill(Row::blank(&INSTALLMENT), standing.next, &line);
    row.set("paid_principal", line.principal);
    row.set("paid_interest", line.interest);
    row.set("paid_on", on);
    row.set("note", format!("借新还旧 {new}"));
    row.set(column::STATE, "paid");
    touched.push(op.insert(row, "add", Some(on))?.id().to_owned());
    Ok(touched)
}

/// debt.restructure: the remaining lines end, interest up to the day stands as a line of its own, and new lines follow.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn restructure(op: &mut Operation<'_>, debt: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let Restructured { standing, terms, lines } = Restructured::of(op.reader(), debt, on)?;
    let fund = standing.rows.last().and_then(|row| row.text("fund_source")).unwrap_or("budget").to_owned();
    let mut touched = end(op, &standing, on, "展期重组")?;
    let old = Maker { debt: debt.id(), rate: standing.run.rate, plan_no: standing.plan_no, fund: &fund };
    let plan_no = standing.plan_no.saturating_add(1);
    let new = Maker { debt: debt.id(), rate: terms.rate, plan_no, fund: &fund };
    let mut seq = standing.next;
    let accrued = Line { no: 1, due_on: on, principal: 0, interest: standing.run.interest, balance: standing.run.left };
    let first = (standing.run.interest > 0).then_some((&old, &accrued));
    for (maker, line) in first.into_iter().chain(lines.iter().map(|line| (&new, line))) {
        let row = maker.fill(Row::blank(&INSTALLMENT), seq, line);
        touched.push(op.insert(row, "add", Some(on))?.id().to_owned());
        seq = seq.saturating_add(1);
    }
    Ok(touched)
}

#[cfg(test)]
mod tests {
    use crate::catalog::debt::{DEBT, INSTALLMENT};
    use crate::rules::apply_effect;
    use crate::rules::debt::generate::{Change, plan, write};
    use crate::rules::debt::plan::{Terms, balance, drift, stored, stored_rows};
    use crate::rules::fixture::{Fixture, day};
    use crate::schema::Row;

    /// 1,000,000 yuan at 4 % in five equal parts; the first is paid.
    fn old(fixture: &mut Fixture) -> Row {
        let columns = [
            ("principal", "100000000"),
            ("rate", "40000"),
            ("day_count", "d30_360"),
            ("drawn_on", "2022-01-15"),
            ("matures_on", "2027-01-15"),
            ("repay_mode", "equal_principal"),
            ("periods_year", "1"),
            ("state", "drawn"),
        ];
        let debt = fixture.add(&DEBT, &columns);
        let made = plan(fixture.reader(), &debt, &Change::default()).unwrap();
        fixture.write("generate", "甲", |op| write(op, &made, day("2022-01-15"), ""));
        for row in &stored_rows(fixture.reader(), debt.id()).unwrap()[..2] {
            let (principal, interest) = (row.int("principal").unwrap(), row.int("interest").unwrap());
            let paid = [("paid_principal", principal.to_string()), ("paid_interest", interest.to_string())];
            let paid: Vec<(&str, &str)> = paid.iter().map(|(n, v)| (*n, v.as_str())).collect();
            fixture.change(row, &[&paid[..], &[("state", "paid"), ("paid_on", "2024-01-15")]].concat());
        }
        debt
    }

    #[test]
    fn a_new_debt_repays_what_is_left_with_its_interest() {
        let mut fixture = Fixture::new();
        let debt = old(&mut fixture);
        let new = fixture.add(&DEBT, &[("principal", "60000000"), ("state", "drawn"), ("drawn_on", "2024-03-01")]);
        fixture.passes("refinanced_in_full", &debt, &[("refinanced_by", new.id())]);
        fixture.fires("refinanced_in_full", &debt, &[("refinanced_by", debt.id())]);
        let debt = fixture.change(&debt, &[("refinanced_by", new.id())]);
        let small = fixture.add(&DEBT, &[("principal", "59999999"), ("state", "drawn"), ("drawn_on", "2024-03-01")]);
        fixture.fires("refinanced_in_full", &debt, &[("refinanced_by", small.id())]);
        let on = day("2024-03-28");
        let touched = fixture.write("refinance", "甲", |op| apply_effect("refinance_debt", op, &debt, on));
        assert_eq!(touched.len(), 4, "three lines end, one closes");
        let rows = stored_rows(fixture.reader(), debt.id()).unwrap();
        let last = rows.last().unwrap();
        // 600,000 × 4 % × 73/360.
        assert_eq!((last.int("principal"), last.int("interest")), (Some(60_000_000), Some(486_667)));
        assert_eq!((rows.len(), last.state(), last.text("fund_source")), (3, "paid", Some("refinance")));
        assert_eq!(balance(100_000_000, &stored(&rows).unwrap()), 0);
        let ended = fixture.reader().get(&INSTALLMENT, &touched[0]).unwrap().unwrap();
        assert!(ended.is_void() && ended.int("principal") == Some(20_000_000), "its figures stay");
    }

    #[test]
    fn arrears_are_dealt_with_before_a_refinancing() {
        let mut fixture = Fixture::new();
        let debt = old(&mut fixture);
        let new = fixture.add(&DEBT, &[("principal", "90000000"), ("state", "drawn"), ("drawn_on", "2024-03-01")]);
        let rows = stored_rows(fixture.reader(), debt.id()).unwrap();
        fixture.change(&rows[1], &[("state", "partial"), ("paid_principal", "1")]);
        fixture.fires("refinanced_in_full", &debt, &[("refinanced_by", new.id())]);
    }

    #[test]
    fn a_restructuring_accrues_at_the_old_rate_and_goes_on_at_the_new() {
        let mut fixture = Fixture::new();
        let debt = old(&mut fixture);
        fixture.fires("restructuring_holds", &debt, &[]);
        fixture.fires("restructuring_holds", &debt, &[("principal", "5"), ("rate", "30000")]);
        fixture.fires("restructuring_holds", &debt, &[("matures_on", "2024-03-01")]);
        let new = [("rate", "30000"), ("matures_on", "2030-01-15")];
        fixture.passes("restructuring_holds", &debt, &new);
        let debt = fixture.change(&debt, &new);
        let on = day("2024-03-28");
        fixture.write("restructure", "甲", |op| apply_effect("restructure_debt", op, &debt, on));
        let rows = stored_rows(fixture.reader(), debt.id()).unwrap();
        let figures: Vec<_> = rows.iter().map(|r| (r.int("principal").unwrap(), r.int("interest").unwrap())).collect();
        assert_eq!(figures[2], (0, 486_667));
        // 600,000 × 3 % × 287/360, then five whole years.
        assert_eq!((figures.len(), figures[3]), (9, (10_000_000, 1_435_000)));
        assert_eq!(figures.iter().map(|f| f.0).sum::<i64>(), 100_000_000);
        assert_eq!(drift(&Terms::of(&debt).unwrap().unwrap(), &stored(&rows).unwrap()).unwrap(), []);
    }
}
