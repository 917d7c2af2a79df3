//! Different bidders of one procedure that have something in common.

use std::collections::HashSet;

use crate::analysis::flags::data::{Bid, Data, MARKS, Method, Party};
use crate::analysis::flags::{Cause, Group, Id, Outcome};

pub(super) fn r032(data: &Data, out: &mut Outcome) {
    shared(data, out, |bid, parties| vec![parties[bid.bidder as usize].marks[3].into()], &[("party", MARKS[3])]);
}

pub(super) fn r041(data: &Data, out: &mut Outcome) {
    shared(data, out, |bid, _| vec![bid.file_mark], &[("bid", "file_mark")]);
}

pub(super) fn r044(data: &Data, out: &mut Outcome) {
    let fields = [("party", MARKS[0]), ("party", MARKS[1]), ("party", MARKS[2]), ("party", MARKS[4])];
    shared(
        data,
        out,
        |bid, parties| {
            let [phone, address, contact, _, legal_rep] = parties[bid.bidder as usize].marks;
            [phone, address, contact, legal_rep].map(u64::from).to_vec()
        },
        &fields,
    );
}

/// Raises procedures of which different bidders share a mark; bidders without any are noted.
fn shared(
    data: &Data,
    out: &mut Outcome,
    marks: fn(&Bid, &[Party]) -> Vec<u64>,
    fields: &[(&'static str, &'static str)],
) {
    let mut noted = HashSet::new();
    for tender in data.tenders.iter().filter(|t| t.method != Method::Single && data.bids(t).len() > 1) {
        let mut found: Vec<(usize, u64, &Bid)> = Vec::new();
        for bid in data.bids(tender) {
            let marks = marks(bid, &data.parties);
            if marks.iter().all(|mark| *mark == 0) {
                let (kind, field) = fields[0];
                let id = if kind == "bid" { bid.id } else { data.party(bid.bidder) };
                if noted.insert(id) {
                    out.lacks(Cause::Blank(kind, field), id);
                }
            }
            found.extend(marks.into_iter().enumerate().filter(|(_, mark)| *mark != 0).map(|(i, mark)| (i, mark, bid)));
        }
        out.judged += u64::from(!found.is_empty());
        found.sort_by_key(|(i, mark, bid)| (*i, *mark, bid.bidder));
        for same in found.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let bidders: HashSet<u32> = same.iter().map(|(.., bid)| bid.bidder).collect();
            if bidders.len() < 2 {
                continue;
            }
            let rows: Vec<Id> = std::iter::once(tender.id).chain(same.iter().map(|(.., bid)| bid.id)).collect();
            let value = bidders.len() as f64;
            for bidder in bidders {
                out.raise(Group::Bidder, data.party(bidder), value, Some(2.0), rows.clone());
            }
            out.raise(Group::Process, tender.id, value, Some(2.0), rows);
        }
    }
}
