//! 公示: only what is confirmed goes before the public, persons only where the law says so, and nothing comes down
//! without a word.

use chrono::NaiveDate;
use serde::Deserialize;

use super::target_of;
use super::window::{Class, Decided};
use crate::both;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::{MINOR_NOT_PUBLISHED, PERSONS_NOT_PUBLISHED, RECORDS, REGISTER, WITHDRAWAL};
use crate::rules::{Moment, hint, refusal, require, view};
use crate::schema::Row;

#[derive(Deserialize)]
struct Publication<'a> {
    target: &'a str,
    subject_kind: Option<&'a str>,
    masked: i64,
    note: Option<&'a str>,
    start_on: Option<NaiveDate>,
    end_on: Option<NaiveDate>,
    venue: Option<&'a str>,
    url: Option<&'a str>,
    withdraw_reason: Option<&'a str>,
}

/// publication.approve: a case that is published is confirmed (programme 3(3): 依法依规逐步公开).
pub(crate) fn published_case_confirmed(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let Some(case) = target_of(moment.reader, moment.after)?.filter(|t| t.kind().name == "case") else {
        return Ok(Vec::new());
    };
    if !case.is_void() && matches!(case.state(), "confirmed" | "sanctioned") {
        return Ok(Vec::new());
    }
    let id = case.id();
    let text = both!("{id} 不是已认定的失信记录,不能公示", "{id} is no confirmed case and is not published");
    Ok(vec![refusal(&text, RECORDS).on("target").hint(hint::show(id))])
}

/// True when a record names a person: its subject is an officer.
fn of_person(row: &Row) -> bool {
    row.text("subject_kind") == Some("officer")
}

/// True when a note names an article of the document that the publication rests on.
fn names_article(note: &str) -> bool {
    let lower = note.to_lowercase();
    note.contains('条') || lower.contains("article") || lower.contains("art.")
}

/// publication.approve: persons are not published, unless the basis expressly allows it (the note names the article)
/// and the text is masked (kinds.md; 个人信息保护法 33 to 37).
pub(crate) fn persons_not_published(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let publication: Publication<'_> = view(moment.after)?;
    let target = target_of(moment.reader, moment.after)?;
    if publication.subject_kind != Some("officer") && !target.as_ref().is_some_and(of_person) {
        return Ok(Vec::new());
    }
    let kind = moment.after.kind();
    let mut faults = Vec::new();
    if !publication.note.is_some_and(names_article) {
        let text = both!(
            "个人的失信记录默认不公示;依据明文准许的,在备注写明第几条",
            "records of a person are not published; where the basis expressly allows it, the note names the article"
        );
        faults.push(refusal(&text, PERSONS_NOT_PUBLISHED).on("note").hint(hint::add(kind, &["note"])));
    }
    if publication.masked == 0 {
        let text = both!("个人的姓名和号码须先脱敏", "the names and numbers of a person are masked first");
        faults.push(refusal(&text, PERSONS_NOT_PUBLISHED).on("masked").hint(hint::add(kind, &["masked"])));
    }
    Ok(faults)
}

/// publication.approve: a minor record is not published unless a note says why (国办发〔2025〕22号).
pub(crate) fn minor_needs_note(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let publication: Publication<'_> = view(moment.after)?;
    let target = target_of(moment.reader, moment.after)?;
    let minor = target.as_ref().is_some_and(|t| Decided::of(t).class == Some(Class::Minor));
    if !minor || publication.note.is_some() {
        return Ok(Vec::new());
    }
    let id = publication.target;
    let text = both!(
        "{id} 属轻微,原则上不公示;确需公示的写明理由",
        "{id} is minor and not published in principle; say why it is"
    );
    Ok(vec![refusal(&text, MINOR_NOT_PUBLISHED).on("note").hint(hint::add(moment.after.kind(), &["note"]))])
}

/// publication.publish: it can be found: a link or a venue.
pub(crate) fn publication_can_be_found(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let publication: Publication<'_> = view(moment.after)?;
    if publication.url.is_some() || publication.venue.is_some() {
        return Ok(Vec::new());
    }
    let text = both!("公示须有公示链接或发布载体", "a publication has a link or a venue");
    let flags = hint::add(moment.after.kind(), &["url", "venue"]);
    let (zh, en) = (flags.zh, flags.en);
    Ok(vec![refusal(&text, RECORDS).on("url").hint(both!("{zh} 之一", "{en} (one of them)"))])
}

/// publication.approve, publish: it does not end before it starts.
pub(crate) fn ends_after_start(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let publication: Publication<'_> = view(moment.after)?;
    let (Some(start), Some(end)) = (publication.start_on, publication.end_on) else { return Ok(Vec::new()) };
    if start <= end {
        return Ok(Vec::new());
    }
    let text =
        both!("公示截止 {end} 早于公示开始 {start}", "the publication ends on {end}, before it starts on {start}");
    let flags = hint::add(moment.after.kind(), &["start_on", "end_on"]);
    Ok(vec![refusal(&text, REGISTER).on("end_on").hint(flags)])
}

