//! 用途: what somebody is looked up for, and which purposes a measure bars.

use crate::schema::{CodeItem, CodeList};

const fn item(code: &'static str, zh: &'static str) -> CodeItem {
    CodeItem { code, zh, aliases: &[] }
}

/// What somebody is looked up for.
pub static PURPOSE: CodeList = CodeList {
    name: "purpose",
    items: &[
        item("honour", "评优评先"),
        item("title", "诚信创建命名"),
        item("promote", "晋升任用"),
        item("reward", "奖励"),
        item("assess", "年度考核"),
        item("fund", "财政资金和项目"),
        item("policy", "扶持政策"),
        item("procure", "参加政府采购"),
        item("pilot", "试点示范"),
        item("bond", "专项债券"),
        item("audit", "监督检查"),
    ],
};

/// Purposes that a measure bars by its action.
pub fn barred_by(action: &str) -> &'static [&'static str] {
    match action {
        "bar_honours" => &["honour", "title"],
        "limit_award" => &["honour", "title", "reward"],
        "limit_funds" => &["fund"],
        "limit_policy" => &["policy"],
        "limit_proc" => &["procure"],
        "limit_bond" => &["bond"],
        "limit_pilot" => &["pilot", "title"],
        _ => &[],
    }
}
