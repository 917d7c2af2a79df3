//! 人员: nobody leaves with a post in hand, an entry rests on a decision, and files are kept as long as they must be.

use chrono::NaiveDate;
use serde::Deserialize;

use super::source::{ASSESSMENTS, FILES, POLICY_WORDING, PROTECTION, RECORDS, SUCCESSION};
use super::{Moment, Parameters, Source, hint, ids, refusal, require, view};
use crate::both;
use crate::catalog::integrity::CASE;
use crate::catalog::personnel::POST;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::schema::Row;

/// officer.leave: every post of the person is handed over; a change of persons breaks no promise (programme 4(3)).
pub(super) fn posts_handed_over(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let posts = moment.reader.children(&POST, "officer", moment.after.id())?;
    let kept: Vec<_> = posts.iter().filter(|p| p.state() != "handed").collect();
    let Some(first) = kept.first() else { return Ok(Vec::new()) };
    let verb = if first.state() == "serving" { "end" } else { "handover" };
    let (list, act) = (hint::list(&ids(kept.iter().copied())), hint::act(&POST, verb, first.id()));
    let (list_zh, list_en, act_zh, act_en) = (list.zh, list.en, act.zh, act.en);
    let text = both!("还有未移交的任职: {list_zh}", "posts are not handed over yet: {list_en}");
    let next = both!("先办: {act_zh}", "first: {act_en}");
    Ok(vec![refusal(&text, SUCCESSION).hint(next)])
}

/// A record kept for a term from a day on may be archived from the day the term ends: that day is also its deadline.
pub(super) fn kept_long_enough(
    parameters: &Parameters,
    parameter: &'static str,
    from: NaiveDate,
    on: NaiveDate,
) -> Vec<Fault> {
    let ends = parameters.term(parameter, from).and_then(|term| Ok((term.after(from, parameters.calendar())?, term)));
    let wait = |day: NaiveDate| both!("{day} 起再归档", "archive it from {day} on");
    match ends {
        Ok((end, _)) if on >= end => Vec::new(),
        Ok((end, term)) => {
            let text = both!("保存期到 {end} 才满", "it must be kept until {end}");
            vec![refusal(&text, Source::Parameter(term.row)).hint(wait(end))]
        }
        Err(missing) => vec![
            missing
                .fault()
                .hint(both!("见参数: chengxin 配置 列表 {parameter}", "see it: chengxin config list {parameter}")),
        ],
    }
}

#[derive(Deserialize)]
struct Departure {
    left_on: Option<NaiveDate>,
}

/// officer.archive: the file was kept for {retention.person} after the person left.
pub(super) fn officer_retention_passed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    match view::<Departure>(moment.after)?.left_on {
        Some(left) => Ok(kept_long_enough(&moment.parameters()?, "retention.person", left, moment.on)),
        None => Ok(require(moment.after, &["left_on"], &Both::fixed("归档", "archiving"), PROTECTION)),
    }
}

/// officer.archive: no record of dishonesty of the person is open (programme 3(5)).
pub(super) fn cases_of_officer_ended(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let mut cases = moment.reader.children(&CASE, "officer", moment.after.id())?;
    let open = ["lead", "transferred", "verifying", "rectifying", "confirmed", "sanctioned"];
    cases.retain(|case| open.contains(&case.state()));
    let Some(first) = cases.first() else { return Ok(Vec::new()) };
    let list = hint::list(&ids(&cases));
    let (zh, en) = (list.zh, list.en);
    let text = both!("还有未了结的失信记录: {zh}", "records of dishonesty are still open: {en}");
    Ok(vec![refusal(&text, PROTECTION).hint(hint::show(first.id()))])
}

/// The day from which a negative entry is kept for {retention.negative}: of the decision, or of what happened where there was
/// none. `None` for other entries, which have no bound.
pub(crate) fn kept_from(entry: &Row) -> Option<NaiveDate> {
    let day = entry.date("decided_on").or_else(|| entry.date("occurred_on"));
    day.filter(|_| entry.text("polarity") == Some("negative"))
}

/// entry.archive: a negative entry was kept as long as it must be.
pub(super) fn entry_retention_passed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(from) = kept_from(moment.after) else { return Ok(Vec::new()) };
    Ok(kept_long_enough(&moment.parameters()?, "retention.negative", from, moment.on))
}

