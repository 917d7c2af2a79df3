//! What was paid of a payment, and when: its record keeps the sum and the last day alone, the log keeps every part.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::both;
use crate::error::{Failure, Result, codes};
use crate::store::undo::{REDO, UNDO};
use crate::store::{Change, Reader};

/// Fen paid up to and with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
struct Sum {
    #[serde(rename = "paid_amount", default)]
    fen: Option<i64>,
    #[serde(rename = "paid_on", default)]
    on: Option<NaiveDate>,
}

/// The days on which something was paid with the fen paid by then, in order; both grow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid(Vec<(NaiveDate, i64)>);

/// The parts of a debt with the days that each was late, in fen and calendar days, and the last day that counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// What was paid late, part by part, and what is open.
    pub parts: Vec<(i64, i64)>,
    /// The day of the last part where nothing is open, else the day it was counted to.
    pub until: NaiveDate,
}

impl Paid {
    /// Everything paid on one day; nothing where sum or day is blank.
    pub fn once(fen: Option<i64>, on: Option<NaiveDate>) -> Self {
        let mut paid = Self::default();
        paid.put(Sum { fen, on });
        paid
    }

    /// The parts in the log of a payment whose record says `last`; `undone` is [`Reader::undone`]. One reading by index.
    ///
    /// # Errors
    /// When the ledger cannot be read; E7005 when its log is damaged.
    pub fn read(
        reader: Reader<'_>,
        undone: &HashSet<i64>,
        payment: &str,
        last: (Option<i64>, Option<NaiveDate>),
    ) -> Result<Self> {
        let mut paid = Self::default();
        for change in reader.changes_to(payment)? {
            let took_back = change.action == UNDO || change.action == REDO;
            if took_back || undone.contains(&change.op) || !pays(&change)? {
                continue;
            }
            // Whoever edits a sum or a day corrects what was entered last; a verb or an import tells of a payment.
            if change.action == "edit" {
                paid.0.pop();
            }
            paid.put(parsed(&change.after, payment)?);
        }
        paid.put(Sum { fen: last.0, on: last.1 });
        Ok(paid)
    }

    /// What was entered later is believed: it takes the place of what it contradicts.
    fn put(&mut self, Sum { fen, on }: Sum) {
        match (fen.filter(|fen| *fen > 0), on) {
            (Some(fen), Some(on)) => {
                self.0.retain(|(day, sum)| *day < on && *sum < fen);
                self.0.push((on, fen));
            }
            _ => self.0.clear(),
        }
    }

    /// Fen paid by the end of a day.
    pub fn by(&self, day: NaiveDate) -> i64 {
        self.0.iter().take_while(|(on, _)| *on <= day).last().map_or(0, |(_, sum)| *sum)
    }

    /// Of `owed` fen due on a day: each part paid later, and what is open at the end of another day.
    pub fn late(&self, owed: i64, due: NaiveDate, until: NaiveDate) -> Late {
        let days = |day: NaiveDate| (day - due).num_days().max(0);
        let mut before = self.by(due).min(owed);
        let (mut parts, mut last) = (Vec::new(), due);
        for (on, sum) in self.0.iter().filter(|(on, _)| due < *on && *on <= until) {
            let sum = (*sum).min(owed);
            if sum > before {
                parts.push((sum - before, days(*on)));
                (before, last) = (sum, *on);
            }
        }
        let open = owed.saturating_sub(before);
        if open > 0 {
            parts.push((open, days(until)));
            last = until;
        }
        Late { parts, until: last }
    }
}

/// True for a change of what was paid or of its day.
fn pays(change: &Change) -> Result<bool> {
    let Some(before) = &change.before else { return Ok(true) };
    let before: Map<String, Value> = parsed(before, &change.record)?;
    Ok(before.contains_key("paid_amount") || before.contains_key("paid_on"))
}

fn parsed<'a, T: Deserialize<'a>>(image: &'a str, id: &str) -> Result<T> {
    serde_json::from_str(image)
        .map_err(|e| Failure::new(&codes::E7005, both!("日志内容损坏: {id}", "the log is damaged: {id}")).caused_by(e))
}

#[cfg(test)]
mod tests {
    use super::{Late, Paid};
    use crate::catalog::procurement::PAYMENT;
    use crate::rules::fixture::{Fixture, day};
    use crate::schema::Row;

