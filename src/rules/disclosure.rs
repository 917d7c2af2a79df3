//! 公开事项: what is published can be found, what is withheld is looked at again, and a request is answered in time.

use chrono::NaiveDate;
use serde::Deserialize;

use super::parameters::{Cause, Figure, NotComputable, Parameters, Term};
use super::source::{OPENNESS, REQUESTS, Source};
use super::{Moment, hint, refusal, view, warning};
use crate::both;
use crate::catalog::governance::DISCLOSURE;
use crate::catalog::township::VENUE;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::schema::filter::Query;
use crate::terms::workdays;

/// What the due day of a disclosure rests on.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct DisclosureDays<'a> {
    /// Code of the mode: `proactive` or `request`.
    pub mode: &'a str,
    /// Day on which what is to be published came into being or changed.
    pub formed_on: NaiveDate,
    /// The month that it reports, `YYYY-MM`.
    pub period: Option<&'a str>,
    /// Day on which somebody asked for it.
    pub requested_on: Option<NaiveDate>,
    /// Day to which the time to answer was extended.
    pub extended_to: Option<NaiveDate>,
}

/// When something must be public or answered, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisclosureDue {
    /// A term that was counted: the day it ran from, its end, the term.
    Counted(NaiveDate, workdays::Due, Term),
    /// A day of the month after the one that is reported.
    Monthly(NaiveDate, Figure),
    /// The day to which an answer was extended.
    Extended(NaiveDate),
}

impl DisclosureDue {
    /// The last day.
    pub const fn on(&self) -> NaiveDate {
        match self {
            Self::Counted(_, due, _) => due.due,
            Self::Monthly(on, _) | Self::Extended(on) => *on,
        }
    }
}

/// 应公开日期: formed_on + {open.publish} (政府信息公开条例 26); with a period the {disclosure.month_day} of the following
/// month; for a request extended_to, else requested_on + {open.reply} (条例 33). `None` for a request without its day.
///
/// # Errors
/// When a parameter gives no value.
pub fn disclosure_due(
    parameters: &Parameters,
    of: &DisclosureDays<'_>,
) -> Result<Option<DisclosureDue>, NotComputable> {
    if of.mode == "request" {
        if let Some(day) = of.extended_to {
            return Ok(Some(DisclosureDue::Extended(day)));
        }
        return of.requested_on.map(|asked| counted(parameters, "open.reply", asked)).transpose();
    }
    match of.period.and_then(first_of_next_month) {
        Some(next) => month_day(parameters, next).map(|(on, figure)| Some(DisclosureDue::Monthly(on, figure))),
        None => counted(parameters, "open.publish", of.formed_on).map(Some),
    }
}

fn counted(parameters: &Parameters, name: &'static str, start: NaiveDate) -> Result<DisclosureDue, NotComputable> {
    let term = parameters.term(name, start)?;
    Ok(DisclosureDue::Counted(start, term.due(start, true, parameters.calendar())?, term))
}

/// The first day of the month after this one, `YYYY-MM`; `None` where that is no month.
pub fn first_of_next_month(month: &str) -> Option<NaiveDate> {
    format!("{month}-01").parse::<NaiveDate>().ok()?.checked_add_months(chrono::Months::new(1))
}

/// The {disclosure.month_day} of the month that begins on this day. A fixed day stands as it is, at work or at rest.
///
/// # Errors
/// When the parameter has no value then, or is no day of that month.
pub fn month_day(parameters: &Parameters, month: NaiveDate) -> Result<(NaiveDate, Figure), NotComputable> {
    const NAME: &str = "disclosure.month_day";
    let figure = parameters.in_force(NAME, month)?;
    let day = figure.value.parse().ok().and_then(|day| chrono::Datelike::with_day(&month, day));
    let on = day.ok_or(NotComputable { parameter: NAME, cause: Cause::NotATerm })?;
    Ok((on, figure))
}

#[derive(Deserialize)]
struct Disclosure<'a> {
    id: &'a str,
    unit: &'a str,
    kind: &'a str,
    mode: &'a str,
    period: Option<&'a str>,
    url: Option<&'a str>,
    note: Option<&'a str>,
    attachments: Option<&'a str>,
    review_on: Option<NaiveDate>,
    requested_on: Option<NaiveDate>,
    extended_to: Option<NaiveDate>,
}

/// disclosure.publish: whoever looks for it finds it: a link, or a venue of the register named in the note.
pub(super) fn link_or_venue(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let disclosure: Disclosure<'_> = view(moment.after)?;
    if disclosure.url.is_some() {
        return Ok(Vec::new());
    }
    let note = disclosure.note.unwrap_or("");
    let mut named = false;
    moment.reader.each(&VENUE, &Query::default(), &mut |venue| {
        let is_named = |word: &str| !word.is_empty() && note.contains(word);
        named |= venue.state() == "active" && (is_named(venue.id()) || venue.text("name").is_some_and(is_named));
        Ok(())
    })?;
    if named {
        return Ok(Vec::new());
    }
    let text = both!(
        "公开须有公开链接,或在备注写明发布载体",
        "what is published needs its link, or a venue of the register named in the note"
    );
    let flags = hint::add(moment.after.kind(), &["url", "note"]);
    let (zh, en) = (flags.zh, flags.en);
    let next =
        both!("{zh} 之一;看有哪些载体: chengxin 发布载体 列表", "{en} (one of them); the venues: chengxin venue list");
    Ok(vec![refusal(&text, OPENNESS).on("url").hint(next)])
}

