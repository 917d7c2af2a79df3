//! `config`: parameters of the district and settings of the ledger, what they are called, and how they read.

use super::session::Session;
use crate::both;
use crate::catalog::Parameter;
use crate::cli::suggest;
use crate::error::{Fault, Result, codes};
use crate::messages::{Both, Label, Lang};
use crate::render::Format;
use crate::rules::check::answers;
use crate::rules::parameters::{self, Figure, Parameters, Shift};
use crate::store::settings::{self, LOG_KIND};
use crate::store::{Change, Ledger};

pub(super) mod explain;
pub(super) mod get;
pub(super) mod history;
pub(super) mod list;
pub(super) mod set;

/// A setting of the ledger that is no parameter.
#[derive(Debug)]
struct Plain {
    /// Its key in the ledger, and its English name.
    key: &'static str,
    /// What it is called.
    label: Label,
}

static PLAIN: [Plain; 3] = [
    Plain { key: settings::LANG, label: Label::new("语言", "lang") },
    Plain { key: settings::AREA, label: Label::new("区", "area") },
    Plain { key: settings::OPERATOR, label: Label::new("操作人", "operator") },
];

/// What a name stands for.
enum Subject {
    Parameter(&'static Parameter),
    Plain(&'static Plain),
}

/// What the operand names.
///
/// # Errors
/// E2001 with the nearest names.
fn subject(s: &Session<'_>) -> Result<Subject> {
    let word = s.args().positionals().first().copied().unwrap_or_default();
    let folded = crate::terms::text::fold(word).to_ascii_lowercase();
    if let Some(plain) = PLAIN.iter().find(|p| p.key == folded || p.label.zh == folded) {
        return Ok(Subject::Plain(plain));
    }
    parameters::named(word).map(Subject::Parameter).ok_or_else(|| unknown(word).into())
}

fn unknown(word: &str) -> Fault {
    let fault =
        Fault::new(&codes::E2001, both!("没有叫\"{word}\"的参数或设置", "there is no parameter or setting \"{word}\""));
    let near = near(word).join("、");
    if near.is_empty() {
        return fault.hint(both!("看全部: chengxin 配置 列表", "see them all: chengxin config list"));
    }
    let en = near.replace('、', ", ");
    fault.hint(both!("相近: {near}", "nearest: {en}"))
}

/// Names near a word: misspelt, or with the word in them; at most five.
pub(super) fn near(word: &str) -> Vec<&'static str> {
    let folded = crate::terms::text::fold(word).to_ascii_lowercase();
    let plain = PLAIN.iter().flat_map(|p| [p.key, p.label.zh]);
    let mut found = suggest::nearest(word, Parameters::names().chain(plain));
    if !folded.is_empty() && word.len() > 2 {
        found.extend(Parameters::names().filter(|name| name.contains(&folded)));
    }
    let mut seen = Vec::new();
    found.retain(|name| {
        !seen.contains(name) && seen.len() < 5 && {
            seen.push(name);
            true
        }
    });
    found
}

/// The ledger, where one is named or here.
pub(super) fn ledger(s: &Session<'_>) -> Result<Option<Ledger>> {
    if s.context.db.is_none() { Ok(None) } else { s.open_read().map(Some) }
}

/// The parameters of a ledger; without one, what the program knows by itself.
pub(super) fn parameters_of(ledger: Option<&Ledger>) -> Result<Parameters> {
    ledger.map_or_else(|| Ok(Parameters::built_in()), |l| Parameters::read(l.read()))
}

/// True for forms that programs read: values there are bare, units and words are keys.
const fn for_programs(format: Format) -> bool {
    matches!(format, Format::Json | Format::JsonLines | Format::Csv | Format::Tsv | Format::Id | Format::Xlsx)
}

/// A value as a change tells it.
fn told(figure: Option<&Figure>) -> Both {
    figure.map_or_else(|| Both::fixed("没有值", "no value"), Figure::amount)
}

/// One change of days as a sentence: `2024-05-01 起: 30日 -> 20日`.
fn sentence(shift: &Shift) -> Both {
    let (days, old, new) = (shift.days(), told(shift.old.as_ref()), told(shift.new.as_ref()));
    let (days_zh, old_zh, new_zh) = (days.zh, old.zh, new.zh);
    let (days_en, old_en, new_en) = (days.en, old.en, new.en);
    if old_zh == new_zh {
        let source = shift.new.as_ref().map(Figure::source_quoted).unwrap_or_default();
        let (source_zh, source_en) = (source.zh, source.en);
        return both!(
            "起算日 {days_zh}: 仍为{new_zh},依据改为 {source_zh}",
            "clocks that start {days_en}: still {new_en}, now by {source_en}"
        );
    }
    both!("起算日 {days_zh}: {old_zh} -> {new_zh}", "clocks that start {days_en}: {old_en} -> {new_en}")
}

/// The days that a change of a parameter's setting touches, from its texts before and after.
fn shifts(parameter: &'static Parameter, old: Option<&str>, new: Option<&str>) -> Result<Vec<Shift>> {
    let (old, new) = (Parameters::of_setting(parameter, old)?, Parameters::of_setting(parameter, new)?);
    Ok(parameters::shifts(parameter.name, &old, &new))
}

/// What a logged change of a setting did, a line each; the other way round for its undo. Empty for changes of records.
///
/// # Errors
/// E7005 when the log is damaged.
pub(super) fn told_of(change: &Change, backwards: bool, lang: Lang) -> Result<String> {
    if change.kind != LOG_KIND {
        return Ok(String::new());
    }
    let mut old = change.before.as_deref().map(settings::logged).transpose()?.flatten();
    let mut new = settings::logged(&change.after)?;
    if backwards {
        std::mem::swap(&mut old, &mut new);
    }
    let parameter = change.record.strip_prefix("parameter.").and_then(parameters::named);
    let mut out = String::new();
    match parameter {
        Some(parameter) => {
            for shift in shifts(parameter, old.as_deref(), new.as_deref())? {
                out.push_str(sentence(&shift).get(lang));
                out.push('\n');
            }
        }
        None if change.record.starts_with("finding.") => {
            let said = |json: Option<&str>| json.map_or_else(|| Ok("-".to_owned()), |json| answers::told(json, lang));
            out.push_str(&format!("{} -> {}\n", said(old.as_deref())?, said(new.as_deref())?));
        }
        None if change.record.starts_with("calendar.") => {
            let said = |json: Option<&str>| {
                json.map_or_else(|| Ok("-".to_owned()), |json| crate::commands::calendar::told(json, lang))
            };
            out.push_str(&format!("{} -> {}\n", said(old.as_deref())?, said(new.as_deref())?));
        }
        None => out.push_str(&format!("{} -> {}\n", old.as_deref().unwrap_or("-"), new.as_deref().unwrap_or("-"))),
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn near_names_are_misspelt_or_hold_the_word() {
        assert_eq!(near("acceptance.perod"), ["acceptance.period"]);
        assert_eq!(near("sme_d"), ["payment.sme_days"]);
        assert_eq!(near("langg"), ["lang"]);
        assert!(near("payment").len() == 5 && near("完全不同").is_empty() && near("").is_empty());
    }
}
