//! Reading the registers, each once, into the lists that flags go over.

use std::collections::HashMap;
use std::hash::BuildHasher as _;

use super::{Bid, Change, Class, Contract, Fen, Method, NONE, Party, Sanction, Standing, Tender};
use crate::analysis::flags::ids::{Id, Ids};
use crate::catalog::KINDS;
use crate::error::Result;
use crate::schema::Value;
use crate::schema::filter::Query;
use crate::store::Reader;

/// The registers being read.
pub(super) struct Load<'l> {
    reader: Reader<'l>,
    pub ids: Ids,
    pub parties: Vec<Party>,
    party_of: HashMap<Id, u32>,
}

/// Where the records of a register stand in a list.
pub(super) type Places = HashMap<Id, u32, Hasher>;
/// Ids are spread by a fast hash: millions are looked up, and nobody chooses them to collide.
type Hasher = foldhash::fast::FixedState;

impl<'l> Load<'l> {
    /// Nothing read yet.
    pub fn new(reader: Reader<'l>) -> Self {
        Self { reader, ids: Ids::default(), parties: Vec::new(), party_of: HashMap::new() }
    }

    /// Streams some columns of a register.
    fn each<const N: usize>(
        &mut self,
        kind: &str,
        names: [&'static str; N],
        mut take: impl FnMut(&mut Self, [&Value; N]),
    ) -> Result<()> {
        let missing = || anyhow::anyhow!("the catalogue has no {kind} with {names:?}");
        let kind = KINDS.iter().find(|k| k.name == kind).ok_or_else(missing)?;
        let mut at = [0; N];
        for (at, name) in at.iter_mut().zip(names) {
            *at = kind.index(name).ok_or_else(missing)?;
        }
        let query = Query { closed: true, ..Query::default() };
        let reader = self.reader;
        reader.each_of(kind, &query, &at, &mut |row| {
            take(self, at.map(|i| &row.values()[i]));
            Ok(())
        })
    }

    /// How many rows a register has, so that a list of millions is allocated once.
    fn rows(&self, kind: &str) -> Result<usize> {
        let Some(kind) = KINDS.iter().find(|k| k.name == kind) else { return Ok(0) };
        Ok(usize::try_from(self.reader.tally(kind)?.1).unwrap_or(0))
    }

    fn id(&mut self, value: &Value) -> Id {
        self.ids.id(value.text().unwrap_or_default())
    }

    /// The index of a party, registered at its first mention; [`NONE`] for a blank.
    fn party(&mut self, value: &Value) -> u32 {
        let Some(text) = value.text() else { return NONE };
        let id = self.ids.id(text);
        *self.party_of.entry(id).or_insert_with(|| {
            self.parties.push(Party { id, marks: [0; 5] });
            index(self.parties.len() - 1)
        })
    }

    pub fn tenders(&mut self) -> Result<(Vec<Tender>, Places)> {
        let rows = self.rows("tender")?;
        let (mut tenders, mut places) =
            (Vec::with_capacity(rows), Places::with_capacity_and_hasher(rows, Hasher::default()));
        let names = [
            "id",
            "state",
            "buyer",
            "agency",
            "method",
            "item_code",
            "budget",
            "notice_on",
            "docs_to",
            "bid_deadline",
            "report_on",
            "confirmed_on",
            "award_on",
            "winner",
            "award_amount",
        ];
        self.each("tender", names, |load, [id, state, buyer, agency, method, item, budget, rest @ ..]| {
            let state = state.text().unwrap_or_default();
            if state == "aborted" {
                return;
            }
            let [notice_on, docs_to, bid_deadline, report_on, confirmed_on, award_on, winner, award_amount] = rest;
            let id = load.id(id);
            places.insert(id, index(tenders.len()));
            tenders.push(Tender {
                id,
                buyer: load.id(buyer),
                agency: load.party(agency),
                method: Method::of(method.text().unwrap_or_default()),
                class: Class::of(item),
                budget: Fen::of(budget),
                notice_on: notice_on.date(),
                docs_to: docs_to.date(),
                bid_deadline: bid_deadline.date(),
                report_on: report_on.date(),
                confirmed_on: confirmed_on.date(),
                award_on: award_on.date(),
                winner: load.party(winner),
                award_amount: Fen::of(award_amount),
                opened: matches!(state, "evaluating" | "awarded" | "contracted" | "closed"),
                awarded: matches!(state, "awarded" | "contracted" | "closed"),
                first_bid: 0,
                end_bid: 0,
            });
        })?;
        Ok((tenders, places))
    }

    pub fn bids(&mut self, tenders: &mut [Tender], places: &Places) -> Result<Vec<Bid>> {
        let mut bids: Vec<Bid> = Vec::with_capacity(self.rows("bid")?);
        let names = [
            "id",
            "state",
            "tender",
            "bidder",
            "consortium",
            "received_on",
            "late",
            "price",
            "final_price",
            "score",
            "file_mark",
        ];
        self.each("bid", names, |load, [id, state, tender, bidder, consortium, received_on, late, rest @ ..]| {
            let [price, final_price, score, file_mark] = rest;
            let standing = match state.text().unwrap_or_default() {
                "received" => Standing::Pending,
                "valid" | "candidate" | "won" | "lost" => Standing::Valid,
                "disqualified" => Standing::Disqualified,
                _ => return,
            };
            let tender = load.id(tender);
            let (Some(&tender), bidder) = (places.get(&tender), load.party(bidder)) else { return };
            if bidder == NONE {
                return;
            }
            bids.push(Bid {
                id: load.id(id),
                tender,
                bidder,
                price: if final_price.is_null() { Fen::of(price) } else { Fen::of(final_price) },
                received_on: received_on.date(),
                late: late.int().map(|late| late != 0),
                standing,
                scored: !score.is_null(),
                file_mark: fingerprint(file_mark),
                consortium: !consortium.is_null(),
            });
        })?;
        if !bids.is_sorted_by_key(|bid| bid.tender) {
            bids.sort_by_key(|bid| bid.tender);
        }
        let mut at = 0;
        for (i, tender) in tenders.iter_mut().enumerate() {
            tender.first_bid = index(at);
            at += bids[at..].iter().take_while(|bid| bid.tender == index(i)).count();
            tender.end_bid = index(at);
        }
        Ok(bids)
    }

    pub fn contracts(&mut self, tender_of: &Places) -> Result<(Vec<Contract>, Places)> {
        let rows = self.rows("contract")?;
        let mut contracts = Vec::<Contract>::with_capacity(rows);
        let mut places = Places::with_capacity_and_hasher(rows, Hasher::default());
        let mut supplements: Vec<(usize, Id)> = Vec::new();
        let names = [
            "id",
            "state",
            "buyer",
            "supplier",
            "tender",
            "amount",
            "signed_on",
            "deliver_due",
            "published_on",
            "supplement_of",
            "scope_change",
        ];
        self.each("contract", names, |load, [id, state, buyer, supplier, tender, amount, rest @ ..]| {
            let [signed_on, deliver_due, published_on, supplement_of, change] = rest;
            let (id, state) = (load.id(id), state.text().unwrap_or_default());
            places.insert(id, index(contracts.len()));
            if !supplement_of.is_null() {
                supplements.push((contracts.len(), load.id(supplement_of)));
            }
            let tender = if tender.is_null() { None } else { tender_of.get(&load.id(tender)).copied() };
            contracts.push(Contract {
                id,
                buyer: load.id(buyer),
                supplier: load.party(supplier),
                tender: tender.unwrap_or(NONE),
                supplement_of: NONE,
                amount: Fen::of(amount),
                signed_on: signed_on.date(),
                deliver_due: deliver_due.date(),
                published_on: published_on.date(),
                change: change.text().and_then(Change::of),
                performing: state == "performing",
                terminated: state == "terminated",
                paid: 0,
            });
        })?;
        for (at, original) in supplements {
            contracts[at].supplement_of = places.get(&original).copied().unwrap_or(NONE);
        }
        Ok((contracts, places))
    }

    pub fn payments(&mut self, contracts: &mut [Contract], places: &Places) -> Result<()> {
        self.each("payment", ["contract", "purpose", "paid_amount"], |load, [contract, purpose, paid]| {
            if matches!(purpose.text(), Some("refund" | "interest")) {
                return;
            }
            if let Some(&at) = places.get(&load.id(contract)) {
                let sum = &mut contracts[at as usize].paid;
                *sum = sum.saturating_add(paid.int().unwrap_or(0));
            }
        })
    }

    pub fn acceptances(&mut self, places: &Places) -> Result<Vec<(u32, Id)>> {
        let mut out = Vec::new();
        self.each("acceptance", ["id", "contract", "state"], |load, [id, contract, state]| {
            if matches!(state.text(), Some("failed" | "refused"))
                && let Some(&at) = places.get(&load.id(contract))
            {
                out.push((at, load.id(id)));
            }
        })?;
        out.sort_unstable();
        Ok(out)
    }

    pub fn challenges(&mut self, places: &Places) -> Result<Vec<(u32, Id)>> {
        let mut out = Vec::new();
        self.each("challenge", ["id", "tender", "kind", "state"], |load, [id, tender, kind, state]| {
            // An inquiry asks; it does not complain.
            if kind.text() == Some("inquiry") || state.text() == Some("withdrawn") {
                return;
            }
            if let Some(&at) = places.get(&load.id(tender)) {
                out.push((at, load.id(id)));
            }
        })?;
        out.sort_unstable();
        Ok(out)
    }

    pub fn sanctions(&mut self) -> Result<Vec<Sanction>> {
        let mut out = Vec::new();
        let names = ["id", "state", "party", "list", "ban_scope", "issued_on", "valid_from", "valid_to"];
        self.each("credential", names, |load, [id, state, party, list, ban, issued_on, valid_from, valid_to]| {
            if state.text() != Some("valid") || (list.is_null() && ban.is_null()) {
                return;
            }
            let (id, party) = (load.id(id), load.party(party));
            if party != NONE {
                out.push(Sanction { id, party, from: valid_from.date().or(issued_on.date()), to: valid_to.date() });
            }
        })?;
        out.sort_by_key(|s| s.party);
        Ok(out)
    }

    /// What parties have in common, for those that bid or supply.
    pub fn marks(&mut self) -> Result<()> {
        let mut marks: [Marks; 5] = Default::default();
        let names = ["id", "phone", "address", "contact", "controller", "legal_rep"];
        self.each("party", names, |load, [id, texts @ ..]| {
            let id = load.id(id);
            if let Some(&at) = load.party_of.get(&id) {
                for ((slot, marks), text) in load.parties[at as usize].marks.iter_mut().zip(&mut marks).zip(texts) {
                    *slot = marks.of(text);
                }
            }
        })
    }
}

/// Texts by number, from 1; 0 is a blank.
#[derive(Default)]
struct Marks(HashMap<Box<str>, u32>);

impl Marks {
    fn of(&mut self, value: &Value) -> u32 {
        let Some(text) = value.text().map(str::trim).filter(|t| !t.is_empty()) else { return 0 };
        if let Some(&number) = self.0.get(text) {
            return number;
        }
        let number = index(self.0.len()) + 1;
        self.0.insert(text.into(), number);
        number
    }
}

/// The mark of a file in eight bytes; 0 is a blank. It is compared among the few bids of one procedure, where two texts that differ
/// are never told apart once in a million million ledgers.
fn fingerprint(value: &Value) -> u64 {
    let text = value.text().map(str::trim).filter(|text| !text.is_empty());
    text.map_or(0, |text| foldhash::quality::FixedState::with_seed(1).hash_one(text).max(1))
}

/// A place in a list. Record numbers end at ten million a kind and year, far below four thousand million.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE - 1)
}
