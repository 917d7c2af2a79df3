//! Flags of time: too short, too long, too late, not at all.

use chrono::NaiveDate;

use super::bids::awarded;
use super::data::{Bid, Data, Method, Standing, Tender};
use super::{Cause, Flag, Group, Measure, Outcome, Side, l};

/// Procedures compared at least, where a fence is drawn.
const LEAST: usize = 20;

pub(super) static FLAGS: &[Flag] = &[
    Flag::new(
        "R003",
        l("投标准备期过短", "The submission period is too short"),
        l(
            "时间太短,只有事先知情的供应商来得及编制文件,竞争落空。",
            "In too short a time only those who knew beforehand can prepare a bid.",
        ),
        l(
            "投标截止日期 − 公告日期,整日数小于界限即预警。界限按采购方式: 公开招标、邀请招标用法定的 20 日,磋商 10 日,谈判和询价 3 个工作日,其余用参数;单一来源不判。",
            "Whole days from notice to bid deadline, below the threshold. It follows the method: 20 days by statute for open and invited tendering, 10 days for consultation, 3 working days for negotiation and inquiry, the parameter for the rest; single source is not judged.",
        ),
    )
    .reads(&[("tender", &["method", "notice_on", "bid_deadline"])])
    .parameters(&["tender.period", "flag.short_consultation", "flag.short_inquiry", "flag.short_days"])
    .counts(Measure::Days)
    .by(r003),
    Flag::new(
        "R014",
        l("公告至开标时间明显偏短", "Short time between advertising and opening"),
        l(
            "达到法定最低天数,但与本区同类项目相比明显偏短,也值得查看。",
            "It meets the legal minimum and yet is far below what is usual here.",
        ),
        l(
            "同一采购方式的项目中,公告日期至投标截止日期的天数 ≤ Q1 − 1.5·IQR;至少 20 个项目。",
            "Among procedures of one method, days from notice to deadline at or below Q1 - 1.5 IQR; at least 20 procedures.",
        ),
    )
    .reads(&[("tender", &["method", "notice_on", "bid_deadline"])])
    .counts(Measure::Days)
    .by(r014),
    Flag::new(
        "R015",
        l("开标至评审时间过长", "Long time between bid opening and evaluation"),
        l("评审拖延给改动文件和私下接触留下时间。", "Delay leaves time to alter documents and to negotiate in secret."),
        l(
            "投标截止日期至评审报告日期的天数 ≥ Q3 + 1.5·IQR;至少 20 个项目。",
            "Days from bid deadline to evaluation report at or above Q3 + 1.5 IQR; at least 20 procedures.",
        ),
    )
    .reads(&[("tender", &["bid_deadline", "report_on"])])
    .counts(Measure::Days)
    .by(r015),
    Flag::new(
        "R030",
        l("逾期投标中标", "Late bid won"),
        l("截止后的投标应当拒收;中标说明有人得到了优待。", "A late bid must be refused; that it won means favour."),
        l(
            "有效投标标为逾期,或递交日期晚于投标截止日期,且投标人就是中标供应商。值为晚了几天;只有逾期标记、按日期看不晚的,值为 1,没有界限。一家多次的合为一条,取最大值。",
            "A valid bid marked late, or received after the deadline, whose bidder is the winner. The value is by how many days; where only the mark says so, 1 without a threshold. Several of one party are one line with the largest.",
        ),
    )
    .groups(&[Group::Process, Group::Winner])
    .reads(&[("tender", &["bid_deadline", "winner"]), ("bid", &["received_on", "late", "state"])])
    .but(&["late"])
    .needs_bids()
    .counts(Measure::Days)
    .by(r030),
    Flag::new(
        "R060",
        l("定标后迟迟不签合同", "Long time between award and signature"),
        l("拖延签约常是在重谈条件,或逼中标人放弃。", "Delay often means that terms are renegotiated after the award."),
        l(
            "中标通知书日期至首份合同签订日期的天数大于参数(法定 30 日);未签的看到今天。",
            "Days from the letter of award to the first contract above the parameter (30 by statute); unsigned, until today.",
        ),
    )
    .reads(&[("tender", &["award_on"]), ("contract", &["tender", "signed_on"])])
    .but(&["tender", "signed_on"])
    .parameters(&["tender.sign"])
    .counts(Measure::Days)
    .by(r060),
    Flag::new(
        "R061",
        l("评审决定过快", "Decision period extremely short"),
        l("当天就定结果,很难真正评审。", "A result on the very day of opening leaves no time to evaluate."),
        l(
            "公开招标、邀请招标: 投标截止日期至确定结果日期不足 1 日。",
            "For open and invited tendering: less than one day from bid deadline to the confirmed result.",
        ),
    )
    .reads(&[("tender", &["method", "bid_deadline", "confirmed_on"])])
    .counts(Measure::Days)
    .by(r061),
    Flag::new(
        "R062",
        l("评审决定过慢", "Decision period extremely long"),
        l("久拖不决给私下交易留下时间。", "Long indecision leaves time for secret dealings."),
        l(
            "投标截止日期至确定结果日期的天数 ≥ Q3 + 1.5·IQR;至少 20 个项目。",
            "Days from bid deadline to the confirmed result at or above Q3 + 1.5 IQR; at least 20 procedures.",
        ),
    )
    .reads(&[("tender", &["bid_deadline", "confirmed_on"])])
    .counts(Measure::Days)
    .by(r062),
    Flag::new(
        "R063",
        l("合同未公开", "Contract is not published"),
        l("不公开的合同无人能监督。", "Nobody can watch over a contract that is not published."),
        l(
            "签订日期之后超过参数规定的工作日仍未公开,或公开晚于该日;值为签订后的工作日数。",
            "Not published, or published later than the working days of the parameter after signing; the value counts working days.",
        ),
    )
    .groups(&[Group::Contract])
    .reads(&[("contract", &["signed_on", "published_on"])])
    .but(&["published_on"])
    .parameters(&["contract.publish"])
    .counts(Measure::Days)
    .by(r063),
];

fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    (to - from).num_days() as f64
}

fn r003(data: &Data, out: &mut Outcome) {
    let tendering = data.limit("tender.period");
    let (consultation, inquiry) = (data.limit("flag.short_consultation"), data.limit("flag.short_inquiry"));
    let other = data.limit("flag.short_days");
    for tender in &data.tenders {
        let limit = match tender.method {
            Method::Single => continue,
            Method::Open | Method::Invited => &tendering,
            Method::Consultation => &consultation,
            Method::Negotiation | Method::Inquiry => &inquiry,
            Method::Other => &other,
        };
        let Some((from, to)) = period(tender, out) else { continue };
        let Some((length, least)) = limit.measured(from, to, &data.calendar) else {
            out.lacks(Cause::Parameter(limit.name), tender.id);
            continue;
        };
        out.judged += 1;
        if length < least {
            out.raise(Group::Process, tender.id, length, Some(least), vec![tender.id]);
        }
    }
}

/// Notice and deadline; what is planned has neither yet.
fn period(tender: &Tender, out: &mut Outcome) -> Option<(NaiveDate, NaiveDate)> {
    if !tender.opened && tender.notice_on.is_none() && tender.bid_deadline.is_none() {
        return None;
    }
    let from = out.need(tender.notice_on, "tender", "notice_on", tender.id)?;
    let to = out.need(tender.bid_deadline, "tender", "bid_deadline", tender.id)?;
    Some((from, to))
}

fn r014(data: &Data, out: &mut Outcome) {
    let methods = [Method::Open, Method::Invited, Method::Consultation, Method::Negotiation, Method::Inquiry];
    let mut most = 0;
    for method in methods {
        let mut found = Vec::new();
        for tender in data.tenders.iter().filter(|t| t.method == method) {
            if let Some((from, to)) = period(tender, out) {
                found.push((tender, days(from, to)));
            }
        }
        most = most.max(found.len());
        if found.len() >= LEAST {
            outliers(out, &found, Side::Low);
        }
    }
    if (1..LEAST).contains(&most) {
        out.cannot(Cause::Few(most, LEAST));
    }
}

/// Raises procedures whose length is at or beyond a fence.
fn outliers(out: &mut Outcome, found: &[(&Tender, f64)], side: Side) {
    let mut values: Vec<f64> = found.iter().map(|(_, value)| *value).collect();
    let Some(fence) = out.fence(&mut values, LEAST, side) else { return };
    out.judged += found.len() as u64;
    for (tender, value) in found {
        let beyond = match side {
            Side::Low => *value <= fence,
            Side::High => *value >= fence,
        };
        if beyond {
            out.raise(Group::Process, tender.id, *value, Some(fence), vec![tender.id]);
        }
    }
}

