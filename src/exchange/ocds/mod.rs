//! Open Contracting Data Standard 1.1: where each of our fields stands in a release. What the standard has no place for
//! stands in an object `chengxin` beside it, so that what was exported imports again as unchanged.

pub(in crate::exchange) mod amount;
pub mod export;
pub mod import;
mod strict;

pub use export::{Publisher, Registers};
pub use import::{Reading, Record};

use crate::schema::kind::column;
use crate::schema::{Field, Kind, Type};

/// Scheme of a credit code (统一社会信用代码, GB 32100-2015) as an identifier of an organisation.
pub const SCHEME: &str = "CN-USCC";
/// Key of our own object in an object of the standard.
pub const OWN: &str = "chengxin";
/// Key in our own object of an organisation whose name and number are withheld.
pub const WITHHELD: &str = "withheld";
/// Scheme of a code of the catalogue of government procurement items (政府采购品目分类目录), which the standard does not list.
pub const ITEMS: &str = "x_cn-procurement-items";

/// How a value stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// As text.
    Text,
    /// As an amount with its currency.
    Money,
    /// A day, at its first second.
    Start,
    /// A day, at its last second.
    End,
    /// The day that a document of this type was published.
    Document,
}

/// A field and its place in the object of its kind.
struct Place {
    field: &'static str,
    path: &'static [&'static str],
    how: How,
}

const fn place(field: &'static str, path: &'static [&'static str], how: How) -> Place {
    Place { field, path, how }
}

static TENDER: &[Place] = &[
    place("ext_no", &["id"], How::Text),
    place("name", &["title"], How::Text),
    place("object", &["mainProcurementCategory"], How::Text),
    place("budget", &["value"], How::Money),
    place("notice_on", &["tenderPeriod", "startDate"], How::Start),
    place("bid_deadline", &["tenderPeriod", "endDate"], How::End),
    place("intent_on", &["plannedProcurementNotice"], How::Document),
];
static BID: &[Place] = &[place("received_on", &["date"], How::Start), place("price", &["value"], How::Money)];
static CONTRACT: &[Place] = &[
    place("ext_no", &["id"], How::Text),
    place("name", &["title"], How::Text),
    place("amount", &["value"], How::Money),
    place("signed_on", &["dateSigned"], How::Start),
    place("deliver_due", &["period", "endDate"], How::End),
    place("published_on", &["contractSigned"], How::Document),
];
static PAYMENT: &[Place] = &[place("paid_on", &["date"], How::Start), place("paid_amount", &["value"], How::Money)];
/// An acceptance is a milestone of the implementation: delivery, met on the day of acceptance.
static ACCEPTANCE: &[Place] = &[place("accepted_on", &["dateMet"], How::Start)];
static ORGANISATION: &[Place] = &[
    place("name", &["name"], How::Text),
    place("uscc", &["identifier", "id"], How::Text),
    place("address", &["address", "streetAddress"], How::Text),
];

fn places(kind: &Kind) -> &'static [Place] {
    match kind.name {
        "tender" => TENDER,
        "bid" => BID,
        "contract" => CONTRACT,
        "payment" => PAYMENT,
        "acceptance" => ACCEPTANCE,
        _ => ORGANISATION,
    }
}

/// Fields that the structure of a release says: who buys, bids, supplies, and which tender or contract it is.
fn is_structure(kind: &Kind, field: &Field) -> bool {
    match kind.name {
        "tender" => matches!(
            field.name,
            "buyer" | "method" | "agency" | "winner" | "award_on" | "award_amount" | "item_code" | "result_on"
        ),
        "bid" => matches!(field.name, "tender" | "bidder"),
        "contract" => matches!(field.name, "buyer" | "supplier" | "tender"),
        "payment" | "acceptance" => field.name == "contract",
        _ => false,
    }
}

/// Fields that never leave the office this way: personal data, lists of names, files, and references to registers that are not part of
/// a release.
fn stays_inside(field: &Field) -> bool {
    let outside = |kind: &Kind| !matches!(kind.name, "tender" | "contract");
    field.private
        || matches!(field.name, "credit_operator" | "member_list")
        || matches!(&field.ty, Type::File | Type::AnyRef(_))
        || matches!(&field.ty, Type::Ref(kind) if outside(kind))
        || matches!(&field.ty, Type::List(Type::Ref(_)))
}

/// The fields of a kind that stand in our own object.
fn own_fields(kind: &'static Kind) -> impl Iterator<Item = &'static Field> {
    let placed = move |f: &Field| places(kind).iter().any(|p| p.field == f.name);
    kind.fields.iter().filter(move |f| !placed(f) && !is_structure(kind, f) && !stays_inside(f))
}

/// The fields of a kind that stay in the office: those, and what every record has for the office alone.
fn kept_fields(kind: &'static Kind) -> impl Iterator<Item = &'static Field> {
    let placed = move |f: &Field| places(kind).iter().any(|p| p.field == f.name);
    let inside = move |f: &&Field| !placed(f) && !is_structure(kind, f) && stays_inside(f);
    let common = kind.columns().iter().filter(|f| OFFICE.contains(&f.name));
    kind.columns().iter().filter(move |f| kind.fields.iter().any(|own| own.name == f.name) && inside(f)).chain(common)
}

/// Columns of every kind that are the office's own.
static OFFICE: &[&str] = &[column::NOTE, column::ATTACHMENTS, column::LINKS];

/// Method of procurement as the standard groups it; our code stands in the details.
pub(in crate::exchange) fn method(code: &str) -> &'static str {
    match code {
        "open" => "open",
        "invited" => "selective",
        "single" => "direct",
        _ => "limited",
    }
}
