//! `debt reconcile`: a creditor's statement of what is owed on a day against the registers, line by line.

use chrono::NaiveDate;

use crate::both;
use crate::catalog::debt::DEBT;
use crate::commands::debt::word;
use crate::commands::session::{Session, record};
use crate::commands::small::{Cell, small};
use crate::error::{Failure, Fault, Result, codes};
use crate::render::Head;
use crate::rules::debt::plan::{Stored, stored, stored_rows};
use crate::terms::money;

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let today = s.today(ledger.read())?;
    let operand = s.args().positionals().first().copied().unwrap_or_default();
    let debt = record(ledger.read(), &DEBT, operand, today)?;
    let (on, said) = statement(s, today)?;
    let rows = stored_rows(ledger.read(), debt.id())?;
    let lines = stored(&rows)?;
    let principal = debt.int("principal").unwrap_or(0);
    table(s, principal, &lines, on)?;
    let ours = lines.iter().fold(principal, |left, line| left.saturating_sub(line.paid_by(on).principal));
    let (id, gap) = (debt.id(), said.saturating_sub(ours));
    let (shown, said) = (money::show_grouped(ours), money::show_grouped(said));
    if gap == 0 {
        s.ui.status(&both!(
            "{id}: {on} 余额 {shown} 元,与对账单一致",
            "{id}: balance of {shown} 元 on {on}, as stated"
        ));
        return Ok(0);
    }
    let gap_shown = money::show_grouped(gap);
    s.ui.status(&both!(
        "{id}: {on} 台账余额 {shown} 元,对账单 {said} 元,相差 {gap_shown} 元",
        "{id}: balance of {shown} 元 on {on}, stated {said} 元, difference {gap_shown} 元"
    ));
    explain(s, &lines, on, gap);
    Ok(1)
}

/// Day and amount of the statement; all that is wrong with them at once.
fn statement(s: &mut Session<'_>, today: NaiveDate) -> Result<(NaiveDate, i64)> {
    let mut faults = Vec::new();
    let mut lacking = |zh: &str, en: &str| {
        faults.push(Fault::new(&codes::E1004, both!("缺少 {zh}", "{en} is missing")).hint(both!(
            "chengxin 债务 对账 ZW-2024-0001 --日期 2024-03-20 --金额 800万元",
            "chengxin debt reconcile ZW-2024-0001 --on 2024-03-20 --amount 800万元"
        )));
    };
    let (on, amount) = (s.args().text("on"), s.args().text("amount"));
    if on.is_none() {
        lacking("--日期", "--on");
    }
    if amount.is_none() {
        lacking("--金额", "--amount");
    }
    let on = on.map(|text| crate::terms::date::parse(text, today).and_then(crate::terms::date::Parsed::certain));
    let amount = amount.map(|text| money::parse(text, None));
    let on = on.and_then(|day| day.map_err(|fault| faults.push(fault.on("on"))).ok());
    let amount = amount.and_then(|fen| fen.map_err(|fault| faults.push(fault.on("amount"))).ok());
    match (on, amount) {
        (Some(on), Some(amount)) if faults.is_empty() => Ok((on, amount)),
        _ => Err(Failure::of(faults)),
    }
}

/// Lines due up to the day, and every line that something was paid of by then.
fn table(s: &mut Session<'_>, principal: i64, lines: &[Stored<'_>], on: NaiveDate) -> Result<()> {
    let lang = s.lang();
    let mut ours = principal;
    let mut planned = principal;
    let mut rows = Vec::new();
    for line in lines {
        let paid = line.paid_by(on).principal;
        ours = ours.saturating_sub(paid);
        if line.due_on > on && paid == 0 {
            continue;
        }
        planned = planned.saturating_sub(line.principal);
        rows.push(vec![
            Cell::Int(line.seq),
            Cell::Date(line.due_on),
            Cell::Fen(line.principal),
            Cell::maybe(line.paid_on.filter(|paid| *paid <= on).map(|paid| paid.to_string())),
            Cell::Fen(paid),
            Cell::Fen(ours),
            Cell::Fen(ours.saturating_sub(planned)),
        ]);
    }
    let heads = vec![
        Head::number(word(lang, "期次", "no")).keep(),
        Head::text(word(lang, "应还日期", "due on")).rigid().keep(),
        Head::number(word(lang, "应还本金(元)", "principal (元)")),
        Head::text(word(lang, "还款日期", "paid on")).rigid(),
        Head::number(word(lang, "已还本金(元)", "paid (元)")).keep(),
        Head::number(word(lang, "余额(元)", "balance (元)")).keep(),
        Head::number(word(lang, "与计划相差(元)", "off plan (元)")),
    ];
    let keys = ["no", "due_on", "principal_fen", "paid_on", "paid_principal_fen", "balance_fen", "off_plan_fen"];
    small(s, &keys, heads, rows)
}

/// Lines that would explain the difference by themselves.
fn explain(s: &mut Session<'_>, lines: &[Stored<'_>], on: NaiveDate, gap: i64) {
    for line in lines {
        let (seq, paid, due_on) = (line.seq, line.paid_by(on).principal, line.due_on);
        let text = if gap > 0 && paid == gap {
            both!(
                "第 {seq} 期已还的本金正好是差额: 债权人可能未入账",
                "line {seq} is paid by just that much: the creditor may not have booked it"
            )
        } else if gap < 0 && due_on <= on && line.principal.saturating_sub(paid) == gap.saturating_neg() {
            both!(
                "第 {seq} 期未还的本金正好是差额: 台账可能漏记还款",
                "line {seq} is unpaid by just that much: its repayment may not be recorded"
            )
        } else {
            continue;
        };
        s.ui.status(&text);
    }
}
