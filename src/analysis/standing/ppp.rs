//! Where a PPP project stands, with its duties, yearly costs, evaluations and lawful changes (kinds.md §2.4).

use chrono::Datelike as _;

use super::shared::blank;
use super::value::{Computed, Said};
use super::{Judge, overdue_days, rate};
use crate::analysis::rates;
use crate::both;
use crate::catalog::debt::FISCAL;
use crate::catalog::integrity::PROMISE;
use crate::catalog::personnel::POST;
use crate::catalog::ppp::SUBSIDY;
use crate::error::Result;
use crate::messages::Label;
use crate::rules;
use crate::rules::ppp::burden::{Burden, Test};
use crate::rules::ppp::subsidy::Owed;
use crate::schema::{Field, Type};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "project",
        Field::new("responsible", "责任人", Type::List(&Type::AnyRef(&[&POST]))),
        Label::new("负责事项为本项目、当日在任的任职", "posts with scope = this record that cover today"),
        responsible,
    ),
    Computed::new(
        "project",
        Field::new("subsidy_owed", "未付支出责任", Type::Money),
        Label::new(
            "本项目各年度支出责任未付金额之和,已付、已依法变更的不计",
            "sum of what is owed of its yearly costs, those paid or lawfully changed left out",
        ),
        subsidy_owed,
    ),
    Computed::new(
        "project",
        Field::new("term_over", "超合作期限", Type::Bool),
        Label::new(
            "适用新机制且合作期限超过 {ppp.term_max}",
            "under the new mechanism, and term_years above {ppp.term_max}",
        ),
        term_over,
    ),
    Computed::new(
        "project",
        Field::new("new_barred", "不得新增", Type::Bool),
        Label::new(
            "签约年度(未签约的为当年)支出责任占比超过: 存量项目规则 {ppp.ceiling},政府付费 {ppp.gov_pay}",
            "burden of the year signed, or of this year while it is not: above {ppp.ceiling} under the old rules, above \
             {ppp.gov_pay} where the government pays",
        ),
        new_barred,
    ),
    Computed::new(
        "stage",
        Field::new("late", "逾期履责", Type::Bool),
        Label::new("完成日期晚于应完成日期", "done_on after due_on"),
        late,
    ),
    Computed::new(
        "stage",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new("当日 − 应完成日期,已明确而未报完成的", "today - due_on, while it is assigned"),
        stage_overdue,
    )
    .days(),
    Computed::new(
        "subsidy",
        Field::new("owed", "未付金额", Type::Money),
        Label::new("(按绩效核定金额,没有的取应付金额)− 已付金额", "(adjusted, else amount) - paid_amount"),
        owed,
    ),
    Computed::new(
        "subsidy",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new("(付清的取付款日期,否则取当日)− 应付日期", "(paid_on once paid in full, else today) - due_on"),
        subsidy_overdue,
    )
    .days(),
    Computed::new(
        "subsidy",
        Field::new("burden", "支出责任占比", Type::Rate),
        Label::new(
            "该年度全部项目应付金额之和 ÷ 该年度一般公共预算支出(未登记的按此前最近年度),上限 {ppp.ceiling}、{ppp.gov_pay}",
            "amounts of all projects of the year / fiscal.general_spend of the year (the latest before it where that is not on \
             record); limits {ppp.ceiling} and {ppp.gov_pay}",
        ),
        burden,
    ),
    Computed::new(
        "performance",
        Field::new("kpi_rate", "达标率", Type::Rate),
        Label::new("达标指标数 ÷ 指标总数", "kpi_met / kpi_total"),
        kpi_rate,
    ),
    Computed::new(
        "performance",
        Field::new("honour_rate", "履约率", Type::Rate),
        Label::new(
            "来源为本项目、评价年度内到期的政府方承诺: 已履行 ÷ 应履行",
            "government promises with source = the project due in the year: kept / due",
        ),
        honour_rate,
    ),
    Computed::new(
        "amendment",
        Field::new("unpaid", "未付补偿", Type::Money),
        Label::new("商定补偿金额 − 已付补偿金额", "agreed - paid_amount"),
        unpaid,
    ),
    Computed::new(
        "amendment",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new(
            "(付清的取补偿付款日期,否则取当日)− 补偿应付日期",
            "(paid_on once paid in full, else today) - due_on",
        ),
        amendment_overdue,
    )
    .days(),
    Computed::new(
        "amendment",
        Field::new("pay_default", "默认应付日期", Type::Date),
        Label::new("补偿协议日期 + {change.pay},未填补偿应付日期时", "agreed_on + {change.pay}, while due_on is blank"),
        pay_default,
    ),
];

