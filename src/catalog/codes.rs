//! The code lists of the catalogue: code, what a clerk sees, and after `|` other words that an import accepts.
//!
//! Visibility stands with the kind in `schema`, and the states of a kind stand with its verbs.

use crate::code_lists;

code_lists! {
    DOMAIN "domain" {
        "procurement" "政府采购"; "bidding" "招标投标"; "ppp" "政府和社会资本合作"; "investment" "招商引资";
        "debt" "地方政府债务"; "township" "街道乡镇"; "general" "综合";
    }
    UNIT_KIND "unit_kind" {
        "gov" "区政府"; "dept" "政府部门"; "party" "党委部门"; "town" "乡镇"; "street" "街道"; "zone" "开发区管委会";
        "inst" "直属(事业)单位"; "court" "司法机关"; "npc" "人大"; "cppcc" "政协"; "body" "议事协调机构";
        "upper" "上级单位";
    }
    PARTY_KIND "party_kind" {
        "firm" "企业"; "individual_biz" "个体工商户"; "coop" "农民专业合作社"; "social" "社会组织"; "inst" "事业单位";
        "collective" "集体经济组织"; "agency" "招标(采购)代理机构"; "expert" "评审专家" | "招标专家";
        "credit_agency" "信用服务机构"; "university" "高校"; "institute" "科研院所"; "bank" "金融机构";
        "citizen" "自然人"; "other" "其他";
    }
    FIRM_SIZE "firm_size" {
        "large" "大型"; "medium" "中型"; "small" "小型"; "micro" "微型";
    }
    DOCUMENT_ROLE "document_role" {
        "basis" "政策依据"; "regime" "制度"; "ruling" "执行口径"; "catalog" "惩戒措施清单"; "plan" "应急预案";
        "letter" "工作公文";
    }
    DOC_KIND "doc_kind" {
        "law" "法律法规"; "measures" "办法"; "rules" "细则规程"; "opinion" "意见"; "plan" "方案"; "notice" "通知";
        "circular" "通报"; "letter" "函"; "urge" "督办函"; "remind" "提醒函"; "fix" "整改通知书"; "explain" "情况说明";
        "decision" "决定书"; "pledge" "承诺书"; "minutes" "会议纪要";
    }
    DOC_LEVEL "doc_level" {
        "national" "国家"; "province" "省"; "city" "市"; "district" "区"; "unit" "单位";
    }
    REGIME_TOPIC "regime_topic" {
        "promise" "守信践诺"; "evaluation" "政务诚信评价"; "officer_file" "公务员诚信档案管理";
        "openness" "全面推进政务公开实施细则"; "participation" "重大行政决策公众参与规程";
        "power_run" "政府权力运行监管细则"; "objection" "异议与投诉办理"; "protection" "信用信息保护";
        "repair" "信用修复"; "reward" "公务员信用奖惩"; "procurement" "政府采购诚信责任制"; "pledge" "镇街公开承诺";
        "supervision" "诚信监督检查"; "debt" "债务风险应急与追责"; "other" "其他";
    }
    OFFICER_KIND "officer_kind" {
        "civil" "公务员"; "reference" "参公管理人员"; "staff" "事业编制人员";
    }
    RANK "rank" {
        "clerk" "股级及以下"; "section_deputy" "乡科级副职"; "section_chief" "乡科级正职";
        "division_deputy" "县处级副职"; "division_chief" "县处级正职";
    }
    LEAVE_REASON "leave_reason" {
        "transfer" "调出"; "retire" "退休"; "resign" "辞去公职"; "dismiss" "辞退或开除"; "death" "去世";
    }
    DUTY_ROLE "duty_role" {
        "head" "主要负责人"; "deputy" "分管负责人"; "handler" "经办人"; "project" "项目责任人"; "liaison" "联络员";
    }
    FILE_SECTION "file_section" {
        "matters" "个人有关事项报告"; "integrity" "廉政记录"; "commendation" "各类表彰"; "assessment" "年度考核";
        "violation" "违法违纪违约"; "promise" "承诺践诺"; "training" "教育培训"; "repair" "修复记录";
    }
    POLARITY "polarity" {
        "positive" "正面"; "neutral" "中性"; "negative" "负面";
    }
    ASSESSMENT_GRADE "assessment_grade" {
        "excellent" "优秀"; "competent" "称职"; "basic" "基本称职"; "incompetent" "不称职";
    }
    COMMENDATION "commendation" {
        "praise" "嘉奖"; "merit3" "三等功"; "merit2" "二等功"; "merit1" "一等功"; "title" "荣誉称号";
        "circular" "通报表扬"; "other" "其他";
    }
    SANCTION "sanction" {
        "warn" "警告"; "demerit" "记过"; "major" "记大过"; "demote" "降级"; "remove" "撤职"; "expel" "开除";
    }
    ACCOUNTABILITY_FORM "accountability_form" {
        "talk" "谈话提醒"; "criticise" "批评教育"; "check" "责令检查"; "admonish" "诫勉"; "circular" "通报";
        "adjust" "组织调整"; "discipline" "给予处分";
    }
    ACTIVITY_KIND "activity_kind" {
        "class" "培训班"; "course" "进修课程"; "talk" "先进人物宣讲"; "report" "典型事迹报告"; "warning" "警示教育";
        "guidance" "强化指导"; "charity" "社会公益服务"; "policy" "政策宣传";
    }
    TRAINING_TOPIC "training_topic" {
        "rule_of_law" "法治意识"; "rules" "制度规则意识"; "credit" "信用意识"; "balance" "权责对等意识";
        "oversight" "自觉接受监督意识"; "ethics" "职业道德"; "law_abiding" "守法"; "policy" "政策口径";
    }
    PROCUREMENT_METHOD "procurement_method" {
        "open" "公开招标"; "invited" "邀请招标"; "negotiation" "竞争性谈判"; "consultation" "竞争性磋商";
        "single" "单一来源"; "inquiry" "询价"; "framework" "框架协议"; "innovation" "合作创新采购";
    }
    PROCUREMENT_OBJECT "procurement_object" {
        "goods" "货物"; "works" "工程"; "services" "服务";
    }
    ORG_FORM "org_form" {
        "central" "集中采购"; "dept" "部门集中采购"; "scattered" "分散采购";
    }
    BOND_FORM "bond_form" {
        "transfer" "转账"; "bill" "支票汇票本票"; "guarantee" "保函"; "cash" "现金(不合规)";
    }
    CHECK_RESULT "check_result" {
        "clear" "无记录"; "hit" "有记录"; "unchecked" "未查询";
    }
    SETTLEMENT "settlement" {
        "delivery" "交付后结算"; "acceptance" "验收后结算"; "progress" "进度结算"; "periodic" "定期结算";
    }
    PAYMENT_KIND "payment_kind" {
        "advance" "预付款"; "progress" "进度款"; "final" "验收款"; "quality" "质保金"; "refund" "保证金退还";
        "interest" "逾期利息";
    }
    EXCUSE "excuse" {
        "term_change" "政府换届"; "person_change" "责任人更替"; "org_change" "机构或职能调整"; "zoning" "行政区划调整";
        "internal_process" "内部付款流程"; "audit" "等待审计或竣工备案"; "fund" "资金不足"; "dispute" "存在争议";
        "force" "不可抗力"; "other" "其他";
    }
    CHALLENGE_KIND "challenge_kind" {
        "inquiry" "询问"; "question" "质疑"; "objection" "异议"; "complaint" "投诉";
    }
    CHALLENGE_MATTER "challenge_matter" {
        "docs" "采购或招标文件"; "process" "采购过程"; "candidate" "中标候选人"; "result" "中标或成交结果";
        "contract" "合同与验收";
    }
    CHALLENGE_RESULT "challenge_result" {
        "upheld" "成立"; "part" "部分成立"; "dismissed" "不成立"; "false" "虚假或恶意"; "answered" "已解答";
    }
    BID_ROLE "bid_role" {
        "bidder" "投标人"; "agency" "招标代理机构" | "投标代理机构"; "expert" "评标专家" | "招标专家";
        "purchaser" "采购人或招标人"; "supplier" "中标供应商" | "成交供应商"; "consortium" "联合体成员";
    }
    PARTY_INFO "party_info" {
        "qualification" "资质资格"; "credit" "信用奖惩"; "violation" "违法违规处罚"; "supervision" "动态监管";
    }
    CREDIT_LIST "credit_list" {
        "executed" "失信被执行人"; "tax" "重大税收违法失信主体"; "procurement" "政府采购严重违法失信";
        "other" "其他严重失信名单";
    }
    REPORT_PURPOSE "report_purpose" {
        "bid" "投标"; "award" "定标"; "ppp" "PPP选择合作方"; "investment" "招商评估"; "policy" "政策兑现";
        "honour" "评优"; "other" "其他";
    }
    BASIS_KIND "basis_kind" {
        "judgment" "司法判决"; "penalty" "行政处罚"; "discipline" "纪律处分"; "accountability" "问责处理";
        "confirmed_default" "确认违约失信"; "arrears" "拖欠账款"; "enforcement" "失信被执行人";
    }
}
