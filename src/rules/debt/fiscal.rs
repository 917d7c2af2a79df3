//! 限额与财力: balances that add up, and a word on what is above its limit.

use crate::both;
use crate::catalog::debt::FISCAL;
use crate::error::{Fault, Result};
use crate::messages::Both;
use crate::rules::source::DEBT_LIMITS;
use crate::rules::{Moment, hint, refusal, require};
use crate::schema::Row;
use crate::terms::money;

/// A class of debt by its columns: opening, issued, repaid, closing, limit.
struct Columns {
    name: Both,
    open: &'static str,
    issue: &'static str,
    repay: &'static str,
    close: &'static str,
    limit: &'static str,
}

static CLASSES: [Columns; 2] = [
    Columns {
        name: Both::fixed("一般债务", "general debt"),
        open: "open_general",
        issue: "issue_general",
        repay: "repay_general",
        close: "close_general",
        limit: "limit_general",
    },
    Columns {
        name: Both::fixed("专项债务", "special debt"),
        open: "open_special",
        issue: "issue_special",
        repay: "repay_special",
        close: "close_special",
        limit: "limit_special",
    },
];

/// 勾稽差额 = open + issue − repay − close, in fen.
pub const fn gap(open: i64, issue: i64, repay: i64, close: i64) -> i64 {
    open.saturating_add(issue).saturating_sub(repay).saturating_sub(close)
}

impl Columns {
    /// Its 勾稽差额, or the first field that is blank.
    fn gap(&self, row: &Row) -> std::result::Result<i64, &'static str> {
        let fen = |name: &'static str| row.int(name).ok_or(name);
        Ok(gap(fen(self.open)?, fen(self.issue)?, fen(self.repay)?, fen(self.close)?))
    }
}

/// 勾稽差额 of general and of special debt, each with its name, or the first field that is blank.
pub fn gaps(row: &Row) -> [(&'static Both, std::result::Result<i64, &'static str>); 2] {
    CLASSES.each_ref().map(|class| (&class.name, class.gap(row)))
}

/// fiscal.approve: general and special apart, opening + issued − repaid = closing.
pub(crate) fn balances_add_up(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let row = moment.after;
    let mut faults = Vec::new();
    for class in &CLASSES {
        let (zh, en) = (&class.name.zh, &class.name.en);
        match class.gap(row) {
            Err(_) => {
                let what = both!("{zh}余额的勾稽", "adding up the balance of {en}");
                faults.extend(require(row, &[class.issue, class.repay], &what, DEBT_LIMITS));
            }
            Ok(0) => {}
            Ok(gap) => {
                let shown = money::show_grouped(gap);
                let text = both!(
                    "{zh}余额不平: 年初 + 举借 − 还本 − 年末 = {shown} 元",
                    "{en} does not add up: opening + issued − repaid − closing = {shown} 元"
                );
                faults.push(refusal(&text, DEBT_LIMITS).on(class.close).hint(hint::edit(
                    &FISCAL,
                    class.close,
                    row.id(),
                )));
            }
        }
    }
    Ok(faults)
}

/// fiscal.approve: a closing balance above its limit is explained in the note.
pub(crate) fn over_limit_needs_note(moment: &Moment<'_>) -> Result<Vec<Fault>> {
    let row = moment.after;
    if row.text("note").is_some() {
        return Ok(Vec::new());
    }
    let over = CLASSES.iter().filter(|c| row.int(c.close) > row.int(c.limit));
    let said = over.map(|class| {
        let (zh, en) = (&class.name.zh, &class.name.en);
        let fen = |name| money::show_grouped(row.int(name).unwrap_or(0));
        let (close, limit) = (fen(class.close), fen(class.limit));
        let text = both!(
            "{zh}年末余额 {close} 元超过限额 {limit} 元,须写明原因",
            "{en} closes at {close} 元, above its limit of {limit} 元: say why"
        );
        refusal(&text, DEBT_LIMITS).on("note").hint(hint::add(&FISCAL, &["note"]))
    });
    Ok(said.collect())
}

#[cfg(test)]
mod tests {
    use crate::catalog::debt::FISCAL;
    use crate::rules::fixture::Fixture;

    #[test]
    fn balances_add_up_to_the_fen() {
        let mut fixture = Fixture::new();
        let columns = [
            ("open_general", "4899"),
            ("issue_general", "1439"),
            ("repay_general", "1141"),
            ("close_general", "5197"),
            ("open_special", "100"),
            ("issue_special", "0"),
            ("repay_special", "40"),
            ("close_special", "60"),
        ];
        let fiscal = fixture.add(&FISCAL, &columns);
        fixture.passes("balances_add_up", &fiscal, &[]);
        assert_eq!(
            fixture.guard("balances_add_up", &fiscal, &[("close_general", "5198"), ("open_special", "99")]).len(),
            2
        );
        assert_eq!(fixture.guard("balances_add_up", &fiscal, &[("issue_special", ""), ("repay_special", "")]).len(), 2);
    }

    #[test]
    fn what_is_above_its_limit_is_explained() {
        let mut fixture = Fixture::new();
        let fiscal = fixture.add(&FISCAL, &[("limit_general", "100"), ("limit_special", "100")]);
        fixture.passes("over_limit_needs_note", &fiscal, &[]);
        let over = [("close_general", "101"), ("close_special", "102")];
        assert_eq!(fixture.guard("over_limit_needs_note", &fiscal, &over).len(), 2);
        fixture.passes("over_limit_needs_note", &fiscal, &[over[0], ("note", "限额待下达")]);
    }
}
