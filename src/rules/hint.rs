//! What to do about a refusal, as a flag or a command to paste, in the language of the sentence.

use crate::both;
use crate::catalog;
use crate::messages::{Both, Lang};
use crate::schema::Kind;

/// Ids named one by one before the rest is only counted.
const NAMED: usize = 5;

/// Flags to add to the same command: `加 --备注` / `add --note`.
pub(super) fn add(kind: &'static Kind, fields: &[&str]) -> Both {
    let flags = |lang| -> Vec<String> { fields.iter().filter_map(|n| kind.field(n)).map(|f| f.flag(lang)).collect() };
    let (zh, en) = (flags(Lang::Zh).join("、"), flags(Lang::En).join(", "));
    both!("加 {zh}", "add {en}")
}

/// A value of the same command or row to put right: `改正 --年利率`.
pub(super) fn correct(kind: &'static Kind, field: &str) -> Both {
    let flag = |lang| kind.field(field).map(|f| f.flag(lang)).unwrap_or_default();
    let (zh, en) = (flag(Lang::Zh), flag(Lang::En));
    both!("改正 {zh}", "correct {en}")
}

/// A change of another record: `chengxin 修改 HT-2024-0001 --经办人 …`.
pub(super) fn edit(kind: &'static Kind, field: &str, id: &str) -> Both {
    let flag = |lang| kind.field(field).map(|f| f.flag(lang)).unwrap_or_default();
    let (zh, en) = (flag(Lang::Zh), flag(Lang::En));
    both!("chengxin 修改 {id} {zh} …", "chengxin edit {id} {en} …")
}

/// Registration of a record that belongs to this one: `chengxin 投标 新增 --采购招标项目 CG-2024-0001`.
pub(super) fn register(kind: &'static Kind, parent: &str, id: &str) -> Both {
    let (noun, flag) = (noun(kind), |lang| kind.field(parent).map(|f| f.flag(lang)).unwrap_or_default());
    let (zh, en) = (&noun.zh, &noun.en);
    let (flag_zh, flag_en) = (flag(Lang::Zh), flag(Lang::En));
    both!("登记: chengxin {zh} 新增 {flag_zh} {id}", "register it: chengxin {en} add {flag_en} {id}")
}

/// A verb of a record: `chengxin 投标 中标 TB-2024-0001`.
pub(super) fn act(kind: &'static Kind, verb: &str, id: &str) -> Both {
    let Some(verb) = kind.lifecycle.and_then(|l| l.verb(verb)) else { return show(id) };
    let noun = noun(kind);
    let (zh, en) = (&noun.zh, &noun.en);
    let (verb_zh, verb_en) = (verb.label, verb.name.replace('_', "-"));
    both!("chengxin {zh} {verb_zh} {id}", "chengxin {en} {verb_en} {id}")
}

/// A look at a record.
pub(super) fn show(id: &str) -> Both {
    both!("查看: chengxin 查看 {id}", "look: chengxin show {id}")
}

/// Some ids, the rest counted.
pub(super) fn list(ids: &[String]) -> Both {
    let named = &ids[..ids.len().min(NAMED)];
    let (zh, en, count) = (named.join("、"), named.join(", "), ids.len());
    if count > NAMED { both!("{zh} 等 {count} 项", "{en} and others, {count} in all") } else { both!("{zh}", "{en}") }
}

/// A kind as typed; with its group where a mount shares the name.
fn noun(kind: &'static Kind) -> Both {
    let (zh, en) = (kind.label, kind.name.replace('_', "-"));
    if catalog::shared_name(kind) {
        let (group_zh, group_en) = (kind.group.name(Lang::Zh), kind.group.name(Lang::En));
        return both!("{group_zh} {zh}", "{group_en} {en}");
    }
    both!("{zh}", "{en}")
}

#[cfg(test)]
mod tests {
    use super::{act, add, edit, list, register};
    use crate::catalog::personnel::ENTRY;
    use crate::catalog::procurement::{BID, CONTRACT};

    #[test]
    fn commands_can_be_pasted_in_either_language() {
        let said = |b: crate::messages::Both| (b.zh.into_owned(), b.en.into_owned());
        let pair = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        assert_eq!(
            said(add(&BID, &["note", "credit_proof"])),
            pair("加 --备注、--查询截图", "add --note, --credit-proof")
        );
        assert_eq!(
            said(edit(&CONTRACT, "handler", "HT-2024-0001")),
            pair("chengxin 修改 HT-2024-0001 --经办人 …", "chengxin edit HT-2024-0001 --handler …")
        );
        assert_eq!(
            said(register(&BID, "tender", "CG-2024-0001")),
            pair(
                "登记: chengxin 投标 新增 --采购招标项目 CG-2024-0001",
                "register it: chengxin bid add --tender CG-2024-0001"
            )
        );
        assert_eq!(
            said(act(&ENTRY, "accept", "DA-2024-0001")),
            pair("chengxin 人员 档案条目 入档 DA-2024-0001", "chengxin personnel entry accept DA-2024-0001")
        );
        let ids: Vec<String> = (1..=7).map(|n| format!("HT-2024-{n:04}")).collect();
        assert!(list(&ids).zh.ends_with("HT-2024-0005 等 7 项"));
        assert_eq!(list(&ids[..2]).en, "HT-2024-0001, HT-2024-0002");
    }
}
