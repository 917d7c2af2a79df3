//! 诚信: what was promised, and what people complain of.

use crate::catalog::codes;
use crate::catalog::debt::DEBT;
use crate::catalog::governance::{DECISION, ITEM};
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::personnel::OFFICER;
use crate::catalog::ppp::PROJECT;
use crate::catalog::procurement::CONTRACT;
use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
use crate::catalog::reserved::PROPOSAL;
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 承诺: what a unit or an officer undertook, to whom, by when, on what condition, and whether it was kept. A change of government or of persons is no ground for breaking it.
pub static PROMISE: Kind = Kind::new("promise", "承诺", "CN", Group::Integrity)
    .serves(&["1-c", "3.1-a", "3.1-b", "3.1-c", "3.1-e", "3.1-f", "3.1-g", "4.3-d", "4.3-e", "4.5-a", "4.5-e"])
    .visible("public")
    .keys(&[&["unit", "source", "title"]])
    .named_by(&["title"])
    .fields(&[
        Field::new("title", "承诺事项", Type::Text).required().listed().key().also(&["条款", "兑现条款"]),
        Field::new("kind", "承诺类型", Type::Code(&codes::PROMISE_KIND)).required().listed(),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)).required(),
        Field::new("unit", "承诺单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("officer", "责任人", Type::Ref(&OFFICER)),
        Field::new("obligor", "义务方", Type::Code(&codes::OBLIGOR)).required(),
        Field::new("source", "承诺来源", Type::AnyRef(&PROMISE_SOURCE)).key(),
        Field::new("party", "受益当事人", Type::Ref(&PARTY)).listed(),
        Field::new("service_area", "服务领域", Type::Code(&codes::SERVICE_AREA)),
        Field::new("standard", "承诺标准", Type::Note).required(),
        Field::new("condition", "兑现条件", Type::Note),
        Field::new("condition_met_on", "条件成就日期", Type::Date),
        Field::new("amount", "承诺金额", Type::Money).listed(),
        Field::new("made_on", "承诺日期", Type::Date).required(),
        Field::new("due_on", "兑现期限", Type::Date).listed().also(&["完成时限", "截止日期"]),
        Field::new("hotline", "监督电话", Type::Phone).private(),
        Field::new("compensation", "违诺补偿", Type::Text),
        Field::new("reported_on", "自报日期", Type::Date),
        Field::new("reported_result", "自报结果", Type::Code(&codes::PROMISE_RESULT)),
        Field::new("paid_amount", "已兑现金额", Type::Money),
        Field::new("verified_on", "核实日期", Type::Date),
        Field::new("excuse", "未履行理由", Type::Code(&codes::EXCUSE)),
    ])
    .lifecycle(&PROMISE_LIFECYCLE)
    .deadlines(&[
        Deadline::new("兑现", "fulfilment", "due_on", "", "reported_on"),
        Deadline::new("核实", "verification", "reported_on", "promise.verify", "verified_on"),
    ]);

/// What the source of this kind may be.
static PROMISE_SOURCE: [&Kind; 9] =
    [&AGREEMENT, &POLICY, &CONTRACT, &PROJECT, &DEBT, &ITEM, &DOCUMENT, &PROPOSAL, &DECISION];

static PROMISE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &PROMISE_STATE,
    verbs: &[
        Verb::new("defer", "列未达条件", &["open"], "not_due").needs(&["condition"]),
        Verb::new("meet", "条件成就", &["not_due"], "open").needs(&["condition_met_on", "due_on"]),
        Verb::new("report", "自报", &["open", "partial", "breached"], "reported")
            .needs(&["reported_on", "reported_result", "attachments"])
            .guards(&["paid_amount_reported"]),
        Verb::new("return", "退回", &["reported"], "open").needs(&["note"]),
        Verb::new("verify", "核实履行", &["reported"], "fulfilled")
            .needs(&["verified_on"])
            .guards(&["reported_in_time", "promise_paid_in_full"])
            .countersigned(),
        Verb::new("verify_late", "核实逾期履行", &["reported"], "late")
            .needs(&["verified_on"])
            .guards(&["reported_late", "promise_paid_in_full"])
            .countersigned(),
        Verb::new("verify_part", "核实部分履行", &["reported"], "partial")
            .needs(&["verified_on", "note"])
            .countersigned(),
        Verb::new("break", "认定未履行", &["open", "reported", "partial"], "breached")
            .needs(&["verified_on", "excuse"])
            .guards(&["government_owes", "promise_overdue", "excuse_is_no_ground"])
            .effect("lead_of_promise")
            .countersigned(),
        Verb::new("change", "依法变更", &["open", "not_due", "partial", "breached"], "changed")
            .guards(&["change_approved"])
            .countersigned(),
        Verb::new("excuse", "认定客观不能", &["open", "partial"], "impossible")
            .needs(&["note", "attachments"])
            .guards(&["ground_is_objective"])
            .countersigned(),
        Verb::new("cancel", "撤销", &["open", "not_due"], "cancelled").needs(&["note"]).countersigned(),
    ],
};

