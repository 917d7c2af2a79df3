//! What a parameter is for: the deadlines of the catalogue that count by it, and the rules that read it besides.

use crate::both;
use crate::catalog::{KINDS, RESERVED, kind};
use crate::messages::{Both, Label, Lang};
use crate::schema::{Deadline, Kind, Type};

/// Parameters that computed values and guards read where no deadline names them: parameter, kind, what for. Rules of
/// `check` and red flags name their parameters themselves.
static READ_BY_RULES: &[(&str, &str, Label)] = &[
    ("acceptance.period", "acceptance", Label::new("应验收日期,合同未约定时", "day due, where the contract is silent")),
    (
        "payment.sme_days",
        "payment",
        Label::new("应付日期,中小企业且合同未约定时", "day due, for an SME without agreement"),
    ),
    ("payment.sme_max", "payment", Label::new("应付日期的上限,中小企业", "latest day due, for an SME")),
    (
        "payment.days",
        "payment",
        Label::new("应付日期,非中小企业且合同未约定时", "day due, for others without agreement"),
    ),
    ("credential.ban_min", "credential", Label::new("禁止参加政府采购的最短期限", "shortest ban from procurement")),
    ("credential.ban_max", "credential", Label::new("禁止参加政府采购的最长期限", "longest ban from procurement")),
    ("public.general.min", "case", Label::new("一般失信的最短公示期", "shortest publicity of a general record")),
    ("public.serious.min", "case", Label::new("严重失信的最短公示期", "shortest publicity of a serious record")),
    ("public.minor.max", "case", Label::new("轻微失信的最长公示期", "longest publicity of a minor record")),
    ("public.general.max", "case", Label::new("一般失信的最长公示期", "longest publicity of a general record")),
    ("public.serious.max", "case", Label::new("严重失信的最长公示期", "longest publicity of a serious record")),
    ("repair.person_hours", "repair", Label::new("个人修复的最低学时", "fewest hours for the repair of a person")),
    ("sanction.cap", "entry", Label::new("几次处分相加的上限", "longest sum of several sanctions")),
    ("open.publish", "disclosure", Label::new("应公开日期", "day due")),
    ("disclosure.month_day", "disclosure", Label::new("应公开日期,按月公开的", "day due, where a month is reported")),
    ("open.reply", "disclosure", Label::new("答复申请的期限", "day due, where somebody asked")),
    ("open.extend", "disclosure", Label::new("答复期限最多延长", "longest extension of an answer")),
    ("debt.yellow", "assessment", Label::new("债务率分档: 黄", "colour yellow")),
    ("debt.orange", "assessment", Label::new("债务率分档: 橙", "colour orange")),
    ("debt.red", "assessment", Label::new("债务率分档: 红", "colour red")),
    ("debt.overdue_early", "debt", Label::new("逾期债务率预警: 初级", "warning by overdue ratio: early")),
    ("debt.overdue_medium", "debt", Label::new("逾期债务率预警: 中级", "warning by overdue ratio: medium")),
    ("debt.overdue_severe", "debt", Label::new("逾期债务率预警: 严重", "warning by overdue ratio: severe")),
    ("debt.gap_medium", "debt", Label::new("偿债缺口预警: 中级", "warning by repayment gap: medium")),
    ("debt.gap_severe", "debt", Label::new("偿债缺口预警: 严重", "warning by repayment gap: severe")),
    ("event.share_iii", "event", Label::new("事件级别建议: Ⅲ级", "suggested level III")),
    ("event.share_ii", "event", Label::new("事件级别建议: Ⅱ级", "suggested level II")),
    ("event.share_i", "event", Label::new("事件级别建议: Ⅰ级", "suggested level I")),
    ("assessment.every", "assessment", Label::new("下次评估", "next assessment")),
    ("venue.stale", "venue", Label::new("更新间隔", "longest time between updates")),
    ("campaign.recheck", "campaign", Label::new("复核间隔", "time between rechecks")),
    ("complaint.reply", "complaint", Label::new("办结期限,政务失信投诉", "day due, complaint of dishonesty")),
    ("sme.result", "complaint", Label::new("办结期限,拖欠款项投诉", "day due, complaint of arrears")),
    ("sme.result_max", "complaint", Label::new("最长期限,拖欠款项投诉", "longest period, complaint of arrears")),
    ("petition.conclude", "complaint", Label::new("办结期限,信访事项", "day due, petition")),
    ("petition.extend", "complaint", Label::new("延期的上限,信访事项", "longest extension, petition")),
    ("rectify.explain", "rectification", Label::new("书面说明的建议期限", "proposed term of an explanation")),
    ("rectify.fix", "rectification", Label::new("整改的建议期限", "proposed term of a rectification")),
    ("rectify.extend", "rectification", Label::new("延期的上限", "longest extension")),
    ("retention.negative", "case", Label::new("归档前的保存期", "how long a record is kept before it is archived")),
    ("retention.negative", "entry", Label::new("负面条目的保存期", "how long a negative entry is kept")),
];

