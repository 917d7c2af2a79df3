//! Kinds that the programme has but this version does not keep: a field that refers only to these is not live yet, and
//! becomes live by itself when its kind moves from here to a room of its own.

use crate::schema::{Group, Kind};

/// 监督检查, not kept yet.
pub static INSPECTION: Kind = Kind::reserved("inspection", "监督检查", "JD", Group::Supervision);
/// 建议提案, not kept yet.
pub static PROPOSAL: Kind = Kind::reserved("proposal", "建议提案", "TA", Group::Supervision);
/// 第三方评价, not kept yet.
pub static RATING: Kind = Kind::reserved("rating", "第三方评价", "PJ", Group::Supervision);
/// 任务, not kept yet.
pub static TASK: Kind = Kind::reserved("task", "任务", "RW", Group::Supervision);
/// 联席会议, not kept yet.
pub static MEETING: Kind = Kind::reserved("meeting", "联席会议", "HY", Group::Supervision);
/// 归集批次, not kept yet.
pub static BATCH: Kind = Kind::reserved("batch", "归集批次", "GJ", Group::Exchange);
/// 考评, not kept yet.
pub static EVALUATION: Kind = Kind::reserved("evaluation", "考评", "KP", Group::Exchange);
/// 指标, not kept yet.
pub static INDICATOR: Kind = Kind::reserved("indicator", "指标", "ZB", Group::Exchange);

/// Every reserved kind, in the order of the programme's groups.
pub static RESERVED: &[&Kind] = &[&INSPECTION, &PROPOSAL, &RATING, &TASK, &MEETING, &BATCH, &EVALUATION, &INDICATOR];
