//! Service and arrears: ratios to the means of the region, arrears by age.

use super::{Amount, Chapter, Figure, Sources, say};
use crate::both;
use crate::messages::{Both, Label};
use crate::rules::debt::limit::Class;
use crate::rules::debt::tally::{Tally, percent, years};

/// Ratios on the day, each `None` where it lacks what it is divided by.
pub(super) struct Ratios {
    pub debt: Option<i64>,
    pub new: Option<i64>,
    pub service: Option<i64>,
    pub overdue: Option<i64>,
    pub general: Option<i64>,
    pub special: Option<i64>,
    pub ppp: Option<i64>,
    pub life: Option<i64>,
}

impl Ratios {
    fn of(sources: &Sources, sum: &Tally) -> Self {
        let means = sources.means();
        let power = means.as_ref().and_then(crate::rules::debt::limit::Means::comp_power).unwrap_or(0);
        let spend = means.as_ref().and_then(|m| m.general_spend).unwrap_or(0);
        let fund = means.as_ref().and_then(|m| m.fund_spend).unwrap_or(0);
        let interest = |class, whole| percent(sources.position.of(class).year.interest, whole);
        Self {
            debt: percent(sum.balance, power),
            new: percent(sum.issued, power),
            service: percent(sum.year.total(), power),
            overdue: percent(sum.arrears().principal, sum.balance),
            general: interest(Class::General, spend),
            special: interest(Class::Special, fund),
            ppp: percent(sources.ppp, spend),
            life: years(sum.life, sum.balance),
        }
    }
}

pub(super) fn add(sources: &Sources, all: &mut Vec<Figure>) {
    let sum = sources.position.statutory();
    let ratios = Ratios::of(sources, &sum);
    service(sources, &sum, &ratios, all);
    arrears(sources, &sum, &ratios, all);
    super::warning::add(sources, &ratios, all);
}

fn service(sources: &Sources, sum: &Tally, ratios: &Ratios, all: &mut Vec<Figure>) {
    let (mut rows, excluded) = sources.statutory_rows();
    let means = sources.means_rows();
    rows = both!("{};财力 {}", "{}; means {}", rows.zh, means.zh).with_en(format!("{}; means {}", rows.en, means.en));
    let mut chapter = Chapter { name: Label::new("偿债", "service"), rows, excluded, all };
    let missing = say("财力数据缺少除数", "the means lack what it is divided by");
    let power = sources.means().and_then(|m| m.comp_power());
    chapter.add(
        "comp_power",
        say("综合财力", "comprehensive financial capacity"),
        Amount::or(power, Amount::Fen, &missing),
        say(
            "一般公共预算收入 + 政府性基金收入 + 转移支付 + 其他财力(口径待核)",
            "general revenue + fund revenue + transfers + other means (definition to be confirmed)",
        ),
    );
    let mut ratio = |key: &str, title: Both, value: Option<i64>, formula: Both| {
        chapter.add(key, title, Amount::or(value, Amount::Percent, &missing), formula);
    };
    ratio(
        "debt_ratio",
        say("债务率", "debt ratio"),
        ratios.debt,
        say("债务余额 ÷ 综合财力", "balance ÷ comprehensive financial capacity"),
    );
    ratio(
        "new_ratio",
        say("新增债务率", "ratio of new debt"),
        ratios.new,
        say("本年起息的本金 ÷ 综合财力", "principal drawn this year ÷ comprehensive financial capacity"),
    );
    ratio(
        "service_ratio",
        say("偿债率", "debt service ratio"),
        ratios.service,
        say("本年应还本息 ÷ 综合财力", "principal and interest due this year ÷ comprehensive financial capacity"),
    );
    ratio(
        "interest_general",
        say("一般债务付息占比", "interest share of general debt"),
        ratios.general,
        say(
            "本年一般债务应付利息 ÷ 一般公共预算支出",
            "interest of general debt due this year ÷ general public budget spending",
        ),
    );
    ratio(
        "interest_special",
        say("专项债务付息占比", "interest share of special debt"),
        ratios.special,
        say(
            "本年专项债务应付利息 ÷ 政府性基金支出",
            "interest of special debt due this year ÷ government fund spending",
        ),
    );
    ratio(
        "ppp_ratio",
        say("PPP 支出占比", "share of PPP duties"),
        ratios.ppp,
        say("本年 PPP 支出责任 ÷ 一般公共预算支出", "PPP duties of the year ÷ general public budget spending"),
    );
    chapter.add(
        "due_year_principal",
        say("本年应还本金", "principal due this year"),
        Amount::Fen(sum.year.principal),
        say("应还日期在本年的各期本金,已还的也计", "principal of lines due this year, paid ones with it"),
    );
    chapter.add(
        "due_year_interest",
        say("本年应付利息", "interest due this year"),
        Amount::Fen(sum.year.interest),
        say("应还日期在本年的各期利息,已还的也计", "interest of lines due this year, paid ones with it"),
    );
    chapter.add(
        "due_next",
        say("未来一年应还", "due within a year"),
        Amount::Fen(sum.next_year.total()),
        say(
            "基准日起一年内应还未还的本息,不含逾期",
            "unpaid principal and interest due within a year, arrears left out",
        ),
    );
    let refinanced = percent(sum.refinanced, sum.year.principal);
    let none = say("本年没有应还本金", "no principal is due this year");
    chapter.add(
        "refinancing",
        say("借新还旧占比", "share refinanced"),
        Amount::or(refinanced, Amount::Percent, &none),
        say(
            "本年应还本金中以再融资债券偿还的 ÷ 本年应还本金",
            "principal due this year paid from refinancing bonds ÷ principal due this year",
        ),
    );
}

