//! Flags of bidders: how many there are, who is put aside, who appears with whom.

mod marks;
mod meetings;
mod rejected;
mod usual;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::data::{Bid, Class, Data, Method, NONE, Standing, Tender};
use super::{Cause, Flag, Group, Id, Measure, Outcome, Side, l, quartile};
use marks::{r032, r041, r044};
use meetings::{r053, r057};
use rejected::r038;
use usual::{r026, r027};

/// Procedures of one buyer and class at least, before their bidders are averaged.
const AVERAGED: usize = 3;
/// Bidders that the law asks for.
const BIDDERS: f64 = 3.0;

pub(super) static FLAGS: &[Flag] = &[
    Flag::new(
        "R018",
        l("只收到一份投标", "Single bid received"),
        l("招标只来一家,可能是条件量身定做或别人被劝退。", "One bidder alone: tailored terms, or others were kept away."),
        l("公开招标、邀请招标已开标,未撤回的投标恰好一份。", "Open or invited tendering was opened with exactly one bid that was not withdrawn."),
    )
    .reads(&[("tender", &["method", "state"]), ("bid", &["tender", "state"])])
    .needs_bids()
    .counts(Measure::Count)
    .by(r018),
    Flag::new(
        "R019",
        l("同类项目投标人偏少", "Low number of bidders for item and buyer"),
        l("同一采购人的同类采购总是少人投标,说明市场被挡在外面。", "Where one buyer's purchases of a class find few bidders, the market is kept out."),
        l(
            "同一采购人、同一品目大类已开标项目不少于 3 个,平均每个项目的投标少于 3 份;单一来源不算。一家多类的合为一条,取最小值。",
            "Three opened procedures or more of one buyer and class with fewer than 3 bids on average; single source left out. Several classes of one buyer are one line with the lowest.",
        ),
    )
    .groups(&[Group::Buyer])
    .reads(&[("tender", &["buyer", "method", "item_code", "state"]), ("bid", &["tender", "state"])])
    .needs_bids()
    .counts(Measure::Count)
    .by(r019),
    Flag::new(
        "R020",
        l("项目有质疑、异议或投诉", "Tender has a complaint"),
        l("当事人认为程序不公,值得看看缘由。", "Somebody thinks that the procedure was unfair."),
        l("项目的质疑、异议、投诉件数不少于 1;询问和已撤回的不算。", "Questions, objections and complaints about the procedure, one or more; inquiries and withdrawn ones left out."),
    )
    .reads(&[("tender", &["state"]), ("challenge", &["tender", "kind", "state"])])
    .counts(Measure::Count)
    .by(r020),
    Flag::new(
        "R025",
        l("屡投不中", "Excessive unsuccessful bids"),
        l("投得多而几乎不中,可能是专门陪标。", "Who bids often and hardly ever wins may bid for show."),
        l(
            "每个投标人: 中标项目 ÷ 有效投标项目,只看已定标项目;有效投标数 ≥ 第 75 百分位,且比值 ≤ Q1 − 1.5·IQR(Q1 和界限都须大于零)。",
            "Of each bidder, procedures won / procedures with a valid bid, awarded ones only; valid bids at or above the 75th percentile, and the ratio at or below Q1 - 1.5 IQR, both above zero.",
        ),
    )
    .groups(&[Group::Bidder])
    .reads(&[("tender", &["state", "winner"]), ("bid", &["bidder", "state"])])
    .needs_bids()
    .counts(Measure::Ratio)
    .by(r025),
    Flag::new(
        "R026",
        l("联合体过多", "Prevalence of consortia"),
        l("对手联合起来,竞争就少了。", "Where rivals join there is less competition."),
        l(
            "品目大类中联合体投标的比例 ≥ Q3 + 1.5·IQR(大于零);只比有 10 份以上投标的大类,至少 4 类。",
            "In a class, the share of bids by consortia at or above Q3 + 1.5 IQR, above zero; classes of 10 bids or more are compared, at least 4.",
        ),
    )
    .groups(&[Group::Class])
    .reads(&[("tender", &["item_code"]), ("bid", &["tender", "consortium", "state"])])
    .but(&["consortium"])
    .counts(Measure::Ratio)
    .by(r026),
    Flag::new(
        "R027",
        l("惯常投标人缺席", "Missing bidders"),
        l("该来的没来,可能被劝退或分了市场。", "A usual bidder that stays away may have been paid off."),
        l(
            "同一采购人、同一品目大类前 3 个已开标项目都投标的投标人,本项目没有投标。值为缺席人数。",
            "A bidder in each of the last 3 opened procedures of a buyer and class does not bid in this one. The value is how many.",
        ),
    )
    .reads(&[("tender", &["buyer", "state", "item_code", "bid_deadline"]), ("bid", &["tender", "bidder", "state"])])
    .counts(Measure::Count)
    .by(r027),
    Flag::new(
        "R032",
        l("投标人实际控制人相同", "Bidders share the same beneficial owner"),
        l("同一控制人的几家同投一标,不是竞争。", "Bidders of one owner do not compete."),
        l("同一项目中不同投标人的实际控制人相同;值为这些投标人的个数。同一对象多次的合为一条,取最大值。", "Different bidders of one procedure with the same controller; the value is their number. Several on one subject are one line with the largest."),
    )
    .groups(&[Group::Process, Group::Bidder])
    .reads(&[("tender", &["state"]), ("bid", &["bidder"]), ("party", &["controller"])])
    .counts(Measure::Count)
    .by(r032),
    Flag::new(
        "R035",
        l("除中标者外全部被否决", "All except the winning bid disqualified"),
        l("把对手都否决掉,只剩一家可选。", "With every rival put aside only one is left to choose."),
        l(
            "已定标项目恰好一个投标人有效,就是中标供应商,且至少另有一个投标人被否决。值为被否决的投标人数。一家多次的合为一条,取最大值。",
            "In an awarded procedure exactly one bidder is valid and is the winner, and at least one other was disqualified. The value is how many. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Process, Group::Winner])
    .reads(&[("tender", &["state", "winner"]), ("bid", &["bidder", "state"])])
    .needs_bids()
    .counts(Measure::Count)
    .by(r035),
    Flag::new(
        "R038",
        l("否决过多", "Excessive disqualified bids"),
        l("否决多的采购人、代理机构可能在挑人;被否决多的投标人可能在陪标。", "A buyer or an agency that disqualifies much may pick the winners; a bidder disqualified often may bid for show."),
        l(
            "采购人、代理机构、投标人各算: 被否决 ÷ 未撤回的投标 ≥ Q3 + 1.5·IQR,界限须大于零;各至少 2 份投标。没有代理机构的项目不进代理机构一组。",
            "For buyers, agencies and bidders, each among its like: disqualified / submitted bids at or above Q3 + 1.5 IQR, which is above zero; 2 bids at least. A procedure without an agency counts for none.",
        ),
    )
    .groups(&[Group::Buyer, Group::Agency, Group::Bidder])
    .reads(&[("tender", &["buyer", "agency"]), ("bid", &["bidder", "state"])])
    .but(&["agency"])
    .counts(Measure::Ratio)
    .by(r038),
    Flag::new(
        "R041",
        l("不同投标人的文件出自一处", "Physical similarities in documents of different bidders"),
        l("同一台机器、同一个作者做出的投标文件,就是串通。", "Bids made on one machine or by one author were made together."),
        l("同一项目中不同投标人的文件特征码相同;值为这些投标人的个数。同一对象多次的合为一条,取最大值。", "Different bidders of one procedure with the same file mark; the value is their number. Several on one subject are one line with the largest."),
    )
    .groups(&[Group::Process, Group::Bidder])
    .reads(&[("tender", &["state"]), ("bid", &["bidder", "file_mark"])])
    .counts(Measure::Count)
    .by(r041),
    Flag::new(
        "R044",
        l("投标人之间资料雷同", "Business similarities between bidders"),
        l("电话、住所、联系人或法定代表人相同,可能是一家。", "Who shares telephone, address, contact or legal representative may be one firm."),
        l(
            "同一项目中不同投标人的联系电话、住所、联系人或法定代表人有一项相同;值为相同投标人的个数,每项各算。同一对象多次的合为一条,取最大值。",
            "Different bidders of one procedure with the same telephone, address, contact or legal representative; the value is their number, each field by itself. Several on one subject are one line with the largest.",
        ),
    )
    .groups(&[Group::Process, Group::Bidder])
    .reads(&[("tender", &["state"]), ("bid", &["bidder"]), ("party", &["phone", "address", "contact", "legal_rep"])])
    .counts(Measure::Count)
    .by(r044),
    Flag::new(
        "R046",
        l("投标人在失信名单或禁入期内", "Bidder is debarred or on a sanctions list"),
        l("禁入期内的供应商不得参加政府采购。", "A party under a ban may not take part."),
        l(
            "投标人的信用信息已核定、列有严重失信名单或禁止范围,且递交日期(没有则投标截止日期)在生效日期至有效期之内。值为条数。同一对象多次的合为一条,取最大值。",
            "A verified record of the bidder names a list or a ban that holds on the day of receipt, else on the deadline. The value is their number. Several on one subject are one line with the largest.",
        ),
    )
    .groups(&[Group::Process, Group::Bidder])
    .reads(&[
        ("tender", &["bid_deadline"]),
        ("bid", &["bidder", "received_on"]),
        ("credential", &["party", "list", "ban_scope", "issued_on", "valid_from", "valid_to", "state"]),
    ])
    .but(&["bid_deadline", "list", "ban_scope", "issued_on", "valid_from", "valid_to"])
    .counts(Measure::Count)
    .by(r046),
    Flag::new(
        "R053",
        l("同场投标的一对总是同一家中标", "Co-bidding pairs have the same recurrent winner"),
        l("总是同场出现、总是一家中标,另一家像是固定的陪标。", "A pair that always meets with the same winner looks like a bidder and its shadow."),
        l(
            "两家在已定标项目中同场不少于 4 次,每次都由其中同一家中标。值为同场次数;一个项目超过 30 家的不看。一家多次的合为一条,取最大值。",
            "Two bidders met in 4 awarded procedures or more, each won by the same one of them. The value is how often; procedures of more than 30 bidders left out. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Winner, Group::Bidder])
    .reads(&[("tender", &["state", "winner"]), ("bid", &["bidder"])])
    .counts(Measure::Count)
    .by(r053),
    Flag::new(
        "R057",
        l("轮流中标", "Bid rotation"),
        l("固定的几家轮流坐庄。", "A fixed circle takes turns."),
        l(
            "完全相同的一组投标人(至少 3 家)在已定标项目中相遇不少于 4 次,至少 3 家中过标,且按投标截止日期排列没有一家连中。值为相遇次数。一家多次的合为一条,取最大值。",
            "The very same bidders (3 or more) met in 4 awarded procedures or more, at least 3 of them won, and in order of the deadlines none won twice running. The value is how often they met. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Bidder])
    .reads(&[("tender", &["state", "winner", "bid_deadline"]), ("bid", &["bidder"])])
    .counts(Measure::Count)
    .by(r057),
];

fn r018(data: &Data, out: &mut Outcome) {
    for tender in data.tenders.iter().filter(|t| t.opened && t.method.is_tendering()) {
        match data.bids(tender) {
            [] => out.lacks(Cause::NoBids, tender.id),
            bids => {
                out.judged += 1;
                if let [bid] = bids {
                    out.raise(Group::Process, tender.id, 1.0, Some(1.0), vec![tender.id, bid.id]);
                }
            }
        }
    }
}

fn r019(data: &Data, out: &mut Outcome) {
    let mut groups: BTreeMap<(Id, Class), (usize, Vec<Id>)> = BTreeMap::new();
    for tender in data.tenders.iter().filter(|t| t.opened && t.method != Method::Single) {
        let Some(class) = out.need(tender.class, "tender", "item_code", tender.id) else { continue };
        if data.bids(tender).is_empty() {
            out.lacks(Cause::NoBids, tender.id);
            continue;
        }
        let group = groups.entry((tender.buyer, class)).or_default();
        group.0 += data.bids(tender).len();
        group.1.push(tender.id);
    }
    for ((buyer, _), (bids, rows)) in groups {
        if rows.len() < AVERAGED {
            continue;
        }
        out.judged += 1;
        let average = bids as f64 / rows.len() as f64;
        if average < BIDDERS {
            out.raise(Group::Buyer, buyer, average, Some(BIDDERS), rows);
        }
    }
}

fn r020(data: &Data, out: &mut Outcome) {
    out.judged += data.tenders.len() as u64;
    for same in data.challenges.chunk_by(|a, b| a.0 == b.0) {
        let Some(tender) = data.tender(same[0].0) else { continue };
        let rows = std::iter::once(tender.id).chain(same.iter().map(|(_, id)| *id)).collect();
        out.raise(Group::Process, tender.id, same.len() as f64, Some(1.0), rows);
    }
}

/// Awarded procedures with a winner and bids; the others are noted. A single source may have no bids.
pub(super) fn awarded<'d>(data: &'d Data, out: &mut Outcome) -> Vec<&'d Tender> {
    let mut found = Vec::new();
    for tender in data.tenders.iter().filter(|t| t.awarded) {
        if tender.winner == NONE {
            out.lacks(Cause::Blank("tender", "winner"), tender.id);
        } else if data.bids(tender).is_empty() {
            if tender.method != Method::Single {
                out.lacks(Cause::NoBids, tender.id);
            }
        } else {
            found.push(tender);
        }
    }
    found
}

/// The valid bids of a procedure, one a bidder.
fn valid<'d>(data: &'d Data, tender: &Tender) -> Vec<&'d Bid> {
    let mut bids: Vec<&Bid> = data.bids(tender).iter().filter(|b| b.standing == Standing::Valid).collect();
    bids.sort_by_key(|b| b.bidder);
    bids.dedup_by_key(|b| b.bidder);
    bids
}

fn r025(data: &Data, out: &mut Outcome) {
    let tenders = awarded(data, out);
    let mut tally = vec![(0_u32, 0_u32); data.parties.len()];
    for tender in &tenders {
        for bid in valid(data, tender) {
            let own = &mut tally[bid.bidder as usize];
            own.0 += u32::from(bid.bidder == tender.winner);
            own.1 += 1;
        }
    }
    let ratio = |(won, all): (u32, u32)| f64::from(won) / f64::from(all);
    let bidders = || tally.iter().copied().filter(|(_, all)| *all > 0);
    let mut counts: Vec<f64> = bidders().map(|(_, all)| f64::from(all)).collect();
    counts.sort_unstable_by(f64::total_cmp);
    let often = quartile::quantile(&counts, 0.75);
    let mut ratios: Vec<f64> = bidders().map(ratio).collect();
    let Some(fence) = out.fence(&mut ratios, 1, Side::Low) else { return };
    out.judged += ratios.len() as u64;
    let seldom = |own: (u32, u32)| own.1 > 0 && f64::from(own.1) >= often && ratio(own) <= fence;
    let mut rows: HashMap<u32, Vec<Id>> = HashMap::new();
    for tender in &tenders {
        for bid in valid(data, tender).into_iter().filter(|b| seldom(tally[b.bidder as usize])) {
            rows.entry(bid.bidder).or_default().push(bid.id);
        }
    }
    for (bidder, rows) in rows {
        out.raise(Group::Bidder, data.party(bidder), ratio(tally[bidder as usize]), Some(fence), rows);
    }
}

fn r035(data: &Data, out: &mut Outcome) {
    for tender in awarded(data, out) {
        out.judged += 1;
        let valid = valid(data, tender);
        if valid.len() != 1 || valid[0].bidder != tender.winner {
            continue;
        }
        let rejected = data.bids(tender).iter().filter(|b| b.standing == Standing::Disqualified);
        let others: Vec<&Bid> = rejected.filter(|b| b.bidder != tender.winner).collect();
        let number = others.iter().map(|b| b.bidder).collect::<HashSet<_>>().len();
        if number > 0 {
            let rows: Vec<Id> = [tender.id, valid[0].id].into_iter().chain(others.iter().map(|b| b.id)).collect();
            out.raise(Group::Process, tender.id, number as f64, Some(1.0), rows.clone());
            out.raise(Group::Winner, data.party(tender.winner), number as f64, Some(1.0), rows);
        }
    }
}

fn r046(data: &Data, out: &mut Outcome) {
    if data.sanctions.is_empty() {
        // No list in the ledger, nobody on it: the flag is silent, not unknown.
        out.judged += data.tenders.len() as u64;
        return;
    }
    for tender in &data.tenders {
        for bid in data.bids(tender) {
            let from = data.sanctions.partition_point(|s| s.party < bid.bidder);
            let own = data.sanctions[from..].iter().take_while(|s| s.party == bid.bidder);
            if own.clone().next().is_none() {
                out.judged += 1;
                continue;
            }
            let day = bid.received_on.or(tender.bid_deadline);
            let Some(day) = out.need(day, "bid", "received_on", bid.id) else { continue };
            out.judged += 1;
            let holds =
                |s: &&super::data::Sanction| s.from.is_none_or(|from| from <= day) && s.to.is_none_or(|to| day <= to);
            let ids: Vec<Id> = own.filter(holds).map(|s| s.id).collect();
            if !ids.is_empty() {
                let value = ids.len() as f64;
                let rows: Vec<Id> = [tender.id, bid.id].into_iter().chain(ids).collect();
                out.raise(Group::Process, tender.id, value, Some(1.0), rows.clone());
                out.raise(Group::Bidder, data.party(bid.bidder), value, Some(1.0), rows);
            }
        }
    }
}
