//! Every flag that is not a field of a kind, with both names and what it does.

use super::spec::Flag;

/// Asks for the short help; every command has it.
pub(super) static SHORT_HELP: Flag =
    Flag::switch("short-help", "简短帮助", "这个命令的简短帮助", "short help of this command").short('h');
/// Asks for the full help; every command has it.
pub(super) static HELP: Flag = Flag::switch("help", "帮助", "完整帮助", "full help");
/// Prints the version; only without a command.
pub(super) static VERSION: Flag = Flag::switch("version", "版本", "程序版本", "version of the program").short('V');

/// Flags that mean the same everywhere, in the order of the help.
pub(super) static GLOBALS: &[Flag] = &[
    Flag::switch(
        "format",
        "格式",
        "输出格式: table wide json jsonl csv tsv xlsx md id",
        "output format: table wide json jsonl csv tsv xlsx md id",
    )
    .short('f')
    .takes("格式", "FORMAT"),
    Flag::switch("output", "输出", "写入文件,格式随扩展名", "write to a file, format by its extension")
        .short('o')
        .takes("文件", "FILE"),
    Flag::switch("fields", "列", "输出哪些字段,help 列出全部", "which fields to print; help lists them")
        .takes("字段", "FIELDS"),
    Flag::switch("sort", "排序", "按字段排序,字段:降 为倒序", "sort by a field; field:desc reverses")
        .takes("字段", "FIELD"),
    Flag::switch("limit", "条数", "最多多少条,默认全部", "at most so many, by default all").takes("数", "N"),
    Flag::switch("dry-run", "预览", "照常校验,不写入", "check everything, write nothing").short('n'),
    Flag::switch("yes", "确认", "不再询问,直接确认", "confirm without asking").short('y'),
    Flag::switch("quiet", "安静", "成功时不输出提示", "no messages on success").short('q'),
    Flag::switch("no-input", "不询问", "从不询问,缺什么就报错", "never ask, fail on what is missing"),
    Flag::switch("db", "库", "台账文件", "the ledger file").takes("文件", "FILE"),
    Flag::switch("as-of", "基准日", "以这一天为今天", "take this day as today").takes("日期", "DATE"),
    Flag::switch("as-recorded", "记录日", "看这一天结束时台账的样子", "the ledger as it stood at the end of this day")
        .takes("日期", "DATE"),
    Flag::switch("user", "操作人", "记入操作日志的姓名", "name for the operation log").takes("姓名", "NAME"),
    Flag::switch("lang", "语言", "界面语言: zh 或 en", "language: zh or en").takes("语言", "LANG"),
    Flag::switch("wait", "等待", "台账被占用时最多等多久,如 10s", "how long to wait for a busy ledger, e.g. 10s")
        .takes("时长", "TIME"),
    Flag::switch("color", "颜色", "颜色: auto always never", "colour: auto always never").takes("何时", "WHEN"),
    Flag::switch("encoding", "编码", "文本编码: utf-8 gb18030 utf-16le", "text encoding: utf-8 gb18030 utf-16le")
        .takes("编码", "NAME"),
    Flag::switch(
        "bom",
        "字节序标记",
        "文本文件开头的标记: auto always never",
        "mark at the start of text files: auto always never",
    )
    .takes("何时", "WHEN"),
    Flag::switch(
        "reveal",
        "显示隐私",
        "显示个人信息,须写明目的,记入日志",
        "show personal data; needs a purpose, is logged",
    )
    .takes("目的", "PURPOSE"),
    Flag::switch("force", "覆盖", "覆盖已有的输出文件", "overwrite an existing output file"),
    Flag::switch("no-pager", "不分页", "长帮助不分页显示", "no pager for long help"),
];

pub(super) static DATE: Flag =
    Flag::switch("date", "日期", "动作发生的日期,默认今天", "day it happened, by default today").takes("日期", "DATE");
pub(super) static REASON: Flag =
    Flag::switch("reason", "原因", "记入日志的原因", "reason for the log").takes("原因", "TEXT");
pub(super) static APPROVED_BY: Flag =
    Flag::switch("approved-by", "批准人", "批准的第二人", "the second person who approves").takes("姓名", "NAME");
