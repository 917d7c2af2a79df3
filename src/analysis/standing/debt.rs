//! What is left of a debt and of each line of its plan, and how far the plan is from its terms (kinds.md §2.6).

use super::Judge;
use super::value::{Computed, Said};
use crate::both;
use crate::catalog::debt::DEBT;
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::rules::debt::accrual::Accrual;
use crate::rules::debt::borrowing::CHECKS;
use crate::rules::debt::limit::Class;
use crate::rules::debt::plan::{self, Drift, Stored, Terms};
use crate::rules::debt::tally::{Tally, years};
use crate::schema::{CodeItem, CodeList, Field, Row, Type};
use crate::terms::money;

const fn item(code: &'static str, zh: &'static str) -> CodeItem {
    CodeItem { code, zh, aliases: &[] }
}

/// The four checks, by the fields that answer them.
static CHECK: CodeList = CodeList {
    name: "debt_check",
    items: &[
        item("lawful_ok", "依法依规"),
        item("scale_ok", "规模适度"),
        item("risk_ok", "风险可控"),
        item("open_ok", "程序透明"),
    ],
};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "debt",
        Field::new("balance", "余额", Type::Money),
        Label::new("本金 − 截至当日的已还本金,已起息的", "principal - principal paid by the day, once it is drawn"),
        balance,
    ),
    Computed::new(
        "debt",
        Field::new("accrued", "应计未付利息", Type::Money),
        Label::new(
            "未列入已到期各期的本金 × 下一期利率 × 上一应还日至当日(按计息基准),四舍五入到分",
            "principal that no past line takes x the rate of the next line x the days since the last due day by day_count, \
             rounded half up to the fen",
        ),
        accrued,
    ),
    Computed::new(
        "debt",
        Field::new("checks_failed", "未过检查项", Type::List(&Type::Code(&CHECK))),
        Label::new("四项检查中答否或未答的", "the four checks that are answered no, or not answered"),
        checks_failed,
    ),
    Computed::new(
        "debt",
        Field::new("next_due", "下一还款日", Type::Date),
        Label::new("最早一期未还清的应还日期", "due_on of the first line that is not paid in full"),
        next_due,
    ),
    Computed::new(
        "debt",
        Field::new("avg_life", "剩余平均年限", Type::Score),
        Label::new(
            "Σ(未还本金 × 至应还日期年数) ÷ 余额;逾期按 0,计划未覆盖的按到期日,一年 365 天",
            "sum of (unpaid principal x years to due_on) / balance; overdue counts 0, what no line covers counts at maturity, \
             a year is 365 days",
        ),
        avg_life,
    ),
    Computed::new(
        "installment",
        Field::new("unpaid", "未还本息", Type::Money),
        Label::new(
            "应还本金 + 应还利息 − 截至当日的已还本金 − 已还利息,本金和利息各不小于 0",
            "principal + interest - paid_principal - paid_interest by the day, neither of the two below zero",
        ),
        unpaid,
    ),
    Computed::new(
        "installment",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new(
            "当日(已还清的为还款日期) − 应还日期,已起息债务的,晚于应还日期的",
            "today, or paid_on where it is paid in full, - due_on, when past, of a debt that is drawn",
        ),
        overdue_days,
    )
    .days(),
    Computed::new(
        "installment",
        Field::new("drift", "计划差异", Type::Money),
        Label::new(
            "|本金差| + |利息差|,差 = 登记的 − 按债务条件推算的;系统生成的各期",
            "|principal off| + |interest off|, off = as stored - as the terms of the debt generate it; lines that were \
             generated",
        ),
        drift,
    ),
];

/// What was added up of the debt on the day; `None` where it does not count: not drawn yet, or void.
fn tally<'j>(judge: &'j Judge<'_>) -> Result<Option<&'j Tally>> {
    let Some(class) = judge.row.text("kind").map(Class::of) else { return Ok(None) };
    let position = judge.position()?;
    let counted = !judge.row.is_void() && position.undrawn == 0;
    Ok(counted.then(|| position.of(class)))
}

fn balance(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::maybe(tally(judge)?.map(|tally| tally.balance)))
}

/// The terms of a debt, or the first thing that is wrong with them.
fn terms(debt: &Row) -> Result<std::result::Result<Terms, Both>> {
    let wrong = || both!("债务条件不能推算", "nothing follows from the terms of the debt");
    Ok(Terms::of(debt)?.map_err(|faults| faults.into_iter().next().map_or_else(wrong, |fault| fault.text)))
}

