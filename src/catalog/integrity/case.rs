//! 诚信: records of dishonesty, their rectification, and the measures that follow.

use crate::catalog::codes;
use crate::catalog::debt::{DEBT, EVENT, INSTALLMENT};
use crate::catalog::governance::{DECISION, DISCLOSURE, ITEM};
use crate::catalog::integrity::promise::{COMPLAINT, PROMISE};
use crate::catalog::integrity::rights::LITIGATION;
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::personnel::OFFICER;
use crate::catalog::ppp::{AMENDMENT, PROJECT, STAGE, SUBSIDY};
use crate::catalog::procurement::{ACCEPTANCE, CHALLENGE, CONTRACT, PAYMENT, TENDER};
use crate::catalog::registry::{DOCUMENT, UNIT};
use crate::catalog::reserved::{EVALUATION, INSPECTION, PROPOSAL, RATING};
use crate::catalog::township::CAMPAIGN;
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 失信记录: a record of dishonesty of a unit, and of the officer who answers for it, from lead to archive.
///
/// A decision on a unit is published within the term of 双公示 unless it is minor: minor ones are in principle not published, and
/// persons only where a document allows it. The monthly return (月度归集) waits for the register of batches. What is published
/// is withdrawn in the act that revokes the record.
pub static CASE: Kind = Kind::new("case", "失信记录", "SX", Group::Integrity)
    .serves(&[
        "1-c", "1-d", "2.1-b", "3.3-a", "3.3-b", "3.3-c", "3.3-e", "3.4-a", "3.5-b", "4.1-e", "4.2-a", "4.2-b",
        "4.3-e", "4.3-g", "4.4-f",
    ])
    .visible("internal")
    .keys(&[&["unit", "doc_no"], &["unit", "title", "received_on"]])
    .named_by(&["title", "doc_no"])
    .fields(&[
        Field::new("title", "失信事项", Type::Text).required().listed().key(),
        Field::new("subject_kind", "主体性质", Type::Code(&codes::SUBJECT_KIND)).required().listed(),
        Field::new("unit", "失信单位", Type::Ref(&UNIT)).required().listed().key().also(&["主体"]),
        Field::new("officer", "责任人", Type::Ref(&OFFICER)).listed(),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)).required().listed(),
        Field::new("nature", "行为性质", Type::Code(&codes::NATURE)).required(),
        Field::new("harm", "危害类型", Type::Code(&codes::HARM)).required(),
        Field::new("origin", "来源记录", Type::AnyRef(&CASE_ORIGIN)),
        Field::new("facts", "失信事实", Type::Note).required(),
        Field::new("excuse", "违约理由", Type::Code(&codes::EXCUSE)),
        Field::new("handler_unit", "核实单位", Type::Ref(&UNIT)),
        Field::new("basis_kind", "依据类型", Type::Code(&codes::BASIS_KIND)).listed(),
        Field::new("doc_no", "依据文号", Type::DocNo).listed().key().also(&["案号", "决定书文号"]),
        Field::new("issuer", "认定机关", Type::Text),
        Field::new("decided_on", "认定日期", Type::Date).listed(),
        Field::new("loss", "损失金额", Type::Money),
        Field::new("impact", "影响程度", Type::Code(&codes::IMPACT_LEVEL)),
        Field::new("severity", "严重程度", Type::Code(&codes::SEVERITY)).listed(),
        Field::new("source_unit", "提供单位", Type::Ref(&UNIT)).required(),
        Field::new("received_on", "收到日期", Type::Date).required().key(),
        Field::new("source_letter", "来函文号", Type::DocNo),
        Field::new("legal_basis", "采集依据", Type::Ref(&DOCUMENT)).required(),
    ])
    .lifecycle(&CASE_LIFECYCLE)
    .deadlines(&[
        Deadline::new("采集入库", "collection", "decided_on", "case.collect", "received_on"),
        Deadline::new("核实", "verification", "received_on", "case.verify", "decided_on"),
        Deadline::new(
            "公开决定",
            "publication of the decision",
            "decided_on",
            "credit.publish",
            "publication.start_on",
        )
        // Persons are not published, nor are minor records, unless somebody decides so.
        .only(&["单位", "一般", "严重"])
        .in_states(&["confirmed", "sanctioned"]),
    ]);

