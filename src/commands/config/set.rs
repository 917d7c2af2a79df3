//! `config set`: a value of the district, with its source and its days; or a setting of the ledger.

use chrono::NaiveDate;

use super::{Plain, Subject, sentence, subject};
use crate::both;
use crate::catalog::{Confidence, Parameter};
use crate::cli::args;
use crate::commands::session::Session;
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Lang};
use crate::rules::parameters::{self, Figure, Origin, Parameters, Shift};
use crate::store::Act;
use crate::terms;

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let value = s.args().positionals().get(1).copied().unwrap_or_default().to_owned();
    match subject(s)? {
        Subject::Parameter(parameter) => set_parameter(s, parameter, &value),
        Subject::Plain(plain) => set_plain(s, plain, &value),
    }
}

fn set_parameter(s: &mut Session<'_>, parameter: &'static Parameter, value: &str) -> Result<u8> {
    let (mut ledger, act) = s.writing("set")?;
    second_person(&act)?;
    let figure = figure(s, parameter, value, &act)?;
    let (name, replace) = (parameter.name, s.args().flag("replace"));
    let key = parameters::key(name);
    let (shifts, receipt) = ledger.write(&act, |op| {
        let old = Parameters::of_setting(parameter, op.reader().setting(&key)?.as_deref())?;
        let mut new = old.clone();
        if !old.own(name).any(|row| says_the_same(row, &figure)) {
            new.add(figure.clone(), replace)?;
            op.set_setting(&key, &new.setting(name)?)?;
        }
        Ok(parameters::shifts(name, &old, &new))
    })?;
    warn(s, &figure, &shifts, act.as_of);
    if shifts.is_empty() {
        let amount = figure.amount();
        let (zh, en) = (amount.zh, amount.en);
        s.ui.status(&both!("{name} 未变,已是{zh}", "{name} is {en} already; nothing was changed"));
        return Ok(0);
    }
    let told: Vec<Both> = shifts.iter().map(sentence).collect();
    let list = |lang: Lang| told.iter().map(|b| b.get(lang)).collect::<Vec<_>>().join("; ");
    let (zh, en) = (list(Lang::Zh).replace("; ", ";"), list(Lang::En));
    s.done(&both!("{name} {zh}", "{name}, {en}"), receipt.seq);
    s.ui.hint(&both!("chengxin 说明 {name}    撤销: chengxin 撤销", "chengxin explain {name}    undo: chengxin undo"));
    Ok(0)
}

/// The row that was typed; all that is wrong with it at once.
fn figure(s: &Session<'_>, parameter: &'static Parameter, value: &str, act: &Act) -> Result<Figure> {
    let mut faults = Vec::new();
    let mut keep = |fault: Fault| faults.push(fault);
    let value = parameters::parse_value(parameter.unit, value).map_err(&mut keep).ok();
    let source = source(s.args().text("source").unwrap_or_default()).map_err(&mut keep).ok();
    let from = bound(s, "from", Some(act.as_of), act.as_of).map_err(&mut keep).ok();
    let to = bound(s, "to", None, act.as_of).map_err(&mut keep).ok();
    match (value, source, from, to) {
        (Some(value), Some(source), Some(from), Some(to)) => Ok(Figure {
            value: value.into(),
            from,
            to,
            source: source.into(),
            origin: Origin::District { on: act.as_of, by: act.operator.clone() },
            ..Figure::from(parameter)
        }),
        _ => Err(Failure::of(faults)),
    }
}

/// The source as kept: a document number in its normal form, other text as written.
fn source(text: &str) -> Result<String, Fault> {
    let text = terms::text::clean(text).into_owned();
    if text.is_empty() || terms::text::is_placeholder(&text) {
        return Err(Fault::new(&codes::E4020, both!("改参数须写明依据", "a parameter needs its source"))
            .hint(both!("加 --依据 文号", "add --source TEXT")));
    }
    terms::text::check_line(&text)?;
    Ok(terms::docno::parse(&text).unwrap_or(text))
}

