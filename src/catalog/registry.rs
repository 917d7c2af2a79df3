//! 主体: units, parties and documents, the three registers that every other record refers to.

use super::codes;
use crate::catalog::investment::POLICY;
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 单位: a public body that promises, contracts, answers and is judged. A body that is merged or renamed is succeeded by
/// another record, so old records keep the old name.
///
/// Credit code: GB 32100-2015; area code: GB/T 2260.
pub static UNIT: Kind = Kind::new("unit", "单位", "DW", Group::Registry)
    .serves(&["0-a", "2.1-m", "3.1-b", "3.3-f"])
    .visible("public")
    .keys(&[&["name"]])
    .named_by(&["name", "short_name", "uscc"])
    .fields(&[
        Field::new("name", "单位名称", Type::Text).required().listed().key().also(&["机构名称", "部门名称", "名称"]),
        Field::new("short_name", "简称", Type::Text).listed(),
        Field::new("kind", "单位类别", Type::Code(&codes::UNIT_KIND)).required().listed(),
        Field::new("uscc", "统一社会信用代码", Type::Uscc).listed().also(&["信用代码", "统一代码"]),
        Field::new("area_code", "区划代码", Type::Text),
        Field::new("parent", "上级单位", Type::Ref(&UNIT)),
        Field::new("member", "联席会议成员", Type::Bool).listed(),
        Field::new("monthly_source", "按月报送单位", Type::Bool),
        Field::new("basis_list", "采集信息类别", Type::List(&Type::Code(&codes::BASIS_KIND))),
        Field::new("headcount", "公务员人数", Type::Int),
        Field::new("contact", "联络员", Type::Text).private(),
        Field::new("phone", "联系电话", Type::Phone).private(),
        Field::new("address", "地址", Type::Text),
        Field::new("website", "网站", Type::Url),
        Field::new("valid_from", "启用日期", Type::Date).required(),
        Field::new("valid_to", "停用日期", Type::Date),
        Field::new("successor", "承接单位", Type::Ref(&UNIT)),
        Field::new("change_doc", "调整依据", Type::Ref(&DOCUMENT)),
    ])
    .lifecycle(&UNIT_LIFECYCLE);

static UNIT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &UNIT_STATE,
    verbs: &[
        Verb::new("succeed", "承接", &["active"], "succeeded")
            .needs(&["successor", "valid_to", "change_doc"])
            .guards(&["successor_in_place"]),
        Verb::new("close", "撤并", &["active"], "closed")
            .needs(&["valid_to", "change_doc"])
            .guards(&["matters_of_unit_ended"]),
    ],
};

/// 当事人: a firm, agency, expert or citizen on the other side of the table: bidder, supplier, complainant, evaluator.
///
/// The idea of one register of parties that every procedure refers to is that of OCDS; credit code: GB 32100-2015; identity
/// number: GB 11643-1999. For an expert, a citizen and an individual business the name is personal data too.
pub static PARTY: Kind = Kind::new("party", "当事人", "DR", Group::Registry)
    .serves(&["2.3-h", "4.1-i"])
    .visible("internal")
    .keys(&[&["uscc"], &["idno"], &["name"]])
    .named_by(&["name", "uscc", "idno"])
    .fields(&[
        Field::new("name", "名称", Type::Text).required().listed().key().also(&["企业名称", "供应商名称", "姓名"]),
        Field::new("kind", "主体类别", Type::Code(&codes::PARTY_KIND)).required().listed(),
        Field::new("uscc", "统一社会信用代码", Type::Uscc).listed().key().also(&["信用代码", "统一代码"]),
        Field::new("idno", "身份证号", Type::IdNo).private().key().also(&["证件号码"]),
        Field::new("legal_rep", "法定代表人", Type::Text).private(),
        Field::new("controller", "实际控制人", Type::Text).private(),
        Field::new("size", "企业规模", Type::Code(&codes::FIRM_SIZE)).listed(),
        Field::new("private", "民营企业", Type::Bool),
        Field::new("industry", "所属行业", Type::Text),
        Field::new("address", "住所", Type::Text),
        Field::new("contact", "联系人", Type::Text).private(),
        Field::new("phone", "联系电话", Type::Phone).private(),
        Field::new("employer", "工作单位", Type::Text),
        Field::new("specialty", "专业领域", Type::Text),
        Field::new("founded_on", "成立日期", Type::Date),
        Field::new("closed_on", "注销日期", Type::Date),
    ])
    .person_when("kind", &["expert", "citizen", "individual_biz"])
    .lifecycle(&PARTY_LIFECYCLE);

