//! Who disqualifies often, and who is disqualified often.

use std::collections::HashMap;

use crate::analysis::flags::data::{Bid, Data, NONE, Standing, Tender};
use crate::analysis::flags::{Group, Id, Outcome, Side};

/// Bids of a buyer, an agency or a bidder at least, before the share of disqualified ones counts.
const LEAST: u32 = 2;

/// Disqualified bids and all of them.
#[derive(Clone, Copy, Default)]
struct Tally {
    rejected: u32,
    all: u32,
}

impl Tally {
    fn share(self) -> f64 {
        f64::from(self.rejected) / f64::from(self.all)
    }
}

pub(super) fn r038(data: &Data, out: &mut Outcome) {
    // Parties have places; buyers get theirs here.
    let (mut places, mut buyers) = (HashMap::<Id, u32>::new(), Vec::<Id>::new());
    let place = |tender: &Tender| {
        *places.entry(tender.buyer).or_insert_with(|| {
            buyers.push(tender.buyer);
            (buyers.len() - 1) as u32
        })
    };
    let of_tender: Vec<u32> = data.tenders.iter().map(place).collect();
    let buyer = |_: &Tender, bid: &Bid| of_tender[bid.tender as usize];
    shares(data, out, Group::Buyer, buyers.len(), &buyer, &|at| buyers[at as usize]);
    let parties = data.parties.len();
    shares(data, out, Group::Agency, parties, &|tender, _| tender.agency, &|at| data.party(at));
    shares(data, out, Group::Bidder, parties, &|_, bid| bid.bidder, &|at| data.party(at));
}

/// Raises those of one group whose share of disqualified bids stands out. `who` gives the place of the one that a bid counts
/// for, [`NONE`] for nobody; `id` the id at a place.
fn shares(
    data: &Data,
    out: &mut Outcome,
    group: Group,
    number: usize,
    who: &dyn Fn(&Tender, &Bid) -> u32,
    id: &dyn Fn(u32) -> Id,
) {
    let bids = || data.tenders.iter().flat_map(|t| data.bids(t).iter().map(move |b| (who(t, b), b)));
    let mut tallies = vec![Tally::default(); number];
    for (at, bid) in bids().filter(|(at, _)| *at != NONE) {
        let tally = &mut tallies[at as usize];
        tally.rejected += u32::from(bid.standing == Standing::Disqualified);
        tally.all += 1;
    }
    let mut values: Vec<f64> = tallies.iter().filter(|t| t.all >= LEAST).map(|t| t.share()).collect();
    out.judged += values.len() as u64;
    let Some(fence) = out.fence(&mut values, 1, Side::High) else { return };
    let over = |tally: Tally| tally.all >= LEAST && tally.share() >= fence;
    let mut rows: HashMap<u32, Vec<Id>> = HashMap::new();
    for (at, bid) in bids().filter(|(at, b)| *at != NONE && b.standing == Standing::Disqualified) {
        if over(tallies[at as usize]) {
            rows.entry(at).or_default().push(bid.id);
        }
    }
    for (at, rows) in rows {
        out.raise(group, id(at), tallies[at as usize].share(), Some(fence), rows);
    }
}
