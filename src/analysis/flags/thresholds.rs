//! Flags of purchases that stay below the amounts from which the law asks for more: open tendering, or a procedure at all. The
//! amounts are published by each province, so that they are parameters that the district enters.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::data::{Contract, Data, Method, NONE};
use super::limit::Limit;
use super::{Cause, Flag, Group, Id, Measure, Outcome, l};

/// Direct purchases of a buyer in one year, just below the amount, that make a habit.
const HABIT: usize = 3;
/// Direct awards to one supplier in one year that can be added up.
const SEVERAL: usize = 2;
/// Fen of 万元, the unit of the parameters.
const WAN: f64 = 1_000_000.0;

const OPEN: &str = "tender.open_threshold";
const LEAST: &str = "tender.purchase_threshold";
const NEAR: &str = "flag.near_threshold";

pub(super) static FLAGS: &[Flag] = &[
    Flag::new(
        "R002",
        l("压低金额规避标准", "Manipulation of procurement thresholds"),
        l("金额刚好低于标准的采购可以少一道监督。", "Just below a threshold there is less oversight."),
        l(
            "非公开招标项目的预算金额低于公开招标数额标准,差额不超过标准的 10 %(参数)。值为预算与标准之比;标准按公告日期,没有则按确定结果日期。",
            "The budget of a procedure that was not openly tendered lies below the threshold of open tendering by at most 10 % (parameter). The value is budget / threshold, as in force on the day of notice, else of the result.",
        ),
    )
    .reads(&[("tender", &["method", "budget", "notice_on", "confirmed_on"])])
    .but(&["confirmed_on"])
    .parameters(&[OPEN, NEAR])
    .counts(Measure::Ratio)
    .by(r002),
    Flag::new(
        "R049",
        l("标准以下直接授予", "Direct awards below the threshold"),
        l("反复贴着标准直接授予。", "Direct awards that stay below the threshold."),
        l(
            "采购人一年内有 3 份以上没有采购招标项目的合同,金额低于采购限额标准,差额不超过标准的 10 %(参数)。值为份数。一家多次的合为一条,取最大值。",
            "A buyer has 3 contracts or more in one year without a procedure whose amount lies below the purchasing threshold by at most 10 % (parameter). The value is their number. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Buyer])
    .reads(&[("contract", &["buyer", "tender", "amount", "signed_on", "supplement_of"])])
    .but(&["tender", "supplement_of"])
    .parameters(&[LEAST, NEAR])
    .counts(Measure::Count)
    .by(r049),
    Flag::new(
        "R055",
        l("多次直接授予合计超标准", "Multiple direct awards around the threshold"),
        l("合起来就该公开招标。", "Together they should have been tendered."),
        l(
            "采购人一年内直接授予同一供应商(单一来源,或没有采购招标项目)2 份以上合同,每份低于公开招标数额标准,合计达到标准。值为合计与标准之比。一家多次的合为一条,取最大值。",
            "In one year a buyer awards one supplier 2 contracts or more directly (single source, or without a procedure), each below the threshold of open tendering, together at or above it. The value is their sum / threshold. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Winner])
    .reads(&[
        ("tender", &["method"]),
        ("contract", &["buyer", "supplier", "tender", "amount", "signed_on", "supplement_of"]),
    ])
    .but(&["tender", "supplement_of"])
    .parameters(&[OPEN])
    .counts(Measure::Ratio)
    .by(r055),
];

/// An amount from which more is asked for, in fen, and how far below it is near.
struct Threshold {
    amount: Limit,
    near: Limit,
}

impl Threshold {
    fn new(data: &Data, name: &'static str) -> Self {
        Self { amount: data.limit(name), near: data.limit(NEAR) }
    }

    /// The amount in fen on a day, or a note that the district has not entered it.
    fn on(&self, day: NaiveDate, id: Id, out: &mut Outcome) -> Option<f64> {
        let fen = self.amount.value(day).map(|wan| wan * WAN);
        if fen.is_none() {
            out.lacks(Cause::Parameter(self.amount.name), id);
        }
        fen
    }

    /// True for an amount that lies just below.
    fn is_near(&self, day: NaiveDate, threshold: f64, fen: f64, id: Id, out: &mut Outcome) -> bool {
        let Some(percent) = self.near.value(day) else {
            out.lacks(Cause::Parameter(NEAR), id);
            return false;
        };
        fen < threshold && fen >= threshold * (1.0 - percent / 100.0)
    }
}

fn r002(data: &Data, out: &mut Outcome) {
    let threshold = Threshold::new(data, OPEN);
    for tender in data.tenders.iter().filter(|t| t.method != Method::Open) {
        let day = tender.notice_on.or(tender.confirmed_on);
        let Some(day) = out.need(day, "tender", "notice_on", tender.id) else { continue };
        let Some(budget) = out.need(tender.budget.get(), "tender", "budget", tender.id) else { continue };
        let Some(limit) = threshold.on(day, tender.id, out) else { continue };
        out.judged += 1;
        if threshold.is_near(day, limit, budget as f64, tender.id, out) {
            out.raise(Group::Process, tender.id, budget as f64 / limit, Some(1.0), vec![tender.id]);
        }
    }
}

/// Original contracts with their day and amount.
fn contracts<'d>(data: &'d Data, out: &mut Outcome) -> Vec<(&'d Contract, NaiveDate, f64)> {
    let mut found = Vec::new();
    for contract in data.contracts.iter().filter(|c| c.supplement_of == NONE) {
        let Some(day) = out.need(contract.signed_on, "contract", "signed_on", contract.id) else { continue };
        let Some(fen) = out.need(contract.amount.get(), "contract", "amount", contract.id) else { continue };
        found.push((contract, day, fen as f64));
    }
    found
}

fn r049(data: &Data, out: &mut Outcome) {
    let threshold = Threshold::new(data, LEAST);
    let mut habits: BTreeMap<(Id, i32), Vec<Id>> = BTreeMap::new();
    for (contract, day, fen) in contracts(data, out).into_iter().filter(|(c, ..)| c.tender == NONE) {
        let Some(limit) = threshold.on(day, contract.id, out) else { continue };
        out.judged += 1;
        if threshold.is_near(day, limit, fen, contract.id, out) {
            habits.entry((contract.buyer, day.year())).or_default().push(contract.id);
        }
    }
    for ((buyer, _), rows) in habits.into_iter().filter(|(_, rows)| rows.len() >= HABIT) {
        out.raise(Group::Buyer, buyer, rows.len() as f64, Some(HABIT as f64), rows);
    }
}

/// What a buyer awarded one supplier directly in a year: the sum and the threshold in fen, and the contracts.
#[derive(Default)]
struct Awarded {
    sum: f64,
    limit: f64,
    rows: Vec<Id>,
}

fn r055(data: &Data, out: &mut Outcome) {
    let threshold = Threshold::new(data, OPEN);
    let mut awards: BTreeMap<(Id, u32, i32), Awarded> = BTreeMap::new();
    let direct = |c: &Contract| data.tender(c.tender).is_none_or(|t| t.method == Method::Single);
    for (contract, day, fen) in contracts(data, out).into_iter().filter(|(c, ..)| direct(c) && c.supplier != NONE) {
        let Some(limit) = threshold.on(day, contract.id, out) else { continue };
        out.judged += 1;
        if fen < limit {
            let own = awards.entry((contract.buyer, contract.supplier, day.year())).or_default();
            own.sum += fen;
            // Where it changed within the year the highest is the fairest.
            own.limit = own.limit.max(limit);
            own.rows.push(contract.id);
        }
    }
    for ((_, supplier, _), Awarded { sum, limit, rows }) in awards {
        if rows.len() >= SEVERAL && sum >= limit {
            out.raise(Group::Winner, data.party(supplier), sum / limit, Some(1.0), rows);
        }
    }
}
