//! The records that flags read, each register streamed once into compact structs.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::ids::{Id, Ids};
use super::limit::Limit;
use crate::catalog::KINDS;
use crate::error::Result;
use crate::rules::parameters::Parameters;
use crate::schema::Value;
use crate::schema::filter::Query;
use crate::store::Reader;
use crate::terms::workdays::Calendar;

/// An index that points to nothing.
pub const NONE: u32 = u32::MAX;

/// An amount in fen, blank or not, in eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fen(i64);

impl Fen {
    /// No amount.
    pub const BLANK: Self = Self(i64::MIN);

    /// The amount, when there is one.
    pub const fn get(self) -> Option<i64> {
        if self.0 == i64::MIN { None } else { Some(self.0) }
    }

    fn of(value: &Value) -> Self {
        value.int().map_or(Self::BLANK, Self)
    }
}

/// How suppliers are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// 公开招标.
    Open,
    /// 邀请招标.
    Invited,
    /// 竞争性谈判.
    Negotiation,
    /// 竞争性磋商.
    Consultation,
    /// 单一来源.
    Single,
    /// 询价.
    Inquiry,
    /// Framework agreements, innovation and what a later catalogue adds.
    Other,
}

impl Method {
    fn of(code: &str) -> Self {
        match code {
            "open" => Self::Open,
            "invited" => Self::Invited,
            "negotiation" => Self::Negotiation,
            "consultation" => Self::Consultation,
            "single" => Self::Single,
            "inquiry" => Self::Inquiry,
            _ => Self::Other,
        }
    }

    /// True for tendering: open and invited, the "open" and "selective" of OCDS.
    pub const fn is_tendering(self) -> bool {
        matches!(self, Self::Open | Self::Invited)
    }
}

/// A class of goods, works or services: the first two digits of the item code and the letter before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class([u8; 3]);

impl Class {
    fn of(value: &Value) -> Option<Self> {
        let code = value.text()?.trim().as_bytes();
        let letter = code.first().filter(|c| c.is_ascii_alphabetic()).map(u8::to_ascii_uppercase);
        match (letter, if letter.is_some() { &code[1..] } else { code }) {
            (letter, &[a, b, ..]) if a.is_ascii_digit() && b.is_ascii_digit() => {
                Some(Self([letter.unwrap_or(b' '), a, b]))
            }
            _ => None,
        }
    }

    /// The class as text: `A02`, `72`.
    pub fn text(self) -> String {
        self.0.iter().filter(|c| **c != b' ').map(|c| char::from(*c)).collect()
    }
}

/// A procedure that was not aborted.
#[derive(Clone, Debug)]
pub struct Tender {
    /// Its id.
    pub id: Id,
    /// Who buys.
    pub buyer: Id,
    /// How.
    pub method: Method,
    /// Class of its item code.
    pub class: Option<Class>,
    /// Budget.
    pub budget: Fen,
    /// Day of the notice.
    pub notice_on: Option<NaiveDate>,
    /// Last day on which the documents were to be had.
    pub docs_to: Option<NaiveDate>,
    /// Last day for bids, which are opened then.
    pub bid_deadline: Option<NaiveDate>,
    /// Day of the evaluation report.
    pub report_on: Option<NaiveDate>,
    /// Day on which the result was confirmed.
    pub confirmed_on: Option<NaiveDate>,
    /// Day of the letter of award.
    pub award_on: Option<NaiveDate>,
    /// Who won, an index of [`Data::parties`] or [`NONE`].
    pub winner: u32,
    /// For how much.
    pub award_amount: Fen,
    /// Bids were opened.
    pub opened: bool,
    /// Awarded or later: final.
    pub awarded: bool,
    first_bid: u32,
    end_bid: u32,
}

/// Where a bid stands, in the words of OCDS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Received and not judged.
    Pending,
    /// Valid, whether it won, lost or is a candidate.
    Valid,
    /// Disqualified.
    Disqualified,
}