pub(super) static REV: Flag =
    Flag::switch("rev", "修订号", "只在修订号未变时写入", "write only if the record still has this revision")
        .takes("数", "N");
pub(super) static RESUME: Flag =
    Flag::switch("resume", "恢复", "接着填写一份草稿", "take up a draft again").takes("草稿号", "NUMBER");
pub(super) static CLOSED: Flag = Flag::switch("closed", "含办结", "也列已办结的", "also records that are done with");
pub(super) static VOID: Flag = Flag::switch("void", "含作废", "也列已作废的", "also void records");
pub(super) static SEARCH: Flag =
    Flag::switch("search", "搜索", "任一文字字段含有", "any text field contains").takes("文字", "TEXT");
pub(super) static FAIL_EMPTY: Flag =
    Flag::switch("fail-empty", "空则失败", "没有记录时退出码为 1", "exit with 1 when nothing is found");
pub(super) static BY: Flag =
    Flag::switch("by", "分组", "按哪个字段分组,默认状态", "field to group by, by default the state")
        .takes("字段", "FIELD");
pub(super) static PARTIAL: Flag =
    Flag::switch("partial", "部分", "写入无误的行,其余留在错误表", "write the good rows, leave the rest");
pub(super) static LEGACY: Flag =
    Flag::switch("legacy", "旧数据", "旧台账: 校验码不符只提醒", "old ledger: wrong check characters only warn");
pub(super) static MAP: Flag = Flag::switch("map", "映射列", "把列对应到字段", "which field a column is")
    .takes("列名=字段", "COLUMN=FIELD")
    .many();
pub(super) static IGNORE: Flag =
    Flag::switch("ignore", "忽略", "不读这一列", "leave this column out").takes("列名", "COLUMN").many();
pub(super) static MAPPING: Flag =
    Flag::switch("mapping", "映射", "用记住的映射", "use a remembered mapping").takes("名称", "NAME");
pub(super) static SAVE_MAPPING: Flag =
    Flag::switch("save-mapping", "存为映射", "记住 --映射列 和 --忽略", "remember --map and --ignore")
        .takes("名称", "NAME");
pub(super) static SHEET: Flag =
    Flag::switch("sheet", "表", "工作簿里的哪张表", "which sheet of the workbook").takes("名称", "NAME");
pub(super) static HEADER_ROW: Flag =
    Flag::switch("header-row", "表头", "表头在第几行", "row of the header").takes("行号", "ROW");
pub(super) static UNIT: Flag = Flag::switch("unit", "单位", "没写单位的金额按此读", "unit of amounts that bear none")
    .takes("元|万元|亿元", "元|万元|亿元");
pub(super) static CLEAR_BLANK: Flag =
    Flag::switch("clear-blank", "空值清除", "空单元格清除原值", "a blank cell erases the stored value");
pub(super) static ERROR_SHEET: Flag =
    Flag::switch("error-sheet", "错误表", "错误表写到哪个文件", "where to write the error sheet").takes("文件", "FILE");
pub(super) static AREA: Flag = Flag::switch("area", "区", "哪个区县", "name of the district").takes("区名", "NAME");
pub(super) static CREDIT_CODE: Flag =
    Flag::switch("credit-code", "信用代码", "本单位统一社会信用代码", "credit code of this office")
        .takes("代码", "CODE");
pub(super) static AREA_CODE: Flag =
    Flag::switch("area-code", "区划代码", "行政区划代码", "code of the administrative area").takes("代码", "CODE");
pub(super) static HEAD: Flag = Flag::switch("head", "链头", "与封存的链头比对", "compare with a sealed head")
    .takes("操作号:摘要", "NUMBER:DIGEST");
pub(super) static NOTICE: Flag =
    Flag::switch("source", "来源", "没写来源的行依据什么", "what rows without a source rest on").takes("文号", "TEXT");
pub(super) static RED_FLAG: Flag =
    Flag::switch("flag", "指标", "只算这些预警指标", "only these red flags").takes("R003,R018", "R003,R018").many();
pub(super) static GROUP: Flag = Flag::switch("group", "对象", "只列这类对象的预警", "only flags raised on this")
    .takes("项目|采购人|投标人|中标人|合同|品目大类", "process|buyer|bidder|winner|contract|class");
