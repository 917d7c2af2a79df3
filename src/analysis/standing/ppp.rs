//! Where a PPP project stands, with its duties, yearly costs, evaluations and lawful changes (kinds.md §2.4).

use chrono::Datelike as _;

use super::Line as Computed;
use super::{Judge, dated, rate, value, yes, yuan};
use crate::analysis::rates;
use crate::both;
use crate::catalog::integrity::PROMISE;
use crate::catalog::personnel::POST;
use crate::catalog::ppp::SUBSIDY;
use crate::error::Result;
use crate::rules::computed::share;
use crate::rules::ppp::burden::{Burden, Test};
use crate::rules::ppp::subsidy::Owed;

impl Judge<'_> {
    pub(super) fn project(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        let mut posts = self.reader.children(&POST, "scope", self.row.id())?;
        posts.retain(|post| self.covers(post, "start_on", "end_on"));
        if !posts.is_empty() {
            let list = posts.iter().map(|p| format!("{} {}", p.id(), p.text("title").unwrap_or_default()));
            let list = list.collect::<Vec<_>>().join("; ");
            out.push(value("责任人", "responsible", both!("{list}", "{list}")));
        }
        let mut owed = 0_i64;
        for row in self.reader.children(&SUBSIDY, "project", self.row.id())? {
            if !matches!(row.state(), "paid" | "changed") {
                owed = owed.saturating_add(row.view::<Owed>().map_or(0, |owed| owed.left()).max(0));
            }
        }
        if owed > 0 {
            out.push(value("未付支出责任", "cost unpaid", yuan(owed)));
        }
        out.extend(self.term_over());
        if self.row.state() != "terminated" {
            out.extend(self.new_barred()?);
        }
        Ok(out)
    }

    /// 超合作期限: a project of the new mechanism with a longer term than {ppp.term_max}.
    fn term_over(&self) -> Option<Computed> {
        let years = self.row.int("term_years").filter(|_| self.row.text("rule_set") == Some("new"))?;
        let on = self.row.date("signed_on").unwrap_or(self.as_of);
        let most = i64::from(self.parameters.term("ppp.term_max", on).ok()?.length);
        (years > most).then(|| {
            value("超合作期限", "term too long", both!("{years} 年,上限 {most} 年", "{years} years of {most}"))
        })
    }

    /// 不得新增: the year in which the project was signed, or today's while it is not, lies above a line.
    fn new_barred(&self) -> Result<Option<Computed>> {
        let year = i64::from(self.row.date("signed_on").unwrap_or(self.as_of).year());
        let (old, paid) = (self.row.text("rule_set") == Some("old"), self.row.text("payment") == Some("gov"));
        let burden = Burden::read(self.reader)?;
        for (name, applies) in [("ppp.ceiling", old), ("ppp.gov_pay", paid)] {
            let test = burden.test(self.parameters, name, year).ok().flatten().filter(|test| applies && test.above);
            if let Some(Test { limit, .. }) = test {
                let (share, limit) = (rate(burden.share(year).unwrap_or(0)), rate(limit));
                let (share, limit) = (share.zh, limit.zh);
                return Ok(Some(value(
                    "不得新增",
                    "none may be added",
                    both!("{year} 年度支出责任占 {share},上限 {limit}", "{year} costs {share}, the limit is {limit}"),
                )));
            }
        }
        Ok(None)
    }

    pub(super) fn stage(&self) -> Vec<Computed> {
        let mut out = Vec::new();
        let (due, done) = (self.row.date("due_on"), self.row.date("done_on"));
        if due.zip(done).is_some_and(|(due, done)| done > due) {
            out.push(value("逾期履责", "done late", yes()));
        }
        if self.row.state() == "assigned" {
            out.extend(self.overdue(due, None));
        }
        out
    }

    pub(super) fn subsidy(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        let left = self.row.view::<Owed>().map_or(0, |owed| owed.left());
        if self.row.state() != "changed" {
            if left > 0 {
                out.push(value("未付金额", "unpaid", yuan(left)));
            }
            // The day of a part payment ends nothing.
            let paid = self.row.date("paid_on").filter(|_| left <= 0);
            out.extend(self.overdue(self.row.date("due_on"), paid));
        }
        let share =
            self.row.int("year").map(|year| Ok::<_, crate::error::Failure>(Burden::read(self.reader)?.share(year)));
        out.extend(share.transpose()?.flatten().map(|share| value("支出责任占比", "burden of the year", rate(share))));
        Ok(out)
    }

    pub(super) fn performance(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        let met = self.row.int("kpi_met").zip(self.row.int("kpi_total"));
        out.extend(met.and_then(|(met, all)| share(met, all)).map(|met| value("达标率", "targets met", rate(met))));
        let (project, year) = (self.row.text("project").unwrap_or_default(), self.row.int("year"));
        let mut promises = self.reader.children(&PROMISE, "source", project)?;
        promises.retain(|promise| promise.date("due_on").map(|on| i64::from(on.year())) == year);
        out.extend(
            rates::of(&promises, "gov", self.as_of).rate().map(|kept| value("履约率", "promises kept", rate(kept))),
        );
        Ok(out)
    }

    pub(super) fn amendment(&self) -> Vec<Computed> {
        let mut out = Vec::new();
        let (agreed, due) = (self.row.int("agreed"), self.row.date("due_on"));
        let left = agreed.unwrap_or(0).saturating_sub(self.row.int("paid_amount").unwrap_or(0));
        if left > 0 {
            out.push(value("未付补偿", "compensation unpaid", yuan(left)));
        }
        if agreed.is_some() {
            out.extend(self.overdue(due, self.row.date("paid_on").filter(|_| left <= 0)));
        }
        if due.is_none() {
            let usual = self.term("change.pay", self.row.date("agreed_on"));
            out.extend(dated(&usual).map(|said| value("默认应付日期", "due if nothing is agreed", said)));
        }
        out
    }
}
