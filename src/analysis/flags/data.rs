//! The records that flags read, each register streamed once into compact structs.

mod load;

use chrono::NaiveDate;

use super::ids::{Id, Ids};
use super::limit::Limit;
use crate::error::Result;
use crate::rules::parameters::Parameters;
use crate::schema::Value;
use crate::store::Reader;
use crate::terms::workdays::Calendar;
use load::Load;

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
    /// Who carries the procedure out for the buyer, an index of [`Data::parties`] or [`NONE`].
    pub agency: u32,
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
    /// The mark of its file, equal when the texts are; 0 for none.
    pub file_mark: u64,
    /// A consortium.
    pub consortium: bool,
}

/// What a supplement does to what is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// 增加.
    More,
    /// 减少.
    Less,
    /// 不变: a day or a price alone.
    None,
}

impl Change {
    fn of(code: &str) -> Option<Self> {
        match code {
            "more" => Some(Self::More),
            "less" => Some(Self::Less),
            "none" => Some(Self::None),
            _ => None,
        }
    }
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
    /// What a supplement does to what is delivered.
    pub change: Option<Change>,
    /// Still to be performed.
    pub performing: bool,
    /// Terminated.
    pub terminated: bool,
    /// Paid under it in fen; refunds of bonds and interest left out.
    pub paid: i64,
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
    /// Acceptances that failed or were refused: index of the contract and id, in that order.
    pub failures: Vec<(u32, Id)>,
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
        let mut load = Load::new(reader);
        let (mut tenders, tender_of) = load.tenders()?;
        let bids = if needs("bid") { load.bids(&mut tenders, &tender_of)? } else { Vec::new() };
        let (mut contracts, mut failures) = (Vec::new(), Vec::new());
        if needs("contract") {
            let contract_of;
            (contracts, contract_of) = load.contracts(&tender_of)?;
            if needs("payment") {
                load.payments(&mut contracts, &contract_of)?;
            }
            if needs("acceptance") {
                failures = load.acceptances(&contract_of)?;
            }
        }
        let challenges = if needs("challenge") { load.challenges(&tender_of)? } else { Vec::new() };
        let sanctions = if needs("credential") { load.sanctions()? } else { Vec::new() };
        if needs("party") {
            load.marks()?;
        }
        let (calendar, parameters) = (reader.calendar()?, Parameters::read(reader)?);
        let Load { ids, parties, .. } = load;
        Ok(Self {
            tenders,
            bids,
            contracts,
            failures,
            parties,
            challenges,
            sanctions,
            ids,
            today,
            calendar,
            parameters,
        })
    }
}
