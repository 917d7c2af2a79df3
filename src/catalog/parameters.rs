//! Terms, thresholds and limits as data: name, value, unit, the days they are in force, the source and how sure it is.
//!
//! Several rows of one name are successive rules; the one in force on the day that the clock starts applies. A district
//! may set its own value in the ledger, with a source; what stands here is what the program knows by itself.

use Confidence::{Local, Public, Statute};
use Unit::{DayOfMonth, Days, Hours, MonthDay, Months, Percent, PercentPerDay, Points, WanYuan, WorkingDays, Years};

/// What the value of a parameter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Working days by the State Council's calendar.
    WorkingDays,
    /// Months, ending on the corresponding day or the month's last.
    Months,
    /// Years, ending likewise.
    Years,
    /// A day of the month.
    DayOfMonth,
    /// A fixed day of the year, `MM-DD`.
    MonthDay,
    /// Percent.
    Percent,
    /// Percent a day.
    PercentPerDay,
    /// Points of a score.
    Points,
    /// Hours.
    Hours,
    /// 10 000 yuan, 万元.
    WanYuan,
}

/// How sure a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The text of the statute was read.
    Statute,
    /// A public document says so.
    Public,
    /// Local, to be confirmed: shown as 待核 wherever it is used.
    Local,
}

impl Confidence {
    /// The letter of the data dictionary.
    pub const fn letter(self) -> char {
        match self {
            Self::Statute => 'S',
            Self::Public => 'P',
            Self::Local => 'L',
        }
    }
}

/// One row of the parameter table.
#[derive(Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Dotted name, e.g. `tender.docs`.
    pub name: &'static str,
    /// The value as written; empty = to be entered by the district, and nothing is computed until then.
    pub value: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// First day in force, ISO; `None` = no bound known.
    pub from: Option<&'static str>,
    /// Last day in force, ISO; `None` = no bound known.
    pub to: Option<&'static str>,
    /// Where it stands.
    pub source: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Parameter {
    /// A parameter without known bounds.
    const fn new(
        name: &'static str,
        value: &'static str,
        unit: Unit,
        source: &'static str,
        confidence: Confidence,
    ) -> Self {
        Self { name, value, unit, from: None, to: None, source, confidence }
    }

    /// In force from a day on.
    const fn since(mut self, from: &'static str) -> Self {
        self.from = Some(from);
        self
    }

    /// In force between two days, both included.
    const fn between(mut self, from: &'static str, to: &'static str) -> Self {
        self.from = Some(from);
        self.to = Some(to);
        self
    }

    /// True on the days it is in force; ISO text compares as days do.
    pub fn holds_on(&self, day: &str) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The rows of one name, in order of time.
pub fn find(name: &str) -> impl Iterator<Item = &'static Parameter> {
    PARAMETERS.iter().filter(move |p| p.name == name)
}

