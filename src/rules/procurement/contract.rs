//! 合同: delivered, accepted, paid, its bond returned; ended early only on a ground.

use serde::Deserialize;

use crate::both;
use crate::catalog::procurement::{ACCEPTANCE, PAYMENT};
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::computed::Sums;
use crate::rules::source::{ACCEPTANCE as ACCEPTANCE_SOURCE, CONTRACT_ENDS, PROMISES};
use crate::rules::{Moment, hint, refusal, require, view};
use crate::schema::Row;
use crate::terms::money;

fn acceptances(moment: &Moment<'_>) -> Result<Vec<Row>> {
    moment.reader.children(&ACCEPTANCE, "contract", moment.after.id())
}

/// contract.deliver: an acceptance of this contract is registered.
pub(crate) fn acceptance_registered(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if !acceptances(moment)?.is_empty() {
        return Ok(Vec::new());
    }
    let text = both!("还没有登记履约验收", "no acceptance is registered");
    Ok(vec![refusal(&text, ACCEPTANCE_SOURCE).hint(hint::register(&ACCEPTANCE, "contract", moment.after.id()))])
}

/// contract.accept: an acceptance passed, wholly or in part.
pub(crate) fn acceptance_passed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let rows = acceptances(moment)?;
    if rows.iter().any(|row| matches!(row.state(), "passed" | "partial")) {
        return Ok(Vec::new());
    }
    let next = match rows.iter().find(|row| row.state() == "requested") {
        Some(row) => hint::act(&ACCEPTANCE, "pass", row.id()),
        None => hint::register(&ACCEPTANCE, "contract", moment.after.id()),
    };
    let text = both!("没有合格或部分合格的验收", "no acceptance passed, wholly or in part");
    Ok(vec![refusal(&text, ACCEPTANCE_SOURCE).hint(next)])
}

#[derive(Deserialize)]
struct Batch<'a> {
    batch_no: i64,
    state: &'a str,
}

/// contract.rework: the last acceptance, by its batch, failed.
pub(crate) fn last_acceptance_failed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let rows = acceptances(moment)?;
    let mut last: Option<(Batch<'_>, &str)> = None;
    for row in &rows {
        let batch: Batch<'_> = view(row)?;
        if last.as_ref().is_none_or(|(other, _)| batch.batch_no > other.batch_no) {
            last = Some((batch, row.id()));
        }
    }
    let (text, next) = match last {
        Some((batch, _)) if batch.state == "failed" => return Ok(Vec::new()),
        Some((batch, id)) => (
            both!("最近一次验收 {id} 不是不合格", "the last acceptance {id} did not fail"),
            match batch.state {
                "requested" => hint::act(&ACCEPTANCE, "fail", id),
                "passed" | "partial" => hint::act(moment.after.kind(), "accept", moment.after.id()),
                _ => hint::show(id),
            },
        ),
        None => (
            both!("还没有登记履约验收", "no acceptance is registered"),
            hint::register(&ACCEPTANCE, "contract", moment.after.id()),
        ),
    };
    Ok(vec![refusal(&text, ACCEPTANCE_SOURCE).hint(next)])
}

/// contract.close: nothing is owed and nothing was paid too much.
pub(crate) fn nothing_owed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let sums = Sums::read(moment.reader, moment.after)?;
    let (owed, id) = (sums.owed(), moment.after.id());
    if owed == 0 {
        return Ok(Vec::new());
    }
    let shown = money::show_grouped(owed.saturating_abs());
    if owed < 0 {
        let text = both!("多付 {shown} 元", "{shown} 元 too much was paid");
        let next = both!(
            "核对付款: chengxin 合同付款 列表 合同={id}",
            "check the payments: chengxin payment list contract={id}"
        );
        return Ok(vec![refusal(&text, PROMISES).hint(next)]);
    }
    let text = both!("还有 {shown} 元未付", "{shown} 元 is still owed");
    let payments = moment.reader.children(&PAYMENT, "contract", id)?;
    let next = match payments.iter().find(|payment| !payment.is_closed()) {
        Some(payment) => hint::act(&PAYMENT, "pay", payment.id()),
        None => hint::register(&PAYMENT, "contract", id),
    };
    Ok(vec![refusal(&text, PROMISES).hint(next)])
}

