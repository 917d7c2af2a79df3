//! Where a rule stands: programme clause, statute or parameter. What is not read word for word says so.

use super::parameters::Figure;
use crate::both;
use crate::messages::{Both, Label};
use crate::schema::Kind;

/// What a rule rests on.
#[derive(Clone, Debug)]
pub enum Source {
    /// A clause of the programme or an article of a statute.
    Law(Label),
    /// A row of the parameter table, which names its own source and how sure it is.
    Parameter(Figure),
}

impl Source {
    /// The source as it is quoted behind a sentence.
    pub fn both(&self) -> Both {
        match self {
            Self::Law(label) => Both::fixed(label.zh, label.en),
            Self::Parameter(row) => row.cite(),
        }
    }

    /// A sentence with its source behind it.
    pub(super) fn cite(&self, text: &Both) -> Both {
        let source = self.both();
        let (zh, en, source_zh, source_en) = (&text.zh, &text.en, source.zh, source.en);
        both!("{zh}(依据: {source_zh})", "{en} (source: {source_en})")
    }
}

/// The sections of the programme that the records of a kind serve: 实施方案 三(一)、四(一).
pub fn programme(kind: &Kind) -> Both {
    const CHINESE: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let word = |number: &str| number.parse::<usize>().ok().and_then(|n| CHINESE.get(n)).copied().unwrap_or_default();
    let (mut zh, mut en): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for clause in kind.serves {
        let section = clause.split_once('-').map_or(*clause, |(section, _)| section);
        let (chinese, english) = match section.split_once('.') {
            Some((chapter, part)) => (format!("{}({})", word(chapter), word(part)), format!("{chapter}({part})")),
            None if section == "0" => ("引言".to_owned(), "opening".to_owned()),
            None => (word(section).to_owned(), section.to_owned()),
        };
        if !en.contains(&english) {
            zh.push(chinese);
            en.push(english);
        }
    }
    let (zh, en) = (zh.join("、"), en.join(", "));
    both!("实施方案 {zh}", "programme {en}")
}

const fn law(zh: &'static str, en: &'static str) -> Source {
    Source::Law(Label::new(zh, en))
}

pub(super) const PROMISES: Source = law("实施方案 三(一)", "programme 3(1)");
pub(super) const FILES: Source = law("实施方案 三(二)", "programme 3(2)");
pub(super) const RECORDS: Source = law("实施方案 三(三)", "programme 3(3)");
pub(super) const PROTECTION: Source = law("实施方案 三(五)", "programme 3(5)");
pub(super) const PROCUREMENT: Source = law("实施方案 四(一)", "programme 4(1)");
pub(super) const POLICY_WORDING: Source = law("实施方案 四(三)", "programme 4(3)");
pub(super) const REGIMES: Source = law("实施方案 五(二)", "programme 5(2)");
pub(super) const SUCCESSION: Source =
    law("优化营商环境条例 31;实施方案 四(三)", "Business Environment Regulation 31; programme 4(3)");
pub(super) const METHODS: Source = law("政府采购法 26", "Government Procurement Law 26");
pub(super) const BUDGET: Source = law("政府采购法 36(三)", "Government Procurement Law 36(3)");
pub(super) const ACCEPTANCE: Source =
    law("政府采购法 41;实施方案 四(一)", "Government Procurement Law 41; programme 4(1)");
pub(super) const ACCEPTANCE_BY_USERS: Source = law("政府采购法实施条例 45", "Government Procurement Regulation 45");
pub(super) const CONTRACT_ENDS: Source = law("政府采购法 50", "Government Procurement Law 50");
pub(super) const COMPLAINT: Source = law("政府采购法 55", "Government Procurement Law 55");
pub(super) const BIDDING_COMPLAINT: Source = law("招标投标法实施条例 60", "Bidding Regulation 60");
pub(super) const COMPLAINT_DECISION: Source =
    law("政府采购法 56;招标投标法实施条例 61", "Government Procurement Law 56; Bidding Regulation 61");
