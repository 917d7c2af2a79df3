//! Contracts: publication and filing, bonds, supplements, the award they follow, and what was paid on them.

use super::cases::ContractCase;
use super::law::{Law, Stop, found, given, need, yuan};
use super::payment::{DECREE_728, by_728};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::procurement::{CONTRACT, TENDER};
use crate::messages::Label;
pub(super) use crate::rules::computed::is_sme;
use crate::rules::parameters::{Cause, NotComputable};

const LOCAL: Label = say("台账规则,待核", "rule of this register, local, to be confirmed");

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "CG-30",
        say("合同公开", "publication of the contract"),
        say("采购合同自签订之日起2个工作日内公开。", "A contract is published within 2 working days of signing."),
        say("政府采购法实施条例 50", "Government Procurement Regulation 50"),
        Judge::Contract(|law, c| {
            law.starts(c.signed_on)?;
            procurement(c)?;
            law.after("contract.publish", c.signed_on, c.published_on, say("合同公开", "contract published"))
        }),
    )
    .reads(&["contract.publish"]),
    Rule::new(
        "CG-31",
        say("合同备案", "filing of the contract"),
        say("采购合同自签订之日起7个工作日内备案。", "A contract is filed within 7 working days of signing."),
        say("政府采购法 47", "Government Procurement Law 47"),
        Judge::Contract(|law, c| {
            law.starts(c.signed_on)?;
            procurement(c)?;
            law.after("contract.file", c.signed_on, c.filed_on, say("合同备案", "contract filed"))
        }),
    )
    .reads(&["contract.file"]),
    Rule::new(
        "CG-32",
        say("履约保证金比例", "share of the performance bond"),
        say("履约保证金不超过合同金额的10%。", "A performance bond is at most 10% of the contract."),
        say(
            "政府采购法实施条例 48;招标投标法实施条例 58",
            "Government Procurement Regulation 48; Bidding Regulation 58",
        ),
        Judge::Contract(|law, c| {
            let bond = given(c.bond.filter(|bond| *bond > 0))?;
            law.at_most("contract.bond_max", c.signed_on, (bond, c.amount), say("履约保证金", "the performance bond"))
        }),
    )
    .reads(&["contract.bond_max"]),
    Rule::new(
        "CG-33",
        say("退履约保证金", "performance bond back"),
        say("验收后30日内退还履约保证金(合同未约定时)。", "The bond goes back within 30 days of acceptance."),
        say("合同未约定时,待核", "where the contract is silent, local, to be confirmed"),
        Judge::Contract(bond_back),
    )
    .warns()
    .reads(&["contract.bond_refund"]),
    Rule::new(
        "CG-34",
        say("补充合同比例", "share of supplements"),
        say(
            "追加采购合计不超过原合同金额的10%,补充合同的补充合同也算。",
            "Supplements together are at most 10% of the contract, those of supplements included.",
        ),
        say("政府采购法 31(三)、49", "Government Procurement Law 31(3), 49"),
        Judge::Contract(|law, c| {
            given((c.supplements > 0).then_some(()))?;
            procurement(c)?;
            let parts = (c.supplements, c.amount);
            law.at_most("contract.supplement_max", c.signed_on, parts, say("追加金额", "supplements"))
        }),
    )
    .reads(&["contract.supplement_max"]),
    Rule::new(
        "CG-35",
        say("合同金额与中标金额", "contract and award amount"),
        say("单一合同的金额不高于中标金额。", "The one contract of a tender is not above its award."),
        LOCAL,
        Judge::Contract(as_awarded),
    )
    .warns(),
    Rule::new(
        "CG-36",
        say("合同供应商与中标供应商", "contract and winning supplier"),
        say("单一合同的供应商是中标供应商。", "The supplier of the one contract of a tender is its winner."),
        LOCAL,
        Judge::Contract(with_winner),
    )
    .warns(),
    Rule::new(
        "CG-37",
        say("付款超过合同", "paid above the contract"),
        say("累计付款不超过合同与补充合同金额之和。", "Payments are not above the contract and its supplements."),
        LOCAL,
        Judge::Contract(paid_above),
    )
    .warns(),
    Rule::new(
        "CG-38",
        say("合同日期顺序", "order of a contract's days"),
        say("签订、交付、验收、办结的日期不倒置。", "Signing, delivery, acceptance and end follow each other."),
        LOCAL,
        Judge::Contract(in_order),
    ),
    Rule::new(
        "FK-03",
        say("约定付款期限(中小企业)", "agreed term of payment, SME"),
        say(
            "对中小企业约定的付款期限不超过60日。",
            "The agreed term of payment for a small or medium enterprise is at most 60 days.",
        ),
        say("保障中小企业款项支付条例 9", "SME Payment Regulation 9"),
        Judge::Contract(agreed_term),
    )
    .reads(&["payment.sme_max"]),
    Rule::new(
        "FK-05",
        say("约定逾期利率过低", "agreed interest too low"),
        say(
            "约定的逾期利率不低于签订时一年期贷款市场报价利率。",
            "The agreed rate is not below the one-year loan prime rate at signing.",
        ),
        say(
            "保障中小企业款项支付条例(令802) 17;2025-06-01 前令728,待核",
            "SME Payment Regulation (decree 802) 17; before 2025-06-01 decree 728, to be confirmed",
        ),
        Judge::Contract(rate_low),
    )
    .since(DECREE_728)
    .reads(&["payment.lpr"]),
];