    /// The parts in the log of a payment.
    fn parts(fixture: &Fixture, payment: &Row) -> Vec<(i64, String)> {
        let row = fixture.reader().get(&PAYMENT, payment.id()).unwrap().unwrap();
        let last = (row.int("paid_amount"), row.date("paid_on"));
        let undone = fixture.reader().undone().unwrap();
        let Paid(parts) = Paid::read(fixture.reader(), &undone, row.id(), last).unwrap();
        parts.into_iter().map(|(on, fen)| (fen, on.to_string())).collect()
    }

    fn pay(fixture: &mut Fixture, verb: &str, payment: &Row, fen: &str, on: &str) -> Row {
        fixture.change_by("甲", verb, payment, &[("paid_amount", fen), ("paid_on", on)])
    }

    fn told(expected: &[(i64, &str)]) -> Vec<(i64, String)> {
        expected.iter().map(|(fen, on)| (*fen, (*on).to_owned())).collect()
    }

    #[test]
    fn each_part_stands_in_the_log_unless_it_was_undone_or_corrected() {
        let mut fixture = Fixture::new();
        let start = fixture.add(&PAYMENT, &[("amount", "1000")]);
        assert_eq!(parts(&fixture, &start), []);
        let first = pay(&mut fixture, "pay_part", &start, "400", "2025-08-20");
        let second = pay(&mut fixture, "pay_part", &first, "700", "2025-09-20");
        assert_eq!(parts(&fixture, &start), told(&[(400, "2025-08-20"), (700, "2025-09-20")]));
        // Other fields are no payments.
        let noted = fixture.change(&second, &[("delay_note", "分两次付")]);
        assert_eq!(parts(&fixture, &start).len(), 2);
        let third = pay(&mut fixture, "pay", &noted, "1000", "2025-10-01");
        assert_eq!(parts(&fixture, &start).len(), 3);
        fixture.undo("甲");
        assert_eq!(parts(&fixture, &start), told(&[(400, "2025-08-20"), (700, "2025-09-20")]));
        let now = fixture.reader().get(&PAYMENT, third.id()).unwrap().unwrap();
        // A typing error: it was 800 on the 25th. The part entered last is corrected, the first one stays.
        let corrected = fixture.change(&now, &[("paid_amount", "800"), ("paid_on", "2025-09-25")]);
        assert_eq!(parts(&fixture, &start), told(&[(400, "2025-08-20"), (800, "2025-09-25")]));
        // All of it was paid on one day, and earlier: nothing else can be true.
        pay(&mut fixture, "pay", &corrected, "1000", "2025-08-01");
        assert_eq!(parts(&fixture, &start), told(&[(1_000, "2025-08-01")]));
    }

    #[test]
    fn what_is_registered_as_paid_counts_with_what_follows() {
        let mut fixture = Fixture::new();
        let paid = fixture.add(&PAYMENT, &[("amount", "1000"), ("paid_amount", "300"), ("paid_on", "2025-08-05")]);
        assert_eq!(parts(&fixture, &paid), told(&[(300, "2025-08-05")]));
        pay(&mut fixture, "import", &paid, "1000", "2025-09-05");
        assert_eq!(parts(&fixture, &paid), told(&[(300, "2025-08-05"), (1_000, "2025-09-05")]));
    }

    #[test]
    fn parts_count_by_their_own_days() {
        let mut paid = Paid::once(Some(300), Some(day("2025-08-05")));
        for (fen, on) in [(500, "2025-08-20"), (900, "2025-09-10")] {
            paid.put(super::Sum { fen: Some(fen), on: Some(day(on)) });
        }
        let (due, late) =
            (day("2025-08-10"), |parts: &[(i64, i64)], until| Late { parts: parts.into(), until: day(until) });
        let by = |text| paid.by(day(text));
        assert_eq!((by("2025-08-04"), by("2025-08-05"), by("2025-09-09"), by("2026-01-01")), (0, 300, 500, 900));
        // 1 000 due: 300 in time, 200 ten days late, 400 thirty-one days, 100 open.
        let found = paid.late(1_000, due, day("2025-09-20"));
        assert_eq!(found, late(&[(200, 10), (400, 31), (100, 41)], "2025-09-20"));
        // Seen from before the last part, and of a debt of which the rest is disputed.
        assert_eq!(paid.late(1_000, due, day("2025-09-01")), late(&[(200, 10), (500, 22)], "2025-09-01"));
        assert_eq!(paid.late(600, due, day("2025-12-31")), late(&[(200, 10), (100, 31)], "2025-09-10"));
        assert_eq!(paid.late(300, due, day("2025-12-31")), late(&[], "2025-08-10"));
        assert_eq!(Paid::once(Some(300), None), Paid::default());
    }
}