/// A submitted bid: withdrawn ones are left out.
#[derive(Clone, Debug)]
pub struct Bid {
    /// Its id.
    pub id: Id,
    /// Index of its tender.
    pub tender: u32,
    /// Index of its bidder.
    pub bidder: u32,
    /// The last price offered: the final price, else the price.
    pub price: Fen,
    /// Day of receipt.
    pub received_on: Option<NaiveDate>,
    /// Marked as late, or not; blank is unknown.
    pub late: Option<bool>,
    /// Where it stands.
    pub standing: Standing,
    /// It has a score, so the price alone did not decide.
    pub scored: bool,
    /// The mark of its file, shared when equal; 0 for none.
    pub file_mark: u32,
    /// A consortium.
    pub consortium: bool,
}

/// A contract, with what was paid and accepted of it.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Its id.
    pub id: Id,
    /// Who buys.
    pub buyer: Id,
    /// Index of its supplier.
    pub supplier: u32,
    /// Index of its tender, or [`NONE`].
    pub tender: u32,
    /// Index of the contract it supplements, or [`NONE`].
    pub supplement_of: u32,
    /// Amount.
    pub amount: Fen,
    /// Day of signing.
    pub signed_on: Option<NaiveDate>,
    /// Last day of performance.
    pub deliver_due: Option<NaiveDate>,
    /// Day of publication.
    pub published_on: Option<NaiveDate>,
    /// Still to be performed.
    pub performing: bool,
    /// Terminated.
    pub terminated: bool,
    /// Paid under it in fen; refunds of bonds and interest left out.
    pub paid: i64,
    /// Acceptances that failed or were refused.
    pub failed: Vec<Id>,
}

/// A sanction of a party: a list it is on, or a ban.
#[derive(Clone, Debug)]
pub struct Sanction {
    /// Its id.
    pub id: Id,
    /// Index of the party.
    pub party: u32,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// A party that bids or supplies.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its id.
    pub id: Id,
    /// Telephone, address, contact, controller, legal representative: equal numbers are equal texts; 0 for none.
    pub marks: [u32; 5],
}

/// The party's fields behind [`Party::marks`].
pub const MARKS: [&str; 5] = ["phone", "address", "contact", "controller", "legal_rep"];

/// Everything that flags read.
pub struct Data {
    /// Procedures that were not aborted.
    pub tenders: Vec<Tender>,
    bids: Vec<Bid>,
    /// Contracts.
    pub contracts: Vec<Contract>,
    /// Parties, each once.
    pub parties: Vec<Party>,
    /// Questions, objections and complaints about tenders: index of the tender and id.
    pub challenges: Vec<(u32, Id)>,
    /// Sanctions.
    pub sanctions: Vec<Sanction>,
    /// Short ids.
    pub ids: Ids,
    /// The day taken as today.
    pub today: NaiveDate,
    /// Working days.
    pub calendar: Calendar,
    parameters: Parameters,
}

impl Data {
    /// The submitted bids of a tender.
    pub fn bids(&self, tender: &Tender) -> &[Bid] {
        &self.bids[tender.first_bid as usize..tender.end_bid as usize]
    }

    /// The tender of an index; `None` for [`NONE`].
    pub fn tender(&self, index: u32) -> Option<&Tender> {
        self.tenders.get(index as usize)
    }

    /// The id of a party.
    pub fn party(&self, index: u32) -> Id {
        self.parties[index as usize].id
    }

    /// A parameter at work.
    pub fn limit(&self, name: &'static str) -> Limit {
        Limit::new(name, &self.parameters)
    }

