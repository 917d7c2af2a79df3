//! 政务: major decisions and their steps, the lists of powers and duties, and what is made public.

use crate::catalog::codes;
use crate::catalog::debt::{DEBT, FISCAL};
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::investment::POLICY;
use crate::catalog::personnel::OFFICER;
use crate::catalog::procurement::{ACCEPTANCE, CONTRACT, TENDER};
use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
use crate::catalog::reserved::{INSPECTION, RATING};
use crate::catalog::township::{DESK, SERVICE};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 重大决策: a major administrative decision; its steps are records of their own.
pub static DECISION: Kind = Kind::new("decision", "重大决策", "JC", Group::Governance)
    .serves(&["2.1-c", "2.1-i", "4.3-h"])
    .visible("public")
    .keys(&[&["unit", "title", "opened_on"]])
    .named_by(&["title"])
    .fields(&[
        Field::new("title", "决策事项", Type::Text).required().listed().key(),
        Field::new("kind", "决策类别", Type::Code(&codes::DECISION_KIND)).required().listed(),
        Field::new("unit", "承办单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)).required(),
        Field::new("officer", "承办责任人", Type::Ref(&OFFICER)).required(),
        Field::new("basis", "决策依据", Type::Ref(&DOCUMENT)).required(),
        Field::new("effect", "决策内容", Type::Note).required(),
        Field::new("opened_on", "启动日期", Type::Date).required().listed().key(),
        Field::new("meeting_kind", "会议类型", Type::Code(&codes::MEETING_KIND)),
        Field::new("meeting_no", "会议期次", Type::Text),
        Field::new("meeting_on", "会议日期", Type::Date),
        Field::new("attendee_list", "出席人员", Type::List(&Type::Text)),
        Field::new("votes_for", "同意人数", Type::Int),
        Field::new("votes_against", "不同意人数", Type::Int),
        Field::new("dissent", "不同意见", Type::Note),
        Field::new("head_last", "主要负责人末位表态", Type::Bool),
        Field::new("decided_on", "决定日期", Type::Date).listed(),
        Field::new("doc_no", "决定文号", Type::DocNo).listed(),
        Field::new("published_on", "公布日期", Type::Date),
        Field::new("archived_on", "归档日期", Type::Date),
        Field::new("evaluated_on", "后评估日期", Type::Date),
    ])
    .lifecycle(&DECISION_LIFECYCLE)
    .deadlines(&[
        Deadline::new("公布", "announcement", "decided_on", "open.publish", "published_on"),
        Deadline::new("后评估", "evaluation afterwards", "published_on", "decision.evaluate", "evaluated_on"),
    ]);

static DECISION_LIFECYCLE: Lifecycle = Lifecycle {
    states: &DECISION_STATE,
    verbs: &[
        Verb::new("ready", "程序齐备", &["opened"], "ready").guards(&["steps_before_meeting_done"]),
        Verb::new("decide", "决定", &["ready"], "final")
            .needs(&[
                "meeting_kind",
                "meeting_no",
                "meeting_on",
                "attendee_list",
                "votes_for",
                "votes_against",
                "head_last",
                "decided_on",
                "doc_no",
            ])
            .guards(&["decided_after_its_steps", "dissent_recorded"])
            .countersigned(),
        Verb::new("publish", "公布", &["final"], "published").needs(&["published_on"]),
        Verb::staying("archive", "归档", &["final", "published"]).needs(&["archived_on"]),
        Verb::staying("evaluate", "后评估", &["published"]).needs(&["evaluated_on", "note"]),
        Verb::new("alter", "变更", &["final", "published"], "altered")
            .needs(&["note"])
            .guards(&["alteration_has_ground"])
            .countersigned(),
        Verb::new("abandon", "终止", &["opened", "ready"], "abandoned").needs(&["note"]),
    ],
};

/// 决策程序: one step in the making of a decision: participation, expert opinion, risk, legality, compliance, collective decision.
pub static STEP: Kind = Kind::new("step", "决策程序", "CX", Group::Governance)
    .serves(&["2.1-d", "2.1-e", "2.1-f", "2.1-g", "2.1-h", "2.1-i"])
    .visible("internal")
    .keys(&[&["decision", "step"]])
    .fields(&[
        Field::new("decision", "决策", Type::Ref(&DECISION)).required().listed().key(),
        Field::new("step", "程序", Type::Code(&codes::DECISION_STEP)).required().listed().key(),
        Field::new("executor", "承办单位", Type::Ref(&UNIT)).required(),
        Field::new("skip_reason", "不适用理由", Type::Note),
        Field::new("method", "方式", Type::Code(&codes::STEP_METHOD)),
        Field::new("channel", "征求渠道", Type::Code(&codes::PUBLICATION_CHANNEL)),
        Field::new("reviewer", "评估或审查机构", Type::Text),
        Field::new("third_party", "第三方机构", Type::Bool),
        Field::new("expert_list", "专家名单", Type::List(&Type::Ref(&PARTY))),
        Field::new("conflict_checked", "已核查利害关系", Type::Bool),
        Field::new("signed", "意见已签字", Type::Bool),
        Field::new("start_on", "开始或送审日期", Type::Date),
        Field::new("end_on", "结束或退回日期", Type::Date).listed(),
        Field::new("received", "收到意见数", Type::Int),
        Field::new("adopted", "采纳意见数", Type::Int),
        Field::new("risk_level", "风险等级", Type::Code(&codes::DECISION_RISK)),
        Field::new("controllable", "风险可控", Type::Bool),
        Field::new("conclusion", "结论", Type::Code(&codes::STEP_RESULT)).listed(),
        Field::new("opinion", "意见内容", Type::Note),
        Field::new("doc_no", "意见书文号", Type::DocNo),
    ])
    .lifecycle(&STEP_LIFECYCLE)
    .deadlines(&[
        Deadline::new("公众参与", "public participation", "start_on", "decision.comment", "end_on").at_least(),
        Deadline::new("听证材料送达", "papers for the hearing", "start_on", "decision.hearing", "end_on").at_least(),
        Deadline::new("合法性审查", "legality review", "start_on", "decision.legality", "end_on").at_least(),
    ]);

static STEP_LIFECYCLE: Lifecycle = Lifecycle {
    states: &STEP_STATE,
    verbs: &[
        Verb::new("start", "启动", &["pending"], "running").needs(&["start_on"]),
        Verb::new("finish", "完成", &["running"], "done")
            .needs(&["end_on", "conclusion", "opinion"])
            .guards(&["step_shows_its_work"]),
        Verb::new("skip", "列不适用", &["pending"], "skipped")
            .needs(&["skip_reason"])
            .guards(&["step_may_be_skipped"])
            .countersigned(),
    ],
};

/// 清单事项: one item of a published list of powers, duties, fees, services or intermediaries, by version.
pub static ITEM: Kind = Kind::new("item", "清单事项", "QD", Group::Governance)
    .serves(&["2.1-b", "2.1-j", "2.1-k", "2.1-l", "2.2-e", "3.1-g"])
    .visible("public")
    .keys(&[&["list_kind", "item_code", "version"]])
    .named_by(&["name", "item_code"])
    .fields(&[
        Field::new("list_kind", "清单类型", Type::Code(&codes::LIST_KIND)).required().listed().key(),
        Field::new("item_code", "事项编码", Type::Text).required().listed().key(),
        Field::new("version", "版本", Type::Int).required().listed().key(),
        Field::new("name", "事项名称", Type::Text).required().listed(),
        Field::new("unit", "实施单位", Type::Ref(&UNIT)).required().listed(),
        Field::new("category", "事项类别", Type::Text),
        Field::new("phase", "环节", Type::Code(&codes::PHASE)).required(),
        Field::new("basis", "设定依据", Type::Ref(&DOCUMENT)).required(),
        Field::new("basis_clause", "依据条款", Type::Text),
        Field::new("duty", "责任内容", Type::Note),
        Field::new("fee_standard", "收费标准", Type::Text),
        Field::new("provider", "中介服务机构要求", Type::Text),
        Field::new("legal_days", "法定时限天数", Type::Int),
        Field::new("promised_days", "承诺时限天数", Type::Int),
        Field::new("phone", "监督电话", Type::Phone).private(),
        Field::new("valid_from", "生效日期", Type::Date).required().listed(),
        Field::new("valid_to", "失效日期", Type::Date),
        Field::new("change_kind", "变动类型", Type::Code(&codes::ITEM_CHANGE)).required(),
        Field::new("change_no", "调整文号", Type::DocNo),
        Field::new("published_on", "公开日期", Type::Date),
    ])
    .lifecycle(&ITEM_LIFECYCLE)
    .deadlines(&[Deadline::new("公开", "publication", "valid_from", "open.publish", "published_on")]);

static ITEM_LIFECYCLE: Lifecycle = Lifecycle {
    states: &ITEM_STATE,
    verbs: &[
        Verb::new("enact", "生效", &["draft"], "current")
            .needs(&["valid_from", "basis", "change_no"])
            .guards(&["fee_needs_standard", "versions_follow"])
            .effect("former_version_replaced")
            .countersigned(),
        Verb::new("replace", "调整", &["current"], "replaced").needs(&["valid_to"]),
        Verb::new("cancel", "取消", &["current"], "cancelled").needs(&["valid_to", "change_no"]).countersigned(),
    ],
};

/// 公开事项: something that must be made public, or an answer to a request, with the day it is due.
pub static DISCLOSURE: Kind = Kind::new("disclosure", "公开事项", "GK", Group::Governance)
    .serves(&["2.2-a", "2.2-b", "2.2-c", "2.2-e", "4.5-d"])
    .visible("public")
    .keys(&[&["unit", "title", "period"]])
    .named_by(&["title"])
    .fields(&[
        Field::new("title", "公开事项", Type::Text).required().listed().key(),
        Field::new("unit", "公开单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("kind", "公开类型", Type::Code(&codes::DISCLOSURE_KIND)).required().listed(),
        Field::new("mode", "公开方式", Type::Code(&codes::DISCLOSURE_MODE)).required(),
        Field::new("stage", "五公开环节", Type::Code(&codes::DISCLOSURE_STAGE)).required().listed(),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)).required(),
        Field::new("period", "所属月份", Type::Month).listed().key(),
        Field::new("origin", "来源记录", Type::AnyRef(&DISCLOSURE_ORIGIN)),
        Field::new("desk", "承办机构", Type::Ref(&DESK)),
        Field::new("formed_on", "形成或变更日期", Type::Date).required(),
        Field::new("index_no", "索引号", Type::Text),
        Field::new("channel", "公开渠道", Type::Code(&codes::PUBLICATION_CHANNEL)),
        Field::new("published_on", "公开日期", Type::Date).listed(),
        Field::new("url", "公开链接", Type::Url),
        Field::new("withhold_ground", "不公开理由", Type::Code(&codes::WITHHOLD_GROUND)),
        Field::new("withhold_basis", "不公开依据", Type::Ref(&DOCUMENT)),
        Field::new("approver", "审批负责人", Type::Ref(&OFFICER)),
        Field::new("review_on", "复审日期", Type::Date),
        Field::new("applicant", "申请人", Type::Text).private(),
        Field::new("requested_on", "申请日期", Type::Date),
        Field::new("extended_to", "延期至", Type::Date),
        Field::new("replied_on", "答复日期", Type::Date),
    ])
    .lifecycle(&DISCLOSURE_LIFECYCLE)
    .deadlines(&[
        Deadline::new("公开", "publication", "due_on", "", "published_on").only(&["主动公开"]).in_states(&["pending"]),
        Deadline::new("答复申请", "answer to the request", "due_on", "", "replied_on")
            .only(&["依申请公开"])
            .in_states(&["pending"]),
        Deadline::new("补正告知", "notice to complete the request", "requested_on", "open.supplement", "note")
            .only(&["依申请公开"])
            .in_states(&["pending"]),
        Deadline::new("复审", "review", "review_on", "", "review_on").in_states(&["withheld"]),
    ]);

