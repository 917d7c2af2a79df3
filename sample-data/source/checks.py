"""What must hold of the sample data: codes pass, references resolve, keys are unique, dates are in order."""

import datetime
import re

import codes

# Fields of one row that must not run backwards.
ORDERS = {
    "单位": [["启用日期", "停用日期"]],
    "文件": [["印发日期", "施行日期", "废止日期"]],
    "公务员": [["入职日期", "建档日期", "离任日期"]],
    "任职": [["任职日期", "免职日期", "移交日期"]],
    "档案条目": [["发生日期", "决定日期", "收到日期"]],
    "教育宣传活动": [["开始日期", "结束日期"]],
    "采购招标项目": [["意向公开日期", "公告日期", "文件获取截止", "投标截止日期", "评审报告日期", "候选人公示日期", "确定结果日期", "中标通知书日期"],
              ["确定结果日期", "结果公告日期"]],
    "合同": [["签订日期", "合同公开日期", "合同备案日期", "办结日期"], ["签订日期", "履约截止"]],
    "履约验收": [["交付日期", "申请验收日期", "验收日期", "结果公告日期"]],
    "合同付款": [["起算日期", "付款日期"]],
    "质疑投诉": [["知悉日期", "收到日期", "受理日期", "答复日期", "结果公告日期"]],
    "当事人信用信息": [["认定日期", "生效日期", "有效期至"]],
    "信用报告": [["出具日期", "核验日期"], ["出具日期", "有效期至"]],
    "公共服务落实": [["落实日期", "抽查日期"]],
    "诚信创建": [["申报日期", "考评日期", "公示开始", "公示截止", "命名日期", "有效期至"]],
    "公开事项": [["形成或变更日期", "公开日期"], ["申请日期", "答复日期"]],
    "异议": [["收到日期", "标注日期", "转核日期", "决定日期", "更正日期", "答复日期"]],
    "信用修复": [["申请日期", "受理日期"], ["申请日期", "告知日期"]],
    "涉诉": [["立案日期", "通报提醒日期", "裁判日期", "生效日期", "执行立案日期", "失信预警日期"]],
    "公示": [["公示开始", "公示截止"], ["公示开始", "撤下日期"]],
    "承诺": [["承诺日期", "兑现期限"], ["承诺日期", "自报日期", "核实日期"]],
    "投诉举报": [["收到日期", "受理日期", "转办日期", "答复日期"], ["转办日期", "延期至"]],
    "整改": [["下达日期", "整改期限", "延期至"], ["下达日期", "回报日期", "核实日期"], ["整改期限", "督办日期"]],
    "奖惩措施": [["决定日期", "开始日期", "终止日期"], ["开始日期", "解除日期"]],
}
# Days on which an office acts; the rest may fall on any day.
OFFICE_DAYS = {
    "采购招标项目": ["意向公开日期", "公告日期", "文件获取截止", "投标截止日期", "评审报告日期", "候选人公示日期", "确定结果日期", "结果公告日期", "中标通知书日期"],
    "合同": ["签订日期", "合同公开日期", "合同备案日期", "办结日期"],
    "合同付款": ["付款日期", "起算日期"],
    "履约验收": ["验收日期", "结果公告日期"],
    "质疑投诉": ["收到日期", "受理日期", "答复日期"],
    "投标": ["递交日期", "信用查询日期"],
}
# The fields that name a record of a kind.
HANDLES = {
    "单位": ["单位名称", "简称", "统一社会信用代码"], "当事人": ["名称", "统一社会信用代码", "身份证号"], "文件": ["标题", "文号"], "公务员": ["姓名", "身份证号"],
    "采购招标项目": ["项目编号", "项目名称"], "合同": ["合同编号", "合同名称"], "教育宣传活动": ["活动名称"],
    "公开机构": ["机构名称"], "发布载体": ["载体名称"],
    "重大决策": ["决策事项"], "债务": ["债务名称", "债务编号"], "PPP项目": ["项目名称", "项目编号"], "优惠政策": ["政策名称", "文号"], "招商协议": ["项目名称", "协议编号"],
}
# Alternatives of the natural key, where there are any; otherwise all fields marked `=` together.
KEYS = {
    "当事人": [["统一社会信用代码"], ["身份证号"], ["名称"]],
    "文件": [["文号"], ["标题", "制发机关", "版本"]],
    "公务员": [["身份证号"], ["姓名", "所在单位"]],
    "公开事项": [["公开单位", "公开事项", "所属月份"], ["公开单位", "公开事项"]],
    "异议": [["来文号"], ["异议记录", "收到日期"]],
    "投诉举报": [["来源渠道", "工单号"], ["被反映单位", "收到日期", "事项摘要"]],
    "失信记录": [["失信单位", "依据文号"], ["失信单位", "失信事项", "收到日期"]],
    "整改": [["通知书文号"], ["来源记录", "整改类型", "下达日期"]],
    "奖惩措施": [["对象单位", "内容", "开始日期"]],
    "优惠政策": [["文号"], ["政策名称", "制定单位"]],
}


