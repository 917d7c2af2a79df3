//! Acceptance: in time, signed by all, with users where the public is served, and published.

use super::cases::AcceptanceCase;
use super::law::{Law, Stop, found, given, need};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::procurement::ACCEPTANCE;
use crate::rules::computed::{AcceptanceDays, ContractTerms, accept_due};

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "CG-50",
        say("按期验收", "acceptance in time"),
        say(
            "在约定的验收期内验收;未约定的按参数。",
            "Acceptance comes within the agreed time, or by the parameter where the contract is silent.",
        ),
        say("保障中小企业款项支付条例 10;实施方案 四(一)", "SME Payment Regulation 10; programme 4(1)"),
        Judge::Acceptance(in_time),
    )
    .warns()
    .reads(&["acceptance.period"]),
    Rule::new(
        "CG-51",
        say("验收书由成员签字", "certificate signed by all"),
        say("验收合格的,验收小组成员均在验收书上签字。", "All members sign the certificate of what passed."),
        say("政府采购法 41;政府采购法实施条例 45", "Government Procurement Law 41; Regulation 45"),
        Judge::Acceptance(signed),
    ),
    Rule::new(
        "CG-52",
        say("公共服务项目邀请服务对象", "users invited to accept public services"),
        say("公共服务项目验收邀请服务对象参加。", "Users take part in the acceptance of a public service."),
        say("政府采购法实施条例 45", "Government Procurement Regulation 45"),
        Judge::Acceptance(users),
    ),
    Rule::new(
        "CG-53",
        say("公布验收结果", "result of acceptance published"),
        say(
            "公共服务项目的验收结果向社会公告,期限按主动公开。",
            "The result for a public service is published, within the term of disclosure.",
        ),
        say(
            "政府采购法实施条例 45;政府信息公开条例 26",
            "Government Procurement Regulation 45; Disclosure Regulation 26",
        ),
        Judge::Acceptance(published),
    )
    .reads(&["open.publish"]),
    Rule::new(
        "CG-54",
        say("验收日期顺序", "order of an acceptance's days"),
        say("签订、交付、申请验收、验收的日期不倒置。", "Signing, delivery, request and acceptance follow each other."),
        say("台账规则,待核", "rule of this register, local, to be confirmed"),
        Judge::Acceptance(in_order),
    ),
];

fn terms(c: &AcceptanceCase) -> (AcceptanceDays<'_>, ContractTerms<'_>) {
    let days = AcceptanceDays {
        state: &c.state,
        delivered_on: c.delivered_on,
        requested_on: c.requested_on,
        accepted_on: c.accepted_on,
    };
    let contract = ContractTerms {
        settlement: &c.settlement,
        accept_days: c.accept_days,
        pay_days: c.pay_days,
        sme_size: &c.sme_size,
    };
    (days, contract)
}

/// True once the goods were accepted, wholly or in part.
fn accepted(c: &AcceptanceCase) -> bool {
    matches!(c.state.as_str(), "passed" | "partial")
}

fn in_time(law: &Law<'_>, c: &AcceptanceCase) -> Judged {
    law.starts(c.requested_on.unwrap_or(c.delivered_on))?;
    match c.state.as_str() {
        "requested" => {}
        "refused" => return Ok(Verdict::Clean), // refused, not late; there is no day of it
        _ => {
            need(c.accepted_on, &ACCEPTANCE, "accepted_on")?;
        }
    }
    let (days, contract) = terms(c);
    let due = accept_due(&law.base.parameters, &days, &contract)?;
    let mut verdict = law.by(due.on, c.accepted_on, say("验收", "acceptance"));
    if let (Verdict::Finding { text, .. }, Some(term)) = (&mut verdict, &due.term) {
        *text = super::law::noted(&term.row, text);
    }
    Ok(verdict)
}

fn signed(_: &Law<'_>, c: &AcceptanceCase) -> Judged {
    if !accepted(c) {
        return Ok(Verdict::Clean);
    }
    let all = need(c.signed_all, &ACCEPTANCE, "signed_all")?;
    let text = match (&c.certificate, all) {
        (None, _) => both!("验收合格而没有验收书", "accepted without a certificate"),
        (Some(_), false) => both!("验收小组成员未全部签字", "not all members have signed"),
        (Some(_), true) => return Ok(Verdict::Clean),
    };
    Ok(Verdict::Finding { text, on: c.accepted_on })
}

fn users(_: &Law<'_>, c: &AcceptanceCase) -> Judged {
    if !accepted(c) {
        return Ok(Verdict::Clean);
    }
    let public = need(c.public_service, &ACCEPTANCE, "public_service")?;
    if !public || need(c.user_invited, &ACCEPTANCE, "user_invited")? {
        return Ok(Verdict::Clean);
    }
    let text = both!("公共服务项目验收没有邀请服务对象", "no user was invited to the acceptance of a public service");
    Ok(Verdict::Finding { text, on: c.accepted_on })
}

fn published(law: &Law<'_>, c: &AcceptanceCase) -> Judged {
    if !accepted(c) {
        return Ok(Verdict::Clean);
    }
    let public = need(c.public_service, &ACCEPTANCE, "public_service")?;
    given(public.then_some(()))?;
    let start = need(c.accepted_on, &ACCEPTANCE, "accepted_on")?;
    law.after("open.publish", start, c.published_on, say("验收结果公告", "result published"))
}

fn in_order(_: &Law<'_>, c: &AcceptanceCase) -> Judged {
    let (signed, delivered) = (c.signed_on, c.delivered_on);
    let text = match (c.requested_on, c.accepted_on) {
        _ if delivered < signed => {
            both!("交付日期 {delivered} 早于签订日期 {signed}", "delivered on {delivered}, before signing on {signed}")
        }
        (Some(asked), _) if asked < delivered => {
            both!(
                "申请验收日期 {asked} 早于交付日期 {delivered}",
                "asked for on {asked}, before delivery on {delivered}"
            )
        }
        (_, Some(on)) if on < delivered => {
            both!("验收日期 {on} 早于交付日期 {delivered}", "accepted on {on}, before delivery on {delivered}")
        }
        (_, None) if accepted(c) => return Err(Stop::Blank(&ACCEPTANCE, "accepted_on")),
        _ => return Ok(Verdict::Clean),
    };
    Ok(found(text, delivered))
}
