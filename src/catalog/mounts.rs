//! Mounts: kinds shown in a group that is not their home, with preset values. The record is the one of the home group.

use super::governance::DISCLOSURE;
use super::integrity::{CASE, COMPLAINT, MEASURE, PROMISE, REPAIR};
use super::personnel::{ACTIVITY, ENTRY, POST};
use super::ppp::AMENDMENT;
use super::registry::DOCUMENT;
use crate::schema::{Group, Kind, Mount};

/// Every mount of a kind that this version keeps.
pub static MOUNTS: &[Mount] = &[
    mount(
        Group::Procurement,
        "promise",
        "约定义务",
        &PROMISE,
        &[("domain", &["procurement", "bidding"]), ("kind", &["contract"])],
    ),
    mount(Group::Procurement, "complaint", "采购投诉举报", &COMPLAINT, &[("domain", &["procurement", "bidding"])]),
    mount(Group::Procurement, "case", "采购失信", &CASE, &[("domain", &["procurement", "bidding"])]),
    mount(Group::Ppp, "promise", "项目约定", &PROMISE, &[("domain", &["ppp"]), ("kind", &["contract"])]),
    mount(Group::Ppp, "post", "项目责任人", &POST, &[("domain", &["ppp"])]),
    mount(Group::Ppp, "case", "PPP失信", &CASE, &[("domain", &["ppp"])]),
    mount(
        Group::Investment,
        "promise",
        "兑现条款",
        &PROMISE,
        &[("domain", &["investment"]), ("kind", &["contract", "policy"]), ("obligor", &["gov", "party"])],
    ),
    mount(Group::Investment, "amendment", "承诺变更与补偿", &AMENDMENT, &[("domain", &["investment"])]),
    mount(Group::Investment, "document", "执行口径", &DOCUMENT, &[("role", &["ruling"])]),
    mount(Group::Investment, "activity", "政策宣传", &ACTIVITY, &[("kind", &["policy"])]),
    mount(Group::Investment, "complaint", "招商举报", &COMPLAINT, &[("domain", &["investment"])]),
    mount(Group::Investment, "case", "招商失信", &CASE, &[("domain", &["investment"])]),
    mount(Group::Debt, "case", "债务失信", &CASE, &[("domain", &["debt"])]),
    mount(Group::Debt, "entry", "责任追究", &ENTRY, &[("section", &["violation"])]),
    mount(Group::Township, "promise", "公开承诺", &PROMISE, &[("domain", &["township"]), ("kind", &["public"])]),
    mount(Group::Township, "disclosure", "基层公开", &DISCLOSURE, &[("domain", &["township"])]),
    mount(Group::Township, "complaint", "镇街投诉", &COMPLAINT, &[("domain", &["township"])]),
    mount(Group::Township, "case", "镇街失信", &CASE, &[("domain", &["township"])]),
    mount(Group::Personnel, "case", "公务员失信", &CASE, &[("subject_kind", &["officer"])]),
    mount(Group::Personnel, "measure", "人员奖惩", &MEASURE, &[("subject_kind", &["officer"])]),
    mount(Group::Personnel, "repair", "个人修复", &REPAIR, &[("rule", &["person"])]),
    mount(Group::Integrity, "incentive", "守信激励", &MEASURE, &[("direction", &["incentive"])]),
    mount(Group::Governance, "document", "制度建设", &DOCUMENT, &[("role", &["regime"])]),
    mount(
        Group::Governance,
        "promise",
        "行政承诺",
        &PROMISE,
        &[("domain", &["general"]), ("kind", &["quality", "deadline", "guarantee"])],
    ),
    mount(Group::Supervision, "complaint", "失信举报", &COMPLAINT, &[("track", &["credit"])]),
];

const fn mount(
    group: Group,
    name: &'static str,
    label: &'static str,
    kind: &'static Kind,
    presets: &'static [(&'static str, &'static [&'static str])],
) -> Mount {
    Mount { group, name, label, kind, presets }
}
