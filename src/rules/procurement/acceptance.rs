//! 履约验收: a late acceptance is explained, and users have their say on public services.

use serde::Deserialize;

use crate::both;
use crate::error::{Fault, Result};
use crate::rules::computed::{AcceptanceDays, ContractTerms, accept_due};
use crate::rules::source::{ACCEPTANCE, ACCEPTANCE_BY_USERS, Source};
use crate::rules::{Moment, hint, referred, refusal, view};

#[derive(Deserialize)]
struct Delay<'a> {
    delay_reason: Option<&'a str>,
}

/// acceptance.pass: an acceptance after accept_due says why (programme 4(1): 加强对采购人在项目履约验收环节信用情况的监督).
pub(crate) fn late_acceptance_needs_reason(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<Delay<'_>>(moment.after)?.delay_reason.is_some() {
        return Ok(Vec::new());
    }
    let acceptance: AcceptanceDays<'_> = view(moment.after)?;
    let (Some(accepted), Some(contract)) = (acceptance.accepted_on, referred(moment.reader, moment.after, "contract")?)
    else {
        return Ok(Vec::new());
    };
    let flag = hint::add(moment.after.kind(), &["delay_reason"]);
    let due = match accept_due(&moment.parameters()?, &acceptance, &view::<ContractTerms<'_>>(&contract)?) {
        Ok(due) => due,
        Err(missing) => return Ok(vec![missing.fault().hint(flag)]),
    };
    if accepted <= due.on {
        return Ok(Vec::new());
    }
    let on = due.on;
    let text = both!("验收晚于应验收日期 {on},须写明逾期原因", "accepted after {on}, when it was due; say why");
    let source = due.term.map_or(ACCEPTANCE, |term| Source::Parameter(term.row));
    Ok(vec![refusal(&text, source).on("delay_reason").hint(flag)])
}

#[derive(Deserialize)]
struct PublicService {
    public_service: Option<bool>,
    user_invited: Option<bool>,
}

/// acceptance.pass: those served are invited to the acceptance of a public service (政府采购法实施条例 45).
pub(crate) fn public_service_needs_user(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let acceptance: PublicService = view(moment.after)?;
    if acceptance.public_service != Some(true) || acceptance.user_invited == Some(true) {
        return Ok(Vec::new());
    }
    let text = both!(
        "公共服务项目验收应当邀请服务对象",
        "those served are to be invited to the acceptance of a public service"
    );
    let flag = hint::add(moment.after.kind(), &["user_invited"]);
    let (zh, en) = (flag.zh, flag.en);
    let next = both!("邀请后{zh} 是", "invite them, then {en} yes");
    Ok(vec![refusal(&text, ACCEPTANCE_BY_USERS).on("user_invited").hint(next)])
}

#[cfg(test)]
mod tests {
    use crate::catalog::procurement::{ACCEPTANCE, CONTRACT};
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_late_acceptance_says_why() {
        const GUARD: &str = "late_acceptance_needs_reason";
        let mut fixture = Fixture::new();
        let agreed = fixture.add(&CONTRACT, &[("accept_days", "10")]);
        let acceptance = fixture.add(&ACCEPTANCE, &[("contract", agreed.id()), ("delivered_on", "2024-03-01")]);
        fixture.passes(GUARD, &acceptance, &[]);
        fixture.passes(GUARD, &acceptance, &[("accepted_on", "2024-03-11")]);
        fixture.fires(GUARD, &acceptance, &[("accepted_on", "2024-03-12")]);
        fixture.passes(GUARD, &acceptance, &[("accepted_on", "2024-03-12"), ("delay_reason", "等待检测报告")]);
        fixture.passes(GUARD, &acceptance, &[("accepted_on", "2024-03-12"), ("requested_on", "2024-03-02")]);

        let silent = fixture.add(&CONTRACT, &[]);
        let acceptance = fixture.add(&ACCEPTANCE, &[("contract", silent.id()), ("delivered_on", "2024-03-01")]);
        // The thirtieth day is a Sunday.
        fixture.passes(GUARD, &acceptance, &[("accepted_on", "2024-04-01")]);
        let said = fixture.guard(GUARD, &acceptance, &[("accepted_on", "2024-04-02")]).remove(0);
        assert!(said.text.zh.contains("2024-04-01") && said.text.zh.contains("待核"), "{}", said.text.zh);
        assert_eq!(said.hint.unwrap().zh, "加 --逾期原因");
    }

    #[test]
    fn a_parameter_of_the_district_judges_only_the_clocks_that_start_in_its_days() {
        const GUARD: &str = "late_acceptance_needs_reason";
        let mut fixture = Fixture::new();
        let contract = fixture.add(&CONTRACT, &[]);
        let delivered = |fixture: &mut Fixture, on: &str| {
            fixture.add(&ACCEPTANCE, &[("contract", contract.id()), ("delivered_on", on)])
        };
        let (before, after) = (delivered(&mut fixture, "2024-04-30"), delivered(&mut fixture, "2024-05-01"));
        // Both on the 25th day: within the built-in 30 days.
        let (of_before, of_after) = ([("accepted_on", "2024-05-25")], [("accepted_on", "2024-05-26")]);
        fixture.passes(GUARD, &before, &of_before);
        fixture.passes(GUARD, &after, &of_after);

        fixture.set_parameter("acceptance.period", "20", "2024-05-01");
        fixture.passes(GUARD, &before, &of_before);
        let said = fixture.guard(GUARD, &after, &of_after).remove(0);
        assert!(said.text.zh.contains("2024-05-21") && said.text.zh.contains("本区设定"), "{}", said.text.zh);

        fixture.undo("甲");
        fixture.passes(GUARD, &after, &of_after);
        // The same value from a day later on: the clock of 1 May keeps the old one.
        fixture.set_parameter("acceptance.period", "20", "2024-05-02");
        fixture.passes(GUARD, &after, &of_after);
    }

    #[test]
    fn users_are_invited_to_accept_public_services() {
        let mut fixture = Fixture::new();
        let acceptance = fixture.add(&ACCEPTANCE, &[]);
        fixture.passes("public_service_needs_user", &acceptance, &[]);
        fixture.passes("public_service_needs_user", &acceptance, &[("public_service", "0")]);
        fixture.fires("public_service_needs_user", &acceptance, &[("public_service", "1")]);
        fixture.fires("public_service_needs_user", &acceptance, &[("public_service", "1"), ("user_invited", "0")]);
        fixture.passes("public_service_needs_user", &acceptance, &[("public_service", "1"), ("user_invited", "1")]);
    }
}
