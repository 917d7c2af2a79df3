//! What the standard wants told in words: the terms of a project, what was owed and paid each year, how it performed.

use serde_json::{Value as Json, json};

use super::form::{Object, label};
use crate::catalog::codes::{PERFORMANCE_GRADE, PERFORMANCE_PHASE, PPP_MODE, PPP_PAYMENT, PPP_SPEND};
use crate::schema::Row;
use crate::terms::{money, rate};

/// The terms of the contract that have no field of their own.
pub(super) fn description(row: &Row) -> String {
    let years = row.int("term_years").map(|years| format!("合作期限{years}年"));
    let pay = label(&PPP_PAYMENT, row.text("payment")).map(|label| format!("回报机制: {label}"));
    let mode = label(&PPP_MODE, row.text("mode")).map(|label| format!("运作方式: {label}"));
    [mode, pay, years].into_iter().flatten().collect::<Vec<_>>().join(";")
}

pub(super) fn payment_report(row: &Row) -> Json {
    let year = row.int("year").unwrap_or_default();
    let kind = label(&PPP_SPEND, row.text("kind")).unwrap_or_default();
    let yuan = |field: &str| row.int(field).map(|fen| format!("{}元", money::show(fen)));
    let owed = yuan("amount").map(|amount| format!("应付{amount}"));
    let adjusted = yuan("adjusted").map(|amount| format!("按绩效核定{amount}"));
    let due = row.date("due_on").map(|day| format!("应付日期{day}"));
    let paid = yuan("paid_amount").map(|amount| format!("已付{amount}"));
    let on = row.date("paid_on").map(|day| format!("付款日期{day}"));
    let words: Vec<String> = [owed, adjusted, due, paid, on].into_iter().flatten().collect();
    json!({
        "id": row.id(),
        "documentType": "financialProgressReport",
        "title": format!("{year}年度{kind}支付情况"),
        "description": words.join(";"),
        "language": "zh",
    })
}

pub(super) fn performance_report(row: &Row) -> Object {
    let year = row.int("year").unwrap_or_default();
    let phase = label(&PERFORMANCE_PHASE, row.text("phase")).unwrap_or_default();
    let score = row.int("score").map(|score| format!("得分{}", rate::show(score)));
    let grade = label(&PERFORMANCE_GRADE, row.text("grade")).map(|grade| format!("等次{grade}"));
    let on = row.date("evaluated_on").map(|day| format!("评价日期{day}"));
    let met = row.int("kpi_met").zip(row.int("kpi_total")).map(|(met, total)| format!("指标达标{met}/{total}"));
    let told = ["honoured", "effect"].map(|field| row.text(field).map(str::to_owned));
    let words: Vec<String> = [on, score, grade, met].into_iter().chain(told).flatten().collect();
    let mut out = Object::new();
    out.insert("id".into(), row.id().into());
    out.insert("documentType".into(), "performanceReport".into());
    out.insert("title".into(), format!("{year}年度{phase}绩效评价").into());
    out.insert("description".into(), words.join(";").into());
    out.insert("language".into(), "zh".into());
    out
}
