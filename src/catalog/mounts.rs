//! Mounts: kinds shown in a group that is not their home, with preset values. The record is the one of the home group.

use super::personnel::{ACTIVITY, ENTRY, POST};
use super::registry::DOCUMENT;
use crate::schema::{Group, Kind, Mount};

/// Every mount of a kind that this version keeps.
pub static MOUNTS: &[Mount] = &[
    mount(Group::Ppp, "post", "项目责任人", &POST, &[("domain", &["ppp"])]),
    mount(Group::Investment, "document", "执行口径", &DOCUMENT, &[("role", &["ruling"])]),
    mount(Group::Investment, "activity", "政策宣传", &ACTIVITY, &[("kind", &["policy"])]),
    mount(Group::Debt, "entry", "责任追究", &ENTRY, &[("section", &["violation"])]),
    mount(Group::Governance, "document", "制度建设", &DOCUMENT, &[("role", &["regime"])]),
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
