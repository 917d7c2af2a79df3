//! What a procedure saved and what of it was published late, how a bid stands to the winning one, and whether a challenge came in
//! time (kinds.md §2.3). Lateness is what the rules of `check` find.

use super::value::{Computed, Said};
use super::{Judge, eligibility};
use crate::both;
use crate::catalog::procurement::{ACCEPTANCE, BID, CHALLENGE, CONTRACT, CREDENTIAL, TENDER};
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::rules::check::{self, Verdict};
use crate::rules::computed::{bond_rate, share};
use crate::schema::{CodeItem, CodeList, Field, Row, Type};

const fn item(code: &'static str, zh: &'static str) -> CodeItem {
    CodeItem { code, zh, aliases: &[] }
}

/// What of a procedure is published.
static PUBLICITY: CodeList = CodeList {
    name: "publicity",
    items: &[
        item("intent", "采购意向"),
        item("notice", "采购公告"),
        item("result", "结果公告"),
        item("contract", "合同公开"),
        item("acceptance", "验收结果公告"),
    ],
};

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "tender",
        Field::new("bidders", "投标家数", Type::Int),
        Label::new("未撤回的投标数", "bids that were not withdrawn"),
        bidders,
    ),
    Computed::new(
        "tender",
        Field::new("saving", "节约金额", Type::Money),
        Label::new("预算金额 − 中标金额;超预算的为负", "budget - award_amount; negative above the budget"),
        saving,
    ),
    Computed::new(
        "tender",
        Field::new("saving_rate", "节约率", Type::Rate),
        Label::new("节约金额 ÷ 预算金额", "saving / budget"),
        saving_rate,
    ),
    Computed::new(
        "tender",
        Field::new("suspended", "暂停中", Type::Bool),
        Label::new("有暂停活动的质疑投诉尚未了结", "a challenge that suspends the procedure is open"),
        suspended,
    ),
    Computed::new(
        "tender",
        Field::new("late_open", "迟延公开项", Type::List(&Type::Code(&PUBLICITY))),
        Label::new(
            "逾期或未公开的: 采购意向(CG-03)、采购公告(已公告而无公告日期)、结果公告(CG-06)、合同公开(CG-30)、\
             验收结果公告(CG-53)",
            "published late or not at all: intent (CG-03), notice (announced without a notice_on), result (CG-06), \
             contract (CG-30), result of acceptance (CG-53)",
        ),
        late_open,
    ),
    Computed::new(
        "bid",
        Field::new("bond_rate", "保证金比例", Type::Rate),
        Label::new(
            "投标保证金 ÷ 项目预算金额(上限 {bid.bond_max})",
            "bid bond / budget of the tender (at most {bid.bond_max})",
        ),
        bond,
    ),
    Computed::new(
        "bid",
        Field::new("gap", "与中标价差", Type::Money),
        Label::new(
            "最后报价(没有的为投标报价)− 中标投标的最后报价;中标者和已撤回的没有",
            "final_price, or else price, - that of the winning bid; not of the winner and of what was withdrawn",
        ),
        gap,
    ),
    Computed::new(
        "bid",
        Field::new("own_hit", "本地名单命中", Type::Bool),
        Label::new(
            "递交之日投标人有有效的严重失信名单信息",
            "on the day of receipt the bidder had a valid credential with a list",
        ),
        own_hit,
    ),
];

pub(super) static CHALLENGES: &[Computed] = &[
    Computed::new(
        "challenge",
        Field::new("in_time", "提出及时", Type::Bool),
        Label::new(
            "质疑: 知悉之日起 {challenge.file} 内(ZY-06);采购投诉: 质疑答复期满({challenge.question})后 \
             {challenge.complaint_file} 内(ZY-07);招标投标投诉: 知悉之日起 {challenge.bid_file} 内(ZY-08);对招标文件的异议: \
             投标截止 {challenge.objection_before} 前(ZY-09)",
            "question: within {challenge.file} of knowing (ZY-06); complaint in procurement: within \
             {challenge.complaint_file} of the end of the time to answer the question, {challenge.question} (ZY-07); in \
             bidding: within {challenge.bid_file} of knowing (ZY-08); objection to documents: \
             {challenge.objection_before} before the bid deadline (ZY-09)",
        ),
        in_time,
    ),
    Computed::new(
        "challenge",
        Field::new("false_hint", "建议记不良行为", Type::Bool),
        Label::new("处理结果为虚假、恶意", "the result is that it was false or malicious"),
        false_hint,
    ),
];

fn bidders(judge: &Judge<'_>) -> Result<Said> {
    let bids = judge.reader.children(&BID, "tender", judge.row.id())?;
    Ok(Said::count(bids.iter().filter(|bid| bid.state() != "withdrawn").count()))
}

/// Budget and award, once there is one.
fn awarded(judge: &Judge<'_>, find: impl FnOnce(i64, i64) -> Said) -> Said {
    let (budget, award) = (judge.row.int("budget"), judge.row.int("award_amount"));
    match budget.zip(award) {
        Some((budget, award)) if !judge.is_in(&["aborted"]) => find(budget, award),
        None if judge.is_in(&["awarded", "contracted", "closed"]) => {
            Said::Cannot(check::blank(&TENDER, "award_amount"))
        }
        _ => Said::Nothing,
    }
}