/// Every row of the table.
pub static PARAMETERS: &[Parameter] = &[
    // 公开与决策
    Parameter::new("open.publish", "20", WorkingDays, "政府信息公开条例 26", Statute),
    Parameter::new("open.reply", "20", WorkingDays, "政府信息公开条例 33", Statute),
    Parameter::new("open.extend", "20", WorkingDays, "政府信息公开条例 33", Statute),
    Parameter::new("open.supplement", "7", WorkingDays, "政府信息公开条例 30", Statute),
    Parameter::new("open.report_dept", "01-31", MonthDay, "政府信息公开条例 49", Statute),
    Parameter::new("open.report_gov", "03-31", MonthDay, "政府信息公开条例 49", Statute),
    Parameter::new("disclosure.month_day", "10", DayOfMonth, "镇街财务公开月度期限", Local),
    Parameter::new("credit.publish", "7", WorkingDays, "行政许可和行政处罚信用信息公示要求(自决定之日)", Public),
    Parameter::new("publication.withdraw", "3", WorkingDays, "行政处罚法 48、85", Statute),
    Parameter::new("decision.comment", "30", Days, "重大行政决策程序暂行条例 15", Statute).since("2019-09-01"),
    Parameter::new("decision.hearing", "7", Days, "重大行政决策程序暂行条例 16", Statute).since("2019-09-01"),
    Parameter::new("decision.legality", "7", WorkingDays, "重大行政决策程序暂行条例 25", Statute).since("2019-09-01"),
    Parameter::new("decision.evaluate", "12", Months, "后评估间隔", Local),
    // 采购与招标投标
    Parameter::new("tender.intent", "30", Days, "财库〔2020〕10号(未见原文)", Local),
    Parameter::new("tender.docs", "5", WorkingDays, "政府采购法实施条例 31", Statute),
    Parameter::new("tender.period", "20", Days, "政府采购法 35;招标投标法 24", Statute),
    Parameter::new("tender.single_notice", "5", WorkingDays, "政府采购法实施条例 38", Statute),
    Parameter::new("tender.candidate", "3", Days, "招标投标法实施条例 54", Statute),
    Parameter::new("tender.candidate_min", "3", Days, "招标投标法实施条例 54", Statute),
    Parameter::new("tender.confirm", "5", WorkingDays, "政府采购法实施条例 43", Statute),
    Parameter::new("tender.result", "2", WorkingDays, "政府采购法实施条例 43", Statute),
    Parameter::new("tender.supervisor", "15", Days, "招标投标法 47", Statute),
    Parameter::new("tender.sign", "30", Days, "政府采购法 46;招标投标法 46", Statute),
    Parameter::new("archive.procurement", "15", Years, "政府采购法 42", Statute),
    Parameter::new("tender.open_threshold", "", WanYuan, "省级公布的公开招标数额标准,由区填写", Local),
    Parameter::new("tender.purchase_threshold", "", WanYuan, "省级公布的采购限额标准,由区填写", Local),
    Parameter::new("flag.near_threshold", "10", Percent, "预警指标 R002、R049 贴近幅度", Local),
    Parameter::new("flag.short_days", "15", Days, "预警指标 R003 阈值", Local),
    Parameter::new("flag.short_consultation", "10", Days, "财库〔2014〕214号(条文待核)", Local),
    Parameter::new("flag.short_inquiry", "3", WorkingDays, "财政部令第74号(条文待核)", Local),
    Parameter::new("bid.bond_max", "2", Percent, "政府采购法实施条例 33;招标投标法实施条例 26", Statute),
    Parameter::new("bid.refund_lost", "5", WorkingDays, "政府采购法实施条例 33", Statute),
    Parameter::new("bid.refund_won", "5", WorkingDays, "政府采购法实施条例 33", Statute),
    Parameter::new("bid.refund_bidding", "5", Days, "招标投标法实施条例 57", Statute),
    Parameter::new("bid.refund_withdraw", "5", Days, "招标投标法实施条例 35", Statute),
    Parameter::new("contract.publish", "2", WorkingDays, "政府采购法实施条例 50", Statute),
    Parameter::new("contract.file", "7", WorkingDays, "政府采购法 47", Statute),
    Parameter::new("contract.bond_max", "10", Percent, "政府采购法实施条例 48;招标投标法实施条例 58", Statute),
    Parameter::new("contract.supplement_max", "10", Percent, "政府采购法 31(三)、49", Statute),
    Parameter::new("contract.bond_refund", "30", Days, "合同未约定时", Local),
    Parameter::new("acceptance.period", "30", Days, "合同未约定时", Local),
    Parameter::new("payment.sme_days", "30", Days, "国务院令第728号(施行日与期限待核)", Local)
        .between("2020-09-01", "2025-05-31"),
    Parameter::new("payment.sme_days", "30", Days, "保障中小企业款项支付条例(令802) 9", Statute).since("2025-06-01"),
    Parameter::new("payment.sme_max", "60", Days, "国务院令第728号(施行日与期限待核)", Local)
        .between("2020-09-01", "2025-05-31"),
    Parameter::new("payment.sme_max", "60", Days, "保障中小企业款项支付条例(令802) 9", Statute).since("2025-06-01"),
    Parameter::new("payment.sme_interest", "0.05", PercentPerDay, "国务院令第728号(待核)", Local)
        .between("2020-09-01", "2025-05-31"),
    Parameter::new("payment.sme_interest", "0.05", PercentPerDay, "保障中小企业款项支付条例(令802) 17", Statute)
        .since("2025-06-01"),
    Parameter::new("payment.lpr", "", Percent, "一年期贷款市场报价利率,逐期录入;空则不比较", Local),
    Parameter::new("payment.days", "30", Days, "非中小企业且合同未约定时", Local),
    Parameter::new("payment.claim", "30", Days, "国务院令第728号(待核)", Local).between("2020-09-01", "2025-05-31"),
    Parameter::new("payment.claim", "30", Days, "保障中小企业款项支付条例(令802) 16", Statute).since("2025-06-01"),
    Parameter::new("sme.publish", "03-31", MonthDay, "国务院令第728号(待核)", Local)
        .between("2020-09-01", "2025-05-31"),
    Parameter::new("sme.publish", "03-31", MonthDay, "保障中小企业款项支付条例(令802) 18", Statute).since("2025-06-01"),
    Parameter::new("sme.forward", "10", WorkingDays, "保障中小企业款项支付条例(令802) 25", Statute).since("2025-06-01"),
    Parameter::new("sme.result", "30", Days, "保障中小企业款项支付条例(令802) 25", Statute).since("2025-06-01"),
    Parameter::new("sme.result_max", "90", Days, "保障中小企业款项支付条例(令802) 25", Statute).since("2025-06-01"),
    Parameter::new("challenge.inquiry", "3", WorkingDays, "政府采购法实施条例 52", Statute),
    Parameter::new("challenge.file", "7", WorkingDays, "政府采购法 52", Statute),
    Parameter::new("challenge.question", "7", WorkingDays, "政府采购法 53", Statute),
    Parameter::new("challenge.complaint_file", "15", WorkingDays, "政府采购法 55", Statute),
    Parameter::new("challenge.complaint", "30", WorkingDays, "政府采购法 56;招标投标法实施条例 61", Statute),
    Parameter::new("challenge.objection", "3", Days, "招标投标法实施条例 22", Statute),
    Parameter::new("challenge.objection_before", "10", Days, "招标投标法实施条例 22", Statute),
    Parameter::new("challenge.bid_file", "10", Days, "招标投标法实施条例 60", Statute),
    Parameter::new("challenge.bid_accept", "3", WorkingDays, "招标投标法实施条例 61", Statute),
    Parameter::new("credential.ban_min", "1", Years, "政府采购法 77(供应商禁止参加政府采购)", Statute),
    Parameter::new("credential.ban_max", "3", Years, "政府采购法 77(供应商禁止参加政府采购)", Statute),
    // 政府和社会资本合作
    Parameter::new("ppp.ceiling", "10", Percent, "财政部 2022年11月 PPP 规范通知(文号、日期待核)", Public)
        .since("2022-11-01"),
    Parameter::new("ppp.gov_pay", "5", Percent, "财政部 2022年11月 PPP 规范通知(文号、日期待核)", Public)
        .since("2022-11-01"),
    Parameter::new("ppp.term_max", "40", Years, "国办函〔2023〕115号(期限待核)", Local).since("2023-11-03"),
    Parameter::new("ppp.handover_notice", "12", Months, "期满移交准备", Local),
    Parameter::new("performance.every", "12", Months, "年度绩效评价", Local),
    Parameter::new("performance.file", "30", Days, "评价结果写入诚信档案", Local),
    Parameter::new("change.notice", "10", WorkingDays, "变更批准后告知", Local),
    Parameter::new("change.pay", "60", Days, "补偿协议未约定时", Local),
    // 招商引资
    Parameter::new("policy.expiry_notice", "30", Days, "政策到期提醒", Local),
    // 地方政府债务
    Parameter::new("debt.warn", "2", Months, "还本付息备款提醒", Local),
    Parameter::new("debt.publish", "20", Days, "预算法 14", Statute),
    Parameter::new("debt.yellow", "120", Percent, "债务率分档(公开解读,官方表未公开)", Public),
    Parameter::new("debt.orange", "200", Percent, "债务率分档(公开解读,官方表未公开)", Public),
    Parameter::new("debt.red", "300", Percent, "债务率分档(公开解读,官方表未公开)", Public),
    Parameter::new("debt.interest_line", "10", Percent, "国办函〔2016〕88号 财政重整", Public),
    // 广东 2016 年预案的分级: another province's plan of 2016, whose day is not confirmed; from the first full year on.
    Parameter::new("debt.overdue_early", "10", Percent, "广东省 2016 年预案(外省做法)", Local).since("2017-01-01"),
    Parameter::new("debt.overdue_medium", "20", Percent, "广东省 2016 年预案(外省做法)", Local).since("2017-01-01"),
    Parameter::new("debt.overdue_severe", "50", Percent, "广东省 2016 年预案(外省做法)", Local).since("2017-01-01"),
    Parameter::new("debt.gap_medium", "8.3333", Percent, "广东省 2016 年预案(外省做法)", Local).since("2017-01-01"),
    Parameter::new("debt.gap_severe", "16.6667", Percent, "广东省 2016 年预案(外省做法)", Local).since("2017-01-01"),
    Parameter::new("assessment.every", "3", Months, "定期风险评估", Local),
    Parameter::new("event.report", "2", Months, "国办函〔2016〕88号(期限待核)", Local),
    Parameter::new("event.report_contingent", "1", Months, "国办函〔2016〕88号(期限待核)", Local),
    Parameter::new("event.share_iii", "1", Percent, "国办函〔2016〕88号 Ⅲ级(待核)", Local),
    Parameter::new("event.share_ii", "5", Percent, "国办函〔2016〕88号 Ⅱ级(待核)", Local),
    Parameter::new("event.share_i", "10", Percent, "国办函〔2016〕88号 Ⅰ级(待核)", Local),
    // 街道乡镇
    Parameter::new("desk.review", "12", Months, "公开机构年度核实", Local),
    Parameter::new("venue.stale", "30", Days, "发布载体更新间隔", Local),
    Parameter::new("campaign.publicity", "5", WorkingDays, "命名前公示", Local),
    Parameter::new("campaign.recheck", "12", Months, "命名后复核", Local),
    // 诚信:承诺、投诉、失信记录
    Parameter::new("promise.warn", "15", Days, "临期提示", Local),
    Parameter::new("promise.verify", "10", WorkingDays, "自报后核实", Local),
    Parameter::new("complaint.accept", "7", WorkingDays, "失信投诉受理", Local),
    Parameter::new("complaint.transfer", "3", WorkingDays, "失信投诉转办", Local),
    Parameter::new("complaint.reply", "30", Days, "失信投诉答复", Local),
    Parameter::new("petition.notify", "15", Days, "信访工作条例 22、23", Statute).since("2022-05-01"),
    Parameter::new("petition.conclude", "60", Days, "信访工作条例 34", Statute).since("2022-05-01"),
    Parameter::new("petition.extend", "30", Days, "信访工作条例 34", Statute).since("2022-05-01"),
    Parameter::new("case.collect", "7", WorkingDays, "失信信息采集入库", Local),
    Parameter::new("case.verify", "30", Days, "失信线索核实", Local),
    Parameter::new("public.minor.max", "0", Months, "发改委令第58号(警告、通报批评不公示,待核)", Local)
        .between("2023-05-01", "2026-03-31"),
    Parameter::new("public.minor.max", "3", Months, "国办发〔2025〕22号;发改委令第36号", Public).since("2026-04-01"),
    Parameter::new("public.general.min", "3", Months, "发改委令第58号", Public).between("2023-05-01", "2026-03-31"),
    Parameter::new("public.general.min", "3", Months, "国办发〔2025〕22号;发改委令第36号", Public).since("2026-04-01"),
    Parameter::new("public.general.max", "36", Months, "发改委令第58号(待核)", Local)
        .between("2023-05-01", "2026-03-31"),
    Parameter::new("public.general.max", "12", Months, "国办发〔2025〕22号;发改委令第36号", Public).since("2026-04-01"),
    Parameter::new("public.serious.min", "12", Months, "发改委令第58号(重点领域)", Public)
        .between("2023-05-01", "2026-03-31"),
    Parameter::new("public.serious.min", "12", Months, "国办发〔2025〕22号;发改委令第36号", Public).since("2026-04-01"),
    Parameter::new("public.serious.max", "36", Months, "发改委令第58号(待核)", Local)
        .between("2023-05-01", "2026-03-31"),
    Parameter::new("public.serious.max", "36", Months, "国办发〔2025〕22号;发改委令第36号", Public).since("2026-04-01"),
    // 诚信:保存、整改、奖惩、处分期
    Parameter::new("retention.negative", "5", Years, "外省市社会信用条例通例;本地未见", Local),
    Parameter::new("retention.person", "5", Years, "离任后诚信档案保存", Local),
    Parameter::new("rectify.explain", "10", WorkingDays, "书面说明原因", Local),
    Parameter::new("rectify.fix", "30", Days, "限期整改", Local),
    Parameter::new("rectify.extend", "30", Days, "整改延期上限", Local),
    Parameter::new("rectify.verify", "10", WorkingDays, "整改核实销号", Local),
    Parameter::new("measure.lift", "3", WorkingDays, "修复后解除措施", Local),
    Parameter::new("sanction.warn", "6", Months, "公务员法 64;政务处分法 8", Statute),
    Parameter::new("sanction.demerit", "12", Months, "公务员法 64;政务处分法 8", Statute),
    Parameter::new("sanction.major", "18", Months, "公务员法 64;政务处分法 8", Statute),
    Parameter::new("sanction.demote", "24", Months, "公务员法 64;政务处分法 8", Statute),
    Parameter::new("sanction.remove", "24", Months, "公务员法 64;政务处分法 8", Statute),
    Parameter::new("sanction.cap", "48", Months, "政务处分法 15;处分条例 10", Statute),
    // 诚信:异议、修复、涉诉
    Parameter::new("objection.mark", "1", WorkingDays, "外省市条例;本地未见", Local),
    Parameter::new("objection.forward", "2", WorkingDays, "外省市条例;本地未见", Local),
    Parameter::new("objection.decide", "7", WorkingDays, "外省市条例;本地未见", Local),
    Parameter::new("objection.correct", "3", WorkingDays, "外省市条例;本地未见", Local),
    Parameter::new("objection.delete", "1", WorkingDays, "外省市条例;本地未见", Local),
    Parameter::new("repair.accept", "3", WorkingDays, "国办发〔2025〕22号", Public).since("2025-06-22"),
    Parameter::new("repair.result", "10", WorkingDays, "国办发〔2025〕22号", Public).since("2025-06-22"),
    Parameter::new("repair.sync", "3", WorkingDays, "修复后同步终止公示与共享", Local),
    Parameter::new("repair.person_hours", "8", Hours, "个人修复最低学时", Local),
    Parameter::new("litigation.notify", "5", WorkingDays, "涉诉通报提醒", Local),
    Parameter::new("litigation.grace", "3", Months, "失信预警预备期(外地做法)", Local),
    Parameter::new("litigation.clear", "3", Months, "列入后退出目标", Local),
    // 人员
    Parameter::new("post.handover", "10", WorkingDays, "离任移交", Local),
    Parameter::new("training.yearly", "12-31", MonthDay, "年度全员培训", Local),
    // 监督
    Parameter::new("inspection.cover", "12-31", MonthDay, "年度检查全覆盖", Local),
    Parameter::new("proposal.npc", "3", Months, "代表法 51", Statute),
    Parameter::new("proposal.npc_complex", "6", Months, "代表法 51", Statute),
    Parameter::new("proposal.cppcc", "3", Months, "政协提案办理惯例(待核)", Local),
    Parameter::new("rating.feedback", "5", WorkingDays, "初评反馈后复评意见", Local),
    Parameter::new("task.warn", "7", Days, "任务临期提醒", Local),
    Parameter::new("task.urge", "10", WorkingDays, "督办函回复", Local),
    Parameter::new("meeting.minutes", "5", WorkingDays, "会议纪要印发", Local),
    Parameter::new("meeting.every", "6", Months, "联席会议例会", Local),
    // 报送与考评
    Parameter::new("batch.month_day", "5", DayOfMonth, "次月报送日", Local),
    Parameter::new("batch.receipt", "5", WorkingDays, "平台回执", Local),
    Parameter::new("batch.daily_from", "12-15", MonthDay, "年末每日零报告(外地做法,默认关闭)", Local),
    Parameter::new("batch.daily_to", "12-31", MonthDay, "年末每日零报告(外地做法,默认关闭)", Local),
    Parameter::new("collect.reply", "5", WorkingDays, "采集函回复", Local),
    Parameter::new("evaluation.handin", "01-31", MonthDay, "绩效考核报送", Local),
    Parameter::new("evaluation.grade_a", "90", Points, "示例考评模型", Local),
    Parameter::new("evaluation.grade_b", "80", Points, "示例考评模型", Local),
    Parameter::new("evaluation.grade_c", "60", Points, "示例考评模型", Local),
    Parameter::new("evaluation.add_cap", "10", Points, "示例考评模型", Local),
];
