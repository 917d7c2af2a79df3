//! PPP: projects, who answers for each stage, what is owed each year, how it performed, and lawful changes of any promise.

use crate::catalog::codes;
use crate::catalog::debt::DEBT;
use crate::catalog::governance::DECISION;
use crate::catalog::integrity::promise::PROMISE;
use crate::catalog::investment::{AGREEMENT, POLICY};
use crate::catalog::personnel::{OFFICER, POST};
use crate::catalog::procurement::CONTRACT;
use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// PPP项目: a project of the government and private capital, under the old rules or the new mechanism of 国办函〔2023〕115号.
pub static PROJECT: Kind = Kind::new("project", "PPP项目", "PP", Group::Ppp)
    .serves(&["1-c", "4.2-c", "4.2-e"])
    .visible("public")
    .keys(&[&["ext_no"], &["name"]])
    .named_by(&["name", "ext_no"])
    .fields(&[
        Field::new("name", "项目名称", Type::Text).required().listed().key(),
        Field::new("ext_no", "项目编号", Type::Text).listed().key().also(&["项目库编号"]),
        Field::new("unit", "实施机构", Type::Ref(&UNIT)).required().listed(),
        Field::new("lead", "政府方责任人", Type::Ref(&OFFICER)).required().listed(),
        Field::new("rule_set", "适用规则", Type::Code(&codes::PPP_RULES)).required(),
        Field::new("mode", "运作方式", Type::Code(&codes::PPP_MODE)).required(),
        Field::new("payment", "回报机制", Type::Code(&codes::PPP_PAYMENT)).required().listed(),
        Field::new("sector", "行业领域", Type::Text),
        Field::new("partner", "社会资本方", Type::Ref(&PARTY)).listed(),
        Field::new("spv", "项目公司", Type::Ref(&PARTY)),
        Field::new("invest", "总投资", Type::Money).required().listed(),
        Field::new("gov_equity", "政府方出资", Type::Money),
        Field::new("term_years", "合作期限", Type::Int).required(),
        Field::new("mof_stage", "全周期阶段", Type::Code(&codes::PPP_STAGE_MOF)),
        Field::new("decision", "决策记录", Type::Ref(&DECISION)),
        Field::new("contract_no", "协议编号", Type::Text),
        Field::new("signed_on", "协议签订日期", Type::Date),
        Field::new("start_on", "开工日期", Type::Date),
        Field::new("operate_on", "运营日期", Type::Date),
        Field::new("end_on", "合作期满日期", Type::Date).listed(),
    ])
    .lifecycle(&PROJECT_LIFECYCLE)
    .deadlines(&[
        Deadline::new(
            "期满移交准备",
            "preparation of the handover",
            "end_on",
            "ppp.handover_notice",
            "state transferred",
        )
        .before(),
        Deadline::new("年度绩效评价", "yearly evaluation", "next_evaluation", "", "next_evaluation")
            .in_states(&["implementation"]),
    ]);

static PROJECT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &PROJECT_STATE,
    verbs: &[
        Verb::new("bid", "进入招标投标", &["prep"], "bidding")
            .needs(&["decision"])
            .guards(&["decision_taken", "stage_duties_settled"]),
        Verb::new("procure", "进入政府采购", &["prep", "bidding"], "procurement")
            .needs(&["decision"])
            .guards(&["decision_taken", "stage_duties_settled"]),
        Verb::new("finance", "进入融资", &["bidding", "procurement"], "financing")
            .needs(&["partner", "contract_no", "signed_on"])
            .guards(&["stage_duties_settled"]),
        Verb::new("implement", "进入实施", &["financing"], "implementation")
            .needs(&["start_on", "spv"])
            .guards(&["stage_duties_settled"]),
        Verb::new("transfer", "移交", &["implementation"], "transferred")
            .needs(&["end_on"])
            .guards(&["subsidies_settled", "final_performance_confirmed"])
            .countersigned(),
        Verb::new(
            "terminate",
            "终止",
            &["prep", "bidding", "procurement", "financing", "implementation"],
            "terminated",
        )
        .needs(&["note"])
        .guards(&["signed_project_needs_amendment"])
        .countersigned(),
    ],
};

