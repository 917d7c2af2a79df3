//! The directory of names: what people call records, and which record they mean. [`super::names`] names what lists show.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::names::KnownNames;
use super::{Reader, ddl};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::Lang;
use crate::schema::{Kind, World};
use crate::terms;
use crate::terms::workdays::Calendar;

/// The year of an id that leaves its year out.
const NO_YEAR: i32 = 0;
/// Answers remembered of one kind.
const MOST_FOUND: usize = 250_000;
/// Suggestions given for a name that is not found.
const SUGGESTIONS: usize = 3;

/// Names and ids of the records of a ledger, read as they are needed.
pub struct Directory<'l> {
    pub(super) conn: &'l Connection,
    kinds: &'static [&'static Kind],
    folder: PathBuf,
    pub(super) names: Vec<(&'static Kind, KnownNames)>,
    found: Vec<(&'static Kind, HashMap<String, String>)>,
    /// The year of short ids; [`NO_YEAR`] where they mean nothing.
    year: i32,
    calendar: OnceCell<Calendar>,
}

impl<'l> Reader<'l> {
    /// A directory over this ledger; attachments are looked for from `folder`.
    pub fn directory(&self, folder: &Path) -> Directory<'l> {
        Directory {
            conn: self.conn,
            kinds: self.kinds,
            folder: folder.to_owned(),
            names: Vec::new(),
            found: Vec::new(),
            year: NO_YEAR,
            calendar: OnceCell::new(),
        }
    }
}

impl<'l> Directory<'l> {
    /// Takes `ht31` as a record of this year: for what a person types. In a sheet a short id is no id.
    #[must_use]
    pub const fn typed_in(mut self, year: i32) -> Self {
        self.year = year;
        self
    }

    /// All names of a kind's live records, for a drop-down; at most `limit`.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn list(&self, kind: &'static Kind, limit: usize) -> Result<Vec<String>> {
        let Some(handle) = kind.handles.first() else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT DISTINCT {0} FROM {1} WHERE void_on IS NULL AND {0} IS NOT NULL ORDER BY {0} LIMIT ?1",
            ddl::quoted(handle),
            ddl::quoted(kind.name)
        );
        let mut statement = self.conn.prepare(&sql)?;
        let rows = statement.query_map([limit], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, rusqlite::Error>>()?)
    }

    fn query(&self, kind: &'static Kind, text: &str) -> Result<Vec<String>> {
        for handle in kind.handles {
            let sql = format!(
                "SELECT id FROM {} WHERE {} = ?1 AND void_on IS NULL LIMIT 4",
                ddl::quoted(kind.name),
                ddl::quoted(handle)
            );
            let mut statement = self.conn.prepare_cached(&sql)?;
            let ids = statement.query_map([text], |r| r.get(0))?.collect::<Result<Vec<String>, _>>()?;
            if !ids.is_empty() {
                return Ok(ids);
            }
        }
        Ok(Vec::new())
    }

    fn exists(&self, kind: &'static Kind, id: &str) -> Result<bool> {
        let sql = format!("SELECT 1 FROM {} WHERE id = ?1", ddl::quoted(kind.name));
        Ok(self.conn.prepare_cached(&sql)?.exists([id])?)
    }

    /// The names nearest to one that was not found: those that contain it, then those a few characters away.
    fn nearest(&self, kind: &'static Kind, text: &str) -> Result<Vec<String>> {
        let wanted: Vec<char> = text.chars().collect();
        let mut scored: Vec<(usize, String)> = Vec::new();
        for name in self.list(kind, 20_000)? {
            let contained = name.contains(text) || text.contains(&name);
            let distance = strsim::generic_levenshtein(&wanted, &name.chars().collect::<Vec<_>>());
            if contained || distance <= (wanted.len() / 3).max(1) {
                scored.push((if contained { 0 } else { distance }, name));
            }
        }
        scored.sort();
        Ok(scored.into_iter().take(SUGGESTIONS).map(|(_, name)| name).collect())
    }

    fn look_up(&self, kind: &'static Kind, text: &str) -> Result<String> {
        // A name goes before a short id: a handle such as `A12` must not become one.
        let short = self.year != NO_YEAR && self.query(kind, text)?.is_empty();
        if let Some(Ok(id)) = terms::id::parse(text, if short { self.year } else { NO_YEAR })
            && id.year() != NO_YEAR
        {
            if id.prefix() == kind.prefix {
                let full = id.to_string();
                if self.exists(kind, &full)? {
                    return Ok(full);
                }
            } else if self.kinds.iter().any(|k| k.prefix == id.prefix()) && self.query(kind, text)?.is_empty() {
                let what = kind.both();
                return Err(Fault::new(
                    &codes::E2005,
                    both!("{text} 不是{}", "{text} is not a record of kind {}", what.zh)
                        .with_en(format!("{text} is not a record of kind {}", what.en)),
                )
                .into());
            }
        }
        let mut ids = self.query(kind, text)?;
        if ids.is_empty() {
            let folded = terms::text::fold(text).replace('（', "(").replace('）', ")");
            for variant in [folded.replace('(', "（").replace(')', "）"), folded] {
                if ids.is_empty() && variant != text {
                    ids = self.query(kind, &variant)?;
                }
            }
        }
        match ids.len() {
            1 => Ok(ids.remove(0)),
            0 => Err(self.not_found(kind, text)?.into()),
            _ => {
                let list = ids.join("、");
                Err(Fault::new(&codes::E2006, both!("有多条记录叫\"{text}\"", "several records are called \"{text}\""))
                    .hint(both!("写编号: {list}", "write the id: {list}"))
                    .into())
            }
        }
    }

    fn not_found(&self, kind: &'static Kind, text: &str) -> Result<Fault> {
        let what = kind.both();
        let private = kind.handles.first().and_then(|h| kind.field(h)).is_some_and(|f| f.private);
        let shown = if terms::idno::parse(text).is_ok() { terms::mask::idno(text) } else { text.to_owned() };
        let fault = Fault::new(
            &codes::E2004,
            both!("没有{}\"{shown}\"", "no {} \"{shown}\"", what.zh).with_en(format!("no {} \"{shown}\"", what.en)),
        );
        let near = if private { Vec::new() } else { self.nearest(kind, text)? };
        Ok(if near.is_empty() {
            let (zh, en) = (kind.command(Lang::Zh), kind.command(Lang::En));
            fault.hint(both!("先登记: chengxin {zh} 新增", "register it first: chengxin {en} add"))
        } else {
            let near = near.join("、");
            fault.hint(both!("相近: {near}", "nearest: {near}"))
        })
    }
}

