//! Warnings: every set of thresholds that is in force on the day, side by side, and what is worse than last time.

use super::service::Ratios;
use super::{Amount, Chapter, Figure, Frozen, Sources, say};
use crate::both;
use crate::catalog::debt::ASSESSMENT;
use crate::messages::{Both, Label, Lang};
use crate::rules::debt::tally::percent;
use crate::rules::debt::warning::{Measure, SETS, Set, Share};
use crate::schema::{Field, Type, Value};

pub(super) fn add(sources: &Sources, ratios: &Ratios, all: &mut Vec<Figure>) {
    let rows = sources.means_rows();
    let mut chapter = Chapter { name: Label::new("预警", "warning"), rows, excluded: Both::default(), all };
    for set in &SETS {
        judge(sources, ratios, set, &mut chapter);
    }
    chapter.excluded = say("上级通报等级不计入", "the colour told by the superior office is left out");
    worse(sources, ratios, &mut chapter);
    drifted(sources, &mut chapter);
}

/// What the latest frozen assessment rests on and was changed since: the count, then each value as computed anew.
fn drifted(sources: &Sources, chapter: &mut Chapter<'_>) {
    let Some(last) = &sources.last else { return };
    let (id, on) = (last.id(), last.date("as_of_date").unwrap_or(sources.on));
    chapter.rows = both!("{id}({on})", "{id} ({on})");
    chapter.excluded = say("基准日以后的还款和举借", "payments and borrowing after the day of the assessment");
    let gone = say("评估所用的财力数据已作废", "the means of the assessment are void");
    let count = sources.drift.as_ref().and_then(|all| i64::try_from(all.len()).ok());
    chapter.add(
        "drift",
        say("定稿后变动", "changed since frozen"),
        Amount::or(count, Amount::Number, &gone),
        say(
            "按评估基准日重算,与定稿值不同的项数",
            "fields that differ when computed anew on the day of the assessment",
        ),
    );
    for change in sources.drift.iter().flatten() {
        let Some(field) = ASSESSMENT.field(change.field) else { continue };
        let (title, frozen, now) = (field.both(), worded(field, &change.frozen), worded(field, &change.now));
        let (zh, en) = (title.zh, title.en);
        let frozen = frozen.map_or_else(|| say("空", "blank"), |amount| amount.words());
        let (frozen_zh, frozen_en) = (frozen.zh, frozen.en);
        let formula = both!("定稿时为 {frozen_zh},现按基准日重算", "as frozen: {frozen_en}; computed anew on that day");
        let why = say("现在无法计算", "it cannot be computed now");
        let title = both!("定稿后变动: {zh}", "changed since frozen: {en}");
        chapter.add(format!("drift_{}", change.field), title, now.unwrap_or(Amount::Missing(why)), formula);
    }
}

/// A stored value as the amount of its field.
fn worded(field: &Field, value: &Value) -> Option<Amount> {
    match (field.ty, value) {
        (Type::Money, Value::Int(fen)) => Some(Amount::Fen(*fen)),
        (Type::Rate, Value::Int(percent)) => Some(Amount::Percent(*percent)),
        (Type::Score, Value::Int(years)) => Some(Amount::Years(*years)),
        (Type::Code(list), Value::Text(code)) => {
            let item = list.get(code)?;
            let (zh, en) = (item.label(Lang::Zh), item.label(Lang::En));
            Some(Amount::Word(both!("{zh}", "{en}")))
        }
        _ => None,
    }
}

/// The level of a set and, beside it, the value it was judged by.
fn judge(sources: &Sources, ratios: &Ratios, set: &Set, chapter: &mut Chapter<'_>) {
    let share = measured(sources, ratios, set.measure);
    let definition = definition(set.measure);
    let in_force = set.in_force(&sources.parameters, sources.on);
    let (zh, en) = (definition.zh.clone(), definition.en.clone());
    let formula = match &in_force {
        Ok(set) => {
            let (bounds, source) = (set.thresholds(), set.source());
            let (bounds_zh, bounds_en, source_zh, source_en) = (bounds.zh, bounds.en, source.zh, source.en);
            both!("{zh}: {bounds_zh};{source_zh}", "{en}: {bounds_en}; {source_en}")
        }
        Err(_) => definition.clone(),
    };
    let level = match (&in_force, &share) {
        (Ok(set), Ok(share)) => {
            let level = set.level(*share);
            Amount::Word(Both::fixed(level.zh, level.en))
        }
        (Err(why), _) | (_, Err(why)) => Amount::Missing(why.clone()),
    };
    let value = match &share {
        Ok(share) => Amount::or(percent(share.part, share.whole), Amount::Percent, &Both::default()),
        Err(why) => Amount::Missing(why.clone()),
    };
    chapter.excluded = excluded(set.measure);
    let (zh, en) = (set.title.zh, set.title.en);
    chapter.add(set.key, Both::fixed(zh, en), level, formula);
    chapter.add(format!("{}_measure", set.key), both!("{zh}: 值", "{en}: value"), value, definition);
}