/// contract.close: the performance bond is refunded, or there is none.
pub(crate) fn bond_returned(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    #[derive(Deserialize)]
    struct Bond {
        bond: Option<i64>,
    }
    if view::<Bond>(moment.after)?.bond.is_none_or(|bond| bond <= 0) {
        return Ok(Vec::new());
    }
    Ok(require(
        moment.after,
        &["bond_refund_on"],
        &Both::fixed("履约保证金退还后办结,", "the refund of the bond"),
        PROMISES,
    ))
}

/// contract.terminate: a judgment is attached; the parties end a contract on no ground of their own (政府采购法 50).
/// An approved change counts too once changes are kept.
pub(crate) fn termination_needs_ground(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let what = Both::fixed("解除合同(判决或批准文书)", "termination (the judgment or approval)");
    Ok(require(moment.after, &["attachments"], &what, CONTRACT_ENDS))
}

#[cfg(test)]
mod tests {
    use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, PAYMENT};
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_contract_moves_with_its_acceptances() {
        let mut fixture = Fixture::new();
        let contract = fixture.add(&CONTRACT, &[]);
        for guard in ["acceptance_registered", "acceptance_passed", "last_acceptance_failed"] {
            fixture.fires(guard, &contract, &[]);
        }
        let first = fixture.add(&ACCEPTANCE, &[("contract", contract.id())]);
        fixture.passes("acceptance_registered", &contract, &[]);
        let said = fixture.guard("acceptance_passed", &contract, &[]).remove(0);
        assert_eq!(said.hint.unwrap().zh, format!("chengxin 履约验收 合格 {}", first.id()));
        fixture.fires("last_acceptance_failed", &contract, &[]);
        let first = fixture.change(&first, &[("state", "failed")]);
        fixture.passes("last_acceptance_failed", &contract, &[]);
        fixture.fires("acceptance_passed", &contract, &[]);
        let second = fixture.add(&ACCEPTANCE, &[("contract", contract.id()), ("state", "partial")]);
        assert_eq!((first.int("batch_no"), second.int("batch_no")), (Some(1), Some(2)));
        fixture.fires("last_acceptance_failed", &contract, &[]);
        fixture.passes("acceptance_passed", &contract, &[]);
    }

    #[test]
    fn a_contract_closes_when_nothing_is_owed() {
        let mut fixture = Fixture::new();
        let contract = fixture.add(&CONTRACT, &[("amount", "10000"), ("state", "paying")]);
        let said = fixture.guard("nothing_owed", &contract, &[]).remove(0);
        assert!(said.text.zh.starts_with("还有 100.00 元未付"), "{}", said.text.zh);
        let payment = fixture.add(&PAYMENT, &[("contract", contract.id()), ("paid_amount", "9999")]);
        let said = fixture.guard("nothing_owed", &contract, &[]).remove(0);
        assert!(said.hint.unwrap().en.ends_with(&format!("chengxin payment pay {}", payment.id())));
        let payment = fixture.change(&payment, &[("paid_amount", "10000")]);
        fixture.passes("nothing_owed", &contract, &[]);
        fixture.change(&payment, &[("paid_amount", "10001")]);
        fixture.fires("nothing_owed", &contract, &[]);
    }

    #[test]
    fn the_bond_goes_back_first() {
        let mut fixture = Fixture::new();
        let contract = fixture.add(&CONTRACT, &[]);
        fixture.passes("bond_returned", &contract, &[]);
        fixture.passes("bond_returned", &contract, &[("bond", "0")]);
        fixture.fires("bond_returned", &contract, &[("bond", "5")]);
        fixture.passes("bond_returned", &contract, &[("bond", "5"), ("bond_refund_on", "2024-03-01")]);
    }

    #[test]
    fn a_contract_ends_early_only_on_a_ground() {
        let mut fixture = Fixture::new();
        let contract = fixture.add(&CONTRACT, &[]);
        fixture.fires("termination_needs_ground", &contract, &[]);
        fixture.passes("termination_needs_ground", &contract, &[("attachments", "判决书.pdf")]);
    }
}