/// What the origin of this kind may be.
static CASE_ORIGIN: [&Kind; 22] = [
    &COMPLAINT,
    &PROMISE,
    &PAYMENT,
    &ACCEPTANCE,
    &CONTRACT,
    &TENDER,
    &CHALLENGE,
    &SUBSIDY,
    &STAGE,
    &PROJECT,
    &INSTALLMENT,
    &DEBT,
    &EVENT,
    &LITIGATION,
    &INSPECTION,
    &AGREEMENT,
    &AMENDMENT,
    &POLICY,
    &DISCLOSURE,
    &PROPOSAL,
    &DECISION,
    &ITEM,
];

static CASE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &CASE_STATE,
    verbs: &[
        Verb::new("transfer", "转办", &["lead"], "transferred").needs(&["handler_unit"]),
        Verb::new("verify", "核实", &["lead", "transferred"], "verifying").needs(&["handler_unit"]),
        Verb::new("dismiss", "认定不属实", &["verifying"], "unfounded")
            .needs(&["note", "attachments"])
            .guards(&["case_excuse_is_no_ground"])
            .countersigned(),
        Verb::new("rectify", "责令整改", &["verifying"], "rectifying")
            .guards(&["rectification_issued"])
            .countersigned(),
        Verb::new("resolve", "整改到位", &["rectifying"], "rectified")
            .guards(&["rectifications_closed"])
            .countersigned(),
        Verb::new("confirm", "认定", &["verifying", "rectifying"], "confirmed")
            .needs(&["basis_kind", "doc_no", "issuer", "decided_on", "impact", "severity", "loss"])
            .guards(&["basis_attached", "default_after_refusal", "discipline_has_entry", "case_excuse_is_no_ground"])
            .countersigned(),
        Verb::new("record", "依文书入库", &["lead", "transferred"], "confirmed")
            .needs(&["basis_kind", "doc_no", "issuer", "decided_on", "impact", "severity"])
            .guards(&["recorded_on_decision", "basis_attached", "discipline_has_entry", "case_excuse_is_no_ground"])
            .effect("orders_of_case")
            .countersigned(),
        Verb::new("sanction", "列惩戒", &["confirmed"], "sanctioned").guards(&["measure_imposed"]),
        Verb::new("repair", "修复", &["confirmed", "sanctioned"], "repaired")
            .guards(&["repair_granted"])
            .countersigned(),
        Verb::new("revoke", "撤销", &["confirmed", "sanctioned", "repaired"], "revoked")
            .needs(&["note", "attachments"])
            .guards(&["revocation_documented"])
            .effect("revocation_of_case")
            .countersigned(),
        Verb::new("archive", "归档", &["unfounded", "rectified", "confirmed", "sanctioned", "repaired"], "archived")
            .guards(&["case_may_be_archived"]),
    ],
};

