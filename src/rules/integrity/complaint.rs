//! 投诉举报: not handled by whom it is about, extended no longer than its track allows, and escalated only when founded.

use chrono::NaiveDate;
use serde::Deserialize;

use super::succession;
use crate::both;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::computed::complaint::{self, Days};
use crate::rules::lead::{self, Lead};
use crate::rules::source::{REGISTER, SUPERVISION, Source};
use crate::rules::{Moment, hint, refusal, require, view, warning};
use crate::schema::Row;
use crate::store::{Operation, Reader};

#[derive(Deserialize)]
struct Complaint<'a> {
    id: &'a str,
    title: &'a str,
    unit: &'a str,
    officer: Option<&'a str>,
    domain: &'a str,
    harm: Option<&'a str>,
    content: &'a str,
    transfer_to: Option<&'a str>,
    finding: Option<&'a str>,
    note: Option<&'a str>,
}

/// complaint.transfer: the unit complained of does not handle it, unless its superior agrees (programme 2(3)).
pub(crate) fn handled_elsewhere(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let complaint: Complaint<'_> = view(moment.after)?;
    if complaint.transfer_to != Some(complaint.unit) || complaint.note.is_some() {
        return Ok(Vec::new());
    }
    let text = both!("承办单位就是被反映单位", "the unit complained of would handle the complaint itself");
    let flags = hint::add(moment.after.kind(), &["transfer_to", "note"]);
    let (zh, en) = (flags.zh, flags.en);
    Ok(vec![
        refusal(&text, SUPERVISION)
            .on("transfer_to")
            .hint(both!("{zh}: 改转他单位,或写明上级同意", "{en}: name another unit, or say that its superior agrees")),
    ])
}

/// complaint.extend: later than it was due, and within the longest period of the track. The track of dishonesty has no
/// longest period of its own, which is said.
pub(crate) fn extension_within_longest(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    #[derive(Deserialize)]
    struct Extended {
        extended_to: Option<NaiveDate>,
    }
    let Some(to) = view::<Extended>(moment.after)?.extended_to else { return Ok(Vec::new()) };
    let (parameters, mut days) = (moment.parameters()?, view::<Days<'_>>(moment.before)?);
    let flags = || hint::add(moment.after.kind(), &["extended_to"]);
    let refuse = |text: &Both, source: Source| vec![refusal(text, source).on("extended_to").hint(flags())];
    match complaint::due_on(&parameters, &days) {
        Ok(Some(due)) if to <= due.on => {
            let on = due.on;
            let text = both!("延期至 {to} 不晚于现期限 {on}", "{to} is no later than the day it is due, {on}");
            return Ok(refuse(&text, due.term.map_or(REGISTER, |term| Source::Parameter(term.row))));
        }
        Ok(Some(_)) => {}
        Ok(None) => {
            let what = Both::fixed("延期", "an extension");
            return Ok(require(moment.after, &["accepted_on"], &what, SUPERVISION));
        }
        Err(missing) => return Ok(vec![missing.fault().hint(flags())]),
    }
    days.extended_to = None;
    match complaint::longest(&parameters, &days) {
        Ok(Some(last)) if to > last.on => {
            let on = last.on;
            let text = both!("延期至 {to} 超过最长期限 {on}", "{to} is past the longest period, which ends on {on}");
            Ok(refuse(&text, last.term.map_or(REGISTER, |term| Source::Parameter(term.row))))
        }
        Ok(Some(_)) => Ok(Vec::new()),
        Ok(None) => {
            let text = both!("政务失信投诉没有规定最长期限", "no longest period is set for complaints of dishonesty");
            Ok(vec![warning(&text, REGISTER).on("extended_to")])
        }
        Err(missing) => Ok(vec![missing.fault().hint(flags())]),
    }
}

/// complaint.escalate: what was found is true, wholly or in part.
pub(crate) fn complaint_founded(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let complaint: Complaint<'_> = view(moment.after)?;
    if matches!(complaint.finding, Some("true" | "part")) {
        return Ok(Vec::new());
    }
    let text = both!("核实结论不是属实或部分属实,不转失信线索", "the complaint was not found true: it is no lead");
    let act = hint::act(moment.after.kind(), "reply", complaint.id);
    let (zh, en) = (act.zh, act.en);
    Ok(vec![refusal(&text, SUPERVISION).on("finding").hint(both!("答复反映人: {zh}", "reply instead: {en}"))])
}

/// complaint.escalate: what the lead will lack.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) fn foresee_lead(reader: Reader<'_>, after: &Row, on: NaiveDate) -> Result<Vec<Fault>> {
    lead::foresee(reader, after.id(), on)
}