/// 投诉举报: what somebody complains of, by which channel, on which track, and what was found.
pub static COMPLAINT: Kind = Kind::new("complaint", "投诉举报", "TS", Group::Integrity)
    .serves(&["1-c", "1-d", "2.3-f", "2.3-g", "3.5-a", "4.3-f"])
    .visible("restricted")
    .keys(&[&["channel", "ext_no"], &["unit", "received_on", "title"]])
    .named_by(&["title", "ext_no"])
    .fields(&[
        Field::new("title", "事项摘要", Type::Text).required().listed().key(),
        Field::new("ext_no", "工单号", Type::Text).listed().key().also(&["热线工单号", "信访编号", "投诉编号"]),
        Field::new("channel", "来源渠道", Type::Code(&codes::COMPLAINT_CHANNEL)).required().listed().key(),
        Field::new("track", "办理程序", Type::Code(&codes::COMPLAINT_TRACK)).required(),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)).required().listed(),
        Field::new("harm", "危害类型", Type::Code(&codes::HARM)),
        Field::new("service_area", "服务领域", Type::Code(&codes::SERVICE_AREA)),
        Field::new("unit", "被反映单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("officer", "被反映人", Type::Ref(&OFFICER)),
        Field::new("party", "投诉企业", Type::Ref(&PARTY)),
        Field::new("complainant", "反映人", Type::Text).private().also(&["投诉人", "举报人"]),
        Field::new("phone", "联系电话", Type::Phone).private(),
        Field::new("content", "反映内容", Type::Note).required(),
        Field::new("received_on", "收到日期", Type::Date).required().listed().key(),
        Field::new("accepted_on", "受理日期", Type::Date),
        Field::new("transfer_to", "承办单位", Type::Ref(&UNIT)).listed(),
        Field::new("transferred_on", "转办日期", Type::Date),
        Field::new("extended_to", "延期至", Type::Date),
        Field::new("finding", "核实结论", Type::Code(&codes::FINDING)).listed(),
        Field::new("replied_on", "答复日期", Type::Date),
        Field::new("reply", "答复内容", Type::Note),
        Field::new("satisfaction", "满意度", Type::Code(&codes::SATISFACTION)),
    ])
    .lifecycle(&COMPLAINT_LIFECYCLE)
    .deadlines(&[
        Deadline::new("受理", "acceptance of the case", "received_on", "complaint.accept", "accepted_on")
            .only(&["政务失信投诉"]),
        Deadline::new("转办", "transfer", "accepted_on", "complaint.transfer", "transferred_on")
            .only(&["政务失信投诉"]),
        Deadline::new("答复", "reply", "due_on", "", "replied_on").only(&["政务失信投诉"]),
        Deadline::new("转交", "forwarding", "received_on", "sme.forward", "transferred_on").only(&["拖欠款项投诉"]),
        Deadline::new("处理结果", "result of handling", "due_on", "", "replied_on").only(&["拖欠款项投诉"]),
        Deadline::new("告知", "notice", "received_on", "petition.notify", "accepted_on").only(&["信访事项"]),
        Deadline::new("办结", "conclusion", "due_on", "", "replied_on").only(&["信访事项"]),
    ]);

static COMPLAINT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &COMPLAINT_STATE,
    verbs: &[
        Verb::new("accept", "受理", &["received"], "accepted").needs(&["accepted_on"]),
        Verb::new("reject", "不予受理", &["received"], "rejected").needs(&["note"]),
        Verb::new("transfer", "转办", &["accepted"], "transferred")
            .needs(&["transfer_to", "transferred_on"])
            .guards(&["handled_elsewhere"]),
        Verb::staying("extend", "延期", &["accepted", "transferred"])
            .needs(&["extended_to", "note"])
            .guards(&["extension_within_longest"])
            .countersigned(),
        Verb::new("verify", "核实", &["accepted", "transferred"], "verified").needs(&["finding", "attachments"]),
        Verb::staying("escalate", "转失信线索", &["verified", "replied"])
            .guards(&["complaint_founded"])
            .effect("lead_of_complaint"),
        Verb::new("reply", "答复", &["verified"], "replied").needs(&["replied_on", "reply"]),
        Verb::new("withdraw", "撤回", &["received", "accepted", "transferred"], "withdrawn").needs(&["note"]),
    ],
};

code_lists! {
    PROMISE_STATE "promise_state" {
        "open" "履行中"; "not_due" "未达条件"; "reported" "已自报"; "fulfilled" "已履行"; "late" "逾期履行"; "partial" "部分履行"; "breached" "未履行"; "changed" "已依法变更"; "impossible" "客观不能"; "cancelled" "已撤销";
    }
    COMPLAINT_STATE "complaint_state" {
        "received" "已收"; "accepted" "已受理"; "transferred" "已转办"; "verified" "已核实"; "replied" "已答复"; "rejected" "不予受理"; "withdrawn" "已撤回";
    }
}