/// 阶段履责: the duty of the government's officer in one stage of a project, against what standard, and proof that it was done.
pub static STAGE: Kind = Kind::new("stage", "阶段履责", "LZ", Group::Ppp)
    .serves(&["4.2-a", "4.2-b", "4.2-c", "4.2-d", "4.2-e"])
    .visible("internal")
    .keys(&[&["project", "stage", "officer", "duty"]])
    .fields(&[
        Field::new("project", "PPP项目", Type::Ref(&PROJECT)).required().listed().key(),
        Field::new("stage", "阶段", Type::Code(&codes::PPP_STAGE)).required().listed().key(),
        Field::new("unit", "责任单位", Type::Ref(&UNIT)).required(),
        Field::new("officer", "政府方责任人", Type::Ref(&OFFICER)).required().listed().key(),
        Field::new("post", "任职记录", Type::Ref(&POST)),
        Field::new("duty", "诚信职责", Type::Text).required().listed().key(),
        Field::new("standard", "履责标准", Type::Note).required(),
        Field::new("document", "依据文件", Type::Ref(&DOCUMENT)),
        Field::new("decision", "相关决策", Type::Ref(&DECISION)),
        Field::new("start_on", "开始日期", Type::Date).required(),
        Field::new("due_on", "应完成日期", Type::Date).required().listed(),
        Field::new("done_on", "完成日期", Type::Date).listed(),
        Field::new("evidence", "履责凭证", Type::File),
        Field::new("verifier", "核实人", Type::Ref(&OFFICER)),
        Field::new("verified_on", "核实日期", Type::Date),
        Field::new("shortfall", "未履责说明", Type::Note),
    ])
    .lifecycle(&STAGE_LIFECYCLE)
    .deadlines(&[Deadline::new("履责", "duty", "due_on", "", "done_on")]);

static STAGE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &STAGE_STATE,
    verbs: &[
        Verb::new("report", "报完成", &["assigned"], "reported").needs(&["done_on", "evidence"]),
        Verb::new("verify", "核实", &["reported"], "done")
            .needs(&["verifier", "verified_on"])
            .guards(&["verifier_is_another"])
            .countersigned(),
        Verb::new("return", "退回", &["reported"], "assigned").needs(&["note"]),
        Verb::new("breach", "认定未履责", &["assigned", "reported"], "breached")
            .needs(&["shortfall"])
            .guards(&["duty_overdue"])
            .effect("lead_of_stage")
            .countersigned(),
        Verb::new("move", "移交", &["assigned"], "moved").guards(&["duty_handed_over"]),
    ],
};

/// 年度支出责任: what the government owes a project in one year, how far it is budgeted, and what was paid of it.
pub static SUBSIDY: Kind = Kind::new("subsidy", "年度支出责任", "NZ", Group::Ppp)
    .serves(&["4.2-b"])
    .visible("internal")
    .keys(&[&["project", "year", "kind"]])
    .fields(&[
        Field::new("project", "PPP项目", Type::Ref(&PROJECT)).required().listed().key(),
        Field::new("year", "年度", Type::Year).required().listed().key(),
        Field::new("kind", "支出类型", Type::Code(&codes::PPP_SPEND)).required().listed().key(),
        Field::new("payer", "支付单位", Type::Ref(&UNIT)).required(),
        Field::new("handler", "经办人", Type::Ref(&OFFICER)).required(),
        Field::new("amount", "应付金额", Type::Money).required().listed(),
        Field::new("budgeted", "已列预算金额", Type::Money),
        Field::new("budget_doc", "预算文号", Type::DocNo),
        Field::new("performance", "绩效评价", Type::Ref(&PERFORMANCE)),
        Field::new("adjusted", "按绩效核定金额", Type::Money),
        Field::new("due_on", "应付日期", Type::Date).required().listed(),
        Field::new("paid_amount", "已付金额", Type::Money).listed(),
        Field::new("paid_on", "付款日期", Type::Date),
        Field::new("voucher_no", "凭证号", Type::Text),
        Field::new("delay_excuse", "未付理由", Type::Code(&codes::EXCUSE)),
        Field::new("delay_note", "未付说明", Type::Note),
        Field::new("plan_on", "计划清偿日期", Type::Date),
    ])
    .lifecycle(&SUBSIDY_LIFECYCLE)
    .deadlines(&[Deadline::new("付款", "payment", "due_on", "", "paid_on")]);

