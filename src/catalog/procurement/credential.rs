//! The parties' credit: what is known of them and what others report of them.

use super::tender::TENDER;
use crate::catalog::codes;
use crate::catalog::investment::AGREEMENT;
use crate::catalog::ppp::PROJECT;
use crate::catalog::registry::{PARTY, UNIT};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 当事人信用信息: what the government knows of a party to a procedure: qualification, reward, penalty, supervision, list.
///
/// Bans from procurement: 政府采购法 77; withdrawal: 行政处罚法 48.
pub static CREDENTIAL: Kind = Kind::new("credential", "当事人信用信息", "DX", Group::Procurement)
    .serves(&["4.1-h", "4.1-i", "4.1-j"])
    .visible("internal")
    .keys(&[&["party", "info_kind", "title", "issued_on"]])
    .fields(&[
        Field::new("party", "当事人", Type::Ref(&PARTY)).required().listed().key(),
        Field::new("role", "参与身份", Type::Code(&codes::BID_ROLE)).required().listed(),
        Field::new("info_kind", "信息类别", Type::Code(&codes::PARTY_INFO)).required().listed().key(),
        Field::new("title", "信息名称", Type::Text).required().listed().key(),
        Field::new("list", "严重失信名单", Type::Code(&codes::CREDIT_LIST)),
        Field::new("grade", "等级", Type::Text),
        Field::new("doc_no", "文号", Type::DocNo),
        Field::new("issuer", "认定机关", Type::Text).required(),
        Field::new("issued_on", "认定日期", Type::Date).required().listed().key(),
        Field::new("valid_from", "生效日期", Type::Date),
        Field::new("valid_to", "有效期至", Type::Date).listed(),
        Field::new("ban_scope", "禁止范围", Type::Text),
        Field::new("amount", "涉及金额", Type::Money),
        Field::new("facts", "具体情形", Type::Note),
        Field::new("source_unit", "提供单位", Type::Ref(&UNIT)).required(),
        Field::new("tender", "关联项目", Type::Ref(&TENDER)),
        Field::new("checked_on", "最近核查日期", Type::Date),
        Field::new("share_list", "共享单位", Type::List(&Type::Ref(&UNIT))),
        Field::new("shared_on", "共享日期", Type::Date),
        Field::new("url", "来源链接", Type::Url),
    ])
    .lifecycle(&CREDENTIAL_LIFECYCLE)
    .deadlines(&[
        Deadline::new("公开", "publication", "issued_on", "credit.publish", "publication.start_on"),
        Deadline::new("失效", "expiry", "valid_to", "", "checked_on"),
        Deadline::new(
            "变更撤下",
            "take-down after change",
            "state withdrawn",
            "publication.withdraw",
            "publication.withdrawn_on",
        )
        .in_states(&["withdrawn"]),
    ]);

static CREDENTIAL_LIFECYCLE: Lifecycle = Lifecycle {
    states: &CREDENTIAL_STATE,
    verbs: &[
        Verb::new("verify", "核定", &["draft"], "valid")
            .needs(&["issuer", "issued_on"])
            .guards(&["adverse_information_needs_decision", "ban_term_lawful"])
            .countersigned(),
        Verb::staying("share", "共享", &["valid"]).needs(&["share_list", "shared_on"]),
        Verb::staying("recheck", "核查", &["valid"]).needs(&["checked_on"]),
        Verb::new("withdraw", "撤下", &["draft", "valid"], "withdrawn").needs(&["note"]).countersigned(),
    ],
};

/// 信用报告: a report by a credit agency that a unit relied on. It has no lifecycle: it is adopted or not, valid or expired.
pub static CREDIT_REPORT: Kind = Kind::new("credit_report", "信用报告", "XB", Group::Procurement)
    .serves(&["4.1-g"])
    .visible("internal")
    .keys(&[&["report_no"]])
    .named_by(&["report_no"])
    .fields(&[
        Field::new("report_no", "报告编号", Type::Text).required().listed().key(),
        Field::new("party", "报告主体", Type::Ref(&PARTY)).required().listed(),
        Field::new("issuer", "出具机构", Type::Ref(&PARTY)).required().listed(),
        Field::new("purpose", "用途", Type::Code(&codes::REPORT_PURPOSE)).required().listed(),
        Field::new("issued_on", "出具日期", Type::Date).required().listed(),
        Field::new("valid_to", "有效期至", Type::Date).listed(),
        Field::new("grade", "信用等级", Type::Text).listed(),
        Field::new("score", "信用得分", Type::Score),
        Field::new("tender", "采购招标项目", Type::Ref(&TENDER)),
        Field::new("project", "PPP项目", Type::Ref(&PROJECT)),
        Field::new("agreement", "招商协议", Type::Ref(&AGREEMENT)),
        Field::new("adopted", "已采用", Type::Bool),
        Field::new("verify_code", "验证码", Type::Text),
        Field::new("verified_on", "核验日期", Type::Date),
        Field::new("findings", "主要结论", Type::Note),
        Field::new("report_file", "报告文件", Type::File).required(),
    ])
    .deadlines(&[Deadline::new("报告失效", "expiry of the report", "valid_to", "", "")]);

code_lists! {
    CREDENTIAL_STATE "credential_state" {
        "draft" "待核"; "valid" "有效"; "withdrawn" "已撤下";
    }
}
