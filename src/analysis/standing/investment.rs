//! Where a preferential policy and an investment agreement stand (kinds.md §2.5).

use super::Judge;
use super::value::{Computed, Said};
use crate::analysis::rates;
use crate::catalog::integrity::PROMISE;
use crate::error::Result;
use crate::messages::Label;
use crate::rules::investment::is_doubtful;
use crate::schema::{Field, Row, Type};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "policy",
        Field::new("in_force", "现行有效", Type::Bool),
        Label::new(
            "已出台,生效日期 ≤ 当日,失效日期空白或不早于当日",
            "issued, effective_from on or before today, effective_to blank or today or later",
        ),
        in_force,
    ),
    Computed::new(
        "policy",
        Field::new("flagged", "存疑", Type::Bool),
        Label::new(
            "未经公平竞争审查或审查不通过,或含禁止内容,或涉恶性竞争",
            "fair_result none or fail, or forbidden or rivalry other than none",
        ),
        flagged,
    ),
    Computed::new(
        "policy",
        Field::new("open_promises", "未兑现条款", Type::Int),
        Label::new("来源为本政策、尚未办结的承诺数", "promises with source = this record that are not ended"),
        open_promises,
    ),
    Computed::new(
        "policy",
        Field::new("honour_rate", "兑现率", Type::Rate),
        Label::new(
            "来源为本政策的政府方承诺: 已履行 ÷ 应履行",
            "government promises with source = this record: kept / due",
        ),
        kept_by_government,
    ),
    Computed::new(
        "policy",
        Field::new("no_ruling", "缺执行口径", Type::Bool),
        Label::new("已出台而未填执行口径", "issued, and ruling blank"),
        no_ruling,
    ),
    Computed::new(
        "agreement",
        Field::new("honour_rate", "兑现率", Type::Rate),
        Label::new(
            "来源为本协议的政府方承诺: 已履行 ÷ 应履行",
            "government promises with source = this record: kept / due",
        ),
        kept_by_government,
    ),
    Computed::new(
        "agreement",
        Field::new("honour_amount", "已兑现金额", Type::Money),
        Label::new(
            "来源为本协议的承诺的已兑现金额之和",
            "sum of paid_amount of the promises with source = this record",
        ),
        honour_amount,
    ),
    Computed::new(
        "agreement",
        Field::new("unmet", "未达条件条款数", Type::Int),
        Label::new("来源为本协议、未达条件的承诺数", "promises with source = this record in state not_due"),
        unmet,
    ),
    Computed::new(
        "agreement",
        Field::new("arrive_rate", "资金到位率", Type::Rate),
        Label::new("到位资金 ÷ 协议投资额", "arrived / invest"),
        arrive_rate,
    ),
    Computed::new(
        "agreement",
        Field::new("investor_rate", "企业履约率", Type::Rate),
        Label::new(
            "来源为本协议的企业方义务: 已履行 ÷ 应履行",
            "promises of the enterprise with source = this record: kept / due",
        ),
        kept_by_enterprise,
    ),
];

/// The promises that come from the record.
fn clauses(judge: &Judge<'_>) -> Result<Vec<Row>> {
    judge.reader.children(&PROMISE, "source", judge.row.id())
}

/// How many of them are so.
fn count(judge: &Judge<'_>, is: impl Fn(&Row) -> bool) -> Result<Said> {
    Ok(Said::count(clauses(judge)?.iter().filter(|clause| is(clause)).count()))
}

/// The share of them that one side kept.
fn kept(judge: &Judge<'_>, obligor: &str) -> Result<Said> {
    Ok(Said::maybe(rates::of(&clauses(judge)?, obligor, judge.as_of).rate()))
}

fn in_force(judge: &Judge<'_>) -> Result<Said> {
    let issued = judge.row.state() == "issued";
    Ok(Said::when(issued && judge.covers(judge.row, "effective_from", "effective_to")))
}

fn flagged(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(is_doubtful(judge.row)))
}

fn open_promises(judge: &Judge<'_>) -> Result<Said> {
    count(judge, |clause| !clause.is_closed())
}

fn kept_by_government(judge: &Judge<'_>) -> Result<Said> {
    kept(judge, "gov")
}

fn no_ruling(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(judge.row.state() == "issued" && judge.row.get("ruling").is_null()))
}

fn honour_amount(judge: &Judge<'_>) -> Result<Said> {
    let clauses = clauses(judge)?;
    Ok(Said::positive(clauses.iter().filter_map(|clause| clause.int("paid_amount")).fold(0, i64::saturating_add)))
}

fn unmet(judge: &Judge<'_>) -> Result<Said> {
    count(judge, |clause| clause.state() == "not_due")
}

/// Before the agreement is signed no money is expected.
fn arrive_rate(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.get("arrived").is_null() && judge.is_in(&["negotiating", "reviewed"]) {
        return Ok(Said::Nothing);
    }
    Ok(judge.share_of("arrived", "invest"))
}

fn kept_by_enterprise(judge: &Judge<'_>) -> Result<Said> {
    kept(judge, "party")
}