/// A failure of the ledger while a value is read becomes a fault of that value.
pub fn as_fault(failure: Failure) -> Fault {
    match failure.faults.into_iter().next() {
        Some(fault) => fault,
        None => Fault { hint: failure.hint, ..Fault::new(failure.code, failure.text) },
    }
}

impl World for Directory<'_> {
    fn calendar(&self) -> Result<&Calendar, Fault> {
        if let Some(calendar) = self.calendar.get() {
            return Ok(calendar);
        }
        let reader = Reader { conn: self.conn, kinds: self.kinds };
        let own = reader.calendar().map_err(as_fault)?;
        Ok(self.calendar.get_or_init(|| own))
    }

    fn find(&mut self, kind: &'static Kind, text: &str) -> Result<String, Fault> {
        let index = self.found.iter().position(|(k, _)| std::ptr::eq(*k, kind)).unwrap_or_else(|| {
            self.found.push((kind, HashMap::new()));
            self.found.len() - 1
        });
        if let Some(id) = self.found[index].1.get(text) {
            return Ok(id.clone());
        }
        let id = self.look_up(kind, text).map_err(as_fault)?;
        let found = &mut self.found[index].1;
        if found.len() < MOST_FOUND {
            found.insert(text.to_owned(), id.clone());
        }
        Ok(id)
    }

    fn find_any(&mut self, kinds: &[&'static Kind], text: &str) -> Result<String, Fault> {
        let Some(Ok(id)) =
            terms::id::parse(text, self.year).filter(|id| id.as_ref().is_ok_and(|id| id.year() != NO_YEAR))
        else {
            return Err(Fault::new(&codes::E2002, both!("\"{text}\" 不是编号", "\"{text}\" is not a record id"))
                .hint(both!("写编号,如 HT-2024-0031", "write an id such as HT-2024-0031")));
        };
        let accepted = |k: &&'static Kind| !k.reserved && k.prefix == id.prefix();
        let kind = if kinds.is_empty() {
            self.kinds.iter().copied().find(accepted)
        } else {
            kinds.iter().copied().find(accepted)
        };
        let full = id.to_string();
        match kind {
            Some(kind) if self.exists(kind, &full).map_err(as_fault)? => Ok(full),
            Some(_) => Err(Fault::new(&codes::E2004, both!("没有记录 {full}", "no record {full}"))),
            None => {
                let (zh, en): (Vec<&str>, Vec<&str>) =
                    kinds.iter().filter(|k| !k.reserved).map(|k| (k.title(Lang::Zh), k.title(Lang::En))).unzip();
                let (zh, en) = (zh.join("、"), en.join(", "));
                Err(Fault::new(
                    &codes::E2005,
                    both!("{full} 不是这里能引用的种类", "{full} is not of a kind that fits here"),
                )
                .hint(both!("可引用: {zh}", "fits: {en}")))
            }
        }
    }

    fn hash_file(&mut self, path: &str) -> Result<String, Fault> {
        let full = self.folder.join(path);
        let unreadable = |e: std::io::Error| {
            let why = crate::error::io_reason(&e);
            let (zh, en) = (why.zh, why.en);
            Fault::new(&codes::E3115, both!("读不到文件 {path}: {zh}", "cannot read file {path}: {en}"))
        };
        let mut file = File::open(full).map_err(unreadable)?;
        let mut hasher = Sha256::new();
        std::io::copy(&mut file, &mut hasher).map_err(unreadable)?;
        Ok(hasher.finalize().iter().map(|b| format!("{b:02x}")).collect())
    }
}
