//! Days that lie the wrong way round, in any register: SQL finds the records that have such a pair, and only those are read.

use chrono::NaiveDate;

use super::law::found;
use super::{Judge, Rule, Verdict, say};
use crate::both;
use crate::error::Result;
use crate::messages::Both;
pub(super) use crate::rules::order::ORDERS;
use crate::rules::order::{Order, Place};
use crate::schema::Kind;
use crate::store::ddl::quoted;
use crate::store::{FromRecord as _, Reader};

pub(super) static RULES: &[Rule] = &[Rule::new(
    "RQ-01",
    say("日期先后", "days in order"),
    say(
        "同一记录里先后确定的日期不倒置,如公告不晚于文件获取截止、合同签订不晚于合同公开。",
        "Days of one record whose order is certain are not reversed: a notice is no later than the end of its documents.",
    ),
    say("台账规则,待核", "rule of this register, local, to be confirmed"),
    Judge::Days,
)];

/// A pair as it is asked and told: both places and their expressions in SQL over the record `x`.
struct Pair {
    before: (Place, String),
    after: (Place, String),
}

/// The pairs of an order.
fn pairs(order: &Order) -> Vec<Pair> {
    let expression = |word: &'static str| {
        let place = Place::of(order.kind, word)?;
        let column = quoted(place.field.name);
        let text = match place.by {
            None => format!("x.{column}"),
            Some(by) => {
                let (table, by) = (quoted(place.owner.name), quoted(by));
                format!("(SELECT o.{column} FROM {table} o WHERE o.id = x.{by})")
            }
        };
        Some((place, text))
    };
    let pairs = order.pairs.iter();
    pairs.filter_map(|(before, after)| Some(Pair { before: expression(before)?, after: expression(after)? })).collect()
}

/// Whether a record `x` has a pair in the wrong order, in SQL.
pub(super) fn reversed(order: &Order) -> String {
    let wrong = |pair: &Pair| match pair.before.0.by {
        None => format!("{} < {}", pair.after.1, pair.before.1),
        // Another record is read only where there is a day to compare.
        Some(_) => format!("({0} IS NOT NULL AND {0} < {1})", pair.after.1, pair.before.1),
    };
    format!("({})", pairs(order).iter().map(wrong).collect::<Vec<_>>().join(" OR "))
}

/// Hands over each record of a kind that has days in the wrong order, or the one record asked for.
///
/// # Errors
/// When the ledger cannot be read, and whatever the callback returns.
pub(super) fn pass(
    reader: Reader<'_>,
    order: &Order,
    record: Option<&str>,
    take: &mut dyn FnMut(&str, Verdict) -> Result<()>,
) -> Result<()> {
    let pairs = pairs(order);
    let days: Vec<&str> = pairs.iter().flat_map(|pair| [pair.before.1.as_str(), &pair.after.1]).collect();
    let mut sql = format!(
        "SELECT x.id, {} FROM {} x WHERE x.void_on IS NULL AND {}",
        days.join(", "),
        quoted(order.kind.name),
        reversed(order)
    );
    if record.is_some() {
        sql.push_str(" AND x.id = ?1");
    }
    reader.joined(&sql, &record.into_iter().collect::<Vec<_>>(), &mut |row| {
        let mut told: Option<(Both, NaiveDate)> = None;
        for (at, pair) in pairs.iter().enumerate() {
            let first = Option::<NaiveDate>::from_record(row, 2 * at + 1)?;
            let second = Option::<NaiveDate>::from_record(row, 2 * at + 2)?;
            let (Some(first), Some(second)) = (first, second) else { continue };
            if second >= first {
                continue;
            }
            let text = told_of(order.kind, pair, first, second);
            told = Some(match told {
                None => (text, second),
                Some((said, on)) => {
                    let (zh, en, more_zh, more_en) = (said.zh, said.en, text.zh, text.en);
                    (both!("{zh};{more_zh}", "{en}; {more_en}"), on)
                }
            });
        }
        told.map_or(Ok(()), |(text, on)| take(row.text(0)?, found(text, on)))
    })
}

fn told_of(kind: &'static Kind, pair: &Pair, first: NaiveDate, second: NaiveDate) -> Both {
    let title = |place: &Place| {
        let (title, owner) = (place.field.both(), place.owner.both());
        let (zh, en, owner_zh, owner_en) = (title.zh, title.en, owner.zh, owner.en);
        if place.owner == kind && place.by.is_none() {
            both!("{zh}", "\"{en}\"")
        } else {
            both!("{owner_zh}的{zh}", "\"{en}\" of the {owner_en}")
        }
    };
    let (before, after) = (title(&pair.before.0), title(&pair.after.0));
    let (before_zh, before_en, after_zh, after_en) = (before.zh, before.en, after.zh, after.en);
    both!("{after_zh} {second} 早于{before_zh} {first}", "{after_en} {second} is before {before_en} {first}")
}
