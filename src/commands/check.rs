//! `check`: breaches of law in what is recorded; and the page of a rule.

use super::config;
use super::due::only;
use super::output::{self, Output};
use super::session::Session;
use super::small::{self, Cell, Shape};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang, plural};
use crate::render::{Format, Head};
use crate::rules::check::engine::{self, Counted, Finding, Scope};
use crate::rules::check::{Rule, find, rules};
use crate::rules::parameters::Figure;

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let today = s.today(ledger.read())?;
    let since = match s.args().text("since") {
        Some(text) => Some(s.day(text, today, ledger.read()).map_err(|failure| on(failure, "since"))?),
        None => None,
    };
    let (answered, missing) = (s.args().flag("answered"), s.args().flag("not-computable"));
    let scope = Scope { rule: rule(s)?, kind: only(s)?, since, record: None, breaches_only: !missing };
    let (mut open, mut counted, mut closed) = (0_usize, Counted::default(), 0_usize);
    table(s, answered, |sink| {
        counted = engine::run(ledger.read(), today, &scope, &mut |finding| {
            let shown = match (finding.missing, &finding.answer) {
                (true, _) => true,
                (false, Some(_)) => {
                    closed += 1;
                    answered
                }
                (false, None) => {
                    open += 1;
                    true
                }
            };
            if shown { sink(finding) } else { Ok(()) }
        })?;
        Ok(())
    })?;
    tell(s, open, closed, counted.uncomputed);
    if missing && counted.uncovered > 0 {
        let (n, of) = (counted.uncovered, plural(counted.uncovered, "record"));
        s.ui.status(&both!(
            "另有 {n} 条起算早于相应法规施行,没有依据判断",
            "{of} more began before there was any law to judge by"
        ));
    }
    Ok(u8::from(open > 0))
}

/// Says how many; nothing at all when all is clean.
fn tell(s: &mut Session<'_>, open: usize, closed: usize, uncomputed: usize) {
    if open > 0 {
        let (findings, word) = (plural(open, "open finding"), closed);
        s.ui.status(&both!("未答复的发现 {open} 项,已答复 {closed} 项", "{findings}, {word} answered"));
        s.ui.hint(&both!(
            "说明: chengxin 说明 代码    答复: chengxin 发现 答复 代码 编号 --作为 已说明 --原因 文字",
            "chengxin explain CODE    chengxin finding answer CODE ID --as explained --reason TEXT"
        ));
    }
    if uncomputed > 0 {
        s.ui.status(&both!(
            "无法计算 {uncomputed} 项,加 --无法计算 列出",
            "{uncomputed} not computable; --not-computable lists them"
        ));
    }
}

/// The code of `--rule`.
pub(super) fn rule<'s>(s: &Session<'s>) -> Result<Option<&'static str>> {
    s.args().text("rule").map(|word| named(word).map(|rule| rule.code)).transpose()
}

/// The rule that a word names.
///
/// # Errors
/// E3002 when there is none.
pub(super) fn named(word: &str) -> Result<&'static Rule> {
    find(word).ok_or_else(|| {
        let mut near = crate::cli::suggest::nearest(word, rules().map(|rule| rule.code));
        if near.is_empty() {
            // None is near: the first of each family shows how they are written.
            near = rules().map(|rule| rule.code).collect();
            near.sort_unstable();
            near.dedup_by_key(|code| code.split('-').next());
        }
        let (zh, en) = (near.join("、"), near.join(", "));
        Fault::new(&codes::E3002, both!("没有规则\"{word}\"", "there is no rule \"{word}\""))
            .hint(both!("例如 {zh}", "such as {en}"))
            .into()
    })
}

pub(super) fn on(mut failure: Failure, field: &'static str) -> Failure {
    failure.faults.iter_mut().for_each(|fault| fault.field = Some(field));
    failure
}

/// Findings as a table or for programs, each written as it is found: a large ledger has a million of them. `answers` adds
/// what was said of them. Returns how many there are.
///
/// # Errors
/// When the output cannot be written, and what the search returns.
pub(super) fn table(
    s: &mut Session<'_>,
    answers: bool,
    search: impl FnOnce(&mut dyn FnMut(Finding) -> Result<()>) -> Result<()>,
) -> Result<usize> {
    let lang = s.lang();
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let mut heads = vec![
        Head::text(word("规则", "rule")).keep().rigid(),
        Head::text(word("级别", "severity")).keep().rigid(),
        Head::text(word("编号", "record")).keep().rigid(),
        Head::text(word("发现", "finding")).keep(),
        Head::text(word("依据", "source")),
        Head::text(word("起于", "since")).rigid(),
    ];
    let mut keys = vec!["rule", "severity", "record", "finding", "source", "since"];
    if answers {
        heads.push(Head::text(word("答复", "answer")));
        heads.push(Head::text(word("原因", "reason")));
        keys.extend(["answer", "reason"]);
    }
    // Silence is the good news of a clean check; a form that was asked for comes empty.
    let silent = s.globals().format.is_none() && Output::of(s, None)?.file.is_none();
    let limit = s.globals().limit.unwrap_or(usize::MAX);
    let mut all = 0_usize;
    small::each(s, Shape { keys: &keys, heads, silent }, |sink| {
        search(&mut |finding| {
            all += 1;
            if all > limit { Ok(()) } else { sink(cells(finding, lang, answers)) }
        })
    })?;
    if all > limit {
        s.ui.status(&more(all - limit));
    }
    Ok(all)
}

