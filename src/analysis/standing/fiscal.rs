//! Whether balances and limits of a year hold, and what an assessment and a risk event call for (kinds.md §2.6).
//!
//! Headrooms, the drift of an assessment and the level of an event are sums over every debt and line, one pass a record. A region
//! has one record of limits a year and basis, a few assessments a year and few events, so the passes are few too.

use chrono::NaiveDate;

use super::Judge;
use super::shared::blank;
use super::value::{Computed, Said};
use crate::both;
use crate::catalog::codes::RISK_LEVEL;
use crate::catalog::debt::{ASSESSMENT, FISCAL};
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::rules::debt::assessment;
use crate::rules::debt::event;
use crate::rules::debt::fiscal::gaps;
use crate::rules::debt::limit::{Class, Means};
use crate::rules::debt::outcome::{self, Grounds};
use crate::rules::debt::position::Position;
use crate::schema::{Field, Type};
use crate::store::settings;
use crate::terms::money;

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "fiscal",
        Field::new("balance_gap", "勾稽差额", Type::Money),
        Label::new(
            "|一般债务差额| + |专项债务差额|,差额 = 年初余额 + 举借 − 还本 − 年末余额",
            "|gap of general debt| + |gap of special debt|, gap = open + issue - repay - close",
        ),
        balance_gap,
    ),
    Computed::new(
        "fiscal",
        Field::new("headroom_general", "一般限额空间", Type::Money),
        Label::new(
            "一般债务限额 − 一般债券、外贷转贷、存量债务的余额 − 其中已核定未起息的本金;往年按年末",
            "limit_general - balance of general bonds, on-lent foreign loans and stock debt - principal of those that are \
             approved and not drawn; of a past year at its end",
        ),
        headroom_general,
    ),
    Computed::new(
        "fiscal",
        Field::new("headroom_special", "专项限额空间", Type::Money),
        Label::new(
            "专项债务限额 − 专项债券的余额 − 其中已核定未起息的本金;往年按年末",
            "limit_special - balance of special bonds - principal of those that are approved and not drawn; of a past year at \
             its end",
        ),
        headroom_special,
    ),
    Computed::new(
        "fiscal",
        Field::new("comp_power", "综合财力", Type::Money),
        Label::new(
            "一般公共预算收入 + 政府性基金收入 + 转移支付收入 + 其他财力",
            "general_revenue + fund_revenue + transfer + other_power",
        ),
        comp_power,
    ),
    Computed::new(
        "fiscal",
        Field::new("over_limit", "超限额", Type::Bool),
        Label::new("一般或专项限额空间小于 0", "the headroom of general or of special debt is below zero"),
        over_limit,
    ),
    Computed::new(
        "assessment",
        Field::new("change_ratio", "较上期变动", Type::Rate),
        Label::new(
            "债务率 − 本地区上一次已定稿评估的债务率",
            "debt_ratio - that of the frozen assessment of the region before",
        ),
        change_ratio,
    ),
    Computed::new(
        "assessment",
        Field::new("warn_hint", "应预警", Type::Bool),
        Label::new(
            "已定稿未预警,测算或上级通报等级不是绿,或一项付息占比高于 {debt.interest_line}",
            "frozen and not warned, and its colour or told_colour is not green, or an interest share is above \
             {debt.interest_line}",
        ),
        warn_hint,
    ),
    Computed::new(
        "assessment",
        Field::new("drift", "定稿后变动", Type::Int),
        Label::new(
            "按评估基准日重算,与定稿值不同的项数",
            "fields that differ when computed anew on the day of the assessment",
        ),
        drift,
    ),
    Computed::new(
        "event",
        Field::new("level_hint", "级别建议", Type::Code(&RISK_LEVEL)),
        Label::new(
            "逾期本金 ÷ 截至当日的到期本金: 达到 {event.share_i} 为 Ⅰ 级,{event.share_ii} 为 Ⅱ 级,{event.share_iii} 为 Ⅲ 级,有逾期本金或相关债务有逾期的为 Ⅳ 级;尚未终止的",
            "overdue principal / principal due by the day: I from {event.share_i} on, II from {event.share_ii}, III from \
             {event.share_iii}, IV where any principal, or anything of its debt, is overdue; while it is not closed",
        ),
        level_hint,
    ),
    Computed::new(
        "event",
        Field::new("restructure_hint", "应财政重整", Type::Bool),
        Label::new(
            "最近一次已定稿评估的一项付息占比高于 {debt.interest_line};尚未终止的",
            "an interest share of the latest frozen assessment is above {debt.interest_line}; while it is not closed",
        ),
        restructure_hint,
    ),
];

fn balance_gap(judge: &Judge<'_>) -> Result<Said> {
    let mut sum = 0_i64;
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (name, gap) in gaps(judge.row) {
        let gap = match gap {
            Ok(gap) => gap,
            Err(field) => return Ok(blank(&FISCAL, field)),
        };
        sum = sum.saturating_add(gap.saturating_abs());
        if gap != 0 {
            let shown = money::show_grouped(gap);
            zh.push(format!("{} {shown} 元", name.zh));
            en.push(format!("{}: {shown} 元", name.en));
        }
    }
    let said = Both { zh: zh.join("、").into(), en: en.join(", ").into() };
    Ok(if sum == 0 { Said::Is(0.into()) } else { Said::Told(sum.into(), said) })
}

