//! 公共服务落实: what is reported is counted, what is verified was found, and what failed was due or found undone.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::both;
use crate::error::{Fault, Result};
use crate::rules::source::TOWNSHIPS;
use crate::rules::{Moment, hint, refusal, view};

#[derive(Deserialize)]
struct Service<'a> {
    due_on: NaiveDate,
    actual_count: Option<i64>,
    actual_amount: Option<i64>,
    sample: Option<i64>,
    result: Option<&'a str>,
}

/// service.report: it says how many people or how much money it reached (programme 4(5)).
pub(crate) fn service_is_counted(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let service: Service<'_> = view(moment.after)?;
    if service.actual_count.is_some() || service.actual_amount.is_some() {
        return Ok(Vec::new());
    }
    let text = both!(
        "自报落实须填实际受益人数或实际金额",
        "a report of delivery needs the people reached or the amount given"
    );
    let flags = hint::add(moment.after.kind(), &["actual_count", "actual_amount"]);
    let (zh, en) = (flags.zh, flags.en);
    Ok(vec![refusal(&text, TOWNSHIPS).on("actual_count").hint(both!("{zh} 之一", "{en} (one of them)"))])
}

/// service.verify: a sample of people was asked, and found it delivered at least in part.
pub(crate) fn sample_found_it_delivered(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let service: Service<'_> = view(moment.after)?;
    let (kind, id) = (moment.after.kind(), moment.after.id());
    let mut faults = Vec::new();
    if service.sample.is_some_and(|people| people < 1) {
        let text = both!("抽查人数为 0,无从核实", "nobody was asked: a sample of 0 verifies nothing");
        faults.push(refusal(&text, TOWNSHIPS).on("sample").hint(hint::add(kind, &["sample"])));
    }
    if service.result == Some("unmet") {
        let text = both!("抽查结果是未落实,不能核实", "the sample found it undelivered: it cannot be verified");
        let act = hint::act(kind, "fail", id);
        let (zh, en) = (act.zh, act.en);
        faults.push(refusal(&text, TOWNSHIPS).on("result").hint(both!("改办: {zh}", "instead: {en}")));
    }
    Ok(faults)
}

/// service.fail: the day of delivery has passed, or the sample found it undelivered.
pub(crate) fn delivery_is_due_or_unmet(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let service: Service<'_> = view(moment.after)?;
    if moment.on > service.due_on || service.result == Some("unmet") {
        return Ok(Vec::new());
    }
    let due = service.due_on;
    let text = both!(
        "应落实日期 {due} 未过,抽查结果也不是未落实",
        "it is due on {due}, which has not passed, and no sample found it undelivered"
    );
    let flags = hint::add(moment.after.kind(), &["result", "checker", "checked_on"]);
    let (zh, en) = (flags.zh, flags.en);
    let next = both!("已抽查的,{zh};否则 {due} 之后再办", "if it was checked, {en}; else wait until after {due}");
    Ok(vec![refusal(&text, TOWNSHIPS).on("result").hint(next)])
}

#[cfg(test)]
mod tests {
    use crate::catalog::township::SERVICE;
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_report_says_whom_or_what_it_reached() {
        let mut fixture = Fixture::new();
        let service = fixture.add(&SERVICE, &[]);
        fixture.fires("service_is_counted", &service, &[("done_on", "2024-03-01")]);
        fixture.passes("service_is_counted", &service, &[("actual_count", "12")]);
        fixture.passes("service_is_counted", &service, &[("actual_count", "0")]);
        fixture.passes("service_is_counted", &service, &[("actual_amount", "1200")]);
    }

    #[test]
    fn a_sample_verifies_what_it_found() {
        let mut fixture = Fixture::new();
        let service = fixture.add(&SERVICE, &[("state", "reported")]);
        let guard = "sample_found_it_delivered";
        fixture.passes(guard, &service, &[("sample", "20"), ("result", "met")]);
        fixture.passes(guard, &service, &[("sample", "20"), ("result", "part")]);
        fixture.fires(guard, &service, &[("sample", "20"), ("result", "unmet")]);
        assert_eq!(fixture.guard(guard, &service, &[("sample", "0"), ("result", "unmet")]).len(), 2);
        let hint = fixture.guard(guard, &service, &[("result", "unmet")])[0].hint.clone().unwrap();
        assert!(hint.zh.contains(&format!("chengxin 公共服务落实 认定未落实 {}", service.id())), "{}", hint.zh);
    }

    #[test]
    fn a_failure_is_overdue_or_was_found() {
        let mut fixture = Fixture::new();
        let service = fixture.add(&SERVICE, &[("due_on", "2024-03-27")]);
        let on = |day, columns: &[(&'static str, &str)]| {
            fixture.guard_on(day, "delivery_is_due_or_unmet", &service, columns).len()
        };
        assert_eq!((on("2024-03-27", &[]), on("2024-03-28", &[])), (1, 0));
        assert_eq!((on("2024-03-01", &[("result", "unmet")]), on("2024-03-01", &[("result", "part")])), (0, 1));
    }
}
