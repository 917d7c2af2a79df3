//! English for the sources of parameters: phrases, documents with a remark, and statutes by the names that the rules use.

use std::borrow::Cow;

/// Source as the table of parameters writes it, and its English.
static TWINS: &[(&str, &str)] = &[
    ("镇街财务公开月度期限", "monthly publication of a township's accounts"),
    (
        "行政许可和行政处罚信用信息公示要求(自决定之日)",
        "requirements for publishing licences and penalties as credit information (from the decision)",
    ),
    ("后评估间隔", "interval of evaluations afterwards"),
    ("财库〔2020〕10号(未见原文)", "Ministry of Finance notice 10 of 2020 (text not seen)"),
    ("预警指标 R003 阈值", "threshold of red flag R003"),
    ("预警指标 R002、R049 贴近幅度", "how near a threshold red flags R002 and R049 look"),
    (
        "省级公布的公开招标数额标准,由区填写",
        "threshold of open tendering as the province publishes it, entered by the district",
    ),
    ("省级公布的采购限额标准,由区填写", "purchasing threshold as the province publishes it, entered by the district"),
    ("财库〔2014〕214号(条文待核)", "Ministry of Finance notice 214 of 2014 (article to be confirmed)"),
    ("财政部令第74号(条文待核)", "Ministry of Finance order 74 (article to be confirmed)"),
    ("合同未约定时", "where the contract is silent"),
    ("国务院令第728号(施行日与期限待核)", "State Council order 728 (day in force and term to be confirmed)"),
    ("国务院令第728号(待核)", "State Council order 728 (to be confirmed)"),
    (
        "一年期贷款市场报价利率,逐期录入;空则不比较",
        "one-year loan prime rate, entered as it is published; not compared while blank",
    ),
    ("非中小企业且合同未约定时", "creditor is no SME and the contract is silent"),
    (
        "财政部 2022年11月 PPP 规范通知(文号、日期待核)",
        "Ministry of Finance notice on PPP of November 2022 (number and day to be confirmed)",
    ),
    ("国办函〔2023〕115号(期限待核)", "General Office letter 115 of 2023 (term to be confirmed)"),
    ("期满移交准备", "preparation of the handover at the end of the term"),
    ("年度绩效评价", "yearly performance evaluation"),
    ("评价结果写入诚信档案", "entry of the evaluation in the integrity file"),
    ("变更批准后告知", "notice after a change is approved"),
    ("补偿协议未约定时", "where the compensation agreement is silent"),
    ("政策到期提醒", "reminder that a policy expires"),
    ("还本付息备款提醒", "reminder to provide for principal and interest"),
    (
        "债务率分档(公开解读,官方表未公开)",
        "bands of the debt ratio (public commentary; the official table is unpublished)",
    ),
    ("国办函〔2016〕88号 财政重整", "General Office letter 88 of 2016, fiscal restructuring"),
    ("广东省 2016 年预案(外省做法)", "emergency plan of Guangdong, 2016 (practice of another province)"),
    ("定期风险评估", "periodic risk assessment"),
    ("国办函〔2016〕88号(期限待核)", "General Office letter 88 of 2016 (term to be confirmed)"),
    ("国办函〔2016〕88号 Ⅲ级(待核)", "General Office letter 88 of 2016, level III (to be confirmed)"),
    ("国办函〔2016〕88号 Ⅱ级(待核)", "General Office letter 88 of 2016, level II (to be confirmed)"),
    ("国办函〔2016〕88号 Ⅰ级(待核)", "General Office letter 88 of 2016, level I (to be confirmed)"),
    ("公开机构年度核实", "yearly check of information desks"),
    ("发布载体更新间隔", "interval at which a channel is updated"),
    ("命名前公示", "publicity before an award is named"),
    ("命名后复核", "review after an award is named"),
    ("临期提示", "notice before the day"),
    ("自报后核实", "verification after self-report"),
    ("失信投诉受理", "acceptance of complaints of default"),
    ("失信投诉转办", "transfer of complaints of default"),
    ("失信投诉答复", "reply to complaints of default"),
    ("失信信息采集入库", "recording of information on defaults"),
    ("失信线索核实", "verification of leads on defaults"),
    (
        "发改委令第58号(警告、通报批评不公示,待核)",
        "NDRC order 58 (warnings and circulars are not published; to be confirmed)",
    ),
    ("国办发〔2025〕22号;发改委令第36号", "General Office notice 22 of 2025; NDRC order 36"),
    ("发改委令第58号", "NDRC order 58"),
    ("发改委令第58号(待核)", "NDRC order 58 (to be confirmed)"),
    ("发改委令第58号(重点领域)", "NDRC order 58 (key fields)"),
    ("外省市社会信用条例通例;本地未见", "usual in social credit regulations elsewhere; none seen here"),
    ("离任后诚信档案保存", "keeping of integrity files after leaving office"),
    ("书面说明原因", "written statement of reasons"),
    ("限期整改", "rectification within a term"),
    ("整改延期上限", "longest extension of a rectification"),
    ("整改核实销号", "verification and closing of a rectification"),
    ("修复后解除措施", "lifting of measures after repair"),
    ("外省市条例;本地未见", "regulations elsewhere; none seen here"),
    ("国办发〔2025〕22号", "General Office notice 22 of 2025"),
    ("修复后同步终止公示与共享", "end of publication and sharing after repair"),
    ("个人修复最低学时", "fewest hours of training for repair by a person"),
    ("涉诉通报提醒", "reminder to report litigation"),
    ("失信预警预备期(外地做法)", "period of grace before a warning (practice elsewhere)"),
    ("列入后退出目标", "target for leaving the list"),
    ("离任移交", "handover on leaving office"),
    ("年度全员培训", "yearly training of all staff"),
    ("年度检查全覆盖", "yearly inspection of all"),
    ("政协提案办理惯例(待核)", "custom for CPPCC proposals (to be confirmed)"),
    ("初评反馈后复评意见", "comments on the first rating"),
    ("任务临期提醒", "reminder before a task is due"),
    ("督办函回复", "reply to a letter of supervision"),
    ("会议纪要印发", "issue of minutes"),
    ("联席会议例会", "regular joint meeting"),
    ("次月报送日", "day of submission in the following month"),
    ("平台回执", "receipt of the platform"),
    (
        "年末每日零报告(外地做法,默认关闭)",
        "daily nil returns at the end of the year (practice elsewhere, off by default)",
    ),
    ("采集函回复", "reply to a letter of collection"),
    ("绩效考核报送", "submission for the performance appraisal"),
    ("示例考评模型", "sample model of evaluation"),
];

