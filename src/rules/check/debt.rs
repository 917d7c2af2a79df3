//! Debt: a plan as its terms generate it and that adds up, lawful borrowing, payment in time, balances and limits.

use chrono::NaiveDate;

use super::cases::{DebtCase, FiscalCase, InstallmentCase};
use super::law::{Law, Stop, found, need, yuan};
use super::{Judge, Judged, Rule, Verdict, say};
use crate::both;
use crate::catalog::debt::{DEBT, FISCAL};
use crate::messages::Label;
use crate::rules::debt::fiscal::gap;
use crate::rules::debt::plan::{Columns, Stored, Terms, drift};
use crate::rules::debt::tally::Due;

pub(super) static RULES: &[Rule] = &[
    Rule::new(
        "ZW-01",
        say("计划与条件一致", "plan as its terms generate it"),
        say(
            "系统生成的还款计划与按债务条件推算的逐期一致,分毫不差。",
            "A generated plan is, line by line and to the fen, what the terms of the debt generate.",
        ),
        say("台账规则,待核", "rule of this register, local, to be confirmed"),
        Judge::Debt(as_generated),
    )
    .warns(),
    Rule::new(
        "ZW-02",
        say("计划本金合计等于债务本金", "plan adds up to the principal"),
        say("存续债务各期本金合计等于债务本金。", "The lines of a drawn debt add up to its principal."),
        say("实施方案 四(四)", "programme 4(4)"),
        Judge::Debt(adds_up),
    )
    .warns(),
    Rule::new(
        "ZW-03",
        say("不得自行举借或担保", "no borrowing or guarantee of its own"),
        say(
            "县区不得以转贷以外的方式举借,不得提供担保;法律另有规定的除外。",
            "A county borrows only what the province lends on and guarantees nothing, unless a statute allows it.",
        ),
        say("预算法 35", "Budget Law 35"),
        Judge::Debt(lawful),
    ),
    Rule::new(
        "ZW-04",
        say("四项检查均为是", "four checks answered yes"),
        say(
            "已核定和存续的债务依法依规、规模适度、风险可控、程序透明。",
            "Approved and drawn debt is lawful, of moderate size, controllable and transparent.",
        ),
        say("实施方案 四(四)", "programme 4(4)"),
        Judge::Debt(checked),
    ),
    Rule::new(
        "HB-01",
        say("按期还本付息", "principal and interest in time"),
        say("到期本息按期足额偿还。", "Principal and interest are paid in full on the due day."),
        say("实施方案 四(四)", "programme 4(4)"),
        Judge::Installment(in_time),
    ),
    Rule::new(
        "XE-01",
        say("债务余额勾稽", "balances add up"),
        say("年初余额 + 本年举借 − 本年还本 = 年末余额。", "Opening balance + issued − repaid = closing balance."),
        say("预算法实施条例 43-45", "Budget Law Regulation 43 to 45"),
        Judge::Fiscal(balances),
    ),
    Rule::new(
        "XE-02",
        say("余额不超过限额", "balance within the limit"),
        say("年末余额不超过批准的限额。", "The closing balance is within the approved limit."),
        say("预算法实施条例 43-45", "Budget Law Regulation 43 to 45"),
        Judge::Fiscal(within_limit),
    ),
];

/// Something that stands from no day.
const fn undated(text: crate::messages::Both) -> Verdict {
    Verdict::Finding { text, on: None }
}

/// The lines of a plan as the SELECT puts them; nothing where one cannot be read.
fn lines(c: &DebtCase) -> Option<Vec<Stored<'_>>> {
    let Some(text) = &c.lines else { return Some(Vec::new()) };
    let mut lines = text.split(';').map(line).collect::<Option<Vec<_>>>()?;
    lines.sort_by_key(|line| line.seq);
    Some(lines)
}

fn line(text: &str) -> Option<Stored<'_>> {
    let mut words = text.split(' ');
    let mut next = || words.next();
    Some(Stored {
        id: "",
        seq: next()?.parse().ok()?,
        due_on: next()?.parse().ok()?,
        principal: next()?.parse().ok()?,
        interest: next()?.parse().ok()?,
        schedule: next()?,
        state: next()?,
        rate: next()?.parse().ok(),
        plan_no: next()?.parse().ok(),
        fund_source: "",
        paid_principal: next()?.parse().ok(),
        paid_interest: None,
        paid_on: None,
    })
}

fn plan(c: &DebtCase) -> Result<Vec<Stored<'_>>, Stop> {
    lines(c)
        .filter(|lines| !lines.is_empty())
        .ok_or(Stop::Unrecorded(Label::new("还本付息计划", "the plan of its repayment")))
}

fn owed(c: &DebtCase) -> Result<(), Stop> {
    if c.state == "drawn" { Ok(()) } else { Err(Stop::DoesNotApply) }
}

fn as_generated(_: &Law<'_>, c: &DebtCase) -> Judged {
    owed(c)?;
    let lines = plan(c)?;
    if lines.iter().all(|line| line.schedule != "generated") {
        return Ok(Verdict::Clean);
    }
    let terms = Terms::from_columns(&Columns {
        id: &c.id,
        principal: c.principal,
        rate: c.rate,
        day_count: &c.day_count,
        drawn_on: c.drawn_on,
        matures_on: c.matures_on,
        repay_mode: &c.repay_mode,
        periods_year: c.periods_year,
    });
    let terms = match terms {
        Ok(terms) => terms,
        Err(faults) => return Ok(faults.into_iter().next().map_or(Verdict::Clean, |fault| undated(fault.text))),
    };
    let drift =
        drift(&terms, &lines).ok_or(Stop::Unrecorded(Label::new("可推算的条件", "a term that can be counted with")))?;
    let Some(first) = drift.first() else { return Ok(Verdict::Clean) };
    let (count, seq, principal, interest) = (drift.len(), first.seq, yuan(first.principal), yuan(first.interest));
    let id = &c.id;
    Ok(undated(both!(
        "{count} 期与推算不一致,第 {seq} 期起: 本金差 {principal} 元,利息差 {interest} 元;重新生成: chengxin 债务 生成计划 {id}",
        "{count} lines are not as generated, the first is line {seq}: {principal} 元 of principal and {interest} 元 of interest off; \
         generate again: chengxin debt generate {id}"
    )))
}

