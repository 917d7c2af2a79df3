//! What only shows across rows: one key twice, one matter under two keys, an amount far off its column. Memory is
//! bounded: hashes and row numbers, no text.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};

use crate::schema::{Kind, Row, Type, Value};

/// 96 bits of two independent hashes: at a million rows two keys meet by chance once in 10^17 files.
type Print = [u32; 3];

/// The keys seen so far and the row each was first seen in.
pub(crate) struct Keys {
    one: RandomState,
    two: RandomState,
    rows: HashMap<Print, u32>,
    /// Rows of one name, amount and day: overwritten where they meet, so that it does not grow.
    matters: Vec<(u64, u32)>,
    matter: Option<[usize; 3]>,
}

/// Slots of the table of matters; 16 MiB once a sheet needs it.
const MATTERS: usize = 1 << 20;

impl Keys {
    pub(crate) fn new(kind: &'static Kind) -> Self {
        let columns = kind.columns();
        let place = |is: &dyn Fn(&Type) -> bool| columns.iter().position(|f| !f.system && is(&f.ty));
        let name = kind.handles.first().and_then(|h| kind.index(h)).filter(|&i| matches!(columns[i].ty, Type::Text));
        let matter = match (
            name.or_else(|| place(&|t| matches!(t, Type::Text))),
            place(&|t| matches!(t, Type::Money)),
            place(&|t| matches!(t, Type::Date)),
        ) {
            (Some(name), Some(amount), Some(day)) => Some([name, amount, day]),
            _ => None,
        };
        Self { one: RandomState::new(), two: RandomState::new(), rows: HashMap::new(), matters: Vec::new(), matter }
    }

    fn print(&self, what: &impl Hash) -> Print {
        let (one, two) = (self.one.hash_one(what), self.two.hash_one(what));
        #[allow(clippy::cast_possible_truncation)] // the halves are what is wanted
        let print = [one as u32, (one >> 32) as u32, two as u32];
        print
    }

    /// Notes the record a row means; the row that meant it before.
    pub(crate) fn meet_id(&mut self, id: &str, row: u32) -> Option<u32> {
        let print = self.print(&("id", id));
        self.meet(print, row)
    }

    /// Notes the natural key of a row; the row that had it before.
    pub(crate) fn meet_key(&mut self, key: &[&str], values: &[&Value], row: u32) -> Option<u32> {
        let print = self.print(&(key, values));
        self.meet(print, row)
    }

    fn meet(&mut self, print: Print, row: u32) -> Option<u32> {
        match self.rows.entry(print) {
            std::collections::hash_map::Entry::Occupied(entry) => Some(*entry.get()),
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(row);
                None
            }
        }
    }

    /// An earlier row of the same name, amount and day; call it for rows whose key is new.
    pub(crate) fn same_matter(&mut self, row: &Row, number: u32) -> Option<u32> {
        let values = row.values();
        let matter = self.matter?.map(|i| &values[i]);
        if matter.iter().any(|v| v.is_null()) {
            return None;
        }
        let hash = self.one.hash_one(matter).max(1);
        if self.matters.is_empty() {
            self.matters = vec![(0, 0); MATTERS];
        }
        #[allow(clippy::cast_possible_truncation)] // the low bits are what is wanted
        let slot = &mut self.matters[hash as usize % MATTERS];
        let before = (slot.0 == hash).then_some(slot.1);
        if before.is_none() {
            *slot = (hash, number);
        }
        before
    }
}

/// Amounts of one column, by powers of two, with the rows of the rarest.
#[derive(Clone)]
pub(crate) struct Amounts {
    counts: [u64; 64],
    rows: Vec<Vec<(u32, i64)>>,
}

/// Rows kept of one power of two: the amounts far off are few, or they would be the median.
const KEPT: usize = 32;

/// An amount this many times off the median is probably in another unit (ux.md 4.8).
const JUMP: i64 = 1000;

/// Amounts below which there is no median to speak of.
const ENOUGH: u64 = 5;

impl Default for Amounts {
    fn default() -> Self {
        Self { counts: [0; 64], rows: vec![Vec::new(); 64] }
    }
}

impl Amounts {
    pub(crate) fn add(&mut self, fen: i64, row: u32) {
        if fen <= 0 {
            return;
        }
        let power = fen.ilog2() as usize;
        self.counts[power] += 1;
        let rows = &mut self.rows[power];
        if rows.len() < KEPT {
            rows.push((row, fen));
        }
    }

    /// Rows whose amount is more than a thousand times off the column's median.
    pub(crate) fn jumps(&self) -> Vec<u32> {
        let total: u64 = self.counts.iter().sum();
        if total < ENOUGH {
            return Vec::new();
        }
        let mut below = 0;
        let median = self.counts.iter().position(|count| {
            below += count;
            below * 2 >= total
        });
        let Some(power) = median else { return Vec::new() };
        let mut near: Vec<i64> = self.rows[power].iter().map(|r| r.1).collect();
        near.sort_unstable();
        let median = near[near.len() / 2];
        let far = |&(_, fen): &(u32, i64)| fen / JUMP > median || median / JUMP > fen;
        let mut rows: Vec<u32> = self.rows.iter().flatten().filter(|r| far(r)).map(|r| r.0).collect();
        rows.sort_unstable();
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::Amounts;

    #[test]
    fn jumps_are_found_wherever_they_stand() {
        for at in 0..6 {
            let mut amounts = Amounts::default();
            for row in 0..6u32 {
                amounts.add(if row == at { 3_000_000_000 } else { 300_000 + i64::from(row) }, row);
            }
            assert_eq!(amounts.jumps(), [at]);
        }
        let mut few = Amounts::default();
        few.add(1, 1);
        few.add(1_000_000, 2);
        assert!(few.jumps().is_empty());
    }
}
