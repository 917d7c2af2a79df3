//! Releases to records of our kinds, which the import of sheets then judges. Everything that is read is taken out of
//! the release; what is left at the end cannot be stored and is named by its path.

mod awards;
mod contracts;
mod organisations;
mod package;
mod release;
mod values;

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value as Json};

use super::strict::Strict;
use crate::both;
use crate::catalog::procurement::{ACCEPTANCE, BID, CONTRACT, PAYMENT, TENDER};
use crate::catalog::registry::{PARTY, UNIT};
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::plural;
use crate::schema::Kind;
use organisations::Index;

type Object = Map<String, Json>;

/// The kinds that releases hold, each after those that it refers to.
pub static KINDS: [&Kind; 7] = [&UNIT, &PARTY, &TENDER, &BID, &CONTRACT, &ACCEPTANCE, &PAYMENT];

/// A record as a release says it: keys and values as in our own JSON.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its kind.
    pub kind: &'static Kind,
    /// Where it stands: `releases[0].tender`.
    pub path: String,
    /// Keys of our JSON and their values.
    pub values: Object,
}

/// A value of an organisation that says something else than the one read first, which is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Where the value stands.
    pub path: String,
    /// Where the organisation stands first.
    pub first: String,
}

/// A contracting process of another publisher, and the record that it became.
#[derive(Clone, Debug)]
pub struct Process {
    /// The publisher's number of it.
    pub ocid: String,
    /// Place of the tender, or of the first contract where there is no tender, among the records.
    pub record: usize,
}

/// What a file says.
#[derive(Debug, Default)]
pub struct Reading {
    /// Releases read.
    pub releases: usize,
    /// Blank lines of a JSON Lines file.
    pub blank_lines: usize,
    /// Records in order of the file.
    pub records: Vec<Record>,
    /// Paths of what has no place in the registers.
    pub left: Vec<String>,
    /// Where releases describe one organisation in two ways.
    pub differing: Vec<Differing>,
    /// How often each thing stands in the file that says how it was published, not what was bought.
    pub envelope: BTreeMap<&'static str, usize>,
    /// The processes of other publishers.
    pub processes: Vec<Process>,
    /// What is wrong with the file, by path.
    pub faults: Vec<Fault>,
    organisations: Index,
    /// Where the releases of each ocid stand.
    ocids: HashMap<String, Vec<String>>,
}

/// Reads a release, a release package, a record, a record package, a list of these, or lines of them.
///
/// # Errors
/// E5002 when it is not UTF-8, E5003 when it is not JSON or an object says a key twice, E5017 when it is no release or
/// holds none.
pub fn read(bytes: &[u8], lines: bool) -> Result<Reading> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        Failure::new(&codes::E5002, both!("第 {line} 行不是 UTF-8", "line {line} is not UTF-8"))
            .hint(both!("OCDS 文件须为 UTF-8,请另存", "an OCDS file is UTF-8; save it as such"))
    })?;
    let mut reading = Reading::default();
    if lines {
        reading.lines(text)?;
    } else if !text.trim().is_empty() {
        match parse(text, 0) {
            Ok(value) => reading.document(value, "")?,
            Err(_) if is_lines(text) => reading.lines(text)?,
            Err(failure) => return Err(failure),
        }
    }
    reading.compiled();
    if reading.releases == 0 && reading.faults.is_empty() {
        return Err(Failure::new(
            &codes::E5017,
            both!("没有可导入的: 文件里有 0 份发布记录", "nothing to import: the file holds 0 releases"),
        )
        .hint(expected()));
    }
    Ok(reading)
}

/// True when the first line is whole by itself and more follows: standard input has no name that says it is JSON Lines.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().is_some_and(|line| line.trim_start().starts_with('{') && parse(line, 0).is_ok());
    first && lines.next().is_some()
}

fn parse(text: &str, before: usize) -> Result<Json> {
    serde_json::from_str::<Strict>(text).map(|strict| strict.0).map_err(|error| {
        let (line, column, said) = (error.line() + before, error.column(), error.to_string());
        let twice = said.strip_prefix("duplicate key ").and_then(|rest| rest.split(" at line").next());
        let text = match twice {
            Some(key) => both!(
                "第 {line} 行第 {column} 列: 同一对象里键 {key} 出现两次",
                "line {line}, column {column}: an object says the key {key} twice"
            ),
            None => both!("不是 JSON: 第 {line} 行第 {column} 列", "not JSON: line {line}, column {column}"),
        };
        Failure::new(&codes::E5003, text).caused_by(error)
    })
}

fn not_ocds(path: &str) -> Failure {
    Failure::new(&codes::E5017, both!("{path} 不是 OCDS: 没有 ocid", "{path} is not OCDS: it has no ocid"))
        .hint(expected())
}

fn expected() -> crate::messages::Both {
    both!(
        "文件应是发布记录、发布包或记录包(compiledRelease)",
        "the file is a release, a release package, or a record package with compiledRelease"
    )
}

impl Reading {
    fn lines(&mut self, text: &str) -> Result<()> {
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                self.blank_lines += 1;
                continue;
            }
            let number = at + 1;
            let value = parse(line, number - 1)?;
            self.document(value, &format!("line {number}: "))?;
        }
        Ok(())
    }

    /// Several releases of one process are its history; only one that sums them up can be stored.
    fn compiled(&mut self) {
        let mut several: Vec<(&String, &Vec<String>)> = self.ocids.iter().filter(|(_, at)| at.len() > 1).collect();
        if several.is_empty() {
            return;
        }
        several.sort_by_key(|(_, at)| at.first().cloned());
        let count = several.len();
        let shown = several.iter().take(MOST_OCIDS).map(|(ocid, at)| format!("{ocid} ({})", at.join(", ")));
        let mut list: Vec<String> = shown.collect();
        if count > MOST_OCIDS {
            list.push("…".to_owned());
        }
        let (list, ocids) = (list.join("; "), plural(count, "ocid"));
        // Whatever else is wrong follows from it.
        self.faults = vec![
            Fault::new(
                &codes::E5013,
                both!("{count} 个 ocid 各有多份发布记录: {list}", "{ocids} with several releases: {list}"),
            )
            .hint(both!(
                "先合并成 compiledRelease,例如 ocdskit compile",
                "compile them into one release each first, e.g. ocdskit compile"
            )),
        ];
    }

    /// Notes a record; the same organisation in several releases counts once.
    fn push(&mut self, kind: &'static Kind, path: String, values: Object) -> usize {
        if kind == &UNIT || kind == &PARTY {
            return self.organisation(kind, path, values);
        }
        self.records.push(Record { kind, path, values });
        self.records.len() - 1
    }

    /// Counts something that says how the file was published.
    fn enveloped(&mut self, name: &'static str, count: usize) {
        if count > 0 {
            *self.envelope.entry(name).or_default() += count;
        }
    }
}

/// Ocids named when releases of them must be compiled first.
const MOST_OCIDS: usize = 5;