class Book:
    """The clean workbook while its rows are checked from the top."""

    def __init__(self, base_day):
        self.base_day = base_day
        self.faults = []
        self.names = {}
        self.seen = set()

    def fault(self, table, number, text):
        """Notes a fault of a row, numbered as in the sheet."""
        self.faults.append(f"{table} 第 {number} 行: {text}")

    def resolves(self, label, word):
        """Whether an earlier row bears that name or id, and only one."""
        return len(self.names.get((label, word), ())) == 1


def run(tables, dirty, base_day):
    """All faults of the sample data, as sentences."""
    book = Book(base_day)
    for table in tables.ALL:
        keys = set()
        for number, row in enumerate(table.rows, start=2):
            cells = dict(zip((f.label for f in table.fields), row))
            for field, value in zip(table.fields, row):
                _cell(book, table.label, number, field, value, tables.ATTACHED)
            _key(book, table, number, cells, keys)
            _dates(book, table.label, number, cells)
            names = [cells[h] for h in HANDLES.get(table.label, []) if cells[h]] + [f"{table.prefix}-2024-{number - 1:04d}"]
            for name in names:
                book.names.setdefault((table.label, name), set()).add(number)
    if not book.faults:
        # What follows looks names up and rests on the checks above.
        _money(book, tables)
    for sheet, table in ((dirty.CONTRACTS, tables.CONTRACT), (dirty.TENDERS, tables.TENDER), (dirty.PARTIES, tables.PARTY)):
        _dirty(book, sheet)
        _outcomes(book, sheet, table)
    return book.faults


def _cell(book, table, number, field, value, attached):
    if value is None:
        if field.required:
            book.fault(table, number, f"{field.label} 为空")
        return
    kind = field.type
    if kind.startswith("*"):
        for part in value.split("、"):
            _value(book, table, number, field, kind[1:], part, attached)
    else:
        _value(book, table, number, field, kind, value, attached)


def _value(book, table, number, field, kind, value, attached):
    good = {
        "text": lambda: isinstance(value, str) and value.strip() == value and value != "" and "\n" not in value,
        "day": lambda: isinstance(value, datetime.date),
        "int": lambda: isinstance(value, int) and value >= 0,
        "num": lambda: isinstance(value, (int, float)) and value >= 0,
        "money": lambda: isinstance(value, (int, float)) and value >= 0 and "元" in field.header,
        "bool": lambda: value in ("是", "否"),
        "uscc": lambda: is_uscc(value),
        "idno": lambda: is_idno(value),
        "phone": lambda: re.fullmatch(r"1380000\d{4}", value),
        "docno": lambda: re.fullmatch(r"[\u4e00-\u9fff]+(〔(19|20)\d{2}〕|第)\d+号", value),
        "file": lambda: value in attached,
        "url": lambda: re.fullmatch(r"https://www\.yunting\.example[/\w-]*", value),
    }
    if kind.startswith("@"):
        fine = book.resolves(kind[1:], value)
    elif kind.startswith("<"):
        fine = value in kind[1:-1].split("|")
    else:
        fine = good[kind]()
    if not fine:
        book.fault(table, number, f"{field.label} 不合 {kind}: {value}")


def is_uscc(value):
    """GB 32100 with the inner GB 11714."""
    return (re.fullmatch(f"[{codes.USCC_ALPHABET}]{{18}}", value) and value[2:8] == codes.AREA
            and value[16] == codes.organisation_check(value[8:16]) and value[17] == codes.uscc_check(value[:17]))


def is_idno(value):
    """GB 11643 with a birth in 1900: nobody living bears it."""
    if not re.fullmatch(r"\d{17}[\dX]", value) or value[6:10] != "1900":
        return False
    try:
        datetime.date(1900, int(value[10:12]), int(value[12:14]))
    except ValueError:
        return False
    return value[:6] == codes.AREA and value == codes.idno(value[6:14], value[14:17])


def _key(book, table, number, cells, keys):
    choices = KEYS.get(table.label, [[f.label for f in table.fields if f.key]])
    filled = [k for k in choices if all(cells[label] is not None for label in k)]
    if not filled:
        return book.fault(table.label, number, "没有键")
    key = tuple(cells[label] for label in filled[0])
    if key in keys:
        book.fault(table.label, number, f"键重复: {key}")
    return keys.add(key)


def _dates(book, table, number, cells):
    for order in ORDERS.get(table, []):
        dates = [(label, cells[label]) for label in order if cells.get(label)]
        for (a, first), (b, second) in zip(dates, dates[1:]):
            if first > second:
                book.fault(table, number, f"{b} {second} 早于 {a} {first}")
    for label in OFFICE_DAYS.get(table, []):
        if cells.get(label) and cells[label].year in (2023, 2024) and not codes.is_working(cells[label]):
            book.fault(table, number, f"{label} {cells[label]} 不是工作日")


def _rows(table):
    return [dict(zip((f.label for f in table.fields), row)) for row in table.rows]


