//! 诚信: objections, repair, and proceedings before the courts.

use crate::catalog::codes;
use crate::catalog::debt::DEBT;
use crate::catalog::exchange::PUBLICATION;
use crate::catalog::governance::DECISION;
use crate::catalog::integrity::case::{CASE, MEASURE};
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::personnel::{ACTIVITY, ENTRY, OFFICER};
use crate::catalog::ppp::{AMENDMENT, PROJECT};
use crate::catalog::procurement::{CONTRACT, CREDENTIAL, PAYMENT, TENDER};
use crate::catalog::registry::{PARTY, UNIT};
use crate::catalog::reserved::{EVALUATION, RATING};
use crate::catalog::township::CAMPAIGN;
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 异议: an objection to a record; while it is open the record shows 异议中 wherever it is put out.
pub static OBJECTION: Kind = Kind::new("objection", "异议", "YY", Group::Integrity)
    .serves(&["3.5-a"])
    .visible("restricted")
    .keys(&[&["letter_no"], &["target", "received_on"]])
    .named_by(&["letter_no"])
    .fields(&[
        Field::new("target", "异议记录", Type::AnyRef(&OBJECTION_TARGET)).required().listed().key(),
        Field::new("kind", "异议类型", Type::Code(&codes::OBJECTION_KIND)).required().listed(),
        Field::new("applicant_kind", "申请人性质", Type::Code(&codes::APPLICANT_KIND)).required(),
        Field::new("unit", "申请单位", Type::Ref(&UNIT)).listed(),
        Field::new("officer", "申请人员", Type::Ref(&OFFICER)).listed(),
        Field::new("party", "申请当事人", Type::Ref(&PARTY)),
        Field::new("phone", "联系电话", Type::Phone).private(),
        Field::new("letter_no", "来文号", Type::DocNo).listed().key(),
        Field::new("received_on", "收到日期", Type::Date).required().listed().key(),
        Field::new("claim", "异议内容", Type::Note).required(),
        Field::new("marked_on", "标注日期", Type::Date),
        Field::new("provider", "信息提供单位", Type::Ref(&UNIT)),
        Field::new("forwarded_on", "转核日期", Type::Date),
        Field::new("finding", "核查情况", Type::Note),
        Field::new("result", "处理决定", Type::Code(&codes::OBJECTION_RESULT)).listed(),
        Field::new("decision_no", "决定文号", Type::DocNo),
        Field::new("decided_on", "决定日期", Type::Date).listed(),
        Field::new("corrected_on", "更正日期", Type::Date),
        Field::new("notified_on", "答复日期", Type::Date),
    ])
    .lifecycle(&OBJECTION_LIFECYCLE)
    .deadlines(&[
        Deadline::new("标注", "marking", "received_on", "objection.mark", "marked_on"),
        Deadline::new("转核", "forwarding for checking", "received_on", "objection.forward", "forwarded_on"),
        Deadline::new("决定", "decision", "received_on", "objection.decide", "decided_on"),
        Deadline::new("更正", "correction", "decided_on", "objection.correct", "corrected_on"),
        Deadline::new("接收方删除", "deletion by recipients", "corrected_on", "objection.delete", "batch.sent_on"),
    ]);

/// What the target of this kind may be.
static OBJECTION_TARGET: [&Kind; 8] =
    [&CASE, &ENTRY, &CREDENTIAL, &PUBLICATION, &MEASURE, &RATING, &EVALUATION, &CAMPAIGN];

static OBJECTION_LIFECYCLE: Lifecycle = Lifecycle {
    states: &OBJECTION_STATE,
    verbs: &[
        Verb::new("mark", "受理标注", &["received"], "marked").needs(&["marked_on"]),
        Verb::new("reject", "不予受理", &["received"], "rejected").needs(&["note", "notified_on"]).countersigned(),
        Verb::new("check", "转核", &["marked"], "checking").needs(&["provider", "forwarded_on"]),
        Verb::new("uphold", "认定成立", &["marked", "checking"], "upheld")
            .needs(&["finding", "result", "decided_on"])
            .guards(&["result_upheld"])
            .effect("correction_due")
            .countersigned(),
        Verb::new("dismiss", "认定不成立", &["marked", "checking"], "dismissed")
            .needs(&["finding", "result", "decided_on"])
            .guards(&["result_dismissed"])
            .countersigned(),
        Verb::new("close", "答复办结", &["upheld", "dismissed"], "closed")
            .needs(&["notified_on"])
            .guards(&["upheld_is_corrected"]),
    ],
};