fn saving(judge: &Judge<'_>) -> Result<Said> {
    Ok(awarded(judge, |budget, award| Said::Is(budget.saturating_sub(award).into())))
}

fn saving_rate(judge: &Judge<'_>) -> Result<Said> {
    Ok(awarded(judge, |budget, award| Said::maybe(share(budget.saturating_sub(award), budget))))
}

fn suspended(judge: &Judge<'_>) -> Result<Said> {
    let challenges = judge.reader.children(&CHALLENGE, "tender", judge.row.id())?;
    Ok(Said::when(challenges.iter().any(|one| one.int("suspends") == Some(1) && !one.is_closed())))
}

/// What was published late, and the first reason why something cannot be told.
struct Publicity<'j, 'a> {
    judge: &'j Judge<'a>,
    late: Vec<String>,
    unknown: Option<Both>,
}

impl Publicity<'_, '_> {
    fn ask(&mut self, item: &str, code: &str, id: &str) -> Result<()> {
        if self.late.last().is_some_and(|last| last == item) {
            return Ok(());
        }
        match self.judge.verdict(code, id)? {
            Some(Verdict::Finding { .. }) => self.late.push(item.to_owned()),
            Some(Verdict::NotComputable(why)) => self.unknown = self.unknown.take().or(Some(why)),
            None | Some(Verdict::Clean) => {}
        }
        Ok(())
    }
}

fn late_open(judge: &Judge<'_>) -> Result<Said> {
    let (reader, id) = (judge.reader, judge.row.id());
    let mut found = Publicity { judge, late: Vec::new(), unknown: None };
    found.ask("intent", "CG-03", id)?;
    let announced = judge.is_in(&["announced", "evaluating", "awarded", "contracted", "closed"]);
    if announced && judge.row.date("notice_on").is_none() {
        found.late.push("notice".to_owned());
    }
    found.ask("result", "CG-06", id)?;
    let contracts = reader.children(&CONTRACT, "tender", id)?;
    for contract in &contracts {
        found.ask("contract", "CG-30", contract.id())?;
    }
    for contract in &contracts {
        for acceptance in reader.children(&ACCEPTANCE, "contract", contract.id())? {
            found.ask("acceptance", "CG-53", acceptance.id())?;
        }
    }
    Ok(match found.unknown {
        Some(why) if found.late.is_empty() => Said::Cannot(why),
        _ => Said::list(&found.late),
    })
}

fn bond(judge: &Judge<'_>) -> Result<Said> {
    let Some(bond) = judge.row.int("bond").filter(|bond| *bond > 0) else { return Ok(Said::Nothing) };
    let tender = judge.reader.get(&TENDER, judge.row.text("tender").unwrap_or_default())?;
    let budget = tender.and_then(|tender| tender.int("budget"));
    Ok(Said::maybe(bond_rate(Some(bond), budget.unwrap_or(0))))
}

/// The last price offered.
fn price(bid: &Row) -> Option<i64> {
    bid.int("final_price").or_else(|| bid.int("price"))
}

fn gap(judge: &Judge<'_>) -> Result<Said> {
    if judge.is_in(&["won", "withdrawn"]) {
        return Ok(Said::Nothing);
    }
    let bids = judge.reader.children(&BID, "tender", judge.row.text("tender").unwrap_or_default())?;
    let Some(won) = bids.iter().find(|bid| bid.state() == "won") else { return Ok(Said::Nothing) };
    Ok(match price(judge.row).zip(price(won)) {
        Some((own, won)) => Said::Is(own.saturating_sub(won).into()),
        None => Said::Cannot(check::blank(&BID, "price")),
    })
}

fn own_hit(judge: &Judge<'_>) -> Result<Said> {
    let Some(received_on) = judge.row.date("received_on") else { return Ok(Said::Nothing) };
    let credentials = judge.reader.children(&CREDENTIAL, "party", judge.row.text("bidder").unwrap_or_default())?;
    let hit = |one: &&Row| one.text("list").is_some() && eligibility::barred(one, received_on);
    let ids: Vec<&str> = credentials.iter().filter(hit).map(Row::id).collect();
    if ids.is_empty() {
        return Ok(Said::Nothing);
    }
    let (zh, en) = (ids.join("、"), ids.join(", "));
    Ok(Said::Told(1.into(), both!("是: {zh}", "yes: {en}")))
}

fn in_time(judge: &Judge<'_>) -> Result<Said> {
    let rules: &[&str] = match judge.row.text("kind") {
        Some("question") => &["ZY-06"],
        // One for procurement, one for bidding outside it.
        Some("complaint") => &["ZY-07", "ZY-08"],
        Some("objection") => &["ZY-09"],
        _ => &[],
    };
    for code in rules {
        match judge.verdict(code, judge.row.id())? {
            None => {}
            Some(Verdict::Clean) => return Ok(Said::when(true)),
            Some(Verdict::Finding { text, .. }) => {
                let (zh, en) = (text.zh, text.en);
                return Ok(Said::Told(0.into(), both!("否: {zh}", "no: {en}")));
            }
            Some(Verdict::NotComputable(why)) => return Ok(Said::Cannot(why)),
        }
    }
    Ok(Said::Nothing)
}

fn false_hint(judge: &Judge<'_>) -> Result<Said> {
    Ok(Said::when(judge.row.text("result") == Some("false")))
}