pub(super) static NOT_COMPUTABLE: Flag =
    Flag::switch("not-computable", "无法计算", "只列无法计算的和原因", "only what cannot be computed, and why");
pub(super) static FAIL_RAISED: Flag =
    Flag::switch("fail", "有则失败", "有预警时退出码为 1", "exit with 1 when a flag is raised");
pub(super) static ARREARS_YEAR: Flag = Flag::switch(
    "year",
    "年度",
    "哪一年年末逾期未付,默认上一年",
    "unpaid at the end of this year; by default the last",
)
.takes("年", "YEAR");
pub(super) static DEBTOR: Flag =
    Flag::switch("unit", "单位", "只列这个单位欠的", "only what this unit owes").takes("单位", "UNIT");
pub(super) static BUYER: Flag =
    Flag::switch("unit", "单位", "只导出这个单位采购的", "only what this unit buys").takes("单位", "UNIT");
pub(super) static TOTALS: Flag = Flag::switch("totals", "合计", "按单位合计", "totals by unit");
pub(super) static YEAR: Flag =
    Flag::switch("year", "年度", "哪一年,默认今年", "which year, by default this one").takes("年", "YEAR");
pub(super) static MONTHLY: Flag = Flag::switch("kind", "类型", "月份: 哪种公开,默认财务公开", "months: of which kind")
    .takes("财务公开|政务公开|村(居)务公开", "finance|gov|village");
pub(super) static ALL: Flag = Flag::switch("all", "全部", "全部种类", "every kind");

pub(super) static SOURCE: Flag =
    Flag::switch("source", "依据", "文号或条款,改参数必填", "document or article; a parameter needs it")
        .takes("文号", "TEXT");
pub(super) static IN_FORCE_FROM: Flag = Flag::switch(
    "from",
    "自",
    "生效日,默认今天;不限 写 不限",
    "first day in force, by default today; none for no bound",
)
.takes("日期", "DATE");
pub(super) static IN_FORCE_TO: Flag =
    Flag::switch("to", "至", "最后一天,默认长期有效", "last day in force, by default for good").takes("日期", "DATE");
pub(super) static REPLACE: Flag = Flag::switch(
    "replace",
    "取代",
    "与本区已设的值重叠的日子改按新值",
    "give days that the district has set to the new value",
);
pub(super) static ON: Flag =
    Flag::switch("on", "日期", "哪一天的值,默认今天", "the value on this day, by default today").takes("日期", "DATE");

pub(super) static TRACE_FROM: Flag =
    Flag::switch("from", "自", "只看这一天以后做了什么", "what was done from this day on").takes("日期", "DATE");
pub(super) static TRACE_ON: Flag =
    Flag::switch("on", "日期", "截至哪一天,默认今天", "as of this day, by default today").takes("日期", "DATE");

pub(super) static WITHIN: Flag =
    Flag::switch("within", "期内", "只列这段时间内到期和已逾期的", "only what is due within this time, or overdue")
        .takes("7天", "7d");
pub(super) static DUE_UNIT: Flag =
    Flag::switch("unit", "单位", "只列这个单位负责的", "only what this unit answers for").takes("单位", "UNIT");
pub(super) static DUE_KIND: Flag =
    Flag::switch("kind", "种类", "只列这种台账的", "only this register").takes("名词", "NOUN");
pub(super) static PERSON: Flag =
    Flag::switch("person", "人", "只列这个人负责的", "only what this person answers for").takes("姓名", "NAME");
pub(super) static NEW: Flag = Flag::switch(
    "new",
    "新到期",
    "只列上次夜间作业以后才到期或逾期的",
    "only what has become due or overdue since the last nightly run",
);
pub(super) static FAIL: Flag =
    Flag::switch("fail", "逾期则失败", "有逾期时退出码为 1", "exit with 1 when something is overdue");

pub(super) static PURPOSE: Flag =
    Flag::switch("purpose", "用途", "用于什么,查个人必填", "what it is for; required for a person")
        .takes("评优评先|晋升任用|..", "honour|promote|..");
pub(super) static ELIGIBLE_ON: Flag =
    Flag::switch("on", "日期", "哪一天的资格,默认今天", "eligible on this day, by default today").takes("日期", "DATE");