/// Statutes by their Chinese titles, longer titles before those that they contain.
static STATUTES: &[(&str, &str)] = &[
    ("政府采购法实施条例", "Government Procurement Regulation"),
    ("政府采购法", "Government Procurement Law"),
    ("招标投标法实施条例", "Bidding Regulation"),
    ("招标投标法", "Bidding Law"),
    ("保障中小企业款项支付条例(令802)", "SME Payment Regulation (decree 802)"),
    ("重大行政决策程序暂行条例", "Major Administrative Decisions Regulation"),
    ("政府信息公开条例", "Government Information Regulation"),
    ("信访工作条例", "Petition Work Regulation"),
    ("政务处分法", "Administrative Sanctions Law"),
    ("处分条例", "Civil Servant Sanctions Regulation"),
    ("公务员法", "Civil Servant Law"),
    ("行政处罚法", "Administrative Penalty Law"),
    ("代表法", "Deputies Law"),
    ("预算法", "Budget Law"),
];

/// The English of a source; `None` where its words are not known here, as of what a district wrote.
pub fn english(source: &str) -> Option<Cow<'static, str>> {
    if let Some((_, en)) = TWINS.iter().find(|(zh, _)| *zh == source) {
        return Some(Cow::Borrowed(en));
    }
    let articles: Option<Vec<String>> = source.split(';').map(article).collect();
    Some(Cow::Owned(articles?.join("; ")))
}

/// `政府采购法 31(三)、49` in English: the statute by its name, articles and paragraphs by their numbers.
fn article(text: &str) -> Option<String> {
    const PARAGRAPHS: [(&str, &str); 4] = [("(一)", "(1)"), ("(二)", "(2)"), ("(三)", "(3)"), ("(四)", "(4)")];
    let (title, name) = STATUTES.iter().find(|(title, _)| text.starts_with(title))?;
    let mut rest = text[title.len()..].replace('、', ", ").replace(" 至 ", " to ");
    for (zh, en) in PARAGRAPHS {
        rest = rest.replace(zh, en);
    }
    rest = rest.replace("(供应商禁止参加政府采购)", " (ban of a supplier from procurement)");
    rest.is_ascii().then(|| format!("{name}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::{TWINS, english};
    use crate::catalog::PARAMETERS;

    #[test]
    fn articles_keep_their_numbers() {
        assert_eq!(english("政府采购法 31(三)、49").unwrap(), "Government Procurement Law 31(3), 49");
        assert_eq!(
            english("政务处分法 15;处分条例 10").unwrap(),
            "Administrative Sanctions Law 15; Civil Servant Sanctions Regulation 10"
        );
        assert!(english("本区会议纪要 3").is_none() && english("预算法 14 之意").is_none());
    }

    #[test]
    fn every_source_is_said_in_english() {
        for p in PARAMETERS {
            let en = english(p.source).unwrap_or_else(|| panic!("{}: {} has no English", p.name, p.source));
            assert!(!en.is_empty() && !en.contains(|c: char| c > '\u{2e7f}'), "{}: {en}", p.name);
        }
        for (i, (zh, _)) in TWINS.iter().enumerate() {
            assert!(PARAMETERS.iter().any(|p| p.source == *zh), "{zh} is a source of nothing");
            assert!(TWINS[..i].iter().all(|(other, _)| other != zh), "{zh} stands twice");
        }
    }
}
