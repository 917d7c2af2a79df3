//! The promise: contracts, what was accepted of them and what was paid.

use super::tender::TENDER;
use crate::catalog::codes;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::{PARTY, UNIT};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 合同: a contract that a unit signed with a supplier, and what remains of it to perform and to pay.
///
/// Publication, filing, bond and supplements: 政府采购法 31, 46, 47 and 49, 政府采购法实施条例 48 and 50.
pub static CONTRACT: Kind = Kind::new("contract", "合同", "HT", Group::Procurement)
    .serves(&["3.1-c", "4.1-a", "4.1-d"])
    .visible("public")
    .keys(&[&["buyer", "ext_no"]])
    .named_by(&["ext_no", "name"])
    .fields(&[
        Field::new("name", "合同名称", Type::Text).required().listed(),
        Field::new("ext_no", "合同编号", Type::Text).required().listed().key().also(&["合同号", "外部编号"]),
        Field::new("buyer", "甲方单位", Type::Ref(&UNIT)).required().listed().key().also(&[
            "采购人",
            "采购单位",
            "甲方",
        ]),
        Field::new("supplier", "供应商", Type::Ref(&PARTY)).required().listed().also(&["乙方", "中标供应商"]),
        Field::new("tender", "采购招标项目", Type::Ref(&TENDER)),
        Field::new("object", "标的类别", Type::Code(&codes::PROCUREMENT_OBJECT)).required(),
        Field::new("amount", "合同金额", Type::Money).required().listed().also(&["合同价"]),
        Field::new("signed_on", "签订日期", Type::Date).required().listed(),
        Field::new("deliver_due", "履约截止", Type::Date).required().listed().also(&["交付期限", "履约截止日期"]),
        Field::new("settlement", "结算方式", Type::Code(&codes::SETTLEMENT)).required(),
        Field::new("accept_days", "约定验收天数", Type::Int),
        Field::new("pay_days", "约定付款天数", Type::Int),
        Field::new("sme_size", "供应商规模", Type::Code(&codes::FIRM_SIZE)).required(),
        Field::new("interest_rate", "约定逾期年利率", Type::Rate),
        Field::new("bond", "履约保证金", Type::Money),
        Field::new("bond_refund_on", "保证金退还日期", Type::Date),
        Field::new("handler", "经办人", Type::Ref(&OFFICER)).required(),
        Field::new("manager", "分管负责人", Type::Ref(&OFFICER)),
        Field::new("published_on", "合同公开日期", Type::Date),
        Field::new("filed_on", "合同备案日期", Type::Date),
        Field::new("supplement_of", "原合同", Type::Ref(&CONTRACT)),
        Field::new("scope_change", "标的变化", Type::Code(&codes::SCOPE_CHANGE)),
        Field::new("ended_on", "办结日期", Type::Date),
    ])
    .lifecycle(&CONTRACT_LIFECYCLE)
    .deadlines(&[
        Deadline::new("合同公开", "contract publication", "signed_on", "contract.publish", "published_on")
            .only(&["采购"]),
        Deadline::new("合同备案", "contract filing", "signed_on", "contract.file", "filed_on").only(&["采购"]),
        Deadline::new("履约", "delivery", "deliver_due", "", "acceptance.delivered_on"),
        Deadline::new(
            "退履约保证金",
            "performance bond refund",
            "acceptance.accepted_on",
            "contract.bond_refund",
            "bond_refund_on",
        )
        .in_states(&["paying", "closed", "terminated"])
        .owed_for("bond"),
    ]);

static CONTRACT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &CONTRACT_STATE,
    verbs: &[
        Verb::new("deliver", "交付", &["performing"], "accepting").guards(&["acceptance_registered"]),
        Verb::new("accept", "验收", &["accepting"], "paying").guards(&["acceptance_passed"]),
        Verb::new("rework", "返工", &["accepting"], "performing").needs(&["note"]).guards(&["last_acceptance_failed"]),
        Verb::new("close", "办结", &["paying"], "closed")
            .needs(&["ended_on"])
            .guards(&["nothing_owed", "bond_returned"]),
        Verb::new("terminate", "解除", &["performing", "accepting", "paying"], "terminated")
            .needs(&["ended_on", "note"])
            .guards(&["termination_needs_ground"])
            .countersigned(),
    ],
};

/// 履约验收: one batch of delivery, and whether the buyer accepted it in time or found reasons not to.
///
/// Where the contract is silent the term is the parameter `acceptance.period`.
pub static ACCEPTANCE: Kind = Kind::new("acceptance", "履约验收", "YS", Group::Procurement)
    .serves(&["4.1-a", "4.1-c", "4.1-d"])
    .visible("public")
    .keys(&[&["contract", "batch_no"]])
    .fields(&[
        Field::new("contract", "合同", Type::Ref(&CONTRACT)).required().listed().key(),
        Field::new("batch_no", "验收批次", Type::Int).required().listed().key(),
        Field::new("lead", "验收负责人", Type::Ref(&OFFICER)).required(),
        Field::new("delivered_on", "交付日期", Type::Date).required().listed(),
        Field::new("requested_on", "申请验收日期", Type::Date),
        Field::new("accepted_on", "验收日期", Type::Date).listed(),
        Field::new("amount", "验收金额", Type::Money).listed(),
        Field::new("member_list", "验收小组成员", Type::List(&Type::Text)),
        Field::new("third_party", "第三方机构", Type::Ref(&PARTY)),
        Field::new("public_service", "公共服务项目", Type::Bool),
        Field::new("user_invited", "邀请服务对象", Type::Bool),
        Field::new("certificate", "验收书", Type::File),
        Field::new("signed_all", "成员均签字", Type::Bool),
        Field::new("issue", "存在问题", Type::Note),
        Field::new("delay_reason", "逾期原因", Type::Note),
        Field::new("refusal_reason", "拒绝验收原因", Type::Note),
        Field::new("published_on", "结果公告日期", Type::Date),
    ])
    .lifecycle(&ACCEPTANCE_LIFECYCLE)
    .deadlines(&[
        Deadline::new("验收", "acceptance", "accept_due", "", "accepted_on"),
        Deadline::new("验收结果公告", "acceptance notice", "accepted_on", "open.publish", "published_on")
            .in_states(&["passed", "partial", "failed"]),
    ]);

