//! Kinds that the programme has but this version does not keep: a field that refers only to these is not live yet, and
//! becomes live by itself when its kind moves from here to a room of its own.

use crate::schema::{Group, Kind};

/// PPP项目, not kept yet.
pub static PROJECT: Kind = Kind::reserved("project", "PPP项目", "PP", Group::Ppp);
/// 阶段履责, not kept yet.
pub static STAGE: Kind = Kind::reserved("stage", "阶段履责", "LZ", Group::Ppp);
/// 年度支出责任, not kept yet.
pub static SUBSIDY: Kind = Kind::reserved("subsidy", "年度支出责任", "NZ", Group::Ppp);
/// PPP绩效评价, not kept yet.
pub static PERFORMANCE: Kind = Kind::reserved("performance", "PPP绩效评价", "JX", Group::Ppp);
/// 依法变更与补偿, not kept yet.
pub static CHANGE: Kind = Kind::reserved("change", "依法变更与补偿", "BG", Group::Ppp);
/// 优惠政策, not kept yet.
pub static POLICY: Kind = Kind::reserved("policy", "优惠政策", "ZC", Group::Investment);
/// 招商协议, not kept yet.
pub static AGREEMENT: Kind = Kind::reserved("agreement", "招商协议", "XY", Group::Investment);
/// 债务, not kept yet.
pub static DEBT: Kind = Kind::reserved("debt", "债务", "ZW", Group::Debt);
/// 还本付息, not kept yet.
pub static INSTALLMENT: Kind = Kind::reserved("installment", "还本付息", "HB", Group::Debt);
/// 限额与财力, not kept yet.
pub static FISCAL: Kind = Kind::reserved("fiscal", "限额与财力", "XE", Group::Debt);
/// 债务风险评估, not kept yet.
pub static ASSESSMENT: Kind = Kind::reserved("assessment", "债务风险评估", "FX", Group::Debt);
/// 债务风险事件, not kept yet.
pub static EVENT: Kind = Kind::reserved("event", "债务风险事件", "SJ", Group::Debt);
/// 公开机构, not kept yet.
pub static DESK: Kind = Kind::reserved("desk", "公开机构", "JG", Group::Township);
/// 发布载体, not kept yet.
pub static VENUE: Kind = Kind::reserved("venue", "发布载体", "ZT", Group::Township);
/// 公共服务落实, not kept yet.
pub static SERVICE: Kind = Kind::reserved("service", "公共服务落实", "FW", Group::Township);
/// 诚信创建, not kept yet.
pub static CAMPAIGN: Kind = Kind::reserved("campaign", "诚信创建", "CJ", Group::Township);
/// 承诺, not kept yet.
pub static PROMISE: Kind = Kind::reserved("promise", "承诺", "CN", Group::Integrity);
/// 投诉举报, not kept yet.
pub static COMPLAINT: Kind = Kind::reserved("complaint", "投诉举报", "TS", Group::Integrity);
/// 失信记录, not kept yet.
pub static CASE: Kind = Kind::reserved("case", "失信记录", "SX", Group::Integrity);
/// 整改, not kept yet.
pub static RECTIFICATION: Kind = Kind::reserved("rectification", "整改", "ZG", Group::Integrity);
/// 奖惩措施, not kept yet.
pub static MEASURE: Kind = Kind::reserved("measure", "奖惩措施", "CS", Group::Integrity);
/// 异议, not kept yet.
pub static OBJECTION: Kind = Kind::reserved("objection", "异议", "YY", Group::Integrity);
/// 信用修复, not kept yet.
pub static REPAIR: Kind = Kind::reserved("repair", "信用修复", "XF", Group::Integrity);
/// 涉诉, not kept yet.
pub static LITIGATION: Kind = Kind::reserved("litigation", "涉诉", "SS", Group::Integrity);
/// 重大决策, not kept yet.
pub static DECISION: Kind = Kind::reserved("decision", "重大决策", "JC", Group::Governance);
/// 决策程序, not kept yet.
pub static STEP: Kind = Kind::reserved("step", "决策程序", "CX", Group::Governance);
/// 清单事项, not kept yet.
pub static ITEM: Kind = Kind::reserved("item", "清单事项", "QD", Group::Governance);
/// 公开事项, not kept yet.
pub static DISCLOSURE: Kind = Kind::reserved("disclosure", "公开事项", "GK", Group::Governance);
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
/// 公示, not kept yet.
pub static PUBLICATION: Kind = Kind::reserved("publication", "公示", "GS", Group::Exchange);
/// 归集批次, not kept yet.
pub static BATCH: Kind = Kind::reserved("batch", "归集批次", "GJ", Group::Exchange);
/// 考评, not kept yet.
pub static EVALUATION: Kind = Kind::reserved("evaluation", "考评", "KP", Group::Exchange);
/// 指标, not kept yet.
pub static INDICATOR: Kind = Kind::reserved("indicator", "指标", "ZB", Group::Exchange);

/// Every reserved kind, in the order of the programme's groups.
pub static RESERVED: &[&Kind] = &[
    &PROJECT,
    &STAGE,
    &SUBSIDY,
    &PERFORMANCE,
    &CHANGE,
    &POLICY,
    &AGREEMENT,
    &DEBT,
    &INSTALLMENT,
    &FISCAL,
    &ASSESSMENT,
    &EVENT,
    &DESK,
    &VENUE,
    &SERVICE,
    &CAMPAIGN,
    &PROMISE,
    &COMPLAINT,
    &CASE,
    &RECTIFICATION,
    &MEASURE,
    &OBJECTION,
    &REPAIR,
    &LITIGATION,
    &DECISION,
    &STEP,
    &ITEM,
    &DISCLOSURE,
    &INSPECTION,
    &PROPOSAL,
    &RATING,
    &TASK,
    &MEETING,
    &PUBLICATION,
    &BATCH,
    &EVALUATION,
    &INDICATOR,
];