fn adds_up(_: &Law<'_>, c: &DebtCase) -> Judged {
    owed(c)?;
    let sum = plan(c)?.iter().fold(0_i64, |sum, line| sum.saturating_add(line.takes()));
    if sum == c.principal {
        return Ok(Verdict::Clean);
    }
    let (sum, principal) = (yuan(sum), yuan(c.principal));
    Ok(undated(both!(
        "各期本金合计 {sum} 元,债务本金 {principal} 元",
        "its lines add up to {sum} 元, its principal is {principal} 元"
    )))
}

fn lawful(_: &Law<'_>, c: &DebtCase) -> Judged {
    let text = match c.kind.as_str() {
        _ if c.state == "irregular" => return Ok(Verdict::Clean),
        "hidden" => both!("隐性债务: 以转贷以外的方式举借", "hidden debt: borrowed in another way than by on-lending"),
        "contingent_guarantee" => both!("县区提供担保", "a guarantee by a county"),
        _ => return Ok(Verdict::Clean),
    };
    let (id, zh, en) = (&c.id, text.zh, text.en);
    let text = both!(
        "{zh};认定并生成线索: chengxin 债务 债务 认定违规 {id}",
        "{en}; to recognise it and draft a lead: chengxin debt debt violate {id}"
    );
    Ok(found(text, c.drawn_on))
}

fn checked(_: &Law<'_>, c: &DebtCase) -> Judged {
    if !matches!(c.state.as_str(), "approved" | "drawn") {
        return Err(Stop::DoesNotApply);
    }
    let answers =
        [(c.lawful_ok, "lawful_ok"), (c.scale_ok, "scale_ok"), (c.risk_ok, "risk_ok"), (c.open_ok, "open_ok")];
    for (answer, field) in answers {
        let Some(field) = DEBT.field(field) else { continue };
        if !need(answer, &DEBT, field.name)? {
            let title = field.both();
            let (zh, en) = (title.zh, title.en);
            return Ok(undated(both!("\"{zh}\"为否", "\"{en}\" is answered no")));
        }
    }
    Ok(Verdict::Clean)
}

fn in_time(law: &Law<'_>, c: &InstallmentCase) -> Judged {
    if !matches!(c.debt_state.as_str(), "drawn" | "irregular") {
        return Err(Stop::DoesNotApply);
    }
    let paid = Due { principal: c.paid_principal.unwrap_or(0), interest: c.paid_interest.unwrap_or(0) };
    let left = Due { principal: c.principal, interest: c.interest }.less(paid).total();
    if left <= 0 || law.base.today <= c.due_on {
        return Ok(Verdict::Clean);
    }
    let (due_on, days, left) = (c.due_on, (law.base.today - c.due_on).num_days(), yuan(left));
    Ok(found(
        both!(
            "应还日期 {due_on},逾期 {days} 天,未还 {left} 元",
            "due on {due_on}, {days} days overdue, {left} 元 unpaid"
        ),
        c.due_on,
    ))
}

/// General and special debt of a year: opening, issued, repaid, closing, limit; the field of the closing balance and its name.
type YearOf = (i64, Option<i64>, Option<i64>, i64, i64, [&'static str; 2], Label);

fn classes(c: &FiscalCase) -> [YearOf; 2] {
    let (general, special) = (say("一般债务", "general debt"), say("专项债务", "special debt"));
    let fields = [["issue_general", "repay_general"], ["issue_special", "repay_special"]];
    [
        (c.open_general, c.issue_general, c.repay_general, c.close_general, c.limit_general, fields[0], general),
        (c.open_special, c.issue_special, c.repay_special, c.close_special, c.limit_special, fields[1], special),
    ]
}

/// The last day of the year.
fn end(c: &FiscalCase) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(c.year).ok()?, 12, 31)
}

fn balances(_: &Law<'_>, c: &FiscalCase) -> Judged {
    for (open, issue, repay, close, _, [issued, repaid], name) in classes(c) {
        let (issue, repay) = (need(issue, &FISCAL, issued)?, need(repay, &FISCAL, repaid)?);
        let gap = gap(open, issue, repay, close);
        if gap != 0 {
            let (gap, zh, en) = (yuan(gap), name.zh, name.en);
            let text = both!("{zh}余额相差 {gap} 元", "the balance of {en} is {gap} 元 off");
            return Ok(Verdict::Finding { text, on: end(c) });
        }
    }
    Ok(Verdict::Clean)
}

fn within_limit(_: &Law<'_>, c: &FiscalCase) -> Judged {
    for (.., close, limit, _, name) in classes(c) {
        if close > limit {
            let (close, limit, zh, en) = (yuan(close), yuan(limit), name.zh, name.en);
            let text =
                both!("{zh}年末余额 {close} 元,限额 {limit} 元", "{en} closes at {close} 元; its limit is {limit} 元");
            return Ok(Verdict::Finding { text, on: end(c) });
        }
    }
    Ok(Verdict::Clean)
}