fn responsible(judge: &Judge<'_>) -> Result<Said> {
    let mut posts = judge.reader.children(&POST, "scope", judge.row.id())?;
    posts.retain(|post| rules::in_office(post, judge.as_of));
    let ids: Vec<String> = posts.iter().map(|post| post.id().to_owned()).collect();
    let named = posts.iter().map(|post| format!("{} {}", post.id(), post.text("title").unwrap_or_default()));
    let named = named.collect::<Vec<_>>().join("; ");
    Ok(match Said::list(&ids) {
        Said::Is(ids) => Said::Told(ids, both!("{named}", "{named}")),
        nothing => nothing,
    })
}

fn subsidy_owed(judge: &Judge<'_>) -> Result<Said> {
    let mut owed = 0_i64;
    for row in judge.reader.children(&SUBSIDY, "project", judge.row.id())? {
        if !matches!(row.state(), "paid" | "changed") {
            owed = owed.saturating_add(row.view::<Owed>().map_or(0, |owed| owed.left()).max(0));
        }
    }
    Ok(Said::positive(owed))
}

/// A project of the new mechanism with a longer term than {ppp.term_max} of the day it was signed.
fn term_over(judge: &Judge<'_>) -> Result<Said> {
    let Some(years) = judge.row.int("term_years").filter(|_| judge.row.text("rule_set") == Some("new")) else {
        return Ok(Said::Nothing);
    };
    let most = match judge.parameters.term("ppp.term_max", judge.row.date("signed_on").unwrap_or(judge.as_of)) {
        Ok(term) => i64::from(term.length),
        Err(missing) => return Ok(Said::Cannot(missing.both())),
    };
    Ok(if years > most {
        Said::Told(1.into(), both!("{years} 年,上限 {most} 年", "{years} years of {most}"))
    } else {
        Said::Nothing
    })
}

fn new_barred(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() == "terminated" {
        return Ok(Said::Nothing);
    }
    judge.burden(|burden| barred(judge, burden))
}

/// The year in which the project was signed, or today's while it is not, lies above a line that holds for the project.
fn barred(judge: &Judge<'_>, burden: &Burden) -> Said {
    let year = i64::from(judge.row.date("signed_on").unwrap_or(judge.as_of).year());
    let (old, paid) = (judge.row.text("rule_set") == Some("old"), judge.row.text("payment") == Some("gov"));
    let lines = [("ppp.ceiling", old), ("ppp.gov_pay", paid)];
    // A year that costs nothing lies above no line.
    if burden.years.get(&year).is_none_or(|costs| costs.amount <= 0) || lines.iter().all(|(_, applies)| !applies) {
        return Said::Nothing;
    }
    let mut lacking = None;
    for (name, _) in lines.into_iter().filter(|(_, applies)| *applies) {
        match burden.test(judge.parameters, name, year) {
            Ok(Some(Test { limit, above: true, .. })) => {
                let (share, limit) = (rate(burden.share(year).unwrap_or(0)).zh, rate(limit).zh);
                return Said::Told(
                    1.into(),
                    both!("{year} 年度支出责任占 {share},上限 {limit}", "{year} costs {share}, the limit is {limit}"),
                );
            }
            Ok(Some(_)) => {}
            Ok(None) => return no_budget(year),
            Err(missing) => lacking = Some(missing.both()),
        }
    }
    lacking.map_or(Said::Nothing, Said::Cannot)
}