/// Says how many were left out by `--limit`.
pub(super) fn more(rest: usize) -> Both {
    both!("其余 {rest} 项: 加大 --条数", "{rest} more: raise --limit")
}

fn cells(finding: Finding, lang: Lang, answers: bool) -> Vec<Cell> {
    let (severity, source) = (finding.rule.severity.word(), finding.rule.source);
    let severity = if finding.missing {
        Cell::Word("not_computable", Both::fixed("无法计算", "not computable"))
    } else {
        Cell::Word(finding.rule.severity.key(), Both::fixed(severity.zh, severity.en))
    };
    let text = finding.text().get(lang).to_owned();
    let mut row = vec![
        Cell::Text(finding.rule.code.to_owned()),
        severity,
        Cell::Text(finding.record),
        Cell::Text(text),
        Cell::Text(source.get(lang).to_owned()),
        Cell::day(finding.on),
    ];
    if answers {
        let (stand, reason) = match (finding.answer, finding.lapsed) {
            (Some(answer), _) => {
                let stand = answer.stand.word();
                (Cell::Word(stand.en, Both::fixed(stand.zh, stand.en)), Cell::Text(answer.reason))
            }
            (None, Some(lapsed)) => {
                (Cell::Word("facts changed", Both::fixed("事实已变", "facts changed")), Cell::Text(lapsed.reason))
            }
            (None, None) => (Cell::Blank, Cell::Blank),
        };
        row.extend([stand, reason]);
    }
    row
}

/// The page of a rule: what it demands, its article and days, its parameters with their values, and an example.
///
/// # Errors
/// When the ledger cannot be read or the output cannot be written.
pub(super) fn explain(s: &mut Session<'_>, rule: &'static Rule) -> Result<u8> {
    let ledger = config::ledger(s)?;
    let today = ledger.as_ref().map_or(Ok(s.context.today), |l| s.today(l.read()))?;
    let parameters = config::parameters_of(ledger.as_ref())?;
    let figures: Vec<_> = rule.parameters.iter().map(|name| (*name, parameters.in_force(name, today).ok())).collect();
    let output = Output::of(s, Some(Format::Table))?;
    let text = if matches!(output.format, Format::Json | Format::JsonLines) || s.ui.json_errors {
        object(rule, &figures, s.lang())
    } else {
        page(rule, &figures, s.lang())
    };
    match &output.file {
        None => s.ui.page(&text)?,
        Some(_) => output::text(s, &output, &text)?,
    }
    Ok(0)
}

fn page(rule: &Rule, figures: &[(&'static str, Option<Figure>)], lang: Lang) -> String {
    let said = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let kind = rule.register();
    let mut pairs = vec![
        (said("种类", "register"), kind.get(lang).to_owned()),
        (said("要求", "demands"), rule.demands.get(lang).to_owned()),
        (said("依据", "source"), rule.source.get(lang).to_owned()),
        (said("生效", "in force"), days(rule).get(lang).to_owned()),
        (said("级别", "severity"), rule.severity.word().get(lang).to_owned()),
    ];
    for (name, figure) in figures {
        let value = match figure {
            Some(figure) => {
                let (amount, word) = (figure.amount(), figure.origin.word());
                let (zh, en, word_zh, word_en) = (amount.zh, amount.en, word.zh, word.en);
                both!("{name} = {zh}({word_zh})", "{name} = {en} ({word_en})")
            }
            None => both!("{name} 今天没有值", "{name} has no value today"),
        };
        pairs.push((said("参数", "parameter"), value.get(lang).to_owned()));
    }
    let code = rule.code;
    let example = both!("chengxin 检查 --规则 {code}", "chengxin check --rule {code}");
    pairs.push((said("例子", "example"), example.get(lang).to_owned()));
    format!("{code} {}\n{}", rule.title.get(lang), crate::render::detail(&pairs, None))
}

/// The days on which a clock may start for a rule.
fn days(rule: &Rule) -> Both {
    match (rule.from, rule.to) {
        (None, None) => Both::fixed("随法律施行,不另设起止", "as long as its law"),
        (Some(from), None) => both!("起算日在 {from} 及以后", "clocks that start on {from} or later"),
        (None, Some(to)) => both!("起算日在 {to} 及以前", "clocks that start on {to} or earlier"),
        (Some(from), Some(to)) => both!("起算日在 {from} 至 {to}", "clocks that start from {from} to {to}"),
    }
}

fn object(rule: &Rule, figures: &[(&'static str, Option<Figure>)], lang: Lang) -> String {
    let parameters: Vec<serde_json::Value> = figures
        .iter()
        .map(|(name, figure)| {
            serde_json::json!({
                "name": name,
                "value": figure.as_ref().map(|f| f.value.clone()),
                "unit": figure.as_ref().map(Figure::unit_key),
                "source": figure.as_ref().map(|f| f.source_words().get(lang).to_owned()),
                "confidence": figure.as_ref().map(|f| f.origin.key()),
            })
        })
        .collect();
    let object = serde_json::json!({
        "code": rule.code, "title": rule.title.get(lang), "kind": rule.kind().map(|kind| kind.name), "demands": rule.demands.get(lang),
        "source": rule.source.get(lang), "from": rule.from, "to": rule.to, "severity": rule.severity.key(),
        "parameters": parameters,
    });
    format!("{object}\n")
}