/// What a parameter is for besides rules and red flags, a line a use.
pub fn uses(name: &str) -> Vec<Both> {
    let deadlines = KINDS.iter().flat_map(|k| k.deadlines.iter().map(move |d| (*k, d)));
    let mut lines: Vec<Both> =
        deadlines.filter(|(_, d)| d.parameter == name).map(|(kind, deadline)| counted(kind, deadline)).collect();
    for (_, owner, what) in READ_BY_RULES.iter().filter(|(parameter, ..)| *parameter == name) {
        let (zh, en) = kind(owner).map_or((*owner, *owner), |k| (k.label, k.name));
        let (what_zh, what_en, en) = (what.zh, what.en, en.replace('_', " "));
        lines.push(both!("{zh}: {what_zh}", "{en}: {what_en}"));
    }
    lines
}

/// Says that no register kept so far uses a parameter; the kinds kept later are in the catalogue by their names alone.
pub fn unused(name: &str) -> Both {
    let prefix = name.split('.').next().unwrap_or(name);
    match KINDS.iter().chain(RESERVED).find(|k| k.name == prefix) {
        Some(kind) => {
            let (zh, en) = (kind.label, kind.name.replace('_', " "));
            both!("{zh};目前的期限尚未用到", "{en}; no deadline of the registers counts by it yet")
        }
        None => both!("目前的台账尚未用到", "no register uses it yet"),
    }
}

fn counted(kind: &'static Kind, deadline: &Deadline) -> Both {
    let said = |lang| -> String {
        let pick = |zh: &'static str, en: &'static str| if lang == Lang::Zh { zh } else { en };
        let mut out = match lang {
            Lang::Zh => format!("{}: {}", kind.label, labelled(kind, deadline, lang)),
            Lang::En => format!("{}, {}:", kind.name.replace('_', " "), labelled(kind, deadline, lang)),
        };
        let start = day(kind, deadline.start, lang);
        out.push_str(&match (deadline.yearly, deadline.forward, lang) {
            (true, _, _) => pick(",每年", " every year").to_owned(),
            (_, true, Lang::Zh) => format!(",自{start}起算"),
            (_, true, Lang::En) => format!(" counted from {start}"),
            (_, false, Lang::Zh) => format!(",自{start}往前算"),
            (_, false, Lang::En) => format!(" counted back from {start}"),
        });
        if deadline.minimum {
            out.push_str(pick(",是最短期限", ", a shortest period"));
        }
        if !deadline.satisfied_by.is_empty() {
            let done = day(kind, deadline.satisfied_by, lang);
            out.push_str(&if lang == Lang::Zh { format!(",看{done}") } else { format!(", ends with {done}") });
        }
        out
    };
    Both { zh: said(Lang::Zh).into(), en: said(Lang::En).into() }
}

/// The deadline's own label, with what limits it.
fn labelled(kind: &'static Kind, deadline: &Deadline, lang: Lang) -> String {
    let limits = deadline.limits.iter().map(|word| limit(kind, word, lang)).collect::<Vec<_>>();
    match (limits.is_empty(), lang) {
        (true, _) => deadline.both().get(lang).to_owned(),
        (_, Lang::Zh) => format!("{}({})", deadline.label, limits.join("、")),
        (_, Lang::En) => format!("{} ({})", deadline.name, limits.join(", ")),
    }
}

