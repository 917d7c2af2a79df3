//! The one table of bilingual command words: flags, common verbs and plain commands, each with what it does.
//!
//! Names of groups, kinds, fields and lifecycle verbs stand in the catalogue. Parser, help, suggestions and tests all
//! follow from this table, so a word is written once.

use crate::messages::Label;
use crate::schema::Group;

/// A flag that is not a field of a kind.
#[derive(Debug)]
pub struct Flag {
    /// English long name, which is also its id.
    pub name: &'static str,
    /// Chinese long name.
    pub label: &'static str,
    /// One-letter name.
    pub short: Option<char>,
    /// What its value is; `None` for a switch.
    pub value: Option<Label>,
    /// May be given several times.
    pub many: bool,
    /// What it does.
    pub about: Label,
}

impl Flag {
    const fn switch(name: &'static str, label: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self { name, label, short: None, value: None, many: false, about: Label::new(zh, en) }
    }

    const fn short(mut self, short: char) -> Self {
        self.short = Some(short);
        self
    }

    const fn takes(mut self, zh: &'static str, en: &'static str) -> Self {
        self.value = Some(Label::new(zh, en));
        self
    }

    const fn many(mut self) -> Self {
        self.many = true;
        self
    }

    /// Both long names.
    pub const fn title(&self) -> Label {
        Label::new(self.label, self.name)
    }
}

/// What a command takes besides flags.
#[derive(Clone, Copy, Debug)]
pub struct Operand {
    /// What it is called in help.
    pub what: Label,
    /// At least so many.
    pub min: usize,
    /// At most so many.
    pub max: usize,
}

impl Operand {
    const fn new(zh: &'static str, en: &'static str, min: usize, max: usize) -> Self {
        Self { what: Label::new(zh, en), min, max }
    }
}

/// Several values without an upper limit.
pub const MANY: usize = usize::MAX;

/// Nothing.
pub const NOTHING: Operand = Operand::new("", "", 0, 0);
/// Ids of records.
pub const IDS: Operand = Operand::new("编号", "ID", 1, MANY);
const ID: Operand = Operand::new("编号", "ID", 1, 1);
const ID_ID: Operand = Operand::new("编号", "ID", 2, MANY);
const ID_FILE: Operand = Operand::new("编号 文件", "ID FILE", 2, MANY);
const FILTERS: Operand = Operand::new("筛选", "FILTER", 0, MANY);
const FILE: Operand = Operand::new("文件", "FILE", 1, 1);

/// Where a plain command stands in the root help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Day-to-day work.
    Daily,
    /// The program and its file.
    System,
}

/// A common verb of every kind, or a command of its own.
#[derive(Debug)]
pub struct Spec {
    /// English word.
    pub name: &'static str,
    /// Chinese word.
    pub label: &'static str,
    /// What it does.
    pub about: Label,
    /// What it takes besides flags.
    pub operand: Operand,
    /// Its flags, besides the global ones.
    pub flags: &'static [&'static Flag],
    /// Takes a flag for each field of its kind.
    pub fields: bool,
    /// Changes the ledger.
    pub writes: bool,
    /// Section of the root help.
    pub section: Section,
    /// Words below it.
    pub children: &'static [Spec],
    /// Runnable examples; empty where they follow from the kind.
    pub examples: &'static [Label],
}

impl Spec {
    const fn new(name: &'static str, label: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            name,
            label,
            about: Label::new(zh, en),
            operand: NOTHING,
            flags: &[],
            fields: false,
            writes: false,
            section: Section::Daily,
            children: &[],
            examples: &[],
        }
    }

    const fn operand(mut self, operand: Operand) -> Self {
        self.operand = operand;
        self
    }

    const fn flags(mut self, flags: &'static [&'static Flag]) -> Self {
        self.flags = flags;
        self
    }

    const fn fields(mut self) -> Self {
        self.fields = true;
        self
    }

    const fn writes(mut self) -> Self {
        self.writes = true;
        self
    }

    const fn system(mut self) -> Self {
        self.section = Section::System;
        self
    }

    const fn children(mut self, children: &'static [Spec]) -> Self {
        self.children = children;
        self
    }

    const fn examples(mut self, examples: &'static [Label]) -> Self {
        self.examples = examples;
        self
    }

    /// Both words.
    pub const fn title(&self) -> Label {
        Label::new(self.label, self.name)
    }
}

