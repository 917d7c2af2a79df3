//! Commands of a group that are about no single noun: red flags, figures, matrices, lists.

use super::flags;
use super::spec::{FILE, FILTERS, ID, Operand, Spec};
use super::words::ex;
use crate::schema::Group;

/// Commands of a group that are about no single noun.
pub static OF_GROUPS: &[(Group, Spec)] = &[
    (
        Group::Integrity,
        Spec::new("rates", "履约率", "承诺履约率,写明分母和不计的", "how many promises were kept, and of which")
            .flags(flags::RATE_FLAGS)
            .examples(&[
                ex("chengxin 诚信 履约率", "chengxin integrity rates"),
                ex(
                    "chengxin 诚信 履约率 --领域 招商引资 --自 2024-01-01 --至 2024-12-31 -f json",
                    "chengxin integrity rates --domain investment --from 2024-01-01 --to 2024-12-31 -f json",
                ),
            ]),
    ),
    (
        Group::Personnel,
        Spec::new("rates", "建档率", "公务员建档率和参训率,写明分母", "officers on file and trained, and of how many")
            .flags(&[&flags::YEAR, &flags::OF_UNIT])
            .examples(&[
                ex("chengxin 人员 建档率", "chengxin personnel rates"),
                ex(
                    "chengxin 人员 建档率 --年度 2023 --单位 DW-2024-0002 -f json",
                    "chengxin personnel rates --year 2023 --unit DW-2024-0002 -f json",
                ),
            ]),
    ),
    (
        Group::Procurement,
        Spec::new("flags", "预警", "采购招标的预警指标", "red flags of procurement")
            .flags(&[&flags::RED_FLAG, &flags::GROUP, &flags::NOT_COMPUTABLE, &flags::FAIL_RAISED])
            .examples(&[
                ex("chengxin 采购 预警", "chengxin procurement flags"),
                ex(
                    "chengxin 采购 预警 --指标 R003,R018 --对象 采购人 -f json",
                    "chengxin procurement flags --flag R003,R018 --group buyer -f json",
                ),
                ex("chengxin 采购 预警 --无法计算", "chengxin procurement flags --not-computable"),
            ]),
    ),
    (
        Group::Procurement,
        Spec::new("overdue", "逾期款清单", "年度逾期未付中小企业款项", "what a year left unpaid to SMEs")
            .flags(&[&flags::ARREARS_YEAR, &flags::DEBTOR, &flags::TOTALS])
            .examples(&[
                ex("chengxin 采购 逾期款清单 --年度 2023", "chengxin procurement overdue --year 2023"),
                ex(
                    "chengxin 采购 逾期款清单 --年度 2023 --合计 -f json",
                    "chengxin procurement overdue --year 2023 --totals -f json",
                ),
            ]),
    ),
    (
        Group::Debt,
        Spec::new("schedule", "还款计划", "按条件算还本付息计划,不登记", "schedule of a loan on given terms")
            .flags(flags::LOAN_FLAGS)
            .examples(&[
                ex(
                    "chengxin 债务 还款计划 --本金 100万元 --利率 4.05 --自 2020-01-15 --年数 10 --每 半年",
                    "chengxin debt schedule --principal 100万元 --rate 4.05 --from 2020-01-15 --years 10 --every half",
                ),
                ex(
                    "chengxin 债务 还款计划 --本金 15000元 --利率 8 --自 2024-01-01 --年数 5 --每 月 --还款方式 等额本息 --计息 30/360",
                    "chengxin debt schedule --principal 15000元 --rate 8 --from 2024-01-01 --years 5 --every month --method annuity --day-count 30/360",
                ),
            ]),
    ),
    (
        Group::Debt,
        Spec::new("generate", "生成计划", "按债务条件生成并登记还款计划", "write the plan of a debt from its terms")
            .operand(ID)
            .flags(&[&flags::RESET_RATE, &flags::RESET_FROM, &flags::FUND, &flags::REASON])
            .writes()
            .examples(&[
                ex("chengxin 债务 生成计划 ZW-2024-0001 --预览", "chengxin debt generate ZW-2024-0001 --dry-run"),
                ex(
                    "chengxin 债务 生成计划 ZW-2024-0001 --利率 3.6 --自 2024-03-20 --原因 利率重定价",
                    "chengxin debt generate ZW-2024-0001 --rate 3.6 --from 2024-03-20 --reason \"rate reset\"",
                ),
            ]),
    ),
    (
        Group::Exchange,
        Spec::new("due", "到期", "应公示和应撤下的", "what is to be published or taken down")
            .flags(&[&flags::WITHIN, &flags::FAIL])
            .examples(&[
                ex("chengxin 报送 到期", "chengxin exchange due"),
                ex("chengxin 报送 到期 --期内 7天 -f json", "chengxin exchange due --within 7d -f json"),
            ]),
    ),
    (
        Group::Ppp,
        Spec::new("export", "导出", "整组导出为基础设施开放数据(OC4IDS)", "projects as infrastructure data (OC4IDS)")
            .flags(&[&flags::PROJECT_PREFIX, &flags::OCID_PREFIX])
            .examples(&[
                ex("chengxin PPP 导出 -f oc4ids -o 项目.json", "chengxin ppp export -f oc4ids -o projects.json"),
                ex("chengxin PPP 导出 -f oc4ids -o 项目.jsonl", "chengxin ppp export -f oc4ids -o projects.jsonl"),
            ]),
    ),
    (
        Group::Procurement,
        Spec::new("export", "导出", "整组导出为开放采购数据(OCDS)", "all of it as open contracting data (OCDS)")
            .operand(FILTERS)
            .flags(&[&flags::OCID_PREFIX, &flags::BUYER])
            .examples(&[
                ex("chengxin 采购 导出 -f ocds -o 采购.json", "chengxin procurement export -f ocds -o releases.json"),
                ex("chengxin 采购 导出 -f ocds -o 采购.jsonl", "chengxin procurement export -f ocds -o releases.jsonl"),
                ex(
                    "chengxin 采购 导出 公告日期=2024-01.. -f ocds -o 今年.json",
                    "chengxin procurement export notice_on=2024-01.. -f ocds -o year.json",
                ),
            ]),
    ),
    (
        Group::Procurement,
        Spec::new("import", "导入", "导入开放采购数据(OCDS)", "import open contracting data (OCDS)")
            .operand(FILE)
            .flags(&[&flags::LEGACY, &flags::DEFAULT, &flags::REASON])
            .writes()
            .examples(&[
                ex(
                    "chengxin 采购 导入 采购.json -f ocds --预览",
                    "chengxin procurement import releases.json -f ocds --dry-run",
                ),
                ex(
                    "chengxin 采购 导入 采购.jsonl -f ocds --旧数据 --缺省 tender.handler=梅子青",
                    "chengxin procurement import releases.jsonl -f ocds --legacy --default tender.handler=Mei",
                ),
            ]),
    ),
    (
        Group::Township,
        Spec::new("matrix", "矩阵", "服务领域或公开月份一览", "service areas or months of disclosure at a glance")
            .operand(Operand::new("领域|月份", "areas|months", 1, 1))
            .flags(&[&flags::YEAR, &flags::MONTHLY])
            .examples(&[
                ex("chengxin 镇街 矩阵 领域", "chengxin township matrix areas"),
                ex(
                    "chengxin 镇街 矩阵 月份 --年度 2024 --类型 财务公开",
                    "chengxin township matrix months --year 2024 --kind finance",
                ),
            ]),
    ),
    (
        Group::Township,
        Spec::new("scores", "考核取数", "考核用的数字和依据的记录", "numbers for the assessment, with their records")
            .flags(&[&flags::YEAR])
            .examples(&[
                ex("chengxin 镇街 考核取数", "chengxin township scores"),
                ex("chengxin 镇街 考核取数 --年度 2024 -f json", "chengxin township scores --year 2024 -f json"),
            ]),
    ),
    (
        Group::Governance,
        Spec::new("lists", "清单覆盖", "各单位五张清单的现行事项数", "current items of the five lists by unit").examples(&[
            ex("chengxin 政务 清单覆盖", "chengxin governance lists"),
            ex("chengxin 政务 清单覆盖 -o 清单.xlsx", "chengxin governance lists -o lists.xlsx"),
        ]),
    ),
    (
        Group::Ppp,
        Spec::new("burden", "支出责任占比", "逐年支出责任对照10%和5%", "yearly cost against 10 % and 5 %")
            .flags(&[&flags::FROM_YEAR, &flags::TO_YEAR])
            .examples(&[
                ex("chengxin PPP 支出责任占比", "chengxin ppp burden"),
                ex("chengxin PPP 支出责任占比 --自 2023 --至 2030", "chengxin ppp burden --from 2023 --to 2030"),
            ]),
    ),
    (
        Group::Ppp,
        Spec::new("stages", "阶段矩阵", "各项目五个阶段的责任人", "officers of the five stages of each project").examples(&[
            ex("chengxin PPP 阶段矩阵", "chengxin ppp stages"),
            ex("chengxin PPP 阶段矩阵 -o 责任人.xlsx", "chengxin ppp stages -o officers.xlsx"),
        ]),
    ),
    (
        Group::Ppp,
        Spec::new("trace", "责任回溯", "项目各阶段谁负责、约定、决策、支付", "who answered for a project")
            .operand(Operand::new("项目", "PROJECT", 1, 1))
            .flags(&[&flags::TRACED_ON])
            .examples(&[
                ex("chengxin PPP 责任回溯 PP-2024-0001", "chengxin ppp trace PP-2024-0001"),
                ex(
                    "chengxin PPP 责任回溯 PP-2024-0001 --日期 2023-06-30",
                    "chengxin ppp trace PP-2024-0001 --on 2023-06-30",
                ),
            ]),
    ),
    (
        Group::Investment,
        Spec::new("clearing", "兑现清单", "协议和政策逐条兑现情况", "what became of every clause")
            .flags(&[&flags::DUE_UNIT, &flags::OF_PARTY, &flags::CLEARED_BY])
            .examples(&[
                ex("chengxin 招商 兑现清单", "chengxin investment clearing"),
                ex("chengxin 招商 兑现清单 --分组 单位", "chengxin investment clearing --by unit"),
                ex(
                    "chengxin 招商 兑现清单 --单位 DW-2024-0007 -f csv",
                    "chengxin investment clearing --unit DW-2024-0007 -f csv",
                ),
            ]),
    ),
    (
        Group::Debt,
        Spec::new("figures", "指标", "存量、限额、期限、偿债、逾期、预警", "stock, limits, terms, arrears, warnings")
            .operand(Operand::new("指标", "FIGURE", 0, 1))
            .examples(&[
                ex("chengxin 债务 指标 --基准日 2024-03-28", "chengxin debt figures --as-of 2024-03-28"),
                ex("chengxin 债务 指标 债务率", "chengxin debt figures debt_ratio"),
                ex("chengxin 债务 指标 预警", "chengxin debt figures warning"),
            ]),
    ),
    (
        Group::Debt,
        Spec::new("profile", "到期结构", "以后各期应还本息,附图", "what falls due when, with a chart")
            .flags(&[&flags::PERIOD])
            .examples(&[
                ex("chengxin 债务 到期结构 --分组 季", "chengxin debt profile --by quarter"),
                ex("chengxin 债务 到期结构 -o 到期结构.svg", "chengxin debt profile -o profile.svg"),
            ]),
    ),
    (
        Group::Debt,
        Spec::new("reconcile", "对账", "与债权人对账单核对余额,逐期列出", "compare with a creditor's statement")
            .operand(ID)
            .flags(&[&flags::STATED_ON, &flags::STATED])
            .examples(&[
                ex(
                    "chengxin 债务 对账 ZW-2024-0001 --日期 2024-03-20 --金额 800万元",
                    "chengxin debt reconcile ZW-2024-0001 --on 2024-03-20 --amount 800万元",
                ),
                ex(
                    "chengxin 债务 对账 ZW-2024-0001 --日期 2024-03-20 --金额 800万元 -f json",
                    "chengxin debt reconcile ZW-2024-0001 --on 2024-03-20 --amount 800万元 -f json",
                ),
            ]),
    ),
    (
        Group::Debt,
        Spec::new("table", "附表", "限额和余额公开表 1、2、3", "tables 1 to 3 of limits and balances")
            .operand(Operand::new("1|2|3", "1|2|3", 1, 1))
            .flags(&[&flags::TABLE_YEAR, &flags::TABLE_UNIT])
            .examples(&[
                ex("chengxin 债务 附表 1 --年度 2024 --单位 亿元", "chengxin debt table 1 --year 2024 --unit yi"),
                ex("chengxin 债务 附表 2 --年度 2024 -o 附表2.csv", "chengxin debt table 2 --year 2024 -o table2.csv"),
            ]),
    ),
    (
        Group::Debt,
        Spec::new("opening", "年初", "导入上年公开表作年初余额", "opening balances from last year's tables")
            .flags(flags::OPENING_FLAGS)
            .writes()
            .examples(&[
                ex(
                    "chengxin 债务 年初 --一般 附表2.xlsx --专项 附表3.xlsx --预览",
                    "chengxin debt opening --general table2.xlsx --special table3.xlsx --dry-run",
                ),
                ex(
                    "chengxin 债务 年初 --一般 附表2.csv --专项 附表3.csv",
                    "chengxin debt opening --general table2.csv --special table3.csv",
                ),
            ]),
    ),
];
