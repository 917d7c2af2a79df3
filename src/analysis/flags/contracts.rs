//! Flags of contracts: what became of the award once it was signed.

use super::data::{Change, Contract, Data, Method, NONE};
use super::{Cause, Flag, Group, Id, Measure, Outcome, l};

pub(super) static FLAGS: &[Flag] = &[
    Flag::new(
        "R054",
        l("单一来源后大额追加", "Direct award followed by large change orders"),
        l("先直接给,再追加,绕开竞争。", "A direct award is enlarged afterwards without competition."),
        l(
            "单一来源项目的合同,补充合同金额合计 ÷ 原合同金额大于参数(法定 10 %)。",
            "Of a contract from a single source, supplements / original amount above the parameter (10 % by statute).",
        ),
    )
    .groups(&[Group::Contract])
    .reads(&[("tender", &["method"]), ("contract", &["tender", "amount", "signed_on", "supplement_of"])])
    .but(&["tender", "supplement_of"])
    .parameters(&["contract.supplement_max"])
    .counts(Measure::Ratio)
    .by(r054),
    Flag::new(
        "R059",
        l("合同金额与中标金额不符", "Difference between award value and contract amount"),
        l("合同须照中标结果签,差额说明另有约定。", "A contract must be signed as awarded; a difference means another deal."),
        l(
            "|项目各合同金额合计(补充合同不算)− 中标金额| ÷ 中标金额大于零。",
            "|contract amounts of the procedure, supplements left out, - award amount| / award amount above zero.",
        ),
    )
    .reads(&[("tender", &["award_amount"]), ("contract", &["tender", "amount", "supplement_of"])])
    .but(&["tender", "supplement_of"])
    .counts(Measure::Ratio)
    .by(r059),
    Flag::new(
        "R064",
        l("合同有变更", "Contract has modifications"),
        l("变更可能改掉竞争得来的条件。", "Changes may undo what competition won."),
        l("合同的补充合同不少于 1 份;值为份数。", "The contract has one supplement or more; the value is their number."),
    )
    .groups(&[Group::Contract])
    .reads(&[("contract", &["supplement_of"])])
    .but(&["supplement_of"])
    .counts(Measure::Count)
    .by(r064),
    Flag::new(
        "R065",
        l("变更减少标的", "Amendments to reduce line items"),
        l("少做不少拿。", "Less is done for the same money."),
        l("合同有标的变化为减少的补充合同;值为份数。", "The contract has a supplement that reduces what is delivered; the value is their number."),
    )
    .groups(&[Group::Contract])
    .reads(&[("contract", &["supplement_of", "scope_change"])])
    .but(&["supplement_of"])
    .counts(Measure::Count)
    .by(r065),
    Flag::new(
        "R066",
        l("变更增加标的", "Amendments to increase line items"),
        l("增加的部分没有竞争。", "What is added is not competed for."),
        l("合同有标的变化为增加的补充合同;值为份数。", "The contract has a supplement that adds to what is delivered; the value is their number."),
    )
    .groups(&[Group::Contract])
    .reads(&[("contract", &["supplement_of", "scope_change"])])
    .but(&["supplement_of"])
    .counts(Measure::Count)
    .by(r066),
    Flag::new(
        "R067",
        l("未按约履行", "Delivery failure"),
        l("不履约的供应商可能本不该中标。", "A supplier that fails to deliver perhaps should not have won."),
        l(
            "合同已解除,或有不合格、拒绝的验收,或履约截止已过仍在履约中。值为次数;过期的为天数。",
            "The contract was terminated, or an acceptance failed or was refused, or it is still being performed after its last day. The value is how often; for an overdue one, the days.",
        ),
    )
    .groups(&[Group::Contract])
    .reads(&[("contract", &["state", "deliver_due"]), ("acceptance", &["contract", "state"])])
    .counts(Measure::Count)
    .by(r067),
    Flag::new(
        "R068",
        l("付款超过合同金额", "Payments exceed the contract amount"),
        l("付得比合同多,钱去了哪里?", "More was paid than agreed."),
        l(
            "已付金额合计(退保证金和利息不算)大于合同与补充合同金额合计;值为两者之比。",
            "Sum paid (refunds and interest left out) above the amounts of contract and supplements; the value is their ratio.",
        ),
    )
    .groups(&[Group::Contract])
    .reads(&[("contract", &["amount", "supplement_of"]), ("payment", &["contract", "purpose", "paid_amount"])])
    .but(&["supplement_of", "contract", "paid_amount"])
    .counts(Measure::Ratio)
    .by(r068),
    Flag::new(
        "R069",
        l("变更抬高合同价", "Contract amendments to increase the price"),
        l("追加超过一成,等于绕开竞争另买一次。", "More than a tenth on top is another purchase without competition."),
        l(
            "补充合同金额合计 ÷ 原合同金额大于参数(法定 10 %)。",
            "Supplements / original amount above the parameter (10 % by statute).",
        ),
    )
    .groups(&[Group::Contract])
    .reads(&[("contract", &["amount", "signed_on", "supplement_of"])])
    .but(&["supplement_of"])
    .parameters(&["contract.supplement_max"])
    .counts(Measure::Ratio)
    .by(r069),
];