const fn ex(zh: &'static str, en: &'static str) -> Label {
    Label::new(zh, en)
}

/// Asks for the short help; every command has it.
pub static SHORT_HELP: Flag =
    Flag::switch("short-help", "简短帮助", "这个命令的简短帮助", "short help of this command").short('h');
/// Asks for the full help; every command has it.
pub static HELP: Flag = Flag::switch("help", "帮助", "完整帮助", "full help");
/// Prints the version; only without a command.
pub static VERSION: Flag = Flag::switch("version", "版本", "程序版本", "version of the program").short('V');

/// Flags that mean the same everywhere, in the order of the help.
pub static GLOBALS: &[Flag] = &[
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

static DATE: Flag =
    Flag::switch("date", "日期", "动作发生的日期,默认今天", "day it happened, by default today").takes("日期", "DATE");
static REASON: Flag = Flag::switch("reason", "原因", "记入日志的原因", "reason for the log").takes("原因", "TEXT");
static APPROVED_BY: Flag =
    Flag::switch("approved-by", "批准人", "批准的第二人", "the second person who approves").takes("姓名", "NAME");
static REV: Flag =
    Flag::switch("rev", "修订号", "只在修订号未变时写入", "write only if the record still has this revision")
        .takes("数", "N");
static RESUME: Flag =
    Flag::switch("resume", "恢复", "接着填写一份草稿", "take up a draft again").takes("草稿号", "NUMBER");
static CLOSED: Flag = Flag::switch("closed", "含办结", "也列已办结的", "also records that are done with");
static VOID: Flag = Flag::switch("void", "含作废", "也列已作废的", "also void records");
static SEARCH: Flag =
    Flag::switch("search", "搜索", "任一文字字段含有", "any text field contains").takes("文字", "TEXT");
static FAIL_EMPTY: Flag =
    Flag::switch("fail-empty", "空则失败", "没有记录时退出码为 1", "exit with 1 when nothing is found");
static BY: Flag = Flag::switch("by", "分组", "按哪个字段分组,默认状态", "field to group by, by default the state")
    .takes("字段", "FIELD");
static PARTIAL: Flag =
    Flag::switch("partial", "部分", "写入无误的行,其余留在错误表", "write the good rows, leave the rest");
static LEGACY: Flag =
    Flag::switch("legacy", "旧数据", "旧台账: 校验码不符只提醒", "old ledger: wrong check characters only warn");
static MAP: Flag = Flag::switch("map", "映射列", "把列对应到字段", "which field a column is")
    .takes("列名=字段", "COLUMN=FIELD")
    .many();
static IGNORE: Flag =
    Flag::switch("ignore", "忽略", "不读这一列", "leave this column out").takes("列名", "COLUMN").many();
static MAPPING: Flag =
    Flag::switch("mapping", "映射", "用记住的映射", "use a remembered mapping").takes("名称", "NAME");
static SAVE_MAPPING: Flag =
    Flag::switch("save-mapping", "存为映射", "记住 --映射列 和 --忽略", "remember --map and --ignore")
        .takes("名称", "NAME");
static SHEET: Flag =
    Flag::switch("sheet", "表", "工作簿里的哪张表", "which sheet of the workbook").takes("名称", "NAME");
static HEADER_ROW: Flag = Flag::switch("header-row", "表头", "表头在第几行", "row of the header").takes("行号", "ROW");
static UNIT: Flag = Flag::switch("unit", "单位", "没写单位的金额按此读", "unit of amounts that bear none")
    .takes("元|万元|亿元", "元|万元|亿元");
static CLEAR_BLANK: Flag =
    Flag::switch("clear-blank", "空值清除", "空单元格清除原值", "a blank cell erases the stored value");
static ERROR_SHEET: Flag =
    Flag::switch("error-sheet", "错误表", "错误表写到哪个文件", "where to write the error sheet").takes("文件", "FILE");
static AREA: Flag = Flag::switch("area", "区", "哪个区县", "name of the district").takes("区名", "NAME");
static CREDIT_CODE: Flag =
    Flag::switch("credit-code", "信用代码", "本单位统一社会信用代码", "credit code of this office")
        .takes("代码", "CODE");
static AREA_CODE: Flag =
    Flag::switch("area-code", "区划代码", "行政区划代码", "code of the administrative area").takes("代码", "CODE");
static HEAD: Flag = Flag::switch("head", "链头", "与封存的链头比对", "compare with a sealed head")
    .takes("操作号:摘要", "NUMBER:DIGEST");
static NOTICE: Flag =
    Flag::switch("source", "来源", "没写来源的行依据什么", "what rows without a source rest on").takes("文号", "TEXT");
static RED_FLAG: Flag =
    Flag::switch("flag", "指标", "只算这些预警指标", "only these red flags").takes("R003,R018", "R003,R018").many();
static GROUP: Flag = Flag::switch("group", "对象", "只列这类对象的预警", "only flags raised on this")
    .takes("项目|采购人|投标人|中标人|合同|品目大类", "process|buyer|bidder|winner|contract|class");
static NOT_COMPUTABLE: Flag =
    Flag::switch("not-computable", "无法计算", "只列无法计算的和原因", "only what cannot be computed, and why");
static FAIL_RAISED: Flag = Flag::switch("fail", "有则失败", "有预警时退出码为 1", "exit with 1 when a flag is raised");
static ALL: Flag = Flag::switch("all", "全部", "全部种类", "every kind");

static SOURCE: Flag =
    Flag::switch("source", "依据", "文号或条款,改参数必填", "document or article; a parameter needs it")
        .takes("文号", "TEXT");
static IN_FORCE_FROM: Flag = Flag::switch(
    "from",
    "自",
    "生效日,默认今天;不限 写 不限",
    "first day in force, by default today; none for no bound",
)
.takes("日期", "DATE");
static IN_FORCE_TO: Flag =
    Flag::switch("to", "至", "最后一天,默认长期有效", "last day in force, by default for good").takes("日期", "DATE");
static REPLACE: Flag = Flag::switch(
    "replace",
    "取代",
    "与本区已设的值重叠的日子改按新值",
    "give days that the district has set to the new value",
);
static ON: Flag =
    Flag::switch("on", "日期", "哪一天的值,默认今天", "the value on this day, by default today").takes("日期", "DATE");

static WITHIN: Flag =
    Flag::switch("within", "期内", "只列这段时间内到期和已逾期的", "only what is due within this time, or overdue")
        .takes("7天", "7d");
static DUE_UNIT: Flag =
    Flag::switch("unit", "单位", "只列这个单位负责的", "only what this unit answers for").takes("单位", "UNIT");
static DUE_KIND: Flag = Flag::switch("kind", "种类", "只列这种台账的", "only this register").takes("名词", "NOUN");
static PERSON: Flag =
    Flag::switch("person", "人", "只列这个人负责的", "only what this person answers for").takes("姓名", "NAME");
static NEW: Flag = Flag::switch(
    "new",
    "新到期",
    "只列上次夜间作业以后才到期或逾期的",
    "only what has become due or overdue since the last nightly run",
);
static FAIL: Flag = Flag::switch("fail", "逾期则失败", "有逾期时退出码为 1", "exit with 1 when something is overdue");

/// Flags of void and of every lifecycle verb.
pub static WRITE_FLAGS: &[&Flag] = &[&DATE, &REASON, &APPROVED_BY, &REV];
static EDIT_FLAGS: &[&Flag] = &[&REASON, &REV];
static UNDO_FLAGS: &[&Flag] = &[&REASON, &APPROVED_BY];
static LINK_FLAGS: &[&Flag] = &[&REASON];
static LIST_FLAGS: &[&Flag] = &[&CLOSED, &VOID, &SEARCH, &FAIL_EMPTY];
static STATS_FLAGS: &[&Flag] = &[&BY, &CLOSED, &VOID, &SEARCH, &FAIL_EMPTY];
static IMPORT_FLAGS: &[&Flag] = &[
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

/// The verbs that every kind has.
pub static COMMON: &[Spec] = &[
    Spec::new("add", "新增", "登记一条新记录", "register a new record").flags(&[&RESUME]).fields().writes(),
    Spec::new("list", "列表", "列出记录,默认只列未办结的", "list records, by default the open ones")
        .operand(FILTERS)
        .flags(LIST_FLAGS),
    Spec::new("show", "查看", "查看记录和可做的动作", "show a record and what can be done with it").operand(IDS),
    Spec::new("edit", "修改", "修改记录的字段", "change fields of a record")
        .operand(ID)
        .flags(EDIT_FLAGS)
        .fields()
        .writes(),
    Spec::new("void", "作废", "作废记录,编号保留", "declare records void; their numbers stay")
        .operand(IDS)
        .flags(WRITE_FLAGS)
        .writes(),
    Spec::new("history", "履历", "记录的全部改动", "every change of a record").operand(IDS),
    Spec::new("link", "关联", "把记录与另外的记录关联", "link a record with other records")
        .operand(ID_ID)
        .flags(LINK_FLAGS)
        .writes(),
    Spec::new("attach", "附件", "给记录附上文件", "attach files to a record")
        .operand(ID_FILE)
        .flags(LINK_FLAGS)
        .writes(),
    Spec::new("import", "导入", "从表格文件导入", "import a spreadsheet").operand(FILE).flags(IMPORT_FLAGS).writes(),
    Spec::new("export", "导出", "导出记录到文件", "export records to a file").operand(FILTERS).flags(LIST_FLAGS),
    Spec::new("template", "模板", "生成空白的填报表", "make an empty sheet to fill in"),
    Spec::new("stats", "统计", "按字段统计条数和金额", "count records and sum amounts")
        .operand(FILTERS)
        .flags(STATS_FLAGS),
];

static RULE: Flag = Flag::switch("rule", "规则", "只用这条规则", "only this rule").takes("代码", "CODE");
static CHECK_SINCE: Flag =
    Flag::switch("since", "自从", "只列这天及以后的", "only what stands from this day on").takes("日期", "DATE");
static ANSWERED: Flag = Flag::switch("answered", "已答复", "列已答复的", "those that were answered");
static OPEN: Flag = Flag::switch("open", "未答复", "只列未答复的", "only those not answered");
static UNCOMPUTED: Flag =
    Flag::switch("not-computable", "无法计算", "也列无法计算的,写明缺什么", "also what lacks a field, and which");
static AS: Flag = Flag::switch("as", "作为", "已说明、已立案 或 已接受", "explained, opened or accepted")
    .takes("结论", "explained|opened|accepted");

static FINDING: &[Spec] = &[
    Spec::new("list", "列表", "列出发现和答复", "list findings and answers")
        .flags(&[&RULE, &DUE_KIND, &OPEN, &ANSWERED])
        .examples(&[
            ex("chengxin 发现 列表 --未答复", "chengxin finding list --open"),
            ex("chengxin 发现 列表 --规则 CG-30 -f json", "chengxin finding list --rule CG-30 -f json"),
        ]),
    Spec::new("answer", "答复", "答复一项发现,以后检查不再报", "answer a finding; later checks leave it out")
        .operand(Operand::new("规则 编号", "RULE ID", 2, 2))
        .flags(&[&AS, &REASON])
        .writes()
        .examples(&[
            ex(
                "chengxin 发现 答复 CG-30 HT-2024-0006 --作为 已说明 --原因 补录 --预览",
                "chengxin finding answer CG-30 HT-2024-0006 --as explained --reason late --dry-run",
            ),
            ex(
                "chengxin 发现 答复 CG-30 HT-2024-0006 --作为 已接受 --原因 补录",
                "chengxin finding answer CG-30 HT-2024-0006 --as accepted --reason late",
            ),
        ]),
];

static OP: &[Spec] = &[
    Spec::new("list", "列表", "列出操作", "list operations").operand(FILTERS).examples(&[
        ex("chengxin 操作 列表", "chengxin op list"),
        ex("chengxin 操作 列表 --条数 10", "chengxin op list --limit 10"),
    ]),
    Spec::new("show", "查看", "一次操作的全部改动", "every change of one operation")
        .operand(Operand::new("操作号", "NUMBER", 1, 1))
        .examples(&[
            ex("chengxin 操作 查看 1", "chengxin op show 1"),
            ex("chengxin 操作 查看 1 -f json", "chengxin op show 1 -f json"),
        ]),
];

static AUDIT: &[Spec] = &[
    Spec::new("verify", "核验", "重算日志链,逐条比对记录", "recompute the log's chain and compare every record")
        .flags(&[&HEAD])
        .examples(&[
            ex("chengxin 审计 核验", "chengxin audit verify"),
            ex("chengxin 审计 核验 -f json", "chengxin audit verify -f json"),
        ]),
    Spec::new("seal", "封存", "打印链头,请另处保存", "print the head of the chain, to be kept elsewhere").examples(&[
        ex("chengxin 审计 封存", "chengxin audit seal"),
        ex("chengxin 审计 封存 -f json", "chengxin audit seal -f json"),
    ]),
];

static DRAFT: &[Spec] = &[
    Spec::new("list", "列表", "列出草稿", "list drafts").examples(&[
        ex("chengxin 草稿 列表", "chengxin draft list"),
        ex("chengxin 草稿 列表 -f json", "chengxin draft list -f json"),
    ]),
    Spec::new("drop", "丢弃", "丢弃草稿", "throw drafts away")
        .operand(Operand::new("草稿号", "NUMBER", 1, MANY))
        .examples(&[
            ex("chengxin 草稿 丢弃 1", "chengxin draft drop 1"),
            ex("chengxin 草稿 丢弃 1 2", "chengxin draft drop 1 2"),
        ]),
];

static CONFIG: &[Spec] = &[
    Spec::new("list", "列表", "列出设置和参数: 值、起止、依据", "list settings and parameters")
        .operand(Operand::new("名称", "NAME-PART", 0, 1))
        .examples(&[
            ex("chengxin 配置 列表 payment", "chengxin config list payment"),
            ex("chengxin 配置 列表 -f json", "chengxin config list -f json"),
        ]),
    Spec::new("get", "取值", "某一天有效的值和理由", "the value in force on a day, and why")
        .operand(Operand::new("名称", "NAME", 1, 1))
        .flags(&[&ON])
        .examples(&[
            ex("chengxin 配置 取值 acceptance.period", "chengxin config get acceptance.period"),
            ex(
                "chengxin 配置 取值 payment.sme_days --日期 2025-06-01 -q",
                "chengxin config get payment.sme_days --on 2025-06-01 -q",
            ),
        ]),
    Spec::new("set", "设置", "设定本区的参数或台账设置", "set a parameter of the district, or a setting")
        .operand(Operand::new("名称 值", "NAME VALUE", 2, 2))
        .flags(&[&SOURCE, &IN_FORCE_FROM, &IN_FORCE_TO, &REPLACE, &REASON, &APPROVED_BY])
        .writes()
        .examples(&[
            ex(
                "chengxin 配置 设置 acceptance.period 20 --依据 某区政〔2024〕1号 --自 2024-05-01",
                "chengxin config set acceptance.period 20 --source \"Notice 1 of 2024\" --from 2024-05-01",
            ),
            ex("chengxin 配置 设置 语言 zh", "chengxin config set lang en"),
        ]),
    Spec::new("history", "履历", "谁在何时把它从什么改成什么", "who changed it, when, from what to what")
        .operand(Operand::new("名称", "NAME", 1, 1))
        .examples(&[
            ex("chengxin 配置 履历 acceptance.period", "chengxin config history acceptance.period"),
            ex("chengxin 配置 履历 语言", "chengxin config history lang"),
        ]),
];

static CALENDAR: &[Spec] = &[
    Spec::new("list", "列表", "已知的年份,或一年的放假和上班日", "the known years, or the days of one year")
        .operand(Operand::new("年份", "YEAR", 0, 1))
        .examples(&[
            ex("chengxin 日历 列表", "chengxin calendar list"),
            ex("chengxin 日历 列表 2026", "chengxin calendar list 2026"),
        ]),
    Spec::new("add", "推算", "从一天起推算期限,逐日说明", "count a term from a day, and show how")
        .operand(Operand::new("日期 期限", "DATE TERM", 2, 2))
        .examples(&[
            ex("chengxin 日历 推算 2024-03-28 15工作日", "chengxin calendar add 2024-03-28 15wd"),
            ex("chengxin 日历 推算 今天 30天 -q", "chengxin calendar add today 30d -q"),
            ex("chengxin 日历 推算 2024-06-14 -15工作日", "chengxin calendar add 2024-06-14 -15wd"),
        ]),
    Spec::new("import", "导入", "导入放假通知: 日期、类型、名称、来源", "import a notice: date, type, name, source")
        .operand(FILE)
        .flags(&[&NOTICE, &SHEET])
        .writes()
        .examples(&[
            ex("chengxin 日历 导入 放假.csv --预览", "chengxin calendar import days.csv --dry-run"),
            ex("chengxin 日历 导入 放假.csv --来源 文号", "chengxin calendar import days.csv --source NUMBER"),
        ]),
];

/// Commands of a group that are about no single noun.
pub static OF_GROUPS: &[(Group, Spec)] = &[(
    Group::Procurement,
    Spec::new("flags", "预警", "采购招标的预警指标", "red flags of procurement")
        .flags(&[&RED_FLAG, &GROUP, &NOT_COMPUTABLE, &FAIL_RAISED])
        .examples(&[
            ex("chengxin 采购 预警", "chengxin procurement flags"),
            ex(
                "chengxin 采购 预警 --指标 R003,R018 --对象 采购人 -f json",
                "chengxin procurement flags --flag R003,R018 --group buyer -f json",
            ),
            ex("chengxin 采购 预警 --无法计算", "chengxin procurement flags --not-computable"),
        ]),
)];

/// Commands without a noun.
pub static PLAIN: &[Spec] = &[
    Spec::new("import", "导入", "导入表格,按表头认出种类", "import a sheet, its kind is recognised")
        .operand(FILE)
        .flags(IMPORT_FLAGS)
        .writes()
        .examples(&[
            ex("chengxin 导入 台账.xlsx --预览", "chengxin import ledger.xlsx --dry-run"),
            ex("chengxin 导入 台账.xlsx", "chengxin import ledger.xlsx"),
        ]),
    Spec::new("find", "查找", "在全部记录里查找文字", "find text in every record")
        .operand(Operand::new("文字", "TEXT", 1, MANY))
        .flags(&[&VOID, &FAIL_EMPTY])
        .examples(&[
            ex("chengxin 查找 街道", "chengxin find HT-2024"),
            ex("chengxin 查找 街道 --含作废", "chengxin find street --void"),
        ]),
    Spec::new("due", "到期", "到期和逾期的事项,谁负责,依据什么", "what is due, who answers, and why")
        .flags(&[&WITHIN, &DUE_UNIT, &DUE_KIND, &PERSON, &NEW, &FAIL])
        .examples(&[
            ex("chengxin 到期 --期内 7天", "chengxin due --within 7d"),
            ex("chengxin 到期 --种类 合同 -f json", "chengxin due --kind contract -f json"),
        ]),
    Spec::new("undo", "撤销", "撤销最近一次操作,或写明操作号", "undo the latest or a given operation")
        .operand(Operand::new("操作号", "NUMBER", 0, 1))
        .flags(UNDO_FLAGS)
        .writes()
        .examples(&[ex("chengxin 撤销 --预览", "chengxin undo --dry-run"), ex("chengxin 撤销", "chengxin undo")]),
    Spec::new("redo", "重做", "重做刚撤销的操作", "redo what was just undone")
        .flags(UNDO_FLAGS)
        .writes()
        .examples(&[ex("chengxin 重做 --预览", "chengxin redo --dry-run"), ex("chengxin 重做", "chengxin redo")]),
    Spec::new("draft", "草稿", "被退回或没填完的登记", "entries refused or not finished").children(DRAFT),
    Spec::new("check", "检查", "按法规检查台账,列出违规和依据", "check the registers against the law")
        .flags(&[&RULE, &DUE_KIND, &CHECK_SINCE, &ANSWERED, &UNCOMPUTED])
        .examples(&[
            ex("chengxin 检查 --种类 合同", "chengxin check --kind contract"),
            ex("chengxin 检查 --规则 CG-30 -f json", "chengxin check --rule CG-30 -f json"),
        ]),
    Spec::new("finding", "发现", "检查的发现和答复", "what checks found, and answers").children(FINDING),
    Spec::new("op", "操作", "操作日志", "the operation log").children(OP),
    Spec::new("fields", "字段", "一个种类的字段: 名称、类型、必填", "the fields of a kind")
        .operand(Operand::new("名词", "NOUN", 0, 2))
        .flags(&[&ALL])
        .examples(&[
            ex("chengxin 字段 合同", "chengxin fields contract"),
            ex("chengxin 字段 --全部 -f json", "chengxin fields --all -f json"),
        ]),
    Spec::new("calendar", "日历", "工作日历: 推算期限,导入放假通知", "working days: count terms, import days off")
        .children(CALENDAR),
    Spec::new("sql", "查询", "只读的 SQL 查询", "a read-only SQL query")
        .operand(Operand::new("语句", "SELECT", 1, 1))
        .examples(&[
            ex("chengxin 查询 \"select count(*) from v_合同\"", "chengxin sql \"select count(*) from v_contract\""),
            ex("chengxin 查询 \"select * from v_合同\" -f json", "chengxin sql \"select * from v_contract\" -f json"),
        ]),
    Spec::new("explain", "说明", "解释错误码、名词、规则、参数或期限", "what a word means, or why it is due")
        .operand(Operand::new("代码、名称或编号", "CODE|NAME|ID", 1, 1))
        .examples(&[
            ex("chengxin 说明 E3103", "chengxin explain E3103"),
            ex("chengxin 说明 acceptance.period", "chengxin explain acceptance.period"),
            ex("chengxin 说明 CG-30", "chengxin explain CG-30"),
            ex("chengxin 说明 HT-2024-0001", "chengxin explain HT-2024-0001"),
        ]),
    Spec::new("init", "初始化", "新建台账", "create a ledger")
        .flags(&[&AREA, &CREDIT_CODE, &AREA_CODE])
        .writes()
        .system()
        .examples(&[
            ex("chengxin 初始化 --区 测试区 --操作人 王敏", "chengxin init --area Testing --user Wang"),
            ex(
                "chengxin 初始化 --区 测试区 --操作人 王敏 --库 新台账.db",
                "chengxin init --area Testing --user Wang --db new.db",
            ),
        ]),
    Spec::new("demo", "演示", "在文件夹里建演示台账", "build a demo ledger in a folder")
        .operand(Operand::new("文件夹", "FOLDER", 0, 1))
        .writes()
        .system()
        .examples(&[ex("chengxin 演示", "chengxin demo"), ex("chengxin 演示 试用", "chengxin demo trial")]),
    Spec::new("doctor", "诊断", "用的是哪个台账,为什么,是否正常", "which ledger, why, and is it well")
        .system()
        .examples(&[ex("chengxin 诊断", "chengxin doctor"), ex("chengxin 诊断 -f json", "chengxin doctor -f json")]),
    Spec::new("nightly", "夜间作业", "每天一次: 记下逾期事项", "once a day: record what is overdue")
        .writes()
        .system()
        .examples(&[
            ex("chengxin 夜间作业 --预览", "chengxin nightly --dry-run"),
            ex("chengxin 夜间作业 -q --等待 60s", "chengxin nightly -q --wait 60s"),
        ]),
    Spec::new("config", "配置", "本区的参数和台账设置", "parameters and settings").system().children(CONFIG),
    Spec::new("audit", "审计", "核验和封存日志链", "verify and seal the log's chain").system().children(AUDIT),
    Spec::new("backup", "备份", "把台账完整复制到文件", "copy the whole ledger to a file")
        .operand(FILE)
        .system()
        .examples(&[
            ex("chengxin 备份 备份.db", "chengxin backup copy.db"),
            ex("chengxin 备份 备份.db --覆盖", "chengxin backup copy.db --force"),
        ]),
    Spec::new("migrate", "升级", "升级旧版台账,先自动备份", "bring an older ledger up to date")
        .writes()
        .system()
        .examples(&[ex("chengxin 升级 --预览", "chengxin migrate --dry-run"), ex("chengxin 升级", "chengxin migrate")]),
    Spec::new("help", "帮助", "命令或专题的帮助", "help of a command or a topic")
        .operand(Operand::new("命令或专题", "COMMAND|TOPIC", 0, MANY))
        .system()
        .examples(&[
            ex("chengxin 帮助 合同 新增", "chengxin help contract add"),
            ex("chengxin 帮助 日期", "chengxin help dates"),
        ]),
    Spec::new("version", "版本", "程序版本", "version of the program")
        .system()
        .examples(&[ex("chengxin 版本", "chengxin version"), ex("chengxin 版本 -f json", "chengxin version -f json")]),
];

/// Both names of a flag by its English name, for sentences about it; fields are not among them.
pub fn flag_label(name: &str) -> Option<Label> {
    let name = name.trim_start_matches("--").replace('_', "-");
    let under = PLAIN.iter().flat_map(|s| s.children);
    let within = OF_GROUPS.iter().map(|(_, spec)| spec);
    let verbs = COMMON.iter().chain(PLAIN).chain(under).chain(within).flat_map(|s| s.flags.iter().copied());
    GLOBALS.iter().chain(verbs).find(|f| f.name == name).map(Flag::title)
}

/// Both names of a common verb or a plain command by its English name; lifecycle verbs stand in the catalogue.
pub fn verb_label(name: &str) -> Option<Label> {
    COMMON.iter().chain(PLAIN).find(|s| s.name == name).map(Spec::title)
}
