"""Three sheets as clerks really have them, and what an import must say of each row.

A row is written with its outcome, so that the expected report follows from the sheet itself: `new`, `changed`, `same`, or
`bad` with the faults and the cells that mend them.
"""

import datetime

from codes import idno, idno_ending, numeric_uscc, uscc
from tables import CHENXI, COPY, HT, JK, JT, LVYE, NEIGHBOUR, PARTY, QINGSHI, SF, SHURONG, SJ, TL, WS, ZHIXING, ZHUAN, body
from tables import ANLAN, CHENGMING, HEYUE, TC, ZJ


class Sheet:
    """A dirty sheet, built row by row from the top."""

    def __init__(self, file, kind, label, headers, fields, sheet=None):
        self.file, self.kind, self.label, self.sheet = file, kind, label, sheet
        self.headers, self.fields, self.width = headers, fields, len(headers)
        self.rows, self.titles, self.merges, self.hidden = [], [], [], []
        self.first_header = self.header_row = 0
        self.outcomes, self.skipped, self.errors, self.fixes = [], [], [], []

    def _add(self, cells):
        self.rows.append(list(cells) + [""] * (self.width - len(cells)))
        return len(self.rows)

    def title(self, *cells):
        """A row above the header."""
        self.titles.append(self._add(cells))

    def header(self, upper=None):
        """The header; `upper` is the upper row of a header of two."""
        self.first_header = len(self.rows) + 1
        if upper:
            self._add(upper)
        self.header_row = self._add(self.headers)

    def skip(self, reason, *cells):
        """A row that is no data."""
        row = self._add(cells)
        self.skipped.append({"row": row, "reason": reason})
        return row

    def data(self, outcome, *cells, faults=(), fixes=()):
        """A row of data. `faults` are (header, code), the header empty when the whole row is meant; `fixes` are
        (header, right value). A mended row is new."""
        row = self._add(cells)
        self.outcomes.append((row, outcome))
        for header, code in faults:
            field = self.fields[self.headers.index(header)] if header else None
            self.errors.append({"row": row, "column": header, "field": field, "code": code})
        for header, value in fixes:
            self.fixes.append({"row": row, "column": header, "value": value})
        return row

    def grid(self):
        """The cells."""
        return self.rows

    def count(self, *outcomes):
        """Number of rows with one of these outcomes."""
        return sum(o in outcomes for _, o in self.outcomes)

    def expected(self):
        """What an import of the file must report."""
        total = len(self.outcomes)
        return {
            "file": self.file, "sheet": self.sheet, "kind": self.kind, "encoding": "xlsx" if self.sheet else "gb18030",
            "title_rows": self.titles, "header_row": self.header_row, "hidden_rows": self.hidden,
            "data_rows": total, "inserted": self.count("new"), "updated": self.count("changed"), "unchanged": self.count("same"),
            "bad_rows": [row for row, outcome in self.outcomes if outcome == "bad"],
            "skipped": self.skipped, "errors": self.errors, "fixes": self.fixes,
            "after_fix": {"inserted": self.count("new", "bad"), "updated": self.count("changed"), "unchanged": self.count("same")},
            "again": {"inserted": 0, "updated": 0, "unchanged": total},
        }


