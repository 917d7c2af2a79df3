//! Bidders that meet again and again.

use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasher as _;

use foldhash::quality::FixedState;

use crate::analysis::flags::data::{Data, NONE, Tender};
use crate::analysis::flags::{Cause, Group, Id, Outcome};

/// Meetings of a pair or a circle at least.
const MEETINGS: usize = 4;
/// Bidders of one procedure at most, where pairs are looked at.
const CROWD: usize = 30;

/// Bidders of a procedure, each once, in order.
fn bidders(data: &Data, tender: &Tender) -> Vec<u32> {
    let mut bidders: Vec<u32> = data.bids(tender).iter().map(|b| b.bidder).collect();
    bidders.sort_unstable();
    bidders.dedup();
    bidders
}

pub(super) fn r053(data: &Data, out: &mut Outcome) {
    // Pair, the winner, the procedure: sorted, so that all meetings of a pair are neighbours.
    let mut meetings: Vec<(u32, u32, u32, u32)> = Vec::new();
    for (at, tender) in data.tenders.iter().enumerate() {
        if !tender.awarded || data.bids(tender).len() < 2 {
            continue;
        }
        if tender.winner == NONE {
            out.lacks(Cause::Blank("tender", "winner"), tender.id);
            continue;
        }
        let bidders = bidders(data, tender);
        out.judged += 1;
        if bidders.len() > CROWD {
            continue;
        }
        for (i, &one) in bidders.iter().enumerate() {
            meetings.extend(bidders[i + 1..].iter().map(|&other| (one, other, tender.winner, at as u32)));
        }
    }
    meetings.sort_unstable();
    for pair in meetings.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (one, other, winner, _) = pair[0];
        let same = pair.len() >= MEETINGS && (winner == one || winner == other);
        if same && pair.iter().all(|meeting| meeting.2 == winner) {
            let rows: Vec<Id> = pair.iter().filter_map(|m| data.tender(m.3)).map(|t| t.id).collect();
            let loser = if winner == one { other } else { one };
            let (value, least) = (pair.len() as f64, Some(MEETINGS as f64));
            out.raise(Group::Winner, data.party(winner), value, least, rows.clone());
            out.raise(Group::Bidder, data.party(loser), value, least, rows);
        }
    }
}

pub(super) fn r057(data: &Data, out: &mut Outcome) {
    // A number for the circle of bidders and the procedure: sorted, so that a circle's meetings are neighbours. Nearly every
    // procedure has a circle of its own, which a map of lists would pay for.
    let mut meetings: Vec<(u64, u32)> = Vec::new();
    for (at, tender) in data.tenders.iter().enumerate().filter(|(_, t)| t.awarded) {
        let bidders = bidders(data, tender);
        if bidders.len() < 3 {
            continue;
        }
        if tender.winner == NONE {
            out.lacks(Cause::Blank("tender", "winner"), tender.id);
            continue;
        }
        if out.need(tender.bid_deadline, "tender", "bid_deadline", tender.id).is_some() {
            out.judged += 1;
            meetings.push((FixedState::default().hash_one(&bidders), at as u32));
        }
    }
    meetings.sort_unstable();
    for alike in meetings.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() >= MEETINGS) {
        // Circles of one number are one circle but for a freak of the hash.
        let mut circles: BTreeMap<Vec<u32>, Vec<&Tender>> = BTreeMap::new();
        for tender in alike.iter().filter_map(|(_, at)| data.tender(*at)) {
            circles.entry(bidders(data, tender)).or_default().push(tender);
        }
        for (bidders, met) in circles.into_iter().filter(|(_, met)| met.len() >= MEETINGS) {
            rotation(data, bidders, met, out);
        }
    }
}

/// Raises the bidders of a circle whose members win by turns.
fn rotation(data: &Data, bidders: Vec<u32>, mut met: Vec<&Tender>, out: &mut Outcome) {
    met.sort_by_key(|t| (t.bid_deadline, t.id));
    let winners: HashSet<u32> = met.iter().map(|t| t.winner).collect();
    if winners.len() < 3 || met.windows(2).any(|pair| pair[0].winner == pair[1].winner) {
        return;
    }
    let rows: Vec<Id> = met.iter().map(|t| t.id).collect();
    for bidder in bidders {
        out.raise(Group::Bidder, data.party(bidder), met.len() as f64, Some(MEETINGS as f64), rows.clone());
    }
}