/// 信用修复: a request to repair one's credit, and what was decided on it.
pub static REPAIR: Kind = Kind::new("repair", "信用修复", "XF", Group::Integrity)
    .serves(&["3.5-c", "3.5-d", "3.5-e"])
    .visible("internal")
    .keys(&[&["target", "applied_on"]])
    .fields(&[
        Field::new("target", "修复对象", Type::AnyRef(&REPAIR_TARGET)).required().listed().key(),
        Field::new("rule", "修复类别", Type::Code(&codes::REPAIR_RULE)).required().listed(),
        Field::new("unit", "申请单位", Type::Ref(&UNIT)).listed(),
        Field::new("officer", "申请人员", Type::Ref(&OFFICER)).listed(),
        Field::new("applied_on", "申请日期", Type::Date).required().listed().key(),
        Field::new("channel", "修复方式", Type::Code(&codes::REPAIR_CHANNEL)).required().listed(),
        Field::new("fulfilled_on", "义务履行日期", Type::Date),
        Field::new("recovered", "挽回金额", Type::Money),
        Field::new("self_report", "主动自查", Type::Bool),
        Field::new("activity", "教育活动", Type::Ref(&ACTIVITY)),
        Field::new("organiser", "服务组织单位", Type::Text),
        Field::new("served_on", "服务日期", Type::Date),
        Field::new("hours", "教育或服务时长", Type::Int),
        Field::new("pledge", "信用承诺书", Type::File),
        Field::new("proof", "证明材料", Type::File),
        Field::new("reviewer_unit", "审核单位", Type::Ref(&UNIT)),
        Field::new("accepted_on", "受理日期", Type::Date),
        Field::new("decided_on", "决定日期", Type::Date).listed(),
        Field::new("decision_no", "决定文号", Type::DocNo),
        Field::new("decision_reason", "决定理由", Type::Note),
        Field::new("notified_on", "告知日期", Type::Date),
        Field::new("synced_on", "同步日期", Type::Date),
    ])
    .lifecycle(&REPAIR_LIFECYCLE)
    .deadlines(&[
        Deadline::new("受理", "acceptance of the case", "applied_on", "repair.accept", "accepted_on"),
        Deadline::new("审核反馈", "result of the review", "accepted_on", "repair.result", "decided_on"),
        Deadline::new("同步终止", "ending everywhere", "decided_on", "repair.sync", "synced_on"),
    ]);

/// What the target of this kind may be.
static REPAIR_TARGET: [&Kind; 3] = [&CASE, &ENTRY, &CREDENTIAL];

static REPAIR_LIFECYCLE: Lifecycle = Lifecycle {
    states: &REPAIR_STATE,
    verbs: &[
        Verb::staying("supplement", "补正", &["applied"]).needs(&["note"]),
        Verb::new("accept", "受理", &["applied"], "accepted")
            .needs(&["accepted_on", "reviewer_unit", "pledge", "proof"])
            .guards(&[
                "repair_target_stands",
                "repair_rule_fits",
                "repair_duty_fulfilled",
                "repair_period_passed",
                "no_open_objection",
            ]),
        Verb::new("refuse", "不予受理", &["applied"], "refused").needs(&["note", "notified_on"]),
        Verb::new("grant", "准予修复", &["accepted"], "granted")
            .needs(&["decided_on", "decision_no", "decision_reason"])
            .guards(&["repair_target_stands", "target_rectifications_closed", "repair_confirmed", "repair_hours_done"])
            .effect("repair_carried_out")
            .countersigned(),
        Verb::new("deny", "驳回", &["accepted"], "denied")
            .needs(&["decided_on", "decision_no", "decision_reason"])
            .countersigned(),
        Verb::new("withdraw", "撤回", &["applied", "accepted"], "withdrawn").needs(&["note"]),
    ],
};