/// publication.withdraw: what comes down for another reason than the end of its term says so to the public (行政处罚法 48).
pub(crate) fn withdrawal_explained(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let publication: Publication<'_> = view(moment.after)?;
    if matches!(publication.withdraw_reason, Some("expired") | None) {
        return Ok(Vec::new());
    }
    let what = Both::fixed("非期满撤下", "a withdrawal before the end of its term");
    Ok(require(moment.after, &["correction"], &what, WITHDRAWAL))
}

#[cfg(test)]
mod tests {
    use crate::catalog::exchange::PUBLICATION;
    use crate::catalog::integrity::CASE;
    use crate::catalog::registry::DOCUMENT;
    use crate::catalog::township::VENUE;
    use crate::rules::fixture::Fixture;

    #[test]
    fn only_a_confirmed_case_is_published() {
        const GUARD: &str = "published_case_confirmed";
        let mut fixture = Fixture::new();
        let case = fixture.add(&CASE, &[("state", "verifying")]);
        let row = fixture.add(&PUBLICATION, &[("target", case.id())]);
        fixture.fires(GUARD, &row, &[]);
        let case = fixture.change(&case, &[("state", "confirmed")]);
        fixture.passes(GUARD, &row, &[]);
        let case = fixture.change(&case, &[("state", "revoked")]);
        fixture.fires(GUARD, &row, &[]);
        fixture.change(&case, &[("state", "sanctioned")]);
        fixture.passes(GUARD, &row, &[]);
        let document = fixture.add(&DOCUMENT, &[]);
        fixture.passes(GUARD, &row, &[("target", document.id())]);
    }

    #[test]
    fn persons_are_not_published_unless_an_article_allows_it_and_they_are_masked() {
        const GUARD: &str = "persons_not_published";
        let mut fixture = Fixture::new();
        let person = fixture.add(&CASE, &[("subject_kind", "officer")]);
        let unit = fixture.add(&CASE, &[("subject_kind", "unit"), ("title", "单位")]);
        let row = fixture.add(&PUBLICATION, &[("target", person.id()), ("masked", "0"), ("subject_kind", "unit")]);
        assert_eq!(fixture.guard(GUARD, &row, &[]).len(), 2);
        assert_eq!(fixture.guard(GUARD, &row, &[("masked", "1"), ("note", "领导同意")]).len(), 1);
        fixture.passes(GUARD, &row, &[("masked", "1"), ("note", "依据第12条")]);
        fixture.passes(GUARD, &row, &[("target", unit.id())]);
        fixture.fires(GUARD, &row, &[("target", unit.id()), ("subject_kind", "officer")]);
    }

    #[test]
    fn a_minor_record_needs_a_reason() {
        let mut fixture = Fixture::new();
        let minor = fixture.add(&CASE, &[("severity", "minor")]);
        let general = fixture.add(&CASE, &[("severity", "general"), ("title", "一般")]);
        let row = fixture.add(&PUBLICATION, &[("target", minor.id())]);
        fixture.fires("minor_needs_note", &row, &[]);
        fixture.passes("minor_needs_note", &row, &[("note", "群众关注")]);
        fixture.passes("minor_needs_note", &row, &[("target", general.id())]);
    }

    #[test]
    fn it_can_be_found_and_ends_after_it_starts() {
        let mut fixture = Fixture::new();
        let row = fixture.add(&PUBLICATION, &[("start_on", "2024-03-02")]);
        let venue = fixture.add(&VENUE, &[]);
        fixture.fires("publication_can_be_found", &row, &[]);
        fixture.passes("publication_can_be_found", &row, &[("url", "https://www.yunting.example/1")]);
        fixture.passes("publication_can_be_found", &row, &[("venue", venue.id())]);
        fixture.fires("ends_after_start", &row, &[("end_on", "2024-03-01")]);
        fixture.passes("ends_after_start", &row, &[("end_on", "2024-03-02")]);
        fixture.passes("ends_after_start", &row, &[]);
    }

    #[test]
    fn what_comes_down_early_says_why() {
        const GUARD: &str = "withdrawal_explained";
        let mut fixture = Fixture::new();
        let row = fixture.add(&PUBLICATION, &[("withdraw_reason", "error")]);
        fixture.fires(GUARD, &row, &[]);
        fixture.passes(GUARD, &row, &[("correction", "主体有误")]);
        fixture.passes(GUARD, &row, &[("withdraw_reason", "expired")]);
    }
}
