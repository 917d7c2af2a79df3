//! When a payment is due, how late it is and what interest it bears (kinds.md §2.3): the days and sums are those of `check` and
//! `due`.

use super::Judge;
use super::value::{Computed, Said};
use crate::both;
use crate::catalog::procurement::PAYMENT;
use crate::error::Result;
use crate::messages::{Both, Label};
use crate::rules::check::{self, Verdict};
use crate::rules::computed::{Due, Owed, Owing, overdue_days};
use crate::schema::{Field, Type};
use crate::terms::money;

pub(super) static VALUES: &[Computed] = &[
    Computed::new(
        "payment",
        Field::new("clock_on", "计时起点", Type::Date),
        Label::new(
            "合同验收后结算且填了验收记录的,为该验收的付款起算日;否则为起算日期;都没有的待起算",
            "clock_start of the acceptance where the contract settles by acceptance and one is named, else basis_on; \
             without either the clock has not started",
        ),
        clock_on,
    ),
    Computed::new(
        "payment",
        Field::new("due_on", "应付日期", Type::Date),
        Label::new(
            "约定付款日期;没有的为计时起点 + 合同约定付款天数,合同未约定的中小企业 {payment.sme_days}、其他 {payment.days};\
             中小企业最迟为计时起点 + {payment.sme_max}",
            "agreed_on; else clock_on + the contract's pay_days, where it is silent {payment.sme_days} for an SME and \
             {payment.days} for others; for an SME never past clock_on + {payment.sme_max}",
        ),
        due_on,
    ),
    Computed::new(
        "payment",
        Field::new("overdue_days", "逾期天数", Type::Int),
        Label::new(
            "应付日期至付清之日(无争议部分未付清的至当日)",
            "days from due_on to the day of full payment, or to today while an undisputed part is open",
        ),
        overdue,
    )
    .days(),
    Computed::new(
        "payment",
        Field::new("interest_due", "应计利息", Type::Money),
        Label::new(
            "中小企业: (迟付部分 × 迟付天数 + (应付 − 争议 − 已付) × 逾期天数) × (约定逾期年利率 ÷ 365,未约定的 \
             {payment.sme_interest}),四舍五入到分;不扣已付利息;利息、退保证金不计",
            "of an SME: (part paid late x its days late + (amount - disputed - paid_amount) x overdue days) x \
             (interest_rate / 365, where none is agreed {payment.sme_interest}), rounded half up to the fen; interest \
             paid is not taken off; none on interest and refunds",
        ),
        interest,
    ),
    Computed::new(
        "payment",
        Field::new("rate_low", "约定利率过低", Type::Bool),
        Label::new(
            "规则 FK-05: 对中小企业约定的逾期年利率低于签订之日的 {payment.lpr}",
            "rule FK-05: the rate agreed with an SME is below {payment.lpr} of the day of signing",
        ),
        rate_low,
    ),
    Computed::new(
        "payment",
        Field::new("bad_excuse", "法定不得作为理由", Type::Bool),
        Label::new(
            "规则 FK-06: 对中小企业逾期未付的理由为人员变更、内部流程或审计",
            "rule FK-06: an SME is paid late for a change of persons, the internal process or an audit",
        ),
        bad_excuse,
    ),
];

/// What a value of a payment is computed from, once its contract and acceptance are read.
fn with(judge: &Judge<'_>, find: impl FnOnce(&Owed<'_>) -> Said) -> Result<Said> {
    let Some(owing) = Owing::read(judge.reader, judge.row)? else { return Ok(Said::Nothing) };
    Ok(find(&owing.terms(judge.row)?))
}

fn clock_on(judge: &Judge<'_>) -> Result<Said> {
    with(judge, |owed| match owed.clock(judge.parameters, judge.as_of) {
        Err(missing) => Said::Cannot(missing.both()),
        Ok(Some(clock)) => Said::Is(clock.into()),
        Ok(None) if owed.payment.agreed_on.is_some() || !owed.payment.by_clock() => Said::Nothing,
        Ok(None) => Said::Cannot(not_started(owed)),
    })
}