def _contracts():
    sheet = Sheet("3月采购台账.csv", "contract", "合同",
        ["序号", "合同号", "合同名称", "采购单位", "乙方", "标的类别", "合同价（万元）", "签订日期", "交付期限", "结算方式", "约定付款天数",
         "供应商规模", "经办人", "备注"],
        [None, "ext_no", "name", "buyer", "supplier", "object", "amount", "signed_on", "deliver_due", "settlement", "pay_days", "sme_size",
         "handler", "note"])
    sheet.title("云汀区2024年3月政府采购合同台账")
    sheet.title("填报单位：云汀区财政局", *[""] * 11, "单位：万元")
    sheet.header()
    row = sheet.data
    row("new", "1", "YTHT-2024-004", "望舒街道社区食堂食材配送合同", WS, HEYUE, "服务", "36.5", "2024年3月5日", "2024年12月31日", "定期结算",
        "30", "小型", "许南乔", "-")
    row("new", "2", "YTHT-2024-005", "垃圾分类宣传品印制合同", " 鹤汀镇人民政府 ", COPY, "货物", "5.80", "2024/3/5", "2024/4/12", "交付后结算",
        "-", "微型", "秦怀瑾", "")
    row("same", "3", "YTHT-2024-002", "区级网络安全服务合同", SJ, SHURONG, "服务", "36.00", "2024.3.1", "2024.12.31", "验收后结算", "30",
        "中型", "梅子青", "-")
    row("changed", "4", "YTHT-2024-003", "汀兰街道便民服务中心改造合同", TL, QINGSHI, "工程", "128.00", "2024/1/10", "2024年4月30日",
        "进度结算", "30", "中型", "方若谷", "双方书面同意延期至4月30日")
    row("new", "5", "YTHT-2024-006", "　政务数据安全评估合同 ", SJ, ZHIXING, "服务", "２８．５", "2024年3月7日", "2024年6月28日", "验收后结算",
        "30", "微型", " 梅子青", "—")
    row("bad", "6", "YTHT-2024-007", "望舒街道雨污管网清淤合同", WS, CHENGMING, "服务", "64.2", "2024.3.8", "2024.13.5", "验收后结算", "30",
        "中型", "许南乔", "", faults=[("交付期限", "E3102")], fixes=[("交付期限", "2024.12.5")])
    sheet.skip("blank")
    row("new", "7", "YTZB-HT-2024-001", "兰溪路慢行系统建设工程施工合同", ZJ, ZHUAN, "工程", "1,286.50", "2024.3.12", "2024.11.30", "进度结算",
        "60", "大型", "叶知秋", "")
    row("new", "8", "YTHT-2024-008", "经开区厂区绿化补植合同", JK, LVYE, "服务", "42.75", "２０２４－３－１３", "２０２４－６－１３", "验收后结算", "30",
        "小型", "韩听雨", "/")
    # The name that everybody says and no register has.
    row("bad", "9", "YTHT-2024-009", "汀兰街道社区活动室保洁合同", "汀兰街道办", CHENXI, "服务", "23.4", "2024年3月14日", "2025年3月13日",
        "定期结算", "30", "小型", "方若谷", "", faults=[("采购单位", "E2004")], fixes=[("采购单位", TL)])
    row("new", "10", "YTHT-2024-010", "校园消防设施维护合同", JT, ANLAN, "服务", "31", "2024年03月15日", "2025年03月14日", "验收后结算", "30",
        "小型", "苏明朗", "无")
    row("new", "11", "YTHT-2024-011", "社区矫正帮扶服务合同", SF, NEIGHBOUR, "服务", "26.60", "20240318", "20241231", "定期结算", "30", "小型",
        "卫长风", "")
    row("new", "12", "YTHT-2024-012", "投资促进宣传片制作合同", TC, SHURONG, "服务", "48.00", "2024/3/20　", "2024/5/31", "验收后结算", "20",
        "中型", "霍东篱", "N/A")
    total = sum(_number(r[6]) for r in sheet.rows[3:] if r[1])
    sheet.skip("total", "合计", "", "", "", "", "", f"{total:,.2f}")
    sheet.skip("footer", "制表人：顾清和", "", "", "", "", "", "", "", "", "", "", "审核人：沈墨言")
    return sheet


def _number(text):
    return float("".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text).replace(",", ""))


