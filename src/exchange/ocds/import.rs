//! Releases to records of our kinds, which the import of sheets then judges. Everything that is read is taken out of
//! the release; what is left at the end cannot be stored and is named by its path.

mod release;
mod values;

use serde_json::{Map, Value as Json};

use super::strict::Strict;
use crate::both;
use crate::catalog::procurement::{ACCEPTANCE, BID, CONTRACT, PAYMENT, TENDER};
use crate::catalog::registry::{PARTY, UNIT};
use crate::error::{Failure, Fault, Result, codes};
use crate::schema::Kind;
use release::Release;
use values::leftovers;

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
    /// What is wrong with the file, by path.
    pub faults: Vec<Fault>,
}

/// Reads a release, a release package, a record package, or lines of these.
///
/// # Errors
/// E5002 when it is not UTF-8, E5003 when it is not JSON or an object says a key twice, E5017 when it is no release.
pub fn read(bytes: &[u8], lines: bool) -> Result<Reading> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        Failure::new(&codes::E5002, both!("第 {line} 行不是 UTF-8", "line {line} is not UTF-8"))
            .hint(both!("OCDS 文件须为 UTF-8,请另存", "an OCDS file is UTF-8; save it as such"))
    })?;
    let mut reading = Reading::default();
    if lines {
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                reading.blank_lines += 1;
                continue;
            }
            let number = at + 1;
            let value = parse(line, number - 1)?;
            reading.document(value, &format!("line {number}: "))?;
        }
    } else {
        reading.document(parse(text, 0)?, "")?;
    }
    if reading.releases == 0 && reading.faults.is_empty() {
        return Err(not_ocds("$"));
    }
    Ok(reading)
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
    Failure::new(&codes::E5017, both!("{path} 不是 OCDS: 没有 ocid", "{path} is not OCDS: it has no ocid")).hint(both!(
        "文件应是发布记录、发布包或记录包(compiledRelease)",
        "the file is a release, a release package, or a record package with compiledRelease"
    ))
}

/// Keys of a package or a release that say how it was published, not what was bought.
static ENVELOPE: &[&str] = &["ocid", "id", "date", "tag", "initiationType", "language"];

impl Reading {
    fn document(&mut self, value: Json, path: &str) -> Result<()> {
        let Json::Object(mut object) = value else { return Err(not_ocds(&format!("{path}$"))) };
        if object.contains_key("ocid") && !object.contains_key("compiledRelease") {
            return self.release(object, path);
        }
        let (list, inner) = if object.contains_key("records") { ("records", true) } else { ("releases", false) };
        let Some(Json::Array(all)) = object.remove(list) else { return Err(not_ocds(&format!("{path}$"))) };
        for (at, one) in all.into_iter().enumerate() {
            let here = format!("{path}{list}[{at}]");
            let Json::Object(mut one) = one else { return Err(not_ocds(&here)) };
            if !inner {
                self.release(one, &format!("{here}."))?;
                continue;
            }
            match one.remove("compiledRelease") {
                Some(Json::Object(release)) => self.release(release, &format!("{here}.compiledRelease."))?,
                _ => return Err(not_ocds(&format!("{here}.compiledRelease"))),
            }
        }
        Ok(())
    }

    fn release(&mut self, mut release: Object, path: &str) -> Result<()> {
        if release.get("ocid").and_then(Json::as_str).is_none_or(|ocid| ocid.trim().is_empty()) {
            return Err(not_ocds(&format!("{path}ocid")));
        }
        self.releases += 1;
        for key in ENVELOPE {
            release.remove(*key);
        }
        let mut one = Release::new(self, path);
        one.parties(&mut release);
        let buyer = release.remove("buyer").and_then(|b| one.handle(&b));
        one.take_awards(&mut release);
        let (number, object) = one.tender(&mut release, buyer.as_ref());
        one.bids(&mut release, number.as_ref());
        one.contracts(&mut release, (number.as_ref(), buyer.as_ref(), object.as_ref()));
        one.rest_of_awards();
        leftovers(&Json::Object(release), path.trim_end_matches('.'), &mut self.left);
        Ok(())
    }

    /// Notes a record; the same organisation in several releases counts once.
    fn push(&mut self, kind: &'static Kind, path: String, values: Object) {
        let same = |r: &Record| r.kind == kind && r.values == values;
        if (kind == &UNIT || kind == &PARTY) && self.records.iter().any(same) {
            return;
        }
        self.records.push(Record { kind, path, values });
    }
}
