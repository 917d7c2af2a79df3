//! 招商: preferential policies and the agreements signed on them.

use crate::catalog::codes;
use crate::catalog::governance::DECISION;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 优惠政策: a preferential policy, its review for fair competition before issue, and the reading (口径) by which it is applied.
pub static POLICY: Kind = Kind::new("policy", "优惠政策", "ZC", Group::Investment)
    .serves(&["4.3-a", "4.3-b", "4.3-c"])
    .visible("public")
    .keys(&[&["doc_no"], &["title", "issuer"]])
    .named_by(&["title", "doc_no"])
    .fields(&[
        Field::new("title", "政策名称", Type::Text).required().listed().key(),
        Field::new("doc_no", "文号", Type::DocNo).listed().key(),
        Field::new("issuer", "制定单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("basis", "上位依据", Type::Ref(&DOCUMENT)).required(),
        Field::new("scope", "适用对象", Type::Text).required(),
        Field::new("fair_result", "公平竞争审查结论", Type::Code(&codes::FAIR_RESULT)).required().listed(),
        Field::new("fair_on", "公平竞争审查日期", Type::Date),
        Field::new("fair_unit", "审查单位", Type::Ref(&UNIT)),
        Field::new("fair_file", "审查书", Type::File),
        Field::new("exception_end", "例外期限", Type::Date),
        Field::new("forbidden", "禁止内容筛查", Type::Code(&codes::FORBIDDEN_CONTENT)).required().listed(),
        Field::new("rivalry", "恶性竞争筛查", Type::Code(&codes::RIVALRY_CHECK)).required(),
        Field::new("legality_on", "合法性审查日期", Type::Date),
        Field::new("decision", "决策记录", Type::Ref(&DECISION)),
        Field::new("ruling", "执行口径", Type::Ref(&DOCUMENT)),
        Field::new("fund", "年度预算金额", Type::Money),
        Field::new("effective_from", "生效日期", Type::Date).listed(),
        Field::new("effective_to", "失效日期", Type::Date).listed(),
        Field::new("published_on", "公开日期", Type::Date),
        Field::new("url", "公开链接", Type::Url),
    ])
    .lifecycle(&POLICY_LIFECYCLE)
    .deadlines(&[
        Deadline::new("公开", "publication", "effective_from", "open.publish", "published_on"),
        Deadline::new("例外期满", "end of the exception", "exception_end", "", "state stopped"),
        Deadline::new("到期提醒", "reminder of expiry", "effective_to", "policy.expiry_notice", "").before(),
    ]);

static POLICY_LIFECYCLE: Lifecycle = Lifecycle {
    states: &POLICY_STATE,
    verbs: &[
        Verb::new("review", "审查", &["draft"], "reviewed")
            .needs(&["fair_result", "fair_on", "fair_unit", "fair_file", "forbidden", "rivalry", "legality_on"])
            .guards(&["fair_review_passed"])
            .countersigned(),
        Verb::new("issue", "出台", &["reviewed"], "issued")
            .needs(&["doc_no", "effective_from", "decision"])
            .guards(&["fair_review_passed", "reviewed_before_issue", "forbidden_content_allowed", "decision_taken"])
            .countersigned(),
        Verb::new("stop", "停止", &["issued"], "stopped")
            .needs(&["effective_to", "note"])
            .guards(&["promises_survive_the_policy"])
            .countersigned(),
    ],
};

/// 招商协议: an investment agreement; its clauses are promises of either side.
pub static AGREEMENT: Kind = Kind::new("agreement", "招商协议", "XY", Group::Investment)
    .serves(&["1-c", "4.3-c", "4.3-d"])
    .visible("internal")
    .keys(&[&["unit", "ext_no"]])
    .named_by(&["name", "ext_no"])
    .fields(&[
        Field::new("name", "项目名称", Type::Text).required().listed(),
        Field::new("ext_no", "协议编号", Type::Text).required().listed().key().also(&["合同编号"]),
        Field::new("unit", "签约单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("party", "投资方", Type::Ref(&PARTY)).required().listed(),
        Field::new("policy", "依据政策", Type::Ref(&POLICY)),
        Field::new("industry", "产业类别", Type::Text),
        Field::new("site", "项目地点", Type::Text),
        Field::new("invest", "协议投资额", Type::Money).required().listed().also(&["合同投资总额", "投资额"]),
        Field::new("arrived", "到位资金", Type::Money),
        Field::new("appraised_on", "项目评估日期", Type::Date),
        Field::new("legality_on", "合法性审查日期", Type::Date),
        Field::new("fair_on", "公平竞争审查日期", Type::Date),
        Field::new("decision", "集体决策记录", Type::Ref(&DECISION)),
        Field::new("signed_on", "签订日期", Type::Date).listed(),
        Field::new("start_on", "开工日期", Type::Date),
        Field::new("finish_on", "竣工日期", Type::Date),
        Field::new("end_on", "协议期满日期", Type::Date),
        Field::new("lead", "责任人", Type::Ref(&OFFICER)).required(),
        Field::new("handler", "经办人", Type::Ref(&OFFICER)).required(),
        Field::new("contract_file", "协议文本", Type::File),
    ])
    .lifecycle(&AGREEMENT_LIFECYCLE)
    .deadlines(&[Deadline::new("协议期满", "end of the agreement", "end_on", "", "state completed")]);

static AGREEMENT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &AGREEMENT_STATE,
    verbs: &[
        Verb::new("review", "审查", &["negotiating"], "reviewed")
            .needs(&["appraised_on", "legality_on", "fair_on"])
            .countersigned(),
        Verb::new("sign", "签约", &["reviewed"], "signed")
            .needs(&["decision", "signed_on", "contract_file"])
            .guards(&["doubtful_policy_needs_note", "decision_taken"])
            .countersigned(),
        Verb::new("perform", "启动履行", &["signed"], "performing").guards(&["government_clause_registered"]),
        Verb::new("complete", "完结", &["performing"], "completed").needs(&["end_on"]).guards(&["clauses_ended"]),
        Verb::new("terminate", "解除", &["signed", "performing"], "terminated")
            .needs(&["note"])
            .guards(&["agreement_ends_lawfully"])
            .countersigned(),
    ],
};

code_lists! {
    POLICY_STATE "policy_state" {
        "draft" "起草"; "reviewed" "已审查"; "issued" "已出台"; "stopped" "已停止";
    }
    AGREEMENT_STATE "agreement_state" {
        "negotiating" "洽谈"; "reviewed" "已审查"; "signed" "已签约"; "performing" "履行中"; "completed" "已履行完毕"; "terminated" "已解除";
    }
}