/// 涉诉: proceedings against a unit, from filing to performance, or to the list of those who do not obey judgments.
pub static LITIGATION: Kind = Kind::new("litigation", "涉诉", "SS", Group::Integrity)
    .serves(&["3.3-a", "3.3-b"])
    .visible("internal")
    .keys(&[&["case_no"]])
    .named_by(&["case_no"])
    .fields(&[
        Field::new("case_no", "案号", Type::DocNo).required().listed().key(),
        Field::new("court", "审理机关", Type::Text).required().listed(),
        Field::new("kind", "案件类型", Type::Code(&codes::LITIGATION_KIND)).required().listed(),
        Field::new("unit", "涉诉单位", Type::Ref(&UNIT)).required().listed(),
        Field::new("officer", "应诉负责人", Type::Ref(&OFFICER)),
        Field::new("party", "对方当事人", Type::Ref(&PARTY)),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)).required(),
        Field::new("cause", "案由", Type::Text).required().listed(),
        Field::new("origin", "来源记录", Type::AnyRef(&LITIGATION_ORIGIN)),
        Field::new("amount", "标的金额", Type::Money),
        Field::new("filed_on", "立案日期", Type::Date).required(),
        Field::new("notified_on", "通报提醒日期", Type::Date),
        Field::new("judged_on", "裁判日期", Type::Date),
        Field::new("effective_on", "生效日期", Type::Date),
        Field::new("result", "裁判结果", Type::Code(&codes::COURT_RESULT)).listed(),
        Field::new("duty", "裁判义务", Type::Note),
        Field::new("duty_due", "义务履行期限", Type::Date).listed(),
        Field::new("enforce_no", "执行案号", Type::DocNo),
        Field::new("enforced_on", "执行立案日期", Type::Date),
        Field::new("warned_on", "失信预警日期", Type::Date),
        Field::new("listed_on", "列入名单日期", Type::Date),
        Field::new("cleared_on", "履行或退出日期", Type::Date),
    ])
    .lifecycle(&LITIGATION_LIFECYCLE)
    .deadlines(&[
        Deadline::new("通报提醒", "reminder to the unit", "filed_on", "litigation.notify", "notified_on"),
        Deadline::new("履行裁判义务", "duty under the judgment", "duty_due", "", "cleared_on"),
        Deadline::new("预备期", "grace before listing", "warned_on", "litigation.grace", "cleared_on"),
        Deadline::new("退出核销", "leaving the list", "listed_on", "litigation.clear", "cleared_on"),
    ]);

/// What the origin of this kind may be.
static LITIGATION_ORIGIN: [&Kind; 10] =
    [&CONTRACT, &PAYMENT, &AGREEMENT, &PROMISE, &PROJECT, &TENDER, &DEBT, &AMENDMENT, &POLICY, &DECISION];

static LITIGATION_LIFECYCLE: Lifecycle = Lifecycle {
    states: &LITIGATION_STATE,
    verbs: &[
        Verb::staying("remind", "通报提醒", &["sued"]).needs(&["notified_on"]),
        Verb::new("win", "无责结案", &["sued"], "won").needs(&["judged_on", "result"]).guards(&["court_result_fits"]),
        Verb::new("mediate", "调解", &["sued"], "mediated")
            .needs(&["judged_on", "result", "duty", "duty_due"])
            .guards(&["court_result_fits"]),
        Verb::new("lose", "败诉生效", &["sued"], "lost")
            .needs(&["judged_on", "effective_on", "result", "duty", "duty_due"])
            .guards(&["court_result_fits"])
            .effect("lead_of_litigation"),
        Verb::new("enforce", "强制执行", &["mediated", "lost"], "enforcing").needs(&["enforce_no", "enforced_on"]),
        Verb::new("warn", "失信预警", &["mediated", "lost", "enforcing"], "warned")
            .needs(&["warned_on"])
            .guards(&["warning_in_writing"]),
        Verb::new("settle", "履行完毕", &["mediated", "lost", "enforcing", "warned"], "settled")
            .needs(&["cleared_on", "attachments"]),
        Verb::new("enlist", "列入名单", &["enforcing", "warned"], "listed")
            .needs(&["listed_on"])
            .effect("lead_of_litigation")
            .countersigned(),
        Verb::new("clear", "退出名单", &["listed"], "cleared").needs(&["cleared_on", "attachments"]),
    ],
};

code_lists! {
    OBJECTION_STATE "objection_state" {
        "received" "已收"; "marked" "已标注"; "checking" "核查中"; "upheld" "成立"; "dismissed" "不成立"; "closed" "已办结"; "rejected" "不予受理";
    }
    REPAIR_STATE "repair_state" {
        "applied" "已申请"; "accepted" "已受理"; "granted" "已修复"; "denied" "不予修复"; "refused" "不予受理"; "withdrawn" "已撤回";
    }
    LITIGATION_STATE "litigation_state" {
        "sued" "已立案"; "won" "无责结案"; "mediated" "已调解"; "lost" "败诉生效"; "enforcing" "强制执行"; "warned" "已预警"; "settled" "已履行"; "listed" "失信被执行人"; "cleared" "已退出";
    }
}
