//! Record ids in eight bytes each, so that the rows behind a flag cost little at millions of bids.

use crate::terms::id::RecordId;

/// The bit of an id that is not of the usual form and stands in the list of [`Ids`].
const ODD: u64 = 1 << 63;

/// One record, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u64);

/// The ids that are not of the usual form, which only another program can have written.
#[derive(Debug, Default)]
pub struct Ids {
    odd: Vec<Box<str>>,
}

impl Ids {
    /// The short form of an id.
    pub fn id(&mut self, text: &str) -> Id {
        usual(text).unwrap_or_else(|| {
            let at = self.odd.iter().position(|odd| **odd == *text).unwrap_or_else(|| {
                self.odd.push(text.into());
                self.odd.len() - 1
            });
            Id(ODD | at as u64)
        })
    }

    /// The id as text.
    pub fn text(&self, id: Id) -> String {
        if id.0 & ODD != 0 {
            let at = usize::try_from(id.0 & !ODD).ok();
            return at.and_then(|at| self.odd.get(at)).map_or_else(String::new, ToString::to_string);
        }
        let prefix = id.prefix().unwrap_or(*b"??");
        let year = i32::from((id.0 >> 32) as u16);
        RecordId::new(prefix, year, id.0 as u32).to_string()
    }
}

/// `CG-2024-0031`, exactly as the ledger writes it: two capitals, the year in 16 bits, the number in 32.
fn usual(text: &str) -> Option<Id> {
    let bytes = text.as_bytes();
    let (&[first, second, b'-', a, b, c, d, b'-'], number) = bytes.split_first_chunk::<8>()? else { return None };
    if !first.is_ascii_uppercase() || !second.is_ascii_uppercase() || !(4..=9).contains(&number.len()) {
        return None;
    }
    if number.len() > 4 && number[0] == b'0' {
        return None;
    }
    let digits =
        |digits: &[u8]| digits.iter().try_fold(0_u64, |n, d| d.is_ascii_digit().then(|| n * 10 + u64::from(d - b'0')));
    let letters = (u64::from(first - b'A') << 5) | u64::from(second - b'A');
    Some(Id((letters << 48) | (digits(&[a, b, c, d])? << 32) | digits(number)?))
}

impl Id {
    /// The two letters of its kind; nothing for an id of an unusual form.
    pub fn prefix(self) -> Option<[u8; 2]> {
        let letters = self.0 >> 48;
        (self.0 & ODD == 0).then_some([b'A' + ((letters >> 5) & 31) as u8, b'A' + (letters & 31) as u8])
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn every_id_comes_back_as_it_was() {
        let mut ids = Ids::default();
        for text in [
            "CG-2024-0031",
            "TB-2026-123456789",
            "AA-0000-0000",
            "ZZ-9999-9999",
            "cg-2024-0031",
            "CG-2024-00031",
            "项目",
            "",
        ] {
            let id = ids.id(text);
            assert_eq!(ids.text(id), text);
            assert_eq!(ids.id(text), id);
        }
        assert_eq!(ids.odd.len(), 4);
        assert_eq!(ids.id("CG-2024-0031").prefix(), Some(*b"CG"));
    }
}