def _tenders():
    sheet = Sheet("采购项目台账(标题合计).xlsx", "tender", "采购招标项目",
        ["", "", "项目编号", "项目名称", "所属领域", "采购方式", "采购对象", "预算金额", "意向公开日期", "公告日期", "投标截止日期", "", ""],
        [None, "buyer", "ext_no", "name", "domain", "method", "object", "budget", "intent_on", "notice_on", "bid_deadline", "handler",
         "note"], sheet="采购项目")
    date = datetime.date
    sheet.title("云汀区2024年第二季度采购项目计划台账")
    sheet.title("编制部门：云汀区财政局", *[""] * 10, "单位：万元")
    sheet.header(["序号", "采购人", "项目信息", "", "", "", "", "金额（万元）", "时间安排", "", "", "采购责任人", "备注"])
    sheet.merges += ["A1:M1", "A2:K2", "L2:M2", "C3:G3", "I3:K3"] + [f"{c}3:{c}4" for c in "ABLM"]
    groups = [
        (TL, [("new", "YTCG-2024-008", "汀兰街道社区监控运维项目", "政府采购", "竞争性磋商", "服务", 68, date(2024, 3, 8), date(2024, 4, 15),
               date(2024, 4, 26), "方若谷", "服务标准需磋商确定"),
              ("new", "YTCG-2024-009", "汀兰街道老年食堂运营项目", "政府采购", "公开招标", "服务", 156.5, date(2024, 3, 8), date(2024, 4, 16),
               date(2024, 5, 8), "方若谷", None),
              ("new", "YTCG-2024-010", "汀兰街道应急物资采购项目", "政府采购", "询价", "货物", 24.8, date(2024, 3, 15), date(2024, 4, 22),
               date(2024, 4, 28), "方若谷", "规格标准统一")]),
        (JT, [("changed", "YTCG-2024-006", "中小学校园安防系统项目", "政府采购", "公开招标", "货物", 348.6, date(2024, 3, 20), date(2024, 4, 25),
               date(2024, 5, 17), "苏明朗", "增加两所学校,预算调增"),
              ("bad", "YTCG-2024-011", "全区学生体检服务项目", "政府采购", "公开招投标", "服务", 92, date(2024, 3, 20), date(2024, 4, 25),
               date(2024, 5, 17), "苏明朗", None)]),
        (HT, [("new", "YTZB-2024-006", "鹤汀镇污水处理站扩建工程", "招标投标", "公开招标", "工程", 3260, date(2024, 3, 11), date(2024, 4, 18),
               date(2024, 5, 13), "秦怀瑾", None),
              ("new", "YTCG-2024-012", "鹤汀镇村级道路养护项目", "政府采购", "竞争性谈判", "服务", 75.25, date(2024, 3, 11), date(2024, 4, 19),
               date(2024, 4, 29), "秦怀瑾", "时间紧,采用谈判")]),
        (JK, [("new", "YTZB-2024-007", "经开区二期道路照明工程", "招标投标", "公开招标", "工程", 980, date(2024, 3, 18), date(2024, 4, 22),
               date(2024, 5, 16), "韩听雨", None),
              ("same", "YTZB-2024-005", "经开区标准厂房屋面改造工程", "招标投标", "邀请招标", "工程", 1450, date(2024, 2, 6), date(2024, 3, 15),
               date(2024, 4, 8), "韩听雨", None)]),
    ]
    number, total = 0, 0.0
    for buyer, tenders in groups:
        first = len(sheet.rows) + 1
        for at, (outcome, ext_no, name, domain, method, object, budget, *rest) in enumerate(tenders):
            number += 1
            bad = outcome == "bad"
            row = sheet.data(outcome, number, buyer if at == 0 else "", ext_no, name, domain, method, object, budget, *rest,
                             faults=[("采购方式", "E3002")] if bad else (), fixes=[("采购方式", "公开招标")] if bad else ())
            if ext_no == "YTZB-2024-007":
                sheet.hidden.append(row)
        sheet.merges.append(f"B{first}:B{len(sheet.rows)}")
        subtotal = sum(t[6] for t in tenders)
        total += subtotal
        row = sheet.skip("total", "小计", "", "", "", "", "", "", subtotal)
        sheet.merges.append(f"A{row}:G{row}")
    row = sheet.skip("total", "合计", "", "", "", "", "", "", total)
    sheet.merges.append(f"A{row}:G{row}")
    row = sheet.skip("footer", "填表说明：1.本表金额以万元计；2.采购方式按批复填写；3.公告日期为计划日期。")
    sheet.merges.append(f"A{row}:M{row}")
    return sheet


def _digits_lost(code):
    """What a spreadsheet keeps of a long number: fifteen digits."""
    return int(code[:15]) * 1000


