//! What a contract has cost and still owes, and when its deliveries are to be accepted (kinds.md §2.3).

use super::Judge;
use super::payment::told;
use super::value::{Computed, Said};
use crate::catalog::procurement::{ACCEPTANCE, CONTRACT};
use crate::error::Result;
use crate::messages::Label;
use crate::rules::computed::{
    AcceptanceDays, ContractTerms, Sums, accept_due, bond_rate, clock_start, is_sme, late_days,
};
use crate::rules::{check, view};
use crate::schema::{Field, Type};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "contract",
        Field::new("paid", "累计已付", Type::Money),
        Label::new(
            "合同及其未解除的补充合同各笔已付金额合计,退保证金和利息不计",
            "paid amounts of the contract and its supplements that are not terminated, refunds and interest left out",
        ),
        paid,
    ),
    Computed::new(
        "contract",
        Field::new("owed", "未付金额", Type::Money),
        Label::new(
            "合同金额 + 未解除的补充合同金额 − 累计已付;多付的为负;已解除的合同不计",
            "amount + supplements that are not terminated - paid; negative when too much was paid; not of a terminated \
             contract",
        ),
        owed,
    ),
    Computed::new(
        "contract",
        Field::new("bond_rate", "保证金比例", Type::Rate),
        Label::new(
            "履约保证金 ÷ 合同金额(上限 {contract.bond_max})",
            "performance bond / amount (at most {contract.bond_max})",
        ),
        bond,
    ),
    Computed::new(
        "contract",
        Field::new("supplement_rate", "追加比例", Type::Rate),
        Label::new(
            "未解除的补充合同金额 ÷ 合同金额(上限 {contract.supplement_max})",
            "supplements that are not terminated / amount (at most {contract.supplement_max})",
        ),
        supplements,
    ),
    Computed::new(
        "contract",
        Field::new("sme", "中小企业", Type::Bool),
        Label::new("供应商规模为中型、小型或微型", "the supplier is medium, small or micro"),
        sme,
    ),
    Computed::new(
        "acceptance",
        Field::new("accept_due", "应验收日期", Type::Date),
        Label::new(
            "申请验收日期(没有的为交付日期)+ 约定验收天数,未约定的 {acceptance.period}",
            "requested_on, or else delivered_on, + the contract's accept_days, where it is silent {acceptance.period}",
        ),
        due,
    ),
    Computed::new(
        "acceptance",
        Field::new("late_days", "验收逾期天数", Type::Int),
        Label::new(
            "应验收日期至验收日期,待验收的至当日;拒绝验收的不计",
            "days from accept_due to accepted_on, or to today while it is requested; none once it is refused",
        ),
        late,
    )
    .days(),
    Computed::new(
        "acceptance",
        Field::new("clock_start", "付款起算日", Type::Date),
        Label::new(
            "合同验收后结算的: 按期验收的为验收日期,逾期的为应验收日期;不合格的没有",
            "where the contract settles by acceptance: accepted_on when in time, else accept_due; none for what failed",
        ),
        start,
    ),
    Computed::new(
        "acceptance",
        Field::new("lead_hint", "建议转失信", Type::Bool),
        Label::new("拒绝验收,或验收逾期而未写逾期原因", "refused, or late without a delay_reason"),
        lead,
    ),
];

fn paid(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::Is(Sums::read(judge.reader, judge.row)?.paid.into()))
}

fn owed(judge: &Judge<'_>) -> Result<Said> {
    if judge.is_in(&["terminated"]) {
        return Ok(Said::Nothing);
    }
    Ok(Said::Is(Sums::read(judge.reader, judge.row)?.owed().into()))
}

fn bond(judge: &Judge<'_>) -> Result<Said> {
    let (bond, amount) = (judge.row.int("bond").filter(|bond| *bond > 0), judge.row.int("amount"));
    Ok(Said::maybe(bond_rate(bond, amount.unwrap_or(0))))
}

fn supplements(judge: &Judge<'_>) -> Result<Said> {
    let sums = Sums::read(judge.reader, judge.row)?;
    Ok(Said::maybe(sums.supplement_rate().filter(|_| sums.supplements > 0)))
}

fn sme(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(judge.row.text("sme_size").is_some_and(is_sme)))
}

/// What a value of an acceptance is computed from, once its contract is read.
fn with(judge: &Judge<'_>, find: impl FnOnce(&AcceptanceDays<'_>, &ContractTerms<'_>) -> Said) -> Result<Said> {
    let contract = judge.reader.get(&CONTRACT, judge.row.text("contract").unwrap_or_default())?;
    let Some(contract) = contract else { return Ok(Said::Nothing) };
    Ok(find(&view(judge.row)?, &view(&contract)?))
}

fn due(judge: &Judge<'_>) -> Result<Said> {
    with(judge, |days, terms| match accept_due(judge.parameters, days, terms) {
        Ok(due) => told(&due),
        Err(missing) => Said::Cannot(missing.both()),
    })
}

fn late(judge: &Judge<'_>) -> Result<Said> {
    match (judge.row.state(), judge.row.date("accepted_on")) {
        // Refused, not late; there is no day of it.
        ("refused", _) => return Ok(Said::Nothing),
        ("requested", _) | (_, Some(_)) => {}
        _ => return Ok(Said::Cannot(check::blank(&ACCEPTANCE, "accepted_on"))),
    }
    with(judge, |days, terms| match late_days(judge.parameters, days, terms, judge.as_of) {
        Ok(days) => Said::positive(days),
        Err(missing) => Said::Cannot(missing.both()),
    })
}

fn start(judge: &Judge<'_>) -> Result<Said> {
    with(judge, |days, terms| {
        if terms.settlement != "acceptance" {
            return Said::Nothing;
        }
        Said::day(clock_start(judge.parameters, days, terms, judge.as_of))
    })
}

fn lead(judge: &Judge<'_>) -> Result<Said> {
    if judge.is_in(&["refused"]) {
        return Ok(Said::when(true));
    }
    let unexplained = judge.row.text("delay_reason").is_none();
    Ok(Said::when(unexplained && late(judge)?.value().is_some()))
}
