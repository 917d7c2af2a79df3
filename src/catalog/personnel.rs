//! 人员: officers, the posts they hold, the entries of their files and the activities that teach them.

use super::codes;
use super::procurement::contract::CONTRACT;
use super::procurement::tender::TENDER;
use super::registry::{DOCUMENT, UNIT};
use crate::catalog::debt::{DEBT, EVENT};
use crate::catalog::governance::ITEM;
use crate::catalog::integrity::case::{CASE, MEASURE};
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::integrity::rights::REPAIR;
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::ppp::{PERFORMANCE, PROJECT, STAGE};
use crate::catalog::reserved::{INSPECTION, TASK};
use crate::catalog::township::DESK;
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 公务员: the person in office and the cover sheet of their integrity file (诚信档案), which is not the personnel file
/// (人事档案): it holds what concerns integrity alone, is kept for {retention.person} after the person left (local, to be
/// confirmed), and every look into it is recorded.
///
/// Categories and ranks: 公务员法; identity number: GB 11643-1999.
pub static OFFICER: Kind = Kind::new("officer", "公务员", "GW", Group::Personnel)
    .serves(&["3.1-b", "3.2-a", "3.4-k", "3.5-b"])
    .visible("internal")
    .keys(&[&["idno"], &["name", "unit"]])
    .named_by(&["name", "idno"])
    .fields(&[
        Field::new("name", "姓名", Type::Text).required().listed().private().key(),
        Field::new("idno", "身份证号", Type::IdNo).private().key().also(&["证件号码"]),
        Field::new("unit", "所在单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("category", "人员类别", Type::Code(&codes::OFFICER_KIND)).required(),
        Field::new("rank", "职务层级", Type::Code(&codes::RANK)).listed(),
        Field::new("joined_on", "入职日期", Type::Date),
        Field::new("phone", "联系电话", Type::Phone).private(),
        Field::new("legal_basis", "采集依据", Type::Ref(&DOCUMENT)).required(),
        Field::new("rollout", "建档批次", Type::Text).listed(),
        Field::new("file_opened_on", "建档日期", Type::Date).listed(),
        Field::new("file_unit", "档案管理单位", Type::Ref(&UNIT)),
        Field::new("left_on", "离任日期", Type::Date),
        Field::new("left_reason", "离任原因", Type::Code(&codes::LEAVE_REASON)),
        Field::new("destination", "去向", Type::Text),
    ])
    .lifecycle(&OFFICER_LIFECYCLE)
    .deadlines(&[Deadline::new("保存期满", "end of retention", "left_on", "retention.person", "state archived")]);

static OFFICER_LIFECYCLE: Lifecycle = Lifecycle {
    states: &OFFICER_STATE,
    verbs: &[
        Verb::new("open_file", "建档", &["registered"], "filed").needs(&["file_opened_on", "rollout", "file_unit"]),
        Verb::new("leave", "离任", &["registered", "filed"], "left")
            .needs(&["left_on", "left_reason"])
            .guards(&["posts_handed_over"]),
        Verb::new("archive", "归档", &["left"], "archived")
            .guards(&["officer_retention_passed", "cases_of_officer_ended"]),
    ],
};

/// 任职: who held which post with which duty, from when to when, and to whom the unfinished matters were handed over. A
/// change of persons is no ground for a broken promise, so a post ends only with a witnessed hand-over.
pub static POST: Kind = Kind::new("post", "任职", "RZ", Group::Personnel)
    .serves(&["4.1-b", "4.2-c", "4.2-e", "4.3-e"])
    .visible("internal")
    .keys(&[&["officer", "unit", "title", "start_on"]])
    .fields(&[
        Field::new("officer", "人员", Type::Ref(&OFFICER)).required().listed().key(),
        Field::new("unit", "任职单位", Type::Ref(&UNIT)).required().listed().key(),
        Field::new("title", "职务", Type::Text).required().listed().key(),
        Field::new("role", "责任层次", Type::Code(&codes::DUTY_ROLE)).required().listed(),
        Field::new("scope", "负责事项", Type::AnyRef(&POST_SCOPE)),
        Field::new("domain", "分管领域", Type::Code(&codes::DOMAIN)),
        Field::new("duties", "职责内容", Type::Note),
        Field::new("appoint_no", "任职文号", Type::DocNo),
        Field::new("start_on", "任职日期", Type::Date).required().listed().key(),
        Field::new("end_on", "免职日期", Type::Date).listed(),
        Field::new("successor", "接任人", Type::Ref(&OFFICER)),
        Field::new("witness", "监交人", Type::Ref(&OFFICER)),
        Field::new("handover_on", "移交日期", Type::Date),
        Field::new("handover_file", "移交清单", Type::File),
        Field::new("exceptions", "未接收事项", Type::Note),
    ])
    .lifecycle(&POST_LIFECYCLE)
    .deadlines(&[Deadline::new("移交", "handover", "end_on", "post.handover", "handover_on")]);

/// What an officer may be answerable for.
static POST_SCOPE: [&Kind; 8] = [&PROJECT, &TENDER, &CONTRACT, &AGREEMENT, &DEBT, &ITEM, &DESK, &TASK];

static POST_LIFECYCLE: Lifecycle = Lifecycle {
    states: &POST_STATE,
    verbs: &[
        Verb::new("end", "免任", &["serving"], "leaving").needs(&["end_on"]),
        Verb::new("handover", "移交", &["leaving"], "handed")
            .needs(&["successor", "witness", "handover_on", "handover_file"])
            .guards(&["obligations_handed_over"])
            .countersigned(),
    ],
};

/// 档案条目: one entry of an officer's integrity file, with the letter it came by and the document it rests on.
///
/// Grades: 公务员法 38; sanctions and their periods: 公务员法 64, 政务处分法 8 and 15.
pub static ENTRY: Kind = Kind::new("entry", "档案条目", "DA", Group::Personnel)
    .serves(&[
        "3.2-b", "3.2-d", "3.3-a", "3.4-f", "3.4-i", "3.4-k", "3.5-b", "3.5-e", "4.2-a", "4.2-f", "4.3-g", "4.4-f",
    ])
    .visible("restricted")
    .keys(&[&["officer", "section", "occurred_on", "title"]])
    .fields(&[
        Field::new("officer", "人员", Type::Ref(&OFFICER)).required().listed().key(),
        Field::new("section", "档案栏目", Type::Code(&codes::FILE_SECTION)).required().listed().key(),
        Field::new("title", "条目名称", Type::Text).required().listed().key(),
        Field::new("occurred_on", "发生日期", Type::Date).required().listed().key(),
        Field::new("content", "内容", Type::Note).required(),
        Field::new("polarity", "性质", Type::Code(&codes::POLARITY)).required().listed(),
        Field::new("hours", "学时", Type::Int),
        Field::new("grade", "考核等次", Type::Code(&codes::ASSESSMENT_GRADE)),
        Field::new("commendation", "表彰种类", Type::Code(&codes::COMMENDATION)),
        Field::new("sanction", "处分种类", Type::Code(&codes::SANCTION)),
        Field::new("term_months", "处分期月数", Type::Int),
        Field::new("accountability_form", "问责方式", Type::Code(&codes::ACCOUNTABILITY_FORM)),
        Field::new("doc_no", "文号", Type::DocNo).listed(),
        Field::new("issuer", "决定机关", Type::Text),
        Field::new("decided_on", "决定日期", Type::Date),
        Field::new("source_unit", "提供单位", Type::Ref(&UNIT)).required(),
        Field::new("received_on", "收到日期", Type::Date).required(),
        Field::new("source_letter", "来函文号", Type::DocNo),
        Field::new("legal_basis", "采集依据", Type::Ref(&DOCUMENT)).required(),
        Field::new("case", "失信记录", Type::Ref(&CASE)),
        Field::new("origin", "来源记录", Type::AnyRef(&ENTRY_ORIGIN)),
    ])
    .lifecycle(&ENTRY_LIFECYCLE)
    .deadlines(&[
        Deadline::new("处分期满", "end of sanction", "sanction_end", "", ""),
        Deadline::new("保存期满", "end of retention", "retention_end", "", "state archived"),
    ]);

/// What an entry may come from.
static ENTRY_ORIGIN: [&Kind; 8] = [&PERFORMANCE, &ACTIVITY, &REPAIR, &MEASURE, &EVENT, &PROMISE, &INSPECTION, &STAGE];

static ENTRY_LIFECYCLE: Lifecycle = Lifecycle {
    states: &ENTRY_STATE,
    verbs: &[
        Verb::new("accept", "入档", &["pending"], "filed")
            .needs(&["source_unit", "received_on", "legal_basis"])
            .guards(&["violation_needs_decision", "commendation_needs_kind", "assessment_needs_grade"])
            .countersigned(),
        Verb::staying("correct", "更正", &["filed"])
            .needs(&["note"])
            .guards(&["correction_needs_ground"])
            .countersigned(),
        Verb::new("remove", "撤销", &["filed"], "removed").needs(&["note", "attachments"]).countersigned(),
        Verb::new("archive", "归档", &["filed"], "archived").guards(&["entry_retention_passed"]),
    ],
};

/// 教育宣传活动: a class, talk, warning, act of service or policy briefing, with who was there.
pub static ACTIVITY: Kind = Kind::new("activity", "教育宣传活动", "HD", Group::Personnel)
    .serves(&["2.1-a", "3.2-c", "3.2-d", "3.2-e", "3.2-f", "3.5-c", "3.5-d", "4.3-b"])
    .visible("internal")
    .keys(&[&["kind", "title", "start_on"]])
    .named_by(&["title"])
    .fields(&[
        Field::new("title", "活动名称", Type::Text).required().listed().key(),
        Field::new("kind", "活动类型", Type::Code(&codes::ACTIVITY_KIND)).required().listed().key(),
        Field::new("topic", "主题", Type::Code(&codes::TRAINING_TOPIC)).required().listed(),
        Field::new("organiser", "主办单位", Type::Ref(&UNIT)).required().listed(),
        Field::new("start_on", "开始日期", Type::Date).required().listed().key(),
        Field::new("end_on", "结束日期", Type::Date),
        Field::new("class_name", "班次", Type::Text),
        Field::new("hours", "学时", Type::Int),
        Field::new("credit_course", "含信用课程", Type::Bool).listed(),
        Field::new("unit_list", "参加单位", Type::List(&Type::Ref(&UNIT))),
        Field::new("attendee_list", "参加人员", Type::List(&Type::Ref(&OFFICER))).private(),
        Field::new("planned", "计划人数", Type::Int),
        Field::new("attended", "实到人数", Type::Int).listed(),
        Field::new("speaker", "主讲人", Type::Text),
        Field::new("place", "地点", Type::Text),
        Field::new("policy", "宣传政策", Type::Ref(&POLICY)),
        Field::new("ruling", "执行口径", Type::Ref(&DOCUMENT)),
        Field::new("proof", "活动资料", Type::File),
    ])
    .lifecycle(&ACTIVITY_LIFECYCLE)
    .deadlines(&[
        Deadline::new("年度全员培训", "yearly training of all", "", "training.yearly", "officer.trained").each_year()
    ]);

static ACTIVITY_LIFECYCLE: Lifecycle = Lifecycle {
    states: &ACTIVITY_STATE,
    verbs: &[
        Verb::new("hold", "举办", &["planned"], "held")
            .needs(&["end_on", "attended", "hours"])
            .guards(&["policy_activity_needs_ruling"])
            .effect("training_entries"),
        Verb::new("cancel", "取消", &["planned"], "cancelled").needs(&["note"]),
    ],
};

code_lists! {
    OFFICER_STATE "officer_state" {
        "registered" "未建档"; "filed" "已建档"; "left" "已离任"; "archived" "已归档";
    }
    POST_STATE "post_state" {
        "serving" "在任"; "leaving" "待移交"; "handed" "已移交";
    }
    ENTRY_STATE "entry_state" {
        "pending" "待审核"; "filed" "已入档"; "removed" "已撤销"; "archived" "已归档";
    }
    ACTIVITY_STATE "activity_state" {
        "planned" "计划"; "held" "已举办"; "cancelled" "已取消";
    }
}