#[derive(Deserialize)]
struct Section<'a> {
    section: &'a str,
    sanction: Option<&'a str>,
    accountability_form: Option<&'a str>,
}

/// entry.accept: a violation rests on a decision with number, organ, day and what it imposed (programme 3(3)).
pub(super) fn violation_needs_decision(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let entry: Section<'_> = view(moment.after)?;
    if entry.section != "violation" {
        return Ok(Vec::new());
    }
    let what = Both::fixed("违法违纪违约条目", "an entry on a violation");
    let mut faults = require(moment.after, &["doc_no", "issuer", "decided_on"], &what, RECORDS);
    if entry.sanction.is_none() && entry.accountability_form.is_none() {
        let text = both!(
            "违法违纪违约条目须填处分种类或问责方式",
            "an entry on a violation needs the sanction or the form of accountability"
        );
        let flags = hint::add(moment.after.kind(), &["sanction", "accountability_form"]);
        let (zh, en) = (flags.zh, flags.en);
        faults.push(refusal(&text, RECORDS).on("sanction").hint(both!("{zh} 之一", "{en} (one of them)")));
    }
    Ok(faults)
}

/// What an entry of one section needs besides.
fn section_needs(
    moment: &Moment<'_>,
    section: &str,
    field: &'static str,
    what: &Both,
    source: Source,
) -> Result<Vec<Fault>> {
    let entry: Section<'_> = view(moment.after)?;
    Ok(if entry.section == section { require(moment.after, &[field], what, source) } else { Vec::new() })
}

/// entry.accept: a commendation says which.
pub(super) fn commendation_needs_kind(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    section_needs(moment, "commendation", "commendation", &Both::fixed("表彰条目", "an entry on a commendation"), FILES)
}

/// entry.accept: a yearly assessment has its grade (公务员法 38).
pub(super) fn assessment_needs_grade(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    section_needs(moment, "assessment", "grade", &Both::fixed("年度考核条目", "an entry on an assessment"), ASSESSMENTS)
}

/// entry.correct: an objection to the entry was upheld, or the correcting document is attached.
pub(super) fn correction_needs_ground(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if super::rights::objection::upheld(moment.reader, moment.after.id())? {
        return Ok(Vec::new());
    }
    Ok(require(moment.after, &["attachments"], &Both::fixed("更正(更正依据)", "a correction (its ground)"), PROTECTION))
}

#[derive(Deserialize)]
struct ActivityKind<'a> {
    kind: &'a str,
}

/// activity.hold: a policy briefing gives out the ruling that everybody follows (programme 4(3): 明确政策执行口径).
pub(super) fn policy_activity_needs_ruling(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    if view::<ActivityKind<'_>>(moment.after)?.kind != "policy" {
        return Ok(Vec::new());
    }
    Ok(require(moment.after, &["ruling"], &Both::fixed("政策宣传", "a policy briefing"), POLICY_WORDING))
}

#[cfg(test)]
mod tests {
    use crate::catalog::integrity::CASE;
    use crate::catalog::personnel::{ACTIVITY, ENTRY, OFFICER, POST};
    use crate::catalog::registry::DOCUMENT;
    use crate::rules::fixture::Fixture;

    #[test]
    fn nobody_leaves_with_a_post_in_hand() {
        let mut fixture = Fixture::new();
        let officer = fixture.add(&OFFICER, &[]);
        fixture.passes("posts_handed_over", &officer, &[]);
        fixture.add(&POST, &[]); // somebody else's
        let post = fixture.add(&POST, &[("officer", officer.id())]);
        let hint = |fixture: &Fixture| fixture.guard("posts_handed_over", &officer, &[])[0].hint.clone().unwrap().zh;
        assert_eq!(hint(&fixture), format!("先办: chengxin 人员 任职 免任 {}", post.id()));
        let post = fixture.change(&post, &[("state", "leaving")]);
        assert_eq!(hint(&fixture), format!("先办: chengxin 人员 任职 移交 {}", post.id()));
        fixture.change(&post, &[("state", "handed")]);
        fixture.passes("posts_handed_over", &officer, &[]);
    }