/// A word that limits a deadline: one of the two laws of procurement, or a code of a field of the kind.
fn limit(kind: &'static Kind, word: &'static str, lang: Lang) -> String {
    match (lang, word) {
        (Lang::Zh, _) => word.to_owned(),
        (Lang::En, "采购") => "procurement".to_owned(),
        (Lang::En, "招投标") => "bidding".to_owned(),
        (Lang::En, _) => {
            let lists = kind.fields.iter().filter_map(|f| if let Type::Code(list) = f.ty { Some(list) } else { None });
            let item = lists.flat_map(|list| list.items).find(|item| item.zh == word);
            item.map_or_else(|| word.to_owned(), |item| item.label(lang).into_owned())
        }
    }
}

/// The day that a word of a deadline stands for: a field, a state, or either of another kind.
pub fn day(kind: &'static Kind, word: &str, lang: Lang) -> String {
    if let Some(state) = word.strip_prefix("state ") {
        let item = kind.lifecycle.and_then(|l| l.states.get(state));
        let state = item.map_or_else(|| state.to_owned(), |item| item.label(lang).into_owned());
        return if lang == Lang::Zh { format!("{state}之日") } else { format!("the day it is {state}") };
    }
    let (owner, name) = match word.split_once('.') {
        Some((owner, name)) => (KINDS.iter().chain(RESERVED).copied().find(|k| k.name == owner), name),
        None => (Some(kind), word),
    };
    let field = owner.and_then(|k| k.field(name)).map(|f| f.title(lang).into_owned());
    let other = owner.filter(|k| !std::ptr::eq(*k, kind));
    match lang {
        Lang::Zh => match (other, field) {
            (Some(other), Some(field)) => format!("{}的{field}", other.label),
            (Some(other), None) => format!("{}的日期", other.label),
            (None, Some(field)) => field,
            (None, None) => COMPUTED.iter().find(|(en, _)| *en == name).map_or(name, |(_, zh)| zh).to_owned(),
        },
        Lang::En => {
            let field = field.unwrap_or_else(|| name.replace('_', " "));
            other.map_or_else(|| field.clone(), |o| format!("{field} of the {}", o.name.replace('_', " ")))
        }
    }
}

/// Values that no column holds, as deadlines with a parameter name them.
const COMPUTED: [(&str, &str); 8] = [
    ("trained", "参训"),
    ("max_end", "最长公示至"),
    ("repaired_on", "修复决定日期"),
    ("revoked_on", "撤销之日"),
    ("last_update", "最近更新日期"),
    ("recheck_due", "应复核日期"),
    ("due_on", "期限"),
    ("due_now", "现期限"),
];

#[cfg(test)]
mod tests {
    use super::super::Parameters;
    use super::*;
    use crate::catalog::parameters::find;

    #[test]
    fn every_parameter_says_in_one_language_what_it_is_for() {
        for name in Parameters::names() {
            let lines = uses(name);
            for line in lines.into_iter().chain([unused(name)]) {
                let plain = line.zh.replace("PPP", "");
                assert!(!plain.contains(|c: char| c.is_ascii_lowercase()), "{name}: {}", line.zh);
                let unquoted: String = line.en.split('"').step_by(2).collect();
                assert!(!unquoted.contains(|c: char| c > '\u{2e7f}'), "{name}: {}", line.en);
            }
        }
        for (name, owner, _) in READ_BY_RULES {
            assert!(find(name).next().is_some() && kind(owner).is_some(), "{name} {owner}");
        }
    }

    #[test]
    fn uses_name_kind_deadline_and_days() {
        let of = |name| uses(name).remove(0);
        assert_eq!(of("tender.intent").zh, "采购招标项目: 意向公开(采购),自公告日期往前算,看意向公开日期");
        assert_eq!(
            of("contract.file").en,
            "contract, contract filing (procurement): counted from signed on, ends with filed on"
        );
        assert!(of("acceptance.period").zh.contains("应验收日期"));
        assert!(uses("batch.receipt").is_empty() && unused("batch.receipt").en.contains("yet"));
    }
}