static PARTY_LIFECYCLE: Lifecycle = Lifecycle {
    states: &PARTY_STATE,
    verbs: &[Verb::new("close", "注销", &["active"], "closed")
        .needs(&["closed_on"])
        .guards(&["open_contracts_need_note"])],
};

/// 文件: a document that others rest on: policy basis, regime (制度), ruling (执行口径), catalogue of measures, plan, letter.
/// A revision is a new record that names the old one in `replaces`.
///
/// Publication: 政府信息公开条例 26.
pub static DOCUMENT: Kind = Kind::new("document", "文件", "WJ", Group::Registry)
    .serves(&["0-b", "2.2-d", "3.5-a", "4.1-b", "4.3-b", "4.5-a", "5.1-c", "5.2-a", "5.2-b", "5.2-c"])
    .visible("public")
    .keys(&[&["doc_no"], &["title", "issuer", "version"]])
    .named_by(&["title", "doc_no"])
    .fields(&[
        Field::new("title", "标题", Type::Text).required().listed().key().also(&["文件名称"]),
        Field::new("role", "文件作用", Type::Code(&codes::DOCUMENT_ROLE)).required().listed(),
        Field::new("form", "文种", Type::Code(&codes::DOC_KIND)),
        Field::new("doc_no", "文号", Type::DocNo).listed().key(),
        Field::new("issuer", "制发机关", Type::Text).required().listed().key().also(&["发文单位"]),
        Field::new("level", "层级", Type::Code(&codes::DOC_LEVEL)),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)),
        Field::new("topic", "制度主题", Type::Code(&codes::REGIME_TOPIC)),
        Field::new("unit", "牵头单位", Type::Ref(&UNIT)),
        Field::new("cosign_list", "会签单位", Type::List(&Type::Ref(&UNIT))),
        Field::new("policy", "对应政策", Type::Ref(&POLICY)),
        Field::new("version", "版本", Type::Int).key(),
        Field::new("replaces", "取代文件", Type::Ref(&DOCUMENT)),
        Field::new("due_on", "应出台日期", Type::Date),
        Field::new("issued_on", "印发日期", Type::Date).listed(),
        Field::new("effective_from", "施行日期", Type::Date),
        Field::new("effective_to", "废止日期", Type::Date),
        Field::new("summary", "要点", Type::Note),
        Field::new("body", "正文", Type::File),
        Field::new("url", "链接", Type::Url),
    ])
    .lifecycle(&DOCUMENT_LIFECYCLE)
    .deadlines(&[
        Deadline::new("应出台", "issue of the regime", "due_on", "", "issued_on"),
        // What another authority issued is that authority's to publish: only a document of ours names a unit.
        Deadline::new("公开", "publication", "issued_on", "open.publish", "disclosure.published_on").owed_for("unit"),
    ]);

static DOCUMENT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &DOCUMENT_STATE,
    verbs: &[
        Verb::new("circulate", "征求意见", &["drafting"], "reviewing").needs(&["unit", "cosign_list"]),
        Verb::new("issue", "印发", &["drafting", "reviewing"], "issued")
            .needs(&["issued_on", "effective_from"])
            .guards(&["regime_needs_unit_and_topic"]),
        Verb::new("revise", "修订", &["issued"], "superseded").guards(&["later_version_replaces"]),
        Verb::new("repeal", "废止", &["issued"], "repealed").needs(&["effective_to"]),
    ],
};

code_lists! {
    UNIT_STATE "unit_state" {
        "active" "在用"; "succeeded" "已调整"; "closed" "已撤并";
    }
    PARTY_STATE "party_state" {
        "active" "存续"; "closed" "已注销";
    }
    DOCUMENT_STATE "document_state" {
        "drafting" "起草"; "reviewing" "征求意见"; "issued" "已印发"; "superseded" "已修订"; "repealed" "已废止";
    }
}