/// The supplements of each contract, by its place.
fn supplements(data: &Data) -> Vec<(u32, &Contract)> {
    let mut found: Vec<(u32, &Contract)> =
        data.contracts.iter().filter(|c| c.supplement_of != NONE).map(|c| (c.supplement_of, c)).collect();
    found.sort_by_key(|(original, c)| (*original, c.id));
    found
}

fn of<'s, 'd>(supplements: &'s [(u32, &'d Contract)], at: usize) -> &'s [(u32, &'d Contract)] {
    let from = supplements.partition_point(|(original, _)| (*original as usize) < at);
    let own = supplements[from..].iter().take_while(|(original, _)| *original as usize == at).count();
    &supplements[from..from + own]
}

fn r054(data: &Data, out: &mut Outcome) {
    enlarged(data, out, |c| data.tender(c.tender).is_some_and(|t| t.method == Method::Single));
}

fn r065(data: &Data, out: &mut Outcome) {
    changed(data, out, Change::Less);
}

fn r066(data: &Data, out: &mut Outcome) {
    changed(data, out, Change::More);
}

fn changed(data: &Data, out: &mut Outcome, wanted: Change) {
    let supplements = supplements(data);
    for own in supplements.chunk_by(|a, b| a.0 == b.0) {
        let original = data.contracts[own[0].0 as usize].id;
        let mut rows = vec![original];
        for (_, supplement) in own {
            let Some(change) = out.need(supplement.change, "contract", "scope_change", supplement.id) else { continue };
            out.judged += 1;
            if change == wanted {
                rows.push(supplement.id);
            }
        }
        if rows.len() > 1 {
            out.raise(Group::Contract, original, (rows.len() - 1) as f64, Some(1.0), rows);
        }
    }
}

fn r069(data: &Data, out: &mut Outcome) {
    enlarged(data, out, |_| true);
}

fn enlarged(data: &Data, out: &mut Outcome, wanted: impl Fn(&Contract) -> bool) {
    let limit = data.limit("contract.supplement_max");
    let supplements = supplements(data);
    for (at, contract) in data.contracts.iter().enumerate() {
        if contract.supplement_of != NONE || !wanted(contract) {
            continue;
        }
        out.judged += 1;
        let own = of(&supplements, at);
        if own.is_empty() {
            continue;
        }
        let amount = contract.amount.get().filter(|fen| *fen > 0);
        let amount = out.need(amount, "contract", "amount", contract.id);
        let signed_on = out.need(contract.signed_on, "contract", "signed_on", contract.id);
        let Some((amount, signed_on)) = amount.zip(signed_on) else { continue };
        let Some(percent) = limit.value(signed_on) else {
            out.lacks(Cause::Parameter(limit.name), contract.id);
            continue;
        };
        let added: f64 = own.iter().filter_map(|(_, c)| c.amount.get()).map(|fen| fen as f64).sum();
        let (share, most) = (added / amount as f64, percent / 100.0);
        if share > most {
            let rows = std::iter::once(contract.id).chain(own.iter().map(|(_, c)| c.id)).collect();
            out.raise(Group::Contract, contract.id, share, Some(most), rows);
        }
    }
}

