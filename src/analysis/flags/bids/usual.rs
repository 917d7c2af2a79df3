//! Who bids together, and who of the usual bidders stays away.

use std::collections::{BTreeMap, HashSet};

use crate::analysis::flags::data::{Class, Data, Tender};
use crate::analysis::flags::{Group, Id, Outcome, Raised, Side, Subject};

/// Bids of a class at least, before its share of consortia counts.
const BIDS: usize = 10;
/// Classes at least, before one of them stands out.
const CLASSES: usize = 4;
/// Procedures of one buyer and class in a row that make a bidder a usual one.
const IN_A_ROW: usize = 3;

pub(super) fn r026(data: &Data, out: &mut Outcome) {
    let mut classes: BTreeMap<Class, (usize, Vec<Id>)> = BTreeMap::new();
    for tender in data.tenders.iter().filter(|t| !data.bids(t).is_empty()) {
        let Some(class) = out.need(tender.class, "tender", "item_code", tender.id) else { continue };
        let own = classes.entry(class).or_default();
        own.0 += data.bids(tender).len();
        own.1.extend(data.bids(tender).iter().filter(|b| b.consortium).map(|b| b.id));
    }
    classes.retain(|_, (all, _)| *all >= BIDS);
    let share = |(all, joint): &(usize, Vec<Id>)| joint.len() as f64 / *all as f64;
    let mut shares: Vec<f64> = classes.values().map(share).collect();
    let Some(fence) = out.fence(&mut shares, CLASSES, Side::High) else { return };
    out.judged += shares.len() as u64;
    for (class, own) in classes {
        let value = share(&own);
        if value >= fence {
            let (group, subject) = (Group::Class, Subject::Class(class));
            out.raised.push(Raised { group, subject, value, threshold: Some(fence), rows: own.1 });
        }
    }
}

pub(super) fn r027(data: &Data, out: &mut Outcome) {
    let mut markets: BTreeMap<(Id, Class), Vec<_>> = BTreeMap::new();
    for tender in data.tenders.iter().filter(|t| t.opened && !data.bids(t).is_empty()) {
        let Some(class) = out.need(tender.class, "tender", "item_code", tender.id) else { continue };
        let Some(day) = out.need(tender.bid_deadline, "tender", "bid_deadline", tender.id) else { continue };
        markets.entry((tender.buyer, class)).or_default().push((day, tender.id, tender));
    }
    for mut tenders in markets.into_values() {
        tenders.sort_by_key(|(day, id, _)| (*day, *id));
        let bidders: Vec<HashSet<u32>> = tenders.iter().map(|(_, _, tender)| bidders(data, tender)).collect();
        for at in IN_A_ROW..tenders.len() {
            out.judged += 1;
            let earlier = &bidders[at - IN_A_ROW..at];
            let usual = |bidder: &&u32| earlier.iter().all(|own| own.contains(*bidder));
            let missing = earlier[0].iter().filter(usual).filter(|bidder| !bidders[at].contains(*bidder)).count();
            if missing > 0 {
                let rows = tenders[at - IN_A_ROW..=at].iter().rev().map(|(_, id, _)| *id).collect();
                out.raise(Group::Process, tenders[at].1, missing as f64, Some(1.0), rows);
            }
        }
    }
}

fn bidders(data: &Data, tender: &Tender) -> HashSet<u32> {
    data.bids(tender).iter().map(|bid| bid.bidder).collect()
}
