//! Whether what is known of a party bars it, has run out or was never verified (kinds.md §2.3). An open objection to it is the
//! mark of its state (异议中) and no value besides.

use super::value::{Computed, Said};
use super::{Judge, eligibility};
use crate::error::Result;
use crate::messages::Label;
use crate::schema::{Field, Type};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "credential",
        Field::new("barred", "禁止期内", Type::Bool),
        Label::new(
            "有效,有严重失信名单或禁止范围,当日不早于生效日期(没有的为认定日期)且未过有效期",
            "valid, with a list or a ban_scope, from valid_from, or else issued_on, to valid_to",
        ),
        barred,
    ),
    Computed::new(
        "credential",
        Field::new("expired", "已过期", Type::Bool),
        Label::new("有效期至早于当日;已撤下的不计", "valid_to is past, and it is not withdrawn"),
        expired,
    ),
    Computed::new(
        "credit_report",
        Field::new("expired", "已过期", Type::Bool),
        Label::new("有效期至早于当日", "valid_to is past"),
        expired,
    ),
    Computed::new(
        "credit_report",
        Field::new("unverified", "未核验", Type::Bool),
        Label::new("已采用而无核验日期", "adopted without a verified_on"),
        unverified,
    ),
];

fn barred(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(eligibility::barred(judge.row, judge.as_of)))
}

fn expired(judge: &Judge<'_>) -> Result<Said> {
    let past = judge.row.date("valid_to").is_some_and(|last| last < judge.as_of);
    Ok(Said::when(past && !judge.is_in(&["withdrawn"])))
}

fn unverified(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(judge.row.int("adopted") == Some(1) && judge.row.date("verified_on").is_none()))
}
