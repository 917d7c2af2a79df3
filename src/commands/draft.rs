//! Drafts: what was typed survives a refusal or a Ctrl-C. They stand beside the ledger, one file each, and are not part
//! of it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::catalog;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::render::Head;
use crate::schema::{Field, Kind};
use crate::store::outside;
use crate::terms;

/// One saved entry.
#[derive(Serialize, Deserialize)]
struct Draft {
    /// Key of the kind.
    kind: String,
    /// When it was typed.
    at: String,
    /// Field keys and what was typed for them.
    fields: Vec<(String, String)>,
}

/// The folder of drafts of a ledger.
fn folder(s: &Session<'_>) -> Result<PathBuf> {
    let mut name = s.path()?.as_os_str().to_owned();
    name.push(".drafts");
    Ok(PathBuf::from(name))
}

fn file(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("{number}.json"))
}

/// Numbers of the drafts there are, ascending.
fn numbers(folder: &Path) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut numbers: Vec<u32> = entries.filter_map(|e| e.ok()?.path().file_stem()?.to_str()?.parse().ok()).collect();
    numbers.sort_unstable();
    numbers
}

/// Keeps what was typed; the number of the draft, or why it could not be kept.
///
/// # Errors
/// E7006 when the folder cannot be written.
pub(super) fn save(s: &Session<'_>, kind: &'static Kind, fields: &[(&'static Field, String)]) -> Result<u32> {
    let folder = folder(s)?;
    let unwritable = |e: std::io::Error| Failure::unwritable(&folder, e);
    outside::make_private_folder(&folder).map_err(unwritable)?;
    let draft = Draft {
        kind: kind.name.to_owned(),
        at: s.context.now.clone(),
        fields: fields.iter().map(|(f, text)| (f.name.to_owned(), text.clone())).collect(),
    };
    let text = serde_json::to_string(&draft).map_err(anyhow::Error::from)?;
    let mut number = numbers(&folder).last().map_or(1, |n| n + 1);
    loop {
        match outside::create_private_file(&file(&folder, number)) {
            Ok(mut out) => {
                use std::io::Write as _;
                out.write_all(text.as_bytes()).map_err(unwritable)?;
                return Ok(number);
            }
            // Another clerk took the number between the look and the write.
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
            Err(e) => return Err(unwritable(e)),
        }
    }
}

/// The failure of an entry, with the number of the draft that keeps it and the command that takes it up again.
pub(super) fn keep(
    s: &Session<'_>,
    kind: &'static Kind,
    fields: &[(&'static Field, String)],
    failure: Failure,
) -> Failure {
    // A missing flag is a script's mistake, not an entry somebody typed; the rest is worth keeping.
    let worth = matches!(failure.exit(), 3..=5 | 130);
    if fields.is_empty() || s.globals().dry_run || !worth {
        return failure;
    }
    match save(s, kind, fields) {
        Ok(number) => {
            // The command as it was understood: a noun that needs its group has it.
            let (zh, en) = (s.invocation.words(Lang::Zh), s.invocation.words(Lang::En));
            let mut failure = failure;
            failure.text = Both {
                zh: format!("{}(草稿 {number})", failure.text.zh).into(),
                en: format!("{} (draft {number})", failure.text.en).into(),
            };
            if failure.hint.is_none() || failure.faults.len() > 1 {
                failure.hint = Some(if failure.faults.is_empty() {
                    both!("接着填: {zh} --恢复 {number}", "go on: {en} --resume {number}")
                } else {
                    both!(
                        "改正后: {zh} --恢复 {number} --有误的选项 值",
                        "correct it: {en} --resume {number} --FLAG VALUE"
                    )
                });
            }
            failure
        }
        // The entry's own faults matter more than where it could have been kept; why not is told with them.
        Err(why) => {
            let (zh, en) = (&why.text.zh, &why.text.en);
            let mut failure = failure;
            failure.text = Both {
                zh: format!("{}(未能留存草稿: {zh})", failure.text.zh).into(),
                en: format!("{} (no draft kept: {en})", failure.text.en).into(),
            };
            failure
        }
    }
}

/// What a draft holds, by number.
///
/// # Errors
/// E2001 when there is none, E2005 when it is of another kind.
pub(super) fn load(s: &Session<'_>, kind: &'static Kind, number: &str) -> Result<Vec<(&'static Field, String)>> {
    let number = number_of(number)?;
    let draft = read(&folder(s)?, number)?;
    if draft.kind != kind.name {
        let other = catalog::kind(&draft.kind).map_or(draft.kind.clone(), |k| k.label.to_owned());
        let en = draft.kind;
        return Err(
            Fault::new(&codes::E2005, both!("草稿 {number} 是{other}的", "draft {number} is of kind {en}")).into()
        );
    }
    Ok(draft.fields.into_iter().filter_map(|(name, text)| Some((kind.field(&name)?, text))).collect())
}

fn number_of(text: &str) -> Result<u32> {
    let number = terms::number::parse_int(text)?;
    u32::try_from(number).map_err(|_| none(text))
}

fn none(number: impl std::fmt::Display) -> Failure {
    Fault::new(&codes::E2001, both!("没有草稿 {number}", "there is no draft {number}"))
        .hint(both!("看草稿: chengxin 草稿 列表", "see the drafts: chengxin draft list"))
        .into()
}

fn read(folder: &Path, number: u32) -> Result<Draft> {
    let text = std::fs::read_to_string(file(folder, number)).map_err(|_| none(number))?;
    serde_json::from_str(&text).map_err(|_| none(number))
}

/// Removes a draft once its record is registered.
pub(super) fn drop_used(s: &Session<'_>, number: &str) -> Result<()> {
    let (folder, number) = (folder(s)?, number_of(number)?);
    std::fs::remove_file(file(&folder, number)).map_err(|e| Failure::unwritable(&folder, e))
}

/// `draft list`.
pub(super) fn list(s: &mut Session<'_>) -> Result<u8> {
    let folder = folder(s)?;
    let lang = s.lang();
    let mut rows = Vec::new();
    for number in numbers(&folder) {
        // One that cannot be read hides none of the others.
        let Ok(draft) = read(&folder, number) else {
            s.ui.status(&both!("草稿 {number} 读不了", "draft {number} cannot be read"));
            continue;
        };
        let Some(kind) = catalog::kind(&draft.kind) else { continue };
        let shown: Vec<String> = draft
            .fields
            .iter()
            .filter_map(|(name, text)| {
                let field = kind.field(name)?;
                Some(format!("{}={}", field.title(lang), field.show_masked(text)))
            })
            .collect();
        rows.push(vec![
            Cell::Int(i64::from(number)),
            Cell::Text(draft.at),
            Cell::Word(kind.name, kind.both()),
            Cell::Text(shown.join(" ")),
        ]);
    }
    if rows.is_empty() {
        s.ui.status(&both!("没有草稿", "there are no drafts"));
    }
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    let heads = vec![
        Head::number(word("草稿", "draft")).keep(),
        Head::text(word("时间", "at")).rigid(),
        Head::text(word("种类", "kind")).keep(),
        Head::text(word("内容", "content")),
    ];
    small(s, &["draft", "at", "kind", "content"], heads, rows)?;
    Ok(0)
}

/// `draft drop N`.
pub(super) fn discard(s: &mut Session<'_>) -> Result<u8> {
    let folder = folder(s)?;
    let operands: Vec<String> = s.args().positionals().into_iter().map(str::to_owned).collect();
    for text in operands {
        let number = number_of(&text)?;
        read(&folder, number)?;
        if !s.globals().dry_run {
            std::fs::remove_file(file(&folder, number)).map_err(|e| Failure::unwritable(&folder, e))?;
        }
        s.done(&both!("已丢弃草稿 {number}", "dropped draft {number}"), None);
    }
    Ok(0)
}