fn comp_power(judge: &Judge<'_>) -> Result<Said> {
    let power = judge.row.view::<Means<'_>>().ok().and_then(|means| means.comp_power());
    Ok(power.map_or_else(|| blank(&FISCAL, "general_revenue"), |power| Said::Is(power.into())))
}

/// The day on which the debts of a record of limits are looked at: the day itself, in a past year its end.
fn day_of(judge: &Judge<'_>) -> NaiveDate {
    let year = judge.row.int("year").and_then(|year| i32::try_from(year).ok());
    let end = year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    end.map_or(judge.as_of, |end| end.min(judge.as_of))
}

/// 限额空间 of a class as `debt figures` has it; `None` for the record of another region, whose debts are not kept here.
fn headroom(judge: &Judge<'_>, class: Class) -> Result<Option<i64>> {
    let Ok(means) = judge.row.view::<Means<'_>>() else { return Ok(None) };
    let elsewhere = judge.reader.setting(settings::AREA)?.is_some_and(|area| area != means.region);
    let Some(limit) = means.limit(class).filter(|_| !elsewhere) else { return Ok(None) };
    Ok(Some(judge.position_on(day_of(judge))?.headroom(class, limit)))
}

fn headroom_general(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::maybe(headroom(judge, Class::General)?))
}

fn headroom_special(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::maybe(headroom(judge, Class::Special)?))
}

fn over_limit(judge: &Judge<'_>) -> Result<Said> {
    let mut over = false;
    for class in [Class::General, Class::Special] {
        over |= headroom(judge, class)?.is_some_and(|left| left < 0);
    }
    Ok(Said::when(over))
}

fn change_ratio(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() == "draft" {
        return Ok(Said::Nothing);
    }
    let Some(before) = outcome::before(judge.reader, judge.row)? else { return Ok(Said::Nothing) };
    let (Some(now), Some(then)) = (judge.row.int("debt_ratio"), before.int("debt_ratio")) else {
        return Ok(blank(&ASSESSMENT, "debt_ratio"));
    };
    let (change, id) = (now.saturating_sub(then), before.id());
    let shown = crate::terms::rate::show(change);
    Ok(Said::Told(change.into(), both!("{shown} 个百分点(上期 {id})", "{shown} percentage points (since {id})")))
}

/// What speaks for a warning by an assessment, judged by what is asked of it.
fn grounds(judge: &Judge<'_>, row: &crate::schema::Row, asked: fn(&Grounds) -> bool) -> Result<Said> {
    Ok(match Grounds::of(judge.parameters, row)? {
        Ok(grounds) => Said::when(asked(&grounds)),
        Err(missing) => Said::Cannot(missing.both()),
    })
}

fn warn_hint(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() == "frozen" { grounds(judge, judge.row, Grounds::any) } else { Ok(Said::Nothing) }
}

fn drift(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.state() == "draft" {
        return Ok(Said::Nothing);
    }
    let Some(changed) = assessment::drift(judge.reader, judge.row)? else {
        return Ok(Said::Cannot(both!("评估所用的财力数据已作废", "the means of the assessment are void")));
    };
    if changed.is_empty() {
        return Ok(Said::Nothing);
    }
    let titles: Vec<Both> = changed.iter().filter_map(|c| ASSESSMENT.field(c.field)).map(Field::both).collect();
    let join = |pick: fn(&Both) -> &str, with: &str| titles.iter().map(pick).collect::<Vec<_>>().join(with);
    let (count, zh, en) = (changed.len(), join(|b| &b.zh, "、"), join(|b| &b.en, ", "));
    let number = i64::try_from(count).unwrap_or(i64::MAX);
    Ok(Said::Told(number.into(), both!("{count} 项: {zh}", "{count}: {en}")))
}

/// True while an event is neither closed nor reviewed: what is then to be done is decided.
fn is_open(judge: &Judge<'_>) -> bool {
    judge.is_in(&["found", "reported", "responding"])
}

fn level_hint(judge: &Judge<'_>) -> Result<Said> {
    if !is_open(judge) {
        return Ok(Said::Nothing);
    }
    Ok(match event::suggested(judge.parameters, judge.position_on(judge.as_of)?) {
        Ok(Some(level)) => Said::Is(level.into()),
        Ok(None) => Said::maybe(in_default(judge)?.then_some("iv")),
        Err(missing) => Said::Cannot(missing.both()),
    })
}

/// True when something of the debt of an event is overdue, be it interest alone: a single debt in default (国办函〔2016〕88号).
fn in_default(judge: &Judge<'_>) -> Result<bool> {
    let Some(debt) = judge.row.text("debt") else { return Ok(false) };
    Ok(Position::of_debt(judge.reader, judge.as_of, debt)?.is_in_arrears())
}

fn restructure_hint(judge: &Judge<'_>) -> Result<Said> {
    if !is_open(judge) {
        return Ok(Said::Nothing);
    }
    match outcome::latest(judge.reader, judge.as_of)? {
        Some(latest) => grounds(judge, &latest, |grounds| grounds.interest),
        None => Ok(Said::Nothing),
    }
}
