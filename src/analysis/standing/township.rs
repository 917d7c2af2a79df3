//! Where a desk, a venue, a service and a title of the townships stand (kinds.md §2.7). Which units lack a desk or a venue is
//! said of units, by `check` and the matrices.

use chrono::Datelike as _;

use super::Line as Computed;
use super::{Judge, number, rate, value, yes};
use crate::analysis::eligibility::{self, Asked, Effect};
use crate::both;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::integrity::COMPLAINT;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::UNIT;
use crate::error::Result;
use crate::messages::Label;
use crate::rules::computed::share;

impl Judge<'_> {
    pub(super) fn desk(&self) -> Result<Vec<Computed>> {
        if self.row.state() != "active" {
            return Ok(Vec::new());
        }
        let head = self.reader.get(&OFFICER, self.row.text("head").unwrap_or_default())?;
        let gone = head.is_some_and(|head| {
            matches!(head.state(), "left" | "archived") || head.date("left_on").is_some_and(|on| on <= self.as_of)
        });
        let people = [self.row.int("full_time"), self.row.int("part_time")];
        let nobody = people.iter().any(Option::is_some) && people.into_iter().flatten().sum::<i64>() == 0;
        let said = if gone {
            both!("负责人已离任", "its head has left")
        } else if nobody {
            both!("没有专职也没有兼职人员", "nobody works there, full time or part time")
        } else {
            return Ok(Vec::new());
        };
        Ok(vec![value("缺人", "vacant", said)])
    }

    /// 长期未更新: the last update, or the last publication there, lies further back than {venue.stale}.
    pub(super) fn venue(&self) -> Result<Vec<Computed>> {
        let published = self.reader.children(&PUBLICATION, "venue", self.row.id())?;
        let days = published.iter().map(|row| row.date("start_on")).chain([self.row.date("updated_on")]);
        let last = days.flatten().filter(|on| *on <= self.as_of).max().or_else(|| self.row.date("opened_on"));
        let due = self.term("venue.stale", last).ok().flatten();
        let (Some(last), true) =
            (last.filter(|_| due < Some(self.as_of)), self.row.state() == "active" && due.is_some())
        else {
            return Ok(Vec::new());
        };
        Ok(vec![value("长期未更新", "stale", both!("上次更新 {last}", "last updated {last}"))])
    }

    pub(super) fn service(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        let pair = |done, planned| self.row.int(done).zip(self.row.int(planned));
        let by = |pair: Option<(i64, i64)>| pair.and_then(|(done, planned)| share(done, planned));
        let people =
            by(pair("actual_count", "planned_count")).map(|share| (share, Label::new("按受益人数", "by people")));
        let money =
            || by(pair("actual_amount", "planned_amount")).map(|share| (share, Label::new("按金额", "by amount")));
        if let Some((share, by)) = people.or_else(money) {
            let (reached, zh, en) = (rate(share), by.zh, by.en);
            let (reached_zh, reached_en) = (reached.zh, reached.en);
            out.push(value("落实率", "reach", both!("{reached_zh}({zh})", "{reached_en} ({en})")));
        }
        let mut complaints = self.reader.children(&COMPLAINT, "unit", self.row.text("unit").unwrap_or_default())?;
        complaints.retain(|complaint| {
            complaint.text("service_area") == self.row.text("area")
                && complaint.date("received_on").map(|on| i64::from(on.year())) == self.row.int("year")
        });
        if !complaints.is_empty() {
            out.push(value("相关投诉数", "complaints", number(complaints.len())));
        }
        if self.row.state() == "planned" {
            out.extend(self.overdue(self.row.date("due_on"), None));
        }
        Ok(out)
    }

    pub(super) fn campaign(&self) -> Result<Vec<Computed>> {
        let mut out = Vec::new();
        if self.row.state() != "titled" {
            return Ok(out);
        }
        if self.row.get("titled_on").date().is_some() && self.covers(self.row, "titled_on", "valid_to") {
            out.push(value("有效命名", "title in force", yes()));
        }
        if let Some(unit) = self.reader.get(&UNIT, self.row.text("unit").unwrap_or_default())? {
            let asked = Asked { subject: &unit, purpose: "title", on: self.as_of };
            let mut bars = eligibility::grounds(self.reader, self.parameters, &asked)?;
            bars.retain(|ground| ground.effect == Effect::Bar);
            let ids = bars.iter().map(|bar| bar.id.as_str()).collect::<Vec<_>>().join(" ");
            if !bars.is_empty() {
                out.push(value("应复核", "recheck it", both!("受限于 {ids}", "barred by {ids}")));
            }
        }
        Ok(out)
    }
}
