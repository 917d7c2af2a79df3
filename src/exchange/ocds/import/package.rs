//! What stands around releases: packages, records, lists, and the keys of a release that say how it was published.

use serde_json::Value as Json;

use super::release::Release;
use super::values::leftovers;
use super::{Object, Process, Reading, not_ocds};
use crate::error::Result;

/// Keys of a package that say how it was published.
static PACKAGE: &[&str] = &[
    "uri",
    "version",
    "extensions",
    "publishedDate",
    "publisher",
    "license",
    "publicationPolicy",
    "packages",
    "links",
];
/// The history of a process beside its compiled release.
static RECORD: &[&str] = &["releases", "versionedRelease"];
/// Keys of a release that say how it was published.
static RELEASE: &[&str] = &["id", "date", "language"];
/// Tags that say no more than what a release holds.
static TAGS: &[&str] = &[
    "planning",
    "planningUpdate",
    "tender",
    "tenderUpdate",
    "tenderAmendment",
    "award",
    "awardUpdate",
    "contract",
    "contractUpdate",
    "contractAmendment",
    "implementation",
    "implementationUpdate",
    "compiled",
];

impl Reading {
    pub(super) fn document(&mut self, value: Json, path: &str) -> Result<()> {
        let mut object = match value {
            Json::Object(object) => object,
            Json::Array(all) => {
                for (at, one) in all.into_iter().enumerate() {
                    self.document(one, &format!("{path}[{at}]."))?;
                }
                return Ok(());
            }
            _ => return Err(not_ocds(&format!("{path}$"))),
        };
        if object.contains_key("compiledRelease") {
            return self.record(object, path);
        }
        if object.contains_key("ocid") {
            return match object.contains_key("releases") {
                true => Err(not_ocds(&format!("{path}compiledRelease"))),
                false => self.release(object, path),
            };
        }
        let list = if object.contains_key("records") { "records" } else { "releases" };
        let Some(Json::Array(all)) = object.remove(list) else { return Err(not_ocds(&format!("{path}$"))) };
        for (at, one) in all.into_iter().enumerate() {
            let here = format!("{path}{list}[{at}]");
            let Json::Object(one) = one else { return Err(not_ocds(&here)) };
            let here = format!("{here}.");
            if list == "records" { self.record(one, &here)? } else { self.release(one, &here)? }
        }
        self.around(&mut object, PACKAGE);
        leftovers(&Json::Object(object), path.trim_end_matches('.'), &mut self.left);
        Ok(())
    }

    fn record(&mut self, mut record: Object, path: &str) -> Result<()> {
        let Some(Json::Object(release)) = record.remove("compiledRelease") else {
            return Err(not_ocds(&format!("{path}compiledRelease")));
        };
        record.remove("ocid");
        self.around(&mut record, RECORD);
        leftovers(&Json::Object(record), path.trim_end_matches('.'), &mut self.left);
        self.release(release, &format!("{path}compiledRelease."))
    }

    /// Counts and takes the keys that say how something was published.
    fn around(&mut self, object: &mut Object, keys: &'static [&'static str]) {
        for key in keys {
            let said = object.remove(*key).is_some_and(|value| !value.is_null());
            self.enveloped(key, usize::from(said));
        }
    }

    fn release(&mut self, mut release: Object, path: &str) -> Result<()> {
        let ocid = release.remove("ocid").and_then(|ocid| ocid.as_str().map(|ocid| ocid.trim().to_owned()));
        let Some(ocid) = ocid.filter(|ocid| !ocid.is_empty()) else { return Err(not_ocds(&format!("{path}ocid"))) };
        self.releases += 1;
        self.enveloped("ocid", 1);
        self.ocids.entry(ocid.clone()).or_default().push(path.trim_end_matches(['.', ' ', ':']).to_owned());
        self.around(&mut release, RELEASE);
        if release.get("initiationType").is_some_and(|kind| kind == "tender") {
            release.remove("initiationType");
        }
        self.tags(&mut release, path);
        let mut one = Release::new(self, path);
        one.parties(&mut release);
        let buyer = release.remove("buyer").and_then(|b| one.resolve(b, &format!("{path}buyer")));
        one.take_awards(&mut release);
        let tender = one.tender(&mut release, buyer.as_ref());
        one.bids(&mut release, &tender);
        let contract = one.contracts(&mut release, &tender, buyer.as_ref());
        one.rest_of_awards();
        let foreign = !one.is_ours;
        if let Some(record) = tender.record.or(contract).filter(|_| foreign) {
            self.processes.push(Process { ocid, record });
        }
        leftovers(&Json::Object(release), path.trim_end_matches('.'), &mut self.left);
        Ok(())
    }

    /// A tag that says more than the release holds is named: a tender was called off, a contract ended.
    fn tags(&mut self, release: &mut Object, path: &str) {
        let Some(Json::Array(tags)) = release.get("tag") else { return };
        let words: Vec<&str> = tags.iter().filter_map(Json::as_str).collect();
        let saying = words.iter().enumerate().filter(|(_, word)| !TAGS.contains(word));
        self.left.extend(saying.map(|(at, word)| format!("{path}tag[{at}] ({word})")));
        release.remove("tag");
        self.enveloped("tag", 1);
    }
}
