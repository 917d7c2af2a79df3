//! 债务: what was borrowed, its instalments, the limits and means of the region, risk assessments and risk events.

use crate::catalog::codes;
use crate::catalog::governance::DECISION;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::{DOCUMENT, PARTY, UNIT};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 债务: one instrument of debt: terms, the four checks of lawful, moderate, controllable and transparent borrowing.
pub static DEBT: Kind = Kind::new("debt", "债务", "ZW", Group::Debt)
    .serves(&["1-c", "4.4-a", "4.4-c"])
    .visible("internal")
    .keys(&[&["debt_no"]])
    .named_by(&["name", "debt_no"])
    .fields(&[
        Field::new("name", "债务名称", Type::Text).required().listed(),
        Field::new("debt_no", "债务编号", Type::Text).required().listed().key().also(&["债券编号", "债券代码"]),
        Field::new("kind", "债务类型", Type::Code(&codes::DEBT_KIND)).required().listed(),
        Field::new("unit", "用款单位", Type::Ref(&UNIT)).required().listed().also(&["举借单位"]),
        Field::new("creditor", "债权人", Type::Ref(&PARTY)),
        Field::new("use", "资金用途", Type::Text).required(),
        Field::new("officer", "责任人", Type::Ref(&OFFICER)).required(),
        Field::new("principal", "本金", Type::Money).required().listed(),
        Field::new("rate", "年利率", Type::Rate).required(),
        Field::new("penalty_rate", "罚息利率", Type::Rate),
        Field::new("rate_type", "利率类型", Type::Code(&codes::RATE_TYPE)).required(),
        Field::new("day_count", "计息基准", Type::Code(&codes::DAY_COUNT)).required(),
        Field::new("drawn_on", "起息日期", Type::Date).required(),
        Field::new("matures_on", "到期日期", Type::Date).required().listed(),
        Field::new("repay_mode", "还款方式", Type::Code(&codes::REPAY_MODE)).required(),
        Field::new("periods_year", "每年付息次数", Type::Int).required(),
        Field::new("lawful_ok", "依法依规", Type::Bool),
        Field::new("scale_ok", "规模适度", Type::Bool),
        Field::new("risk_ok", "风险可控", Type::Bool),
        Field::new("open_ok", "程序透明", Type::Bool),
        Field::new("approval_no", "批准文号", Type::DocNo),
        Field::new("decision", "决策记录", Type::Ref(&DECISION)),
        Field::new("published_on", "公开日期", Type::Date),
        Field::new("refinanced_by", "再融资债务", Type::Ref(&DEBT)),
    ])
    .lifecycle(&DEBT_LIFECYCLE)
    .deadlines(&[
        Deadline::new("到期", "maturity", "matures_on", "", "state settled"),
        Deadline::new("到期提醒", "reminder of expiry", "matures_on", "debt.warn", "").before(),
        Deadline::new("公开", "publication", "drawn_on", "debt.publish", "published_on"),
    ]);

static DEBT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &DEBT_STATE,
    verbs: &[
        Verb::new("approve", "核定", &["registered"], "approved")
            .needs(&["lawful_ok", "scale_ok", "risk_ok", "open_ok", "approval_no"])
            .guards(&[
                "four_checks_pass",
                "checks_need_evidence",
                "lawful_debt_only",
                "debt_terms_hold",
                "within_headroom",
            ])
            .countersigned(),
        Verb::new("draw", "起息", &["approved"], "drawn").needs(&["drawn_on"]).guards(&["installments_add_up"]),
        Verb::new("settle", "结清", &["drawn", "irregular"], "settled").guards(&["debt_repaid"]),
        Verb::new("refinance", "借新还旧", &["drawn"], "settled")
            .needs(&["refinanced_by"])
            .guards(&["refinanced_in_full"])
            .effect("refinance_debt")
            .countersigned(),
        Verb::staying("restructure", "展期重组", &["drawn"])
            .needs(&["note", "attachments"])
            .guards(&["debt_terms_hold", "restructuring_holds"])
            .effect("restructure_debt")
            .countersigned(),
        Verb::new("violate", "认定违规", &["registered", "approved", "drawn"], "irregular")
            .needs(&["note"])
            .effect("debt_violation")
            .countersigned(),
    ],
};