def _money(book, tables):
    """Sums and dates across the chain tender, contract, acceptance, payment."""
    tenders = {t["项目编号"]: t for t in _rows(tables.TENDER)}
    contracts = {c["合同编号"]: c for c in _rows(tables.CONTRACT)}
    for t in tenders.values():
        if t["中标金额"] and t["中标金额"] > t["预算金额"]:
            book.faults.append(f"{t['项目编号']}: 中标金额超过预算")
    winners = {(b["采购招标项目"], b["投标人"]) for b in _rows(tables.BID) if b["状态"] == "中标"}
    if winners != {(n, t["中标供应商"]) for n, t in tenders.items() if t["中标供应商"]}:
        book.faults.append("中标的投标与项目的中标供应商不符")
    for c in contracts.values():
        t = tenders.get(c["采购招标项目"])
        if t and (c["供应商"], c["甲方单位"], c["合同金额"]) != (t["中标供应商"], t["采购人"], t["中标金额"]):
            book.faults.append(f"{c['合同编号']}: 与项目不符")
        if t and not 0 <= (c["签订日期"] - t["中标通知书日期"]).days <= 30:
            book.faults.append(f"{c['合同编号']}: 签订日期与中标通知书不合")
    paid, due, latest = {}, {}, {}
    for a in _rows(tables.ACCEPTANCE):
        if a["交付日期"] < contracts[a["合同"]]["签订日期"]:
            book.faults.append(f"{a['合同']}: 签订前交付")
        latest[a["合同"]] = a["验收日期"]
    for p in _rows(tables.PAYMENT):
        c = contracts[p["合同"]]
        paid[p["合同"]] = paid.get(p["合同"], 0) + (p["已付金额"] or 0)
        due[p["合同"]] = due.get(p["合同"], 0) + p["应付金额"]
        if p["付款日期"] and (p["付款日期"] < c["签订日期"] or p["付款日期"] > book.base_day):
            book.faults.append(f"{p['合同']}/{p['期次']}: 付款日期不合")
        if p["款项类型"] == "验收款" and p["起算日期"] != latest.get(p["合同"]):
            book.faults.append(f"{p['合同']}/{p['期次']}: 起算日期不是验收日期")
    for number, c in contracts.items():
        total = round(c["合同金额"] * 10_000)
        if due.get(number, 0) > total:
            book.faults.append(f"{number}: 应付超过合同金额")
        if c["状态"] == "已办结" and paid.get(number) != total:
            book.faults.append(f"{number}: 办结而未付清")


def _dirty(book, sheet):
    """References and codes of the good cells; the bad ones must be faults that a mended value removes."""
    bad = {(e["row"], e["column"]) for e in sheet.errors}
    mended = {(f["row"], f["column"]): f["value"] for f in sheet.fixes}
    refs = {"buyer": "单位", "supplier": "当事人", "handler": "公务员"}
    for number, _ in sheet.outcomes:
        for header, field, cell in zip(sheet.headers, sheet.fields, sheet.rows[number - 1]):
            value = str(mended.get((number, header), cell)).strip().upper().replace("×", "X")
            if not value or value in "-—/":
                continue
            if field in refs and not book.resolves(refs[field], value):
                book.fault(sheet.file, number, f"{header} 查不到: {value}")
            if field == "uscc" and not is_uscc(value) or field == "idno" and not is_idno(value):
                book.fault(sheet.file, number, f"{header} 校验不符: {value}")
            if (number, header) in bad and field in refs and book.resolves(refs[field], str(cell)):
                book.fault(sheet.file, number, f"{header} 本应查不到: {cell}")


def _outcomes(book, sheet, table):
    """A new row's key is not in the clean workbook; a changed or unchanged one is, and its other contents say which."""
    key = {"contract": "ext_no", "tender": "ext_no", "party": "uscc"}[sheet.kind]
    label = {"contract": "合同编号", "tender": "项目编号", "party": "统一社会信用代码"}[sheet.kind]
    place = {"ext_no": label, "uscc": label, "deliver_due": "履约截止", "budget": "预算金额", "phone": "联系电话", "legal_rep": "法定代表人"}
    clean = {row[label]: row for row in _rows(table)}
    for number, outcome in sheet.outcomes:
        cells = dict(zip(sheet.fields, sheet.rows[number - 1]))
        word = str(cells[key]).upper()
        if (word in clean) != (outcome in ("same", "changed")):
            book.fault(sheet.file, number, f"{word} 不应是 {outcome}")
        if word in clean:
            pairs = [(_plain(cells[f]), _plain(clean[word][place[f]])) for f in cells if f in place and cells[f] != ""]
            if all(a == b for a, b in pairs) != (outcome == "same"):
                book.fault(sheet.file, number, f"{word} 不应是 {outcome}: {pairs}")


def _plain(value):
    """A value as its digits, so that 2024.12.31 and a date compare."""
    if isinstance(value, datetime.date):
        return [value.year, value.month, value.day]
    if re.fullmatch(r"\d{4}\D\d{1,2}\D\d{1,2}日?", str(value)):
        return [int(part) for part in re.findall(r"\d+", value)]
    return str(value)
