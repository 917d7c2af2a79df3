//! Flags of markets: how a buyer buys, and how much of it goes to whom.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::data::{Class, Data, Method, NONE, Tender};
use super::{Cause, Flag, Group, Id, Measure, Outcome, Raised, Side, Subject, l};

/// Days within which purchases of one class count as one.
const SPLIT_DAYS: i64 = 30;
/// Purchases within them that look like one that was split.
const SPLIT: usize = 3;
/// Procedures of a buyer at least, before its methods are compared.
const METHODS: usize = 5;
/// Amounts at least, before their first digits are compared with Benford's law.
const AMOUNTS: usize = 300;
/// Mean distance from Benford's law above which digits do not conform (Nigrini).
const DISTANCE: f64 = 0.015;
/// Contracts of a buyer, awards of a class at least, before shares are computed.
const SHARES: usize = 5;
const AWARDS: usize = 10;
/// A high share of one buyer's contracts, and of a market.
const SHARE: f64 = 0.5;
const MARKET: f64 = 0.4;
/// A concentrated market by the index of Herfindahl and Hirschman.
const CONCENTRATED: f64 = 0.25;
/// Procedures won at least, before a supplier's classes are counted. The catalogue says 20; a district has fewer.
const WON: usize = 5;
/// Budgets of a class at least, before one of them stands out.
const BUDGETS: usize = 20;
/// How many times the first contract a later one is, within so many days.
const GROWTH: f64 = 10.0;
const GROWTH_DAYS: i64 = 365;