/// 整改: an order to explain in writing or to put right within a term, and whether that was done.
pub static RECTIFICATION: Kind = Kind::new("rectification", "整改", "ZG", Group::Integrity)
    .serves(&["2.3-a", "3.4-b", "3.4-c"])
    .visible("internal")
    .keys(&[&["notice_no"], &["origin", "kind", "issued_on"]])
    .named_by(&["notice_no"])
    .fields(&[
        Field::new("origin", "来源记录", Type::AnyRef(&RECTIFICATION_ORIGIN)).required().listed().key(),
        Field::new("kind", "整改类型", Type::Code(&codes::RECTIFY_KIND)).required().listed().key(),
        Field::new("unit", "责任单位", Type::Ref(&UNIT)).required().listed(),
        Field::new("officer", "责任人", Type::Ref(&OFFICER)),
        Field::new("notice_no", "通知书文号", Type::DocNo).listed().key(),
        Field::new("issued_on", "下达日期", Type::Date).key(),
        Field::new("requirement", "整改要求", Type::Note).required(),
        Field::new("due_on", "整改期限", Type::Date).required().listed(),
        Field::new("extended_to", "延期至", Type::Date).listed(),
        Field::new("extend_reason", "延期理由", Type::Note),
        Field::new("reported_on", "回报日期", Type::Date),
        Field::new("report", "说明或整改情况", Type::Note),
        Field::new("recovered", "挽回金额", Type::Money),
        Field::new("verifier_unit", "核实单位", Type::Ref(&UNIT)),
        Field::new("verified_on", "核实日期", Type::Date),
        Field::new("result", "核实结果", Type::Code(&codes::RECTIFY_RESULT)).listed(),
        Field::new("urged_on", "督办日期", Type::Date),
        Field::new("urge_no", "督办文号", Type::DocNo),
    ])
    .lifecycle(&RECTIFICATION_LIFECYCLE)
    .deadlines(&[
        Deadline::new("书面说明", "written explanation", "due_now", "", "reported_on")
            .only(&["书面说明原因"])
            .in_states(&["issued", "failed"]),
        Deadline::new("整改", "rectification", "due_now", "", "reported_on")
            .only(&["限期整改"])
            .in_states(&["issued", "failed"]),
        Deadline::new("核实销号", "verification and closing", "reported_on", "rectify.verify", "verified_on"),
    ]);

/// What the origin of this kind may be.
static RECTIFICATION_ORIGIN: [&Kind; 10] =
    [&CASE, &INSPECTION, &COMPLAINT, &PROMISE, &RATING, &EVALUATION, &LITIGATION, &EVENT, &CAMPAIGN, &DISCLOSURE];

static RECTIFICATION_LIFECYCLE: Lifecycle = Lifecycle {
    states: &RECTIFICATION_STATE,
    verbs: &[
        Verb::new("issue", "下达", &["draft"], "issued").needs(&["notice_no", "issued_on", "due_on"]).countersigned(),
        Verb::staying("extend", "延期", &["issued"])
            .needs(&["extended_to", "extend_reason"])
            .guards(&["extended_once_in_time"])
            .countersigned(),
        Verb::staying("urge", "督办", &["issued", "failed"])
            .needs(&["urged_on", "urge_no"])
            .guards(&["rectification_overdue"]),
        Verb::new("report", "回报", &["issued", "failed"], "reported").needs(&["reported_on", "report", "attachments"]),
        Verb::new("return", "退回", &["reported"], "issued").needs(&["note"]),
        Verb::new("close", "销号", &["reported"], "closed")
            .needs(&["verifier_unit", "verified_on", "result"])
            .guards(&["result_is_met", "verified_by_another_unit"])
            .countersigned(),
        Verb::new("fail", "认定未到位", &["issued", "reported"], "failed")
            .needs(&["verified_on", "result", "note"])
            .guards(&["result_is_short", "rectification_overdue"])
            .countersigned(),
        Verb::new("refuse", "认定拒不整改", &["issued", "failed"], "refused")
            .needs(&["verified_on", "result", "note"])
            .guards(&["result_is_refused"])
            .countersigned(),
    ],
};

