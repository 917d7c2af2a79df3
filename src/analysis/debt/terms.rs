//! Terms: average time to maturity and to the next fixing of the rate, shares due soon, cost, mix of rates, concentration.

use super::stock::no_debt;
use super::{Amount, Chapter, Figure, Sources, say};
use crate::messages::Label;
use crate::rules::debt::position::Shares;
use crate::rules::debt::tally::{percent, years};

pub(super) fn add(sources: &Sources, all: &mut Vec<Figure>) {
    let (rows, excluded) = sources.statutory_rows();
    let mut chapter = Chapter { name: Label::new("期限与成本", "terms"), rows, excluded, all };
    let (sum, none) = (sources.position.statutory(), no_debt());
    let share = |part| Amount::or(percent(part, sum.balance), Amount::Percent, &none);
    chapter.add(
        "avg_life",
        say("剩余平均年限(ATM)", "average time to maturity"),
        Amount::or(years(sum.life, sum.balance), Amount::Years, &none),
        say(
            "Σ(未还本金 × 至应还日年数) ÷ 余额;逾期按 0,一年 365 天",
            "Σ(unpaid principal × years to its due day) ÷ balance; overdue counts 0, a year 365 days",
        ),
    );
    chapter.add(
        "avg_refixing",
        say("平均重定价年限(ATR)", "average time to re-fixing"),
        Amount::or(years(sum.refixing, sum.balance), Amount::Years, &none),
        say("同上,浮动利率按下一付息日", "the same, floating debt by its next due day"),
    );
    for (i, key, zh, en) in [(0, "1y", "一年", "one year"), (1, "3y", "三年", "three years")] {
        let title = crate::both!("{zh}内到期占比", "due within {en}");
        let formula =
            say("该期限内应还未还本金(含逾期) ÷ 余额", "unpaid principal due by then, overdue with it ÷ balance");
        chapter.add(format!("due_{key}"), title, share(sum.due_within[i]), formula);
        let title = crate::both!("{zh}内重定价占比", "re-fixed within {en}");
        let formula =
            say("该期限内到期或重定价的未还本金 ÷ 余额", "unpaid principal due or re-fixed by then ÷ balance");
        chapter.add(format!("refixed_{key}"), title, share(sum.refixed_within[i]), formula);
    }
    let cost = (sum.balance > 0).then(|| {
        let whole = i128::from(sum.balance);
        i64::try_from((sum.cost + whole / 2) / whole).ok()
    });
    chapter.add(
        "cost",
        say("加权平均利率", "weighted average rate"),
        Amount::or(cost.flatten(), Amount::Percent, &none),
        say("Σ(余额 × 年利率) ÷ 余额;利率取下一期的", "Σ(balance × yearly rate) ÷ balance; the rate of the next line"),
    );
    chapter.add(
        "fixed",
        say("固定利率占比", "share at fixed rates"),
        share(sum.balance.saturating_sub(sum.floating)),
        say("固定利率债务余额 ÷ 余额", "balance at fixed rates ÷ balance"),
    );
    chapter.add(
        "floating",
        say("浮动利率占比", "share at floating rates"),
        share(sum.floating),
        say("浮动利率债务余额 ÷ 余额", "balance at floating rates ÷ balance"),
    );
    let known = known(&sources.position.by_creditor);
    let whole = known.iter().fold(0_i64, |sum, part| sum.saturating_add(*part));
    let missing = say("没有登记债权人的余额", "no balance has a creditor recorded");
    let top = known.iter().copied().max().and_then(|top| percent(top, whole));
    chapter.add(
        "top_creditor",
        say("最大债权人占比", "share of the largest creditor"),
        Amount::or(top, Amount::Percent, &missing),
        say("最大债权人余额 ÷ 已登记债权人的余额", "balance of the largest ÷ balance with a creditor recorded"),
    );
    chapter.add(
        "hhi",
        say("债权人集中度(HHI)", "concentration of creditors (HHI)"),
        Amount::or(hhi(&known, whole), Amount::Number, &missing),
        say("Σ 占比² × 10000;10000 即只有一个债权人", "Σ share² × 10 000; 10 000 is a single creditor"),
    );
}

fn known(shares: &Shares) -> Vec<i64> {
    shares.iter().filter(|(id, sum)| !id.is_empty() && **sum > 0).map(|(_, sum)| *sum).collect()
}

/// Herfindahl–Hirschman index, 10 000 for a single one; each square is rounded down at one millionth of the whole.
fn hhi(parts: &[i64], whole: i64) -> Option<i64> {
    let whole = i128::from(whole);
    if whole <= 0 {
        return None;
    }
    let square = |part: &i64| {
        let share = i128::from(*part) * 1_000_000_000 / whole;
        share * share
    };
    let sum: i128 = parts.iter().map(square).sum();
    i64::try_from((sum / 10_i128.pow(13) + 5) / 10).ok()
}

#[cfg(test)]
mod tests {
    use super::hhi;

    #[test]
    fn concentration_of_one_two_and_many() {
        assert_eq!(hhi(&[5], 5), Some(10_000));
        assert_eq!(hhi(&[1, 1], 2), Some(5_000));
        assert_eq!(hhi(&[50, 30, 20], 100), Some(3_800));
        assert_eq!((hhi(&[], 0), hhi(&[i64::MAX / 4; 3], i64::MAX / 4 * 3)), (None, Some(3_333)));
    }
}
