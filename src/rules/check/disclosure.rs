//! What is made public: in time, once a month and every month, and lists that rest on what is in force.

use chrono::{Datelike as _, Months, NaiveDate};

use super::cases::{DisclosureCase, ItemCase, TownCase};
use super::law::{Law, Stop, found, given, need, noted};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::governance::DISCLOSURE;
use crate::rules::disclosure::{first_of_next_month, month_day};
use crate::rules::parameters::NotComputable;

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "GK-01",
        say("主动公开及时", "publication in time"),
        say(
            "信息形成或变更之日起20个工作日内公开。",
            "What comes into being or changes is published within 20 working days.",
        ),
        say("政府信息公开条例 26", "Government Information Regulation 26"),
        Judge::Disclosure(|law, c| {
            given((c.mode == "proactive" && c.period.is_none()).then_some(()))?;
            law.within("open.publish", c.formed_on, published(c)?, say("公开", "published"))
        }),
    )
    .reads(&["open.publish"]),
    Rule::new(
        "GK-02",
        say("按月公开及时", "monthly publication in time"),
        say("一个月的情况在次月的规定日以前公开。", "A month is published by the fixed day of the next one."),
        say("实施方案 四(五)", "programme 4(5)"),
        Judge::Disclosure(|law, c| {
            given((c.mode == "proactive").then_some(()))?;
            let next = given(c.period.as_deref().and_then(first_of_next_month))?;
            let (due, figure) = month_day(&law.base.parameters, next)?;
            let verdict = law.by(due, published(c)?, say("公开", "published"));
            Ok(match verdict {
                Verdict::Finding { text, on } => Verdict::Finding { text: noted(&figure, &text), on },
                other => other,
            })
        }),
    )
    .warns()
    .reads(&["disclosure.month_day"]),
    Rule::new(
        "GK-03",
        say("答复公开申请", "answer to a request"),
        say(
            "收到申请之日起20个工作日内答复,延期的在延长的期限内答复。",
            "A request is answered within 20 working days, or by the day to which that was extended.",
        ),
        say("政府信息公开条例 33", "Government Information Regulation 33"),
        Judge::Disclosure(|law, c| {
            given((c.mode == "request" && c.state != "withheld").then_some(()))?;
            let done = if c.state == "replied" { Some(need(c.replied_on, &DISCLOSURE, "replied_on")?) } else { None };
            let asked = need(c.requested_on, &DISCLOSURE, "requested_on")?;
            let what = say("答复", "answered");
            match c.extended_to {
                Some(to) => Ok(law.by(to, done, what)),
                None => law.within("open.reply", asked, done, what),
            }
        }),
    )
    .reads(&["open.reply"]),
    Rule::new(
        "GK-04",
        say("一月一次财务公开", "one disclosure of finance a month"),
        say("同一单位同一月份的财务公开只登记一次。", "Finance of one month is registered once a unit."),
        say("台账规则,待核", "rule of this register, local, to be confirmed"),
        Judge::Disclosure(|_, c| {
            let twin = given(c.twin.as_deref())?;
            let period = c.period.as_deref().unwrap_or("");
            Ok(found(both!("{period} 的财务公开与 {twin} 重复", "finance of {period} is registered as {twin} too"), c.formed_on))
        }),
    )
    .warns(),
    Rule::new(
        "GK-05",
        say("财务公开不缺月", "no month of finance missing"),
        say(
            "街道和乡镇每月都有财务公开(台账登记财务公开的),看最近到期月份所在的年度。",
            "A street or township has a disclosure of finance for each month of the year of the last one due, where they are \
             kept at all.",
        ),
        say("实施方案 四(五)", "programme 4(5)"),
        Judge::Town(missing_months),
    )
    .warns()
    .reads(&["disclosure.month_day"]),
    Rule::new(
        "QD-01",
        say("清单依据现行有效", "basis of a list item in force"),
        say("现行清单事项的设定依据在施行。", "The document that a current item rests on is in force."),
        say("实施方案 二(一)", "programme 2(1)"),
        Judge::Item(basis_in_force),
    )
    .warns(),
];

/// The day of publication; what is withheld needs none, and what is published without a day cannot be judged.
fn published(c: &DisclosureCase) -> Result<Option<NaiveDate>, Stop> {
    match c.state.as_str() {
        "withheld" | "replied" => Err(Stop::DoesNotApply),
        "pending" => Ok(None),
        _ => need(c.published_on, &DISCLOSURE, "published_on").map(Some),
    }
}

/// The months of a year that are due before a day, first days each; those of the year of the last month that is due.
pub(crate) fn months_due(
    parameters: &crate::rules::Parameters,
    today: NaiveDate,
) -> Result<Vec<NaiveDate>, NotComputable> {
    let this = today.with_day(1).unwrap_or(today);
    let back = |n: u32| this.checked_sub_months(Months::new(n));
    let (Some(one), Some(two)) = (back(1), back(2)) else { return Ok(Vec::new()) };
    // A day of the month may not have come yet; that of the month before has.
    let last = if month_day(parameters, this)?.0 < today { one } else { two };
    Ok((1..=last.month()).filter_map(|month| NaiveDate::from_ymd_opt(last.year(), month, 1)).collect())
}

fn missing_months(law: &Law<'_>, c: &TownCase) -> Judged {
    let kept = matches!(c.kind.as_str(), "town" | "street") && c.state == "active" && c.kept_months > 0;
    given(kept.then_some(()))?;
    let had: Vec<&str> = c.finance_months.as_deref().unwrap_or("").split(',').collect();
    let missing: Vec<NaiveDate> = months_due(&law.base.parameters, law.base.today)?
        .into_iter()
        .filter(|month| {
            let ends = month.checked_add_months(Months::new(1)).unwrap_or(*month);
            let lives = c.valid_from < ends && c.valid_to.is_none_or(|end| *month <= end);
            lives && !had.contains(&month.format("%Y-%m").to_string().as_str())
        })
        .collect();
    let Some(last) = missing.last().and_then(|month| month.checked_add_months(Months::new(1))) else {
        return Ok(Verdict::Clean);
    };
    let (due, figure) = month_day(&law.base.parameters, last)?;
    let names: Vec<String> = missing.iter().map(|month| month.format("%Y-%m").to_string()).collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    Ok(found(noted(&figure, &both!("缺财务公开: {zh}", "no disclosure of finance for {en}")), due))
}

fn basis_in_force(law: &Law<'_>, c: &ItemCase) -> Judged {
    given((c.state == "current").then_some(()))?;
    let (today, basis) = (law.base.today, &c.basis);
    if let Some(end) = c.effective_to.filter(|end| *end < today) {
        return Ok(found(both!("设定依据 {basis} 已于 {end} 废止", "its basis {basis} ended on {end}"), end));
    }
    if let Some(from) = c.effective_from.filter(|from| today < *from) {
        let text = both!("设定依据 {basis} 到 {from} 才施行", "its basis {basis} is in force from {from} only");
        return Ok(found(text, c.valid_from));
    }
    if c.basis_state == "issued" {
        return Ok(Verdict::Clean);
    }
    Ok(found(both!("设定依据 {basis} 不是现行有效的文件", "its basis {basis} is not in force"), c.valid_from))
}
