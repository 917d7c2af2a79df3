//! `explain ID`: each open deadline of a record, what decides it and how every day was counted; what the rules find in it; and
//! what it is kept for.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::calendar;
use super::due::{day, left, uncomputed};
use super::output::{self, Output};
use super::session::{self, Session};
use crate::analysis::due::{self, Due, Found, Scope};
use crate::both;
use crate::catalog;
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::Format;
use crate::rules::Parameters;
use crate::rules::check::engine::{self, Finding};
use crate::rules::parameters::{Figure, named_day};
use crate::rules::source;
use crate::schema::Kind;
use crate::store::Reader;
use crate::terms::id::RecordId;
use crate::terms::workdays::{Counted, Term};

/// Explains the deadlines of a record.
///
/// # Errors
/// E2001 when there is no such record; when the ledger cannot be read or the output cannot be written.
pub(super) fn run(s: &mut Session<'_>, id: &RecordId) -> Result<u8> {
    let (id, prefix) = (id.to_string(), id.prefix());
    let kind = catalog::by_prefix(prefix).ok_or_else(|| {
        Fault::new(&codes::E2001, both!("没有 {id} 这样的编号", "no register has ids like {id}"))
            .hint(both!("看前缀: chengxin 帮助 编号", "prefixes: chengxin help ids"))
    })?;
    let ledger = s.open_read()?;
    let reader = ledger.read();
    let as_of = s.today(reader)?;
    let record = session::record(reader, kind, &id, as_of)?;
    let parameters = Parameters::read(reader)?;
    let found = due::find(reader, &parameters, &Scope::record(as_of, kind, record.id()))?;
    let findings = findings(reader, as_of, kind, record.id())?;
    let output = Output::of(s, Some(Format::Table))?;
    if matches!(output.format, Format::Json | Format::JsonLines) {
        let all: Vec<Json> = found.due.iter().map(|due| object(due, &parameters, as_of, s.lang())).collect();
        let miss = |u: &due::Uncomputed| json!({"label": u.line.label, "why": u.why.get(s.lang())});
        let missing: Vec<Json> = found.uncomputed.iter().map(miss).collect();
        let object = json!({
            "id": id, "kind": kind.name, "deadlines": all, "not_computable": missing,
            "findings": findings.iter().map(|f| judged(f, s.lang())).collect::<Vec<_>>(),
            "kept_for": source::programme(kind).get(s.lang()),
        });
        output::text(s, &output, &format!("{object}\n"))?;
        return Ok(0);
    }
    let width = if output.file.is_some() { None } else { s.ui.width };
    let lang = s.lang();
    let mut parts: Vec<String> =
        found.due.iter().map(|due| page(due, &parameters, due.days_left(as_of), lang, width)).collect();
    parts.extend(findings.iter().map(|finding| told(finding, lang)));
    let kept = source::programme(kind);
    let (zh, en) = (kept.zh, kept.en);
    parts.push(format!("{}\n", both!("登记依据: {zh}", "kept for: {en}").get(lang)));
    output::text(s, &output, &parts.join("\n"))?;
    close(s, &id, &found);
    Ok(0)
}

/// What the rules find in a record, and what they cannot judge.
fn findings(reader: Reader<'_>, as_of: NaiveDate, kind: &'static Kind, id: &str) -> Result<Vec<Finding>> {
    let mut all = Vec::new();
    let scope = engine::Scope { kind: Some(kind), record: Some(id), ..engine::Scope::default() };
    engine::run(reader, as_of, &scope, &mut |finding| {
        all.push(finding);
        Ok(())
    })?;
    Ok(all)
}

/// A finding with its rule and its article.
fn told(finding: &Finding, lang: Lang) -> String {
    let word = finding.rule.severity.word();
    let severity =
        if finding.missing { Both::fixed("无法计算", "not computable") } else { Both::fixed(word.zh, word.en) };
    let (code, text, source) = (finding.rule.code, finding.text(), finding.rule.source);
    let (severity, text) = (severity.get(lang), text.get(lang));
    let basis = both!("依据", "rests on");
    format!("{code} {severity}: {text}\n  {}: {}\n", basis.get(lang), source.get(lang))
}