/// Stops unless the contract follows a procurement; one without a tender may follow none.
fn procurement(c: &ContractCase) -> Result<(), Stop> {
    match c.bidding {
        Some(true) => Err(Stop::DoesNotApply),
        Some(false) => Ok(()),
        None if c.supplement_of.is_some() => Err(Stop::DoesNotApply),
        None => Err(Stop::Blank(&CONTRACT, "tender")),
    }
}

fn sme(c: &ContractCase) -> Result<(), Stop> {
    if is_sme(&c.sme_size) { Ok(()) } else { Err(Stop::DoesNotApply) }
}

fn bond_back(law: &Law<'_>, c: &ContractCase) -> Judged {
    given(c.bond.filter(|bond| *bond > 0))?;
    let start = match (c.accepted_on, c.state.as_str()) {
        (Some(on), _) => on,
        (None, "paying" | "closed") => return Err(Stop::Unrecorded(say("验收日期", "the day of acceptance"))),
        (None, _) => return Err(Stop::DoesNotApply),
    };
    law.within("contract.bond_refund", start, c.bond_refund_on, say("履约保证金退还", "performance bond refunded"))
}

/// The contract that carries the award: of a tender, no supplement, and the only one.
fn alone(c: &ContractCase) -> Result<(), Stop> {
    let alone = c.bidding.is_some() && c.supplement_of.is_none() && c.siblings == 1;
    if alone { Ok(()) } else { Err(Stop::DoesNotApply) }
}

fn as_awarded(_: &Law<'_>, c: &ContractCase) -> Judged {
    alone(c)?;
    let award = need(c.award_amount, &TENDER, "award_amount")?;
    if c.amount <= award {
        return Ok(Verdict::Clean);
    }
    let (amount, award) = (yuan(c.amount), yuan(award));
    let text = both!(
        "合同金额 {amount} 元高于中标金额 {award} 元",
        "the contract of {amount} 元 is above the award of {award} 元"
    );
    Ok(found(text, c.signed_on))
}

fn with_winner(_: &Law<'_>, c: &ContractCase) -> Judged {
    alone(c)?;
    let winner = need(c.winner.as_deref(), &TENDER, "winner")?;
    let supplier = &c.supplier;
    if winner == supplier {
        return Ok(Verdict::Clean);
    }
    let text = both!("合同供应商 {supplier} 不是中标供应商 {winner}", "supplier {supplier} is not the winner {winner}");
    Ok(found(text, c.signed_on))
}

fn paid_above(_: &Law<'_>, c: &ContractCase) -> Judged {
    let whole = c.amount.saturating_add(c.supplements);
    let paid = c.paid.saturating_add(c.paid_supplements);
    if paid <= whole {
        return Ok(Verdict::Clean);
    }
    let over = yuan(paid.saturating_sub(whole));
    let (paid, whole) = (yuan(paid), yuan(whole));
    let text = both!(
        "累计付款 {paid} 元,合同与补充合同 {whole} 元,多付 {over} 元",
        "{paid} 元 were paid on {whole} 元: {over} 元 too much"
    );
    Ok(Verdict::Finding { text, on: None })
}

fn in_order(_: &Law<'_>, c: &ContractCase) -> Judged {
    let signed = c.signed_on;
    let text = match (c.delivered_on, c.accepted_on, c.ended_on) {
        (Some(on), ..) if on < signed => {
            both!("交付日期 {on} 早于签订日期 {signed}", "delivered on {on}, before {signed}")
        }
        (_, Some(on), _) if on < signed => {
            both!("验收日期 {on} 早于签订日期 {signed}", "accepted on {on}, before {signed}")
        }
        (_, _, Some(on)) if on < signed => {
            both!("办结日期 {on} 早于签订日期 {signed}", "ended on {on}, before {signed}")
        }
        (None, None, _) if matches!(c.state.as_str(), "accepting" | "paying") => {
            return Err(Stop::Unrecorded(say("交付日期", "the day of delivery")));
        }
        _ => return Ok(Verdict::Clean),
    };
    Ok(found(text, signed))
}

fn agreed_term(law: &Law<'_>, c: &ContractCase) -> Judged {
    sme(c)?;
    let days = given(c.pay_days)?;
    let signed = law.starts(c.signed_on)?;
    let figure = law.base.parameters.in_force("payment.sme_max", signed)?;
    let not = NotComputable { parameter: "payment.sme_max", cause: Cause::NotATerm };
    let most: i64 = figure.value.parse().map_err(|_| not)?;
    if days <= most {
        return Ok(Verdict::Clean);
    }
    let text = both!("约定付款期限 {days} 日,超过 {most} 日", "the agreed term of {days} days is above {most} days");
    Ok(found(super::law::noted(&figure, &text), signed))
}

fn rate_low(law: &Law<'_>, c: &ContractCase) -> Judged {
    sme(c)?;
    let rate = given(c.interest_rate)?;
    let signed = law.starts(c.signed_on)?;
    let (least, figure) = law.percent("payment.lpr", signed)?;
    if rate >= least {
        return Ok(Verdict::Clean);
    }
    let (rate, least) = (crate::terms::rate::show(rate), crate::terms::rate::show(least));
    let text = both!("约定逾期年利率 {rate}%,低于 {least}%", "the agreed rate of {rate}% is below {least}%");
    Ok(found(by_728(super::law::noted(&figure, &text), signed), signed))
}