/// 还本付息: one line of a repayment schedule, and what was paid of it.
pub static INSTALLMENT: Kind = Kind::new("installment", "还本付息", "HB", Group::Debt)
    .serves(&["3.1-c", "4.4-c", "4.4-d"])
    .visible("internal")
    .keys(&[&["debt", "seq"]])
    .fields(&[
        Field::new("debt", "债务", Type::Ref(&DEBT)).required().listed().key(),
        Field::new("seq", "期次", Type::Int).required().listed().key(),
        Field::new("due_on", "应还日期", Type::Date).required().listed(),
        Field::new("principal", "应还本金", Type::Money).required().listed(),
        Field::new("interest", "应还利息", Type::Money).required().listed(),
        Field::new("rate", "本期利率", Type::Rate),
        Field::new("plan_no", "计划版次", Type::Int),
        Field::new("schedule", "计划来源", Type::Code(&codes::SCHEDULE_ORIGIN)).required(),
        Field::new("fund_source", "偿债资金来源", Type::Code(&codes::REPAY_FUND)).required(),
        Field::new("budgeted", "已列预算", Type::Bool),
        Field::new("handler", "经办人", Type::Ref(&OFFICER)),
        Field::new("paid_principal", "已还本金", Type::Money),
        Field::new("paid_interest", "已还利息", Type::Money),
        Field::new("paid_on", "还款日期", Type::Date).listed(),
        Field::new("voucher_no", "凭证号", Type::Text),
        Field::new("penalty", "罚息", Type::Money),
        Field::new("delay_excuse", "未还理由", Type::Code(&codes::EXCUSE)),
        Field::new("delay_note", "未还说明", Type::Note),
        Field::new("plan_on", "计划清偿日期", Type::Date),
    ])
    .lifecycle(&INSTALLMENT_LIFECYCLE)
    .deadlines(&[
        Deadline::new("还本付息", "principal and interest", "due_on", "", "paid_on"),
        Deadline::new("备款提醒", "reminder to provide funds", "due_on", "debt.warn", "budgeted").before(),
    ]);

static INSTALLMENT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &INSTALLMENT_STATE,
    verbs: &[
        Verb::new("repay_part", "部分偿还", &["scheduled", "partial"], "partial")
            .needs(&["paid_on", "paid_principal", "paid_interest"])
            .guards(&["repayment_is_a_part"]),
        Verb::new("repay", "偿还", &["scheduled", "partial", "defaulted"], "paid")
            .needs(&["paid_on", "paid_principal", "paid_interest", "voucher_no"])
            .guards(&["repaid_to_the_fen"]),
        Verb::new("default", "认定违约", &["scheduled", "partial"], "defaulted")
            .needs(&["delay_excuse", "delay_note"])
            .guards(&["installment_overdue"])
            .effect("installment_default")
            .countersigned(),
    ],
};