pub(super) static LOOKED_UP: Flag =
    Flag::switch("person", "人", "只列查阅这个人的", "only look-ups of this person").takes("姓名", "NAME");
pub(super) static LOOKED_SINCE: Flag =
    Flag::switch("since", "自从", "只列这天及以后的", "only from this day on").takes("日期", "DATE");

/// Flags of void and of every lifecycle verb.
pub(super) static WRITE_FLAGS: &[&Flag] = &[&DATE, &REASON, &APPROVED_BY, &REV];
/// What declares a record void, or merges it into another.
pub(super) static VOID_FLAGS: &[&Flag] = &[&DATE, &REASON, &APPROVED_BY, &REV, &INTO];
static INTO: Flag =
    Flag::switch("into", "并入", "重复登记的,并入这条记录", "merge a duplicate into this record").takes("编号", "ID");
pub(super) static EDIT_FLAGS: &[&Flag] = &[&REASON, &REV];
pub(super) static UNDO_FLAGS: &[&Flag] = &[&REASON, &APPROVED_BY];
pub(super) static LINK_FLAGS: &[&Flag] = &[&REASON];
pub(super) static LIST_FLAGS: &[&Flag] = &[&CLOSED, &VOID, &SEARCH, &FAIL_EMPTY];
pub(super) static STATS_FLAGS: &[&Flag] = &[&BY, &CLOSED, &VOID, &SEARCH, &FAIL_EMPTY];
pub(super) static IMPORT_FLAGS: &[&Flag] = &[
    &PARTIAL,
    &LEGACY,
    &MAP,
    &IGNORE,
    &MAPPING,
    &SAVE_MAPPING,
    &SHEET,
    &HEADER_ROW,
    &UNIT,
    &CLEAR_BLANK,
    &ERROR_SHEET,
];

pub(super) static RULE: Flag = Flag::switch("rule", "规则", "只用这条规则", "only this rule").takes("代码", "CODE");
pub(super) static CHECK_SINCE: Flag =
    Flag::switch("since", "自从", "只列这天及以后的", "only what stands from this day on").takes("日期", "DATE");
pub(super) static ANSWERED: Flag = Flag::switch("answered", "已答复", "列已答复的", "those that were answered");
pub(super) static OPEN: Flag = Flag::switch("open", "未答复", "只列未答复的", "only those not answered");
pub(super) static UNCOMPUTED: Flag =
    Flag::switch("not-computable", "无法计算", "也列无法计算的,写明缺什么", "also what lacks a field, and which");
pub(super) static AS: Flag = Flag::switch("as", "作为", "已说明、已立案 或 已接受", "explained, opened or accepted")
    .takes("结论", "explained|opened|accepted");

pub(super) static RESET_RATE: Flag =
    Flag::switch("rate", "利率", "重定价后的年利率,百分数", "yearly rate after a reset, in percent")
        .takes("百分数", "PERCENT");
pub(super) static RESET_FROM: Flag =
    Flag::switch("from", "自", "从哪个付息日之后改", "the due day after which it changes").takes("日期", "DATE");
pub(super) static FUND: Flag = Flag::switch("fund", "偿债资金", "偿债资金来源", "what the lines are paid from")
    .takes("来源", "budget|project|refinance|asset|other");

pub(super) static PERIOD: Flag =
    Flag::switch("by", "分组", "按月、季或年(默认)", "by month, quarter or year (default)")
        .takes("月|季|年", "month|quarter|year");
pub(super) static STATED_ON: Flag =
    Flag::switch("on", "日期", "对账单的日期", "day of the statement").takes("日期", "DATE");
pub(super) static STATED: Flag =
    Flag::switch("amount", "金额", "对账单上的本金余额", "balance of principal as stated").takes("金额", "AMOUNT");
pub(super) static TABLE_YEAR: Flag =
    Flag::switch("year", "年度", "公开的年度,默认今年", "year of publication, by default this one").takes("年", "YEAR");
pub(super) static TABLE_UNIT: Flag =
    Flag::switch("unit", "单位", "金额单位,默认元", "unit of the amounts, by default yuan")
        .takes("元|万元|亿元", "yuan|wan|yi");