static SUBSIDY_LIFECYCLE: Lifecycle = Lifecycle {
    states: &SUBSIDY_STATE,
    verbs: &[
        Verb::new("budget", "列预算", &["planned"], "budgeted").needs(&["budgeted", "budget_doc"]),
        Verb::new("pay_part", "部分付款", &["planned", "budgeted", "partial"], "partial")
            .needs(&["paid_on", "paid_amount"])
            .guards(&["part_below_due"]),
        Verb::new("pay", "付款", &["planned", "budgeted", "partial", "defaulted"], "paid")
            .needs(&["paid_on", "paid_amount", "voucher_no"])
            .guards(&["paid_as_due"]),
        Verb::new("default", "转失信", &["planned", "budgeted", "partial"], "defaulted")
            .needs(&["delay_excuse", "delay_note"])
            .guards(&["subsidy_overdue"])
            .effect("lead_of_subsidy")
            .countersigned(),
        Verb::new("change", "依法变更", &["planned", "budgeted", "partial"], "changed")
            .guards(&["subsidy_change_approved"])
            .countersigned(),
    ],
};

/// PPP绩效评价: the evaluation of a project in one year, and how its results bear on the officer in charge.
pub static PERFORMANCE: Kind = Kind::new("performance", "PPP绩效评价", "JX", Group::Ppp)
    .serves(&["4.2-f"])
    .visible("internal")
    .keys(&[&["project", "year", "phase"]])
    .fields(&[
        Field::new("project", "PPP项目", Type::Ref(&PROJECT)).required().listed().key(),
        Field::new("year", "评价年度", Type::Year).required().listed().key(),
        Field::new("phase", "评价阶段", Type::Code(&codes::PERFORMANCE_PHASE)).required().listed().key(),
        Field::new("officer", "政府方责任人", Type::Ref(&OFFICER)).required().listed(),
        Field::new("evaluator", "评价机构", Type::Ref(&PARTY)),
        Field::new("evaluator_kind", "机构类型", Type::Code(&codes::EVALUATOR_KIND)).required(),
        Field::new("evaluated_on", "评价日期", Type::Date).required().listed(),
        Field::new("score", "评价得分", Type::Score).listed(),
        Field::new("grade", "评价等次", Type::Code(&codes::PERFORMANCE_GRADE)).listed(),
        Field::new("kpi_total", "指标总数", Type::Int),
        Field::new("kpi_met", "达标指标数", Type::Int),
        Field::new("honoured", "守信履约情况", Type::Note),
        Field::new("effect", "实施成效", Type::Note),
        Field::new("deduct", "扣减金额", Type::Money),
        Field::new("report_file", "评价报告", Type::File),
    ])
    .lifecycle(&PERFORMANCE_LIFECYCLE)
    .deadlines(&[Deadline::new("入档", "entry in the file", "evaluated_on", "performance.file", "state filed")]);

static PERFORMANCE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &PERFORMANCE_STATE,
    verbs: &[
        Verb::new("confirm", "确认", &["draft"], "confirmed")
            .needs(&["score", "grade", "honoured", "effect", "report_file"])
            .effect("performance_entry")
            .countersigned(),
        Verb::new("file", "入档", &["confirmed"], "filed").guards(&["performance_entered"]),
    ],
};

