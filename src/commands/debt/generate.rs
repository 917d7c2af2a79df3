//! `debt generate`: writes the plan of a recorded debt from its terms.

use crate::both;
use crate::catalog::codes::REPAY_FUND;
use crate::catalog::debt::DEBT;
use crate::commands::edit::must_be_live;
use crate::commands::session::{Session, record};
use crate::commands::small::{Cell, small};
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::Head;
use crate::rules::debt::generate::{Change, Plan, check_rate, plan, write};
use crate::store::Reader;
use crate::terms::{self, money, rate};

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let (mut ledger, act) = s.writing("generate")?;
    let operand = s.args().positionals().first().copied().unwrap_or_default();
    let debt = record(ledger.read(), &DEBT, operand, act.as_of)?;
    must_be_live(&debt)?;
    let reason = act.reason.clone().unwrap_or_else(|| "重新生成还款计划".to_owned());
    let change = Change { reason: &reason, ..change(s, act.as_of, ledger.read())? };
    let id = debt.id().to_owned();
    let (made, receipt) = ledger.write(&act, |op| {
        let Some(debt) = op.reader().get(&DEBT, &id)? else { return Err(anyhow::anyhow!("a debt is gone").into()) };
        let made = plan(op.reader(), &debt, &change)?;
        write(op, &made, act.as_of, &reason)?;
        Ok(made)
    })?;
    if made.agrees() {
        let count = made.kept;
        s.ui.status(&both!(
            "{id} 的 {count} 期计划与条件一致,没有改动",
            "the {count} lines of {id} are as its terms generate them; nothing was changed"
        ));
        return Ok(0);
    }
    lines(s, &made)?;
    done(s, &id, &made, receipt.seq);
    Ok(0)
}

/// What the flags change; all faults at once.
fn change<'a>(s: &mut Session<'a>, today: chrono::NaiveDate, reader: Reader<'_>) -> Result<Change<'a>> {
    let mut faults = Vec::new();
    let new = s.args().text("rate").map(|text| rate::parse(text).and_then(check_rate));
    let new = new.and_then(|rate| rate.map_err(|fault: Fault| faults.push(fault.on("rate"))).ok());
    let from = match s.args().text("from") {
        None => None,
        Some(text) => match s.day(text, today, reader) {
            Ok(day) => Some(day),
            Err(failure) => {
                faults.extend(failure.faults.into_iter().map(|fault| fault.on("from")));
                None
            }
        },
    };
    let fund = match s.args().text("fund") {
        None => None,
        Some(word) => {
            let folded = terms::text::fold(word);
            let found = REPAY_FUND.find(&folded);
            if found.is_none() {
                faults.push(no_fund(word));
            }
            found.map(|item| item.code)
        }
    };
    if faults.is_empty() { Ok(Change { rate: new, from, fund, reason: "" }) } else { Err(Failure::of(faults)) }
}

fn no_fund(word: &str) -> Fault {
    let list = |lang: Lang, join: &str| REPAY_FUND.items.iter().map(|i| i.label(lang)).collect::<Vec<_>>().join(join);
    let (zh, en) = (list(Lang::Zh, "、"), list(Lang::En, ", "));
    Fault::new(&codes::E1005, both!("不认识\"{word}\"", "\"{word}\" is not a choice"))
        .on("fund")
        .hint(both!("可选: {zh}", "choices: {en}"))
}

fn lines(s: &mut Session<'_>, made: &Plan) -> Result<()> {
    let lang = s.lang();
    let fen = Cell::Fen;
    let rows: Vec<Vec<Cell>> = (made.first..)
        .zip(&made.lines)
        .map(|(seq, line)| {
            let total = line.principal.saturating_add(line.interest);
            let due_on = Cell::Date(line.due_on);
            vec![Cell::Int(seq), due_on, fen(line.principal), fen(line.interest), fen(total), fen(line.balance)]
        })
        .collect();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::number(word("期次", "no")).keep(),
        Head::text(word("应还日期", "due on")).rigid().keep(),
        Head::number(word("应还本金(元)", "principal (元)")).keep(),
        Head::number(word("应还利息(元)", "interest (元)")).keep(),
        Head::number(word("本息合计(元)", "total (元)")),
        Head::number(word("剩余本金(元)", "balance (元)")).keep(),
    ];
    small(s, &["no", "due_on", "principal_fen", "interest_fen", "total_fen", "balance_fen"], heads, rows)
}

fn done(s: &mut Session<'_>, id: &str, made: &Plan, seq: Option<i64>) {
    let (new, changed, dropped, kept) = (made.added.len(), made.changed.len(), made.dropped.len(), made.kept);
    let interest = made.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.interest));
    let interest = money::show_grouped(interest);
    let text = both!(
        "{id} 的还款计划: 新增 {new} 期,改写 {changed} 期,作废 {dropped} 期,保留 {kept} 期,其后利息合计 {interest} 元",
        "plan of {id}: {new} lines added, {changed} changed, {dropped} void, {kept} kept; interest from there {interest} 元"
    );
    s.done(&text, seq);
}