fn r015(data: &Data, out: &mut Outcome) {
    let found = since_opening(data, out, "report_on", |t| t.report_on);
    outliers(out, &found, Side::High);
}

fn r062(data: &Data, out: &mut Outcome) {
    let found = since_opening(data, out, "confirmed_on", |t| t.confirmed_on);
    outliers(out, &found, Side::High);
}

/// Days from opening to a later date of awarded procedures.
fn since_opening<'d>(
    data: &'d Data,
    out: &mut Outcome,
    field: &'static str,
    end: fn(&Tender) -> Option<NaiveDate>,
) -> Vec<(&'d Tender, f64)> {
    let mut found = Vec::new();
    for tender in data.tenders.iter().filter(|t| t.awarded && t.method != Method::Single) {
        let from = out.need(tender.bid_deadline, "tender", "bid_deadline", tender.id);
        let to = out.need(end(tender), "tender", field, tender.id);
        if let Some((from, to)) = from.zip(to) {
            found.push((tender, days(from, to)));
        }
    }
    found
}

fn r061(data: &Data, out: &mut Outcome) {
    let found = since_opening(data, out, "confirmed_on", |t| t.confirmed_on);
    for (tender, value) in found.into_iter().filter(|(t, _)| t.method.is_tendering()) {
        out.judged += 1;
        if value < 1.0 {
            out.raise(Group::Process, tender.id, value, Some(1.0), vec![tender.id]);
        }
    }
}

fn r030(data: &Data, out: &mut Outcome) {
    for tender in awarded(data, out) {
        let winning = |bid: &&Bid| bid.bidder == tender.winner && bid.standing == Standing::Valid;
        for bid in data.bids(tender).iter().filter(winning) {
            let by = tender.bid_deadline.zip(bid.received_on).map(|(end, on)| days(end, on));
            let late = match (bid.late, by) {
                (_, Some(by)) if by > 0.0 => Some((by, Some(0.0))),
                // The hour of receipt is kept by the mark alone.
                (Some(true), _) => Some((1.0, None)),
                // The day of receipt is never blank.
                (None, None) => {
                    out.lacks(Cause::Blank("tender", "bid_deadline"), tender.id);
                    continue;
                }
                _ => None,
            };
            out.judged += 1;
            if let Some((value, threshold)) = late {
                out.raise(Group::Process, tender.id, value, threshold, vec![tender.id, bid.id]);
                out.raise(Group::Winner, data.party(bid.bidder), value, threshold, vec![tender.id, bid.id]);
            }
        }
    }
}

fn r060(data: &Data, out: &mut Outcome) {
    let limit = data.limit("tender.sign");
    let mut first: Vec<Option<(NaiveDate, super::Id)>> = vec![None; data.tenders.len()];
    for contract in data.contracts.iter().filter(|c| c.supplement_of == super::data::NONE) {
        if let (Some(slot), Some(on)) = (first.get_mut(contract.tender as usize), contract.signed_on)
            && slot.is_none_or(|(day, _)| on < day)
        {
            *slot = Some((on, contract.id));
        }
    }
    for (tender, first) in data.tenders.iter().zip(first) {
        if !tender.awarded {
            continue;
        }
        let Some(from) = out.need(tender.award_on, "tender", "award_on", tender.id) else { continue };
        let to = first.map_or(data.today, |(day, _)| day);
        let Some((length, most)) = limit.measured(from, to, &data.calendar) else {
            out.lacks(Cause::Parameter(limit.name), tender.id);
            continue;
        };
        out.judged += 1;
        if limit.end(from, &data.calendar).is_some_and(|end| to > end) {
            let rows = std::iter::once(tender.id).chain(first.map(|(_, id)| id)).collect();
            out.raise(Group::Process, tender.id, length, Some(most), rows);
        }
    }
}

fn r063(data: &Data, out: &mut Outcome) {
    let limit = data.limit("contract.publish");
    for contract in &data.contracts {
        let Some(from) = out.need(contract.signed_on, "contract", "signed_on", contract.id) else { continue };
        let to = contract.published_on.unwrap_or(data.today);
        let Some((length, most)) = limit.measured(from, to, &data.calendar) else {
            out.lacks(Cause::Parameter(limit.name), contract.id);
            continue;
        };
        out.judged += 1;
        if limit.end(from, &data.calendar).is_some_and(|end| to > end) {
            out.raise(Group::Contract, contract.id, length, Some(most), vec![contract.id]);
        }
    }
}
