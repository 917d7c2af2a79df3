//! The procedure: tenders and the bids they receive.

use crate::catalog::codes;
use crate::catalog::personnel::OFFICER;
use crate::catalog::registry::{PARTY, UNIT};
use crate::code_lists;
use crate::schema::{Deadline, Field, Group, Kind, Lifecycle, Type, Verb};

/// 采购招标项目: one procurement or bidding procedure from the published intent to the award.
///
/// Periods: 政府采购法, 招标投标法 and their 实施条例. The split into tender, award, contract and implementation is that of OCDS.
pub static TENDER: Kind = Kind::new("tender", "采购招标项目", "CG", Group::Procurement)
    .serves(&["1-c", "4.1-a", "4.1-b"])
    .visible("public")
    .keys(&[&["buyer", "ext_no"]])
    .named_by(&["ext_no", "name"])
    .fields(&[
        Field::new("name", "项目名称", Type::Text).required().listed(),
        Field::new("ext_no", "项目编号", Type::Text).required().listed().key().also(&[
            "外部编号",
            "采购编号",
            "招标编号",
        ]),
        Field::new("buyer", "采购人", Type::Ref(&UNIT)).required().listed().key().also(&[
            "采购单位",
            "采购方",
            "招标人",
        ]),
        Field::new("domain", "所属领域", Type::Code(&codes::DOMAIN)).required(),
        Field::new("method", "采购方式", Type::Code(&codes::PROCUREMENT_METHOD)).required().listed(),
        Field::new("object", "采购对象", Type::Code(&codes::PROCUREMENT_OBJECT)).required(),
        Field::new("org_form", "组织形式", Type::Code(&codes::ORG_FORM)),
        Field::new("item_code", "品目编码", Type::Text),
        Field::new("budget", "预算金额", Type::Money).required().also(&["采购预算", "最高限价"]),
        Field::new("agency", "代理机构", Type::Ref(&PARTY)).also(&["招标代理机构", "投标代理机构"]),
        Field::new("handler", "采购责任人", Type::Ref(&OFFICER)).required().also(&["经办人"]),
        Field::new("intent_on", "意向公开日期", Type::Date),
        Field::new("notice_on", "公告日期", Type::Date),
        Field::new("docs_to", "文件获取截止", Type::Date),
        Field::new("bid_deadline", "投标截止日期", Type::Date).listed().also(&["开标日期"]),
        Field::new("report_on", "评审报告日期", Type::Date),
        Field::new("candidate_on", "候选人公示日期", Type::Date),
        Field::new("confirmed_on", "确定结果日期", Type::Date),
        Field::new("result_on", "结果公告日期", Type::Date),
        Field::new("award_on", "中标通知书日期", Type::Date).also(&["成交通知书日期"]),
        Field::new("winner", "中标供应商", Type::Ref(&PARTY)).listed().also(&["成交供应商", "中标人"]),
        Field::new("award_amount", "中标金额", Type::Money).listed().also(&["成交金额"]),
    ])
    .lifecycle(&TENDER_LIFECYCLE)
    .deadlines(&[
        Deadline::new("意向公开", "publication of intent", "notice_on", "tender.intent", "intent_on")
            .only(&["采购"])
            .before(),
        Deadline::new("文件提供期", "document availability", "notice_on", "tender.docs", "docs_to")
            .only(&["采购", "公开招标", "邀请招标"])
            .at_least(),
        Deadline::new("投标准备期", "tender period", "notice_on", "tender.period", "bid_deadline").at_least(),
        Deadline::new("单一来源公示", "single-source notice", "notice_on", "tender.single_notice", "docs_to")
            .only(&["单一来源"])
            .at_least(),
        Deadline::new("候选人公示", "candidate publicity", "report_on", "tender.candidate", "candidate_on")
            .only(&["招投标"]),
        Deadline::new(
            "候选人公示期",
            "candidate publicity period",
            "candidate_on",
            "tender.candidate_min",
            "confirmed_on",
        )
        .only(&["招投标"])
        .at_least(),
        Deadline::new("确认结果", "confirmation of result", "report_on", "tender.confirm", "confirmed_on")
            .only(&["采购"]),
        Deadline::new("结果公告", "result notice", "confirmed_on", "tender.result", "result_on").only(&["采购"]),
        Deadline::new("发出通知书", "award notice", "confirmed_on", "tender.result", "award_on").only(&["采购"]),
        Deadline::new("书面报告", "written report", "confirmed_on", "tender.supervisor", "attachments")
            .only(&["招投标"]),
        Deadline::new("签订合同", "contract signing", "award_on", "tender.sign", "contract.signed_on")
            .in_states(UNSIGNED),
        Deadline::new("档案保存期满", "end of archive retention", "contract.ended_on", "archive.procurement", "")
            .in_states(&["contracted", "closed"]),
    ]);

/// States before 已签约: from then on the contract is signed.
const UNSIGNED: &[&str] = &["planned", "announced", "evaluating", "awarded"];

