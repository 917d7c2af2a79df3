//! Help topics: short texts on what holds for every command.

use crate::messages::Label;

/// One topic.
pub struct Topic {
    /// The word it is asked for by.
    pub title: Label,
    /// The text.
    pub text: Label,
}

/// Every topic, in the order in which they are listed.
pub static TOPICS: &[Topic] = &[
    Topic {
        title: Label::new("上手", "start"),
        text: Label::new(
            "八步上手,用演示台账:
  1  chengxin 演示                               建一个虚构的区,写在 chengxin-demo 里
  2  export CHENGXIN_DB=chengxin-demo/chengxin-demo.db
  3  chengxin 合同 列表                          未办结的合同
  4  chengxin 合同 导入 chengxin-demo/3月采购台账.csv --预览
     看预览,打开 3月采购台账.错误.xlsx 改好黄格
  5  chengxin 合同 导入 chengxin-demo/3月采购台账.错误.xlsx
  6  chengxin 撤销                               整批撤回;chengxin 重做 再来
  7  chengxin 合同 导出 -o 合同.xlsx              给 Excel 或 WPS
  8  chengxin 审计 核验                          日志链和每条记录都对得上
自己的台账: chengxin 初始化",
            "Eight steps with the demo ledger:
  1  chengxin demo                               a fictional district, in chengxin-demo
  2  export CHENGXIN_DB=chengxin-demo/chengxin-demo.db
  3  chengxin contract list                      the open contracts
  4  chengxin contract import chengxin-demo/3月采购台账.csv --dry-run
     read the preview; correct the yellow cells of the error sheet beside it
  5  chengxin contract import chengxin-demo/3月采购台账.错误.xlsx
  6  chengxin undo                               takes all of it back; chengxin redo
  7  chengxin contract export -o contracts.xlsx  for Excel or WPS
  8  chengxin audit verify                       the chain and every record agree
A ledger of your own: chengxin init",
        ),
    },
    Topic {
        title: Label::new("日期", "dates"),
        text: Label::new(
            "日期的写法(都以基准日为今天,--基准日 可改):
  2024-03-05  2024/3/5  2024.3.5  20240305  2024年3月5日  3月5日(今年)  全角数字也可
  今天 明天 昨天  +3天 -2周 +5工作日  月底 下月底 季末 年底  周五 下周一
  月份: 2024-03 或 2024年3月;年份: 2024
  停用、废止、结束一类日期可写 长期,即没有期限
不接受: 24.3.5(两位年份)、3/5/2024(日月不明)、2024.3(缺日)",
            "How to write a date (today is the day given by --as-of, if it is):
  2024-03-05  2024/3/5  2024.3.5  20240305  full-width digits
  today tomorrow yesterday  +3d -2w +5wd  eom eoq eoy  friday
  a month: 2024-03; a year: 2024
Refused: 24.3.5 (two-digit year), 3/5/2024 (day or month?), 2024.3 (no day)",
        ),
    },
    Topic {
        title: Label::new("工作日", "workdays"),
        text: Label::new(
            "工作日按国务院放假通知,2017 至 2026 年内置;以后的年份公布后导入: chengxin 日历 导入 文件
  期限: 15工作日(15wd)  30天(30d)  3个月(3mo)  1年(1y);前面加 - 倒数
  起算当日不计入;按月、按年到对应日,没有对应日的到月末(民法典 201、202)
  最后一日是休假日或周末的,到其结束的次日(民法典 203);调休上班的周末不顺延;倒数的期限不顺延
  推算到没有通知的年份,只按周末算,注明暂估
看怎么数出来的: chengxin 日历 推算 2024-03-28 15工作日
查询里可用(结果同上;空值得空值):
  workday_add(日期, 数)  workdays_between(日期, 日期)
  term_add(日期, 数, 单位)  单位 'd' 'wd' 'mo' 'y'
  term_known(日期, 数, 单位)  1 为确定,0 为暂估",
            "Working days follow the notices of the State Council; 2017 to 2026 are built in, later years are imported
once they are out: chengxin calendar import FILE
  terms: 15wd (working days)  30d  3mo  1y; a leading - counts backwards
  the first day is not counted; months and years end on the corresponding day, or on the last day of the month
  when there is none (Civil Code 201, 202)
  a last day on a day off or a weekend moves to the day after the rest (Civil Code 203); a weekend day made a
  working day does not move; terms counted backwards do not move
  a year without a notice counts by weekends alone, and the result is marked provisional
To see how a day was found: chengxin calendar add 2024-03-28 15wd
In queries (same results; NULL gives NULL):
  workday_add(date, n)  workdays_between(date, date)
  term_add(date, n, unit)  unit 'd' 'wd' 'mo' 'y'
  term_known(date, n, unit)  1 for certain, 0 for provisional",
        ),
    },
    Topic {
        title: Label::new("金额", "amounts"),
        text: Label::new(
            "金额写一个数加单位: 328.5万元  456,000元  1.2亿  ¥1,250.00元  全角数字也可
没有单位的数不接受,差一万倍的错误由此而来;只有恰好两位小数的数按元读,与导出一致。
元以下最多两位小数,内部以分存为整数,不会有舍入误差。约、以上、另计 等字样不接受。
表格里的单位取自单元格、表头的括号、单位行或 --单位。",
            "An amount is one number with its unit: 328.5万元  456,000元  1.2亿  ¥1,250.00元
A number without a unit is refused, since it would be wrong by a factor of ten thousand; only a number with
exactly two decimals is read as 元, as exports print it. At most two decimals of 元, kept as whole fen.
In a sheet the unit comes from the cell, the header's brackets, the unit line or --unit.",
        ),
    },
    Topic {
        title: Label::new("筛选", "filters"),
        text: Label::new(
            "筛选写在 列表、导出、统计 后面,各项同时满足,不需要引号:
  状态=履约中           等于            状态=履约中、待验收    其中之一
  状态!=已办结          不等于          名称~海棠              含有文字
  签订日期=..月底       到月底为止      合同金额=100万元..500万元  两端都含
  签订日期=2024-03      整个三月        验收日期=空            没有填
字段用中文名或英文名;全角的 ＝ ！ ～ ， 也可。单位、人员写名称或编号。
默认只列未办结的;加 --含办结、--含作废 列全部,--搜索 文字 在全部文字字段里找。",
            "Filters follow list, export and stats; all of them must hold, and none needs quotes:
  state=performing          equal           state!=closed             not equal
  name~garden               contains        amount=100万元..500万元    both ends included
  signed_on=..eom           up to           signed_on=2024-03         the whole of March
  accepted_on=empty         not filled in
Several values are joined by the ideographic comma. Fields by their English or Chinese name; units and people by
name or id. Lists show open records; --closed and --void add the others, --search TEXT looks in every text field.",
        ),
    },
    Topic {
        title: Label::new("编号", "ids"),
        text: Label::new(
            "编号是 前缀-年份-序号,如 HT-2024-0031;大小写、全角都可,序号前的零可省: ht-2024-31
本年的可写 ht31。HT202431 分不清年份和序号,不接受。编号不重用,作废也保留。
只写编号就是查看: chengxin HT-2024-31
动作加编号不必写名词: chengxin 验收 HT-2024-31",
            "An id is PREFIX-YEAR-NUMBER, e.g. HT-2024-0031; any case and width, zeros may be left out: ht-2024-31
ht31 means this year. HT202431 is refused as unclear. Numbers are never reused, void ones stay.
An id alone shows the record: chengxin HT-2024-31
A verb with an id needs no noun: chengxin accept HT-2024-31",
        ),
    },
    Topic {
        title: Label::new("退出码", "exit-codes"),
        text: Label::new(
            "0    成功;空列表、没有变化也是
1    运行正常,但查出了问题(预览有误的行、核验不符、--空则失败)
2    用法: 没有这个命令、选项、字段,或缺少内容而没有终端可问
3    值或规则不允许,没有写入
4    找不到: 编号、文件、台账
5    冲突: 键重复,或记录已被别人改过
6    台账被占用,等待后仍未空出
7    文件或台账读不了、已损坏、版本更新,或磁盘已满
8    部分完成(导入 --部分)
101  程序内部错误
130  被中断,未保存;143 被终止",
            "0    success; also an empty list or nothing to change
1    ran well but has findings (preview with bad rows, audit differences, --fail-empty)
2    usage: unknown command, flag or field, or something missing and no terminal to ask on
3    a value or a rule refused; nothing was written
4    not found: id, file, ledger
5    conflict: duplicate key, or the record was changed meanwhile
6    ledger still busy after waiting
7    file or ledger unreadable, damaged or newer, or the disk is full
8    partly done (import --partial)
101  internal error
130  interrupted, nothing saved; 143 terminated",
        ),
    },
    Topic {
        title: Label::new("环境变量", "environment"),
        text: Label::new(
            "CHENGXIN_DB      台账文件(同 --库)
CHENGXIN_LANG    语言 zh 或 en(同 --语言)
CHENGXIN_USER    操作人(同 --操作人)
CHENGXIN_TODAY   今天(同 --基准日)
CHENGXIN_WAIT    等待时长(同 --等待)
CHENGXIN_HINTS   0 关闭 下一步 提示
CHENGXIN_FORMAT  输出格式(同 --格式)
CHENGXIN_DEBUG   1 打印内部错误的缘由
NO_COLOR 关闭颜色;COLUMNS 屏幕宽度;PAGER 分页程序
先后: 选项、环境变量、台账设置、用户配置 chengxin/config.toml(db user lang wait hints format color)、默认值
台账: --库、CHENGXIN_DB、当前文件夹的 chengxin.db、用户配置的 db",
            "CHENGXIN_DB      ledger file (as --db)
CHENGXIN_LANG    language zh or en (as --lang)
CHENGXIN_USER    operator (as --user)
CHENGXIN_TODAY   today (as --as-of)
CHENGXIN_WAIT    how long to wait (as --wait)
CHENGXIN_HINTS   0 turns the next-step hints off
CHENGXIN_FORMAT  output format (as --format)
CHENGXIN_DEBUG   1 prints the cause of internal errors
NO_COLOR turns colour off; COLUMNS is the screen width; PAGER the pager
Order: flags, environment, ledger settings, user config chengxin/config.toml (db user lang wait hints format color),
defaults. Ledger: --db, CHENGXIN_DB, chengxin.db in this folder, db of the user config.",
        ),
    },
    Topic {
        title: Label::new("导入", "import"),
        text: Label::new(
            "chengxin 合同 导入 台账.xlsx --预览   先看会新增、更新、未变、有误多少
chengxin 合同 导入 台账.xlsx          无误才写入,整批是一次操作,可撤销
文件: xlsx xls ods csv tsv txt,或 - 从标准输入读;文本编码自动辨认(UTF-8、GB18030)。
表头在前 20 行内自动找,标题行、合计行、空行跳过并列出。金额单位写在表头: 合同金额(万元)。
有误时另写 原名.错误.xlsx: 改好可直接再导入。已有记录按键更新,空单元格不改原值。
--部分 写入无误的行;--旧数据 收下校验不符的旧代码;--映射列 列名=字段;--忽略 列名",
            "chengxin contract import ledger.xlsx --dry-run   see what would be new, changed, unchanged or wrong
chengxin contract import ledger.xlsx             writes only if nothing is wrong; one operation, can be undone
Files: xlsx xls ods csv tsv txt, or - for standard input; the encoding is told by itself (UTF-8, GB18030).
The header is looked for in the first 20 rows; title, total and blank rows are skipped and listed.
What is wrong comes back as a sheet with the faults marked: correct it and import it again. Existing records are
updated by their key; a blank cell changes nothing. See also --partial, --legacy, --map, --ignore, --unit.",
        ),
    },
    Topic {
        title: Label::new("导出", "export"),
        text: Label::new(
            "chengxin 合同 导出 -o 合同.xlsx   表头冻结,日期是日期,金额是数,代码是文本
chengxin 合同 导出 -o 合同.csv    带文件头标记,表格软件直接打开不乱码
导出再导入,全部未变。请用 -o 而不用 > :后者在有的系统上会弄坏中文。
18 位代码在 csv 里会被表格软件弄坏,建议 xlsx。已有文件不覆盖,除非 --覆盖。
给程序用: -f json 或 -f jsonl 含全部字段,金额以分计,键不随语言变。",
            "chengxin contract export -o contracts.xlsx   frozen header, dates as dates, amounts as numbers, codes as text
chengxin contract export -o contracts.csv    with a byte order mark, so that spreadsheets open it correctly
An export imports again as unchanged. Use -o rather than > , which damages Chinese text on some systems.
Spreadsheets damage 18-digit codes in csv; prefer xlsx. An existing file is kept unless --force is given.
For programs: -f json or -f jsonl has every field, amounts in fen, and keys that never change with the language.",
        ),
    },
    Topic {
        title: Label::new("隐私", "privacy"),
        text: Label::new(
            "身份证号、电话在一切输出、提示和日志里遮盖;对外的输出连姓名也遮盖。
--显示隐私 目的 显示原文,目的、操作人和时间记入操作日志。
遮盖值(含 *)不能写回台账。台账文件本身不加密,与所在文件夹一样保密。",
            "Identity and telephone numbers are masked in every output, message and log; in what leaves the office names too.
--reveal PURPOSE shows them; purpose, operator and time go into the operation log.
A masked value (with *) cannot be stored. The ledger file is not encrypted: it is as secret as its folder.",
        ),
    },
];

/// The topic that a word names, in either language.
pub fn find(word: &str) -> Option<&'static Topic> {
    let word = super::node::folded(word);
    TOPICS.iter().find(|t| t.title.zh == word || t.title.en == word)
}
