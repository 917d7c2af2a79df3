//! `township matrix` and `township scores`: service areas and months at a glance, and the numbers of the assessment.

use chrono::Datelike as _;

use super::output::Output;
use super::session::Session;
use super::small::{Cell, small};
use crate::analysis::township::areas::{self, areas};
use crate::analysis::township::months::{self, months};
use crate::analysis::township::scores::{Measure, scores};
use crate::both;
use crate::catalog::codes::{DISCLOSURE_KIND, SERVICE_AREA};
use crate::error::{Failure, Fault, Result, codes};
use crate::messages::{Both, Label, Lang, plural};
use crate::render::heat::{Heat, Sign, Tone};
use crate::render::{Format, Head};
use crate::rules::Parameters;
use crate::rules::parameters::NotComputable;
use crate::schema::CodeItem;
use crate::store::Ledger;
use crate::terms;

/// Records named in a row of a table; the rest is counted.
const NAMED: usize = 3;
/// Kinds of disclosure that come every month.
const MONTHLY: [&str; 3] = ["finance", "gov", "village"];

/// `township matrix areas|months`.
pub(super) fn matrix(s: &mut Session<'_>) -> Result<u8> {
    let word = s.args().positionals().first().copied().unwrap_or_default();
    match word.to_lowercase().as_str() {
        "areas" | "领域" => of_areas(s),
        "months" | "月份" => of_months(s),
        _ => Err(Fault::new(&codes::E1005, both!("没有矩阵\"{word}\"", "there is no matrix \"{word}\""))
            .hint(both!("可选: 领域、月份", "choices: areas, months"))
            .into()),
    }
}

fn of_areas(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let year = year(s, &ledger)?;
    let matrix = areas(ledger.read(), year)?;
    if is_map(s)? {
        let heat = Heat {
            heads: matrix.rows.iter().map(|(town, _)| town.short.clone()).collect(),
            rows: by_area(s.lang(), |area| matrix.rows.iter().map(|(_, cells)| area_sign(cells[area].mark)).collect()),
            legend: areas::Mark::ALL.map(|mark| (area_sign(mark), said(s.lang(), mark.word()))).to_vec(),
        };
        map(s, &heat)?;
    } else {
        let lang = s.lang();
        let keys: Vec<&str> =
            ["unit_id", "unit"].into_iter().chain(SERVICE_AREA.items.iter().map(|i| i.code)).collect();
        let areas = SERVICE_AREA.items.iter().map(|item| Head::text(item.label(lang)).rigid());
        let heads = unit_heads(lang).into_iter().chain(areas).collect();
        let rows = matrix.rows.iter().map(|(town, cells)| {
            let marks = cells.iter().map(|best| marked(best.mark.word()));
            [Cell::Text(town.id.clone()), Cell::Text(town.name.clone())].into_iter().chain(marks).collect()
        });
        small(s, &keys, heads, rows)?;
    }
    let all = matrix.rows.iter().flat_map(|(_, cells)| cells);
    let without = all.filter(|best| matches!(best.mark, areas::Mark::Nothing | areas::Mark::Promised)).count();
    let (units, count) = (matrix.rows.len(), plural(matrix.rows.len(), "unit"));
    s.ui.status(&both!(
        "{year} 年 {units} 个单位,{without} 处没有服务记录",
        "{year}: {count}, {without} areas without a service"
    ));
    Ok(0)
}

/// A row an area: its label and what it has.
fn by_area(lang: Lang, signs: impl Fn(usize) -> Vec<Sign>) -> Vec<(String, Vec<Sign>)> {
    SERVICE_AREA.items.iter().enumerate().map(|(i, item)| (item.label(lang).into_owned(), signs(i))).collect()
}

const fn area_sign(mark: areas::Mark) -> Sign {
    let (text, tone) = match mark {
        areas::Mark::Verified => ("##", Tone::Good),
        areas::Mark::Reported => ("+ ", Tone::Fair),
        areas::Mark::Planned => (". ", Tone::Open),
        areas::Mark::Failed => ("!!", Tone::Bad),
        areas::Mark::Promised => ("p ", Tone::Open),
        areas::Mark::Nothing => ("- ", Tone::Faint),
    };
    Sign { text, tone }
}