    /// Reads the registers that some flags need.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn read(reader: Reader<'_>, needs: &dyn Fn(&str) -> bool, today: NaiveDate) -> Result<Self> {
        let mut load = Load { reader, ids: Ids::default(), parties: Vec::new(), party_of: HashMap::new() };
        let (mut tenders, tender_of) = load.tenders()?;
        let bids = if needs("bid") { load.bids(&mut tenders, &tender_of)? } else { Vec::new() };
        let mut contracts = Vec::new();
        if needs("contract") {
            let contract_of;
            (contracts, contract_of) = load.contracts(&tender_of)?;
            if needs("payment") {
                load.payments(&mut contracts, &contract_of)?;
            }
            if needs("acceptance") {
                load.acceptances(&mut contracts, &contract_of)?;
            }
        }
        let challenges = if needs("challenge") { load.challenges(&tender_of)? } else { Vec::new() };
        let sanctions = if needs("credential") { load.sanctions()? } else { Vec::new() };
        if needs("party") {
            load.marks()?;
        }
        let (calendar, parameters) = (reader.calendar()?, Parameters::read(reader)?);
        let Load { ids, parties, .. } = load;
        Ok(Self { tenders, bids, contracts, parties, challenges, sanctions, ids, today, calendar, parameters })
    }
}

/// The registers being read.
struct Load<'l> {
    reader: Reader<'l>,
    ids: Ids,
    parties: Vec<Party>,
    party_of: HashMap<Id, u32>,
}

/// Where the records of a register stand in a list.
type Places = HashMap<Id, u32>;

impl Load<'_> {
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

    fn tenders(&mut self) -> Result<(Vec<Tender>, Places)> {
        let (mut tenders, mut places) = (Vec::new(), Places::new());
        let names = [
            "id",
            "state",
            "buyer",
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
        self.each("tender", names, |load, [id, state, buyer, method, item, budget, rest @ ..]| {
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

    fn bids(&mut self, tenders: &mut [Tender], places: &Places) -> Result<Vec<Bid>> {
        let mut bids: Vec<Bid> = Vec::new();
        let mut marks = Marks::default();
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
                file_mark: marks.of(file_mark),
                consortium: !consortium.is_null(),
            });
        })?;
        bids.sort_by_key(|bid| bid.tender);
        let mut at = 0;
        for (i, tender) in tenders.iter_mut().enumerate() {
            tender.first_bid = index(at);
            at += bids[at..].iter().take_while(|bid| bid.tender == index(i)).count();
            tender.end_bid = index(at);
        }
        Ok(bids)
    }

    fn contracts(&mut self, tender_of: &Places) -> Result<(Vec<Contract>, Places)> {
        let (mut contracts, mut places) = (Vec::<Contract>::new(), Places::new());
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
        ];
        self.each("contract", names, |load, [id, state, buyer, supplier, tender, amount, rest @ ..]| {
            let [signed_on, deliver_due, published_on, supplement_of] = rest;
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
                performing: state == "performing",
                terminated: state == "terminated",
                paid: 0,
                failed: Vec::new(),
            });
        })?;
        for (at, original) in supplements {
            contracts[at].supplement_of = places.get(&original).copied().unwrap_or(NONE);
        }
        Ok((contracts, places))
    }

    fn payments(&mut self, contracts: &mut [Contract], places: &Places) -> Result<()> {
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

    fn acceptances(&mut self, contracts: &mut [Contract], places: &Places) -> Result<()> {
        self.each("acceptance", ["id", "contract", "state"], |load, [id, contract, state]| {
            if matches!(state.text(), Some("failed" | "refused"))
                && let Some(&at) = places.get(&load.id(contract))
            {
                let id = load.id(id);
                contracts[at as usize].failed.push(id);
            }
        })
    }

    fn challenges(&mut self, places: &Places) -> Result<Vec<(u32, Id)>> {
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

    fn sanctions(&mut self) -> Result<Vec<Sanction>> {
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
    fn marks(&mut self) -> Result<()> {
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

/// A place in a list. Record numbers end at ten million a kind and year, far below four thousand million.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE - 1)
}
