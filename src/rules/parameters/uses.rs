//! What a parameter is for: the deadlines of the catalogue that count by it, and the rules that read it besides.

use crate::both;
use crate::catalog::{KINDS, RESERVED, kind};
use crate::messages::{Both, Label, Lang};
use crate::schema::{Deadline, Kind, Type};

/// Parameters that computed values and guards read where no deadline names them: parameter, kind, what for.
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
    ("contract.bond_max", "contract", Label::new("保证金比例的上限", "highest share of the bond")),
    ("contract.supplement_max", "contract", Label::new("追加比例的上限", "highest share of supplements")),
    ("credential.ban_min", "credential", Label::new("禁止参加政府采购的最短期限", "shortest ban from procurement")),
    ("credential.ban_max", "credential", Label::new("禁止参加政府采购的最长期限", "longest ban from procurement")),
    ("flag.short_days", "tender", Label::new("预警指标 R003,其他采购方式", "red flag R003, other methods")),
    ("flag.short_consultation", "tender", Label::new("预警指标 R003,竞争性磋商", "red flag R003, consultation")),
    ("flag.short_inquiry", "tender", Label::new("预警指标 R003,谈判和询价", "red flag R003, negotiation and inquiry")),
    ("public.general.min", "case", Label::new("一般失信的最短公示期", "shortest publicity of a general record")),
    ("public.serious.min", "case", Label::new("严重失信的最短公示期", "shortest publicity of a serious record")),
    ("public.minor.max", "case", Label::new("轻微失信的最长公示期", "longest publicity of a minor record")),
    ("public.general.max", "case", Label::new("一般失信的最长公示期", "longest publicity of a general record")),
    ("public.serious.max", "case", Label::new("严重失信的最长公示期", "longest publicity of a serious record")),
    ("repair.person_hours", "repair", Label::new("个人修复的最低学时", "fewest hours for the repair of a person")),
    ("sanction.cap", "entry", Label::new("几次处分相加的上限", "longest sum of several sanctions")),
    ("retention.negative", "entry", Label::new("负面条目的保存期", "how long a negative entry is kept")),
];

/// What a parameter is for, a line a use; one line that says so where no register kept so far uses it.
pub fn uses(name: &str) -> Vec<Both> {
    let deadlines = KINDS.iter().flat_map(|k| k.deadlines.iter().map(move |d| (*k, d)));
    let mut lines: Vec<Both> =
        deadlines.filter(|(_, d)| d.parameter == name).map(|(kind, deadline)| counted(kind, deadline)).collect();
    for (_, owner, what) in READ_BY_RULES.iter().filter(|(parameter, ..)| *parameter == name) {
        let (zh, en) = kind(owner).map_or((*owner, *owner), |k| (k.label, k.name));
        let (what_zh, what_en, en) = (what.zh, what.en, en.replace('_', " "));
        lines.push(both!("{zh}: {what_zh}", "{en}: {what_en}"));
    }
    if lines.is_empty() {
        lines.push(unused(name));
    }
    lines
}

/// The kinds kept later are in the catalogue by their names alone.
fn unused(name: &str) -> Both {
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
const COMPUTED: [(&str, &str); 4] =
    [("trained", "参训"), ("public_from", "公示起"), ("repaired_on", "修复决定日期"), ("revoked_on", "撤销日期")];

#[cfg(test)]
mod tests {
    use super::super::Parameters;
    use super::*;
    use crate::catalog::parameters::find;

    #[test]
    fn every_parameter_says_in_one_language_what_it_is_for() {
        for name in Parameters::names() {
            let lines = uses(name);
            assert!(!lines.is_empty(), "{name}");
            for line in lines {
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
        assert!(of("batch.receipt").en.contains("yet"));
    }
}
