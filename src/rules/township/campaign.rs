//! 诚信创建: no unit barred from honours is put up for a title, and no title is given before everybody could object.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::both;
use crate::catalog::integrity::{COMPLAINT, MEASURE, OBJECTION};
use crate::error::{Fault, Result};
use crate::rules::source::{HONOURS, Source, TOWNSHIPS};
use crate::rules::{Moment, hint, ids, refusal, view};
use crate::schema::Row;
use crate::store::Reader;

/// Measures that keep a unit from titles (kinds.md 5.2).
const BARS: [&str; 3] = ["bar_honours", "limit_award", "limit_pilot"];

#[derive(Deserialize)]
struct Measure<'a> {
    subject_kind: &'a str,
    direction: &'a str,
    action: Option<&'a str>,
    start_on: NaiveDate,
    end_on: Option<NaiveDate>,
}

/// Measures in force on a day that bar a unit from titles: imposed on the unit itself, begun and not over.
pub(crate) fn bars(reader: Reader<'_>, unit: &str, on: NaiveDate) -> Result<Vec<Row>> {
    let mut found = Vec::new();
    for row in reader.children(&MEASURE, "unit", unit)? {
        let measure: Measure<'_> = view(&row)?;
        let bars = measure.subject_kind == "unit"
            && measure.direction == "sanction"
            && measure.action.is_some_and(|action| BARS.contains(&action));
        if bars && row.state() == "imposed" && measure.start_on <= on && measure.end_on.is_none_or(|end| on <= end) {
            found.push(row);
        }
    }
    Ok(found)
}

#[derive(Deserialize)]
struct Campaign<'a> {
    id: &'a str,
    unit: &'a str,
    reviewed_on: Option<NaiveDate>,
    publicity_from: Option<NaiveDate>,
    publicity_to: Option<NaiveDate>,
    titled_on: Option<NaiveDate>,
}

/// campaign.review: the unit is not barred from honours on the day of the review (programme 3(4)).
pub(crate) fn unit_may_be_honoured(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let campaign: Campaign<'_> = view(moment.after)?;
    let on = campaign.reviewed_on.unwrap_or(moment.on);
    let bars = bars(moment.reader, campaign.unit, on)?;
    let Some(first) = bars.first() else { return Ok(Vec::new()) };
    let (list, act) = (hint::list(&ids(&bars)), hint::act(&MEASURE, "lift", first.id()));
    let (list_zh, list_en, act_zh, act_en) = (list.zh, list.en, act.zh, act.en);
    let reject = hint::act(moment.after.kind(), "reject", campaign.id);
    let (reject_zh, reject_en) = (reject.zh, reject.en);
    let text = both!(
        "创建单位在 {on} 有限制评优的措施: {list_zh}",
        "measures in force on {on} bar the unit from honours: {list_en}"
    );
    Ok(vec![refusal(&text, HONOURS).on("unit").hint(both!(
        "不予命名: {reject_zh};措施已到期或解除的,先办 {act_zh}",
        "refuse the title: {reject_en}; if the measure has ended, first {act_en}"
    ))])
}

/// campaign.publicise: it is put before the public for at least {campaign.publicity}.
pub(crate) fn publicity_long_enough(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let campaign: Campaign<'_> = view(moment.after)?;
    // Blank days are missed by the verb itself.
    let (Some(from), Some(to)) = (campaign.publicity_from, campaign.publicity_to) else { return Ok(Vec::new()) };
    let flag = hint::add(moment.after.kind(), &["publicity_to"]);
    let parameters = moment.parameters()?;
    let ends = parameters
        .term("campaign.publicity", from)
        .and_then(|term| Ok((term.corresponding(from, parameters.calendar())?, term)));
    let (least, term) = match ends {
        Ok(ends) => ends,
        Err(missing) => return Ok(vec![missing.fault().hint(flag)]),
    };
    if to >= least {
        return Ok(Vec::new());
    }
    let amount = term.row.amount();
    let (zh, en) = (amount.zh, amount.en);
    let text = both!(
        "公示自 {from} 至 {to},不足{zh},最早应至 {least}",
        "publicity from {from} to {to} is less than {en}; {least} is the earliest end"
    );
    Ok(vec![refusal(&text, Source::Parameter(term.row)).on("publicity_to").hint(flag)])
}

/// campaign.title: the days of publicity are over.
pub(crate) fn publicity_is_over(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let campaign: Campaign<'_> = view(moment.after)?;
    let kind = moment.after.kind();
    let Some(end) = campaign.publicity_to else {
        let text = both!("没有公示截止日期,不能命名", "the last day of publicity is blank: no title yet");
        return Ok(vec![refusal(&text, TOWNSHIPS).on("publicity_to").hint(hint::add(kind, &["publicity_to"]))]);
    };
    let on = campaign.titled_on.unwrap_or(moment.on);
    if on > end {
        return Ok(Vec::new());
    }
    let text = both!("公示到 {end} 才结束,{on} 不能命名", "publicity runs until {end}: no title on {on}");
    let next = both!("{end} 之后再命名", "give the title after {end}");
    Ok(vec![refusal(&text, TOWNSHIPS).on("titled_on").hint(next)])
}

#[derive(Deserialize)]
struct Received {
    received_on: NaiveDate,
}