fn out_of_range() -> Said {
    Said::Cannot(both!("推算的日期或金额超出范围", "a day or an amount that follows from the terms is out of range"))
}

fn accrued(judge: &Judge<'_>) -> Result<Said> {
    if tally(judge)?.is_none_or(|tally| tally.balance <= 0) {
        return Ok(Said::Nothing);
    }
    let terms = match terms(judge.row)? {
        Ok(terms) => terms,
        Err(why) => return Ok(Said::Cannot(why)),
    };
    let rows = plan::stored_rows(judge.reader, judge.row.id())?;
    let run = Accrual::on(&terms, &plan::stored(&rows)?, judge.as_of, true);
    Ok(run.map_or_else(out_of_range, |run| Said::positive(run.interest)))
}

fn checks_failed(judge: &Judge<'_>) -> Result<Said> {
    let failed = CHECKS.iter().filter(|check| judge.row.int(check) != Some(1));
    Ok(Said::list(&failed.map(|check| (*check).to_owned()).collect::<Vec<_>>()))
}

fn next_due(judge: &Judge<'_>) -> Result<Said> {
    let rows = plan::stored_rows(judge.reader, judge.row.id())?;
    let lines = plan::stored(&rows)?;
    let open = lines.iter().filter(|line| line.unpaid_on(judge.as_of).total() > 0);
    Ok(Said::maybe(open.map(|line| line.due_on).min()))
}

fn avg_life(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::maybe(tally(judge)?.and_then(|tally| years(tally.life, tally.balance))))
}

fn line<'j>(judge: &'j Judge<'_>) -> Option<Stored<'j>> {
    judge.row.view().ok()
}

/// The debt of a line in one of these states.
fn debt_in(judge: &Judge<'_>, states: &[&str]) -> Result<Option<Row>> {
    let debt = judge.reader.get(&DEBT, judge.row.text("debt").unwrap_or_default())?;
    Ok(debt.filter(|debt| !debt.is_void() && states.contains(&debt.state())))
}

fn unpaid(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::positive(line(judge).map_or(0, |line| line.unpaid_on(judge.as_of).total())))
}

fn overdue_days(judge: &Judge<'_>) -> Result<Said> {
    let Some(line) = line(judge).filter(|line| judge.as_of > line.due_on) else { return Ok(Said::Nothing) };
    if debt_in(judge, &["drawn", "settled", "irregular"])?.is_none() {
        return Ok(Said::Nothing);
    }
    let unknown = || Said::Cannot(both!("还清了,没有填还款日期", "it is paid in full and paid_on is blank"));
    Ok(line.overdue_days(judge.as_of).map_or_else(unknown, Said::positive))
}

/// 计划差异 of one line. Its plan is made anew for it, since the lines before decide what is due: as many reads as the plan has
/// lines, by the index of the debt, never the whole register.
fn drift(judge: &Judge<'_>) -> Result<Said> {
    let Some(line) = line(judge).filter(|line| line.schedule == "generated") else { return Ok(Said::Nothing) };
    let Some(debt) = debt_in(judge, &["registered", "approved", "drawn"])? else { return Ok(Said::Nothing) };
    let terms = match terms(&debt)? {
        Ok(terms) => terms,
        Err(why) => return Ok(Said::Cannot(why)),
    };
    let rows = plan::stored_rows(judge.reader, debt.id())?;
    let Some(drift) = plan::drift(&terms, &plan::stored(&rows)?) else { return Ok(out_of_range()) };
    let own = drift.into_iter().find(|d| d.seq == line.seq && d.stored_on == Some(line.due_on));
    Ok(own.map_or_else(|| Said::Is(0.into()), |drift| off(&drift)))
}

/// How far a line is off, principal, interest and day apart.
fn off(drift: &Drift) -> Said {
    let sum = drift.principal.saturating_abs().saturating_add(drift.interest.saturating_abs());
    let (principal, interest) = (money::show_grouped(drift.principal), money::show_grouped(drift.interest));
    let (day_zh, day_en) = match drift.due_on {
        Some(due) if drift.stored_on != Some(due) => {
            (format!(",推算的应还日期 {due}"), format!(", due on {due} by its terms"))
        }
        Some(_) => (String::new(), String::new()),
        None => (",按条件没有这一期".to_owned(), ", a line that its terms do not have".to_owned()),
    };
    Said::Told(
        sum.into(),
        both!(
            "本金差 {principal} 元,利息差 {interest} 元{day_zh}",
            "{principal} 元 of principal and {interest} 元 of interest off{day_en}"
        ),
    )
}
