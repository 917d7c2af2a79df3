//! 镇街: offices and carriers of disclosure, delivery of public services, and the campaign for integrity.

use crate::catalog::codes;
use crate::catalog::governance::ITEM;
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::{DOCUMENT, UNIT};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 公开机构: the office that answers for disclosure in a unit, and who works there.
pub static DESK: Kind = Kind::new("desk", "公开机构", "JG", Group::Township)
    .serves(&["4.5-b"])
    .visible("public")
    .keys(&[&["unit", "name"]])
    .named_by(&["name"])
    .fields(&[
        Field::new("unit", "所属单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("name", "机构名称", Type::Text).required().listed().key(),
        Field::new("head", "负责人", Type::Ref(&OFFICER)).required().listed(),
        Field::new("staff_list", "工作人员", Type::List(&Type::Ref(&OFFICER))),
        Field::new("full_time", "专职人数", Type::Int),
        Field::new("part_time", "兼职人数", Type::Int),
        Field::new("duties", "工作职责", Type::Note).required(),
        Field::new("setup_no", "设立文号", Type::DocNo),
        Field::new("setup_on", "设立日期", Type::Date).listed(),
        Field::new("phone", "公开电话", Type::Phone).listed().private(),
        Field::new("email", "电子邮箱", Type::Text),
        Field::new("address", "办公地址", Type::Text),
        Field::new("hours", "办公时间", Type::Text),
        Field::new("checked_on", "最近核实日期", Type::Date).listed(),
    ])
    .lifecycle(&DESK_LIFECYCLE)
    .deadlines(&[Deadline::new("定期核实", "regular check", "checked_on", "desk.review", "checked_on")]);

static DESK_LIFECYCLE: Lifecycle = Lifecycle {
    states: &DESK_STATE,
    verbs: &[
        Verb::staying("confirm", "核实", &["active"]).needs(&["checked_on"]),
        Verb::new("close", "撤销", &["active"], "closed").needs(&["note"]),
    ],
};

/// 发布载体: where a unit publishes: a site, an account, a board, a reading room; and when it was last updated.
pub static VENUE: Kind = Kind::new("venue", "发布载体", "ZT", Group::Township)
    .serves(&["2.2-b", "4.5-c"])
    .visible("public")
    .keys(&[&["unit", "name"]])
    .named_by(&["name"])
    .fields(&[
        Field::new("unit", "所属单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("name", "载体名称", Type::Text).required().listed().key(),
        Field::new("kind", "载体类型", Type::Code(&codes::PUBLICATION_CHANNEL)).required().listed(),
        Field::new("desk", "管理机构", Type::Ref(&DESK)),
        Field::new("keeper", "管理人", Type::Ref(&OFFICER)).required(),
        Field::new("address", "设置地点", Type::Text).listed(),
        Field::new("url", "网址", Type::Url),
        Field::new("account", "账号", Type::Text),
        Field::new("hours", "开放时间", Type::Text),
        Field::new("equipment", "设施情况", Type::Text),
        Field::new("contents", "发布内容", Type::Text),
        Field::new("phone", "咨询电话", Type::Phone).private(),
        Field::new("opened_on", "启用日期", Type::Date).required(),
        Field::new("updated_on", "最近更新日期", Type::Date).listed(),
        Field::new("photo", "现场照片", Type::File),
    ])
    .lifecycle(&VENUE_LIFECYCLE)
    .deadlines(&[Deadline::new("更新", "update", "last_update", "", "last_update").in_states(&["active"])]);

static VENUE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &VENUE_STATE,
    verbs: &[
        Verb::staying("update", "更新", &["active"]).needs(&["updated_on"]),
        Verb::new("suspend", "停用", &["active"], "suspended").needs(&["note"]),
        Verb::new("resume", "恢复", &["suspended"], "active"),
        Verb::new("close", "撤销", &["active", "suspended"], "closed").needs(&["note"]),
    ],
};

/// 公共服务落实: a public service or policy as planned for one year, reported, then verified by a sample.
pub static SERVICE: Kind = Kind::new("service", "公共服务落实", "FW", Group::Township)
    .serves(&["4.5-e", "4.5-f"])
    .visible("public")
    .keys(&[&["unit", "area", "name", "year"]])
    .named_by(&["name"])
    .fields(&[
        Field::new("unit", "责任单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("area", "服务领域", Type::Code(&codes::SERVICE_AREA)).required().listed().key(),
        Field::new("name", "服务或政策名称", Type::Text).required().listed().key(),
        Field::new("year", "年度", Type::Year).required().listed().key(),
        Field::new("basis", "依据文件", Type::Ref(&DOCUMENT)),
        Field::new("item", "清单事项", Type::Ref(&ITEM)),
        Field::new("promise", "对应承诺", Type::Ref(&PROMISE)),
        Field::new("planned_count", "计划受益人数", Type::Int),
        Field::new("actual_count", "实际受益人数", Type::Int).listed(),
        Field::new("planned_amount", "计划金额", Type::Money),
        Field::new("actual_amount", "实际金额", Type::Money),
        Field::new("due_on", "应落实日期", Type::Date).required().listed(),
        Field::new("done_on", "落实日期", Type::Date),
        Field::new("evidence", "佐证材料", Type::File),
        Field::new("checker", "抽查人", Type::Ref(&OFFICER)),
        Field::new("checked_on", "抽查日期", Type::Date),
        Field::new("sample", "抽查人数", Type::Int),
        Field::new("result", "抽查结果", Type::Code(&codes::SERVICE_RESULT)).listed(),
        Field::new("problem", "存在问题", Type::Note),
    ])
    .lifecycle(&SERVICE_LIFECYCLE)
    .deadlines(&[Deadline::new("落实", "delivery", "due_on", "", "done_on")]);

static SERVICE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &SERVICE_STATE,
    verbs: &[
        Verb::new("report", "自报落实", &["planned", "failed"], "reported")
            .needs(&["done_on", "evidence"])
            .guards(&["service_is_counted"]),
        Verb::new("verify", "核实", &["reported"], "verified")
            .needs(&["checker", "checked_on", "sample", "result"])
            .guards(&["sample_found_it_delivered"])
            .countersigned(),
        Verb::new("fail", "认定未落实", &["planned", "reported"], "failed")
            .needs(&["problem"])
            .guards(&["delivery_is_due_or_unmet"])
            .countersigned(),
    ],
};

/// 诚信创建: a bid for the title of honest street, township or unit, from application to the yearly recheck.
pub static CAMPAIGN: Kind = Kind::new("campaign", "诚信创建", "CJ", Group::Township)
    .serves(&["4.5-h"])
    .visible("public")
    .keys(&[&["unit", "year", "kind"]])
    .fields(&[
        Field::new("unit", "创建单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("year", "创建年度", Type::Year).required().listed().key(),
        Field::new("kind", "创建类型", Type::Code(&codes::CAMPAIGN_KIND)).required().listed().key(),
        Field::new("applied_on", "申报日期", Type::Date).required(),
        Field::new("self_score", "自查得分", Type::Score),
        Field::new("self_report", "自查报告", Type::File),
        Field::new("reviewer_list", "考评单位", Type::List(&Type::Ref(&UNIT))),
        Field::new("reviewed_on", "考评日期", Type::Date),
        Field::new("review_score", "考评得分", Type::Score).listed(),
        Field::new("publicity_from", "公示开始", Type::Date),
        Field::new("publicity_to", "公示截止", Type::Date),
        Field::new("titled_on", "命名日期", Type::Date).listed(),
        Field::new("title_no", "命名文号", Type::DocNo),
        Field::new("valid_to", "有效期至", Type::Date).listed(),
        Field::new("recheck_on", "复核日期", Type::Date),
        Field::new("recheck_result", "复核结果", Type::Code(&codes::RECHECK_RESULT)),
        Field::new("revoke_reason", "撤销原因", Type::Note),
    ])
    .lifecycle(&CAMPAIGN_LIFECYCLE)
    .deadlines(&[
        Deadline::new("公示期", "publicity", "publicity_from", "campaign.publicity", "publicity_to").at_least(),
        Deadline::new("复核", "recheck", "recheck_due", "", "recheck_due").in_states(&["titled"]),
        Deadline::new("命名期满", "end of the title", "valid_to", "", ""),
    ]);

static CAMPAIGN_LIFECYCLE: Lifecycle = Lifecycle {
    states: &CAMPAIGN_STATE,
    verbs: &[
        Verb::new("selfcheck", "自查", &["applied"], "selfchecked").needs(&["self_score", "self_report"]),
        Verb::new("review", "考评", &["selfchecked"], "reviewed")
            .needs(&["reviewer_list", "reviewed_on", "review_score"])
            .guards(&["unit_may_be_honoured"]),
        Verb::new("publicise", "公示", &["reviewed"], "publicised")
            .needs(&["publicity_from", "publicity_to"])
            .guards(&["publicity_long_enough"]),
        Verb::new("title", "命名", &["publicised"], "titled")
            .needs(&["titled_on", "title_no", "valid_to"])
            .guards(&["publicity_is_over", "nobody_objects"])
            .countersigned(),
        Verb::staying("recheck", "复核", &["titled"]).needs(&["recheck_on", "recheck_result"]),
        Verb::new("revoke", "撤销命名", &["titled"], "revoked").needs(&["revoke_reason"]).countersigned(),
        Verb::new("reject", "不予命名", &["applied", "selfchecked", "reviewed", "publicised"], "rejected")
            .needs(&["note"]),
    ],
};

code_lists! {
    DESK_STATE "desk_state" {
        "active" "在用"; "closed" "已撤销";
    }
    VENUE_STATE "venue_state" {
        "active" "在用"; "suspended" "停用"; "closed" "已撤销";
    }
    SERVICE_STATE "service_state" {
        "planned" "计划"; "reported" "已自报"; "verified" "已核实"; "failed" "未落实";
    }
    CAMPAIGN_STATE "campaign_state" {
        "applied" "已申报"; "selfchecked" "已自查"; "reviewed" "已考评"; "publicised" "公示中"; "titled" "已命名"; "rejected" "未命名"; "revoked" "已撤销";
    }
}