/// Published tables that become opening balances.
pub(super) static OPENING_FLAGS: &[&Flag] = &[
    &Flag::switch("general", "一般", "附表2(一般债务)的文件", "file of table 2, general debt").takes("文件", "FILE"),
    &Flag::switch("special", "专项", "附表3(专项债务)的文件", "file of table 3, special debt").takes("文件", "FILE"),
    &Flag::switch("region", "地区", "表里没有地区列时", "where the tables have no column of regions")
        .takes("地区", "REGION"),
    &REASON,
];

/// The terms of a loan whose schedule is asked for.
pub(super) static LOAN_FLAGS: &[&Flag] = &[
    &Flag::switch("principal", "本金", "借多少", "sum borrowed").takes("金额", "AMOUNT"),
    &Flag::switch("rate", "利率", "年利率,百分数", "yearly rate in percent").takes("百分数", "PERCENT"),
    &Flag::switch("from", "自", "起息日期", "day from which it bears interest").takes("日期", "DATE"),
    &Flag::switch("years", "年数", "借几年", "how many years").takes("数", "N"),
    &Flag::switch(
        "every",
        "每",
        "多久一期: 月 季 半年 年(默认)",
        "a due day every month, quarter, half or year (default)",
    )
    .takes("周期", "PERIOD"),
    &Flag::switch(
        "method",
        "还款方式",
        "到期一次还本(默认) 先息后本 等额本金 等额本息",
        "bullet (default), interest_only, equal or annuity",
    )
    .takes("方式", "METHOD"),
    &Flag::switch(
        "day-count",
        "计息",
        "计息基准: ACT/365(默认) ACT/360 ACT/ACT 30/360",
        "act/365 (default), act/360, act/act or 30/360",
    )
    .takes("基准", "BASIS"),
    &Flag::switch("grace", "宽限", "开头几期只付息", "due days at the start with interest only").takes("期数", "N"),
];

/// Which promises a rate counts.
pub(super) static RATE_FLAGS: &[&Flag] = &[
    &Flag::switch("unit", "单位", "只算这个单位的承诺", "only promises of this unit").takes("单位", "UNIT"),
    &Flag::switch("domain", "领域", "只算这个领域的", "only this domain").takes("领域", "DOMAIN"),
    &Flag::switch("kind", "类型", "只算这种承诺", "only this kind of promise").takes("类型", "KIND"),
    &Flag::switch("from", "自", "只算这天及以后到期的", "only those due on this day or later").takes("日期", "DATE"),
    &Flag::switch("to", "至", "只算这天及以前到期的", "only those due on this day or before").takes("日期", "DATE"),
];
pub(super) static OF_UNIT: Flag =
    Flag::switch("unit", "单位", "只算这个单位的", "only this unit").takes("单位", "UNIT");
pub(super) static FROM_YEAR: Flag =
    Flag::switch("from", "自", "从哪一年,默认最早的", "first year, by default the earliest").takes("年份", "YEAR");
pub(super) static TO_YEAR: Flag =
    Flag::switch("to", "至", "到哪一年,默认最晚的", "last year, by default the latest").takes("年份", "YEAR");
pub(super) static TRACED_ON: Flag =
    Flag::switch("on", "日期", "那一天的责任人和状态,默认全周期", "who answered on this day, by default ever")
        .takes("日期", "DATE");
pub(super) static OF_PARTY: Flag =
    Flag::switch("party", "企业", "只列这家企业的", "only those of this enterprise").takes("企业", "PARTY");
pub(super) static CLEARED_BY: Flag =
    Flag::switch("by", "分组", "按单位或企业汇总", "figures by unit or enterprise").takes("单位|企业", "unit|party");

pub(super) static OCID_PREFIX: Flag =
    Flag::switch("ocid-prefix", "前缀", "OCID 的前缀,向 OCP 登记", "prefix of every ocid, registered with OCP")
        .takes("前缀", "PREFIX");
pub(super) static PROJECT_PREFIX: Flag = Flag::switch(
    "project-prefix",
    "项目前缀",
    "项目编号的前缀,向 OCP 登记",
    "prefix of every project, registered with OCP",
)
.takes("前缀", "PREFIX");
pub(super) static DEFAULT: Flag =
    Flag::switch("default", "缺省", "新记录缺的字段取这个值", "value of a field that a new record lacks")
        .takes("种类.字段=值", "KIND.FIELD=VALUE")
        .many();
