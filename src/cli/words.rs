//! The one table of bilingual commands: common verbs and plain commands, each with what it does.
//!
//! Names of groups, kinds, fields and lifecycle verbs stand in the catalogue, flags in [`super::flags`]. Parser, help,
//! suggestions and tests all follow from these tables, so a word is written once.

use super::flags;
use super::spec::{FILE, FILTERS, Flag, ID, ID_FILE, ID_ID, IDS, MANY, Operand, Spec};
use crate::messages::Label;

pub(super) const fn ex(zh: &'static str, en: &'static str) -> Label {
    Label::new(zh, en)
}

/// The verbs that every kind has.
pub static COMMON: &[Spec] = &[
    Spec::new("add", "新增", "登记一条新记录", "register a new record").flags(&[&flags::RESUME]).fields().writes(),
    Spec::new("list", "列表", "列出记录,默认只列未办结的", "list records, by default the open ones")
        .operand(FILTERS)
        .flags(flags::LIST_FLAGS),
    Spec::new("show", "查看", "查看记录和可做的动作", "show a record and what can be done with it").operand(IDS),
    Spec::new("edit", "修改", "修改记录的字段", "change fields of a record")
        .operand(ID)
        .flags(flags::EDIT_FLAGS)
        .fields()
        .writes(),
    Spec::new("void", "作废", "作废记录,编号保留", "declare records void; their numbers stay")
        .operand(IDS)
        .flags(flags::VOID_FLAGS)
        .writes(),
    Spec::new("history", "履历", "记录的全部改动", "every change of a record").operand(IDS),
    Spec::new("link", "关联", "把记录与另外的记录关联", "link a record with other records")
        .operand(ID_ID)
        .flags(flags::LINK_FLAGS)
        .writes(),
    Spec::new("attach", "附件", "给记录附上文件", "attach files to a record")
        .operand(ID_FILE)
        .flags(flags::LINK_FLAGS)
        .writes(),
    Spec::new("import", "导入", "从表格文件导入", "import a spreadsheet")
        .operand(FILE)
        .flags(flags::IMPORT_FLAGS)
        .writes(),
    Spec::new("export", "导出", "导出记录到文件", "export records to a file").operand(FILTERS).flags(flags::LIST_FLAGS),
    Spec::new("template", "模板", "生成空白的填报表", "make an empty sheet to fill in"),
    Spec::new("stats", "统计", "按字段统计条数和金额", "count records and sum amounts")
        .operand(FILTERS)
        .flags(flags::STATS_FLAGS),
];

