//! The dispute: inquiries, questions, objections and complaints.

use super::tender::TENDER;
use crate::catalog::codes;
use crate::catalog::registry::{PARTY, UNIT};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 质疑投诉: an inquiry, question, objection or complaint about a procedure, and the answer.
///
/// Terms: 政府采购法 52 to 56 with 实施条例 52; 招标投标法实施条例 22, 60 and 61.
pub static CHALLENGE: Kind = Kind::new("challenge", "质疑投诉", "ZY", Group::Procurement)
    .serves(&["4.1-a", "4.1-e"])
    .visible("internal")
    .keys(&[&["tender", "kind", "challenger", "received_on"]])
    .fields(&[
        Field::new("tender", "采购招标项目", Type::Ref(&TENDER)).required().listed().key(),
        Field::new("kind", "程序类型", Type::Code(&codes::CHALLENGE_KIND)).required().listed().key(),
        Field::new("challenger", "提出人", Type::Ref(&PARTY)).required().listed().key(),
        Field::new("matter", "针对环节", Type::Code(&codes::CHALLENGE_MATTER)).required(),
        Field::new("known_on", "知悉日期", Type::Date),
        Field::new("received_on", "收到日期", Type::Date).required().listed().key(),
        Field::new("claim", "主张与请求", Type::Note).required(),
        Field::new("handler_unit", "受理单位", Type::Ref(&UNIT)).required(),
        Field::new("prior", "前置质疑", Type::Ref(&CHALLENGE)),
        Field::new("suspends", "暂停活动", Type::Bool),
        Field::new("accepted_on", "受理日期", Type::Date),
        Field::new("result", "处理结果", Type::Code(&codes::CHALLENGE_RESULT)).listed(),
        Field::new("decided_on", "答复日期", Type::Date).listed(),
        Field::new("doc_no", "处理文号", Type::DocNo),
        Field::new("reply", "答复内容", Type::Note),
        Field::new("published_on", "结果公告日期", Type::Date),
    ])
    .lifecycle(&CHALLENGE_LIFECYCLE)
    .deadlines(&[
        Deadline::new("答复", "reply", "received_on", "challenge.inquiry", "decided_on").only(&["询问"]),
        Deadline::new("答复", "reply", "received_on", "challenge.question", "decided_on").only(&["质疑"]),
        Deadline::new("答复", "reply", "received_on", "challenge.objection", "decided_on").only(&["异议"]),
        Deadline::new("投诉受理", "acceptance of complaint", "received_on", "challenge.bid_accept", "accepted_on")
            .only(&["招投标", "投诉"]),
        Deadline::new("投诉处理", "decision on complaint", "accepted_on", "challenge.complaint", "decided_on")
            .only(&["投诉"]),
        // Neither admitted nor refused: procurement counts from the day it came, as rule ZY-05 does.
        Deadline::new("投诉处理", "decision on complaint", "received_on", "challenge.complaint", "decided_on")
            .only(&["采购", "投诉"])
            .in_states(&["received"]),
    ]);

static CHALLENGE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &CHALLENGE_STATE,
    verbs: &[
        Verb::new("accept", "受理", &["received"], "accepted")
            .needs(&["accepted_on"])
            .guards(&["complaint_needs_prior"]),
        Verb::new("refuse", "不予受理", &["received"], "refused").needs(&["note"]),
        Verb::new("reply", "答复", &["received", "accepted"], "replied")
            .needs(&["result", "decided_on", "reply"])
            .guards(&["complaint_accepted", "complaint_needs_doc_no"])
            .countersigned(),
        Verb::new("withdraw", "撤回", &["received", "accepted"], "withdrawn").needs(&["note"]),
    ],
};

code_lists! {
    CHALLENGE_STATE "challenge_state" {
        "received" "已收"; "accepted" "已受理"; "replied" "已答复"; "refused" "不予受理"; "withdrawn" "已撤回";
    }
}