/// Why no clock runs yet.
fn not_started(owed: &Owed<'_>) -> Both {
    match owed.acceptance {
        Some(acceptance) if owed.by_acceptance() && acceptance.state == "failed" => {
            both!("待起算: 验收不合格", "not started: the acceptance failed")
        }
        Some(_) if owed.by_acceptance() => {
            both!("待起算: 尚未验收,也未过应验收日期", "not started: not accepted yet, and acceptance is not overdue")
        }
        _ => both!("待起算: 没有起算日期", "not started: no day for it is recorded"),
    }
}

/// The day due, or what is said in its place.
fn due(judge: &Judge<'_>, owed: &Owed<'_>) -> std::result::Result<Due, Said> {
    match owed.due(judge.parameters, judge.as_of) {
        Err(missing) => Err(Said::Cannot(missing.both())),
        Ok(Some(due)) => Ok(due),
        Ok(None) if owed.by_acceptance() || !owed.payment.by_clock() => Err(Said::Nothing),
        Ok(None) => Err(Said::Cannot(check::blank(&PAYMENT, "basis_on"))),
    }
}

fn due_on(judge: &Judge<'_>) -> Result<Said> {
    with(judge, |owed| match due(judge, owed) {
        Ok(due) => told(&due),
        Err(said) => said,
    })
}

/// A day due with what is unsure about it: a parameter to be confirmed, or years that the calendar does not know yet.
pub(super) fn told(due: &Due) -> Said {
    let plain = super::day(due.on);
    let noted = due.term.as_ref().map_or_else(|| plain.clone(), |term| check::noted(&term.row, &plain));
    let text = check::unsure(noted, due.provisional);
    if text == plain { Said::Is(due.on.into()) } else { Said::Told(due.on.into(), text) }
}

fn overdue(judge: &Judge<'_>) -> Result<Said> {
    with(judge, |owed| match due(judge, owed) {
        Ok(due) => Said::positive(overdue_days(&owed.payment, due.on, judge.as_of)),
        Err(said) => said,
    })
}

fn interest(judge: &Judge<'_>) -> Result<Said> {
    let interest = check::interest_of(judge.reader, judge.parameters, judge.as_of, judge.row.id())?;
    Ok(match interest {
        Err(why) => Said::Cannot(why),
        Ok(None) => Said::Nothing,
        Ok(Some(interest)) => {
            let (sum, rate) = (money::show_grouped(interest.fen), interest.rate.both());
            let (zh, en) = (rate.zh, rate.en);
            let text = both!("{sum}({zh})", "{sum} ({en})");
            let noted = interest.figure.map_or_else(|| text.clone(), |figure| check::noted(&figure, &text));
            Said::Told(interest.fen.into(), noted)
        }
    })
}

fn rate_low(judge: &Judge<'_>) -> Result<Said> {
    judge.breach("FK-05", judge.row.text("contract").unwrap_or_default())
}

fn bad_excuse(judge: &Judge<'_>) -> Result<Said> {
    if judge.row.text("delay_excuse").is_none() {
        return Ok(Said::Nothing);
    }
    judge.breach("FK-06", judge.row.id())
}

impl Judge<'_> {
    /// What a rule says of a record.
    pub(super) fn verdict(&self, code: &str, id: &str) -> Result<Option<Verdict>> {
        check::of_record(self.reader, self.parameters, self.as_of, (code, id))
    }

    /// 是 where a rule finds a breach in a record, and why not where it cannot tell.
    fn breach(&self, code: &str, id: &str) -> Result<Said> {
        Ok(match self.verdict(code, id)? {
            None | Some(Verdict::Clean) => Said::Nothing,
            Some(Verdict::Finding { .. }) => Said::when(true),
            Some(Verdict::NotComputable(why)) => Said::Cannot(why),
        })
    }
}
