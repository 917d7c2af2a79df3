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
    SCOPE_CHANGE "scope_change" {
        "more" "增加"; "less" "减少"; "none" "不变";
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
    PPP_RULES "ppp_rules" {
        "old" "存量项目规则"; "new" "特许经营新机制";
    }
    PPP_MODE "ppp_mode" {
        "bot" "BOT"; "tot" "TOT"; "rot" "ROT"; "boo" "BOO"; "dbfot" "DBFOT"; "other" "其他";
    }
    PPP_PAYMENT "ppp_payment" {
        "user" "使用者付费"; "gap" "可行性缺口补助"; "gov" "政府付费";
    }
    PPP_STAGE "ppp_stage" {
        "prep" "筹备"; "bidding" "招标投标"; "procurement" "政府采购"; "financing" "融资";
        "implementation" "实施";
    }
    PPP_STAGE_MOF "ppp_stage_mof" {
        "identify" "识别"; "prepare" "准备"; "procure" "采购"; "execute" "执行"; "transfer" "移交";
    }
    PPP_SPEND "ppp_spend" {
        "equity" "股权投资"; "operating" "运营补贴"; "availability" "可用性付费"; "risk" "风险承担";
        "matching" "配套投入";
    }
    PERFORMANCE_PHASE "performance_phase" {
        "build" "建设期"; "operate" "运营期"; "mid" "中期评估"; "final" "后评价";
    }
    PERFORMANCE_GRADE "performance_grade" {
        "excellent" "优"; "good" "良"; "fair" "中"; "poor" "差";
    }
    EVALUATOR_KIND "evaluator_kind" {
        "agency" "信用服务机构"; "university" "高校"; "institute" "科研院所"; "joint" "联席会议成员单位";
        "self" "自评"; "other" "其他第三方";
    }
    CHANGE_GROUND "change_ground" {
        "national" "国家利益"; "public" "公共利益" | "社会公共利益"; "statutory" "其他法定事由";
    }
    FAIR_RESULT "fair_result" {
        "pass" "通过"; "exception" "适用例外规定"; "fail" "不通过"; "none" "未审查";
    }
    FORBIDDEN_CONTENT "forbidden_content" {
        "none" "未发现"; "tax" "特定经营者税收优惠"; "subsidy" "选择性或差异化奖补";
        "factor" "要素费用社保优惠"; "entry" "限制市场准入"; "flow" "限制商品要素流动";
        "conduct" "影响经营行为";
    }
    RIVALRY_CHECK "rivalry_check" {
        "none" "未发现"; "over" "超标准优惠"; "poach" "恶意争抢项目"; "copy" "层层加码"; "other" "其他";
    }
    DEBT_KIND "debt_kind" {
        "general_bond" "一般债券"; "special_bond" "专项债券"; "onlending" "外贷转贷"; "stock" "存量非债券债务";
        "contingent_guarantee" "担保责任"; "contingent_rescue" "救助责任"; "hidden" "隐性债务(标记)";
    }
    RATE_TYPE "rate_type" {
        "fixed" "固定利率"; "float" "浮动利率";
    }
    DAY_COUNT "day_count" {
        "act_365" "实际/365"; "act_360" "实际/360"; "act_act" "实际/实际"; "d30_360" "30/360";
    }
    REPAY_MODE "repay_mode" {
        "bullet" "到期一次还本"; "equal_principal" "等额本金"; "annuity" "等额本息"; "custom" "按约定计划";
    }
    SCHEDULE_ORIGIN "schedule_origin" {
        "generated" "系统生成"; "imported" "导入"; "manual" "手工登记";
    }
    REPAY_FUND "repay_fund" {
        "budget" "预算资金"; "project" "项目收益"; "refinance" "再融资债券"; "asset" "资产处置"; "other" "其他";
    }
    FISCAL_BASIS "fiscal_basis" {
        "budget" "预算数"; "actual" "执行数";
    }
    DEBT_COLOUR "debt_colour" {
        "green" "绿"; "yellow" "黄"; "orange" "橙"; "red" "红";
    }
    RISK_LEVEL "risk_level" {
        "i" "Ⅰ级特别重大"; "ii" "Ⅱ级重大"; "iii" "Ⅲ级较大"; "iv" "Ⅳ级一般";
    }
    PUBLICATION_CHANNEL "publication_channel" {
        "web" "政府网站"; "weibo" "政务微博"; "wechat" "政务微信"; "app" "政务客户端"; "credit_city" "信用合肥";
        "credit_cn" "信用中国"; "board" "公示栏"; "screen" "电子屏"; "gazette" "政府公报";
        "press" "报纸广播电视"; "reading" "查阅场所";
    }
    SERVICE_AREA "service_area" {
        "employment" "就业"; "property" "物业"; "schooling" "就学"; "family_planning" "计生"; "elderly" "养老";
        "disability" "助残"; "poverty" "扶贫" | "帮扶"; "medical" "医保"; "housing" "住房"; "travel" "出行";
        "parking" "停车"; "fire_theft" "防火防盗"; "military_support" "拥军优属"; "convenience" "便民服务";
    }
    SERVICE_RESULT "service_result" {
        "met" "落实到位"; "part" "部分落实"; "unmet" "未落实";
    }
    CAMPAIGN_KIND "campaign_kind" {
        "street" "诚信街道"; "town" "诚信乡镇"; "unit" "诚信示范单位";
    }
    RECHECK_RESULT "recheck_result" {
        "keep" "保留"; "fix" "限期整改"; "revoke" "建议撤销";
    }
    PROMISE_KIND "promise_kind" {
        "quality" "质量承诺"; "deadline" "期限承诺"; "guarantee" "保障承诺"; "policy" "政策承诺";
        "contract" "合同义务"; "public" "公开承诺";
    }
    OBLIGOR "obligor" {
        "gov" "政府方"; "party" "企业方";
    }
    PROMISE_RESULT "promise_result" {
        "full" "全部兑现"; "part" "部分兑现"; "none" "未兑现";
    }
    COMPLAINT_CHANNEL "complaint_channel" {
        "hotline" "12345热线"; "petition" "信访"; "site" "信用网站"; "supervision" "互联网+督查";
        "sme" "拖欠中小企业款项平台"; "bizenv" "营商环境投诉"; "visit" "来访"; "letter" "来信";
        "email" "电子邮件"; "upper" "上级交办"; "media" "媒体舆情";
    }
    COMPLAINT_TRACK "complaint_track" {
        "credit" "政务失信投诉"; "sme" "拖欠款项投诉"; "petition" "信访事项";
    }
    HARM "harm" {
        "public" "危害群众利益"; "market" "损害市场公平交易"; "other" "其他";
    }
    FINDING "finding" {
        "true" "属实"; "part" "部分属实"; "false" "不属实";
    }
    SATISFACTION "satisfaction" {
        "satisfied" "满意"; "basic" "基本满意"; "dissatisfied" "不满意"; "none" "未评价";
    }
    SUBJECT_KIND "subject_kind" {
        "unit" "单位"; "officer" "公务员";
    }
    NATURE "nature" {
        "unlawful" "违法违规"; "breach" "失信违约"; "omission" "不作为"; "ultra_vires" "越权(无授权)";
    }
    IMPACT_LEVEL "impact_level" {
        "local" "单位内"; "district" "全区"; "city" "全市"; "wide" "省级以上或媒体曝光";
    }
    SEVERITY "severity" {
        "minor" "轻微"; "general" "一般"; "serious" "严重";
    }
    RECTIFY_KIND "rectify_kind" {
        "explain" "书面说明原因"; "fix" "限期整改";
    }
    RECTIFY_RESULT "rectify_result" {
        "met" "到位"; "part" "部分到位"; "unmet" "未到位"; "refused" "拒不整改";
    }
    DIRECTION "direction" {
        "sanction" "惩戒"; "incentive" "激励";
    }
    SANCTION_ACTION "sanction_action" {
        "explain" "书面说明原因"; "rectify" "限期整改"; "talk" "约谈"; "circular" "公开通报批评";
        "bar_honours" "取消荣誉评选资格"; "limit_award" "限制评优评先";
        "limit_funds" "限制申请财政性资金和项目"; "limit_policy" "限制申请扶持政策";
        "limit_proc" "限制参加政府采购"; "limit_pilot" "取消试点示范资格"; "limit_bond" "限制专项债券申请";
        "admin_limits" "限制公务消费办公用房经费"; "kpi" "绩效考核扣分"; "accountability" "追究主要负责人责任";
        "training" "诚信教育"; "other" "其他";
    }
    INCENTIVE "incentive" {
        "commend" "通报表扬"; "priority" "优先评优评先"; "kpi_plus" "绩效加分"; "pilot" "优先试点示范";
        "other" "其他";
    }
    MITIGATION_GROUND "mitigation_ground" {
        "recovered" "主动挽回损失"; "eliminated" "消除不良影响"; "prevented" "有效阻止危害结果发生";
        "self_report" "主动自查报告";
    }
    MITIGATION_DECISION "mitigation_decision" {
        "lighter" "从轻"; "waived" "免于";
    }
    LIFT_REASON "lift_reason" {
        "expired" "期满"; "repaired" "已修复"; "revoked" "记录撤销"; "objection" "异议成立";
        "mitigated" "从轻减免";
    }
    APPLICANT_KIND "applicant_kind" {
        "unit" "单位"; "officer" "公务员"; "party" "当事人";
    }
    OBJECTION_KIND "objection_kind" {
        "wrong" "信息错误"; "missing" "信息遗漏"; "expired" "超期公示"; "mismatch" "主体错误";
        "unlawful" "采集或公开违法"; "other" "其他";
    }
    OBJECTION_RESULT "objection_result" {
        "upheld" "成立"; "part" "部分成立"; "dismissed" "不成立";
    }
    REPAIR_RULE "repair_rule" {
        "market" "市场主体"; "government" "政府机构"; "person" "个人";
    }
    REPAIR_CHANNEL "repair_channel" {
        "fulfil" "履行义务"; "training" "教育培训"; "guidance" "强化指导"; "charity" "社会公益服务";
        "self_correct" "自我纠错"; "commitment" "信用承诺";
    }
    LITIGATION_KIND "litigation_kind" {
        "civil" "民事"; "admin" "行政诉讼"; "reconsideration" "行政复议"; "arbitration" "仲裁";
        "enforcement" "执行";
    }
    COURT_RESULT "court_result" {
        "win" "胜诉"; "lose" "败诉"; "part" "部分败诉"; "mediated" "调解"; "withdrawn" "撤诉";
    }
    DECISION_KIND "decision_kind" {
        "plan" "规划计划"; "policy" "重要政策"; "project" "重大项目"; "asset" "资源资产处置"; "debt" "举借债务";
        "commitment" "重大承诺与变更"; "other" "其他";
    }
    MEETING_KIND "meeting_kind" {
        "plenary" "政府全体会议"; "standing" "政府常务会议"; "party_group" "党组会议"; "office" "办公会议";
    }
    DECISION_STEP "decision_step" {
        "participation" "公众参与"; "expert" "专家论证"; "risk" "风险评估"; "legality" "合法性审查";
        "compliance" "合规性审核"; "collective" "集体讨论决定"; "fair_competition" "公平竞争审查";
    }
    STEP_METHOD "step_method" {
        "notice" "公开征求意见"; "hearing" "听证会"; "forum" "座谈会"; "survey" "问卷调查"; "visit" "实地走访";
        "expert_meeting" "专家论证会"; "written" "书面审查"; "meeting" "会议讨论";
    }
    DECISION_RISK "decision_risk" {
        "low" "低风险"; "middle" "中风险"; "high" "高风险";
    }
    STEP_RESULT "step_result" {
        "pass" "通过"; "revised" "修改后通过"; "fail" "不通过";
    }
    LIST_KIND "list_kind" {
        "power" "权力清单"; "duty" "责任清单"; "fee" "涉企收费清单"; "service" "公共服务清单";
        "intermediary" "中介服务清单";
    }
    PHASE "phase" {
        "decision" "依法决策"; "execution" "依法执行"; "supervision" "依法监督";
    }
    ITEM_CHANGE "item_change" {
        "new" "新增"; "changed" "变更"; "cancelled" "取消"; "same" "沿用";
    }
    DISCLOSURE_KIND "disclosure_kind" {
        "gov" "政务公开"; "finance" "财务公开"; "village" "村(居)务公开"; "power_list" "权责清单公开";
        "power_run" "权力运行公开"; "procurement" "采购信息公开"; "annual" "年度报告";
    }
    DISCLOSURE_MODE "disclosure_mode" {
        "proactive" "主动公开"; "request" "依申请公开";
    }
    DISCLOSURE_STAGE "disclosure_stage" {
        "decision" "决策"; "execution" "执行"; "management" "管理"; "service" "服务"; "result" "结果";
    }
    WITHHOLD_GROUND "withhold_ground" {
        "secret" "国家秘密"; "law" "法律法规禁止"; "security" "危及安全稳定"; "privacy" "个人隐私";
        "trade" "商业秘密"; "internal" "内部事务"; "process" "过程性信息"; "case_file" "执法案卷";
    }
    WITHDRAW_REASON "withdraw_reason" {
        "expired" "期满"; "repaired" "已修复"; "revoked" "依据撤销或变更"; "objection" "异议成立";
        "error" "发布有误";
    }
}
