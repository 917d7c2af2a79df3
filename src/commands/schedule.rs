//! `debt schedule`: the schedule of a loan on given terms, printed and not recorded.

use chrono::NaiveDate;

use super::session::Session;
use super::small::{Cell, small};
use crate::both;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang, plural};
use crate::render::Head;
use crate::rules::debt::schedule::{Line, Loan, Method};
use crate::terms::day_count::DayCount;
use crate::terms::{self, money, number, rate};

/// More due days than any loan of a district has; a slip of the keyboard is caught before it fills a disk.
const MOST_YEARS: i64 = 100;
/// 100 percent, ×10 000.
const WHOLE: i64 = 1_000_000;

/// Flags without which there is no schedule.
const NEEDED: [&str; 4] = ["principal", "rate", "from", "years"];

pub(super) fn run(s: &mut Session<'_>) -> Result<u8> {
    let loan = loan(s)?;
    let lines = loan.schedule().ok_or_else(|| {
        Fault::new(&codes::E3105, both!("算出的数或日期超出范围", "a day or a figure is out of range"))
            .hint(both!("核对本金和年数", "check the principal and the years"))
    })?;
    let rows = lines.iter().map(row).collect::<Vec<_>>();
    small(s, &["no", "due_on", "principal_fen", "interest_fen", "balance_fen"], heads(s.lang()), rows)?;
    summary(s, &loan, &lines);
    Ok(0)
}

/// The terms as typed: all that is wrong with them at once.
fn loan(s: &Session<'_>) -> Result<Loan> {
    let missing: Vec<&str> = NEEDED.into_iter().filter(|name| s.args().text(name).is_none()).collect();
    if !missing.is_empty() {
        return Err(lacking(&missing).into());
    }
    let mut faults = Vec::new();
    let principal = keep(&mut faults, "principal", principal(s));
    let rate = keep(&mut faults, "rate", yearly_rate(s));
    let from = keep(&mut faults, "from", first_day(s));
    let years = keep(&mut faults, "years", whole(s, "years", 1, MOST_YEARS));
    let months = keep(&mut faults, "every", months(s));
    let method = keep(&mut faults, "method", method(s));
    let day_count = keep(&mut faults, "day-count", day_count(s));
    let grace = keep(&mut faults, "grace", whole(s, "grace", 0, MOST_YEARS * 12));
    let (Some(principal), Some(rate), Some(from), Some(years)) = (principal, rate, from, years) else {
        return Err(Failure::of(faults));
    };
    let (Some(months), Some(method), Some(day_count), Some(grace)) = (months, method, day_count, grace) else {
        return Err(Failure::of(faults));
    };
    let periods = years * 12 / months;
    if grace >= periods {
        let text = both!(
            "宽限 {grace} 期,而全部只有 {periods} 期",
            "{grace} due days of grace, but there are only {periods} in all"
        );
        return Err(Fault::new(&codes::E1005, text)
            .on("grace")
            .hint(both!("至少留一期还本", "leave one to repay on"))
            .into());
    }
    Ok(Loan { principal, rate, from, months, periods, grace, method, day_count })
}

fn keep<T>(faults: &mut Vec<Fault>, flag: &'static str, value: Result<T, Fault>) -> Option<T> {
    value.map_err(|fault| faults.push(fault.on(flag))).ok()
}

fn lacking(missing: &[&str]) -> Fault {
    let title = |name: &str| crate::cli::flag_label(name);
    let list = |lang: Lang, join: &str| {
        let names = missing.iter().filter_map(|name| title(name)).map(|label| format!("--{}", label.get(lang)));
        names.collect::<Vec<_>>().join(join)
    };
    let (zh, en) = (list(Lang::Zh, " "), list(Lang::En, ", "));
    Fault::new(&codes::E1004, both!("缺少必填内容: {zh}", "missing required: {en}")).hint(both!(
        "chengxin 债务 还款计划 --本金 100万元 --利率 4.05 --自 2020-01-15 --年数 10",
        "chengxin debt schedule --principal 100万元 --rate 4.05 --from 2020-01-15 --years 10"
    ))
}

fn principal(s: &Session<'_>) -> Result<i64, Fault> {
    let text = s.args().text("principal").unwrap_or_default();
    match money::parse(text, None)? {
        fen if fen > 0 => Ok(fen),
        _ => Err(Fault::new(&codes::E3105, both!("本金\"{text}\"须大于 0", "principal \"{text}\" must be above 0"))),
    }
}

