//! Flags of prices: what bids of one procedure say about each other.

use std::collections::HashMap;

use super::bids::awarded;
use super::data::{Bid, Data, Fen, Method, Standing, Tender};
use super::{Cause, Flag, Group, Id, Measure, Outcome, Side, l};

/// Winning prices compared at least: below, a quartile is one of the values themselves.
const LEAST: usize = 4;
/// Procedures compared at least, where the spread of their prices is.
const SPREADS: usize = 20;

/// Percent of the budget from which an award is close to it. The catalogue says "close" without a number; the last hundredth is
/// what a bidder that knows the budget leaves.
const CLOSE: i64 = 99;

const BID: &[&str] = &["state", "bidder", "price", "final_price"];

pub(super) static FLAGS: &[Flag] = &[
    Flag::new(
        "R022",
        l("报价相差悬殊", "Wide disparity in bid prices"),
        l("陪标者常报出不求中标的高价。", "Bids that are not meant to win are often priced far above."),
        l(
            "有效报价不少于 3 个的项目: (最高 − 最低) ÷ 最低 ≥ Q3 + 1.5·IQR;至少 20 个项目。",
            "Procedures with three valid prices or more: (highest - lowest) / lowest at or above Q3 + 1.5 IQR; at least 20 procedures.",
        ),
    )
    .reads(&[("tender", &["state"]), ("bid", BID)])
    .but(&["final_price"])
    .needs_bids()
    .counts(Measure::Ratio)
    .by(r022),
    Flag::new(
        "R023",
        l("报价成等差或等比", "Fixed multiple of bid prices"),
        l("规律性的差额说明报价出自一手。", "A regular distance between prices means that one hand wrote them."),
        l(
            "不同投标人的有效报价不少于 3 个,由低到高差额相等且大于零(精确到分),或比值相等(精确到百万分之一)。值为报价个数。一家多次的合为一条,取最大值。",
            "Three valid prices or more of different bidders whose steps are equal and above zero to the fen, or whose ratios are equal to a millionth. The value is the number of prices. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Process, Group::Bidder])
    .reads(&[("tender", &["state"]), ("bid", BID)])
    .but(&["final_price"])
    .needs_bids()
    .counts(Measure::Count)
    .by(r023),
    Flag::new(
        "R024",
        l("次低价紧贴中标价", "Price close to winning bid"),
        l("次低价异常接近中标价,可能事先知道对方报价。", "A second price unusually close to the first may have been agreed."),
        l(
            "差距 = (次低有效报价 − 中标报价) ÷ 中标报价;只看已定标、中标价为最低价的项目;差距 ≤ Q1 − 1.5·IQR 即预警,Q1 和界限都须大于零;至少 4 个项目。一家多次的合为一条。",
            "d = (second lowest valid price - winning price) / winning price, of awarded procedures whose winner was the lowest; d at or below Q1 - 1.5 IQR, both above zero; at least 4 procedures. Several of one party are one line.",
        ),
    )
    .groups(&[Group::Process, Group::Winner, Group::Bidder])
    .reads(&[("tender", &["state", "winner"]), ("bid", BID)])
    .but(&["final_price"])
    .needs_bids()
    .counts(Measure::Ratio)
    .by(r024),
    Flag::new(
        "R028",
        l("报价相同", "Identical bid prices"),
        l("不同投标人分文不差的报价很难是巧合。", "Prices equal to the fen are hardly a coincidence."),
        l(
            "同一项目中不同投标人的报价相同(最后报价优先),未撤回的都算。值为相同报价的投标个数。同一对象多次的合为一条,取最大值。",
            "Equal prices (the final price first) of different bidders in one procedure, withdrawn bids left out. The value is the number of equal bids. Several on one subject are one line with the largest.",
        ),
    )
    .groups(&[Group::Process, Group::Bidder])
    .reads(&[("bid", BID)])
    .but(&["final_price"])
    .counts(Measure::Count)
    .by(r028),
    Flag::new(
        "R031",
        l("中标价接近或超过预算", "Winning price close to or above the budget"),
        l("贴着或超过预算,说明没有竞争,或预算外泄。", "Close to the budget or above it there was no competition, or the budget leaked."),
        l("中标金额 ÷ 预算金额 ≥ 0.99。", "Award amount / budget at or above 0.99."),
    )
    .reads(&[("tender", &["budget", "award_amount"])])
    .counts(Measure::Ratio)
    .by(r031),
    Flag::new(
        "R036",
        l("最低报价被否决", "Lowest bid disqualified"),
        l("否决最低报价可能是为了把合同给别人。", "The lowest bid may have been put aside for the sake of another."),
        l(
            "已定标且至少有一个有效报价的项目,全部投标中的最低报价已被否决。只看凭价格定标的: 谈判、询价,以及没有评分的招标。",
            "In an awarded procedure with a valid price, the lowest of all prices was disqualified. Only where the price decides: negotiation, inquiry, and tendering without scores.",
        ),
    )
    .reads(&[("tender", &["state", "method"]), ("bid", &["state", "price", "final_price", "score"])])
    .but(&["final_price", "score"])
    .needs_bids()
    .by(r036),
    Flag::new(
        "R058",
        l("中标价过低", "Heavily discounted bid"),
        l("远低于次低价的中标可能靠事后变更找补。", "A price far below all others may be made up for by later changes."),
        l(
            "差距同次低价紧贴中标价一项;差距 ≥ Q3 + 1.5·IQR 且界限大于零即预警;至少 4 个项目。一家多次的合为一条,取最大值。",
            "d as in R024; d at or above Q3 + 1.5 IQR, which is above zero; at least 4 procedures. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Process, Group::Winner])
    .reads(&[("tender", &["state", "winner"]), ("bid", BID)])
    .but(&["final_price"])
    .needs_bids()
    .counts(Measure::Ratio)
    .by(r058),
];

/// Valid bids with their prices, lowest first; `None` when one has no price, or there are no bids.
fn valid<'d>(data: &'d Data, tender: &Tender, out: &mut Outcome) -> Option<Vec<(i64, &'d Bid)>> {
    let bids = data.bids(tender);
    if bids.is_empty() {
        out.lacks(Cause::NoBids, tender.id);
        return None;
    }
    let mut priced = Vec::with_capacity(bids.len());
    for bid in bids.iter().filter(|b| b.standing == Standing::Valid) {
        priced.push((out.need(bid.price.get(), "bid", "price", bid.id)?, bid));
    }
    priced.sort_by_key(|(price, bid)| (*price, bid.id));
    Some(priced)
}

/// A winning price and the one behind it.
struct Lead<'d> {
    tender: &'d Tender,
    winner: &'d Bid,
    second: &'d Bid,
    distance: f64,
}

fn leads<'d>(data: &'d Data, out: &mut Outcome) -> Vec<Lead<'d>> {
    let mut found = Vec::new();
    for tender in awarded(data, out) {
        let Some(priced) = valid(data, tender, out) else { continue };
        let mut own = priced.iter().filter(|(_, bid)| bid.bidder == tender.winner);
        let (Some(&(won, winner)), None) = (own.next(), own.next()) else { continue };
        let Some(&(next, second)) = priced.iter().find(|(_, bid)| bid.bidder != tender.winner) else { continue };
        if won > 0 && next >= won {
            found.push(Lead { tender, winner, second, distance: (next - won) as f64 / won as f64 });
        }
    }
    found
}

