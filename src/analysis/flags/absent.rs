//! Flags of the catalogue that the registers cannot compute, each with what it would need.

use super::{Flag, Test, l};
use crate::messages::Label;

/// A flag and what is missing for it.
const fn absent(code: &'static str, title: Label, why: Label, reason: Label) -> Flag {
    let mut flag = Flag::new(code, title, why, l("不能计算。", "Not computable."));
    flag.test = Test::Absent(reason);
    flag
}

pub(super) static FLAGS: &[Flag] = &[
    absent(
        "R001",
        l("采购计划文件缺失", "Planning documents not available"),
        l("没有计划的采购难以核对必要性。", "Without a plan the need cannot be checked."),
        l("计划文件没有单独登记", "planning documents are not registered"),
    ),
    absent(
        "R004",
        l("公告发布不充分", "Failure to adequately advertise"),
        l("公告少人看到,投标人就少。", "What few see, few bid for."),
        l("公告的发布渠道没有登记", "where a notice was published is not registered"),
    ),
    absent(
        "R005",
        l("关键文件未提供", "Key tender information is not available"),
        l("文件不全,外人无法投标。", "Without the documents outsiders cannot bid."),
        l("采购文件逐份的发布日期没有登记", "the days on which single documents were published are not registered"),
    ),
    absent(
        "R006",
        l("资格条件不合理", "Unreasonable prequalification requirements"),
        l("量身定做的条件排除对手。", "Tailored terms shut rivals out."),
        l("资格条件的文本没有登记", "the text of the conditions is not registered"),
    ),
    absent(
        "R007",
        l("技术参数不合理", "Unreasonable technical specifications"),
        l("指向一家的参数排除对手。", "Specifications that fit one supplier shut others out."),
        l("技术参数的文本没有登记", "the text of the specifications is not registered"),
    ),
    absent(
        "R008",
        l("参加费用过高", "Unreasonable participation fees"),
        l("高费用吓退小企业。", "High fees keep small firms away."),
        l("文件售价没有登记", "fees are not registered"),
    ),
    absent(
        "R009",
        l("中途抬高文件售价", "Buyer increases the cost of the documents"),
        l("抬价可以劝退后来者。", "A raised price keeps late comers away."),
        l("文件售价没有登记", "fees are not registered"),
    ),
    absent(
        "R012",
        l("违反采购计划直接授予", "Direct awards against the procurement plan"),
        l("计划外的直接授予没有依据。", "A direct award outside the plan has no basis."),
        l("采购计划没有登记", "procurement plans are not registered"),
    ),
    absent(
        "R017",
        l("单价过低或过高", "Unreasonably low or high line item"),
        l("个别单价反常,可能为日后变更留余地。", "An odd unit price makes room for later changes."),
        l("分项单价没有登记", "unit prices of items are not registered"),
    ),
    absent(
        "R021",
        l("主观评分过多", "High use of discretionary criteria"),
        l("主观分越多,越容易操纵。", "The more is left to judgement, the easier it is steered."),
        l("评审标准没有登记", "award criteria are not registered"),
    ),
    absent(
        "R033",
        l("投标人主要股东相同", "Bidders share the same major shareholder"),
        l("同一股东的几家不是竞争。", "Bidders of one shareholder do not compete."),
        l("股东没有登记", "shareholders are not registered"),
    ),
    absent(
        "R034",
        l("投标总按同一顺序递交", "Bids submitted in the same order"),
        l("固定的顺序说明有人统一递交。", "A fixed order means that one hand submits them."),
        l("递交日期只到日,没有时刻", "bids are registered by day, without the hour"),
    ),
    absent(
        "R037",
        l("否决理由不充分", "Poorly supported disqualifications"),
        l("说不出理由的否决多半不公。", "A refusal without reasons is hardly fair."),
        l("否决原因是文字,须由人判断", "the reason is free text and needs a reader"),
    ),
    absent(
        "R039",
        l("投标人提问未答复", "Unanswered bidder questions"),
        l("不答复的条件只有知情者看得懂。", "Terms that nobody explains favour those who know."),
        l("开标前的提问没有登记", "questions before the deadline are not registered"),
    ),
    absent(
        "R042",
        l("投标人地址或电话反常", "Bidder has an abnormal address or phone number"),
        l("查不到的地址和电话可能是空壳。", "An address that does not exist means a shell."),
        l("真伪须查外部数据", "whether they are real needs outside data"),
    ),
    absent(
        "R043",
        l("投标人与经办人联系方式相同", "Bidder shares contact details with an official"),
        l("经办人自己的公司不能参加投标。", "An official may not buy from himself."),
        l("公职人员的联系电话和住址没有登记", "officers' telephone numbers and addresses are not registered"),
    ),
    absent(
        "R045",
        l("投标人查无登记", "Bidder is not in business registries"),
        l("没有登记的公司不能履约。", "A firm that is not registered cannot perform."),
        l("企业登记库是外部数据", "the registry of firms is outside data"),
    ),
    absent(
        "R047",
        l("供应商网上查无踪迹", "Supplier is not traceable on the web"),
        l("毫无踪迹的公司可能是空壳。", "A firm without a trace may be a shell."),
        l("须查外部数据", "needs outside data"),
    ),
    absent(
        "R056",
        l("中标者不符合评审标准", "Winning bid does not meet the criteria"),
        l("不合格者中标说明评审不公。", "An unfit winner means an unfair evaluation."),
        l("评审标准没有登记", "award criteria are not registered"),
    ),
    absent(
        "R070",
        l("落标者成为分包商", "Losing bidders are hired as subcontractors"),
        l("落标者拿到分包,像是陪标的报酬。", "A subcontract may pay for having lost."),
        l("分包没有登记", "subcontracts are not registered"),
    ),
    absent(
        "R071",
        l("主体工作转包", "Contractor subcontracts most of the work"),
        l("转包的中标者只赚差价。", "A winner that passes the work on only takes a margin."),
        l("分包没有登记", "subcontracts are not registered"),
    ),
    absent(
        "R072",
        l("分包过多", "High prevalence of subcontracts"),
        l("分包多的项目责任不清。", "Where much is subcontracted nobody answers."),
        l("分包没有登记", "subcontracts are not registered"),
    ),
    absent(
        "R073",
        l("完成的工作与合同不符", "Work differs from the contract"),
        l("做的和约定的不同,验收形同虚设。", "What was done is not what was agreed."),
        l("完成的工作没有逐项登记", "completed work is not registered item by item"),
    ),
];