    #[test]
    fn a_file_is_kept_until_the_corresponding_day() {
        let mut fixture = Fixture::new();
        let officer = fixture.add(&OFFICER, &[("left_on", "2020-02-29"), ("state", "left")]);
        let faults = |fixture: &Fixture, on| fixture.guard_on(on, "officer_retention_passed", &officer, &[]);
        let early = faults(&fixture, "2025-02-27");
        assert!(early[0].text.zh.contains("2025-02-28") && early[0].text.zh.contains("待核"), "{:?}", early[0]);
        assert!(early[0].text.en.contains("to be confirmed"));
        assert_eq!(faults(&fixture, "2025-02-28"), []);
        fixture.fires("officer_retention_passed", &officer, &[("left_on", "")]);
    }

    #[test]
    fn a_file_with_an_open_case_is_not_archived() {
        let mut fixture = Fixture::new();
        let officer = fixture.add(&OFFICER, &[("left_on", "2018-01-01"), ("state", "left")]);
        let case = fixture.add(&CASE, &[("officer", officer.id())]);
        fixture.fires("cases_of_officer_ended", &officer, &[]);
        fixture.change(&case, &[("state", "repaired")]);
        fixture.passes("cases_of_officer_ended", &officer, &[]);
    }

    #[test]
    fn only_negative_entries_have_a_term() {
        let mut fixture = Fixture::new();
        let entry = fixture.add(&ENTRY, &[("polarity", "negative"), ("occurred_on", "2019-03-01")]);
        let count = |on, columns: &[(&'static str, &str)]| {
            fixture.guard_on(on, "entry_retention_passed", &entry, columns).len()
        };
        assert_eq!((count("2024-02-29", &[]), count("2024-03-01", &[])), (1, 0));
        let decided = [("decided_on", "2019-06-01")];
        // 2024-06-01 is a Saturday.
        assert_eq!((count("2024-06-02", &decided), count("2024-06-03", &decided)), (1, 0));
        assert_eq!(count("2019-03-02", &[("polarity", "neutral")]), 0);
    }

    #[test]
    fn a_violation_rests_on_a_decision() {
        let mut fixture = Fixture::new();
        let entry = fixture.add(&ENTRY, &[("section", "violation")]);
        let faults = fixture.guard("violation_needs_decision", &entry, &[]);
        let fields: Vec<_> = faults.iter().filter_map(|f| f.field).collect();
        assert_eq!(fields, ["doc_no", "issuer", "decided_on", "sanction"]);
        let decision = [("doc_no", "皖纪〔2024〕1号"), ("issuer", "区纪委监委"), ("decided_on", "2024-03-01")];
        let with = |last| [decision[0], decision[1], decision[2], last];
        fixture.fires("violation_needs_decision", &entry, &decision);
        fixture.passes("violation_needs_decision", &entry, &with(("sanction", "warn")));
        fixture.passes("violation_needs_decision", &entry, &with(("accountability_form", "talk")));
        fixture.passes("violation_needs_decision", &entry, &[("section", "promise")]);
    }

    #[test]
    fn sections_need_what_they_are_about() {
        let mut fixture = Fixture::new();
        let entry = fixture.add(&ENTRY, &[("section", "commendation")]);
        fixture.fires("commendation_needs_kind", &entry, &[]);
        fixture.passes("commendation_needs_kind", &entry, &[("commendation", "praise")]);
        fixture.passes("commendation_needs_kind", &entry, &[("section", "training")]);
        fixture.fires("assessment_needs_grade", &entry, &[("section", "assessment")]);
        fixture.passes("assessment_needs_grade", &entry, &[("section", "assessment"), ("grade", "competent")]);
        fixture.passes("assessment_needs_grade", &entry, &[]);
        fixture.fires("correction_needs_ground", &entry, &[]);
        fixture.passes("correction_needs_ground", &entry, &[("attachments", "更正决定.pdf")]);
    }

    #[test]
    fn a_policy_briefing_gives_out_the_ruling() {
        let mut fixture = Fixture::new();
        let ruling = fixture.add(&DOCUMENT, &[("role", "ruling")]);
        let activity = fixture.add(&ACTIVITY, &[("kind", "policy")]);
        fixture.fires("policy_activity_needs_ruling", &activity, &[]);
        fixture.passes("policy_activity_needs_ruling", &activity, &[("ruling", ruling.id())]);
        fixture.passes("policy_activity_needs_ruling", &activity, &[("kind", "class")]);
    }
}
