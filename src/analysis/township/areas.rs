//! 领域覆盖: the fourteen service areas by unit, with the state of the best record (kinds.md §2.7, service.matrix).

use super::{Town, place, towns};
use crate::catalog::codes::SERVICE_AREA;
use crate::error::Result;
use crate::messages::Label;
use crate::store::{FromRecord as _, Reader};

/// What the best record of a unit in an area says; the better one is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing is recorded.
    #[default]
    Nothing,
    /// A public promise, but no service of the year.
    Promised,
    /// Found undelivered.
    Failed,
    /// Planned.
    Planned,
    /// Reported by the unit.
    Reported,
    /// Verified by a sample.
    Verified,
}

impl Mark {
    /// Every mark, the best first.
    pub const ALL: [Self; 6] =
        [Self::Verified, Self::Reported, Self::Planned, Self::Failed, Self::Promised, Self::Nothing];

    /// The word in both languages.
    pub const fn word(self) -> Label {
        match self {
            Self::Nothing => Label::new("无", "none"),
            Self::Promised => Label::new("仅承诺", "promised"),
            Self::Failed => Label::new("未落实", "failed"),
            Self::Planned => Label::new("计划", "planned"),
            Self::Reported => Label::new("已自报", "reported"),
            Self::Verified => Label::new("已核实", "verified"),
        }
    }

    fn of_service(state: &str) -> Self {
        match state {
            "verified" => Self::Verified,
            "reported" => Self::Reported,
            "planned" => Self::Planned,
            _ => Self::Failed,
        }
    }
}

/// The best record of a unit in an area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Best {
    /// What it says.
    pub mark: Mark,
    /// Its id; blank where there is none.
    pub id: String,
}

/// The matrix: a unit a row, and in each row the areas in the order of their code list.
#[derive(Clone, Debug)]
pub struct Areas {
    /// Units with their best records.
    pub rows: Vec<(Town, Vec<Best>)>,
}

/// The matrix of a year: services planned for it, and public promises that ran in it.
///
/// # Errors
/// When the ledger cannot be read.
pub fn areas(reader: Reader<'_>, year: i32) -> Result<Areas> {
    const SERVICES: &str = "SELECT s.unit, s.area, s.state, s.id FROM service s \
                            WHERE s.void_on IS NULL AND s.year = CAST(?1 AS INTEGER) ORDER BY s.id";
    const PROMISES: &str = "SELECT p.unit, p.service_area, p.state, p.id FROM promise p WHERE p.void_on IS NULL \
                            AND p.service_area IS NOT NULL AND p.kind = 'public' AND p.state <> 'cancelled' \
                            AND p.made_on <= ?1 || '-12-31' AND (p.due_on IS NULL OR p.due_on >= ?1 || '-01-01') \
                            ORDER BY p.id";
    let towns = towns(reader, &["town", "street", "zone"], year)?;
    let mut cells = vec![vec![Best::default(); SERVICE_AREA.items.len()]; towns.len()];
    for sql in [SERVICES, PROMISES] {
        reader.joined(sql, &[&format!("{year:04}")], &mut |r| {
            let (unit, area) = (String::from_record(r, 0)?, String::from_record(r, 1)?);
            let column = SERVICE_AREA.items.iter().position(|item| item.code == area);
            let (Some(row), Some(column)) = (place(&towns, &unit), column) else { return Ok(()) };
            let state = String::from_record(r, 2)?;
            let mark = if sql == SERVICES { Mark::of_service(&state) } else { Mark::Promised };
            let best = &mut cells[row][column];
            if mark > best.mark {
                *best = Best { mark, id: String::from_record(r, 3)? };
            }
            Ok(())
        })?;
    }
    Ok(Areas { rows: towns.into_iter().zip(cells).collect() })
}