/// A first or last day: as typed, without a bound where the word says so, else the default.
fn bound(
    s: &Session<'_>,
    flag: &'static str,
    default: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Fault> {
    match s.args().text(flag) {
        None => Ok(default),
        Some(word) if parameters::unbounded(word) => Ok(None),
        Some(text) => terms::date::parse(text, today).map(|day| Some(day.date)).map_err(|fault| fault.on(flag)),
    }
}

/// A row that differs at most in when and by whom it was set.
fn says_the_same(row: &Figure, figure: &Figure) -> bool {
    (&row.value, &row.source, row.from, row.to) == (&figure.value, &figure.source, figure.from, figure.to)
}

/// Whoever approves is another person.
fn second_person(act: &Act) -> Result<()> {
    if act.approved_by.as_deref() != Some(act.operator.as_str()) {
        return Ok(());
    }
    Err(Fault::new(&codes::E4003, both!("批准人不能是操作人本人", "whoever approves must not be the operator"))
        .on("approved-by")
        .hint(both!("换一人,或去掉 --批准人", "name another person, or drop --approved-by"))
        .into())
}

/// What deserves a look: a statute's own figure is replaced, or clocks that run already are counted anew.
fn warn(s: &mut Session<'_>, figure: &Figure, shifts: &[Shift], today: NaiveDate) {
    let name = figure.name;
    let statute = shifts.iter().filter_map(|shift| shift.old.as_ref());
    if let Some(row) = statute.into_iter().find(|row| row.origin == Origin::BuiltIn(Confidence::Statute)) {
        let source = row.source_quoted();
        let (zh, en) = (source.zh, source.en);
        s.ui.warn(&Fault::new(
            &codes::W4001,
            both!("{name} 是法定的({zh}),请核对依据", "{name} is statutory ({en}); check the source"),
        ));
    }
    if !shifts.is_empty() && figure.from.is_none_or(|from| from < today) {
        s.ui.warn(&Fault::new(
            &codes::W4001,
            both!(
                "生效日早于 {today},已经起算的期限也按新值",
                "it is in force before {today}: clocks that started since count by it too"
            ),
        ));
    }
}

fn set_plain(s: &mut Session<'_>, plain: &Plain, value: &str) -> Result<u8> {
    let given = ["source", "from", "to"].iter().any(|flag| s.args().text(flag).is_some());
    if given || s.args().flag("replace") {
        return Err(Failure::new(
            &codes::E1006,
            both!("只有参数才有依据和生效日期", "only parameters have a source and days in force"),
        )
        .hint(both!("去掉 --依据、--自、--至、--取代", "drop --source, --from, --to and --replace")));
    }
    let value = plain_value(plain, value)?;
    let (mut ledger, act) = s.writing("set")?;
    second_person(&act)?;
    let (old, receipt) = ledger.write(&act, |op| {
        let old = op.reader().setting(plain.key)?;
        op.set_setting(plain.key, &value)?;
        Ok(old)
    })?;
    let (zh, en) = (plain.label.zh, plain.label.en);
    if old.as_deref() == Some(value.as_str()) {
        s.ui.status(&both!("{zh}未变,已是 {value}", "{en} is {value} already; nothing was changed"));
        return Ok(0);
    }
    let old = old.unwrap_or_else(|| "-".to_owned());
    s.done(&both!("{zh}: {old} -> {value}", "{en}: {old} -> {value}"), receipt.seq);
    Ok(0)
}

fn plain_value(plain: &Plain, text: &str) -> Result<String, Fault> {
    if plain.key == crate::store::settings::LANG {
        return match args::lang(text) {
            Some(Lang::Zh) => Ok("zh".to_owned()),
            Some(Lang::En) => Ok("en".to_owned()),
            None => Err(Fault::new(&codes::E3002, both!("没有语言\"{text}\"", "there is no language \"{text}\""))
                .hint(both!("可写: zh、en", "may be: zh, en"))),
        };
    }
    let value = terms::text::clean(text).into_owned();
    terms::text::check_line(&value)?;
    if value.is_empty() {
        let (zh, en) = (plain.label.zh, plain.label.en);
        return Err(Fault::new(&codes::E3001, both!("{zh}不能为空", "{en} must not be blank")));
    }
    Ok(value)
}