/// complaint.escalate: a founded complaint becomes a lead of the unit complained of (kinds.md §2.8). Who complained stays
/// out of it.
///
/// # Errors
/// When the ledger cannot be written.
pub(crate) fn draft_lead(op: &mut Operation<'_>, after: &Row, on: NaiveDate) -> Result<Vec<String>> {
    let complaint: Complaint<'_> = view(after)?;
    let holder = match complaint.officer {
        Some(_) => None,
        None => succession::holder(op.reader(), complaint.unit, complaint.domain, on)?,
    };
    let lead = Lead {
        origin: complaint.id,
        title: complaint.title.to_owned(),
        facts: complaint.content.to_owned(),
        unit: complaint.unit,
        officer: complaint.officer.or(holder.as_deref()),
        domain: complaint.domain,
        nature: "breach",
        harm: match complaint.harm {
            Some("public") => "public",
            Some("market") => "market",
            _ => "other",
        },
        excuse: None,
    };
    lead::draft(op, &lead, on)
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::{CASE, COMPLAINT};
    use crate::catalog::registry::{DOCUMENT, UNIT};
    use crate::rules::apply_effect;
    use crate::rules::fixture::{Fixture, day};

    #[test]
    fn the_unit_complained_of_does_not_handle_it() {
        let mut fixture = Fixture::new();
        let (unit, other) = (fixture.add(&UNIT, &[]), fixture.add(&UNIT, &[]));
        let complaint = fixture.add(&COMPLAINT, &[("unit", unit.id())]);
        fixture.fires("handled_elsewhere", &complaint, &[("transfer_to", unit.id())]);
        fixture.passes("handled_elsewhere", &complaint, &[("transfer_to", unit.id()), ("note", "区政府同意")]);
        fixture.passes("handled_elsewhere", &complaint, &[("transfer_to", other.id())]);
    }

    #[test]
    fn an_extension_keeps_to_the_longest_period_of_its_track() {
        let mut fixture = Fixture::new();
        let guard = "extension_within_longest";
        let of = |fixture: &mut Fixture, track: &str, accepted: &str| {
            let columns = [("track", track), ("received_on", "2025-07-01"), ("accepted_on", accepted)];
            fixture.add(&COMPLAINT, &columns)
        };
        // 60 days from 07-01 end on 08-30, a Saturday: 09-01; 30 days more end on 09-29.
        let petition = of(&mut fixture, "petition", "2025-07-01");
        fixture.fires(guard, &petition, &[("extended_to", "2025-09-01")]);
        fixture.passes(guard, &petition, &[("extended_to", "2025-09-29")]);
        let said = fixture.guard(guard, &petition, &[("extended_to", "2025-10-02")]).remove(0);
        assert!(said.text.zh.contains("信访工作条例 34"), "{}", said.text.zh);
        // 90 days from 07-01 end on 09-29.
        let sme = of(&mut fixture, "sme", "");
        fixture.passes(guard, &sme, &[("extended_to", "2025-09-29")]);
        fixture.fires(guard, &sme, &[("extended_to", "2025-09-30")]);
        let credit = of(&mut fixture, "credit", "2025-07-01");
        fixture.fires(guard, &credit, &[("extended_to", "2025-07-31")]);
        assert_eq!(fixture.guard(guard, &credit, &[("extended_to", "2026-07-31")])[0].code.id, "W4001");
        let waiting = of(&mut fixture, "credit", "");
        fixture.fires(guard, &waiting, &[("extended_to", "2025-08-31")]);
    }

    #[test]
    fn only_what_was_found_true_becomes_a_lead() {
        let mut fixture = Fixture::new();
        fixture.add(&DOCUMENT, &[("role", "basis"), ("state", "issued")]);
        let complaint =
            fixture.add(&COMPLAINT, &[("harm", "public"), ("complainant", "某甲"), ("content", "拖欠补贴")]);
        for finding in ["", "false"] {
            fixture.fires("complaint_founded", &complaint, &[("finding", finding)]);
        }
        for finding in ["true", "part"] {
            fixture.passes("complaint_founded", &complaint, &[("finding", finding)]);
        }
        let on = day("2024-03-28");
        let added = fixture.write("escalate", "甲", |op| apply_effect("lead_of_complaint", op, &complaint, on));
        let case = fixture.reader().get(&CASE, &added[0]).unwrap().unwrap();
        assert_eq!((case.text("harm"), case.text("facts")), (Some("public"), Some("拖欠补贴")));
        let again = fixture.write("escalate", "甲", |op| apply_effect("lead_of_complaint", op, &complaint, on));
        assert!(again.is_empty(), "one origin, one lead");
    }
}