/// The share that a set is judged by, or why there is none.
fn measured(sources: &Sources, ratios: &Ratios, measure: Measure) -> Result<Share, Both> {
    let lacks = say("财力数据缺少除数", "the means lack what it is divided by");
    let kept = |ratio: Option<i64>, why: Both| ratio.map(Share::percent).ok_or(why);
    match measure {
        Measure::DebtRatio => kept(ratios.debt, lacks),
        Measure::InterestShare => kept([ratios.general, ratios.special].into_iter().flatten().max(), lacks),
        Measure::OverdueRatio => {
            let sum = sources.position.statutory();
            over(sum.arrears().principal, sum.balance).ok_or_else(super::stock::no_debt)
        }
        Measure::DefaultShare => {
            let (overdue, due) = sources.position.default_share();
            over(overdue, due).ok_or_else(|| say("截至基准日没有到期本金", "no principal has fallen due by the day"))
        }
        Measure::Gap => {
            let revenue = sources.revenue_before.ok_or_else(|| {
                say("没有上年一般公共预算收入", "the general public budget revenue of the year before is not recorded")
            })?;
            // A twelfth and a sixth are kept to four decimals of a percent, so that the gap is judged as it is shown.
            kept(percent(sources.position.statutory().arrears().total(), revenue), lacks)
        }
    }
}

fn over(part: i64, whole: i64) -> Option<Share> {
    (whole > 0).then_some(Share { part, whole })
}

const fn definition(measure: Measure) -> Both {
    match measure {
        Measure::DebtRatio => say("债务余额 ÷ 综合财力", "balance ÷ comprehensive financial capacity"),
        Measure::OverdueRatio => say("逾期本金 ÷ 债务余额", "overdue principal ÷ balance"),
        Measure::Gap => say(
            "逾期未还本息 ÷ 上年一般公共预算收入",
            "overdue principal and interest ÷ general public budget revenue of the year before",
        ),
        Measure::InterestShare => {
            say("一般、专项债务付息占比中较大的", "the greater of the interest shares of general and special debt")
        }
        Measure::DefaultShare => say("逾期本金 ÷ 截至基准日的到期本金", "overdue principal ÷ principal due by the day"),
    }
}

const fn excluded(measure: Measure) -> Both {
    match measure {
        Measure::DebtRatio | Measure::InterestShare => {
            say("上级通报等级不计入", "the colour told by the superior office is left out")
        }
        Measure::OverdueRatio => say("或有债务、隐性债务标记", "contingent debt, marks of hidden debt"),
        Measure::Gap => {
            say("尚未到期的;缺口口径待核", "what is not due yet; the definition of the gap is to be confirmed")
        }
        Measure::DefaultShare => {
            say("不能由台账计算的情形,由人判定", "the tests of a level that no register can compute: for people")
        }
    }
}

/// What is worse than in the latest frozen assessment.
fn worse(sources: &Sources, now: &Ratios, chapter: &mut Chapter<'_>) {
    let Some(last) = &sources.last else { return };
    let Ok(then) = last.view::<Frozen<'_>>() else { return };
    let (id, on) = (then.id, then.as_of_date);
    chapter.rows = both!("与 {id}({on})比较", "compared with {id} ({on})");
    let formula = say("现值 − 上次定稿值,变差的才列", "now − as frozen; only what is worse");
    for (key, title, now, then, up_is_worse) in [
        ("debt_ratio", say("债务率", "debt ratio"), now.debt, then.debt_ratio, true),
        ("service_ratio", say("偿债率", "debt service ratio"), now.service, then.service_ratio, true),
        ("overdue_ratio", say("逾期债务率", "overdue ratio"), now.overdue, then.overdue_ratio, true),
        (
            "interest_general",
            say("一般债务付息占比", "interest share of general debt"),
            now.general,
            then.interest_general,
            true,
        ),
        (
            "interest_special",
            say("专项债务付息占比", "interest share of special debt"),
            now.special,
            then.interest_special,
            true,
        ),
        ("avg_life", say("剩余平均年限", "average time to maturity"), now.life, then.avg_life, false),
    ] {
        let Some(change) = now.zip(then).map(|(now, then)| now.saturating_sub(then)) else { continue };
        if change == 0 || (change > 0) != up_is_worse {
            continue;
        }
        let (zh, en) = (title.zh, title.en);
        let title = both!("变差: {zh}", "worse: {en}");
        let amount = if up_is_worse { Amount::Percent(change) } else { Amount::Years(change) };
        chapter.add(format!("worse_{key}"), title, amount, formula.clone());
    }
}
