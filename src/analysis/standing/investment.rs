//! Where a preferential policy and an investment agreement stand (kinds.md §2.5).

use super::Line as Computed;
use super::{Judge, number, rate, value, yes, yuan};
use crate::analysis::rates;
use crate::catalog::integrity::PROMISE;
use crate::error::Result;
use crate::rules::computed::share;
use crate::rules::investment::is_doubtful;

impl Judge<'_> {
    pub(super) fn policy(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        let issued = self.row.state() == "issued";
        if issued && self.covers(self.row, "effective_from", "effective_to") {
            out.push(value("现行有效", "in force", yes()));
        }
        if is_doubtful(self.row) {
            out.push(value("存疑", "doubtful", yes()));
        }
        let clauses = self.reader.children(&PROMISE, "source", self.row.id())?;
        let open = clauses.iter().filter(|clause| !clause.is_closed()).count();
        if open > 0 {
            out.push(value("未兑现条款", "clauses open", number(open)));
        }
        out.extend(rates::of(&clauses, "gov", self.as_of).rate().map(|kept| value("兑现率", "kept", rate(kept))));
        if issued && self.row.get("ruling").is_null() {
            out.push(value("缺执行口径", "no official reading", yes()));
        }
        Ok(out)
    }

    pub(super) fn agreement(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        let clauses = self.reader.children(&PROMISE, "source", self.row.id())?;
        let kept = |obligor| rates::of(&clauses, obligor, self.as_of).rate();
        out.extend(kept("gov").map(|kept| value("兑现率", "kept by the government", rate(kept))));
        let paid = clauses.iter().filter_map(|clause| clause.int("paid_amount")).fold(0, i64::saturating_add);
        if paid > 0 {
            out.push(value("已兑现金额", "amount paid", yuan(paid)));
        }
        let unmet = clauses.iter().filter(|clause| clause.state() == "not_due").count();
        if unmet > 0 {
            out.push(value("未达条件条款数", "conditions not met", number(unmet)));
        }
        let arrived = self.row.int("arrived").zip(self.row.int("invest"));
        let arrived = arrived.and_then(|(arrived, invest)| share(arrived, invest));
        out.extend(arrived.map(|arrived| value("资金到位率", "investment arrived", rate(arrived))));
        out.extend(kept("party").map(|kept| value("企业履约率", "kept by the firm", rate(kept))));
        Ok(out)
    }
}