fn of_months(s: &mut Session<'_>) -> Result<u8> {
    let kind = monthly(s)?;
    let ledger = s.open_read()?;
    let (year, as_of) = (year(s, &ledger)?, s.today(ledger.read())?);
    let parameters = Parameters::read(ledger.read())?;
    let matrix = months(ledger.read(), &parameters, (year, kind.code), as_of)?.map_err(uncomputed)?;
    let lang = s.lang();
    if is_map(s)? {
        let signs = |marks: &[months::Mark; 12]| marks.iter().map(|mark| month_sign(*mark)).collect();
        let heat = Heat {
            heads: (1..=12).map(|month| format!("{month:02}")).collect(),
            rows: matrix.rows.iter().map(|(town, marks)| (town.short.clone(), signs(marks))).collect(),
            legend: months::Mark::ALL.map(|mark| (month_sign(mark), said(lang, mark.word()))).to_vec(),
        };
        map(s, &heat)?;
    } else {
        let names: Vec<String> = (1..=12).map(|month| format!("{year:04}-{month:02}")).collect();
        let keys: Vec<&str> =
            ["unit_id", "unit"].into_iter().chain(names.iter().map(String::as_str)).chain(["missing"]).collect();
        let columns = names.iter().map(|name| Head::text(name.as_str()).rigid());
        let last = Head::number(said(lang, Label::new("缺月", "missing"))).keep();
        let heads = unit_heads(lang).into_iter().chain(columns).chain([last]).collect();
        let rows = matrix.rows.iter().map(|(town, marks)| {
            let ids = [Cell::Text(town.id.clone()), Cell::Text(town.name.clone())];
            let cells = marks.iter().map(|mark| marked(mark.word()));
            ids.into_iter().chain(cells).chain([Cell::Int(i64::try_from(missing(marks)).unwrap_or(i64::MAX))]).collect()
        });
        small(s, &keys, heads, rows)?;
    }
    let lacking: usize = matrix.rows.iter().map(|(_, marks)| missing(marks)).sum();
    let (zh, en, gaps) = (kind.zh, kind.label(Lang::En), plural(lacking, "month"));
    s.ui.status(&both!("{year} 年{zh}缺 {lacking} 个月", "{year}, {en}: {gaps} missing"));
    Ok(0)
}

fn missing(marks: &[months::Mark; 12]) -> usize {
    marks.iter().filter(|mark| **mark == months::Mark::Missing).count()
}

const fn month_sign(mark: months::Mark) -> Sign {
    let (text, tone) = match mark {
        months::Mark::Published => ("##", Tone::Good),
        months::Mark::Late => ("#>", Tone::Fair),
        months::Mark::Pending => (". ", Tone::Open),
        months::Mark::Withheld => ("x ", Tone::Open),
        months::Mark::Missing => ("!!", Tone::Bad),
        months::Mark::NotDue => ("- ", Tone::Faint),
        months::Mark::Outside => ("/ ", Tone::Faint),
    };
    Sign { text, tone }
}