/// No budget of the year or of one before it is on record.
fn no_budget(year: i64) -> Said {
    let spend = FISCAL.field("general_spend").map(Field::both).unwrap_or_default();
    let (zh, en) = (spend.zh, spend.en);
    Said::Cannot(both!(
        "无法计算: 未登记 {year} 年度及以前的{zh}",
        "not computable: no {en} of {year} or before is on record"
    ))
}

fn late(judge: &Judge<'_>) -> Result<Said> {
    let (due, done) = (judge.row.date("due_on"), judge.row.date("done_on"));
    Ok(Said::when(due.zip(done).is_some_and(|(due, done)| done > due)))
}

fn stage_overdue(judge: &Judge<'_>) -> Result<Said> {
    let due = judge.row.date("due_on").filter(|_| judge.row.state() == "assigned");
    Ok(overdue_days(due, None, judge.as_of))
}

/// Fen that are still owed for the year; nothing once it was changed lawfully.
fn left_of_year(judge: &Judge<'_>) -> Option<i64> {
    let owed = judge.row.view::<Owed>().ok().filter(|_| judge.row.state() != "changed")?;
    Some(owed.left())
}

fn owed(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::positive(left_of_year(judge).unwrap_or(0)))
}

fn subsidy_overdue(judge: &Judge<'_>) -> Result<Said> {
    let Some(left) = left_of_year(judge) else { return Ok(Said::Nothing) };
    // The day of a part payment ends nothing.
    let paid = judge.row.date("paid_on").filter(|_| left <= 0);
    Ok(overdue_days(judge.row.date("due_on"), paid, judge.as_of))
}

fn burden(judge: &Judge<'_>) -> Result<Said> {
    let Some(year) = judge.row.int("year") else { return Ok(Said::Nothing) };
    let found = judge.burden(|burden| burden.share(year).zip(burden.measure(year).map(|spend| spend.year)))?;
    let Some((share, by)) = found else { return Ok(no_budget(year)) };
    if by == year {
        return Ok(Said::Is(share.into()));
    }
    let shown = rate(share).zh;
    Ok(Said::Told(share.into(), both!("{shown}(按 {by} 年度支出测算)", "{shown} (by the spending of {by})")))
}

fn kpi_rate(judge: &Judge<'_>) -> Result<Said> {
    Ok(judge.share_of("kpi_met", "kpi_total"))
}

fn honour_rate(judge: &Judge<'_>) -> Result<Said> {
    let (project, year) = (judge.row.text("project").unwrap_or_default(), judge.row.int("year"));
    let mut promises = judge.reader.children(&PROMISE, "source", project)?;
    promises.retain(|promise| promise.date("due_on").map(|on| i64::from(on.year())) == year);
    Ok(Said::maybe(rates::of(&promises, "gov", judge.as_of).rate()))
}

/// Fen of the agreed compensation that are not paid; `None` while nothing is agreed.
fn left_of_compensation(judge: &Judge<'_>) -> Option<i64> {
    Some(judge.row.int("agreed")?.saturating_sub(judge.row.int("paid_amount").unwrap_or(0)))
}

fn unpaid(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::positive(left_of_compensation(judge).unwrap_or(0)))
}

fn amendment_overdue(judge: &Judge<'_>) -> Result<Said> {
    let Some(left) = left_of_compensation(judge) else { return Ok(Said::Nothing) };
    let Some(due) = judge.row.date("due_on") else {
        return Ok(if left > 0 { blank(judge.row.kind(), "due_on") } else { Said::Nothing });
    };
    Ok(overdue_days(Some(due), judge.row.date("paid_on").filter(|_| left <= 0), judge.as_of))
}

fn pay_default(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.date("due_on").is_some() {
        return Ok(Said::Nothing);
    }
    Ok(Said::day(judge.term("change.pay", judge.row.date("agreed_on"))))
}