static ACCEPTANCE_LIFECYCLE: Lifecycle = Lifecycle {
    states: &ACCEPTANCE_STATE,
    verbs: &[
        Verb::new("pass", "合格", &["requested"], "passed")
            .needs(&["accepted_on", "amount", "member_list", "certificate", "signed_all"])
            .guards(&["late_acceptance_needs_reason", "public_service_needs_user"])
            .countersigned(),
        Verb::new("part", "部分合格", &["requested"], "partial")
            .needs(&["accepted_on", "amount", "issue", "certificate"])
            .countersigned(),
        Verb::new("fail", "不合格", &["requested"], "failed").needs(&["accepted_on", "issue"]).countersigned(),
        Verb::new("refuse", "拒绝验收", &["requested"], "refused").needs(&["refusal_reason"]),
        Verb::new("reaccept", "重新验收", &["failed", "refused", "partial"], "requested").needs(&["note"]),
    ],
};

/// 合同付款: one payment due under a contract, what was paid of it and why the rest was not.
///
/// Terms, interest and excuses that do not count: 保障中小企业款项支付条例(国务院令第802号).
pub static PAYMENT: Kind = Kind::new("payment", "合同付款", "FK", Group::Procurement)
    .serves(&["3.1-c", "4.1-d"])
    .visible("internal")
    .keys(&[&["contract", "seq"]])
    .fields(&[
        Field::new("contract", "合同", Type::Ref(&CONTRACT)).required().listed().key(),
        Field::new("seq", "期次", Type::Int).required().listed().key(),
        Field::new("purpose", "款项类型", Type::Code(&codes::PAYMENT_KIND)).required().listed(),
        Field::new("acceptance", "验收记录", Type::Ref(&ACCEPTANCE)),
        Field::new("basis_on", "起算日期", Type::Date).also(&["交付验收日期"]),
        Field::new("agreed_on", "约定付款日期", Type::Date),
        Field::new("amount", "应付金额", Type::Money).required().listed(),
        Field::new("disputed", "争议金额", Type::Money),
        Field::new("paid_amount", "已付金额", Type::Money).listed(),
        Field::new("paid_on", "付款日期", Type::Date).listed(),
        Field::new("voucher_no", "凭证号", Type::Text),
        Field::new("interest_paid", "已付逾期利息", Type::Money),
        Field::new("delay_excuse", "未付理由", Type::Code(&codes::EXCUSE)),
        Field::new("delay_note", "未付说明", Type::Note),
        Field::new("plan_on", "计划清偿日期", Type::Date),
        Field::new("claim_on", "确权申请日期", Type::Date),
        Field::new("claim_done_on", "确权日期", Type::Date),
    ])
    .lifecycle(&PAYMENT_LIFECYCLE)
    .deadlines(&[
        // A part paid fills paid_on and leaves the rest owed.
        Deadline::new("付款", "payment", "due_on", "", "state paid"),
        Deadline::new("应收账款确权", "confirmation of receivable", "claim_on", "payment.claim", "claim_done_on"),
        Deadline::new(
            "年度逾期公示",
            "yearly publication of overdue payments",
            "",
            "sme.publish",
            "publication.start_on",
        )
        .each_year(),
    ]);

static PAYMENT_LIFECYCLE: Lifecycle = Lifecycle {
    states: &PAYMENT_STATE,
    verbs: &[
        Verb::new("pay_part", "部分付款", &["unpaid", "partial"], "partial")
            .needs(&["paid_on", "paid_amount"])
            .guards(&["part_below_amount"]),
        Verb::new("pay", "付款", &["unpaid", "partial", "defaulted"], "paid")
            .needs(&["paid_on", "paid_amount", "voucher_no"])
            .guards(&["payment_clock_known", "paid_in_full", "not_paid_before_signing"]),
        Verb::new("default", "转失信", &["unpaid", "partial"], "defaulted")
            .needs(&["delay_excuse", "delay_note"])
            .guards(&["payment_overdue"])
            .effect("lead_of_payment")
            .countersigned(),
    ],
};

code_lists! {
    CONTRACT_STATE "contract_state" {
        "performing" "履约中"; "accepting" "待验收"; "paying" "待付款"; "closed" "已办结"; "terminated" "已解除";
    }
    ACCEPTANCE_STATE "acceptance_state" {
        "requested" "待验收"; "passed" "合格"; "partial" "部分合格"; "failed" "不合格"; "refused" "拒绝验收";
    }
    PAYMENT_STATE "payment_state" {
        "unpaid" "未付"; "partial" "部分支付"; "paid" "已付"; "defaulted" "已转失信";
    }
}
