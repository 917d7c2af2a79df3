//! `procurement overdue`: what a year left unpaid to small and medium enterprises, as it is published every year
//! (保障中小企业款项支付条例 18), or its totals by unit.

use std::collections::BTreeMap;

use chrono::Datelike as _;

use super::output::Output;
use super::session::{self, Session};
use super::small::{Cell, small};
use crate::both;
use crate::catalog::codes::{EXCUSE, FIRM_SIZE};
use crate::catalog::registry::{PARTY, UNIT};
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Lang, plural};
use crate::render::Head;
use crate::rules::check::overdue::{List, Overdue, overdue};
use crate::schema::{CodeList, Kind, Mask, Names as _};
use crate::store::Directory;
use crate::terms::{date, money};

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let output = Output::of(s, None)?;
    let mask = match s.mask()? {
        Mask::Nothing => Mask::Nothing,
        _ if output.leaves() => Mask::Names,
        mask => mask,
    };
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let today = s.today(reader)?;
    let year = match s.args().text("year") {
        Some(text) => date::parse_year(text).map_err(|fault| fault.on("year"))?,
        None => today.year() - 1,
    };
    if year > today.year() {
        let text = both!("{year} 年还没有到", "{year} has not begun");
        return Err(Fault::new(&codes::E3105, text)
            .on("year")
            .hint(both!("写已过的年度,如 --年度 {}", "a year that has passed, such as --year {}", today.year() - 1))
            .into());
    }
    let unit = match s.args().text("unit") {
        Some(text) => Some(session::record(reader, &UNIT, text, today)?.id().to_owned()),
        None => None,
    };
    let mut list = overdue(reader, today, year)?;
    list.overdue.retain(|o| unit.as_ref().is_none_or(|unit| o.unit == *unit));
    let mut names = reader.directory(&s.folder());
    if s.args().flag("totals") {
        totals(s, &list, &mut names, mask)?;
    } else {
        lines(s, &list, &mut names, mask)?;
    }
    close(s, &list);
    Ok(0)
}

/// What an id is called.
fn name(names: &mut Directory<'_>, kind: &'static Kind, id: &str, mask: Mask) -> Cell {
    Cell::State(id.to_owned(), Both::same(names.name(kind, id, mask).to_string()))
}

/// The word of a code.
fn coded(list: &'static CodeList, code: &str) -> Cell {
    let word = list.get(code).map_or_else(
        || Both::same(code.to_owned()),
        |item| Both { zh: item.label(Lang::Zh), en: item.label(Lang::En) },
    );
    Cell::State(code.to_owned(), word)
}

fn lines(s: &mut Session<'_>, list: &List, names: &mut Directory<'_>, mask: Mask) -> Result<()> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(s.lang()).to_owned();
    let heads = vec![
        Head::text(word("合同", "contract")).rigid().keep(),
        Head::text(word("合同编号", "contract no")),
        Head::text(word("付款", "payment")).rigid(),
        Head::text(word("欠款单位", "unit")).keep(),
        Head::text(word("供应商", "supplier")).keep(),
        Head::text(word("规模", "size")),
        Head::number(word("逾期金额(元)", "overdue (元)")).keep(),
        Head::text(word("应付日期", "due on")).rigid(),
        Head::number(word("逾期天数", "days overdue")),
        Head::number(word("逾期利息(元)", "interest (元)")),
        Head::text(word("未付理由", "excuse")),
    ];
    let keys = [
        "contract",
        "contract_no",
        "payment",
        "unit",
        "supplier",
        "sme_size",
        "amount_fen",
        "due_on",
        "overdue_days",
        "interest_fen",
        "excuse",
    ];
    let limit = s.globals().limit.unwrap_or(usize::MAX);
    let rows = list.overdue.iter().take(limit).map(|o| {
        vec![
            Cell::Text(o.contract.clone()),
            Cell::Text(o.contract_no.clone()),
            Cell::Text(o.payment.clone()),
            name(names, &UNIT, &o.unit, mask),
            name(names, &PARTY, &o.supplier, mask),
            coded(&FIRM_SIZE, &o.size),
            Cell::Fen(o.amount),
            Cell::Date(o.due_on),
            Cell::Int(o.days),
            o.interest.map_or(Cell::Blank, Cell::Fen),
            o.excuse.as_ref().map_or(Cell::Blank, |code| coded(&EXCUSE, code)),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    small(s, &keys, heads, rows)?;
    if list.overdue.len() > limit {
        s.ui.status(&super::check::more(list.overdue.len() - limit));
    }
    Ok(())
}

/// Contracts, amount and interest of some overdue payments.
fn sums<'o>(all: impl Iterator<Item = &'o Overdue>) -> (usize, i64, i64) {
    let (mut contracts, mut amount, mut interest) = (Vec::new(), 0_i64, 0_i64);
    for o in all {
        contracts.push(o.contract.as_str());
        amount = amount.saturating_add(o.amount);
        interest = interest.saturating_add(o.interest.unwrap_or(0));
    }
    contracts.sort_unstable();
    contracts.dedup();
    (contracts.len(), amount, interest)
}

fn totals(s: &mut Session<'_>, list: &List, names: &mut Directory<'_>, mask: Mask) -> Result<()> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(s.lang()).to_owned();
    let heads = vec![
        Head::text(word("欠款单位", "unit")).keep(),
        Head::number(word("合同数", "contracts")).keep(),
        Head::number(word("逾期金额(元)", "overdue (元)")).keep(),
        Head::number(word("逾期利息(元)", "interest (元)")).keep(),
    ];
    let mut units: BTreeMap<&str, Vec<&Overdue>> = BTreeMap::new();
    for o in &list.overdue {
        units.entry(&o.unit).or_default().push(o);
    }
    let rows = units.into_iter().map(|(unit, all)| {
        let (contracts, amount, interest) = sums(all.into_iter());
        let contracts = i64::try_from(contracts).unwrap_or(i64::MAX);
        vec![name(names, &UNIT, unit, mask), Cell::Int(contracts), Cell::Fen(amount), Cell::Fen(interest)]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    small(s, &["unit", "contracts", "amount_fen", "interest_fen"], heads, rows)
}

/// Says what it comes to, and what could not be told.
fn close(s: &mut Session<'_>, list: &List) {
    let (contracts, amount, interest) = sums(list.overdue.iter());
    let (until, of) = (list.until, plural(contracts, "contract"));
    let (amount, interest) = (money::show_grouped(amount), money::show_grouped(interest));
    s.ui.status(&if contracts == 0 {
        both!("截至 {until} 没有逾期未付的中小企业款项", "nothing was overdue to SMEs on {until}")
    } else {
        both!(
            "截至 {until} 逾期未付 {contracts} 份合同,{amount} 元,利息 {interest} 元",
            "on {until}: {of} overdue, {amount} 元, interest {interest} 元"
        )
    });
    for (id, why) in list.missing.iter().take(MISSING) {
        let (zh, en) = (&why.zh, &why.en);
        s.ui.warn(&Fault::new(&codes::W4001, both!("{id} {zh}", "{id}: {en}")));
    }
    if let Some(more) = list.missing.len().checked_sub(MISSING).filter(|more| *more > 0) {
        s.ui.status(&both!("另有 {more} 项无法计算", "{more} more are not computable"));
    }
}

/// Payments that cannot be judged named at most; the rest is counted.
const MISSING: usize = 5;
