"""Local government debt of the fictional district, and its limits and means; form as in tables.py.

What is wrong on purpose: half of the interest due on 2024-01-15 was not paid; the bank loan of the water works matured without a plan
to repay it. Figures are invented and small.
"""

from tables import CZ, DUTY_RULES, ZJ, Table

SCHOOL, PIPES, GUARANTEE = "YTZQ-2021-01", "YTZX-2022-01", "YTDB-2020-01"

DEBT = Table("debt", "债务", "ZW",
    "债务名称!:text 债务编号!=:text 债务类型!:<一般债券|专项债券|担保责任> 用款单位!:@单位 资金用途!:text 责任人!:@公务员 本金(万元)!:money 年利率!:num "
    "利率类型!:<固定利率|浮动利率> 计息基准!:<实际/365|30/360> 起息日期!:day 到期日期!:day 还款方式!:<到期一次还本|等额本金> 每年付息次数!:int 依法依规:bool "
    "规模适度:bool 风险可控:bool 程序透明:bool 批准文号:docno 公开日期:day 状态:<已登记|存续>", [
    ("书院小学扩建一般债券", SCHOOL, "一般债券", CZ, "书院小学扩建", "顾清和", 2000, 3.5, "固定利率", "30/360", "2021-01-15", "2026-01-15", "等额本金", 1,
     "是", "是", "是", "是", "云政〔2020〕12号", "2021-02-05", "存续"),
    ("老城区管网改造专项债券", PIPES, "专项债券", ZJ, "管网改造", "叶知秋", 3000, 3.2, "固定利率", "30/360", "2022-06-20", "2032-06-20", "到期一次还本", 1,
     "是", "是", "是", "是", "云政〔2022〕6号", "2022-07-12", "存续"),
    ("水厂贷款担保责任", GUARANTEE, "担保责任", ZJ, "1999年遗留的担保责任", "叶知秋", 300, 4.9, "浮动利率", "实际/365", "2020-03-01", "2025-03-01",
     "到期一次还本", 1, None, None, None, None, None, None, "已登记"),
])


def line(debt, seq, due, principal, interest, source, paid=None, voucher=None, state="待还", part=None):
    """One line of a plan; what was paid of it when it is paid."""
    budgeted = "是" if due < "2025-01-01" else "否"
    done = (principal, interest) if state == "已还" else (part or (None, None))
    return (debt, seq, due, principal, interest, "系统生成", source, budgeted, *done, paid, voucher, state)


INSTALLMENT = Table("installment", "还本付息", "HB",
    "债务!=:@债务 期次!=:int 应还日期!:day 应还本金(万元)!:money 应还利息(万元)!:money 计划来源!:<系统生成> 偿债资金来源!:<预算资金|项目收益> 已列预算:bool "
    "已还本金(万元):money 已还利息(万元):money 还款日期:day 凭证号:text 状态:<待还|部分偿还|已还>", [
    line(SCHOOL, 1, "2022-01-15", 400, 70, "预算资金", "2022-01-14", "HK-2022-0114", "已还"),
    line(SCHOOL, 2, "2023-01-15", 400, 56, "预算资金", "2023-01-13", "HK-2023-0113", "已还"),
    line(SCHOOL, 3, "2024-01-15", 400, 42, "预算资金", "2024-01-15", "HK-2024-0115", "部分偿还", (400, 21)),
    line(SCHOOL, 4, "2025-01-15", 400, 28, "预算资金"),
    line(SCHOOL, 5, "2026-01-15", 400, 14, "预算资金"),
    line(PIPES, 1, "2023-06-20", 0, 96, "项目收益", "2023-06-19", "HK-2023-0619", "已还"),
    *[line(PIPES, seq, f"{2022 + seq}-06-20", 0, 96, "项目收益") for seq in range(2, 10)],
    line(PIPES, 10, "2032-06-20", 3000, 96, "项目收益"),
])

FISCAL = Table("fiscal", "限额与财力", "XE",
    "地区!=:text 年度!=:text 数据口径!=:<预算数|执行数> 一般债务限额(万元)!:money 专项债务限额(万元)!:money 人大常委会批准日期:day 批准文号:docno "
    "一般债务年初余额(万元)!:money 一般债务本年举借(万元):money 一般债务本年还本(万元):money 一般债务年末余额(万元)!:money "
    "专项债务年初余额(万元)!:money 专项债务本年举借(万元):money 专项债务本年还本(万元):money 专项债务年末余额(万元)!:money "
    "一般公共预算收入(万元):money 一般公共预算支出(万元):money 政府性基金收入(万元):money 政府性基金支出(万元):money 转移支付收入(万元):money 公开日期:day "
    "状态:<草稿|已批准|已公开>", [
    ("云汀区", "2023", "执行数", 2500, 3500, "2024-02-20", "云人常〔2024〕3号", 1600, 0, 400, 1200, 3000, 0, 0, 3000, 9800, 12400, 2600, 2500, 3100,
     "2024-03-08", "已公开"),
    ("云汀区", "2024", "预算数", 2500, 3500, "2024-02-20", "云人常〔2024〕4号", 1200, 0, 400, 800, 3000, 0, 0, 3000, 10200, 12900, 2700, 2600, 3200,
     None, "已批准"),
])

ASSESSMENT = Table("assessment", "债务风险评估", "FX",
    "地区!=:text 评估基准日!=:day 财力数据!:text 评估人!:@公务员 评估结论:text 状态:<草稿>", [
    ("云汀区", "2023-12-31", "XE-2024-0001", "顾清和", "年末余额低于限额,利息占比不高", "草稿"),
])

EVENT = Table("event", "债务风险事件", "SJ",
    "事件名称!=:text 责任单位!:@单位 相关债务:@债务 事件级别!:<Ⅳ级一般> 涉及金额(万元)!:money 事件原因!:text 发现日期!=:day 预计违约日期:day 应急负责人:@公务员 "
    "应急预案:@文件 上报日期:day 报告对象:text 报告文号:docno 状态:<已发现|已上报>", [
    ("书院小学债券利息未足额支付", CZ, SCHOOL, "Ⅳ级一般", 21, "拨款延迟", "2024-01-16", None, "顾清和", DUTY_RULES, "2024-01-17", "云汀区人民政府",
     "云财债〔2024〕1号", "已上报"),
])