def _parties():
    sheet = Sheet("供应商名录(数字代码).xlsx", "party", "当事人",
        ["序号", "供应商名称", "主体类别", "统一代码", "证件号码", "法定代表人", "企业规模", "民营企业", "联系人", "联系电话", "成立日期", "住所"],
        [None, "name", "kind", "uscc", "idno", "legal_rep", "size", "private", "contact", "phone", "founded_on", "address"], sheet="供应商名录")
    date = datetime.date
    sheet.title("云汀区政府采购供应商名录（2024年3月）")
    sheet.header()
    sheet.merges.append("A1:L1")
    number = iter(range(1, 99))
    twice = body("91", 31)
    lost_a, lost_b = numeric_uscc("91", 20240301), numeric_uscc("91", 20240402)
    citizen, expert = idno_ending("19000507", "0123456789"), idno_ending("19000614", "0123456789")

    def firm(outcome, name, code, rep, size, private, mobile, founded, street, kind="企业", faults=(), fixes=()):
        return sheet.data(outcome, next(number), name, kind, code, "", rep, size, private, rep, 13800000000 + mobile, founded,
                          f"云汀区{street}", faults=faults, fixes=fixes)

    def person(outcome, name, kind, number_of, mobile, street, **more):
        return sheet.data(outcome, next(number), name, kind, "", number_of, "", "", "", name, 13800000000 + mobile, "", f"云汀区{street}",
                          **more)

    lost = [("统一代码", "E3120")]
    double = [("", "E5013")]
    firm("bad", "云汀和光照明工程有限公司", twice, "和晓光", "小型", "是", 3001, date(2019, 4, 9), "启明路11号", faults=double)
    firm("bad", "云汀云杉测绘有限公司", _digits_lost(lost_a), "云衫", "小型", "是", 3002, date(2016, 8, 3), "测绘巷2号", faults=lost,
         fixes=[("统一代码", lost_a)])
    firm("new", "云汀博远教学设备有限公司", body("91", 32).lower(), "博文远", "微型", "√", 3003, date(2020, 10, 21), "书院路60号")
    person("new", "尚九思", "评审专家", idno_ending("19000409", "X").replace("X", "×"), 3004, "书院路9号")
    person("new", "闻人晓", "评审专家", idno_ending("19000410", "X").lower(), 3005, "书院路12号")
    firm("bad", "云汀砥石检测有限公司", _digits_lost(lost_b), "石砥中", "中型", "否", 3006, date(2011, 1, 25), "检测路7号", faults=lost,
         fixes=[("统一代码", lost_b)])
    chenxi = PARTY.row("名称", CHENXI)
    firm("changed", CHENXI, chenxi["统一社会信用代码"], chenxi["法定代表人"], chenxi["企业规模"], "是", 3007, chenxi["成立日期"], "商贸路3号")
    anlan = PARTY.row("名称", ANLAN)
    # The date is a bare serial number: the cell has lost its date format.
    firm("same", ANLAN, anlan["统一社会信用代码"], anlan["法定代表人"], anlan["企业规模"], "是", int(anlan["联系电话"][-4:]),
         (anlan["成立日期"] - date(1899, 12, 30)).days, "商贸路9号")
    person("bad", "汀小民", "自然人", _digits_lost(citizen), 3008, "兰溪路8号", faults=[("证件号码", "E3120")], fixes=[("证件号码", citizen)])
    firm("new", "云汀区小满五金店", body("92", 33), "满堂春", "微型", "是", 3009, date(2018, 5, 21), "望月路30号", kind="个体工商户")
    # The same code again: one of the two rows is wrong, and only the clerk knows which.
    firm("bad", "云汀和光照明工程有限公司鹤汀分公司", twice, "和晓明", "微型", "是", 3010, date(2022, 6, 6), "鹤鸣街15号", faults=double,
         fixes=[("统一代码", body("91", 34))])
    person("bad", "向晚", "评审专家", "3.49901E+17", 3011, "书院路15号", faults=[("证件号码", "E3120")], fixes=[("证件号码", expert)])
    return sheet


CONTRACTS, TENDERS, PARTIES = _contracts(), _tenders(), _parties()