fn judged(finding: &Finding, lang: Lang) -> Json {
    json!({
        "rule": finding.rule.code, "severity": if finding.missing { "not_computable" } else { finding.rule.severity.key() },
        "text": finding.text().get(lang), "source": finding.rule.source.get(lang), "on": finding.on.map(|on| on.to_string()),
    })
}

fn close(s: &mut Session<'_>, id: &str, found: &Found) {
    if found.due.is_empty() {
        s.ui.status(&both!("{id} 没有未了结的期限", "{id} has no open deadline"));
    }
    uncomputed(s, found);
    s.ui.hint(&both!("chengxin {id}", "chengxin {id}"));
}

/// The day-by-day account, where a term was counted.
fn counted(due: &Due, parameters: &Parameters) -> Option<(Term, Counted)> {
    let (start, term) = due.clock.counted?;
    Some((term, parameters.calendar().count(start, term)?))
}

fn page(due: &Due, parameters: &Parameters, days: i64, lang: Lang, width: Option<usize>) -> String {
    let (what, on, left) = (due.what(), day(due, lang), left(days));
    let mut out = format!("{} {on}", what.get(lang));
    if let Some((start, term)) = due.clock.counted {
        let computed = !due.line.start.contains(['.', ' ']) && due.kind.field(due.line.start).is_none();
        let from = match lang {
            _ if !computed => named_day(due.kind, due.line.start, lang),
            Lang::Zh => "起算日".to_owned(),
            Lang::En => "the start day".to_owned(),
        };
        let (length, back) = (term.both(), term.length < 0);
        out.push_str(&match (lang, back) {
            (Lang::Zh, false) => format!(" = {from} {start} 起 {}", length.zh),
            (Lang::Zh, true) => format!(" = {from} {start} 前 {}", length.zh),
            (Lang::En, false) => format!(" = {} from {from} {start}", length.en),
            (Lang::En, true) => format!(" = {} before {from} {start}", length.en),
        });
    }
    out.push_str(match lang {
        Lang::Zh => "  ",
        Lang::En => "; ",
    });
    out.push_str(left.get(lang));
    out.push_str(basis(due).get(lang));
    if let Some((term, counted)) = counted(due, parameters) {
        out.push_str(&calendar::day_by_day(&counted, term, lang, width));
    }
    out
}

/// What the day rests on.
fn basis(due: &Due) -> Both {
    match (&due.clock.figure, due.clock.counted) {
        (Some(figure), _) => {
            let cite = figure.cite();
            let (zh, en) = (cite.zh, cite.en);
            both!("\n  依据: {zh}\n", "\n  rests on: {en}\n")
        }
        (None, Some(_)) => both!(
            "\n  依据: 合同或决定写明的期限(本地,待核)\n",
            "\n  rests on: the term that the record states (local, to be confirmed)\n"
        ),
        (None, None) => both!(
            "\n  依据: 台账所记的日期(本地,待核)\n",
            "\n  rests on: the day that the record states (local, to be confirmed)\n"
        ),
    }
}

fn object(due: &Due, parameters: &Parameters, as_of: chrono::NaiveDate, lang: Lang) -> Json {
    let figure = due.clock.figure.as_ref().map(|f: &Figure| {
        json!({"name": f.name, "value": f.value, "unit": f.unit_key(), "source": f.source_words().get(lang), "confidence": f.origin.key()})
    });
    let counted = counted(due, parameters)
        .zip(due.clock.counted)
        .map(|((term, counted), (start, _))| calendar::object(start, term, &counted));
    json!({
        "label": due.line.label, "due_on": due.clock.on.to_string(), "days_left": due.days_left(as_of),
        "overdue_since": due.overdue_since(as_of).map(|d| d.to_string()), "provisional": due.clock.provisional,
        "unit": due.unit, "officer": due.officer, "parameter": figure, "count": counted,
    })
}