/// 限额与财力: limits, balances and means of a region in one year, budgeted or actual.
pub static FISCAL: Kind = Kind::new("fiscal", "限额与财力", "XE", Group::Debt)
    .serves(&["4.4-b"])
    .visible("public")
    .keys(&[&["region", "year", "basis"]])
    .named_by(&["region"])
    .fields(&[
        Field::new("region", "地区", Type::Text).required().listed().key(),
        Field::new("year", "年度", Type::Year).required().listed().key(),
        Field::new("basis", "数据口径", Type::Code(&codes::FISCAL_BASIS)).required().listed().key(),
        Field::new("limit_general", "一般债务限额", Type::Money).required().listed(),
        Field::new("limit_special", "专项债务限额", Type::Money).required().listed(),
        Field::new("approved_on", "人大常委会批准日期", Type::Date),
        Field::new("approval_no", "批准文号", Type::DocNo),
        Field::new("open_general", "一般债务年初余额", Type::Money).required(),
        Field::new("issue_general", "一般债务本年举借", Type::Money),
        Field::new("repay_general", "一般债务本年还本", Type::Money),
        Field::new("close_general", "一般债务年末余额", Type::Money).required().listed(),
        Field::new("open_special", "专项债务年初余额", Type::Money).required(),
        Field::new("issue_special", "专项债务本年举借", Type::Money),
        Field::new("repay_special", "专项债务本年还本", Type::Money),
        Field::new("close_special", "专项债务年末余额", Type::Money).required().listed(),
        Field::new("general_revenue", "一般公共预算收入", Type::Money),
        Field::new("general_spend", "一般公共预算支出", Type::Money),
        Field::new("fund_revenue", "政府性基金收入", Type::Money),
        Field::new("fund_spend", "政府性基金支出", Type::Money),
        Field::new("transfer", "转移支付收入", Type::Money),
        Field::new("other_power", "其他财力", Type::Money),
        Field::new("published_on", "公开日期", Type::Date),
    ])
    .lifecycle(&FISCAL_LIFECYCLE)
    .deadlines(&[Deadline::new("公开", "publication", "approved_on", "debt.publish", "published_on")]);

static FISCAL_LIFECYCLE: Lifecycle = Lifecycle {
    states: &FISCAL_STATE,
    verbs: &[
        Verb::new("approve", "批准", &["draft"], "approved")
            .needs(&["approved_on", "approval_no"])
            .guards(&["balances_add_up", "over_limit_needs_note"])
            .countersigned(),
        Verb::new("publish", "公开", &["approved"], "published").needs(&["published_on"]),
    ],
};

/// 债务风险评估: a snapshot of the debt's ratios on one day, with the colour that follows and the response.
pub static ASSESSMENT: Kind = Kind::new("assessment", "债务风险评估", "FX", Group::Debt)
    .serves(&["4.4-d"])
    .visible("internal")
    .keys(&[&["region", "as_of_date"]])
    .fields(&[
        Field::new("region", "地区", Type::Text).required().listed().key(),
        Field::new("as_of_date", "评估基准日", Type::Date).required().listed().key(),
        Field::new("fiscal", "财力数据", Type::Ref(&FISCAL)).required(),
        Field::new("assessor", "评估人", Type::Ref(&OFFICER)).required(),
        Field::new("balance", "债务余额", Type::Money),
        Field::new("comp_power", "综合财力", Type::Money),
        Field::new("debt_ratio", "债务率", Type::Rate).listed(),
        Field::new("new_ratio", "新增债务率", Type::Rate),
        Field::new("service_ratio", "偿债率", Type::Rate),
        Field::new("overdue_ratio", "逾期债务率", Type::Rate),
        Field::new("interest_general", "一般债务付息占比", Type::Rate),
        Field::new("interest_special", "专项债务付息占比", Type::Rate),
        Field::new("ppp_ratio", "PPP支出占比", Type::Rate),
        Field::new("avg_life", "平均到期年限", Type::Score),
        Field::new("due_next", "未来一年应还", Type::Money),
        Field::new("colour", "测算等级", Type::Code(&codes::DEBT_COLOUR)).listed(),
        Field::new("told_colour", "上级通报等级", Type::Code(&codes::DEBT_COLOUR)).listed(),
        Field::new("conclusion", "评估结论", Type::Note),
        Field::new("response", "应对措施", Type::Note),
        Field::new("warned_on", "预警日期", Type::Date),
        Field::new("cleared_on", "解除日期", Type::Date),
        Field::new("digest", "数据摘要", Type::Text),
    ])
    .lifecycle(&ASSESSMENT_LIFECYCLE)
    .deadlines(&[Deadline::new("定期评估", "regular assessment", "next_assessment", "", "next_assessment")
        .in_states(&["draft", "frozen", "warned", "cleared"])]);