/// disclosure.publish: a month of finance that the unit has published already is told (a second table may be meant).
pub(super) fn month_not_reported_yet(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let disclosure: Disclosure<'_> = view(moment.after)?;
    let Some(period) = disclosure.period.filter(|_| disclosure.kind == "finance") else { return Ok(Vec::new()) };
    let same = moment.reader.children(&DISCLOSURE, "unit", disclosure.unit)?.into_iter().find(|row| {
        row.id() != disclosure.id
            && row.text("kind") == Some("finance")
            && row.text("period") == Some(period)
            && matches!(row.state(), "published" | "verified")
    });
    let Some(same) = same else { return Ok(Vec::new()) };
    let id = same.id();
    let text = both!("{period} 的财务公开已有 {id}", "finance of {period} is published already: {id}");
    Ok(vec![warning(&text, OPENNESS).on("period").hint(hint::show(id))])
}

/// disclosure.verify: the link or the board was seen.
pub(super) fn link_or_photo(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let disclosure: Disclosure<'_> = view(moment.after)?;
    if disclosure.url.is_some() || disclosure.attachments.is_some() {
        return Ok(Vec::new());
    }
    let text = both!("核验须有公开链接或现场照片", "who verifies has seen it: a link or a photo is needed");
    let flags = hint::add(moment.after.kind(), &["url", "attachments"]);
    let (zh, en) = (flags.zh, flags.en);
    Ok(vec![refusal(&text, OPENNESS).on("url").hint(both!("{zh} 之一", "{en} (one of them)"))])
}

/// disclosure.withhold and review: what is kept back is looked at again on a later day (programme 2(2): publishing is
/// the rule, keeping back the exception).
pub(super) fn next_review_is_later(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let disclosure: Disclosure<'_> = view(moment.after)?;
    let on = moment.on;
    let Some(review) = disclosure.review_on.filter(|day| *day <= on) else { return Ok(Vec::new()) };
    let text = both!(
        "复审日期是下次复审的日期,{review} 不晚于 {on}",
        "the day of review is that of the next one; {review} is not after {on}"
    );
    Ok(vec![refusal(&text, OPENNESS).on("review_on").hint(hint::add(moment.after.kind(), &["review_on"]))])
}

/// A request, or the refusal that this is none.
fn is_request(moment: &Moment<'_>, what: &Both) -> Result<Option<Fault>> {
    if view::<Disclosure<'_>>(moment.after)?.mode == "request" {
        return Ok(None);
    }
    let (zh, en) = (&what.zh, &what.en);
    let text = both!(
        "只有依申请公开的事项可以{zh},这一项是主动公开",
        "only what somebody asked for can be {en}; this is published without being asked"
    );
    let act = hint::act(moment.after.kind(), "publish", moment.after.id());
    let (act_zh, act_en) = (act.zh, act.en);
    Ok(Some(refusal(&text, REQUESTS).on("mode").hint(both!("公开它: {act_zh}", "publish it: {act_en}"))))
}

/// disclosure.reply: only a request is answered.
pub(super) fn only_a_request_is_answered(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    Ok(is_request(moment, &Both::fixed("答复", "answered"))?.into_iter().collect())
}

/// disclosure.extend: only a request, once, and by at most {open.extend} (政府信息公开条例 33).
pub(super) fn extension_within_limit(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if let Some(fault) = is_request(moment, &Both::fixed("延期", "extended"))? {
        return Ok(vec![fault]);
    }
    let disclosure: Disclosure<'_> = view(moment.after)?;
    let (kind, parameters) = (moment.after.kind(), moment.parameters()?);
    let Some(asked) = disclosure.requested_on else {
        let text = both!("没有申请日期,无法计算答复期限", "the day of the request is blank: not computable");
        return Ok(vec![refusal(&text, REQUESTS).on("requested_on").hint(hint::add(kind, &["requested_on"]))]);
    };
    let Some(to) = disclosure.extended_to else { return Ok(Vec::new()) };
    let flag = hint::add(kind, &["extended_to"]);
    let bounds = parameters.term("open.reply", asked).and_then(|reply| {
        let due = reply.after(asked, parameters.calendar())?;
        let extend = parameters.term("open.extend", asked)?;
        Ok((due, extend.after(due, parameters.calendar())?, extend))
    });
    let (due, last, term) = match bounds {
        Ok(bounds) => bounds,
        Err(missing) => return Ok(vec![missing.fault().hint(flag)]),
    };
    if to > due && to <= last {
        return Ok(Vec::new());
    }
    let text = both!(
        "答复期限到 {due},延期只能至此后、{last} 以前(含)",
        "the answer is due on {due}; it may be extended beyond that, to {last} at most"
    );
    Ok(vec![refusal(&text, Source::Parameter(term.row)).on("extended_to").hint(flag)])
}