const AGES: [(&str, &str, &str); 5] = [
    ("overdue_30", "1-30 天", "1-30 days"),
    ("overdue_90", "31-90 天", "31-90 days"),
    ("overdue_180", "91-180 天", "91-180 days"),
    ("overdue_365", "181-365 天", "181-365 days"),
    ("overdue_older", "365 天以上", "above 365 days"),
];

fn arrears(sources: &Sources, sum: &Tally, ratios: &Ratios, all: &mut Vec<Figure>) {
    let (_, excluded) = sources.statutory_rows();
    let lines = sum.overdue_lines.iter().sum::<i64>();
    let rows = both!("逾期的 {lines} 期", "overdue lines: {lines}");
    let mut chapter = Chapter { name: Label::new("逾期", "arrears"), rows, excluded, all };
    let overdue = sum.arrears();
    chapter.add(
        "overdue_principal",
        say("逾期本金", "overdue principal"),
        Amount::Fen(overdue.principal),
        say("应还日早于基准日的未还本金", "unpaid principal due before the day"),
    );
    chapter.add(
        "overdue_interest",
        say("逾期利息", "overdue interest"),
        Amount::Fen(overdue.interest),
        say("应还日早于基准日的未付利息", "unpaid interest due before the day"),
    );
    for ((key, zh, en), due) in AGES.into_iter().zip(sum.overdue) {
        chapter.add(
            key,
            both!("逾期 {zh}", "overdue {en}"),
            Amount::Fen(due.total()),
            say("该账龄的未还本息", "unpaid principal and interest of that age"),
        );
    }
    penalty(sum, &mut chapter);
    chapter.add(
        "overdue_ratio",
        say("逾期债务率", "overdue ratio"),
        Amount::or(ratios.overdue, Amount::Percent, &super::stock::no_debt()),
        say("逾期本金 ÷ 债务余额", "overdue principal ÷ balance"),
    );
}

/// Penalty interest: what has run up on the arrears at the debts' own rates, and what was recorded of it.
fn penalty(sum: &Tally, chapter: &mut Chapter<'_>) {
    let (excluded, unpriced) = (chapter.excluded.clone(), sum.unpriced_lines);
    chapter.excluded =
        both!("没有登记罚息利率的 {unpriced} 期", "overdue lines of debts without a penalty rate: {unpriced}");
    let formula = say(
        "该账龄未还本息 × 债务的罚息利率 × 逾期天数(按计息基准),每期四舍五入到分(计息基数待核)",
        "unpaid principal and interest of that age × penalty rate × days overdue by day count, rounded half up a line (base to be confirmed)",
    );
    let total = sum.accrued.iter().fold(0_i64, |sum, part| sum.saturating_add(*part));
    chapter.add(
        "penalty_accrued",
        say("应计罚息", "penalty interest accrued"),
        Amount::Fen(total),
        say("各账龄应计罚息合计", "sum over the ages"),
    );
    for ((key, zh, en), accrued) in AGES.into_iter().zip(sum.accrued) {
        let key = key.replace("overdue", "penalty");
        let title = both!("应计罚息 {zh}", "penalty interest, overdue {en}");
        chapter.add(key, title, Amount::Fen(accrued), formula.clone());
    }
    chapter.excluded = excluded;
    chapter.add(
        "penalty",
        say("已登记罚息", "penalty interest recorded"),
        Amount::Fen(sum.penalty),
        say("各期登记的罚息合计", "sum of what was recorded on lines"),
    );
}
