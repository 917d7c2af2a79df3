//! The table of error and warning codes: id, exit status, title and explanation in both languages.

use crate::messages::Label;

/// One stable error (E) or warning (W) code.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The identifier printed in brackets; never translated, never reused.
    pub id: &'static str,
    /// Exit status of a process that ends with it (0 for warnings).
    pub exit: u8,
    /// What it is, in a few words.
    pub title: Label,
    /// What it means and what to do, for `explain`.
    pub explain: Label,
}

macro_rules! codes {
    ($($id:ident $exit:literal $zh:literal $en:literal $ezh:literal $een:literal;)*) => {
        $(
            #[doc = concat!($en, ".")]
            pub static $id: Code = Code {
                id: stringify!($id),
                exit: $exit,
                title: Label::new($zh, $en),
                explain: Label::new($ezh, $een),
            };
        )*
        /// Every code, in order.
        pub static ALL: &[&Code] = &[$(&$id),*];
    };
}

codes! {
    E1001 2 "没有这个命令" "Unknown command" "命令、名词或动作拼写有误。提示里给出最接近的写法;运行 chengxin help 看全部命令。" "The command, noun or verb is misspelt. The hint gives the nearest one; run chengxin help for all of them.";
    E1002 2 "没有这个选项" "Unknown flag" "选项拼写有误,或不属于这个命令。加 -h 看这个命令的选项。" "The flag is misspelt or does not belong to this command. Add -h to see the flags of this command.";
    E1003 2 "没有这个字段" "Unknown field" "筛选、--列、--排序 或 --映射列 里的字段名不存在。chengxin 字段 名词 列出全部字段。" "A field named in a filter, --fields, --sort or --map does not exist. chengxin fields NOUN lists them all.";
    E1004 2 "缺少必填内容" "Missing required input" "没有终端可以询问,所以逐一点名缺少的选项。把它们写在命令里。" "There is no terminal to ask on, so the missing flags are named. Give them on the command line.";
    E1005 2 "选项的值不合用" "Flag value not usable" "选项给的值不在可选范围内,或选项缺少值。" "The value of a flag is not among its choices, or the flag lacks its value.";
    E1006 2 "选项互相冲突" "Flags exclude each other" "这些选项不能一起用。去掉其中一个。" "These flags cannot be used together. Drop one of them.";
    E1007 2 "筛选写法不对" "Filter not understood" "筛选写作 字段=值、字段!=值、字段~片段、字段=甲、乙、字段=起..止 或 字段=空。" "A filter is written field=value, field!=value, field~part, field=a、b, field=from..to or field=空 (empty).";
    E1008 2 "需要确认" "Confirmation needed" "这一步影响较大,没有终端可以询问。确认无误后加 --确认。" "This step reaches far and there is no terminal to ask on. Add --yes once you are sure.";
    E2001 4 "没有这条记录" "No such record" "编号不存在,或写成了别的种类。用 列表 或 --搜索 查找。" "The id does not exist or belongs to another kind. Use list or --search to find it.";
    E2002 3 "编号写法不明" "Record id unclear" "编号写作 前缀-年份-序号,如 HT-2024-0031;本年可写 ht31。" "An id is written PREFIX-YEAR-NUMBER, e.g. HT-2024-0031; ht31 means this year.";
    E2004 3 "没有这个被引用的记录" "Referenced record not found" "引用的单位、人员或记录在台账里不存在。提示给出相近的名称;先登记它,或改正名称。引用从不自动新建。" "The unit, person or record referred to is not in the ledger. The hint names the nearest; register it first or correct the name. References are never created by themselves.";
    E2005 3 "引用的种类不对" "Wrong kind of reference" "编号存在,但这个字段不接受这个种类的记录。" "The id exists, but this field does not take records of that kind.";
    E2006 3 "名称不唯一" "Name is ambiguous" "有多条记录同名。改写编号。" "Several records bear this name. Write the id instead.";
    E3000 3 "填写有误" "Faults in the input" "一次列出全部有误之处,未保存任何内容。" "All faults are listed at once and nothing was saved.";
    E3001 3 "必填项为空" "Required field is blank" "这个字段必须填写。" "This field must be filled in.";
    E3002 3 "不是可选值" "Not one of the choices" "值不在代码表内。提示列出可选值。" "The value is not in the code list. The hint lists the choices.";
    E3003 3 "文字不合用" "Text not usable" "单行文字不能含换行或控制字符,也不能过长。" "One line of text may hold no line break or control character and may not be too long.";
    E3101 3 "日期写法不认识" "Date not understood" "日期写作 2024-03-05、2024年3月5日、2024/3/5、20240305、今天、月底、+3天、周五 等;两位年份和美式月/日/年不接受。" "A date is written 2024-03-05, 2024年3月5日, 2024/3/5, 20240305, today, eom, +3d, friday; two-digit years and month/day/year are refused.";
    E3102 3 "没有这一天" "No such day" "月份或日子超出范围,例如 13 月或 2 月 30 日。" "The month or the day is out of range, such as month 13 or 30 February.";
    E3103 3 "金额缺单位" "Amount without a unit" "金额须写明 元、万元 或 亿元;只有恰好两位小数的数按元读,与导出一致。" "An amount needs 元, 万元 or 亿元; only a number with exactly two decimals is read as 元, as exports print it.";
    E3104 3 "金额写法不认识" "Amount not understood" "金额是一个数加单位,不接受 约、以上、另计 等字样,元以下最多两位小数。" "An amount is one number with its unit; words such as about or more are refused, with at most two decimals of 元.";
    E3105 3 "数超出范围" "Number out of range" "数太大、为负,或不是整数。" "The number is too large, negative, or not a whole number.";
    E3106 3 "月份或年份写法不认识" "Month or year not understood" "月份写作 2024-03 或 2024年3月;年份写作 2024。" "A month is written 2024-03 or 2024年3月; a year 2024.";
    E3107 3 "是否写法不认识" "Yes or no not understood" "写 是 或 否;未知则留空。" "Write yes or no; leave it blank when unknown.";
    E3108 3 "期限写法不认识" "Term not understood" "期限是一个整数加单位: 15工作日、30天、3个月、1年;倒数时前面加 -。" "A term is a whole number with its unit: 15wd, 30d, 3mo, 1y; a leading - counts backwards.";
    E3109 3 "放假调休表有误" "Calendar of days off is wrong" "每行一天或一段: 日期、类型(放假 或 上班)、名称、来源。上班只用于周末,或用来取消已有的放假;来源写通知的文号。" "Each row is a day or a range: date, type (off or on), name, source. On is for weekends, or takes an existing day off back; the source is the number of the notice.";
    E3110 3 "统一社会信用代码有误" "Unified social credit code is wrong" "18 位,不含 I、O、Z、S、V,末位是校验码(GB 32100-2015)。" "18 characters without I, O, Z, S, V; the last is a check character (GB 32100-2015).";
    E3111 3 "身份证号有误" "Citizen identity number is wrong" "18 位,出生日期须存在,末位是校验码(GB 11643-1999)。" "18 characters with an existing date of birth; the last is a check character (GB 11643-1999).";
    E3112 3 "文号写法不认识" "Document number not understood" "文号写作 皖政〔2017〕109号;案号写作 （2018）皖0103民初1234号。" "A document number is written 皖政〔2017〕109号; a case number （2018）皖0103民初1234号.";
    E3113 3 "电话写法不认识" "Telephone number not understood" "手机 11 位;座机可带区号和分机。" "A mobile number has 11 digits; a fixed line may carry an area code and an extension.";
    E3114 3 "链接写法不认识" "Link not understood" "链接以 http:// 或 https:// 开头,不含空格。" "A link begins with http:// or https:// and holds no space.";
    E3115 3 "文件读不到" "File cannot be read" "附件文件不存在或无权读取。" "The attached file does not exist or may not be read.";
    E3120 3 "长数字已损坏" "Long number already damaged" "15 位以上的数字被表格软件改成了数值,后几位已丢失,无法恢复。把该列设为文本后重填。" "A number of 15 digits or more was turned into a numeric value by the spreadsheet; its last digits are lost. Format the column as text and type it again.";
    E3121 3 "遮盖值不能写入" "A masked value cannot be stored" "带 * 的遮盖值只能与原值对应。用 --显示隐私 目的 重新导出,或留空。" "A value masked with * can only stand for the value it masks. Export again with --reveal PURPOSE or leave it blank.";
    E4001 3 "状态不允许这个动作" "The state does not allow this verb" "记录所处的状态没有这个动作。提示列出现在可做的动作。" "The record's state does not have this verb. The hint lists the verbs it has now.";
    E4002 3 "动作缺少必填项" "The verb lacks a required field" "这个动作要求先填好这些字段。" "This verb requires these fields to be filled in.";
    E4003 3 "需要第二人批准" "A second person must approve" "这个动作有法律效力,须加 --批准人 姓名;不能是经办人本人,也不能是登记或上报这条记录的人。" "This verb has legal effect and needs --approved-by NAME; not the operator, nor whoever registered or last reported the record.";
    E4004 3 "规则不允许" "A rule refuses" "业务规则不满足,未做任何改动。按提示补正后再试。" "A rule of the register is not satisfied and nothing was changed. Put right what the hint says and try again.";
    E4005 3 "记录已作废" "The record is void" "已作废的记录不能再修改或流转。用 undo 撤回作废。" "A void record can no longer be changed. Use undo to take the voiding back.";
    E4006 3 "不能撤销" "Cannot be undone" "这项操作不可撤销,或之后的操作依赖它。" "This operation cannot be undone, or later operations rest on it.";
    E4007 3 "作废须写原因" "Voiding needs a reason" "加 --原因 原因。" "Add --reason TEXT.";
    E4020 3 "参数须写依据" "A parameter needs its source" "改参数须加 --依据,写明这个值出自哪个文号或条款。" "Add --source with the document or article that the value rests on.";
    E4021 3 "生效日期不成立" "Effective dates do not fit" "同一参数本区设定的生效日期不能重叠,截至日不能早于生效日。改 --自、--至,或加 --取代 让新值占用重叠的日子。" "The district's rows of one parameter may not overlap, and none ends before it begins. Change --from or --to, or add --replace to give the days of both to the new value.";
    E4090 3 "已办结的记录不能靠导入更新" "A closed record is not updated by import" "已办结、已终止或已报送的记录用对应动作修改。" "A closed, ended or reported record is changed by its own verbs.";
    E5001 7 "文件读不了" "File cannot be read" "文件不存在、无权读取,或不是表格文件。" "The file does not exist, may not be read, or is not a spreadsheet.";
    E5002 7 "编码认不出" "Encoding not recognised" "既不是 UTF-8 也不是 GB18030。用 --编码 指明,或在表格软件里另存为 xlsx。" "Neither UTF-8 nor GB18030. Name it with --encoding, or save the sheet as xlsx.";
    E5003 7 "文件损坏" "File is damaged" "表格文件结构不完整。重新保存一份。" "The structure of the sheet is broken. Save it again.";
    E5004 3 "单元格过大" "Cell too large" "一个单元格超过 1 MiB,多半是引号没有成对。位置见提示。" "A cell holds more than 1 MiB, most likely an unpaired quotation mark. The hint says where.";
    E5005 3 "含 NUL 字符" "NUL character" "文字里有 NUL 字节,不是正常的表格。" "The text holds a NUL byte and is not a proper sheet.";
    E5006 3 "找不到表头" "Header row not found" "前 20 行里没有一行能认出至少两个列名。用 --表头 指明行号,或看 chengxin 合同 模板。" "None of the first 20 rows holds two known column names. Name the row with --header-row, or see chengxin template.";
    E5007 3 "不知道是哪种台账" "Kind of register not recognised" "按表头认不出,或有几种同样相配。写明名词,如 chengxin contract import 文件。" "The header fits no kind, or several equally well. Name the noun, e.g. chengxin contract import FILE.";
    E5008 3 "找不到这张表" "No such sheet" "工作簿里没有这个名字的表。提示列出全部表名。" "The workbook has no sheet of that name. The hint lists them.";
    E5010 3 "两列对应一个字段" "Two columns for one field" "去掉一列,或用 --映射列 列名=字段 指明。" "Remove one column, or name it with --map COLUMN=FIELD.";
    E5011 3 "缺少必填列" "Required column missing" "新记录必须有这一列。" "New records need this column.";
    E5012 3 "有不认识的列" "Unknown column" "加 --忽略 列名 忽略,或 --映射列 列名=字段 对应。" "Add --ignore COLUMN to leave it out, or --map COLUMN=FIELD to place it.";
    E5013 3 "同一键在文件里出现多次" "Key twice in one file" "两行的键相同,都未写入。改正其中一行。" "Two rows bear the same key and neither is written. Correct one of them.";
    E5014 3 "公式没有结果" "Formula without a result" "单元格是公式但没有存下结果。在表格软件里打开、重新计算并保存。" "The cell is a formula without a stored result. Open the sheet, recalculate and save it.";
    E5015 3 "整列金额没有单位" "Column of amounts without a unit" "在表头写 (万元),或加一行 单位:万元,或用 --单位 万元。" "Write (万元) in the header, add a line 单位:万元, or use --unit 万元.";
    E5016 3 "没有表头的列里有内容" "Content below no header" "这一行在没有表头的列里有内容,多半是分隔符或引号有误。给该列加表头,删去内容,或用 --忽略 第8列 忽略。" "The row has content in a column without a header, most likely a wrong separator or quotation mark. Give the column a header, remove the content, or leave it out with --ignore #8.";
    E5017 3 "不是 OCDS" "Not OCDS" "文件里没有带 ocid 的发布记录,或某处不是标准规定的对象或列表。应是 OCDS 1.1 的发布记录、发布包或记录包(compiledRelease)。" "The file holds no release with an ocid, or a value is not the object or list that the standard has there. It should be an OCDS 1.1 release, a release package, or a record package with compiledRelease.";
    E5018 3 "币种不是人民币" "Currency is not CNY" "台账的金额都是人民币。折算成 CNY 后再导入;整个文件未写入。" "All amounts of the registers are in CNY. Convert them and import again; nothing of the file was written.";
    E5020 5 "输出文件已存在" "Output file exists" "不覆盖已有文件。换个名字,或加 --覆盖。" "An existing file is not overwritten. Choose another name or add --force.";
    E5021 7 "写不了文件" "File cannot be written" "文件夹不存在、只读,或磁盘已满。" "The folder does not exist, is read-only, or the disk is full.";
    E5022 2 "输出格式不认识" "Output format not recognised" "格式是 table wide json jsonl csv tsv xlsx md id 之一;xlsx 必须用 -o 写入文件。" "The format is one of table wide json jsonl csv tsv xlsx md id; xlsx must be written to a file with -o.";
    E6001 6 "台账正被占用" "Ledger is busy" "另一个程序正在写。等它结束,或加长 --等待。未做任何改动。" "Another program is writing. Wait for it or lengthen --wait. Nothing was changed.";
    E6002 5 "记录已被别人改过" "Record changed meanwhile" "读取之后有人改过这条记录。看清差别后重来。" "Someone changed the record after it was read. Look at the difference and try again.";
    E6003 5 "键重复" "Duplicate key" "已有一条记录使用这个键。修改那条记录,或改正键。" "A record with this key exists already. Edit that one or correct the key.";
    E7001 4 "没有台账" "No ledger" "找不到台账文件。chengxin init 新建,或用 --库 指明。" "No ledger file was found. Create one with chengxin init or name it with --db.";
    E7002 7 "不是 chengxin 的台账" "Not a ledger of chengxin" "这个文件不是 chengxin 建的 SQLite 台账,未做任何改动。" "This file is not a SQLite ledger made by chengxin. Nothing was changed.";
    E7003 7 "台账来自更新的版本" "Ledger is from a newer version" "请升级程序;旧版本不写新格式的台账。" "Upgrade the program; an older version does not write a newer ledger.";
    E7004 7 "台账需要升级" "Ledger needs migrating" "运行 chengxin migrate;升级前会自动备份。" "Run chengxin migrate; a backup is taken first.";
    E7005 7 "台账已损坏" "Ledger is damaged" "数据库结构不完整。先复制一份,再从备份恢复。" "The structure of the database is broken. Copy the file first, then restore from a backup.";
    E7006 7 "台账写不了" "Ledger cannot be written" "文件或文件夹只读,或磁盘已满。未做任何改动。" "The file or its folder is read-only, or the disk is full. Nothing was changed.";
    E7007 5 "台账已存在" "Ledger exists already" "init 和 demo 从不覆盖已有文件。" "init and demo never overwrite a file.";
    E7008 1 "核验不符" "Audit found differences" "日志链或记录被别的程序改动过。保留原件,与上次封存的链头比对。" "The chain of the log or a record was changed by another program. Keep the file and compare it with the last sealed head.";
    E7010 2 "只能读取" "Reading only" "sql 只接受一条只读的 SELECT。" "sql takes one read-only SELECT.";
    E7011 3 "查询有误" "Query failed" "SQL 语句写错了。视图 v_合同、v_contract 等的列名见 chengxin 字段。" "The SQL is wrong. chengxin fields shows the columns of the views v_contract, v_合同 and the others.";
    E8001 3 "配置有误" "Configuration is wrong" "配置文件里有不认识的键或值;提示给出文件和行号。" "The configuration file holds an unknown key or value; the hint names file and line.";
    E8130 130 "已取消" "Cancelled" "操作被中断,未保存任何内容。" "The command was interrupted and nothing was saved.";
    E9000 101 "程序内部错误" "Internal error" "这是程序的缺陷。请附上出错的命令报告;台账未改动。" "This is a defect of the program. Please report it with the command; the ledger is unchanged.";
    W3110 0 "信用代码主体部分校验不符" "Organisation part of the credit code fails its check" "第 9 至 17 位是组织机构代码(GB 11714),校验码不符;整码校验通过,故只提醒。" "Characters 9 to 17 are the organisation code (GB 11714) and fail its check; the whole code passes, so this only warns.";
    W3101 0 "时间部分已舍去" "Time of day dropped" "日期后面的时间没有保存。" "The time after the date was not kept.";
    W3104 0 "金额单位可能写错" "Unit of the amount may be wrong" "与同列中位数相差一千倍以上,请核对 元 还是 万元。" "More than a thousand times off the column's median; check 元 against 万元.";
    W3130 0 "期限为暂估" "Term is provisional" "推算到了没有放假通知的年份,那里只按周末算。通知公布后用 日历 导入 补上,再算一次。" "The count reaches a year whose notice of days off is not known, where only weekends count as rest days. Import the notice with calendar import once it is out, and count again.";
    W5020 0 "占位符按空值处理" "Placeholder read as blank" "-、—、/、无、N/A 按未填处理。" "-, —, /, 无 and N/A are read as blank.";
    W5021 0 "孤立的回车符" "Stray carriage return" "单元格里有不成对的回车符,按空格或换行处理。" "A cell holds a carriage return without a line feed; it is read as a blank or a line break.";
    W5030 0 "疑似重复" "Possible duplicate" "名称、金额、日期相同而键不同。请核对,行未跳过。" "Same name, amount and date under another key. Please check; the row was not skipped.";
    W5031 0 "旧数据未校验通过" "Old data fails a check" "按 --旧数据 收下,请逐步核正。" "Accepted under --legacy; please correct it in time.";
    W7001 0 "网络盘" "Network drive" "台账放在网络盘上,改用 DELETE 日志方式;建议移到本机。" "The ledger lies on a network drive and uses the DELETE journal; move it to this machine.";
    W2001 0 "列表里有查不到的名称" "Name in a list not found" "、分隔的名称里有台账没有的,按原文保存。" "A name in the list is not in the ledger; it is kept as written.";
    W4001 0 "请核对" "Please check" "规则只提醒,不拒绝。" "A rule that only warns.";
}

/// The code of that id, in any letter case.
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter().find(|c| c.id.eq_ignore_ascii_case(id)).copied()
}