static ASSESSMENT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &ASSESSMENT_STATE,
    verbs: &[
        Verb::new("freeze", "定稿", &["draft"], "frozen")
            .needs(&["fiscal", "conclusion"])
            .guards(&["assessment_computable"])
            .effect("freeze_assessment")
            .countersigned(),
        Verb::new("warn", "预警", &["frozen"], "warned")
            .needs(&["warned_on", "response"])
            .guards(&["warning_has_ground"])
            .countersigned(),
        Verb::new("clear", "解除", &["warned"], "cleared")
            .needs(&["cleared_on", "note"])
            .guards(&["later_assessment_better"])
            .countersigned(),
    ],
};

/// 债务风险事件: a debt risk event, from its discovery to the end of the emergency and the review of responsibility.
pub static EVENT: Kind = Kind::new("event", "债务风险事件", "SJ", Group::Debt)
    .serves(&["4.4-e", "4.4-f"])
    .visible("restricted")
    .keys(&[&["title", "found_on"]])
    .named_by(&["title"])
    .fields(&[
        Field::new("title", "事件名称", Type::Text).required().listed().key(),
        Field::new("unit", "责任单位", Type::Ref(&UNIT)).required().listed(),
        Field::new("debt", "相关债务", Type::Ref(&DEBT)),
        Field::new("level", "事件级别", Type::Code(&codes::RISK_LEVEL)).required().listed(),
        Field::new("amount", "涉及金额", Type::Money).required().listed(),
        Field::new("cause", "事件原因", Type::Note).required(),
        Field::new("found_on", "发现日期", Type::Date).required().listed().key(),
        Field::new("expected_on", "预计违约日期", Type::Date),
        Field::new("commander", "应急负责人", Type::Ref(&OFFICER)),
        Field::new("plan_doc", "应急预案", Type::Ref(&DOCUMENT)),
        Field::new("reported_on", "上报日期", Type::Date),
        Field::new("report_to", "报告对象", Type::Text),
        Field::new("report_no", "报告文号", Type::DocNo),
        Field::new("started_on", "启动应急日期", Type::Date),
        Field::new("plan", "应急措施", Type::Note),
        Field::new("stopped_on", "终止应急日期", Type::Date),
        Field::new("outcome", "处置结果", Type::Note),
        Field::new("restructure", "财政重整", Type::Bool),
        Field::new("review", "评估与追责意见", Type::Note),
    ])
    .lifecycle(&EVENT_LIFECYCLE)
    .deadlines(&[
        Deadline::new("预计违约上报", "report of an expected default", "expected_on", "event.report", "reported_on")
            .before(),
        Deadline::new(
            "或有债务上报",
            "report of contingent debt",
            "expected_on",
            "event.report_contingent",
            "reported_on",
        )
        .before(),
    ]);

static EVENT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &EVENT_STATE,
    verbs: &[
        Verb::new("report", "上报", &["found"], "reported").needs(&["reported_on", "report_to"]),
        Verb::new("start", "启动应急", &["reported"], "responding")
            .needs(&["started_on", "plan", "commander"])
            .countersigned(),
        Verb::new("stop", "终止应急", &["responding"], "closed").needs(&["stopped_on", "outcome"]).countersigned(),
        Verb::new("review", "评估追责", &["closed"], "reviewed")
            .needs(&["review"])
            .guards(&["responsibility_recorded"])
            .countersigned(),
    ],
};

code_lists! {
    DEBT_STATE "debt_state" {
        "registered" "已登记"; "approved" "已核定"; "drawn" "存续"; "settled" "已结清"; "irregular" "违规举借";
    }
    INSTALLMENT_STATE "installment_state" {
        "scheduled" "待还"; "partial" "部分偿还"; "paid" "已还"; "defaulted" "已违约";
    }
    FISCAL_STATE "fiscal_state" {
        "draft" "草稿"; "approved" "已批准"; "published" "已公开";
    }
    ASSESSMENT_STATE "assessment_state" {
        "draft" "草稿"; "frozen" "已定稿"; "warned" "预警中"; "cleared" "已解除";
    }
    EVENT_STATE "event_state" {
        "found" "已发现"; "reported" "已上报"; "responding" "应急中"; "closed" "已终止"; "reviewed" "已评估";
    }
}