static FINDING: &[Spec] = &[
    Spec::new("list", "列表", "列出发现和答复", "list findings and answers")
        .flags(&[&flags::RULE, &flags::DUE_KIND, &flags::OPEN, &flags::ANSWERED])
        .examples(&[
            ex("chengxin 发现 列表 --未答复", "chengxin finding list --open"),
            ex("chengxin 发现 列表 --规则 CG-30 -f json", "chengxin finding list --rule CG-30 -f json"),
        ]),
    Spec::new("answer", "答复", "答复一项发现,以后检查不再报", "answer a finding; later checks leave it out")
        .operand(Operand::new("规则 编号", "RULE ID", 2, 2))
        .flags(&[&flags::AS, &flags::REASON])
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
        .flags(&[&flags::HEAD])
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
        .flags(&[&flags::ON])
        .examples(&[
            ex("chengxin 配置 取值 acceptance.period", "chengxin config get acceptance.period"),
            ex(
                "chengxin 配置 取值 payment.sme_days --日期 2025-06-01 -q",
                "chengxin config get payment.sme_days --on 2025-06-01 -q",
            ),
        ]),
    Spec::new("set", "设置", "设定本区的参数或台账设置", "set a parameter of the district, or a setting")
        .operand(Operand::new("名称 值", "NAME VALUE", 2, 2))
        .flags(&[
            &flags::SOURCE,
            &flags::IN_FORCE_FROM,
            &flags::IN_FORCE_TO,
            &flags::REPLACE,
            &flags::REASON,
            &flags::APPROVED_BY,
        ])
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

static LOOKUP: &[Spec] = &[
    Spec::new("list", "列表", "谁何时为何查阅过个人信息", "who looked a person up, when and what for")
        .flags(&[&flags::LOOKED_UP, &flags::LOOKED_SINCE])
        .examples(&[
            ex("chengxin 查阅 列表", "chengxin lookup list"),
            ex("chengxin 查阅 列表 --人 GW-2024-0001 -f json", "chengxin lookup list --person GW-2024-0001 -f json"),
        ]),
    Spec::new("stats", "统计", "每个人被查阅几次,最近一次", "how often each person was looked up, and when last")
        .flags(&[&flags::LOOKED_UP, &flags::LOOKED_SINCE])
        .examples(&[
            ex("chengxin 查阅 统计", "chengxin lookup stats"),
            ex("chengxin 查阅 统计 --自从 2024-01-01 -f csv", "chengxin lookup stats --since 2024-01-01 -f csv"),
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
        .flags(&[&flags::NOTICE, &flags::SHEET])
        .writes()
        .examples(&[
            ex("chengxin 日历 导入 放假.csv --预览", "chengxin calendar import days.csv --dry-run"),
            ex("chengxin 日历 导入 放假.csv --来源 文号", "chengxin calendar import days.csv --source NUMBER"),
        ]),
];

/// Commands without a noun.
pub static PLAIN: &[Spec] = &[
    Spec::new("import", "导入", "导入表格,按表头认出种类", "import a sheet, its kind is recognised")
        .operand(FILE)
        .flags(flags::IMPORT_FLAGS)
        .writes()
        .examples(&[
            ex("chengxin 导入 台账.xlsx --预览", "chengxin import ledger.xlsx --dry-run"),
            ex("chengxin 导入 台账.xlsx", "chengxin import ledger.xlsx"),
        ]),
    Spec::new("find", "查找", "在全部记录里查找文字", "find text in every record")
        .operand(Operand::new("文字", "TEXT", 1, MANY))
        .flags(&[&flags::VOID, &flags::FAIL_EMPTY])
        .examples(&[
            ex("chengxin 查找 街道", "chengxin find HT-2024"),
            ex("chengxin 查找 街道 --含作废", "chengxin find street --void"),
        ]),
    Spec::new("due", "到期", "到期和逾期的事项,谁负责,依据什么", "what is due, who answers, and why")
        .flags(&[&flags::WITHIN, &flags::DUE_UNIT, &flags::DUE_KIND, &flags::PERSON, &flags::NEW, &flags::FAIL])
        .examples(&[
            ex("chengxin 到期 --期内 7天", "chengxin due --within 7d"),
            ex("chengxin 到期 --种类 合同 -f json", "chengxin due --kind contract -f json"),
        ]),
    Spec::new("dossier", "卷宗", "单位、人员或当事人的全部记录", "all records of a unit, officer or party")
        .operand(Operand::new("单位、人员或当事人", "UNIT|OFFICER|PARTY", 1, 1))
        .flags(&[&flags::PURPOSE])
        .examples(&[
            ex("chengxin 卷宗 DW-2024-0001", "chengxin dossier DW-2024-0001"),
            ex("chengxin 卷宗 GW-2024-0001 --用途 年度考核", "chengxin dossier GW-2024-0001 --purpose assess"),
        ]),
    Spec::new("trace", "责任回溯", "当时谁负责、承诺和决定了什么", "who answered then, what was promised and decided")
        .operand(ID)
        .flags(&[&flags::TRACE_ON, &flags::TRACE_FROM])
        .examples(&[
            ex("chengxin 责任回溯 FK-2024-0001", "chengxin trace FK-2024-0001"),
            ex("chengxin 责任回溯 HT-2024-0001 --日期 2024-03-05", "chengxin trace HT-2024-0001 --on 2024-03-05"),
        ]),
    Spec::new("handover", "未了事项", "人员或职务的未了事项,移交用", "open obligations of an officer or a post")
        .operand(Operand::new("人员或任职", "OFFICER|POST", 1, 1))
        .examples(&[
            ex("chengxin 未了事项 GW-2024-0001", "chengxin handover GW-2024-0001"),
            ex("chengxin 未了事项 RZ-2024-0001 -f json", "chengxin handover RZ-2024-0001 -f json"),
        ]),
    Spec::new("undo", "撤销", "撤销最近一次操作,或写明操作号", "undo the latest or a given operation")
        .operand(Operand::new("操作号", "NUMBER", 0, 1))
        .flags(flags::UNDO_FLAGS)
        .writes()
        .examples(&[ex("chengxin 撤销 --预览", "chengxin undo --dry-run"), ex("chengxin 撤销", "chengxin undo")]),
    Spec::new("redo", "重做", "重做刚撤销的操作", "redo what was just undone")
        .flags(flags::UNDO_FLAGS)
        .writes()
        .examples(&[ex("chengxin 重做 --预览", "chengxin redo --dry-run"), ex("chengxin 重做", "chengxin redo")]),
    Spec::new("draft", "草稿", "被退回或没填完的登记", "entries refused or not finished").children(DRAFT),
    Spec::new("check", "检查", "按法规检查台账,列出违规和依据", "check the registers against the law")
        .flags(&[&flags::RULE, &flags::DUE_KIND, &flags::CHECK_SINCE, &flags::ANSWERED, &flags::UNCOMPUTED])
        .examples(&[
            ex("chengxin 检查 --种类 合同", "chengxin check --kind contract"),
            ex("chengxin 检查 --规则 CG-30 -f json", "chengxin check --rule CG-30 -f json"),
        ]),
    Spec::new("eligibility", "资格", "单位、人员或当事人在某用途上是否受限", "what bars a unit, officer or party")
        .operand(Operand::new("单位|人员|当事人", "UNIT|OFFICER|PARTY", 1, 1))
        .flags(&[&flags::PURPOSE, &flags::ELIGIBLE_ON])
        .examples(&[
            ex("chengxin 资格 DW-2024-0005 --用途 评优评先", "chengxin eligibility DW-2024-0005 --purpose honour"),
            ex(
                "chengxin 资格 GW-2024-0001 --用途 晋升任用 --日期 2024-03-01",
                "chengxin eligibility GW-2024-0001 --purpose promote --on 2024-03-01",
            ),
        ]),
    Spec::new("lookup", "查阅", "查阅个人信息的记录", "who looked people up").children(LOOKUP),
    Spec::new("finding", "发现", "检查的发现和答复", "what checks found, and answers").children(FINDING),
    Spec::new("op", "操作", "操作日志", "the operation log").children(OP),
    Spec::new("fields", "字段", "一个种类的字段: 名称、类型、必填", "the fields of a kind")
        .operand(Operand::new("名词", "NOUN", 0, 2))
        .flags(&[&flags::ALL])
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
    Spec::new("explain", "说明", "解释错误码、字段、状态、规则、参数或期限", "what a word means, or why it is due")
        .operand(Operand::new("代码、名称或编号", "CODE|NAME|ID", 1, 1))
        .examples(&[
            ex("chengxin 说明 E3103", "chengxin explain E3103"),
            ex("chengxin 说明 acceptance.period", "chengxin explain acceptance.period"),
            ex("chengxin 说明 合同.待付款", "chengxin explain contract.paying"),
            ex("chengxin 说明 HT-2024-0001", "chengxin explain HT-2024-0001"),
        ]),
    Spec::new("init", "初始化", "新建台账", "create a ledger")
        .flags(&[&flags::AREA, &flags::CREDIT_CODE, &flags::AREA_CODE])
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
    Spec::new(
        "nightly",
        "夜间作业",
        "每天一次: 记下逾期事项和新发现的违规",
        "once a day: record dues and new findings",
    )
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
    let within = super::group_words::OF_GROUPS.iter().map(|(_, spec)| spec);
    let verbs = COMMON.iter().chain(PLAIN).chain(under).chain(within).flat_map(|s| s.flags.iter().copied());
    flags::GLOBALS.iter().chain(verbs).find(|f| f.name == name).map(Flag::title)
}

/// Both names of a common verb or a plain command by its English name; lifecycle verbs stand in the catalogue.
pub fn verb_label(name: &str) -> Option<Label> {
    COMMON.iter().chain(PLAIN).find(|s| s.name == name).map(Spec::title)
}
