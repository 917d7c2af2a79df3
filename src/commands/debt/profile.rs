//! `debt profile`: principal and interest that fall due by month, quarter or year, with bars, or as SVG.

use crate::analysis::debt::profile::{Bar, Period, Profile, profile};
use crate::both;
use crate::commands::debt::{for_people, word};
use crate::commands::output::{self, Output};
use crate::commands::session::Session;
use crate::commands::small::{Cell, small};
use crate::error::{Fault, Result, codes};
use crate::messages::Lang;
use crate::render::chart::{self, Words};
use crate::render::{Format, Head};
use crate::rules::debt::tally::{Due, percent};
use crate::terms::{money, rate};

/// Length of the longest bar of a table.
const BAR: usize = 30;
/// Word of the format, and the extension of its files.
const SVG: &str = "svg";

/// True when this command line asks for a picture, which no other command draws.
pub(in crate::commands) fn asked_for(s: &Session<'_>) -> bool {
    let words: Vec<&str> = s.invocation.path.iter().map(String::as_str).collect();
    if words.as_slice() != ["debt", "profile"] {
        return false;
    }
    let by_file = || {
        let file = s.globals().output.as_deref()?.extension()?.to_str()?;
        Some(file.eq_ignore_ascii_case(SVG))
    };
    match s.globals().format.as_deref() {
        Some(word) => word.eq_ignore_ascii_case(SVG),
        None => by_file() == Some(true),
    }
}

pub(in crate::commands) fn run(s: &mut Session<'_>) -> Result<u8> {
    let period = period(s)?;
    let ledger = s.open_read()?;
    let on = s.today(ledger.read())?;
    let found = profile(ledger.read(), on, period)?;
    if asked_for(s) {
        let file = s.globals().output.clone().filter(|p| p.as_os_str() != "-");
        let text = picture(&found, on, s.lang());
        output::text(s, &Output { format: Format::Table, file }, &text)?;
        return Ok(0);
    }
    table(s, &found)?;
    summary(s, &found);
    Ok(0)
}

fn period(s: &Session<'_>) -> Result<Period> {
    let Some(text) = s.args().text("by") else { return Ok(Period::Year) };
    match crate::terms::text::fold(text).to_lowercase().as_str() {
        "month" | "月" => Ok(Period::Month),
        "quarter" | "季" | "季度" => Ok(Period::Quarter),
        "year" | "年" => Ok(Period::Year),
        other => Err(Fault::new(&codes::E1005, both!("不能按\"{other}\"分组", "it cannot be grouped by \"{other}\""))
            .on("by")
            .hint(both!("可选: 月、季、年", "choices: month, quarter, year"))
            .into()),
    }
}

fn row(label: Cell, due: Due, found: &Profile, largest: i64, people: bool) -> Vec<Cell> {
    let share = percent(due.principal, found.balance).map_or(Cell::Blank, |share| {
        if people { Cell::Text(format!("{}%", rate::show(share))) } else { Cell::Rate(share) }
    });
    let mut cells = vec![label, Cell::Fen(due.principal), Cell::Fen(due.interest), Cell::Fen(due.total()), share];
    if people {
        cells.push(Cell::Text(chart::ascii(due.total(), largest, BAR)));
    }
    cells
}

fn table(s: &mut Session<'_>, found: &Profile) -> Result<()> {
    let (lang, people) = (s.lang(), for_people(s)?);
    let largest = found.bars.iter().map(|bar| bar.due.total()).chain([found.overdue.total()]).max().unwrap_or(0);
    let mut rows = Vec::new();
    if found.overdue.total() > 0 {
        let label = Cell::Word("overdue", both!("逾期", "overdue"));
        rows.push(row(label, found.overdue, found, largest, people));
    }
    for Bar { label, due } in found.bars.iter().filter(|bar| bar.due.total() > 0) {
        rows.push(row(Cell::Text(label.clone()), *due, found, largest, people));
    }
    let mut heads = vec![
        Head::text(word(lang, "期间", "period")).rigid().keep(),
        Head::number(word(lang, "应还本金(元)", "principal (元)")).keep(),
        Head::number(word(lang, "应还利息(元)", "interest (元)")).keep(),
        Head::number(word(lang, "本息合计(元)", "total (元)")),
        Head::number(word(lang, "占余额", "of balance")),
    ];
    if people {
        heads.push(Head::text(word(lang, "图", "bar")));
    }
    small(s, &["period", "principal_fen", "interest_fen", "total_fen", "share_of_balance"], heads, rows)
}

fn summary(s: &mut Session<'_>, found: &Profile) {
    let balance = money::show_grouped(found.balance);
    let Some(peak) = found.bars.iter().max_by_key(|bar| bar.due.principal).filter(|bar| bar.due.principal > 0) else {
        s.ui.status(&both!("债务余额 {balance} 元", "balance {balance} 元"));
        return;
    };
    let (label, share) = (&peak.label, percent(peak.due.principal, found.balance).map_or_else(String::new, rate::show));
    s.ui.status(&both!(
        "债务余额 {balance} 元;还本最多的期间 {label},占 {share}%;空的期间不列",
        "balance {balance} 元; most principal falls due in {label}, {share}%; empty periods are not listed"
    ));
}

fn picture(found: &Profile, on: chrono::NaiveDate, lang: Lang) -> String {
    let mut bars: Vec<chart::Bar> = Vec::new();
    let bar = |label: String, due: Due| chart::Bar { label, first: due.principal, second: due.interest };
    if found.overdue.total() > 0 {
        bars.push(bar(word(lang, "逾期", "overdue"), found.overdue));
    }
    bars.extend(found.bars.iter().map(|b| bar(b.label.clone(), b.due)));
    let top = bars.iter().map(|bar| bar.first.saturating_add(bar.second)).max().unwrap_or(0);
    let top = money::show_grouped(top);
    let (title, top) =
        (both!("债务到期结构({on})", "Redemption profile ({on})"), both!("最高 {top} 元", "highest {top} yuan"));
    let words = Words {
        title: title.get(lang).to_owned(),
        parts: [word(lang, "本金", "principal"), word(lang, "利息", "interest")],
        top: top.get(lang).to_owned(),
    };
    chart::svg(&words, &bars)
}
