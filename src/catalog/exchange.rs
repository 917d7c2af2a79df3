//! 报送: what is published, where, and from when to when.

use crate::catalog::codes;
use crate::catalog::integrity::case::{CASE, MEASURE};
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::integrity::rights::LITIGATION;
use crate::catalog::investment::POLICY;
use crate::catalog::personnel::OFFICER;
use crate::catalog::procurement::{CREDENTIAL, PAYMENT};
use crate::catalog::registry::DOCUMENT;
use crate::catalog::reserved::{EVALUATION, RATING};
use crate::catalog::township::{CAMPAIGN, VENUE};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 公示: one record put before the public on one channel, from its approval to its withdrawal.
pub static PUBLICATION: Kind = Kind::new("publication", "公示", "GS", Group::Exchange)
    .serves(&["2.2-b", "2.3-i", "3.1-f", "3.3-e", "3.4-e", "4.1-h"])
    .visible("public")
    .keys(&[&["target", "channel", "start_on"]])
    .named_by(&["title"])
    .fields(&[
        Field::new("title", "公示标题", Type::Text).required().listed(),
        Field::new("target", "公示对象", Type::AnyRef(&PUBLICATION_TARGET)).required().listed().key(),
        Field::new("channel", "公示渠道", Type::Code(&codes::PUBLICATION_CHANNEL)).required().listed().key(),
        Field::new("venue", "发布载体", Type::Ref(&VENUE)),
        Field::new("subject_kind", "主体性质", Type::Code(&codes::SUBJECT_KIND)),
        Field::new("basis", "公开依据", Type::Ref(&DOCUMENT)).required(),
        Field::new("doc_no", "发布文号", Type::DocNo),
        Field::new("index_no", "索引号", Type::Text),
        Field::new("masked", "已脱敏", Type::Bool).required(),
        Field::new("approver", "审批负责人", Type::Ref(&OFFICER)),
        Field::new("start_on", "公示开始", Type::Date).listed().key(),
        Field::new("end_on", "公示截止", Type::Date).listed(),
        Field::new("url", "公示链接", Type::Url),
        Field::new("capture", "页面截图", Type::File),
        Field::new("withdrawn_on", "撤下日期", Type::Date).listed(),
        Field::new("withdraw_reason", "撤下原因", Type::Code(&codes::WITHDRAW_REASON)),
        Field::new("correction", "更正说明", Type::Note),
    ])
    .lifecycle(&PUBLICATION_LIFECYCLE)
    .deadlines(&[
        Deadline::new("期满撤下", "take-down at the end of the term", "max_end", "", "withdrawn_on")
            .in_states(&["live"]),
        Deadline::new("修复后撤下", "take-down after repair", "repaired_on", "repair.sync", "withdrawn_on")
            .in_states(&["live"]),
        Deadline::new("撤销后撤下", "take-down after revocation", "revoked_on", "publication.withdraw", "withdrawn_on")
            .in_states(&["live"]),
    ]);

/// What the target of this kind may be.
static PUBLICATION_TARGET: [&Kind; 11] = [
    &CASE,
    &MEASURE,
    &PROMISE,
    &RATING,
    &EVALUATION,
    &CREDENTIAL,
    &CAMPAIGN,
    &PAYMENT,
    &POLICY,
    &DOCUMENT,
    &LITIGATION,
];

static PUBLICATION_LIFECYCLE: Lifecycle = Lifecycle {
    states: &PUBLICATION_STATE,
    verbs: &[
        Verb::new("approve", "批准", &["draft"], "approved")
            .needs(&["approver", "basis", "masked"])
            .guards(&["published_case_confirmed", "persons_not_published", "minor_needs_note", "ends_after_start"])
            .countersigned(),
        Verb::new("publish", "公示", &["approved"], "live")
            .needs(&["start_on", "capture"])
            .guards(&["publication_can_be_found", "ends_after_start"]),
        Verb::staying("correct", "更正", &["live"]).needs(&["correction"]).countersigned(),
        Verb::new("withdraw", "撤下", &["live"], "withdrawn")
            .needs(&["withdrawn_on", "withdraw_reason"])
            .guards(&["withdrawal_explained"])
            .countersigned(),
    ],
};

code_lists! {
    PUBLICATION_STATE "publication_state" {
        "draft" "待审"; "approved" "已批准"; "live" "公示中"; "withdrawn" "已撤下";
    }
}