#[cfg(test)]
mod tests {
    use super::{DisclosureDays, Parameters, disclosure_due, first_of_next_month};
    use crate::catalog::governance::DISCLOSURE;
    use crate::catalog::township::VENUE;
    use crate::rules::fixture::{Fixture, day};

    const LAW: Parameters = Parameters::built_in();

    #[test]
    fn a_disclosure_is_due_by_statute_month_or_request() {
        let days = DisclosureDays {
            mode: "proactive",
            formed_on: day("2024-03-01"),
            period: None,
            requested_on: None,
            extended_to: None,
        };
        let on = |days: &DisclosureDays<'_>| disclosure_due(&LAW, days).unwrap().map(|d| d.on().to_string());
        assert_eq!(on(&days).as_deref(), Some("2024-03-29"));
        assert_eq!(on(&DisclosureDays { period: Some("2024-12"), ..days }).as_deref(), Some("2025-01-10"));
        let asked = DisclosureDays { mode: "request", requested_on: Some(day("2024-03-04")), ..days };
        assert_eq!(on(&asked).as_deref(), Some("2024-04-01"));
        assert_eq!(
            on(&DisclosureDays { extended_to: Some(day("2024-04-20")), ..asked }).as_deref(),
            Some("2024-04-20")
        );
        assert_eq!(on(&DisclosureDays { requested_on: None, ..asked }), None);
        assert_eq!(first_of_next_month("2024-13"), None);
        assert_eq!(first_of_next_month("2024-11"), Some(day("2024-12-01")));
    }

    #[test]
    fn what_is_published_can_be_found() {
        let mut fixture = Fixture::new();
        let venue = fixture.add(&VENUE, &[("name", "兰溪路公示栏")]);
        let disclosure = fixture.add(&DISCLOSURE, &[]);
        fixture.fires("link_or_venue", &disclosure, &[("note", "已贴出")]);
        fixture.passes("link_or_venue", &disclosure, &[("note", "张贴于兰溪路公示栏")]);
        fixture.passes("link_or_venue", &disclosure, &[("note", venue.id())]);
        fixture.passes("link_or_venue", &disclosure, &[("url", "https://www.yunting.example/a")]);
        fixture.change(&venue, &[("state", "closed")]);
        fixture.fires("link_or_venue", &disclosure, &[("note", "张贴于兰溪路公示栏")]);
        fixture.fires("link_or_photo", &disclosure, &[]);
        fixture.passes("link_or_photo", &disclosure, &[("attachments", "照片.jpg")]);
        fixture.passes("link_or_photo", &disclosure, &[("url", "https://www.yunting.example/a")]);
    }

    #[test]
    fn a_month_of_finance_published_twice_is_told() {
        let mut fixture = Fixture::new();
        let month = [("kind", "finance"), ("period", "2024-02")];
        let first = fixture.add(&DISCLOSURE, &month);
        let unit = first.text("unit").unwrap().to_owned();
        let second = fixture.add(&DISCLOSURE, &[month[0], month[1], ("unit", &unit)]);
        fixture.passes("month_not_reported_yet", &second, &[]);
        fixture.change(&first, &[("state", "published")]);
        assert_eq!(fixture.guard("month_not_reported_yet", &second, &[])[0].code.id, "W4001");
        fixture.passes("month_not_reported_yet", &second, &[("period", "2024-03")]);
        fixture.passes("month_not_reported_yet", &second, &[("kind", "gov")]);
    }

    #[test]
    fn what_is_withheld_is_reviewed_later() {
        let mut fixture = Fixture::new();
        let disclosure = fixture.add(&DISCLOSURE, &[]);
        fixture.fires("next_review_is_later", &disclosure, &[("review_on", "2024-03-28")]);
        fixture.passes("next_review_is_later", &disclosure, &[("review_on", "2024-03-29")]);
    }

    #[test]
    fn only_requests_are_answered_and_extended_within_the_limit() {
        let mut fixture = Fixture::new();
        let request = fixture.add(&DISCLOSURE, &[("mode", "request"), ("requested_on", "2024-03-04")]);
        fixture.passes("only_a_request_is_answered", &request, &[]);
        fixture.fires("only_a_request_is_answered", &request, &[("mode", "proactive")]);
        let extend = |to| fixture.guard("extension_within_limit", &request, &[("extended_to", to)]).len();
        // Due on 2024-04-01; 20 working days more, a worked Sunday among them, end on the 29th.
        assert_eq!(
            (extend("2024-04-01"), extend("2024-04-02"), extend("2024-04-29"), extend("2024-04-30")),
            (1, 0, 0, 1)
        );
        fixture.fires("extension_within_limit", &request, &[("mode", "proactive"), ("extended_to", "2024-04-02")]);
        fixture.fires("extension_within_limit", &request, &[("requested_on", ""), ("extended_to", "2024-04-02")]);
    }
}