static TENDER_LIFECYCLE: Lifecycle = Lifecycle {
    states: &TENDER_STATE,
    verbs: &[
        Verb::new("announce", "公告", &["planned"], "announced")
            .needs(&["notice_on", "bid_deadline"])
            .guards(&["intent_in_time", "method_needs_note"]),
        Verb::new("open", "开标", &["announced"], "evaluating").guards(&["bids_registered"]),
        Verb::new("award", "定标", &["evaluating"], "awarded")
            .needs(&["confirmed_on", "winner", "award_amount"])
            .guards(&["winning_bid_won", "winner_credit_clear", "over_budget_needs_note"])
            .countersigned(),
        Verb::new("sign", "签约", &["awarded"], "contracted")
            .needs(&["award_on", "result_on"])
            .guards(&["contract_registered"]),
        Verb::new("close", "办结", &["contracted"], "closed")
            .guards(&["contracts_of_tender_ended", "challenges_ended"]),
        Verb::new("abort", "终止", &["planned", "announced", "evaluating", "awarded"], "aborted").needs(&["note"]),
    ],
};

/// 投标: one bid, with the credit checks made before an award and the bond that must go back.
///
/// The three lists and the proof of the query: 财库〔2016〕125号; bonds: 政府采购法实施条例 33, 招标投标法实施条例 26, 35 and 57.
pub static BID: Kind = Kind::new("bid", "投标", "TB", Group::Procurement)
    .serves(&["4.1-i", "4.1-j"])
    .visible("internal")
    .keys(&[&["tender", "bidder"]])
    .fields(&[
        Field::new("tender", "采购招标项目", Type::Ref(&TENDER)).required().listed().key(),
        Field::new("bidder", "投标人", Type::Ref(&PARTY)).required().listed().key().also(&["供应商"]),
        Field::new("consortium", "联合体成员", Type::Text),
        Field::new("received_on", "递交日期", Type::Date).required(),
        Field::new("late", "逾期送达", Type::Bool),
        Field::new("price", "投标报价", Type::Money).listed(),
        Field::new("final_price", "最后报价", Type::Money),
        Field::new("score", "综合得分", Type::Score),
        Field::new("rank", "排名", Type::Int).listed(),
        Field::new("reject_reason", "否决原因", Type::Note),
        Field::new("bond", "投标保证金", Type::Money),
        Field::new("bond_form", "保证金形式", Type::Code(&codes::BOND_FORM)),
        Field::new("bond_refund_on", "保证金退还日期", Type::Date),
        Field::new("file_mark", "文件特征码", Type::Text),
        Field::new("credit_checked_on", "信用查询日期", Type::Date),
        Field::new("credit_executed", "失信被执行人查询", Type::Code(&codes::CHECK_RESULT)),
        Field::new("credit_tax", "重大税收违法查询", Type::Code(&codes::CHECK_RESULT)),
        Field::new("credit_procurement", "严重违法失信查询", Type::Code(&codes::CHECK_RESULT)),
        Field::new("credit_operator", "查询人", Type::Text),
        Field::new("credit_proof", "查询截图", Type::File),
    ])
    .lifecycle(&BID_LIFECYCLE)
    .deadlines(&[
        Deadline::new(
            "未中标退保证金",
            "bond refund to losing bidders",
            "tender.award_on",
            "bid.refund_lost",
            "bond_refund_on",
        )
        .only(&["采购"])
        .in_states(&["received", "valid", "candidate", "lost", "disqualified"])
        .owed_for("bond"),
        Deadline::new(
            "中标退保证金",
            "bond refund to the winner",
            "contract.signed_on",
            "bid.refund_won",
            "bond_refund_on",
        )
        .only(&["采购"])
        .in_states(&["won"])
        .owed_for("bond"),
        Deadline::new("退保证金", "bond refund", "contract.signed_on", "bid.refund_bidding", "bond_refund_on")
            .only(&["招投标"])
            .in_states(&["received", "valid", "candidate", "won", "lost", "disqualified"])
            .owed_for("bond"),
        Deadline::new(
            "撤回退保证金",
            "bond refund after withdrawal",
            "state withdrawn",
            "bid.refund_withdraw",
            "bond_refund_on",
        )
        .only(&["招投标"])
        .in_states(&["withdrawn"])
        .owed_for("bond"),
    ]);

static BID_LIFECYCLE: Lifecycle = Lifecycle {
    states: &BID_STATE,
    verbs: &[
        Verb::new("withdraw", "撤回", &["received"], "withdrawn").needs(&["note"]),
        Verb::new("qualify", "通过", &["received"], "valid").guards(&["late_bid_needs_note"]),
        Verb::new("disqualify", "否决", &["received", "valid"], "disqualified")
            .needs(&["reject_reason"])
            .countersigned(),
        Verb::new("nominate", "推荐", &["valid"], "candidate").needs(&["rank"]),
        Verb::new("win", "中标", &["valid", "candidate"], "won")
            .needs(&["credit_checked_on", "credit_executed", "credit_tax", "credit_procurement", "credit_operator"])
            .guards(&["credit_checks_clear", "credit_proof_or_note"])
            .countersigned(),
        Verb::new("lose", "落标", &["valid", "candidate"], "lost"),
    ],
};

code_lists! {
    TENDER_STATE "tender_state" {
        "planned" "计划"; "announced" "公告中"; "evaluating" "评审中"; "awarded" "已定标"; "contracted" "已签约";
        "closed" "已办结"; "aborted" "已终止";
    }
    BID_STATE "bid_state" {
        "received" "已递交"; "valid" "有效"; "candidate" "候选"; "won" "中标"; "lost" "未中标"; "disqualified" "已否决";
        "withdrawn" "已撤回";
    }
}