fn r059(data: &Data, out: &mut Outcome) {
    let mut signed: Vec<(u32, &Contract)> =
        data.contracts.iter().filter(|c| c.tender != NONE && c.supplement_of == NONE).map(|c| (c.tender, c)).collect();
    signed.sort_by_key(|(tender, c)| (*tender, c.id));
    for own in signed.chunk_by(|a, b| a.0 == b.0) {
        let Some(tender) = data.tender(own[0].0).filter(|t| t.awarded) else { continue };
        let award = tender.award_amount.get().filter(|fen| *fen > 0);
        let Some(award) = out.need(award, "tender", "award_amount", tender.id) else { continue };
        let amounts: Option<i64> = own.iter().try_fold(0_i64, |sum, (_, c)| sum.checked_add(c.amount.get()?));
        let Some(sum) = out.need(amounts, "contract", "amount", own[0].1.id) else { continue };
        out.judged += 1;
        if sum != award {
            let value = (sum as f64 - award as f64).abs() / award as f64;
            let rows: Vec<Id> = std::iter::once(tender.id).chain(own.iter().map(|(_, c)| c.id)).collect();
            out.raise(Group::Process, tender.id, value, Some(0.0), rows);
        }
    }
}

fn r064(data: &Data, out: &mut Outcome) {
    let supplements = supplements(data);
    out.judged += data.contracts.len() as u64;
    for own in supplements.chunk_by(|a, b| a.0 == b.0) {
        let id = data.contracts[own[0].0 as usize].id;
        let rows = std::iter::once(id).chain(own.iter().map(|(_, c)| c.id)).collect();
        out.raise(Group::Contract, id, own.len() as f64, Some(1.0), rows);
    }
}

fn r067(data: &Data, out: &mut Outcome) {
    let mut failures = &data.failures[..];
    for (at, contract) in data.contracts.iter().enumerate() {
        let (failed, rest) = failures.split_at(failures.partition_point(|(of, _)| *of as usize <= at));
        failures = rest;
        let times = failed.len() + usize::from(contract.terminated);
        if times > 0 {
            out.judged += 1;
            let rows = std::iter::once(contract.id).chain(failed.iter().map(|(_, id)| *id)).collect();
            out.raise(Group::Contract, contract.id, times as f64, Some(1.0), rows);
            continue;
        }
        if !contract.performing {
            out.judged += 1;
            continue;
        }
        let due = out.need(contract.deliver_due, "contract", "deliver_due", contract.id);
        let Some(due) = due else { continue };
        out.judged += 1;
        if data.today > due {
            let late = (data.today - due).num_days() as f64;
            out.raise(Group::Contract, contract.id, late, Some(0.0), vec![contract.id]);
        }
    }
}

fn r068(data: &Data, out: &mut Outcome) {
    let supplements = supplements(data);
    for (at, contract) in data.contracts.iter().enumerate() {
        // A supplement may be paid under the contract that it supplements, so the two are one here.
        if contract.supplement_of != NONE {
            continue;
        }
        let own = of(&supplements, at);
        let amount = contract.amount.get().filter(|fen| *fen > 0);
        let Some(amount) = out.need(amount, "contract", "amount", contract.id) else { continue };
        out.judged += 1;
        let agreed = amount as f64 + own.iter().filter_map(|(_, c)| c.amount.get()).map(|fen| fen as f64).sum::<f64>();
        let paid = contract.paid as f64 + own.iter().map(|(_, c)| c.paid as f64).sum::<f64>();
        if paid > agreed {
            let rows = std::iter::once(contract.id).chain(own.iter().map(|(_, c)| c.id)).collect();
            out.raise(Group::Contract, contract.id, paid / agreed, Some(1.0), rows);
        }
    }
}