pub(super) static FLAGS: &[Flag] = &[
    Flag::new(
        "R010",
        l("单一来源未公示", "Unjustified use of a non-competitive procedure"),
        l("不公示就只找一家,别人无从提出异议。", "Without a notice nobody can object to buying from one source."),
        l("单一来源项目已定标而没有公告日期。", "A single-source procedure is awarded and has no day of notice."),
    )
    .reads(&[("tender", &["method", "state", "notice_on"])])
    .but(&["notice_on"])
    .by(r010),
    Flag::new(
        "R011",
        l("疑似化整为零", "Splitting purchases to avoid thresholds"),
        l("把一次采购拆成几次,就不必公开招标。", "What is bought in parts need not be tendered openly."),
        l(
            "同一采购人、同一品目大类,30 天内有 3 个以上非公开招标的项目(按公告日期,没有则按确定结果日期)。值为个数。一家多次的合为一条,取最大值。",
            "Three procedures or more of one buyer and class within 30 days that were not openly tendered, by day of notice, else of the result. The value is their number. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Buyer])
    .reads(&[("tender", &["buyer", "method", "item_code", "notice_on", "confirmed_on"])])
    .but(&["confirmed_on"])
    .counts(Measure::Count)
    .by(r011),
    Flag::new(
        "R013",
        l("单一来源过多", "High use of non-competitive methods"),
        l("常找一家的采购人绕开了竞争。", "A buyer that often buys from one source avoids competition."),
        l(
            "采购人单一来源项目的比例 ≥ Q3 + 1.5·IQR(大于零);只比有 5 个以上项目的采购人。",
            "A buyer's share of single-source procedures at or above Q3 + 1.5 IQR, above zero, among buyers of 5 procedures or more.",
        ),
    )
    .groups(&[Group::Buyer])
    .reads(&[("tender", &["buyer", "method"])])
    .counts(Measure::Ratio)
    .by(r013),
    Flag::new(
        "R016",
        l("预算明显偏离同类", "Tender value far from what is usual for its class"),
        l("预算远高于同类,可能虚报。", "A budget far above its class may be inflated."),
        l(
            "同一品目大类中,预算金额 ≥ Q3 + 1.5·IQR;至少 20 个项目。值为预算与界限之比。",
            "Within a class, a budget at or above Q3 + 1.5 IQR; at least 20 procedures. The value is the budget by the fence.",
        ),
    )
    .reads(&[("tender", &["item_code", "budget"])])
    .counts(Measure::Ratio)
    .by(r016),
    Flag::new(
        "R029",
        l("金额首位数字反常", "Prices deviate from Benford's law"),
        l("编出来的金额,首位数字的分布不像自然形成的。", "First digits of invented amounts are not spread as natural ones are."),
        l(
            "采购人的合同金额不少于 300 个: 首位数字频率与本福特定律的平均绝对偏差大于 0.015。",
            "With 300 contract amounts of a buyer or more: mean absolute distance of first-digit shares from Benford's law above 0.015.",
        ),
    )
    .groups(&[Group::Buyer])
    .reads(&[("contract", &["buyer", "amount"])])
    .counts(Measure::Ratio)
    .by(r029),
    Flag::new(
        "R040",
        l("采购人的合同集中于一家", "High share of a buyer's contracts"),
        l("一家拿走大半,可能关系特殊。", "One supplier with more than half of a buyer's money may be favoured."),
        l(
            "供应商在采购人合同总额中的份额 ≥ 50 %;采购人至少 5 份合同,供应商至少 2 份。一家多次的合为一条,取最大值。",
            "A supplier's share of a buyer's contract amounts at or above 50 %; the buyer has 5 contracts or more, the supplier 2. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Winner])
    .reads(&[("contract", &["buyer", "supplier", "amount"])])
    .counts(Measure::Ratio)
    .by(r040),
    Flag::new(
        "R048",
        l("经营范围过杂的供应商", "Heterogeneous supplier"),
        l("什么都能供的公司可能只是过手的壳。", "A firm that supplies everything may be a mere go-between."),
        l(
            "中标 5 个以上项目的供应商,中标项目的品目大类(编码前两位数字)个数 ≥ Q3 + 1.5·IQR。",
            "Among suppliers that won 5 procedures or more, the number of classes (first two digits of the item code) at or above Q3 + 1.5 IQR.",
        ),
    )
    .groups(&[Group::Winner])
    .reads(&[("tender", &["state", "winner", "item_code"])])
    .counts(Measure::Count)
    .by(r048),
    Flag::new(
        "R050",
        l("市场份额过高", "High market share"),
        l("一家独大的市场容易被操纵。", "A market with one large supplier is easily steered."),
        l(
            "品目大类已定标项目不少于 10 个: 供应商中标金额的份额 ≥ 40 %。一家多次的合为一条,取最大值。",
            "In a class of 10 awarded procedures or more, a supplier's share of the award amounts at or above 40 %. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Winner])
    .reads(&[("tender", &["state", "winner", "item_code", "award_amount"])])
    .counts(Measure::Ratio)
    .by(r050),
    Flag::new(
        "R051",
        l("市场过于集中", "High market concentration"),
        l("几家分完的市场没有竞争。", "A market shared by a few does not compete."),
        l(
            "品目大类已定标项目不少于 10 个: 各供应商份额的平方和 ≥ 0.25。",
            "In a class of 10 awarded procedures or more, the sum of squared shares at or above 0.25.",
        ),
    )
    .groups(&[Group::Class])
    .reads(&[("tender", &["state", "winner", "item_code", "award_amount"])])
    .counts(Measure::Ratio)
    .by(r051),
    Flag::new(
        "R052",
        l("先小后大", "Small initial purchase followed by much larger ones"),
        l("先用一笔小合同进门,再拿大合同。", "A small contract opens the door for large ones."),
        l(
            "供应商与同一采购人首份合同之后 365 天内,有合同金额达到首份的 10 倍。值为倍数。一家多次的合为一条,取最大值。",
            "Within 365 days of a supplier's first contract with a buyer, another of 10 times its amount or more. The value is how many times. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Winner])
    .reads(&[("contract", &["buyer", "supplier", "amount", "signed_on"])])
    .counts(Measure::Ratio)
    .by(r052),
];

fn r010(data: &Data, out: &mut Outcome) {
    for tender in data.tenders.iter().filter(|t| t.awarded && t.method == Method::Single) {
        out.judged += 1;
        if tender.notice_on.is_none() {
            out.raise(Group::Process, tender.id, 1.0, None, vec![tender.id]);
        }
    }
}

fn r011(data: &Data, out: &mut Outcome) {
    let mut groups: BTreeMap<(Id, Class), Vec<_>> = BTreeMap::new();
    for tender in data.tenders.iter().filter(|t| t.method != Method::Open) {
        let Some(class) = out.need(tender.class, "tender", "item_code", tender.id) else { continue };
        let day = tender.notice_on.or(tender.confirmed_on);
        let Some(day) = out.need(day, "tender", "notice_on", tender.id) else { continue };
        out.judged += 1;
        groups.entry((tender.buyer, class)).or_default().push((day, tender.id));
    }
    for ((buyer, _), mut bought) in groups {
        bought.sort_unstable();
        let mut from = 0;
        while from < bought.len() {
            let within = bought[from..].iter().take_while(|(day, _)| (*day - bought[from].0).num_days() <= SPLIT_DAYS);
            let rows: Vec<Id> = within.map(|(_, id)| *id).collect();
            if rows.len() >= SPLIT {
                from += rows.len();
                out.raise(Group::Buyer, buyer, rows.len() as f64, Some(SPLIT as f64), rows);
            } else {
                from += 1;
            }
        }
    }
}

fn r013(data: &Data, out: &mut Outcome) {
    let mut buyers: BTreeMap<Id, (usize, Vec<Id>)> = BTreeMap::new();
    for tender in &data.tenders {
        let buyer = buyers.entry(tender.buyer).or_default();
        buyer.0 += 1;
        if tender.method == Method::Single {
            buyer.1.push(tender.id);
        }
    }
    buyers.retain(|_, (all, _)| *all >= METHODS);
    let share = |(all, single): &(usize, Vec<Id>)| single.len() as f64 / *all as f64;
    let mut shares: Vec<f64> = buyers.values().map(share).collect();
    let Some(fence) = out.fence(&mut shares, 4, Side::High) else { return };
    out.judged += shares.len() as u64;
    for (buyer, own) in buyers {
        let share = share(&own);
        if share >= fence {
            out.raise(Group::Buyer, buyer, share, Some(fence), own.1);
        }
    }
}

fn r016(data: &Data, out: &mut Outcome) {
    let mut classes: BTreeMap<Class, Vec<(f64, Id)>> = BTreeMap::new();
    for tender in &data.tenders {
        let class = out.need(tender.class, "tender", "item_code", tender.id);
        let budget = out.need(tender.budget.get(), "tender", "budget", tender.id);
        if let Some((class, budget)) = class.zip(budget) {
            classes.entry(class).or_default().push((budget as f64, tender.id));
        }
    }
    let mut most = 0;
    for budgets in classes.into_values() {
        most = most.max(budgets.len());
        if budgets.len() < BUDGETS {
            continue;
        }
        let mut values: Vec<f64> = budgets.iter().map(|(budget, _)| *budget).collect();
        let Some(fence) = out.fence(&mut values, BUDGETS, Side::High) else { continue };
        out.judged += budgets.len() as u64;
        for (budget, id) in budgets.into_iter().filter(|(budget, _)| *budget >= fence) {
            out.raise(Group::Process, id, budget / fence, Some(1.0), vec![id]);
        }
    }
    if out.judged == 0 && most > 0 {
        out.cannot(Cause::Few(most, BUDGETS));
    }
}

fn r029(data: &Data, out: &mut Outcome) {
    let mut buyers: BTreeMap<Id, [u32; 9]> = BTreeMap::new();
    for contract in &data.contracts {
        let amount = contract.amount.get().filter(|fen| *fen > 0);
        let Some(amount) = out.need(amount, "contract", "amount", contract.id) else { continue };
        let mut first = amount;
        while first >= 10 {
            first /= 10;
        }
        // One digit is left, from 1 to 9.
        buyers.entry(contract.buyer).or_default()[(first - 1) as usize] += 1;
    }
    let most = buyers.values().map(|digits| digits.iter().sum::<u32>() as usize).max().unwrap_or(0);
    let mut flagged = HashMap::new();
    for (buyer, digits) in buyers {
        let all = f64::from(digits.iter().sum::<u32>());
        if all < AMOUNTS as f64 {
            continue;
        }
        out.judged += 1;
        let expected = |digit: usize| (1.0 + 1.0 / (digit as f64 + 1.0)).log10();
        let off: f64 = digits.iter().enumerate().map(|(i, n)| (f64::from(*n) / all - expected(i)).abs()).sum();
        if off / 9.0 > DISTANCE {
            flagged.insert(buyer, (off / 9.0, Vec::new()));
        }
    }
    for contract in &data.contracts {
        if let Some((_, rows)) = flagged.get_mut(&contract.buyer) {
            rows.push(contract.id);
        }
    }
    for (buyer, (value, rows)) in flagged {
        out.raise(Group::Buyer, buyer, value, Some(DISTANCE), rows);
    }
    if out.judged == 0 && most > 0 {
        out.cannot(Cause::Few(most, AMOUNTS));
    }
}

fn r040(data: &Data, out: &mut Outcome) {
    let mut contracts: Vec<(Id, u32, i64, Id)> = Vec::with_capacity(data.contracts.len());
    for contract in data.contracts.iter().filter(|c| c.supplier != NONE) {
        if let Some(amount) = out.need(contract.amount.get(), "contract", "amount", contract.id) {
            contracts.push((contract.buyer, contract.supplier, amount, contract.id));
        }
    }
    contracts.sort_unstable();
    let mut most = 0;
    for own in contracts.chunk_by(|a, b| a.0 == b.0) {
        most = most.max(own.len());
        let sum: f64 = own.iter().map(|c| c.2 as f64).sum();
        if own.len() < SHARES || sum <= 0.0 {
            continue;
        }
        out.judged += 1;
        for one in own.chunk_by(|a, b| a.1 == b.1).filter(|one| one.len() >= 2) {
            let share = one.iter().map(|c| c.2 as f64).sum::<f64>() / sum;
            if share >= SHARE {
                let rows = one.iter().map(|c| c.3).collect();
                out.raise(Group::Winner, data.party(one[0].1), share, Some(SHARE), rows);
            }
        }
    }
    if out.judged == 0 && most > 0 {
        out.cannot(Cause::Few(most, SHARES));
    }
}

/// Awarded procedures with winner and class.
fn won<'d>(data: &'d Data, out: &mut Outcome) -> Vec<(&'d Tender, Class)> {
    let mut found = Vec::new();
    for tender in data.tenders.iter().filter(|t| t.awarded) {
        if tender.winner == NONE {
            out.lacks(Cause::Blank("tender", "winner"), tender.id);
        } else if let Some(class) = out.need(tender.class, "tender", "item_code", tender.id) {
            found.push((tender, class));
        }
    }
    found
}

fn r048(data: &Data, out: &mut Outcome) {
    let mut suppliers: BTreeMap<u32, (HashSet<Class>, Vec<Id>)> = BTreeMap::new();
    for (tender, class) in won(data, out) {
        let own = suppliers.entry(tender.winner).or_default();
        own.0.insert(class);
        own.1.push(tender.id);
    }
    suppliers.retain(|_, (_, rows)| rows.len() >= WON);
    let mut counts: Vec<f64> = suppliers.values().map(|(classes, _)| classes.len() as f64).collect();
    let Some(fence) = out.fence(&mut counts, 4, Side::High) else { return };
    out.judged += counts.len() as u64;
    for (supplier, (classes, rows)) in suppliers {
        if classes.len() as f64 >= fence {
            out.raise(Group::Winner, data.party(supplier), classes.len() as f64, Some(fence), rows);
        }
    }
}

/// Award amounts of each class, by supplier; classes of too few awards left out.
fn markets(data: &Data, out: &mut Outcome) -> BTreeMap<Class, BTreeMap<u32, (f64, Vec<Id>)>> {
    let mut markets: BTreeMap<Class, BTreeMap<u32, (f64, Vec<Id>)>> = BTreeMap::new();
    for (tender, class) in won(data, out) {
        let Some(amount) = out.need(tender.award_amount.get(), "tender", "award_amount", tender.id) else { continue };
        let own = markets.entry(class).or_default().entry(tender.winner).or_default();
        own.0 += amount as f64;
        own.1.push(tender.id);
    }
    let awards = |market: &BTreeMap<u32, (f64, Vec<Id>)>| market.values().map(|(_, rows)| rows.len()).sum::<usize>();
    let most = markets.values().map(awards).max().unwrap_or(0);
    markets.retain(|_, market| awards(market) >= AWARDS && market.values().any(|(sum, _)| *sum > 0.0));
    if markets.is_empty() && most > 0 {
        out.cannot(Cause::Few(most, AWARDS));
    }
    markets
}

fn r050(data: &Data, out: &mut Outcome) {
    for market in markets(data, out).into_values() {
        let whole: f64 = market.values().map(|(sum, _)| sum).sum();
        out.judged += market.len() as u64;
        for (supplier, (sum, rows)) in market {
            if sum / whole >= MARKET {
                out.raise(Group::Winner, data.party(supplier), sum / whole, Some(MARKET), rows);
            }
        }
    }
}

fn r051(data: &Data, out: &mut Outcome) {
    for (class, market) in markets(data, out) {
        let whole: f64 = market.values().map(|(sum, _)| sum).sum();
        let value: f64 = market.values().map(|(sum, _)| (sum / whole).powi(2)).sum();
        out.judged += 1;
        if value >= CONCENTRATED {
            let rows = market.into_values().flat_map(|(_, rows)| rows).collect();
            let (group, subject) = (Group::Class, Subject::Class(class));
            out.raised.push(Raised { group, subject, value, threshold: Some(CONCENTRATED), rows });
        }
    }
}

fn r052(data: &Data, out: &mut Outcome) {
    let mut contracts = Vec::with_capacity(data.contracts.len());
    for c in data.contracts.iter().filter(|c| c.supplier != NONE) {
        let amount = out.need(c.amount.get().filter(|fen| *fen > 0), "contract", "amount", c.id);
        let signed_on = out.need(c.signed_on, "contract", "signed_on", c.id);
        if let Some((amount, signed_on)) = amount.zip(signed_on) {
            contracts.push((c.buyer, c.supplier, signed_on, c.id, amount));
        }
    }
    contracts.sort_unstable();
    for own in contracts.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|own| own.len() > 1) {
        out.judged += 1;
        let (_, supplier, first_on, first, small) = own[0];
        let soon = own[1..].iter().take_while(|c| (c.2 - first_on).num_days() <= GROWTH_DAYS);
        let Some(largest) = soon.max_by_key(|c| c.4) else { continue };
        let times = largest.4 as f64 / small as f64;
        if times >= GROWTH {
            out.raise(Group::Winner, data.party(supplier), times, Some(GROWTH), vec![first, largest.3]);
        }
    }
}
