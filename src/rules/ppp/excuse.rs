//! Reasons that are none: a change of government or persons, a reform of institutions or districts (优化营商环境条例 31).

use crate::terms::text;

/// Words by which a reason names one of the excuses that the statute rules out.
const EXCUSES: [&str; 22] = [
    "换届",
    "新一届",
    "上一届",
    "上届",
    "责任人更替",
    "负责人更替",
    "领导更替",
    "人员更替",
    "责任人变更",
    "负责人变更",
    "责任人变动",
    "人事变动",
    "人员变动",
    "人事调整",
    "领导调整",
    "前任",
    "新任",
    "机构调整",
    "机构改革",
    "机构或职能调整",
    "职能调整",
    "区划调整",
];

/// What such a reason says besides: that the promise is not kept, which is no reason of its own.
const CONSEQUENCES: [&str; 22] = [
    "不再履行",
    "不再兑现",
    "不予兑现",
    "无法履行",
    "无法兑现",
    "不能履行",
    "停止履行",
    "终止",
    "解除",
    "取消",
    "变更",
    "调整",
    "原协议",
    "原合同",
    "原承诺",
    "协议",
    "合同",
    "承诺",
    "政策",
    "政府",
    "本单位",
    "因此",
];

/// The shortest part of a sentence that can be a reason, in characters.
const SHORTEST_REASON: usize = 4;

/// How far a reason rests on an excuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Excuse {
    /// It names none.
    None,
    /// It names one, and something else.
    Mentioned,
    /// It names nothing else.
    Only,
}

/// Whether a reason names nothing but an excuse. It is judged part by part: one that names no excuse and says more than
/// that the promise is not kept is a reason of its own, right or wrong; whether it is lawful is for people to judge.
pub(crate) fn only_excuses(reason: &str) -> Excuse {
    let folded = text::fold(reason);
    let named = |part: &str| EXCUSES.iter().any(|word| part.contains(word));
    if !named(&folded) {
        return Excuse::None;
    }
    let parts = folded.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || "、。".contains(c));
    let reasons = |part: &str| {
        let rest = CONSEQUENCES.iter().fold(part.to_owned(), |rest, word| rest.replace(word, ""));
        rest.chars().count() >= SHORTEST_REASON
    };
    if parts.filter(|part| !named(part)).any(reasons) { Excuse::Mentioned } else { Excuse::Only }
}

#[cfg(test)]
mod tests {
    use super::{Excuse, only_excuses};

    #[test]
    fn an_excuse_is_told_from_a_reason() {
        for (reason, expected) in [
            ("因政府换届", Excuse::Only),
            ("政府换届、责任人更替", Excuse::Only),
            ("机构改革,原协议不再履行", Excuse::Only),
            ("新一届班子,不再履行原协议。", Excuse::Only),
            ("饮用水水源保护区调整,厂区须退出", Excuse::None),
            ("责任人变动;水源地一级保护区划定后不得建设", Excuse::Mentioned),
            ("", Excuse::None),
        ] {
            assert_eq!(only_excuses(reason), expected, "{reason}");
        }
    }
}