fn yearly_rate(s: &Session<'_>) -> Result<i64, Fault> {
    let text = s.args().text("rate").unwrap_or_default();
    match rate::parse(text)? {
        rate if rate <= WHOLE => Ok(rate),
        _ => Err(Fault::new(
            &codes::E3105,
            both!("年利率\"{text}\"超过 100%", "a yearly rate of \"{text}\" is above 100 %"),
        )
        .hint(both!("按百分数写,4.05 即 4.05%", "write percent: 4.05 is 4.05 %"))),
    }
}

fn first_day(s: &Session<'_>) -> Result<NaiveDate, Fault> {
    let text = s.args().text("from").unwrap_or_default();
    terms::date::parse(text, s.context.today)?.certain()
}

fn whole(s: &Session<'_>, flag: &'static str, least: i64, most: i64) -> Result<u32, Fault> {
    let text = s.args().text(flag).unwrap_or("0");
    let number = number::parse_int(text)?;
    u32::try_from(number).ok().filter(|_| (least..=most).contains(&number)).ok_or_else(|| {
        Fault::new(
            &codes::E3105,
            both!("\"{text}\"不在 {least} 至 {most} 之间", "\"{text}\" is not within {least} to {most}"),
        )
    })
}

/// A word of a flag among its choices, in either language.
fn choice<T: Copy, const N: usize>(
    s: &Session<'_>,
    flag: &'static str,
    default: T,
    choices: [(&str, &str, T); N],
) -> Result<T, Fault> {
    let Some(word) = s.args().text(flag) else { return Ok(default) };
    let folded = terms::text::fold(word).to_ascii_lowercase().replace('-', "_");
    let found = choices.iter().find(|(zh, en, _)| *zh == folded || *en == folded);
    found.map(|(.., value)| *value).ok_or_else(|| {
        let zh = choices.iter().map(|c| c.0).collect::<Vec<_>>().join("、");
        let en = choices.iter().map(|c| c.1).collect::<Vec<_>>().join(", ");
        unknown_choice(word, &zh, &en)
    })
}

fn unknown_choice(word: &str, zh: &str, en: &str) -> Fault {
    Fault::new(&codes::E1005, both!("不认识\"{word}\"", "\"{word}\" is not a choice"))
        .hint(both!("可选: {zh}", "choices: {en}"))
}

fn months(s: &Session<'_>) -> Result<u32, Fault> {
    choice(s, "every", 12, [("年", "year", 12), ("半年", "half", 6), ("季", "quarter", 3), ("月", "month", 1)])
}

fn method(s: &Session<'_>) -> Result<Method, Fault> {
    choice(
        s,
        "method",
        Method::Bullet,
        [
            ("到期一次还本", "bullet", Method::Bullet),
            ("等额本金", "equal", Method::EqualPrincipal),
            ("等额本息", "annuity", Method::Annuity),
            ("先息后本", "interest_only", Method::InterestOnly),
        ],
    )
}

fn day_count(s: &Session<'_>) -> Result<DayCount, Fault> {
    let Some(word) = s.args().text("day-count") else { return Ok(DayCount::Act365) };
    let all = || DayCount::ALL.map(DayCount::word).join(", ");
    DayCount::parse(&terms::text::fold(word)).ok_or_else(|| unknown_choice(word, &all(), &all()))
}

fn row(line: &Line) -> Vec<Cell> {
    vec![
        Cell::Int(i64::from(line.no)),
        Cell::Date(line.due_on),
        Cell::Fen(line.principal),
        Cell::Fen(line.interest),
        Cell::Fen(line.balance),
    ]
}

fn heads(lang: Lang) -> Vec<Head> {
    let word = |zh: &'static str, en: &'static str| Both::fixed(zh, en).get(lang).to_owned();
    vec![
        Head::number(word("期次", "no")).keep(),
        Head::text(word("应还日期", "due on")).rigid().keep(),
        Head::number(word("应还本金(元)", "principal (元)")).keep(),
        Head::number(word("应还利息(元)", "interest (元)")).keep(),
        Head::number(word("剩余本金(元)", "balance (元)")).keep(),
    ]
}

fn summary(s: &mut Session<'_>, loan: &Loan, lines: &[Line]) {
    let sum = lines.iter().map(|l| i128::from(l.interest)).sum::<i128>();
    let Ok(sum) = i64::try_from(sum) else { return };
    let (principal, interest) = (money::show_grouped(loan.principal), money::show_grouped(sum));
    let (count, days) = (lines.len(), plural(lines.len(), "due day"));
    s.ui.status(&both!(
        "{count} 期,本金合计 {principal} 元,利息合计 {interest} 元(未登记)",
        "{days}, principal {principal} 元, interest {interest} 元 in total (not recorded)"
    ));
}