/// What the origin of this kind may be.
static DISCLOSURE_ORIGIN: [&Kind; 13] = [
    &ITEM,
    &DECISION,
    &DOCUMENT,
    &POLICY,
    &TENDER,
    &CONTRACT,
    &ACCEPTANCE,
    &DEBT,
    &FISCAL,
    &SERVICE,
    &INSPECTION,
    &RATING,
    &PROMISE,
];

static DISCLOSURE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &DISCLOSURE_STATE,
    verbs: &[
        Verb::new("publish", "公开", &["pending", "withheld"], "published")
            .needs(&["published_on", "channel"])
            .guards(&["link_or_venue", "month_not_reported_yet"]),
        Verb::new("verify", "核验", &["published"], "verified").guards(&["link_or_photo"]),
        Verb::new("withhold", "不公开", &["pending"], "withheld")
            .needs(&["withhold_ground", "withhold_basis", "approver", "review_on"])
            .guards(&["next_review_is_later"])
            .countersigned(),
        Verb::staying("review", "复审", &["withheld"])
            .needs(&["review_on", "note"])
            .guards(&["next_review_is_later"])
            .countersigned(),
        Verb::staying("extend", "延期", &["pending"]).needs(&["extended_to"]).guards(&["extension_within_limit"]),
        Verb::new("reply", "答复", &["pending"], "replied")
            .needs(&["requested_on", "applicant", "replied_on"])
            .guards(&["only_a_request_is_answered"])
            .countersigned(),
    ],
};

code_lists! {
    DECISION_STATE "decision_state" {
        "opened" "已启动"; "ready" "程序齐备"; "final" "已决定"; "published" "已公布"; "altered" "已变更"; "abandoned" "已终止";
    }
    STEP_STATE "step_state" {
        "pending" "未办"; "running" "进行中"; "done" "已完成"; "skipped" "不适用";
    }
    ITEM_STATE "item_state" {
        "draft" "草稿"; "current" "现行"; "replaced" "已调整"; "cancelled" "已取消";
    }
    DISCLOSURE_STATE "disclosure_state" {
        "pending" "待公开"; "published" "已公开"; "verified" "已核验"; "withheld" "不予公开"; "replied" "已答复";
    }
}