fn r024(data: &Data, out: &mut Outcome) {
    let leads = leads(data, out);
    let mut values: Vec<f64> = leads.iter().map(|lead| lead.distance).collect();
    let Some(fence) = out.fence(&mut values, LEAST, Side::Low) else { return };
    out.judged += leads.len() as u64;
    let (mut winners, mut seconds) = (HashMap::<Id, Vec<Id>>::new(), HashMap::<Id, Vec<Id>>::new());
    for lead in leads.iter().filter(|lead| lead.distance <= fence) {
        let rows = vec![lead.tender.id, lead.winner.id, lead.second.id];
        winners.entry(data.party(lead.winner.bidder)).or_default().extend(&rows);
        seconds.entry(data.party(lead.second.bidder)).or_default().extend(&rows);
        out.raise(Group::Process, lead.tender.id, lead.distance, Some(fence), rows);
    }
    for (group, parties) in [(Group::Winner, winners), (Group::Bidder, seconds)] {
        for (party, rows) in parties {
            out.raise(group, party, 0.0, Some(fence), rows);
        }
    }
}

fn r058(data: &Data, out: &mut Outcome) {
    let leads = leads(data, out);
    let mut values: Vec<f64> = leads.iter().map(|lead| lead.distance).collect();
    let Some(fence) = out.fence(&mut values, LEAST, Side::High) else { return };
    out.judged += leads.len() as u64;
    let mut winners = HashMap::<Id, (f64, Vec<Id>)>::new();
    for lead in leads.iter().filter(|lead| lead.distance >= fence) {
        let rows = vec![lead.tender.id, lead.winner.id, lead.second.id];
        let own = winners.entry(data.party(lead.winner.bidder)).or_default();
        own.0 = own.0.max(lead.distance);
        own.1.extend(&rows);
        out.raise(Group::Process, lead.tender.id, lead.distance, Some(fence), rows);
    }
    for (party, (value, rows)) in winners {
        out.raise(Group::Winner, party, value, Some(fence), rows);
    }
}