pub(super) const LATE_BIDS: Source = law("招标投标法 28", "Bidding Law 28");
pub(super) const CREDIT_CHECKS: Source = law("财库〔2016〕125号", "Ministry of Finance notice 125 of 2016");
pub(super) const SME_PAYMENT: Source = law("保障中小企业款项支付条例 9", "SME Payment Regulation 9");
pub(super) const SME_DISPUTE: Source = law("保障中小企业款项支付条例 15", "SME Payment Regulation 15");
pub(super) const ASSESSMENTS: Source = law("公务员法 38", "Civil Servant Law 38");
// 权益
pub(super) const REPAIR: Source =
    law("国办发〔2025〕22号;发改委令第36号", "State Council Office notice 22 of 2025; NDRC order 36");
pub(super) const LITIGATION: Source = law("外地做法,待核", "practice of other places, to be confirmed");
pub(super) const PERSONS_NOT_PUBLISHED: Source =
    law("个人信息保护法 33 至 37;实施方案 三(五)", "Personal Information Protection Law 33 to 37; programme 3(5)");
pub(super) const MINOR_NOT_PUBLISHED: Source = law("国办发〔2025〕22号", "State Council Office notice 22 of 2025");
pub(super) const WITHDRAWAL: Source = law("行政处罚法 48", "Administrative Penalty Law 48");
pub(super) const SUPERVISION: Source = law("实施方案 二(三)", "programme 2(3)");
pub(super) const SANCTIONS: Source = law("实施方案 三(四)", "programme 3(4)");
pub(super) const GOVERNMENT_DEFAULT: Source = law("发改财金〔2023〕1103号", "NDRC notice 1103 of 2023");
pub(super) const SANCTION_LIST: Source =
    law("失信惩戒措施清单;实施方案 三(四)", "list of measures against dishonesty; programme 3(4)");
pub(super) const PPP: Source = law("实施方案 四(二)", "programme 4(2)");
pub(super) const FAIR_COMPETITION: Source =
    law("公平竞争审查条例 18;实施方案 四(三)", "Fair Competition Review Regulation 18; programme 4(3)");
pub(super) const FORBIDDEN_CONTENT: Source =
    law("公平竞争审查条例 10;实施方案 四(三)", "Fair Competition Review Regulation 10; programme 4(3)");
pub(super) const FAIR_EXCEPTION: Source = law("公平竞争审查条例 12", "Fair Competition Review Regulation 12");
pub(super) const DECISIONS: Source =
    law("重大行政决策程序暂行条例;实施方案 二(一)", "Major Administrative Decisions Regulation; programme 2(1)");
pub(super) const DECISION_LEGALITY: Source =
    law("重大行政决策程序暂行条例 25、26", "Major Administrative Decisions Regulation 25, 26");
pub(super) const DECISION_MEETING: Source =
    law("重大行政决策程序暂行条例 30;实施方案 二(一)", "Major Administrative Decisions Regulation 30; programme 2(1)");
pub(super) const DECISION_DISSENT: Source =
    law("重大行政决策程序暂行条例 30", "Major Administrative Decisions Regulation 30");
pub(super) const DECISION_UNCHANGED: Source =
    law("重大行政决策程序暂行条例 37", "Major Administrative Decisions Regulation 37");
pub(super) const BORROWING: Source = law("实施方案 四(四)", "programme 4(4)");
pub(super) const BUDGET_LAW_35: Source = law("预算法 35", "Budget Law 35");
pub(super) const DEBT_LIMITS: Source =
    law("预算法 35;预算法实施条例 43-45", "Budget Law 35; Budget Law Regulation 43 to 45");
pub(super) const DEBT_RISK: Source =
    law("国办函〔2016〕88号", "General Office of the State Council, letter 88 of 2016");
pub(super) const REGISTER: Source = law("台账规则,待核", "rule of this register, to be confirmed");
pub(super) const LISTS: Source = law("实施方案 二(一)", "programme 2(1)");
pub(super) const OPENNESS: Source = law("实施方案 二(二)", "programme 2(2)");
pub(super) const HONOURS: Source = law("实施方案 三(四)", "programme 3(4)");
pub(super) const TOWNSHIPS: Source = law("实施方案 四(五)", "programme 4(5)");
pub(super) const REQUESTS: Source = law("政府信息公开条例 33", "Government Information Regulation 33");