/// 奖惩措施: one sanction or incentive with its basis, start and end. What a granted repair lifts is lifted in the act that
/// grants it.
pub static MEASURE: Kind = Kind::new("measure", "奖惩措施", "CS", Group::Integrity)
    .serves(&["3.4-d", "3.4-e", "3.4-f", "3.4-i", "3.4-j", "3.4-l", "3.5-f", "3.5-g", "4.2-a"])
    .visible("internal")
    // A sanction has an action and no award, an incentive the other way round, and a unit's measure names no officer: one
    // alternative for each, so that the key of every measure is complete.
    .keys(&[
        &["doc_no", "unit", "officer", "action"],
        &["doc_no", "unit", "officer", "award"],
        &["doc_no", "unit", "action"],
        &["doc_no", "unit", "award"],
        &["direction", "unit", "officer", "action", "start_on"],
        &["direction", "unit", "officer", "award", "start_on"],
        &["direction", "unit", "action", "start_on"],
        &["direction", "unit", "award", "start_on"],
    ])
    .named_by(&["doc_no"])
    .fields(&[
        Field::new("direction", "奖惩方向", Type::Code(&codes::DIRECTION)).required().listed().key(),
        Field::new("subject_kind", "对象性质", Type::Code(&codes::SUBJECT_KIND)).required(),
        Field::new("unit", "对象单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("officer", "对象人员", Type::Ref(&OFFICER)).listed().key(),
        Field::new("case", "失信记录", Type::Ref(&CASE)),
        Field::new("action", "惩戒措施", Type::Code(&codes::SANCTION_ACTION)).listed().key(),
        Field::new("award", "激励措施", Type::Code(&codes::INCENTIVE)).listed().key(),
        Field::new("basis", "措施依据", Type::Ref(&DOCUMENT)).required(),
        Field::new("catalog_no", "清单条目", Type::Text),
        Field::new("content", "内容", Type::Note).required(),
        Field::new("executor", "实施单位", Type::Ref(&UNIT)).required(),
        Field::new("decider", "决定机关", Type::Text).required(),
        Field::new("doc_no", "决定文号", Type::DocNo).listed().key(),
        Field::new("decided_on", "决定日期", Type::Date),
        Field::new("start_on", "开始日期", Type::Date).required().listed().key(),
        Field::new("end_on", "终止日期", Type::Date).listed(),
        Field::new("points", "考核分值", Type::Score),
        Field::new("ground", "从轻情形", Type::Code(&codes::MITIGATION_GROUND)),
        Field::new("mitigation", "从轻或免于", Type::Code(&codes::MITIGATION_DECISION)),
        Field::new("recovered", "挽回金额", Type::Money),
        Field::new("lifted_on", "解除日期", Type::Date),
        Field::new("lift_reason", "解除原因", Type::Code(&codes::LIFT_REASON)),
    ])
    .lifecycle(&MEASURE_LIFECYCLE)
    .deadlines(&[
        Deadline::new("期满", "end of term", "end_on", "", "lifted_on"),
        Deadline::new("修复后解除", "lifting after repair", "repaired_on", "measure.lift", "lifted_on")
            .in_states(&["imposed"]),
    ]);

static MEASURE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &MEASURE_STATE,
    verbs: &[
        Verb::new("impose", "实施", &["proposed"], "imposed")
            .needs(&["doc_no", "decided_on", "start_on", "basis"])
            .guards(&["measure_is_complete", "case_confirmed", "basis_in_force"])
            .effect("consequences_of_measure")
            .countersigned(),
        Verb::staying("lighten", "从轻", &["proposed", "imposed"])
            .needs(&["ground", "mitigation", "note", "attachments"])
            .guards(&["measure_is_lighter"])
            .countersigned(),
        Verb::new("waive", "免于", &["proposed"], "waived")
            .needs(&["ground", "mitigation", "note", "attachments"])
            .guards(&["mitigation_is_waived"])
            .countersigned(),
        Verb::new("lift", "解除", &["imposed"], "lifted").needs(&["lifted_on", "lift_reason"]).countersigned(),
    ],
};

code_lists! {
    CASE_STATE "case_state" {
        "lead" "线索"; "transferred" "已转办"; "verifying" "核实中"; "unfounded" "不属实"; "rectifying" "整改中"; "rectified" "已整改"; "confirmed" "已认定"; "sanctioned" "惩戒中"; "repaired" "已修复"; "revoked" "已撤销"; "archived" "已归档";
    }
    RECTIFICATION_STATE "rectification_state" {
        "draft" "拟稿"; "issued" "已下达"; "reported" "已回报"; "closed" "已销号"; "failed" "未到位"; "refused" "拒不整改";
    }
    MEASURE_STATE "measure_state" {
        "proposed" "拟定"; "imposed" "生效中"; "waived" "已免于"; "lifted" "已解除";
    }
}
