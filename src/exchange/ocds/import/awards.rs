//! Awards: the one that decided a tender, those that name the supplier of a contract, and the others, which the
//! registers have no place for.

use serde_json::Value as Json;

use super::Object;
use super::organisations::id_of;
use super::release::{Known, Release};
use super::values::{leftovers, set};
use crate::exchange::ocds::OWN;

/// An award of the release being read.
pub(super) struct Award {
    pub id: Option<String>,
    pub path: String,
    pub rest: Object,
    suppliers: Vec<(Json, String)>,
    lead: Option<Json>,
    /// Its supplier is stored somewhere.
    used: bool,
    /// Made for one contract by our own export.
    of_contract: bool,
    /// The award of a tender by our own export, whatever its status.
    of_tender: bool,
}

impl Award {
    fn status(&self) -> Option<&str> {
        self.rest.get("status").and_then(Json::as_str)
    }
}

impl Release<'_> {
    pub fn take_awards(&mut self, release: &mut Object) {
        let above = self.path.to_owned();
        for (at, mut rest) in self.objects(release, "awards", &above).into_iter().enumerate() {
            let path = self.at(&format!("awards[{at}]"));
            let suppliers = self.references(&mut rest, "suppliers", &path);
            let id = rest.get("id").and_then(id_of);
            if id.is_some() {
                rest.remove("id");
                self.reading.enveloped("awards.id", 1);
            }
            let (mut of_contract, mut of_tender) = (false, false);
            if let Some(own) = rest.get_mut(OWN).and_then(Json::as_object_mut) {
                of_contract = own.remove("contract").is_some();
                of_tender = own.remove("tender").is_some();
            }
            self.awards.push(Award { id, path, rest, suppliers, lead: None, used: false, of_contract, of_tender });
        }
    }

    /// What the tender takes of the award that decided it: the first that is in force.
    pub fn decide(&mut self, values: &mut Object) {
        let awards = &self.awards;
        let at = awards.iter().position(|a| a.of_tender).or_else(|| {
            let free = |a: &Award| !a.of_contract;
            let active = awards.iter().position(|a| free(a) && a.status() == Some("active"));
            active.or_else(|| awards.iter().position(|a| free(a) && a.status().is_none()))
        });
        let Some(at) = at else { return };
        let mut rest = std::mem::take(&mut self.awards[at].rest);
        let path = self.awards[at].path.clone();
        if self.awards[at].of_tender {
            rest.remove("status");
        }
        set(values, "winner", self.supplier(at));
        let (date, value) = (self.day(&mut rest, &["date"], &path), self.money(&mut rest, &["value"], &path));
        set(values, "award_on", date);
        set(values, "award_amount_fen", value);
        if !values.contains_key("result_on") {
            let notice = self.published(&mut rest, "awardNotice", &path);
            set(values, "result_on", notice);
        }
        self.awards[at].rest = rest;
    }

    /// The supplier of the award that a contract names.
    pub fn supplier_of(&mut self, award: &str) -> Option<Option<Json>> {
        let at = self.awards.iter().position(|a| a.id.as_deref() == Some(award))?;
        Some(self.supplier(at))
    }

    /// The first supplier; the others are looked for among the members of the consortium that bid.
    fn supplier(&mut self, at: usize) -> Option<Json> {
        if self.awards[at].used {
            return self.awards[at].lead.clone();
        }
        let mut suppliers = std::mem::take(&mut self.awards[at].suppliers).into_iter();
        let lead = suppliers.next().and_then(|(first, path)| self.resolve(first, &path));
        self.joint.extend(suppliers.map(|(member, path)| (lead.clone(), member, path)));
        self.awards[at].used = true;
        self.awards[at].lead.clone_from(&lead);
        lead
    }

    /// Names what of the awards is stored nowhere.
    pub fn rest_of_awards(&mut self) {
        for (lead, member, path) in std::mem::take(&mut self.joint) {
            let id = member.get("id").and_then(id_of).and_then(|id| self.known.get(&id));
            let handle = id.map(|known: &Known| known.handle.clone());
            if handle.is_some_and(|handle| self.consortia.contains(&(lead, handle))) {
                self.resolve(member, &path);
            } else {
                leftovers(&member, &path, &mut self.reading.left);
            }
        }
        for mut award in std::mem::take(&mut self.awards) {
            if award.of_contract || award.used && award.status() == Some("active") {
                award.rest.remove("status");
            }
            for (supplier, path) in award.suppliers {
                leftovers(&supplier, &path, &mut self.reading.left);
            }
            leftovers(&Json::Object(award.rest), &award.path, &mut self.reading.left);
        }
    }
}