/// campaign.title: no objection to it is open, and no complaint about the unit that came in since its publicity began.
pub(crate) fn nobody_objects(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let campaign: Campaign<'_> = view(moment.after)?;
    let mut open = Vec::new();
    for row in moment.reader.children(&OBJECTION, "target", campaign.id)? {
        if !matches!(row.state(), "dismissed" | "closed" | "rejected") {
            open.push(row.id().to_owned());
        }
    }
    for row in moment.reader.children(&COMPLAINT, "unit", campaign.unit)? {
        let since =
            campaign.publicity_from.is_some_and(|from| view::<Received>(&row).is_ok_and(|c| c.received_on >= from));
        if since && !matches!(row.state(), "replied" | "rejected" | "withdrawn") {
            open.push(row.id().to_owned());
        }
    }
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let (list, look) = (hint::list(&open), hint::show(first));
    let (zh, en) = (list.zh, list.en);
    let text = both!("还有未办结的异议或投诉: {zh}", "objections or complaints are still open: {en}");
    Ok(vec![refusal(&text, TOWNSHIPS).hint(look)])
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::{COMPLAINT, MEASURE, OBJECTION};
    use crate::catalog::registry::UNIT;
    use crate::catalog::township::CAMPAIGN;
    use crate::rules::fixture::Fixture;

    #[test]
    fn a_barred_unit_is_not_put_up_for_a_title() {
        let mut fixture = Fixture::new();
        let unit = fixture.add(&UNIT, &[]);
        let campaign = fixture.add(&CAMPAIGN, &[("unit", unit.id()), ("reviewed_on", "2024-03-20")]);
        let guard = "unit_may_be_honoured";
        fixture.passes(guard, &campaign, &[]);
        fixture.add(&MEASURE, &[("state", "imposed"), ("action", "bar_honours")]); // another unit's
        let measure = [
            ("unit", unit.id()),
            ("subject_kind", "unit"),
            ("direction", "sanction"),
            ("action", "bar_honours"),
            ("start_on", "2024-01-01"),
        ];
        let measure = fixture.add(&MEASURE, &measure);
        fixture.passes(guard, &campaign, &[]); // proposed only
        let measure = fixture.change(&measure, &[("state", "imposed")]);
        let faults = fixture.guard(guard, &campaign, &[]);
        assert!(faults[0].text.zh.contains(measure.id()) && faults[0].text.zh.contains("三(四)"), "{:?}", faults[0]);
        fixture.change(&measure, &[("end_on", "2024-03-19")]);
        fixture.passes(guard, &campaign, &[]);
        fixture.fires(guard, &campaign, &[("reviewed_on", "2024-03-19")]);
    }

    #[test]
    fn publicity_lasts_as_many_working_days_as_it_must() {
        let mut fixture = Fixture::new();
        let campaign = fixture.add(&CAMPAIGN, &[]);
        // 清明: 4 to 6 April are off, the 7th is worked.
        let from = ("publicity_from", "2024-03-29");
        let faults = fixture.guard("publicity_long_enough", &campaign, &[from, ("publicity_to", "2024-04-07")]);
        assert!(faults[0].text.zh.contains("最早应至 2024-04-08") && faults[0].text.zh.contains("待核"));
        fixture.passes("publicity_long_enough", &campaign, &[from, ("publicity_to", "2024-04-08")]);
        fixture.set_parameter("campaign.publicity", "4", "2024-01-01");
        fixture.passes("publicity_long_enough", &campaign, &[from, ("publicity_to", "2024-04-07")]);
    }

    #[test]
    fn a_title_waits_for_the_end_of_publicity() {
        let mut fixture = Fixture::new();
        let campaign = fixture.add(&CAMPAIGN, &[("publicity_from", "2024-03-15"), ("publicity_to", "2024-03-22")]);
        fixture.fires("publicity_is_over", &campaign, &[("titled_on", "2024-03-22")]);
        fixture.passes("publicity_is_over", &campaign, &[("titled_on", "2024-03-25")]);
        fixture.fires("publicity_is_over", &campaign, &[("publicity_to", "")]);
    }

    #[test]
    fn a_title_waits_for_objections_and_complaints() {
        let mut fixture = Fixture::new();
        let campaign = fixture.add(&CAMPAIGN, &[("publicity_from", "2024-03-15")]);
        let unit = campaign.text("unit").unwrap().to_owned();
        fixture.add(&COMPLAINT, &[("unit", &unit), ("received_on", "2024-03-14")]);
        fixture.passes("nobody_objects", &campaign, &[]);
        let complaint = fixture.add(&COMPLAINT, &[("unit", &unit), ("received_on", "2024-03-15")]);
        fixture.fires("nobody_objects", &campaign, &[]);
        fixture.change(&complaint, &[("state", "replied")]);
        fixture.passes("nobody_objects", &campaign, &[]);
        let objection = fixture.add(&OBJECTION, &[("target", campaign.id())]);
        assert!(fixture.guard("nobody_objects", &campaign, &[])[0].text.zh.contains(objection.id()));
        let upheld = fixture.change(&objection, &[("state", "upheld")]);
        fixture.fires("nobody_objects", &campaign, &[]);
        fixture.change(&upheld, &[("state", "dismissed")]);
        fixture.passes("nobody_objects", &campaign, &[]);
    }
}