fn r022(data: &Data, out: &mut Outcome) {
    let mut found = Vec::new();
    for tender in data.tenders.iter().filter(|t| t.opened && t.method != Method::Single) {
        let Some(priced) = valid(data, tender, out) else { continue };
        if let (Some(&(low, _)), Some(&(high, _)), true) = (priced.first(), priced.last(), priced.len() >= 3)
            && low > 0
        {
            found.push((tender, (high - low) as f64 / low as f64));
        }
    }
    let mut values: Vec<f64> = found.iter().map(|(_, value)| *value).collect();
    let Some(fence) = out.fence(&mut values, SPREADS, Side::High) else { return };
    out.judged += found.len() as u64;
    for (tender, value) in found.into_iter().filter(|(_, value)| *value >= fence) {
        let bids = data.bids(tender).iter().filter(|b| b.standing == Standing::Valid).map(|b| b.id);
        out.raise(Group::Process, tender.id, value, Some(fence), std::iter::once(tender.id).chain(bids).collect());
    }
}

fn r023(data: &Data, out: &mut Outcome) {
    for tender in data.tenders.iter().filter(|t| t.opened && t.method != Method::Single) {
        let Some(priced) = valid(data, tender, out) else { continue };
        if priced.len() < 3 {
            continue;
        }
        out.judged += 1;
        let prices: Vec<i64> = priced.iter().map(|(price, _)| *price).collect();
        if regular(&prices) {
            let rows: Vec<Id> = std::iter::once(tender.id).chain(priced.iter().map(|(_, b)| b.id)).collect();
            for (_, bid) in &priced {
                out.raise(Group::Bidder, data.party(bid.bidder), prices.len() as f64, None, rows.clone());
            }
            out.raise(Group::Process, tender.id, prices.len() as f64, None, rows);
        }
    }
}

/// True for sorted prices in equal steps or equal ratios.
fn regular(prices: &[i64]) -> bool {
    let step = prices[1] - prices[0];
    if step <= 0 || prices[0] <= 0 {
        return false;
    }
    let ratio = prices[1] as f64 / prices[0] as f64;
    prices.windows(2).all(|pair| pair[1] - pair[0] == step)
        || prices.windows(2).all(|pair| (pair[1] as f64 / pair[0] as f64 / ratio - 1.0).abs() < 1e-6)
}

fn r028(data: &Data, out: &mut Outcome) {
    for tender in &data.tenders {
        let mut priced: Vec<(i64, &Bid)> = Vec::new();
        for bid in data.bids(tender) {
            if let Some(price) = out.need(bid.price.get(), "bid", "price", bid.id) {
                priced.push((price, bid));
            }
        }
        if priced.len() < 2 {
            continue;
        }
        out.judged += 1;
        priced.sort_by_key(|(price, bid)| (*price, bid.id));
        for equal in priced.chunk_by(|a, b| a.0 == b.0) {
            let bidders = equal.iter().any(|(_, bid)| bid.bidder != equal[0].1.bidder);
            if bidders {
                let rows: Vec<Id> = std::iter::once(tender.id).chain(equal.iter().map(|(_, b)| b.id)).collect();
                for (_, bid) in equal {
                    out.raise(Group::Bidder, data.party(bid.bidder), equal.len() as f64, None, rows.clone());
                }
                out.raise(Group::Process, tender.id, equal.len() as f64, None, rows);
            }
        }
    }
}

fn r031(data: &Data, out: &mut Outcome) {
    for tender in data.tenders.iter().filter(|t| t.awarded) {
        let amount = |amount: Fen| amount.get().filter(|fen| *fen > 0);
        let budget = out.need(amount(tender.budget), "tender", "budget", tender.id);
        let award = out.need(amount(tender.award_amount), "tender", "award_amount", tender.id);
        let Some((budget, award)) = budget.zip(award) else { continue };
        out.judged += 1;
        if i128::from(award) * 100 >= i128::from(budget) * i128::from(CLOSE) {
            let (value, threshold) = (award as f64 / budget as f64, CLOSE as f64 / 100.0);
            out.raise(Group::Process, tender.id, value, Some(threshold), vec![tender.id]);
        }
    }
}

fn r036(data: &Data, out: &mut Outcome) {
    for tender in data.tenders.iter().filter(|t| t.awarded) {
        let bids = data.bids(tender);
        let by_price = match tender.method {
            Method::Negotiation | Method::Inquiry => true,
            Method::Open | Method::Invited => !bids.iter().any(|b| b.scored),
            Method::Consultation | Method::Single | Method::Other => false,
        };
        if !by_price {
            continue;
        }
        if bids.is_empty() {
            out.lacks(Cause::NoBids, tender.id);
            continue;
        }
        if let Some(blank) = bids.iter().find(|b| b.price.get().is_none()) {
            out.lacks(Cause::Blank("bid", "price"), blank.id);
        }
        let priced = bids.iter().filter_map(|b| Some((b.price.get()?, b)));
        if !priced.clone().any(|(_, b)| b.standing == Standing::Valid) {
            continue;
        }
        out.judged += 1;
        // Of equal prices the one that was not disqualified is the lowest.
        let lowest = priced.min_by_key(|(price, b)| (*price, b.standing == Standing::Disqualified));
        if let Some((_, bid)) = lowest.filter(|(_, b)| b.standing == Standing::Disqualified) {
            out.raise(Group::Process, tender.id, 1.0, None, vec![tender.id, bid.id]);
        }
    }
}