/// The kind of disclosure asked for: finance unless another that comes every month is named.
fn monthly(s: &Session<'_>) -> Result<&'static CodeItem> {
    let word = s.args().text("kind").unwrap_or("finance");
    let found = DISCLOSURE_KIND.find(word).filter(|item| MONTHLY.contains(&item.code));
    found.ok_or_else(|| {
        let items = || DISCLOSURE_KIND.items.iter().filter(|item| MONTHLY.contains(&item.code));
        let zh = items().map(|item| item.zh).collect::<Vec<_>>().join("、");
        let en = items().map(|item| item.code).collect::<Vec<_>>().join(", ");
        Fault::new(
            &codes::E1005,
            both!("没有按月的公开类型\"{word}\"", "no kind of disclosure that comes monthly: \"{word}\""),
        )
        .hint(both!("可选: {zh}", "choices: {en}"))
        .into()
    })
}

/// `township scores`.
pub(super) fn run_scores(s: &mut Session<'_>) -> Result<u8> {
    let ledger = s.open_read()?;
    let (year, as_of) = (year(s, &ledger)?, s.today(ledger.read())?);
    let parameters = Parameters::read(ledger.read())?;
    let scores = scores(ledger.read(), &parameters, year, as_of)?.map_err(uncomputed)?;
    let (lang, output) = (s.lang(), Output::of(s, None)?);
    let screen = matches!(output.format, Format::Table | Format::Wide | Format::Markdown);
    let rows = scores.all.iter().map(|score| {
        let (town, word) = (&scores.towns[score.town], score.measure.word());
        let value = match (score.value, score.measure) {
            (None, _) => Cell::Blank,
            (Some(rate), Measure::ServiceRate | Measure::WithheldShare) => Cell::Text(terms::rate::show(rate)),
            (Some(count), _) => Cell::Int(count),
        };
        vec![
            Cell::Text(town.id.clone()),
            Cell::Text(if screen { town.short.clone() } else { town.name.clone() }),
            Cell::Word(score.measure.key(), Both::fixed(word.zh, word.en)),
            value,
            Cell::Int(score.of),
            Cell::Text(listed(&score.rows, screen, lang)),
        ]
    });
    let heads = vec![
        Head::text(said(lang, Label::new("编号", "id"))).rigid(),
        Head::text(said(lang, Label::new("单位", "unit"))).keep(),
        Head::text(said(lang, Label::new("指标", "measure"))).keep(),
        Head::number(said(lang, Label::new("值", "value"))).keep(),
        Head::number(said(lang, Label::new("总数", "of"))),
        Head::text(said(lang, Label::new("依据的记录", "records behind it"))),
    ];
    small(s, &["unit_id", "unit", "measure", "value", "of", "rows"], heads, rows)?;
    let (units, count) = (scores.towns.len(), plural(scores.towns.len(), "unit"));
    s.ui.status(&both!(
        "{year} 年 {units} 个单位,截至 {as_of};未落实、迟延、缺月、投诉和逾期的记录列在后面",
        "{year}: {count} as of {as_of}; the records that fell short, or were counted, stand behind each number"
    ));
    Ok(0)
}

/// Ids behind a number: all for programs, the first few for people.
fn listed(rows: &[String], screen: bool, lang: Lang) -> String {
    let shown = if screen { rows.len().min(NAMED) } else { rows.len() };
    let (ids, all) = (rows[..shown].join("、"), rows.len());
    match lang {
        _ if all == shown => ids,
        Lang::Zh => format!("{ids} 等 {all} 条"),
        Lang::En => format!("{ids} and {} more", all - shown),
    }
}

/// The year asked for, else that of today.
fn year(s: &Session<'_>, ledger: &Ledger) -> Result<i32> {
    match s.args().text("year") {
        Some(text) => Ok(terms::date::parse_year(text)?),
        None => Ok(s.today(ledger.read())?.year()),
    }
}

/// True where a map is wanted: a table for the eye, not a file.
fn is_map(s: &Session<'_>) -> Result<bool> {
    let output = Output::of(s, None)?;
    Ok(output.format == Format::Table && !output.leaves())
}

fn map(s: &mut Session<'_>, heat: &Heat) -> Result<()> {
    let pieces = heat.pieces(s.ui.width);
    s.ui.painted(&pieces)
}

fn uncomputed(missing: NotComputable) -> Failure {
    missing.fault().hint(both!("chengxin 配置 列表 disclosure", "chengxin config list disclosure")).into()
}

fn unit_heads(lang: Lang) -> Vec<Head> {
    vec![
        Head::text(said(lang, Label::new("编号", "id"))).rigid(),
        Head::text(said(lang, Label::new("单位", "unit"))).keep(),
    ]
}

fn marked(word: Label) -> Cell {
    Cell::Word(word.en, Both::fixed(word.zh, word.en))
}

fn said(lang: Lang, label: Label) -> String {
    label.get(lang).to_owned()
}