/// 依法变更与补偿: a lawful change of a promise on one of the grounds of the statute, with notice, and the compensation due for it.
pub static AMENDMENT: Kind = Kind::new("amendment", "依法变更与补偿", "BG", Group::Ppp)
    .serves(&["1-c", "4.3-h", "4.3-i"])
    .visible("internal")
    .keys(&[&["target", "seq"]])
    .fields(&[
        Field::new("target", "变更对象", Type::AnyRef(&AMENDMENT_TARGET)).required().listed().key(),
        Field::new("seq", "变更序号", Type::Int).required().listed().key(),
        Field::new("unit", "变更单位", Type::Ref(&UNIT)).required().listed(),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)).required(),
        Field::new("party", "受影响当事人", Type::Ref(&PARTY)).required().listed(),
        Field::new("ground", "法定事由", Type::Code(&codes::CHANGE_GROUND)).required().listed(),
        Field::new("amendment_reason", "具体理由", Type::Note).required(),
        Field::new("amended_from", "变更前内容", Type::Note),
        Field::new("amended_to", "变更内容", Type::Note).required(),
        Field::new("legality_on", "合法性审查日期", Type::Date),
        Field::new("decision", "决策记录", Type::Ref(&DECISION)),
        Field::new("authority", "批准机关", Type::Text),
        Field::new("approval_no", "批准文号", Type::DocNo),
        Field::new("approved_on", "批准日期", Type::Date),
        Field::new("notice_on", "告知日期", Type::Date),
        Field::new("claim", "申请补偿金额", Type::Money),
        Field::new("appraiser", "评估机构", Type::Ref(&PARTY)),
        Field::new("appraised", "评估金额", Type::Money),
        Field::new("agreed", "商定补偿金额", Type::Money).listed(),
        Field::new("agreed_on", "补偿协议日期", Type::Date),
        Field::new("due_on", "补偿应付日期", Type::Date).listed(),
        Field::new("paid_amount", "已付补偿金额", Type::Money).listed(),
        Field::new("paid_on", "补偿付款日期", Type::Date),
    ])
    .lifecycle(&AMENDMENT_LIFECYCLE)
    .deadlines(&[
        Deadline::new("告知", "notice", "approved_on", "change.notice", "notice_on"),
        Deadline::new("补偿支付", "compensation", "due_on", "", "paid_on"),
    ]);

/// What the target of this kind may be.
static AMENDMENT_TARGET: [&Kind; 7] = [&PROMISE, &AGREEMENT, &CONTRACT, &PROJECT, &SUBSIDY, &POLICY, &DEBT];

static AMENDMENT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &AMENDMENT_STATE,
    verbs: &[
        Verb::new("approve", "批准", &["proposed"], "approved")
            .needs(&["authority", "approval_no", "approved_on", "legality_on", "decision"])
            .guards(&["lawful_ground", "decision_taken"])
            .countersigned(),
        Verb::new("reject", "不批准", &["proposed"], "rejected").needs(&["note"]),
        Verb::new("notify", "告知", &["approved"], "notified").needs(&["notice_on"]),
        Verb::new("agree", "商定", &["notified"], "agreed")
            .needs(&["claim", "agreed", "agreed_on", "due_on"])
            .countersigned(),
        Verb::new("settle_none", "确认无损失", &["notified"], "no_loss")
            .needs(&["note"])
            .guards(&["no_loss_in_writing"])
            .countersigned(),
        Verb::new("pay", "支付", &["agreed"], "paid")
            .needs(&["paid_on", "paid_amount"])
            .guards(&["compensated_in_full"]),
    ],
};

code_lists! {
    PROJECT_STATE "project_state" {
        "prep" "筹备"; "bidding" "招标投标"; "procurement" "政府采购"; "financing" "融资"; "implementation" "实施"; "transferred" "已移交"; "terminated" "已终止";
    }
    STAGE_STATE "stage_state" {
        "assigned" "已明确"; "reported" "已报完成"; "done" "已履责"; "breached" "未履责"; "moved" "已移交";
    }
    SUBSIDY_STATE "subsidy_state" {
        "planned" "已列计划"; "budgeted" "已列预算"; "partial" "部分支付"; "paid" "已付"; "defaulted" "已转失信"; "changed" "已依法变更";
    }
    PERFORMANCE_STATE "performance_state" {
        "draft" "草稿"; "confirmed" "已确认"; "filed" "已入档";
    }
    AMENDMENT_STATE "amendment_state" {
        "proposed" "拟变更"; "approved" "已批准"; "notified" "已告知"; "agreed" "已商定"; "paid" "已补偿"; "no_loss" "无需补偿"; "rejected" "未批准";
    }
}
