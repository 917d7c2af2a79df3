//! Stock and limits: what is owed, by kind, creditor and use; what is left of the limits; all liabilities in one view.

use super::{Amount, Chapter, Figure, Sources, say};
use crate::both;
use crate::catalog::codes::DEBT_KIND;
use crate::messages::{Both, Label, Lang};
use crate::rules::debt::limit::Class;
use crate::rules::debt::position::Shares;

/// Creditors and uses that are named one by one.
const NAMED: usize = 5;

pub(super) fn add(sources: &Sources, all: &mut Vec<Figure>) {
    let (rows, excluded) = sources.statutory_rows();
    let mut chapter = Chapter { name: Label::new("存量", "stock"), rows, excluded, all };
    stock(sources, &mut chapter);
    liabilities(sources, chapter.all);
    limits(sources, chapter.all);
}

fn stock(sources: &Sources, chapter: &mut Chapter<'_>) {
    let position = &sources.position;
    let formula = say("本金 − 已还本金(截至基准日)", "principal − principal paid up to the day");
    let (general, special) = (position.of(Class::General), position.of(Class::Special));
    let sum = general.balance.saturating_add(special.balance);
    chapter.add("balance", say("债务余额", "balance"), Amount::Fen(sum), formula.clone());
    chapter.add(
        "balance_general",
        say("一般债务余额", "balance of general debt"),
        Amount::Fen(general.balance),
        formula.clone(),
    );
    chapter.add(
        "balance_special",
        say("专项债务余额", "balance of special debt"),
        Amount::Fen(special.balance),
        formula.clone(),
    );
    for item in DEBT_KIND.items {
        if let Some(balance) = position.by_kind.get(item.code) {
            let (zh, en) = (item.label(Lang::Zh), item.label(Lang::En));
            let title = both!("余额: {zh}", "balance: {en}");
            chapter.add(format!("balance_kind_{}", item.code), title, Amount::Fen(*balance), formula.clone());
        }
    }
    for (name, shares, zh, en) in
        [("creditor", &position.by_creditor, "债权人", "creditor"), ("use", &position.by_use, "用途", "use")]
    {
        for (at, (key, balance)) in largest(shares).into_iter().enumerate() {
            let no = at + 1;
            let blank = key.is_empty();
            let (of_zh, of_en) = if blank { ("未登记", "not recorded") } else { (key, key) };
            let title = both!("余额: {zh} {of_zh}", "balance: {en} \"{of_en}\"");
            chapter.add(format!("balance_{name}_{no}"), title, Amount::Fen(balance), formula.clone());
        }
    }
    let (count, principal) = (position.undrawn, position.undrawn_principal);
    let title = both!("未起息的 {count} 笔本金", "principal of {count} not drawn");
    chapter.add(
        "undrawn",
        title,
        Amount::Fen(principal),
        say("已登记、已核定而未起息的本金", "principal registered or approved, not drawn"),
    );
}

/// The largest shares, the rest left out; equal ones by their key.
fn largest(shares: &Shares) -> Vec<(&str, i64)> {
    let mut sorted: Vec<(&str, i64)> = shares.iter().map(|(key, sum)| (key.as_str(), *sum)).collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    sorted.truncate(NAMED);
    sorted
}

/// Statutory debt, contingent debt and PPP duties beside each other; they are of different nature and are not added to a ratio.
fn liabilities(sources: &Sources, all: &mut Vec<Figure>) {
    let position = &sources.position;
    let contingent = position.of(Class::Contingent);
    let (debts, marks) = (contingent.debts, position.of(Class::Hidden).debts);
    let rows = both!("或有债务 {debts} 笔,PPP 年度支出责任", "contingent debts: {debts}, yearly PPP duties");
    let excluded = both!("隐性债务标记 {marks} 笔只计数", "marks of hidden debt are only counted: {marks}");
    let mut chapter = Chapter { name: Label::new("负债一览", "liabilities"), rows, excluded, all };
    let balance = position.statutory().balance;
    chapter.add(
        "contingent",
        say("或有债务余额", "contingent debt"),
        Amount::Fen(contingent.balance),
        say("担保责任和救助责任的余额", "balance of guarantees and duties to rescue"),
    );
    chapter.add(
        "ppp_duties",
        say("本年 PPP 支出责任", "PPP duties of the year"),
        Amount::Fen(sources.ppp),
        say(
            "本年各项目应付(核定)金额合计,已依法变更的除外",
            "sum due in the year by project, adjusted; lawfully changed ones left out",
        ),
    );
    let sum = balance.saturating_add(contingent.balance).saturating_add(sources.ppp);
    chapter.add(
        "liabilities",
        say("负债合计(含或有和 PPP)", "all liabilities"),
        Amount::Fen(sum),
        say("债务余额 + 或有债务余额 + 本年 PPP 支出责任", "balance + contingent debt + PPP duties of the year"),
    );
    chapter.add(
        "hidden_marks",
        say("隐性债务标记", "marks of hidden debt"),
        Amount::Number(marks),
        say("标记的笔数;不用于涉密数据", "number of marks; not for classified data"),
    );
}

fn limits(sources: &Sources, all: &mut Vec<Figure>) {
    let rows = sources.means_rows();
    let mut chapter = Chapter {
        name: Label::new("限额", "limits"),
        rows,
        excluded: say("草稿外的年度记录优先", "drafts come last"),
        all,
    };
    let missing = say("没有限额与财力记录", "no record of limits and means");
    for (class, key, zh, en) in
        [(Class::General, "general", "一般", "general"), (Class::Special, "special", "专项", "special")]
    {
        let limit = sources.means().and_then(|means| means.limit(class));
        let formula = say("批准的限额", "limit as approved");
        chapter.add(
            format!("limit_{key}"),
            both!("{zh}债务限额", "limit of {en} debt"),
            Amount::or(limit, Amount::Fen, &missing),
            formula,
        );
        let left = limit.map(|limit| sources.position.headroom(class, limit));
        let formula = say("限额 − 债务余额 − 已核定未起息的本金", "limit − balance − principal approved and not drawn");
        chapter.add(
            format!("headroom_{key}"),
            both!("{zh}限额空间", "headroom of {en} debt"),
            Amount::or(left, Amount::Fen, &missing),
            formula,
        );
    }
}

/// Words for a share that is unknown.
pub(super) fn no_debt() -> Both {
    say("没有债务余额", "there is no balance")
}
