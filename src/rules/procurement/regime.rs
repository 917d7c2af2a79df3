//! Which law governs a procedure: that of government procurement or that of tendering and bidding.
//!
//! The domain that was entered says it, but works put out to tender follow the law of bidding whatever domain they were
//! entered under; every other procedure, 综合 included, follows that of procurement (reading of the district, to be
//! confirmed).

use crate::schema::Row;

/// True when the law of tendering and bidding governs a procedure; `store::owed::bidding` says the same in SQL.
pub(crate) fn bidding(tender: &Row) -> bool {
    let method = || matches!(tender.text("method"), Some("open" | "invited"));
    tender.text("domain") == Some("bidding") || (tender.text("object") == Some("works") && method())
}

#[cfg(test)]
mod tests {
    use super::bidding;
    use crate::catalog::procurement::TENDER;
    use crate::rules::fixture::Fixture;
    use crate::store::{FromRecord as _, owed};

    #[test]
    fn rows_and_questions_agree_on_the_law() {
        let mut fixture = Fixture::new();
        let mut by_law = Vec::new();
        for domain in ["procurement", "bidding", "ppp", "general"] {
            for method in ["open", "invited", "negotiation", "inquiry", "single", "framework"] {
                for object in ["goods", "works", "services"] {
                    let row = fixture.add(&TENDER, &[("domain", domain), ("method", method), ("object", object)]);
                    let works = object == "works" && matches!(method, "open" | "invited");
                    assert_eq!(bidding(&row), domain == "bidding" || works, "{domain} {method} {object}");
                    by_law.push((row.id().to_owned(), bidding(&row)));
                }
            }
        }
        let sql = format!("SELECT x.id, {} FROM tender x ORDER BY x.id", owed::bidding("x."));
        let mut asked = Vec::new();
        let read = fixture.reader().joined(&sql, &[], &mut |r| {
            asked.push((String::from_record(r, 0)?, Option::<bool>::from_record(r, 1)? == Some(true)));
            Ok(())
        });
        read.unwrap();
        assert_eq!(asked, by_law);
    }
}
